/* quoth-document.h: a source text and what is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "text/quoth-decode.h"
#include "text/quoth-segmenter.h"

G_BEGIN_DECLS

/**
 * QuothDocument:
 * @name: the stem of the file it came from; never empty, unique in the project
 * @title: for reading
 * @document_kind: "thread", "article", "interview", "speech" or "text"
 * @author: as the text names its author
 * @source: the medium
 * @url: where it was found
 * @date: when it was published
 * @language: BCP 47
 * @note: free text
 * @imported: when it came in
 * @encoding: of the file it came from (IANA name)
 * @newline: of the file it came from
 * @bom: whether that file had one
 * @original: (nullable): that file's bytes, where quoth_encode() of the text does not give them; %NULL otherwise
 * @revision_note: why its text was corrected, if it was: a note on the current revision; a put keeps it with a new revision only
 * @sha256: of the text: all zeros only in a value that was not yet put
 * @length: of the text, in code points
 * @corrects: in a put that is to change the text: the SHA-256 of the text it corrects; all zeros otherwise, and a put of
 *   another text is refused. That makes a new revision: all that is coded must stand in it (see quoth-revise.h)
 * @text: (nullable): the text. Needed to put a new document; not loaded by the listing functions of the store
 * @segments: (nullable) (element-type QuothSegment): in order; %NULL is "not loaded", and in a put "as they are", for a new
 *   revision "as they are found"
 */
typedef struct
{
  QuothValue value;
  char *name;
  char *title;
  char *document_kind;
  char *author;
  char *source;
  char *url;
  char *date;
  char *language;
  char *note;
  gint64 imported;
  char *encoding;
  QuothNewline newline;
  gboolean bom;
  GBytes *original;
  char *revision_note;
  guint8 corrects[32];
  guint8 sha256[32];
  guint length;
  QuothText *text;
  GPtrArray *segments;
} QuothDocument;

QUOTH_DECLARE_VALUE (QuothDocument, quoth_document, DOCUMENT)

/** quoth_document_set_text: sets text, length and sha256 together. */
void quoth_document_set_text (QuothDocument *self, QuothText *text);

/** quoth_document_is_boilerplate: whether the code point at @offset lies in a boilerplate segment (needs @segments). O(log n). */
gboolean quoth_document_is_boilerplate (const QuothDocument *self, guint offset);

/** quoth_document_find_segment: (transfer none) (nullable): the segment that holds @offset, or the last one before it. O(log n). */
const QuothSegment *quoth_document_find_segment (const QuothDocument *self, guint offset);

G_END_DECLS
