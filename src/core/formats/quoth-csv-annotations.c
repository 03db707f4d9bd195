/* quoth-csv-annotations.c: mentions, claims and cues as rows of tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-csv.h"

#include "formats/quoth-json-private.h"

static void
add_annotation (QuothCsv *self, GString *out, const QuothAnnotation *annotation)
{
  QuothRange extent = quoth_annotation_get_extent (annotation);

  quoth_csv_add_named (self, out, QUOTH_KIND_DOCUMENT, &annotation->document);
  quoth_csv_add_named (self, out, QUOTH_KIND_CODER, &annotation->coder);
  quoth_csv_add_uint (out, extent.start);
  quoth_csv_add_uint (out, extent.end);
  quoth_csv_next (out);
  quoth_csv_append_spans (out, annotation);
  if (annotation->spans->len == 1)
    {
      quoth_csv_add_text (out, quoth_annotation_get_span (annotation, 0)->quote);
    }
  else
    {
      g_autofree char *quote = quoth_annotation_dup_quote (annotation);

      quoth_csv_add_text (out, quote);
    }
  quoth_csv_add_time (out, annotation->created);
  quoth_csv_add_text (out, annotation->origin);
}

gboolean
quoth_csv_write_mention (gpointer value, gpointer user_data, GError **error)
{
  QuothCsv *self = user_data;
  QuothMention *mention = quoth_mention (value);
  GString *out = quoth_csv_start_row (self, QUOTH_CSV_MENTIONS, &QUOTH_VALUE (value)->id);
  QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &mention->actor);

  add_annotation (self, out, &mention->annotation);
  quoth_csv_add_named (self, out, QUOTH_KIND_ACTOR, &mention->actor);
  quoth_csv_add_text (out, actor != NULL ? actor->actor_kind : NULL);
  return quoth_csv_end_row (self, QUOTH_CSV_MENTIONS, error);
}

/* Names in one cell, "A; B". */
static void
join_name (QuothCsv *self, GString *cell, QuothKind kind, const QuothId *id)
{
  if (cell->len > 0)
    g_string_append (cell, "; ");
  g_string_append (cell, quoth_export_get_name (self->export, kind, id));
}

static void
add_role_names (QuothCsv *self, GString *out, QuothClaim *claim, QuothRole role)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *r = &g_array_index (claim->roles, QuothClaimRole, i);

      if (r->role == role)
        join_name (self, cell, QUOTH_KIND_ACTOR, &r->actor);
    }
  quoth_csv_add_text (out, cell->str);
}

static void
add_list_names (QuothCsv *self, GString *out, QuothClaim *claim)
{
  g_autoptr (GString) chain = g_string_new (NULL);
  g_autoptr (GString) categories = g_string_new (NULL);
  g_autoptr (GString) propositions = g_string_new (NULL);

  for (guint i = 0; i < claim->chain->len; i++)
    join_name (
      self, chain, QUOTH_KIND_ACTOR, &g_array_index (claim->chain, QuothChainLink, i).actor);
  for (guint i = 0; i < claim->categories->len; i++)
    join_name (
      self, categories, QUOTH_KIND_CODE, &g_array_index (claim->categories, QuothCategory, i).code);
  for (guint i = 0; i < claim->propositions->len; i++)
    join_name (self,
               propositions,
               QUOTH_KIND_PROPOSITION,
               &g_array_index (claim->propositions, QuothClaimProposition, i).proposition);
  quoth_csv_add_text (out, chain->str);
  quoth_csv_add_text (out, categories->str);
  quoth_csv_add_text (out, propositions->str);
}

static gboolean
write_claim_categories (QuothCsv *self, QuothClaim *claim, const QuothId *id, GError **error)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_CLAIM_CATEGORIES, id);

      quoth_csv_add_uint (out, i);
      quoth_csv_add_named (self, out, QUOTH_KIND_CODE, &category->code);
      quoth_csv_add_text (out,
                category->stance == QUOTH_STANCE_AGAINST   ? "-1"
                : category->stance == QUOTH_STANCE_NEUTRAL ? "0"
                : category->stance == QUOTH_STANCE_FOR     ? "1"
                                                           : NULL);
      if (!quoth_csv_end_row (self, QUOTH_CSV_CLAIM_CATEGORIES, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_claim_roles (QuothCsv *self, QuothClaim *claim, const QuothId *id, GError **error)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_CLAIM_ROLES, id);

      quoth_csv_add_uint (out, i);
      quoth_csv_add_text (out, quoth_role_to_nick (role->role));
      quoth_csv_add_named (self, out, QUOTH_KIND_ACTOR, &role->actor);
      quoth_csv_add_id (out, &role->mention);
      if (!quoth_csv_end_row (self, QUOTH_CSV_CLAIM_ROLES, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_claim_chain (QuothCsv *self, QuothClaim *claim, const QuothId *id, GError **error)
{
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_CLAIM_CHAIN, id);

      quoth_csv_add_uint (out, i);
      quoth_csv_add_named (self, out, QUOTH_KIND_ACTOR, &link->actor);
      quoth_csv_add_id (out, &link->mention);
      quoth_csv_add_text (out, quoth_factuality_to_nick (link->factuality));
      if (!quoth_csv_end_row (self, QUOTH_CSV_CLAIM_CHAIN, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_claim_propositions (QuothCsv *self, QuothClaim *claim, const QuothId *id, GError **error)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);
      GString *out = quoth_csv_start_row (self, QUOTH_CSV_CLAIM_PROPOSITIONS, id);

      quoth_csv_add_uint (out, i);
      quoth_csv_add_named (self, out, QUOTH_KIND_PROPOSITION, &link->proposition);
      quoth_csv_add_text (out, quoth_link_to_nick (link->link));
      if (!quoth_csv_end_row (self, QUOTH_CSV_CLAIM_PROPOSITIONS, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_csv_write_claim (gpointer value, gpointer user_data, GError **error)
{
  QuothCsv *self = user_data;
  QuothClaim *claim = quoth_claim (value);
  const QuothId *id = &QUOTH_VALUE (value)->id;
  GString *out = quoth_csv_start_row (self, QUOTH_CSV_CLAIMS, id);

  add_annotation (self, out, &claim->annotation);
  quoth_csv_add_text (out, claim->statement);
  add_role_names (self, out, claim, QUOTH_ROLE_CLAIMANT);
  add_role_names (self, out, claim, QUOTH_ROLE_ADDRESSEE);
  add_role_names (self, out, claim, QUOTH_ROLE_OBJECT);
  add_list_names (self, out, claim);
  quoth_csv_add_text (out, quoth_factuality_to_nick (claim->factuality));
  quoth_csv_add_text (out, quoth_mode_to_nick (claim->mode));
  quoth_csv_add_text (out, claim->form);
  quoth_csv_add_text (out, claim->date);
  quoth_csv_add_text (out, claim->place);
  quoth_csv_next (out);
  if (claim->confidence >= 0)
    quoth_json_append_double (out, claim->confidence);
  return quoth_csv_end_row (self, QUOTH_CSV_CLAIMS, error) && write_claim_categories (self, claim, id, error)
         && write_claim_roles (self, claim, id, error) && write_claim_chain (self, claim, id, error)
         && write_claim_propositions (self, claim, id, error);
}

gboolean
quoth_csv_write_cue (gpointer value, gpointer user_data, GError **error)
{
  QuothCue *cue = quoth_cue (value);
  GString *out = quoth_csv_start_row (user_data, QUOTH_CSV_CUES, &QUOTH_VALUE (value)->id);

  add_annotation (user_data, out, &cue->annotation);
  quoth_csv_add_text (out, quoth_cue_kind_to_nick (cue->cue_kind));
  quoth_csv_add_id (out, &cue->claim);
  return quoth_csv_end_row (user_data, QUOTH_CSV_CUES, error);
}
