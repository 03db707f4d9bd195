/* quoth-sha256.c: what texts and original files are found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By nettle, which uses the instructions that processors have for it: GChecksum takes three times as long, and took a third of the
 * work of reading a plain text.
 */

#include "text/quoth-sha256.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

void
quoth_sha256 (gconstpointer data, gsize size, guint8 sha256[QUOTH_SHA256_SIZE])
{
  struct sha256_ctx context;

  sha256_init (&context);
  sha256_update (&context, size, data);
#if NETTLE_VERSION_MAJOR >= 4
  sha256_digest (&context, sha256);
#else
  sha256_digest (&context, QUOTH_SHA256_SIZE, sha256);
#endif
}

void
quoth_sha256_bytes (GBytes *bytes, guint8 sha256[QUOTH_SHA256_SIZE])
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  quoth_sha256 (data, size, sha256);
}
