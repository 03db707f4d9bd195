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

typedef struct
{
  GPtrArray *fields; /* element-type utf8 */
  guint line;
} Row;

typedef struct
{
  const char *name;
  QuothMetric metric;
  GArray *rows; /* element-type Row: of coders */
  guint n_fields;
  gboolean has_head;
} Table;

static void
clear_row (gpointer data)
{
  g_ptr_array_unref (((Row *) data)->fields);
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static const char *
get_field (const Table *self, guint row, guint column)
{
  return g_array_index (self->rows, Row, row).fields->pdata[column];
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
take_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  Table *self = user_data;
  Row row = { fields, line };

  for (guint i = 0; i < fields->len; i++)
    g_strstrip (fields->pdata[i]);
  if (self->n_fields == 0)
    {
      self->n_fields = fields->len;
      self->has_head = is_head (fields);
      if (self->has_head)
        return TRUE;
    }
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
    {
      g_ptr_array_ref (fields);
      g_array_append_val (self->rows, row);
      return TRUE;
    }
  return FALSE;
}

/* ---- Coders ---- */

/* Whether the fields of the first column are names by all that can be seen. */
static gboolean
looks_like_names (const Table *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  double number;

  for (guint r = 0; r < self->rows->len; r++)
    if (is_missing (get_field (self, r, 0)) || is_number (get_field (self, r, 0), &number)
        || !g_hash_table_add (names, (gpointer) get_field (self, r, 0)))
      return FALSE;
  for (guint r = 0; r < self->rows->len; r++)
    for (guint c = 1; c < self->n_fields; c++)
      if (g_hash_table_contains (names, get_field (self, r, c)))
        return FALSE;
  return self->n_fields > 1;
}

static void
add_coders (const Table *self, QuothRatings *ratings, gboolean named)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      g_autofree char *number = g_strdup_printf ("%u", r + 1);

      quoth_ratings_add_coder (ratings, named ? get_field (self, r, 0) : number);
    }
}

/* ---- Cells ---- */

static gboolean
check_field (const Table *self, guint row, const char *field, GError **error)
{
  guint line = g_array_index (self->rows, Row, row).line;
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

static gboolean
add_units (const Table *self, QuothRatings *ratings, guint first, GError **error)
{
  for (guint c = first; c < self->n_fields; c++)
    {
      guint unit = quoth_ratings_add_unit (ratings);

      for (guint r = 0; r < self->rows->len; r++)
        {
          const char *field = get_field (self, r, c);

          if (is_missing (field))
            continue;
          if (!check_field (self, r, field, error))
            return FALSE;
          quoth_ratings_set_name (ratings, unit, r, field);
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
  add_coders (&self, ratings, named);
  return add_units (&self, ratings, named, error) ? g_steal_pointer (&ratings) : NULL;
}
