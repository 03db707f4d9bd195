/* quoth-prodigy-write.c: texts with tokens, spans and relations for Prodigy and spaCy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prodigy wants spans that begin and end with tokens, and tokens that make up the whole text: each with whether one space follows it.
 * So the tokens are the words and signs of the text, cut once more wherever a span begins or ends, and what lies between them: a
 * single space belongs to the token before it, unless a span begins at it or ends behind it; other white space is a token.
 * O((n + m) log (n + m)) for n tokens and m spans.
 */

#include "config.h"

#include "formats/quoth-json-markup.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-prodigy.h"
#include "formats/quoth-tokens.h"

#include <string.h>

typedef struct
{
  QuothRange range;
  gboolean has_space;
} Piece;

typedef struct
{
  QuothExportFile *file;
  const QuothMarkup *markup; /* the one at work */
  GArray *pieces;            /* of Piece */
} Writer;

/* ---- Tokens ---- */

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static void
add_range (GArray *offsets, QuothRange range)
{
  g_array_append_val (offsets, range.start);
  g_array_append_val (offsets, range.end);
}

/* Where one token may end and another begin, in order, some twice. */
static GArray *
list_offsets (const QuothMarkup *markup)
{
  g_autoptr (GArray) tokens = quoth_tokens_new (markup->document);
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (guint));

  add_range (offsets, quoth_range (0, quoth_text_get_length (markup->document->text)));
  for (guint i = 0; i < tokens->len; i++)
    add_range (offsets, g_array_index (tokens, QuothToken, i).range);
  for (guint i = 0; i < markup->marks->len; i++)
    add_range (offsets, g_array_index (((QuothMark *) markup->marks->pdata[i])->ranges, QuothRange, 0));
  g_array_sort (offsets, compare_offsets);
  return offsets;
}

/* (transfer full): the offsets at which a space must be a token of its own: a span begins at it, or ends behind it. */
static GHashTable *
list_bound (const QuothMarkup *markup)
{
  GHashTable *bound = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < markup->marks->len; i++)
    {
      QuothRange range = g_array_index (((QuothMark *) markup->marks->pdata[i])->ranges, QuothRange, 0);

      g_hash_table_add (bound, GUINT_TO_POINTER (range.start + 1));
      g_hash_table_add (bound, GUINT_TO_POINTER (range.end));
    }
  return bound;
}

static GArray *
make_pieces (const QuothMarkup *markup)
{
  QuothText *text = markup->document->text;
  g_autoptr (GArray) offsets = list_offsets (markup);
  g_autoptr (GHashTable) bound = list_bound (markup);
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 1; i < offsets->len; i++)
    {
      Piece piece = { quoth_range (g_array_index (offsets, guint, i - 1), g_array_index (offsets, guint, i)), FALSE };
      Piece *last = pieces->len > 0 ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;
      gboolean is_space = quoth_range_length (piece.range) == 1 && quoth_text_get_char (text, piece.range.start) == ' ';
      gboolean is_bound = FALSE;

      if (quoth_range_is_empty (piece.range))
        continue;
      if (is_space)
        is_bound = g_hash_table_contains (bound, GUINT_TO_POINTER (piece.range.end));
      if (is_space && !is_bound && last != NULL && !last->has_space)
        last->has_space = TRUE;
      else
        g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* The token that begins at @offset or, with @at_end, ends there. */
static guint
find_piece (const GArray *pieces, guint offset, gboolean at_end)
{
  guint low = 0, high = pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      QuothRange range = g_array_index (pieces, Piece, middle).range;

      if ((at_end ? range.end : range.start) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* ---- Objects ---- */

static void
append_slice (Writer *self, QuothRange range)
{
  g_autofree char *slice = quoth_text_dup_slice (self->markup->document->text, range);

  quoth_json_append_string (self->file->buffer, slice);
}

static gboolean
write_tokens (Writer *self, GError **error)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece piece = g_array_index (self->pieces, Piece, i);

      g_string_append (self->file->buffer, i > 0 ? ",{\"text\":" : "{\"text\":");
      append_slice (self, piece.range);
      g_string_append_printf (self->file->buffer, ",\"start\":%u,\"end\":%u,\"id\":%u,\"ws\":%s}", piece.range.start,
                              piece.range.end, i, piece.has_space ? "true" : "false");
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_span (Writer *self, const QuothMark *mark)
{
  QuothRange range = g_array_index (mark->ranges, QuothRange, 0);

  g_string_append_printf (self->file->buffer,
                          "{\"start\":%u,\"end\":%u,\"token_start\":%u,\"token_end\":%u,\"label\":", range.start, range.end,
                          find_piece (self->pieces, range.start, FALSE), find_piece (self->pieces, range.end, TRUE));
  quoth_json_append_string (self->file->buffer, mark->label);
  g_string_append_printf (self->file->buffer, ",\"id\":%s}", mark->id);
}

/* A relation names the last tokens of its ends. */
static void
append_relation (Writer *self, const QuothMarkLink *link, GHashTable *marks)
{
  const QuothMark *head = g_hash_table_lookup (marks, link->from), *child = g_hash_table_lookup (marks, link->to);
  guint head_end = g_array_index (head->ranges, QuothRange, 0).end, child_end = g_array_index (child->ranges, QuothRange, 0).end;

  g_string_append_printf (self->file->buffer, "{\"head\":%u,\"child\":%u,\"head_span\":",
                          find_piece (self->pieces, head_end, TRUE), find_piece (self->pieces, child_end, TRUE));
  append_span (self, head);
  g_string_append (self->file->buffer, ",\"child_span\":");
  append_span (self, child);
  g_string_append (self->file->buffer, ",\"label\":");
  quoth_json_append_string (self->file->buffer, link->label);
  g_string_append_c (self->file->buffer, '}');
}

static gboolean
write_spans (Writer *self, GError **error)
{
  for (guint i = 0; i < self->markup->marks->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->file->buffer, ',');
      append_span (self, self->markup->marks->pdata[i]);
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_relations (Writer *self)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->markup->marks->len; i++)
    g_hash_table_insert (marks, ((QuothMark *) self->markup->marks->pdata[i])->id, self->markup->marks->pdata[i]);
  for (guint i = 0; i < self->markup->links->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->file->buffer, ',');
      append_relation (self, self->markup->links->pdata[i], marks);
    }
}

static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  g_autoptr (GArray) pieces = make_pieces (markup);
  g_autoptr (GString) meta = g_string_new (NULL);
  GString *out = self->file->buffer;

  self->markup = markup;
  self->pieces = pieces;
  g_string_append (out, "{\"text\":");
  quoth_json_append_string (out, quoth_text_get_utf8 (markup->document->text));
  quoth_json_append_metadata (meta, markup);
  if (meta->len > 0)
    g_string_append_printf (out, ",\"meta\":{%s}", meta->str + 1);
  if (markup->coder != NULL)
    {
      g_string_append (out, ",\"_annotator_id\":");
      quoth_json_append_string (out, markup->coder);
    }
  g_string_append (out, ",\"tokens\":[");
  if (!write_tokens (self, error))
    return FALSE;
  g_string_append (out, "],\"spans\":[");
  if (!write_spans (self, error))
    return FALSE;
  g_string_append (out, "],\"relations\":[");
  append_relations (self);
  g_string_append (out, "],\"answer\":\"accept\"}\n");
  return quoth_export_file_spill (self->file, error);
}

gboolean
quoth_prodigy_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  Writer self = { .file = file };

  return file != NULL && quoth_markup_foreach (export, 0, write_markup_cb, &self, error)
         && quoth_export_file_close (file, error);
}
