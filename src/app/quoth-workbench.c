/* quoth-workbench.c: where the work is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-coding.h"
#include "quoth-keys.h"
#include "quoth-settings.h"

G_DEFINE_FINAL_TYPE (QuothWorkbench, quoth_workbench, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LIBRARY_SHOWN,
  PROP_INSPECTOR_SHOWN,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint settled_signal;

static void
show_no_text (QuothWorkbench *self, gboolean any)
{
  if (self->no_text == NULL)
    {
      self->no_text = QUOTH_NO_TEXT (quoth_no_text_new ());
      gtk_stack_add_named (self->middle, GTK_WIDGET (self->no_text), "no-text");
    }
  quoth_no_text_set_any (self->no_text, any);
  gtk_stack_set_visible_child_name (self->middle, "no-text");
}

void
quoth_workbench_show_middle (QuothWorkbench *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  guint n = quoth_item_list_get_size (quoth_session_get_list (session, QUOTH_KIND_DOCUMENT));
  const char *page = quoth_workbench_get_page (self);

  if (page != NULL)
    gtk_stack_set_visible_child_name (self->middle, page);
  else if (quoth_desk_get_model (self->desk) != NULL)
    gtk_stack_set_visible_child_name (self->middle, "text");
  else if (self->loading != NULL)
    gtk_stack_set_visible_child_name (self->middle, "loading");
  else
    show_no_text (self, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->hints), page == NULL && quoth_desk_get_model (self->desk) != NULL &&
                                         quoth_desk_can_edit (self->desk));
  quoth_workbench_show_hints (self);
}

/* Callbacks */

static void
go_cb (QuothDesk *desk, const QuothId *document, const QuothId *annotation, QuothWorkbench *self)
{
  quoth_workbench_open (self, document, annotation);
}

static void
point_cb (QuothDesk *desk, const QuothRange *range, QuothWorkbench *self)
{
  quoth_editor_select_range (QUOTH_EDITOR (self->editor), *range);
  quoth_workbench_focus_text (self);
}

static void
place_cb (QuothDesk *desk, const QuothId *document, const QuothId *annotation, QuothWorkbench *self)
{
  quoth_workbench_place (self, document, annotation);
}

static void
feedback_cb (QuothDesk *desk, const QuothId *document, const QuothId *coder, QuothWorkbench *self)
{
  quoth_workbench_open_feedback (self, document, coder);
}

static void
page_cb (QuothDesk *desk, const char *name, const QuothId *id, QuothWorkbench *self)
{
  quoth_workbench_show_page (self, name, id);
}

static void
annotations_changed_cb (QuothWorkbench *self)
{
  if (!quoth_id_is_none (&self->wanted))
    quoth_workbench_select_wanted (self);
  quoth_workbench_select_fresh (self);
}

static void
editor_selection_cb (QuothWorkbench *self)
{
  if (self->desk != NULL)
    quoth_desk_set_selection (self->desk, quoth_editor_get_selected (QUOTH_EDITOR (self->editor)),
                              quoth_editor_get_others (QUOTH_EDITOR (self->editor)));
  quoth_workbench_show_hints (self);
}

/* A document that is gone (an undone import) is closed. */
static void
close_lost_document (QuothWorkbench *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);

  if (document == NULL || quoth_session_find (quoth_desk_get_session (self->desk), QUOTH_KIND_DOCUMENT,
                                              &document->value.id) != NULL)
    return;
  quoth_editor_set_model (QUOTH_EDITOR (self->editor), NULL);
  quoth_desk_set_model (self->desk, NULL);
}

/* The first text that comes into an empty project is opened. */
static void
open_first (QuothWorkbench *self)
{
  QuothItemList *documents =
    quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_DOCUMENT);

  if (quoth_desk_get_model (self->desk) == NULL && self->loading == NULL &&
      quoth_item_list_get_size (documents) > 0)
    quoth_workbench_open (self, quoth_item_get_id (quoth_item_list_get (documents, 0)), NULL);
}

static void
show_codes (QuothWorkbench *self)
{
  g_autoptr (GPtrArray) codes
    = quoth_item_list_dup_values (quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_CODE));

  quoth_shown_set_codes (self->shown, codes);
}

static void
session_changed_cb (QuothWorkbench *self)
{
  show_codes (self);
  close_lost_document (self);
  open_first (self);
  quoth_workbench_show_counts (self);
  quoth_workbench_show_middle (self);
}

static void
actor_activated_cb (QuothLibrary *library, const QuothId *actor, QuothWorkbench *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  const QuothId *first = model != NULL ? quoth_editor_get_selected (QUOTH_EDITOR (self->editor)) : NULL;
  guint n = model != NULL ? quoth_document_model_get_n_annotations (model) : 0;
  QuothId id = first != NULL ? *first : QUOTH_ID_NONE;
  gboolean wrapped = FALSE;

  for (guint i = 0; i <= n + 1; i++)
    {
      QuothAnnotation *next =
        quoth_document_model_next (model, quoth_id_is_none (&id) ? NULL : &id, 0, 1);

      if (next == NULL && wrapped)
        return;
      if (next == NULL)
        {
          wrapped = TRUE;
          id = QUOTH_ID_NONE;
          continue;
        }
      id = next->value.id;
      if (next->value.kind == QUOTH_KIND_MENTION && quoth_id_equal (&quoth_mention (next)->actor, actor))
        {
          quoth_editor_set_selected (QUOTH_EDITOR (self->editor), &id, TRUE);
          return;
        }
    }
}

static void
code_activated_cb (QuothLibrary *library, const QuothId *code, QuothWorkbench *self)
{
  QuothAnnotation *selected = quoth_desk_get_selected (self->desk);
  QuothCode *value = quoth_session_find (quoth_desk_get_session (self->desk), QUOTH_KIND_CODE, code);

  if (selected != NULL && value != NULL && selected->value.kind == QUOTH_KIND_CLAIM &&
      quoth_desk_can_edit (self->desk))
    quoth_coding_toggle_code (self->desk, quoth_claim (selected), value, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                QuothWorkbench *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->editor));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  /* The bar that finds words lies over the text, and a number is typed there. */
  if (focus == NULL || GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    quoth_workbench_apply_code (self, keyval - GDK_KEY_0);
  else if (keyval == GDK_KEY_Escape && (quoth_workbench_give_up_relating (self) || quoth_workbench_end_walk (self)))
    return GDK_EVENT_STOP;
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Panes */

static void
show_panes (QuothWorkbench *self)
{
  self->following = TRUE;
  adw_flap_set_reveal_flap (self->library_flap, self->library_shown);
  adw_flap_set_reveal_flap (self->inspector_flap, self->inspector_shown);
  self->following = FALSE;
}

void
quoth_workbench_toggle_panes (QuothWorkbench *self)
{
  gboolean any = self->library_shown || self->inspector_shown;

  if (any)
    {
      self->library_was_shown = self->library_shown;
      self->inspector_was_shown = self->inspector_shown;
    }
  else if (!self->library_was_shown && !self->inspector_was_shown)
    self->library_was_shown = self->inspector_was_shown = TRUE;
  g_object_set (self, "library-shown", !any && self->library_was_shown, "inspector-shown",
                !any && self->inspector_was_shown, NULL);
  if (any)
    quoth_workbench_focus_text (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_workbench_go_back (QUOTH_WORKBENCH (widget));
}

/* A pane that was swiped or clicked away. */
static void
revealed_cb (AdwFlap *flap, GParamSpec *pspec, QuothWorkbench *self)
{
  const char *name = flap == self->library_flap ? "library-shown" : "inspector-shown";

  if (!self->following)
    g_object_set (self, name, adw_flap_get_reveal_flap (flap), NULL);
}

static gboolean
tell_folded (gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (user_data), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

/* It folds while the window is laid out: what that shows or hides in the header bar would be drawn before it has a place. */
static void
folded_cb (QuothWorkbench *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_folded, g_object_ref (self), g_object_unref);
}

static void
quoth_workbench_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QuothWorkbench *self = QUOTH_WORKBENCH (object);

  switch (id)
    {
    case PROP_LIBRARY_SHOWN:
      g_value_set_boolean (value, self->library_shown);
      break;
    case PROP_INSPECTOR_SHOWN:
      g_value_set_boolean (value, self->inspector_shown);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, adw_flap_get_folded (self->library_flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_workbench_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QuothWorkbench *self = QUOTH_WORKBENCH (object);
  gboolean *shown = id == PROP_LIBRARY_SHOWN ? &self->library_shown : &self->inspector_shown;

  if (id != PROP_LIBRARY_SHOWN && id != PROP_INSPECTOR_SHOWN)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (*shown == g_value_get_boolean (value))
    return;
  *shown = !*shown;
  show_panes (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
quoth_workbench_finalize (GObject *object)
{
  QuothWorkbench *self = QUOTH_WORKBENCH (object);

  g_free (self->relation_kind);
  g_array_unref (self->way);
  g_clear_pointer (&self->tag_text, quoth_text_unref);
  G_OBJECT_CLASS (quoth_workbench_parent_class)->finalize (object);
}

static void
quoth_workbench_dispose (GObject *object)
{
  QuothWorkbench *self = QUOTH_WORKBENCH (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->connecting);
  g_clear_object (&self->connecting);
  g_clear_pointer (&self->actor_picker, gtk_widget_unparent);
  g_clear_pointer (&self->go_to, gtk_widget_unparent);
  g_clear_pointer (&self->relation_picker, gtk_widget_unparent);
  if (self->box != NULL)
    {
      quoth_workbench_drop_pages (self);
      quoth_inspector_set_desk (self->inspector, NULL);
      quoth_library_set_desk (self->library, NULL);
      quoth_editor_set_model (QUOTH_EDITOR (self->editor), NULL);
    }
  g_clear_object (&self->shown);
  quoth_workbench_leave_suggestions (self);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_workbench_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, box);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, read_only);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, read_only_icon);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, as_of_tools);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, library_flap);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, library_handle);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, inspector_handle);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, library);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, inspector);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, middle);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, text_paned);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, counts);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, hints);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, shown_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, team_button);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, suggested);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, state);
  gtk_widget_class_bind_template_child (widget_class, QuothWorkbench, state_label);
  gtk_widget_class_bind_template_callback (widget_class, actor_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
quoth_workbench_class_init (QuothWorkbenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = quoth_workbench_get_property;
  object_class->set_property = quoth_workbench_set_property;
  object_class->dispose = quoth_workbench_dispose;
  object_class->finalize = quoth_workbench_finalize;

  properties[PROP_LIBRARY_SHOWN] = g_param_spec_boolean ("library-shown", NULL, NULL, TRUE, flags);
  properties[PROP_INSPECTOR_SHOWN] = g_param_spec_boolean ("inspector-shown", NULL, NULL, TRUE, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  settled_signal = g_signal_new ("settled", QUOTH_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  g_type_ensure (QUOTH_TYPE_INSPECTOR);
  g_type_ensure (QUOTH_TYPE_LIBRARY);
  g_type_ensure (QUOTH_TYPE_PANE_HANDLE);
  g_type_ensure (QUOTH_TYPE_SHOWN_BUTTON);
  g_type_ensure (QUOTH_TYPE_TEAM_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-workbench.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "workbench.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "workbench.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "workbench.back", NULL);
}

static void
quoth_workbench_init (QuothWorkbench *self)
{
  GSettings *settings = quoth_settings_get ();

  self->way = quoth_workbench_new_way ();
  self->library_shown = self->inspector_shown = TRUE;
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->following = FALSE;
  self->editor = quoth_editor_new ();
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_set_vexpand (self->editor, TRUE);
  gtk_box_append (GTK_BOX (self->editor_bin), self->editor);
  g_settings_bind (quoth_settings_get (), "snap-to-words", self->editor, "snap-to-words", G_SETTINGS_BIND_GET);
  quoth_workbench_init_reshape (self);
  self->shown = quoth_shown_new ();
  quoth_editor_set_shown (QUOTH_EDITOR (self->editor), self->shown);
  g_signal_connect_object (self->editor, "selection-changed", G_CALLBACK (editor_selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_flap, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  quoth_pane_handle_connect (self->library_handle, GTK_WIDGET (self->library), GTK_WIDGET (self->middle), "side-pane-width");
  quoth_pane_handle_connect (self->inspector_handle, GTK_WIDGET (self->inspector), GTK_WIDGET (self->middle), "inspector-width");
  quoth_workbench_show_hints (self);
  g_signal_connect_object (quoth_keys_get_default (), "changed", G_CALLBACK (quoth_workbench_show_hints), self, G_CONNECT_SWAPPED);
  /* Each window has its own panes; a new one has those of the last. */
  g_settings_bind (settings, "side-pane-visible", self, "library-shown",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (settings, "inspector-visible", self, "inspector-shown",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

GtkWidget *
quoth_workbench_new (void)
{
  return g_object_new (QUOTH_TYPE_WORKBENCH, NULL);
}

void
quoth_workbench_choose_shown (QuothWorkbench *self)
{
  quoth_shown_button_popup (self->shown_button);
}

static void
connect_session (QuothWorkbench *self, QuothSession *session)
{
  quoth_workbench_show_mode (self, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (quoth_workbench_show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (quoth_workbench_show_counts), self, G_CONNECT_SWAPPED);
  quoth_editor_set_palette (QUOTH_EDITOR (self->editor), quoth_session_get_palette (session));
  quoth_editor_set_editable (QUOTH_EDITOR (self->editor), quoth_session_get_read_only_reason (session) == NULL);
  quoth_shown_button_set (self->shown_button, self->shown, session);
  quoth_team_button_set_session (self->team_button, session);
  show_codes (self);
}

void
quoth_workbench_set_session (QuothWorkbench *self, QuothSession *session)
{
  const QuothProject *project = quoth_session_get_project (session);
  QuothId last;

  quoth_workbench_drop_pages (self);
  quoth_workbench_leave_cases (self);
  quoth_workbench_leave_suggestions (self);
  g_clear_object (&self->desk);
  self->desk = quoth_desk_new (session);
  g_signal_connect_object (self->desk, "go", G_CALLBACK (go_cb), self, 0);
  g_signal_connect_object (self->desk, "point", G_CALLBACK (point_cb), self, 0);
  g_signal_connect_object (self->desk, "selection-changed", G_CALLBACK (quoth_workbench_show_connectors), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "page", G_CALLBACK (page_cb), self, 0);
  g_signal_connect_object (self->desk, "place", G_CALLBACK (place_cb), self, 0);
  g_signal_connect_object (self->desk, "feedback", G_CALLBACK (feedback_cb), self, 0);
  quoth_workbench_follow_walks (self);
  g_signal_connect_object (self->desk, "annotations-changed", G_CALLBACK (annotations_changed_cb), self,
                           G_CONNECT_SWAPPED);
  connect_session (self, session);
  quoth_workbench_follow_suggestions (self);
  /* The text is read while the panes are filled. */
  if (quoth_settings_get_last_document (&project->value.id, &last) &&
      quoth_session_find (session, QUOTH_KIND_DOCUMENT, &last) != NULL)
    quoth_workbench_open (self, &last, NULL);
  else
    open_first (self);
  quoth_library_set_desk (self->library, self->desk);
  quoth_inspector_set_desk (self->inspector, self->desk);
  quoth_workbench_show_state (self);
  quoth_workbench_show_counts (self);
  quoth_workbench_show_middle (self);
  if (self->loading == NULL)
    g_signal_emit (self, settled_signal, 0);
}

gboolean
quoth_workbench_shows_text (QuothWorkbench *self)
{
  return self->desk != NULL && quoth_desk_get_model (self->desk) != NULL && quoth_workbench_get_page (self) == NULL;
}

QuothDesk *
quoth_workbench_get_desk (QuothWorkbench *self)
{
  return self->desk;
}

/* A field is saved when the focus leaves it, wherever it is. */
void
quoth_workbench_leave (QuothWorkbench *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->desk == NULL)
    return;
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  quoth_inspector_commit (self->inspector);
  quoth_workbench_save_place (self);
}

void
quoth_workbench_focus_text (QuothWorkbench *self)
{
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
}
