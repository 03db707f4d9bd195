/* quoth-claim-inspector.c: the fields of a claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-inspector.h"

#include "quoth-claim-assessment.h"
#include "quoth-claim-circumstances.h"
#include "quoth-claim-corpus.h"
#include "quoth-claim-sources.h"

#define N_SECTIONS 4

struct _QuothClaimInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *where;
  GtkWidget *delete;

  QuothClaimSection *sections[N_SECTIONS];
  QuothDesk *desk;
  QuothClaim *claim;
};

G_DEFINE_FINAL_TYPE (QuothClaimInspector, quoth_claim_inspector, GTK_TYPE_WIDGET)

static void
quoth_claim_inspector_dispose (GObject *object)
{
  QuothClaimInspector *self = QUOTH_CLAIM_INSPECTOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->claim, quoth_value_unref);
  G_OBJECT_CLASS (quoth_claim_inspector_parent_class)->dispose (object);
}

static void
quoth_claim_inspector_class_init (QuothClaimInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_claim_inspector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-claim-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, where);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, delete);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_claim_inspector_init (QuothClaimInspector *self)
{
  /* From top to bottom. */
  const GType types[N_SECTIONS] = {
    QUOTH_TYPE_CLAIM_SOURCES,
    QUOTH_TYPE_CLAIM_ASSESSMENT,
    QUOTH_TYPE_CLAIM_CIRCUMSTANCES,
    QUOTH_TYPE_CLAIM_CORPUS,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      self->sections[i] = g_object_new (types[i], NULL);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->sections[i]));
    }
}

void
quoth_claim_inspector_show (QuothClaimInspector *self, QuothDesk *desk, QuothClaim *claim)
{
  g_autofree char *where = quoth_desk_describe (desk, &claim->annotation);

  if (self->claim == NULL
      || !quoth_id_equal (&claim->annotation.value.id, &self->claim->annotation.value.id))
    quoth_claim_inspector_commit (self);
  g_set_object (&self->desk, desk);
  quoth_value_ref (claim);
  g_clear_pointer ((gpointer *) &self->claim, quoth_value_unref);
  self->claim = claim;

  gtk_label_set_label (self->where, where);
  for (guint i = 0; i < N_SECTIONS; i++)
    quoth_claim_section_show (self->sections[i], desk, claim);
}

void
quoth_claim_inspector_commit (QuothClaimInspector *self)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    quoth_claim_section_commit (self->sections[i]);
}

void
quoth_claim_inspector_focus (QuothClaimInspector *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->sections[0]));
}
