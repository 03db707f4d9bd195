/* quoth-source-view-private.h: what the parts of the text view share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-grips.h"
#include "quoth-look-ahead.h"
#include "quoth-segment-tags.h"
#include "quoth-source-view.h"

G_BEGIN_DECLS

struct _QuothSourceView
{
  GtkSourceView parent_instance;

  /* borrowed */
  GtkSourceGutterRenderer *gutter;

  /* owned */
  QuothTextMap *map;
  QuothSegmentTags *tags;
  QuothHighlightLayout *layout;
  QuothLookAhead *ahead;
  QuothDocumentModel *model;
  QuothPalette *palette;
  QuothShown *shown;
  GArray *connectors; /* of QuothConnector: of the selected claim; NULL: none */
  GArray *matches;    /* of QuothRange: what was found; NULL: nothing is looked for */
  guint match;        /* the one that is shown */
  QuothId selected;
  GHashTable *others;
  QuothId hovered;
  const QuothSuggestion *ghost; /* borrowed */
  gboolean grips;     /* whether the ends of the selected one can be dragged */
  gboolean has_held;
  QuothGrip held;     /* the grip that the pointer is on */
  GdkRGBA color;
  int width;
  int n_characters; /* of a line, about */
};

G_END_DECLS
