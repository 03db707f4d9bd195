/* quoth-csv-read.c: the rows of a table as people and programs write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A formula that came in with somebody's text ("=HYPERLINK(…)") would be run by the spreadsheet of whoever opens an export. So what could be
 * one is written after an apostrophe, as spreadsheets themselves do it; and since a text may begin with apostrophes before such a sign of its
 * own, these get one more. The way back takes one away from all of them, and so gives each text as it was.
 */

#include "config.h"

#include "formats/quoth-csv-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

/* What is looked at to find the separator: so many rows, or those that begin in so many bytes. */
#define LOOKED_AT 50
#define LOOKED_AT_BYTES 65536

typedef struct
{
  const char *p;
  const char *end;
  guint line;
  char separator;
} Parser;

/* A row: its fields one behind the other, each with its end, and where they begin. All rows have the same room. */
typedef struct
{
  GString *text;
  GPtrArray *fields; /* borrowed from @text once the row is there; before that, how far into it they begin */
} Row;

static void
row_init (Row *self)
{
  self->text = g_string_new (NULL);
  self->fields = g_ptr_array_new ();
}

static void
row_clear (Row *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

/* ---- Formulas ---- */

gboolean
quoth_csv_is_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

char *
quoth_csv_dup_plain (const char *field)
{
  return g_strdup (*field == '\'' && quoth_csv_is_formula (field) ? field + 1 : field);
}

/* ---- Fields ---- */

/* From behind the quote it begins with to behind the one it ends with. */
static gboolean
read_quoted (Parser *self, GString *field, GError **error)
{
  guint line = self->line;

  while (self->p < self->end)
    {
      if (*self->p == '"')
        {
          self->p++;
          if (self->p == self->end || *self->p != '"')
            return TRUE;
        }
      self->line += *self->p == '\n';
      g_string_append_c (field, *self->p++);
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
               _("%u: a field begins with a quote that nothing closes; a quote inside of a field is written twice"), line);
  return FALSE;
}

/* g_string_append_len(), without what it asks of each of a million short runs. */
static void
append_run (GString *text, const char *run, gsize n)
{
  if (text->len + n >= text->allocated_len)
    {
      g_string_append_len (text, run, (gssize) n);
      return;
    }
  memcpy (text->str + text->len, run, n);
  text->len += n;
}

/* Appends it, with its end. Returns: its length, or -1 with @error. */
static gssize
read_field (Parser *self, GString *text, GError **error)
{
  gsize before = text->len;
  const char *start;

  if (self->p < self->end && *self->p == '"')
    {
      self->p++;
      if (!read_quoted (self, text, error))
        return -1;
    }
  start = self->p;
  while (self->p < self->end && *self->p != self->separator && *self->p != '\n')
    self->p++;
  append_run (text, start, (gsize) (self->p - start));
  g_string_append_c (text, '\0');
  return (gssize) (text->len - before - 1);
}

/* Behind the separator or the newline. Returns: whether the row has another field. */
static gboolean
pass_end (Parser *self)
{
  gboolean has_more = self->p < self->end && *self->p != '\n';

  self->line += self->p < self->end && !has_more;
  self->p += self->p < self->end;
  return has_more;
}

/* @is_blank: (out): whether all fields are empty. */
static gboolean
read_row (Parser *self, Row *row, gboolean *is_blank, GError **error)
{
  g_string_truncate (row->text, 0);
  g_ptr_array_set_size (row->fields, 0);
  *is_blank = TRUE;
  do
    {
      gssize length;

      g_ptr_array_add (row->fields, GSIZE_TO_POINTER (row->text->len));
      length = read_field (self, row->text, error);
      if (length < 0)
        return FALSE;
      *is_blank = *is_blank && length == 0;
    }
  while (pass_end (self));
  for (guint i = 0; i < row->fields->len; i++)
    row->fields->pdata[i] = row->text->str + GPOINTER_TO_SIZE (row->fields->pdata[i]);
  return TRUE;
}

/* The separator that “sep=;” says, behind which @p is moved; 0 for none. */
static char
skip_hint (Parser *self)
{
  char separator;

  if (self->end - self->p < 5 || g_ascii_strncasecmp (self->p, "sep=", 4) != 0
      || (self->end - self->p > 5 && self->p[5] != '\n'))
    return 0;
  separator = self->p[4];
  self->p = MIN (self->p + 6, self->end);
  self->line++;
  return separator;
}

gboolean
quoth_csv_foreach_row (
  const char *utf8, gsize n_bytes, char separator, QuothRowFunc func, gpointer user_data, GError **error)
{
  Parser self = { utf8, utf8 + n_bytes, 1, separator };
  g_auto (Row) row = { NULL };

  row_init (&row);
  skip_hint (&self);
  while (self.p < self.end)
    {
      guint line = self.line;
      gboolean is_blank;

      if (!read_row (&self, &row, &is_blank, error) || (!is_blank && !func (row.fields, line, user_data, error)))
        return FALSE;
    }
  return TRUE;
}

/* ---- The separator ---- */

/* How many of the first rows have as many fields as the first one, which has two at least; each counted by its fields. */
static guint
score (const char *utf8, gsize n_bytes, char separator)
{
  Parser self = { utf8, utf8 + n_bytes, 1, separator };
  g_auto (Row) row = { NULL };
  guint n_fields = 0, n_same = 0, n_rows = 0;
  gboolean is_blank;

  row_init (&row);
  while (self.p < self.end && n_rows < LOOKED_AT && self.p - utf8 < LOOKED_AT_BYTES && read_row (&self, &row, &is_blank, NULL))
    if (!is_blank)
      {
        if (n_rows++ == 0)
          n_fields = row.fields->len;
        n_same += row.fields->len == n_fields;
      }
  return n_fields < 2 ? 0 : n_same * 1000 / MAX (n_rows, 1) + MIN (n_fields, 100);
}

char
quoth_csv_find_separator (const char *utf8, gsize n_bytes)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  Parser parser = { utf8, utf8 + n_bytes, 1, 0 };
  char best = skip_hint (&parser);
  guint best_score = 0;

  if (best != 0)
    return best;
  best = ',';
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint s = score (utf8, n_bytes, separators[i]);

      if (s > best_score)
        {
          best = separators[i];
          best_score = s;
        }
    }
  return best;
}
