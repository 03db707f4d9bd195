/* quoth-text-private.h: inside of QuothText, for the other files of text/
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QUOTH_TEXT_STEP: how many code points lie between two checkpoints. */
#define QUOTH_TEXT_STEP 256

/** QUOTH_TEXT_MAX_BYTES: the longest text. */
#define QUOTH_TEXT_MAX_BYTES (512u * 1024 * 1024)

/** QuothCheckpoint: where code point QUOTH_TEXT_STEP × i is, in bytes and UTF-16 units. */
typedef struct
{
  guint32 byte;
  guint32 utf16;
} QuothCheckpoint;

struct _QuothText
{
  gatomicrefcount ref_count;

  char *utf8;
  guint32 n_bytes;
  guint32 length;
  guint32 n_utf16;
  QuothCheckpoint *checkpoints; /* NULL where every code point is one byte */
  guint32 n_checkpoints;

  GMutex lock; /* for what is made on the first call */
  int has_sha256;
  guint8 sha256[32];
  int has_clusters;
  guint32 n_clusters;
  guint32 *clusters; /* how many clusters begin before each checkpoint; NULL where each is one code point */
};

/** quoth_text_is_ascii: whether every code point is one byte. */
static inline gboolean
quoth_text_is_ascii (const QuothText *self)
{
  return self->length == self->n_bytes;
}

G_END_DECLS
