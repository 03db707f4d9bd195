/* quoth-fold.c: whether a text is what somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-fold.h"

#include <string.h>

gboolean
quoth_fold_matches (const char *text, const char *query)
{
  g_autofree char *folded = quoth_fold (text);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}
