/* test-value.c: tests of quoth-value.c and of the kinds of values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "value-dump.h"

#include <string.h>

/* All that a value says, as text; of a document also what only a whole one has. */
static char *
print (gpointer value)
{
  g_autofree char *dump = dump_value (value);
  GString *out = g_string_new (dump);

  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_DOCUMENT)
    {
      QuothDocument *document = value;

      g_string_append_printf (out, " %p %p", (void *) document->text, (void *) document->original);
      for (guint i = 0; document->segments != NULL && i < document->segments->len; i++)
        {
          QuothSegment *segment = document->segments->pdata[i];

          g_string_append_printf (out, "[%u,%u]%s", segment->range.start, segment->range.end, segment->number);
        }
    }
  return g_string_free (out, FALSE);
}

static void
set_text (char **text)
{
  static const char *const words[] = { NULL, "", "Xi", "习近平", "🇺🇦", "e\u0301", "שלום", "👩‍👩‍👧" };

  g_free (*text);
  *text = g_strdup (words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static void
fill_annotation (QuothAnnotation *self)
{
  guint start = 0;

  self->document = quoth_id_new ();
  self->coder = quoth_id_new ();
  set_text (&self->origin);
  g_array_set_size (self->spans, 0);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--, start += 10)
    quoth_annotation_add_span (self, quoth_range (start, start + 5), i % 2 ? "quote" : NULL);
}

static void
fill_claim (QuothClaim *self)
{
  set_text (&self->statement);
  set_text (&self->form);
  set_text (&self->date);
  set_text (&self->place);
  self->confidence = g_test_rand_double ();
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      QuothId id = quoth_id_new ();
      QuothChainLink link = { id, id, QUOTH_FACTUALITY_CT_PLUS };
      QuothClaimProposition proposition = { id, QUOTH_LINK_DENIES };

      quoth_claim_set_category (self, &id, QUOTH_STANCE_FOR);
      quoth_claim_add_role (self, QUOTH_ROLE_CLAIMANT, &id, NULL);
      g_array_append_val (self->chain, link);
      g_array_append_val (self->propositions, proposition);
    }
}

static void
fill_actor (QuothActor *self)
{
  set_text (&self->name);
  set_text (&self->actor_kind);
  set_text (&self->wikidata);
  set_text (&self->note);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *text = g_strdup_printf ("alias %d", g_test_rand_int ());
      QuothAlias *alias = quoth_actor_add_alias (self, text);
      QuothAffiliation *affiliation;
      QuothId id = quoth_id_new ();

      set_text (&alias->language);
      set_text (&alias->script);
      affiliation = quoth_actor_add_affiliation (self, &id, "president");
      set_text (&affiliation->from);
      set_text (&affiliation->to);
    }
}

static void
fill_document (QuothDocument *self)
{
  static const char words[] = "Some text 🇺🇦 习近平";
  g_autoptr (QuothText) text = quoth_text_new (words, -1, NULL);
  char **strings[] = { &self->name, &self->title, &self->document_kind, &self->author, &self->source,
                       &self->url, &self->date, &self->language, &self->note, &self->encoding };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    set_text (strings[i]);
  quoth_document_set_text (self, text);
  g_clear_pointer (&self->original, g_bytes_unref);
  self->original = g_bytes_new (words, sizeof words);
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  if (g_test_rand_bit ())
    return;
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (self->segments, quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (0, 4), "1/"));
  g_ptr_array_add (self->segments, quoth_segment_new (QUOTH_SEGMENT_BOILERPLATE, quoth_range (6, 9), NULL));
}

static void
fill_code (QuothCode *self)
{
  char **strings[] = { &self->key, &self->name, &self->definition, &self->inclusion,
                       &self->exclusion, &self->color, &self->shortcut };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    set_text (strings[i]);
  quoth_code_add_example (self, NULL, "An example", "of 🇺🇦");
}

static void
fill_codebook (gpointer value)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;

  if (kind == QUOTH_KIND_ACTOR_KIND)
    set_text (&quoth_actor_kind (value)->key), set_text (&quoth_actor_kind (value)->name),
      set_text (&quoth_actor_kind (value)->color);
  else if (kind == QUOTH_KIND_ANNOTATION_TYPE)
    set_text (&quoth_annotation_type (value)->key), set_text (&quoth_annotation_type (value)->name),
      set_text (&quoth_annotation_type (value)->color), set_text (&quoth_annotation_type (value)->definition);
  else if (kind == QUOTH_KIND_RELATION_TYPE)
    set_text (&quoth_relation_type (value)->key), set_text (&quoth_relation_type (value)->name),
      set_text (&quoth_relation_type (value)->definition), set_text (&quoth_relation_type (value)->color);
  else if (kind == QUOTH_KIND_CODEBOOK_VERSION)
    set_text (&quoth_codebook_version (value)->name), set_text (&quoth_codebook_version (value)->note),
      set_text (&quoth_codebook_version (value)->content);
  else if (kind == QUOTH_KIND_ATTRIBUTE)
    {
      set_text (&quoth_attribute (value)->key), set_text (&quoth_attribute (value)->name);
      set_text (&quoth_attribute (value)->definition);
      g_strfreev (quoth_attribute (value)->choices);
      quoth_attribute (value)->choices = g_strsplit ("a,b", ",", -1);
    }
}

static void
fill_attributes (QuothValue *value)
{
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      QuothId attribute = quoth_id_new ();

      quoth_value_set_attribute (value, &attribute, g_test_rand_bit () ? "12" : "e\u0301");
    }
}

/* Gives all fields of a value new contents. */
static void
fill (gpointer value)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;

  fill_attributes (value);
  fill_codebook (value);
  if (quoth_kind_is_annotation (kind))
    fill_annotation (value);
  if (kind == QUOTH_KIND_CLAIM)
    fill_claim (value);
  else if (kind == QUOTH_KIND_ACTOR)
    fill_actor (value);
  else if (kind == QUOTH_KIND_DOCUMENT)
    fill_document (value);
  else if (kind == QUOTH_KIND_CODE)
    fill_code (value);
  else if (kind == QUOTH_KIND_PROJECT)
    set_text (&quoth_project (value)->name), set_text (&quoth_project (value)->description);
  else if (kind == QUOTH_KIND_CODER)
    set_text (&quoth_coder (value)->name), set_text (&quoth_coder (value)->color);
  else if (kind == QUOTH_KIND_PROPOSITION)
    set_text (&quoth_proposition (value)->statement), set_text (&quoth_proposition (value)->note);
  else if (kind == QUOTH_KIND_RELATION)
    set_text (&quoth_relation (value)->relation_kind);
  else if (kind == QUOTH_KIND_CUE)
    set_text (&quoth_cue (value)->cue_kind);
  else if (kind == QUOTH_KIND_ASSIGNMENT)
    set_text (&quoth_assignment (value)->deadline), set_text (&quoth_assignment (value)->note);
  else if (kind == QUOTH_KIND_VERDICT)
    {
      set_text (&quoth_verdict (value)->reason);
      set_text (&quoth_verdict (value)->seen);
    }
  else if (kind == QUOTH_KIND_MEMO)
    set_text (&quoth_memo (value)->text);
}

static void
test_copy (void)
{
  for (int i = 0; i < 50 * QUOTH_N_KINDS; i++)
    {
      QuothKind kind = (QuothKind) (i % QUOTH_N_KINDS);
      g_autoptr (QuothValue) value = quoth_value_new (kind, NULL);
      g_autofree char *said = NULL;
      g_autofree char *said_by_copy = NULL;
      g_autofree char *said_after = NULL;

      fill (value);
      said = print (value);
      {
        g_autoptr (QuothValue) copy = quoth_value_copy (value);
        g_autoptr (QuothValue) second = NULL;

        said_by_copy = print (copy);
        g_assert_cmpstr (said, ==, said_by_copy);
        fill (copy);
        second = quoth_value_copy (copy);
      }
      said_after = print (value);
      g_assert_cmpstr (said, ==, said_after);
    }
}

/* A copy outlives what it was made from. */
static void
test_copy_outlives (void)
{
  for (int i = 0; i < QUOTH_N_KINDS; i++)
    {
      QuothValue *value = quoth_value_new ((QuothKind) i, NULL);
      g_autofree char *said = NULL;
      g_autofree char *said_by_copy = NULL;
      g_autoptr (QuothValue) copy = NULL;

      fill (value);
      said = print (value);
      copy = quoth_value_copy (value);
      quoth_value_unref (value);
      said_by_copy = print (copy);
      g_assert_cmpstr (said, ==, said_by_copy);
    }
}

static void
test_new (void)
{
  QuothId id = quoth_id_new ();

  for (int i = 0; i < QUOTH_N_KINDS; i++)
    {
      g_autoptr (QuothValue) named = quoth_value_new ((QuothKind) i, &id);
      g_autoptr (QuothValue) other = quoth_value_new ((QuothKind) i, NULL);
      QuothKind kind;

      g_assert_true (quoth_id_equal (&named->id, &id));
      g_assert_false (quoth_id_is_none (&other->id));
      g_assert_cmpint (named->kind, ==, i);
      g_assert_true (quoth_kind_from_nick (quoth_kind_to_nick (named->kind), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  {
    QuothKind kind;

    g_assert_false (quoth_kind_from_nick ("segment", &kind));
    g_assert_false (quoth_kind_from_nick (NULL, &kind));
  }
}

static gpointer
ref_and_unref (gpointer value)
{
  for (int i = 0; i < 20000; i++)
    quoth_value_unref (quoth_value_ref (value));
  return NULL;
}

static void
test_refs (void)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  GThread *threads[4];

  fill (actor);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("refs", ref_and_unref, actor);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_true (g_atomic_ref_count_compare (&actor->value.refs, 1));
}

static void
test_nicks (void)
{
  QuothFactuality factuality = QUOTH_FACTUALITY_CT_PLUS;
  QuothMode mode;

  for (int i = QUOTH_FACTUALITY_UNSET; i <= QUOTH_FACTUALITY_U_U; i++)
    {
      g_assert_true (quoth_factuality_from_nick (quoth_factuality_to_nick ((QuothFactuality) i), &factuality));
      g_assert_cmpint (factuality, ==, i);
    }
  g_assert_true (quoth_factuality_from_nick ("", &factuality));
  g_assert_cmpint (factuality, ==, QUOTH_FACTUALITY_UNSET);
  g_assert_false (quoth_factuality_from_nick ("ct+", &factuality));
  g_assert_true (quoth_mode_from_nick ("unattributed", &mode));
  g_assert_cmpint (mode, ==, QUOTH_MODE_UNATTRIBUTED);
}

static void
test_cue_kinds (void)
{
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);

  g_assert_true (quoth_cue_is (cue, QUOTH_CUE_CUE));
  quoth_cue_set_kind (cue, "location");
  g_assert_true (quoth_cue_is (cue, "location"));
  g_assert_false (quoth_cue_is (cue, "loc"));
  quoth_cue_set_kind (cue, cue->cue_kind);
  g_assert_cmpstr (cue->cue_kind, ==, "location");
  g_assert_true (quoth_cue_kind_is_own (cue->cue_kind));
  g_assert_false (quoth_cue_kind_is_own (QUOTH_CUE_EVIDENCE));
  g_assert_cmpstr (quoth_name_of_cue_kind (QUOTH_CUE_EVIDENCE), ==, "evidence");
  g_assert_cmpstr (quoth_name_of_cue_kind ("location"), ==, "location");
}

static void
test_claim_parts (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  QuothId code = quoth_id_new ();
  QuothId first = quoth_id_new ();
  QuothId second = quoth_id_new ();
  QuothChainLink link = { second, QUOTH_ID_NONE, QUOTH_FACTUALITY_UNSET };

  g_assert_cmpfloat (claim->confidence, <, 0);
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_UNSET);
  quoth_claim_set_category (claim, &code, QUOTH_STANCE_AGAINST);
  g_assert_cmpuint (claim->categories->len, ==, 1);
  g_assert_cmpint (g_array_index (claim->categories, QuothCategory, 0).stance, ==, QUOTH_STANCE_AGAINST);

  g_assert_null (quoth_claim_get_claimant (claim));
  g_array_append_val (claim->chain, link);
  g_assert_true (quoth_id_equal (quoth_claim_get_claimant (claim), &second));
  quoth_claim_add_role (claim, QUOTH_ROLE_OBJECT, &first, NULL);
  g_assert_true (quoth_id_equal (quoth_claim_get_claimant (claim), &second));
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &first, NULL);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &first, &second);
  g_assert_cmpuint (claim->roles->len, ==, 2);
  g_assert_true (quoth_id_equal (quoth_claim_get_claimant (claim), &first));
}

static void
test_actor_aliases (void)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup ("Xi Jinping");
  g_assert_null (quoth_actor_add_alias (actor, "Xi Jinping"));
  g_assert_nonnull (quoth_actor_add_alias (actor, "习近平"));
  g_assert_null (quoth_actor_add_alias (actor, "习近平"));
  g_assert_cmpuint (actor->aliases->len, ==, 1);
  g_assert_cmpuint (g_strv_length ((char **) quoth_actor_get_kinds ()), ==, 6);
}

static void
test_document_segments (void)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);

  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_assert_null (quoth_document_find_segment (document, 3));
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (2, 5), "1/"));
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_BOILERPLATE, quoth_range (7, 9), NULL));
  g_assert_null (quoth_document_find_segment (document, 1));
  g_assert_cmpstr (quoth_document_find_segment (document, 2)->number, ==, "1/");
  g_assert_cmpstr (quoth_document_find_segment (document, 6)->number, ==, "1/");
  g_assert_true (quoth_document_find_segment (document, 100) == document->segments->pdata[1]);
  for (guint offset = 0; offset < 12; offset++)
    g_assert_cmpint (quoth_document_is_boilerplate (document, offset), ==, offset == 7 || offset == 8);
}

static void
test_annotation_spans (void)
{
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);
  g_autofree char *quote = NULL;
  QuothRange extent = quoth_annotation_get_extent (mention);

  g_assert_cmpuint (extent.end, ==, 0);
  quoth_annotation_add_span (mention, quoth_range (3, 5), "one");
  quoth_annotation_add_span (mention, quoth_range (9, 12), "two");
  extent = quoth_annotation_get_extent (mention);
  g_assert_cmpuint (extent.start, ==, 3);
  g_assert_cmpuint (extent.end, ==, 12);
  quote = quoth_annotation_dup_quote (mention);
  g_assert_cmpstr (quote, ==, "one … two");
  quoth_annotation_set_range (mention, quoth_range (4, 6));
  g_assert_cmpuint (quoth_annotation_get_n_spans (mention), ==, 1);
  g_assert_null (quoth_annotation_get_span (mention, 0)->quote);
}

static void
assert_check (gpointer mention, QuothText *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (quoth_annotation_check (mention, text, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, QUOTH_ERROR, code);
}

static void
test_annotation_check (void)
{
  /* The flag is the code points 2 and 3. */
  g_autoptr (QuothText) text = quoth_text_new ("a 🇺🇦 b", -1, NULL);
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

  assert_check (mention, text, QUOTH_ERROR_OFFSET);
  quoth_annotation_set_range (mention, quoth_range (2, 4));
  assert_check (mention, text, -1);
  quoth_annotation_set_range (mention, quoth_range (2, 3));
  assert_check (mention, text, QUOTH_ERROR_OFFSET);
  quoth_annotation_set_range (mention, quoth_range (3, 4));
  assert_check (mention, text, QUOTH_ERROR_OFFSET);
  quoth_annotation_set_range (mention, (QuothRange){ 2, 1 });
  assert_check (mention, text, QUOTH_ERROR_OFFSET);
  quoth_annotation_set_range (mention, quoth_range (0, 7));
  assert_check (mention, text, QUOTH_ERROR_OFFSET);
  quoth_annotation_set_range (mention, quoth_range (0, 6));
  assert_check (mention, text, -1);
  quoth_annotation_add_span (mention, quoth_range (5, 6), NULL);
  assert_check (mention, text, QUOTH_ERROR_OFFSET);

  g_array_set_size (mention->annotation.spans, 0);
  quoth_annotation_add_span (mention, quoth_range (0, 1), "a");
  quoth_annotation_add_span (mention, quoth_range (2, 4), "🇺🇦");
  assert_check (mention, text, -1);
  quoth_annotation_add_span (mention, quoth_range (5, 6), "B");
  assert_check (mention, text, QUOTH_ERROR_QUOTE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/copy", test_copy);
  g_test_add_func ("/value/copy-outlives", test_copy_outlives);
  g_test_add_func ("/value/new", test_new);
  g_test_add_func ("/value/refs", test_refs);
  g_test_add_func ("/value/nicks", test_nicks);
  g_test_add_func ("/value/cue-kinds", test_cue_kinds);
  g_test_add_func ("/value/claim-parts", test_claim_parts);
  g_test_add_func ("/value/actor-aliases", test_actor_aliases);
  g_test_add_func ("/value/document-segments", test_document_segments);
  g_test_add_func ("/value/annotation-spans", test_annotation_spans);
  g_test_add_func ("/value/annotation-check", test_annotation_check);
  return g_test_run ();
}
