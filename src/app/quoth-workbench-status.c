/* quoth-workbench-status.c: the line below the text: what is in it, which keys there are, whether all is saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-cases-pane.h"
#include "quoth-keys.h"
#include "quoth-names.h"
#include "quoth-packet-bar.h"
#include "quoth-trouble-bar.h"

/* What goes wrong with the disk is seldom: the bar is made when it does. */
static void
show_trouble (QuothWorkbench *self, QuothSession *session)
{
  QuothOutbox *outbox = session != NULL ? quoth_session_get_outbox (session) : NULL;

  if (self->trouble_bar == NULL && outbox != NULL
      && (quoth_outbox_get_trouble (outbox) != NULL || quoth_outbox_is_held_up (outbox)))
    {
      self->trouble_bar = quoth_trouble_bar_new ();
      gtk_box_insert_child_after (GTK_BOX (self->box), self->trouble_bar, self->read_only);
    }
  if (self->trouble_bar != NULL)
    quoth_trouble_bar_set_session (QUOTH_TROUBLE_BAR (self->trouble_bar), session);
}

static void
add_tool (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
hide_cb (GtkButton *button, QuothWorkbench *self)
{
  gtk_widget_hide (self->read_only);
}

/* The ways out of safe mode. Few ever see them. */
static void
need_safe_mode_tools (QuothWorkbench *self)
{
  GtkWidget *hide;

  if (self->safe_mode_tools != NULL)
    return;
  self->safe_mode_tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->safe_mode_tools, GTK_ALIGN_CENTER);
  add_tool (self->safe_mode_tools, _ ("_Save a Copy…"), "win.backup");
  add_tool (self->safe_mode_tools, _ ("_Team Folder…"), "win.team-folder");
  hide = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_tooltip_text (hide, _ ("Hide"));
  gtk_widget_add_css_class (hide, "flat");
  g_signal_connect (hide, "clicked", G_CALLBACK (hide_cb), self);
  gtk_box_append (GTK_BOX (self->safe_mode_tools), hide);
  gtk_box_append (GTK_BOX (self->read_only), self->safe_mode_tools);
}

/* Few projects are packets. */
static void
show_packet (QuothWorkbench *self, QuothSession *session)
{
  if (self->packet_bar != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->packet_bar);
  self->packet_bar = NULL;
  if (quoth_session_get_packet_coder (session) == NULL)
    return;
  self->packet_bar = quoth_packet_bar_new (session);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->packet_bar, self->read_only);
}

void
quoth_workbench_show_mode (QuothWorkbench *self, QuothSession *session)
{
  g_autofree char *read_only = quoth_session_dup_read_only (session);
  g_autofree char *safe_mode = read_only == NULL ? quoth_session_dup_safe_mode (session) : NULL;
  g_autofree char *as_of = quoth_session_dup_as_of (session);
  const char *words = read_only != NULL ? read_only : safe_mode;

  if (safe_mode != NULL)
    need_safe_mode_tools (self);
  if (self->safe_mode_tools != NULL)
    gtk_widget_set_visible (self->safe_mode_tools, safe_mode != NULL);
  gtk_image_set_from_icon_name (self->read_only_icon, safe_mode != NULL ? "dialog-warning-symbolic" : "changes-prevent-symbolic");
  gtk_label_set_label (self->read_only_label, words != NULL ? words : "");
  gtk_widget_set_visible (self->as_of_tools, as_of != NULL);
  gtk_widget_set_visible (self->read_only, words != NULL);
  show_packet (self, session);
}

/* In words, and by a mark that the style draws. */
void
quoth_workbench_show_state (QuothWorkbench *self)
{
  QuothSession *session = self->desk != NULL ? quoth_desk_get_session (self->desk) : NULL;
  const char *text = _ ("Not saved");
  const char *mark = "error";

  show_trouble (self, session);
  if (session == NULL || quoth_session_get_read_only_reason (session) != NULL)
    {
      text = _ ("Read only");
      mark = "locked";
    }
  else if (quoth_session_get_state (session) == QUOTH_SAVE_STATE_SAVING)
    {
      text = _ ("Saving…");
      mark = "saving";
    }
  else if (quoth_session_get_state (session) == QUOTH_SAVE_STATE_SAVED)
    {
      text = _ ("Saved");
      mark = "saved";
    }
  gtk_label_set_label (self->state_label, text);
  gtk_widget_set_css_classes (self->state, (const char *[]){ mark, NULL });
}

void
quoth_workbench_show_counts (QuothWorkbench *self)
{
  const QuothDocument *document = self->desk != NULL ? quoth_desk_get_document (self->desk) : NULL;
  QuothItem *item = NULL;
  g_autofree char *mentions = NULL;
  g_autofree char *claims = NULL;
  g_autofree char *unplaced = NULL;
  g_autofree char *suggestions = NULL;
  g_autofree char *text = NULL;
  QuothGhosts *ghosts = self->suggesting != NULL ? quoth_suggesting_get_ghosts (self->suggesting) : NULL;

  if (document != NULL)
    item = quoth_item_list_find (
      quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_DOCUMENT),
      &document->value.id);
  if (item != NULL)
    {
      guint n_mentions = quoth_item_get_n_mentions (item);
      guint n_claims = quoth_item_get_n_claims (item);

      mentions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention", "%u mentions", n_mentions), n_mentions);
      claims = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n_claims), n_claims);
      if (quoth_item_get_n_unplaced (item) > 0)
        unplaced = quoth_name_of_unplaced (quoth_item_get_n_unplaced (item));
      if (ghosts != NULL && quoth_ghosts_get_all (ghosts)->len > 0)
        suggestions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u suggestion", "%u suggestions", quoth_ghosts_get_all (ghosts)->len),
                                       quoth_ghosts_get_all (ghosts)->len);
      text = g_strjoin (" · ", mentions, claims, suggestions != NULL ? suggestions : unplaced, suggestions != NULL ? unplaced : NULL, NULL);
    }
  gtk_label_set_label (self->counts, text != NULL ? text : "");
}

void
quoth_workbench_show_hints (QuothWorkbench *self)
{
  g_autofree char *suggestion = quoth_workbench_dup_suggestion (self);
  g_autofree char *keys = quoth_workbench_dup_suggestion_keys (self);
  const struct
  {
    const char *action;
    const char *word;
  } hints[] = { { "win.tag-actor", _ ("actor") },
                { "win.tag-claim", _ ("claim") },
                { "win.tag-cue", _ ("cue") },
                { "win.relate", _ ("relate") },
                { "win.shortcuts", _ ("all keys") } };
  const char *of_cases = quoth_workbench_has_case_focus (self) ? quoth_cases_pane_get_hint (QUOTH_CASES_PANE (self->cases)) : NULL;
  g_autoptr (GString) text = g_string_new (of_cases != NULL ? of_cases : keys);

  for (guint i = 0; keys == NULL && of_cases == NULL && i < G_N_ELEMENTS (hints); i++)
    {
      g_autofree char *key = quoth_keys_dup_label (quoth_keys_get_default (), hints[i].action);

      if (key != NULL)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", key, hints[i].word);
    }
  gtk_label_set_label (self->hints, text->str);
  gtk_label_set_label (self->suggested, suggestion != NULL ? suggestion : "");
}
