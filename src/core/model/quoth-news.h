/* quoth-news.h: what the store announces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/quoth-value.h"

G_BEGIN_DECLS

/** QuothNewsType: what became of a value. A value whose parts changed (a claim's roles) has changed. */
typedef enum
{
  QUOTH_NEWS_ADDED,
  QUOTH_NEWS_CHANGED,
  QUOTH_NEWS_REMOVED,
} QuothNewsType;

/**
 * QuothNewsItem:
 * @document: for annotations and documents, the document; else none
 */
typedef struct
{
  QuothNewsType type;
  QuothKind kind;
  QuothId id;
  QuothId document;
} QuothNewsItem;

/**
 * QuothNews:
 *
 * What one transaction changed, each value once, read from its changeset: the same for an edit, an undo
 * and a merge. Immutable.
 */
typedef struct _QuothNews QuothNews;

/** quoth_news_new: (transfer full): @items (element-type QuothNewsItem) is taken over. */
QuothNews *quoth_news_new (GArray *items, const char *label);

/** quoth_news_new_foreign: (transfer full): the same, of what another program did. */
QuothNews *quoth_news_new_foreign (GArray *items, const char *label);

QuothNews *quoth_news_ref (QuothNews *self);
void quoth_news_unref (QuothNews *self);

/** quoth_news_get_label: what the action was called. */
const char *quoth_news_get_label (const QuothNews *self);

/** quoth_news_is_foreign: whether another program did it. */
gboolean quoth_news_is_foreign (const QuothNews *self);

guint quoth_news_get_n_items (const QuothNews *self);
const QuothNewsItem *quoth_news_get_item (const QuothNews *self, guint n);

/** quoth_news_touches: whether a value of @kind is among the items. */
gboolean quoth_news_touches (const QuothNews *self, QuothKind kind);

GType quoth_news_get_type (void);
#define QUOTH_TYPE_NEWS (quoth_news_get_type ())

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothNews, quoth_news_unref)

G_END_DECLS
