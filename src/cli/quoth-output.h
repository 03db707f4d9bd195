/* quoth-output.h: standard output, in large pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothOutput:
 *
 * A file descriptor that is written to in large pieces, always as UTF-8 whatever the locale. A reader that goes away is the
 * error %G_IO_ERROR_BROKEN_PIPE, which ends the program quietly.
 */
typedef struct _QuothOutput QuothOutput;

/** quoth_output_new: (transfer full): writes to @fd, which it does not close. */
QuothOutput *quoth_output_new (int fd);

/** quoth_output_free: what was not flushed is lost. */
void quoth_output_free (QuothOutput *self);

/** quoth_output_get_buffer: (transfer none): append here. */
GString *quoth_output_get_buffer (QuothOutput *self);

/** quoth_output_end_line: appends a newline, and writes if enough has come together. */
gboolean quoth_output_end_line (QuothOutput *self, GError **error);

/** quoth_output_flush: writes everything. */
gboolean quoth_output_flush (QuothOutput *self, GError **error);

/** quoth_output_get_width: how many columns the terminal has; 0 if it is not a terminal. */
guint quoth_output_get_width (QuothOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothOutput, quoth_output_free)

G_END_DECLS
