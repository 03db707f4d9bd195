/* quoth-xmi-write.c: texts with their marks as XMI for UIMA, and the types in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-xmi.h"
#include "formats/quoth-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the packages of the types that are written. */
static const struct
{
  const char *package;
  const char *prefix;
} prefixes[] = {
  { "uima.cas", "cas" },
  { "uima.tcas", "tcas" },
  { "webanno.custom", "quoth" },
  { "de.tudarmstadt.ukp.dkpro.core.api.metadata.type", "metadata" },
  { "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type", "segmentation" },
};

typedef struct
{
  QuothCasSink sink;
  QuothLayerFiles files;
  QuothExportFile *file; /* the one at work */
  GString *children;     /* of the structure at work: what is no attribute */
  const char *prefix;
  const char *name;
  guint n_replaced;
} Writer;

static void
begin (QuothCasSink *sink, guint id, const char *type)
{
  Writer *self = (Writer *) sink;
  gsize length = strlen (type) - strlen (quoth_layer_get_name (type)) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strlen (prefixes[i].package) == length && strncmp (prefixes[i].package, type, length) == 0)
      self->prefix = prefixes[i].prefix;
  self->name = quoth_layer_get_name (type);
  g_string_truncate (self->children, 0);
  g_string_append_printf (self->file->buffer, "<%s:%s xmi:id=\"%u\"", self->prefix, self->name, id);
}

static void
add_string (QuothCasSink *sink, const char *feature, const char *string)
{
  Writer *self = (Writer *) sink;
  GString *out = self->file->buffer;

  g_string_append_printf (out, " %s=\"", feature);
  self->n_replaced += quoth_xml_append_value (out, string);
  g_string_append_c (out, '"');
}

static void
add_number (QuothCasSink *sink, const char *feature, guint number)
{
  g_string_append_printf (((Writer *) sink)->file->buffer, " %s=\"%u\"", feature, number);
}

static void
add_strings (QuothCasSink *sink, const char *feature, const char *const *strings)
{
  Writer *self = (Writer *) sink;

  for (; *strings != NULL; strings++)
    {
      g_string_append_printf (self->children, "<%s>", feature);
      self->n_replaced += quoth_xml_append_text (self->children, *strings);
      g_string_append_printf (self->children, "</%s>", feature);
    }
}

static gboolean
end (QuothCasSink *sink, GError **error)
{
  Writer *self = (Writer *) sink;
  GString *out = self->file->buffer;

  if (self->children->len == 0)
    g_string_append (out, "/>\n");
  else
    g_string_append_printf (out, ">%s</%s:%s>\n", self->children->str, self->prefix, self->name);
  return quoth_export_file_spill (self->file, error);
}

/* ---- Files ---- */

static void
append_root (GString *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\"");
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *path = g_strdelimit (g_strdup (prefixes[i].package), ".", '/');

      g_string_append_printf (out, " xmlns:%s=\"http:///%s.ecore\"", prefixes[i].prefix, path);
    }
  g_string_append (out, " xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n");
}

static gboolean
write_members (Writer *self, GError **error)
{
  GString *out = self->file->buffer;

  g_string_append (out, "<cas:View sofa=\"1\" members=\"");
  for (guint i = 0; i < self->sink.members->len; i++)
    {
      g_string_append_printf (out, i > 0 ? " %u" : "%u", g_array_index (self->sink.members, guint, i));
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  g_string_append (out, "\"/>\n</xmi:XMI>\n");
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
  self->n_replaced = 0;
  append_root (file->buffer);
  if (!quoth_cas_write (&self->sink, markup, error) || !write_members (self, error)
      || !quoth_export_file_close (file, error))
    return FALSE;
  quoth_export_add_loss (
    self->files.export, _("characters that XML cannot have, replaced by U+FFFD"), self->n_replaced);
  return TRUE;
}

static void
append_type (GString *out, const QuothCasType *type)
{
  g_string_append_printf (out,
                          "<typeDescription><name>%s</name><description/><supertypeName>%s</supertypeName>\n<features>\n",
                          type->name,
                          type->supertype);
  for (const QuothCasFeature *feature = type->features; feature->name != NULL; feature++)
    g_string_append_printf (
      out,
      "<featureDescription><name>%s</name><description/><rangeTypeName>%s</rangeTypeName></featureDescription>\n",
      feature->name,
      feature->range);
  g_string_append (out, "</features></typeDescription>\n");
}

static gboolean
write_types (QuothExport *export, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, QUOTH_XMI_TYPES, error);

  if (file == NULL)
    return FALSE;
  g_string_append (file->buffer,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n<types>\n");
  for (const QuothCasType *type = quoth_cas_get_types (); type->name != NULL; type++)
    append_type (file->buffer, type);
  g_string_append (file->buffer, "</types>\n</typeSystemDescription>\n");
  return quoth_export_file_close (file, error);
}

gboolean
quoth_xmi_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) children = g_string_new (NULL);
  Writer self = { .sink = { .begin = begin,
                            .add_string = add_string,
                            .add_number = add_number,
                            .add_reference = add_number,
                            .add_strings = add_strings,
                            .end = end,
                            .members = members },
                  .files = { export, ".xmi", names },
                  .children = children };

  return write_types (export, error)
         && quoth_markup_foreach (
           export, QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY | QUOTH_MARKUP_MEMOS, write_markup_cb, &self, error);
}
