/* quoth-import-row.c: one text of an import, to be looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-row.h"

#include <glib/gi18n.h>

#include "quoth-import-fields.h"
#include "quoth-names.h"

struct _QuothImportRow
{
  AdwExpanderRow parent_instance;

  GtkCheckButton *include;
  GtkWidget *warning;
  GtkDropDown *encoding;

  QuothImportFields *fields; /* made when the row is first opened */
  QuothImportItem *item;
  char *duplicate;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothImportRow, quoth_import_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  REREAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a file of codings is, and what it makes. */
static void
describe_coding (GString *about, const QuothImportItem *item)
{
  g_autofree char *made = quoth_kind_counts_to_text (item->n_put);
  g_autofree char *changed
    = item->n_changed > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "changed: %u", "changed: %u", item->n_changed), item->n_changed)
                          : NULL;

  if (item->format == NULL)
    return;
  quoth_name_append (about, _ (item->format->name));
  if (item->labels != NULL && item->state != QUOTH_IMPORT_FAILED)
    quoth_name_append (about, made != NULL ? made : _ ("nothing new"));
  quoth_name_append (about, changed);
}

static char *
describe (const QuothImportItem *item)
{
  const QuothDocument *document = item->document;
  GString *about = g_string_new (NULL);
  g_autofree char *date = NULL;
  g_autofree char *length = NULL;

  if (document == NULL)
    {
      describe_coding (about, item);
      return g_string_free (about, FALSE);
    }
  date = quoth_name_of_date (document->date);
  length = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u character", "%u characters", document->length), document->length);
  quoth_name_append (about, quoth_name_of_document_kind (document->document_kind));
  quoth_name_append (about, document->author);
  quoth_name_append (about, document->source);
  quoth_name_append (about, date);
  quoth_name_append (about, length);
  quoth_name_append (about, document->encoding);
  return g_string_free (about, FALSE);
}

static char *
describe_problem (const QuothImportItem *item, const char *duplicate)
{
  GString *problem = g_string_new (NULL);

  if (item->state == QUOTH_IMPORT_FAILED && item->error != NULL)
    g_string_append (problem, item->error->message);
  else if (item->state == QUOTH_IMPORT_DUPLICATE && duplicate != NULL)
    g_string_append_printf (problem, _ ("The project has this text already: “%s”"), duplicate);
  else if (item->state == QUOTH_IMPORT_DUPLICATE)
    g_string_append (problem, _ ("The same text comes twice in this import"));
  /* Those of codings are many, and in lists of their own. */
  for (guint i = 0; !quoth_import_is_coding (item) && i < item->warnings->len; i++)
    g_string_append_printf (problem, "%s%s", problem->len > 0 ? "\n" : "", (char *) item->warnings->pdata[i]);
  return g_string_free (problem, FALSE);
}

static char *
dup_file_name (const QuothImportItem *item)
{
  g_autofree char *file = item->path != NULL ? g_path_get_basename (item->path) : g_strdup (_ ("pasted text"));

  /* One of several texts in a file. */
  return item->part > 0 ? g_strdup_printf ("%s · %u", file, item->part) : g_steal_pointer (&file);
}

static void
append_line (GString *lines, const char *line)
{
  if (*line != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

static void
show_head (QuothImportRow *self)
{
  const QuothImportItem *item = self->item;
  g_autofree char *about = describe (item);
  g_autofree char *problem = describe_problem (item, self->duplicate);
  g_autofree char *file = dup_file_name (item);
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *title = item->document != NULL ? quoth_name_of_document (item->document) : file;

  append_line (lines, about);
  if (!g_str_equal (title, file))
    append_line (lines, file);
  append_line (lines, problem);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), lines->str);
  gtk_widget_set_visible (self->warning, *problem != '\0' || item->warnings->len > 0);
}

static void
fields_changed_cb (QuothImportRow *self)
{
  show_head (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
expanded_cb (QuothImportRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->fields != NULL || self->item == NULL)
    return;
  self->fields = quoth_import_fields_new (ADW_EXPANDER_ROW (self));
  quoth_import_fields_show (self->fields, self->item->document);
  g_signal_connect_object (self->fields, "changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
include_cb (GtkCheckButton *button, QuothImportRow *self)
{
  if (self->showing)
    return;
  self->item->include = gtk_check_button_get_active (button);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first entry of the list is "Encoding…", to choose nothing. */
static void
encoding_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothImportRow *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!self->showing && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[REREAD], 0, quoth_decode_get_encodings ()[selected - 1]);
}

static void
quoth_import_row_finalize (GObject *object)
{
  QuothImportRow *self = QUOTH_IMPORT_ROW (object);

  g_clear_object (&self->fields);
  g_clear_pointer (&self->duplicate, g_free);
  G_OBJECT_CLASS (quoth_import_row_parent_class)->finalize (object);
}

static void
quoth_import_row_class_init (QuothImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_import_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", QUOTH_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REREAD] = g_signal_new ("reread", QUOTH_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothImportRow, include);
  gtk_widget_class_bind_template_child (widget_class, QuothImportRow, warning);
  gtk_widget_class_bind_template_child (widget_class, QuothImportRow, encoding);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, include_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
}

static void
quoth_import_row_init (QuothImportRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (names, _ ("Read as…"));
  for (const char *const *name = quoth_decode_get_encodings (); *name != NULL; name++)
    gtk_string_list_append (names, *name);
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (names));
  self->showing = FALSE;
}

GtkWidget *
quoth_import_row_new (void)
{
  return g_object_new (QUOTH_TYPE_IMPORT_ROW, NULL);
}

void
quoth_import_row_show (QuothImportRow *self, QuothImportItem *item, const char *duplicate)
{
  g_autofree char *file = dup_file_name (item);
  gboolean failed = item->state == QUOTH_IMPORT_FAILED;
  g_autofree char *name = g_strdup_printf (_ ("Import %s"), file);

  self->item = item;
  g_free (self->duplicate);
  self->duplicate = g_strdup (duplicate);
  self->showing = TRUE;
  show_head (self);
  gtk_check_button_set_active (self->include, item->include && !failed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->include), !failed);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), item->document != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), item->path != NULL && !quoth_import_is_coding (item) && (failed || item->warnings->len > 0));
  gtk_drop_down_set_selected (self->encoding, 0);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->include), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->fields != NULL)
    quoth_import_fields_show (self->fields, item->document);
  self->showing = FALSE;
}

QuothImportItem *
quoth_import_row_get_item (QuothImportRow *self)
{
  return self->item;
}

gboolean
quoth_import_row_needs_correction (QuothImportRow *self)
{
  return self->item->include && self->fields != NULL && !quoth_import_fields_are_valid (self->fields);
}
