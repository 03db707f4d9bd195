/* quoth-report-index.c: what a report knows of a project before it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report counts before it shows, and leads to what comes later. So all that is selected is gone through first: only counts and numbers
 * are kept, O(codes + actors + propositions + relations).
 */

#include "config.h"

#include "formats/quoth-report-private.h"

#include <glib/gi18n-lib.h>

static void
free_item (gpointer data)
{
  QuothReportItem *self = data;

  g_array_unref (self->places);
  g_array_unref (self->uses);
  g_free (self);
}

static QuothReportItem *
find_item (QuothReport *self, QuothKind kind, const QuothId *id)
{
  return self->items[kind] != NULL ? g_hash_table_lookup (self->items[kind], id) : NULL;
}

QuothReportItem *
quoth_report_get_item (QuothReport *self, QuothKind kind, const QuothId *id)
{
  QuothReportItem *item = find_item (self, kind, id);

  if (item != NULL)
    return item;
  if (self->items[kind] == NULL)
    self->items[kind] = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, free_item);
  item = g_new0 (QuothReportItem, 1);
  item->number = g_hash_table_size (self->items[kind]) + 1;
  item->color = -1;
  item->places = g_array_new (FALSE, FALSE, sizeof (QuothReportPlace));
  item->uses = g_array_new (FALSE, FALSE, sizeof (QuothReportUse));
  g_hash_table_insert (self->items[kind], quoth_id_memdup (id), item);
  return item;
}

char *
quoth_report_dup_anchor (QuothReport *self, QuothKind kind, const QuothId *id)
{
  const QuothReportItem *item = find_item (self, kind, id);

  return item != NULL && item->is_used ? g_strdup_printf ("%s-%u", quoth_kind_to_nick (kind), item->number) : NULL;
}

/* ---- Colours ---- */

int
quoth_report_add_color (QuothReport *self, QuothColor light, QuothColor dark)
{
  QuothReportColor color = { quoth_color_to_hex (light), quoth_color_to_hex (dark) };

  for (guint i = 0; i < self->head.colors->len; i++)
    {
      const QuothReportColor *other = &g_array_index (self->head.colors, QuothReportColor, i);

      if (other->light == color.light && other->dark == color.dark)
        return (int) i;
    }
  g_array_append_val (self->head.colors, color);
  return (int) self->head.colors->len - 1;
}

static int
add_chosen_color (QuothReport *self, QuothColor color)
{
  return quoth_report_add_color (self, quoth_color_make_visible (color, quoth_color_get_page (FALSE), FALSE),
                                 quoth_color_make_visible (color, quoth_color_get_page (TRUE), TRUE));
}

/* As in the window: its own, else that of the code above it, else one by its place at the top of the tree. */
static gboolean
add_code_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;
  const QuothCode *code = quoth_code (value);
  QuothReportItem *item = quoth_report_get_item (self, QUOTH_KIND_CODE, &code->value.id);
  const QuothReportItem *parent = find_item (self, QUOTH_KIND_CODE, &code->parent);
  QuothColor color;
  guint place = self->n_top_codes;

  g_ptr_array_add (self->codes, quoth_value_ref (value));
  item->is_used = TRUE;
  item->depth = parent != NULL ? parent->depth + 1 : 0;
  self->n_top_codes += parent == NULL;
  if (quoth_color_parse (code->color, &color))
    item->color = add_chosen_color (self, color);
  else if (parent != NULL)
    item->color = parent->color;
  else
    item->color
      = quoth_report_add_color (self, quoth_color_of_code (place, FALSE, FALSE), quoth_color_of_code (place, FALSE, TRUE));
  return TRUE;
}

typedef struct
{
  QuothReport *report;
  GHashTable *colors; /* key of a kind of actors: its own colour */
} Kinds;

int
quoth_report_find_color (QuothReport *self, const char *text)
{
  QuothColor color;

  return quoth_color_parse (text, &color) ? add_chosen_color (self, color) : -1;
}

/* All colours are known before the head is given. */
static gboolean
color_kind_cb (gpointer value, gpointer user_data, GError **error)
{
  Kinds *self = user_data;
  const char *color
    = QUOTH_VALUE (value)->kind == QUOTH_KIND_ACTOR_KIND ? quoth_actor_kind (value)->color : quoth_relation_type (value)->color;

  quoth_report_find_color (self->report, color);
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_ACTOR_KIND)
    g_hash_table_insert (self->colors, g_strdup (quoth_actor_kind (value)->key), g_strdup (color));
  return TRUE;
}

static gboolean
color_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  const Kinds *self = user_data;
  const char *kind = quoth_actor (value)->actor_kind;
  QuothReportItem *item = quoth_report_get_item (self->report, QUOTH_KIND_ACTOR, &QUOTH_VALUE (value)->id);
  QuothColor color;

  if (quoth_color_parse (kind != NULL ? g_hash_table_lookup (self->colors, kind) : NULL, &color))
    item->color = add_chosen_color (self->report, color);
  else
    item->color
      = quoth_report_add_color (self->report, quoth_color_of_actor_kind (kind, FALSE), quoth_color_of_actor_kind (kind, TRUE));
  return TRUE;
}

const QuothAnnotationType *
quoth_report_find_type (QuothReport *self, const QuothCue *cue)
{
  for (guint i = 0; i < self->types->len; i++)
    if (quoth_cue_is (cue, quoth_annotation_type (self->types->pdata[i])->key))
      return self->types->pdata[i];
  return NULL;
}

static gboolean
add_type_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;
  const QuothAnnotationType *type = quoth_annotation_type (value);
  int color = quoth_report_find_color (self, type->color);
  guint place = self->types->len;

  if (!quoth_cue_kind_is_own (type->key))
    return TRUE;
  if (color < 0)
    color = quoth_report_add_color (
      self, quoth_color_of_annotation_type (place, FALSE), quoth_color_of_annotation_type (place, TRUE));
  quoth_report_get_item (self, QUOTH_KIND_ANNOTATION_TYPE, &type->value.id)->color = color;
  g_ptr_array_add (self->types, quoth_value_ref (value));
  return TRUE;
}

static gboolean
color_all (QuothReport *self, GError **error)
{
  g_autoptr (GHashTable) colors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Kinds kinds = { self, colors };

  for (const char *const *kind = quoth_actor_get_kinds (); *kind != NULL; kind++)
    quoth_report_add_color (self, quoth_color_of_actor_kind (*kind, FALSE), quoth_color_of_actor_kind (*kind, TRUE));
  self->claim_color = quoth_report_add_color (self, quoth_color_of_claims (FALSE), quoth_color_of_claims (TRUE));
  self->cue_color = quoth_report_add_color (self, quoth_color_of_cues (FALSE), quoth_color_of_cues (TRUE));
  return quoth_export_peek (self->export, QUOTH_KIND_ACTOR_KIND, color_kind_cb, &kinds, error)
         && quoth_export_peek (self->export, QUOTH_KIND_ANNOTATION_TYPE, add_type_cb, self, error)
         && quoth_export_peek (self->export, QUOTH_KIND_RELATION_TYPE, color_kind_cb, &kinds, error)
         && quoth_export_peek (self->export, QUOTH_KIND_ACTOR, color_actor_cb, &kinds, error)
         && quoth_export_foreach (self->export, QUOTH_KIND_CODE, add_code_cb, self, error);
}

/* ---- Counts ---- */

static gboolean
number_cb (gpointer value, gpointer user_data, GError **error)
{
  quoth_report_get_item (user_data, QUOTH_VALUE (value)->kind, &QUOTH_VALUE (value)->id);
  return TRUE;
}

static void
use_actor (QuothReport *self, const QuothId *actor)
{
  quoth_report_get_item (self, QUOTH_KIND_ACTOR, actor)->is_used = TRUE;
}

static gboolean
count_mark_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;

  self->n[QUOTH_VALUE (value)->kind]++;
  quoth_report_get_item (self, QUOTH_KIND_CODER, &QUOTH_ANNOTATION (value)->coder)->n_marks++;
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_MENTION)
    use_actor (self, &quoth_mention (value)->actor);
  return !g_cancellable_set_error_if_cancelled (self->export->cancellable, error);
}

static gboolean
count_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothReport *self = user_data;
  const QuothClaim *claim = quoth_claim (value);

  self->n[QUOTH_KIND_CLAIM]++;
  quoth_report_get_item (self, QUOTH_KIND_CODER, &claim->annotation.coder)->n_claims++;
  for (guint i = 0; i < claim->categories->len; i++)
    quoth_report_get_item (self, QUOTH_KIND_CODE, &g_array_index (claim->categories, QuothCategory, i).code)->n_claims++;
  for (guint i = 0; i < claim->roles->len; i++)
    use_actor (self, &g_array_index (claim->roles, QuothClaimRole, i).actor);
  for (guint i = 0; i < claim->chain->len; i++)
    use_actor (self, &g_array_index (claim->chain, QuothChainLink, i).actor);
  for (guint i = 0; i < claim->propositions->len; i++)
    quoth_report_get_item (self, QUOTH_KIND_PROPOSITION, &g_array_index (claim->propositions, QuothClaimProposition, i).proposition)
      ->is_used = TRUE;
  if (g_hash_table_contains (self->related, &claim->annotation.value.id))
    g_hash_table_insert (self->related, quoth_id_memdup (&claim->annotation.value.id), GUINT_TO_POINTER (1));
  return !g_cancellable_set_error_if_cancelled (self->export->cancellable, error);
}

/* ---- Relations and memos ---- */

static void
add_to_list (GHashTable *lists, const QuothId *id, gpointer value)
{
  GPtrArray *list = g_hash_table_lookup (lists, id);

  if (list == NULL)
    {
      list = quoth_values_new ();
      g_hash_table_insert (lists, quoth_id_memdup (id), list);
    }
  g_ptr_array_add (list, quoth_value_ref (value));
}

/* A relation is numbered where both of its claims are selected. */
static gboolean
count_claims (QuothReport *self, GError **error)
{
  g_autoptr (GPtrArray) relations = quoth_export_list (self->export, QUOTH_KIND_RELATION, error);

  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];

      g_hash_table_insert (self->related, quoth_id_memdup (&relation->from), NULL);
      g_hash_table_insert (self->related, quoth_id_memdup (&relation->to), NULL);
    }
  if (!quoth_export_peek (self->export, QUOTH_KIND_CLAIM, count_claim_cb, self, error))
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];

      if (g_hash_table_lookup (self->related, &relation->from) == NULL || g_hash_table_lookup (self->related, &relation->to) == NULL)
        continue;
      self->n[QUOTH_KIND_RELATION]++;
      g_hash_table_insert (self->relations, quoth_id_memdup (&relation->value.id), GUINT_TO_POINTER (self->n[QUOTH_KIND_RELATION]));
      add_to_list (self->ends, &relation->from, relations->pdata[i]);
      if (!quoth_id_equal (&relation->from, &relation->to))
        add_to_list (self->ends, &relation->to, relations->pdata[i]);
    }
  return TRUE;
}

static int
compare_memos (gconstpointer a, gconstpointer b)
{
  const QuothMemo *x = *(const QuothMemo *const *) a, *y = *(const QuothMemo *const *) b;

  return x->time != y->time ? (x->time < y->time ? -1 : 1) : quoth_id_compare (&x->value.id, &y->value.id);
}

static gboolean
load_memos (QuothReport *self, GError **error)
{
  g_autoptr (GPtrArray) memos = quoth_export_list (self->export, QUOTH_KIND_MEMO, error);

  if (memos == NULL)
    return FALSE;
  self->n_memos = memos->len;
  if (!g_str_equal (quoth_export_get_option (self->export, "memos"), "yes"))
    return TRUE;
  g_ptr_array_sort (memos, compare_memos);
  self->memos = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < memos->len; i++)
    add_to_list (self->memos, &quoth_memo (memos->pdata[i])->target, memos->pdata[i]);
  return TRUE;
}

gboolean
quoth_report_load (QuothReport *self, GError **error)
{
  self->codes = quoth_values_new ();
  self->types = quoth_values_new ();
  self->head.colors = g_array_new (FALSE, FALSE, sizeof (QuothReportColor));
  self->head.contents = g_ptr_array_new ();
  self->related = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->relations = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->ends = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);
  return self->documents != NULL && color_all (self, error)
         && quoth_export_peek (self->export, QUOTH_KIND_PROPOSITION, number_cb, self, error) && count_claims (self, error)
         && quoth_export_peek (self->export, QUOTH_KIND_MENTION, count_mark_cb, self, error)
         && quoth_export_peek (self->export, QUOTH_KIND_CUE, count_mark_cb, self, error) && load_memos (self, error);
}

static void
free_entry (QuothReportEntry *entry)
{
  g_free (entry->anchor);
  g_free (entry->text);
  g_free (entry);
}

void
quoth_report_clear (QuothReport *self)
{
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    g_clear_pointer (&self->items[kind], g_hash_table_unref);
  for (guint i = 0; self->head.contents != NULL && i < self->head.contents->len; i++)
    free_entry (self->head.contents->pdata[i]);
  g_clear_pointer (&self->head.contents, g_ptr_array_unref);
  g_clear_pointer (&self->head.colors, g_array_unref);
  g_clear_pointer (&self->head.title, g_free);
  g_clear_pointer (&self->head.subtitle, g_free);
  g_clear_pointer (&self->head.contents_title, g_free);
  g_clear_pointer (&self->head.language, g_free);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->related, g_hash_table_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_pointer (&self->ends, g_hash_table_unref);
  g_clear_pointer (&self->memos, g_hash_table_unref);
}
