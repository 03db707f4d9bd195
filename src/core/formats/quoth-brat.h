/* quoth-brat.h: an export for brat at work (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"

G_BEGIN_DECLS

/**
 * QuothBrat:
 * @entities: (element-type utf8 utf8): the actor kinds: the name that brat knows each by
 * @codes: (element-type QuothId utf8): the attribute of each code
 * @relation_kinds: (element-type utf8 utf8): the same for kinds of relations
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
  GHashTable *relation_kinds;
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

/** QUOTH_BRAT_MARK: the first line of an annotation.conf that this program wrote. */
#define QUOTH_BRAT_MARK "# Written by Quoth.\n"

G_END_DECLS
