/* quoth-board-list.c: which texts of a board somebody asks for, and in which order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-board-list.h"

#include <string.h>

#include "model/quoth-value-names.h"
#include "text/quoth-fold.h"

#define DAY_LENGTH 10

static const char *const states[QUOTH_N_BOARD_STATES] = { "any", "to-do", "in-progress", "done", "overdue", "not-assigned" };
static const char *const orders[QUOTH_N_BOARD_ORDERS] = { "project", "name", "progress", "deadline" };

/* A text with what it is put in order by. */
typedef struct
{
  guint place;
  char *name;                     /* (nullable): to be collated */
  double progress;                /* 2 where nothing is assigned */
  char deadline[DAY_LENGTH + 1];  /* the last day of it, or what comes after each day */
} Row;

gboolean
quoth_board_state_from_nick (const char *nick, QuothBoardState *state)
{
  for (guint i = QUOTH_BOARD_TO_DO; i < QUOTH_N_BOARD_STATES; i++)
    if (g_str_equal (nick, states[i]))
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
quoth_board_order_from_nick (const char *nick, QuothBoardOrder *order)
{
  for (guint i = 0; i < QUOTH_N_BOARD_ORDERS; i++)
    if (g_str_equal (nick, orders[i]))
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_in_state (const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder, QuothBoardState state)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);

  if (state == QUOTH_BOARD_ANYTHING)
    return assignment != NULL || quoth_board_count (board, document, coder) > 0;
  if (assignment == NULL || state == QUOTH_BOARD_NOT_ASSIGNED)
    return assignment == NULL && state == QUOTH_BOARD_NOT_ASSIGNED;
  if (state == QUOTH_BOARD_OVERDUE)
    return quoth_board_is_overdue (board, assignment);
  return (guint) assignment->state == (guint) state - QUOTH_BOARD_TO_DO;
}

/* Whether it is everybody's part or that of @coder. */
static gboolean
is_meant (const QuothBoardFilter *filter, const QuothCoder *coder)
{
  return quoth_id_is_none (&filter->coder) || quoth_id_equal (&filter->coder, &coder->value.id);
}

static gboolean
has_state (const QuothBoard *board, const QuothDocument *document, const QuothBoardFilter *filter)
{
  GPtrArray *coders = quoth_board_get_coders (board);
  gboolean is_everybody = quoth_id_is_none (&filter->coder);
  guint n_in_state = 0;

  if (is_everybody && filter->state == QUOTH_BOARD_ANYTHING)
    return TRUE;
  for (guint i = 0; i < coders->len; i++)
    n_in_state += is_meant (filter, coders->pdata[i]) && is_in_state (board, document, coders->pdata[i], filter->state);
  return is_everybody && filter->state == QUOTH_BOARD_NOT_ASSIGNED ? n_in_state == coders->len : n_in_state > 0;
}

static gboolean
has_words (const QuothDocument *document, const char *folded)
{
  g_autofree char *names = g_strconcat (document->name, " ", document->title, NULL);

  return folded == NULL || quoth_fold_matches (names, folded);
}

/* A month is over with its last day, and a year with its last. */
static void
take_deadline (Row *row, const QuothAssignment *assignment)
{
  char day[DAY_LENGTH + 1] = "9999-99-99";

  if (assignment->state == QUOTH_ASSIGNMENT_DONE || assignment->deadline == NULL)
    return;
  memcpy (day, assignment->deadline, MIN (strlen (assignment->deadline), DAY_LENGTH));
  if (strcmp (day, row->deadline) < 0)
    memcpy (row->deadline, day, sizeof day);
}

static Row
make_row (const QuothBoard *board, const QuothBoardFilter *filter, guint place)
{
  const QuothDocument *document = quoth_board_get_documents (board)->pdata[place];
  GPtrArray *coders = quoth_board_get_coders (board);
  Row row = { .place = place, .progress = 2, .deadline = ":" };
  guint n = 0, n_done = 0;

  if (filter->order == QUOTH_BOARD_BY_NAME)
    row.name = g_utf8_collate_key_for_filename (quoth_name_of_document (document), -1);
  for (guint i = 0; filter->order >= QUOTH_BOARD_BY_PROGRESS && i < coders->len; i++)
    {
      const QuothAssignment *assignment
        = is_meant (filter, coders->pdata[i]) ? quoth_board_get_assignment (board, document, coders->pdata[i]) : NULL;

      if (assignment == NULL)
        continue;
      n++;
      n_done += assignment->state == QUOTH_ASSIGNMENT_DONE;
      take_deadline (&row, assignment);
    }
  if (n > 0)
    row.progress = (double) n_done / n;
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const QuothBoardFilter *filter = data;
  const Row *x = a, *y = b;
  int order = 0;

  if (filter->order == QUOTH_BOARD_BY_NAME)
    order = strcmp (x->name, y->name);
  else if (filter->order == QUOTH_BOARD_BY_PROGRESS)
    order = (x->progress > y->progress) - (x->progress < y->progress);
  else if (filter->order == QUOTH_BOARD_BY_DEADLINE)
    order = strcmp (x->deadline, y->deadline);
  return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

static void
clear_row (gpointer row)
{
  g_free (((Row *) row)->name);
}

GArray *
quoth_board_list (const QuothBoard *self, const QuothBoardFilter *filter)
{
  GPtrArray *documents = quoth_board_get_documents (self);
  g_autofree char *folded = filter->words != NULL ? quoth_fold (filter->words) : NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < documents->len; i++)
    if (has_words (documents->pdata[i], folded) && has_state (self, documents->pdata[i], filter))
      {
        Row row = make_row (self, filter, i);

        g_array_append_val (rows, row);
      }
  g_array_sort_with_data (rows, compare_rows, (gpointer) filter);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (places, g_array_index (rows, Row, i).place);
  return places;
}
