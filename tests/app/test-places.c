/* test-places.c: tests of quoth-places.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-places.h"

#include <string.h>

static const char text[] = "Metadata\n1/3 Xi met Putin.\n2/3 Erdoğan came.\n✂ Follow us\nand more\n";

typedef struct
{
  QuothDocumentModel *model;
  GPtrArray *codes;
  QuothId claims[3];
} Fixture;

static QuothSegment *
new_segment (QuothText *whole, const char *words, QuothSegmentKind kind, const char *number)
{
  const char *utf8 = quoth_text_get_utf8 (whole);
  const char *at = strstr (utf8, words);
  guint start = (guint) g_utf8_pointer_to_offset (utf8, at);

  return quoth_segment_new (kind, quoth_range (start, start + (guint) g_utf8_strlen (words, -1)), number);
}

static QuothCode *
new_code (const char *name)
{
  QuothCode *code = quoth_code_new (NULL);

  code->name = g_strdup (name);
  code->key = g_strdup (name);
  return code;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothText) whole = quoth_text_new (text, -1, NULL);
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  const QuothRange ranges[] = { { 13, 15 }, { 13, 25 }, { 31, 38 } };

  self->codes = quoth_values_new ();
  g_ptr_array_add (self->codes, new_code ("Défense"));
  g_ptr_array_add (self->codes, new_code ("Trade"));
  quoth_document_set_text (document, whole);
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (document->segments, new_segment (whole, "Metadata", QUOTH_SEGMENT_METADATA, NULL));
  g_ptr_array_add (document->segments, new_segment (whole, "1/3 Xi met Putin.", QUOTH_SEGMENT_POST, "1/3"));
  g_ptr_array_add (document->segments, new_segment (whole, "2/3 Erdoğan came.", QUOTH_SEGMENT_POST, "2/3"));
  g_ptr_array_add (document->segments, new_segment (whole, "✂ Follow us", QUOTH_SEGMENT_BOILERPLATE, NULL));
  g_ptr_array_add (document->segments, new_segment (whole, "and more", QUOTH_SEGMENT_PARAGRAPH, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
      QuothCategory category = { .code = QUOTH_VALUE (self->codes->pdata[0])->id };
      g_autofree char *quote = quoth_text_dup_slice (whole, ranges[i]);

      quoth_annotation_add_span (claim, ranges[i], quote);
      if (i == 1)
        claim->statement = g_strdup ("They spoke of Élan");
      else
        g_array_append_val (claim->categories, category);
      self->claims[i] = claim->annotation.value.id;
      g_ptr_array_add (annotations, quoth_value_ref (claim));
    }
  self->model = quoth_document_model_new (document, annotations);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->model);
  g_ptr_array_unref (self->codes);
}

/* "title (what) @start", each; "!" before what is wrong. */
static void
assert_places (Fixture *self, guint caret, const char *query, const char *expected)
{
  g_autoptr (GPtrArray) places = quoth_places_find (self->model, self->codes, caret, query);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const QuothPlace *place = places->pdata[i];

      g_string_append_printf (got, "%s%s%s", i > 0 ? "; " : "", place->is_wrong ? "!" : "", place->title);
      if (!place->is_wrong)
        g_string_append_printf (got, " (%s) @%u", place->what, place->range.start);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_numbers (Fixture *self, gconstpointer data)
{
  assert_places (self, 0, "2", "2/3 Erdoğan came. (post 2) @27");
  assert_places (self, 0, " post 1", "1/3 Xi met Putin. (post 1) @9");
  assert_places (self, 0, "2/", "2/3 Erdoğan came. (post 2) @27");
  assert_places (self, 0, "¶ 3", "and more (paragraph 3) @57");
  assert_places (self, 0, "para 3", "and more (paragraph 3) @57");
  assert_places (self, 0, "7", "!There is no 7: the numbers beside the text end with 3");
  assert_places (self, 0, "99999999999999999999", "!There is no 4294967295: the numbers beside the text end with 3");
}

static void
test_offsets (Fixture *self, gconstpointer data)
{
  assert_places (self, 0, "@57", "and more (Character 57) @57");
  assert_places (self, 0, "@9999", "!The text has 66 characters");
  assert_places (self, 0, "@", "!After @ comes the number of a character");
  assert_places (self, 0, "@1x", "!After @ comes the number of a character");
}

static void
test_words (Fixture *self, gconstpointer data)
{
  assert_places (self, 0, "erdogan", "Erdoğan (claim) @31");
  assert_places (self, 0, "XI", "Xi met Putin (claim) @13; Xi (claim) @13");
  assert_places (self, 0, "elan", "They spoke of Élan (claim) @13");
  assert_places (self, 20, "e", "Défense (Code) @31; !Trade; Erdoğan (claim) @31; Xi met Putin (claim) @13");
  assert_places (self, 0, "nobody", "!Nothing coded here says so");
  assert_places (self, 0, "  ", "");
}

static void
test_codes (Fixture *self, gconstpointer data)
{
  const QuothId *code = &QUOTH_VALUE (self->codes->pdata[0])->id;
  const QuothId *trade = &QUOTH_VALUE (self->codes->pdata[1])->id;
  QuothAnnotation *at = quoth_places_find_code (self->model, code, NULL, 0, 1);

  assert_places (self, 0, "defense", "Défense (Code) @13");
  g_assert_true (quoth_id_equal (&at->value.id, &self->claims[0]));
  at = quoth_places_find_code (self->model, code, &at->value.id, 0, 1);
  g_assert_true (quoth_id_equal (&at->value.id, &self->claims[2]));
  at = quoth_places_find_code (self->model, code, &at->value.id, 0, 1);
  g_assert_true (quoth_id_equal (&at->value.id, &self->claims[0]));
  at = quoth_places_find_code (self->model, code, &at->value.id, 0, -1);
  g_assert_true (quoth_id_equal (&at->value.id, &self->claims[2]));
  /* From what is not under it. */
  at = quoth_places_find_code (self->model, code, &self->claims[1], 0, -1);
  g_assert_nonnull (at);
  g_assert_null (quoth_places_find_code (self->model, trade, NULL, 0, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/places/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/places/offsets", Fixture, NULL, set_up, test_offsets, tear_down);
  g_test_add ("/places/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/places/codes", Fixture, NULL, set_up, test_codes, tear_down);
  return g_test_run ();
}
