/* quoth-adjudication.c: what the coders of one text made, side by side, and what was decided of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "analysis/quoth-adjudication-private.h"

#include <glib/gi18n-lib.h>

#include "text/quoth-error.h"

/* While it is read. @only: (nullable): for feedback: whose; @done: whose assignment is; @learners: who learns on the text. */
typedef struct
{
  QuothAdjudication *adjudication;
  QuothReader *reader;
  const QuothId *document;
  const QuothId *only;
  GHashTable *coders; /* QuothId → number + 1 */
  GHashTable *done;
  GHashTable *learners;
  GPtrArray *annotations;
  GHashTable *verdicts; /* QuothId of what it is on → QuothVerdict */
  GHashTable *golds;    /* QuothId → QuothAnnotation, borrowed */
  GCancellable *cancellable;
} Loading;

/* ---- Cases ---- */

static void
case_free (gpointer data)
{
  Case *self = data;

  g_ptr_array_unref (self->public.members);
  if (self->public.gold != NULL)
    quoth_value_unref (self->public.gold);
  g_free (self);
}

const QuothId *
quoth_case_get_id (const QuothCase *self)
{
  const QuothId *oldest = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (((const QuothCaseMember *) self->members->pdata[i])->annotation)->id;

      if (oldest == NULL || quoth_id_compare (id, oldest) < 0)
        oldest = id;
    }
  return oldest != NULL ? oldest : &QUOTH_VALUE (self->gold)->id;
}

const QuothCaseMember *
quoth_case_find_member (const QuothCase *self, const QuothId *annotation)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const QuothCaseMember *member = self->members->pdata[i];

      if (quoth_id_equal (&QUOTH_VALUE (member->annotation)->id, annotation))
        return member;
    }
  return NULL;
}

const char *
quoth_case_get_reason (const QuothCase *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const QuothVerdict *verdict = ((const QuothCaseMember *) self->members->pdata[i])->verdict;

      if (verdict != NULL && verdict->reason != NULL && *verdict->reason != '\0')
        return verdict->reason;
    }
  return NULL;
}

/* ---- The whole ---- */

static QuothAdjudication *
adjudication_new (void)
{
  QuothAdjudication *self = g_new0 (QuothAdjudication, 1);

  g_atomic_ref_count_init (&self->refs);
  self->coders = quoth_values_new ();
  self->cases = g_ptr_array_new_with_free_func (case_free);
  self->found = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self->attributes = quoth_values_new ();
  return self;
}

QuothAdjudication *
quoth_adjudication_ref (QuothAdjudication *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_adjudication_unref (QuothAdjudication *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->document != NULL)
    quoth_value_unref (self->document);
  g_ptr_array_unref (self->coders);
  g_hash_table_unref (self->found);
  g_ptr_array_unref (self->cases);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->attributes);
  g_free (self);
}

const QuothDocument *
quoth_adjudication_get_document (const QuothAdjudication *self)
{
  return self->document;
}

guint
quoth_adjudication_get_n_coders (const QuothAdjudication *self)
{
  return self->coders->len;
}

const QuothCoder *
quoth_adjudication_get_coder (const QuothAdjudication *self, guint coder)
{
  return self->coders->pdata[coder];
}

GPtrArray *
quoth_adjudication_get_cases (const QuothAdjudication *self)
{
  return self->cases;
}

const QuothCase *
quoth_adjudication_find_case (const QuothAdjudication *self, const QuothId *annotation, guint *index)
{
  const Case *found = g_hash_table_lookup (self->found, annotation);

  if (found != NULL && index != NULL)
    *index = found->index;
  return found != NULL ? &found->public : NULL;
}

void
quoth_adjudication_count (const QuothAdjudication *self, QuothCaseCounts *counts)
{
  *counts = self->counts;
}

/* ---- Who coded the text, and whether it may be looked at ---- */

static int
find_coder (const Loading *self, const QuothId *coder)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->coders, coder)) - 1;
}

static char *
dup_name (Loading *self, const QuothId *id)
{
  g_autoptr (QuothCoder) coder = quoth_reader_get (self->reader, QUOTH_KIND_CODER, id, NULL);

  return g_strdup (coder != NULL ? coder->name : "?");
}

static gboolean
refuse_blind (Loading *self, GPtrArray *assignments, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      const QuothAssignment *one = assignments->pdata[i];
      g_autofree char *name = one->state != QUOTH_ASSIGNMENT_DONE && one->purpose == QUOTH_ASSIGNMENT_CODING ? dup_name (self, &one->coder) : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: the name of a text, and the names of coders */
               _ ("“%s” is still coded blind: not done yet are: %s. Wait for them, or open the text to its coders"),
               self->adjudication->document->name, names->str);
  return FALSE;
}

/* Who learns, or codes blind, sees gold when they are done. */
static gboolean
may_see_gold (Loading *self, const QuothAssignment *one, GError **error)
{
  g_autofree char *name = NULL;

  if (self->only == NULL || !quoth_id_equal (self->only, &one->coder) || one->opened || one->state == QUOTH_ASSIGNMENT_DONE
      || !(one->blind || one->purpose == QUOTH_ASSIGNMENT_TRAINING))
    return TRUE;
  name = dup_name (self, &one->coder);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: the name of a coder, and that of a text */
               _ ("%s is not done with “%s”; what is gold there is shown afterwards"), name, self->adjudication->document->name);
  return FALSE;
}

/* What is not shown to whoever looks would be left out of every case, and nobody would see that it is. */
static gboolean
check_viewer (Loading *self, GError **error)
{
  const QuothId *viewer = quoth_reader_get_viewer (self->reader);
  g_autoptr (GArray) blind = viewer != NULL ? quoth_reader_list_blind (self->reader, viewer, error) : NULL;

  for (guint i = 0; blind != NULL && i < blind->len; i++)
    if (quoth_id_equal (&g_array_index (blind, QuothId, i), self->document))
      {
        g_autofree char *name = dup_name (self, viewer);

        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                     /* Translators: the name of a coder, and that of a text */
                     _ ("%s codes “%s” blind, or learns on it, and sees what others made of it when all who code it are done, or it is opened"), name,
                     self->adjudication->document->name);
        return FALSE;
      }
  return viewer == NULL || blind != NULL;
}

static gboolean
look_at_assignments (Loading *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT, .documents = self->document, .n_documents = 1 };
  g_autoptr (GPtrArray) assignments = quoth_reader_list (self->reader, &query, error);
  gboolean is_blind = FALSE;

  if (assignments == NULL)
    return FALSE;
  for (guint i = 0; i < assignments->len; i++)
    {
      const QuothAssignment *one = assignments->pdata[i];
      GHashTable *set = one->purpose == QUOTH_ASSIGNMENT_TRAINING ? self->learners : one->state == QUOTH_ASSIGNMENT_DONE ? self->done : NULL;

      if (!may_see_gold (self, one, error))
        return FALSE;
      if (self->only != NULL && quoth_id_equal (self->only, &one->coder))
        self->adjudication->is_done = one->state == QUOTH_ASSIGNMENT_DONE;
      if (set != NULL)
        g_hash_table_add (set, quoth_id_memdup (&one->coder));
      if (one->purpose != QUOTH_ASSIGNMENT_CODING)
        continue;
      self->adjudication->counts.n_unfinished += one->state != QUOTH_ASSIGNMENT_DONE;
      is_blind = is_blind || (one->blind && !one->opened);
    }
  return (!is_blind || self->adjudication->counts.n_unfinished == 0 || refuse_blind (self, assignments, error)) && check_viewer (self, error);
}

static int
compare_coders (gconstpointer a, gconstpointer b)
{
  const QuothCoder *x = *(QuothCoder *const *) a, *y = *(QuothCoder *const *) b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : quoth_id_compare (&x->value.id, &y->value.id);
}

static gboolean
load_coders (Loading *self, GError **error)
{
  g_autoptr (GHashTable) who = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  GPtrArray *coders = self->adjudication->coders;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->done);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (who, id);
  for (guint i = 0; i < self->annotations->len; i++)
    {
      const QuothAnnotation *one = self->annotations->pdata[i];

      if (!one->gold && !one->unplaced && !g_hash_table_contains (self->learners, &one->coder))
        g_hash_table_add (who, (gpointer) &one->coder);
    }
  g_hash_table_iter_init (&iter, who);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      QuothCoder *coder = quoth_reader_get (self->reader, QUOTH_KIND_CODER, id, error);

      if (coder == NULL)
        return FALSE;
      g_ptr_array_add (coders, coder);
    }
  g_ptr_array_sort (coders, compare_coders);
  for (guint i = 0; i < coders->len; i++)
    g_hash_table_insert (self->coders, &QUOTH_VALUE (coders->pdata[i])->id, GINT_TO_POINTER ((int) i + 1));
  return TRUE;
}

/* Of feedback: the one, and gold. */
static gboolean
load_pair (Loading *self, GError **error)
{
  QuothCoder *coder = quoth_reader_get (self->reader, QUOTH_KIND_CODER, self->only, error);
  QuothCoder *gold;

  if (coder == NULL)
    return FALSE;
  gold = quoth_coder_new (&QUOTH_ID_NONE);
  /* Translators: what was adjudicated, as if it were a coder */
  gold->name = g_strdup (_ ("Gold"));
  g_ptr_array_add (self->adjudication->coders, coder);
  g_ptr_array_add (self->adjudication->coders, gold);
  g_hash_table_insert (self->coders, &coder->value.id, GINT_TO_POINTER (1));
  return TRUE;
}

/* ---- Annotations ---- */

/* Whether it counts; if not, it is counted. */
static gboolean
counts (Loading *self, const QuothAnnotation *annotation)
{
  QuothCaseCounts *n = &self->adjudication->counts;

  if (annotation->unplaced)
    n->n_unplaced++;
  else if (quoth_document_is_boilerplate (self->adjudication->document, quoth_annotation_get_extent (annotation).start))
    n->n_boilerplate++;
  else
    return TRUE;
  return FALSE;
}

static void
add_piece (Loading *self, QuothAnnotation *annotation, GArray *pieces)
{
  int coder = find_coder (self, &annotation->coder);
  CasePiece piece = { (guint) coder, annotation, g_hash_table_lookup (self->verdicts, &annotation->value.id), NULL };

  if (coder < 0)
    {
      self->adjudication->counts.n_training += self->only == NULL && g_hash_table_contains (self->learners, &annotation->coder);
      self->adjudication->counts.n_unplaced += self->only == NULL && !g_hash_table_contains (self->learners, &annotation->coder);
      return;
    }
  if (!counts (self, annotation))
    return;
  if (piece.verdict != NULL)
    piece.gold = g_hash_table_lookup (self->golds, &piece.verdict->gold);
  g_array_append_val (pieces, piece);
}

/* Of feedback, gold is a coder's, and stays with what went into it. */
static void
add_gold (Loading *self, QuothAnnotation *annotation, GArray *pieces, GPtrArray *golds)
{
  CasePiece piece = { 1, annotation, NULL, annotation };

  if (self->only == NULL)
    {
      if (annotation->unplaced || counts (self, annotation))
        g_ptr_array_add (golds, annotation);
    }
  else if (counts (self, annotation))
    g_array_append_val (pieces, piece);
}

static gboolean
add_kind (Loading *self, QuothKind kind, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (CasePiece));
  g_autoptr (GPtrArray) golds = g_ptr_array_new ();

  for (guint i = 0; i < self->annotations->len; i++)
    {
      QuothAnnotation *one = self->annotations->pdata[i];

      if (one->value.kind != kind)
        continue;
      if (one->gold)
        add_gold (self, one, pieces, golds);
      else
        add_piece (self, one, pieces);
    }
  return quoth_adjudication_add_cases (self->adjudication, kind, pieces, golds, self->cancellable, error);
}

static gboolean
load_verdicts (Loading *self, GError **error)
{
  g_autoptr (GPtrArray) verdicts = quoth_reader_list_verdicts (self->reader, self->document, error);

  for (guint i = 0; verdicts != NULL && i < verdicts->len; i++)
    g_hash_table_insert (self->verdicts, &quoth_verdict (verdicts->pdata[i])->source, quoth_value_ref (verdicts->pdata[i]));
  for (guint i = 0; i < self->annotations->len; i++)
    if (QUOTH_ANNOTATION (self->annotations->pdata[i])->gold)
      g_hash_table_insert (self->golds, &QUOTH_VALUE (self->annotations->pdata[i])->id, self->annotations->pdata[i]);
  return verdicts != NULL;
}

static gboolean
load (Loading *self, GError **error)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CLAIM, QUOTH_KIND_MENTION, QUOTH_KIND_CUE };

  self->adjudication->document = quoth_reader_load_document (self->reader, self->document, error);
  if (self->adjudication->document == NULL || !look_at_assignments (self, error))
    return FALSE;
  self->annotations = quoth_reader_load_annotations (self->reader, self->document, error);
  if (self->annotations == NULL || !load_verdicts (self, error))
    return FALSE;
  if (self->only != NULL && g_hash_table_size (self->golds) == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("Nothing is gold in “%s”: it was not adjudicated yet"),
                   self->adjudication->document->name);
      return FALSE;
    }
  if (!(self->only != NULL ? load_pair (self, error) : load_coders (self, error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !add_kind (self, kinds[i], error))
      return FALSE;
  quoth_adjudication_finish (self->adjudication);
  return quoth_adjudication_load_names (self->adjudication, self->reader, error);
}

static QuothAdjudication *
read_all (QuothReader *reader, const QuothId *document, const QuothId *only, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothAdjudication) adjudication = adjudication_new ();
  Loading self = { .adjudication = adjudication, .reader = reader, .document = document, .only = only, .cancellable = cancellable };
  gboolean done;

  if (!quoth_reader_begin (reader, error))
    return NULL;
  self.coders = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self.done = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self.learners = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self.verdicts = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self.golds = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  done = load (&self, error);
  quoth_reader_end (reader);
  g_hash_table_unref (self.golds);
  g_hash_table_unref (self.verdicts);
  g_hash_table_unref (self.learners);
  g_hash_table_unref (self.done);
  g_hash_table_unref (self.coders);
  g_clear_pointer (&self.annotations, g_ptr_array_unref);
  return done ? g_steal_pointer (&adjudication) : NULL;
}

QuothAdjudication *
quoth_adjudication_load (QuothReader *reader, const QuothId *document, GCancellable *cancellable, GError **error)
{
  return read_all (reader, document, NULL, cancellable, error);
}

QuothAdjudication *
quoth_adjudication_load_feedback (
  QuothReader *reader, const QuothId *document, const QuothId *coder, GCancellable *cancellable, GError **error)
{
  return read_all (reader, document, coder, cancellable, error);
}
