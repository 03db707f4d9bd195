/* copies.h: two copies of a project, for the tests of merging
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "world.h"

#define TALK "Xi met Putin in Moscow. Putin said so."

/**
 * Copies:
 * @document: "talk", with TALK
 * @xi: an actor
 * @mention: of Xi, at the first two letters
 *
 * Two copies of a project, in one folder. The second has a coder of its own.
 */
typedef struct
{
  World mine;
  World theirs;
  QuothId document;
  QuothId xi;
  QuothId mention;
} Copies;

static inline void
copies_put (World *world, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Put", &world->coder);

  quoth_change_put (change, value);
  world_commit (world, change);
}

static inline void
copies_delete (World *world, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Delete", &world->coder);

  quoth_change_delete (change, kind, id);
  world_commit (world, change);
}

/* (transfer full): a copy that may be changed. */
static inline gpointer
copies_get (World *world, QuothKind kind, const QuothId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  g_autoptr (QuothValue) value = quoth_reader_get (reader, kind, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (value);
  return quoth_value_copy (value);
}

static inline QuothId
copies_add_mention (World *world, const QuothId *document, const QuothId *actor, guint start, guint end)
{
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, document, actor, quoth_range (start, end));

  copies_put (world, mention);
  return mention->annotation.value.id;
}

static inline void
copies_set_up (Copies *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world_set_up (&self->mine, NULL);
  self->document = world_add_document (&self->mine, "talk", TALK);
  self->xi = world_add_actor (&self->mine, "Xi");
  self->mention = copies_add_mention (&self->mine, &self->document, &self->xi, 0, 2);
  self->theirs.folder = g_strdup (self->mine.folder);
  self->theirs.path = g_build_filename (self->mine.folder, "theirs.quoth", NULL);
  quoth_store_backup (self->mine.store, self->theirs.path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->theirs.store = quoth_store_open (self->theirs.path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  self->theirs.coder = world_add_coder (&self->theirs, "Boris");
}

static inline void
copies_tear_down (Copies *self, gconstpointer data)
{
  g_clear_object (&self->theirs.store);
  g_free (self->theirs.path);
  g_free (self->theirs.folder);
  world_tear_down (&self->mine, NULL);
}

static inline QuothMergeReport *
copies_merge (World *into, const char *path, QuothMergeFlags flags)
{
  g_autoptr (GError) error = NULL;
  QuothMergeReport *report = NULL;

  quoth_store_merge (into->store, path, flags, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static inline void
copies_assert_same (Copies *self)
{
  g_autofree char *mine = world_dump (self->mine.path);
  g_autofree char *theirs = world_dump (self->theirs.path);

  g_assert_cmpstr (mine, ==, theirs);
}

static inline void
copies_assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", ((QuothProblem *) problems->pdata[i])->what);
}

/* Both take in what the other has; they are the same and sound then. */
static inline void
copies_merge_both (Copies *self)
{
  quoth_merge_report_free (copies_merge (&self->mine, self->theirs.path, QUOTH_MERGE_NORMAL));
  quoth_merge_report_free (copies_merge (&self->theirs, self->mine.path, QUOTH_MERGE_NORMAL));
  copies_assert_same (self);
  copies_assert_sound (&self->mine);
}

/* (transfer full): what is open. */
static inline GPtrArray *
copies_list_disagreements (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  GPtrArray *found = quoth_reader_list_disagreements (reader, FALSE, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* The only one that is open. */
static inline QuothDisagreement *
copies_get_disagreement (World *world, QuothDisagreementType type)
{
  g_autoptr (GPtrArray) found = copies_list_disagreements (world);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((QuothDisagreement *) found->pdata[0])->type, ==, type);
  return g_ptr_array_steal_index (found, 0);
}
