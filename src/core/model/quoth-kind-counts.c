/* quoth-kind-counts.c: how many of what, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-kind-counts.h"

#include <glib/gi18n-lib.h>

char *
quoth_kind_count_to_text (QuothKind kind, guint n)
{
  switch (kind)
    {
    case QUOTH_KIND_PROJECT:
      return g_strdup (_ ("the project’s own fields"));
    case QUOTH_KIND_CODER:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u coder", "%u coders", n), n);
    case QUOTH_KIND_ACTOR_KIND:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u kind of actors", "%u kinds of actors", n), n);
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u type of annotations", "%u types of annotations", n), n);
    case QUOTH_KIND_CODE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u code", "%u codes", n), n);
    case QUOTH_KIND_RELATION_TYPE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u type of relations", "%u types of relations", n), n);
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u attribute", "%u attributes", n), n);
    case QUOTH_KIND_CODEBOOK_VERSION:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u version of the codebook", "%u versions of the codebook", n), n);
    case QUOTH_KIND_ACTOR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n), n);
    case QUOTH_KIND_DOCUMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u document", "%u documents", n), n);
    case QUOTH_KIND_PROPOSITION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u proposition", "%u propositions", n), n);
    case QUOTH_KIND_MENTION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention", "%u mentions", n), n);
    case QUOTH_KIND_CLAIM:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n);
    case QUOTH_KIND_CUE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cue", "%u cues", n), n);
    case QUOTH_KIND_RELATION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n), n);
    case QUOTH_KIND_ASSIGNMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u assignment", "%u assignments", n), n);
    case QUOTH_KIND_VERDICT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u verdict", "%u verdicts", n), n);
    case QUOTH_KIND_MEMO:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u memo", "%u memos", n), n);
    default:
      g_assert_not_reached ();
    }
}

char *
quoth_kind_counts_to_text (const guint counts[QUOTH_N_KINDS])
{
  GString *text = g_string_new (NULL);
  guint n_left = 0;

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    n_left += counts[kind] > 0 ? 1 : 0;
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_autofree char *count = NULL;

      if (counts[kind] == 0)
        continue;
      count = quoth_kind_count_to_text ((QuothKind) kind, counts[kind]);
      n_left--;
      if (text->len > 0)
        /* Translators: between the last two of a list, and between two others */
        g_string_append (text, n_left == 0 ? _ (" and ") : _ (", "));
      g_string_append (text, count);
    }
  return g_string_free (text, text->len == 0);
}
