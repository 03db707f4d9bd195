/* quoth-pdf-furniture.c: what belongs to the pages of a PDF file, not to its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A head or foot is found by its being there again: at the same height near the edge of three pages (of two, where there are not many more), the same
 * but for its figures. Left and right pages may differ, and a chapter may have heads of its own. A number that grows by one with each
 * page is the number of the page; the most common distance of numbers in heads and feet from the count of the pages tells it.
 */

#include "formats/quoth-pdf-furniture.h"

#include <string.h>

/* How far from the edge a head or foot can be, as a part of the page, and how many lines it has on each side. */
#define MARGIN 0.15
#define N_EDGE_LINES 4
/* Heads and feet stand at the same height on all pages, give or take this, in points. */
#define HEIGHT_STEP 6.0
/* Letters of notes are at most this part as large as those of the text. */
#define NOTE_SIZE 0.93

/* Where a line stands and what it says, less what differs from page to page: "17 journalofferries#(#)". A number in Roman letters alone is
 * one, too. @shift: by how many steps of height */
static char *
make_key (const QuothPdfLine *line, int shift)
{
  GString *key = g_string_new (NULL);
  g_autofree char *folded = g_utf8_casefold (line->text, -1);

  g_string_append_printf (key, "%d ", (int) (line->y1 / HEIGHT_STEP) + shift);
  if (folded[strspn (folded, "ivxlc")] == '\0')
    {
      g_string_append_c (key, '#');
      return g_string_free (key, FALSE);
    }
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p))
      {
        if (key->str[key->len - 1] != '#')
          g_string_append_c (key, '#');
      }
    else if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (key, p, g_utf8_next_char (p) - p);
  return g_string_free (key, FALSE);
}

/* Which edge the line is at: 'h', 'f', or 0 for none. */
static char
get_side (const QuothPdfPage *page, const QuothPdfLine *line)
{
  if (line->y1 < page->height * MARGIN)
    return 'h';
  return line->y0 > page->height * (1 - MARGIN) ? 'f' : 0;
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const QuothPdfLine *one = *(QuothPdfLine *const *) a;
  const QuothPdfLine *other = *(QuothPdfLine *const *) b;

  return (one->y0 > other->y0) - (one->y0 < other->y0);
}

/* The lines that may be heads or feet, from the top down. */
static GPtrArray *
list_edges (const QuothPdfPage *page)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (page->lines, NULL, NULL);
  GPtrArray *edges = g_ptr_array_new ();

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_tops);
  for (guint i = 0; i < sorted->len; i++)
    if (get_side (page, sorted->pdata[i]) != 0 && (i < N_EDGE_LINES || i + N_EDGE_LINES >= sorted->len))
      g_ptr_array_add (edges, sorted->pdata[i]);
  return edges;
}

/* On how many pages each key is. */
static GHashTable *
count_keys (const QuothPdf *pdf)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pdf->pages->len; i++)
    {
      const QuothPdfPage *page = pdf->pages->pdata[i];
      g_autoptr (GPtrArray) edges = list_edges (page);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint k = 0; k < edges->len; k++)
        {
          char *key = make_key (edges->pdata[k], 0);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

          if (!g_hash_table_contains (seen, key))
            g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
          g_hash_table_add (seen, key);
        }
    }
  return counts;
}

/* Whether enough pages have @line at its height. */
static gboolean
is_repeated (const QuothPdfLine *line, GHashTable *counts, guint n_pages)
{
  guint n = 0;

  for (int shift = -1; shift <= 1; shift++)
    {
      g_autofree char *key = make_key (line, shift);

      n += GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
    }
  return n >= (n_pages < 4 ? 2 : 3);
}

/* The numbers of the pages. */

/* Counts for each figure in @text how far it is from the count of the pages. */
static void
count_distances (const char *text, guint index, GHashTable *distances)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strspn (p, "0123456789");

      if (n > 0 && n < 6)
        {
          gpointer distance = GINT_TO_POINTER ((int) g_ascii_strtoll (p, NULL, 10) - (int) index);

          g_hash_table_insert (distances, distance, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (distances, distance)) + 1));
        }
      p += MAX (n, 1);
    }
}

/* Whether the file numbers its pages itself: else their labels only count them. */
static gboolean
has_labels (const QuothPdf *pdf)
{
  for (guint i = 0; i < pdf->pages->len; i++)
    {
      const char *label = ((const QuothPdfPage *) pdf->pages->pdata[i])->label;
      g_autofree char *count = g_strdup_printf ("%u", i + 1);

      if (label != NULL && *label != '\0' && strcmp (label, count) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
number_pages (QuothPdf *pdf, GHashTable *distances)
{
  gboolean labelled = has_labels (pdf);
  GHashTableIter iter;
  gpointer distance, count;
  int best = 1;
  guint best_count = 0;

  g_hash_table_iter_init (&iter, distances);
  while (g_hash_table_iter_next (&iter, &distance, &count))
    if (GPOINTER_TO_UINT (count) > best_count
        || (GPOINTER_TO_UINT (count) == best_count && GPOINTER_TO_INT (distance) < best))
      {
        best_count = GPOINTER_TO_UINT (count);
        best = GPOINTER_TO_INT (distance);
      }
  if (best_count < 2 || best_count * 2 < pdf->pages->len)
    best = 1;
  for (guint i = 0; i < pdf->pages->len; i++)
    {
      QuothPdfPage *page = pdf->pages->pdata[i];

      if (labelled && page->label != NULL && *page->label != '\0')
        continue;
      g_free (page->label);
      page->label = g_strdup_printf ("%d", (int) i + best > 0 ? (int) i + best : (int) i + 1);
    }
}

void
quoth_pdf_find_furniture (QuothPdf *pdf)
{
  g_autoptr (GHashTable) counts = count_keys (pdf);
  g_autoptr (GHashTable) distances = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < pdf->pages->len; i++)
    {
      QuothPdfPage *page = pdf->pages->pdata[i];
      g_autoptr (GPtrArray) edges = list_edges (page);

      for (guint k = 0; k < edges->len; k++)
        {
          QuothPdfLine *line = edges->pdata[k];

          if (!is_repeated (line, counts, pdf->pages->len))
            continue;
          line->role = get_side (page, line) == 'h' ? QUOTH_PDF_HEAD : QUOTH_PDF_FOOT;
          count_distances (line->text, i, distances);
        }
    }
  number_pages (pdf, distances);
}

/* Sizes and notes. */

double
quoth_pdf_find_body_size (const QuothPdf *pdf)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer size, n;
  guint best = 0;
  int best_size = 0;

  for (guint i = 0; i < pdf->pages->len; i++)
    {
      const QuothPdfPage *page = pdf->pages->pdata[i];

      for (guint k = 0; k < page->lines->len; k++)
        {
          const QuothPdfLine *line = page->lines->pdata[k];
          gpointer rounded = GINT_TO_POINTER ((int) (line->size * 2 + 0.5));

          if (line->role == QUOTH_PDF_BODY)
            g_hash_table_insert (letters, rounded,
                                 GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (letters, rounded)) + (guint) strlen (line->text)));
        }
    }
  g_hash_table_iter_init (&iter, letters);
  while (g_hash_table_iter_next (&iter, &size, &n))
    if (GPOINTER_TO_UINT (n) > best || (GPOINTER_TO_UINT (n) == best && GPOINTER_TO_INT (size) > best_size))
      {
        best = GPOINTER_TO_UINT (n);
        best_size = GPOINTER_TO_INT (size);
      }
  return best_size / 2.0;
}

static gboolean
is_below (const QuothPdfLine *line, const QuothPdfLine *other)
{
  return line->y0 >= other->y0 && line->x0 < other->x1 && other->x0 < line->x1;
}

/* The lines of @lines from @end back, as long as they are small and below each other. Returns: the index of the first of them. */
static guint
find_notes (const GPtrArray *lines, guint end, const QuothPdfPage *page, double body_size)
{
  guint first = end;

  while (first > 0)
    {
      const QuothPdfLine *line = lines->pdata[first - 1];

      if (line->size >= body_size * NOTE_SIZE || line->y0 < page->height / 2
          || (first < end && ((const QuothPdfLine *) lines->pdata[first])->y0 < line->y0 - 1))
        break;
      first--;
    }
  return first;
}

void
quoth_pdf_find_notes (QuothPdf *pdf, double body_size)
{
  for (guint i = 0; i < pdf->pages->len; i++)
    {
      const QuothPdfPage *page = pdf->pages->pdata[i];
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (guint k = 0; k < page->lines->len; k++)
        if (((const QuothPdfLine *) page->lines->pdata[k])->role == QUOTH_PDF_BODY)
          g_ptr_array_add (lines, page->lines->pdata[k]);
      for (guint k = lines->len; k > 0; k--)
        {
          const QuothPdfLine *next = k < lines->len ? lines->pdata[k] : NULL;
          guint first;

          /* Only the end of a column can be notes, and only below its text. */
          if (next != NULL && next->y0 >= ((const QuothPdfLine *) lines->pdata[k - 1])->y0)
            continue;
          first = find_notes (lines, k, page, body_size);
          if (first == 0 || first == k || !is_below (lines->pdata[first], lines->pdata[first - 1]))
            continue;
          for (guint n = first; n < k; n++)
            ((QuothPdfLine *) lines->pdata[n])->role = QUOTH_PDF_NOTE;
        }
    }
}
