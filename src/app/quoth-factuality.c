/* quoth-factuality.c: factuality as two questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-factuality.h"

static const struct
{
  QuothFactuality factuality;
  int certainty;
  int polarity;
} choices[] = {
  { QUOTH_FACTUALITY_CT_PLUS, 0, 0 }, { QUOTH_FACTUALITY_CT_MINUS, 0, 1 },
  { QUOTH_FACTUALITY_CT_U, 0, -1 },   { QUOTH_FACTUALITY_PR_PLUS, 1, 0 },
  { QUOTH_FACTUALITY_PR_MINUS, 1, 1 }, { QUOTH_FACTUALITY_PS_PLUS, 2, 0 },
  { QUOTH_FACTUALITY_PS_MINUS, 2, 1 }, { QUOTH_FACTUALITY_U_U, 3, -1 },
};

QuothFactuality
quoth_factuality_from_choice (int certainty, int polarity)
{
  if (certainty == 3)
    polarity = -1;
  else if (polarity < 0 && certainty > 0)
    polarity = 0;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].certainty == certainty && choices[i].polarity == polarity)
      return choices[i].factuality;
  return QUOTH_FACTUALITY_UNSET;
}

void
quoth_factuality_to_choice (QuothFactuality factuality, int *certainty, int *polarity)
{
  *certainty = *polarity = -1;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].factuality == factuality)
      {
        *certainty = choices[i].certainty;
        *polarity = choices[i].polarity;
      }
}
