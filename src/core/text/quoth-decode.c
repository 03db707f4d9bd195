/* quoth-decode.c: from the bytes of a file to a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What most files are, UTF-8 with LF, is tried first and costs one pass and no copy but the text's own. The rest goes
 * bytes → encoding → UTF-8 → newlines and U+0000 → text. Whether the way back gives the same bytes is known
 * without trying for the Unicode encodings (each text has one spelling in them); for the others it is tried.
 */

#include "config.h"

#include "text/quoth-decode.h"

#include "text/quoth-encoding-private.h"
#include "text/quoth-error.h"
#include "text/quoth-sniff-private.h"
#include "text/quoth-text-private.h"
#include "text/quoth-utf8-private.h"

#include <glib/gi18n-lib.h>

#define REPLACEMENT "\xef\xbf\xbd"

static const char *const newline_nicks[] = { "none", "lf", "crlf", "cr", "mixed" };

/* The bytes of a file, what is in front of the text, and how it is to be read. */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize n_bom;
  const char *encoding; /* canonical */
  gboolean guessed;
} Input;

typedef struct
{
  gsize n_lf;
  gsize n_crlf;
  gsize n_cr;
  gsize n_zeros;
  gsize zero_line; /* of the first, from 1 */
} Oddities;

const char *
quoth_newline_to_nick (QuothNewline newline)
{
  g_return_val_if_fail (newline < G_N_ELEMENTS (newline_nicks), NULL);

  return newline_nicks[newline];
}

gboolean
quoth_newline_from_nick (const char *nick, QuothNewline *newline)
{
  for (guint i = 0; i < G_N_ELEMENTS (newline_nicks); i++)
    if (strcmp (newline_nicks[i], nick) == 0)
      {
        *newline = (QuothNewline) i;
        return TRUE;
      }
  return FALSE;
}

static gulong
count_lines (const Input *input, gsize byte)
{
  guint unit = quoth_encoding_get_unit (input->encoding);
  gboolean little = g_str_has_suffix (input->encoding, "LE");
  gulong line = 1;

  for (gsize i = 0; i + unit <= byte; i += unit)
    {
      gboolean is_newline = input->data[little ? i : i + unit - 1] == '\n';

      for (guint k = 1; k < unit; k++)
        is_newline = is_newline && input->data[little ? i + k : i + k - 1] == 0;
      line += is_newline;
    }
  return line;
}

/* In the text of the error, @offer is an encoding that would do, or NULL. */
static void
set_encoding_error (GError **error, const Input *input, gsize byte, const char *offer)
{
  gulong line = count_lines (input, byte);
  guint value = byte < input->size ? input->data[byte] : 0;

  if (offer != NULL)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_ENCODING,
                 _("Byte %lu (0x%02X, line %lu) is not valid %s; the file can be read as %s"),
                 (gulong) byte,
                 value,
                 line,
                 input->encoding,
                 offer);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_ENCODING,
                 _("Byte %lu (0x%02X, line %lu) is not valid %s, and no other encoding fits the file"),
                 (gulong) byte,
                 value,
                 line,
                 input->encoding);
}

static void
set_not_text_error (GError **error, const char *format)
{
  if (format != NULL)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_NOT_TEXT,
                 _("The file is not plain text: it looks like %s"),
                 format);
  else
    g_set_error_literal (error,
                         QUOTH_ERROR,
                         QUOTH_ERROR_NOT_TEXT,
                         _("The file is not plain text: it is full of control characters, as a program or "
                           "a picture is"));
}

static Oddities
find_oddities (const char *utf8, gsize n_bytes)
{
  Oddities found = { 0 };
  const char *p = utf8, *end = utf8 + n_bytes;

  if (memchr (utf8, '\r', n_bytes) == NULL && memchr (utf8, '\0', n_bytes) == NULL)
    {
      found.n_lf = memchr (utf8, '\n', n_bytes) != NULL;
      return found;
    }
  for (; p < end; p++)
    {
      if (*p == '\0')
        {
          if (found.n_zeros++ == 0)
            found.zero_line = found.n_lf + found.n_crlf + found.n_cr + 1;
        }
      else if (*p == '\n')
        found.n_lf++;
      else if (*p == '\r' && p + 1 < end && p[1] == '\n')
        {
          found.n_crlf++;
          p++;
        }
      else if (*p == '\r')
        found.n_cr++;
    }
  return found;
}

static QuothNewline
get_newline (const Oddities *found)
{
  if ((found->n_lf > 0) + (found->n_crlf > 0) + (found->n_cr > 0) > 1)
    return QUOTH_NEWLINE_MIXED;
  if (found->n_crlf > 0)
    return QUOTH_NEWLINE_CRLF;
  if (found->n_cr > 0)
    return QUOTH_NEWLINE_CR;
  return found->n_lf > 0 ? QUOTH_NEWLINE_LF : QUOTH_NEWLINE_NONE;
}

/* (transfer full): @utf8 with LF for every newline and U+FFFD for U+0000 */
static char *
tidy (const char *utf8, gsize n_bytes, const Oddities *found, gsize *n_tidy)
{
  char *tidied = g_malloc (n_bytes + found->n_zeros * 2 + 1);
  char *out = tidied;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (utf8[i] == '\0')
        out = (char *) memcpy (out, REPLACEMENT, 3) + 3;
      else if (utf8[i] != '\r')
        *out++ = utf8[i];
      else if (i + 1 == n_bytes || utf8[i + 1] != '\n')
        *out++ = '\n';
    }
  *out = '\0';
  *n_tidy = (gsize) (out - tidied);
  return tidied;
}

/* The UTF-8 of the input, or NULL and the byte that is not valid. */
static char *
to_utf8 (const Input *input, gsize *n_utf8, gsize *bad)
{
  const guint8 *begin = input->data + input->n_bom;
  const guint8 *end = input->data + input->size;
  char *utf8;

  if (strcmp (input->encoding, "UTF-8") == 0)
    {
      const guint8 *invalid = quoth_utf8_find_invalid (begin, end);

      if (invalid < end)
        {
          *bad = (gsize) (invalid - input->data);
          return NULL;
        }
      *n_utf8 = (gsize) (end - begin);
      utf8 = g_malloc (*n_utf8 + 1);
      memcpy (utf8, begin, *n_utf8);
      utf8[*n_utf8] = '\0';
      return utf8;
    }

  utf8 = quoth_encoding_to_utf8 (input->encoding, begin, (gsize) (end - begin), n_utf8, bad);
  if (utf8 == NULL)
    *bad += input->n_bom;
  return utf8;
}

/* Whether each text has one spelling in it. Without the order of the bytes in its name ("UTF-16") iconv takes a text as it comes, and writes a mark of
 * that order before it. */
static gboolean
has_one_spelling (const char *encoding)
{
  return strcmp (encoding, "UTF-8") == 0 || strcmp (encoding, "UTF-16LE") == 0 || strcmp (encoding, "UTF-16BE") == 0
         || strcmp (encoding, "UTF-32LE") == 0 || strcmp (encoding, "UTF-32BE") == 0;
}

static gboolean
encodes_back (const QuothDecoded *self, const Input *input)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) original = NULL;

  if (self->n_replaced > 0 || self->newline == QUOTH_NEWLINE_MIXED)
    return FALSE;
  if (has_one_spelling (self->encoding))
    return TRUE;
  bytes = quoth_encode (self->text, self->encoding, self->newline, self->bom, NULL);
  original = g_bytes_new_static (input->data, input->size);
  return bytes != NULL && g_bytes_equal (bytes, original);
}

static QuothDecoded *
decoded_new (const Input *input, QuothText *text, const Oddities *found)
{
  QuothDecoded *self = g_new0 (QuothDecoded, 1);

  self->text = text;
  self->encoding = g_strdup (input->encoding);
  self->bom = input->n_bom > 0;
  self->newline = get_newline (found);
  self->guessed = input->guessed;
  self->n_replaced = (guint) found->n_zeros;
  self->replaced_line = (guint) found->zero_line;
  self->exact = encodes_back (self, input);
  return self;
}

/* Makes the text of @utf8, which it takes over. */
static QuothDecoded *
decode_utf8 (const Input *input, char *utf8, gsize n_utf8, GError **error)
{
  g_autofree char *owned = utf8;
  Oddities found = find_oddities (utf8, n_utf8);
  QuothText *text;

  if (found.n_zeros > 8 && found.n_zeros * 100 > n_utf8)
    {
      set_not_text_error (error, NULL);
      return NULL;
    }
  if (found.n_crlf + found.n_cr + found.n_zeros > 0)
    {
      owned = tidy (utf8, n_utf8, &found, &n_utf8);
      g_free (utf8);
    }
  text = quoth_text_new_take (g_steal_pointer (&owned), n_utf8, error);
  return text == NULL ? NULL : decoded_new (input, text, &found);
}

/* Tries one guess: NULL if it does not decode, or does not read like a text. */
static char *
try_guess (Input *input, const char *encoding, gboolean strict, gsize *n_utf8)
{
  Input guess = *input;
  g_autofree char *utf8 = NULL;
  gsize bad;

  guess.encoding = encoding;
  utf8 = to_utf8 (&guess, n_utf8, &bad);
  if (utf8 == NULL || (strict && !quoth_sniff_is_plausible (utf8, *n_utf8)))
    return NULL;
  return g_steal_pointer (&utf8);
}

/*
 * Of two encodings that read a file alike, the one that Windows wrote: ASCII with curly quotes is windows-1252,
 * though libuchardet may call it by another of that family.
 */
static const char *
prefer (Input *input, const char *encoding, const char *utf8, gsize n_utf8)
{
  const char *others[] = { "windows-1252", quoth_encoding_get_relative (encoding) };

  if (!g_str_has_prefix (encoding, "windows-") && !g_str_has_prefix (encoding, "ISO-8859-"))
    return encoding;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      gsize n_other = 0;
      g_autofree char *other = others[i] != NULL ? try_guess (input, others[i], FALSE, &n_other) : NULL;

      if (other != NULL && n_other == n_utf8 && memcmp (other, utf8, n_utf8) == 0)
        return others[i];
    }
  return encoding;
}

/*
 * Guesses the encoding of @input: what libuchardet proposes, its relative, and windows-1252.
 * Returns the UTF-8, and sets @encoding; NULL if nothing fits.
 */
static char *
guess (Input *input, gboolean strict, char **encoding, gsize *n_utf8)
{
  g_autofree char *proposed = quoth_sniff_uchardet (input->data, input->size);
  const char *tries[] = { proposed,
                          proposed != NULL ? quoth_encoding_get_relative (proposed) : NULL,
                          "windows-1252" };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      char *utf8;

      if (tries[i] == NULL || strcmp (tries[i], "UTF-8") == 0 || strcmp (tries[i], "US-ASCII") == 0)
        continue;
      utf8 = try_guess (input, tries[i], strict, n_utf8);
      if (utf8 != NULL)
        {
          *encoding = g_strdup (prefer (input, tries[i], utf8, *n_utf8));
          return utf8;
        }
    }
  return NULL;
}

/* (transfer full) (nullable): an encoding that @input can be read in, other than its own */
static char *
find_offer (const Input *input)
{
  Input plain = { input->data, input->size, 0, "UTF-8", FALSE };
  const char *told = quoth_sniff_bom (input->data, input->size, &plain.n_bom);
  g_autofree char *utf8 = NULL;
  char *encoding = NULL;
  gsize n_utf8, bad;

  if (told == NULL)
    told = quoth_sniff_zeros (input->data, input->size);
  plain.encoding = told != NULL ? told : "UTF-8";
  if (strcmp (plain.encoding, input->encoding) != 0 && (utf8 = to_utf8 (&plain, &n_utf8, &bad)) != NULL)
    return g_strdup (plain.encoding);
  if (told != NULL)
    return NULL;
  utf8 = guess (&plain, TRUE, &encoding, &n_utf8);
  if (utf8 == NULL)
    utf8 = guess (&plain, FALSE, &encoding, &n_utf8);
  if (encoding != NULL && strcmp (encoding, input->encoding) == 0)
    g_clear_pointer (&encoding, g_free);
  return encoding;
}

static QuothDecoded *
decode_as (const Input *input, GError **error)
{
  gsize n_utf8 = 0, bad = 0;
  char *utf8 = to_utf8 (input, &n_utf8, &bad);
  g_autofree char *offer = NULL;

  if (utf8 != NULL)
    return decode_utf8 (input, utf8, n_utf8, error);
  offer = find_offer (input);
  set_encoding_error (error, input, bad, offer);
  return NULL;
}

static QuothDecoded *
decode_guessed (Input *input, GError **error)
{
  g_autofree char *encoding = NULL;
  char *utf8 = NULL;
  gsize n_utf8 = 0;

  if (!quoth_sniff_is_broken_utf8 (input->data, input->size))
    utf8 = guess (input, TRUE, &encoding, &n_utf8);
  if (utf8 == NULL)
    {
      input->encoding = "UTF-8";
      return decode_as (input, error);
    }
  input->encoding = encoding;
  input->guessed = TRUE;
  return decode_utf8 (input, utf8, n_utf8, error);
}

/* ISO 2022, which is valid UTF-8 and means something else. */
static QuothDecoded *
decode_escaped (const Input *input)
{
  g_autofree char *proposed = quoth_sniff_uchardet (input->data, input->size);
  Input escaped = *input;

  if (proposed == NULL || !g_str_has_prefix (proposed, "ISO-2022"))
    return NULL;
  escaped.encoding = proposed;
  escaped.guessed = TRUE;
  return decode_as (&escaped, NULL);
}

/* The plain case: UTF-8 without NUL or CR, which needs nothing but the text. */
static QuothDecoded *
decode_plain (const Input *input)
{
  const char *begin = (const char *) input->data + input->n_bom;
  gsize n_bytes = input->size - input->n_bom;
  QuothText *text = quoth_text_new (begin, (gssize) n_bytes, NULL);
  Oddities found = { 0 };

  if (text == NULL)
    return NULL;
  found.n_lf = memchr (begin, '\n', n_bytes) != NULL;
  return decoded_new (input, text, &found);
}

static QuothDecoded *
decode_unknown (Input *input, GError **error)
{
  const char *format;
  const char *told = quoth_sniff_bom (input->data, input->size, &input->n_bom);
  QuothDecoded *plain;

  if (told != NULL && strcmp (told, "UTF-8") != 0)
    {
      input->encoding = told;
      return decode_as (input, error);
    }

  format = quoth_sniff_format (input->data, input->size);
  if (format != NULL)
    {
      set_not_text_error (error, format);
      return NULL;
    }
  told = quoth_sniff_zeros (input->data, input->size);
  if (told == NULL && quoth_sniff_is_binary (input->data, input->size))
    {
      set_not_text_error (error, NULL);
      return NULL;
    }
  input->encoding = told != NULL ? told : "UTF-8";
  input->guessed = told != NULL;
  if (told != NULL)
    return decode_as (input, error);

  plain = quoth_sniff_has_escapes (input->data, input->size) ? decode_escaped (input) : NULL;
  if (plain == NULL)
    plain = decode_plain (input);
  if (plain != NULL)
    return plain;
  if (input->n_bom > 0
      || quoth_utf8_find_invalid (input->data, input->data + input->size) == input->data + input->size)
    return decode_as (input, error);
  return decode_guessed (input, error);
}

/* Reads as the caller says, who knows better; a BOM of that very encoding is not of the text. */
static QuothDecoded *
decode_given (Input *input, const char *encoding, GError **error)
{
  g_autofree char *canonical = quoth_encoding_dup_canonical (encoding);
  gsize n_bom = 0;
  const char *told = quoth_sniff_bom (input->data, input->size, &n_bom);

  if (canonical == NULL)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_ENCODING,
                   _("“%s” is not the name of an encoding; “UTF-8” and “windows-1252” are"),
                   encoding);
      return NULL;
    }
  input->encoding = canonical;
  if (g_ascii_strcasecmp (canonical, "UTF-16") == 0 || g_ascii_strcasecmp (canonical, "UTF-32") == 0)
    {
      if (told == NULL)
        told = quoth_sniff_zeros (input->data, input->size);
      if (told == NULL || !g_str_has_prefix (told, input->encoding))
        told = strcmp (canonical, "UTF-32") == 0 ? "UTF-32LE" : "UTF-16LE";
      input->encoding = told;
    }
  if (told != NULL && strcmp (told, input->encoding) == 0)
    input->n_bom = n_bom;
  return decode_as (input, error);
}

QuothDecoded *
quoth_decode (GBytes *bytes, const char *encoding, GError **error)
{
  Input input = { NULL };
  QuothDecoded *decoded;

  input.data = g_bytes_get_data (bytes, &input.size);
  if (input.size > QUOTH_TEXT_MAX_BYTES)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_TOO_LARGE,
                   _("The file has %lu MB; the longest that can be read has %u MB"),
                   (gulong) (input.size / (1024 * 1024)),
                   QUOTH_TEXT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (input.size == 0)
    decoded = NULL;
  else if (encoding != NULL)
    decoded = decode_given (&input, encoding, error);
  else
    decoded = decode_unknown (&input, error);

  if (input.size == 0 || (decoded != NULL && quoth_text_get_length (decoded->text) == 0))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("The file is empty"));
      g_clear_pointer (&decoded, quoth_decoded_free);
    }
  return decoded;
}

void
quoth_decoded_free (QuothDecoded *self)
{
  g_clear_pointer (&self->text, quoth_text_unref);
  g_free (self->encoding);
  g_free (self);
}

const char *const *
quoth_decode_get_encodings (void)
{
  return quoth_encoding_list ();
}
