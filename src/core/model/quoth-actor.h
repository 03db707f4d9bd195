/* quoth-actor.h: who claims, and who is claimed about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothAlias:
 * @text: another name; never empty, once for each actor; "@handles" and flag emoji are aliases too
 * @language: BCP 47
 * @script: ISO 15924 ("Hans", "Cyrl")
 * @match_case: whether it is found in this case only
 * @part_of_word: whether it is found inside longer words too
 */
typedef struct
{
  char *text;
  char *language;
  char *script;
  gboolean match_case;
  gboolean part_of_word;
} QuothAlias;

/**
 * QuothAffiliation:
 * @actor: to whom
 * @role: as what
 * @from: date
 * @to: date
 */
typedef struct
{
  QuothId actor;
  char *role;
  char *from;
  char *to;
} QuothAffiliation;

/**
 * QuothActor:
 * @name: never empty; two actors may have the same
 * @actor_kind: "person", "organisation", "state", "group", "media", "other" or a kind of the project's own; never empty
 * @parent: the actor it is a part of, or none
 * @wikidata: its id there ("Q15031")
 * @aliases: (element-type QuothAlias): in order; never %NULL
 * @affiliations: (element-type QuothAffiliation): in order; never %NULL
 */
typedef struct
{
  QuothValue value;
  char *name;
  char *actor_kind;
  QuothId parent;
  char *wikidata;
  char *note;
  GPtrArray *aliases;
  GPtrArray *affiliations;
} QuothActor;

QUOTH_DECLARE_VALUE (QuothActor, quoth_actor, ACTOR)

/** quoth_actor_add_alias: (transfer none): adds an alias that only has a text; %NULL if it is there already (or is the name). */
QuothAlias *quoth_actor_add_alias (QuothActor *self, const char *text);

/** quoth_actor_add_affiliation: (transfer none): adds an affiliation; strings are copied. */
QuothAffiliation *quoth_actor_add_affiliation (QuothActor *self, const QuothId *actor, const char *role);

/** quoth_actor_get_kinds: (transfer none): the six kinds every project has, NULL-terminated. */
const char *const *quoth_actor_get_kinds (void);

G_END_DECLS
