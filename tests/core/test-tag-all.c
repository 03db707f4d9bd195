/* test-tag-all.c: tests of quoth-tag-all.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework/quoth-tag-all.h"

#include "rework-fixture.h"

static QuothActor *
make_actor (World *world)
{
  QuothActor *actor = new_actor ("Xi Jinping");
  QuothAlias *alias = quoth_actor_add_alias (actor, "Xi");

  alias->match_case = TRUE;
  quoth_actor_add_alias (actor, "习近平");
  alias = quoth_actor_add_alias (actor, "sinophil");
  alias->part_of_word = TRUE;
  put_value (world, actor);
  return actor;
}

static GPtrArray *
find (World *world, QuothTagAll *all)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *found = quoth_tag_all_find (reader, all, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* "one:⟨Xi⟩ one:=⟨Xi⟩": the state before what was found. */
static char *
describe (GPtrArray *found)
{
  static const char *const states[] = { "", "=", "?", "b" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const QuothOccurrence *occurrence = found->pdata[i];

      g_string_append_printf (out, "%s%s:%s<%s>", i > 0 ? " " : "", occurrence->document->name,
                              states[occurrence->state], occurrence->key);
    }
  return g_string_free (out, FALSE);
}

static void
assert_found (World *world, QuothTagAll *all, const char *expected)
{
  g_autoptr (GPtrArray) found = find (world, all);
  g_autofree char *got = describe (found);

  g_assert_cmpstr (got, ==, expected);
}

static gboolean
build (World *world, QuothTagAll *all, GError **error)
{
  return quoth_store_build (world->store, quoth_tag_all_build, all, NULL, error);
}

static void
tag (World *world, QuothTagAll *all, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (build (world, all, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_tag_all_get_n_tagged (all), ==, n);
}

static void
test_names (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) actor = make_actor (world);
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (actor, rework_coder (world));
  g_autoptr (QuothTagAll) one = quoth_tag_all_new (actor, rework_coder (world));
  QuothId first = world_add_document (world, "one", "XI JINPING, Xi, xi, Xinjiang; russosinophile 主席习近平。");

  world_add_document (world, "two", "Xi’s Xi Jinping\n");
  quoth_tag_all_add_actor (all);
  assert_found (world, all, "one:<XI JINPING> one:<Xi> one:<sinophil> one:<习近平> two:<Xi> two:<Xi Jinping>");
  quoth_tag_all_add_actor (one);
  quoth_tag_all_add_document (one, &first);
  tag (world, one, 4);
  assert_found (world, all, "one:=<XI JINPING> one:=<Xi> one:=<sinophil> one:=<习近平> two:<Xi> two:<Xi Jinping>");
  tag (world, all, 2);
  tag (world, all, 0);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 6);
}

static void
assert_counts (World *world, QuothActor *actor, const char *words, const QuothId *here, QuothRange except, guint n_here, guint n_all)
{
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (actor, rework_coder (world));
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothTagAllCounts counts;
  g_autoptr (GError) error = NULL;

  quoth_tag_all_add_words (all, words);
  quoth_tag_all_count (reader, all, here, except, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_here, ==, n_here);
  g_assert_cmpuint (counts.n_all, ==, n_all);
}

/* Besides the place in hand; what is tagged does not count. */
static void
test_count (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) actor = make_actor (world);
  QuothId one = world_add_document (world, "one", "XI JINPING, Xi, xi, Xinjiang; russosinophile 主席习近平。");
  QuothId two = world_add_document (world, "two", "Xi’s Xi Jinping\n");
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &two, &actor->value.id, quoth_range (0, 2));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (actor, rework_coder (world));
  QuothTagAllCounts counts;
  g_autoptr (GError) error = NULL;

  assert_counts (world, actor, "xi", &one, quoth_range (12, 14), 3, 5);
  put_value (world, mention);
  assert_counts (world, actor, "xi", &one, quoth_range (12, 14), 3, 4);
  assert_counts (world, actor, "xi", &two, quoth_range (0, 2), 1, 5);
  /* Words that are no name of the actor: only these. */
  assert_counts (world, actor, "Xinjiang", &one, quoth_range (20, 28), 0, 0);
  assert_counts (world, actor, "Jinping", &two, quoth_range (0, 2), 1, 2);

  quoth_tag_all_add_words (all, "xi");
  reader = quoth_store_open_reader (world->store, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (quoth_tag_all_count (reader, all, &one, quoth_range (0, 0), &counts, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One step, and back. */
static void
test_undo (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) actor = new_actor ("US");
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (actor, rework_coder (world));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  world_add_document (world, "one", "US and us. US");
  before = world_dump (world->path);
  /* The actor comes along, and in no other case. */
  quoth_tag_all_add_actor (all);
  tag (world, all, 2);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 1);
  g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_no_error (error);
  after = world_dump (world->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_others (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) actor = make_actor (world);
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (actor, rework_coder (world));
  g_autoptr (QuothTagAll) chosen = quoth_tag_all_new (actor, rework_coder (world));
  QuothId document = world_add_document (world, "one", "Xi Xi Xi Xi");
  QuothId other = world_add_actor (world, "Xi Mingze");
  QuothId stranger = world_add_coder (world, "Stranger");
  g_autoptr (QuothMention) mine = world_new_mention (&world->coder, &document, &other, quoth_range (3, 5));
  g_autoptr (QuothMention) theirs = world_new_mention (&stranger, &document, &other, quoth_range (6, 8));
  g_autoptr (QuothMention) around = world_new_mention (&world->coder, &document, &actor->value.id, quoth_range (6, 11));
  g_autoptr (GPtrArray) found = NULL;

  put_value (world, mine);
  put_value (world, theirs);
  put_value (world, around);
  quoth_tag_all_add_actor (all);
  assert_found (world, all, "one:<Xi> one:?<Xi> one:=<Xi> one:=<Xi>");
  found = find (world, all);
  g_assert_true (quoth_id_equal (&((QuothOccurrence *) found->pdata[1])->actor, &other));
  /* What somebody else has tagged, if it is chosen. */
  quoth_tag_all_add_actor (chosen);
  for (guint i = 1; i < found->len; i++)
    quoth_tag_all_choose (chosen, found->pdata[i]);
  tag (world, chosen, 1);
  tag (world, all, 1);
}

static void
test_corrected (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) actor = make_actor (world);
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (actor, rework_coder (world));
  QuothId id = world_add_document (world, "one", "Xi and Xi");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothDocument) document = NULL;
  g_autoptr (QuothText) text = quoth_text_new ("And Xi and Xi", -1, NULL);
  g_autoptr (GError) error = NULL;

  quoth_tag_all_add_actor (all);
  found = find (world, all);
  quoth_tag_all_choose (all, found->pdata[0]);
  reader = quoth_store_open_reader (world->store, NULL);
  document = quoth_reader_load_document (reader, &id, NULL);
  memcpy (document->corrects, document->sha256, sizeof document->corrects);
  quoth_document_set_text (document, text);
  g_clear_pointer (&document->segments, g_ptr_array_unref);
  put_value (world, document);
  g_assert_false (build (world, all, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 0);
}

static void
test_acronyms (void)
{
  g_assert_true (quoth_tag_all_is_acronym ("US"));
  g_assert_true (quoth_tag_all_is_acronym ("США"));
  g_assert_false (quoth_tag_all_is_acronym ("Us"));
  g_assert_false (quoth_tag_all_is_acronym ("KREMLIN"));
  g_assert_false (quoth_tag_all_is_acronym ("习近平"));
  g_assert_false (quoth_tag_all_is_acronym (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tag-all/names", World, NULL, world_set_up, test_names, world_tear_down);
  g_test_add ("/tag-all/count", World, NULL, world_set_up, test_count, world_tear_down);
  g_test_add ("/tag-all/undo", World, NULL, world_set_up, test_undo, world_tear_down);
  g_test_add ("/tag-all/others", World, NULL, world_set_up, test_others, world_tear_down);
  g_test_add ("/tag-all/corrected", World, NULL, world_set_up, test_corrected, world_tear_down);
  g_test_add_func ("/tag-all/acronyms", test_acronyms);
  return g_test_run ();
}
