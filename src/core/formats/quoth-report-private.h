/* quoth-report-private.h: what is known while a report is made (private to its files)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "formats/quoth-report-block.h"
#include "model/quoth-color.h"
#include "model/quoth-value-names.h"

G_BEGIN_DECLS

/** QuothReportPlace: a paragraph of a text; both from 1. */
typedef struct
{
  guint text;
  guint paragraph;
} QuothReportPlace;

/** QuothReportUse: a claim, by its number, and how it uses what is asked for: a #QuothLink, a #QuothStance or a #QuothRole. */
typedef struct
{
  guint claim;
  int how;
} QuothReportUse;

/**
 * QuothReportItem:
 * @number: in its anchor
 * @is_used: whether anything selected names it
 * @color: of an actor or a code: index of the head's colours
 * @n_claims: of a code or a coder: how many claims
 * @n_marks: of a coder: how many mentions and cues
 * @depth: of a code: in the tree, from 0
 * @places: (element-type QuothReportPlace): of an actor: where it is mentioned, each paragraph once
 * @uses: (element-type QuothReportUse): the claims that name it, in order
 *
 * What a report knows of an actor, a code, a coder or a proposition: twelve bytes for each time it is named.
 */
typedef struct
{
  guint number;
  gboolean is_used;
  int color;
  guint n_claims;
  guint n_marks;
  guint depth;
  GArray *places;
  GArray *uses;
} QuothReportItem;

/**
 * QuothReport:
 * @codes: (element-type QuothCode): a parent before its children
 * @documents: (element-type QuothDocument): without texts
 * @types: (element-type QuothAnnotationType): of annotations, the project's own, in order
 * @items: id to #QuothReportItem, by kind
 * @related: id of a claim to its number (0: not known yet), where it is an end of a relation
 * @relations: id of a relation to its number: of those whose ends are both selected
 * @ends: id of a claim to a list (element-type QuothRelation) of these
 * @memos: (nullable): id to a list (element-type QuothMemo), where memos are asked for
 * @n_memos: how many there are to show
 */
typedef struct
{
  QuothExport *export;
  QuothReportSink *sink;
  QuothReportHead head;
  GPtrArray *codes;
  GPtrArray *types;
  GPtrArray *documents;
  GHashTable *items[QUOTH_N_KINDS];
  GHashTable *related;
  GHashTable *relations;
  GHashTable *ends;
  GHashTable *memos;
  guint n_memos;
  guint n_shown_memos;
  guint n_top_codes;
  guint n[QUOTH_N_KINDS];
  guint n_claims; /* numbered so far */
  guint n_texts;
  int cue_color;
  int claim_color;
} QuothReport;

/* ---- What is known (quoth-report-index.c) ---- */

/** quoth_report_load: finds out what is selected, and how often. Twice through the annotations, without keeping them. */
gboolean quoth_report_load (QuothReport *self, GError **error);
void quoth_report_clear (QuothReport *self);

/** quoth_report_get_item: (transfer none): of the actor, code, coder or proposition @id; made when it is first asked for. */
QuothReportItem *quoth_report_get_item (QuothReport *self, QuothKind kind, const QuothId *id);

/** quoth_report_dup_anchor: (transfer full) (nullable): "actor-3"; %NULL for one that the report does not show. */
char *quoth_report_dup_anchor (QuothReport *self, QuothKind kind, const QuothId *id);

/** quoth_report_find_type: (transfer none) (nullable): the type of the project's own that @cue is of. O(types). */
const QuothAnnotationType *quoth_report_find_type (QuothReport *self, const QuothCue *cue);

/** quoth_report_add_color: Returns: the index of a colour of the head's, in its forms for light and dark pages. */
int quoth_report_add_color (QuothReport *self, QuothColor light, QuothColor dark);

/** quoth_report_find_color: the same of "#rrggbb", as it can be seen; -1 for what is none. */
int quoth_report_find_color (QuothReport *self, const char *text);

/* ---- Giving blocks (quoth-report-write.c) ---- */

/** quoth_report_give: (transfer full) @block: to the writer. */
gboolean quoth_report_give (QuothReport *self, QuothReportBlock *block, GError **error);

/** quoth_report_give_heading: @anchor may be %NULL. */
gboolean quoth_report_give_heading (QuothReport *self, guint level, const char *anchor, const char *text, GError **error);

/** quoth_report_add_name: appends the name of an actor, a code or a proposition, which leads to it; see quoth_report_line_add_item(). */
void quoth_report_add_name (QuothReport *self, QuothReportLine *line, const char *separator, QuothKind kind, const QuothId *id);

/** quoth_report_list_facts: (transfer full) (element-type utf8): "name: value" of the project's own attributes of @value. */
GPtrArray *quoth_report_list_facts (QuothReport *self, gconstpointer value);

/** quoth_report_add_memos: appends the memos on @value, if they are asked for, to @lines (element-type QuothReportLine). */
void quoth_report_add_memos (QuothReport *self, gconstpointer value, GPtrArray *lines);

/* ---- Parts of a report ---- */

gboolean quoth_report_write_title (QuothReport *self, GError **error);
gboolean quoth_report_write_legend (QuothReport *self, GError **error);
gboolean quoth_report_write_codebook (QuothReport *self, GError **error);
gboolean quoth_report_write_texts (QuothReport *self, GError **error);
gboolean quoth_report_write_actors (QuothReport *self, GError **error);
gboolean quoth_report_write_propositions (QuothReport *self, GError **error);
gboolean quoth_report_write_uses (QuothReport *self, GError **error);
gboolean quoth_report_write_relations (QuothReport *self, GError **error);

/** quoth_report_add_claim_note: the note on @claim at @place of @block; @cues: (element-type QuothCue): that belong to it. */
void quoth_report_add_claim_note (
  QuothReport *self, QuothReportBlock *block, const QuothClaim *claim, guint number, gsize place, GPtrArray *cues);

/** quoth_report_add_cue_note: the note on a cue that belongs to no claim. */
void quoth_report_add_cue_note (QuothReport *self, QuothReportBlock *block, const QuothCue *cue, gsize place);

/** quoth_report_get_color: index of the colour of a mark of @annotation. */
int quoth_report_get_color (QuothReport *self, gconstpointer annotation);

/**
 * quoth_report_write:
 *
 * Makes the report of what @export selects, with its options "content" and "memos", and gives it to @sink, block after block. Memory
 * grows with the longest text and with what is defined (codes, actors, propositions), not with how much is coded but for a few bytes each.
 */
gboolean quoth_report_write (QuothExport *export, QuothReportSink *sink, GError **error);

/** The options and losses that all reports have, for the formats' tables. */
#define QUOTH_REPORT_OPTIONS \
  { "content", N_ ("what is written: all, or the codebook alone"), quoth_report_contents, "all" }, \
    { "memos", N_ ("whether memos stand beside what they are on"), quoth_report_yes_no, "no" }
extern const char *const quoth_report_contents[];
extern const char *const quoth_report_yes_no[];
extern const char *const quoth_report_losses[];

/** QUOTH_REPORT_CARRIES: what a report shows. */
#define QUOTH_REPORT_CARRIES (QUOTH_KINDS_ALL & ~QUOTH_KIND_BIT (CODEBOOK_VERSION))

/** QUOTH_REPORT_KEEPS: the rest that it shows; versions of the codebook it counts itself. Segments are seen, but not called by their kinds. */
#define QUOTH_REPORT_KEEPS \
  (QUOTH_KEEPS_ALL \
   & ~(QUOTH_KEEPS_CODER_COLORS | QUOTH_KEEPS_CODE_SHORTCUTS | QUOTH_KEEPS_DOCUMENT_FILES | QUOTH_KEEPS_SEGMENTS | QUOTH_KEEPS_TIMES))

G_END_DECLS
