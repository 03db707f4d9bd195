/* quoth-unplaced.c: what a correction of the text left without a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework/quoth-unplaced.h"

#include "text/quoth-boundaries.h"
#include "text/quoth-diff.h"

/* How many code points of the text around an annotation are told, on either side. */
#define CONTEXT 60

/* The texts of one document, the newest first, each loaded when it is looked at. */
typedef struct
{
  QuothReader *reader;
  QuothDocument *document;
  GPtrArray *revisions;
  GPtrArray *texts;
  QuothDiff *diff; /* from the text that was asked for last */
} History;

void
quoth_unplaced_free (QuothUnplaced *self)
{
  quoth_value_unref (self->annotation);
  quoth_value_unref (self->document);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
unref_text (gpointer text)
{
  if (text != NULL)
    quoth_text_unref (text);
}

static void
history_clear (History *self)
{
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->diff, quoth_diff_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static gboolean
history_open (History *self, const QuothId *document, GError **error)
{
  if (self->document != NULL && quoth_id_equal (&self->document->value.id, document))
    return TRUE;
  history_clear (self);
  self->document = quoth_reader_get (self->reader, QUOTH_KIND_DOCUMENT, document, error);
  self->revisions = quoth_reader_list_revisions (self->reader, document, error);
  self->texts = g_ptr_array_new_with_free_func (unref_text);
  return self->document != NULL && self->revisions != NULL;
}

/* The text of the @i-th revision from the newest on, which is asked for one after the other. */
static QuothText *
history_get_text (History *self, guint i, GError **error)
{
  const QuothRevision *revision = self->revisions->pdata[self->revisions->len - 1 - i];

  if (i == self->texts->len)
    g_ptr_array_add (self->texts, quoth_reader_load_revision_text (self->reader, revision, error));
  return self->texts->pdata[i];
}

/* Where @offset of @text is in the newest one, which is the one there is now. */
static guint
history_map_offset (History *self, QuothText *text, guint offset)
{
  if (self->diff == NULL || quoth_diff_get_before (self->diff) != text)
    {
      g_clear_pointer (&self->diff, quoth_diff_unref);
      self->diff = quoth_diff_new (text, self->texts->pdata[0]);
    }
  return quoth_diff_map_offset (self->diff, offset);
}

static char *
fold_space (char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\t", -1);

  g_free (text);
  return g_strjoinv (" ", lines);
}

static void
set_context (QuothUnplaced *self, QuothText *text)
{
  QuothRange range = quoth_annotation_get_extent (self->annotation);
  guint length = quoth_text_get_length (text);
  QuothRange before = { range.start - MIN (range.start, CONTEXT), range.start };
  QuothRange after = { range.end, MIN (length, range.end + CONTEXT) };

  before = quoth_range (quoth_text_snap_to_words (text, before).start, before.end);
  after = quoth_range (after.start, quoth_text_snap_to_words (text, after).end);
  self->before = fold_space (quoth_text_dup_slice (text, before));
  self->after = fold_space (quoth_text_dup_slice (text, after));
}

static gboolean
find_context (QuothUnplaced *self, History *history, GError **error)
{
  g_autoptr (QuothValue) placed = quoth_value_copy (self->annotation);

  QUOTH_ANNOTATION (placed)->unplaced = FALSE;
  for (guint i = 0; i < history->revisions->len; i++)
    {
      QuothText *text = history_get_text (history, i, error);

      if (text == NULL)
        return FALSE;
      if (!quoth_annotation_check (placed, text, NULL))
        continue;
      self->revision = ((QuothRevision *) history->revisions->pdata[history->revisions->len - 1 - i])->number;
      self->near = history_map_offset (history, text, quoth_annotation_get_extent (placed).start);
      set_context (self, text);
      return TRUE;
    }
  self->before = g_strdup ("");
  self->after = g_strdup ("");
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const QuothUnplaced *x = *(const QuothUnplaced *const *) a;
  const QuothUnplaced *y = *(const QuothUnplaced *const *) b;
  int order = quoth_id_compare (&x->document->value.id, &y->document->value.id);

  if (order == 0)
    order = quoth_range_compare (quoth_annotation_get_extent (x->annotation),
                                 quoth_annotation_get_extent (y->annotation));
  return order != 0 ? order : quoth_id_compare (&x->annotation->id, &y->annotation->id);
}

GPtrArray *
quoth_unplaced_load (QuothReader *reader, const QuothId *document, GError **error)
{
  g_autoptr (GPtrArray) annotations = quoth_reader_list_unplaced (reader, document, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_unplaced_free);
  g_auto (History) history = { .reader = reader };

  if (annotations == NULL)
    return NULL;
  for (guint i = 0; i < annotations->len; i++)
    {
      QuothValue *annotation = annotations->pdata[i];
      QuothUnplaced *unplaced;

      if (!history_open (&history, &QUOTH_ANNOTATION (annotation)->document, error))
        return NULL;
      unplaced = g_new0 (QuothUnplaced, 1);
      unplaced->annotation = quoth_value_ref (annotation);
      unplaced->document = quoth_value_ref (history.document);
      g_ptr_array_add (found, unplaced);
      if (!find_context (unplaced, &history, error))
        return NULL;
    }
  g_ptr_array_sort (found, compare_places);
  return g_steal_pointer (&found);
}
