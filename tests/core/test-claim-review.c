/* test-claim-review.c: tests of quoth-claim-review*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-import-private.h"
#include "markup-fixture.h"

#include <jansson.h>

#define FORMAT "claimreview"

static char *
export_reviews (Formats *self, QuothStore *store, QuothExport *export, const char *name)
{
  g_autofree char *path = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, name);
  return formats_read (path, NULL);
}

/* ---- Round trips ---- */

static GHashTable *
list_names (QuothReader *reader)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CODER, QUOTH_KIND_ACTOR, QUOTH_KIND_PROPOSITION, QUOTH_KIND_DOCUMENT };
  GHashTable *names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery query = { .kind = kinds[i] };
      g_autoptr (GPtrArray) list = quoth_reader_list (reader, &query, NULL);

      for (guint j = 0; j < list->len; j++)
        {
          gpointer value = list->pdata[j];
          const char *name = kinds[i] == QUOTH_KIND_CODER         ? quoth_coder (value)->name
                             : kinds[i] == QUOTH_KIND_ACTOR       ? quoth_actor (value)->name
                             : kinds[i] == QUOTH_KIND_PROPOSITION ? quoth_proposition (value)->statement
                                                                  : quoth_document (value)->name;

          g_hash_table_insert (names, quoth_id_memdup (&QUOTH_VALUE (value)->id), g_strdup (name));
        }
    }
  return names;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
describe_claim (GHashTable *names, const QuothClaim *claim)
{
  GString *line = g_string_new (NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);

  g_string_append_printf (line, "%s by %s", (char *) g_hash_table_lookup (names, &claim->annotation.document),
                          (char *) g_hash_table_lookup (names, &claim->annotation.coder));
  for (guint i = 0; i < claim->annotation.spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (claim, i)->range;

      g_string_append_printf (line, " %u-%u", range.start, range.end);
    }
  g_string_append_printf (line, " %s %s", claim->date, claim->statement);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role == QUOTH_ROLE_CLAIMANT)
        g_string_append_printf (line, " by=%s", (char *) g_hash_table_lookup (names, &role->actor));
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      g_ptr_array_add (links, g_strdup_printf (" %s=%s", quoth_link_to_nick (link->link),
                                               (char *) g_hash_table_lookup (names, &link->proposition)));
    }
  g_ptr_array_sort (links, compare_links);
  for (guint i = 0; i < links->len; i++)
    g_string_append (line, links->pdata[i]);
  return g_string_free (line, FALSE);
}

/* What the format carries of a project, a line a thing, sorted. */
static GPtrArray *
describe (QuothStore *store)
{
  QuothQuery claims = { .kind = QUOTH_KIND_CLAIM }, propositions = { .kind = QUOTH_KIND_PROPOSITION };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (GHashTable) names = list_names (reader);
  g_autoptr (GPtrArray) all = quoth_reader_list (reader, &claims, NULL);
  g_autoptr (GPtrArray) said = quoth_reader_list (reader, &propositions, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    if (quoth_claim (all->pdata[i])->propositions->len > 0 && !QUOTH_ANNOTATION (all->pdata[i])->unplaced)
      g_ptr_array_add (lines, describe_claim (names, all->pdata[i]));
  for (guint i = 0; i < said->len; i++)
    g_ptr_array_add (lines, g_strdup_printf ("%s (%s)", quoth_proposition (said->pdata[i])->statement,
                                             quoth_proposition (said->pdata[i])->note));
  g_ptr_array_sort (lines, markup_compare_lines);
  return lines;
}

/* The project without what is coded, and without its codes, whose examples are. */
static void
copy_texts (Formats *self, QuothStore *from, QuothStore *to)
{
  static const char *const left[] = { "project", "mention", "claim", "cue", "relation", "memo", "proposition", "code" };
  g_autofree char *jsonl = formats_export_jsonl (from);
  g_auto (GStrv) lines = g_strsplit (jsonl, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (QuothApplyReport) report = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_left = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (left); j++)
        {
          g_autofree char *start = g_strdup_printf ("{\"type\":\"%s\"", left[j]);

          is_left = is_left || g_str_has_prefix (lines[i], start);
        }
      if (!is_left && *lines[i] != '\0')
        g_string_append_printf (kept, "%s\n", lines[i]);
    }
  report = formats_apply (to, self->coder, kept->str);
}

static void
check_reviews (const char *content, guint n_propositions)
{
  json_t *file = json_loads (content, 0, NULL), *review;
  gsize i;

  g_assert_nonnull (file);
  g_assert_cmpuint (json_array_size (json_object_get (file, "@graph")), ==, n_propositions);
  json_array_foreach (json_object_get (file, "@graph"), i, review)
    {
      g_assert_cmpstr (json_string_value (json_object_get (review, "@type")), ==, "ClaimReview");
      g_assert_cmpint (json_string_length (json_object_get (review, "claimReviewed")), >, 0);
      g_assert_cmpstr (json_string_value (json_object_get (json_object_get (review, "itemReviewed"), "@type")), ==, "Claim");
      g_assert_null (json_object_get (review, "reviewRating"));
    }
  json_decref (file);
}

static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 100 : 8); i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i);
      g_autofree char *to_name = g_strdup_printf ("to%u", i);
      g_autofree char *file_name = g_strdup_printf ("reviews%u.jsonld", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find (FORMAT));
      g_autoptr (QuothImport) import = NULL;
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *content = NULL;

      formats_fill (from, 1 + formats_random (3));
      content = export_reviews (self, from, export, file_name);
      check_reviews (content, formats_count (from, QUOTH_KIND_PROPOSITION));
      copy_texts (self, from, to);
      import = markup_import (self, to, FORMAT, content);
      for (guint j = 0; j < markup_get_item (import)->losses->len; j++)
        g_test_message ("%s", ((QuothLoss *) markup_get_item (import)->losses->pdata[j])->what);
      g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
      g_assert_cmpuint (markup_get_item (import)->warnings->len, ==, 0);
      expected = describe (from);
      found = describe (to);
      markup_assert_same (expected, found);
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_CLAIM) + formats_get_loss (export, "make no proposition"), ==, formats_count (from, QUOTH_KIND_CLAIM));
      g_assert_cmpuint (formats_count (to, QUOTH_KIND_ACTOR), ==, formats_count (from, QUOTH_KIND_ACTOR));
      g_assert_cmpuint (formats_get_loss (export, "relations between"), ==, 12);
    }
}

/* What a project wrote is there already. So is what came in once, also without the texts. */
static void
test_again (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothImport) own = NULL;
  g_autoptr (QuothImport) first = NULL;
  g_autoptr (QuothImport) second = NULL;
  g_autofree char *content = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  formats_fill (self->store, 2);
  content = export_reviews (self, self->store, export, "reviews.jsonld");
  own = markup_import (self, self->store, FORMAT, content);
  g_assert_cmpuint (markup_get_loss (own, "reviews that are there already"), ==, formats_count (self->store, QUOTH_KIND_PROPOSITION));
  g_assert_cmpuint (markup_get_item (own)->n_put[QUOTH_KIND_CLAIM], ==, 0);
  g_assert_cmpuint (markup_get_item (own)->n_put[QUOTH_KIND_MEMO], ==, 0);
  first = markup_import (self, to, FORMAT, content);
  g_assert_cmpuint (formats_count (to, QUOTH_KIND_PROPOSITION), ==, formats_count (self->store, QUOTH_KIND_PROPOSITION));
  g_assert_cmpuint (formats_count (to, QUOTH_KIND_CLAIM), ==, 0);
  once = formats_export_jsonl (to);
  second = markup_import (self, to, FORMAT, content);
  twice = formats_export_jsonl (to);
  g_assert_cmpstr (once, ==, twice);
}

#define PROJECT \
  "{\"type\":\"document\",\"id\":\"01890000-0000-7000-8000-000000000001\",\"name\":\"one\",\"title\":\"One\",\"url\":\"https://example.org/one#top\"," \
  "\"date\":\"2023-04-12\",\"text\":\"🧵 The sun is cold, Xi told us. It is not.\"}\n" \
  "{\"type\":\"document\",\"id\":\"01890000-0000-7000-8000-000000000002\",\"name\":\"two\",\"text\":\"The sun is ice.\",\"date\":\"2022\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"wikidata\":\"Q15031\"}\n" \
  "{\"type\":\"attribute\",\"on\":\"proposition\",\"key\":\"rating\",\"name\":\"Rating\"}\n" \
  "{\"type\":\"attribute\",\"on\":\"proposition\",\"key\":\"ratingValue\",\"name\":\"Value\",\"value_type\":\"number\"}\n" \
  "{\"type\":\"attribute\",\"on\":\"proposition\",\"key\":\"not a path\",\"name\":\"X\"}\n" \
  "{\"type\":\"proposition\",\"id\":\"01890000-0000-7000-8000-000000000003\",\"statement\":\"The sun is cold\",\"note\":\"n\"," \
  "\"attributes\":{\"rating\":\"False\",\"ratingValue\":1,\"not a path\":\"y\"}}\n" \
  "{\"type\":\"claim\",\"id\":\"01890000-0000-7000-8000-000000000004\",\"document\":\"one\",\"spans\":[[2,17]],\"statement\":\"cold\"," \
  "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\"}],\"propositions\":[{\"proposition\":\"The sun is cold\",\"link\":\"supports\"}]}\n" \
  "{\"type\":\"claim\",\"id\":\"01890000-0000-7000-8000-000000000005\",\"document\":\"one\",\"spans\":[[31,33],[37,40]],\"date\":\"2023-04\"," \
  "\"propositions\":[{\"proposition\":\"The sun is cold\",\"link\":\"denies\"}]}\n" \
  "{\"type\":\"claim\",\"id\":\"01890000-0000-7000-8000-000000000006\",\"document\":\"two\",\"spans\":[[0,14]]," \
  "\"propositions\":[{\"proposition\":\"The sun is cold\",\"link\":\"reports\"}]}\n"

/* One of each, letter by letter. */
static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, PROJECT);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autofree char *content = export_reviews (self, self->store, export, "letters.jsonld");
  g_autoptr (GRegex) digest = g_regex_new ("sha256:[0-9a-f]{64}", 0, 0, NULL);
  g_autofree char *short_content = g_regex_replace (digest, content, -1, 0, "sha256:0", 0, NULL);

  g_assert_cmpstr (
    short_content, ==,
    "{\"@context\":\"https://schema.org\",\"@graph\":[\n"
    "{\"@type\":\"ClaimReview\",\"@id\":\"urn:uuid:01890000-0000-7000-8000-000000000003\",\"claimReviewed\":\"The sun is cold\","
    "\"itemReviewed\":{\"@type\":\"Claim\",\"description\":\"n\",\"firstAppearance\":{\"@type\":\"CreativeWork\",\"identifier\":\"urn:sha256:0\","
    "\"name\":\"two\",\"datePublished\":\"2022\",\"hasPart\":[{\"@type\":\"Quotation\",\"@id\":\"urn:uuid:01890000-0000-7000-8000-000000000006\","
    "\"text\":\"The sun is ice\",\"identifier\":\"char=0,14\",\"keywords\":\"reports\",\"contributor\":{\"@type\":\"Person\",\"name\":\"A\"}}]},"
    "\"datePublished\":\"2022\",\"appearance\":[{\"@type\":\"CreativeWork\",\"url\":\"https://example.org/one#top\",\"identifier\":\"urn:sha256:0\","
    "\"name\":\"one\",\"headline\":\"One\",\"datePublished\":\"2023-04-12\",\"hasPart\":["
    "{\"@type\":\"Quotation\",\"@id\":\"urn:uuid:01890000-0000-7000-8000-000000000004\",\"text\":\"The sun is cold\","
    "\"url\":\"https://example.org/one#top:~:text=The%20sun%20is%20cold\",\"identifier\":\"char=2,17\",\"keywords\":\"supports\","
    "\"spokenByCharacter\":{\"@type\":\"Person\",\"name\":\"Xi Jinping\",\"sameAs\":\"https://www.wikidata.org/wiki/Q15031\"},"
    "\"description\":\"cold\",\"contributor\":{\"@type\":\"Person\",\"name\":\"A\"}},"
    "{\"@type\":\"Quotation\",\"@id\":\"urn:uuid:01890000-0000-7000-8000-000000000005\",\"text\":\"It … not\","
    "\"url\":\"https://example.org/one#top:~:text=It\",\"identifier\":[\"char=31,33\",\"char=37,40\"],\"keywords\":\"denies\","
    "\"dateCreated\":\"2023-04\",\"contributor\":{\"@type\":\"Person\",\"name\":\"A\"}}]}],"
    "\"author\":{\"@type\":\"Person\",\"name\":\"Xi Jinping\",\"sameAs\":\"https://www.wikidata.org/wiki/Q15031\"}},"
    "\"reviewRating\":{\"alternateName\":\"False\",\"ratingValue\":1,\"@type\":\"Rating\"},"
    "\"author\":{\"name\":\"project\",\"@type\":\"Organization\"}}\n]}\n");
  g_assert_cmpuint (formats_get_loss (export, "names, types and definitions of attributes"), ==, 3);
  g_assert_cmpuint (formats_get_loss (export, "attributes"), ==, 3 + 1 + 1); /* and a definition and a value of what is no path */
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CLAIM), ==, 3);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_PROPOSITION), ==, 1);
}

static void
test_anonymous (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"coder\",\"name\":\"Grace Hopper\"}\n{\"type\":\"document\",\"name\":\"d\",\"text\":\"x\"}\n"
    "{\"type\":\"proposition\",\"statement\":\"s\"}\n"
    "{\"type\":\"claim\",\"coder\":\"Grace Hopper\",\"document\":\"d\",\"spans\":[[0,1]],\"propositions\":[{\"proposition\":\"s\",\"link\":\"supports\"}]}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autofree char *content = NULL;

  quoth_export_set_anonymous (export, TRUE);
  content = export_reviews (self, self->store, export, "anonymous.jsonld");
  g_assert_null (strstr (content, "Hopper"));
  g_assert_nonnull (strstr (content, "contributor"));
}

/* ---- What others publish ---- */

#define REVIEW \
  "{\"@type\":\"ClaimReview\",\"author\":{\"@type\":\"Organization\",\"name\":\"Full Fact\",\"url\":\"https://fullfact.org\"}," \
  "\"claimReviewed\":\"The sun is cold\",\"datePublished\":\"2020-05-04\",\"itemReviewed\":{\"@type\":\"Claim\"," \
  "\"author\":{\"@type\":\"Person\",\"name\":\"A. Nonymous\",\"sameAs\":[\"https://example.org/a\"]},\"datePublished\":\"2020-05-01\"," \
  "\"appearance\":[{\"@type\":\"CreativeWork\",\"url\":\"https://example.org/1\",\"headline\":\"Hot news\"},\"https://example.org/2\"]}," \
  "\"reviewRating\":{\"@type\":\"Rating\",\"alternateName\":\"Mostly false\",\"bestRating\":\"5\",\"ratingValue\":2,\"worstRating\":1.0}," \
  "\"url\":\"https://fullfact.org/sun\",\"publisher\":{\"name\":\"FF\"}}"

static void
test_feed (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import (
    self, self->store, FORMAT,
    "\xef\xbb\xbf{\"@context\":\"http://schema.org\",\"@type\":\"DataFeed\",\"dataFeedElement\":[{\"@type\":\"DataFeedItem\","
    "\"dateCreated\":\"2020-06-01\",\"item\":[" REVIEW "]},\n{\"@type\":\"DataFeedItem\",\"item\":"
    "{\"claimReviewed\":{\"@value\":\"Two\",\"@language\":\"en\"},\"url\":[\"a\",\"b\"],\"reviewRating\":{\"alternateName\":\"Vrai\"},"
    "\"schema:datePublished\":\"2021\"}},{\"@type\":\"DataFeedItem\",\"item\":[]}]}");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autofree char *content = NULL;

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_PROPOSITION), ==, 2);
  formats_assert_said (self->store, "\"rating\":\"Mostly false\"");
  formats_assert_said (self->store, "\"ratingValue\":\"2\"");
  formats_assert_said (self->store, "\"bestRating\":\"5\"");
  formats_assert_said (self->store, "\"reviewer\":\"Full Fact\"");
  formats_assert_said (self->store, "\"author.url\":\"https://fullfact.org\"");
  formats_assert_said (self->store, "\"claimant\":\"A. Nonymous\"");
  formats_assert_said (self->store, "\"claimed\":\"2020-05-01\"");
  formats_assert_said (self->store, "\"appearance\":\"https://example.org/1; https://example.org/2\"");
  formats_assert_said (self->store, "\"text\":\"url: https://example.org/1\\nheadline: Hot news\"");
  formats_assert_said (self->store, "\"publisher.name\":\"FF\"");
  formats_assert_said (self->store, "\"rating\":\"Vrai\"");
  formats_assert_said (self->store, "\"url\":\"a; b\"");
  formats_assert_said (self->store, "\"datePublished\":\"2021\"");
  formats_assert_said (self->store, "\"claimReviewed.@language\":\"en\"");
  g_assert_cmpuint (markup_get_item (done)->warnings->len, ==, 0);
  content = export_reviews (self, self->store, export, "feed.jsonld");
  g_assert_nonnull (strstr (content, "\"reviewRating\":{\"alternateName\":\"Mostly false\",\"bestRating\":5"));
  g_assert_nonnull (strstr (content, "\"ratingValue\":2"));
  g_assert_nonnull (strstr (content, "\"url\":\"https://fullfact.org\",\"@type\":\"Organization\""));
  g_assert_nonnull (strstr (content, "{\"@type\":\"CreativeWork\",\"url\":\"https://example.org/2\"}"));
}

/* Two reviews of one proposition: nobody but a person can say which holds. */
static void
test_several (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import (
    self, self->store, FORMAT,
    "[" REVIEW "," REVIEW ",{\"@type\":[\"ClaimReview\"],\"claimReviewed\":\"The sun is cold\",\"reviewRating\":{\"alternateName\":\"True\"}}]");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_PROPOSITION), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "there already"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "further reviews"), ==, 1);
  formats_assert_said (self->store, "\"text\":\"rating: True\"");
  formats_assert_said (self->store, "\"rating\":\"Mostly false\"");
}

/* Quotations become claims in texts that the project has, found by address, and by their words where no place is said. */
static void
test_appearances (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"document\",\"name\":\"one\",\"url\":\"https://example.org/one\",\"text\":\"🧵 The sun is cold. Cold, cold.\"}\n");
  g_autoptr (QuothImport) done = markup_import (
    self, self->store, FORMAT,
    "{\"itemReviewed\":{\"firstAppearance\":{\"hasPart\":[{\"@type\":\"Quotation\",\"text\":\"The sun is cold\",\"spokenByCharacter\":"
    "{\"@type\":\"http://schema.org/NewsMediaOrganization\",\"name\":\"Sun\",\"sameAs\":\"http://www.wikidata.org/entity/Q5\"}},"
    "{\"@type\":\"Quotation\",\"text\":\"old\",\"identifier\":\"char=26,29\",\"keywords\":[\"x\",\"denies\"]},"
    "{\"@type\":\"Quotation\",\"text\":\"cold\",\"identifier\":\"char=1,99999999999999999999\"},"
    "{\"@type\":\"Quotation\",\"text\":\"warm\"}],\"url\":\"https://example.org/one\"}},\"claimReviewed\":\"The sun is cold\"}");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 2);
  formats_assert_said (self->store, "\"quote\":[\"The sun is cold\"]");
  formats_assert_said (self->store, "\"spans\":[[26,29]]");
  formats_assert_said (self->store, "\"link\":\"denies\"");
  formats_assert_said (self->store, "\"name\":\"Sun\",\"kind\":\"media\"");
  formats_assert_said (self->store, "\"wikidata\":\"Q5\"");
  formats_assert_said (self->store, "hasPart.text: warm");
  g_assert_cmpuint (markup_get_loss (done, "kept as memos"), ==, 2);
}

/* ---- Bad input ---- */

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (GString) deep = g_string_new ("[{\"claimReviewed\":\"deep\",\"a\":");
  g_autoptr (GString) wide = g_string_new ("[{\"claimReviewed\":\"wide\"");
  g_autoptr (QuothImport) done = markup_import (
    self, self->store, FORMAT,
    "[{\"@type\":\"ClaimReview\"},\n{\"@type\":\"Person\"},7,null,{\"claimReviewed\":[]},{\"claimReviewed\":\"\"},"
    "{\"claimReviewed\":[[\"x\"]],\"itemReviewed\":[[],3,{\"appearance\":[null,{},[[]],{\"url\":{}}]}]},{\"claimReviewed\":\"y\\u0000\",\"\":{\"\":\"z\"}}]");
  g_autoptr (QuothImport) deep_done = NULL;
  g_autoptr (QuothImport) wide_done = NULL;

  g_assert_cmpuint (markup_get_loss (done, "do not say what they review"), >=, 3);
  g_assert_cmpuint (markup_get_loss (done, "no reviews of claims"), ==, 3);
  g_assert_true (markup_has_warning (done, "coded.file:1: ", "claimReviewed"));
  for (guint i = 0; i < 1000; i++)
    g_string_append (deep, "{\"a\":");
  g_string_append (deep, "1");
  for (guint i = 0; i < 1000; i++)
    g_string_append_c (deep, '}');
  g_string_append (deep, "}]");
  deep_done = markup_import (self, self->store, FORMAT, deep->str);
  formats_assert_said (self->store, "\"a.a.a.a.a.a.a.a\":\"{");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (wide, ",\"k%u\":1", i);
  g_string_append (wide, "}]");
  wide_done = markup_import (self, self->store, FORMAT, wide->str);
  g_assert_cmpuint (markup_get_loss (wide_done, "more than 200"), ==, 100);
}

static void
test_refused (Formats *self, gconstpointer user_data)
{
  markup_refuse (self, FORMAT, "", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, FORMAT, "\n{\"@graph\":[{}", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, FORMAT, "[\n{\"claimReviewed\":nothing}]", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, FORMAT, "[{\"claimReviewed\":\"\xff\"}]", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, FORMAT, "[[[[[[[[[[{\"claimReviewed\":\"x\"}]]]]]]]]]]", -1, FALSE, "nested");
  markup_refuse (self, FORMAT, "[{\"claimReviewed\":\"x\"},\n{\"@type\":\"ClaimReview\"}]", -1, TRUE, "coded.file:2: ");
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, PROJECT);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (FORMAT));
  g_autofree char *ours = export_reviews (self, self->store, export, "mutated.jsonld");

  for (guint i = 0; i < (g_test_slow () ? 2000 : 120); i++)
    {
      g_autoptr (GString) bytes = markup_mutate (i % 2 == 0 ? ours : "[" REVIEW "]");
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) done
        = markup_try_import (self, self->store, FORMAT, bytes->str, (gssize) bytes->len, FALSE, &error);

      g_assert_true (done != NULL || strstr (error->message, "coded.file") != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/claim-review/round-trip", test_round_trip);
  formats_test ("/claim-review/again", test_again);
  formats_test ("/claim-review/letters", test_letters);
  formats_test ("/claim-review/anonymous", test_anonymous);
  formats_test ("/claim-review/feed", test_feed);
  formats_test ("/claim-review/several", test_several);
  formats_test ("/claim-review/appearances", test_appearances);
  formats_test ("/claim-review/bad", test_bad);
  formats_test ("/claim-review/refused", test_refused);
  formats_test ("/claim-review/mutations", test_mutations);
  return g_test_run ();
}
