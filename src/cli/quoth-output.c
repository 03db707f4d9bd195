/* quoth-output.c: standard output, in large pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define PIECE (64 * 1024)

struct _QuothOutput
{
  int fd;
  guint width;
  GString *buffer;
};

static guint
find_width (int fd)
{
  struct winsize size = { 0 };

  if (!isatty (fd))
    return 0;
  if (ioctl (fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return 80;
}

QuothOutput *
quoth_output_new (int fd)
{
  QuothOutput *self = g_new0 (QuothOutput, 1);

  self->fd = fd;
  self->width = find_width (fd);
  self->buffer = g_string_new (NULL);
  return self;
}

void
quoth_output_free (QuothOutput *self)
{
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

GString *
quoth_output_get_buffer (QuothOutput *self)
{
  return self->buffer;
}

gboolean
quoth_output_end_line (QuothOutput *self, GError **error)
{
  g_string_append_c (self->buffer, '\n');
  return self->buffer->len < PIECE || quoth_output_flush (self, error);
}

gboolean
quoth_output_flush (QuothOutput *self, GError **error)
{
  gsize written = 0;

  while (written < self->buffer->len)
    {
      gssize n = write (self->fd, self->buffer->str + written, self->buffer->len - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          int saved = errno;

          g_string_truncate (self->buffer, 0);
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                       _("Standard output cannot be written: %s"), g_strerror (saved));
          return FALSE;
        }
      written += n;
    }
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

guint
quoth_output_get_width (QuothOutput *self)
{
  return self->width;
}
