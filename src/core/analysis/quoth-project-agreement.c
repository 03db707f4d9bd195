/* quoth-project-agreement.c: what several coders coded of the same texts, to be held against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are read one after the other for their boilerplate, and only those that two coded. Annotations are kept as pieces: who, where in the text
 * without boilerplate, and what is said, by name; so everything after the loading knows neither the store nor values.
 */

#include "config.h"

#include "analysis/quoth-project-agreement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

/* While it is loaded. @numbers: QuothId of a coder or text → its number + 1. */
typedef struct
{
  QuothProjectAgreement *agreement;
  const QuothCodingQuery *query;
  QuothReader *reader;
  GPtrArray *coders; /* element-type QuothCoder */
  GHashTable *coder_numbers;
  GHashTable *text_numbers;
  GPtrArray **cuts; /* of each text its boilerplate: element-type QuothRange */
  GCancellable *cancellable;
} Loading;

static void
coded_text_free (QuothCodedText *self)
{
  quoth_value_unref (self->document);
  g_free (self);
}

void
quoth_project_agreement_free (QuothProjectAgreement *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->coders);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->pieces);
  g_array_unref (self->ranges);
  g_array_unref (self->facts);
  g_array_unref (self->relations);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->labels);
  g_clear_pointer (&self->scale, quoth_value_unref);
  g_free (self->coded);
  g_free (self->lengths);
  g_free (self->firsts);
  g_free (self);
}

static void
loading_clear (Loading *self)
{
  for (guint t = 0; self->cuts != NULL && t < self->agreement->texts->len; t++)
    g_clear_pointer (&self->cuts[t], g_ptr_array_unref);
  g_clear_pointer (&self->cuts, g_free);
  g_clear_pointer (&self->coders, g_ptr_array_unref);
  g_clear_pointer (&self->coder_numbers, g_hash_table_unref);
  g_clear_pointer (&self->text_numbers, g_hash_table_unref);
  quoth_reader_end (self->reader);
}

static int
find_number (GHashTable *numbers, const QuothId *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (numbers, id)) - 1;
}

static gboolean
is_among (const QuothId *id, const QuothId *ids, guint n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    if (quoth_id_equal (id, &ids[i]))
      return TRUE;
  return FALSE;
}

/* ---- Who coded which text ---- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(QuothCodedText *const *) a)->document->name, (*(QuothCodedText *const *) b)->document->name);
}

static int
compare_coders (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(QuothCoder *const *) a)->name, (*(QuothCoder *const *) b)->name);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return quoth_id_compare (a, b);
}

/* The texts that whoever asks codes blind: the work of others would be counted as none. */
static GArray *
list_blind (Loading *self, GError **error)
{
  const QuothId *viewer = quoth_reader_get_viewer (self->reader);

  return viewer != NULL ? quoth_reader_list_blind (self->reader, viewer, error) : g_array_new (FALSE, FALSE, sizeof (QuothId));
}

static gboolean
load_texts (Loading *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT, .documents = self->query->documents, .n_documents = self->query->n_documents };
  g_autoptr (GPtrArray) documents = quoth_reader_list (self->reader, &query, error);
  g_autoptr (GArray) blind = documents != NULL ? list_blind (self, error) : NULL;
  GPtrArray *texts = self->agreement->texts;

  if (blind == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      QuothCodedText *text;

      if (g_array_binary_search (blind, &QUOTH_VALUE (documents->pdata[i])->id, compare_ids, NULL))
        continue;
      text = g_new0 (QuothCodedText, 1);
      text->document = quoth_value_ref (documents->pdata[i]);
      g_ptr_array_add (texts, text);
    }
  g_ptr_array_sort (texts, compare_texts);
  for (guint t = 0; t < texts->len; t++)
    g_hash_table_insert (self->text_numbers, &QUOTH_VALUE (((QuothCodedText *) texts->pdata[t])->document)->id, GINT_TO_POINTER ((int) t + 1));
  return TRUE;
}

static gboolean
load_coders (Loading *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODER };
  g_autoptr (GPtrArray) all = quoth_reader_list (self->reader, &query, error);

  if (all == NULL)
    return FALSE;
  g_ptr_array_sort (all, compare_coders);
  for (guint i = 0; i < all->len; i++)
    {
      QuothValue *coder = all->pdata[i];

      if (self->query->coders == NULL || is_among (&coder->id, self->query->coders, self->query->n_coders))
        {
          g_ptr_array_add (self->coders, quoth_value_ref (coder));
          g_hash_table_insert (self->coder_numbers, &coder->id, GINT_TO_POINTER ((int) self->coders->len));
        }
    }
  return TRUE;
}

static gboolean *
find_cell (Loading *self, const QuothId *document, const QuothId *coder, guint *text)
{
  int t = find_number (self->text_numbers, document), c = find_number (self->coder_numbers, coder);

  if (t < 0 || c < 0)
    return NULL;
  *text = (guint) t;
  return &self->agreement->coded[(guint) t * self->coders->len + (guint) c];
}

static gboolean
note_done_cb (gpointer value, gpointer user_data, GError **error)
{
  const QuothAssignment *assignment = quoth_assignment (value);
  guint text;
  gboolean *cell = find_cell (user_data, &assignment->document, &assignment->coder, &text);

  if (cell != NULL && assignment->state == QUOTH_ASSIGNMENT_DONE && assignment->purpose == QUOTH_ASSIGNMENT_CODING)
    *cell = TRUE;
  return TRUE;
}

static gboolean
note_unfinished_cb (gpointer value, gpointer user_data, GError **error)
{
  Loading *self = user_data;
  const QuothAssignment *assignment = quoth_assignment (value);
  guint text;
  const gboolean *cell = find_cell (self, &assignment->document, &assignment->coder, &text);

  if (cell != NULL && *cell && assignment->state != QUOTH_ASSIGNMENT_DONE)
    ((QuothCodedText *) self->agreement->texts->pdata[text])->n_unfinished++;
  return TRUE;
}

static gboolean
load_coded (Loading *self, GError **error)
{
  QuothQuery assignments = { .kind = QUOTH_KIND_ASSIGNMENT };
  g_autoptr (GArray) work = quoth_reader_count_work (self->reader, error);
  guint n_coders = self->coders->len, text;

  if (work == NULL)
    return FALSE;
  self->agreement->coded = g_new0 (gboolean, (gsize) self->agreement->texts->len * n_coders + 1);
  for (guint i = 0; i < work->len; i++)
    {
      const QuothWorkCounts *one = &g_array_index (work, QuothWorkCounts, i);
      gboolean *cell = one->n_annotations > 0 ? find_cell (self, &one->document, &one->coder, &text) : NULL;

      if (cell != NULL)
        *cell = TRUE;
    }
  if (!quoth_reader_foreach (self->reader, &assignments, note_done_cb, self, error))
    return FALSE;
  for (guint t = 0; t < self->agreement->texts->len; t++)
    for (guint c = 0; c < n_coders; c++)
      ((QuothCodedText *) self->agreement->texts->pdata[t])->n_coders += self->agreement->coded[t * n_coders + c];
  return quoth_reader_foreach (self->reader, &assignments, note_unfinished_cb, self, error);
}

static guint
count_coded (const Loading *self, guint coder)
{
  guint n = 0;

  for (guint t = 0; t < self->agreement->texts->len; t++)
    n += self->agreement->coded[t * self->coders->len + coder];
  return n;
}

/* Coders who were not asked for by name and coded nothing are none. */
static void
drop_idle_coders (Loading *self)
{
  guint n_coders = self->coders->len, n_texts = self->agreement->texts->len, n_kept = 0;
  g_autofree gboolean *all = g_steal_pointer (&self->agreement->coded);
  g_autoptr (GPtrArray) kept = quoth_values_new ();
  g_autofree guint *numbers = g_new (guint, n_coders + 1);

  self->agreement->coded = all;
  for (guint c = 0; c < n_coders; c++)
    if (count_coded (self, c) > 0)
      {
        numbers[n_kept++] = c;
        g_ptr_array_add (kept, quoth_value_ref (self->coders->pdata[c]));
      }
  self->agreement->coded = g_new0 (gboolean, (gsize) n_texts * n_kept + 1);
  for (guint t = 0; t < n_texts; t++)
    for (guint c = 0; c < n_kept; c++)
      self->agreement->coded[t * n_kept + c] = all[t * n_coders + numbers[c]];
  g_hash_table_remove_all (self->coder_numbers);
  g_ptr_array_unref (self->coders);
  self->coders = g_steal_pointer (&kept);
  for (guint c = 0; c < n_kept; c++)
    g_hash_table_insert (self->coder_numbers, &QUOTH_VALUE (self->coders->pdata[c])->id, GINT_TO_POINTER ((int) c + 1));
}

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (QUOTH_ERROR, QUOTH_ERROR_INVALID, format, arguments));
  va_end (arguments);
  return FALSE;
}

/* Whether there is anything to hold against each other. */
static gboolean
check_coders (Loading *self, GError **error)
{
  if (self->query->coders == NULL)
    drop_idle_coders (self);
  for (guint c = 0; c < self->coders->len; c++)
    if (count_coded (self, c) == 0)
      return refuse (error, _("“%s” coded none of these texts: no assignment of one is done, and nothing is marked"),
                     quoth_coder (self->coders->pdata[c])->name);
  if (self->coders->len == 0)
    return refuse (error, _("Nobody coded any of these texts; agreement needs two coders"));
  if (self->coders->len == 1)
    return refuse (error, _("“%s” is the only coder of these texts; agreement needs two"), quoth_coder (self->coders->pdata[0])->name);
  for (guint t = 0; t < self->agreement->texts->len; t++)
    if (((QuothCodedText *) self->agreement->texts->pdata[t])->n_coders > 1)
      return TRUE;
  return refuse (error, _("No text was coded by two of these coders: there is nothing to hold against each other"));
}

/* ---- Texts without their boilerplate ---- */

static gboolean
load_cuts (Loading *self, GError **error)
{
  GPtrArray *texts = self->agreement->texts;

  self->cuts = g_new0 (GPtrArray *, texts->len + 1);
  self->agreement->lengths = g_new0 (guint, texts->len + 1);
  for (guint t = 0; t < texts->len; t++)
    {
      const QuothCodedText *text = texts->pdata[t];
      g_autoptr (QuothValue) document = NULL;

      self->cuts[t] = g_ptr_array_new_with_free_func (g_free);
      self->agreement->lengths[t] = text->document->length;
      if (text->n_coders < 2)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      document = (QuothValue *) quoth_reader_load_document (self->reader, &QUOTH_VALUE (text->document)->id, error);
      if (document == NULL)
        return FALSE;
      for (guint s = 0; s < quoth_document (document)->segments->len; s++)
        {
          const QuothSegment *segment = quoth_document (document)->segments->pdata[s];

          if (segment->kind != QUOTH_SEGMENT_BOILERPLATE)
            continue;
          g_ptr_array_add (self->cuts[t], g_memdup2 (&segment->range, sizeof segment->range));
          self->agreement->lengths[t] -= quoth_range_length (segment->range);
        }
    }
  return TRUE;
}

/* Where @offset comes to lie when boilerplate is gone; @is_cut: whether it lies in some. O(boilerplate). */
static guint
shift (const GPtrArray *cuts, guint offset, gboolean *is_cut)
{
  guint gone = 0;

  *is_cut = FALSE;
  for (guint i = 0; i < cuts->len; i++)
    {
      const QuothRange *cut = cuts->pdata[i];

      if (cut->start >= offset)
        {
          *is_cut = cut->start == offset;
          break;
        }
      gone += MIN (cut->end, offset) - cut->start;
      *is_cut = offset < cut->end;
      if (*is_cut)
        break;
    }
  return offset - gone;
}

/* Fragments that lie in boilerplate altogether go. */
static void
add_ranges (Loading *self, CodingPiece *piece, const QuothAnnotation *annotation)
{
  const GPtrArray *cuts = self->cuts[piece->text];

  piece->first_range = self->agreement->ranges->len;
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;
      gboolean is_start_cut, is_end_cut;
      QuothRange cut = { shift (cuts, range.start, &is_start_cut), shift (cuts, range.end, &is_end_cut) };

      if (cut.start == cut.end && is_start_cut)
        continue;
      g_array_append_val (self->agreement->ranges, cut);
    }
  piece->n_ranges = self->agreement->ranges->len - piece->first_range;
}

/* ---- Annotations ---- */

static gboolean
begins_in_boilerplate (const Loading *self, guint text, guint offset)
{
  gboolean is_cut;

  shift (self->cuts[text], offset, &is_cut);
  return is_cut;
}

static gboolean
add_piece_cb (gpointer value, gpointer user_data, GError **error)
{
  Loading *self = user_data;
  const QuothAnnotation *annotation = value;
  CodingPiece piece = { .id = annotation->value.id, .place = quoth_annotation_get_extent (annotation) };
  const gboolean *cell = find_cell (self, &annotation->document, &annotation->coder, &piece.text);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (cell == NULL || !*cell || ((QuothCodedText *) self->agreement->texts->pdata[piece.text])->n_coders < 2)
    return TRUE;
  piece.coder = (guint) find_number (self->coder_numbers, &annotation->coder);
  if (annotation->gold)
    piece.state = CODING_GOLD;
  else if (annotation->unplaced)
    piece.state = CODING_UNPLACED;
  else if (begins_in_boilerplate (self, piece.text, piece.place.start))
    piece.state = CODING_BOILERPLATE;
  if (piece.state == CODING_COUNTS)
    {
      add_ranges (self, &piece, annotation);
      piece.first_fact = self->agreement->facts->len;
      quoth_coding_values_add (self->agreement, annotation);
      piece.n_facts = self->agreement->facts->len - piece.first_fact;
    }
  g_array_append_val (self->agreement->pieces, piece);
  return TRUE;
}

static gboolean
add_relation_cb (gpointer value, gpointer user_data, GError **error)
{
  Loading *self = user_data;
  const QuothRelation *relation = quoth_relation (value);
  int coder = find_number (self->coder_numbers, &relation->coder);
  CodingRelation one = { (guint) coder, relation->from, relation->to,
                         g_string_chunk_insert_const (self->agreement->strings, relation->relation_kind) };

  if (coder >= 0)
    g_array_append_val (self->agreement->relations, one);
  return TRUE;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const CodingPiece *x = a, *y = b;
  int order;

  if (x->text != y->text)
    return x->text < y->text ? -1 : 1;
  order = quoth_range_compare (x->place, y->place);
  if (order == 0 && x->coder != y->coder)
    order = x->coder < y->coder ? -1 : 1;
  return order != 0 ? order : quoth_id_compare (&x->id, &y->id);
}

static gboolean
load_pieces (Loading *self, GError **error)
{
  QuothProjectAgreement *agreement = self->agreement;
  QuothQuery query = { .kind = agreement->kind, .documents = self->query->documents, .n_documents = self->query->n_documents };
  QuothQuery relations = { .kind = QUOTH_KIND_RELATION, .layer = QUOTH_LAYER_CODERS };
  guint t = 0;

  if (!quoth_reader_foreach (self->reader, &query, add_piece_cb, self, error))
    return FALSE;
  if (agreement->layer == QUOTH_CODING_RELATION && !quoth_reader_foreach (self->reader, &relations, add_relation_cb, self, error))
    return FALSE;
  g_array_sort (agreement->pieces, compare_pieces);
  agreement->firsts = g_new0 (guint, agreement->texts->len + 1);
  for (guint i = 0; i < agreement->pieces->len; i++)
    while (t < g_array_index (agreement->pieces, CodingPiece, i).text)
      agreement->firsts[++t] = i;
  while (t < agreement->texts->len)
    agreement->firsts[++t] = agreement->pieces->len;
  return TRUE;
}

/* ---- The layer ---- */

/* "KEY", or "KIND:KEY" where several kinds of annotations have one of that key. */
static gboolean
load_attribute (Loading *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ATTRIBUTE };
  g_autoptr (GPtrArray) attributes = quoth_reader_list (self->reader, &query, error);
  guint n_found = 0;

  if (attributes == NULL)
    return FALSE;
  for (guint i = 0; i < attributes->len; i++)
    {
      const QuothAttribute *attribute = attributes->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s:%s", quoth_kind_to_nick (attribute->on), attribute->key);

      if (!quoth_kind_is_annotation (attribute->on)
          || (!g_str_equal (attribute->key, self->query->attribute) && !g_str_equal (key, self->query->attribute)))
        continue;
      self->agreement->kind = attribute->on;
      self->agreement->attribute = attribute->value.id;
      g_clear_pointer (&self->agreement->scale, quoth_value_unref);
      self->agreement->scale = quoth_value_ref (attributes->pdata[i]);
      n_found++;
    }
  if (n_found == 1)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               n_found == 0 ? _("Annotations have no attribute “%s”")
                            : _("Several kinds of annotations have an attribute “%s”; say which: “claim:key”"),
               self->query->attribute);
  return FALSE;
}

static gboolean
load_layer (Loading *self, GError **error)
{
  switch (self->query->layer)
    {
    case QUOTH_CODING_MENTION:
      self->agreement->kind = QUOTH_KIND_MENTION;
      return TRUE;
    case QUOTH_CODING_CUE:
      self->agreement->kind = QUOTH_KIND_CUE;
      return TRUE;
    case QUOTH_CODING_ATTRIBUTE:
      return load_attribute (self, error);
    default:
      self->agreement->kind = QUOTH_KIND_CLAIM;
      return TRUE;
    }
}

static QuothProjectAgreement *
project_agreement_new (QuothCodingLayer layer)
{
  QuothProjectAgreement *self = g_new0 (QuothProjectAgreement, 1);

  self->layer = layer;
  self->coders = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) coded_text_free);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (CodingPiece));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  self->facts = g_array_new (FALSE, FALSE, sizeof (CodingFact));
  self->relations = g_array_new (FALSE, FALSE, sizeof (CodingRelation));
  self->strings = g_string_chunk_new (4096);
  self->labels = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  return self;
}

QuothProjectAgreement *
quoth_project_agreement_load (QuothReader *reader, const QuothCodingQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothProjectAgreement) agreement = project_agreement_new (query->layer);
  Loading self = { .agreement = agreement, .query = query, .reader = reader, .cancellable = cancellable };
  gboolean done;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  self.coders = quoth_values_new ();
  self.coder_numbers = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self.text_numbers = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  done = load_layer (&self, error) && load_texts (&self, error) && load_coders (&self, error) && load_coded (&self, error)
         && check_coders (&self, error) && load_cuts (&self, error) && quoth_coding_values_load (agreement, reader, error)
         && load_pieces (&self, error);
  for (guint c = 0; done && c < self.coders->len; c++)
    g_ptr_array_add (agreement->coders, g_strdup (quoth_coder (self.coders->pdata[c])->name));
  loading_clear (&self);
  return done ? g_steal_pointer (&agreement) : NULL;
}
