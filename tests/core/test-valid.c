/* test-valid.c: tests of quoth-valid.c: what fields may hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_coder (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);

  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "the name of the coder is empty");
  set_text (&coder->name, " \n");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "is empty");
  set_text (&coder->name, "C\xff");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "not valid UTF-8 from byte 1");
  set_text (&coder->name, "C");
  set_text (&coder->color, "red");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "#rrggbb");
  set_text (&coder->color, "#12345g");
  fixture_refuse (self, coder, QUOTH_ERROR_INVALID, "#rrggbb");
  set_text (&coder->color, "#1c71d8");
  fixture_put (self, coder);
}

static void
test_actor (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  QuothAlias *alias;

  set_text (&actor->name, "X");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "the kind of the actor is empty");
  set_text (&actor->actor_kind, "Head of state");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "lower-case");
  set_text (&actor->actor_kind, "партия");
  set_text (&actor->wikidata, "15031");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "Q15031");
  set_text (&actor->wikidata, "Q15031");
  alias = quoth_actor_add_alias (actor, "Y");
  set_text (&alias->script, "cyrl");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "Cyrl");
  set_text (&alias->script, "Cyrl");
  set_text (&alias->language, "en_US");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "“en_US”");
  set_text (&alias->language, "en-US");
  set_text (&alias->text, "");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "an alias of the actor is empty");
  set_text (&alias->text, "Y");
  fixture_put (self, actor);
}

static void
test_period (Fixture *self, gconstpointer user_data)
{
  QuothId other = fixture_add_actor (self, "X");
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  QuothAffiliation *affiliation = quoth_actor_add_affiliation (actor, &other, NULL);

  set_text (&actor->name, "Y");
  set_text (&actor->actor_kind, "person");
  set_text (&affiliation->from, "2013-05");
  set_text (&affiliation->to, "2012");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "“2012”, which is before");
  set_text (&affiliation->to, "2013-04-30");
  fixture_refuse (self, actor, QUOTH_ERROR_INVALID, "which is before");
  set_text (&affiliation->to, "2013");
  fixture_put (self, actor);
}

static void
test_code (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothCode) code = quoth_code_new (NULL);

  set_text (&code->name, "K");
  fixture_refuse (self, code, QUOTH_ERROR_INVALID, "the key of the code is empty");
  set_text (&code->key, "k");
  set_text (&code->shortcut, "0");
  fixture_refuse (self, code, QUOTH_ERROR_INVALID, "1 to 9");
  set_text (&code->shortcut, "12");
  fixture_refuse (self, code, QUOTH_ERROR_INVALID, "1 to 9");
  set_text (&code->shortcut, "1");
  fixture_put (self, code);
}

static void
test_date (Fixture *self, gconstpointer user_data)
{
  static const char *const good[] = { "2023", "2023-03", "2023-03-21", "2024-02-29", "0988", "" };
  static const char *const bad[]
    = { "23",   "2023-13",    "2023-02-29", "2023-1-1", "2023-03-21T10:00",
        "0000", "2023/03/21", "March 21",   "2023-00",  "2023-",
        "202",  "-2023-03",   "20230321",   "+023",     "2023-03-210" };
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      set_text (&claim->date, bad[i]);
      fixture_refuse (self, claim, QUOTH_ERROR_INVALID, "a date of the calendar");
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      set_text (&claim->date, good[i]);
      fixture_put (self, claim);
    }
}

static void
test_confidence (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothClaim) claim
    = fixture_new_annotation (self, QUOTH_KIND_CLAIM, quoth_range (0, 2));

  claim->confidence = 1.5;
  fixture_refuse (self, claim, QUOTH_ERROR_INVALID, "1.5: it must be from 0 to 1");
  claim->confidence = 1;
  fixture_put (self, claim);
  g_assert_cmpint (fixture_number (self, "SELECT confidence = 1 FROM claim"), ==, 1);
  claim->confidence = -1;
  fixture_put (self, claim);
  g_assert_cmpint (fixture_number (self, "SELECT confidence IS NULL FROM claim"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/valid/coder", test_coder);
  fixture_test ("/valid/actor", test_actor);
  fixture_test ("/valid/period", test_period);
  fixture_test ("/valid/code", test_code);
  fixture_test ("/valid/date", test_date);
  fixture_test ("/valid/confidence", test_confidence);
  return g_test_run ();
}
