/* quoth-claim-review.h: the parts of the format ClaimReview (private to quoth-claim-review*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <jansson.h>

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/** QUOTH_CLAIM_REVIEW_CHARS: how a place in a text begins, in characters as RFC 5147 counts them: "char=5,9". */
#define QUOTH_CLAIM_REVIEW_CHARS "char="

/** QUOTH_CLAIM_REVIEW_ID: how the ids of what is written here begin. */
#define QUOTH_CLAIM_REVIEW_ID "urn:uuid:"

/**
 * quoth_claim_review_find_path: (transfer none): where in a review that attribute of a proposition stands ("reviewRating.alternateName" for
 * "rating"); @attribute itself where it has no name of its own.
 */
const char *quoth_claim_review_find_path (const char *attribute);

/** quoth_claim_review_find_attribute: (transfer none): the other way round. */
const char *quoth_claim_review_find_attribute (const char *path);

/** quoth_claim_review_read: the reader of the format. */
gboolean quoth_claim_review_read (QuothIntake *intake, GBytes *bytes, GError **error);

/* ---- JSON-LD, as it is found (quoth-claim-review-values.c) ---- */

/** quoth_linked_get: (transfer none) (nullable): the member @key of @object, whether it has a prefix or the address of schema.org before it. */
json_t *quoth_linked_get (json_t *object, const char *key);

/** quoth_linked_count: one thing may stand for a list of it. */
gsize quoth_linked_count (json_t *value);
json_t *quoth_linked_nth (json_t *value, gsize i);

/** quoth_linked_dup_text: (transfer full) (nullable): the first text of @value: a string or number, one with a language, or the name of a thing. */
char *quoth_linked_dup_text (json_t *value);

/** quoth_linked_has_type: whether @object is a @type; "http://schema.org/" before it does not matter. */
gboolean quoth_linked_has_type (json_t *object, const char *type);

/**
 * quoth_linked_flatten:
 * @skip: (nullable): paths that are left out, with what is below them; %NULL-terminated
 * @features: (element-type QuothFeature): gets each text with its path ("author.name") as the key, in the order of the file
 *
 * What is nested too deeply comes as JSON.
 */
void quoth_linked_flatten (json_t *object, const char *const *skip, GArray *features);

/** quoth_linked_features_new: (transfer full) (element-type QuothFeature) */
GArray *quoth_linked_features_new (void);

/** quoth_linked_add_feature: appends a copy. */
void quoth_linked_add_feature (GArray *features, const char *key, const char *value);

/* ---- Where claims appear (quoth-claim-review-appearances.c) ---- */

typedef struct _QuothAppearances QuothAppearances;

/** quoth_appearances_new: (transfer full): collects what reviews say of where claims appear. */
QuothAppearances *quoth_appearances_new (QuothIntake *intake, QuothMarkupReader *reader);
void quoth_appearances_free (QuothAppearances *self);

/**
 * quoth_appearances_take:
 * @appearance: a creative work, or its address
 * @is_known: (out): whether the project has its text, and all of its quotations are there: then they become claims that make @statement
 */
gboolean quoth_appearances_take (
  QuothAppearances *self, json_t *appearance, const char *statement, guint line, gboolean *is_known, GError **error);

/** quoth_appearances_end: makes edits of all claims. */
gboolean quoth_appearances_end (QuothAppearances *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAppearances, quoth_appearances_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

G_END_DECLS
