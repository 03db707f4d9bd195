/* bench-tag-all.c: tagging 10,000 occurrences of a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To find them in 1 MB of texts and to write them, in one step, is held against writing the same mentions alone. Each run is another
 * coder's, for whom nothing is tagged yet.
 */

#include "quoth-bench.h"
#include "quoth.h"

#define N_DOCUMENTS 10
#define N_OCCURRENCES 10000
#define WORDS_BETWEEN 100 /* in bytes */

typedef struct
{
  QuothStore *store;
  QuothActor *actor;
  GPtrArray *places; /* of QuothOccurrence */
} World;

static QuothCoder *
new_coder (const char *who, guint run)
{
  static guint n;
  QuothCoder *coder = quoth_coder_new (NULL);

  coder->name = g_strdup_printf ("%s %u %u", who, run, n++);
  return coder;
}

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (QuothCoder) coder = new_coder ("Ours", run);
  g_autoptr (QuothTagAll) all = quoth_tag_all_new (self->actor, coder);
  g_autoptr (GError) error = NULL;

  quoth_tag_all_add_actor (all);
  quoth_store_build (self->store, quoth_tag_all_build, all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_tag_all_get_n_tagged (all), ==, N_OCCURRENCES);
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (QuothCoder) coder = new_coder ("Theirs", run);
  g_autoptr (QuothChange) change = quoth_change_new ("Write", &coder->value.id);
  g_autoptr (GError) error = NULL;

  quoth_change_put (change, coder);
  for (guint i = 0; i < self->places->len; i++)
    {
      const QuothOccurrence *place = self->places->pdata[i];
      g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

      mention->annotation.document = place->document->value.id;
      mention->annotation.coder = coder->value.id;
      mention->actor = self->actor->value.id;
      quoth_annotation_set_range (mention, place->range);
      quoth_change_put (change, mention);
    }
  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
add_document (QuothChange *change, guint n, GRand *random)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;

  for (guint i = 0; i < N_OCCURRENCES / N_DOCUMENTS; i++)
    {
      quoth_bench_append_words (words, WORDS_BETWEEN, random);
      g_string_append (words, " Jinping ");
    }
  text = quoth_text_new (words->str, (gssize) words->len, NULL);
  document->name = g_strdup_printf ("doc%u", n);
  quoth_document_set_text (document, text);
  quoth_change_put (change, document);
}

static void
world_init (World *self, QuothBench *bench)
{
  g_autofree char *path = quoth_bench_path (bench, "p.quoth");
  g_autoptr (QuothCoder) coder = new_coder ("First", 0);
  g_autoptr (QuothChange) change = quoth_change_new ("Begin", &coder->value.id);
  g_autoptr (QuothTagAll) all = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;

  self->store = quoth_store_create (path, NULL, &error);
  g_assert_no_error (error);
  self->actor = quoth_actor_new (NULL);
  self->actor->name = g_strdup ("Jinping");
  self->actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, coder);
  quoth_change_put (change, self->actor);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    add_document (change, i, random);
  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
  all = quoth_tag_all_new (self->actor, coder);
  quoth_tag_all_add_actor (all);
  reader = quoth_store_open_reader (self->store, NULL);
  self->places = quoth_tag_all_find (reader, all, NULL, &error);
  g_assert_no_error (error);
}

int
main (void)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  World world = { NULL };

  world_init (&world, bench);
  quoth_bench_compare (bench, "tag all, 10,000 occurrences, against writing them", 2, run_ours, run_theirs, &world);
  g_ptr_array_unref (world.places);
  quoth_value_unref (world.actor);
  quoth_store_close (world.store);
  g_object_unref (world.store);
  return 0;
}
