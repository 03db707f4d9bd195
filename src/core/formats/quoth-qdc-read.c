/* quoth-qdc-read.c: reading a REFI-QDA codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file becomes edits in the jsonl format, for quoth_apply(): what they do to the project, and what is wrong with that, is then
 * the same as for any other edits. The edit of a code stands at the line of its element as far as that goes, so that an
 * error tells of the right one.
 *
 * A code is the one that the project has with that GUID; else one with the same name under the same parent, since the same
 * codebook comes from two programs with two sets of GUIDs; else it is new, and has the GUID for its id. It keeps its key, or gets
 * one made of its name.
 *
 * The parser reads element by element, with libxml2's own limits on depth and expansion. A document type is refused: no
 * codebook has one, and all that is hostile in XML needs it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-qdc.h"
#include "formats/quoth-xml.h"
#include "text/quoth-error.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

/* A code whose element is open. @is_written: whether its edit is; @code: what is known of it. */
typedef struct
{
  QuothCode *code;
  QuothId guid;
  guint line;
  guint n_children;
  gboolean is_new;
  gboolean is_written;
} Open;

/* A file at work. */
typedef struct
{
  xmlTextReader *xml;
  QuothIntake *intake;
  char *problem;
  guint problem_line;
  gboolean is_cut_off;
  gboolean is_complete;

  GPtrArray *codes;
  GHashTable *by_id;
  GHashTable *by_path;
  GHashTable *keys;
  GHashTable *guids;

  QuothQdcSkips skips;
  QuothQdcFound found;
  QuothQdcNoted noted;
  gpointer user_data;
  gboolean is_project;
  gboolean is_at_end; /* of the codebook in a project */

  GArray *open;
  GString *description;
  guint n_codes;
  guint n_sets;
  guint n_uncodable;
} Reading;

static void
open_clear (gpointer data)
{
  quoth_value_unref (((Open *) data)->code);
}

static void
reading_clear (Reading *self)
{
  g_free (self->problem);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->guids, g_hash_table_unref);
  g_clear_pointer (&self->open, g_array_unref);
  if (self->description != NULL)
    g_string_free (self->description, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* ---- Errors ---- */

static guint
get_line (Reading *self)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->xml);
  long line = node != NULL ? xmlGetLineNo (node) : xmlTextReaderGetParserLineNumber (self->xml);

  return line > 0 ? (guint) line : 1;
}

static gboolean
refuse (Reading *self, guint line, const char *message, GError **error)
{
  return quoth_intake_refuse (self->intake, line, message, error);
}

static void
error_cb (void *user_data, xmlErrorPtr problem)
{
  Reading *self = user_data;

  if (self->problem != NULL || problem->level < XML_ERR_ERROR)
    return;
  /* What follows in further lines is for programmers. */
  self->problem = g_utf8_make_valid (problem->message != NULL ? problem->message : "", -1);
  self->problem[strcspn (self->problem, "\n")] = '\0';
  self->problem_line = problem->line > 0 ? (guint) problem->line : 1;
  self->is_cut_off = problem->code == XML_ERR_DOCUMENT_END;
}

/* libxml2 has one error for a document that goes on after its end, and for one that ends before. */
static gboolean
refuse_syntax (Reading *self, GError **error)
{
  gboolean is_short = self->problem == NULL || (self->is_cut_off && !self->is_complete);
  g_autofree char *message
    = g_strdup_printf (_ ("This is not well-formed XML: %s"), is_short ? _ ("it ends too soon") : self->problem);

  return refuse (self, self->problem != NULL ? self->problem_line : get_line (self), message, error);
}

/* ---- Which code it is ---- */

static char *
make_path (const QuothId *parent, const char *name)
{
  char id[QUOTH_ID_STRING_SIZE];

  return g_strconcat (quoth_id_to_string (parent, id), " ", name, NULL);
}

static gboolean
load_codes (Reading *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };

  self->codes = quoth_reader_list (reader, &query, error);
  if (self->codes == NULL)
    return FALSE;
  for (guint i = 0; i < self->codes->len; i++)
    {
      QuothCode *code = self->codes->pdata[i];

      g_hash_table_insert (self->by_id, &code->value.id, code);
      g_hash_table_insert (self->by_path, make_path (&code->parent, code->name), code);
      g_hash_table_add (self->keys, g_strdup (code->key));
    }
  return TRUE;
}

/* A key as people make them: "defence/arms-sales". */
static char *
make_key (Reading *self, const char *parent_key, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autoptr (GString) key = g_string_new (parent_key);
  gsize start;
  char *unique;

  if (key->len > 0)
    g_string_append_c (key, '/');
  start = key->len;
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (key, c);
      else if (key->len > start && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }
  if (key->len > start && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == start)
    g_string_append (key, "code");
  unique = g_strdup (key->str);
  for (guint n = 2; g_hash_table_contains (self->keys, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s-%u", key->str, n);
    }
  g_hash_table_add (self->keys, g_strdup (unique));
  return unique;
}

static QuothCode *
get_parent (Reading *self)
{
  return self->open->len > 0 ? g_array_index (self->open, Open, self->open->len - 1).code : NULL;
}

/* The code with that GUID or that name; see the top. */
static void
start_code (Reading *self, const QuothId *guid, const char *name)
{
  QuothCode *parent = get_parent (self);
  g_autofree char *path = make_path (parent != NULL ? &parent->value.id : &QUOTH_ID_NONE, name);
  QuothCode *there = g_hash_table_lookup (self->by_id, guid);
  Open open = { .guid = *guid, .line = get_line (self) };

  if (there == NULL)
    there = g_hash_table_lookup (self->by_path, path);
  if (there != NULL && !quoth_id_equal (&there->value.id, guid)
      && g_hash_table_contains (self->guids, &there->value.id))
    there = NULL;
  open.is_new = there == NULL;
  open.code = there != NULL ? quoth_code_copy (there) : quoth_code_new (guid);
  if (open.is_new)
    open.code->key = make_key (self, parent != NULL ? parent->key : NULL, name);
  g_hash_table_add (self->guids, quoth_id_memdup (&open.code->value.id));
  g_free (open.code->name);
  open.code->name = g_strdup (name);
  open.code->parent = parent != NULL ? parent->value.id : QUOTH_ID_NONE;
  open.code->position
    = parent != NULL ? g_array_index (self->open, Open, self->open->len - 1).n_children++ : self->n_codes;
  quoth_qdc_parse_description (open.code, NULL);
  g_array_append_val (self->open, open);
  if (parent == NULL)
    self->n_codes++;
}

/* ---- Its edit ---- */

static void
append_text (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, ",\"%s\":", name);
  quoth_json_append_string (out, text);
}

static void
append_edit (GString *out, const Open *open)
{
  const QuothCode *code = open->code;

  g_string_append (out, "{\"type\":\"code\",\"id\":");
  quoth_json_append_id (out, &code->value.id);
  if (open->is_new)
    append_text (out, "key", code->key);
  append_text (out, "name", code->name);
  g_string_append (out, ",\"parent\":");
  if (quoth_id_is_none (&code->parent))
    g_string_append (out, "null");
  else
    quoth_json_append_id (out, &code->parent);
  append_text (out, "definition", code->definition);
  append_text (out, "inclusion", code->inclusion);
  append_text (out, "exclusion", code->exclusion);
  append_text (out, "color", code->color);
  g_string_append (out, ",\"position\":");
  quoth_json_append_uint (out, code->position);
  g_string_append_c (out, '}');
}

/* Before the first code under it, or at its end: then all of it is known. */
static void
write_last (Reading *self, gboolean is_leaf)
{
  Open *open = &g_array_index (self->open, Open, self->open->len - 1);
  gboolean is_skipped;

  if (open->is_written)
    return;
  open->is_written = TRUE;
  is_skipped
    = is_leaf && self->skips != NULL && self->skips (&open->guid, open->code->name, self->user_data);
  if (self->found != NULL)
    self->found (&open->guid, open->code, is_skipped, self->user_data);
  if (is_skipped)
    return;
  append_edit (self->intake->edits, open);
  quoth_intake_end_edit (self->intake, open->line);
}

/* ---- Elements ---- */

/* (transfer full) (nullable): an attribute of the element, valid UTF-8 as libxml2 gives it. */
static char *
dup_attribute (Reading *self, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->xml, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static gboolean
read_guid (Reading *self, QuothId *guid, GError **error)
{
  g_autofree char *text = dup_attribute (self, "guid");
  g_autofree char *message = NULL;
  char *start = text;

  if (text == NULL)
    return refuse (self, get_line (self), _ ("a code has no “guid”; every code needs one"), error);
  if (*text == '{' && g_str_has_suffix (text, "}"))
    {
      start[strlen (start) - 1] = '\0';
      start++;
    }
  if (!quoth_id_from_string (start, guid) || quoth_id_is_none (guid))
    message = g_strdup_printf (_ ("“guid” cannot be “%s”; it must be a GUID"), text);
  else if (g_hash_table_contains (self->guids, guid))
    message = g_strdup_printf (_ ("the guid %s is that of another code before"), start);
  return message == NULL || refuse (self, get_line (self), message, error);
}

static gboolean
is_hex (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isxdigit (*text))
      return FALSE;
  return TRUE;
}

/* "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", which the standard has not, but OpenQDA writes. (transfer full) (nullable) */
static char *
dup_functional_color (const char *color)
{
  g_auto (GStrv) parts = g_strsplit_set (color, "(,)", -1);
  gboolean has_name = parts[0] != NULL && (g_str_equal (parts[0], "rgb") || g_str_equal (parts[0], "rgba"));
  guint64 values[3];

  for (guint i = 0; i < 3; i++)
    if (!has_name || parts[i + 1] == NULL || !g_ascii_string_to_unsigned (g_strstrip (parts[i + 1]), 10, 0, 255, &values[i], NULL))
      return NULL;
  return g_strdup_printf ("#%02x%02x%02x", (guint) values[0], (guint) values[1], (guint) values[2]);
}

/* "#abc" is "#aabbcc". (transfer full) (nullable) */
static char *
dup_color (const char *color)
{
  gsize length = strlen (color);

  if (*color != '#')
    return dup_functional_color (color);
  if (!is_hex (color + 1) || (length != 4 && length != 7))
    return NULL;
  return length == 7 ? g_strdup (color)
                     : g_strdup_printf ("#%c%c%c%c%c%c", color[1], color[1], color[2], color[2], color[3], color[3]);
}

static void
read_color (Reading *self, QuothCode *code)
{
  g_autofree char *given = dup_attribute (self, "color");
  char *color = given != NULL && *given != '\0' ? dup_color (given) : NULL;

  if (color != NULL)
    {
      g_free (code->color);
      code->color = color;
    }
  else if (given != NULL && *given != '\0')
    {
      g_autofree char *message = g_strdup_printf (_ ("the colour “%s” is none and was passed over"), given);

      quoth_intake_warn (self->intake, get_line (self), message);
    }
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
enter_code (Reading *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *codable = NULL;
  QuothId guid;

  if (!read_guid (self, &guid, error))
    return FALSE;
  name = dup_attribute (self, "name");
  if (is_blank (name))
    return refuse (self, get_line (self), _ ("a code has no “name”; every code needs one"), error);
  if (self->open->len > 0)
    write_last (self, FALSE);
  start_code (self, &guid, name);
  read_color (self, get_parent (self));
  codable = dup_attribute (self, "isCodable");
  self->n_uncodable += g_strcmp0 (codable, "false") == 0 || g_strcmp0 (codable, "0") == 0;
  return TRUE;
}

/* A reference to a note on the code that is open. */
static void
note (Reading *self)
{
  g_autofree char *target = dup_attribute (self, "targetGUID");

  if (self->noted != NULL && target != NULL && self->open->len > 0)
    self->noted (&g_array_index (self->open, Open, self->open->len - 1).guid, target, self->user_data);
}

static void
leave_code (Reading *self)
{
  write_last (self, TRUE);
  g_array_set_size (self->open, self->open->len - 1);
}

static gboolean
enter_root (Reading *self, const char *name, GError **error)
{
  const char *space = (const char *) xmlTextReaderConstNamespaceUri (self->xml);
  const char *root = self->is_project ? "Project" : "CodeBook";
  const char *start = self->is_project ? "urn:QDA-XML:project" : "urn:QDA-XML:codebook";

  if (g_str_equal (name, root) && space != NULL && g_str_has_prefix (space, start))
    return TRUE;
  return refuse (self, get_line (self),
                 self->is_project ? _ ("this is no REFI-QDA project: it must begin with <Project>")
                                  : _ ("this is no REFI-QDA codebook: it must begin with <CodeBook>"),
                 error);
}

static gboolean
enter (Reading *self, const char *name, GError **error)
{
  if (xmlTextReaderDepth (self->xml) == 0)
    return enter_root (self, name, error);
  /* What comes after the codebook of a project, or after where it would be. */
  self->is_at_end = self->is_project && xmlTextReaderDepth (self->xml) == 1 && !g_str_equal (name, "Users")
                    && !g_str_equal (name, "CodeBook");
  if (self->is_at_end)
    return TRUE;
  if (g_str_equal (name, "Code"))
    return enter_code (self, error);
  if (g_str_equal (name, "NoteRef"))
    note (self);
  if (g_str_equal (name, "Description") && self->open->len > 0)
    g_string_truncate (self->description, 0);
  self->n_sets += g_str_equal (name, "Set");
  return TRUE;
}

static void
leave (Reading *self, const char *name)
{
  if (xmlTextReaderDepth (self->xml) == 0)
    self->is_complete = TRUE;
  else if (g_str_equal (name, "Code") && self->open->len > 0)
    leave_code (self);
  else if (g_str_equal (name, "Description") && self->open->len > 0)
    quoth_qdc_parse_description (get_parent (self), self->description->str);
}

static gboolean
visit (Reading *self, GError **error)
{
  const char *name = (const char *) xmlTextReaderConstLocalName (self->xml);
  gboolean is_empty = xmlTextReaderIsEmptyElement (self->xml) == 1;

  switch (xmlTextReaderNodeType (self->xml))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return refuse (self, get_line (self), _ ("a codebook has no document type and no entities of its own"), error);
    case XML_READER_TYPE_ELEMENT:
      if (!enter (self, name, error))
        return FALSE;
      if (is_empty)
        leave (self, name);
      return TRUE;
    case XML_READER_TYPE_END_ELEMENT:
      leave (self, name);
      return TRUE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      g_string_append (self->description, (const char *) xmlTextReaderConstValue (self->xml));
      return TRUE;
    default:
      return TRUE;
    }
}

static void
tell_what_was_passed_over (Reading *self)
{
  if (self->n_sets > 0)
    g_ptr_array_add (self->intake->warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u set of codes was passed over",
                                                   "%s: %u sets of codes were passed over", self->n_sets),
                                      self->intake->file, self->n_sets));
  if (self->n_uncodable > 0)
    g_ptr_array_add (
      self->intake->warnings,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u code that only held others can be coded with here",
                                    "%s: %u codes that only held others can be coded with here", self->n_uncodable),
                       self->intake->file, self->n_uncodable));
}

static gboolean
read_all (Reading *self, GError **error)
{
  int result = 0;

  while (!self->is_at_end && (result = xmlTextReaderRead (self->xml)) == 1)
    if (!visit (self, error))
      break;
  if (error != NULL && *error != NULL)
    return FALSE;
  if (self->is_at_end)
    return TRUE;
  if (result != 0 || self->problem != NULL)
    return refuse_syntax (self, error);
  if (self->n_codes == 0 && !self->is_project)
    return refuse (self, get_line (self), _ ("there are no codes in this codebook"), error);
  tell_what_was_passed_over (self);
  return TRUE;
}

static gboolean
read_codes (Reading *self, GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (xmlTextReader) xml = NULL;
  g_autoptr (GError) local = NULL;

  self->by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->by_path = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->guids = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->open = g_array_new (FALSE, TRUE, sizeof (Open));
  g_array_set_clear_func (self->open, open_clear);
  self->description = g_string_new (NULL);
  if (!load_codes (self, self->intake->reader, error))
    return FALSE;

  xmlInitParser ();
  quoth_xml_hush ();
  xml = n_bytes > 0 && n_bytes < G_MAXINT ? xmlReaderForMemory (data, (int) n_bytes, NULL, NULL, XML_PARSE_NONET) : NULL;
  if (xml == NULL)
    return refuse (self, 1, _ ("this is no REFI-QDA codebook: it must begin with <CodeBook>"), error);
  xmlTextReaderSetStructuredErrorHandler (xml, error_cb, self);
  self->xml = xml;
  if (read_all (self, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
quoth_qdc_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_auto (Reading) self = { .intake = intake };

  return read_codes (&self, bytes, error);
}

gboolean
quoth_qdc_read_project (QuothIntake *intake,
                        GBytes *bytes,
                        QuothQdcSkips skips,
                        QuothQdcFound found,
                        QuothQdcNoted noted,
                        gpointer user_data,
                        GError **error)
{
  g_auto (Reading) self
    = { .intake = intake, .is_project = TRUE, .skips = skips, .found = found, .noted = noted, .user_data = user_data };

  return read_codes (&self, bytes, error);
}
