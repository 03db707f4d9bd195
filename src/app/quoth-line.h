/* quoth-line.h: a line of a long list that leads somewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothLine:
 * @is_heading: it heads the lines below it, and leads nowhere
 * @left: (nullable): of a line of a concordance: what stands before @title in the text
 * @title: what it says
 * @right: (nullable): of a line of a concordance: what stands after it
 * @subtitle: (nullable): where that is, or more of it
 * @document: where it leads, or none
 * @annotation: to what in @document
 * @actor: or to whose page
 *
 * Made in any thread, and not changed afterwards but for its tick, by the window’s thread only.
 *
 * Signal: "changed": the tick.
 */
#define QUOTH_TYPE_LINE (quoth_line_get_type ())
G_DECLARE_FINAL_TYPE (QuothLine, quoth_line, QUOTH, LINE, GObject)

struct _QuothLine
{
  GObject parent_instance;

  gboolean is_heading;
  char *left;
  char *title;
  char *right;
  char *subtitle;
  QuothId document;
  QuothId annotation;
  QuothId actor;
  /*< private >*/
  gboolean is_ticked;
  gboolean is_fixed;
};

/** quoth_line_new: (transfer full): @title and @subtitle (nullable) are copied. */
QuothLine *quoth_line_new (const char *title, const char *subtitle);

/** quoth_line_new_heading: (transfer full) */
QuothLine *quoth_line_new_heading (const char *title);

/** quoth_line_equal: whether they say the same and lead to the same. */
gboolean quoth_line_equal (const QuothLine *a, const QuothLine *b);

gboolean quoth_line_get_ticked (QuothLine *self);

/** quoth_line_get_fixed: whether somebody else than the user decides on the tick. */
gboolean quoth_line_get_fixed (QuothLine *self);

void quoth_line_set_ticked (QuothLine *self, gboolean ticked, gboolean fixed);

/**
 * quoth_lines_set: makes @store hold @lines (element-type QuothLine), with as little stir as may be: where they say the same, nothing
 * happens, and what is scrolled to stays there. O(n).
 */
void quoth_lines_set (GListStore *store, GPtrArray *lines);

G_END_DECLS
