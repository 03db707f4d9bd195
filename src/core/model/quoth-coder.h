/* quoth-coder.h: who codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothCoder:
 * @name: never empty, unique in the project
 * @color: "#rrggbb"
 */
typedef struct
{
  QuothValue value;
  char *name;
  char *color;
} QuothCoder;

QUOTH_DECLARE_VALUE (QuothCoder, quoth_coder, CODER)

G_END_DECLS
