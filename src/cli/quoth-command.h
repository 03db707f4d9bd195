/* quoth-command.h: what the program knows of each of its commands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-invocation.h"

G_BEGIN_DECLS

/** QuothExample: a command line, and what it does. */
typedef struct
{
  const char *line;
  const char *what;
} QuothExample;

/** QuothCoderUse: what `--coder` is to a command. */
typedef enum
{
  QUOTH_CODER_UNUSED, /* who asks, as for all commands, and nothing more */
  QUOTH_CODER_AUTHOR, /* who does it */
  QUOTH_CODER_FILTER, /* whose work is meant; may be repeated */
} QuothCoderUse;

/**
 * QuothCommand:
 * @name: as on the command line
 * @operands: as a synopsis writes them ("PROJECT FILE…")
 * @summary: one line, translatable
 * @description: paragraphs, translatable, NULL-terminated
 * @options: its own, ended by a zero; their targets are static variables of the command's file
 * @examples: ended by one whose line is %NULL
 * @coder: what `--coder` is to it
 * @min_operands: at least so many
 * @max_operands: at most; %G_MAXUINT for any number
 * @run: does it. Returns: %FALSE with @error, or with @error not set if it has said itself what is wrong. An error of
 *   %G_OPTION_ERROR is a wrong usage
 *
 * The parser, `--help`, `help` and the manual page are all made from this.
 */
struct _QuothCommand
{
  const char *name;
  const char *operands;
  const char *summary;
  const char *const *description;
  const GOptionEntry *options;
  const QuothExample *examples;
  QuothCoderUse coder;
  guint min_operands;
  guint max_operands;
  gboolean (*run) (QuothInvocation *self, const char *const *operands, GError **error);
};

extern const QuothCommand quoth_command_adjudicate;
extern const QuothCommand quoth_command_agreement;
extern const QuothCommand quoth_command_apply;
extern const QuothCommand quoth_command_as_of;
extern const QuothCommand quoth_command_assign;
extern const QuothCommand quoth_command_backup;
extern const QuothCommand quoth_command_backups;
extern const QuothCommand quoth_command_board;
extern const QuothCommand quoth_command_check;
extern const QuothCommand quoth_command_codebook;
extern const QuothCommand quoth_command_coder;
extern const QuothCommand quoth_command_compact;
extern const QuothCommand quoth_command_delete;
extern const QuothCommand quoth_command_export;
extern const QuothCommand quoth_command_feedback;
extern const QuothCommand quoth_command_find_words;
extern const QuothCommand quoth_command_formats;
extern const QuothCommand quoth_command_import;
extern const QuothCommand quoth_command_list;
extern const QuothCommand quoth_command_log;
extern const QuothCommand quoth_command_mark;
extern const QuothCommand quoth_command_merge;
extern const QuothCommand quoth_command_move;
extern const QuothCommand quoth_command_new;
extern const QuothCommand quoth_command_open;
extern const QuothCommand quoth_command_packet;
extern const QuothCommand quoth_command_redo;
extern const QuothCommand quoth_command_replace;
extern const QuothCommand quoth_command_restore;
extern const QuothCommand quoth_command_revise;
extern const QuothCommand quoth_command_settle;
extern const QuothCommand quoth_command_split;
extern const QuothCommand quoth_command_suggest;

extern const QuothCommand quoth_command_tag_all;
extern const QuothCommand quoth_command_team;
extern const QuothCommand quoth_command_text;
extern const QuothCommand quoth_command_undo;

/** quoth_commands_get: (transfer none): all, NULL-terminated, in the order they are listed. */
const QuothCommand *const *quoth_commands_get (void);

/** quoth_command_find: (nullable): the command of that name. */
const QuothCommand *quoth_command_find (const char *name);

/**
 * quoth_command_get_common_options:
 * @self: (nullable): a command, or %NULL for the program
 *
 * Returns: (transfer none): `--coder --json --quiet --help`, as @self has them. Their targets are not set
 */
const GOptionEntry *quoth_command_get_common_options (const QuothCommand *self);

G_END_DECLS
