/* quoth-continuum.c: what each coder marked in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-continuum.h"

#include <glib/gi18n-lib.h>

#include "text/quoth-error.h"

typedef struct
{
  GPtrArray *list;
  GHashTable *ids; /* name → number + 1 */
} Names;

struct _QuothContinuum
{
  guint length;
  Names coders;
  Names codes;
  GArray *units;  /* element-type QuothContinuumUnit */
  GArray *ranges; /* element-type QuothRange */
};

static void
names_init (Names *self)
{
  self->list = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
names_clear (Names *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->list);
}

static guint
names_intern (Names *self, const char *name)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, name));
  char *copy;

  if (id > 0)
    return id - 1;
  copy = g_strdup (name);
  g_ptr_array_add (self->list, copy);
  g_hash_table_insert (self->ids, copy, GUINT_TO_POINTER (self->list->len));
  return self->list->len - 1;
}

QuothContinuum *
quoth_continuum_new (guint length)
{
  QuothContinuum *self = g_new0 (QuothContinuum, 1);

  self->length = length;
  names_init (&self->coders);
  names_init (&self->codes);
  self->units = g_array_new (FALSE, FALSE, sizeof (QuothContinuumUnit));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  return self;
}

void
quoth_continuum_free (QuothContinuum *self)
{
  names_clear (&self->coders);
  names_clear (&self->codes);
  g_array_unref (self->units);
  g_array_unref (self->ranges);
  g_free (self);
}

guint
quoth_continuum_intern_coder (QuothContinuum *self, const char *name)
{
  return names_intern (&self->coders, name);
}

guint
quoth_continuum_intern_code (QuothContinuum *self, const char *name)
{
  return names_intern (&self->codes, name);
}

/* ---- Units ---- */

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  return quoth_range_compare (*(const QuothRange *) a, *(const QuothRange *) b);
}

static gboolean
check_ranges (const QuothContinuum *self, const QuothRange *ranges, guint n_ranges, GError **error)
{
  if (n_ranges == 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET, _("A unit has one place at least"));
  for (guint i = 0; i < n_ranges; i++)
    if (ranges[i].start > ranges[i].end)
      {
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET, _("The span from %u to %u is the wrong way round"), ranges[i].start,
                     ranges[i].end);
        return FALSE;
      }
    else if (ranges[i].end > self->length)
      {
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET, _("The span from %u to %u is outside of the text, which has a length of %u"),
                     ranges[i].start, ranges[i].end, self->length);
        return FALSE;
      }
  return n_ranges > 0;
}

/* Appends what is left of @sorted when neighbours are one. Returns: how many. */
static guint
append_joined (QuothContinuum *self, const QuothRange *sorted, guint n)
{
  guint first = self->ranges->len;

  for (guint i = 0; i < n; i++)
    {
      QuothRange *last = self->ranges->len > first ? &g_array_index (self->ranges, QuothRange, self->ranges->len - 1) : NULL;

      if (quoth_range_is_empty (sorted[i]))
        continue;
      if (last != NULL && sorted[i].start <= last->end)
        last->end = MAX (last->end, sorted[i].end);
      else
        g_array_append_val (self->ranges, sorted[i]);
    }
  if (self->ranges->len == first)
    g_array_append_val (self->ranges, sorted[0]);
  return self->ranges->len - first;
}

gboolean
quoth_continuum_add (QuothContinuum *self, guint coder, guint code, const QuothRange *ranges, guint n_ranges, GError **error)
{
  g_autofree QuothRange *sorted = NULL;
  QuothContinuumUnit unit = { .coder = coder, .code = code, .first_range = self->ranges->len };

  g_return_val_if_fail (coder < self->coders.list->len && code < self->codes.list->len, FALSE);
  if (!check_ranges (self, ranges, n_ranges, error))
    return FALSE;
  sorted = g_memdup2 (ranges, n_ranges * sizeof (QuothRange));
  qsort (sorted, n_ranges, sizeof (QuothRange), compare_ranges);
  unit.n_ranges = append_joined (self, sorted, n_ranges);
  for (guint i = 0; i < unit.n_ranges; i++)
    unit.length += quoth_range_length (g_array_index (self->ranges, QuothRange, unit.first_range + i));
  unit.extent.start = g_array_index (self->ranges, QuothRange, unit.first_range).start;
  unit.extent.end = g_array_index (self->ranges, QuothRange, self->ranges->len - 1).end;
  g_array_append_val (self->units, unit);
  return TRUE;
}

guint
quoth_continuum_get_length (const QuothContinuum *self)
{
  return self->length;
}

guint
quoth_continuum_get_n_coders (const QuothContinuum *self)
{
  return self->coders.list->len;
}

guint
quoth_continuum_get_n_codes (const QuothContinuum *self)
{
  return self->codes.list->len;
}

const char *
quoth_continuum_get_coder (const QuothContinuum *self, guint coder)
{
  return self->coders.list->pdata[coder];
}

const char *
quoth_continuum_get_code (const QuothContinuum *self, guint code)
{
  return self->codes.list->pdata[code];
}

const QuothContinuumUnit *
quoth_continuum_get_units (const QuothContinuum *self, guint *n_units)
{
  *n_units = self->units->len;
  return (const QuothContinuumUnit *) (gpointer) self->units->data;
}

const QuothRange *
quoth_continuum_get_ranges (const QuothContinuum *self)
{
  return (const QuothRange *) (gpointer) self->ranges->data;
}

/* ---- Parts of it ---- */

static void
copy_unit (QuothContinuum *to, const QuothContinuum *from, const QuothContinuumUnit *unit, guint coder, guint code)
{
  quoth_continuum_add (to, coder, code, quoth_continuum_get_ranges (from) + unit->first_range, unit->n_ranges, NULL);
}

static void
copy_names (Names *to, const Names *from)
{
  for (guint i = 0; i < from->list->len; i++)
    names_intern (to, from->list->pdata[i]);
}

QuothContinuum *
quoth_continuum_dup_pair (const QuothContinuum *self, guint first, guint second)
{
  QuothContinuum *pair = quoth_continuum_new (self->length);

  copy_names (&pair->codes, &self->codes);
  names_intern (&pair->coders, quoth_continuum_get_coder (self, first));
  names_intern (&pair->coders, quoth_continuum_get_coder (self, second));
  for (guint i = 0; i < self->units->len; i++)
    {
      const QuothContinuumUnit *unit = &g_array_index (self->units, QuothContinuumUnit, i);

      if (unit->coder == first || unit->coder == second)
        copy_unit (pair, self, unit, unit->coder == second, unit->code);
    }
  return pair;
}

QuothContinuum *
quoth_continuum_dup_code (const QuothContinuum *self, guint code)
{
  QuothContinuum *part = quoth_continuum_new (self->length);

  copy_names (&part->coders, &self->coders);
  names_intern (&part->codes, quoth_continuum_get_code (self, code));
  for (guint i = 0; i < self->units->len; i++)
    {
      const QuothContinuumUnit *unit = &g_array_index (self->units, QuothContinuumUnit, i);

      if (unit->code == code)
        copy_unit (part, self, unit, unit->coder, 0);
    }
  return part;
}

QuothContinuum *
quoth_continuum_dup_untyped (const QuothContinuum *self)
{
  QuothContinuum *untyped = quoth_continuum_new (self->length);

  copy_names (&untyped->coders, &self->coders);
  names_intern (&untyped->codes, "");
  for (guint i = 0; i < self->units->len; i++)
    {
      const QuothContinuumUnit *unit = &g_array_index (self->units, QuothContinuumUnit, i);

      copy_unit (untyped, self, unit, unit->coder, 0);
    }
  return untyped;
}
