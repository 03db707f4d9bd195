/* quoth-import-preset.c: an import as a preset says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
quoth_import_use_preset (QuothImport *self, const QuothPreset *preset, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, preset->labels);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!quoth_import_map (self, key, value, error))
      {
        g_prefix_error (error, "%s: %s: ", preset->name, (const char *) key);
        return FALSE;
      }
  g_hash_table_iter_init (&iter, preset->columns);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!quoth_import_set_column (self, key, value, error))
      {
        g_prefix_error (error, "%s: ", preset->name);
        return FALSE;
      }
  if (g_hash_table_size (preset->columns) > 0)
    self->coding.columns_may_miss = TRUE;
  if (preset->divided)
    quoth_import_set_divided (self, TRUE);
  return TRUE;
}

/* The format of the files of codings, if they are of one. */
static const char *
find_format (QuothImport *self)
{
  const char *format = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      const QuothImportItem *item = self->items->pdata[i];

      if (!quoth_import_is_coding (item))
        continue;
      if (format != NULL && !g_str_equal (format, item->format->id))
        return NULL;
      format = item->format->id;
    }
  return format;
}

static void
copy_pairs (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), g_strdup (value));
}

QuothPreset *
quoth_import_dup_preset (QuothImport *self, const char *name)
{
  QuothPreset *preset = quoth_preset_new (name, find_format (self));
  g_autoptr (GHashTable) labels = quoth_import_dup_labels (self);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QuothLabel *label = value;

      g_hash_table_insert (preset->labels, g_strdup (label->label), g_strdup (label->target));
    }
  copy_pairs (preset->labels, self->coding.mapping);
  copy_pairs (preset->columns, self->coding.columns);
  preset->divided = self->divided;
  return preset;
}

/* ---- What does not meet ---- */

static gboolean
has_code (QuothReader *reader, const char *key)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    if (g_str_equal (quoth_code (codes->pdata[i])->key, key) || g_str_equal (quoth_code (codes->pdata[i])->name, key))
      return TRUE;
  return FALSE;
}

static gboolean
has_kind (QuothReader *reader, const char *key)
{
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR_KIND };
  g_autoptr (GPtrArray) kinds = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    if (g_str_equal (quoth_actor_kind (kinds->pdata[i])->key, key))
      return TRUE;
  return g_strv_contains (quoth_actor_get_kinds (), key);
}

static gboolean
has_type (QuothReader *reader, const char *name)
{
  QuothQuery query = { .kind = QUOTH_KIND_ANNOTATION_TYPE };
  g_autoptr (GPtrArray) types = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; types != NULL && i < types->len; i++)
    if (g_str_equal (quoth_annotation_type (types->pdata[i])->key, name)
        || g_str_equal (quoth_annotation_type (types->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable) */
static char *
dup_note (QuothReader *reader, GHashTable *labels, const char *label, const char *target)
{
  if (quoth_labels_find (labels, label) == NULL)
    return g_strdup_printf (_("no file has the label “%s”"), label);
  if (g_str_has_prefix (target, "claim:") && !has_code (reader, target + strlen ("claim:")))
    return g_strdup_printf (_("the label “%1$s” makes a code that the project does not have yet: “%2$s”"), label,
                            target + strlen ("claim:"));
  if (g_str_has_prefix (target, "type:") && !has_type (reader, target + strlen ("type:")))
    return g_strdup_printf (_("the label “%1$s” makes an annotation type that the project does not have yet: “%2$s”"), label,
                            target + strlen ("type:"));
  if (g_str_has_prefix (target, "mention:") && !has_kind (reader, target + strlen ("mention:")))
    return g_strdup_printf (_("the label “%1$s” makes a kind of actors that the project does not have yet: “%2$s”"), label,
                            target + strlen ("mention:"));
  return NULL;
}

GPtrArray *
quoth_import_list_notes (QuothImport *self)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  g_autoptr (GHashTable) labels = quoth_import_dup_labels (self);
  g_autoptr (GList) said = g_list_sort (g_hash_table_get_keys (self->coding.mapping), (GCompareFunc) strcmp);

  for (GList *l = reader != NULL ? said : NULL; l != NULL; l = l->next)
    {
      char *note = dup_note (reader, labels, l->data, g_hash_table_lookup (self->coding.mapping, l->data));

      if (note != NULL)
        g_ptr_array_add (notes, note);
    }
  return notes;
}
