/* quoth-csv-tables.c: the tables that a project is
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

/* The kind of a table that has rows of all of them. */
#define QUOTH_KIND_ANY QUOTH_N_KINDS

const QuothCsvTable quoth_csv_tables[QUOTH_N_CSV_TABLES] = {
  { "coders", QUOTH_KIND_CODER, quoth_csv_coder_columns },
  { "actor_kinds", QUOTH_KIND_ACTOR_KIND, quoth_csv_actor_kind_columns },
  { "annotation_types", QUOTH_KIND_ANNOTATION_TYPE, quoth_csv_annotation_type_columns },
  { "codes", QUOTH_KIND_CODE, quoth_csv_code_columns },
  { "code_examples",
    QUOTH_KIND_CODE,
    quoth_csv_code_example_columns,
    QUOTH_PART_POINTERS (QuothCode, examples, QuothCodeExample) },
  { "relation_types", QUOTH_KIND_RELATION_TYPE, quoth_csv_relation_type_columns },
  { "attributes", QUOTH_KIND_ATTRIBUTE, quoth_csv_attribute_columns },
  { "attribute_values",
    QUOTH_KIND_ANY,
    quoth_csv_attribute_value_columns,
    QUOTH_PART_POINTERS (QuothValue, attributes, QuothAttributeValue) },
  { "codebook_versions", QUOTH_KIND_CODEBOOK_VERSION, quoth_csv_codebook_version_columns },
  { "actors", QUOTH_KIND_ACTOR, quoth_csv_actor_columns },
  { "aliases", QUOTH_KIND_ACTOR, quoth_csv_alias_columns, QUOTH_PART_POINTERS (QuothActor, aliases, QuothAlias) },
  { "affiliations",
    QUOTH_KIND_ACTOR,
    quoth_csv_affiliation_columns,
    QUOTH_PART_POINTERS (QuothActor, affiliations, QuothAffiliation) },
  { "documents", QUOTH_KIND_DOCUMENT, quoth_csv_document_columns },
  { "segments",
    QUOTH_KIND_DOCUMENT,
    quoth_csv_segment_columns,
    QUOTH_PART_POINTERS (QuothDocument, segments, QuothSegment) },
  { "propositions", QUOTH_KIND_PROPOSITION, quoth_csv_proposition_columns },
  { "mentions", QUOTH_KIND_MENTION, quoth_csv_mention_columns },
  { "claims", QUOTH_KIND_CLAIM, quoth_csv_claim_columns },
  { "claim_categories",
    QUOTH_KIND_CLAIM,
    quoth_csv_claim_category_columns,
    QUOTH_PART_ARRAY (QuothClaim, categories) },
  { "claim_roles", QUOTH_KIND_CLAIM, quoth_csv_claim_role_columns, QUOTH_PART_ARRAY (QuothClaim, roles) },
  { "claim_chain", QUOTH_KIND_CLAIM, quoth_csv_claim_chain_columns, QUOTH_PART_ARRAY (QuothClaim, chain) },
  { "claim_propositions",
    QUOTH_KIND_CLAIM,
    quoth_csv_claim_proposition_columns,
    QUOTH_PART_ARRAY (QuothClaim, propositions) },
  { "cues", QUOTH_KIND_CUE, quoth_csv_cue_columns },
  { "relations", QUOTH_KIND_RELATION, quoth_csv_relation_columns },
  { "assignments", QUOTH_KIND_ASSIGNMENT, quoth_csv_assignment_columns },
  { "verdicts", QUOTH_KIND_VERDICT, quoth_csv_verdict_columns },
  { "memos", QUOTH_KIND_MEMO, quoth_csv_memo_columns },
};

/* A walk through them. */
typedef struct
{
  QuothExport *export;
  QuothCsvStyle style;
  QuothCsvRowFunc func;
  gpointer user_data;
} Walk;

static gboolean
give_parts (Walk *self, guint table, gconstpointer value, GError **error)
{
  const QuothPartList *parts = &quoth_csv_tables[table].parts;

  for (guint i = 0; i < quoth_part_list_count (parts, value); i++)
    {
      const QuothCsvRow row = { self->export, value, quoth_part_list_get (parts, value, i), i, self->style };

      if (!self->func (table, &row, self->user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* The rows of a value in all tables of its kind; a #QuothValueFunc. */
static gboolean
give_value (gpointer value, gpointer user_data, GError **error)
{
  Walk *self = user_data;
  const QuothCsvRow row = { self->export, value, value, 0, self->style };

  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    {
      if (quoth_csv_tables[i].kind != QUOTH_VALUE (value)->kind && quoth_csv_tables[i].kind != QUOTH_KIND_ANY)
        continue;
      if (quoth_csv_tables[i].parts.member != 0 ? !give_parts (self, i, value, error)
                                      : !self->func (i, &row, self->user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
give_documents (Walk *self, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);
  const char *option = quoth_export_get_option (self->export, "text");

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);

      if (document == NULL || !give_value (document, self, error))
        return FALSE;
      if (g_strcmp0 (option, "yes") != 0)
        quoth_export_add_loss (
          self->export, option != NULL ? _("texts of documents (the option text=yes writes them)") : _("texts of documents"), 1);
      if (document->original != NULL)
        quoth_export_add_loss (self->export, _("original files of documents"), 1);
    }
  return documents != NULL;
}

gboolean
quoth_csv_tables_foreach_row (
  QuothExport *export, QuothCsvStyle style, QuothCsvRowFunc func, gpointer user_data, GError **error)
{
  Walk self = { export, style, func, user_data };

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      if (kind == QUOTH_KIND_PROJECT)
        continue;
      if (kind == QUOTH_KIND_DOCUMENT ? !give_documents (&self, error)
                                      : !quoth_export_foreach (export, kind, give_value, &self, error))
        return FALSE;
    }
  return TRUE;
}
