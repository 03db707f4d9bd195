/* quoth-pdf.c: the format "pdf": printed pages as running text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is made of paragraphs, which keep their pages. What stands between the parts of a paragraph that goes over a page (notes, the
 * foot of the one and the head of the next) comes after it: a sentence that somebody claims something with is then in one piece.
 */

#include "config.h"

#include "formats/quoth-formats-private.h"
#include "formats/quoth-pdf-furniture.h"
#include "formats/quoth-pdf-load.h"
#include "formats/quoth-pdf-paragraphs.h"
#include "formats/quoth-pdf-words.h"
#include "formats/quoth-proposal.h"
#include "formats/quoth-text-places.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A page with fewer letters outside of its heads and feet has no text. */
#define MIN_LETTERS 10

static const char *const extensions[] = { "pdf", NULL };
static const char *const mime_types[] = { "application/pdf", NULL };

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');

  /* Some programs write a few bytes before it. */
  if (n_bytes > 0 && g_strstr_len ((const char *) head, (gssize) MIN (n_bytes, 1024), "%PDF-") != NULL)
    return 98;
  return dot != NULL && g_ascii_strcasecmp (dot + 1, "pdf") == 0 ? 90 : 0;
}

/* Writing the text. */

typedef struct
{
  const QuothPdf *pdf;
  double body_size;
  GHashTable *words;
  GString *text;
  QuothTextPlaces *places;
  GArray *marks; /* of Mark */
  guint n_heads; /* the pages whose heads are written */
} Writing;

typedef struct
{
  QuothSegmentKind kind;
  gsize start;
  gsize end;
} Mark;

static const char *
get_label (const Writing *self, guint page)
{
  return ((const QuothPdfPage *) self->pdf->pages->pdata[page])->label;
}

static void
write_block (Writing *self, const char *words, guint page, int kind)
{
  Mark mark;

  if (self->text->len > 0)
    g_string_append (self->text, "\n\n");
  quoth_text_places_add_page (self->places, self->text->len, get_label (self, page));
  mark = (Mark){ (QuothSegmentKind) kind, self->text->len, self->text->len + strlen (words) };
  g_string_append (self->text, words);
  if (kind >= 0)
    g_array_append_val (self->marks, mark);
}

static void
write_paragraph (Writing *self, const QuothPdfParagraph *paragraph)
{
  gsize start;

  write_block (self, paragraph->text->str, paragraph->page, paragraph->is_heading ? QUOTH_SEGMENT_HEADING : -1);
  start = self->text->len - paragraph->text->len;
  for (guint i = 0; i < paragraph->turns->len; i++)
    {
      const QuothPdfTurn *turn = &g_array_index (paragraph->turns, QuothPdfTurn, i);

      quoth_text_places_add_page (self->places, start + turn->byte, get_label (self, turn->page));
    }
}

static void
write_furniture (Writing *self, guint index, QuothPdfRole role)
{
  const QuothPdfPage *page = self->pdf->pages->pdata[index];

  for (guint i = 0; i < page->lines->len; i++)
    {
      const QuothPdfLine *line = page->lines->pdata[i];

      if (line->role == role && *line->text != '\0')
        write_block (self, line->text, index, QUOTH_SEGMENT_BOILERPLATE);
    }
}

static void
write_foot (Writing *self, guint index)
{
  g_autoptr (GPtrArray) notes
    = quoth_pdf_list_paragraphs (self->pdf, QUOTH_PDF_NOTE, index, index + 1, self->body_size, self->words);

  for (guint i = 0; i < notes->len; i++)
    write_paragraph (self, notes->pdata[i]);
  write_furniture (self, index, QUOTH_PDF_FOOT);
}

/* The feet of the pages before @page that are not written, and the heads up to it. */
static void
turn_pages (Writing *self, guint page)
{
  for (; self->n_heads <= page; self->n_heads++)
    {
      if (self->n_heads > 0)
        write_foot (self, self->n_heads - 1);
      if (self->n_heads < self->pdf->pages->len)
        write_furniture (self, self->n_heads, QUOTH_PDF_HEAD);
    }
}

static void
write_pages (Writing *self)
{
  g_autoptr (GPtrArray) paragraphs
    = quoth_pdf_list_paragraphs (self->pdf, QUOTH_PDF_BODY, 0, self->pdf->pages->len, self->body_size, self->words);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      turn_pages (self, ((const QuothPdfParagraph *) paragraphs->pdata[i])->page);
      write_paragraph (self, paragraphs->pdata[i]);
    }
  turn_pages (self, self->pdf->pages->len);
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

static GPtrArray *
make_marks (const Writing *self, const QuothText *text)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      g_ptr_array_add (marks, quoth_segment_new (mark->kind,
                                                 quoth_range (quoth_text_from_byte (text, mark->start), quoth_text_from_byte (text, mark->end)),
                                                 NULL));
    }
  return marks;
}

/* Pages without text. */

static guint
count_letters (const QuothPdfPage *page)
{
  glong n = 0;

  for (guint i = 0; i < page->lines->len; i++)
    {
      const QuothPdfLine *line = page->lines->pdata[i];

      if (line->role == QUOTH_PDF_BODY || line->role == QUOTH_PDF_NOTE)
        n += g_utf8_strlen (line->text, -1);
    }
  return (guint) n;
}

/* Whether there is text to be read; says which pages are only pictures. */
static gboolean
check_pages (const QuothPdf *pdf, GPtrArray *warnings, GError **error)
{
  g_autoptr (GString) pictures = g_string_new (NULL);
  guint n_pictures = 0;
  guint n_read = 0;

  for (guint i = 0; i < pdf->pages->len; i++)
    {
      const QuothPdfPage *page = pdf->pages->pdata[i];

      if (count_letters (page) >= MIN_LETTERS || (!page->has_pictures && count_letters (page) > 0))
        n_read++;
      else if (page->has_pictures && ++n_pictures <= 10)
        g_string_append_printf (pictures, "%s%s", pictures->len > 0 ? ", " : "", page->label);
    }
  if (n_read == 0 && n_pictures > 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY,
                 g_dngettext (GETTEXT_PACKAGE, "The PDF has the picture of %u page and no text, as a scan has: run a program for text recognition (OCR) over it first",
                              "The PDF has pictures of %u pages and no text, as a scan has: run a program for text recognition (OCR) over it first",
                              n_pictures),
                 n_pictures);
  else if (n_read == 0)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("There is no text in the PDF"));
  else if (n_pictures > 0 && warnings != NULL)
    g_ptr_array_add (warnings, g_strdup_printf (n_pictures > 10 ? _("Pages that are pictures without text are left out: %s…")
                                                                : _("Pages that are pictures without text are left out: %s"),
                                                pictures->str));
  return n_read > 0;
}

/* Metadata. */

/* What programs write where nobody gave a title: the name of a file, or their own. */
static char *
dup_title (const char *title)
{
  static const char *const endings[] = { ".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".qxp", ".tex", ".dvi", ".ps", ".xls", ".ppt", ".pptx" };
  g_autofree char *folded = title != NULL ? g_utf8_casefold (title, -1) : NULL;

  if (folded == NULL || *g_strstrip (folded) == '\0' || g_str_has_prefix (folded, "microsoft ") || g_str_has_prefix (folded, "untitled")
      || strpbrk (folded, "/\\") != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return NULL;
  return g_strstrip (g_strdup (title));
}

/* The heading in the largest letters on the first page with text. */
static char *
dup_printed_title (const Writing *self)
{
  g_autoptr (GPtrArray) paragraphs
    = quoth_pdf_list_paragraphs (self->pdf, QUOTH_PDF_BODY, 0, 1, self->body_size, self->words);
  const QuothPdfParagraph *best = NULL;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const QuothPdfParagraph *paragraph = paragraphs->pdata[i];

      if (paragraph->is_heading && (best == NULL || paragraph->size > best->size))
        best = paragraph;
    }
  return best != NULL ? g_strdup (best->text->str) : NULL;
}

static void
set_date (QuothDocument *document, gint64 created, GPtrArray *warnings)
{
  g_autoptr (GDateTime) time = created > 0 ? g_date_time_new_from_unix_utc (created) : NULL;

  if (document->date != NULL || time == NULL)
    return;
  document->date = g_date_time_format (time, "%Y-%m-%d");
  if (warnings != NULL)
    g_ptr_array_add (warnings, g_strdup (_("The date is the one on which the file was made: the text tells none")));
}

static QuothDocument *
make_document (const Writing *self, GBytes *bytes, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothText) text = quoth_text_new (self->text->str, (gssize) self->text->len, error);
  g_autoptr (GPtrArray) marks = NULL;

  if (text == NULL)
    return NULL;
  marks = make_marks (self, text);
  document->original = g_bytes_ref (bytes);
  document->title = dup_title (self->pdf->title);
  if (document->title == NULL)
    document->title = dup_printed_title (self);
  if (self->pdf->author != NULL && *self->pdf->author != '\0')
    document->author = g_strdup (self->pdf->author);
  quoth_proposal_finish (document, text, marks);
  set_date (document, self->pdf->created, warnings);
  quoth_text_places_apply (self->places, document);
  return g_steal_pointer (&document);
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothPdf) pdf = quoth_pdf_load (bytes, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QuothTextPlaces) places = quoth_text_places_new ();
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GHashTable) words = NULL;
  Writing self = { .pdf = pdf, .text = text, .places = places, .marks = marks };

  if (pdf == NULL)
    return NULL;
  for (guint i = 0; i < pdf->pages->len; i++)
    quoth_pdf_tidy_page (pdf->pages->pdata[i]);
  quoth_pdf_find_furniture (pdf);
  self.body_size = quoth_pdf_find_body_size (pdf);
  quoth_pdf_find_notes (pdf, self.body_size);
  if (!check_pages (pdf, warnings, error))
    return NULL;
  self.words = words = quoth_pdf_list_words (pdf);
  write_pages (&self);
  return make_document (&self, bytes, warnings, error);
}

const QuothFormat quoth_format_pdf = {
  .id = "pdf",
  .name = N_("PDF"),
  .summary = N_("PDF files with text in them: as running text; each paragraph keeps its page, heads and feet of pages become boilerplate"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
