/* quoth-text-field.c: text of several lines that is saved when it is left
 *
 * A text view does not know how high it wants to be before it has been laid out, and then does not always say so. So
 * an unseen label with the same text makes the room, and the text view lies over it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-text-field.h"

#include "quoth-field.h"

struct _QuothTextField
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkLabel *sizer;
  GtkTextView *view;
  GtkWidget *placeholder;

  char *stored;
  gboolean refused; /* what is typed may not be stored */
  gboolean setting; /* the text is changed by the program */
  gboolean composing; /* an input method shows what is not in the text yet */
  QuothTextCheck check;
  GtkWidget *completion; /* made when somebody begins to type */
  QuothCompletionFunc complete;
  gpointer owner;
};

G_DEFINE_FINAL_TYPE (QuothTextField, quoth_text_field, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint committed_signal;

static char *
dup_text (QuothTextField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_edited (QuothTextField *self)
{
  g_autofree char *text = dup_text (self);

  return !g_str_equal (text, self->stored);
}

static void
set_text (QuothTextField *self, const char *text)
{
  self->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->setting = FALSE;
}

static void
show_stored (QuothTextField *self)
{
  set_text (self, self->stored);
  self->refused = FALSE;
  if (self->check != NULL)
    quoth_field_refuse (GTK_WIDGET (self), NULL);
}

static void
chosen_cb (QuothTextField *self, const char *text)
{
  set_text (self, text);
  quoth_text_field_commit (self);
}

static void
offer (QuothTextField *self, const char *typed)
{
  if (self->completion == NULL)
    {
      self->completion = quoth_completion_new (self->complete, self->owner);
      g_signal_connect_object (self->completion, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->completion, GTK_WIDGET (self));
    }
  quoth_completion_update (QUOTH_COMPLETION (self->completion), typed);
}

/* It says what to write: where nothing can be written, it says nothing. */
static void
show_placeholder (QuothTextField *self)
{
  gboolean is_empty = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0 && !self->composing;

  gtk_widget_set_visible (self->placeholder, is_empty && gtk_text_view_get_editable (self->view));
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, QuothTextField *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *sized = g_strconcat (text, "\u200b", NULL);

  show_placeholder (self);
  gtk_label_set_label (self->sizer, sized);
  if (self->complete != NULL && !self->setting)
    offer (self, text);
}

static void
leave_cb (GtkEventControllerFocus *controller, QuothTextField *self)
{
  if (self->completion != NULL)
    quoth_completion_end (QUOTH_COMPLETION (self->completion));
  quoth_text_field_commit (self);
}

static void
preedit_cb (GtkTextView *view, const char *preedit, QuothTextField *self)
{
  self->composing = *preedit != '\0';
  show_placeholder (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                QuothTextField *self)
{
  g_autofree char *taken = NULL;

  /* What an input method composes is its own to accept, to give up and to choose from. */
  if (self->composing)
    return GDK_EVENT_PROPAGATE;
  if (self->completion != NULL && quoth_completion_key (QUOTH_COMPLETION (self->completion), keyval, &taken))
    return GDK_EVENT_STOP;
  if (taken != NULL)
    set_text (self, taken);
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (state & GDK_SHIFT_MASK)
        return GDK_EVENT_PROPAGATE;
      quoth_text_field_commit (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!is_edited (self))
        return GDK_EVENT_PROPAGATE;
      show_stored (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
quoth_text_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
quoth_text_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QuothTextField *self = QUOTH_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_PLACEHOLDER:
      gtk_label_set_label (GTK_LABEL (self->placeholder), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_text_field_dispose (GObject *object)
{
  QuothTextField *self = QUOTH_TEXT_FIELD (object);

  g_clear_pointer (&self->completion, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_text_field_parent_class)->dispose (object);
}

static void
quoth_text_field_finalize (GObject *object)
{
  g_free (QUOTH_TEXT_FIELD (object)->stored);
  G_OBJECT_CLASS (quoth_text_field_parent_class)->finalize (object);
}

static void
quoth_text_field_class_init (QuothTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = quoth_text_field_get_property;
  object_class->set_property = quoth_text_field_set_property;
  object_class->dispose = quoth_text_field_dispose;
  object_class->finalize = quoth_text_field_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  committed_signal = g_signal_new ("committed", QUOTH_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothtext");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_controllers (QuothTextField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (self->view, "preedit-changed", G_CALLBACK (preedit_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
add_sizer (QuothTextField *self)
{
  self->sizer = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_label (self->sizer, "\u200b");
  gtk_label_set_xalign (self->sizer, 0);
  gtk_label_set_wrap (self->sizer, TRUE);
  gtk_label_set_wrap_mode (self->sizer, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_opacity (GTK_WIDGET (self->sizer), 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sizer), TRUE);
}

static void
quoth_text_field_init (QuothTextField *self)
{
  self->stored = g_strdup ("");
  add_sizer (self);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (buffer_changed_cb), self);
  add_controllers (self);

  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_add_css_class (self->placeholder, "dim-label");

  self->overlay = gtk_overlay_new ();
  gtk_widget_set_hexpand (self->overlay, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->sizer));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->placeholder);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

void
quoth_text_field_set_text (QuothTextField *self, const char *text)
{
  gboolean typing = (gtk_widget_has_focus (GTK_WIDGET (self->view)) || self->refused) && is_edited (self);

  if (text == NULL)
    text = "";
  if (typing)
    {
      g_free (self->stored);
      self->stored = g_strdup (text);
      return;
    }
  if (!g_str_equal (text, self->stored))
    {
      g_free (self->stored);
      self->stored = g_strdup (text);
    }
  if (is_edited (self))
    show_stored (self);
}

/* Whether @text may be stored, in its canonical form; says why not. */
static gboolean
accepts (QuothTextField *self, char **text)
{
  g_autoptr (GError) error = NULL;
  char *canonical;

  if (self->check == NULL)
    return TRUE;
  canonical = **text != '\0' ? self->check (*text, self->owner, &error) : g_strdup ("");
  self->refused = canonical == NULL;
  quoth_field_refuse (GTK_WIDGET (self), error != NULL ? error->message : NULL);
  if (canonical == NULL)
    return FALSE;
  g_free (*text);
  *text = canonical;
  set_text (self, canonical);
  return TRUE;
}

void
quoth_text_field_set_check (QuothTextField *self, QuothTextCheck check, gpointer owner)
{
  self->check = check;
  self->owner = owner;
}

void
quoth_text_field_set_completion (QuothTextField *self, QuothCompletionFunc complete, gpointer owner)
{
  self->complete = complete;
  self->owner = owner;
}

void
quoth_text_field_revert (QuothTextField *self)
{
  if (is_edited (self))
    show_stored (self);
}

void
quoth_text_field_commit (QuothTextField *self)
{
  g_autofree char *text = NULL;

  if (!gtk_text_view_get_editable (self->view) || !is_edited (self))
    return;
  text = g_strstrip (dup_text (self));
  if (!accepts (self, &text))
    return;
  if (g_str_equal (text, self->stored))
    {
      show_stored (self);
      return;
    }
  g_free (self->stored);
  self->stored = g_strdup (text);
  g_signal_emit (self, committed_signal, 0, text);
}

void
quoth_text_field_set_editable (QuothTextField *self, gboolean editable)
{
  gtk_text_view_set_editable (self->view, editable);
  show_placeholder (self);
}

void
quoth_text_field_focus (QuothTextField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter end;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
}
