/* bench-adjudicate.c: a text in which two coders differ 5,000 times, put together to be adjudicated, held against reading what they made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A third of the mentions differ in the actor, a third in the place, and a third only one coder made. It is to open within 0.3 s, which is some five times what it took to
 * read the annotations when the goal was set. What is seen first is made too: thirty rows.
 */

#include "quoth-bench-project.h"
#include "quoth-bench.h"

#define N_DIFFERENCES 5000
#define SPACE 20 /* characters of text for each */
#define N_SEEN 30

typedef struct
{
  QuothStore *store;
  QuothId document;
} World;

static void
add_mention (QuothChange *change, const QuothId *document, const QuothId *coder, const QuothId *actor, guint start, guint end)
{
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

  mention->annotation.document = *document;
  mention->annotation.coder = *coder;
  mention->actor = *actor;
  quoth_annotation_set_range (mention, quoth_range (start, end));
  quoth_change_put (change, mention);
}

static void
fill (World *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *characters = g_strnfill (N_DIFFERENCES * SPACE, 'x');
  g_autoptr (QuothText) text = quoth_text_new (characters, -1, NULL);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  QuothId coders[2], actors[2];
  g_autoptr (QuothChange) change = NULL;

  self->store = quoth_store_create (path, NULL, &error);
  quoth_bench_insist (self->store != NULL, &error);
  for (guint i = 0; i < 2; i++)
    {
      coders[i] = quoth_id_new ();
      actors[i] = quoth_id_new ();
    }
  change = quoth_change_new ("Code", &coders[0]);
  document->name = g_strdup ("text");
  quoth_document_set_text (document, text);
  self->document = document->value.id;
  quoth_change_put (change, document);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothCoder) coder = quoth_coder_new (&coders[i]);
      g_autoptr (QuothActor) actor = quoth_actor_new (&actors[i]);

      coder->name = g_strdup_printf ("Coder %u", i);
      actor->name = g_strdup_printf ("Actor %u", i);
      actor->actor_kind = g_strdup ("person");
      quoth_change_put (change, coder);
      quoth_change_put (change, actor);
    }
  for (guint i = 0; i < N_DIFFERENCES; i++)
    {
      guint start = i * SPACE;

      add_mention (change, &self->document, &coders[0], &actors[0], start, start + 10);
      if (i % 3 < 2)
        add_mention (change, &self->document, &coders[1], &actors[i % 3], start, start + 10 + (i % 3 == 0));
    }
  quoth_bench_insist (quoth_store_commit (self->store, change, NULL, &error), &error);
}

static void
put_together (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, &error);
  g_autoptr (QuothAdjudication) adjudication = quoth_adjudication_load (reader, &self->document, NULL, &error);

  quoth_bench_insist (adjudication != NULL && quoth_adjudication_get_cases (adjudication)->len == N_DIFFERENCES, &error);
  for (guint i = 0; i < N_SEEN; i++)
    g_ptr_array_unref (quoth_adjudication_list_rows (adjudication, quoth_adjudication_get_cases (adjudication)->pdata[i]));
}

static void
read_only (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, &error);
  g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, &self->document, &error);

  quoth_bench_insist (annotations != NULL, &error);
}

int
main (void)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autofree char *path = quoth_bench_path (bench, "text.quoth");
  World world = { 0 };

  fill (&world, path);
  quoth_bench_compare (bench, "5,000 differences, put together", 5, put_together, read_only, &world);
  g_clear_object (&world.store);
  return 0;
}
