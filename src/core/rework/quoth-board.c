/* quoth-board.c: how far each coder is with each text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-board.h"

#include <string.h>

/* @assignments: by quoth_assignment_make_id(); @work: the same ids → how much they coded there, of all kinds. */
struct _QuothBoard
{
  GPtrArray *documents;
  GPtrArray *coders;
  GHashTable *assignments;
  GHashTable *work;
  GHashTable *gold; /* QuothId of a document → how much was adjudicated */
  QuothId viewer;
  GArray *blind; /* of QuothId: the texts that the viewer codes blind */
  char *today;
};

void
quoth_board_free (QuothBoard *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->coders, g_ptr_array_unref);
  g_hash_table_unref (self->assignments);
  g_hash_table_unref (self->work);
  g_hash_table_unref (self->gold);
  g_clear_pointer (&self->blind, g_array_unref);
  g_free (self->today);
  g_free (self);
}

static gboolean
add_assignment_cb (gpointer value, gpointer data, GError **error)
{
  const QuothAssignment *assignment = quoth_assignment (value);
  QuothId made = quoth_assignment_make_id (&assignment->coder, &assignment->document);

  g_hash_table_insert (data, quoth_id_memdup (&made), quoth_value_ref (value));
  return TRUE;
}

static gboolean
load_counts (QuothBoard *self, QuothReader *reader, GError **error)
{
  g_autoptr (GArray) work = quoth_reader_count_work (reader, error);
  g_autoptr (GArray) counts = work != NULL ? quoth_reader_count_documents (reader, error) : NULL;

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

static gboolean
load_blind (QuothBoard *self, QuothReader *reader, GError **error)
{
  const QuothId *viewer = quoth_reader_get_viewer (reader);

  self->viewer = viewer != NULL ? *viewer : QUOTH_ID_NONE;
  self->blind = viewer != NULL ? quoth_reader_list_blind (reader, viewer, error) : g_array_new (FALSE, FALSE, sizeof (QuothId));
  return self->blind != NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const QuothCoder *x = *(gpointer const *) a, *y = *(gpointer const *) b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : quoth_id_compare (&x->value.id, &y->value.id);
}

/* Whoever is active, or has something to code, by name. */
static void
keep_coders (QuothBoard *self)
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
load (QuothBoard *self, QuothReader *reader, GError **error)
{
  QuothQuery documents = { .kind = QUOTH_KIND_DOCUMENT };
  QuothQuery coders = { .kind = QUOTH_KIND_CODER };
  QuothQuery assignments = { .kind = QUOTH_KIND_ASSIGNMENT };

  self->documents = quoth_reader_list (reader, &documents, error);
  self->coders = self->documents != NULL ? quoth_reader_list (reader, &coders, error) : NULL;
  if (self->coders == NULL || !quoth_reader_foreach (reader, &assignments, add_assignment_cb, self->assignments, error)
      || !load_counts (self, reader, error) || !load_blind (self, reader, error))
    return FALSE;
  keep_coders (self);
  g_ptr_array_sort (self->coders, compare_names);
  return TRUE;
}

QuothBoard *
quoth_board_load (QuothReader *reader, GError **error)
{
  g_autoptr (QuothBoard) self = g_new0 (QuothBoard, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean loaded;

  self->today = g_date_time_format (now, "%Y-%m-%d");
  self->assignments = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, quoth_value_unref);
  self->work = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->gold = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  if (!quoth_reader_begin (reader, error))
    return NULL;
  loaded = load (self, reader, error);
  quoth_reader_end (reader);
  return loaded ? g_steal_pointer (&self) : NULL;
}

GPtrArray *
quoth_board_get_documents (const QuothBoard *self)
{
  return self->documents;
}

GPtrArray *
quoth_board_get_coders (const QuothBoard *self)
{
  return self->coders;
}

const QuothAssignment *
quoth_board_get_assignment (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder)
{
  QuothId made = quoth_assignment_make_id (&coder->value.id, &document->value.id);

  return g_hash_table_lookup (self->assignments, &made);
}

guint
quoth_board_count (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder)
{
  QuothId made = quoth_assignment_make_id (&coder->value.id, &document->value.id);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->work, &made));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return quoth_id_compare (a, b);
}

gboolean
quoth_board_is_hidden (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder)
{
  if (coder != NULL && quoth_id_equal (&coder->value.id, &self->viewer))
    return FALSE;
  return g_array_binary_search (self->blind, &document->value.id, compare_ids, NULL);
}

guint
quoth_board_count_gold (const QuothBoard *self, const QuothDocument *document)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->gold, &document->value.id));
}

guint
quoth_board_count_assignments (const QuothBoard *self)
{
  return g_hash_table_size (self->assignments);
}

gboolean
quoth_board_is_overdue (const QuothBoard *self, const QuothAssignment *assignment)
{
  return assignment->state != QUOTH_ASSIGNMENT_DONE && assignment->deadline != NULL
         && strncmp (assignment->deadline, self->today, strlen (assignment->deadline)) < 0;
}

static void
add_cell (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder, QuothBoardSum *sum)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (self, document, coder);

  sum->n_annotations += quoth_board_count (self, document, coder);
  if (assignment == NULL)
    return;
  sum->n_assigned++;
  sum->n_in_progress += assignment->state == QUOTH_ASSIGNMENT_IN_PROGRESS;
  sum->n_done += assignment->state == QUOTH_ASSIGNMENT_DONE;
  sum->n_overdue += quoth_board_is_overdue (self, assignment);
}

QuothBoardSum
quoth_board_sum (const QuothBoard *self, const QuothDocument *document, const QuothCoder *coder)
{
  QuothBoardSum sum = { 0 };

  for (guint i = 0; i < (document != NULL ? 1 : self->documents->len); i++)
    for (guint j = 0; j < (coder != NULL ? 1 : self->coders->len); j++)
      add_cell (self, document != NULL ? document : self->documents->pdata[i], coder != NULL ? coder : self->coders->pdata[j], &sum);
  return sum;
}
