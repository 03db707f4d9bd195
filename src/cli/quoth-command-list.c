/* quoth-command-list.c: what is in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are streamed: a list of a million mentions begins at once and takes no more memory than one of ten. Only aligned
 * columns on a terminal wait for the end, and documents are listed before their texts are loaded, one at a time.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-findings.h"
#include "quoth-lookup.h"
#include "quoth-rows.h"

static char **document_options;

typedef struct
{
  QuothInvocation *invocation;
  const QuothRowKind *rows;        /* either */
  const QuothFindingKind *finding; /* or */
  QuothStore *store;
  QuothReader *reader;
  GArray *documents;
  GArray *coders;
  QuothRowContext context;
  QuothJsonlContext jsonl;
  QuothColumns *columns;
} ListRun;

static void
list_run_clear (ListRun *self)
{
  g_clear_pointer (&self->columns, quoth_columns_free);
  quoth_jsonl_context_clear (&self->jsonl);
  g_clear_pointer (&self->context.names, quoth_names_free);
  g_clear_pointer (&self->context.counts, g_hash_table_unref);
  g_clear_pointer (&self->documents, g_array_unref);
  g_clear_pointer (&self->coders, g_array_unref);
  g_clear_pointer (&self->reader, quoth_reader_free);
  g_clear_object (&self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListRun, list_run_clear)

static gboolean
load_counts (ListRun *self, GError **error)
{
  g_autoptr (GArray) counts = NULL;

  self->context.counts = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, g_free);
  if (self->rows->kind == QUOTH_KIND_ACTOR)
    counts = quoth_reader_count_actors (self->reader, NULL, error);
  else if (self->rows->kind == QUOTH_KIND_DOCUMENT && self->rows->fill != NULL)
    counts = quoth_reader_count_documents (self->reader, error);
  else if (self->rows->kind == QUOTH_KIND_PROPOSITION)
    counts = quoth_proposition_counts_load (self->reader, NULL, self->invocation->cancellable, error);
  else
    return TRUE;
  if (counts == NULL)
    return FALSE;
  /* All kinds of counts begin with the id they are of, which is the key. */
  for (guint i = 0; i < counts->len; i++)
    {
      gsize size = g_array_get_element_size (counts);
      gpointer copy = g_memdup2 (counts->data + i * size, size);

      g_hash_table_insert (self->context.counts, copy, copy);
    }
  return TRUE;
}

static gboolean
load_names (ListRun *self, GError **error)
{
  self->context.reader = self->reader;
  self->context.names = quoth_names_new (self->reader);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if ((self->rows->needs & (1u << kind)) != 0 && !quoth_names_load (self->context.names, kind, error))
      return FALSE;
  return load_counts (self, error);
}

static gboolean
write_json_line (ListRun *self, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (self->invocation->cancellable, error) &&
         quoth_output_end_line (self->invocation->output, error);
}

static gboolean
write_cells (ListRun *self, GPtrArray *cells, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (self->invocation->cancellable, error) &&
         quoth_columns_add (self->columns, (const char *const *) cells->pdata, error);
}

static gboolean
write_value_cb (gpointer value, gpointer user_data, GError **error)
{
  ListRun *self = user_data;
  g_autoptr (GPtrArray) cells = NULL;

  if (self->invocation->json)
    {
      quoth_jsonl_append (quoth_output_get_buffer (self->invocation->output), value, &self->jsonl);
      return write_json_line (self, error);
    }
  cells = g_ptr_array_new_with_free_func (g_free);
  self->rows->fill (&self->context, value, cells);
  return write_cells (self, cells, error);
}

static gboolean
write_segment (ListRun *self, const QuothDocument *document, const QuothSegment *segment, GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;

  if (self->invocation->json)
    {
      quoth_jsonl_append_segment (quoth_output_get_buffer (self->invocation->output), &document->value.id, segment);
      return write_json_line (self, error);
    }
  cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, g_strdup (document->name));
  g_ptr_array_add (cells, g_strdup (quoth_segment_kind_to_nick (segment->kind)));
  g_ptr_array_add (cells, g_strdup (segment->number));
  g_ptr_array_add (cells, g_strdup_printf ("%u-%u", segment->range.start, segment->range.end));
  g_ptr_array_add (cells, quoth_text_dup_slice (document->text, segment->range));
  return write_cells (self, cells, error);
}

static gboolean
write_document (ListRun *self, QuothDocument *listed, GError **error)
{
  g_autoptr (QuothDocument) document = NULL;

  if (self->rows->fill != NULL && !self->invocation->json)
    return write_value_cb (listed, self, error);
  document = quoth_reader_load_document (self->reader, &listed->value.id, error);
  if (document == NULL)
    return FALSE;
  if (self->rows->fill != NULL)
    return write_value_cb (document, self, error);
  for (guint i = 0; i < document->segments->len; i++)
    if (!write_segment (self, document, g_ptr_array_index (document->segments, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_rows (ListRun *self, GError **error)
{
  QuothQuery query = {
    .kind = self->rows->kind,
    .documents = (const QuothId *) (gpointer) self->documents->data,
    .n_documents = self->documents->len,
    .coders = (const QuothId *) (gpointer) self->coders->data,
    .n_coders = self->coders->len,
  };
  g_autoptr (GPtrArray) documents = NULL;

  if (self->rows->kind != QUOTH_KIND_DOCUMENT)
    return quoth_reader_foreach (self->reader, &query, write_value_cb, self, error);
  documents = quoth_reader_list (self->reader, &query, error);
  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (self, g_ptr_array_index (documents, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_finding (ListRun *self, gconstpointer finding, GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;

  if (self->invocation->json)
    {
      self->finding->append_json (finding, self->context.names, &self->jsonl, quoth_output_get_buffer (self->invocation->output));
      return write_json_line (self, error);
    }
  cells = g_ptr_array_new_with_free_func (g_free);
  self->finding->fill (finding, cells);
  return write_cells (self, cells, error);
}

static gboolean
write_findings (ListRun *self, GError **error)
{
  QuothScope scope = {
    .documents = document_options != NULL ? (const QuothId *) (gpointer) self->documents->data : NULL,
    .n_documents = self->documents->len,
    .coders = self->coders->len > 0 ? (const QuothId *) (gpointer) self->coders->data : NULL,
    .n_coders = self->coders->len,
  };
  g_autoptr (GPtrArray) findings = self->finding->find (self->reader, &scope, self->invocation->cancellable, error);

  if (findings == NULL)
    return FALSE;
  self->context.names = quoth_names_new (self->reader);
  if (self->invocation->json
      && (!quoth_names_load (self->context.names, QUOTH_KIND_ACTOR, error)
          || !quoth_jsonl_context_load (&self->jsonl, self->reader, error)))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    if (!write_finding (self, g_ptr_array_index (findings, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (ListRun *self, GError **error)
{
  if (self->finding != NULL)
    {
      self->columns = quoth_columns_new (self->invocation->output, self->finding->headings);
      return write_findings (self, error);
    }
  self->columns = quoth_columns_new (self->invocation->output, self->rows->headings);
  return (self->invocation->json ? quoth_jsonl_context_load (&self->jsonl, self->reader, error)
                                 : load_names (self, error))
         && write_rows (self, error);
}

static gboolean
check_usage (ListRun *self, const char *name, GError **error)
{
  gboolean in_documents = self->finding != NULL ? self->finding->in_scope : self->rows != NULL && self->rows->in_documents;
  gboolean by_coders = self->finding != NULL ? self->finding->in_scope : self->rows != NULL && self->rows->by_coders;

  if (self->rows == NULL && self->finding == NULL)
    quoth_invocation_set_usage_error (error, _("“%s” cannot be listed; there are: %s %s"), name, quoth_rows_get_names (),
                                      quoth_findings_get_names ());
  else if (document_options != NULL && !in_documents)
    quoth_invocation_set_usage_error (error, _("“--document” does not go with %s: they are the whole project's"), name);
  else if (self->invocation->coders->len > 0 && !by_coders)
    quoth_invocation_set_usage_error (error, _("“--coder” does not go with %s: they are not one coder's"), name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
run_list (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_auto (ListRun) self = {
    .invocation = invocation,
    .rows = quoth_rows_find (operands[1]),
    .finding = quoth_findings_find (operands[1]),
  };

  if (!check_usage (&self, operands[1], error))
    return FALSE;
  self.store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_ONLY, error);
  if (self.store == NULL)
    return FALSE;
  self.reader = quoth_store_open_view (self.store, error);
  if (self.reader == NULL || !quoth_reader_begin (self.reader, error))
    return FALSE;
  self.documents = quoth_lookup_documents (self.reader, (const char *const *) document_options, error);
  if (self.documents == NULL)
    return FALSE;
  self.coders = quoth_lookup_coders (self.reader, invocation->coders, error);
  if (self.coders == NULL)
    return FALSE;
  if (!write_all (&self, error) || !quoth_columns_finish (self.columns, error))
    return FALSE;
  quoth_reader_end (self.reader);
  return TRUE;
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("In this document only, by its name or id; may be repeated"), N_("NAME") },
  { NULL },
};

static const char *const description[] = {
  N_("Lists one kind of what a project holds. WHAT is documents, actors, mentions, claims, cues, relations, codes, actor-kinds, annotation-types, relation-types, attributes, "
     "codebook-versions, coders, propositions, segments or memos; or what follows from it: contradictions, repetitions or duplicates; or what merged copies disagree about: "
     "disagreements; or what the texts are: unplaced or revisions. What is coded in boilerplate does not count for a document, an actor or a proposition, and not for what follows."),
  N_("Contradictions: the propositions that one claim supports and another denies, and the claims that a coder related as “contradicts”. The side of a "
     "claim is its link to the proposition alone, with all negation taken in: factuality says how sure the author of the text is, stance is about a "
     "category, and neither turns it. Who claims is a claimant of the claim, else the innermost of its chain, else the author of the document. "
     "Two coders’ work on the same words is one claim, and contradicts nothing by itself."),
  N_("Repetitions: two or more claims that support, or deny, or report the same proposition, or that a coder related as “repeats”, in the order they were "
     "said: by the date of the claim, else of the document, else the place in the text."),
  N_("Duplicates: actors that are perhaps one, since they share a name or nearly do, the surest first."),
  N_("Disagreements: what was changed on both sides of a merge, or deleted on one and changed on the other, or made on both; “settle” decides each."),
  N_("Unplaced: what a correction of the text left without a place, with the text it stood in; “apply” gives it one, with new “spans” and "
     "\"unplaced\": false, or deletes it. Revisions: the texts that documents have had; “text” prints them."),
  N_("With --json: the objects of the jsonl format, one a line, with everything; see “quoth-cli help jsonl”. What follows "
     "from it has objects of its own: a contradiction has between, supports, denies, reports and relations; a repetition has link, first, repeated and relations; a "
     "duplicate has reason, score and actors; a disagreement has about, phrase, field, held and other. A revision has document, number, current, time, length, sha256 and note."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli list summit.quoth claims --document interview-3", N_("The claims of one document.") },
  { "quoth-cli list summit.quoth mentions --json | jq -r '.quote[]' | sort | uniq -c", N_("How actors are called, and how often.") },
  { "quoth-cli list summit.quoth contradictions", N_("Who says what somebody else denies.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_list = {
  .name = "list",
  .operands = "PROJECT WHAT",
  .summary = N_("List what a project holds"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_FILTER,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_list,
};
