/* quoth-xmi.c: texts with layers of annotations as XMI, for and from UIMA, DKPro and INCEpTION
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder with a file a text, and the types that are in them. Offsets are UTF-16. A file that is read may have its types beside it, or both
 * may be in an archive, as INCEpTION exports them; without them, what leads elsewhere is found out (quoth-cas.c).
 */

#include "config.h"

#include "formats/quoth-archive.h"
#include "formats/quoth-xmi.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A description of types is not larger than this. */
#define MAX_TYPES (16 * 1024 * 1024)

/* ---- Reading ---- */

static gboolean
read_file (QuothIntake *intake, QuothMarkupReader *reader, GBytes *bytes, GBytes *types, GError **error)
{
  g_autoptr (QuothCas) cas = quoth_cas_new (intake);

  return (types == NULL || quoth_xmi_read_types (intake, cas, types, error))
         && quoth_xmi_read_structures (intake, cas, bytes, error) && quoth_cas_take (cas, reader, error);
}

/* (transfer full) (nullable): the types that lie beside the file, which is the way programs of UIMA leave them. */
static GBytes *
load_types_beside (const char *path)
{
  static const char *const names[] = { QUOTH_XMI_TYPES, "typesystem.xml", "TypeSystem.XML", NULL };
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = g_build_filename (folder, names[i], NULL);
      g_autoptr (GMappedFile) mapped = g_mapped_file_new (file, FALSE, NULL);

      if (mapped != NULL && g_mapped_file_get_length (mapped) > 0 && g_mapped_file_get_length (mapped) <= MAX_TYPES)
        return g_mapped_file_get_bytes (mapped);
    }
  return NULL;
}

static gboolean
read_archive (QuothIntake *intake, QuothMarkupReader *reader, GBytes *bytes, GError **error)
{
  g_autoptr (QuothArchive) archive = quoth_archive_new (intake->file, bytes, NULL, error);
  g_autoptr (GBytes) types = NULL;
  const char *name;
  guint n_texts = 0;

  if (archive == NULL)
    return FALSE;
  name = quoth_archive_find (archive, QUOTH_XMI_TYPES);
  if (name != NULL && (types = quoth_archive_load (archive, name, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < quoth_archive_get_n_entries (archive); i++)
    {
      g_autoptr (GBytes) entry = NULL;

      name = quoth_archive_get_name (archive, i);
      if (!g_str_has_suffix (name, ".xmi"))
        continue;
      n_texts++;
      entry = quoth_archive_load (archive, name, error);
      if (entry == NULL || !read_file (intake, reader, entry, types, error))
        return FALSE;
    }
  return n_texts > 0 || quoth_intake_refuse (intake, 1, _("there is no file with the ending .xmi in this archive"), error);
}

static gboolean
read_xmi (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  g_autoptr (GBytes) types = NULL;
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (reader == NULL)
    return FALSE;
  if (quoth_archive_is (data, n_bytes))
    return read_archive (intake, reader, bytes, error);
  types = load_types_beside (intake->file);
  return read_file (intake, reader, bytes, types, error);
}

/* ---- The format ---- */

/* (transfer full): the name of the first entry of an archive, which its first bytes say. */
static char *
dup_first_name (const guint8 *head, gsize n_bytes)
{
  gsize length = n_bytes > 30 ? head[26] + 256u * head[27] : 0;

  return length > 0 && 30 + length <= n_bytes ? g_strndup ((const char *) head + 30, length) : g_strdup ("");
}

/* INCEpTION puts a text and its types into an archive. */
static int
detect_xmi (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  g_autofree char *name = quoth_archive_is (head, n_bytes) ? dup_first_name (head, n_bytes) : g_strdup ("");

  if (g_str_has_suffix (name, ".xmi") || g_str_equal (name, QUOTH_XMI_TYPES))
    return 90;
  return strstr (start, "<xmi:XMI") != NULL || strstr (start, "http:///uima/cas.ecore") != NULL ? 95 : 0;
}

/* One that this program wrote has its name for a namespace. */
static gboolean
is_own_file (const char *folder, const char *basename)
{
  g_autofree char *path = g_build_filename (folder, basename, NULL);
  g_autofree char *content = NULL;
  const char *mark = g_str_equal (basename, QUOTH_XMI_TYPES) ? "<name>" QUOTH_LAYER_SPAN "</name>"
                                                             : " xmlns:quoth=\"http:///webanno/custom.ecore\"";

  if (!g_str_equal (basename, QUOTH_XMI_TYPES) && !g_str_has_suffix (basename, ".xmi"))
    return FALSE;
  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, mark) != NULL;
}

static const char *const extensions[] = { "xmi", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("relations between claims of different documents or coders"),
  N_ ("attribution chains, attributes, memos on other things, actors and codes by themselves, and what else a codebook defines"),
  N_ ("characters that XML cannot have"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_xmi = {
  .id = "xmi",
  .name = N_ ("UIMA XMI"),
  .summary = N_ ("A folder of texts with layers of annotations and their types, for and from UIMA, DKPro and INCEpTION"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_COMES_IN_FOLDERS
           | QUOTH_FORMAT_WRITES_XML,
  .unit = QUOTH_UNIT_UTF16,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .detect = detect_xmi,
  .read_edits = read_xmi,
  .write = quoth_xmi_write,
  .is_own_file = is_own_file,
};
