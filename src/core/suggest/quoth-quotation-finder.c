/* quoth-quotation-finder.c: what somebody claims in so many words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quotation of three words or more is a claim where a verb that reports stands beside it: before it, with a colon or a comma between
 * ("X said: “…”"), or after it ("“…,” said X"). A quotation that follows such a sentence in the same paragraph, with no verb of its own,
 * is the next fragment of it. What has no verb beside it is none: names of things, words held at arm's length, and the long
 * answers of interviews, of which a coder takes sentences.
 */

#include "suggest/quoth-claim-finder.h"

#define MIN_WORDS 3
#define MAX_LENGTH 900
#define MAX_BEFORE 14
#define MAX_AFTER 12
#define MAX_GAP 40

/* The tokens of the quotation marks. */
typedef struct
{
  guint open;
  guint close;
} Quotation;

static gunichar
get_closing (const QuothToken *token, gboolean may_open)
{
  switch (token->c)
    {
    case 0x201C:
      return 0x201D;
    case 0x201E:
      return 0x201C;
    case 0x00AB:
      return 0x00BB;
    case 0x300C:
      return 0x300D;
    case 0x300E:
      return 0x300F;
    case '"':
      return may_open ? '"' : 0;
    default:
      return 0;
    }
}

/* "„…“" and "„…”" are both written. */
static gboolean
closes (gunichar c, gunichar wanted)
{
  return c == wanted || (wanted == 0x201C && c == 0x201D);
}

static GArray *
find_quotations (const QuothScan *scan)
{
  GArray *quotations = g_array_new (FALSE, FALSE, sizeof (Quotation));
  gunichar wanted = 0;
  guint open = 0;

  for (guint n = 0; n < scan->tokens->len; n++)
    {
      const QuothToken *token = quoth_scan_get (scan, n);

      if (token->type == QUOTH_TOKEN_BREAK)
        wanted = 0;
      if (token->type != QUOTH_TOKEN_SIGN)
        continue;
      if (wanted != 0 && closes (token->c, wanted))
        {
          Quotation quotation = { open, n };

          g_array_append_val (quotations, quotation);
          wanted = 0;
        }
      else if (wanted == 0)
        {
          wanted = get_closing (token, TRUE);
          open = n;
        }
    }
  return quotations;
}

static QuothRange
get_inside (const QuothScan *scan, const Quotation *self)
{
  return quoth_range (quoth_scan_get (scan, self->open)->range.end, quoth_scan_get (scan, self->close)->range.start);
}

/* Chinese characters are words here. */
static gboolean
is_long_enough (const QuothScan *scan, const Quotation *self)
{
  guint words = 0;

  for (guint n = self->open + 1; n < self->close; n++)
    words += quoth_scan_get (scan, n)->type != QUOTH_TOKEN_SIGN;
  return words >= MIN_WORDS && quoth_range_length (get_inside (scan, self)) <= MAX_LENGTH;
}

static const QuothLexiconMark *
find_verb (const QuothScan *scan, QuothRange range)
{
  guint low = 0;
  guint high = scan->marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (scan->marks, QuothLexiconMark, middle).range.start < range.start)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < scan->marks->len; low++)
    {
      const QuothLexiconMark *mark = &g_array_index (scan->marks, QuothLexiconMark, low);

      if (mark->range.start >= range.end)
        break;
      if ((mark->classes & (QUOTH_WORD_VERB | QUOTH_WORD_SAYS)) != 0 && mark->range.end <= range.end)
        return mark;
    }
  return NULL;
}

static gboolean
is_stop (const QuothScan *scan, guint n)
{
  const QuothToken *token = quoth_scan_get (scan, n);

  return quoth_scan_is_sentence_end (scan, n) || get_closing (token, TRUE) != 0 || token->c == 0x201D || token->c == 0x00BB;
}

/* From after the closing mark to the end of the sentence. */
static QuothRange
get_rest (const QuothScan *scan, const Quotation *self)
{
  guint start = quoth_scan_get (scan, self->close)->range.end;
  guint end = start;

  for (guint n = self->close + 1; n < scan->tokens->len && n <= self->close + MAX_AFTER && !is_stop (scan, n); n++)
    end = quoth_scan_get (scan, n)->range.end;
  return quoth_range (start, end);
}

/* From the beginning of the sentence to the opening mark. */
static QuothRange
get_lead (const QuothScan *scan, const Quotation *self)
{
  guint end = quoth_scan_get (scan, self->open)->range.start;
  guint start = end;

  for (guint n = self->open; n > 0 && self->open - n < MAX_BEFORE && !is_stop (scan, n - 1); n--)
    start = quoth_scan_get (scan, n - 1)->range.start;
  return quoth_range (start, end);
}

/* A sentence ends inside of it, or a comma ends it: it is no mere expression. */
static gboolean
is_sentence (const QuothScan *scan, const Quotation *self)
{
  gunichar last = quoth_scan_get (scan, self->close - 1)->c;
  gunichar next = self->close + 1 < scan->tokens->len ? quoth_scan_get (scan, self->close + 1)->c : 0;

  return last == '.' || last == ',' || last == '!' || last == '?' || last == 0x2026 || last == 0x3002 || last == 0xFF0C || last == 0xFF01 ||
         last == 0xFF1F || next == ',' || next == 0xFF0C;
}

/* A full stop inside ends the sentence; after another sign it goes on in small letters. */
static gboolean
goes_on (const QuothScan *scan, const Quotation *self)
{
  gunichar last = quoth_scan_get (scan, self->close - 1)->c;
  const QuothToken *next = self->close + 1 < scan->tokens->len ? quoth_scan_get (scan, self->close + 1) : NULL;

  return next != NULL && last != '.' && !((last == '!' || last == '?' || last == 0x2026) && next->is_capital);
}

static gboolean
is_led (const QuothScan *scan, const Quotation *self, const QuothLexiconMark *verb)
{
  const QuothToken *token = self->open > 0 ? quoth_scan_get (scan, self->open - 1) : NULL;

  return token != NULL && (token->c == ':' || token->c == ',' || token->c == 0xFF1A || token->c == 0xFF0C ||
                           token->range.end == verb->range.end || (token->classes & QUOTH_WORD_THAT) != 0);
}

static gboolean
make_claim (const QuothScan *scan, const Quotation *self, QuothFoundClaim *claim)
{
  QuothRange lead = get_lead (scan, self);
  QuothRange rest = get_rest (scan, self);
  const QuothLexiconMark *verb = find_verb (scan, lead);
  gboolean is_before = verb != NULL && is_led (scan, self, verb);

  if (!is_before)
    verb = is_sentence (scan, self) && goes_on (scan, self) ? find_verb (scan, rest) : NULL;
  if (verb == NULL)
    return FALSE;
  *claim = (QuothFoundClaim){ .reason = QUOTH_CLAIM_QUOTATION, .mode = QUOTH_MODE_DIRECT, .n_spans = 1 };
  claim->spans[0] = get_inside (scan, self);
  claim->cue = claim->trigger = verb->range;
  claim->before = quoth_range (is_before ? lead.start : rest.start, verb->range.start);
  claim->after = is_before ? quoth_range (0, 0) : quoth_range (verb->range.end, rest.end);
  return TRUE;
}

/* A quotation soon after one that has a verb, in the same paragraph. */
static gboolean
continues (const QuothScan *scan, const Quotation *before, const Quotation *self)
{
  if (self->open - before->close > MAX_GAP)
    return FALSE;
  for (guint n = before->close; n < self->open; n++)
    if (quoth_scan_get (scan, n)->type == QUOTH_TOKEN_BREAK)
      return FALSE;
  return is_sentence (scan, self);
}

void
quoth_quotations_find (const QuothScan *scan, GArray *claims)
{
  g_autoptr (GArray) quotations = find_quotations (scan);
  const Quotation *before = NULL;

  for (guint i = 0; i < quotations->len; i++)
    {
      const Quotation *quotation = &g_array_index (quotations, Quotation, i);
      QuothFoundClaim claim;
      QuothFoundClaim *last = before != NULL ? &g_array_index (claims, QuothFoundClaim, claims->len - 1) : NULL;

      if (!is_long_enough (scan, quotation))
        continue;
      if (make_claim (scan, quotation, &claim) && (last == NULL || !quoth_range_equal (claim.trigger, last->trigger)))
        {
          g_array_append_val (claims, claim);
          before = quotation;
        }
      else if (last != NULL && last->n_spans < QUOTH_CLAIM_MAX_SPANS && continues (scan, before, quotation))
        {
          last->spans[last->n_spans++] = get_inside (scan, quotation);
          before = quotation;
        }
      else
        before = NULL;
    }
}
