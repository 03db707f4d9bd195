/* quoth-history-line.h: an entry of the journal, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothHistoryLine:
 * @entry: the entry
 * @about: (nullable): what it was about, in a few words
 * @n_values: how many values it wrote; 0: many
 * @starts_day: whether the line before it is of a later day
 *
 * Made in any thread; changed by its list only, in the window's.
 *
 * Signal: "changed": it says something else now.
 */
#define QUOTH_TYPE_HISTORY_LINE (quoth_history_line_get_type ())
G_DECLARE_FINAL_TYPE (QuothHistoryLine, quoth_history_line, QUOTH, HISTORY_LINE, GObject)

struct _QuothHistoryLine
{
  GObject parent_instance;

  QuothHistoryEntry entry;
  char *about;
  guint n_values;
  gboolean starts_day;
};

/** quoth_history_line_new: (transfer full): @about (transfer full) (nullable). */
QuothHistoryLine *quoth_history_line_new (const QuothHistoryEntry *entry, char *about, guint n_values);

/** quoth_history_line_take: makes @self say what @other, of the same entry, says. */
void quoth_history_line_take (QuothHistoryLine *self, QuothHistoryLine *other);

/** quoth_history_line_set_starts_day: tells of it where that is new. */
void quoth_history_line_set_starts_day (QuothHistoryLine *self, gboolean starts_day);

/** quoth_history_line_dup_day: (transfer full): the day of the entry, for people: "Today", "Monday, 12 March 2026". */
char *quoth_history_line_dup_day (QuothHistoryLine *self);

/** quoth_history_line_is_same_day: by the clock of the user. */
gboolean quoth_history_line_is_same_day (QuothHistoryLine *self, QuothHistoryLine *other);

/** quoth_history_line_dup_title: (transfer full): what was done, and whether that was an undo. */
char *quoth_history_line_dup_title (QuothHistoryLine *self);

G_END_DECLS
