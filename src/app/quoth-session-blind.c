/* quoth-session-blind.c: what who codes here may not see yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read for the window has nothing that its coder may not see (store/quoth-blind.c). What that is changes when an assignment does, or when
 * somebody else codes here. Then the annotations that come to light, or go, are news to every view, which reads them anew as it does after an edit, and finds
 * them, or not.
 */

#include "config.h"

#include "quoth-session-private.h"

#include <glib/gi18n.h>

typedef struct
{
  GArray *hidden;
  gboolean is_blind;
} Look;

static void
look_free (gpointer data)
{
  g_clear_pointer (&((Look *) data)->hidden, g_array_unref);
  g_free (data);
}

static gpointer
read_hidden (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) blind = quoth_reader_list_blind (reader, data, error);
  g_autoptr (GArray) hidden = blind != NULL ? quoth_reader_list_hidden (reader, data, error) : NULL;
  Look *look;

  if (hidden == NULL)
    return NULL;
  look = g_new0 (Look, 1);
  look->is_blind = blind->len > 0;
  look->hidden = g_steal_pointer (&hidden);
  return look;
}

static gboolean
is_same (const GArray *a, guint i, const GArray *b, guint j)
{
  return quoth_id_equal (&g_array_index (a, QuothNewsItem, i).id, &g_array_index (b, QuothNewsItem, j).id);
}

/* (transfer full): what is in one of the two only; both are in the order of ids. */
static GArray *
list_different (const GArray *a, const GArray *b)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  guint i = 0, j = 0;

  while (i < a->len || j < b->len)
    if (i < a->len && j < b->len && is_same (a, i, b, j))
      i++, j++;
    else if (j == b->len
             || (i < a->len && quoth_id_compare (&g_array_index (a, QuothNewsItem, i).id, &g_array_index (b, QuothNewsItem, j).id) < 0))
      g_array_append_val (items, g_array_index (a, QuothNewsItem, i++));
    else
      g_array_append_val (items, g_array_index (b, QuothNewsItem, j++));
  return items;
}

/* What was undone is told by the last news of an edit, which these are none of; and they are no reason to look again. */
static void
tell (QuothSession *self, GArray *items)
{
  g_autoptr (QuothNews) news = quoth_news_new (items, _ ("Show what may be seen"));
  QuothNews *last = self->last_news != NULL ? quoth_news_ref (self->last_news) : NULL;

  self->telling = TRUE;
  g_signal_emit_by_name (self->store, "news", news);
  self->telling = FALSE;
  g_clear_pointer (&self->last_news, quoth_news_unref);
  self->last_news = last;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSession) self = user_data;
  g_autoptr (GError) error = NULL;
  Look *look = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  g_autoptr (GArray) different = NULL;

  self->looking = FALSE;
  if (look == NULL)
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        g_signal_emit_by_name (self, "failed", error);
      return;
    }
  different = list_different (self->hidden, look->hidden);
  g_array_unref (self->hidden);
  self->hidden = g_steal_pointer (&look->hidden);
  self->is_blind = look->is_blind;
  look_free (look);
  if (different->len > 0)
    tell (self, g_steal_pointer (&different));
  if (self->look_wanted)
    quoth_session_look (self);
}

void
quoth_session_look (QuothSession *self)
{
  self->look_wanted = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  quoth_store_read_async (self->store, read_hidden, quoth_id_memdup (&self->coder->value.id), g_free, look_free,
                          self->cancellable, looked_cb, g_object_ref (self));
}
