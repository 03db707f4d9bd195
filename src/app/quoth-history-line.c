/* quoth-history-line.c: an entry of the journal, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-history-line.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (QuothHistoryLine, quoth_history_line, G_TYPE_OBJECT)

static guint changed_signal;

static void
quoth_history_line_finalize (GObject *object)
{
  QuothHistoryLine *self = QUOTH_HISTORY_LINE (object);

  g_free (self->entry.coder_name);
  g_free (self->entry.label);
  g_free (self->about);
  G_OBJECT_CLASS (quoth_history_line_parent_class)->finalize (object);
}

static void
quoth_history_line_class_init (QuothHistoryLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_history_line_finalize;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_HISTORY_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_history_line_init (QuothHistoryLine *self)
{
}

QuothHistoryLine *
quoth_history_line_new (const QuothHistoryEntry *entry, char *about, guint n_values)
{
  QuothHistoryLine *self = g_object_new (QUOTH_TYPE_HISTORY_LINE, NULL);

  self->entry = *entry;
  self->entry.coder_name = g_strdup (entry->coder_name);
  self->entry.label = g_strdup (entry->label);
  self->about = about;
  self->n_values = n_values;
  return self;
}

void
quoth_history_line_take (QuothHistoryLine *self, QuothHistoryLine *other)
{
  if (self->entry.is_undone == other->entry.is_undone && g_strcmp0 (self->about, other->about) == 0)
    return;
  self->entry.is_undone = other->entry.is_undone;
  self->n_values = other->n_values;
  g_free (self->about);
  self->about = g_steal_pointer (&other->about);
  g_signal_emit (self, changed_signal, 0);
}

void
quoth_history_line_set_starts_day (QuothHistoryLine *self, gboolean starts_day)
{
  if (self->starts_day == starts_day)
    return;
  self->starts_day = starts_day;
  g_signal_emit (self, changed_signal, 0);
}

/* Whole days since year 1, here; 0 for what is no time. */
static gint64
get_day (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / 1000);

  return local != NULL ? (g_date_time_to_unix (local) * G_TIME_SPAN_SECOND + g_date_time_get_utc_offset (local)) / G_TIME_SPAN_DAY : 0;
}

char *
quoth_history_line_dup_day (QuothHistoryLine *self)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (self->entry.time / 1000);
  gint64 days_ago = get_day (g_get_real_time () / 1000) - get_day (self->entry.time);

  if (local == NULL)
    return g_strdup ("");
  if (days_ago == 0)
    return g_strdup (_ ("Today"));
  if (days_ago == 1)
    return g_strdup (_ ("Yesterday"));
  /* Translators: the form of a day, as in g_date_time_format(): "Monday, 12 March 2026" */
  return g_date_time_format (local, _ ("%A, %-d %B %Y"));
}

gboolean
quoth_history_line_is_same_day (QuothHistoryLine *self, QuothHistoryLine *other)
{
  return get_day (self->entry.time) == get_day (other->entry.time);
}

char *
quoth_history_line_dup_title (QuothHistoryLine *self)
{
  switch (self->entry.kind)
    {
    case QUOTH_ENTRY_UNDO:
      return g_strdup_printf (_ ("Undo: %s"), self->entry.label);
    case QUOTH_ENTRY_REDO:
      return g_strdup_printf (_ ("Redo: %s"), self->entry.label);
    default:
      return g_strdup (self->entry.label);
    }
}
