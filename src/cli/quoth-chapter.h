/* quoth-chapter.h: what the manual says beside the commands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothBlockType: how a block is set. */
typedef enum
{
  QUOTH_BLOCK_PARAGRAPH,
  QUOTH_BLOCK_EXAMPLE, /* as it is, not wrapped */
  QUOTH_BLOCK_TERM,    /* what @term means */
} QuothBlockType;

typedef struct
{
  QuothBlockType type;
  const char *text;
  const char *term;
} QuothBlock;

/**
 * QuothChapter:
 * @name: for `quoth-cli help NAME`
 * @title: its heading, translatable
 * @blocks: ended by one whose text is %NULL; texts translatable, examples and terms not
 */
typedef struct
{
  const char *name;
  const char *title;
  const QuothBlock *blocks;
} QuothChapter;

/** quoth_chapters_get: (transfer none): all, NULL-terminated. */
const QuothChapter *const *quoth_chapters_get (void);

G_END_DECLS
