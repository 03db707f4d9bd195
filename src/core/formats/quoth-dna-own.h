/* quoth-dna-own.h: statements of databases that this program wrote (private to quoth-dna-database.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-dna-private.h"

G_BEGIN_DECLS

/**
 * QuothDnaOwn:
 *
 * What the statements of one document say of each other by numbers, until all have come: see quoth-dna-statements.c. What was changed in
 * that program beside it goes before: a role without its mention is one by name.
 */
typedef struct _QuothDnaOwn QuothDnaOwn;

/** quoth_dna_own_new: (transfer full) */
QuothDnaOwn *quoth_dna_own_new (void);
void quoth_dna_own_free (QuothDnaOwn *self);

/** quoth_dna_own_find_claim: (transfer none) (nullable): the claim with @number at that place, by that coder, of which a statement has come already. */
QuothMark *quoth_dna_own_find_claim (QuothDnaOwn *self, gint64 number, QuothRange range, const char *coder);

/** quoth_dna_own_begin: the values that come now are those of @mark; @number: of its claim, or 0. */
void quoth_dna_own_begin (QuothDnaOwn *self, QuothMark *mark, gint64 number);

/** quoth_dna_own_take_value: takes the value of @variable, but those of who and what. */
void quoth_dna_own_take_value (QuothDnaOwn *self, const char *variable, const char *value);

/** quoth_dna_own_end: the statement has all its values; its claimants and code are among the features. */
void quoth_dna_own_end (QuothDnaOwn *self);

/** quoth_dna_own_get_stance: of the statement at work, whose agreement is @agreement. */
QuothStance quoth_dna_own_get_stance (QuothDnaOwn *self, QuothStance agreement);

/** quoth_dna_own_set_spans: gives the mark at work all its stretches, if the first is still where it was. */
void quoth_dna_own_set_spans (QuothDnaOwn *self, const QuothUnits *units);

/** quoth_dna_own_finish: links the marks of @markup. @coders: (element-type gint64 utf8): by ID */
void quoth_dna_own_finish (QuothDnaOwn *self, QuothMarkup *markup, GHashTable *coders);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDnaOwn, quoth_dna_own_free)

G_END_DECLS
