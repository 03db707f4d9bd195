/* quoth-cue-list.c: the cues and the evidence of a claim, as a field of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-cue-list.h"

#include <glib/gi18n.h>

#include "quoth-annotation-types.h"
#include "quoth-coding.h"
#include "quoth-names.h"
#include "quoth-option-popover.h"
#include "quoth-quote-row.h"

struct _QuothCueList
{
  GtkWidget parent_instance;

  GtkWidget *rows;
  GtkWidget *add;
  GtkWidget *options; /* made when it is first asked */

  QuothDesk *desk;
  QuothClaim *claim;
  GPtrArray *cues;    /* of the claim, by row */
  GPtrArray *offered; /* while somebody chooses: what could be tied */
};

G_DEFINE_FINAL_TYPE (QuothCueList, quoth_cue_list, GTK_TYPE_WIDGET)

typedef struct
{
  const QuothId *claim;
  gboolean tied;
  GPtrArray *found;
} Search;

static gboolean
look_at (QuothRange range, gpointer value, gpointer user_data)
{
  Search *search = user_data;

  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_CUE && quoth_annotation_get_span (value, 0)->range.start == range.start
      && quoth_id_equal (&quoth_cue (value)->claim, search->claim) == search->tied)
    g_ptr_array_add (search->found, quoth_value_ref (value));
  return G_SOURCE_CONTINUE;
}

/* The cues of the document that are, or are not, those of the claim, in the order of the text. */
static GPtrArray *
find_cues (QuothCueList *self, gboolean tied)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));
  Search search = { &self->claim->annotation.value.id, tied, quoth_values_new () };

  quoth_document_model_foreach (model, quoth_range (0, length), look_at, &search);
  return search.found;
}

static QuothCue *
find_cue (QuothCueList *self, QuothQuoteRow *row)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != GTK_WIDGET (row);
       child = gtk_widget_get_next_sibling (child))
    n++;
  return quoth_cue (self->cues->pdata[n]);
}

static void
activate_cb (QuothQuoteRow *row, QuothCueList *self)
{
  const QuothCue *cue = find_cue (self, row);
  QuothId document = cue->annotation.document;
  QuothId id = cue->annotation.value.id;

  quoth_desk_go (self->desk, &document, &id);
}

static void
remove_cb (QuothQuoteRow *row, QuothCueList *self)
{
  gtk_widget_grab_focus (self->add);
  quoth_coding_tie_cue (self->desk, find_cue (self, row), NULL);
}

static void
chosen_cb (guint option, gpointer user_data)
{
  QuothCueList *self = user_data;

  quoth_coding_tie_cue (self->desk, quoth_cue (self->offered->pdata[option]), &self->claim->annotation.value.id);
}

static guint
get_distance (gconstpointer annotation, QuothRange place)
{
  QuothRange range = quoth_annotation_get_extent (annotation);

  if (range.end <= place.start)
    return place.start - range.end;
  return range.start >= place.end ? range.start - place.end : 0;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const QuothRange *place = user_data;
  guint left = get_distance (*(gconstpointer *) a, *place);
  guint right = get_distance (*(gconstpointer *) b, *place);

  return left < right ? -1 : left > right;
}

static void
add_cb (GtkButton *button, QuothCueList *self)
{
  QuothRange place = quoth_annotation_get_extent (self->claim);

  if (self->options == NULL)
    {
      self->options = quoth_option_popover_new ();
      gtk_widget_set_parent (self->options, self->add);
    }
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = find_cues (self, FALSE);
  g_ptr_array_sort_with_data (self->offered, compare_distance, &place);
  quoth_option_popover_begin (QUOTH_OPTION_POPOVER (self->options), _ ("Tie a cue to this claim"));
  for (guint i = 0; i < self->offered->len; i++)
    {
      const QuothCue *cue = self->offered->pdata[i];
      g_autofree char *quote = quoth_annotation_dup_quote (cue);
      g_autofree char *line = quoth_name_one_line (quote, 80);
      g_autofree char *where = quoth_name_of_place (quoth_desk_get_document (self->desk), quoth_annotation_get_extent (cue).start);

      quoth_option_popover_add (QUOTH_OPTION_POPOVER (self->options), i, line, where, NULL, NULL, NULL);
    }
  quoth_option_popover_ask (QUOTH_OPTION_POPOVER (self->options), chosen_cb, self);
}

static void
quoth_cue_list_dispose (GObject *object)
{
  QuothCueList *self = QUOTH_CUE_LIST (object);
  GtkWidget *child;

  g_clear_pointer (&self->options, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->claim, quoth_value_unref);
  g_clear_pointer (&self->cues, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_cue_list_parent_class)->dispose (object);
}

static void
quoth_cue_list_class_init (QuothCueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_cue_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_cue_list_init (QuothCueList *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (self->rows, TRUE);
  gtk_widget_set_valign (self->rows, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_add_css_class (self->add, "circular");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->add, _ ("Tie a cue"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tie a cue"), -1);
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
}

static void
add_row (QuothCueList *self, const QuothCue *cue, gboolean editable)
{
  g_autofree char *quote = quoth_annotation_dup_quote (cue);
  GtkWidget *row = quoth_quote_row_new (quote, quoth_cue_is (cue, QUOTH_CUE_CUE) ? NULL : quoth_annotation_types_get_name (quoth_desk_get_session (self->desk), cue->cue_kind),
                                        editable ? _ ("Untie from this claim") : NULL);

  quoth_quote_row_set_italic (QUOTH_QUOTE_ROW (row), TRUE);
  g_signal_connect (row, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* Whether these are the rows that are there. */
static gboolean
shows (QuothCueList *self, GPtrArray *cues)
{
  if (self->cues == NULL || self->cues->len != cues->len)
    return FALSE;
  for (guint i = 0; i < cues->len; i++)
    if (cues->pdata[i] != self->cues->pdata[i])
      return FALSE;
  return TRUE;
}

void
quoth_cue_list_show (QuothCueList *self, QuothDesk *desk, QuothClaim *claim)
{
  gboolean editable = quoth_desk_can_edit (desk);
  g_autoptr (GPtrArray) cues = NULL;
  GtkWidget *child;

  g_set_object (&self->desk, desk);
  quoth_value_ref (claim);
  g_clear_pointer ((gpointer *) &self->claim, quoth_value_unref);
  self->claim = claim;
  cues = find_cues (self, TRUE);
  gtk_widget_set_visible (self->add, editable);
  if (shows (self, cues) && cues->len > 0)
    return;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < cues->len; i++)
    add_row (self, cues->pdata[i], editable);
  if (cues->len == 0)
    {
      GtkWidget *none = gtk_label_new (_ ("Select words, press E"));

      gtk_label_set_xalign (GTK_LABEL (none), 0);
      gtk_label_set_ellipsize (GTK_LABEL (none), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (none, "dim-label");
      gtk_box_append (GTK_BOX (self->rows), none);
    }
  g_clear_pointer (&self->cues, g_ptr_array_unref);
  self->cues = g_steal_pointer (&cues);
}
