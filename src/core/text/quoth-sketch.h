/* quoth-sketch.h: how much of two texts is the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothSketch:
 *
 * A small sample of the runs of eight letters in a text, by which near copies are found: of an article with another headline, of a thread
 * with another footer. Case, spaces and punctuation do not count. The size of a sketch does not depend on the text.
 */
typedef struct _QuothSketch QuothSketch;

QuothSketch *quoth_sketch_new (void);
void quoth_sketch_free (QuothSketch *self);

/** quoth_sketch_add: @utf8 (valid, @n_bytes): a stretch of the text. No run goes from one stretch into the next. O(n). */
void quoth_sketch_add (QuothSketch *self, const char *utf8, gsize n_bytes);

/**
 * quoth_sketch_get: (transfer none): the sample, ascending; no more stretches can be added.
 * @n: (out): how many there are
 */
const guint64 *quoth_sketch_get (QuothSketch *self, guint *n);

/**
 * quoth_sketch_compare: how alike two texts are, from 0 to 1: the part of their runs that both have (Jaccard), as the k smallest hashes
 * estimate it (Broder 1997, "On the resemblance and containment of documents", §3); to 0.03 with 256 of them. Exact for short texts; a
 * text without a run is like no other.
 */
double quoth_sketch_compare (QuothSketch *self, QuothSketch *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSketch, quoth_sketch_free)

G_END_DECLS
