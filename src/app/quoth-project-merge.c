/* quoth-project-merge.c: merging another project into the open one, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy is tried: the store merges it, tells what came of that, and takes it back. What came in is named from the other file, since
 * it is nowhere else then. A project of its own is built as a change, which is thrown away.
 */

#include "config.h"

#include "quoth-project-merge.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* Of what comes in nobody reads more lines in a dialog. */
#define MOST_LINES 200

struct _QuothProjectMerge
{
  GObject parent_instance;

  QuothStore *store;
  QuothCoder *coder;
  char *path;
  QuothRelatedness relatedness;
  QuothMergeReport *report;
  QuothAdoption *adoption;
  gboolean is_counted;
  char *packet_coder;
  GPtrArray *lines;
  char *problem;
};

G_DEFINE_FINAL_TYPE (QuothProjectMerge, quoth_project_merge, G_TYPE_OBJECT)

static guint progress_signal;

typedef struct
{
  QuothProjectMerge *self;
  guint64 done;
  guint64 total;
} Progress;

static gboolean
progress_cb (gpointer user_data)
{
  Progress *progress = user_data;

  g_signal_emit (progress->self, progress_signal, 0, progress->done, progress->total);
  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->self);
  g_free (progress);
}

/* Called in the thread: handed on to the window's. */
static void
progressed_cb (guint64 done, guint64 total, gpointer user_data)
{
  Progress *progress = g_new0 (Progress, 1);

  progress->self = g_object_ref (user_data);
  progress->done = done;
  progress->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT, progress_cb, progress, progress_free);
}

/* ---- What comes in, in lines ---- */

static void
add_line (QuothProjectMerge *self, QuothNewsType type, gpointer value)
{
  g_autofree char *name = QUOTH_VALUE (value)->kind == QUOTH_KIND_CODER ? g_strdup (quoth_coder (value)->name)
                                                                        : quoth_rework_dup_name (value);
  const char *kind = quoth_name_of_kind (QUOTH_VALUE (value)->kind);

  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_MEMO)
    {
      g_free (name);
      name = quoth_name_one_line (quoth_memo (value)->text, 60);
    }
  if (self->lines->len >= MOST_LINES || *name == '\0')
    return;
  if (type == QUOTH_NEWS_ADDED)
    /* Translators: a kind of thing, and what it is called: "claim: “They want peace”" */
    g_ptr_array_add (self->lines, g_strdup_printf (_ ("%1$s: “%2$s”"), kind, name));
  else
    g_ptr_array_add (self->lines, type == QUOTH_NEWS_CHANGED ? g_strdup_printf (_ ("changed %1$s: “%2$s”"), kind, name)
                                                             : g_strdup_printf (_ ("deleted %1$s: “%2$s”"), kind, name));
}

/* What is added is in the other file; what is gone is here only. */
static void
list_items (QuothProjectMerge *self, QuothReader *ours, QuothReader *theirs)
{
  for (guint i = 0; i < self->report->items->len && self->lines->len < MOST_LINES; i++)
    {
      const QuothNewsItem *item = &g_array_index (self->report->items, QuothNewsItem, i);
      QuothReader *reader = item->type == QUOTH_NEWS_ADDED ? theirs : ours;
      g_autoptr (QuothValue) value = quoth_reader_get (reader, item->kind, &item->id, NULL);

      if (value != NULL)
        add_line (self, item->type, value);
    }
}

/* ---- Looking ---- */

/* What comes in, comes in as what it is; but people know it by whom they gave it to. */
static void
learn_packet (QuothProjectMerge *self, QuothReader *theirs)
{
  QuothId id;
  g_autoptr (QuothCoder) coder = quoth_reader_get_packet_coder (theirs, &id) ? quoth_reader_get (theirs, QUOTH_KIND_CODER, &id, NULL) : NULL;

  g_free (self->packet_coder);
  self->packet_coder = coder != NULL ? g_strdup (coder->name) : NULL;
}

static gboolean
try_copy (QuothProjectMerge *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothStore) other = NULL;
  g_autoptr (QuothReader) ours = NULL;
  g_autoptr (QuothReader) theirs = NULL;

  g_clear_pointer (&self->report, quoth_merge_report_free);
  if (!quoth_store_merge (self->store, self->path, QUOTH_MERGE_TRY, progressed_cb, self, cancellable, &self->report, error))
    return FALSE;
  other = quoth_store_open (self->path, QUOTH_STORE_READ_ONLY, error);
  theirs = other != NULL ? quoth_store_open_reader (other, error) : NULL;
  ours = theirs != NULL ? quoth_store_open_reader (self->store, error) : NULL;
  if (ours == NULL)
    return FALSE;
  learn_packet (self, theirs);
  list_items (self, ours, theirs);
  return TRUE;
}

/* Nothing is counted while somebody has to choose first. */
static gboolean
count (QuothProjectMerge *self, QuothReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothChange) change = NULL;
  const QuothAdoptionReport *report = quoth_adoption_get_report (self->adoption);

  g_ptr_array_set_size (self->lines, 0);
  self->is_counted = FALSE;
  if (quoth_adoption_count_open (self->adoption) > 0)
    return TRUE;
  change = quoth_adoption_build (reader, self->adoption, cancellable, error);
  self->is_counted = change != NULL;
  for (guint i = 0; self->is_counted && i < report->values->len && self->lines->len < MOST_LINES; i++)
    add_line (self, QUOTH_NEWS_ADDED, report->values->pdata[i]);
  return self->is_counted;
}

static gboolean
propose (QuothProjectMerge *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothStore) theirs = quoth_store_open (self->path, QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = theirs != NULL ? quoth_store_open_reader (self->store, error) : NULL;

  if (reader == NULL)
    return FALSE;
  g_clear_pointer (&self->adoption, quoth_adoption_unref);
  self->adoption = quoth_adoption_new (theirs, self->coder);
  return quoth_adoption_propose (self->adoption, reader, cancellable, error) && count (self, reader, cancellable, error);
}

static gboolean
refuse_itself (GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("This is the project that is open; choose a copy of it, or another project"));
  return FALSE;
}

static gboolean
look (QuothProjectMerge *self, GCancellable *cancellable, GError **error)
{
  g_ptr_array_set_size (self->lines, 0);
  if (!quoth_store_relate (self->store, self->path, &self->relatedness, error))
    return FALSE;
  if (self->relatedness == QUOTH_RELATION_SAME_FILE)
    return refuse_itself (error);
  return self->relatedness == QUOTH_RELATION_COPY ? try_copy (self, cancellable, error) : propose (self, cancellable, error);
}

static gboolean
count_again (QuothProjectMerge *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, error);

  return reader != NULL && count (self, reader, cancellable, error);
}

/* ---- Merging ---- */

/* That none could be made is told, and no reason not to merge: undo, or the copy, takes it back. */
static gboolean
keep_backup (QuothProjectMerge *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (quoth_store_keep_backup (self->store, QUOTH_BACKUP_BEFORE_MERGE, progressed_cb, self, cancellable, NULL, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_free (self->problem);
  g_free (self->packet_coder);
  self->problem = g_strdup (local_error->message);
  return TRUE;
}

static gboolean
run (QuothProjectMerge *self, GCancellable *cancellable, GError **error)
{
  if (!keep_backup (self, cancellable, error))
    return FALSE;
  if (self->relatedness != QUOTH_RELATION_COPY)
    return quoth_store_build (self->store, quoth_adoption_build, self->adoption, cancellable, error);
  g_clear_pointer (&self->report, quoth_merge_report_free);
  return quoth_store_merge (self->store, self->path, QUOTH_MERGE_NORMAL, progressed_cb, self, cancellable, &self->report, error);
}

/* ---- Threads ---- */

typedef gboolean (*Step) (QuothProjectMerge *self, GCancellable *cancellable, GError **error);

static void
step_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  Step step = g_task_get_source_tag (task);

  if (step (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (QuothProjectMerge *self, Step step, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, step);
  g_task_run_in_thread (task, step_thread);
}

void
quoth_project_merge_look_async (QuothProjectMerge *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  start (self, look, cancellable, callback, user_data);
}

void
quoth_project_merge_count_async (QuothProjectMerge *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  start (self, count_again, cancellable, callback, user_data);
}

void
quoth_project_merge_run_async (QuothProjectMerge *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  start (self, run, cancellable, callback, user_data);
}

gboolean
quoth_project_merge_finish (QuothProjectMerge *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- What is known ---- */

char *
quoth_project_merge_dup_name (QuothProjectMerge *self)
{
  char *name = g_path_get_basename (self->path);

  if (g_str_has_suffix (name, ".quoth"))
    name[strlen (name) - strlen (".quoth")] = '\0';
  return name;
}

char *
quoth_project_merge_dup_summary (QuothProjectMerge *self)
{
  g_autofree char *name = quoth_project_merge_dup_name (self);

  if (self->packet_coder != NULL)
    return g_strdup_printf (_ ("“%1$s” is the packet of %2$s. What was done in it comes in as if it had been done here."), name, self->packet_coder);
  if (self->report != NULL)
    return g_strdup_printf (_ ("“%s” is a copy of this project. Its edits come in as if they had been made here."), name);
  return g_strdup_printf (_ ("“%s” is a project of its own. All that is in it comes in as one step, which undo takes back."), name);
}

char *
quoth_project_merge_dup_nothing (QuothProjectMerge *self)
{
  g_autofree char *name = quoth_project_merge_dup_name (self);
  char *changed = quoth_project_merge_dup_changed (self);

  if (changed != NULL)
    return changed;
  if (self->packet_coder != NULL)
    return g_strdup_printf (_ ("“%1$s” is the packet of %2$s. All that was done in it has been taken back already."), name, self->packet_coder);
  return g_strdup (_ ("All that is in the other project is in this one already."));
}

const QuothMergeReport *
quoth_project_merge_get_report (QuothProjectMerge *self)
{
  return self->report;
}

QuothAdoption *
quoth_project_merge_get_adoption (QuothProjectMerge *self)
{
  return self->adoption;
}

gboolean
quoth_project_merge_is_counted (QuothProjectMerge *self)
{
  return self->is_counted;
}

void
quoth_project_merge_get_counts (QuothProjectMerge *self, QuothNewsType type, guint counts[QUOTH_N_KINDS])
{
  memset (counts, 0, sizeof (guint) * QUOTH_N_KINDS);
  if (self->adoption != NULL && self->is_counted && type == QUOTH_NEWS_ADDED)
    memcpy (counts, quoth_adoption_get_report (self->adoption)->n_new, sizeof (guint) * QUOTH_N_KINDS);
  for (guint i = 0; self->report != NULL && i < self->report->items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (self->report->items, QuothNewsItem, i);

      if (item->type == type)
        counts[item->kind]++;
    }
}

GPtrArray *
quoth_project_merge_get_lines (QuothProjectMerge *self)
{
  return self->lines;
}

const char *
quoth_project_merge_get_problem (QuothProjectMerge *self)
{
  return self->problem;
}

/* ---- The object ---- */

static void
quoth_project_merge_finalize (GObject *object)
{
  QuothProjectMerge *self = QUOTH_PROJECT_MERGE (object);

  g_clear_pointer (&self->report, quoth_merge_report_free);
  g_clear_pointer (&self->adoption, quoth_adoption_unref);
  g_clear_pointer (&self->coder, quoth_value_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->packet_coder, g_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (quoth_project_merge_parent_class)->finalize (object);
}

static void
quoth_project_merge_class_init (QuothProjectMergeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_project_merge_finalize;
  progress_signal = g_signal_new ("progress", QUOTH_TYPE_PROJECT_MERGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
quoth_project_merge_init (QuothProjectMerge *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
}

QuothProjectMerge *
quoth_project_merge_new (QuothSession *session, const char *path)
{
  QuothProjectMerge *self = g_object_new (QUOTH_TYPE_PROJECT_MERGE, NULL);

  self->store = g_object_ref (quoth_session_get_store (session));
  self->coder = quoth_coder_copy (quoth_session_get_coder (session));
  self->path = g_strdup (path);
  return self;
}

/* So many of what was changed in the other project are named. */
#define MOST_CHANGED 3

char *
quoth_project_merge_dup_changed (QuothProjectMerge *self)
{
  const QuothAdoptionReport *report = self->adoption != NULL ? quoth_adoption_get_report (self->adoption) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (report == NULL || report->n_changed == 0)
    return NULL;

  for (guint i = 0; i < MIN (report->changed->len, MOST_CHANGED); i++)
    {
      g_autofree char *name = quoth_rework_dup_name (report->changed->pdata[i]);
      g_autofree char *line = quoth_name_one_line (name, 60);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", line);
    }
  if (report->n_changed > MOST_CHANGED)
    g_string_append (names, ", …");
  /* Translators: the last is what they are called */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u thing that came in before was changed there since, and is left here as it is: %s",
                                       "%u things that came in before were changed there since, and are left here as they are: %s",
                                       report->n_changed),
                          report->n_changed, names->str);
}
