/* test-intake.c: tests of quoth-intake.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "intake-fixture.h"

static void
add_edits (Fixture *self, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_string_append (self->intake->edits, "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}");
      quoth_intake_end_edit (self->intake, 10 * i);
    }
}

/* As many lines come out as went in. */
static void
test_edits (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *edits = g_malloc0 (10000);
  gsize n_bytes;

  add_edits (self, 100);
  stream = quoth_intake_steal_edits (self->intake, &error);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (stream, edits, 10000, &n_bytes, NULL, &error));
  g_assert_cmpuint (n_bytes, ==, 100 * (strlen ("{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}") + 1));
  g_assert_cmpuint (self->intake->lines->len, ==, 100);
  g_assert_cmpuint (g_array_index (self->intake->lines, guint, 99), ==, 1000);
}

/* Edits that go on and on take no more memory than they may, and are not taken in. */
static void
test_full (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->intake->max_bytes = 4000;
  for (guint i = 0; i < 1000; i++)
    {
      add_edits (self, 1 + i % 7);
      g_assert_cmpuint (self->intake->edits->len, <=, 4000);
    }
  g_assert_null (quoth_intake_steal_edits (self->intake, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "a.ann:"));
}

/* The first few of a sort are listed, all are counted; strictly, the first is an error. */
static void
test_losses (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 25; i++)
    g_assert_true (quoth_intake_lose (self->intake, i, "sorts", "it is left out", &error));
  g_assert_cmpuint (self->losses->len, ==, 1);
  g_assert_cmpuint (((QuothLoss *) self->losses->pdata[0])->count, ==, 25);
  g_assert_cmpuint (self->warnings->len, ==, 10);
  g_assert_cmpstr (self->warnings->pdata[9], ==, "a.ann:10: it is left out");
  self->intake->strict = TRUE;
  g_assert_false (quoth_intake_lose (self->intake, 26, "sorts", "it is left out", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "a.ann:26: it is left out");
}

#define fixture_test(path, func) g_test_add (path, Fixture, "a.ann", intake_set_up, func, intake_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/intake/edits", test_edits);
  fixture_test ("/intake/full", test_full);
  fixture_test ("/intake/losses", test_losses);
  return g_test_run ();
}
