/* quoth-import.c: source texts on their way into a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import is prepared first and committed then, so that a user sees what will come of it. What was read stays in memory in
 * between: the import of a folder needs as much as its texts do, and as their files where those cannot be made from the text.
 * Each file is read once, decoded once and hashed once, several at a time; what they are to each other and to the project is looked
 * at afterwards, in their order.
 */

#include "config.h"

#include "formats/quoth-import.h"

#include "formats/quoth-apply.h"
#include "formats/quoth-import-private.h"
#include "text/quoth-parallel.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between two calls of the progress function, in microseconds. */
#define PROGRESS_INTERVAL 100000

typedef struct
{
  char *path;
  char *text; /* what was pasted */
  char *name;
} Source;

/* What a caller sees, and what it came from. */
typedef struct
{
  QuothImportItem item;
  const char *text; /* what was pasted; the source's */
  const char *name; /* what it is to be called; the source's */
  GPtrArray *parts; /* (nullable): all documents of the file, while the others have no items yet */
} Item;

static void
source_free (gpointer data)
{
  Source *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

static void
item_free (gpointer data)
{
  QuothImportItem *self = data;

  g_free (self->path);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&((Item *) data)->parts, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->losses);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->look, quoth_table_look_free);
  g_free (data);
}

QuothImport *
quoth_import_new (QuothStore *store, QuothCoder *coder)
{
  QuothImport *self = g_new0 (QuothImport, 1);

  self->store = g_object_ref (store);
  self->coder = quoth_value_ref (coder);
  quoth_coding_settings_init (&self->coding, self->store, self->coder);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

void
quoth_import_free (QuothImport *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->sources);
  quoth_coding_settings_clear (&self->coding);
  g_free (self->encoding);
  quoth_value_unref (self->coder);
  g_object_unref (self->store);
  g_free (self);
}

void
quoth_import_add_path (QuothImport *self, const char *path)
{
  Source *source = g_new0 (Source, 1);

  source->path = g_strdup (path);
  g_ptr_array_add (self->sources, source);
}

void
quoth_import_add_text (QuothImport *self, const char *text, const char *name)
{
  Source *source = g_new0 (Source, 1);

  source->text = g_strdup (text);
  source->name = g_strdup (name);
  g_ptr_array_add (self->sources, source);
}

void
quoth_import_set_encoding (QuothImport *self, const char *encoding)
{
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  self->coding.encoding = self->encoding;
}

void
quoth_import_set_format (QuothImport *self, const QuothFormat *format)
{
  self->format = format;
}

void
quoth_import_set_strict (QuothImport *self, gboolean strict)
{
  self->coding.strict = strict;
}

void
quoth_import_set_divided (QuothImport *self, gboolean divided)
{
  self->divided = divided;
}

void
quoth_import_set_progress (QuothImport *self, QuothProgressFunc progress, gpointer user_data)
{
  self->progress = progress;
  self->progress_data = user_data;
}

GPtrArray *
quoth_import_get_items (QuothImport *self)
{
  return self->items;
}

void
quoth_import_tell_progress_cb (guint64 done, guint64 total, gpointer data)
{
  QuothImport *self = data;
  gint64 now = g_get_monotonic_time ();

  if (self->progress == NULL || (now - self->last_progress < PROGRESS_INTERVAL && done < total))
    return;
  self->last_progress = now;
  self->progress (done, total, self->progress_data);
}

/* One item. */

static Item *
item_new (const char *path)
{
  Item *self = g_new0 (Item, 1);

  self->item.path = g_strdup (path);
  self->item.warnings = g_ptr_array_new_with_free_func (g_free);
  self->item.losses = quoth_losses_new ();
  return self;
}

static void
add_item (QuothImport *self, const Source *source, const char *path)
{
  Item *item = item_new (path);

  item->text = source->text;
  item->name = source->name;
  g_ptr_array_add (self->items, item);
}

/* Gives each document of a file an item; what was noticed stays with the first. Returns: the index after the last. */
static guint
add_parts (QuothImport *self, guint index)
{
  Item *first = self->items->pdata[index++];
  g_autoptr (GPtrArray) parts = g_steal_pointer (&first->parts);

  if (parts == NULL)
    return index;
  first->item.part = 1;
  for (guint i = 1; i < parts->len; i++)
    {
      Item *item = item_new (first->item.path);

      item->item.format = first->item.format;
      item->item.part = i + 1;
      item->item.document = quoth_value_ref (parts->pdata[i]);
      g_ptr_array_insert (self->items, (int) index++, item);
    }
  return index;
}

/* Keeps of the documents of a file the one that @own stands for, and the others for items of their own. */
static gboolean
take_parts (Item *own, GPtrArray *documents, GError **error)
{
  guint index = MAX (own->item.part, 1) - 1;

  if (index >= documents->len)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("Read like this, the file has only %u parts"), documents->len);
      return FALSE;
    }
  own->item.document = quoth_value_ref (documents->pdata[index]);
  g_clear_pointer (&own->parts, g_ptr_array_unref);
  if (documents->len > 1 && own->item.part == 0)
    own->parts = g_ptr_array_ref (documents);
  return TRUE;
}

/* Reads the file of @item, or what was pasted, anew. */
static gboolean
read_item (QuothImport *self, Item *own, const char *encoding, GError **error)
{
  QuothImportItem *item = &own->item;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  bytes = own->text != NULL ? g_bytes_new_static (own->text, strlen (own->text)) : quoth_import_load (item->path, error);
  if (bytes == NULL)
    return FALSE;
  item->format = own->text != NULL ? quoth_format_find ("text") : quoth_import_find_format (self->format, item->path, bytes);
  if (quoth_import_is_coding (item))
    return TRUE;
  documents = quoth_import_read (
    item->format, bytes, own->text != NULL ? "UTF-8" : encoding, self->divided, item->warnings, error);
  if (documents == NULL || !take_parts (own, documents, error))
    return FALSE;
  /* What was pasted comes from no file that could be given back. */
  if (own->text != NULL)
    g_clear_pointer (&item->document->original, g_bytes_unref);
  return TRUE;
}

/* The item before @item that has its text. */
static gboolean
has_twin (QuothImport *self, const QuothImportItem *item)
{
  for (guint i = 0; i < self->items->len && self->items->pdata[i] != item; i++)
    {
      const QuothImportItem *other = self->items->pdata[i];

      if (other->document != NULL && memcmp (other->document->sha256, item->document->sha256, 32) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
judge_item (QuothImportItem *item, QuothReader *reader, gboolean has_earlier_twin)
{
  item->duplicate = QUOTH_ID_NONE;
  item->state = QUOTH_IMPORT_READY;
  if (item->document != NULL
      && (quoth_reader_find_text (reader, item->document->sha256, &item->duplicate) || has_earlier_twin))
    item->state = QUOTH_IMPORT_DUPLICATE;
  item->include = item->state == QUOTH_IMPORT_READY;
}

/* Preparing. */

/* What all items of one import are held against. */
typedef struct
{
  QuothReader *reader;
  GHashTable *names; /* of documents, in the project and before this item */
  GHashTable *texts; /* the SHA-256 of those before this item; borrowed from them */
} Preparation;

static guint
sha256_hash (gconstpointer sha256)
{
  guint hash;

  memcpy (&hash, sha256, sizeof hash);
  return hash;
}

static gboolean
sha256_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, 32) == 0;
}

static void
name_item (Item *own, GHashTable *names)
{
  QuothImportItem *item = &own->item;

  if (own->name != NULL && *own->name != '\0')
    {
      g_free (item->document->name);
      item->document->name = g_strdup (own->name);
    }
  else
    quoth_import_name (item->document, item->path, item->part);
  quoth_import_make_unique (item->document, names);
}

/* Ids go by the order of the files, not by which was read first. */
static void
prepare_document (Item *own, Preparation *preparation)
{
  QuothDocument *document = own->item.document;

  document->value.id = quoth_id_new ();
  judge_item (&own->item, preparation->reader, g_hash_table_contains (preparation->texts, document->sha256));
  g_hash_table_add (preparation->texts, document->sha256);
  name_item (own, preparation->names);
}

static void
prepare_item (Item *own, Preparation *preparation)
{
  if (own->item.state == QUOTH_IMPORT_FAILED)
    return;
  if (quoth_import_is_coding (&own->item))
    judge_item (&own->item, preparation->reader, FALSE);
  else
    prepare_document (own, preparation);
}

/* In any thread: touches this item only. */
static void
read_item_cb (guint index, gpointer data)
{
  QuothImport *self = data;
  Item *own = self->items->pdata[index];
  g_autoptr (GError) error = NULL;

  if (!read_item (self, own, self->encoding, &error))
    quoth_import_fail_item (&own->item, g_steal_pointer (&error));
}

static void
add_items (QuothImport *self, GCancellable *cancellable)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const Source *source = self->sources->pdata[i];
      g_autoptr (GPtrArray) paths = quoth_import_expand (source->path, cancellable);

      for (guint j = 0; j < paths->len; j++)
        add_item (self, source, paths->pdata[j]);
    }
}

static gboolean
prepare_items (QuothImport *self, Preparation *preparation, GCancellable *cancellable, GError **error)
{
  add_items (self, cancellable);
  if (!quoth_parallel_run (self->items->len, read_item_cb, self, quoth_import_tell_progress_cb, self, cancellable, error))
    {
      g_ptr_array_set_size (self->items, 0);
      return FALSE;
    }
  for (guint i = 0; i < self->items->len;)
    i = add_parts (self, i);
  if (!quoth_reader_begin (preparation->reader, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    prepare_item (self->items->pdata[i], preparation);
  quoth_reader_end (preparation->reader);
  quoth_import_try_codings (self, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
quoth_import_prepare (QuothImport *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, error);
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GHashTable) texts = g_hash_table_new (sha256_hash, sha256_equal);
  Preparation preparation = { reader, NULL, texts };

  g_ptr_array_set_size (self->items, 0);
  self->last_progress = 0;
  if (reader == NULL)
    return FALSE;
  names = preparation.names = quoth_import_load_names (reader, error);
  return names != NULL && prepare_items (self, &preparation, cancellable, error);
}

gboolean
quoth_import_reread (QuothImport *self, QuothImportItem *item, const char *encoding, GError **error)
{
  Item *own = (Item *) item;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, error);
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;

  if (reader == NULL)
    return FALSE;
  if (item->document != NULL)
    name = g_strdup (item->document->name);
  g_clear_pointer (&item->document, quoth_value_unref);
  g_clear_error (&item->error);
  g_ptr_array_set_size (item->warnings, 0);
  if (!read_item (self, own, encoding, &local))
    {
      quoth_import_fail_item (item, g_error_copy (local));
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  judge_item (item, reader, item->document != NULL && has_twin (self, item));
  if (item->document != NULL && name == NULL)
    quoth_import_name (item->document, item->path, item->part);
  else if (item->document != NULL)
    {
      g_free (item->document->name);
      item->document->name = g_steal_pointer (&name);
    }
  return TRUE;
}

/* Committing. */

static gboolean
is_taken_in (const QuothImportItem *item)
{
  return item->include && item->state != QUOTH_IMPORT_FAILED;
}

static char *
dup_label (guint n_documents, const QuothDocument *first)
{
  if (n_documents == 1)
    return g_strdup_printf (_("Import “%s”"), first->name);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u document", "Import %u documents", n_documents), n_documents);
}

/* All that is put: a coder who is new, and the documents that are taken in, under names that nothing else has. */
static GPtrArray *
list_values (QuothImport *self, guint *n_documents, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, error);
  g_autoptr (GHashTable) names = reader != NULL ? quoth_import_load_names (reader, error) : NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (names == NULL)
    return NULL;
  *n_documents = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothImportItem *item = self->items->pdata[i];

      if (!is_taken_in (item) || item->document == NULL)
        continue;
      quoth_import_make_unique (item->document, names);
      item->document->imported = g_get_real_time () / 1000;
      g_ptr_array_add (values, item->document);
      (*n_documents)++;
    }
  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->coder->value.id))
    g_ptr_array_add (values, self->coder);
  return g_steal_pointer (&values);
}

static gboolean
commit_documents (QuothImport *self, guint *n_entries, GCancellable *cancellable, GError **error)
{
  guint n_documents;
  g_autoptr (GPtrArray) values = list_values (self, &n_documents, error);
  g_autoptr (QuothChange) change = NULL;
  g_autofree char *label = NULL;

  if (values == NULL)
    return FALSE;
  if (n_documents == 0)
    return TRUE;
  label = dup_label (n_documents, values->pdata[0]);
  change = quoth_change_new (label, &self->coder->value.id);
  for (guint i = 0; i < values->len; i++)
    quoth_change_put (change, values->pdata[i]);
  if (!quoth_store_commit (self->store, change, cancellable, error))
    return FALSE;
  (*n_entries)++;
  return TRUE;
}

/* Each with a change of its own. */
static gboolean
commit_codings (QuothImport *self, guint *n_entries, GCancellable *cancellable, GError **error)
{
  g_hash_table_remove_all (self->coding.kindless);
  g_hash_table_remove_all (self->coding.made);
  g_hash_table_remove_all (self->coding.type_keys);
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothImportItem *item = self->items->pdata[i];

      if (!is_taken_in (item) || !quoth_import_is_coding (item))
        continue;
      if (!quoth_import_apply_coding (item, &self->coding, cancellable, error))
        return FALSE;
      (*n_entries)++;
    }
  return TRUE;
}

/* A change that was nearly written when it was cancelled is written: so it is looked at once more in the end. */
gboolean
quoth_import_commit (QuothImport *self, GCancellable *cancellable, GError **error)
{
  guint n_entries = 0;

  if (commit_documents (self, &n_entries, cancellable, error)
      && commit_codings (self, &n_entries, cancellable, error)
      && !g_cancellable_set_error_if_cancelled (cancellable, error))
    return TRUE;
  for (; n_entries > 0; n_entries--)
    quoth_store_undo (self->store, &self->coder->value.id, NULL);
  return FALSE;
}
