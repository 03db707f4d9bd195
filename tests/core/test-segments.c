/* test-segments.c: tests of quoth-segments.c: the text and the segments of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/segments/document-text", test_document_text);
  fixture_test ("/segments/segments", test_segments);
  return g_test_run ();
}
