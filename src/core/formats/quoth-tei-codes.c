/* quoth-tei-codes.c: codes as a taxonomy in a teiHeader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code is a category in that of its parent, with its key as "n", its name as a term and its definition and rules as a gloss, as a
 * codebook of REFI-QDA has them. Other taxonomies have no keys; they are no codes until something is coded with them.
 */

#include "config.h"

#include "formats/quoth-tei-codes.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-markup-names.h"
#include "formats/quoth-qdc.h"

/* ---- Writing ---- */

/* @path: (element-type QuothId): the codes whose categories are open. */
typedef struct
{
  QuothExportFile *file;
  GHashTable *numbers;
  GArray *path;
  guint n_codes;
  guint *n_replaced;
} Writer;

static void
append_element (Writer *self, const char *tag, const char *content)
{
  GString *out = self->file->buffer;

  if (content == NULL || *content == '\0')
    return;
  g_string_append_printf (out, "<%s>", tag);
  *self->n_replaced += quoth_xml_append_text (out, content);
  g_string_append_printf (out, "</%s>", tag);
}

static void
close_last (Writer *self)
{
  g_array_set_size (self->path, self->path->len - 1);
  g_string_append (self->file->buffer, "      </category>\n");
}

/* They come as a tree that is walked from the top. */
static gboolean
write_code_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothCode *code = quoth_code (value);
  GString *out = self->file->buffer;
  g_autofree char *description = quoth_qdc_dup_description (code);

  while (self->path->len > 0
         && !quoth_id_equal (&g_array_index (self->path, QuothId, self->path->len - 1), &code->parent))
    close_last (self);
  if (self->n_codes++ == 0)
    g_string_append (out, "    <encodingDesc><classDecl><taxonomy>\n");
  g_hash_table_insert (self->numbers, g_strdup (code->key), GUINT_TO_POINTER (self->n_codes));
  g_string_append_printf (out, "      <category xml:id=\"code.%u\"", self->n_codes);
  *self->n_replaced += quoth_xml_append_attribute (out, "n", code->key);
  g_string_append (out, "><catDesc>");
  append_element (self, "term", code->name);
  append_element (self, "gloss", description);
  g_string_append (out, "</catDesc>\n");
  g_array_append_val (self->path, code->value.id);
  return quoth_export_file_spill (self->file, error);
}

gboolean
quoth_tei_write_codes (
  QuothExport *export, QuothExportFile *file, GHashTable *numbers, guint *n_replaced, GError **error)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (QuothId));
  Writer self = { .file = file, .numbers = numbers, .path = path, .n_replaced = n_replaced };

  if (!quoth_export_foreach (export, QUOTH_KIND_CODE, write_code_cb, &self, error))
    return FALSE;
  while (path->len > 0)
    close_last (&self);
  if (self.n_codes > 0)
    g_string_append (file->buffer, "    </taxonomy></classDecl></encodingDesc>\n");
  return TRUE;
}

/* ---- Reading ---- */

typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  GHashTable *codes; /* key: what stands for it in edits */
} Reading;

static gboolean
add_known_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_insert (
    user_data, g_strdup (quoth_code (value)->key), quoth_id_dup_string (&QUOTH_VALUE (value)->id));
  return TRUE;
}

/* Returns: (transfer none): what stands for it. */
static const char *
add_code (Reading *self, xmlNode *category, char *key, const char *parent)
{
  xmlNode *description = quoth_xml_find (category, "catDesc");
  g_autofree char *name = quoth_xml_dup_content (quoth_xml_find (description, "term"));
  g_autofree char *gloss = quoth_xml_dup_content (quoth_xml_find (description, "gloss"));
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  GString *out = self->intake->edits;
  char *id = g_strdup_printf ("_:k%u", g_hash_table_size (self->codes) + 1);

  quoth_qdc_parse_description (code, gloss);
  g_string_append_printf (out, "{\"type\":\"code\",\"id\":\"%s\"", id);
  quoth_markup_append_field (out, "key", key);
  quoth_markup_append_field (out, "name", *name != '\0' ? name : key);
  quoth_markup_append_field (out, "definition", code->definition);
  quoth_markup_append_field (out, "inclusion", code->inclusion);
  quoth_markup_append_field (out, "exclusion", code->exclusion);
  quoth_markup_append_field (out, "parent", parent);
  g_string_append_c (out, '}');
  quoth_intake_end_edit (self->intake, quoth_xml_get_line (category));
  quoth_markup_reader_add_code (self->reader, key, id);
  g_hash_table_insert (self->codes, g_strdup (key), id);
  return id;
}

/* Depth is limited by the parser. */
static void
read_categories (Reading *self, xmlNode *node, const char *parent)
{
  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    {
      g_autofree char *key = quoth_xml_is (child, "category") ? quoth_xml_dup_name (child, "n") : NULL;
      xmlNode *description = key != NULL ? quoth_xml_find (child, "catDesc") : NULL;
      const char *id = parent;

      if (description != NULL && quoth_xml_find (description, "term") != NULL)
        {
          id = g_hash_table_lookup (self->codes, key);
          if (id == NULL)
            id = add_code (self, child, key, parent);
        }
      read_categories (self, child, id);
    }
}

gboolean
quoth_tei_read_codes (QuothIntake *intake, QuothMarkupReader *reader, xmlNode *header, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reading self = { .intake = intake, .reader = reader, .codes = codes };
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  xmlNode *encoding = quoth_xml_find (header, "encodingDesc");

  if (encoding == NULL)
    return TRUE;
  if (!quoth_reader_foreach (intake->reader, &query, add_known_cb, codes, error))
    return FALSE;
  read_categories (&self, encoding, NULL);
  return TRUE;
}
