/* quoth-mapping.h: what the labels of another program become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/**
 * QuothTarget:
 * @kind: %QUOTH_KIND_MENTION, %QUOTH_KIND_CLAIM or %QUOTH_KIND_CUE
 * @is_own: whether the label is one that this program writes
 * @skip: whether it is left out, because a person said so
 * @name: (nullable): the kind of actor of a mention; the key of a claim's code; %NULL for a claim without one; the kind of a cue
 * @type: (nullable): what the type of the annotations is called, where a cue is of one of the project's own
 * @is_new: whether the project has no such type yet: it is to be made, with @name as its key
 * @code: (nullable): the code that the project has for a claim; %NULL if there is none of that name yet
 * @loss: (nullable): what the loss report says of spans with this label; %NULL where it is one of this program's own, or a person
 *   said what it becomes
 *
 * What spans with a label become.
 */
typedef struct
{
  QuothKind kind;
  gboolean is_own;
  gboolean skip;
  char *name;
  char *type;
  gboolean is_new;
  QuothCode *code;
  char *loss;
} QuothTarget;

/**
 * QuothMapping:
 *
 * Labels are, in this order: what a person said; those that this program writes ("claim", "claim:KEY", "cue", "evidence",
 * "mention:KIND", "type:NAME", and the kinds of actors); kinds of actors, codes and annotation types that the project has, by key or name;
 * the names that everybody has for persons, organisations and states ("PER", "ORG", "GPE"); and all others are annotation types of that
 * name, which are made, so that no span is dropped and none is counted as a claim that is none.
 */
typedef struct _QuothMapping QuothMapping;

/** quoth_mapping_new: (transfer full): the mapping of @intake for its project. */
QuothMapping *quoth_mapping_new (QuothIntake *intake, GError **error);

/**
 * quoth_mapping_new_to_write: (transfer full): the same for what a file of the project is to call things, where nobody said anything.
 * @reader: the state that is written
 */
QuothMapping *quoth_mapping_new_to_write (QuothReader *reader, GError **error);

/**
 * quoth_mapping_dup_label: (transfer full): the label of cues of the kind @kind: "cue", "evidence", or the name of the annotation type,
 * where any project that reads it takes that for a type of this name; else "type:NAME", or "type:KEY" where several have that name.
 */
char *quoth_mapping_dup_label (QuothMapping *self, const char *kind);
void quoth_mapping_free (QuothMapping *self);

/** quoth_target_dup_text: (transfer full): @self as a person would write it; see quoth_mapping_check(). */
char *quoth_target_dup_text (const QuothTarget *self);

/** quoth_mapping_find: (transfer none): what spans with @label become. O(1) for one that was asked for before. */
const QuothTarget *quoth_mapping_find (QuothMapping *self, const char *label);

/** quoth_mapping_makes: whether a label that was asked for becomes a @kind that is @what: a kind of actor, the key of a code, a kind of cue. O(labels). */
gboolean quoth_mapping_makes (QuothMapping *self, QuothKind kind, const char *what);

/**
 * quoth_mapping_check: whether @target is one that a person can map a label to: "mention:KIND", "claim", "claim:CODE", "cue", "evidence",
 * "type:TYPE" (an annotation type by key or name; a new one where there is none) or "skip".
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID, which lists them
 */
gboolean quoth_mapping_check (const char *target, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMapping, quoth_mapping_free)

G_END_DECLS
