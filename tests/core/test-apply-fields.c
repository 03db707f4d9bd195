/* test-apply-fields.c: tests of quoth-apply-fields.c: what an apply refuses, and what it says then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "apply-fixture.h"

static void
test_refuse_syntax (Formats *self, gconstpointer user_data)
{
  refuse (self, BASE "{\"type\":\"actor\",\n", 3, QUOTH_ERROR_SYNTAX, "column");
  refuse (self, "\n\nthis is text\n", 3, QUOTH_ERROR_SYNTAX, "not JSON");
  refuse (self, "[1,2]", 1, QUOTH_ERROR_INVALID, "a list");
  refuse (self, "null", 1, QUOTH_ERROR_INVALID, "an object");
  refuse (self, "{\"type\":\"coder\",\"name\":\"B\",\"name\":\"C\"}", 1, QUOTH_ERROR_SYNTAX, "duplicate");
  refuse (self, "{\"type\":\"coder\",\"name\":\"\\u0000\"}", 1, QUOTH_ERROR_SYNTAX, "NUL");
  refuse (self, "{\"type\":\"coder\",\"name\":\"\xff\"}", 1, QUOTH_ERROR_SYNTAX, "0xff");
  refuse (self, "{\"type\":\"actress\",\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "actor");
  refuse (self, "{\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "type");
  refuse (self, "{\"type\":\"project\",\"format\":2}", 1, QUOTH_ERROR_NEWER, "version 2");
}

static void
test_refuse_fields (Formats *self, gconstpointer user_data)
{
  refuse (self, ACTOR "{\"type\":\"actor\",\"name\":\"B\",\"kind\":\"person\",\"alias\":[]}", 2, QUOTH_ERROR_INVALID, "did you mean “aliases”");
  refuse (self, "{\"type\":\"coder\",\"name\":\"B\",\"zzzzzz\":1}", 1, QUOTH_ERROR_INVALID, "color");
  refuse (self, "{\"type\":\"coder\",\"name\":1}", 1, QUOTH_ERROR_INVALID, "a whole number");
  refuse (self, "{\"type\":\"coder\"}", 1, QUOTH_ERROR_INVALID, "needs “name”");
  refuse (self, "{\"type\":\"actor\",\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "needs “kind”");
  refuse (self, "{\"type\":\"document\",\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "needs “text”");
  refuse (self, BASE "{\"type\":\"mention\",\"document\":\"doc\",\"spans\":[[0,5]]}", 3, QUOTH_ERROR_INVALID, "needs “actor”");
  refuse (self, BASE "{\"type\":\"mention\",\"document\":\"doc\",\"actor\":\"Putin\"}", 3, QUOTH_ERROR_INVALID, "needs “spans”");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"factuality\":\"CT\"}", 3, QUOTH_ERROR_INVALID, "PR+");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"mode\":\"oblique\"}", 3, QUOTH_ERROR_INVALID, "indirect");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"confidence\":1.5}", 3, QUOTH_ERROR_INVALID, "from 0 to 1");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"roles\":[{\"role\":\"victim\",\"actor\":\"Putin\"}]}", 3, QUOTH_ERROR_INVALID, "addressee");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"roles\":[{\"role\":\"object\",\"actors\":\"Putin\"}]}", 3, QUOTH_ERROR_INVALID, "did you mean “actor”");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"categories\":[{\"code\":\"x\",\"stance\":2}]}", 3, QUOTH_ERROR_INVALID, "stance");
  refuse (self, BASE "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[0,5]],\"date\":\"last week\"}", 3, QUOTH_ERROR_INVALID, "last week");
  refuse (self, BASE "{\"type\":\"cue\",\"document\":\"doc\",\"spans\":[[0,5]],\"kind\":\"hint\"}", 3, QUOTH_ERROR_INVALID, "evidence");
  refuse (self, BASE "{\"type\":\"cue\",\"document\":\"doc\",\"spans\":[[0,5]],\"kind\":\"cue\",\"created\":\"today\"}", 3, QUOTH_ERROR_INVALID, "2026-01-31T12:00:00Z");
  refuse (self, "{\"type\":\"document\",\"name\":\"B\",\"text\":\"x\",\"sha256\":\"00\"}", 1, QUOTH_ERROR_INVALID, "64 hexadecimal");
  refuse (self, "{\"type\":\"document\",\"name\":\"B\",\"text\":\"x\\r\\ny\"}", 1, QUOTH_ERROR_SYNTAX, "");
  refuse (self, "{\"type\":\"document\",\"name\":\"B\",\"text\":\"x\",\"original\":\"?\"}", 1, QUOTH_ERROR_INVALID, "base64");
  refuse (self, "{\"type\":\"coder\",\"id\":\"me\",\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "UUID");
}

static void
test_refuse_text (Formats *self, gconstpointer user_data)
{
  apply (self, DOCUMENT);
  refuse (self, "{\"type\":\"document\",\"name\":\"doc\",\"text\":\"other\"}", 1, QUOTH_ERROR_INVALID, "another text");
  refuse (self,
          "{\"type\":\"document\",\"name\":\"doc\",\"sha256\":"
          "\"5dd1197866f479824d9b483e1b7ae9ad3e518f3b4fd447c6b92d127dda6178c5\"}",
          1,
          QUOTH_ERROR_INVALID,
          "another version");
  apply (self, "{\"type\":\"document\",\"name\":\"doc\",\"title\":\"T\"}");
}

static void
test_refuse_spans (Formats *self, gconstpointer user_data)
{
  refuse (self, BASE MENTION ("[[0,500]]"), 3, QUOTH_ERROR_OFFSET, "past the end");
  refuse (self, BASE MENTION ("[[5,2]]"), 3, QUOTH_ERROR_OFFSET, "ends before it begins");
  refuse (self, BASE MENTION ("[[6,8]]"), 3, QUOTH_ERROR_OFFSET, "several code points");
  refuse (self, BASE MENTION ("[[13,14]]"), 3, QUOTH_ERROR_OFFSET, "several code points");
  refuse (self, BASE MENTION ("[[0,5],[4,6]]"), 3, QUOTH_ERROR_OFFSET, "ascend");
  refuse (self, BASE MENTION ("[[-1,5]]"), 3, QUOTH_ERROR_INVALID, "-1");
  refuse (self, BASE MENTION ("[[0,5.0]]"), 3, QUOTH_ERROR_INVALID, "fraction");
  refuse (self, BASE MENTION ("[[0]]"), 3, QUOTH_ERROR_INVALID, "[start, end]");
  refuse (self, BASE MENTION ("[0,5]"), 3, QUOTH_ERROR_INVALID, "[start, end]");
  refuse (self, BASE MENTION ("\"0-5\""), 3, QUOTH_ERROR_INVALID, "a list");
  refuse (self, BASE MENTION ("[]"), 3, QUOTH_ERROR_INVALID, "spans");
  refuse (self, BASE MENTION ("[[0,5]],\"quote\":[\"Xi\"]"), 3, QUOTH_ERROR_QUOTE, "Putin");
  refuse (self, BASE MENTION ("[[0,5]],\"quote\":[\"Putin\",\"x\"]"), 3, QUOTH_ERROR_INVALID, "one quote for each span");
}

static void
test_refuse_references (Formats *self, gconstpointer user_data)
{
  refuse (self, BASE "{\"type\":\"mention\",\"document\":\"doc\",\"actor\":\"_:q\",\"spans\":[[0,5]]}", 3, QUOTH_ERROR_REFERENCE, "_:q");
  refuse (self, BASE "{\"type\":\"mention\",\"document\":\"doc\",\"actor\":\"Xi\",\"spans\":[[0,5]]}\n" ACTOR, 3, QUOTH_ERROR_REFERENCE, "no actor “Xi”");
  refuse (self, BASE "{\"type\":\"mention\",\"document\":\"doc\",\"actor\":\"01900000-0000-7000-8000-000000000001\",\"spans\":[[0,5]]}", 3, QUOTH_ERROR_REFERENCE, "01900000");
  refuse (self, BASE "{\"type\":\"mention\",\"document\":\"doc\",\"actor\":\"_:d\",\"spans\":[[0,5]]}", 3, QUOTH_ERROR_REFERENCE, "of the type “document”");
  refuse (self, ACTOR "{\"type\":\"mention\",\"document\":\"nowhere\",\"actor\":\"_:p\",\"spans\":[[0,5]]}", 2, QUOTH_ERROR_REFERENCE, "nowhere");
  refuse (self, "{\"type\":\"memo\",\"target\":\"Putin\",\"text\":\"x\"}", 1, QUOTH_ERROR_REFERENCE, "local name");
  refuse (self, "{\"type\":\"delete\",\"id\":\"_:x\"}", 1, QUOTH_ERROR_REFERENCE, "nothing with the id");
  refuse (self, "{\"type\":\"delete\"}", 1, QUOTH_ERROR_INVALID, "needs “id”");
  refuse (self,
          BASE "{\"type\":\"actor\",\"name\":\"Other\",\"kind\":\"media\",\"aliases\":[\"Putin\"]}\n" MENTION ("[[0,5]]"),
          4,
          QUOTH_ERROR_REFERENCE,
          "could be any of these: ");
  refuse (self, ACTOR "{\"type\":\"coder\",\"id\":\"_:p\",\"name\":\"B\"}", 2, QUOTH_ERROR_INVALID, "of the type “actor” already");
}

/* Two coders, codes or documents may not have one name. */
static void
test_refuse_names (Formats *self, gconstpointer user_data)
{
  refuse (self,
          "{\"type\":\"coder\",\"id\":\"_:a\",\"name\":\"B\"}\n{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"B\"}\n",
          1,
          QUOTH_ERROR_EXISTS,
          "B");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/apply-fields/syntax", test_refuse_syntax);
  formats_test ("/apply-fields/fields", test_refuse_fields);
  formats_test ("/apply-fields/text", test_refuse_text);
  formats_test ("/apply-fields/spans", test_refuse_spans);
  formats_test ("/apply-fields/references", test_refuse_references);
  formats_test ("/apply-fields/names", test_refuse_names);
  return g_test_run ();
}
