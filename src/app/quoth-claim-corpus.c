/* quoth-claim-corpus.c: what the claim has to do with others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is linked is read each time the claim is shown, off the window's thread; the index that finds a likely proposition is
 * kept for as long as nothing changes in the project.
 */

#include "config.h"

#include "quoth-claim-corpus.h"

#include <glib/gi18n.h>

#include "quoth-choice.h"
#include "quoth-claim-links.h"
#include "quoth-follow.h"
#include "quoth-link-row.h"
#include "quoth-memo-thread.h"
#include "quoth-names.h"
#include "quoth-proposition-picker.h"

/* How many others that are linked to the same proposition are named; the rest is on its page. */
#define MAX_OTHERS 4

/* In pixels, of the popover with the memos of a relation. */
#define MEMOS_WIDTH 320

struct _QuothClaimCorpus
{
  QuothClaimSection parent_instance;

  GtkWidget *propositions;
  GtkWidget *relations;
  GtkWidget *actions;
  GtkWidget *suggestion;
  GtkLabel *suggestion_label;
  GtkWidget *link_button;

  GtkWidget *picker; /* made when it is first asked */
  GtkWidget *memos;  /* a popover, likewise: the rows are made anew while one writes in it */
  QuothMemoThread *thread;
  QuothSession *session;
  QuothStatementIndex *index;
  QuothClaimLinks *links;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothClaimCorpus, quoth_claim_corpus, QUOTH_TYPE_CLAIM_SECTION)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static gboolean
can_edit (QuothClaimCorpus *self)
{
  return quoth_desk_can_edit (quoth_claim_section_get_desk (QUOTH_CLAIM_SECTION (self)));
}

/* (transfer full): the claim in its coder's words, or the text's. */
static char *
dup_words (const QuothClaim *claim)
{
  g_autofree char *quote = quoth_annotation_dup_quote (claim);

  return quoth_name_one_line (claim->statement != NULL && *claim->statement != '\0' ? claim->statement : quote, 120);
}

/* Where a row leads */

static void
go_cb (GtkWidget *row, QuothClaimCorpus *self)
{
  QuothDesk *desk = quoth_claim_section_get_desk (QUOTH_CLAIM_SECTION (self));
  const QuothId *claim = g_object_get_data (G_OBJECT (row), "claim");
  const QuothId *document = g_object_get_data (G_OBJECT (row), "document");
  const QuothId *proposition = g_object_get_data (G_OBJECT (row), "proposition");

  if (proposition != NULL)
    quoth_desk_show_page (desk, "propositions", proposition);
  else
    quoth_desk_go (desk, document, claim);
}

static void
lead_to_claim (QuothClaimCorpus *self, GtkWidget *row, const QuothClaim *claim)
{
  g_object_set_data_full (G_OBJECT (row), "claim", quoth_id_memdup (&claim->annotation.value.id), g_free);
  g_object_set_data_full (G_OBJECT (row), "document", quoth_id_memdup (&claim->annotation.document), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (go_cb), self);
}

/* Propositions */

static int
find_link (const QuothClaim *claim, const QuothId *proposition)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    if (quoth_id_equal (&g_array_index (claim->propositions, QuothClaimProposition, i).proposition, proposition))
      return (int) i;
  return -1;
}

static void
link_chosen_cb (QuothChoice *choice, int index, QuothClaimSection *section)
{
  const QuothId *proposition = g_object_get_data (G_OBJECT (choice), "proposition");
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);
  int place = find_link (claim, proposition);

  if (place < 0)
    return;
  if (index < 0)
    {
      quoth_choice_set_selected (choice, (int) g_array_index (claim->propositions, QuothClaimProposition, place).link);
      return;
    }
  g_array_index (claim->propositions, QuothClaimProposition, place).link = (QuothLink) index;
  quoth_claim_section_put (section, _ ("Change the link to a proposition"), claim);
}

static void
unlink_cb (GtkWidget *row, QuothClaimSection *section)
{
  const QuothId *proposition = g_object_get_data (G_OBJECT (row), "proposition");
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);
  int place = find_link (claim, proposition);

  if (place < 0)
    return;
  g_array_remove_index (claim->propositions, (guint) place);
  quoth_claim_section_put (section, _ ("Unlink from a proposition"), claim);
}

/* Who else supports, denies or reports it: "● denies  Smolyakov · interview". */
static void
add_others (QuothClaimCorpus *self, GtkWidget *box, const QuothLinkedProposition *linked)
{
  const QuothClaim *claim = quoth_claim_section_get_claim (QUOTH_CLAIM_SECTION (self));
  guint n = 0;

  for (guint i = 0; i < linked->utterances->len && n < MAX_OTHERS; i++)
    {
      const QuothUtterance *utterance = linked->utterances->pdata[i];
      g_autoptr (GString) text = g_string_new (NULL);
      GtkWidget *row;

      if (quoth_id_equal (&utterance->claim->annotation.value.id, &claim->annotation.value.id))
        continue;
      quoth_name_append (text, utterance->claimant);
      quoth_name_append (text, quoth_name_of_document (utterance->document));
      row = quoth_link_row_new (quoth_name_of_link (utterance->link), quoth_link_to_nick (utterance->link), text->str, NULL);
      lead_to_claim (self, row, utterance->claim);
      gtk_box_append (GTK_BOX (box), row);
      n++;
    }
}

static void
add_choice (QuothClaimCorpus *self, GtkWidget *box, const QuothLinkedProposition *linked)
{
  const char *const labels[] = { quoth_name_of_link (QUOTH_LINK_SUPPORTS), quoth_name_of_link (QUOTH_LINK_DENIES),
                                 quoth_name_of_link (QUOTH_LINK_REPORTS), NULL };
  QuothChoice *choice = g_object_new (QUOTH_TYPE_CHOICE, NULL);

  quoth_choice_set_labels (choice, _ ("What the claim does to the proposition"), labels);
  quoth_choice_set_selected (choice, (int) linked->link);
  gtk_widget_set_sensitive (GTK_WIDGET (choice), can_edit (self));
  g_object_set_data_full (G_OBJECT (choice), "proposition", quoth_id_memdup (&linked->proposition->value.id), g_free);
  g_signal_connect (choice, "chosen", G_CALLBACK (link_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choice));
}

static void
add_proposition (QuothClaimCorpus *self, const QuothLinkedProposition *linked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *row = quoth_link_row_new (NULL, NULL, linked->proposition->statement,
                                       can_edit (self) ? _ ("Unlink from the proposition") : NULL);

  quoth_link_row_set_lines (QUOTH_LINK_ROW (row), 4);
  g_object_set_data_full (G_OBJECT (row), "proposition", quoth_id_memdup (&linked->proposition->value.id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (go_cb), self);
  g_signal_connect (row, "removed", G_CALLBACK (unlink_cb), self);
  gtk_box_append (GTK_BOX (box), row);
  add_choice (self, box, linked);
  add_others (self, box, linked);
  gtk_box_append (GTK_BOX (self->propositions), box);
}

/* Relations */

static void
unrelate_cb (GtkWidget *row, QuothClaimCorpus *self)
{
  QuothSession *session = self->session;
  g_autoptr (QuothChange) change = quoth_session_new_change (session, _ ("Delete a relation"));

  quoth_change_delete (change, QUOTH_KIND_RELATION, g_object_get_data (G_OBJECT (row), "relation"));
  quoth_session_commit (session, change);
}

static void
make_memos (QuothClaimCorpus *self)
{
  GtkWidget *thread = g_object_new (QUOTH_TYPE_MEMO_THREAD, NULL);

  gtk_widget_set_size_request (thread, MEMOS_WIDTH, -1);
  self->thread = QUOTH_MEMO_THREAD (thread);
  self->memos = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->memos), thread);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->memos), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Memos of the relation"), -1);
  g_signal_connect_swapped (self->memos, "closed", G_CALLBACK (quoth_memo_thread_commit), thread);
  gtk_widget_set_parent (self->memos, GTK_WIDGET (self));
}

static void
open_memos_cb (GtkWidget *button, QuothClaimCorpus *self)
{
  graphene_rect_t bounds;

  if (self->memos == NULL)
    make_memos (self);
  quoth_memo_thread_show (self->thread, quoth_claim_section_get_desk (QUOTH_CLAIM_SECTION (self)),
                          g_object_get_data (G_OBJECT (button), "relation"));
  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->memos),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                  (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->memos));
  quoth_memo_thread_focus (self->thread);
}

static GtkWidget *
new_memos_button (QuothClaimCorpus *self, const QuothRelation *relation)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_tooltip_text (button, _ ("Memos of the relation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Memos of the relation"), -1);
  g_object_set_data_full (G_OBJECT (button), "relation", quoth_id_memdup (&relation->value.id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_memos_cb), self);
  return button;
}

static void
add_relation (QuothClaimCorpus *self, const QuothRelatedClaim *related)
{
  g_autofree char *kind = quoth_name_of_relation (related->relation->relation_kind, related->is_from);
  g_autofree char *words = dup_words (related->other);
  GtkWidget *row = quoth_link_row_new (kind, related->relation->relation_kind, words,
                                       can_edit (self) ? _ ("Delete the relation") : NULL);

  g_object_set_data_full (G_OBJECT (row), "relation", quoth_id_memdup (&related->relation->value.id), g_free);
  lead_to_claim (self, row, related->other);
  g_signal_connect (row, "removed", G_CALLBACK (unrelate_cb), self);
  quoth_link_row_add (QUOTH_LINK_ROW (row), new_memos_button (self, related->relation));
  gtk_box_append (GTK_BOX (self->relations), row);
}

/* Linking */

static void
link_to (QuothClaimCorpus *self, QuothProposition *proposition, gboolean is_new)
{
  QuothClaimSection *section = QUOTH_CLAIM_SECTION (self);
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);
  QuothClaimProposition link = { proposition->value.id, QUOTH_LINK_SUPPORTS };
  g_autoptr (QuothChange) change = NULL;

  if (find_link (claim, &link.proposition) >= 0)
    return;
  g_array_append_val (claim->propositions, link);
  change = quoth_session_new_change (self->session, _ ("Link to a proposition"));
  if (is_new)
    quoth_change_put (change, proposition);
  quoth_change_put (change, claim);
  quoth_session_commit (self->session, change);
}

static void
picked (QuothProposition *proposition, gboolean is_new, gpointer user_data)
{
  link_to (user_data, proposition, is_new);
}

static void
link_cb (QuothClaimCorpus *self)
{
  QuothClaimSection *section = QUOTH_CLAIM_SECTION (self);
  g_autofree char *words = dup_words (quoth_claim_section_get_claim (section));

  if (self->picker == NULL)
    {
      self->picker = quoth_proposition_picker_new ();
      gtk_widget_set_parent (self->picker, self->link_button);
    }
  quoth_proposition_picker_ask (QUOTH_PROPOSITION_PICKER (self->picker), quoth_claim_section_get_desk (section),
                                self->links != NULL ? self->links->matches : NULL, words, picked, self);
}

/* (transfer none) (nullable): the proposition that is suggested. */
static QuothProposition *
get_suggestion (QuothClaimCorpus *self)
{
  const QuothStatementMatch *best;

  if (self->links == NULL || self->links->propositions->len > 0 || self->links->matches == NULL
      || self->links->matches->len == 0)
    return NULL;
  best = self->links->matches->pdata[0];
  return quoth_session_find (self->session, QUOTH_KIND_PROPOSITION, &best->proposition);
}

static void
suggestion_cb (QuothClaimCorpus *self)
{
  QuothProposition *proposition = get_suggestion (self);

  if (proposition != NULL)
    link_to (self, proposition, FALSE);
}

static void
show_suggestion (QuothClaimCorpus *self)
{
  QuothProposition *proposition = can_edit (self) ? get_suggestion (self) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->suggestion, proposition != NULL);
  if (proposition == NULL)
    return;
  /* Translators: a proposition that a claim may be linked to */
  text = g_strdup_printf (_ ("Perhaps: %s"), proposition->statement);
  gtk_label_set_label (self->suggestion_label, text);
}

/* Loading */

typedef struct
{
  QuothClaim *claim;
  QuothStatementIndex *index;
  QuothClaimLinks *links;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer ((gpointer *) &reading->claim, quoth_value_unref);
  g_clear_pointer (&reading->index, quoth_statement_index_unref);
  g_clear_pointer (&reading->links, quoth_claim_links_free);
  g_free (reading);
}

static gpointer
read_links (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *asked = data;
  Reading *reading = g_new0 (Reading, 1);

  reading->index = asked->index != NULL ? quoth_statement_index_ref (asked->index)
                                        : quoth_statement_index_new (reader, NULL, cancellable, error);
  if (reading->index != NULL)
    reading->links = quoth_claim_links_read (reader, asked->claim, reading->index, cancellable, error);
  if (reading->links == NULL)
    g_clear_pointer (&reading, reading_free);
  return reading;
}

static void
show_links (QuothClaimCorpus *self)
{
  clear_box (self->propositions);
  clear_box (self->relations);
  for (guint i = 0; self->links != NULL && i < self->links->propositions->len; i++)
    add_proposition (self, self->links->propositions->pdata[i]);
  for (guint i = 0; self->links != NULL && i < self->links->relations->len; i++)
    add_relation (self, self->links->relations->pdata[i]);
  show_suggestion (self);
}

static void
links_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothClaimCorpus) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  /* A claim that was deleted a moment ago has no links; what is wrong else was told where it went wrong. */
  if (reading == NULL)
    return;
  g_clear_pointer (&self->index, quoth_statement_index_unref);
  self->index = g_steal_pointer (&reading->index);
  g_clear_pointer (&self->links, quoth_claim_links_free);
  self->links = g_steal_pointer (&reading->links);
  reading_free (reading);
  show_links (self);
}

static void
load (QuothClaimCorpus *self)
{
  QuothClaim *claim = quoth_claim_section_get_claim (QUOTH_CLAIM_SECTION (self));
  Reading *reading = g_new0 (Reading, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  reading->claim = quoth_value_ref (claim);
  reading->index = self->index != NULL ? quoth_statement_index_ref (self->index) : NULL;
  quoth_store_read_async (quoth_session_get_store (self->session), read_links, reading, reading_free, reading_free,
                          self->loading, links_read_cb, g_object_ref (self));
}

static void
session_changed_cb (QuothClaimCorpus *self)
{
  g_clear_pointer (&self->index, quoth_statement_index_unref);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
quoth_claim_corpus_show (QuothClaimSection *section)
{
  QuothClaimCorpus *self = QUOTH_CLAIM_CORPUS (section);

  if (quoth_follow (self, &self->session, quoth_desk_get_session (quoth_claim_section_get_desk (section))))
    {
      g_clear_pointer (&self->index, quoth_statement_index_unref);
      g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (self->actions, can_edit (self));
  load (self);
}

static void
quoth_claim_corpus_dispose (GObject *object)
{
  QuothClaimCorpus *self = QUOTH_CLAIM_CORPUS (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  quoth_follow (self, &self->session, NULL);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_pointer (&self->memos, gtk_widget_unparent);
  g_clear_pointer (&self->index, quoth_statement_index_unref);
  g_clear_pointer (&self->links, quoth_claim_links_free);
  G_OBJECT_CLASS (quoth_claim_corpus_parent_class)->dispose (object);
}

static void
quoth_claim_corpus_class_init (QuothClaimCorpusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_claim_corpus_dispose;
  QUOTH_CLAIM_SECTION_CLASS (klass)->show = quoth_claim_corpus_show;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-claim-corpus.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCorpus, propositions);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCorpus, relations);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCorpus, actions);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCorpus, suggestion);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCorpus, suggestion_label);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCorpus, link_button);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
}

static void
quoth_claim_corpus_init (QuothClaimCorpus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
