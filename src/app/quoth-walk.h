/* quoth-walk.h: places in texts, to be gone through one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QuothWalk:
 *
 * A list that somebody goes through in the texts; see quoth_desk_walk(). It stays as it is when the project changes.
 *
 * Signal: "changed": another place is the current one.
 */
#define QUOTH_TYPE_WALK (quoth_walk_get_type ())
G_DECLARE_FINAL_TYPE (QuothWalk, quoth_walk, QUOTH, WALK, GObject)

/** QuothWalkStep: @words: what there is to be seen. */
typedef struct
{
  QuothId document;
  QuothId annotation;
  char *words;
} QuothWalkStep;

/** quoth_walk_new: (transfer full): @page: the page that it comes from, and to which one can go back (quoth-pages.c). */
QuothWalk *quoth_walk_new (const char *page);

/** quoth_walk_add: one more place; @words: for people, translated. */
void quoth_walk_add (QuothWalk *self, const QuothId *document, const QuothId *annotation, const char *words);

guint quoth_walk_get_size (QuothWalk *self);
guint quoth_walk_get_current (QuothWalk *self);
void quoth_walk_set_current (QuothWalk *self, guint current);

/** quoth_walk_get_step: (transfer none): the current one; there must be any. */
const QuothWalkStep *quoth_walk_get_step (QuothWalk *self);
const char *quoth_walk_get_page (QuothWalk *self);

/** quoth_walk_step: goes on by one, or (@by −1) back. Returns: %FALSE at an end. */
gboolean quoth_walk_step (QuothWalk *self, int by);

G_END_DECLS
