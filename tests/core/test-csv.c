/* test-csv.c: tests of quoth-csv.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"

#include "formats/quoth-csv-read.h"

/* ---- A strict reader of RFC 4180, written from it alone ---- */

typedef GPtrArray Table; /* of rows, which are GPtrArray of char * */

/* Reads one field from @p; gives the character after it. */
static const char *
read_field (const char *p, GString *field)
{
  g_string_truncate (field, 0);
  if (*p != '"')
    {
      for (; *p != '\0' && *p != ',' && *p != '\r'; p++)
        {
          g_assert_cmpint (*p, !=, '"');
          g_assert_cmpint (*p, !=, '\n');
          g_string_append_c (field, *p);
        }
      return p;
    }
  for (p++;; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      if (*p == '"' && *++p != '"')
        return p;
      g_string_append_c (field, *p);
    }
}

static Table *
parse (const char *csv)
{
  Table *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GString) field = g_string_new (NULL);

  while (*csv != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (;; csv++)
        {
          csv = read_field (csv, field);
          g_ptr_array_add (row, quoth_csv_dup_plain (field->str));
          if (*csv != ',')
            break;
        }
      g_assert_true (g_str_has_prefix (csv, "\r\n"));
      csv += 2;
      if (table->len > 0)
        g_assert_cmpuint (row->len, ==, ((GPtrArray *) table->pdata[0])->len);
      g_ptr_array_add (table, row);
    }
  return table;
}

static Table *
read_table (const char *folder, const char *name)
{
  g_autofree char *content = formats_read (folder, name);

  g_assert_true (g_utf8_validate (content, -1, NULL));
  return parse (content);
}

static const char *
get_cell (Table *table, guint row, const char *column)
{
  GPtrArray *header = table->pdata[0];

  for (guint i = 0; i < header->len; i++)
    if (g_str_equal (header->pdata[i], column))
      return ((GPtrArray *) table->pdata[row])->pdata[i];
  g_error ("no column %s", column);
}

/* The row whose first cell is the id. */
static guint
find_row (Table *table, const QuothId *id)
{
  char string[QUOTH_ID_STRING_SIZE];

  quoth_id_to_string (id, string);
  for (guint i = 1; i < table->len; i++)
    if (g_str_equal (((GPtrArray *) table->pdata[i])->pdata[0], string))
      return i;
  g_error ("no row %s", string);
}

static void
assert_cell (Table *table, guint row, const char *column, const char *expected)
{
  g_assert_cmpstr (get_cell (table, row, column), ==, expected != NULL ? expected : "");
}

/* ---- Tests ---- */

typedef struct
{
  char *path;
  QuothReader *reader;
} Exported;

static GPtrArray *
list (Exported *self, QuothKind kind)
{
  QuothQuery query = { .kind = kind };

  return quoth_reader_list (self->reader, &query, NULL);
}

static void
check_annotation (Table *table, guint row, const QuothAnnotation *annotation)
{
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_auto (GStrv) spans = g_strsplit (get_cell (table, row, "spans"), ";", -1);
  QuothRange extent = quoth_annotation_get_extent (annotation);

  assert_cell (table, row, "quote", quote);
  g_assert_cmpuint (g_ascii_strtoull (get_cell (table, row, "start"), NULL, 10), ==, extent.start);
  g_assert_cmpuint (g_ascii_strtoull (get_cell (table, row, "end"), NULL, 10), ==, extent.end);
  g_assert_cmpuint (g_strv_length (spans), ==, annotation->spans->len);
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;
      g_autofree char *expected = g_strdup_printf ("%u-%u", range.start, range.end);

      g_assert_cmpstr (spans[i], ==, expected);
    }
}

static void
assert_id_cell (Table *table, guint row, const char *column, const QuothId *id)
{
  char string[QUOTH_ID_STRING_SIZE];

  assert_cell (table, row, column, quoth_id_is_none (id) ? NULL : quoth_id_to_string (id, string));
}

/* The row of the part at @position of the claim. */
static guint
find_part (Table *table, const QuothClaim *claim, guint position)
{
  guint row = find_row (table, &claim->annotation.value.id) + position;
  g_autofree char *expected = g_strdup_printf ("%u", position);

  g_assert_cmpuint (row, <, table->len);
  assert_id_cell (table, row, "claim_id", &claim->annotation.value.id);
  assert_cell (table, row, "position", expected);
  return row;
}

static void
check_actors_of_claim (const QuothClaim *claim, Table *roles, Table *chain)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      guint row = find_part (roles, claim, i);

      assert_cell (roles, row, "role", quoth_role_to_nick (role->role));
      assert_id_cell (roles, row, "actor_id", &role->actor);
      assert_id_cell (roles, row, "mention_id", &role->mention);
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);
      guint row = find_part (chain, claim, i);

      assert_id_cell (chain, row, "actor_id", &link->actor);
      assert_id_cell (chain, row, "mention_id", &link->mention);
      assert_cell (chain, row, "factuality", quoth_factuality_to_nick (link->factuality));
    }
}

static void
check_codes_of_claim (const QuothClaim *claim, Table *categories, Table *propositions)
{
  static const char *const stances[] = { "-1", "0", "1", NULL };

  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      guint row = find_part (categories, claim, i);

      assert_id_cell (categories, row, "code_id", &category->code);
      assert_cell (categories, row, "stance", stances[category->stance + 1]);
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);
      guint row = find_part (propositions, claim, i);

      assert_id_cell (propositions, row, "proposition_id", &part->proposition);
      assert_cell (propositions, row, "link", quoth_link_to_nick (part->link));
    }
}

static void
check_claims (Exported *self)
{
  g_autoptr (GPtrArray) claims = list (self, QUOTH_KIND_CLAIM);
  g_autoptr (GPtrArray) table = read_table (self->path, "claims.csv");
  g_autoptr (GPtrArray) roles = read_table (self->path, "claim_roles.csv");
  g_autoptr (GPtrArray) chain = read_table (self->path, "claim_chain.csv");
  g_autoptr (GPtrArray) categories = read_table (self->path, "claim_categories.csv");
  g_autoptr (GPtrArray) propositions = read_table (self->path, "claim_propositions.csv");
  guint n_roles = 1, n_chain = 1, n_categories = 1, n_propositions = 1;

  g_assert_cmpuint (table->len, ==, claims->len + 1);
  for (guint i = 0; i < claims->len; i++)
    {
      const QuothClaim *claim = claims->pdata[i];
      guint row = find_row (table, &claim->annotation.value.id);

      check_annotation (table, row, &claim->annotation);
      assert_cell (table, row, "statement", claim->statement);
      assert_cell (table, row, "factuality", quoth_factuality_to_nick (claim->factuality));
      assert_cell (table, row, "mode", quoth_mode_to_nick (claim->mode));
      assert_cell (table, row, "place", claim->place);
      g_assert_true ((*get_cell (table, row, "attribution") != '\0') == (claim->chain->len > 0 || quoth_claim_get_claimant (claim) != NULL));
      if (claim->confidence >= 0)
        g_assert_true (g_ascii_strtod (get_cell (table, row, "confidence"), NULL) == claim->confidence);
      check_actors_of_claim (claim, roles, chain);
      check_codes_of_claim (claim, categories, propositions);
      n_roles += claim->roles->len;
      n_chain += claim->chain->len;
      n_categories += claim->categories->len;
      n_propositions += claim->propositions->len;
    }
  g_assert_cmpuint (roles->len, ==, n_roles);
  g_assert_cmpuint (chain->len, ==, n_chain);
  g_assert_cmpuint (categories->len, ==, n_categories);
  g_assert_cmpuint (propositions->len, ==, n_propositions);
}

static void
check_mentions (Exported *self)
{
  g_autoptr (GPtrArray) mentions = list (self, QUOTH_KIND_MENTION);
  g_autoptr (GPtrArray) actors = list (self, QUOTH_KIND_ACTOR);
  g_autoptr (GPtrArray) table = read_table (self->path, "mentions.csv");
  g_autoptr (GPtrArray) actor_table = read_table (self->path, "actors.csv");

  g_assert_cmpuint (table->len, ==, mentions->len + 1);
  g_assert_cmpuint (actor_table->len, ==, actors->len + 1);
  for (guint i = 0; i < mentions->len; i++)
    {
      const QuothMention *mention = mentions->pdata[i];
      guint row = find_row (table, &mention->annotation.value.id);
      guint actor = find_row (actor_table, &mention->actor);

      check_annotation (table, row, &mention->annotation);
      assert_cell (table, row, "actor", get_cell (actor_table, actor, "name"));
      assert_cell (table, row, "actor_kind", get_cell (actor_table, actor, "kind"));
    }
}

static void
check_aliases (Exported *self)
{
  g_autoptr (GPtrArray) actors = list (self, QUOTH_KIND_ACTOR);
  g_autoptr (GPtrArray) aliases = read_table (self->path, "aliases.csv");
  guint row = 1;

  for (guint i = 0; i < actors->len; i++)
    {
      const QuothActor *actor = actors->pdata[i];

      for (guint j = 0; j < actor->aliases->len; j++, row++)
        {
          const QuothAlias *alias = actor->aliases->pdata[j];

          assert_id_cell (aliases, row, "actor_id", &actor->value.id);
          assert_cell (aliases, row, "actor", actor->name);
          assert_cell (aliases, row, "text", alias->text);
          assert_cell (aliases, row, "language", alias->language);
          assert_cell (aliases, row, "script", alias->script);
          assert_cell (aliases, row, "match_case", alias->match_case ? "1" : "0");
          assert_cell (aliases, row, "part_of_word", alias->part_of_word ? "1" : "0");
        }
    }
  g_assert_cmpuint (aliases->len, ==, row);
}

/* A row for each attribute of each value. */
static void
check_attributes (Exported *self)
{
  g_autoptr (GPtrArray) table = read_table (self->path, "attribute_values.csv");
  guint n = 1;

  for (guint kind = QUOTH_KIND_CODER; kind < QUOTH_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) values = list (self, (QuothKind) kind);

      for (guint i = 0; i < values->len; i++)
        {
          const QuothValue *value = values->pdata[i];

          for (guint j = 0; value->attributes != NULL && j < value->attributes->len; j++, n++)
            {
              const QuothAttributeValue *entry = value->attributes->pdata[j];

              assert_id_cell (table, n, "target_id", &value->id);
              assert_cell (table, n, "target_kind", quoth_kind_to_nick (value->kind));
              assert_id_cell (table, n, "attribute_id", &entry->attribute);
              assert_cell (table, n, "value", entry->value);
              if (g_str_equal (get_cell (table, n, "type"), "actor"))
                g_assert_cmpstr (get_cell (table, n, "actor"), !=, "");
            }
        }
    }
  g_assert_cmpuint (table->len, ==, n);
}

static void
check_counts (Exported *self)
{
  static const struct
  {
    QuothKind kind;
    const char *name;
  } tables[] = {
    { QUOTH_KIND_CODER, "coders.csv" },       { QUOTH_KIND_CODE, "codes.csv" },
    { QUOTH_KIND_DOCUMENT, "documents.csv" }, { QUOTH_KIND_PROPOSITION, "propositions.csv" },
    { QUOTH_KIND_CUE, "cues.csv" },           { QUOTH_KIND_RELATION, "relations.csv" },
    { QUOTH_KIND_MEMO, "memos.csv" },         { QUOTH_KIND_ACTOR_KIND, "actor_kinds.csv" },
    { QUOTH_KIND_ATTRIBUTE, "attributes.csv" }, { QUOTH_KIND_RELATION_TYPE, "relation_types.csv" },
    { QUOTH_KIND_CODEBOOK_VERSION, "codebook_versions.csv" }, { QUOTH_KIND_ANNOTATION_TYPE, "annotation_types.csv" },
    { QUOTH_KIND_ASSIGNMENT, "assignments.csv" }, { QUOTH_KIND_VERDICT, "verdicts.csv" },
  };
  static const char *const others[] = { "affiliations.csv", "code_examples.csv", "segments.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) values = list (self, tables[i].kind);
      g_autoptr (GPtrArray) table = read_table (self->path, tables[i].name);

      g_assert_cmpuint (table->len, ==, values->len + 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_ptr_array_unref (read_table (self->path, others[i]));
}

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", i);
      g_autofree char *folder = g_strdup_printf ("csv%u", i);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = NULL;
      Exported exported;

      formats_fill (store, 3);
      export = quoth_export_new (store, quoth_format_find ("csv"));
      quoth_export_set_boilerplate (export, TRUE);
      exported.path = formats_export (self, export, folder);
      exported.reader = quoth_store_open_reader (store, NULL);
      check_claims (&exported);
      check_mentions (&exported);
      check_aliases (&exported);
      check_attributes (&exported);
      check_counts (&exported);
      g_assert_cmpuint (formats_get_loss (export, "texts of documents"), ==, 3);
      quoth_reader_free (exported.reader);
      g_free (exported.path);
    }
}

static void
test_text (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("csv"));
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) table = NULL;
  g_autofree char *path = NULL;
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };

  formats_fill (self->store, 3);
  quoth_export_set_option (export, "text", "yes", NULL);
  path = formats_export (self, export, "csv");
  table = read_table (path, "documents.csv");
  reader = quoth_store_open_reader (self->store, NULL);
  documents = quoth_reader_list (reader, &query, NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothText) text = quoth_reader_load_text (reader, id, NULL);

      assert_cell (table, find_row (table, id), "text", quoth_text_get_utf8 (text));
    }
  g_assert_cmpuint (formats_get_loss (export, "texts of documents"), ==, 0);
}

static void
test_bom (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("csv"));
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *marked = NULL;

  g_assert_true (quoth_export_set_option (export, "bom", "yes", NULL));
  path = formats_export (self, export, "marked");
  marked = formats_read (path, "coders.csv");
  g_assert_cmpstr (marked, ==, "\xef\xbb\xbfid,name,color,active\r\n");
  g_assert_true (quoth_export_set_option (export, "bom", "no", NULL));
  g_free (path);
  path = formats_export (self, export, "plain");
  plain = formats_read (path, "coders.csv");
  g_assert_cmpstr (plain, ==, "id,name,color,active\r\n");
}

/* What an analyst sees who opens claims.csv. */
static void
test_readable (Formats *self, gconstpointer user_data)
{
  static const char jsonl[]
    = "{\"type\":\"document\",\"name\":\"d\",\"text\":\"Xi, \\\"Putin\\\" and\\tmany\\n\"}\n"
      "{\"type\":\"actor\",\"name\":\"Xi, \\\"J\\\"\",\"kind\":\"person\"}\n"
      "{\"type\":\"actor\",\"name\":\"=Putin\",\"kind\":\"person\"}\n"
      "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[0,3],[4,15]],\"statement\":\"a\\nb\",\"roles\":[{\"role\":"
      "\"claimant\",\"actor\":\"Xi, \\\"J\\\"\"},{\"role\":\"claimant\",\"actor\":\"=Putin\"}]}\n";
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("csv"));
  g_autofree char *path = formats_export (self, export, "csv");
  g_autofree char *raw = formats_read (path, "claims.csv");
  g_autoptr (GPtrArray) table = parse (raw);

  assert_cell (table, 1, "document", "d");
  assert_cell (table, 1, "coder", "A");
  assert_cell (table, 1, "start", "0");
  assert_cell (table, 1, "end", "15");
  assert_cell (table, 1, "spans", "0-3;4-15");
  assert_cell (table, 1, "quote", "Xi, … \"Putin\" and");
  assert_cell (table, 1, "statement", "a\nb");
  assert_cell (table, 1, "claimants", "Xi, \"J\"; =Putin");
  g_assert_nonnull (strstr (raw, ",\"Xi, … \"\"Putin\"\" and\","));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/csv/random", test_random);
  formats_test ("/csv/text", test_text);
  formats_test ("/csv/bom", test_bom);
  formats_test ("/csv/readable", test_readable);
  return g_test_run ();
}
