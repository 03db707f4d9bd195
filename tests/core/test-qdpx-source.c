/* test-qdpx-source.c: tests of quoth-qdpx-source.c and quoth-qdpx-tables.c: projects as other programs write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-qdpx-private.h"
#include "qdpx-fixture.h"

#define SOURCE(rest) \
  "<Sources><TextSource guid=\"" QDPX_GUID ("a") "\" name=\"Interview 1\" plainTextPath=\"internal://t.txt\">" rest \
  "</TextSource></Sources>\n"

static guint
count_warnings (QuothImport *import, const char *words)
{
  GPtrArray *warnings = markup_get_item (import)->warnings;
  guint n = 0;

  for (guint i = 0; i < warnings->len; i++)
    n += strstr (warnings->pdata[i], words) != NULL;
  return n;
}

/* NVivo for Windows: CR LF and a mark that does not count, UTF-16; a case that is a code as well; a note that is linked to what it is on. */
static void
test_nvivo (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("NVivo 1.7.1") QDPX_USERS
    QDPX_CODES (QDPX_CODE ("3", "Trade") QDPX_CODE ("4", "Interviewees"))
    "<Cases><Case guid=\"" QDPX_GUID ("4") "\" name=\"Interviewees\"/></Cases>"
    SOURCE (QDPX_SELECTION ("b", "3", "8", QDPX_CODING ("1", "3"))
            QDPX_SELECTION ("c", "16", "21", QDPX_CODING ("1", "3") QDPX_CODING ("2", "3"))
            QDPX_SELECTION ("d", "31", "35", "")
            QDPX_SELECTION ("e", "25", "30", QDPX_CODING ("1", "4")))
    "<Notes><Note guid=\"" QDPX_GUID ("8") "\" name=\"n\"><PlainTextContent>Who buys?</PlainTextContent></Note></Notes>"
    "<Links><Link guid=\"" QDPX_GUID ("9") "\" originGUID=\"" QDPX_GUID ("8") "\" targetGUID=\"" QDPX_GUID ("d") "\"/></Links></Project>",
    "\xef\xbb\xbf🚂 China sells\r\ntrain\r\n\r\nPutin buys them\r\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_cmpuint (count_warnings (import, "UTF-16 units, CR LF as two and a byte order mark not at all"), ==, 1);
  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "China#trade|train#trade|train#trade");
  qdpx_assert (self->store, QUOTH_KIND_MENTION, "Putin=other/Interviewees");
  g_assert_nonnull (strstr (jsonl, "\"text\":\"Who buys?\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Anna\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"BB\""));
  g_assert_null (strstr (jsonl, "\"key\":\"interviewees\""));
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Interview 1\""));
}

/* ATLAS.ti counts CR LF as one; names of quotations are their words. */
static void
test_atlas (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("ATLAS.ti 22.0") QDPX_USERS QDPX_CODES (QDPX_CODE ("3", "Trade"))
    SOURCE ("<PlainTextSelection guid=\"{" QDPX_GUID ("b") "}\" name=\"China sel...\" startPosition=\"4\" endPosition=\"15\">"
            QDPX_CODING ("1", "3") "</PlainTextSelection>"
            "<PlainTextSelection guid=\"" QDPX_GUID ("c") "\" name=\"trains\" startPosition=\"16\" endPosition=\"22\">"
            QDPX_CODING ("1", "3") "</PlainTextSelection>")
    "</Project>",
    "So\r\n\r\nChina sells\r\ntrains.\r\n");

  g_assert_cmpuint (count_warnings (import, "CR LF as one"), ==, 1);
  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "China sells#trade|trains#trade");
}

/* MAXQDA: the variables of a text in a case without a name, memos in descriptions, sets of documents, several codes of one selection. */
static void
test_maxqda (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("MAXQDA 2022") QDPX_USERS
    QDPX_CODES ("<Code guid=\"" QDPX_GUID ("3") "\" name=\"Trade\" isCodable=\"true\" color=\"#abc\"><Description>Goods</Description>"
                QDPX_CODE ("4", "Gas") "</Code>" QDPX_CODE ("5", "Person"))
    "<Variables><Variable guid=\"" QDPX_GUID ("6") "\" name=\"Party\" typeOfVariable=\"Text\"/>"
    "<Variable guid=\"" QDPX_GUID ("7") "\" name=\"date\" typeOfVariable=\"Date\"/></Variables>"
    "<Cases><Case guid=\"" QDPX_GUID ("8") "\"><VariableValue><VariableRef targetGUID=\"" QDPX_GUID ("6") "\"/><TextValue>Green</TextValue>"
    "</VariableValue><SourceRef targetGUID=\"" QDPX_GUID ("a") "\"/></Case></Cases>"
    SOURCE ("<Description>About gas</Description>"
            QDPX_SELECTION ("b", "0", "6", QDPX_CODING ("1", "5"))
            QDPX_SELECTION ("c", "7", "16", "<Description>sure?</Description>" QDPX_CODING ("1", "3") QDPX_CODING ("1", "4"))
            "<VariableValue><VariableRef targetGUID=\"" QDPX_GUID ("7") "\"/><DateValue>2022-03-01</DateValue></VariableValue>")
    "<Sets><Set guid=\"" QDPX_GUID ("9") "\" name=\"Group\"><MemberSource targetGUID=\"" QDPX_GUID ("a") "\"/></Set></Sets></Project>",
    "Merkel sells gas.\n");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "sells gas#trade#trade/gas");
  qdpx_assert (self->store, QUOTH_KIND_MENTION, "Merkel=person/Merkel");
  g_assert_cmpuint (markup_get_loss (import, "sets of codes"), ==, 1);
  g_assert_cmpuint (count_warnings (import, "places are taken"), ==, 0);
  g_assert_nonnull (strstr (jsonl, "\"Party\":\"Green\""));
  g_assert_nonnull (strstr (jsonl, "\"date\":\"2022-03-01\""));
  g_assert_nonnull (strstr (jsonl, "\"note\":\"About gas\""));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"sure?\""));
  g_assert_nonnull (strstr (jsonl, "\"color\":\"#aabbcc\""));
  g_assert_null (strstr (jsonl, "\"key\":\"person\""));
}

/* QualCoder: a memo on a place without a code; codes of a whole text; a case of a text; a text in the project itself. */
static void
test_qualcoder (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("QualCoder-3.5") QDPX_USERS QDPX_CODES (QDPX_CODE ("3", "Trade"))
    "<Cases><Case guid=\"" QDPX_GUID ("4") "\" name=\"Case 1\"><SourceRef targetGUID=\"" QDPX_GUID ("a") "\"/></Case></Cases>"
    "<Sources><TextSource guid=\"" QDPX_GUID ("a") "\" name=\"x\"><PlainTextContent>One 🚂 two</PlainTextContent>"
    QDPX_SELECTION ("b", "4", "5", "<Description>look</Description>")
    QDPX_SELECTION ("c", "6", "9", "") QDPX_CODING ("2", "3") "</TextSource></Sources></Project>",
    "");
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "One 🚂 two#trade");
  g_assert_nonnull (strstr (jsonl, "\"text\":\"look\""));
  g_assert_nonnull (strstr (jsonl, "\"case\":\"Case 1\""));
  g_assert_cmpuint (markup_get_loss (import, "codes of whole sources"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "without a code or a note"), ==, 1);
}

/* Pictures, sound and pages are counted; what there is of text in them comes in. */
static void
test_media (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("X") QDPX_USERS QDPX_CODES (QDPX_CODE ("3", "Trade"))
    "<Sources><PictureSource guid=\"" QDPX_GUID ("4") "\" name=\"p\" path=\"internal://p.png\"><PictureSelection guid=\"" QDPX_GUID ("5")
    "\" firstX=\"0\" firstY=\"0\" secondX=\"1\" secondY=\"1\">" QDPX_CODING ("1", "3") "</PictureSelection></PictureSource>"
    "<PDFSource guid=\"" QDPX_GUID ("6") "\" name=\"report.pdf\" path=\"internal://r.pdf\"><PDFSelection guid=\"" QDPX_GUID ("7")
    "\" page=\"0\" firstX=\"0\" firstY=\"0\" secondX=\"1\" secondY=\"1\"/><Representation guid=\"" QDPX_GUID ("8")
    "\" plainTextPath=\"internal://T.TXT\">" QDPX_SELECTION ("b", "0", "4", QDPX_CODING ("1", "3")) "</Representation></PDFSource>"
    "<AudioSource guid=\"" QDPX_GUID ("9") "\" name=\"talk\"><Transcript guid=\"" QDPX_GUID ("c")
    "\"><PlainTextContent>He said so.</PlainTextContent><SyncPoint guid=\"" QDPX_GUID ("d") "\" timeStamp=\"0\" position=\"3\"/>"
    "<SyncPoint guid=\"" QDPX_GUID ("e") "\" timeStamp=\"1000\" position=\"7\"/><TranscriptSelection guid=\"" QDPX_GUID ("f")
    "\" fromSyncPoint=\"" QDPX_GUID ("d") "\" toSyncPoint=\"" QDPX_GUID ("e") "\">" QDPX_CODING ("1", "3")
    "</TranscriptSelection></Transcript></AudioSource>"
    "<TextSource guid=\"" QDPX_GUID ("0") "1\" name=\"far\" plainTextPath=\"absolute:///etc/passwd\"/>"
    "<TextSource name=\"gone\" plainTextPath=\"internal://../../gone.txt\"/></Sources></Project>",
    "Page one.");

  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "Page#trade|said#trade");
  g_assert_cmpuint (markup_get_loss (import, "selections in pictures"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "sources without a text"), ==, 3);
  g_assert_cmpuint (count_warnings (import, "“absolute:///etc/passwd” is outside of the file"), ==, 1);
  g_assert_cmpuint (count_warnings (import, "gone"), >=, 1);
}

/* Links between selections are relations or memos; those of other things are counted. What refers to nothing is left out. */
static void
test_links (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("X") QDPX_USERS QDPX_CODES (QDPX_CODE ("3", "Trade"))
    SOURCE (QDPX_SELECTION ("b", "0", "3", QDPX_CODING ("1", "3")) QDPX_SELECTION ("c", "4", "7", QDPX_CODING ("1", "3"))
            QDPX_SELECTION ("d", "4", "99", QDPX_CODING ("1", "3")) QDPX_SELECTION ("e", "7", "4", QDPX_CODING ("1", "3"))
            QDPX_SELECTION ("5", "1", "2", QDPX_CODING ("1", "9")))
    "<Links><Link guid=\"" QDPX_GUID ("6") "\" name=\"contradicts\" originGUID=\"" QDPX_GUID ("b") "\" targetGUID=\"" QDPX_GUID ("c") "\"/>"
    "<Link guid=\"" QDPX_GUID ("7") "\" name=\"y\" originGUID=\"" QDPX_GUID ("3") "\" targetGUID=\"" QDPX_GUID ("c") "\"/>"
    "<Link guid=\"" QDPX_GUID ("8") "\" name=\"z\" originGUID=\"" QDPX_GUID ("b") "\" targetGUID=\"" QDPX_GUID ("0") "\"/></Links></Project>",
    "One two three");

  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "One#trade|two#trade");
  g_assert_cmpuint (markup_get_item (import)->n_put[QUOTH_KIND_RELATION], ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "outside their text"), ==, 2);
  g_assert_cmpuint (markup_get_loss (import, "a code that the codebook has not"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "links between anything but"), ==, 1);
  g_assert_cmpuint (markup_get_loss (import, "spans that are not there"), ==, 1);
  g_assert_true (markup_has_warning (import, "coded.file:7: ", "[4, 99]"));
}

/* What a person said of a code goes before all else, and the code is then none of the project's. */
static void
test_mapping (Formats *self, gconstpointer user_data)
{
  static const char *const entries[] = {
    "Mine.qde", QDPX_HEAD ("X") QDPX_USERS QDPX_CODES (QDPX_CODE ("3", "Trade") QDPX_CODE ("4", "Speaker") QDPX_CODE ("5", "Hedge"))
    "<Sources><TextSource guid=\"" QDPX_GUID ("a") "\" name=\"x\" plainTextPath=\"internal://x.txt\">"
    QDPX_SELECTION ("b", "0", "2", QDPX_CODING ("1", "4")) QDPX_SELECTION ("c", "3", "6", QDPX_CODING ("1", "5") QDPX_CODING ("1", "3"))
    "</TextSource></Sources></Project>", "SOURCES/X.txt", "Xi may", NULL };
  g_autoptr (GBytes) bytes = qdpx_pack (entries);
  g_autofree char *path = g_build_filename (self->folder, "m.qdpx", NULL);
  g_autoptr (QuothImport) import = quoth_import_new (self->store, self->coder);
  g_autoptr (GError) error = NULL;
  g_autofree char *jsonl = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  quoth_import_add_path (import, path);
  g_assert_true (quoth_import_map (import, "Speaker", "mention:person", NULL));
  g_assert_true (quoth_import_map (import, "Hedge", "cue", NULL));
  g_assert_true (quoth_import_prepare (import, NULL, &error));
  g_assert_cmpstr (markup_get_item (import)->format->id, ==, "qdpx");
  g_assert_true (quoth_import_commit (import, NULL, &error));
  g_assert_no_error (error);
  qdpx_assert (self->store, QUOTH_KIND_MENTION, "Xi=person/Xi");
  qdpx_assert (self->store, QUOTH_KIND_CLAIM, "may#trade");
  qdpx_assert (self->store, QUOTH_KIND_CUE, "may");
  jsonl = formats_export_jsonl (self->store);
  g_assert_null (strstr (jsonl, "\"key\":\"speaker\""));
}

/* Strict: the first thing that cannot come in refuses the whole, with its line. */
static void
test_strict (Formats *self, gconstpointer user_data)
{
  static const char *const entries[] = { "project.qde", QDPX_HEAD ("X") QDPX_USERS QDPX_CODES (QDPX_CODE ("3", "Trade"))
    "<Sources><TextSource guid=\"" QDPX_GUID ("a") "\" name=\"x\">\n<PlainTextContent>abc</PlainTextContent>\n"
    QDPX_SELECTION ("b", "0", "4", QDPX_CODING ("1", "3")) "</TextSource></Sources></Project>", NULL };
  g_autoptr (GBytes) bytes = qdpx_pack (entries);

  markup_refuse (self, "qdpx", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), TRUE, "coded.file:7: ");
}

/* Cases that are people: their variables are attributes of actors. A file that claims to be ours, with lists that are none, or lead nowhere. */
static void
test_cases (Formats *self, gconstpointer user_data)
{
#define FIELD(name, value) "<VariableValue><VariableRef targetGUID=\"" name "\"/><TextValue>" value "</TextValue></VariableValue>"
  QuothId aliases = quoth_qdpx_make_field_guid (QUOTH_QDPX_ALIASES), affiliations = quoth_qdpx_make_field_guid (QUOTH_QDPX_AFFILIATIONS);
  g_autofree char *first = quoth_id_dup_string (&aliases), *second = quoth_id_dup_string (&affiliations);
  g_autofree char *forged = g_strdup_printf (
    QDPX_HEAD ("Quoth 9") "<Variables><Variable guid=\"%s\" name=\"aliases\" typeOfVariable=\"Text\"/>"
    "<Variable guid=\"%s\" name=\"affiliations\" typeOfVariable=\"Text\"/></Variables>"
    "<Cases><Case guid=\"" QDPX_GUID ("7") "\" name=\"Ben\"><Description>B.</Description>" FIELD ("%s", "[1,&quot;Benny&quot;,{&quot;text&quot;:&quot;&quot;}]")
    FIELD ("%s", "[{&quot;actor&quot;:&quot;" QDPX_GUID ("7") "&quot;},{&quot;actor&quot;:2}]") "</Case></Cases></Project>", first, second, first, second);
  g_autoptr (QuothImport) import = qdpx_import (
    self,
    QDPX_HEAD ("QualCoder-3.5") QDPX_USERS "<Variables><Variable guid=\"" QDPX_GUID ("6") "\" name=\"Party\" typeOfVariable=\"Text\"/></Variables>"
    "<Cases><Case guid=\"" QDPX_GUID ("4") "\" name=\"Anna\"><Description>Our first</Description>" FIELD (QDPX_GUID ("6"), "Green")
    "<SelectionRef targetGUID=\"" QDPX_GUID ("b") "\"/></Case></Cases>"
    SOURCE (QDPX_SELECTION ("b", "0", "3", "")) "<Notes><Note guid=\"" QDPX_GUID ("8") "\"><PlainTextContent>kind</PlainTextContent></Note></Notes>"
    "<Links><Link guid=\"" QDPX_GUID ("9") "\" originGUID=\"" QDPX_GUID ("8") "\" targetGUID=\"" QDPX_GUID ("4") "\"/></Links></Project>",
    "One two");
  g_autoptr (QuothImport) other = markup_import (self, self->store, "qdpx", forged);
  g_autofree char *jsonl = formats_export_jsonl (self->store);

  g_assert_nonnull (strstr (jsonl, "\"name\":\"Anna\",\"kind\":\"other\",\"note\":\"Our first\",\"attributes\":{\"Party\":\"Green\"}"));
  g_assert_nonnull (strstr (jsonl, "\"text\":\"kind\""));
  g_assert_cmpuint (markup_get_loss (import, "links"), ==, 0);
  g_assert_nonnull (strstr (jsonl, "\"name\":\"Ben\",\"kind\":\"other\",\"aliases\":[\"Benny\"],\"note\":\"B.\""));
  g_assert_cmpuint (markup_get_loss (other, "aliases and affiliations that cannot be read"), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/qdpx-source/nvivo", test_nvivo);
  formats_test ("/qdpx-source/atlas", test_atlas);
  formats_test ("/qdpx-source/maxqda", test_maxqda);
  formats_test ("/qdpx-source/qualcoder", test_qualcoder);
  formats_test ("/qdpx-source/media", test_media);
  formats_test ("/qdpx-source/links", test_links);
  formats_test ("/qdpx-source/mapping", test_mapping);
  formats_test ("/qdpx-source/strict", test_strict);
  formats_test ("/qdpx-source/cases", test_cases);
  return g_test_run ();
}
