/* quoth-qdpx-tables.h: what a REFI-QDA project says beside its sources (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-archive.h"
#include "formats/quoth-mapping.h"
#include "formats/quoth-qdpx-places.h"
#include "formats/quoth-qdpx-private.h"
#include "formats/quoth-xml.h"

G_BEGIN_DECLS

/**
 * QuothQdpxCode: what a Code means. @label: of a mark, or %NULL; @key: of a claim's code, or %NULL; @actor: whose case it is, or %NULL; @id: what
 * stands for the code of the project in edits, or %NULL
 */
typedef struct
{
  char *label;
  char *key;
  char *actor;
  char *id;
} QuothQdpxCode;

/** QuothQdpxLink: @notes: (element-type QuothId): those on it; @is_used: whether it was of a source. */
typedef struct
{
  QuothId guid;
  QuothId from;
  QuothId to;
  char *name;
  GArray *notes;
  guint line;
  gboolean is_used;
} QuothQdpxLink;

/**
 * QuothQdpxTables:
 * @origin: (nullable): the program that wrote it
 * @is_own: whether that is this one
 * @users, @variables: by GUID: a name
 * @notes: by GUID: see quoth-qdpx-notes.c
 * @code_notes: (element-type QuothId): by twos: a Code, and a note on it
 * @project_notes: (element-type QuothId): those on all of the project
 * @codes: by GUID: QuothQdpxCode
 * @cases: by the GUID of a case: its name
 * @actors: all of them that have a name: see quoth-qdpx-cases.c
 * @propositions: (element-type QuothId): notes that are propositions
 * @selection_cases: by the GUID of a selection: GPtrArray of the names of the cases that refer to it
 * @source_values: by the GUID of a source: GArray of #QuothFeature from cases
 * @links: (element-type QuothQdpxLink)
 * @links_from, @links_to: by the GUID of an end: GPtrArray of #QuothQdpxLink
 * @places: how places in texts are counted
 */
typedef struct
{
  QuothIntake *intake;
  QuothArchive *archive;
  GBytes *xml;
  QuothMapping *mapping;
  QuothMarkupReader *reader;

  char *origin;
  gboolean is_own;
  GHashTable *users;
  GHashTable *variables;
  GHashTable *notes;
  GArray *code_notes;
  GArray *project_notes;
  GHashTable *codes;
  GHashTable *cases;
  GPtrArray *actors;
  GArray *propositions;
  GHashTable *selection_cases;
  GHashTable *source_values;
  GPtrArray *links;
  GHashTable *links_from;
  GHashTable *links_to;
  QuothQdpxScore score;
  QuothQdpxPlaces places;
} QuothQdpxTables;

/** quoth_qdpx_tables_new: (transfer full): empty ones. @archive: (transfer full) (nullable); @xml: (transfer full) */
QuothQdpxTables *quoth_qdpx_tables_new (QuothIntake *intake, QuothArchive *archive, GBytes *xml, GError **error);
void quoth_qdpx_tables_free (QuothQdpxTables *self);

/** quoth_qdpx_tables_fill: reads all but the sources, makes the edits of codes, and finds out how places are counted. */
gboolean quoth_qdpx_tables_fill (QuothQdpxTables *self, GError **error);

/** quoth_qdpx_add_to_list: appends @value to the list at @key (by GUID), which is made with @free_value where there is none. */
void quoth_qdpx_add_to_list (GHashTable *table, const QuothId *key, gpointer value, GDestroyNotify free_value);

/** quoth_qdpx_read_guid: the GUID in an attribute, with braces or without. Returns: %FALSE if there is none */
gboolean quoth_qdpx_read_guid (xmlNode *node, const char *attribute, QuothId *id);

/**
 * quoth_qdpx_load_text:
 * @node: of a text: a TextSource, a Transcript, a Note
 * @why: (out) (transfer full) (nullable): why there is none
 *
 * Returns: (transfer full) (nullable): its text (UTF-8) as it is in the file
 */
GBytes *quoth_qdpx_load_text (QuothQdpxTables *self, xmlNode *node, char **why);

/** quoth_qdpx_list_texts: (transfer full) (element-type xmlNode): the texts in the element of a source, which may be a film with a transcript. */
GPtrArray *quoth_qdpx_list_texts (xmlNode *source);

/** quoth_qdpx_read_selection: the places of a selection in a text. Returns: %FALSE if it has none */
gboolean quoth_qdpx_read_selection (xmlNode *selection, gint64 *start, gint64 *end);

/** quoth_qdpx_read_value: a VariableValue: the variable's name and the value. Returns: %FALSE if one is missing */
gboolean quoth_qdpx_read_value (QuothQdpxTables *self, xmlNode *node, const char **name, char **value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothQdpxTables, quoth_qdpx_tables_free)

G_END_DECLS
