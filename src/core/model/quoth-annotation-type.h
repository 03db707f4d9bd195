/* quoth-annotation-type.h: a type of annotations that a project adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothAnnotationType:
 * @key: what a #QuothCue of the type has as its kind: one lower-case word, unique in the project; that of one of the two kinds that
 *   every project has (quoth_cue_get_kinds()) gives that one a name and a colour
 * @name: what people call it, never empty; the label that it has in other programs' files
 * @color: "#rrggbb"
 * @definition: what is to be marked by it
 * @position: its place among the types, from 0
 */
typedef struct
{
  QuothValue value;
  char *key;
  char *name;
  char *color;
  char *definition;
  guint position;
} QuothAnnotationType;

QUOTH_DECLARE_VALUE (QuothAnnotationType, quoth_annotation_type, ANNOTATION_TYPE)

G_END_DECLS
