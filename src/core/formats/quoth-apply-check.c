/* quoth-apply-check.c: a dry run of an apply: what can be found out without writing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store checks all of this too, and more, when it writes.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-apply-private.h"

static gboolean
has_value (QuothApply *self, const QuothId *id, guint kind)
{
  QuothPending *pending = quoth_apply_find_pending (self, id);

  if (pending != NULL)
    return !pending->was_deleted && (kind == QUOTH_KIND_ANY || pending->value->kind == kind);
  if (g_hash_table_contains (self->deleted, id))
    return FALSE;
  if (kind != QUOTH_KIND_ANY)
    return quoth_reader_has (self->reader, kind, id);
  for (guint k = 0; k < QUOTH_N_KINDS; k++)
    if (quoth_reader_has (self->reader, k, id))
      return TRUE;
  return FALSE;
}

static gboolean
check_reference_cb (QuothId *id, guint kind, gpointer user_data, GError **error)
{
  char string[QUOTH_ID_STRING_SIZE];

  if (quoth_id_is_none (id) || has_value (user_data, id, kind))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_REFERENCE,
               _("There is no %s with the id %s"),
               kind == QUOTH_KIND_ANY ? _("value") : quoth_kind_to_nick (kind),
               quoth_id_to_string (id, string));
  return FALSE;
}

static QuothText *
get_text (QuothApply *self, GHashTable *texts, const QuothId *document, GError **error)
{
  QuothPending *pending = quoth_apply_find_pending (self, document);
  QuothText *text = g_hash_table_lookup (texts, document);

  if (text != NULL)
    return text;
  text = pending != NULL && quoth_document (pending->value)->text != NULL
           ? quoth_text_ref (quoth_document (pending->value)->text)
           : quoth_reader_load_text (self->reader, document, error);
  if (text != NULL)
    g_hash_table_insert (texts, quoth_id_memdup (document), text);
  return text;
}

static gboolean
check_value (QuothApply *self, GHashTable *texts, gpointer value, GError **error)
{
  QuothText *text;

  if (!quoth_apply_foreach_reference (value, check_reference_cb, self, error))
    return FALSE;
  if (!quoth_kind_is_annotation (QUOTH_VALUE (value)->kind))
    return TRUE;
  text = get_text (self, texts, &QUOTH_ANNOTATION (value)->document, error);
  return text != NULL && quoth_annotation_check (value, text, error);
}

gboolean
quoth_apply_check (QuothApply *self, GError **error)
{
  g_autoptr (GHashTable) texts
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) quoth_text_unref);

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (!pending->was_deleted && !check_value (self, texts, pending->value, error))
        return quoth_apply_fail_at (self, pending->line, error);
    }
  return TRUE;
}
