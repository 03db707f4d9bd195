/* quoth-names.c: what the kinds of things are called, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-names.h"

#include <glib/gi18n.h>

const char *const quoth_document_kinds[QUOTH_N_DOCUMENT_KINDS] = { "thread", "article", "interview", "speech", "text" };

char *
quoth_name_one_line (const char *text, guint max)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n == max)
        {
          g_string_append (out, "…");
          break;
        }
      if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
      n++;
    }
  return g_string_free (out, FALSE);
}

char *
quoth_name_capitalize (const char *text)
{
  GString *capitalized = g_string_new (NULL);

  if (*text == '\0')
    return g_string_free (capitalized, FALSE);
  g_string_append_unichar (capitalized, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (capitalized, g_utf8_next_char (text));
  return g_string_free (capitalized, FALSE);
}

/* Of scripts that are written from right to left. */
static gboolean
turns (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff);
}

char *
quoth_name_isolate (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (turns (g_utf8_get_char (p)))
      return g_strconcat ("\342\201\250", text, "\342\201\251", NULL);
  return g_strdup (text);
}

void
quoth_name_append (GString *line, const char *part)
{
  g_autofree char *isolated = NULL;

  if (part == NULL || *part == '\0')
    return;
  isolated = quoth_name_isolate (part);
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, isolated);
}

const char *
quoth_name_of_kind (QuothKind kind)
{
  static const char *const names[QUOTH_N_KINDS] = {
    [QUOTH_KIND_PROJECT] = N_ ("project"),
    [QUOTH_KIND_CODER] = N_ ("coder"),
    [QUOTH_KIND_DOCUMENT] = N_ ("text"),
    [QUOTH_KIND_ACTOR_KIND] = N_ ("kind of actor"),
    [QUOTH_KIND_ANNOTATION_TYPE] = N_ ("annotation type"),
    [QUOTH_KIND_ACTOR] = N_ ("actor"),
    [QUOTH_KIND_CODE] = N_ ("code"),
    [QUOTH_KIND_CODEBOOK_VERSION] = N_ ("version of the codebook"),
    [QUOTH_KIND_ATTRIBUTE] = N_ ("attribute"),
    [QUOTH_KIND_PROPOSITION] = N_ ("proposition"),
    [QUOTH_KIND_MENTION] = N_ ("mention"),
    [QUOTH_KIND_CLAIM] = N_ ("claim"),
    [QUOTH_KIND_CUE] = N_ ("cue"),
    [QUOTH_KIND_RELATION_TYPE] = N_ ("type of relation"),
    [QUOTH_KIND_RELATION] = N_ ("relation"),
    [QUOTH_KIND_ASSIGNMENT] = N_ ("assignment"),
    [QUOTH_KIND_VERDICT] = N_ ("verdict"),
    [QUOTH_KIND_MEMO] = N_ ("memo"),
  };

  return names[kind] != NULL ? _ (names[kind]) : quoth_kind_to_nick (kind);
}

const char *
quoth_name_of_annotation (QuothKind kind)
{
  switch (kind)
    {
    case QUOTH_KIND_MENTION:
      return _ ("mention");
    case QUOTH_KIND_CLAIM:
      return _ ("claim");
    default:
      return _ ("cue");
    }
}

char *
quoth_name_of_unplaced (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to place", "%u to place", n), n);
}

char *
quoth_name_of_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / 1000);

  /* Translators: the form of a date and time, as in g_date_time_format(): "12 Apr 2023, 14:05" */
  return local != NULL ? g_date_time_format (local, _ ("%-d %b %Y, %H:%M")) : g_strdup ("");
}
