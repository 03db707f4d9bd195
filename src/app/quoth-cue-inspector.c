/* quoth-cue-inspector.c: the fields of a cue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-cue-inspector.h"

#include <glib/gi18n.h>

#include "quoth-annotation-types.h"
#include "quoth-coding.h"
#include "quoth-field.h"
#include "quoth-fragment-list.h"
#include "quoth-names.h"
#include "quoth-option-popover.h"
#include "quoth-row.h"

struct _QuothCueInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *where;
  GtkWidget *delete;
  GtkLabel *quote;
  QuothFragmentList *fragments;
  GtkLabel *title;
  GtkDropDown *kind;
  GtkLabel *definition;
  GtkWidget *claim;
  QuothRow *claim_row;
  GtkWidget *tie;
  GtkWidget *claims; /* made when it is first asked */

  QuothDesk *desk;
  QuothCue *cue;
  GStrv kinds; /* keys, as the list has them */
  gboolean showing;
  GPtrArray *offered; /* of QuothClaim, while somebody chooses */
};

G_DEFINE_FINAL_TYPE (QuothCueInspector, quoth_cue_inspector, GTK_TYPE_WIDGET)

static void
kind_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothCueInspector *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (QuothCue) copy = NULL;

  if (self->showing || selected >= g_strv_length (self->kinds))
    return;
  copy = quoth_cue_copy (quoth_session_latest (session, self->cue));
  if (quoth_cue_is (copy, self->kinds[selected]))
    return;
  quoth_cue_set_kind (copy, self->kinds[selected]);
  quoth_session_put (session, _ ("Change the type of an annotation"), copy);
}

static void
show_kind (QuothCueInspector *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  const QuothAnnotationType *type
    = quoth_palette_find_annotation_type (quoth_session_get_palette (session), self->cue->cue_kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_strfreev (self->kinds);
  self->kinds = quoth_annotation_types_list (session);
  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      gtk_string_list_append (names, quoth_annotation_types_get_name (session, self->kinds[i]));
      if (quoth_cue_is (self->cue, self->kinds[i]))
        selected = i;
    }
  gtk_label_set_label (self->title, quoth_cue_kind_is_own (self->cue->cue_kind) ? type != NULL ? type->name : self->cue->cue_kind : _ ("Cue"));
  gtk_label_set_label (self->definition, type != NULL && type->definition != NULL ? type->definition : "");
  gtk_widget_set_visible (GTK_WIDGET (self->definition), type != NULL && type->definition != NULL && *type->definition != '\0');
  self->showing = TRUE;
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kind, selected);
  self->showing = FALSE;
}

/* ---- Tying it to a claim ---- */

static gboolean
offer_claim (QuothRange range, gpointer value, gpointer user_data)
{
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_CLAIM && quoth_annotation_get_span (value, 0)->range.start == range.start)
    g_ptr_array_add (user_data, quoth_value_ref (value));
  return G_SOURCE_CONTINUE;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer cue)
{
  guint place = quoth_annotation_get_extent (cue).start;
  guint left = quoth_annotation_get_extent (*(gconstpointer *) a).start;
  guint right = quoth_annotation_get_extent (*(gconstpointer *) b).start;
  guint left_distance = left > place ? left - place : place - left;
  guint right_distance = right > place ? right - place : place - right;

  return left_distance < right_distance ? -1 : left_distance > right_distance;
}

static void
claim_chosen (guint option, gpointer user_data)
{
  QuothCueInspector *self = user_data;
  const QuothClaim *claim = option < self->offered->len ? self->offered->pdata[option] : NULL;

  quoth_coding_tie_cue (self->desk, self->cue, claim != NULL ? &claim->annotation.value.id : NULL);
}

static char *
describe_claim (const QuothClaim *claim)
{
  g_autofree char *quote = quoth_annotation_dup_quote (claim);
  gboolean is_worded = claim->statement != NULL && *claim->statement != '\0';

  return quoth_name_one_line (is_worded ? claim->statement : quote, 200);
}

static void
tie_clicked_cb (GtkButton *button, QuothCueInspector *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));
  QuothOptionPopover *claims;

  if (self->claims == NULL)
    {
      self->claims = quoth_option_popover_new ();
      gtk_widget_set_parent (self->claims, self->tie);
    }
  claims = QUOTH_OPTION_POPOVER (self->claims);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = quoth_values_new ();
  quoth_document_model_foreach (model, quoth_range (0, length), offer_claim, self->offered);
  g_ptr_array_sort_with_data (self->offered, compare_distance, self->cue);
  quoth_option_popover_begin (claims, _ ("Tie to a claim"));
  for (guint i = 0; i < self->offered->len; i++)
    {
      const QuothClaim *claim = self->offered->pdata[i];
      g_autofree char *line = describe_claim (claim);
      g_autofree char *where
        = quoth_name_of_place (quoth_desk_get_document (self->desk), quoth_annotation_get_extent (claim).start);

      if (!quoth_id_equal (&claim->annotation.value.id, &self->cue->claim))
        quoth_option_popover_add (claims, i, line, where, NULL, NULL, NULL);
    }
  if (!quoth_id_is_none (&self->cue->claim))
    quoth_option_popover_add (claims, self->offered->len, _ ("Tie to none"), NULL, NULL, "edit-clear-symbolic", NULL);
  quoth_option_popover_ask (claims, claim_chosen, self);
}

static void
claim_clicked_cb (GtkButton *button, QuothCueInspector *self)
{
  QuothId document = self->cue->annotation.document;
  QuothId claim = self->cue->claim;

  if (quoth_id_is_none (&claim))
    tie_clicked_cb (button, self);
  else
    quoth_desk_go (self->desk, &document, &claim);
}

static void
quoth_cue_inspector_dispose (GObject *object)
{
  QuothCueInspector *self = QUOTH_CUE_INSPECTOR (object);

  g_clear_pointer (&self->claims, gtk_widget_unparent);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->cue, quoth_value_unref);
  G_OBJECT_CLASS (quoth_cue_inspector_parent_class)->dispose (object);
}

static void
quoth_cue_inspector_class_init (QuothCueInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_cue_inspector_dispose;

  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_FRAGMENT_LIST);
  g_type_ensure (QUOTH_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-cue-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, where);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, delete);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, quote);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, fragments);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, title);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, definition);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, claim);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, claim_row);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, tie);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, claim_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, tie_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_cue_inspector_init (QuothCueInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_claim (QuothCueInspector *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  const QuothClaim *claim =
    model != NULL ? (const QuothClaim *) quoth_document_model_get_annotation (model, &self->cue->claim) : NULL;
  g_autofree char *line = claim != NULL ? describe_claim (claim) : NULL;
  gboolean editable = quoth_desk_can_edit (self->desk);

  gtk_widget_set_sensitive (self->claim, claim != NULL || editable);
  gtk_widget_set_visible (self->tie, editable);
  quoth_row_set_lines (self->claim_row, 3);
  quoth_row_set_title (self->claim_row, claim != NULL ? line : _ ("Tie to claim…"));
}

void
quoth_cue_inspector_show (QuothCueInspector *self, QuothDesk *desk, QuothCue *cue)
{
  g_autofree char *where = NULL;
  g_autofree char *quote = quoth_annotation_dup_quote (cue);

  g_set_object (&self->desk, desk);
  quoth_value_ref (cue);
  g_clear_pointer ((gpointer *) &self->cue, quoth_value_unref);
  self->cue = cue;
  where = quoth_desk_describe (desk, &cue->annotation);
  gtk_label_set_label (self->where, where);
  quoth_fragment_list_show (self->fragments, desk, &cue->annotation);
  gtk_label_set_label (self->quote, quote);
  show_kind (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), quoth_desk_can_edit (desk));
  show_claim (self);
}

void
quoth_cue_inspector_focus (QuothCueInspector *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
