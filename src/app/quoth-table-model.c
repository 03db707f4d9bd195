/* quoth-table-model.c: the rows of a table, read as they are seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids of 100,000 rows are 1.6 MB; a list view holds on to some two hundred rows. So items live as long as somebody holds
 * them (quoth-table-rows.c reads them), and a row that is scrolled back to is read again.
 *
 * A new list of ids replaces what lies between the first and the last row that differ: selections and the place of the
 * scroll bar stay over an edit. O(n) for that, O(rows seen) for reading them. A row is read when its cells are asked for, and
 * not when it is: a selection of all rows asks for all of them. After an edit the rows that are held are read at once, before the list
 * is, and with the counts once more after it.
 *
 * The search (quoth-table-search.c) goes through the list in its order. What it finds is shown as it is found while somebody types, and all
 * at once after an edit, since what is seen is then nearly right.
 */

#include "config.h"

#include "quoth-table-model.h"

#include "quoth-table-rows.h"
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

  GArray *all;              /* (nullable): all rows, in their order */
  GArray *ids;              /* those that are shown */
  QuothTableSearch *finder; /* made when something is searched */
  gboolean quietly;         /* what is found is shown all at once */
  QuothTableRows *rows;
  guint list_source;
  GCancellable *listing; /* while ids are read */
  gboolean active;
  gboolean stale;        /* the session has changed since they were asked for */
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
  g_clear_pointer (&self->all, g_array_unref);
  self->all = g_array_ref (list->ids);
  quoth_table_rows_set_counts (self->rows, list->counts);
  quoth_table_rows_refresh (self->rows);
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

/* The rows of who looks say at once what was written; the session says so later, when it has read its lists. */
static void
news_cb (QuothTableModel *self)
{
  if (self->active)
    quoth_table_rows_refresh (self->rows);
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

  return position < self->ids->len ? quoth_table_rows_get (self->rows, quoth_table_model_get_id (self, position)) : NULL;
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
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  g_clear_handle_id (&self->list_source, g_source_remove);
  if (self->finder != NULL)
    quoth_table_search_stop (self->finder);
  g_object_run_dispose (G_OBJECT (self->rows));
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
  g_clear_object (&self->rows);
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
  self->ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
}

static QuothTableModel *
new_model (QuothSession *session, QuothKind kind, gboolean of_values)
{
  QuothTableModel *self = g_object_new (QUOTH_TYPE_TABLE_MODEL, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->rows = quoth_table_rows_new (session, kind, of_values);
  g_signal_connect_object (quoth_session_get_store (session), "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
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

gboolean
quoth_table_model_is_reading (QuothTableModel *self)
{
  return quoth_table_rows_is_reading (self->rows);
}
