/* quoth-adoption-relations.c: relations that the codebook here would not allow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A type of relations may ask for claims under certain codes, and ours may ask for others than theirs did, or did when the relation was
 * made. The store would refuse such a relation; it is somebody's work, so it comes in under a second type, which asks for nothing.
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-sha256.h"

typedef struct
{
  const char *key;
  QuothRelationType *found;
} Wanted;

static gboolean
find_type_cb (gpointer value, gpointer data, GError **error)
{
  Wanted *self = data;

  if (self->found == NULL && g_strcmp0 (quoth_relation_type (value)->key, self->key) == 0)
    self->found = quoth_value_ref (value);
  return TRUE;
}

/* (transfer full): the type of that key as it will be; %NULL if the codebook says nothing of it. */
static QuothRelationType *
find_type (QuothAdoptionRun *self, const char *key)
{
  QuothQuery query = { .kind = QUOTH_KIND_RELATION_TYPE };
  Wanted wanted = { .key = key };
  GHashTableIter iter;
  gpointer value;

  quoth_reader_foreach (self->ours, &query, find_type_cb, &wanted, NULL);
  g_hash_table_iter_init (&iter, self->added);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (QUOTH_VALUE (value)->kind == QUOTH_KIND_RELATION_TYPE)
      find_type_cb (value, &wanted, NULL);
  return wanted.found;
}

static gboolean
is_under (QuothAdoptionRun *self, const QuothId *code, const QuothId *above)
{
  QuothId at = *code;

  while (!quoth_id_is_none (&at) && !quoth_id_equal (&at, above))
    {
      QuothCode *value = g_hash_table_lookup (self->added, &at);
      g_autoptr (QuothCode) stored = NULL;

      if (value == NULL)
        value = stored = quoth_reader_get (self->ours, QUOTH_KIND_CODE, &at, NULL);
      at = value != NULL ? value->parent : QUOTH_ID_NONE;
    }
  return !quoth_id_is_none (&at);
}

/* (transfer full) (nullable): the claim as it will be here. */
static QuothClaim *
load_claim (QuothAdoptionRun *self, const QuothId *id)
{
  g_autoptr (QuothClaim) theirs = NULL;
  QuothClaim *copy;

  if (quoth_reader_has (self->ours, QUOTH_KIND_CLAIM, id))
    return quoth_reader_get (self->ours, QUOTH_KIND_CLAIM, id, NULL);
  theirs = quoth_reader_get (self->theirs, QUOTH_KIND_CLAIM, id, NULL);
  copy = theirs != NULL ? quoth_claim_copy (theirs) : NULL;
  for (guint i = 0; copy != NULL && i < copy->categories->len; i++)
    quoth_adoption_lead_id (self, &g_array_index (copy->categories, QuothCategory, i).code);
  return copy;
}

static gboolean
fits (QuothAdoptionRun *self, const QuothId *claim, const QuothId *code)
{
  g_autoptr (QuothClaim) value = NULL;

  if (quoth_id_is_none (code))
    return TRUE;
  value = load_claim (self, claim);
  for (guint i = 0; value != NULL && i < value->categories->len; i++)
    if (is_under (self, &g_array_index (value->categories, QuothCategory, i).code, code))
      return TRUE;
  return FALSE;
}

static gboolean
allows (QuothAdoptionRun *self, const QuothRelationType *type, const QuothRelation *relation)
{
  return (fits (self, &relation->from, &type->from_code) && fits (self, &relation->to, &type->to_code))
         || (type->symmetric && fits (self, &relation->to, &type->from_code)
             && fits (self, &relation->from, &type->to_code));
}

/* The same for the same type, so that a second merge finds it. */
static QuothId
make_loose_id (const QuothRelationType *type)
{
  guint8 sha256[QUOTH_SHA256_SIZE];
  QuothId id;

  quoth_sha256 (type->value.id.bytes, sizeof type->value.id.bytes, sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  id.bytes[6] = 0x80 | (id.bytes[6] & 0x0f);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);
  return id;
}

/* (transfer full): the second type of @type, which asks for nothing. */
static QuothRelationType *
need_loose_type (QuothAdoptionRun *self, const QuothRelationType *type, GError **error)
{
  QuothId id = make_loose_id (type);
  QuothRelationType *added = g_hash_table_lookup (self->added, &id);
  g_autoptr (QuothRelationType) loose = NULL;

  if (added != NULL)
    return quoth_value_ref (added);
  if (quoth_reader_has (self->ours, QUOTH_KIND_RELATION_TYPE, &id))
    return quoth_reader_get (self->ours, QUOTH_KIND_RELATION_TYPE, &id, error);
  loose = quoth_relation_type_copy (type);
  loose->value.id = id;
  loose->from_code = QUOTH_ID_NONE;
  loose->to_code = QUOTH_ID_NONE;
  g_free (loose->name);
  /* Translators: %s is a type of relations, such as “supports” */
  loose->name = g_strdup_printf (_("%s (between any claims)"), type->name);
  if (!quoth_adoption_rename (self, loose, error))
    return NULL;
  g_hash_table_insert (self->added, &loose->value.id, quoth_value_ref (loose));
  quoth_change_put (self->change, loose);
  g_ptr_array_add (self->adoption->report.told,
                   g_strdup_printf (_("The codebook here does not allow all relations “%1$s” of the other project; those became “%2$s”"),
                                    type->name, loose->name));
  return g_steal_pointer (&loose);
}

gboolean
quoth_adoption_allow_relation (QuothAdoptionRun *self, QuothRelation *relation, GError **error)
{
  g_autoptr (QuothRelationType) type = find_type (self, relation->relation_kind);
  g_autoptr (QuothRelationType) loose = NULL;

  if (type == NULL || allows (self, type, relation))
    return TRUE;
  loose = need_loose_type (self, type, error);
  if (loose == NULL)
    return FALSE;
  g_free (relation->relation_kind);
  relation->relation_kind = g_strdup (loose->key);
  return TRUE;
}
