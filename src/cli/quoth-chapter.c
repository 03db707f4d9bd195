/* quoth-chapter.c: what the manual says beside the commands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-chapter.h"

#include <glib/gi18n-lib.h>

static const QuothBlock offset_blocks[] = {
  { QUOTH_BLOCK_PARAGRAPH,
    N_("A position in a text is a number of Unicode code points from its beginning, and a span is half open: [12, 22] is "
       "the thirteenth to the twenty-second code point. The text that counts is the project's: UTF-8, one LF "
       "for every newline, no byte order mark, and not normalised. So a letter with a combining accent counts two, "
       "an emoji one, a flag two.") },
  { QUOTH_BLOCK_PARAGRAPH,
    N_("A span must not cut what a reader takes for one character (an extended grapheme cluster): a flag or an accented letter is in it "
       "or not. Other formats count in other units; “quoth-cli formats” says which, and export and import convert.") },
  { QUOTH_BLOCK_PARAGRAPH, NULL },
};

static const QuothBlock jsonl_blocks[] = {
  { QUOTH_BLOCK_PARAGRAPH,
    N_("Quoth's own format, lossless both ways: UTF-8, one JSON object a line, “type” first. It is what “list --json” prints, "
       "what “export --format jsonl” writes, and what “apply” reads.") },
  { QUOTH_BLOCK_EXAMPLE, "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"Xi\",\"习近平\"]}\n"
                         "{\"type\":\"mention\",\"document\":\"thread-1\",\"spans\":[[12,22]],\"actor\":\"_:xi\"}" },
  { QUOTH_BLOCK_PARAGRAPH, N_("The types and their fields:") },
  { QUOTH_BLOCK_TERM, "name, description, created, format (1)", "project" },
  { QUOTH_BLOCK_TERM, "id, name, color, active (false: they do not code any more)", "coder" },
  { QUOTH_BLOCK_TERM, "id, key, name, color, position", "actor-kind" },
  { QUOTH_BLOCK_TERM, "id, key, name, color, definition, position", "annotation-type" },
  { QUOTH_BLOCK_TERM, "id, key, name, parent, definition, inclusion, exclusion, color, shortcut, position, examples ({text, annotation, note})",
    "code" },
  { QUOTH_BLOCK_TERM, "id, key, name, definition, symmetric, from, to (codes: what the claims at the ends must fall under), color, position",
    "relation-type" },
  { QUOTH_BLOCK_TERM, "id, on (the type that has it), key, name, value_type (text number boolean date choice actor), choices, definition, position",
    "attribute" },
  { QUOTH_BLOCK_TERM, "id, number, name, note, coder, time, content (the codebook, as jsonl)", "codebook-version" },
  { QUOTH_BLOCK_TERM, "id, name, kind (person organisation state group media other, or another), aliases (strings, or {text, language, script, "
                      "match_case, part_of_word}), wikidata, affiliations ({actor, role, from, to}), parent, note", "actor" },
  { QUOTH_BLOCK_TERM, "id, name, title, kind (thread article interview speech text), author, source, url, date, language, note, imported, "
                      "sha256, text; and of the file it came from, where that is unusual: encoding, newline (none lf crlf cr mixed), bom, "
                      "original (base64)", "document" },
  { QUOTH_BLOCK_TERM, "document, kind (post heading paragraph quote question answer boilerplate metadata), number, start, end",
    "segment" },
  { QUOTH_BLOCK_TERM, "id, document, coder, spans ([[start, end], …]), quote (one string a span), actor, created, origin, gold, unplaced", "mention" },
  { QUOTH_BLOCK_TERM, "id, document, coder, spans, quote, statement, categories ({code, stance: -1 0 1}), factuality (CT+ CT- PR+ PR- PS+ "
                      "PS- CTu Uu), mode (direct indirect mixed unattributed), form, date, place, confidence (0 to 1), roles ({role: claimant "
                      "addressee object, actor, mention}), chain (outermost first: actors, or {actor, mention, factuality}), propositions "
                      "({proposition, link: supports denies reports}), created, origin, gold, unplaced", "claim" },
  { QUOTH_BLOCK_TERM, "id, document, coder, spans, quote, kind (cue evidence, or the key of an annotation type), claim, created, origin, gold, unplaced", "cue" },
  { QUOTH_BLOCK_TERM, "id, statement, note", "proposition" },
  { QUOTH_BLOCK_TERM, "id, kind (supports contradicts repeats elaborates qualifies, or another), from, to (claims), coder, created", "relation" },
  { QUOTH_BLOCK_TERM, "id, coder, document (nobody has one twice), state (to-do in-progress done), purpose (coding training), blind, opened (a "
                      "blind one is shown what others coded), deadline (a date), note", "assignment" },
  { QUOTH_BLOCK_TERM, "id, source (the annotation; it has one), verdict (accepted changed rejected), gold (the annotation it went into, or "
                      "that stands in its place), reason, coder, time", "verdict" },
  { QUOTH_BLOCK_TERM, "id, target (the id of anything, or “project”), parent (a memo), coder, text, time", "memo" },
  { QUOTH_BLOCK_TERM, "id; in a file for “apply” only", "delete" },
  { QUOTH_BLOCK_PARAGRAPH,
    N_("All but the project, and what defines a codebook, can have “attributes” too: an object with the keys that the project's attributes have for "
       "that type, {\"salience\": 3, \"echo\": \"Xi\"}. Those that are named are set, or removed with null; the others stay. An annotation "
       "that is “gold” is what the team says, by the one who decided; one that is “unplaced” lost its place by a correction of the text: its spans and quotes are those of the text before.") },
  { QUOTH_BLOCK_PARAGRAPH,
    N_("Dates are as exact as is known (2023, 2023-03, 2023-03-21). Times are UTC (2026-01-31T12:00:00Z). Positions are those of "
       "“quoth-cli help offsets”. A field that is not set is left out.") },
  { QUOTH_BLOCK_PARAGRAPH,
    N_("Ids are UUIDs. In a file for “apply” an id may also be a local name that begins with “_:”, good for that file; and a coder, "
       "actor, code or document may be named by its name or key where that is unambiguous. An assignment needs no id: its coder and document say which it is; "
       "nor does a verdict, by its source. An id that the project has already changes the "
       "fields given and leaves the others; one that it does not have makes a new thing.") },
  { QUOTH_BLOCK_PARAGRAPH,
    N_("A file is applied whole or not at all, as one entry of the journal. References may point forward. “quote” may be left out; where "
       "it is given it must be what the text says there. A field that is not known is an error in “apply” and a warning in “import”.") },
  { QUOTH_BLOCK_PARAGRAPH, NULL },
};

static const QuothChapter offsets_chapter = { "offsets", N_("Offsets"), offset_blocks };
static const QuothChapter jsonl_chapter = { "jsonl", N_("The jsonl format"), jsonl_blocks };

static const QuothChapter *const chapters[] = {
  &jsonl_chapter,
  &offsets_chapter,
  NULL,
};

const QuothChapter *const *
quoth_chapters_get (void)
{
  return chapters;
}
