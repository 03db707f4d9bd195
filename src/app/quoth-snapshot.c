/* quoth-snapshot.c: what the window's lists need, as read from the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-snapshot.h"

/* From so many values of one kind on it is cheaper to read all of them in one go. */
#define MANY 200

static const QuothKind kinds[] = {
  QUOTH_KIND_PROJECT,       QUOTH_KIND_CODER,     QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_ANNOTATION_TYPE, QUOTH_KIND_CODE,
  QUOTH_KIND_RELATION_TYPE, QUOTH_KIND_ATTRIBUTE, QUOTH_KIND_ACTOR,      QUOTH_KIND_DOCUMENT,
  QUOTH_KIND_PROPOSITION,
};

static gboolean
read_all (QuothSnapshot *self, QuothReader *reader, QuothKind kind, GError **error)
{
  QuothQuery query = { .kind = kind };
  GPtrArray *values = quoth_reader_list (reader, &query, error);

  if (values == NULL)
    return FALSE;
  g_ptr_array_unref (self->values[kind]);
  self->values[kind] = values;
  self->whole[kind] = TRUE;
  return TRUE;
}

static gboolean
read_one (QuothSnapshot *self, QuothReader *reader, const QuothNewsItem *item, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer value;

  if (item->type == QUOTH_NEWS_REMOVED)
    {
      g_array_append_vals (self->removed, item, 1);
      return TRUE;
    }
  value = quoth_reader_get (reader, item->kind, &item->id, &local_error);
  if (value != NULL)
    g_ptr_array_add (self->values[item->kind], value);
  else if (g_error_matches (local_error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND))
    g_array_append_vals (self->removed, item, 1);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_kind (QuothSnapshot *self, QuothReader *reader, QuothKind kind, GArray *news, GError **error)
{
  guint n = 0;

  if (news == NULL)
    return read_all (self, reader, kind, error);
  for (guint i = 0; i < news->len; i++)
    n += g_array_index (news, QuothNewsItem, i).kind == kind;
  /* Codes come in the order of their tree only all together. */
  if (n > MANY || (n > 0 && kind == QUOTH_KIND_CODE))
    return read_all (self, reader, kind, error);
  for (guint i = 0; n > 0 && i < news->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (news, QuothNewsItem, i);

      if (item->kind == kind && !read_one (self, reader, item, error))
        return FALSE;
    }
  return TRUE;
}

QuothSnapshot *
quoth_snapshot_read (QuothReader *reader, GArray *news, const QuothId *coder, GError **error)
{
  g_autoptr (QuothSnapshot) self = g_new0 (QuothSnapshot, 1);

  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self->values[i] = quoth_values_new ();
  self->removed = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!read_kind (self, reader, kinds[i], news, error))
      return NULL;
  if (!quoth_reader_has_annotations (reader, QUOTH_TALLY_SMALL))
    {
      self->tally = quoth_tally_read (reader, error);
      if (self->tally == NULL)
        return NULL;
    }
  self->undo = quoth_reader_peek_undo (reader, coder);
  self->redo = quoth_reader_peek_redo (reader, coder);
  return g_steal_pointer (&self);
}

void
quoth_snapshot_free (QuothSnapshot *self)
{
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_pointer (&self->tally, quoth_tally_free);
  g_clear_pointer (&self->undo, quoth_step_free);
  g_clear_pointer (&self->redo, quoth_step_free);
  g_free (self);
}
