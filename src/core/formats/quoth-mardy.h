/* quoth-mardy.h: the parts of the format MARDY JSON (private to quoth-mardy*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <jansson.h>

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/** QUOTH_MARDY_GENERATOR: how files begin that were written here: their names are taken letter by letter. */
#define QUOTH_MARDY_GENERATOR "{\"generator\":\"Quoth\""

/** QUOTH_MARDY_ACTOR_KINDS: the member of a claim that has the kinds of claimants that are neither persons nor organisations, by name. */
#define QUOTH_MARDY_ACTOR_KINDS "actorkinds"

/**
 * QuothMardyReading: a file as it is read.
 * @actors: names that something stands for already: its kind, where the file says one
 * @has_warned: of a quote
 * @loose: claims that do not have their text with them
 * @is_ours: whether the text at work was written here; and what else is known of it
 * @coder: (nullable): whose it is where nothing else is said
 * @markups: (element-type QuothMarkup): one a coder
 * @same: (nullable): where claims are loose: all that one says but the actor: its mark
 * @line: of the file
 */
typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  GHashTable *actors;
  gboolean has_warned;
  GPtrArray *loose;

  gboolean is_ours;
  QuothDocument *document;
  QuothUnits *units;
  char *coder;
  GPtrArray *markups;
  GHashTable *same;
  guint line;
} QuothMardyReading;

/** quoth_mardy_dup_member: (transfer full) (nullable): the text of a member, if it says something. */
char *quoth_mardy_dup_member (json_t *object, const char *key);

/** quoth_mardy_is_number: whether @text is digits. */
gboolean quoth_mardy_is_number (const char *text);

/** quoth_mardy_get_markup: (transfer none): of that coder; %NULL is the coder of the text. */
QuothMarkup *quoth_mardy_get_markup (QuothMardyReading *self, const char *coder);

/** quoth_mardy_read_claim: makes a mark of a claim, or of an entity. Returns: %FALSE with an error of the intake */
gboolean quoth_mardy_read_claim (QuothMardyReading *self, json_t *object, GError **error);
gboolean quoth_mardy_read_entity (QuothMardyReading *self, json_t *object, GError **error);

/** quoth_mardy_read: the reader of the format. */
gboolean quoth_mardy_read (QuothIntake *intake, GBytes *bytes, GError **error);

G_END_DECLS
