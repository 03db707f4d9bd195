/* quoth-tei-header.c: the metadata in a teiHeader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each field has several places where people put it; the first that has something in it is taken. The source of a text says more of it than the
 * electronic edition, whose publisher and date are those of the file.
 */

#include "config.h"

#include "formats/quoth-tei-notes.h"

#include <string.h>

/* The first element at @path ("a/b/c") in @node, wherever its first part is. */
static xmlNode *
find_path (xmlNode *node, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = 0; node != NULL && parts[i] != NULL; i++)
    node = quoth_xml_find (node, parts[i]);
  return node;
}

/* On one line; dates and languages as they are written for programs. */
static char *
dup_field (xmlNode *node, const char *key)
{
  char *value = NULL;

  if (g_str_equal (key, "language"))
    value = quoth_xml_dup_name (node, "ident");
  else if (!g_str_equal (key, "date") || (value = quoth_xml_dup_name (node, "when")) == NULL)
    value = quoth_tei_dup_line (node);
  return value;
}

/* The metadata that our own files have in notes, attributes and memos. */
static gboolean
read_own (QuothMarkup *markup, xmlNode *bibl, GHashTable *elements)
{
  static const struct
  {
    const char *tag;
    const char *key;
  } fields[] = { { "title", "title" }, { "author", "author" }, { "publisher", "source" }, { "date", "date" }, { "idno", "url" } };
  gboolean is_own = FALSE;
  g_autoptr (GArray) attributes = NULL;

  for (xmlNode *note = quoth_xml_find (bibl, "note"); note != NULL; note = quoth_xml_next (note->next, "note"))
    {
      g_autofree char *type = quoth_xml_dup_attribute (note, "type");

      is_own = is_own || g_strcmp0 (type, "name") == 0;
    }
  if (!is_own)
    return FALSE;
  for (xmlNode *child = quoth_xml_find (bibl, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    {
      g_autofree char *content = quoth_xml_dup_content (child);
      g_autofree char *type = quoth_xml_dup_attribute (child, "type");

      if (quoth_xml_is (child, "note") && g_strcmp0 (type, QUOTH_MARKUP_MEMO) == 0)
        quoth_tei_read_note (elements, child, &markup->notes);
      else if (quoth_xml_is (child, "note") && type != NULL)
        quoth_markup_set_metadata (markup, type, content);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (quoth_xml_is (child, fields[i].tag))
          quoth_markup_set_metadata (markup, fields[i].key, content);
    }
  quoth_tei_read_attributes (bibl, &attributes);
  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothFeature *feature = &g_array_index (attributes, QuothFeature, i);

      quoth_markup_add_feature (markup, feature->key, feature->value);
    }
  return TRUE;
}

void
quoth_tei_read_header (QuothMarkup *markup, xmlNode *header, GHashTable *elements)
{
  static const struct
  {
    const char *key;
    const char *path;
  } paths[] = {
    { "title", "fileDesc/titleStmt/title" },
    { "author", "fileDesc/titleStmt/author" },
    { "author", "fileDesc/sourceDesc/bibl/author" },
    { "author", "fileDesc/sourceDesc/biblStruct/analytic/author" },
    { "author", "fileDesc/sourceDesc/biblStruct/monogr/author" },
    { "source", "fileDesc/sourceDesc/bibl/publisher" },
    { "source", "fileDesc/sourceDesc/biblStruct/monogr/title" },
    { "source", "fileDesc/sourceDesc/biblStruct/monogr/imprint/publisher" },
    { "source", "fileDesc/publicationStmt/publisher" },
    { "date", "profileDesc/creation/date" },
    { "date", "fileDesc/sourceDesc/bibl/date" },
    { "date", "fileDesc/sourceDesc/biblStruct/monogr/imprint/date" },
    { "date", "fileDesc/publicationStmt/date" },
    { "url", "fileDesc/sourceDesc/bibl/idno" },
    { "language", "profileDesc/langUsage/language" },
  };
  xmlNode *bibl = find_path (header, "fileDesc/sourceDesc/bibl");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (bibl != NULL && read_own (markup, bibl, elements))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      xmlNode *node = find_path (header, paths[i].path);
      g_autofree char *value = node != NULL ? dup_field (node, paths[i].key) : NULL;

      if (value == NULL || *value == '\0' || g_hash_table_contains (seen, paths[i].key))
        continue;
      g_hash_table_add (seen, (gpointer) paths[i].key);
      quoth_markup_set_metadata (markup, paths[i].key, value);
    }
}
