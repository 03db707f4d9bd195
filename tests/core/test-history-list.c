/* test-history-list.c: tests of quoth-history-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <string.h>

/* What the journal should tell, noted while it is written: the oldest first. */
typedef struct
{
  QuothEntryKind kind;
  QuothId coder;
  char *label;
  gboolean is_undone;
  guint edit;         /* index of the edit that is taken back or made again */
  GHashTable *values; /* QuothId of what the edit wrote */
} Noted;

static void
noted_free (gpointer data)
{
  Noted *self = data;

  g_free (self->label);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

static void
note_news_cb (QuothStore *store, const QuothNews *news, gpointer data)
{
  GHashTable *values = data;

  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    g_hash_table_add (values, quoth_id_memdup (&quoth_news_get_item (news, i)->id));
}

static void
note (GPtrArray *notes, QuothEntryKind kind, const QuothId *coder, const char *label, guint edit, GHashTable *values)
{
  Noted *noted = g_new0 (Noted, 1);

  noted->kind = kind;
  noted->coder = *coder;
  noted->label = g_strdup (label);
  noted->edit = edit;
  noted->values = g_hash_table_ref (values);
  g_ptr_array_add (notes, noted);
}

static guint
find_edit (GPtrArray *notes, const char *label)
{
  for (guint i = notes->len; i > 0; i--)
    {
      Noted *noted = notes->pdata[i - 1];

      if (noted->kind == QUOTH_ENTRY_EDIT && g_str_equal (noted->label, label))
        return i - 1;
    }
  g_assert_not_reached ();
}

/* Edits have labels of their own, so that a step can be told by its label. */
static gboolean
do_edit (World *world, const QuothId *coder, guint number)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autofree char *label = g_strdup_printf ("Make actor %u", number);
  g_autoptr (QuothChange) change = quoth_change_new (label, coder);
  g_autoptr (GError) error = NULL;

  actor->name = g_strdup_printf ("Actor %u", number);
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);
  return quoth_store_commit (world->store, change, NULL, &error);
}

static void
do_step (World *world, GPtrArray *notes, const QuothId *coder, gboolean is_undo, GHashTable *values)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothStep) step = is_undo ? quoth_reader_peek_undo (reader, coder) : quoth_reader_peek_redo (reader, coder);
  g_autofree char *label = step != NULL ? g_strdup (step->label) : NULL;
  guint edit;

  if (step == NULL || !g_str_has_prefix (label, "Make actor"))
    return;
  g_clear_pointer (&reader, quoth_reader_free);
  g_assert_true (is_undo ? quoth_store_undo (world->store, coder, NULL) : quoth_store_redo (world->store, coder, NULL));
  edit = find_edit (notes, label);
  ((Noted *) notes->pdata[edit])->is_undone = is_undo;
  note (notes, is_undo ? QUOTH_ENTRY_UNDO : QUOTH_ENTRY_REDO, coder, label, edit, values);
}

typedef struct
{
  GPtrArray *notes; /* in the order of the journal */
  GArray *ids;      /* QuothId of each, known when all were told */
  guint left;       /* notes that were not told yet */
  const QuothId *coder;
  const QuothId *value;
  gint64 last_time;
  guint n_told;
} Telling;

static gboolean
is_wanted (Telling *self, Noted *noted)
{
  return (self->coder == NULL || quoth_id_equal (self->coder, &noted->coder))
         && (self->value == NULL || g_hash_table_contains (noted->values, self->value));
}

static gboolean
compare_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  Telling *self = data;
  Noted *noted;

  do
    {
      if (self->left == 0)
        return FALSE; /* the making of the project and of its coders, which were not noted */
      noted = self->notes->pdata[--self->left];
    }
  while (!is_wanted (self, noted));
  g_assert_cmpint (entry->kind, ==, noted->kind);
  g_assert_true (quoth_id_equal (&entry->coder, &noted->coder));
  g_assert_cmpstr (entry->label, ==, noted->label);
  g_assert_true (entry->is_undone == noted->is_undone);
  g_assert_cmpint (entry->time, <=, self->last_time);
  if (self->coder == NULL && self->value == NULL)
    g_array_index (self->ids, QuothId, self->left) = entry->id;
  else
    g_assert_true (quoth_id_equal (&entry->id, &g_array_index (self->ids, QuothId, self->left)));
  if (entry->kind != QUOTH_ENTRY_EDIT)
    self->n_told += quoth_id_is_none (&entry->undoes);
  self->last_time = entry->time;
  return TRUE;
}

static void
compare (World *world, GPtrArray *notes, GArray *ids, const QuothId *coder, const QuothId *value)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  Telling telling = { notes, ids, notes->len, coder, value, G_MAXINT64, 0 };
  QuothHistoryQuery query = { .coder = coder, .value = value };
  g_autoptr (GError) error = NULL;

  quoth_reader_foreach_entry (reader, &query, compare_cb, &telling, NULL, &error);
  g_assert_no_error (error);
  while (telling.left > 0)
    g_assert_false (is_wanted (&telling, notes->pdata[--telling.left]));
  g_assert_cmpuint (telling.n_told, ==, 0);
}

/* A random walk of two coders: the list tells each step, whose it was, and what is taken back now; all, of one coder, of one value. */
static void
test_walk (World *world, gconstpointer data)
{
  QuothId coders[2] = { world->coder, world_add_coder (world, "B") };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (noted_free);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < 120; i++)
    {
      const QuothId *coder = &coders[g_test_rand_bit ()];
      g_autoptr (GHashTable) values = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
      int what = g_test_rand_int_range (0, 7);
      gulong handler = g_signal_connect (world->store, "news", G_CALLBACK (note_news_cb), values);

      if (what >= 4)
        do_step (world, notes, coder, what < 6, values);
      else if (do_edit (world, coder, i))
        {
          g_autofree char *label = g_strdup_printf ("Make actor %u", i);

          note (notes, QUOTH_ENTRY_EDIT, coder, label, 0, values);
        }
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_signal_handler_disconnect (world->store, handler);
    }
  ids = g_array_new (FALSE, TRUE, sizeof (QuothId));
  g_array_set_size (ids, notes->len);
  compare (world, notes, ids, NULL, NULL);
  compare (world, notes, ids, &coders[0], NULL);
  compare (world, notes, ids, &coders[1], NULL);
  for (guint i = 0; i < 10; i++)
    {
      Noted *noted = notes->pdata[g_test_rand_int_range (0, (gint32) notes->len)];
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, noted->values);
      g_assert_true (g_hash_table_iter_next (&iter, &value, NULL));
      compare (world, notes, ids, NULL, value);
    }
}

static gboolean
count_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  (*(guint *) data)++;
  return TRUE;
}

static guint
count (World *world, QuothHistoryQuery query)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (quoth_reader_foreach_entry (reader, &query, count_cb, &n, NULL, &error));
  g_assert_no_error (error);
  return n;
}

/* What only refers to a value is not told of it. */
static void
test_references (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "Xi said that.");
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &document, &actor, quoth_range (0, 2));
  g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);

  quoth_change_put (change, mention);
  world_commit (world, change);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .value = &actor }), ==, 1);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .value = &mention->annotation.value.id }), ==, 1);
}

static void
test_bounds (World *world, gconstpointer data)
{
  guint all = count (world, (QuothHistoryQuery){ 0 });
  gint64 now = g_get_real_time () / 1000;

  for (guint i = 0; i < 5; i++)
    g_assert_true (do_edit (world, &world->coder, i));
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ 0 }), ==, all + 5);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .limit = 3 }), ==, 3);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .since = now }), >=, 5);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .since = now + 3600000 }), ==, 0);
}

static gboolean
append_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  g_array_append_vals (data, &entry->id, sizeof entry->id);
  g_array_append_vals (data, &entry->is_undone, sizeof entry->is_undone);
  return TRUE;
}

/* A list goes on where another one ended, with each filter. */
static GArray *
collect (World *world, QuothHistoryQuery query, guint page)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  GArray *found = g_array_new (FALSE, FALSE, 1);
  QuothId last;
  guint before;

  query.limit = page;
  do
    {
      g_autoptr (GError) error = NULL;

      before = found->len;
      if (before > 0)
        {
          memcpy (&last, found->data + found->len - sizeof (gboolean) - sizeof last, sizeof last);
          query.before = &last;
        }
      g_assert_true (quoth_reader_foreach_entry (reader, &query, append_cb, found, NULL, &error));
      g_assert_no_error (error);
    }
  while (page > 0 && found->len > before);
  return found;
}

static void
assert_pages (World *world, QuothHistoryQuery query)
{
  g_autoptr (GArray) whole = collect (world, query, 0);
  guint page = (guint) g_test_rand_int_range (1, 12);
  g_autoptr (GArray) in_pages = collect (world, query, page);

  g_assert_cmpmem (whole->data, whole->len, in_pages->data, in_pages->len);
}

static void
test_pages (World *world, gconstpointer data)
{
  QuothId coders[2] = { world->coder, world_add_coder (world, "B") };
  QuothId document = world_add_document (world, "d", "Xi said that.");
  gint64 middle = 0;

  for (guint i = 0; i < 80; i++)
    {
      const QuothId *coder = &coders[g_test_rand_bit ()];

      if (g_test_rand_int_range (0, 4) == 0)
        quoth_store_undo (world->store, coder, NULL);
      else
        do_edit (world, coder, i);
      if (i == 40)
        middle = g_get_real_time () / 1000;
    }
  assert_pages (world, (QuothHistoryQuery){ 0 });
  assert_pages (world, (QuothHistoryQuery){ .coder = &coders[1] });
  assert_pages (world, (QuothHistoryQuery){ .since = middle });
  assert_pages (world, (QuothHistoryQuery){ .until = middle });
  assert_pages (world, (QuothHistoryQuery){ .words = "actor" });
  assert_pages (world, (QuothHistoryQuery){ .document = &document });
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .until = middle }) + count (world, (QuothHistoryQuery){ .since = middle }), ==,
                    count (world, (QuothHistoryQuery){ 0 }));
}

/* Words of the label, and of what was written; a document, and what is coded in it. */
static void
test_words (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "Xi said that.");
  QuothId other = world_add_document (world, "e", "Xi said this.");
  QuothId actor = world_add_actor (world, "Erdoğan");
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &document, &actor, quoth_range (0, 2));
  g_autoptr (QuothChange) change = quoth_change_new ("Tag him", &world->coder);

  quoth_change_put (change, mention);
  world_commit (world, change);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .words = "TAG" }), ==, 1);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .words = "erdogan" }), ==, 1);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .words = "xi tag" }), ==, 1);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .words = "nobody" }), ==, 0);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .document = &document }), ==, 2);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .document = &document, .words = "him" }), ==, 1);
  g_assert_cmpuint (count (world, (QuothHistoryQuery){ .document = &other }), ==, 1);
}

static gboolean
stop_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  (*(guint *) data)++;
  return FALSE;
}

/* It can be ended, and read again. */
static void
test_ended (World *world, gconstpointer data)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  QuothHistoryQuery query = { 0 };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_false (quoth_reader_foreach_entry (reader, &query, stop_cb, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (quoth_reader_foreach_entry (reader, &query, count_cb, &n, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (world, query), ==, count (world, query));
}

static gboolean
note_id_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  *(QuothId *) data = entry->id;
  return TRUE;
}

static void
assert_not_found (QuothReader *reader, const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  QuothId found;

  g_assert_false (quoth_reader_find_entry (reader, text, &found, &error));
  g_assert_error (error, QUOTH_ERROR, code);
}

static void
test_find (World *world, gconstpointer data)
{
  g_autoptr (QuothReader) reader = NULL;
  QuothHistoryQuery query = { .limit = 1 };
  g_autoptr (GError) error = NULL;
  char string[QUOTH_ID_STRING_SIZE];
  g_autofree char *upper = NULL;
  QuothId last, found;

  g_assert_true (do_edit (world, &world->coder, 0));
  reader = quoth_store_open_reader (world->store, NULL);
  g_assert_true (quoth_reader_foreach_entry (reader, &query, note_id_cb, &last, NULL, NULL));
  quoth_id_to_string (&last, string);
  for (const char *text = string; strlen (text) >= QUOTH_ENTRY_SHORT; text++)
    {
      g_assert_true (quoth_reader_find_entry (reader, text, &found, &error));
      g_assert_true (quoth_id_equal (&found, &last));
    }
  upper = g_ascii_strup (string, -1);
  g_assert_true (quoth_reader_find_entry (reader, upper, &found, &error));
  assert_not_found (reader, "", QUOTH_ERROR_INVALID);
  assert_not_found (reader, string + sizeof string - 2, QUOTH_ERROR_INVALID);
  assert_not_found (reader, "no entry", QUOTH_ERROR_NOT_FOUND);
}

static gboolean
note_coder_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  g_assert_cmpstr (entry->coder_name, ==, data);
  return TRUE;
}

/* Who took back even what brought the coder has a name still. */
static void
test_former (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = NULL;
  QuothId former = world_add_coder (world, "Former");
  QuothHistoryQuery query = { .coder = &former };

  world_add_actor (world, "Xi");
  g_assert_true (quoth_store_undo (world->store, &former, &error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 1);
  reader = quoth_store_open_reader (world->store, &error);
  g_assert_true (quoth_reader_foreach_entry (reader, &query, note_coder_cb, (gpointer) "Former", NULL, &error));
  g_assert_no_error (error);
}

#define ADD(name, func) g_test_add ("/history-list/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("walk", test_walk);
  ADD ("references", test_references);
  ADD ("bounds", test_bounds);
  ADD ("pages", test_pages);
  ADD ("words", test_words);
  ADD ("ended", test_ended);
  ADD ("find", test_find);
  ADD ("former", test_former);
  return g_test_run ();
}
