/* quoth-continuum.h: what each coder marked in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-range.h"

G_BEGIN_DECLS

/**
 * QuothContinuumUnit: something that a coder marked
 * @extent: from its first code point to behind its last
 * @length: code points that it covers: without what lies between its fragments
 * @first_range: where its fragments begin in quoth_continuum_get_ranges()
 * @n_ranges: how many they are, one at least, by place, apart from each other
 */
typedef struct
{
  guint coder;
  guint code;
  QuothRange extent;
  guint length;
  guint first_range;
  guint n_ranges;
} QuothContinuumUnit;

/**
 * QuothContinuum:
 *
 * The units that coders marked in one text, each with a code and one or more fragments. Units of one coder may overlap, nest and stand at the same
 * place. A coder who marked nothing is one all the same. Knows the text's length only. Offsets count whatever the caller
 * counts: code points, or tokens where agreement is to be on tokens. Not changed any more it may be read by several threads.
 */
typedef struct _QuothContinuum QuothContinuum;

/** quoth_continuum_new: (transfer full): nobody marked anything yet. */
QuothContinuum *quoth_continuum_new (guint length);
void quoth_continuum_free (QuothContinuum *self);

/** quoth_continuum_intern_coder: Returns: the number of the coder of that name, who is added if new. */
guint quoth_continuum_intern_coder (QuothContinuum *self, const char *name);

/** quoth_continuum_intern_code: Returns: the number of the code of that name. */
guint quoth_continuum_intern_code (QuothContinuum *self, const char *name);

/**
 * quoth_continuum_add:
 * @ranges: its fragments, in any order; those that touch or overlap become one, empty ones go if there is another
 *
 * Returns: %FALSE with %QUOTH_ERROR_OFFSET if a fragment is the wrong way round or outside of the text, or there is none
 */
gboolean quoth_continuum_add (
  QuothContinuum *self, guint coder, guint code, const QuothRange *ranges, guint n_ranges, GError **error);

guint quoth_continuum_get_length (const QuothContinuum *self);
guint quoth_continuum_get_n_coders (const QuothContinuum *self);
guint quoth_continuum_get_n_codes (const QuothContinuum *self);
const char *quoth_continuum_get_coder (const QuothContinuum *self, guint coder);
const char *quoth_continuum_get_code (const QuothContinuum *self, guint code);

/** quoth_continuum_get_units: (transfer none): in the order they were added. */
const QuothContinuumUnit *quoth_continuum_get_units (const QuothContinuum *self, guint *n_units);

/** quoth_continuum_get_ranges: (transfer none): the fragments of all units. */
const QuothRange *quoth_continuum_get_ranges (const QuothContinuum *self);

/** quoth_continuum_dup_pair: (transfer full): what two coders marked, with the same codes. */
QuothContinuum *quoth_continuum_dup_pair (const QuothContinuum *self, guint first, guint second);

/** quoth_continuum_dup_code: (transfer full): what has that code, with all coders; for a table by code. */
QuothContinuum *quoth_continuum_dup_code (const QuothContinuum *self, guint code);

/** quoth_continuum_dup_untyped: (transfer full): the same with one code for all. */
QuothContinuum *quoth_continuum_dup_untyped (const QuothContinuum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothContinuum, quoth_continuum_free)

G_END_DECLS
