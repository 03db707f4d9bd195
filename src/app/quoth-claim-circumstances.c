/* quoth-claim-circumstances.c: how, when and where something was claimed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-circumstances.h"

#include <glib/gi18n.h>

#include "quoth-field.h"
#include "quoth-text-field.h"

struct _QuothClaimCircumstances
{
  QuothClaimSection parent_instance;

  QuothTextField *form;
  QuothTextField *date;
  QuothTextField *place;
};

G_DEFINE_FINAL_TYPE (QuothClaimCircumstances, quoth_claim_circumstances, QUOTH_TYPE_CLAIM_SECTION)

static void
form_committed_cb (QuothTextField *field, const char *text, QuothClaimSection *self)
{
  quoth_claim_section_put_text (self, _ ("Change form of action"), offsetof (QuothClaim, form), text);
}

static void
date_committed_cb (QuothTextField *field, const char *text, QuothClaimSection *self)
{
  quoth_claim_section_put_text (self, _ ("Change claim’s date"), offsetof (QuothClaim, date), text);
}

static void
place_committed_cb (QuothTextField *field, const char *text, QuothClaimSection *self)
{
  quoth_claim_section_put_text (self, _ ("Change claim’s place"), offsetof (QuothClaim, place), text);
}

static void
quoth_claim_circumstances_show (QuothClaimSection *section)
{
  QuothClaimCircumstances *self = QUOTH_CLAIM_CIRCUMSTANCES (section);
  const QuothClaim *claim = quoth_claim_section_get_claim (section);
  gboolean editable = quoth_desk_can_edit (quoth_claim_section_get_desk (section));

  quoth_text_field_set_text (self->form, claim->form);
  quoth_text_field_set_text (self->date, claim->date);
  quoth_text_field_set_text (self->place, claim->place);
  quoth_text_field_set_editable (self->form, editable);
  quoth_text_field_set_editable (self->date, editable);
  quoth_text_field_set_editable (self->place, editable);
}

static void
quoth_claim_circumstances_commit (QuothClaimSection *section)
{
  QuothClaimCircumstances *self = QUOTH_CLAIM_CIRCUMSTANCES (section);

  quoth_text_field_commit (self->form);
  quoth_text_field_commit (self->date);
  quoth_text_field_commit (self->place);
}

static void
quoth_claim_circumstances_class_init (QuothClaimCircumstancesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QuothClaimSectionClass *section_class = QUOTH_CLAIM_SECTION_CLASS (klass);

  section_class->show = quoth_claim_circumstances_show;
  section_class->commit = quoth_claim_circumstances_commit;

  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-claim-circumstances.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCircumstances, form);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCircumstances, date);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCircumstances, place);
  gtk_widget_class_bind_template_callback (widget_class, form_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_committed_cb);
}

static void
quoth_claim_circumstances_init (QuothClaimCircumstances *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
