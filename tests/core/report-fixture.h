/* report-fixture.h: projects for the tests of reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-fixture.h"

#define REPORT_HOSTILE "<script>alert(\\\"1\\\")</script>&amp;'"

/* Two coders, claims in fragments and ten deep, what is hostile, three directions of writing. */
#define REPORT_PROJECT \
  "{\"type\":\"project\",\"name\":\"Study " REPORT_HOSTILE "\",\"description\":\"What it\\nis of\"}\n" \
  "{\"type\":\"code\",\"id\":\"_:k\",\"key\":\"k\",\"name\":\"Building\",\"definition\":\"What is built\",\"inclusion\":\"When bricks\"," \
  "\"exclusion\":\"Not when wood\",\"color\":\"#ffee00\",\"examples\":[{\"text\":\"We build\",\"note\":\"since bricks\"}]}\n" \
  "{\"type\":\"code\",\"id\":\"_:l\",\"key\":\"k/l\",\"name\":\"" REPORT_HOSTILE "\",\"parent\":\"_:k\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"习近平\"]}\n" \
  "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"" REPORT_HOSTILE "\",\"kind\":\"state\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:z\",\"name\":\"Nobody Here\",\"kind\":\"group\"}\n" \
  "{\"type\":\"proposition\",\"id\":\"_:p\",\"statement\":\"Walls are good\"}\n" \
  "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"one\",\"title\":\"First \\u202e" REPORT_HOSTILE "\",\"date\":\"2023-03-21\",\"author\":\"Paula\"," \
  "\"text\":\"Xi says that walls are built.\\n\\n" REPORT_HOSTILE " \\u202eand more\\nقال شي إن الجدران تبنى.\\n习近平 👨‍👩‍👧 🇨🇳\"}\n" \
  "{\"type\":\"document\",\"id\":\"_:e\",\"name\":\"two\",\"date\":\"2024\",\"text\":\"Nothing is built.\"}\n" \
  "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"_:d\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n" \
  "{\"type\":\"mention\",\"document\":\"_:d\",\"spans\":[[31,39]],\"actor\":\"_:y\"}\n" \
  "{\"type\":\"claim\",\"id\":\"_:a\",\"document\":\"_:d\",\"spans\":[[13,18],[23,28]],\"statement\":\"They build walls\",\"factuality\":\"PR+\"," \
  "\"mode\":\"indirect\",\"place\":\"Moscow\",\"confidence\":0.8,\"categories\":[{\"code\":\"_:k\",\"stance\":-1},{\"code\":\"_:l\",\"stance\":1}]," \
  "\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:x\",\"mention\":\"_:m\"},{\"role\":\"addressee\",\"actor\":\"_:y\"}]," \
  "\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"supports\"}]}\n" \
  "{\"type\":\"cue\",\"document\":\"_:d\",\"spans\":[[3,12]],\"kind\":\"cue\",\"claim\":\"_:a\"}\n" \
  "{\"type\":\"claim\",\"id\":\"_:b\",\"document\":\"_:e\",\"spans\":[[0,16]],\"statement\":\"No walls\",\"categories\":[{\"code\":\"_:k\"}]," \
  "\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"denies\"}]}\n" \
  "{\"type\":\"relation\",\"kind\":\"contradicts\",\"from\":\"_:b\",\"to\":\"_:a\"}\n" \
  "{\"type\":\"memo\",\"target\":\"_:a\",\"text\":\"Is that so?\"}\n"

static inline void
report_fill (Formats *self)
{
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, REPORT_PROJECT);
}

/* One paragraph and fifteen claims on it, twelve of them on each other. */
static inline void
report_fill_deep (Formats *self)
{
  g_autoptr (GString) edits = g_string_new ("{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"deep\",\"text\":\"");

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (edits, "word%u ", i);
  g_string_append (edits, "\\n\\nThe end of it.\"}\n");
  for (guint i = 0; i < 15; i++)
    g_string_append_printf (edits, "{\"type\":\"claim\",\"document\":\"_:d\",\"spans\":[[%u,%u]],\"statement\":\"Statement %u of many\"}\n", i * 3,
                            40 + i * 5, i);
  {
    g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, edits->str);
  }
}

static inline QuothExport *
report_new (Formats *self, const char *format, const char *memos)
{
  QuothExport *export = quoth_export_new (self->store, quoth_format_find (format));

  g_assert_true (quoth_export_set_option (export, "memos", memos, NULL));
  return export;
}

/* The lines of a text that are not blank, as a report has them. @spaces: white space is one space. */
static inline void
report_add_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_blank = TRUE;

      for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
        is_blank = is_blank && g_unichar_isspace (g_utf8_get_char (p));
      if (!is_blank)
        g_string_append_printf (out, "%s\n", lines[i]);
    }
}
