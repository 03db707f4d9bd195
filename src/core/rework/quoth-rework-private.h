/* quoth-rework-private.h: a rework at work (private to the reworks)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rework/quoth-rework.h"
#include "text/quoth-error.h"

G_BEGIN_DECLS

typedef enum
{
  QUOTH_REWORK_MERGE,
  QUOTH_REWORK_REPLACE,
  QUOTH_REWORK_DELETE,
  QUOTH_REWORK_SPLIT,
  QUOTH_REWORK_MOVE,
} QuothReworkType;

/**
 * QuothRework:
 * @kind: of what is reworked
 * @target: what stays, or replaces, or the new parent; or none
 * @sources: (element-type QuothId): what is merged, replaced, deleted, split or moved
 * @part: (nullable): of a split: the new value
 * @mentions: (element-type QuothId): a set: those that go with the part
 * @claims: (element-type QuothId): a set: those that go with the part
 * @position: of a move
 * @n_followed: told by a build
 * @given_up: (element-type utf8): told by a build, %NULL at its end
 */
struct _QuothRework
{
  gatomicrefcount refs;
  QuothReworkType type;
  QuothKind kind;
  QuothCoder *coder;
  QuothId target;
  GArray *sources;
  QuothValue *part;
  GHashTable *mentions;
  GHashTable *claims;
  guint position;

  guint n_followed[QUOTH_N_KINDS];
  GPtrArray *given_up;
};

/**
 * QuothReworkRun:
 * @reader: (borrowed)
 * @target: (nullable): the value that stays, in @edited too
 * @sources: (element-type QuothValue): the values of the rework's sources, as they are
 * @edited: (element-type QuothId QuothValue): what the change will put: copies that may be edited
 * @attributes: (element-type QuothId QuothAttribute): those of the project
 * @order: (element-type QuothValue): the same, of each kind in the order they were added
 * @tales: (element-type QuothReworkTale): what is told
 *
 * One build.
 */
typedef struct
{
  QuothRework *rework;
  QuothReader *reader;
  QuothValue *target;
  GPtrArray *sources;
  GHashTable *edited;
  GHashTable *attributes;
  GPtrArray *order[QUOTH_N_KINDS];
  GPtrArray *tales;
} QuothReworkRun;

/* ---- quoth-rework-run.c: what is edited and told ---- */

gboolean
quoth_rework_run_init (QuothReworkRun *self, QuothRework *rework, QuothReader *reader, GError **error);
void quoth_rework_run_clear (QuothReworkRun *self);

/** quoth_rework_run_edit: (transfer none): a copy of @value (as it is stored) that will be put; the same one each time. */
gpointer quoth_rework_run_edit (QuothReworkRun *self, gpointer value);

/** quoth_rework_run_add: a new value, or one that is edited already, will be put; a reference is taken. */
void quoth_rework_run_add (QuothReworkRun *self, gpointer value);

/** quoth_rework_run_get: (transfer full): the value as it will be: the copy, or else what is stored. */
gpointer quoth_rework_run_get (QuothReworkRun *self, QuothKind kind, const QuothId *id, GError **error);

/** quoth_rework_run_is_source: whether @id is one of the rework's sources. */
gboolean quoth_rework_run_is_source (QuothReworkRun *self, const QuothId *id);

/** quoth_rework_run_tell: something that @value had cannot be kept. */
void quoth_rework_run_tell (QuothReworkRun *self, gpointer value, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** quoth_rework_run_finish: (transfer full): the change; and the rework is told. */
QuothChange *quoth_rework_run_finish (QuothReworkRun *self, const char *label);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothReworkRun, quoth_rework_run_clear)

/* ---- quoth-rework-follow.c: what refers to one value refers to another ---- */

/** quoth_rework_follow: lets all that refers to @source refer to the run's target, but the target itself and the sources. */
gboolean quoth_rework_follow (QuothReworkRun *self, QuothValue *source, GError **error);

/** quoth_rework_follow_attributes: lets the actors that attributes of @value name be the target where they were @source. */
void quoth_rework_follow_attributes (QuothReworkRun *self, const QuothValue *source, gpointer value);

/** quoth_rework_follow_verdicts: once all is edited: verdicts on what is edited have seen what it says now, where they had seen what it said; its coder did nothing. */
gboolean quoth_rework_follow_verdicts (QuothReworkRun *self, GError **error);

/* ---- quoth-rework-tree.c: what is above and below ---- */

/** quoth_rework_loosen: lets @value refer to none of its kind. */
void quoth_rework_loosen (QuothValue *value);

/** quoth_rework_settle: gives the target a parent that is no source, and lets go of its affiliations to sources. */
void quoth_rework_settle (QuothReworkRun *self);

/** quoth_rework_adopt_parent: gives the target, an actor, the parent of @source if it has none. */
gboolean quoth_rework_adopt_parent (QuothReworkRun *self, const QuothActor *source, GError **error);

/** quoth_rework_check_tree: whether the target would not come to be above itself. */
gboolean quoth_rework_check_tree (QuothReworkRun *self, GError **error);

/** quoth_rework_append_codes: places @codes, in the order they have, after what else is under @parent. */
gboolean quoth_rework_append_codes (QuothReworkRun *self,
                                    const QuothId *parent,
                                    GPtrArray *codes,
                                    GError **error);

/** quoth_rework_move: moves the code. */
gboolean quoth_rework_move (QuothReworkRun *self, GError **error);

/* ---- quoth-rework-absorb.c: what one value had becomes another's ---- */

/** quoth_rework_absorb: gives the target what @source had. */
gboolean quoth_rework_absorb (QuothReworkRun *self, QuothValue *source, GError **error);

/** quoth_rework_settle_affiliations: lets go of the affiliations of the target, an actor, to sources. */
void quoth_rework_settle_affiliations (QuothReworkRun *self);

/** quoth_rework_same_affiliation: whether they say the same. */
gboolean quoth_rework_same_affiliation (const QuothAffiliation *a, const QuothAffiliation *b);

/* ---- quoth-rework-split.c ---- */

/** quoth_rework_split: makes the part of the source. */
gboolean quoth_rework_split (QuothReworkRun *self, GError **error);

G_END_DECLS
