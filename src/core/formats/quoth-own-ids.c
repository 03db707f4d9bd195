/* quoth-own-ids.c: what the ids of an export's tables are in the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-own-private.h"

struct _QuothOwnIds
{
  QuothReader *reader;
  GHashTable *targets; /* QuothId: QuothId, itself where it is the same */
  GHashTable *left;    /* QuothId */
  GHashTable *names[QUOTH_N_KINDS]; /* (nullable): name: QuothId, or none where several have it */
};

QuothOwnIds *
quoth_own_ids_new (QuothReader *reader)
{
  QuothOwnIds *self = g_new0 (QuothOwnIds, 1);

  self->reader = reader;
  self->targets = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->left = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  return self;
}

static void
free_target (gpointer key, gpointer value, gpointer user_data)
{
  if (key != value)
    g_free (value);
}

void
quoth_own_ids_free (QuothOwnIds *self)
{
  g_hash_table_foreach (self->targets, free_target, NULL);
  g_hash_table_unref (self->targets);
  g_hash_table_unref (self->left);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_free (self);
}

gboolean
quoth_own_ids_has (QuothOwnIds *self, const QuothId *id)
{
  return g_hash_table_contains (self->targets, id);
}

/* ---- Names ---- */

/* (transfer full) (nullable): NULL for kinds that are known by their ids alone. */
static char *
dup_name (gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return g_strdup (quoth_coder (value)->name);
    case QUOTH_KIND_ACTOR_KIND:
      return g_strdup (quoth_actor_kind (value)->key);
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strdup (quoth_annotation_type (value)->key);
    case QUOTH_KIND_CODE:
      return g_strdup (quoth_code (value)->key);
    case QUOTH_KIND_RELATION_TYPE:
      return g_strdup (quoth_relation_type (value)->key);
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf ("%s %s", quoth_kind_to_nick (quoth_attribute (value)->on), quoth_attribute (value)->key);
    case QUOTH_KIND_ACTOR:
      return g_strdup_printf ("%s %s", quoth_actor (value)->actor_kind, quoth_actor (value)->name);
    case QUOTH_KIND_PROPOSITION:
      return g_strdup (quoth_proposition (value)->statement);
    default:
      return NULL;
    }
}

static gboolean
add_name_cb (gpointer value, gpointer user_data, GError **error)
{
  GHashTable *names = user_data;
  char *name = dup_name (value);

  if (name == NULL)
    return TRUE;
  g_hash_table_insert (
    names, name, quoth_id_memdup (g_hash_table_contains (names, name) ? &QUOTH_ID_NONE : &QUOTH_VALUE (value)->id));
  return TRUE;
}

gboolean
quoth_own_ids_find_twin (QuothOwnIds *self, QuothKind kind, const char *name, QuothId *twin)
{
  QuothQuery query = { .kind = kind };
  const QuothId *id;

  if (name == NULL)
    return FALSE;
  if (self->names[kind] == NULL)
    {
      self->names[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      quoth_reader_foreach (self->reader, &query, add_name_cb, self->names[kind], NULL);
    }
  id = g_hash_table_lookup (self->names[kind], name);
  if (id == NULL || quoth_id_is_none (id))
    return FALSE;
  *twin = *id;
  return TRUE;
}

/* ---- Ids ---- */

void
quoth_own_ids_add (QuothOwnIds *self, const QuothId *id, const QuothId *target, gboolean is_left)
{
  QuothId *key = quoth_id_memdup (id);

  g_hash_table_insert (self->targets, key, quoth_id_equal (id, target) ? key : quoth_id_memdup (target));
  if (is_left)
    g_hash_table_add (self->left, quoth_id_memdup (target));
}

gboolean
quoth_own_ids_is_left (QuothOwnIds *self, const QuothId *target)
{
  return g_hash_table_contains (self->left, target);
}

gboolean
quoth_own_ids_find (QuothOwnIds *self, const char *text, guint kind, QuothId *target)
{
  const QuothId *known;
  QuothId id;

  if (!quoth_id_from_string (text, &id))
    return FALSE;
  known = g_hash_table_lookup (self->targets, &id);
  *target = known != NULL ? *known : id;
  if (known != NULL)
    return TRUE;
  for (QuothKind any = 0; any < QUOTH_N_KINDS; any++)
    if ((kind == QUOTH_OWN_ANY || kind == any) && quoth_reader_has (self->reader, any, &id))
      return TRUE;
  return FALSE;
}
