/* quoth-line.c: a line of a long list that leads somewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-line.h"

G_DEFINE_FINAL_TYPE (QuothLine, quoth_line, G_TYPE_OBJECT)

static guint changed_signal;

static void
quoth_line_finalize (GObject *object)
{
  QuothLine *self = QUOTH_LINE (object);

  g_free (self->left);
  g_free (self->title);
  g_free (self->right);
  g_free (self->subtitle);
  G_OBJECT_CLASS (quoth_line_parent_class)->finalize (object);
}

static void
quoth_line_class_init (QuothLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_line_finalize;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_line_init (QuothLine *self)
{
}

QuothLine *
quoth_line_new (const char *title, const char *subtitle)
{
  QuothLine *self = g_object_new (QUOTH_TYPE_LINE, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

QuothLine *
quoth_line_new_heading (const char *title)
{
  QuothLine *self = quoth_line_new (title, NULL);

  self->is_heading = TRUE;
  return self;
}

gboolean
quoth_line_equal (const QuothLine *a, const QuothLine *b)
{
  return a->is_heading == b->is_heading && quoth_id_equal (&a->document, &b->document) &&
         quoth_id_equal (&a->annotation, &b->annotation) && quoth_id_equal (&a->actor, &b->actor) &&
         g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->left, b->left) == 0 &&
         g_strcmp0 (a->right, b->right) == 0 && g_strcmp0 (a->subtitle, b->subtitle) == 0;
}

gboolean
quoth_line_get_ticked (QuothLine *self)
{
  return self->is_ticked;
}

gboolean
quoth_line_get_fixed (QuothLine *self)
{
  return self->is_fixed;
}

void
quoth_line_set_ticked (QuothLine *self, gboolean ticked, gboolean fixed)
{
  if (self->is_ticked == ticked && self->is_fixed == fixed)
    return;
  self->is_ticked = ticked;
  self->is_fixed = fixed;
  g_signal_emit (self, changed_signal, 0);
}

static const QuothLine *
get_line (GListStore *store, guint n)
{
  g_autoptr (QuothLine) line = g_list_model_get_item (G_LIST_MODEL (store), n);

  /* The store holds it. */
  return line;
}

void
quoth_lines_set (GListStore *store, GPtrArray *lines)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint same = 0;
  guint same_end = 0;

  while (same < MIN (n_old, lines->len) && quoth_line_equal (get_line (store, same), lines->pdata[same]))
    same++;
  while (same_end < MIN (n_old, lines->len) - same &&
         quoth_line_equal (get_line (store, n_old - 1 - same_end), lines->pdata[lines->len - 1 - same_end]))
    same_end++;
  if (same + same_end < MAX (n_old, lines->len))
    g_list_store_splice (store, same, n_old - same - same_end, lines->pdata + same, lines->len - same - same_end);
}
