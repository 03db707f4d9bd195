/* quoth-code-edit.h: the edits of a codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

G_BEGIN_DECLS

/* Each is one change, and so one step to undo; it comes back as news, or is refused and the session says why. */

/** QuothCodeStep: where a code goes in its tree. */
typedef enum
{
  QUOTH_CODE_STEP_UP,
  QUOTH_CODE_STEP_DOWN,
  QUOTH_CODE_STEP_OUT, /* to be the next one after its parent */
  QUOTH_CODE_STEP_IN,  /* to be the last one under the code before it */
} QuothCodeStep;

/** quoth_code_make_key: (transfer full): a key that no code has, made of @name and the key of @parent (nullable). */
char *quoth_code_make_key (QuothSession *session, const char *name, const QuothId *parent);

/** quoth_code_new_named: (transfer full): a code of that name, the last one under @parent (nullable: at the top), not put yet. */
QuothCode *quoth_code_new_named (QuothSession *session, const char *name, const QuothId *parent);

/** quoth_code_get_new_name: what a new code is called until somebody names it. */
const char *quoth_code_get_new_name (void);

/** quoth_code_count_children: how many codes are directly under @parent (none: at the top). */
guint quoth_code_count_children (QuothSession *session, const QuothId *parent);

/** quoth_code_move: puts @code under @parent (nullable: at the top), after @position of the others there. */
void quoth_code_move (QuothSession *session, const QuothId *code, const QuothId *parent, guint position);

/** quoth_code_drop: puts @code before, after or under @target. After a code with others under it: as the first of those. */
void quoth_code_drop (QuothSession *session, const QuothId *code, const QuothId *target, int where);

/** quoth_code_step: moves @code, if there is a place for it. */
void quoth_code_step (QuothSession *session, const QuothId *code, QuothCodeStep step);

/** quoth_code_add_text: @text, taken from @annotation (nullable), is an example of @code. */
void quoth_code_add_text (QuothSession *session, QuothCode *code, const QuothId *annotation, const char *text);

G_END_DECLS
