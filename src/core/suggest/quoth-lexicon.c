/* quoth-lexicon.c: the words of a language that make names and claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All words and phrases of a language are in one matcher, so that a text is read once for all of them, and a phrase of Chinese is found
 * as well as a word of English.
 */

#include "config.h"

#include "suggest/quoth-lexicon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

struct _QuothLexicon
{
  gatomicrefcount refs;
  char *language;
  QuothLexiconRules rules;
  QuothAliasMatcher *matcher;
  GArray *entries;       /* by the number of the pattern */
  GHashTable *by_phrase; /* phrase → number + 1 */
};

typedef struct
{
  guint classes;
  gboolean is_prefix;
} Entry;

static const struct
{
  const char *key;
  QuothWordClass word_class;
} keys[] = {
  { "verb", QUOTH_WORD_VERB },
  { "says", QUOTH_WORD_SAYS },
  { "that", QUOTH_WORD_THAT },
  { "according", QUOTH_WORD_ACCORDING },
  { "after", QUOTH_WORD_AFTER },
  { "cue", QUOTH_WORD_CUE },
  { "self", QUOTH_WORD_SELF },
  { "stop", QUOTH_WORD_STOP },
  { "and", QUOTH_WORD_AND },
  { "title", QUOTH_WORD_TITLE },
  { "organisation", QUOTH_WORD_ORGANISATION },
  { "particle", QUOTH_WORD_PARTICLE },
  { "not", QUOTH_WORD_NOT },
  { "given", QUOTH_WORD_GIVEN },
  { "link", QUOTH_WORD_LINK },
  { "begin", QUOTH_WORD_BEGIN },
  { "common", QUOTH_WORD_COMMON },
};

static const struct
{
  const char *name;
  QuothLexiconRules rule;
} rules[] = {
  { "nouns-capitalised", QUOTH_LEXICON_NOUNS_CAPITALISED },
  { "no-capitals", QUOTH_LEXICON_NO_CAPITALS },
  { "elision", QUOTH_LEXICON_ELISION },
};

static QuothLexicon *
lexicon_new_empty (const char *language)
{
  QuothLexicon *self = g_new0 (QuothLexicon, 1);

  g_atomic_ref_count_init (&self->refs);
  self->language = g_strdup (language);
  self->matcher = quoth_alias_matcher_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->by_phrase = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

QuothLexicon *
quoth_lexicon_ref (QuothLexicon *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_lexicon_unref (QuothLexicon *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->language);
  quoth_alias_matcher_free (self->matcher);
  g_array_unref (self->entries);
  g_hash_table_unref (self->by_phrase);
  g_free (self);
}

/* ---- Reading ---- */

/* A phrase without its star; its number is that of the matcher, and of the entries. */
static void
add_phrase (QuothLexicon *self, const char *phrase, guint classes)
{
  gboolean is_prefix = g_str_has_suffix (phrase, "*");
  g_autofree char *text = g_strndup (phrase, strlen (phrase) - (is_prefix ? 1 : 0));
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_phrase, phrase));
  Entry entry = { classes, is_prefix };

  if (number > 0)
    {
      g_array_index (self->entries, Entry, number - 1).classes |= classes;
      return;
    }
  quoth_alias_matcher_add (self->matcher, text, is_prefix ? QUOTH_ALIAS_WORD_START : QUOTH_ALIAS_WORD);
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->by_phrase, g_strdup (phrase), GUINT_TO_POINTER (self->entries->len));
}

static gboolean
check_phrase (const char *phrase, GError **error)
{
  const char *star = strchr (phrase, '*');

  if (*phrase == '\0')
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _ ("a phrase is missing: after the key, or between two commas"));
  else if (star != NULL && (star == phrase || star[1] != '\0'))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _ ("“%s” has a “*” that is not at the end of a word"), phrase);
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_rule (QuothLexicon *self, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      {
        self->rules |= rules[i].rule;
        return TRUE;
      }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
               _ ("there is no rule “%s”; there are “nouns-capitalised”, “no-capitals” and “elision”"), name);
  return FALSE;
}

static gboolean
add_line (QuothLexicon *self, const char *line, GError **error)
{
  gsize key_length = strcspn (line, " \t");
  g_autofree char *key = g_strndup (line, key_length);
  g_auto (GStrv) phrases = g_strsplit (line + key_length, ",", -1);
  gboolean is_rule = g_str_equal (key, "rule");
  guint classes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key))
      classes = keys[i].word_class;
  if (classes == 0 && !is_rule)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
                   _ ("a line begins with a key such as “verb”, “title” or “rule”, not with “%s”"), key);
      return FALSE;
    }
  if (phrases[0] == NULL)
    return check_phrase ("", error);
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      const char *phrase = g_strstrip (phrases[i]);

      if (!check_phrase (phrase, error) || (is_rule && !add_rule (self, phrase, error)))
        return FALSE;
      if (!is_rule)
        add_phrase (self, phrase, classes);
    }
  return TRUE;
}

QuothLexicon *
quoth_lexicon_new (const char *language, const char *data, const char *name, GError **error)
{
  g_autoptr (QuothLexicon) self = lexicon_new_empty (language);
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line;

      if (!g_utf8_validate (lines[i], -1, NULL))
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _ ("%s:%u: the line is not UTF-8"), name, i + 1);
          return NULL;
        }
      line = g_strstrip (lines[i]);
      if (*line == '\0' || *line == '#')
        continue;
      if (!add_line (self, line, error))
        {
          g_prefix_error (error, "%s:%u: ", name, i + 1);
          return NULL;
        }
    }
  quoth_alias_matcher_build (self->matcher);
  return g_steal_pointer (&self);
}

/* ---- Using ---- */

const char *
quoth_lexicon_get_language (const QuothLexicon *self)
{
  return self->language;
}

QuothLexiconRules
quoth_lexicon_get_rules (const QuothLexicon *self)
{
  return self->rules;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const QuothLexiconMark *one = a;
  const QuothLexiconMark *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  return one->range.end > other->range.end ? -1 : one->range.end < other->range.end;
}

GArray *
quoth_lexicon_mark (QuothLexicon *self, QuothText *text, QuothRange range)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothAliasMatch));
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (QuothLexiconMark));

  quoth_alias_matcher_find (self->matcher, text, range, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const QuothAliasMatch *match = &g_array_index (matches, QuothAliasMatch, i);
      const Entry *entry = &g_array_index (self->entries, Entry, match->pattern);
      QuothLexiconMark mark = { match->range, entry->classes, entry->is_prefix };

      g_array_append_val (marks, mark);
    }
  g_array_sort (marks, compare_marks);
  return marks;
}
