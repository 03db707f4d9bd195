/* quoth-date.c: dates as exact as is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-date.h"

#include <string.h>

/* Reads @n digits at @text; -1 if they are not digits. */
static int
read_digits (const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = 10 * number + (text[i] - '0');
    }
  return number;
}

gboolean
quoth_date_is_valid (const char *text)
{
  gsize length = strlen (text);
  int year = length >= 4 ? read_digits (text, 4) : -1;
  int month = 1;
  int day = 1;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if (length >= 7)
    month = text[4] == '-' ? read_digits (text + 5, 2) : -1;
  if (length == 10)
    day = text[7] == '-' ? read_digits (text + 8, 2) : -1;
  return year > 0 && month > 0 && day > 0
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}
