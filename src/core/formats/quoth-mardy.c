/* quoth-mardy.c: political claims as the MARDY project publishes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder with a file NAME.json for each text, as in the corpus of Padó et al. (ACL 2019, "Who sides with whom?"), whose 423 files this
 * was made after:
 *
 *   {"entities": [{"begin": 0, "end": 3, "category": "I-ORG"}], "sentences": [{"begin": 0, "end": 16}],
 *    "claims": [{"quote": "…", "cdate": "20151024", "actorvalues": ["30", "per_Yasmin Fahimi", "org_SPD"], "claims": ["800", "811"],
 *                "begin": 361, "end": 444, "cpos": "1"}],
 *    "tokens": [{"begin": 0, "end": 3, "pos": "NE"}], "text": "…"}
 *
 * A claim is one stretch, has one polarity for all its codes ("1", "-1", "0", or "empty"), a whole day, and actors by name, as persons or
 * as organisations; what the numbers among these stand for is not published. No text of the corpus has a character outside of the basic
 * plane, so that nothing tells what it counts in: code points are written.
 *
 * Programs for that corpus pass over members that they do not know. So entities say their "actor", claims and entities their "coder", and
 * those of several stretches all of their "spans", claims the "actorkinds" of who is neither person nor organisation; fields of the text
 * stand beside it, and attributes of a claim in it.
 *
 * One document at a time is in memory.
 */

#include "config.h"

#include "formats/quoth-mardy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-markup.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-tokens.h"

typedef struct
{
  QuothExport *export;
  QuothJsonlContext context;
  GHashTable *names;     /* of files, folded */
  QuothExportFile *file; /* the one at work */
  QuothText *text;
  guint n_items;
} Writer;

static void
lose (Writer *self, const char *what, guint n)
{
  quoth_export_add_loss (self->export, what, n);
}

static void
append_member (GString *out, const char *key, const char *value)
{
  quoth_json_append_string (out, key);
  g_string_append_c (out, ':');
  quoth_json_append_string (out, value);
}

/* ---- Lists of stretches ---- */

static gboolean
begin_list (Writer *self, const char *key, GError **error)
{
  self->n_items = 0;
  g_string_append_printf (self->file->buffer, ",\n\"%s\":[", key);
  return quoth_export_file_spill (self->file, error);
}

static void
begin_item (Writer *self, QuothRange range)
{
  g_string_append_printf (self->file->buffer, "%s {\"begin\":%u,\"end\":%u", self->n_items++ > 0 ? ",\n" : "\n", range.start, range.end);
}

static gboolean
end_item (Writer *self, GError **error)
{
  g_string_append_c (self->file->buffer, '}');
  return quoth_export_file_spill (self->file, error);
}

static void
append_common (Writer *self, const QuothAnnotation *annotation)
{
  GString *out = self->file->buffer;

  g_string_append_c (out, ',');
  append_member (out, "coder", quoth_export_get_name (self->export, QUOTH_KIND_CODER, &annotation->coder));
  if (annotation->spans->len < 2)
    return;
  lose (self, _("gaps between the stretches of an annotation, which others take for a part of it"), annotation->spans->len - 1);
  g_string_append (out, ",\"spans\":[");
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      g_string_append_printf (out, "%s[%u,%u]", i > 0 ? "," : "", range.start, range.end);
    }
  g_string_append_c (out, ']');
}

/* ---- Mentions ---- */

/* What finders of names call that kind of actor. */
static const char *
get_category (const char *kind)
{
  return g_str_equal (kind, "person")         ? "I-PER"
         : g_str_equal (kind, "organisation") ? "I-ORG"
         : g_str_equal (kind, "state")        ? "I-LOC"
                                              : "I-MISC";
}

static gboolean
write_mention (Writer *self, const QuothMention *mention, GError **error)
{
  const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &mention->actor);
  const char *kind = actor != NULL ? actor->actor_kind : "other";
  GString *out = self->file->buffer;

  begin_item (self, quoth_annotation_get_extent (mention));
  g_string_append_c (out, ',');
  append_member (out, "category", get_category (kind));
  g_string_append_c (out, ',');
  append_member (out, "actor", quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &mention->actor));
  quoth_export_note_kind (self->export, &mention->actor);
  if (g_str_equal (get_category (kind), "I-MISC"))
    {
      g_string_append_c (out, ',');
      append_member (out, "kind", kind);
    }
  append_common (self, &mention->annotation);
  if (mention->annotation.value.attributes != NULL)
    lose (self, _("attributes"), mention->annotation.value.attributes->len);
  return end_item (self, error);
}

/* ---- Claims ---- */

/* (nullable): what the claim has for an attribute with that key. */
static const char *
get_attribute (Writer *self, const QuothClaim *claim, const char *key)
{
  const GPtrArray *values = claim->annotation.value.attributes;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothAttributeValue *value = values->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->context.attributes, &value->attribute);

      if (attribute != NULL && g_str_equal (attribute->key, key))
        return value->value;
    }
  return NULL;
}

static void
append_quote (Writer *self, const QuothClaim *claim)
{
  const char *quote = get_attribute (self, claim, "quote");
  g_autofree char *slice = quoth_text_dup_slice (self->text, quoth_annotation_get_extent (claim));

  g_string_append_c (self->file->buffer, ',');
  append_member (self->file->buffer, "quote", quote != NULL ? quote : slice);
}

static gboolean
is_day (const char *date)
{
  return strlen (date) == strlen ("2015-01-13");
}

/* "20150113"; a year or a month is none. */
static void
append_date (Writer *self, const QuothClaim *claim)
{
  const char *given = get_attribute (self, claim, "cdate");
  const char *date = claim->date != NULL ? claim->date : "";
  g_autofree char *day = NULL;

  if (is_day (date))
    day = g_strdup_printf ("%.4s%.2s%.2s", date, date + 5, date + 8);
  g_string_append_c (self->file->buffer, ',');
  append_member (self->file->buffer, "cdate", day != NULL ? day : given != NULL ? given : "");
}

static void
append_actors (Writer *self, const QuothClaim *claim)
{
  const char *numbers = get_attribute (self, claim, "actorvalues");
  g_auto (GStrv) others = numbers != NULL ? g_strsplit (numbers, "; ", -1) : NULL;
  GString *out = self->file->buffer;
  guint n = 0;

  g_string_append (out, ",\"actorvalues\":[");
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      g_string_append (out, n++ > 0 ? "," : "");
      quoth_json_append_string (out, others[i]);
    }
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &role->actor);
      g_autofree char *value = NULL;

      if (role->role != QUOTH_ROLE_CLAIMANT || actor == NULL)
        continue;
      value = g_strconcat (g_str_equal (actor->actor_kind, "person") ? "per_" : "org_", actor->name, NULL);
      g_string_append (out, n++ > 0 ? "," : "");
      quoth_json_append_string (out, value);
      quoth_export_note_named (self->export, &role->actor);
      quoth_export_note_kind (self->export, &role->actor);
    }
  g_string_append_c (out, ']');
}

/* Of claimants that are neither persons nor organisations, by name. */
static void
append_actor_kinds (Writer *self, const QuothClaim *claim)
{
  GString *out = self->file->buffer;
  guint n = 0;

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &role->actor);

      if (role->role != QUOTH_ROLE_CLAIMANT || actor == NULL || g_str_equal (actor->actor_kind, "person")
          || g_str_equal (actor->actor_kind, "organisation"))
        continue;
      g_string_append (out, n++ > 0 ? "," : ",\"" QUOTH_MARDY_ACTOR_KINDS "\":{");
      append_member (out, actor->name, actor->actor_kind);
    }
  if (n > 0)
    g_string_append_c (out, '}');
}

static const char *
get_polarity (Writer *self, const QuothClaim *claim, QuothStance stance)
{
  const char *given = get_attribute (self, claim, "cpos");

  return stance == QUOTH_STANCE_FOR       ? "1"
         : stance == QUOTH_STANCE_AGAINST ? "-1"
         : stance == QUOTH_STANCE_NEUTRAL ? "0"
         : given != NULL                  ? given
                                          : "empty";
}

/* The codes with that stance. */
static void
append_codes (Writer *self, const QuothClaim *claim, QuothStance stance)
{
  GString *out = self->file->buffer;
  guint n = 0;

  g_string_append (out, ",\"claims\":[");
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

      if (category->stance != stance)
        continue;
      g_string_append (out, n++ > 0 ? "," : "");
      quoth_json_append_string (out, quoth_export_get_name (self->export, QUOTH_KIND_CODE, &category->code));
    }
  g_string_append (out, "],");
  append_member (out, "cpos", get_polarity (self, claim, stance));
}

/* Those that the format has a member for are in it already, as they were read. */
static gboolean
is_in_member (const char *key)
{
  static const char *const members[] = { "quote", "cdate", "actorvalues", "cpos", NULL };

  return g_strv_contains (members, key);
}

/* Whether it can stand in the claim, under its key. */
static gboolean
has_place (const QuothAttribute *attribute)
{
  static const char *const taken[] = { "begin", "end", "claims", "coder", "spans", QUOTH_MARDY_ACTOR_KINDS, NULL };

  return attribute != NULL && attribute->type != QUOTH_ATTRIBUTE_ACTOR && !g_strv_contains (taken, attribute->key);
}

static void
append_attributes (Writer *self, const QuothClaim *claim)
{
  const GPtrArray *values = claim->annotation.value.attributes;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothAttributeValue *value = values->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->context.attributes, &value->attribute);

      if (!has_place (attribute))
        continue;
      quoth_export_note_named (self->export, &attribute->value.id);
      if (is_in_member (attribute->key))
        continue;
      g_string_append_c (self->file->buffer, ',');
      append_member (self->file->buffer, attribute->key, value->value);
    }
}

static gboolean
write_statement (Writer *self, const QuothClaim *claim, QuothStance stance, GError **error)
{
  begin_item (self, quoth_annotation_get_extent (claim));
  append_quote (self, claim);
  append_date (self, claim);
  append_actors (self, claim);
  append_actor_kinds (self, claim);
  append_codes (self, claim, stance);
  append_common (self, &claim->annotation);
  append_attributes (self, claim);
  return end_item (self, error);
}

static void
count_roles (Writer *self, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &role->actor);

      if (role->role != QUOTH_ROLE_CLAIMANT || actor == NULL)
        lose (self, _("addressees and objects of claims"), 1);
      else
        lose (self, _("mentions that claims name their actors by"), !quoth_id_is_none (&role->mention));
    }
}

static void
count_attributes (Writer *self, const QuothClaim *claim)
{
  const GPtrArray *values = claim->annotation.value.attributes;

  for (guint i = 0; values != NULL && i < values->len; i++)
    lose (self, _("attributes"),
          !has_place (g_hash_table_lookup (self->context.attributes, &((const QuothAttributeValue *) values->pdata[i])->attribute)));
}

static void
count_fields (Writer *self, const QuothClaim *claim)
{
  const char *const fields[] = { claim->statement, quoth_factuality_to_nick (claim->factuality), quoth_mode_to_nick (claim->mode),
                                 claim->form, claim->place };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    lose (self, _("statements, factuality, mode, form, place and confidence of claims"), fields[i] != NULL && *fields[i] != '\0');
  lose (self, _("statements, factuality, mode, form, place and confidence of claims"), claim->confidence >= 0);
  lose (self, _("dates of claims that are not a day"), claim->date != NULL && *claim->date != '\0' && !is_day (claim->date));
  lose (self, _("propositions of claims"), claim->propositions->len);
  lose (self, _("attribution chains"), claim->chain->len > 0);
}

/* One for each stance that it has, in the order of its codes: so a coder of that project would do it. */
static gboolean
write_claim (Writer *self, const QuothClaim *claim, GError **error)
{
  guint n_written = 0, seen = 0;

  for (guint i = 0; i < claim->categories->len; i++)
    {
      QuothStance stance = g_array_index (claim->categories, QuothCategory, i).stance;
      guint bit = 1u << (stance + 1);

      if ((seen & bit) != 0)
        continue;
      seen |= bit;
      n_written++;
      if (!write_statement (self, claim, stance, error))
        return FALSE;
    }
  if (n_written == 0 && !write_statement (self, claim, QUOTH_STANCE_UNSET, error))
    return FALSE;
  lose (self, _("claims with codes of several stances, which become a claim for each"), n_written > 1);
  count_fields (self, claim);
  count_roles (self, claim);
  count_attributes (self, claim);
  return TRUE;
}

/* ---- Documents ---- */

static gboolean
write_annotations (Writer *self, GPtrArray *all, QuothKind kind, GError **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      QuothAnnotation *annotation = all->pdata[i];

      if (annotation->value.kind != kind)
        continue;
      if (kind == QUOTH_KIND_MENTION ? !write_mention (self, quoth_mention (annotation), error)
                                     : !write_claim (self, quoth_claim (annotation), error))
        return FALSE;
    }
  g_string_append_c (self->file->buffer, ']');
  return TRUE;
}

static gboolean
write_sentences (Writer *self, const GArray *tokens, GError **error)
{
  for (guint i = 0, end; i < tokens->len; i = end)
    {
      QuothRange range = g_array_index (tokens, QuothToken, i).range;

      for (end = i + 1; end < tokens->len && !g_array_index (tokens, QuothToken, end).begins_sentence; end++)
        ;
      begin_item (self, quoth_range (range.start, g_array_index (tokens, QuothToken, end - 1).range.end));
      if (!end_item (self, error))
        return FALSE;
    }
  g_string_append_c (self->file->buffer, ']');
  return TRUE;
}

static gboolean
write_tokens (Writer *self, const GArray *tokens, GError **error)
{
  for (guint i = 0; i < tokens->len; i++)
    {
      begin_item (self, g_array_index (tokens, QuothToken, i).range);
      g_string_append (self->file->buffer, ",\"pos\":\"\"");
      if (!end_item (self, error))
        return FALSE;
    }
  g_string_append_c (self->file->buffer, ']');
  return TRUE;
}

/* Distinct also where capitals do not count. */
static char *
make_file_name (Writer *self, const char *document)
{
  g_autofree char *base = quoth_export_file_name (document);
  char *name = g_strdup_printf ("%s.json", base);

  for (guint n = 2; !g_hash_table_add (self->names, g_utf8_casefold (name, -1)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u.json", base, n);
    }
  return name;
}

static gboolean
write_content (Writer *self, QuothDocument *document, GPtrArray *all, GError **error)
{
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autoptr (GArray) tokens = quoth_tokens_new (document);
  GString *out = self->file->buffer;

  g_string_append (out, QUOTH_MARDY_GENERATOR);
  quoth_json_append_metadata (out, markup);
  if (!begin_list (self, "entities", error) || !write_annotations (self, all, QUOTH_KIND_MENTION, error)
      || !begin_list (self, "sentences", error) || !write_sentences (self, tokens, error)
      || !begin_list (self, "claims", error) || !write_annotations (self, all, QUOTH_KIND_CLAIM, error)
      || !begin_list (self, "tokens", error) || !write_tokens (self, tokens, error))
    return FALSE;
  g_string_append (out, ",\n\"text\":");
  quoth_json_append_string (out, quoth_text_get_utf8 (document->text));
  g_string_append (out, "}\n");
  return TRUE;
}

static gboolean
write_document (Writer *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) all = document != NULL ? quoth_export_load_annotations (self->export, document, error) : NULL;
  g_autofree char *name = all != NULL ? make_file_name (self, document->name) : NULL;
  g_autoptr (QuothExportFile) file = name != NULL ? quoth_export_open_file (self->export, name, error) : NULL;

  if (file == NULL)
    return FALSE;
  self->file = file;
  self->text = document->text;
  return write_content (self, document, all, error) && quoth_export_file_close (file, error);
}

static gboolean
count_others (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) cues = quoth_export_list (self->export, QUOTH_KIND_CUE, error);
  g_autoptr (GPtrArray) relations = cues != NULL ? quoth_export_list (self->export, QUOTH_KIND_RELATION, error) : NULL;
  gint64 n_memos = relations != NULL ? quoth_export_count_memos (self->export, error) : -1;

  if (n_memos < 0)
    return FALSE;
  lose (self, _("cues and evidence"), cues->len);
  lose (self, _("relations between claims"), relations->len);
  lose (self, _("memos"), (guint) n_memos);
  return TRUE;
}

static gboolean
write_mardy (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (export, QUOTH_KIND_DOCUMENT, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer self = { .export = export, .names = names };
  gboolean done = documents != NULL && quoth_jsonl_context_load (&self.context, export->reader, error)
                  && count_others (&self, error);

  for (guint i = 0; done && i < documents->len; i++)
    done = write_document (&self, &QUOTH_VALUE (documents->pdata[i])->id, error);
  quoth_jsonl_context_clear (&self.context);
  return done;
}

/* ---- The format ---- */

/* A corpus that somebody else wrote is never replaced. */
static gboolean
is_own_file (const char *folder, const char *basename)
{
  g_autofree char *path = g_build_filename (folder, basename, NULL);
  g_autofree char *content = NULL;

  return g_str_has_suffix (basename, ".json") && g_file_get_contents (path, &content, NULL, NULL)
         && g_str_has_prefix (content, QUOTH_MARDY_GENERATOR) && strstr (content, "\"sentences\":[") != NULL;
}

/* Claims may come after long lists of names, so these count as well. More than for files of Prodigy, which have a text and tokens, too. */
static int
detect_mardy (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  const char *first = start + (g_str_has_prefix (start, "\357\273\277") ? 3 : 0);

  first += strspn (first, " \t\r\n");
  if (*first != '{' && *first != '[')
    return 0;
  if (g_str_has_prefix (first, QUOTH_MARDY_GENERATOR))
    return 99;
  if (strstr (first, "\"actorvalues\"") != NULL || (strstr (first, "\"claimvalues\"") != NULL && strstr (first, "\"doc_id\"") != NULL))
    return 98;
  if (g_regex_match_simple ("\"category\"\\s*:\\s*\"[BI]-(PER|ORG|LOC|MISC)\"", first, G_REGEX_RAW, 0)
      && strstr (first, "\"begin\"") != NULL)
    return 98;
  return g_regex_match_simple ("\"entities\"\\s*:\\s*\\[\\s*\\]\\s*,\\s*\"sentences\"\\s*:\\s*\\[", first, G_REGEX_RAW, 0) ? 98 : 0;
}

static const char *const extensions[] = { "json", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("everything about a claim but its place, codes, day, claimants and attributes"),
  N_ ("who the actors are, but for their names and kinds"),
  N_ ("cues, relations and memos"),
  N_ ("actors and codes by themselves, and what else a codebook defines"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_mardy = {
  .id = "mardy",
  .name = N_ ("MARDY JSON"),
  .summary = N_ ("A folder of texts with political claims, as the corpora of the MARDY project have them"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_COMES_IN_FOLDERS,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .detect = detect_mardy,
  .read_edits = quoth_mardy_read,
  .write = write_mardy,
  .is_own_file = is_own_file,
};
