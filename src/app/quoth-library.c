/* quoth-library.c: the side pane: texts, actors, claims, codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-library.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-actor-menu.h"
#include "quoth-actor-rows.h"
#include "quoth-claims-panel.h"
#include "quoth-follow.h"
#include "quoth-late-tooltip.h"
#include "quoth-names.h"
#include "quoth-pane-layout.h"
#include "quoth-panel.h"
#include "quoth-settings.h"

typedef enum
{
  TEXTS,
  ACTORS,
  CLAIMS,
  CODES,
  N_PAGES
} Page;

static const char *const page_names[N_PAGES] = { "texts", "actors", "claims", "codes" };
/* That of the claims has a panel of its own: there may be very many. */
static const QuothKind page_kinds[N_PAGES] = { QUOTH_KIND_DOCUMENT, QUOTH_KIND_ACTOR, QUOTH_KIND_CLAIM,
                                               QUOTH_KIND_CODE };

struct _QuothLibrary
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  AdwBin *bins[N_PAGES];
  GtkWidget *empty[N_PAGES];
  /* Each made when its page is first looked at. */
  QuothPanel *panels[N_PAGES];
  QuothClaimsPanel *claims;
  QuothDesk *desk;
};

G_DEFINE_FINAL_TYPE (QuothLibrary, quoth_library, GTK_TYPE_WIDGET)

enum
{
  ACTOR_ACTIVATED,
  CODE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static QuothPalette *
get_palette (QuothLibrary *self)
{
  return quoth_session_get_palette (quoth_desk_get_session (self->desk));
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
bind_text (QuothRow *row, QuothItem *item, gpointer owner)
{
  const QuothDocument *document = quoth_item_get_value (item);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *date = quoth_name_of_date (document->date);
  g_autofree char *count = g_strdup_printf ("%u · %u", quoth_item_get_n_mentions (item),
                                            quoth_item_get_n_claims (item));
  g_autofree char *tooltip = g_strdup_printf (_ ("%u mentions · %u claims"),
                                              quoth_item_get_n_mentions (item),
                                              quoth_item_get_n_claims (item));

  /* First, since the end is cut off where there is no room. */
  if (quoth_item_get_n_unplaced (item) > 0)
    {
      g_autofree char *unplaced = quoth_name_of_unplaced (quoth_item_get_n_unplaced (item));

      quoth_name_append (subtitle, unplaced);
    }
  quoth_name_append (subtitle, quoth_name_of_document_kind (document->document_kind));
  quoth_name_append (subtitle, has_text (document->author) ? document->author : document->source);
  quoth_name_append (subtitle, date);
  quoth_row_set_lines (row, 2);
  quoth_row_set_title (row, quoth_name_of_document (document));
  quoth_row_set_subtitle (row, subtitle->str);
  quoth_row_set_count (row, count, tooltip);
}

static char *
text_of_text (QuothItem *item, gpointer owner)
{
  const QuothDocument *document = quoth_item_get_value (item);

  return g_strjoin (" ", document->name, has_text (document->title) ? document->title : "",
                    has_text (document->author) ? document->author : "",
                    has_text (document->source) ? document->source : "",
                    has_text (document->date) ? document->date : "", NULL);
}

static void
bind_actor (QuothRow *row, QuothItem *item, gpointer owner)
{
  QuothLibrary *self = owner;

  quoth_actor_rows_fill (row, item, quoth_desk_get_session (self->desk));
}

static void
bind_code (QuothRow *row, QuothItem *item, gpointer owner)
{
  const QuothCode *code = quoth_item_get_value (item);
  QuothLibrary *self = owner;
  QuothCodeKeys *keys = quoth_session_get_code_keys (quoth_desk_get_session (self->desk));
  guint n = quoth_item_get_n_claims (item);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *tooltip =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n);
  GdkRGBA color;

  quoth_palette_get_code_color (get_palette (owner), &code->value.id, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_depth (row, quoth_item_get_depth (item));
  quoth_row_set_title (row, code->name);
  quoth_row_set_count (row, count, tooltip);
  quoth_row_set_key (row, quoth_code_keys_get_label (keys, &code->value.id));
  quoth_late_tooltip_set (GTK_WIDGET (row), has_text (code->definition) ? code->definition : NULL);
}

static char *
text_of_code (QuothItem *item, gpointer owner)
{
  const QuothCode *code = quoth_item_get_value (item);

  return g_strjoin (" ", code->name, code->key, has_text (code->definition) ? code->definition : "", NULL);
}

static int
compare_claims_made (QuothItem *a, QuothItem *b)
{
  return (int) quoth_item_get_n_claims (b) - (int) quoth_item_get_n_claims (a);
}

static int
compare_mentions (QuothItem *a, QuothItem *b)
{
  return (int) quoth_item_get_n_mentions (b) - (int) quoth_item_get_n_mentions (a);
}

static int
compare_dates (QuothItem *a, QuothItem *b)
{
  return g_strcmp0 (((QuothDocument *) quoth_item_get_value (a))->date,
                    ((QuothDocument *) quoth_item_get_value (b))->date);
}

static int
compare_titles (QuothItem *a, QuothItem *b)
{
  return g_utf8_collate (quoth_name_of_document (quoth_item_get_value (a)),
                         quoth_name_of_document (quoth_item_get_value (b)));
}

static const QuothPanelOrder text_orders[] = {
  { N_ ("File"), NULL },           { N_ ("Title"), compare_titles },       { N_ ("Date"), compare_dates },
  { N_ ("Mentions"), compare_mentions }, { N_ ("Claims"), compare_claims_made }, { NULL, NULL },
};

static QuothPanelView text_view = { NULL, bind_text, text_of_text, NULL, text_orders };
static QuothPanelView actor_view = { NULL, bind_actor, quoth_actor_rows_dup_text, NULL, NULL };
static QuothPanelView code_view = { NULL, bind_code, text_of_code, NULL, NULL };

static void
text_activated_cb (QuothPanel *panel, QuothItem *item, QuothLibrary *self)
{
  quoth_desk_go (self->desk, quoth_item_get_id (item), NULL);
}

static void
actor_activated_cb (QuothPanel *panel, QuothItem *item, QuothLibrary *self)
{
  g_signal_emit (self, signals[ACTOR_ACTIVATED], 0, quoth_item_get_id (item));
}

static void
actor_opened_cb (QuothPanel *panel, QuothItem *item, QuothLibrary *self)
{
  quoth_desk_show_page (self->desk, "actor", quoth_item_get_id (item));
}

static void
text_opened_cb (QuothPanel *panel, QuothItem *item, QuothLibrary *self)
{
  char id[QUOTH_ID_STRING_SIZE];

  if (item == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-beside", "s",
                              quoth_id_to_string (quoth_item_get_id (item), id));
}

static void
code_activated_cb (QuothPanel *panel, QuothItem *item, QuothLibrary *self)
{
  g_signal_emit (self, signals[CODE_ACTIVATED], 0, quoth_item_get_id (item));
}

static void
document_changed_cb (QuothLibrary *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);

  if (self->panels[TEXTS] != NULL)
    quoth_panel_set_current (self->panels[TEXTS], document != NULL ? &document->value.id : NULL);
}

/* Of the menu of the texts. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothLibrary *self = QUOTH_LIBRARY (widget);
  QuothItem *item = self->panels[TEXTS] != NULL ? quoth_panel_get_menu_item (self->panels[TEXTS]) : NULL;

  if (item != NULL && g_str_equal (name, "library.open"))
    quoth_desk_go (self->desk, quoth_item_get_id (item), NULL);
  else
    text_opened_cb (self->panels[TEXTS], item, self);
}

static void
add_text_menu (QuothPanel *panel)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Open"), "library.open");
  g_menu_append (menu, _ ("Open in New _Window"), "library.open-beside");
  quoth_panel_set_menu (panel, G_MENU_MODEL (menu));
}

/* Pages */

static void
set_list (QuothLibrary *self, Page page)
{
  QuothSession *session = self->desk != NULL ? quoth_desk_get_session (self->desk) : NULL;

  quoth_panel_set_list (self->panels[page],
                        session != NULL ? quoth_session_get_list (session, page_kinds[page]) : NULL);
  if (page == ACTORS)
    quoth_actor_menu_attach (self->panels[page], self->desk);
}

static void
make_panel (QuothLibrary *self, Page page)
{
  const QuothPanelView *views[N_PAGES] = { &text_view, &actor_view, NULL, &code_view };
  const GCallback activated[N_PAGES] = { G_CALLBACK (text_activated_cb), G_CALLBACK (actor_activated_cb),
                                         NULL, G_CALLBACK (code_activated_cb) };
  QuothPanel *panel = g_object_new (QUOTH_TYPE_PANEL, NULL);

  self->panels[page] = panel;
  quoth_panel_set_view (panel, views[page], self);
  quoth_panel_set_empty (panel, self->empty[page]);
  quoth_panel_show_door (panel);
  g_signal_connect (panel, "activated", activated[page], self);
  if (page == TEXTS)
    {
      g_signal_connect (panel, "opened", G_CALLBACK (text_opened_cb), self);
      add_text_menu (panel);
    }
  if (page == ACTORS)
    g_signal_connect (panel, "opened", G_CALLBACK (actor_opened_cb), self);
  set_list (self, page);
  adw_bin_set_child (self->bins[page], GTK_WIDGET (panel));
}

static void
make_claims (QuothLibrary *self)
{
  self->claims = g_object_new (QUOTH_TYPE_CLAIMS_PANEL, NULL);
  quoth_claims_panel_set_empty (self->claims, self->empty[CLAIMS]);
  quoth_claims_panel_set_desk (self->claims, self->desk);
  adw_bin_set_child (self->bins[CLAIMS], GTK_WIDGET (self->claims));
}

/* The page that is looked at has its panel, once there is something to show. */
static void
need_panel (QuothLibrary *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  for (Page page = 0; self->desk != NULL && page < N_PAGES; page++)
    if (!g_str_equal (name, page_names[page]))
      continue;
    else if (page == CLAIMS && self->claims == NULL)
      make_claims (self);
    else if (page != CLAIMS && self->panels[page] == NULL)
      {
        make_panel (self, page);
        document_changed_cb (self);
      }
}

/* The table of what the page lists. */
static void
table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothLibrary *self = QUOTH_LIBRARY (widget);
  const char *visible = gtk_stack_get_visible_child_name (self->stack);

  for (Page page = 0; self->desk != NULL && page < N_PAGES; page++)
    if (g_str_equal (visible, page_names[page]))
      {
        g_settings_set_string (quoth_settings_get (), "table-kind", quoth_kind_to_nick (page_kinds[page]));
        quoth_desk_show_page (self->desk, "tables", NULL);
      }
}

static void
quoth_library_dispose (GObject *object)
{
  QuothLibrary *self = QUOTH_LIBRARY (object);

  if (self->box != NULL)
    quoth_library_set_desk (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_library_parent_class)->dispose (object);
}

static void
quoth_library_class_init (QuothLibraryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_library_dispose;

  signals[ACTOR_ACTIVATED] = g_signal_new ("actor-activated", QUOTH_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CODE_ACTIVATED] = g_signal_new ("code-activated", QUOTH_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (QUOTH_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-library.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothLibrary, box);
  gtk_widget_class_bind_template_child (widget_class, QuothLibrary, stack);
  for (Page page = 0; page < N_PAGES; page++)
    {
      g_autofree char *bin = g_strdup_printf ("%s_bin", page_names[page]);
      g_autofree char *empty = g_strdup_printf ("no_%s", page_names[page]);

      gtk_widget_class_bind_template_child_full (
        widget_class, bin, FALSE, G_STRUCT_OFFSET (QuothLibrary, bins) + page * sizeof (AdwBin *));
      gtk_widget_class_bind_template_child_full (
        widget_class, empty, FALSE, G_STRUCT_OFFSET (QuothLibrary, empty) + page * sizeof (GtkWidget *));
    }
  gtk_widget_class_set_layout_manager_type (widget_class, QUOTH_TYPE_PANE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "quothlibrary");
  gtk_widget_class_install_action (widget_class, "library.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "library.open-beside", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "library.table", NULL, table_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "library.table", NULL);
}

static void
quoth_library_init (QuothLibrary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  text_view.search = _ ("Filter texts");
  actor_view.search = _ ("Filter actors");
  actor_view.orders = quoth_actor_rows_get_orders ();
  code_view.search = _ ("Filter codes");
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (need_panel), self,
                           G_CONNECT_SWAPPED);
}

void
quoth_library_set_desk (QuothLibrary *self, QuothDesk *desk)
{
  if (!quoth_follow (self, &self->desk, desk))
    return;
  for (Page page = 0; page < N_PAGES; page++)
    if (self->panels[page] != NULL)
      set_list (self, page);
  if (self->claims != NULL)
    quoth_claims_panel_set_desk (self->claims, desk);
  if (desk == NULL)
    return;
  g_signal_connect_object (desk, "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
  need_panel (self);
}

void
quoth_library_focus (QuothLibrary *self)
{
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}
