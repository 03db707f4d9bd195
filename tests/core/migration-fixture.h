/* migration-fixture.h: projects of older versions, and what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "copies.h"
#include "store/quoth-schema.h"

/* A project of an older version, as the program of that time wrote it, dumped as SQL. Of 1: a dozen edits, one of which is undone. Of 2: a
 * text that was corrected, and what another coder took back. Of 3: two copies that were merged, what they disagreed about settled, and a
 * coder whose row was changed. Of 4: what was adjudicated, with a verdict that was changed. Of 5: a cue that was evidence, and what another coder did to it and took back. @data: the version. */
static inline void
set_up_old (World *world, gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autofree char *name = g_strdup_printf ("version-%d.sql", version);
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "core", name, NULL);
  g_autofree char *sql = NULL;
  g_autofree char *pragmas
    = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", QUOTH_APPLICATION_ID, version);
  g_autoptr (QuothDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  world->folder = g_dir_make_tmp ("quoth-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "old.quoth", NULL);
  g_file_get_contents (dump, &sql, NULL, &error);
  g_assert_no_error (error);
  database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  quoth_database_exec (database, sql, &error);
  g_assert_no_error (error);
  quoth_database_exec (database, pragmas, &error);
  g_assert_no_error (error);
}

static inline void
open_old (World *world, QuothStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = NULL;

  world->store = quoth_store_open (world->path, flags, &error);
  g_assert_no_error (error);
  reader = quoth_store_open_reader (world->store, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_reader_find_coder (reader, "A", &world->coder));
}

static inline void
assert_sound (QuothStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static inline void
assert_rebuilds (QuothStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check_rebuild (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint n = 0; n < problems->len; n++)
    g_test_message ("%s: %s", ((QuothProblem *) problems->pdata[n])->where, ((QuothProblem *) problems->pdata[n])->what);
  g_assert_cmpuint (problems->len, ==, 0);
}

static inline void
assert_version_1_contents (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_MENTION };
  g_autoptr (GPtrArray) mentions = quoth_reader_list (reader, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mentions->len, ==, 1);
  g_assert_cmpstr (quoth_annotation_get_span (mentions->pdata[0], 0)->quote, ==, "🇷🇺 Putin");
  g_assert_false (QUOTH_ANNOTATION (mentions->pdata[0])->unplaced);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 3);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MEMO), ==, 1);
}

static inline void
assert_version_2_contents (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_CLAIM };
  g_autoptr (GPtrArray) claims = quoth_reader_list (reader, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_cmpstr (quoth_annotation_get_span (claims->pdata[0], 0)->quote, ==, "We are ready");
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 3);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MEMO), ==, 1);
}

static inline void
assert_version_3_contents (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  g_autoptr (QuothCoder) coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &world->coder, &error);
  g_autoptr (GPtrArray) disagreements = NULL;

  g_assert_no_error (error);
  g_assert_true (coder->active);
  g_assert_cmpstr (coder->color, ==, "#e66100");
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 2);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CLAIM), ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ASSIGNMENT), ==, 0);
  g_assert_cmpint (world_count (world, QUOTH_KIND_VERDICT), ==, 0);
  disagreements = quoth_reader_list_disagreements (reader, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (disagreements->len, ==, 1);
  g_assert_true (((QuothDisagreement *) disagreements->pdata[0])->is_settled);
}

/* (transfer full): the verdict that says why. */
static inline QuothVerdict *
find_reasoned (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_VERDICT };
  g_autoptr (GPtrArray) verdicts = quoth_reader_list (reader, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (verdicts->len, ==, 2);
  for (guint i = 0; i < verdicts->len; i++)
    if (quoth_verdict (verdicts->pdata[i])->reason != NULL)
      return quoth_value_copy (verdicts->pdata[i]);
  g_assert_not_reached ();
}

static inline void
assert_version_4_contents (World *world)
{
  g_autoptr (QuothVerdict) verdict = find_reasoned (world);

  g_assert_cmpstr (verdict->reason, ==, "half");
  g_assert_cmpint (verdict->verdict_kind, ==, QUOTH_VERDICT_CHANGED);
  g_assert_null (verdict->seen);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 3);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ASSIGNMENT), ==, 1);
}

/* (transfer full): the cue that belongs to no claim. */
static inline QuothCue *
find_loose_cue (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_CUE };
  g_autoptr (GPtrArray) cues = quoth_reader_list (reader, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cues->len, ==, 2);
  for (guint i = 0; i < cues->len; i++)
    if (quoth_id_is_none (&quoth_cue (cues->pdata[i])->claim))
      return quoth_value_copy (cues->pdata[i]);
  g_assert_not_reached ();
}

static inline void
assert_version_5_contents (World *world)
{
  g_autoptr (QuothCue) cue = find_loose_cue (world);

  g_assert_true (quoth_cue_is (cue, QUOTH_CUE_CUE));
  g_assert_cmpstr (quoth_annotation_get_span (cue, 0)->quote, ==, "Moscow");
  g_assert_cmpint (world_count (world, QUOTH_KIND_ANNOTATION_TYPE), ==, 0);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CLAIM), ==, 1);
}

static inline void
assert_old_contents (World *world, int version)
{
  if (version == 1)
    assert_version_1_contents (world);
  else if (version == 2)
    assert_version_2_contents (world);
  else if (version == 3)
    assert_version_3_contents (world);
  else if (version == 4)
    assert_version_4_contents (world);
  else
    assert_version_5_contents (world);
}
