/* quoth-manual.c: the manual page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-manual.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-chapter.h"
#include "quoth-command.h"
#include "quoth-help.h"

/* Appends @text as roff: nothing in it is a request, an escape or a hyphen where it is a minus. */
static void
append_text (GString *out, const char *text)
{
  gboolean line_start = out->len == 0 || out->str[out->len - 1] == '\n';

  for (const char *p = text; *p != '\0'; p++)
    {
      if (line_start && (*p == '.' || *p == '\''))
        g_string_append (out, "\\&");
      if (*p == '\\')
        g_string_append (out, "\\e");
      else if (*p == '-')
        g_string_append (out, "\\-");
      else
        g_string_append_c (out, *p);
      line_start = *p == '\n';
    }
}

static void
append_line (GString *out, const char *text)
{
  append_text (out, text);
  g_string_append_c (out, '\n');
}

static void
append_paragraph (GString *out, const char *text)
{
  g_string_append (out, ".PP\n");
  append_line (out, text);
}

static void
append_bold_line (GString *out, const char *text)
{
  g_string_append (out, "\\fB");
  append_text (out, text);
  g_string_append (out, "\\fR\n");
}

static void
append_term (GString *out, const char *term, const char *text)
{
  g_string_append (out, ".TP\n");
  append_bold_line (out, term);
  append_line (out, text);
}

static void
append_heading (GString *out, const char *macro, const char *text)
{
  g_string_append_printf (out, "%s \"", macro);
  append_text (out, text);
  g_string_append (out, "\"\n");
}

static void
append_option (GString *out, const GOptionEntry *option)
{
  g_autofree char *term = quoth_help_dup_option (option);

  append_term (out, term, _(option->description));
}

static void
append_example (GString *out, const char *text)
{
  g_string_append (out, ".PP\n.RS 4\n.nf\n");
  append_line (out, text);
  g_string_append (out, ".fi\n.RE\n");
}

static void
append_command (GString *out, const QuothCommand *command)
{
  append_heading (out, ".SS", command->name);
  g_string_append_printf (out, "\\fBquoth\\-cli %s\\fR [\\fIOPTION\\fR…] ", command->name);
  append_line (out, command->operands);
  g_string_append (out, ".PP\n");
  append_text (out, _(command->summary));
  g_string_append (out, ".\n");
  for (guint i = 0; command->description[i] != NULL; i++)
    append_paragraph (out, _(command->description[i]));
  for (const GOptionEntry *option = command->options; option != NULL && option->long_name != NULL; option++)
    append_option (out, option);
  if (command->coder != QUOTH_CODER_UNUSED)
    append_option (out, quoth_command_get_common_options (command));
  for (guint i = 0; command->examples[i].line != NULL; i++)
    {
      append_example (out, command->examples[i].line);
      append_paragraph (out, _(command->examples[i].what));
    }
}

static void
append_chapter (GString *out, const QuothChapter *chapter)
{
  g_autofree char *title = g_utf8_strup (_(chapter->title), -1);

  append_heading (out, ".SH", title);
  for (const QuothBlock *block = chapter->blocks; block->text != NULL; block++)
    if (block->type == QUOTH_BLOCK_PARAGRAPH)
      append_paragraph (out, _(block->text));
    else if (block->type == QUOTH_BLOCK_TERM)
      append_term (out, block->term, block->text);
    else
      append_example (out, block->text);
}

static void
append_common (GString *out)
{
  const GOptionEntry *common = quoth_command_get_common_options (NULL);

  append_heading (out, ".SH", _("OPTIONS"));
  append_paragraph (out, _("Every command takes these; they may also stand before its name:"));
  for (; common->long_name != NULL; common++)
    append_option (out, common);
  append_paragraph (out, _("Without a command:"));
  append_term (out, "--version", _("Show the version"));
}

static void
append_end (GString *out)
{
  append_heading (out, ".SH", _("OUTPUT"));
  append_paragraph (out, _("Lists are columns on a terminal. Into a pipe or a file they are rows of cells separated by tabs, without headings; a "
                           "tab, newline or backslash in a cell is written \\t, \\n or \\\\. Standard output is UTF-8 in every locale. Long work "
                           "shows its progress on standard error if that is a terminal."));
  append_heading (out, ".SH", _("EXIT STATUS"));
  append_term (out, "0", _("Done. Also where the reader of a pipe had enough."));
  append_term (out, "1", _("Failed, or cancelled with Ctrl+C; the project is as it was before. For “check”: there are problems."));
  append_term (out, "2", _("Wrong usage."));
  append_heading (out, ".SH", _("ERRORS"));
  append_paragraph (out, _("An error is one line on standard error: “quoth-cli: FILE:LINE: what is wrong and what would be right”; FILE and LINE "
                           "where there are any. Standard input is called <stdin>."));
  append_heading (out, ".SH", _("ENVIRONMENT"));
  append_term (out, "QUOTH_SAFE_MODE",
               _("If it is 1, a project is opened in safe mode, as on a network drive: without a write-ahead log, which only programs of one computer "
                 "can share. For drives that Quoth does not know as such. Safe mode is slower, as a write waits for who reads; what was saved is "
                 "as safe. Better than either is a copy on a disk of the computer, shared by “team”."));
  append_heading (out, ".SH", _("SEE ALSO"));
  append_paragraph (out, _("quoth(1), the workbench"));
}

void
quoth_manual_append (GString *out)
{
  const QuothCommand *const *commands = quoth_commands_get ();
  const QuothChapter *const *chapters = quoth_chapters_get ();

  g_string_append (out, ".\\\" -*- mode: nroff; coding: utf-8 -*-\n"
                        ".\\\" Made by quoth-cli from the table that its --help is made from.\n"
                        ".TH QUOTH\\-CLI 1 \"\" \"Quoth " QUOTH_VERSION "\" \"Quoth\"\n"
                        ".nh\n.ad l\n");
  append_heading (out, ".SH", _("NAME"));
  append_line (out, _("quoth-cli - code who claims what, from scripts"));
  append_heading (out, ".SH", _("SYNOPSIS"));
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_string_append_printf (out, "%s\\fBquoth\\-cli %s\\fR [\\fIOPTION\\fR…] ", i > 0 ? ".br\n" : "", commands[i]->name);
      append_line (out, commands[i]->operands);
    }
  append_heading (out, ".SH", _("DESCRIPTION"));
  append_paragraph (out, _("Quoth is a workbench for coding who claims what: source texts, the actors in them, and their claims, with "
                           "everything in one project file. quoth-cli is the same engine for scripts; it needs no display."));
  append_common (out);
  append_heading (out, ".SH", _("COMMANDS"));
  for (guint i = 0; commands[i] != NULL; i++)
    append_command (out, commands[i]);
  for (guint i = 0; chapters[i] != NULL; i++)
    append_chapter (out, chapters[i]);
  append_end (out);
}
