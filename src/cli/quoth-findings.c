/* quoth-findings.c: what the analysis finds, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row a finding, so that lines can be counted; who says what when is in the cells of it, and in full in the JSON.
 */

#include "config.h"

#include "quoth-findings.h"

#include <glib/gi18n-lib.h>

#include "quoth-disagreement-findings.h"
#include "quoth-json.h"
#include "quoth-text-findings.h"

/* ---- An utterance ---- */

/* "Smolyakov (interview, 2023-03-22)" */
static void
append_utterance (GString *cell, const QuothUtterance *utterance)
{
  if (cell->len > 0)
    g_string_append (cell, "; ");
  g_string_append_printf (cell, "%s (%s%s%s)", *utterance->claimant != '\0' ? utterance->claimant : "?", utterance->document->name,
                          *utterance->date != '\0' ? ", " : "", utterance->date);
}

static char *
make_cell (GPtrArray *utterances, guint start, guint end)
{
  GString *cell = g_string_new (NULL);

  for (guint i = start; i < MIN (end, utterances->len); i++)
    append_utterance (cell, utterances->pdata[i]);
  return g_string_free (cell, FALSE);
}

/* In the coder's words, else in those of the text. */
static char *
dup_words (const QuothUtterance *utterance)
{
  const char *statement = utterance->claim->statement;

  return statement != NULL && *statement != '\0' ? g_strdup (statement) : quoth_annotation_dup_quote (utterance->claim);
}

static const char *
get_actor_name (const QuothId *id, gpointer names)
{
  return quoth_names_get (names, QUOTH_KIND_ACTOR, id);
}

static void
add_id (GString *out, const char *name, const QuothId *id)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  quoth_json_add_string (out, name, quoth_id_to_string (id, buffer));
}

static void
add_claimants (GString *out, const GArray *claimants)
{
  quoth_json_add_name (out, "claimants");
  g_string_append_c (out, '[');
  for (guint i = 0; i < claimants->len; i++)
    add_id (out, NULL, &g_array_index (claimants, QuothId, i));
  g_string_append_c (out, ']');
}

static void
add_spans (GString *out, const QuothAnnotation *annotation)
{
  quoth_json_add_name (out, "spans");
  g_string_append_c (out, '[');
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      g_string_append_printf (out, "%s[%u,%u]", i > 0 ? "," : "", range.start, range.end);
    }
  g_string_append_c (out, ']');
}

/* As a member of the object that is open, or for a @name of NULL as an item of the array. */
static void
add_utterance (GString *out, const char *name, const QuothUtterance *utterance, QuothNames *names)
{
  const QuothClaim *claim = utterance->claim;
  g_autofree char *attribution = quoth_attribution_to_string (claim, get_actor_name, names);
  g_autofree char *quote = quoth_annotation_dup_quote (claim);

  quoth_json_add_name (out, name);
  g_string_append_c (out, '{');
  add_id (out, "claim", &claim->annotation.value.id);
  quoth_json_add_string (out, "claimant", utterance->claimant);
  add_claimants (out, utterance->claimants);
  quoth_json_add_string (out, "claimant_from", quoth_claimant_source_to_nick (utterance->source));
  quoth_json_add_string (out, "attribution", attribution);
  add_id (out, "document", &claim->annotation.document);
  quoth_json_add_string (out, "document_name", utterance->document->name);
  quoth_json_add_string (out, "date", utterance->date);
  quoth_json_add_string (out, "date_from", utterance->date_is_own ? "claim" : "document");
  add_id (out, "coder", &claim->annotation.coder);
  add_spans (out, &claim->annotation);
  quoth_json_add_string (out, "factuality", quoth_factuality_to_nick (claim->factuality));
  quoth_json_add_string (out, "statement", claim->statement != NULL ? claim->statement : "");
  quoth_json_add_string (out, "quote", quote);
  g_string_append_c (out, '}');
}

static void
add_utterances (GString *out, const char *name, GPtrArray *utterances, guint start, QuothNames *names)
{
  quoth_json_add_name (out, name);
  g_string_append_c (out, '[');
  for (guint i = start; i < utterances->len; i++)
    add_utterance (out, NULL, utterances->pdata[i], names);
  g_string_append_c (out, ']');
}

static void
add_relations (GString *out, GPtrArray *relations)
{
  quoth_json_add_name (out, "relations");
  g_string_append_c (out, '[');
  for (guint i = 0; i < relations->len; i++)
    add_id (out, NULL, &((QuothRelation *) relations->pdata[i])->value.id);
  g_string_append_c (out, ']');
}

static void
add_proposition (GString *out, const QuothProposition *proposition)
{
  if (proposition == NULL)
    return;
  add_id (out, "proposition", &proposition->value.id);
  quoth_json_add_string (out, "statement", proposition->statement);
}

/* ---- Contradictions ---- */

static const struct
{
  QuothContradictionKinds kind;
  const char *nick;
  const char *label;
} between[] = {
  { QUOTH_CONTRADICTION_ONE_ACTOR, "one-actor", N_("one actor") },
  { QUOTH_CONTRADICTION_TWO_ACTORS, "two-actors", N_("two actors") },
  { QUOTH_CONTRADICTION_UNKNOWN_ACTOR, "unknown-actor", N_("unknown") },
};

static const char *const contradiction_headings[] = {
  N_("Between"), N_("Who says so"), N_("Who denies it"), N_("What"), NULL
};

/* Without a proposition, the two claims. */
static char *
dup_dispute (const QuothContradiction *self)
{
  g_autofree char *contradicted = NULL;
  g_autofree char *contradicting = NULL;

  if (self->proposition != NULL)
    return g_strdup (self->proposition->statement);
  contradicted = dup_words (self->supports->pdata[0]);
  contradicting = dup_words (self->denies->pdata[0]);
  return g_strdup_printf ("%s ↔ %s", contradicted, contradicting);
}

static void
fill_contradiction (gconstpointer finding, GPtrArray *cells)
{
  const QuothContradiction *self = finding;
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    if ((self->kinds & between[i].kind) != 0)
      g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "", _(between[i].label));
  g_ptr_array_add (cells, g_string_free (kinds, FALSE));
  g_ptr_array_add (cells, make_cell (self->supports, 0, G_MAXUINT));
  g_ptr_array_add (cells, make_cell (self->denies, 0, G_MAXUINT));
  g_ptr_array_add (cells, dup_dispute (self));
}

static void
append_contradiction (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out)
{
  const QuothContradiction *self = finding;

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", "contradiction");
  add_proposition (out, self->proposition);
  quoth_json_add_name (out, "between");
  g_string_append_c (out, '[');
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    if ((self->kinds & between[i].kind) != 0)
      quoth_json_add_string (out, NULL, between[i].nick);
  g_string_append_c (out, ']');
  if (self->proposition != NULL)
    {
      add_utterances (out, "supports", self->supports, 0, names);
      add_utterances (out, "denies", self->denies, 0, names);
      add_utterances (out, "reports", self->reports, 0, names);
    }
  else
    {
      add_utterance (out, "contradicted", self->supports->pdata[0], names);
      add_utterance (out, "contradicting", self->denies->pdata[0], names);
    }
  add_relations (out, self->relations);
  g_string_append_c (out, '}');
}

/* ---- Repetitions ---- */

static const char *const repetition_headings[] = {
  N_("Times"), N_("Link"), N_("Who said it first"), N_("Who repeated it"), N_("What"), NULL
};

static void
fill_repetition (gconstpointer finding, GPtrArray *cells)
{
  const QuothRepetition *self = finding;

  g_ptr_array_add (cells, g_strdup_printf ("%u", self->utterances->len));
  g_ptr_array_add (cells, g_strdup (self->proposition != NULL ? quoth_link_to_nick (self->link) : ""));
  g_ptr_array_add (cells, make_cell (self->utterances, 0, 1));
  g_ptr_array_add (cells, make_cell (self->utterances, 1, G_MAXUINT));
  g_ptr_array_add (cells, self->proposition != NULL ? g_strdup (self->proposition->statement) : dup_words (self->utterances->pdata[0]));
}

static void
append_repetition (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out)
{
  const QuothRepetition *self = finding;

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", "repetition");
  add_proposition (out, self->proposition);
  if (self->proposition != NULL)
    quoth_json_add_string (out, "link", quoth_link_to_nick (self->link));
  add_utterance (out, "first", self->utterances->pdata[0], names);
  quoth_json_add_boolean (out, "first_is_sure", self->order_is_known);
  add_utterances (out, "repeated", self->utterances, 1, names);
  quoth_json_add_number (out, "n_claimants", self->n_claimants);
  add_relations (out, self->relations);
  g_string_append_c (out, '}');
}

/* ---- Duplicates ---- */

static const char *const duplicate_headings[] = { N_("Score"), N_("Actor"), N_("And"), N_("Why"), NULL };

static GPtrArray *
find_duplicates (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  return quoth_duplicate_actors_find (reader, cancellable, error);
}

static void
fill_duplicate (gconstpointer finding, GPtrArray *cells)
{
  const QuothDuplicate *self = finding;

  g_ptr_array_add (cells, g_strdup_printf ("%.2f", self->score));
  g_ptr_array_add (cells, g_strdup (self->a->name));
  g_ptr_array_add (cells, g_strdup (self->b->name));
  g_ptr_array_add (cells, g_strdup_printf ("%s: %s = %s", quoth_duplicate_reason_get_label (self->reason), self->name_a, self->name_b));
}

static void
add_actor (GString *out, const QuothActor *actor, const char *matched)
{
  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  add_id (out, "actor", &actor->value.id);
  quoth_json_add_string (out, "name", actor->name);
  quoth_json_add_string (out, "matched", matched);
  g_string_append_c (out, '}');
}

static void
append_duplicate (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out)
{
  const QuothDuplicate *self = finding;
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", "duplicate");
  quoth_json_add_string (out, "reason", quoth_duplicate_reason_to_nick (self->reason));
  quoth_json_add_name (out, "score");
  g_string_append (out, g_ascii_formatd (score, sizeof score, "%.2f", self->score));
  quoth_json_add_name (out, "actors");
  g_string_append_c (out, '[');
  add_actor (out, self->a, self->name_a);
  add_actor (out, self->b, self->name_b);
  g_string_append (out, "]}");
}

static const QuothFindingKind contradiction_findings = {
  "contradictions", TRUE, contradiction_headings, quoth_contradictions_find, fill_contradiction, append_contradiction,
};

static const QuothFindingKind repetition_findings = {
  "repetitions", TRUE, repetition_headings, quoth_repetitions_find, fill_repetition, append_repetition,
};

static const QuothFindingKind duplicate_findings = {
  "duplicates", FALSE, duplicate_headings, find_duplicates, fill_duplicate, append_duplicate,
};

static const QuothFindingKind *const kinds[] = {
  &contradiction_findings,
  &repetition_findings,
  &duplicate_findings,
  &quoth_disagreement_findings,
  &quoth_unplaced_findings,
  &quoth_revision_findings,
};

const QuothFindingKind *
quoth_findings_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

const char *
quoth_findings_get_names (void)
{
  return "contradictions repetitions duplicates disagreements unplaced revisions";
}
