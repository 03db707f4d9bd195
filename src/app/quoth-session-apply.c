/* quoth-session-apply.c: from what was read to the lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-session-private.h"

#include "quoth-code-tree.h"
#include "quoth-settings.h"

static void
apply_values (QuothSession *self, QuothSnapshot *snapshot, QuothKind kind)
{
  QuothItemList *list = self->lists[kind];
  GPtrArray *values = snapshot->values[kind];

  if (list == NULL)
    return;
  if (kind == QUOTH_KIND_CODE && snapshot->whole[kind])
    quoth_code_tree_fill (list, values);
  else if (snapshot->whole[kind])
    quoth_item_list_reset (list, values);
  else
    for (guint i = 0; i < values->len; i++)
      quoth_item_list_put (list, values->pdata[i]);
}

static void
apply_counts (QuothSession *self, QuothTally *tally)
{
  for (guint i = 0; i < tally->documents->len; i++)
    {
      const QuothDocumentCounts *counts = &g_array_index (tally->documents, QuothDocumentCounts, i);
      QuothItem *item = quoth_item_list_find (self->lists[QUOTH_KIND_DOCUMENT], &counts->document);

      if (item != NULL)
        {
          quoth_item_set_counts (item, counts->n_mentions, counts->n_claims);
          quoth_item_set_n_unplaced (item, counts->n_unplaced);
        }
    }
  for (guint i = 0; i < tally->actors->len; i++)
    {
      const QuothActorCounts *counts = &g_array_index (tally->actors, QuothActorCounts, i);
      QuothItem *item = quoth_item_list_find (self->lists[QUOTH_KIND_ACTOR], &counts->actor);

      if (item != NULL)
        quoth_item_set_counts (item, counts->n_mentions, counts->n_claims);
    }
}

/* Codes without claims have no counts. */
static void
apply_code_counts (QuothSession *self, GArray *code_counts)
{
  QuothItemList *codes = self->lists[QUOTH_KIND_CODE];
  g_autoptr (GHashTable) by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  g_array_ref (code_counts);
  g_clear_pointer (&self->code_counts, g_array_unref);
  self->code_counts = code_counts;
  for (guint i = 0; i < code_counts->len; i++)
    {
      QuothCodeCounts *counts = &g_array_index (code_counts, QuothCodeCounts, i);

      g_hash_table_insert (by_id, &counts->code, counts);
    }
  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      QuothItem *item = quoth_item_list_get (codes, i);
      const QuothCodeCounts *counts = g_hash_table_lookup (by_id, quoth_item_get_id (item));

      quoth_item_set_counts (item, 0, counts != NULL ? counts->n_claims : 0);
    }
}

void
quoth_session_touch (QuothSession *self, QuothKind kind)
{
  QuothItemList *list = self->lists[kind];

  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    quoth_item_touch (quoth_item_list_get (list, i));
}

static void
apply_words (QuothSession *self, QuothTally *tally)
{
  for (guint i = 0; i < QUOTH_N_WORDS; i++)
    {
      g_strfreev (self->words[i]);
      self->words[i] = g_steal_pointer (&tally->words[i]);
    }
}

static gboolean
snapshot_touches (QuothSnapshot *snapshot, QuothKind kind)
{
  if (snapshot->whole[kind] || snapshot->values[kind]->len > 0)
    return TRUE;
  for (guint i = 0; i < snapshot->removed->len; i++)
    if (g_array_index (snapshot->removed, QuothNewsItem, i).kind == kind)
      return TRUE;
  return FALSE;
}

/* Rows of actors show the name and the colour of their kind. */
static void
apply_kind_colors (QuothSession *self)
{
  g_autoptr (GPtrArray) kinds = quoth_item_list_dup_values (self->lists[QUOTH_KIND_ACTOR_KIND]);

  quoth_palette_set_actor_kinds (self->palette, kinds);
  quoth_session_touch (self, QUOTH_KIND_ACTOR);
}

static void
apply_colors (QuothSession *self, QuothSnapshot *snapshot)
{
  if (snapshot_touches (snapshot, QUOTH_KIND_ACTOR_KIND))
    apply_kind_colors (self);
  if (snapshot_touches (snapshot, QUOTH_KIND_ANNOTATION_TYPE))
    {
      g_autoptr (GPtrArray) types = quoth_item_list_dup_values (self->lists[QUOTH_KIND_ANNOTATION_TYPE]);

      quoth_palette_set_annotation_types (self->palette, types);
    }
  if (snapshot_touches (snapshot, QUOTH_KIND_ACTOR))
    {
      g_autoptr (GPtrArray) actors = quoth_item_list_dup_values (self->lists[QUOTH_KIND_ACTOR]);

      quoth_palette_set_actors (self->palette, actors);
    }
  if (snapshot_touches (snapshot, QUOTH_KIND_CODE))
    {
      g_autoptr (GPtrArray) codes = quoth_item_list_dup_values (self->lists[QUOTH_KIND_CODE]);

      quoth_palette_set_codes (self->palette, codes);
      if (self->code_keys != NULL)
        quoth_code_keys_set_codes (self->code_keys, codes);
      quoth_session_touch (self, QUOTH_KIND_CODE);
    }
}

/* Who was renamed is the same person when the next project is opened. */
static void
follow_name (const QuothCoder *before, const QuothCoder *now)
{
  g_autofree char *name = quoth_settings_dup_coder ();

  if (!g_str_equal (before->name, now->name) && g_str_equal (name, before->name))
    g_settings_set_string (quoth_settings_get (), "coder", now->name);
}

static void
apply_coder (QuothSession *self)
{
  QuothItem *item = quoth_item_list_find (self->lists[QUOTH_KIND_CODER], &self->coder->value.id);

  self->coder_known = item != NULL;
  if (item == NULL || quoth_item_get_value (item) == self->coder)
    return;
  follow_name (self->coder, quoth_item_get_value (item));
  quoth_value_unref (self->coder);
  self->coder = quoth_value_ref (quoth_item_get_value (item));
}

void
quoth_session_apply_tally (QuothSession *self, QuothTally *tally)
{
  /* The keys of the codes may have been asked for before anybody knew. */
  gboolean is_first = self->code_counts == NULL;

  apply_counts (self, tally);
  apply_code_counts (self, tally->codes);
  apply_words (self, tally);
  if (is_first && self->code_keys != NULL)
    quoth_code_keys_use_all (self->code_keys, self->code_counts);
}

void
quoth_session_apply (QuothSession *self, QuothSnapshot *snapshot)
{
  GPtrArray *projects = snapshot->values[QUOTH_KIND_PROJECT];

  for (guint i = 0; i < snapshot->removed->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (snapshot->removed, QuothNewsItem, i);

      if (self->lists[item->kind] != NULL)
        quoth_item_list_remove (self->lists[item->kind], &item->id);
    }
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    apply_values (self, snapshot, kind);
  if (projects->len > 0)
    {
      g_clear_pointer ((gpointer *) &self->project, quoth_value_unref);
      self->project = quoth_value_ref (projects->pdata[0]);
    }
  if (snapshot->tally != NULL)
    quoth_session_apply_tally (self, snapshot->tally);
  apply_colors (self, snapshot);
  if (snapshot_touches (snapshot, QUOTH_KIND_CODER))
    apply_coder (self);
  g_free (self->undo_label);
  self->undo_label = snapshot->undo != NULL ? g_strdup (snapshot->undo->label) : NULL;
  g_free (self->redo_label);
  self->redo_label = snapshot->redo != NULL ? g_strdup (snapshot->redo->label) : NULL;
}
