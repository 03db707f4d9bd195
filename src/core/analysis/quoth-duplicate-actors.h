/* quoth-duplicate-actors.h: actors that are perhaps the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/** QuothDuplicateReason: why two actors may be one; the surest first. Case, diacritics and punctuation never matter. */
typedef enum
{
  QUOTH_DUPLICATE_WIKIDATA, /* both have the same Wikidata id */
  QUOTH_DUPLICATE_NAME,     /* both have the same name */
  QUOTH_DUPLICATE_ALIAS,    /* both have the same other name, or one's name is another's other name */
  QUOTH_DUPLICATE_ORDER,    /* the same words in another order: "Xi Jinping", "Jinping Xi" */
  QUOTH_DUPLICATE_SPELLING, /* the same in another alphabet or transcription: "Путин", "Putin"; "Ushakov", "Uschakow" */
  QUOTH_DUPLICATE_TYPO,     /* a letter or two apart: "Smolyakov", "Smolakov" */
  QUOTH_DUPLICATE_INITIALS, /* "J. Wieland", "Jonas Wieland"; "UN", "United Nations" */
  QUOTH_DUPLICATE_PART,     /* of two persons: the words of one name are in the other: "Wieland", "Jonas Wieland" */
} QuothDuplicateReason;

/** quoth_duplicate_reason_to_nick: (transfer none): "wikidata", "name", "alias", "order", "spelling", "typo", "initials", "part". */
const char *quoth_duplicate_reason_to_nick (QuothDuplicateReason reason);

/** quoth_duplicate_reason_get_label: (transfer none): in words, translated. */
const char *quoth_duplicate_reason_get_label (QuothDuplicateReason reason);

/**
 * QuothDuplicate:
 * @a: one actor: of the two, the one with the lower id
 * @b: the other
 * @reason: the surest reason
 * @score: how sure it is that they are one, above 0, at most 1
 * @name_a: the name of @a that it is about; the id for %QUOTH_DUPLICATE_WIKIDATA
 * @name_b: the name of @b
 */
typedef struct
{
  QuothActor *a;
  QuothActor *b;
  QuothDuplicateReason reason;
  double score;
  char *name_a;
  char *name_b;
} QuothDuplicate;

void quoth_duplicate_free (QuothDuplicate *self);

/**
 * quoth_duplicate_actors_find:
 *
 * Pairs of actors that are perhaps one: each pair once. Never paired are actors that have different Wikidata ids, or of which one is
 * above the other (parent); and only a shared name pairs actors of different kinds. Where more than 64 actors have one name
 * in common (or stand in one block, see the .c file), each is paired with the first of them only.
 *
 * Returns: (transfer full) (element-type QuothDuplicate): the surest first, then by names
 */
GPtrArray *quoth_duplicate_actors_find (QuothReader *reader, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDuplicate, quoth_duplicate_free)

G_END_DECLS
