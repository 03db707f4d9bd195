/* quoth-countries.c: the names of countries, and their flags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ICU has them in all languages, in the form that stands in a list: "Russland", not "Russlands".
 */

#include "suggest/quoth-name-finder.h"

#include <string.h>
#include <unicode/uloc.h>

/* (nullable): the name of the country with the two letters @code. */
static char *
dup_name (const char *code, const char *language)
{
  g_autofree char *locale = g_strdup_printf ("und_%s", code);
  const char *in = g_str_equal (language, "und") ? "en" : language;
  UChar buffer[128];
  UErrorCode status = U_ZERO_ERROR;
  gint32 length = uloc_getDisplayCountry (locale, in, buffer, G_N_ELEMENTS (buffer), &status);

  /* What is not known comes back as its code, with a warning. */
  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING || length < 2)
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) buffer, length, NULL, NULL, NULL);
}

char *
quoth_flag_get_country (const char *flag, const char *language)
{
  char code[3] = { 0 };

  for (guint i = 0; i < 2; i++, flag = g_utf8_next_char (flag))
    {
      gunichar c = g_utf8_get_char (flag);

      if (c < 0x1F1E6 || c > 0x1F1FF)
        return NULL;
      code[i] = (char) ('A' + (c - 0x1F1E6));
    }
  return dup_name (code, language);
}

void
quoth_countries_add (QuothAliasMatcher *matcher, const char *language)
{
  for (const char *const *code = uloc_getISOCountries (); *code != NULL; code++)
    {
      g_autofree char *name = dup_name (*code, language);

      quoth_alias_matcher_add (matcher, name != NULL && strchr (name, '(') == NULL ? name : "", QUOTH_ALIAS_WORD | QUOTH_ALIAS_CAPITALS);
    }
}
