/* quoth-disclosing.h: letting the coders of texts see each other's work, though not all are done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "model/quoth-coder.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothDisclosing: which texts are opened, and by whom. quoth_disclosing_build() makes the change, by quoth_store_build(). */
typedef struct _QuothDisclosing QuothDisclosing;

/** quoth_disclosing_new: @author: who opens; comes with the change if the project does not have them */
QuothDisclosing *quoth_disclosing_new (const QuothId *documents, guint n, const QuothCoder *author);
void quoth_disclosing_free (QuothDisclosing *self);

/**
 * quoth_disclosing_build: a #QuothBuildFunc; @data is the #QuothDisclosing. Each assignment of the texts is opened, whoever is to code them; the change is empty where
 * all are. O(assignments).
 */
QuothChange *quoth_disclosing_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error);

/** quoth_disclosing_get_n_opened: once built: how many texts were not open before to all of their coders. */
guint quoth_disclosing_get_n_opened (const QuothDisclosing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDisclosing, quoth_disclosing_free)

G_END_DECLS
