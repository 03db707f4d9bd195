/* quoth-html-tree.c: the tree of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2's parser takes whatever it is given. Two things are watched here. Depth: it checks every end tag
 * against all open elements, so that a megabyte of "<div>" would take hours; pages nested deeper than any browser shows
 * them are refused. And its limit of 10 MB for one text, which would cut a page off without a word, is lifted.
 */

#include "config.h"

#include "formats/quoth-html-tree.h"

#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <string.h>

/* Browsers nest 512 deep, and flatten the rest; elements that a page forgets to close pile up. */
#define MAX_DEPTH 4096

G_DEFINE_AUTOPTR_CLEANUP_FUNC (htmlParserCtxt, htmlFreeParserCtxt)

static void
start_element_cb (void *context, const xmlChar *name, const xmlChar **attributes)
{
  htmlParserCtxt *parser = context;
  guint *depth = parser->_private;

  if (++*depth > MAX_DEPTH)
    xmlStopParser (parser);
  else
    xmlSAX2StartElement (context, name, attributes);
}

static void
end_element_cb (void *context, const xmlChar *name)
{
  htmlParserCtxt *parser = context;
  guint *depth = parser->_private;

  if (*depth > MAX_DEPTH)
    return;
  --*depth;
  xmlSAX2EndElement (context, name);
}

/* Older libxml2 knows this option, but takes it for XML only. */
static void
lift_limits (htmlParserCtxt *parser)
{
#if LIBXML_VERSION < 21400
  parser->options |= XML_PARSE_HUGE;
#endif
}

/* What stands behind </html> is part of the page for every browser. */
static void
adopt_strays (xmlDoc *tree)
{
  xmlNode *root = xmlDocGetRootElement (tree);
  xmlNode *next;

  for (xmlNode *node = root != NULL ? root->next : NULL; node != NULL; node = next)
    {
      next = node->next;
      xmlUnlinkNode (node);
      xmlAddChild (root, node);
    }
}

xmlDoc *
quoth_html_parse (const char *html, gsize n_bytes, GError **error)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                      | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
  g_autoptr (htmlParserCtxt) parser = NULL;
  g_autoptr (xmlDoc) tree = NULL;
  guint depth = 0;

  if (n_bytes > G_MAXINT / 2)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The page is too large"));
      return NULL;
    }
  xmlInitParser ();
  parser = htmlNewParserCtxt ();
  lift_limits (parser);
  parser->_private = &depth;
  parser->sax->startElement = start_element_cb;
  parser->sax->endElement = end_element_cb;
  tree = htmlCtxtReadMemory (parser, html, (int) n_bytes, NULL, "UTF-8", options);
  if (depth > MAX_DEPTH)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
                   _("The page’s elements are nested more than %d deep, as no web page is"), MAX_DEPTH);
      return NULL;
    }
  if (tree == NULL)
    return htmlNewDocNoDtD (NULL, NULL);
  adopt_strays (tree);
  return g_steal_pointer (&tree);
}

void
quoth_html_walk (xmlNode *root, QuothHtmlEnter enter, QuothHtmlLeave leave, gpointer user_data)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      gboolean inside = enter (node, user_data);

      if (inside && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (inside && node->type == XML_ELEMENT_NODE && leave != NULL)
        leave (node, user_data);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          if (leave != NULL)
            leave (node, user_data);
        }
      node = node != root ? node->next : NULL;
    }
}

gboolean
quoth_html_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

gboolean
quoth_html_is_one_of (const xmlNode *node, const char *const *names, gsize n_names)
{
  gsize low = 0;
  gsize high = n_names;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      int order = strcmp ((const char *) node->name, names[middle]);

      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

const char *
quoth_html_get_attribute (const xmlNode *node, const char *name)
{
  if (node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        const xmlNode *value = attribute->children;

        return value != NULL && value->content != NULL ? (const char *) value->content : "";
      }
  return NULL;
}

gboolean
quoth_html_has_word (const xmlNode *node, const char *attribute, const char *word)
{
  const char *words = quoth_html_get_attribute (node, attribute);
  gsize length = strlen (word);

  while (words != NULL && *words != '\0')
    {
      gsize n_bytes;

      words += strspn (words, " \t\n\r\f");
      n_bytes = strcspn (words, " \t\n\r\f");
      if (n_bytes == length && g_ascii_strncasecmp (words, word, length) == 0)
        return TRUE;
      words += n_bytes;
    }
  return FALSE;
}

static gboolean
append_text_cb (xmlNode *node, gpointer user_data)
{
  if (node->type == XML_TEXT_NODE && node->content != NULL)
    g_string_append (user_data, (const char *) node->content);
  return TRUE;
}

char *
quoth_html_dup_text (xmlNode *node)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) squeezed = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  quoth_html_walk (node, append_text_cb, NULL, all);
  words = g_strsplit_set (all->str, " \t\n\r\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (squeezed, "%s%s", squeezed->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}
