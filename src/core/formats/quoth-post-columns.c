/* quoth-post-columns.c: what the columns of a table of posts are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-post-columns.h"

#include "formats/quoth-proposal.h"

#include <stdio.h>
#include <string.h>

#define N_NAMES_MAX 16

/* In small letters, without what is no letter or figure; the first of them that a table has is it. */
static const char *const names[QUOTH_POST_N_FIELDS][N_NAMES_MAX] = {
  [QUOTH_POST_TEXT] = { "fulltext", "text", "content", "body", "message", "posttext", "tweettext", "tweet", "post", "selftext", "comment",
                        "articletext", "rawcontent", "caption" },
  [QUOTH_POST_TITLE] = { "title", "headline", "subject" },
  [QUOTH_POST_AUTHOR] = { "author", "authorname", "displayname", "userdisplayname", "fullname", "username", "user", "from", "fromuser", "creator",
                          "accountname", "name" },
  [QUOTH_POST_HANDLE] = { "handle", "screenname", "userscreenname", "authorusername", "authorhandle", "userusername", "userhandle",
                          "accounthandle" },
  [QUOTH_POST_DATE] = { "date", "createdat", "created", "datetime", "timestamp", "time", "published", "publishedat", "publicationdate", "pubdate",
                        "postedat", "postdate", "createdutc", "day" },
  [QUOTH_POST_URL] = { "url", "link", "permalink", "tweeturl", "posturl", "href", "uri", "permanentlink" },
  [QUOTH_POST_ID] = { "id", "tweetid", "postid", "statusid", "messageid", "commentid", "idstr", "guid", "articleid" },
  [QUOTH_POST_THREAD] = { "threadid", "thread", "conversationid", "conversation", "discussionid", "topicid" },
  [QUOTH_POST_SOURCE] = { "medium", "outlet", "newspaper", "publication", "platform", "site", "channel", "publisher", "subreddit", "source" },
  [QUOTH_POST_LANGUAGE] = { "language", "lang" },
};

/* What a table of what is coded has, and one of posts has not. */
static const char *const codings[] = {
  "start", "end", "startoffset", "endoffset", "begin", "spans", "label", "labels", "code", "codes", "codename", "claim", "claimant", "stance", "quote",
  "quotation", "codedsegment", "document", "documentname", "documentid", "filename", "coder", "annotator", NULL,
};

static char *
normalise (const char *name)
{
  GString *plain = g_string_new (NULL);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (plain, p, g_utf8_next_char (p) - p);
  return g_string_free (plain, FALSE);
}

static int
find_column (GPtrArray *plain, QuothPostField field)
{
  for (guint i = 0; i < N_NAMES_MAX && names[field][i] != NULL; i++)
    for (guint k = 0; k < plain->len; k++)
      if (strcmp (plain->pdata[k], names[field][i]) == 0)
        return (int) k;
  return -1;
}

gboolean
quoth_post_columns_find (GPtrArray *header, int *columns)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func (g_free);
  gboolean is_coding = FALSE;
  guint n_known = 0;

  for (guint i = 0; i < header->len; i++)
    {
      g_ptr_array_add (plain, normalise (header->pdata[i]));
      is_coding = is_coding || g_strv_contains (codings, plain->pdata[i]);
    }
  for (guint field = 0; field < QUOTH_POST_N_FIELDS; field++)
    {
      columns[field] = find_column (plain, field);
      n_known += columns[field] >= 0;
    }
  /* A name of a user without another is the handle: that says who it is. */
  if (columns[QUOTH_POST_HANDLE] < 0 && columns[QUOTH_POST_AUTHOR] >= 0
      && strcmp (plain->pdata[columns[QUOTH_POST_AUTHOR]], "username") == 0)
    {
      columns[QUOTH_POST_HANDLE] = columns[QUOTH_POST_AUTHOR];
      columns[QUOTH_POST_AUTHOR] = -1;
    }
  return columns[QUOTH_POST_TEXT] >= 0 && n_known >= 2 && !is_coding;
}

/* Dates. */

static char *
format_day (int year, int month, int day)
{
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static char *
dup_epoch_day (const char *digits, gsize n_digits)
{
  gint64 seconds = (gint64) (g_ascii_strtoull (digits, NULL, 10) / (n_digits == 13 ? 1000 : 1));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

char *
quoth_post_dup_date (const char *string)
{
  g_autofree char *stripped = string != NULL ? g_strstrip (g_strdup (string)) : NULL;
  gsize n_digits = stripped != NULL ? strspn (stripped, "0123456789") : 0;
  int first, second, year;
  char separator = 0;

  if (stripped == NULL || *stripped == '\0')
    return NULL;
  if ((n_digits == 10 || n_digits == 13) && (stripped[n_digits] == '\0' || stripped[n_digits] == '.'))
    return dup_epoch_day (stripped, n_digits);
  if (n_digits > 2 || n_digits == 0 || sscanf (stripped, "%2d%c%2d%*c%4d", &first, &separator, &second, &year) != 4 || year < 1000)
    return quoth_proposal_dup_date (stripped);
  if (separator == '.' || first > 12)
    return format_day (year, second, first);
  return second > 12 || first == second ? format_day (year, first, second) : NULL;
}
