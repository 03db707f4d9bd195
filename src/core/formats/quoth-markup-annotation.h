/* quoth-markup-annotation.h: the edits of one annotation of another program (private to quoth-markup-read.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-names.h"
#include "formats/quoth-markup-scratch.h"

G_BEGIN_DECLS

/** QuothMarkupEdits: where edits go, and what stands for the document in them. */
typedef struct
{
  QuothIntake *intake;
  QuothMarkupNames *names;
  QuothMarkup *markup;
  const char *document;
  QuothMarkupScratch *scratch;
} QuothMarkupEdits;

/**
 * QuothMarkupItem:
 * @mark: borrowed
 * @target: what it becomes; borrowed
 * @coder: (nullable): what stands for whose it is; %NULL for who imports it
 * @number: its place among all that the import makes, from 1
 * @id: (nullable): what stands for it in edits; %NULL while no other edit refers to it
 * @actor: for a mention that is written or known: what stands for its actor
 * @joined_to: (nullable): the one it is a fragment of, or a fragment of that
 * @claim: for a cue: its claim, or %NULL
 * @known: (nullable): the annotation of the project that it is already, and which stays as it is
 * @is_changed: whether that has another label in the file, which it gets
 * @links: (nullable): its roles and relations; %NULL for none
 * @sources: (nullable) (element-type QuothMarkupItem): of each in the mark's chain the mention, or %NULL; %NULL where there is no chain
 * @memos: (nullable) (element-type QuothMarkNote): what is to be kept as memos on it; %NULL for none
 *
 * A mark on its way to an annotation.
 */
typedef struct _QuothMarkupItem QuothMarkupItem;

struct _QuothMarkupItem
{
  QuothMark *mark;
  const QuothTarget *target;
  const char *coder;
  guint number;
  char *id;
  char *actor;
  QuothMarkupItem *joined_to;
  QuothMarkupItem *claim;
  QuothAnnotation *known;
  gboolean is_changed;
  GArray *links;
  GPtrArray *sources;
  GPtrArray *memos;
};

QuothMarkupItem *quoth_markup_item_new (QuothMark *mark, const QuothTarget *target);
void quoth_markup_item_free (QuothMarkupItem *self);

/** quoth_markup_item_dup_what: (transfer full): the kind of actor, the key of the first code or the kind of cue that it becomes; "" for none. */
char *quoth_markup_item_dup_what (const QuothMarkupItem *self);

/** quoth_markup_item_set_known: it is @annotation (transfer full). */
void quoth_markup_item_set_known (QuothMarkupItem *self, QuothAnnotation *annotation);

/** quoth_markup_item_need_id: says, before it is written, that another edit refers to it. Returns: (transfer none): what stands for it there */
const char *quoth_markup_item_need_id (QuothMarkupItem *self);

/** quoth_markup_item_link: makes a role, a cue or a relation of @link, which stays there. Returns: %FALSE if it can be none. */
gboolean quoth_markup_item_link (QuothMarkupItem *self, const QuothMarkLink *link, QuothMarkupItem *to);

/** quoth_markup_item_add_source: the next in its chain is mentioned by @mention: (nullable): not at all. */
void quoth_markup_item_add_source (QuothMarkupItem *self, QuothMarkupItem *mention);

/** quoth_markup_item_keep_link: keeps a link as a memo. */
void quoth_markup_item_keep_link (
  QuothMarkupItem *self, const QuothMarkLink *link, const QuothMarkupItem *to, QuothText *text, QuothIntake *intake);

/** quoth_markup_item_write: the annotation, and its memos. Mentions come before claims, claims before cues. */
void quoth_markup_item_write (QuothMarkupItem *self, const QuothMarkupEdits *edits);

/**
 * quoth_markup_item_write_change: gives the known annotation what its label says now: the actor of a mention, the first code of a claim (the
 * others stay), the kind of a cue. Returns: %FALSE if it has that already: a project may take an actor for another kind than a file
 */
gboolean quoth_markup_item_write_change (QuothMarkupItem *self, const QuothMarkupEdits *edits);

/** quoth_markup_item_write_relations: the relations that come from it, when all claims are written. */
void quoth_markup_item_write_relations (QuothMarkupItem *self, const QuothMarkupEdits *edits);

/** quoth_markup_append_chain: ',"chain":[…]' of the sources of @item; nothing if there are none. */
void quoth_markup_append_chain (GString *out, const QuothMarkupItem *item, const QuothMarkupEdits *edits);

/**
 * quoth_markup_append_attributes: ',"attributes":{…}' of @features, those with the same key joined; nothing if there are none. What an
 * attribute of the project cannot have is counted as lost.
 */
void quoth_markup_append_attributes (GString *out,
                                     const GArray *features,
                                     QuothKind kind,
                                     QuothMarkupNames *names,
                                     QuothIntake *intake,
                                     guint line);

G_END_DECLS
