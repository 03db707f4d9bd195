/* quoth-continuum-read.c: what coders marked in a text, from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-continuum-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-csv-file.h"
#include "text/quoth-error.h"

#define MOST_ROWS 1000000
#define MOST_CODERS 1000

enum
{
  CODER,
  CODE,
  START,
  END,
  UNIT,
  N_COLUMNS,
};

/* What will be a unit: rows of one coder with the same unit, or one row. */
typedef struct
{
  guint coder;
  guint code;
  guint line;
  GArray *ranges; /* element-type QuothRange */
} Unit;

typedef struct
{
  const char *name;
  QuothContinuum *continuum;
  gboolean only_known; /* coders were named */
  gboolean is_begun;
  int columns[N_COLUMNS]; /* -1: there is none */
  guint n_fields;
  guint n_rows;
  GPtrArray *units;   /* element-type Unit */
  GHashTable *by_key; /* coder and unit → Unit */
} Reader;

static const char *const column_names[N_COLUMNS] = { "coder", "code", "start", "end", "unit" };

static void
free_unit (gpointer data)
{
  Unit *unit = data;

  g_array_unref (unit->ranges);
  g_free (unit);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->continuum, quoth_continuum_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* ---- Columns ---- */

static int
find_column (const GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_ascii_strcasecmp (fields->pdata[i], name) == 0)
      return (int) i;
  return -1;
}

/* Whether the first row says what the columns are; without it they stand in their order. */
static gboolean
take_head (Reader *self, const GPtrArray *fields)
{
  gboolean is_head = TRUE;

  self->n_fields = fields->len;
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      self->columns[c] = find_column (fields, column_names[c]);
      is_head = is_head && (self->columns[c] >= 0 || c == UNIT);
    }
  for (guint c = 0; c < N_COLUMNS && !is_head; c++)
    self->columns[c] = c < fields->len ? (int) c : -1;
  return is_head;
}

static gboolean
check_fields (const Reader *self, const GPtrArray *fields, guint line, GError **error)
{
  if (self->n_fields < UNIT)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
                 _("%s:%u: a row is “coder,code,start,end”, or has a column “unit” besides that joins fragments"), self->name, line);
  else if (fields->len != self->n_fields)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s:%u: the row has %u fields, and the first one has %u"), self->name, line,
                 fields->len, self->n_fields);
  else if (self->n_rows >= MOST_ROWS)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("%s:%u: there are more than %u rows"), self->name, line, MOST_ROWS);
  else
    return TRUE;
  return FALSE;
}

/* ---- A row ---- */

static gboolean
parse_offset (const Reader *self, const GPtrArray *fields, guint column, guint line, guint *offset, GError **error)
{
  const char *field = fields->pdata[self->columns[column]];
  guint64 number;

  if (!g_ascii_string_to_unsigned (field, 10, 0, G_MAXUINT32 - 1, &number, NULL))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s:%u: “%s” is no place in a text; “%s” is a whole number from 0"), self->name,
                   line, field, column_names[column]);
      return FALSE;
    }
  *offset = (guint) number;
  return TRUE;
}

static gboolean
find_coder (Reader *self, const char *name, guint line, guint *coder, GError **error)
{
  guint n = quoth_continuum_get_n_coders (self->continuum);

  for (guint c = 0; self->only_known && c < n; c++)
    if (g_str_equal (quoth_continuum_get_coder (self->continuum, c), name))
      {
        *coder = c;
        return TRUE;
      }
  *coder = G_MAXUINT;
  if (self->only_known)
    return TRUE;
  *coder = quoth_continuum_intern_coder (self->continuum, name);
  if (*coder < MOST_CODERS)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("%s:%u: there are more than %u coders; the first column is the coder"), self->name,
               line, MOST_CODERS);
  return FALSE;
}

static Unit *
add_unit (Reader *self, guint coder, guint code, guint line)
{
  Unit *unit = g_new (Unit, 1);

  *unit = (Unit){ coder, code, line, g_array_new (FALSE, FALSE, sizeof (QuothRange)) };
  g_ptr_array_add (self->units, unit);
  return unit;
}

/* The unit that the row is of, made if it is the first one. */
static Unit *
find_unit (Reader *self, const GPtrArray *fields, guint coder, guint code, guint line, GError **error)
{
  const char *id = self->columns[UNIT] >= 0 ? fields->pdata[self->columns[UNIT]] : "";
  g_autofree char *key = NULL;
  Unit *unit;

  if (*id == '\0' || g_str_equal (id, "."))
    return add_unit (self, coder, code, line);
  key = g_strdup_printf ("%u\n%s", coder, id);
  unit = g_hash_table_lookup (self->by_key, key);
  if (unit == NULL)
    {
      unit = add_unit (self, coder, code, line);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), unit);
    }
  if (unit->code == code)
    return unit;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s:%u: the unit “%s” has the code “%s” here and “%s” in line %u; it can have one"),
               self->name, line, id, quoth_continuum_get_code (self->continuum, code),
               quoth_continuum_get_code (self->continuum, unit->code), unit->line);
  return NULL;
}

static gboolean
check_range (const Reader *self, QuothRange range, guint line, GError **error)
{
  guint length = quoth_continuum_get_length (self->continuum);

  if (range.start > range.end)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET, _("%s:%u: the span from %u to %u is the wrong way round"), self->name, line,
                 range.start, range.end);
  else if (range.end > length)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET, _("%s:%u: the span ends at %u, behind the end of the text, which is %u long"),
                 self->name, line, range.end, length);
  else
    return TRUE;
  return FALSE;
}

static gboolean
take_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  QuothRange range;
  guint coder, code;
  Unit *unit;

  for (guint i = 0; i < fields->len; i++)
    g_strstrip (fields->pdata[i]);
  if (!self->is_begun)
    {
      self->is_begun = TRUE;
      if (take_head (self, fields))
        return TRUE;
    }
  if (!check_fields (self, fields, line, error) || !parse_offset (self, fields, START, line, &range.start, error)
      || !parse_offset (self, fields, END, line, &range.end, error) || !check_range (self, range, line, error)
      || !find_coder (self, fields->pdata[self->columns[CODER]], line, &coder, error))
    return FALSE;
  self->n_rows++;
  if (coder == G_MAXUINT)
    return TRUE;
  code = quoth_continuum_intern_code (self->continuum, fields->pdata[self->columns[CODE]]);
  unit = find_unit (self, fields, coder, code, line, error);
  if (unit == NULL)
    return FALSE;
  g_array_append_val (unit->ranges, range);
  return TRUE;
}

QuothContinuum *
quoth_continuum_read (GBytes *bytes, const char *name, guint length, GPtrArray *coders, GError **error)
{
  g_auto (Reader) self = { .name = name };

  self.continuum = quoth_continuum_new (length);
  self.units = g_ptr_array_new_with_free_func (free_unit);
  self.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.only_known = coders != NULL && coders->len > 0;
  for (guint i = 0; self.only_known && i < coders->len; i++)
    quoth_continuum_intern_coder (self.continuum, coders->pdata[i]);
  if (!quoth_csv_file_foreach_row (bytes, name, take_row_cb, &self, error))
    return NULL;
  for (guint i = 0; i < self.units->len; i++)
    {
      const Unit *unit = self.units->pdata[i];

      if (!quoth_continuum_add (self.continuum, unit->coder, unit->code, (const QuothRange *) (gpointer) unit->ranges->data,
                                unit->ranges->len, error))
        return NULL;
    }
  return g_steal_pointer (&self.continuum);
}
