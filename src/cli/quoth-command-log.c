/* quoth-command-log.c: what was done in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"
#include "quoth-when.h"

static int limit_option;
static char *since_option;
static char *value_option;

typedef struct
{
  QuothInvocation *invocation;
  GArray *coders; /* (nullable): QuothId: whose entries */
  QuothColumns *columns;
  int n_left;
} Log;

static const char *const headings[] = { N_ ("ENTRY"), N_ ("TIME"), N_ ("CODER"), N_ ("ACTION"), NULL };

/* The journal's own words for an entry are those of the edit, in each of the three. */
static char *
dup_action (const QuothHistoryEntry *entry)
{
  switch (entry->kind)
    {
    case QUOTH_ENTRY_UNDO:
      return g_strdup_printf (_("Undo: %s"), entry->label);
    case QUOTH_ENTRY_REDO:
      return g_strdup_printf (_("Redo: %s"), entry->label);
    default:
      return entry->is_undone ? g_strdup_printf (_("%s (undone)"), entry->label) : g_strdup (entry->label);
    }
}

/* A coder without a name, by what the journal is known to have, has an id. */
static char *
dup_coder (const QuothHistoryEntry *entry)
{
  char id[QUOTH_ID_STRING_SIZE];

  if (entry->coder_name != NULL || quoth_id_is_none (&entry->coder))
    return g_strdup (entry->coder_name != NULL ? entry->coder_name : "");
  return g_strdup (quoth_id_to_string (&entry->coder, id) + sizeof id - 1 - QUOTH_ENTRY_SHORT);
}

static gboolean
print_row (Log *self, const QuothHistoryEntry *entry, GError **error)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
  g_autofree char *action = dup_action (entry);
  g_autofree char *coder = dup_coder (entry);
  char id[QUOTH_ID_STRING_SIZE];

  quoth_id_to_string (&entry->id, id);
  return quoth_columns_add (self->columns,
                            (const char *const[]){ id + sizeof id - 1 - QUOTH_ENTRY_SHORT, time,
                                                   coder, action },
                            error);
}

static gboolean
print_json (Log *self, const QuothHistoryEntry *entry, GError **error)
{
  static const char *const kinds[] = { "edit", "undo", "redo", "migration", "merge" };
  GString *out = quoth_output_get_buffer (self->invocation->output);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / 1000);
  g_autofree char *seconds = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *coder = dup_coder (entry);
  g_autofree char *time = g_strdup_printf ("%s.%03dZ", seconds, (int) (entry->time % 1000));
  char id[QUOTH_ID_STRING_SIZE];

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "id", quoth_id_to_string (&entry->id, id));
  quoth_json_add_string (out, "time", time);
  if (!quoth_id_is_none (&entry->coder))
    quoth_json_add_string (out, "coder", coder);
  quoth_json_add_string (out, "kind", kinds[MIN ((guint) entry->kind, G_N_ELEMENTS (kinds) - 1)]);
  quoth_json_add_string (out, "label", entry->label);
  if (!quoth_id_is_none (&entry->undoes))
    quoth_json_add_string (out, "undoes", quoth_id_to_string (&entry->undoes, id));
  if (entry->is_undone)
    quoth_json_add_boolean (out, "undone", TRUE);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
is_by (const GArray *coders, const QuothId *coder)
{
  for (guint i = 0; coders != NULL && i < coders->len; i++)
    if (quoth_id_equal (&g_array_index (coders, QuothId, i), coder))
      return TRUE;
  return coders == NULL;
}

/* Ends by an error that is none where enough was told. */
static gboolean
print_entry_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  Log *self = data;

  if (!is_by (self->coders, &entry->coder))
    return TRUE;
  if (limit_option > 0 && self->n_left-- == 0)
    return FALSE;
  return self->invocation->json ? print_json (self, entry, error) : print_row (self, entry, error);
}

static gboolean
print_entries (Log *self, QuothReader *reader, const QuothHistoryQuery *query, GError **error)
{
  GError *local = NULL;

  self->n_left = limit_option;
  if (!self->invocation->json)
    self->columns = quoth_columns_new (self->invocation->output, headings);
  if (!quoth_reader_foreach_entry (reader, query, print_entry_cb, self, self->invocation->cancellable, &local) && local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return self->columns == NULL || quoth_columns_finish (self->columns, error);
}

/* What cannot be listed, unless the list does not go back so far. */
static gboolean
say_compacted (Log *self, QuothReader *reader, const QuothHistoryQuery *query, GError **error)
{
  gint64 before;
  guint n_inside;
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = NULL;

  if (self->invocation->json || (limit_option > 0 && self->n_left < 0))
    return TRUE;
  if (!quoth_reader_get_compacted (reader, &before, &n_inside, error))
    return FALSE;
  if (before == 0 || before <= query->since)
    return TRUE;
  date = g_date_time_new_from_unix_local (before / 1000);
  day = date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : g_strdup ("?");
  quoth_invocation_say (self->invocation,
                        query->value != NULL || self->coders != NULL
                          ? g_dngettext (GETTEXT_PACKAGE, "%u step before %s, of all kinds, was compacted: what of it this was is not known any more",
                                         "%u steps before %s, of all kinds, were compacted: which of them would be here is not known any more",
                                         n_inside)
                          : g_dngettext (GETTEXT_PACKAGE, "%u step before %s was compacted", "%u steps before %s were compacted", n_inside),
                        n_inside, day);
  return TRUE;
}

/* ---- What an entry did ---- */

static void
append_quoted (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv (" / ", lines);

  g_string_append_printf (out, "“%s”", joined);
}

static gboolean
print_item (QuothOutput *output, const QuothHistoryItem *item, GError **error)
{
  static const char signs[] = { '+', '~', '-' };
  GString *out = quoth_output_get_buffer (output);

  g_string_append_printf (out, "%c %s", signs[item->type], item->phrase);
  if (!quoth_output_end_line (output, error))
    return FALSE;
  for (guint i = 0; i < item->fields->len; i++)
    {
      const QuothHistoryField *field = item->fields->pdata[i];

      g_string_append_printf (out, "    %s: ", field->name);
      if (field->before != NULL)
        append_quoted (out, field->before);
      if (field->after == NULL || field->before != NULL)
        g_string_append (out, field->after != NULL ? " → " : _(" taken away"));
      if (field->after != NULL)
        append_quoted (out, field->after);
      if (!quoth_output_end_line (output, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
print_item_json (QuothOutput *output, const QuothHistoryItem *item, GError **error)
{
  static const char *const changes[] = { "added", "changed", "removed" };
  GString *out = quoth_output_get_buffer (output);
  char id[QUOTH_ID_STRING_SIZE];

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "change", changes[item->type]);
  quoth_json_add_string (out, "type", quoth_kind_to_nick (item->kind));
  quoth_json_add_string (out, "id", quoth_id_to_string (&item->id, id));
  if (!quoth_id_is_none (&item->document))
    quoth_json_add_string (out, "document", quoth_id_to_string (&item->document, id));
  quoth_json_add_string (out, "what", item->phrase);
  quoth_json_add_name (out, "fields");
  g_string_append_c (out, '[');
  for (guint i = 0; i < item->fields->len; i++)
    {
      const QuothHistoryField *field = item->fields->pdata[i];

      g_string_append (out, i > 0 ? ",{" : "{");
      quoth_json_add_string (out, "name", field->name);
      if (field->before != NULL)
        quoth_json_add_string (out, "before", field->before);
      if (field->after != NULL)
        quoth_json_add_string (out, "after", field->after);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}");
  return quoth_output_end_line (output, error);
}

static gboolean
print_items (QuothInvocation *self, QuothReader *reader, const char *text, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  QuothId entry;

  if (!quoth_reader_find_entry (reader, text, &entry, error))
    return FALSE;
  items = quoth_reader_describe_entry (reader, &entry, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!(self->json ? print_item_json : print_item) (self->output, items->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- The command ---- */

static gboolean
parse_since (gint64 *since, GError **error)
{
  *since = 0;
  return since_option == NULL || quoth_when_parse (since_option, QUOTH_DAY_START, since, error);
}

static gboolean
parse_value (QuothId *value, GError **error)
{
  if (value_option == NULL || quoth_id_from_string (value_option, value))
    return TRUE;
  quoth_invocation_set_usage_error (error, _("“%s” is no id; “quoth-cli list --json” tells the ids"), value_option);
  return FALSE;
}

static gboolean
run_log (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GArray) coders = NULL;
  QuothHistoryQuery query = { 0 };
  QuothId value;
  Log log = { .invocation = self };
  gboolean done;

  if (limit_option < 0)
    {
      quoth_invocation_set_usage_error (error, _("--limit takes a number of entries, from 1"));
      return FALSE;
    }
  if (!parse_since (&query.since, error) || !parse_value (&value, error))
    return FALSE;
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_ONLY, error);
  reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  if (reader == NULL)
    return FALSE;
  if (operands[1] != NULL)
    return print_items (self, reader, operands[1], error);
  if (self->coders->len > 0 && (coders = quoth_lookup_coders (reader, self->coders, error)) == NULL)
    return FALSE;
  query.value = value_option != NULL ? &value : NULL;
  log.coders = coders;
  done = print_entries (&log, reader, &query, error) && say_compacted (&log, reader, &query, error)
         && quoth_invocation_warn_of_clocks (self, store, error);
  g_clear_pointer (&log.columns, quoth_columns_free);
  return done;
}

static const GOptionEntry options[] = {
  { "limit", 'n', 0, G_OPTION_ARG_INT, &limit_option, N_("At most so many entries, the newest"), N_("NUMBER") },
  { "since", 0, 0, G_OPTION_ARG_STRING, &since_option, N_("Entries of this day or time, and later ones"), N_("TIME") },
  { "of", 0, 0, G_OPTION_ARG_STRING, &value_option, N_("Entries that made, changed or removed the thing with this id"), N_("ID") },
  { NULL },
};

static const char *const description[] = {
  N_("Lists what was done in the project, the newest first: each entry of its journal is one action, by which it can be undone. An edit that is taken "
     "back now is marked as undone; the undo is an entry of its own. Where the clock of a computer was ahead or behind by more than a day, so that the "
     "times are odd, that is said on standard error; the order is right all the same."),
  N_("With ENTRY, which is an id or as many of its last characters as tell it apart, tells what that entry did: what was made is marked by +, what was "
     "changed by ~, what was removed by -, with each field as it was and as it became."),
  N_("With --json, one line an entry: \"id\", \"time\" (UTC), \"coder\", \"kind\" (edit, undo, redo, migration or merge), \"label\", for an undo or redo "
     "the edit that it \"undoes\", and \"undone\". With ENTRY, one line a thing: \"change\" (added, changed or removed), \"type\", \"id\", \"document\", "
     "\"what\", and \"fields\" with \"name\", \"before\" and \"after\"."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli log summit.quoth -n 20", N_("The last twenty actions.") },
  { "quoth-cli log summit.quoth --coder anna --since 2026-11-20", N_("What Anna did since that day.") },
  { "quoth-cli log summit.quoth 3f09c21a", N_("What that action changed.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_log = {
  .name = "log",
  .operands = "PROJECT [ENTRY]",
  .summary = N_("Tell what was done, when and by whom"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_FILTER,
  .min_operands = 1,
  .max_operands = 2,
  .run = run_log,
};
