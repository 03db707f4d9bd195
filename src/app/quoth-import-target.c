/* quoth-import-target.c: what a label of another program can become, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-target.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-actor-kinds.h"

#define CLAIM "claim:"
#define MENTION "mention:"

/* (nullable): the code of the project that @key, which may be its name, means. */
static const QuothCode *
find_code (QuothSession *session, const char *key)
{
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);
  const QuothCode *named = NULL;

  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      const QuothCode *code = quoth_item_get_value (quoth_item_list_get (codes, i));

      if (g_str_equal (code->key, key))
        return code;
      if (named == NULL && g_str_equal (code->name, key))
        named = code;
    }
  return named;
}

char *
quoth_import_target_dup_name (QuothSession *session, const char *target)
{
  const QuothCode *code;

  if (g_str_equal (target, "skip"))
    return g_strdup (_ ("Left out"));
  if (g_str_equal (target, "claim"))
    return g_strdup (_ ("Claim"));
  if (g_str_equal (target, "cue"))
    return g_strdup (_ ("Cue"));
  if (g_str_equal (target, "evidence"))
    return g_strdup (_ ("Evidence"));
  /* Translators: a kind of actors */
  if (g_str_has_prefix (target, MENTION))
    return g_strdup_printf (_ ("Actor: %s"), quoth_actor_kinds_get_name (session, target + strlen (MENTION)));
  if (!g_str_has_prefix (target, CLAIM))
    return g_strdup (target);
  code = find_code (session, target + strlen (CLAIM));
  /* Translators: the name of a code */
  return code != NULL ? g_strdup_printf (_ ("Claim: %s"), code->name)
                      : g_strdup_printf (_ ("Claim: new code “%s”"), target + strlen (CLAIM));
}

GStrv
quoth_import_targets_list (QuothSession *session, const char *label)
{
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_auto (GStrv) kinds = quoth_actor_kinds_list (session);
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *target = g_strconcat (MENTION, kinds[i], NULL);

      g_strv_builder_add (targets, target);
    }
  g_strv_builder_add (targets, "claim");
  if (find_code (session, label) == NULL)
    {
      g_autofree char *target = g_strconcat (CLAIM, label, NULL);

      g_strv_builder_add (targets, target);
    }
  g_strv_builder_add (targets, "cue");
  g_strv_builder_add (targets, "evidence");
  g_strv_builder_add (targets, "skip");
  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      const QuothCode *code = quoth_item_get_value (quoth_item_list_get (codes, i));
      g_autofree char *target = g_strconcat (CLAIM, code->key, NULL);

      g_strv_builder_add (targets, target);
    }
  return g_strv_builder_end (targets);
}
