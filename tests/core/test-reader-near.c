/* test-reader-near.c: tests of quoth-reader-near.c: what is coded near a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"
#include "value-dump.h"

#define LENGTH 20000
#define N_ROUNDS 12
#define N_ANNOTATIONS 150
#define DISTANCE 600

static gpointer
make_annotation (Fixture *self)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  guint start = (guint) g_test_rand_int_range (0, LENGTH - 400);
  guint n = (guint) g_test_rand_int_range (1, 60);
  QuothAnnotation *annotation
    = fixture_new_annotation (self, kinds[g_test_rand_int_range (0, 3)], quoth_range (start, start + n));

  if (g_test_rand_int_range (0, 6) == 0)
    {
      start += n + (guint) g_test_rand_int_range (1, 300);
      quoth_annotation_add_span (annotation, quoth_range (start, start + 5), NULL);
    }
  return annotation;
}

/* One that a revision left without a place. */
static void
add_unplaced (Fixture *self, guint start)
{
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

  mention->annotation.document = self->document;
  mention->annotation.coder = self->coder;
  mention->annotation.unplaced = TRUE;
  mention->actor = self->actor;
  quoth_annotation_add_span (mention, quoth_range (start, start + 4), "gone");
  fixture_put (self, mention);
}

static void
fill (Fixture *self, guint n)
{
  g_autofree char *utf8 = g_strnfill (LENGTH, 'x');
  g_autoptr (GPtrArray) values = quoth_values_new ();
  g_autoptr (GError) error = NULL;

  self->document = fixture_add_document (self, "long", utf8);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (values, make_annotation (self));
  g_assert_true (fixture_try_put (self, values, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    add_unplaced (self, (guint) g_test_rand_int_range (0, LENGTH - 10));
}

static gboolean
touches (QuothRange a, QuothRange b)
{
  return a.start <= b.end && b.start <= a.end;
}

static gboolean
has (GPtrArray *values, const QuothId *id)
{
  for (guint i = 0; i < values->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (values->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* All near the place are there; what is not there touches nothing that is; what is there is whole. */
static void
check (GPtrArray *near, GPtrArray *whole, QuothRange stretch)
{
  for (guint i = 0; i < whole->len; i++)
    {
      QuothAnnotation *one = whole->pdata[i];
      QuothRange extent = quoth_annotation_get_extent (one);

      if (has (near, &one->value.id))
        {
          g_assert_false (one->unplaced);
          continue;
        }
      if (one->unplaced)
        continue;
      g_assert_false (touches (extent, stretch));
      for (guint k = 0; k < near->len; k++)
        g_assert_false (touches (extent, quoth_annotation_get_extent (near->pdata[k])));
    }
  for (guint i = 0; i < near->len; i++)
    {
      g_autofree char *dump = dump_value (near->pdata[i]);
      gboolean found = FALSE;

      for (guint k = 0; k < whole->len && !found; k++)
        if (quoth_id_equal (&QUOTH_VALUE (whole->pdata[k])->id, &QUOTH_VALUE (near->pdata[i])->id))
          {
            g_autofree char *expected = dump_value (whole->pdata[k]);

            g_assert_cmpstr (dump, ==, expected);
            found = TRUE;
          }
      g_assert_true (found);
    }
}

static GPtrArray *
load_near (Fixture *self, const QuothId *annotation, guint offset, guint distance, gboolean *all)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *near
    = quoth_reader_load_annotations_near (self->reader, &self->document, annotation, offset, distance, all, &error);

  g_assert_no_error (error);
  return near;
}

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) whole = NULL;
  guint n_parts = 0;

  fill (self, N_ANNOTATIONS);
  whole = quoth_reader_load_annotations (self->reader, &self->document, NULL);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint offset = (guint) g_test_rand_int_range (0, LENGTH);
      gboolean all;
      g_autoptr (GPtrArray) near = load_near (self, NULL, offset, DISTANCE, &all);

      if (all)
        g_assert_cmpuint (near->len, ==, N_ANNOTATIONS);
      n_parts += !all;
      check (near, whole, quoth_range (offset - MIN (offset, DISTANCE), offset + DISTANCE));
    }
  g_assert_cmpuint (n_parts, >, 0);
}

static void
test_around_annotation (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) whole = NULL;

  fill (self, N_ANNOTATIONS);
  whole = quoth_reader_load_annotations (self->reader, &self->document, NULL);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      QuothAnnotation *one = whole->pdata[g_test_rand_int_range (0, (int) whole->len)];
      guint start = quoth_annotation_get_extent (one).start;
      gboolean all;
      g_autoptr (GPtrArray) near = load_near (self, &one->value.id, 0, DISTANCE, &all);

      g_assert_true (has (near, &one->value.id) == !one->unplaced);
      check (near, whole, quoth_range (start - MIN (start, DISTANCE), start + DISTANCE));
    }
}

/* Where everything hangs together, or is near, it is everything. */
static void
test_all (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GPtrArray) chained = NULL;
  gboolean all;

  fill (self, 20);
  near = load_near (self, NULL, LENGTH / 2, LENGTH, &all);
  g_assert_true (all);
  g_assert_cmpuint (near->len, ==, 20);

  for (guint start = 0; start + 100 < LENGTH; start += 90)
    fixture_add_annotation (self, QUOTH_KIND_CUE, quoth_range (start, start + 100));
  chained = load_near (self, NULL, LENGTH / 2, DISTANCE, &all);
  g_assert_true (all);
  g_assert_cmpuint (chained->len, >, 20 + LENGTH / 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reader-near/random", test_random);
  fixture_test ("/reader-near/around-annotation", test_around_annotation);
  fixture_test ("/reader-near/all", test_all);
  return g_test_run ();
}
