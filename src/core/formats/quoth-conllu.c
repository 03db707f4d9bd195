/* quoth-conllu.c: one layer of a project as CoNLL-U
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As Universal Dependencies have it: ten columns, of which only the number in the sentence, the form and the last one are known here; labels
 * are "NER=B-…" in the last one, as other programs write them. That column says too what is between the tokens, so that the text comes back
 * letter by letter: nothing for a space, "SpaceAfter=No" for none, and for anything else "SpacesAfter=\n" and "SpacesBefore=\s\s" as UDPipe
 * does. Between sentences it is the same; "# generator = Quoth" tells our reader that it can rely on that, since many treebanks do not
 * care. Which annotations stay is as in quoth-conll.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-conll-write.h"
#include "formats/quoth-conll.h"

static const QuothToken *
get_token (const QuothConllLabels *labels, guint n)
{
  return &g_array_index (labels->tokens, QuothToken, n);
}

/* A mark that combines with white space makes a word with it, but no form has a tab: the white space is then before the token. */
static GArray *
find_tokens (QuothConllWriter *self, const QuothDocument *document)
{
  GArray *tokens = quoth_tokens_new (document);

  if (tokens->len == 0)
    {
      self->export->n_written[QUOTH_KIND_DOCUMENT]--;
      quoth_export_add_loss (self->export, _("documents that hold no word or sign, left out"), 1);
    }
  for (guint i = 0; i < tokens->len; i++)
    {
      QuothToken *token = &g_array_index (tokens, QuothToken, i);

      while (token->range.start + 1 < token->range.end
             && quoth_conll_is_space (quoth_text_get_char (document->text, token->range.start)))
        token->range.start++;
    }
  return tokens;
}

/* ---- Lines ---- */

static void
append_spaces (GString *out, const QuothDocument *document, QuothRange range)
{
  for (guint i = range.start; i < range.end; i++)
    {
      gunichar c = quoth_text_get_char (document->text, i);

      if (c == ' ')
        g_string_append (out, "\\s");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_unichar (out, c);
    }
}

/* What is between the token and the next one, or the end. */
static void
append_space_after (QuothConllWriter *self, const QuothDocument *document, const QuothConllLabels *labels, guint n)
{
  GString *out = self->file->buffer;
  gboolean is_last = n + 1 == labels->tokens->len;
  QuothRange gap = quoth_range (get_token (labels, n)->range.end,
                                is_last ? quoth_text_get_length (document->text) : get_token (labels, n + 1)->range.start);

  if (quoth_range_is_empty (gap))
    {
      g_string_append (out, "SpaceAfter=No|");
    }
  else if (is_last || quoth_range_length (gap) > 1 || quoth_text_get_char (document->text, gap.start) != ' ')
    {
      g_string_append (out, "SpacesAfter=");
      append_spaces (out, document, gap);
      g_string_append_c (out, '|');
    }
}

static void
append_misc (QuothConllWriter *self, const QuothDocument *document, const QuothConllLabels *labels, guint n)
{
  GString *out = self->file->buffer;
  gsize start = out->len;

  if (labels->owners[n] != NULL)
    {
      g_string_append (out, "NER=");
      quoth_conll_append_label (self, labels, n);
      g_string_append_c (out, '|');
    }
  append_space_after (self, document, labels, n);
  if (n == 0 && get_token (labels, n)->range.start > 0)
    {
      g_string_append (out, "SpacesBefore=");
      append_spaces (out, document, quoth_range (0, get_token (labels, n)->range.start));
      g_string_append_c (out, '|');
    }
  if (out->len > start)
    g_string_truncate (out, out->len - 1);
  else
    g_string_append_c (out, '_');
}

static void
begin_sentence (QuothConllWriter *self, const QuothDocument *document, const QuothConllLabels *labels, guint first)
{
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_sentences);
  g_autofree char *text = NULL;
  guint end = first + 1;

  while (end < labels->tokens->len && !get_token (labels, end)->begins_sentence)
    end++;
  text = quoth_text_dup_slice (document->text,
                               quoth_range (get_token (labels, first)->range.start, get_token (labels, end - 1)->range.end));
  quoth_conll_append_comment (self->file->buffer, "sent_id", number);
  quoth_conll_append_comment (self->file->buffer, "text", text);
}

/* ---- Documents ---- */

static gboolean
write_block (QuothConllWriter *self,
             const QuothDocument *document,
             const QuothConllLabels *labels,
             const char *coder,
             GError **error)
{
  GString *out = self->file->buffer;

  if (labels->tokens->len == 0)
    return TRUE;
  if (self->n_sentences == 0)
    quoth_conll_append_comment (out, "generator", QUOTH_CONLL_GENERATOR " " QUOTH_VERSION);
  quoth_conll_append_comment (out, "newdoc id", document->name);
  if (coder != NULL)
    quoth_conll_append_comment (out, "coder", coder);
  for (guint i = 0, number = 0; i < labels->tokens->len; i++)
    {
      g_autofree char *form = quoth_text_dup_slice (document->text, get_token (labels, i)->range);

      if (i == 0 || get_token (labels, i)->begins_sentence)
        {
          if (i > 0)
            g_string_append_c (out, '\n');
          begin_sentence (self, document, labels, i);
          number = 0;
        }
      g_string_append_printf (out, "%u\t%s\t_\t_\t_\t_\t_\t_\t_\t", ++number, form);
      append_misc (self, document, labels, i);
      g_string_append_c (out, '\n');
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  g_string_append_c (out, '\n');
  return TRUE;
}

static gboolean
write_conllu (QuothExport *export, GCancellable *cancellable, GError **error)
{
  QuothConllWriter self = { .separator = '|', .find_tokens = find_tokens, .write_block = write_block };

  return quoth_conll_write (&self, export, error);
}

/* ---- The format ---- */

/* Of ten columns the first is a number; a comment before says that it is no table. */
static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  g_auto (GStrv) lines = g_strsplit (start, "\n", -1);
  gboolean is_named = g_str_has_suffix (basename, ".conllu");
  guint i = 0;

  while (lines[i] != NULL && *lines[i] == '#')
    i++;
  if (lines[i] != NULL && g_ascii_isdigit (*lines[i]) && (is_named || i > 0))
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      return g_strv_length (columns) == 10 ? 97 : 0;
    }
  return 0;
}

static const char *const extensions[] = { "conllu", NULL };
static const char *const mime_types[] = { NULL };

const QuothFormat quoth_format_conllu = {
  .id = "conllu",
  .name = N_ ("CoNLL-U"),
  .summary = N_ ("Sentences of tokens in ten columns, with the label in the last one, for parsers and treebank tools"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_NONE,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_TIMES,
  .losses = quoth_conll_losses,
  .options = quoth_conll_options,
  .detect = detect,
  .read_edits = quoth_conll_read,
  .write = write_conllu,
};
