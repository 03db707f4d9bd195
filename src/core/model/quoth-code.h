/* quoth-code.h: a category of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothCodeExample:
 * @id: its own
 * @annotation: what it was taken from, or none
 * @text: never empty
 * @note: why it is one
 */
typedef struct
{
  QuothId id;
  QuothId annotation;
  char *text;
  char *note;
} QuothCodeExample;

/**
 * QuothCode:
 * @key: what scripts call it, never empty, unique in the project; by custom "parent/child"
 * @name: what people call it, never empty
 * @parent: the code above it, or none
 * @inclusion: when to use it
 * @exclusion: when not to, and what instead
 * @color: "#rrggbb"
 * @shortcut: the key that sets it, "1" to "9", unique in the project
 * @position: its place among its siblings, from 0
 * @examples: (element-type QuothCodeExample): in order; never %NULL
 */
typedef struct
{
  QuothValue value;
  char *key;
  char *name;
  QuothId parent;
  char *definition;
  char *inclusion;
  char *exclusion;
  char *color;
  char *shortcut;
  guint position;
  GPtrArray *examples;
} QuothCode;

QUOTH_DECLARE_VALUE (QuothCode, quoth_code, CODE)

/** quoth_code_add_example: (transfer none): appends an example; strings are copied; @annotation and @note may be %NULL. */
QuothCodeExample *
quoth_code_add_example (QuothCode *self, const QuothId *annotation, const char *text, const char *note);

G_END_DECLS
