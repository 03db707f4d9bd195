/* bench-suggest.c: suggestions for a text of 1 MB, with 2,000 actors known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Held against cutting the same text into words with ICU, once, which everything that looks at words does at least. It is done in a
 * thread of its own; the goal is 300 ms for all of it here, so its times on the processor are printed too. One more actor is what an edit costs.
 */

#include <time.h>

#include "quoth-bench.h"
#include "quoth.h"

#define N_ACTORS 2000

typedef struct
{
  QuothLexicons *lexicons;
  QuothDocument *document;
  GPtrArray *actors;
  GPtrArray *none;
  QuothSuggester *suggester;
  gint64 times[2];
  guint n[2];
} World;

static char *
make_name (GRand *random)
{
  static const char *const syllables[] = { "an", "bel", "ka", "ro", "mi", "sen", "tor", "vi", "lu", "das", "ek", "fo" };
  GString *name = g_string_new (NULL);

  for (guint word = 0; word < 2; word++)
    {
      gsize start;

      g_string_append (name, word > 0 ? " " : "");
      start = name->len;
      for (guint i = 0; i < 3; i++)
        g_string_append (name, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
      name->str[start] = g_ascii_toupper (name->str[start]);
    }
  return g_string_free (name, FALSE);
}

static void
add_sentence (GString *text, GPtrArray *actors, GRand *random)
{
  static const char *const verbs[] = { "said that", "told the press that", "believes", "met", "reported that" };
  const QuothActor *one = actors->pdata[g_rand_int_range (random, 0, N_ACTORS)];
  const QuothActor *other = actors->pdata[g_rand_int_range (random, 0, N_ACTORS)];

  g_string_append_printf (text, "%s %s %s would not sign, but ", one->name, verbs[g_rand_int_range (random, 0, G_N_ELEMENTS (verbs))],
                          other->name);
  quoth_bench_append_words (text, 160, random);
  g_string_append (text, g_rand_boolean (random) ? ".\n" : ". ");
}

static void
make_world (World *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *folder = g_build_filename (g_getenv ("QUOTH_DATA_DIR"), "suggest", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QuothText) made = NULL;

  self->lexicons = quoth_lexicons_load (folder, NULL);
  self->actors = quoth_values_new ();
  self->none = g_ptr_array_new ();
  for (guint i = 0; i < N_ACTORS; i++)
    {
      QuothActor *actor = quoth_actor_new (NULL);

      actor->name = make_name (random);
      actor->actor_kind = g_strdup ("person");
      g_ptr_array_add (self->actors, actor);
    }
  while (text->len < 1000000)
    add_sentence (text, self->actors, random);
  made = quoth_text_new (text->str, (gssize) text->len, NULL);
  self->document = quoth_document_new (NULL);
  self->document->language = g_strdup ("en");
  quoth_document_set_text (self->document, made);
}

/* Of the processor: others may work on the machine. In µs. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
note (World *self, guint which, gint64 start)
{
  self->times[which] += get_time () - start;
  self->n[which]++;
}

static void
suggest (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  gint64 start = get_time ();
  QuothId coder = QUOTH_ID_NONE;
  g_autoptr (GPtrArray) suggestions = NULL;

  g_clear_pointer (&self->suggester, quoth_suggester_free);
  self->suggester = quoth_suggester_new (self->document, self->lexicons, NULL, NULL);
  quoth_suggester_set_actors (self->suggester, self->actors);
  suggestions = quoth_suggester_list (self->suggester, self->none, self->none, &coder, QUOTH_SUGGEST_ALL);
  note (self, 0, start);
}

static void
add_actor (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  gint64 start = get_time ();
  QuothId coder = QUOTH_ID_NONE;
  g_autoptr (GPtrArray) suggestions = NULL;

  quoth_suggester_put_actor (self->suggester, self->actors->pdata[run]);
  suggestions = quoth_suggester_list (self->suggester, self->none, self->none, &coder, QUOTH_SUGGEST_ALL);
  note (self, 1, start);
}

static void
cut_words (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  guint length = self->document->length;

  for (guint offset = 0; offset < length;)
    offset = quoth_text_next_word (self->document->text, offset);
}

int
main (void)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  World world = { 0 };

  make_world (&world);
  quoth_bench_compare (bench, "suggestions for 1 MB, 2,000 actors / its words", 1, suggest, cut_words, &world);
  quoth_bench_compare (bench, "the same after one actor was added / its words", 0.5, add_actor, cut_words, &world);
  g_print ("all: %" G_GINT64_FORMAT " ms (goal 300 ms); one actor: %" G_GINT64_FORMAT " ms\n", world.times[0] / world.n[0] / 1000,
           world.times[1] / world.n[1] / 1000);
  quoth_suggester_free (world.suggester);
  quoth_value_unref (world.document);
  g_ptr_array_unref (world.actors);
  g_ptr_array_unref (world.none);
  quoth_lexicons_unref (world.lexicons);
  return 0;
}
