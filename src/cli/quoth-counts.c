/* quoth-counts.c: how many of what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-counts.h"

#include <glib/gi18n-lib.h>

#include "quoth-json.h"

static char *
dup_count (QuothKind kind, guint n)
{
  switch (kind)
    {
    case QUOTH_KIND_PROJECT:
      return g_strdup (_("the project's own fields"));
    case QUOTH_KIND_CODER:
      return g_strdup_printf (ngettext ("%u coder", "%u coders", n), n);
    case QUOTH_KIND_ACTOR_KIND:
      return g_strdup_printf (ngettext ("%u kind of actors", "%u kinds of actors", n), n);
    case QUOTH_KIND_CODE:
      return g_strdup_printf (ngettext ("%u code", "%u codes", n), n);
    case QUOTH_KIND_RELATION_TYPE:
      return g_strdup_printf (ngettext ("%u type of relations", "%u types of relations", n), n);
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf (ngettext ("%u attribute", "%u attributes", n), n);
    case QUOTH_KIND_CODEBOOK_VERSION:
      return g_strdup_printf (
        ngettext ("%u version of the codebook", "%u versions of the codebook", n), n);
    case QUOTH_KIND_ACTOR:
      return g_strdup_printf (ngettext ("%u actor", "%u actors", n), n);
    case QUOTH_KIND_DOCUMENT:
      return g_strdup_printf (ngettext ("%u document", "%u documents", n), n);
    case QUOTH_KIND_PROPOSITION:
      return g_strdup_printf (ngettext ("%u proposition", "%u propositions", n), n);
    case QUOTH_KIND_MENTION:
      return g_strdup_printf (ngettext ("%u mention", "%u mentions", n), n);
    case QUOTH_KIND_CLAIM:
      return g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
    case QUOTH_KIND_CUE:
      return g_strdup_printf (ngettext ("%u cue", "%u cues", n), n);
    case QUOTH_KIND_RELATION:
      return g_strdup_printf (ngettext ("%u relation", "%u relations", n), n);
    case QUOTH_KIND_MEMO:
      return g_strdup_printf (ngettext ("%u memo", "%u memos", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
quoth_counts_dup_text (const guint counts[QUOTH_N_KINDS])
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        g_autofree char *count = dup_count (kind, counts[kind]);

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
