/* test-table-model.c: tests of quoth-table-model.c: rows that are read as they are seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-table-model.h"
#include "quoth-table-rows.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#define N_ACTORS 300
#define NAME_COLUMN 0

typedef struct
{
  char *folder;
  QuothSession *session;
  GPtrArray *actors;
  QuothTableModel *model;
  GPtrArray *mirror; /* what somebody who only hears of changes would hold: ids */
  guint n_told;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(QuothSession **) user_data = quoth_session_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
fill (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, &error);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Fill", &coder->value.id);

  g_assert_no_error (error);
  coder->name = g_strdup ("A");
  quoth_change_put (change, coder);
  for (guint i = 0; i < N_ACTORS; i++)
    {
      QuothActor *actor = quoth_actor_new (NULL);

      actor->name = g_strdup_printf ("actor %03u", i);
      actor->actor_kind = g_strdup (i % 2 == 0 ? "person" : "state");
      quoth_change_put (change, actor);
      g_ptr_array_add (self->actors, actor);
    }
  quoth_store_commit (store, change, NULL, &error);
  g_assert_no_error (error);
  quoth_store_close (store);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *self)
{
  if (removed > 0)
    g_ptr_array_remove_range (self->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->mirror, (int) (position + i),
                        quoth_id_memdup (quoth_table_model_get_id (self->model, position + i)));
  self->n_told += removed + added;
}

static void
settle (Fixture *self)
{
  while (quoth_table_model_is_listing (self->model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  for (guint i = 0; i < self->mirror->len; i++)
    g_assert_true (quoth_id_equal (self->mirror->pdata[i], quoth_table_model_get_id (self->model, i)));
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("quoth-test-XXXXXX", NULL);
  path = g_build_filename (self->folder, "p.quoth", NULL);
  self->actors = quoth_values_new ();
  self->mirror = g_ptr_array_new_with_free_func (g_free);
  fill (self, path);
  quoth_session_open_async (path, FALSE, NULL, opened_cb, &self->session);
  while (self->session == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->model = quoth_table_model_new (self->session, QUOTH_KIND_ACTOR);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  settle (self);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->model);
  quoth_store_close (quoth_session_get_store (self->session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->mirror);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static QuothTableItem *
get_item (Fixture *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->model), position);
}

static void
wait_for_cell (QuothTableItem *item, guint column, const char *text)
{
  while (g_strcmp0 (quoth_table_item_get_cell (item, column), text) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
rename_actor (Fixture *self, guint n, const char *name)
{
  g_autoptr (QuothActor) copy = quoth_actor_copy (self->actors->pdata[n]);

  g_free (copy->name);
  copy->name = g_strdup (name);
  quoth_session_put (self->session, "Rename", copy);
}

/* The cells come when the row is asked for; a row has one item for as long as somebody holds it. */
static void
test_rows (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothTableItem) item = get_item (self, 7);
  g_autoptr (QuothTableItem) again = get_item (self, 7);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, N_ACTORS);
  g_assert_null (get_item (self, N_ACTORS));
  g_assert_true (item == again);
  g_assert_cmpstr (quoth_table_item_get_cell (item, NAME_COLUMN), ==, "");
  wait_for_cell (item, NAME_COLUMN, "actor 007");
}

static void
wait_for_place (Fixture *self, guint position, QuothTableItem *item)
{
  while (!quoth_id_equal (quoth_table_model_get_id (self->model, position), quoth_table_item_get_id (item)))
    g_main_context_iteration (NULL, TRUE);
  settle (self);
}

/* An edit that leaves the order alone changes the row, and no list; one that does not tells of what lies between, after the row has changed. */
static void
test_edits (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothTableItem) item = get_item (self, 7);

  self->n_told = 0;
  rename_actor (self, 7, "actor 007 the second");
  wait_for_cell (item, NAME_COLUMN, "actor 007 the second");
  settle (self);
  g_assert_cmpuint (self->n_told, ==, 0);

  rename_actor (self, 7, "actor 010 and a half");
  wait_for_cell (item, NAME_COLUMN, "actor 010 and a half");
  wait_for_place (self, 10, item);
  g_assert_cmpuint (self->n_told, ==, 2 * 4);

  quoth_session_step (self->session, QUOTH_STEP_UNDO, NULL);
  wait_for_cell (item, NAME_COLUMN, "actor 007 the second");
  wait_for_place (self, 7, item);
}

static void
test_sort_and_search (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothTableItem) last = NULL;

  quoth_table_model_set_sort (self->model, "name", TRUE);
  quoth_table_model_set_search (self->model, "ACTOR 1");
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 138);
  last = get_item (self, 137);
  wait_for_cell (last, NAME_COLUMN, "actor 001");
  quoth_table_model_set_search (self->model, "");
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, N_ACTORS);
}

static void
expect_found (Fixture *self, const char *search, guint n)
{
  quoth_table_model_set_search (self->model, search);
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, n);
}

/* Words that are typed on, taken back, and typed faster than they are looked for; each time what has them is found, and an edit is
 * followed. */
static void
test_typing (Fixture *self, gconstpointer user_data)
{
  expect_found (self, "a", N_ACTORS);
  expect_found (self, "actor 1", 138);
  expect_found (self, "actor 12", 13);
  expect_found (self, "actor 12 state", 5);
  expect_found (self, "actor 12", 13);
  for (const char *typed = "ACTOR 299 "; *typed != '\0'; typed++)
    quoth_table_model_set_search (self->model, typed);
  expect_found (self, "299", 1);
  rename_actor (self, 7, "number 299");
  while (g_list_model_get_n_items (G_LIST_MODEL (self->model)) != 2)
    g_main_context_iteration (NULL, TRUE);
  settle (self);
  quoth_table_model_set_sort (self->model, "name", TRUE);
  settle (self);
  g_assert_true (quoth_id_equal (quoth_table_model_get_id (self->model, 0), &QUOTH_VALUE (self->actors->pdata[7])->id));
  expect_found (self, "nobody", 0);
  expect_found (self, NULL, N_ACTORS);
}

/* What is selected stays so where an edit, or another order, puts it; and to select all is not to read all. */
static void
test_selection (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GtkMultiSelection) selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  g_autoptr (GtkBitset) all = NULL;
  g_autoptr (QuothTableItem) item = NULL;

  gtk_selection_model_select_item (model, 7, FALSE);
  gtk_selection_model_select_item (model, 20, FALSE);
  rename_actor (self, 7, "actor 010 and a half");
  while (!quoth_id_equal (quoth_table_model_get_id (self->model, 10), &QUOTH_VALUE (self->actors->pdata[7])->id))
    g_main_context_iteration (NULL, TRUE);
  settle (self);
  g_assert_true (gtk_selection_model_is_selected (model, 10));
  g_assert_true (gtk_selection_model_is_selected (model, 20));
  g_assert_false (gtk_selection_model_is_selected (model, 7));

  quoth_table_model_set_sort (self->model, "name", TRUE);
  settle (self);
  all = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (model, N_ACTORS - 1 - 10));
  g_assert_true (gtk_selection_model_is_selected (model, N_ACTORS - 1 - 20));

  gtk_selection_model_select_all (model);
  item = get_item (self, 5);
  wait_for_cell (item, NAME_COLUMN, "actor 294");
  for (guint i = 0; i < N_ACTORS; i++)
    {
      g_autoptr (QuothTableItem) one = get_item (self, i);

      g_assert_true (quoth_table_item_is_read (one) == (one == item));
    }
}

/* While nobody looks nothing is read; who looks again sees what has changed. */
static void
test_inactive (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothChange) change = quoth_session_new_change (self->session, "Delete");

  quoth_table_model_set_active (self->model, FALSE);
  quoth_change_delete (change, QUOTH_KIND_ACTOR, &QUOTH_VALUE (self->actors->pdata[0])->id);
  quoth_session_commit (self->session, change);
  while (quoth_session_find (self->session, QUOTH_KIND_ACTOR, &QUOTH_VALUE (self->actors->pdata[0])->id) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, N_ACTORS);
  quoth_table_model_set_active (self->model, TRUE);
  settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, N_ACTORS - 1);
}

/* A model may go while its rows are on their way, and rows may outlive it; values instead of cells. */
static void
test_going (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothTableModel) values = quoth_table_model_new_of_values (self->session, QUOTH_KIND_ACTOR);
  g_autoptr (QuothTableItem) item = get_item (self, 3);
  g_autoptr (QuothTableItem) of_value = NULL;

  quoth_table_model_set_search (self->model, "nobody");
  g_clear_object (&self->model);
  while (quoth_table_model_is_listing (values))
    g_main_context_iteration (NULL, TRUE);
  of_value = g_list_model_get_item (G_LIST_MODEL (values), 3);
  while (quoth_table_item_get_value (of_value) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (((QuothActor *) quoth_table_item_get_value (of_value))->name, ==, "actor 003");
  g_assert_cmpstr (quoth_table_item_get_cell (of_value, NAME_COLUMN), ==, "");
  g_assert_true (quoth_id_equal (quoth_table_item_get_id (item), quoth_table_item_get_id (of_value)));
}

/* What is read while somebody writes may be what was there before: it is read once more. */
static void
test_late (Fixture *self, gconstpointer user_data)
{
  QuothStore *store = quoth_session_get_store (self->session);
  g_autoptr (QuothTableRows) rows = quoth_table_rows_new (self->session, QUOTH_KIND_ACTOR, FALSE);
  g_autoptr (QuothActor) copy = quoth_actor_copy (self->actors->pdata[7]);
  g_autoptr (QuothTableItem) item = quoth_table_rows_get (rows, &copy->value.id);
  g_autoptr (QuothTableItem) other = get_item (self, 8);
  g_autoptr (QuothChange) change = quoth_session_new_change (self->session, "Rename");
  g_autoptr (GError) error = NULL;

  rename_actor (self, 8, "actor 008 the second"); /* with it the coder is in the project */
  wait_for_cell (other, NAME_COLUMN, "actor 008 the second");
  quoth_table_item_get_cell (item, NAME_COLUMN);
  g_assert_true (quoth_table_rows_is_reading (rows));
  g_main_context_iteration (NULL, FALSE);
  g_usleep (20000); /* long enough for a reader to have read it, as a rule */
  g_free (copy->name);
  copy->name = g_strdup ("actor 007 the second");
  quoth_change_put (change, copy);
  quoth_store_commit (store, change, NULL, &error);
  g_assert_no_error (error);
  quoth_table_rows_refresh (rows);
  while (quoth_table_rows_is_reading (rows))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (quoth_table_item_get_cell (item, NAME_COLUMN), ==, "actor 007 the second");
  g_object_run_dispose (G_OBJECT (rows));
}

/* Random edits and scrolls */

#define N_STEPS 300
#define N_HELD 150

/* Somebody who scrolls, beside somebody who edits. */
typedef struct
{
  Fixture *fixture;
  QuothTableModel *values;
  GPtrArray *held;        /* of QuothTableItem: of cells, as a view holds them */
  GPtrArray *held_values; /* of values */
  GHashTable *deleted;    /* set of actors, by their number */
  guint n_edits;
  guint n_news;
} Random;

static void
count_news_cb (Random *random)
{
  random->n_news++;
}

/* Holds other rows than before, some of them the same, and asks for their cells. */
static void
scroll (QuothTableModel *model, GPtrArray *held, gboolean of_values)
{
  guint n_before = held->len;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint n_held = (guint) g_test_rand_int_range (1, N_HELD);
  guint first = n > n_held ? (guint) g_test_rand_int_range (0, (gint32) (n - n_held)) : 0;

  for (guint i = first; i < MIN (n, first + n_held); i++)
    {
      QuothTableItem *item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (of_values)
        quoth_table_item_get_value (item);
      else
        quoth_table_item_get_cell (item, NAME_COLUMN);
      g_ptr_array_add (held, item);
    }
  if (n_before > 0)
    g_ptr_array_remove_range (held, 0, n_before);
}

static void
edit (Random *random)
{
  Fixture *self = random->fixture;
  guint n = (guint) g_test_rand_int_range (0, N_ACTORS);
  g_autofree char *name = g_strdup_printf ("name %03d of %u", g_test_rand_int_range (0, 1000), random->n_edits);
  g_autoptr (QuothChange) change = NULL;

  random->n_edits++;
  if (!g_hash_table_contains (random->deleted, GUINT_TO_POINTER (n)) && g_test_rand_int_range (0, 10) > 0)
    {
      rename_actor (self, n, name);
      return;
    }
  change = quoth_session_new_change (self->session, "Delete or bring back");
  if (g_hash_table_add (random->deleted, GUINT_TO_POINTER (n)))
    {
      quoth_change_delete (change, QUOTH_KIND_ACTOR, &QUOTH_VALUE (self->actors->pdata[n])->id);
    }
  else
    {
      g_hash_table_remove (random->deleted, GUINT_TO_POINTER (n));
      quoth_change_put (change, self->actors->pdata[n]);
    }
  quoth_session_commit (self->session, change);
}

static void
check_cells (QuothReader *reader, GPtrArray *held)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothListingCounts) counts = quoth_reader_count_listing (reader, QUOTH_KIND_ACTOR, &error);

  for (guint i = 0; i < held->len; i++)
    {
      const QuothId *id = quoth_table_item_get_id (held->pdata[i]);
      g_autoptr (GPtrArray) rows = quoth_reader_list_rows (reader, QUOTH_KIND_ACTOR, counts, id, 1, &error);
      const QuothListingRow *row = rows->pdata[0];

      g_assert_no_error (error);
      g_assert_true (quoth_table_item_is_read (held->pdata[i]));
      for (guint k = 0; row->cells[k] != NULL; k++)
        g_assert_cmpstr (quoth_table_item_get_cell (held->pdata[i], k), ==, row->cells[k]);
    }
}

/* A value that is gone is what it was last. */
static void
check_values (QuothReader *reader, GPtrArray *held)
{
  for (guint i = 0; i < held->len; i++)
    {
      const QuothId *id = quoth_table_item_get_id (held->pdata[i]);
      g_autoptr (QuothActor) fresh = NULL;

      if (!quoth_reader_has (reader, QUOTH_KIND_ACTOR, id))
        continue;
      fresh = quoth_reader_get (reader, QUOTH_KIND_ACTOR, id, NULL);
      g_assert_true (quoth_table_item_is_read (held->pdata[i]));
      g_assert_cmpstr (((QuothActor *) quoth_table_item_get_value (held->pdata[i]))->name, ==, fresh->name);
    }
}

/* As soon as the last news is there and nothing is read any more, whatever the lists do. */
static void
check_fresh (Random *random)
{
  Fixture *self = random->fixture;
  g_autoptr (GError) error = NULL;
  QuothReader *reader;

  while (random->n_news < random->n_edits || quoth_table_model_is_reading (self->model)
         || quoth_table_model_is_reading (random->values))
    g_main_context_iteration (NULL, TRUE);
  reader = quoth_store_open_reader (quoth_session_get_store (self->session), &error);
  g_assert_no_error (error);
  check_cells (reader, random->held);
  check_values (reader, random->held_values);
  quoth_reader_free (reader);
}

/* Whoever scrolls while somebody edits sees no row as it was: after an edit each that is held says what one says that is read then. */
static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothTableModel) values = quoth_table_model_new_of_values (self->session, QUOTH_KIND_ACTOR);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) held_values = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) deleted = g_hash_table_new (NULL, NULL);
  Random random = { .fixture = self, .values = values, .held = held, .held_values = held_values, .deleted = deleted };
  QuothStore *store = quoth_session_get_store (self->session);
  gulong handler = g_signal_connect_swapped (store, "news", G_CALLBACK (count_news_cb), &random);

  for (guint i = 0; i < N_STEPS; i++)
    {
      if (g_test_rand_bit ())
        edit (&random);
      if (g_test_rand_int_range (0, 3) == 0)
        scroll (self->model, held, FALSE);
      if (g_test_rand_int_range (0, 3) == 0)
        scroll (values, held_values, TRUE);
      for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
        g_main_context_iteration (NULL, g_main_context_pending (NULL));
      if (g_test_rand_int_range (0, 30) == 0)
        check_fresh (&random);
    }
  check_fresh (&random);
  settle (self);
  check_fresh (&random);
  g_signal_handler_disconnect (store, handler);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/table-model/rows", test_rows);
  add ("/table-model/edits", test_edits);
  add ("/table-model/sort-and-search", test_sort_and_search);
  add ("/table-model/typing", test_typing);
  add ("/table-model/selection", test_selection);
  add ("/table-model/inactive", test_inactive);
  add ("/table-model/going", test_going);
  add ("/table-model/late", test_late);
  add ("/table-model/random", test_random);
  return g_test_run ();
}
