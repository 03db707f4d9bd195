/* quoth-alias-popover.c: another name of an actor, and how it is found in texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-alias-popover.h"

#include <glib/gi18n.h>

#include "quoth-actor-check.h"
#include "quoth-coding.h"
#include "quoth-field.h"

struct _QuothAliasPopover
{
  GtkPopover parent_instance;

  /* Template */
  GtkEditable *text;
  GtkWidget *more; /* all but the text: an alias that is not there yet has no more */
  GtkEditable *language;
  GtkEditable *script;
  GtkCheckButton *match_case;
  GtkCheckButton *part_of_word;

  QuothDesk *desk;
  QuothId actor;
  guint n;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothAliasPopover, quoth_alias_popover, GTK_TYPE_POPOVER)

static QuothActor *
find_actor (QuothAliasPopover *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  gpointer actor = quoth_session_find (session, QUOTH_KIND_ACTOR, &self->actor);

  return actor != NULL ? quoth_session_latest (session, actor) : NULL;
}

/* (nullable): as the last edit made it. */
static const QuothAlias *
find_alias (QuothAliasPopover *self)
{
  const QuothActor *actor = self->desk != NULL ? find_actor (self) : NULL;

  return actor != NULL && self->n < actor->aliases->len ? actor->aliases->pdata[self->n] : NULL;
}

static void
put (QuothAliasPopover *self, const char *format, QuothActor *actor, const char *text)
{
  g_autofree char *label = quoth_coding_make_label (format, text);

  quoth_session_put (quoth_desk_get_session (self->desk), label, actor);
}

/* Text */

static gboolean
check (QuothAliasPopover *self, GtkEditable *entry, const QuothActor *actor, const char *text, GError **error)
{
  if (entry == self->text)
    return quoth_actor_check_alias (actor, self->n, text, error);
  if (entry == self->language)
    return quoth_valid_language (N_ ("the language of the alias"), text, error);
  return quoth_valid_script (N_ ("the script of the alias"), text, error);
}

static char **
get_place (QuothAliasPopover *self, GtkEditable *entry, QuothAlias *alias)
{
  if (entry == self->text)
    return &alias->text;
  return entry == self->language ? &alias->language : &alias->script;
}

static void
store (QuothAliasPopover *self, GtkEditable *entry, const QuothActor *actor, const char *text)
{
  g_autoptr (QuothActor) copy = quoth_actor_copy (actor);
  char **place;

  if (self->n >= copy->aliases->len)
    {
      quoth_actor_add_alias (copy, text);
      put (self, _ ("Add the name “%s”"), copy, text);
      return;
    }
  place = get_place (self, entry, copy->aliases->pdata[self->n]);
  if (g_strcmp0 (*place != NULL ? *place : "", text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  put (self, _ ("Change the name “%s”"), copy, ((QuothAlias *) copy->aliases->pdata[self->n])->text);
}

/* Returns: whether what is in @entry is stored now. */
static gboolean
commit (QuothAliasPopover *self, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  const QuothActor *actor = self->desk != NULL ? find_actor (self) : NULL;
  g_autoptr (GError) error = NULL;

  if (actor == NULL || !quoth_desk_can_edit (self->desk) || (self->n >= actor->aliases->len && *text == '\0'))
    return FALSE;
  if (check (self, entry, actor, text, &error))
    store (self, entry, actor, text);
  quoth_field_refuse (GTK_WIDGET (entry), error != NULL ? error->message : NULL);
  return error == NULL;
}

static void
activate_cb (QuothAliasPopover *self, GtkEditable *entry)
{
  if (commit (self, entry))
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
leave_cb (GtkEventControllerFocus *controller, QuothAliasPopover *self)
{
  const QuothActor *actor = self->desk != NULL ? find_actor (self) : NULL;

  /* A new name is added by Enter: whoever goes away has thought better of it. */
  if (actor != NULL && self->n < actor->aliases->len)
    commit (self, GTK_EDITABLE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));
}

/* Switches */

static void
toggled_cb (QuothAliasPopover *self)
{
  const QuothAlias *stored = self->showing ? NULL : find_alias (self);
  g_autoptr (QuothActor) copy = NULL;
  QuothAlias *alias;

  if (stored == NULL)
    return;
  copy = quoth_actor_copy (find_actor (self));
  alias = copy->aliases->pdata[self->n];
  alias->match_case = gtk_check_button_get_active (self->match_case);
  alias->part_of_word = gtk_check_button_get_active (self->part_of_word);
  put (self, _ ("Change how the name “%s” is found"), copy, alias->text);
}

static void
remove_cb (QuothAliasPopover *self)
{
  const QuothAlias *alias = find_alias (self);
  g_autoptr (QuothActor) copy = NULL;
  g_autofree char *text = NULL;

  if (alias == NULL)
    return;
  text = g_strdup (alias->text);
  copy = quoth_actor_copy (find_actor (self));
  g_ptr_array_remove_index (copy->aliases, self->n);
  self->n = G_MAXUINT;
  put (self, _ ("Remove the name “%s”"), copy, text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
quoth_alias_popover_dispose (GObject *object)
{
  g_clear_object (&QUOTH_ALIAS_POPOVER (object)->desk);
  G_OBJECT_CLASS (quoth_alias_popover_parent_class)->dispose (object);
}

static void
quoth_alias_popover_class_init (QuothAliasPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_alias_popover_dispose;
  g_type_ensure (QUOTH_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-alias-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothAliasPopover, text);
  gtk_widget_class_bind_template_child (widget_class, QuothAliasPopover, more);
  gtk_widget_class_bind_template_child (widget_class, QuothAliasPopover, language);
  gtk_widget_class_bind_template_child (widget_class, QuothAliasPopover, script);
  gtk_widget_class_bind_template_child (widget_class, QuothAliasPopover, match_case);
  gtk_widget_class_bind_template_child (widget_class, QuothAliasPopover, part_of_word);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
quoth_alias_popover_init (QuothAliasPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_alias_popover_new (void)
{
  return g_object_new (QUOTH_TYPE_ALIAS_POPOVER, NULL);
}

static void
show_entry (GtkEditable *entry, const char *text, gboolean editable)
{
  quoth_field_refuse (GTK_WIDGET (entry), NULL);
  gtk_editable_set_text (entry, text != NULL ? text : "");
  gtk_editable_set_editable (entry, editable);
}

void
quoth_alias_popover_ask (QuothAliasPopover *self, QuothDesk *desk, const QuothId *actor, guint n, const char *typed)
{
  gboolean can_edit = quoth_desk_can_edit (desk);
  const QuothAlias *alias;

  g_set_object (&self->desk, desk);
  self->actor = *actor;
  self->n = n;
  alias = find_alias (self);
  self->showing = TRUE;
  show_entry (self->text, alias != NULL ? alias->text : typed, can_edit);
  show_entry (self->language, alias != NULL ? alias->language : NULL, can_edit);
  show_entry (self->script, alias != NULL ? alias->script : NULL, can_edit);
  gtk_check_button_set_active (self->match_case, alias != NULL && alias->match_case);
  gtk_check_button_set_active (self->part_of_word, alias != NULL && alias->part_of_word);
  gtk_widget_set_visible (self->more, alias != NULL);
  gtk_widget_set_sensitive (self->more, can_edit);
  self->showing = FALSE;
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_select_region (self->text, alias != NULL ? 0 : -1, -1);
}
