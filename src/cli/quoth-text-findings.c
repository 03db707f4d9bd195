/* quoth-text-findings.c: the texts of documents, and what has no place in them, as rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-text-findings.h"

#include <glib/gi18n-lib.h>

#include "quoth-invocation.h"
#include "quoth-json.h"

static gboolean
has_id (const QuothId *ids, guint n, const QuothId *id)
{
  for (guint i = 0; i < n; i++)
    if (quoth_id_equal (&ids[i], id))
      return TRUE;
  return ids == NULL;
}

static void
add_id (GString *out, const char *name, const QuothId *id)
{
  char buffer[QUOTH_ID_STRING_SIZE];

  quoth_json_add_string (out, name, quoth_id_to_string (id, buffer));
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / 1000);

  return time != 0 && date != NULL ? g_date_time_format_iso8601 (date) : g_strdup ("");
}

/* ---- Revisions ---- */

typedef struct
{
  QuothDocument *document;
  QuothRevision *revision;
} Listed;

static void
listed_free (gpointer data)
{
  Listed *self = data;

  quoth_value_unref (self->document);
  quoth_revision_free (self->revision);
  g_free (self);
}

static const char *const revision_headings[] = {
  N_("Document"), N_("Number"), N_("Time"), N_("Length"), N_("Current"), N_("Note"), NULL
};

static gboolean
add_revisions (GPtrArray *found, QuothReader *reader, QuothDocument *document, GError **error)
{
  g_autoptr (GPtrArray) revisions = quoth_reader_list_revisions (reader, &document->value.id, error);

  if (revisions == NULL)
    return FALSE;
  g_ptr_array_set_free_func (revisions, NULL);
  for (guint i = 0; i < revisions->len; i++)
    {
      Listed *listed = g_new0 (Listed, 1);

      listed->document = quoth_value_ref (document);
      listed->revision = revisions->pdata[i];
      g_ptr_array_add (found, listed);
    }
  return TRUE;
}

static GPtrArray *
find_revisions (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT, .documents = scope->documents, .n_documents = scope->n_documents };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (listed_free);
  g_autoptr (GPtrArray) documents = NULL;

  if (scope->n_coders > 0)
    {
      quoth_invocation_set_usage_error (error, _("“--coder” does not go with revisions: they are not one coder's"));
      return NULL;
    }
  documents = quoth_reader_list (reader, &query, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    if (!add_revisions (found, reader, documents->pdata[i], error))
      return NULL;
  return documents != NULL ? g_steal_pointer (&found) : NULL;
}

static void
fill_revision (gconstpointer finding, GPtrArray *cells)
{
  const Listed *self = finding;

  g_ptr_array_add (cells, g_strdup (self->document->name));
  g_ptr_array_add (cells, g_strdup_printf ("%u", self->revision->number));
  g_ptr_array_add (cells, format_time (self->revision->time));
  g_ptr_array_add (cells, g_strdup_printf ("%u", self->revision->length));
  g_ptr_array_add (cells, g_strdup (self->revision->is_current ? _("yes") : ""));
  g_ptr_array_add (cells, g_strdup (self->revision->note));
}

static void
append_revision (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out)
{
  const Listed *self = finding;
  g_autofree char *time = format_time (self->revision->time);
  GString *sha256 = g_string_new (NULL);

  for (guint i = 0; i < sizeof self->revision->sha256; i++)
    g_string_append_printf (sha256, "%02x", self->revision->sha256[i]);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", "revision");
  add_id (out, "document", &self->document->value.id);
  quoth_json_add_number (out, "number", self->revision->number);
  quoth_json_add_boolean (out, "current", self->revision->is_current);
  quoth_json_add_string (out, "time", time);
  quoth_json_add_number (out, "length", self->revision->length);
  quoth_json_add_string (out, "sha256", sha256->str);
  if (self->revision->note != NULL && *self->revision->note != '\0')
    quoth_json_add_string (out, "note", self->revision->note);
  g_string_append_c (out, '}');
  g_string_free (sha256, TRUE);
}

const QuothFindingKind quoth_revision_findings = {
  "revisions", TRUE, revision_headings, find_revisions, fill_revision, append_revision,
};

/* ---- What has no place ---- */

static const char *const unplaced_headings[] = {
  N_("Document"), N_("Type"), N_("Quote"), N_("Revision"), N_("Span"), N_("Where it stood"), N_("Id"), NULL
};

static GPtrArray *
find_unplaced (QuothReader *reader, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = quoth_unplaced_load (reader, NULL, error);

  if (all == NULL)
    return NULL;
  for (guint i = all->len; i > 0; i--)
    {
      const QuothAnnotation *annotation = QUOTH_ANNOTATION (((QuothUnplaced *) all->pdata[i - 1])->annotation);

      if (!has_id (scope->documents, scope->n_documents, &annotation->document)
          || !has_id (scope->coders, scope->n_coders, &annotation->coder))
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

static void
fill_unplaced (gconstpointer finding, GPtrArray *cells)
{
  const QuothUnplaced *self = finding;
  QuothRange range = quoth_annotation_get_extent (self->annotation);
  g_autofree char *quote = quoth_annotation_dup_quote (self->annotation);
  char id[QUOTH_ID_STRING_SIZE];

  g_ptr_array_add (cells, g_strdup (self->document->name));
  g_ptr_array_add (cells, g_strdup (quoth_kind_to_nick (self->annotation->kind)));
  g_ptr_array_add (cells, g_strdup (quote));
  g_ptr_array_add (cells, self->revision > 0 ? g_strdup_printf ("%u", self->revision) : g_strdup (""));
  g_ptr_array_add (cells, g_strdup_printf ("%u-%u", range.start, range.end));
  g_ptr_array_add (cells, g_strdup_printf ("%s[%s]%s", self->before, quote, self->after));
  g_ptr_array_add (cells, g_strdup (quoth_id_to_string (&self->annotation->id, id)));
}

/* As all lists of values: the object of the jsonl format, to be edited and applied. */
static void
append_unplaced (gconstpointer finding, QuothNames *names, const QuothJsonlContext *jsonl, GString *out)
{
  quoth_jsonl_append (out, ((const QuothUnplaced *) finding)->annotation, jsonl);
}

const QuothFindingKind quoth_unplaced_findings = {
  "unplaced", TRUE, unplaced_headings, find_unplaced, fill_unplaced, append_unplaced,
};
