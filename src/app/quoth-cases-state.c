/* quoth-cases-state.c: what the pane of cases says of all of them, and which it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-cases-private.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* ---- How many ---- */

/* @text: (transfer full): that there are @n of something; nothing is said of none. */
static void
append_count (GString *line, guint n, char *text)
{
  if (n > 0)
    quoth_name_append (line, text);
  g_free (text);
}

static guint
sum_up (const QuothCaseCounts *counts, QuothCaseState state)
{
  guint n = 0;

  for (guint kind = 0; kind < QUOTH_N_CASE_KINDS; kind++)
    n += counts->n[kind][state];
  return n;
}

static void
append_feedback (GString *line, QuothAdjudication *adjudication)
{
  QuothFeedbackCounts counts = { 0 };
  g_autofree char *found = NULL;

  quoth_feedback_count (adjudication, QUOTH_KIND_MENTION, &counts);
  quoth_feedback_count (adjudication, QUOTH_KIND_CLAIM, &counts);
  quoth_feedback_count (adjudication, QUOTH_KIND_CUE, &counts);
  /* Translators: of how many gold annotations a coder has one, and how many of these are the same */
  found = g_strdup_printf (_ ("%u of %u found, %u of them the same"), counts.n_found, counts.n_gold, counts.n_same);
  quoth_name_append (line, found);
  append_count (line, counts.n_own - counts.n_found,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u too much", "%u too much", counts.n_own - counts.n_found), counts.n_own - counts.n_found));
}

/* (transfer full) */
static char *
dup_score (guint found, guint of)
{
  return of > 0 ? g_strdup_printf ("%.3f", (double) found / of) : g_strdup (_ ("undefined"));
}

/* A line for each kind of which there is anything. */
static void
append_scores (GString *lines, const char *kind, const QuothFeedbackCounts *n)
{
  g_autofree char *precision = dup_score (n->n_found, n->n_own);
  g_autofree char *recall = dup_score (n->n_found, n->n_gold);
  g_autofree char *f1 = dup_score (2 * n->n_found, n->n_own + n->n_gold);

  if (n->n_own + n->n_gold == 0)
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  /* Translators: a kind of annotation; then how many a coder made, how many are gold, how many of these the coder has, and how many of those are at the same place,
   * and have the same values, too; then three scores, each a number or “undefined” */
  g_string_append_printf (lines, _ ("%s: %u made, %u gold, %u found (%u same place, %u same values) · precision %s, recall %s, F1 %s"), kind,
                          n->n_own, n->n_gold, n->n_found, n->n_placed, n->n_same, precision, recall, f1);
}

static void
show_scores (QuothCasesPane *self)
{
  static const struct
  {
    QuothKind kind;
    const char *name;
  } scored[] = {
    { QUOTH_KIND_MENTION, N_ ("Mentions") },
    { QUOTH_KIND_CLAIM, N_ ("Claims") },
    { QUOTH_KIND_CUE, N_ ("Cues") },
  };
  QuothAdjudication *adjudication = quoth_id_is_none (&self->coder) ? NULL : quoth_case_list_get_adjudication (self->list);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; adjudication != NULL && i < G_N_ELEMENTS (scored); i++)
    {
      QuothFeedbackCounts n = { 0 };

      quoth_feedback_count (adjudication, scored[i].kind, &n);
      append_scores (lines, _ (scored[i].name), &n);
    }
  gtk_label_set_label (self->scores, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->scores), lines->len > 0);
}

static void
append_counts (GString *line, const QuothCaseCounts *counts)
{
  guint n_open = sum_up (counts, QUOTH_CASE_OPEN);
  guint n_outdated = sum_up (counts, QUOTH_CASE_OUTDATED);
  guint n_settled = sum_up (counts, QUOTH_CASE_SETTLED);

  append_count (line, n_open, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", n_open), n_open));
  append_count (line, n_outdated,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u out of date", "%u out of date", n_outdated), n_outdated));
  if (n_open + n_outdated == 0 && n_settled > 0)
    quoth_name_append (line, _ ("All settled"));
  append_count (line, n_settled,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u settled", "%u settled", n_settled), n_settled));
}

/* What is in no case. */
static void
append_left_out (GString *line, const QuothCaseCounts *counts)
{
  append_count (line, counts->n_unplaced,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u without a place", "%u without a place", counts->n_unplaced), counts->n_unplaced));
  append_count (line, counts->n_boilerplate,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u in boilerplate", "%u in boilerplate", counts->n_boilerplate), counts->n_boilerplate));
  append_count (line, counts->n_training,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u for training", "%u for training", counts->n_training), counts->n_training));
  append_count (line, counts->n_unfinished,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u coder is not done", "%u coders are not done", counts->n_unfinished), counts->n_unfinished));
}

static void
show_counts (QuothCasesPane *self)
{
  QuothAdjudication *adjudication = quoth_case_list_get_adjudication (self->list);
  g_autoptr (GString) line = g_string_new (NULL);
  QuothCaseCounts counts;
  GString *title = g_string_new (quoth_id_is_none (&self->coder) ? _ ("Adjudication") : _ ("Against Gold"));

  if (adjudication != NULL && !quoth_id_is_none (&self->coder))
    {
      quoth_name_append (title, quoth_adjudication_get_coder (adjudication, 0)->name);
      append_feedback (line, adjudication);
    }
  else if (adjudication != NULL)
    {
      quoth_adjudication_count (adjudication, &counts);
      append_counts (line, &counts);
      append_left_out (line, &counts);
      if (quoth_adjudication_get_n_coders (adjudication) == 1)
        quoth_name_append (line, _ ("only one coded it: there is nobody to compare with"));
    }
  gtk_label_set_label (self->title, title->str);
  gtk_label_set_label (self->subtitle, line->str);
  g_string_free (title, TRUE);
}

/* ---- The list, or why there is none ---- */

static void
show_nothing (QuothCasesPane *self, const char *icon, const char *title, const char *description, gboolean is_filtered)
{
  adw_status_page_set_icon_name (self->nothing, icon);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_widget_set_visible (self->nothing_button, is_filtered);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_only_one (QuothCasesPane *self, QuothAdjudication *adjudication)
{
  g_autofree char *alone = NULL;

  if (quoth_adjudication_get_n_coders (adjudication) == 0)
    {
      show_nothing (self, "edit-find-symbolic", _ ("Nobody Coded This Text"), _ ("Where coders differ is decided here."), FALSE);
      return;
    }
  alone = g_strdup_printf (_ ("Only %s coded this text. Where two or more differ, it is decided here what is right."),
                           quoth_adjudication_get_coder (adjudication, 0)->name);
  show_nothing (self, "system-users-symbolic", _ ("Nobody to Compare With"), alone, FALSE);
}

static void
show_stack (QuothCasesPane *self)
{
  QuothAdjudication *adjudication = quoth_case_list_get_adjudication (self->list);
  const GError *error = quoth_case_list_get_error (self->list);
  gboolean is_feedback = !quoth_id_is_none (&self->coder);
  guint n_cases = adjudication != NULL ? quoth_adjudication_get_cases (adjudication)->len : 0;

  gtk_widget_set_sensitive (self->automatic, !is_feedback && n_cases > 0 && quoth_desk_can_edit (self->desk));
  gtk_widget_set_visible (self->automatic, !is_feedback);
  gtk_widget_set_visible (self->foot, !is_feedback && n_cases > 0);
  if (error != NULL)
    {
      g_autofree char *why = quoth_name_capitalize (error->message);

      show_nothing (self, "changes-prevent-symbolic", is_feedback ? _ ("No Feedback") : _ ("Not Yet to Be Adjudicated"), why, FALSE);
    }
  else if (adjudication == NULL)
    gtk_stack_set_visible_child_name (self->stack, "reading");
  else if (g_list_model_get_n_items (quoth_case_list_get_model (self->list)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "cases");
  else if (n_cases > 0)
    show_nothing (self, "emblem-ok-symbolic", _ ("No Such Cases"), _ ("What there is, is not shown."), TRUE);
  else if (quoth_adjudication_get_n_coders (adjudication) < 2)
    show_only_one (self, adjudication);
  else
    show_nothing (self, "emblem-ok-symbolic", _ ("Nothing to Decide"), _ ("Nothing is coded in this text."), FALSE);
}

void
quoth_cases_pane_show_state (QuothCasesPane *self)
{
  show_stack (self);
  show_counts (self);
  show_scores (self);
}

/* ---- The filter ---- */

static const char *const filters[] = { "all", "waiting", "outdated", "settled" };
static const char *const kinds[] = { "any", "mention", "claim", "cue" };

static guint
get_choice (GActionGroup *group, const char *name, const char *const *choices, guint n)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (group, name);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (g_variant_get_string (state, NULL), choices[i]))
      return i;
  return 0;
}

void
quoth_cases_pane_apply_filter (QuothCasesPane *self)
{
  static const QuothKind values[] = { 0, QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  GActionGroup *group = G_ACTION_GROUP (self->filter);
  guint filter = get_choice (group, "state", filters, G_N_ELEMENTS (filters));
  guint kind = get_choice (group, "kind", kinds, G_N_ELEMENTS (kinds));
  g_autoptr (GVariant) differing = g_action_group_get_action_state (group, "differing");
  gboolean is_filtered = filter != 0 || kind != 0 || g_variant_get_boolean (differing);

  if (is_filtered)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "filtering");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_filtered ? _ ("Which cases are shown: not all") : _ ("Which cases are shown"), -1);
  if (self->list != NULL)
    quoth_case_list_set_filter (self->list, filter, values[kind], g_variant_get_boolean (differing));
}

void
quoth_cases_pane_init_filter (QuothCasesPane *self)
{
  GSimpleActionGroup *group = self->filter = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) state = g_simple_action_new_stateful ("state", G_VARIANT_TYPE_STRING, g_variant_new_string (filters[0]));
  g_autoptr (GSimpleAction) kind = g_simple_action_new_stateful ("kind", G_VARIANT_TYPE_STRING, g_variant_new_string (kinds[0]));
  g_autoptr (GSimpleAction) differing = g_simple_action_new_stateful ("differing", NULL, g_variant_new_boolean (FALSE));

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (state));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (kind));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (differing));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "cases", G_ACTION_GROUP (group));
  g_signal_connect_object (group, "action-state-changed", G_CALLBACK (quoth_cases_pane_apply_filter), self, G_CONNECT_SWAPPED);
}

void
quoth_cases_pane_show_all (QuothCasesPane *self)
{
  GActionGroup *group = G_ACTION_GROUP (self->filter);

  g_action_group_change_action_state (group, "state", g_variant_new_string (filters[0]));
  g_action_group_change_action_state (group, "kind", g_variant_new_string (kinds[0]));
  g_action_group_change_action_state (group, "differing", g_variant_new_boolean (FALSE));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
