/* test-suggestion.c: tests of quoth-suggestion.c: what accepting and rejecting leave in the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "suggestions-fixture.h"

#define TEXT "Kim Lee told the press that the bridge is safe, but nobody listened. Kim Lee left. Follow us @news_x"

typedef struct
{
  QuothReader *reader;
  QuothDocument *document;
  GPtrArray *annotations;
  GPtrArray *rejections;
  GPtrArray *suggestions;
} State;

static void
state_clear (State *self)
{
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->rejections, g_ptr_array_unref);
  g_clear_pointer (&self->annotations, g_ptr_array_unref);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->reader, quoth_reader_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static void
put_document (Formats *self)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Add", &self->coder->value.id);
  g_autoptr (QuothDocument) document = suggestions_make_document (TEXT, "en", NULL);
  g_autoptr (GError) error = NULL;

  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, 82), NULL));
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_BOILERPLATE, quoth_range (83, 100), NULL));
  quoth_change_put (change, self->coder);
  quoth_change_put (change, document);
  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
read_state (Formats *self, const QuothId *coder, State *state)
{
  QuothQuery documents_query = { .kind = QUOTH_KIND_DOCUMENT };
  QuothQuery actors_query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (QuothLexicons) lexicons = suggestions_load_lexicons ();
  g_autoptr (QuothSuggester) suggester = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  const QuothId *id;

  state_clear (state);
  state->reader = quoth_store_open_reader (self->store, NULL);
  documents = quoth_reader_list (state->reader, &documents_query, NULL);
  actors = quoth_reader_list (state->reader, &actors_query, NULL);
  id = &QUOTH_VALUE (documents->pdata[0])->id;
  state->document = quoth_reader_load_document (state->reader, id, NULL);
  state->annotations = quoth_reader_load_annotations (state->reader, id, NULL);
  state->rejections = quoth_reader_list_rejections (state->reader, id, NULL);
  suggester = quoth_suggester_new (state->document, lexicons, NULL, NULL);
  quoth_suggester_set_actors (suggester, actors);
  state->suggestions = quoth_suggester_list (suggester, state->annotations, state->rejections, coder, QUOTH_SUGGEST_ALL);
}

static void
assert_state (Formats *self, const QuothId *coder, const char *expected)
{
  g_auto (State) state = { 0 };
  g_autofree char *told = NULL;

  read_state (self, coder, &state);
  told = suggestions_tell (state.document->text, state.suggestions);
  g_assert_cmpstr (told, ==, expected);
}

static void
commit (Formats *self, QuothChange *change)
{
  g_autoptr (GError) error = NULL;

  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

#define ALL "Kim Lee = Kim Lee\nthe bridge is safe < Kim Lee\nKim Lee = Kim Lee"

static void
test_accept_mentions (Formats *self, gconstpointer user_data)
{
  g_auto (State) state = { 0 };
  g_autoptr (QuothChange) change = quoth_change_new ("Accept", &self->coder->value.id);
  g_autoptr (GPtrArray) alike = NULL;
  g_autoptr (GPtrArray) made = NULL;

  put_document (self);
  assert_state (self, &self->coder->value.id, ALL);
  read_state (self, &self->coder->value.id, &state);
  alike = quoth_suggestions_list_alike (state.suggestions, state.suggestions->pdata[0]);
  g_assert_cmpuint (alike->len, ==, 2);
  made = quoth_suggestions_accept (alike, state.document, state.annotations, NULL, change);
  g_assert_cmpuint (made->len, ==, 2);
  commit (self, change);

  read_state (self, &self->coder->value.id, &state);
  g_assert_cmpuint (state.annotations->len, ==, 2);
  g_assert_cmpstr (QUOTH_ANNOTATION (state.annotations->pdata[0])->origin, ==, "suggestion");
  g_assert_true (quoth_id_equal (&quoth_mention (state.annotations->pdata[0])->actor, &quoth_mention (state.annotations->pdata[1])->actor));
  assert_state (self, &self->coder->value.id, "the bridge is safe < Kim Lee");

  g_assert_true (quoth_store_undo (self->store, &self->coder->value.id, NULL));
  assert_state (self, &self->coder->value.id, ALL);
}

static void
test_accept_claim (Formats *self, gconstpointer user_data)
{
  g_auto (State) state = { 0 };
  g_autoptr (QuothChange) change = quoth_change_new ("Accept", &self->coder->value.id);
  g_autoptr (GPtrArray) one = quoth_suggestions_new ();
  g_autoptr (GPtrArray) made = NULL;
  const QuothMention *mention;
  const QuothClaim *claim;
  const QuothClaimRole *role;

  put_document (self);
  read_state (self, &self->coder->value.id, &state);
  g_ptr_array_add (one, quoth_suggestion_ref (state.suggestions->pdata[1]));
  made = quoth_suggestions_accept (one, state.document, state.annotations, NULL, change);
  commit (self, change);

  read_state (self, &self->coder->value.id, &state);
  g_assert_cmpuint (state.annotations->len, ==, 3);
  mention = quoth_mention (state.annotations->pdata[0]);
  claim = quoth_claim (state.annotations->pdata[1]);
  role = &g_array_index (claim->roles, QuothClaimRole, 0);
  g_assert_cmpint (claim->mode, ==, QUOTH_MODE_INDIRECT);
  g_assert_cmpuint (claim->roles->len, ==, 1);
  g_assert_true (quoth_id_equal (&role->actor, &mention->actor));
  g_assert_true (quoth_id_equal (&role->mention, &QUOTH_VALUE (mention)->id));
  g_assert_true (quoth_id_equal (&quoth_cue (state.annotations->pdata[2])->claim, &QUOTH_VALUE (claim)->id));
  g_assert_cmpstr (quoth_annotation_get_span (state.annotations->pdata[2], 0)->quote, ==, "Kim Lee told the press that");
  assert_state (self, &self->coder->value.id, "Kim Lee = Kim Lee");
}

static void
reject_all (Formats *self, const QuothId *coder)
{
  g_auto (State) state = { 0 };
  g_autoptr (QuothChange) change = quoth_change_new ("Reject", coder);

  read_state (self, coder, &state);
  quoth_suggestions_reject (state.suggestions, state.document, change);
  g_assert_false (quoth_change_is_empty (change));
  g_assert_cmpuint (quoth_change_get_n_ops (change), ==, 0);
  commit (self, change);
}

/* Remembered, for one coder; an undo brings it back, and a redo takes it away again. */
static void
test_reject (Formats *self, gconstpointer user_data)
{
  QuothId other = QUOTH_ID_NONE;

  put_document (self);
  reject_all (self, &self->coder->value.id);
  assert_state (self, &self->coder->value.id, "");
  assert_state (self, &other, ALL);
  g_assert_true (quoth_store_undo (self->store, &self->coder->value.id, NULL));
  assert_state (self, &self->coder->value.id, ALL);
  g_assert_true (quoth_store_redo (self->store, &self->coder->value.id, NULL));
  assert_state (self, &self->coder->value.id, "");
}

/* A corrected text keeps what was rejected in it where the words are the same. */
static void
test_revise (Formats *self, gconstpointer user_data)
{
  g_auto (State) state = { 0 };
  g_autoptr (QuothText) text = quoth_text_new ("Yesterday " TEXT, -1, NULL);
  g_autoptr (QuothRevise) revise = NULL;
  g_autoptr (GError) error = NULL;

  put_document (self);
  reject_all (self, &self->coder->value.id);
  read_state (self, &self->coder->value.id, &state);
  revise = quoth_revise_new (&state.document->value.id, text, NULL, self->coder);
  quoth_store_build (self->store, quoth_revise_build, revise, NULL, &error);
  g_assert_no_error (error);
  read_state (self, &self->coder->value.id, &state);
  g_assert_cmpuint (state.rejections->len, ==, 3);
  for (guint i = 0; i < state.rejections->len; i++)
    {
      const QuothRejection *rejection = state.rejections->pdata[i];

      g_assert_true (quoth_text_slice_equals (text, rejection->range, rejection->quote));
    }
}

static void
test_refused (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Reject", &self->coder->value.id);
  g_autoptr (QuothRejection) rejection = NULL;
  g_autoptr (GError) error = NULL;
  QuothId nothing = quoth_id_new ();

  put_document (self);
  rejection = quoth_rejection_new (&nothing, &self->coder->value.id, QUOTH_KIND_MENTION, quoth_range (0, 3), "Kim");
  quoth_change_reject (change, rejection);
  g_assert_false (quoth_store_commit (self->store, change, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  formats_test ("/suggestion/accept-mentions", test_accept_mentions);
  formats_test ("/suggestion/accept-claim", test_accept_claim);
  formats_test ("/suggestion/reject", test_reject);
  formats_test ("/suggestion/revise", test_revise);
  formats_test ("/suggestion/refused", test_refused);
  return g_test_run ();
}
