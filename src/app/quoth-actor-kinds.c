/* quoth-actor-kinds.c: the kinds that actors of a project may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-kinds.h"

#include "quoth-names.h"

static const QuothActorKind *
get_kind (QuothItemList *kinds, guint n)
{
  return quoth_item_get_value (quoth_item_list_get (kinds, n));
}

const char *
quoth_actor_kinds_get_name (QuothSession *session, const char *key)
{
  QuothItemList *kinds = quoth_session_get_list (session, QUOTH_KIND_ACTOR_KIND);

  for (guint i = 0; i < quoth_item_list_get_size (kinds); i++)
    if (g_strcmp0 (get_kind (kinds, i)->key, key) == 0)
      return get_kind (kinds, i)->name;
  return quoth_name_of_actor_kind (key);
}

static void
add (GPtrArray *keys, GHashTable *seen, const char *key)
{
  if (g_hash_table_add (seen, (gpointer) key))
    g_ptr_array_add (keys, g_strdup (key));
}

GStrv
quoth_actor_kinds_list (QuothSession *session)
{
  QuothItemList *kinds = quoth_session_get_list (session, QUOTH_KIND_ACTOR_KIND);
  QuothItemList *actors = quoth_session_get_list (session, QUOTH_KIND_ACTOR);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *keys = g_ptr_array_new ();

  for (const char *const *key = quoth_actor_get_kinds (); *key != NULL; key++)
    add (keys, seen, *key);
  for (guint i = 0; i < quoth_item_list_get_size (kinds); i++)
    add (keys, seen, get_kind (kinds, i)->key);
  for (guint i = 0; i < quoth_item_list_get_size (actors); i++)
    add (keys, seen, ((const QuothActor *) quoth_item_get_value (quoth_item_list_get (actors, i)))->actor_kind);
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (keys, FALSE);
}

/* Whether @list is of strings, and of exactly these. */
static gboolean
lists (GListModel *list, GtkStringList *names)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (!GTK_IS_STRING_LIST (list) || g_list_model_get_n_items (list) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (list), i), gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

void
quoth_actor_kinds_offer (QuothSession *session, const char *const *keys, GtkDropDown *drop_down)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (; *keys != NULL; keys++)
    gtk_string_list_append (names, quoth_actor_kinds_get_name (session, *keys));
  if (!lists (gtk_drop_down_get_model (drop_down), names))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}
