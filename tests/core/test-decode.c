/* test-decode.c: tests of quoth-decode.c, quoth-encoding.c and quoth-sniff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-decode.h"
#include "text/quoth-error.h"

#include <string.h>

static const char russian[] =
  "Переговоры о гавани закончились в понедельник. Мэр города рассказала нашей газете, почему соглашение не подписано, "
  "и что будет дальше с портом и железной дорогой.\nОна сказала: мы предложили тридцать лет.\n";
static const char ukrainian[] =
  "Переговори про гавань закінчилися в понеділок. Мерка міста розповіла нашій газеті, чому угоду не підписано, і що "
  "буде далі з портом і залізницею. Її слова є в її заяві.\n";
static const char polish[] =
  "Rozmowy o porcie zakończyły się w poniedziałek bez żadnego porozumienia. Burmistrz powiedziała, że spółka chciała "
  "dziewięćdziesięciu dziewięciu lat, a miasto proponowało trzydzieści; „nikt więcej nie da”, dodała.\n";
static const char czech[] =
  "Jednání o přístavu skončila v pondělí bez dohody. Starostka řekla, že společnost chtěla devadesát devět let, město "
  "nabízelo třicet. Žádný další návrh už nepřijde, řekla, a železnice se přesto postaví.\n";
static const char german[] =
  "Die Gespräche über den Hafen endeten am Montag ohne Ergebnis. „Wir haben dreißig Jahre angeboten“, sagte die "
  "Bürgermeisterin – mehr gibt hier niemand. Die Gesellschaft äußerte sich nicht.\n";
static const char french[] =
  "Les négociations sur le port se sont terminées lundi sans accord. « Nous avons proposé trente ans », a déclaré la "
  "maire, qui n’a pas précisé ce qui arriverait à l’été. La société n’a pas réagi.\n";
static const char english[] =
  "The talks ended on Monday — without a deal. “We offered thirty years,” the mayor said; the company’s answer was no.\n";
static const char simplified[] =
  "市长周一对本报表示，港口谈判已经结束，双方没有签署任何协议。她说，公司希望租用港口九十九年，而市政府只愿意提供三十年的租约。\n";
static const char traditional[] =
  "市長週一對本報表示，港口談判已經結束，雙方沒有簽署任何協議。她說，公司希望租用港口九十九年，而市政府只願意提供三十年的租約。\n";
static const char japanese[] =
  "市長は月曜日、港についての交渉が合意なしに終わったと本紙に語った。会社は九十九年を求め、市は三十年を提案したという。\n";
static const char korean[] =
  "시장은 월요일에 항구에 대한 협상이 합의 없이 끝났다고 본지에 말했다. 회사는 구십구 년을 원했고 시는 삼십 년을 제안했다.\n";

static const struct
{
  const char *utf8;
  const char *encoding;
} guessed[] = {
  { russian, "windows-1251" },    { russian, "KOI8-R" },      { ukrainian, "windows-1251" }, { ukrainian, "KOI8-U" },
  { polish, "windows-1250" },     { czech, "windows-1250" },  { german, "windows-1252" },    { french, "windows-1252" },
  { english, "windows-1252" },    { simplified, "GB18030" },  { traditional, "Big5" },       { japanese, "Shift_JIS" },
  { japanese, "EUC-JP" },         { japanese, "ISO-2022-JP" }, { korean, "EUC-KR" },
};

static GBytes *
encode (const char *utf8, const char *encoding, QuothNewline newline, gboolean bom)
{
  GError *error = NULL;
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = quoth_encode (text, encoding, newline, bom, &error);
  g_assert_no_error (error);
  return bytes;
}

static QuothDecoded *
decode (GBytes *bytes, const char *encoding)
{
  GError *error = NULL;
  QuothDecoded *decoded = quoth_decode (bytes, encoding, &error);

  g_assert_no_error (error);
  return decoded;
}

static void
test_guesses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guessed); i++)
    {
      g_autoptr (GBytes) bytes = encode (guessed[i].utf8, guessed[i].encoding, QUOTH_NEWLINE_CRLF, FALSE);
      g_autoptr (QuothDecoded) decoded = decode (bytes, NULL);

      g_test_message ("%s", guessed[i].encoding);
      g_assert_cmpstr (decoded->encoding, ==, guessed[i].encoding);
      g_assert_cmpstr (quoth_text_get_utf8 (decoded->text), ==, guessed[i].utf8);
      g_assert_cmpint (decoded->newline, ==, QUOTH_NEWLINE_CRLF);
      g_assert_true (decoded->guessed);
      g_assert_true (decoded->exact);
    }
}

/* UTF-8, UTF-16 and UTF-32, in either order, with a BOM and without. */
static void
test_unicode (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
  static const char *const texts[] = { russian, english, simplified, japanese, "🇨🇳🇷🇺🧵\nXi\n", "a", "ab\n" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts) * 2; k++)
      {
        const char *utf8 = texts[k / 2];
        gboolean bom = k % 2;
        g_autoptr (GBytes) bytes = encode (utf8, encodings[i], QUOTH_NEWLINE_LF, bom);
        g_autoptr (QuothDecoded) decoded = NULL;

        if (!bom && i > 0 && k / 2 == 4)
          continue; /* too little to tell without a BOM */
        decoded = decode (bytes, NULL);
        g_test_message ("%s %s", encodings[i], utf8);
        g_assert_cmpstr (decoded->encoding, ==, encodings[i]);
        g_assert_cmpstr (quoth_text_get_utf8 (decoded->text), ==, utf8);
        g_assert_cmpint (decoded->bom, ==, bom);
        g_assert_cmpint (decoded->guessed, ==, !bom && i > 0);
        g_assert_true (decoded->exact);
      }
}

static void
assert_newline (const char *bytes, const char *utf8, QuothNewline newline, gboolean exact)
{
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, strlen (bytes));
  g_autoptr (QuothDecoded) decoded = decode (file, NULL);

  g_assert_cmpstr (quoth_text_get_utf8 (decoded->text), ==, utf8);
  g_assert_cmpint (decoded->newline, ==, newline);
  g_assert_cmpint (decoded->exact, ==, exact);
}

static void
test_newlines (void)
{
  assert_newline ("one", "one", QUOTH_NEWLINE_NONE, TRUE);
  assert_newline ("one\n", "one\n", QUOTH_NEWLINE_LF, TRUE);
  assert_newline ("one\r\n\r\ntwo", "one\n\ntwo", QUOTH_NEWLINE_CRLF, TRUE);
  assert_newline ("one\r\rtwo\r", "one\n\ntwo\n", QUOTH_NEWLINE_CR, TRUE);
  assert_newline ("one\r\ntwo\n", "one\ntwo\n", QUOTH_NEWLINE_MIXED, FALSE);
  assert_newline ("one\n\rtwo", "one\n\ntwo", QUOTH_NEWLINE_MIXED, FALSE);
}

static void
test_zeros (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\r\nc\0def, ghi\0jkl\n", 18);
  g_autoptr (QuothDecoded) decoded = decode (bytes, NULL);

  g_assert_cmpstr (quoth_text_get_utf8 (decoded->text), ==, "a\nc\uFFFDdef, ghi\uFFFDjkl\n");
  g_assert_cmpuint (decoded->n_replaced, ==, 2);
  g_assert_cmpuint (decoded->replaced_line, ==, 2);
  g_assert_false (decoded->exact);
}

static void
assert_refused (const char *bytes, gsize n, const char *encoding, int code, const char *words)
{
  g_autoptr (GBytes) file = g_bytes_new_static (bytes, n);
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_decode (file, encoding, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

#define REFUSED(bytes, encoding, code, words) assert_refused (bytes, sizeof bytes - 1, encoding, code, words)

static void
test_refusals (void)
{
  static const char pdf[] = "%PDF-1.7\n1 0 obj\n";
  static const char zip[] = "PK\x03\x04\x14\0\0\0\x08\0word/document.xml";
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  static const char sqlite[] = "SQLite format 3\0\x10\0\x01\x01";
  static const char program[] = "\x7f" "ELF\x02\x01\x01\0";
  static const char controls[] = "\x01\x02\x03\x04\x05 abc";
  static const char broken[] = "one\nGr\xc3\xbc\xc3\x9f" "e aus K\xc3\xb6ln \xe9 \n";
  static const char stray[] = "one\ntwo \xff three\n";
  static const char pair[] = "Valid \xc3\x28 invalid\n";
  static const char surrogate[] = "\xff\xfe" "a\0\n\0\0\xdc" "b\0";

  REFUSED ("", NULL, QUOTH_ERROR_EMPTY, "empty");
  REFUSED ("\xef\xbb\xbf", NULL, QUOTH_ERROR_EMPTY, "empty");
  REFUSED (pdf, NULL, QUOTH_ERROR_NOT_TEXT, "a PDF document");
  REFUSED (zip, NULL, QUOTH_ERROR_NOT_TEXT, "a Word document");
  REFUSED (png, NULL, QUOTH_ERROR_NOT_TEXT, "a PNG picture");
  REFUSED (sqlite, NULL, QUOTH_ERROR_NOT_TEXT, "an SQLite database");
  REFUSED (program, NULL, QUOTH_ERROR_NOT_TEXT, "a program");
  REFUSED (controls, NULL, QUOTH_ERROR_NOT_TEXT, "control characters");
  REFUSED (broken, NULL, QUOTH_ERROR_ENCODING, "Byte 22 (0xE9, line 2) is not valid UTF-8");
  REFUSED (broken, NULL, QUOTH_ERROR_ENCODING, "can be read as windows-1252");
  REFUSED (stray, NULL, QUOTH_ERROR_ENCODING, "Byte 8 (0xFF, line 2) is not valid UTF-8");
  REFUSED (pair, NULL, QUOTH_ERROR_ENCODING, "Byte 6 (0xC3, line 1)");
  REFUSED (pair, "utf8", QUOTH_ERROR_ENCODING, "Byte 6 (0xC3, line 1)");
  REFUSED ("abc\x81", "windows-1252", QUOTH_ERROR_ENCODING, "Byte 3 (0x81, line 1) is not valid windows-1252");
  REFUSED (surrogate, NULL, QUOTH_ERROR_ENCODING, "Byte 6 (0x00, line 2) is not valid UTF-16LE");
  REFUSED ("abc", "klingon", QUOTH_ERROR_ENCODING, "“klingon”");
  REFUSED ("abc", "UTF-8//IGNORE", QUOTH_ERROR_ENCODING, "“UTF-8//IGNORE”");
}

/* A file in windows-1251 that its user says is UTF-8: the message offers what it is. */
static void
test_offer (void)
{
  g_autoptr (GBytes) bytes = encode (russian, "windows-1251", QUOTH_NEWLINE_LF, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_decode (bytes, "UTF-8", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "can be read as windows-1251"));
}

/* What the user says holds, whatever the bytes look like. */
static void
test_given (void)
{
  g_autoptr (GBytes) bytes = encode (russian, "KOI8-R", QUOTH_NEWLINE_LF, FALSE);
  g_autoptr (QuothDecoded) right = decode (bytes, "koi8r");
  g_autoptr (QuothDecoded) wrong = decode (bytes, "cp1251");
  g_autoptr (GBytes) wide = encode (russian, "UTF-16BE", QUOTH_NEWLINE_LF, TRUE);
  g_autoptr (QuothDecoded) told = decode (wide, "UTF-16");

  g_assert_cmpstr (quoth_text_get_utf8 (right->text), ==, russian);
  g_assert_cmpstr (right->encoding, ==, "KOI8-R");
  g_assert_false (right->guessed);
  g_assert_cmpstr (wrong->encoding, ==, "windows-1251");
  g_assert_true (wrong->exact);
  g_assert_cmpstr (quoth_text_get_utf8 (told->text), ==, russian);
  g_assert_cmpstr (told->encoding, ==, "UTF-16BE");
  g_assert_true (told->bom);
}

/* Where no mark says the order of the bytes, what is written in "UTF-16" has one, and is not what was read. */
static void
test_no_order (void)
{
  static const char *const orders[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *encoding = g_strndup (orders[i], strlen ("UTF-16"));
      g_autoptr (GBytes) bytes = encode (russian, orders[i], QUOTH_NEWLINE_LF, FALSE);
      g_autoptr (QuothDecoded) decoded = quoth_decode (bytes, encoding, NULL);
      g_autoptr (GBytes) again = NULL;

      if (decoded == NULL)
        continue;
      again = quoth_encode (decoded->text, decoded->encoding, decoded->newline, decoded->bom, NULL);
      g_assert_cmpint (decoded->exact, ==, again != NULL && g_bytes_equal (again, bytes));
    }
}

static void
test_encode_errors (void)
{
  g_autoptr (QuothText) text = quoth_text_new ("Xi 习\n", -1, NULL);
  g_autoptr (GError) a = NULL;
  g_autoptr (GError) b = NULL;

  g_assert_null (quoth_encode (text, "windows-1252", QUOTH_NEWLINE_LF, FALSE, &a));
  g_assert_error (a, QUOTH_ERROR, QUOTH_ERROR_ENCODING);
  g_assert_nonnull (strstr (a->message, "“习” (U+4E60)"));
  g_assert_null (quoth_encode (text, "UTF-8", QUOTH_NEWLINE_MIXED, FALSE, &b));
  g_assert_error (b, QUOTH_ERROR, QUOTH_ERROR_ENCODING);
}

/* Every encoding that is offered can be read and written, under its own name. */
static void
test_offered (void)
{
  const char *const *encodings = quoth_decode_get_encodings ();

  for (guint i = 0; encodings[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = encode ("Xi met Putin.\n", encodings[i], QUOTH_NEWLINE_CRLF, FALSE);
      g_autoptr (QuothDecoded) decoded = decode (bytes, encodings[i]);

      g_assert_cmpstr (decoded->encoding, ==, encodings[i]);
      g_assert_cmpstr (quoth_text_get_utf8 (decoded->text), ==, "Xi met Putin.\n");
      g_assert_true (decoded->exact);
    }
}

/* Whatever the bytes: an error, or a text; and where it says exact, the bytes come back. */
static void
test_random (void)
{
  const char *const *encodings = quoth_decode_get_encodings ();
  guint n_encodings = g_strv_length ((char **) encodings);

  for (guint i = 0; i < 4000; i++)
    {
      guint8 data[64];
      gsize n = (gsize) g_test_rand_int_range (1, sizeof data);
      gboolean given = g_test_rand_bit ();
      gboolean high = g_test_rand_bit ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) back = NULL;
      g_autoptr (QuothDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize k = 0; k < n; k++)
        data[k] = g_test_rand_int_range (0, 9) == 0 ? '\n' : (guint8) g_test_rand_int_range (high ? 0x80 : 0x20, high ? 0x100 : 0x7f);
      bytes = g_bytes_new (data, n);
      decoded = quoth_decode (bytes, given ? encodings[g_test_rand_int_range (0, (int) n_encodings)] : NULL, &error);
      if (decoded == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      if (!decoded->exact)
        continue;
      back = quoth_encode (decoded->text, decoded->encoding, decoded->newline, decoded->bom, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, back));
    }
}

static void
test_nicks (void)
{
  QuothNewline newline;

  for (guint i = 0; i <= QUOTH_NEWLINE_MIXED; i++)
    {
      g_assert_true (quoth_newline_from_nick (quoth_newline_to_nick (i), &newline));
      g_assert_cmpint (newline, ==, i);
    }
  g_assert_false (quoth_newline_from_nick ("lfcr", &newline));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/unicode", test_unicode);
  g_test_add_func ("/decode/guesses", test_guesses);
  g_test_add_func ("/decode/newlines", test_newlines);
  g_test_add_func ("/decode/zeros", test_zeros);
  g_test_add_func ("/decode/refusals", test_refusals);
  g_test_add_func ("/decode/offer", test_offer);
  g_test_add_func ("/decode/given", test_given);
  g_test_add_func ("/decode/no-order", test_no_order);
  g_test_add_func ("/decode/encode-errors", test_encode_errors);
  g_test_add_func ("/decode/offered", test_offered);
  g_test_add_func ("/decode/random", test_random);
  g_test_add_func ("/decode/nicks", test_nicks);
  return g_test_run ();
}
