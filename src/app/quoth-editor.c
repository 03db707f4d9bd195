/* quoth-editor.c: the text, and what is coded in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The class and what is shown; see also quoth-editor-selection.c, -keys.c, -pointer.c, -scroll.c, -window.c, -copy.c and -describe.c.
 */

#include "config.h"

#include "quoth-editor-private.h"

#include <adwaita.h>

#include "quoth-follow.h"
#include "quoth-reading.h"

G_DEFINE_FINAL_TYPE (QuothEditor, quoth_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_MODEL = 1,
  PROP_SELECTED,
  PROP_SNAP_TO_WORDS,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  SPAN_MOVED,
  MOVE_END,
  STEP,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
load_style (void)
{
  static gboolean loaded;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/quoth/Quoth/ui/quoth-editor.css");
  gtk_style_context_add_provider_for_display (
    gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
changed_cb (QuothEditor *self)
{
  quoth_editor_follow_drag (self);
  quoth_overview_update (self->overview);
  quoth_editor_describe_caret (self);
  quoth_editor_drop_lost_others (self);
  if (!quoth_id_is_none (&self->selected)
      && quoth_document_model_get_annotation (self->model, &self->selected) == NULL)
    quoth_editor_set_selected (self, NULL, FALSE);
}

/* Before the view shows the text as it is now. */
static void
before_document_cb (QuothEditor *self)
{
  quoth_editor_cancel_drag (self);
  quoth_editor_before_correction (self);
}

static void
document_cb (QuothEditor *self)
{
  quoth_editor_set_ghosts (self, NULL);
  quoth_editor_after_correction (self);
  quoth_overview_update (self->overview);
}

static void
palette_cb (QuothEditor *self)
{
  quoth_overview_update (self->overview);
  quoth_editor_describe_caret (self);
}

static void
page_cb (QuothEditor *self)
{
  if (self->palette != NULL)
    quoth_reading_color_palette (self->palette);
}

static void
quoth_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QuothEditor *self = QUOTH_EDITOR (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, !quoth_id_is_none (&self->selected));
      break;
    case PROP_SNAP_TO_WORDS:
      g_value_set_boolean (value, self->snap_to_words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_snap_to_words (QuothEditor *self, gboolean snap)
{
  if (self->snap_to_words == snap)
    return;
  self->snap_to_words = snap;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SNAP_TO_WORDS]);
}

static void
quoth_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QuothEditor *self = QUOTH_EDITOR (object);

  switch (id)
    {
    case PROP_MODEL:
      quoth_editor_set_model (self, g_value_get_object (value));
      break;
    case PROP_SNAP_TO_WORDS:
      set_snap_to_words (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
quoth_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QUOTH_EDITOR (widget)->view));
}

static void
quoth_editor_dispose (GObject *object)
{
  QuothEditor *self = QUOTH_EDITOR (object);
  GtkWidget *child;

  quoth_editor_stop_scrolling (self);
  quoth_editor_dispose_pointer (self);
  quoth_editor_dispose_grips (self);
  quoth_editor_dispose_window (self);
  quoth_follow (self, &self->model, NULL);
  quoth_follow (self, &self->palette, NULL);
  if (self->overview != NULL)
    quoth_overview_set_view (self->overview, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_editor_parent_class)->dispose (object);
}

static void
quoth_editor_finalize (GObject *object)
{
  g_clear_pointer (&QUOTH_EDITOR (object)->description, g_free);
  g_clear_pointer (&QUOTH_EDITOR (object)->others, g_hash_table_unref);
  g_clear_pointer (&QUOTH_EDITOR (object)->ghosts, quoth_ghosts_unref);
  g_clear_pointer (&QUOTH_EDITOR (object)->picks, g_array_unref);
  G_OBJECT_CLASS (quoth_editor_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  props[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, QUOTH_TYPE_DOCUMENT_MODEL,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SELECTED]
    = g_param_spec_boolean ("selected", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SNAP_TO_WORDS] = g_param_spec_boolean (
    "snap-to-words", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
install_signals (QuothEditorClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SELECTION_CHANGED]
    = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SPAN_MOVED] = g_signal_new ("span-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                      G_TYPE_UINT, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[MOVE_END] = g_signal_new ("move-end", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_UINT, G_TYPE_INT, G_TYPE_UINT);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                G_TYPE_INT);
}

static void
quoth_editor_class_init (QuothEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = quoth_editor_get_property;
  object_class->set_property = quoth_editor_set_property;
  object_class->dispose = quoth_editor_dispose;
  object_class->finalize = quoth_editor_finalize;
  widget_class->grab_focus = quoth_editor_grab_focus;
  install_properties (object_class);

  install_signals (klass);

  g_type_ensure (QUOTH_TYPE_SOURCE_VIEW);
  g_type_ensure (QUOTH_TYPE_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, QuothEditor, view);
  gtk_widget_class_bind_template_child (widget_class, QuothEditor, overview);
  gtk_widget_class_bind_template_child (widget_class, QuothEditor, context_menu);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "editor");
  quoth_editor_class_init_actions (widget_class);
}

static void
quoth_editor_init (QuothEditor *self)
{
  load_style ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->snap_to_words = TRUE;
  self->others = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  quoth_overview_set_view (self->overview, self->view);
  quoth_reading_follow (self->view);
  quoth_editor_init_selection (self);
  quoth_editor_init_keys (self);
  quoth_editor_init_pointer (self);
  quoth_editor_init_grips (self);
  quoth_editor_init_scroll (self);
  quoth_editor_init_window (self);
  quoth_editor_init_copy (self);
  g_signal_connect_object (
    adw_style_manager_get_default (), "notify::dark", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
quoth_editor_new (void)
{
  return g_object_new (QUOTH_TYPE_EDITOR, NULL);
}

void
quoth_editor_emit_selection_changed (QuothEditor *self)
{
  quoth_editor_follow_ghost (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
quoth_editor_emit_span_moved (QuothEditor *self, guint fragment, QuothRange before, QuothRange after)
{
  g_signal_emit (self, signals[SPAN_MOVED], 0, fragment, &before, &after);
}

void
quoth_editor_emit_move_end (QuothEditor *self, QuothEnd end, int direction, QuothGrain grain)
{
  g_signal_emit (self, signals[MOVE_END], 0, end, direction, grain);
}

void
quoth_editor_set_model (QuothEditor *self, QuothDocumentModel *model)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));
  g_return_if_fail (model == NULL || QUOTH_IS_DOCUMENT_MODEL (model));

  if (self->model == model)
    return;
  quoth_editor_stop_scrolling (self);
  quoth_editor_cancel_drag (self);
  quoth_editor_set_selected (self, NULL, FALSE);
  quoth_editor_set_ghosts (self, NULL);
  quoth_follow (self, &self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "notify::document", G_CALLBACK (before_document_cb), self);
  self->anchor = self->caret = 0;
  quoth_source_view_set_model (self->view, model);
  quoth_editor_fit_scroll_bar (self);
  if (model != NULL)
    {
      /* After the view, which lays out what the editor then describes. */
      g_signal_connect_swapped (model, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (model, "notify::document", G_CALLBACK (document_cb), self);
    }
  quoth_overview_update (self->overview);
  quoth_editor_describe_caret (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODEL]);
  quoth_editor_emit_selection_changed (self);
}

void
quoth_editor_set_palette (QuothEditor *self, QuothPalette *palette)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  if (!quoth_follow (self, &self->palette, palette))
    return;
  quoth_source_view_set_palette (self->view, palette);
  if (palette != NULL)
    g_signal_connect_swapped (palette, "changed", G_CALLBACK (palette_cb), self);
  page_cb (self);
  palette_cb (self);
}

const QuothId *
quoth_editor_get_selected (QuothEditor *self)
{
  g_return_val_if_fail (QUOTH_IS_EDITOR (self), NULL);

  return quoth_id_is_none (&self->selected) ? NULL : &self->selected;
}

void
quoth_editor_set_selected (QuothEditor *self, const QuothId *id, gboolean scroll)
{
  const QuothAnnotation *annotation;
  QuothId selected = QUOTH_ID_NONE;

  g_return_if_fail (QUOTH_IS_EDITOR (self));

  annotation = self->model != NULL && id != NULL ? quoth_document_model_get_annotation (self->model, id) : NULL;
  if (annotation != NULL)
    selected = annotation->value.id;
  if (annotation != NULL && scroll)
    quoth_editor_scroll_to (self, quoth_annotation_get_extent (annotation), FALSE);
  if (quoth_id_equal (&self->selected, &selected) && g_hash_table_size (self->others) == 0)
    return;

  quoth_editor_let_go_of_others (self);
  self->selected = selected;
  quoth_source_view_set_selected (self->view, &selected);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
  quoth_editor_emit_selection_changed (self);
}

static void
shown_cb (QuothEditor *self)
{
  quoth_overview_update (self->overview);
  quoth_editor_describe_caret (self);
}

void
quoth_editor_set_shown (QuothEditor *self, QuothShown *shown)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  quoth_source_view_set_shown (self->view, shown);
  if (shown != NULL)
    g_signal_connect_object (shown, "changed", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  shown_cb (self);
}

void
quoth_editor_set_editable (QuothEditor *self, gboolean editable)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  quoth_source_view_set_grips (self->view, editable);
}

void
quoth_editor_show_offset (QuothEditor *self, guint offset)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  quoth_editor_scroll_to (self, quoth_range (offset, offset), FALSE);
}

void
quoth_editor_set_connectors (QuothEditor *self, GArray *connectors)
{
  quoth_source_view_set_connectors (self->view, connectors);
}

void
quoth_editor_set_matches (QuothEditor *self, GArray *matches, guint match)
{
  g_return_if_fail (QUOTH_IS_EDITOR (self));

  quoth_source_view_set_matches (self->view, matches, match);
  gtk_widget_queue_draw (GTK_WIDGET (self->overview));
}
