/* quoth-csv-file.c: the rows of a plain table that is not of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-csv-file.h"

#include "text/quoth-decode.h"

gboolean
quoth_csv_file_foreach_row (GBytes *bytes, const char *name, QuothRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (QuothDecoded) decoded = quoth_decode (bytes, NULL, error);
  const char *utf8;
  gsize n_bytes;
  char separator;
  GError *wrong = NULL;

  if (decoded == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  utf8 = quoth_text_get_utf8 (decoded->text);
  n_bytes = quoth_text_get_n_bytes (decoded->text);
  separator = quoth_csv_find_separator (utf8, n_bytes);
  /* A bar stands between the members of a set. */
  if (quoth_csv_foreach_row (utf8, n_bytes, separator == '|' ? ',' : separator, func, user_data, &wrong))
    return TRUE;
  if (!g_str_has_prefix (wrong->message, name))
    g_prefix_error (&wrong, "%s:", name);
  g_propagate_error (error, wrong);
  return FALSE;
}
