/* quoth-codebook-page.c: the coding scheme of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-codebook-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-code-edit.h"
#include "quoth-code-list.h"
#include "quoth-code-view.h"
#include "quoth-codebook-files.h"
#include "quoth-definitions.h"
#include "quoth-focus.h"
#include "quoth-page-frame.h"
#include "quoth-version-dialog.h"
#include "quoth-versions.h"

struct _QuothCodebookPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkDropDown *section;
  GtkWidget *add;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *detail;
  QuothCodeList *list;
  QuothCodeView *view;

  QuothDesk *desk;
  QuothId chosen;
  gboolean edits_chosen; /* it is new: its name is to be typed */
};

G_DEFINE_FINAL_TYPE (QuothCodebookPage, quoth_codebook_page, GTK_TYPE_WIDGET)

/* The sections of the page, in the order of its menu. */
static const struct
{
  QuothKind kind;
  const char *title;
  const char *add;
} sections[] = {
  { QUOTH_KIND_CODE, N_ ("Codes"), N_ ("New code") },
  { QUOTH_KIND_ATTRIBUTE, N_ ("Attributes"), N_ ("New attribute") },
  { QUOTH_KIND_ANNOTATION_TYPE, N_ ("Annotation types"), N_ ("New annotation type") },
  { QUOTH_KIND_RELATION_TYPE, N_ ("Relations"), N_ ("New type of relations") },
  { QUOTH_KIND_ACTOR_KIND, N_ ("Kinds of actors"), N_ ("New kind of actors") },
  { QUOTH_KIND_CODEBOOK_VERSION, N_ ("Versions"), N_ ("Save a version") },
};

static QuothSession *
get_session (QuothCodebookPage *self)
{
  return quoth_desk_get_session (self->desk);
}

/* (nullable): the section that is shown, if it is one of definitions. */
static QuothDefinitions *
get_definitions (QuothCodebookPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  return QUOTH_IS_DEFINITIONS (child) ? QUOTH_DEFINITIONS (child) : NULL;
}

/* Where both are seen, the focus stays in the list, whose keys go on through it. */
static void
show_detail (QuothCodebookPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

/* Codes */

/* How many there are of what the section shows. */
static void
show_summary (QuothCodebookPage *self)
{
  guint n = gtk_drop_down_get_selected (self->section);
  QuothKind kind = n < G_N_ELEMENTS (sections) ? sections[n].kind : QUOTH_KIND_CODE;
  QuothItemList *list
    = kind != QUOTH_KIND_CODEBOOK_VERSION ? quoth_session_get_list (get_session (self), kind) : NULL;
  guint size = list != NULL ? quoth_item_list_get_size (list) : 0;
  g_autofree char *text = size > 0 ? quoth_kind_count_to_text (kind, size) : NULL;

  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), text);
}

static void
show_code (QuothCodebookPage *self)
{
  QuothItemList *codes = quoth_session_get_list (get_session (self), QUOTH_KIND_CODE);
  QuothCode *code = quoth_session_find (get_session (self), QUOTH_KIND_CODE, &self->chosen);

  if (code == NULL && !self->edits_chosen && quoth_item_list_get_size (codes) > 0)
    {
      code = quoth_item_get_value (quoth_item_list_get (codes, 0));
      self->chosen = code->value.id;
    }
  quoth_code_list_set_chosen (self->list, &self->chosen);
  quoth_code_view_show (self->view, self->desk, code);
  if (code == NULL || !self->edits_chosen)
    return;
  self->edits_chosen = FALSE;
  quoth_code_view_focus (self->view);
}

static void
session_changed_cb (QuothCodebookPage *self)
{
  show_summary (self);
  show_code (self);
}

static void
choose (QuothCodebookPage *self, const QuothId *id)
{
  self->chosen = *id;
  show_code (self);
  show_detail (self);
}

static void
chosen_cb (QuothCodeList *list, const QuothId *id, QuothCodebookPage *self)
{
  QuothId code = *id;

  choose (self, &code);
}

static void
add_code (QuothCodebookPage *self, const QuothId *parent)
{
  g_autoptr (QuothCode) code = quoth_code_new_named (get_session (self), quoth_code_get_new_name (), parent);

  self->chosen = code->value.id;
  self->edits_chosen = TRUE;
  quoth_session_put (get_session (self), _ ("New code"), code);
  show_detail (self);
}

static void
below_cb (QuothCodeView *view, QuothCodebookPage *self)
{
  QuothId parent = self->chosen;

  add_code (self, &parent);
}

/* Sections */

/* A new code comes beside the chosen one. */
static void
add_cb (QuothCodebookPage *self)
{
  QuothDefinitions *definitions = get_definitions (self);
  const QuothCode *code = quoth_session_find (get_session (self), QUOTH_KIND_CODE, &self->chosen);
  QuothId parent = code != NULL ? code->parent : QUOTH_ID_NONE;

  if (definitions != NULL)
    quoth_definitions_add (definitions);
  else if (QUOTH_IS_VERSIONS (gtk_stack_get_visible_child (self->stack)))
    quoth_version_dialog_ask (self->desk, GTK_WIDGET (self));
  else
    add_code (self, quoth_id_is_none (&parent) ? NULL : &parent);
}

static GtkWidget *
new_section (QuothCodebookPage *self, QuothKind kind)
{
  return kind == QUOTH_KIND_CODEBOOK_VERSION ? quoth_versions_new (self->desk) : quoth_definitions_new (self->desk, kind);
}

static void
section_changed_cb (QuothCodebookPage *self)
{
  guint n = gtk_drop_down_get_selected (self->section);
  const char *name;

  if (self->desk == NULL || n == GTK_INVALID_LIST_POSITION)
    return;
  name = quoth_kind_to_nick (sections[n].kind);
  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    gtk_stack_add_named (self->stack, new_section (self, sections[n].kind), name);
  gtk_stack_set_visible_child_name (self->stack, name);
  show_summary (self);
  gtk_widget_set_tooltip_text (self->add, _ (sections[n].add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (sections[n].add), -1);
}

/* The menu */

/* The section is shown whose list gets the version. */
static void
save_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothCodebookPage *self = QUOTH_CODEBOOK_PAGE (widget);

  gtk_drop_down_set_selected (self->section, G_N_ELEMENTS (sections) - 1);
  quoth_version_dialog_ask (self->desk, widget);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_codebook_files_import (QUOTH_CODEBOOK_PAGE (widget)->desk, widget);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_codebook_files_export (QUOTH_CODEBOOK_PAGE (widget)->desk, widget);
}

/* Where there is room for one of the two only, Escape leads from the fields to the list. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothCodebookPage *self = QUOTH_CODEBOOK_PAGE (widget);
  QuothDefinitions *definitions = get_definitions (self);

  if (definitions != NULL)
    return quoth_definitions_go_back (definitions);
  if (QUOTH_IS_VERSIONS (gtk_stack_get_visible_child (self->stack)))
    return quoth_versions_go_back (QUOTH_VERSIONS (gtk_stack_get_visible_child (self->stack)));
  if (!adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->side)
    return GDK_EVENT_PROPAGATE;
  adw_leaflet_set_visible_child (self->leaflet, self->side);
  return GDK_EVENT_STOP;
}

/* Who was typing goes on typing. */
static void
folded_cb (QuothCodebookPage *self)
{
  gtk_widget_set_hexpand (self->side, adw_leaflet_get_folded (self->leaflet));
  if (quoth_focus_is_within (self->detail))
    show_detail (self);
}

static void
quoth_codebook_page_dispose (GObject *object)
{
  QuothCodebookPage *self = QUOTH_CODEBOOK_PAGE (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_codebook_page_parent_class)->dispose (object);
}

static void
quoth_codebook_page_class_init (QuothCodebookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_codebook_page_dispose;
  g_type_ensure (QUOTH_TYPE_CODE_LIST);
  g_type_ensure (QUOTH_TYPE_CODE_VIEW);
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-codebook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, section);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, add);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, side);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, detail);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, list);
  gtk_widget_class_bind_template_child (widget_class, QuothCodebookPage, view);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, below_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_changed_cb);
  gtk_widget_class_install_action (widget_class, "codebook.save-version", NULL, save_version_action);
  gtk_widget_class_install_action (widget_class, "codebook.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "codebook.export", NULL, export_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_codebook_page_init (QuothCodebookPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_string_list_append (titles, _ (sections[i].title));
  gtk_drop_down_set_model (self->section, G_LIST_MODEL (titles));
}

GtkWidget *
quoth_codebook_page_new (QuothDesk *desk)
{
  QuothCodebookPage *self = g_object_new (QUOTH_TYPE_CODEBOOK_PAGE, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->add, quoth_desk_can_edit (desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.save-version", quoth_desk_can_edit (desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.import", quoth_desk_can_edit (desk));
  quoth_code_list_set_desk (self->list, desk);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "failed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  section_changed_cb (self);
  session_changed_cb (self);
  return GTK_WIDGET (self);
}

void
quoth_codebook_page_show (GtkWidget *page, const QuothId *id)
{
  QuothCodebookPage *self = QUOTH_CODEBOOK_PAGE (page);

  if (id == NULL)
    return;
  gtk_drop_down_set_selected (self->section, 0);
  choose (self, id);
}
