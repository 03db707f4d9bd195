/* quoth-sniff.c: what the bytes of a file look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Samples are enough for all of this: SAMPLE bytes from the front, and for the guess of an encoding from the line of
 * the first byte that is not ASCII. A guess is never the last word: what was guessed must decode to the end, and must
 * read like a text. That second look is needed because an encoding of one byte a character takes almost anything:
 * a UTF-8 file with one damaged byte would become a page of "Ã©" without an error.
 */

#include "config.h"

#include "text/quoth-sniff-private.h"

#include "text/quoth-encoding-private.h"
#include "text/quoth-utf8-private.h"

#include <glib/gi18n-lib.h>
#include <uchardet.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define SAMPLE 65536

typedef struct
{
  const char *bytes;
  guint8 n_bytes;
  guint16 at;
  const char *name;
} Magic;

static const Magic magics[] = {
  { "%PDF-", 5, 0, N_ ("a PDF document") },
  { "\x89PNG\r\n\x1a\n", 8, 0, N_ ("a PNG picture") },
  { "\xff\xd8\xff", 3, 0, N_ ("a JPEG picture") },
  { "GIF87a", 6, 0, N_ ("a GIF picture") },
  { "GIF89a", 6, 0, N_ ("a GIF picture") },
  { "WEBP", 4, 8, N_ ("a WebP picture") },
  { "II*\0", 4, 0, N_ ("a TIFF picture") },
  { "MM\0*", 4, 0, N_ ("a TIFF picture") },
  { "SQLite format 3\0", 16, 0, N_ ("an SQLite database") },
  { "\x7f" "ELF", 4, 0, N_ ("a program") },
  { "MZ\x90\0", 4, 0, N_ ("a program for Windows") },
  { "\xcf\xfa\xed\xfe", 4, 0, N_ ("a program") },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, 0, N_ ("an old Office document (.doc, .xls or .ppt)") },
  { "{\\rtf1", 6, 0, N_ ("an RTF document") },
  { "\x1f\x8b\x08", 3, 0, N_ ("a gzip archive") },
  { "BZh91AY&SY", 10, 0, N_ ("a bzip2 archive") },
  { "\xfd" "7zXZ\0", 6, 0, N_ ("an xz archive") },
  { "\x28\xb5\x2f\xfd", 4, 0, N_ ("a Zstandard archive") },
  { "7z\xbc\xaf\x27\x1c", 6, 0, N_ ("a 7-Zip archive") },
  { "Rar!\x1a\x07", 6, 0, N_ ("a RAR archive") },
  { "ustar", 5, 257, N_ ("a tar archive") },
  { "ID3\x03\0", 5, 0, N_ ("a sound recording") },
  { "ID3\x04\0", 5, 0, N_ ("a sound recording") },
  { "WAVEfmt ", 8, 8, N_ ("a sound recording") },
  { "OggS\0", 5, 0, N_ ("a sound recording") },
  { "fLaC\0", 5, 0, N_ ("a sound recording") },
  { "ftyp", 4, 4, N_ ("a video") },
  { "\x1a\x45\xdf\xa3", 4, 0, N_ ("a video") },
};

static gboolean
has_bytes (const guint8 *data, gsize size, const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i + n_bytes <= size; i++)
    if (memcmp (data + i, bytes, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

static const char *
name_zip (const guint8 *data, gsize size)
{
  gsize n = MIN (size, 4096);

  if (has_bytes (data, n, "word/", 5))
    return _("a Word document (.docx)");
  if (has_bytes (data, n, "xl/", 3))
    return _("an Excel workbook (.xlsx)");
  if (has_bytes (data, n, "application/epub", 16))
    return _("an EPUB book");
  if (has_bytes (data, n, "application/vnd.oasis", 21))
    return _("an OpenDocument file (.odt, .ods)");
  return _("a ZIP archive");
}

const char *
quoth_sniff_bom (const guint8 *data, gsize size, gsize *n_bom)
{
  static const struct
  {
    const char *bytes;
    guint8 n_bytes;
    const char *encoding;
  } marks[] = {
    { "\xff\xfe\0\0", 4, "UTF-32LE" }, { "\0\0\xfe\xff", 4, "UTF-32BE" },
    { "\xef\xbb\xbf", 3, "UTF-8" },    { "\x84\x31\x95\x33", 4, "GB18030" },
    { "\xff\xfe", 2, "UTF-16LE" },     { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].n_bytes && memcmp (data, marks[i].bytes, marks[i].n_bytes) == 0)
      {
        *n_bom = marks[i].n_bytes;
        return marks[i].encoding;
      }
  return NULL;
}

const char *
quoth_sniff_format (const guint8 *data, gsize size)
{
  if (size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return name_zip (data, size);
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      const Magic *magic = &magics[i];

      if (size >= (gsize) magic->at + magic->n_bytes
          && memcmp (data + magic->at, magic->bytes, magic->n_bytes) == 0
          && (magic->at == 0 || memchr (data, 0, MIN (size, SAMPLE)) != NULL))
        return _(magic->name);
    }
  return NULL;
}

/* Which control characters are of no text. Tab, the newlines and form feed are of texts; escape is of ISO-2022, and Ctrl-Z was
 * the end of a file once. */
static gboolean
is_control (guint8 c)
{
  return (c < 0x20 && c != 0 && !(c >= '\t' && c <= '\r') && c != 0x1b && c != 0x1a) || c == 0x7f;
}

gboolean
quoth_sniff_is_binary (const guint8 *data, gsize size)
{
  gsize n = MIN (size, SAMPLE);
  gsize n_controls = 0;

  /* Counted in bytes first, which the compiler can do many at a time. */
  for (gsize i = 0; i < n; i += 128)
    {
      gsize end = MIN (n, i + 128);
      guint8 n_here = 0;

      for (gsize k = i; k < end; k++)
        n_here += is_control (data[k]);
      n_controls += n_here;
    }
  return n_controls > 2 && n_controls * 50 > n;
}

/*
 * How well a sample reads as UTF-16: how many of its units are what every script has (white space, digits, stops) or
 * ASCII letters; -1 if some unit is none of any text.
 */
static int
rate_utf16 (const guint8 *data, gsize n, gboolean little)
{
  int rate = 0;

  for (gsize i = 0; i + 1 < n; i += 2)
    {
      guint unit = little ? data[i] | data[i + 1] << 8 : data[i + 1] | data[i] << 8;

      if (unit >= 0xdc00 && unit <= 0xdfff)
        return -1;
      if (unit >= 0xd800 && unit <= 0xdbff)
        i += 2;
      else if (unit >= 0xfffe || (unit >= 0x7f && unit < 0xa0) || !u_isdefined ((UChar32) unit)
               || (unit < 0x20 && unit != 0 && !(unit >= '\t' && unit <= '\r')))
        return -1;
      rate += (unit > 0 && unit < 0x80) || unit == 0x3001 || unit == 0x3002 || unit == 0xff0c;
    }
  return rate;
}

/* The sums of the zero bytes among the first @n, by their place modulo 4. */
static void
count_zeros (const guint8 *data, gsize n, gsize zeros[4])
{
  const guint8 *end = data + n;

  for (const guint8 *p = data; (p = memchr (p, 0, (gsize) (end - p))) != NULL; p++)
    zeros[(p - data) % 4]++;
}

const char *
quoth_sniff_zeros (const guint8 *data, gsize size)
{
  gsize n = MIN (size, SAMPLE);
  gsize zeros[4] = { 0 };
  gsize all;
  gboolean binary;
  int little, big;

  count_zeros (data, n, zeros);
  all = zeros[0] + zeros[1] + zeros[2] + zeros[3];
  if (all == 0 || size % 2 != 0)
    return NULL;

  if (size % 4 == 0 && zeros[3] == n / 4 && zeros[2] * 10 >= n / 4 * 9 && zeros[0] * 10 < n / 4)
    return "UTF-32LE";
  if (size % 4 == 0 && zeros[0] == n / 4 && zeros[1] * 10 >= n / 4 * 9 && zeros[3] * 10 < n / 4)
    return "UTF-32BE";

  /* A stray U+0000 in a text of bytes is not enough: what has no control characters must be ASCII for a good part. */
  binary = quoth_sniff_is_binary (data, size);
  if (all * 10 < n && !binary)
    return NULL;
  little = rate_utf16 (data, n, TRUE);
  big = rate_utf16 (data, n, FALSE);
  if (MAX (little, big) <= 0 || (gsize) MAX (little, big) * (binary ? 50 : 5) < n)
    return NULL;
  return little > big ? "UTF-16LE" : "UTF-16BE";
}

gboolean
quoth_sniff_has_escapes (const guint8 *data, gsize size)
{
  const guint8 *end = data + MIN (size, SAMPLE);

  for (const guint8 *p = data; (p = memchr (p, 0x1b, (gsize) (end - p))) != NULL; p++)
    if (p + 1 < end && (p[1] == '$' || p[1] == '('))
      return TRUE;
  return FALSE;
}

gboolean
quoth_sniff_is_broken_utf8 (const guint8 *data, gsize size)
{
  const guint8 *p = data, *end = data + size;
  gsize n_valid = 0, n_bad = 0;

  while (p < end)
    {
      guint length = quoth_utf8_sequence_length (p, end);

      n_valid += length > 1;
      n_bad += length == 0;
      p += MAX (length, 1);
    }
  return n_valid >= 2 && n_valid > 4 * n_bad;
}

char *
quoth_sniff_uchardet (const guint8 *data, gsize size)
{
  gsize start = 0;
  uchardet_t detector;
  const char *name;
  char *canonical = NULL;

  while (start < size && data[start] < 0x80 && data[start] != 0x1b)
    start++;
  while (start > 0 && data[start - 1] != '\n')
    start--;

  detector = uchardet_new ();
  if (uchardet_handle_data (detector, (const char *) data + start, MIN (size - start, SAMPLE)) == 0)
    {
      uchardet_data_end (detector);
      name = uchardet_get_charset (detector);
      if (*name != '\0')
        canonical = quoth_encoding_dup_canonical (name);
    }
  uchardet_delete (detector);
  return canonical;
}

/* Whether the script is one whose letters a Latin letter does not stand next to in a word. */
static gboolean
is_foreign_pair (gunichar a, gunichar b)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode x = uscript_getScript ((UChar32) a, &status);
  UScriptCode y = uscript_getScript ((UChar32) b, &status);

  return x != y && x != USCRIPT_COMMON && y != USCRIPT_COMMON && x != USCRIPT_INHERITED && y != USCRIPT_INHERITED
         && !uscript_breaksBetweenLetters (x) && !uscript_breaksBetweenLetters (y);
}

static gboolean
is_symbol (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CURRENCY_SYMBOL || type == G_UNICODE_MATH_SYMBOL || type == G_UNICODE_OTHER_SYMBOL
         || type == G_UNICODE_MODIFIER_SYMBOL;
}

/* Whether @c, which is not ASCII, could hardly be where it is. */
static gboolean
is_odd (gunichar before, gunichar c, gunichar after)
{
  if (c < 0xa0 || c == 0xff || !g_unichar_isdefined (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return TRUE;
  if (!g_unichar_isalpha (c))
    return (is_symbol (c) || c == 0xa1 || c == 0xbf) && g_unichar_isalpha (before) && g_unichar_isalpha (after);
  if (g_unichar_isalpha (before)
      && (is_foreign_pair (before, c) || (g_unichar_isupper (c) && g_unichar_islower (before))))
    return TRUE;
  if (g_unichar_isalpha (after))
    return is_foreign_pair (c, after);
  return g_unichar_type (c) != G_UNICODE_OTHER_LETTER
         && (is_symbol (after) || after == '(' || after == '[' || after == '{' || after == 0xa1 || after == 0xbf);
}

gboolean
quoth_sniff_is_plausible (const char *utf8, gsize n_bytes)
{
  gunichar before = ' ';
  guint n_seen = 0, n_odd = 0;

  for (const char *p = utf8, *end = utf8 + n_bytes; p < end && n_seen < SAMPLE / 4;)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80)
        {
          n_seen++;
          n_odd += is_odd (before, c, next < end ? g_utf8_get_char (next) : ' ');
        }
      before = c;
      p = next;
    }
  return n_odd * 20 <= n_seen;
}
