/* quoth-team-count.c: how far each copy is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each copy numbers what it shares from 1 on, whoseever entries that are, and its files say which numbers they stand for; so a copy
 * says in one number how much of another's it has, where it would take a number for each of hundreds of origins. A file that was lost
 * leaves a gap in the numbers, which the copy whose it was fills again. What may come in does not depend on these numbers.
 */

#include "store/quoth-team-count.h"

#define WEEK (7 * G_GINT64_CONSTANT (86400000))

static gboolean
is_had (const QuothTeamFile *file, const QuothSeqSet *known)
{
  return quoth_seq_set_has_all (known, file->entries);
}

void
quoth_team_count_init (QuothTeamCount *self, QuothTeamFolder *folder, const QuothId *copy, const QuothSeqSet *known)
{
  GPtrArray *files = quoth_team_folder_get_files (folder);

  self->folder = folder;
  self->copy = *copy;
  self->known = known;
  self->shared = quoth_seq_set_new ();
  self->claimed = quoth_seq_set_new ();
  self->had = quoth_seq_set_new ();
  for (guint i = 0; i < files->len; i++)
    {
      const QuothTeamFile *file = files->pdata[i];
      const QuothShareHeader *header = &file->header;

      if (file->problem != NULL)
        continue;
      quoth_seq_set_add_all (self->shared, file->entries);
      quoth_seq_set_add (self->claimed, &header->copy, header->first, header->last);
      if (is_had (file, known))
        quoth_seq_set_add (self->had, &header->copy, header->first, header->last);
    }
}

void
quoth_team_count_clear (QuothTeamCount *self)
{
  g_clear_pointer (&self->shared, quoth_seq_set_free);
  g_clear_pointer (&self->claimed, quoth_seq_set_free);
  g_clear_pointer (&self->had, quoth_seq_set_free);
}

gint64
quoth_team_count_shared (const QuothTeamCount *self, const QuothId *copy)
{
  GPtrArray *states = quoth_team_folder_get_states (self->folder);
  gint64 n = quoth_seq_set_get_max (self->claimed, copy);

  for (guint i = 0; i < states->len; i++)
    {
      const QuothTeamState *state = states->pdata[i];
      gint64 said = quoth_id_equal (&state->copy, copy) ? state->shared : quoth_team_state_get_seen (state, copy);

      n = MAX (n, said);
    }
  return n;
}

/* Whether one of the copy's files that are there has something new. */
static gboolean
has_unknown (const QuothTeamCount *self, const QuothId *copy)
{
  GPtrArray *files = quoth_team_folder_get_files (self->folder);

  for (guint i = 0; i < files->len; i++)
    {
      const QuothTeamFile *file = files->pdata[i];

      if (file->problem == NULL && quoth_id_equal (&file->header.copy, copy) && !is_had (file, self->known))
        return TRUE;
    }
  return FALSE;
}

/* While a file is away, what was said of it still holds; but a project that went back to a backup has less than it said. */
gint64
quoth_team_count_seen (const QuothTeamCount *self, const QuothId *copy)
{
  const QuothTeamState *own = quoth_team_folder_find_state (self->folder, &self->copy);
  gint64 said = own != NULL ? quoth_team_state_get_seen (own, copy) : 0;
  gint64 seen = quoth_seq_set_get_reach (self->had, copy, 1);

  return seen < said && !has_unknown (self, copy) ? said : seen;
}

gboolean
quoth_team_count_is_complete (const QuothTeamCount *self, gint64 now)
{
  GPtrArray *states = quoth_team_folder_get_states (self->folder);

  for (guint i = 0; i < states->len; i++)
    {
      const QuothTeamState *state = states->pdata[i];

      if (!quoth_id_equal (&state->copy, &self->copy) && now - state->time < WEEK
          && !quoth_seq_set_has (self->claimed, &state->copy, 1, state->shared))
        return FALSE;
    }
  return TRUE;
}

static void
add_copy (GArray *copies, const QuothId *copy)
{
  for (guint i = 0; i < copies->len; i++)
    if (quoth_id_equal (&g_array_index (copies, QuothId, i), copy))
      return;
  g_array_append_val (copies, *copy);
}

GArray *
quoth_team_count_list_copies (const QuothTeamCount *self)
{
  GArray *copies = g_array_new (FALSE, FALSE, sizeof (QuothId));
  GPtrArray *states = quoth_team_folder_get_states (self->folder);
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (self->claimed);

  for (guint i = 0; i < states->len; i++)
    add_copy (copies, &((QuothTeamState *) states->pdata[i])->copy);
  for (guint i = 0; i < runs->len; i++)
    add_copy (copies, &g_array_index (runs, QuothSeqRun, i).origin);
  return copies;
}
