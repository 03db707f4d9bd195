/* quoth-command-tag-all.c: tagging an actor wherever its name occurs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-find.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static char **document_options;
static gboolean case_option;
static gboolean part_option;
static gboolean dry_option;

/* What the preview and the change both need; everything is looked up by the reader that makes them. */
typedef struct
{
  const QuothCoder *coder;
  const char *const *operands;
  QuothTagAll *all;
  char *label;
} TagRun;

static void
tag_run_clear (TagRun *self)
{
  g_clear_pointer (&self->all, quoth_tag_all_free);
  g_free (self->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TagRun, tag_run_clear)

static gboolean
prepare (TagRun *self, QuothReader *reader, GError **error)
{
  g_autoptr (QuothActor) actor = NULL;
  g_autoptr (GArray) documents = NULL;
  QuothId id;

  if (!quoth_find_value (reader, QUOTH_KIND_ACTOR, self->operands[1], &id, error))
    return FALSE;
  actor = quoth_reader_get (reader, QUOTH_KIND_ACTOR, &id, error);
  documents = actor != NULL ? quoth_lookup_documents (reader, (const char *const *) document_options, error) : NULL;
  if (documents == NULL)
    return FALSE;
  self->all = quoth_tag_all_new (actor, self->coder);
  for (guint i = 0; i < documents->len; i++)
    quoth_tag_all_add_document (self->all, &g_array_index (documents, QuothId, i));
  for (const char *const *name = self->operands + 2; *name != NULL; name++)
    quoth_tag_all_add_name (self->all, *name, case_option, part_option);
  if (self->operands[2] == NULL)
    quoth_tag_all_add_actor (self->all);
  return TRUE;
}

static gboolean
write_occurrence (QuothInvocation *invocation, const QuothOccurrence *occurrence, GError **error)
{
  static const char *const states[] = {
    [QUOTH_OCCURRENCE_FREE] = "free",
    [QUOTH_OCCURRENCE_TAGGED] = "tagged",
    [QUOTH_OCCURRENCE_OTHER] = "other",
    [QUOTH_OCCURRENCE_BOILERPLATE] = "boilerplate",
  };
  GString *out = quoth_output_get_buffer (invocation->output);
  char id[QUOTH_ID_STRING_SIZE];

  if (invocation->json)
    {
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "document", quoth_id_to_string (&occurrence->document->value.id, id));
      quoth_json_add_string (out, "name", occurrence->document->name);
      quoth_json_add_number (out, "start", occurrence->range.start);
      quoth_json_add_number (out, "end", occurrence->range.end);
      quoth_json_add_string (out, "state", states[occurrence->state]);
      quoth_json_add_string (out, "left", occurrence->left);
      quoth_json_add_string (out, "key", occurrence->key);
      quoth_json_add_string (out, "right", occurrence->right);
      g_string_append_c (out, '}');
    }
  else if (!invocation->quiet)
    g_string_append_printf (out, "%s:%u:%s: %s%s%s", occurrence->document->name, occurrence->range.start,
                            states[occurrence->state], occurrence->left, occurrence->key, occurrence->right);
  else
    return TRUE;
  return quoth_output_end_line (invocation->output, error);
}

static gboolean
preview (QuothInvocation *invocation, QuothStore *store, TagRun *self, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);
  g_autoptr (GPtrArray) occurrences = NULL;

  if (reader == NULL || !quoth_reader_begin (reader, error))
    return FALSE;
  if (prepare (self, reader, error))
    occurrences = quoth_tag_all_find (reader, self->all, invocation->cancellable, error);
  quoth_reader_end (reader);
  if (occurrences == NULL)
    return FALSE;
  for (guint i = 0; i < occurrences->len; i++)
    if (!write_occurrence (invocation, occurrences->pdata[i], error))
      return FALSE;
  return TRUE;
}

static QuothChange *
build_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  TagRun *self = data;
  QuothChange *change = prepare (self, reader, error) ? quoth_tag_all_build (reader, self->all, cancellable, error) : NULL;

  if (change != NULL)
    self->label = g_strdup (quoth_change_get_label (change));
  return change;
}

static gboolean
write_done (QuothInvocation *invocation, const TagRun *self, GError **error)
{
  GString *out = quoth_output_get_buffer (invocation->output);
  guint n = quoth_tag_all_get_n_tagged (self->all);

  if (!invocation->json)
    {
      if (n > 0)
        quoth_invocation_say (invocation, _("%s: done"), self->label);
      else
        quoth_invocation_say (invocation, _("Nothing is left to tag"));
      return TRUE;
    }
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "done", self->label);
  quoth_json_add_number (out, "tagged", n);
  g_string_append_c (out, '}');
  return quoth_output_end_line (invocation->output, error);
}

static gboolean
run_tag_all (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  QuothStoreFlags flags = dry_option ? QUOTH_STORE_READ_ONLY : QUOTH_STORE_READ_WRITE;
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothCoder) coder = NULL;
  g_auto (TagRun) self = { .operands = operands };

  if (operands[2] == NULL && (case_option || part_option))
    {
      quoth_invocation_set_usage_error (error, _("“--case” and “--part-of-word” go with WORDS; an alias has its own"));
      return FALSE;
    }
  store = quoth_invocation_open (invocation, operands[0], flags, error);
  coder = store != NULL ? quoth_invocation_dup_coder (invocation, store, error) : NULL;
  if (coder == NULL)
    return FALSE;
  self.coder = coder;
  if (dry_option)
    return preview (invocation, store, &self, error);
  return quoth_store_build (store, build_cb, &self, invocation->cancellable, error) && write_done (invocation, &self, error);
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("In this document only, by its name or id; may be repeated"), N_("NAME") },
  { "case", 'c', 0, G_OPTION_ARG_NONE, &case_option, N_("WORDS are written in this case only"), NULL },
  { "part-of-word", 'p', 0, G_OPTION_ARG_NONE, &part_option, N_("WORDS may be inside longer words"), NULL },
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_option, N_("Print what would be tagged, and write nothing"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Tags ACTOR (a name, alias or id) wherever WORDS stand in the texts; without WORDS, wherever its name or an alias of it does, in the case, and inside of words or not, as "
     "the alias says. Of names that overlap the longest counts. It is one step to undo."),
  N_("Left out is what the coder has tagged there already, as this actor or as another one, and what is boilerplate."),
  N_("With --dry-run: DOCUMENT:OFFSET:STATE: and the words around, a line for each place. STATE is free (it would be tagged), tagged, other or boilerplate. With --json: "
     "objects with document (its id), name, start, end, state, left, key and right; or, when it is done, {\"done\": what, \"tagged\": N}."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli tag-all summit.quoth Erdoğan --dry-run", N_("Where he, or one of his aliases, is named.") },
  { "quoth-cli tag-all summit.quoth Kremlin Moscow --document report-2", N_("In this report, “Moscow” is the Kremlin.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_tag_all = {
  .name = "tag-all",
  .operands = "PROJECT ACTOR [WORDS…]",
  .summary = N_("Tag an actor wherever its name occurs"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .run = run_tag_all,
};
