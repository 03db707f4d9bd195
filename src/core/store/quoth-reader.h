/* quoth-reader.h: reading a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/quoth-actor-kind.h"
#include "model/quoth-annotation-type.h"
#include "model/quoth-actor.h"
#include "model/quoth-assignment.h"
#include "model/quoth-attribute.h"
#include "model/quoth-claim.h"
#include "model/quoth-code.h"
#include "model/quoth-codebook-version.h"
#include "model/quoth-coder.h"
#include "model/quoth-cue.h"
#include "model/quoth-document.h"
#include "model/quoth-memo.h"
#include "model/quoth-mention.h"
#include "model/quoth-project.h"
#include "model/quoth-proposition.h"
#include "model/quoth-rejection.h"
#include "model/quoth-relation-type.h"
#include "model/quoth-relation.h"
#include "model/quoth-verdict.h"

G_BEGIN_DECLS

/**
 * QuothReader:
 *
 * A reading connection to a project. One thread at a time. Each call sees one consistent state; between
 * quoth_reader_begin() and quoth_reader_end() all calls see the same.
 */
typedef struct _QuothReader QuothReader;

/**
 * QuothLayer: which annotations
 * @QUOTH_LAYER_ALL: all
 * @QUOTH_LAYER_CODERS: what coders made, each for themselves
 * @QUOTH_LAYER_GOLD: what was adjudicated
 */
typedef enum
{
  QUOTH_LAYER_ALL,
  QUOTH_LAYER_CODERS,
  QUOTH_LAYER_GOLD,
} QuothLayer;

/**
 * QuothQuery:
 * @kind: what to read
 * @documents: (nullable): annotations (and documents, and relations and memos on annotations) of these documents only
 * @coders: (nullable): what these coders made only
 * @skip_boilerplate: leave annotations out that begin in a boilerplate segment
 * @skip_unplaced: leave annotations out that a revision of the text left without a place
 * @layer: annotations of this layer only, and relations and memos on them
 *
 * Zero-initialise it and set what is wanted.
 */
typedef struct
{
  QuothKind kind;
  const QuothId *documents;
  guint n_documents;
  const QuothId *coders;
  guint n_coders;
  gboolean skip_boilerplate;
  gboolean skip_unplaced;
  QuothLayer layer;
} QuothQuery;

/** QuothValueFunc: is given one value (transfer none; ref it to keep it). Returns: %FALSE with @error to stop. */
typedef gboolean (*QuothValueFunc) (gpointer value, gpointer user_data, GError **error);

void quoth_reader_free (QuothReader *self);

/** quoth_reader_begin: from here to quoth_reader_end() every call sees the same state of the project. They nest: the outermost counts. */
gboolean quoth_reader_begin (QuothReader *self, GError **error);
void quoth_reader_end (QuothReader *self);

/**
 * quoth_reader_foreach:
 *
 * Streams the values of @query: annotations by document and id, codes so that a parent comes before its
 * children and siblings by position, what else has a position by that, versions by number, all else by id. Documents come without text, segments and original. Memory
 * does not grow with the number of values.
 */
gboolean quoth_reader_foreach (QuothReader *self,
                               const QuothQuery *query,
                               QuothValueFunc func,
                               gpointer user_data,
                               GError **error);

/** quoth_reader_list: (transfer full) (element-type QuothValue): the values of quoth_reader_foreach(), as an array. */
GPtrArray *quoth_reader_list (QuothReader *self, const QuothQuery *query, GError **error);

/** quoth_reader_count: how many values quoth_reader_foreach() would give; -1 on error. */
gint64 quoth_reader_count (QuothReader *self, const QuothQuery *query, GError **error);

/** quoth_reader_get: (transfer full): one value, or %NULL with %QUOTH_ERROR_NOT_FOUND. A project needs no @id. */
gpointer quoth_reader_get (QuothReader *self, QuothKind kind, const QuothId *id, GError **error);

/** quoth_reader_has: whether there is such a value. */
gboolean quoth_reader_has (QuothReader *self, QuothKind kind, const QuothId *id);

/** quoth_reader_load_document: (transfer full): a document with text, segments and original. */
QuothDocument *quoth_reader_load_document (QuothReader *self, const QuothId *id, GError **error);

/** quoth_reader_load_text: (transfer full): a document's text alone. */
QuothText *quoth_reader_load_text (QuothReader *self, const QuothId *document, GError **error);

/** quoth_reader_load_file: (transfer full): the bytes of the file that the document came from, exactly. */
GBytes *quoth_reader_load_file (QuothReader *self, const QuothId *document, GError **error);

/** quoth_reader_load_annotations: (transfer full) (element-type QuothAnnotation): mentions, claims and cues of one document. */
GPtrArray *quoth_reader_load_annotations (QuothReader *self, const QuothId *document, GError **error);

/**
 * quoth_reader_load_annotations_near:
 * @annotation: (nullable): around the begin of this one, if it is of @document
 * @offset: else around this code point
 * @distance: in code points
 * @all: (out): whether these are all that have a place
 *
 * Loads the annotations within @distance of a place, and all that overlap, directly or in a chain, what is loaded; but none that has no
 * place. Of a document with very many that is much quicker than to load them all.
 *
 * Returns: (transfer full) (element-type QuothAnnotation)
 */
GPtrArray *quoth_reader_load_annotations_near (QuothReader *self,
                                               const QuothId *document,
                                               const QuothId *annotation,
                                               guint offset,
                                               guint distance,
                                               gboolean *all,
                                               GError **error);

/**
 * QuothRevision:
 * @number: from 1, ascending; one that was undone leaves a gap
 * @note: (nullable): why the text was corrected
 * @time: when this text came in
 * @is_current: whether it is the text that annotations stand in
 */
typedef struct
{
  QuothId id;
  QuothId document;
  guint number;
  guint8 sha256[32];
  guint length;
  char *note;
  gint64 time;
  gboolean is_current;
} QuothRevision;

QuothRevision *quoth_revision_copy (const QuothRevision *self);
void quoth_revision_free (QuothRevision *self);

/** quoth_reader_list_revisions: (transfer full) (element-type QuothRevision): the texts of @document, the oldest first. */
GPtrArray *quoth_reader_list_revisions (QuothReader *self, const QuothId *document, GError **error);

/**
 * QuothTouch:
 * @made: when the first entry wrote it
 * @last: and the last
 *
 * In milliseconds since 1970.
 */
typedef struct
{
  gint64 made;
  gint64 last;
} QuothTouch;

/** quoth_reader_list_touches: (transfer full) (element-type QuothId QuothTouch): of each value that the journal knows. O(its bytes). */
GHashTable *quoth_reader_list_touches (QuothReader *self, GCancellable *cancellable, GError **error);

/** quoth_reader_load_revision_text: (transfer full): the text of one of these. */
QuothText *quoth_reader_load_revision_text (QuothReader *self, const QuothRevision *revision, GError **error);

/**
 * quoth_reader_load_text_of:
 * @annotation: a #QuothAnnotation that is unplaced
 *
 * Returns: (transfer full) (nullable): the newest text of its document in which it stands; %NULL, without an error, if there
 *   is none (it came in without a place)
 */
QuothText *quoth_reader_load_text_of (QuothReader *self, gconstpointer annotation, GError **error);

/**
 * quoth_reader_list_hidden:
 *
 * Returns: (transfer full) (element-type QuothNewsItem): the annotations that @coder may not see now, by id: of others, or gold, in texts that they code
 *   blind; whoever @self shows things to. O(annotations of these texts).
 */
GArray *quoth_reader_list_hidden (QuothReader *self, const QuothId *coder, GError **error);

/** quoth_reader_get_viewer: (transfer none) (nullable): the coder from whom @self hides something now; %NULL: it shows all there is. */
const QuothId *quoth_reader_get_viewer (QuothReader *self);

/** quoth_reader_list_blind: (transfer full) (element-type QuothId): the texts that @coder codes blind now, by id. O(assignments). */
GArray *quoth_reader_list_blind (QuothReader *self, const QuothId *coder, GError **error);

/** quoth_reader_list_memos: (transfer full) (element-type QuothMemo): the memos on @target, and the answers to them, by time. */
GPtrArray *quoth_reader_list_memos (QuothReader *self, const QuothId *target, GError **error);

/** quoth_reader_list_verdicts: (transfer full) (element-type QuothVerdict): on what is in @document. O(its annotations). */
GPtrArray *quoth_reader_list_verdicts (QuothReader *self, const QuothId *document, GError **error);

/** quoth_reader_list_rejections: (transfer full) (element-type QuothRejection): the suggestions in @document that coders rejected, by place. */
GPtrArray *quoth_reader_list_rejections (QuothReader *self, const QuothId *document, GError **error);

/** quoth_reader_list_unplaced: (transfer full) (element-type QuothAnnotation): what has no place in its text, by document, kind and id;
 * @document: (nullable): in this one only. */
GPtrArray *quoth_reader_list_unplaced (QuothReader *self, const QuothId *document, GError **error);

/** quoth_reader_find_text: whether a document has a text with this SHA-256, and which (@document: (out) (optional)). */
gboolean quoth_reader_find_text (QuothReader *self, const guint8 sha256[32], QuothId *document);

/** quoth_reader_find_coder: the coder of that name (@coder: (out) (optional)). */
gboolean quoth_reader_find_coder (QuothReader *self, const char *name, QuothId *coder);

/**
 * QuothDocumentCounts:
 *
 * How much coders coded in a document; boilerplate, what has no place and what is gold are left out. @n_unplaced: how much has no place;
 * @n_gold: how much was adjudicated, and has one.
 */
typedef struct
{
  QuothId document;
  guint n_mentions;
  guint n_claims;
  guint n_cues;
  guint n_unplaced;
  guint n_gold;
} QuothDocumentCounts;

/** QuothWorkCounts: how much @coder coded in @document, of all kinds, that has a place; what was adjudicated is not theirs. */
typedef struct
{
  QuothId document;
  QuothId coder;
  guint n_annotations;
} QuothWorkCounts;

/** quoth_reader_count_work: (transfer full) (element-type QuothWorkCounts): of each document and coder where there is anything; in O(annotations). */
GArray *quoth_reader_count_work (QuothReader *self, GError **error);

/** quoth_reader_count_documents: (transfer full) (element-type QuothDocumentCounts): for every document, by id. */
GArray *quoth_reader_count_documents (QuothReader *self, GError **error);

/** QuothActorCounts: how often an actor is mentioned and claims. */
typedef struct
{
  QuothId actor;
  guint n_mentions;
  guint n_claims;
} QuothActorCounts;

/**
 * quoth_reader_count_actors: (transfer full) (element-type QuothActorCounts): for every actor, by id; boilerplate and what has no place
 * are left out;
 * @document: (nullable): in this document only.
 */
GArray *quoth_reader_count_actors (QuothReader *self, const QuothId *document, GError **error);

/** quoth_reader_has_annotations: whether there are more than @n annotations. O(n). */
gboolean quoth_reader_has_annotations (QuothReader *self, guint n);

/** QuothCodeCounts: how many claims are under a code itself, those without a place left out. */
typedef struct
{
  QuothId code;
  guint n_claims;
} QuothCodeCounts;

/** quoth_reader_count_codes: (transfer full) (element-type QuothCodeCounts): for every code that has claims, the one whose last claim is the
 * newest at the end. O(claims). */
GArray *quoth_reader_count_codes (QuothReader *self, GError **error);

/** QuothWords: a field of claims into which people write the same again and again. */
typedef enum
{
  QUOTH_WORDS_FORM,
  QUOTH_WORDS_PLACE,
  QUOTH_N_WORDS
} QuothWords;

/** quoth_reader_list_words: (transfer full): what is written in that field, each once, the most used first. O(claims). */
GStrv quoth_reader_list_words (QuothReader *self, QuothWords words, GError **error);

/**
 * quoth_reader_foreach_use:
 * @kind: of the value
 * @id: of the value
 *
 * Streams the values that refer to a value, each whole and once, by kind and id: for an actor its mentions, the claims it has
 * a role or a link in, the actors that are a part of it or affiliated to it, what has it as an attribute; for a code the
 * claims under it and the codes below it; and so on. Memos on the value are among them.
 */
gboolean quoth_reader_foreach_use (QuothReader *self,
                                   QuothKind kind,
                                   const QuothId *id,
                                   QuothValueFunc func,
                                   gpointer user_data,
                                   GError **error);

/** quoth_reader_count_uses: @counts: (out): of each kind how many values quoth_reader_foreach_use() would give. */
gboolean quoth_reader_count_uses (QuothReader *self,
                                  QuothKind kind,
                                  const QuothId *id,
                                  guint counts[QUOTH_N_KINDS],
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothReader, quoth_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRevision, quoth_revision_free)

G_END_DECLS
