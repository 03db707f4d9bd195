/* quoth-markup-scratch.h: room for the parts of one edit after the other (private to quoth-markup-*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/**
 * QuothMarkupScratch:
 * @out: the edit at work
 * @fields: of a claim: those that are no lists, each with a comma before it
 * @categories: of a claim: what is in that list, with commas between; so are @propositions and @roles
 * @seen: of a claim (element-type utf8): "role actor", "code …", "proposition …", "field …": each may be there once
 * @rest: (element-type QuothFeature): borrowed: what there is no field for
 *
 * A file has a hundred thousand annotations, and each would need seven pieces of memory for a moment.
 */
typedef struct
{
  GString *out;
  GString *fields;
  GString *categories;
  GString *propositions;
  GString *roles;
  GHashTable *seen;
  GArray *rest;
} QuothMarkupScratch;

void quoth_markup_scratch_init (QuothMarkupScratch *self);
void quoth_markup_scratch_clear (QuothMarkupScratch *self);

/** quoth_markup_scratch_begin: empties what every edit needs. */
void quoth_markup_scratch_begin (QuothMarkupScratch *self);

/** quoth_markup_scratch_begin_claim: empties the rest. */
void quoth_markup_scratch_begin_claim (QuothMarkupScratch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothMarkupScratch, quoth_markup_scratch_clear)

G_END_DECLS
