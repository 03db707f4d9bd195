/* quoth-webanno.c: texts with layers of annotations, for and from WebAnno and INCEpTION
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WebAnno TSV 3.3, a file a text: a head that says which layers there are, and then each sentence, with a row for each token:
 *
 *   #FORMAT=WebAnno TSV 3.3
 *   #T_SP=webanno.custom.Quoth|label|actor
 *   #T_RL=webanno.custom.QuothLink|label|BT_webanno.custom.Quoth
 *
 *
 *   #Text=Xi told Putin
 *   1-1     0-2     Xi      person          Xi Jinping      claimant        1-2
 *   1-2     3-7     told    claim           *               _               _
 *
 * Offsets are UTF-16. All that is written is in two layers, which somebody makes in INCEpTION before importing: one for what is in the text,
 * whose feature "label" says what it is, and one for what these have to do with each other. A feature that a claim has twice (its
 * codes) is in columns "code", "code2" and so on. Fragments are annotations of their own, joined by "continues".
 */

#include "config.h"

#include "formats/quoth-webanno.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
read_webanno (QuothIntake *intake, GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *lines = g_malloc (n_bytes + 1);
  g_autoptr (QuothWebannoFile) file = NULL;
  g_autoptr (QuothMarkupReader) reader = NULL;
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autoptr (QuothUnits) units = NULL;
  QuothLayers layers = { .intake = intake, .markup = markup };

  if (n_bytes > 0)
    memcpy (lines, data, n_bytes);
  file = quoth_webanno_file_new (intake, lines, n_bytes, error);
  if (file == NULL || (reader = quoth_markup_reader_new (intake, error)) == NULL)
    return FALSE;
  units = quoth_intake_read_text (intake, document, file->text->str, file->text->len, 1, error);
  if (units == NULL)
    return FALSE;
  layers.units = units;
  layers.unit = file->unit;
  markup->line = 1;
  return quoth_webanno_read_marks (file, &layers, error)
         && quoth_markup_reader_take (reader, g_steal_pointer (&markup), error);
}

/* ---- The format ---- */

static int
detect_webanno (const char *basename, const guint8 *head, gsize n_bytes)
{
  gsize skip = n_bytes >= 3 && memcmp (head, "\357\273\277", 3) == 0 ? 3 : 0;

  return n_bytes - skip >= strlen (QUOTH_WEBANNO_HEAD)
             && memcmp (head + skip, QUOTH_WEBANNO_HEAD, strlen (QUOTH_WEBANNO_HEAD)) == 0
           ? 100
           : 0;
}

/* One that this program wrote says so in its second line. */
static gboolean
is_own_file (const char *folder, const char *basename)
{
  static const char mark[] = QUOTH_WEBANNO_HEAD "3.3\n#T_SP=" QUOTH_LAYER_SPAN "|";
  g_autofree char *path = g_build_filename (folder, basename, NULL);
  g_autofree char *content = NULL;

  return g_str_has_suffix (basename, ".tsv") && g_file_get_contents (path, &content, NULL, NULL)
         && g_str_has_prefix (content, mark);
}

static const char *const extensions[] = { "tsv", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("metadata of documents, and names that a file cannot have"),
  N_ ("who coded what, but by the names of the files"),
  N_ ("relations between claims of different documents or coders"),
  N_ ("attribution chains, attributes, memos on other things, actors and codes by themselves, and what else a codebook defines"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_webanno = {
  .id = "webanno",
  .name = N_ ("WebAnno TSV"),
  .summary = N_ ("A folder of texts with layers of annotations, for and from INCEpTION and WebAnno"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_COMES_IN_FOLDERS,
  .unit = QUOTH_UNIT_UTF16,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES,
  .losses = losses,
  .detect = detect_webanno,
  .read_edits = read_webanno,
  .write = quoth_webanno_write,
  .is_own_file = is_own_file,
};
