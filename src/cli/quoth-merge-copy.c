/* quoth-merge-copy.c: merging a copy of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-merge-run.h"

gboolean
quoth_merge_copy (QuothInvocation *self, QuothStore *store, const char *other, const QuothMergeOptions *options, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“%s” is a copy of this project; copies cannot be merged"), other);
  return FALSE;
}
