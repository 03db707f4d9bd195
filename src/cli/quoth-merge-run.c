/* quoth-merge-run.c: merging with another project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-merge-run.h"

#include <glib/gi18n-lib.h>

#include "quoth-backing-up.h"

gboolean
quoth_merge_keep_backup (QuothInvocation *self, QuothStore *store, GError **error)
{
  return quoth_backing_up_keep (self, store, QUOTH_BACKUP_BEFORE_MERGE, error);
}

static gboolean
refuse_unrelated (const char *project, const char *other, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _("“%1$s” is no copy of “%2$s”: they have no history in common. To bring its work in all the same, look at what would "
                 "be taken for what with “--unrelated --dry-run”, then merge with “--unrelated”"),
               other, project);
  return FALSE;
}

static gboolean
refuse_itself (const char *other, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _("“%s” is this project itself; name a copy of it, or another project"), other);
  return FALSE;
}

gboolean
quoth_merge_run (QuothInvocation *self,
                 const char *project,
                 const char *other,
                 const QuothMergeOptions *options,
                 GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (self, project, QUOTH_STORE_READ_WRITE, error);
  QuothRelatedness relatedness;

  if (store == NULL || !quoth_store_relate (store, other, &relatedness, error))
    return FALSE;
  switch (relatedness)
    {
    case QUOTH_RELATION_SAME_FILE:
      return refuse_itself (other, error);
    case QUOTH_RELATION_COPY:
      return quoth_merge_copy (self, store, other, options, error);
    case QUOTH_RELATION_UNRELATED:
    default:
      return options->unrelated ? quoth_merge_adopt (self, store, other, options, error)
                                : refuse_unrelated (project, other, error);
    }
}
