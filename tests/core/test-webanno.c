/* test-webanno.c: tests of quoth-webanno*.c and quoth-layers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers-fixture.h"

#define HEAD "#FORMAT=WebAnno TSV 3.3\n"

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 200u : 10u); i++)
    layers_check_round_trip (self, "webanno", i, TRUE, FALSE);
}

static void
test_damage (Formats *self, gconstpointer user_data)
{
  layers_check_damage (self, "webanno", g_test_slow () ? 500 : 25);
}

/* One of each, letter by letter. */
static void
test_letters (Formats *self, gconstpointer user_data)
{
  g_autofree char *content = NULL;

  layers_fill_small (self, self->store);
  content = layers_export_one (self, self->store, "webanno", "out", "d.tsv");
  g_assert_cmpstr (content,
                   ==,
                   HEAD
                   "#T_SP=webanno.custom.Quoth|label|actor|statement|code|code2\n"
                   "#T_RL=webanno.custom.QuothLink|label|BT_webanno.custom.Quoth\n\n\n"
                   "#Text=🧵 Xi\\ttold\n"
                   "1-1\t0-2\t🧵\t_\t_\t_\t_\t_\t_\t_\t\n"
                   "1-2\t3-5\tXi\tperson[1]|claim[2]\tXi\\_J\\|P[1]|*[2]\t*[1]|s\\->t\\*[2]\t*[1]|a=for[2]\t*[1]|b[2]\tclaimant\t1-2[2_1]\t\n"
                   "1-3\t5-6\t\\t\tclaim[2]\t*[2]\ts\\->t\\*[2]\ta=for[2]\tb[2]\t_\t_\t\n"
                   "1-3.1\t6-6\t\tcue\t*\t*\t*\t*\tcue\t1-2[2_0]\t\n"
                   "1-4\t6-10\ttold\tclaim[2]\t*[2]\ts\\->t\\*[2]\ta=for[2]\tb[2]\t_\t_\t\n\n"
                   "#Text=Putin. \n"
                   "2-1\t11-16\tPutin\t_\t_\t_\t_\t_\t_\t_\t\n"
                   "2-1.1\t11-13\tPu\tclaim\t*\t*\t*\t*\tcontinues\t1-2[2_0]\t\n"
                   "2-2\t16-17\t.\t_\t_\t_\t_\t_\t_\t_\t\n\n"
                   "#Text=No\n"
                   "3-1\t18-20\tNo\t_\t_\t_\t_\t_\t_\t_\t\n");
}

/* Texts that begin or end with white space, or have nothing else, come back as they are. */
static void
test_white_space (Formats *self, gconstpointer user_data)
{
  static const char *const texts[] = { "", "\\n", "  ", "\\n\\n a b \\n", "   a\\n", "a\\n \\n  b.  C", "a", " \\t ", NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *from_name = g_strdup_printf ("f%u", i);
      g_autofree char *to_name = g_strdup_printf ("t%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autofree char *edit = g_strdup_printf ("{\"type\":\"document\",\"name\":\"d\",\"text\":\"%s\"}\n"
                                               "{\"type\":\"cue\",\"document\":\"d\",\"spans\":[[0,0]]}\n",
                                               texts[i]);
      g_autoptr (QuothApplyReport) report = formats_apply (from, self->coder, edit);
      g_autofree char *content = layers_export_one (self, from, "webanno", from_name, "d.tsv");
      g_autoptr (QuothImport) import = markup_import (self, to, "webanno", content);
      g_autofree char *jsonl = formats_export_jsonl (to);
      g_autofree char *expected = g_strdup_printf ("\"text\":\"%s\"", texts[i]);

      g_assert_nonnull (strstr (jsonl, expected));
      g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CUE], ==, 1);
    }
}

/* ---- Files that INCEpTION made ---- */

static guint
count (Formats *self, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  QuothQuery query = { .kind = kind };

  return (guint) quoth_reader_count (reader, &query, NULL);
}

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (
    self,
    self->store,
    "webanno",
    HEAD "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue|coarseValue\n"
         "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n"
         "#T_SP=webanno.custom.Mark|\n"
         "#T_SP=webanno.custom.Frame|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|sense\n"
         "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation\n"
         "#T_RL=webanno.custom.Says|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\n\n\n"
         "#Sentence.id=s1\n"
         "#Text=😊 Ms. Haag plays\n"
         "1-1\t0-2\t😊\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
         "1-2\t3-6\tMs.\tNNP\tN\t*[1]|*[3]\tPER[1]|ORG[3]\t_\t_\t_\t_\tpr[1]\tcoref->1-1\t_\t_\t\n"
         "1-3\t7-11\tHaag\tNNP\tN\t*[1]\tPER[1]\t*\t_\t_\t_\tpr[1]\t*->1-2\t_\t_\t\n"
         "1-4\t12-17\tplays\tVBD\tV\t_\t_\t_\tagent;\\_x\t1-2[1];2-1\tto\\_play\t_\t_\t_\t_\t\n"
         "1-4.1\t12-16\tplay\t_\t_\t_\t_\t*\t_\t_\t_\t_\t_\t_\t_\t\n\n"
         "#Text=Bob \\\\ .\n"
         "2-1\t19-22\tBob\tNN\tN\thttp://e/1\tPER\t_\t_\t_\t_\t_\t_\tmeets\t1-2[1_0]\t\n"
         "2-2\t23-24\t\\\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"text\":\"😊 Ms. Haag plays\\n Bob \\\\ .\""));
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 3);
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Ms. Haag\"]"));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"identifier\":\"http://e/1\"}"));
  g_assert_nonnull (strstr (jsonl, "\"attributes\":{\"sense\":\"to_play\"}"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"agent → “Ms. Haag” (2–10)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"_x → “Bob” (18–21)\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"meets → “Bob” (18–21)\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"play\"]"));
  g_assert_cmpuint (markup_get_loss (import, "parts of speech"), ==, 4);
  g_assert_cmpuint (markup_get_loss (import, "elements of chains"), ==, 2);
  g_assert_nonnull (strstr (jsonl, "\"key\":\"mark\",\"name\":\"Mark\""));
  g_assert_cmpuint (markup_get_loss (import, "“ORG”"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "another than the text"), ==, 0);
}

/* What the linguistic layers say comes in where somebody wants it. */
static void
test_mapped (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autofree char *path = g_build_filename (self->folder, "m.tsv", NULL);

  g_assert_true (g_file_set_contents (
    path,
    HEAD "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n\n\n#Text=a b\n1-1\t0-1\ta\tDT\t\n1-2\t2-3\tb\tNN\t\n",
    -1,
    NULL));
  g_assert_true (quoth_import_map (import, "POS", "claim:pos", NULL));
  quoth_import_add_path (import, path);
  g_assert_true (quoth_import_prepare (import, NULL, NULL));
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_CLAIM], ==, 2);
  g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
}

/* Files of scripts that count characters, older versions, other newlines. */
static void
test_dialects (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) counted = markup_import (
    self,
    self->store,
    "webanno",
    "\357\273\277" HEAD "#T_SP=webanno.custom.X|value\r\n\r\n\r\n#Text=😊 Xi\r\n1-1\t0-1\t😊\t_\t\r\n1-2\t2-4\tXi\tperson\t\r\n\r\n#Text=He\r\n2-1\t5-7\tHe\tperson\t");
  g_autoptr (QuothImport) old = markup_import (
    self, self->store, "webanno", "#FORMAT=WebAnno TSV 3.1\n#T_SP=webanno.custom.X|value\n\n\n#Text=\\u00e4b\n1-1\t0-2\täb\tperson\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Xi\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"He\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"äb\"]"));
  g_assert_true (markup_has_warning (counted, "coded.file:1: ", "count characters"));
  g_assert_cmpuint (markup_get_item (old)->warnings->len, ==, 0);
}

/* ---- Bad input ---- */

#define LAYER HEAD "#T_SP=webanno.custom.X|value\n#T_RL=webanno.custom.R|value|BT_webanno.custom.X\n\n\n"

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = markup_import (self,
                                                  self->store,
                                                  "webanno",
                                                  LAYER "#Text=a 😊 b\n"
                                                        "1-1\t0-1\tz\tperson\t_\t_\t\n"
                                                        "1-2\t2-4\t😊\tperson\n"
                                                        "1-2.1\t3-4\t\tperson\t_\t_\t\n"
                                                        "1-3\t5-60\tb\tperson\tx\t9-9\t\n");

  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "fewer columns"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "another than the text"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "spans that are not there"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:10: ", "[5, 60]"));
  markup_refuse (self, "webanno", "", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "webanno", "#FORMAT=WebAnno TSV 2.0\n", -1, FALSE, "coded.file:1: ");
  markup_refuse (self, "webanno", HEAD "#T_SP=|x\n", -1, FALSE, "coded.file:2: ");
  markup_refuse (self, "webanno", LAYER "1-1\t0-1\ta\t_\t_\t_\t\n", -1, FALSE, "coded.file:6: ");
  markup_refuse (self, "webanno", LAYER "#Text=a\n1-1\t0\ta\t_\t_\t_\t\n", -1, FALSE, "coded.file:7: ");
  markup_refuse (self, "webanno", LAYER "#Text=\xff\n", -1, FALSE, "coded.file:6: ");
  markup_refuse (self, "webanno", LAYER "#Text=abc\n1-1\t0-1\ta\t_\t_\t_\t\n\n#Text=b\n2-1\t1-2\tb\t_\t_\t_\t\n", -1, FALSE, "coded.file:10: ");
  markup_refuse (self, "webanno", LAYER "#Text=b\n1-1\t2000000000-2000000001\tb\t_\t_\t_\t\n", -1, FALSE, "coded.file:7: ");
  markup_refuse (self, "webanno", LAYER "#Text=b\n1-1\t0-9\tb\tperson\t_\t_\t\n", -1, TRUE, "coded.file:7: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/webanno/random", test_random);
  formats_test ("/webanno/damage", test_damage);
  formats_test ("/webanno/letters", test_letters);
  formats_test ("/webanno/white-space", test_white_space);
  formats_test ("/webanno/shapes", test_shapes);
  formats_test ("/webanno/mapped", test_mapped);
  formats_test ("/webanno/dialects", test_dialects);
  formats_test ("/webanno/bad", test_bad);
  return g_test_run ();
}
