/* quoth-uses.h: who refers to a value that is to be deleted (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/** QuothUseKind: what may refer to a value. */
typedef enum
{
  QUOTH_USE_MENTION,
  QUOTH_USE_CLAIM,
  QUOTH_USE_CUE,
  QUOTH_USE_RELATION,
  QUOTH_USE_MEMO,
  QUOTH_USE_PART,
  QUOTH_USE_AFFILIATION,
  QUOTH_USE_CODE,
  QUOTH_USE_RELATION_TYPE,
  QUOTH_USE_ASSIGNMENT,
  QUOTH_USE_VERDICT,
  QUOTH_USE_VERSION,
  QUOTH_USE_ACTOR,
  QUOTH_USE_VALUE,
} QuothUseKind;

/**
 * QuothUse:
 * @kind: what refers to it
 * @sql: a literal that counts them; ?1 is the id of the value
 */
typedef struct
{
  QuothUseKind kind;
  const char *sql;
} QuothUse;

/**
 * quoth_uses_refuse:
 *
 * Returns: %TRUE if nothing refers to the value; else %FALSE with %QUOTH_ERROR_REFERENCE: "the
 * actor “Putin” is used by 12 mentions and 3 claims; delete or change them first"
 */
gboolean quoth_uses_refuse (QuothDatabase *database,
                            QuothKind kind,
                            const QuothId *id,
                            const QuothUse *uses,
                            guint n_uses,
                            GError **error);

G_END_DECLS
