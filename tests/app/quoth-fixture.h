/* quoth-fixture.h: documents and windows for the tests of widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-document-model.h"

G_BEGIN_DECLS

/**
 * quoth_fixture_init:
 *
 * g_test_init(), GTK and libadwaita without animations.
 *
 * Returns: %FALSE where there is no display; it has said so in TAP then, and main() is to return 0
 */
gboolean quoth_fixture_init (int *argc, char ***argv);

/** quoth_fixture_make_document: (transfer full): a document that reads @utf8, with a paragraph segment for each line. */
QuothDocument *quoth_fixture_make_document (const char *utf8);

/** quoth_fixture_make_annotation: (transfer full): of @kind, with one fragment, at [start, end). */
QuothAnnotation *quoth_fixture_make_annotation (QuothKind kind, guint start, guint end);

/** quoth_fixture_show: (transfer full): a window of 600 × 500 with @child, drawn once. gtk_window_destroy() it. */
GtkWindow *quoth_fixture_show (GtkWidget *child);

/** quoth_fixture_wait: runs the main loop for @n_frames frames of @widget. */
void quoth_fixture_wait (GtkWidget *widget, guint n_frames);

G_END_DECLS
