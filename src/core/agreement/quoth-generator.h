/* quoth-generator.h: random numbers that are the same everywhere (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothGenerator:
 *
 * xoshiro256** 1.0, seeded by splitmix64 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47:36). What is
 * published with a seed can be computed again: with any version of Quoth, on any machine, and by anybody who writes these forty lines.
 */
typedef struct
{
  guint64 s[4];
} QuothGenerator;

/** quoth_generator_init: the same numbers follow from the same @seed. */
void quoth_generator_init (QuothGenerator *self, guint64 seed);

/** quoth_generator_next: 64 random bits. */
guint64 quoth_generator_next (QuothGenerator *self);

/** quoth_generator_below: from 0 to @n - 1, each as likely; @n must not be 0. */
guint32 quoth_generator_below (QuothGenerator *self, guint32 n);

/** quoth_generator_unit: from 0 to less than 1: the upper 53 bits. */
double quoth_generator_unit (QuothGenerator *self);

G_END_DECLS
