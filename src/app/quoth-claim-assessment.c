/* quoth-claim-assessment.c: what the claim is, as the coder sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-assessment.h"

#include <glib/gi18n.h>

#include "quoth-chips.h"
#include "quoth-choice.h"
#include "quoth-code-picker.h"
#include "quoth-coding.h"
#include "quoth-factuality.h"
#include "quoth-field.h"

/* The modes in the order of their buttons. */
static const QuothMode modes[]
  = { QUOTH_MODE_DIRECT, QUOTH_MODE_INDIRECT, QUOTH_MODE_MIXED, QUOTH_MODE_UNATTRIBUTED };

struct _QuothClaimAssessment
{
  QuothClaimSection parent_instance;

  QuothChips *categories;
  GtkWidget *stances;
  QuothChoice *certainty;
  QuothChoice *polarity;
  QuothChoice *mode;
  GtkWidget *cues;

  GtkWidget *code_picker; /* made when it is first asked */
};

G_DEFINE_FINAL_TYPE (QuothClaimAssessment, quoth_claim_assessment, QUOTH_TYPE_CLAIM_SECTION)

static QuothDesk *
get_desk (QuothClaimAssessment *self)
{
  return quoth_claim_section_get_desk (QUOTH_CLAIM_SECTION (self));
}

static QuothClaim *
get_claim (QuothClaimAssessment *self)
{
  return quoth_claim_section_get_claim (QUOTH_CLAIM_SECTION (self));
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* ---- Categories, with a stance each ---- */

static void
code_picked (QuothCode *code, gboolean is_new, gpointer user_data)
{
  QuothClaimAssessment *self = user_data;

  quoth_coding_toggle_code (get_desk (self), get_claim (self), code, is_new);
}

static void
categories_add_cb (QuothChips *chips, QuothClaimAssessment *self)
{
  if (self->code_picker == NULL)
    {
      self->code_picker = quoth_code_picker_new ();
      gtk_widget_set_parent (self->code_picker, quoth_chips_get_button (chips));
    }
  quoth_code_picker_ask (QUOTH_CODE_PICKER (self->code_picker), get_desk (self), code_picked, self);
}

static void
categories_remove_cb (QuothChips *chips, guint index, QuothClaimSection *section)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);

  if (index < claim->categories->len)
    g_array_remove_index (claim->categories, index);
  quoth_claim_section_put (section, _ ("Remove category"), claim);
}

static void
stance_chosen_cb (QuothChoice *choice, int index, QuothClaimSection *section)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "index"));
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);

  if (n >= claim->categories->len)
    return;
  g_array_index (claim->categories, QuothCategory, n).stance
    = index < 0 ? QUOTH_STANCE_UNSET : (QuothStance) (index - 1);
  quoth_claim_section_put (section, _ ("Change stance"), claim);
}

static void
add_stance_label (QuothClaimAssessment *self, const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (self->stances), label);
}

static void
add_stance (QuothClaimAssessment *self, guint n, const QuothCategory *category, const QuothCode *code)
{
  GtkWidget *choice = g_object_new (QUOTH_TYPE_CHOICE, "hexpand", TRUE, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Stance on %s"), code != NULL ? code->name : "");

  if (get_claim (self)->categories->len > 1 && code != NULL)
    add_stance_label (self, code->name);
  g_object_set_data (G_OBJECT (choice), "index", GUINT_TO_POINTER (n));
  quoth_choice_set_labels (QUOTH_CHOICE (choice), name,
                           (const char *[]){ _ ("against"), _ ("neutral"), _ ("for"), NULL });
  quoth_choice_set_selected (QUOTH_CHOICE (choice),
                             category->stance == QUOTH_STANCE_UNSET ? -1 : (int) category->stance + 1);
  g_signal_connect (choice, "chosen", G_CALLBACK (stance_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->stances), choice);
}

static void
show_categories (QuothClaimAssessment *self, gboolean editable)
{
  QuothSession *session = quoth_desk_get_session (get_desk (self));
  GArray *categories = get_claim (self)->categories;

  quoth_chips_clear (self->categories);
  quoth_chips_set_editable (self->categories, editable);
  clear_box (self->stances);
  for (guint i = 0; i < categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (categories, QuothCategory, i);
      const QuothCode *code = quoth_session_find (session, QUOTH_KIND_CODE, &category->code);
      GdkRGBA color;

      quoth_palette_get_code_color (quoth_session_get_palette (session), &category->code, &color);
      quoth_chips_add (self->categories, code != NULL ? code->name : "…", &color);
      add_stance (self, i, category, code);
    }
  gtk_widget_set_sensitive (self->stances, editable);
  gtk_widget_set_visible (gtk_widget_get_parent (self->stances), categories->len > 0);
}

/* ---- Factuality and mode ---- */

static void
factuality_chosen_cb (QuothChoice *choice, int index, QuothClaimAssessment *self)
{
  QuothClaimSection *section = QUOTH_CLAIM_SECTION (self);
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);
  int polarity = quoth_choice_get_selected (self->polarity);

  /* What is not said to be otherwise is said to be so. */
  if (choice == self->certainty && !gtk_widget_get_visible (GTK_WIDGET (self->polarity)))
    polarity = 0;
  claim->factuality = quoth_factuality_from_choice (quoth_choice_get_selected (self->certainty), polarity);
  quoth_claim_section_put (section, _ ("Change factuality"), claim);
}

static void
mode_chosen_cb (QuothChoice *choice, int index, QuothClaimSection *section)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);

  claim->mode = index < 0 ? QUOTH_MODE_UNSET : modes[index];
  quoth_claim_section_put (section, _ ("Change mode"), claim);
}

static void
show_choices (QuothClaimAssessment *self, gboolean editable)
{
  const QuothClaim *claim = get_claim (self);
  int certainty, polarity;
  int mode = -1;

  for (int i = 0; i < (int) G_N_ELEMENTS (modes); i++)
    if (modes[i] == claim->mode)
      mode = i;
  quoth_factuality_to_choice (claim->factuality, &certainty, &polarity);
  quoth_choice_set_selected (self->certainty, certainty);
  quoth_choice_set_selected (self->polarity, polarity);
  quoth_choice_set_selected (self->mode, mode);
  gtk_widget_set_visible (GTK_WIDGET (self->polarity), certainty >= 0 && certainty < 3);
  gtk_widget_set_sensitive (GTK_WIDGET (self->certainty), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->polarity), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mode), editable);
}

/* ---- Cues ---- */

static void
cue_clicked_cb (GtkButton *button, QuothClaimAssessment *self)
{
  const QuothId *cue = g_object_get_data (G_OBJECT (button), "cue");
  QuothId document = get_claim (self)->annotation.document;
  QuothId id = *cue;

  quoth_desk_go (get_desk (self), &document, &id);
}

static gboolean
add_cue (QuothRange range, gpointer value, gpointer user_data)
{
  QuothClaimAssessment *self = user_data;
  g_autofree char *quote = NULL;
  GtkWidget *button;
  GtkWidget *label;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CUE
      || !quoth_id_equal (&quoth_cue (value)->claim, &get_claim (self)->annotation.value.id)
      || quoth_annotation_get_span (value, 0)->range.start != range.start)
    return G_SOURCE_CONTINUE;
  quote = quoth_annotation_dup_quote (value);
  label = gtk_label_new (quote);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "cue");
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "field-button");
  g_object_set_data_full (G_OBJECT (button), "cue", quoth_id_memdup (&QUOTH_VALUE (value)->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (cue_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->cues), button);
  return G_SOURCE_CONTINUE;
}

static void
show_cues (QuothClaimAssessment *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (get_desk (self));
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));

  clear_box (self->cues);
  quoth_document_model_foreach (model, quoth_range (0, length), add_cue, self);
  gtk_widget_set_visible (gtk_widget_get_parent (self->cues),
                          gtk_widget_get_first_child (self->cues) != NULL);
}

/* ---- The section ---- */

static void
quoth_claim_assessment_show (QuothClaimSection *section)
{
  QuothClaimAssessment *self = QUOTH_CLAIM_ASSESSMENT (section);
  gboolean editable = quoth_desk_can_edit (get_desk (self));

  show_categories (self, editable);
  show_choices (self, editable);
  show_cues (self);
}

static void
quoth_claim_assessment_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_CLAIM_ASSESSMENT (object)->code_picker, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_claim_assessment_parent_class)->dispose (object);
}

static void
quoth_claim_assessment_class_init (QuothClaimAssessmentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_claim_assessment_dispose;
  QUOTH_CLAIM_SECTION_CLASS (klass)->show = quoth_claim_assessment_show;

  g_type_ensure (QUOTH_TYPE_CHIPS);
  g_type_ensure (QUOTH_TYPE_CHOICE);
  g_type_ensure (QUOTH_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-claim-assessment.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimAssessment, categories);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimAssessment, stances);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimAssessment, certainty);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimAssessment, polarity);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimAssessment, mode);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimAssessment, cues);
  gtk_widget_class_bind_template_callback (widget_class, categories_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, categories_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, factuality_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_chosen_cb);
}

static void
quoth_claim_assessment_init (QuothClaimAssessment *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_chips_set_labels (self->categories, _ ("Add a category"), _ ("category"));
  quoth_choice_set_labels (self->certainty, _ ("Factuality"),
                           (const char *[]){ _ ("certain"), _ ("probable"), _ ("possible"), _ ("?"), NULL });
  quoth_choice_set_labels (self->polarity, _ ("Polarity"),
                           (const char *[]){ _ ("is so (+)"), _ ("is not so (−)"), NULL });
  quoth_choice_set_labels (self->mode, _ ("Mode"),
                           (const char *[]){ _ ("direct"), _ ("indirect"), _ ("mixed"), _ ("none"), NULL });
}
