/* test-blind.c: tests of quoth-blind.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"
#include "random-project.h"

#include "store/quoth-as-of.h"
#include "store/quoth-packet.h"

/* A random project, in which a coder has something to do with every text, so that a packet of theirs has all texts. */
typedef struct
{
  Formats formats;
  RandomProject *project;
  QuothId viewer;
} Blind;

static gboolean
is_assigned (Blind *self, const QuothId *document)
{
  GPtrArray *assignments = self->project->by_kind[QUOTH_KIND_ASSIGNMENT];
  QuothId id = quoth_assignment_make_id (&self->viewer, document);

  for (guint i = 0; i < assignments->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (assignments->pdata[i])->id, &id))
      return TRUE;
  return FALSE;
}

static QuothAssignment *
new_assignment (Blind *self, const QuothId *document, gboolean blind)
{
  QuothId id = quoth_assignment_make_id (&self->viewer, document);
  QuothAssignment *assignment = quoth_assignment_new (&id);

  assignment->coder = self->viewer;
  assignment->document = *document;
  assignment->blind = blind;
  return assignment;
}

static void
set_up (Blind *self, gconstpointer data)
{
  g_autoptr (QuothChange) change = NULL;
  GPtrArray *documents;

  formats_set_up (&self->formats, data);
  self->project = random_project_new (10);
  documents = self->project->by_kind[QUOTH_KIND_DOCUMENT];
  self->viewer = QUOTH_VALUE (self->project->by_kind[QUOTH_KIND_CODER]->pdata[0])->id;
  change = quoth_change_new ("Random", &self->viewer);
  for (guint i = 0; i < self->project->values->len; i++)
    quoth_change_put (change, self->project->values->pdata[i]);
  for (guint i = 0; i < documents->len; i++)
    if (!is_assigned (self, &QUOTH_VALUE (documents->pdata[i])->id))
      {
        g_autoptr (QuothAssignment) assignment = new_assignment (self, &QUOTH_VALUE (documents->pdata[i])->id, g_test_rand_bit ());

        quoth_change_put (change, assignment);
      }
  formats_commit (self->formats.store, change);
}

static void
tear_down (Blind *self, gconstpointer data)
{
  random_project_free (self->project);
  formats_tear_down (&self->formats, data);
}

static void
assert_same_lines (const char *shown, const char *handed)
{
  g_auto (GStrv) left = g_strsplit (shown, "\n", -1);
  g_auto (GStrv) right = g_strsplit (handed, "\n", -1);

  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
}

/* What a coder is shown of a project is, to the byte of a lossless export, what a packet has, in which the rest was deleted. */
static void
test_as_packet (Blind *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->formats.folder, "packet.quoth", NULL);
  g_autoptr (QuothStore) packet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *handed = NULL;

  quoth_store_write_packet (self->formats.store, &self->viewer, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  packet = quoth_store_open (path, QUOTH_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  quoth_store_set_viewer (self->formats.store, &self->viewer);
  shown = formats_export_jsonl (self->formats.store);
  handed = formats_export_jsonl (packet);
  assert_same_lines (shown, handed);
}

static gint64
count (QuothReader *reader)
{
  gint64 n = 0;

  for (QuothKind kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    {
      QuothQuery query = { .kind = kind };

      n += quoth_reader_count (reader, &query, NULL);
    }
  return n;
}

/* What is listed as hidden and what is shown are all there is, and nothing is both. */
static void
test_hidden (Blind *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) all = quoth_store_open_reader (self->formats.store, &error);
  g_autoptr (GArray) hidden = quoth_reader_list_hidden (all, &self->viewer, &error);
  g_autoptr (QuothReader) view = NULL;

  g_assert_no_error (error);
  quoth_store_set_viewer (self->formats.store, &self->viewer);
  view = quoth_store_open_view (self->formats.store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (view) + hidden->len, ==, count (all));
  for (guint i = 0; i < hidden->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (hidden, QuothNewsItem, i);

      g_assert_false (quoth_reader_has (view, item->kind, &item->id));
      g_assert_true (quoth_reader_has (all, item->kind, &item->id));
    }
}

static gpointer
read_count (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new (gint64, 1);

  *n = count (reader);
  return n;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  g_assert_no_error (error);
  *(gint64 *) user_data = *n;
}

static gint64
count_shown (QuothStore *store)
{
  gint64 n = -1;

  quoth_store_read_async (store, read_count, NULL, NULL, g_free, NULL, read_cb, &n);
  while (n < 0)
    g_main_context_iteration (NULL, TRUE);
  return n;
}

/* The same readers show more, or less, as soon as an assignment or the viewer is another; what nobody may not see is all there is. */
static void
test_changes (Blind *self, gconstpointer data)
{
  QuothStore *store = self->formats.store;
  GPtrArray *documents = self->project->by_kind[QUOTH_KIND_DOCUMENT];
  gint64 n_all = count_shown (store);

  for (guint round = 0; round < 6; round++)
    {
      gboolean blind = round % 2 == 0;
      g_autoptr (QuothChange) change = quoth_change_new ("Assign", &self->viewer);
      g_autoptr (QuothReader) reader = NULL;
      g_autoptr (GArray) hidden = NULL;

      for (guint i = 0; i < documents->len; i++)
        {
          g_autoptr (QuothAssignment) assignment = new_assignment (self, &QUOTH_VALUE (documents->pdata[i])->id, blind);

          quoth_change_put (change, assignment);
        }
      formats_commit (store, change);
      reader = quoth_store_open_reader (store, NULL);
      hidden = quoth_reader_list_hidden (reader, &self->viewer, NULL);
      g_assert_true (blind == (hidden->len > 0));
      quoth_store_set_viewer (store, &self->viewer);
      g_assert_cmpint (count_shown (store), ==, n_all - hidden->len);
      quoth_store_set_viewer (store, NULL);
      g_assert_cmpint (count_shown (store), ==, n_all);
    }
}

static void
put_seen (QuothReader *view, QuothKind kind, QuothChange *change)
{
  QuothQuery query = { .kind = kind };
  g_autoptr (GPtrArray) values = quoth_reader_list (view, &query, NULL);

  g_assert_nonnull (values);
  for (guint i = 0; i < values->len; i++)
    quoth_change_put (change, values->pdata[i]);
}

/* What a coder reads and writes back as it is changes nothing, though they do not see all of it. */
static void
test_ties (Blind *self, gconstpointer data)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CODE, QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  QuothStore *store = self->formats.store;
  g_autofree char *before = formats_export_jsonl (store);
  g_autoptr (QuothChange) change = quoth_change_new ("Write back", &self->viewer);
  g_autoptr (QuothReader) view = NULL;
  g_autofree char *after = NULL;

  quoth_store_set_viewer (store, &self->viewer);
  view = quoth_store_open_view (store, NULL);
  g_assert_nonnull (view);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    put_seen (view, kinds[i], change);
  formats_commit (store, change);
  quoth_store_set_viewer (store, NULL);
  after = formats_export_jsonl (store);
  assert_same_lines (before, after);
}

/* Nobody is shown the project as it was while they may not see all of it. */
static void
test_as_of (Blind *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->formats.folder, "then.quoth", NULL);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->formats.store, NULL);
  g_autoptr (GArray) blind = quoth_reader_list_blind (reader, &self->viewer, NULL);
  QuothMoment moment = { .time = G_MAXINT64 };
  g_autoptr (GError) error = NULL;

  quoth_store_set_viewer (self->formats.store, &self->viewer);
  if (blind->len == 0)
    g_test_skip ("nothing is blind");
  else if (!quoth_store_copy_as_of (self->formats.store, &moment, path, NULL, NULL, NULL, &error))
    g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  else
    g_assert_not_reached ();
}

/* Who looks learns, or codes blind. */
static void
plan_training (Blind *self, QuothAssignmentPurpose purpose, QuothAssignmentState own, QuothAssignmentState learners, QuothAssignmentState coders)
{
  GPtrArray *documents = self->project->by_kind[QUOTH_KIND_DOCUMENT];
  GPtrArray *team = self->project->by_kind[QUOTH_KIND_CODER];
  g_autoptr (QuothChange) change = quoth_change_new ("Train", &self->viewer);

  for (guint i = 0; i < documents->len; i++)
    for (guint c = 0; c < team->len; c++)
      {
        const QuothId *coder = &QUOTH_VALUE (team->pdata[c])->id;
        QuothId id = quoth_assignment_make_id (coder, &QUOTH_VALUE (documents->pdata[i])->id);
        g_autoptr (QuothAssignment) assignment = quoth_assignment_new (&id);

        assignment->coder = *coder;
        assignment->document = QUOTH_VALUE (documents->pdata[i])->id;
        assignment->purpose = c == 0 ? purpose : c % 2 == 0 ? QUOTH_ASSIGNMENT_TRAINING : QUOTH_ASSIGNMENT_CODING;
        assignment->blind = assignment->purpose == QUOTH_ASSIGNMENT_CODING;
        assignment->state = c == 0 ? own : c % 2 == 0 ? learners : coders;
        quoth_change_put (change, assignment);
      }
  formats_commit (self->formats.store, change);
}

/* Whoever learns, or codes blind, sees what is not their own when they are done, and all who code the text are, whatever others who learn do. */
static void
test_training (Blind *self, gconstpointer data)
{
  gint64 n_all = count_shown (self->formats.store);

  quoth_store_set_viewer (self->formats.store, &self->viewer);
  for (guint states = 0; states < 16; states++)
    {
      QuothAssignmentPurpose purpose = states & 8 ? QUOTH_ASSIGNMENT_CODING : QUOTH_ASSIGNMENT_TRAINING;
      QuothAssignmentState own = states & 1 ? QUOTH_ASSIGNMENT_DONE : QUOTH_ASSIGNMENT_IN_PROGRESS;
      QuothAssignmentState learners = states & 2 ? QUOTH_ASSIGNMENT_DONE : QUOTH_ASSIGNMENT_TO_DO;
      QuothAssignmentState coders = states & 4 ? QUOTH_ASSIGNMENT_DONE : QUOTH_ASSIGNMENT_TO_DO;
      gint64 n_shown;

      plan_training (self, purpose, own, learners, coders);
      n_shown = count_shown (self->formats.store);
      if ((states & 5) == 5)
        g_assert_cmpint (n_shown, ==, n_all);
      else
        g_assert_cmpint (n_shown, <, n_all);
    }
}

#define ADD(name, func) g_test_add ("/blind/" name, Blind, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("/blind/as-packet/%u", i);

      g_test_add (name, Blind, NULL, set_up, test_as_packet, tear_down);
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("/blind/ties/%u", i);

      g_test_add (name, Blind, NULL, set_up, test_ties, tear_down);
    }
  ADD ("hidden", test_hidden);
  ADD ("changes", test_changes);
  ADD ("as-of", test_as_of);
  ADD ("training", test_training);
  return g_test_run ();
}
