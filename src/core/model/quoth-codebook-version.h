/* quoth-codebook-version.h: a codebook as it was once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothCodebookVersion:
 * @number: from 1, unique in the project; 0 in a put: the next one
 * @name: what people call it
 * @note: what was changed, and why
 * @time: when it was kept
 * @coder: who kept it
 * @content: the codebook in the jsonl format: actor kinds, codes, types of relations and attributes; never empty
 */
typedef struct
{
  QuothValue value;
  guint number;
  char *name;
  char *note;
  gint64 time;
  QuothId coder;
  char *content;
} QuothCodebookVersion;

QUOTH_DECLARE_VALUE (QuothCodebookVersion, quoth_codebook_version, CODEBOOK_VERSION)

G_END_DECLS
