/* quoth-correct-preview.h: what a correction of a text does to what is coded in it, before it is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothCorrectPreview:
 * @revise: built: has a report, and is what to make the correction with
 * @lines: (element-type QuothLine): what becomes of the annotations that change, those that find no place first
 */
typedef struct
{
  QuothRevise *revise;
  GPtrArray *lines;
} QuothCorrectPreview;

/**
 * quoth_correct_preview_async:
 * @document: as it was when somebody began to correct its text
 * @typed: (transfer full): what its text is to be, with any line ends
 * @note: why
 *
 * Reads all that is coded in the text, in a thread.
 */
void quoth_correct_preview_async (QuothSession *session,
                                  QuothDocument *document,
                                  char *typed,
                                  const char *note,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/** quoth_correct_preview_finish: (transfer full) (nullable): fails as quoth_text_new() and quoth_revise_build() do. */
QuothCorrectPreview *quoth_correct_preview_finish (QuothSession *session, GAsyncResult *result, GError **error);

void quoth_correct_preview_free (QuothCorrectPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCorrectPreview, quoth_correct_preview_free)

G_END_DECLS
