/* quoth-lexicon.h: the words of a language that make names and claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "suggest/quoth-alias-matcher.h"

G_BEGIN_DECLS

/**
 * QuothWordClass: what a word or phrase does; a phrase may do several
 *
 * Each has a key in the files of data/suggest (see the README there).
 */
typedef enum
{
  QUOTH_WORD_VERB = 1 << 0,         /* verb: reports, and a word like "that", a colon or quotation marks follow */
  QUOTH_WORD_SAYS = 1 << 1,         /* says: reports, and the claim may follow at once */
  QUOTH_WORD_THAT = 1 << 2,         /* that: what is reported begins after it */
  QUOTH_WORD_ACCORDING = 1 << 3,    /* according: the source follows */
  QUOTH_WORD_AFTER = 1 << 4,        /* after: the source stands before it ("zufolge") */
  QUOTH_WORD_CUE = 1 << 5,          /* cue: a claim of nobody in particular follows ("there is reason to believe that") */
  QUOTH_WORD_SELF = 1 << 6,         /* self: a claim of who speaks follows ("I think") */
  QUOTH_WORD_STOP = 1 << 7,         /* stop: after a comma it ends what is reported ("but") */
  QUOTH_WORD_AND = 1 << 8,          /* and: joins; before a word that reports, or after a comma, it ends what is reported */
  QUOTH_WORD_TITLE = 1 << 9,        /* title: stands before a name and is no part of it */
  QUOTH_WORD_ORGANISATION = 1 << 10, /* organisation: makes a name that of an organisation */
  QUOTH_WORD_PARTICLE = 1 << 11,    /* particle: may stand inside a name ("van") */
  QUOTH_WORD_NOT = 1 << 12,         /* not: is written with a capital and is no name ("Monday") */
  QUOTH_WORD_GIVEN = 1 << 13,       /* given: a given name, by which persons are known where capitals tell nothing */
  QUOTH_WORD_BEGIN = 1 << 14,      /* begin: with it a claim may begin where no "that" stands before it ("the", "it") */
  QUOTH_WORD_LINK = 1 << 15,       /* link: may stand inside the name of an organisation ("of") */
  QUOTH_WORD_COMMON = 1 << 16,      /* common: so frequent that it tells the language; never a name */
} QuothWordClass;

/** QuothLexiconRules: what a language is like (the key "rule"). */
typedef enum
{
  QUOTH_LEXICON_NOUNS_CAPITALISED = 1 << 0, /* nouns-capitalised: a capital alone makes no name */
  QUOTH_LEXICON_NO_CAPITALS = 1 << 1,       /* no-capitals: names are known by titles, aliases and verbs only */
  QUOTH_LEXICON_ELISION = 1 << 2,           /* elision: "l’", "qu’" are words */
} QuothLexiconRules;

/** QuothLexicon: the words of one language. Immutable; any thread. */
typedef struct _QuothLexicon QuothLexicon;

/**
 * quoth_lexicon_new:
 * @language: BCP 47
 * @data: the content of a file
 * @name: of the file, for errors
 *
 * Returns: (transfer full): the lexicon; or %NULL with %QUOTH_ERROR_SYNTAX, which names the line
 */
QuothLexicon *quoth_lexicon_new (const char *language, const char *data, const char *name, GError **error);

QuothLexicon *quoth_lexicon_ref (QuothLexicon *self);
void quoth_lexicon_unref (QuothLexicon *self);

/** quoth_lexicon_get_language: (transfer none): BCP 47; "und" for quoth_lexicon_get_empty(). */
const char *quoth_lexicon_get_language (const QuothLexicon *self);

QuothLexiconRules quoth_lexicon_get_rules (const QuothLexicon *self);

/**
 * QuothLexiconMark:
 * @range: where
 * @classes: #QuothWordClass
 * @is_prefix: it is the beginning of a word ("заяви*"), which may go on
 */
typedef struct
{
  QuothRange range;
  guint classes;
  gboolean is_prefix;
} QuothLexiconMark;

/** quoth_lexicon_mark: (transfer full) (element-type QuothLexiconMark): its words in @range of @text; by start, the longest first. */
GArray *quoth_lexicon_mark (QuothLexicon *self, QuothText *text, QuothRange range);

/** QuothLexicons: all languages there are words for. Immutable; any thread. */
typedef struct _QuothLexicons QuothLexicons;

/**
 * quoth_lexicons_load:
 * @folder: of the files LANG.words; one that is not there has no languages
 *
 * Blocks.
 *
 * Returns: (transfer full): the lexicons; or %NULL with an error that names file and line
 */
QuothLexicons *quoth_lexicons_load (const char *folder, GError **error);

QuothLexicons *quoth_lexicons_ref (QuothLexicons *self);
void quoth_lexicons_unref (QuothLexicons *self);

/**
 * quoth_lexicons_choose:
 * @language: (nullable): of the document, BCP 47, where it is known; else it is guessed from the first words of @text
 *
 * Guessing: the script first (Han, Cyrillic); of the languages of that script the one whose common words are most of the text.
 *
 * Returns: (transfer none): a lexicon, an empty one for a language without words
 */
QuothLexicon *quoth_lexicons_choose (QuothLexicons *self, const char *language, QuothText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothLexicon, quoth_lexicon_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothLexicons, quoth_lexicons_unref)

G_END_DECLS
