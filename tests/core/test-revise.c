/* test-revise.c: tests of quoth-revise.c, quoth-revise-segments.c, quoth-reader-revisions.c and quoth-spans.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-project.h"
#include "world.h"

#include <string.h>

#define OLD                                                                   \
  "1/ Teh Kremlin said that Putn met Xi.\n\n2/ Xi 习近平 denied it. 👨‍👩‍👧\n\n" \
  "3/ Nobody else said anything about the deal at all."
#define NEW                                                                   \
  "1/ The Kremlin said that Putin met Xi.\n\n2/ Xi 习近平 denied it. 👨‍👩‍👧\n\n" \
  "3/ Nobody said a word."

static QuothText *
new_text (const char *utf8)
{
  GError *error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

/* Where @words are in @text for the first time. */
static QuothRange
find (const char *text, const char *words)
{
  const char *found = strstr (text, words);
  guint start;

  g_assert_nonnull (found);
  start = (guint) g_utf8_strlen (text, found - text);
  return quoth_range (start, start + (guint) g_utf8_strlen (words, -1));
}

static QuothId
tag (World *world, const QuothId *document, const QuothId *actor, QuothRange range)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, document, actor, range);

  quoth_change_put (change, mention);
  world_commit (world, change);
  return mention->annotation.value.id;
}

static QuothRevise *
new_revise (World *world, const QuothId *document, const char *utf8)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (&world->coder);
  g_autoptr (QuothText) text = new_text (utf8);

  coder->name = g_strdup ("A");
  return quoth_revise_new (document, text, "OCR", coder);
}

static QuothRevise *
revise (World *world, const QuothId *document, const char *utf8)
{
  QuothRevise *self = new_revise (world, document, utf8);
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_build (world->store, quoth_revise_build, self, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return self;
}

static void
refuse (World *world, QuothRevise *self, int code, const char *words)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_build (world->store, quoth_revise_build, self, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

/* That the mention reads @words, and where these are in @text; and that the project is whole. */
static void
assert_mention (World *world, const QuothId *mention, const char *text, const char *words, gboolean unplaced)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothValue) value = quoth_reader_get (reader, QUOTH_KIND_MENTION, mention, NULL);
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_autofree char *quote = quoth_annotation_dup_quote (value);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((QuothProblem *) problems->pdata[i])->what);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (quote, ==, words);
  g_assert_true (quoth_range_equal (quoth_annotation_get_extent (value), find (text, words)));
  g_assert_true (QUOTH_ANNOTATION (value)->unplaced == unplaced);
}

static char *
load_utf8 (World *world, const QuothId *document)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothText) text = quoth_reader_load_text (reader, document, NULL);

  return g_strdup (quoth_text_get_utf8 (text));
}

typedef struct
{
  QuothId document;
  QuothId kremlin;
  QuothId putin;
  QuothId family;
  QuothId deal;
} Coded;

static Coded
code_old (World *world)
{
  QuothId actor = world_add_actor (world, "Xi");
  Coded coded = { .document = world_add_document (world, "thread", OLD) };

  coded.kremlin = tag (world, &coded.document, &actor, find (OLD, "Kremlin"));
  coded.putin = tag (world, &coded.document, &actor, find (OLD, "Putn"));
  coded.family = tag (world, &coded.document, &actor, find (OLD, "👨‍👩‍👧"));
  coded.deal = tag (world, &coded.document, &actor, find (OLD, "the deal"));
  return coded;
}

static void
assert_old (World *world, const Coded *coded)
{
  g_autofree char *text = load_utf8 (world, &coded->document);

  g_assert_cmpstr (text, ==, OLD);
  assert_mention (world, &coded->kremlin, OLD, "Kremlin", FALSE);
  assert_mention (world, &coded->putin, OLD, "Putn", FALSE);
  assert_mention (world, &coded->family, OLD, "👨‍👩‍👧", FALSE);
  assert_mention (world, &coded->deal, OLD, "the deal", FALSE);
}

static void
assert_new (World *world, const Coded *coded)
{
  g_autofree char *text = load_utf8 (world, &coded->document);

  g_assert_cmpstr (text, ==, NEW);
  assert_mention (world, &coded->kremlin, NEW, "Kremlin", FALSE);
  assert_mention (world, &coded->putin, NEW, "Putin", FALSE);
  assert_mention (world, &coded->family, NEW, "👨‍👩‍👧", FALSE);
  assert_mention (world, &coded->deal, OLD, "the deal", TRUE);
}

static void
test_fates (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  g_autoptr (QuothRevise) done = NULL;
  const QuothReviseReport *report;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (QuothText) old = NULL;
  g_autoptr (QuothText) of_deal = NULL;
  g_autoptr (QuothValue) deal = NULL;
  const QuothRevision *first;

  assert_old (world, &coded);
  done = revise (world, &coded.document, NEW);
  assert_new (world, &coded);
  report = quoth_revise_get_report (done);
  g_assert_false (report->is_same);
  g_assert_cmpuint (report->n[QUOTH_FATE_STAYS], ==, 1);
  g_assert_cmpuint (report->n[QUOTH_FATE_MOVES], ==, 1);
  g_assert_cmpuint (report->n[QUOTH_FATE_CHANGES], ==, 1);
  g_assert_cmpuint (report->n[QUOTH_FATE_LOST], ==, 1);
  g_assert_cmpuint (report->told->len, ==, 2);
  g_assert_true (quoth_id_equal (&((QuothRevised *) report->told->pdata[0])->before->id, &coded.putin));
  g_assert_true (quoth_id_equal (&((QuothRevised *) report->told->pdata[1])->before->id, &coded.deal));

  reader = quoth_store_open_reader (world->store, NULL);
  revisions = quoth_reader_list_revisions (reader, &coded.document, NULL);
  g_assert_cmpuint (revisions->len, ==, 2);
  first = revisions->pdata[0];
  g_assert_cmpuint (first->number, ==, 1);
  g_assert_false (first->is_current);
  g_assert_cmpuint (((QuothRevision *) revisions->pdata[1])->number, ==, 2);
  g_assert_true (((QuothRevision *) revisions->pdata[1])->is_current);
  g_assert_cmpstr (((QuothRevision *) revisions->pdata[1])->note, ==, "OCR");
  old = quoth_reader_load_revision_text (reader, first, NULL);
  g_assert_cmpstr (quoth_text_get_utf8 (old), ==, OLD);

  deal = quoth_reader_get (reader, QUOTH_KIND_MENTION, &coded.deal, NULL);
  of_deal = quoth_reader_load_text_of (reader, deal, NULL);
  g_assert_cmpstr (quoth_text_get_utf8 (of_deal), ==, OLD);
}

static void
step (World *world, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  gboolean done = undo ? quoth_store_undo (world->store, &world->coder, &error)
                       : quoth_store_redo (world->store, &world->coder, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
test_undo (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (QuothRevise) done = revise (world, &coded.document, NEW);

  after = world_dump (world->path);
  step (world, TRUE);
  assert_old (world, &coded);
  undone = world_dump (world->path);
  g_assert_cmpstr (undone, ==, before);
  step (world, FALSE);
  assert_new (world, &coded);
  redone = world_dump (world->path);
  g_assert_cmpstr (redone, ==, after);
  world_reopen (world);
  assert_new (world, &coded);
}

/* The text corrected back to what it was: what had lost its place stands where it stood. */
static void
test_back (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  g_autoptr (QuothRevise) there = revise (world, &coded.document, NEW);
  g_autoptr (QuothRevise) back = revise (world, &coded.document, OLD);

  assert_old (world, &coded);
  g_assert_cmpuint (quoth_revise_get_report (back)->n_placed, ==, 1);
  g_assert_cmpuint (quoth_revise_get_report (back)->n_waiting, ==, 0);
}

static void
test_same (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (QuothRevise) done = revise (world, &coded.document, OLD);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothStep) last = quoth_reader_peek_undo (reader, &world->coder);

  g_assert_true (quoth_revise_get_report (done)->is_same);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (last->label, ==, "Tag");
}

static void
test_refused (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  QuothId nothing = quoth_id_new ();
  guint8 other[32] = { 1 };
  g_autoptr (QuothRevise) empty = new_revise (world, &coded.document, "");
  g_autoptr (QuothRevise) blank = new_revise (world, &coded.document, " \n\u3000\n");
  g_autoptr (QuothRevise) nowhere = new_revise (world, &nothing, NEW);
  g_autoptr (QuothRevise) late = new_revise (world, &coded.document, NEW);

  refuse (world, empty, QUOTH_ERROR_EMPTY, "thread");
  refuse (world, blank, QUOTH_ERROR_EMPTY, "thread");
  refuse (world, nowhere, QUOTH_ERROR_NOT_FOUND, "document");
  quoth_revise_set_base (late, other);
  refuse (world, late, QUOTH_ERROR_CONFLICT, "meanwhile");
}

/* A put of the new text alone, as the writer must refuse it. */
static void
test_text_alone (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothDocument) old = quoth_reader_load_document (reader, &coded.document, NULL);
  g_autoptr (QuothDocument) new = quoth_document_copy (old);
  g_autoptr (QuothText) text = new_text (NEW);
  g_autofree char *before = world_dump (world->path);
  static const int codes[] = { QUOTH_ERROR_INVALID, QUOTH_ERROR_CONFLICT, QUOTH_ERROR_QUOTE };

  quoth_document_set_text (new, text);
  g_clear_pointer (&new->segments, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (QuothChange) change = quoth_change_new ("Put", &world->coder);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      if (i > 0)
        memcpy (new->corrects, i == 1 ? new->sha256 : old->sha256, sizeof new->corrects);
      quoth_change_put (change, new);
      g_assert_false (quoth_store_commit (world->store, change, NULL, &error));
      g_assert_error (error, QUOTH_ERROR, codes[i]);
      g_test_message ("%s", error->message);
      after = world_dump (world->path);
      g_assert_cmpstr (before, ==, after);
    }
}

/* What was made or taken away in one text is not brought back in another. */
static void
test_undo_across (World *world, gconstpointer data)
{
  QuothId other = world_add_coder (world, "B");
  Coded coded = code_old (world);
  QuothId actor = world_add_actor (world, "Putin");
  g_autoptr (QuothChange) removal = quoth_change_new ("Untag", &other);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothRevise) done = NULL;

  quoth_change_delete (removal, QUOTH_KIND_MENTION, &coded.family);
  world_commit (world, removal);
  done = revise (world, &coded.document, NEW);
  g_assert_false (quoth_store_undo (world->store, &other, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  g_clear_error (&error);

  {
    g_autoptr (QuothChange) change = quoth_change_new ("Tag", &other);
    g_autoptr (QuothMention) mention
      = world_new_mention (&other, &coded.document, &actor, find (NEW, "a word"));

    quoth_change_put (change, mention);
    world_commit (world, change);
    assert_mention (world, &mention->annotation.value.id, NEW, "a word", FALSE);
  }
  g_assert_false (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
}

/* What a coder corrected in the segments goes with the text. */
static void
test_segments (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothDocument) stored = quoth_reader_load_document (reader, &coded.document, NULL);
  g_autoptr (QuothDocument) edited = quoth_document_copy (stored);
  g_autoptr (QuothChange) change = quoth_change_new ("Correct segments", &world->coder);
  g_autoptr (QuothRevise) done = NULL;
  g_autoptr (QuothDocument) revised = NULL;
  guint n;

  g_ptr_array_set_size (edited->segments, 0);
  g_ptr_array_add (edited->segments, quoth_segment_new (QUOTH_SEGMENT_HEADING, find (OLD, "1/ Teh Kremlin said"), "1/"));
  g_ptr_array_add (edited->segments, quoth_segment_new (QUOTH_SEGMENT_BOILERPLATE, find (OLD, "2/ Xi 习近平 denied it. 👨‍👩‍👧"), NULL));
  quoth_change_put (change, edited);
  world_commit (world, change);

  done = revise (world, &coded.document, NEW);
  revised = quoth_reader_load_document (reader, &coded.document, NULL);
  n = revised->segments->len;
  g_assert_cmpuint (n, >=, 2);
  {
    const QuothSegment *first = revised->segments->pdata[0];
    const QuothSegment *second = revised->segments->pdata[1];

    g_assert_cmpint (first->kind, ==, QUOTH_SEGMENT_HEADING);
    g_assert_cmpstr (first->number, ==, "1/");
    g_assert_true (quoth_range_equal (first->range, find (NEW, "1/ The Kremlin said")));
    g_assert_cmpint (second->kind, ==, QUOTH_SEGMENT_BOILERPLATE);
    g_assert_true (quoth_range_equal (second->range, find (NEW, "2/ Xi 习近平 denied it. 👨‍👩‍👧")));
  }
}

/* From a file with other newlines and encoding; the file can be given back. */
static void
test_file (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "One caf\u00e9.\nTwo.\n");
  static const char file[] = "One big caf\xe9.\r\nTwo.\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  g_autoptr (QuothDecoded) decoded = quoth_decode (bytes, "windows-1252", NULL);
  g_autoptr (QuothRevise) revise = new_revise (world, &document, quoth_text_get_utf8 (decoded->text));
  g_autoptr (QuothRevise) by_hand = new_revise (world, &document, "One big 习.\nTwo.\n");
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GBytes) given = NULL;
  g_autoptr (GBytes) given_by_hand = NULL;

  quoth_revise_set_file (revise, decoded, bytes);
  g_assert_true (quoth_store_build (world->store, quoth_revise_build, revise, NULL, NULL));
  given = quoth_reader_load_file (reader, &document, NULL);
  g_assert_true (g_bytes_equal (given, bytes));

  /* What windows-1252 cannot write. */
  g_assert_true (quoth_store_build (world->store, quoth_revise_build, by_hand, NULL, NULL));
  given_by_hand = quoth_reader_load_file (reader, &document, NULL);
  g_assert_cmpmem (g_bytes_get_data (given_by_hand, NULL), g_bytes_get_size (given_by_hand),
                   "One big \xe4\xb9\xa0.\nTwo.\n", strlen ("One big \xe4\xb9\xa0.\nTwo.\n"));
}

static void
count_news_cb (QuothStore *store, QuothNews *news, gpointer n_documents)
{
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      const QuothNewsItem *item = quoth_news_get_item (news, i);

      if (item->kind == QUOTH_KIND_DOCUMENT && item->type == QUOTH_NEWS_CHANGED)
        (*(guint *) n_documents)++;
    }
}

static void
test_news (World *world, gconstpointer data)
{
  Coded coded = code_old (world);
  guint n_documents = 0;
  gulong handler = g_signal_connect (world->store, "news", G_CALLBACK (count_news_cb), &n_documents);
  g_autoptr (QuothRevise) done = revise (world, &coded.document, NEW);

  step (world, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (n_documents, ==, 2);
  g_signal_handler_disconnect (world->store, handler);
}

/* Random mentions, of more than one fragment too, and random texts one after the other: every one of them is either unplaced or
 * reads its quote, which the check of the store looks at; and all undone is all as it was. */
static void
test_random (World *world, gconstpointer data)
{
  g_autofree char *first = random_text (200);
  g_autofree char *utf8 = g_strconcat ("x", first, NULL);
  QuothId document = world_add_document (world, "random", utf8);
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothText) text = new_text (utf8);
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  guint n_steps = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);
      guint start = random_below (quoth_text_get_length (text));
      QuothRange range = quoth_text_snap_to_clusters (text, quoth_range (start, start + 1));
      g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &document, &actor, range);
      guint next = quoth_text_next_cluster (text, range.end);

      if (random_chance () && next < quoth_text_get_length (text))
        quoth_annotation_add_span (mention, quoth_range (next, quoth_text_next_cluster (text, next)), NULL);
      quoth_change_put (change, mention);
      world_commit (world, change);
    }
  before = world_dump (world->path);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *old = load_utf8 (world, &document);
      glong length = g_utf8_strlen (old, -1);
      glong from = (glong) random_below ((guint) length);
      glong reach = from + (glong) random_below (20);
      glong to = MIN (length, reach);
      g_autofree char *start = g_utf8_substring (old, 0, from);
      g_autofree char *end = g_utf8_substring (old, to, length);
      g_autofree char *middle = random_text (random_below (6));
      g_autofree char *new = g_strconcat ("y", start, middle, end, NULL);
      g_autoptr (QuothRevise) done = revise (world, &document, new);
      g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);

      g_assert_cmpuint (problems->len, ==, 0);
      n_steps += !quoth_revise_get_report (done)->is_same;
    }
  while (n_steps-- > 0)
    step (world, TRUE);
  undone = world_dump (world->path);
  g_assert_cmpstr (undone, ==, before);
}

#define ADD(name, func) g_test_add ("/revise/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fates", test_fates);
  ADD ("undo", test_undo);
  ADD ("back", test_back);
  ADD ("same", test_same);
  ADD ("refused", test_refused);
  ADD ("text-alone", test_text_alone);
  ADD ("undo-across", test_undo_across);
  ADD ("segments", test_segments);
  ADD ("file", test_file);
  ADD ("news", test_news);
  ADD ("random", test_random);
  return g_test_run ();
}
