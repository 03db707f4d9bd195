/* quoth-export-private.h: what an export offers to the writers of formats (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export.h"
#include "formats/quoth-formats-private.h"

G_BEGIN_DECLS

typedef struct _QuothExportOutput QuothExportOutput;

/**
 * QuothExport:
 *
 * The first group is what the caller set, the second the state of a run, the third its outcome.
 */
struct _QuothExport
{
  QuothStore *store;
  const QuothFormat *format;
  char *path;
  gboolean force;
  gboolean trial;
  GOutputStream *stream;
  GArray *documents;
  GArray *coders;
  GArray *codes;
  char *from;
  char *to;
  gboolean anonymous;
  QuothSplit *split;
  gboolean boilerplate;
  gboolean unplaced;
  QuothLayer layer;
  const char *state; /* (nullable) */
  GHashTable *options;
  QuothProgressFunc progress;
  gpointer progress_data;

  QuothReader *reader;
  GCancellable *cancellable;
  QuothExportOutput *output;
  GHashTable *lookups[QUOTH_N_KINDS];
  GArray *scope;          /* (nullable): the documents that are written; NULL: all */
  GHashTable *assigned;   /* (nullable): the assignments, by quoth_assignment_make_id(), in the state that was asked for; NULL: no matter */
  GHashTable *chosen;     /* (nullable): the annotations that belong to the codes; NULL: all */
  GHashTable *aliases;    /* (nullable): coders as they are to be called */
  GPtrArray *coder_names; /* (nullable): their names, which are not to be written */
  GHashTable *written;
  GHashTable *named;          /* id: what was said of it in the file; see quoth-export-rest.c */
  GHashTable *relation_kinds; /* the keys that relations in the file have */
  GHashTable *cue_labels;     /* kind of a cue: its label */
  GHashTable *cue_kinds;      /* those that cues in the file have */
  struct _QuothMapping *mapping; /* (nullable): what says how they are called; made when the first is asked for */
  GHashTable *n_said;         /* id: how many of its attributes are in the file, though the format does not keep them */
  QuothSplitPart *part;   /* (nullable): the one at work */
  GHashTable *had_memos;  /* (nullable): those of it that the parts before it have, too: on what is no document's */
  guint64 done;
  guint64 total;
  gint64 told;

  GPtrArray *losses;
  guint n_written[QUOTH_N_KINDS];
};

/* ---- What is selected ---- */

/** QuothExportPartFunc: writes the part that was entered. */
typedef gboolean (*QuothExportPartFunc) (QuothExport *export, gpointer user_data, GError **error);

/** quoth_export_foreach_part: enters each part of the split, one after the other, and calls @func; counts what was written. */
gboolean quoth_export_foreach_part (QuothExport *self, QuothExportPartFunc func, gpointer user_data, GError **error);

/**
 * quoth_export_rehearse: calls @func, and forgets what it counted as written and lost: for a writer that has to know something of the whole
 * before it begins.
 */
gboolean quoth_export_rehearse (QuothExport *self, QuothExportPartFunc func, gpointer user_data, GError **error);

/** quoth_export_start_part: forgets what was written, for the references of what comes now. */
void quoth_export_start_part (QuothExport *self);

/** quoth_export_count_relations: how many relations there are in the documents at work; -1 on error. */
gint64 quoth_export_count_relations (QuothExport *self, GError **error);

/**
 * quoth_export_count_memos: how many memos the documents at work have. Those on what each part of a split has (codes, actors) are the first
 * part's alone, so that a writer that has no place for them counts them once. -1 on error.
 */
gint64 quoth_export_count_memos (QuothExport *self, GError **error);

/** quoth_export_had_memo: whether @memo is one of those that an earlier part had. */
gboolean quoth_export_had_memo (QuothExport *self, const QuothId *memo);

/** quoth_export_begin: freezes the state of the project that the run sees, and counts the work. */
gboolean quoth_export_begin (QuothExport *self, GError **error);

/** quoth_export_resolve: finds out what is selected (quoth-export-scope.c); the reader has begun. */
gboolean quoth_export_resolve (QuothExport *self, GError **error);

/** quoth_export_forget_scope: at the end of a run. */
void quoth_export_forget_scope (QuothExport *self);

/** quoth_export_disguise: (transfer full): @value as it is to be written: without names of coders where they are to stay at home. */
gpointer quoth_export_disguise (QuothExport *self, gpointer value);

/** quoth_export_get_option: (transfer none) (nullable): the value of an option of the format. */
const char *quoth_export_get_option (QuothExport *self, const char *name);

/**
 * quoth_export_foreach:
 *
 * quoth_reader_foreach() of what is selected of @kind, with progress, cancellation and the count of what is written.
 * What refers to a value that was not selected is left out, or comes without that reference, and is counted as a loss; to
 * this end kinds are to be asked for in the order of #QuothKind.
 */
gboolean quoth_export_foreach (QuothExport *self,
                               QuothKind kind,
                               QuothValueFunc func,
                               gpointer user_data,
                               GError **error);

/**
 * quoth_export_list: (transfer full) (element-type QuothValue): what is selected of @kind, as it is, uncounted: the documents to
 * go through (without texts), or relations and memos for a writer that finds out itself which it can write.
 */
GPtrArray *quoth_export_list (QuothExport *self, QuothKind kind, GError **error);

/** quoth_export_peek: gives the same one after the other, without a limit on how many: to look at them before they are written. */
gboolean quoth_export_peek (
  QuothExport *self, QuothKind kind, QuothValueFunc func, gpointer user_data, GError **error);

/** quoth_export_load_document: (transfer full): text and segments of one of them; counts it as written. */
QuothDocument *quoth_export_load_document (QuothExport *self, const QuothId *id, GError **error);

/**
 * quoth_export_load_annotations: (transfer full) (element-type QuothAnnotation): the selected mentions, claims and cues
 * of @document (with its segments), in that order, by id. Counts them as written.
 */
GPtrArray *quoth_export_load_annotations (QuothExport *self, QuothDocument *document, GError **error);

/**
 * quoth_export_lookup: (transfer none) (nullable): the coder, code, actor, document or proposition @id, to name it.
 * All of a kind are loaded at the first call.
 */
gpointer quoth_export_lookup (QuothExport *self, QuothKind kind, const QuothId *id);

/** quoth_export_get_name: (transfer none): what a reader of a table calls that value; "" if there is none. */
const char *quoth_export_get_name (QuothExport *self, QuothKind kind, const QuothId *id);

/** quoth_export_add_loss: notes that @n of @what (translated, plural) could not be carried; nothing for 0. */
void quoth_export_add_loss (QuothExport *self, const char *what, guint n);

/** quoth_export_take_loss: one of @what could be carried after all. */
void quoth_export_take_loss (QuothExport *self, const char *what);

/** quoth_export_note_named: the file has the name of that coder, code, actor or proposition. quoth_export_get_name() says so itself. */
void quoth_export_note_named (QuothExport *self, const QuothId *id);

/** quoth_export_is_named: whether the file has it, as far as that was said. */
gboolean quoth_export_is_named (QuothExport *self, const QuothId *id);

/** quoth_export_note_kind: the file says of what kind that actor is. */
void quoth_export_note_kind (QuothExport *self, const QuothId *actor);

/** quoth_export_note_relation_kind: the file has a relation of that kind. */
void quoth_export_note_relation_kind (QuothExport *self, const char *key);

/** quoth_export_label_cue: (transfer none): what the kind of @cue is called in files of other programs (quoth_mapping_dup_label()). */
const char *quoth_export_label_cue (QuothExport *self, const QuothCue *cue);

/** quoth_export_note_cue_kind: the file has a cue with that label. */
void quoth_export_note_cue_kind (QuothExport *self, const QuothCue *cue);

/** quoth_export_note_attribute: the file has an attribute of that value, though the format does not keep them all. */
void quoth_export_note_attribute (QuothExport *self, const QuothId *value);

/** quoth_export_count_rest: counts what of the project the format has no place for, once everything is written. */
gboolean quoth_export_count_rest (QuothExport *self, GError **error);

/** quoth_export_step: one more of the work is done. Returns: %FALSE if the export was cancelled. */
gboolean quoth_export_step (QuothExport *self, GError **error);

/* ---- Where it goes ---- */

/**
 * QuothExportFile:
 * @buffer: what is to be written: append to it, then call quoth_export_file_spill()
 */
typedef struct
{
  GString *buffer;
  GOutputStream *stream;
  GCancellable *cancellable;
  char *name;
  gboolean sync;
} QuothExportFile;

/** quoth_export_open_file: (transfer full): starts a file of the export; @name: in the folder, %NULL for a format that is one file. */
QuothExportFile *quoth_export_open_file (QuothExport *self, const char *name, GError **error);

/** quoth_export_file_spill: writes the buffer out if it is large. Call it after each row. */
gboolean quoth_export_file_spill (QuothExportFile *self, GError **error);

/** quoth_export_file_flush: writes the buffer out, so that something else may be written to the stream. */
gboolean quoth_export_file_flush (QuothExportFile *self, GError **error);

/** quoth_export_file_close: writes what is left. */
gboolean quoth_export_file_close (QuothExportFile *self, GError **error);

/** quoth_export_file_free: drops it; what was not closed may be half there, which the end of the export clears away. */
void quoth_export_file_free (QuothExportFile *self);

/** quoth_export_file_name: (transfer full): @name as a file name that every system takes, without an extension. */
char *quoth_export_file_name (const char *name);

/** quoth_export_output_new: makes room for the export; nothing shows at its destination yet. */
QuothExportOutput *quoth_export_output_new (QuothExport *export, GError **error);

/** quoth_export_output_commit: puts it in its place. */
gboolean quoth_export_output_commit (QuothExportOutput *self, GError **error);

/** quoth_export_write_splits: writes "splits.json" into it. */
gboolean quoth_export_write_splits (QuothExport *self, GError **error);

/** quoth_export_check_splits: whether the folder at @path holds nothing but a split that such an export made. */
gboolean quoth_export_check_splits (QuothExport *self, const char *path, GError **error);

/** quoth_export_check_folder: whether everything in the folder at @path is what this format makes. */
gboolean quoth_export_check_folder (const QuothFormat *format, const char *path, GError **error);

/** quoth_export_refuse_foreign: Returns: %FALSE with the error that @name in @path was made by somebody else. */
gboolean quoth_export_refuse_foreign (const char *path, const char *name, GError **error);

/** quoth_export_output_free: removes what was not committed. */
void quoth_export_output_free (QuothExportOutput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothExportFile, quoth_export_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothExportOutput, quoth_export_output_free)

G_END_DECLS
