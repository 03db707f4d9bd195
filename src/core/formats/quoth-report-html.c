/* quoth-report-html.c: a report as one web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file that needs nothing else, and that is well-formed XML besides. Whatever is in a text or a name is text: it is escaped, what turns
 * the direction of writing ends where its element ends, and the page itself forbids scripts. What is not of a text (numbers of claims) is
 * written by the style sheet, so that who copies a text gets the text. O(1) memory; O(pieces · lanes) time.
 */

#include "config.h"

#include "formats/quoth-report-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-report-private.h"
#include "formats/quoth-xml.h"

/* Codes may be deeper than a page is wide. */
#define DEPTH_MAX 8
/* More notes stand below a paragraph, in columns, or much of the page would be empty. */
#define NOTES_BESIDE 5

typedef struct
{
  QuothReportSink sink;
  QuothExport *export;
  QuothExportFile *file;
  const QuothReportHead *head;
  gboolean is_in_main; /* the first heading was written */
  gboolean is_in_article;
  guint n_replaced;
} Writer;

static void
add_text (Writer *self, const char *text)
{
  self->n_replaced += quoth_xml_append_text (self->file->buffer, text);
}

static void
add_attribute (Writer *self, const char *name, const char *value)
{
  self->n_replaced += quoth_xml_append_attribute (self->file->buffer, name, value);
}

static void
add_link_start (Writer *self, const char *css, const char *target)
{
  g_string_append (self->file->buffer, "<a");
  add_attribute (self, "class", css);
  g_string_append (self->file->buffer, " href=\"#");
  self->n_replaced += quoth_xml_append_value (self->file->buffer, target);
  g_string_append_c (self->file->buffer, '"');
}

/* ---- Lines ---- */

static void
add_run (Writer *self, const QuothReportRun *run, const char *tag)
{
  static const char *const styles[] = { NULL, "strong", "dim", NULL };
  GString *out = self->file->buffer;

  if (run->color >= 0)
    g_string_append_printf (out, "<i class=\"dot k%d\"></i>", run->color);
  if (run->target != NULL)
    {
      add_link_start (self, NULL, run->target);
      g_string_append_c (out, '>');
    }
  if (run->style == QUOTH_REPORT_QUOTE)
    g_string_append (out, "<q>");
  g_string_append_printf (out, "<%s", tag);
  add_attribute (self, "class", styles[run->style]);
  g_string_append_c (out, '>');
  add_text (self, run->text);
  g_string_append_printf (out, "</%s>", tag);
  g_string_append (out, run->style == QUOTH_REPORT_QUOTE ? "</q>" : "");
  g_string_append (out, run->target != NULL ? "</a>" : "");
}

/* A run of several has its own direction; one alone has that of its line. */
static void
add_runs (Writer *self, const GPtrArray *line, guint first)
{
  for (guint i = first; i < line->len; i++)
    add_run (self, line->pdata[i], line->len > 1 ? "bdi" : "span");
}

static void
add_lines (Writer *self, const GPtrArray *lines, guint first, const char *css)
{
  for (guint i = first; i < lines->len; i++)
    {
      if (((const GPtrArray *) lines->pdata[i])->len == 0)
        continue;
      g_string_append (self->file->buffer, "<p dir=\"auto\"");
      add_attribute (self, "class", css);
      g_string_append_c (self->file->buffer, '>');
      add_runs (self, lines->pdata[i], 0);
      g_string_append (self->file->buffer, "</p>");
    }
}

/* ---- A paragraph ---- */

static void
add_reference (Writer *self, const QuothReportMark *mark)
{
  g_string_append_printf (self->file->buffer, "<a class=\"ref\" id=\"at-%u\" href=\"#claim-%u\" data-n=\"%u\" aria-label=\"%u\"></a>",
                          mark->number, mark->number, mark->number, mark->number);
}

static void
open_mark (Writer *self, const QuothReportPiece *piece, const QuothReportMark *mark, gboolean is_link)
{
  static const char shapes[] = { 'm', 'c', 'q', 'e', 'o' };
  g_autofree char *css = g_strdup_printf ("%c k%d l%u%s%s", shapes[mark->shape], mark->color, mark->lane,
                                          mark->starts && mark->start == piece->start ? " s" : "",
                                          mark->ends && mark->end == piece->end ? " f" : "");

  if (is_link)
    add_link_start (self, css, mark->target);
  else
    {
      g_string_append (self->file->buffer, "<span");
      add_attribute (self, "class", css);
    }
  add_attribute (self, "title", mark->title);
  g_string_append_c (self->file->buffer, '>');
}

typedef struct
{
  Writer *writer;
  const QuothReportBlock *block;
} Piecing;

static gboolean
has_reference (const QuothReportPiece *piece, guint i)
{
  const QuothReportMark *mark = piece->marks[i];

  return mark->leads && mark->shape == QUOTH_REPORT_CLAIM && mark->start == piece->start;
}

/* A link cannot be in another one: a mention is one where there is nothing else to lead to. */
static int
find_link (const QuothReportPiece *piece)
{
  int link = -1;

  for (guint i = 0; i < piece->n_marks; i++)
    {
      if (has_reference (piece, i))
        return -1;
      if (link < 0 && piece->marks[i]->shape == QUOTH_REPORT_MENTION && piece->marks[i]->target != NULL)
        link = (int) i;
    }
  return link;
}

/* The number of a claim stands over its line, so that no other line has a gap there. */
static gboolean
add_piece_cb (const QuothReportPiece *piece, gpointer user_data, GError **error)
{
  const Piecing *piecing = user_data;
  Writer *self = piecing->writer;
  g_autofree char *text = g_strndup (piecing->block->text + piece->start, piece->end - piece->start);
  int link = find_link (piece);

  for (guint i = 0; i < piece->n_marks; i++)
    if (piece->start == piece->end)
      g_string_append_printf (self->file->buffer, "<span class=\"z k%d\">", piece->marks[i]->color);
    else
      open_mark (self, piece, piece->marks[i], (int) i == link);
  for (guint i = 0; i < piece->n_marks; i++)
    if (has_reference (piece, i))
      add_reference (self, piece->marks[i]);
  add_text (self, text);
  for (guint i = piece->n_marks; i-- > 0;)
    g_string_append (self->file->buffer, piece->start < piece->end && (int) i == link ? "</a>" : "</span>");
  return quoth_export_file_spill (self->file, error);
}

static gboolean
add_pieces (Writer *self, const QuothReportBlock *block, GError **error)
{
  Piecing piecing = { self, block };

  for (guint i = 0; i < block->marks->len; i++)
    {
      const QuothReportMark *mark = &g_array_index (block->marks, QuothReportMark, i);

      if (mark->leads && mark->shape == QUOTH_REPORT_CLAIM && mark->lane >= QUOTH_REPORT_LANES)
        add_reference (self, mark);
    }
  return quoth_report_block_foreach_piece (block, add_piece_cb, &piecing, error);
}

static gboolean
add_note (Writer *self, const QuothReportNote *note, GError **error)
{
  GString *out = self->file->buffer;

  g_string_append (out, "<div class=\"note");
  if (note->color >= 0)
    g_string_append_printf (out, " k%d", note->color);
  g_string_append_c (out, '"');
  add_attribute (self, "id", note->anchor);
  g_string_append_c (out, '>');
  for (guint i = 0; i < note->lines->len; i++)
    {
      g_string_append (out, "<p dir=\"auto\">");
      if (i == 0 && note->number > 0)
        g_string_append_printf (out, "<a class=\"num\" href=\"#at-%u\">%u</a>", note->number, note->number);
      add_runs (self, note->lines->pdata[i], 0);
      g_string_append (out, "</p>");
    }
  g_string_append (out, "</div>");
  return quoth_export_file_spill (self->file, error);
}

static gboolean
add_paragraph (Writer *self, const QuothReportBlock *block, GError **error)
{
  static const char *const roles[] = { "", " title", " words", " aside" };
  GString *out = self->file->buffer;

  g_string_append_printf (out, "<div class=\"row%s%s%s\"", roles[block->role], block->continues ? " cont" : "",
                          block->notes->len > NOTES_BESIDE ? " many" : "");
  add_attribute (self, "id", block->anchor);
  g_string_append (out, "><div class=\"no\">");
  add_text (self, block->label != NULL ? block->label : "");
  g_string_append (out, "</div><p class=\"t\" dir=\"auto\"");
  add_attribute (self, "lang", block->language);
  if (block->n_lanes > 0)
    g_string_append_printf (out, " style=\"--n:%u\"", block->n_lanes);
  g_string_append_c (out, '>');
  if (!add_pieces (self, block, error))
    return FALSE;
  g_string_append (out, "</p><div class=\"notes\">");
  for (guint i = 0; i < block->notes->len; i++)
    if (!add_note (self, block->notes->pdata[i], error))
      return FALSE;
  g_string_append (out, "</div></div>\n");
  return TRUE;
}

/* ---- Other blocks ---- */

static void
add_contents (Writer *self)
{
  GString *out = self->file->buffer;

  g_string_append (out, "</header>\n<nav id=\"contents\"><h2>");
  add_text (self, self->head->contents_title);
  g_string_append (out, "</h2><ol>\n");
  for (guint i = 0; i < self->head->contents->len; i++)
    {
      const QuothReportEntry *entry = self->head->contents->pdata[i];

      g_string_append_printf (out, "<li class=\"l%u\">", entry->level);
      add_link_start (self, NULL, entry->anchor);
      g_string_append (out, "><bdi>");
      add_text (self, entry->text);
      g_string_append (out, "</bdi></a></li>\n");
    }
  g_string_append (out, "</ol></nav>\n<main>\n");
}

static void
end_article (Writer *self)
{
  if (self->is_in_article)
    g_string_append (self->file->buffer, "</article>\n");
  self->is_in_article = FALSE;
}

static void
add_heading (Writer *self, const QuothReportBlock *block)
{
  GString *out = self->file->buffer;

  end_article (self);
  if (!self->is_in_main)
    add_contents (self);
  self->is_in_main = TRUE;
  self->is_in_article = block->level > 1;
  g_string_append_printf (out, "%s<h%u dir=\"auto\"", self->is_in_article ? "<article>" : "", block->level + 1);
  add_attribute (self, "id", block->anchor);
  g_string_append (out, "><a class=\"up\" href=\"#contents\">↑ ");
  add_text (self, self->head->contents_title);
  g_string_append (out, "</a>");
  add_runs (self, block->lines->pdata[0], 0);
  g_string_append_printf (out, "</h%u>\n", block->level + 1);
}

static void
add_facts (Writer *self, const QuothReportBlock *block)
{
  GString *out = self->file->buffer;

  if (block->lines->len == 0)
    return;
  g_string_append (out, "<dl class=\"facts\">\n");
  for (guint i = 0; i < block->lines->len; i++)
    {
      const GPtrArray *line = block->lines->pdata[i];

      g_string_append (out, "<dt>");
      add_text (self, ((const QuothReportRun *) line->pdata[0])->text);
      g_string_append (out, "</dt><dd dir=\"auto\">");
      add_runs (self, line, 1);
      g_string_append (out, "</dd>\n");
    }
  g_string_append (out, "</dl>\n");
}

static void
add_entry (Writer *self, const QuothReportBlock *block)
{
  GString *out = self->file->buffer;

  g_string_append (out, "<div class=\"entry\"");
  add_attribute (self, "id", block->anchor);
  if (block->level > 0)
    g_string_append_printf (out, " style=\"--d:%u\"", MIN (block->level, DEPTH_MAX));
  g_string_append (out, "><p class=\"name\" dir=\"auto\">");
  if (block->color >= 0)
    g_string_append_printf (out, "<i class=\"dot k%d\"></i>", block->color);
  add_runs (self, block->lines->pdata[0], 0);
  g_string_append (out, "</p>");
  add_lines (self, block->lines, 1, NULL);
  g_string_append (out, "</div>\n");
}

static gboolean
add_sample (Writer *self, const QuothReportBlock *block, GError **error)
{
  g_string_append_printf (self->file->buffer, "<div class=\"sample\"><span class=\"words\" style=\"--n:%u\"><span>", block->n_lanes);
  if (!add_pieces (self, block, error))
    return FALSE;
  g_string_append (self->file->buffer, "</span></span><span>");
  add_runs (self, block->lines->pdata[0], 0);
  g_string_append (self->file->buffer, "</span></div>\n");
  return TRUE;
}

static gboolean
write_block (QuothReportSink *sink, const QuothReportBlock *block, GError **error)
{
  Writer *self = (Writer *) sink;

  switch (block->kind)
    {
    case QUOTH_REPORT_HEADING:
      add_heading (self, block);
      break;
    case QUOTH_REPORT_PROSE:
      add_lines (self, block->lines, 0, "prose");
      break;
    case QUOTH_REPORT_FACTS:
      add_facts (self, block);
      break;
    case QUOTH_REPORT_ENTRY:
      add_entry (self, block);
      break;
    case QUOTH_REPORT_SAMPLE:
      if (!add_sample (self, block, error))
        return FALSE;
      break;
    case QUOTH_REPORT_PARAGRAPH:
      if (!add_paragraph (self, block, error))
        return FALSE;
      break;
    }
  return quoth_export_file_spill (self->file, error);
}

/* ---- The page ---- */

static void
add_color (GString *out, guint i, guint32 hex)
{
  g_string_append_printf (out, ".k%u{--k:#%06x;--i:#%06x%02x}", i, hex, hex, (guint) (QUOTH_COLOR_TINT * 255.f));
}

static void
add_colors (Writer *self)
{
  GString *out = self->file->buffer;
  GArray *colors = self->head->colors;

  for (guint i = 0; i < colors->len; i++)
    add_color (out, i, g_array_index (colors, QuothReportColor, i).light);
  g_string_append (out, "\n@media screen and (prefers-color-scheme:dark){");
  for (guint i = 0; i < colors->len; i++)
    add_color (out, i, g_array_index (colors, QuothReportColor, i).dark);
  g_string_append (out, "}\n");
}

static gboolean
begin (QuothReportSink *sink, const QuothReportHead *head, GError **error)
{
  Writer *self = (Writer *) sink;
  GString *out = self->file->buffer;

  self->head = head;
  g_string_append (out, "<!DOCTYPE html>\n<html");
  add_attribute (self, "lang", head->language);
  g_string_append (out, ">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
  add_text (self, head->title);
  g_string_append (out, "</title>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n<meta name=\"generator\" content=\"Quoth " QUOTH_VERSION
                        "\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n<style>\n");
  g_string_append (out, quoth_report_style);
  add_colors (self);
  g_string_append (out, "</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">");
  add_text (self, head->title);
  g_string_append (out, "</h1>\n<p class=\"sub\">");
  add_text (self, head->subtitle);
  g_string_append (out, "</p>\n");
  return quoth_export_file_spill (self->file, error);
}

static gboolean
end (QuothReportSink *sink, GError **error)
{
  Writer *self = (Writer *) sink;

  end_article (self);
  g_string_append (self->file->buffer, self->is_in_main ? "</main>\n</body>\n</html>\n" : "</header>\n</body>\n</html>\n");
  quoth_export_add_loss (self->export, _("characters that a web page cannot have, replaced"), self->n_replaced);
  return TRUE;
}

static gboolean
write_html (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  Writer self = { .sink = { begin, write_block, end }, .export = export, .file = file };

  return file != NULL && quoth_report_write (export, &self.sink, error) && quoth_export_file_close (file, error);
}

static const char *const extensions[] = { "html", NULL };
static const char *const mime_types[] = { "text/html", NULL };

static const QuothFormatOption options[] = {
  QUOTH_REPORT_OPTIONS,
  { NULL, NULL, NULL, NULL },
};

const QuothFormat quoth_format_html_report = {
  .id = "html-report",
  .name = N_ ("Report as a web page"),
  .summary = N_ ("To read and to print: the codebook, and the texts with what is coded in them beside them"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_NONE,
  .carries = QUOTH_REPORT_CARRIES,
  .keeps = QUOTH_REPORT_KEEPS,
  .losses = quoth_report_losses,
  .options = options,
  .write = write_html,
};
