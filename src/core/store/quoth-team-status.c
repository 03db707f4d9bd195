/* quoth-team-status.c: how it stands with a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-team-status.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-team-stage.h"

static void
member_free (gpointer data)
{
  QuothTeamMember *self = data;

  g_free (self->name);
  g_free (self);
}

static void
problem_free (gpointer data)
{
  QuothTeamProblem *self = data;

  g_free (self->file);
  g_free (self->reason);
  g_free (self);
}

QuothTeamStatus *
quoth_team_status_new (void)
{
  QuothTeamStatus *self = g_atomic_rc_box_new0 (QuothTeamStatus);

  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

QuothTeamStatus *
quoth_team_status_ref (QuothTeamStatus *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  QuothTeamStatus *self = data;

  g_free (self->folder);
  g_free (self->trouble);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->problems);
}

void
quoth_team_status_unref (QuothTeamStatus *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
quoth_team_status_count_to_come (const QuothTeamStatus *self)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    n += ((QuothTeamMember *) self->members->pdata[i])->n_to_come;
  return n;
}

guint
quoth_team_status_count_behind (const QuothTeamStatus *self)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    if (((QuothTeamMember *) self->members->pdata[i])->n_to_go > 0)
      n++;
  return n;
}

char *
quoth_team_status_dup_name (const char *person)
{
  if (person == NULL || *person == '\0')
    return g_strdup (g_get_host_name ());
  return g_strdup_printf ("%s (%s)", person, g_get_host_name ());
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const QuothTeamMember *first = *(QuothTeamMember *const *) a;
  const QuothTeamMember *second = *(QuothTeamMember *const *) b;
  int order;

  if (first->is_self != second->is_self)
    return first->is_self ? -1 : 1;
  order = g_utf8_collate (first->name != NULL ? first->name : "", second->name != NULL ? second->name : "");
  return order != 0 ? order : quoth_id_compare (&first->copy, &second->copy);
}

static void
add_member (QuothTeamStatus *self, const QuothTeamCount *count, const QuothId *copy)
{
  const QuothTeamState *state = quoth_team_folder_find_state (count->folder, copy);
  gint64 own = quoth_team_count_shared (count, &count->copy);
  gint64 to_come = quoth_team_count_shared (count, copy) - quoth_team_count_seen (count, copy);
  QuothTeamMember *member;

  /* Who left, and whose work is here. */
  if (state == NULL && to_come <= 0)
    return;
  member = g_new0 (QuothTeamMember, 1);
  member->copy = *copy;
  member->is_self = quoth_id_equal (copy, &count->copy);
  if (state != NULL)
    {
      member->name = g_strdup (state->person);
      member->time = state->time;
      member->latest = state->latest;
    }
  if (!member->is_self)
    {
      member->n_to_come = (guint) MAX (to_come, 0);
      if (state != NULL)
        member->n_to_go = (guint) MAX (own - quoth_team_state_get_seen (state, &count->copy), 0);
    }
  g_ptr_array_add (self->members, member);
}

static void
add_problem (QuothTeamStatus *self, const char *file, const char *reason, gboolean is_waiting)
{
  QuothTeamProblem *problem = g_new0 (QuothTeamProblem, 1);

  problem->file = g_filename_display_name (file);
  problem->reason = g_strdup (reason);
  problem->is_waiting = is_waiting;
  g_ptr_array_add (self->problems, problem);
}

static void
add_waiting (QuothTeamStatus *self, const QuothTeamCount *count)
{
  g_autoptr (GPtrArray) ready = g_ptr_array_new ();
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  quoth_team_stage_choose (count->folder, count->known, ready, waiting);
  for (guint i = 0; i < waiting->len; i++)
    {
      const QuothTeamFile *file = waiting->pdata[i];
      const QuothTeamState *state = quoth_team_folder_find_state (count->folder, &file->header.copy);
      g_autofree char *reason = NULL;

      if (state != NULL && state->person != NULL)
        /* Translators: who; said of a file */
        reason = g_strdup_printf (_ ("it waits for another file, which has not arrived here yet; it is from %s"), state->person);
      else
        reason = g_strdup (_ ("it waits for another file, which has not arrived here yet"));
      add_problem (self, file->name, reason, TRUE);
    }
}

void
quoth_team_status_fill (QuothTeamStatus *self, const QuothTeamCount *count)
{
  GPtrArray *files = quoth_team_folder_get_files (count->folder);
  GPtrArray *broken = quoth_team_folder_get_broken_states (count->folder);
  g_autoptr (GArray) copies = quoth_team_count_list_copies (count);

  for (guint i = 0; i < copies->len; i++)
    add_member (self, count, &g_array_index (copies, QuothId, i));
  g_ptr_array_sort (self->members, compare_members);
  for (guint i = 0; i < files->len; i++)
    {
      const QuothTeamFile *file = files->pdata[i];

      if (file->problem != NULL)
        add_problem (self, file->name, file->problem->message, FALSE);
    }
  for (guint i = 0; i + 1 < broken->len; i += 2)
    add_problem (self, broken->pdata[i], broken->pdata[i + 1], FALSE);
  add_waiting (self, count);
}
