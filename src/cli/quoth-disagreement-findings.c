/* quoth-disagreement-findings.c: what merged copies disagree about, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-disagreement-findings.h"

#include <glib/gi18n-lib.h>

#include "quoth-json.h"

/* For scripts; never translated. */
static const char *
get_nick (QuothDisagreementType type)
{
  switch (type)
    {
    case QUOTH_DISAGREE_DELETED:
      return "deleted";
    case QUOTH_DISAGREE_PLACE:
      return "place";
    case QUOTH_DISAGREE_TWICE:
      return "twice";
    case QUOTH_DISAGREE_CHANGED:
    default:
      return "changed";
    }
}

static const char *const headings[] = { N_("Type"), N_("About"), N_("Field"), N_("Holds"), N_("The other"), N_("Id"), NULL };

static GPtrArray *
find_disagreements (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  GPtrArray *found = quoth_reader_list_disagreements (reader, FALSE, cancellable, error);

  if (found != NULL && !quoth_reader_find_sides (reader, found, cancellable, error))
    g_clear_pointer (&found, g_ptr_array_unref);
  return found;
}

static void
fill_disagreement (gconstpointer finding, GPtrArray *cells)
{
  const QuothDisagreement *self = finding;
  char id[QUOTH_ID_STRING_SIZE];

  g_ptr_array_add (cells, g_strdup (get_nick (self->type)));
  g_ptr_array_add (cells, g_strdup (self->phrase));
  g_ptr_array_add (cells, g_strdup (self->field));
  g_ptr_array_add (cells, g_strdup (self->held));
  g_ptr_array_add (cells, g_strdup (self->other));
  g_ptr_array_add (cells, g_strdup (quoth_id_to_string (&self->id, id)));
}

static void
add_id (GString *out, const char *name, const QuothId *id)
{
  char text[QUOTH_ID_STRING_SIZE];

  if (!quoth_id_is_none (id))
    quoth_json_add_string (out, name, quoth_id_to_string (id, text));
}

static void
add_text (GString *out, const char *name, const char *text)
{
  if (text != NULL)
    quoth_json_add_string (out, name, text);
}

void
quoth_disagreement_append_json (const QuothDisagreement *self, GString *out)
{
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", "disagreement");
  add_id (out, "id", &self->id);
  quoth_json_add_string (out, "about", get_nick (self->type));
  quoth_json_add_string (out, "kind", quoth_kind_to_nick (self->kind));
  add_id (out, "value", &self->value);
  add_id (out, "second", &self->second);
  add_id (out, "document", &self->document);
  add_text (out, "phrase", self->phrase);
  add_text (out, "field", self->field);
  add_text (out, "held", self->held);
  add_text (out, "other", self->other);
  add_id (out, "held_entry", &self->held_entry);
  add_id (out, "other_entry", &self->other_entry);
  g_string_append_c (out, '}');
}

static void
append_disagreement (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out)
{
  quoth_disagreement_append_json (finding, out);
}

const QuothFindingKind quoth_disagreement_findings = {
  "disagreements", FALSE, headings, find_disagreements, fill_disagreement, append_disagreement,
};
