/* quoth-own-cells.c: the cells of an export's tables, as members of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-own-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/quoth-csv-read.h"
#include "formats/quoth-json-members.h"
#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"

/* ---- Cells ---- */

/* (transfer full) (nullable): what the cell in the column says; NULL where the table has no such column. */
char *
quoth_own_dup_cell (QuothOwnTables *self, const char *column)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, column));
  const char *cell;

  if (place == 0)
    return NULL;
  cell = place <= self->fields->len ? self->fields->pdata[place - 1] : "";
  return self->style == QUOTH_OWN_DEFUSED ? quoth_csv_dup_plain (cell) : g_strdup (cell);
}

gboolean
quoth_own_is_worn (QuothOwnTables *self, const char *cell)
{
  return self->style == QUOTH_OWN_CUT
         && (strstr (cell, "\357\277\275") != NULL || g_utf8_strlen (cell, -1) * 2 >= QUOTH_OWN_MAX_UNITS - 1);
}

/* One that leads nowhere is left out, and said. Returns: %FALSE with an error where the import is strict */
gboolean
quoth_own_lose_reference (QuothOwnTables *self, const char *column, const char *id, guint line, GError **error)
{
  g_autofree char *message
    = g_strdup_printf (_("“%s” is %s, which is neither in the tables nor in the project; the cell is left out"), column, id);

  return quoth_intake_lose (self->intake, line, _("references to what is not there, left out"), message, error);
}

static void
add_number (GString *out, const char *field, const char *cell)
{
  char *end;
  double number = g_ascii_strtod (cell, &end);

  /* What is no number is refused with the line, as in jsonl. */
  if (end == cell || *end != '\0' || !isfinite (number))
    quoth_json_add_string (out, field, cell);
  else if (number >= 0 && number <= G_MAXUINT32 && number == floor (number))
    quoth_json_add_number (out, field, (guint64) number);
  else if (number == -1)
    {
      quoth_json_add_name (out, field);
      g_string_append (out, "-1");
    }
  else
    quoth_json_add_double (out, field, number);
}

static void
add_time (GString *out, const char *field, const char *cell)
{
  /* Excel knows no zones; what was written there is UTC. */
  gboolean has_zone = strchr (cell, 'T') == NULL || g_str_has_suffix (cell, "Z") || strpbrk (strchr (cell, 'T'), "+-") != NULL;
  g_autofree char *time = g_strdup_printf ("%s%s%s", cell, strchr (cell, 'T') == NULL ? "T00:00:00Z" : "", has_zone ? "" : "Z");

  quoth_json_add_string (out, field, time);
}

static void
add_lines (GString *out, const char *field, const char *cell)
{
  g_auto (GStrv) lines = *cell != '\0' ? g_strsplit (cell, "\n", -1) : NULL;

  quoth_json_add_strings (out, field, (const char *const *) lines);
}

/* @is_there: whether the project has the value, so that an empty cell takes away what it says. */
static void
add_plain (GString *out, const QuothOwnColumn *column, const char *cell, gboolean is_there)
{
  gboolean is_empty = *cell == '\0';

  if (is_empty && is_there && (column->how == QUOTH_OWN_TEXT || column->how == QUOTH_OWN_REAL))
    quoth_json_add_string (out, column->field, NULL);
  else if (column->how == QUOTH_OWN_TRUTH)
    quoth_json_add_boolean (out, column->field, g_str_equal (cell, "1") || g_ascii_strcasecmp (cell, "true") == 0);
  else if (column->how == QUOTH_OWN_LINES)
    add_lines (out, column->field, cell);
  else if (is_empty)
    return;
  else if (column->how == QUOTH_OWN_NUMBER || column->how == QUOTH_OWN_REAL)
    add_number (out, column->field, cell);
  else if (column->how == QUOTH_OWN_TIME)
    add_time (out, column->field, cell);
  else
    quoth_json_add_string (out, column->field, cell);
}

void
quoth_own_add_id (GString *out, const char *field, const QuothId *id)
{
  quoth_json_add_name (out, field);
  quoth_json_append_id (out, id);
}

/* Returns: %FALSE if the row says nothing without what it refers to, or with an error */
static gboolean
add_reference (QuothOwnTables *self, GString *out, const QuothOwnColumn *column, const char *cell, const QuothId *id, GError **error)
{
  QuothId target;

  if (*cell == '\0')
    return column->how != QUOTH_OWN_NEEDED;
  if (column->how == QUOTH_OWN_LATER)
    {
      QuothOwnLater later = { *id, column, g_strdup (cell), self->line };

      g_array_append_val (self->later, later);
      return TRUE;
    }
  if (!quoth_own_ids_find (self->ids, cell, column->kind, &target))
    return column->how != QUOTH_OWN_NEEDED && quoth_own_lose_reference (self, column->name, cell, self->line, error);
  quoth_own_add_id (out, column->field, &target);
  return TRUE;
}

/* @id: of the value; %NULL for a part. Returns: %FALSE likewise */
gboolean
quoth_own_add_cells (QuothOwnTables *self, GString *out, const QuothId *id, gboolean is_there, GError **error)
{
  gboolean skips_text = is_there && self->table->kind == QUOTH_KIND_DOCUMENT;

  for (const QuothOwnColumn *column = self->table->columns; column->name != NULL; column++)
    {
      g_autofree char *cell = quoth_own_dup_cell (self, column->name);

      if (cell == NULL || (is_there && quoth_own_is_worn (self, cell)) || (skips_text && g_str_equal (column->name, "text")))
        continue;
      if (*cell == '\0' && is_there && column->how != QUOTH_OWN_NEEDED && column->how >= QUOTH_OWN_REFERENCE
          && column->kind != QUOTH_KIND_CODER)
        quoth_json_add_string (out, column->field, NULL);
      else if (column->how < QUOTH_OWN_REFERENCE)
        add_plain (out, column, cell, is_there);
      else if (!add_reference (self, out, column, cell, id, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Rows that are left out ---- */

gboolean
quoth_own_lose_row (QuothOwnTables *self, const char *what, const char *message, GError **error)
{
  g_autofree char *full = g_strdup_printf (_("%s; the row is left out"), message);

  return quoth_intake_lose (self->intake, self->line, what, full, error);
}

/* The first column that a row needs, and that leads nowhere. */
gboolean
quoth_own_lose_loose_row (QuothOwnTables *self, GError **error)
{
  gboolean is_annotation = quoth_kind_is_annotation (self->table->kind);

  for (const QuothOwnColumn *column = self->table->columns; column->name != NULL; column++)
    {
      g_autofree char *cell = column->how == QUOTH_OWN_NEEDED ? quoth_own_dup_cell (self, column->name) : NULL;
      g_autofree char *message = NULL;
      QuothId target;

      if (cell == NULL || quoth_own_ids_find (self->ids, cell, column->kind, &target))
        continue;
      message = *cell == '\0' ? g_strdup_printf (_("there is nothing in the column “%s”"), column->name)
                              : g_strdup_printf (_("“%s” is %s, which is neither in the tables nor in the project"), column->name, cell);
      return quoth_own_lose_row (self,
                       is_annotation && column->kind == QUOTH_KIND_DOCUMENT ? _("rows about texts that the project does not have, left out")
                                                                            : _("rows that refer to what is not there, left out"),
                       message, error);
    }
  return TRUE;
}
