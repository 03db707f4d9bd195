/* quoth-command-board.c: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-json.h"
#include "quoth-lookup.h"

static gboolean overdue_option;
static gboolean csv_option;
static gboolean sum_option;
static char *of_option;
static char *state_option;
static char *find_option;
static char *order_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothBoard *board;
  GPtrArray *documents;
  GPtrArray *coders; /* whom it is asked of */
} Board;

static gboolean
is_overdue (const Board *self, const QuothAssignment *assignment)
{
  return quoth_board_is_overdue (self->board, assignment);
}

/* @assignment: (out): what @coder has there, or NULL. Returns: whether there is anything to say of the two. */
static gboolean
find_cell (
  const Board *self, const QuothDocument *document, const QuothCoder *coder, const QuothAssignment **assignment, guint *n_coded)
{
  *assignment = quoth_board_get_assignment (self->board, document, coder);
  *n_coded = quoth_board_count (self->board, document, coder);
  return *assignment != NULL || *n_coded > 0;
}

static void
append_cell (
  GString *out, const Board *self, const QuothCoder *coder, const QuothAssignment *assignment, guint n_coded, gboolean is_hidden)
{
  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "coder", coder->name);
  if (assignment != NULL)
    {
      quoth_json_add_string (out, "state", quoth_assignment_state_to_nick (assignment->state));
      quoth_json_add_string (out, "purpose", quoth_assignment_purpose_to_nick (assignment->purpose));
      quoth_json_add_boolean (out, "blind", assignment->blind);
      quoth_json_add_boolean (out, "opened", assignment->opened);
      if (assignment->deadline != NULL)
        quoth_json_add_string (out, "deadline", assignment->deadline);
      quoth_json_add_boolean (out, "overdue", is_overdue (self, assignment));
    }
  if (!is_hidden)
    quoth_json_add_number (out, "annotations", n_coded);
  g_string_append_c (out, '}');
}

static gboolean
write_json_line (const Board *self, const QuothDocument *document, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);
  char id[QUOTH_ID_STRING_SIZE];

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "document", document->name);
  quoth_json_add_string (out, "id", quoth_id_to_string (&document->value.id, id));
  quoth_json_add_number (out, "length", document->length);
  if (!quoth_board_is_hidden (self->board, document, NULL))
    quoth_json_add_number (out, "gold", quoth_board_count_gold (self->board, document));
  quoth_json_add_name (out, "coders");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->coders->len; i++)
    {
      const QuothAssignment *assignment;
      guint n_coded;

      if (find_cell (self, document, self->coders->pdata[i], &assignment, &n_coded))
        append_cell (out, self, self->coders->pdata[i], assignment, n_coded,
                     quoth_board_is_hidden (self->board, document, self->coders->pdata[i]));
    }
  g_string_append (out, "]}");
  return quoth_output_end_line (self->invocation->output, error);
}

/* (transfer full): "done · 12 · blind · overdue since 2026-12-24"; nothing where nobody is to do anything, and nothing is done. */
static char *
format_cell (const Board *self, const QuothAssignment *assignment, guint n_coded)
{
  g_autoptr (GString) cell = g_string_new (assignment != NULL ? quoth_assignment_state_to_nick (assignment->state) : NULL);

  if (n_coded > 0)
    g_string_append_printf (cell, "%s%u", cell->len > 0 ? " · " : "", n_coded);
  if (assignment != NULL && assignment->purpose == QUOTH_ASSIGNMENT_TRAINING)
    g_string_append_printf (cell, " · %s", _ ("training"));
  if (assignment != NULL && assignment->blind)
    g_string_append_printf (cell, " · %s", assignment->opened ? _ ("opened") : _ ("blind"));
  if (assignment != NULL && assignment->deadline != NULL && assignment->state != QUOTH_ASSIGNMENT_DONE)
    {
      g_string_append (cell, " · ");
      /* Translators: %s is the date of a deadline */
      g_string_append_printf (cell, is_overdue (self, assignment) ? _ ("overdue since %s") : _ ("until %s"), assignment->deadline);
    }
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static gboolean
write_row (const Board *self, QuothColumns *columns, const QuothDocument *document, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint n_gold = quoth_board_count_gold (self->board, document);

  g_ptr_array_add (cells, g_strdup (document->name));
  for (guint i = 0; i < self->coders->len; i++)
    {
      const QuothAssignment *assignment;
      guint n_coded;

      find_cell (self, document, self->coders->pdata[i], &assignment, &n_coded);
      g_ptr_array_add (cells, format_cell (self, assignment, n_coded));
    }
  g_ptr_array_add (cells, n_gold > 0 ? g_strdup_printf ("%u", n_gold) : g_strdup (""));
  g_ptr_array_add (cells, NULL);
  return quoth_columns_add (columns, (const char *const *) cells->pdata, error);
}

static gboolean
write_csv_row (const Board *self, const QuothDocument *document, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);

  quoth_board_append_csv (out, self->board, document, of_option != NULL ? self->coders->pdata[0] : NULL);
  g_string_truncate (out, out->len - 1); /* the line is ended by the output */
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
write_csv_head (const Board *self, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);

  quoth_board_append_csv_head (out);
  g_string_truncate (out, out->len - 1);
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
write_board (const Board *self, GArray *rows, GError **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (QuothColumns) columns = NULL;

  g_ptr_array_add (headings, (gpointer) N_ ("Document"));
  for (guint i = 0; i < self->coders->len; i++)
    g_ptr_array_add (headings, quoth_coder (self->coders->pdata[i])->name);
  g_ptr_array_add (headings, (gpointer) N_ ("Gold"));
  g_ptr_array_add (headings, NULL);
  columns = quoth_columns_new (self->invocation->output, (const char *const *) headings->pdata);
  if (csv_option && !write_csv_head (self, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const QuothDocument *document = self->documents->pdata[g_array_index (rows, guint, i)];

      if (!(self->invocation->json ? write_json_line (self, document, error)
            : csv_option           ? write_csv_row (self, document, error)
                                   : write_row (self, columns, document, error)))
        return FALSE;
    }
  return self->invocation->json || csv_option || quoth_columns_finish (columns, error);
}

/* ---- What it comes to ---- */

static void
add_sum (QuothBoardSum *sum, const QuothBoardSum *other)
{
  sum->n_assigned += other->n_assigned;
  sum->n_in_progress += other->n_in_progress;
  sum->n_done += other->n_done;
  sum->n_overdue += other->n_overdue;
  sum->n_annotations += other->n_annotations;
}

static gboolean
write_json_sum (const Board *self, const QuothCoder *coder, const QuothBoardSum *sum, GError **error)
{
  GString *out = quoth_output_get_buffer (self->invocation->output);

  g_string_append_c (out, '{');
  quoth_json_add_string (out, "coder", coder->name);
  quoth_json_add_number (out, "assigned", sum->n_assigned);
  quoth_json_add_number (out, "in_progress", sum->n_in_progress);
  quoth_json_add_number (out, "done", sum->n_done);
  quoth_json_add_number (out, "overdue", sum->n_overdue);
  quoth_json_add_number (out, "annotations", sum->n_annotations);
  g_string_append_c (out, '}');
  return quoth_output_end_line (self->invocation->output, error);
}

static gboolean
write_sum (const Board *self, QuothColumns *columns, const QuothCoder *coder, const QuothBoardSum *sum, GError **error)
{
  const guint numbers[] = { sum->n_assigned, sum->n_in_progress, sum->n_done, sum->n_overdue, sum->n_annotations };
  char words[G_N_ELEMENTS (numbers)][12];
  const char *cells[G_N_ELEMENTS (numbers) + 2] = { coder->name };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_snprintf (words[i], sizeof words[i], "%u", numbers[i]);
      cells[i + 1] = words[i];
    }
  return quoth_columns_add (columns, cells, error);
}

static gboolean
write_sums (const Board *self, GArray *rows, GError **error)
{
  static const char *const headings[]
    = { N_ ("Coder"), N_ ("Assigned"), N_ ("In progress"), N_ ("Done"), N_ ("Overdue"), N_ ("Annotations"), NULL };
  g_autoptr (QuothColumns) columns = quoth_columns_new (self->invocation->output, headings);

  for (guint i = 0; i < self->coders->len; i++)
    {
      QuothBoardSum sum = { 0 };

      for (guint j = 0; j < rows->len; j++)
        {
          QuothBoardSum one = quoth_board_sum (self->board, self->documents->pdata[g_array_index (rows, guint, j)], self->coders->pdata[i]);

          add_sum (&sum, &one);
        }
      if (!(self->invocation->json ? write_json_sum (self, self->coders->pdata[i], &sum, error)
                                   : write_sum (self, columns, self->coders->pdata[i], &sum, error)))
        return FALSE;
    }
  return self->invocation->json || quoth_columns_finish (columns, error);
}

/* ---- What is asked for ---- */

static gboolean
read_filter (QuothInvocation *self, QuothBoardFilter *filter, GError **error)
{
  if (csv_option && (sum_option || self->json))
    {
      quoth_invocation_set_usage_error (error, _("“--csv” and “%s” contradict each other: CSV has a row for each coder of each text"),
                                        sum_option ? "--sum" : "--json");
      return FALSE;
    }
  if (overdue_option && state_option != NULL && !g_str_equal (state_option, "overdue"))
    {
      quoth_invocation_set_usage_error (error, _("“--overdue” and “--state %s” contradict each other"), state_option);
      return FALSE;
    }
  if (overdue_option)
    filter->state = QUOTH_BOARD_OVERDUE;
  if (state_option != NULL && !quoth_board_state_from_nick (state_option, &filter->state))
    {
      quoth_invocation_set_usage_error (error, _("“%s” is no state; there are: to-do, in-progress, done, overdue, not-assigned"), state_option);
      return FALSE;
    }
  if (order_option != NULL && !quoth_board_order_from_nick (order_option, &filter->order))
    {
      quoth_invocation_set_usage_error (error, _("“%s” is no order; there are: project, name, progress, deadline"), order_option);
      return FALSE;
    }
  filter->words = find_option;
  return TRUE;
}

/* The columns: that of --of, or all. */
static gboolean
choose_coders (Board *self, QuothReader *reader, QuothBoardFilter *filter, GError **error)
{
  GPtrArray *all = quoth_board_get_coders (self->board);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) found = NULL;

  g_ptr_array_add (names, of_option);
  found = of_option != NULL ? quoth_lookup_coders (reader, names, error) : NULL;
  if (of_option != NULL && found == NULL)
    return FALSE;
  if (found != NULL)
    filter->coder = g_array_index (found, QuothId, 0);
  for (guint i = 0; i < all->len; i++)
    if (found == NULL || quoth_id_equal (&QUOTH_VALUE (all->pdata[i])->id, &filter->coder))
      g_ptr_array_add (self->coders, all->pdata[i]);
  if (self->coders->len > 0 || found == NULL)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("“%s” does not code any more, and nothing is assigned to them"), of_option);
  return FALSE;
}

static gboolean
run_board (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  QuothBoardFilter filter = { 0 };
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothBoard) board = NULL;
  g_autoptr (GPtrArray) coders = NULL;
  g_autoptr (GArray) rows = NULL;
  Board self = { .invocation = invocation };

  self.coders = coders = g_ptr_array_new ();
  if (!read_filter (invocation, &filter, error))
    return FALSE;
  store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_ONLY, error);
  reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  self.board = board = reader != NULL ? quoth_board_load (reader, error) : NULL;
  if (board == NULL || !choose_coders (&self, reader, &filter, error))
    return FALSE;
  self.documents = quoth_board_get_documents (board);
  rows = quoth_board_list (board, &filter);
  return sum_option ? write_sums (&self, rows, error) : write_board (&self, rows, error);
}

static const GOptionEntry options[] = {
  { "overdue", 0, 0, G_OPTION_ARG_NONE, &overdue_option, N_("Only texts whose deadline is over for somebody who is not done"), NULL },
  { "of", 0, 0, G_OPTION_ARG_STRING, &of_option, N_("Only this coder’s column, and the texts that they have or coded"), N_("NAME") },
  { "state", 0, 0, G_OPTION_ARG_STRING, &state_option, N_("Only texts that somebody (of --of) has in this state; not-assigned: that nobody has"),
    N_("to-do|in-progress|done|overdue|not-assigned") },
  { "find", 0, 0, G_OPTION_ARG_STRING, &find_option, N_("Only texts with these words in their names"), N_("WORDS") },
  { "order", 0, 0, G_OPTION_ARG_STRING, &order_option, N_("What comes first: the least done, the earliest deadline, … (default: project)"),
    N_("project|name|progress|deadline") },
  { "sum", 0, 0, G_OPTION_ARG_NONE, &sum_option, N_("A row for each coder, of all these texts together"), NULL },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &csv_option, N_("As CSV: a row for each coder of each text"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("A row for each text, a column for each coder: how far they are, how many annotations they made there that have a place, and until when it is to be "
     "done. The last column counts what was adjudicated. Coders who do not code any more have a column if something is assigned to them."),
  N_("With --json, one text a line: {\"document\", \"id\", \"length\", \"gold\": N, \"coders\": [{\"coder\", \"state\", \"purpose\", \"blind\", \"opened\", "
     "\"deadline\", \"overdue\", \"annotations\": N}, …]}; of a coder to whom the text is not assigned, only the name and the number."),
  N_("With --sum, how many texts each coder has, how many of these they are at, are done with and are late with, and how many annotations they made there; with --json, "
     "one coder a line: {\"coder\", \"assigned\": N, \"in_progress\": N, \"done\": N, \"overdue\": N, \"annotations\": N}. A deadline is over when its day, or the last of "
     "its month or year, is over where the program runs."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli board summit.quoth", N_("How far everybody is.") },
  { "quoth-cli board summit.quoth --overdue --json", N_("What is late, for a program.") },
  { "quoth-cli board summit.quoth --of Ann --state to-do --order deadline", N_("What Ann has to do, the most urgent first.") },
  { "quoth-cli board summit.quoth --sum", N_("How much each coder has done.") },
  { "quoth-cli board summit.quoth --csv > board.csv", N_("For a spreadsheet.") },
  { NULL, NULL },
};

const QuothCommand quoth_command_board = {
  .name = "board",
  .operands = "PROJECT",
  .summary = N_("Tell how far each coder is with each text"),
  .description = description,
  .options = options,
  .examples = examples,
  .coder = QUOTH_CODER_UNUSED,
  .min_operands = 1,
  .max_operands = 1,
  .run = run_board,
};
