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
  quoth_tables_begin (self->tables);
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
test_refuse_fields (Fixture *self, gconstpointer user_data)
{
  static const char *const bad_dates[]
    = { "23",         "2023-13",  "2023-02-29", "2023-1-1", "2023-03-21T10:00", "0000",
        "2023/03/21", "March 21", "2023-00",    "2023-",    "-2023-03" };
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));
  QuothAffiliation *affiliation;

  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "the name of the coder is empty");
  coder->name = g_strdup (" \n");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "is empty");
  set_text (&coder->name, "\xff");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "UTF-8");
  set_text (&coder->name, "C");
  coder->color = g_strdup ("red");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "#rrggbb");
  set_text (&coder->color, "#1c71d8");
  fixture_put (self, coder);

  actor->name = g_strdup ("X");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "the kind of the actor is empty");
  actor->actor_kind = g_strdup ("Head of state");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "lower-case");
  set_text (&actor->actor_kind, "партия");
  actor->wikidata = g_strdup ("15031");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "Q15031");
  set_text (&actor->wikidata, "Q15031");
  quoth_actor_add_alias (actor, "Y")->script = g_strdup ("cyrl");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "Cyrl");
  set_text (&((QuothAlias *) actor->aliases->pdata[0])->script, "Cyrl");
  affiliation = quoth_actor_add_affiliation (actor, &self->actor, NULL);
  affiliation->from = g_strdup ("2013-05");
  affiliation->to = g_strdup ("2012");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "2012");
  set_text (&affiliation->to, "2013");
  fixture_put (self, actor);

  code->key = g_strdup ("k");
  code->name = g_strdup ("K");
  code->shortcut = g_strdup ("0");
  fixture_refuse (self, code, QUOTH_ERROR_INVALID, "1 to 9");

  for (guint i = 0; i < G_N_ELEMENTS (bad_dates); i++)
    {
      set_text (&claim->date, bad_dates[i]);
      fixture_refuse (self, claim, QUOTH_ERROR_INVALID, "a date of the calendar");
    }
  set_text (&claim->date, "2024-02-29");
  claim->confidence = 1.5;
  fixture_refuse (self, claim, QUOTH_ERROR_INVALID, "confidence");
  claim->confidence = 1;
  fixture_put (self, claim);
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
  fixture_refuse (self, memo, QUOTH_ERROR_INVALID, "cannot move");
}

static void
test_document_text (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothDocument) empty = quoth_document_new (NULL);
  g_autoptr (QuothDocument) other = fixture_new_document ("thread", "Another text.");
  g_autoptr (QuothDocument) renamed = quoth_document_new (&self->document);

  empty->name = g_strdup ("empty");
  fixture_refuse (self, empty, QUOTH_ERROR_INVALID, "has no text");
  other->value.id = self->document;
  fixture_refuse (self, other, QUOTH_ERROR_INVALID, "cannot be changed by an edit");
  g_clear_pointer (&other->text, quoth_text_unref);
  fixture_refuse (self, other, QUOTH_ERROR_INVALID, "cannot be changed by an edit");

  renamed->name = g_strdup ("renamed");
  renamed->date = g_strdup ("2023-04");
  fixture_put (self, renamed);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM revision"), ==, 1);
  g_assert_cmpint (
    fixture_number (self, "SELECT count (*) FROM document WHERE name = 'renamed' AND imported > 0"),
    ==, 1);
}

static void
test_segments (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothDocument) document = fixture_new_document ("segments", "one\ntwo\nthree");
  g_autoptr (QuothDocument) changed = NULL;
  QuothSegment *segment;

  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (document->segments,
                   quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (0, 3), "1/"));
  segment = quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (2, 7), NULL);
  g_ptr_array_add (document->segments, segment);
  fixture_refuse (self, document, QUOTH_ERROR_OFFSET, "overlap");
  segment->range = quoth_range (4, 99);
  fixture_refuse (self, document, QUOTH_ERROR_OFFSET, "past the end");
  segment->range = quoth_range (4, 7);
  fixture_put (self, document);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM segment WHERE by_coder = 0"), ==,
                   2);

  changed = quoth_document_copy (document);
  segment = changed->segments->pdata[1];
  segment->kind = QUOTH_SEGMENT_BOILERPLATE;
  g_ptr_array_add (changed->segments,
                   quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (8, 13), NULL));
  fixture_put (self, changed);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM segment"), ==, 3);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM segment WHERE by_coder = 0"), ==,
                   1);

  g_clear_pointer (&changed->segments, g_ptr_array_unref);
  fixture_put (self, changed);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM segment"), ==, 3);
}

static void
test_refuse_deletes (Fixture *self, gconstpointer user_data)
{
  QuothId nothing = quoth_id_new ();
  QuothId code = fixture_add_code (self, "defence");
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  QuothId first = fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));

  fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (3, 6));
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_UNSET);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &first);
  quoth_claim_add_role (claim, QUOTH_ROLE_OBJECT, &self->actor, NULL);
  fixture_put (self, claim);

  fixture_refuse_delete (self, QUOTH_KIND_ACTOR, &nothing, QUOTH_ERROR_NOT_FOUND, "actor");
  fixture_refuse_delete (self, QUOTH_KIND_ACTOR, &self->coder, QUOTH_ERROR_NOT_FOUND, "actor");
  fixture_refuse_delete (self, QUOTH_KIND_ACTOR, &self->actor, QUOTH_ERROR_REFERENCE,
                         "the actor “Putin” is used by 2 mentions and 1 claim;");
  fixture_refuse_delete (self, QUOTH_KIND_CODE, &code, QUOTH_ERROR_REFERENCE,
                         "the code “defence” is used by 1 claim;");
  fixture_refuse_delete (self, QUOTH_KIND_DOCUMENT, &self->document, QUOTH_ERROR_REFERENCE,
                         "the document “thread” is used by 2 mentions and 1 claim;");
  fixture_refuse_delete (self, QUOTH_KIND_CODER, &self->coder, QUOTH_ERROR_REFERENCE,
                         "the coder “A” is used by 2 mentions and 1 claim;");
}

/* All tables that hold what a coder made, with how many rows are left in them. */
static gint64
count_left (Fixture *self)
{
  return fixture_number (
    self, "SELECT (SELECT count (*) FROM annotation) + (SELECT count (*) FROM span)"
          " + (SELECT count (*) FROM mention) + (SELECT count (*) FROM claim)"
          " + (SELECT count (*) FROM claim_category) + (SELECT count (*) FROM claim_role)"
          " + (SELECT count (*) FROM claim_chain) + (SELECT count (*) FROM claim_proposition)"
          " + (SELECT count (*) FROM cue) + (SELECT count (*) FROM relation)"
          " + (SELECT count (*) FROM memo) + (SELECT count (*) FROM attribute_value)");
}

static void
test_delete_claim (Fixture *self, gconstpointer user_data)
{
  QuothId mention = fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  QuothId code = fixture_add_code (self, "defence");
  QuothId other = fixture_add_annotation (self, QUOTH_KIND_CLAIM, quoth_range (3, 6));
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 10));
  g_autoptr (QuothCue) cue = fixture_new_annotation (self, QUOTH_KIND_CUE, quoth_range (7, 10));
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);
  QuothClaimProposition link = { proposition->value.id, QUOTH_LINK_DENIES };
  QuothChainLink source = { self->actor, mention, QUOTH_FACTUALITY_PR_PLUS };
  const QuothId *id = &claim->annotation.value.id;
  QuothId memo;
  QuothId relation;

  proposition->statement = g_strdup ("It rains.");
  fixture_put (self, proposition);
  g_array_append_val (claim->propositions, link);
  g_array_append_val (claim->chain, source);
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_FOR);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->actor, &mention);
  fixture_put (self, claim);
  cue->claim = *id;
  fixture_put (self, cue);
  relation = fixture_add_relation (self, id, &other);
  fixture_add_relation (self, &other, id);
  memo = fixture_add_memo (self, id, NULL);
  fixture_add_memo (self, id, &memo);
  fixture_add_memo (self, &memo, NULL);
  fixture_add_memo (self, &relation, NULL);

  fixture_delete (self, QUOTH_KIND_MENTION, &mention);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM claim_role WHERE mention IS NULL"),
                   ==, 1);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM claim_chain WHERE mention IS NULL"),
                   ==, 1);

  fixture_delete (self, QUOTH_KIND_CLAIM, id);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM memo"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM relation"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM cue WHERE claim IS NULL"), ==, 1);
  fixture_delete (self, QUOTH_KIND_CUE, &cue->annotation.value.id);
  fixture_delete (self, QUOTH_KIND_CLAIM, &other);
  g_assert_cmpint (count_left (self), ==, 0);
}

static void
test_delete_rest (Fixture *self, gconstpointer user_data)
{
  QuothId code = fixture_add_code (self, "defence");
  QuothId memo = fixture_add_memo (self, &self->document, NULL);
  QuothId child = fixture_add_code (self, "child");
  g_autoptr (QuothCode) moved = quoth_code_new (&child);

  moved->key = g_strdup ("child");
  moved->name = g_strdup ("Child");
  moved->parent = code;
  fixture_put (self, moved);
  fixture_refuse_delete (self, QUOTH_KIND_CODE, &code, QUOTH_ERROR_REFERENCE, "1 code under it");
  fixture_delete (self, QUOTH_KIND_CODE, &child);
  fixture_delete (self, QUOTH_KIND_CODE, &code);

  fixture_add_memo (self, &self->document, &memo);
  fixture_delete (self, QUOTH_KIND_DOCUMENT, &self->document);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM revision"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM memo"), ==, 0);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM content"), ==, 1);
  fixture_delete (self, QUOTH_KIND_ACTOR, &self->actor);
  fixture_delete (self, QUOTH_KIND_CODER, &self->coder);
  g_assert_cmpint (fixture_number (self, "SELECT count (*) FROM coder"), ==, 0);
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
  fixture_test ("/tables/refuse/fields", test_refuse_fields);
  fixture_test ("/tables/refuse/spans", test_refuse_spans);
  fixture_test ("/tables/refuse/references", test_refuse_references);
  fixture_test ("/tables/refuse/doubles", test_refuse_doubles);
  fixture_test ("/tables/refuse/moves", test_refuse_moves);
  fixture_test ("/tables/refuse/circles", test_refuse_circles);
  fixture_test ("/tables/refuse/memos", test_refuse_memos);
  fixture_test ("/tables/refuse/deletes", test_refuse_deletes);
  fixture_test ("/tables/document-text", test_document_text);
  fixture_test ("/tables/segments", test_segments);
  fixture_test ("/tables/delete/claim", test_delete_claim);
  fixture_test ("/tables/delete/rest", test_delete_rest);
  fixture_test ("/tables/one-project", test_one_project);
  fixture_test ("/tables/rolled-back-text", test_rolled_back_text);
  return g_test_run ();
}
