/* quoth-proposition-view.c: a proposition, and who supports, denies or reports it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-proposition-view.h"

#include <glib/gi18n.h>

#include "quoth-field.h"
#include "quoth-memo-thread.h"
#include "quoth-merge-dialog.h"
#include "quoth-names.h"
#include "quoth-replace-dialog.h"
#include "quoth-row.h"
#include "quoth-text-field.h"

struct _QuothPropositionView
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *scroller;
  GtkWidget *fields;
  QuothTextField *statement;
  QuothTextField *note;
  GtkWidget *actions;
  GtkWidget *dispute_box;
  GtkLabel *dispute;
  GtkLabel *repetition;
  GtkBox *groups;
  GtkWidget *nobody;
  GtkWidget *memo_box;
  QuothMemoThread *memos;

  QuothDesk *desk;
  QuothId proposition;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothPropositionView, quoth_proposition_view, GTK_TYPE_WIDGET)

/* Who claims @utterance, for people. */
static const char *
get_claimant (const QuothUtterance *utterance)
{
  return *utterance->claimant != '\0' ? utterance->claimant : _ ("somebody");
}

static char *
dup_when (const QuothUtterance *utterance)
{
  return *utterance->date != '\0' ? quoth_name_of_date (utterance->date) : NULL;
}

/* What is said in a line, and where it leads */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *list_row, QuothPropositionView *self)
{
  const QuothId *claim = g_object_get_data (G_OBJECT (list_row), "claim");
  const QuothId *document = g_object_get_data (G_OBJECT (list_row), "document");

  quoth_desk_go (self->desk, document, claim);
}

static GtkWidget *
new_row (const QuothUtterance *utterance)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  GtkWidget *list_row = gtk_list_box_row_new ();
  g_autofree char *quote = quoth_annotation_dup_quote (utterance->claim);
  g_autofree char *words = quoth_name_one_line (quote, 300);
  g_autofree char *when = dup_when (utterance);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const QuothValue *claim = &utterance->claim->annotation.value;

  quoth_name_append (subtitle, get_claimant (utterance));
  quoth_name_append (subtitle, when);
  quoth_name_append (subtitle, quoth_name_of_document (utterance->document));
  quoth_row_set_title (row, words);
  quoth_row_set_lines (row, 3);
  quoth_row_set_subtitle (row, subtitle->str);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), GTK_WIDGET (row));
  g_object_set_data_full (G_OBJECT (list_row), "claim", quoth_id_memdup (&claim->id), g_free);
  g_object_set_data_full (G_OBJECT (list_row), "document", quoth_id_memdup (&utterance->document->value.id), g_free);
  return list_row;
}

static void
add_group (QuothPropositionView *self, const char *title, const char *css_class, GPtrArray *utterances, int link)
{
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < utterances->len; i++)
    if (link < 0 || ((QuothUtterance *) utterances->pdata[i])->link == (QuothLink) link)
      {
        gtk_list_box_append (GTK_LIST_BOX (list), new_row (utterances->pdata[i]));
        n++;
      }
  if (n == 0)
    {
      g_object_unref (g_object_ref_sink (heading));
      g_object_unref (g_object_ref_sink (list));
      return;
    }
  text = g_strdup_printf ("%s · %u", title, n);
  gtk_label_set_label (GTK_LABEL (heading), text);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, css_class);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (self->groups, heading);
  gtk_box_append (self->groups, list);
}

static void
clear_groups (QuothPropositionView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
show_utterances (QuothPropositionView *self, GPtrArray *utterances)
{
  clear_groups (self);
  add_group (self, _ ("Support it"), "supports", utterances, QUOTH_LINK_SUPPORTS);
  add_group (self, _ ("Deny it"), "denies", utterances, QUOTH_LINK_DENIES);
  add_group (self, _ ("Report it"), "reports", utterances, QUOTH_LINK_REPORTS);
  gtk_widget_set_visible (self->nobody, utterances->len == 0);
}

/* Where no proposition holds them together, the finding itself has the claims. */
static void
show_unnamed (QuothPropositionView *self, const QuothFinding *finding)
{
  clear_groups (self);
  if (finding->contradiction != NULL)
    {
      add_group (self, _ ("Is contradicted"), "supports", finding->contradiction->supports, -1);
      add_group (self, _ ("Contradicts it"), "denies", finding->contradiction->denies, -1);
    }
  for (guint i = 0; i < finding->repetitions->len; i++)
    add_group (self, _ ("Repeat each other"), "reports",
               ((QuothRepetition *) finding->repetitions->pdata[i])->utterances, -1);
  gtk_widget_set_visible (self->nobody, FALSE);
}

/* Sentences on what was found */

/* (transfer full): the different names of @utterances, with commas. */
static char *
dup_claimants (GPtrArray *utterances)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < utterances->len; i++)
    {
      const char *name = get_claimant (utterances->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
show_dispute (QuothPropositionView *self, const QuothContradiction *contradiction)
{
  g_autofree char *supporters = NULL;
  g_autofree char *deniers = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->dispute_box, contradiction != NULL);
  if (contradiction == NULL)
    return;
  supporters = dup_claimants (contradiction->supports);
  deniers = dup_claimants (contradiction->denies);
  if (contradiction->kinds & QUOTH_CONTRADICTION_ONE_ACTOR)
    /* Translators: who denies it, who supports it; at least one actor is among both */
    text = g_strdup_printf (_ ("In dispute, and one actor is on both sides: denied by %s, supported by %s."), deniers,
                            supporters);
  else
    text = g_strdup_printf (_ ("In dispute: denied by %s, supported by %s."), deniers, supporters);
  gtk_label_set_label (self->dispute, text);
}

/* (transfer full): "First said by Xi Jinping, 21 Mar 2023". */
static char *
dup_first (const QuothRepetition *repetition)
{
  const QuothUtterance *first = repetition->utterances->pdata[0];
  const char *who = get_claimant (first);
  g_autofree char *when = dup_when (first);

  if (!repetition->order_is_known || when == NULL)
    return g_strdup (_ ("It is not known who was first"));
  if (repetition->proposition != NULL && repetition->link == QUOTH_LINK_DENIES)
    return g_strdup_printf (_ ("First denied by %s, %s"), who, when);
  if (repetition->proposition != NULL && repetition->link == QUOTH_LINK_REPORTS)
    return g_strdup_printf (_ ("First reported by %s, %s"), who, when);
  return g_strdup_printf (_ ("First said by %s, %s"), who, when);
}

static void
append_repetition (GString *text, const QuothRepetition *repetition)
{
  guint n = repetition->utterances->len;
  g_autofree char *first = dup_first (repetition);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: first who was the first, then how often in all */
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s; %u time in all.", "%s; %u times in all.", n), first, n);
}

static void
show_repetitions (QuothPropositionView *self, GPtrArray *repetitions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < repetitions->len; i++)
    append_repetition (text, repetitions->pdata[i]);
  gtk_label_set_label (self->repetition, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->repetition), text->len > 0);
}

/* Loading */

static gpointer
read_utterances (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_utterances_load (reader, data, NULL, cancellable, error);
}

static void
utterances_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothPropositionView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) utterances = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (utterances != NULL)
    show_utterances (self, utterances);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->desk != NULL)
    g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
}

static void
load (QuothPropositionView *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);

  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (session), read_utterances, quoth_id_memdup (&self->proposition),
                          g_free, (GDestroyNotify) g_ptr_array_unref, self->loading, utterances_read_cb,
                          g_object_ref (self));
}

/* Edits */

static void
put (QuothPropositionView *self, const char *label, gsize member, const char *text)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothProposition *stored = quoth_session_find (session, QUOTH_KIND_PROPOSITION, &self->proposition);
  g_autoptr (QuothProposition) copy = NULL;
  char **field;

  if (stored == NULL)
    return;
  copy = quoth_proposition_copy (quoth_session_latest (session, stored));
  field = (char **) G_STRUCT_MEMBER_P (copy, member);
  g_free (*field);
  *field = g_strdup (text);
  quoth_session_put (session, label, copy);
}

static void
statement_committed_cb (QuothTextField *field, const char *text, QuothPropositionView *self)
{
  put (self, _ ("Change a proposition"), G_STRUCT_OFFSET (QuothProposition, statement), text);
}

static void
note_committed_cb (QuothTextField *field, const char *text, QuothPropositionView *self)
{
  put (self, _ ("Change the note of a proposition"), G_STRUCT_OFFSET (QuothProposition, note), text);
}

static void
merge_cb (QuothPropositionView *self)
{
  quoth_merge_dialog_ask (self->desk, GTK_WIDGET (self), QUOTH_KIND_PROPOSITION, &self->proposition, 1);
}

static void
delete_cb (QuothPropositionView *self)
{
  quoth_replace_dialog_ask (self->desk, GTK_WIDGET (self), QUOTH_KIND_PROPOSITION, &self->proposition);
}

static void
quoth_proposition_view_dispose (GObject *object)
{
  QuothPropositionView *self = QUOTH_PROPOSITION_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_proposition_view_parent_class)->dispose (object);
}

static void
quoth_proposition_view_class_init (QuothPropositionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_proposition_view_dispose;
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_MEMO_THREAD);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-proposition-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, fields);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, statement);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, note);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, actions);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, dispute_box);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, dispute);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, repetition);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, groups);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, nobody);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, memo_box);
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionView, memos);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, statement_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_committed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_proposition_view_init (QuothPropositionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_proposition_view_show (QuothPropositionView *self, QuothDesk *desk, const QuothFinding *finding)
{
  gboolean can_edit = desk != NULL && quoth_desk_can_edit (desk);

  /* What is read anew is not what somebody types at that moment. */
  if (finding == NULL || !quoth_id_equal (&finding->proposition->value.id, &self->proposition))
    {
      quoth_text_field_commit (self->statement);
      quoth_text_field_commit (self->note);
      quoth_memo_thread_commit (self->memos);
    }
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_set_object (&self->desk, desk);
  gtk_widget_set_visible (self->scroller, finding != NULL);
  if (finding == NULL)
    return;
  self->proposition = finding->proposition->value.id;
  quoth_text_field_set_text (self->statement, finding->proposition->statement);
  quoth_text_field_set_text (self->note, finding->proposition->note);
  quoth_text_field_set_editable (self->statement, can_edit);
  quoth_text_field_set_editable (self->note, can_edit);
  gtk_widget_set_visible (self->fields, finding->is_stored);
  gtk_widget_set_visible (self->actions, finding->is_stored && can_edit);
  gtk_widget_set_visible (self->memo_box, finding->is_stored);
  if (finding->is_stored)
    quoth_memo_thread_show (self->memos, desk, &self->proposition);
  show_dispute (self, finding->contradiction);
  show_repetitions (self, finding->repetitions);
  if (finding->is_stored)
    load (self);
  else
    show_unnamed (self, finding);
}

void
quoth_proposition_view_focus (QuothPropositionView *self)
{
  quoth_text_field_focus (self->statement);
}
