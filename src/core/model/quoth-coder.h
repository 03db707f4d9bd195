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
 * @active: whether they still code (a new one does): who does not keeps all that they coded, and is offered nowhere
 */
typedef struct
{
  QuothValue value;
  char *name;
  char *color;
  gboolean active;
} QuothCoder;

QUOTH_DECLARE_VALUE (QuothCoder, quoth_coder, CODER)

G_END_DECLS
