/* quoth-export-select.c: what of a project an export is to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole project is streamed as the reader gives it. A part of one (some documents, some coders, no boilerplate) must
 * still be whole in itself: a relation to a claim that stays behind stays behind too, a cue whose claim does is written
 * without it. For this the ids of what was written are kept, and only then: O(n) memory for a part, O(1) for the whole.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-export-private.h"
#include "formats/quoth-xml.h"

static gboolean
is_by_coder (QuothKind kind)
{
  return quoth_kind_is_annotation (kind) || kind >= QUOTH_KIND_RELATION;
}

static gboolean
has_id (GArray *ids, const QuothId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (quoth_id_equal (&g_array_index (ids, QuothId, i), id))
      return TRUE;
  return FALSE;
}

static QuothQuery
make_query (QuothExport *self, QuothKind kind)
{
  QuothQuery query = { .kind = kind };

  static const QuothId none;

  if (self->scope != NULL && (is_by_coder (kind) || kind == QUOTH_KIND_DOCUMENT))
    {
      query.documents = self->scope->len > 0 ? (const QuothId *) (gpointer) self->scope->data : &none;
      query.n_documents = self->scope->len;
    }
  if (self->coders->len > 0 && is_by_coder (kind))
    {
      query.coders = (const QuothId *) (gpointer) self->coders->data;
      query.n_coders = self->coders->len;
    }
  query.skip_boilerplate = quoth_kind_is_annotation (kind) && !self->boilerplate;
  query.skip_unplaced = quoth_kind_is_annotation (kind) && !self->unplaced;
  query.layer = quoth_kind_is_annotation (kind) ? self->layer : QUOTH_LAYER_ALL;
  return query;
}

/* Counts the @n annotations that are written, and those that are left out of what @query would give without its filters. */
static gboolean
count_annotations (QuothExport *self, QuothQuery query, gint64 *n, GError **error)
{
  gboolean is_narrowed = query.layer != QUOTH_LAYER_ALL;
  gint64 placed, layer, all;

  *n = quoth_reader_count (self->reader, &query, error);
  if (*n < 0 || (!query.skip_boilerplate && !query.skip_unplaced && !is_narrowed))
    return *n >= 0;
  query.skip_boilerplate = FALSE;
  placed = quoth_reader_count (self->reader, &query, error);
  query.skip_unplaced = FALSE;
  layer = placed < 0 ? -1 : quoth_reader_count (self->reader, &query, error);
  query.layer = QUOTH_LAYER_ALL;
  all = layer < 0 || !is_narrowed ? layer : quoth_reader_count (self->reader, &query, error);
  if (all < 0)
    return FALSE;
  quoth_export_add_loss (
    self, _("annotations in boilerplate, left out unless asked for"), (guint) (placed - *n));
  quoth_export_add_loss (
    self, _("annotations that a correction of the text left without a place"), (guint) (layer - placed));
  quoth_export_add_loss (self,
                         self->layer == QUOTH_LAYER_GOLD ? _("annotations of coders, beside what was adjudicated")
                                                         : _("annotations that were adjudicated, apart from what coders made"),
                         (guint) (all - layer));
  return TRUE;
}

/* Whether only a part is written. */
static gboolean
is_part (QuothExport *self)
{
  return self->scope != NULL || self->chosen != NULL || self->coders->len > 0 || !self->boilerplate || !self->unplaced
         || self->layer != QUOTH_LAYER_ALL || self->assigned != NULL;
}

void
quoth_export_start_part (QuothExport *self)
{
  g_clear_pointer (&self->written, g_hash_table_unref);
  if (is_part (self))
    self->written = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
}

gboolean
quoth_export_rehearse (QuothExport *self, QuothExportPartFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) losses = g_steal_pointer (&self->losses);
  guint n_written[QUOTH_N_KINDS];
  gboolean done;

  self->losses = quoth_losses_new ();
  memcpy (n_written, self->n_written, sizeof n_written);
  done = func (self, user_data, error);
  memcpy (self->n_written, n_written, sizeof n_written);
  g_ptr_array_unref (self->losses);
  self->losses = g_steal_pointer (&losses);
  quoth_export_start_part (self);
  return done;
}

gint64
quoth_export_count_relations (QuothExport *self, GError **error)
{
  QuothQuery query = make_query (self, QUOTH_KIND_RELATION);

  return quoth_reader_count (self->reader, &query, error);
}

gint64
quoth_export_count_memos (QuothExport *self, GError **error)
{
  QuothQuery query = make_query (self, QUOTH_KIND_MEMO);
  gint64 n = quoth_reader_count (self->reader, &query, error);

  return n < 0 || self->had_memos == NULL ? n : n - g_hash_table_size (self->had_memos);
}

gboolean
quoth_export_had_memo (QuothExport *self, const QuothId *memo)
{
  return self->had_memos != NULL && g_hash_table_contains (self->had_memos, memo);
}

/* No format of another program knows of these. */
static gboolean
count_team (QuothExport *self, QuothKind kind, GError **error)
{
  QuothQuery query = make_query (self, kind);
  gint64 n;

  if (kind != QUOTH_KIND_ASSIGNMENT && kind != QUOTH_KIND_VERDICT)
    return TRUE;
  n = quoth_reader_count (self->reader, &query, error);
  if (n > 0)
    quoth_export_add_loss (
      self, kind == QUOTH_KIND_ASSIGNMENT ? _("assignments: who is to code which text") : _("verdicts: what became of what was adjudicated"), (guint) n);
  return n >= 0;
}

gboolean
quoth_export_begin (QuothExport *self, GError **error)
{
  if (!quoth_reader_begin (self->reader, error) || !quoth_export_resolve (self, error))
    return FALSE;
  quoth_export_start_part (self);

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      gint64 n;

      if ((self->format->carries & (1u << kind)) == 0)
        {
          if (!count_team (self, kind, error))
            return FALSE;
          continue;
        }
      if (!count_annotations (self, make_query (self, kind), &n, error))
        return FALSE;
      self->total += (guint64) n * ((self->format->flags & QUOTH_FORMAT_WRITES_TWICE) != 0 ? 2 : 1);
    }
  return TRUE;
}

/* ---- References to what stays behind ---- */

static gboolean
is_written (QuothExport *self, const QuothId *id)
{
  return quoth_id_is_none (id) || g_hash_table_contains (self->written, id);
}

/* A format that has no mentions at all says itself what that means for claims. */
static gboolean
prune_claim (QuothExport *self, QuothClaim *claim)
{
  gboolean changed = FALSE;

  if ((self->format->carries & QUOTH_KIND_BIT (MENTION)) == 0)
    return FALSE;
  for (guint i = 0; i < claim->roles->len; i++)
    {
      QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (!is_written (self, &role->mention))
        {
          role->mention = QUOTH_ID_NONE;
          changed = TRUE;
        }
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      if (!is_written (self, &link->mention))
        {
          link->mention = QUOTH_ID_NONE;
          changed = TRUE;
        }
    }
  return changed;
}

/* Whether the target is of a kind of which only a part is written, and not in that part. */
static gboolean
is_left_behind (QuothExport *self, const QuothId *target)
{
  static const QuothKind kinds[] = { QUOTH_KIND_DOCUMENT, QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM,
                                     QUOTH_KIND_CUE,      QUOTH_KIND_RELATION, QUOTH_KIND_MEMO,
                                     QUOTH_KIND_CODER,    QUOTH_KIND_CODEBOOK_VERSION,
                                     QUOTH_KIND_ASSIGNMENT, QUOTH_KIND_VERDICT };

  if (is_written (self, target))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (quoth_reader_has (self->reader, kinds[i], target))
      return TRUE;
  return FALSE;
}

static gboolean
is_of_layer (QuothExport *self, const QuothAnnotation *annotation)
{
  return self->layer == QUOTH_LAYER_ALL || (self->layer == QUOTH_LAYER_GOLD) == annotation->gold;
}

/* Whether it belongs to the codes that were asked for, if any were, and to an assignment in the state that was. */
static gboolean
is_chosen (QuothExport *self, gconstpointer value)
{
  const QuothAnnotation *annotation = value;
  QuothId assignment;

  if (!quoth_kind_is_annotation (annotation->value.kind))
    return TRUE;
  if (self->chosen != NULL && !g_hash_table_contains (self->chosen, &annotation->value.id))
    return FALSE;
  if (self->assigned == NULL || annotation->gold)
    return TRUE;
  assignment = quoth_assignment_make_id (&annotation->coder, &annotation->document);
  return g_hash_table_contains (self->assigned, &assignment);
}

/* Whether the annotation is of a document and a coder that are written. Codes come before annotations, so it is not known yet
 * which of these are; where boilerplate is left out, that is not known at all. */
static gboolean
is_selected_annotation (QuothExport *self, const QuothId *id)
{
  for (QuothKind kind = QUOTH_KIND_MENTION; self->boilerplate && kind <= QUOTH_KIND_CUE; kind++)
    if (quoth_reader_has (self->reader, kind, id))
      {
        g_autoptr (QuothValue) value = quoth_reader_get (self->reader, kind, id, NULL);
        const QuothAnnotation *annotation = (const QuothAnnotation *) value;

        return value != NULL
               && (self->scope == NULL || has_id (self->scope, &annotation->document))
               && is_of_layer (self, annotation) && is_chosen (self, annotation)
               && (self->coders->len == 0 || has_id (self->coders, &annotation->coder));
      }
  return FALSE;
}

static gboolean
prune_code (QuothExport *self, QuothCode *code)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < code->examples->len; i++)
    {
      QuothCodeExample *example = code->examples->pdata[i];

      if (!quoth_id_is_none (&example->annotation) && !is_selected_annotation (self, &example->annotation))
        {
          example->annotation = QUOTH_ID_NONE;
          changed = TRUE;
        }
    }
  return changed;
}

/* Returns: (transfer full) (nullable): what is to be written of @value; NULL for nothing. */
static gpointer
prune (QuothExport *self, QuothValue *value)
{
  g_autoptr (QuothValue) copy = quoth_value_copy (value);
  gboolean changed = FALSE;

  switch ((int) value->kind)
    {
    case QUOTH_KIND_CODE:
      changed = prune_code (self, quoth_code (copy));
      break;
    case QUOTH_KIND_CODEBOOK_VERSION:
      if (is_written (self, &quoth_codebook_version (copy)->coder))
        break;
      quoth_export_add_loss (self, _("versions of the codebook by coders who are not part of the export"), 1);
      return NULL;
    case QUOTH_KIND_CLAIM:
      changed = prune_claim (self, quoth_claim (copy));
      break;
    case QUOTH_KIND_CUE:
      changed = !is_written (self, &quoth_cue (copy)->claim);
      if (changed)
        quoth_cue (copy)->claim = QUOTH_ID_NONE;
      break;
    case QUOTH_KIND_RELATION:
      if (is_written (self, &quoth_relation (copy)->from) && is_written (self, &quoth_relation (copy)->to))
        break;
      quoth_export_add_loss (self, _("relations to claims that are not part of the export"), 1);
      return NULL;
    case QUOTH_KIND_ASSIGNMENT:
      if (is_written (self, &quoth_assignment (copy)->coder))
        break;
      quoth_export_add_loss (self, _("assignments of coders who are not part of the export"), 1);
      return NULL;
    case QUOTH_KIND_VERDICT:
      if (!is_written (self, &quoth_verdict (copy)->source) || !is_written (self, &quoth_verdict (copy)->coder))
        {
          quoth_export_add_loss (self, _("verdicts on, or by, what is not part of the export"), 1);
          return NULL;
        }
      changed = !is_written (self, &quoth_verdict (copy)->gold);
      if (changed)
        quoth_verdict (copy)->gold = QUOTH_ID_NONE;
      break;
    case QUOTH_KIND_MEMO:
      if (is_left_behind (self, &quoth_memo (copy)->target))
        {
          quoth_export_add_loss (self, _("memos on what is not part of the export"), 1);
          return NULL;
        }
      changed = !is_written (self, &quoth_memo (copy)->parent);
      if (changed)
        quoth_memo (copy)->parent = QUOTH_ID_NONE;
      break;
    default:
      break;
    }
  if (changed)
    quoth_export_add_loss (self, _("references to what is not part of the export"), 1);
  return g_steal_pointer (&copy);
}

static gboolean
needs_pruning (QuothKind kind)
{
  return kind == QUOTH_KIND_CODE || kind == QUOTH_KIND_CODEBOOK_VERSION || kind == QUOTH_KIND_CLAIM
         || kind == QUOTH_KIND_CUE || kind >= QUOTH_KIND_RELATION;
}

static void
note_written (QuothExport *self, QuothValue *value)
{
  self->n_written[value->kind]++;
  if (value->kind == QUOTH_KIND_MEMO && quoth_export_had_memo (self, &value->id))
    g_hash_table_insert (self->had_memos, quoth_id_memdup (&value->id), GINT_TO_POINTER (TRUE));
  if (self->written != NULL)
    g_hash_table_add (self->written, quoth_id_memdup (&value->id));
}

/* ---- Streaming by kind ---- */

typedef struct
{
  QuothExport *export;
  QuothValueFunc func;
  gpointer user_data;
} Pass;

static gboolean
pass_value_cb (gpointer value, gpointer user_data, GError **error)
{
  Pass *pass = user_data;
  QuothExport *self = pass->export;
  QuothKind kind = QUOTH_VALUE (value)->kind;
  g_autoptr (QuothValue) pruned = NULL;
  g_autoptr (QuothValue) disguised = NULL;

  if (!quoth_export_step (self, error))
    return FALSE;
  if (!is_chosen (self, value))
    return TRUE;
  if (kind == QUOTH_KIND_CODER && self->coders->len > 0 && !has_id (self->coders, &QUOTH_VALUE (value)->id))
    return TRUE;
  if (self->written != NULL && needs_pruning (kind))
    {
      pruned = prune (self, value);
      if (pruned == NULL)
        return TRUE;
      value = pruned;
    }
  note_written (self, value);
  disguised = quoth_export_disguise (self, value);
  return pass->func (disguised, pass->user_data, error);
}

gboolean
quoth_export_foreach (QuothExport *self,
                      QuothKind kind,
                      QuothValueFunc func,
                      gpointer user_data,
                      GError **error)
{
  QuothQuery query = make_query (self, kind);
  Pass pass = { self, func, user_data };

  return quoth_reader_foreach (self->reader, &query, pass_value_cb, &pass, error);
}

static gboolean
peek_value_cb (gpointer value, gpointer user_data, GError **error)
{
  Pass *pass = user_data;
  g_autoptr (QuothValue) disguised = NULL;

  if (!is_chosen (pass->export, value))
    return TRUE;
  disguised = quoth_export_disguise (pass->export, value);
  return pass->func (disguised, pass->user_data, error);
}

gboolean
quoth_export_peek (QuothExport *self, QuothKind kind, QuothValueFunc func, gpointer user_data, GError **error)
{
  QuothQuery query = make_query (self, kind);
  Pass pass = { self, func, user_data };

  return quoth_reader_foreach (self->reader, &query, peek_value_cb, &pass, error);
}

/* ---- Document by document ---- */

GPtrArray *
quoth_export_list (QuothExport *self, QuothKind kind, GError **error)
{
  QuothQuery query = make_query (self, kind);
  g_autoptr (GPtrArray) all = quoth_reader_list (self->reader, &query, error);
  g_autoptr (GPtrArray) values = NULL;

  if (all == NULL || (self->chosen == NULL && self->assigned == NULL && self->aliases == NULL))
    return g_steal_pointer (&all);
  values = quoth_values_new ();
  for (guint i = 0; i < all->len; i++)
    if (is_chosen (self, all->pdata[i]))
      g_ptr_array_add (values, quoth_export_disguise (self, all->pdata[i]));
  return g_steal_pointer (&values);
}

static gboolean
is_same_segment (const QuothSegment *a, const QuothSegment *b)
{
  return a->kind == b->kind && quoth_range_equal (a->range, b->range) && g_strcmp0 (a->number, b->number) == 0;
}

/* (transfer full): the text as the file has it. */
static QuothText *
get_written_text (QuothExport *self, const QuothDocument *document)
{
  g_autofree char *utf8 = NULL;

  if ((self->format->flags & QUOTH_FORMAT_WRITES_XML) == 0)
    return quoth_text_ref (document->text);
  utf8 = quoth_xml_dup_text (quoth_text_get_utf8 (document->text));
  return quoth_text_new (utf8, -1, NULL);
}

/* Whether reading the text alone finds the same. */
static gboolean
has_found_segments (QuothExport *self, const QuothDocument *document)
{
  g_autoptr (QuothText) text = get_written_text (self, document);
  g_autoptr (QuothSegmentation) found = quoth_segmentation_new (text);

  if (found->segments->len != document->segments->len)
    return FALSE;
  for (guint i = 0; i < found->segments->len; i++)
    if (!is_same_segment (found->segments->pdata[i], document->segments->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What a text had that is in the file neither. */
static void
count_document (QuothExport *self, const QuothDocument *document)
{
  if ((self->format->keeps & QUOTH_KEEPS_SEGMENTS) == 0)
    quoth_export_add_loss (
      self, _("texts whose segments were corrected, and will be found anew"), !has_found_segments (self, document));
  if ((self->format->keeps & QUOTH_KEEPS_DOCUMENT_FILES) == 0)
    quoth_export_add_loss (self, _("original files of documents"), document->original != NULL);
  if ((self->format->keeps & QUOTH_KEEPS_ATTRIBUTES) == 0)
    quoth_export_add_loss (
      self, _("attributes"), document->value.attributes != NULL ? document->value.attributes->len : 0);
}

QuothDocument *
quoth_export_load_document (QuothExport *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = NULL;

  if (!quoth_export_step (self, error))
    return NULL;
  document = quoth_reader_load_document (self->reader, id, error);
  if (document == NULL)
    return NULL;
  note_written (self, QUOTH_VALUE (document));
  count_document (self, document);
  return quoth_export_disguise (self, document);
}

static int
compare_annotations (gconstpointer a, gconstpointer b)
{
  const QuothValue *x = *(const QuothValue *const *) a;
  const QuothValue *y = *(const QuothValue *const *) b;

  return x->kind != y->kind ? (x->kind < y->kind ? -1 : 1) : quoth_id_compare (&x->id, &y->id);
}

static gboolean
is_selected (QuothExport *self, QuothDocument *document, gconstpointer annotation)
{
  const QuothAnnotation *a = annotation;

  if ((self->coders->len > 0 && !has_id (self->coders, &a->coder)) || (a->unplaced && !self->unplaced)
      || !is_of_layer (self, a) || !is_chosen (self, annotation))
    return FALSE;
  return self->boilerplate
         || !quoth_document_is_boilerplate (document, quoth_annotation_get_extent (annotation).start);
}

GPtrArray *
quoth_export_load_annotations (QuothExport *self, QuothDocument *document, GError **error)
{
  g_autoptr (GPtrArray) all
    = quoth_reader_load_annotations (self->reader, &document->value.id, error);
  g_autoptr (GPtrArray) selected = quoth_values_new ();

  if (all == NULL)
    return NULL;
  g_ptr_array_sort (all, compare_annotations);
  for (guint i = 0; i < all->len; i++)
    {
      QuothValue *value = all->pdata[i];

      if ((self->format->carries & (1u << value->kind)) == 0 || !is_selected (self, document, value))
        continue;
      if (!quoth_export_step (self, error))
        return NULL;
      value = self->written != NULL && needs_pruning (value->kind) ? prune (self, value)
                                                                   : quoth_value_ref (value);
      note_written (self, value);
      g_ptr_array_add (selected, value);
    }
  return g_steal_pointer (&selected);
}
