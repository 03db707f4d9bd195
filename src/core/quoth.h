/* quoth.h: all of libquoth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-anchor.h"
#include "text/quoth-boundaries.h"
#include "text/quoth-decode.h"
#include "text/quoth-diff.h"
#include "text/quoth-error.h"
#include "text/quoth-fold.h"
#include "text/quoth-range.h"
#include "text/quoth-range-tree.h"
#include "text/quoth-segmenter.h"
#include "text/quoth-text.h"

#include "model/quoth-actor.h"
#include "model/quoth-actor-kind.h"
#include "model/quoth-annotation.h"
#include "model/quoth-attribute.h"
#include "model/quoth-attribution.h"
#include "model/quoth-change.h"
#include "model/quoth-claim.h"
#include "model/quoth-code.h"
#include "model/quoth-codebook-version.h"
#include "model/quoth-coder.h"
#include "model/quoth-cue.h"
#include "model/quoth-date.h"
#include "model/quoth-document.h"
#include "model/quoth-id.h"
#include "model/quoth-memo.h"
#include "model/quoth-mention.h"
#include "model/quoth-news.h"
#include "model/quoth-project.h"
#include "model/quoth-proposition.h"
#include "model/quoth-relation.h"
#include "model/quoth-relation-type.h"
#include "model/quoth-value.h"

#include "store/quoth-listing.h"
#include "store/quoth-reader.h"
#include "store/quoth-store.h"
#include "store/quoth-valid.h"

#include "formats/quoth-apply.h"
#include "formats/quoth-export.h"
#include "formats/quoth-format.h"
#include "formats/quoth-import.h"
#include "formats/quoth-jsonl.h"

#include "analysis/quoth-actor-profile.h"
#include "analysis/quoth-concordance.h"
#include "analysis/quoth-contradictions.h"
#include "analysis/quoth-duplicate-actors.h"
#include "analysis/quoth-proposition-counts.h"
#include "analysis/quoth-repetitions.h"
#include "analysis/quoth-statement-index.h"
#include "analysis/quoth-utterance.h"

#include "rework/quoth-rework.h"
#include "rework/quoth-revise.h"
#include "rework/quoth-unplaced.h"
