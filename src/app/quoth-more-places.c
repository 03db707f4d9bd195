/* quoth-more-places.c: how often words stand elsewhere, while an actor is chosen for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-more-places.h"

#include <glib/gi18n.h>

/* Milliseconds. */
#define REST 200

struct _QuothMorePlaces
{
  GtkButton parent_instance;

  GtkLabel *label;

  QuothDesk *desk; /* NULL: nobody looks */
  char *words;
  QuothRange range;
  QuothActor *actor;
  guint rest_id;
  GCancellable *counting;
};

G_DEFINE_FINAL_TYPE (QuothMorePlaces, quoth_more_places, GTK_TYPE_BUTTON)

/* What is counted, and what came of it. */
typedef struct
{
  QuothTagAll *all;
  QuothId document;
  QuothRange range;
  QuothTagAllCounts counts;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  quoth_tag_all_free (count->all);
  g_free (count);
}

static gpointer
count_places (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;

  if (!quoth_tag_all_count (reader, count->all, &count->document, count->range, &count->counts, cancellable, error))
    return NULL;
  return g_memdup2 (&count->counts, sizeof count->counts);
}

static void
stop (QuothMorePlaces *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

/* What is said, to screen readers too. */
static void
say (QuothMorePlaces *self, const char *text)
{
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_counts (QuothMorePlaces *self, const QuothTagAllCounts *counts)
{
  g_autofree char *text = NULL;

  if (counts->n_all == 0)
    text = g_strdup (_ ("Nowhere else in the project"));
  else
    text = g_strdup_printf (_ ("%u more here, %u in the project"), counts->n_here, counts->n_all);
  say (self, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self), counts->n_all > 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothMorePlaces) self = user_data;
  g_autofree QuothTagAllCounts *counts = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->counting);
  if (counts != NULL)
    show_counts (self, counts);
}

static gboolean
count_cb (gpointer user_data)
{
  QuothMorePlaces *self = user_data;
  QuothSession *session = quoth_desk_get_session (self->desk);
  const QuothDocument *document = quoth_desk_get_document (self->desk);
  Count *count;

  self->rest_id = 0;
  if (document == NULL)
    return G_SOURCE_REMOVE;
  count = g_new0 (Count, 1);
  count->all = quoth_tag_all_new (self->actor, quoth_session_get_coder (session));
  quoth_tag_all_add_words (count->all, self->words);
  count->document = document->value.id;
  count->range = self->range;
  self->counting = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (session), count_places, count, count_free, g_free, self->counting, counted_cb,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
quoth_more_places_dispose (GObject *object)
{
  quoth_more_places_end (QUOTH_MORE_PLACES (object));
  G_OBJECT_CLASS (quoth_more_places_parent_class)->dispose (object);
}

static void
quoth_more_places_class_init (QuothMorePlacesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_more_places_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-more-places.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothMorePlaces, label);
}

static void
quoth_more_places_init (QuothMorePlaces *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_more_places_begin (QuothMorePlaces *self, QuothDesk *desk, const char *words, QuothRange range)
{
  g_return_if_fail (QUOTH_IS_MORE_PLACES (self));

  quoth_more_places_end (self);
  self->desk = g_object_ref (desk);
  self->words = g_strdup (words);
  self->range = range;
}

void
quoth_more_places_set_actor (QuothMorePlaces *self, QuothActor *actor)
{
  g_return_if_fail (QUOTH_IS_MORE_PLACES (self));

  if (self->desk == NULL)
    return;
  stop (self);
  g_clear_pointer ((gpointer *) &self->actor, quoth_value_unref);
  say (self, actor != NULL ? _ ("Looking for more places…") : _ ("No actor is chosen"));
  /* It can be asked for before it is counted. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), actor != NULL);
  if (actor == NULL)
    return;
  self->actor = quoth_value_ref (actor);
  self->rest_id = g_timeout_add (REST, count_cb, self);
}

void
quoth_more_places_end (QuothMorePlaces *self)
{
  g_return_if_fail (QUOTH_IS_MORE_PLACES (self));

  stop (self);
  g_clear_pointer ((gpointer *) &self->actor, quoth_value_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_object (&self->desk);
}
