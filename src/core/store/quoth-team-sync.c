/* quoth-team-sync.c: one round of sharing with a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A round is: look at the folder; take in what may come in; write what is in no file; fold; say how far this copy is. Nothing of it is
 * remembered but for speed: what is known follows from the journal, what is shared from the files that can be read. So a round that was
 * interrupted anywhere, a project that went back to a backup, a file that somebody deleted or that broke on its way are all put right by the
 * next rounds: what is in a journal and in no file is written again.
 *
 * By whom? By the copy that made it, at once. By another only when nobody is left who should: the others say how much they
 * have shared, and while the files for that are not all here, they are on their way, or their owner will write them again. (Else, when a folded file
 * arrives after its pieces were deleted, each of ten copies would write the whole history.) Whose an entry is, is known by
 * where its origin came from: what was taken in from the folder is noted, all else is ours.
 *
 * Cost: O(files) to look, O(entries) of an index to see what is missing, O(bytes) of what comes and goes.
 */

#include "config.h"

#include "store/quoth-team-sync.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-base.h"
#include "store/quoth-file.h"
#include "store/quoth-merge.h"
#include "store/quoth-team-journal.h"
#include "store/quoth-team-publish.h"
#include "store/quoth-team-received.h"
#include "store/quoth-team-stage.h"
#include "store/quoth-team-status.h"

/* Milliseconds: so old may be what a copy says of itself while it works. */
#define STATE_AGE (12 * G_GINT64_CONSTANT (3600000))

/* A file that breaks while it is read makes another choice necessary; not for ever. */
#define N_CHOICES 20

typedef struct
{
  QuothStore *store;
  QuothTeamMemory *memory;
  QuothTeamFolder *folder;
  const char *person;
  GCancellable *cancellable;
  QuothDatabase *database;
  QuothTeamPlace place;
  QuothTeamStatus *status;
} Round;

void
quoth_team_memory_clear (QuothTeamMemory *self)
{
  g_clear_pointer (&self->folder, quoth_team_folder_free);
  g_clear_pointer (&self->told, quoth_seq_set_free);
}

static gint64
get_now (void)
{
  return g_get_real_time () / 1000;
}

/* Taking in. */

static void
tell_warnings (Round *self, const QuothMergeReport *report)
{
  for (guint i = 0; i < report->warnings->len; i++)
    g_ptr_array_add (self->status->warnings, g_strdup (report->warnings->pdata[i]));
}

static gboolean
merge (Round *self, const char *staged, gboolean *more, GError **error)
{
  g_autoptr (QuothMergeReport) report = NULL;

  if (!quoth_store_merge (
        self->store, staged, QUOTH_MERGE_NORMAL, NULL, NULL, self->cancellable, &report, error))
    return FALSE;
  *more = report != NULL && report->n_entries > 0;
  if (report != NULL)
    {
      tell_warnings (self, report);
      self->memory->disagrees = self->memory->disagrees || report->disagreements->len > 0;
    }
  return TRUE;
}

/* @more: (out): whether anything came in, so that it is worth looking again */
static gboolean
receive_once (Round *self, gboolean *more, GError **error)
{
  g_autoptr (QuothSeqSet) known = quoth_team_journal_list_known (self->database, error);
  g_autoptr (GPtrArray) ready = g_ptr_array_new ();
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (GHashTable) origins = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autofree char *staged = NULL;
  GError *local = NULL;
  gboolean done;

  *more = FALSE;
  if (known == NULL)
    return FALSE;
  quoth_team_stage_choose (self->folder, known, ready, waiting);
  if (ready->len == 0)
    return TRUE;
  staged = quoth_team_stage_make (self->folder, ready, known, self->database, origins, self->cancellable, &local);
  if (staged == NULL)
    {
      *more = local == NULL;
      if (local != NULL)
        g_propagate_error (error, local);
      return local == NULL;
    }
  done = quoth_team_received_note (quoth_store_get_path (self->store), origins, known, error)
         && merge (self, staged, more, error);
  quoth_file_discard (staged);
  return done;
}

static gboolean
receive (Round *self, GError **error)
{
  gboolean more = TRUE;

  for (guint i = 0; more && i < N_CHOICES; i++)
    if (!receive_once (self, &more, error))
      return FALSE;
  return TRUE;
}

/* Giving. */

/* What whoever reads the next file must have: what changed here since the last one, and that itself. */
static GArray *
list_needs (Round *self, const QuothSeqSet *known)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (known);
  GArray *needs = g_array_new (FALSE, FALSE, sizeof (QuothSeqRun));
  const QuothSeqSet *told = self->memory->told;

  for (guint i = 0; i < runs->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (runs, QuothSeqRun, i);

      if (told == NULL || quoth_seq_set_get_max (told, &run->origin) != run->last)
        g_array_append_val (needs, *run);
    }
  return needs;
}

static void
remember_told (Round *self, const QuothSeqSet *known, GArray *missing)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (known);
  g_autoptr (QuothSeqSet) written = quoth_seq_set_new ();

  for (guint i = 0; i < missing->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (missing, QuothSeqRun, i);

      quoth_seq_set_add (written, &run->origin, run->first, run->last);
    }
  g_clear_pointer (&self->memory->told, quoth_seq_set_free);
  self->memory->told = quoth_seq_set_new ();
  for (guint i = 0; i < runs->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (runs, QuothSeqRun, i);

      if (quoth_seq_set_get_max (written, &run->origin) == 0)
        quoth_seq_set_add (self->memory->told, &run->origin, run->first, run->last);
    }
}

static GHashTable *
list_content (QuothTeamFolder *folder, const QuothSeqSet *known)
{
  GPtrArray *files = quoth_team_folder_get_files (folder);
  GHashTable *content = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const QuothTeamFile *file = files->pdata[i];
      GHashTableIter iter;
      gpointer hash;

      if (file->problem != NULL || !quoth_seq_set_has_all (known, file->entries))
        continue;
      g_hash_table_iter_init (&iter, file->content);
      while (g_hash_table_iter_next (&iter, &hash, NULL))
        g_hash_table_add (content, g_bytes_ref (hash));
    }
  return content;
}

/* What is in no file and ours to write; what came from the folder is, when nobody else is left to do it. */
static GArray *
list_missing (Round *self, const QuothTeamCount *count, GError **error)
{
  GArray *missing = quoth_team_journal_list_missing (self->database, count->shared, error);

  if (missing == NULL || missing->len == 0 || quoth_team_count_is_complete (count, get_now ()))
    return missing;
  if (quoth_team_received_leave_out (self->database, missing, error))
    return missing;
  g_array_unref (missing);
  return NULL;
}

static gboolean
write_missing (Round *self, const QuothTeamCount *count, gboolean *written, GError **error)
{
  g_autoptr (GArray) missing = list_missing (self, count, error);
  gint64 shared = quoth_team_count_shared (count, &count->copy);
  gint64 reach = quoth_seq_set_get_reach (count->claimed, &count->copy, 1);
  g_auto (QuothTeamPublication) publication = { 0 };

  if (missing == NULL)
    return FALSE;
  if (missing->len == 0 && reach >= shared)
    return TRUE;
  publication.header.project = self->place.project;
  publication.header.copy = self->place.copy;
  /* What was lost of ours is written first of all, under its numbers. */
  publication.header.first = reach + 1;
  publication.header.last = reach < shared ? shared : 0;
  publication.needs = list_needs (self, count->known);
  publication.content = list_content (self->folder, count->known);
  if (!quoth_team_publish (&publication,
                           self->database,
                           quoth_team_folder_get_path (self->folder),
                           missing,
                           self->cancellable,
                           error))
    return FALSE;
  *written = TRUE;
  remember_told (self, count->known, missing);
  return TRUE;
}

static gboolean
give_within (Round *self, gboolean *written, GError **error)
{
  g_autoptr (QuothSeqSet) known = quoth_team_journal_list_known (self->database, error);
  g_auto (QuothTeamCount) count = { 0 };

  if (known == NULL)
    return FALSE;
  quoth_team_count_init (&count, self->folder, &self->place.copy, known);
  return write_missing (self, &count, written, error);
}

static gboolean
give (Round *self, GError **error)
{
  gboolean written = FALSE;
  gboolean folded = FALSE;
  gboolean done;

  if (!quoth_database_exec (self->database, "BEGIN", error))
    return FALSE;
  done = give_within (self, &written, error);
  quoth_database_exec (self->database, "COMMIT", NULL);
  return done && (!written || quoth_team_folder_scan (self->folder, self->cancellable, error))
         && quoth_team_fold (self->folder, &self->place.copy, &folded, self->cancellable, error)
         && (!folded || quoth_team_folder_scan (self->folder, self->cancellable, error));
}

/* Saying how far. */

static QuothTeamState *
make_state (Round *self, const QuothTeamCount *count, const QuothTeamState *before, GError **error)
{
  g_autoptr (QuothTeamState) state = quoth_team_state_new (&self->place.project, &self->place.copy);
  g_autoptr (GArray) copies = quoth_team_count_list_copies (count);

  state->person = self->person == NULL && before != NULL ? g_strdup (before->person)
                                                         : quoth_team_status_dup_name (self->person);
  state->time = get_now ();
  state->shared = quoth_team_count_shared (count, &self->place.copy);
  if (!quoth_team_journal_get_latest (self->database, &state->latest, error))
    return NULL;
  for (guint i = 0; i < copies->len; i++)
    {
      const QuothId *copy = &g_array_index (copies, QuothId, i);

      if (!quoth_id_equal (copy, &self->place.copy))
        quoth_team_state_set_seen (state, copy, quoth_team_count_seen (count, copy));
    }
  return g_steal_pointer (&state);
}

static gboolean
say (Round *self, GError **error)
{
  g_autoptr (QuothSeqSet) known = quoth_team_journal_list_known (self->database, error);
  g_auto (QuothTeamCount) count = { 0 };
  const QuothTeamState *before = quoth_team_folder_find_state (self->folder, &self->place.copy);
  g_autoptr (QuothTeamState) state = NULL;

  if (known == NULL)
    return FALSE;
  quoth_team_count_init (&count, self->folder, &self->place.copy, known);
  state = make_state (self, &count, before, error);
  if (state == NULL)
    return FALSE;
  if (before != NULL && quoth_team_state_equal (before, state) && state->time - before->time < STATE_AGE)
    return TRUE;
  return quoth_team_state_write (state, quoth_team_folder_get_path (self->folder), error)
         && quoth_team_folder_scan (self->folder, self->cancellable, error);
}

/* The round. */

/* The folder of a team that was chosen after the history had been compacted has never seen the beginning of it. */
static gboolean
advise_on_base (Round *self, const QuothTeamCount *count, GError **error)
{
  g_autoptr (QuothSeqSet) covered = quoth_base_list_covered (self->database, error);

  if (covered != NULL && !quoth_seq_set_has_all (count->shared, covered))
    g_ptr_array_add (self->status->warnings,
                     g_strdup (_ ("The history of this project was compacted, and its beginning is not in this folder: whoever comes new to the team "
                                  "needs a copy of the project file to begin with, since joining by the folder alone is not possible")));
  return covered != NULL;
}

static gboolean
fill_status (Round *self, GError **error)
{
  g_autoptr (QuothSeqSet) known = quoth_team_journal_list_known (self->database, error);
  g_auto (QuothTeamCount) count = { 0 };
  g_autoptr (GArray) missing = NULL;

  if (known == NULL)
    return FALSE;
  quoth_team_count_init (&count, self->folder, &self->place.copy, known);
  quoth_team_status_fill (self->status, &count);
  missing = quoth_team_journal_list_missing (self->database, count.shared, error);
  if (missing == NULL || !quoth_team_received_leave_out (self->database, missing, error))
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (missing, QuothSeqRun, i);

      self->status->n_to_share += (guint) (run->last - run->first + 1);
    }
  return advise_on_base (self, &count, error);
}

typedef gboolean (*StepFunc) (Round *self, GError **error);

/* What goes wrong is said, and does not keep from the rest. Returns: %FALSE with @error only where it was cancelled */
static gboolean
attempt (Round *self, StepFunc step, gboolean *done, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *done = step (self, &problem);
  if (*done)
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (self->status->trouble == NULL)
    self->status->trouble = g_strdup (problem->message);
  return TRUE;
}

static gboolean
look (Round *self, GError **error)
{
  return quoth_team_folder_scan (self->folder, self->cancellable, error);
}

static gboolean
work (Round *self, gboolean is_look, GError **error)
{
  gboolean done;

  if (!attempt (self, look, &done, error))
    return FALSE;
  if (!done || is_look)
    return TRUE;
  return attempt (self, receive, &done, error) && attempt (self, give, &done, error)
         && attempt (self, say, &done, error);
}

static void
need_folder (Round *self)
{
  QuothTeamMemory *memory = self->memory;

  if (memory->folder != NULL && g_strcmp0 (quoth_team_folder_get_path (memory->folder), self->place.folder) != 0)
    quoth_team_memory_clear (memory);
  if (memory->folder == NULL)
    {
      memory->folder = quoth_team_folder_new (self->place.folder, &self->place.project);
      memory->synced = 0;
    }
  self->folder = memory->folder;
}

static void
advise (Round *self)
{
  if (quoth_team_place_is_within (quoth_store_get_path (self->store), self->place.folder))
    g_ptr_array_add (self->status->warnings,
                     g_strdup (_ ("The project itself lies in the folder that it shares, where whatever carries the files about may "
                                  "damage it; move it to another folder of this computer")));
}

static gboolean
run (Round *self, gboolean is_look, GError **error)
{
  QuothTeamStatus *status = self->status;

  status->folder = g_strdup (self->place.folder);
  status->is_elsewhere = self->place.is_elsewhere;
  if (self->place.folder == NULL || self->place.is_elsewhere)
    return TRUE;
  need_folder (self);
  advise (self);
  if (!work (self, is_look || quoth_store_get_read_only_reason (self->store) != NULL, error)
      || !fill_status (self, error))
    return FALSE;
  if (!is_look && status->trouble == NULL)
    self->memory->synced = get_now ();
  status->synced = self->memory->synced;
  return TRUE;
}

/* At first, and after a merge that brought some until all are settled. */
static gboolean
count_disagreements (Round *self, GError **error)
{
  g_autoptr (QuothReader) reader = NULL;
  GError *local = NULL;

  if (self->status->folder == NULL || (self->memory->has_counted && !self->memory->disagrees))
    return TRUE;
  reader = quoth_store_open_reader (self->store, &local);
  self->status->n_disagreements = reader != NULL ? quoth_reader_count_disagreements (reader, &local) : 0;
  self->memory->has_counted = TRUE;
  self->memory->disagrees = self->status->n_disagreements > 0;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

QuothTeamStatus *
quoth_team_sync_round (QuothStore *store,
                       QuothTeamMemory *memory,
                       const char *person,
                       gboolean is_look,
                       GCancellable *cancellable,
                       GError **error)
{
  const char *path = quoth_store_get_path (store);
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READONLY, error);
  g_autoptr (QuothTeamStatus) status = quoth_team_status_new ();
  g_auto (QuothTeamPlace) place = { 0 };
  Round round = { .store = store,
                  .memory = memory,
                  .person = person,
                  .cancellable = cancellable,
                  .database = database,
                  .status = status };

  if (database == NULL || !quoth_team_place_read (database, path, &place, error))
    return NULL;
  round.place = place;
  return run (&round, is_look, error) && count_disagreements (&round, error) ? g_steal_pointer (&status) : NULL;
}
