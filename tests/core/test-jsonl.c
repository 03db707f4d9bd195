/* test-jsonl.c: tests of quoth-jsonl.c and quoth-jsonl-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-json-private.h"
#include "formats-fixture.h"

static const char *const ids[] = {
  "01900000-0000-7000-8000-000000000001",
  "01900000-0000-7000-8000-000000000002",
  "01900000-0000-7000-8000-000000000003",
  "01900000-0000-7000-8000-000000000004",
};

static QuothId
make_id (guint n)
{
  QuothId id;

  g_assert_true (quoth_id_from_string (ids[n], &id));
  return id;
}

static void
assert_line (gpointer value, const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  quoth_jsonl_append (line, value, NULL);
  g_assert_cmpstr (line->str, ==, expected);
}

/* ---- Lines ---- */

static void
test_actor (void)
{
  QuothId id = make_id (0), other = make_id (1);
  g_autoptr (QuothActor) actor = quoth_actor_new (&id);
  QuothAlias *alias;

  actor->name = g_strdup ("Xi \"Jinping\"\n");
  actor->actor_kind = g_strdup ("person");
  quoth_actor_add_alias (actor, "习近平");
  alias = quoth_actor_add_alias (actor, "Xi");
  alias->language = g_strdup ("en");
  alias->match_case = TRUE;
  quoth_actor_add_affiliation (actor, &other, "president")->from = g_strdup ("2013");
  actor->wikidata = g_strdup ("Q15031");
  assert_line (actor,
               "{\"type\":\"actor\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"name\":\"Xi "
               "\\\"Jinping\\\"\\n\",\"kind\":\"person\",\"aliases\":[\"习近平\",{\"text\":\"Xi\",\"language\":\"en\","
               "\"match_case\":true}],\"wikidata\":\"Q15031\",\"affiliations\":[{\"actor\":\"01900000-0000-7000-8000-"
               "000000000002\",\"role\":\"president\",\"from\":\"2013\"}]}");
}

static void
test_claim (void)
{
  QuothId id = make_id (0), other = make_id (1), third = make_id (2);
  g_autoptr (QuothClaim) claim = quoth_claim_new (&id);
  QuothChainLink link = { third, QUOTH_ID_NONE, QUOTH_FACTUALITY_UNSET };

  claim->annotation.document = other;
  claim->annotation.coder = third;
  quoth_annotation_add_span (claim, quoth_range (100, 180), "a\\b");
  quoth_annotation_add_span (claim, quoth_range (195, 230), "🇨🇳");
  claim->annotation.created = 1700000000123;
  claim->annotation.origin = g_strdup ("manual");
  claim->statement = g_strdup ("");
  claim->factuality = QUOTH_FACTUALITY_PR_PLUS;
  claim->mode = QUOTH_MODE_INDIRECT;
  claim->confidence = 0.8;
  quoth_claim_set_category (claim, &other, QUOTH_STANCE_AGAINST);
  quoth_claim_set_category (claim, &third, QUOTH_STANCE_UNSET);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &third, &other);
  g_array_append_val (claim->chain, link);
  link.factuality = QUOTH_FACTUALITY_U_U;
  g_array_append_val (claim->chain, link);
  assert_line (
    claim,
    "{\"type\":\"claim\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"document\":\"01900000-0000-7000-8000-"
    "000000000002\",\"coder\":\"01900000-0000-7000-8000-000000000003\",\"spans\":[[100,180],[195,230]],\"quote\":["
    "\"a\\\\b\",\"🇨🇳\"],\"categories\":[{\"code\":\"01900000-0000-7000-8000-000000000002\",\"stance\":-1},{\"code\":"
    "\"01900000-0000-7000-8000-000000000003\"}],\"factuality\":\"PR+\",\"mode\":\"indirect\",\"confidence\":0.8,"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"01900000-0000-7000-8000-000000000003\",\"mention\":\"01900000-0000-"
    "7000-8000-000000000002\"}],\"chain\":[\"01900000-0000-7000-8000-000000000003\",{\"actor\":\"01900000-0000-7000-"
    "8000-000000000003\",\"factuality\":\"Uu\"}],\"created\":\"2023-11-14T22:13:20.123Z\"}");
}

/* The JSON type is that of the attribute; an attribute that is not known is named by its id. */
static void
test_attributes (void)
{
  QuothId id = make_id (0), other = make_id (1), third = make_id (2), fourth = make_id (3);
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (&id);
  g_autoptr (QuothAttribute) number = quoth_attribute_new (&third);
  g_autoptr (QuothAttribute) choice = quoth_attribute_new (&other);
  g_autoptr (GHashTable) attributes = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  QuothJsonlContext context = { attributes, NULL };
  g_autoptr (GString) line = g_string_new (NULL);

  number->on = QUOTH_KIND_PROPOSITION;
  number->key = g_strdup ("count");
  number->name = g_strdup ("Count");
  number->type = QUOTH_ATTRIBUTE_NUMBER;
  number->position = 2;
  choice->key = g_strdup ("sort");
  choice->name = g_strdup ("Sort");
  choice->type = QUOTH_ATTRIBUTE_CHOICE;
  choice->choices = g_strsplit ("a,\"b\"", ",", -1);
  g_hash_table_insert (attributes, &third, number);
  g_hash_table_insert (attributes, &other, choice);
  assert_line (number,
               "{\"type\":\"attribute\",\"id\":\"01900000-0000-7000-8000-000000000003\",\"on\":\"proposition\",\"key\":"
               "\"count\",\"name\":\"Count\",\"value_type\":\"number\",\"position\":2}");
  assert_line (choice,
               "{\"type\":\"attribute\",\"id\":\"01900000-0000-7000-8000-000000000002\",\"on\":\"claim\",\"key\":"
               "\"sort\",\"name\":\"Sort\",\"value_type\":\"choice\",\"choices\":[\"a\",\"\\\"b\\\"\"]}");

  proposition->statement = g_strdup ("It is so");
  quoth_value_set_attribute (proposition, &other, "a");
  quoth_value_set_attribute (proposition, &third, "7.5");
  quoth_value_set_attribute (proposition, &fourth, "true");
  quoth_jsonl_append (line, proposition, &context);
  g_assert_cmpstr (line->str,
                   ==,
                   "{\"type\":\"proposition\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"statement\":\"It is "
                   "so\",\"attributes\":{\"01900000-0000-7000-8000-000000000004\":\"true\",\"count\":7.5,\"sort\":\"a\"}}");
}

static void
test_codebook (void)
{
  QuothId id = make_id (0), other = make_id (1);
  g_autoptr (QuothCode) code = quoth_code_new (&id);
  g_autoptr (QuothRelationType) type = quoth_relation_type_new (&id);
  g_autoptr (QuothActorKind) kind = quoth_actor_kind_new (&id);
  g_autoptr (QuothCodebookVersion) version = quoth_codebook_version_new (&id);

  code->key = g_strdup ("k");
  code->name = g_strdup ("K");
  quoth_code_add_example (code, &other, "x", "why");
  quoth_code_add_example (code, NULL, "y", NULL);
  assert_line (code,
               "{\"type\":\"code\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"key\":\"k\",\"name\":\"K\",\"examples\":[{"
               "\"text\":\"x\",\"annotation\":\"01900000-0000-7000-8000-000000000002\",\"note\":\"why\"},{\"text\":\"y\"}]}");
  type->key = g_strdup ("t");
  type->name = g_strdup ("T");
  type->symmetric = TRUE;
  type->from_code = other;
  assert_line (type,
               "{\"type\":\"relation-type\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"key\":\"t\",\"name\":\"T\","
               "\"symmetric\":true,\"from\":\"01900000-0000-7000-8000-000000000002\"}");
  kind->key = g_strdup ("bank");
  kind->name = g_strdup ("Bank");
  assert_line (kind,
               "{\"type\":\"actor-kind\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"key\":\"bank\",\"name\":\"Bank\"}");
  version->number = 3;
  version->coder = other;
  version->time = 1700000000000;
  version->content = g_strdup ("{}\n");
  assert_line (version,
               "{\"type\":\"codebook-version\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"number\":3,\"coder\":"
               "\"01900000-0000-7000-8000-000000000002\",\"time\":\"2023-11-14T22:13:20Z\",\"content\":\"{}\\n\"}");
}

static void
test_document (void)
{
  QuothId id = make_id (0);
  g_autoptr (QuothDocument) document = quoth_document_new (&id);
  g_autoptr (QuothText) text = quoth_text_new ("a\tb\n", -1, NULL);
  g_autoptr (QuothSegment) segment = quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (187, 402), "2/");
  g_autoptr (GString) line = g_string_new (NULL);

  document->name = g_strdup ("000");
  document->document_kind = g_strdup ("thread");
  document->encoding = g_strdup ("UTF-8");
  document->newline = QUOTH_NEWLINE_LF;
  quoth_document_set_text (document, text);
  assert_line (document,
               "{\"type\":\"document\",\"id\":\"01900000-0000-7000-8000-000000000001\",\"name\":\"000\",\"kind\":"
               "\"thread\",\"sha256\":\"5dd1197866f479824d9b483e1b7ae9ad3e518f3b4fd447c6b92d127dda6178c5\",\"text\":"
               "\"a\\tb\\n\"}");
  quoth_jsonl_append_segment (line, &id, segment);
  g_assert_cmpstr (line->str,
                   ==,
                   "{\"type\":\"segment\",\"document\":\"01900000-0000-7000-8000-000000000001\",\"kind\":\"post\","
                   "\"number\":\"2/\",\"start\":187,\"end\":402}");
}

static void
test_escapes (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  quoth_json_append_string (out, "\x01\b\t\n\f\r\x1f \"\\/\x7f é\u2028🧵");
  g_assert_cmpstr (out->str, ==, "\"\\u0001\\b\\t\\n\\f\\r\\u001f \\\"\\\\/\x7f é\u2028🧵\"");
  g_string_truncate (out, 0);
  quoth_json_append_string (out, NULL);
  g_assert_cmpstr (out->str, ==, "null");
}

/* ---- Numbers and times ---- */

static void
test_numbers (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      double number = i == 0 ? 1 : i == 1 ? 0 : g_test_rand_double ();

      g_string_truncate (out, 0);
      quoth_json_append_double (out, number);
      g_assert_true (g_ascii_strtod (out->str, NULL) == number);
    }
  g_string_truncate (out, 0);
  quoth_json_append_uint (out, 0);
  quoth_json_append_uint (out, G_MAXUINT64);
  g_assert_cmpstr (out->str, ==, "018446744073709551615");
}

/* Against GDateTime, over the years that have four digits. */
static void
test_times (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint64 seconds = (gint64) (g_test_rand_double () * (253402300799.0 + 62135596800.0)) - 62135596800;
      gint64 time = seconds * 1000 + g_test_rand_int_range (0, 1000);
      g_autoptr (GDateTime) expected = g_date_time_new_from_unix_utc (seconds);
      g_autofree char *rest = g_date_time_format (expected, "-%m-%dT%H:%M:%S");
      g_autofree char *start = g_strdup_printf ("%04d%s", g_date_time_get_year (expected), rest);
      g_autoptr (GString) out = g_string_new (NULL);
      gint64 back;

      quoth_json_append_time (out, time);
      g_assert_true (g_str_has_prefix (out->str, start));
      g_assert_true (quoth_json_parse_time (out->str, &back));
      g_assert_cmpint (back, ==, time);
    }
}

static void
test_foreign_times (void)
{
  static const char *const bad[] = { "",           "yesterday",           "2023-13-01T00:00:00Z",  "2023-02-29T00:00:00Z",
                                     "2023-01-01", "2023-01-01T25:00:00Z", "2023-01-01T00:00:00.1x", "12:00:00Z" };
  gint64 time;

  g_assert_true (quoth_json_parse_time ("2023-11-14T23:13:20+01:00", &time));
  g_assert_cmpint (time, ==, 1700000000000);
  g_assert_true (quoth_json_parse_time ("2023-11-14T22:13:20.5Z", &time));
  g_assert_cmpint (time, ==, 1700000000500);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (quoth_json_parse_time (bad[i], &time));
}

/* ---- There and back ---- */

/* An export, applied to an empty project and exported again, is the same file. */
static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from-%u", i);
      g_autofree char *to_name = g_strdup_printf ("to-%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autofree char *there = NULL;
      g_autofree char *back = NULL;
      g_autoptr (QuothApplyReport) report = NULL;

      formats_fill_full (from, 1 + formats_random (4), i % 2 == 1, i % 3 == 0);
      there = formats_export_jsonl (from);
      report = formats_apply (to, self->coder, there);
      back = formats_export_jsonl (to);
      g_assert_cmpstr (there, ==, back);
    }
}

static void
test_round_trip_empty (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autofree char *there = formats_export_jsonl (self->store);
  g_autoptr (QuothApplyReport) report = formats_apply (to, self->coder, there);
  g_autofree char *back = formats_export_jsonl (to);

  g_assert_cmpstr (there, ==, back);
  g_assert_true (g_str_has_prefix (there, "{\"type\":\"project\",\"name\":\"project\""));
  g_assert_null (strchr (strchr (there, '\n') + 1, '\n'));
}

/* A part of a project is whole in itself: it can be applied to an empty one. */
static void
test_part (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) coders = NULL;
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };

  formats_fill_full (self->store, 4, TRUE, TRUE);
  reader = quoth_store_open_reader (self->store, NULL);
  documents = quoth_reader_list (reader, &query, NULL);
  query.kind = QUOTH_KIND_CODER;
  coders = quoth_reader_list (reader, &query, NULL);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("jsonl"));
      g_autofree char *file = g_strdup_printf ("part-%u.jsonl", i);
      g_autofree char *name = g_strdup_printf ("part-%u", i);
      g_autoptr (QuothStore) to = formats_create (self, name);
      g_autoptr (QuothApplyReport) report = NULL;
      g_autofree char *path = NULL;
      g_autofree char *jsonl = NULL;

      if (i & 1)
        quoth_export_set_documents (export, &QUOTH_VALUE (documents->pdata[i % 4])->id, 1);
      if (i & 2)
        quoth_export_set_coders (export, &QUOTH_VALUE (coders->pdata[i % 3])->id, 1);
      if (i & 4)
        quoth_export_set_boilerplate (export, FALSE);
      path = formats_export (self, export, file);
      jsonl = formats_read (path, NULL);
      report = formats_apply (to, self->coder, jsonl);
      for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
        g_assert_cmpuint (report->n_put[kind], ==, quoth_export_get_n_written (export, kind));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jsonl/actor", test_actor);
  g_test_add_func ("/jsonl/claim", test_claim);
  g_test_add_func ("/jsonl/attributes", test_attributes);
  g_test_add_func ("/jsonl/codebook", test_codebook);
  g_test_add_func ("/jsonl/document", test_document);
  g_test_add_func ("/jsonl/escapes", test_escapes);
  g_test_add_func ("/jsonl/numbers", test_numbers);
  g_test_add_func ("/jsonl/times", test_times);
  g_test_add_func ("/jsonl/foreign-times", test_foreign_times);
  formats_test ("/jsonl/round-trip", test_round_trip);
  formats_test ("/jsonl/round-trip-empty", test_round_trip_empty);
  formats_test ("/jsonl/part", test_part);
  return g_test_run ();
}
