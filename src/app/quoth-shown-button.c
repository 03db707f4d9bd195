/* quoth-shown-button.c: chooses what is shown in the text, and says that something is hidden
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-shown-button.h"

#include <glib/gi18n.h>

#include "quoth-annotation-types.h"
#include "quoth-follow.h"

struct _QuothShownButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkImage *icon;
  GtkLabel *label;
  QuothShown *shown;
  QuothSession *session;
  GtkWidget *before; /* weak: what had the focus when a key opened it */
  GArray *codes; /* of QuothId: what the list of codes offers, but for its first line */
};

G_DEFINE_FINAL_TYPE (QuothShownButton, quoth_shown_button, GTK_TYPE_WIDGET)

/* In the order they are offered. */
static const struct
{
  QuothKind kind;
  const char *name;
  const char *hidden;
} kinds[] = {
  { QUOTH_KIND_MENTION, N_ ("Mentions"), N_ ("mentions") },
  { QUOTH_KIND_CLAIM, N_ ("Claims"), N_ ("claims") },
  { QUOTH_KIND_CUE, N_ ("Cues and evidence"), N_ ("cues") },
};

static const struct
{
  QuothLayer layer;
  const char *name;
  const char *hidden;
} layers[] = {
  { QUOTH_LAYER_CODERS, N_ ("What coders made"), N_ ("what coders made") },
  { QUOTH_LAYER_GOLD, N_ ("Gold: what was adjudicated"), N_ ("gold") },
};

static void
add_coders (QuothShownButton *self, GPtrArray *parts)
{
  QuothItemList *coders = quoth_session_get_list (self->session, QUOTH_KIND_CODER);

  for (guint i = 0; i < quoth_item_list_get_size (coders); i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (coders, i));

      if (!quoth_shown_get_coder (self->shown, &coder->value.id))
        g_ptr_array_add (parts, g_strdup (coder->name));
    }
}

static void
add_types (QuothShownButton *self, GPtrArray *parts)
{
  g_auto (GStrv) types = quoth_annotation_types_list (self->session);

  for (guint i = 0; types[i] != NULL; i++)
    if (quoth_cue_kind_is_own (types[i]) && !quoth_shown_get_type_shown (self->shown, types[i]))
      g_ptr_array_add (parts, g_strdup (quoth_annotation_types_get_name (self->session, types[i])));
}

static char *
describe_hidden (QuothShownButton *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const QuothId *id = quoth_shown_get_code (self->shown);
  const QuothCode *code = id != NULL ? quoth_session_find (self->session, QUOTH_KIND_CODE, id) : NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!quoth_shown_get_kind (self->shown, kinds[i].kind))
      g_ptr_array_add (parts, g_strdup (_ (kinds[i].hidden)));
  add_types (self, parts);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (!quoth_shown_get_layer (self->shown, layers[i].layer))
      g_ptr_array_add (parts, g_strdup (_ (layers[i].hidden)));
  add_coders (self, parts);
  if (code != NULL)
    /* Translators: %s is the name of a code; follows "Hidden: " */
    g_ptr_array_add (parts, g_strdup_printf (_ ("claims not under “%s”"), code->name));
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (", ", (char **) parts->pdata);
  /* Translators: %s is a list of what is not shown in the text: "claims, cues" */
  return *joined != '\0' ? g_strdup_printf (_ ("Hidden: %s"), joined) : NULL;
}

static void
update (QuothShownButton *self)
{
  g_autofree char *hidden
    = self->shown != NULL && self->session != NULL ? describe_hidden (self) : NULL;

  gtk_image_set_from_icon_name (self->icon, hidden != NULL ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_label_set_label (self->label, hidden != NULL ? hidden : _ ("Show"));
  if (hidden != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hiding");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hiding");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, hidden != NULL ? hidden : _ ("Show"), -1);
}

static GtkWidget *
add_heading (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
kind_cb (GtkCheckButton *check, QuothShownButton *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "kind"));

  quoth_shown_set_kind (self->shown, kinds[i].kind, gtk_check_button_get_active (check));
}

static void
coder_cb (GtkCheckButton *check, QuothShownButton *self)
{
  quoth_shown_set_coder (
    self->shown, g_object_get_data (G_OBJECT (check), "coder"), gtk_check_button_get_active (check));
}

static void
add_check (QuothShownButton *self, GtkWidget *box, const char *name, gboolean active, const char *key, gpointer data,
           GDestroyNotify free_data, GCallback callback)
{
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  g_object_set_data_full (G_OBJECT (check), key, data, free_data);
  g_signal_connect_object (check, "toggled", callback, self, 0);
  gtk_box_append (GTK_BOX (box), check);
}

static void
type_cb (GtkCheckButton *check, QuothShownButton *self)
{
  quoth_shown_set_type (self->shown, g_object_get_data (G_OBJECT (check), "type"), gtk_check_button_get_active (check));
}

static void
fill_types (QuothShownButton *self, GtkWidget *box)
{
  g_auto (GStrv) types = quoth_annotation_types_list (self->session);

  for (guint i = 0; types[i] != NULL; i++)
    if (quoth_cue_kind_is_own (types[i]))
      add_check (self, box, quoth_annotation_types_get_name (self->session, types[i]),
                 quoth_shown_get_type_shown (self->shown, types[i]), "type", g_strdup (types[i]), g_free, G_CALLBACK (type_cb));
}

static void
fill_coders (QuothShownButton *self, GtkWidget *box)
{
  QuothItemList *coders = quoth_session_get_list (self->session, QUOTH_KIND_CODER);

  if (quoth_item_list_get_size (coders) < 2)
    return;
  add_heading (box, _ ("Coders"));
  for (guint i = 0; i < quoth_item_list_get_size (coders); i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (coders, i));

      add_check (self, box, coder->name, quoth_shown_get_coder (self->shown, &coder->value.id), "coder",
                 quoth_id_memdup (&coder->value.id), g_free, G_CALLBACK (coder_cb));
    }
}

static void
layer_cb (GtkCheckButton *check, QuothShownButton *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "layer"));

  quoth_shown_set_layer (self->shown, layers[i].layer, gtk_check_button_get_active (check));
}

static gboolean
hides_layer (QuothShownButton *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (!quoth_shown_get_layer (self->shown, layers[i].layer))
      return TRUE;
  return FALSE;
}

/* Who works alone has one layer. */
static void
fill_layers (QuothShownButton *self, GtkWidget *box)
{
  if (quoth_item_list_get_size (quoth_session_get_list (self->session, QUOTH_KIND_CODER)) < 2 && !hides_layer (self))
    return;
  add_heading (box, _ ("Layers"));
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    add_check (self, box, _ (layers[i].name), quoth_shown_get_layer (self->shown, layers[i].layer), "layer", GUINT_TO_POINTER (i), NULL,
               G_CALLBACK (layer_cb));
}

static void
code_cb (GtkDropDown *list, GParamSpec *pspec, QuothShownButton *self)
{
  guint selected = gtk_drop_down_get_selected (list);
  g_autoptr (GPtrArray) codes = quoth_item_list_dup_values (quoth_session_get_list (self->session, QUOTH_KIND_CODE));

  if (selected == 0 || selected > self->codes->len)
    quoth_shown_set_code (self->shown, NULL);
  else
    quoth_shown_set_code (self->shown, &g_array_index (self->codes, QuothId, selected - 1));
  quoth_shown_set_codes (self->shown, codes);
}

static void
fill_codes (QuothShownButton *self, GtkWidget *box)
{
  g_autoptr (GPtrArray) codes = quoth_item_list_dup_values (quoth_session_get_list (self->session, QUOTH_KIND_CODE));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  const QuothId *code = quoth_shown_get_code (self->shown);
  GtkWidget *list;
  guint selected = 0;

  gtk_string_list_append (names, _ ("Any code or none"));
  g_array_set_size (self->codes, 0);
  for (guint i = 0; i < codes->len; i++)
    {
      gtk_string_list_append (names, quoth_code (codes->pdata[i])->name);
      g_array_append_val (self->codes, QUOTH_VALUE (codes->pdata[i])->id);
      if (code != NULL && quoth_id_equal (code, &QUOTH_VALUE (codes->pdata[i])->id))
        selected = i + 1;
    }
  add_heading (box, _ ("Claims under"));
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (list), codes->len > 8);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Claims under"), -1);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (code_cb), self, 0);
  gtk_box_append (GTK_BOX (box), list);
}

static void
all_cb (GtkButton *button, QuothShownButton *self)
{
  gtk_menu_button_popdown (self->button);
  quoth_shown_set_all (self->shown);
}

static GtkWidget *
make_box (QuothShownButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_ ("Show _Everything"));

  gtk_widget_add_css_class (box, "shown-box");
  add_heading (box, _ ("Show in the text"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_check (self, box, _ (kinds[i].name), quoth_shown_get_kind (self->shown, kinds[i].kind), "kind",
               GUINT_TO_POINTER (i), NULL, G_CALLBACK (kind_cb));
  fill_types (self, box);
  fill_layers (self, box);
  fill_coders (self, box);
  fill_codes (self, box);
  g_signal_connect_object (all, "clicked", G_CALLBACK (all_cb), self, 0);
  gtk_box_append (GTK_BOX (box), all);
  return box;
}

static void
closed_cb (QuothShownButton *self)
{
  GtkWidget *before = self->before;

  g_set_weak_pointer (&self->before, NULL);
  if (before != NULL)
    gtk_widget_grab_focus (before);
}

/* Filled anew each time: coders and codes come and go. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothShownButton *self = user_data;
  GtkWidget *popover;

  if (self->shown == NULL || self->session == NULL)
    return;
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), make_box (self));
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
quoth_shown_button_dispose (GObject *object)
{
  QuothShownButton *self = QUOTH_SHOWN_BUTTON (object);

  quoth_follow (self, &self->shown, NULL);
  quoth_follow (self, &self->session, NULL);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->button)));
  g_set_weak_pointer (&self->before, NULL);
  g_clear_pointer (&self->codes, g_array_unref);
  G_OBJECT_CLASS (quoth_shown_button_parent_class)->dispose (object);
}

static void
quoth_shown_button_class_init (QuothShownButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_shown_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "shownbutton");
}

static void
quoth_shown_button_init (QuothShownButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->codes = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 48);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_menu_button_set_child (self->button, box);
  gtk_menu_button_set_direction (self->button, GTK_ARROW_UP);
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("What is shown in the text"));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  update (self);
}

void
quoth_shown_button_set (QuothShownButton *self, QuothShown *shown, QuothSession *session)
{
  g_return_if_fail (QUOTH_IS_SHOWN_BUTTON (self));

  if (quoth_follow (self, &self->shown, shown))
    g_signal_connect_object (shown, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (quoth_follow (self, &self->session, session))
    g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
quoth_shown_button_popup (QuothShownButton *self)
{
  g_return_if_fail (QUOTH_IS_SHOWN_BUTTON (self));

  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_menu_button_popup (self->button);
}
