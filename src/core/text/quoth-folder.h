/* quoth-folder.h: a text as a stream of folded characters that know where they come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QuothFoldFlags: which differences are not looked at. Those between composed and decomposed characters never are. */
typedef enum
{
  QUOTH_FOLD_NOTHING = 0,
  QUOTH_FOLD_CASE = 1 << 0,  /* full case folding: "ß" is "ss" */
  QUOTH_FOLD_MARKS = 1 << 1, /* diacritics and forms of writing: "é" is "e", "ﬁ" is "fi", "’" is "'" */
} QuothFoldFlags;

/**
 * QuothUnit:
 * @c: a folded code point
 * @source: the code point of the text that it comes from
 * @raw: what stands there
 */
typedef struct
{
  gunichar c;
  guint source;
  gunichar raw;
} QuothUnit;

/**
 * QuothFolder:
 *
 * Folds code points to what they are compared by. What it found out of one it remembers. One thread at a time.
 */
typedef struct _QuothFolder QuothFolder;

QuothFolder *quoth_folder_new (QuothFoldFlags flags);
void quoth_folder_free (QuothFolder *self);

/**
 * quoth_folder_add:
 * @units: (element-type QuothUnit): to be appended to
 * @p: UTF-8, which begins with the code point @source of the text
 * @end: the end of the text
 * @n: how many code points to fold at least
 * @next_source: (out): the first code point that was not folded
 *
 * Appends what @p folds to, of @n code points and the combining marks after them, in canonical order. @source of the units
 * ascends. A code point may give no unit, or several.
 *
 * Returns: where @next_source is
 */
const char *quoth_folder_add (QuothFolder *self,
                              GArray *units,
                              const char *p,
                              const char *end,
                              guint n,
                              guint source,
                              guint *next_source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothFolder, quoth_folder_free)

G_END_DECLS
