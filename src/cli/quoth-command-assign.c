/* quoth-command-assign.c: handing out texts to coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char **document_options;
static char **to_options;
static int each_option = 1;
static char *seed_option;
static char *balance_option;
static gboolean blind_option;
static gboolean training_option;
static char *deadline_option;
static gboolean dry_run_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothStore *store;
  QuothAssigning *assigning;
} AssignRun;

static gboolean
set_balance (QuothAssigning *assigning, GError **error)
{
  if (balance_option == NULL || g_str_equal (balance_option, "texts"))
    return TRUE;
  if (g_str_equal (balance_option, "length"))
    {
      quoth_assigning_set_balance (assigning, QUOTH_BALANCE_LENGTH);
      return TRUE;
    }
  quoth_invocation_set_usage_error (error, _("“--balance %s” is nothing to balance by; there are: texts, length"), balance_option);
  return FALSE;
}

static gboolean
set_seed (QuothAssigning *assigning, GError **error)
{
  guint64 seed = 0;

  if (seed_option != NULL && !g_ascii_string_to_unsigned (seed_option, 10, 0, G_MAXUINT64, &seed, NULL))
    {
      quoth_invocation_set_usage_error (error, _("“%s” is no seed; one is a whole number, as 42"), seed_option);
      return FALSE;
    }
  quoth_assigning_set_seed (assigning, seed);
  return TRUE;
}

static GPtrArray *
list_names (char **names)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (list, names[i]);
  return list;
}

static gboolean
set_who_and_what (AssignRun *self, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (self->store, error);
  g_autoptr (GPtrArray) names = list_names (to_options);
  g_autoptr (GArray) documents = NULL;
  g_autoptr (GArray) coders = NULL;

  if (reader == NULL)
    return FALSE;
  documents = quoth_lookup_documents (reader, (const char *const *) document_options, error);
  if (documents == NULL)
    return FALSE;
  coders = quoth_lookup_coders (reader, names, error);
  if (coders == NULL)
    return FALSE;
  quoth_assigning_set_documents (self->assigning, (const QuothId *) (gpointer) documents->data, documents->len);
  quoth_assigning_set_coders (self->assigning, (const QuothId *) (gpointer) coders->data, coders->len);
  return TRUE;
}

static void
append_share (GString *out, const QuothShare *share)
{
  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "coder", share->name);
  quoth_json_add_number (out, "texts", share->n_texts);
  quoth_json_add_number (out, "length", share->length);
  quoth_json_add_number (out, "new", share->n_new);
  g_string_append_c (out, '}');
}

static gboolean
write_json (AssignRun *self, QuothNames *names, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  GPtrArray *made = quoth_assigning_get_made (self->assigning);
  GPtrArray *shares = quoth_assigning_get_shares (self->assigning);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", !dry_run_option);
  quoth_json_add_name (out, "assigned");
  g_string_append_c (out, '[');
  for (guint i = 0; i < made->len; i++)
    {
      const QuothAssignment *assignment = made->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "document", quoth_names_get (names, QUOTH_KIND_DOCUMENT, &assignment->document));
      quoth_json_add_string (out, "coder", quoth_names_get (names, QUOTH_KIND_CODER, &assignment->coder));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  quoth_json_add_name (out, "shares");
  g_string_append_c (out, '[');
  for (guint i = 0; i < shares->len; i++)
    append_share (out, shares->pdata[i]);
  g_string_append (out, "]}");
  return quoth_output_end_line (self->invocation->output, error);
}

static void
say_shares (AssignRun *self)
{
  GPtrArray *shares = quoth_assigning_get_shares (self->assigning);

  for (guint i = 0; i < shares->len; i++)
    {
      const QuothShare *share = shares->pdata[i];

      /* Translators: a coder, how many texts they have, how many of these are new, and how many characters all have together */
      quoth_invocation_say (self->invocation, _("%s: texts %u, new %u, characters %" G_GUINT64_FORMAT), share->name, share->n_texts,
                            share->n_new, share->length);
    }
}

static gboolean
tell (AssignRun *self, GError **error)
{
  static const char *const headings[] = { N_("Document"), N_("Coder"), NULL };
  g_autoptr (QuothReader) reader = quoth_store_open_view (self->store, error);
  g_autoptr (QuothNames) names = reader != NULL ? quoth_names_new (reader) : NULL;
  g_autoptr (QuothColumns) columns = NULL;
  GPtrArray *made = quoth_assigning_get_made (self->assigning);

  if (names == NULL || !quoth_names_load (names, QUOTH_KIND_DOCUMENT, error) || !quoth_names_load (names, QUOTH_KIND_CODER, error))
    return FALSE;
  if (self->invocation->json)
    return write_json (self, names, error);
  if (self->invocation->quiet)
    return TRUE;
  columns = quoth_columns_new (self->invocation->output, headings);
  for (guint i = 0; i < made->len; i++)
    {
      const QuothAssignment *assignment = made->pdata[i];
      const char *cells[] = { quoth_names_get (names, QUOTH_KIND_DOCUMENT, &assignment->document),
                              quoth_names_get (names, QUOTH_KIND_CODER, &assignment->coder), NULL };

      if (!quoth_columns_add (columns, cells, error))
        return FALSE;
    }
  if (!quoth_columns_finish (columns, error))
    return FALSE;
  if (made->len == 0)
    quoth_invocation_say (self->invocation, _("Nothing is new: each of these texts has so many of these coders already"));
  say_shares (self);
  return TRUE;
}

static gboolean
check_numbers (GError **error)
{
  if (each_option < 1)
    quoth_invocation_set_usage_error (error, _("“--each %d” is not a number of coders; it is 1 or more"), each_option);
  else if (deadline_option != NULL && !quoth_date_is_valid (deadline_option))
    quoth_invocation_set_usage_error (error, _("“%s” is no deadline; one is a day, a month or a year: 2026-12-24, 2026-12 or 2026"), deadline_option);
  else
    return TRUE;
  return FALSE;
}

static gboolean
run_assign (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothCoder) author = NULL;
  g_autoptr (QuothAssigning) assigning = NULL;
  AssignRun self = { .invocation = invocation };

  if (!check_numbers (error))
    return FALSE;
  self.store = store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_WRITE, error);
  author = store != NULL ? quoth_invocation_dup_coder (invocation, store, error) : NULL;
  if (author == NULL)
    return FALSE;
  self.assigning = assigning = quoth_assigning_new ((guint) each_option, author);
  quoth_assigning_set_terms (
    assigning, blind_option, training_option ? QUOTH_ASSIGNMENT_TRAINING : QUOTH_ASSIGNMENT_CODING, deadline_option);
  if (!set_balance (assigning, error) || !set_seed (assigning, error) || !set_who_and_what (&self, error))
    return FALSE;
  if (!(dry_run_option ? quoth_store_try (store, quoth_assigning_build, assigning, invocation->cancellable, error)
                       : quoth_store_build (store, quoth_assigning_build, assigning, invocation->cancellable, error)))
    return FALSE;
  return tell (&self, error);
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("This document only, by its name or id; may be repeated (default: all)"), N_("NAME") },
  { "to", 't', 0, G_OPTION_ARG_STRING_ARRAY, &to_options, N_("To this coder; may be repeated (default: all who are active)"), N_("NAME") },
  { "each", 'e', 0, G_OPTION_ARG_INT, &each_option, N_("How many coders each text needs (default: 1)"), N_("N") },
  { "seed", 's', 0, G_OPTION_ARG_STRING, &seed_option, N_("Another number draws another plan"), N_("N") },
  { "balance", 0, 0, G_OPTION_ARG_STRING, &balance_option, N_("What all are to have about as much of (default: texts)"), N_("texts|length") },
  { "blind", 0, 0, G_OPTION_ARG_NONE, &blind_option, N_("What others code there is not shown to them"), NULL },
  { "training", 0, 0, G_OPTION_ARG_NONE, &training_option, N_("To learn the codebook, on texts that have been adjudicated"), NULL },
  { "deadline", 0, 0, G_OPTION_ARG_STRING, &deadline_option, N_("The day that it is to be done by"), N_("DATE") },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run_option, N_("Say who would get what, and change nothing"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("Gives each text to so many coders as it needs beyond those who have it already: to those who have least, and of several to one who is drawn. "
     "What is drawn follows from the seed and from the names of texts and coders, so that the same seed gives the same plan on any machine; with "
     "--balance=length of two coders one has at most the longest text more. It is one entry of the journal, which undo takes back."),
  N_("“quoth-cli list PROJECT assignments” lists who has what, “quoth-cli board” shows how far they are. “quoth-cli mark” changes states and "
     "deadlines. Who does not code any more (“quoth-cli coder PROJECT NAME --inactive”) gets nothing."),
  N_("With --json: {\"applied\": true|false, \"assigned\": [{\"document\", \"coder\"}, …], \"shares\": [{\"coder\", \"texts\", \"length\", \"new\"}, …]}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli assign summit.quoth --each 2 --seed 7 --balance length --blind --deadline 2026-12-24",
    N_("Each text is coded by two of all coders, blind.") },
  { "quoth-cli assign summit.quoth -d speech -t Ann -t Bo --each 2 --dry-run", N_("Say what two coders would get.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_assign = {
  .name = "assign",
  .operands = "PROJECT",
  .summary = N_("Hand out texts to coders"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_assign,
};
