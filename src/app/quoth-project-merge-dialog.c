/* quoth-project-merge-dialog.c: what another project would bring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The merge is asked in a thread and by nobody else meanwhile: what somebody chooses while it counts is kept until it has counted, and then
 * it counts again.
 */

#include "config.h"

#include "quoth-project-merge-dialog.h"

#include <glib/gi18n.h>

#include "quoth-disagreement-row.h"
#include "quoth-names.h"
#include "quoth-pairing-group.h"
#include "quoth-project-merge.h"

/* Of each list a dialog shows no more lines. */
#define MOST_LINES 100

struct _QuothProjectMergeDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkBox *groups;
  GtkLabel *error;
  GtkWidget *cancel_button;
  GtkWidget *merge_button;

  QuothSession *session;
  QuothProjectMerge *merge;
  GPtrArray *pairing_groups; /* of QuothPairingGroup, borrowed */
  GtkWidget *coming;         /* what comes in: made anew when it is counted anew */
  GPtrArray *choices;        /* of Choice: made while it was counted */
  gboolean is_counting;
  gboolean goes_on; /* something that was open was chosen: the next is wanted */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothProjectMergeDialog, quoth_project_merge_dialog, ADW_TYPE_WINDOW)

static guint merged_signal;

typedef struct
{
  QuothPairing *pairing;
  gboolean is_new;
  QuothId ours;
} Choice;

/* ---- Groups of rows ---- */

static GtkWidget *
new_group (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  return group;
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  return row;
}

static void
add_to_group (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* A row that opens to @lines (element-type utf8), if there are any. */
static void
add_lines (GtkWidget *group, const char *title, GPtrArray *lines)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_row (lines->pdata[i], NULL));
  if (lines->len > MOST_LINES)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_row (_ ("… and more"), NULL));
  add_to_group (group, row);
}

/* ---- What comes in ---- */

/* (transfer full): "37 edits, 12 March to 3 April" */
static char *
describe_share (const QuothMergeShare *share)
{
  g_autofree char *edits
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit", "%u edits", share->n_entries), share->n_entries);
  g_autofree char *first = quoth_name_of_time (share->first);
  g_autofree char *last = quoth_name_of_time (share->last);

  if (g_str_equal (first, last))
    return g_strdup_printf ("%s · %s", edits, first);
  /* Translators: "37 edits · 12 March 2026 to 3 April 2026" */
  return g_strdup_printf (_ ("%1$s · %2$s to %3$s"), edits, first, last);
}

static void
add_shares (QuothProjectMergeDialog *self, GtkWidget *group)
{
  const QuothMergeReport *report = quoth_project_merge_get_report (self->merge);
  QuothAdoption *adoption = quoth_project_merge_get_adoption (self->merge);
  GPtrArray *shares = adoption != NULL ? quoth_adoption_get_report (adoption)->shares : NULL;

  for (guint i = 0; report != NULL && i < report->shares->len; i++)
    {
      const QuothMergeShare *share = report->shares->pdata[i];
      g_autofree char *subtitle = describe_share (share);

      add_to_group (group, new_row (share->name, subtitle));
    }
  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const QuothAdoptionShare *share = shares->pdata[i];
      g_autofree char *subtitle = quoth_kind_counts_to_text (share->n);

      add_to_group (group, new_row (share->name, subtitle));
    }
}

/* Of each way to be different, what is so. */
static void
append_counts (GString *text, QuothProjectMerge *merge, QuothNewsType type)
{
  guint counts[QUOTH_N_KINDS];
  g_autofree char *what = NULL;
  g_autofree char *part = NULL;

  quoth_project_merge_get_counts (merge, type, counts);
  what = quoth_kind_counts_to_text (counts);
  if (what == NULL)
    return;
  if (type == QUOTH_NEWS_ADDED)
    part = g_strdup_printf (_ ("New: %s"), what);
  else
    part = g_strdup_printf (type == QUOTH_NEWS_CHANGED ? _ ("Changed: %s") : _ ("Deleted: %s"), what);
  quoth_name_append (text, part);
}

/* (transfer full) (nullable): "New: 214 mentions and 12 claims · Changed: 3 actors" */
static char *
describe_counts (QuothProjectMergeDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_counts (text, self->merge, QUOTH_NEWS_ADDED);
  append_counts (text, self->merge, QUOTH_NEWS_CHANGED);
  append_counts (text, self->merge, QUOTH_NEWS_REMOVED);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static GtkWidget *
new_coming (QuothProjectMergeDialog *self)
{
  GtkWidget *group = new_group (_ ("What Comes In"), NULL);
  g_autofree char *counts = describe_counts (self);

  add_shares (self, group);
  if (counts != NULL)
    add_lines (group, counts, quoth_project_merge_get_lines (self->merge));
  return group;
}

static gboolean
has_open (QuothProjectMergeDialog *self)
{
  QuothAdoption *adoption = quoth_project_merge_get_adoption (self->merge);

  return adoption != NULL && quoth_adoption_count_open (adoption) > 0;
}

/* What comes in stands first, below the summary. */
static void
show_coming (QuothProjectMergeDialog *self)
{
  QuothAdoption *adoption = quoth_project_merge_get_adoption (self->merge);

  if (self->coming != NULL)
    gtk_box_remove (self->groups, self->coming);
  self->coming = NULL;
  if (adoption == NULL || quoth_project_merge_is_counted (self->merge))
    {
      self->coming = new_coming (self);
      gtk_box_insert_child_after (self->groups, self->coming, GTK_WIDGET (self->summary));
    }
  gtk_widget_set_sensitive (self->merge_button, !has_open (self));
}

/* ---- What disagrees, and what is to be known ---- */

static void
show_disagreements (QuothProjectMergeDialog *self, const QuothMergeReport *report)
{
  guint n = report->disagreements->len;
  GtkWidget *group = new_group (_ ("What Disagrees"), _ ("Both sides are kept; what holds is for you to settle, after the merge."));
  g_autofree char *title
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u disagreement", "%u disagreements", n), n);
  GtkWidget *row = n > 0 ? adw_expander_row_new () : new_row (_ ("Nothing"), NULL);

  if (n > 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), NULL);
  for (guint i = 0; i < MIN (n, MOST_LINES); i++)
    {
      GtkWidget *line = quoth_disagreement_row_new ();

      quoth_disagreement_row_show (QUOTH_DISAGREEMENT_ROW (line), report->disagreements->pdata[i], NULL, NULL);
      gtk_widget_add_css_class (line, "in-list");
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
    }
  add_to_group (group, row);
  gtk_box_append (self->groups, group);
}

static void
show_warnings (QuothProjectMergeDialog *self, GPtrArray *warnings)
{
  GtkWidget *group;

  if (warnings->len == 0)
    return;
  group = new_group (_ ("To Be Known"), NULL);
  for (guint i = 0; i < MIN (warnings->len, MOST_LINES); i++)
    {
      GtkWidget *row = new_row (warnings->pdata[i], NULL);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      add_to_group (group, row);
    }
  gtk_box_append (self->groups, group);
}

static void
show_changed_there (QuothProjectMergeDialog *self)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  char *sentence = quoth_project_merge_dup_changed (self->merge);

  if (sentence != NULL)
    g_ptr_array_add (told, sentence);
  show_warnings (self, told);
}

/* ---- What is what ---- */

static void count (QuothProjectMergeDialog *self);

static void
choose (QuothProjectMergeDialog *self, const Choice *choice)
{
  quoth_adoption_choose (quoth_project_merge_get_adoption (self->merge), choice->pairing, choice->is_new ? NULL : &choice->ours);
}

static void
update_pairings (QuothProjectMergeDialog *self)
{
  for (guint i = 0; i < self->pairing_groups->len; i++)
    quoth_pairing_group_update (self->pairing_groups->pdata[i]);
}

static void
choose_cb (QuothPairingGroup *group, QuothPairing *pairing, const QuothId *ours, QuothProjectMergeDialog *self)
{
  Choice choice = { .pairing = pairing, .is_new = ours == NULL };

  if (ours != NULL)
    choice.ours = *ours;
  self->goes_on |= pairing->is_open;
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  if (self->is_counting)
    {
      g_ptr_array_add (self->choices, g_memdup2 (&choice, sizeof choice));
      return;
    }
  choose (self, &choice);
  update_pairings (self);
  count (self);
}

/* Of what came in before there is nothing to choose. */
static GPtrArray *
list_pairings (QuothAdoption *adoption, QuothKind kind)
{
  GPtrArray *pairings = quoth_adoption_get_pairings (adoption);
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < pairings->len; i++)
    {
      QuothPairing *pairing = pairings->pdata[i];
      const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);

      if (pairing->kind == kind && (candidate == NULL || candidate->reason != QUOTH_PAIR_HERE))
        g_ptr_array_add (some, pairing);
    }
  return some;
}

static void
show_pairings (QuothProjectMergeDialog *self, QuothAdoption *adoption)
{
  GtkWidget *group
    = new_group (_ ("What Is the Same"), _ ("What has the same name, key or text is taken for one. Change what is not so."));

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) pairings = list_pairings (adoption, kind);
      GtkWidget *row;

      if (pairings->len == 0)
        continue;
      row = quoth_pairing_group_new (self->session, pairings);
      g_signal_connect_object (row, "choose", G_CALLBACK (choose_cb), self, 0);
      g_ptr_array_add (self->pairing_groups, row);
      add_to_group (group, row);
    }
  if (self->pairing_groups->len > 0)
    gtk_box_append (self->groups, group);
  else
    g_object_unref (g_object_ref_sink (group));
}

/* ---- Steps ---- */

static void
show_error (QuothProjectMergeDialog *self, const GError *error)
{
  gtk_label_set_label (self->error, error->message);
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_grab_focus (self->cancel_button);
}

/* What is to be chosen next, and then what it is all for. */
static void
grab_next (QuothProjectMergeDialog *self)
{
  for (guint i = 0; i < self->pairing_groups->len; i++)
    if (quoth_pairing_group_grab_open (self->pairing_groups->pdata[i]))
      return;
  if (gtk_widget_get_sensitive (self->merge_button))
    gtk_widget_grab_focus (self->merge_button);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothProjectMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_project_merge_finish (QUOTH_PROJECT_MERGE (source), result, &error);
  guint n_choices = self->choices->len;

  self->is_counting = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!done)
    {
      show_error (self, error);
      return;
    }
  for (guint i = 0; i < n_choices; i++)
    choose (self, self->choices->pdata[i]);
  g_ptr_array_set_size (self->choices, 0);
  if (n_choices > 0)
    {
      update_pairings (self);
      count (self);
      return;
    }
  show_coming (self);
  if (self->goes_on)
    grab_next (self);
  self->goes_on = FALSE;
}

static void
count (QuothProjectMergeDialog *self)
{
  self->is_counting = TRUE;
  quoth_project_merge_count_async (self->merge, self->cancellable, counted_cb, g_object_ref (self));
}

static gboolean
brings_nothing (QuothProjectMergeDialog *self)
{
  const QuothMergeReport *report = quoth_project_merge_get_report (self->merge);
  QuothAdoption *adoption = quoth_project_merge_get_adoption (self->merge);

  if (report != NULL)
    return report->n_entries == 0;
  return quoth_project_merge_is_counted (self->merge) && quoth_adoption_get_report (adoption)->values->len == 0
         && quoth_adoption_get_report (adoption)->n_filled == 0;
}

static void
show_review (QuothProjectMergeDialog *self)
{
  const QuothMergeReport *report = quoth_project_merge_get_report (self->merge);
  g_autofree char *summary = quoth_project_merge_dup_summary (self->merge);

  gtk_label_set_label (self->summary, summary);
  show_coming (self);
  if (report != NULL)
    {
      show_disagreements (self, report);
      show_warnings (self, report->warnings);
    }
  else
    {
      show_pairings (self, quoth_project_merge_get_adoption (self->merge));
      show_changed_there (self);
    }
  gtk_stack_set_visible_child_name (self->stack, "review");
  grab_next (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothProjectMergeDialog) self = user_data;
  g_autofree char *sentence = NULL;
  g_autofree char *safe = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_project_merge_finish (QUOTH_PROJECT_MERGE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!done)
    {
      show_error (self, error);
      return;
    }
  if (!brings_nothing (self))
    {
      show_review (self);
      return;
    }
  sentence = quoth_project_merge_dup_nothing (self->merge);
  safe = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->nothing, safe);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _ ("Close"));
  gtk_widget_grab_focus (self->cancel_button);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothProjectMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_project_merge_finish (QUOTH_PROJECT_MERGE (source), result, &error);
  const QuothMergeReport *report = quoth_project_merge_get_report (self->merge);
  g_autofree char *name = quoth_project_merge_dup_name (self->merge);

  if (done)
    {
      g_signal_emit (self, merged_signal, 0, name, report != NULL ? report->disagreements->len : 0u, report == NULL);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!g_cancellable_is_cancelled (self->cancellable))
    show_error (self, error);
}

static void
merge_cb (QuothProjectMergeDialog *self)
{
  gtk_label_set_label (self->doing, _ ("Merging…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  quoth_project_merge_run_async (self->merge, self->cancellable, merged_cb, g_object_ref (self));
}

static void
progress_cb (QuothProjectMerge *merge, guint64 done, guint64 total, QuothProjectMergeDialog *self)
{
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) done / (double) total));
  else
    gtk_progress_bar_pulse (self->progress);
}

/* ---- The widget ---- */

static gboolean
quoth_project_merge_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_PROJECT_MERGE_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (quoth_project_merge_dialog_parent_class)->close_request (window);
}

static void
quoth_project_merge_dialog_dispose (GObject *object)
{
  QuothProjectMergeDialog *self = QUOTH_PROJECT_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (quoth_project_merge_dialog_parent_class)->dispose (object);
}

/* What is shown is the merge's: it goes last. */
static void
quoth_project_merge_dialog_finalize (GObject *object)
{
  QuothProjectMergeDialog *self = QUOTH_PROJECT_MERGE_DIALOG (object);

  g_clear_object (&self->merge);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->pairing_groups, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_project_merge_dialog_parent_class)->finalize (object);
}

static void
quoth_project_merge_dialog_class_init (QuothProjectMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_project_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_project_merge_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_project_merge_dialog_close_request;
  merged_signal = g_signal_new ("merged", QUOTH_TYPE_PROJECT_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-project-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, error);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, QuothProjectMergeDialog, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_project_merge_dialog_init (QuothProjectMergeDialog *self)
{
  self->pairing_groups = g_ptr_array_new ();
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_project_merge_dialog_new (QuothSession *session, const char *path)
{
  QuothProjectMergeDialog *self = g_object_new (QUOTH_TYPE_PROJECT_MERGE_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->merge = quoth_project_merge_new (session, path);
  g_signal_connect_object (self->merge, "progress", G_CALLBACK (progress_cb), self, 0);
  quoth_project_merge_look_async (self->merge, self->cancellable, looked_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
