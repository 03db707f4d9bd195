/* test-change.c: tests of quoth-change.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-change.h"
#include "model/quoth-coder.h"

static void
test_ops (void)
{
  QuothId coder_id = quoth_id_new ();
  QuothId other = quoth_id_new ();
  g_autoptr (QuothChange) change = quoth_change_new ("Do it", &coder_id);
  QuothCoder *coder = quoth_coder_new (&coder_id);
  const QuothOp *op;

  g_assert_cmpstr (quoth_change_get_label (change), ==, "Do it");
  g_assert_true (quoth_id_equal (quoth_change_get_coder (change), &coder_id));
  g_assert_null (quoth_change_get_file (change));
  g_assert_cmpuint (quoth_change_get_n_ops (change), ==, 0);

  quoth_change_put (change, coder);
  quoth_value_unref (coder);
  quoth_change_set_source (change, "a.jsonl", 7);
  quoth_change_delete (change, QUOTH_KIND_CLAIM, &other);
  quoth_change_set_source (change, "a.jsonl", 9);
  quoth_change_delete (change, QUOTH_KIND_CUE, &other);

  g_assert_cmpuint (quoth_change_get_n_ops (change), ==, 3);
  op = quoth_change_get_op (change, 0);
  g_assert_cmpint (op->op, ==, QUOTH_OP_PUT);
  g_assert_cmpint (op->kind, ==, QUOTH_KIND_CODER);
  g_assert_true (op->value == QUOTH_VALUE (coder));
  g_assert_true (quoth_id_equal (&op->id, &coder_id));
  g_assert_cmpuint (op->line, ==, 0);
  op = quoth_change_get_op (change, 1);
  g_assert_cmpint (op->op, ==, QUOTH_OP_DELETE);
  g_assert_cmpint (op->kind, ==, QUOTH_KIND_CLAIM);
  g_assert_null (op->value);
  g_assert_true (quoth_id_equal (&op->id, &other));
  g_assert_cmpuint (op->line, ==, 7);
  g_assert_cmpuint (quoth_change_get_op (change, 2)->line, ==, 9);
  g_assert_cmpstr (quoth_change_get_file (change), ==, "a.jsonl");
}

/* A change owns what is put into it, until the last reference is gone. */
static void
test_ownership (void)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  QuothChange *change = quoth_change_new ("Do it", &coder->value.id);
  QuothChange *second;

  for (int i = 0; i < 100; i++)
    quoth_change_put (change, coder);
  g_assert_true (g_atomic_ref_count_compare (&coder->value.refs, 101));
  second = quoth_change_ref (change);
  quoth_change_unref (change);
  g_assert_true (g_atomic_ref_count_compare (&coder->value.refs, 101));
  quoth_change_unref (second);
  g_assert_true (g_atomic_ref_count_compare (&coder->value.refs, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/ops", test_ops);
  g_test_add_func ("/change/ownership", test_ownership);
  return g_test_run ();
}
