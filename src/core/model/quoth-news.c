/* quoth-news.c: what the store announces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-news.h"

struct _QuothNews
{
  gatomicrefcount refs;
  char *label;
  GArray *items;
  gboolean is_foreign;
};

G_DEFINE_BOXED_TYPE (QuothNews, quoth_news, quoth_news_ref, quoth_news_unref)

QuothNews *
quoth_news_new (GArray *items, const char *label)
{
  QuothNews *self = g_new0 (QuothNews, 1);

  g_atomic_ref_count_init (&self->refs);
  self->items = items;
  self->label = g_strdup (label);
  return self;
}

QuothNews *
quoth_news_new_foreign (GArray *items, const char *label)
{
  QuothNews *self = quoth_news_new (items, label);

  self->is_foreign = TRUE;
  return self;
}

QuothNews *
quoth_news_ref (QuothNews *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_news_unref (QuothNews *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->label);
  g_array_unref (self->items);
  g_free (self);
}

const char *
quoth_news_get_label (const QuothNews *self)
{
  return self->label;
}

gboolean
quoth_news_is_foreign (const QuothNews *self)
{
  return self->is_foreign;
}

guint
quoth_news_get_n_items (const QuothNews *self)
{
  return self->items->len;
}

const QuothNewsItem *
quoth_news_get_item (const QuothNews *self, guint n)
{
  return &g_array_index (self->items, QuothNewsItem, n);
}

gboolean
quoth_news_touches (const QuothNews *self, QuothKind kind)
{
  for (guint i = 0; i < self->items->len; i++)
    if (quoth_news_get_item (self, i)->kind == kind)
      return TRUE;
  return FALSE;
}
