/* quoth-project-agreement-match.c: which annotations of several coders are of the same thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every two coders are matched by quoth_span_scores_init(): as many as can be, then the most overlap. That leaves open who goes with whom among
 * annotations of a coder that stand at the very same place, so there the ones that say the same are put together: else two who mark a
 * place twice with the same two actors would disagree by chance. Of more than two coders the pairs are joined, those with the most overlap first, unless somebody
 * would have two in a unit. O(pairs of coders × matching, + pairs × log pairs, + annotations × those at the same place).
 */

#include "config.h"

#include "analysis/quoth-project-agreement-private.h"

#include <string.h>

#include "agreement/quoth-span-scores.h"

/* @first: the first piece of the text; pieces are counted from it. @units: of the continuum → piece; @partners: piece → piece of the other coder, or G_MAXUINT. */
typedef struct
{
  const QuothProjectAgreement *agreement;
  const guint *coders;
  guint n_coders;
  guint first;
  guint n_pieces;
  GArray *units;
  guint *partners;
} Matching;

typedef struct
{
  guint a;
  guint b;
  guint overlap;
} Edge;

static const CodingPiece *
get_piece (const Matching *self, guint piece)
{
  return &g_array_index (self->agreement->pieces, CodingPiece, self->first + piece);
}

static const QuothRange *
get_ranges (const Matching *self, const CodingPiece *piece)
{
  return (const QuothRange *) (gpointer) self->agreement->ranges->data + piece->first_range;
}

static gboolean
is_same_place (const Matching *self, guint a, guint b)
{
  const CodingPiece *x = get_piece (self, a), *y = get_piece (self, b);

  return x->n_ranges == y->n_ranges && memcmp (get_ranges (self, x), get_ranges (self, y), x->n_ranges * sizeof (QuothRange)) == 0;
}

static gboolean
says_same (const Matching *self, guint a, guint b)
{
  const CodingPiece *x = get_piece (self, a), *y = get_piece (self, b);
  const CodingFact *p = (const CodingFact *) (gpointer) self->agreement->facts->data + x->first_fact;
  const CodingFact *q = (const CodingFact *) (gpointer) self->agreement->facts->data + y->first_fact;

  if (x->n_facts != y->n_facts)
    return FALSE;
  for (guint i = 0; i < x->n_facts; i++)
    if (p[i].topic != q[i].topic || p[i].value != q[i].value)
      return FALSE;
  return TRUE;
}

static guint
measure_overlap (const Matching *self, guint a, guint b)
{
  const CodingPiece *x = get_piece (self, a), *y = get_piece (self, b);
  const QuothRange *p = get_ranges (self, x), *q = get_ranges (self, y);
  guint overlap = 0;

  for (guint i = 0; i < x->n_ranges; i++)
    for (guint j = 0; j < y->n_ranges; j++)
      if (p[i].start < q[j].end && q[j].start < p[i].end)
        overlap += MIN (p[i].end, q[j].end) - MAX (p[i].start, q[j].start);
  return overlap;
}

/* ---- What stands at the same place ---- */

static void
set_partners (Matching *self, guint a, guint b)
{
  if (a != G_MAXUINT)
    self->partners[a] = b;
  if (b != G_MAXUINT)
    self->partners[b] = a;
}

/* Pieces are by place, so those at the place of @piece are beside it. Whether it found one that says what @other says, and exchanged the two. */
static gboolean
exchange (Matching *self, guint piece, guint other)
{
  guint coder = get_piece (self, piece)->coder;
  guint first = piece, n = self->n_pieces;

  while (first > 0 && quoth_range_equal (get_piece (self, first - 1)->place, get_piece (self, piece)->place))
    first--;
  for (guint one = first; one < n && quoth_range_equal (get_piece (self, one)->place, get_piece (self, piece)->place); one++)
    {
      guint partner = self->partners[one];

      if (one == piece || get_piece (self, one)->coder != coder || get_piece (self, one)->state != CODING_COUNTS
          || !is_same_place (self, one, piece) || !says_same (self, one, other) || (partner != G_MAXUINT && says_same (self, one, partner)))
        continue;
      set_partners (self, partner, piece);
      set_partners (self, one, other);
      return TRUE;
    }
  return FALSE;
}

static void
prefer_same_values (Matching *self, guint first, guint second)
{
  for (guint a = 0; a < self->n_pieces; a++)
    {
      guint b = self->partners[a];

      if (b == G_MAXUINT || get_piece (self, a)->coder != first || get_piece (self, b)->coder != second || says_same (self, a, b))
        continue;
      if (!exchange (self, b, a))
        exchange (self, a, b);
    }
}

/* ---- Pairs ---- */

static QuothContinuum *
make_continuum (Matching *self, guint text, GError **error)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (MAX (self->agreement->lengths[text], 1));
  guint code = quoth_continuum_intern_code (continuum, "");

  for (guint i = 0; i < self->n_coders; i++)
    quoth_continuum_intern_coder (continuum, self->agreement->coders->pdata[self->coders[i]]);
  for (guint p = 0; p < self->n_pieces; p++)
    {
      const CodingPiece *piece = get_piece (self, p);
      int coder = quoth_coding_find (piece->coder, self->coders, self->n_coders);

      if (coder < 0 || piece->state != CODING_COUNTS)
        continue;
      if (!quoth_continuum_add (continuum, (guint) coder, code, get_ranges (self, piece), piece->n_ranges, error))
        return NULL;
      g_array_append_val (self->units, p);
    }
  return g_steal_pointer (&continuum);
}

static gboolean
match_pair (
  Matching *self, const QuothContinuum *continuum, guint first, guint second, GArray *edges, GCancellable *cancellable, GError **error)
{
  g_auto (QuothSpanScores) scores = { 0 };

  if (!quoth_span_scores_init (&scores, continuum, first, second, QUOTH_METRIC_OVERLAP, cancellable, error))
    return FALSE;
  for (guint p = 0; p < self->n_pieces; p++)
    self->partners[p] = G_MAXUINT;
  for (guint u = 0; u < scores.n_units; u++)
    if (scores.partners[u] != G_MAXUINT)
      self->partners[g_array_index (self->units, guint, u)] = g_array_index (self->units, guint, scores.partners[u]);
  prefer_same_values (self, self->coders[first], self->coders[second]);
  for (guint p = 0; p < self->n_pieces; p++)
    if (self->partners[p] != G_MAXUINT && get_piece (self, p)->coder == self->coders[first])
      {
        Edge edge = { p, self->partners[p], measure_overlap (self, p, self->partners[p]) };

        g_array_append_val (edges, edge);
      }
  return TRUE;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *x = a, *y = b;

  if (x->overlap != y->overlap)
    return x->overlap > y->overlap ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/* ---- Units ---- */

static guint
find_root (guint *parents, guint piece)
{
  while (parents[piece] != piece)
    piece = parents[piece] = parents[parents[piece]];
  return piece;
}

/* @members: of each root, one piece for each coder, or G_MAXUINT. */
static void
join (const Matching *self, guint *parents, guint *members, guint a, guint b)
{
  guint x = find_root (parents, a), y = find_root (parents, b), n = self->n_coders;

  if (x == y)
    return;
  for (guint c = 0; c < n; c++)
    if (members[x * n + c] != G_MAXUINT && members[y * n + c] != G_MAXUINT)
      return;
  for (guint c = 0; c < n; c++)
    if (members[y * n + c] != G_MAXUINT)
      members[x * n + c] = members[y * n + c];
  parents[y] = x;
}

static void
make_groups (const Matching *self, GArray *edges, guint *groups, guint *n_groups)
{
  guint n = self->n_pieces;
  g_autofree guint *parents = g_new (guint, n + 1);
  g_autofree guint *members = g_new (guint, (gsize) n * self->n_coders + 1);
  g_autofree guint *numbers = g_new (guint, n + 1);

  for (guint p = 0; p < n; p++)
    {
      parents[p] = p;
      numbers[p] = G_MAXUINT;
      for (guint c = 0; c < self->n_coders; c++)
        members[p * self->n_coders + c] = get_piece (self, p)->coder == self->coders[c] ? p : G_MAXUINT;
    }
  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < edges->len; i++)
    join (self, parents, members, g_array_index (edges, Edge, i).a, g_array_index (edges, Edge, i).b);
  *n_groups = 0;
  for (guint p = 0; p < n; p++)
    {
      guint root = find_root (parents, p);

      groups[p] = G_MAXUINT;
      if (get_piece (self, p)->state != CODING_COUNTS || quoth_coding_find (get_piece (self, p)->coder, self->coders, self->n_coders) < 0)
        continue;
      if (numbers[root] == G_MAXUINT)
        numbers[root] = (*n_groups)++;
      groups[p] = numbers[root];
    }
}

gboolean
quoth_coding_match (const QuothProjectAgreement *self,
                    guint text,
                    const guint *coders,
                    guint n_coders,
                    guint *groups,
                    guint *n_groups,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  Matching matching = { self, coders, n_coders, self->firsts[text], self->firsts[text + 1] - self->firsts[text], units, NULL };
  g_autofree guint *partners = matching.partners = g_new (guint, matching.n_pieces + 1);
  g_autoptr (QuothContinuum) continuum = make_continuum (&matching, text, error);

  if (continuum == NULL)
    return FALSE;
  for (guint i = 0; i < n_coders; i++)
    for (guint j = i + 1; j < n_coders; j++)
      if (!match_pair (&matching, continuum, i, j, edges, cancellable, error))
        return FALSE;
  make_groups (&matching, edges, groups, n_groups);
  return partners != NULL;
}
