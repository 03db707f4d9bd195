/* quoth-json-cas-write.c: texts with their marks as JSON for UIMA
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-json-cas.h"
#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"

typedef struct
{
  QuothCasSink sink;
  QuothLayerFiles files;
  QuothExportFile *file; /* the one at work */
  GString *arrays;       /* structures of their own that the one at work leads to */
} Writer;

static void
append_structure (GString *out, guint id, const char *type)
{
  g_string_append_printf (out, "%s\n{\"%%ID\":%u,\"%%TYPE\":\"%s\"", id > 1 ? "," : "", id, type);
}

static void
begin (QuothCasSink *sink, guint id, const char *type)
{
  append_structure (((Writer *) sink)->file->buffer, id, type);
}

static void
add_string (QuothCasSink *sink, const char *feature, const char *string)
{
  GString *out = ((Writer *) sink)->file->buffer;

  g_string_append_printf (out, ",\"%s\":", feature);
  quoth_json_append_string (out, string);
}

static void
add_number (QuothCasSink *sink, const char *feature, guint number)
{
  g_string_append_printf (((Writer *) sink)->file->buffer, ",\"%s\":%u", feature, number);
}

static void
add_reference (QuothCasSink *sink, const char *feature, guint id)
{
  g_string_append_printf (((Writer *) sink)->file->buffer, ",\"@%s\":%u", feature, id);
}

/* A list is a structure of its own, which is not in the index. */
static void
add_strings (QuothCasSink *sink, const char *feature, const char *const *strings)
{
  Writer *self = (Writer *) sink;
  guint id = ++sink->last_id;

  add_reference (sink, feature, id);
  append_structure (self->arrays, id, "uima.cas.StringArray");
  g_string_append (self->arrays, ",\"%ELEMENTS\":[");
  for (guint i = 0; strings[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (self->arrays, ',');
      quoth_json_append_string (self->arrays, strings[i]);
    }
  g_string_append (self->arrays, "]}");
}

static gboolean
end (QuothCasSink *sink, GError **error)
{
  Writer *self = (Writer *) sink;

  g_string_append_c (self->file->buffer, '}');
  g_string_append_len (self->file->buffer, self->arrays->str, (gssize) self->arrays->len);
  g_string_truncate (self->arrays, 0);
  return quoth_export_file_spill (self->file, error);
}

/* ---- Files ---- */

static void
append_types (GString *out)
{
  const QuothCasType *first = quoth_cas_get_types ();

  g_string_append (out, "{\"%TYPES\":{");
  for (const QuothCasType *type = first; type->name != NULL; type++)
    {
      g_string_append_printf (out,
                              "%s\"%s\":{\"%%NAME\":\"%s\",\"%%SUPER_TYPE\":\"%s\"",
                              type != first ? ",\n" : "",
                              type->name,
                              type->name,
                              type->supertype);
      for (const QuothCasFeature *feature = type->features; feature->name != NULL; feature++)
        g_string_append_printf (out,
                                ",\"%s\":{\"%%NAME\":\"%s\",\"%%RANGE\":\"%s\"}",
                                feature->name,
                                feature->name,
                                feature->range);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "},\n\"%FEATURE_STRUCTURES\":[");
}

static gboolean
write_views (Writer *self, GError **error)
{
  GString *out = self->file->buffer;

  g_string_append (out, "],\n\"%VIEWS\":{\"_InitialView\":{\"%SOFA\":1,\"%MEMBERS\":[");
  for (guint i = 0; i < self->sink.members->len; i++)
    {
      g_string_append_printf (out, i > 0 ? ",%u" : "%u", g_array_index (self->sink.members, guint, i));
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  g_string_append (out, "]}}}\n");
  return TRUE;
}

static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  g_autofree char *name = quoth_layer_files_dup_name (&self->files, markup);
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self->files.export, name, error);

  if (file == NULL)
    return FALSE;
  self->file = file;
  append_types (file->buffer);
  return quoth_cas_write (&self->sink, markup, error) && write_views (self, error)
         && quoth_export_file_close (file, error);
}

gboolean
quoth_json_cas_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) arrays = g_string_new (NULL);
  Writer self = { .sink = { .begin = begin,
                            .add_string = add_string,
                            .add_number = add_number,
                            .add_reference = add_reference,
                            .add_strings = add_strings,
                            .end = end,
                            .members = members },
                  .files = { export, ".json", names },
                  .arrays = arrays };

  return quoth_markup_foreach (
    export, QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY | QUOTH_MARKUP_MEMOS, write_markup_cb, &self, error);
}
