/* quoth-split-actor-dialog.c: making two actors of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which mentions go along by their words is decided where the change is made, in the store's thread. The dialog asks the same question
 * of each line, to show the answer: these are ticked, and cannot be unticked but by leaving the name where it is.
 */

#include "config.h"

#include "quoth-split-actor-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-actor-reading.h"
#include "quoth-line-list.h"

#define QUOTH_TYPE_SPLIT_ACTOR_DIALOG (quoth_split_actor_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothSplitActorDialog, quoth_split_actor_dialog, QUOTH, SPLIT_ACTOR_DIALOG, AdwWindow)

struct _QuothSplitActorDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkEditable *name;
  GtkLabel *reason;
  GtkWidget *names_box;
  GtkListBox *names;
  QuothLineList *mentions;
  GtkLabel *count;
  GtkWidget *split;

  QuothDesk *desk;
  QuothActor *actor;
  GPtrArray *checks; /* of GtkCheckButton: one for each alias */
  gboolean named;    /* by the user, not by the first name that goes */
  gboolean naming;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothSplitActorDialog, quoth_split_actor_dialog, ADW_TYPE_WINDOW)

static QuothSession *
get_session (QuothSplitActorDialog *self)
{
  return quoth_desk_get_session (self->desk);
}

static const QuothAlias *
get_alias (QuothSplitActorDialog *self, guint n)
{
  return self->actor->aliases->pdata[n];
}

static gboolean
goes (QuothSplitActorDialog *self, guint n)
{
  return gtk_check_button_get_active (self->checks->pdata[n]);
}

/* (transfer full): the new actor, as it is asked for. */
static QuothActor *
make_part (QuothSplitActorDialog *self)
{
  QuothActor *part = quoth_actor_new (NULL);

  part->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  part->actor_kind = g_strdup (self->actor->actor_kind);
  part->parent = self->actor->parent;
  for (guint i = 0; i < self->actor->aliases->len; i++)
    {
      const QuothAlias *alias = get_alias (self, i);
      QuothAlias *copy = goes (self, i) ? quoth_actor_add_alias (part, alias->text) : NULL;

      if (copy == NULL)
        continue;
      copy->language = g_strdup (alias->language);
      copy->script = g_strdup (alias->script);
      copy->match_case = alias->match_case;
      copy->part_of_word = alias->part_of_word;
    }
  return part;
}

/* ---- Which mentions go ---- */

/* What differs only in case, or in how accents are encoded, is the same to a reader. */
static char *
fold_words (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

static void
add_words (QuothSplitActorDialog *self, GHashTable *words, const char *text, gboolean match_case)
{
  g_autofree char *folded = fold_words (text);
  g_autofree char *name = fold_words (self->actor->name);

  if (g_str_equal (folded, name) || *text == '\0')
    return;
  g_hash_table_add (words, match_case ? g_strconcat ("=", text, NULL) : g_strconcat ("~", folded, NULL));
}

/* (transfer full): the words that go: "=" before those that must be written so, "~" before folded ones. */
static GHashTable *
collect_words (QuothSplitActorDialog *self)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (QuothActor) part = make_part (self);

  add_words (self, words, part->name, FALSE);
  for (guint i = 0; i < part->aliases->len; i++)
    {
      const QuothAlias *alias = part->aliases->pdata[i];

      add_words (self, words, alias->text, alias->match_case);
    }
  return words;
}

static gboolean
is_called_so (GHashTable *words, const QuothLine *line)
{
  g_autofree char *exact = g_strconcat ("=", line->title, NULL);
  g_autofree char *fold = fold_words (line->title);
  g_autofree char *folded = g_strconcat ("~", fold, NULL);

  return g_hash_table_contains (words, exact) || g_hash_table_contains (words, folded);
}

static void
show_count (QuothSplitActorDialog *self)
{
  GListModel *lines = quoth_line_list_get_model (self->mentions);
  guint n = g_list_model_get_n_items (lines);
  guint n_ticked = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      n_ticked += quoth_line_get_ticked (line) ? 1 : 0;
    }
  text = g_strdup_printf (_ ("%u of %u mentions go along"), n_ticked, n);
  gtk_label_set_label (self->count, text);
}

static void
tick_by_words (QuothSplitActorDialog *self)
{
  GListModel *lines = quoth_line_list_get_model (self->mentions);
  g_autoptr (GHashTable) words = collect_words (self);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);
      gboolean called_so = is_called_so (words, line);

      quoth_line_set_ticked (line, called_so || (quoth_line_get_ticked (line) && !quoth_line_get_fixed (line)),
                             called_so);
    }
  show_count (self);
}

/* ---- Names ---- */

static void
check_name (QuothSplitActorDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  const char *reason = NULL;

  if (g_str_equal (name, self->actor->name))
    reason = _ ("The actor that is split has this name: give the new one another");
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_widget_set_sensitive (self->split, reason == NULL && *name != '\0');
}

static void
name_changed_cb (QuothSplitActorDialog *self)
{
  if (self->actor == NULL)
    return;
  if (!self->naming)
    self->named = *gtk_editable_get_text (self->name) != '\0';
  check_name (self);
  tick_by_words (self);
}

/* A name that goes names the new actor, until somebody does. */
static void
toggled_cb (QuothSplitActorDialog *self)
{
  const char *first = "";

  for (guint i = self->checks->len; i > 0; i--)
    if (goes (self, i - 1))
      first = get_alias (self, i - 1)->text;
  if (!self->named)
    {
      self->naming = TRUE;
      gtk_editable_set_text (self->name, first);
      self->naming = FALSE;
    }
  tick_by_words (self);
}

static void
add_names (QuothSplitActorDialog *self)
{
  for (guint i = 0; i < self->actor->aliases->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      g_autofree char *title = g_markup_escape_text (get_alias (self, i)->text, -1);

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_list_box_append (self->names, row);
    }
  gtk_widget_set_visible (self->names_box, self->checks->len > 0);
}

/* ---- The split ---- */

static void
split_cb (QuothSplitActorDialog *self)
{
  GListModel *lines = quoth_line_list_get_model (self->mentions);
  g_autoptr (QuothActor) part = make_part (self);
  QuothRework *rework;

  if (!gtk_widget_get_sensitive (self->split))
    return;
  rework = quoth_rework_new_split_actor (&self->actor->value.id, part, quoth_session_get_coder (get_session (self)));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      if (quoth_line_get_ticked (line) && !quoth_line_get_fixed (line))
        quoth_rework_add_mention (rework, &line->annotation);
    }
  quoth_session_build (get_session (self), quoth_rework_build, rework, (GDestroyNotify) quoth_rework_unref);
  gtk_window_close (GTK_WINDOW (self));
}

static void
line_activated_cb (QuothSplitActorDialog *self)
{
  show_count (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSplitActorDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->loading))
    return;
  if (lines == NULL)
    {
      g_signal_emit_by_name (get_session (self), "failed", error);
      return;
    }
  quoth_line_list_set_lines (self->mentions, lines);
  tick_by_words (self);
}

static void
quoth_split_actor_dialog_dispose (GObject *object)
{
  QuothSplitActorDialog *self = QUOTH_SPLIT_ACTOR_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_split_actor_dialog_parent_class)->dispose (object);
}

static void
quoth_split_actor_dialog_finalize (GObject *object)
{
  QuothSplitActorDialog *self = QUOTH_SPLIT_ACTOR_DIALOG (object);

  g_clear_object (&self->loading);
  g_clear_pointer ((gpointer *) &self->actor, quoth_value_unref);
  G_OBJECT_CLASS (quoth_split_actor_dialog_parent_class)->finalize (object);
}

static void
quoth_split_actor_dialog_class_init (QuothSplitActorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_split_actor_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_split_actor_dialog_finalize;
  g_type_ensure (QUOTH_TYPE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-split-actor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, name);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, names_box);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, names);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, mentions);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, count);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitActorDialog, split);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_split_actor_dialog_init (QuothSplitActorDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_line_list_begin (self->mentions, QUOTH_LINES_TICKED_CONTEXT, _ ("Mentions that go along"));
}

void
quoth_split_actor_dialog_ask (QuothDesk *desk, GtkWidget *parent, const QuothId *actor)
{
  QuothSession *session = quoth_desk_get_session (desk);
  gpointer value = quoth_session_find (session, QUOTH_KIND_ACTOR, actor);
  QuothSplitActorDialog *self;
  g_autofree char *title = NULL;

  if (value == NULL || !quoth_desk_can_edit (desk))
    return;
  self = g_object_new (QUOTH_TYPE_SPLIT_ACTOR_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->desk = g_object_ref (desk);
  self->actor = quoth_value_ref (quoth_session_latest (session, value));
  title = g_strdup_printf (_ ("Split “%s”"), self->actor->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  add_names (self);
  check_name (self);
  quoth_store_read_async (quoth_session_get_store (session), quoth_actor_reading_list_mentions, quoth_id_memdup (actor),
                          g_free, (GDestroyNotify) g_ptr_array_unref, self->loading, read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
