/* quoth-cue-inspector.c: the fields of a cue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-cue-inspector.h"

#include <glib/gi18n.h>

#include "quoth-choice.h"
#include "quoth-field.h"
#include "quoth-names.h"
#include "quoth-row.h"

struct _QuothCueInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *where;
  GtkWidget *delete;
  GtkLabel *quote;
  QuothChoice *kind;
  GtkWidget *claim;
  QuothRow *claim_row;

  QuothDesk *desk;
  QuothCue *cue;
};

G_DEFINE_FINAL_TYPE (QuothCueInspector, quoth_cue_inspector, GTK_TYPE_WIDGET)

static void
kind_chosen_cb (QuothChoice *choice, int index, QuothCueInspector *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (QuothCue) copy = quoth_cue_copy (quoth_session_latest (session, self->cue));

  /* A cue is always one of the two. */
  if (index < 0)
    {
      quoth_choice_set_selected (choice, (int) copy->cue_kind);
      return;
    }
  copy->cue_kind = (QuothCueKind) index;
  quoth_session_put (session, _ ("Change kind of cue"), copy);
}

static void
claim_clicked_cb (GtkButton *button, QuothCueInspector *self)
{
  QuothId document = self->cue->annotation.document;
  QuothId claim = self->cue->claim;

  if (!quoth_id_is_none (&claim))
    quoth_desk_go (self->desk, &document, &claim);
}

static void
quoth_cue_inspector_dispose (GObject *object)
{
  QuothCueInspector *self = QUOTH_CUE_INSPECTOR (object);

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

  g_type_ensure (QUOTH_TYPE_CHOICE);
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-cue-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, where);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, delete);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, quote);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, claim);
  gtk_widget_class_bind_template_child (widget_class, QuothCueInspector, claim_row);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, claim_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_cue_inspector_init (QuothCueInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_choice_set_labels (self->kind, _ ("Kind of cue"),
                           (const char *[]){ _ ("cue"), _ ("evidence"), NULL });
}

static void
show_claim (QuothCueInspector *self)
{
  const QuothClaim *claim =
    quoth_session_find (quoth_desk_get_session (self->desk), QUOTH_KIND_CLAIM, &self->cue->claim);
  g_autofree char *quote = claim != NULL ? quoth_annotation_dup_quote (claim) : NULL;
  g_autofree char *line = NULL;

  if (claim != NULL && claim->statement != NULL && *claim->statement != '\0')
    line = quoth_name_one_line (claim->statement, 200);
  else
    line = quoth_name_one_line (quote, 200);
  gtk_widget_set_sensitive (self->claim, claim != NULL);
  quoth_row_set_lines (self->claim_row, 3);
  quoth_row_set_title (self->claim_row, claim != NULL ? line : _ ("None"));
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
  gtk_label_set_label (self->quote, quote);
  quoth_choice_set_selected (self->kind, (int) cue->cue_kind);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), quoth_desk_can_edit (desk));
  show_claim (self);
}

void
quoth_cue_inspector_focus (QuothCueInspector *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
