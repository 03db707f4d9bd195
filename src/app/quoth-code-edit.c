/* quoth-code-edit.c: the edits of a codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-code-edit.h"

#include <glib/gi18n.h>

const char *
quoth_code_get_new_name (void)
{
  return _ ("New code");
}

/* Names and keys */

static gboolean
has_key (QuothSession *session, const char *key)
{
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);

  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    if (g_str_equal (quoth_code (quoth_item_get_value (quoth_item_list_get (codes, i)))->key, key))
      return TRUE;
  return FALSE;
}

char *
quoth_code_make_key (QuothSession *session, const char *name, const QuothId *parent)
{
  const QuothCode *above = parent != NULL ? quoth_session_find (session, QUOTH_KIND_CODE, parent) : NULL;
  g_autofree char *folded = quoth_fold (name);
  g_autofree char *word = g_strdelimit (g_strstrip (g_steal_pointer (&folded)), " /\t\n", '-');
  g_autofree char *key = above != NULL ? g_strconcat (above->key, "/", word, NULL) : g_strdup (word);

  if (!has_key (session, key))
    return g_steal_pointer (&key);
  for (guint n = 2;; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", key, n);

      if (!has_key (session, numbered))
        return g_steal_pointer (&numbered);
    }
}

guint
quoth_code_count_children (QuothSession *session, const QuothId *parent)
{
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);
  guint n = 0;

  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    n += quoth_id_equal (&quoth_code (quoth_item_get_value (quoth_item_list_get (codes, i)))->parent, parent);
  return n;
}

QuothCode *
quoth_code_new_named (QuothSession *session, const char *name, const QuothId *parent)
{
  QuothCode *code = quoth_code_new (NULL);

  code->name = g_strdup (name);
  code->key = quoth_code_make_key (session, name, parent);
  code->parent = parent != NULL ? *parent : QUOTH_ID_NONE;
  code->position = quoth_code_count_children (session, &code->parent);
  return code;
}

/* Moving */

void
quoth_code_move (QuothSession *session, const QuothId *code, const QuothId *parent, guint position)
{
  if (parent != NULL && quoth_id_is_none (parent))
    parent = NULL;
  quoth_session_build (session, quoth_rework_build,
                       quoth_rework_new_move_code (code, parent, position, quoth_session_get_coder (session)),
                       (GDestroyNotify) quoth_rework_unref);
}

/* How many siblings of @target, @code left out, come before it; @next: (out) (nullable): the one before it. */
static guint
count_before (QuothSession *session, const QuothId *code, const QuothCode *target, const QuothCode **before)
{
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);
  guint n = 0;

  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      const QuothCode *other = quoth_item_get_value (quoth_item_list_get (codes, i));

      if (quoth_id_equal (&other->value.id, &target->value.id))
        break;
      if (!quoth_id_equal (&other->parent, &target->parent) || quoth_id_equal (&other->value.id, code))
        continue;
      if (before != NULL)
        *before = other;
      n++;
    }
  return n;
}

void
quoth_code_drop (QuothSession *session, const QuothId *code, const QuothId *target, int where)
{
  const QuothCode *place = quoth_session_find (session, QUOTH_KIND_CODE, target);
  gboolean opens = quoth_code_count_children (session, target) > 0;

  if (place == NULL || quoth_id_equal (code, target))
    return;
  if (where == 0)
    quoth_code_move (session, code, target, G_MAXUINT);
  else if (where > 0 && opens)
    quoth_code_move (session, code, target, 0);
  else
    quoth_code_move (session, code, &place->parent, count_before (session, code, place, NULL) + (where > 0));
}

void
quoth_code_step (QuothSession *session, const QuothId *code, QuothCodeStep step)
{
  const QuothCode *self = quoth_session_find (session, QUOTH_KIND_CODE, code);
  const QuothCode *parent, *before = NULL;
  guint place;

  if (self == NULL)
    return;
  parent = quoth_session_find (session, QUOTH_KIND_CODE, &self->parent);
  place = count_before (session, code, self, &before);
  if (step == QUOTH_CODE_STEP_UP && place > 0)
    quoth_code_move (session, code, &self->parent, place - 1);
  else if (step == QUOTH_CODE_STEP_DOWN && place + 1 < quoth_code_count_children (session, &self->parent))
    quoth_code_move (session, code, &self->parent, place + 1);
  else if (step == QUOTH_CODE_STEP_OUT && parent != NULL)
    quoth_code_move (session, code, &parent->parent, count_before (session, code, parent, NULL) + 1);
  else if (step == QUOTH_CODE_STEP_IN && before != NULL)
    quoth_code_move (session, code, &before->value.id, G_MAXUINT);
}

/* Examples */

void
quoth_code_add_text (QuothSession *session, QuothCode *code, const QuothId *annotation, const char *text)
{
  g_autoptr (QuothCode) copy = quoth_code_copy (quoth_session_latest (session, code));

  quoth_code_add_example (copy, annotation, text, NULL);
  quoth_session_put (session, _ ("Add an example"), copy);
}
