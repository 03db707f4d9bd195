/* quoth-placing-bar.c: a bar over the text, to give what has no place one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has several pieces is asked for one after the other, and is stored when all are answered: as one edit.
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
  GtkWidget *without_button;

  QuothEditor *editor; /* borrowed: the bar lies beside it */
  QuothDesk *desk;
  QuothId document;
  QuothId wanted;
  GPtrArray *entries; /* Entry: what is left to place */
  guint current;
  QuothValue *placed; /* a copy of what is placed, with the pieces that have a place now; NULL before it is begun */
  guint piece;        /* which is asked for */
  int place; /* which of the proposed places is selected; -1: none */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothPlacingBar, quoth_placing_bar, GTK_TYPE_WIDGET)

typedef struct
{
  QuothUnplaced *unplaced;
  GPtrArray *places; /* of each piece: a GArray of QuothSimilar */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;

  quoth_unplaced_free (self->unplaced);
  g_ptr_array_unref (self->places);
  g_free (self);
}

static const Entry *
get_current (QuothPlacingBar *self)
{
  return self->entries != NULL && self->current < self->entries->len ? self->entries->pdata[self->current] : NULL;
}

/* What is proposed for the piece that is asked for. */
static GArray *
get_places (QuothPlacingBar *self, const Entry *entry)
{
  return entry->places->pdata[self->piece];
}

static void
show_place (QuothPlacingBar *self)
{
  GArray *places = get_places (self, get_current (self));
  g_autofree char *label = NULL;

  if (places->len == 0)
    label = g_strdup (_ ("Nothing _Like It"));
  else if (self->place < 0)
    label = g_strdup (_ ("_Find Again"));
  else
    /* Translators: the second of three places is shown */
    label = g_strdup_printf (_ ("_Find Again (%d of %u)"), self->place + 1, places->len);
  gtk_button_set_label (self->find_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_button), places->len > 0);
  if (self->place >= 0)
    quoth_editor_select_range (self->editor, g_array_index (places, QuothSimilar, self->place).range);
}

static void
show_question (QuothPlacingBar *self, const QuothUnplaced *unplaced)
{
  guint n_pieces = quoth_annotation_get_n_spans (unplaced->annotation);
  const char *kind = quoth_name_of_annotation (unplaced->annotation->kind);
  const char *quote = quoth_annotation_get_span (unplaced->annotation, self->piece)->quote;
  g_autofree char *title = NULL;

  if (n_pieces == 1)
    title = g_strdup_printf (_ ("Where is the %s “%s” now? (%u of %u)"), kind, quote, self->current + 1, self->entries->len);
  else
    /* Translators: Where is piece 1 of 2 of the claim, “has”, now? (1 of 3) */
    title = g_strdup_printf (_ ("Where is piece %u of %u of the %s, “%s”, now? (%u of %u)"), self->piece + 1, n_pieces, kind,
                             quote, self->current + 1, self->entries->len);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (self->without_button, n_pieces > 1);
  gtk_widget_set_sensitive (self->without_button,
                            self->piece + 1 < n_pieces || quoth_annotation_get_n_spans (self->placed) > 0);
}

/* Where it stood, and where its first pieces are now. */
static void
show_context (QuothPlacingBar *self, const QuothUnplaced *unplaced)
{
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (self->desk));
  g_autofree char *quote = quoth_annotation_dup_quote (unplaced->annotation);
  g_autoptr (GString) context = g_string_new (NULL);

  if (unplaced->revision > 0)
    g_string_append_printf (context, _ ("It stood in: …%s[%s]%s…"), unplaced->before, quote, unplaced->after);
  for (guint i = 0; i < quoth_annotation_get_n_spans (self->placed); i++)
    {
      g_autofree char *words = quoth_text_dup_slice (text, quoth_annotation_get_span (self->placed, i)->range);

      g_string_append (context, i > 0 ? " … " : context->len > 0 ? "\n" : "");
      if (i == 0)
        g_string_append (context, _ ("Placed so far: "));
      g_string_append (context, words);
    }
  gtk_label_set_label (self->context, context->str);
  gtk_widget_set_visible (GTK_WIDGET (self->context), context->len > 0);
}

/* Returns: whether @entry was not asked for before. */
static gboolean
begin (QuothPlacingBar *self, const Entry *entry)
{
  QuothValue *annotation = entry->unplaced->annotation;

  if (self->placed != NULL && quoth_id_equal (&self->placed->id, &annotation->id)
      && self->piece < quoth_annotation_get_n_spans (annotation))
    return FALSE;
  g_clear_pointer (&self->placed, quoth_value_unref);
  self->placed = quoth_value_copy (annotation);
  g_array_set_size (QUOTH_ANNOTATION (self->placed)->spans, 0);
  self->piece = 0;
  return TRUE;
}

static void
show_current (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);
  gboolean is_new;

  if (entry == NULL)
    {
      quoth_placing_bar_stop (self);
      return;
    }
  is_new = begin (self, entry);
  show_question (self, entry->unplaced);
  show_context (self, entry->unplaced);
  self->place = -1;
  gtk_widget_set_visible (self->box, TRUE);
  show_place (self);
  if (is_new)
    quoth_editor_set_place (self->editor, entry->unplaced->near);
}

/* For each piece of @unplaced the places that are most like it, at most @n. */
static GPtrArray *
find_places (const QuothUnplaced *unplaced, QuothText *text, guint n)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint start = quoth_annotation_get_extent (unplaced->annotation).start;

  for (guint i = 0; i < quoth_annotation_get_n_spans (unplaced->annotation); i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (unplaced->annotation, i);

      g_ptr_array_add (places, quoth_similar_find (text, span->quote, unplaced->near + span->range.start - start, n));
    }
  return places;
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

      entry->unplaced = unplaced->pdata[i];
      entry->places = find_places (entry->unplaced, text, i < MAX_SEARCHED ? MAX_PLACES : 0);
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

  if (entry == NULL || get_places (self, entry)->len == 0)
    return;
  self->place = (self->place + 1) % (int) get_places (self, entry)->len;
  show_place (self);
}

/* The next one is shown when the store has said that this one is done. */
static void
finish (QuothPlacingBar *self)
{
  g_clear_pointer (&self->placed, quoth_value_unref);
  g_ptr_array_remove_index (self->entries, self->current);
  if (self->current == self->entries->len)
    self->current = 0;
  show_current (self);
}

/* The piece that was asked for is answered. */
static void
next_piece (QuothPlacingBar *self, const Entry *entry)
{
  self->piece++;
  if (self->piece < quoth_annotation_get_n_spans (entry->unplaced->annotation))
    {
      show_current (self);
      return;
    }
  quoth_placing_place (self->desk, self->placed, entry->unplaced->annotation);
  finish (self);
}

static void
place_cb (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);
  QuothRange range = quoth_editor_get_selection (self->editor);

  if (entry == NULL || quoth_range_is_empty (range))
    return;
  quoth_fragments_add (self->placed, range);
  next_piece (self, entry);
}

static void
without_cb (QuothPlacingBar *self)
{
  const Entry *entry = get_current (self);

  if (entry != NULL)
    next_piece (self, entry);
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
  g_clear_pointer (&self->placed, quoth_value_unref);
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
  g_clear_pointer (&self->placed, quoth_value_unref);
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
  gtk_widget_class_bind_template_child (widget_class, QuothPlacingBar, without_button);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, without_cb);
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
  g_clear_pointer (&self->placed, quoth_value_unref);
  selection_cb (self);
  load (self);
}

void
quoth_placing_bar_stop (QuothPlacingBar *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->placed, quoth_value_unref);
  gtk_widget_set_visible (self->box, FALSE);
}
