/* test-reader.c: tests of quoth-reader.c and the files of its streams and counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"
#include "random-project.h"
#include "store/quoth-check.h"
#include "value-dump.h"

static GPtrArray *
list (Fixture *self, const QuothQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *values = quoth_reader_list (self->reader, query, &error);

  g_assert_no_error (error);
  g_assert_cmpint (quoth_reader_count (self->reader, query, &error), ==, values->len);
  g_assert_no_error (error);
  return values;
}

static GPtrArray *
list_kind (Fixture *self, QuothKind kind)
{
  QuothQuery query = { .kind = kind };

  return list (self, &query);
}

static void
assert_same (gpointer a, gpointer b)
{
  g_autofree char *dump_a = dump_value (a);
  g_autofree char *dump_b = dump_value (b);

  g_assert_cmpstr (dump_a, ==, dump_b);
}

static void
assert_document (Fixture *self, QuothDocument *written)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) read
    = quoth_reader_load_document (self->reader, &written->value.id, &error);
  g_autoptr (QuothText) text = quoth_reader_load_text (self->reader, &written->value.id, &error);
  g_autoptr (GBytes) file = quoth_reader_load_file (self->reader, &written->value.id, &error);
  g_autoptr (GBytes) expected
    = written->original != NULL
        ? g_bytes_ref (written->original)
        : quoth_encode (written->text, "UTF-8", written->newline, written->bom, &error);

  g_assert_no_error (error);
  assert_same (read, written);
  g_assert_cmpstr (quoth_text_get_utf8 (read->text), ==, quoth_text_get_utf8 (written->text));
  g_assert_cmpstr (quoth_text_get_utf8 (text), ==, quoth_text_get_utf8 (written->text));
  g_assert_true (g_bytes_equal (file, expected));
  g_assert_true ((read->original != NULL) == (written->original != NULL));

  g_assert_cmpuint (read->segments->len, ==,
                    written->segments != NULL ? written->segments->len : 0);
  for (guint i = 0; i < read->segments->len; i++)
    {
      QuothSegment *a = read->segments->pdata[i];
      QuothSegment *b = written->segments->pdata[i];

      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_true (quoth_range_equal (a->range, b->range));
      g_assert_cmpstr (a->number, ==, b->number);
    }
}

/* Whatever is written is read again: one by one, and in streams. */
static void
assert_all (Fixture *self, RandomProject *project)
{
  g_autoptr (GHashTable) found
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);

  for (guint kind = QUOTH_KIND_CODER; kind < QUOTH_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) read = list_kind (self, (QuothKind) kind);

      for (guint i = 0; i < read->len; i++)
        g_hash_table_insert (found, &QUOTH_VALUE (read->pdata[i])->id,
                             quoth_value_ref (read->pdata[i]));
    }
  for (guint i = 0; i < project->values->len; i++)
    {
      QuothValue *value = project->values->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothValue) one = quoth_reader_get (self->reader, value->kind, &value->id, &error);

      g_assert_no_error (error);
      assert_same (one, value);
      assert_same (g_hash_table_lookup (found, &value->id), value);
      g_assert_true (quoth_reader_has (self->reader, value->kind, &value->id));
      if (value->kind == QUOTH_KIND_DOCUMENT)
        assert_document (self, quoth_document (value));
    }
}

static void
assert_sound (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_check_database (self->database, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((QuothProblem *) problems->pdata[i])->what);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Puts all values, then again with their fields swapped for those of others, then the first again.
 */
static void
test_round_trip (Fixture *self, gconstpointer user_data)
{
  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (RandomProject) project = random_project_new (12);
      g_autoptr (GError) error = NULL;

      fixture_try_put (self, project->values, &error);
      g_assert_no_error (error);
      assert_all (self, project);
      fixture_try_put (self, project->values, &error);
      g_assert_no_error (error);
      assert_all (self, project);
    }
  assert_sound (self);
}

/* A claim whose every field becomes another one's is that other one but for its id. */
static void
test_replace (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (12);
  g_autoptr (GPtrArray) changed = quoth_values_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *claims = project->by_kind[QUOTH_KIND_CLAIM];

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++)
    {
      QuothClaim *old = claims->pdata[i];
      QuothClaim *claim = quoth_claim_new (&old->annotation.value.id);

      do
        {
          g_array_set_size (claim->annotation.spans, 0);
          g_clear_pointer (&claim->annotation.origin, g_free);
          random_fill_annotation (project, &claim->annotation);
        }
      while (!quoth_id_equal (&claim->annotation.document, &old->annotation.document));
      claim->annotation.coder = old->annotation.coder;
      random_fill_claim (project, claim);
      g_ptr_array_add (changed, claim);
    }
  fixture_try_put (self, changed, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < changed->len; i++)
    {
      QuothValue *value = changed->pdata[i];
      g_autoptr (QuothValue) read
        = quoth_reader_get (self->reader, value->kind, &value->id, &error);

      g_assert_no_error (error);
      assert_same (read, value);
    }
  assert_sound (self);
}

static int
compare_annotations (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *first = *(QuothAnnotation *const *) a;
  const QuothAnnotation *second = *(QuothAnnotation *const *) b;
  int order = quoth_id_compare (&first->document, &second->document);

  return order != 0 ? order : quoth_id_compare (&first->value.id, &second->value.id);
}

/* The place of what has one, and the number of a version; 0 for all else. */
static guint
get_position (gconstpointer value)
{
  switch ((int) ((const QuothValue *) value)->kind)
    {
    case QUOTH_KIND_ACTOR_KIND:
      return ((const QuothActorKind *) value)->position;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return ((const QuothAnnotationType *) value)->position;
    case QUOTH_KIND_RELATION_TYPE:
      return ((const QuothRelationType *) value)->position;
    case QUOTH_KIND_ATTRIBUTE:
      return ((const QuothAttribute *) value)->position;
    case QUOTH_KIND_CODEBOOK_VERSION:
      return ((const QuothCodebookVersion *) value)->number;
    default:
      return 0;
    }
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const QuothValue *first = *(QuothValue *const *) a;
  const QuothValue *second = *(QuothValue *const *) b;
  int order = (int) get_position (first) - (int) get_position (second);

  return order != 0 ? order : quoth_id_compare (&first->id, &second->id);
}

static void
assert_order (GPtrArray *values, GCompareFunc compare)
{
  for (guint i = 1; i < values->len; i++)
    g_assert_cmpint (compare (&values->pdata[i - 1], &values->pdata[i]), <, 0);
}

static void
test_order (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (30);
  g_autoptr (GError) error = NULL;

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) values = list_kind (self, (QuothKind) kind);

      if (kind != QUOTH_KIND_CODE)
        assert_order (values, quoth_kind_is_annotation ((QuothKind) kind) ? compare_annotations
                                                                          : compare_values);
    }
}

/* A parent comes before its children, all of a parent before its next sibling, siblings by
 * position. */
static void
test_codes (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (40);
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GHashTable) last = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, NULL);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  codes = list_kind (self, QUOTH_KIND_CODE);
  for (guint i = 0; i < codes->len; i++)
    {
      QuothCode *code = codes->pdata[i];
      QuothCode *sibling = g_hash_table_lookup (last, &code->parent);

      if (sibling != NULL)
        g_assert_cmpint (sibling->position, <=, code->position);
      g_hash_table_insert (last, &code->parent, code);
      while (
        path->len > 0
        && !quoth_id_equal (&((QuothCode *) path->pdata[path->len - 1])->value.id, &code->parent))
        g_ptr_array_set_size (path, (int) path->len - 1);
      g_assert_true (path->len > 0 || quoth_id_is_none (&code->parent));
      g_ptr_array_add (path, code);
    }
}

/* Codes above each other, which only a merge can make, are listed all the same. */
static void
test_circle_of_codes (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add_code (self, "a");
  fixture_add_code (self, "b");
  quoth_database_exec (
    self->database,
    "UPDATE code SET parent = (SELECT id FROM code other WHERE other.id <> code.id)", &error);
  g_assert_no_error (error);
  codes = list_kind (self, QUOTH_KIND_CODE);
  g_assert_cmpuint (codes->len, ==, 2);
}

static void
test_annotations_of_document (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) annotations = NULL;

  fixture_add_annotation (self, QUOTH_KIND_CUE, quoth_range (0, 2));
  fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  annotations = quoth_reader_load_annotations (self->reader, &self->document, NULL);
  g_assert_cmpuint (annotations->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (QUOTH_VALUE (annotations->pdata[i])->kind, ==, QUOTH_KIND_MENTION + i);
}

static void
test_find (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothText) text = fixture_text (FIXTURE_TEXT);
  g_autoptr (QuothText) other = fixture_text ("Nowhere.");
  g_autoptr (QuothProject) project = NULL;
  g_autoptr (GError) error = NULL;
  QuothId nothing = quoth_id_new ();
  QuothId found;

  g_assert_true (quoth_reader_find_text (self->reader, quoth_text_get_sha256 (text), &found));
  g_assert_true (quoth_id_equal (&found, &self->document));
  g_assert_false (quoth_reader_find_text (self->reader, quoth_text_get_sha256 (other), NULL));
  g_assert_true (quoth_reader_find_coder (self->reader, "A", &found));
  g_assert_true (quoth_id_equal (&found, &self->coder));
  g_assert_false (quoth_reader_find_coder (self->reader, "a", NULL));
  g_assert_false (quoth_reader_has (self->reader, QUOTH_KIND_ACTOR, &self->coder));

  project = quoth_reader_get (self->reader, QUOTH_KIND_PROJECT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (project->name, ==, "test");
  g_assert_null (quoth_reader_get (self->reader, QUOTH_KIND_CLAIM, &nothing, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (quoth_reader_load_document (self->reader, &nothing, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (quoth_reader_load_file (self->reader, &nothing, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
}

/* Between begin and end a reader does not see what is written meanwhile. */
static void
test_one_state (Fixture *self, gconstpointer user_data)
{
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_reader_begin (self->reader, &error));
  fixture_add_actor (self, "Xi");
  g_assert_cmpint (quoth_reader_count (self->reader, &query, &error), ==, 1);
  g_assert_true (quoth_reader_begin (self->reader, &error));
  quoth_reader_end (self->reader);
  g_assert_cmpint (quoth_reader_count (self->reader, &query, &error), ==, 1);
  quoth_reader_end (self->reader);
  g_assert_cmpint (quoth_reader_count (self->reader, &query, &error), ==, 2);
  g_assert_no_error (error);
}

typedef struct
{
  QuothReader *reader;
  guint n_outer;
  guint n_inner;
} Nested;

static gboolean
nested_cb (gpointer value, gpointer user_data, GError **error)
{
  Nested *nested = user_data;
  QuothQuery query = { .kind = QUOTH_VALUE (value)->kind };
  g_autoptr (GPtrArray) again = quoth_reader_list (nested->reader, &query, error);

  nested->n_outer++;
  nested->n_inner += again->len;
  return TRUE;
}

static void
test_nested (Fixture *self, gconstpointer user_data)
{
  for (guint i = 0; i < 4; i++)
    fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  fixture_add_actor (self, "Xi");

  for (guint i = 0; i < 2; i++)
    {
      QuothQuery query = { .kind = i == 0 ? QUOTH_KIND_MENTION : QUOTH_KIND_ACTOR };
      Nested nested = { .reader = self->reader };
      g_autoptr (GError) error = NULL;

      g_assert_true (quoth_reader_foreach (self->reader, &query, nested_cb, &nested, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (nested.n_outer, ==, i == 0 ? 4 : 2);
      g_assert_cmpuint (nested.n_inner, ==, nested.n_outer * nested.n_outer);
    }
}

static gboolean
stop_cb (gpointer value, gpointer user_data, GError **error)
{
  guint *n = user_data;

  if (++*n < 2)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static void
test_stop (Fixture *self, gconstpointer user_data)
{
  QuothQuery query = { .kind = QUOTH_KIND_MENTION };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  g_assert_false (quoth_reader_foreach (self->reader, &query, stop_cb, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, ==, 2);
  fixture_add_actor (self, "Xi");
  g_assert_cmpint (quoth_reader_count (self->reader, &query, NULL), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reader/round-trip", test_round_trip);
  fixture_test ("/reader/replace", test_replace);
  fixture_test ("/reader/order", test_order);
  fixture_test ("/reader/codes", test_codes);
  fixture_test ("/reader/circle-of-codes", test_circle_of_codes);
  fixture_test ("/reader/annotations-of-document", test_annotations_of_document);
  fixture_test ("/reader/find", test_find);
  fixture_test ("/reader/one-state", test_one_state);
  fixture_test ("/reader/nested", test_nested);
  fixture_test ("/reader/stop", test_stop);
  return g_test_run ();
}
