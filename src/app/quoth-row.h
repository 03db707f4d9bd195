/* quoth-row.h: a row of a panel or of a list to pick from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothRow: a dot, a title and a subtitle, a count, a key cap: each there if it is set. */
#define QUOTH_TYPE_ROW (quoth_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothRow, quoth_row, QUOTH, ROW, GtkWidget)

GtkWidget *quoth_row_new (void);

/* %NULL or "" hides the part. */
void quoth_row_set_title (QuothRow *self, const char *title);
void quoth_row_set_subtitle (QuothRow *self, const char *subtitle);
void quoth_row_set_count (QuothRow *self, const char *count, const char *tooltip);
void quoth_row_set_key (QuothRow *self, const char *key);

/** quoth_row_set_color: the dot's colour; %NULL: no dot. */
void quoth_row_set_color (QuothRow *self, const GdkRGBA *color);

/** quoth_row_set_depth: how far it is indented. */
void quoth_row_set_depth (QuothRow *self, guint depth);

/** quoth_row_set_lines: over how many lines the title may go. */
void quoth_row_set_lines (QuothRow *self, int lines);

/** quoth_row_set_icon: an icon in the dot's place; %NULL: none. */
void quoth_row_set_icon (QuothRow *self, const char *icon_name);

/** quoth_row_set_current: marks what is open. */
void quoth_row_set_current (QuothRow *self, gboolean current);

G_END_DECLS
