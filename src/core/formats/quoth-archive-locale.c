/* quoth-archive-locale.c: a locale in which libarchive knows every letter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-archive-locale.h"

#include <locale.h>

struct _QuothArchiveLocale
{
  locale_t before;
  locale_t own;
};

QuothArchiveLocale *
quoth_archive_locale_enter (void)
{
  QuothArchiveLocale *self = g_new0 (QuothArchiveLocale, 1);

  self->own = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  if (self->own != (locale_t) 0)
    self->before = uselocale (self->own);
  return self;
}

void
quoth_archive_locale_leave (QuothArchiveLocale *self)
{
  if (self->own != (locale_t) 0)
    {
      uselocale (self->before);
      freelocale (self->own);
    }
  g_free (self);
}
