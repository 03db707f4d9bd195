/* quoth-agreement-page.c: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown stays until something else was worked out, so that nothing jumps under somebody who reads it; that the project has changed is said
 * above it.
 */

#include "config.h"

#include "quoth-agreement-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-agreement-choices.h"
#include "quoth-agreement-disputes.h"
#include "quoth-agreement-parts.h"
#include "quoth-agreement-words.h"
#include "quoth-choice.h"
#include "quoth-confusion-view.h"
#include "quoth-names.h"
#include "quoth-page-frame.h"
#include "quoth-pair-matrix.h"
#include "quoth-save-text.h"

/* In the order of the buttons. */
typedef enum
{
  VIEW_PAIRS,
  VIEW_CODES,
  VIEW_TEXTS,
  VIEW_MONTHS,
  VIEW_CONFUSION,
  VIEW_DISPUTES,
  N_VIEWS
} View;

static const struct
{
  const char *title;
  const char *child;
  QuothCodingDivision division;
} views[N_VIEWS] = {
  { N_ ("Pairs"), "pairs", QUOTH_CODING_BY_PAIR },         { N_ ("By Code"), "parts", QUOTH_CODING_BY_CODE },
  { N_ ("By Text"), "parts", QUOTH_CODING_BY_DOCUMENT },     { N_ ("By Month"), "parts", QUOTH_CODING_BY_MONTH },
  { N_ ("Confusion"), "confusion", QUOTH_CODING_WHOLE },   { N_ ("Places"), "disputes", QUOTH_CODING_WHOLE },
};

struct _QuothAgreementPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  QuothAgreementChoices *choices;
  GtkWidget *working;
  GtkProgressBar *progress;
  GtkWidget *stale_bar;
  GtkLabel *stale_label;
  GtkStack *outer;
  AdwStatusPage *why;
  GtkLabel *value;
  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *left_out;
  QuothChoice *choice;
  GtkStack *stack;
  QuothPairMatrix *pairs;
  QuothAgreementParts *parts;
  QuothConfusionView *confusion;
  QuothAgreementDisputes *disputes;

  QuothDesk *desk;
  QuothAgreementFindings *findings; /* (nullable) */
  GCancellable *loading;
  View view;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (QuothAgreementPage, quoth_agreement_page, GTK_TYPE_WIDGET)

static gboolean
has_findings (QuothAgreementPage *self)
{
  return self->findings != NULL && self->findings->why == NULL;
}

/* ---- What is shown ---- */

static void
set_words (GtkLabel *label, char *words)
{
  gtk_label_set_label (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
  g_free (words);
}

/* (transfer full) */
static char *
make_details (QuothAgreementPage *self, const QuothAgreement *result)
{
  g_autofree char *parts = quoth_agreement_words_of_parts (result);
  guint n_texts = self->findings->whole->n_texts;
  g_autofree char *texts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text", "%u texts", n_texts), n_texts);

  /* Translators: how many things were compared, in how many texts: "n = 34 · 5 texts" */
  if (*parts == '\0')
    return g_strdup_printf (_ ("n = %" G_GUINT64_FORMAT " · %s"), result->n, texts);
  return g_strdup_printf (_ ("n = %" G_GUINT64_FORMAT " · %s · %s"), result->n, texts, parts);
}

static void
show_head (QuothAgreementPage *self)
{
  const QuothAgreement *result = quoth_agreement_findings_get_result (self->findings);
  g_autofree char *value = quoth_agreement_words_of_value (result);
  g_autofree char *title = quoth_agreement_dup_title (result);
  g_autofree char *left_out = quoth_agreement_words_of_left_out (result);

  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->name, title);
  set_words (self->details, make_details (self, result));
  /* Translators: what did not count in a measure, and how often */
  set_words (self->left_out, *left_out != '\0' ? g_strdup_printf (_ ("Left out: %s"), left_out) : g_strdup (""));
}

static void
show_view (QuothAgreementPage *self)
{
  if (views[self->view].division != self->findings->request->division && views[self->view].division != QUOTH_CODING_WHOLE)
    return;
  if (self->view == VIEW_PAIRS)
    quoth_pair_matrix_show (self->pairs, self->findings);
  else if (self->view < VIEW_CONFUSION)
    quoth_agreement_parts_show (self->parts, self->findings);
  gtk_stack_set_visible_child_name (self->stack, views[self->view].child);
}

static void
show_findings (QuothAgreementPage *self)
{
  if (self->findings->why != NULL)
    {
      g_autofree char *why = quoth_name_capitalize (self->findings->why);

      adw_status_page_set_description (self->why, why);
      gtk_stack_set_visible_child_name (self->outer, "why");
      return;
    }
  show_head (self);
  quoth_confusion_view_show (self->confusion, self->findings);
  quoth_agreement_disputes_show (self->disputes, self->desk, self->findings, NULL);
  show_view (self);
  gtk_stack_set_visible_child_name (self->outer, "findings");
}

/* Those who borrow them let go. */
static void
take_findings (QuothAgreementPage *self, QuothAgreementFindings *findings)
{
  g_autoptr (QuothAgreementFindings) before = g_steal_pointer (&self->findings);

  self->findings = findings;
  quoth_agreement_parts_show (self->parts, NULL);
  quoth_pair_matrix_show (self->pairs, NULL);
  quoth_confusion_view_show (self->confusion, NULL);
  quoth_agreement_disputes_show (self->disputes, self->desk, NULL, NULL);
  show_findings (self);
}

/* ---- Measuring ---- */

typedef struct
{
  QuothAgreementRequest *request;
  QuothAgreementPage *page;
} Job;

typedef struct
{
  QuothAgreementPage *page;
  double share;
} Step;

static void
job_free (gpointer data)
{
  Job *job = data;

  quoth_agreement_request_free (job->request);
  g_free (job);
}

static void
step_free (gpointer data)
{
  g_object_unref (((Step *) data)->page);
  g_free (data);
}

static gboolean
step_cb (gpointer data)
{
  Step *step = data;

  if (step->page->loading != NULL)
    gtk_progress_bar_set_fraction (step->page->progress, step->share);
  return G_SOURCE_REMOVE;
}

/* In the thread that works: handed on to the window's. The page is there as long as the reading is, which has a reference. */
static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  Step *step = g_new0 (Step, 1);

  step->page = g_object_ref (((Job *) data)->page);
  step->share = total > 0 ? (double) done / (double) total : 0;
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static gpointer
read_findings (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return quoth_agreement_findings_read (reader, job->request, progress_cb, job, cancellable, error);
}

static void
show_stale (QuothAgreementPage *self, const char *why)
{
  self->is_stale = TRUE;
  gtk_label_set_label (self->stale_label, why);
  gtk_widget_set_visible (self->stale_bar, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothAgreementPage) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothAgreementFindings *findings = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (self->frame == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    {
      g_clear_pointer (&findings, quoth_agreement_findings_free);
      return;
    }
  g_clear_object (&self->loading);
  gtk_widget_set_visible (self->working, FALSE);
  if (findings != NULL)
    {
      take_findings (self, findings);
      return;
    }
  show_stale (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Cancelled: what is chosen was not measured") : error->message);
}

static void
measure (QuothAgreementPage *self)
{
  Job *job = g_new0 (Job, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->is_stale = FALSE;
  job->page = self;
  job->request = quoth_agreement_choices_dup_request (self->choices);
  job->request->division = views[self->view].division;
  gtk_widget_set_visible (self->stale_bar, FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->working, TRUE);
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), read_findings, job, job_free,
                          (GDestroyNotify) quoth_agreement_findings_free, self->loading, read_cb, g_object_ref (self));
}

static void
cancel_cb (QuothAgreementPage *self)
{
  g_cancellable_cancel (self->loading);
}

/* Nobody reads what is not seen: it is measured when it is shown. */
static void
session_changed_cb (QuothAgreementPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->findings != NULL)
    show_stale (self, _ ("Out of date: the project has changed since"));
}

static void
map_cb (QuothAgreementPage *self)
{
  if ((self->findings == NULL && self->loading == NULL) || self->is_stale)
    measure (self);
}

/* ---- What somebody chooses ---- */

static void
set_view (QuothAgreementPage *self, View view)
{
  self->view = view;
  quoth_choice_set_selected (self->choice, (int) view);
  if (has_findings (self) && views[view].division != QUOTH_CODING_WHOLE && views[view].division != self->findings->request->division)
    measure (self);
  else if (has_findings (self))
    show_view (self);
}

static void
view_cb (QuothChoice *choice, int index, QuothAgreementPage *self)
{
  set_view (self, index >= 0 ? (View) index : self->view);
}

static void
pair_cb (QuothPairMatrix *matrix, guint first, guint second, QuothAgreementPage *self)
{
  quoth_confusion_view_choose (self->confusion, first, second);
  set_view (self, VIEW_CONFUSION);
}

static void
filter_cb (QuothConfusionView *confusion, const QuothDisputeFilter *filter, QuothAgreementPage *self)
{
  quoth_agreement_disputes_show (self->disputes, self->desk, self->findings, filter);
  set_view (self, VIEW_DISPUTES);
}

/* ---- Copying and saving ---- */

static void
methods_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  QuothAgreementPage *self = QUOTH_AGREEMENT_PAGE (widget);
  g_autofree char *words = NULL;

  if (!has_findings (self))
    return;
  words = quoth_coding_methods_dup (self->findings->agreement, self->findings->whole->results);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
  gtk_widget_activate_action (widget, "win.tell-done", "s", _ ("The paragraph is copied, with its references"));
}

/* What is shown: the matrix of a confusion, else the whole and its parts. */
static void
csv_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  QuothAgreementPage *self = QUOTH_AGREEMENT_PAGE (widget);
  g_autofree char *text = NULL;

  if (!has_findings (self))
    return;
  if (self->view == VIEW_CONFUSION)
    text = quoth_confusion_view_dup_csv (self->confusion);
  else if (self->view == VIEW_DISPUTES)
    text = quoth_agreement_words_dup_disputes (self->findings);
  else
    text = quoth_agreement_words_dup_csv (self->findings);
  if (text != NULL)
    quoth_save_text (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save as CSV"), _ ("agreement.csv"), text);
}

static void
json_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  QuothAgreementPage *self = QUOTH_AGREEMENT_PAGE (widget);
  g_autofree char *text = has_findings (self) ? quoth_agreement_words_dup_json (self->findings) : NULL;

  if (text != NULL)
    quoth_save_text (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save as JSON"), _ ("agreement.jsonl"), text);
}

/* ---- The widget ---- */

static void
quoth_agreement_page_dispose (GObject *object)
{
  QuothAgreementPage *self = QUOTH_AGREEMENT_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->findings, quoth_agreement_findings_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_agreement_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, choices);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, working);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, progress);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, stale_bar);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, stale_label);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, outer);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, why);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, value);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, name);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, details);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, choice);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, pairs);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, parts);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, confusion);
  gtk_widget_class_bind_template_child (widget_class, QuothAgreementPage, disputes);
}

static void
ensure_types (void)
{
  g_type_ensure (QUOTH_TYPE_AGREEMENT_CHOICES);
  g_type_ensure (QUOTH_TYPE_AGREEMENT_DISPUTES);
  g_type_ensure (QUOTH_TYPE_AGREEMENT_PARTS);
  g_type_ensure (QUOTH_TYPE_CHOICE);
  g_type_ensure (QUOTH_TYPE_CONFUSION_VIEW);
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  g_type_ensure (QUOTH_TYPE_PAIR_MATRIX);
}

static void
quoth_agreement_page_class_init (QuothAgreementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_agreement_page_dispose;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-agreement-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, measure);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_install_action (widget_class, "agreement.copy-methods", NULL, methods_cb);
  gtk_widget_class_install_action (widget_class, "agreement.save-csv", NULL, csv_cb);
  gtk_widget_class_install_action (widget_class, "agreement.save-json", NULL, json_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_agreement_page_init (QuothAgreementPage *self)
{
  const char *labels[N_VIEWS + 1] = { NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_VIEWS; i++)
    labels[i] = _ (views[i].title);
  quoth_choice_set_labels (self->choice, _ ("What is shown"), labels);
  quoth_choice_set_selected (self->choice, VIEW_PAIRS);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_agreement_page_new (QuothDesk *desk)
{
  QuothAgreementPage *self = g_object_new (QUOTH_TYPE_AGREEMENT_PAGE, NULL);
  QuothSession *session = quoth_desk_get_session (desk);

  self->desk = g_object_ref (desk);
  quoth_agreement_choices_set_session (self->choices, session);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (measure), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
quoth_agreement_page_show (GtkWidget *page, const QuothId *id)
{
}
