/* quoth-help.c: what --help and help say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-chapter.h"
#include "quoth-columns.h"

#define WIDTH 79
#define TERM_WIDTH 22

static void
append_spaces (GString *out, guint n)
{
  for (; n > 0; n--)
    g_string_append_c (out, ' ');
}

/* Appends @text, wrapped, each line but the first indented; the first begins at column @used. */
static void
append_wrapped (GString *out, const char *text, guint indent, guint used)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gboolean first = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = quoth_columns_measure (words[i]);

      if (!first && used + 1 + width > WIDTH)
        {
          g_string_append_c (out, '\n');
          append_spaces (out, indent);
          used = indent;
          first = TRUE;
        }
      if (!first)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      g_string_append (out, words[i]);
      used += width;
      first = FALSE;
    }
  g_string_append_c (out, '\n');
}

static void
append_paragraph (GString *out, const char *text)
{
  append_wrapped (out, text, 0, 0);
  g_string_append_c (out, '\n');
}

static void
append_term (GString *out, const char *term, const char *text)
{
  guint used = 2 + quoth_columns_measure (term);

  append_spaces (out, 2);
  g_string_append (out, term);
  if (used + 2 > TERM_WIDTH + 2)
    {
      g_string_append_c (out, '\n');
      used = 0;
    }
  append_spaces (out, TERM_WIDTH + 2 - used);
  append_wrapped (out, text, TERM_WIDTH + 2, TERM_WIDTH + 2);
}

static void
append_indented (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "    %s\n", lines[i]);
}

char *
quoth_help_dup_option (const GOptionEntry *option)
{
  GString *text = g_string_new (NULL);

  if (option->short_name != 0)
    g_string_append_printf (text, "-%c, ", option->short_name);
  g_string_append_printf (text, "--%s", option->long_name);
  if (option->arg_description != NULL)
    g_string_append_printf (text, "=%s", _(option->arg_description));
  return g_string_free (text, FALSE);
}

static void
append_options (GString *out, const char *heading, const GOptionEntry *options)
{
  if (options == NULL)
    return;
  g_string_append_printf (out, "%s\n", heading);
  for (; options->long_name != NULL; options++)
    {
      g_autofree char *term = quoth_help_dup_option (options);

      append_term (out, term, _(options->description));
    }
  g_string_append_c (out, '\n');
}

void
quoth_help_append_program (GString *out)
{
  const QuothCommand *const *commands = quoth_commands_get ();
  const QuothChapter *const *chapters = quoth_chapters_get ();

  g_string_append (out, _("Usage: quoth-cli COMMAND [OPTION…] OPERAND…\n\n"));
  append_paragraph (out, _("Code who claims what: the engine of Quoth, for scripts and for machines without a display."));
  g_string_append_printf (out, "%s\n", _("Commands:"));
  for (guint i = 0; commands[i] != NULL; i++)
    append_term (out, commands[i]->name, _(commands[i]->summary));
  append_term (out, "help", _("Tell more of a command or a chapter"));
  g_string_append_printf (out, "\n%s\n", _("Chapters:"));
  for (guint i = 0; chapters[i] != NULL; i++)
    append_term (out, chapters[i]->name, _(chapters[i]->title));
  g_string_append_c (out, '\n');
  append_options (out, _("Options of every command:"), quoth_command_get_common_options (NULL));
  g_string_append_printf (out, "%s\n", _("Without a command:"));
  append_term (out, "--version", _("Show the version"));
  g_string_append_c (out, '\n');
  append_wrapped (out, _("Exit status: 0 done, 1 failed (the project is then as it was before), 2 wrong usage."), 0, 0);
}

void
quoth_help_append_command (GString *out, const QuothCommand *command)
{
  g_string_append_printf (out, _("Usage: quoth-cli %s [OPTION…] %s\n\n"), command->name, command->operands);
  g_string_append_printf (out, "%s.\n\n", _(command->summary));
  for (guint i = 0; command->description[i] != NULL; i++)
    append_paragraph (out, _(command->description[i]));
  append_options (out, _("Options:"), command->options);
  append_options (out, _("Options of every command:"), quoth_command_get_common_options (command));
  g_string_append_printf (out, "%s\n", _("Examples:"));
  for (guint i = 0; command->examples[i].line != NULL; i++)
    {
      g_string_append_printf (out, "  %s\n", command->examples[i].line);
      append_spaces (out, 6);
      append_wrapped (out, _(command->examples[i].what), 6, 6);
    }
}

static void
append_chapter (GString *out, const QuothChapter *chapter)
{
  gboolean after_term = FALSE;

  g_string_append_printf (out, "%s\n\n", _(chapter->title));
  for (const QuothBlock *block = chapter->blocks; block->text != NULL; block++)
    {
      if (after_term && block->type != QUOTH_BLOCK_TERM)
        g_string_append_c (out, '\n');
      after_term = block->type == QUOTH_BLOCK_TERM;
      if (block->type == QUOTH_BLOCK_PARAGRAPH)
        append_paragraph (out, _(block->text));
      else if (block->type == QUOTH_BLOCK_TERM)
        append_term (out, block->term, block->text);
      else
        {
          append_indented (out, block->text);
          g_string_append_c (out, '\n');
        }
    }
}

gboolean
quoth_help_append_topic (GString *out, const char *name, GError **error)
{
  const QuothCommand *command;

  if (name == NULL)
    {
      quoth_help_append_program (out);
      return TRUE;
    }
  command = quoth_command_find (name);
  if (command != NULL)
    {
      quoth_help_append_command (out, command);
      return TRUE;
    }
  for (const QuothChapter *const *chapter = quoth_chapters_get (); *chapter != NULL; chapter++)
    if (g_str_equal ((*chapter)->name, name))
      {
        append_chapter (out, *chapter);
        return TRUE;
      }
  quoth_help_set_unknown (error, name);
  return FALSE;
}

/* How many letters must be changed, added or left out (Levenshtein 1966), O(nm); in bytes, as commands are ASCII. */
static guint
measure_distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = j;
  for (gsize i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= n; j++)
        {
          guint substituted = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (substituted, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[n];
}

void
quoth_help_set_unknown (GError **error, const char *name)
{
  const QuothCommand *const *commands = quoth_commands_get ();
  const char *nearest = NULL;
  guint least = 3;

  for (guint i = 0; commands[i] != NULL; i++)
    {
      guint distance = measure_distance (name, commands[i]->name);

      if (distance < least)
        {
          least = distance;
          nearest = commands[i]->name;
        }
    }
  if (nearest != NULL)
    quoth_invocation_set_usage_error (error, _("There is no command “%s”; perhaps “%s”"), name, nearest);
  else
    quoth_invocation_set_usage_error (error, _("There is no command “%s”"), name);
}
