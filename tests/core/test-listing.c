/* test-listing.c: tests of quoth-listing.c: values as the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"
#include "random-project.h"

static const QuothKind kinds[] = { QUOTH_KIND_DOCUMENT,    QUOTH_KIND_ACTOR,   QUOTH_KIND_CODE,
                                   QUOTH_KIND_PROPOSITION, QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM,
                                   QUOTH_KIND_CUE };

static GArray *
list (Fixture *self, QuothKind kind, const char *sort, gboolean descending)
{
  QuothListing listing = { kind, sort, descending };
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothListingCounts) counts = quoth_reader_count_listing (self->reader, kind, &error);
  GArray *ids = quoth_reader_list_ids (self->reader, &listing, counts, &error);

  g_assert_no_error (error);
  return ids;
}

static GPtrArray *
get_rows (Fixture *self, QuothKind kind, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothListingCounts) counts = quoth_reader_count_listing (self->reader, kind, &error);
  GPtrArray *rows = quoth_reader_list_rows (
    self->reader, kind, counts, (const QuothId *) (gpointer) ids->data, ids->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
  return rows;
}

static GPtrArray *
get_columns (Fixture *self, QuothKind kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *columns = quoth_reader_list_columns (self->reader, kind, &error);

  g_assert_no_error (error);
  return columns;
}

static guint
find_column (GPtrArray *columns, const char *id)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((QuothListingColumn *) columns->pdata[i])->id, id))
      return i;
  g_assert_not_reached ();
}

/* The cell of the column @id in the row of @value. */
static char *
get_cell (Fixture *self, QuothKind kind, const QuothId *value, const char *id)
{
  g_autoptr (GPtrArray) columns = get_columns (self, kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_vals (ids, value, 1);
  rows = get_rows (self, kind, ids);
  return g_strdup (((QuothListingRow *) rows->pdata[0])->cells[find_column (columns, id)]);
}

static void
put_random (Fixture *self, guint n)
{
  g_autoptr (RandomProject) project = random_project_new (n);
  g_autoptr (GError) error = NULL;

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
}

static gboolean
is_in_order (const QuothListingColumn *column, const char *before, const char *after)
{
  g_autofree char *folded_before = g_utf8_casefold (before, -1);
  g_autofree char *folded_after = g_utf8_casefold (after, -1);

  if (column->type == QUOTH_LISTING_TEXT)
    return g_utf8_collate (folded_before, folded_after) <= 0;
  return *before == '\0' ||
         (*after != '\0' && g_ascii_strtod (before, NULL) <= g_ascii_strtod (after, NULL));
}

/* Every value is listed once, whatever it is sorted by, and the rows are in the order of that
 * column's cells. */
static void
test_order (Fixture *self, gconstpointer user_data)
{
  put_random (self, 60);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      QuothQuery query = { .kind = kinds[k] };
      gint64 n = quoth_reader_count (self->reader, &query, NULL);
      g_autoptr (GPtrArray) columns = get_columns (self, kinds[k]);

      for (guint i = 0; i < columns->len; i++)
        {
          const QuothListingColumn *column = columns->pdata[i];
          g_autoptr (GArray) up = list (self, kinds[k], column->id, FALSE);
          g_autoptr (GArray) down = list (self, kinds[k], column->id, TRUE);
          g_autoptr (GPtrArray) rows = get_rows (self, kinds[k], up);

          g_assert_cmpint (up->len, ==, n);
          g_assert_cmpint (down->len, ==, n);
          for (guint j = 0; j < up->len; j++)
            g_assert_true (quoth_id_equal (&g_array_index (up, QuothId, j),
                                           &g_array_index (down, QuothId, up->len - 1 - j)));
          for (guint j = 1; j < rows->len; j++)
            g_assert_true (is_in_order (column, ((QuothListingRow *) rows->pdata[j - 1])->cells[i],
                                        ((QuothListingRow *) rows->pdata[j])->cells[i]));
        }
    }
}

/* What a search finds that ends as soon as it may, and is then gone on with. */
static GArray *
search (Fixture *self, QuothListingTexts *texts, GArray *ids, const char *query)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (QuothId));
  QuothListingSearch search = { query, ids, 0, 0, quoth_listing_texts_get_age (texts) };

  while (search.first < ids->len)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) bit = quoth_reader_search_listing (self->reader, texts, &search, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (search.end, >, search.first);
      g_array_append_vals (found, bit->data, bit->len);
      search.first = search.end;
    }
  return found;
}

static gboolean
row_has (const QuothListingRow *row, GPtrArray *columns, char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint j = 0; j < columns->len; j++)
    if (((QuothListingColumn *) columns->pdata[j])->sql != NULL)
      g_string_append_printf (text, "%s\n", row->cells[j]);
  folded = quoth_fold (text->str);
  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

/* A search finds exactly the rows whose cells have each word, whether it reads them or remembers them. */
static void
test_search (Fixture *self, gconstpointer user_data)
{
  static const char *const queries[] = { "習", "a", "É", "z e", "putin", "nowhere to be found", "" };

  put_random (self, 150);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (QuothListingTexts) texts = quoth_listing_texts_new (kinds[k]);
      g_autoptr (GPtrArray) columns = get_columns (self, kinds[k]);
      g_autoptr (GArray) all = list (self, kinds[k], NULL, FALSE);
      g_autoptr (GPtrArray) rows = get_rows (self, kinds[k], all);

      for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
        {
          g_autofree char *query = quoth_fold (queries[q]);
          g_auto (GStrv) words = g_strsplit (query, " ", -1);
          g_autoptr (GArray) found = search (self, texts, all, queries[q]);
          guint n = 0;

          for (guint i = 0; i < rows->len; i++)
            if (row_has (rows->pdata[i], columns, words))
              g_assert_true (quoth_id_equal (&g_array_index (found, QuothId, n++), &((QuothListingRow *) rows->pdata[i])->id));
          g_assert_cmpuint (n, ==, found->len);
        }
    }
}

static QuothNews *
tell (QuothNewsType type, gconstpointer value)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  QuothNewsItem item = { type, ((const QuothValue *) value)->kind, ((const QuothValue *) value)->id, QUOTH_ID_NONE };

  g_array_append_val (items, item);
  return quoth_news_new (items, "News");
}

static guint
count_found (Fixture *self, QuothListingTexts *texts, const char *query)
{
  g_autoptr (GArray) all = list (self, QUOTH_KIND_CLAIM, NULL, FALSE);
  g_autoptr (GArray) found = search (self, texts, all, query);

  return found->len;
}

/* What is remembered follows the news: of the claim itself, and of an actor that claims say. */
static void
test_search_after_edits (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothListingTexts) texts = quoth_listing_texts_new (QUOTH_KIND_CLAIM);
  g_autoptr (QuothClaim) claim = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autoptr (QuothActor) actor = quoth_reader_get (self->reader, QUOTH_KIND_ACTOR, &self->actor, NULL);
  g_autoptr (QuothNews) of_claim = tell (QUOTH_NEWS_CHANGED, claim);
  g_autoptr (QuothNews) of_actor = tell (QUOTH_NEWS_CHANGED, actor);

  claim->statement = g_strdup ("First");
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, NULL);
  fixture_put (self, claim);
  g_assert_cmpuint (count_found (self, texts, "first putin"), ==, 1);

  g_free (claim->statement);
  claim->statement = g_strdup ("Second");
  fixture_put (self, claim);
  g_assert_cmpuint (count_found (self, texts, "first"), ==, 1);
  quoth_listing_texts_take_news (texts, of_claim);
  g_assert_cmpuint (count_found (self, texts, "first"), ==, 0);
  g_assert_cmpuint (count_found (self, texts, "SECOND"), ==, 1);

  g_free (actor->name);
  actor->name = g_strdup ("Medvedev");
  fixture_put (self, actor);
  quoth_listing_texts_take_news (texts, of_actor);
  g_assert_cmpuint (count_found (self, texts, "putin"), ==, 0);
  g_assert_cmpuint (count_found (self, texts, "medvedev second"), ==, 1);
}

/* A memo is on something that has a name, and leads there; a relation leads to the claim it comes from. */
static void
test_memos_and_relations (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothClaim) from = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autoptr (QuothClaim) to = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);
  const QuothId targets[] = { self->actor, self->document, from->annotation.value.id, relation->value.id };
  const QuothId leads_to[] = { self->actor, self->document, from->annotation.value.id, from->annotation.value.id };
  const QuothKind target_kinds[] = { QUOTH_KIND_ACTOR, QUOTH_KIND_DOCUMENT, QUOTH_KIND_CLAIM, QUOTH_KIND_CLAIM };
  const char *const names[] = { "Putin", NULL, "It is", "It is → It is not" };
  QuothId parent = QUOTH_ID_NONE;
  g_autoptr (GArray) relations = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  from->statement = g_strdup ("It is");
  to->statement = g_strdup ("It is not");
  fixture_put (self, from);
  fixture_put (self, to);
  relation->relation_kind = g_strdup ("contradicts");
  relation->from = from->annotation.value.id;
  relation->to = to->annotation.value.id;
  relation->coder = self->coder;
  fixture_put (self, relation);
  relations = list (self, QUOTH_KIND_RELATION, NULL, FALSE);
  rows = get_rows (self, QUOTH_KIND_RELATION, relations);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_true (quoth_id_equal (&((QuothListingRow *) rows->pdata[0])->target, &relation->from));
  g_assert_cmpint (((QuothListingRow *) rows->pdata[0])->target_kind, ==, QUOTH_KIND_CLAIM);
  g_assert_true (quoth_id_equal (&((QuothListingRow *) rows->pdata[0])->document, &self->document));

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
      g_autoptr (GPtrArray) row = NULL;
      g_autofree char *on = NULL;

      memo->target = targets[i];
      memo->coder = self->coder;
      memo->text = g_strdup ("Is it?");
      fixture_put (self, memo);
      g_array_append_val (ids, memo->value.id);
      row = get_rows (self, QUOTH_KIND_MEMO, ids);
      g_assert_true (quoth_id_equal (&((QuothListingRow *) row->pdata[0])->target, &leads_to[i]));
      g_assert_cmpint (((QuothListingRow *) row->pdata[0])->target_kind, ==, target_kinds[i]);
      on = get_cell (self, QUOTH_KIND_MEMO, &memo->value.id, "target");
      if (names[i] != NULL)
        g_assert_cmpstr (on, ==, names[i]);
      parent = memo->value.id;
    }
  {
    g_autoptr (QuothMemo) answer = quoth_memo_new (NULL);
    g_autofree char *answers = NULL;

    answer->target = relation->value.id;
    answer->parent = parent;
    answer->coder = self->coder;
    answer->text = g_strdup ("It is");
    fixture_put (self, answer);
    answers = get_cell (self, QUOTH_KIND_MEMO, &answer->value.id, "answers");
    g_assert_cmpstr (answers, ==, "Is it?");
  }
}

static void
test_claim (Fixture *self, gconstpointer user_data)
{
  QuothId xi = fixture_add_actor (self, "Xi");
  QuothId arms = fixture_add_code (self, "arms");
  QuothId image = fixture_add_code (self, "image");
  g_autoptr (QuothClaim) claim =
    fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autofree char *words = NULL;
  g_autofree char *claimants = NULL;
  g_autofree char *categories = NULL;

  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &xi, NULL);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, NULL);
  quoth_claim_set_category (claim, &image, QUOTH_STANCE_AGAINST);
  quoth_claim_set_category (claim, &arms, QUOTH_STANCE_UNSET);
  fixture_put (self, claim);

  words = get_cell (self, QUOTH_KIND_CLAIM, &claim->annotation.value.id, "statement");
  claimants = get_cell (self, QUOTH_KIND_CLAIM, &claim->annotation.value.id, "claimant");
  categories = get_cell (self, QUOTH_KIND_CLAIM, &claim->annotation.value.id, "category");
  g_assert_cmpstr (words, ==, "Xi");
  g_assert_cmpstr (claimants, ==, "Xi, Putin");
  g_assert_cmpstr (categories, ==, "image −, arms");
}

/* The numbers of documents and actors are those that the panes show. */
static void
test_counts (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GArray) counts = NULL;

  put_random (self, 60);
  counts = quoth_reader_count_actors (self->reader, NULL, NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      const QuothActorCounts *one = &g_array_index (counts, QuothActorCounts, i);
      g_autofree char *mentions = get_cell (self, QUOTH_KIND_ACTOR, &one->actor, "mentions");
      g_autofree char *claims = get_cell (self, QUOTH_KIND_ACTOR, &one->actor, "claims");

      g_assert_cmpint (g_ascii_strtoll (mentions, NULL, 10), ==, one->n_mentions);
      g_assert_cmpint (g_ascii_strtoll (claims, NULL, 10), ==, one->n_claims);
    }
}

/* The annotations of each document, one after the other, are all there are; one without a place is nowhere. */
static void
test_document (Fixture *self, gconstpointer user_data)
{
  const QuothKind annotations[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  g_autoptr (QuothClaim) lost = quoth_claim_new (NULL);
  g_autoptr (GArray) documents = NULL;

  put_random (self, 60);
  lost->annotation.document = self->document;
  lost->annotation.coder = self->coder;
  lost->annotation.unplaced = TRUE;
  quoth_annotation_add_span (lost, quoth_range (0, 2), "Xi");
  fixture_put (self, lost);
  documents = list (self, QUOTH_KIND_DOCUMENT, NULL, FALSE);
  for (guint k = 0; k < G_N_ELEMENTS (annotations); k++)
    {
      g_autoptr (GArray) all = list (self, annotations[k], NULL, FALSE);
      g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (QuothId));

      for (guint i = 0; i < documents->len; i++)
        {
          QuothListing listing = { .kind = annotations[k], .document = &g_array_index (documents, QuothId, i) };
          g_autoptr (GArray) some = quoth_reader_list_ids (self->reader, &listing, NULL, NULL);

          g_array_append_vals (joined, some->data, some->len);
        }
      g_assert_cmpmem (all->data, all->len * sizeof (QuothId), joined->data, joined->len * sizeof (QuothId));
      for (guint i = 0; i < all->len; i++)
        g_assert_false (quoth_id_equal (&g_array_index (all, QuothId, i), &lost->annotation.value.id));
    }
}

static void
test_gone (Fixture *self, gconstpointer user_data)
{
  QuothId nobody = quoth_id_new ();
  g_autofree char *name = NULL;

  name = get_cell (self, QUOTH_KIND_ACTOR, &nobody, "name");
  g_assert_cmpstr (name, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/listing/order", test_order);
  fixture_test ("/listing/search", test_search);
  fixture_test ("/listing/search-after-edits", test_search_after_edits);
  fixture_test ("/listing/memos-and-relations", test_memos_and_relations);
  fixture_test ("/listing/claim", test_claim);
  fixture_test ("/listing/counts", test_counts);
  fixture_test ("/listing/document", test_document);
  fixture_test ("/listing/gone", test_gone);
  return g_test_run ();
}
