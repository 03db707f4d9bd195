/* quoth-command-split.c: split and move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-find.h"
#include "quoth-rework-run.h"

static char **alias_options;
static char **mention_options;
static char **claim_options;
static char *kind_option;
static char *key_option;
static char *under_option;
static int position_option = -1;

/* An alias takes along how it is written in the whole: its language, and so on. */
static void
add_alias (QuothActor *part, const QuothActor *whole, const char *text)
{
  QuothAlias *added = quoth_actor_add_alias (part, text);

  for (guint i = 0; i < whole->aliases->len && added != NULL; i++)
    {
      const QuothAlias *alias = g_ptr_array_index (whole->aliases, i);

      if (!g_str_equal (alias->text, text))
        continue;
      added->language = g_strdup (alias->language);
      added->script = g_strdup (alias->script);
      added->match_case = alias->match_case;
      added->part_of_word = alias->part_of_word;
      return;
    }
}

static QuothRework *
new_actor_split (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  g_autoptr (QuothActor) whole = NULL;
  g_autoptr (QuothActor) part = quoth_actor_new (NULL);
  QuothId id;

  if (!quoth_find_value (reader, QUOTH_KIND_ACTOR, operands[2], &id, error))
    return NULL;
  whole = quoth_reader_get (reader, QUOTH_KIND_ACTOR, &id, error);
  if (whole == NULL)
    return NULL;
  part->name = g_strdup (operands[3]);
  part->actor_kind = g_strdup (kind_option != NULL ? kind_option : whole->actor_kind);
  for (char **alias = alias_options; alias != NULL && *alias != NULL; alias++)
    add_alias (part, whole, *alias);
  return quoth_rework_new_split_actor (&id, part, coder);
}

static QuothRework *
new_code_split (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  g_autoptr (QuothCode) whole = NULL;
  g_autoptr (QuothCode) part = quoth_code_new (NULL);
  QuothId id;

  if (!quoth_find_value (reader, QUOTH_KIND_CODE, operands[2], &id, error))
    return NULL;
  whole = quoth_reader_get (reader, QUOTH_KIND_CODE, &id, error);
  if (whole == NULL)
    return NULL;
  part->name = g_strdup (operands[3]);
  part->key = g_strdup (key_option != NULL ? key_option : operands[3]);
  part->parent = whole->parent;
  if (under_option != NULL && !quoth_find_value (reader, QUOTH_KIND_CODE, under_option, &part->parent, error))
    return NULL;
  return quoth_rework_new_split_code (&id, part, coder);
}

static gboolean
check_split_options (QuothKind kind, GError **error)
{
  if (kind != QUOTH_KIND_ACTOR && kind != QUOTH_KIND_CODE)
    quoth_invocation_set_usage_error (error, _("Only actors and codes can be split"));
  else if (kind == QUOTH_KIND_CODE && (alias_options != NULL || mention_options != NULL || kind_option != NULL))
    quoth_invocation_set_usage_error (error, _("“--alias”, “--mention” and “--kind” go with actors only"));
  else if (kind == QUOTH_KIND_ACTOR && (key_option != NULL || under_option != NULL))
    quoth_invocation_set_usage_error (error, _("“--key” and “--under” go with codes only"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_parts (QuothRework *rework, QuothReader *reader, GError **error)
{
  g_autoptr (GArray) mentions
    = quoth_find_values (reader, QUOTH_KIND_MENTION, (const char *const *) mention_options, error);
  g_autoptr (GArray) claims
    = mentions != NULL ? quoth_find_values (reader, QUOTH_KIND_CLAIM, (const char *const *) claim_options, error) : NULL;

  if (claims == NULL)
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    quoth_rework_add_mention (rework, &g_array_index (mentions, QuothId, i));
  for (guint i = 0; i < claims->len; i++)
    quoth_rework_add_claim (rework, &g_array_index (claims, QuothId, i));
  return TRUE;
}

static QuothRework *
new_split (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  g_autoptr (QuothRework) rework = NULL;
  QuothKind kind;

  if (!quoth_find_kind (operands[1], &kind, error))
    return NULL;
  rework = kind == QUOTH_KIND_ACTOR ? new_actor_split (reader, coder, operands, error)
                                    : new_code_split (reader, coder, operands, error);
  return rework != NULL && add_parts (rework, reader, error) ? g_steal_pointer (&rework) : NULL;
}

static gboolean
run_split (QuothInvocation *self, const char *const *operands, GError **error)
{
  QuothKind kind;

  return quoth_find_kind (operands[1], &kind, error) && check_split_options (kind, error)
         && quoth_rework_run (self, operands, new_split, error);
}

static QuothRework *
new_move (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  guint position = position_option >= 0 ? (guint) position_option : G_MAXUINT;
  QuothId code;
  QuothId parent = QUOTH_ID_NONE;

  if (!quoth_find_value (reader, QUOTH_KIND_CODE, operands[1], &code, error)
      || (operands[2] != NULL && !quoth_find_value (reader, QUOTH_KIND_CODE, operands[2], &parent, error)))
    return NULL;
  return quoth_rework_new_move_code (&code, operands[2] != NULL ? &parent : NULL, position, coder);
}

static gboolean
run_move (QuothInvocation *self, const char *const *operands, GError **error)
{
  if (position_option >= -1)
    return quoth_rework_run (self, operands, new_move, error);
  quoth_invocation_set_usage_error (error, _("“--position” cannot be less than 0"));
  return FALSE;
}

static const GOptionEntry split_options[] = {
  { "alias", 'a', 0, G_OPTION_ARG_STRING_ARRAY, &alias_options,
    N_("An actor: another name of the new one, which the old one loses if it has it; may be repeated"), N_("TEXT") },
  { "mention", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &mention_options,
    N_("An actor: a mention that goes along, whatever its words; may be repeated"), N_("ID") },
  { "claim", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &claim_options,
    N_("A claim that goes along; may be repeated"), N_("ID") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_option, N_("An actor: its kind (default: that of the old one)"), N_("KIND") },
  { "key", 0, 0, G_OPTION_ARG_STRING, &key_option, N_("A code: its key (default: its name)"), N_("KEY") },
  { "under", 'u', 0, G_OPTION_ARG_STRING, &under_option, N_("A code: the code above it (default: that of the old one)"), N_("CODE") },
  QUOTH_REWORK_OPTION,
  { NULL },
};

static const char *const split_description[] = {
  N_("Makes a new actor or code (WHAT), called NEW, of a part of the one that is there. To a new actor go the mentions whose words are its name "
     "or one of its aliases, and those named with --mention; with each mention the roles in claims that are tied to it; and the actor's part in the "
     "claims named with --claim. To a new code go the claims named with --claim."),
  QUOTH_REWORK_JSON,
  NULL,
};

static const QuothExample split_examples[] = {
  { "quoth-cli split summit.quoth actors Putin Kremlin --alias \"the Kremlin\" --kind organisation",
    N_("The Kremlin was an alias of Putin, and is an actor of its own now.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_split = {
  .name = "split",
  .operands = "PROJECT WHAT NAME NEW",
  .summary = N_("Make two of one actor or code"),
  .description = split_description,
  .options = split_options,
  .examples = split_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 4,
  .max_operands = 4,
  .run = run_split,
};

static const GOptionEntry move_options[] = {
  { "position", 'p', 0, G_OPTION_ARG_INT, &position_option,
    N_("How many of its new neighbours come before it (default: all)"), N_("N") },
  QUOTH_REWORK_OPTION,
  { NULL },
};

static const char *const move_description[] = {
  N_("Moves a code, with all codes below it, under PARENT; or, if that is not given, to the top of the codebook."),
  QUOTH_REWORK_JSON,
  NULL,
};

static const QuothExample move_examples[] = {
  { "quoth-cli move summit.quoth tariffs economy/trade --position 0", N_("The first code under economy/trade.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_move = {
  .name = "move",
  .operands = "PROJECT CODE [PARENT]",
  .summary = N_("Move a code to another place in the codebook"),
  .description = move_description,
  .options = move_options,
  .examples = move_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = 3,
  .run = run_move,
};
