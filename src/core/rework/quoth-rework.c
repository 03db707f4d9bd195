/* quoth-rework.c: merging, splitting, replacing, moving and deleting what is in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rework reads each value that refers to what is reworked, edits a copy, and puts it: O(uses). So it goes the road of every
 * other edit: the store checks it, the journal records it, the news tell of it, and an undo takes all of it back. (Rejected:
 * an UPDATE of the columns that refer to it. It is quicker, but knows nothing of what must be folded, and would be a second way
 * to write that has to keep every rule of the first.)
 */

#include "config.h"

#include "rework/quoth-rework-private.h"

#include <glib/gi18n-lib.h>

static QuothRework *
rework_new (QuothReworkType type, QuothKind kind, const QuothId *target, const QuothCoder *coder)
{
  QuothRework *self = g_new0 (QuothRework, 1);

  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->kind = kind;
  self->target = target != NULL ? *target : QUOTH_ID_NONE;
  self->coder = quoth_coder_copy (coder);
  self->sources = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->mentions = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->claims = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->given_up = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->given_up, NULL);
  return self;
}

QuothRework *
quoth_rework_new_merge (
  QuothKind kind, const QuothId *into, const QuothId *from, guint n_from, const QuothCoder *coder)
{
  QuothRework *self = rework_new (QUOTH_REWORK_MERGE, kind, into, coder);

  g_array_append_vals (self->sources, from, n_from);
  return self;
}

QuothRework *
quoth_rework_new_replace (
  QuothKind kind, const QuothId *id, const QuothId *replacement, const QuothCoder *coder)
{
  QuothRework *self = rework_new (QUOTH_REWORK_REPLACE, kind, replacement, coder);

  g_array_append_val (self->sources, *id);
  return self;
}

QuothRework *
quoth_rework_new_delete (
  QuothKind kind, const QuothId *id, const QuothId *replacement, const QuothCoder *coder)
{
  QuothRework *self = rework_new (QUOTH_REWORK_DELETE, kind, replacement, coder);

  g_array_append_val (self->sources, *id);
  return self;
}

static QuothRework *
split_new (const QuothId *whole, gpointer part, const QuothCoder *coder)
{
  QuothRework *self = rework_new (QUOTH_REWORK_SPLIT, QUOTH_VALUE (part)->kind, NULL, coder);

  g_array_append_val (self->sources, *whole);
  self->part = quoth_value_ref (part);
  return self;
}

QuothRework *
quoth_rework_new_split_actor (const QuothId *actor, QuothActor *part, const QuothCoder *coder)
{
  return split_new (actor, part, coder);
}

QuothRework *
quoth_rework_new_split_code (const QuothId *code, QuothCode *part, const QuothCoder *coder)
{
  return split_new (code, part, coder);
}

void
quoth_rework_add_mention (QuothRework *self, const QuothId *mention)
{
  g_hash_table_add (self->mentions, quoth_id_memdup (mention));
}

void
quoth_rework_add_claim (QuothRework *self, const QuothId *claim)
{
  g_hash_table_add (self->claims, quoth_id_memdup (claim));
}

QuothRework *
quoth_rework_new_move_code (
  const QuothId *code, const QuothId *parent, guint position, const QuothCoder *coder)
{
  QuothRework *self = rework_new (QUOTH_REWORK_MOVE, QUOTH_KIND_CODE, parent, coder);

  g_array_append_val (self->sources, *code);
  self->position = position;
  return self;
}

QuothRework *
quoth_rework_ref (QuothRework *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_rework_unref (QuothRework *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  quoth_value_unref (self->coder);
  g_clear_pointer (&self->part, quoth_value_unref);
  g_array_unref (self->sources);
  g_hash_table_unref (self->mentions);
  g_hash_table_unref (self->claims);
  g_ptr_array_unref (self->given_up);
  g_free (self);
}

const guint *
quoth_rework_get_n_followed (const QuothRework *self)
{
  return self->n_followed;
}

const char *const *
quoth_rework_get_given_up (const QuothRework *self)
{
  return (const char *const *) self->given_up->pdata;
}

/* ---- Building ---- */

static gboolean
refuse_itself (QuothReworkRun *self, GError **error)
{
  g_autofree char *name = quoth_rework_dup_name (self->target);

  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               self->rework->type == QUOTH_REWORK_MERGE
                 ? _ ("“%s” cannot be merged with itself; name another one")
                 : _ ("“%s” cannot be replaced by itself; name another one"),
               name);
  return FALSE;
}

gboolean
quoth_rework_can_replace (QuothKind kind)
{
  return kind == QUOTH_KIND_ACTOR || kind == QUOTH_KIND_CODE || kind == QUOTH_KIND_PROPOSITION
         || kind == QUOTH_KIND_ACTOR_KIND || kind == QUOTH_KIND_ANNOTATION_TYPE || kind == QUOTH_KIND_RELATION_TYPE;
}

static gboolean
check_kind (QuothRework *rework, GError **error)
{
  if (quoth_rework_can_replace (rework->kind))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               /* Translators: %s is a kind of value as the jsonl format names it */
               _ ("nothing of the type “%s” can be merged or replaced; actors and their kinds, codes, propositions and "
                  "types of relations can"),
               quoth_kind_to_nick (rework->kind));
  return FALSE;
}

/* Each once. */
static gboolean
load_sources (QuothReworkRun *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < self->rework->sources->len; i++)
    {
      QuothId *id = &g_array_index (self->rework->sources, QuothId, i);
      gpointer source;

      if (!g_hash_table_add (seen, id))
        continue;
      source = quoth_reader_get (self->reader, self->rework->kind, id, error);
      if (source == NULL)
        return FALSE;
      g_ptr_array_add (self->sources, source);
    }
  return TRUE;
}

static gboolean
load_target (QuothReworkRun *self, GError **error)
{
  g_autoptr (QuothValue) target = NULL;

  if (!check_kind (self->rework, error))
    return FALSE;
  target = quoth_reader_get (self->reader, self->rework->kind, &self->rework->target, error);
  if (target == NULL)
    return FALSE;
  self->target = quoth_rework_run_edit (self, target);
  return !quoth_rework_run_is_source (self, &self->rework->target) || refuse_itself (self, error);
}

/* The codes that came under the target, in the order they had. */
static gboolean
place_codes (QuothReworkRun *self, GError **error)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (self->rework->kind != QUOTH_KIND_CODE)
    return TRUE;
  codes = g_ptr_array_new ();
  for (guint i = 0; i < self->order[QUOTH_KIND_CODE]->len; i++)
    {
      QuothCode *code = self->order[QUOTH_KIND_CODE]->pdata[i];

      if (quoth_id_equal (&code->parent, &self->target->id))
        g_ptr_array_add (codes, code);
    }
  return codes->len == 0 || quoth_rework_append_codes (self, &self->target->id, codes, error);
}

/* Merging, replacing, and deleting with a replacement. */
static gboolean
replace (QuothReworkRun *self, GError **error)
{
  if (!load_target (self, error))
    return FALSE;
  for (guint i = 0; i < self->sources->len; i++)
    if (!quoth_rework_follow (self, self->sources->pdata[i], error))
      return FALSE;
  if (self->rework->type != QUOTH_REWORK_REPLACE)
    quoth_rework_settle (self);
  for (guint i = 0; i < self->sources->len && self->rework->type == QUOTH_REWORK_MERGE; i++)
    if (!quoth_rework_absorb (self, self->sources->pdata[i], error))
      return FALSE;
  return place_codes (self, error) && quoth_rework_check_tree (self, error);
}

static gboolean
has_target (QuothRework *rework)
{
  return !quoth_id_is_none (&rework->target);
}

static gboolean
run (QuothReworkRun *self, GError **error)
{
  if (!load_sources (self, error))
    return FALSE;
  switch (self->rework->type)
    {
    case QUOTH_REWORK_SPLIT:
      return quoth_rework_split (self, error);
    case QUOTH_REWORK_MOVE:
      return quoth_rework_move (self, error);
    case QUOTH_REWORK_DELETE:
      return !has_target (self->rework) || replace (self, error);
    case QUOTH_REWORK_MERGE:
    case QUOTH_REWORK_REPLACE:
    default:
      return replace (self, error);
    }
}

static char *
join_names (GPtrArray *values)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *name = quoth_rework_dup_name (values->pdata[i]);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static char *
format_label (QuothReworkRun *self)
{
  gpointer other = self->target != NULL ? self->target : self->rework->part;
  g_autofree char *names = join_names (self->sources);
  g_autofree char *name = other != NULL ? quoth_rework_dup_name (other) : NULL;

  switch (self->rework->type)
    {
    case QUOTH_REWORK_MERGE:
      return g_strdup_printf (_ ("Merge %s into “%s”"), names, name);
    case QUOTH_REWORK_REPLACE:
      return g_strdup_printf (_ ("Replace %s by “%s”"), names, name);
    case QUOTH_REWORK_SPLIT:
      return g_strdup_printf (_ ("Split %s: “%s”"), names, name);
    case QUOTH_REWORK_MOVE:
      return g_strdup_printf (_ ("Move %s"), names);
    case QUOTH_REWORK_DELETE:
    default:
      return name != NULL ? g_strdup_printf (_ ("Delete %s, replaced by “%s”"), names, name)
                          : g_strdup_printf (_ ("Delete %s"), names);
    }
}

/* Sources that refer to each other would each keep the next from being deleted. */
static void
delete_sources (QuothReworkRun *self, QuothChange *change)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autoptr (QuothValue) loose = quoth_value_copy (self->sources->pdata[i]);

      if (self->sources->len > 1)
        {
          quoth_rework_loosen (loose);
          quoth_change_put (change, loose);
        }
    }
  for (guint i = 0; i < self->sources->len; i++)
    quoth_change_delete (change, self->rework->kind, &QUOTH_VALUE (self->sources->pdata[i])->id);
}

QuothChange *
quoth_rework_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothRework *rework = data;
  g_auto (QuothReworkRun) self = { 0 };
  g_autofree char *label = NULL;
  QuothChange *change;

  memset (rework->n_followed, 0, sizeof rework->n_followed);
  if (!quoth_rework_run_init (&self, rework, reader, error) || !run (&self, error) || !quoth_rework_follow_verdicts (&self, error))
    return NULL;
  label = format_label (&self);
  change = quoth_rework_run_finish (&self, label);
  if (rework->type == QUOTH_REWORK_MERGE || rework->type == QUOTH_REWORK_DELETE)
    delete_sources (&self, change);
  return change;
}
