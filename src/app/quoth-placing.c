/* quoth-placing.c: giving an annotation a place, or dropping it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-placing.h"

#include <glib/gi18n.h>

void
quoth_placing_place (QuothDesk *desk, QuothValue *placed, const QuothValue *annotation)
{
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *label = g_strdup_printf (_ ("Place “%s”"), quote);

  QUOTH_ANNOTATION (placed)->unplaced = FALSE;
  quoth_session_put (quoth_desk_get_session (desk), label, placed);
}

void
quoth_placing_drop (QuothDesk *desk, QuothValue *annotation)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *label = g_strdup_printf (_ ("Drop “%s”"), quote);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);

  quoth_change_delete (change, annotation->kind, &annotation->id);
  quoth_session_commit (session, change);
}
