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
#define TYPE "type:"

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

/* (nullable): the same of a type of annotations. */
static const QuothAnnotationType *
find_type (QuothSession *session, const char *key)
{
  QuothItemList *types = quoth_session_get_list (session, QUOTH_KIND_ANNOTATION_TYPE);
  const QuothAnnotationType *named = NULL;

  for (guint i = 0; i < quoth_item_list_get_size (types); i++)
    {
      const QuothAnnotationType *type = quoth_item_get_value (quoth_item_list_get (types, i));

      if (g_str_equal (type->key, key))
        return type;
      if (named == NULL && g_str_equal (type->name, key))
        named = type;
    }
  return named;
}

static char *
dup_type_name (QuothSession *session, const char *key)
{
  const QuothAnnotationType *type = find_type (session, key);

  /* Translators: the name of a type of annotations */
  return type != NULL ? g_strdup (type->name) : g_strdup_printf (_ ("New type “%s”"), key);
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
  if (g_str_has_prefix (target, TYPE))
    return dup_type_name (session, target + strlen (TYPE));
  if (!g_str_has_prefix (target, CLAIM))
    return g_strdup (target);
  code = find_code (session, target + strlen (CLAIM));
  /* Translators: the name of a code */
  return code != NULL ? g_strdup_printf (_ ("Claim: %s"), code->name)
                      : g_strdup_printf (_ ("Claim: new code “%s”"), target + strlen (CLAIM));
}

/* A new one of that name, and those that there are. */
static void
add_types (GStrvBuilder *targets, QuothSession *session, const char *label)
{
  QuothItemList *types = quoth_session_get_list (session, QUOTH_KIND_ANNOTATION_TYPE);
  g_autofree char *new = g_strconcat (TYPE, label, NULL);

  if (find_type (session, label) == NULL)
    g_strv_builder_add (targets, new);
  for (guint i = 0; i < quoth_item_list_get_size (types); i++)
    {
      const QuothAnnotationType *type = quoth_item_get_value (quoth_item_list_get (types, i));
      g_autofree char *target = g_strconcat (TYPE, find_type (session, type->name) == type ? type->name : type->key, NULL);

      if (quoth_cue_kind_is_own (type->key))
        g_strv_builder_add (targets, target);
    }
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
  add_types (targets, session, label);
  g_strv_builder_add (targets, "skip");
  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      const QuothCode *code = quoth_item_get_value (quoth_item_list_get (codes, i));
      g_autofree char *target = g_strconcat (CLAIM, code->key, NULL);

      g_strv_builder_add (targets, target);
    }
  return g_strv_builder_end (targets);
}
