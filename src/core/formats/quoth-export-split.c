/* quoth-export-split.c: an export in parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each part is written as if its documents were all that is selected. What is no document's (coders, codes, actors) is in each part and is
 * counted once; a relation from one part into another is in none, and is counted as lost.
 *
 * Beside the parts stands "splits.json": how the split was made, what is in which part, and the names of what was written. A folder is
 * replaced only if everything in it is named there.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "formats/quoth-export-private.h"

#define SPLITS "splits.json"

/* ---- Going through the parts ---- */

static gboolean
is_shared (QuothKind kind)
{
  return kind < QUOTH_KIND_DOCUMENT || kind == QUOTH_KIND_PROPOSITION;
}

/* How many memos were written that the parts before have, too. */
static guint
take_memos_again (QuothExport *self)
{
  GHashTableIter iter;
  gpointer was_written;
  guint n = 0;

  if (self->had_memos == NULL)
    return 0;
  g_hash_table_iter_init (&iter, self->had_memos);
  while (g_hash_table_iter_next (&iter, NULL, &was_written))
    if (GPOINTER_TO_INT (was_written))
      {
        g_hash_table_iter_replace (&iter, GINT_TO_POINTER (FALSE));
        n++;
      }
  return n;
}

static void
count_part (QuothExport *self, QuothSplitPart *part, guint written[QUOTH_N_KINDS])
{
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      part->n_written[kind] = self->n_written[kind];
      written[kind] = is_shared (kind) ? MAX (written[kind], self->n_written[kind]) : written[kind] + self->n_written[kind];
    }
  written[QUOTH_KIND_MEMO] -= take_memos_again (self);
}

/* The ids of those that a part without any document has: each with whether the part at hand has written it again. */
static GHashTable *
find_shared_memos (QuothExport *self, GError **error)
{
  GArray *whole = self->scope;
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (GPtrArray) memos = NULL;
  GHashTable *ids = NULL;

  self->scope = nothing;
  memos = quoth_export_list (self, QUOTH_KIND_MEMO, error);
  self->scope = whole;
  if (memos == NULL)
    return NULL;
  ids = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  for (guint i = 0; i < memos->len; i++)
    g_hash_table_insert (ids, quoth_id_memdup (&QUOTH_VALUE (memos->pdata[i])->id), GINT_TO_POINTER (FALSE));
  return ids;
}

static gboolean
write_parts (QuothExport *self,
             QuothExportPartFunc func,
             gpointer user_data,
             guint written[QUOTH_N_KINDS],
             gint64 *n_relations,
             gint64 *n_memos,
             GHashTable *shared_memos,
             GError **error)
{
  GPtrArray *parts = quoth_split_get_parts (self->split);

  for (guint i = 0; i < parts->len; i++)
    {
      gint64 n, n_on;

      self->part = parts->pdata[i];
      self->scope = self->part->documents;
      self->had_memos = i > 0 ? shared_memos : NULL;
      memset (self->n_written, 0, sizeof self->n_written);
      quoth_export_start_part (self);
      n = quoth_export_count_relations (self, error);
      n_on = quoth_export_count_memos (self, error);
      if (n < 0 || n_on < 0 || !func (self, user_data, error))
        return FALSE;
      *n_relations += n;
      *n_memos += n_on;
      count_part (self, self->part, written);
    }
  return TRUE;
}

gboolean
quoth_export_foreach_part (QuothExport *self, QuothExportPartFunc func, gpointer user_data, GError **error)
{
  GArray *whole = self->scope;
  guint written[QUOTH_N_KINDS] = { 0 };
  gint64 n_all = quoth_export_count_relations (self, error);
  gint64 n_all_memos = quoth_export_count_memos (self, error);
  gint64 n_relations = 0, n_memos = 0;
  g_autoptr (GHashTable) shared_memos = n_all >= 0 && n_all_memos >= 0 ? find_shared_memos (self, error) : NULL;
  gboolean done = shared_memos != NULL
                  && write_parts (self, func, user_data, written, &n_relations, &n_memos, shared_memos, error);

  self->part = NULL;
  self->had_memos = NULL;
  self->scope = whole;
  memcpy (self->n_written, written, sizeof written);
  if (done && (self->format->carries & QUOTH_KIND_BIT (RELATION)) != 0)
    quoth_export_add_loss (self, _("relations from one part of the split into another"), (guint) (n_all - n_relations));
  if (done && (self->format->carries & (QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MEMO))) != 0)
    quoth_export_add_loss (self, _("memos on relations from one part of the split into another"), (guint) (n_all_memos - n_memos));
  return done;
}

/* ---- splits.json ---- */

static char *
dup_part_name (QuothExport *self, const QuothSplitPart *part)
{
  return (self->format->flags & QUOTH_FORMAT_IS_FOLDER) != 0
           ? g_strdup (part->name)
           : g_strdup_printf ("%s.%s", part->name, self->format->extensions[0]);
}

static json_t *
make_part (QuothExport *self, const QuothSplitPart *part)
{
  g_autofree char *name = dup_part_name (self, part);
  json_t *documents = json_array ();

  for (guint i = 0; i < part->documents->len; i++)
    json_array_append_new (documents,
                           json_string (quoth_export_get_name (
                             self, QUOTH_KIND_DOCUMENT, &g_array_index (part->documents, QuothId, i))));
  return json_pack ("{s:s, s:s, s:f, s:o}", "name", part->name, "file", name, "share", part->share, "documents", documents);
}

static json_t *
make_copies (QuothSplit *split)
{
  GPtrArray *copies = quoth_split_get_copies (split);
  json_t *list = json_array ();

  for (guint i = 0; i < copies->len; i++)
    {
      GPtrArray *names = copies->pdata[i];
      json_t *group = json_array ();

      for (guint j = 0; j < names->len; j++)
        json_array_append_new (group, json_string (names->pdata[j]));
      json_array_append_new (list, group);
    }
  return list;
}

gboolean
quoth_export_write_splits (QuothExport *self, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self, SPLITS, error);
  GPtrArray *parts = quoth_split_get_parts (self->split);
  json_t *list = json_array ();
  json_t *object;
  char *text;

  if (file == NULL)
    {
      json_decref (list);
      return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    json_array_append_new (list, make_part (self, parts->pdata[i]));
  /* As a string: a seed may be larger than what JSON readers take for a whole number. */
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, quoth_split_get_seed (self->split));
  object = json_pack ("{s:s, s:s, s:s, s:b, s:o, s:o}",
                      "format", self->format->id,
                      "seed", seed,
                      "group", quoth_split_group_to_nick (quoth_split_get_group (self->split)),
                      "stratified", quoth_split_get_stratified (self->split),
                      "parts", list,
                      "copies", make_copies (self->split));
  text = json_dumps (object, JSON_INDENT (1));
  g_string_append_printf (file->buffer, "%s\n", text);
  free (text);
  json_decref (object);
  return quoth_export_file_close (file, error);
}

/* ---- Whose folder it is ---- */

static gboolean
is_named (json_t *splits, const char *name)
{
  json_t *parts = json_object_get (splits, "parts");

  for (gsize i = 0; i < json_array_size (parts); i++)
    if (g_strcmp0 (json_string_value (json_object_get (json_array_get (parts, i), "file")), name) == 0)
      return TRUE;
  return FALSE;
}

/* Whether what is called @name is a part that this format makes. */
static gboolean
check_entry (QuothExport *self, json_t *splits, const char *path, const char *name, GError **error)
{
  g_autofree char *file = g_build_filename (path, name, NULL);

  if (g_str_equal (name, SPLITS))
    return TRUE;
  if (!is_named (splits, name) || g_file_test (file, G_FILE_TEST_IS_SYMLINK))
    return quoth_export_refuse_foreign (path, name, error);
  if ((self->format->flags & QUOTH_FORMAT_IS_FOLDER) == 0)
    return g_file_test (file, G_FILE_TEST_IS_REGULAR) || quoth_export_refuse_foreign (path, name, error);
  if (!g_file_test (file, G_FILE_TEST_IS_DIR))
    return quoth_export_refuse_foreign (path, name, error);
  return quoth_export_check_folder (self->format, file, error);
}

gboolean
quoth_export_check_splits (QuothExport *self, const char *path, GError **error)
{
  g_autofree char *file = g_build_filename (path, SPLITS, NULL);
  json_t *splits = json_load_file (file, 0, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  gboolean own = dir != NULL;
  const char *name;

  /* One of another format has other names, and whatever it has is not this format's to take away. */
  if (g_strcmp0 (json_string_value (json_object_get (splits, "format")), self->format->id) != 0)
    g_clear_pointer (&splits, json_decref);
  while (own && (name = g_dir_read_name (dir)) != NULL)
    own = splits != NULL ? check_entry (self, splits, path, name, error) : quoth_export_refuse_foreign (path, name, error);
  g_clear_pointer (&splits, json_decref);
  return own;
}
