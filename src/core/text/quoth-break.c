/* quoth-break.c: ICU's break iterators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To open an iterator takes a thousand times as long as to set one on a short text, and one iterator must not be
 * used by two threads; so each thread keeps one of each type. The rules are those of the root locale: a text
 * must not fall into other words because another coder's desktop speaks another language.
 */

#include "config.h"

#include "text/quoth-break-private.h"

#define N_TYPES (UBRK_WORD + 1)

typedef struct
{
  UBreakIterator *iterators[N_TYPES];
} Breakers;

static void
breakers_free (gpointer data)
{
  Breakers *self = data;

  for (guint i = 0; i < N_TYPES; i++)
    if (self->iterators[i] != NULL)
      ubrk_close (self->iterators[i]);
  g_free (self);
}

UBreakIterator *
quoth_break_begin (UBreakIteratorType type, const char *utf8, gsize n_bytes)
{
  static GPrivate private = G_PRIVATE_INIT (breakers_free);
  Breakers *self = g_private_get (&private);
  UText text = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;

  g_return_val_if_fail (type < N_TYPES, NULL);

  if (self == NULL)
    {
      self = g_new0 (Breakers, 1);
      g_private_set (&private, self);
    }

  if (self->iterators[type] == NULL)
    self->iterators[type] = ubrk_open (type, "", NULL, 0, &status);
  utext_openUTF8 (&text, utf8, (int64_t) n_bytes, &status);
  ubrk_setUText (self->iterators[type], &text, &status);
  utext_close (&text);
  if (U_FAILURE (status))
    g_error ("ICU has no rules for the boundaries in a text: %s", u_errorName (status));
  return self->iterators[type];
}
