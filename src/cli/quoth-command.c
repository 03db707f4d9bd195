/* quoth-command.c: what the program knows of each of its commands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-command.h"

#include <glib/gi18n-lib.h>

static const QuothCommand *const commands[] = {
  &quoth_command_new,
  &quoth_command_import,
  &quoth_command_apply,
  &quoth_command_list,
  &quoth_command_find_words,
  &quoth_command_tag_all,
  &quoth_command_text,
  &quoth_command_revise,
  &quoth_command_suggest,
  &quoth_command_codebook,
  &quoth_command_agreement,
  &quoth_command_adjudicate,
  &quoth_command_feedback,
  &quoth_command_merge,
  &quoth_command_settle,
  &quoth_command_split,
  &quoth_command_replace,
  &quoth_command_delete,
  &quoth_command_move,
  &quoth_command_coder,
  &quoth_command_assign,
  &quoth_command_mark,
  &quoth_command_board,
  &quoth_command_open,
  &quoth_command_packet,
  &quoth_command_team,
  &quoth_command_log,
  &quoth_command_undo,
  &quoth_command_redo,
  &quoth_command_as_of,
  &quoth_command_export,
  &quoth_command_formats,
  &quoth_command_check,
  &quoth_command_backup,
  &quoth_command_backups,
  &quoth_command_restore,
  &quoth_command_compact,
  NULL,
};

#define COMMON_OPTIONS(coder_summary) \
  { \
    { "coder", 0, 0, G_OPTION_ARG_CALLBACK, NULL, coder_summary, N_("NAME") }, \
    { "json", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Write JSON to standard output, for programs"), NULL }, \
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, NULL, N_("Say nothing but errors"), NULL }, \
    { "help", 'h', 0, G_OPTION_ARG_NONE, NULL, N_("Show this help"), NULL }, \
    { NULL } \
  }

static const GOptionEntry common_options[][5] = {
  [QUOTH_CODER_UNUSED] = COMMON_OPTIONS (N_("Who asks (default: you, by your user name): what others coded where they code blind is left out")),
  [QUOTH_CODER_AUTHOR] = COMMON_OPTIONS (N_("Who does it (default: you, by your user name)")),
  [QUOTH_CODER_FILTER] = COMMON_OPTIONS (N_("What this coder made only; may be repeated")),
};

const QuothCommand *const *
quoth_commands_get (void)
{
  return commands;
}

const QuothCommand *
quoth_command_find (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

const GOptionEntry *
quoth_command_get_common_options (const QuothCommand *self)
{
  return common_options[self != NULL ? self->coder : QUOTH_CODER_AUTHOR];
}
