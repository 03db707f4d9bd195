/* quoth-propositions-page.c: what is claimed across the texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-propositions-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-choice.h"
#include "quoth-findings.h"
#include "quoth-names.h"
#include "quoth-page-frame.h"
#include "quoth-panel.h"
#include "quoth-proposition-view.h"

/* What is listed. */
typedef enum
{
  FILTER_ALL,
  FILTER_DISPUTES,
  FILTER_REPETITIONS,
} Filter;

struct _QuothPropositionsPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkWidget *new_button;
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *detail;
  QuothChoice *filter;
  QuothPanel *panel;
  QuothPropositionView *view;

  QuothDesk *desk;
  QuothItemList *list;
  QuothFindings *findings; /* of the last reading; NULL before the first */
  QuothId chosen;
  gboolean edits_chosen; /* it is new: its statement is to be typed */
  GCancellable *loading;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (QuothPropositionsPage, quoth_propositions_page, GTK_TYPE_WIDGET)

/* The list */

/* (transfer full): how many claims do what to a proposition, as far as any do. */
static char *
dup_counts (const QuothPropositionCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *supports =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u supports", "%u support", counts->n_supports), counts->n_supports);
  g_autofree char *denies =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u denies", "%u deny", counts->n_denies), counts->n_denies);
  g_autofree char *reports =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u reports", "%u report", counts->n_reports), counts->n_reports);

  quoth_name_append (text, counts->n_supports > 0 ? supports : NULL);
  quoth_name_append (text, counts->n_denies > 0 ? denies : NULL);
  quoth_name_append (text, counts->n_reports > 0 ? reports : NULL);
  if (text->len == 0)
    g_string_append (text, _ ("no claims yet"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
bind_row (QuothRow *row, QuothItem *item, gpointer owner)
{
  QuothPropositionsPage *self = owner;
  const QuothProposition *proposition = quoth_item_get_value (item);
  const QuothFinding *finding = quoth_findings_get (self->findings, quoth_item_get_id (item));
  g_autofree char *counts = NULL;

  quoth_row_set_title (row, proposition->statement);
  quoth_row_set_lines (row, 3);
  quoth_row_set_icon (row, finding != NULL && finding->contradiction != NULL ? "dialog-warning-symbolic" : NULL);
  if (finding == NULL || !finding->is_stored)
    {
      quoth_row_set_subtitle (row, finding == NULL                  ? NULL
                                   : finding->contradiction != NULL ? _ ("two claims that contradict each other")
                                                                    : _ ("claims that repeat each other"));
      return;
    }
  counts = dup_counts (&finding->counts);
  quoth_row_set_subtitle (row, counts);
}

static char *
dup_text (QuothItem *item, gpointer owner)
{
  const QuothProposition *proposition = quoth_item_get_value (item);

  return g_strjoin (" ", proposition->statement, proposition->note, NULL);
}

static gboolean
shows (QuothItem *item, gpointer owner)
{
  QuothPropositionsPage *self = owner;
  const QuothFinding *finding = quoth_findings_get (self->findings, quoth_item_get_id (item));

  switch (quoth_choice_get_selected (self->filter))
    {
    case FILTER_DISPUTES:
      return finding != NULL && finding->contradiction != NULL;
    case FILTER_REPETITIONS:
      return finding != NULL && finding->repetitions->len > 0;
    default:
      return finding == NULL || finding->is_stored;
    }
}

static const QuothPanelView panel_view = {
  .search = N_ ("Filter propositions"),
  .bind = bind_row,
  .dup_text = dup_text,
  .shows = shows,
};

static void
choose (QuothPropositionsPage *self, const QuothId *id)
{
  self->chosen = id != NULL ? *id : QUOTH_ID_NONE;
  quoth_panel_set_current (self->panel, id);
  quoth_proposition_view_show (self->view, self->desk, quoth_findings_get (self->findings, &self->chosen));
}

static void
activated_cb (QuothPanel *panel, QuothItem *item, QuothPropositionsPage *self)
{
  choose (self, quoth_item_get_id (item));
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

static void
filter_chosen_cb (QuothChoice *choice, int index, QuothPropositionsPage *self)
{
  if (index < 0)
    quoth_choice_set_selected (choice, FILTER_ALL);
  quoth_panel_refilter (self->panel);
}

/* Loading */

static gpointer
read_findings (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_findings_read (reader, cancellable, error);
}

static void
show_summary (QuothPropositionsPage *self)
{
  guint n_disputes = quoth_findings_get_n_contradictions (self->findings);
  guint n_repetitions = quoth_findings_get_n_repetitions (self->findings);
  g_autofree char *disputes =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u in dispute", "%u in dispute", n_disputes), n_disputes);
  g_autofree char *repetitions =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u said more than once", "%u said more than once", n_repetitions),
                     n_repetitions);
  g_autofree char *text = g_strdup_printf ("%s · %s", disputes, repetitions);

  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), text);
}

/* The first one is chosen where nothing is. */
static void
choose_first (QuothPropositionsPage *self, GPtrArray *propositions)
{
  if (quoth_findings_get (self->findings, &self->chosen) == NULL)
    choose (self, propositions->len > 0 ? &QUOTH_VALUE (propositions->pdata[0])->id : NULL);
  else
    choose (self, &self->chosen);
  if (self->edits_chosen)
    quoth_proposition_view_focus (self->view);
  self->edits_chosen = FALSE;
}

static void load (QuothPropositionsPage *self);

static void
findings_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothPropositionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothFindings *findings = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  g_autoptr (GPtrArray) propositions = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (findings == NULL)
    {
      g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  g_clear_pointer (&self->findings, quoth_findings_free);
  self->findings = findings;
  propositions = quoth_findings_list (findings);
  quoth_item_list_reset (self->list, propositions);
  for (guint i = 0; i < quoth_item_list_get_size (self->list); i++)
    quoth_item_touch (quoth_item_list_get (self->list, i));
  quoth_panel_refilter (self->panel);
  show_summary (self);
  choose_first (self, propositions);
  if (self->stale)
    load (self);
}

static void
load (QuothPropositionsPage *self)
{
  self->stale = FALSE;
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), read_findings, NULL, NULL,
                          (GDestroyNotify) quoth_findings_free, self->loading, findings_read_cb, g_object_ref (self));
}

/* A page that nobody sees is read again when it is shown. */
static void
session_changed_cb (QuothPropositionsPage *self)
{
  if (self->loading != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else
    load (self);
}

static void
map_cb (QuothPropositionsPage *self)
{
  if (self->stale && self->loading == NULL)
    load (self);
}

static void
new_cb (QuothPropositionsPage *self)
{
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);

  proposition->statement = g_strdup (_ ("New proposition"));
  self->chosen = proposition->value.id;
  self->edits_chosen = TRUE;
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("New proposition"), proposition);
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

/* Where there is room for one of the two only, Escape leads from the claims to the list. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothPropositionsPage *self = QUOTH_PROPOSITIONS_PAGE (widget);

  if (!adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->side)
    return GDK_EVENT_PROPAGATE;
  adw_leaflet_set_visible_child (self->leaflet, self->side);
  return GDK_EVENT_STOP;
}

static void
folded_cb (QuothPropositionsPage *self)
{
  gtk_widget_set_hexpand (self->side, adw_leaflet_get_folded (self->leaflet));
}

static void
quoth_propositions_page_dispose (GObject *object)
{
  QuothPropositionsPage *self = QUOTH_PROPOSITIONS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_pointer (&self->findings, quoth_findings_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_propositions_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (QUOTH_TYPE_CHOICE);
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  g_type_ensure (QUOTH_TYPE_PANEL);
  g_type_ensure (QUOTH_TYPE_PROPOSITION_VIEW);
}

static void
quoth_propositions_page_class_init (QuothPropositionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_propositions_page_dispose;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-propositions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, side);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, panel);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const QuothProposition *) a)->statement, ((const QuothProposition *) b)->statement);
}

static GtkWidget *
new_empty_page (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "view-list-symbolic", "title", _ ("No Propositions"),
                       "description", _ ("A proposition is what claims in several texts support or deny. Link a claim to one in the inspector."),
                       "css-classes", (const char *const[]){ "compact", NULL }, NULL);
}

static void
quoth_propositions_page_init (QuothPropositionsPage *self)
{
  const char *const labels[] = { _ ("All"), _ ("In dispute"), _ ("Repeated"), NULL };

  self->list = quoth_item_list_new (compare_statements);
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_choice_set_labels (self->filter, _ ("What is listed"), labels);
  quoth_choice_set_selected (self->filter, FILTER_ALL);
  quoth_panel_set_view (self->panel, &panel_view, self);
  quoth_panel_set_list (self->panel, self->list);
  quoth_panel_set_empty (self->panel, new_empty_page ());
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_propositions_page_new (QuothDesk *desk)
{
  QuothPropositionsPage *self = g_object_new (QUOTH_TYPE_PROPOSITIONS_PAGE, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->new_button, quoth_desk_can_edit (desk));
  g_signal_connect_object (quoth_desk_get_session (desk), "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

void
quoth_propositions_page_show (GtkWidget *page, const QuothId *id)
{
  QuothPropositionsPage *self = QUOTH_PROPOSITIONS_PAGE (page);

  if (id == NULL)
    return;
  if (self->findings != NULL)
    choose (self, id);
  self->chosen = *id;
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}
