/* quoth-tables.c: values into tables and out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A transaction comes in two passes. The first puts and deletes, one operation after the other; a
 * value is checked alone then (its fields, and its spans against the text). The second pass checks
 * what needs the others: references, names that must be unique, cycles. So the operations of a
 * change may refer forward, and names may be swapped.
 *
 * Rows may be written though they did not change: the session that records the changeset compares
 * each row with what it was before, so that what is written back as it was leaves no trace in the
 * journal. That is also why the parts of a value are deleted and inserted anew. (Rejected: reading
 * the old parts and comparing them here; it is the same work a second time.) The rows that all
 * annotations have are looked at first, since one edit may put ten thousand annotations to change
 * one column of each: two actors become one.
 *
 * A put of a new mention costs its three inserts, and no search for what was found a moment ago.
 */

#include "config.h"

#include "store/quoth-tables-private.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-query.h"

static const QuothTableClass *const classes[QUOTH_N_KINDS] = {
  [QUOTH_KIND_PROJECT] = &quoth_project_table,
  [QUOTH_KIND_CODER] = &quoth_coder_table,
  [QUOTH_KIND_ACTOR_KIND] = &quoth_actor_kind_table,
  [QUOTH_KIND_ANNOTATION_TYPE] = &quoth_annotation_type_table,
  [QUOTH_KIND_CODE] = &quoth_code_table,
  [QUOTH_KIND_RELATION_TYPE] = &quoth_relation_type_table,
  [QUOTH_KIND_ATTRIBUTE] = &quoth_attribute_table,
  [QUOTH_KIND_CODEBOOK_VERSION] = &quoth_codebook_version_table,
  [QUOTH_KIND_ACTOR] = &quoth_actor_table,
  [QUOTH_KIND_DOCUMENT] = &quoth_document_table,
  [QUOTH_KIND_PROPOSITION] = &quoth_proposition_table,
  [QUOTH_KIND_MENTION] = &quoth_mention_table,
  [QUOTH_KIND_CLAIM] = &quoth_claim_table,
  [QUOTH_KIND_CUE] = &quoth_cue_table,
  [QUOTH_KIND_RELATION] = &quoth_relation_table,
  [QUOTH_KIND_ASSIGNMENT] = &quoth_assignment_table,
  [QUOTH_KIND_VERDICT] = &quoth_verdict_table,
  [QUOTH_KIND_MEMO] = &quoth_memo_table,
};

const QuothTableClass *
quoth_table_class_get (QuothKind kind)
{
  return classes[kind];
}

QuothTables *
quoth_tables_new (QuothDatabase *database)
{
  QuothTables *self = g_new0 (QuothTables, 1);

  self->database = database;
  self->texts = quoth_text_cache_new (database);
  self->put = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->waiting = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->attributes
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->revised = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self->known[i] = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  quoth_tables_begin (self, NULL);
  return self;
}

void
quoth_tables_free (QuothTables *self)
{
  quoth_text_cache_free (self->texts);
  g_hash_table_unref (self->put);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->attributes);
  g_hash_table_unref (self->revised);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_hash_table_unref (self->known[i]);
  g_free (self);
}

/* What was found to exist may do so no longer. */
static void
forget_known (QuothTables *self)
{
  if (!self->checking)
    return;
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_hash_table_remove_all (self->known[i]);
  g_hash_table_remove_all (self->attributes);
  self->checking = FALSE;
}

void
quoth_tables_begin (QuothTables *self, QuothRecord *record)
{
  self->record = record;
  forget_known (self);
  g_hash_table_remove_all (self->put);
  g_hash_table_remove_all (self->waiting);
  self->has_attributes = QUOTH_UNKNOWN;
  g_hash_table_remove_all (self->revised);
  quoth_text_cache_expire (self->texts);
  self->now = g_get_real_time () / 1000;
}

gboolean
quoth_tables_put (QuothTables *self, QuothValue *value, GError **error)
{
  if (quoth_id_is_none (&value->id))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   /* Translators: %s is a kind of value as the jsonl format names it */
                   _ ("a value of the type “%s” has no id"), quoth_kind_to_nick (value->kind));
      return FALSE;
    }
  forget_known (self);
  if (!classes[value->kind]->put (self, value, error)
      || !quoth_attribute_values_put (self, value, error))
    return FALSE;
  g_hash_table_replace (self->put, &value->id, value);
  return TRUE;
}

gboolean
quoth_tables_delete (QuothTables *self, QuothKind kind, const QuothId *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  forget_known (self);
  if (!quoth_query_has (self->database, kind, id, &local_error))
    {
      char buffer[QUOTH_ID_STRING_SIZE];

      if (local_error == NULL)
        local_error = g_error_new (QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                                   _ ("there is nothing of the type “%s” with the id %s to delete"),
                                   quoth_kind_to_nick (kind), quoth_id_to_string (id, buffer));
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_hash_table_remove (self->put, id);
  return classes[kind]->remove (self, id, error);
}

/* Whether no other value has the id of @value. An annotation's put has looked at the other
 * annotations, which are many. */
static gboolean
check_id (QuothTables *self, const QuothValue *value, GError **error)
{
  char buffer[QUOTH_ID_STRING_SIZE];
  g_autofree char *described = NULL;
  guint found;

  if (quoth_kind_is_annotation (value->kind))
    return TRUE;
  if (!quoth_query_kind (self->database, &value->id, NULL, &found, error))
    return FALSE;
  if (found < 2)
    return TRUE;

  described = quoth_query_describe (self->database, value->kind, &value->id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("the id %s of %s is that of something else too"),
               quoth_id_to_string (&value->id, buffer), described);
  return FALSE;
}

gboolean
quoth_tables_check (QuothTables *self, QuothValue *value, GError **error)
{
  /* Nothing to check if the same change put another value in its place, or deleted it. */
  if (g_hash_table_lookup (self->put, &value->id) != value)
    return TRUE;

  self->checking = TRUE;
  return check_id (self, value, error) && classes[value->kind]->check (self, value, error)
         && quoth_attribute_values_check (self, value, error);
}

gboolean
quoth_tables_require (QuothTables *self,
                      const QuothValue *owner,
                      const char *field,
                      QuothKind kind,
                      const QuothId *id,
                      GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *described = NULL;
  g_autofree char *missing = NULL;

  if (g_hash_table_contains (self->known[kind], id))
    return TRUE;
  if (quoth_query_has (self->database, kind, id, &local_error))
    {
      g_hash_table_add (self->known[kind], quoth_id_memdup (id));
      return TRUE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  described = quoth_query_describe (self->database, owner->kind, &owner->id);
  missing = quoth_query_describe (self->database, kind, id);
  if (quoth_id_is_none (id))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE, _ ("%s needs %s, which is not given"),
                 described, _ (field));
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                 /* Translators: "the mention “Xi” refers to the actor “0190…” (as the actor), which
                    is not …" */
                 _ ("%s refers to %s (as %s), which is not in this project"), described, missing,
                 _ (field));
  return FALSE;
}

gboolean
quoth_tables_require_optional (QuothTables *self,
                               const QuothValue *owner,
                               const char *field,
                               QuothKind kind,
                               const QuothId *id,
                               GError **error)
{
  return quoth_id_is_none (id) || quoth_tables_require (self, owner, field, kind, id, error);
}
