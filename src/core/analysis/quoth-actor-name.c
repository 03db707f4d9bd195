/* quoth-actor-name.c: a name of an actor, taken to pieces to be compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each rule of likeness is two functions: one that says whether two names are alike, and one that gives keys that two such names share,
 * so that only names with a common key are ever compared. For words that are a letter or two apart the keys are
 * what is left when one or two letters are left out (Mor & Fraenkel 1982): if one word becomes the other by n such changes, both give the
 * same when n letters are left out of each.
 */

#include "analysis/quoth-actor-name.h"

#include "analysis/quoth-spelling.h"
#include "analysis/quoth-words.h"
#include "text/quoth-fold.h"

#include <string.h>

#define WORD(words, i) ((const char *) (words)->pdata[i])
#define LAST(words) WORD (words, (words)->len - 1)

/* A letter may be wrong in words from so many letters on; two in words from so many. */
#define ONE_WRONG 5
#define TWO_WRONG 9

/* Words longer than this have no typing errors: their keys would be too many. */
#define LONGEST 24

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *words)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (words, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_words);
  return quoth_words_join (sorted, 0, sorted->len, " ");
}

QuothActorName *
quoth_actor_name_new (QuothActor *actor, const char *text, gboolean is_main)
{
  QuothActorName *self = g_new0 (QuothActorName, 1);

  self->actor = quoth_value_ref (actor);
  self->text = text;
  self->is_main = is_main;
  self->words = quoth_words_split (text);
  if (self->words->len > 1 && g_str_equal (WORD (self->words, 0), "the"))
    g_ptr_array_remove_index (self->words, 0);
  self->spelled = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->words->len; i++)
    g_ptr_array_add (self->spelled, quoth_spelling_make (WORD (self->words, i)));
  self->compact = self->words->len > 0 ? quoth_words_join (self->words, 0, self->words->len, "") : quoth_fold (text);
  self->sorted = join_sorted (self->words);
  self->sorted_spelled = join_sorted (self->spelled);
  return self;
}

void
quoth_actor_name_free (QuothActorName *self)
{
  quoth_value_unref (self->actor);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->spelled);
  g_free (self->compact);
  g_free (self->sorted);
  g_free (self->sorted_spelled);
  g_free (self);
}

/* FNV-1a */
static guint64
hash_text (guint64 hash, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001B3);
  return hash;
}

static guint64
hash_rule (char rule)
{
  return G_GUINT64_CONSTANT (0xCBF29CE484222325) ^ (guchar) rule;
}

static void
add_key (GArray *keys, char rule, const char *text)
{
  guint64 hash = hash_text (hash_rule (rule), text);

  g_array_append_val (keys, hash);
}

static gboolean
is_person (const QuothActorName *self)
{
  return g_strcmp0 (self->actor->actor_kind, "person") == 0;
}

/* ---- The same words ---- */

static gboolean
match_words (const QuothActorName *a, const QuothActorName *b, QuothDuplicateReason *reason, double *score)
{
  gboolean same_kind = g_strcmp0 (a->actor->actor_kind, b->actor->actor_kind) == 0;

  if (*a->compact != '\0' && g_str_equal (a->compact, b->compact))
    {
      *reason = a->is_main && b->is_main ? QUOTH_DUPLICATE_NAME : QUOTH_DUPLICATE_ALIAS;
      *score = (a->is_main && b->is_main ? 0.95 : 0.9) - (same_kind ? 0 : 0.2);
    }
  else if (!same_kind || a->words->len == 0 || b->words->len == 0)
    return FALSE;
  else if (g_str_equal (a->sorted, b->sorted))
    {
      *reason = QUOTH_DUPLICATE_ORDER;
      *score = 0.85;
    }
  else if (g_str_equal (a->sorted_spelled, b->sorted_spelled) && *a->sorted_spelled != '\0')
    {
      *reason = QUOTH_DUPLICATE_SPELLING;
      *score = 0.8;
    }
  else
    return FALSE;
  return TRUE;
}

static void
add_word_keys (const QuothActorName *self, GArray *keys)
{
  add_key (keys, '=', self->compact);
  if (self->words->len == 0)
    return;
  add_key (keys, 'o', self->sorted);
  add_key (keys, 's', self->sorted_spelled);
}

/* ---- A letter or two ---- */

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static guint
get_tolerance (const char *word)
{
  glong length = g_utf8_strlen (word, -1);

  if (length > LONGEST || length < ONE_WRONG || has_digit (word))
    return 0;
  return length >= TWO_WRONG ? 2 : 1;
}

/* The place of the one word that differs; %FALSE if none does, or more than one. */
static gboolean
find_odd_word (GPtrArray *a, GPtrArray *b, guint *odd)
{
  guint n = 0;

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len && n < 2; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      {
        *odd = i;
        n++;
      }
  return n == 1;
}

static gboolean
match_typo (const QuothActorName *a, const QuothActorName *b, QuothDuplicateReason *reason, double *score)
{
  guint tolerance;
  guint distance;
  guint odd;

  if (!find_odd_word (a->spelled, b->spelled, &odd))
    return FALSE;
  if (g_utf8_get_char (WORD (a->spelled, odd)) != g_utf8_get_char (WORD (b->spelled, odd)))
    return FALSE;
  tolerance = MIN (get_tolerance (WORD (a->spelled, odd)), get_tolerance (WORD (b->spelled, odd)));
  if (tolerance == 0)
    return FALSE;
  distance = quoth_spelling_get_distance (WORD (a->spelled, odd), WORD (b->spelled, odd), tolerance);
  if (distance > tolerance)
    return FALSE;
  *reason = QUOTH_DUPLICATE_TYPO;
  *score = (a->words->len > 1 ? 0.75 : 0.65) - (distance > 1 ? 0.1 : 0);
  return TRUE;
}

/* The words around the one that may be wrong, as a hash of what is before it, and the text of what is after it. */
typedef struct
{
  guint64 before;
  const char *after;
} OddPlace;

/* Adds the keys of the name with @left in the odd place, and with up to @n more letters left out, from byte @from on. */
static void
add_shorter_keys (const OddPlace *place, const char *left, gsize from, guint n, GArray *keys)
{
  gsize length = strlen (left);
  g_autofree char *shorter = n > 0 ? g_malloc (length + 1) : NULL;
  guint64 hash = hash_text (hash_text (place->before, left), place->after);

  g_array_append_val (keys, hash);
  for (const char *p = left + from; n > 0 && *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      memcpy (shorter, left, (gsize) (p - left));
      memcpy (shorter + (p - left), next, length - (gsize) (next - left) + 1);
      add_shorter_keys (place, shorter, (gsize) (p - left), n - 1, keys);
    }
}

static void
add_typo_keys (const QuothActorName *self, GArray *keys)
{
  for (guint i = 0; i < self->spelled->len; i++)
    {
      guint tolerance = get_tolerance (WORD (self->spelled, i));
      g_autofree char *before = quoth_words_join (self->spelled, 0, i, " ");
      g_autofree char *after = quoth_words_join (self->spelled, i + 1, self->spelled->len, " ");
      g_autofree char *rest = g_strconcat (" ", after, NULL);
      OddPlace place = { hash_text (hash_text (hash_rule ('t'), before), " "), rest };

      if (tolerance > 0)
        add_shorter_keys (&place, WORD (self->spelled, i), 0, tolerance, keys);
    }
}

/* ---- Initials of a person ---- */

static gboolean
is_initial (const char *word)
{
  return *word != '\0' && *g_utf8_next_char (word) == '\0';
}

/* Whether @a is @b with initials for what comes before the last words. */
static gboolean
match_initials_of (GPtrArray *a, GPtrArray *b)
{
  guint n_initials = 0;
  guint n_rest;
  guint n_given;

  while (n_initials < a->len && is_initial (a->pdata[n_initials]))
    n_initials++;
  n_rest = a->len - n_initials;
  if (n_initials == 0 || n_rest == 0 || b->len <= n_rest || is_initial (b->pdata[0]))
    return FALSE;
  n_given = b->len - n_rest;
  for (guint i = 0; i < n_rest; i++)
    if (!g_str_equal (a->pdata[n_initials + i], b->pdata[n_given + i]))
      return FALSE;
  for (guint i = 0; i < MIN (n_initials, n_given); i++)
    if (g_utf8_get_char (a->pdata[i]) != g_utf8_get_char (b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
match_initials (const QuothActorName *a, const QuothActorName *b, QuothDuplicateReason *reason, double *score)
{
  if (!is_person (a) || (!match_initials_of (a->spelled, b->spelled) && !match_initials_of (b->spelled, a->spelled)))
    return FALSE;
  *reason = QUOTH_DUPLICATE_INITIALS;
  *score = 0.6;
  return TRUE;
}

static void
add_initials_keys (const QuothActorName *self, GArray *keys)
{
  g_autofree char *text = NULL;

  if (!is_person (self) || self->spelled->len < 2)
    return;
  text = g_strdup_printf ("%.*s %s", (int) (g_utf8_next_char (WORD (self->spelled, 0)) - WORD (self->spelled, 0)),
                          WORD (self->spelled, 0), LAST (self->spelled));
  add_key (keys, 'i', text);
}

/* ---- Initials of a body ---- */

static gboolean
is_small_word (const char *word)
{
  static const char *const small[] = { "and", "de", "der", "des", "die", "du", "et", "for", "in", "la", "le", "of", "on", "the", "und", NULL };

  return g_strv_contains (small, word);
}

static char *
make_acronym (GPtrArray *words, gboolean with_small_words)
{
  GString *acronym = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    if (with_small_words || !is_small_word (words->pdata[i]))
      g_string_append_unichar (acronym, g_utf8_get_char (words->pdata[i]));
  return g_string_free (acronym, FALSE);
}

/* Two to six capitals: "UN", "U.S." */
static gboolean
is_acronym (const QuothActorName *self)
{
  glong length = g_utf8_strlen (self->compact, -1);

  if (is_person (self) || length < 2 || length > 6)
    return FALSE;
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) && !g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return g_unichar_isalpha (g_utf8_get_char (self->compact));
}

static gboolean
match_acronym_of (const QuothActorName *a, const QuothActorName *b)
{
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  if (b->words->len < 2 || !is_acronym (a) || is_acronym (b))
    return FALSE;
  with = make_acronym (b->words, TRUE);
  without = make_acronym (b->words, FALSE);
  return g_str_equal (a->compact, with) || g_str_equal (a->compact, without);
}

static gboolean
match_acronym (const QuothActorName *a, const QuothActorName *b, QuothDuplicateReason *reason, double *score)
{
  if (!match_acronym_of (a, b) && !match_acronym_of (b, a))
    return FALSE;
  *reason = QUOTH_DUPLICATE_INITIALS;
  *score = 0.55;
  return TRUE;
}

static void
add_acronym_keys (const QuothActorName *self, GArray *keys)
{
  if (is_acronym (self))
    add_key (keys, 'a', self->compact);
  for (guint i = 0; self->words->len > 1 && i < 2; i++)
    {
      g_autofree char *acronym = make_acronym (self->words, i == 0);

      add_key (keys, 'a', acronym);
    }
}

/* ---- A part of a person's name ---- */

static gboolean
is_part_of (GPtrArray *part, GPtrArray *whole)
{
  guint found = 0;

  if (part->len == 0 || part->len >= whole->len || is_initial (part->pdata[0]))
    return FALSE;
  if (!g_str_equal (part->pdata[0], whole->pdata[0]) && !g_str_equal (LAST (part), LAST (whole)))
    return FALSE;
  for (guint i = 0; i < whole->len && found < part->len; i++)
    found += g_str_equal (whole->pdata[i], part->pdata[found]);
  return found == part->len;
}

static gboolean
match_part (const QuothActorName *a, const QuothActorName *b, QuothDuplicateReason *reason, double *score)
{
  gboolean is_part = is_part_of (a->spelled, b->spelled) || is_part_of (b->spelled, a->spelled);

  if (!is_person (a) || !a->is_main || !b->is_main || !is_part)
    return FALSE;
  *reason = QUOTH_DUPLICATE_PART;
  *score = MIN (a->words->len, b->words->len) > 1 ? 0.5 : 0.4;
  return TRUE;
}

static void
add_part_keys (const QuothActorName *self, GArray *keys)
{
  if (!is_person (self) || !self->is_main || self->spelled->len == 0)
    return;
  add_key (keys, 'p', WORD (self->spelled, 0));
  add_key (keys, 'p', LAST (self->spelled));
}

/* ---- All rules, the surest first ---- */

gboolean
quoth_actor_name_match (const QuothActorName *self, const QuothActorName *other, QuothDuplicateReason *reason, double *score)
{
  if (match_words (self, other, reason, score))
    return TRUE;
  if (g_strcmp0 (self->actor->actor_kind, other->actor->actor_kind) != 0)
    return FALSE;
  return match_typo (self, other, reason, score) || match_initials (self, other, reason, score) ||
         match_acronym (self, other, reason, score) || match_part (self, other, reason, score);
}

void
quoth_actor_name_add_keys (const QuothActorName *self, GArray *keys)
{
  add_word_keys (self, keys);
  add_typo_keys (self, keys);
  add_initials_keys (self, keys);
  add_acronym_keys (self, keys);
  add_part_keys (self, keys);
}
