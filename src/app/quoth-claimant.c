/* quoth-claimant.c: who probably claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-claimant.h"


typedef struct
{
  QuothSession *session;
  QuothRange claim;
  const QuothActor *actor;
  QuothId mention;
  guint end; /* of the best mention so far */
} Search;

/* Mentions come in the order of their start: a later one that ends before the claim is nearer. */
static gboolean
look_at_mention (QuothRange range, gpointer value, gpointer user_data)
{
  Search *search = user_data;
  const QuothActor *actor;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_MENTION || range.end > search->claim.start)
    return G_SOURCE_CONTINUE;
  actor = quoth_session_find (search->session, QUOTH_KIND_ACTOR, &quoth_mention (value)->actor);
  if (actor == NULL || (search->actor != NULL && range.end < search->end))
    return G_SOURCE_CONTINUE;
  search->actor = actor;
  search->mention = QUOTH_VALUE (value)->id;
  search->end = range.end;
  return G_SOURCE_CONTINUE;
}

/* From the start of the sentence before the one that @offset is in, and of the same paragraph. */
static guint
find_start (QuothText *text, guint offset)
{
  guint sentences = 0;
  guint start = offset;

  while (start > 0)
    {
      gunichar c = quoth_text_get_char (text, start - 1);

      if (c == '\n' || offset - start > 600)
        break;
      if ((c == '.' || c == '!' || c == '?' || c == 0x3002) && start < offset &&
          (c == 0x3002 || g_unichar_isspace (quoth_text_get_char (text, start))) && ++sentences == 2)
        break;
      start--;
    }
  return start;
}

static gboolean
is_called (const QuothActor *actor, const char *folded)
{
  g_autofree char *name = quoth_fold (actor->name);

  if (g_str_equal (name, folded))
    return TRUE;
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      g_autofree char *alias = quoth_fold (((QuothAlias *) actor->aliases->pdata[i])->text);

      if (g_str_equal (alias, folded))
        return TRUE;
    }
  return FALSE;
}

static const QuothActor *
find_author (QuothDesk *desk)
{
  QuothItemList *actors = quoth_session_get_list (quoth_desk_get_session (desk), QUOTH_KIND_ACTOR);
  const QuothDocument *document = quoth_desk_get_document (desk);
  g_autofree char *author = quoth_fold (document->author);

  if (*author == '\0')
    return NULL;
  for (guint i = 0; i < quoth_item_list_get_size (actors); i++)
    {
      const QuothActor *actor = quoth_item_get_value (quoth_item_list_get (actors, i));

      if (is_called (actor, author))
        return actor;
    }
  return NULL;
}

const QuothActor *
quoth_claimant_suggest (QuothDesk *desk, const QuothClaim *claim, QuothId *mention)
{
  QuothDocumentModel *model = quoth_desk_get_model (desk);
  QuothRange extent = quoth_annotation_get_extent (claim);
  Search search = { quoth_desk_get_session (desk), extent, NULL, QUOTH_ID_NONE, 0 };
  guint start = find_start (quoth_document_model_get_text (model), extent.start);

  *mention = QUOTH_ID_NONE;
  if (start < extent.start)
    quoth_document_model_foreach (model, quoth_range (start, extent.start), look_at_mention, &search);
  if (search.actor == NULL)
    return find_author (desk);
  *mention = search.mention;
  return search.actor;
}
