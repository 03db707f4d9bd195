/* quoth-statistics-variables.h: claims as variables of a statistics program (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-csv.h"

G_BEGIN_DECLS

/** QuothVariableKind: where the values of a variable come from. */
typedef enum
{
  QUOTH_VARIABLE_COLUMN, /* a column of the table of claims */
  QUOTH_VARIABLE_FACTUALITY,
  QUOTH_VARIABLE_MODE,
  QUOTH_VARIABLE_CODE,
  QUOTH_VARIABLE_STANCE,
  QUOTH_VARIABLE_ATTRIBUTE,
} QuothVariableKind;

/**
 * QuothVariable:
 * @name: letters, digits and "_", unique in any case, at most 32 bytes, no word that SPSS or Stata keeps for itself
 * @label: what it is
 * @is_number: else it is text
 * @width: the bytes of the longest text there is
 * @column: of a column
 * @index: of a code or stance: which of a claim's, from 0
 * @attribute: of an attribute
 */
typedef struct
{
  QuothVariableKind kind;
  char *name;
  char *label;
  gboolean is_number;
  gsize width;
  const QuothCsvColumn *column;
  guint index;
  QuothAttribute *attribute;
} QuothVariable;

/**
 * QuothVariables:
 * @list: (element-type QuothVariable)
 * @codes: (element-type QuothCode): the codes; the first is 1
 * @n_rows: how many claims there are
 *
 * Made by one walk through the claims, which finds out how wide and how many the variables are.
 */
typedef struct
{
  QuothExport *export;
  GPtrArray *list;
  GPtrArray *codes;
  GHashTable *numbers; /* id of a code: its number */
  guint n_rows;
  guint n_codes; /* the most that a claim has */
} QuothVariables;

QuothVariables *quoth_variables_new (QuothExport *export, GError **error);
void quoth_variables_free (QuothVariables *self);

/** quoth_variables_get_number: what @claim has for a variable of numbers; NAN for nothing. */
double quoth_variables_get_number (QuothVariables *self, const QuothVariable *variable, const QuothClaim *claim);

/** quoth_variables_dup_text: (transfer full): what @claim has for a variable of text. */
char *quoth_variables_dup_text (QuothVariables *self, const QuothVariable *variable, const QuothClaim *claim);

/** quoth_variable_clean_name: (transfer full): @text as the name of a variable; @taken: (element-type utf8): the others, in small letters; gets it. */
char *quoth_variable_clean_name (const char *text, GHashTable *taken);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothVariables, quoth_variables_free)

G_END_DECLS
