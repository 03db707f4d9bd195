/* quoth-joining.c: joining annotations, with all that refers to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(what is joined and what refers to it), in the thread that writes, so that nothing comes to refer to an annotation
 * between the reading and its end.
 */

#include "config.h"

#include "rework/quoth-joining.h"

#include "model/quoth-halves.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>

struct _QuothJoining
{
  QuothKind kind;
  GArray *ids;
  char *label;
  QuothId coder;
};

/* While it is built. */
typedef struct
{
  QuothAnnotation *into;
  const QuothId *gone;
  GHashTable *edited; /* QuothId → QuothValue: what refers to what goes, each once however often */
} Lead;

QuothJoining *
quoth_joining_new (QuothKind kind, const QuothId *ids, guint n_ids, const char *label, const QuothId *coder)
{
  QuothJoining *self = g_new0 (QuothJoining, 1);

  self->kind = kind;
  self->ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_array_append_vals (self->ids, ids, n_ids);
  self->label = g_strdup (label);
  self->coder = *coder;
  return self;
}

void
quoth_joining_free (QuothJoining *self)
{
  g_array_unref (self->ids);
  g_free (self->label);
  g_free (self);
}

static void
lead_id (const Lead *self, QuothId *id)
{
  if (quoth_id_equal (id, self->gone))
    *id = self->into->value.id;
}

static void
lead_claim (const Lead *self, QuothClaim *claim)
{
  for (guint i = 0; i < claim->roles->len; i++)
    lead_id (self, &g_array_index (claim->roles, QuothClaimRole, i).mention);
  for (guint i = 0; i < claim->chain->len; i++)
    lead_id (self, &g_array_index (claim->chain, QuothChainLink, i).mention);
}

static gboolean
lead_relation (const Lead *self, QuothRelation *relation, GError **error)
{
  lead_id (self, &relation->from);
  lead_id (self, &relation->to);
  if (!quoth_id_equal (&relation->from, &relation->to))
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("They are related to each other, and that would be lost; delete the relation, and join them then"));
  return FALSE;
}

static gboolean
lead_cb (gpointer value, gpointer data, GError **error)
{
  const Lead *self = data;
  QuothValue *user = g_hash_table_lookup (self->edited, &QUOTH_VALUE (value)->id);

  if (user == NULL)
    {
      user = quoth_value_copy (value);
      g_hash_table_insert (self->edited, &user->id, user);
    }
  switch ((int) user->kind)
    {
    case QUOTH_KIND_CLAIM:
      lead_claim (self, quoth_claim (user));
      return TRUE;
    case QUOTH_KIND_CUE:
      lead_id (self, &quoth_cue (user)->claim);
      return TRUE;
    case QUOTH_KIND_RELATION:
      return lead_relation (self, quoth_relation (user), error);
    case QUOTH_KIND_VERDICT:
      lead_id (self, &quoth_verdict (user)->gold);
      if (quoth_id_equal (&quoth_verdict (user)->gold, &quoth_verdict (user)->source))
        quoth_verdict (user)->gold = QUOTH_ID_NONE;
      return TRUE;
    case QUOTH_KIND_MEMO:
      lead_id (self, &quoth_memo (user)->target);
      return TRUE;
    default:
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE, _ ("Something refers to one of them that cannot be moved"));
      return FALSE;
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  gconstpointer x = *(gconstpointer const *) a, y = *(gconstpointer const *) b;
  int order = quoth_range_compare (quoth_annotation_get_extent (x), quoth_annotation_get_extent (y));

  return order != 0 ? order : quoth_id_compare (&((const QuothValue *) x)->id, &((const QuothValue *) y)->id);
}

static GPtrArray *
read_all (const QuothJoining *self, QuothReader *reader, GError **error)
{
  g_autoptr (GPtrArray) all = quoth_values_new ();

  for (guint i = 0; i < self->ids->len; i++)
    {
      gpointer value = quoth_reader_get (reader, self->kind, &g_array_index (self->ids, QuothId, i), error);

      if (value == NULL)
        return NULL;
      g_ptr_array_add (all, value);
    }
  g_ptr_array_sort (all, compare_places);
  return g_steal_pointer (&all);
}

/* One that two claims share by way of each other would come twice. */
static gboolean
join_one (Lead *lead, QuothReader *reader, QuothText *text, QuothAnnotation *other, GError **error)
{
  lead->gone = &other->value.id;
  return quoth_annotation_join (lead->into, other, text, error)
         && quoth_reader_foreach_use (reader, other->value.kind, &other->value.id, lead_cb, lead, error);
}

QuothChange *
quoth_joining_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothJoining *self = data;
  g_autoptr (GPtrArray) all = read_all (self, reader, error);
  g_autoptr (GHashTable) edited = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  g_autoptr (QuothValue) into = NULL;
  g_autoptr (QuothText) text = NULL;
  g_autoptr (QuothChange) change = quoth_change_new (self->label, &self->coder);
  Lead lead = { .edited = edited };
  GHashTableIter iter;
  gpointer user;

  if (all == NULL)
    return NULL;
  g_assert (all->len > 0);
  into = quoth_value_copy (all->pdata[0]);
  lead.into = QUOTH_ANNOTATION (into);
  text = quoth_reader_load_text (reader, &lead.into->document, error);
  if (text == NULL)
    return NULL;
  for (guint i = 1; i < all->len; i++)
    if (!join_one (&lead, reader, text, all->pdata[i], error))
      return NULL;

  quoth_change_put (change, into);
  g_hash_table_iter_init (&iter, edited);
  while (g_hash_table_iter_next (&iter, NULL, &user))
    quoth_change_put (change, user);
  for (guint i = 1; i < all->len; i++)
    quoth_change_delete (change, self->kind, &QUOTH_VALUE (all->pdata[i])->id);
  return g_steal_pointer (&change);
}
