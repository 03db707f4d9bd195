/* test-concordance.c: tests of quoth-concordance.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "analysis-fixture.h"

static GPtrArray *
load (Fixture *self, const QuothId *actor, guint width, const QuothScope *scope)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = quoth_concordance_load (self->reader, actor, width, scope, NULL, &error);

  g_assert_no_error (error);
  return lines;
}

static char *
without_blanks (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* How many clusters; a text in the middle of another may begin with what is no cluster by itself. */
static guint
count_clusters (const char *utf8)
{
  g_autoptr (QuothText) text = fixture_text (utf8);

  return quoth_text_get_n_clusters (text);
}

/* Left, key and right are what the text says there, within one paragraph. */
static void
assert_line (const QuothConcordanceLine *line, const QuothDocument *document, guint width)
{
  QuothRange extent = quoth_annotation_get_extent (line->mention);
  g_autofree char *before = quoth_text_dup_slice (document->text, quoth_range (0, extent.start));
  g_autofree char *after = quoth_text_dup_slice (document->text, quoth_range (extent.end, document->length));
  g_autofree char *plain_before = without_blanks (before);
  g_autofree char *plain_after = without_blanks (after);
  g_autofree char *plain_left = without_blanks (line->left);
  g_autofree char *plain_right = without_blanks (line->right);
  const char *last_line = strrchr (before, '\n');
  const char *line_end = strchr (after, '\n');
  g_autofree char *paragraph_before = without_blanks (last_line != NULL ? last_line : before);
  g_autofree char *paragraph_after
    = line_end != NULL ? g_strndup (after, (gsize) (line_end - after)) : g_strdup (after);

  g_assert_null (strchr (line->left, '\n'));
  g_assert_null (strchr (line->right, '\n'));
  g_assert_true (g_str_has_suffix (plain_before, plain_left));
  g_assert_true (g_str_has_prefix (plain_after, plain_right));
  g_assert_cmpuint (strlen (plain_left), <=, strlen (paragraph_before));
  g_assert_cmpuint (strlen (plain_right), <=, strlen (paragraph_after));
  g_assert_cmpuint (count_clusters (line->left), <=, width);
  g_assert_cmpuint (count_clusters (line->right), <=, width);
  if (width > document->length)
    g_assert_cmpstr (plain_left, ==, paragraph_before);
}

static void
assert_actor (Fixture *self, RandomProject *project, const QuothId *actor)
{
  guint width = random_chance () ? 5000 : random_below (12);
  QuothScope scope = { .boilerplate = random_chance () };
  g_autoptr (GPtrArray) lines = load (self, actor, width, &scope);
  guint n_expected = 0;

  for (guint i = 0; i < project->by_kind[QUOTH_KIND_MENTION]->len; i++)
    {
      QuothMention *mention = project->by_kind[QUOTH_KIND_MENTION]->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = quoth_reader_load_document (self->reader, &mention->annotation.document, &error);
      gboolean is_boilerplate = quoth_document_is_boilerplate (document, quoth_annotation_get_extent (mention).start);

      g_assert_no_error (error);
      if (!quoth_id_equal (&mention->actor, actor) || mention->annotation.gold || (is_boilerplate && !scope.boilerplate))
        continue;
      n_expected++;
      for (guint k = 0; k < lines->len; k++)
        {
          QuothConcordanceLine *line = lines->pdata[k];

          if (!quoth_id_equal (&QUOTH_VALUE (line->mention)->id, &mention->annotation.value.id))
            continue;
          g_assert_cmpint (line->is_boilerplate, ==, is_boilerplate);
          assert_line (line, document, width);
        }
    }
  g_assert_cmpuint (lines->len, ==, n_expected);
}

static void
test_random (Fixture *self, gconstpointer user_data)
{
  g_autoptr (RandomProject) project = random_project_new (20);
  g_autoptr (GError) error = NULL;

  fixture_try_put (self, project->values, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < project->by_kind[QUOTH_KIND_ACTOR]->len; i++)
    assert_actor (self, project, &QUOTH_VALUE (project->by_kind[QUOTH_KIND_ACTOR]->pdata[i])->id);
}

static void
test_scope (Fixture *self, gconstpointer user_data)
{
  g_autoptr (World) world = world_new (30);

  world_put (world, self);
  for (guint i = 0; i < 8; i++)
    {
      QuothId ids[3];
      QuothScope scope = world_scope (world, ids);
      const QuothId *actor = world_pick_id (world, QUOTH_KIND_ACTOR);
      g_autoptr (GPtrArray) lines = load (self, actor, 10, &scope);
      guint n_expected = 0;

      for (guint k = 0; k < world->by_kind[QUOTH_KIND_MENTION]->len; k++)
        {
          QuothMention *mention = world->by_kind[QUOTH_KIND_MENTION]->pdata[k];

          n_expected += quoth_id_equal (&mention->actor, actor) && plain_is_in_scope (world, &scope, &mention->annotation);
        }
      g_assert_cmpuint (lines->len, ==, n_expected);
    }
}

static void
assert_parts (QuothConcordanceLine *line, const char *left, const char *key, const char *right, const char *segment)
{
  g_assert_cmpstr (line->left, ==, left);
  g_assert_cmpstr (line->key, ==, key);
  g_assert_cmpstr (line->right, ==, right);
  g_assert_cmpstr (line->segment_number, ==, segment);
}

/* In the order of the documents' dates; cut between words; a post by its number, else by its place. */
static void
test_example (Fixture *self, gconstpointer user_data)
{
  static const char *const dates[] = { "2024", "2023-05-01" };
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *name = g_strdup_printf ("d%u", i);
      g_autoptr (QuothDocument) document = fixture_new_document (name, "First of all.\nThen  Mr Putin\tspoke to everybody at once.\nEnd.");
      g_autoptr (QuothMention) mention = NULL;

      document->date = g_strdup (dates[i]);
      document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
      g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (0, 13), NULL));
      g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (14, 55), i == 0 ? "2/" : NULL));
      fixture_put (self, document);
      mention = fixture_new_annotation (self, QUOTH_KIND_MENTION, quoth_range (23, 28));
      mention->annotation.document = document->value.id;
      fixture_put (self, mention);
    }
  lines = load (self, &self->actor, 12, NULL);
  g_assert_cmpuint (lines->len, ==, 2);
  assert_parts (lines->pdata[0], "Then Mr ", "Putin", " spoke to", "2");
  assert_parts (lines->pdata[1], "Then Mr ", "Putin", " spoke to", "2/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/concordance/random/%u", i);

      fixture_test (path, test_random);
    }
  fixture_test ("/concordance/scope", test_scope);
  fixture_test ("/concordance/example", test_example);
  return g_test_run ();
}
