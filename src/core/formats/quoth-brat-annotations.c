/* quoth-brat-annotations.c: what is coded in one document, for brat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of an .ann is one annotation, and brat splits lines wherever Python's str.splitlines() does, so a span is split
 * into fragments at any of those characters; fragments of white space only mark nothing and are left out. Two claims at the same
 * place share one trigger, as brat would have it.
 */

#include "config.h"

#include "formats/quoth-brat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-private.h"

/* The numbers of what is written of one document; 0 is "not written". */
typedef struct
{
  QuothBrat *brat;
  QuothDocument *document;
  GString *out;
  GHashTable *ids;
  GHashTable *triggers;
  GHashTable *cues;
  guint n_textbounds;
  guint n_events;
  guint n_attributes;
  guint n_normalizations;
  guint n_relations;
  guint n_notes;
} Writer;

/* ---- Places in the text ---- */

/* Where str.splitlines() of Python splits. */
static gboolean
is_line_end (gunichar c)
{
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static void
add_fragment (Writer *self, GArray *fragments, QuothRange range)
{
  gboolean blank = TRUE;

  for (guint i = range.start; blank && i < range.end; i++)
    {
      gunichar c = quoth_text_get_char (self->document->text, i);

      blank = g_unichar_isspace (c) || c == 0x1f;
    }
  if (!blank)
    g_array_append_val (fragments, range);
}

static GArray *
make_fragments (Writer *self, const QuothAnnotation *annotation)
{
  GArray *fragments = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;
      guint start = range.start;

      for (guint p = range.start; p < range.end; p++)
        if (is_line_end (quoth_text_get_char (self->document->text, p)))
          {
            add_fragment (self, fragments, quoth_range (start, p));
            start = p + 1;
          }
      add_fragment (self, fragments, quoth_range (start, range.end));
    }
  return fragments;
}

/* "T1<tab>Person 10 14;15 20<tab>the text". Returns: its number, or 0 if there is nothing to mark. */
static guint
write_textbound (Writer *self, const char *type, const QuothAnnotation *annotation)
{
  g_autoptr (GArray) fragments = make_fragments (self, annotation);
  const char *utf8 = quoth_text_get_utf8 (self->document->text);

  if (fragments->len == 0)
    {
      quoth_export_add_loss (
        self->brat->export, _("annotations of no width or of white space only, left out"), 1);
      self->brat->export->n_written[annotation->value.kind]--;
      return 0;
    }
  g_string_append_printf (self->out, "T%u\t%s", ++self->n_textbounds, type);
  for (guint i = 0; i < fragments->len; i++)
    {
      QuothRange range = g_array_index (fragments, QuothRange, i);

      g_string_append_c (self->out, i > 0 ? ';' : ' ');
      quoth_json_append_uint (self->out, range.start);
      g_string_append_c (self->out, ' ');
      quoth_json_append_uint (self->out, range.end);
    }
  for (guint i = 0; i < fragments->len; i++)
    {
      QuothRange range = g_array_index (fragments, QuothRange, i);
      gsize start = quoth_text_to_byte (self->document->text, range.start);
      gsize end = quoth_text_to_byte (self->document->text, range.end);

      g_string_append_c (self->out, i > 0 ? ' ' : '\t');
      g_string_append_len (self->out, utf8 + start, (gssize) (end - start));
    }
  g_string_append_c (self->out, '\n');
  return self->n_textbounds;
}

/* ---- Notes ---- */

/* One line, whatever the text has. */
static void
append_flat (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || is_line_end (c))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
}

static void
add_note (GString *note, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (note->len > 0)
    g_string_append (note, "; ");
  g_string_append_printf (note, "%s: ", key);
  append_flat (note, text);
}

static void
write_note (Writer *self, const char *prefix, guint n, const GString *note)
{
  if (note->len > 0)
    g_string_append_printf (
      self->out, "#%u\tAnnotatorNotes %s%u\t%s\n", ++self->n_notes, prefix, n, note->str);
}

/* Whose an annotation is has a note of its own, which is read again. */
static void
write_coder (Writer *self, const char *prefix, guint n, const QuothAnnotation *annotation)
{
  if (!self->brat->names_coders)
    return;
  g_string_append_printf (self->out, "#%u\t" QUOTH_BRAT_CODER " %s%u\t", ++self->n_notes, prefix, n);
  append_flat (self->out, quoth_export_get_name (self->brat->export, QUOTH_KIND_CODER, &annotation->coder));
  g_string_append_c (self->out, '\n');
}

static void
add_common_notes (Writer *self, GString *note, const QuothAnnotation *annotation)
{
  QuothExport *export = self->brat->export;
  GPtrArray *memos = g_hash_table_lookup (self->brat->memos, &annotation->value.id);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      add_note (note, "memo", quoth_memo (memos->pdata[i])->text);
      quoth_export_take_loss (export, _("memos on anything but annotations"));
      export->n_written[QUOTH_KIND_MEMO]++;
    }
}

/* ---- Mentions and cues ---- */

static void
write_normalization (Writer *self, guint textbound, const char *reference, const char *name)
{
  g_string_append_printf (self->out, "N%u\tReference T%u %s\t", ++self->n_normalizations, textbound, reference);
  append_flat (self->out, name);
  g_string_append_c (self->out, '\n');
}

static gboolean
is_reference (const char *text)
{
  return text != NULL && *text != '\0' && strpbrk (text, " \t\r\n\v\f") == NULL;
}

static guint
write_mention (Writer *self, const QuothMention *mention)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *id = quoth_id_dup_string (&mention->actor);
  g_autofree char *reference = g_strconcat (QUOTH_BRAT_ACTOR, id, NULL);
  QuothActor *actor = quoth_export_lookup (self->brat->export, QUOTH_KIND_ACTOR, &mention->actor);
  const char *kind = actor != NULL ? actor->actor_kind : "other";
  guint n = write_textbound (
    self, g_hash_table_lookup (self->brat->entities, kind), &mention->annotation);

  if (n == 0)
    return 0;
  write_normalization (self, n, reference, actor != NULL ? actor->name : id);
  if (actor != NULL && is_reference (actor->wikidata))
    {
      g_autofree char *wikidata = g_strconcat ("Wikidata:", actor->wikidata, NULL);

      write_normalization (self, n, wikidata, actor->name);
    }
  write_coder (self, "T", n, &mention->annotation);
  add_common_notes (self, note, &mention->annotation);
  write_note (self, "T", n, note);
  return n;
}

static guint
write_cue (Writer *self, const QuothCue *cue)
{
  g_autoptr (GString) note = g_string_new (NULL);
  guint n = write_textbound (
    self, cue->cue_kind == QUOTH_CUE_EVIDENCE ? "Evidence" : "Cue", &cue->annotation);

  if (n == 0)
    return 0;
  write_coder (self, "T", n, &cue->annotation);
  add_common_notes (self, note, &cue->annotation);
  write_note (self, "T", n, note);
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
get_number (Writer *self, const QuothId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id));
}

/* " Claimant:T1", and " Claimant2:T5" for the second. */
static void
append_argument (Writer *self, const char *role, guint nth, guint textbound)
{
  g_string_append_printf (self->out, " %s", role);
  if (nth > 1)
    quoth_json_append_uint (self->out, nth);
  g_string_append_printf (self->out, ":T%u", textbound);
}

static void
append_role_arguments (Writer *self, const QuothClaim *claim)
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
append_cue_arguments (Writer *self, const QuothClaim *claim)
{
  GPtrArray *cues = g_hash_table_lookup (self->cues, &claim->annotation.value.id);
  guint n_cues = 0, n_evidence = 0;

  for (guint i = 0; cues != NULL && i < cues->len; i++)
    {
      const QuothCue *cue = cues->pdata[i];
      guint textbound = get_number (self, &cue->annotation.value.id);

      if (cue->cue_kind == QUOTH_CUE_EVIDENCE)
        append_argument (self, "Evidence", ++n_evidence, textbound);
      else
        append_argument (self, "Cue", ++n_cues, textbound);
    }
}

static void
write_attribute (Writer *self, guint event, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (self->out, "A%u\t%s E%u %s\n", ++self->n_attributes, name, event, value);
}

static void
write_attributes (Writer *self, const QuothClaim *claim, guint event)
{
  write_attribute (self, event, "Factuality", quoth_factuality_to_nick (claim->factuality));
  write_attribute (self, event, "Mode", quoth_mode_to_nick (claim->mode));
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      const char *name = g_hash_table_lookup (self->brat->codes, &category->code);
      const char *value = category->stance == QUOTH_STANCE_FOR       ? "For"
                          : category->stance == QUOTH_STANCE_AGAINST ? "Against"
                          : category->stance == QUOTH_STANCE_NEUTRAL ? "Neutral"
                                                                     : "Unset";

      if (name != NULL)
        write_attribute (self, event, name, value);
    }
}

/* The roles that are no arguments, since no mention in the text stands for them. */
static void
add_role_notes (Writer *self, GString *note, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (get_number (self, &role->mention) > 0)
        continue;
      add_note (note,
                quoth_role_to_nick (role->role),
                quoth_export_get_name (self->brat->export, QUOTH_KIND_ACTOR, &role->actor));
      quoth_export_add_loss (self->brat->export, _("roles without a mention, written as notes"), 1);
    }
}

static void
add_chain_note (Writer *self, GString *note, const QuothClaim *claim)
{
  g_autoptr (GString) chain = g_string_new (NULL);

  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      if (i > 0)
        g_string_append (chain, " ← ");
      g_string_append (chain, quoth_export_get_name (self->brat->export, QUOTH_KIND_ACTOR, &link->actor));
      if (link->factuality != QUOTH_FACTUALITY_UNSET)
        g_string_append_printf (chain, " (%s)", quoth_factuality_to_nick (link->factuality));
    }
  add_note (note, "chain", chain->str);
  if (claim->chain->len > 0)
    quoth_export_add_loss (self->brat->export, _("attribution chains, written as notes"), 1);
}

static void
add_claim_notes (Writer *self, GString *note, const QuothClaim *claim)
{
  add_note (note, "statement", claim->statement);
  add_role_notes (self, note, claim);
  add_chain_note (self, note, claim);
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      add_note (note,
                quoth_link_to_nick (link->link),
                quoth_export_get_name (self->brat->export, QUOTH_KIND_PROPOSITION, &link->proposition));
      quoth_export_add_loss (self->brat->export, _("propositions of claims, written as notes"), 1);
    }
  add_note (note, "form", claim->form);
  add_note (note, "date", claim->date);
  add_note (note, "place", claim->place);
  if (claim->confidence >= 0)
    {
      g_autoptr (GString) number = g_string_new (NULL);

      quoth_json_append_double (number, claim->confidence);
      add_note (note, "confidence", number->str);
    }
}

/* One trigger for all claims at a place. */
static guint
get_trigger (Writer *self, const QuothClaim *claim)
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
      n = write_textbound (self, "Claim", &claim->annotation);
      g_hash_table_insert (self->triggers, g_strdup (key->str), GUINT_TO_POINTER (n));
    }
  return n;
}

static guint
write_claim (Writer *self, const QuothClaim *claim)
{
  g_autoptr (GString) note = g_string_new (NULL);
  guint trigger = get_trigger (self, claim);

  if (trigger == 0)
    return 0;
  g_string_append_printf (self->out, "E%u\tClaim:T%u", ++self->n_events, trigger);
  append_role_arguments (self, claim);
  append_cue_arguments (self, claim);
  g_string_append_c (self->out, '\n');
  write_attributes (self, claim, self->n_events);
  write_coder (self, "E", self->n_events, &claim->annotation);
  add_claim_notes (self, note, claim);
  add_common_notes (self, note, &claim->annotation);
  write_note (self, "E", self->n_events, note);
  return self->n_events;
}

static void
write_relations (Writer *self, const QuothClaim *claim)
{
  QuothExport *export = self->brat->export;
  GPtrArray *relations = g_hash_table_lookup (self->brat->relations, &claim->annotation.value.id);
  guint from = get_number (self, &claim->annotation.value.id);

  for (guint i = 0; relations != NULL && from > 0 && i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      guint to = get_number (self, &relation->to);

      if (to == 0)
        continue;
      g_string_append_printf (
        self->out,
        "R%u\t%s Arg1:E%u Arg2:E%u\n",
        ++self->n_relations,
        (const char *) g_hash_table_lookup (self->brat->relation_kinds, relation->relation_kind),
        from,
        to);
      quoth_export_take_loss (
        export, _("relations between claims of different documents, or to claims that are left out"));
      export->n_written[QUOTH_KIND_RELATION]++;
    }
}

/* ---- A document ---- */

static guint
write_annotation (Writer *self, gpointer value)
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
write_kind (Writer *self, GPtrArray *annotations, QuothKind kind, QuothExportFile *file, GError **error)
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
  Writer self = { .brat = brat,
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
  return TRUE;
}
