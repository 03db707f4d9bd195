/* quoth-encoding.c: encodings by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The converter is the C library's iconv; this file knows what the encodings are called, and by whom.
 */

#include "config.h"

#include "text/quoth-encoding-private.h"

#include <string.h>

static const char *const offered[] = {
  "UTF-8",        "UTF-16LE",     "UTF-16BE",     "UTF-32LE",     "UTF-32BE",     "windows-1252", "windows-1250",
  "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
  "windows-874",  "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",
  "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",
  "ISO-8859-16",  "macintosh",    "KOI8-R",       "KOI8-U",       "IBM437",       "IBM850",       "IBM852",
  "IBM855",       "IBM866",       "GB18030",      "GBK",          "Big5",         "Big5-HKSCS",   "EUC-TW",
  "Shift_JIS",    "EUC-JP",       "ISO-2022-JP",  "EUC-KR",       "TIS-620",      "VISCII",       NULL,
};

/* Other names, as users and libuchardet write them, without "-" and "_" and in small letters. */
static const struct
{
  const char *alias;
  const char *canonical;
} aliases[] = {
  { "ansi", "windows-1252" },   { "cp1250", "windows-1250" }, { "cp1251", "windows-1251" },
  { "cp1252", "windows-1252" }, { "cp1253", "windows-1253" }, { "cp1254", "windows-1254" },
  { "cp1255", "windows-1255" }, { "cp1256", "windows-1256" }, { "cp1257", "windows-1257" },
  { "cp1258", "windows-1258" }, { "cp437", "IBM437" },        { "cp850", "IBM850" },
  { "cp852", "IBM852" },        { "cp866", "IBM866" },        { "cp874", "windows-874" },
  { "gb2312", "GB18030" },      { "hzgb2312", "HZ-GB-2312" }, { "iso88598i", "ISO-8859-8" },
  { "latin1", "ISO-8859-1" },   { "latin2", "ISO-8859-2" },   { "mac", "macintosh" },
  { "maccyrillic", "x-mac-cyrillic" },
  { "sjis", "Shift_JIS" },      { "ucs2le", "UTF-16LE" },     { "uhc", "EUC-KR" },
  { "win1250", "windows-1250" }, { "win1251", "windows-1251" }, { "win1252", "windows-1252" },
};

/* What iconv calls it, where that is another name. */
static const struct
{
  const char *canonical;
  const char *iconv;
} iconv_names[] = {
  { "EUC-KR", "CP949" },
  { "HZ-GB-2312", "HZ" },
  { "windows-874", "CP874" },
  { "x-mac-cyrillic", "MAC-CYRILLIC" },
};

/* What files that pass for an encoding may really be in: Windows' own version, or a neighbour's letters. */
static const struct
{
  const char *canonical;
  const char *relative;
} relatives[] = {
  { "Big5", "Big5-HKSCS" },          { "ISO-8859-1", "windows-1252" },  { "ISO-8859-2", "windows-1250" },
  { "ISO-8859-7", "windows-1253" },  { "ISO-8859-8", "windows-1255" },  { "ISO-8859-9", "windows-1254" },
  { "ISO-8859-11", "windows-874" },  { "ISO-8859-13", "windows-1257" }, { "ISO-8859-15", "windows-1252" },
  { "KOI8-R", "KOI8-U" },            { "Shift_JIS", "Windows-31J" },    { "TIS-620", "windows-874" },
};

/* Whether the two are the same name but for case, "-" and "_". */
static gboolean
is_same_name (const char *a, const char *b)
{
  while (TRUE)
    {
      while (*a == '-' || *a == '_')
        a++;
      while (*b == '-' || *b == '_')
        b++;
      if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

static const char *
get_iconv_name (const char *canonical)
{
  for (guint i = 0; i < G_N_ELEMENTS (iconv_names); i++)
    if (strcmp (iconv_names[i].canonical, canonical) == 0)
      return iconv_names[i].iconv;
  return canonical;
}

/* Whether iconv reads and writes it; a "/" would be an order to iconv, not a name. */
static gboolean
is_known (const char *name)
{
  GIConv converter;

  if (*name == '\0' || strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:+") != strlen (name))
    return FALSE;
  converter = g_iconv_open ("UTF-8", get_iconv_name (name));
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

char *
quoth_encoding_dup_canonical (const char *name)
{
  for (guint i = 0; offered[i] != NULL; i++)
    if (is_same_name (offered[i], name))
      return g_strdup (offered[i]);
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (is_same_name (aliases[i].alias, name))
      return g_strdup (aliases[i].canonical);
  return is_known (name) ? g_strdup (name) : NULL;
}

const char *const *
quoth_encoding_list (void)
{
  return offered;
}

guint
quoth_encoding_get_unit (const char *canonical)
{
  if (g_str_has_prefix (canonical, "UTF-32"))
    return 4;
  return g_str_has_prefix (canonical, "UTF-16") ? 2 : 1;
}

const char *
quoth_encoding_get_relative (const char *canonical)
{
  for (guint i = 0; i < G_N_ELEMENTS (relatives); i++)
    if (strcmp (relatives[i].canonical, canonical) == 0)
      return relatives[i].relative;
  return NULL;
}

static char *
convert (const char *to, const char *from, const char *data, gsize size, gsize *n_written, gsize *bad)
{
  gsize n_read = 0;
  g_autofree char *converted = NULL;

  if (size == 0)
    {
      *n_written = 0;
      return g_strdup ("");
    }
  converted = g_convert (data, (gssize) size, to, from, &n_read, n_written, NULL);
  if (converted == NULL || n_read < size)
    {
      *bad = n_read;
      return NULL;
    }
  return g_steal_pointer (&converted);
}

char *
quoth_encoding_to_utf8 (const char *canonical, const guint8 *data, gsize size, gsize *n_utf8, gsize *bad)
{
  return convert ("UTF-8", get_iconv_name (canonical), (const char *) data, size, n_utf8, bad);
}

char *
quoth_encoding_from_utf8 (const char *canonical, const char *utf8, gsize n_utf8, gsize *size, gsize *bad)
{
  return convert (get_iconv_name (canonical), "UTF-8", utf8, n_utf8, size, bad);
}
