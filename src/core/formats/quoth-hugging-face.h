/* quoth-hugging-face.h: a dataset and its card (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/** QUOTH_HUGGING_FACE_MARK: how a card begins that an export wrote; no other is replaced. */
#define QUOTH_HUGGING_FACE_MARK "---\n# Written by Quoth.\n"

/**
 * QuothHuggingFacePart: a file of the dataset.
 * @name: of the split; letters, digits and "_"
 * @file: its name
 * @n_rows: how many lines it has
 * @n: how many mentions, claims, cues and links, by #QuothKind
 */
typedef struct
{
  char *name;
  char *file;
  guint n_rows;
  guint n[QUOTH_N_KINDS];
} QuothHuggingFacePart;

/**
 * QuothHuggingFaceCounts: what the card tells.
 * @parts: (element-type QuothHuggingFacePart)
 * @languages: (element-type utf8): a set: the languages of the texts, "en"
 * @codes: (element-type utf8 uint): how many claims are under each code, by its key
 * @labels: (element-type utf8 uint): how many spans have each label
 * @coders: (element-type utf8): a set
 */
typedef struct
{
  GPtrArray *parts;
  GHashTable *languages;
  GHashTable *codes;
  GHashTable *labels;
  GHashTable *coders;
} QuothHuggingFaceCounts;

/** quoth_hugging_face_write_card: writes "README.md" (quoth-hugging-face-card.c). */
gboolean quoth_hugging_face_write_card (QuothExport *export, const QuothHuggingFaceCounts *counts, GError **error);

G_END_DECLS
