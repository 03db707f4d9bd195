/* test-mention-finder.c: tests of where an actor is named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-mention-finder.h"

static QuothAnnotation *
add (GPtrArray *annotations, QuothKind kind, const QuothId *actor, guint start, guint end)
{
  QuothAnnotation *annotation = quoth_value_new (kind, NULL);

  quoth_annotation_add_span (annotation, quoth_range (start, end), NULL);
  if (kind == QUOTH_KIND_MENTION)
    quoth_mention (annotation)->actor = *actor;
  g_ptr_array_add (annotations, annotation);
  return annotation;
}

static void
test_order (void)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothText) text = quoth_text_new ("0123456789012345678901234567890123456789", -1, NULL);
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  g_autoptr (GPtrArray) found = NULL;
  QuothId one = quoth_id_new (), other = quoth_id_new ();
  QuothAnnotation *far = add (annotations, QUOTH_KIND_MENTION, &one, 0, 2);
  QuothAnnotation *before = add (annotations, QUOTH_KIND_MENTION, &one, 13, 15);
  QuothAnnotation *inside = add (annotations, QUOTH_KIND_MENTION, &one, 21, 22);
  QuothAnnotation *after = add (annotations, QUOTH_KIND_MENTION, &one, 35, 37);

  /* In two pieces: found once. */
  quoth_annotation_add_span (far, quoth_range (3, 5), NULL);
  add (annotations, QUOTH_KIND_MENTION, &other, 19, 20);
  add (annotations, QUOTH_KIND_CUE, NULL, 16, 18);
  quoth_document_set_text (document, text);
  model = quoth_document_model_new (document, annotations);
  found = quoth_mentions_near (model, &one, quoth_range (20, 30));
  g_assert_cmpuint (found->len, ==, 4);
  g_assert_true (found->pdata[0] == inside);
  g_assert_true (found->pdata[1] == before);
  g_assert_true (found->pdata[2] == after);
  g_assert_true (found->pdata[3] == far);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mention-finder/order", test_order);
  return g_test_run ();
}
