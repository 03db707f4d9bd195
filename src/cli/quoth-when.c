/* quoth-when.c: times as people give them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-invocation.h"

#define DATE_LENGTH 10   /* 2026-11-22 */
#define MINUTE_LENGTH 16 /* 2026-11-22T14:30 */

gboolean
quoth_when_is_time (const char *text)
{
  static const char form[] = "0000-00-00";

  for (guint i = 0; i < DATE_LENGTH; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return text[DATE_LENGTH] == '\0' || text[DATE_LENGTH] == 'T' || text[DATE_LENGTH] == ' ';
}

/* (transfer full): in full, as GLib reads it. */
static char *
complete (const char *text)
{
  char *full;

  if (strlen (text) == DATE_LENGTH)
    return g_strconcat (text, "T00:00:00", NULL);
  full = g_strconcat (text, strlen (text) == MINUTE_LENGTH ? ":00" : NULL, NULL);
  full[DATE_LENGTH] = 'T';
  return full;
}

gboolean
quoth_when_parse (const char *text, QuothDayEnd day, gint64 *time, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *full = quoth_when_is_time (text) ? complete (text) : NULL;
  g_autoptr (GDateTime) start = full != NULL ? g_date_time_new_from_iso8601 (full, zone) : NULL;
  g_autoptr (GDateTime) next = NULL;

  if (start == NULL)
    {
      quoth_invocation_set_usage_error (error, _("“%s” is no time; right would be 2026-11-22 or 2026-11-22T14:30:00"), text);
      return FALSE;
    }
  if (day == QUOTH_DAY_END && strlen (text) == DATE_LENGTH)
    next = g_date_time_add_days (start, 1);
  *time = next != NULL ? g_date_time_to_unix (next) * 1000 - 1 : g_date_time_to_unix (start) * 1000;
  return TRUE;
}
