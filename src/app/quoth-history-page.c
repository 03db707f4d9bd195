/* quoth-history-page.c: what was done in the project, when and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-history-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-clock-note.h"
#include "quoth-compacted-note.h"
#include "quoth-day-button.h"
#include "quoth-focus.h"
#include "quoth-history-detail.h"
#include "quoth-history-model.h"
#include "quoth-history-row.h"
#include "quoth-names.h"
#include "quoth-page-frame.h"

struct _QuothHistoryPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkSearchEntry *search;
  GtkDropDown *coders;
  GtkDropDown *scope;
  QuothDayButton *day;
  GtkSpinner *spinner;
  GtkLabel *clock_note;
  GtkStack *stack;
  GtkListView *view;
  QuothHistoryDetail *detail;
  QuothCompactedNote *compacted;

  QuothDesk *desk;
  QuothHistoryModel *model;
  GtkSingleSelection *selection;
  QuothId value; /* what the page was asked for, or none: then what is selected in the text */
  GArray *coder_ids; /* QuothId: of the drop-down, from its second row on */
  GCancellable *counting;
  gboolean filling; /* the drop-downs */
  gboolean wants_focus;
};

G_DEFINE_FINAL_TYPE (QuothHistoryPage, quoth_history_page, GTK_TYPE_WIDGET)

/* Of the project, of the open text, of one thing. */
enum
{
  SCOPE_ALL,
  SCOPE_TEXT,
  SCOPE_THING,
};

static QuothSession *
get_session (QuothHistoryPage *self)
{
  return quoth_desk_get_session (self->desk);
}

/* (transfer none) (nullable) */
static QuothHistoryLine *
get_line (QuothHistoryPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* ---- The filter ---- */

static QuothId
find_thing (QuothHistoryPage *self)
{
  const QuothAnnotation *annotation = quoth_desk_get_selected (self->desk);

  if (!quoth_id_is_none (&self->value))
    return self->value;
  return annotation != NULL ? annotation->value.id : QUOTH_ID_NONE;
}

/* Nothing has this id: of nothing selected there is no history. */
static QuothId
or_nothing (QuothId id)
{
  static const QuothId nothing = { { 0xff } };

  return quoth_id_is_none (&id) ? nothing : id;
}

static void
apply_filter (QuothHistoryPage *self)
{
  QuothHistoryFilter filter = { .words = gtk_editable_get_text (GTK_EDITABLE (self->search)) };
  const QuothDocument *document = quoth_desk_get_document (self->desk);
  guint coder = gtk_drop_down_get_selected (self->coders);
  guint scope = gtk_drop_down_get_selected (self->scope);

  if (coder > 0 && coder <= self->coder_ids->len)
    filter.coder = g_array_index (self->coder_ids, QuothId, coder - 1);
  if (scope == SCOPE_TEXT)
    filter.document = or_nothing (document != NULL ? document->value.id : QUOTH_ID_NONE);
  if (scope == SCOPE_THING)
    filter.value = or_nothing (find_thing (self));
  quoth_day_button_get_bounds (self->day, &filter.since, &filter.until);
  quoth_history_model_set_filter (self->model, &filter);
}

static gboolean
is_filtered (QuothHistoryPage *self)
{
  gint64 since, until;

  quoth_day_button_get_bounds (self->day, &since, &until);
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || gtk_drop_down_get_selected (self->coders) > 0
         || gtk_drop_down_get_selected (self->scope) > 0 || until != 0;
}

static void
filter_changed_cb (QuothHistoryPage *self)
{
  if (self->desk == NULL || self->filling)
    return;
  if (gtk_drop_down_get_selected (self->scope) != SCOPE_THING)
    self->value = QUOTH_ID_NONE;
  apply_filter (self);
}

/* Who was chosen stays chosen. */
static void
fill_coders (QuothHistoryPage *self)
{
  QuothItemList *list = quoth_session_get_list (get_session (self), QUOTH_KIND_CODER);
  guint selected = gtk_drop_down_get_selected (self->coders);
  QuothId chosen = selected > 0 && selected <= self->coder_ids->len ? g_array_index (self->coder_ids, QuothId, selected - 1) : QUOTH_ID_NONE;
  g_autoptr (GtkStringList) names = NULL;

  if (self->coder_ids->len == quoth_item_list_get_size (list) && self->coder_ids->len > 0)
    return;
  names = gtk_string_list_new ((const char *const[]){ _ ("All coders"), NULL });
  selected = 0;
  g_array_set_size (self->coder_ids, 0);
  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (list, i));

      gtk_string_list_append (names, coder->name);
      g_array_append_val (self->coder_ids, coder->value.id);
      if (quoth_id_equal (&coder->value.id, &chosen))
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->coders, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->coders, selected);
  self->filling = FALSE;
}

/* Escape empties the entry first, and leaves the page then. */
static void
stop_search_cb (GtkSearchEntry *entry, QuothHistoryPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "workbench.back", NULL);
}

static void
search_activate_cb (GtkSearchEntry *entry, QuothHistoryPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- What is selected ---- */

/* (nullable): why the step cannot be undone, as far as it can be told before it is tried. */
static const char *
explain (QuothHistoryPage *self, QuothHistoryLine *line)
{
  const QuothHistoryEntry *entry = &line->entry;

  if (!quoth_desk_can_edit (self->desk))
    return _ ("Nothing can be undone in a project that is read only.");
  if (entry->kind == QUOTH_ENTRY_UNDO || entry->kind == QUOTH_ENTRY_REDO)
    return _ ("This is itself an undo or a redo: choose the step that it is about.");
  if (entry->kind != QUOTH_ENTRY_EDIT || quoth_id_is_none (&entry->coder))
    return _ ("This was done by Quoth itself, and stays.");
  if (!quoth_id_equal (&entry->coder, &quoth_session_get_coder (get_session (self))->value.id))
    return _ ("Somebody else did this: each coder takes back their own work.");
  return entry->is_undone ? _ ("This step is undone already.") : NULL;
}

static void
show_detail (QuothHistoryPage *self)
{
  QuothHistoryLine *line = get_line (self);
  const char *reason = line != NULL ? explain (self, line) : NULL;

  quoth_history_detail_show (self->detail, line, reason,
                             gtk_drop_down_get_selected (self->scope) == SCOPE_THING ? find_thing (self) : QUOTH_ID_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo", line != NULL && reason == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo-after", line != NULL && quoth_desk_can_edit (self->desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.as-of", line != NULL);
}

static void
show_state (QuothHistoryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean whole = quoth_history_model_is_whole (self->model);
  g_autofree char *steps = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);

  gtk_spinner_set_spinning (self->spinner, quoth_history_model_is_busy (self->model));
  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), whole && n > 0 ? steps : NULL);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "steps");
  else if (quoth_history_model_is_busy (self->model))
    gtk_stack_set_visible_child_name (self->stack, "reading");
  else
    gtk_stack_set_visible_child_name (self->stack, is_filtered (self) ? "not-found" : "empty");
}

static void
listed_cb (QuothHistoryPage *self)
{
  show_state (self);
  show_detail (self);
  if (self->wants_focus && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      self->wants_focus = FALSE;
    }
}

static void
activate_cb (GtkListView *view, guint position, QuothHistoryPage *self)
{
  quoth_history_detail_open (self->detail);
}

/* ---- What is done ---- */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothHistoryPage *self = QUOTH_HISTORY_PAGE (widget);
  QuothHistoryLine *line = get_line (self);

  if (line != NULL)
    quoth_session_step (get_session (self), QUOTH_STEP_UNDO_ENTRY, &line->entry.id);
}

/* What is to be taken back to get to a point of the history. */
typedef struct
{
  QuothId coder;
  QuothId entry;
  char *label;
} Point;

static void
point_free (gpointer data)
{
  g_free (((Point *) data)->label);
  g_free (data);
}

static gpointer
count_steps (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Point *point = data;
  guint n;

  return quoth_reader_count_undo_after (reader, &point->coder, &point->entry, &n, error) ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
answered_cb (GtkWidget *dialog, const char *response, QuothHistoryPage *self)
{
  const QuothId *entry = g_object_get_data (G_OBJECT (dialog), "entry");

  if (g_str_equal (response, "undo") && self->desk != NULL)
    quoth_session_step (get_session (self), QUOTH_STEP_UNDO_AFTER, entry);
}

static void
ask (QuothHistoryPage *self, const Point *point, guint n)
{
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undo %u Step?", "Undo %u Steps?", n), n);
  g_autofree char *verb = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Undo %u Step", "_Undo %u Steps", n), n);
  g_autofree char *body = g_strdup_printf (
    _ ("All that you did after “%s” is taken back, the last step first. The work of others stays, and so does the journal: each step can be made again."),
    point->label);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "undo", verb, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "undo");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "entry", quoth_id_memdup (&point->entry), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  QuothHistoryLine *line;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->counting);
  line = get_line (self);
  if (n == NULL)
    g_signal_emit_by_name (get_session (self), "failed", error);
  else if (*n == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("You did nothing after that step that could be undone"));
  else if (line != NULL)
    ask (self, &(Point){ .entry = line->entry.id, .label = line->entry.label }, *n);
}

/* A selection that is moved meanwhile is what is counted then: so a count that is under way is given up. */
static void
undo_after_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothHistoryPage *self = QUOTH_HISTORY_PAGE (widget);
  QuothHistoryLine *line = get_line (self);
  Point *point;

  if (line == NULL || self->counting != NULL)
    return;
  point = g_new0 (Point, 1);
  point->coder = quoth_session_get_coder (get_session (self))->value.id;
  point->entry = line->entry.id;
  self->counting = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (get_session (self)), count_steps, point, point_free, g_free, self->counting, counted_cb,
                          g_object_ref (self));
}

static void
stop_counting (QuothHistoryPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
as_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothHistoryLine *line = get_line (QUOTH_HISTORY_PAGE (widget));
  char id[QUOTH_ID_STRING_SIZE];

  if (line != NULL)
    gtk_widget_activate_action (widget, "win.as-of", "s", quoth_id_to_string (&line->entry.id, id));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (QUOTH_HISTORY_PAGE (widget)->search));
}

static void
selected_cb (QuothHistoryPage *self)
{
  stop_counting (self);
  show_detail (self);
}

/* ---- The widget ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothHistoryPage *self)
{
  gtk_list_item_set_child (list_item, quoth_history_row_new (get_session (self)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  quoth_history_row_show (QUOTH_HISTORY_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  quoth_history_row_show (QUOTH_HISTORY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Whoever comes to the page comes to the list. */
static gboolean
quoth_history_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothHistoryPage *self = QUOTH_HISTORY_PAGE (widget);

  if (!quoth_focus_is_within (widget) && gtk_widget_get_mapped (GTK_WIDGET (self->view)) && gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    return TRUE;
  self->wants_focus = !quoth_focus_is_within (widget);
  return GTK_WIDGET_CLASS (quoth_history_page_parent_class)->focus (widget, direction);
}

static void
quoth_history_page_map (GtkWidget *widget)
{
  QuothHistoryPage *self = QUOTH_HISTORY_PAGE (widget);

  GTK_WIDGET_CLASS (quoth_history_page_parent_class)->map (widget);
  quoth_history_model_set_active (self->model, TRUE);
  quoth_clock_note_read (self->clock_note, get_session (self));
  quoth_compacted_note_read (self->compacted, get_session (self));
}

static void
quoth_history_page_unmap (GtkWidget *widget)
{
  quoth_history_model_set_active (QUOTH_HISTORY_PAGE (widget)->model, FALSE);
  GTK_WIDGET_CLASS (quoth_history_page_parent_class)->unmap (widget);
}

static void
quoth_history_page_dispose (GObject *object)
{
  QuothHistoryPage *self = QUOTH_HISTORY_PAGE (object);

  stop_counting (self);
  if (self->frame != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->coder_ids, g_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_history_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, coders);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, scope);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, day);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, clock_note);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, detail);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryPage, compacted);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
quoth_history_page_class_init (QuothHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_history_page_dispose;
  widget_class->focus = quoth_history_page_focus;
  widget_class->map = quoth_history_page_map;
  widget_class->unmap = quoth_history_page_unmap;
  g_type_ensure (QUOTH_TYPE_COMPACTED_NOTE);
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  g_type_ensure (QUOTH_TYPE_DAY_BUTTON);
  g_type_ensure (QUOTH_TYPE_HISTORY_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-history-page.ui");
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "history.undo-after", NULL, undo_after_action);
  gtk_widget_class_install_action (widget_class, "history.as-of", NULL, as_of_action);
  gtk_widget_class_install_action (widget_class, "history.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, 0, "history.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "history.undo-after", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "history.as-of", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "history.search", NULL);
}

static void
quoth_history_page_init (QuothHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->coder_ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
}

static void
follow (QuothHistoryPage *self)
{
  g_signal_connect_object (self->model, "listed", G_CALLBACK (listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "busy", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (fill_coders), self, G_CONNECT_SWAPPED);
}

GtkWidget *
quoth_history_page_new (QuothDesk *desk)
{
  QuothHistoryPage *self = g_object_new (QUOTH_TYPE_HISTORY_PAGE, NULL);

  self->desk = g_object_ref (desk);
  self->model = quoth_history_model_new (quoth_desk_get_session (desk));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  quoth_history_detail_set_desk (self->detail, desk);
  fill_coders (self);
  follow (self);
  show_detail (self);
  return GTK_WIDGET (self);
}

/* With an id, all that was done with what has it; without, as it was left. */
void
quoth_history_page_show (GtkWidget *page, const QuothId *id)
{
  QuothHistoryPage *self = QUOTH_HISTORY_PAGE (page);
  gboolean was_thing = !quoth_id_is_none (&self->value);

  self->filling = TRUE;
  self->value = id != NULL ? *id : QUOTH_ID_NONE;
  if (id != NULL)
    {
      gtk_drop_down_set_selected (self->scope, SCOPE_THING);
      gtk_drop_down_set_selected (self->coders, 0);
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      quoth_day_button_clear (self->day);
    }
  else if (was_thing)
    {
      gtk_drop_down_set_selected (self->scope, SCOPE_ALL);
    }
  self->filling = FALSE;
  apply_filter (self);
}
