/* quoth-command-mark.c: how far coders are with texts, and until when they have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char **of_options;
static char *state_option;
static char *deadline_option;
static gboolean take_away_option;

/* What is to become of which assignments, and by whom. */
typedef struct
{
  const char *const *documents;
  const QuothCoder *author;
  QuothAssignmentState state;
  guint n_changed;
} Edit;

static gboolean
check_options (Edit *self, GError **error)
{
  if (state_option == NULL && deadline_option == NULL && !take_away_option)
    quoth_invocation_set_usage_error (error, _("Say what is to be done: --state, --deadline or --take-away; “quoth-cli board” tells how far everybody is"));
  else if (take_away_option && (state_option != NULL || deadline_option != NULL))
    quoth_invocation_set_usage_error (error, _("“--take-away” leaves nothing to which a state or a deadline could be given"));
  else if (state_option != NULL && !quoth_assignment_state_from_nick (state_option, &self->state))
    quoth_invocation_set_usage_error (error, _("“%s” is no state; there are: to-do, in-progress, done"), state_option);
  else if (deadline_option != NULL && !g_str_equal (deadline_option, "none") && !quoth_date_is_valid (deadline_option))
    quoth_invocation_set_usage_error (error, _("“%s” is no deadline; one is a day, a month or a year: 2026-12-24, 2026-12 or 2026, or none"), deadline_option);
  else
    return TRUE;
  return FALSE;
}

/* Whose part it is: by default, that of whoever asks. */
static GArray *
find_coders (QuothReader *reader, const Edit *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; of_options != NULL && of_options[i] != NULL; i++)
    g_ptr_array_add (names, of_options[i]);
  if (names->len == 0)
    g_ptr_array_add (names, self->author->name);
  return quoth_lookup_coders (reader, names, error);
}

/* What is assigned, by what quoth_assignment_make_id() makes of it, whatever its id is. */
static gboolean
add_assignment_cb (gpointer value, gpointer data, GError **error)
{
  QuothId made = quoth_assignment_make_id (&quoth_assignment (value)->coder, &quoth_assignment (value)->document);

  g_hash_table_insert (data, quoth_id_memdup (&made), quoth_value_ref (value));
  return TRUE;
}

/* (transfer full) */
static QuothAssignment *
find_assignment (QuothReader *reader, GHashTable *all, const QuothId *coder, const QuothId *document, GError **error)
{
  QuothId made = quoth_assignment_make_id (coder, document);
  gpointer assignment = g_hash_table_lookup (all, &made);
  g_autoptr (QuothNames) names = NULL;

  if (assignment != NULL)
    return quoth_assignment_copy (assignment);
  names = quoth_names_new (reader);
  if (quoth_names_load (names, QUOTH_KIND_CODER, error) && quoth_names_load (names, QUOTH_KIND_DOCUMENT, error))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("“%s” is not assigned to %s; “quoth-cli assign --document … --to …” assigns it"),
                 quoth_names_get (names, QUOTH_KIND_DOCUMENT, document), quoth_names_get (names, QUOTH_KIND_CODER, coder));
  return NULL;
}

static void
change_assignment (Edit *self, QuothChange *change, QuothAssignment *assignment)
{
  const char *deadline = deadline_option != NULL && g_str_equal (deadline_option, "none") ? NULL : deadline_option;

  if (take_away_option)
    {
      quoth_change_delete (change, QUOTH_KIND_ASSIGNMENT, &assignment->value.id);
      self->n_changed++;
      return;
    }
  if ((state_option == NULL || assignment->state == self->state)
      && (deadline_option == NULL || g_strcmp0 (assignment->deadline, deadline) == 0))
    return;
  if (state_option != NULL)
    assignment->state = self->state;
  if (deadline_option != NULL)
    {
      g_free (assignment->deadline);
      assignment->deadline = g_strdup (deadline);
    }
  quoth_change_put (change, assignment);
  self->n_changed++;
}

static QuothChange *
build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *self = data;
  const char *label = take_away_option ? _("Take texts away") : state_option != NULL ? _("Set how far a coder is") : _("Change a deadline");
  g_autoptr (QuothChange) change = quoth_change_new (label, &self->author->value.id);
  g_autoptr (GArray) documents = quoth_lookup_documents (reader, self->documents, error);
  g_autoptr (GArray) coders = documents != NULL ? find_coders (reader, self, error) : NULL;
  g_autoptr (GHashTable) all = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, quoth_value_unref);
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT };

  if (coders == NULL || !quoth_reader_foreach (reader, &query, add_assignment_cb, all, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    for (guint j = 0; j < coders->len; j++)
      {
        g_autoptr (QuothAssignment) assignment
          = find_assignment (reader, all, &g_array_index (coders, QuothId, j), &g_array_index (documents, QuothId, i), error);

        if (assignment == NULL)
          return NULL;
        change_assignment (self, change, assignment);
      }
  if (!quoth_change_is_empty (change) && !quoth_reader_has (reader, QUOTH_KIND_CODER, &self->author->value.id))
    quoth_change_put (change, (gpointer) self->author);
  return g_steal_pointer (&change);
}

static gboolean
tell (QuothInvocation *self, guint n, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  if (!self->json)
    {
      if (take_away_option)
        quoth_invocation_say (self, g_dngettext (GETTEXT_PACKAGE, "Took %u assignment away", "Took %u assignments away", n), n);
      else
        quoth_invocation_say (self, g_dngettext (GETTEXT_PACKAGE, "Changed %u assignment", "Changed %u assignments", n), n);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_number (out, "changed", n);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
run_mark (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothCoder) author = NULL;
  Edit edit = { .documents = operands + 1 };

  if (!check_options (&edit, error))
    return FALSE;
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_WRITE, error);
  edit.author = author = store != NULL ? quoth_invocation_dup_coder (self, store, error) : NULL;
  return author != NULL && quoth_store_build (store, build, &edit, self->cancellable, error) && tell (self, edit.n_changed, error);
}

static const GOptionEntry options[] = {
  { "of", 0, 0, G_OPTION_ARG_STRING_ARRAY, &of_options, N_("Whose part it is; may be repeated (default: yours, or that of --coder)"), N_("NAME") },
  { "state", 0, 0, G_OPTION_ARG_STRING, &state_option, N_("How far they are with these texts"), N_("to-do|in-progress|done") },
  { "deadline", 0, 0, G_OPTION_ARG_STRING, &deadline_option, N_("When they are to be done with them: a day, a month or a year; none: no deadline"), N_("DATE") },
  { "take-away", 0, 0, G_OPTION_ARG_NONE, &take_away_option, N_("They do not have to code these texts; what they coded there stays"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("Says how far coders are with texts that are assigned to them, gives them another deadline, or takes the texts away from them. Texts that are coded blind open by "
     "themselves when the last of their coders is done. It is one entry of the journal, which undo takes back; where a text is not assigned to one of the coders, nothing is changed."),
  N_("With --json: {\"changed\": how many assignments were not so before}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli mark summit.quoth speech --of Ann --state done", N_("Ann is done with a text.") },
  { "quoth-cli mark summit.quoth speech letter --of Ann --of Bo --deadline 2027-01-31", N_("Both have more time.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_mark = {
  .name = "mark",
  .operands = "PROJECT DOCUMENT…",
  .summary = N_("Say how far coders are with texts, and change deadlines"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .run = run_mark,
};
