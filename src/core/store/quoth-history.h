/* quoth-history.h: what was done in a project, when and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-news.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothEntryKind: as the journal's column `kind` counts them. */
typedef enum
{
  QUOTH_ENTRY_EDIT,
  QUOTH_ENTRY_UNDO,
  QUOTH_ENTRY_REDO,
  QUOTH_ENTRY_MIGRATION,
  QUOTH_ENTRY_MERGE,
  QUOTH_ENTRY_BASE,
} QuothEntryKind;

/**
 * QuothHistoryEntry:
 * @id: the entry's
 * @kind: what it is
 * @coder: whose; none for what the program did itself
 * @coder_name: (nullable): what the coder is called; of one whom the project does not have any more, what the journal says; %NULL where only the id
 *   was asked for
 * @time: when, in milliseconds since 1970; ascends with the order of the journal whatever the clock said
 * @label: what was done, as its author was told
 * @undoes: for an undo, the edit it takes back; for a redo, the edit it makes again
 * @is_undone: whether the edit is taken back now
 *
 * An entry of the journal, without what it changed.
 */
typedef struct
{
  QuothId id;
  QuothEntryKind kind;
  QuothId coder;
  char *coder_name;
  gint64 time;
  char *label;
  QuothId undoes;
  gboolean is_undone;
} QuothHistoryEntry;

void quoth_history_entry_free (QuothHistoryEntry *self);

/**
 * QuothHistoryQuery:
 * @coder: (nullable): entries of this coder only
 * @value: (nullable): entries that made, changed or removed this value only
 * @document: (nullable): entries that did so with this document, or with what is coded in it
 * @words: (nullable): entries of which the label, or what they wrote, has all of these words, as quoth_fold_matches() has it
 * @before: (nullable): entries older than this one only, in the order of the journal: to go on with
 * @since: only entries at this time or later, in milliseconds since 1970; 0 for all
 * @until: only entries before this time; 0 for all
 * @limit: at most so many; 0 for all
 */
typedef struct
{
  const QuothId *coder;
  const QuothId *value;
  const QuothId *document;
  const char *words;
  const QuothId *before;
  gint64 since;
  gint64 until;
  guint limit;
} QuothHistoryQuery;

/**
 * QuothHistoryFunc:
 *
 * Returns: %FALSE to end, with @error or without
 */
typedef gboolean (*QuothHistoryFunc) (const QuothHistoryEntry *entry, gpointer user_data, GError **error);

/**
 * quoth_reader_foreach_entry:
 *
 * Calls @func for the entries of the journal that @query asks for, the newest first. O(entries); where a value, a document or words are asked
 * for, O(bytes of the journal), since each changeset is looked into: for a value as far back as the entry that made it.
 *
 * Returns: %FALSE where @func ended it, or with @error: %G_IO_ERROR_CANCELLED, or %QUOTH_ERROR_DAMAGED for a changeset that cannot be read
 */
gboolean quoth_reader_foreach_entry (QuothReader *self,
                                     const QuothHistoryQuery *query,
                                     QuothHistoryFunc func,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

/** QUOTH_ENTRY_SHORT: so many of the last characters of an entry's id tell entries apart where people read them: the first are its time. */
#define QUOTH_ENTRY_SHORT 8

/** quoth_reader_find_entry: the id of the only entry whose id ends with @text (all of it, or as many characters as tell it apart; at least 4);
 * %FALSE with %QUOTH_ERROR_NOT_FOUND or, where there are several, %QUOTH_ERROR_INVALID. O(entries). */
gboolean quoth_reader_find_entry (QuothReader *self, const char *text, QuothId *entry, GError **error);

/**
 * QuothHistoryField:
 * @name: what was changed ("claimant"), translated
 * @before: (nullable): as people read it; %NULL where there was none
 * @after: (nullable)
 */
typedef struct
{
  char *name;
  char *before;
  char *after;
} QuothHistoryField;

/**
 * QuothHistoryItem:
 * @type: what became of the value
 * @document: for annotations and documents, the document; else none
 * @phrase: what the value is called ("the actor “Putin”"), now or, if it is not there any more, when it was
 * @fields: (element-type QuothHistoryField): what of it is different
 *
 * What an entry of the journal did with one value.
 */
typedef struct
{
  QuothNewsType type;
  QuothKind kind;
  QuothId id;
  QuothId document;
  char *phrase;
  GPtrArray *fields;
} QuothHistoryItem;

void quoth_history_item_free (QuothHistoryItem *self);

/**
 * quoth_reader_describe_entry:
 *
 * What the entry did, in words, value by value in the order of the journal. Segments and what a coder rejected are left out. O(what it
 * changed).
 *
 * Returns: (transfer full) (element-type QuothHistoryItem): the items, or %NULL with @error
 */
GPtrArray *quoth_reader_describe_entry (QuothReader *self, const QuothId *entry, GError **error);

/**
 * quoth_reader_sum_up_entry:
 * @n_values: (out): how many values it wrote; 0 for what is too big to be looked into for one line
 *
 * Returns: (transfer full) (nullable): what it was about, in a few words: the first annotation that it wrote, or else the first value ("the
 *   actor “Putin”"). O(what it changed), and no more than a moment
 */
char *quoth_reader_sum_up_entry (QuothReader *self, const QuothId *entry, guint *n_values, GError **error);

/**
 * quoth_reader_list_clock_notes:
 *
 * What is odd about the times in the journal, where the clock of a computer was ahead or behind by more than a day: times of entries never go back, so that such
 * an entry, or those after it, have a time that no clock showed. Nothing is wrong with the project.
 *
 * Returns: (transfer full) (element-type utf8): whole sentences without a full stop, mostly none; %NULL with @error
 */
GPtrArray *quoth_reader_list_clock_notes (QuothReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothHistoryItem, quoth_history_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothHistoryEntry, quoth_history_entry_free)

G_END_DECLS
