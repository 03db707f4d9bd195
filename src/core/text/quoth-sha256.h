/* quoth-sha256.h: what texts and original files are found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QUOTH_SHA256_SIZE: how many bytes a SHA-256 has. */
#define QUOTH_SHA256_SIZE 32

/** quoth_sha256: the SHA-256 of @size bytes. In any thread. */
void quoth_sha256 (gconstpointer data, gsize size, guint8 sha256[QUOTH_SHA256_SIZE]);

/** quoth_sha256_bytes: the same of @bytes. */
void quoth_sha256_bytes (GBytes *bytes, guint8 sha256[QUOTH_SHA256_SIZE]);

G_END_DECLS
