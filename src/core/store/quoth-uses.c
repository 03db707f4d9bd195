/* quoth-uses.c: who refers to a value that is to be deleted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-uses.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-query.h"

/* "12 mentions" */
static char *
format_count (QuothUseKind kind, guint n)
{
  switch (kind)
    {
    case QUOTH_USE_MENTION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention", "%u mentions", n), n);
    case QUOTH_USE_CLAIM:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n);
    case QUOTH_USE_CUE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cue", "%u cues", n), n);
    case QUOTH_USE_RELATION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u relation", "%u relations", n), n);
    case QUOTH_USE_MEMO:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u memo", "%u memos", n), n);
    case QUOTH_USE_PART:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor that is part of it",
                                           "%u actors that are part of it", n),
                              n);
    case QUOTH_USE_AFFILIATION:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u actor affiliated to it", "%u actors affiliated to it", n),
        n);
    case QUOTH_USE_CODE:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u code under it", "%u codes under it", n), n);
    case QUOTH_USE_RELATION_TYPE:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u type of relations", "%u types of relations", n), n);
    case QUOTH_USE_ASSIGNMENT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u assignment", "%u assignments", n),
                              n);
    case QUOTH_USE_VERDICT:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u adjudicated annotation", "%u adjudicated annotations", n),
        n);
    case QUOTH_USE_VERSION:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version of the codebook",
                                           "%u versions of the codebook", n),
                              n);
    case QUOTH_USE_ACTOR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n), n);
    case QUOTH_USE_VALUE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value of an attribute",
                                           "%u values of attributes", n),
                              n);
    default:
      g_assert_not_reached ();
    }
}

/* "12 mentions, 3 claims and 1 memo" */
static char *
join_counts (GPtrArray *counts)
{
  GString *joined = g_string_new (counts->pdata[0]);

  for (guint i = 1; i < counts->len; i++)
    {
      /* Translators: between the last two of a list, and between two others */
      g_string_append (joined, i + 1 == counts->len ? _ (" and ") : _ (", "));
      g_string_append (joined, counts->pdata[i]);
    }
  return g_string_free (joined, FALSE);
}

gboolean
quoth_uses_refuse (QuothDatabase *database,
                   QuothKind kind,
                   const QuothId *id,
                   const QuothUse *uses,
                   guint n_uses,
                   GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *described = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < n_uses; i++)
    {
      gint64 n;

      if (!quoth_query_number (database, uses[i].sql, id, &n, error))
        return FALSE;
      if (n > 0)
        g_ptr_array_add (counts, format_count (uses[i].kind, (guint) n));
    }
  if (counts->len == 0)
    return TRUE;

  described = quoth_query_describe (database, kind, id);
  joined = join_counts (counts);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
               /* Translators: "the actor “Putin” is used by 12 mentions and 3 claims; delete or
                  change them first" */
               _ ("%s is used by %s; delete or change them first"), described, joined);
  return FALSE;
}
