/* quoth-command-merge.c: merge, replace and delete
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-find.h"
#include "quoth-merge-run.h"
#include "quoth-rework-run.h"

static char *replacement_option;
static gboolean unrelated_option;
static char **map_options;

/* Before the project is opened. */
static gboolean
check_kind (const char *what, GError **error)
{
  QuothKind kind;

  if (!quoth_find_kind (what, &kind, error))
    return FALSE;
  if (!quoth_rework_can_replace (kind))
    quoth_invocation_set_usage_error (error, _("%s cannot be merged or replaced"), what);
  return quoth_rework_can_replace (kind);
}

static QuothRework *
new_merge (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  g_autoptr (GArray) from = NULL;
  QuothKind kind;
  QuothId into;

  if (!quoth_find_kind (operands[1], &kind, error) || !quoth_find_value (reader, kind, operands[2], &into, error))
    return NULL;
  from = quoth_find_values (reader, kind, operands + 3, error);
  if (from == NULL)
    return NULL;
  return quoth_rework_new_merge (kind, &into, (const QuothId *) (gpointer) from->data, from->len, coder);
}

static gboolean
run_merge_values (QuothInvocation *self, const char *const *operands, GError **error)
{
  return check_kind (operands[1], error) && quoth_rework_run (self, operands, new_merge, error);
}

/* Two operands are two projects; four or more are a project, and what is to be one in it. */
static gboolean
run_merge (QuothInvocation *self, const char *const *operands, GError **error)
{
  const QuothMergeOptions options
    = { .dry_run = quoth_rework_dry_run, .unrelated = unrelated_option, .maps = map_options };
  guint n_operands = g_strv_length ((char **) operands);

  if (n_operands == 2)
    return quoth_merge_run (self, operands[0], operands[1], &options, error);
  if (n_operands == 3)
    quoth_invocation_set_usage_error (error, _("An operand is missing: quoth-cli merge %s"), quoth_command_merge.operands);
  else if (unrelated_option || map_options != NULL)
    quoth_invocation_set_usage_error (error, _("“--unrelated” and “--map” go with two projects: quoth-cli merge PROJECT OTHER"));
  else
    return run_merge_values (self, operands, error);
  return FALSE;
}

static QuothRework *
new_replacement (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  QuothKind kind;
  QuothId id;
  QuothId replacement;

  if (!quoth_find_kind (operands[1], &kind, error) || !quoth_find_value (reader, kind, operands[2], &id, error)
      || !quoth_find_value (reader, kind, operands[3], &replacement, error))
    return NULL;
  return quoth_rework_new_replace (kind, &id, &replacement, coder);
}

static gboolean
run_replace (QuothInvocation *self, const char *const *operands, GError **error)
{
  return check_kind (operands[1], error) && quoth_rework_run (self, operands, new_replacement, error);
}

static QuothRework *
new_deletion (QuothReader *reader, const QuothCoder *coder, const char *const *operands, GError **error)
{
  QuothKind kind;
  QuothId id;
  QuothId replacement;

  if (!quoth_find_kind (operands[1], &kind, error) || !quoth_find_value (reader, kind, operands[2], &id, error)
      || (replacement_option != NULL && !quoth_find_value (reader, kind, replacement_option, &replacement, error)))
    return NULL;
  return quoth_rework_new_delete (kind, &id, replacement_option != NULL ? &replacement : NULL, coder);
}

static gboolean
run_delete (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (GError) reason = NULL;
  QuothKind kind;

  if (!quoth_find_kind (operands[1], &kind, error) || (replacement_option != NULL && !check_kind (operands[1], error)))
    return FALSE;
  if (quoth_rework_run (self, operands, new_deletion, &reason))
    return TRUE;
  if (g_error_matches (reason, QUOTH_ERROR, QUOTH_ERROR_REFERENCE) && quoth_rework_can_replace (kind))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
                 /* Translators: %s is why something cannot be deleted */
                 _("%s, or say what takes its place with “--replace-by NAME”"), reason->message);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static const GOptionEntry dry_options[] = {
  QUOTH_REWORK_OPTION,
  { NULL },
};

static const GOptionEntry merge_options[] = {
  QUOTH_REWORK_OPTION,
  { "unrelated", 0, 0, G_OPTION_ARG_NONE, &unrelated_option,
    N_("Bring in the work of a project that is no copy of this one"), NULL },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &map_options,
    N_("With --unrelated: what is what, as TYPE:THEIRS=OURS, or a file with such lines; may be repeated"), N_("MAP") },
  { NULL },
};

static const char *const merge_description[] = {
  N_("With two operands, brings two projects together: all that was done in OTHER, a copy of PROJECT, and not in PROJECT, is done in PROJECT too, "
     "as if it had been done there when it was. OTHER stays as it is. Nobody's annotation is lost: where the two sides say different things of one "
     "thing, the later holds, and “quoth-cli list PROJECT disagreements” shows both; “quoth-cli settle” decides. To merge both ways, or twice, comes to "
     "the same. A backup is made before."),
  N_("OTHER may also be a project of its own, with --unrelated: texts are the same by their SHA-256; coders, actors, codes and what else has a name "
     "by their names, keys, aliases and Wikidata ids. --dry-run lists what would be taken for what; --map changes that: “--map code:trade=economy/trade”, "
     "“--map actor:Putin=” for somebody new, or a file with such lines. It is one entry of the journal, which undo takes back; to do it again brings "
     "only what is new."),
  N_("With four operands or more, makes one of several actors, codes or propositions (WHAT): INTO stays, and all that refers to FROM refers to INTO from then on. Each is "
     "named as in the jsonl format: by its name, key, statement, an alias, or its id. INTO gets the names of the others as aliases, their notes, and "
     "what else it does not have itself; what it has already is kept, and what the others had instead is noted in a memo on it. It is one entry of "
     "the journal."),
  QUOTH_REWORK_JSON,
  N_("With --json, of two projects: {\"applied\": true|false, \"related\": true|false, \"coders\": [who did what came in, …], …}; of a copy "
     "\"entries\", \"ahead\", \"changed\", \"disagreements\" and \"warnings\", of another project \"new\", \"here\", \"told\" and \"pairs\"."),
  NULL,
};

static const QuothExample merge_examples[] = {
  { "quoth-cli merge summit.quoth summit-anna.quoth --dry-run", N_("What Anna's copy would bring, and what disagrees.") },
  { "quoth-cli merge summit.quoth summit-anna.quoth", N_("Bring it in.") },
  { "quoth-cli merge summit.quoth pilot.quoth --unrelated --map actor:Washington=USA", N_("Bring in a project that was made apart.") },
  { "quoth-cli merge summit.quoth actors Putin \"V. Putin\" \"Vladimir Putin\"", N_("Three actors who are one.") },
  { "quoth-cli merge summit.quoth codes economy/trade economy/commerce", N_("Two codes that turned out to mean the same.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_merge = {
  .name = "merge",
  .operands = "PROJECT OTHER | PROJECT WHAT INTO FROM…",
  .summary = N_("Bring two projects together, or make one of several actors, codes or propositions"),
  .description = merge_description,
  .options = merge_options,
  .examples = merge_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .run = run_merge,
};

static const char *const replace_description[] = {
  N_("All that refers to OLD refers to NEW from then on: mentions and claims of an actor, claims under a code, codes below it, claims that make a "
     "proposition. OLD stays, unused. WHAT is actors, codes or propositions."),
  QUOTH_REWORK_JSON,
  NULL,
};

static const QuothExample replace_examples[] = {
  { "quoth-cli replace summit.quoth codes economy economy/trade", N_("Code anew what was under one code.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_replace = {
  .name = "replace",
  .operands = "PROJECT WHAT OLD NEW",
  .summary = N_("Refer to one thing where another was"),
  .description = replace_description,
  .options = dry_options,
  .examples = replace_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 4,
  .max_operands = 4,
  .run = run_replace,
};

static const GOptionEntry delete_options[] = {
  { "replace-by", 'r', 0, G_OPTION_ARG_STRING, &replacement_option,
    N_("What all that refers to it refers to from then on (actors, codes and propositions)"), N_("NAME") },
  QUOTH_REWORK_OPTION,
  { NULL },
};

static const char *const delete_description[] = {
  N_("Deletes one thing of those that “quoth-cli list” lists as WHAT, by its name or id, and what belongs to it. What is in use is not deleted; "
     "the message says by what it is used."),
  QUOTH_REWORK_JSON,
  NULL,
};

static const QuothExample delete_examples[] = {
  { "quoth-cli delete summit.quoth actors \"Kremlin\" --replace-by Russia", N_("Drop an actor; its mentions become those of another.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_delete = {
  .name = "delete",
  .operands = "PROJECT WHAT NAME",
  .summary = N_("Delete one thing, or let another take its place"),
  .description = delete_description,
  .options = delete_options,
  .examples = delete_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 3,
  .max_operands = 3,
  .run = run_delete,
};
