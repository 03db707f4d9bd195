/* quoth-attribute-scale.c: where the values of attributes stand on a scale
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-attribute-scale.h"

#include <math.h>
#include <stdio.h>

static double
parse_number (const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  return end == text || *end != '\0' || !isfinite (number) ? NAN : number;
}

static double
count_days (const char *date)
{
  guint year = 1, month = 1, day = 1;
  g_autoptr (GDate) first = NULL;

  sscanf (date, "%u-%u-%u", &year, &month, &day);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NAN;
  first = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (first);
}

static double
place_choice (const QuothAttribute *self, const char *choice)
{
  gboolean are_numbers = TRUE;
  double place = NAN;

  for (guint i = 0; self->choices != NULL && self->choices[i] != NULL; i++)
    {
      are_numbers = are_numbers && isfinite (parse_number (self->choices[i]));
      if (g_str_equal (self->choices[i], choice))
        place = i + 1;
    }
  return are_numbers && isfinite (place) ? parse_number (choice) : place;
}

double
quoth_attribute_get_number (const QuothAttribute *self, const char *value)
{
  switch (self->type)
    {
    case QUOTH_ATTRIBUTE_NUMBER:
      return parse_number (value);
    case QUOTH_ATTRIBUTE_BOOLEAN:
      return g_str_equal (value, "true") ? 1 : 0;
    case QUOTH_ATTRIBUTE_DATE:
      return count_days (value);
    case QUOTH_ATTRIBUTE_CHOICE:
      return place_choice (self, value);
    default:
      return NAN;
    }
}
