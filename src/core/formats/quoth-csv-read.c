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

/* Rows that are looked at to find the separator. */
#define LOOKED_AT 50

typedef struct
{
  const char *p;
  const char *end;
  guint line;
  char separator;
} Parser;

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

static gboolean
read_field (Parser *self, GString *field, GError **error)
{
  g_string_truncate (field, 0);
  if (self->p < self->end && *self->p == '"')
    {
      self->p++;
      if (!read_quoted (self, field, error))
        return FALSE;
    }
  while (self->p < self->end && *self->p != self->separator && *self->p != '\n')
    g_string_append_c (field, *self->p++);
  return TRUE;
}

/* Behind the newline. */
static GPtrArray *
read_row (Parser *self, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) field = g_string_new (NULL);

  for (;;)
    {
      if (!read_field (self, field, error))
        return NULL;
      g_ptr_array_add (fields, g_strdup (field->str));
      if (self->p == self->end || *self->p == '\n')
        break;
      self->p++;
    }
  if (self->p < self->end)
    {
      self->p++;
      self->line++;
    }
  return g_steal_pointer (&fields);
}

static gboolean
is_blank (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (*(const char *) fields->pdata[i] != '\0')
      return FALSE;
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

  skip_hint (&self);
  while (self.p < self.end)
    {
      guint line = self.line;
      g_autoptr (GPtrArray) fields = read_row (&self, error);

      if (fields == NULL || (!is_blank (fields) && !func (fields, line, user_data, error)))
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
  guint n_fields = 0, n_same = 0, n_rows = 0;

  while (self.p < self.end && n_rows < LOOKED_AT)
    {
      g_autoptr (GPtrArray) fields = read_row (&self, NULL);

      if (fields == NULL)
        break;
      if (is_blank (fields))
        continue;
      if (n_rows++ == 0)
        n_fields = fields->len;
      n_same += fields->len == n_fields;
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
