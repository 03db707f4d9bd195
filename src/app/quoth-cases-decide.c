/* quoth-cases-decide.c: deciding the selected case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each decision is one step to undo. As soon as it is on its way the next case is selected, so that the next key means that one.
 */

#include "config.h"

#include "quoth-cases-private.h"

#include <glib/gi18n.h>

#include "quoth-memo-thread.h"
#include "quoth-merge-case.h"
#include "quoth-settle-dialog.h"

static void
tell (QuothCasesPane *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

/* Whether the selected case can be decided; says why it cannot. */
static gboolean
check (QuothCasesPane *self)
{
  if (quoth_cases_pane_get_selected (self) == NULL || !quoth_id_is_none (&self->coder))
    return FALSE;
  if (!quoth_desk_can_edit (self->desk))
    tell (self, _ ("The project is read only"));
  return quoth_desk_can_edit (self->desk);
}

/* @decision: (transfer full). */
static void
decide (QuothCasesPane *self, QuothCaseItem *item, QuothDecision *decision, gboolean goes_on)
{
  QuothId id = *quoth_case_item_get_id (item);

  if (!quoth_case_list_decide (self->list, item, decision))
    return;
  self->decided = id;
  if (goes_on && item == quoth_cases_pane_get_selected (self) && !quoth_cases_pane_step (self, 1))
    tell (self, _ ("That was the last one to be decided"));
}

void
quoth_cases_pane_accept (QuothCasesPane *self, guint member)
{
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  if (!check (self))
    return;
  if (member < quoth_case_item_get (item)->members->len)
    decide (self, item, quoth_decision_new_accept (quoth_case_item_get (item), member), TRUE);
}

/* ---- The best of several ---- */

static void
merged_cb (QuothCaseItem *item, QuothDecision *decision, gpointer user_data)
{
  decide (user_data, item, decision, TRUE);
}

void
quoth_cases_pane_merge (QuothCasesPane *self)
{
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  if (!check (self))
    return;
  if (quoth_case_item_get (item)->members->len < 2)
    tell (self, _ ("Only one coder has it: there is nothing to choose from"));
  else if (quoth_case_item_get (item)->differing == 0)
    tell (self, _ ("They say the same: accept one of them (1)"));
  else
    quoth_merge_case_ask (GTK_WIDGET (self), item, merged_cb, self);
}

/* ---- Anew ---- */

/* (transfer full): of the kind of the case, at the text that is selected, or else where the first of it is. */
static QuothValue *
new_annotation (QuothCasesPane *self, const QuothCase *of_case)
{
  const QuothCaseMember *first = of_case->members->len > 0 ? of_case->members->pdata[0] : NULL;
  gconstpointer model = first != NULL ? first->annotation : of_case->gold;
  QuothValue *annotation;

  if (of_case->kind != QUOTH_KIND_CLAIM)
    annotation = quoth_value_copy (model);
  else
    {
      annotation = quoth_value_new (QUOTH_KIND_CLAIM, NULL);
      QUOTH_ANNOTATION (annotation)->document = QUOTH_ANNOTATION (model)->document;
      for (guint i = 0; i < quoth_annotation_get_n_spans (model); i++)
        quoth_annotation_add_span (annotation, quoth_annotation_get_span (model, i)->range, NULL);
    }
  if (quoth_editor_has_selection (self->editor))
    quoth_annotation_set_range (annotation, quoth_editor_get_selection (self->editor));
  return annotation;
}

void
quoth_cases_pane_write (QuothCasesPane *self)
{
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);
  g_autoptr (QuothValue) annotation = NULL;

  if (!check (self) || quoth_case_list_is_pending (self->list, item))
    return;
  annotation = new_annotation (self, quoth_case_item_get (item));
  self->to_write = *quoth_case_item_get_id (item);
  decide (self, item, quoth_decision_new_write (quoth_case_item_get (item), annotation), FALSE);
}

/* ---- With a popover ---- */

static void
popover_closed_cb (QuothCasesPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A new popover with @child, at the button with this key. */
static void
pop_up (QuothCasesPane *self, const char *key, GtkWidget *child)
{
  GtkWidget *button = gtk_widget_get_first_child (self->foot);

  while (button != NULL && !g_str_equal (gtk_widget_get_name (button), key))
    button = gtk_widget_get_next_sibling (button);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), child);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
  gtk_widget_set_parent (self->popover, button);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
reject_cb (QuothCasesPane *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (self->popover), "reason");
  QuothCaseItem *item = g_object_get_data (G_OBJECT (self->popover), "item");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  decide (self, item, quoth_decision_new_reject (quoth_case_item_get (item), *reason != '\0' ? reason : NULL), TRUE);
}

void
quoth_cases_pane_reject (QuothCasesPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reject"));
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  g_object_ref_sink (box);
  if (check (self))
    {
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why? The coders read it"));
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 30);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
      gtk_box_append (GTK_BOX (box), entry);
      gtk_box_append (GTK_BOX (box), button);
      g_signal_connect_object (entry, "activate", G_CALLBACK (reject_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (button, "clicked", G_CALLBACK (reject_cb), self, G_CONNECT_SWAPPED);
      pop_up (self, "x", box);
      g_object_set_data (G_OBJECT (self->popover), "reason", entry);
      g_object_set_data_full (G_OBJECT (self->popover), "item", g_object_ref (item), g_object_unref);
      gtk_widget_grab_focus (entry);
    }
  g_object_unref (box);
}

/* Of a case people write on the first of its annotations: a verdict may go, and with it what is said of it. */
void
quoth_cases_pane_discuss (QuothCasesPane *self)
{
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);
  GtkWidget *scrolled, *thread;

  if (item == NULL)
    return;
  scrolled = gtk_scrolled_window_new ();
  thread = quoth_memo_thread_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_widget_set_size_request (scrolled, 300, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), thread);
  quoth_memo_thread_show (QUOTH_MEMO_THREAD (thread), self->desk, quoth_case_item_get_id (item));
  pop_up (self, "m", scrolled);
  quoth_memo_thread_focus (QUOTH_MEMO_THREAD (thread));
}

void
quoth_cases_pane_reopen (QuothCasesPane *self)
{
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  if (!check (self))
    return;
  if (quoth_case_item_get (item)->state == QUOTH_CASE_OPEN)
    tell (self, _ ("It is open: nothing was decided"));
  else
    decide (self, item, quoth_decision_new_reopen (quoth_case_item_get (item)), FALSE);
}

void
quoth_cases_pane_automatic (QuothCasesPane *self)
{
  QuothAdjudication *adjudication = self->list != NULL ? quoth_case_list_get_adjudication (self->list) : NULL;

  if (adjudication != NULL && quoth_id_is_none (&self->coder) && quoth_desk_can_edit (self->desk))
    quoth_settle_dialog_open (GTK_WIDGET (self), quoth_desk_get_session (self->desk), adjudication);
}

/* ---- Keys and buttons ---- */

static const struct
{
  guint keyval;
  const char *key;
  const char *label;
  const char *about;
  void (*act) (QuothCasesPane *self);
} keys[] = {
  { GDK_KEY_b, "b", N_ ("Merge…"), N_ ("Take the best of several: field by field (b)"), quoth_cases_pane_merge },
  { GDK_KEY_w, "w", N_ ("Write Anew"), N_ ("Make a new gold annotation, and fill in its fields (w)"), quoth_cases_pane_write },
  { GDK_KEY_x, "x", N_ ("Reject…"), N_ ("Nothing of it is to be gold (x)"), quoth_cases_pane_reject },
  { GDK_KEY_o, "o", N_ ("Reopen"), N_ ("Take back what was decided (o)"), quoth_cases_pane_reopen },
  { GDK_KEY_m, "m", N_ ("Discuss"), N_ ("Memos on it (m)"), quoth_cases_pane_discuss },
};

gboolean
quoth_cases_pane_key (QuothCasesPane *self, guint keyval)
{
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    keyval = keyval - GDK_KEY_KP_1 + GDK_KEY_1;
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    {
      quoth_cases_pane_accept (self, keyval - GDK_KEY_1);
      return TRUE;
    }
  if (keyval == GDK_KEY_n || keyval == GDK_KEY_p)
    {
      if (!quoth_cases_pane_step (self, keyval == GDK_KEY_n ? 1 : -1))
        tell (self, _ ("There is no other case to be decided"));
      return TRUE;
    }
  if (keyval == GDK_KEY_a)
    {
      quoth_cases_pane_automatic (self);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      {
        keys[i].act (self);
        return TRUE;
      }
  return FALSE;
}

static void
clicked_cb (GtkWidget *button, QuothCasesPane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (gtk_widget_get_name (button), keys[i].key))
      keys[i].act (self);
}

void
quoth_cases_pane_fill_foot (QuothCasesPane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *button = gtk_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *keycap = gtk_label_new (keys[i].key);

      gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (keycap, "keycap");
      gtk_box_append (GTK_BOX (box), gtk_label_new (_ (keys[i].label)));
      gtk_box_append (GTK_BOX (box), keycap);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_set_name (button, keys[i].key);
      gtk_widget_set_tooltip_text (button, _ (keys[i].about));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (keys[i].label), -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
      gtk_box_append (GTK_BOX (self->foot), button);
    }
}

void
quoth_cases_pane_update_foot (QuothCasesPane *self)
{
  gboolean can_decide = quoth_cases_pane_can_decide (self);
  QuothCaseItem *item = quoth_cases_pane_get_selected (self);

  for (GtkWidget *button = gtk_widget_get_first_child (self->foot); button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      const char *key = gtk_widget_get_name (button);

      if (g_str_equal (key, "m"))
        gtk_widget_set_sensitive (button, item != NULL);
      else if (g_str_equal (key, "b"))
        gtk_widget_set_sensitive (button, can_decide && quoth_case_item_get (item)->differing != 0);
      else if (g_str_equal (key, "o"))
        gtk_widget_set_sensitive (button, can_decide && quoth_case_item_get (item)->state != QUOTH_CASE_OPEN);
      else
        gtk_widget_set_sensitive (button, can_decide);
    }
}
