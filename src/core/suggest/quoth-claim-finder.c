/* quoth-claim-finder.c: what somebody seems to claim
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No grammar: a phrase of the lexicon is the trigger, a claim begins after it (after its "that", where it needs one), and ends with its
 * sentence or before, at a comma with a word such as "but" after it, at "and" with another verb that reports, at a semicolon, a dash or an
 * address. So it needs nothing but a list of words for a language, and is wrong where a list of words is. (Rejected: a parser; there is none
 * that is small, and whose model is in Debian.)
 *
 * Where a claim begins with another trigger ("According to A, B told its allies that …") the inner one holds, and who is named in the
 * outer one reports it.
 */

#include "suggest/quoth-claim-finder.h"

#include "text/quoth-boundaries.h"

#define MIN_WORDS 2
#define MAX_BETWEEN 9 /* tokens between a verb and its "that" */
#define MAX_SOURCE 14 /* tokens that name a source */
#define MAX_CUE 16    /* tokens of a cue */
#define MAX_CLAUSE 120 /* tokens that are looked through for the ends of a clause */
#define MAX_NESTED 9  /* tokens from the beginning of a claim to the trigger of one inside it */

#define TRIGGERS \
  (QUOTH_WORD_VERB | QUOTH_WORD_SAYS | QUOTH_WORD_ACCORDING | QUOTH_WORD_AFTER | QUOTH_WORD_CUE | QUOTH_WORD_SELF)

typedef struct
{
  const QuothScan *scan;
  guint n; /* tokens */
  const QuothLexiconMark *mark;
  guint first; /* the first token of the trigger */
  guint next;  /* the token after it */
} Finder;

static const QuothToken *
get (const Finder *self, guint n)
{
  return quoth_scan_get (self->scan, n);
}

static gboolean
has (const Finder *self, guint n, guint classes)
{
  return n < self->n && (get (self, n)->classes & classes) != 0;
}

static gboolean
is_comma (const Finder *self, guint n)
{
  return n < self->n && (get (self, n)->c == ',' || get (self, n)->c == 0xFF0C);
}

static gboolean
is_colon (const Finder *self, guint n)
{
  return n < self->n && (get (self, n)->c == ':' || get (self, n)->c == 0xFF1A);
}

/* What ends a clause whatever comes next. */
static gboolean
is_hard_end (const Finder *self, guint n)
{
  const QuothToken *token = get (self, n);

  if (token->type == QUOTH_TOKEN_LINK)
    return TRUE;
  if (token->type != QUOTH_TOKEN_SIGN && token->type != QUOTH_TOKEN_BREAK)
    return FALSE;
  return token->c == ';' || token->c == 0xFF1B || token->c == 0x2014 || token->c == 0x201D || token->c == 0x00BB || token->c == 0x300D ||
         ((token->c == 0x2013 || token->c == '-') && token->after_blank) || quoth_scan_is_sentence_end (self->scan, n);
}

/* After a comma: "but", and a verb that says who spoke before it. */
static gboolean
is_soft_end (const Finder *self, guint n)
{
  if (is_comma (self, n))
    return has (self, n + 1, QUOTH_WORD_STOP | QUOTH_WORD_AND);
  if (has (self, n, QUOTH_WORD_AND))
    return has (self, n + 1, QUOTH_WORD_VERB | QUOTH_WORD_SAYS) || has (self, n + 2, QUOTH_WORD_VERB | QUOTH_WORD_SAYS);
  return FALSE;
}

/* The token after the clause that begins with @n. */
static guint
find_clause_end (const Finder *self, guint n)
{
  gboolean open = FALSE;

  for (guint i = n; i < self->n && i < n + MAX_CLAUSE; i++)
    {
      gunichar c = get (self, i)->c;

      if (c == '(' || c == 0x201C || c == 0x00AB)
        open = TRUE;
      else if (open && (c == ')' || c == 0x201D || c == 0x00BB))
        {
          open = FALSE;
          continue;
        }
      if (c == ')' || (is_hard_end (self, i) && !(open && c != '\n')) || (!open && i >= n + MIN_WORDS && is_soft_end (self, i)))
        return i;
    }
  return MIN (self->n, n + MAX_CLAUSE);
}

/* The first token of the clause that @n is in. */
static guint
find_clause_start (const Finder *self, guint n)
{
  while (n > 0 && self->first - n < MAX_CLAUSE && !is_hard_end (self, n - 1) && get (self, n - 1)->c != 0x201C && get (self, n - 1)->c != '"' && get (self, n - 1)->c != '(' &&
         !is_soft_end (self, n - 1))
    n--;
  /* The comma itself, and the "and" after it, are of neither. */
  while (n < self->first && (is_comma (self, n) || has (self, n, QUOTH_WORD_AND | QUOTH_WORD_STOP) || get (self, n)->c == '/' ||
                             (get (self, n)->type == QUOTH_TOKEN_WORD && g_unichar_isdigit (get (self, n)->c))))
    n++;
  return n;
}

static guint
count_words (const Finder *self, guint from, guint to)
{
  guint words = 0;

  for (guint n = from; n < to; n++)
    words += get (self, n)->type != QUOTH_TOKEN_SIGN;
  return words;
}

static QuothRange
get_tokens (const Finder *self, guint from, guint to)
{
  if (from >= to)
    return quoth_range (0, 0);
  return quoth_range (get (self, from)->range.start, get (self, to - 1)->range.end);
}

/* ---- Where a claim begins ---- */

/* The token after "that", or after a colon; 0 if there is none near. */
static guint
find_that (const Finder *self)
{
  for (guint n = self->next; n < self->n && n < self->next + MAX_BETWEEN; n++)
    {
      if (has (self, n, QUOTH_WORD_THAT))
        return n + 1;
      if (is_colon (self, n))
        return n + 1;
      if (is_comma (self, n) && has (self, n + 1, QUOTH_WORD_THAT))
        return n + 2;
      if (get (self, n)->type == QUOTH_TOKEN_BREAK || is_hard_end (self, n) || is_comma (self, n) || get (self, n)->c == 0x201C ||
          has (self, n, QUOTH_WORD_VERB | QUOTH_WORD_SAYS))
        return 0;
    }
  return 0;
}

/* A claim right after "says": a name, or a word that a sentence begins with. */
static guint
find_bare (const Finder *self)
{
  guint n = self->next;
  const QuothToken *token;

  if (is_comma (self, n))
    n++;
  if (n >= self->n)
    return 0;
  token = get (self, n);
  if (quoth_lexicon_get_rules (self->scan->lexicon) & QUOTH_LEXICON_NO_CAPITALS)
    return token->type != QUOTH_TOKEN_SIGN && token->type != QUOTH_TOKEN_BREAK && n > self->next ? n : 0;
  if (token->type == QUOTH_TOKEN_SIGN || token->type == QUOTH_TOKEN_BREAK || token->type == QUOTH_TOKEN_LINK)
    return 0;
  if (n > self->next)
    return has (self, n, QUOTH_WORD_BEGIN) ? n : 0;
  return token->is_capital || token->type == QUOTH_TOKEN_FLAG || token->type == QUOTH_TOKEN_HANDLE || has (self, n, QUOTH_WORD_BEGIN) ? n : 0;
}

static guint
skip_that (const Finder *self, guint n)
{
  if (is_comma (self, n) || is_colon (self, n))
    n++;
  return has (self, n, QUOTH_WORD_THAT) ? n + 1 : n;
}

/* ---- Claims ---- */

/* Trims what @from to @to says, and takes it if enough is left. */
static gboolean
set_span (const Finder *self, QuothFoundClaim *claim, guint from, guint to)
{
  if (to > self->n || from >= to || count_words (self, from, to) < MIN_WORDS)
    return FALSE;
  claim->n_spans = 1;
  claim->spans[0] = quoth_text_trim (self->scan->text, get_tokens (self, from, to));
  return !quoth_range_is_empty (claim->spans[0]);
}

/* From the beginning of its clause to the claim, where that is not far. */
static void
set_cue (const Finder *self, QuothFoundClaim *claim, guint start, guint claim_start)
{
  guint from = claim_start - start <= MAX_CUE ? start : self->first;

  claim->cue = quoth_text_trim (self->scan->text, get_tokens (self, from, claim_start));
}

static gboolean
make_verb (const Finder *self, QuothFoundClaim *claim)
{
  guint that = find_that (self);
  guint start = find_clause_start (self, self->first);
  guint from = that;

  /* "The United States": no verb. */
  if (get (self, self->first)->is_capital && !get (self, self->first)->is_first)
    return FALSE;
  /* Who speaks must be named before. */
  if (start == self->first && (quoth_lexicon_get_rules (self->scan->lexicon) & QUOTH_LEXICON_NOUNS_CAPITALISED) == 0)
    return FALSE;
  if (from == 0 && (self->mark->classes & QUOTH_WORD_SAYS) != 0)
    from = find_bare (self);
  if (from == 0 || !set_span (self, claim, from, find_clause_end (self, from)))
    return FALSE;
  claim->reason = that != 0 ? QUOTH_CLAIM_THAT : QUOTH_CLAIM_SAYS;
  claim->mode = QUOTH_MODE_INDIRECT;
  set_cue (self, claim, start, from);
  claim->before = get_tokens (self, start, self->first);
  return TRUE;
}

static gboolean
make_cue (const Finder *self, QuothFoundClaim *claim)
{
  gboolean is_self = (self->mark->classes & QUOTH_WORD_SELF) != 0;
  guint from = skip_that (self, self->next);

  if (!set_span (self, claim, from, find_clause_end (self, from)))
    return FALSE;
  claim->reason = is_self ? QUOTH_CLAIM_SELF : QUOTH_CLAIM_CUE;
  claim->mode = is_self ? QUOTH_MODE_DIRECT : QUOTH_MODE_UNATTRIBUTED;
  set_cue (self, claim, is_self ? self->first : find_clause_start (self, self->first), from);
  return TRUE;
}

/* "According to A, …" */
static gboolean
make_according_before (const Finder *self, QuothFoundClaim *claim)
{
  guint comma = self->next;

  while (comma < self->n && comma < self->next + MAX_SOURCE && !is_comma (self, comma) && !is_hard_end (self, comma))
    comma++;
  if (!is_comma (self, comma) || !set_span (self, claim, comma + 1, find_clause_end (self, comma + 1)))
    return FALSE;
  claim->cue = get_tokens (self, self->first, comma);
  claim->before = get_tokens (self, self->next, comma);
  return TRUE;
}

/* "…, according to A" */
static gboolean
make_according_after (const Finder *self, QuothFoundClaim *claim)
{
  guint start = find_clause_start (self, self->first - 1);
  guint end = find_clause_end (self, self->next);

  if (!set_span (self, claim, start, self->first - 1))
    return FALSE;
  claim->cue = quoth_text_trim (self->scan->text, get_tokens (self, self->first, MIN (end, self->next + MAX_SOURCE)));
  claim->after = get_tokens (self, self->next, MIN (end, self->next + MAX_SOURCE));
  return TRUE;
}

static gboolean
make_according (const Finder *self, QuothFoundClaim *claim)
{
  gboolean chinese = (quoth_lexicon_get_rules (self->scan->lexicon) & QUOTH_LEXICON_NO_CAPITALS) != 0;

  claim->reason = QUOTH_CLAIM_ACCORDING;
  claim->mode = QUOTH_MODE_INDIRECT;
  if (chinese && self->first > 0 && get (self, self->first - 1)->type == QUOTH_TOKEN_WORD)
    return FALSE;
  if (self->first > 1 && is_comma (self, self->first - 1) && !chinese && make_according_after (self, claim))
    return TRUE;
  return make_according_before (self, claim);
}

/* "A zufolge …" */
static gboolean
make_after (const Finder *self, QuothFoundClaim *claim)
{
  guint start = find_clause_start (self, self->first);

  if (start == self->first || !set_span (self, claim, self->next, find_clause_end (self, self->next)))
    return FALSE;
  claim->reason = QUOTH_CLAIM_ACCORDING;
  claim->mode = QUOTH_MODE_INDIRECT;
  claim->cue = get_tokens (self, start, self->next);
  claim->before = get_tokens (self, start, self->first);
  return TRUE;
}

static gboolean
make_claim (Finder *self, const QuothLexiconMark *mark, QuothFoundClaim *claim)
{
  guint classes = mark->classes;

  self->mark = mark;
  self->first = quoth_scan_find (self->scan, mark->range.start);
  self->next = quoth_scan_find (self->scan, mark->range.end);
  *claim = (QuothFoundClaim){ .trigger = mark->range };
  if ((classes & (QUOTH_WORD_CUE | QUOTH_WORD_SELF)) != 0)
    return make_cue (self, claim);
  if ((classes & QUOTH_WORD_ACCORDING) != 0)
    return make_according (self, claim);
  if ((classes & QUOTH_WORD_AFTER) != 0)
    return make_after (self, claim);
  return make_verb (self, claim);
}

/* ---- All claims ---- */

static QuothRange
get_extent (const QuothFoundClaim *claim)
{
  return quoth_range (MIN (claim->spans[0].start, claim->cue.start), MAX (claim->spans[claim->n_spans - 1].end, claim->cue.end));
}

/* Whether @inner is what @outer begins with. */
static gboolean
is_nested (const Finder *self, const QuothFoundClaim *outer, const QuothFoundClaim *inner)
{
  QuothRange span = outer->spans[0];

  if (outer->reason == QUOTH_CLAIM_QUOTATION || !quoth_range_contains (span, inner->trigger.start) || outer->cue.end > span.start)
    return FALSE;
  return quoth_scan_find (self->scan, inner->trigger.start) - quoth_scan_find (self->scan, span.start) <= MAX_NESTED &&
         inner->spans[0].start > inner->trigger.start;
}

static void
add_claim (const Finder *self, GArray *claims, const QuothFoundClaim *claim)
{
  QuothFoundClaim *last = claims->len > 0 ? &g_array_index (claims, QuothFoundClaim, claims->len - 1) : NULL;

  if (last != NULL && is_nested (self, last, claim))
    {
      QuothFoundClaim inner = *claim;

      inner.reporter = last->before;
      inner.before.start = MIN (MAX (inner.before.start, last->spans[0].start), inner.before.end);
      inner.cue.start = MIN (inner.cue.start, last->cue.start);
      *last = inner;
    }
  else if (last == NULL || get_extent (claim).start >= get_extent (last).end)
    g_array_append_val (claims, *claim);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  guint one = get_extent (a).start;
  guint other = get_extent (b).start;

  return one < other ? -1 : one > other;
}

/* The quotations hold; what is told otherwise and meets one of them does not. */
static void
merge (GArray *claims, const GArray *told, guint n_before)
{
  guint n_quotations = claims->len;
  guint q = n_before;

  for (guint i = 0; i < told->len; i++)
    {
      const QuothFoundClaim *claim = &g_array_index (told, QuothFoundClaim, i);
      QuothRange extent = get_extent (claim);

      while (q < n_quotations && get_extent (&g_array_index (claims, QuothFoundClaim, q)).end <= extent.start)
        q++;
      if (q == n_quotations || get_extent (&g_array_index (claims, QuothFoundClaim, q)).start >= extent.end)
        g_array_append_vals (claims, claim, 1);
    }
  if (claims->len > n_before + 1)
    qsort ((QuothFoundClaim *) (gpointer) claims->data + n_before, claims->len - n_before, sizeof (QuothFoundClaim), compare_claims);
}

void
quoth_claims_find (const QuothScan *scan, GArray *claims)
{
  Finder self = { scan, scan->tokens->len };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (QuothFoundClaim));
  guint n_before = claims->len;
  guint end = 0;

  quoth_quotations_find (scan, claims);
  for (guint i = 0; i < scan->marks->len; i++)
    {
      const QuothLexiconMark *mark = &g_array_index (scan->marks, QuothLexiconMark, i);
      QuothFoundClaim claim;

      if ((mark->classes & TRIGGERS) == 0 || mark->range.start < end || !make_claim (&self, mark, &claim))
        continue;
      end = mark->range.end;
      add_claim (&self, told, &claim);
    }
  merge (claims, told, n_before);
}
