/* quoth-fuzz.h: whatever reads what a stranger wrote, called with bytes that nobody wrote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothFuzz:
 *
 * A reader with a scratch project, made once and then called as often as one likes. Each format that the registry reads is a target by its
 * id; what else is one is in quoth-fuzz-others.c. Whatever the bytes are, a target comes back; that what it made holds together is
 * asserted. One thread at a time.
 */
typedef struct _QuothFuzz QuothFuzz;

/** quoth_fuzz_list: (transfer full): the names of all targets. */
GStrv quoth_fuzz_list (void);

/** quoth_fuzz_new: (transfer full): @target: one of these names; %NULL if it is none. */
QuothFuzz *quoth_fuzz_new (const char *target);

/** quoth_fuzz_hurry: from now on only some inputs are looked at as closely as all are otherwise: for who has millions. Which ones follows from their
 * bytes. */
void quoth_fuzz_hurry (QuothFuzz *self);

/** quoth_fuzz_free: removes the scratch project, too. */
void quoth_fuzz_free (QuothFuzz *self);

/**
 * quoth_fuzz_run: one call with these bytes.
 *
 * A package (docx) or what lies in a folder (brat) may be given as *parts*, since no fuzzer finds a way through sums and packed bytes:
 * the line "quoth-parts", then for each file a line "=== NAME" and what is in it. They are packed, or put into a folder, first.
 *
 * Returns: whether it made something of them
 */
gboolean quoth_fuzz_run (QuothFuzz *self, const guint8 *data, gsize n_bytes);

/**
 * quoth_fuzz_list_seeds:
 *
 * Inputs that the target can make something of: the files in tests/fuzz/seeds/TARGET, and what the writer of the format makes of the
 * scratch project.
 *
 * Returns: (transfer full) (element-type GBytes)
 */
GPtrArray *quoth_fuzz_list_seeds (QuothFuzz *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothFuzz, quoth_fuzz_free)

G_END_DECLS
