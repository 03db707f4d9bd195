/* quoth-claim-inspector.c: the fields of a claim
 *
 * Every edit begins from the claim as the last edit left it (see quoth_session_latest()), changes one field of
 * a copy, and commits that: one step to undo a field. What is shown is only ever what came back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-inspector.h"

#include <glib/gi18n.h>

#include "quoth-actor-picker.h"
#include "quoth-chips.h"
#include "quoth-choice.h"
#include "quoth-claimant.h"
#include "quoth-code-picker.h"
#include "quoth-coding.h"
#include "quoth-factuality.h"
#include "quoth-field.h"
#include "quoth-row.h"
#include "quoth-text-field.h"

enum
{
  FIELD_STATEMENT,
  FIELD_FORM,
  FIELD_DATE,
  FIELD_PLACE,
  N_FIELDS
};

static const struct
{
  gsize offset;
  const char *label;
} fields[N_FIELDS] = {
  [FIELD_STATEMENT] = { G_STRUCT_OFFSET (QuothClaim, statement), N_ ("Change claim’s words") },
  [FIELD_FORM] = { G_STRUCT_OFFSET (QuothClaim, form), N_ ("Change form of action") },
  [FIELD_DATE] = { G_STRUCT_OFFSET (QuothClaim, date), N_ ("Change claim’s date") },
  [FIELD_PLACE] = { G_STRUCT_OFFSET (QuothClaim, place), N_ ("Change claim’s place") },
};

/* The modes in the order of their buttons. */
static const QuothMode modes[] = { QUOTH_MODE_DIRECT, QUOTH_MODE_INDIRECT, QUOTH_MODE_MIXED,
                                   QUOTH_MODE_UNATTRIBUTED };

struct _QuothClaimInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *where;
  GtkWidget *delete;
  QuothTextField *statement;
  QuothChips *claimants;
  QuothChips *chain;
  QuothChips *addressees;
  QuothChips *objects;
  QuothChips *categories;
  GtkWidget *stances;
  QuothChoice *certainty;
  QuothChoice *polarity;
  QuothChoice *mode;
  GtkWidget *cues;
  QuothTextField *form;
  QuothTextField *date;
  QuothTextField *place;
  GtkWidget *actor_picker;
  GtkWidget *code_picker;

  QuothTextField *texts[N_FIELDS];
  QuothDesk *desk;
  QuothClaim *claim;
  QuothChips *adding; /* the field that a picker is open for */
};

G_DEFINE_FINAL_TYPE (QuothClaimInspector, quoth_claim_inspector, GTK_TYPE_WIDGET)

/* A copy of the claim as last edited, to change and put. */
static QuothClaim *
edit (QuothClaimInspector *self)
{
  return quoth_claim_copy (quoth_session_latest (quoth_desk_get_session (self->desk), self->claim));
}

static void
put (QuothClaimInspector *self, const char *label, QuothClaim *claim)
{
  quoth_session_put (quoth_desk_get_session (self->desk), label, claim);
}

static void
committed_cb (QuothTextField *field, const char *text, QuothClaimInspector *self)
{
  g_autoptr (QuothClaim) claim = edit (self);
  char **string;
  guint n = 0;

  while (self->texts[n] != field)
    n++;
  string = G_STRUCT_MEMBER_P (claim, fields[n].offset);
  g_free (*string);
  *string = *text != '\0' ? g_strdup (text) : NULL;
  put (self, _ (fields[n].label), claim);
}

static QuothRole
role_of (QuothClaimInspector *self, QuothChips *chips)
{
  if (chips == self->claimants)
    return QUOTH_ROLE_CLAIMANT;
  return chips == self->addressees ? QUOTH_ROLE_ADDRESSEE : QUOTH_ROLE_OBJECT;
}

static void
add_link (QuothClaimInspector *self, QuothActor *actor, gboolean is_new)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (QuothClaim) claim = edit (self);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, _ ("Add a source"));
  QuothChainLink link = { .actor = actor->value.id };

  g_array_append_val (claim->chain, link);
  if (is_new)
    quoth_change_put (change, actor);
  quoth_change_put (change, claim);
  quoth_session_commit (session, change);
}

static void
actor_picked (QuothActor *actor, gboolean is_new, gpointer user_data)
{
  QuothClaimInspector *self = user_data;

  if (self->adding == self->chain)
    add_link (self, actor, is_new);
  else
    quoth_coding_add_role (self->desk, self->claim, role_of (self, self->adding), actor, is_new, NULL);
}

static void
code_picked (QuothCode *code, gboolean is_new, gpointer user_data)
{
  QuothClaimInspector *self = user_data;

  quoth_coding_toggle_code (self->desk, self->claim, code, is_new);
}

/* A picker hangs on the button that asked for it; it moves from one to the next. */
static void
hang_on (GtkWidget *picker, GtkWidget *button)
{
  if (gtk_widget_get_parent (picker) == button)
    return;
  g_object_ref (picker);
  if (gtk_widget_get_parent (picker) != NULL)
    gtk_widget_unparent (picker);
  gtk_widget_set_parent (picker, button);
  g_object_unref (picker);
}

static const char *
label_for (QuothClaimInspector *self, QuothChips *chips)
{
  if (chips == self->claimants)
    return _ ("Add a claimant");
  if (chips == self->chain)
    return _ ("Add a source");
  return chips == self->addressees ? _ ("Add an addressee") : _ ("Add whom it is about");
}

static void
chips_add_cb (QuothChips *chips, QuothClaimInspector *self)
{
  GtkWidget *button = quoth_chips_get_button (chips);

  self->adding = chips;
  if (chips == self->categories)
    {
      hang_on (self->code_picker, button);
      quoth_code_picker_ask (QUOTH_CODE_PICKER (self->code_picker), self->desk, code_picked, self);
    }
  else
    {
      hang_on (self->actor_picker, button);
      quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (self->actor_picker), self->desk,
                              label_for (self, chips), "", actor_picked, self);
    }
}

static void
remove_role (QuothClaim *claim, QuothRole role, guint index)
{
  guint n = 0;

  for (guint i = 0; i < claim->roles->len; i++)
    if (g_array_index (claim->roles, QuothClaimRole, i).role == role && n++ == index)
      {
        g_array_remove_index (claim->roles, i);
        return;
      }
}

static void
chips_remove_cb (QuothChips *chips, guint index, QuothClaimInspector *self)
{
  g_autoptr (QuothClaim) claim = edit (self);

  if (chips == self->categories)
    {
      if (index < claim->categories->len)
        g_array_remove_index (claim->categories, index);
      put (self, _ ("Remove category"), claim);
    }
  else if (chips == self->chain)
    {
      if (index < claim->chain->len)
        g_array_remove_index (claim->chain, index);
      put (self, _ ("Remove source"), claim);
    }
  else
    {
      remove_role (claim, role_of (self, chips), index);
      put (self, _ ("Remove actor from claim"), claim);
    }
}

static void
chips_accept_cb (QuothChips *chips, QuothClaimInspector *self)
{
  quoth_coding_accept_claimant (self->desk, quoth_session_latest (quoth_desk_get_session (self->desk), self->claim));
}

static void
stance_chosen_cb (QuothChoice *choice, int index, QuothClaimInspector *self)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "index"));
  g_autoptr (QuothClaim) claim = edit (self);

  if (n >= claim->categories->len)
    return;
  g_array_index (claim->categories, QuothCategory, n).stance =
    index < 0 ? QUOTH_STANCE_UNSET : (QuothStance) (index - 1);
  put (self, _ ("Change stance"), claim);
}

static void
choice_chosen_cb (QuothChoice *choice, int index, QuothClaimInspector *self)
{
  g_autoptr (QuothClaim) claim = edit (self);

  if (choice == self->mode)
    {
      claim->mode = index < 0 ? QUOTH_MODE_UNSET : modes[index];
      put (self, _ ("Change mode"), claim);
    }
  else
    {
      int polarity = quoth_choice_get_selected (self->polarity);

      /* What is not said to be otherwise is said to be so. */
      if (choice == self->certainty && !gtk_widget_get_visible (GTK_WIDGET (self->polarity)))
        polarity = 0;
      claim->factuality =
        quoth_factuality_from_choice (quoth_choice_get_selected (self->certainty), polarity);
      put (self, _ ("Change factuality"), claim);
    }
}

static void
cue_clicked_cb (GtkButton *button, QuothClaimInspector *self)
{
  const QuothId *cue = g_object_get_data (G_OBJECT (button), "cue");
  QuothId document = self->claim->annotation.document;
  QuothId id = *cue;

  quoth_desk_go (self->desk, &document, &id);
}

static void
quoth_claim_inspector_dispose (GObject *object)
{
  QuothClaimInspector *self = QUOTH_CLAIM_INSPECTOR (object);

  if (self->actor_picker != NULL && gtk_widget_get_parent (self->actor_picker) != NULL)
    gtk_widget_unparent (self->actor_picker);
  if (self->code_picker != NULL && gtk_widget_get_parent (self->code_picker) != NULL)
    gtk_widget_unparent (self->code_picker);
  g_clear_object (&self->actor_picker);
  g_clear_object (&self->code_picker);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->claim, quoth_value_unref);
  G_OBJECT_CLASS (quoth_claim_inspector_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, where);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, delete);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, statement);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, claimants);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, chain);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, addressees);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, objects);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, categories);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, stances);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, certainty);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, polarity);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, mode);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, cues);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, form);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, date);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimInspector, place);
}

static void
quoth_claim_inspector_class_init (QuothClaimInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_claim_inspector_dispose;

  g_type_ensure (QUOTH_TYPE_CHIPS);
  g_type_ensure (QUOTH_TYPE_CHOICE);
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-claim-inspector.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_chosen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_claim_inspector_init (QuothClaimInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actor_picker = g_object_ref_sink (quoth_actor_picker_new ());
  self->code_picker = g_object_ref_sink (quoth_code_picker_new ());
  self->texts[FIELD_STATEMENT] = self->statement;
  self->texts[FIELD_FORM] = self->form;
  self->texts[FIELD_DATE] = self->date;
  self->texts[FIELD_PLACE] = self->place;
  quoth_chips_set_labels (self->claimants, _ ("Add a claimant"), _ ("claimant"));
  quoth_chips_set_labels (self->chain, _ ("Add a source"), _ ("source"));
  quoth_chips_set_labels (self->addressees, _ ("Add an addressee"), _ ("addressee"));
  quoth_chips_set_labels (self->objects, _ ("Add whom it is about"), _ ("object"));
  quoth_chips_set_labels (self->categories, _ ("Add a category"), _ ("category"));
  quoth_choice_set_labels (self->certainty, _ ("Factuality"),
                           (const char *[]){ _ ("certain"), _ ("probable"), _ ("possible"), _ ("?"), NULL });
  quoth_choice_set_labels (self->polarity, _ ("Polarity"),
                           (const char *[]){ _ ("is so (+)"), _ ("is not so (−)"), NULL });
  quoth_choice_set_labels (self->mode, _ ("Mode"),
                           (const char *[]){ _ ("direct"), _ ("indirect"), _ ("mixed"), _ ("none"), NULL });
}

static void
add_actor_chip (QuothClaimInspector *self, QuothChips *chips, const QuothId *id)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  const QuothActor *actor = quoth_session_find (session, QUOTH_KIND_ACTOR, id);
  GdkRGBA color;

  /* One that was made a moment ago may not have come in yet. */
  if (actor == NULL)
    {
      quoth_chips_add (chips, "…", NULL);
      return;
    }
  quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  quoth_chips_add (chips, actor->name, &color);
}

static void
show_actors (QuothClaimInspector *self)
{
  QuothChips *by_role[] = { self->claimants, self->addressees, self->objects };
  QuothChips *all[] = { self->claimants, self->addressees, self->objects, self->chain };
  gboolean editable = quoth_desk_can_edit (self->desk);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      quoth_chips_clear (all[i]);
      quoth_chips_set_editable (all[i], editable);
    }
  for (guint i = 0; i < self->claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (self->claim->roles, QuothClaimRole, i);

      add_actor_chip (self, by_role[role->role], &role->actor);
    }
  for (guint i = 0; i < self->claim->chain->len; i++)
    add_actor_chip (self, self->chain, &g_array_index (self->claim->chain, QuothChainLink, i).actor);
  if (editable && quoth_claim_get_claimant (self->claim) == NULL)
    {
      QuothId mention;
      const QuothActor *actor = quoth_claimant_suggest (self->desk, self->claim, &mention);

      if (actor != NULL)
        quoth_chips_suggest (self->claimants, actor->name, "y");
    }
}

static void
add_stance (QuothClaimInspector *self, guint n, const QuothCategory *category, const QuothCode *code)
{
  GtkWidget *choice = g_object_new (QUOTH_TYPE_CHOICE, "hexpand", TRUE, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Stance on %s"), code != NULL ? code->name : "");

  if (self->claim->categories->len > 1 && code != NULL)
    {
      GtkWidget *label = gtk_label_new (code->name);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (self->stances), label);
    }
  g_object_set_data (G_OBJECT (choice), "index", GUINT_TO_POINTER (n));
  quoth_choice_set_labels (QUOTH_CHOICE (choice), name,
                           (const char *[]){ _ ("against"), _ ("neutral"), _ ("for"), NULL });
  quoth_choice_set_selected (QUOTH_CHOICE (choice),
                             category->stance == QUOTH_STANCE_UNSET ? -1 : (int) category->stance + 1);
  g_signal_connect (choice, "chosen", G_CALLBACK (stance_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->stances), choice);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_categories (QuothClaimInspector *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  GArray *categories = self->claim->categories;

  quoth_chips_clear (self->categories);
  quoth_chips_set_editable (self->categories, quoth_desk_can_edit (self->desk));
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
  gtk_widget_set_visible (gtk_widget_get_parent (self->stances), categories->len > 0);
}

static gboolean
add_cue (QuothRange range, gpointer value, gpointer user_data)
{
  QuothClaimInspector *self = user_data;
  g_autofree char *quote = NULL;
  GtkWidget *button;
  GtkWidget *label;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CUE ||
      !quoth_id_equal (&quoth_cue (value)->claim, &self->claim->annotation.value.id) ||
      quoth_annotation_get_span (value, 0)->range.start != range.start)
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
show_cues (QuothClaimInspector *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));

  clear_box (self->cues);
  quoth_document_model_foreach (model, quoth_range (0, length), add_cue, self);
  gtk_widget_set_visible (gtk_widget_get_parent (self->cues),
                          gtk_widget_get_first_child (self->cues) != NULL);
}

static void
show_head (QuothClaimInspector *self)
{
  g_autofree char *where = quoth_desk_describe (self->desk, &self->claim->annotation);

  gtk_label_set_label (self->where, where);
}

static void
show_choices (QuothClaimInspector *self)
{
  gboolean editable = quoth_desk_can_edit (self->desk);
  int certainty, polarity;
  int mode = -1;

  for (int i = 0; i < (int) G_N_ELEMENTS (modes); i++)
    if (modes[i] == self->claim->mode)
      mode = i;
  quoth_factuality_to_choice (self->claim->factuality, &certainty, &polarity);
  quoth_choice_set_selected (self->certainty, certainty);
  quoth_choice_set_selected (self->polarity, polarity);
  quoth_choice_set_selected (self->mode, mode);
  gtk_widget_set_visible (GTK_WIDGET (self->polarity), certainty >= 0 && certainty < 3);
  gtk_widget_set_sensitive (GTK_WIDGET (self->certainty), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->polarity), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->mode), editable);
  gtk_widget_set_sensitive (self->stances, editable);
}

void
quoth_claim_inspector_show (QuothClaimInspector *self, QuothDesk *desk, QuothClaim *claim)
{
  if (self->claim == NULL ||
      !quoth_id_equal (&claim->annotation.value.id, &self->claim->annotation.value.id))
    quoth_claim_inspector_commit (self);
  g_set_object (&self->desk, desk);
  quoth_value_ref (claim);
  g_clear_pointer ((gpointer *) &self->claim, quoth_value_unref);
  self->claim = claim;

  show_head (self);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      quoth_text_field_set_text (self->texts[i], G_STRUCT_MEMBER (char *, claim, fields[i].offset));
      quoth_text_field_set_editable (self->texts[i], quoth_desk_can_edit (desk));
    }
  show_actors (self);
  show_categories (self);
  show_choices (self);
  show_cues (self);
}

void
quoth_claim_inspector_commit (QuothClaimInspector *self)
{
  if (self->claim == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    quoth_text_field_commit (self->texts[i]);
}

void
quoth_claim_inspector_focus (QuothClaimInspector *self)
{
  quoth_text_field_focus (self->statement);
}
