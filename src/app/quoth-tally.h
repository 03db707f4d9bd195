/* quoth-tally.h: what the window knows of annotations without having them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** QUOTH_TALLY_SMALL: with so many annotations, what a tally reads takes no longer than a frame or two. */
#define QUOTH_TALLY_SMALL 5000

/**
 * QuothTally:
 * @documents: see quoth_reader_count_documents()
 * @actors: see quoth_reader_count_actors()
 * @codes: see quoth_reader_count_codes()
 * @words: see quoth_reader_list_words()
 */
typedef struct
{
  GArray *documents;
  GArray *actors;
  GArray *codes;
  GStrv words[QUOTH_N_WORDS];
} QuothTally;

/** quoth_tally_read: O(annotations). In a thread of readers. */
QuothTally *quoth_tally_read (QuothReader *reader, GError **error);
void quoth_tally_free (QuothTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTally, quoth_tally_free)

G_END_DECLS
