/* quoth-brat.h: an export for brat at work (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/**
 * QuothBrat:
 * @entities: (element-type utf8 utf8): the actor kinds: the name that brat knows each by
 * @codes: (element-type QuothId utf8): the attribute of each code
 * @types: (element-type utf8 utf8): the same for the project's own types of annotations, by key
 * @relation_kinds: (element-type utf8 utf8): the same for kinds of relations
 * @attributes: (element-type QuothId QuothAttribute): those that the project defines
 * @names: (element-type utf8): the brat names that are taken, lower case
 * @file_names: (element-type utf8): the file names that are taken, case folded
 * @relations: (element-type QuothId GPtrArray): relations by the claim that they come from
 * @memos: (element-type QuothId GPtrArray): memos by what they are on
 * @names_coders: whether there are several, so that each annotation must tell whose it is
 */
typedef struct
{
  QuothExport *export;
  GHashTable *entities;
  GHashTable *codes;
  GHashTable *types;
  GHashTable *relation_kinds;
  GHashTable *attributes;
  GHashTable *names;
  GHashTable *file_names;
  GHashTable *relations;
  GHashTable *memos;
  gboolean names_coders;
} QuothBrat;

/** quoth_brat_write_annotations: the .ann of one document into @out. */
gboolean quoth_brat_write_annotations (QuothBrat *self,
                                       QuothDocument *document,
                                       GPtrArray *annotations,
                                       QuothExportFile *out,
                                       GError **error);

/** quoth_brat_write_configuration: annotation.conf, visual.conf and tools.conf. */
gboolean quoth_brat_write_configuration (QuothBrat *self, GError **error);

/** quoth_brat_dup_name: (transfer full): @text after @prefix as a name that brat takes, [A-Za-z0-9_-]+; several texts may have one. */
char *quoth_brat_dup_name (const char *prefix, const char *text);

/** quoth_brat_read: makes edits of an .ann and the .txt beside it (quoth-brat-read.c). */
gboolean quoth_brat_read (QuothIntake *intake, GBytes *bytes, GError **error);

/** QUOTH_BRAT_CODE: what the attribute of a code begins with. */
#define QUOTH_BRAT_CODE "Code_"

/** QUOTH_BRAT_ACTOR: what a reference to an actor of this program begins with; its id follows. */
#define QUOTH_BRAT_ACTOR "Quoth:"

/** QUOTH_BRAT_MARK: the first line of an annotation.conf that this program wrote. */
#define QUOTH_BRAT_MARK "# Written by Quoth.\n"

G_END_DECLS
