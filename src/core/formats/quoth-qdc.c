/* quoth-qdc.c: the codebook alone, as REFI-QDA has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The exchange format of the programs for qualitative analysis (www.qdasoftware.org), its part for codebooks: a tree of codes
 * with a GUID, a name, a colour and a description. Definition and rules go into the description, each rule in a paragraph of its own
 * that says which it is, so that reading the file gives back the three fields.
 *
 * The reader gives the codes as a tree walked from the top, so elements are opened and closed as it goes: O(codes), and no more in
 * memory than the path to one code.
 */

#include "config.h"

#include "formats/quoth-qdc.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-export-private.h"
#include "formats/quoth-xml.h"
#include "text/quoth-error.h"

/* These words are part of the file, and the same in every language. */
#define INCLUSION "Inclusion: "
#define EXCLUSION "Exclusion: "
#define BETWEEN "\n\n"

/* ---- The description ---- */

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
add_paragraph (GString *out, const char *label, const char *text)
{
  if (!is_set (text))
    return;
  if (out->len > 0)
    g_string_append (out, BETWEEN);
  g_string_append (out, label);
  g_string_append (out, text);
}

char *
quoth_qdc_dup_description (const QuothCode *code)
{
  GString *out = g_string_new (NULL);

  add_paragraph (out, "", code->definition);
  add_paragraph (out, INCLUSION, code->inclusion);
  add_paragraph (out, EXCLUSION, code->exclusion);
  return g_string_free (out, out->len == 0);
}

/* Cuts the last paragraph that begins with @label off @text. Returns: (transfer full) (nullable): what follows the label. */
static char *
cut_paragraph (char *text, const char *label)
{
  g_autofree char *start = g_strconcat (BETWEEN, label, NULL);
  char *found = g_strrstr (text, start);
  char *paragraph;

  if (found != NULL)
    {
      paragraph = g_strdup (found + strlen (start));
      *found = '\0';
      return paragraph;
    }
  if (!g_str_has_prefix (text, label))
    return NULL;
  paragraph = g_strdup (text + strlen (label));
  *text = '\0';
  return paragraph;
}

void
quoth_qdc_parse_description (QuothCode *code, const char *text)
{
  g_autofree char *rest = g_strdup (text != NULL ? text : "");

  g_free (code->exclusion);
  code->exclusion = cut_paragraph (rest, EXCLUSION);
  g_free (code->inclusion);
  code->inclusion = cut_paragraph (rest, INCLUSION);
  g_free (code->definition);
  code->definition = *rest != '\0' ? g_steal_pointer (&rest) : NULL;
}

/* ---- Writing ---- */

/* A codebook on its way out. @path: the ids of the codes that are open. */
typedef struct
{
  QuothExport *export;
  QuothExportFile *file;
  QuothQdcWrite write;
  gpointer user_data;
  GArray *path;
  guint n_codes;
  guint n_examples;
  guint n_shortcuts;
  guint n_replaced;
} Writer;

static void
indent (Writer *self)
{
  for (guint i = 0; i < self->path->len + 2; i++)
    g_string_append (self->file->buffer, "  ");
}

static void
close_last (Writer *self)
{
  g_array_set_size (self->path, self->path->len - 1);
  indent (self);
  g_string_append (self->file->buffer, "</Code>\n");
}

static void
open_code (Writer *self, const QuothCode *code)
{
  GString *out = self->file->buffer;
  g_autofree char *description = quoth_qdc_dup_description (code);
  char id[QUOTH_ID_STRING_SIZE];

  indent (self);
  g_string_append_printf (out, "<Code guid=\"%s\" name=\"", quoth_id_to_string (&code->value.id, id));
  self->n_replaced += quoth_xml_append_value (out, code->name);
  g_string_append (out, "\" isCodable=\"true\"");
  if (is_set (code->color))
    g_string_append_printf (out, " color=\"%s\"", code->color);
  g_string_append (out, ">\n");
  g_array_append_val (self->path, code->value.id);
  if (description == NULL)
    return;
  indent (self);
  g_string_append (out, "<Description>");
  self->n_replaced += quoth_xml_append_text (out, description);
  g_string_append (out, "</Description>\n");
}

static gboolean
write_code_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothCode *code = value;

  while (self->path->len > 0
         && !quoth_id_equal (&g_array_index (self->path, QuothId, self->path->len - 1), &code->parent))
    close_last (self);
  open_code (self, code);
  if (self->write != NULL && !self->write (code, self->file->buffer, self->user_data, error))
    return FALSE;
  self->n_codes++;
  self->n_examples += code->examples->len;
  self->n_shortcuts += is_set (code->shortcut);
  return quoth_export_file_spill (self->file, error);
}

static void
add_losses (Writer *self)
{
  quoth_export_add_loss (self->export, _ ("keys of codes (names are kept)"), self->n_codes);
  quoth_export_add_loss (self->export, _ ("shortcuts of codes"), self->n_shortcuts);
  quoth_export_add_loss (self->export, _ ("examples of codes"), self->n_examples);
  quoth_export_add_loss (
    self->export, _ ("control characters, which XML cannot hold and U+FFFD stands for"), self->n_replaced);
}

gboolean
quoth_qdc_write_codes (
  QuothExport *export, QuothExportFile *file, QuothQdcWrite write, gpointer user_data, guint *n_codes, GError **error)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (QuothId));
  Writer self = { .export = export, .file = file, .write = write, .user_data = user_data, .path = path };

  if (!quoth_export_foreach (export, QUOTH_KIND_CODE, write_code_cb, &self, error))
    return FALSE;
  while (path->len > 0)
    close_last (&self);
  *n_codes = self.n_codes;
  add_losses (&self);
  return TRUE;
}

static gboolean
write_qdc (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  guint n_codes;

  if (file == NULL)
    return FALSE;
  g_string_append (file->buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"" QUOTH_QDC_NAMESPACE
                                 "\" origin=\"Quoth " QUOTH_VERSION "\">\n  <Codes>\n");
  if (!quoth_qdc_write_codes (export, file, NULL, NULL, &n_codes, error))
    return FALSE;
  if (n_codes == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                           _ ("The project has no codes; a REFI-QDA codebook needs one at least"));
      return FALSE;
    }
  g_string_append (file->buffer, "  </Codes>\n</CodeBook>\n");
  return quoth_export_file_close (file, error);
}

/* ---- The format ---- */

static int
detect_qdc (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (basename, -1);
  gboolean named = g_str_has_suffix (lower, ".qdc");

  if (g_strstr_len ((const char *) head, (gssize) n_bytes, "<CodeBook") != NULL
      && g_strstr_len ((const char *) head, (gssize) n_bytes, "urn:QDA-XML:codebook") != NULL)
    return 100;
  return named ? 90 : 0;
}

static const char *const extensions[] = { "qdc", NULL };
static const char *const mime_types[] = { "application/x-refi-qdc", NULL };

static const char *const losses[] = {
  N_ ("everything but the codes: texts, what is coded in them, actors, propositions and memos"),
  N_ ("keys of codes (names are kept)"),
  N_ ("shortcuts of codes"),
  N_ ("examples of codes"),
  N_ ("kinds of actors"),
  N_ ("types of relations"),
  N_ ("attributes"),
  NULL,
};

const QuothFormat quoth_format_qdc = {
  .id = "qdc",
  .name = N_ ("REFI-QDA Codebook"),
  .summary = N_ ("The tree of codes alone, for and from other programs for qualitative analysis"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_NONE,
  .carries = QUOTH_KIND_BIT (CODE),
  .keeps = QUOTH_KEEPS_CODES | QUOTH_KEEPS_CODE_NAMES | QUOTH_KEEPS_CODE_TREE | QUOTH_KEEPS_CODE_RULES | QUOTH_KEEPS_CODE_COLORS
           | QUOTH_KEEPS_CODE_SHORTCUTS | QUOTH_KEEPS_CODE_EXAMPLES | QUOTH_KEEPS_CODE_ORDER,
  .losses = losses,
  .detect = detect_qdc,
  .read_edits = quoth_qdc_read,
  .write = write_qdc,
};
