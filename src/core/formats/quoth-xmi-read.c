/* quoth-xmi-read.c: structures and types of UIMA in XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-xmi.h"
#include "formats/quoth-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define XMI_NAMESPACE "http://www.omg.org/XMI"

typedef struct
{
  QuothIntake *intake;
  QuothCas *cas;
  GPtrArray *members; /* of strings: ids with spaces between them */
  char *uri;          /* the last namespace, and the last name in it, and the type that they are */
  char *name;
  char *type;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->type, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* ---- Structures ---- */

/* "http:///a/b.ecore" and "Foo": "a.b.Foo" */
static char *
dup_type (const char *uri, const char *name)
{
  const char *path = g_str_has_prefix (uri, "http:///") ? uri + strlen ("http:///") : uri;
  g_autofree char *package = NULL;

  if (*path == '\0' || g_str_equal (path, "uima/noNamespace.ecore"))
    return g_strdup (name);
  package = g_strndup (path, strlen (path) - (g_str_has_suffix (path, ".ecore") ? strlen (".ecore") : 0));
  return g_strconcat (g_strdelimit (package, "/", '.'), ".", name, NULL);
}

/* Mostly that of the one before. */
static const char *
find_type (Reader *self, const xmlNode *node)
{
  const char *uri = node->ns != NULL && node->ns->href != NULL ? (const char *) node->ns->href : "";
  const char *name = (const char *) node->name;

  if (self->type != NULL && g_str_equal (self->name, name) && g_str_equal (self->uri, uri))
    return self->type;
  g_free (self->uri);
  g_free (self->name);
  g_free (self->type);
  self->uri = g_strdup (uri);
  self->name = g_strdup (name);
  self->type = dup_type (uri, name);
  return self->type;
}

static char *
dup_value (xmlAttr *attribute)
{
  const xmlNode *child = attribute->children;
  xmlChar *content;
  char *copy;

  if (child == NULL)
    return g_strdup ("");
  if (child->next == NULL && child->type == XML_TEXT_NODE)
    return g_strdup ((const char *) child->content);
  content = xmlNodeGetContent ((xmlNode *) attribute);
  copy = g_strdup (content != NULL ? (const char *) content : "");
  xmlFree (content);
  return copy;
}

/* Returns: FALSE if the structure has no number */
static gboolean
find_id (xmlNode *node, gint64 *id)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL && xmlStrEqual (attribute->ns->href, (const xmlChar *) XMI_NAMESPACE)
        && xmlStrEqual (attribute->name, (const xmlChar *) "id"))
      {
        g_autofree char *value = dup_value (attribute);
        char *rest;

        *id = g_ascii_strtoll (value, &rest, 10);
        return *value != '\0' && *rest == '\0';
      }
  return FALSE;
}

static void
read_features (Reader *self, xmlNode *node)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns == NULL)
      {
        g_autofree char *value = dup_value (attribute);

        quoth_cas_add_text (self->cas, (const char *) attribute->name, value, TRUE);
      }
  for (xmlNode *child = quoth_xml_next (node->children, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    {
      g_autofree char *value = quoth_xml_dup_content (child);

      quoth_cas_add_text (self->cas, (const char *) child->name, value, FALSE);
    }
}

static gboolean
read_structure (Reader *self, xmlNode *node, GError **error)
{
  const char *type = find_type (self, node);
  gint64 id;

  if (g_str_equal (type, "uima.cas.NULL"))
    return TRUE;
  if (g_str_equal (type, "uima.cas.View"))
    {
      char *members = quoth_xml_dup_attribute (node, "members");

      g_ptr_array_add (self->members, members != NULL ? members : g_strdup (""));
      return TRUE;
    }
  if (!find_id (node, &id))
    return quoth_intake_lose (self->intake,
                              quoth_xml_get_line (node),
                              _("structures without a number, left out"),
                              _("this structure needs an “xmi:id”, which is a whole number; it is left out"),
                              error);
  quoth_cas_begin (self->cas, id, type, quoth_xml_get_line (node));
  read_features (self, node);
  return quoth_cas_end (self->cas, error);
}

static void
add_members (Reader *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const char *p = self->members->pdata[i];

      for (;;)
        {
          char *rest;
          gint64 id = g_ascii_strtoll (p, &rest, 10);

          if (rest == p)
            break;
          quoth_cas_add_member (self->cas, id);
          p = rest;
        }
    }
}

static gboolean
read_root (QuothIntake *intake, QuothXmlReader *xml, const char *name, const char *message, GError **error)
{
  GError *problem = NULL;

  if (!quoth_xml_reader_next (xml, FALSE, &problem))
    {
      if (problem == NULL)
        return quoth_intake_refuse (intake, 1, message, error);
      g_propagate_error (error, problem);
      return FALSE;
    }
  return g_str_equal (quoth_xml_reader_get_name (xml), name)
         || quoth_intake_refuse (intake, quoth_xml_reader_get_line (xml), message, error);
}

gboolean
quoth_xmi_read_structures (QuothIntake *intake, QuothCas *cas, GBytes *bytes, GError **error)
{
  g_autoptr (QuothXmlReader) xml = quoth_xml_reader_new (intake, bytes, _("an XMI of UIMA"), error);
  g_auto (Reader) self = { .intake = intake, .cas = cas, .members = g_ptr_array_new_with_free_func (g_free) };
  GError *problem = NULL;

  if (xml == NULL
      || !read_root (intake, xml, "XMI", _("this is no XMI of UIMA: it should begin with the element xmi:XMI"), error))
    return FALSE;
  for (gboolean over = FALSE; quoth_xml_reader_next (xml, over, &problem); over = TRUE)
    {
      xmlNode *node = quoth_xml_reader_expand (xml, error);

      if (node == NULL || !read_structure (&self, node, error))
        return FALSE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  add_members (&self);
  return TRUE;
}

/* ---- Types ---- */

static void
read_type (QuothCas *cas, xmlNode *node)
{
  g_autofree char *name = quoth_xml_dup_content (quoth_xml_find (node, "name"));
  g_autofree char *supertype = quoth_xml_dup_content (quoth_xml_find (node, "supertypeName"));
  xmlNode *features = quoth_xml_find (node, "features");
  xmlNode *feature = features != NULL ? quoth_xml_find (features, "featureDescription") : NULL;

  g_strstrip (name);
  g_strstrip (supertype);
  if (*name == '\0')
    return;
  if (*supertype != '\0')
    quoth_cas_add_type (cas, name, supertype);
  for (; feature != NULL; feature = quoth_xml_next (feature->next, "featureDescription"))
    {
      g_autofree char *key = quoth_xml_dup_content (quoth_xml_find (feature, "name"));
      g_autofree char *range = quoth_xml_dup_content (quoth_xml_find (feature, "rangeTypeName"));

      quoth_cas_add_feature (cas, name, g_strstrip (key), g_strstrip (range));
    }
}

gboolean
quoth_xmi_read_types (QuothIntake *intake, QuothCas *cas, GBytes *bytes, GError **error)
{
  g_autoptr (QuothXmlReader) xml = quoth_xml_reader_new (intake, bytes, _("a description of types"), error);
  GError *problem = NULL;
  gboolean over = FALSE;

  if (xml == NULL
      || !read_root (intake,
                     xml,
                     "typeSystemDescription",
                     _("this is no description of types: it should begin with the element typeSystemDescription"),
                     error))
    return FALSE;
  while (quoth_xml_reader_next (xml, over, &problem))
    {
      xmlNode *node = NULL;

      over = g_str_equal (quoth_xml_reader_get_name (xml), "typeDescription");
      if (over && (node = quoth_xml_reader_expand (xml, error)) == NULL)
        return FALSE;
      if (over)
        read_type (cas, node);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}
