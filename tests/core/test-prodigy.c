/* test-prodigy.c: tests of quoth-prodigy.c and quoth-prodigy-write.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>

#include "markup-fixture.h"

static void
test_random (Formats *self, gconstpointer user_data)
{
  markup_check_round_trips (self, "prodigy", g_test_slow () ? 200 : 10, FALSE, FALSE);
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  markup_check_mutations (self, "prodigy", g_test_slow () ? 1000 : 40);
}

/* ---- An export, as Prodigy and spaCy want it ---- */

/* The tokens make up the text again; each is what the text says there. */
static void
check_tokens (json_t *tokens, QuothText *text)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  json_t *token;
  gsize i;

  json_array_foreach (tokens, i, token)
    {
      QuothRange range = quoth_range ((guint) json_integer_value (json_object_get (token, "start")),
                                      (guint) json_integer_value (json_object_get (token, "end")));
      const char *said = json_string_value (json_object_get (token, "text"));

      g_assert_cmpuint ((guint) json_integer_value (json_object_get (token, "id")), ==, i);
      g_assert_true (quoth_text_slice_equals (text, range, said));
      g_string_append (whole, said);
      if (json_is_true (json_object_get (token, "ws")))
        g_string_append_c (whole, ' ');
    }
  g_assert_cmpstr (whole->str, ==, quoth_text_get_utf8 (text));
}

static json_int_t
get_token_offset (json_t *tokens, json_t *span, const char *token, const char *side)
{
  gsize n = (gsize) json_integer_value (json_object_get (span, token));

  g_assert_cmpuint (n, <, json_array_size (tokens));
  return json_integer_value (json_object_get (json_array_get (tokens, n), side));
}

static void
check_span (json_t *tokens, json_t *span)
{
  g_assert_cmpint (get_token_offset (tokens, span, "token_start", "start"),
                   ==,
                   json_integer_value (json_object_get (span, "start")));
  g_assert_cmpint (
    get_token_offset (tokens, span, "token_end", "end"), ==, json_integer_value (json_object_get (span, "end")));
  g_assert_cmpuint (json_string_length (json_object_get (span, "label")), >, 0);
}

static void
check_example (json_t *example)
{
  json_t *tokens = json_object_get (example, "tokens"), *member;
  g_autoptr (QuothText) text = quoth_text_new (json_string_value (json_object_get (example, "text")), -1, NULL);
  gsize i;

  check_tokens (tokens, text);
  json_array_foreach (json_object_get (example, "spans"), i, member)
    check_span (tokens, member);
  json_array_foreach (json_object_get (example, "relations"), i, member)
    {
      check_span (tokens, json_object_get (member, "head_span"));
      g_assert_cmpint (json_integer_value (json_object_get (member, "head")),
                       ==,
                       json_integer_value (json_object_get (json_object_get (member, "head_span"), "token_end")));
      check_span (tokens, json_object_get (member, "child_span"));
    }
  g_assert_cmpstr (json_string_value (json_object_get (example, "answer")), ==, "accept");
}

static void
test_export (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("prodigy"));
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  formats_fill (self->store, 6);
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "export.jsonl");
  content = formats_read (path, NULL);
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 6);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      json_t *example = json_loads (lines[i], 0, NULL);

      g_assert_nonnull (example);
      check_example (example);
      json_decref (example);
    }
}

static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report = formats_apply (
    self->store,
    self->coder,
    "{\"type\":\"document\",\"name\":\"d\",\"text\":\"🧵 Xi  met\\nhim\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"d\",\"actor\":\"_:x\",\"spans\":[[2,4]]}\n"
    "{\"type\":\"claim\",\"document\":\"d\",\"spans\":[[1,7]],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"}]}\n");
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("prodigy"));
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "d.jsonl");
  content = formats_read (path, NULL);
  g_assert_cmpstr (
    content,
    ==,
    "{\"text\":\"🧵 Xi  met\\nhim\",\"meta\":{\"name\":\"d\"},\"tokens\":["
    "{\"text\":\"🧵\",\"start\":0,\"end\":1,\"id\":0,\"ws\":false},"
    "{\"text\":\" \",\"start\":1,\"end\":2,\"id\":1,\"ws\":false},"
    "{\"text\":\"Xi\",\"start\":2,\"end\":4,\"id\":2,\"ws\":false},"
    "{\"text\":\"  \",\"start\":4,\"end\":6,\"id\":3,\"ws\":false},"
    "{\"text\":\"m\",\"start\":6,\"end\":7,\"id\":4,\"ws\":false},"
    "{\"text\":\"et\",\"start\":7,\"end\":9,\"id\":5,\"ws\":false},"
    "{\"text\":\"\\n\",\"start\":9,\"end\":10,\"id\":6,\"ws\":false},"
    "{\"text\":\"him\",\"start\":10,\"end\":13,\"id\":7,\"ws\":false}],\"spans\":["
    "{\"start\":2,\"end\":4,\"token_start\":2,\"token_end\":2,\"label\":\"person\",\"id\":1},"
    "{\"start\":1,\"end\":7,\"token_start\":1,\"token_end\":4,\"label\":\"claim\",\"id\":2}],\"relations\":["
    "{\"head\":4,\"child\":2,\"head_span\":{\"start\":1,\"end\":7,\"token_start\":1,\"token_end\":4,\"label\":\"claim\",\"id\":2},"
    "\"child_span\":{\"start\":2,\"end\":4,\"token_start\":2,\"token_end\":2,\"label\":\"person\",\"id\":1},\"label\":\"claimant\"}],"
    "\"answer\":\"accept\"}\n");
}

/* ---- Files that Prodigy made ---- */

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "prodigy",
    "{\"text\":\"🧵 Apple said so\",\"_input_hash\":1,\"_task_hash\":-2,\"_annotator_id\":\"news-B\",\"_session_id\":\"news-B\",\"meta\":{\"source\":\"News\",\"score\":0.5},"
    "\"tokens\":[{\"text\":\"🧵\",\"start\":0,\"end\":1,\"id\":0},{\"text\":\"Apple\",\"start\":2,\"end\":7,\"id\":1},{\"text\":\"said\",\"start\":8,\"end\":12,\"id\":2}],"
    "\"spans\":[{\"start\":2,\"end\":7,\"token_start\":1,\"token_end\":1,\"label\":\"ORG\"},{\"token_start\":2,\"token_end\":2,\"label\":\"claim\"}],"
    "\"relations\":[{\"head\":2,\"child\":1,\"head_span\":{\"start\":8,\"end\":12,\"token_start\":2,\"token_end\":2,\"label\":\"claim\"},"
    "\"child_span\":{\"start\":2,\"end\":7,\"token_start\":1,\"token_end\":1,\"label\":\"ORG\"},\"color\":\"#b5c6c9\",\"label\":\"CLAIMANT\"},"
    "{\"head\":1,\"child\":0,\"head_span\":{\"start\":2,\"end\":7,\"label\":\"ORG\"},\"child_span\":{\"start\":0,\"end\":1,\"label\":null},\"label\":\"x\"}],"
    "\"accept\":[\"A\",\"B\"],\"options\":[{\"id\":\"A\"}],\"answer\":\"accept\"}\n"
    "{\"text\":\"No\",\"spans\":[{\"start\":0,\"end\":2,\"label\":\"ORG\"}],\"answer\":\"reject\"}\n"
    "{\"text\":\"He said\",\"label\":\"INSULT\",\"spans\":[{\"start\":0,\"end\":9,\"label\":\"ORG\"},{\"start\":0}]}\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_DOCUMENT], ==, 3);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_MENTION], ==, 1);
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CLAIM], ==, 1);
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Apple\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"said\"]"));
  g_assert_nonnull (strstr (jsonl, "\"role\":\"claimant\""));
  g_assert_nonnull (strstr (jsonl, "\"source\":\"News\""));
  g_assert_nonnull (strstr (jsonl, "\"score\":\"0.5\""));
  g_assert_nonnull (strstr (jsonl, "\"accept\":\"A; B\""));
  g_assert_nonnull (strstr (jsonl, "\"label\":\"INSULT\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"news-B\""));
  g_assert_cmpuint (markup_get_loss (import, "not between two spans"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "rejected"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "without a place"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:3: ", "[0, 9]"));
  markup_refuse (self, "prodigy", "{\"text\":\"x\"}\n{\"spans\":[]}", -1, TRUE, "coded.file:2: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/prodigy/random", test_random);
  formats_test ("/prodigy/mutations", test_mutations);
  formats_test ("/prodigy/export", test_export);
  formats_test ("/prodigy/letters", test_letters);
  formats_test ("/prodigy/shapes", test_shapes);
  return g_test_run ();
}
