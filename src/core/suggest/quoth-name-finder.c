/* quoth-name-finder.c: words that look like the name of an actor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A name is a run of words with capitals, with particles inside ("Ursula von der Leyen", in organisations "Bank of England"). From its front go the words
 * that are common ("The", at the beginning of a sentence), titles, and words that always have a capital ("Russian"); what is left
 * counts if it has two words, a title before it, a word such as "Ministry", or nothing but capitals. One word alone is told apart: who
 * collects the names knows whether it is more of one than its capital says.
 *
 * In German every noun has a capital: there only a title, a given name, a word such as "Ministerium" or capitals alone make a name. In
 * Chinese nothing does: handles and flags are found, names by what the registry knows of them only. (Rejected: guessing surnames from
 * a list of the hundred commonest. Each of them is a common word too.)
 */

#include "suggest/quoth-name-finder.h"

#include "text/quoth-fold.h"

#define MAX_WORDS 8

typedef struct
{
  const QuothScan *scan;
  GArray *names;
  QuothLexiconRules rules;
} Finder;

static void
name_clear (gpointer data)
{
  QuothFoundName *self = data;

  g_free (self->key);
  g_free (self->last);
}

GArray *
quoth_found_names_new (void)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (QuothFoundName));

  g_array_set_clear_func (names, name_clear);
  return names;
}

static void
add_name (Finder *self, guint first, guint last, QuothNameReason reason)
{
  const QuothToken *begin = quoth_scan_get (self->scan, first);
  const QuothToken *end = quoth_scan_get (self->scan, last);
  QuothFoundName name = { quoth_range (begin->range.start, end->range.end), NULL, NULL, reason };
  g_autofree char *text = quoth_text_dup_slice (self->scan->text, name.range);

  if (reason == QUOTH_NAME_FLAG)
    {
      g_autofree char *country = quoth_flag_get_country (text, quoth_lexicon_get_language (self->scan->lexicon));

      if (country == NULL)
        return;
      name.key = quoth_fold (country);
    }
  else
    name.key = quoth_fold (text);
  if (last > first)
    {
      g_autofree char *word = quoth_text_dup_slice (self->scan->text, end->range);

      name.last = quoth_fold (word);
    }
  g_array_append_val (self->names, name);
}

/* ---- Runs of capitals ---- */

static gboolean
is_capital (const QuothToken *token)
{
  return token->type == QUOTH_TOKEN_WORD && token->is_capital;
}

/* Whether the words @n and @next stand side by side, perhaps with the point of an initial between. */
static gboolean
is_adjacent (const Finder *self, guint n, guint next)
{
  const QuothToken *before = quoth_scan_get (self->scan, n);
  const QuothToken *after = quoth_scan_get (self->scan, next);

  if (next == n + 1)
    return after->after_blank;
  return next == n + 2 && quoth_scan_get (self->scan, n + 1)->c == '.' && quoth_range_length (before->range) == 1 && after->after_blank;
}

/* The next word of the run after @n with a capital, over particles; 0 if there is none. */
static guint
find_next (const Finder *self, guint n)
{
  guint length = self->scan->tokens->len;
  guint at = n;

  for (guint i = 0; i < 4; i++)
    {
      guint next = at + 1;

      if (next < length && quoth_scan_get (self->scan, next)->c == '.')
        next++;
      if (next >= length || !is_adjacent (self, at, next))
        return 0;
      if (is_capital (quoth_scan_get (self->scan, next)))
        return next;
      if ((quoth_scan_get (self->scan, next)->classes & (QUOTH_WORD_PARTICLE | QUOTH_WORD_LINK)) == 0)
        return 0;
      at = next;
    }
  return 0;
}

static gboolean
has_class (const Finder *self, guint first, guint last, guint classes)
{
  for (guint n = first; n <= last; n++)
    if ((quoth_scan_get (self->scan, n)->classes & classes) != 0)
      return TRUE;
  return FALSE;
}

static guint
find_run_end (const Finder *self, guint first)
{
  guint last = first;

  for (guint words = 1; words < MAX_WORDS; words++)
    {
      guint next = find_next (self, last);

      if (next == 0)
        break;
      /* "Bank of England", and not "President of Russia" nor "Igor Sechin of Rosneft". */
      if (next > last + 1 && has_class (self, last + 1, next - 1, QUOTH_WORD_LINK) && !has_class (self, first, last, QUOTH_WORD_ORGANISATION))
        break;
      last = next;
    }
  return last;
}

static gboolean
is_word (const QuothToken *token, guint classes)
{
  return (token->classes & classes) != 0;
}

/* Without the words at the front that are no part of a name; more than @last if nothing is left. */
static guint
skip_front (const Finder *self, guint first, guint last, gboolean *titled)
{
  gboolean organisation = has_class (self, first, last, QUOTH_WORD_ORGANISATION);

  while (first <= last)
    {
      const QuothToken *token = quoth_scan_get (self->scan, first);

      if (is_word (token, QUOTH_WORD_TITLE) && !is_word (token, QUOTH_WORD_ORGANISATION))
        *titled = TRUE;
      else if (!is_word (token, QUOTH_WORD_COMMON | QUOTH_WORD_PARTICLE | QUOTH_WORD_LINK) && token->type == QUOTH_TOKEN_WORD &&
               !(is_word (token, QUOTH_WORD_NOT) && !(organisation && first < last)))
        break;
      first++;
    }
  return first;
}

static guint
skip_back (const Finder *self, guint first, guint last)
{
  while (last > first)
    {
      const QuothToken *token = quoth_scan_get (self->scan, last);

      if (token->type == QUOTH_TOKEN_WORD && token->is_capital &&
          !is_word (token, QUOTH_WORD_NOT | QUOTH_WORD_COMMON | QUOTH_WORD_TITLE))
        break;
      last--;
    }
  return last;
}

/* A title in small letters just before: "the sinologist Smolyakov". */
static gboolean
is_titled (const Finder *self, guint first)
{
  const QuothToken *token = quoth_scan_get (self->scan, first);

  return first > 0 && token->after_blank && is_word (quoth_scan_get (self->scan, first - 1), QUOTH_WORD_TITLE);
}

static gboolean
is_acronym (const QuothToken *token)
{
  return token->is_all_capitals && quoth_range_length (token->range) <= 6 && !is_word (token, QUOTH_WORD_NOT | QUOTH_WORD_COMMON);
}

static gboolean
is_roman (const Finder *self, const QuothToken *token)
{
  for (guint i = token->range.start; i < token->range.end; i++)
    if (g_utf8_strchr ("IVXLCDM", -1, quoth_text_get_char (self->scan->text, i)) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_single (Finder *self, guint n, gboolean titled)
{
  const QuothToken *token = quoth_scan_get (self->scan, n);
  gboolean nouns = (self->rules & QUOTH_LEXICON_NOUNS_CAPITALISED) != 0;

  if (quoth_range_length (token->range) < 2 || is_word (token, QUOTH_WORD_NOT | QUOTH_WORD_COMMON))
    return;
  if (titled && !is_word (token, QUOTH_WORD_ORGANISATION))
    add_name (self, n, n, QUOTH_NAME_TITLE);
  else if (is_acronym (token) && !is_roman (self, token))
    add_name (self, n, n, QUOTH_NAME_ACRONYM);
  else if (!is_word (token, QUOTH_WORD_ORGANISATION | QUOTH_WORD_TITLE))
    add_name (self, n, n, token->is_first || nouns ? QUOTH_NAME_FIRST : QUOTH_NAME_SINGLE);
}

static void
add_run (Finder *self, guint first, guint last)
{
  gboolean titled = FALSE;
  gboolean nouns = (self->rules & QUOTH_LEXICON_NOUNS_CAPITALISED) != 0;

  first = skip_front (self, first, last, &titled);
  if (first > last)
    return;
  last = skip_back (self, first, last);
  titled |= is_titled (self, first);
  if (first == last)
    add_single (self, first, titled);
  else if (has_class (self, first, last, QUOTH_WORD_ORGANISATION) && !nouns)
    add_name (self, first, last, QUOTH_NAME_ORGANISATION);
  else if (is_word (quoth_scan_get (self->scan, first), QUOTH_WORD_GIVEN) && last - first < 5)
    add_name (self, first, last, QUOTH_NAME_GIVEN);
  else if (titled)
    add_name (self, first, last, QUOTH_NAME_TITLE);
  else if (!nouns)
    add_name (self, first, last, QUOTH_NAME_CAPITALS);
}

/* A run is more than one name where a title, or the word of an organisation, is inside it: "Defense Ministry Sergei Shoigu". */
static guint
find_cut (const Finder *self, guint first, guint last)
{
  gboolean begun = FALSE;

  for (guint n = first; n < last; n++)
    {
      const QuothToken *token = quoth_scan_get (self->scan, n);
      const QuothToken *next = quoth_scan_get (self->scan, n + 1);

      if (!is_capital (token))
        continue;
      if (begun && is_word (next, QUOTH_WORD_TITLE) && !is_word (next, QUOTH_WORD_ORGANISATION))
        return n;
      begun |= !is_word (token, QUOTH_WORD_TITLE | QUOTH_WORD_NOT | QUOTH_WORD_COMMON);
      if (n > first && is_word (token, QUOTH_WORD_ORGANISATION) && is_capital (next) && !is_word (next, QUOTH_WORD_ORGANISATION))
        return n;
    }
  return last;
}

/* In German the names are inside of the runs: each is tried from each given name, title and acronym on. */
static void
add_nouns (Finder *self, guint first, guint last)
{
  for (guint n = first; n <= last; n++)
    {
      const QuothToken *token = quoth_scan_get (self->scan, n);
      guint to = n;

      if (is_word (token, QUOTH_WORD_GIVEN))
        {
          while (to < last && to - n < 5 && !is_word (quoth_scan_get (self->scan, to + 1), QUOTH_WORD_TITLE | QUOTH_WORD_NOT))
            to++;
          add_run (self, n, to);
          n = to;
        }
      else if (!is_word (token, QUOTH_WORD_TITLE) && is_capital (token))
        add_single (self, n, is_titled (self, n) && !is_word (token, QUOTH_WORD_GIVEN));
    }
}

static guint
take_run (Finder *self, guint first)
{
  guint last = find_run_end (self, first);
  guint from = first;

  if ((self->rules & QUOTH_LEXICON_NOUNS_CAPITALISED) != 0)
    {
      add_nouns (self, first, last);
      return last;
    }
  while (from <= last)
    {
      guint to = find_cut (self, from, last);

      add_run (self, from, to);
      from = to + 1;
    }
  return last;
}

void
quoth_found_names_find (const QuothScan *scan, GArray *names)
{
  Finder self = { scan, names, quoth_lexicon_get_rules (scan->lexicon) };

  for (guint n = 0; n < scan->tokens->len; n++)
    {
      const QuothToken *token = quoth_scan_get (scan, n);

      if (token->type == QUOTH_TOKEN_HANDLE)
        add_name (&self, n, n, QUOTH_NAME_HANDLE);
      else if (token->type == QUOTH_TOKEN_FLAG)
        add_name (&self, n, n, QUOTH_NAME_FLAG);
      else if (is_capital (token) && (self.rules & QUOTH_LEXICON_NO_CAPITALS) == 0)
        n = take_run (&self, n);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const QuothFoundName *one = a;
  const QuothFoundName *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  if (one->range.end != other->range.end)
    return one->range.end > other->range.end ? -1 : 1;
  return (int) one->reason - (int) other->reason;
}

void
quoth_found_names_merge (GArray *names)
{
  guint kept = 0;
  guint end = 0;

  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      QuothFoundName name = g_array_index (names, QuothFoundName, i);

      if (name.range.start < end)
        continue;
      end = name.range.end;
      g_array_index (names, QuothFoundName, i) = g_array_index (names, QuothFoundName, kept);
      g_array_index (names, QuothFoundName, kept++) = name;
    }
  g_array_set_size (names, kept);
}
