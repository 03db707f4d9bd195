/* test-hold.c: tests of quoth-hold.c: not letting go of an open project by accident
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <fcntl.h>
#include <unistd.h>

static const char *program;

/* The other program: comes, reads and goes; or writes, too. */
static int
come_and_go (const char *path, gboolean writes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (path, writes ? QUOTH_STORE_READ_WRITE : QUOTH_STORE_READ_ONLY, &error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  gint64 n = reader != NULL ? quoth_reader_count (reader, &query, &error) : -1;

  if (error != NULL)
    g_error ("%s", error->message);
  g_print ("%d\n", (int) n);
  g_clear_pointer (&reader, quoth_reader_free);
  return 0;
}

/* Returns: how many actors it sees. */
static int
let_come (World *world, const char *how)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  char *argv[] = { (char *) program, (char *) how, world->path, NULL };
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return atoi (out);
}

/* As a file dialog does with each file of a folder. */
static void
sniff (World *world)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (world->path, suffixes[i], NULL);
      char bytes[16];
      int fd = open (path, O_RDONLY | O_CLOEXEC);

      g_assert_cmpint (fd, >=, 0);
      g_assert_cmpint (read (fd, bytes, sizeof bytes), >=, 0);
      close (fd);
    }
}

static void
test_sniffed (World *world, gconstpointer data)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  int n = 0;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      sniff (world);
      g_assert_cmpint (let_come (world, i % 2 == 0 ? "--read" : "--write"), ==, n);
      world_add_actor (world, name);
      n++;
      g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, n);
      g_assert_cmpint (let_come (world, "--write"), ==, n);
    }
  g_clear_pointer (&reader, quoth_reader_free);
  world_reopen (world);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, n);
}

/* What is big is written without the log, for which the hold is left; it is there again afterwards. */
static void
test_big (World *world, gconstpointer data)
{
  g_autofree char *text = g_strnfill (5 << 20, 'x');

  sniff (world);
  world_add_document (world, "big", text);
  sniff (world);
  g_assert_cmpint (let_come (world, "--write"), ==, 0);
  world_add_actor (world, "Ada");
  g_assert_cmpint (let_come (world, "--write"), ==, 1);
}

/* Nothing is left of it: the log goes with the last one. */
static void
test_closed (World *world, gconstpointer data)
{
  g_autofree char *names = NULL;

  world_add_actor (world, "Ada");
  g_clear_object (&world->store);
  names = world_list (world->folder);
  g_assert_cmpstr (names, ==, "world.quoth");
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && (g_str_equal (argv[1], "--read") || g_str_equal (argv[1], "--write")))
    return come_and_go (argv[2], g_str_equal (argv[1], "--write"));

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hold/sniffed", World, NULL, world_set_up, test_sniffed, world_tear_down);
  g_test_add ("/hold/big", World, NULL, world_set_up, test_big, world_tear_down);
  g_test_add ("/hold/closed", World, NULL, world_set_up, test_closed, world_tear_down);
  return g_test_run ();
}
