/* quoth-markup-claim.c: what is said of a claim, as features of a mark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-markup-claim.h"

#include <glib/gi18n-lib.h>

static void
add_feature (QuothMark *mark, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    quoth_mark_add_feature (mark, key, value);
}

/* "KEY=for"; "=unset" where the key ends as if it had a stance. */
static void
add_category (QuothExport *export, QuothMark *mark, const QuothCategory *category)
{
  static const char *const endings[] = { "=for", "=against", "=neutral", "=unset" };
  const char *key = quoth_export_get_name (export, QUOTH_KIND_CODE, &category->code);
  const char *ending = category->stance == QUOTH_STANCE_FOR       ? endings[0]
                       : category->stance == QUOTH_STANCE_AGAINST ? endings[1]
                       : category->stance == QUOTH_STANCE_NEUTRAL ? endings[2]
                                                                  : "";
  g_autofree char *value = NULL;

  for (guint i = 0; *ending == '\0' && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (key, endings[i]))
      ending = endings[3];
  value = g_strconcat (key, ending, NULL);
  quoth_mark_add_feature (mark, "code", value);
}

/* "NAME=CT+", or "NAME=unset". */
static void
add_chain (QuothExport *export, QuothMark *mark, const QuothClaim *claim)
{
  gboolean is_placed = FALSE;

  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);
      const char *nick = quoth_factuality_to_nick (link->factuality);
      g_autofree char *value
        = g_strdup_printf ("%s=%s", quoth_export_get_name (export, QUOTH_KIND_ACTOR, &link->actor), nick != NULL ? nick : "unset");

      quoth_mark_add_feature (mark, "chain", value);
      is_placed = is_placed || !quoth_id_is_none (&link->mention);
    }
  quoth_export_add_loss (export, _("where actors of attribution chains are mentioned"), is_placed);
}

void
quoth_markup_describe_claim (QuothExport *export, QuothMark *mark, const QuothClaim *claim, gboolean with_chain)
{
  add_feature (mark, "statement", claim->statement);
  for (guint i = 0; i < claim->categories->len; i++)
    add_category (export, mark, &g_array_index (claim->categories, QuothCategory, i));
  add_feature (mark, "factuality", quoth_factuality_to_nick (claim->factuality));
  add_feature (mark, "mode", quoth_mode_to_nick (claim->mode));
  add_feature (mark, "form", claim->form);
  add_feature (mark, "date", claim->date);
  add_feature (mark, "place", claim->place);
  if (claim->confidence >= 0)
    {
      g_autoptr (GString) number = g_string_new (NULL);

      quoth_json_append_double (number, claim->confidence);
      quoth_mark_add_feature (mark, "confidence", number->str);
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      add_feature (mark,
                   quoth_link_to_nick (link->link),
                   quoth_export_get_name (export, QUOTH_KIND_PROPOSITION, &link->proposition));
    }
  if (with_chain)
    add_chain (export, mark, claim);
}

static guint
count_set (const char *const *strings, guint n)
{
  guint n_set = 0;

  for (guint i = 0; i < n; i++)
    n_set += strings[i] != NULL && *strings[i] != '\0';
  return n_set;
}

void
quoth_markup_count_claim (QuothExport *export, const QuothClaim *claim)
{
  const char *const fields[] = { claim->statement, quoth_factuality_to_nick (claim->factuality),
                                 quoth_mode_to_nick (claim->mode), claim->form, claim->date, claim->place };

  quoth_export_add_loss (export,
        _("statements, factuality, mode, form, date, place and confidence of claims"),
        count_set (fields, G_N_ELEMENTS (fields)) + (claim->confidence >= 0));
  quoth_export_add_loss (export, _("propositions of claims"), claim->propositions->len);
  for (guint i = 0; i < claim->categories->len; i++)
    {
      if (i > 0)
        quoth_export_add_loss (export, _("codes of claims beyond the first"), 1);
      if (g_array_index (claim->categories, QuothCategory, i).stance != QUOTH_STANCE_UNSET)
        quoth_export_add_loss (export, _("stances of claims"), 1);
    }
}
