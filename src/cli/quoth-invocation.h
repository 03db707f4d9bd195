/* quoth-invocation.h: one run of the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"
#include "quoth-output.h"
#include "quoth-progress.h"

G_BEGIN_DECLS

typedef struct _QuothCommand QuothCommand;

/**
 * QuothInvocation:
 * @command: which command; %NULL until that is known
 * @json: `--json`
 * @quiet: `--quiet`
 * @coders: (element-type utf8): every `--coder`
 * @cancellable: is cancelled by Ctrl+C
 * @output: standard output
 * @progress: for what takes long
 * @is_blind: whether whoever asks codes a text of the project blind, so that what an edit did with the work of all is not told
 */
typedef struct
{
  const QuothCommand *command;
  gboolean json;
  gboolean quiet;
  gboolean help;
  gboolean version;
  gboolean manual;
  GPtrArray *coders;
  GCancellable *cancellable;
  QuothOutput *output;
  QuothProgress *progress;
  gboolean has_told_safe_mode;
  gboolean is_blind;
} QuothInvocation;

/** quoth_invocation_open: (transfer full): the project at @path. A project that cannot be written, where it is to be, is an error. Its viewer
 * (quoth_store_set_viewer()) is the one coder of `--coder`, or of the user's name. */
QuothStore *quoth_invocation_open (QuothInvocation *self, const char *path, QuothStoreFlags flags, GError **error);

/**
 * quoth_invocation_dup_coder:
 *
 * Returns: (transfer full): who does it: the coder of `--coder`, or of the user's name; the project may not have them yet
 */
QuothCoder *quoth_invocation_dup_coder (QuothInvocation *self, QuothStore *store, GError **error);

/** quoth_invocation_tell_safe_mode: says once if @store is in safe mode. */
void quoth_invocation_tell_safe_mode (QuothInvocation *self, QuothStore *store);

/** quoth_invocation_warn_of_clocks: says what quoth_reader_list_clock_notes() has of @store. */
gboolean quoth_invocation_warn_of_clocks (QuothInvocation *self, QuothStore *store, GError **error);

/** quoth_invocation_say: a line for people on standard output: not with `--quiet` or `--json`. */
void quoth_invocation_say (QuothInvocation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** quoth_invocation_warn: a line on standard error, after "quoth-cli: ": not with `--quiet`. */
void quoth_invocation_warn (QuothInvocation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** quoth_invocation_complain: the same for an error: always. */
void quoth_invocation_complain (QuothInvocation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** quoth_invocation_set_usage_error: for a command: its operands or options do not go together. */
void quoth_invocation_set_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/** quoth_invocation_run: parses the arguments (NULL-terminated, the program's name first) and does it. Returns: the exit status. */
int quoth_invocation_run (const char *const *arguments);

G_END_DECLS
