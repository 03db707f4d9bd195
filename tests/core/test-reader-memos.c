/* test-reader-memos.c: tests of quoth-reader-memos.c: the memos on a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

static GPtrArray *
list (Fixture *self, const QuothId *target)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *memos = quoth_reader_list_memos (self->reader, target, &error);

  g_assert_no_error (error);
  return memos;
}

/* The memos on a value and the answers to them are found, whatever the value is, and no others. */
static void
test_list (Fixture *self, gconstpointer user_data)
{
  QuothId first = fixture_add_memo (self, &self->actor, NULL);
  QuothId answer = fixture_add_memo (self, &self->actor, &first);
  QuothId other = fixture_add_memo (self, &self->document, NULL);
  g_autoptr (GPtrArray) on_actor = list (self, &self->actor);
  g_autoptr (GPtrArray) on_document = list (self, &self->document);
  g_autoptr (GPtrArray) on_coder = list (self, &self->coder);

  g_assert_cmpuint (on_actor->len, ==, 2);
  g_assert_true (quoth_id_equal (&QUOTH_VALUE (on_actor->pdata[0])->id, &first));
  g_assert_true (quoth_id_equal (&QUOTH_VALUE (on_actor->pdata[1])->id, &answer));
  g_assert_true (quoth_id_equal (&quoth_memo (on_actor->pdata[1])->parent, &first));
  g_assert_cmpuint (on_document->len, ==, 1);
  g_assert_true (quoth_id_equal (&QUOTH_VALUE (on_document->pdata[0])->id, &other));
  g_assert_cmpuint (on_coder->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reader-memos/list", test_list);
  return g_test_run ();
}
