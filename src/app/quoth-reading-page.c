/* quoth-reading-page.c: the preferences of reading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-reading-page.h"

#include <glib/gi18n.h>

#include "quoth-font-button.h"
#include "quoth-reading.h"
#include "quoth-scheme-preview.h"
#include "quoth-schemes.h"
#include "quoth-settings.h"

struct _QuothReadingPage
{
  AdwPreferencesPage parent_instance;

  /* Template */
  AdwActionRow *font_row;
  GtkWidget *font_reset;
  GtkAdjustment *scale;
  GtkAdjustment *width;
  AdwComboRow *spacing_row;
  AdwComboRow *scheme_row;
  AdwComboRow *palette_row;
  GtkFlowBox *schemes;

  GtkWidget *font_button;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (QuothReadingPage, quoth_reading_page, ADW_TYPE_PREFERENCES_PAGE)

/* Fonts */

static void
show_font (QuothReadingPage *self)
{
  g_autofree char *stored = g_settings_get_string (quoth_settings_get (), "font");
  g_autoptr (PangoFontDescription) font = quoth_reading_dup_font ();

  self->following = TRUE;
  quoth_font_button_set_font (self->font_button, font);
  self->following = FALSE;
  gtk_widget_set_visible (self->font_reset, *stored != '\0');
}

static void
font_cb (QuothReadingPage *self)
{
  g_autoptr (PangoFontDescription) font = NULL;
  g_autofree char *name = NULL;

  if (self->following)
    return;
  font = quoth_font_button_dup_font (self->font_button);
  name = font != NULL ? pango_font_description_to_string (font) : NULL;
  if (name != NULL)
    g_settings_set_string (quoth_settings_get (), "font", name);
}

static void
font_reset_cb (QuothReadingPage *self)
{
  g_settings_reset (quoth_settings_get (), "font");
}

static void
add_font_button (QuothReadingPage *self)
{
  self->font_button = quoth_font_button_new ();
  gtk_widget_set_valign (self->font_button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->font_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Font"), -1);
  adw_action_row_add_suffix (self->font_row, self->font_button);
  adw_action_row_set_activatable_widget (self->font_row, self->font_button);
  g_signal_connect_object (self->font_button, "notify::" QUOTH_FONT_BUTTON_PROPERTY, G_CALLBACK (font_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quoth_settings_get (), "changed::font", G_CALLBACK (show_font), self, G_CONNECT_SWAPPED);
}

/* Colours of the page */

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
scheme_cb (GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_settings_set_string (quoth_settings_get (), quoth_schemes_get_key (is_dark ()),
                           quoth_scheme_preview_get_id (QUOTH_SCHEME_PREVIEW (button)));
}

/* A radio button, which is one stop of its own. */
static void
add_scheme (QuothReadingPage *self, GtkSourceStyleScheme *scheme, GtkSourceStyleScheme *chosen, GtkToggleButton **group)
{
  GtkWidget *button = quoth_scheme_preview_new (scheme, is_dark ());

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), scheme == chosen);
  g_signal_connect (button, "toggled", G_CALLBACK (scheme_cb), NULL);
  *group = GTK_TOGGLE_BUTTON (button);
  gtk_flow_box_append (self->schemes, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* Those for a window like this one. What somebody chose and is not there any more is as if nothing was chosen. */
static void
show_schemes (QuothReadingPage *self)
{
  g_autofree char *id = g_settings_get_string (quoth_settings_get (), quoth_schemes_get_key (is_dark ()));
  GtkSourceStyleScheme *chosen = quoth_schemes_find (id, is_dark ());
  g_autoptr (GPtrArray) schemes = quoth_schemes_list (is_dark ());
  GtkToggleButton *group = NULL;
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->schemes, 0)) != NULL)
    gtk_flow_box_remove (self->schemes, GTK_WIDGET (child));
  add_scheme (self, NULL, chosen, &group);
  for (guint i = 0; i < schemes->len; i++)
    add_scheme (self, schemes->pdata[i], chosen, &group);
}

/* What the settings have as a factor, people read as per cent. */
static gboolean
scale_to_percent (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, 100 * g_variant_get_double (variant));
  return TRUE;
}

static GVariant *
percent_to_scale (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static gboolean
nick_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_uint (value, (guint) g_settings_get_enum (quoth_settings_get (), user_data));
  return TRUE;
}

static GVariant *
index_to_nick (const GValue *value, const GVariantType *type, gpointer user_data)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GVariant) nicks = NULL;

  g_object_get (quoth_settings_get (), "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, user_data);
  range = g_settings_schema_key_get_range (key);
  g_variant_get (range, "(sv)", NULL, &nicks);
  return g_variant_get_child_value (nicks, g_value_get_uint (value));
}

static void
bind_combo (AdwComboRow *row, const char *key)
{
  g_settings_bind_with_mapping (quoth_settings_get (), key, row, "selected", G_SETTINGS_BIND_DEFAULT, nick_to_index,
                                index_to_nick, (gpointer) key, NULL);
}

static void
quoth_reading_page_class_init (QuothReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-reading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, font_row);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, font_reset);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, scale);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, width);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, spacing_row);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, palette_row);
  gtk_widget_class_bind_template_child (widget_class, QuothReadingPage, schemes);
  gtk_widget_class_bind_template_callback (widget_class, font_reset_cb);
}

static void
quoth_reading_page_init (QuothReadingPage *self)
{
  GSettings *settings = quoth_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_font_button (self);
  show_font (self);
  g_settings_bind_with_mapping (settings, "text-scale", self->scale, "value", G_SETTINGS_BIND_DEFAULT,
                                scale_to_percent, percent_to_scale, NULL, NULL);
  g_settings_bind (settings, "line-width", self->width, "value", G_SETTINGS_BIND_DEFAULT);
  bind_combo (self->spacing_row, "line-spacing");
  bind_combo (self->scheme_row, "color-scheme");
  bind_combo (self->palette_row, "palette");
  show_schemes (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_schemes), self, G_CONNECT_SWAPPED);
}

GtkWidget *
quoth_reading_page_new (void)
{
  return g_object_new (QUOTH_TYPE_READING_PAGE, NULL);
}
