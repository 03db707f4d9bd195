/* test-entangled.c: tests of quoth-entangled.c, and of the steps that it is asked about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What later work stands in the way of each kind of step is told in test-undo.c.
 */

#include "world.h"

#include <string.h>

/* A coder whose own making is not among the steps to take back. */
static QuothId
add_worker (World *world, const char *name)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Add a coder", &world->coder);

  coder->name = g_strdup (name);
  quoth_change_put (change, coder);
  world_commit (world, change);
  return coder->value.id;
}

static void
put_by (World *world, const QuothId *coder, const char *label, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new (label, coder);

  quoth_change_put (change, value);
  world_commit (world, change);
}

static gboolean
collect_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  if (entry->kind == QUOTH_ENTRY_EDIT)
    g_array_append_val (data, entry->id);
  return TRUE;
}

/* The edits of @coder, the newest first. */
static GArray *
list_edits (World *world, const QuothId *coder)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothHistoryQuery query = { .coder = coder };
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_reader_foreach_entry (reader, &query, collect_cb, entries, NULL, &error));
  g_assert_no_error (error);
  return entries;
}

static gboolean
undo_chosen (World *world, QuothStepKind kind, const QuothId *coder, const QuothId *entry, GError **error)
{
  QuothStepRequest request = { .kind = kind, .coder = *coder, .entry = *entry };

  return quoth_store_step (world->store, &request, NULL, error);
}

/* Returns whether the edit was taken by the store and changed something. */
static gboolean
do_edit (World *world, const QuothId *coder)
{
  g_autoptr (QuothChange) change = world_edit (world, coder);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;

  if (!quoth_store_commit (world->store, change, NULL, NULL))
    return FALSE;
  after = world_dump (world->path);
  return !g_str_equal (before, after);
}

/* Any edit may be chosen: it is taken back whole and can be made again, or it is refused and all is as it was. */
static void
test_chosen (World *world, gconstpointer data)
{
  QuothId coder = add_worker (world, "B");
  g_autoptr (GArray) edits = NULL;
  guint n_done = 0, n_refused = 0;

  for (guint n = 0; n < 50;)
    n += do_edit (world, &coder);
  edits = list_edits (world, &coder);
  for (guint i = 0; i < edits->len; i++)
    {
      g_autofree char *before = world_dump (world->path);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      if (undo_chosen (world, QUOTH_STEP_UNDO_ENTRY, &coder, &g_array_index (edits, QuothId, i), &error))
        {
          g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
          g_autofree char *undone = world_dump (world->path);

          g_assert_cmpuint (problems->len, ==, 0);
          g_assert_cmpstr (undone, !=, before);
          g_assert_true (quoth_store_redo (world->store, &coder, &error));
          n_done++;
        }
      else
        {
          g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
          n_refused++;
        }
      after = world_dump (world->path);
      g_assert_cmpstr (after, ==, before);
    }
  g_test_message ("%u taken back, %u refused", n_done, n_refused);
  g_assert_cmpuint (n_done, >, 1);
  g_assert_cmpuint (n_refused, >, 1);
}

static void
assert_not_chosen (World *world, const QuothId *coder, const QuothId *entry, const char *why)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (undo_chosen (world, QUOTH_STEP_UNDO_ENTRY, coder, entry, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, why));
  after = world_dump (world->path);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
note_last_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  *(QuothId *) data = entry->id;
  return TRUE;
}

static QuothId
find_last_entry (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothHistoryQuery query = { .limit = 1 };
  QuothId last = QUOTH_ID_NONE;

  quoth_reader_foreach_entry (reader, &query, note_last_cb, &last, NULL, NULL);
  return last;
}

static void
test_not_chosen (World *world, gconstpointer data)
{
  QuothId other = add_worker (world, "B");
  QuothId stranger = quoth_id_new ();
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (GError) error = NULL;
  QuothId made;
  QuothId taken_back;

  actor->name = g_strdup ("Xi");
  actor->actor_kind = g_strdup ("person");
  put_by (world, &other, "Make Xi", actor);
  made = find_last_entry (world);
  assert_not_chosen (world, &world->coder, &made, "somebody else");
  assert_not_chosen (world, &other, &stranger, "no such entry");
  g_assert_true (quoth_store_undo (world->store, &other, &error));
  taken_back = find_last_entry (world);
  assert_not_chosen (world, &other, &made, "undone already");
  assert_not_chosen (world, &other, &taken_back, "itself an undo");
}

#define ADD(name, func) g_test_add ("/entangled/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("chosen", test_chosen);
  ADD ("not-chosen", test_not_chosen);
  return g_test_run ();
}
