/* quoth-chips.c: a field that holds several things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-chips.h"

#include <glib/gi18n.h>

#include "quoth-focus.h"
#include "quoth-wrap-layout.h"

#define NOWHERE G_MAXUINT

struct _QuothChips
{
  GtkWidget parent_instance;

  GtkWidget *flow;
  GtkWidget *add;
  GtkWidget *suggestion;  /* while there is one */
  GtkWidget *placeholder; /* while there is nothing else */

  char *placeholder_text;
  char *what;
  gboolean editable;
  guint n_chips;

  /* while "add" is emitted */
  guint place;
  const char *query;

  guint current;  /* the chip that had the focus last; NOWHERE: the button */
  guint expected; /* the chip that is on its way; NOWHERE: none */
  guint wanted;   /* while the row is filled: the chip that is to have the focus; NOWHERE: none */
};

G_DEFINE_FINAL_TYPE (QuothChips, quoth_chips, GTK_TYPE_WIDGET)

enum
{
  ADD,
  REMOVE,
  MOVE,
  ACTIVATE,
  OPEN,
  MENU,
  BADGE,
  ACCEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

GtkWidget *
quoth_chips_get_chip (QuothChips *self, guint n)
{
  GtkWidget *chip = n < self->n_chips ? gtk_widget_get_first_child (self->flow) : NULL;

  while (chip != NULL && n-- > 0)
    chip = gtk_widget_get_next_sibling (chip);
  return chip;
}

/* The place of the chip with the focus, or NOWHERE. */
static guint
find_focused (QuothChips *self)
{
  GtkWidget *focused = quoth_focus_get_child (self->flow);
  guint n = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (self->flow); chip != NULL; n++, chip = gtk_widget_get_next_sibling (chip))
    if (chip == focused && n < self->n_chips)
      return n;
  return NOWHERE;
}

static guint
find (QuothChips *self, QuothChip *wanted)
{
  guint n = 0;

  while (quoth_chips_get_chip (self, n) != GTK_WIDGET (wanted))
    n++;
  return n;
}

/* Callbacks */

static void
add_cb (GtkButton *button, QuothChips *self)
{
  quoth_chips_ask_to_add (self, self->n_chips, "");
}

static void
remove_cb (QuothChip *chip, QuothChips *self)
{
  g_signal_emit (self, signals[REMOVE], 0, find (self, chip));
}

static void
activate_cb (QuothChip *chip, QuothChips *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0, find (self, chip));
}

static void
open_cb (QuothChip *chip, QuothChips *self)
{
  g_signal_emit (self, signals[OPEN], 0, find (self, chip));
}

static void
menu_cb (QuothChip *chip, QuothChips *self)
{
  g_signal_emit (self, signals[MENU], 0, find (self, chip));
}

static void
badge_cb (QuothChip *chip, QuothChips *self)
{
  g_signal_emit (self, signals[BADGE], 0, find (self, chip));
}

static void
accept_cb (GtkButton *button, QuothChips *self)
{
  g_signal_emit (self, signals[ACCEPT], 0);
}

/* Keys */

static gboolean
step_focus (QuothChips *self, int step)
{
  guint n = find_focused (self);
  GtkWidget *next;

  if (n == NOWHERE)
    next = step < 0 && self->n_chips > 0 ? quoth_chips_get_chip (self, self->n_chips - 1) : NULL;
  else if (step > 0 && n + 1 >= self->n_chips)
    next = self->suggestion != NULL ? self->suggestion : self->add;
  else
    next = quoth_chips_get_chip (self, n + (guint) step);
  return next != NULL && gtk_widget_grab_focus (next);
}

static gboolean
move_chip (QuothChips *self, guint n, int step)
{
  guint to = n + (guint) step;

  if (n == NOWHERE || to >= self->n_chips || !self->editable)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[MOVE], 0, n, step);
  return GDK_EVENT_STOP;
}

static gboolean
type_letter (QuothChips *self, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char query[7] = "";

  /* A name may begin with a sign: a @handle. */
  if (!self->editable || (!g_unichar_isalpha (letter) && letter != '@'))
    return GDK_EVENT_PROPAGATE;
  if (self->suggestion != NULL && letter == 'y')
    {
      g_signal_emit (self, signals[ACCEPT], 0);
      return GDK_EVENT_STOP;
    }
  g_unichar_to_utf8 (letter, query);
  quoth_chips_ask_to_add (self, self->n_chips, query);
  return GDK_EVENT_STOP;
}

/* What a key does to the chip @n. */
static gboolean
press_on_chip (QuothChips *self, guint keyval, guint n)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[ACTIVATE], 0, n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Menu:
      g_signal_emit (self, signals[MENU], 0, n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (self->editable)
        g_signal_emit (self, signals[REMOVE], 0, n);
      return GDK_EVENT_STOP;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      quoth_chips_ask_to_add (self, n, "");
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothChips *self)
{
  gboolean backward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean is_left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;
  gboolean is_right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  int step = is_left != backward ? -1 : 1;
  guint n = find_focused (self);

  self->current = n;
  if (n != NOWHERE && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && state & GDK_CONTROL_MASK)
    {
      g_signal_emit (self, signals[OPEN], 0, n);
      return GDK_EVENT_STOP;
    }
  if ((is_left || is_right) && state & GDK_ALT_MASK)
    return move_chip (self, n, step);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (is_left || is_right)
    return step_focus (self, step);
  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_KP_Add)
    {
      quoth_chips_ask_to_add (self, n == NOWHERE ? self->n_chips : n + 1, "");
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_F10 && state & GDK_SHIFT_MASK)
    keyval = GDK_KEY_Menu;
  if (n != NOWHERE && press_on_chip (self, keyval, n))
    return GDK_EVENT_STOP;
  return type_letter (self, keyval);
}

/* (nullable): the popover that belongs to the row and has the focus. */
static GtkWidget *
find_focused_popover (QuothChips *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL && gtk_widget_is_ancestor (popover, GTK_WIDGET (self)) ? popover : NULL;
}

/* One stop of the Tab key. A popover of it has stops of its own. */
static gboolean
quoth_chips_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothChips *self = QUOTH_CHIPS (widget);
  GtkWidget *popover = find_focused_popover (self);
  GtkWidget *first;

  if (popover != NULL)
    return gtk_widget_child_focus (popover, direction);
  if (quoth_focus_is_within (widget))
    return FALSE;
  first = quoth_chips_get_chip (self, self->current < self->n_chips ? self->current : 0);
  if (first == NULL)
    first = self->suggestion != NULL ? self->suggestion : self->add;
  return gtk_widget_get_visible (first) && gtk_widget_grab_focus (first);
}

static void
quoth_chips_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&QUOTH_CHIPS (object)->placeholder_text, g_free);
  g_clear_pointer (&QUOTH_CHIPS (object)->what, g_free);
  G_OBJECT_CLASS (quoth_chips_parent_class)->dispose (object);
}

static guint
new_signal (const char *name, guint n_params, GType first, GType second)
{
  return g_signal_new (name, QUOTH_TYPE_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_params, first, second);
}

static void
quoth_chips_class_init (QuothChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_chips_dispose;
  widget_class->focus = quoth_chips_focus;

  signals[ADD] = new_signal ("add", 0, 0, 0);
  signals[REMOVE] = new_signal ("remove", 1, G_TYPE_UINT, 0);
  signals[MOVE] = new_signal ("move", 2, G_TYPE_UINT, G_TYPE_INT);
  signals[ACTIVATE] = new_signal ("activate", 1, G_TYPE_UINT, 0);
  signals[OPEN] = new_signal ("open", 1, G_TYPE_UINT, 0);
  signals[MENU] = new_signal ("menu", 1, G_TYPE_UINT, 0);
  signals[BADGE] = new_signal ("badge", 1, G_TYPE_UINT, 0);
  signals[ACCEPT] = new_signal ("accept", 0, 0, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_chips_init (QuothChips *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->current = self->expected = self->wanted = NOWHERE;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->flow = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_layout_manager (self->flow, g_object_new (QUOTH_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "circular");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->editable = TRUE;
}

void
quoth_chips_set_labels (QuothChips *self, const char *add, const char *what)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_widget_set_tooltip_text (self->add, add);
  g_free (self->placeholder_text);
  self->placeholder_text = g_strconcat (add, "…", NULL);
  g_free (self->what);
  self->what = g_strdup (what);
}

static void
placeholder_pressed_cb (QuothChips *self)
{
  quoth_chips_ask_to_add (self, 0, "");
}

static void
add_placeholder (QuothChips *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->placeholder = gtk_label_new (self->placeholder_text);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  g_signal_connect_object (click, "released", G_CALLBACK (placeholder_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->placeholder, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (self->placeholder, self->flow);
}

void
quoth_chips_clear (QuothChips *self)
{
  GtkWidget *child;

  self->wanted = NOWHERE;
  /* Who edits a chip in a popover goes on there. */
  if (quoth_focus_is_within (GTK_WIDGET (self)) && find_focused_popover (self) == NULL)
    {
      self->wanted = self->expected != NOWHERE ? self->expected : find_focused (self);
      gtk_widget_grab_focus (self->add);
    }
  self->expected = NOWHERE;
  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_widget_unparent (child);
  self->suggestion = self->placeholder = NULL;
  self->n_chips = 0;
  if (self->placeholder_text != NULL)
    add_placeholder (self);
}

QuothChip *
quoth_chips_add (QuothChips *self, const char *label, const GdkRGBA *color)
{
  GtkWidget *chip = quoth_chip_new (label, color);

  g_clear_pointer (&self->placeholder, gtk_widget_unparent);
  g_signal_connect (chip, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (chip, "open", G_CALLBACK (open_cb), self);
  g_signal_connect (chip, "menu", G_CALLBACK (menu_cb), self);
  g_signal_connect (chip, "badge", G_CALLBACK (badge_cb), self);
  g_signal_connect (chip, "remove", G_CALLBACK (remove_cb), self);
  gtk_widget_set_parent (chip, self->flow);
  self->n_chips++;
  if (self->editable)
    {
      g_autofree char *about = g_strdup_printf (_ ("Remove %s %s"), self->what, label);

      quoth_chip_set_remove (QUOTH_CHIP (chip), about);
    }
  /* Each up to the one that is meant: if there are fewer now, the last keeps it. */
  if (self->wanted != NOWHERE && self->n_chips <= self->wanted + 1)
    {
      gtk_widget_grab_focus (chip);
      self->current = self->n_chips - 1;
    }
  return QUOTH_CHIP (chip);
}

void
quoth_chips_suggest (QuothChips *self, const char *label, const char *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *cap = gtk_label_new (key);
  g_autofree char *tooltip = g_strdup_printf (_ ("Accept the suggestion %s"), label);

  g_clear_pointer (&self->placeholder, gtk_widget_unparent);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (cap, "keycap");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "suggestion");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (accept_cb), self);
  gtk_widget_set_parent (button, self->flow);
  self->suggestion = button;
}

void
quoth_chips_set_editable (QuothChips *self, gboolean editable)
{
  self->editable = editable;
  quoth_chips_set_can_add (self, editable);
}

void
quoth_chips_set_can_add (QuothChips *self, gboolean can_add)
{
  gtk_widget_set_visible (self->add, can_add);
  if (self->placeholder != NULL)
    gtk_widget_set_visible (self->placeholder, can_add);
}

GtkWidget *
quoth_chips_get_button (QuothChips *self)
{
  return self->add;
}

guint
quoth_chips_get_place (QuothChips *self)
{
  return self->place;
}

const char *
quoth_chips_get_query (QuothChips *self)
{
  return self->query != NULL ? self->query : "";
}

void
quoth_chips_ask_to_add (QuothChips *self, guint place, const char *query)
{
  if (!self->editable)
    return;
  self->current = find_focused (self);
  self->place = place;
  self->query = query;
  g_signal_emit (self, signals[ADD], 0);
  self->query = NULL;
}

void
quoth_chips_expect (QuothChips *self, guint n)
{
  self->expected = n;
}

void
quoth_chips_refocus (QuothChips *self)
{
  GtkWidget *chip = quoth_chips_get_chip (self, self->current);

  gtk_widget_grab_focus (chip != NULL ? chip : self->add);
}
