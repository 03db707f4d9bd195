/* quoth-claim.h: who claims what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-annotation.h"

G_BEGIN_DECLS

/**
 * QuothFactuality:
 *
 * How sure a source presents something to be, after FactBank (Saurí & Pustejovsky 2009, table 2): certain,
 * probable or possible; positive or negative; or certain without polarity (CTu), or uncommitted (Uu).
 */
typedef enum
{
  QUOTH_FACTUALITY_UNSET,
  QUOTH_FACTUALITY_CT_PLUS,
  QUOTH_FACTUALITY_CT_MINUS,
  QUOTH_FACTUALITY_PR_PLUS,
  QUOTH_FACTUALITY_PR_MINUS,
  QUOTH_FACTUALITY_PS_PLUS,
  QUOTH_FACTUALITY_PS_MINUS,
  QUOTH_FACTUALITY_CT_U,
  QUOTH_FACTUALITY_U_U,
} QuothFactuality;

/** QuothMode: how the words of the claimant are given. */
typedef enum
{
  QUOTH_MODE_UNSET,
  QUOTH_MODE_DIRECT,
  QUOTH_MODE_INDIRECT,
  QUOTH_MODE_MIXED,
  QUOTH_MODE_UNATTRIBUTED,
} QuothMode;

/** QuothStance: for or against a category. Stored as −1, 0, +1, or not at all. */
typedef enum
{
  QUOTH_STANCE_AGAINST = -1,
  QUOTH_STANCE_NEUTRAL = 0,
  QUOTH_STANCE_FOR = 1,
  QUOTH_STANCE_UNSET = 2,
} QuothStance;

/** QuothRole: what an actor is to a claim. */
typedef enum
{
  QUOTH_ROLE_CLAIMANT,
  QUOTH_ROLE_ADDRESSEE,
  QUOTH_ROLE_OBJECT,
} QuothRole;

/** QuothLink: what a claim does to a proposition. */
typedef enum
{
  QUOTH_LINK_SUPPORTS,
  QUOTH_LINK_DENIES,
  QUOTH_LINK_REPORTS,
} QuothLink;

/*
 * The names that jsonl and the store have for them ("CT+", "direct", "claimant", "supports", …; unset is %NULL).
 * The _from_nick functions return %FALSE for what is not a name; %NULL and "" are unset.
 */
const char *quoth_factuality_to_nick (QuothFactuality factuality);
gboolean quoth_factuality_from_nick (const char *nick, QuothFactuality *factuality);
const char *quoth_mode_to_nick (QuothMode mode);
gboolean quoth_mode_from_nick (const char *nick, QuothMode *mode);
const char *quoth_role_to_nick (QuothRole role);
gboolean quoth_role_from_nick (const char *nick, QuothRole *role);
const char *quoth_link_to_nick (QuothLink link);
gboolean quoth_link_from_nick (const char *nick, QuothLink *link);

/** QuothCategory: a code that the claim falls under; each code once. */
typedef struct
{
  QuothId code;
  QuothStance stance;
} QuothCategory;

/** QuothClaimRole: an actor's part in the claim; @mention is a mention of that actor, or none. Each (role, actor) once. */
typedef struct
{
  QuothRole role;
  QuothId actor;
  QuothId mention;
} QuothClaimRole;

/** QuothChainLink: one source of the attribution chain. @factuality: how sure *that* source presents the claim to be. */
typedef struct
{
  QuothId actor;
  QuothId mention;
  QuothFactuality factuality;
} QuothChainLink;

/** QuothClaimProposition: a proposition that the claim makes, denies or reports; each once. */
typedef struct
{
  QuothId proposition;
  QuothLink link;
} QuothClaimProposition;

/**
 * QuothClaim:
 * @statement: in the coder's words
 * @factuality: as the author of the text presents it
 * @form: form of action ("demand", "announcement", …), free
 * @date: when it was claimed
 * @place: where
 * @confidence: the coder's own, 0 to 1; negative is unset
 * @categories: (element-type QuothCategory): in order; never %NULL
 * @roles: (element-type QuothClaimRole): in order; never %NULL
 * @chain: (element-type QuothChainLink): who reports whom, outermost first; never %NULL
 * @propositions: (element-type QuothClaimProposition): in order; never %NULL
 */
typedef struct
{
  QuothAnnotation annotation;
  char *statement;
  QuothFactuality factuality;
  QuothMode mode;
  char *form;
  char *date;
  char *place;
  double confidence;
  GArray *categories;
  GArray *roles;
  GArray *chain;
  GArray *propositions;
} QuothClaim;

QUOTH_DECLARE_VALUE (QuothClaim, quoth_claim, CLAIM)

/** quoth_claim_set_category: adds @code with @stance, or changes its stance. */
void quoth_claim_set_category (QuothClaim *self, const QuothId *code, QuothStance stance);

/** quoth_claim_add_role: adds a role, if it is not there; @mention may be %NULL. */
void quoth_claim_add_role (QuothClaim *self, QuothRole role, const QuothId *actor, const QuothId *mention);

/** quoth_claim_get_claimant: (transfer none) (nullable): the first claimant: of the roles, else the innermost of the chain. */
const QuothId *quoth_claim_get_claimant (const QuothClaim *self);

G_END_DECLS
