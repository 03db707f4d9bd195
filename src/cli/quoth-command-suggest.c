/* quoth-command-suggest.c: what might be coded
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
static char *kind_option;
static gboolean accept_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothLexicons *lexicons;
  QuothCoder *coder;
  QuothSuggestionKinds kinds;
  QuothColumns *columns; /* while listing for people */
  QuothChange *change;   /* while accepting */
  guint n_accepted;
} SuggestRun;

static void
suggest_run_clear (SuggestRun *self)
{
  g_clear_pointer (&self->columns, quoth_columns_free);
  g_clear_pointer (&self->lexicons, quoth_lexicons_unref);
  g_clear_pointer (&self->coder, quoth_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SuggestRun, suggest_run_clear)

static gboolean
parse_kind (QuothSuggestionKinds *kinds, GError **error)
{
  *kinds = QUOTH_SUGGEST_ALL;
  if (kind_option == NULL)
    return TRUE;
  if (g_str_equal (kind_option, "mention"))
    *kinds = QUOTH_SUGGEST_MENTIONS;
  else if (g_str_equal (kind_option, "claim"))
    *kinds = QUOTH_SUGGEST_CLAIMS;
  else
    {
      quoth_invocation_set_usage_error (error, _("“%s” is no kind of suggestion; there are “mention” and “claim”"), kind_option);
      return FALSE;
    }
  return TRUE;
}

/* ---- One suggestion ---- */

static void
append_range (GString *out, QuothRange range)
{
  g_string_append_printf (out, "[%u,%u]", range.start, range.end);
}

static void
append_actor (GString *out, const char *name, const QuothSuggestedActor *actor)
{
  char id[QUOTH_ID_STRING_SIZE];

  if (actor->name == NULL)
    return;
  quoth_json_add_string (out, name, actor->name);
  if (!quoth_id_is_none (&actor->id))
    {
      g_autofree char *member = g_strconcat (name, "_id", NULL);

      quoth_json_add_string (out, member, quoth_id_to_string (&actor->id, id));
    }
}

static void
append_json (GString *out, const QuothDocument *document, const QuothSuggestion *suggestion)
{
  gboolean is_claim = suggestion->kind == QUOTH_KIND_CLAIM;

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", "suggestion");
  quoth_json_add_string (out, "kind", quoth_kind_to_nick (suggestion->kind));
  quoth_json_add_string (out, "document", document->name);
  quoth_json_add_name (out, "spans");
  g_string_append_c (out, '[');
  for (guint i = 0; i < suggestion->n_spans; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      append_range (out, suggestion->spans[i]);
    }
  g_string_append_c (out, ']');
  quoth_json_add_name (out, "quote");
  g_string_append_c (out, '[');
  for (guint i = 0; i < suggestion->n_spans; i++)
    {
      g_autofree char *quote = quoth_text_dup_slice (document->text, suggestion->spans[i]);

      quoth_json_add_string (out, NULL, quote);
    }
  g_string_append_c (out, ']');
  if (!quoth_range_is_empty (suggestion->cue))
    {
      quoth_json_add_name (out, "cue");
      append_range (out, suggestion->cue);
    }
  append_actor (out, is_claim ? "claimant" : "actor", &suggestion->actor);
  append_actor (out, "reporter", &suggestion->reporter);
  if (is_claim)
    quoth_json_add_string (out, "mode", quoth_mode_to_nick (suggestion->mode));
  quoth_json_add_string (out, "why", suggestion->why);
  g_string_append_c (out, '}');
}

static gboolean
write_suggestion (SuggestRun *self, const QuothDocument *document, const QuothSuggestion *suggestion, GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;
  QuothRange extent = quoth_suggestion_get_extent (suggestion);

  if (self->invocation->json)
    {
      append_json (quoth_output_get_buffer (self->invocation->output), document, suggestion);
      return quoth_output_end_line (self->invocation->output, error);
    }
  cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, g_strdup (document->name));
  g_ptr_array_add (cells, g_strdup_printf ("%u-%u", extent.start, extent.end));
  g_ptr_array_add (cells, quoth_suggestion_dup_title (suggestion));
  g_ptr_array_add (cells, g_strdup (suggestion->why));
  g_ptr_array_add (cells, quoth_text_dup_slice (document->text, extent));
  return quoth_columns_add (self->columns, (const char *const *) cells->pdata, error);
}

/* ---- A document ---- */

static gboolean
suggest_in (SuggestRun *self, QuothReader *reader, GPtrArray *actors, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, id, error);
  g_autoptr (GPtrArray) annotations = document != NULL ? quoth_reader_load_annotations (reader, id, error) : NULL;
  g_autoptr (GPtrArray) rejections = annotations != NULL ? quoth_reader_list_rejections (reader, id, error) : NULL;
  g_autoptr (QuothSuggester) suggester = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  g_autoptr (GPtrArray) made = NULL;

  if (rejections == NULL)
    return FALSE;
  suggester = quoth_suggester_new (document, self->lexicons, self->invocation->cancellable, error);
  if (suggester == NULL)
    return FALSE;
  quoth_suggester_set_actors (suggester, actors);
  suggestions = quoth_suggester_list (suggester, annotations, rejections, &self->coder->value.id, self->kinds);
  if (self->change != NULL)
    {
      made = quoth_suggestions_accept (suggestions, document, annotations, NULL, self->change);
      self->n_accepted += made->len;
      /* What is new in this document is known in the next. */
      for (guint i = 0; i < quoth_change_get_n_ops (self->change); i++)
        {
          const QuothOp *op = quoth_change_get_op (self->change, i);

          if (op->kind == QUOTH_KIND_ACTOR && !g_ptr_array_find (actors, op->value, NULL))
            g_ptr_array_add (actors, quoth_value_ref (op->value));
        }
      return TRUE;
    }
  for (guint i = 0; i < suggestions->len; i++)
    if (!write_suggestion (self, document, suggestions->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
suggest (SuggestRun *self, QuothReader *reader, GError **error)
{
  QuothQuery actors_query = { .kind = QUOTH_KIND_ACTOR };
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  if (document_options != NULL)
    {
      wanted = quoth_lookup_documents (reader, (const char *const *) document_options, error);
      if (wanted == NULL)
        return FALSE;
      query.documents = (const QuothId *) (gpointer) wanted->data;
      query.n_documents = wanted->len;
    }
  actors = quoth_reader_list (reader, &actors_query, error);
  documents = actors != NULL ? quoth_reader_list (reader, &query, error) : NULL;
  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!suggest_in (self, reader, actors, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}

/* ---- All ---- */

static QuothChange *
build_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  SuggestRun *self = data;
  g_autoptr (QuothChange) change = quoth_change_new (_("Accept all suggestions"), &self->coder->value.id);

  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->coder->value.id))
    quoth_change_put (change, self->coder);
  self->change = change;
  if (!suggest (self, reader, error))
    return NULL;
  /* A coder with nothing to do is not added. */
  if (self->n_accepted == 0)
    return quoth_change_new (_("Accept all suggestions"), &self->coder->value.id);
  return g_steal_pointer (&change);
}

static gboolean
run_accept (SuggestRun *self, QuothStore *store, GError **error)
{
  QuothInvocation *invocation = self->invocation;

  if (!quoth_store_build (store, build_cb, self, invocation->cancellable, error))
    return FALSE;
  quoth_invocation_say (invocation, g_dngettext (GETTEXT_PACKAGE, "Accepted %u suggestion", "Accepted %u suggestions", self->n_accepted),
                        self->n_accepted);
  if (!invocation->json)
    return TRUE;
  g_string_append_printf (quoth_output_get_buffer (invocation->output), "{\"accepted\":%u}", self->n_accepted);
  return quoth_output_end_line (invocation->output, error);
}

static gboolean
run_list (SuggestRun *self, QuothStore *store, GError **error)
{
  static const char *const headings[] = { N_("Text"), N_("Place"), N_("Suggestion"), N_("Why"), N_("Words"), NULL };
  g_autoptr (QuothReader) reader = quoth_store_open_view (store, error);

  if (reader == NULL)
    return FALSE;
  if (!self->invocation->json)
    self->columns = quoth_columns_new (self->invocation->output, headings);
  return suggest (self, reader, error) && (self->columns == NULL || quoth_columns_finish (self->columns, error));
}

static QuothLexicons *
load_lexicons (GError **error)
{
  const char *data = g_getenv ("QUOTH_DATA_DIR");
  g_autofree char *folder = g_build_filename (data != NULL && *data != '\0' ? data : QUOTH_DATA_DIR, "suggest", NULL);

  return quoth_lexicons_load (folder, error);
}

static gboolean
run_suggest (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_auto (SuggestRun) self = { .invocation = invocation };
  g_autoptr (QuothStore) store = NULL;

  if (!parse_kind (&self.kinds, error))
    return FALSE;
  self.lexicons = load_lexicons (error);
  store = self.lexicons != NULL
            ? quoth_invocation_open (invocation, operands[0], accept_option ? QUOTH_STORE_READ_WRITE : QUOTH_STORE_READ_ONLY, error)
            : NULL;
  self.coder = store != NULL ? quoth_invocation_dup_coder (invocation, store, error) : NULL;
  if (self.coder == NULL)
    return FALSE;
  return accept_option ? run_accept (&self, store, error) : run_list (&self, store, error);
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options, N_("In this text only, by name or id; may be repeated"), N_("TEXT") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_option, N_("“mention” or “claim” (default: both)"), N_("KIND") },
  { "accept", 0, 0, G_OPTION_ARG_NONE, &accept_option, N_("Make annotations of them, as one step"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Lists what might be coded: names of actors that are known, words that look like a name, and claims with a verb that reports "
     "them. What the coder has coded, or has rejected in the window, is not listed; nothing is stored."),
  N_("Words that report are known for English, German, French, Russian and Chinese. The language is that of the text, or is guessed."),
  N_("With --accept everything that would be listed is made, as one step: annotations that remember that they were suggested, and actors "
     "for names that are not known. Look at the list first, and pick a text and a kind."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli suggest visit.quoth --kind claim", N_("Who seems to claim what, in all texts") },
  { "quoth-cli suggest visit.quoth --document speech --kind mention --accept", N_("Tag the actors of one text, to look through them after") },
  { NULL },
};

const QuothCommand quoth_command_suggest = {
  .name = "suggest",
  .operands = "PROJECT",
  .summary = N_("List what might be coded"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_AUTHOR,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_suggest,
};
