/* test-export-scope.c: a part of a project, and one without names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-fixture.h"

#include "text/quoth-error.h"

static const char project[]
  = "{\"type\":\"code\",\"id\":\"_:eu\",\"key\":\"eu\",\"name\":\"Europe\"}\n"
    "{\"type\":\"code\",\"id\":\"_:army\",\"key\":\"eu-army\",\"name\":\"Army\",\"parent\":\"_:eu\"}\n"
    "{\"type\":\"code\",\"id\":\"_:gas\",\"key\":\"gas\",\"name\":\"Gas\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"document\",\"name\":\"old\",\"date\":\"2021-05-03\",\"text\":\"Xi says no to gas.\"}\n"
    "{\"type\":\"document\",\"name\":\"year\",\"date\":\"2023\",\"text\":\"Xi wants an army.\"}\n"
    "{\"type\":\"document\",\"name\":\"day\",\"date\":\"2023-03-21\",\"text\":\"Xi again.\"}\n"
    "{\"type\":\"document\",\"name\":\"never\",\"text\":\"No date.\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m1\",\"document\":\"old\",\"spans\":[[0,2]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m2\",\"document\":\"year\",\"spans\":[[0,2]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"day\",\"spans\":[[0,2]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c1\",\"document\":\"old\",\"spans\":[[3,17]],\"statement\":\"no gas\",\"categories\":[{\"code\":\"gas\"}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:xi\",\"mention\":\"_:m1\"}]}\n"
    "{\"type\":\"claim\",\"id\":\"_:c2\",\"document\":\"year\",\"spans\":[[3,16]],\"statement\":\"an army\",\"categories\":[{\"code\":\"eu-army\"}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:xi\",\"mention\":\"_:m2\"}]}\n"
    "{\"type\":\"cue\",\"document\":\"old\",\"spans\":[[3,7]],\"claim\":\"_:c1\"}\n"
    "{\"type\":\"cue\",\"document\":\"year\",\"spans\":[[3,8]],\"claim\":\"_:c2\"}\n"
    "{\"type\":\"relation\",\"kind\":\"contradicts\",\"from\":\"_:c1\",\"to\":\"_:c2\"}\n"
    "{\"type\":\"memo\",\"target\":\"_:c2\",\"text\":\"Ann Berg asked Ann; Annalena did not. Yours, Bo\"}\n";

static void
make_project (Formats *self)
{
  g_autoptr (QuothApplyReport) first = NULL;
  g_autoptr (QuothApplyReport) report = NULL;

  first = formats_apply (self->store, self->coder,
                         "{\"type\":\"coder\",\"name\":\"Ann Berg\"}\n{\"type\":\"coder\",\"name\":\"Ann\"}\n"
                         "{\"type\":\"coder\",\"name\":\"Bo\"}\n");
  report = formats_apply (self->store, self->coder, project);
}

static QuothId
find_code (QuothStore *store, const char *key)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < codes->len; i++)
    if (g_str_equal (quoth_code (codes->pdata[i])->key, key))
      return QUOTH_VALUE (codes->pdata[i])->id;
  g_assert_not_reached ();
}

static void
assert_written (QuothExport *export, guint documents, guint mentions, guint claims, guint cues)
{
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_DOCUMENT), ==, documents);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MENTION), ==, mentions);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CLAIM), ==, claims);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CUE), ==, cues);
}

/* With a code come the claims under the codes below it, their cues, and whom they name. */
static void
test_codes (Formats *self, gconstpointer user_data)
{
  static const char *const formats[] = { "jsonl", "csv", "doccano" };
  QuothId code;

  make_project (self);
  code = find_code (self->store, "eu");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (formats[i]));
      g_autofree char *path = NULL;

      quoth_export_set_codes (export, &code, 1);
      path = formats_export (self, export, formats[i]);
      assert_written (export, 4, 1, 1, 1);
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_RELATION), ==, 0);
      g_assert_cmpuint (formats_get_loss (export, "relations between") + formats_get_loss (export, "relations to"), ==, 1);
    }
}

static void
test_dates (Formats *self, gconstpointer user_data)
{
  static const struct
  {
    const char *from, *to;
    guint n;
  } cases[] = { { "2023", NULL, 2 },         { NULL, "2022", 1 },      { "2023-03", "2023-03", 2 },
                { "2023-04", "2023-12", 1 }, { "2021-05-03", NULL, 3 } };
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("jsonl"));
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;

  make_project (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("out-%u", i);
      g_autofree char *path = NULL;

      g_assert_true (quoth_export_set_dates (export, cases[i].from, cases[i].to, NULL));
      path = formats_export (self, export, name);
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_DOCUMENT), ==, cases[i].n);
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MENTION), ==, cases[i].n);
      g_assert_cmpuint (formats_get_loss (export, "without a date"), ==, 1);
    }
  g_assert_false (quoth_export_set_dates (export, "2023-13", NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (quoth_export_set_dates (export, "2023", "2022-12", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (quoth_export_set_dates (export, "1900", "1910", NULL));
  quoth_export_set_output (export, nowhere, FALSE);
  g_assert_false (quoth_export_run (export, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
}

/* Nobody's name, in whatever format; and each is the same number again. */
static void
test_anonymous (Formats *self, gconstpointer user_data)
{
  make_project (self);
  for (const QuothFormat *const *format = quoth_formats_get (); *format != NULL; format++)
    if ((*format)->write != NULL && ((*format)->flags & QUOTH_FORMAT_IS_FOLDER) == 0)
      {
        g_autoptr (QuothExport) export = quoth_export_new (self->store, *format);
        g_autofree char *path = NULL;
        g_autofree char *text = NULL;

        quoth_export_set_anonymous (export, TRUE);
        path = formats_export (self, export, (*format)->id);
        text = formats_read (path, NULL);
        g_assert_null (strstr (text, "Berg"));
        g_assert_null (strstr (text, "Ann "));
        g_assert_null (strstr (text, "Yours, Bo"));
        if (!g_str_equal ((*format)->id, "jsonl"))
          continue;
        g_assert_nonnull (strstr (text, "\"text\":\"a coder asked a coder; Annalena did not. Yours, a coder\""));
        g_assert_nonnull (strstr (text, "\"name\":\"coder 1\""));
        g_assert_null (strstr (text, "\"name\":\"coder 5\""));
      }
}

/* An anonymous export of everything differs from the other in names only: it reads back, and has as much of all. */
static void
test_anonymous_round_trip (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("jsonl"));
  g_autoptr (QuothStore) other = formats_create (self, "other");
  g_autoptr (QuothExport) again = quoth_export_new (other, quoth_format_find ("jsonl"));
  g_autoptr (QuothApplyReport) report = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *back = NULL;

  formats_fill (self->store, 3);
  quoth_export_set_anonymous (export, TRUE);
  path = formats_export (self, export, "out.jsonl");
  text = formats_read (path, NULL);
  report = formats_apply (other, self->coder, text);
  back = formats_export (self, again, "again.jsonl");
  for (guint kind = QUOTH_KIND_ACTOR_KIND; kind < QUOTH_N_KINDS; kind++)
    g_assert_cmpuint (quoth_export_get_n_written (export, kind), ==, quoth_export_get_n_written (again, kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/export-scope/codes", test_codes);
  formats_test ("/export-scope/dates", test_dates);
  formats_test ("/export-scope/anonymous", test_anonymous);
  formats_test ("/export-scope/anonymous-round-trip", test_anonymous_round_trip);
  return g_test_run ();
}
