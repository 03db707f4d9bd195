/* test-reader-uses.c: tests of quoth-reader-uses.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "project-fixture.h"
#include "random-project.h"
#include "value-dump.h"

/* By kind and id: the order of quoth_reader_foreach_use(). */
static int
compare_values (gconstpointer a, gconstpointer b)
{
  const QuothValue *first = *(QuothValue *const *) a;
  const QuothValue *second = *(QuothValue *const *) b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return quoth_id_compare (&first->id, &second->id);
}

static char *
dump_values (GPtrArray *values)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *dump = dump_value (values->pdata[i]);

      g_string_append_printf (all, "%s\n", dump);
    }
  return g_string_free (all, FALSE);
}

/* What a user has of the value in its dump: its id; or as its kind, its key. */
static char *
dup_trace (const QuothValue *used)
{
  if (used->kind == QUOTH_KIND_ACTOR_KIND)
    return g_strdup_printf (" kind=“%s”", ((const QuothActorKind *) used)->key);
  if (used->kind == QUOTH_KIND_ANNOTATION_TYPE)
    return g_strdup_printf (" kind=“%s”", ((const QuothAnnotationType *) used)->key);
  if (used->kind == QUOTH_KIND_RELATION_TYPE)
    return g_strdup_printf (" kind=“%s”", ((const QuothRelationType *) used)->key);
  return quoth_id_dup_string (&used->id);
}

/* The long way: whatever has a trace of it, or its id, somewhere in it. */
static char *
find_uses (Fixture *self, RandomProject *project, const QuothValue *used)
{
  g_autoptr (GPtrArray) users = quoth_values_new ();
  g_autofree char *trace = dup_trace (used);
  char id[QUOTH_ID_STRING_SIZE];

  quoth_id_to_string (&used->id, id);
  for (guint i = 0; i < project->values->len; i++)
    {
      const QuothValue *value = project->values->pdata[i];
      g_autoptr (QuothValue) stored = quoth_reader_get (self->reader, value->kind, &value->id, NULL);
      g_autofree char *dump = dump_value (stored);

      if (!quoth_id_equal (&value->id, &used->id) && (strstr (dump, id) != NULL || strstr (dump, trace) != NULL))
        g_ptr_array_add (users, g_steal_pointer (&stored));
    }
  g_ptr_array_sort (users, compare_values);
  return dump_values (users);
}

typedef struct
{
  GPtrArray *values;
  guint counts[QUOTH_N_KINDS];
} Uses;

static gboolean
add_use_cb (gpointer value, gpointer data, GError **error)
{
  Uses *uses = data;

  g_ptr_array_add (uses->values, quoth_value_ref (value));
  uses->counts[QUOTH_VALUE (value)->kind]++;
  return TRUE;
}

static void
check_uses (Fixture *self, RandomProject *project, const QuothValue *used)
{
  g_autofree char *expected = find_uses (self, project, used);
  g_autoptr (GPtrArray) values = quoth_values_new ();
  Uses uses = { .values = values };
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  guint counts[QUOTH_N_KINDS];

  quoth_reader_foreach_use (self->reader, used->kind, &used->id, add_use_cb, &uses, &error);
  g_assert_no_error (error);
  found = dump_values (values);
  g_assert_cmpstr (found, ==, expected);
  quoth_reader_count_uses (self->reader, used->kind, &used->id, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (counts, sizeof counts, uses.counts, sizeof uses.counts);
}

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (20);
  g_autoptr (GError) error = NULL;

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < project->values->len; i++)
    check_uses (self, project, project->values->pdata[i]);
}

static gboolean
stop_cb (gpointer value, gpointer data, GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, "enough");
  *(guint *) data += 1;
  return FALSE;
}

static void
test_stop (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (0, 2));
  fixture_add_annotation (self, QUOTH_KIND_MENTION, quoth_range (3, 6));
  g_assert_false (
    quoth_reader_foreach_use (self->reader, QUOTH_KIND_ACTOR, &self->actor, stop_cb, &n, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
  g_assert_cmpuint (n, ==, 1);
}

/* What is not there is not used. */
static void
test_nothing (Fixture *self, gconstpointer user_data)
{
  QuothId nothing = quoth_id_new ();
  guint counts[QUOTH_N_KINDS];

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_assert_true (
        quoth_reader_count_uses (self->reader, (QuothKind) kind, &nothing, counts, NULL));
      for (guint i = 0; i < QUOTH_N_KINDS; i++)
        g_assert_cmpuint (counts[i], ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/reader-uses/random", test_random);
  fixture_test ("/reader-uses/stop", test_stop);
  fixture_test ("/reader-uses/nothing", test_nothing);
  return g_test_run ();
}
