/* quoth-confusion.c: which values two coders gave to the same things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project may have thousands of values (actors): pairs of them are counted as they come, and then those are chosen that are confused most.
 */

#include "config.h"

#include "quoth-confusion.h"

#include <glib/gi18n.h>

#include "quoth-agreement-words.h"

/* A value, and how often it was given, and given where the other coder gave another one. */
typedef struct
{
  const char *value;
  guint64 n;
  guint64 n_confused;
  guint index; /* its row */
} Value;

typedef struct
{
  const QuothAgreementFindings *findings;
  guint first;
  guint second;
  GHashTable *by_name; /* utf8 → Value; what is not marked is under "" */
  GPtrArray *values;
} Counting;

typedef void (*PairFunc) (Counting *self, Value *a, Value *b, QuothConfusion *confusion);

static Value *
find_value (Counting *self, const char *name)
{
  Value *value = g_hash_table_lookup (self->by_name, name != NULL ? name : "");

  if (value == NULL)
    {
      value = g_new0 (Value, 1);
      value->value = name;
      g_hash_table_insert (self->by_name, (gpointer) (name != NULL ? name : ""), value);
      g_ptr_array_add (self->values, value);
    }
  return value;
}

/* What one only marked counts where it has one value (stances and roles have one for each code and role), and the other coder could have marked it. */
static gboolean
counts (const Counting *self, const QuothCodingUnit *unit, const char *a, const char *b)
{
  QuothCodingLayer layer = self->findings->request->layer;

  if (a != NULL && b != NULL)
    return TRUE;
  return (a != NULL || b != NULL) && unit->coder != G_MAXUINT && layer != QUOTH_CODING_STANCE && layer != QUOTH_CODING_ROLE
         && quoth_project_agreement_has_coded (self->findings->agreement, unit->text, self->first)
         && quoth_project_agreement_has_coded (self->findings->agreement, unit->text, self->second);
}

static void
foreach_pair (Counting *self, PairFunc func, QuothConfusion *confusion)
{
  const QuothCodingRatings *ratings = self->findings->ratings;

  for (guint i = 0; i < ratings->units->len; i++)
    {
      const QuothCodingUnit *unit = &g_array_index (ratings->units, QuothCodingUnit, i);
      const char *a = quoth_coding_ratings_get_said (ratings, unit, self->first);
      const char *b = quoth_coding_ratings_get_said (ratings, unit, self->second);

      if (counts (self, unit, a, b))
        func (self, find_value (self, a), find_value (self, b), confusion);
    }
}

static void
count_pair (Counting *self, Value *a, Value *b, QuothConfusion *confusion)
{
  a->n++;
  b->n++;
  if (a == b)
    return;
  a->n_confused++;
  b->n_confused++;
}

static void
add_pair (Counting *self, Value *a, Value *b, QuothConfusion *confusion)
{
  confusion->counts[a->index * confusion->n + b->index]++;
}

/* The most confused first; what is not marked is one of them. */
static int
compare_confused (gconstpointer a, gconstpointer b)
{
  const Value *x = *(const Value *const *) a, *y = *(const Value *const *) b;

  if (x->n_confused != y->n_confused)
    return x->n_confused > y->n_confused ? -1 : 1;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return g_strcmp0 (x->value, y->value);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Value *x = *(const Value *const *) a, *y = *(const Value *const *) b;

  if (x->value == NULL || y->value == NULL)
    return (x->value == NULL) - (y->value == NULL);
  return g_utf8_collate (x->value, y->value);
}

static void
choose_values (Counting *self, QuothConfusion *confusion)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  g_ptr_array_sort (self->values, compare_confused);
  confusion->has_others = self->values->len > QUOTH_CONFUSION_MOST;
  confusion->n = MIN (self->values->len, QUOTH_CONFUSION_MOST) + confusion->has_others;
  for (guint i = 0; i < self->values->len; i++)
    {
      ((Value *) self->values->pdata[i])->index = QUOTH_CONFUSION_MOST;
      if (i < QUOTH_CONFUSION_MOST)
        g_ptr_array_add (chosen, self->values->pdata[i]);
    }
  g_ptr_array_sort (chosen, compare_names);
  for (guint i = 0; i < chosen->len; i++)
    {
      ((Value *) chosen->pdata[i])->index = i;
      g_ptr_array_add (confusion->values, (gpointer) ((Value *) chosen->pdata[i])->value);
    }
}

QuothConfusion *
quoth_confusion_new (const QuothAgreementFindings *findings, guint first, guint second)
{
  QuothConfusion *confusion = g_new0 (QuothConfusion, 1);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Counting self = { findings, first, second, by_name, values };

  confusion->values = g_ptr_array_new ();
  foreach_pair (&self, count_pair, confusion);
  choose_values (&self, confusion);
  confusion->counts = g_new0 (guint64, (gsize) confusion->n * confusion->n + 1);
  foreach_pair (&self, add_pair, confusion);
  return confusion;
}

void
quoth_confusion_free (QuothConfusion *self)
{
  g_ptr_array_unref (self->values);
  g_free (self->counts);
  g_free (self);
}

guint64
quoth_confusion_get (const QuothConfusion *self, guint row, guint column)
{
  return self->counts[row * self->n + column];
}

char *
quoth_confusion_dup_name (const QuothConfusion *self, guint index)
{
  if (index >= self->values->len)
    /* Translators: all values that have no row of their own */
    return g_strdup (_ ("others"));
  return self->values->pdata[index] != NULL ? quoth_agreement_words_of_said (self->values->pdata[index]) : g_strdup (_ ("nothing marked"));
}

char *
quoth_confusion_dup_csv (const QuothConfusion *self, const char *first, const char *second)
{
  GString *out = g_string_new (NULL);
  g_autofree char *corner = g_strdup_printf ("%s \\ %s", first, second);

  quoth_agreement_append_csv_field (out, corner);
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *name = quoth_confusion_dup_name (self, i);

      g_string_append_c (out, ',');
      quoth_agreement_append_csv_field (out, name);
    }
  for (guint row = 0; row < self->n; row++)
    {
      g_autofree char *name = quoth_confusion_dup_name (self, row);

      g_string_append (out, "\r\n");
      quoth_agreement_append_csv_field (out, name);
      for (guint column = 0; column < self->n; column++)
        g_string_append_printf (out, ",%" G_GUINT64_FORMAT, quoth_confusion_get (self, row, column));
    }
  g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}
