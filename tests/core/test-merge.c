/* test-merge.c: tests of quoth-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copies.h"

#include <string.h>
#include <unistd.h>

static void
assert_refused (World *into, const char *path, QuothError code)
{
  g_autofree char *before = world_dump (into->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_merge (into->store, path, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, (int) code);
  after = world_dump (into->path);
  g_assert_cmpstr (before, ==, after);
}

/* What both have made is in both, and the reports say so. */
static void
test_both (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;
  g_autoptr (QuothMergeReport) back = NULL;
  g_autoptr (QuothMergeReport) again = NULL;

  world_add_actor (&self->theirs, "Putin");
  world_add_actor (&self->mine, "Lavrov");

  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (report->n_entries, ==, 2);
  g_assert_cmpuint (report->n_ahead, ==, 1);
  g_assert_cmpuint (report->shares->len, ==, 1);
  g_assert_cmpstr (((QuothMergeShare *) report->shares->pdata[0])->name, ==, "Boris");
  g_assert_cmpuint (((QuothMergeShare *) report->shares->pdata[0])->n_entries, ==, 2);
  g_assert_cmpuint (report->items->len, ==, 2);
  g_assert_cmpuint (report->disagreements->len, ==, 0);
  g_assert_cmpuint (report->warnings->len, ==, 0);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ACTOR), ==, 3);

  back = copies_merge (&self->theirs, self->mine.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (back->n_entries, ==, 1);
  g_assert_cmpuint (back->n_ahead, ==, 0);
  copies_assert_same (self);
  again = copies_merge (&self->theirs, self->mine.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (again->n_entries, ==, 0);
  g_assert_cmpuint (again->items->len, ==, 0);
}

/* A trial tells the same, and changes nothing. */
static void
test_try (Copies *self, gconstpointer data)
{
  g_autofree char *before = world_dump (self->mine.path);
  g_autofree char *after = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  g_autoptr (QuothMergeReport) done = NULL;

  world_add_actor (&self->theirs, "Putin");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_TRY);
  g_assert_cmpuint (report->n_entries, ==, 2);
  g_assert_cmpuint (report->items->len, ==, 2);
  after = world_dump (self->mine.path);
  g_assert_cmpstr (before, ==, after);
  done = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (done->n_entries, ==, 2);
}

static void
count_news_cb (QuothStore *store, QuothNews *news, gpointer data)
{
  guint *n = data;

  *n += quoth_news_get_n_items (news);
}

/* The news tell what is different in the end, once. */
static void
test_news (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;
  guint n = 0;

  world_add_actor (&self->theirs, "Putin");
  world_add_actor (&self->mine, "Lavrov");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_signal_connect (self->mine.store, "news", G_CALLBACK (count_news_cb), &n);
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  quoth_store_watch (self->mine.store);
  g_usleep (100000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (n, ==, 2);
}

typedef struct
{
  guint n;
  guint n_removed;
} Heard;

static void
hear_cb (QuothStore *store, QuothNews *news, gpointer data)
{
  Heard *heard = data;

  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      heard->n++;
      heard->n_removed += quoth_news_get_item (news, i)->type == QUOTH_NEWS_REMOVED ? 1 : 0;
    }
}

static void
wait_for_news (QuothStore *store, const Heard *heard, guint n)
{
  for (guint i = 0; i < 500 && heard->n < n; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (10000);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (heard->n, ==, n);
}

/* Another program that has the project open hears what the merge changed, and not what its entries would have done by themselves: it used
 * what the other side had deleted before, so that stays. */
static void
test_other_window (Copies *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  Heard heard = { 0 };
  QuothId putin = world_add_actor (&self->mine, "Putin");
  World window = self->mine;

  quoth_merge_report_free (copies_merge (&self->theirs, self->mine.path, QUOTH_MERGE_NORMAL));
  window.store = quoth_store_open (self->mine.path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  copies_delete (&self->theirs, QUOTH_KIND_ACTOR, &putin);
  g_usleep (2000);
  copies_add_mention (&window, &self->document, &putin, 7, 12);
  quoth_store_watch (window.store);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_signal_connect (window.store, "news", G_CALLBACK (hear_cb), &heard);
  /* Boris, who deleted, is new; the actor is as it was. */
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (report->n_entries, ==, 2);
  wait_for_news (window.store, &heard, report->items->len);
  g_assert_cmpuint (heard.n_removed, ==, 0);
  world_add_actor (&self->mine, "Xi the other");
  wait_for_news (window.store, &heard, report->items->len + 1);
  g_clear_object (&window.store);
  copies_merge_both (self);
}

/* To look is to count. */
static void
test_look (Copies *self, gconstpointer data)
{
  g_autofree char *before = world_dump (self->mine.path);
  g_autofree char *after = NULL;
  g_autoptr (QuothMergeReport) report = NULL;

  world_add_actor (&self->theirs, "Putin");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_LOOK);
  g_assert_cmpuint (report->n_entries, ==, 2);
  g_assert_cmpuint (report->n_ahead, ==, 0);
  g_assert_cmpuint (report->items->len, ==, 0);
  after = world_dump (self->mine.path);
  g_assert_cmpstr (before, ==, after);
}

/* What came in can be undone by whose it is; who works on after a merge works on what is there. */
static void
test_undo (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;

  self->theirs.coder = self->mine.coder;
  world_add_actor (&self->theirs, "Putin");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_true (quoth_store_undo (self->mine.store, &self->mine.coder, &error));
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ACTOR), ==, 1);
  g_assert_true (quoth_store_undo (self->theirs.store, &self->theirs.coder, &error));
  quoth_merge_report_free (copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL));
  quoth_merge_report_free (copies_merge (&self->theirs, self->mine.path, QUOTH_MERGE_NORMAL));
  copies_assert_same (self);
  /* It was undone twice, and is made again once. */
  g_assert_true (quoth_store_redo (self->mine.store, &self->mine.coder, &error));
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_false (quoth_store_redo (self->mine.store, &self->mine.coder, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
}

static void
test_itself (Copies *self, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (self->mine.folder, "link.quoth", NULL);
  g_autofree char *backup = g_build_filename (self->mine.folder, "backup.quoth", NULL);
  g_autoptr (QuothMergeReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (link (self->mine.path, link_path), ==, 0);
  assert_refused (&self->mine, self->mine.path, QUOTH_ERROR_INVALID);
  assert_refused (&self->mine, link_path, QUOTH_ERROR_INVALID);
  g_assert_true (quoth_store_backup (self->mine.store, backup, FALSE, NULL, NULL, NULL, &error));
  world_add_actor (&self->mine, "Putin");
  report = copies_merge (&self->mine, backup, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (report->n_entries, ==, 0);
  g_assert_cmpuint (report->n_ahead, ==, 1);
}

static void
test_unrelated (Copies *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->mine.folder, "other.quoth", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) other = quoth_store_create (path, "Other", &error);

  g_assert_no_error (error);
  assert_refused (&self->mine, path, QUOTH_ERROR_REFERENCE);
}

/* ---- Bad input ---- */

/* Writes to the project by other means than Quoth, as its store is closed. */
static void
change_theirs (Copies *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  quoth_store_close (self->theirs.store);
  database = quoth_database_open (self->theirs.path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  quoth_database_exec (database, sql, &error);
  g_assert_no_error (error);
  quoth_database_exec (database, "PRAGMA wal_checkpoint", NULL);
}

/* The only warning has the words. */
static void
assert_warned (const QuothMergeReport *report, const char *words)
{
  g_assert_cmpuint (report->warnings->len, ==, 1);
  g_assert_nonnull (strstr (report->warnings->pdata[0], words));
}

/* An entry that cannot be read is left out and named; what else there is comes in. */
static void
test_damaged (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;
  QuothId putin = world_add_actor (&self->theirs, "Putin");

  world_add_actor (&self->theirs, "Lavrov");
  change_theirs (self, "UPDATE journal SET changeset = x'54ff', codec = 0, label = 'Broken'"
                       " WHERE seq = (SELECT max (seq) - 1 FROM journal WHERE coder IN (SELECT id FROM coder WHERE name = 'Boris'))"
                       " AND coder IN (SELECT id FROM coder WHERE name = 'Boris')");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  assert_warned (report, "“Broken”");
  g_assert_cmpuint (report->n_entries, ==, 2);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_false (quoth_id_equal (&putin, &self->xi));
}

/* One of our own that cannot be read: then nothing can be taken back, and nothing is done. */
static void
test_damaged_here (Copies *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  world_add_actor (&self->theirs, "Putin");
  g_usleep (2000);
  world_add_actor (&self->mine, "Lavrov");
  database = quoth_database_open (self->mine.path, SQLITE_OPEN_READWRITE, &error);
  g_assert_true (quoth_database_exec (
    database, "UPDATE journal SET changeset = x'54ff', codec = 0 WHERE rowid = (SELECT max (rowid) FROM journal)", &error));
  assert_refused (&self->mine, self->theirs.path, QUOTH_ERROR_DAMAGED);
}

static void
test_newer (Copies *self, gconstpointer data)
{
  change_theirs (self, "PRAGMA user_version = 99");
  assert_refused (&self->mine, self->theirs.path, QUOTH_ERROR_NEWER);
  change_theirs (self, "PRAGMA user_version = 3; UPDATE journal SET schema = 99 WHERE rowid = (SELECT max (rowid) FROM journal)");
  assert_refused (&self->mine, self->theirs.path, QUOTH_ERROR_NEWER);
}

/* A year ahead: it comes in with a warning that names the coder, and what is done here from now on is later still. */
static void
test_clock (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;
  g_autoptr (QuothActor) xi = NULL;

  xi = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &self->xi);
  g_free (xi->name);
  xi->name = g_strdup ("From the future");
  copies_put (&self->theirs, xi);
  change_theirs (self, "UPDATE journal SET time = time + 31536000000 WHERE rowid = (SELECT max (rowid) FROM journal)");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  assert_warned (report, "Boris");
  quoth_value_unref (g_steal_pointer (&xi));

  xi = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_assert_cmpstr (xi->name, ==, "From the future");
  g_free (xi->name);
  xi->name = g_strdup ("Now");
  copies_put (&self->mine, xi);
  copies_assert_sound (&self->mine);
  g_clear_pointer (&report, quoth_merge_report_free);
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (report->n_entries, ==, 0);
}

/* Somebody made another entry with the number of one that is here. */
static void
test_copied_origin (Copies *self, gconstpointer data)
{
  change_theirs (self, "UPDATE journal SET id = randomblob (16) WHERE label = 'Put' AND seq = (SELECT min (seq) FROM journal WHERE label = 'Put')");
  assert_refused (&self->mine, self->theirs.path, QUOTH_ERROR_INVALID);
}

/* Entries that are missing hold back what follows on them. */
static void
test_gap (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;

  world_add_actor (&self->theirs, "Putin");
  world_add_actor (&self->theirs, "Lavrov");
  change_theirs (self, "DELETE FROM journal WHERE seq = (SELECT max (seq) - 1 FROM journal WHERE coder IN"
                       " (SELECT id FROM coder WHERE name = 'Boris')) AND coder IN (SELECT id FROM coder WHERE name = 'Boris')");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpuint (report->n_entries, ==, 1);
  assert_warned (report, "missing");
}

/* A text that is not what its hash says. */
static void
test_damaged_text (Copies *self, gconstpointer data)
{
  world_add_document (&self->theirs, "more", "Another text.");
  change_theirs (self, "UPDATE content SET text = 'Something else' WHERE text = 'Another text.'");
  assert_refused (&self->mine, self->theirs.path, QUOTH_ERROR_DAMAGED);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Copies *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = world_dump (self->mine.path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      world_add_actor (&self->theirs, name);
    }
  g_assert_false (quoth_store_merge (
    self->mine.store, self->theirs.path, QUOTH_MERGE_NORMAL, cancel_cb, cancellable, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = world_dump (self->mine.path);
  g_assert_cmpstr (before, ==, after);
  quoth_merge_report_free (copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL));
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ACTOR), ==, 6);
}

static void
merged_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  QuothMergeReport **report = data;
  g_autoptr (GError) error = NULL;

  *report = quoth_store_merge_finish (QUOTH_STORE (store), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMergeReport) report = NULL;

  world_add_actor (&self->theirs, "Putin");
  quoth_store_merge_async (
    self->mine.store, self->theirs.path, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, merged_cb, &report);
  while (report == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (report->n_entries, ==, 2);
}

#define ADD(name, func) g_test_add ("/merge/" name, Copies, NULL, copies_set_up, func, copies_tear_down)

/* ---- Teams ---- */

static void
assign (World *world, const QuothId *coder, const QuothId *document, const char *deadline)
{
  QuothId id = quoth_assignment_make_id (coder, document);
  g_autoptr (QuothAssignment) assignment = quoth_assignment_new (&id);

  assignment->coder = *coder;
  assignment->document = *document;
  assignment->deadline = g_strdup (deadline);
  copies_put (world, assignment);
}

/* The same text is assigned to the same coder in both: one assignment remains, and what they disagree about is told. */
static void
test_assigned_twice (Copies *self, gconstpointer data)
{
  g_autoptr (QuothAssignment) assignment = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  QuothId id = quoth_assignment_make_id (&self->mine.coder, &self->document);

  assign (&self->mine, &self->mine.coder, &self->document, "2026-12-01");
  assign (&self->theirs, &self->mine.coder, &self->document, "2026-12-24");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ASSIGNMENT), ==, 1);
  g_assert_cmpuint (report->disagreements->len, ==, 1);
  g_assert_cmpstr (((QuothDisagreement *) report->disagreements->pdata[0])->field, ==, "deadline");
  g_assert_cmpstr (((QuothDisagreement *) report->disagreements->pdata[0])->phrase, ==, "the assignment “talk · A”");
  assignment = copies_get (&self->mine, QUOTH_KIND_ASSIGNMENT, &id);
  g_assert_cmpstr (assignment->deadline, ==, "2026-12-24");
  copies_merge_both (self);
  copies_assert_sound (&self->mine);
}

static void
judge (World *world, const QuothId *source, QuothVerdictKind kind, const char *reason)
{
  QuothId id = quoth_verdict_make_id (source);
  g_autoptr (QuothVerdict) verdict = quoth_verdict_new (&id);

  verdict->source = *source;
  verdict->verdict_kind = kind;
  verdict->reason = g_strdup (reason);
  verdict->coder = world->coder;
  copies_put (world, verdict);
}

/* So it is with what two people judge. */
static void
test_judged_twice (Copies *self, gconstpointer data)
{
  g_autoptr (QuothVerdict) verdict = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  QuothId id = quoth_verdict_make_id (&self->mention);

  judge (&self->mine, &self->mention, QUOTH_VERDICT_ACCEPTED, NULL);
  judge (&self->theirs, &self->mention, QUOTH_VERDICT_REJECTED, "It is Putin");
  report = copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_VERDICT), ==, 1);
  g_assert_cmpuint (report->disagreements->len, >=, 1);
  verdict = copies_get (&self->mine, QUOTH_KIND_VERDICT, &id);
  g_assert_cmpint (verdict->verdict_kind, ==, QUOTH_VERDICT_REJECTED);
  copies_merge_both (self);
  copies_assert_sound (&self->mine);
}

/* What is judged in one copy and deleted in the other stays, with the verdict. */
static void
test_judged_and_deleted (Copies *self, gconstpointer data)
{
  copies_delete (&self->theirs, QUOTH_KIND_MENTION, &self->mention);
  judge (&self->mine, &self->mention, QUOTH_VERDICT_ACCEPTED, NULL);
  copies_merge_both (self);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_VERDICT), ==, 1);
  copies_assert_sound (&self->mine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("both", test_both);
  ADD ("try", test_try);
  ADD ("news", test_news);
  ADD ("other-window", test_other_window);
  ADD ("look", test_look);
  ADD ("undo", test_undo);
  ADD ("itself", test_itself);
  ADD ("unrelated", test_unrelated);
  ADD ("cancel", test_cancel);
  ADD ("async", test_async);
  ADD ("damaged", test_damaged);
  ADD ("damaged-here", test_damaged_here);
  ADD ("newer", test_newer);
  ADD ("clock", test_clock);
  ADD ("copied-origin", test_copied_origin);
  ADD ("gap", test_gap);
  ADD ("damaged-text", test_damaged_text);
  ADD ("assigned-twice", test_assigned_twice);
  ADD ("judged-twice", test_judged_twice);
  ADD ("judged-and-deleted", test_judged_and_deleted);
  return g_test_run ();
}
