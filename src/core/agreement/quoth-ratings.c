/* quoth-ratings.c: what each coder said of each unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells stand unit after unit, since every measure goes over the units and compares the coders in each: 100,000 units of 3 coders are
 * read in one pass through 1.2 MB.
 */

#include "config.h"

#include "agreement/quoth-ratings.h"

#include <math.h>
#include <string.h>

/* A few values are given again and again: these are found without the hash table. A power of two. */
#define N_RECENT 64

struct _QuothRatings
{
  GPtrArray *coders;
  GPtrArray *values;
  GHashTable *ids; /* name → number + 1 */
  guint32 recent[N_RECENT]; /* number + 1 of the value that was asked for last, by a quick hash of its name; 0: none */
  GArray *numbers; /* of each value, as double */
  GArray *cells;   /* guint32 */
  guint n_units;
};

QuothRatings *
quoth_ratings_new (const char *const *coders)
{
  QuothRatings *self = g_new0 (QuothRatings, 1);

  self->coders = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (; coders != NULL && *coders != NULL; coders++)
    quoth_ratings_add_coder (self, *coders);
  return self;
}

void
quoth_ratings_free (QuothRatings *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->coders);
  g_ptr_array_unref (self->values);
  g_array_unref (self->numbers);
  g_array_unref (self->cells);
  g_free (self);
}

guint
quoth_ratings_add_coder (QuothRatings *self, const char *name)
{
  g_return_val_if_fail (self->n_units == 0, 0);
  g_ptr_array_add (self->coders, g_strdup (name));
  return self->coders->len - 1;
}

guint
quoth_ratings_add_unit (QuothRatings *self)
{
  guint start = self->cells->len;

  g_array_set_size (self->cells, start + self->coders->len);
  memset (&g_array_index (self->cells, guint32, start), 0xff, self->coders->len * sizeof (guint32));
  return self->n_units++;
}

static double
parse_number (const char *name)
{
  char *end = NULL;
  double number = g_ascii_strtod (name, &end);

  return end == name || *end != '\0' || !isfinite (number) ? NAN : number;
}

static guint
intern (QuothRatings *self, const char *value)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, value));
  char *name;
  double number;

  if (id > 0)
    return id;
  name = g_strdup (value);
  number = parse_number (name);
  g_ptr_array_add (self->values, name);
  g_array_append_val (self->numbers, number);
  g_hash_table_insert (self->ids, name, GUINT_TO_POINTER (self->values->len));
  return self->values->len;
}

guint32
quoth_ratings_intern (QuothRatings *self, const char *value)
{
  guint32 *recent;
  guint hash = 0;

  for (const char *p = value; *p != '\0'; p++)
    hash = hash * 31 + (guchar) *p;
  recent = &self->recent[hash % N_RECENT];
  if (*recent == 0 || strcmp (self->values->pdata[*recent - 1], value) != 0)
    *recent = intern (self, value);
  return *recent - 1;
}

void
quoth_ratings_set_number (QuothRatings *self, guint32 value, double number)
{
  g_return_if_fail (value < self->values->len);
  g_array_index (self->numbers, double, value) = number;
}

void
quoth_ratings_set (QuothRatings *self, guint unit, guint coder, guint32 value)
{
  g_return_if_fail (unit < self->n_units && coder < self->coders->len);
  g_return_if_fail (value < self->values->len || value == QUOTH_RATING_MISSING);
  g_array_index (self->cells, guint32, (gsize) unit * self->coders->len + coder) = value;
}

void
quoth_ratings_set_name (QuothRatings *self, guint unit, guint coder, const char *value)
{
  quoth_ratings_set (self, unit, coder, value != NULL ? quoth_ratings_intern (self, value) : QUOTH_RATING_MISSING);
}

guint32
quoth_ratings_get (const QuothRatings *self, guint unit, guint coder)
{
  return g_array_index (self->cells, guint32, (gsize) unit * self->coders->len + coder);
}

guint
quoth_ratings_get_n_coders (const QuothRatings *self)
{
  return self->coders->len;
}

guint
quoth_ratings_get_n_units (const QuothRatings *self)
{
  return self->n_units;
}

guint
quoth_ratings_get_n_values (const QuothRatings *self)
{
  return self->values->len;
}

const char *
quoth_ratings_get_coder (const QuothRatings *self, guint coder)
{
  return self->coders->pdata[coder];
}

const char *
quoth_ratings_get_value (const QuothRatings *self, guint32 value)
{
  return self->values->pdata[value];
}

double
quoth_ratings_get_number (const QuothRatings *self, guint32 value)
{
  return g_array_index (self->numbers, double, value);
}

const guint32 *
quoth_ratings_get_cells (const QuothRatings *self)
{
  return (const guint32 *) (gpointer) self->cells->data;
}

/* ---- Parts of it ---- */

QuothRatings *
quoth_ratings_dup_pair (const QuothRatings *self, guint first, guint second)
{
  const char *coders[] = { quoth_ratings_get_coder (self, first), quoth_ratings_get_coder (self, second), NULL };
  QuothRatings *pair = quoth_ratings_new (coders);

  for (guint32 v = 0; v < self->values->len; v++)
    quoth_ratings_set_number (pair, quoth_ratings_intern (pair, self->values->pdata[v]), quoth_ratings_get_number (self, v));
  for (guint u = 0; u < self->n_units; u++)
    {
      quoth_ratings_add_unit (pair);
      quoth_ratings_set (pair, u, 0, quoth_ratings_get (self, u, first));
      quoth_ratings_set (pair, u, 1, quoth_ratings_get (self, u, second));
    }
  return pair;
}

QuothRatings *
quoth_ratings_dup_against (const QuothRatings *self, guint32 value)
{
  QuothRatings *against = quoth_ratings_new (NULL);
  guint32 other = quoth_ratings_intern (against, "0");
  guint32 same = quoth_ratings_intern (against, "1");

  for (guint c = 0; c < self->coders->len; c++)
    quoth_ratings_add_coder (against, self->coders->pdata[c]);
  for (guint u = 0; u < self->n_units; u++)
    {
      quoth_ratings_add_unit (against);
      for (guint c = 0; c < self->coders->len; c++)
        {
          guint32 given = quoth_ratings_get (self, u, c);

          if (given != QUOTH_RATING_MISSING)
            quoth_ratings_set (against, u, c, given == value ? same : other);
        }
    }
  return against;
}

guint64
quoth_ratings_count_pairs (const QuothRatings *self, guint first, guint second, guint64 *counts)
{
  gsize n_values = self->values->len;
  guint64 n = 0;

  memset (counts, 0, n_values * n_values * sizeof (guint64));
  for (guint u = 0; u < self->n_units; u++)
    {
      guint32 a = quoth_ratings_get (self, u, first);
      guint32 b = quoth_ratings_get (self, u, second);

      if (a == QUOTH_RATING_MISSING || b == QUOTH_RATING_MISSING)
        continue;
      counts[a * n_values + b]++;
      n++;
    }
  return n;
}
