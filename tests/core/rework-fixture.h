/* rework-fixture.h: what the tests of the reworks share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "random-project.h"
#include "text/quoth-error.h"
#include "value-dump.h"
#include "world.h"

/** QuothReworkKept: whether a rework deletes what it was about. */
typedef enum
{
  SOURCES_GO,
  SOURCES_STAY,
} QuothReworkKept;

static inline gpointer
get_value (World *world, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GError) error = NULL;
  gpointer value = quoth_reader_get (reader, kind, id, &error);

  g_assert_no_error (error);
  return value;
}

/* The world's coder; the same value each time. */
static inline const QuothCoder *
rework_coder (World *world)
{
  static QuothCoder *coder;

  if (coder == NULL || !quoth_id_equal (&coder->value.id, &world->coder))
    {
      g_clear_pointer ((gpointer *) &coder, quoth_value_unref);
      coder = get_value (world, QUOTH_KIND_CODER, &world->coder);
    }
  return coder;
}

static inline void
put_value (World *world, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Put", &world->coder);

  quoth_change_put (change, value);
  world_commit (world, change);
}

static inline RandomProject *
put_random_project (World *world, guint n)
{
  RandomProject *project = random_project_new (n);
  g_autoptr (QuothChange) change = quoth_change_new ("Put", &world->coder);

  for (guint i = 0; i < project->values->len; i++)
    quoth_change_put (change, project->values->pdata[i]);
  world_commit (world, change);
  return project;
}

static inline QuothActor *
new_actor (const char *name)
{
  QuothActor *actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  return actor;
}

static inline QuothCode *
new_code (const char *key, const QuothId *parent, guint position)
{
  QuothCode *code = quoth_code_new (NULL);

  code->key = g_strdup (key);
  code->name = g_strdup (key);
  code->parent = parent != NULL ? *parent : QUOTH_ID_NONE;
  code->position = position;
  return code;
}

static inline QuothProposition *
new_proposition (const char *statement)
{
  QuothProposition *proposition = quoth_proposition_new (NULL);

  proposition->statement = g_strdup (statement);
  return proposition;
}

static inline QuothId
put_memo (World *world, const QuothId *target, const char *text)
{
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);

  memo->target = *target;
  memo->coder = world->coder;
  memo->text = g_strdup (text);
  put_value (world, memo);
  return memo->value.id;
}

static inline void
do_rework (World *world, QuothRework *rework)
{
  g_autoptr (GError) error = NULL;

  quoth_store_build (world->store, quoth_rework_build, rework, NULL, &error);
  g_assert_no_error (error);
}

/* @dump: what the project is to be. */
static inline void
assert_dump (World *world, const char *dump)
{
  g_autofree char *now = world_dump (world->path);

  g_assert_cmpstr (now, ==, dump);
}

/* Takes @rework; refused with @words, it leaves nothing. */
static inline void
refuse (World *world, QuothRework *rework, int code, const char *words)
{
  g_autoptr (QuothRework) owned = rework;
  g_autofree char *before = world_dump (world->path);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_build (world->store, quoth_rework_build, owned, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  assert_dump (world, before);
}

static inline void
assert_same_value (gpointer a, gpointer b)
{
  g_autofree char *dump_a = dump_value (a);
  g_autofree char *dump_b = dump_value (b);

  g_assert_cmpstr (dump_a, ==, dump_b);
}

/* Whether @words are in one of the sentences. */
static inline void
assert_given_up (QuothRework *rework, const char *words)
{
  g_autofree char *all = g_strjoinv ("\n", (char **) quoth_rework_get_given_up (rework));

  if (strstr (all, words) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", words, all);
}

static inline void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((QuothProblem *) problems->pdata[i])->what);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* "parent/key position, …", in the order of the tree. */
static inline char *
dump_tree (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, NULL);
  GString *tree = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    {
      const QuothCode *code = codes->pdata[i];
      g_autoptr (QuothCode) parent = NULL;

      if (!quoth_id_is_none (&code->parent))
        parent = get_value (world, QUOTH_KIND_CODE, &code->parent);
      g_string_append_printf (tree, "%s%s%s%s %u", i > 0 ? ", " : "", parent != NULL ? parent->key : "",
                              parent != NULL ? "/" : "", code->key, code->position);
    }
  return g_string_free (tree, FALSE);
}
