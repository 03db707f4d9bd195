/* quoth-coder-color.c: the colours of coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-coder-color.h"

/* The middle tones of the desktop's colours, which can be told apart on light and on dark. */
static const char *const colors[] = { "#3584e4", "#e66100", "#2ec27e", "#9141ac", "#e01b24", "#b5835a", "#e5a50a", "#33b2a4" };

gboolean
quoth_coder_color_get (QuothSession *session, const QuothId *coder, GdkRGBA *color)
{
  QuothItemList *list = quoth_session_get_list (session, QUOTH_KIND_CODER);

  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      const QuothCoder *known = quoth_item_get_value (quoth_item_list_get (list, i));

      if (!quoth_id_equal (&known->value.id, coder))
        continue;
      return (known->color != NULL && gdk_rgba_parse (color, known->color)) || gdk_rgba_parse (color, colors[i % G_N_ELEMENTS (colors)]);
    }
  return FALSE;
}

const char *
quoth_coder_color_get_name (QuothSession *session, const QuothId *coder)
{
  const QuothCoder *known = quoth_session_find (session, QUOTH_KIND_CODER, coder);
  const QuothCoder *own = quoth_session_get_coder (session);

  if (known == NULL && quoth_id_equal (&own->value.id, coder))
    known = own;
  return known != NULL ? known->name : NULL;
}
