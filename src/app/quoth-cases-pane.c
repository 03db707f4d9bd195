/* quoth-cases-pane.c: the cases of a text, to be decided one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is selected in the list is selected in the text, and the other way round. The focus stays where it is: whoever decides by keys goes on with them.
 */

#include "config.h"

#include "quoth-cases-private.h"

#include <glib/gi18n.h>

#include "quoth-case-line.h"
#include "quoth-focus.h"
#include "quoth-follow.h"
#include "quoth-menu.h"
#include "quoth-side-layout.h"
#include "quoth-wrap-layout.h"

G_DEFINE_FINAL_TYPE (QuothCasesPane, quoth_cases_pane, GTK_TYPE_WIDGET)

static guint closed_signal;

/* ---- What is selected ---- */

QuothCaseItem *
quoth_cases_pane_get_selected (QuothCasesPane *self)
{
  return self->list != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

gboolean
quoth_cases_pane_can_decide (QuothCasesPane *self)
{
  return quoth_cases_pane_get_selected (self) != NULL && quoth_id_is_none (&self->coder) && quoth_desk_can_edit (self->desk);
}

/* What stands for the case in the text: gold if there is, else what was made first. */
static const QuothId *
get_annotation (const QuothCase *of_case)
{
  const QuothCaseMember *first = of_case->members->len > 0 ? of_case->members->pdata[0] : NULL;

  return of_case->gold != NULL ? &QUOTH_VALUE (of_case->gold)->id : &QUOTH_VALUE (first->annotation)->id;
}

static void
point (QuothCasesPane *self, QuothCaseItem *item)
{
  self->is_pointing = TRUE;
  self->pointed = *get_annotation (quoth_case_item_get (item));
  quoth_editor_set_selected (self->editor, &self->pointed, TRUE);
  self->is_pointing = FALSE;
}

static void
show_card (QuothCasesPane *self)
{
  quoth_case_card_show (self->card, quoth_desk_get_session (self->desk), self->shown, quoth_cases_pane_can_decide (self));
  quoth_cases_pane_update_foot (self);
  self->was_waiting = self->shown != NULL && quoth_case_item_is_waiting (self->shown);
}

/* Where it was settled by a rule, or by others, there is nothing more to be done here. */
static void
item_changed_cb (QuothCasesPane *self)
{
  self->goes_on = self->was_waiting && !quoth_case_item_is_waiting (self->shown)
                  && !quoth_id_equal (quoth_case_item_get_id (self->shown), &self->decided);
  show_card (self);
}

static void
selected_cb (QuothCasesPane *self)
{
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  if (item == self->shown)
    return;
  if (quoth_follow (self, &self->shown, item) && item != NULL)
    {
      g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
      if (!self->is_pointing)
        point (self, item);
    }
  show_card (self);
}

/* (transfer none) (nullable): the row of what is selected. */
static GtkWidget *
find_selected_row (QuothCasesPane *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* The focus goes along, so that the arrow keys go on from there. */
static void
select_at (QuothCasesPane *self, guint position)
{
  GtkWidget *row;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  row = quoth_focus_is_within (GTK_WIDGET (self->view)) ? find_selected_row (self) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

gboolean
quoth_cases_pane_step (QuothCasesPane *self, int direction)
{
  GListModel *model = quoth_case_list_get_model (self->list);
  guint n = g_list_model_get_n_items (model);
  guint position = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; n > 0 && i < n; i++)
    {
      guint at = direction > 0 ? (position + i) % n : (position + n - i) % n;
      g_autoptr (QuothCaseItem) item = g_list_model_get_item (model, at);

      if (!quoth_case_item_is_waiting (item) || quoth_case_list_is_pending (self->list, item))
        continue;
      select_at (self, at);
      return TRUE;
    }
  return FALSE;
}

/* Of what is selected in the text its case is selected here. */
static void
editor_selection_cb (QuothCasesPane *self)
{
  const QuothId *selected = quoth_editor_get_selected (self->editor);
  int position;

  if (self->is_pointing || self->list == NULL || selected == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  position = quoth_case_list_find (self->list, selected);
  if (position < 0 || (guint) position == gtk_single_selection_get_selected (self->selection))
    return;
  self->is_pointing = TRUE;
  select_at (self, (guint) position);
  self->is_pointing = FALSE;
}

/* ---- What was read ---- */

/* The one that was selected in the text, or else the first that is to be decided. */
static void
select_first (QuothCasesPane *self)
{
  int position = quoth_id_is_none (&self->came_from) ? -1 : quoth_case_list_find (self->list, &self->came_from);
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  self->is_first = FALSE;
  if (position >= 0)
    select_at (self, (guint) position);
  else if (item != NULL && !quoth_case_item_is_waiting (item))
    quoth_cases_pane_step (self, 1);
}

/* Undo leads back to what was decided. */
static void
follow_undo (QuothCasesPane *self)
{
  int position = quoth_id_is_none (&self->decided) ? -1 : quoth_case_list_find (self->list, &self->decided);
  g_autoptr (QuothCaseItem) item = NULL;

  if (position < 0)
    return;
  item = g_list_model_get_item (quoth_case_list_get_model (self->list), (guint) position);
  if (quoth_case_item_get (item)->state == QUOTH_CASE_OPEN && !quoth_case_list_is_pending (self->list, item))
    {
      self->decided = QUOTH_ID_NONE;
      select_at (self, (guint) position);
    }
}

/* The text is read apart from the cases: what is gold may come there a moment later. */
static gboolean
is_in_text (QuothCasesPane *self, const QuothId *annotation)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);

  return model != NULL && quoth_document_model_get_annotation (model, annotation) != NULL;
}

/* What was to be written anew is there as gold: its fields are opened. */
static void
open_written (QuothCasesPane *self)
{
  QuothAdjudication *adjudication = quoth_case_list_get_adjudication (self->list);
  const QuothCase *of_case
    = quoth_id_is_none (&self->to_write) ? NULL : quoth_adjudication_find_case (adjudication, &self->to_write, NULL);
  const QuothId *gold;

  if (of_case == NULL || of_case->gold == NULL || !is_in_text (self, &QUOTH_VALUE (of_case->gold)->id))
    return;
  gold = &QUOTH_VALUE (of_case->gold)->id;
  self->to_write = QUOTH_ID_NONE;
  self->is_pointing = TRUE;
  quoth_editor_set_selected (self->editor, gold, TRUE);
  self->is_pointing = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", NULL);
}

/* Gold has come where a coder's annotation stood for the case, or has gone: unless something else is selected in the text, what stands for it now is. */
static void
follow_gold (QuothCasesPane *self)
{
  const QuothId *selected = quoth_editor_get_selected (self->editor);
  const QuothId *wanted = self->shown != NULL ? get_annotation (quoth_case_item_get (self->shown)) : NULL;

  if (wanted != NULL && (selected == NULL || quoth_id_equal (selected, &self->pointed)) && !quoth_id_equal (wanted, &self->pointed)
      && is_in_text (self, wanted))
    point (self, self->shown);
}

static void
annotations_changed_cb (QuothCasesPane *self)
{
  if (self->list == NULL || quoth_case_list_get_adjudication (self->list) == NULL)
    return;
  follow_gold (self);
  open_written (self);
}

static void
list_changed_cb (QuothCasesPane *self)
{
  gboolean takes_focus = gtk_widget_is_focus (GTK_WIDGET (self)) || quoth_focus_is_within (GTK_WIDGET (self->view));

  quoth_cases_pane_show_state (self);
  if (quoth_case_list_get_adjudication (self->list) != NULL)
    {
      if (self->is_first)
        select_first (self);
      follow_undo (self);
      if (self->goes_on)
        quoth_cases_pane_step (self, 1);
      self->goes_on = FALSE;
    }
  selected_cb (self);
  if (takes_focus && !quoth_focus_is_within (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (gtk_widget_get_mapped (GTK_WIDGET (self->view)) && self->shown != NULL ? GTK_WIDGET (self->view) : GTK_WIDGET (self));
  annotations_changed_cb (self);
}

static void
arrived_cb (QuothCasesPane *self, guint n_outdated)
{
  g_autofree char *text = NULL;

  if (n_outdated > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Others changed something here: %u case is out of date.",
                                         "Others changed something here: %u cases are out of date.", n_outdated),
                            n_outdated);
  gtk_label_set_label (self->arrived_label, text != NULL ? text : _ ("Others changed something here. The cases are as they are now."));
  gtk_widget_set_visible (self->arrived, TRUE);
}

static void
arrived_close_cb (QuothCasesPane *self)
{
  gtk_widget_set_visible (self->arrived, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- Keys ---- */

static void
close_cb (QuothCasesPane *self)
{
  quoth_cases_pane_stop (self);
  g_signal_emit (self, closed_signal, 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothCasesPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->list == NULL || focus == NULL
      || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    close_cb (self);
  else if (!quoth_cases_pane_key (self, keyval))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Whoever comes to the pane comes to the list. */
static gboolean
quoth_cases_pane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothCasesPane *self = QUOTH_CASES_PANE (widget);

  if (!quoth_focus_is_within (widget))
    return gtk_widget_grab_focus (gtk_widget_get_mapped (GTK_WIDGET (self->view)) ? GTK_WIDGET (self->view) : widget);
  return GTK_WIDGET_CLASS (quoth_cases_pane_parent_class)->focus (widget, direction);
}

/* ---- The class ---- */

static void
quoth_cases_pane_dispose (GObject *object)
{
  QuothCasesPane *self = QUOTH_CASES_PANE (object);

  if (self->box != NULL)
    {
      g_clear_pointer (&self->popover, gtk_widget_unparent);
      gtk_list_view_set_model (self->view, NULL);
      gtk_single_selection_set_model (self->selection, NULL);
    }
  quoth_follow (self, &self->shown, NULL);
  quoth_follow (self, &self->list, NULL);
  quoth_follow (self, &self->desk, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (quoth_cases_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-cases-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, box);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, title);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, scores);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, automatic);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, arrived);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, arrived_label);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, sides);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, view);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, card_bin);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, QuothCasesPane, foot);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, arrived_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, quoth_cases_pane_show_all);
  gtk_widget_class_bind_template_callback (widget_class, quoth_cases_pane_automatic);
}

static void
quoth_cases_pane_class_init (QuothCasesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_cases_pane_dispose;
  widget_class->focus = quoth_cases_pane_focus;
  closed_signal = g_signal_new ("closed", QUOTH_TYPE_CASES_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (QUOTH_TYPE_SIDE_LAYOUT);
  g_type_ensure (QUOTH_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "quothcases");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_cases_pane_init (QuothCasesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = quoth_case_line_factory_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  quoth_menu_name_items (GTK_WIDGET (gtk_menu_button_get_popover (self->filter_button)));
  quoth_cases_pane_init_filter (self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->card = QUOTH_CASE_CARD (quoth_case_card_new ());
  gtk_box_append (GTK_BOX (self->card_bin), GTK_WIDGET (self->card));
  gtk_widget_set_vexpand (GTK_WIDGET (self->card), TRUE);
  g_signal_connect_object (self->card, "accept", G_CALLBACK (quoth_cases_pane_accept), self, G_CONNECT_SWAPPED);
  quoth_cases_pane_fill_foot (self);
}

GtkWidget *
quoth_cases_pane_new (QuothEditor *editor)
{
  QuothCasesPane *self = g_object_new (QUOTH_TYPE_CASES_PANE, NULL);

  self->editor = editor;
  g_signal_connect_object (editor, "selection-changed", G_CALLBACK (editor_selection_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* ---- Which text ---- */

static void
open_document (QuothCasesPane *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);
  const QuothId *selected = quoth_editor_get_selected (self->editor);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (document == NULL)
    {
      quoth_cases_pane_stop (self);
      return;
    }
  self->document = document->value.id;
  self->is_first = TRUE;
  self->came_from = selected != NULL ? *selected : QUOTH_ID_NONE;
  self->decided = self->to_write = QUOTH_ID_NONE;
  gtk_widget_set_visible (self->arrived, FALSE);
  quoth_case_list_open (self->list, &self->document, quoth_id_is_none (&self->coder) ? NULL : &self->coder);
  quoth_cases_pane_show_state (self);
}

/* The document is told of as changed when its metadata or its text are others, too. */
static void
document_changed_cb (QuothCasesPane *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);

  if (document == NULL || !quoth_id_equal (&document->value.id, &self->document))
    open_document (self);
}

static void
follow_desk (QuothCasesPane *self, QuothDesk *desk)
{
  g_autoptr (QuothCaseList) list = NULL;

  if (!quoth_follow (self, &self->desk, desk))
    return;
  g_signal_connect_object (desk, "document-changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "annotations-changed", G_CALLBACK (annotations_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  list = quoth_case_list_new (quoth_desk_get_session (desk));
  quoth_follow (self, &self->list, list);
  gtk_single_selection_set_model (self->selection, quoth_case_list_get_model (list));
  quoth_cases_pane_apply_filter (self);
  g_signal_connect_object (list, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
}

static void
start (QuothCasesPane *self, QuothDesk *desk, const QuothId *coder)
{
  const QuothDocument *document = quoth_desk_get_document (desk);
  QuothId wanted = coder != NULL ? *coder : QUOTH_ID_NONE;
  gboolean is_there = gtk_widget_get_visible (GTK_WIDGET (self)) && self->desk == desk && quoth_id_equal (&self->coder, &wanted)
                      && document != NULL && quoth_id_equal (&self->document, &document->value.id);

  self->coder = wanted;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  follow_desk (self, desk);
  if (!is_there)
    open_document (self);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
quoth_cases_pane_start (QuothCasesPane *self, QuothDesk *desk)
{
  start (self, desk, NULL);
}

void
quoth_cases_pane_start_feedback (QuothCasesPane *self, QuothDesk *desk, const QuothId *coder)
{
  start (self, desk, coder);
}

void
quoth_cases_pane_stop (QuothCasesPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->list != NULL)
    quoth_case_list_close (self->list);
  self->document = QUOTH_ID_NONE;
  quoth_follow (self, &self->desk, NULL);
}

const char *
quoth_cases_pane_get_hint (QuothCasesPane *self)
{
  return quoth_id_is_none (&self->coder) ? _ ("1 to 9 accept · n next · p previous · Escape close") : _ ("n next · p previous · Escape close");
}
