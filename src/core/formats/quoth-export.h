/* quoth-export.h: writing a project, or a part of it, in a format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"
#include "formats/quoth-loss.h"
#include "formats/quoth-split.h"

G_BEGIN_DECLS

/*
 * An export is set up by one thread, run by one (which it blocks), and then asked for its report. It writes beside
 * its destination and renames at the end: an export that fails or is cancelled leaves what was there before, and no half file.
 */

/** quoth_export_new: (transfer full): an export of everything in @store as @format, with its default options. */
QuothExport *quoth_export_new (QuothStore *store, const QuothFormat *format);
void quoth_export_free (QuothExport *self);

/** quoth_export_set_output: where; @force: replace what is there (an existing folder: only one that an export made). */
void quoth_export_set_output (QuothExport *self, const char *path, gboolean force);

/** quoth_export_set_stream: write to @stream instead of a path (formats that are one file only). */
void quoth_export_set_stream (QuothExport *self, GOutputStream *stream);

/** quoth_export_set_trial: nothing is kept of what is written, and it needs no output: a run only says what is lost, and how much there is. */
void quoth_export_set_trial (QuothExport *self);

/** quoth_export_set_documents: these documents only (none: all). */
void quoth_export_set_documents (QuothExport *self, const QuothId *documents, guint n);

/** quoth_export_set_coders: what these coders made only (none: all). */
void quoth_export_set_coders (QuothExport *self, const QuothId *coders, guint n);

/**
 * quoth_export_set_codes: what is under these codes, or codes below them, only (none: all): claims, their cues, and the mentions that they
 * name. Documents come also where nothing in them is left.
 */
void quoth_export_set_codes (QuothExport *self, const QuothId *codes, guint n);

/**
 * quoth_export_set_dates:
 * @from: (nullable): the first day, month or year; %NULL is any
 * @to: (nullable): the last one
 *
 * Documents of that time only, by their dates. One without a date is left out, and is in the loss report; one of which only the year
 * is known is of each time in that year. A run fails with %QUOTH_ERROR_NOT_FOUND where no document is left.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID if one is no date, or they are the wrong way round
 */
gboolean quoth_export_set_dates (QuothExport *self, const char *from, const char *to, GError **error);

/**
 * quoth_export_set_anonymous: whether coders are "coder 1", "coder 2" …, the same in each export of the project. Their names are then
 * nowhere in what is written: not in memos and notes (one that is a single letter is not looked for there), nor are original files.
 */
void quoth_export_set_anonymous (QuothExport *self, gboolean anonymous);

/**
 * quoth_export_set_layer: what coders made, each for themselves (the default of all formats but jsonl, which has all), or what was
 * adjudicated, or both.
 */
void quoth_export_set_layer (QuothExport *self, QuothLayer layer);

/**
 * quoth_export_set_state:
 * @state: (nullable): "to-do", "in-progress" or "done"; %NULL for any, and for what nobody was assigned
 *
 * Documents only that are assigned in that state (to the coders that were asked for, if any were), and of what coders made there only what
 * those made who are in that state. What is gold belongs to no one's assignment: with the gold layer alone, documents only in which all
 * are in that state. A run fails with %QUOTH_ERROR_NOT_FOUND where no document is left.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID if there is no such state
 */
gboolean quoth_export_set_state (QuothExport *self, const char *state, GError **error);

/** quoth_export_set_boilerplate: whether what is coded in boilerplate is written (default: only by jsonl). */
void quoth_export_set_boilerplate (QuothExport *self, gboolean include);

/**
 * quoth_export_set_split:
 * @split: (transfer full) (nullable): the parts; %NULL for none
 *
 * Writes each part apart. The output is then a folder: with a file for each part ("train.jsonl"), or with a folder for each, as the
 * format is; and "splits.json", which says how the split was made and what is in which part.
 */
void quoth_export_set_split (QuothExport *self, QuothSplit *split);

/** quoth_export_get_split: (transfer none) (nullable): the split, after a run with what is in each part. */
QuothSplit *quoth_export_get_split (QuothExport *self);

/** quoth_export_makes_folder: whether the output is to be a folder. */
gboolean quoth_export_makes_folder (QuothExport *self);

/** quoth_export_set_option: Returns: %FALSE with %QUOTH_ERROR_INVALID (the message lists what there is). */
gboolean quoth_export_set_option (QuothExport *self, const char *name, const char *value, GError **error);

void quoth_export_set_progress (QuothExport *self, QuothProgressFunc progress, gpointer user_data);

/** quoth_export_run: writes it. Blocks. Errors: %QUOTH_ERROR_EXISTS, %QUOTH_ERROR_DISK, those of GIO. */
gboolean quoth_export_run (QuothExport *self, GCancellable *cancellable, GError **error);

/** quoth_export_get_losses: (transfer none) (element-type QuothLoss): the loss report, after a run; empty if nothing was lost. */
GPtrArray *quoth_export_get_losses (QuothExport *self);

/** quoth_export_get_n_written: how many values of @kind were written. */
guint quoth_export_get_n_written (QuothExport *self, QuothKind kind);

/** quoth_export_dup_report: (transfer full): after a run, as JSON: {"format", "written": {KIND: N, …}, "losses": [{"what", "count"}]}. */
char *quoth_export_dup_report (QuothExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothExport, quoth_export_free)

G_END_DECLS
