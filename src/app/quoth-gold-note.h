/* quoth-gold-note.h: what was decided of an annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothGoldNote:
 *
 * Of a gold annotation, from whom it is and what was changed; of a coder's, what was decided of it, by whom and why. Nothing is shown where nothing was
 * decided.
 */
#define QUOTH_TYPE_GOLD_NOTE (quoth_gold_note_get_type ())
G_DECLARE_FINAL_TYPE (QuothGoldNote, quoth_gold_note, QUOTH, GOLD_NOTE, GtkWidget)

GtkWidget *quoth_gold_note_new (void);

/** quoth_gold_note_show: @annotation: (nullable): nothing. It is read in a thread, and again when something else was decided. */
void quoth_gold_note_show (QuothGoldNote *self, QuothDesk *desk, const QuothAnnotation *annotation);

G_END_DECLS
