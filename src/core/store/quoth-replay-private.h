/* quoth-replay-private.h: what the files of a replay share (private to the replay)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-disagreement.h"
#include "store/quoth-graves.h"
#include "store/quoth-replay.h"
#include "store/quoth-text-cache.h"

G_BEGIN_DECLS

/** QuothRule: what must hold after every entry, beside the foreign keys. Of which value, is an id. */
typedef enum
{
  QUOTH_RULE_CODE_CIRCLE,
  QUOTH_RULE_ACTOR_CIRCLE,
  QUOTH_RULE_MEMO_CIRCLE,
  QUOTH_RULE_AFFILIATIONS,    /* of an actor */
  QUOTH_RULE_CHAIN,           /* of a claim */
  QUOTH_RULE_TIES_OF_CLAIM,   /* roles and chain name the actors of the mentions that they are tied to */
  QUOTH_RULE_TIES_OF_MENTION,
  QUOTH_RULE_MEMO,            /* is on something, and on what the memo is on that it answers */
  QUOTH_RULE_ANSWERS,         /* those to a memo */
  QUOTH_RULE_RELATION,
  QUOTH_RULE_RELATION_TYPES,  /* of all relations; the id is none */
  QUOTH_RULE_CUE,             /* is of a type that there is */
  QUOTH_RULE_ANNOTATION_TYPES, /* of all cues; the id is none */
  QUOTH_RULE_SEGMENTS,        /* of a revision */
  QUOTH_RULE_MISFITS,         /* of an attribute, or of what has attributes */
  QUOTH_RULE_TARGET,          /* what has attributes is there */
  QUOTH_RULE_PLACE,           /* of an annotation: its spans, and that they stand in the text */
  QUOTH_RULE_DOCUMENT,        /* the places of all its annotations */
  QUOTH_RULE_REMAINS,         /* nothing is left of what is not there */
} QuothRule;

/** QuothConcern: a rule, and of what it may be broken. */
typedef struct
{
  QuothId id;
  QuothRule rule;
} QuothConcern;

/** QuothConcerns: each once, in the order they came. */
typedef struct
{
  GArray *items;
  GHashTable *known;
} QuothConcerns;

struct _QuothReplay
{
  QuothDatabase *database;
  QuothSheets *sheets;
  QuothGraves *graves;
  QuothTextCache *texts;

  /* The entry that is replayed. */
  QuothId entry;
  QuothPosition position;
  QuothConcerns concerns;

  /* Where it does not just fit: its moves; the ids that it makes; the parents that were changed (id → QuothCells). */
  GPtrArray *moves;
  guint n_bundles;
  GHashTable *makes;
  GHashTable *parents;
};

/* Concerns (quoth-replay-rules.c). */

void quoth_concerns_init (QuothConcerns *self);
void quoth_concerns_clear (QuothConcerns *self);
void quoth_concerns_add (QuothConcerns *self, QuothRule rule, const QuothId *id);
void quoth_concerns_empty (QuothConcerns *self);

/** quoth_replay_note: a row was written, or is to be: which rules may be broken by that. */
void quoth_replay_note (QuothReplay *self, const QuothSheet *sheet, int op, const QuothCells *old, const QuothCells *new);

/** quoth_replay_is_broken: whether the rule is; %FALSE with @error if it could not look. */
gboolean quoth_replay_is_broken (QuothReplay *self, const QuothConcern *concern, GError **error);

/* Writing loosely (quoth-replay-rows.c). Each returns %FALSE with @error only if it could not write. */

gboolean quoth_replay_insert (QuothReplay *self, const QuothSheet *sheet, const QuothCells *row, GError **error);
gboolean quoth_replay_update (
  QuothReplay *self, const QuothSheet *sheet, const QuothCells *key, const QuothCells *to, GError **error);
gboolean quoth_replay_delete (QuothReplay *self, const QuothSheet *sheet, const QuothCells *row, GError **error);

/** quoth_replay_bring_back: what has @id, if it was deleted, with all that it needs. @found: (out): whether there was such a thing. */
gboolean quoth_replay_bring_back (QuothReplay *self, const QuothId *id, gboolean *found, GError **error);

/** quoth_replay_need: sees to it that there is a value with @id. */
gboolean quoth_replay_need (QuothReplay *self, const QuothId *id, GError **error);

/** quoth_replay_write_rows: what the entry says of rows that are in no list, but for what it deletes. */
gboolean quoth_replay_write_rows (QuothReplay *self, GError **error);

/** quoth_replay_write_lists: what the entry says of lists (quoth-replay-lists.c). */
gboolean quoth_replay_write_lists (QuothReplay *self, GError **error);

/** quoth_replay_delete_rows: what the entry deletes, as far as it may be (quoth-replay-delete.c). */
gboolean quoth_replay_delete_rows (QuothReplay *self, GError **error);

/** quoth_replay_mend: mends what rules are broken (quoth-replay-mend.c). */
gboolean quoth_replay_mend (QuothReplay *self, GError **error);

/** quoth_replay_stands: whether all spans of the annotation are in order and stand in its text (quoth-replay-places.c). */
gboolean quoth_replay_stands (QuothReplay *self, const QuothId *annotation, GError **error);

/** quoth_replay_place: finds the annotation a place in the text that its document has now, or none (quoth-replay-places.c). */
gboolean quoth_replay_place (QuothReplay *self, const QuothId *annotation, GError **error);

/** quoth_replay_place_all: the same for all annotations of a document (quoth-replay-places.c). */
gboolean quoth_replay_place_all (QuothReplay *self, const QuothId *document, GError **error);

/**
 * quoth_replay_disagree:
 * @row: has the key
 * @value: what the row belongs to
 * @column: -1 for the row as a whole
 * @held: (nullable): what holds
 * @other: (nullable): what does not
 *
 * Writes a disagreement down (quoth-replay-disagree.c).
 */
gboolean quoth_replay_disagree (QuothReplay *self,
                                QuothDisagreementType type,
                                const QuothSheet *sheet,
                                const QuothCells *row,
                                const QuothId *value,
                                int column,
                                sqlite3_value *held,
                                sqlite3_value *other,
                                GError **error);

/** quoth_replay_is_told: whether people are told of the column. */
gboolean quoth_replay_is_told (const QuothSheet *sheet, int column);

G_END_DECLS
