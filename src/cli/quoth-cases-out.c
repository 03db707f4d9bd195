/* quoth-cases-out.c: cases of adjudication and of feedback as rows, or as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-cases-out.h"

#include <glib/gi18n-lib.h>

#include "quoth-json.h"

QuothColumns *
quoth_cases_new_columns (QuothOutput *output)
{
  static const char *const headings[] = { N_("Id"), N_("Document"), N_("Place"), N_("Kind"), N_("Case"), N_("State"), N_("What"), NULL };

  return quoth_columns_new (output, headings);
}

/* Who says what: all of those who agree in a row together, where that is short; else the words, and what differs. */
static char *
dup_what (const QuothAdjudication *adjudication, const QuothCase *one)
{
  g_autoptr (GPtrArray) rows = quoth_adjudication_list_rows (adjudication, one);
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint r = 0; r < rows->len; r++)
    {
      const QuothCaseRow *row = rows->pdata[r];

      if (r > 0 && !row->differs)
        continue;
      g_string_append_printf (what, "%s%s", what->len > 0 ? "; " : "", r > 0 ? row->name : "");
      g_string_append (what, r > 0 ? ": " : "");
      for (guint i = 0; row->differs && i < row->n_values; i++)
        {
          const QuothCaseMember *member = one->members->pdata[i];

          g_string_append_printf (what, "%s%s “%s”", i > 0 ? ", " : "", quoth_adjudication_get_coder (adjudication, member->coder)->name,
                                  row->values[i] != NULL ? row->values[i] : "");
        }
      if (!row->differs)
        g_string_append_printf (what, "“%s”", row->n_values > 0 ? row->values[0] : row->gold);
    }
  return g_strdup (what->str);
}

gboolean
quoth_cases_add_row (
  QuothColumns *columns, const QuothAdjudication *adjudication, const QuothCase *one, const char *standing, GError **error)
{
  const QuothDocument *document = quoth_adjudication_get_document (adjudication);
  g_autofree char *id = quoth_id_dup_string (quoth_case_get_id (one));
  g_autofree char *place = g_strdup_printf ("%u–%u", one->place.start, one->place.end);
  g_autofree char *what = dup_what (adjudication, one);
  const char *cells[] = { id, document->name, place, quoth_kind_to_nick (one->kind), quoth_case_kind_get_name (one->case_kind), standing, what, NULL };

  return quoth_columns_add (columns, cells, error);
}

/* ---- JSON ---- */

static void
append_id (GString *out, const char *name, gconstpointer value)
{
  char id[QUOTH_ID_STRING_SIZE];

  quoth_json_add_string (out, name, quoth_id_to_string (&((const QuothValue *) value)->id, id));
}

static void
append_values (GString *out, GPtrArray *rows, guint member)
{
  quoth_json_add_name (out, "values");
  g_string_append_c (out, '{');
  for (guint r = 0; r < rows->len; r++)
    {
      const QuothCaseRow *row = rows->pdata[r];
      const char *value = member < row->n_values ? row->values[member] : row->gold;

      if (value != NULL)
        quoth_json_add_string (out, row->field == QUOTH_CASE_FIELD_ATTRIBUTES ? row->name : quoth_case_field_to_nick (row->field), value);
    }
  g_string_append_c (out, '}');
}

static void
append_member (GString *out, const QuothAdjudication *adjudication, const QuothCaseMember *member, GPtrArray *rows, guint n)
{
  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  append_id (out, "id", member->annotation);
  quoth_json_add_string (out, "coder", quoth_adjudication_get_coder (adjudication, member->coder)->name);
  if (member->verdict != NULL)
    {
      quoth_json_add_string (out, "verdict", quoth_verdict_kind_to_nick (member->verdict->verdict_kind));
      if (member->verdict->reason != NULL)
        quoth_json_add_string (out, "reason", member->verdict->reason);
      if (member->is_changed)
        quoth_json_add_boolean (out, "changed", TRUE);
    }
  append_values (out, rows, n);
  g_string_append_c (out, '}');
}

static void
append_differing (GString *out, const QuothCase *one)
{
  g_autoptr (GPtrArray) nicks = g_ptr_array_new ();

  for (guint i = 0; i < QUOTH_N_CASE_FIELDS; i++)
    if ((one->differing & 1u << i) != 0)
      g_ptr_array_add (nicks, (gpointer) quoth_case_field_to_nick ((QuothCaseField) i));
  g_ptr_array_add (nicks, NULL);
  quoth_json_add_strings (out, "differs", (const char *const *) nicks->pdata);
}

void
quoth_cases_append_json (GString *out, const QuothAdjudication *adjudication, const QuothCase *one, const char *kind_name, const char *kind)
{
  g_autoptr (GPtrArray) rows = quoth_adjudication_list_rows (adjudication, one);
  g_autofree char *why = quoth_case_dup_outdated (one, adjudication);
  char id[QUOTH_ID_STRING_SIZE];

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "id", quoth_id_to_string (quoth_case_get_id (one), id));
  quoth_json_add_string (out, "document", quoth_adjudication_get_document (adjudication)->name);
  quoth_json_add_string (out, "type", quoth_kind_to_nick (one->kind));
  quoth_json_add_number (out, "start", one->place.start);
  quoth_json_add_number (out, "end", one->place.end);
  quoth_json_add_string (out, kind_name, kind);
  if (why != NULL)
    quoth_json_add_string (out, "why", why);
  append_differing (out, one);
  quoth_json_add_number (out, "missing", one->n_missing);
  quoth_json_add_name (out, "members");
  g_string_append_c (out, '[');
  for (guint i = 0; i < one->members->len; i++)
    append_member (out, adjudication, one->members->pdata[i], rows, i);
  g_string_append_c (out, ']');
  if (one->gold != NULL)
    {
      quoth_json_add_name (out, "gold");
      g_string_append_c (out, '{');
      append_id (out, "id", one->gold);
      append_values (out, rows, G_MAXUINT);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}
