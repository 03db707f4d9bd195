/* world.h: a project to test the store with, and random edits of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * World:
 * @folder: a new folder
 * @path: of the project in it
 * @store: the open project
 * @coder: its first coder
 */
typedef struct
{
  char *folder;
  char *path;
  QuothStore *store;
  QuothId coder;
} World;

/** world_set_up: makes a project with one coder; a fixture function. */
void world_set_up (World *self, gconstpointer data);

/** world_tear_down: closes the project and deletes the folder, which must hold nothing but files and backups. */
void world_tear_down (World *self, gconstpointer data);

/** world_reopen: closes the project and opens it again. */
void world_reopen (World *self);

/** world_commit: commits and insists. */
void world_commit (World *self, QuothChange *change);

/** world_add_coder: a new coder. */
QuothId world_add_coder (World *self, const char *name);

/** world_add_document: a new document with that text. */
QuothId world_add_document (World *self, const char *name, const char *text);

/** world_add_actor: a new actor. */
QuothId world_add_actor (World *self, const char *name);

/** world_new_mention: (transfer full): a mention of @actor at @range of @document by @coder. */
QuothMention *world_new_mention (const QuothId *coder, const QuothId *document, const QuothId *actor, QuothRange range);

/** world_count: how many values of @kind there are. */
gint64 world_count (World *self, QuothKind kind);

/** world_dump: (transfer full): all recorded rows of the project at @path, as text. */
char *world_dump (const char *path);

/** world_dump_database: (transfer full): the same of an open one, within a transaction or not. */
char *world_dump_database (QuothDatabase *database);

/** world_list: (transfer full): the names in the folder, sorted and joined. */
char *world_list (const char *folder);

/**
 * world_edit:
 * @coder: whose the edit is
 *
 * A random edit of all kinds of values, from g_test_rand_int(), which the store may refuse for what is in use.
 *
 * Returns: (transfer full): a change of some puts and deletes
 */
QuothChange *world_edit (World *self, const QuothId *coder);

G_END_DECLS
