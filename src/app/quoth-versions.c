/* quoth-versions.c: the versions of the codebook, and what changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions are read when the section is seen, and again after each edit while it is. What is compared is always an older one with a
 * newer one, whichever was chosen first.
 */

#include "config.h"

#include "quoth-versions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-change-row.h"
#include "quoth-focus.h"
#include "quoth-names.h"
#include "quoth-panel.h"

struct _QuothVersions
{
  GtkWidget parent_instance;

  /* Template */
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *detail;
  QuothPanel *panel;
  GtkWidget *head;
  GtkLabel *title;
  GtkLabel *note;
  GtkLabel *summary;
  GtkDropDown *other;
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *error;

  QuothDesk *desk;
  QuothItemList *list; /* the newest first */
  QuothId chosen;
  GCancellable *listing;
  GCancellable *comparing;
  gboolean stale;   /* something was edited while it was not seen */
  gboolean filling; /* the versions to compare with */
};

G_DEFINE_FINAL_TYPE (QuothVersions, quoth_versions, GTK_TYPE_WIDGET)

static QuothSession *
get_session (QuothVersions *self)
{
  return quoth_desk_get_session (self->desk);
}

/* (nullable) */
static const QuothCodebookVersion *
find_version (QuothVersions *self, const QuothId *id)
{
  QuothItem *item = quoth_item_list_find (self->list, id);

  return item != NULL ? quoth_item_get_value (item) : NULL;
}

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_title (const QuothCodebookVersion *version)
{
  if (has_text (version->name))
    return g_strdup_printf (_ ("Version %u · %s"), version->number, version->name);
  return g_strdup_printf (_ ("Version %u"), version->number);
}

/* (transfer full): who saved it, and when. */
static char *
dup_origin (QuothVersions *self, const QuothCodebookVersion *version)
{
  const QuothCoder *coder = quoth_session_find (get_session (self), QUOTH_KIND_CODER, &version->coder);
  g_autofree char *time = quoth_name_of_time (version->time);
  g_autoptr (GString) line = g_string_new (coder != NULL ? coder->name : NULL);

  quoth_name_append (line, time);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Where both are seen, the focus stays in the list, whose keys go on through it. */
static void
show_detail (QuothVersions *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

/* ---- The list ---- */

static void
bind_row (QuothRow *row, QuothItem *item, gpointer owner)
{
  const QuothCodebookVersion *version = quoth_item_get_value (item);
  g_autofree char *title = dup_title (version);
  g_autofree char *origin = dup_origin (owner, version);

  quoth_row_set_title (row, title);
  quoth_row_set_subtitle (row, origin);
}

static char *
dup_text (QuothItem *item, gpointer owner)
{
  const QuothCodebookVersion *version = quoth_item_get_value (item);
  g_autofree char *title = dup_title (version);
  g_autofree char *origin = dup_origin (owner, version);

  return g_strjoin (" ", title, origin, version->note, NULL);
}

static const QuothPanelView panel_view = {
  .search = N_ ("Filter"),
  .bind = bind_row,
  .dup_text = dup_text,
};

/* ---- Comparing ---- */

/* What is compared: what versions hold; %NULL for the codebook as it is. */
typedef struct
{
  char *before;
  char *after;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static gpointer
read_changes (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Comparison *self = data;

  if (self->after == NULL)
    self->after = quoth_codebook_dup_content (reader, error);
  return self->after != NULL ? quoth_codebook_diff (self->before, self->after, error) : NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, quoth_change_row_new ());
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothVersions *self)
{
  quoth_change_row_show (QUOTH_CHANGE_ROW (gtk_list_item_get_child (list_item)), get_session (self),
                         gtk_list_item_get_item (list_item));
}

static void
show_changes (QuothVersions *self, GPtrArray *changes)
{
  g_autoptr (GListModel) groups = quoth_change_groups_new (changes);
  g_autofree char *summary = quoth_change_row_dup_summary (groups);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (groups));

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), changes->len > 0);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "changes" : "same");
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothVersions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  g_autofree char *reason = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (changes != NULL)
    {
      show_changes (self, changes);
      return;
    }
  reason = quoth_name_capitalize (error->message);
  gtk_label_set_label (self->error, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static GCancellable *
begin_reading (GCancellable **last)
{
  g_cancellable_cancel (*last);
  g_clear_object (last);
  *last = g_cancellable_new ();
  return *last;
}

/* (nullable): the version to compare with; %NULL: the codebook as it is now, which is the first of the drop-down. */
static const QuothCodebookVersion *
get_other (QuothVersions *self)
{
  guint selected = gtk_drop_down_get_selected (self->other);

  if (selected == 0 || selected > quoth_item_list_get_size (self->list))
    return NULL;
  return quoth_item_get_value (quoth_item_list_get (self->list, selected - 1));
}

static void
show_head (QuothVersions *self, const QuothCodebookVersion *version)
{
  g_autofree char *title = dup_title (version);
  g_autofree char *origin = dup_origin (self, version);
  g_autoptr (GString) note = g_string_new (origin);

  if (has_text (version->note))
    g_string_append_printf (note, "\n%s", version->note);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->note, note->str);
}

static void
show (QuothVersions *self)
{
  const QuothCodebookVersion *version = find_version (self, &self->chosen);
  const QuothCodebookVersion *other = get_other (self);
  Comparison *comparison;

  if (version == NULL && quoth_item_list_get_size (self->list) > 0)
    {
      version = quoth_item_get_value (quoth_item_list_get (self->list, 0));
      self->chosen = version->value.id;
    }
  quoth_panel_set_current (self->panel, &self->chosen);
  gtk_widget_set_visible (self->head, version != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), version != NULL);
  if (version == NULL)
    return;
  show_head (self, version);
  if (other != NULL && other->number < version->number)
    {
      const QuothCodebookVersion *newer = version;

      version = other;
      other = newer;
    }
  comparison = g_new0 (Comparison, 1);
  comparison->before = g_strdup (version->content);
  comparison->after = other != NULL ? g_strdup (other->content) : NULL;
  quoth_store_read_async (quoth_session_get_store (get_session (self)), read_changes, comparison, comparison_free,
                          (GDestroyNotify) g_ptr_array_unref, begin_reading (&self->comparing), compared_cb, g_object_ref (self));
}

static void
other_changed_cb (QuothVersions *self)
{
  if (self->desk != NULL && !self->filling)
    show (self);
}

static void
activated_cb (QuothPanel *panel, QuothItem *item, QuothVersions *self)
{
  self->chosen = *quoth_item_get_id (item);
  show (self);
  show_detail (self);
}

/* ---- Reading ---- */

static gpointer
read_versions (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODEBOOK_VERSION };

  return quoth_reader_list (reader, &query, error);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  guint first = ((const QuothCodebookVersion *) a)->number;
  guint second = ((const QuothCodebookVersion *) b)->number;

  return (first < second) - (first > second);
}

/* What was compared with stays chosen, if it is still there. */
static void
fill_others (QuothVersions *self, const QuothId *kept)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new ((const char *const[]){ _ ("Now"), NULL });
  guint selected = 0;

  for (guint i = 0; i < quoth_item_list_get_size (self->list); i++)
    {
      const QuothCodebookVersion *version = quoth_item_get_value (quoth_item_list_get (self->list, i));
      g_autofree char *title = dup_title (version);

      gtk_string_list_append (titles, title);
      if (quoth_id_equal (&version->value.id, kept))
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->other, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->other, selected);
  self->filling = FALSE;
}

static gboolean
is_listed (QuothVersions *self, GPtrArray *versions)
{
  if (versions->len != quoth_item_list_get_size (self->list))
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    if (find_version (self, &QUOTH_VALUE (versions->pdata[i])->id) == NULL)
      return FALSE;
  return TRUE;
}

/* A version that was saved just now is what somebody wants to see. */
static void
list (QuothVersions *self, GPtrArray *versions)
{
  const QuothCodebookVersion *other = get_other (self);
  QuothId kept = other != NULL ? other->value.id : QUOTH_ID_NONE;

  if (versions->len > quoth_item_list_get_size (self->list))
    self->chosen = QUOTH_ID_NONE;
  quoth_item_list_reset (self->list, versions);
  fill_others (self, &kept);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothVersions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (versions == NULL)
    {
      g_signal_emit_by_name (get_session (self), "failed", error);
      return;
    }
  if (!is_listed (self, versions))
    list (self, versions);
  show (self);
}

static void
changed_cb (QuothVersions *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    quoth_store_read_async (quoth_session_get_store (get_session (self)), read_versions, NULL, NULL,
                            (GDestroyNotify) g_ptr_array_unref, begin_reading (&self->listing), listed_cb, g_object_ref (self));
}

static void
quoth_versions_map (GtkWidget *widget)
{
  QuothVersions *self = QUOTH_VERSIONS (widget);

  GTK_WIDGET_CLASS (quoth_versions_parent_class)->map (widget);
  if (self->stale)
    changed_cb (self);
}

/* ---- The widget ---- */

/* Who was typing goes on typing. */
static void
folded_cb (QuothVersions *self)
{
  gtk_widget_set_hexpand (self->side, adw_leaflet_get_folded (self->leaflet));
  if (quoth_focus_is_within (self->detail))
    show_detail (self);
}

static void
quoth_versions_dispose (GObject *object)
{
  QuothVersions *self = QUOTH_VERSIONS (object);

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->leaflet != NULL)
    {
      gtk_list_view_set_model (self->view, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->leaflet));
    }
  self->leaflet = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_versions_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, leaflet);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, side);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, detail);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, panel);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, head);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, title);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, note);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, other);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, view);
  gtk_widget_class_bind_template_child (widget_class, QuothVersions, error);
}

static void
quoth_versions_class_init (QuothVersionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_versions_dispose;
  widget_class->map = quoth_versions_map;
  g_type_ensure (QUOTH_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-versions.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_empty_page (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No Versions"), "description",
                       _ ("A version keeps the codebook as it is, to see later what changed. Save one with +."), "css-classes",
                       (const char *const[]){ "compact", NULL }, NULL);
}

static void
quoth_versions_init (QuothVersions *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->list = quoth_item_list_new (compare_versions);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  quoth_panel_set_view (self->panel, &panel_view, self);
  quoth_panel_set_empty (self->panel, new_empty_page ());
  quoth_panel_set_list (self->panel, self->list);
}

GtkWidget *
quoth_versions_new (QuothDesk *desk)
{
  QuothVersions *self = g_object_new (QUOTH_TYPE_VERSIONS, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (other_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
quoth_versions_go_back (QuothVersions *self)
{
  if (!adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->side)
    return FALSE;
  adw_leaflet_set_visible_child (self->leaflet, self->side);
  return TRUE;
}
