/* quoth-json-write.c: strings, numbers and times as JSON has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"

static void
append_escape (GString *out, guchar c)
{
  static const char digits[] = "0123456789abcdef";
  static const char *const shorts[0x20] = {
    ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r",
  };

  if (c == '"' || c == '\\')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) c);
    }
  else if (shorts[c] != NULL)
    {
      g_string_append_len (out, shorts[c], 2);
    }
  else
    {
      g_string_append_len (out, "\\u00", 4);
      g_string_append_c (out, digits[c >> 4]);
      g_string_append_c (out, digits[c & 15]);
    }
}

/* Only what JSON requires is escaped, so that a person can read every language in the file. */
void
quoth_json_append_string (GString *out, const char *string)
{
  const char *run = string;
  const char *p;

  if (string == NULL)
    {
      g_string_append_len (out, "null", 4);
      return;
    }

  g_string_append_c (out, '"');
  for (p = string; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, run, p - run);
      append_escape (out, c);
      run = p + 1;
    }
  g_string_append_len (out, run, p - run);
  g_string_append_c (out, '"');
}

void
quoth_json_append_id (GString *out, const QuothId *id)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  g_string_append_c (out, '"');
  g_string_append_len (out, quoth_id_to_string (id, buffer), QUOTH_ID_STRING_SIZE - 1);
  g_string_append_c (out, '"');
}

void
quoth_json_append_uint (GString *out, guint64 number)
{
  char digits[20];
  guint n = 0;

  do
    {
      digits[sizeof digits - ++n] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (number > 0);
  g_string_append_len (out, digits + sizeof digits - n, n);
}

void
quoth_json_append_double (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  g_string_append (out, buffer);
}

static void
append_padded (GString *out, guint number, guint width)
{
  char digits[10];

  for (guint i = width; i > 0; i--)
    {
      digits[i - 1] = (char) ('0' + number % 10);
      number /= 10;
    }
  g_string_append_len (out, digits, width);
}

/*
 * Days since 1970 and back in the proleptic Gregorian calendar, by counting in eras of 400 years that
 * begin on 1 March, so that the leap day comes last. GDateTime would do; at a time for each row it costs more than
 * all the rest of the row.
 */
static gint64
days_from_date (gint64 year, guint month, guint day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  guint year_of_era = (guint) (y - era * 400);
  guint day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static void
date_from_days (gint64 days, gint64 *year, guint *month, guint *day)
{
  gint64 z = days + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  guint day_of_era = (guint) (z - era * 146097);
  guint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  guint shifted = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = era * 400 + year_of_era + (*month <= 2);
}

#define MS_PER_DAY (G_GINT64_CONSTANT (86400000))

void
quoth_json_append_time (GString *out, gint64 time)
{
  gint64 days = (time >= 0 ? time : time - (MS_PER_DAY - 1)) / MS_PER_DAY;
  guint rest = (guint) (time - days * MS_PER_DAY);
  gint64 year;
  guint month, day;

  date_from_days (days, &year, &month, &day);
  append_padded (out, (guint) CLAMP (year, 0, 9999), 4);
  g_string_append_c (out, '-');
  append_padded (out, month, 2);
  g_string_append_c (out, '-');
  append_padded (out, day, 2);
  g_string_append_c (out, 'T');
  append_padded (out, rest / 3600000, 2);
  g_string_append_c (out, ':');
  append_padded (out, rest / 60000 % 60, 2);
  g_string_append_c (out, ':');
  append_padded (out, rest / 1000 % 60, 2);
  if (rest % 1000 != 0)
    {
      g_string_append_c (out, '.');
      append_padded (out, rest % 1000, 3);
    }
  g_string_append_c (out, 'Z');
}

static gboolean
read_digits (const char **p, guint width, guint *number)
{
  *number = 0;
  for (guint i = 0; i < width; i++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *number = *number * 10 + (guint) (*(*p)++ - '0');
    }
  return TRUE;
}

static gboolean
read_mark (const char **p, char mark)
{
  if (**p != mark)
    return FALSE;
  (*p)++;
  return TRUE;
}

/* The very form that append_time writes. */
static gboolean
parse_own_time (const char *p, gint64 *time)
{
  guint year, month, day, hour, minute, second, ms = 0;

  if (!read_digits (&p, 4, &year) || !read_mark (&p, '-') || !read_digits (&p, 2, &month)
      || !read_mark (&p, '-') || !read_digits (&p, 2, &day) || !read_mark (&p, 'T')
      || !read_digits (&p, 2, &hour) || !read_mark (&p, ':') || !read_digits (&p, 2, &minute)
      || !read_mark (&p, ':') || !read_digits (&p, 2, &second))
    return FALSE;
  if (*p == '.' && (p++, !read_digits (&p, 3, &ms)))
    return FALSE;
  if (!g_str_equal (p, "Z") || hour > 23 || minute > 59 || second > 59
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  *time = days_from_date (year, month, day) * MS_PER_DAY + hour * G_GINT64_CONSTANT (3600000)
          + minute * 60000 + second * 1000 + ms;
  return TRUE;
}

gboolean
quoth_json_parse_time (const char *string, gint64 *time)
{
  g_autoptr (GDateTime) parsed = NULL;

  if (parse_own_time (string, time))
    return TRUE;

  parsed = g_date_time_new_from_iso8601 (string, NULL);
  if (parsed == NULL)
    return FALSE;
  *time = g_date_time_to_unix (parsed) * 1000 + g_date_time_get_microsecond (parsed) / 1000;
  return TRUE;
}
