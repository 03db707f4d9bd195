/* quoth-letters.c: texts of several lines, letter by letter on one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-letters.h"

#include <string.h>

gboolean
quoth_letters_end_line (gunichar c)
{
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* All that must be is in the first plane. */
void
quoth_letters_append (GString *out, const char *text, const char *and)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_end = p == text || *g_utf8_next_char (p) == '\0';

      if (c == '\\')
        g_string_append (out, "\\\\");
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (quoth_letters_end_line (c) || (is_end && g_unichar_isspace (c))
               || (and != NULL && c < 0x80 && strchr (and, (int) c) != NULL))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
}

/* The character of "uXXXX"; 0 where that is none. */
static gunichar
parse_hex (const char *p)
{
  gunichar c = 0;

  for (guint i = 1; i <= 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
    }
  return g_unichar_validate (c) ? c : 0;
}

char *
quoth_letters_dup (const char *letters)
{
  GString *text = g_string_new (NULL);

  for (const char *p = letters; *p != '\0'; p++)
    {
      gunichar c = p[0] == '\\' && p[1] == 'u' ? parse_hex (p + 1) : 0;

      if (c != 0)
        {
          g_string_append_unichar (text, c);
          p += strlen ("u0020");
        }
      else if (p[0] == '\\' && (p[1] == '\\' || p[1] == 'n' || p[1] == 't'))
        {
          p++;
          g_string_append_c (text, *p == 'n' ? '\n' : *p == 't' ? '\t' : '\\');
        }
      else
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}
