/* quoth-actor-check.c: what an actor may be called, and what it may be a part of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-check.h"

#include <glib/gi18n.h>

static const QuothActor *
find (QuothItemList *actors, const QuothId *id)
{
  QuothItem *item = quoth_item_list_find (actors, id);

  return item != NULL ? quoth_item_get_value (item) : NULL;
}

gboolean
quoth_actor_check_parent (QuothItemList *actors, const QuothActor *actor, const QuothId *parent, GError **error)
{
  const QuothActor *above = find (actors, parent);
  guint n = quoth_item_list_get_size (actors);

  if (quoth_id_equal (parent, &actor->value.id))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("“%s” cannot be a part of itself: choose another actor"),
                   actor->name);
      return FALSE;
    }
  /* A project whose actors go in a circle already must not hang this. */
  for (guint i = 0; above != NULL && i < n; i++)
    {
      if (quoth_id_equal (&above->parent, &actor->value.id))
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("“%s” is a part of “%s” already: choose an actor that is not"),
                       find (actors, parent)->name, actor->name);
          return FALSE;
        }
      above = find (actors, &above->parent);
    }
  return TRUE;
}

gboolean
quoth_actor_check_alias (const QuothActor *actor, guint n, const char *text, GError **error)
{
  if (!quoth_valid_name (N_ ("an alias of the actor"), text, error))
    return FALSE;
  if (g_strcmp0 (actor->name, text) == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("“%s” is the name of the actor itself"), text);
      return FALSE;
    }
  for (guint i = 0; i < actor->aliases->len; i++)
    if (i != n && g_str_equal (((const QuothAlias *) actor->aliases->pdata[i])->text, text))
      {
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("“%s” is among the other names already"), text);
        return FALSE;
      }
  return TRUE;
}

gboolean
quoth_actor_check_affiliation (const QuothActor *actor, guint n, const QuothActor *other, GError **error)
{
  const QuothAffiliation *self = n < actor->affiliations->len ? actor->affiliations->pdata[n] : NULL;

  if (quoth_id_equal (&other->value.id, &actor->value.id))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("“%s” cannot be affiliated to itself: choose another actor"), actor->name);
      return FALSE;
    }
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *one = actor->affiliations->pdata[i];

      /* Twice to the same actor is right where the role or the time is another. */
      if (i != n && quoth_id_equal (&one->actor, &other->value.id) &&
          g_strcmp0 (one->role, self != NULL ? self->role : NULL) == 0 &&
          g_strcmp0 (one->from, self != NULL ? self->from : NULL) == 0 &&
          g_strcmp0 (one->to, self != NULL ? self->to : NULL) == 0)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
                       _ ("The affiliation to “%s” is there already: give that one a role or dates first"), other->name);
          return FALSE;
        }
    }
  return TRUE;
}
