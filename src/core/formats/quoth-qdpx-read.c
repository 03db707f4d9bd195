/* quoth-qdpx-read.c: reading a REFI-QDA project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-qdpx-source.h"

/* Links that were of no selection: between codes, cases, sources. */
static void
lose_links (QuothQdpxTables *tables)
{
  for (guint i = 0; i < tables->links->len; i++)
    if (!((const QuothQdpxLink *) tables->links->pdata[i])->is_used)
      quoth_losses_add (tables->intake->losses, _("links between anything but selections, left out"), 1);
}

static gboolean
take_sources (QuothQdpxTables *tables, GError **error)
{
  g_autoptr (QuothXmlReader) xml = quoth_xml_reader_new (tables->intake, tables->xml, _("a REFI-QDA project"), error);
  gboolean over = FALSE, is_inside = FALSE;
  GError *local = NULL;

  if (xml == NULL)
    return FALSE;
  while (quoth_xml_reader_next (xml, over, &local))
    {
      guint depth = quoth_xml_reader_get_depth (xml);
      xmlNode *node;

      if (depth == 1)
        is_inside = g_str_equal (quoth_xml_reader_get_name (xml), "Sources");
      over = depth >= 2 || (depth == 1 && !is_inside);
      if (depth != 2 || !is_inside)
        continue;
      if ((node = quoth_xml_reader_expand (xml, error)) == NULL || !quoth_qdpx_take_source (tables, node, error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* "project.qde", or the only other one: some programs call it as they like. */
static const char *
find_project (QuothArchive *archive)
{
  const char *found = quoth_archive_find (archive, "project.qde");

  for (guint i = 0; found == NULL && i < quoth_archive_get_n_entries (archive); i++)
    {
      const char *name = quoth_archive_get_name (archive, i);
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (g_str_has_suffix (lower, ".qde") && !g_str_has_prefix (lower, "__macosx/"))
        found = name;
    }
  return found;
}

/* The XML of a project. @archive: (out) (nullable): what it was in; a file of the XML alone is taken too. */
static GBytes *
open_project (QuothIntake *intake, GBytes *bytes, QuothArchive **archive, GError **error)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  const char *name;

  if (n_bytes > 0 && data[0] == '<')
    return g_bytes_ref (bytes);
  if (n_bytes > 3 && memcmp (data, "\xef\xbb\xbf<", 4) == 0)
    return g_bytes_ref (bytes);
  *archive = quoth_archive_new (intake->file, bytes, NULL, error);
  if (*archive == NULL)
    return NULL;
  name = find_project (*archive);
  if (name == NULL)
    {
      quoth_intake_refuse (intake, 1, _("this is no REFI-QDA project: there is no “project.qde” in the archive"), error);
      return NULL;
    }
  return quoth_archive_load (*archive, name, error);
}

gboolean
quoth_qdpx_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothArchive) archive = NULL;
  g_autoptr (GBytes) xml = open_project (intake, bytes, &archive, error);
  g_autoptr (QuothQdpxTables) tables = NULL;

  if (xml == NULL)
    return FALSE;
  tables = quoth_qdpx_tables_new (intake, g_steal_pointer (&archive), g_steal_pointer (&xml), error);
  if (tables == NULL || !quoth_qdpx_tables_fill (tables, error) || !take_sources (tables, error)
      || !quoth_markup_reader_finish (tables->reader, error))
    return FALSE;
  lose_links (tables);
  return TRUE;
}
