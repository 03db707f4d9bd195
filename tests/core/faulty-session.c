/* faulty-session.c: the store on a disk that fails: for every n, the n-th call of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session opens a project, edits it, undoes and redoes, and closes it. Each step is acknowledged or fails; one that fails may be in the file
 * all the same (its last sync did not answer), but whole. So what the file may hold afterwards is known: the *possible worlds*, which begin
 * as one and are two after each step that failed. The file must hold one of them, be sound, and open at once.
 */

#include "faulty-vfs.h"
#include "world.h"

#include <glib/gstdio.h>

typedef enum
{
  STEP_ONE,
  STEP_MANY,
  STEP_TEXT,
  STEP_UNDO,
  STEP_REDO,
} StepKind;

static const StepKind steps[] = { STEP_ONE, STEP_MANY, STEP_UNDO, STEP_TEXT, STEP_ONE, STEP_UNDO, STEP_REDO, STEP_MANY };

#define N_STEPS G_N_ELEMENTS (steps)

/* Enough for some pages of the file. */
#define N_MANY 40

/* Each edit has a weight of its own, so that a sum tells which are there. */
static guint
get_weight (guint step)
{
  return 1u << step;
}

/* A world: which edits are done, and the stacks of those that can be undone and redone. */
typedef struct
{
  guint8 done[N_STEPS];
  guint8 undone[N_STEPS];
  guint n_done;
  guint n_undone;
} Possible;

static void
possible_step (Possible *self, guint step)
{
  if (steps[step] == STEP_UNDO && self->n_done > 0)
    self->undone[self->n_undone++] = self->done[--self->n_done];
  else if (steps[step] == STEP_REDO && self->n_undone > 0)
    self->done[self->n_done++] = self->undone[--self->n_undone];
  else if (steps[step] != STEP_UNDO && steps[step] != STEP_REDO)
    {
      self->done[self->n_done++] = (guint8) step;
      self->n_undone = 0;
    }
}

static guint
possible_sum (const Possible *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->n_done; i++)
    sum += get_weight (self->done[i]);
  return sum;
}

/* What each edit makes: values with its number in the name, and the same ones in each session. */
static QuothChange *
new_edit (guint step, const QuothId *coder)
{
  QuothChange *change = quoth_change_new ("Edit", coder);
  guint n = steps[step] == STEP_MANY ? N_MANY : 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

      actor->name = g_strdup_printf ("%u/%u", step, i);
      actor->actor_kind = g_strdup ("person");
      quoth_change_put (change, actor);
    }
  if (steps[step] == STEP_TEXT)
    {
      g_autoptr (QuothDocument) document = quoth_document_new (NULL);
      g_autofree char *filler = g_strnfill (20000, 'x');
      g_autoptr (QuothText) text = quoth_text_new (filler, -1, NULL);

      document->name = g_strdup ("text");
      document->encoding = g_strdup ("UTF-8");
      quoth_document_set_text (document, text);
      quoth_change_put (change, document);
    }
  return change;
}

static gboolean
do_step (World *world, guint step, GString *story)
{
  g_autoptr (QuothChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (steps[step] == STEP_UNDO)
    done = quoth_store_undo (world->store, &world->coder, &error);
  else if (steps[step] == STEP_REDO)
    done = quoth_store_redo (world->store, &world->coder, &error);
  else
    {
      change = new_edit (step, &world->coder);
      done = quoth_store_commit (world->store, change, NULL, &error);
    }
  g_string_append_printf (story, "; %u: %s", step, error != NULL ? error->message : "done");
  g_assert_true (done == (error == NULL));
  return done;
}

/* Returns: (element-type Possible): the worlds that the session may have left. */
static GArray *
run_session (World *world, GString *story)
{
  GArray *worlds = g_array_new (FALSE, TRUE, sizeof (Possible));

  g_array_set_size (worlds, 1);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  for (guint step = 0; world->store != NULL && step < N_STEPS; step++)
    {
      guint n = worlds->len;
      gboolean done = do_step (world, step, story);

      for (guint i = 0; i < n; i++)
        {
          Possible possible = g_array_index (worlds, Possible, i);

          if (!done)
            g_array_append_val (worlds, possible);
          possible_step (&g_array_index (worlds, Possible, i), step);
        }
    }
  g_clear_object (&world->store);
  return worlds;
}

/* The sum of the edits that are there, each of them whole. */
static guint
sum_up (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = quoth_reader_list (reader, &query, &error);
  guint n_values[N_STEPS] = { 0 };
  guint sum = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < actors->len; i++)
    n_values[g_ascii_strtoull (((QuothActor *) actors->pdata[i])->name, NULL, 10)]++;
  for (guint step = 0; step < N_STEPS; step++)
    {
      g_assert_true (n_values[step] == 0 || n_values[step] == (steps[step] == STEP_MANY ? N_MANY : 1));
      sum += n_values[step] > 0 ? get_weight (step) : 0;
    }
  query.kind = QUOTH_KIND_DOCUMENT;
  g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, (sum & get_weight (3)) != 0);
  return sum;
}

static void
assert_sound (World *world, GArray *worlds, const char *story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean found = FALSE;
  guint sum;

  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((QuothProblem *) problems->pdata[i])->where, ((QuothProblem *) problems->pdata[i])->what);
  g_assert_cmpuint (problems->len, ==, 0);
  sum = sum_up (world);
  for (guint i = 0; i < worlds->len && !found; i++)
    found = possible_sum (&g_array_index (worlds, Possible, i)) == sum;
  if (!found)
    g_test_message ("the file holds %x after%s", sum, story);
  g_assert_true (found);
}

/* It goes on as if nothing had been. */
static void
assert_works (World *world)
{
  g_autoptr (QuothChange) change = quoth_change_new ("After", &world->coder);
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);

  proposition->statement = g_strdup ("All is well");
  quoth_change_put (change, proposition);
  world_commit (world, change);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
}

static void
start_anew (World *world, const char *template, gsize size)
{
  g_autofree char *log = g_strconcat (world->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (world->path, "-shm", NULL);

  g_clear_object (&world->store);
  g_unlink (log);
  g_unlink (index);
  g_assert_true (g_file_set_contents (world->path, template, (gssize) size, NULL));
}

static void
test_every_call (World *world, gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_UINT (data);
  g_autofree char *template = NULL;
  guint n = 0, n_failed = 0;
  gboolean has_failed = TRUE;
  gsize size;

  g_clear_object (&world->store);
  g_assert_true (g_file_get_contents (world->path, &template, &size, NULL));
  while (has_failed)
    {
      g_autoptr (GString) story = g_string_new (NULL);
      g_autoptr (GArray) worlds = NULL;

      start_anew (world, template, size);
      faulty_vfs_arm (kind, ++n);
      g_string_append_printf (story, " call %u fails", n);
      worlds = run_session (world, story);
      has_failed = faulty_vfs_has_failed ();
      faulty_vfs_disarm ();
      n_failed += worlds->len > 1;
      assert_sound (world, worlds, story->str);
      assert_works (world);
    }
  g_test_message ("%u calls, %u sessions in which a step failed", n - 1, n_failed);
  g_assert_cmpuint (n, >, 50);
  g_assert_cmpuint (n_failed, >, 0);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { NULL, "io-error-once", "io-error-from-on", "disk-full", "short-write" };

  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  for (guint kind = FAULT_ONCE; kind < N_FAULT_KINDS; kind++)
    {
      g_autofree char *path = g_strconcat ("/faults/", names[kind], NULL);

      g_test_add (path, World, GUINT_TO_POINTER (kind), world_set_up, test_every_call, world_tear_down);
    }
  return g_test_run ();
}
