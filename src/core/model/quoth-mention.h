/* quoth-mention.h: a span that names an actor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"

G_BEGIN_DECLS

/**
 * QuothMention:
 * @actor: whom it names (a pronoun too may stand for one)
 */
typedef struct
{
  QuothAnnotation annotation;
  QuothId actor;
} QuothMention;

QUOTH_DECLARE_VALUE (QuothMention, quoth_mention, MENTION)

G_END_DECLS
