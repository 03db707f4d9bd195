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
  QuothTextField *confidence;
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
confidence_committed_cb (QuothTextField *field, const char *text, QuothClaimSection *self)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (self);

  claim->confidence = *text != '\0' ? g_ascii_strtod (text, NULL) : -1;
  quoth_claim_section_put (self, _ ("Change confidence"), claim);
}

/* ---- What may be typed, and what was before ---- */

static char *
check_date (const char *text, gpointer owner, GError **error)
{
  if (quoth_date_is_valid (text))
    return g_strdup (text);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("“%s” is no date: write 2023, 2023-03 or 2023-03-21, a day that there is"), text);
  return NULL;
}

/* A number from 0 to 1, with the point or the comma of wherever the user is, or in per cent. */
static char *
check_confidence (const char *text, gpointer owner, GError **error)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), ",", '.');
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double number = g_ascii_strtod (plain, &end);

  while (*end == ' ')
    end++;
  if (g_str_equal (end, "%"))
    {
      number /= 100;
      end++;
    }
  if (end != plain && *end == '\0' && number >= 0 && number <= 1)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%g", number));
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("“%s” is no confidence: write a number from 0 to 1, like 0.8, or 80 %%"), text);
  return NULL;
}

static GStrv
complete_form (gpointer owner)
{
  QuothSession *session = quoth_desk_get_session (quoth_claim_section_get_desk (owner));

  return g_strdupv ((GStrv) quoth_session_get_words (session, QUOTH_WORDS_FORM));
}

static GStrv
complete_place (gpointer owner)
{
  QuothSession *session = quoth_desk_get_session (quoth_claim_section_get_desk (owner));

  return g_strdupv ((GStrv) quoth_session_get_words (session, QUOTH_WORDS_PLACE));
}

/* ---- The section ---- */

static void
show_confidence (QuothClaimCircumstances *self, const QuothClaim *claim)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (claim->confidence >= 0)
    g_ascii_formatd (buffer, sizeof buffer, "%g", claim->confidence);
  quoth_text_field_set_text (self->confidence, buffer);
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
  show_confidence (self, claim);
  quoth_text_field_set_editable (self->confidence, editable);
}

static void
quoth_claim_circumstances_commit (QuothClaimSection *section)
{
  QuothClaimCircumstances *self = QUOTH_CLAIM_CIRCUMSTANCES (section);

  quoth_text_field_commit (self->form);
  quoth_text_field_commit (self->date);
  quoth_text_field_commit (self->place);
  quoth_text_field_commit (self->confidence);
  /* What may not be stored must not be taken for the next claim's. */
  quoth_text_field_revert (self->date);
  quoth_text_field_revert (self->confidence);
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
  gtk_widget_class_bind_template_child (widget_class, QuothClaimCircumstances, confidence);
  gtk_widget_class_bind_template_callback (widget_class, form_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confidence_committed_cb);
}

static void
quoth_claim_circumstances_init (QuothClaimCircumstances *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_text_field_set_completion (self->form, complete_form, self);
  quoth_text_field_set_completion (self->place, complete_place, self);
  quoth_text_field_set_check (self->date, check_date, self);
  quoth_text_field_set_check (self->confidence, check_confidence, self);
}
