/* quoth-command-coder.c: who codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static gboolean add_option;
static char *rename_option;
static char *color_option;
static gboolean active_option;
static gboolean inactive_option;

/* What is to become of whom, and by whom. */
typedef struct
{
  const char *name;
  const QuothCoder *author;
  QuothCoder *coder; /* as it is afterwards */
} Edit;

static gboolean
check_options (GError **error)
{
  QuothColor color;

  if (!add_option && rename_option == NULL && color_option == NULL && !active_option && !inactive_option)
    quoth_invocation_set_usage_error (error, _("Say what is to be done: --add, --rename, --color, --active or --inactive; “quoth-cli list PROJECT coders” lists who codes"));
  else if (active_option && inactive_option)
    quoth_invocation_set_usage_error (error, _("“--active” and “--inactive” contradict each other"));
  else if (add_option && rename_option != NULL)
    quoth_invocation_set_usage_error (error, _("“--add” and “--rename” contradict each other: give the new coder the right name"));
  else if (color_option != NULL && !quoth_color_parse (color_option, &color))
    quoth_invocation_set_usage_error (error, _("“%s” is no colour; one is written as #3584e4"), color_option);
  else
    return TRUE;
  return FALSE;
}

/* (transfer full): whom the edit begins with. */
static QuothCoder *
find_coder (QuothReader *reader, const Edit *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) found = NULL;
  g_autoptr (QuothValue) value = NULL;
  QuothCoder *coder;

  if (add_option)
    {
      /* Whoever does it has an id already. */
      if (g_str_equal (self->name, self->author->name) && !quoth_reader_has (reader, QUOTH_KIND_CODER, &self->author->value.id))
        return quoth_coder_copy (self->author);
      coder = quoth_coder_new (NULL);
      coder->name = g_strdup (self->name);
      return coder;
    }
  g_ptr_array_add (names, (gpointer) self->name);
  found = quoth_lookup_coders (reader, names, error);
  value = found != NULL ? quoth_reader_get (reader, QUOTH_KIND_CODER, &g_array_index (found, QuothId, 0), error) : NULL;
  return value != NULL ? quoth_coder_copy (quoth_coder (value)) : NULL;
}

static const char *
get_label (void)
{
  if (add_option)
    return _("Add coder");
  if (rename_option != NULL)
    return _("Rename coder");
  if (active_option || inactive_option)
    return active_option ? _("Let coder code again") : _("Deactivate coder");
  return _("Change colour of coder");
}

static QuothChange *
build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *self = data;
  g_autoptr (QuothChange) change = quoth_change_new (get_label (), &self->author->value.id);

  self->coder = find_coder (reader, self, error);
  if (self->coder == NULL)
    return NULL;
  if (rename_option != NULL)
    {
      g_free (self->coder->name);
      self->coder->name = g_strdup (rename_option);
    }
  if (color_option != NULL)
    {
      g_free (self->coder->color);
      self->coder->color = g_strdup (color_option);
    }
  if (active_option || inactive_option)
    self->coder->active = active_option;
  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->author->value.id)
      && !quoth_id_equal (&self->author->value.id, &self->coder->value.id))
    quoth_change_put (change, (gpointer) self->author);
  quoth_change_put (change, self->coder);
  return g_steal_pointer (&change);
}

static gboolean
tell (QuothInvocation *self, const QuothCoder *coder, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);
  char id[QUOTH_ID_STRING_SIZE];

  if (!self->json)
    {
      quoth_invocation_say (self, coder->active ? _("“%s” codes in the project") : _("“%s” does not code any more"), coder->name);
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "id", quoth_id_to_string (&coder->value.id, id));
  quoth_json_add_string (out, "name", coder->name);
  if (coder->color != NULL)
    quoth_json_add_string (out, "color", coder->color);
  quoth_json_add_boolean (out, "active", coder->active);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->output, error);
}

static gboolean
run_coder (QuothInvocation *self, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothCoder) author = NULL;
  g_autoptr (QuothCoder) coder = NULL;
  Edit edit = { .name = operands[1] };
  gboolean done;

  if (!check_options (error))
    return FALSE;
  store = quoth_invocation_open (self, operands[0], QUOTH_STORE_READ_WRITE, error);
  edit.author = author = store != NULL ? quoth_invocation_dup_coder (self, store, error) : NULL;
  if (author == NULL)
    return FALSE;
  done = quoth_store_build (store, build, &edit, self->cancellable, error);
  coder = edit.coder;
  return done && tell (self, coder, error);
}

static const GOptionEntry options[] = {
  { "add", 0, 0, G_OPTION_ARG_NONE, &add_option, N_("Add somebody of this name"), NULL },
  { "rename", 0, 0, G_OPTION_ARG_STRING, &rename_option, N_("Call them so from now on, wherever they are named"), N_("NEW-NAME") },
  { "color", 0, 0, G_OPTION_ARG_STRING, &color_option, N_("The colour of what they coded"), N_("#RRGGBB") },
  { "inactive", 0, 0, G_OPTION_ARG_NONE, &inactive_option, N_("They do not code any more: they keep what they coded, and are offered nowhere"), NULL },
  { "active", 0, 0, G_OPTION_ARG_NONE, &active_option, N_("They code again"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("Adds somebody who codes in the project, renames them, gives them another colour, or makes them inactive. Coders are never deleted, since what they coded is theirs. "
     "It is one entry of the journal, which undo takes back. “quoth-cli list PROJECT coders” lists who codes."),
  N_("With --json: {\"id\", \"name\", \"color\", \"active\": true|false}, as they are afterwards."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli coder summit.quoth Ann --add --color '#9141ac'", N_("Ann codes, too.") },
  { "quoth-cli coder summit.quoth Ann --rename 'Ann Okafor'", N_("She is called otherwise.") },
  { "quoth-cli coder summit.quoth Bo --inactive", N_("Bo has left.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_coder = {
  .name = "coder",
  .operands = "PROJECT NAME",
  .summary = N_("Add, rename or deactivate somebody who codes"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_coder,
};
