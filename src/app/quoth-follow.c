/* quoth-follow.c: to hold an object and listen to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-follow.h"

gboolean
quoth_follow (gpointer self, gpointer field, gpointer object)
{
  GObject **followed = field;

  if (*followed == object)
    return FALSE;
  if (*followed != NULL)
    g_signal_handlers_disconnect_by_data (*followed, self);
  return g_set_object (followed, object);
}
