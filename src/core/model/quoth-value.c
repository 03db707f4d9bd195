/* quoth-value.c: what all values of the model have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-value-private.h"

static const QuothValueClass *const classes[QUOTH_N_KINDS] = {
  [QUOTH_KIND_PROJECT] = &quoth_project_class,
  [QUOTH_KIND_CODER] = &quoth_coder_class,
  [QUOTH_KIND_ACTOR_KIND] = &quoth_actor_kind_class,
  [QUOTH_KIND_ANNOTATION_TYPE] = &quoth_annotation_type_class,
  [QUOTH_KIND_CODE] = &quoth_code_class,
  [QUOTH_KIND_RELATION_TYPE] = &quoth_relation_type_class,
  [QUOTH_KIND_ATTRIBUTE] = &quoth_attribute_class,
  [QUOTH_KIND_CODEBOOK_VERSION] = &quoth_codebook_version_class,
  [QUOTH_KIND_ACTOR] = &quoth_actor_class,
  [QUOTH_KIND_DOCUMENT] = &quoth_document_class,
  [QUOTH_KIND_PROPOSITION] = &quoth_proposition_class,
  [QUOTH_KIND_MENTION] = &quoth_mention_class,
  [QUOTH_KIND_CLAIM] = &quoth_claim_class,
  [QUOTH_KIND_CUE] = &quoth_cue_class,
  [QUOTH_KIND_RELATION] = &quoth_relation_class,
  [QUOTH_KIND_ASSIGNMENT] = &quoth_assignment_class,
  [QUOTH_KIND_VERDICT] = &quoth_verdict_class,
  [QUOTH_KIND_MEMO] = &quoth_memo_class,
};

const char *
quoth_kind_to_nick (QuothKind kind)
{
  return classes[kind]->nick;
}

gboolean
quoth_kind_from_nick (const char *nick, QuothKind *kind)
{
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    if (g_strcmp0 (classes[i]->nick, nick) == 0)
      {
        *kind = (QuothKind) i;
        return TRUE;
      }
  return FALSE;
}

gpointer
quoth_value_new (QuothKind kind, const QuothId *id)
{
  const QuothValueClass *class = classes[kind];
  QuothValue *self = g_malloc0 (class->size);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->id = id != NULL ? *id : quoth_id_new ();
  if (class->init != NULL)
    class->init (self);
  return self;
}

gpointer
quoth_value_copy (gconstpointer value)
{
  const QuothValueClass *class = classes[((const QuothValue *) value)->kind];
  QuothValue *self = g_memdup2 (value, class->size);

  g_atomic_ref_count_init (&self->refs);
  if (self->attributes != NULL)
    self->attributes = quoth_attribute_values_copy (self->attributes);
  class->copy (self, value);
  return self;
}

gpointer
quoth_value_ref (gpointer value)
{
  g_atomic_ref_count_inc (&QUOTH_VALUE (value)->refs);
  return value;
}

void
quoth_value_unref (gpointer value)
{
  QuothValue *self = value;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  classes[self->kind]->clear (self);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
quoth_values_new (void)
{
  return g_ptr_array_new_with_free_func (quoth_value_unref);
}

int
quoth_nick_find (const char *const *nicks, guint n, const char *nick)
{
  if (nick != NULL && *nick == '\0')
    nick = NULL;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return (int) i;
  return -1;
}
