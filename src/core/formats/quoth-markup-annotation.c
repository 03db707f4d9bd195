/* quoth-markup-annotation.c: the edits of one annotation of another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-markup-annotation.h"
#include "formats/quoth-markup-notes.h"
#include "model/quoth-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* @role: NULL for a relation to @to. */
typedef struct
{
  const char *role;
  const QuothMarkLink *link;
  QuothMarkupItem *to;
} Linked;

QuothMarkupItem *
quoth_markup_item_new (QuothMark *mark, const QuothTarget *target)
{
  QuothMarkupItem *self = g_new0 (QuothMarkupItem, 1);

  self->mark = mark;
  self->target = target;
  return self;
}

void
quoth_markup_item_free (QuothMarkupItem *self)
{
  g_free (self->id);
  g_free (self->actor);
  g_clear_pointer ((QuothValue **) &self->known, quoth_value_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->memos, g_ptr_array_unref);
  g_free (self);
}

const char *
quoth_markup_item_need_id (QuothMarkupItem *self)
{
  if (self->id == NULL)
    self->id = g_strdup_printf ("_:a%u", self->number);
  return self->id;
}

static void
add_link (QuothMarkupItem *self, const Linked *linked)
{
  if (self->links == NULL)
    self->links = g_array_new (FALSE, FALSE, sizeof (Linked));
  g_array_append_vals (self->links, linked, 1);
  quoth_markup_item_need_id (linked->to);
}

static guint
get_n_links (const QuothMarkupItem *self)
{
  return self->links != NULL ? self->links->len : 0;
}

static void
add_memo (QuothMarkupItem *self, const char *memo)
{
  if (self->memos == NULL)
    self->memos = quoth_mark_notes_new ();
  g_ptr_array_add (self->memos, quoth_mark_note_new (memo));
}

/* The key in "KEY=for". @stance: (out) (nullable): as jsonl has it */
static char *
dup_key (const char *value, const char **stance)
{
  static const struct
  {
    const char *ending;
    const char *stance;
  } stances[] = { { "=for", "1" }, { "=against", "-1" }, { "=neutral", "0" }, { "=unset", NULL } };

  *stance = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    if (g_str_has_suffix (value, stances[i].ending) && strlen (value) > strlen (stances[i].ending))
      {
        *stance = stances[i].stance;
        return g_strndup (value, strlen (value) - strlen (stances[i].ending));
      }
  return g_strdup (value);
}

char *
quoth_markup_item_dup_what (const QuothMarkupItem *self)
{
  const char *code = self->target->name, *stance;

  if (self->target->kind == QUOTH_KIND_CUE)
    return g_strdup (self->target->name);
  if (self->target->kind == QUOTH_KIND_CLAIM && code == NULL)
    code = quoth_mark_get_feature (self->mark, "code");
  return code == NULL ? g_strdup ("") : self->target->kind == QUOTH_KIND_CLAIM ? dup_key (code, &stance) : g_strdup (code);
}

void
quoth_markup_item_set_known (QuothMarkupItem *self, QuothAnnotation *annotation)
{
  self->known = annotation;
  g_free (self->id);
  self->id = quoth_id_dup_string (&annotation->value.id);
  if (annotation->value.kind == QUOTH_KIND_MENTION)
    self->actor = quoth_id_dup_string (&((QuothMention *) annotation)->actor);
}

/* ---- Links ---- */

/* The role that @label is, in whatever capitals. */
static const char *
get_role (const char *label)
{
  g_autofree char *lower = g_ascii_strdown (label, -1);
  QuothRole role;

  return *lower != '\0' && quoth_role_from_nick (lower, &role) ? quoth_role_to_nick (role) : NULL;
}

/* What a type of the project's own has to do with a claim the label says, if it is no plain "cue". */
static gboolean
is_tie (const QuothMarkLink *link, const QuothMarkupItem *cue)
{
  return cue->target->type == NULL || g_ascii_strcasecmp (link->label, "cue") == 0;
}

gboolean
quoth_markup_item_link (QuothMarkupItem *self, const QuothMarkLink *link, QuothMarkupItem *to)
{
  QuothKind from_kind = self->target->kind, to_kind = to->target->kind;
  Linked linked = { get_role (link->label), link, to };

  if (from_kind == QUOTH_KIND_CLAIM && to_kind == QUOTH_KIND_MENTION && linked.role != NULL)
    add_link (self, &linked);
  else if (from_kind == QUOTH_KIND_CLAIM && to_kind == QUOTH_KIND_CUE && to->claim == NULL && is_tie (link, to))
    {
      to->claim = self;
      quoth_markup_item_need_id (self);
    }
  else if (from_kind == QUOTH_KIND_CUE && to_kind == QUOTH_KIND_CLAIM && self->claim == NULL && is_tie (link, self))
    {
      self->claim = to;
      quoth_markup_item_need_id (to);
    }
  else if (from_kind == QUOTH_KIND_CLAIM && to_kind == QUOTH_KIND_CLAIM && self != to && *link->label != '\0')
    {
      linked.role = NULL;
      add_link (self, &linked);
      quoth_markup_item_need_id (self);
    }
  else
    return FALSE;
  return TRUE;
}

void
quoth_markup_item_add_source (QuothMarkupItem *self, QuothMarkupItem *mention)
{
  if (self->sources == NULL)
    self->sources = g_ptr_array_new ();
  g_ptr_array_add (self->sources, mention);
  if (mention != NULL)
    quoth_markup_item_need_id (mention);
}

void
quoth_markup_item_keep_link (
  QuothMarkupItem *self, const QuothMarkLink *link, const QuothMarkupItem *to, QuothText *text, QuothIntake *intake)
{
  QuothRange range = g_array_index (to->mark->ranges, QuothRange, 0);
  g_autofree char *quote = quoth_text_dup_slice (text, range);
  g_autofree char *memo = g_strdup_printf ("%s → “%s” (%u–%u)", link->label, quote, range.start, range.end);

  add_memo (self, memo);
  quoth_losses_add (intake->losses, _("links that are none between claims, kept as memos on the span they come from"), 1);
}

/* ---- Fields of a claim ---- */

typedef struct
{
  const QuothMarkupEdits *edits;
  QuothMarkupScratch *scratch;
  guint line;
} Claim;

static Claim
begin_claim (const QuothMarkupItem *self, const QuothMarkupEdits *edits)
{
  quoth_markup_scratch_begin_claim (edits->scratch);
  return (Claim){ edits, edits->scratch, self->mark->line };
}

static void
append_comma (GString *list)
{
  if (list->len > 0)
    g_string_append_c (list, ',');
}

static gboolean
see (Claim *self, const char *sort, const char *what)
{
  return g_hash_table_add (self->scratch->seen, g_strconcat (sort, " ", what, NULL));
}

static void
add_category (Claim *self, const char *value)
{
  const char *stance;
  g_autofree char *key = dup_key (value, &stance);
  const char *code;

  code = quoth_markup_names_get_code (self->edits->names, key, self->line);
  if (!see (self, "code", code))
    return;
  append_comma (self->scratch->categories);
  g_string_append (self->scratch->categories, "{\"code\":\"");
  g_string_append (self->scratch->categories, code);
  g_string_append_c (self->scratch->categories, '"');
  if (stance != NULL)
    {
      g_string_append (self->scratch->categories, ",\"stance\":");
      g_string_append (self->scratch->categories, stance);
    }
  g_string_append_c (self->scratch->categories, '}');
}

static void
add_proposition (Claim *self, const char *link, const char *statement)
{
  const char *proposition = quoth_markup_names_get_proposition (self->edits->names, statement, self->line);

  if (!see (self, "proposition", proposition))
    return;
  append_comma (self->scratch->propositions);
  g_string_append (self->scratch->propositions, "{\"proposition\":\"");
  g_string_append (self->scratch->propositions, proposition);
  g_string_append (self->scratch->propositions, "\",\"link\":\"");
  g_string_append (self->scratch->propositions, link);
  g_string_append (self->scratch->propositions, "\"}");
}

static void
add_role (Claim *self, const char *role, const char *actor, const char *mention)
{
  if (!see (self, role, actor))
    {
      quoth_losses_add (self->edits->intake->losses, _("roles that an actor has twice in one claim"), 1);
      return;
    }
  append_comma (self->scratch->roles);
  g_string_append (self->scratch->roles, "{\"role\":\"");
  g_string_append (self->scratch->roles, role);
  g_string_append (self->scratch->roles, "\",\"actor\":\"");
  g_string_append (self->scratch->roles, actor);
  if (mention != NULL)
    {
      g_string_append (self->scratch->roles, "\",\"mention\":\"");
      g_string_append (self->scratch->roles, mention);
    }
  g_string_append (self->scratch->roles, "\"}");
}

/* Whether the claim has a field @key, and it can be @value. */
static gboolean
is_field (const char *key, const char *value)
{
  QuothFactuality factuality;
  QuothMode mode;

  if (g_str_equal (key, "factuality"))
    return quoth_factuality_from_nick (value, &factuality);
  if (g_str_equal (key, "mode"))
    return quoth_mode_from_nick (value, &mode);
  if (g_str_equal (key, "date"))
    return quoth_date_is_valid (value);
  return g_str_equal (key, "statement") || g_str_equal (key, "form") || g_str_equal (key, "place");
}

static gboolean
is_confidence (const char *value, double *number)
{
  char *end;

  *number = g_ascii_strtod (value, &end);
  return end != value && *end == '\0' && *number >= 0 && *number <= 1;
}

static void
add_claim_feature (Claim *self, const QuothFeature *feature)
{
  const char *key = feature->key, *value = feature->value;
  const char *role = get_role (key);
  QuothLink link;
  double number;

  if (*value == '\0')
    return;
  if (g_str_equal (key, "code"))
    add_category (self, value);
  else if (*key != '\0' && quoth_link_from_nick (key, &link))
    add_proposition (self, key, value);
  else if (role != NULL)
    add_role (self, role, quoth_markup_names_get_actor (self->edits->names, value, NULL, self->line), NULL);
  else if (g_str_equal (key, "confidence") && is_confidence (value, &number) && see (self, "field", key))
    {
      g_string_append (self->scratch->fields, ",\"confidence\":");
      quoth_json_append_double (self->scratch->fields, number);
    }
  else if (is_field (key, value) && see (self, "field", key))
    quoth_markup_append_field (self->scratch->fields, key, value);
  else
    g_array_append_val (self->scratch->rest, *feature);
}

static void
append_list (GString *out, const char *name, const GString *list)
{
  if (list->len == 0)
    return;
  g_string_append (out, name);
  g_string_append_len (out, list->str, (gssize) list->len);
  g_string_append_c (out, ']');
}

static void
append_claim (QuothMarkupItem *self, const QuothMarkupEdits *edits, GString *out)
{
  Claim claim = begin_claim (self, edits);

  for (guint i = 0; i < get_n_links (self); i++)
    {
      const Linked *linked = &g_array_index (self->links, Linked, i);

      if (linked->role != NULL)
        add_role (&claim, linked->role, linked->to->actor, linked->to->id);
    }
  if (self->target->name != NULL)
    add_category (&claim, self->target->name);
  for (guint i = 0; i < self->mark->features->len; i++)
    add_claim_feature (&claim, &g_array_index (self->mark->features, QuothFeature, i));
  g_string_append_len (out, claim.scratch->fields->str, (gssize) claim.scratch->fields->len);
  append_list (out, ",\"categories\":[", claim.scratch->categories);
  append_list (out, ",\"roles\":[", claim.scratch->roles);
  append_list (out, ",\"propositions\":[", claim.scratch->propositions);
  quoth_markup_append_chain (out, self, edits);
}

/* ---- Mentions ---- */

/* What the text says there, on one line; the label where that is nothing. */
static char *
dup_actor_name (const QuothMarkupItem *self, QuothText *text)
{
  const char *given = quoth_mark_get_feature (self->mark, "actor");
  g_autoptr (GString) name = g_string_new (NULL);

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  for (guint i = 0; i < self->mark->ranges->len; i++)
    {
      QuothRange range = g_array_index (self->mark->ranges, QuothRange, i);
      const char *p = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, range.start);

      for (guint n = range.start; n < range.end; n++, p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
            g_string_append_unichar (name, c);
          else if (name->len > 0 && name->str[name->len - 1] != ' ')
            g_string_append_c (name, ' ');
        }
      if (name->len > 0 && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  g_strchomp (name->str);
  return g_strdup (*name->str != '\0' ? name->str : self->mark->label);
}

static void
append_mention (QuothMarkupItem *self, const QuothMarkupEdits *edits, GString *out, GArray *rest)
{
  g_autofree char *name = dup_actor_name (self, edits->markup->document->text);
  gboolean is_given = quoth_mark_get_feature (self->mark, "actor") != NULL;

  self->actor = g_strdup (quoth_markup_names_get_actor (edits->names, name, self->target->name, self->mark->line));
  quoth_markup_append_field (out, "actor", self->actor);
  for (guint i = 0; i < self->mark->features->len; i++)
    {
      QuothFeature feature = g_array_index (self->mark->features, QuothFeature, i);

      if (is_given && g_str_equal (feature.key, "actor"))
        is_given = FALSE;
      else
        g_array_append_val (rest, feature);
    }
}

/* ---- The annotation ---- */

static void
append_head (const QuothMarkupItem *self, const QuothMarkupEdits *edits, GString *out)
{
  g_string_append (out, "{\"type\":\"");
  g_string_append (out, quoth_kind_to_nick (self->target->kind));
  g_string_append_c (out, '"');
  quoth_markup_append_field (out, "id", self->id);
  quoth_markup_append_field (out, "document", edits->document);
  quoth_markup_append_field (out, "coder", self->coder);
  if (self->mark->time != 0)
    {
      g_string_append (out, ",\"created\":\"");
      quoth_json_append_time (out, self->mark->time);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ",\"origin\":\"import\",\"spans\":[");
  for (guint i = 0; i < self->mark->ranges->len; i++)
    {
      QuothRange range = g_array_index (self->mark->ranges, QuothRange, i);

      g_string_append (out, i > 0 ? ",[" : "[");
      quoth_json_append_uint (out, range.start);
      g_string_append_c (out, ',');
      quoth_json_append_uint (out, range.end);
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

/* What of the features is a memo goes to them. */
static void
take_memos (QuothMarkupItem *self, GArray *rest)
{
  guint n = 0;

  for (guint i = 0; i < rest->len; i++)
    {
      QuothFeature feature = g_array_index (rest, QuothFeature, i);

      if (!g_str_equal (feature.key, QUOTH_MARKUP_MEMO))
        g_array_index (rest, QuothFeature, n++) = feature;
      else if (*feature.value != '\0')
        add_memo (self, feature.value);
    }
  g_array_set_size (rest, n);
}

void
quoth_markup_item_write (QuothMarkupItem *self, const QuothMarkupEdits *edits)
{
  GString *out = edits->scratch->out;
  GArray *rest = edits->scratch->rest;

  quoth_markup_scratch_begin (edits->scratch);
  if (self->memos != NULL || self->mark->notes != NULL || quoth_mark_get_feature (self->mark, QUOTH_MARKUP_MEMO) != NULL)
    quoth_markup_item_need_id (self);
  append_head (self, edits, out);
  if (self->target->kind == QUOTH_KIND_MENTION)
    append_mention (self, edits, out, rest);
  else if (self->target->kind == QUOTH_KIND_CLAIM)
    append_claim (self, edits, out);
  else
    {
      quoth_markup_names_need_type (edits->names, self->target, self->mark->line);
      quoth_markup_append_field (out, "kind", self->target->name);
      quoth_markup_append_field (out, "claim", self->claim != NULL ? self->claim->id : NULL);
      g_array_append_vals (rest, self->mark->features->data, self->mark->features->len);
    }
  take_memos (self, rest);
  if (self->mark->attributes != NULL)
    g_array_append_vals (rest, self->mark->attributes->data, self->mark->attributes->len);
  quoth_markup_append_attributes (out, rest, self->target->kind, edits->names, edits->intake, self->mark->line);
  g_string_append_c (out, '}');
  g_string_append_len (edits->intake->edits, out->str, (gssize) out->len);
  quoth_intake_end_edit (edits->intake, self->mark->line);
  quoth_markup_write_notes (self->memos, self->id, edits->intake, edits->names, self->coder, self->mark->line);
  quoth_markup_write_notes (self->mark->notes, self->id, edits->intake, edits->names, self->coder, self->mark->line);
}

/* ---- Another label ---- */

/* The code of the label first, without a stance if the file says none, then the others that the claim has. */
static void
append_changed_codes (QuothMarkupItem *self, const QuothMarkupEdits *edits, GString *out)
{
  static const char *const stances[] = { "-1", "0", "1" };
  const QuothClaim *known = quoth_claim (self->known);
  GString *list = edits->scratch->categories;
  Claim claim = begin_claim (self, edits);
  const char *feature = quoth_mark_get_feature (self->mark, "code");

  if (self->target->name != NULL)
    add_category (&claim, self->target->name);
  else if (feature != NULL && *feature != '\0')
    add_category (&claim, feature);
  for (guint i = 1; i < known->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (known->categories, QuothCategory, i);
      g_autofree char *code = quoth_id_dup_string (&category->code);

      if (!see (&claim, "code", code))
        continue;
      append_comma (list);
      g_string_append_printf (list, "{\"code\":\"%s\"", code);
      if (category->stance != QUOTH_STANCE_UNSET)
        g_string_append_printf (list, ",\"stance\":%s", stances[category->stance + 1]);
      g_string_append_c (list, '}');
    }
  g_string_append_printf (out, ",\"categories\":[%s]", list->str);
}

/* Returns: whether it is another actor. */
static gboolean
append_changed_actor (QuothMarkupItem *self, const QuothMarkupEdits *edits, GString *out)
{
  g_autofree char *name = dup_actor_name (self, edits->markup->document->text);
  const char *actor = quoth_markup_names_get_actor (edits->names, name, self->target->name, self->mark->line);

  if (g_str_equal (actor, self->actor))
    return FALSE;
  g_free (self->actor);
  self->actor = g_strdup (actor);
  quoth_markup_append_field (out, "actor", actor);
  return TRUE;
}

gboolean
quoth_markup_item_write_change (QuothMarkupItem *self, const QuothMarkupEdits *edits)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "{\"type\":\"%s\",\"id\":\"%s\"", quoth_kind_to_nick (self->target->kind), self->id);
  if (self->target->kind == QUOTH_KIND_CLAIM)
    append_changed_codes (self, edits, out);
  else if (self->target->kind == QUOTH_KIND_CUE)
    {
      quoth_markup_names_need_type (edits->names, self->target, self->mark->line);
      quoth_markup_append_field (out, "kind", self->target->name);
    }
  else if (!append_changed_actor (self, edits, out))
    return FALSE;
  g_string_append_c (out, '}');
  g_string_append_len (edits->intake->edits, out->str, (gssize) out->len);
  quoth_intake_end_edit (edits->intake, self->mark->line);
  return TRUE;
}

void
quoth_markup_item_write_relations (QuothMarkupItem *self, const QuothMarkupEdits *edits)
{
  for (guint i = 0; i < get_n_links (self); i++)
    {
      const Linked *linked = &g_array_index (self->links, Linked, i);

      if (linked->role == NULL && (self->known == NULL || linked->to->known == NULL))
        quoth_markup_write_relation (linked->link, self->id, linked->to->id, edits->intake, edits->names, self->coder);
    }
}
