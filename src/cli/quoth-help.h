/* quoth-help.h: what --help and help say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-command.h"

G_BEGIN_DECLS

/** quoth_help_append_program: what the commands are. */
void quoth_help_append_program (GString *out);

/** quoth_help_append_command: all about one. */
void quoth_help_append_command (GString *out, const QuothCommand *command);

/** quoth_help_append_topic: all about the command or chapter of that name; about the program for %NULL. Returns: %FALSE if there is none. */
gboolean quoth_help_append_topic (GString *out, const char *name, GError **error);

/** quoth_help_set_unknown: the error for a command that is not there, with the one that was perhaps meant. */
void quoth_help_set_unknown (GError **error, const char *name);

/** quoth_help_dup_option: (transfer full): an option as help and manual write it: "-q, --quiet", "--format=ID". */
char *quoth_help_dup_option (const GOptionEntry *option);

G_END_DECLS
