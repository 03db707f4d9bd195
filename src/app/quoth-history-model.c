/* quoth-history-model.c: what was done, as a list that is read as it is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page is a screen or two, and each next one as long as all before it, up to some thousands: who holds Page Down waits for few
 * readings, who only looks at the last steps for next to nothing. After an edit the lines that are there are read again, as far as they
 * went: lines of entries that stay are kept, so that what is selected and scrolled to stays.
 *
 * Cost: O(lines that are there) for a reading; with words, a document or a value to look for, O(bytes of the journal until enough is found).
 */

#include "config.h"

#include "quoth-history-model.h"

#include <gtk/gtk.h>

#include "quoth-history-change.h"

#define FIRST_PAGE 100
#define LAST_PAGE 4000

/* So near the end, more is read. */
#define NEAR_END 50

struct _QuothHistoryModel
{
  GObject parent_instance;

  QuothSession *session;
  QuothHistoryFilter filter; /* with words of its own */
  GPtrArray *lines;
  GCancellable *reading; /* while something is read */
  guint more_source;     /* until more is read */
  gboolean has_filter;
  gboolean active;
  gboolean stale; /* what is there is not what is asked for, or not any more */
  gboolean whole;
};

static void quoth_history_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QuothHistoryModel, quoth_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, quoth_history_model_list_model_init))

enum
{
  LISTED,
  BUSY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- Reading ---- */

/* What is read: a page after the entry @before, or (none) from the newest one to @last, or as many as @limit if that does not come. */
typedef struct
{
  QuothHistoryFilter filter;
  char *words;
  QuothId before;
  QuothId last;
  guint limit;

  QuothReader *reader;
  GPtrArray *lines;
  gboolean whole;
} Page;

static void
page_free (gpointer data)
{
  Page *self = data;

  g_free (self->words);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* (transfer full) (nullable): what the entry did with the one thing whose history it is. */
static char *
tell_of (Page *self, const QuothHistoryEntry *entry)
{
  g_autoptr (GPtrArray) items = quoth_reader_describe_entry (self->reader, &entry->id, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const QuothHistoryItem *item = items->pdata[i];

      if (quoth_id_equal (&item->id, &self->filter.value))
        return quoth_history_change_sum_up (item);
    }
  return NULL;
}

/* What an entry is about may be more than can be read; that it is there is told all the same. */
static gboolean
add_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  Page *self = data;
  guint n_values = 0;
  char *about;

  if (quoth_id_is_none (&self->filter.value))
    about = quoth_reader_sum_up_entry (self->reader, &entry->id, &n_values, NULL);
  else
    about = tell_of (self, entry);

  g_ptr_array_add (self->lines, quoth_history_line_new (entry, about, n_values));
  self->whole = FALSE;
  return self->lines->len < self->limit && !quoth_id_equal (&entry->id, &self->last);
}

static const QuothId *
some (const QuothId *id)
{
  return quoth_id_is_none (id) ? NULL : id;
}

static gpointer
read_page (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Page *asked = data;
  Page *self = g_new0 (Page, 1);
  GError *local = NULL;
  QuothHistoryQuery query = {
    .coder = some (&asked->filter.coder),
    .value = some (&asked->filter.value),
    .document = some (&asked->filter.document),
    .words = asked->words,
    .before = some (&asked->before),
    .since = asked->filter.since,
    .until = asked->filter.until,
  };

  self->filter = asked->filter;
  self->before = asked->before;
  self->last = asked->last;
  self->limit = asked->limit;
  self->reader = reader;
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->whole = quoth_reader_foreach_entry (reader, &query, add_cb, self, cancellable, &local);
  if (local == NULL)
    return self;
  g_propagate_error (error, local);
  page_free (self);
  return NULL;
}

/* ---- What is listed ---- */

static QuothHistoryLine *
get_line (GPtrArray *lines, guint position)
{
  return lines->pdata[position];
}

static gboolean
is_same (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  return quoth_id_equal (&get_line (a, i)->entry.id, &get_line (b, j)->entry.id);
}

/* Keeps the line of @old, which says from now on what the one in @lines does. */
static void
keep (GPtrArray *old, guint i, GPtrArray *lines, guint j)
{
  quoth_history_line_take (old->pdata[i], lines->pdata[j]);
  g_set_object (&lines->pdata[j], old->pdata[i]);
}

static void
mark_days (GPtrArray *lines, guint from, guint to)
{
  for (guint i = from; i < MIN (to, lines->len); i++)
    quoth_history_line_set_starts_day (lines->pdata[i], i == 0 || !quoth_history_line_is_same_day (lines->pdata[i], lines->pdata[i - 1]));
}

static void
replace (QuothHistoryModel *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) old = self->lines;
  guint same = 0, n_old = old->len, n_new = lines->len;

  for (; same < n_old && same < n_new && is_same (old, same, lines, same); same++)
    keep (old, same, lines, same);
  for (; n_old > same && n_new > same && is_same (old, n_old - 1, lines, n_new - 1); n_old--, n_new--)
    keep (old, n_old - 1, lines, n_new - 1);
  self->lines = g_ptr_array_ref (lines);
  mark_days (lines, same, n_new + 1);
  if (n_old > same || n_new > same)
    g_list_model_items_changed (G_LIST_MODEL (self), same, n_old - same, n_new - same);
}

static void
append (QuothHistoryModel *self, GPtrArray *lines)
{
  guint before = self->lines->len;

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->lines, g_object_ref (lines->pdata[i]));
  mark_days (self->lines, before, self->lines->len);
  if (lines->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, lines->len);
}

static void read_again (QuothHistoryModel *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothHistoryModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Page *page = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  /* Somebody has asked for something else meanwhile. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&page, page_free);
      return;
    }
  g_clear_object (&self->reading);
  if (page == NULL)
    {
      self->whole = TRUE;
      g_signal_emit_by_name (self->session, "failed", error);
    }
  else
    {
      self->whole = page->whole;
      if (quoth_id_is_none (&page->before))
        replace (self, page->lines);
      else
        append (self, page->lines);
      page_free (page);
    }
  if (self->stale)
    read_again (self);
  g_signal_emit (self, signals[BUSY], 0);
  g_signal_emit (self, signals[LISTED], 0);
}

/* @before: (nullable): the entry after which it goes on. @last: (nullable): as far as what is there went. */
static void
read_lines (QuothHistoryModel *self, const QuothId *before, const QuothId *last, guint limit)
{
  Page *page = g_new0 (Page, 1);

  page->filter = self->filter;
  page->words = g_strdup (self->filter.words);
  page->before = before != NULL ? *before : QUOTH_ID_NONE;
  page->last = last != NULL ? *last : QUOTH_ID_NONE;
  page->limit = limit;
  self->reading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (self->session), read_page, page, page_free, page_free, self->reading, read_cb,
                          g_object_ref (self));
  g_signal_emit (self, signals[BUSY], 0);
}

/* What somebody else did lies before the last line too, so there is some room above it. */
static void
read_again (QuothHistoryModel *self)
{
  guint n = self->lines->len;

  self->stale = !self->active || !self->has_filter;
  if (!self->stale)
    read_lines (self, NULL, n > FIRST_PAGE ? &get_line (self->lines, n - 1)->entry.id : NULL, MAX (FIRST_PAGE, n + n / 2));
}

static void
stop (QuothHistoryModel *self)
{
  g_clear_handle_id (&self->more_source, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
session_changed_cb (QuothHistoryModel *self)
{
  self->stale = TRUE;
  if (self->reading == NULL)
    read_again (self);
}

static gboolean
more_cb (gpointer user_data)
{
  QuothHistoryModel *self = user_data;
  guint n = self->lines->len;

  self->more_source = 0;
  if (self->reading == NULL && !self->whole && n > 0)
    read_lines (self, &get_line (self->lines, n - 1)->entry.id, NULL, CLAMP (n, FIRST_PAGE, LAST_PAGE));
  return G_SOURCE_REMOVE;
}

/* ---- The list ---- */

static GType
get_item_type (GListModel *model)
{
  return QUOTH_TYPE_HISTORY_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return QUOTH_HISTORY_MODEL (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QuothHistoryModel *self = QUOTH_HISTORY_MODEL (model);

  if (position >= self->lines->len)
    return NULL;
  if (position + NEAR_END >= self->lines->len && !self->whole && self->more_source == 0)
    self->more_source = g_idle_add (more_cb, self);
  return g_object_ref (self->lines->pdata[position]);
}

static void
quoth_history_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
quoth_history_model_dispose (GObject *object)
{
  stop (QUOTH_HISTORY_MODEL (object));
  G_OBJECT_CLASS (quoth_history_model_parent_class)->dispose (object);
}

static void
quoth_history_model_finalize (GObject *object)
{
  QuothHistoryModel *self = QUOTH_HISTORY_MODEL (object);

  g_free ((char *) self->filter.words);
  g_ptr_array_unref (self->lines);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_history_model_parent_class)->finalize (object);
}

static void
quoth_history_model_class_init (QuothHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = quoth_history_model_dispose;
  object_class->finalize = quoth_history_model_finalize;
  signals[LISTED] = g_signal_new ("listed", QUOTH_TYPE_HISTORY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BUSY] = g_signal_new ("busy", QUOTH_TYPE_HISTORY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_history_model_init (QuothHistoryModel *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->stale = TRUE;
}

QuothHistoryModel *
quoth_history_model_new (QuothSession *session)
{
  QuothHistoryModel *self = g_object_new (QUOTH_TYPE_HISTORY_MODEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
quoth_history_model_set_filter (QuothHistoryModel *self, const QuothHistoryFilter *filter)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = (char *) self->filter.words;

  self->filter = *filter;
  self->filter.words = filter->words != NULL && *filter->words != '\0' ? g_strdup (filter->words) : NULL;
  self->has_filter = TRUE;
  stop (self);
  self->whole = FALSE;
  replace (self, none);
  read_again (self);
}

void
quoth_history_model_set_active (QuothHistoryModel *self, gboolean active)
{
  self->active = active;
  if (active && self->stale && self->reading == NULL)
    read_again (self);
}

gboolean
quoth_history_model_is_busy (QuothHistoryModel *self)
{
  return self->reading != NULL;
}

gboolean
quoth_history_model_is_whole (QuothHistoryModel *self)
{
  return self->whole;
}

guint
quoth_history_model_find (QuothHistoryModel *self, const QuothId *entry)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (quoth_id_equal (&get_line (self->lines, i)->entry.id, entry))
      return i;
  return GTK_INVALID_LIST_POSITION;
}
