/* quoth-tag-all-dialog.c: tagging an actor wherever its name occurs, seen first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is found by the very search that will be run again to write the change; what is ticked is handed on by its place. A
 * search that is overtaken by another choice is cancelled.
 */

#include "config.h"

#include "quoth-tag-all-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-line-list.h"
#include "quoth-names.h"

#define QUOTH_TYPE_TAG_ALL_DIALOG (quoth_tag_all_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothTagAllDialog, quoth_tag_all_dialog, QUOTH, TAG_ALL_DIALOG, AdwWindow)

struct _QuothTagAllDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkCheckButton *by_words;
  GtkCheckButton *by_names;
  GtkLabel *by_words_label;
  GtkLabel *names_label;
  GtkWidget *flags;
  GtkToggleButton *match_case;
  GtkToggleButton *whole_words;
  GtkCheckButton *here;
  QuothLineList *lines;
  GtkLabel *count;
  GtkLabel *none;
  GtkStack *stack;
  GtkWidget *tag;

  QuothDesk *desk;
  QuothActor *actor;
  char *words;
  QuothId document;
  GPtrArray *occurrences; /* of QuothOccurrence: one for each line; NULL while they are looked for */
  GCancellable *searching;
  gboolean is_shown; /* the first list came */
};

G_DEFINE_FINAL_TYPE (QuothTagAllDialog, quoth_tag_all_dialog, ADW_TYPE_WINDOW)

static QuothSession *
get_session (QuothTagAllDialog *self)
{
  return quoth_desk_get_session (self->desk);
}

/* ---- What is looked for ---- */

/* (transfer full): as the dialog says, with nothing chosen. */
static QuothTagAll *
new_tag_all (QuothTagAllDialog *self)
{
  QuothTagAll *all = quoth_tag_all_new (self->actor, quoth_session_get_coder (get_session (self)));

  if (gtk_check_button_get_active (self->by_words))
    quoth_tag_all_add_name (all, self->words, gtk_toggle_button_get_active (self->match_case),
                            !gtk_toggle_button_get_active (self->whole_words));
  else
    quoth_tag_all_add_actor (all);
  if (gtk_check_button_get_active (self->here))
    quoth_tag_all_add_document (all, &self->document);
  return all;
}

/* ---- The list ---- */

static guint
count_ticked (QuothTagAllDialog *self)
{
  GListModel *lines = quoth_line_list_get_model (self->lines);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      n += quoth_line_get_ticked (line) && !quoth_line_get_fixed (line);
    }
  return n;
}

static void
show_count (QuothTagAllDialog *self)
{
  guint n = self->occurrences != NULL ? count_ticked (self) : 0;
  guint n_tagged = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->occurrences != NULL && i < self->occurrences->len; i++)
    n_tagged += ((QuothOccurrence *) self->occurrences->pdata[i])->state == QUOTH_OCCURRENCE_TAGGED;
  if (self->occurrences != NULL)
    g_string_append_printf (text, _ ("%u of %u will be tagged"), n, self->occurrences->len - n_tagged);
  if (n_tagged > 0)
    {
      g_autofree char *already = g_strdup_printf (_ ("%u already are"), n_tagged);

      quoth_name_append (text, already);
    }
  gtk_label_set_label (self->count, text->str);
  gtk_widget_set_sensitive (self->tag, n > 0);
}

/* (transfer full) (nullable): why a place is not ticked. */
static char *
explain (QuothTagAllDialog *self, const QuothOccurrence *occurrence)
{
  const QuothActor *other;

  switch (occurrence->state)
    {
    case QUOTH_OCCURRENCE_TAGGED:
      return g_strdup (_ ("already tagged"));
    case QUOTH_OCCURRENCE_BOILERPLATE:
      return g_strdup (_ ("boilerplate"));
    case QUOTH_OCCURRENCE_OTHER:
      other = quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, &occurrence->actor);
      return g_strdup_printf (_ ("tagged as “%s”"), other != NULL ? other->name : "");
    default:
      return NULL;
    }
}

static QuothLine *
new_line (QuothTagAllDialog *self, const QuothOccurrence *occurrence)
{
  g_autoptr (GString) place = g_string_new (quoth_name_of_document (occurrence->document));
  g_autofree char *why = explain (self, occurrence);
  QuothLine *line;

  if (why != NULL)
    {
      /* What is said of it first: the name of a text may be long. */
      g_string_assign (place, why);
      quoth_name_append (place, quoth_name_of_document (occurrence->document));
    }
  line = quoth_line_new (occurrence->key, place->str);
  line->left = g_strdup (occurrence->left);
  line->right = g_strdup (occurrence->right);
  line->document = occurrence->document->value.id;
  quoth_line_set_ticked (line,
                         occurrence->state == QUOTH_OCCURRENCE_FREE || occurrence->state == QUOTH_OCCURRENCE_TAGGED,
                         occurrence->state == QUOTH_OCCURRENCE_TAGGED);
  return line;
}

static void
show_occurrences (QuothTagAllDialog *self, GPtrArray *occurrences)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  self->occurrences = g_ptr_array_ref (occurrences);
  for (guint i = 0; i < occurrences->len; i++)
    g_ptr_array_add (lines, new_line (self, occurrences->pdata[i]));
  /* Lines that say the same would be kept as they are, ticks and all. */
  quoth_line_list_set_lines (self->lines, nothing);
  quoth_line_list_set_lines (self->lines, lines);
  gtk_stack_set_visible_child_name (self->stack, occurrences->len > 0 ? "lines" : "none");
  show_count (self);
  /* Enter tags, until somebody goes elsewhere. */
  if (!self->is_shown)
    gtk_widget_grab_focus (self->tag);
  self->is_shown = TRUE;
}

static gpointer
find_occurrences (QuothReader *reader, gpointer all, GCancellable *cancellable, GError **error)
{
  return quoth_tag_all_find (reader, all, cancellable, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTagAllDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) occurrences = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  g_autofree char *reason = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->searching);
  if (occurrences != NULL)
    {
      show_occurrences (self, occurrences);
      return;
    }
  reason = quoth_name_capitalize (error->message);
  gtk_label_set_label (self->count, reason);
}

static void
find (QuothTagAllDialog *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  gtk_widget_set_sensitive (self->tag, FALSE);
  self->searching = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (get_session (self)), find_occurrences, new_tag_all (self),
                          (GDestroyNotify) quoth_tag_all_free, (GDestroyNotify) g_ptr_array_unref, self->searching,
                          found_cb, g_object_ref (self));
}

/* ---- What happens ---- */

static void
changed_cb (QuothTagAllDialog *self)
{
  if (self->desk == NULL)
    return;
  gtk_widget_set_sensitive (self->flags, gtk_check_button_get_active (self->by_words));
  find (self);
}

/* Both of a pair change at once: one of them is enough. */
static void
chosen_cb (GtkCheckButton *button, QuothTagAllDialog *self)
{
  changed_cb (self);
}

static void
tick_all (QuothTagAllDialog *self, gboolean ticked)
{
  GListModel *lines = quoth_line_list_get_model (self->lines);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      if (!quoth_line_get_fixed (line))
        quoth_line_set_ticked (line, ticked, FALSE);
    }
  show_count (self);
}

static void
all_cb (QuothTagAllDialog *self)
{
  tick_all (self, TRUE);
}

static void
none_cb (QuothTagAllDialog *self)
{
  tick_all (self, FALSE);
}

/* To the window behind the dialog. */
static void
tell_done (QuothTagAllDialog *self, guint n)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *told = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "“%s” is tagged in %u place", "“%s” is tagged in %u places", n), self->actor->name, n);

  if (window != NULL)
    gtk_widget_activate_action (window, "win.tell-done", "s", told);
}

static void
tag_cb (QuothTagAllDialog *self)
{
  GListModel *lines = quoth_line_list_get_model (self->lines);
  QuothTagAll *all;

  if (self->occurrences == NULL || count_ticked (self) == 0)
    return;
  all = new_tag_all (self);
  for (guint i = 0; i < self->occurrences->len; i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      if (quoth_line_get_ticked (line) && !quoth_line_get_fixed (line))
        quoth_tag_all_choose (all, self->occurrences->pdata[i]);
    }
  quoth_session_build (get_session (self), quoth_tag_all_build, all, (GDestroyNotify) quoth_tag_all_free);
  tell_done (self, count_ticked (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
quoth_tag_all_dialog_dispose (GObject *object)
{
  QuothTagAllDialog *self = QUOTH_TAG_ALL_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_tag_all_dialog_parent_class)->dispose (object);
}

static void
quoth_tag_all_dialog_finalize (GObject *object)
{
  QuothTagAllDialog *self = QUOTH_TAG_ALL_DIALOG (object);

  g_clear_pointer ((gpointer *) &self->actor, quoth_value_unref);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (quoth_tag_all_dialog_parent_class)->finalize (object);
}

static void
quoth_tag_all_dialog_class_init (QuothTagAllDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_tag_all_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_tag_all_dialog_finalize;
  g_type_ensure (QUOTH_TYPE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-tag-all-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, by_words);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, by_names);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, by_words_label);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, names_label);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, flags);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, match_case);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, whole_words);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, here);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, count);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, none);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothTagAllDialog, tag);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_count);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_tag_all_dialog_init (QuothTagAllDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_line_list_begin (self->lines, QUOTH_LINES_TICKED_CONTEXT, _ ("Places to tag"));
}

/* ---- To begin with ---- */

static void
show_names (QuothTagAllDialog *self)
{
  g_autoptr (GString) names = g_string_new (self->actor->name);

  for (guint i = 0; i < self->actor->aliases->len; i++)
    quoth_name_append (names, ((const QuothAlias *) self->actor->aliases->pdata[i])->text);
  gtk_label_set_label (self->names_label, names->str);
}

static void
begin (QuothTagAllDialog *self, const char *words)
{
  gboolean match_case = FALSE;
  gboolean part_of_word = FALSE;
  gboolean is_name = words == NULL || quoth_tag_all_find_flags (self->actor, words, &match_case, &part_of_word);
  g_autofree char *line = quoth_name_one_line (words != NULL ? words : "", 60);
  g_autofree char *label = g_strdup_printf (_ ("The _words “%s”"), line);

  self->words = g_strdup (words);
  gtk_label_set_label (self->by_words_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->by_words), words != NULL);
  gtk_widget_set_visible (self->flags, words != NULL);
  gtk_toggle_button_set_active (self->match_case, match_case);
  gtk_toggle_button_set_active (self->whole_words, !part_of_word);
  /* Whose name it is may be called by the others as well. */
  gtk_check_button_set_active (is_name ? self->by_names : self->by_words, TRUE);
  show_names (self);
}

void
quoth_tag_all_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothActor *actor, const char *words)
{
  const QuothDocument *document = quoth_desk_get_document (desk);
  QuothTagAllDialog *self;
  g_autofree char *title = NULL;

  if (!quoth_desk_can_edit (desk) || document == NULL)
    return;
  self = g_object_new (QUOTH_TYPE_TAG_ALL_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->actor = quoth_value_ref (actor);
  self->document = document->value.id;
  begin (self, words);
  self->desk = g_object_ref (desk);
  title = g_strdup_printf (_ ("Tag All “%s”"), actor->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
