/* quoth-document-inspector.c: what is known of the open document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-document-inspector.h"

#include <glib/gi18n.h>

#include "quoth-field.h"
#include "quoth-names.h"
#include "quoth-part-field.h"
#include "quoth-revisions.h"
#include "quoth-text-field.h"

enum
{
  FIELD_TITLE,
  FIELD_AUTHOR,
  FIELD_SOURCE,
  FIELD_URL,
  FIELD_DATE,
  FIELD_LANGUAGE,
  FIELD_NOTE,
  N_FIELDS
};

static const struct
{
  gsize offset;
  const char *label;
} fields[N_FIELDS] = {
  [FIELD_TITLE] = { G_STRUCT_OFFSET (QuothDocument, title), N_ ("Change title") },
  [FIELD_AUTHOR] = { G_STRUCT_OFFSET (QuothDocument, author), N_ ("Change author") },
  [FIELD_SOURCE] = { G_STRUCT_OFFSET (QuothDocument, source), N_ ("Change source") },
  [FIELD_URL] = { G_STRUCT_OFFSET (QuothDocument, url), N_ ("Change address") },
  [FIELD_DATE] = { G_STRUCT_OFFSET (QuothDocument, date), N_ ("Change date") },
  [FIELD_LANGUAGE] = { G_STRUCT_OFFSET (QuothDocument, language), N_ ("Change language") },
  [FIELD_NOTE] = { G_STRUCT_OFFSET (QuothDocument, note), N_ ("Change note") },
};

struct _QuothDocumentInspector
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *summary;
  QuothPartField *part;
  QuothRevisions *revisions;
  GtkDropDown *kind;
  QuothTextField *title;
  QuothTextField *author;
  QuothTextField *source;
  QuothTextField *url;
  QuothTextField *date;
  QuothTextField *language;
  QuothTextField *note;

  QuothTextField *texts[N_FIELDS];
  QuothDesk *desk;
  QuothId document;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothDocumentInspector, quoth_document_inspector, GTK_TYPE_WIDGET)

/* The document as last edited, without its text. */
static const QuothDocument *
find_document (QuothDocumentInspector *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  gpointer value = quoth_session_find (session, QUOTH_KIND_DOCUMENT, &self->document);

  return value != NULL ? quoth_session_latest (session, value) : NULL;
}

static void
committed_cb (QuothTextField *field, const char *text, QuothDocumentInspector *self)
{
  const QuothDocument *document = find_document (self);
  g_autoptr (QuothDocument) copy = NULL;
  char **string;
  guint n = 0;

  if (document == NULL)
    return;
  while (self->texts[n] != field)
    n++;
  copy = quoth_document_copy (document);
  string = G_STRUCT_MEMBER_P (copy, fields[n].offset);
  g_free (*string);
  *string = *text != '\0' ? g_strdup (text) : NULL;
  quoth_session_put (quoth_desk_get_session (self->desk), _ (fields[n].label), copy);
}

static void
kind_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothDocumentInspector *self)
{
  const QuothDocument *document = self->showing ? NULL : find_document (self);
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autoptr (QuothDocument) copy = NULL;

  if (document == NULL || selected >= QUOTH_N_DOCUMENT_KINDS)
    return;
  copy = quoth_document_copy (document);
  g_free (copy->document_kind);
  copy->document_kind = g_strdup (quoth_document_kinds[selected]);
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Change kind of text"), copy);
}

static void
quoth_document_inspector_dispose (GObject *object)
{
  QuothDocumentInspector *self = QUOTH_DOCUMENT_INSPECTOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_document_inspector_parent_class)->dispose (object);
}

static void
quoth_document_inspector_class_init (QuothDocumentInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_document_inspector_dispose;

  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_PART_FIELD);
  g_type_ensure (QUOTH_TYPE_REVISIONS);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-document-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, name);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, part);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, revisions);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, title);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, author);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, source);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, url);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, date);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, language);
  gtk_widget_class_bind_template_child (widget_class, QuothDocumentInspector, note);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_document_inspector_init (QuothDocumentInspector *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->texts[FIELD_TITLE] = self->title;
  self->texts[FIELD_AUTHOR] = self->author;
  self->texts[FIELD_SOURCE] = self->source;
  self->texts[FIELD_URL] = self->url;
  self->texts[FIELD_DATE] = self->date;
  self->texts[FIELD_LANGUAGE] = self->language;
  self->texts[FIELD_NOTE] = self->note;
  for (guint i = 0; i < QUOTH_N_DOCUMENT_KINDS; i++)
    gtk_string_list_append (names, quoth_name_of_document_kind (quoth_document_kinds[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
  self->showing = FALSE;
}

static char *
summarize (const QuothDocument *document)
{
  GString *summary = g_string_new (NULL);

  g_string_append_printf (summary,
                          g_dngettext (GETTEXT_PACKAGE, "%u character", "%u characters", document->length),
                          document->length);
  if (document->encoding != NULL)
    g_string_append_printf (summary, " · %s", document->encoding);
  if (document->imported != 0)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (document->imported / 1000);
      g_autofree char *when = g_date_time_format (time, "%-d %b %Y");

      g_string_append (summary, " · ");
      /* Translators: a date follows */
      g_string_append_printf (summary, _ ("imported %s"), when);
    }
  return g_string_free (summary, FALSE);
}

static guint
find_kind (const char *kind)
{
  for (guint i = 0; i < QUOTH_N_DOCUMENT_KINDS; i++)
    if (g_strcmp0 (quoth_document_kinds[i], kind) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

void
quoth_document_inspector_show (QuothDocumentInspector *self, QuothDesk *desk)
{
  const QuothDocument *open = quoth_desk_get_document (desk);
  const QuothDocument *document;
  gboolean editable = quoth_desk_can_edit (desk);
  g_autofree char *summary = NULL;

  if (open == NULL || !quoth_id_equal (&open->value.id, &self->document))
    quoth_document_inspector_commit (self);
  g_set_object (&self->desk, desk);
  self->document = open != NULL ? open->value.id : QUOTH_ID_NONE;
  document = find_document (self);
  gtk_widget_set_visible (self->box, document != NULL);
  if (document == NULL)
    return;
  self->showing = TRUE;
  gtk_label_set_label (self->name, document->name);
  summary = summarize (document);
  gtk_label_set_label (self->summary, summary);
  quoth_part_field_show (self->part, desk, &self->document);
  quoth_revisions_show (self->revisions, desk);
  gtk_drop_down_set_selected (self->kind, find_kind (document->document_kind));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), editable);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      quoth_text_field_set_text (self->texts[i], G_STRUCT_MEMBER (char *, document, fields[i].offset));
      quoth_text_field_set_editable (self->texts[i], editable);
    }
  self->showing = FALSE;
}

void
quoth_document_inspector_commit (QuothDocumentInspector *self)
{
  if (self->desk == NULL || quoth_id_is_none (&self->document))
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    quoth_text_field_commit (self->texts[i]);
}

void
quoth_document_inspector_focus (QuothDocumentInspector *self)
{
  quoth_text_field_focus (self->title);
}
