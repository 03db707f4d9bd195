/* quoth-concordance.c: every mention of an actor in its context
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mentions are those that refer to the actor, by an index; the text of each document that has one is loaded
 * once, and dropped before the next. O(mentions × width, and the length of these texts).
 */

#include "analysis/quoth-concordance.h"

#include "analysis/quoth-scope.h"
#include "text/quoth-context.h"

void
quoth_concordance_line_free (QuothConcordanceLine *self)
{
  g_clear_pointer (&self->mention, quoth_value_unref);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_free (self->segment_number);
  g_free (self->left);
  g_free (self->key);
  g_free (self->right);
  g_free (self);
}

/* ---- One line ---- */

static void
fill_segment (QuothConcordanceLine *line, const QuothDocument *document, guint offset)
{
  const QuothSegment *segment = quoth_document_find_segment (document, offset);
  guint place;

  line->segment_kind = QUOTH_SEGMENT_PARAGRAPH;
  if (segment == NULL)
    return;
  line->segment_kind = segment->kind;
  if (segment->number != NULL && *segment->number != '\0')
    line->segment_number = g_strdup (segment->number);
  else if (g_ptr_array_find (document->segments, segment, &place))
    line->segment_number = g_strdup_printf ("%u", place + 1);
}

/* @head: @document without its text. */
static QuothConcordanceLine *
line_new (QuothMention *mention, QuothDocument *document, QuothDocument *head, guint width)
{
  QuothConcordanceLine *self = g_new0 (QuothConcordanceLine, 1);
  QuothRange extent = quoth_annotation_get_extent (mention);
  g_autofree char *quote = quoth_annotation_dup_quote (mention);

  self->mention = quoth_value_ref (mention);
  self->document = quoth_value_ref (head);
  self->left = quoth_context_dup_left (document->text, extent.start, width);
  self->key = quoth_context_flatten (quote);
  self->right = quoth_context_dup_right (document->text, extent.end, width);
  self->is_boilerplate = quoth_document_is_boilerplate (document, extent.start);
  fill_segment (self, document, extent.start);
  return self;
}

/* ---- All lines ---- */

typedef struct
{
  const QuothId *actor;
  const QuothScope *scope;
  GCancellable *cancellable;
  GHashTable *by_document; /* id → GPtrArray of QuothMention */
} Collection;

static gboolean
collect_cb (gpointer value, gpointer user_data, GError **error)
{
  Collection *self = user_data;
  QuothAnnotation *annotation = value;
  GPtrArray *mentions;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  /* The actor may be an attribute of another's mention. */
  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_MENTION || !quoth_id_equal (&quoth_mention (value)->actor, self->actor) ||
      annotation->unplaced || annotation->gold || !quoth_scope_has_coder (self->scope, &annotation->coder) ||
      !quoth_scope_has_document (self->scope, &annotation->document))
    return TRUE;
  mentions = g_hash_table_lookup (self->by_document, &annotation->document);
  if (mentions == NULL)
    {
      mentions = quoth_values_new ();
      g_hash_table_insert (self->by_document, quoth_id_memdup (&annotation->document), mentions);
    }
  g_ptr_array_add (mentions, quoth_value_ref (value));
  return TRUE;
}

static QuothDocument *
make_head (const QuothDocument *document)
{
  QuothDocument *head = quoth_document_copy (document);

  g_clear_pointer (&head->text, quoth_text_unref);
  g_clear_pointer (&head->segments, g_ptr_array_unref);
  g_clear_pointer (&head->original, g_bytes_unref);
  return head;
}

static gboolean
add_lines (QuothReader *reader,
           const QuothId *id,
           GPtrArray *mentions,
           guint width,
           const QuothScope *scope,
           GPtrArray *lines,
           GError **error)
{
  g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, id, error);
  g_autoptr (QuothDocument) head = document != NULL ? make_head (document) : NULL;

  if (document == NULL)
    return FALSE;
  for (guint i = 0; i < mentions->len; i++)
    {
      guint start = quoth_annotation_get_extent (mentions->pdata[i]).start;

      if ((scope != NULL && scope->boilerplate) || !quoth_document_is_boilerplate (document, start))
        g_ptr_array_add (lines, line_new (mentions->pdata[i], document, head, width));
    }
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const QuothConcordanceLine *one = *(const QuothConcordanceLine *const *) a;
  const QuothConcordanceLine *other = *(const QuothConcordanceLine *const *) b;
  int order = quoth_scope_compare_documents (one->document, other->document);

  if (order == 0)
    order = quoth_range_compare (quoth_annotation_get_extent (one->mention), quoth_annotation_get_extent (other->mention));
  return order != 0 ? order : quoth_id_compare (&QUOTH_VALUE (one->mention)->id, &QUOTH_VALUE (other->mention)->id);
}

static GPtrArray *
load (QuothReader *reader, const QuothId *actor, guint width, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) by_document
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_concordance_line_free);
  Collection collection = { actor, scope, cancellable, by_document };
  GHashTableIter iter;
  gpointer document;
  gpointer mentions;

  if (!quoth_reader_foreach_use (reader, QUOTH_KIND_ACTOR, actor, collect_cb, &collection, error))
    return NULL;
  g_hash_table_iter_init (&iter, by_document);
  while (g_hash_table_iter_next (&iter, &document, &mentions))
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_lines (reader, document, mentions, width, scope, lines, error))
      return NULL;
  g_ptr_array_sort (lines, compare_lines);
  return g_steal_pointer (&lines);
}

GPtrArray *
quoth_concordance_load (
  QuothReader *reader, const QuothId *actor, guint width, const QuothScope *scope, GCancellable *cancellable, GError **error)
{
  GPtrArray *lines;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  lines = load (reader, actor, width, scope, cancellable, error);
  quoth_reader_end (reader);
  return lines;
}
