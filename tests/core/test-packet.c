/* test-packet.c: tests of quoth-packet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "copies.h"

#include "store/quoth-packet.h"

#include <string.h>

/* A text that two code blind, one that is open to both, and one that only the other has. */
typedef struct
{
  Copies copies; /* `mine` is the lead's; `theirs` becomes the packet */
  QuothId ann, bo;
  QuothId blind, open, other;
  QuothId own, hidden, shared;
} Share;

static void
assign (Share *self, const QuothId *coder, const QuothId *document, gboolean blind, QuothAssignmentState state)
{
  QuothId id = quoth_assignment_make_id (coder, document);
  g_autoptr (QuothAssignment) assignment = quoth_assignment_new (&id);

  assignment->coder = *coder;
  assignment->document = *document;
  assignment->blind = blind;
  assignment->state = state;
  copies_put (&self->copies.mine, assignment);
}

static QuothId
add_claim (World *world, const QuothId *coder, const QuothId *document, const char *statement, const char *proposition)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Claim", coder);
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothProposition) made = quoth_proposition_new (NULL);
  QuothClaimProposition link = { made->value.id, QUOTH_LINK_SUPPORTS };

  made->statement = g_strdup (proposition);
  claim->annotation.document = *document;
  claim->annotation.coder = *coder;
  claim->statement = g_strdup (statement);
  claim->confidence = -1;
  quoth_annotation_set_range (claim, quoth_range (0, 2));
  g_array_append_val (claim->propositions, link);
  quoth_change_put (change, made);
  quoth_change_put (change, claim);
  world_commit (world, change);
  return claim->annotation.value.id;
}

static void
add_memo (World *world, const QuothId *coder, const QuothId *target, const char *text)
{
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);

  memo->target = *target;
  memo->coder = *coder;
  memo->text = g_strdup (text);
  copies_put (world, memo);
}

static void
set_up (Share *self, gconstpointer data)
{
  World *mine = &self->copies.mine;

  world_set_up (mine, NULL);
  self->ann = world_add_coder (mine, "Ann");
  self->bo = world_add_coder (mine, "Bo");
  self->blind = world_add_document (mine, "blind", "Xi said HIDDENTEXT once.");
  self->open = world_add_document (mine, "open", "Xi spoke again.");
  self->other = world_add_document (mine, "other", "Not for Ann: OTHERTEXT.");
  assign (self, &self->ann, &self->blind, TRUE, QUOTH_ASSIGNMENT_TO_DO);
  assign (self, &self->bo, &self->blind, TRUE, QUOTH_ASSIGNMENT_DONE);
  assign (self, &self->ann, &self->open, FALSE, QUOTH_ASSIGNMENT_TO_DO);
  assign (self, &self->bo, &self->other, FALSE, QUOTH_ASSIGNMENT_TO_DO);
  self->own = add_claim (mine, &self->ann, &self->blind, "OWNWORDS", "OWNSAYS");
  self->hidden = add_claim (mine, &self->bo, &self->blind, "BLINDWORDS", "BLINDSAYS");
  self->shared = add_claim (mine, &self->bo, &self->open, "OPENWORDS", "OPENSAYS");
  add_claim (mine, &self->bo, &self->other, "OTHERWORDS", "OTHERSAYS");
  add_memo (mine, &self->bo, &self->own, "BLINDMEMO");
  /* What was deleted is in the journal. */
  {
    QuothId gone = add_claim (mine, &self->bo, &self->blind, "GONEWORDS", "GONESAYS");

    copies_delete (mine, QUOTH_KIND_CLAIM, &gone);
  }
  self->copies.theirs.folder = g_strdup (mine->folder);
  self->copies.theirs.path = g_build_filename (mine->folder, "packet.quoth", NULL);
}

static void
tear_down (Share *self, gconstpointer data)
{
  copies_tear_down (&self->copies, data);
}

static void
hand_out (Share *self, QuothPacketReport *report)
{
  g_autoptr (GError) error = NULL;
  World *packet = &self->copies.theirs;

  quoth_store_write_packet (self->copies.mine.store, &self->ann, packet->path, report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  packet->store = quoth_store_open (packet->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  packet->coder = self->ann;
}

static gboolean
has_bytes (const char *path, const char *word)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  return memmem (contents, size, word, strlen (word)) != NULL;
}

static void
assert_rebuilds (QuothStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check_rebuild (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", ((QuothProblem *) problems->pdata[i])->what);
}

/* What the coder may see is there, sound; the rest is nowhere in the file, which is not packed here: words are found if they are in it. */
static void
test_contents (Share *self, gconstpointer data)
{
  static const char *const there[] = { "OWNWORDS", "OWNSAYS", "OPENWORDS", "OPENSAYS", "HIDDENTEXT" };
  static const char *const nowhere[] = { "BLINDWORDS", "BLINDSAYS", "BLINDMEMO", "OTHERTEXT", "OTHERWORDS", "OTHERSAYS", "GONEWORDS" };
  QuothPacketReport report;
  World *packet = &self->copies.theirs;

  hand_out (self, &report);
  g_assert_cmpuint (report.n_documents, ==, 2);
  g_assert_cmpuint (report.n_left_out, ==, 1);
  g_assert_cmpuint (report.n_annotations, ==, 2);
  g_assert_cmpuint (report.n_hidden, ==, 1);
  g_assert_cmpint (world_count (packet, QUOTH_KIND_DOCUMENT), ==, 2);
  g_assert_cmpint (world_count (packet, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpint (world_count (packet, QUOTH_KIND_PROPOSITION), ==, 3);
  g_assert_cmpint (world_count (packet, QUOTH_KIND_MEMO), ==, 0);
  g_assert_cmpint (world_count (packet, QUOTH_KIND_ASSIGNMENT), ==, 3);
  copies_assert_sound (packet);
  assert_rebuilds (packet->store);
  quoth_store_close (packet->store);
  quoth_store_close (self->copies.mine.store);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_true (has_bytes (packet->path, there[i]));
  for (guint i = 0; i < G_N_ELEMENTS (nowhere); i++)
    {
      g_assert_true (has_bytes (self->copies.mine.path, nowhere[i]) || g_str_has_prefix (nowhere[i], "GONE"));
      g_assert_false (has_bytes (packet->path, nowhere[i]));
    }
}

static QuothMergeReport *
take_back (Share *self)
{
  return copies_merge (&self->copies.mine, self->copies.theirs.path, QUOTH_MERGE_NORMAL);
}

/* What the coder did comes back among what was done there meanwhile, and nothing else; twice is as once. */
static void
test_back (Share *self, gconstpointer data)
{
  World *mine = &self->copies.mine, *packet = &self->copies.theirs;
  g_autoptr (QuothMergeReport) report = NULL;
  g_autoptr (QuothMergeReport) again = NULL;
  g_autoptr (QuothClaim) claim = NULL;
  g_autoptr (QuothClaim) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  QuothId made;

  hand_out (self, NULL);
  add_claim (mine, &self->bo, &self->blind, "LATER", "LATERSAYS");
  made = add_claim (packet, &self->ann, &self->blind, "NEWWORDS", "NEWSAYS");
  claim = copies_get (packet, QUOTH_KIND_CLAIM, &self->own);
  g_free (claim->statement);
  claim->statement = g_strdup ("BETTERWORDS");
  copies_put (packet, claim);
  report = take_back (self);
  g_assert_cmpuint (report->n_entries, ==, 2);
  g_assert_cmpuint (report->disagreements->len, ==, 0);
  g_assert_cmpuint (report->warnings->len, ==, 0);
  g_assert_cmpint (world_count (mine, QUOTH_KIND_CLAIM), ==, 6);
  g_assert_cmpint (world_count (mine, QUOTH_KIND_DOCUMENT), ==, 3);
  g_assert_cmpint (world_count (mine, QUOTH_KIND_MEMO), ==, 1);
  back = copies_get (mine, QUOTH_KIND_CLAIM, &self->own);
  g_assert_cmpstr (back->statement, ==, "BETTERWORDS");
  g_assert_true (quoth_id_equal (&back->annotation.coder, &self->ann));
  copies_assert_sound (mine);
  assert_rebuilds (mine->store);
  before = world_dump (mine->path);
  again = take_back (self);
  g_assert_cmpuint (again->n_entries, ==, 0);
  after = world_dump (mine->path);
  g_assert_cmpstr (before, ==, after);
  copies_delete (packet, QUOTH_KIND_CLAIM, &made);
  quoth_merge_report_free (take_back (self));
  g_assert_cmpint (world_count (mine, QUOTH_KIND_CLAIM), ==, 5);
}

/* But for names that both sides gave, which a person has to look at. */
static void
assert_sound_but_doubles (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    if (strstr (((QuothProblem *) problems->pdata[i])->what, "another") == NULL)
      g_error ("%s", ((QuothProblem *) problems->pdata[i])->what);
}

/* Random edits of both sides come together, and the lead's project is what its journal says. */
static void
test_random (Share *self, gconstpointer data)
{
  World *mine = &self->copies.mine, *packet = &self->copies.theirs;
  g_autoptr (QuothMergeReport) report = NULL;

  hand_out (self, NULL);
  for (guint i = 0; i < 60; i++)
    {
      World *world = g_test_rand_bit () ? mine : packet;
      g_autoptr (QuothChange) change = world_edit (world, &world->coder);

      quoth_store_commit (world->store, change, NULL, NULL);
    }
  report = take_back (self);
  assert_sound_but_doubles (mine);
  assert_rebuilds (mine->store);
  assert_rebuilds (packet->store);
}

static void
assert_refused (World *into, const char *path, const char *phrase)
{
  g_autofree char *before = world_dump (into->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_merge (into->store, path, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, phrase));
  after = world_dump (into->path);
  g_assert_cmpstr (before, ==, after);
}

/* Nothing comes into a packet; and it goes into no copy that has not what the packet was made of. */
static void
test_refused (Share *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->copies.mine.folder, "old.quoth", NULL);
  World old = { .path = path };
  g_autoptr (GError) error = NULL;

  quoth_store_backup (self->copies.mine.store, path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  world_add_actor (&self->copies.mine, "Later");
  hand_out (self, NULL);
  assert_refused (&self->copies.theirs, self->copies.mine.path, "packet");
  old.store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  world_add_actor (&self->copies.theirs, "New");
  assert_refused (&old, self->copies.theirs.path, "packet");
  g_clear_object (&old.store);
}

/* Who has nothing gets nothing, and no file. */
static void
test_nothing (Share *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_write_packet (
    self->copies.mine.store, &self->copies.mine.coder, self->copies.theirs.path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (self->copies.theirs.path, G_FILE_TEST_EXISTS));
}

/* A blind text is open once all are done, or somebody opened it. */
static void
test_opened (Share *self, gconstpointer data)
{
  QuothPacketReport report;

  if (GPOINTER_TO_INT (data))
    assign (self, &self->ann, &self->blind, TRUE, QUOTH_ASSIGNMENT_DONE);
  else
    {
      QuothId id = quoth_assignment_make_id (&self->ann, &self->blind);
      g_autoptr (QuothAssignment) assignment = copies_get (&self->copies.mine, QUOTH_KIND_ASSIGNMENT, &id);

      assignment->opened = TRUE;
      copies_put (&self->copies.mine, assignment);
    }
  hand_out (self, &report);
  g_assert_cmpuint (report.n_hidden, ==, 0);
  g_assert_cmpint (world_count (&self->copies.theirs, QUOTH_KIND_CLAIM), ==, 3);
  g_assert_cmpint (world_count (&self->copies.theirs, QUOTH_KIND_MEMO), ==, 1);
}

#define ADD(name, data, func) g_test_add ("/packet/" name, Share, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("contents", 0, test_contents);
  ADD ("back", 0, test_back);
  ADD ("random", 0, test_random);
  ADD ("refused", 0, test_refused);
  ADD ("nothing", 0, test_nothing);
  ADD ("opened", 0, test_opened);
  ADD ("done", 1, test_opened);
  return g_test_run ();
}
