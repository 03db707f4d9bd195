/* quoth-command-find.c: finding words in the texts of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One text is held at a time, and each line is written when it is found.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

/* Clusters on each side of what was found. */
#define CONTEXT 40

static char **document_options;
static gboolean regex_option;
static gboolean word_option;
static gboolean case_option;
static gboolean marks_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothReader *reader;
  QuothSearch *search;
  guint n_found;
} FindRun;

static QuothSearch *
new_search (const char *pattern, GError **error)
{
  g_autoptr (GError) reason = NULL;
  QuothSearchFlags flags = (regex_option ? QUOTH_SEARCH_REGEX : 0) | (word_option ? QUOTH_SEARCH_WORDS : 0)
                           | (case_option ? QUOTH_SEARCH_MATCH_CASE : 0) | (marks_option ? QUOTH_SEARCH_MATCH_MARKS : 0);
  QuothSearch *search = quoth_search_new (pattern, flags, &reason);

  if (search == NULL)
    quoth_invocation_set_usage_error (error, "%s", reason->message);
  return search;
}

static gboolean
write_match (FindRun *self, const QuothDocument *document, QuothRange match, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  g_autofree char *quote = quoth_text_dup_slice (document->text, match);
  g_autofree char *key = quoth_context_flatten (quote);
  g_autofree char *left = quoth_context_dup_left (document->text, match.start, CONTEXT);
  g_autofree char *right = quoth_context_dup_right (document->text, match.end, CONTEXT);
  char id[QUOTH_ID_STRING_SIZE];

  if (self->invocation->json)
    {
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "document", quoth_id_to_string (&document->value.id, id));
      quoth_json_add_string (out, "name", document->name);
      quoth_json_add_number (out, "start", match.start);
      quoth_json_add_number (out, "end", match.end);
      quoth_json_add_string (out, "left", left);
      quoth_json_add_string (out, "quote", quote);
      quoth_json_add_string (out, "right", right);
      g_string_append_c (out, '}');
    }
  else if (!self->invocation->quiet)
    g_string_append_printf (out, "%s:%u: %s%s%s", document->name, match.start, left, key, right);
  else
    return TRUE;
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
search_document (FindRun *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_reader_load_document (self->reader, id, error);
  g_autoptr (GArray) matches = NULL;

  if (document == NULL)
    return FALSE;
  matches = quoth_search_run (self->search, document->text, self->invocation->cancellable, error);
  if (matches == NULL)
    {
      g_prefix_error (error, "%s: ", document->name);
      return FALSE;
    }
  self->n_found += matches->len;
  for (guint i = 0; i < matches->len; i++)
    if (!write_match (self, document, g_array_index (matches, QuothRange, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
search_all (FindRun *self, GError **error)
{
  g_autoptr (GArray) ids = quoth_lookup_documents (self->reader, (const char *const *) document_options, error);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = NULL;

  if (ids == NULL)
    return FALSE;
  query.documents = (const QuothId *) (gpointer) ids->data;
  query.n_documents = ids->len;
  documents = quoth_reader_list (self->reader, &query, error);
  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!search_document (self, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_find (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_autoptr (QuothSearch) search = new_search (operands[1], error);
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothReader) reader = NULL;
  FindRun self = { .invocation = invocation, .search = search };

  if (search == NULL)
    return FALSE;
  store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_ONLY, error);
  reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  if (reader == NULL || !quoth_reader_begin (reader, error))
    return FALSE;
  self.reader = reader;
  if (!search_all (&self, error))
    return FALSE;
  quoth_reader_end (reader);
  return self.n_found > 0;
}

static const GOptionEntry options[] = {
  { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &document_options,
    N_("In this document only, by its name or id; may be repeated"), N_("NAME") },
  { "word", 'w', 0, G_OPTION_ARG_NONE, &word_option, N_("Whole words only"), NULL },
  { "case", 'c', 0, G_OPTION_ARG_NONE, &case_option, N_("“us” does not find “US”"), NULL },
  { "diacritics", 'a', 0, G_OPTION_ARG_NONE, &marks_option, N_("“e” does not find “é”"), NULL },
  { "regex", 'r', 0, G_OPTION_ARG_NONE, &regex_option, N_("PATTERN is a regular expression, as of PCRE2"), NULL },
  { NULL },
};

static const char *const description[] = {
  N_("Looks for PATTERN in the texts of a project, and prints DOCUMENT:OFFSET: and the words around, a line for each place. The offset is in code "
     "points, as everywhere; “apply” takes it in “spans”."),
  N_("Case and diacritics make no difference unless the options say so, nor whether a letter is written as one character or as two; “ß” is “ss”. Nothing is found "
     "that is only a part of what a reader takes for one character. A regular expression is matched with the text as it is written."),
  N_("With --json: one object a line, with document (its id), name, start, end, left, quote and right. The exit status is 0 if anything was found; if nothing was, it is 1, "
     "and nothing is said, with --quiet neither what was found."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli find summit.quoth erdogan --word", N_("“Erdoğan” and “Erdogan’s” too.") },
  { "quoth-cli find summit.quoth '\\b\\d+ (dead|wounded)' --regex --document report-2", N_("Numbers of one report.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_find_words = {
  .name = "find",
  .operands = "PROJECT PATTERN",
  .summary = N_("Find words in the texts"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_UNUSED,
  .min_operands = 2,
  .max_operands = 2,
  .run = run_find,
};
