/* test-query-filter.c: tests of quoth-query-filter.c: what queries leave out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"
#include "random-project.h"

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

static int
compare_annotations (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *first = *(QuothAnnotation *const *) a;
  const QuothAnnotation *second = *(QuothAnnotation *const *) b;
  int order = quoth_id_compare (&first->document, &second->document);

  return order != 0 ? order : quoth_id_compare (&first->value.id, &second->value.id);
}

static void
assert_order (GPtrArray *values, GCompareFunc compare)
{
  for (guint i = 1; i < values->len; i++)
    g_assert_cmpint (compare (&values->pdata[i - 1], &values->pdata[i]), <, 0);
}

/* Whether @project has the annotation with @id in one of the documents. */
static gboolean
is_in (RandomProject *project, const QuothId *id, const QuothId *documents, guint n)
{
  for (guint i = 0; i < project->values->len; i++)
    {
      QuothAnnotation *annotation = project->values->pdata[i];

      if (!quoth_id_equal (&annotation->value.id, id))
        continue;
      for (guint j = 0; j < n; j++)
        if (quoth_id_equal (&documents[j], &annotation->document))
          return TRUE;
    }
  return FALSE;
}

static void
test_filters (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (30);
  g_autoptr (GError) error = NULL;
  QuothId nothing = quoth_id_new ();
  QuothId coder = QUOTH_VALUE (project->by_kind[QUOTH_KIND_CODER]->pdata[0])->id;
  QuothId documents[4];

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  documents[0] = QUOTH_VALUE (project->by_kind[QUOTH_KIND_DOCUMENT]->pdata[1])->id;
  documents[1] = QUOTH_VALUE (project->by_kind[QUOTH_KIND_DOCUMENT]->pdata[0])->id;
  documents[2] = nothing;
  documents[3] = documents[0];

  for (guint kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    {
      QuothQuery query = { .kind = (QuothKind) kind, .documents = documents, .n_documents = 4 };
      g_autoptr (GPtrArray) in_documents = list (self, &query);
      g_autoptr (GPtrArray) by_coder = NULL;
      guint n_in_documents = 0;
      guint n_by_coder = 0;

      query.coders = &coder;
      query.n_coders = 1;
      by_coder = list (self, &query);
      for (guint i = 0; i < project->by_kind[kind]->len; i++)
        {
          QuothAnnotation *annotation = project->by_kind[kind]->pdata[i];

          if (!is_in (project, &annotation->value.id, documents, 2))
            continue;
          n_in_documents++;
          n_by_coder += quoth_id_equal (&annotation->coder, &coder);
        }
      g_assert_cmpuint (in_documents->len, ==, n_in_documents);
      g_assert_cmpuint (by_coder->len, ==, n_by_coder);
      assert_order (in_documents, compare_annotations);
    }
}

static void
test_filter_relations (Fixture *self, gconstpointer user_data)
{
  QuothQuery relations = { .kind = QUOTH_KIND_RELATION };
  QuothQuery memos = { .kind = QUOTH_KIND_MEMO };
  QuothId elsewhere = fixture_add_document (self, "other", "Another text.");
  QuothId here = fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  QuothId here_too = fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (3, 6));
  g_autoptr (QuothClaim) there
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 7));
  QuothId across;
  QuothId inside;
  QuothId memo;

  there->annotation.document = elsewhere;
  fixture_put (self, there);
  inside = fixture_add_relation (self, &here, &here_too);
  across = fixture_add_relation (self, &here, &there->annotation.value.id);
  memo = fixture_add_memo (self, &here, NULL);
  fixture_add_memo (self, &memo, NULL);
  fixture_add_memo (self, &across, NULL);
  fixture_add_memo (self, &inside, NULL);
  fixture_add_memo (self, &self->document, NULL);
  fixture_add_memo (self, &self->actor, NULL);
  g_ptr_array_unref (list (self, &relations));

  g_assert_cmpint (quoth_reader_count (self->reader, &relations, NULL), ==, 2);
  g_assert_cmpint (quoth_reader_count (self->reader, &memos, NULL), ==, 6);
  relations.documents = memos.documents = &self->document;
  relations.n_documents = memos.n_documents = 1;
  g_assert_cmpint (quoth_reader_count (self->reader, &relations, NULL), ==, 1);
  g_assert_cmpint (quoth_reader_count (self->reader, &memos, NULL), ==, 5);
  relations.documents = memos.documents = &elsewhere;
  g_assert_cmpint (quoth_reader_count (self->reader, &relations, NULL), ==, 0);
  g_assert_cmpint (quoth_reader_count (self->reader, &memos, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/query-filter/filters", test_filters);
  fixture_test ("/query-filter/filter-relations", test_filter_relations);
  return g_test_run ();
}
