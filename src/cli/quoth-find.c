/* quoth-find.c: one value, by what somebody calls it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-find.h"

#include <glib/gi18n-lib.h>

#include "quoth-invocation.h"
#include "quoth-rows.h"

typedef struct
{
  const char *name;
  GArray *found;
} Find;

gboolean
quoth_find_kind (const char *what, QuothKind *kind, GError **error)
{
  const QuothRowKind *rows = quoth_rows_find (what);

  if (rows != NULL && rows->fill != NULL)
    {
      *kind = rows->kind;
      return TRUE;
    }
  quoth_invocation_set_usage_error (error, _("“%s” is nothing that has names or ids; there are: %s"), what,
                                    quoth_rows_get_names ());
  return FALSE;
}

static gboolean
is_alias (const QuothActor *actor, const char *name)
{
  for (guint i = 0; i < actor->aliases->len; i++)
    if (g_strcmp0 (((const QuothAlias *) actor->aliases->pdata[i])->text, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_called (gpointer value, const char *name)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return g_strcmp0 (quoth_coder (value)->name, name) == 0;
    case QUOTH_KIND_CODE:
      return g_strcmp0 (quoth_code (value)->key, name) == 0 || g_strcmp0 (quoth_code (value)->name, name) == 0;
    case QUOTH_KIND_ACTOR_KIND:
      return g_strcmp0 (quoth_actor_kind (value)->key, name) == 0 || g_strcmp0 (quoth_actor_kind (value)->name, name) == 0;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strcmp0 (quoth_annotation_type (value)->key, name) == 0
             || g_strcmp0 (quoth_annotation_type (value)->name, name) == 0;
    case QUOTH_KIND_RELATION_TYPE:
      return g_strcmp0 (quoth_relation_type (value)->key, name) == 0 || g_strcmp0 (quoth_relation_type (value)->name, name) == 0;
    case QUOTH_KIND_ATTRIBUTE:
      return g_strcmp0 (quoth_attribute (value)->key, name) == 0 || g_strcmp0 (quoth_attribute (value)->name, name) == 0;
    case QUOTH_KIND_ACTOR:
      return g_strcmp0 (quoth_actor (value)->name, name) == 0 || is_alias (quoth_actor (value), name);
    case QUOTH_KIND_DOCUMENT:
      return g_strcmp0 (quoth_document (value)->name, name) == 0;
    case QUOTH_KIND_PROPOSITION:
      return g_strcmp0 (quoth_proposition (value)->statement, name) == 0;
    default:
      return FALSE;
    }
}

static gboolean
find_cb (gpointer value, gpointer data, GError **error)
{
  Find *self = data;

  if (is_called (value, self->name))
    g_array_append_val (self->found, QUOTH_VALUE (value)->id);
  return TRUE;
}

static char *
list_ids (GArray *ids)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      char buffer[QUOTH_ID_STRING_SIZE];

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                              quoth_id_to_string (&g_array_index (ids, QuothId, i), buffer));
    }
  return g_string_free (list, FALSE);
}

static gboolean
refuse_several (QuothKind kind, const char *name, GArray *found, GError **error)
{
  g_autofree char *ids = list_ids (found);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The %s “%s” could be any of these: %s; name it by its id"),
               quoth_kind_to_nick (kind), name, ids);
  return FALSE;
}

gboolean
quoth_find_value (QuothReader *reader, QuothKind kind, const char *name, QuothId *id, GError **error)
{
  QuothQuery query = { .kind = kind };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QuothId));
  Find find = { name, found };

  if (quoth_id_from_string (name, id) && quoth_reader_has (reader, kind, id))
    return TRUE;
  if (!quoth_kind_is_annotation (kind) && !quoth_reader_foreach (reader, &query, find_cb, &find, error))
    return FALSE;
  if (found->len > 1)
    return refuse_several (kind, name, found, error);
  if (found->len == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                   /* Translators: %s is a kind of value as the jsonl format names it ("actor"), then a name or id */
                   _("There is no %s “%s” in the project"), quoth_kind_to_nick (kind), name);
      return FALSE;
    }
  *id = g_array_index (found, QuothId, 0);
  return TRUE;
}

GArray *
quoth_find_values (QuothReader *reader, QuothKind kind, const char *const *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));

  for (; names != NULL && *names != NULL; names++)
    {
      QuothId id;

      if (!quoth_find_value (reader, kind, *names, &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}
