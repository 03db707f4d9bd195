/* quoth-valid.c: what the fields of values may hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-valid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/quoth-date.h"
#include "text/quoth-error.h"

static gboolean
is_unset (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
refuse (const char *what, const char *text, const char *right, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: "the colour of the coder is “red”: it must be written as #rrggbb" */
               _ ("%s is “%s”: it must be %s"), what, text, right);
  return FALSE;
}

gboolean
quoth_valid_text (const char *what, const char *text, GError **error)
{
  const char *end;

  if (text == NULL || g_utf8_validate (text, -1, &end))
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("%s is not valid UTF-8 from byte %u on"),
               what, (guint) (end - text));
  return FALSE;
}

gboolean
quoth_valid_name (const char *what, const char *text, GError **error)
{
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("%s is empty: it must be given"),
               _ (what));
  return FALSE;
}

static gboolean
is_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (p == text && !g_unichar_isalpha (c))
        return FALSE;
      if (g_unichar_isupper (c) || g_unichar_istitle (c))
        return FALSE;
      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '-' && c != '_')
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_valid_word (const char *what, const char *text, GError **error)
{
  if (is_unset (text))
    return TRUE;
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  return is_word (text) || refuse (what, text, _ ("one lower-case word"), error);
}

gboolean
quoth_valid_date (const char *what, const char *text, GError **error)
{
  if (is_unset (text) || (g_utf8_validate (text, -1, NULL) && quoth_date_is_valid (text)))
    return TRUE;
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  return refuse (what, text, _ ("a date of the calendar, written as 2023, 2023-03 or 2023-03-21"),
                 error);
}

gboolean
quoth_valid_period (
  const char *what_from, const char *from, const char *what_to, const char *to, GError **error)
{
  if (!quoth_valid_date (what_from, from, error) || !quoth_valid_date (what_to, to, error))
    return FALSE;
  if (is_unset (from) || is_unset (to))
    return TRUE;
  if (strncmp (from, to, MIN (strlen (from), strlen (to))) <= 0)
    return TRUE;

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("%s is “%s”, which is before %s, “%s”"),
               what_to, to, what_from, from);
  return FALSE;
}

gboolean
quoth_valid_color (const char *what, const char *text, GError **error)
{
  gboolean valid;

  if (is_unset (text))
    return TRUE;
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  valid = strlen (text) == 7 && text[0] == '#';
  for (guint i = 1; valid && i < 7; i++)
    valid = g_ascii_isxdigit (text[i]);
  return valid || refuse (what, text, _ ("a colour written as #rrggbb"), error);
}

static gboolean
is_language (const char *text)
{
  g_auto (GStrv) subtags = g_strsplit (text, "-", -1);

  for (guint i = 0; subtags[i] != NULL; i++)
    {
      gsize length = strlen (subtags[i]);

      if (length < 1 || length > 8)
        return FALSE;
      for (const char *p = subtags[i]; *p != '\0'; p++)
        if (i == 0 ? !g_ascii_isalpha (*p) : !g_ascii_isalnum (*p))
          return FALSE;
    }
  return TRUE;
}

gboolean
quoth_valid_language (const char *what, const char *text, GError **error)
{
  if (is_unset (text))
    return TRUE;
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  return is_language (text)
         || refuse (what, text, _ ("a language tag such as “en”, “zh-Hans” or “pt-BR”"), error);
}

gboolean
quoth_valid_script (const char *what, const char *text, GError **error)
{
  gboolean valid;

  if (is_unset (text))
    return TRUE;
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  valid = strlen (text) == 4 && g_ascii_isupper (text[0]);
  for (guint i = 1; valid && i < 4; i++)
    valid = g_ascii_islower (text[i]);
  return valid || refuse (what, text, _ ("a script code such as “Latn”, “Cyrl” or “Hans”"), error);
}

gboolean
quoth_valid_wikidata (const char *what, const char *text, GError **error)
{
  gboolean valid;

  if (is_unset (text))
    return TRUE;
  if (!quoth_valid_text (what, text, error))
    return FALSE;
  valid = text[0] == 'Q' && text[1] >= '1' && text[1] <= '9' && strlen (text) < 20;
  for (const char *p = text + 1; valid && *p != '\0'; p++)
    valid = g_ascii_isdigit (*p);
  return valid || refuse (what, text, _ ("an item of Wikidata such as “Q15031”"), error);
}
