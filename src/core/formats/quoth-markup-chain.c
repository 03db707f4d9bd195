/* quoth-markup-chain.c: the edit of a claim of another program: who says that somebody says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-markup-annotation.h"

/* Nobody follows upon themselves in a chain. */
void
quoth_markup_append_chain (GString *out, const QuothMarkupItem *item, const QuothMarkupEdits *edits)
{
  const char *last = "";
  guint n = 0;

  for (guint i = 0; item->sources != NULL && i < item->sources->len; i++)
    {
      const QuothMarkSource *source = &g_array_index (item->mark->sources, QuothMarkSource, i);
      const QuothMarkupItem *mention = item->sources->pdata[i];
      const char *actor
        = mention != NULL ? mention->actor : quoth_markup_names_get_actor (edits->names, source->actor, NULL, item->mark->line);

      if (g_str_equal (actor, last))
        continue;
      g_string_append (out, n++ == 0 ? ",\"chain\":[" : ",");
      g_string_append_printf (out, "{\"actor\":\"%s\"", actor);
      quoth_markup_append_field (out, "mention", mention != NULL ? mention->id : NULL);
      quoth_markup_append_field (out, "factuality", quoth_factuality_to_nick (source->factuality));
      g_string_append_c (out, '}');
      last = actor;
    }
  if (n > 0)
    g_string_append_c (out, ']');
}
