/* quoth-utterance.h: a claim with who said it, where and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothScope:
 * @documents: (nullable): what stands in these documents only
 * @coders: (nullable): what these coders made only
 * @propositions: (nullable): what is linked to these propositions only; where a function has to do with propositions
 * @boilerplate: count what is coded in boilerplate too
 *
 * What an analysis looks at. Zero-initialise it and set what is wanted; %NULL is a scope of zeros: everything but boilerplate.
 * Annotations that a revision of the text left without a place are never looked at.
 *
 * Every function of the analysis that takes a reader blocks, and is for a thread that is not the window's. Each sees one state of the
 * project, can be cancelled (%G_IO_ERROR_CANCELLED), stores nothing, and gives its results in an order that
 * depends on the project alone.
 */
typedef struct
{
  const QuothId *documents;
  guint n_documents;
  const QuothId *coders;
  guint n_coders;
  const QuothId *propositions;
  guint n_propositions;
  gboolean boilerplate;
} QuothScope;

/** QuothClaimantSource: how it is known who claims. */
typedef enum
{
  QUOTH_CLAIMANT_UNKNOWN, /* it is not */
  QUOTH_CLAIMANT_ROLE,    /* the claim has one or more claimants */
  QUOTH_CLAIMANT_CHAIN,   /* it has none: the innermost of its chain */
  QUOTH_CLAIMANT_AUTHOR,  /* it has no chain either: the author of the document */
} QuothClaimantSource;

/** quoth_claimant_source_to_nick: (transfer none): "unknown", "role", "chain", "author". */
const char *quoth_claimant_source_to_nick (QuothClaimantSource source);

/**
 * QuothUtterance:
 * @claim: the claim
 * @link: what it does to the proposition that it is told for; %QUOTH_LINK_REPORTS where it is told for none
 * @source: how it is known who claims
 * @claimants: (element-type QuothId): who claims, in order. An author is among them only if the name is that of exactly one actor
 * @claimant: their names, with commas; the author as the document has it; "" if it is not known
 * @document: where it stands (without text and segments)
 * @date: when it was said: the claim's date, else the document's; "" if neither is known
 * @date_is_own: whether that is the claim's own date
 */
typedef struct
{
  QuothClaim *claim;
  QuothLink link;
  QuothClaimantSource source;
  GArray *claimants;
  char *claimant;
  QuothDocument *document;
  const char *date;
  gboolean date_is_own;
} QuothUtterance;

void quoth_utterance_free (QuothUtterance *self);

/** quoth_utterance_has_same_claimant: whether the same actor (or, of authors that are no actors, the same name) is a claimant of both. */
gboolean quoth_utterance_has_same_claimant (const QuothUtterance *self, const QuothUtterance *other);

/**
 * quoth_utterance_is_twin:
 *
 * Whether two coders made the two of the same words: they stand in one document, are of different coders, and overlap. Twins
 * are one utterance that was coded twice; that they differ is a disagreement of coders, and that they agree is no repetition.
 */
gboolean quoth_utterance_is_twin (const QuothUtterance *self, const QuothUtterance *other);

/**
 * quoth_utterance_compare:
 *
 * In the order they were said: by date (one that is less exact before those it holds: "2023" before "2023-03"), what has
 * no date last; then by the name of the document and the place in it.
 */
int quoth_utterance_compare (const QuothUtterance *self, const QuothUtterance *other);

/**
 * quoth_utterances_load:
 * @proposition: a proposition
 *
 * What is linked to a proposition, twins too, as a list of it shows it.
 *
 * Returns: (transfer full) (element-type QuothUtterance): in the order of quoth_utterance_compare()
 */
GPtrArray *quoth_utterances_load (QuothReader *reader,
                                  const QuothId *proposition,
                                  const QuothScope *scope,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothUtterance, quoth_utterance_free)

G_END_DECLS
