/* quoth-sketch.c: how much of two texts is the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-sketch.h"

/* Letters of a run. Fewer are shared by texts that have nothing to do with each other, with more a corrected letter weighs more. */
#define RUN 8

/* Hashes that are kept. */
#define KEPT 256

/* Hashes that are collected before the smallest of them are looked for. */
#define COLLECTED 8192

struct _QuothSketch
{
  GArray *hashes; /* of guint64 */
  guint64 limit;  /* none larger is wanted */
  gboolean sorted;
};

QuothSketch *
quoth_sketch_new (void)
{
  QuothSketch *self = g_new0 (QuothSketch, 1);

  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->limit = G_MAXUINT64;
  return self;
}

void
quoth_sketch_free (QuothSketch *self)
{
  g_array_unref (self->hashes);
  g_free (self);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* Keeps the smallest, each once. */
static void
reduce (QuothSketch *self)
{
  guint64 *hashes = (guint64 *) (gpointer) self->hashes->data;
  guint n = 0;

  g_array_sort (self->hashes, compare_hashes);
  for (guint i = 0; i < self->hashes->len && n < KEPT; i++)
    if (n == 0 || hashes[i] != hashes[n - 1])
      hashes[n++] = hashes[i];
  g_array_set_size (self->hashes, n);
  if (n == KEPT)
    self->limit = hashes[n - 1];
}

/* The finalizer of MurmurHash3, which is in the public domain. */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ (hash >> 33);
}

static void
add_run (QuothSketch *self, const gunichar *letters, guint first)
{
  guint64 hash = 0;

  for (guint i = 0; i < RUN; i++)
    hash = mix (hash + letters[(first + i) % RUN] + 1);
  if (hash > self->limit)
    return;
  g_array_append_val (self->hashes, hash);
  if (self->hashes->len >= COLLECTED)
    reduce (self);
}

void
quoth_sketch_add (QuothSketch *self, const char *utf8, gsize n_bytes)
{
  gunichar letters[RUN];
  gsize n = 0;

  g_return_if_fail (!self->sorted);

  for (const char *p = utf8; p < utf8 + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        continue;
      letters[n++ % RUN] = g_unichar_tolower (c);
      if (n >= RUN)
        add_run (self, letters, (guint) (n % RUN));
    }
}

const guint64 *
quoth_sketch_get (QuothSketch *self, guint *n)
{
  if (!self->sorted)
    reduce (self);
  self->sorted = TRUE;
  *n = self->hashes->len;
  return (const guint64 *) (gpointer) self->hashes->data;
}

double
quoth_sketch_compare (QuothSketch *self, QuothSketch *other)
{
  guint n_a, n_b, a = 0, b = 0, n_shared = 0, n_all = 0;
  const guint64 *x = quoth_sketch_get (self, &n_a);
  const guint64 *y = quoth_sketch_get (other, &n_b);

  for (; n_all < KEPT && (a < n_a || b < n_b); n_all++)
    {
      gboolean both = a < n_a && b < n_b && x[a] == y[b];
      gboolean first = b >= n_b || (a < n_a && x[a] < y[b]);

      n_shared += both;
      a += both || first;
      b += both || !first;
    }
  return n_all > 0 ? (double) n_shared / n_all : 0;
}
