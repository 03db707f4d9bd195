/* quoth-disclosing.c: letting the coders of texts see each other's work, though not all are done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-disclosing.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-assignment.h"

struct _QuothDisclosing
{
  GHashTable *documents; /* QuothId → whether it has been opened by this */
  QuothCoder *author;
  QuothChange *change; /* borrowed, while it is built */
  guint n_opened;
};

QuothDisclosing *
quoth_disclosing_new (const QuothId *documents, guint n, const QuothCoder *author)
{
  QuothDisclosing *self = g_new0 (QuothDisclosing, 1);

  self->author = quoth_coder_copy (author);
  self->documents = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (self->documents, quoth_id_memdup (&documents[i]), GINT_TO_POINTER (FALSE));
  return self;
}

void
quoth_disclosing_free (QuothDisclosing *self)
{
  g_hash_table_unref (self->documents);
  quoth_value_unref (self->author);
  g_free (self);
}

guint
quoth_disclosing_get_n_opened (const QuothDisclosing *self)
{
  return self->n_opened;
}

static gboolean
open_cb (gpointer value, gpointer data, GError **error)
{
  QuothDisclosing *self = data;
  const QuothAssignment *assignment = quoth_assignment (value);
  g_autoptr (QuothAssignment) copy = NULL;
  gpointer is_counted;

  if (assignment->opened || !g_hash_table_lookup_extended (self->documents, &assignment->document, NULL, &is_counted))
    return TRUE;
  copy = quoth_assignment_copy (assignment);
  copy->opened = TRUE;
  quoth_change_put (self->change, copy);
  if (!GPOINTER_TO_INT (is_counted))
    self->n_opened++;
  g_hash_table_insert (self->documents, quoth_id_memdup (&assignment->document), GINT_TO_POINTER (TRUE));
  return TRUE;
}

QuothChange *
quoth_disclosing_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothDisclosing *self = data;
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT };
  guint n = g_hash_table_size (self->documents);
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Open %u text to its coders", "Open %u texts to their coders", n), n);
  g_autoptr (QuothChange) change = quoth_change_new (label, &self->author->value.id);

  self->change = change;
  self->n_opened = 0;
  if (!quoth_reader_foreach (reader, &query, open_cb, self, error))
    return NULL;
  if (!quoth_change_is_empty (change) && !quoth_reader_has (reader, QUOTH_KIND_CODER, &self->author->value.id))
    quoth_change_put (change, self->author);
  return g_steal_pointer (&change);
}
