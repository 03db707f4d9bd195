/* quoth-table-cue.c: the table of the cues
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-cue.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static gboolean
put_cue (QuothTables *self, gpointer value, GError **error)
{
  QuothCue *cue = value;
  gboolean is_new;
  sqlite3_stmt *statement;

  if (!quoth_valid_name (N_ ("the kind of the cue"), cue->cue_kind, error)
      || !quoth_table_put_annotation (self, &cue->annotation, &is_new, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO cue (annotation, kind, claim) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO UPDATE SET kind = excluded.kind, claim = excluded.claim",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &cue->annotation.value.id);
  quoth_bind_text (statement, 2, cue->cue_kind);
  quoth_bind_id (statement, 3, &cue->claim);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_cue (QuothTables *self, const QuothId *id, GError **error)
{
  return quoth_query_run (self->database, "DELETE FROM cue WHERE annotation = ?1", id, error)
         && quoth_table_remove_annotation (self, id, error);
}

/* The kind is one that every project has, or a type of this one. */
static gboolean
check_kind (QuothTables *self, const QuothCue *cue, GError **error)
{
  g_autofree char *types = NULL;
  sqlite3_stmt *statement;
  gboolean found;

  if (!quoth_cue_kind_is_own (cue->cue_kind))
    return TRUE;
  statement = quoth_database_prepare (
    self->database,
    "SELECT found, CASE WHEN found THEN NULL ELSE (SELECT group_concat (key, ', ') FROM (SELECT key FROM annotation_type ORDER BY key)) END"
    " FROM (SELECT EXISTS (SELECT 1 FROM annotation_type WHERE key = ?1) AS found)",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, cue->cue_kind);
  if (quoth_database_step (self->database, statement, error) != SQLITE_ROW)
    return FALSE;
  found = sqlite3_column_int (statement, 0) != 0;
  types = found ? NULL : quoth_column_dup_text (statement, 1);
  sqlite3_reset (statement);
  if (!found)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, 
                 _ ("the type of the annotation is “%s”: it must be cue, evidence or the key of an annotation type that the codebook defines "
                    "(an “annotation-type” in jsonl): %s"),
                  cue->cue_kind, types != NULL ? types : _ ("none yet"));
  return found;
}

static gboolean
check_cue (QuothTables *self, gpointer value, GError **error)
{
  QuothCue *cue = value;
  gint64 elsewhere;

  if (!quoth_table_check_annotation (self, &cue->annotation, error)
      || !quoth_tables_require_optional (self, value, N_ ("its claim"), QUOTH_KIND_CLAIM,
                                         &cue->claim, error)
      || !check_kind (self, cue, error))
    return FALSE;
  if (quoth_id_is_none (&cue->claim))
    return TRUE;
  if (!quoth_query_number (self->database,
                           "SELECT a.document <> b.document FROM cue c"
                           " JOIN annotation a ON a.id = c.annotation"
                           " JOIN annotation b ON b.id = c.claim WHERE c.annotation = ?1",
                           &cue->annotation.value.id, &elsewhere, error))
    return FALSE;
  if (elsewhere != 0)
    {
      g_autofree char *described
        = quoth_query_describe (self->database, QUOTH_KIND_CUE, &cue->annotation.value.id);
      g_autofree char *claim = quoth_query_describe (self->database, QUOTH_KIND_CLAIM, &cue->claim);

      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                   _ ("%s cannot belong to %s; a cue and its claim are in the same document"),
                   described, claim);
    }
  return elsewhere == 0;
}

static gpointer
load_cue (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothCue *cue = quoth_cue_new (&id);

  quoth_table_load_annotation (&cue->annotation, row);
  quoth_cue_set_kind (cue, (const char *) sqlite3_column_text (row, QUOTH_ANNOTATION_N_COLUMNS));
  cue->claim = quoth_column_id (row, QUOTH_ANNOTATION_N_COLUMNS + 1);
  return cue;
}

#define SELECT_CUE                                                         \
  "SELECT " QUOTH_ANNOTATION_COLUMNS ", c.kind, c.claim FROM annotation a" \
  " CROSS JOIN cue c ON c.annotation = a.id CROSS JOIN span s ON s.annotation = a.id "

const QuothTableClass quoth_cue_table = {
  .put = put_cue,
  .remove = remove_cue,
  .check = check_cue,
  .select_all = SELECT_CUE "WHERE a.document = ?1 AND a.kind = 'cue' ORDER BY a.id",
  .select_one = SELECT_CUE "WHERE a.id = ?1 ORDER BY s.position",
  .load = load_cue,
};
