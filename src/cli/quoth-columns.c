/* quoth-columns.c: a list as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-columns.h"

#include <glib/gi18n-lib.h>

/* A column that is not the last takes no more of the line than this. */
#define WIDEST 40

struct _QuothColumns
{
  QuothOutput *output; /* borrowed */
  const char *const *headings;
  guint n;
  GPtrArray *rows; /* of GStrv; on a terminal only */
};

QuothColumns *
quoth_columns_new (QuothOutput *output, const char *const *headings)
{
  QuothColumns *self = g_new0 (QuothColumns, 1);

  self->output = output;
  self->headings = headings;
  self->n = g_strv_length ((char **) headings);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

void
quoth_columns_free (QuothColumns *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static guint
measure_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
quoth_columns_measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += measure_char (g_utf8_get_char (p));
  return width;
}

static void
append_escaped (GString *out, const char *cell)
{
  for (const char *p = cell; *p != '\0'; p++)
    switch (*p)
      {
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

static gboolean
write_plain (QuothColumns *self, const char *const *cells, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  for (guint i = 0; i < self->n; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\t');
      if (cells[i] != NULL)
        append_escaped (out, cells[i]);
    }
  return quoth_output_end_line (self->output, error);
}

/* One line for a reader: newlines and control characters (which could drive the terminal) become spaces. */
static char *
make_line (const char *cell)
{
  GString *line = g_string_new (NULL);

  for (const char *p = cell != NULL ? cell : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

gboolean
quoth_columns_add (QuothColumns *self, const char *const *cells, GError **error)
{
  char **row;

  if (quoth_output_get_width (self->output) == 0)
    return write_plain (self, cells, error);
  row = g_new0 (char *, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    row[i] = make_line (cells[i]);
  g_ptr_array_add (self->rows, row);
  return TRUE;
}

/* Appends @cell, cut to @width columns; fills up to @width if @pad. */
static void
append_cell (GString *out, const char *cell, guint width, gboolean pad)
{
  guint used = 0;
  gboolean cut = quoth_columns_measure (cell) > width;

  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint w = measure_char (g_utf8_get_char (p));

      if (used + w > width - (cut ? 1 : 0))
        break;
      g_string_append_unichar (out, g_utf8_get_char (p));
      used += w;
    }
  if (cut)
    {
      g_string_append (out, "…");
      used++;
    }
  for (; pad && used < width; used++)
    g_string_append_c (out, ' ');
}

static gboolean
write_row (QuothColumns *self, const char *const *row, const guint *widths, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  guint line = quoth_output_get_width (self->output);
  guint used = 0;

  for (guint i = 0; i + 1 < self->n; i++)
    {
      append_cell (out, row[i], widths[i], TRUE);
      g_string_append (out, "  ");
      used += widths[i] + 2;
    }
  append_cell (out, row[self->n - 1], MAX (line, used + 10) - used, FALSE);
  return quoth_output_end_line (self->output, error);
}

gboolean
quoth_columns_finish (QuothColumns *self, GError **error)
{
  g_autofree guint *widths = g_new0 (guint, self->n);
  g_autofree const char **headings = g_new0 (const char *, self->n + 1);

  if (self->rows->len == 0)
    return TRUE;
  for (guint i = 0; i < self->n; i++)
    {
      headings[i] = _(self->headings[i]);
      widths[i] = quoth_columns_measure (headings[i]);
      for (guint r = 0; r < self->rows->len; r++)
        {
          char **row = g_ptr_array_index (self->rows, r);

          widths[i] = MAX (widths[i], MIN (WIDEST, quoth_columns_measure (row[i])));
        }
    }
  if (!write_row (self, headings, widths, error))
    return FALSE;
  for (guint r = 0; r < self->rows->len; r++)
    if (!write_row (self, g_ptr_array_index (self->rows, r), widths, error))
      return FALSE;
  return TRUE;
}
