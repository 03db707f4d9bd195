/* quoth-tei-notes.c: memos and attributes in TEI, both ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A memo is a note, with who wrote it in its "resp", and what answers it in it. Attributes are a feature structure: an f of the name
 * "attribute" for each, with its key as "n", since a name of TEI can have no blanks.
 */

#include "config.h"

#include "formats/quoth-tei-notes.h"

#include <string.h>

/* Deeper answers than people write. */
#define MAX_DEPTH 100

/* ---- Writing ---- */

guint
quoth_tei_append_attributes (GString *out, const GArray *attributes)
{
  guint n_replaced = 0;

  if (attributes == NULL || attributes->len == 0)
    return 0;
  g_string_append (out, "<fs type=\"attributes\">");
  for (guint i = 0; i < attributes->len; i++)
    {
      const QuothFeature *feature = &g_array_index (attributes, QuothFeature, i);

      g_string_append (out, "<f name=\"attribute\"");
      n_replaced += quoth_xml_append_attribute (out, "n", feature->key);
      g_string_append (out, "><string>");
      n_replaced += quoth_xml_append_text (out, feature->value);
      g_string_append (out, "</string></f>");
    }
  g_string_append (out, "</fs>");
  return n_replaced;
}

guint
quoth_tei_append_notes (GString *out, const GPtrArray *notes, QuothTeiCoderFunc need_coder, gpointer user_data)
{
  guint n_replaced = 0;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const QuothMarkNote *note = notes->pdata[i];
      g_autofree char *coder = note->coder != NULL ? need_coder (note->coder, user_data) : NULL;

      g_string_append (out, "<note type=\"memo\"");
      if (coder != NULL)
        g_string_append_printf (out, " resp=\"#%s\"", coder);
      g_string_append_c (out, '>');
      n_replaced += quoth_xml_append_text (out, note->text);
      n_replaced += quoth_tei_append_attributes (out, note->attributes);
      n_replaced += quoth_tei_append_notes (out, note->answers, need_coder, user_data);
      g_string_append (out, "</note>");
    }
  return n_replaced;
}

/* ---- Reading ---- */

char *
quoth_tei_dup_responsible (GHashTable *elements, xmlNode *node)
{
  g_autofree char *pointer = quoth_xml_dup_name (node, "resp");
  xmlNode *element = NULL, *name;
  g_autofree char *found = NULL;

  if (pointer != NULL)
    {
      g_strstrip (pointer);
      pointer[strcspn (pointer, " \t\r\n")] = '\0';
      element = *pointer == '#' ? g_hash_table_lookup (elements, pointer + 1) : NULL;
    }
  if (element == NULL)
    return NULL;
  name = quoth_xml_find (element, "name");
  if (name == NULL)
    name = quoth_xml_find (element, "persName");
  found = name != NULL ? quoth_xml_dup_content (name) : NULL;
  return found != NULL && *found != '\0' ? g_steal_pointer (&found) : NULL;
}

void
quoth_tei_read_attributes (xmlNode *node, GArray **attributes)
{
  for (xmlNode *fs = quoth_xml_find (node, "fs"); fs != NULL; fs = quoth_xml_next (fs->next, "fs"))
    for (xmlNode *f = quoth_xml_find (fs, "f"); f != NULL; f = quoth_xml_next (f->next, "f"))
      {
        g_autofree char *key = quoth_xml_dup_name (f, "n");
        g_autofree char *value = quoth_xml_dup_content (f);

        if (key == NULL)
          key = quoth_xml_dup_name (f, "name");
        if (key == NULL || *value == '\0')
          continue;
        if (*attributes == NULL)
          *attributes = quoth_features_new ();
        quoth_features_add (*attributes, key, value);
      }
}

/* What is said in it, without what answers it and its attributes. */
static char *
dup_words (xmlNode *node)
{
  GString *words = g_string_new (NULL);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      xmlChar *content;

      if (quoth_xml_is (child, "note") || quoth_xml_is (child, "fs") || child->type == XML_COMMENT_NODE || child->type == XML_PI_NODE)
        continue;
      content = xmlNodeGetContent (child);
      g_string_append (words, (const char *) content);
      xmlFree (content);
    }
  return g_string_free (words, FALSE);
}

static QuothMarkNote *
read_note (GHashTable *elements, xmlNode *node, guint depth)
{
  g_autofree char *words = dup_words (node);
  QuothMarkNote *note = quoth_mark_note_new (words);

  note->coder = quoth_tei_dup_responsible (elements, node);
  quoth_tei_read_attributes (node, &note->attributes);
  for (xmlNode *child = quoth_xml_find (node, "note"); child != NULL && depth < MAX_DEPTH; child = quoth_xml_next (child->next, "note"))
    g_ptr_array_add (note->answers, read_note (elements, child, depth + 1));
  return note;
}

void
quoth_tei_read_note (GHashTable *elements, xmlNode *node, GPtrArray **notes)
{
  if (*notes == NULL)
    *notes = quoth_mark_notes_new ();
  g_ptr_array_add (*notes, read_note (elements, node, 0));
}
