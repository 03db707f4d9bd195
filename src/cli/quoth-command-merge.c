/* quoth-command-merge.c: merge, replace and delete
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-find.h"
#include "quoth-rework-run.h"

static char *replacement_option;

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
run_merge (QuothInvocation *self, const char *const *operands, GError **error)
{
  return check_kind (operands[1], error) && quoth_rework_run (self, operands, new_merge, error);
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

static const char *const merge_description[] = {
  N_("Makes one of several actors, codes or propositions (WHAT): INTO stays, and all that refers to FROM refers to INTO from then on. Each is "
     "named as in the jsonl format: by its name, key, statement, an alias, or its id. INTO gets the names of the others as aliases, their notes, and "
     "what else it does not have itself; what it has already is kept, and what the others had instead is noted in a memo on it. It is one entry of "
     "the journal."),
  QUOTH_REWORK_JSON,
  NULL,
};

static const QuothExample merge_examples[] = {
  { "quoth-cli merge summit.quoth actors Putin \"V. Putin\" \"Vladimir Putin\"", N_("Three actors who are one.") },
  { "quoth-cli merge summit.quoth codes economy/trade economy/commerce", N_("Two codes that turned out to mean the same.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_merge = {
  .name = "merge",
  .operands = "PROJECT WHAT INTO FROM…",
  .summary = N_("Make one of several actors, codes or propositions"),
  .description = merge_description,
  .options = dry_options,
  .examples = merge_examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 4,
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
