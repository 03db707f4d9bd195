/* quoth-counts.c: how many of what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-counts.h"

#include <glib/gi18n-lib.h>

#include "quoth-json.h"

char *
quoth_counts_dup_text (const guint counts[QUOTH_N_KINDS])
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        g_autofree char *count = quoth_kind_count_to_text (kind, counts[kind]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", count);
      }
  if (text->len == 0)
    g_string_append (text, _("nothing"));
  return g_string_free (text, FALSE);
}

void
quoth_counts_add_json (GString *out, const char *name, const guint counts[QUOTH_N_KINDS])
{
  quoth_json_add_name (out, name);
  g_string_append_c (out, '{');
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (counts[kind] > 0)
      quoth_json_add_number (out, quoth_kind_to_nick (kind), counts[kind]);
  g_string_append_c (out, '}');
}
