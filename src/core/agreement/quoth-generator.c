/* quoth-generator.c: random numbers that are the same everywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-generator.h"

static guint64
rotate (guint64 x, guint k)
{
  return (x << k) | (x >> (64 - k));
}

/* splitmix64: spreads the bits of a small seed over the whole state, which must not be all zeros. */
static guint64
spread (guint64 *seed)
{
  guint64 z = *seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

void
quoth_generator_init (QuothGenerator *self, guint64 seed)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->s); i++)
    self->s[i] = spread (&seed);
}

guint64
quoth_generator_next (QuothGenerator *self)
{
  guint64 *s = self->s;
  guint64 result = rotate (s[1] * 5, 7) * 9;
  guint64 t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate (s[3], 45);
  return result;
}

/* Lemire 2019: the upper half of a product, and another draw for the few that would make some numbers likelier. */
guint32
quoth_generator_below (QuothGenerator *self, guint32 n)
{
  guint64 product = (quoth_generator_next (self) >> 32) * n;
  guint32 low = (guint32) product;

  if (G_UNLIKELY (low < n))
    {
      guint32 floor = -n % n;

      while (low < floor)
        {
          product = (quoth_generator_next (self) >> 32) * n;
          low = (guint32) product;
        }
    }
  return (guint32) (product >> 32);
}

double
quoth_generator_unit (QuothGenerator *self)
{
  return (double) (quoth_generator_next (self) >> 11) * 0x1.0p-53;
}
