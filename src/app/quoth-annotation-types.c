/* quoth-annotation-types.c: the types that annotations of a project may have, beside mentions and claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-annotation-types.h"

const char *
quoth_annotation_types_get_name (QuothSession *session, const char *key)
{
  const QuothAnnotationType *type = quoth_palette_find_annotation_type (quoth_session_get_palette (session), key);

  return type != NULL ? type->name : quoth_name_of_cue_kind (key);
}

GStrv
quoth_annotation_types_list (QuothSession *session)
{
  QuothItemList *types = quoth_session_get_list (session, QUOTH_KIND_ANNOTATION_TYPE);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  g_strv_builder_addv (keys, (const char **) quoth_cue_get_kinds ());
  for (guint i = 0; i < quoth_item_list_get_size (types); i++)
    {
      const QuothAnnotationType *type = quoth_item_get_value (quoth_item_list_get (types, i));

      if (quoth_cue_kind_is_own (type->key))
        g_strv_builder_add (keys, type->key);
    }
  return g_strv_builder_end (keys);
}
