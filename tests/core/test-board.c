/* test-board.c: tests of quoth-board.c and quoth-board-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <string.h>

#define N_TEXTS 30

static const char *const deadlines[] = { NULL, "2001-02-03", "2001-02", "2001", "2100-01-01", "2100-01", "2100" };
/* The last day of each; after each other one where there is none. */
static const char *const last_days[] = { "9999-12-31", "2001-02-03", "2001-02-28", "2001-12-31", "2100-01-01", "2100-01-31", "2100-12-31" };

static void
assign (World *self, const QuothId *document, const QuothId *coder)
{
  QuothId id = quoth_assignment_make_id (coder, document);
  g_autoptr (QuothChange) change = quoth_change_new ("Assign", &self->coder);
  g_autoptr (QuothAssignment) assignment = quoth_assignment_new (&id);

  assignment->coder = *coder;
  assignment->document = *document;
  assignment->state = (QuothAssignmentState) g_test_rand_int_range (0, 3);
  assignment->deadline = g_strdup (deadlines[g_test_rand_int_range (0, G_N_ELEMENTS (deadlines))]);
  quoth_change_put (change, assignment);
  world_commit (self, change);
}

/* Texts of which coders have some, and made some mentions. */
static QuothBoard *
make_board (World *self)
{
  QuothId actor = world_add_actor (self, "Xi");
  QuothId coders[] = { self->coder, world_add_coder (self, "Bo"), world_add_coder (self, "Cy") };
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = NULL;
  QuothBoard *board;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %d", i % 3 == 0 ? "Łódź" : "summit", g_test_rand_int_range (0, 1000));
      QuothId document = world_add_document (self, name, "Xi said no.");

      for (guint j = 0; j < G_N_ELEMENTS (coders); j++)
        {
          g_autoptr (QuothChange) change = quoth_change_new ("Tag", &coders[j]);
          g_autoptr (QuothMention) mention = world_new_mention (&coders[j], &document, &actor, (QuothRange){ 0, 2 });

          if (g_test_rand_bit ())
            assign (self, &document, &coders[j]);
          quoth_change_put (change, mention);
          if (g_test_rand_bit ())
            world_commit (self, change);
        }
    }
  reader = quoth_store_open_reader (self->store, &error);
  board = quoth_board_load (reader, &error);
  g_assert_no_error (error);
  return board;
}

/* What quoth-board-list.h says of a text, cell by cell. */
static gboolean
is_wanted (const QuothBoard *board, const QuothDocument *document, const QuothBoardFilter *filter)
{
  GPtrArray *coders = quoth_board_get_coders (board);
  guint n_cells = 0, n_assigned = 0, n_wanted = 0;

  for (guint i = 0; i < coders->len; i++)
    {
      const QuothCoder *coder = coders->pdata[i];
      const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);

      if (!quoth_id_is_none (&filter->coder) && !quoth_id_equal (&filter->coder, &coder->value.id))
        continue;
      n_cells++;
      n_assigned += assignment != NULL;
      n_wanted += filter->state == QUOTH_BOARD_TO_DO && assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_TO_DO;
      n_wanted += filter->state == QUOTH_BOARD_IN_PROGRESS && assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_IN_PROGRESS;
      n_wanted += filter->state == QUOTH_BOARD_DONE && assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_DONE;
      n_wanted += filter->state == QUOTH_BOARD_OVERDUE && assignment != NULL && assignment->state != QUOTH_ASSIGNMENT_DONE
                  && assignment->deadline != NULL && strncmp (assignment->deadline, "2001", 4) == 0;
      n_wanted += filter->state == QUOTH_BOARD_ANYTHING
                  && (n_cells > 1 || quoth_id_is_none (&filter->coder) || assignment != NULL || quoth_board_count (board, document, coder) > 0);
    }
  if (filter->words != NULL && !quoth_fold_matches (document->name, "lodz"))
    return FALSE;
  return filter->state == QUOTH_BOARD_NOT_ASSIGNED ? n_assigned == 0 : n_wanted > 0;
}

/* What comes first in an order, as a text that can be compared. */
static char *
make_key (const QuothBoard *board, const QuothDocument *document, const QuothBoardFilter *filter)
{
  GPtrArray *coders = quoth_board_get_coders (board);
  const char *first = last_days[0];
  guint n = 0, n_done = 0;

  if (filter->order == QUOTH_BOARD_BY_NAME)
    return g_utf8_collate_key_for_filename (document->name, -1);
  for (guint i = 0; i < coders->len; i++)
    {
      const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coders->pdata[i]);

      if (assignment == NULL
          || (!quoth_id_is_none (&filter->coder) && !quoth_id_equal (&filter->coder, &QUOTH_VALUE (coders->pdata[i])->id)))
        continue;
      n++;
      n_done += assignment->state == QUOTH_ASSIGNMENT_DONE;
      for (guint j = 0; j < G_N_ELEMENTS (deadlines) && assignment->state != QUOTH_ASSIGNMENT_DONE; j++)
        if (g_strcmp0 (assignment->deadline, deadlines[j]) == 0 && strcmp (last_days[j], first) < 0)
          first = last_days[j];
    }
  if (filter->order == QUOTH_BOARD_BY_DEADLINE)
    return g_strdup (first);
  return filter->order == QUOTH_BOARD_BY_PROGRESS ? g_strdup_printf ("%03u", n > 0 ? 100 * n_done / n : 200) : g_strdup ("");
}

static void
check_list (const QuothBoard *board, const QuothBoardFilter *filter)
{
  g_autoptr (GArray) list = quoth_board_list (board, filter);
  GPtrArray *documents = quoth_board_get_documents (board);
  guint n = 0;

  for (guint i = 0; i < documents->len; i++)
    n += is_wanted (board, documents->pdata[i], filter);
  g_assert_cmpuint (list->len, ==, n);
  for (guint i = 0; i < list->len; i++)
    {
      guint place = g_array_index (list, guint, i), before = i > 0 ? g_array_index (list, guint, i - 1) : 0;
      g_autofree char *key = make_key (board, documents->pdata[place], filter);
      g_autofree char *key_before = make_key (board, documents->pdata[before], filter);

      g_assert_true (is_wanted (board, documents->pdata[place], filter));
      if (i > 0)
        g_assert_true (strcmp (key_before, key) < 0 || (strcmp (key_before, key) == 0 && before < place));
    }
}

static void
test_list (World *self, gconstpointer data)
{
  g_autoptr (QuothBoard) board = make_board (self);
  GPtrArray *coders = quoth_board_get_coders (board);

  for (guint state = 0; state < QUOTH_N_BOARD_STATES; state++)
    for (guint order = 0; order < QUOTH_N_BOARD_ORDERS; order++)
      for (guint i = 0; i <= coders->len; i++)
        for (guint words = 0; words < 2; words++)
          {
            QuothBoardFilter filter = { .words = words ? "LODZ" : NULL, .state = state, .order = order };

            if (i > 0)
              filter.coder = QUOTH_VALUE (coders->pdata[i - 1])->id;
            check_list (board, &filter);
          }
}

static guint
add_up (QuothBoardSum sum)
{
  return sum.n_assigned + 3 * sum.n_in_progress + 5 * sum.n_done + 7 * sum.n_overdue + 11 * sum.n_annotations;
}

/* The sums of coders, of texts and of all are of the same cells. */
static void
test_sum (World *self, gconstpointer data)
{
  g_autoptr (QuothBoard) board = make_board (self);
  GPtrArray *documents = quoth_board_get_documents (board), *coders = quoth_board_get_coders (board);
  QuothBoardSum all = quoth_board_sum (board, NULL, NULL);
  QuothBoardFilter overdue = { .state = QUOTH_BOARD_OVERDUE };
  g_autoptr (GArray) list = quoth_board_list (board, &overdue);
  guint by_text = 0, by_coder = 0, n_overdue = 0;

  for (guint i = 0; i < documents->len; i++)
    by_text += add_up (quoth_board_sum (board, documents->pdata[i], NULL));
  for (guint i = 0; i < coders->len; i++)
    by_coder += add_up (quoth_board_sum (board, NULL, coders->pdata[i]));
  for (guint i = 0; i < list->len; i++)
    n_overdue += quoth_board_sum (board, documents->pdata[g_array_index (list, guint, i)], NULL).n_overdue;
  g_assert_cmpuint (by_text, ==, add_up (all));
  g_assert_cmpuint (by_coder, ==, add_up (all));
  g_assert_cmpuint (n_overdue, ==, all.n_overdue);
  g_assert_cmpint (world_count (self, QUOTH_KIND_ASSIGNMENT), ==, all.n_assigned);
  g_assert_cmpint (world_count (self, QUOTH_KIND_MENTION), ==, all.n_annotations);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/board/list", World, NULL, world_set_up, test_list, world_tear_down);
  g_test_add ("/board/sum", World, NULL, world_set_up, test_sum, world_tear_down);
  return g_test_run ();
}
