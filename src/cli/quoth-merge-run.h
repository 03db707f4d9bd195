/* quoth-merge-run.h: merging with another project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-invocation.h"

G_BEGIN_DECLS

/**
 * QuothMergeOptions:
 * @dry_run: `--dry-run`
 * @unrelated: `--unrelated`
 * @maps: (nullable): every `--map`, NULL-terminated
 */
typedef struct
{
  gboolean dry_run;
  gboolean unrelated;
  char **maps;
} QuothMergeOptions;

/** quoth_merge_run: merges the project @other into @project, and says what came in. */
gboolean quoth_merge_run (QuothInvocation *self,
                          const char *project,
                          const char *other,
                          const QuothMergeOptions *options,
                          GError **error);

/** quoth_merge_keep_backup: makes the backup that there is before a merge; where that fails, it warns. */
gboolean quoth_merge_keep_backup (QuothInvocation *self, QuothStore *store, GError **error);

/** quoth_merge_copy: merges a copy of @store. */
gboolean quoth_merge_copy (QuothInvocation *self,
                           QuothStore *store,
                           const char *other,
                           const QuothMergeOptions *options,
                           GError **error);

/** quoth_merge_adopt: merges a project that shares no history with @store. */
gboolean quoth_merge_adopt (QuothInvocation *self,
                            QuothStore *store,
                            const char *other,
                            const QuothMergeOptions *options,
                            GError **error);

/** quoth_merge_choose: does what `--map` says to the proposals. */
gboolean quoth_merge_choose (QuothAdoption *adoption, QuothReader *ours, char **maps, GError **error);

G_END_DECLS
