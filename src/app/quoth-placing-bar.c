/* quoth-placing-bar.c: a bar over the text, to give what has no place one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-placing-bar.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-placing.h"

/* How many places are proposed, and for how many annotations they are looked for at once. */
#define MAX_PLACES 9
#define MAX_SEARCHED 50

struct _QuothPlacingBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *context;
  GtkButton *find_button;
  GtkWidget *place_button;

  QuothEditor *editor; /* borrowed: the bar lies beside it */
  QuothDesk *desk;
  QuothId document;
  QuothId wanted;
  GPtrArray *entries; /* Entry: what is left to place */
  guint current;
  int place; /* which of the proposed places is selected; -1: none */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothPlacingBar, quoth_placing_bar, GTK_TYPE_WIDGET)

typedef struct
{
  QuothUnplaced *unplaced;
  GArray *places; /* QuothSimilar */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  quoth_unplaced_free (self->unplaced);
  g_array_unref (self->places);
  g_free (self);
}

static const Entry *
get_current (QuothPlacingBar *self)
{
  return self->entries != NULL && self->current < self->entries->len ? self->entries->pdata[self->current] : NULL;
}

static void
show_place (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);
  guint n = entry->places->len;
  g_autofree char *label = NULL;

  if (n == 0)
    label = g_strdup (_ ("Nothing _Like It"));
  else if (self->place < 0)
    label = g_strdup (_ ("_Find Again"));
  else
    /* Translators: the second of three places is shown */
    label = g_strdup_printf (_ ("_Find Again (%d of %u)"), self->place + 1, n);
  gtk_button_set_label (self->find_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_button), n > 0);
  if (self->place >= 0)
    quoth_editor_select_range (self->editor, g_array_index (entry->places, QuothSimilar, self->place).range);
}

static void
show_current (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);
  g_autofree char *quote = NULL;
  g_autofree char *title = NULL;
  g_autofree char *context = NULL;

  if (entry == NULL)
    {
      quoth_placing_bar_stop (self);
      return;
    }
  quote = quoth_annotation_dup_quote (entry->unplaced->annotation);
  title = g_strdup_printf (_ ("Where is the %s “%s” now? (%u of %u)"),
                           quoth_name_of_annotation (entry->unplaced->annotation->kind),
                           quote,
                           self->current + 1,
                           self->entries->len);
  context = g_strdup_printf (_ ("It stood in: …%s[%s]%s…"), entry->unplaced->before, quote, entry->unplaced->after);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->context, context);
  gtk_widget_set_visible (GTK_WIDGET (self->context), entry->unplaced->revision > 0);
  self->place = -1;
  gtk_widget_set_visible (self->box, TRUE);
  show_place (self);
  quoth_editor_set_place (self->editor, entry->unplaced->near);
}

static gpointer
read_entries (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothId *document = data;
  g_autoptr (GPtrArray) unplaced = quoth_unplaced_load (reader, document, error);
  g_autoptr (QuothText) text = unplaced != NULL ? quoth_reader_load_text (reader, document, error) : NULL;
  GPtrArray *entries;

  if (text == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func (entry_free);
  g_ptr_array_set_free_func (unplaced, NULL);
  for (guint i = 0; i < unplaced->len; i++)
    {
      Entry *entry = g_new0 (Entry, 1);
      g_autofree char *quote = NULL;

      entry->unplaced = unplaced->pdata[i];
      quote = quoth_annotation_dup_quote (entry->unplaced->annotation);
      entry->places
        = quoth_similar_find (text, quote, entry->unplaced->near, i < MAX_SEARCHED ? MAX_PLACES : 0);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static guint
find_entry (QuothPlacingBar *self, const QuothId *annotation)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (quoth_id_equal (&((Entry *) self->entries->pdata[i])->unplaced->annotation->id, annotation))
      return i;
  return 0;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothPlacingBar) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (entries == NULL)
    {
      g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  self->current = find_entry (self, &self->wanted);
  show_current (self);
}

static void
load (QuothPlacingBar *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)),
                          read_entries,
                          quoth_id_memdup (&self->document),
                          g_free,
                          (GDestroyNotify) g_ptr_array_unref,
                          self->loading,
                          loaded_cb,
                          g_object_ref (self));
}

/* What was placed is read away; what was undone is there again. */
static void
session_changed_cb (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);

  if (!gtk_widget_get_visible (self->box))
    return;
  if (entry != NULL)
    self->wanted = entry->unplaced->annotation->id;
  load (self);
}

static void
document_changed_cb (QuothPlacingBar *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);

  if (document == NULL || !quoth_id_equal (&document->value.id, &self->document))
    quoth_placing_bar_stop (self);
}

static void
find_cb (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);

  if (entry == NULL || entry->places->len == 0)
    return;
  self->place = (self->place + 1) % (int) entry->places->len;
  show_place (self);
}

/* The next one is shown when the store has said that this one is done. */
static void
finish (QuothPlacingBar *self)
{
  g_ptr_array_remove_index (self->entries, self->current);
  if (self->current == self->entries->len)
    self->current = 0;
  show_current (self);
}

static void
place_cb (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);
  QuothRange range = quoth_editor_get_selection (self->editor);

  if (entry == NULL || quoth_range_is_empty (range))
    return;
  quoth_placing_place (self->desk, entry->unplaced->annotation, range);
  finish (self);
}

static void
drop_cb (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);

  if (entry == NULL)
    return;
  quoth_placing_drop (self->desk, entry->unplaced->annotation);
  finish (self);
}

static void
next_cb (QuothPlacingBar *self)
{
  if (self->entries == NULL || self->entries->len == 0)
    return;
  self->current = (self->current + 1) % self->entries->len;
  show_current (self);
}

static void
selection_cb (QuothPlacingBar *self)
{
  gtk_widget_set_sensitive (self->place_button, !quoth_range_is_empty (quoth_editor_get_selection (self->editor)));
}

static void
quoth_placing_bar_dispose (GObject *object)
{
  QuothPlacingBar *self = QUOTH_PLACING_BAR (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_placing_bar_parent_class)->dispose (object);
}

static void
quoth_placing_bar_class_init (QuothPlacingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_placing_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-placing-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPlacingBar, box);
  gtk_widget_class_bind_template_child (widget_class, QuothPlacingBar, title);
  gtk_widget_class_bind_template_child (widget_class, QuothPlacingBar, context);
  gtk_widget_class_bind_template_child (widget_class, QuothPlacingBar, find_button);
  gtk_widget_class_bind_template_child (widget_class, QuothPlacingBar, place_button);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, quoth_placing_bar_stop);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_placing_bar_init (QuothPlacingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->place = -1;
}

GtkWidget *
quoth_placing_bar_new (QuothEditor *editor)
{
  QuothPlacingBar *self = g_object_new (QUOTH_TYPE_PLACING_BAR, NULL);

  self->editor = editor;
  g_signal_connect_object (editor, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
quoth_placing_bar_start (QuothPlacingBar *self, QuothDesk *desk, const QuothId *annotation)
{
  const QuothDocument *document = quoth_desk_get_document (desk);

  if (document == NULL)
    return;
  if (self->desk != desk)
    {
      quoth_placing_bar_stop (self);
      g_set_object (&self->desk, desk);
      g_signal_connect_object (desk, "document-changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
        quoth_desk_get_session (desk), "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->document = document->value.id;
  self->wanted = *annotation;
  selection_cb (self);
  load (self);
}

void
quoth_placing_bar_stop (QuothPlacingBar *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_set_visible (self->box, FALSE);
}
