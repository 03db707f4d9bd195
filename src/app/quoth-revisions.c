/* quoth-revisions.c: the texts that a document has had
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-revisions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-revision-window.h"

struct _QuothRevisions
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *correct_button;
  GtkButton *unplaced_button;
  GtkWidget *older_label;
  GtkListBox *older;

  QuothDesk *desk;
  QuothId document;
  guint8 sha256[32];    /* of the text whose older ones are listed */
  GPtrArray *revisions; /* QuothRevision: the older ones, as in the list */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothRevisions, quoth_revisions, GTK_TYPE_WIDGET)

static void
activated_cb (GtkListBox *older, GtkListBoxRow *row, QuothRevisions *self)
{
  const QuothRevision *revision = self->revisions->pdata[gtk_list_box_row_get_index (row)];
  GtkWidget *window = quoth_revision_window_new (self->desk, revision);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
unplaced_cb (QuothRevisions *self)
{
  quoth_desk_show_page (self->desk, "unplaced", NULL);
}

/* The note of a correction is with the text that it made. */
static GtkWidget *
new_row (const QuothRevision *older, const QuothRevision *next)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = quoth_name_of_time (older->time);
  g_autofree char *corrected = quoth_name_of_time (next->time);
  g_autofree char *subtitle = next->note != NULL && *next->note != '\0'
                                ? g_strdup_printf (_ ("corrected %s: %s"), corrected, next->note)
                                : g_strdup_printf (_ ("corrected %s"), corrected);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_older (QuothRevisions *self, GPtrArray *revisions)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->older))) != NULL)
    gtk_list_box_remove (self->older, row);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_revision_free);
  for (guint i = revisions != NULL ? revisions->len : 1; i > 1; i--)
    {
      const QuothRevision *older = revisions->pdata[i - 2];

      g_ptr_array_add (self->revisions, quoth_revision_copy (older));
      gtk_list_box_append (self->older, new_row (older, revisions->pdata[i - 1]));
    }
  gtk_widget_set_visible (self->older_label, self->revisions->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->older), self->revisions->len > 0);
}

static gpointer
read_revisions (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_reader_list_revisions (reader, data, error);
}

/* A list that cannot be read is none; the next text is asked for again. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothRevisions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  show_older (self, revisions);
}

static void
load (QuothRevisions *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)),
                          read_revisions,
                          quoth_id_memdup (&self->document),
                          g_free,
                          (GDestroyNotify) g_ptr_array_unref,
                          self->loading,
                          loaded_cb,
                          g_object_ref (self));
}

static void
quoth_revisions_dispose (GObject *object)
{
  QuothRevisions *self = QUOTH_REVISIONS (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_revisions_parent_class)->dispose (object);
}

static void
quoth_revisions_class_init (QuothRevisionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_revisions_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-revisions.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothRevisions, box);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisions, correct_button);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisions, unplaced_button);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisions, older_label);
  gtk_widget_class_bind_template_child (widget_class, QuothRevisions, older);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, unplaced_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_revisions_init (QuothRevisions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In a big project, it is known only some time after the text. */
static void
show_unplaced (QuothRevisions *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);
  QuothItemList *documents = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_DOCUMENT);
  QuothItem *item = document != NULL ? quoth_item_list_find (documents, &document->value.id) : NULL;
  guint n = item != NULL ? quoth_item_get_n_unplaced (item) : 0;
  g_autofree char *unplaced = quoth_name_of_unplaced (n);

  gtk_button_set_label (self->unplaced_button, unplaced);
  gtk_widget_set_visible (GTK_WIDGET (self->unplaced_button), n > 0);
}

void
quoth_revisions_show (QuothRevisions *self, QuothDesk *desk)
{
  const QuothDocument *document = quoth_desk_get_document (desk);

  if (g_set_object (&self->desk, desk))
    g_signal_connect_object (
      quoth_desk_get_session (desk), "state-changed", G_CALLBACK (show_unplaced), self, G_CONNECT_SWAPPED);
  if (document == NULL)
    return;
  show_unplaced (self);
  gtk_widget_set_visible (self->correct_button, quoth_desk_can_edit (desk));
  if (quoth_id_equal (&self->document, &document->value.id)
      && memcmp (self->sha256, document->sha256, sizeof self->sha256) == 0)
    return;
  self->document = document->value.id;
  memcpy (self->sha256, document->sha256, sizeof self->sha256);
  load (self);
}
