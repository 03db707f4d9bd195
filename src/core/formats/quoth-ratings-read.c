/* quoth-ratings-read.c: ratings from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-ratings-read.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "formats/quoth-csv-file.h"
#include "text/quoth-error.h"

#define MOST_CODERS 1000
#define MOST_FIELDS 50000000

/* What a coder said of each unit: numbers of values, or %QUOTH_RATING_MISSING. */
typedef struct
{
  char *first; /* the field of the first column */
  GArray *values;
  guint line;
} Row;

/*
 * Table:
 * @values: which values there are; it has neither coders nor units
 */
typedef struct
{
  const char *name;
  QuothMetric metric;
  QuothRatings *values;
  GArray *rows; /* element-type Row: of coders */
  guint n_fields;
  gboolean has_head;
} Table;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->first);
  g_array_unref (((Row *) data)->values);
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->values, quoth_ratings_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static const Row *
get_row (const Table *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

static gboolean
is_missing (const char *field)
{
  return *field == '\0' || g_str_equal (field, ".");
}

static gboolean
is_number (const char *field, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (field, &end);
  return end != field && *end == '\0' && isfinite (*number);
}

/* ---- Rows ---- */

static gboolean
is_head (const GPtrArray *fields)
{
  const char *first = fields->pdata[0];

  return fields->len > 1 && (*first == '\0' || g_ascii_strcasecmp (first, "coder") == 0);
}

static gboolean
check_row (const Table *self, const GPtrArray *fields, guint line, GError **error)
{
  if (fields->len != self->n_fields)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
                 _("%s:%u: the row has %u fields, and the first one has %u; what is missing in a row is written as “.”"), self->name, line,
                 fields->len, self->n_fields);
  else if (self->rows->len >= MOST_CODERS)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE,
                 _("%s:%u: there are more than %u rows; a row is a coder, and a column a unit"), self->name, line, MOST_CODERS);
  else if ((guint64) (self->rows->len + 1) * self->n_fields > MOST_FIELDS)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("%s:%u: there are more than %u fields"), self->name, line, MOST_FIELDS);
  else
    return TRUE;
  return FALSE;
}

/* The first column, which may have the names, is kept as it is until all rows are there. */
static gboolean
take_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  Table *self = user_data;
  Row row = { NULL, NULL, line };

  g_strstrip (fields->pdata[0]);
  if (self->n_fields == 0)
    {
      self->n_fields = fields->len;
      self->has_head = is_head (fields);
      if (self->has_head)
        return TRUE;
    }
  if (!check_row (self, fields, line, error))
    return FALSE;
  row.first = g_strdup (fields->pdata[0]);
  row.values = g_array_sized_new (FALSE, FALSE, sizeof (guint32), fields->len);
  g_array_set_size (row.values, fields->len);
  g_array_index (row.values, guint32, 0) = QUOTH_RATING_MISSING;
  for (guint i = 1; i < fields->len; i++)
    {
      const char *field = g_strstrip (fields->pdata[i]);

      g_array_index (row.values, guint32, i) = is_missing (field) ? QUOTH_RATING_MISSING : quoth_ratings_intern (self->values, field);
    }
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* ---- Coders ---- */

/* Whether the fields of the first column are names by all that can be seen: none of them stands in another column. */
static gboolean
looks_like_names (const Table *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  double number;

  for (guint r = 0; r < self->rows->len; r++)
    if (is_missing (get_row (self, r)->first) || is_number (get_row (self, r)->first, &number)
        || !g_hash_table_add (names, get_row (self, r)->first))
      return FALSE;
  for (guint32 v = 0; v < quoth_ratings_get_n_values (self->values); v++)
    if (g_hash_table_contains (names, quoth_ratings_get_value (self->values, v)))
      return FALSE;
  return self->n_fields > 1;
}

static void
add_coders (const Table *self, QuothRatings *ratings, gboolean named)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      g_autofree char *number = g_strdup_printf ("%u", r + 1);

      quoth_ratings_add_coder (ratings, named ? get_row (self, r)->first : number);
    }
}

/* It is no column of names. */
static void
take_first_column (Table *self)
{
  for (guint r = 0; r < self->rows->len; r++)
    if (!is_missing (get_row (self, r)->first))
      g_array_index (get_row (self, r)->values, guint32, 0) = quoth_ratings_intern (self->values, get_row (self, r)->first);
}

/* ---- Cells ---- */

static gboolean
check_field (const Table *self, guint row, const char *field, GError **error)
{
  guint line = get_row (self, row)->line;
  double number;

  if (!quoth_metric_needs_numbers (self->metric))
    return TRUE;
  if (!is_number (field, &number))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _("%s:%u: “%s” is not a number, which the metric “%s” needs; a missing value is written as “.”"), self->name, line, field,
                 quoth_metric_to_nick (self->metric));
  else if (self->metric == QUOTH_METRIC_RATIO && number < 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("%s:%u: “%s” is below 0; the metric “ratio” needs numbers from 0"), self->name,
                 line, field);
  else
    return TRUE;
  return FALSE;
}

/* Values are numbered in the order in which units first have them. */
static gboolean
add_units (const Table *self, QuothRatings *ratings, guint first, GError **error)
{
  guint n_values = quoth_ratings_get_n_values (self->values);
  g_autofree guint32 *numbers = g_new (guint32, n_values + 1);

  for (guint v = 0; v < n_values; v++)
    numbers[v] = QUOTH_RATING_MISSING;
  for (guint c = first; c < self->n_fields; c++)
    {
      guint unit = quoth_ratings_add_unit (ratings);

      for (guint r = 0; r < self->rows->len; r++)
        {
          guint32 value = g_array_index (get_row (self, r)->values, guint32, c);

          if (value == QUOTH_RATING_MISSING)
            continue;
          if (numbers[value] == QUOTH_RATING_MISSING)
            {
              const char *field = quoth_ratings_get_value (self->values, value);

              if (!check_field (self, r, field, error))
                return FALSE;
              numbers[value] = quoth_ratings_intern (ratings, field);
            }
          quoth_ratings_set (ratings, unit, r, numbers[value]);
        }
    }
  return TRUE;
}

QuothRatings *
quoth_ratings_read (GBytes *bytes, const char *name, QuothCoderColumn coders, QuothMetric metric, GError **error)
{
  g_auto (Table) self = { .name = name, .metric = metric };
  g_autoptr (QuothRatings) ratings = quoth_ratings_new (NULL);
  gboolean named;

  self.values = quoth_ratings_new (NULL);
  self.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self.rows, clear_row);
  if (!quoth_csv_file_foreach_row (bytes, name, take_row_cb, &self, error))
    return NULL;
  if (self.rows->len == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("%s:1: the table has no row; a row is a coder, and a column a unit"), name);
      return NULL;
    }
  named = coders == QUOTH_CODER_COLUMN_YES
          || (coders == QUOTH_CODER_COLUMN_GUESS && (self.has_head || looks_like_names (&self)));
  if (!named)
    take_first_column (&self);
  add_coders (&self, ratings, named);
  return add_units (&self, ratings, named, error) ? g_steal_pointer (&ratings) : NULL;
}
