/* quoth-furniture.c: what belongs to a site, not to the text on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of what sites write around texts, in the languages of the corpus. What is called boilerplate is left out of
 * counts, so a wrong hit costs more than a miss: a phrase must be the whole of a short line, and a word that may
 * also be a heading ("Twitter", "Comments") counts only beside other furniture. In a phrase "#" is a number, "%"
 * a handle, and "*" at the end anything. The table is hashed by first letter: a line is compared with a few phrases.
 */

#include "config.h"

#include "text/quoth-furniture-private.h"

#include <string.h>

#define MAX_BYTES 400
#define MAX_LABEL_BYTES 160
#define N_BUCKETS 128

/* A phrase that may be a heading as well. */
#define WEAK 0x10

typedef struct
{
  const char *phrase; /* in small letters */
  guint8 furniture;
} Entry;

static const char *const unroller_phrases[] = {
  "@threadreaderapp unroll*", "become a premium member*", "become premium", "did thread reader help you*",
  "don't want to be a premium member*", "donate via paypal", "follow @threadreaderapp*",
  "from a twitter thread mention us*", "how to unroll video", "keep current with *", "latest threads unrolled*",
  "make a small donation*", "missing some tweet in this thread*", "more from @%", "or donate anonymously*",
  "practice here first*", "read # tweets", "read all threads", "read on typefully*",
  "stay in touch and get notified*", "support us! we are*",
  "this site is made by*", "this thread may be removed*", "thread by @% on thread reader*", "thread reader app",
  "tip: mention @*", "try unrolling a thread*", "twitter may remove this content*",
  "unroll available on thread reader*", "unrolled thread from*", "you can follow @%*",
};

static const char *const line_phrases[] = {
  "advertisement", "advertisements", "already a subscriber?*", "anzeige", "article continues below*", "back to top",
  "click here to subscribe*", "copy link", "create a free account*", "exit mobile version", "follow us on facebook*", "follow us on instagram*",
  "follow us on social media*", "follow us on telegram*", "follow us on twitter*", "follow us on x",
  "found a mistake?*", "join our telegram*", "lea también: *", "leggi anche: *", "lesen sie auch: *",
  "lire aussi : *", "lire aussi: *", "à lire aussi : *", "à lire aussi: *", "like us on facebook*",
  "link copied*", "load more", "loading suggestions", "log in to comment*", "please enable javascript*",
  "print this article", "publicidad", "publicité", "read also: *", "read more »", "read more: *", "save article",
  "share on facebook", "share on linkedin", "share on twitter", "share on x", "share this article", "share via email",
  "show this thread", "show thread", "sign up for our newsletter*", "skip to content", "skip to main content",
  "sponsored content", "story continues below*", "subscribe now", "subscribe to our newsletter*",
  "translate post", "translate tweet", "view on twitter", "view on x", "werbung", "zur startseite",
  "нашли ошибку?*", "подписывайтесь на наш*", "реклама", "читайте также: *", "читать далее", "выделите её и нажмите*",
  "جاري تحميل الاقتراحات", "广告", "分享到*", "返回顶部", "责任编辑：*", "责任编辑:*", "（责任编辑：*",
};

static const char *const list_phrases[] = {
  "# comments", "das könnte sie auch interessieren", "join the conversation", "latest news", "leave a comment",
  "leave a reply", "leggi anche", "lesen sie auch", "lire aussi", "à lire aussi", "mehr zum thema", "more from *",
  "more news", "more on this story", "most popular", "most read", "post a comment", "read also", "read next",
  "recommended for you", "related articles", "related news", "related posts", "related stories", "related topics",
  "share this", "sur le même sujet", "te puede interesar", "trending now", "you may also like*",
  "you might also like*", "другие новости", "по теме", "смотрите также", "читайте также", "читать также",
  "相关阅读", "相关新闻", "相关文章", "推荐阅读", "延伸阅读", "comments", "related", "recommended", "see also", "tags",
  "комментарии", "теги",
};

static const char *const weak_phrases[] = {
  "about us", "advertising", "bookmark", "contact us", "drucken", "email", "facebook", "home", "imprimer", "linkedin",
  "listen", "log in", "menu", "pdf", "partager", "pinterest", "print", "privacy policy", "read more", "reddit", "search",
  "share", "show more", "sign in", "sponsored", "subscribe", "teilen", "telegram", "terms of service",
  "terms of use", "tweet", "twitter", "whatsapp", "поделиться", "подписаться", "分享", "打印", "copyright ©*", "© *",
  "all rights reserved*", "compartir", "imprimir",
};

typedef struct
{
  GArray *buckets[N_BUCKETS]; /* of Entry */
} Table;

static guint
get_bucket (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isdigit ((char) c) ? '#' : (guint) quoth_byte_lower ((char) c);
  return g_unichar_tolower (c) % N_BUCKETS;
}

static void
add_phrases (Table *table, const char *const *phrases, guint n_phrases, guint8 furniture)
{
  for (guint i = 0; i < n_phrases; i++)
    {
      GArray **bucket = &table->buckets[get_bucket (g_utf8_get_char (phrases[i]))];
      Entry entry = { phrases[i], furniture };

      if (*bucket == NULL)
        *bucket = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_array_append_val (*bucket, entry);
    }
}

static gpointer
make_table_cb (gpointer data)
{
  Table *table = g_new0 (Table, 1);

  add_phrases (table, unroller_phrases, G_N_ELEMENTS (unroller_phrases), QUOTH_FURNITURE_UNROLLER);
  add_phrases (table, line_phrases, G_N_ELEMENTS (line_phrases), QUOTH_FURNITURE_LINE);
  add_phrases (table, list_phrases, G_N_ELEMENTS (list_phrases), QUOTH_FURNITURE_LIST);
  add_phrases (table, weak_phrases, G_N_ELEMENTS (weak_phrases), QUOTH_FURNITURE_LINE | WEAK);
  return table;
}

static gboolean
is_handle_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Whether only what may end a label is left: "…", ":", "»". */
static gboolean
is_end (const char *p, const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '.' && c != ':' && c != '>' && c != '!' && c != 0x2026 && c != 0xbb && c != 0xff1a && c != 0x2192
          && c != ' ')
        return FALSE;
      p = g_utf8_next_char (p);
    }
  return TRUE;
}

/* One step of a match. Returns: the byte after what @sign stands for, or NULL */
static const char *
match_sign (gunichar sign, const char *p, const char *end)
{
  const char *begin = p;

  if (p == end)
    return NULL;
  if (sign == '#')
    {
      while (p < end && (g_ascii_isdigit (*p) || (p > begin && (*p == ',' || *p == '.'))))
        p++;
      return p > begin ? p : NULL;
    }
  if (sign == '%')
    {
      while (p < end && is_handle_char (*p))
        p++;
      return p > begin ? p : NULL;
    }
  if ((guint8) *p < 0x80)
    return quoth_byte_lower (*p) == sign ? p + 1 : NULL;
  if (sign == '\'' && g_utf8_get_char (p) == 0x2019)
    return g_utf8_next_char (p);
  return g_unichar_tolower (g_utf8_get_char (p)) == sign ? g_utf8_next_char (p) : NULL;
}

static gboolean
matches (const char *phrase, const char *p, const char *end)
{
  for (; *phrase != '\0'; phrase = g_utf8_next_char (phrase))
    {
      if (*phrase == '*')
        return TRUE;
      p = match_sign (g_utf8_get_char (phrase), p, end);
      if (p == NULL)
        return FALSE;
    }
  return is_end (p, end);
}

static gboolean
is_separator (const QuothLine *line)
{
  guint n = 0;

  if (line->n > 120 || g_ascii_isalnum (*line->p))
    return FALSE;
  for (const char *p = line->p; p < line->p + line->n; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || c == 0xa0)
        continue;
      if (!quoth_char_is_dash (c) && c != '_' && c != '=' && c != '~' && c != '+' && c != '#' && c != 0x2042
          && c != 0x25cf && c != 0x2605 && c != 0x2217)
        return FALSE;
      n++;
    }
  return n >= 3;
}

static guint8
classify (const Table *table, const QuothLine *line)
{
  static const char picture[] = " Profile picture";
  const GArray *bucket = table->buckets[get_bucket (quoth_line_first (line))];

  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    {
      const Entry *entry = &g_array_index (bucket, Entry, i);

      if ((line->n <= MAX_LABEL_BYTES || entry->furniture == QUOTH_FURNITURE_UNROLLER)
          && matches (entry->phrase, line->p, line->p + line->n))
        return entry->furniture;
    }
  if (line->n > strlen (picture) && memcmp (line->p + line->n - strlen (picture), picture, strlen (picture)) == 0)
    return QUOTH_FURNITURE_UNROLLER;
  return is_separator (line) ? QUOTH_FURNITURE_SEPARATOR : QUOTH_FURNITURE_NONE;
}

/* Whether @line asks its reader about cookies; an article about cookies does not say "you". */
static gboolean
is_cookie_notice (const QuothLine *line)
{
  static const char *const about[] = {
    "use cookies", "uses cookies", "use of cookies", "cookie policy", "verwendet cookies", "verwenden cookies",
    "utilise des cookies", "utiliza cookies", "использует cookie", "использует файлы cookie",
  };
  static const char *const to[] = {
    "by continuing", "you agree", "you consent", "you are consenting", "your experience", "accept", "zustimm",
    "acceptez", "acepta", "вы соглашаетесь", "продолжая",
  };
  g_autofree char *text = NULL;
  gboolean found = FALSE;

  if (line->n > 2 * MAX_BYTES || !quoth_bytes_contain (line->p, line->n, "kie"))
    return FALSE;
  text = g_utf8_strdown (line->p, line->n);
  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    found = found || strstr (text, about[i]) != NULL;
  for (guint i = 0; found && i < G_N_ELEMENTS (to); i++)
    if (strstr (text, to[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A word that may be a heading is furniture beside other furniture, the title of a list above a list. */
static void
settle_weak_marks (QuothLines *lines)
{
  guint n = lines->lines->len;

  for (guint i = 0; i < n; i++)
    {
      QuothLine *line = quoth_lines_get (lines, i);
      const QuothLine *next = i + 1 < n ? quoth_lines_get (lines, i + 1) : NULL;
      gboolean before = i > 0 && quoth_lines_get (lines, i - 1)->furniture != QUOTH_FURNITURE_NONE
                        && quoth_lines_get (lines, i - 1)->furniture != QUOTH_FURNITURE_SEPARATOR;

      if (line->furniture & WEAK)
        {
          gboolean after = next != NULL && next->furniture != QUOTH_FURNITURE_NONE
                           && next->furniture != QUOTH_FURNITURE_SEPARATOR;

          line->furniture = before || after ? QUOTH_FURNITURE_LINE : QUOTH_FURNITURE_NONE;
        }
      else if (line->furniture == QUOTH_FURNITURE_LIST && next != NULL
               && (quoth_line_ends_sentence (next) || quoth_line_length (next) > 200))
        line->furniture = QUOTH_FURNITURE_NONE;
    }
}

void
quoth_furniture_mark (QuothLines *lines)
{
  static GOnce once = G_ONCE_INIT;
  const Table *table = g_once (&once, make_table_cb, NULL);
  guint n = lines->lines->len;

  for (guint i = 0; i < n; i++)
    {
      QuothLine *line = quoth_lines_get (lines, i);

      if (line->n <= MAX_BYTES)
        line->furniture = classify (table, line);
      if (line->furniture == QUOTH_FURNITURE_NONE && (i < 16 || i + 40 > n) && is_cookie_notice (line))
        line->furniture = QUOTH_FURNITURE_LINE;
    }
  settle_weak_marks (lines);
}

/* (transfer full) (nullable): what follows @prefix in @line; only the handle with @is_handle */
static char *
get_rest (const QuothLine *line, const char *prefix, gboolean is_handle)
{
  gsize n = strlen (prefix);
  gsize end = n;

  if (line->n <= n || g_ascii_strncasecmp (line->p, prefix, n) != 0)
    return NULL;
  if (!is_handle)
    return g_strndup (line->p + n, line->n - n);
  while (end < line->n && is_handle_char (line->p[end]))
    end++;
  return end > n ? g_strdup_printf ("@%.*s", (int) (end - n), line->p + n) : NULL;
}

void
quoth_furniture_find_author (const QuothLines *lines, char **author, char **handle)
{
  *author = *handle = NULL;
  for (guint i = 0; i < lines->lines->len && (*author == NULL || *handle == NULL); i++)
    {
      const QuothLine *line = quoth_lines_get (lines, i);

      if (line->furniture != QUOTH_FURNITURE_UNROLLER)
        continue;
      if (*author == NULL)
        *author = get_rest (line, "Keep Current with ", FALSE);
      if (*handle == NULL)
        *handle = get_rest (line, "You can follow @", TRUE);
      if (*handle == NULL)
        *handle = get_rest (line, "More from @", TRUE);
    }
}
