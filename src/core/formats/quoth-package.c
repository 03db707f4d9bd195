/* quoth-package.c: documents that are zip archives of XML files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-package.h"

#include "formats/quoth-proposal.h"
#include "formats/quoth-xml.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

/* The tree of a file takes some ten times its room; a book has a few megabytes. */
static const QuothArchiveLimits limits = {
  .n_entries = 20000,
  .entry_size = 128 * 1024 * 1024,
  .size = 512 * 1024 * 1024,
  .ratio = 200,
};

QuothArchive *
quoth_package_open (GBytes *bytes, GError **error)
{
  static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("The file is empty"));
      return NULL;
    }
  if (n_bytes >= sizeof compound && memcmp (data, compound, sizeof compound) == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT,
                           _("The file is locked by a password, or one of Word before 2007: open it in a word processor, save it without a password "
                             "as .docx or .odt, and import that"));
      return NULL;
    }
  if (!quoth_archive_is (data, n_bytes))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("The file is not what its ending says: it is no zip archive"));
      return NULL;
    }
  return quoth_archive_new (_("The file"), bytes, &limits, error);
}

static void
refuse (const char *name, const char *why, int line, GError **error)
{
  g_autofree char *words = g_strchomp (g_strdup (why != NULL ? why : ""));

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("“%s” in the file is damaged, in line %d: %s"), name, line, words);
}

xmlDoc *
quoth_package_parse (GBytes *bytes, const char *name, GError **error)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_NOCDATA;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  xmlParserCtxt *parser;
  g_autoptr (xmlDoc) tree = NULL;
  const xmlError *wrong;

  xmlInitParser ();
  quoth_xml_hush ();
  parser = xmlNewParserCtxt ();
  tree = n_bytes < G_MAXINT ? xmlCtxtReadMemory (parser, data != NULL ? data : "", (int) n_bytes, NULL, NULL, options) : NULL;
  wrong = xmlCtxtGetLastError (parser);
  if (tree == NULL || xmlDocGetRootElement (tree) == NULL)
    {
      refuse (name, wrong != NULL ? wrong->message : NULL, wrong != NULL ? wrong->line : 1, error);
      g_clear_pointer (&tree, xmlFreeDoc);
    }
  else if (tree->intSubset != NULL && tree->intSubset->entities != NULL)
    {
      refuse (name, _("no document defines entities of its own"), 1, error);
      g_clear_pointer (&tree, xmlFreeDoc);
    }
  xmlFreeParserCtxt (parser);
  return g_steal_pointer (&tree);
}

xmlDoc *
quoth_package_load (QuothArchive *package, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_archive_load (package, name, error);

  return bytes != NULL ? quoth_package_parse (bytes, name, error) : NULL;
}

xmlDoc *
quoth_package_load_optional (QuothArchive *package, const char *name)
{
  return quoth_archive_find (package, name) != NULL ? quoth_package_load (package, name, NULL) : NULL;
}

xmlNode *
quoth_package_find (xmlNode *root, const char *name)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      if (quoth_html_is (node, name))
        return node;
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      while (node != root && node->next == NULL)
        node = node->parent;
      node = node != root ? node->next : NULL;
    }
  return NULL;
}

void
quoth_package_take_field (xmlNode *root, const char *name, char **field)
{
  xmlNode *node = root != NULL ? quoth_package_find (root, name) : NULL;
  g_autofree char *text = node != NULL ? quoth_html_dup_text (node) : NULL;

  if (*field == NULL && text != NULL && *text != '\0')
    *field = g_steal_pointer (&text);
}

int
quoth_package_detect (const char *basename, const char *const *extensions, const char *mark, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');
  gsize n_mark = strlen (mark);

  if (quoth_archive_is (head, n_bytes))
    for (gsize i = 0; i + n_mark <= n_bytes; i++)
      if (memcmp (head + i, mark, n_mark) == 0)
        return 97;
  for (guint i = 0; dot != NULL && extensions[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      return 90;
  return 0;
}

gboolean
quoth_package_finish (QuothDocument *document, QuothCleanText *clean, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (QuothText) text = NULL;

  if (quoth_clean_text_is_empty (clean))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("There is nothing in the file that a reader would see"));
      return FALSE;
    }
  text = quoth_clean_text_finish (clean, &marks, error);
  if (text == NULL)
    return FALSE;
  document->original = g_bytes_ref (bytes);
  quoth_proposal_finish (document, text, marks);
  return TRUE;
}
