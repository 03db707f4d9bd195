/* quoth-archive-locale.c: a locale in which libarchive knows every letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is made once: the C library reads it from files, and forgets it when nobody has it any more, which took longer than the names of a small archive.
 */

#include "formats/quoth-archive-locale.h"

#include <locale.h>

struct _QuothArchiveLocale
{
  locale_t before; /* (locale_t) 0 where there is no such locale */
};

static locale_t
get_own (void)
{
  static locale_t own;
  static gsize done;

  if (g_once_init_enter (&done))
    {
      own = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
      g_once_init_leave (&done, 1);
    }
  return own;
}

QuothArchiveLocale *
quoth_archive_locale_enter (void)
{
  QuothArchiveLocale *self = g_new0 (QuothArchiveLocale, 1);

  if (get_own () != (locale_t) 0)
    self->before = uselocale (get_own ());
  return self;
}

void
quoth_archive_locale_leave (QuothArchiveLocale *self)
{
  if (self->before != (locale_t) 0)
    uselocale (self->before);
  g_free (self);
}
