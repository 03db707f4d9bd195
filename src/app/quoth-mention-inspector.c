/* quoth-mention-inspector.c: the fields of a mention
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-mention-inspector.h"

#include <glib/gi18n.h>

#include "quoth-actor-kinds.h"
#include "quoth-actor-picker.h"
#include "quoth-chips.h"
#include "quoth-coding.h"
#include "quoth-field.h"
#include "quoth-fragment-list.h"
#include "quoth-names.h"
#include "quoth-row.h"

struct _QuothMentionInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *where;
  GtkWidget *delete;
  GtkWidget *actor;
  QuothRow *actor_row;
  GtkDropDown *kind;
  GtkLabel *quote;
  QuothFragmentList *fragments;
  QuothChips *aliases;
  GtkLabel *counts;
  GtkWidget *picker;

  QuothDesk *desk;
  QuothMention *mention;
  GStrv kinds;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothMentionInspector, quoth_mention_inspector, GTK_TYPE_WIDGET)

static QuothActor *
find_actor (QuothMentionInspector *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  gpointer actor = quoth_session_find (session, QUOTH_KIND_ACTOR, &self->mention->actor);

  return actor != NULL ? quoth_session_latest (session, actor) : NULL;
}

static void
picked (QuothActor *actor, gboolean is_new, gpointer user_data)
{
  QuothMentionInspector *self = user_data;

  if (!quoth_id_equal (&actor->value.id, &self->mention->actor))
    quoth_coding_change_actor (self->desk, self->mention, actor, is_new);
}

static void
actor_clicked_cb (GtkButton *button, QuothMentionInspector *self)
{
  const QuothActor *actor = find_actor (self);

  if (self->picker == NULL)
    {
      self->picker = quoth_actor_picker_new ();
      gtk_widget_set_parent (self->picker, self->actor);
    }
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (self->picker), self->desk, _ ("Change actor"),
                          actor != NULL ? actor->name : "", picked, self);
}

static void
actor_page_cb (QuothMentionInspector *self)
{
  QuothId actor = self->mention->actor;

  quoth_desk_show_page (self->desk, "actor", &actor);
}

static void
kind_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothMentionInspector *self)
{
  const QuothActor *actor = self->showing ? NULL : find_actor (self);
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autoptr (QuothActor) copy = NULL;

  if (actor == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  copy = quoth_actor_copy (actor);
  g_free (copy->actor_kind);
  copy->actor_kind = g_strdup (self->kinds[selected]);
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Change kind of actor"), copy);
}

static void
alias_accept_cb (QuothChips *chips, QuothMentionInspector *self)
{
  const QuothActor *actor = find_actor (self);
  g_autofree char *quote = quoth_annotation_dup_quote (self->mention);
  g_autoptr (QuothActor) copy = NULL;

  if (actor == NULL)
    return;
  copy = quoth_actor_copy (actor);
  if (quoth_actor_add_alias (copy, quote) != NULL)
    quoth_session_put (quoth_desk_get_session (self->desk), _ ("Add another name"), copy);
}

static void
alias_add_cb (QuothChips *chips, QuothMentionInspector *self)
{
  alias_accept_cb (chips, self);
}

static void
alias_remove_cb (QuothChips *chips, guint index, QuothMentionInspector *self)
{
  const QuothActor *actor = find_actor (self);
  g_autoptr (QuothActor) copy = NULL;

  if (actor == NULL || index >= actor->aliases->len)
    return;
  copy = quoth_actor_copy (actor);
  g_ptr_array_remove_index (copy->aliases, index);
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Remove another name"), copy);
}

static void
quoth_mention_inspector_dispose (GObject *object)
{
  QuothMentionInspector *self = QUOTH_MENTION_INSPECTOR (object);

  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->mention, quoth_value_unref);
  g_clear_pointer (&self->kinds, g_strfreev);
  G_OBJECT_CLASS (quoth_mention_inspector_parent_class)->dispose (object);
}

static void
quoth_mention_inspector_class_init (QuothMentionInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_mention_inspector_dispose;

  g_type_ensure (QUOTH_TYPE_CHIPS);
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_FRAGMENT_LIST);
  g_type_ensure (QUOTH_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-mention-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, where);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, delete);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, actor);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, actor_row);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, quote);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, fragments);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, aliases);
  gtk_widget_class_bind_template_child (widget_class, QuothMentionInspector, counts);
  gtk_widget_class_bind_template_callback (widget_class, actor_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, actor_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_remove_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_mention_inspector_init (QuothMentionInspector *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_chips_set_labels (self->aliases, _ ("Add these words as another name"), _ ("name"));
  self->showing = FALSE;
}

static void
show_kind (QuothMentionInspector *self, const char *kind)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  guint selected = 0;

  g_strfreev (self->kinds);
  self->kinds = quoth_actor_kinds_list (session);
  while (self->kinds[selected] != NULL && !g_str_equal (self->kinds[selected], kind))
    selected++;
  quoth_actor_kinds_offer (session, (const char *const *) self->kinds, self->kind);
  gtk_drop_down_set_selected (self->kind, selected);
}

static void
show_aliases (QuothMentionInspector *self, const QuothActor *actor, const char *quote)
{
  g_autofree char *folded = quoth_fold (quote);
  g_autofree char *name = quoth_fold (actor->name);
  gboolean known = g_str_equal (folded, name);

  quoth_chips_clear (self->aliases);
  quoth_chips_set_editable (self->aliases, quoth_desk_can_edit (self->desk));
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];
      g_autofree char *text = quoth_fold (alias->text);

      known = known || g_str_equal (text, folded);
      quoth_chips_add (self->aliases, alias->text, NULL);
    }
  quoth_chips_set_can_add (self->aliases, !known && quoth_desk_can_edit (self->desk));
}

static void
show_actor (QuothMentionInspector *self, const QuothActor *actor)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothItem *item =
    quoth_item_list_find (quoth_session_get_list (session, QUOTH_KIND_ACTOR), &actor->value.id);
  guint here = quoth_desk_count_mentions (self->desk, &actor->value.id);
  g_autofree char *quote = quoth_annotation_dup_quote (self->mention);
  g_autofree char *counts = NULL;
  GdkRGBA color;

  quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  quoth_row_set_color (self->actor_row, &color);
  quoth_row_set_title (self->actor_row, actor->name);
  gtk_label_set_label (self->quote, quote);
  counts = g_strdup_printf (_ ("%u here, %u in the project"), here,
                            MAX (here, item != NULL ? quoth_item_get_n_mentions (item) : 0));
  gtk_label_set_label (self->counts, counts);
  show_kind (self, actor->actor_kind);
  show_aliases (self, actor, quote);
}

void
quoth_mention_inspector_show (QuothMentionInspector *self, QuothDesk *desk, QuothMention *mention)
{
  const QuothActor *actor;
  g_autofree char *where = NULL;

  g_set_object (&self->desk, desk);
  quoth_value_ref (mention);
  g_clear_pointer ((gpointer *) &self->mention, quoth_value_unref);
  self->mention = mention;

  where = quoth_desk_describe (desk, &mention->annotation);
  gtk_label_set_label (self->where, where);
  quoth_fragment_list_show (self->fragments, desk, &mention->annotation);
  gtk_widget_set_sensitive (self->actor, quoth_desk_can_edit (desk));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), quoth_desk_can_edit (desk));
  self->showing = TRUE;
  actor = find_actor (self);
  if (actor != NULL)
    show_actor (self, actor);
  self->showing = FALSE;
}

void
quoth_mention_inspector_focus (QuothMentionInspector *self)
{
  gtk_widget_grab_focus (self->actor);
}
