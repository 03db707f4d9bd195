/* quoth-csv-annotations.c: the columns of mentions, claims with their lists, and cues
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-csv.h"

#include "formats/quoth-json-private.h"
#include "model/quoth-attribution.h"

/* ---- What annotations have in common ---- */

static void
put_start (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_json_append_uint (out, quoth_annotation_get_extent (row->item).start);
}

static void
put_end (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_json_append_uint (out, quoth_annotation_get_extent (row->item).end);
}

static void
put_spans (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append_spans (out, row->item);
}

static void
put_quote (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothAnnotation *annotation = row->item;
  g_autofree char *quote = NULL;

  if (annotation->spans->len == 1)
    {
      quoth_csv_append (out, row, quoth_annotation_get_span (annotation, 0)->quote);
      return;
    }
  quote = quoth_annotation_dup_quote (annotation);
  quoth_csv_append (out, row, quote);
}

#define ANNOTATION_COLUMNS \
  { "id", quoth_csv_put_id, offsetof (QuothAnnotation, value.id) }, \
  { "document_id", quoth_csv_put_id, offsetof (QuothAnnotation, document) }, \
  { "document", quoth_csv_put_name, offsetof (QuothAnnotation, document), QUOTH_KIND_DOCUMENT }, \
  { "coder_id", quoth_csv_put_id, offsetof (QuothAnnotation, coder) }, \
  { "coder", quoth_csv_put_name, offsetof (QuothAnnotation, coder), QUOTH_KIND_CODER }, \
  { "start", put_start }, \
  { "end", put_end }, \
  { "spans", put_spans }, \
  { "quote", put_quote }, \
  { "created", quoth_csv_put_time, offsetof (QuothAnnotation, created) }, \
  { "origin", quoth_csv_put_text, offsetof (QuothAnnotation, origin) }, \
  { "gold", quoth_csv_put_boolean, offsetof (QuothAnnotation, gold) }, \
  { "unplaced", quoth_csv_put_boolean, offsetof (QuothAnnotation, unplaced) }

/* ---- Mentions ---- */

static void
put_actor_kind (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothMention *mention = row->item;
  const QuothActor *actor = quoth_export_lookup (row->export, QUOTH_KIND_ACTOR, &mention->actor);

  quoth_csv_append (out, row, actor != NULL ? actor->actor_kind : NULL);
}

const QuothCsvColumn quoth_csv_mention_columns[] = {
  ANNOTATION_COLUMNS,
  { "actor_id", quoth_csv_put_id, offsetof (QuothMention, actor) },
  { "actor", quoth_csv_put_name, offsetof (QuothMention, actor), QUOTH_KIND_ACTOR },
  { "actor_kind", put_actor_kind },
  { NULL },
};

/* ---- Claims ---- */

/* Names in one cell, "A; B". */
static void
join_name (GString *cell, const QuothCsvRow *row, QuothKind kind, const QuothId *id)
{
  if (cell->len > 0)
    g_string_append (cell, "; ");
  g_string_append (cell, quoth_export_get_name (row->export, kind, id));
}

static void
put_role_names (GString *out, const QuothCsvRow *row, QuothRole role)
{
  const QuothClaim *claim = row->item;
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *r = &g_array_index (claim->roles, QuothClaimRole, i);

      if (r->role == role)
        join_name (cell, row, QUOTH_KIND_ACTOR, &r->actor);
    }
  quoth_csv_append (out, row, cell->str);
}

static void
put_claimants (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  put_role_names (out, row, QUOTH_ROLE_CLAIMANT);
}

static void
put_addressees (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  put_role_names (out, row, QUOTH_ROLE_ADDRESSEE);
}

static void
put_objects (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  put_role_names (out, row, QUOTH_ROLE_OBJECT);
}

/* The names of a list whose parts begin with an id. */
static void
put_part_names (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothPartList list = { column->member };
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < quoth_part_list_count (&list, row->item); i++)
    join_name (cell, row, column->kind, quoth_part_list_get (&list, row->item, i));
  quoth_csv_append (out, row, cell->str);
}

G_STATIC_ASSERT (offsetof (QuothChainLink, actor) == 0);
G_STATIC_ASSERT (offsetof (QuothCategory, code) == 0);
G_STATIC_ASSERT (offsetof (QuothClaimProposition, proposition) == 0);

static const char *
get_actor_name_cb (const QuothId *id, gpointer user_data)
{
  return quoth_export_get_name (user_data, QUOTH_KIND_ACTOR, id);
}

/* For people: "The Insider ← Smolyakov ← US intelligence". */
static void
put_attribution (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  g_autofree char *line = quoth_attribution_to_string (row->item, get_actor_name_cb, row->export);

  quoth_csv_append (out, row, line);
}

static void
put_factuality (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_factuality_to_nick (((const QuothClaim *) row->item)->factuality));
}

static void
put_mode (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_mode_to_nick (((const QuothClaim *) row->item)->mode));
}

static void
put_confidence (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothClaim *claim = row->item;

  if (claim->confidence >= 0)
    quoth_json_append_double (out, claim->confidence);
}

const QuothCsvColumn quoth_csv_claim_columns[] = {
  ANNOTATION_COLUMNS,
  { "statement", quoth_csv_put_text, offsetof (QuothClaim, statement) },
  { "claimants", put_claimants },
  { "addressees", put_addressees },
  { "objects", put_objects },
  { "chain", put_part_names, offsetof (QuothClaim, chain), QUOTH_KIND_ACTOR },
  { "attribution", put_attribution },
  { "categories", put_part_names, offsetof (QuothClaim, categories), QUOTH_KIND_CODE },
  { "propositions", put_part_names, offsetof (QuothClaim, propositions), QUOTH_KIND_PROPOSITION },
  { "factuality", put_factuality },
  { "mode", put_mode },
  { "form", quoth_csv_put_text, offsetof (QuothClaim, form) },
  { "date", quoth_csv_put_text, offsetof (QuothClaim, date) },
  { "place", quoth_csv_put_text, offsetof (QuothClaim, place) },
  { "confidence", put_confidence },
  { NULL },
};

/* ---- The lists of claims ---- */

static void
put_stance (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothCategory *category = row->item;

  quoth_csv_append (out, row, category->stance == QUOTH_STANCE_AGAINST   ? "-1"
                    : category->stance == QUOTH_STANCE_NEUTRAL ? "0"
                    : category->stance == QUOTH_STANCE_FOR     ? "1"
                                                               : NULL);
}

const QuothCsvColumn quoth_csv_claim_category_columns[] = {
  { "claim_id", quoth_csv_put_owner_id },
  { "position", quoth_csv_put_position },
  { "code_id", quoth_csv_put_id, offsetof (QuothCategory, code) },
  { "code", quoth_csv_put_name, offsetof (QuothCategory, code), QUOTH_KIND_CODE },
  { "stance", put_stance },
  { NULL },
};

static void
put_role (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_role_to_nick (((const QuothClaimRole *) row->item)->role));
}

const QuothCsvColumn quoth_csv_claim_role_columns[] = {
  { "claim_id", quoth_csv_put_owner_id },
  { "position", quoth_csv_put_position },
  { "role", put_role },
  { "actor_id", quoth_csv_put_id, offsetof (QuothClaimRole, actor) },
  { "actor", quoth_csv_put_name, offsetof (QuothClaimRole, actor), QUOTH_KIND_ACTOR },
  { "mention_id", quoth_csv_put_id, offsetof (QuothClaimRole, mention) },
  { NULL },
};

static void
put_link_factuality (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_factuality_to_nick (((const QuothChainLink *) row->item)->factuality));
}

const QuothCsvColumn quoth_csv_claim_chain_columns[] = {
  { "claim_id", quoth_csv_put_owner_id },
  { "position", quoth_csv_put_position },
  { "actor_id", quoth_csv_put_id, offsetof (QuothChainLink, actor) },
  { "actor", quoth_csv_put_name, offsetof (QuothChainLink, actor), QUOTH_KIND_ACTOR },
  { "mention_id", quoth_csv_put_id, offsetof (QuothChainLink, mention) },
  { "factuality", put_link_factuality },
  { NULL },
};

static void
put_link (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_link_to_nick (((const QuothClaimProposition *) row->item)->link));
}

const QuothCsvColumn quoth_csv_claim_proposition_columns[] = {
  { "claim_id", quoth_csv_put_owner_id },
  { "position", quoth_csv_put_position },
  { "proposition_id", quoth_csv_put_id, offsetof (QuothClaimProposition, proposition) },
  { "proposition",
    quoth_csv_put_name,
    offsetof (QuothClaimProposition, proposition),
    QUOTH_KIND_PROPOSITION },
  { "link", put_link },
  { NULL },
};

/* ---- Cues ---- */

const QuothCsvColumn quoth_csv_cue_columns[] = {
  ANNOTATION_COLUMNS,
  { "kind", quoth_csv_put_text, offsetof (QuothCue, cue_kind) },
  { "claim_id", quoth_csv_put_id, offsetof (QuothCue, claim) },
  { NULL },
};
