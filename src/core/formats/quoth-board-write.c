/* quoth-board-write.c: how far coders are, for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-board-write.h"

#include "formats/quoth-agreement-write.h"
#include "formats/quoth-csv.h"

static const char columns[] = "document,title,length,gold,coder,state,purpose,blind,opened,deadline,overdue,annotations";

static void
add_text (GString *out, const char *text)
{
  quoth_csv_next (out);
  quoth_agreement_append_csv_field (out, text);
}

static void
add_count (GString *out, gboolean is_known, guint n)
{
  quoth_csv_next (out);
  if (is_known)
    g_string_append_printf (out, "%u", n);
}

static void
add_truth (GString *out, gboolean is_known, gboolean truth)
{
  quoth_csv_next (out);
  if (is_known)
    g_string_append (out, truth ? "true" : "false");
}

/* @coder: (nullable): nobody */
static void
append_row (GString *out, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  const QuothAssignment *assignment = coder != NULL ? quoth_board_get_assignment (board, document, coder) : NULL;
  gboolean has_assignment = assignment != NULL;

  quoth_agreement_append_csv_field (out, document->name);
  add_text (out, document->title);
  add_count (out, TRUE, document->length);
  add_count (out, !quoth_board_is_hidden (board, document, NULL), quoth_board_count_gold (board, document));
  add_text (out, coder != NULL ? coder->name : NULL);
  add_text (out, has_assignment ? quoth_assignment_state_to_nick (assignment->state) : NULL);
  add_text (out, has_assignment ? quoth_assignment_purpose_to_nick (assignment->purpose) : NULL);
  add_truth (out, has_assignment, has_assignment && assignment->blind);
  add_truth (out, has_assignment, has_assignment && assignment->opened);
  add_text (out, has_assignment ? assignment->deadline : NULL);
  add_truth (out, has_assignment, has_assignment && quoth_board_is_overdue (board, assignment));
  if (coder == NULL || quoth_board_is_hidden (board, document, coder))
    quoth_csv_next (out);
  else
    add_count (out, TRUE, quoth_board_count (board, document, coder));
  quoth_csv_end (out);
}

void
quoth_board_append_csv_head (GString *out)
{
  g_string_append (out, columns);
  quoth_csv_end (out);
}

void
quoth_board_append_csv (GString *out, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  GPtrArray *coders = quoth_board_get_coders (board);
  guint n = 0;

  for (guint i = 0; i < coders->len; i++)
    {
      const QuothCoder *one = coders->pdata[i];

      if (coder != NULL && !quoth_id_equal (&coder->value.id, &one->value.id))
        continue;
      if (quoth_board_get_assignment (board, document, one) == NULL && quoth_board_count (board, document, one) == 0)
        continue;
      append_row (out, board, document, one);
      n++;
    }
  if (n == 0)
    append_row (out, board, document, coder);
}
