/* test-brat-read.c: tests of quoth-brat-read.c and quoth-brat-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "formats/quoth-import-private.h"
#include "markup-fixture.h"

/* ---- Round trips ---- */

/* The code points that brat can mark: those that are not white space. */
static char *
dup_marked (const QuothAnnotation *annotation, QuothText *text)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      for (guint p = range.start; p < range.end; p++)
        {
          gunichar c = quoth_text_get_char (text, p);

          if (!g_unichar_isspace (c) && c != 0x85 && !(c >= 0x1c && c <= 0x1f))
            g_string_append_printf (marked, " %u", p);
        }
    }
  return g_string_free (marked, FALSE);
}

static char *
describe (QuothReader *reader, const QuothAnnotation *annotation, QuothText *text, gboolean is_alone)
{
  g_autoptr (QuothCoder) coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &annotation->coder, NULL);
  g_autofree char *marked = dup_marked (annotation, text);
  g_autoptr (GString) more = g_string_new (NULL);

  if (*marked == '\0')
    return NULL;
  if (annotation->value.kind == QUOTH_KIND_CUE)
    {
      g_autofree char *type = markup_dup_type (reader, ((const QuothCue *) annotation)->cue_kind);

      g_string_append (more, type);
    }
  if (annotation->value.kind == QUOTH_KIND_CLAIM)
    {
      const QuothClaim *claim = (const QuothClaim *) annotation;
      const char *factuality = quoth_factuality_to_nick (claim->factuality), *mode = quoth_mode_to_nick (claim->mode);

      g_string_append_printf (
        more, "%s %s %u codes", factuality != NULL ? factuality : "", mode != NULL ? mode : "", claim->categories->len);
    }
  return g_strdup_printf ("%u %s by %s:%s: %s", g_str_hash (quoth_text_get_utf8 (text)), quoth_kind_to_nick (annotation->value.kind),
                          is_alone ? "?" : coder->name, marked, more->str);
}

/* What of @store comes round, sorted. */
static GPtrArray *
describe_all (QuothStore *store, gboolean is_alone)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, id, NULL);
      g_autoptr (QuothText) text = quoth_reader_load_text (reader, id, NULL);

      for (guint j = 0; j < annotations->len; j++)
        {
          char *line = describe (reader, annotations->pdata[j], text, is_alone);

          if (line != NULL)
            g_ptr_array_add (lines, line);
        }
    }
  g_ptr_array_sort (lines, markup_compare_lines);
  return lines;
}

static void
import_folder (Formats *self, QuothStore *store, const char *folder)
{
  g_autoptr (QuothImport) import = quoth_import_new (store, self->coder);
  g_autoptr (GPtrArray) paths = quoth_import_walk (folder, NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < paths->len; i++)
    quoth_import_add_path (import, paths->pdata[i]);
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (quoth_import_commit (import, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
has_coders (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (!found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *content = formats_read (folder, name);

      found = g_str_has_suffix (name, ".ann") && strstr (content, "\tCoder ") != NULL;
    }
  return found;
}

static void
test_round_trip (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 100 : 8); i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i);
      g_autofree char *to_name = g_strdup_printf ("to%u", i);
      g_autofree char *folder = g_strdup_printf ("brat%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find ("brat"));
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *path = NULL;
      gboolean is_alone;

      formats_fill (from, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, folder);
      import_folder (self, to, path);
      is_alone = !has_coders (path);
      expected = describe_all (from, is_alone);
      found = describe_all (to, is_alone);
      markup_assert_same (expected, found);
    }
}

/* ---- brat itself ---- */

/* Reads each file by brat's own parser, asks what it says of the places, and writes it anew as brat does. */
static const char rewriter[]
  = "import os, sys\n"
    "sys.path.insert (0, os.environ['QUOTH_BRAT'])\n"
    "import annotation\n"
    "annotation.open_textfile = lambda path, mode='r': open (path, encoding='utf-8', newline='')\n"
    "for name in os.listdir ('.'):\n"
    "  if name.endswith ('.ann'):\n"
    "    read = annotation.TextAnnotations (name[:-4], read_only=True)\n"
    "    with open (name[:-4] + '.txt', encoding='utf-8', newline='') as file: text = file.read ()\n"
    "    with open (name, encoding='utf-8', newline='') as file: lines = file.read ().split ('\\n')[:-1]\n"
    "    assert not read.failed_lines, (name, read.failed_lines)\n"
    "    assert len (list (read)) == len (lines), (len (list (read)), lines)\n"
    "    for mark in read.get_textbounds ():\n"
    "      assert ' '.join (text[start:end] for start, end in mark.spans) == mark.text, mark\n"
    "    with open (name, 'w', encoding='utf-8', newline='') as file: file.write (str (read))\n";

static void
rewrite (const char *folder)
{
  const char *const command[] = { "python3", "-c", rewriter, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status = 1;

  g_assert_true (g_spawn_sync (folder, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said, &status, &error));
  if (status != 0)
    g_error ("brat: %s", said);
}

/* What brat makes of an export, twice, is read as the export is. */
static void
test_brat (Formats *self, gconstpointer user_data)
{
  if (g_getenv ("QUOTH_BRAT") == NULL)
    {
      g_test_skip ("QUOTH_BRAT is not set: it is the folder server/src of brat");
      return;
    }
  for (guint i = 0; i < (g_test_slow () ? 30 : 4); i++)
    {
      g_autofree char *from_name = g_strdup_printf ("ours%u", i), *to_name = g_strdup_printf ("theirs%u", i);
      g_autofree char *folder = g_strdup_printf ("through%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name), to = formats_create (self, to_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find ("brat"));
      g_autoptr (GPtrArray) expected = NULL, found = NULL;
      g_autofree char *path = NULL;

      formats_fill (from, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, folder);
      rewrite (path);
      rewrite (path);
      import_folder (self, to, path);
      expected = describe_all (from, !has_coders (path));
      found = describe_all (to, !has_coders (path));
      markup_assert_same (expected, found);
    }
}

/* brat puts a tab before the name each time that it writes the file. */
static void
test_tabs (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", "Xi told", "T1\tPerson 0 2\tXi\nN1\tReference T1 Wikidata:Q15031\t\t\tXi Jinping\n");
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (GPtrArray) actors = quoth_reader_list (reader, &query, NULL);

  g_assert_cmpuint (actors->len, ==, 1);
  g_assert_cmpstr (quoth_actor (actors->pdata[0])->name, ==, "Xi Jinping");
}

/* ---- What brat and others write ---- */

#define TEXT "🧵 Xi told\r\nPutin: e\u0301nd"

static void
test_shapes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", TEXT,
                                         "T2\tPerson 11 16\tPutin\r\n"
                                         "T1\tPerson 2 4\tXi\n"
                                         "T3\tClaim 5 9;11 16\ttold Putin\n"
                                         "T4\tFounding] 18 19\te\n"
                                         "T5\tCue 5 9\ttold\n"
                                         "E1\tClaim:T3 Claimant:T1 Addressee2:T2 Cue:T5 Theme:T4\n"
                                         "A1\tFactuality E1 PR+\n"
                                         "A2\tCode_arms E1 Against\n"
                                         "M1\tNegation E1\n"
                                         "N1\tReference T1 Wikidata:Q15031\tXi Jinping\n"
                                         "*\tEquiv T1 T2\n"
                                         "#1\tAnnotatorNotes E1\tI think so\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CLAIM), ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CUE), ==, 2);
  g_assert_nonnull (strstr (jsonl, "{\"type\":\"annotation-type\","));
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"founding\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"theme → “e\u0301”"));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Xi Jinping\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"told\\nPutin\"]"));
  g_assert_nonnull (strstr (jsonl, "\"factuality\":\"PR+\""));
  g_assert_nonnull (strstr (jsonl, "\"stance\":-1"));
  g_assert_nonnull (strstr (jsonl, "\"role\":\"addressee\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"I think so\""));
  g_assert_nonnull (strstr (jsonl, "\"Negation\":\"true\""));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"e\u0301\"]"));
  g_assert_cmpuint (markup_get_loss (done, "cut a character"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "kept as memos"), ==, 2);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_RELATION), ==, 0);
  g_assert_cmpuint (markup_get_loss (done, "characters that no text"), ==, 1);
}

/* Files of other programs that count as Java and JavaScript do. */
static void
test_utf16 (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", TEXT, "T1\tPerson 3 5\tXi\nT2\tPerson 12 17\tPutin\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Xi\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Putin\"]"));
  g_assert_true (markup_has_warning (done, "coded.file:1: ", "UTF-16"));
}

/* Two codes whose names brat cannot tell apart are not taken for one another. */
static void
test_codes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothApplyReport) report
    = formats_apply (self->store,
                     self->coder,
                     "{\"type\":\"code\",\"key\":\"a/b\",\"name\":\"One\"}\n{\"type\":\"code\",\"key\":\"a_b\",\"name\":\"Two\"}\n"
                     "{\"type\":\"code\",\"key\":\"c/d\",\"name\":\"Three\"}\n");
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", "Xi told",
                                         "T1\tClaim 3 7\ttold\nE1\tClaim:T1\nA1\tCode_a_b E1 For\nA2\tCode_a_b_2 E1 For\nA3\tCode_c_d E1 For\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_CODE), ==, 3);
  g_assert_nonnull (strstr (jsonl, "\"Code_a_b\":\"For\""));
  g_assert_nonnull (strstr (jsonl, "\"Code_a_b_2\":\"For\""));
  g_assert_nonnull (strstr (jsonl, "\"stance\":1}]"));
}

static void
test_coders (Formats *self, gconstpointer user_data)
{
  static const char ann[] = "T1\tPerson 0 2\tXi\n#1\tCoder T1\tB\nT2\tPerson 0 2\tXi\n#2\tCoder T2\tC\nT3\tCue 3 7\ttold\n";
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", "Xi told", ann);
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autoptr (QuothImport) again = markup_import_beside (self, "brat", "Xi told", ann);
  g_autofree char *after = formats_export_jsonl (self->store);

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 1);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 2);
  g_assert_nonnull (strstr (before, "\"name\":\"B\""));
  g_assert_nonnull (strstr (before, "\"name\":\"C\""));
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (markup_get_loss (again, "there already"), ==, 3);
}

/* What the notes of an export say, as long as it fits what brat has beside them. */
static void
test_notes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done
    = markup_import_beside (self, "brat", "Xi  told Putin",
              "T1\tT_______ 0 2;4 8\tXi told\n#1\tSpans T1\t0 8\nN1\tReference T1 Quoth:01900000-0000-7000-8000-000000000001\tXi 1\n"
              "#2\tName T1\tXi\\n1\n#3\tKind T1\tучёный\n#4\tValue T1\thow=\\u00e4\\\\n\\x\n"
              "T2\tPerson 9 14\tPutin\n#5\tSpans T2\t0 2\nN2\tReference T2 Quoth:01900000-0000-7000-8000-000000000002\tVladimir\n"
              "#6\tName T2\tPu\\ntin\n#7\tKind T2\tstate\n"
              "T3\tClaim 4 8\ttold\nE1\tClaim:T3\nA1\tCode_a_b E1 For\n#8\tKey E1\tCode_a_b a/b=for\n#9\tKey E1\tCode_c c\n"
              "#10\tSource E1\tPR- T2 nobody\n#11\tSource E1\tx T9 Z\\u0020\n#12\tSource E1\tnothing\n#13\tStatement T2\tno field\n"
              "E2\tClaim:T3\n#14\tStatement E2\ttwo\\nlines\nR1\tis_like Arg1:E1 Arg2:E2\n#15\tKind R1\tis like\n#16\tCoder R1\tB\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Xi  told\"]"));
  g_assert_nonnull (strstr (jsonl, "\"quote\":[\"Putin\"]"));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Xi\\n1\",\"kind\":\"учёный\""));
  g_assert_nonnull (strstr (jsonl, "\"how\":\"ä\\\\n\\\\x\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Vladimir\",\"kind\":\"person\""));
  g_assert_nonnull (strstr (jsonl, "\"key\":\"a/b=for\""));
  g_assert_null (strstr (jsonl, "\"key\":\"c\""));
  g_assert_nonnull (strstr (jsonl, "\"factuality\":\"PR-\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Z \""));
  g_assert_null (strstr (jsonl, "nobody"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"no field\""));
  g_assert_nonnull (strstr (jsonl, "\"statement\":\"two\\nlines\""));
  g_assert_nonnull (strstr (jsonl, "\"kind\":\"is like\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"B\""));
  g_assert_cmpuint (markup_get_item (done)->losses->len, ==, 0);
}

/* As exports were before: one note of all that brat has no place for. */
static void
test_old_notes (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done
    = markup_import_beside (self, "brat", "Xi told", "T1\tClaim 3 7\ttold\nE1\tClaim:T1\n#1\tCoder E1\tB\\n\n#2\tAnnotatorNotes E1\tmemo: a\\nb\n"
                               "#3\tAnnotatorNotes E1\tstatement: x; memo: y\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (markup_get_item (done)->losses->len, ==, 0);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"B\\\\n\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"a\\\\nb\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"statement: x; memo: y\""));
}

/* ---- Bad input ---- */

#define GOOD "T1\tPerson 2 4\tXi\n"

static void
test_bad (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", TEXT,
                                         GOOD "T1\tPerson 2 4\tXi\n"
                                              "T2\tPerson 2 99\tXi\n"
                                              "T3\tPerson 4 2\tXi\n"
                                              "T4\tPerson 3 5\tXi\n"
                                              "T5\tPerson x y\tXi\n"
                                              "what is this\n"
                                              "\n"
                                              "T6\tPerson 5 \xff\t\n"
                                              "E1\tClaim:T9\n"
                                              "E2\tClaim\n"
                                              "A1\tNegation T9\n"
                                              "#1\tAnnotatorNotes\tx\n"
                                              "R1\tOrigin Arg1:T1\n"
                                              "R2\tOrigin Arg1:T1 Arg2:T9\n"
                                              "*\tEquiv T1");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "id of another"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "outside their text"), ==, 3);
  g_assert_cmpuint (markup_get_loss (done, "not those of their places"), ==, 1);
  g_assert_cmpuint (markup_get_loss (done, "none of brat's"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "without a trigger"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "on what is not there"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "without an end or a type"), ==, 2);
  g_assert_cmpuint (markup_get_loss (done, "spans that are not there"), ==, 1);
  g_assert_true (markup_has_warning (done, "coded.file:5: ", "“Xi”"));
  g_assert_true (markup_has_warning (done, "coded.file:7: ", "a tab"));
}

static void
test_refused (Formats *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "coded.file.txt", NULL);

  markup_refuse (self, "brat", GOOD, -1, FALSE, "coded.file.txt");
  g_assert_true (g_file_set_contents (path, "\xff\xfe", 2, NULL));
  markup_refuse (self, "brat", GOOD, -1, FALSE, "coded.file:1: ");
  g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));
  markup_refuse (self, "brat", GOOD "T2\tPerson 2 99\tXi\n", -1, TRUE, "coded.file:2: ");
  markup_refuse (self, "brat", GOOD "nothing\n", -1, TRUE, "coded.file:2: ");
}

/* An empty file is a text in which nothing is coded. */
static void
test_empty (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) done = markup_import_beside (self, "brat", "", "");

  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 1);
  g_assert_cmpuint (markup_get_item (done)->losses->len, ==, 0);
}

static void
test_mutations (Formats *self, gconstpointer user_data)
{
  static const char ann[] = GOOD "T2\tPerson 11 16\tPutin\nT3\tClaim 5 9;11 16\ttold Putin\nE1\tClaim:T3 Claimant:T1 Addressee:T2\n"
                                 "A1\tCode_x E1 For\nN1\tReference T1 Q:1\tXi\n#1\tAnnotatorNotes E1\tx\nR1\tsupports Arg1:E1 Arg2:E1\n"
                                 "#2\tSpans T3\t5 9;11 16\n#3\tKey E1\tCode_x x\n#4\tSource E1\tPR+ T1 Xi\n#5\tSource E1\t- - Xi\n"
                                 "#6\tValue E1\ta=b\n#7\tKind R1\tsupports\n#8\tStatement E1\ta\\u00e4\n";

  for (guint i = 0; i < (g_test_slow () ? 2000 : 80); i++)
    {
      g_autoptr (GString) bytes = markup_mutate (ann);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) done = NULL;
      g_autofree char *path = g_build_filename (self->folder, "coded.file.txt", NULL);

      g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));
      done = markup_try_import (self, self->store, "brat", bytes->str, (gssize) bytes->len, FALSE, &error);
      g_assert_true (done != NULL || strstr (error->message, "coded.file") != NULL);
    }
}

/* Who sends a folder may not have the reader's own files brought in; a link within the folder is as good as a file. */
static void
test_link (Formats *self, gconstpointer user_data)
{
  const char *ann = "T1\tPerson 0 2\tXi\n";
  g_autofree char *own = g_build_filename (g_get_tmp_dir (), "quoth-test-own-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (self->folder, "coded.file.txt", NULL);
  g_autofree char *beside = g_build_filename (self->folder, "real.txt", NULL);
  g_autofree char *in_own = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothImport) refused = NULL;
  g_autoptr (QuothImport) done = NULL;

  g_assert_nonnull (g_mkdtemp (own));
  in_own = g_build_filename (own, "secret", NULL);
  g_assert_true (g_file_set_contents (in_own, "Xi's own", -1, NULL));
  g_assert_cmpint (symlink (in_own, text), ==, 0);
  refused = markup_try_import (self, self->store, "brat", ann, -1, FALSE, &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "“coded.file.txt” beside these annotations is a link"));
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 0);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (text), ==, 0);
  g_assert_true (g_file_set_contents (beside, "Xi said", -1, NULL));
  g_assert_cmpint (symlink ("real.txt", text), ==, 0);
  done = markup_try_import (self, self->store, "brat", ann, -1, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (formats_count (self->store, QUOTH_KIND_DOCUMENT), ==, 1);
  g_unlink (in_own);
  g_rmdir (own);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/brat-read/round-trip", test_round_trip);
  formats_test ("/brat-read/brat", test_brat);
  formats_test ("/brat-read/tabs", test_tabs);
  formats_test ("/brat-read/shapes", test_shapes);
  formats_test ("/brat-read/utf16", test_utf16);
  formats_test ("/brat-read/codes", test_codes);
  formats_test ("/brat-read/coders", test_coders);
  formats_test ("/brat-read/notes", test_notes);
  formats_test ("/brat-read/old-notes", test_old_notes);
  formats_test ("/brat-read/bad", test_bad);
  formats_test ("/brat-read/refused", test_refused);
  formats_test ("/brat-read/empty", test_empty);
  formats_test ("/brat-read/link", test_link);
  formats_test ("/brat-read/mutations", test_mutations);
  return g_test_run ();
}
