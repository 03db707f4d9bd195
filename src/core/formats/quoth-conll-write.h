/* quoth-conll-write.h: labelling tokens, for the formats with a token a line (private to quoth-conll*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "formats/quoth-tokens.h"

G_BEGIN_DECLS

/**
 * QuothConllLabels:
 *
 * What a document's tokens are labelled with; for each token the annotation, and whether a stretch of it begins there.
 */
typedef struct
{
  GArray *tokens;
  const QuothAnnotation **owners;
  gboolean *begins;
} QuothConllLabels;

typedef struct _QuothConllWriter QuothConllWriter;

/**
 * QuothConllWriter:
 * @separator: a sign that no label may have beside white space, or 0
 * @find_tokens: gives the tokens of a document; called once for each
 * @write_block: writes a document once, with the labels of @coder (%NULL: nobody is to be named)
 * @is_named: whether the file says whose the annotations of the document at work are
 *
 * A format sets the first three; the others are of the run.
 */
struct _QuothConllWriter
{
  gunichar separator;
  GArray *(*find_tokens) (QuothConllWriter *self, const QuothDocument *document);
  gboolean (*write_block) (QuothConllWriter *self,
                           const QuothDocument *document,
                           const QuothConllLabels *labels,
                           const char *coder,
                           GError **error);

  QuothExport *export;
  QuothExportFile *file;
  QuothKind layer;
  gboolean marks_ends;
  gboolean is_named;
  guint n_sentences;
};

/** quoth_conll_options: "layer" and "scheme", for all formats that are written so. */
extern const QuothFormatOption quoth_conll_options[];

/** quoth_conll_losses: what none of them can carry. */
extern const char *const quoth_conll_losses[];

/** quoth_conll_write: writes the layer that the options of @export name. */
gboolean quoth_conll_write (QuothConllWriter *self, QuothExport *export, GError **error);

/** quoth_conll_append_label: the label of token @n; counts it if it could not stay as it is. */
void quoth_conll_append_label (QuothConllWriter *self, const QuothConllLabels *labels, guint n);

/** quoth_conll_append_comment: "# key = value", in one line. */
void quoth_conll_append_comment (GString *out, const char *key, const char *value);

/* ---- What is lost (quoth-conll-losses.c) ---- */

/** quoth_conll_count_losses: of @annotation, which got its tokens; @is_cut: whether one of them reaches over an end of it. */
void quoth_conll_count_losses (
  QuothConllWriter *self, const QuothConllLabels *labels, const QuothAnnotation *annotation, gboolean is_cut);

/** quoth_conll_count_links: counts relations and memos, for which there is no place. */
gboolean quoth_conll_count_links (QuothConllWriter *self, GError **error);

G_END_DECLS
