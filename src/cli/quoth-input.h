/* quoth-input.h: a file that a command is given, which may be standard input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** quoth_input_load: (transfer full): all of the file at @path; of standard input where that is "-". */
GBytes *quoth_input_load (const char *path, GCancellable *cancellable, GError **error);

/** quoth_input_get_name: (transfer none): what the file is called in messages. */
const char *quoth_input_get_name (const char *path);

G_END_DECLS
