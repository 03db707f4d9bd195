/* quoth-check.c: looking for damage in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From below to above: SQLite's own structures; rows that refer to rows that are not there; rules
 * that no single row can keep (names, circles, ties); texts and files against their SHA-256, and
 * everything that stands in a text against the text; the journal. A part that meets damage it
 * cannot read past is itself a finding, and the next part is tried. O(size of the file); one text
 * at a time is held.
 */

#include "config.h"

#include "store/quoth-check.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-check-private.h"
#include "store/quoth-query.h"

/* A report is for a person: more than that many problems have one cause. */
#define MAX_PROBLEMS 1000

#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

void
quoth_problem_free (QuothProblem *self)
{
  g_free (self->where);
  g_free (self->what);
  g_free (self);
}

static void
add_problem (QuothCheck *self, char *where, char *what)
{
  QuothProblem *problem = g_new0 (QuothProblem, 1);

  problem->where = where;
  problem->what = what;
  if (self->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    {
      self->n_more++;
      quoth_problem_free (problem);
    }
}

void
quoth_check_add (QuothCheck *self, const char *where, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (self, g_strdup (where), g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

void
quoth_check_add_value (QuothCheck *self, QuothKind kind, const QuothId *id, const char *what)
{
  char buffer[QUOTH_ID_STRING_SIZE];
  g_autofree char *described = NULL;
  guint found;

  /* The tables "annotation" and "span" do not know of which kind an annotation is. */
  if (quoth_kind_is_annotation (kind))
    quoth_query_kind (self->database, id, &kind, &found, NULL);
  described = quoth_query_describe (self->database, kind, id);
  add_problem (
    self, g_strdup_printf ("%s %s", quoth_kind_to_nick (kind), quoth_id_to_string (id, buffer)),
    /* Translators: "the mention “Xi” in “thread”: what is wrong with it" */
    g_strdup_printf (_ ("%s: %s"), described, what));
}

gboolean
quoth_check_step (QuothCheck *self, guint64 n, GError **error)
{
  gint64 now = g_get_monotonic_time ();

  self->done += n;
  if (self->progress != NULL && now - self->reported > PROGRESS_INTERVAL)
    {
      self->reported = now;
      self->progress (MIN (self->done, self->total), self->total, self->progress_data);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_integrity (QuothCheck *self, GError **error)
{
  sqlite3_stmt *row
    = quoth_database_prepare (self->database, "PRAGMA integrity_check (100)", error);
  int result;

  if (row == NULL)
    return FALSE;
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      const char *message = (const char *) sqlite3_column_text (row, 0);

      if (g_strcmp0 (message, "ok") != 0)
        quoth_check_add (
          self, _ ("the file"),
          _ ("it is damaged: %s; restore a backup, or export what can still be read"), message);
    }
  return result == SQLITE_DONE;
}

static gboolean
count_total (QuothCheck *self, GError **error)
{
  gint64 total;

  if (!quoth_query_number (
        self->database,
        "SELECT (SELECT count (*) FROM content) + (SELECT count (*) FROM original)"
        " + (SELECT count (*) FROM annotation) + (SELECT count (*) FROM journal)",
        &QUOTH_ID_NONE, &total, error))
    return FALSE;
  self->total = (guint64) total;
  return TRUE;
}

static gboolean
check_all (QuothCheck *self, GError **error)
{
  static gboolean (*const parts[]) (QuothCheck *, GError **)
    = { check_integrity,      count_total,           quoth_check_references, quoth_check_rules,
        quoth_check_contents, quoth_check_documents, quoth_check_journal };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (parts[i](self, &local_error))
        continue;
      if (!g_error_matches (local_error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      quoth_check_add (self, _ ("the file"), "%s", local_error->message);
    }
  return TRUE;
}

/* Says in the last place how many problems the report has no room for. */
static void
tell_more (QuothCheck *self)
{
  QuothProblem *last;

  if (self->n_more == 0)
    return;
  last = g_new0 (QuothProblem, 1);
  g_ptr_array_add (self->problems, last);
  last->what = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "and %u problem more", "and %u problems more", self->n_more),
    self->n_more);
}

GPtrArray *
quoth_check_database (QuothDatabase *database,
                      QuothProgressFunc progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) problems
    = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_problem_free);
  QuothCheck check = {
    .database = database,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .problems = problems,
  };
  gboolean looked;

  quoth_database_set_cancellable (database, cancellable);
  looked = check_all (&check, error);
  quoth_database_set_cancellable (database, NULL);
  if (!looked)
    return NULL;
  tell_more (&check);
  return g_steal_pointer (&problems);
}
