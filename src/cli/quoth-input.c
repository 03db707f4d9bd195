/* quoth-input.c: a file that a command is given, which may be standard input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-input.h"

#include <gio/gunixinputstream.h>
#include <unistd.h>

static gboolean
is_stdin (const char *path)
{
  return g_str_equal (path, "-");
}

static GBytes *
read_stdin (GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) in = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

GBytes *
quoth_input_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (is_stdin (path))
    return read_stdin (cancellable, error);
  file = g_file_new_for_commandline_arg (path);
  return g_file_load_bytes (file, cancellable, NULL, error);
}

const char *
quoth_input_get_name (const char *path)
{
  return is_stdin (path) ? "<stdin>" : path;
}
