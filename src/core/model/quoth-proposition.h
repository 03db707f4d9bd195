/* quoth-proposition.h: a statement that claims in many documents make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothProposition:
 * @statement: never empty
 */
typedef struct
{
  QuothValue value;
  char *statement;
  char *note;
} QuothProposition;

QUOTH_DECLARE_VALUE (QuothProposition, quoth_proposition, PROPOSITION)

G_END_DECLS
