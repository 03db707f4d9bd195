/* test-apply-attributes.c: tests of quoth-apply-attributes.c and of the other fields that a codebook brings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "apply-fixture.h"

#define CLAIM(fields) "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"doc\",\"spans\":[[0,5]]" fields "}\n"
#define CODE(key, fields) "{\"type\":\"code\",\"key\":\"" key "\",\"name\":\"" key "\"" fields "}\n"
#define ATTRIBUTE(key, type, fields) \
  "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"" key "\",\"name\":\"The " key "\",\"value_type\":\"" type "\"" fields "}\n"

/* One of each type. */
#define ATTRIBUTES \
  ATTRIBUTE ("salience", "number", "") \
  ATTRIBUTE ("ironic", "boolean", "") ATTRIBUTE ("due", "date", "") \
    ATTRIBUTE ("genre", "choice", ",\"choices\":[\"news\",\"opinion\"]") ATTRIBUTE ("remark", "text", "") \
      ATTRIBUTE ("echo", "actor", "")

static const char *
get_attribute (Formats *self, gconstpointer value, const char *key)
{
  g_autoptr (GPtrArray) attributes = list (self->store, QUOTH_KIND_ATTRIBUTE);

  for (guint i = 0; i < attributes->len; i++)
    {
      QuothAttribute *attribute = attributes->pdata[i];

      if (g_str_equal (attribute->key, key) && attribute->on == ((const QuothValue *) value)->kind)
        return quoth_value_get_attribute (value, &attribute->value.id);
    }
  g_assert_not_reached ();
}

/* The id of the only value of a kind, as text. */
static char *
get_id (Formats *self, QuothKind kind)
{
  g_autoptr (GPtrArray) values = list (self->store, kind);

  g_assert_cmpuint (values->len, ==, 1);
  return quoth_id_dup_string (&QUOTH_VALUE (values->pdata[0])->id);
}

/* Values come before their attributes are defined, and name an actor in three ways. */
static void
test_attributes (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  g_autofree char *actor = NULL;
  QuothValue *claim;

  apply (self,
         BASE CLAIM (",\"attributes\":{\"salience\":7.50,\"ironic\":false,\"due\":\"2023-03\",\"genre\":\"opinion\",\"remark\":"
                     "\"12\",\"echo\":\"Putin\"}") ATTRIBUTES
         "{\"type\":\"attribute\",\"id\":\"_:a\",\"on\":\"actor\",\"key\":\"salience\",\"name\":\"S\",\"value_type\":\"text\"}\n"
         "{\"type\":\"attribute\",\"on\":\"actor\",\"key\":\"boss\",\"name\":\"B\",\"value_type\":\"actor\"}\n"
         "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi\",\"kind\":\"person\",\"attributes\":{\"_:a\":\"x\",\"boss\":\"_:p\"}}\n");
  claims = list (self->store, QUOTH_KIND_CLAIM);
  actors = list (self->store, QUOTH_KIND_ACTOR);
  claim = claims->pdata[0];
  actor = quoth_id_dup_string (&QUOTH_VALUE (actors->pdata[0])->id);
  g_assert_cmpstr (quoth_actor (actors->pdata[0])->name, ==, "Putin");
  g_assert_cmpstr (get_attribute (self, claim, "salience"), ==, "7.5");
  g_assert_cmpstr (get_attribute (self, claim, "ironic"), ==, "false");
  g_assert_cmpstr (get_attribute (self, claim, "due"), ==, "2023-03");
  g_assert_cmpstr (get_attribute (self, claim, "genre"), ==, "opinion");
  g_assert_cmpstr (get_attribute (self, claim, "remark"), ==, "12");
  g_assert_cmpstr (get_attribute (self, claim, "echo"), ==, actor);
  g_assert_cmpstr (get_attribute (self, actors->pdata[1], "salience"), ==, "x");
  g_assert_cmpstr (get_attribute (self, actors->pdata[1], "boss"), ==, actor);
}

/* What is named is set or removed, the rest stays. */
static void
test_attributes_update (Formats *self, gconstpointer user_data)
{
  g_autofree char *id = NULL;
  g_autofree char *jsonl = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  apply (self, BASE ATTRIBUTES CLAIM (",\"attributes\":{\"salience\":1,\"remark\":\"a\",\"due\":\"2023\"}"));
  id = get_id (self, QUOTH_KIND_CLAIM);
  jsonl = g_strdup_printf ("{\"type\":\"claim\",\"id\":\"%s\",\"attributes\":{\"salience\":2,\"remark\":null,\"genre\":\"news\"}}\n", id);
  apply (self, jsonl);
  claims = list (self->store, QUOTH_KIND_CLAIM);
  g_assert_cmpstr (get_attribute (self, claims->pdata[0], "salience"), ==, "2");
  g_assert_null (get_attribute (self, claims->pdata[0], "remark"));
  g_assert_cmpstr (get_attribute (self, claims->pdata[0], "due"), ==, "2023");
  g_assert_cmpstr (get_attribute (self, claims->pdata[0], "genre"), ==, "news");

  nothing = g_strdup_printf ("{\"type\":\"claim\",\"id\":\"%s\",\"attributes\":null}\n", id);
  apply (self, nothing);
  g_ptr_array_unref (claims);
  claims = list (self->store, QUOTH_KIND_CLAIM);
  g_assert_null (QUOTH_VALUE (claims->pdata[0])->attributes);
}

static void
test_refuse_attributes (Formats *self, gconstpointer user_data)
{
  g_autofree char *id = NULL;
  g_autofree char *jsonl = NULL;

  apply (self, BASE ATTRIBUTES);
  refuse (self, CLAIM (",\"attributes\":{\"salience\":\"high\"}"), 1, QUOTH_ERROR_INVALID, "must be a number; “high” is not");
  refuse (self, CLAIM (",\"attributes\":{\"salience\":\"7\"}"), 1, QUOTH_ERROR_INVALID, "must be a number");
  refuse (self, CLAIM (",\"attributes\":{\"salience\":true}"), 1, QUOTH_ERROR_INVALID, "must be a number");
  refuse (self, CLAIM (",\"attributes\":{\"ironic\":\"yes\"}"), 1, QUOTH_ERROR_INVALID, "true or false");
  refuse (self, CLAIM (",\"attributes\":{\"due\":\"2023-02-30\"}"), 1, QUOTH_ERROR_INVALID, "a date of the calendar");
  refuse (self, CLAIM (",\"attributes\":{\"due\":2023}"), 1, QUOTH_ERROR_INVALID, "text in quotes");
  refuse (self, CLAIM (",\"attributes\":{\"genre\":\"poem\"}"), 1, QUOTH_ERROR_INVALID, "its choices are news, opinion");
  refuse (self, CLAIM (",\"attributes\":{\"echo\":\"Nobody\"}"), 1, QUOTH_ERROR_REFERENCE, "Nobody");
  refuse (self, CLAIM (",\"attributes\":{\"echo\":\"_:c\"}"), 1, QUOTH_ERROR_REFERENCE, "one of the type “actor”");
  refuse (self, CLAIM (",\"attributes\":{\"echo\":\"01900000-0000-7000-8000-000000000001\"}"), 1, QUOTH_ERROR_REFERENCE, "not in this project");
  refuse (self, CLAIM (",\"attributes\":{\"remark\":[\"a\"]}"), 1, QUOTH_ERROR_INVALID, "one value");
  refuse (self, CLAIM (",\"attributes\":[]"), 1, QUOTH_ERROR_INVALID, "an object");
  refuse (self, "\n" CLAIM (",\"attributes\":{\"mood\":1}"), 2, QUOTH_ERROR_REFERENCE, "no attribute “mood” for the type “claim”");
  refuse (self, "{\"type\":\"actor\",\"name\":\"B\",\"kind\":\"person\",\"attributes\":{\"salience\":1}}", 1, QUOTH_ERROR_REFERENCE, "for the type “actor”");
  refuse (self, CODE ("k", "") "{\"type\":\"actor-kind\",\"key\":\"x\",\"name\":\"X\",\"attributes\":{}}", 2, QUOTH_ERROR_INVALID, "attributes");

  /* What is stored holds the definition. */
  apply (self, CLAIM (",\"attributes\":{\"genre\":\"news\",\"echo\":\"Putin\"}"));
  refuse (self, ATTRIBUTE ("genre", "choice", ",\"choices\":[\"opinion\",\"letter\"]"), 1, QUOTH_ERROR_INVALID, "would not fit");
  refuse (self, ATTRIBUTE ("genre", "number", ",\"choices\":null"), 1, QUOTH_ERROR_INVALID, "would not fit");
  id = get_id (self, QUOTH_KIND_ACTOR);
  jsonl = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n", id);
  refuse (self, jsonl, 1, QUOTH_ERROR_REFERENCE, "used by 1 value of an attribute");
}

static void
test_refuse_definitions (Formats *self, gconstpointer user_data)
{
  apply (self, BASE ATTRIBUTES);
  refuse (self, "{\"type\":\"attribute\",\"key\":\"k\",\"name\":\"K\"}", 1, QUOTH_ERROR_INVALID, "needs “on”");
  refuse (self, "{\"type\":\"attribute\",\"on\":\"claim\",\"name\":\"K\"}", 1, QUOTH_ERROR_INVALID, "needs “key”");
  refuse (self, "{\"type\":\"attribute\",\"on\":\"project\",\"key\":\"k\",\"name\":\"K\"}", 1, QUOTH_ERROR_INVALID, "“on” cannot be “project”");
  refuse (self, "{\"type\":\"attribute\",\"on\":\"attribute\",\"key\":\"k\",\"name\":\"K\"}", 1, QUOTH_ERROR_INVALID, "“on”");
  refuse (self, ATTRIBUTE ("k", "colour", ""), 1, QUOTH_ERROR_INVALID, "boolean");
  refuse (self, ATTRIBUTE ("k", "choice", ""), 1, QUOTH_ERROR_INVALID, "at least one choice");
  refuse (self, ATTRIBUTE ("k", "text", ",\"choices\":[\"a\"]"), 1, QUOTH_ERROR_INVALID, "only one of the type choice");
  refuse (self, ATTRIBUTE ("k", "choice", ",\"choices\":[\"a\",\"a\"]"), 1, QUOTH_ERROR_INVALID, "twice");
  refuse (self, ATTRIBUTE ("k", "choice", ",\"choices\":[\"a\\nb\"]"), 1, QUOTH_ERROR_INVALID, "one line");
  refuse (self, ATTRIBUTE ("k", "text", ",\"id\":\"_:1\"") ATTRIBUTE ("k", "text", ",\"id\":\"_:2\""), 1, QUOTH_ERROR_EXISTS, "another attribute with the key");
}

static void
test_refuse_codes (Formats *self, gconstpointer user_data)
{
  apply (self, CODE ("a", ",\"shortcut\":\"1\"") CODE ("b", ",\"parent\":\"a\""));
  refuse (self, CODE ("c", ",\"id\":\"_:1\"") "\n" CODE ("c", ",\"id\":\"_:2\""), 1, QUOTH_ERROR_EXISTS, "another code with the key “c”");
  refuse (self, CODE ("c", ",\"shortcut\":\"1\""), 1, QUOTH_ERROR_EXISTS, "the shortcut 1");
  refuse (self, CODE ("c", ",\"shortcut\":\"x\""), 1, QUOTH_ERROR_INVALID, "keys 1 to 9");
  refuse (self, CODE ("a", ",\"parent\":\"b\""), 1, QUOTH_ERROR_INVALID, "cannot be under itself");
  refuse (self, CODE ("a", ",\"examples\":[{\"note\":\"x\"}]"), 1, QUOTH_ERROR_INVALID, "“text”");
  refuse (self, CODE ("a", ",\"examples\":[{\"text\":\"x\",\"annotation\":\"01900000-0000-7000-8000-000000000001\"}]"), 1, QUOTH_ERROR_REFERENCE, "taken from the annotation");
  /* A shortcut can change hands within one file. */
  apply (self, CODE ("a", ",\"shortcut\":\"2\"") CODE ("b", ",\"shortcut\":\"1\""));
}

/* To say examples again changes nothing; they keep their ids. */
static void
test_examples (Formats *self, gconstpointer user_data)
{
  static const char jsonl[] = CODE ("a", ",\"examples\":[{\"text\":\"x\",\"annotation\":\"_:c\",\"note\":\"why\"},{\"text\":\"y\"}]");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  apply (self, BASE CODE ("a", ",\"examples\":[{\"text\":\"x\",\"annotation\":\"_:c\",\"note\":\"why\"},{\"text\":\"y\"}]") CLAIM (""));
  before = list (self->store, QUOTH_KIND_CODE);
  g_assert_cmpuint (quoth_code (before->pdata[0])->examples->len, ==, 2);
  refuse (self, jsonl, 1, QUOTH_ERROR_REFERENCE, "_:c");
  apply (self, CODE ("a", ",\"examples\":[{\"text\":\"y\",\"note\":\"more\"},{\"text\":\"z\"},{\"text\":\"x\"}]"));
  after = list (self->store, QUOTH_KIND_CODE);
  g_assert_cmpuint (quoth_code (after->pdata[0])->examples->len, ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      const QuothCodeExample *old = quoth_code (before->pdata[0])->examples->pdata[i];
      const QuothCodeExample *new = quoth_code (after->pdata[0])->examples->pdata[i == 0 ? 2 : 0];

      g_assert_cmpstr (old->text, ==, new->text);
      g_assert_true (quoth_id_equal (&old->id, &new->id));
    }
}

static void
test_refuse_chains (Formats *self, gconstpointer user_data)
{
  apply (self, BASE "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n");
  refuse (self, CLAIM (",\"chain\":[\"Putin\",\"Putin\"]"), 1, QUOTH_ERROR_INVALID, "one actor twice in a row");
  refuse (self, CLAIM (",\"chain\":[\"Xi\",\"Putin\",{\"actor\":\"Putin\",\"factuality\":\"CT+\"}]"), 1, QUOTH_ERROR_INVALID, "twice in a row");
  apply (self, CLAIM (",\"chain\":[\"Putin\",\"Xi\",\"Putin\"]"));
}

/* Two claims, under "war/arms" and "peace". */
#define TWO_CLAIMS \
  CODE ("war", "") CODE ("war/arms", ",\"parent\":\"war\"") CODE ("peace", "") \
  "{\"type\":\"claim\",\"id\":\"01900000-0000-7000-8000-00000000000a\",\"document\":\"doc\",\"spans\":[[0,5]],\"categories\":[{\"code\":\"war/arms\"}]}\n" \
  "{\"type\":\"claim\",\"id\":\"01900000-0000-7000-8000-00000000000b\",\"document\":\"doc\",\"spans\":[[6,11]],\"categories\":[{\"code\":\"peace\"}]}\n"
#define TYPE(key, fields) "{\"type\":\"relation-type\",\"key\":\"" key "\",\"name\":\"" key "\"" fields "}\n"
#define RELATION(kind, from, to) \
  "{\"type\":\"relation\",\"kind\":\"" kind "\",\"from\":\"01900000-0000-7000-8000-00000000000" from \
  "\",\"to\":\"01900000-0000-7000-8000-00000000000" to "\"}\n"

static void
test_relations (Formats *self, gconstpointer user_data)
{
  apply (self, BASE TWO_CLAIMS TYPE ("refutes", ",\"from\":\"war\",\"to\":\"peace\"") TYPE ("echoes", ",\"symmetric\":true,\"from\":\"war\",\"to\":\"peace\"")
                 TYPE ("supports", ",\"from\":\"peace\""));
  refuse (self, RELATION ("mocks", "a", "b"), 1, QUOTH_ERROR_INVALID, "a type of the codebook");
  refuse (self, RELATION ("refutes", "b", "a"), 1, QUOTH_ERROR_INVALID, "the code “war” or under it");
  refuse (self, RELATION ("supports", "a", "b"), 1, QUOTH_ERROR_INVALID, "does not allow a relation “supports”");
  refuse (self, RELATION ("refutes", "a", "a"), 1, QUOTH_ERROR_INVALID, "itself");
  apply (self, RELATION ("refutes", "a", "b") RELATION ("echoes", "b", "a") RELATION ("supports", "b", "a") RELATION ("repeats", "a", "b"));
  g_assert_cmpint (count (self->store, QUOTH_KIND_RELATION), ==, 4);
  refuse (self, TYPE ("refutes", ",\"id\":\"_:1\"") TYPE ("refutes", ",\"id\":\"_:2\""), 1, QUOTH_ERROR_EXISTS, "another type of relations");
}

static char *
get_type_id (Formats *self, const char *key)
{
  g_autoptr (GPtrArray) types = list (self->store, QUOTH_KIND_RELATION_TYPE);

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (quoth_relation_type (types->pdata[i])->key, key))
      return quoth_id_dup_string (&QUOTH_VALUE (types->pdata[i])->id);
  g_assert_not_reached ();
}

/* Relations follow the key of their type, but two types in use cannot swap theirs. */
static void
test_rename_types (Formats *self, gconstpointer user_data)
{
  g_autofree char *refutes = NULL;
  g_autofree char *echoes = NULL;
  g_autofree char *swap = NULL;
  g_autofree char *rename = NULL;
  g_autofree char *delete = NULL;
  g_autoptr (GPtrArray) relations = NULL;

  apply (self, BASE TWO_CLAIMS TYPE ("refutes", "") TYPE ("echoes", "") RELATION ("refutes", "a", "b") RELATION ("echoes", "b", "a"));
  refutes = get_type_id (self, "refutes");
  echoes = get_type_id (self, "echoes");
  swap = g_strdup_printf ("{\"type\":\"relation-type\",\"id\":\"%s\",\"key\":\"echoes\"}\n{\"type\":\"relation-type\",\"id\":\"%s\",\"key\":\"refutes\"}\n", refutes, echoes);
  refuse (self, swap, 1, QUOTH_ERROR_EXISTS, "in use and cannot get the key");
  delete = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n", refutes);
  refuse (self, delete, 1, QUOTH_ERROR_REFERENCE, "used by 1 relation");
  rename = g_strdup_printf ("{\"type\":\"relation-type\",\"id\":\"%s\",\"key\":\"denies\"}\n", refutes);
  apply (self, rename);
  relations = list (self->store, QUOTH_KIND_RELATION);
  g_assert_cmpstr (quoth_relation (relations->pdata[0])->relation_kind, ==, "denies");
  g_assert_cmpstr (quoth_relation (relations->pdata[1])->relation_kind, ==, "echoes");
}

static void
test_actor_kinds (Formats *self, gconstpointer user_data)
{
  g_autofree char *id = NULL;
  g_autofree char *rename = NULL;
  g_autofree char *delete = NULL;
  g_autoptr (GPtrArray) actors = NULL;

  apply (self, "{\"type\":\"actor-kind\",\"key\":\"bank\",\"name\":\"Bank\"}\n{\"type\":\"actor\",\"name\":\"B\",\"kind\":\"bank\"}\n");
  refuse (self, "{\"type\":\"actor-kind\",\"key\":\"Big bank\",\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "one lower-case word");
  refuse (self, "{\"type\":\"actor-kind\",\"key\":\"shop\",\"name\":\"B\",\"color\":\"red\"}", 1, QUOTH_ERROR_INVALID, "#rrggbb");
  id = get_id (self, QUOTH_KIND_ACTOR_KIND);
  delete = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n", id);
  refuse (self, delete, 1, QUOTH_ERROR_REFERENCE, "used by 1 actor");
  rename = g_strdup_printf ("{\"type\":\"actor-kind\",\"id\":\"%s\",\"key\":\"lender\"}\n", id);
  apply (self, rename);
  actors = list (self->store, QUOTH_KIND_ACTOR);
  g_assert_cmpstr (quoth_actor (actors->pdata[0])->actor_kind, ==, "lender");
}

/* A cue is of a type that there is; the type may come in a later line, and when its key changes, the cue follows. */
static void
test_annotation_types (Formats *self, gconstpointer user_data)
{
  static const char cue[] = "{\"type\":\"document\",\"id\":\"_:d\",\"name\":\"d\",\"text\":\"He sat in Rome.\"}\n"
                            "{\"type\":\"cue\",\"document\":\"_:d\",\"spans\":[[10,14]],\"kind\":\"place\"}\n";
  static const char type[] = "{\"type\":\"annotation-type\",\"key\":\"place\",\"name\":\"Location\",\"definition\":\"Where\"}\n";
  g_autofree char *both = g_strconcat (cue, type, NULL);
  g_autofree char *id = NULL;
  g_autofree char *rename = NULL;
  g_autofree char *delete = NULL;
  g_autoptr (GPtrArray) cues = NULL;
  g_autoptr (GPtrArray) types = NULL;

  refuse (self, cue, 2, QUOTH_ERROR_INVALID, "the type of the annotation is “place”: it must be cue, evidence or");
  apply (self, both);
  refuse (self, "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[0,2]],\"kind\":\"plaice\"}\n", 1, QUOTH_ERROR_INVALID,
          "in jsonl): place");
  refuse (self, "{\"type\":\"annotation-type\",\"key\":\"Big place\",\"name\":\"B\"}", 1, QUOTH_ERROR_INVALID, "one lower-case word");
  refuse (self, "{\"type\":\"annotation-type\",\"key\":\"x\",\"name\":\"B\",\"color\":\"red\"}", 1, QUOTH_ERROR_INVALID, "#rrggbb");
  id = get_id (self, QUOTH_KIND_ANNOTATION_TYPE);
  delete = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n", id);
  refuse (self, delete, 1, QUOTH_ERROR_REFERENCE, "used by 1 cue");
  rename = g_strdup_printf ("{\"type\":\"annotation-type\",\"id\":\"%s\",\"key\":\"location\"}\n", id);
  apply (self, rename);
  cues = list (self->store, QUOTH_KIND_CUE);
  g_assert_cmpstr (quoth_cue (cues->pdata[0])->cue_kind, ==, "location");
  types = list (self->store, QUOTH_KIND_ANNOTATION_TYPE);
  g_assert_cmpstr (quoth_annotation_type (types->pdata[0])->definition, ==, "Where");
}

/* Versions number themselves. */
static void
test_versions (Formats *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) versions = NULL;

  refuse (self, "{\"type\":\"codebook-version\",\"name\":\"First\"}", 1, QUOTH_ERROR_INVALID, "needs “content”");
  apply (self, "{\"type\":\"codebook-version\",\"content\":\"x\"}\n{\"type\":\"codebook-version\",\"content\":\"y\"}\n");
  refuse (self, "{\"type\":\"codebook-version\",\"number\":2,\"content\":\"z\"}", 1, QUOTH_ERROR_EXISTS, "another version 2");
  versions = list (self->store, QUOTH_KIND_CODEBOOK_VERSION);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpuint (quoth_codebook_version (versions->pdata[1])->number, ==, 2);
  g_assert_cmpstr (quoth_codebook_version (versions->pdata[1])->content, ==, "y");
}

/* Spans and quotes of what has no place are not those of the text, but must be there. */
static void
test_unplaced (Formats *self, gconstpointer user_data)
{
  apply (self, BASE);
  refuse (self, CLAIM (",\"unplaced\":true"), 1, QUOTH_ERROR_QUOTE, "needs the quotes");
  refuse (self, "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[9000,9005]],\"quote\":[\"gone\"]}", 1, QUOTH_ERROR_OFFSET, "past the end");
  apply (self, "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[9000,9005]],\"quote\":[\"gone\"],\"unplaced\":true}");
  refuse (self, "{\"type\":\"claim\",\"document\":\"doc\",\"spans\":[[9,5]],\"quote\":[\"gone\"],\"unplaced\":true}", 1, QUOTH_ERROR_OFFSET, "ends before it begins");
}

/* The codebook alone goes into another project, and into the same without doubling anything. */
static void
test_codebook_alone (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothStore) to = formats_create (self, "to");
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothApplyReport) report = NULL;
  g_autoptr (QuothApplyReport) again = NULL;
  g_autoptr (GString) there = g_string_new (NULL);
  g_autoptr (GString) back = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n[QUOTH_N_KINDS] = { 0 };

  formats_fill (self->store, 2);
  reader = quoth_store_open_reader (self->store, NULL);
  g_assert_true (quoth_jsonl_append_codebook (there, reader, TRUE, n, NULL));
  g_clear_pointer (&reader, quoth_reader_free);
  g_assert_null (strstr (there->str, "\"annotation\""));
  report = formats_apply (to, self->coder, there->str);
  for (int kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (kind != QUOTH_KIND_CODER)
      g_assert_cmpuint (n[kind], ==, report->n_put[kind]);
  reader = quoth_store_open_reader (to, NULL);
  g_assert_true (quoth_jsonl_append_codebook (back, reader, TRUE, NULL, NULL));
  g_assert_cmpstr (there->str, ==, back->str);

  before = formats_export_jsonl (to);
  again = formats_apply (to, self->coder, there->str);
  after = formats_export_jsonl (to);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/apply-attributes/attributes", test_attributes);
  formats_test ("/apply-attributes/attributes-update", test_attributes_update);
  formats_test ("/apply-attributes/refuse-attributes", test_refuse_attributes);
  formats_test ("/apply-attributes/refuse-definitions", test_refuse_definitions);
  formats_test ("/apply-attributes/refuse-codes", test_refuse_codes);
  formats_test ("/apply-attributes/examples", test_examples);
  formats_test ("/apply-attributes/refuse-chains", test_refuse_chains);
  formats_test ("/apply-attributes/relations", test_relations);
  formats_test ("/apply-attributes/rename-types", test_rename_types);
  formats_test ("/apply-attributes/actor-kinds", test_actor_kinds);
  formats_test ("/apply-attributes/annotation-types", test_annotation_types);
  formats_test ("/apply-attributes/versions", test_versions);
  formats_test ("/apply-attributes/unplaced", test_unplaced);
  formats_test ("/apply-attributes/codebook-alone", test_codebook_alone);
  return g_test_run ();
}
