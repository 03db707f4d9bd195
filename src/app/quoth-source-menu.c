/* quoth-source-menu.c: what can be done with an actor in a claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-source-menu.h"

#include <glib/gi18n.h>

#include "quoth-factuality.h"
#include "quoth-mention-finder.h"
#include "quoth-names.h"

#define MAX_MENTIONS 12

char *
quoth_source_describe_tie (QuothDesk *desk, const QuothId *mention)
{
  QuothDocumentModel *model = quoth_desk_get_model (desk);
  const QuothAnnotation *annotation = quoth_document_model_get_annotation (model, mention);
  g_autofree char *quote = annotation != NULL ? quoth_annotation_dup_quote (annotation) : NULL;
  g_autofree char *line = annotation != NULL ? quoth_name_one_line (quote, 40) : NULL;
  g_autofree char *place = NULL;

  if (annotation == NULL)
    return NULL;
  place = quoth_name_of_place (quoth_desk_get_document (desk), quoth_annotation_get_extent (annotation).start);
  return g_strdup_printf ("“%s” · %s", line, place);
}

static GPtrArray *
find_mentions (QuothDesk *desk, const QuothClaim *claim, QuothParty party, guint n)
{
  return quoth_mentions_near (quoth_desk_get_model (desk), quoth_party_get_actor (claim, party, n),
                              quoth_annotation_get_extent (claim));
}

static void
add_mentions (QuothOptionPopover *menu, QuothDesk *desk, const QuothClaim *claim, QuothParty party, guint n)
{
  const QuothId *tied = quoth_party_get_mention (claim, party, n);
  g_autoptr (GPtrArray) mentions = find_mentions (desk, claim, party, n);

  for (guint i = 0; i < MIN (mentions->len, MAX_MENTIONS); i++)
    {
      const QuothMention *mention = mentions->pdata[i];
      g_autofree char *where = quoth_source_describe_tie (desk, &mention->annotation.value.id);
      g_autofree char *title = g_strdup_printf (_ ("Named as %s"), where);

      if (!quoth_id_equal (&mention->annotation.value.id, tied))
        quoth_option_popover_add (menu, QUOTH_SOURCE_TIE + i, title, i == 0 ? _ ("the nearest place") : NULL,
                                  NULL, "view-pin-symbolic", NULL);
    }
}

static void
add_tie (QuothOptionPopover *menu, QuothDesk *desk, const QuothId *tied)
{
  g_autofree char *where = quoth_source_describe_tie (desk, tied);
  g_autofree char *title = NULL;

  if (where == NULL)
    return;
  title = g_strdup_printf (_ ("Go to %s"), where);
  quoth_option_popover_add (menu, QUOTH_SOURCE_GO, title, NULL, NULL, "go-jump-symbolic", NULL);
}

static void
add_places (QuothOptionPopover *menu, guint count, QuothParty party, guint n)
{
  if (party == QUOTH_PARTY_SOURCE)
    {
      quoth_option_popover_add (menu, QUOTH_SOURCE_ADD_BEFORE, _ ("Add who reports this source"), NULL, NULL,
                                "list-add-symbolic", NULL);
      quoth_option_popover_add (menu, QUOTH_SOURCE_ADD_AFTER, _ ("Add whom this source reports"), NULL, NULL,
                                "list-add-symbolic", NULL);
    }
  if (n > 0)
    quoth_option_popover_add (menu, QUOTH_SOURCE_MOVE_BACK, _ ("Move to the front"), NULL, _ ("Alt+Left"), "go-previous-symbolic", NULL);
  if (n + 1 < count)
    quoth_option_popover_add (menu, QUOTH_SOURCE_MOVE_ON, _ ("Move to the back"), NULL, _ ("Alt+Right"), "go-next-symbolic", NULL);
  quoth_option_popover_add (menu, QUOTH_SOURCE_REMOVE, _ ("Remove"), NULL, _ ("Delete"), "user-trash-symbolic", NULL);
}

void
quoth_source_menu_fill (QuothOptionPopover *menu, QuothDesk *desk, const QuothClaim *claim, QuothParty party, guint n)
{
  const QuothId *tied = quoth_party_get_mention (claim, party, n);
  gboolean editable = quoth_desk_can_edit (desk);

  quoth_option_popover_begin (menu, _ ("What to do"));
  add_tie (menu, desk, tied);
  quoth_option_popover_add (menu, QUOTH_SOURCE_PAGE, _ ("Show the actor’s page"), NULL, _ ("Ctrl+Enter"),
                            "system-users-symbolic", NULL);
  if (!editable)
    return;
  if (party == QUOTH_PARTY_SOURCE)
    quoth_option_popover_add (menu, QUOTH_SOURCE_FACTUALITY, _ ("How sure this source is…"), NULL, NULL,
                              "dialog-question-symbolic", NULL);
  add_mentions (menu, desk, claim, party, n);
  if (!quoth_id_is_none (tied))
    quoth_option_popover_add (menu, QUOTH_SOURCE_UNTIE, _ ("Not named in the text"), NULL, NULL, "edit-clear-symbolic", NULL);
  add_places (menu, quoth_party_count (claim, party), party, n);
}

void
quoth_source_menu_fill_factuality (QuothOptionPopover *menu, const char *name)
{
  g_autofree char *label = g_strdup_printf (_ ("How sure %s is"), name);

  quoth_option_popover_begin (menu, label);
  for (guint i = QUOTH_FACTUALITY_CT_PLUS; i <= QUOTH_FACTUALITY_U_U; i++)
    quoth_option_popover_add (menu, QUOTH_SOURCE_SET_FACTUALITY + i, quoth_factuality_get_name ((QuothFactuality) i),
                              NULL, quoth_factuality_to_nick ((QuothFactuality) i), NULL, NULL);
  quoth_option_popover_add (menu, QUOTH_SOURCE_SET_FACTUALITY, quoth_factuality_get_name (QUOTH_FACTUALITY_UNSET), NULL, NULL,
                            "edit-clear-symbolic", NULL);
}

gboolean
quoth_source_menu_apply (guint deed, QuothDesk *desk, QuothClaim *claim, QuothParty party, guint n)
{
  if (deed >= QUOTH_SOURCE_SET_FACTUALITY)
    {
      g_array_index (claim->chain, QuothChainLink, n).factuality = (QuothFactuality) (deed - QUOTH_SOURCE_SET_FACTUALITY);
    }
  else if (deed >= QUOTH_SOURCE_TIE)
    {
      g_autoptr (GPtrArray) mentions = find_mentions (desk, claim, party, n);

      /* It may have gone while the menu was open. */
      if (deed - QUOTH_SOURCE_TIE >= mentions->len)
        return FALSE;
      quoth_party_tie (claim, party, n, &QUOTH_VALUE (mentions->pdata[deed - QUOTH_SOURCE_TIE])->id);
    }
  else if (deed == QUOTH_SOURCE_UNTIE)
    quoth_party_tie (claim, party, n, NULL);
  else
    return FALSE;
  return TRUE;
}
