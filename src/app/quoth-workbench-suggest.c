/* quoth-workbench-suggest.c: what is suggested, accepted and rejected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-keys.h"

static QuothGhosts *
get_ghosts (QuothWorkbench *self)
{
  return self->suggesting != NULL ? quoth_suggesting_get_ghosts (self->suggesting) : NULL;
}

static const QuothSuggestion *
get_ghost (QuothWorkbench *self)
{
  return self->suggesting != NULL ? quoth_editor_get_ghost (QUOTH_EDITOR (self->editor)) : NULL;
}

static void
show_status (QuothWorkbench *self)
{
  quoth_workbench_show_counts (self);
  quoth_workbench_show_hints (self);
}

static void
suggestions_cb (QuothWorkbench *self)
{
  quoth_editor_set_ghosts (QUOTH_EDITOR (self->editor), get_ghosts (self));
  show_status (self);
}

void
quoth_workbench_follow_suggestions (QuothWorkbench *self)
{
  self->suggesting = quoth_suggesting_new (self->desk);
  g_signal_connect_object (self->suggesting, "changed", G_CALLBACK (suggestions_cb), self, G_CONNECT_SWAPPED);
}

void
quoth_workbench_leave_suggestions (QuothWorkbench *self)
{
  if (self->suggesting == NULL)
    return;
  g_object_run_dispose (G_OBJECT (self->suggesting));
  g_clear_object (&self->suggesting);
}

/* ---- In words ---- */

char *
quoth_workbench_dup_suggestion (QuothWorkbench *self)
{
  const QuothSuggestion *ghost = get_ghost (self);
  g_autofree char *title = NULL;

  if (ghost == NULL || quoth_workbench_get_page (self) != NULL)
    return NULL;
  title = quoth_suggestion_dup_title (ghost);
  /* Translators: “Suggested: Mention of China (“Beijing” is another name of China)” */
  return g_strdup_printf (_ ("Suggested: %s (%s)"), title, ghost->why);
}

static void
add_key (GString *text, const char *action, const char *word)
{
  g_autofree char *key = quoth_keys_dup_label (quoth_keys_get_default (), action);

  if (key != NULL)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", key, word);
}

char *
quoth_workbench_dup_suggestion_keys (QuothWorkbench *self)
{
  const QuothSuggestion *ghost = get_ghost (self);
  g_autofree char *all = NULL;
  GString *text;
  guint n;

  if (ghost == NULL)
    return NULL;
  text = g_string_new (NULL);
  n = quoth_suggesting_count_alike (self->suggesting, ghost);
  add_key (text, "win.accept", _ ("accept"));
  add_key (text, "win.reject", _ ("reject"));
  /* Translators: of a key: it accepts all suggestions that are like this one, so many */
  all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "all %u like it", "all %u like it", n), n);
  if (n > 1)
    add_key (text, "win.accept-alike", all);
  add_key (text, "win.next-suggestion", _ ("next"));
  return g_string_free (text, FALSE);
}

/* ---- What is done ---- */

/* The next one in the text that is not one of @done; %NULL after the last. */
static const QuothSuggestion *
find_next (QuothWorkbench *self, const QuothSuggestion *from, GPtrArray *done)
{
  const QuothSuggestion *next = from;
  guint start = quoth_suggestion_get_extent (from).start;

  do
    next = quoth_ghosts_next (get_ghosts (self), next, start, 1);
  while (next != from && g_ptr_array_find (done, next, NULL));
  return next != from && quoth_suggestion_get_extent (next).start >= start ? next : NULL;
}

/* Does @act with @some, and goes on to the next. */
static void
settle (QuothWorkbench *self, GPtrArray *some, void (*act) (QuothSuggesting *self, GPtrArray *suggestions))
{
  const QuothSuggestion *next = find_next (self, get_ghost (self), some);

  act (self->suggesting, some);
  if (next != NULL)
    quoth_editor_go_to_ghost (QUOTH_EDITOR (self->editor), next);
}

static GPtrArray *
make_list (const QuothSuggestion *ghost)
{
  GPtrArray *one = quoth_suggestions_new ();

  g_ptr_array_add (one, quoth_suggestion_ref ((QuothSuggestion *) ghost));
  return one;
}

gboolean
quoth_workbench_accept_ghost (QuothWorkbench *self)
{
  const QuothSuggestion *ghost = get_ghost (self);
  g_autoptr (GPtrArray) one = ghost != NULL ? make_list (ghost) : NULL;

  if (one != NULL)
    settle (self, one, quoth_suggesting_accept);
  return one != NULL;
}

void
quoth_workbench_accept_alike (QuothWorkbench *self)
{
  const QuothSuggestion *ghost = get_ghost (self);
  g_autoptr (GPtrArray) alike = NULL;
  g_autofree char *told = NULL;

  if (ghost == NULL)
    {
      quoth_workbench_tell (self, _ ("Nothing is suggested here"));
      return;
    }
  alike = quoth_suggestions_list_alike (quoth_ghosts_get_all (get_ghosts (self)), ghost);
  told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Accepted %u suggestion", "Accepted %u suggestions", alike->len), alike->len);
  settle (self, alike, quoth_suggesting_accept);
  quoth_workbench_tell (self, told);
}

void
quoth_workbench_reject (QuothWorkbench *self)
{
  const QuothSuggestion *ghost = get_ghost (self);
  g_autoptr (GPtrArray) one = ghost != NULL ? make_list (ghost) : NULL;

  if (one != NULL)
    settle (self, one, quoth_suggesting_reject);
  else
    quoth_workbench_tell (self, _ ("Nothing is suggested here"));
}

static void
step (QuothWorkbench *self, int direction)
{
  QuothGhosts *ghosts = get_ghosts (self);
  const QuothSuggestion *next
    = ghosts != NULL ? quoth_ghosts_next (ghosts, get_ghost (self), quoth_editor_get_caret (QUOTH_EDITOR (self->editor)), direction) : NULL;

  if (next != NULL)
    quoth_editor_go_to_ghost (QUOTH_EDITOR (self->editor), next);
  else
    quoth_workbench_tell (self, _ ("Nothing is suggested in this text"));
}

void
quoth_workbench_next_suggestion (QuothWorkbench *self)
{
  step (self, 1);
}

void
quoth_workbench_previous_suggestion (QuothWorkbench *self)
{
  step (self, -1);
}
