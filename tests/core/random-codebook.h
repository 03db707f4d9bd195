/* random-codebook.h: random fields for what a codebook defines beside codes, for the random projects of the tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include "random-words.h"

/* The next of the nine shortcuts, each of which one code can have, or none. */
static inline char *
random_shortcut (void)
{
  static guint n;

  return n < 9 && random_chance () ? g_strdup_printf ("%u", ++n) : NULL;
}

static inline void
random_fill_actor_kind (QuothActorKind *kind)
{
  static const char *const colors[] = { "#1c71d8", NULL };
  static guint last;

  kind->key = g_strdup_printf ("kind-%u", ++last);
  kind->name = random_name ();
  kind->color = random_choice (colors);
  kind->position = random_below (5);
}

static inline void
random_fill_annotation_type (QuothAnnotationType *type)
{
  static const char *const colors[] = { "#26a269", NULL };
  static guint last;

  type->key = g_strdup_printf ("type-%u", ++last);
  type->name = random_name ();
  type->color = random_choice (colors);
  type->definition = random_field ();
  type->position = random_below (5);
}

/* Unbounded, so that relations of it can be between any claims. */
static inline void
random_fill_relation_type (QuothRelationType *type)
{
  type->key = random_name ();
  type->name = random_name ();
  type->definition = random_field ();
  type->symmetric = random_chance ();
  type->color = g_strdup (random_chance () ? "#e66100" : NULL);
  type->position = random_below (5);
}
