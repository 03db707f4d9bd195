/* quoth-brat-annotations.c: what is coded in one document, for brat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mentions and cues are spans, claims are events. Two claims at the same place share one trigger, as brat would have it. What brat has no
 * place for is in notes (quoth-brat-notes.h); what they do not say either is counted.
 */

#include "config.h"

#include "formats/quoth-brat-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-private.h"

/* ---- Mentions and cues ---- */

static void
write_normalization (QuothBratWriter *self, guint textbound, const char *reference, const char *name)
{
  g_string_append_printf (self->out, "N%u\tReference T%u %s\t", ++self->n_normalizations, textbound, reference);
  quoth_brat_append_flat (self->out, name);
  g_string_append_c (self->out, '\n');
}

/* Of a name that is more than a line the reference has not all. */
static void
note_name (QuothBratWriter *self, guint textbound, const char *name)
{
  g_autoptr (GString) flat = g_string_new (NULL);

  quoth_brat_append_flat (flat, name);
  if (!g_str_equal (flat->str, name))
    quoth_brat_write_note (self, QUOTH_BRAT_NAME, 'T', textbound, name);
}

static gboolean
is_reference (const char *text)
{
  return text != NULL && *text != '\0' && strpbrk (text, " \t\r\n\v\f") == NULL;
}

static guint
write_mention (QuothBratWriter *self, const QuothMention *mention)
{
  g_autofree char *id = quoth_id_dup_string (&mention->actor);
  g_autofree char *reference = g_strconcat (QUOTH_BRAT_ACTOR, id, NULL);
  QuothActor *actor = quoth_export_lookup (self->brat->export, QUOTH_KIND_ACTOR, &mention->actor);
  const char *kind = actor != NULL ? actor->actor_kind : "other";
  const char *type = g_hash_table_lookup (self->brat->entities, kind);
  guint n = quoth_brat_write_textbound (self, type, &mention->annotation);

  if (n == 0)
    return 0;
  write_normalization (self, n, reference, actor != NULL ? actor->name : id);
  if (actor != NULL && is_reference (actor->wikidata))
    {
      g_autofree char *wikidata = g_strconcat ("Wikidata:", actor->wikidata, NULL);

      write_normalization (self, n, wikidata, actor->name);
    }
  if (actor != NULL)
    {
      quoth_export_note_named (self->brat->export, &mention->actor);
      quoth_export_note_kind (self->brat->export, &mention->actor);
      quoth_brat_note_kind (self, 'T', n, kind, type);
      note_name (self, n, actor->name);
    }
  quoth_brat_write_common (self, 'T', n, &mention->annotation);
  return n;
}

static const char *
get_cue_type (QuothBratWriter *self, const QuothCue *cue)
{
  const char *own = g_hash_table_lookup (self->brat->types, cue->cue_kind);

  return own != NULL ? own : quoth_cue_is (cue, QUOTH_CUE_EVIDENCE) ? "Evidence" : "Cue";
}

static guint
write_cue (QuothBratWriter *self, const QuothCue *cue)
{
  const char *type = get_cue_type (self, cue);
  const char *label = quoth_export_label_cue (self->brat->export, cue);
  guint n = quoth_brat_write_textbound (self, type, &cue->annotation);

  if (n == 0)
    return 0;
  quoth_export_note_cue_kind (self->brat->export, cue);
  if (quoth_cue_kind_is_own (cue->cue_kind) && !g_str_equal (type, label))
    quoth_brat_write_note (self, QUOTH_BRAT_KIND, 'T', n, label);
  quoth_brat_write_common (self, 'T', n, &cue->annotation);
  if (!quoth_id_is_none (&cue->claim))
    {
      GPtrArray *cues = g_hash_table_lookup (self->cues, &cue->claim);

      if (cues == NULL)
        {
          cues = g_ptr_array_new ();
          g_hash_table_insert (self->cues, (gpointer) &cue->claim, cues);
        }
      g_ptr_array_add (cues, (gpointer) cue);
    }
  return n;
}

/* ---- Claims ---- */

static guint
get_number (QuothBratWriter *self, const QuothId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id));
}

/* " Claimant:T1", and " Claimant2:T5" for the second. */
static void
append_argument (QuothBratWriter *self, const char *role, guint nth, guint textbound)
{
  g_string_append_printf (self->out, " %s", role);
  if (nth > 1)
    quoth_json_append_uint (self->out, nth);
  g_string_append_printf (self->out, ":T%u", textbound);
}

static void
append_role_arguments (QuothBratWriter *self, const QuothClaim *claim)
{
  static const char *const names[] = { "Claimant", "Addressee", "Object" };
  guint n[G_N_ELEMENTS (names)] = { 0 };

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      guint textbound = get_number (self, &role->mention);

      if (textbound > 0)
        append_argument (self, names[role->role], ++n[role->role], textbound);
    }
}

static void
append_cue_arguments (QuothBratWriter *self, const QuothClaim *claim)
{
  GPtrArray *cues = g_hash_table_lookup (self->cues, &claim->annotation.value.id);
  guint n_cues = 0, n_evidence = 0;

  for (guint i = 0; cues != NULL && i < cues->len; i++)
    {
      const QuothCue *cue = cues->pdata[i];
      guint textbound = get_number (self, &cue->annotation.value.id);

      if (quoth_cue_is (cue, QUOTH_CUE_EVIDENCE))
        append_argument (self, "Evidence", ++n_evidence, textbound);
      else
        append_argument (self, "Cue", ++n_cues, textbound);
    }
}

static void
write_attribute (QuothBratWriter *self, guint event, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (self->out, "A%u\t%s E%u %s\n", ++self->n_attributes, name, event, value);
}

/* The key of the code, unless it is of those letters that no other has the same name by. */
static void
note_key (QuothBratWriter *self, guint event, const char *name, const char *key)
{
  gsize n_plain = strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (key[n_plain] == '\0' && g_str_equal (name + strlen (QUOTH_BRAT_CODE), key))
    return;
  g_string_append_printf (self->out, "#%u\t" QUOTH_BRAT_KEY " E%u\t%s ", ++self->n_notes, event, name);
  quoth_letters_append (self->out, key, NULL);
  g_string_append_c (self->out, '\n');
}

static void
write_attributes (QuothBratWriter *self, const QuothClaim *claim, guint event)
{
  write_attribute (self, event, "Factuality", quoth_factuality_to_nick (claim->factuality));
  write_attribute (self, event, "Mode", quoth_mode_to_nick (claim->mode));
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      const char *name = g_hash_table_lookup (self->brat->codes, &category->code);
      const char *key = quoth_export_get_name (self->brat->export, QUOTH_KIND_CODE, &category->code);
      const char *value = category->stance == QUOTH_STANCE_FOR       ? "For"
                          : category->stance == QUOTH_STANCE_AGAINST ? "Against"
                          : category->stance == QUOTH_STANCE_NEUTRAL ? "Neutral"
                                                                     : "Unset";

      if (name == NULL)
        continue;
      write_attribute (self, event, name, value);
      note_key (self, event, name, key);
    }
}

/* The roles that are no arguments, since no mention in the text stands for them. */
static void
write_roles (QuothBratWriter *self, guint event, const QuothClaim *claim)
{
  static const char *const types[] = { "Claimant", "Addressee", "Object" };

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (get_number (self, &role->mention) > 0)
        continue;
      quoth_brat_write_note (
        self, types[role->role], 'E', event, quoth_export_get_name (self->brat->export, QUOTH_KIND_ACTOR, &role->actor));
      quoth_export_add_loss (self->brat->export, _("where actors of roles are mentioned, if that is left out"), !quoth_id_is_none (&role->mention));
    }
}

static void
write_chain (QuothBratWriter *self, guint event, const QuothClaim *claim)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);
      const char *factuality = quoth_factuality_to_nick (link->factuality);
      guint textbound = get_number (self, &link->mention);

      g_string_append_printf (self->out, "#%u\t" QUOTH_BRAT_SOURCE " E%u\t%s ", ++self->n_notes, event,
                              factuality != NULL ? factuality : "-");
      if (textbound > 0)
        g_string_append_printf (self->out, "T%u ", textbound);
      else
        g_string_append (self->out, "- ");
      quoth_letters_append (
        self->out, quoth_export_get_name (self->brat->export, QUOTH_KIND_ACTOR, &link->actor), NULL);
      g_string_append_c (self->out, '\n');
      is_whole = is_whole && (textbound > 0 || quoth_id_is_none (&link->mention));
    }
  quoth_export_add_loss (self->brat->export, _("attribution chains in which somebody is mentioned where nothing is written"), !is_whole);
}

static void
write_fields (QuothBratWriter *self, guint event, const QuothClaim *claim)
{
  static const char *const links[] = { "Supports", "Denies", "Reports" };
  g_autoptr (GString) number = g_string_new (NULL);

  quoth_brat_write_note (self, "Statement", 'E', event, claim->statement);
  write_roles (self, event, claim);
  write_chain (self, event, claim);
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      quoth_brat_write_note (self, links[link->link], 'E', event,
                  quoth_export_get_name (self->brat->export, QUOTH_KIND_PROPOSITION, &link->proposition));
    }
  quoth_brat_write_note (self, "Form", 'E', event, claim->form);
  quoth_brat_write_note (self, "Date", 'E', event, claim->date);
  quoth_brat_write_note (self, "Place", 'E', event, claim->place);
  if (claim->confidence >= 0)
    quoth_json_append_double (number, claim->confidence);
  quoth_brat_write_note (self, "Confidence", 'E', event, number->str);
}

/* One trigger for all claims at a place. */
static guint
get_trigger (QuothBratWriter *self, const QuothClaim *claim)
{
  g_autoptr (GString) key = g_string_new (NULL);
  guint n;

  for (guint i = 0; i < claim->annotation.spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (claim, i)->range;

      g_string_append_printf (key, "%u-%u;", range.start, range.end);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->triggers, key->str));
  if (n == 0)
    {
      n = quoth_brat_write_textbound (self, "Claim", &claim->annotation);
      g_hash_table_insert (self->triggers, g_strdup (key->str), GUINT_TO_POINTER (n));
    }
  return n;
}

static guint
write_claim (QuothBratWriter *self, const QuothClaim *claim)
{
  guint trigger = get_trigger (self, claim);

  if (trigger == 0)
    return 0;
  g_string_append_printf (self->out, "E%u\tClaim:T%u", ++self->n_events, trigger);
  append_role_arguments (self, claim);
  append_cue_arguments (self, claim);
  g_string_append_c (self->out, '\n');
  write_attributes (self, claim, self->n_events);
  write_fields (self, self->n_events, claim);
  quoth_brat_write_common (self, 'E', self->n_events, &claim->annotation);
  return self->n_events;
}

/* Whose a relation is has a note where that is not whose the claim is that it comes from. */
static void
write_relation (QuothBratWriter *self, const QuothRelation *relation, const QuothClaim *claim, guint to)
{
  const char *name = g_hash_table_lookup (self->brat->relation_kinds, relation->relation_kind);

  g_string_append_printf (self->out, "R%u\t%s Arg1:E%u Arg2:E%u\n", ++self->n_relations, name,
                          get_number (self, &relation->from), to);
  quoth_brat_note_kind (self, 'R', self->n_relations, relation->relation_kind, name);
  if (!self->brat->names_coders || !quoth_id_equal (&relation->coder, &claim->annotation.coder))
    quoth_brat_write_coder (self, 'R', self->n_relations, &relation->coder);
  quoth_brat_lose_attributes (self, &relation->value);
  quoth_export_note_relation_kind (self->brat->export, relation->relation_kind);
  quoth_export_take_loss (
    self->brat->export, _("relations between claims of different documents, or to claims that are left out"));
  self->brat->export->n_written[QUOTH_KIND_RELATION]++;
}

static void
write_relations (QuothBratWriter *self, const QuothClaim *claim)
{
  GPtrArray *relations = g_hash_table_lookup (self->brat->relations, &claim->annotation.value.id);

  for (guint i = 0; relations != NULL && get_number (self, &claim->annotation.value.id) > 0 && i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      guint to = get_number (self, &relation->to);

      if (to > 0)
        write_relation (self, relation, claim, to);
    }
}

static void
count_cue (QuothBratWriter *self, const QuothCue *cue)
{
  if (!quoth_id_is_none (&cue->claim) && get_number (self, &cue->annotation.value.id) > 0)
    quoth_export_add_loss (self->brat->export, _("claims of cues, where they are left out"), get_number (self, &cue->claim) == 0);
}

/* ---- A document ---- */

static guint
write_annotation (QuothBratWriter *self, gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_MENTION:
      return write_mention (self, value);
    case QUOTH_KIND_CUE:
      return write_cue (self, value);
    default:
      return write_claim (self, value);
    }
}

static gboolean
write_kind (QuothBratWriter *self, GPtrArray *annotations, QuothKind kind, QuothExportFile *file, GError **error)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      QuothValue *value = annotations->pdata[i];

      if (value->kind != kind)
        continue;
      g_hash_table_insert (self->ids, &value->id, GUINT_TO_POINTER (write_annotation (self, value)));
      if (!quoth_export_file_spill (file, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_brat_write_annotations (QuothBrat *brat,
                              QuothDocument *document,
                              GPtrArray *annotations,
                              QuothExportFile *file,
                              GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) cues
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  QuothBratWriter self = { .brat = brat,
                  .document = document,
                  .out = file->buffer,
                  .ids = ids,
                  .triggers = triggers,
                  .cues = cues };

  if (!write_kind (&self, annotations, QUOTH_KIND_MENTION, file, error)
      || !write_kind (&self, annotations, QUOTH_KIND_CUE, file, error)
      || !write_kind (&self, annotations, QUOTH_KIND_CLAIM, file, error))
    return FALSE;
  for (guint i = 0; i < annotations->len; i++)
    if (QUOTH_VALUE (annotations->pdata[i])->kind == QUOTH_KIND_CLAIM)
      write_relations (&self, annotations->pdata[i]);
    else if (QUOTH_VALUE (annotations->pdata[i])->kind == QUOTH_KIND_CUE)
      count_cue (&self, annotations->pdata[i]);
  return TRUE;
}
