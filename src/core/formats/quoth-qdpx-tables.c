/* quoth-qdpx-tables.c: what a REFI-QDA project says beside its sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links and notes stand after the sources that they are about, and how places are counted is known when all selections were looked at. So
 * the file is gone through twice: for these tables, and then for the sources. It is held in memory once, as bytes, and of its tree one
 * element at a time.
 */

#include "config.h"

#include "formats/quoth-qdpx-cases.h"
#include "formats/quoth-qdpx-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-qdc.h"
#include "text/quoth-decode.h"

static void
code_free (gpointer data)
{
  QuothQdpxCode *self = data;

  g_free (self->label);
  g_free (self->key);
  g_free (self->actor);
  g_free (self->id);
  g_free (self);
}

static void
link_free (gpointer data)
{
  QuothQdpxLink *self = data;

  g_free (self->name);
  g_array_unref (self->notes);
  g_free (self);
}

static void
selection_clear (gpointer data)
{
  g_free (((QuothQdpxSelection *) data)->name);
}

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, free_value);
}

QuothQdpxTables *
quoth_qdpx_tables_new (QuothIntake *intake, QuothArchive *archive, GBytes *xml, GError **error)
{
  g_autoptr (QuothQdpxTables) self = g_new0 (QuothQdpxTables, 1);

  self->intake = intake;
  self->archive = archive;
  self->xml = xml;
  self->users = table_new (g_free);
  self->variables = table_new (g_free);
  self->notes = table_new (quoth_qdpx_note_free);
  self->code_notes = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->project_notes = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->codes = table_new (code_free);
  self->cases = table_new (g_free);
  self->actors = g_ptr_array_new_with_free_func (quoth_qdpx_case_free);
  self->propositions = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->selection_cases = table_new ((GDestroyNotify) g_ptr_array_unref);
  self->source_values = table_new ((GDestroyNotify) g_array_unref);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->links_from = table_new ((GDestroyNotify) g_ptr_array_unref);
  self->links_to = table_new ((GDestroyNotify) g_ptr_array_unref);
  self->mapping = quoth_mapping_new (intake, error);
  self->reader = self->mapping != NULL ? quoth_markup_reader_new (intake, error) : NULL;
  return self->reader != NULL ? g_steal_pointer (&self) : NULL;
}

void
quoth_qdpx_tables_free (QuothQdpxTables *self)
{
  g_clear_pointer (&self->archive, quoth_archive_free);
  g_clear_pointer (&self->xml, g_bytes_unref);
  g_clear_pointer (&self->mapping, quoth_mapping_free);
  g_clear_pointer (&self->reader, quoth_markup_reader_free);
  g_free (self->origin);
  g_hash_table_unref (self->users);
  g_hash_table_unref (self->variables);
  g_hash_table_unref (self->notes);
  g_array_unref (self->code_notes);
  g_array_unref (self->project_notes);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->cases);
  g_ptr_array_unref (self->actors);
  g_array_unref (self->propositions);
  g_hash_table_unref (self->selection_cases);
  g_hash_table_unref (self->source_values);
  g_hash_table_unref (self->links_from);
  g_hash_table_unref (self->links_to);
  g_ptr_array_unref (self->links);
  g_free (self);
}

/* ---- Attributes and texts ---- */

/* @text: (transfer full) (nullable) */
static gboolean
parse_guid (char *text, QuothId *id)
{
  g_autofree char *owned = text;
  char *start = text;

  if (text == NULL)
    return FALSE;
  g_strstrip (text);
  if (*text == '{' && g_str_has_suffix (text, "}"))
    {
      start++;
      text[strlen (text) - 1] = '\0';
    }
  return quoth_id_from_string (start, id) && !quoth_id_is_none (id);
}

gboolean
quoth_qdpx_read_guid (xmlNode *node, const char *attribute, QuothId *id)
{
  return parse_guid (node != NULL ? quoth_xml_dup_attribute (node, attribute) : NULL, id);
}

gboolean
quoth_qdpx_read_value (QuothQdpxTables *self, xmlNode *node, const char **name, char **value)
{
  QuothId variable;

  if (!quoth_qdpx_read_guid (quoth_xml_find (node, "VariableRef"), "targetGUID", &variable))
    return FALSE;
  *name = g_hash_table_lookup (self->variables, &variable);
  if (*name == NULL)
    return FALSE;
  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    if (g_str_has_suffix ((const char *) child->name, "Value"))
      {
        *value = quoth_xml_dup_content (child);
        return TRUE;
      }
  return FALSE;
}

/* The bytes of a file of the archive as UTF-8; what is no UTF-8 is decoded, and has no mark then. */
static GBytes *
load_file (QuothQdpxTables *self, const char *name, char **why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = quoth_archive_load (self->archive, name, &error);
  g_autoptr (QuothDecoded) decoded = NULL;
  const char *text;

  if (bytes != NULL
      && (g_bytes_get_size (bytes) == 0
          || g_utf8_validate_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL)))
    return g_steal_pointer (&bytes);
  if (bytes != NULL)
    decoded = quoth_decode (bytes, NULL, &error);
  if (decoded == NULL)
    {
      *why = g_strdup (error->message);
      return NULL;
    }
  text = quoth_text_get_utf8 (decoded->text);
  return g_bytes_new (text, strlen (text));
}

/* In the archive at "internal://NAME", which is Sources/NAME. */
static GBytes *
load_path (QuothQdpxTables *self, const char *path, char **why)
{
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (path, "internal://") || self->archive == NULL)
    {
      *why = g_strdup_printf (_("“%s” is outside of the file, and only what is in it is read"), path);
      return NULL;
    }
  name = g_strconcat ("Sources/", path + strlen ("internal://"), NULL);
  if (quoth_archive_find (self->archive, name) != NULL)
    return load_file (self, name, why);
  return load_file (self, path + strlen ("internal://"), why);
}

GBytes *
quoth_qdpx_load_text (QuothQdpxTables *self, xmlNode *node, char **why)
{
  g_autofree char *path = quoth_xml_dup_attribute (node, "plainTextPath");
  xmlNode *content = quoth_xml_find (node, "PlainTextContent");
  char *text;

  *why = NULL;
  if (path != NULL && *path != '\0')
    return load_path (self, path, why);
  if (content == NULL)
    {
      *why = g_strdup (_("it has no plain text"));
      return NULL;
    }
  text = quoth_xml_dup_content (content);
  return g_bytes_new_take (text, strlen (text));
}

GPtrArray *
quoth_qdpx_list_texts (xmlNode *source)
{
  GPtrArray *texts = g_ptr_array_new ();
  static const char *const names[] = { "Representation", "TextDescription", "Transcript", NULL };

  if (quoth_xml_is (source, "TextSource"))
    g_ptr_array_add (texts, source);
  for (xmlNode *child = quoth_xml_find (source, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    if (g_strv_contains (names, (const char *) child->name))
      g_ptr_array_add (texts, child);
  return texts;
}

/* ---- Places ---- */

static gboolean
read_number (xmlNode *node, const char *attribute, gint64 *number)
{
  g_autofree char *text = quoth_xml_dup_attribute (node, attribute);

  return text != NULL && g_ascii_string_to_signed (g_strstrip (text), 10, 0, G_MAXINT64, number, NULL);
}

/* Where in its text the point of a recording is that the selection of a transcript begins or ends at. */
static gboolean
read_sync_point (xmlNode *selection, const char *attribute, gint64 *place)
{
  QuothId wanted, found;

  if (!quoth_qdpx_read_guid (selection, attribute, &wanted))
    return FALSE;
  for (xmlNode *point = quoth_xml_find (selection->parent, "SyncPoint"); point != NULL; point = quoth_xml_next (point->next, "SyncPoint"))
    if (quoth_qdpx_read_guid (point, "guid", &found) && quoth_id_equal (&wanted, &found))
      return read_number (point, "position", place);
  return FALSE;
}

gboolean
quoth_qdpx_read_selection (xmlNode *selection, gint64 *start, gint64 *end)
{
  if (quoth_xml_is (selection, "TranscriptSelection"))
    return read_sync_point (selection, "fromSyncPoint", start) && read_sync_point (selection, "toSyncPoint", end);
  return read_number (selection, "startPosition", start) && read_number (selection, "endPosition", end);
}

static void
score_text (QuothQdpxTables *self, xmlNode *node)
{
  g_autoptr (GArray) selections = g_array_new (FALSE, FALSE, sizeof (QuothQdpxSelection));
  g_autofree char *why = NULL;
  g_autoptr (GBytes) text = quoth_qdpx_load_text (self, node, &why);
  gsize n_bytes = text != NULL ? g_bytes_get_size (text) : 0;
  const char *data = n_bytes > 0 ? g_bytes_get_data (text, NULL) : "";

  if (!quoth_qdpx_matters (data, n_bytes))
    return;
  g_array_set_clear_func (selections, selection_clear);
  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    {
      QuothQdpxSelection selection = { 0 };

      if (!g_str_has_suffix ((const char *) child->name, "Selection")
          || !quoth_qdpx_read_selection (child, &selection.start, &selection.end))
        continue;
      selection.name = quoth_xml_dup_attribute (child, "name");
      g_array_append_val (selections, selection);
    }
  quoth_qdpx_score (&self->score, data, n_bytes, selections);
}

static void
score_source (QuothQdpxTables *self, xmlNode *source)
{
  g_autoptr (GPtrArray) texts = quoth_qdpx_list_texts (source);

  for (guint i = 0; !self->is_own && i < texts->len; i++)
    score_text (self, texts->pdata[i]);
}

/* ---- Elements ---- */

static void
add_user (QuothQdpxTables *self, xmlNode *node)
{
  static const char *const attributes[] = { "name", "id", "guid" };
  QuothId guid;

  if (!quoth_qdpx_read_guid (node, "guid", &guid))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *name = quoth_xml_dup_name (node, attributes[i]);

      if (name != NULL)
        {
          g_hash_table_insert (self->users, quoth_id_memdup (&guid), g_steal_pointer (&name));
          return;
        }
    }
}

static void
add_variable (QuothQdpxTables *self, xmlNode *node)
{
  g_autofree char *name = quoth_xml_dup_name (node, "name");
  QuothId guid;

  if (name != NULL && quoth_qdpx_read_guid (node, "guid", &guid))
    g_hash_table_insert (self->variables, quoth_id_memdup (&guid), g_steal_pointer (&name));
}

void
quoth_qdpx_add_to_list (GHashTable *table, const QuothId *key, gpointer value, GDestroyNotify free_value)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_value);
      g_hash_table_insert (table, quoth_id_memdup (key), list);
    }
  g_ptr_array_add (list, value);
}

static void
add_refs (GArray *refs, xmlNode *node)
{
  QuothId note;

  for (xmlNode *ref = quoth_xml_find (node, "NoteRef"); ref != NULL; ref = quoth_xml_next (ref->next, "NoteRef"))
    if (quoth_qdpx_read_guid (ref, "targetGUID", &note))
      g_array_append_val (refs, note);
}

static void
add_link (QuothQdpxTables *self, xmlNode *node)
{
  QuothQdpxLink *link = g_new0 (QuothQdpxLink, 1);

  if (!quoth_qdpx_read_guid (node, "guid", &link->guid))
    link->guid = QUOTH_ID_NONE;
  link->name = quoth_xml_dup_attribute (node, "name");
  link->notes = g_array_new (FALSE, FALSE, sizeof (QuothId));
  add_refs (link->notes, node);
  link->line = quoth_xml_get_line (node);
  g_ptr_array_add (self->links, link);
  if (quoth_qdpx_read_guid (node, "originGUID", &link->from))
    quoth_qdpx_add_to_list (self->links_from, &link->from, link, NULL);
  if (quoth_qdpx_read_guid (node, "targetGUID", &link->to))
    quoth_qdpx_add_to_list (self->links_to, &link->to, link, NULL);
}

static void
add_set (QuothQdpxTables *self, xmlNode *node)
{
  QuothId own = quoth_qdpx_make_propositions_guid (), guid;

  if (!self->is_own || !quoth_qdpx_read_guid (node, "guid", &guid) || !quoth_id_equal (&guid, &own))
    {
      quoth_losses_add (self->intake->losses, _("sets of codes, sources and notes, left out"), 1);
      return;
    }
  for (xmlNode *ref = quoth_xml_find (node, "MemberNote"); ref != NULL; ref = quoth_xml_next (ref->next, "MemberNote"))
    if (quoth_qdpx_read_guid (ref, "targetGUID", &guid))
      g_array_append_val (self->propositions, guid);
}

static void
lose_graph (QuothQdpxTables *self, xmlNode *node)
{
  quoth_losses_add (self->intake->losses, _("graphs, left out"), 1);
}

/* One element of a list. */
static void
add_element (QuothQdpxTables *self, xmlNode *node)
{
  static const struct
  {
    const char *name;
    void (*add) (QuothQdpxTables *self, xmlNode *node);
  } elements[] = { { "User", add_user }, { "Variable", add_variable }, { "Case", quoth_qdpx_add_case }, { "Note", quoth_qdpx_add_note },
                   { "Link", add_link }, { "Set", add_set },        { "Graph", lose_graph } };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (quoth_xml_is (node, elements[i].name))
      {
        elements[i].add (self, node);
        return;
      }
  if (g_str_has_suffix ((const char *) node->name, "Source"))
    score_source (self, node);
}

/* ---- The file ---- */

static gboolean
read_root (QuothQdpxTables *self, QuothXmlReader *xml, GError **error)
{
  g_autofree char *start = g_strdup (quoth_xml_reader_get_namespace (xml));

  if (g_str_equal (quoth_xml_reader_get_name (xml), "Project") && g_str_has_prefix (start, "urn:QDA-XML:project"))
    {
      self->origin = quoth_xml_reader_dup_attribute (xml, "origin");
      self->is_own = self->origin != NULL && g_str_has_prefix (self->origin, QUOTH_QDPX_ORIGIN);
      return TRUE;
    }
  return quoth_intake_refuse (self->intake, quoth_xml_reader_get_line (xml),
                              _("this is no REFI-QDA project: it must begin with <Project>"), error);
}

static void
read_project_note (QuothQdpxTables *self, QuothXmlReader *xml)
{
  QuothId note;

  if (g_str_equal (quoth_xml_reader_get_name (xml), "NoteRef")
      && parse_guid (quoth_xml_reader_dup_attribute (xml, "targetGUID"), &note))
    g_array_append_val (self->project_notes, note);
}

static gboolean
collect (QuothQdpxTables *self, GError **error)
{
  g_autoptr (QuothXmlReader) xml = quoth_xml_reader_new (self->intake, self->xml, _("a REFI-QDA project"), error);
  GError *local = NULL;
  gboolean over = FALSE;

  if (xml == NULL)
    return FALSE;
  while (quoth_xml_reader_next (xml, over, &local))
    {
      guint depth = quoth_xml_reader_get_depth (xml);
      xmlNode *node;

      over = depth >= 2 || g_str_equal (quoth_xml_reader_get_name (xml), "CodeBook");
      if (depth == 0 && !read_root (self, xml, error))
        return FALSE;
      if (depth == 1)
        read_project_note (self, xml);
      if (depth != 2)
        continue;
      if ((node = quoth_xml_reader_expand (xml, error)) == NULL)
        return FALSE;
      add_element (self, node);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* ---- Codes ---- */

/* What marks with the code @name are labelled, if it is to be no code of the project. NULL if it is one. */
static const char *
find_label (QuothQdpxTables *self, const QuothId *guid, const char *name)
{
  QuothId own = quoth_qdpx_make_guid ("label", name);
  const QuothTarget *target;

  if (quoth_id_equal (&own, guid) || (self->intake->mapping != NULL && g_hash_table_contains (self->intake->mapping, name)))
    return name;
  if (self->is_own)
    return NULL;
  target = quoth_mapping_find (self->mapping, name);
  return !target->is_new && (target->kind != QUOTH_KIND_CLAIM || target->name == NULL || target->skip) ? name : NULL;
}

static gboolean
skips_code_cb (const QuothId *guid, const char *name, gpointer user_data)
{
  QuothQdpxTables *self = user_data;

  return g_hash_table_contains (self->cases, guid) || find_label (self, guid, name) != NULL;
}

static void
found_code_cb (const QuothId *guid, const QuothCode *found, gboolean is_skipped, gpointer user_data)
{
  QuothQdpxTables *self = user_data;
  QuothQdpxCode *code = g_new0 (QuothQdpxCode, 1);

  code->actor = g_strdup (g_hash_table_lookup (self->cases, guid));
  code->label = g_strdup (find_label (self, guid, found->name));
  if (code->label == NULL)
    code->key = g_strdup (found->key);
  if (!is_skipped)
    {
      code->id = quoth_id_dup_string (&found->value.id);
      quoth_markup_reader_add_code (self->reader, found->key, code->id);
    }
  g_hash_table_insert (self->codes, quoth_id_memdup (guid), code);
}

static void
noted_code_cb (const QuothId *guid, const char *note, gpointer user_data)
{
  QuothQdpxTables *self = user_data;
  QuothId id;

  if (!parse_guid (g_strdup (note), &id))
    return;
  g_array_append_vals (self->code_notes, guid, 1);
  g_array_append_val (self->code_notes, id);
}

/* Links may lead from one source to another; the roles of our own claims do not. */
static void
announce_links (QuothQdpxTables *self)
{
  static const char *const near[] = { "claimant", "addressee", "object", "cue", QUOTH_MARKUP_CONTINUES, NULL };

  for (guint i = 0; i < self->links->len; i++)
    {
      const QuothQdpxLink *link = self->links->pdata[i];
      g_autofree char *from = quoth_id_dup_string (&link->from);
      g_autofree char *to = quoth_id_dup_string (&link->to);

      if (self->is_own && link->name != NULL && g_strv_contains (near, link->name))
        continue;
      quoth_markup_reader_expect (self->reader, from);
      quoth_markup_reader_expect (self->reader, to);
    }
}

gboolean
quoth_qdpx_tables_fill (QuothQdpxTables *self, GError **error)
{
  if (!collect (self, error)
      || !quoth_qdc_read_project (self->intake, self->xml, skips_code_cb, found_code_cb, noted_code_cb, self, error)
      || !quoth_qdpx_take_code_notes (self, error) || !quoth_qdpx_take_project_notes (self, error) || !quoth_qdpx_take_cases (self, error)
      || !quoth_qdpx_take_propositions (self, error))
    return FALSE;
  announce_links (self);
  if (self->is_own)
    self->places = (QuothQdpxPlaces){ .unit = QUOTH_UNIT_CODE_POINTS };
  else
    self->places = quoth_qdpx_choose (&self->score, self->origin);
  if (self->score.n_selections > 0)
    {
      g_autofree char *what = quoth_qdpx_describe (self->places, &self->score);

      g_ptr_array_add (self->intake->warnings, g_strdup_printf ("%s: %s", self->intake->file, what));
    }
  return TRUE;
}
