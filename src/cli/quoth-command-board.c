/* quoth-command-board.c: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-json.h"

static gboolean overdue_option;

typedef struct
{
  QuothInvocation *invocation;
  QuothBoard *board;
  GPtrArray *documents;
  GPtrArray *coders;
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

/* (transfer full): "done · 12 · overdue since 2026-12-24"; nothing where nobody is to do anything, and nothing is done. */
static char *
format_cell (const Board *self, const QuothAssignment *assignment, guint n_coded)
{
  g_autoptr (GString) cell = g_string_new (assignment != NULL ? quoth_assignment_state_to_nick (assignment->state) : NULL);

  if (n_coded > 0)
    g_string_append_printf (cell, "%s%u", cell->len > 0 ? " · " : "", n_coded);
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
is_wanted (const Board *self, const QuothDocument *document)
{
  for (guint i = 0; i < self->coders->len; i++)
    {
      const QuothAssignment *assignment;
      guint n_coded;

      if (find_cell (self, document, self->coders->pdata[i], &assignment, &n_coded) && assignment != NULL
          && is_overdue (self, assignment))
        return TRUE;
    }
  return !overdue_option;
}

static gboolean
write_board (const Board *self, GError **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (QuothColumns) columns = NULL;

  g_ptr_array_add (headings, (gpointer) N_ ("Document"));
  for (guint i = 0; i < self->coders->len; i++)
    g_ptr_array_add (headings, quoth_coder (self->coders->pdata[i])->name);
  g_ptr_array_add (headings, (gpointer) N_ ("Gold"));
  g_ptr_array_add (headings, NULL);
  columns = quoth_columns_new (self->invocation->output, (const char *const *) headings->pdata);
  for (guint i = 0; i < self->documents->len; i++)
    {
      const QuothDocument *document = self->documents->pdata[i];

      if (is_wanted (self, document)
          && !(self->invocation->json ? write_json_line (self, document, error) : write_row (self, columns, document, error)))
        return FALSE;
    }
  return self->invocation->json || quoth_columns_finish (columns, error);
}

static gboolean
run_board (QuothInvocation *invocation, const char *const *operands, GError **error)
{
  g_autoptr (QuothStore) store = quoth_invocation_open (invocation, operands[0], QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_view (store, error) : NULL;
  g_autoptr (QuothBoard) board = reader != NULL ? quoth_board_load (reader, error) : NULL;
  Board self = { .invocation = invocation, .board = board };

  if (board == NULL)
    return FALSE;
  self.documents = quoth_board_get_documents (board);
  self.coders = quoth_board_get_coders (board);
  return write_board (&self, error);
}

static const GOptionEntry options[] = {
  { "overdue", 0, 0, G_OPTION_ARG_NONE, &overdue_option, N_("Only texts whose deadline is over for somebody who is not done"), NULL },
  { NULL }
};

static const char *const description[] = {
  N_("A row for each text, a column for each coder: how far they are, how many annotations they made there that have a place, and until when it is to be "
     "done. The last column counts what was adjudicated. Coders who do not code any more have a column if something is assigned to them."),
  N_("With --json, one text a line: {\"document\", \"id\", \"length\", \"gold\": N, \"coders\": [{\"coder\", \"state\", \"purpose\", \"blind\", \"opened\", "
     "\"deadline\", \"overdue\", \"annotations\": N}, …]}; of a coder to whom the text is not assigned, only the name and the number."),
  NULL,
};

static const QuothExample examples[] = {
  { "quoth-cli board summit.quoth", N_("How far everybody is.") },
  { "quoth-cli board summit.quoth --overdue --json", N_("What is late, for a program.") },
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
