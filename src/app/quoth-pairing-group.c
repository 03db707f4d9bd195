/* quoth-pairing-group.c: what of another project is taken for what here, of one kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are made when the group is first opened, a hundred at a time: of a thousand actors that are plainly the same nobody looks at one.
 */

#include "config.h"

#include "quoth-pairing-group.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-option-popover.h"

#define N_MORE_ROWS 100

/* Options of the popover: candidates, and values of the session's list, are counted from here on. */
enum
{
  OPTION_NEW,
  OPTION_FIRST
};

struct _QuothPairingGroup
{
  AdwExpanderRow parent_instance;

  QuothSession *session;
  GPtrArray *pairings; /* of QuothPairing, borrowed */
  GPtrArray *rows;     /* of AdwActionRow, borrowed: of the first of these */
  GtkWidget *more;
  GtkWidget *popover;
  QuothPairing *asked; /* what the popover is about */
  GArray *offered;     /* of QuothId: the options of the popover */
};

G_DEFINE_FINAL_TYPE (QuothPairingGroup, quoth_pairing_group, ADW_TYPE_EXPANDER_ROW)

static guint choose_signal;

static const char *
get_title (QuothKind kind)
{
  switch ((int) kind)
    {
    case QUOTH_KIND_CODER:
      return _ ("Coders");
    case QUOTH_KIND_ACTOR_KIND:
      return _ ("Kinds of Actors");
    case QUOTH_KIND_ANNOTATION_TYPE:
      return _ ("Annotation Types");
    case QUOTH_KIND_CODE:
      return _ ("Codes");
    case QUOTH_KIND_RELATION_TYPE:
      return _ ("Types of Relations");
    case QUOTH_KIND_ATTRIBUTE:
      return _ ("Attributes");
    case QUOTH_KIND_ACTOR:
      return _ ("Actors");
    case QUOTH_KIND_DOCUMENT:
      return _ ("Texts");
    default:
      return _ ("Propositions");
    }
}

/* ---- Rows ---- */

static const char *
get_choice (const QuothPairing *pairing)
{
  const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);

  if (candidate != NULL)
    return candidate->name;
  return pairing->is_open ? _ ("Choose…") : _ ("New");
}

static void
show_row (GtkWidget *row, const QuothPairing *pairing)
{
  const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
  const char *why = candidate != NULL ? quoth_pair_reason_describe (candidate->reason)
                    : pairing->is_open ? _ ("could be several")
                                       : "";

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "chosen"), get_choice (pairing));
  gtk_widget_remove_css_class (button, pairing->is_open ? "flat" : "suggested-action");
  gtk_widget_add_css_class (button, pairing->is_open ? "suggested-action" : "flat");
}

static void
chosen_cb (guint option, gpointer user_data)
{
  QuothPairingGroup *self = user_data;

  g_signal_emit (self, choose_signal, 0, self->asked,
                 option == OPTION_NEW ? NULL : &g_array_index (self->offered, QuothId, option - OPTION_FIRST));
}

static void
offer (QuothPairingGroup *self, const QuothId *id, const char *name, const char *why)
{
  for (guint i = 0; i < self->offered->len; i++)
    if (quoth_id_equal (&g_array_index (self->offered, QuothId, i), id))
      return;
  g_array_append_val (self->offered, *id);
  quoth_option_popover_add (QUOTH_OPTION_POPOVER (self->popover), OPTION_FIRST + self->offered->len - 1, name, why, NULL, NULL,
                            NULL);
}

/* What it may be, then that it is new, then all there is: somebody may know better. */
static void
ask_cb (GtkWidget *button, QuothPairingGroup *self)
{
  QuothPairing *pairing = g_object_get_data (G_OBJECT (button), "pairing");
  QuothOptionPopover *popover = QUOTH_OPTION_POPOVER (self->popover);
  QuothItemList *list = quoth_session_get_list (self->session, pairing->kind);

  self->asked = pairing;
  g_array_set_size (self->offered, 0);
  quoth_option_popover_hang (popover, button);
  quoth_option_popover_begin (popover, pairing->name);
  for (guint i = 0; i < pairing->candidates->len; i++)
    {
      const QuothCandidate *candidate = pairing->candidates->pdata[i];

      offer (self, &candidate->id, candidate->name, quoth_pair_reason_describe (candidate->reason));
    }
  quoth_option_popover_add (popover, OPTION_NEW, _ ("As something new"), NULL, NULL, "list-add-symbolic", NULL);
  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      gpointer value = quoth_item_get_value (quoth_item_list_get (list, i));
      g_autofree char *name = pairing->kind == QUOTH_KIND_CODER ? g_strdup (quoth_coder (value)->name) : quoth_rework_dup_name (value);

      offer (self, &QUOTH_VALUE (value)->id, name, NULL);
    }
  quoth_option_popover_ask (popover, chosen_cb, self);
}

static void
add_row (QuothPairingGroup *self, QuothPairing *pairing)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new ();
  GtkWidget *chosen = gtk_label_new (NULL);
  g_autofree char *label = g_strdup_printf (_ ("What “%s” is here"), pairing->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pairing->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "pairing", pairing);
  g_object_set_data (G_OBJECT (row), "button", button);
  g_object_set_data (G_OBJECT (row), "chosen", chosen);
  gtk_label_set_ellipsize (GTK_LABEL (chosen), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chosen), 22);
  gtk_button_set_child (GTK_BUTTON (button), chosen);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ask_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  show_row (row, pairing);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (QuothPairingGroup *self)
{
  guint n = MIN (self->pairings->len, self->rows->len + N_MORE_ROWS);

  if (self->more != NULL)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->more);
  self->more = NULL;
  while (self->rows->len < n)
    add_row (self, self->pairings->pdata[self->rows->len]);
  if (n == self->pairings->len)
    return;
  self->more = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _ ("Show more"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
  g_signal_connect_object (self->more, "activated", G_CALLBACK (add_rows), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->more);
}

static void
expanded_cb (QuothPairingGroup *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->rows->len == 0)
    add_rows (self);
}

/* ---- The group ---- */

/* "17 the same · 3 new · 2 to choose" */
static void
show_summary (QuothPairingGroup *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  guint n_open = 0, n_same = 0;
  guint n_new;
  g_autofree char *same = NULL, *new = NULL, *open = NULL;

  for (guint i = 0; i < self->pairings->len; i++)
    {
      const QuothPairing *pairing = self->pairings->pdata[i];

      n_open += pairing->is_open;
      n_same += quoth_pairing_get_choice (pairing) != NULL;
    }
  n_new = self->pairings->len - n_open - n_same;
  same = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is here already", "%u are here already", n_same), n_same);
  new = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n_new), n_new);
  open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to choose", "%u to choose", n_open), n_open);
  quoth_name_append (summary, n_open > 0 ? open : NULL);
  quoth_name_append (summary, n_same > 0 ? same : NULL);
  quoth_name_append (summary, n_new > 0 ? new : NULL);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary->str);
}

void
quoth_pairing_group_update (QuothPairingGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self->rows->pdata[i], self->pairings->pdata[i]);
  show_summary (self);
}

gboolean
quoth_pairing_group_grab_open (QuothPairingGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((QuothPairing *) self->pairings->pdata[i])->is_open)
      return gtk_widget_grab_focus (g_object_get_data (G_OBJECT (self->rows->pdata[i]), "button"));
  return FALSE;
}

static void
quoth_pairing_group_dispose (GObject *object)
{
  QuothPairingGroup *self = QUOTH_PAIRING_GROUP (object);

  if (self->popover != NULL && gtk_widget_get_parent (self->popover) != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_object (&self->popover);
  g_clear_pointer (&self->pairings, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_pairing_group_parent_class)->dispose (object);
}

static void
quoth_pairing_group_class_init (QuothPairingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_pairing_group_dispose;
  choose_signal = g_signal_new ("choose", QUOTH_TYPE_PAIRING_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
quoth_pairing_group_init (QuothPairingGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->offered = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->popover = g_object_ref_sink (quoth_option_popover_new ());
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
quoth_pairing_group_new (QuothSession *session, GPtrArray *pairings)
{
  QuothPairingGroup *self = g_object_new (QUOTH_TYPE_PAIRING_GROUP, NULL);
  const QuothPairing *first = pairings->pdata[0];

  self->session = g_object_ref (session);
  self->pairings = g_ptr_array_ref (pairings);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), get_title (first->kind));
  show_summary (self);
  /* What is open comes first. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), first->is_open);
  return GTK_WIDGET (self);
}
