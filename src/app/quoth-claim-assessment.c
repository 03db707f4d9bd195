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
#include "quoth-cue-list.h"
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
  QuothCueList *cues;

  char *stance_names;     /* of the categories that the stances are of */
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
  GArray *categories = get_claim (self)->categories;

  /* One that is there already is not taken away by naming it again. */
  for (guint i = 0; i < categories->len; i++)
    if (quoth_id_equal (&g_array_index (categories, QuothCategory, i).code, &code->value.id))
      {
        quoth_field_refuse (GTK_WIDGET (self->categories), _ ("The claim is in this category already"));
        return;
      }
  quoth_chips_expect (self->categories, categories->len);
  quoth_coding_toggle_code (get_desk (self), get_claim (self), code, is_new);
}

static void
categories_add_cb (QuothChips *chips, QuothClaimAssessment *self)
{
  if (self->code_picker == NULL)
    {
      self->code_picker = quoth_code_picker_new ();
      gtk_widget_set_parent (self->code_picker, quoth_chips_get_button (chips));
      g_signal_connect_object (self->code_picker, "closed", G_CALLBACK (quoth_chips_refocus), chips, G_CONNECT_SWAPPED);
    }
  quoth_code_picker_ask (QUOTH_CODE_PICKER (self->code_picker), get_desk (self), code_picked, self);
  if (*quoth_chips_get_query (chips) != '\0')
    quoth_code_picker_type (QUOTH_CODE_PICKER (self->code_picker), quoth_chips_get_query (chips));
}

static void
categories_move_cb (QuothChips *chips, guint index, int step, QuothClaimSection *section)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);
  guint to = index + (guint) step;
  QuothCategory moved;

  if (index >= claim->categories->len || to >= claim->categories->len)
    return;
  moved = g_array_index (claim->categories, QuothCategory, index);
  g_array_index (claim->categories, QuothCategory, index) = g_array_index (claim->categories, QuothCategory, to);
  g_array_index (claim->categories, QuothCategory, to) = moved;
  quoth_chips_expect (chips, to);
  quoth_claim_section_put (section, _ ("Move category"), claim);
}

/* From a category to its stance. */
static void
categories_activate_cb (QuothChips *chips, guint index, QuothClaimAssessment *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->stances); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (QUOTH_IS_CHOICE (child) && index-- == 0)
      gtk_widget_grab_focus (child);
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
add_stance (QuothClaimAssessment *self, guint n, const char *code, gboolean with_label)
{
  GtkWidget *choice = g_object_new (QUOTH_TYPE_CHOICE, "hexpand", TRUE, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Stance on %s"), code);

  if (with_label)
    add_stance_label (self, code);
  g_object_set_data (G_OBJECT (choice), "index", GUINT_TO_POINTER (n));
  quoth_choice_set_labels (QUOTH_CHOICE (choice), name,
                           (const char *[]){ _ ("against"), _ ("neutral"), _ ("for"), NULL });
  quoth_choice_set_keys (QUOTH_CHOICE (choice), (const char *[]){ "-−a", "0n", "+=f", NULL });
  g_signal_connect (choice, "chosen", G_CALLBACK (stance_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->stances), choice);
}

static const char *
name_code (QuothClaimAssessment *self, const QuothId *id)
{
  const QuothCode *code = quoth_session_find (quoth_desk_get_session (get_desk (self)), QUOTH_KIND_CODE, id);

  return code != NULL ? code->name : "…";
}

/* The choices stay while the categories do, so that the focus does. */
static void
show_stances (QuothClaimAssessment *self)
{
  GArray *categories = get_claim (self)->categories;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < categories->len; i++)
    g_string_append_printf (names, "%s\n", name_code (self, &g_array_index (categories, QuothCategory, i).code));
  if (g_strcmp0 (names->str, self->stance_names) != 0)
    {
      clear_box (self->stances);
      for (guint i = 0; i < categories->len; i++)
        add_stance (self, i, name_code (self, &g_array_index (categories, QuothCategory, i).code), categories->len > 1);
      g_free (self->stance_names);
      self->stance_names = g_strdup (names->str);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->stances); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (QUOTH_IS_CHOICE (child))
      {
        QuothStance stance = g_array_index (categories, QuothCategory, n++).stance;

        quoth_choice_set_selected (QUOTH_CHOICE (child), stance == QUOTH_STANCE_UNSET ? -1 : (int) stance + 1);
      }
}

static void
show_categories (QuothClaimAssessment *self, gboolean editable)
{
  QuothPalette *palette = quoth_session_get_palette (quoth_desk_get_session (get_desk (self)));
  GArray *categories = get_claim (self)->categories;

  quoth_field_refuse (GTK_WIDGET (self->categories), NULL);
  quoth_chips_clear (self->categories);
  quoth_chips_set_editable (self->categories, editable);
  for (guint i = 0; i < categories->len; i++)
    {
      const QuothId *code = &g_array_index (categories, QuothCategory, i).code;
      GdkRGBA color;

      quoth_palette_get_code_color (palette, code, &color);
      quoth_chips_add (self->categories, name_code (self, code), &color);
    }
  show_stances (self);
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

/* In both lines of the field, + and − say which way. */
static gboolean
polarity_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothClaimAssessment *self)
{
  gunichar typed = gdk_keyval_to_unicode (keyval);
  GtkWidget *focused;

  if ((typed != '+' && typed != '-' && typed != '=') || !gtk_widget_get_visible (GTK_WIDGET (self->polarity))
      || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  focused = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  quoth_choice_press (self->polarity, typed == '-');
  gtk_widget_grab_focus (focused);
  return GDK_EVENT_STOP;
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

/* ---- The section ---- */

static void
quoth_claim_assessment_show (QuothClaimSection *section)
{
  QuothClaimAssessment *self = QUOTH_CLAIM_ASSESSMENT (section);
  gboolean editable = quoth_desk_can_edit (get_desk (self));

  show_categories (self, editable);
  show_choices (self, editable);
  quoth_cue_list_show (self->cues, get_desk (self), get_claim (self));
}

static void
quoth_claim_assessment_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_CLAIM_ASSESSMENT (object)->code_picker, gtk_widget_unparent);
  g_clear_pointer (&QUOTH_CLAIM_ASSESSMENT (object)->stance_names, g_free);
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
  g_type_ensure (QUOTH_TYPE_CUE_LIST);
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
  gtk_widget_class_bind_template_callback (widget_class, categories_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, categories_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, polarity_key_cb);
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
  quoth_choice_set_keys (self->certainty, (const char *[]){ "c", "p", "o", "?u", NULL });
  quoth_choice_set_labels (self->polarity, _ ("Polarity"),
                           (const char *[]){ _ ("is so (+)"), _ ("is not so (−)"), NULL });
  quoth_choice_set_labels (self->mode, _ ("Mode"),
                           (const char *[]){ _ ("direct"), _ ("indirect"), _ ("mixed"), _ ("none"), NULL });
  quoth_choice_set_keys (self->mode, (const char *[]){ "d", "i", "m", "n", NULL });
}
