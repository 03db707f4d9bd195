/* quoth-encode.c: from a text back to the bytes of a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "text/quoth-decode.h"

#include "text/quoth-encoding-private.h"
#include "text/quoth-error.h"
#include "text/quoth-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (transfer full): the text with @newline for each LF, behind a BOM if it is to have one */
static char *
write_newlines (const QuothText *text, QuothNewline newline, gboolean bom, gsize *n_bytes)
{
  const char *mark = newline == QUOTH_NEWLINE_CRLF ? "\r\n" : newline == QUOTH_NEWLINE_CR ? "\r" : "\n";
  gsize n_mark = strlen (mark);
  const char *p = text->utf8, *end = p + text->n_bytes;
  gsize n_lines = 0;
  char *written, *out;

  if (n_mark > 1)
    for (const char *q = p; (q = memchr (q, '\n', (gsize) (end - q))) != NULL; q++)
      n_lines++;
  written = out = g_malloc (text->n_bytes + n_lines + 4);
  if (bom)
    out = (char *) memcpy (out, "\xef\xbb\xbf", 3) + 3;
  while (p < end)
    {
      const char *lf = memchr (p, '\n', (gsize) (end - p));
      gsize n = (gsize) ((lf != NULL ? lf : end) - p);

      out = (char *) memcpy (out, p, n) + n;
      if (lf != NULL)
        out = (char *) memcpy (out, mark, n_mark) + n_mark;
      p += n + (lf != NULL);
    }
  *out = '\0';
  *n_bytes = (gsize) (out - written);
  return written;
}

GBytes *
quoth_encode (const QuothText *text, const char *encoding, QuothNewline newline, gboolean bom, GError **error)
{
  g_autofree char *canonical = quoth_encoding_dup_canonical (encoding);
  g_autofree char *utf8 = NULL;
  g_autofree char *encoded = NULL;
  gsize n_utf8, size = 0, bad = 0;

  if (canonical == NULL || newline == QUOTH_NEWLINE_MIXED)
    {
      if (canonical == NULL)
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_ENCODING, _("“%s” is not the name of an encoding"), encoding);
      else
        g_set_error_literal (error,
                             QUOTH_ERROR,
                             QUOTH_ERROR_ENCODING,
                             _("A text cannot be written with newlines of several kinds; LF, CRLF or CR would do"));
      return NULL;
    }

  utf8 = write_newlines (text, newline, bom, &n_utf8);
  if (strcmp (canonical, "UTF-8") == 0)
    return g_bytes_new_take (g_steal_pointer (&utf8), n_utf8);

  encoded = quoth_encoding_from_utf8 (canonical, utf8, n_utf8, &size, &bad);
  if (encoded == NULL)
    {
      gunichar c = g_utf8_get_char (utf8 + bad);
      char character[7] = { 0 };

      g_unichar_to_utf8 (c, character);
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_ENCODING,
                   _("%s has no “%s” (U+%04X), which the text holds; UTF-8 would do"),
                   canonical,
                   character,
                   c);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&encoded), size);
}
