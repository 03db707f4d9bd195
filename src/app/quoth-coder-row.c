/* quoth-coder-row.c: a coder in the list of all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-coder-row.h"

#include <glib/gi18n.h>

#include "quoth-coder-color.h"

struct _QuothCoderRow
{
  AdwEntryRow parent_instance;

  GtkWidget *color;
  GtkWidget *active;

  QuothSession *session;
  QuothId id;
  char *name; /* as shown last */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothCoderRow, quoth_coder_row, ADW_TYPE_ENTRY_ROW)

/* (transfer full) (nullable): the coder as last edited; who codes here may not be in the project yet. */
static QuothCoder *
copy_coder (QuothCoderRow *self)
{
  QuothCoder *coder = quoth_session_find (self->session, QUOTH_KIND_CODER, &self->id);

  return coder != NULL ? quoth_coder_copy (quoth_session_latest (self->session, coder)) : NULL;
}

static void
apply_cb (QuothCoderRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autoptr (QuothCoder) coder = copy_coder (self);

  if (coder == NULL || g_str_equal (name, coder->name))
    return;
  if (*name == '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self), coder->name);
      return;
    }
  g_free (coder->name);
  coder->name = g_steal_pointer (&name);
  quoth_session_put (self->session, _ ("Rename coder"), coder);
}

static void
color_set_cb (GtkColorButton *button, QuothCoderRow *self)
{
  g_autoptr (QuothCoder) coder = copy_coder (self);
  GdkRGBA color;

  if (coder == NULL)
    return;
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  g_free (coder->color);
  coder->color = g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255 + 0.5), (guint) (color.green * 255 + 0.5),
                                  (guint) (color.blue * 255 + 0.5));
  quoth_session_put (self->session, _ ("Change colour of coder"), coder);
}

static void
active_cb (GtkSwitch *active, GParamSpec *pspec, QuothCoderRow *self)
{
  g_autoptr (QuothCoder) coder = self->showing ? NULL : copy_coder (self);

  if (coder == NULL || coder->active == gtk_switch_get_active (active))
    return;
  coder->active = gtk_switch_get_active (active);
  quoth_session_put (self->session, coder->active ? _ ("Let coder code again") : _ ("Deactivate coder"), coder);
}

static void
quoth_coder_row_dispose (GObject *object)
{
  g_clear_object (&QUOTH_CODER_ROW (object)->session);
  G_OBJECT_CLASS (quoth_coder_row_parent_class)->dispose (object);
}

static void
quoth_coder_row_finalize (GObject *object)
{
  g_free (QUOTH_CODER_ROW (object)->name);
  G_OBJECT_CLASS (quoth_coder_row_parent_class)->finalize (object);
}

static void
quoth_coder_row_class_init (QuothCoderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_coder_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_coder_row_finalize;
}

static void
quoth_coder_row_init (QuothCoderRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
  self->color = gtk_color_button_new ();
  gtk_widget_set_valign (self->color, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->color, _ ("Colour of the coder"));
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (self), self->color);
  self->active = gtk_switch_new ();
  gtk_widget_set_valign (self->active, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->active, _ ("Codes: who does not keeps what they coded, and is offered nowhere"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->active);
  g_signal_connect (self, "apply", G_CALLBACK (apply_cb), NULL);
  g_signal_connect_object (self->color, "color-set", G_CALLBACK (color_set_cb), self, 0);
  g_signal_connect_object (self->active, "notify::active", G_CALLBACK (active_cb), self, 0);
}

GtkWidget *
quoth_coder_row_new (QuothSession *session, const QuothCoder *coder)
{
  QuothCoderRow *self = g_object_new (QUOTH_TYPE_CODER_ROW, NULL);

  self->session = g_object_ref (session);
  self->id = coder->value.id;
  gtk_widget_set_sensitive (GTK_WIDGET (self), quoth_session_get_read_only_reason (session) == NULL);
  quoth_coder_row_show (self, coder);
  return GTK_WIDGET (self);
}

void
quoth_coder_row_show (QuothCoderRow *self, const QuothCoder *coder)
{
  GdkRGBA color;

  self->showing = TRUE;
  if (g_strcmp0 (self->name, coder->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (coder->name);
      gtk_editable_set_text (GTK_EDITABLE (self), coder->name);
    }
  if (quoth_coder_color_get (self->session, &self->id, &color))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color), &color);
  gtk_switch_set_active (GTK_SWITCH (self->active), coder->active);
  self->showing = FALSE;
}

const QuothId *
quoth_coder_row_get_id (QuothCoderRow *self)
{
  return &self->id;
}
