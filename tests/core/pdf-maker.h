/* pdf-maker.h: writes small PDF files for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

/* Pages of A4 with lines in Helvetica, and in a font whose letters a, b and c mean other characters. */
typedef struct
{
  GPtrArray *pages; /* of GString: what is drawn */
  gboolean has_picture;
  gboolean is_locked;
  int first_label; /* 0: none */
} PdfMaker;

#define PDF_WIDTH 595
#define PDF_HEIGHT 842

static inline void
pdf_maker_init (PdfMaker *self)
{
  memset (self, 0, sizeof *self);
  self->pages = g_ptr_array_new ();
}

static inline void
pdf_maker_clear (PdfMaker *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    g_string_free (self->pages->pdata[i], TRUE);
  g_ptr_array_unref (self->pages);
}

static inline void
pdf_maker_add_page (PdfMaker *self)
{
  g_ptr_array_add (self->pages, g_string_new (self->has_picture ? "q 400 0 0 600 50 100 cm /I1 Do Q\n" : NULL));
}

/* @font: 1 plain, 2 bold, 3 the one with a code of its own; @y: from the top. */
static inline void
pdf_maker_add_line (PdfMaker *self, int font, int size, int x, int y, const char *latin)
{
  GString *page = self->pages->pdata[self->pages->len - 1];

  g_string_append_printf (page, "BT /F%d %d Tf %d %d Td (", font, size, x, PDF_HEIGHT - y);
  for (const char *p = latin; *p != '\0'; p++)
    g_string_append_printf (page, strchr ("()\\", *p) != NULL ? "\\%c" : "%c", *p);
  g_string_append (page, ") Tj ET\n");
}

static inline void
pdf_maker_begin_object (GString *out, GArray *places)
{
  g_array_append_val (places, out->len);
  g_string_append_printf (out, "%u 0 obj\n", places->len);
}

static inline void
pdf_maker_add_stream (GString *out, GArray *places, const char *dictionary, const GString *stream)
{
  pdf_maker_begin_object (out, places);
  g_string_append_printf (out, "<< %s /Length %u >>\nstream\n", dictionary, (guint) stream->len);
  g_string_append_len (out, stream->str, (gssize) stream->len);
  g_string_append (out, "\nendstream\nendobj\n");
}

static inline void
pdf_maker_add_resources (GString *out, GArray *places)
{
  static const char map[] = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                            "1 begincodespacerange <00> <ff> endcodespacerange\n"
                            "3 beginbfchar <61> <D83DDEA2> <62> <00660301> <63> <FB01> endbfchar\n"
                            "endcmap end end\n";
  g_autoptr (GString) pixel = g_string_new_len ("\x80", 1);
  GString code = { (char *) map, sizeof map - 1, sizeof map };

  pdf_maker_begin_object (out, places);
  g_string_append (out, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n");
  pdf_maker_begin_object (out, places);
  g_string_append (out, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>\nendobj\n");
  pdf_maker_begin_object (out, places);
  g_string_append (out, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>\nendobj\n");
  pdf_maker_add_stream (out, places, "", &code);
  pdf_maker_add_stream (out, places, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", pixel);
}

static inline void
pdf_maker_add_pages (const PdfMaker *self, GString *out, GArray *places)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      pdf_maker_begin_object (out, places);
      g_string_append_printf (out,
                              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %u 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> "
                              "/XObject << /I1 7 0 R >> >> >>\nendobj\n",
                              PDF_WIDTH, PDF_HEIGHT, places->len + 1);
      pdf_maker_add_stream (out, places, "", self->pages->pdata[i]);
    }
}

/* (transfer full) */
static inline GBytes *
pdf_maker_end (const PdfMaker *self)
{
  GString *out = g_string_new ("%PDF-1.4\n");
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize table;

  pdf_maker_begin_object (out, places);
  g_string_append (out, "<< /Type /Catalog /Pages 2 0 R");
  if (self->first_label > 0)
    g_string_append_printf (out, " /PageLabels << /Nums [ 0 << /S /D /St %d >> ] >>", self->first_label);
  g_string_append (out, " >>\nendobj\n");
  pdf_maker_begin_object (out, places);
  g_string_append_printf (out, "<< /Type /Pages /Count %u /Kids [", self->pages->len);
  for (guint i = 0; i < self->pages->len; i++)
    g_string_append_printf (out, " %u 0 R", 8 + 2 * i);
  g_string_append (out, " ] >>\nendobj\n");
  pdf_maker_add_resources (out, places);
  pdf_maker_add_pages (self, out, places);
  pdf_maker_begin_object (out, places);
  g_string_append (out, "<< /Title (The ferry of Lindau) /Author (Anna Berg) /CreationDate (D:20230504120000Z) >>\nendobj\n");
  table = out->len;
  g_string_append_printf (out, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (out, "%010u 00000 n \n", (guint) g_array_index (places, gsize, i));
  g_string_append_printf (out, "trailer\n<< /Size %u /Root 1 0 R /Info %u 0 R", places->len + 1, places->len);
  if (self->is_locked)
    g_string_append (out, " /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
                          " /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) >>");
  g_string_append_printf (out, " >>\nstartxref\n%u\n%%%%EOF\n", (guint) table);
  return g_string_free_to_bytes (out);
}
