/* quoth-markup.h: a coded text as most programs for annotation know it (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "formats/quoth-intake.h"
#include "formats/quoth-units.h"
#include "model/quoth-claim.h"
#include "model/quoth-document.h"

G_BEGIN_DECLS

struct _QuothMarkupNotes;

/** QuothFeature: something said of a mark or a text; several may have one key. */
typedef struct
{
  char *key;
  char *value;
} QuothFeature;

/** quoth_features_new: (transfer full) (element-type QuothFeature): none yet. */
GArray *quoth_features_new (void);

/** quoth_features_add: appends one; @key and @value are copied. */
void quoth_features_add (GArray *features, const char *key, const char *value);

/**
 * QuothMarkNote: a memo.
 * @coder: (nullable): whose it is; %NULL for whoever made what it is on
 * @time: when it was written, in milliseconds since 1970; 0 if that is not known
 * @attributes: (nullable) (element-type QuothFeature): its attributes
 * @answers: (element-type QuothMarkNote): what was said to it
 */
typedef struct
{
  char *text;
  char *coder;
  gint64 time;
  GArray *attributes;
  GPtrArray *answers;
} QuothMarkNote;

/** quoth_mark_note_new: (transfer full) */
QuothMarkNote *quoth_mark_note_new (const char *text);
void quoth_mark_note_free (QuothMarkNote *self);

/** quoth_mark_notes_new: (transfer full) (element-type QuothMarkNote): a list of them, none yet. */
GPtrArray *quoth_mark_notes_new (void);

/**
 * QuothMark:
 * @id: what links call it; unique in its markup
 * @label: what it is
 * @ranges: (element-type QuothRange): where, in code points; in order once it is read or written
 * @features: (element-type QuothFeature): what else is said of it, in order
 * @attributes: (nullable) (element-type QuothFeature): attributes of the project's own, by key, whatever that is
 * @notes: (nullable) (element-type QuothMarkNote): memos on it, beside those that are features
 * @sources: (nullable) (element-type QuothMarkSource): the chain of who says that somebody says, the outermost first; %NULL for none
 * @coder: (nullable): whose it is, where that is not whose its markup is
 * @time: when it was made, in milliseconds since 1970; 0 if that is not known
 * @line: of the file, where it was read
 */
typedef struct
{
  char *id;
  char *label;
  GArray *ranges;
  GArray *features;
  GArray *attributes;
  GPtrArray *notes;
  GArray *sources;
  char *coder;
  gint64 time;
  guint line;
} QuothMark;

/** QuothMarkSource: one of a chain; @mention: (nullable): the id of the mark that names @actor. */
typedef struct
{
  char *actor;
  char *mention;
  QuothFactuality factuality;
} QuothMarkSource;

/**
 * QuothMarkLink: how one mark stands to another.
 * @coder: (nullable): who says so, where that is not whose the mark is that it comes from
 * @time: when it was made, in milliseconds since 1970; 0 if that is not known
 * @attributes, @notes: (nullable): as a mark has them
 */
typedef struct
{
  char *label;
  char *from;
  char *to;
  char *coder;
  gint64 time;
  GArray *attributes;
  GPtrArray *notes;
  guint line;
} QuothMarkLink;

void quoth_mark_link_free (QuothMarkLink *self);

/**
 * QuothMarkup:
 * @document: its text and metadata; where it was read, @document->name may be %NULL
 * @coder: (nullable): whose marks they are
 * @features: (element-type QuothFeature): what the file says of the text that a document has no field for
 * @notes: (nullable) (element-type QuothMarkNote): memos on the text
 * @line: of the file, where it was read
 *
 * What the formats of other programs have in common: a text, labelled spans, and labelled links between them. A writer is given it by
 * quoth_markup_foreach(), a reader makes it and gives it to quoth_markup_reader_take().
 *
 * Labels: "person" … (kinds of actors), "mention:KIND" (other kinds), "claim" or "claim:KEY", "cue", "evidence". Links: "claimant",
 * "addressee", "object" from a claim to a mention, "cue" from a claim to a cue, "continues" from a fragment to the next, and the
 * relations between claims. Features: what claims and mentions have fields for, under the names of jsonl; "code" as "KEY=for"; written also
 * each source of an attribution chain as "chain", "NAME=CT+", which a reader gives to quoth_mark_read_source().
 */
typedef struct
{
  QuothDocument *document;
  char *coder;
  GPtrArray *marks;
  GPtrArray *links;
  GArray *features;
  GPtrArray *notes;
  guint line;
} QuothMarkup;

/** QUOTH_MARKUP_CONTINUES: the link between fragments of one annotation, for formats whose marks are one stretch. */
#define QUOTH_MARKUP_CONTINUES "continues"

/** QUOTH_MARKUP_MEMO: the feature of a mark that is a memo on it; there may be several. */
#define QUOTH_MARKUP_MEMO "memo"

/** quoth_markup_new: (transfer full): a markup of @document (transfer none) (nullable) without marks. */
QuothMarkup *quoth_markup_new (QuothDocument *document);
void quoth_markup_free (QuothMarkup *self);

/** quoth_markup_add_mark: (transfer none): a mark without a place yet. */
QuothMark *quoth_markup_add_mark (QuothMarkup *self, const char *id, const char *label, guint line);

/** quoth_markup_add_link: (transfer none) */
QuothMarkLink *quoth_markup_add_link (
  QuothMarkup *self, const char *label, const char *from, const char *to, guint line);

/** quoth_markup_add_feature: appends a feature of the text. */
void quoth_markup_add_feature (QuothMarkup *self, const char *key, const char *value);

/** quoth_markup_set_metadata: sets the field of the document that @key names, or appends a feature where there is none that can have @value. */
void quoth_markup_set_metadata (QuothMarkup *self, const char *key, const char *value);

/** quoth_markup_is_metadata: whether @key names a field of a document. */
gboolean quoth_markup_is_metadata (const char *key);

/** quoth_markup_foreach_metadata: calls @func with each field of the document that has something in it, its name first. */
void quoth_markup_foreach_metadata (const QuothMarkup *self,
                                    void (*func) (const char *key, const char *value, gpointer user_data),
                                    gpointer user_data);

void quoth_mark_add_range (QuothMark *self, QuothRange range);
void quoth_mark_add_feature (QuothMark *self, const char *key, const char *value);

/** quoth_mark_add_source: appends one to the chain. */
void quoth_mark_add_source (QuothMark *self, const char *actor, const char *mention, QuothFactuality factuality);

/** quoth_mark_read_source: the same of "NAME=CT+", "NAME=unset" or "NAME", as a feature has it. */
void quoth_mark_read_source (QuothMark *self, const char *value);

/** quoth_mark_get_feature: (transfer none) (nullable): the first with @key. */
const char *quoth_mark_get_feature (const QuothMark *self, const char *key);

/* ---- Writing (quoth-markup-write.c) ---- */

/**
 * QuothMarkupFlags: what a format's marks can be.
 * @QUOTH_MARKUP_FRAGMENTS: several stretches; else each becomes a mark, linked by %QUOTH_MARKUP_CONTINUES
 * @QUOTH_MARKUP_FEATURES: more than a label; else what they would say is counted as lost, and a claim's first code is in its label
 * @QUOTH_MARKUP_EMPTY: of no width
 * @QUOTH_MARKUP_CODERS: always a coder's; else @coder is %NULL in a document of one coder
 * @QUOTH_MARKUP_NAMELESS: whose they are is not written into the file, though @coder is set as without it
 * @QUOTH_MARKUP_TIMES: they say when they were made; what is not said of that so is counted, and the format keeps %QUOTH_KEEPS_TIMES
 * @QUOTH_MARKUP_MEMOS: with memos, as features; else they are counted as lost
 */
typedef enum
{
  QUOTH_MARKUP_FRAGMENTS = 1 << 0,
  QUOTH_MARKUP_FEATURES = 1 << 1,
  QUOTH_MARKUP_EMPTY = 1 << 2,
  QUOTH_MARKUP_CODERS = 1 << 3,
  QUOTH_MARKUP_MEMOS = 1 << 4,
  QUOTH_MARKUP_NAMELESS = 1 << 5,
  QUOTH_MARKUP_TIMES = 1 << 6,
} QuothMarkupFlags;

typedef gboolean (*QuothMarkupFunc) (const QuothMarkup *markup, gpointer user_data, GError **error);

/**
 * quoth_markup_foreach:
 *
 * Gives what is selected, document by document. What several coders made in one document comes once for each of them, with @coder set;
 * a document of one coder or none comes once. Ids of marks are whole numbers from 1, each once in the export. Losses are counted.
 */
gboolean quoth_markup_foreach (
  QuothExport *export, QuothMarkupFlags flags, QuothMarkupFunc func, gpointer user_data, GError **error);

/**
 * quoth_markup_foreach_whole:
 * @notes: the memos of the export
 *
 * The same for a format that has a place for all that is said of marks: they come with attributes, notes and attribution chains, texts with
 * attributes (as features) and notes, and links lead to marks of other coders and say whose they are. Links between texts come at the
 * end, in a markup without a document. What of times a link cannot say, the writer counts.
 */
gboolean quoth_markup_foreach_whole (QuothExport *export,
                                     QuothMarkupFlags flags,
                                     struct _QuothMarkupNotes *notes,
                                     QuothMarkupFunc func,
                                     gpointer user_data,
                                     GError **error);

/* ---- Reading (quoth-markup-read.c) ---- */

typedef struct _QuothMarkupReader QuothMarkupReader;

/** quoth_markup_reader_new: (transfer full): makes edits of markups for @intake. */
QuothMarkupReader *quoth_markup_reader_new (QuothIntake *intake, GError **error);
void quoth_markup_reader_free (QuothMarkupReader *self);

/** quoth_markup_reader_add_code: an edit before has made the code @key, or has found that it is there: @id stands for it. */
void quoth_markup_reader_add_code (QuothMarkupReader *self, const char *key, const char *id);

/** quoth_markup_reader_get_names: (transfer none): what is named, for a format that says more of it than a markup can. */
struct _QuothMarkupNames *quoth_markup_reader_get_names (QuothMarkupReader *self);

/**
 * quoth_markup_reader_expect: a link leads from or to the mark @id, and may come in another markup. What is claims at both ends of such links
 * becomes a relation by quoth_markup_reader_finish().
 */
void quoth_markup_reader_expect (QuothMarkupReader *self, const char *id);

/**
 * quoth_markup_reader_take: makes the edits of @markup (transfer full), whose document has a text. Marks that the text has no room for
 * are left out, those that would cut a character are widened to it.
 *
 * Returns: %FALSE with an error of the intake
 */
gboolean quoth_markup_reader_take (QuothMarkupReader *self, QuothMarkup *markup, GError **error);

/** quoth_markup_reader_take_notes: memos of @coder (nullable) on @target, what stands for it in edits; those that the project has are left as they are. */
gboolean quoth_markup_reader_take_notes (
  QuothMarkupReader *self, const GPtrArray *notes, const char *target, const char *coder, guint line, GError **error);

/**
 * quoth_markup_reader_add_far_links: takes the links out of @links (element-type QuothMarkLink), and announces their ends, which come in markups
 * after this.
 */
void quoth_markup_reader_add_far_links (QuothMarkupReader *self, GPtrArray *links);

/** quoth_markup_reader_finish: makes edits of the links between texts; to be called last, if any mark was expected. */
gboolean quoth_markup_reader_finish (QuothMarkupReader *self, GError **error);

/**
 * quoth_intake_read_text:
 * @document: gets the text
 * @utf8: valid UTF-8; may hold U+0000
 *
 * Counts what of the file's text cannot come in. Returns: (transfer full): the way to its offsets, or %NULL with an error
 */
QuothUnits *quoth_intake_read_text (
  QuothIntake *self, QuothDocument *document, const char *utf8, gsize n_bytes, guint line, GError **error);

/**
 * quoth_intake_read_range:
 * @range: (out): in code points of the text
 *
 * Converts what the file has for the place of a mark. Where it is outside the text, the wrong way round or inside a surrogate
 * pair, the mark is lost as by quoth_intake_lose(), and @fits is %FALSE.
 *
 * Returns: %FALSE with an error where the import is strict
 */
gboolean quoth_intake_read_range (QuothIntake *self,
                                  const QuothUnits *units,
                                  QuothOffsetUnit unit,
                                  gint64 start,
                                  gint64 end,
                                  guint line,
                                  QuothRange *range,
                                  gboolean *fits,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkNote, quoth_mark_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkup, quoth_markup_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkupReader, quoth_markup_reader_free)

G_END_DECLS
