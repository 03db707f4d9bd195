/* quoth-xml.c: writing and reading XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "text/quoth-error.h"

/* ---- Writing ---- */

/* Whether XML 1.0 can have the character (section 2.2). */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

char *
quoth_xml_dup_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, is_xml_char (c) ? c : 0xfffd);
    }
  return g_string_free (out, FALSE);
}

static guint
append_escaped (GString *out, const char *text, gboolean in_attribute)
{
  guint n_replaced = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"' && in_attribute)
        g_string_append (out, "&quot;");
      else if (c == '\r' || (in_attribute && (c == '\n' || c == '\t')))
        g_string_append_printf (out, "&#%u;", c);
      else if (is_xml_char (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else
        {
          g_string_append_unichar (out, 0xfffd);
          n_replaced++;
        }
    }
  return n_replaced;
}

guint
quoth_xml_append_text (GString *out, const char *text)
{
  return append_escaped (out, text, FALSE);
}

guint
quoth_xml_append_value (GString *out, const char *text)
{
  return append_escaped (out, text, TRUE);
}

guint
quoth_xml_append_attribute (GString *out, const char *name, const char *value)
{
  guint n_replaced;

  if (value == NULL || *value == '\0')
    return 0;
  g_string_append_printf (out, " %s=\"", name);
  n_replaced = append_escaped (out, value, TRUE);
  g_string_append_c (out, '"');
  return n_replaced;
}

/* ---- Reading ---- */

/* As libxml2 has it for files that are not huge. */
#define MAX_DEPTH 256

/* How much of a file is looked at for what stands before its first element. */
#define HEAD_BYTES (64 * 1024)

/* libxml2 looks back to where a tag began for every 512 bytes of it: one of this length takes half a minute. */
#define MAX_TAG_BYTES (16 * 1024 * 1024)

static char *
take_string (xmlChar *string)
{
  char *copy = g_strdup ((const char *) string);

  xmlFree (string);
  return copy;
}

struct _QuothXmlReader
{
  QuothIntake *intake;
  GBytes *bytes;
  xmlTextReader *xml;
  char *what;
  char *problem; /* what libxml2 had to say first */
  guint problem_line;
  gboolean is_cut_off;
  gboolean is_complete;
  gboolean is_started;
};

static void
error_cb (void *user_data, xmlErrorPtr problem)
{
  QuothXmlReader *self = user_data;

  if (self->problem != NULL || problem->level < XML_ERR_ERROR)
    return;
  /* What follows in further lines is for programmers. */
  self->problem = g_utf8_make_valid (problem->message != NULL ? problem->message : "", -1);
  self->problem[strcspn (self->problem, "\n")] = '\0';
  self->problem_line = problem->line > 0 ? (guint) problem->line : 1;
  self->is_cut_off = problem->code == XML_ERR_DOCUMENT_END;
}

static void
stop_at_entity_cb (void *context, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content)
{
  xmlStopParser (context);
}

static void
stop_at_element_cb (void *context,
                    const xmlChar *name,
                    const xmlChar *prefix,
                    const xmlChar *uri,
                    int n_namespaces,
                    const xmlChar **namespaces,
                    int n_attributes,
                    int n_defaulted,
                    const xmlChar **attributes)
{
  xmlParserCtxt *parser = context;

  *(gboolean *) parser->_private = TRUE;
  xmlStopParser (parser);
}

/* Whether the first element comes soon, and no entity is defined before it. */
static gboolean
begins_without_entities (const char *data, gsize n_bytes)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();
  gboolean has_element = FALSE;
  xmlDoc *tree;

  parser->_private = &has_element;
  parser->sax->entityDecl = stop_at_entity_cb;
  parser->sax->startElementNs = stop_at_element_cb;
  tree = xmlCtxtReadMemory (
    parser, data, (int) MIN (n_bytes, HEAD_BYTES), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  g_clear_pointer (&tree, xmlFreeDoc);
  xmlFreeParserCtxt (parser);
  return has_element;
}

/* Whether no tag is longer than we can wait for. A “>” that stands in a text or a value does not hide one. @data: (nullable): where there are no bytes. */
static gboolean
has_only_short_tags (const char *data, gsize n_bytes)
{
  const char *end, *tag;

  if (n_bytes == 0)
    return TRUE;
  end = data + n_bytes;
  tag = memchr (data, '<', n_bytes);
  while (tag != NULL && (gsize) (end - tag) > MAX_TAG_BYTES)
    {
      const char *next = memchr (tag + 1, '<', (gsize) (end - tag - 1));
      const char *last = next != NULL ? next : end;

      if (last - tag > MAX_TAG_BYTES && g_strrstr_len (tag + MAX_TAG_BYTES, last - tag - MAX_TAG_BYTES, ">") != NULL)
        return FALSE;
      tag = next;
    }
  return TRUE;
}

static void
say_nothing_cb (void *user_data, const char *format, ...)
{
}

void
quoth_xml_hush (void)
{
  xmlSetGenericErrorFunc (NULL, say_nothing_cb);
  xmlResetLastError ();
}

/*
 * libxml2 takes no value or text of more than 10 MB, which is less than a long text in UIMA's one attribute, unless it is told that the file is huge; but then it
 * counts no longer what entities come to. So it is told that only of files that have none. O(bytes).
 */
static xmlTextReader *
open_reader (const char *data, gsize n_bytes)
{
  int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT;

  xmlInitParser ();
  if (n_bytes == 0 || n_bytes >= G_MAXINT)
    return NULL;
  if (begins_without_entities (data, n_bytes))
    options |= XML_PARSE_HUGE;
  return xmlReaderForMemory (data, (int) n_bytes, NULL, NULL, options);
}

QuothXmlReader *
quoth_xml_reader_new (QuothIntake *intake, GBytes *bytes, const char *what, GError **error)
{
  g_autoptr (QuothXmlReader) self = g_new0 (QuothXmlReader, 1);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  self->intake = intake;
  self->bytes = g_bytes_ref (bytes);
  self->what = g_strdup (what);
  if (!has_only_short_tags (data, n_bytes))
    {
      quoth_intake_refuse (intake, 1, _("a tag in this file is longer than 16 MB"), error);
      return NULL;
    }
  quoth_xml_hush ();
  self->xml = open_reader (data, n_bytes);
  if (self->xml == NULL)
    {
      g_autofree char *message = g_strdup_printf (_("this is not %s"), what);

      quoth_intake_refuse (intake, 1, message, error);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self->xml, error_cb, self);
  return g_steal_pointer (&self);
}

void
quoth_xml_reader_free (QuothXmlReader *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_bytes_unref (self->bytes);
  g_free (self->what);
  g_free (self->problem);
  g_free (self);
}

/* libxml2 goes on as if a document ended where its bytes are none of the encoding that it names. */
static const char *
say_why_short (void)
{
  const xmlError *last = xmlGetLastError ();

  return last != NULL && (last->domain == XML_FROM_I18N || last->domain == XML_FROM_IO)
           ? _("there are bytes in it that its encoding does not have")
           : _("it ends too soon");
}

/* libxml2 has one error for a document that goes on after its end, and for one that ends before. */
static gboolean
refuse_syntax (QuothXmlReader *self, GError **error)
{
  gboolean is_short = self->problem == NULL || (self->is_cut_off && !self->is_complete);
  g_autofree char *message
    = g_strdup_printf (_("This is not well-formed XML: %s"), is_short ? say_why_short () : self->problem);

  return quoth_intake_refuse (
    self->intake, self->problem != NULL ? self->problem_line : quoth_xml_reader_get_line (self), message, error);
}

static gboolean
refuse_entities (QuothXmlReader *self, guint line, GError **error)
{
  g_autofree char *message = g_strdup_printf (_("%s has no entities of its own; write what they stand for instead"), self->what);

  return quoth_intake_refuse (self->intake, line, message, error);
}

static gboolean
refuse_depth (QuothXmlReader *self, guint line, GError **error)
{
  g_autofree char *message = g_strdup_printf (_("elements are nested more than %d deep here"), MAX_DEPTH);

  return quoth_intake_refuse (self->intake, line, message, error);
}

/* Whether the document type defines nothing itself. */
static gboolean
check_doctype (QuothXmlReader *self, GError **error)
{
  const xmlNode *doctype = xmlTextReaderCurrentNode (self->xml);

  return doctype == NULL || doctype->children == NULL || refuse_entities (self, quoth_xml_reader_get_line (self), error);
}

gboolean
quoth_xml_reader_next (QuothXmlReader *self, gboolean over, GError **error)
{
  int result = over && self->is_started ? xmlTextReaderNext (self->xml) : xmlTextReaderRead (self->xml);

  self->is_started = TRUE;
  for (; result == 1; result = xmlTextReaderRead (self->xml))
    {
      int type = xmlTextReaderNodeType (self->xml);

      if (type == XML_READER_TYPE_ELEMENT)
        return quoth_xml_reader_get_depth (self) < MAX_DEPTH || refuse_depth (self, quoth_xml_reader_get_line (self), error);
      if (type == XML_READER_TYPE_ENTITY_REFERENCE)
        return refuse_entities (self, quoth_xml_reader_get_line (self), error);
      if (type == XML_READER_TYPE_DOCUMENT_TYPE && !check_doctype (self, error))
        return FALSE;
      if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (self->xml) == 0)
        self->is_complete = TRUE;
    }
  if (result != 0 || self->problem != NULL)
    return refuse_syntax (self, error);
  return FALSE;
}

const char *
quoth_xml_reader_get_name (QuothXmlReader *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->xml);
}

const char *
quoth_xml_reader_get_namespace (QuothXmlReader *self)
{
  const xmlChar *uri = xmlTextReaderConstNamespaceUri (self->xml);

  return uri != NULL ? (const char *) uri : "";
}

guint
quoth_xml_reader_get_depth (QuothXmlReader *self)
{
  int depth = xmlTextReaderDepth (self->xml);

  return depth > 0 ? (guint) depth : 0;
}

char *
quoth_xml_reader_dup_attribute (QuothXmlReader *self, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (self->xml, (const xmlChar *) name);

  return value != NULL ? take_string (value) : NULL;
}

guint
quoth_xml_reader_get_line (QuothXmlReader *self)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->xml);
  long line = node != NULL ? xmlGetLineNo (node) : xmlTextReaderGetParserLineNumber (self->xml);

  return line > 0 ? (guint) line : 1;
}

/* The first reference to an entity below @node, or element that is too deep; @depth: of @node. */
static const xmlNode *
find_wrong (const xmlNode *node, guint depth)
{
  const xmlNode *found = NULL;

  for (const xmlNode *child = node->children; child != NULL && found == NULL; child = child->next)
    if (child->type == XML_ENTITY_REF_NODE || (child->type == XML_ELEMENT_NODE && depth + 1 >= MAX_DEPTH))
      found = child;
    else if (child->type == XML_ELEMENT_NODE)
      found = find_wrong (child, depth + 1);
  return found;
}

xmlNode *
quoth_xml_reader_expand (QuothXmlReader *self, GError **error)
{
  xmlNode *node = xmlTextReaderExpand (self->xml);
  const xmlNode *wrong;

  if (node == NULL || self->problem != NULL)
    {
      refuse_syntax (self, error);
      return NULL;
    }
  wrong = find_wrong (node, quoth_xml_reader_get_depth (self));
  if (wrong == NULL)
    return node;
  if (wrong->type == XML_ENTITY_REF_NODE)
    refuse_entities (self, quoth_xml_get_line (wrong), error);
  else
    refuse_depth (self, quoth_xml_get_line (wrong), error);
  return NULL;
}

/* ---- Nodes ---- */

gboolean
quoth_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

char *
quoth_xml_dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);

  return value != NULL ? take_string (value) : NULL;
}

char *
quoth_xml_dup_name (xmlNode *node, const char *name)
{
  g_autofree char *value = quoth_xml_dup_attribute (node, name);

  for (const char *p = value; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return g_steal_pointer (&value);
  return NULL;
}

char *
quoth_xml_dup_content (xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;

  return content != NULL ? take_string (content) : g_strdup ("");
}

xmlNode *
quoth_xml_next (xmlNode *node, const char *name)
{
  while (node != NULL && (node->type != XML_ELEMENT_NODE || (name != NULL && !quoth_xml_is (node, name))))
    node = node->next;
  return node;
}

xmlNode *
quoth_xml_find (const xmlNode *node, const char *name)
{
  return quoth_xml_next (node->children, name);
}

guint
quoth_xml_get_line (const xmlNode *node)
{
  long line = xmlGetLineNo (node);

  return line > 0 ? (guint) line : 1;
}
