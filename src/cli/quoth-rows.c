/* quoth-rows.c: the values of a project as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-rows.h"

#include <glib/gi18n-lib.h>

#define NEEDS(KIND) (1u << QUOTH_KIND_##KIND)

static void
add (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text));
}

static void
add_number (GPtrArray *cells, guint number)
{
  g_ptr_array_add (cells, g_strdup_printf ("%u", number));
}

static void
add_name (const QuothRowContext *context, GPtrArray *cells, QuothKind kind, const QuothId *id)
{
  add (cells, id != NULL ? quoth_names_get (context->names, kind, id) : NULL);
}

static void
add_spans (GPtrArray *cells, const QuothAnnotation *annotation)
{
  GString *spans = g_string_new (NULL);

  if (annotation->unplaced)
    {
      /* Translators: of an annotation that a correction of the text left without a place */
      g_string_assign (spans, _ ("nowhere"));
      g_ptr_array_add (cells, g_string_free (spans, FALSE));
      return;
    }
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      g_string_append_printf (spans, "%s%u-%u", i > 0 ? "," : "", range.start, range.end);
    }
  g_ptr_array_add (cells, g_string_free (spans, FALSE));
}

static void
add_annotation (const QuothRowContext *context, GPtrArray *cells, const QuothAnnotation *annotation)
{
  add_name (context, cells, QUOTH_KIND_DOCUMENT, &annotation->document);
  add_spans (cells, annotation);
  add_name (context, cells, QUOTH_KIND_CODER, &annotation->coder);
}

static void
fill_document (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothDocument *document = value;
  const QuothDocumentCounts *counts = g_hash_table_lookup (context->counts, &document->value.id);

  add (cells, document->name);
  add (cells, document->document_kind);
  add (cells, document->date);
  add_number (cells, document->length);
  add_number (cells, counts != NULL ? counts->n_mentions : 0);
  add_number (cells, counts != NULL ? counts->n_claims : 0);
  add_number (cells, counts != NULL ? counts->n_cues : 0);
  add (cells, document->title);
}

static void
fill_actor (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothActor *actor = value;
  const QuothActorCounts *counts = g_hash_table_lookup (context->counts, &actor->value.id);
  GString *aliases = g_string_new (NULL);

  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = g_ptr_array_index (actor->aliases, i);

      g_string_append_printf (aliases, "%s%s", i > 0 ? ", " : "", alias->text);
    }
  add (cells, actor->name);
  add (cells, actor->actor_kind);
  add_number (cells, counts != NULL ? counts->n_mentions : 0);
  add_number (cells, counts != NULL ? counts->n_claims : 0);
  g_ptr_array_add (cells, g_string_free (aliases, FALSE));
}

static void
fill_mention (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothMention *mention = value;

  add_annotation (context, cells, &mention->annotation);
  add_name (context, cells, QUOTH_KIND_ACTOR, &mention->actor);
  g_ptr_array_add (cells, quoth_annotation_dup_quote (value));
}

static void
fill_claim (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothClaim *claim = value;

  add_annotation (context, cells, &claim->annotation);
  add_name (context, cells, QUOTH_KIND_ACTOR, quoth_claim_get_claimant (claim));
  add (cells, claim->statement);
  g_ptr_array_add (cells, quoth_annotation_dup_quote (value));
}

static void
fill_cue (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothCue *cue = value;

  add_annotation (context, cells, &cue->annotation);
  add (cells, cue->cue_kind);
  g_ptr_array_add (cells, quoth_annotation_dup_quote (value));
}

/* The first @n cells of the row of @value in its table, in the same words as there. */
static void
add_listed (const QuothRowContext *context, GPtrArray *cells, const QuothValue *value, guint n)
{
  g_autoptr (GPtrArray) rows = quoth_reader_list_rows (context->reader, value->kind, NULL, &value->id, 1, NULL);

  for (guint i = 0; i < n; i++)
    add (cells, rows != NULL ? ((QuothListingRow *) rows->pdata[0])->cells[i] : NULL);
}

static void
fill_relation (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  add_listed (context, cells, value, 5);
}

static void
fill_code (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothCode *code = value;

  add (cells, code->key);
  add (cells, code->name);
  add_name (context, cells, QUOTH_KIND_CODE, &code->parent);
  add (cells, code->definition);
}

static void
fill_actor_kind (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothActorKind *kind = value;

  add (cells, kind->key);
  add (cells, kind->name);
  add (cells, kind->color);
}

static void
fill_annotation_type (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothAnnotationType *type = value;

  add (cells, type->key);
  add (cells, type->name);
  add (cells, type->color);
  add (cells, type->definition);
}

static void
fill_relation_type (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothRelationType *type = value;

  add (cells, type->key);
  add (cells, type->name);
  add_name (context, cells, QUOTH_KIND_CODE, &type->from_code);
  add_name (context, cells, QUOTH_KIND_CODE, &type->to_code);
  add (cells, type->symmetric ? _ ("both ways") : NULL);
  add (cells, type->definition);
}

static void
fill_attribute (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothAttribute *attribute = value;

  add (cells, quoth_kind_to_nick (attribute->on));
  add (cells, attribute->key);
  add (cells, attribute->name);
  add (cells, quoth_attribute_type_to_nick (attribute->type));
  g_ptr_array_add (cells, attribute->choices != NULL ? g_strjoinv (", ", attribute->choices) : g_strdup (""));
  add (cells, attribute->definition);
}

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_utc (time / 1000);

  return time != 0 && date_time != NULL ? g_date_time_format_iso8601 (date_time) : g_strdup ("");
}

static void
fill_version (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothCodebookVersion *version = value;

  add_number (cells, version->number);
  g_ptr_array_add (cells, dup_time (version->time));
  add_name (context, cells, QUOTH_KIND_CODER, &version->coder);
  add (cells, version->name);
  add (cells, version->note);
}

static void
fill_coder (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothCoder *coder = value;

  add (cells, coder->name);
  add (cells, coder->color);
  add (cells, coder->active ? NULL : _ ("not active"));
}

static void
fill_proposition (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothProposition *proposition = value;
  const QuothPropositionCounts *counts = g_hash_table_lookup (context->counts, &proposition->value.id);

  add (cells, proposition->statement);
  add_number (cells, counts != NULL ? counts->n_supports : 0);
  add_number (cells, counts != NULL ? counts->n_denies : 0);
  add_number (cells, counts != NULL ? counts->n_reports : 0);
  add (cells, proposition->note);
}

/* How it is coded, in a word or two. */
static const char *
get_manner (const QuothAssignment *assignment)
{
  if (assignment->purpose == QUOTH_ASSIGNMENT_TRAINING)
    return _ ("training");
  if (!assignment->blind)
    return NULL;
  /* Translators: of a text that is coded without seeing what others coded, and one for which that was ended */
  return assignment->opened ? _ ("blind, opened") : _ ("blind");
}

static void
fill_assignment (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothAssignment *assignment = value;

  add_name (context, cells, QUOTH_KIND_DOCUMENT, &assignment->document);
  add_name (context, cells, QUOTH_KIND_CODER, &assignment->coder);
  add (cells, quoth_assignment_state_to_nick (assignment->state));
  add (cells, assignment->deadline);
  add (cells, get_manner (assignment));
  add (cells, assignment->note);
}

/* (transfer full) (nullable): an annotation of any kind. */
static QuothValue *
get_annotation (QuothReader *reader, const QuothId *id)
{
  for (QuothKind kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    if (quoth_reader_has (reader, kind, id))
      return quoth_reader_get (reader, kind, id, NULL);
  return NULL;
}

static void
fill_verdict (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  const QuothVerdict *verdict = value;
  g_autoptr (QuothValue) source = get_annotation (context->reader, &verdict->source);

  if (source != NULL)
    {
      add_annotation (context, cells, (const QuothAnnotation *) source);
      g_ptr_array_add (cells, quoth_annotation_dup_quote (source));
    }
  for (guint i = cells->len; i < 4; i++)
    add (cells, NULL);
  add (cells, quoth_verdict_kind_to_nick (verdict->verdict_kind));
  add_name (context, cells, QUOTH_KIND_CODER, &verdict->coder);
  add (cells, verdict->reason);
}

/* The time is that of all lists here, for programs. */
static void
fill_memo (const QuothRowContext *context, gpointer value, GPtrArray *cells)
{
  add_listed (context, cells, value, 5);
  g_ptr_array_add (cells, dup_time (((QuothMemo *) value)->time));
}

static const char *const document_headings[] = {
  N_("Name"), N_("Kind"), N_("Date"), N_("Length"), N_("Mentions"), N_("Claims"), N_("Cues"), N_("Title"), NULL
};
static const char *const actor_headings[] = {
  N_("Name"), N_("Kind"), N_("Mentions"), N_("Claims"), N_("Other names"), NULL
};
static const char *const mention_headings[] = {
  N_("Document"), N_("Span"), N_("Coder"), N_("Actor"), N_("Quote"), NULL
};
static const char *const claim_headings[] = {
  N_("Document"), N_("Span"), N_("Coder"), N_("Claimant"), N_("Statement"), N_("Quote"), NULL
};
static const char *const cue_headings[] = {
  N_("Document"), N_("Span"), N_("Coder"), N_("Kind"), N_("Quote"), NULL
};
static const char *const relation_headings[] = { N_("Kind"), N_("From"), N_("To"), N_("Text"), N_("Coder"), NULL };
static const char *const code_headings[] = { N_("Key"), N_("Name"), N_("Parent"), N_("Definition"), NULL };
static const char *const coder_headings[] = { N_("Name"), N_("Colour"), N_("Status"), NULL };
static const char *const proposition_headings[] = {
  N_("Statement"), N_("Supported"), N_("Denied"), N_("Reported"), N_("Note"), NULL
};
static const char *const segment_headings[] = {
  N_("Document"), N_("Kind"), N_("Number"), N_("Span"), N_("Text"), NULL
};
static const char *const actor_kind_headings[] = { N_("Key"), N_("Name"), N_("Colour"), NULL };
static const char *const annotation_type_headings[] = { N_("Key"), N_("Name"), N_("Colour"), N_("Definition"), NULL };
static const char *const relation_type_headings[] = {
  N_("Key"), N_("Name"), N_("From"), N_("To"), N_("Direction"), N_("Definition"), NULL
};
static const char *const attribute_headings[] = {
  N_("On"), N_("Key"), N_("Name"), N_("Type"), N_("Choices"), N_("Definition"), NULL
};
static const char *const version_headings[] = {
  N_("Number"), N_("Time"), N_("Coder"), N_("Name"), N_("Note"), NULL
};
static const char *const assignment_headings[] = {
  N_("Document"), N_("Coder"), N_("State"), N_("Deadline"), N_("How"), N_("Note"), NULL
};
static const char *const verdict_headings[] = {
  N_("Document"), N_("Span"), N_("Coder"), N_("Quote"), N_("Verdict"), N_("By"), N_("Reason"), NULL
};
static const char *const memo_headings[] = {
  N_("Memo"), N_("On"), N_("Kind"), N_("Answers"), N_("Coder"), N_("Time"), NULL
};

#define ANNOTATION_NEEDS (NEEDS (DOCUMENT) | NEEDS (CODER) | NEEDS (ACTOR))

/* Segments are no values: they come with their documents, and have no fill. */
static const QuothRowKind kinds[] = {
  { "documents", QUOTH_KIND_DOCUMENT, TRUE, FALSE, 0, document_headings, fill_document },
  { "actors", QUOTH_KIND_ACTOR, FALSE, FALSE, 0, actor_headings, fill_actor },
  { "mentions", QUOTH_KIND_MENTION, TRUE, TRUE, ANNOTATION_NEEDS, mention_headings, fill_mention },
  { "claims", QUOTH_KIND_CLAIM, TRUE, TRUE, ANNOTATION_NEEDS, claim_headings, fill_claim },
  { "cues", QUOTH_KIND_CUE, TRUE, TRUE, ANNOTATION_NEEDS, cue_headings, fill_cue },
  { "relations", QUOTH_KIND_RELATION, TRUE, TRUE, 0, relation_headings, fill_relation },
  { "codes", QUOTH_KIND_CODE, FALSE, FALSE, NEEDS (CODE), code_headings, fill_code },
  { "actor-kinds", QUOTH_KIND_ACTOR_KIND, FALSE, FALSE, 0, actor_kind_headings, fill_actor_kind },
  { "annotation-types", QUOTH_KIND_ANNOTATION_TYPE, FALSE, FALSE, 0, annotation_type_headings, fill_annotation_type },
  { "relation-types", QUOTH_KIND_RELATION_TYPE, FALSE, FALSE, NEEDS (CODE), relation_type_headings, fill_relation_type },
  { "attributes", QUOTH_KIND_ATTRIBUTE, FALSE, FALSE, 0, attribute_headings, fill_attribute },
  { "codebook-versions", QUOTH_KIND_CODEBOOK_VERSION, FALSE, FALSE, NEEDS (CODER), version_headings, fill_version },
  { "coders", QUOTH_KIND_CODER, FALSE, FALSE, 0, coder_headings, fill_coder },
  { "propositions", QUOTH_KIND_PROPOSITION, FALSE, FALSE, 0, proposition_headings, fill_proposition },
  { "segments", QUOTH_KIND_DOCUMENT, TRUE, FALSE, 0, segment_headings, NULL },
  { "assignments", QUOTH_KIND_ASSIGNMENT, TRUE, TRUE, NEEDS (DOCUMENT) | NEEDS (CODER), assignment_headings, fill_assignment },
  { "verdicts", QUOTH_KIND_VERDICT, TRUE, TRUE, NEEDS (DOCUMENT) | NEEDS (CODER), verdict_headings, fill_verdict },
  { "memos", QUOTH_KIND_MEMO, TRUE, TRUE, 0, memo_headings, fill_memo },
};

const QuothRowKind *
quoth_rows_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  return NULL;
}

const char *
quoth_rows_get_names (void)
{
  return "documents actors mentions claims cues relations codes actor-kinds annotation-types relation-types attributes "
         "codebook-versions coders propositions segments assignments verdicts memos";
}
