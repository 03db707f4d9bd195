/* quoth-rework-run.h: doing a rework, and telling what it did
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-invocation.h"

G_BEGIN_DECLS

/**
 * QuothReworkFunc:
 * @reader: where names are looked up: what it says holds until the rework is written
 *
 * Returns: (transfer full): the rework that the operands and options ask for, or %NULL with @error
 */
typedef QuothRework *(*QuothReworkFunc) (QuothReader *reader,
                                         const QuothCoder *coder,
                                         const char *const *operands,
                                         GError **error);

/** quoth_rework_dry_run: whether the option `--dry-run` was given. */
extern gboolean quoth_rework_dry_run;

/** QUOTH_REWORK_OPTION: the option that all of these commands have. */
#define QUOTH_REWORK_OPTION \
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &quoth_rework_dry_run, N_("Say what would be changed, and change nothing"), NULL }

/** quoth_rework_run: opens the project of the first operand, does the rework, and says what followed and what could not be kept. */
gboolean quoth_rework_run (QuothInvocation *self,
                           const char *const *operands,
                           QuothReworkFunc func,
                           GError **error);

/** QUOTH_REWORK_JSON: what `--json` writes, for the descriptions. */
#define QUOTH_REWORK_JSON \
  N_("With --json: {\"applied\": true|false, \"done\": what, \"followed\": {KIND: N, …}, \"deleted\": {KIND: N, …}, \"given_up\": [what could not be kept, …]}.")

G_END_DECLS
