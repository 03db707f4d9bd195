/* apply-fixture.h: small files of edits, applied and refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-fixture.h"

/* A document of clusters of several code points; "👨‍👩‍👧" is [6, 11), "🇷🇺" [12, 14). */
#define DOCUMENT \
  "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"doc\",\"text\":\"Putin 👨‍👩‍👧 🇷🇺 said: yes.\\n\"}\n"
#define ACTOR "{\"type\":\"actor\",\"id\":\"_:p\",\"name\":\"Putin\",\"kind\":\"person\"}\n"
#define BASE DOCUMENT ACTOR
#define MENTION(spans) \
  "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"doc\",\"actor\":\"Putin\",\"spans\":" spans "}\n"

static inline gint64
count (QuothStore *store, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = kind };

  return quoth_reader_count (reader, &query, NULL);
}

static inline GPtrArray *
list (QuothStore *store, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = kind };
  GPtrArray *values = quoth_reader_list (reader, &query, NULL);

  g_assert_nonnull (values);
  return values;
}

static inline void
apply (Formats *self, const char *jsonl)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);

  g_assert_cmpuint (report->warnings->len, ==, 0);
}

/* Asserts that @jsonl is refused at @line with @code and @words, and that the project is as it was. */
static inline void
refuse (Formats *self, const char *jsonl, guint line, int code, const char *words)
{
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autofree char *after = NULL;
  g_autofree char *place = g_strdup_printf ("edits.jsonl:%u: ", line);
  g_autoptr (GError) error = NULL;
  QuothApplyReport *report = formats_try_apply (self->store, self->coder, jsonl, &error);

  g_assert_null (report);
  g_test_message ("%s", error->message);
  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_false (g_str_has_suffix (error->message, "."));
  after = formats_export_jsonl (self->store);
  g_assert_cmpstr (before, ==, after);
}
