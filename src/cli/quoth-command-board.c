/* quoth-command-board.c: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-columns.h"
#include "quoth-command.h"
#include "quoth-json.h"

static gboolean overdue_option;

/* @assignments: by quoth_assignment_make_id(); @work: the same ids → how much they coded there, of all kinds. */
typedef struct
{
  QuothInvocation *invocation;
  QuothReader *reader;
  GPtrArray *documents;
  GPtrArray *coders;
  GHashTable *assignments;
  GHashTable *work;
  GHashTable *gold; /* QuothId of a document → how much was adjudicated */
  char *today;
} Board;

static void
board_clear (Board *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->coders, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, g_hash_table_unref);
  g_clear_pointer (&self->work, g_hash_table_unref);
  g_clear_pointer (&self->gold, g_hash_table_unref);
  g_clear_pointer (&self->reader, quoth_reader_free);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, board_clear)

static gboolean
add_assignment_cb (gpointer value, gpointer data, GError **error)
{
  const QuothAssignment *assignment = quoth_assignment (value);
  QuothId made = quoth_assignment_make_id (&assignment->coder, &assignment->document);

  g_hash_table_insert (data, quoth_id_memdup (&made), quoth_value_ref (value));
  return TRUE;
}

static gboolean
load_counts (Board *self, GError **error)
{
  g_autoptr (GArray) work = quoth_reader_count_work (self->reader, error);
  g_autoptr (GArray) counts = work != NULL ? quoth_reader_count_documents (self->reader, error) : NULL;

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < work->len; i++)
    {
      const QuothWorkCounts *one = &g_array_index (work, QuothWorkCounts, i);
      QuothId made = quoth_assignment_make_id (&one->coder, &one->document);

      g_hash_table_insert (self->work, quoth_id_memdup (&made), GUINT_TO_POINTER (one->n_annotations));
    }
  for (guint i = 0; i < counts->len; i++)
    {
      const QuothDocumentCounts *one = &g_array_index (counts, QuothDocumentCounts, i);

      g_hash_table_insert (self->gold, quoth_id_memdup (&one->document), GUINT_TO_POINTER (one->n_gold));
    }
  return TRUE;
}

/* Whoever is active, or has something to code. */
static void
keep_coders (Board *self)
{
  g_autoptr (GHashTable) assigned = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  GHashTableIter iter;
  gpointer assignment;

  g_hash_table_iter_init (&iter, self->assignments);
  while (g_hash_table_iter_next (&iter, NULL, &assignment))
    g_hash_table_add (assigned, &quoth_assignment (assignment)->coder);
  for (guint i = self->coders->len; i > 0; i--)
    {
      const QuothCoder *coder = self->coders->pdata[i - 1];

      if (!coder->active && !g_hash_table_contains (assigned, &coder->value.id))
        g_ptr_array_remove_index (self->coders, i - 1);
    }
}

static gboolean
load (Board *self, GError **error)
{
  QuothQuery documents = { .kind = QUOTH_KIND_DOCUMENT };
  QuothQuery coders = { .kind = QUOTH_KIND_CODER };
  QuothQuery assignments = { .kind = QUOTH_KIND_ASSIGNMENT };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->today = g_date_time_format (now, "%Y-%m-%d");
  self->assignments = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, quoth_value_unref);
  self->work = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->gold = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  if (!quoth_reader_begin (self->reader, error))
    return FALSE;
  self->documents = quoth_reader_list (self->reader, &documents, error);
  self->coders = self->documents != NULL ? quoth_reader_list (self->reader, &coders, error) : NULL;
  if (self->coders == NULL
      || !quoth_reader_foreach (self->reader, &assignments, add_assignment_cb, self->assignments, error)
      || !load_counts (self, error))
    return FALSE;
  keep_coders (self);
  return TRUE;
}

/* A deadline is over when the day, month or year is. */
static gboolean
is_overdue (const Board *self, const QuothAssignment *assignment)
{
  return assignment->state != QUOTH_ASSIGNMENT_DONE && assignment->deadline != NULL
         && strncmp (assignment->deadline, self->today, strlen (assignment->deadline)) < 0;
}

/* @assignment: (out): what @coder has there, or NULL. Returns: whether there is anything to say of the two. */
static gboolean
find_cell (
  const Board *self, const QuothDocument *document, const QuothCoder *coder, const QuothAssignment **assignment, guint *n_coded)
{
  QuothId made = quoth_assignment_make_id (&coder->value.id, &document->value.id);

  *assignment = g_hash_table_lookup (self->assignments, &made);
  *n_coded = GPOINTER_TO_UINT (g_hash_table_lookup (self->work, &made));
  return *assignment != NULL || *n_coded > 0;
}

static void
append_cell (GString *out, const Board *self, const QuothCoder *coder, const QuothAssignment *assignment, guint n_coded)
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
  quoth_json_add_number (out, "gold", GPOINTER_TO_UINT (g_hash_table_lookup (self->gold, &document->value.id)));
  quoth_json_add_name (out, "coders");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->coders->len; i++)
    {
      const QuothAssignment *assignment;
      guint n_coded;

      if (find_cell (self, document, self->coders->pdata[i], &assignment, &n_coded))
        append_cell (out, self, self->coders->pdata[i], assignment, n_coded);
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
  guint n_gold = GPOINTER_TO_UINT (g_hash_table_lookup (self->gold, &document->value.id));

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
  g_auto (Board) self = { .invocation = invocation };

  if (store == NULL)
    return FALSE;
  self.reader = quoth_store_open_reader (store, error);
  return self.reader != NULL && load (&self, error) && write_board (&self, error);
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
