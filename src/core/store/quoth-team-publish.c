/* quoth-team-publish.c: writing into the folder of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every few seconds of work make a file of a kilobyte, and a file never changes. (One that grew would be carried whole, over and over, by most of
 * what carries it, and would be half a file to whoever reads it meanwhile.) So that there are not ten thousand of them after a month, a
 * copy folds its files as a log-structured tree does: sizes are in levels, each eight times the one below, and eight neighbours of
 * a level or below become one file. Of n bytes at most 8 × log₈ n files are there, each byte is written log₈ n times, and what is over
 * 16 MB is left alone. The new file is safe before the old ones are deleted; whoever sees that in another order misses
 * something for a while, and waits (quoth-team-sync.c).
 *
 * What is longer than 32 MB is cut into several files, so that memory is bounded on either side. They all need what all of them have: they come in
 * together.
 */

#include "config.h"

#include "store/quoth-team-publish.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-schema.h"
#include "store/quoth-team-journal.h"

#define FILE_ENOUGH (32 << 20)

#define FOLD_FILES 8
#define LEVEL_BASE 4096
#define LEVEL_TIMES 8
#define N_LEVELS 5

/* Seconds: nothing takes that long to be written. */
#define LEFTOVER_AGE 3600

typedef struct
{
  QuothTeamPublication *publication;
  const char *folder;
  QuothShareWriter *writer;
  gint64 n_entries;
  gint64 last; /* that the files must stand for */
} Publishing;

void
quoth_team_publication_clear (QuothTeamPublication *self)
{
  g_clear_pointer (&self->needs, g_array_unref);
  g_clear_pointer (&self->content, g_hash_table_unref);
}

static gboolean
begin_file (Publishing *self, GError **error)
{
  GArray *needs = self->publication->needs;

  self->writer = quoth_share_writer_new ();
  self->n_entries = 0;
  for (guint i = 0; i < needs->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (needs, QuothSeqRun, i);
      QuothShareRecord need = { .type = QUOTH_SHARE_NEED, .origin = run->origin, .seq = run->last };

      if (!quoth_share_writer_add (self->writer, &need, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_file (Publishing *self, gboolean is_last, GError **error)
{
  QuothShareHeader *header = &self->publication->header;
  g_autofree char *name = NULL;

  header->last = header->first - 1 + self->n_entries;
  if (is_last)
    header->last = MAX (header->last, self->last);
  header->time = g_get_real_time () / 1000;
  name = quoth_share_writer_finish (self->writer, self->folder, header, error);
  g_clear_pointer (&self->writer, quoth_share_writer_free);
  if (name == NULL)
    return FALSE;
  header->first = header->last + 1;
  self->publication->n_written++;
  return TRUE;
}

static gboolean
add_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  Publishing *self = user_data;
  QuothShareHeader *header = &self->publication->header;

  if (quoth_share_writer_get_size (self->writer) > FILE_ENOUGH
      && (!end_file (self, FALSE, error) || !begin_file (self, error)))
    return FALSE;
  if (record->type == QUOTH_SHARE_ENTRY)
    self->n_entries++;
  header->schema = MAX (header->schema, record->schema);
  return quoth_share_writer_add (self->writer, record, error);
}

static gboolean
add_run (
  Publishing *self, QuothDatabase *database, const QuothSeqRun *run, GCancellable *cancellable, GError **error)
{
  for (gint64 seq = run->first; seq <= run->last; seq++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !quoth_team_journal_read_entry (
          database, &run->origin, seq, self->publication->content, add_cb, self, error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_team_publish (QuothTeamPublication *self,
                    QuothDatabase *database,
                    const char *folder,
                    GArray *missing,
                    GCancellable *cancellable,
                    GError **error)
{
  Publishing publishing = { .publication = self, .folder = folder, .last = self->header.last };
  gboolean done = begin_file (&publishing, error);

  for (guint i = 0; done && i < missing->len; i++)
    done = add_run (&publishing, database, &g_array_index (missing, QuothSeqRun, i), cancellable, error);
  done = done && end_file (&publishing, TRUE, error);
  g_clear_pointer (&publishing.writer, quoth_share_writer_free);
  return done;
}

/* Folding. */

static int
compare_first (gconstpointer a, gconstpointer b)
{
  const QuothShareHeader *first = &(*(QuothTeamFile *const *) a)->header;
  const QuothShareHeader *second = &(*(QuothTeamFile *const *) b)->header;

  return (first->first > second->first) - (first->first < second->first);
}

static GPtrArray *
list_own (QuothTeamFolder *folder, const QuothId *copy)
{
  GPtrArray *files = quoth_team_folder_get_files (folder);
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      QuothTeamFile *file = files->pdata[i];

      if (file->problem == NULL && quoth_id_equal (&file->header.copy, copy))
        g_ptr_array_add (own, file);
    }
  g_ptr_array_sort (own, compare_first);
  return own;
}

static gboolean
is_content_in (GHashTable *content, GHashTable *larger)
{
  GHashTableIter iter;
  gpointer hash;

  g_hash_table_iter_init (&iter, content);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    if (!g_hash_table_contains (larger, hash))
      return FALSE;
  return TRUE;
}

static gboolean
is_within (const QuothTeamFile *file, const QuothTeamFile *larger)
{
  return file->header.first >= larger->header.first && file->header.last <= larger->header.last
         && quoth_seq_set_has_all (larger->entries, file->entries)
         && is_content_in (file->content, larger->content);
}

static void
delete_file (QuothTeamFolder *folder, const QuothTeamFile *file)
{
  g_autofree char *path = g_build_filename (quoth_team_folder_get_path (folder), file->name, NULL);

  /* One that cannot be deleted does no harm. */
  g_unlink (path);
}

/* What was folded is deleted here, too, where that was interrupted. */
static void
delete_folded (QuothTeamFolder *folder, GPtrArray *own)
{
  for (guint i = own->len; i > 0; i--)
    for (guint j = 0; j < own->len; j++)
      if (i - 1 != j && is_within (own->pdata[i - 1], own->pdata[j]))
        {
          delete_file (folder, own->pdata[i - 1]);
          g_ptr_array_remove_index (own, i - 1);
          break;
        }
}

/* Eight or more neighbours at the end, of a level or below. Returns: how many */
static guint
find_tail (GPtrArray *own)
{
  gint64 most = LEVEL_BASE;

  for (guint level = 0; level < N_LEVELS; level++, most *= LEVEL_TIMES)
    {
      guint n = 0;

      while (n < own->len && ((QuothTeamFile *) own->pdata[own->len - n - 1])->size <= most)
        n++;
      if (n >= FOLD_FILES)
        return n;
    }
  return 0;
}

typedef struct
{
  QuothShareWriter *writer;
  QuothSeqSet *needs;
  QuothSeqSet *entries;
  GHashTable *content;
} Folding;

static gboolean
fold_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  Folding *self = user_data;

  switch (record->type)
    {
    case QUOTH_SHARE_NEED:
      if (quoth_seq_set_has (self->needs, &record->origin, record->seq, record->seq))
        return TRUE;
      quoth_seq_set_add (self->needs, &record->origin, 1, record->seq);
      break;
    case QUOTH_SHARE_TEXT:
    case QUOTH_SHARE_ORIGINAL:
      if (!g_hash_table_add (self->content, g_bytes_new (record->sha256, sizeof record->sha256)))
        return TRUE;
      break;
    default:
      if (quoth_seq_set_has (self->entries, &record->origin, record->seq, record->seq))
        return TRUE;
      quoth_seq_set_add (self->entries, &record->origin, record->seq, record->seq);
    }
  return quoth_share_writer_add (self->writer, record, error);
}

static gboolean
read_all (Folding *self, QuothTeamFolder *folder, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  /* The last one's needs are the highest. */
  for (guint i = files->len; i > 0; i--)
    {
      const QuothTeamFile *file = files->pdata[i - 1];
      g_autofree char *path = g_build_filename (quoth_team_folder_get_path (folder), file->name, NULL);
      g_auto (QuothShareHeader) header = { 0 };

      if (!quoth_share_file_read (path, &header, fold_cb, self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fold (QuothTeamFolder *folder, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  const QuothTeamFile *first = files->pdata[0];
  g_autoptr (QuothShareWriter) writer = quoth_share_writer_new ();
  g_autoptr (QuothSeqSet) needs = quoth_seq_set_new ();
  g_autoptr (QuothSeqSet) entries = quoth_seq_set_new ();
  g_autoptr (GHashTable) content
    = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  Folding folding = { writer, needs, entries, content };
  QuothShareHeader header = { .project = first->header.project, .copy = first->header.copy, .first = first->header.first };
  g_autofree char *name = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const QuothTeamFile *file = files->pdata[i];

      header.last = MAX (header.last, file->header.last);
      header.schema = MAX (header.schema, file->header.schema);
    }
  header.time = g_get_real_time () / 1000;
  if (!read_all (&folding, folder, files, cancellable, error))
    return FALSE;
  name = quoth_share_writer_finish (writer, quoth_team_folder_get_path (folder), &header, error);
  return name != NULL;
}

/* Whether a hidden file is one that this copy was writing when it was cut off. */
static gboolean
is_leftover (const char *folder, const char *name, const QuothId *copy)
{
  char id[QUOTH_ID_STRING_SIZE];
  const char *end = quoth_id_to_string (copy, id) + strlen (id) - QUOTH_SHARE_NAME_LENGTH;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  return name[0] == '.' && (g_str_has_prefix (name + 1, end) || g_str_has_prefix (name + 1, id))
         && g_stat (path, &status) == 0
         && g_get_real_time () / G_USEC_PER_SEC - status.st_mtim.tv_sec > LEFTOVER_AGE;
}

static void
delete_leftovers (const char *folder, const QuothId *copy)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_leftover (folder, name, copy))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

gboolean
quoth_team_fold (
  QuothTeamFolder *folder, const QuothId *copy, gboolean *folded, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) own = list_own (folder, copy);
  guint n;

  *folded = FALSE;
  delete_leftovers (quoth_team_folder_get_path (folder), copy);
  delete_folded (folder, own);
  n = find_tail (own);
  if (n == 0)
    return TRUE;
  g_ptr_array_remove_range (own, 0, own->len - n);
  if (!fold (folder, own, cancellable, error))
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    delete_file (folder, own->pdata[i]);
  *folded = TRUE;
  return TRUE;
}
