/* quoth-import-fields.c: what is known of a text, to be corrected before it is imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-fields.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* Who is in the middle of a date is not told that it is wrong yet, in ms. */
#define PAUSE 600

enum
{
  FIELD_TITLE,
  FIELD_AUTHOR,
  FIELD_SOURCE,
  FIELD_URL,
  FIELD_DATE,
  FIELD_LANGUAGE,
  N_FIELDS
};

typedef gboolean (*Check) (const char *what, const char *text, GError **error);

static const struct
{
  gsize offset;
  const char *title;
  Check check;
} fields[N_FIELDS] = {
  [FIELD_TITLE] = { G_STRUCT_OFFSET (QuothDocument, title), N_ ("Title"), quoth_valid_text },
  [FIELD_AUTHOR] = { G_STRUCT_OFFSET (QuothDocument, author), N_ ("Author"), quoth_valid_text },
  [FIELD_SOURCE] = { G_STRUCT_OFFSET (QuothDocument, source), N_ ("Source"), quoth_valid_text },
  [FIELD_URL] = { G_STRUCT_OFFSET (QuothDocument, url), N_ ("Address"), quoth_valid_text },
  [FIELD_DATE] = { G_STRUCT_OFFSET (QuothDocument, date), N_ ("Date, as 2023-03-21, 2023-03 or 2023"), quoth_valid_date },
  [FIELD_LANGUAGE] = { G_STRUCT_OFFSET (QuothDocument, language), N_ ("Language, as en or zh-Hans"), quoth_valid_language },
};

/* What a message calls the fields that can be refused. */
static const char *const subjects[N_FIELDS] = {
  [FIELD_TITLE] = N_ ("The title"), [FIELD_AUTHOR] = N_ ("The author"), [FIELD_SOURCE] = N_ ("The source"),
  [FIELD_URL] = N_ ("The address"), [FIELD_DATE] = N_ ("The date"),     [FIELD_LANGUAGE] = N_ ("The language"),
};

struct _QuothImportFields
{
  GObject parent_instance;

  GtkWidget *entries[N_FIELDS];
  GtkWidget *reasons[N_FIELDS]; /* rows under the entries: why what was typed is refused */
  AdwComboRow *kind;

  QuothDocument *document;
  char *refusals[N_FIELDS]; /* why what was typed is not in the document; NULL if it is */
  guint pause;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothImportFields, quoth_import_fields, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_string (char **string, const char *text)
{
  g_free (*string);
  *string = *text != '\0' ? g_strdup (text) : NULL;
}

static void
show_reason (QuothImportFields *self, guint field)
{
  GtkWidget *entry = self->entries[field];
  GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->reasons[field]));
  const char *reason = self->refusals[field];

  gtk_widget_set_visible (self->reasons[field], reason != NULL);
  gtk_label_set_label (GTK_LABEL (label), reason != NULL ? reason : "");
  if (reason != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
paused_cb (gpointer user_data)
{
  QuothImportFields *self = user_data;

  self->pause = 0;
  for (guint field = 0; field < N_FIELDS; field++)
    show_reason (self, field);
  return G_SOURCE_REMOVE;
}

static void
set_refusal (QuothImportFields *self, guint field, const GError *error)
{
  gboolean at_once = error == NULL || gtk_widget_get_visible (self->reasons[field]);

  g_free (self->refusals[field]);
  self->refusals[field] = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (at_once)
    show_reason (self, field);
  self->pause = g_timeout_add (PAUSE, paused_cb, self);
}

static void
entry_changed_cb (GtkEditable *editable, QuothImportFields *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  g_autoptr (GError) error = NULL;
  guint field = 0;

  if (self->showing || self->document == NULL)
    return;
  while (self->entries[field] != GTK_WIDGET (editable))
    field++;
  if (fields[field].check (_ (subjects[field]), text, &error))
    set_string (G_STRUCT_MEMBER_P (self->document, fields[field].offset), text);
  set_refusal (self, field, error);
  g_signal_emit (self, changed_signal, 0);
}

static void
kind_changed_cb (AdwComboRow *row, GParamSpec *pspec, QuothImportFields *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->showing || self->document == NULL || selected >= QUOTH_N_DOCUMENT_KINDS)
    return;
  set_string (&self->document->document_kind, quoth_document_kinds[selected]);
  g_signal_emit (self, changed_signal, 0);
}

static void
quoth_import_fields_finalize (GObject *object)
{
  QuothImportFields *self = QUOTH_IMPORT_FIELDS (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  for (guint field = 0; field < N_FIELDS; field++)
    g_free (self->refusals[field]);
  G_OBJECT_CLASS (quoth_import_fields_parent_class)->finalize (object);
}

static void
quoth_import_fields_class_init (QuothImportFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_import_fields_finalize;

  changed_signal = g_signal_new ("changed", QUOTH_TYPE_IMPORT_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
quoth_import_fields_init (QuothImportFields *self)
{
}

static void
add_kind (QuothImportFields *self, AdwExpanderRow *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *kind = adw_combo_row_new ();

  for (guint i = 0; i < QUOTH_N_DOCUMENT_KINDS; i++)
    gtk_string_list_append (names, quoth_name_of_document_kind (quoth_document_kinds[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kind), _ ("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (kind), G_LIST_MODEL (names));
  g_signal_connect_object (kind, "notify::selected", G_CALLBACK (kind_changed_cb), self, 0);
  adw_expander_row_add_row (row, kind);
  self->kind = ADW_COMBO_ROW (kind);
}

static void
add_entry (QuothImportFields *self, AdwExpanderRow *row, guint field)
{
  GtkWidget *entry = adw_entry_row_new ();
  GtkWidget *reason = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ (fields[field].title));
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self, 0);
  adw_expander_row_add_row (row, entry);
  self->entries[field] = entry;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "reason");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "error");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (reason), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (reason), FALSE);
  gtk_widget_set_visible (reason, FALSE);
  adw_expander_row_add_row (row, reason);
  self->reasons[field] = reason;
}

QuothImportFields *
quoth_import_fields_new (AdwExpanderRow *row)
{
  QuothImportFields *self = g_object_new (QUOTH_TYPE_IMPORT_FIELDS, NULL);

  for (guint field = 0; field < N_FIELDS; field++)
    {
      add_entry (self, row, field);
      if (field == FIELD_TITLE)
        add_kind (self, row);
    }
  return self;
}

void
quoth_import_fields_show (QuothImportFields *self, QuothDocument *document)
{
  guint kind = 0;

  self->document = document;
  self->showing = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *text = document != NULL ? G_STRUCT_MEMBER (char *, document, fields[i].offset) : NULL;

      gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text != NULL ? text : "");
      g_clear_pointer (&self->refusals[i], g_free);
      show_reason (self, i);
    }
  while (kind < QUOTH_N_DOCUMENT_KINDS
         && (document == NULL || g_strcmp0 (quoth_document_kinds[kind], document->document_kind) != 0))
    kind++;
  adw_combo_row_set_selected (self->kind, kind < QUOTH_N_DOCUMENT_KINDS ? kind : GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
}

gboolean
quoth_import_fields_are_valid (QuothImportFields *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->refusals[i] != NULL)
      return FALSE;
  return TRUE;
}
