/* test-export-rest.c: tests of quoth-export-rest.c: what comes back of a project is the project less the loss report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A random project is written and read into an empty one, or one that has the texts. Each fact (facts.h) that is not there then must have been counted by the
 * export or the import, and nothing else may have been: the sums are equal, group by group of what is counted together.
 */

#include "facts.h"

#include "formats/quoth-tokens.h"

/* @lines: what loss reports say, by its beginning; @sorts: the facts that this is about. */
typedef struct
{
  const char *lines[9];
  const char *sorts[12];
} Group;

/* What has no place there as it was, for whatever reason, with formats that leave annotations out. */
static const Group unlabelled
  = { { "mentions, since", "claims, since", "cues, since", "annotations that overlap", "annotations that hold no word", "spans that cut a token",
        "spans that begin or end with", "discontinuous annotations, whose", "annotations of no width" },
      { "mention", "claim", "cue" } };

static const Group groups[] = {
  { { "the project's name and description" }, { "project.name", "project.description" } },
  { { "coders whom nothing" }, { "coder" } },
  { { "colours of coders" }, { "coder.color" } },
  { { "codes that nothing" }, { "code" } },
  { { "names of codes (keys" }, { "code.name" } },
  { { "keys of codes (names" }, { "code.key" } },
  { { "parents of codes" }, { "code.parent" } },
  { { "definitions and rules of codes" }, { "code.rule" } },
  { { "colours of codes" }, { "code.color" } },
  { { "shortcuts of codes" }, { "code.shortcut" } },
  { { "places of codes in their order" }, { "code.position" } },
  { { "examples of codes" }, { "code.example" } },
  { { "actors whom nothing" }, { "actor" } },
  { { "kinds of actors who are named" }, { "actor.kind" } },
  { { "aliases of actors", "aliases of actors, or" }, { "actor.alias" } },
  { { "affiliations of actors" }, { "actor.affiliation" } },
  { { "parents, Wikidata ids and notes of actors", "parents and notes of actors" }, { "actor.field" } },
  { { "propositions that no claim" }, { "proposition" } },
  { { "notes on propositions" }, { "proposition.note" } },
  { { "kinds of actors of the project's own" }, { "actor-kind" } },
  { { "types of annotations that nothing" }, { "annotation-type" } },
  { { "keys, names, colours and definitions" }, { "annotation-type.field" } },
  { { "types of relations that nothing" }, { "relation-type" } },
  { { "names, definitions, ends and symmetry" }, { "relation-type.field" } },
  { { "definitions of attributes" }, { "attribute" } },
  { { "names, types and definitions of attributes" }, { "attribute.name", "attribute.type", "attribute.definition" } },
  { { "versions of the codebook" }, { "codebook-version" } },
  { { "names of texts, which are called by" }, { "document.name" } },
  { { "titles, authors and other data of texts", "addresses of texts", "languages of texts", "dates of texts that" },
    { "document.field" } },
  { { "original files of documents" }, { "document.original" } },
  { { "encodings, newlines and byte order" }, { "document.file" } },
  { { "texts whose segments were corrected" }, { "document.segments" } },
  { { "attributes" },
    { "coder.value", "code.value", "actor.value", "document.value", "proposition.value", "mention.value", "claim.value", "cue.value",
      "relation.value", "memo.value" } },
  { { "when annotations, relations and memos" }, { "made" } },
  { { "attribution chains", "where actors of attribution chains" }, { "claim.chain" } },
  { { "codes of claims beyond the first", "codes of claims" }, { "claim.code" } },
  { { "stances of claims", }, { "claim.stance" } },
  { { "statements, factuality, mode", "factuality, mode, form, place", "dates of claims that are not" }, { "claim.field" } },
  { { "propositions of claims" }, { "claim.proposition" } },
  { { "roles without a mention", "where actors of roles are mentioned", "roles of claims", "mentions that claims name",
      "addressees and objects" }, { "claim.role" } },
  { { "names of the actors that are mentioned" }, { "mention.actor" } },
  { { "claims of cues" }, { "cue.claim" } },
  { { "annotations, relations and memos of which", "who wrote memos" }, { "annotation.coder", "relation.coder", "memo.coder" } },
  { { "relations between claims" }, { "relation" } },
  { { "memos", "memos on anything but" }, { "memo" } },
  { { "which memos answer" }, { "memo.parent" } },
  { { "texts" }, { "document" } },
  { { "mentions of actors" }, { "mention" } },
  { { "claims", "claims that make no" }, { "claim" } },
  { { "cues", "cues and evidence" }, { "cue" } },
};

/* ---- Out and in ---- */

static void
add_losses (GHashTable *told, GPtrArray *losses)
{
  for (guint i = 0; i < losses->len; i++)
    {
      const QuothLoss *loss = losses->pdata[i];

      facts_count (told, g_strdup (loss->what), (int) loss->count);
    }
}

static gboolean
is_of_tokens (const QuothFormat *format)
{
  return g_str_has_prefix (format->id, "conll");
}

/* A label is the bare name of a code or a kind: of those that the project has not yet a person says what they are. */
static void
map_labels (QuothImport *import, const QuothFormat *format)
{
  if (!is_of_tokens (format))
    return;
  g_assert_true (quoth_import_map (import, "think-tank", "mention:think-tank", NULL));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u/ü", i), *target = g_strconcat ("claim:", key, NULL);

      g_assert_true (quoth_import_map (import, key, target, NULL));
    }
}

static void
import_all (Formats *self, QuothStore *to, const QuothFormat *format, const char *path, GHashTable *told)
{
  g_autoptr (QuothImport) import = quoth_import_new (to, self->coder);
  g_autoptr (GError) error = NULL;

  quoth_import_add_path (import, path);
  quoth_import_set_format (import, format);
  map_labels (import, format);
  quoth_import_prepare (import, NULL, &error);
  g_assert_no_error (error);
  quoth_import_commit (import, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < quoth_import_get_items (import)->len; i++)
    add_losses (told, ((QuothImportItem *) quoth_import_get_items (import)->pdata[i])->losses);
}

/* The texts of @from, with what is known of them, but attributes. */
static void
copy_texts (QuothStore *from, QuothStore *to)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (from, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  QuothChange *change = quoth_change_new ("Texts", &coder->value.id);

  coder->name = g_strdup ("Librarian");
  quoth_change_put (change, coder);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, &QUOTH_VALUE (documents->pdata[i])->id, NULL);
      g_autoptr (QuothDocument) copy = quoth_document_copy (document);

      g_clear_pointer (&copy->value.attributes, g_ptr_array_unref);
      quoth_change_put (change, copy);
    }
  formats_commit (to, change);
  quoth_change_unref (change);
}

/* ---- Comparing ---- */

/* Takes what begins with it off @told; the longest that fits a line is its group's. */
static int
take_told (GHashTable *told, const char *line)
{
  GHashTableIter iter;
  gpointer key, value;
  int n = 0;

  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_equal (key, line) || (strchr (line, ' ') != NULL && g_str_has_prefix (key, line)))
      {
        n += GPOINTER_TO_INT (value);
        g_hash_table_iter_remove (&iter);
      }
  return n;
}

static int
take_lost (GHashTable *lost, const char *sort)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (lost, sort));

  g_hash_table_remove (lost, sort);
  return n;
}

/* What is known of the texts: a project that has them has it. */
static gboolean
is_about_texts (const Group *group)
{
  return g_str_has_prefix (group->sorts[0], "document.");
}

static gboolean
compare_group (const char *format, const Group *group, gboolean has_texts, GHashTable *told, GHashTable *lost)
{
  int n_told = 0, n_lost = 0;

  for (guint i = 0; i < G_N_ELEMENTS (group->lines) && group->lines[i] != NULL; i++)
    n_told += take_told (told, group->lines[i]);
  for (guint i = 0; i < G_N_ELEMENTS (group->sorts) && group->sorts[i] != NULL; i++)
    n_lost += take_lost (lost, group->sorts[i]);
  if (has_texts && is_about_texts (group))
    return TRUE;
  if (n_told != n_lost)
    g_test_message ("%s: “%s”: %d lost, %d counted", format, group->lines[0], n_lost, n_told);
  return n_told == n_lost;
}

static guint
tell_rest (const char *format, const char *what, GHashTable *table)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_test_message ("%s: %s: %d %s", format, what, GPOINTER_TO_INT (value), (char *) key);
  return g_hash_table_size (table);
}

/* Each round another layer. */
static void
set_layer (QuothExport *export, const QuothFormat *format, guint round)
{
  static const char *const layers[] = { "claim", "mention", "cue" };

  if (is_of_tokens (format))
    g_assert_true (quoth_export_set_option (export, "layer", layers[round % G_N_ELEMENTS (layers)], NULL));
}

/* Whether one of the stretches of @annotation is, token by token, one that is in @seen, to which they are added. */
static gboolean
adds_twin (GHashTable *seen, const GArray *tokens, const QuothAnnotation *annotation)
{
  gboolean is_twin = FALSE;

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      guint first, end;

      if (quoth_tokens_find (tokens, quoth_annotation_get_span (annotation, i)->range, &first, &end))
        is_twin = !g_hash_table_add (seen, g_strdup_printf ("%d %u-%u", annotation->value.kind, first, end)) || is_twin;
    }
  return is_twin;
}

static gboolean
has_twins (QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, id, NULL);
      g_autoptr (GArray) tokens = quoth_tokens_new (document);
      g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, id, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; j < annotations->len; j++)
        found = adds_twin (seen, tokens, annotations->pdata[j]) || found;
    }
  return found;
}

/* A random project. Of two annotations on the same tokens a format with a label a token, or without all claims, leaves one out, and which that
 * is no fact says: it has no name but its place. */
static QuothStore *
create_filled (Formats *self, const QuothFormat *format, guint round)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *name = g_strdup_printf ("from%u-%u", round, i);
      g_autoptr (QuothStore) store = formats_create (self, name);

      formats_fill (store, 2);
      if (!(is_of_tokens (format) || g_str_equal (format->id, "claimreview")) || !has_twins (store))
        return g_steal_pointer (&store);
    }
}

static gboolean
format_has_texts (const QuothFormat *format)
{
  return (format->carries & (1u << QUOTH_KIND_DOCUMENT)) != 0;
}

static void
check_round (Formats *self, const QuothFormat *format, guint round, gboolean has_texts)
{
  g_autofree char *to_name = g_strdup_printf ("to%u", round);
  g_autofree char *file_name = g_strdup_printf ("out%u.%s", round, format->extensions[0]);
  g_autoptr (QuothStore) from = create_filled (self, format, round), to = formats_create (self, to_name);
  g_autoptr (QuothExport) export = quoth_export_new (from, format);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), lost = NULL;
  g_autoptr (Facts) before = NULL, after = NULL;
  g_autofree char *path = NULL;
  gboolean is_same = TRUE, has_names = g_str_has_prefix (format->id, "qd");

  set_layer (export, format, round);
  if (g_str_equal (format->id, "csv"))
    g_assert_true (quoth_export_set_option (export, "text", has_texts ? "no" : "yes", NULL));
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, file_name);
  add_losses (told, quoth_export_get_losses (export));
  if (has_texts)
    copy_texts (from, to);
  import_all (self, to, format, path, told);
  before = facts_new (from, has_names);
  after = facts_new (to, has_names);
  lost = facts_subtract (before, after, g_test_verbose ());
  take_told (told, "control characters, which XML");
  take_told (told, "characters that XML cannot have");
  if (has_texts && !format_has_texts (format))
    g_assert_cmpint (take_told (told, "texts"), ==, 2);
  take_told (told, "texts of documents"); /* of which there is nothing but a hash; the project has them */
  take_told (told, "gaps between the stretches"); /* other readers see none */
  take_told (told, "claims with codes of several stances"); /* all of it is there, more than once */
  if (is_of_tokens (format) || g_str_equal (format->id, "brat"))
    is_same = compare_group (format->id, &unlabelled, has_texts, told, lost);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    is_same = compare_group (format->id, &groups[i], has_texts, told, lost) && is_same;
  g_assert_cmpuint (tell_rest (format->id, "counted, but not lost", told) + tell_rest (format->id, "lost, but not counted", lost), ==, 0);
  g_assert_true (is_same);
}

static void
test_format (Formats *self, gconstpointer user_data)
{
  const QuothFormat *format = user_data;
  /* what is between the tokens is not in the file; texts are not at all */
  gboolean needs_texts = g_str_equal (format->id, "conll") || g_str_equal (format->id, "claimreview") || g_str_equal (format->id, "xlsx");

  for (guint i = 0; i < (g_test_slow () ? 60u : is_of_tokens (format) ? 3u : 2u); i++)
    check_round (self, format, i, needs_texts || (i % 2 == 1 && format_has_texts (format)));
}

/* Of a type that a relation has: which claims it may be between. */
static void
test_ends (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store, self->coder,
    "{\"type\":\"code\",\"key\":\"gas\",\"name\":\"gas\"}\n"
    "{\"type\":\"relation-type\",\"key\":\"echoes\",\"name\":\"echoes\",\"from\":\"gas\",\"to\":\"gas\"}\n"
    "{\"type\":\"document\",\"name\":\"D\",\"text\":\"No gas. None.\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c1\",\"document\":\"D\",\"spans\":[[0,6]],\"categories\":[{\"code\":\"gas\"}]}\n"
    "{\"type\":\"claim\",\"id\":\"_:c2\",\"document\":\"D\",\"spans\":[[8,12]],\"categories\":[{\"code\":\"gas\"}]}\n"
    "{\"type\":\"relation\",\"kind\":\"echoes\",\"from\":\"_:c2\",\"to\":\"_:c1\"}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("doccano"));
  g_autofree char *path = formats_export (self, export, "ends.jsonl");

  g_assert_cmpuint (formats_get_loss (export, "names, definitions, ends and symmetry"), ==, 2);
}

/* ---- Parts ---- */

static int
count_memos (Formats *self, QuothStore *store, const QuothFormat *format, const char *name, gboolean splits, guint *n_written)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, format);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = NULL;

  if (splits)
    quoth_export_set_split (export, quoth_split_new ("a=1,b=1,c=1", 1, NULL));
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, name);
  add_losses (told, quoth_export_get_losses (export));
  *n_written = quoth_export_get_n_written (export, QUOTH_KIND_MEMO);
  return take_told (told, "memos") + take_told (told, "memos on anything but") + take_told (told, "memos on relations from one part");
}

/* Those on relations: which of these are between two parts is the split's business. */
static int
delete_relation_memos (QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_MEMO };
  g_autoptr (GPtrArray) memos = quoth_reader_list (reader, &query, NULL);
  QuothChange *change = quoth_change_new ("Memos", &quoth_memo (memos->pdata[0])->coder);
  int n = 0;

  for (guint i = 0; i < memos->len; i++)
    if (quoth_reader_has (reader, QUOTH_KIND_RELATION, &quoth_memo (memos->pdata[i])->target))
      {
        quoth_change_delete (change, QUOTH_KIND_MEMO, &QUOTH_VALUE (memos->pdata[i])->id);
        n++;
      }
  if (n > 0)
    formats_commit (store, change);
  quoth_change_unref (change);
  return n;
}

/* A memo on a code or an actor is no part's alone: that it is lost is counted once, whatever the parts are. One on a relation goes with it,
 * into a part or into none. */
static void
test_memos_of_parts (Formats *self, gconstpointer user_data)
{
  const QuothFormat *format = user_data;
  g_autofree char *all = g_strdup_printf ("all.%s", format->extensions[0]), *whole = g_strdup_printf ("whole.%s", format->extensions[0]);
  int n_whole, n_parts, n_on_relations;
  guint n_written, n_written_in_parts;

  formats_fill (self->store, 6);
  n_whole = count_memos (self, self->store, format, all, FALSE, &n_written);
  n_parts = count_memos (self, self->store, format, "all-parts", TRUE, &n_written_in_parts);
  g_assert_cmpuint (n_written_in_parts, <=, n_written);
  n_on_relations = delete_relation_memos (self->store);
  g_assert_cmpint (n_parts, >=, n_whole);
  g_assert_cmpint (n_parts, <=, n_whole + n_on_relations);
  g_assert_cmpint (count_memos (self, self->store, format, "parts", TRUE, &n_written_in_parts), ==,
                   count_memos (self, self->store, format, whole, FALSE, &n_written));
  g_assert_cmpuint (n_written_in_parts, ==, n_written);
}

int
main (int argc, char **argv)
{
  static const char *const ids[] = { "jsonl", "doccano", "label-studio", "prodigy", "qdpx", "qdc", "tei", "web-annotation", "webanno", "xmi", "json-cas", "conll", "conllu", "mardy", "brat", "dna", "claimreview", "csv", "xlsx" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strconcat ("/export-rest/", ids[i], NULL);
      g_autofree char *parts = g_strconcat ("/export-rest/memos-of-parts/", ids[i], NULL);

      g_test_add (path, Formats, quoth_format_find (ids[i]), formats_set_up, test_format, formats_tear_down);
      if (format_has_texts (quoth_format_find (ids[i])))
        g_test_add (parts, Formats, quoth_format_find (ids[i]), formats_set_up, test_memos_of_parts, formats_tear_down);
    }
  formats_test ("/export-rest/ends", test_ends);
  return g_test_run ();
}
