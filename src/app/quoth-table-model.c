/* quoth-table-model.c: the rows of a table, read as they are seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids of 100,000 rows are 1.6 MB; a list view holds on to some two hundred rows. So items live as long as somebody holds
 * them (`items` does not), and a row that is scrolled back to is read again, which takes some hundredth of a millisecond.
 *
 * A new list of ids replaces what lies between the first and the last row that differ: selections and the place of the
 * scroll bar stay over an edit. O(n) for that, O(rows seen) for reading them. A row is read when its cells are asked for, and
 * not when it is: a selection of all rows asks for all of them.
 *
 * The search (quoth-table-search.c) goes through the list in its order. What it finds is shown as it is found while somebody types, and all
 * at once after an edit, since what is seen is then nearly right.
 */

#include "config.h"

#include "quoth-table-model.h"

#include "quoth-table-reading.h"
#include "quoth-table-search.h"

struct _QuothTableModel
{
  GObject parent_instance;

  QuothSession *session;
  QuothKind kind;
  char *sort;
  gboolean descending;
  char *search;
  QuothId document; /* or none: all */
  gboolean of_values;

  GArray *all;              /* (nullable): all rows, in their order */
  GArray *ids;              /* those that are shown */
  QuothTableSearch *finder; /* made when something is searched */
  gboolean quietly;         /* what is found is shown all at once */
  QuothListingCounts *counts;
  GHashTable *items;   /* QuothId* → QuothTableItem, not held */
  GHashTable *wanted;  /* set of QuothTableItem: to be read */
  guint read_source;
  guint list_source;
  GCancellable *listing; /* while ids are read */
  gboolean active;
  gboolean stale;        /* the session has changed since they were asked for */
  GCancellable *closed;  /* from the start to dispose */
  gboolean disposed;
};

static void quoth_table_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QuothTableModel, quoth_table_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, quoth_table_model_list_model_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint listed_signal;

/* A model that nobody has any more has nobody to tell. */
static void
fail (QuothTableModel *self, const GError *error)
{
  if (!self->disposed && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->session, "failed", error);
}

/* Reading rows */

static void
take_values (QuothTableModel *self, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      QuothTableItem *item = g_hash_table_lookup (self->items, &QUOTH_VALUE (values->pdata[i])->id);

      if (item == NULL)
        continue;
      g_object_ref (item); /* whoever is told may let go of it */
      quoth_table_item_set_value (item, values->pdata[i]);
      g_object_unref (item);
    }
}

static void
take_rows (QuothTableModel *self, GPtrArray *rows)
{
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      QuothListingRow *row = rows->pdata[i];
      QuothTableItem *item = g_hash_table_lookup (self->items, &row->id);

      if (item == NULL)
        {
          quoth_listing_row_free (row);
          continue;
        }
      g_object_ref (item); /* whoever is told may let go of it */
      quoth_table_item_set_row (item, row);
      g_object_unref (item);
    }
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTableModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (rows == NULL)
    fail (self, error);
  else if (self->of_values)
    take_values (self, rows);
  else
    take_rows (self, rows);
}

static gboolean
read_wanted_cb (gpointer user_data)
{
  QuothTableModel *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  GHashTableIter iter;
  gpointer item;

  self->read_source = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_array_append_vals (ids, quoth_table_item_get_id (item), 1);
  g_hash_table_remove_all (self->wanted);
  quoth_table_read_async (quoth_session_get_store (self->session), self->kind, self->of_values ? NULL : self->counts, ids,
                          self->closed, rows_read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
want (QuothTableModel *self, QuothTableItem *item)
{
  g_hash_table_add (self->wanted, item);
  if (self->read_source == 0)
    self->read_source = g_idle_add_full (G_PRIORITY_DEFAULT, read_wanted_cb, self, NULL);
}

static void
item_wanted_cb (QuothTableItem *item, QuothTableModel *self)
{
  want (self, item);
}

static void
item_gone_cb (gpointer user_data, GObject *item)
{
  QuothTableModel *self = user_data;

  g_hash_table_remove (self->items, quoth_table_item_get_id ((QuothTableItem *) item));
  g_hash_table_remove (self->wanted, item);
}

static void
forget_items (QuothTableModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_weak_unref (item, item_gone_cb, self);
      g_signal_handlers_disconnect_by_func (item, item_wanted_cb, self);
    }
  g_hash_table_remove_all (self->items);
  g_hash_table_remove_all (self->wanted);
}

/* Listing ids */

/* What the ids are read for, and what was found. */
typedef struct
{
  QuothKind kind;
  char *sort;
  gboolean descending;
  QuothId document;
  QuothListingCounts *counts;
  GArray *ids;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->sort);
  g_clear_pointer (&list->counts, quoth_listing_counts_unref);
  g_clear_pointer (&list->ids, g_array_unref);
  g_free (list);
}

static gpointer
read_list (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const List *asked = data;
  QuothListing listing = { asked->kind, asked->sort, asked->descending,
                           quoth_id_is_none (&asked->document) ? NULL : &asked->document };
  List *list = g_new0 (List, 1);

  list->counts = quoth_reader_count_listing (reader, asked->kind, error);
  if (list->counts != NULL)
    list->ids = quoth_reader_list_ids (reader, &listing, list->counts, error);
  if (list->ids == NULL)
    g_clear_pointer (&list, list_free);
  return list;
}

/* Puts @ids into the place of what there is, and tells what is different. */
static void
replace_ids (QuothTableModel *self, GArray *ids)
{
  const QuothId *old = (const QuothId *) (gpointer) self->ids->data;
  const QuothId *now = (const QuothId *) (gpointer) ids->data;
  guint n_old = self->ids->len;
  guint n_new = ids->len;
  guint same = 0;

  while (same < MIN (n_old, n_new) && quoth_id_equal (&old[same], &now[same]))
    same++;
  while (n_old > same && n_new > same && quoth_id_equal (&old[n_old - 1], &now[n_new - 1]))
    {
      n_old--;
      n_new--;
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (n_old == same && n_new == same)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), same, n_old - same, n_new - same);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void relist (QuothTableModel *self);

/* What was asked for is there; or, if the project has changed meanwhile, what was. */
static void
finish (QuothTableModel *self)
{
  if (self->stale && self->active)
    relist (self);
  else
    g_signal_emit (self, listed_signal, 0);
}

static void
found_cb (QuothTableSearch *finder, QuothTableModel *self)
{
  gboolean running = quoth_table_search_is_running (finder);
  g_autoptr (GArray) found = NULL;

  if (running && self->quietly)
    return;
  found = quoth_table_search_dup_found (finder);
  replace_ids (self, found);
  if (!running)
    finish (self);
}

/* Shows those of all rows that have the words. */
static void
filter (QuothTableModel *self)
{
  if (self->search == NULL)
    {
      if (self->finder != NULL)
        quoth_table_search_stop (self->finder);
      replace_ids (self, self->all);
      finish (self);
      return;
    }
  if (self->finder == NULL)
    {
      self->finder = quoth_table_search_new (self->session, self->kind);
      g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, 0);
    }
  quoth_table_search_set (self->finder, self->all, self->search);
}

static void
take_list (QuothTableModel *self, List *list)
{
  GHashTableIter iter;
  gpointer item;

  g_clear_pointer (&self->counts, quoth_listing_counts_unref);
  self->counts = quoth_listing_counts_ref (list->counts);
  g_clear_pointer (&self->all, g_array_unref);
  self->all = g_array_ref (list->ids);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (quoth_table_item_is_read (item))
      want (self, item);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTableModel) self = user_data;
  g_autoptr (GError) error = NULL;
  List *list = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  if (list == NULL)
    {
      fail (self, error);
      return;
    }
  take_list (self, list);
  list_free (list);
  filter (self);
}

static gboolean
list_cb (gpointer user_data)
{
  QuothTableModel *self = user_data;
  List *list = g_new0 (List, 1);

  self->list_source = 0;
  self->stale = FALSE;
  self->listing = g_cancellable_new ();
  list->kind = self->kind;
  list->sort = g_strdup (self->sort);
  list->descending = self->descending;
  list->document = self->document;
  quoth_store_read_async (quoth_session_get_store (self->session), read_list, list, list_free, list_free,
                          self->listing, listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* What is asked for in one turn of the main loop is read once; nothing is while nobody looks. */
static void
relist (QuothTableModel *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->finder != NULL)
    quoth_table_search_stop (self->finder);
  self->stale = !self->active;
  if (self->active && self->list_source == 0)
    self->list_source = g_idle_add_full (G_PRIORITY_DEFAULT, list_cb, self, NULL);
}

/* While many edits come, each list is read (and searched) to its end, and then once more. */
static void
session_changed_cb (QuothTableModel *self)
{
  if (self->listing != NULL || (self->finder != NULL && quoth_table_search_is_running (self->finder)))
    {
      self->stale = TRUE;
      return;
    }
  self->quietly = TRUE;
  relist (self);
}

/* What somebody asks for is shown as soon as some of it is there. */
static void
ask (QuothTableModel *self)
{
  self->quietly = FALSE;
  relist (self);
}

/* GListModel */

static GType
get_item_type (GListModel *model)
{
  return QUOTH_TYPE_TABLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QUOTH_TABLE_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QuothTableModel *self = QUOTH_TABLE_MODEL (model);
  QuothTableItem *item;

  if (position >= self->ids->len)
    return NULL;
  item = g_hash_table_lookup (self->items, quoth_table_model_get_id (self, position));
  if (item != NULL)
    return g_object_ref (item);
  item = quoth_table_item_new (quoth_table_model_get_id (self, position));
  g_hash_table_insert (self->items, (gpointer) quoth_table_item_get_id (item), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_signal_connect (item, "wanted", G_CALLBACK (item_wanted_cb), self);
  return item;
}

static void
quoth_table_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* The object */

static void
quoth_table_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_ITEMS)
    g_value_set_uint (value, QUOTH_TABLE_MODEL (object)->ids->len);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
quoth_table_model_dispose (GObject *object)
{
  QuothTableModel *self = QUOTH_TABLE_MODEL (object);

  self->disposed = TRUE;
  g_cancellable_cancel (self->closed);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_handle_id (&self->list_source, g_source_remove);
  g_clear_handle_id (&self->read_source, g_source_remove);
  if (self->finder != NULL)
    quoth_table_search_stop (self->finder);
  forget_items (self);
  G_OBJECT_CLASS (quoth_table_model_parent_class)->dispose (object);
}

static void
quoth_table_model_finalize (GObject *object)
{
  QuothTableModel *self = QUOTH_TABLE_MODEL (object);

  g_free (self->sort);
  g_free (self->search);
  g_clear_pointer (&self->all, g_array_unref);
  g_array_unref (self->ids);
  g_clear_object (&self->finder);
  g_clear_pointer (&self->counts, quoth_listing_counts_unref);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->wanted);
  g_clear_object (&self->closed);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_table_model_parent_class)->finalize (object);
}

static void
quoth_table_model_class_init (QuothTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = quoth_table_model_get_property;
  object_class->dispose = quoth_table_model_dispose;
  object_class->finalize = quoth_table_model_finalize;
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  listed_signal = g_signal_new ("listed", QUOTH_TYPE_TABLE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
quoth_table_model_init (QuothTableModel *self)
{
  self->active = TRUE;
  self->closed = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->items = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->wanted = g_hash_table_new (NULL, NULL);
}

static QuothTableModel *
new_model (QuothSession *session, QuothKind kind, gboolean of_values)
{
  QuothTableModel *self = g_object_new (QUOTH_TYPE_TABLE_MODEL, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->of_values = of_values;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  relist (self);
  return self;
}

QuothTableModel *
quoth_table_model_new (QuothSession *session, QuothKind kind)
{
  return new_model (session, kind, FALSE);
}

QuothTableModel *
quoth_table_model_new_of_values (QuothSession *session, QuothKind kind)
{
  return new_model (session, kind, TRUE);
}

QuothKind
quoth_table_model_get_kind (QuothTableModel *self)
{
  return self->kind;
}

void
quoth_table_model_set_sort (QuothTableModel *self, const char *column, gboolean descending)
{
  if (g_strcmp0 (column, self->sort) == 0 && descending == self->descending)
    return;
  g_free (self->sort);
  self->sort = g_strdup (column);
  self->descending = descending;
  ask (self);
}

void
quoth_table_model_set_search (QuothTableModel *self, const char *search)
{
  if (search != NULL && *search == '\0')
    search = NULL;
  if (g_strcmp0 (search, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  self->quietly = FALSE;
  if (self->stale)
    relist (self);
  else if (self->all != NULL && self->listing == NULL && self->list_source == 0)
    filter (self);
}

void
quoth_table_model_set_document (QuothTableModel *self, const QuothId *document)
{
  QuothId now = document != NULL ? *document : QUOTH_ID_NONE;

  if (quoth_id_equal (&now, &self->document))
    return;
  self->document = now;
  ask (self);
}

void
quoth_table_model_set_active (QuothTableModel *self, gboolean active)
{
  self->active = active;
  if (active && self->stale && self->listing == NULL)
    relist (self);
}

const QuothId *
quoth_table_model_get_id (QuothTableModel *self, guint position)
{
  return &g_array_index (self->ids, QuothId, position);
}

gboolean
quoth_table_model_is_listing (QuothTableModel *self)
{
  return self->listing != NULL || self->list_source != 0 || self->stale
         || (self->finder != NULL && quoth_table_search_is_running (self->finder));
}
