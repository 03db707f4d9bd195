/* quoth-dates.c: dates, and lines that are made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is read as a row of words and numbers. A month takes the number before it or after it for its day; a number
 * before "views" or "Tweets" is a counter; four digits are a year. So "Monday, December 30, 2024", "30. Dezember 2024",
 * "2024年12月30日" and "16 Tweets 48 reads Apr 12, 2023" need no pattern each. Of "3/4/2023" nobody can tell day from month:
 * it is a date, but gives none.
 */

#include "config.h"

#include "text/quoth-dates-private.h"

#include <string.h>

/* The months as they are written in dates, in small letters. */
static const char *const months[12] = {
  "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari января январь янв січня stycznia",
  "february feb februar février févr fév fevr febrero febbraio fevereiro fev februari февраля февраль фев лютого lutego",
  "march mar märz mrz mars marzo março maart марта март мар березня marca",
  "april apr avril avr abril abr aprile апреля апрель апр квітня kwietnia",
  "may mai mayo maggio mag maio mei мая май травня maja",
  "june jun juni juin junio giugno giu junho июня июнь июн червня czerwca",
  "july jul juli juillet juil julio luglio lug julho июля июль июл липня lipca",
  "august aug août aout agosto ago augustus августа август авг серпня sierpnia",
  "september sep sept septembre septiembre settembre set setembro сентября сентябрь сен вересня września",
  "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт жовтня października",
  "november nov novembre noviembre novembro ноября ноябрь ноя листопада listopada",
  "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря декабрь дек грудня grudnia",
};

/* Words that a line of metadata has besides: days, hours, "published on". */
static const char fillers[] =
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
  "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
  "lundi mardi mercredi jeudi vendredi samedi dimanche "
  "lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica "
  "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс "
  "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 "
  "am pm gmt utc est edt et bst cet cest msk мск uhr h st nd rd th er г года year of the de del do "
  "published updated posted on at last modified date first edited released issued "
  "veröffentlicht aktualisiert am um stand publié mis à jour le publicado actualizado el a las pubblicato aggiornato il "
  "опубликовано обновлено дата в 发布时间 发布于 更新时间 时间 日期";

static const char counters[] =
  "views view reads read likes like comments comment shares share retweets retweet replies reply reposts repost "
  "followers bookmarks min mins minute minutes hour hours ago aufrufe kommentare kommentar minuten vues commentaires "
  "vistas comentarios просмотров просмотра комментариев комментария комментарий минут мин 阅读 评论 次 分钟";

static const char post_counters[] = "tweets tweet posts post toots toot skeets твитов твита постов поста";

typedef enum
{
  WORD_MONTH = 12,
  WORD_FILLER,
  WORD_COUNTER,
  WORD_POSTS,
} WordClass;

/* What was read of a date so far; 0 is "not yet". */
typedef struct
{
  guint pending;
  guint day;
  guint month;
  guint year;
} Reading;

static void
add_words (GHashTable *table, const char *list, guint class)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_hash_table_contains (table, words[i]))
      g_hash_table_insert (table, g_strdup (words[i]), GUINT_TO_POINTER (class));
}

static gpointer
make_words_cb (gpointer data)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    add_words (table, months[i], i + 1);
  add_words (table, post_counters, WORD_POSTS);
  add_words (table, counters, WORD_COUNTER);
  add_words (table, fillers, WORD_FILLER);
  return table;
}

/* 1–12 is a month; else a WordClass; 0 for any other word. */
static guint
get_class (const char *p, gsize n)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *words = g_once (&once, make_words_cb, NULL);
  g_autofree char *word = g_utf8_strdown (p, (gssize) n);

  return GPOINTER_TO_UINT (g_hash_table_lookup (words, word));
}

static void
flush_pending (QuothDateLine *self, Reading *reading)
{
  if (reading->pending == 0)
    return;
  if (reading->pending >= 1000 && reading->pending <= 2999 && reading->year == 0)
    reading->year = reading->pending;
  else if (reading->month != 0 && reading->day == 0 && reading->pending <= 31)
    reading->day = reading->pending;
  else
    self->n_other++;
  reading->pending = 0;
}

/* Three numbers with one separator: a date. Returns: the byte after it, or NULL */
static const char *
read_numeric_date (QuothDateLine *self, Reading *reading, const char *p, const char *end)
{
  guint values[3], digits[3];
  char separator = 0;

  for (guint i = 0; i < 3; i++)
    {
      const char *begin = p;

      values[i] = 0;
      while (p < end && g_ascii_isdigit (*p) && p - begin < 4)
        values[i] = values[i] * 10 + (guint) (*p++ - '0');
      digits[i] = (guint) (p - begin);
      if (digits[i] == 0 || (p < end && g_ascii_isdigit (*p)))
        return NULL;
      if (i == 2)
        break;
      if (p == end || (*p != '-' && *p != '.' && *p != '/') || (separator != 0 && *p != separator))
        return NULL;
      separator = *p++;
    }

  if (digits[0] == 4 && values[1] >= 1 && values[1] <= 12 && values[2] >= 1 && values[2] <= 31)
    *reading = (Reading){ 0, values[2], values[1], values[0] };
  else if (digits[2] == 4 && values[0] >= 1 && values[1] >= 1 && values[0] <= 31 && values[1] <= 31)
    {
      if (separator == '.' ? values[1] <= 12 : values[0] > 12 && values[1] <= 12)
        *reading = (Reading){ 0, values[0], values[1], values[2] };
      else if (values[1] > 12 && values[0] <= 12)
        *reading = (Reading){ 0, values[1], values[0], values[2] };
    }
  else
    return NULL;
  self->has_date = TRUE;
  return p;
}

/* "10:35", "10:35:20". Returns: the byte after it, or NULL */
static const char *
read_time (const char *p, const char *end)
{
  const char *begin = p;

  while (p < end && (g_ascii_isdigit (*p) || (*p == ':' && p + 1 < end && g_ascii_isdigit (p[1]))))
    p++;
  return memchr (begin, ':', (gsize) (p - begin)) != NULL && p - begin <= 8 ? p : NULL;
}

static const char *
read_number (QuothDateLine *self, Reading *reading, const char *p, const char *end)
{
  const char *after = read_numeric_date (self, reading, p, end);
  guint value = 0;

  if (after == NULL)
    after = read_time (p, end);
  if (after != NULL)
    return after;

  flush_pending (self, reading);
  while (p < end
         && (g_ascii_isdigit (*p) || ((*p == ',' || *p == '.') && p + 1 < end && g_ascii_isdigit (p[1]))))
    {
      if (g_ascii_isdigit (*p) && value < 100000000)
        value = value * 10 + (guint) (*p - '0');
      p++;
    }
  if (p < end && (*p == 'k' || *p == 'K' || *p == 'M') && (p + 1 == end || !g_ascii_isalpha (p[1])))
    p++;
  reading->pending = MAX (value, 1);
  return p;
}

/* 年, 月 and 日 stand after their numbers. */
static gboolean
read_ideograph (Reading *reading, gunichar c)
{
  guint *field = c == 0x5e74 ? &reading->year : c == 0x6708 ? &reading->month : c == 0x65e5 ? &reading->day : NULL;

  if (field == NULL || reading->pending == 0)
    return FALSE;
  *field = reading->pending;
  reading->pending = 0;
  return TRUE;
}

static void
read_word (QuothDateLine *self, Reading *reading, const char *p, gsize n)
{
  guint class = get_class (p, n);

  if (class == WORD_COUNTER || class == WORD_POSTS)
    {
      if (reading->pending == 0 && !self->has_counter)
        self->n_other++;
      reading->pending = 0;
      self->has_counter = TRUE;
      self->counts_posts = self->counts_posts || class == WORD_POSTS;
    }
  else if (class >= 1 && class <= WORD_MONTH)
    {
      if (reading->pending != 0 && reading->pending <= 31)
        {
          reading->day = reading->pending;
          reading->pending = 0;
        }
      reading->month = class;
    }
  else if (class == 0)
    self->n_other++;
}

static void
finish (QuothDateLine *self, Reading *reading)
{
  flush_pending (self, reading);
  if (reading->month < 1 || reading->month > 12 || reading->day > 31)
    {
      self->n_other += reading->month != 0 || reading->day != 0 || reading->year != 0;
      return;
    }
  self->has_date = self->has_date || reading->day != 0 || reading->year != 0;
  if (reading->year == 0)
    return;
  if (reading->day != 0)
    g_snprintf (self->iso, sizeof self->iso, "%04u-%02u-%02u", reading->year % 10000, reading->month, reading->day);
  else
    g_snprintf (self->iso, sizeof self->iso, "%04u-%02u", reading->year % 10000, reading->month);
}

void
quoth_date_line_read (QuothDateLine *self, const char *p, gsize n)
{
  const char *end = p + n;
  Reading reading = { 0 };

  *self = (QuothDateLine){ 0 };
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *begin = p;

      if (g_ascii_isdigit (*p))
        {
          p = read_number (self, &reading, p, end);
          continue;
        }
      p = g_utf8_next_char (p);
      if (!g_unichar_isalpha (c) || read_ideograph (&reading, c))
        continue;
      while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      read_word (self, &reading, begin, (gsize) (p - begin));
    }
  finish (self, &reading);
}
