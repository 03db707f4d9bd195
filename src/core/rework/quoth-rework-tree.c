/* quoth-rework-tree.c: what is above and below what is reworked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes stand under codes, and actors are parts of actors. Whatever was under a source comes under the target. Where the
 * target itself was under a source, it takes that one's place; where it was further below, what is between would be above
 * and below it at once, and there is no telling which was meant: that is refused.
 */

#include "config.h"

#include "rework/quoth-rework-private.h"

#include <glib/gi18n-lib.h>

/* Of an actor or a code. */
static QuothId *
get_parent (gpointer value)
{
  return QUOTH_VALUE (value)->kind == QUOTH_KIND_CODE ? &quoth_code (value)->parent
                                                      : &quoth_actor (value)->parent;
}

static gboolean
has_tree (QuothKind kind)
{
  return kind == QUOTH_KIND_CODE || kind == QUOTH_KIND_ACTOR;
}

static QuothValue *
find_source (QuothReworkRun *self, const QuothId *id)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      QuothValue *source = self->sources->pdata[i];

      if (quoth_id_equal (&source->id, id))
        return source;
    }
  return NULL;
}

/* The first parent above @id, itself included, that is no source; none if it comes round. */
static QuothId
skip_sources (QuothReworkRun *self, QuothId id)
{
  for (guint i = 0; i <= self->sources->len; i++)
    {
      QuothValue *source = find_source (self, &id);

      if (source == NULL)
        return id;
      id = *get_parent (source);
    }
  return QUOTH_ID_NONE;
}

void
quoth_rework_loosen (QuothValue *value)
{
  if (has_tree (value->kind))
    *get_parent (value) = QUOTH_ID_NONE;
  if (value->kind == QUOTH_KIND_ACTOR)
    g_ptr_array_set_size (quoth_actor (value)->affiliations, 0);
  g_clear_pointer (&value->attributes, g_ptr_array_unref);
}

void
quoth_rework_settle (QuothReworkRun *self)
{
  QuothValue *source;
  QuothId *parent;

  for (guint i = 0; i < self->sources->len && self->target->kind == QUOTH_KIND_ACTOR; i++)
    quoth_rework_follow_attributes (self, self->sources->pdata[i], self->target);
  if (!has_tree (self->target->kind))
    return;
  parent = get_parent (self->target);
  source = find_source (self, parent);
  if (source != NULL && source->kind == QUOTH_KIND_CODE)
    quoth_code (self->target)->position = quoth_code (source)->position;
  *parent = skip_sources (self, *parent);
  if (quoth_id_equal (parent, &self->target->id))
    *parent = QUOTH_ID_NONE;
  if (self->target->kind == QUOTH_KIND_ACTOR)
    quoth_rework_settle_affiliations (self);
}

/* Whether the target is above @id, itself included; @below: (out) (optional) (transfer full): what is under the target on that way. */
static gboolean
is_under_target (QuothReworkRun *self, QuothId id, QuothValue **below, gboolean *under, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (QuothValue) last = NULL;

  *under = FALSE;
  while (!quoth_id_is_none (&id) && g_hash_table_add (seen, quoth_id_memdup (&id)))
    {
      if (quoth_id_equal (&id, &self->target->id))
        {
          *under = TRUE;
          if (below != NULL)
            *below = g_steal_pointer (&last);
          return TRUE;
        }
      g_clear_pointer (&last, quoth_value_unref);
      last = quoth_rework_run_get (self, self->target->kind, &id, error);
      if (last == NULL)
        return FALSE;
      id = *get_parent (last);
    }
  return TRUE;
}

gboolean
quoth_rework_adopt_parent (QuothReworkRun *self, const QuothActor *source, GError **error)
{
  QuothActor *target = quoth_actor (self->target);
  QuothId parent = skip_sources (self, source->parent);
  g_autoptr (QuothActor) actor = NULL;
  g_autofree char *name = NULL;
  g_autofree char *source_name = NULL;
  gboolean under;

  if (quoth_id_is_none (&parent) || quoth_id_equal (&parent, &target->value.id)
      || quoth_id_equal (&parent, &target->parent))
    return TRUE;
  if (!is_under_target (self, parent, NULL, &under, error))
    return FALSE;
  if (!under && quoth_id_is_none (&target->parent))
    {
      target->parent = parent;
      return TRUE;
    }
  actor = quoth_rework_run_get (self, QUOTH_KIND_ACTOR, &parent, error);
  if (actor == NULL)
    return FALSE;
  name = quoth_rework_dup_name (actor);
  source_name = quoth_rework_dup_name (source);
  quoth_rework_run_tell (
    self, target, _ ("“%1$s”, which became this, was a part of “%2$s”"), source_name, name);
  return TRUE;
}

gboolean
quoth_rework_check_tree (QuothReworkRun *self, GError **error)
{
  g_autoptr (QuothValue) between = NULL;
  g_autofree char *target = NULL;
  g_autofree char *source = NULL;
  g_autofree char *name = NULL;
  gboolean under;

  if (!has_tree (self->target->kind))
    return TRUE;
  if (!is_under_target (self, *get_parent (self->target), &between, &under, error))
    return FALSE;
  if (!under)
    return TRUE;
  target = quoth_rework_dup_name (self->target);
  source = quoth_rework_dup_name (self->sources->pdata[0]);
  name = quoth_rework_dup_name (between);
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               /* Translators: all three are names, of codes or of actors; %2$s is between the two others */
               _ ("“%1$s” cannot take the place of “%3$s”: “%2$s” is above “%1$s” and would be under it too; move it first"),
               target,
               name,
               source);
  return FALSE;
}

/* ---- The order of codes ---- */

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const QuothCode *first = *(QuothCode *const *) a;
  const QuothCode *second = *(QuothCode *const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return quoth_id_compare (&first->value.id, &second->value.id);
}

/* The codes that are under @parent now, in order, but those that are edited. */
static GPtrArray *
list_siblings (QuothReworkRun *self, const QuothId *parent, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (self->reader, &query, error);
  GPtrArray *siblings;

  if (codes == NULL)
    return NULL;
  siblings = quoth_values_new ();
  for (guint i = 0; i < codes->len; i++)
    {
      QuothCode *code = codes->pdata[i];

      if (quoth_id_equal (&code->parent, parent)
          && g_hash_table_lookup (self->edited, &code->value.id) == NULL)
        g_ptr_array_add (siblings, quoth_value_ref (code));
    }
  g_ptr_array_sort (siblings, compare_codes);
  return siblings;
}

gboolean
quoth_rework_append_codes (QuothReworkRun *self, const QuothId *parent, GPtrArray *codes, GError **error)
{
  g_autoptr (GPtrArray) siblings = list_siblings (self, parent, error);
  guint position = 0;

  if (siblings == NULL)
    return FALSE;
  if (siblings->len > 0)
    position = quoth_code (siblings->pdata[siblings->len - 1])->position + 1;
  g_ptr_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    quoth_code (codes->pdata[i])->position = position + i;
  return TRUE;
}

gboolean
quoth_rework_move (QuothReworkRun *self, GError **error)
{
  QuothCode *code = quoth_rework_run_edit (self, self->sources->pdata[0]);
  g_autoptr (QuothCode) parent = NULL;
  g_autoptr (GPtrArray) siblings = NULL;

  if (!quoth_id_is_none (&self->rework->target))
    {
      parent = quoth_reader_get (self->reader, QUOTH_KIND_CODE, &self->rework->target, error);
      if (parent == NULL)
        return FALSE;
    }
  siblings = list_siblings (self, &self->rework->target, error);
  if (siblings == NULL)
    return FALSE;
  code->parent = self->rework->target;
  g_ptr_array_insert (
    siblings, (int) MIN (self->rework->position, siblings->len), quoth_value_ref (code));
  for (guint i = 0; i < siblings->len; i++)
    if (quoth_code (siblings->pdata[i])->position != i)
      quoth_code (quoth_rework_run_edit (self, siblings->pdata[i]))->position = i;
  return TRUE;
}
