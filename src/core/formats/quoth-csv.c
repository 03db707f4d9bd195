/* quoth-csv.c: a project as a folder of tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table a kind and one for each list inside a kind, joined by ids; beside each id stands the name of what it means, so that
 * a table can be read alone. Offsets are code points of the document's text, the end exclusive; "start" and "end" are those
 * of the whole annotation, "spans" has every fragment.
 */

#include "config.h"

#include "formats/quoth-csv.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-json-private.h"

#define ANNOTATION_COLUMNS "id,document_id,document,coder_id,coder,start,end,spans,quote,created,origin"

static const struct
{
  const char *name;
  const char *columns;
} tables[QUOTH_N_CSV_TABLES] = {
  [QUOTH_CSV_CODERS] = { "coders.csv", "id,name,color" },
  [QUOTH_CSV_CODES]
  = { "codes.csv", "id,key,name,parent_id,parent,definition,inclusion,exclusion,color,shortcut,position" },
  [QUOTH_CSV_ACTORS] = { "actors.csv", "id,name,kind,wikidata,parent_id,parent,note" },
  [QUOTH_CSV_ALIASES] = { "aliases.csv", "actor_id,actor,text,language,script,match_case,part_of_word" },
  [QUOTH_CSV_AFFILIATIONS] = { "affiliations.csv", "actor_id,actor,to_actor_id,to_actor,role,from,to" },
  [QUOTH_CSV_DOCUMENTS]
  = { "documents.csv",
      "id,name,title,kind,author,source,url,date,language,note,imported,encoding,length,sha256,text" },
  [QUOTH_CSV_SEGMENTS] = { "segments.csv", "document_id,document,kind,number,start,end" },
  [QUOTH_CSV_PROPOSITIONS] = { "propositions.csv", "id,statement,note" },
  [QUOTH_CSV_MENTIONS] = { "mentions.csv", ANNOTATION_COLUMNS ",actor_id,actor,actor_kind" },
  [QUOTH_CSV_CLAIMS]
  = { "claims.csv",
      ANNOTATION_COLUMNS ",statement,claimants,addressees,objects,chain,categories,propositions,"
                         "factuality,mode,form,date,place,confidence" },
  [QUOTH_CSV_CLAIM_CATEGORIES] = { "claim_categories.csv", "claim_id,position,code_id,code,stance" },
  [QUOTH_CSV_CLAIM_ROLES] = { "claim_roles.csv", "claim_id,position,role,actor_id,actor,mention_id" },
  [QUOTH_CSV_CLAIM_CHAIN] = { "claim_chain.csv", "claim_id,position,actor_id,actor,mention_id,factuality" },
  [QUOTH_CSV_CLAIM_PROPOSITIONS]
  = { "claim_propositions.csv", "claim_id,position,proposition_id,proposition,link" },
  [QUOTH_CSV_CUES] = { "cues.csv", ANNOTATION_COLUMNS ",kind,claim_id" },
  [QUOTH_CSV_RELATIONS] = { "relations.csv", "id,kind,from_claim_id,to_claim_id,coder_id,coder,created" },
  [QUOTH_CSV_MEMOS] = { "memos.csv", "id,target_id,target_kind,coder_id,coder,text,time,parent_id" },
};

/* ---- Fields ---- */

GString *
quoth_csv_start_row (QuothCsv *self, QuothCsvTable table, const QuothId *id)
{
  GString *out = self->files[table]->buffer;

  quoth_csv_append_id (out, id);
  return out;
}

void
quoth_csv_add_text (GString *out, const char *text)
{
  quoth_csv_next (out);
  quoth_csv_append (out, text);
}

void
quoth_csv_add_uint (GString *out, guint number)
{
  quoth_csv_next (out);
  quoth_json_append_uint (out, number);
}

void
quoth_csv_add_id (GString *out, const QuothId *id)
{
  quoth_csv_next (out);
  quoth_csv_append_id (out, id);
}

void
quoth_csv_add_time (GString *out, gint64 time)
{
  quoth_csv_next (out);
  quoth_csv_append_time (out, time);
}

/* An id, and the name of what it is. */
void
quoth_csv_add_named (QuothCsv *self, GString *out, QuothKind kind, const QuothId *id)
{
  quoth_csv_add_id (out, id);
  quoth_csv_add_text (out, quoth_export_get_name (self->export, kind, id));
}

gboolean
quoth_csv_end_row (QuothCsv *self, QuothCsvTable table, GError **error)
{
  quoth_csv_end (self->files[table]->buffer);
  return quoth_export_file_spill (self->files[table], error);
}

/* ---- Rows ---- */

static gboolean
write_coder (gpointer value, gpointer user_data, GError **error)
{
  QuothCoder *coder = quoth_coder (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_CODERS, &coder->value.id);

  quoth_csv_add_text (out, coder->name);
  quoth_csv_add_text (out, coder->color);
  return quoth_csv_end_row (user_data, QUOTH_CSV_CODERS, error);
}

static gboolean
write_code (gpointer value, gpointer user_data, GError **error)
{
  QuothCode *code = quoth_code (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_CODES, &code->value.id);

  quoth_csv_add_text (out, code->key);
  quoth_csv_add_text (out, code->name);
  quoth_csv_add_named (user_data, out, QUOTH_KIND_CODE, &code->parent);
  quoth_csv_add_text (out, code->definition);
  quoth_csv_add_text (out, code->inclusion);
  quoth_csv_add_text (out, code->exclusion);
  quoth_csv_add_text (out, code->color);
  quoth_csv_add_text (out, code->shortcut);
  quoth_csv_add_uint (out, code->position);
  return quoth_csv_end_row (user_data, QUOTH_CSV_CODES, error);
}

static gboolean
write_actor_parts (QuothCsv *self, QuothActor *actor, GError **error)
{
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_ALIASES, &actor->value.id);

      quoth_csv_add_text (out, actor->name);
      quoth_csv_add_text (out, alias->text);
      quoth_csv_add_text (out, alias->language);
      quoth_csv_add_text (out, alias->script);
      quoth_csv_add_uint (out, alias->match_case != FALSE);
      quoth_csv_add_uint (out, alias->part_of_word != FALSE);
      if (!quoth_csv_end_row (self, QUOTH_CSV_ALIASES, error))
        return FALSE;
    }
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *affiliation = actor->affiliations->pdata[i];
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_AFFILIATIONS, &actor->value.id);

      quoth_csv_add_text (out, actor->name);
      quoth_csv_add_named (self, out, QUOTH_KIND_ACTOR, &affiliation->actor);
      quoth_csv_add_text (out, affiliation->role);
      quoth_csv_add_text (out, affiliation->from);
      quoth_csv_add_text (out, affiliation->to);
      if (!quoth_csv_end_row (self, QUOTH_CSV_AFFILIATIONS, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_actor (gpointer value, gpointer user_data, GError **error)
{
  QuothActor *actor = quoth_actor (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_ACTORS, &actor->value.id);

  quoth_csv_add_text (out, actor->name);
  quoth_csv_add_text (out, actor->actor_kind);
  quoth_csv_add_text (out, actor->wikidata);
  quoth_csv_add_named (user_data, out, QUOTH_KIND_ACTOR, &actor->parent);
  quoth_csv_add_text (out, actor->note);
  return quoth_csv_end_row (user_data, QUOTH_CSV_ACTORS, error) && write_actor_parts (user_data, actor, error);
}

static gboolean
write_segments (QuothCsv *self, QuothDocument *document, GError **error)
{
  for (guint i = 0; document->segments != NULL && i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_SEGMENTS, &document->value.id);

      quoth_csv_add_text (out, document->name);
      quoth_csv_add_text (out, quoth_segment_kind_to_nick (segment->kind));
      quoth_csv_add_text (out, segment->number);
      quoth_csv_add_uint (out, segment->range.start);
      quoth_csv_add_uint (out, segment->range.end);
      if (!quoth_csv_end_row (self, QUOTH_CSV_SEGMENTS, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_document (QuothCsv *self, QuothDocument *document, GError **error)
{
  GString *out = quoth_csv_start_row (self, QUOTH_CSV_DOCUMENTS, &document->value.id);

  quoth_csv_add_text (out, document->name);
  quoth_csv_add_text (out, document->title);
  quoth_csv_add_text (out, document->document_kind);
  quoth_csv_add_text (out, document->author);
  quoth_csv_add_text (out, document->source);
  quoth_csv_add_text (out, document->url);
  quoth_csv_add_text (out, document->date);
  quoth_csv_add_text (out, document->language);
  quoth_csv_add_text (out, document->note);
  quoth_csv_add_time (out, document->imported);
  quoth_csv_add_text (out, document->encoding);
  quoth_csv_add_uint (out, document->length);
  quoth_csv_next (out);
  for (guint i = 0; i < G_N_ELEMENTS (document->sha256); i++)
    g_string_append_printf (out, "%02x", document->sha256[i]);
  quoth_csv_next (out);
  if (self->with_text)
    quoth_csv_append (out, quoth_text_get_utf8 (document->text));
  else
    quoth_export_add_loss (self->export, _("texts of documents (the option text=yes writes them)"), 1);
  if (document->original != NULL)
    quoth_export_add_loss (self->export, _("original files of documents"), 1);
  return quoth_csv_end_row (self, QUOTH_CSV_DOCUMENTS, error) && write_segments (self, document, error);
}

static gboolean
write_documents (QuothCsv *self, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);

      if (document == NULL || !write_document (self, document, error))
        return FALSE;
    }
  return documents != NULL;
}

static gboolean
write_proposition (gpointer value, gpointer user_data, GError **error)
{
  QuothProposition *proposition = quoth_proposition (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_PROPOSITIONS, &proposition->value.id);

  quoth_csv_add_text (out, proposition->statement);
  quoth_csv_add_text (out, proposition->note);
  return quoth_csv_end_row (user_data, QUOTH_CSV_PROPOSITIONS, error);
}

static gboolean
write_relation (gpointer value, gpointer user_data, GError **error)
{
  QuothRelation *relation = quoth_relation (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_RELATIONS, &relation->value.id);

  quoth_csv_add_text (out, relation->relation_kind);
  quoth_csv_add_id (out, &relation->from);
  quoth_csv_add_id (out, &relation->to);
  quoth_csv_add_named (user_data, out, QUOTH_KIND_CODER, &relation->coder);
  quoth_csv_add_time (out, relation->created);
  return quoth_csv_end_row (user_data, QUOTH_CSV_RELATIONS, error);
}

static const char *
find_kind (QuothCsv *self, const QuothId *id)
{
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (quoth_reader_has (self->export->reader, kind, id))
      return quoth_kind_to_nick (kind);
  return NULL;
}

static gboolean
write_memo (gpointer value, gpointer user_data, GError **error)
{
  QuothMemo *memo = quoth_memo (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_MEMOS, &memo->value.id);

  quoth_csv_add_id (out, &memo->target);
  quoth_csv_add_text (out, find_kind (user_data, &memo->target));
  quoth_csv_add_named (user_data, out, QUOTH_KIND_CODER, &memo->coder);
  quoth_csv_add_text (out, memo->text);
  quoth_csv_add_time (out, memo->time);
  quoth_csv_add_id (out, &memo->parent);
  return quoth_csv_end_row (user_data, QUOTH_CSV_MEMOS, error);
}

/* ---- The folder ---- */

static gboolean
open_tables (QuothCsv *self, GError **error)
{
  gboolean bom = g_str_equal (quoth_export_get_option (self->export, "bom"), "yes");

  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    {
      self->files[i] = quoth_export_open_file (self->export, tables[i].name, error);
      if (self->files[i] == NULL)
        return FALSE;
      if (bom)
        g_string_append (self->files[i]->buffer, "\357\273\277");
      g_string_append (self->files[i]->buffer, tables[i].columns);
      quoth_csv_end (self->files[i]->buffer);
    }
  return TRUE;
}

static gboolean
close_tables (QuothCsv *self, GError **error)
{
  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    if (!quoth_export_file_close (self->files[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_tables (QuothCsv *self, GError **error)
{
  static const QuothValueFunc writers[QUOTH_N_KINDS] = {
    [QUOTH_KIND_CODER] = write_coder,       [QUOTH_KIND_CODE] = write_code,
    [QUOTH_KIND_ACTOR] = write_actor,       [QUOTH_KIND_PROPOSITION] = write_proposition,
    [QUOTH_KIND_MENTION] = quoth_csv_write_mention,   [QUOTH_KIND_CLAIM] = quoth_csv_write_claim,
    [QUOTH_KIND_CUE] = quoth_csv_write_cue,           [QUOTH_KIND_RELATION] = write_relation,
    [QUOTH_KIND_MEMO] = write_memo,
  };

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      if (kind == QUOTH_KIND_DOCUMENT && !write_documents (self, error))
        return FALSE;
      if (writers[kind] != NULL && !quoth_export_foreach (self->export, kind, writers[kind], self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_csv (QuothExport *export, GCancellable *cancellable, GError **error)
{
  QuothCsv self = { .export = export };
  gboolean done;

  self.with_text = g_str_equal (quoth_export_get_option (export, "text"), "yes");
  done = open_tables (&self, error) && write_tables (&self, error) && close_tables (&self, error);
  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    g_clear_pointer (&self.files[i], quoth_export_file_free);
  return done;
}

static gboolean
is_own_file (const char *folder, const char *basename)
{
  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    if (g_str_equal (basename, tables[i].name))
      return TRUE;
  return FALSE;
}

static const char *const extensions[] = { "csv", NULL };
static const char *const mime_types[] = { "text/csv", NULL };
static const char *const yes_no[] = { "no", "yes", NULL };

static const QuothFormatOption options[] = {
  { "bom", N_ ("begin each file with a byte order mark, which some spreadsheets need"), yes_no, "no" },
  { "text", N_ ("write the whole texts into documents.csv"), yes_no, "no" },
  { NULL, NULL, NULL, NULL },
};

static const char *const losses[] = {
  N_ ("the project's name and description"),
  N_ ("original files of documents"),
  N_ ("texts of documents (the option text=yes writes them)"),
  NULL,
};

const QuothFormat quoth_format_csv = {
  .id = "csv",
  .name = N_ ("CSV tables"),
  .summary = N_ ("A folder of tables for a spreadsheet or a statistics program"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KINDS_ALL & ~QUOTH_KIND_BIT (PROJECT),
  .losses = losses,
  .options = options,
  .write = write_csv,
  .is_own_file = is_own_file,
};
