/* test-history-words.c: tests of quoth-history-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

static gboolean
note_id_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  *(QuothId *) data = entry->id;
  return TRUE;
}

/* What the last entry did. */
/* One line says how much it was, and what one of it is. */
static void
assert_sum (QuothReader *reader, const QuothId *entry, GPtrArray *items)
{
  g_autoptr (GError) error = NULL;
  guint n;
  g_autofree char *sum = quoth_reader_sum_up_entry (reader, entry, &n, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, items->len);
  for (guint i = 0; i < items->len; i++)
    found = found || g_str_equal (((QuothHistoryItem *) items->pdata[i])->phrase, sum);
  g_assert_true (found || items->len == 0);
}

static GPtrArray *
describe_last (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothHistoryQuery query = { .limit = 1 };
  g_autoptr (GError) error = NULL;
  GPtrArray *items;
  QuothId last;

  g_assert_true (quoth_reader_foreach_entry (reader, &query, note_id_cb, &last, NULL, &error));
  items = quoth_reader_describe_entry (reader, &last, &error);
  g_assert_no_error (error);
  assert_sum (reader, &last, items);
  return items;
}

/* All of it on one line: "~ the actor “Xi”; name: Xi > Xi Jinping". */
static char *
tell_last (World *world)
{
  static const char signs[] = { '+', '~', '-' };
  g_autoptr (GPtrArray) items = describe_last (world);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const QuothHistoryItem *item = items->pdata[i];

      g_string_append_printf (told, "%s%c %s", i > 0 ? "\n" : "", signs[item->type], item->phrase);
      for (guint j = 0; j < item->fields->len; j++)
        {
          const QuothHistoryField *field = item->fields->pdata[j];

          g_string_append_printf (told, "; %s: %s > %s", field->name, field->before != NULL ? field->before : "",
                                  field->after != NULL ? field->after : "");
        }
    }
  return g_string_free (told, FALSE);
}

static void
assert_told (World *world, const char *expected)
{
  g_autofree char *told = tell_last (world);

  g_assert_cmpstr (told, ==, expected);
}

static void
put (World *world, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Put", &world->coder);

  quoth_change_put (change, value);
  world_commit (world, change);
}

static void
delete (World *world, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Delete", &world->coder);

  quoth_change_delete (change, kind, id);
  world_commit (world, change);
}

static void
test_actor (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothActor) renamed = NULL;

  actor->name = g_strdup ("Xi");
  actor->actor_kind = g_strdup ("person");
  put (world, actor);
  assert_told (world, "+ the actor “Xi”; kind:  > person; name:  > Xi");
  renamed = quoth_actor_copy (actor);
  g_free (renamed->name);
  renamed->name = g_strdup ("Xi Jinping");
  renamed->note = g_strdup ("Of China");
  quoth_actor_add_alias (renamed, "习近平")->language = g_strdup ("zh");
  put (world, renamed);
  assert_told (world, "~ the actor “Xi Jinping”; name: Xi > Xi Jinping; note:  > Of China; other name:  > 习近平 · zh");
  delete (world, QUOTH_KIND_ACTOR, &actor->value.id);
  assert_told (world, "- the actor “Xi Jinping”; kind: person > ; name: Xi Jinping > ; note: Of China > ; other name: 习近平 · zh > ");
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  assert_told (world, "+ the actor “Xi Jinping”; kind:  > person; name:  > Xi Jinping; note:  > Of China; other name:  > 习近平 · zh");
}

/* What is coded is told by the names of what it refers to, even of what was deleted with it. */
static void
test_claim (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "Xi said that all is well.");
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothClaim) changed = NULL;

  code->key = g_strdup ("weal");
  code->name = g_strdup ("Weal");
  put (world, code);
  claim->annotation.document = document;
  claim->annotation.coder = world->coder;
  quoth_annotation_add_span (claim, quoth_range (13, 24), "all is well");
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &actor, NULL);
  quoth_claim_set_category (claim, &code->value.id, QUOTH_STANCE_AGAINST);
  put (world, claim);
  assert_told (world, "+ the claim “all is well”; text:  > all is well; "
                      "category:  > Weal · against; claimant:  > Xi");
  changed = quoth_claim_copy (claim);
  changed->statement = g_strdup ("Nothing is wrong");
  g_array_index (changed->categories, QuothCategory, 0).stance = QUOTH_STANCE_FOR;
  put (world, changed);
  assert_told (world, "~ the claim “all is well”; statement:  > Nothing is wrong; category: Weal · against > Weal · for");
}

static const QuothHistoryItem *
find_item (GPtrArray *items, const QuothId *id)
{
  for (guint i = 0; i < items->len; i++)
    if (quoth_id_equal (&((QuothHistoryItem *) items->pdata[i])->id, id))
      return items->pdata[i];
  g_assert_not_reached ();
}

/* An undo tells of the same values, the other way round. */
static void
assert_mirrored (GPtrArray *done, GPtrArray *undone)
{
  g_assert_cmpuint (done->len, >, 0);
  g_assert_cmpuint (undone->len, ==, done->len);
  for (guint i = 0; i < done->len; i++)
    {
      const QuothHistoryItem *item = done->pdata[i];
      const QuothHistoryItem *mirrored = find_item (undone, &item->id);

      g_assert_cmpint (item->kind, ==, mirrored->kind);
      g_assert_cmpint (item->type + mirrored->type, ==, 2 * QUOTH_NEWS_CHANGED);
      g_assert_cmpuint (item->fields->len, ==, mirrored->fields->len);
    }
}

static void
test_random (World *world, gconstpointer data)
{
  guint n_mirrored = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (QuothChange) change = world_edit (world, &world->coder);
      g_autofree char *before = world_dump (world->path);
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) done = NULL;
      g_autoptr (GPtrArray) undone = NULL;

      if (!quoth_store_commit (world->store, change, NULL, NULL))
        continue;
      after = world_dump (world->path);
      if (g_str_equal (after, before))
        continue;
      done = describe_last (world);
      g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
      undone = describe_last (world);
      assert_mirrored (done, undone);
      g_assert_true (quoth_store_redo (world->store, &world->coder, NULL));
      n_mirrored++;
    }
  g_assert_cmpuint (n_mirrored, >, 20);
}

/* What nobody said is not told. */
static void
test_defaults (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "talk", "Xi met Putin.");
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &document, &actor, quoth_range (0, 2));
  g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);
  g_autofree char *told = NULL;
  g_autofree char *taken_back = NULL;

  quoth_change_put (change, mention);
  world_commit (world, change);
  told = tell_last (world);
  g_assert_cmpstr (told, ==, "+ the mention “Xi”; text:  > Xi; actor:  > Xi");
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  taken_back = tell_last (world);
  g_assert_null (strstr (taken_back, "adjudicated"));
}

#define ADD(name, func) g_test_add ("/history-words/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("actor", test_actor);
  ADD ("claim", test_claim);
  ADD ("defaults", test_defaults);
  ADD ("random", test_random);
  return g_test_run ();
}
