/* test-document-model.c: tests of quoth-document-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-document-model.h"
#include "quoth-lane-map.h"

#include <glib/gstdio.h>

#define TEXT "Moscow said that Xi Jinping would come. Then he came, and went again.\nAnd nothing more was said.\n"
#define N_MANY 700
#define N_LONG (2 * 1024 * 1024)

typedef struct
{
  char *folder;
  QuothStore *store;
  QuothId coder;
  QuothId actor;
  QuothId document;
  QuothDocumentModel *model;
  QuothRange extent;
  guint n_changed;
  guint n_document;
} Fixture;

static void
commit (Fixture *fixture, QuothChange *change)
{
  GError *error = NULL;

  quoth_store_commit (fixture->store, change, NULL, &error);
  g_assert_no_error (error);
  quoth_change_unref (change);
}

static QuothDocument *
make_document (const QuothId *id, const char *name, const char *utf8)
{
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  QuothDocument *document = quoth_document_new (id);

  document->name = g_strdup (name);
  document->document_kind = g_strdup ("text");
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  quoth_document_set_text (document, text);
  return document;
}

static QuothMention *
make_mention (Fixture *fixture, guint start, guint end)
{
  QuothMention *mention = quoth_mention_new (NULL);

  mention->annotation.document = fixture->document;
  mention->annotation.coder = fixture->coder;
  mention->actor = fixture->actor;
  quoth_annotation_add_span (mention, quoth_range (start, end), NULL);
  return mention;
}

static void
put (Fixture *fixture, gpointer value)
{
  QuothChange *change = quoth_change_new ("Put", &fixture->coder);

  quoth_change_put (change, value);
  commit (fixture, change);
}

static void
changed_cb (QuothDocumentModel *model, const QuothRange *extent, Fixture *fixture)
{
  fixture->extent = *extent;
  fixture->n_changed++;
}

static void
document_cb (Fixture *fixture)
{
  fixture->n_document++;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  GError *error = NULL;

  fixture->model = quoth_document_model_load_finish (result, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->model, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "notify::document", G_CALLBACK (document_cb), fixture);
}

static void
start_loading (Fixture *fixture)
{
  quoth_document_model_load_async (fixture->store, &fixture->document, NULL, loaded_cb, fixture);
}

static void
load (Fixture *fixture)
{
  start_loading (fixture);
  while (fixture->model == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for (const guint *counter, guint value)
{
  while (*counter < value)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothDocument) document = make_document (NULL, "first", TEXT);
  g_autoptr (QuothDocument) other = make_document (NULL, "second", "Something else.\n");
  g_autofree char *path = NULL;
  GError *error = NULL;
  QuothChange *change;

  fixture->folder = g_dir_make_tmp ("quoth-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.quoth", NULL);
  fixture->store = quoth_store_create (path, NULL, &error);
  g_assert_no_error (error);

  coder->name = g_strdup ("A");
  actor->name = g_strdup ("Xi Jinping");
  actor->actor_kind = g_strdup ("person");
  fixture->coder = coder->value.id;
  fixture->actor = actor->value.id;
  fixture->document = document->value.id;
  change = quoth_change_new ("Set up", &fixture->coder);
  quoth_change_put (change, coder);
  quoth_change_put (change, actor);
  quoth_change_put (change, document);
  quoth_change_put (change, other);
  commit (fixture, change);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&fixture->model);
  quoth_store_close (fixture->store);
  /* A read that nobody waits for any more may hold the store until its thread has ended. */
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  for (guint i = 0; i < 10000 && fixture->store != NULL; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  g_assert_null (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothMention) mention = make_mention (fixture, 17, 27);

  put (fixture, mention);
  load (fixture);
  g_assert_cmpstr (quoth_text_get_utf8 (quoth_document_model_get_text (fixture->model)), ==, TEXT);
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), ==, 1);
  g_assert_nonnull (quoth_document_model_get_annotation (fixture->model, &mention->annotation.value.id));
}

/* A long text, with annotations that overlap in all ways. Returns: its document */
static QuothId
add_long (Fixture *fixture)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  g_autofree char *utf8 = g_strnfill (N_LONG, 'x');
  g_autoptr (QuothDocument) document = make_document (NULL, "long", utf8);
  QuothChange *change = quoth_change_new ("Put", &fixture->coder);

  fixture->document = document->value.id;
  quoth_change_put (change, document);
  for (guint i = 0; i < N_MANY; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, N_LONG / 2000) * 2000 + (guint) g_test_rand_int_range (0, 100);
      g_autoptr (QuothValue) value = quoth_value_new (kinds[g_test_rand_int_range (0, 3)], NULL);

      QUOTH_ANNOTATION (value)->document = fixture->document;
      QUOTH_ANNOTATION (value)->coder = fixture->coder;
      quoth_annotation_add_span (value, quoth_range (start, start + (guint) g_test_rand_int_range (1, 100)), NULL);
      if (value->kind == QUOTH_KIND_MENTION)
        quoth_mention (value)->actor = fixture->actor;
      quoth_change_put (change, value);
    }
  commit (fixture, change);
  return fixture->document;
}

typedef struct
{
  QuothLaneMap *part_lanes;
  QuothLaneMap *lanes;
  QuothDocumentModel *whole;
  guint n;
} Comparison;

static gboolean
compare_cb (QuothRange range, gpointer annotation, gpointer user_data)
{
  Comparison *self = user_data;
  QuothAnnotation *same = quoth_document_model_get_annotation (self->whole, &QUOTH_VALUE (annotation)->id);

  g_assert_nonnull (same);
  g_assert_cmpuint (quoth_lane_map_get (self->part_lanes, annotation), ==, quoth_lane_map_get (self->lanes, same));
  self->n++;
  return G_SOURCE_CONTINUE;
}

/* Of a long text, what is around a place comes first, in the lanes that it will have; then all, as a change. */
static void
test_part (Fixture *fixture, gconstpointer data)
{
  QuothId document = add_long (fixture);
  QuothRange all = quoth_range (0, N_LONG);
  QuothDocumentPlace place = { .offset = (guint) g_test_rand_int_range (0, N_LONG) };
  g_autoptr (QuothDocumentModel) whole = NULL;
  g_autoptr (QuothLaneMap) part_lanes = NULL;
  g_autoptr (QuothLaneMap) lanes = NULL;
  Comparison comparison = { 0 };

  load (fixture);
  whole = g_steal_pointer (&fixture->model);
  g_assert_true (quoth_document_model_is_whole (whole));
  g_assert_cmpuint (quoth_document_model_get_n_annotations (whole), ==, N_MANY);

  quoth_document_model_load_at_async (fixture->store, &document, &place, NULL, loaded_cb, fixture);
  while (fixture->model == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (quoth_document_model_is_whole (fixture->model));
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), <, N_MANY);
  part_lanes = quoth_lane_map_new (fixture->model);
  lanes = quoth_lane_map_new (whole);
  comparison = (Comparison){ .part_lanes = part_lanes, .lanes = lanes, .whole = whole };
  quoth_document_model_foreach (fixture->model, all, compare_cb, &comparison);
  g_assert_cmpuint (comparison.n, ==, quoth_document_model_get_n_annotations (fixture->model));
  g_assert_cmpuint (comparison.n, >, 0);

  wait_for (&fixture->n_changed, 1);
  g_assert_true (quoth_document_model_is_whole (fixture->model));
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), ==, N_MANY);
  g_assert_true (quoth_range_equal (fixture->extent, all));
}

/* What is put while only a part is known is there in the end, wherever it is. */
static void
test_part_and_edit (Fixture *fixture, gconstpointer data)
{
  QuothId document = add_long (fixture);
  QuothDocumentPlace place = { .offset = 0 };
  g_autoptr (QuothMention) mention = make_mention (fixture, N_LONG - 20, N_LONG - 10);

  quoth_document_model_load_at_async (fixture->store, &document, &place, NULL, loaded_cb, fixture);
  while (fixture->model == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (quoth_document_model_is_whole (fixture->model));
  put (fixture, mention);
  while (quoth_document_model_get_n_annotations (fixture->model) < N_MANY + 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (quoth_document_model_is_whole (fixture->model));
  g_assert_nonnull (quoth_document_model_get_annotation (fixture->model, &mention->annotation.value.id));
}

/* The annotation that somebody wants to see is there at once. */
static void
test_part_around_annotation (Fixture *fixture, gconstpointer data)
{
  QuothId document = add_long (fixture);
  g_autoptr (QuothMention) mention = make_mention (fixture, N_LONG - 20, N_LONG - 10);
  QuothDocumentPlace place = { .offset = 0, .annotation = mention->annotation.value.id };

  put (fixture, mention);
  quoth_document_model_load_at_async (fixture->store, &document, &place, NULL, loaded_cb, fixture);
  while (fixture->model == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (quoth_document_model_is_whole (fixture->model));
  g_assert_nonnull (quoth_document_model_get_annotation (fixture->model, &mention->annotation.value.id));
  wait_for (&fixture->n_changed, 1);
}

static void
test_missing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_document_model_load_finish (result, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  (*(guint *) user_data)++;
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  QuothId none = quoth_id_new ();
  guint done = 0;

  quoth_document_model_load_async (fixture->store, &none, NULL, test_missing_cb, &done);
  wait_for (&done, 1);
}

static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothMention) mention = make_mention (fixture, 17, 27);
  g_autoptr (QuothMention) moved = NULL;
  QuothChange *change;

  load (fixture);
  put (fixture, mention);
  wait_for (&fixture->n_changed, 1);
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), ==, 1);
  g_assert_true (quoth_range_equal (fixture->extent, quoth_range (17, 27)));

  moved = quoth_mention_copy (mention);
  quoth_annotation_set_range (moved, quoth_range (45, 47));
  put (fixture, moved);
  wait_for (&fixture->n_changed, 2);
  g_assert_true (quoth_range_equal (fixture->extent, quoth_range (17, 47)));
  g_assert_cmpuint (quoth_annotation_get_extent (quoth_document_model_get_annotation (
                                                   fixture->model, &mention->annotation.value.id))
                      .start,
                    ==,
                    45);

  change = quoth_change_new ("Delete", &fixture->coder);
  quoth_change_delete (change, QUOTH_KIND_MENTION, &mention->annotation.value.id);
  commit (fixture, change);
  wait_for (&fixture->n_changed, 3);
  g_assert_true (quoth_range_equal (fixture->extent, quoth_range (45, 47)));
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), ==, 0);
}

/* What is committed while the document is being read is not missed, whichever comes first. */
static void
test_race (Fixture *fixture, gconstpointer data)
{
  start_loading (fixture);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (QuothMention) mention = make_mention (fixture, i, i + 1);

      put (fixture, mention);
    }
  while (fixture->model == NULL || quoth_document_model_get_n_annotations (fixture->model) < 20)
    g_main_context_iteration (NULL, TRUE);
}

/* More at once than it reads one by one; then all of them taken back. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  QuothChange *change = quoth_change_new ("Many", &fixture->coder);
  GError *error = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (QuothMention) mention = make_mention (fixture, i % 60, i % 60 + 1);

      quoth_change_put (change, mention);
    }
  load (fixture);
  commit (fixture, change);
  wait_for (&fixture->n_changed, 1);
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), ==, N_MANY);

  quoth_store_undo (fixture->store, &fixture->coder, &error);
  g_assert_no_error (error);
  wait_for (&fixture->n_changed, 2);
  g_assert_cmpuint (quoth_document_model_get_n_annotations (fixture->model), ==, 0);
}

static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothDocument) document = NULL;
  QuothText *text;

  load (fixture);
  text = quoth_document_model_get_text (fixture->model);
  document = make_document (&fixture->document, "first", TEXT);
  document->title = g_strdup ("A title");
  g_ptr_array_add (document->segments,
                   quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, 69), NULL));
  put (fixture, document);
  while (quoth_document_model_get_document (fixture->model)->title == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_document, >=, 1);
  g_assert_cmpstr (quoth_document_model_get_document (fixture->model)->title, ==, "A title");
  g_assert_cmpuint (quoth_document_model_get_document (fixture->model)->segments->len, ==, 1);
  g_assert_true (quoth_document_model_get_text (fixture->model) == text);
}

/* A model that is dropped while it reads ends quietly. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothMention) mention = make_mention (fixture, 17, 27);

  load (fixture);
  put (fixture, mention);
  g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->model);
}

/* A corrected text is another one, with what became of it; what has no place in it is not shown. */
static void
test_correction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothMention) stays = make_mention (fixture, 0, 2);
  g_autoptr (QuothCoder) coder = quoth_coder_new (&fixture->coder);
  g_autoptr (QuothText) text = quoth_text_new ("So Xi " TEXT, -1, NULL);
  g_autoptr (QuothText) other = quoth_text_new ("Nothing of it.", -1, NULL);
  g_autoptr (QuothRevise) first = NULL;
  g_autoptr (QuothRevise) second = NULL;
  QuothText *before;
  GError *error = NULL;

  coder->name = g_strdup ("A");
  put (fixture, stays);
  load (fixture);
  before = quoth_text_ref (quoth_document_model_get_text (fixture->model));
  g_assert_null (quoth_document_model_get_correction (fixture->model));

  first = quoth_revise_new (&fixture->document, text, NULL, coder);
  g_assert_true (quoth_store_build (fixture->store, quoth_revise_build, first, NULL, &error));
  wait_for (&fixture->n_changed, 1);
  g_assert_cmpuint (fixture->n_document, ==, 1);
  g_assert_cmpstr (quoth_text_get_utf8 (quoth_document_model_get_text (fixture->model)), ==, "So Xi " TEXT);
  g_assert_true (quoth_diff_get_before (quoth_document_model_get_correction (fixture->model)) == before);
  g_assert_cmpuint (fixture->extent.end, ==, quoth_text_get_length (text));
  g_assert_cmpuint (
    quoth_annotation_get_extent (quoth_document_model_get_annotation (fixture->model, &stays->annotation.value.id)).start,
    ==,
    6);

  second = quoth_revise_new (&fixture->document, other, NULL, coder);
  g_assert_true (quoth_store_build (fixture->store, quoth_revise_build, second, NULL, &error));
  wait_for (&fixture->n_changed, 2);
  g_assert_null (quoth_document_model_get_annotation (fixture->model, &stays->annotation.value.id));
  quoth_text_unref (before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document-model/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/document-model/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/document-model/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/document-model/race", Fixture, NULL, set_up, test_race, tear_down);
  g_test_add ("/document-model/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/document-model/document", Fixture, NULL, set_up, test_document, tear_down);
  g_test_add ("/document-model/correction", Fixture, NULL, set_up, test_correction, tear_down);
  g_test_add ("/document-model/part", Fixture, NULL, set_up, test_part, tear_down);
  g_test_add ("/document-model/part-and-edit", Fixture, NULL, set_up, test_part_and_edit, tear_down);
  g_test_add ("/document-model/part-around-annotation", Fixture, NULL, set_up, test_part_around_annotation, tear_down);
  g_test_add ("/document-model/drop", Fixture, NULL, set_up, test_drop, tear_down);
  return g_test_run ();
}
