/* test-rebuild.c: tests of quoth-rebuild.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copies.h"

#include <string.h>

static GPtrArray *
check (World *world)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = quoth_store_check_rebuild (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return problems;
}

static void
assert_sound (World *world)
{
  g_autoptr (GPtrArray) problems = check (world);

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", ((QuothProblem *) problems->pdata[i])->what);
}

/* Writes to the project by other means than Quoth; one problem must be found, that has each of the words. */
static void
assert_found (World *world, const char *sql, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, &error);
  g_autoptr (GPtrArray) problems = NULL;
  const char *what;

  quoth_database_exec (database, sql, &error);
  g_assert_no_error (error);
  problems = check (world);
  g_assert_cmpuint (problems->len, >, 0);
  what = ((QuothProblem *) problems->pdata[0])->what;
  for (; *words != NULL; words++)
    if (strstr (what, *words) == NULL)
      g_error ("“%s” is not in “%s”", *words, what);
}

static void
test_sound (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMention) changed = copies_get (&self->theirs, QUOTH_KIND_MENTION, &self->mention);

  assert_sound (&self->mine);
  quoth_annotation_set_range (changed, quoth_range (0, 6));
  copies_put (&self->theirs, changed);
  copies_delete (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  copies_merge_both (self);
  assert_sound (&self->mine);
  assert_sound (&self->theirs);
}

static void
test_changed (Copies *self, gconstpointer data)
{
  assert_found (&self->mine, "UPDATE actor SET name = 'Changed'",
                (const char *[]){ "Changed", "actor", "name", "Xi", NULL });
}

static void
test_missing (Copies *self, gconstpointer data)
{
  assert_found (&self->mine, "DELETE FROM span", (const char *[]){ "span", "missing", NULL });
}

static void
test_added (Copies *self, gconstpointer data)
{
  assert_found (&self->mine, "INSERT INTO proposition (id, statement) VALUES (randomblob (16), 'It is so')",
                (const char *[]){ "proposition", "It is so", NULL });
}

static void
test_damaged (Copies *self, gconstpointer data)
{
  assert_found (&self->mine, "UPDATE journal SET changeset = x'54ff', codec = 0, label = 'Broken' WHERE label = 'Put'",
                (const char *[]){ "Broken", "cannot be read", NULL });
}

#define ADD(name, func) g_test_add ("/rebuild/" name, Copies, NULL, copies_set_up, func, copies_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sound", test_sound);
  ADD ("changed", test_changed);
  ADD ("missing", test_missing);
  ADD ("added", test_added);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
