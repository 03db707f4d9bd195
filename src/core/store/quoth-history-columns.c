/* quoth-history-columns.c: what people call the columns of the tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-history-columns.h"

#include <glib/gi18n-lib.h>

#define PLAIN(table, column, word) { table, column, word, QUOTH_COLUMN_PLAIN, 0 }
#define YES_NO(table, column, word) { table, column, word, QUOTH_COLUMN_YES_NO, 0 }
#define VALUE(table, column, word, kind) { table, column, word, QUOTH_COLUMN_VALUE, QUOTH_KIND_##kind }

static const QuothColumnWord columns[] = {
  PLAIN ("project", 1, N_ ("name")),
  PLAIN ("project", 2, N_ ("description")),

  PLAIN ("coder", 1, N_ ("name")),
  PLAIN ("coder", 2, N_ ("color")),
  YES_NO ("coder", 3, N_ ("active")),

  PLAIN ("code", 1, N_ ("key")),
  PLAIN ("code", 2, N_ ("name")),
  VALUE ("code", 3, N_ ("parent"), CODE),
  PLAIN ("code", 4, N_ ("definition")),
  PLAIN ("code", 5, N_ ("when to use")),
  PLAIN ("code", 6, N_ ("when not to use")),
  PLAIN ("code", 7, N_ ("color")),
  PLAIN ("code", 8, N_ ("key on the keyboard")),
  { "code", 9, N_ ("place"), QUOTH_COLUMN_PLACE, 0 },
  PLAIN ("code_example", 3, N_ ("example")),
  PLAIN ("code_example", 4, N_ ("example")),
  PLAIN ("codebook_version", 1, N_ ("number")),
  PLAIN ("codebook_version", 2, N_ ("name")),
  PLAIN ("codebook_version", 3, N_ ("note")),

  PLAIN ("actor_kind", 1, N_ ("key")),
  PLAIN ("actor_kind", 2, N_ ("name")),
  PLAIN ("actor_kind", 3, N_ ("color")),
  PLAIN ("annotation_type", 1, N_ ("key")),
  PLAIN ("annotation_type", 2, N_ ("name")),
  PLAIN ("annotation_type", 3, N_ ("color")),
  PLAIN ("annotation_type", 4, N_ ("definition")),
  PLAIN ("actor", 1, N_ ("kind")),
  PLAIN ("actor", 2, N_ ("name")),
  VALUE ("actor", 3, N_ ("parent"), ACTOR),
  PLAIN ("actor", 4, N_ ("Wikidata id")),
  PLAIN ("actor", 5, N_ ("note")),
  PLAIN ("actor_alias", 1, N_ ("other name")),
  PLAIN ("actor_alias", 2, N_ ("other name")),
  VALUE ("actor_affiliation", 2, N_ ("affiliation"), ACTOR),
  PLAIN ("actor_affiliation", 3, N_ ("affiliation")),
  PLAIN ("actor_affiliation", 4, N_ ("affiliation")),
  PLAIN ("actor_affiliation", 5, N_ ("affiliation")),

  PLAIN ("document", 1, N_ ("name")),
  PLAIN ("document", 2, N_ ("title")),
  PLAIN ("document", 3, N_ ("kind")),
  PLAIN ("document", 4, N_ ("author")),
  PLAIN ("document", 5, N_ ("source")),
  PLAIN ("document", 6, N_ ("address")),
  PLAIN ("document", 7, N_ ("date")),
  PLAIN ("document", 8, N_ ("language")),
  PLAIN ("document", 9, N_ ("note")),
  PLAIN ("revision", 2, N_ ("revision of the text")),
  PLAIN ("revision", 8, N_ ("revision of the text")),

  YES_NO ("annotation", 6, N_ ("adjudicated")),
  YES_NO ("annotation", 7, N_ ("without a place")),
  PLAIN ("span", 4, N_ ("text")),
  VALUE ("mention", 1, N_ ("actor"), ACTOR),
  PLAIN ("claim", 1, N_ ("statement")),
  PLAIN ("claim", 2, N_ ("factuality")),
  PLAIN ("claim", 3, N_ ("mode")),
  PLAIN ("claim", 4, N_ ("form")),
  PLAIN ("claim", 5, N_ ("date")),
  PLAIN ("claim", 6, N_ ("place")),
  PLAIN ("claim", 7, N_ ("confidence")),
  VALUE ("claim_category", 1, N_ ("category"), CODE),
  { "claim_category", 2, N_ ("category"), QUOTH_COLUMN_STANCE, 0 },
  PLAIN ("claim_role", 1, NULL),
  VALUE ("claim_role", 2, NULL, ACTOR),
  VALUE ("claim_chain", 2, N_ ("chain"), ACTOR),
  PLAIN ("claim_chain", 4, N_ ("chain")),
  PLAIN ("claim_proposition", 2, N_ ("proposition")),
  VALUE ("claim_proposition", 1, N_ ("proposition"), PROPOSITION),
  PLAIN ("cue", 1, N_ ("kind")),
  VALUE ("cue", 2, N_ ("claim"), CLAIM),

  PLAIN ("proposition", 1, N_ ("statement")),
  PLAIN ("proposition", 2, N_ ("note")),
  PLAIN ("relation_type", 1, N_ ("key")),
  PLAIN ("relation_type", 2, N_ ("name")),
  PLAIN ("relation_type", 3, N_ ("definition")),
  YES_NO ("relation_type", 4, N_ ("goes both ways")),
  VALUE ("relation_type", 5, N_ ("from"), CODE),
  VALUE ("relation_type", 6, N_ ("to"), CODE),
  PLAIN ("relation_type", 7, N_ ("color")),
  PLAIN ("relation", 1, N_ ("kind")),
  VALUE ("relation", 2, N_ ("from"), CLAIM),
  VALUE ("relation", 3, N_ ("to"), CLAIM),
  PLAIN ("assignment", 4, N_ ("state")),
  YES_NO ("assignment", 3, N_ ("blind")),
  PLAIN ("assignment", 5, N_ ("note")),
  PLAIN ("assignment", 6, N_ ("deadline")),
  YES_NO ("assignment", 7, N_ ("opened")),
  PLAIN ("assignment", 8, N_ ("purpose")),
  PLAIN ("verdict", 3, N_ ("verdict")),
  VALUE ("verdict", 2, N_ ("gold"), CLAIM),
  PLAIN ("verdict", 4, N_ ("reason")),
  PLAIN ("memo", 4, N_ ("text")),

  PLAIN ("attribute", 2, N_ ("key")),
  PLAIN ("attribute", 3, N_ ("name")),
  PLAIN ("attribute", 4, N_ ("type")),
  PLAIN ("attribute", 5, N_ ("choices")),
  PLAIN ("attribute", 6, N_ ("definition")),
  VALUE ("attribute_value", 1, NULL, ATTRIBUTE),
  PLAIN ("attribute_value", 2, NULL),
  { NULL },
};

const QuothColumnWord *
quoth_history_columns_find (const char *table)
{
  const QuothColumnWord *column = columns;

  while (column->table != NULL && !g_str_equal (column->table, table))
    column++;
  return column->table != NULL ? column : NULL;
}
