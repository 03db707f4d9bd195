/* quoth-layers.h: layers of annotations with features, as UIMA and INCEpTION have them (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/* What this program writes: a layer of spans, whose feature "label" says what each is, and one of relations between them. */
#define QUOTH_LAYER_SPAN "webanno.custom.Quoth"
#define QUOTH_LAYER_LINK "webanno.custom.QuothLink"
#define QUOTH_LAYER_LABEL "label"

/**
 * QuothLayers:
 * @unit: of the file's offsets
 *
 * A text of such a file on its way to a markup. A span is what its feature "label" or "value" says, else what its type is called; its other
 * features are those of the mark. What programs say of every word (parts of speech, lemmas …) is left out and counted, unless a
 * person said what it becomes: by the name of its type ("POS"). Tokens and sentences are made anew wherever they are needed, and nothing.
 */
typedef struct
{
  QuothIntake *intake;
  QuothMarkup *markup;
  const QuothUnits *units;
  QuothOffsetUnit unit;
} QuothLayers;

/** quoth_layer_get_name: the last part of the name of a type: "Token". */
const char *quoth_layer_get_name (const char *type);

/** quoth_layer_is_structure: whether @type is a text's own structure: tokens, sentences, and what is said of all of it. */
gboolean quoth_layer_is_structure (const char *type);

/** quoth_layer_is_linguistic: whether @type says something of every word or clause. */
gboolean quoth_layer_is_linguistic (const char *type);

/**
 * quoth_layers_add_span:
 * @features: (element-type QuothFeature): borrowed
 *
 * Returns: %FALSE with an error where the import is strict
 */
gboolean quoth_layers_add_span (QuothLayers *self,
                                const char *type,
                                const char *id,
                                gint64 start,
                                gint64 end,
                                const GArray *features,
                                guint line,
                                GError **error);

/** quoth_layers_add_relation: a link that is an annotation itself: its label is one of @features, or the name of @type; others are counted as lost. */
void quoth_layers_add_relation (
  QuothLayers *self, const char *type, const char *from, const char *to, const GArray *features, guint line);

/** quoth_layers_leaves_out: whether what is of @type is left out; then it is counted, if it is no structure. */
gboolean quoth_layers_leaves_out (QuothLayers *self, const char *type);

/* ---- Writing ---- */

/** quoth_layers_get_nth: (nullable): the value that @mark has for @key, where it has several the one after @n others. */
const char *quoth_layers_get_nth (const QuothMark *mark, const char *key, guint n);

/** QuothLayerFile: the names of the files of an export, which is a folder of them. */
typedef struct
{
  QuothExport *export;
  const char *extension;
  GHashTable *names;
} QuothLayerFiles;

/** quoth_layer_files_dup_name: (transfer full): a name for the file of @markup that no other has, also where capitals do not count. */
char *quoth_layer_files_dup_name (QuothLayerFiles *self, const QuothMarkup *markup);

G_END_DECLS
