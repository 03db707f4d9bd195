/* quoth-plain-text.c: the format "text": plain text, as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-formats-private.h"
#include "formats/quoth-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const extensions[] = { "txt", "text", NULL };
static const char *const mime_types[] = { "text/plain", NULL };

/* Whether text may begin like this: no NUL, unless it is UTF-16 or 32, which has them at every second place at least. */
static gboolean
looks_like_text (const guint8 *head, gsize n_bytes)
{
  gsize n_zeros = 0;

  for (gsize i = 0; i < n_bytes; i++)
    if (head[i] == 0)
      n_zeros++;
    else if (head[i] < ' ' && strchr ("\t\n\v\f\r\033\032", head[i]) == NULL)
      return FALSE;
  return n_zeros == 0 || n_zeros >= n_bytes / 4;
}

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');

  for (guint i = 0; dot != NULL && extensions[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      return 95;
  return n_bytes > 0 && looks_like_text (head, n_bytes) ? 10 : 0;
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothDecoded) decoded = quoth_proposal_decode (document, bytes, encoding, warnings, error);

  if (decoded == NULL)
    return NULL;
  if (!decoded->exact)
    document->original = g_bytes_ref (bytes);
  quoth_proposal_finish (document, decoded->text, NULL);
  return g_steal_pointer (&document);
}

const QuothFormat quoth_format_text = {
  .id = "text",
  .name = N_("Plain text"),
  .summary = N_("Texts without any markup, in any of the usual encodings"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
