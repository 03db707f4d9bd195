/* quoth-code.h: a category of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothCode:
 * @key: what scripts call it, never empty, unique in the project; by custom "parent/child"
 * @name: what people call it, never empty
 * @parent: the code above it, or none
 * @inclusion: when to use it
 * @exclusion: when not to, and what instead
 * @color: "#rrggbb"
 * @shortcut: the key that sets it, "1" to "9"
 * @position: its place among its siblings, from 0
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
} QuothCode;

QUOTH_DECLARE_VALUE (QuothCode, quoth_code, CODE)

G_END_DECLS
