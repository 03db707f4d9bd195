/* test-tables.c: tests of quoth-tables.c: what is accepted, refused and deleted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_update_leaves_no_parts (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothActor) changed = NULL;

  actor->name = g_strdup ("Xi Jinping");
  actor->actor_kind = g_strdup ("person");
  quoth_actor_add_alias (actor, "Xi");
  quoth_actor_add_alias (actor, "习近平");
  quoth_actor_add_affiliation (actor, &self->actor, "friend");
  fixture_put (self, actor);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM actor_alias"), ==, 2);

  changed = quoth_actor_copy (actor);
  g_ptr_array_remove_index (changed->aliases, 0);
  g_ptr_array_set_size (changed->affiliations, 0);
  fixture_put (self, changed);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM actor_alias"), ==, 1);
  g_assert_cmpint (fixture_number (self, "SELECT position FROM actor_alias"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM actor_affiliation"), ==, 0);
}

static void
test_spans_are_replaced (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothValue) mention
    = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  g_autoptr (QuothValue) moved = NULL;

  quoth_annotation_add_span (mention, quoth_range (3, 6), "习近平");
  quoth_annotation_add_span (mention, quoth_range (7, 10), NULL);
  fixture_put (self, mention);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM span"), ==, 3);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM span WHERE position = 2 AND quote = 'met'"), ==,
    1);

  moved = quoth_value_copy (mention);
  quoth_annotation_set_range (moved, quoth_range (3, 6));
  fixture_put (self, moved);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM span"), ==, 1);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM span WHERE start = 3 AND quote = '习近平'"), ==,
    1);
}

/* What is written back as it was must leave no trace in the journal. */
static void
test_no_change_records_nothing (Fixture *self, gconstpointer user_data)
{
  sqlite3 *handle = quoth_database_get_handle (self->database);
  sqlite3_session *session = NULL;
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  QuothId code = fixture_add_code (self, "defence");
  gpointer changeset = NULL;
  int size = -1;

  actor->name = g_strdup ("Xi");
  actor->actor_kind = g_strdup ("person");
  quoth_actor_add_alias (actor, "习近平");
  quoth_actor_add_affiliation (actor, &self->actor, NULL);
  fixture_put (self, actor);
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_FOR);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, NULL);
  fixture_put (self, claim);

  g_assert_cmpint (sqlite3session_create (handle, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  fixture_put (self, actor);
  fixture_put (self, claim);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changeset), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 0);
  sqlite3_free (changeset);
  sqlite3session_delete (session);
}

static void
test_times_are_kept (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothValue) cue = fixture_new_annotation (self, QUOTH_KIND_CUE, quoth_range (0, 2));
  g_autoptr (QuothValue) later = NULL;
  gint64 now = g_get_real_time () / 1000;
  gint64 created;

  QUOTH_ANNOTATION (cue)->origin = g_strdup ("tag-all");
  fixture_put (self, cue);
  g_assert_cmpint (QUOTH_ANNOTATION (cue)->created, ==, 0);
  created = fixture_number (self, "SELECT created FROM annotation");
  g_assert_cmpint (created, >=, now);

  later = quoth_value_copy (cue);
  g_clear_pointer (&QUOTH_ANNOTATION (later)->origin, g_free);
  g_usleep (2000);
  fixture_put (self, later);
  g_assert_cmpint (fixture_number (self, "SELECT created FROM annotation"), ==, created);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM annotation WHERE origin = 'tag-all'"), ==, 1);
}

/* A change may bring an annotation before the document, actor and coder it refers to. */
static void
test_forward_references (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) values = quoth_values_new ();
  QuothDocument *document = fixture_new_document ("later", "Putin spoke.");
  QuothMention *mention = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 5));
  QuothActor *actor = quoth_actor_new (NULL);
  QuothCoder *coder = quoth_coder_new (NULL);
  g_autoptr (GError) error = NULL;

  actor->name = g_strdup ("Vladimir Putin");
  actor->actor_kind = g_strdup ("person");
  coder->name = g_strdup ("B");
  mention->annotation.document = document->value.id;
  mention->annotation.coder = coder->value.id;
  mention->actor = actor->value.id;
  g_ptr_array_add (values, mention);
  g_ptr_array_add (values, actor);
  g_ptr_array_add (values, coder);
  g_ptr_array_add (values, document);
  g_assert_true (fixture_try_put (self, values, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM span WHERE start = 0 AND quote = 'Putin'"), ==, 1);
}

/* Names are unique after a change, not in the midst of it. */
static void
test_swap_names (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) values = quoth_values_new ();
  QuothId other = fixture_add_coder (self, "B");
  QuothCoder *a = quoth_coder_new (&self->coder);
  QuothCoder *b = quoth_coder_new (&other);
  g_autoptr (GError) error = NULL;

  a->name = g_strdup ("B");
  b->name = g_strdup ("A");
  g_ptr_array_add (values, a);
  g_ptr_array_add (values, b);
  g_assert_true (fixture_try_put (self, values, &error));
  g_assert_no_error (error);
}

/* What was put and taken back in the same change is not checked any more. */
static void
test_put_then_delete (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothMention) mention
    = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  g_autoptr (QuothMention) better = NULL;
  g_autoptr (GError) error = NULL;

  mention->actor = quoth_id_new ();
  better = quoth_mention_copy (mention);
  better->actor = self->actor;

  g_assert_true (quoth_database_exec (self->database, "BEGIN", NULL));
  quoth_tables_begin (self->tables, NULL);
  g_assert_true (quoth_tables_put (self->tables, QUOTH_VALUE (mention), &error));
  g_assert_true (quoth_tables_put (self->tables, QUOTH_VALUE (better), &error));
  g_assert_true (quoth_tables_check (self->tables, QUOTH_VALUE (mention), &error));
  g_assert_true (quoth_tables_check (self->tables, QUOTH_VALUE (better), &error));
  g_assert_true (
    quoth_tables_delete (self->tables, QUOTH_KIND_MENTION, &mention->annotation.value.id, &error));
  g_assert_true (quoth_tables_check (self->tables, QUOTH_VALUE (mention), &error));
  g_assert_true (quoth_database_exec (self->database, "COMMIT", &error));
  g_assert_no_error (error);
}

static void
test_retag_unties (Fixture *self, gconstpointer user_data)
{
  QuothId xi = fixture_add_actor (self, "Xi");
  g_autoptr (QuothMention) mention
    = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  g_autoptr (QuothMention) retagged = NULL;
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  QuothChainLink link = { self->actor, mention->annotation.value.id, QUOTH_FACTUALITY_UNSET };

  fixture_put (self, mention);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &mention->annotation.value.id);
  g_array_append_val (claim->chain, link);
  fixture_put (self, claim);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM claim_role WHERE mention IS NOT NULL"), ==, 1);

  retagged = quoth_mention_copy (mention);
  retagged->actor = xi;
  fixture_put (self, retagged);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM claim_role"), ==, 1);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM claim_role WHERE mention IS NOT NULL"), ==, 0);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM claim_chain WHERE mention IS NOT NULL"), ==, 0);
}

static void
test_refuse_spans (Fixture *self, gconstpointer user_data)
{
  const QuothRange bad[] = { { 5, 3 }, { 0, 1000 }, { 11, 12 } };
  g_autoptr (QuothMention) mention
    = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      quoth_annotation_set_range (mention, bad[i]);
      fixture_refuse (self, mention, QUOTH_ERROR_OFFSET, "");
    }
  g_array_set_size (mention->annotation.spans, 0);
  fixture_refuse (self, mention, QUOTH_ERROR_OFFSET, "at least one");
  quoth_annotation_add_span (mention, quoth_range (3, 6), "习近");
  fixture_refuse (self, mention, QUOTH_ERROR_QUOTE, "习近平");
  quoth_annotation_set_range (mention, quoth_range (3, 6));
  quoth_annotation_add_span (mention, quoth_range (4, 7), NULL);
  fixture_refuse (self, mention, QUOTH_ERROR_OFFSET, "");
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM annotation"), ==, 0);
}

static void
test_refuse_references (Fixture *self, gconstpointer user_data)
{
  QuothId nobody = quoth_id_new ();
  QuothId elsewhere = fixture_add_document (self, "other", "Another text.");
  QuothId mention = fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  QuothId xi = fixture_add_actor (self, "Xi");
  g_autoptr (QuothMention) lost
    = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  g_autoptr (QuothCue) cue = fixture_new_annotation (self, QUOTH_KIND_CUE, quoth_range (0, 2));

  lost->actor = nobody;
  fixture_refuse (self, lost, QUOTH_ERROR_REFERENCE, "the mention “Xi” in “thread”");
  lost->actor = self->actor;
  lost->annotation.coder = nobody;
  fixture_refuse (self, lost, QUOTH_ERROR_REFERENCE, "its coder");
  lost->annotation.coder = self->coder;
  lost->annotation.document = nobody;
  fixture_refuse (self, lost, QUOTH_ERROR_REFERENCE, "its document");

  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &xi, &mention);
  fixture_refuse (self, claim, QUOTH_ERROR_REFERENCE, "ties the actor “Xi”");
  g_array_set_size (claim->roles, 0);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &mention);
  claim->annotation.document = elsewhere;
  fixture_refuse (self, claim, QUOTH_ERROR_REFERENCE, "same document");
  g_array_set_size (claim->roles, 0);
  quoth_claim_set_category (claim, &nobody, QUOTH_STANCE_UNSET);
  fixture_refuse (self, claim, QUOTH_ERROR_REFERENCE, "a category");
  g_array_set_size (claim->categories, 0);
  fixture_put (self, claim);

  cue->claim = claim->annotation.value.id;
  fixture_refuse (self, cue, QUOTH_ERROR_REFERENCE, "same document");
  cue->claim = mention;
  fixture_refuse (self, cue, QUOTH_ERROR_REFERENCE, "its claim");
}

static void
test_refuse_doubles (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  g_autoptr (QuothDocument) document = fixture_new_document ("thread", "Other text.");
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autoptr (QuothActor) actor = quoth_actor_new (&self->coder);
  QuothId code_id = fixture_add_code (self, "defence");
  QuothCategory category = { code_id, QUOTH_STANCE_FOR };

  coder->name = g_strdup ("A");
  fixture_refuse (self, coder, QUOTH_ERROR_EXISTS, "“A”");
  set_text (&coder->name, "a");
  fixture_put (self, coder);
  code->key = g_strdup ("defence");
  code->name = g_strdup ("Other");
  fixture_refuse (self, code, QUOTH_ERROR_EXISTS, "“defence”");
  fixture_refuse (self, document, QUOTH_ERROR_EXISTS, "“thread”");

  g_array_append_val (claim->categories, category);
  g_array_append_val (claim->categories, category);
  fixture_refuse (self, claim, QUOTH_ERROR_INVALID, "same category twice");

  actor->name = g_strdup ("Z");
  actor->actor_kind = g_strdup ("person");
  fixture_refuse (self, actor, QUOTH_ERROR_EXISTS, "something else");
}

static void
test_refuse_moves (Fixture *self, gconstpointer user_data)
{
  QuothId other = fixture_add_coder (self, "B");
  QuothId elsewhere = fixture_add_document (self, "other", "Another text.");
  g_autoptr (QuothMention) mention
    = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  g_autoptr (QuothMention) moved = NULL;
  g_autoptr (QuothCue) cue = quoth_cue_new (&mention->annotation.value.id);

  fixture_put (self, mention);
  moved = quoth_mention_copy (mention);
  moved->annotation.coder = other;
  fixture_refuse (self, moved, QUOTH_ERROR_INVALID, "from the coder “A” to the coder “B”");
  moved->annotation.coder = self->coder;
  moved->annotation.document = elsewhere;
  fixture_refuse (self, moved, QUOTH_ERROR_INVALID, "“other”");

  cue->annotation.document = self->document;
  cue->annotation.coder = self->coder;
  quoth_annotation_add_span (cue, quoth_range (0, 2), NULL);
  fixture_refuse (self, cue, QUOTH_ERROR_EXISTS, "the mention “Xi”");
}

static void
test_refuse_circles (Fixture *self, gconstpointer user_data)
{
  QuothId top = fixture_add_code (self, "a");
  QuothId middle = fixture_add_code (self, "b");
  g_autoptr (QuothCode) code = quoth_code_new (&middle);
  g_autoptr (QuothCode) above = quoth_code_new (&top);
  g_autoptr (QuothActor) actor = quoth_actor_new (&self->actor);
  QuothId claim = fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);

  code->key = g_strdup ("b");
  code->name = g_strdup ("b");
  code->parent = top;
  fixture_put (self, code);
  above->key = g_strdup ("a");
  above->name = g_strdup ("a");
  above->parent = middle;
  fixture_refuse (self, above, QUOTH_ERROR_INVALID, "under itself");
  above->parent = top;
  fixture_refuse (self, above, QUOTH_ERROR_INVALID, "under itself");

  actor->name = g_strdup ("Putin");
  actor->actor_kind = g_strdup ("person");
  actor->parent = self->actor;
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "part of itself");
  actor->parent = QUOTH_ID_NONE;
  quoth_actor_add_affiliation (actor, &self->actor, NULL);
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "affiliated to itself");

  relation->relation_kind = g_strdup ("supports");
  relation->from = claim;
  relation->to = claim;
  relation->coder = self->coder;
  fixture_refuse (self, relation, QUOTH_ERROR_INVALID, "itself");
  relation->to = fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (3, 6));
  set_text (&relation->relation_kind, "likes");
  fixture_refuse (self, relation, QUOTH_ERROR_INVALID, "“likes”");
}

/* A memo moves with its answers, or not at all. */
static void
test_move_memos (Fixture *self, gconstpointer user_data)
{
  QuothId memo_id = fixture_add_memo (self, &self->actor, NULL);
  QuothId answer_id = fixture_add_memo (self, &self->actor, &memo_id);
  g_autoptr (QuothMemo) memo = quoth_reader_get (self->reader, QUOTH_KIND_MEMO, &memo_id, NULL);
  g_autoptr (QuothMemo) answer = quoth_reader_get (self->reader, QUOTH_KIND_MEMO, &answer_id, NULL);
  g_autoptr (GPtrArray) both = quoth_values_new ();
  g_autoptr (GError) error = NULL;

  memo->target = self->document;
  answer->target = self->document;
  fixture_refuse (self, memo, QUOTH_ERROR_REFERENCE, "without its answers");
  fixture_refuse (self, answer, QUOTH_ERROR_REFERENCE, "something else");
  g_ptr_array_add (both, quoth_value_ref (memo));
  g_ptr_array_add (both, quoth_value_ref (answer));
  fixture_try_put (self, both, &error);
  g_assert_no_error (error);
}

static void
test_refuse_memos (Fixture *self, gconstpointer user_data)
{
  QuothId nothing = quoth_id_new ();
  QuothId memo_id = fixture_add_memo (self, &self->actor, NULL);
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);

  memo->target = nothing;
  memo->coder = self->coder;
  fixture_refuse (self, memo, QUOTH_ERROR_INVALID, "empty");
  memo->text = g_strdup ("Why?");
  fixture_refuse (self, memo, QUOTH_ERROR_REFERENCE, "nothing with that id");
  memo->target = self->document;
  memo->parent = memo_id;
  fixture_refuse (self, memo, QUOTH_ERROR_REFERENCE, "something else");
  memo->target = self->actor;
  fixture_put (self, memo);
  memo->target = self->document;
  fixture_refuse (self, memo, QUOTH_ERROR_REFERENCE, "something else");
}

static void
test_one_project (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothProject) project = quoth_project_new (NULL);

  project->name = g_strdup ("renamed");
  fixture_put (self, project);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM project WHERE name = 'renamed' AND created > 0"),
    ==, 1);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM project"), ==, 1);
}

/* A text that a rolled back transaction brought is not taken for one that is there. */
static void
test_rolled_back_text (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) values = quoth_values_new ();
  QuothDocument *document = fixture_new_document ("gone", "Putin spoke.");
  QuothMention *mention = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 5));
  g_autoptr (GError) error = NULL;

  mention->annotation.document = document->value.id;
  mention->actor = quoth_id_new ();
  g_ptr_array_add (values, document);
  g_ptr_array_add (values, mention);
  g_assert_false (fixture_try_put (self, values, &error));
  mention->actor = self->actor;
  fixture_refuse (self, mention, QUOTH_ERROR_REFERENCE, "its document");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/tables/update-leaves-no-parts", test_update_leaves_no_parts);
  fixture_test ("/tables/spans-are-replaced", test_spans_are_replaced);
  fixture_test ("/tables/no-change-records-nothing", test_no_change_records_nothing);
  fixture_test ("/tables/times-are-kept", test_times_are_kept);
  fixture_test ("/tables/forward-references", test_forward_references);
  fixture_test ("/tables/swap-names", test_swap_names);
  fixture_test ("/tables/put-then-delete", test_put_then_delete);
  fixture_test ("/tables/retag-unties", test_retag_unties);
  fixture_test ("/tables/refuse/spans", test_refuse_spans);
  fixture_test ("/tables/refuse/references", test_refuse_references);
  fixture_test ("/tables/refuse/doubles", test_refuse_doubles);
  fixture_test ("/tables/refuse/moves", test_refuse_moves);
  fixture_test ("/tables/refuse/circles", test_refuse_circles);
  fixture_test ("/tables/refuse/memos", test_refuse_memos);
  fixture_test ("/tables/move-memos", test_move_memos);
  fixture_test ("/tables/one-project", test_one_project);
  fixture_test ("/tables/rolled-back-text", test_rolled_back_text);
  return g_test_run ();
}
