/* quoth-html.c: the format "html": web pages as a reader reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page is decoded here and not by the parser, so that a user can overrule what it says of its encoding, an error
 * names the byte, and the parser only ever sees valid UTF-8.
 */

#include "config.h"

#include "formats/quoth-formats-private.h"
#include "formats/quoth-html-metadata.h"
#include "formats/quoth-html-text.h"
#include "formats/quoth-proposal.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tree takes some ten times the room of the page. */
#define MAX_BYTES (128 * 1024 * 1024)
/* The HTML standard looks for the encoding here only; some pages say it later. */
#define PRESCAN_BYTES 4096

static const char *const extensions[] = { "html", "htm", "xhtml", NULL };
static const char *const mime_types[] = { "text/html", "application/xhtml+xml", NULL };

/* The head of the file in lower case; what is not ASCII is left as it is. */
static char *
dup_lower_head (const guint8 *head, gsize n_bytes)
{
  g_autofree char *copy = g_strndup (n_bytes > 0 ? (const char *) head : "", MIN (n_bytes, PRESCAN_BYTES));

  for (char *p = copy; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  return g_steal_pointer (&copy);
}

/* Whether the file begins like a page, after a BOM and white space. */
static gboolean
begins_like_page (const guint8 *head, gsize n_bytes)
{
  static const char *const starts[] = { "<!doctype html", "<html" };
  const char *start = (const char *) head;
  gsize skipped = n_bytes >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (skipped < n_bytes && g_ascii_isspace (start[skipped]))
    skipped++;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (n_bytes - skipped >= strlen (starts[i])
        && g_ascii_strncasecmp (start + skipped, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');

  for (guint i = 0; dot != NULL && extensions[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      return 95;
  return begins_like_page (head, n_bytes) ? 75 : 0;
}

/* The value of charset=… at @string: up to a quotation mark, a space or a sign. */
static char *
dup_charset (const char *string)
{
  string += strspn (string, " \t\r\n\"'");
  return g_strndup (string, strcspn (string, " \t\r\n\"';/>"));
}

/* What the page says in <meta charset>, <meta http-equiv> or <?xml encoding?>; by the custom of the web
 * latin-1 is windows-1252. */
static char *
dup_declared_encoding (GBytes *bytes)
{
  static const char *const latin[] = { "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii" };
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *head = dup_lower_head (data, n_bytes);
  g_autofree char *declared = NULL;

  if (g_str_has_prefix (head, "<?xml"))
    {
      const char *end = strstr (head, "?>");
      const char *encoding = strstr (head, "encoding=");

      if (encoding != NULL && end != NULL && encoding < end)
        declared = dup_charset (encoding + strlen ("encoding="));
    }
  for (const char *meta = strstr (head, "<meta"); declared == NULL && meta != NULL; meta = strstr (meta + 1, "<meta"))
    {
      const char *charset = strstr (meta, "charset=");

      if (charset != NULL && charset < meta + strcspn (meta, ">"))
        declared = dup_charset (charset + strlen ("charset="));
    }
  for (guint i = 0; declared != NULL && i < G_N_ELEMENTS (latin); i++)
    if (strcmp (declared, latin[i]) == 0)
      return g_strdup ("windows-1252");
  /* A page whose head could be read as ASCII is not UTF-16. */
  if (declared == NULL || *declared == '\0' || g_str_has_prefix (declared, "utf-16"))
    return NULL;
  return g_steal_pointer (&declared);
}

static gboolean
has_bom (GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  return (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
         || (n_bytes >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0));
}

static QuothDecoded *
decode (QuothDocument *document, GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autofree char *declared = encoding == NULL && !has_bom (bytes) ? dup_declared_encoding (bytes) : NULL;
  QuothDecoded *decoded = NULL;

  if (declared != NULL)
    decoded = quoth_proposal_decode (document, bytes, declared, warnings, NULL);
  if (decoded != NULL)
    return decoded;
  decoded = quoth_proposal_decode (document, bytes, encoding, warnings, error);
  if (decoded != NULL && declared != NULL && warnings != NULL)
    g_ptr_array_add (warnings, g_strdup_printf (_("The page says that it is in %s, but it is in %s"), declared,
                                                decoded->encoding));
  return decoded;
}

/* Pages call all they have an article; a thread or an interview is seen from the text. */
static void
finish (QuothDocument *document, QuothText *text, const GPtrArray *marks)
{
  g_autofree char *kind = g_steal_pointer (&document->document_kind);

  if (g_strcmp0 (kind, "interview") == 0)
    document->document_kind = g_steal_pointer (&kind);
  quoth_proposal_finish (document, text, marks);
  if (kind != NULL && g_strcmp0 (document->document_kind, "text") == 0)
    {
      g_free (document->document_kind);
      document->document_kind = g_steal_pointer (&kind);
    }
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothCleanText) clean = quoth_clean_text_new ();
  g_autoptr (QuothDecoded) decoded = NULL;
  g_autoptr (xmlDoc) page = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (QuothText) text = NULL;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE,
                   _("The page is larger than %d MB; no more than that can be read as HTML"), MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  decoded = decode (document, bytes, encoding, warnings, error);
  if (decoded == NULL)
    return NULL;
  page = quoth_html_parse (quoth_text_get_utf8 (decoded->text), quoth_text_get_n_bytes (decoded->text), error);
  if (page == NULL)
    return NULL;
  quoth_html_metadata_read (page, document);
  quoth_html_render_page (page, document->title, clean);
  if (quoth_clean_text_is_empty (clean))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY,
                           _("There is no text in the page that a reader would see"));
      return NULL;
    }
  text = quoth_clean_text_finish (clean, &marks, error);
  if (text == NULL)
    return NULL;
  document->original = g_bytes_ref (bytes);
  finish (document, text, marks);
  return g_steal_pointer (&document);
}

const QuothFormat quoth_format_html = {
  .id = "html",
  .name = N_("Web page"),
  .summary = N_("HTML files: the text of the main content, with title, author, date and address as the page tells them"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
