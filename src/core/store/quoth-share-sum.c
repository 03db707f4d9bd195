/* quoth-share-sum.c: the sum that every file in the folder of a team ends with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-share-sum.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "text/quoth-error.h"
#include "text/quoth-sha256.h"

/* The digits, and a newline. */
#define SUM_SIZE (2 * QUOTH_SHA256_SIZE + 1)

static char *
sum_up (const char *bytes, gsize size)
{
  guint8 sha256[QUOTH_SHA256_SIZE];
  GString *sum = g_string_sized_new (2 * sizeof sha256);

  quoth_sha256 (bytes, size, sha256);
  for (guint i = 0; i < sizeof sha256; i++)
    g_string_append_printf (sum, "%02x", sha256[i]);
  return g_string_free (sum, FALSE);
}

char *
quoth_share_sum_append (GString *file)
{
  char *sum = sum_up (file->str, file->len);

  g_string_append (file, sum);
  g_string_append_c (file, '\n');
  return sum;
}

gboolean
quoth_share_sum_set_damaged (GError **error)
{
  g_set_error_literal (
    error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("it is damaged, or not all of it has arrived yet"));
  return FALSE;
}

static gboolean
load (const char *path, guint64 limit, char **file, gsize *size, GError **error)
{
  g_autoptr (GError) local = NULL;
  GStatBuf status;

  if (g_stat (path, &status) == 0 && (guint64) status.st_size > limit)
    {
      g_set_error_literal (
        error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _ ("it is larger than any file that Quoth writes there"));
      return FALSE;
    }
  if (g_file_get_contents (path, file, size, &local))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? QUOTH_ERROR_NOT_FOUND : QUOTH_ERROR_DISK,
               _ ("it cannot be read: %s"),
               local->message);
  return FALSE;
}

gboolean
quoth_share_sum_load (const char *path, guint64 limit, char **file, gsize *size, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autofree char *sum = NULL;
  gsize n;

  if (!load (path, limit, &bytes, &n, error))
    return FALSE;
  if (n < SUM_SIZE || bytes[n - 1] != '\n')
    return quoth_share_sum_set_damaged (error);
  sum = sum_up (bytes, n - SUM_SIZE);
  if (memcmp (sum, bytes + n - SUM_SIZE, SUM_SIZE - 1) != 0)
    return quoth_share_sum_set_damaged (error);
  *file = g_steal_pointer (&bytes);
  *size = n - SUM_SIZE;
  return TRUE;
}
