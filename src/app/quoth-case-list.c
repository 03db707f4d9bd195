/* quoth-case-list.c: the cases of a text that are to be decided, kept up with the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is edited, all cases are read again: what belongs together may be others now, and a text of 5,000 cases is read in a moment. Of what
 * is shown only so much is exchanged as differs, so that a list keeps its place and its selection.
 */

#include "config.h"

#include "quoth-case-list.h"

struct _QuothCaseList
{
  GObject parent_instance;

  QuothSession *session;
  QuothId document; /* none: nothing is open */
  QuothId coder;    /* whose work is held against gold, or none */
  QuothAdjudication *adjudication;
  GError *error;
  GPtrArray *items; /* of QuothCaseItem: all cases; NULL before they are read */
  GListStore *shown;
  GHashTable *pending; /* QuothId: cases of which a decision is under way */
  GCancellable *loading;
  gboolean is_stale;
  gboolean is_foreign; /* others did something since it was read */
  guint n_outdated;    /* how many cases were put out of date since that was told */
  QuothCaseFilter filter;
  QuothKind kind;
  gboolean differing;
};

G_DEFINE_FINAL_TYPE (QuothCaseList, quoth_case_list, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ARRIVED,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load (QuothCaseList *self);

/* ---- What is shown ---- */

static gboolean
is_same (QuothCaseList *self, const QuothCase *of_case)
{
  if (quoth_case_list_is_feedback (self))
    return quoth_case_get_feedback (of_case) == QUOTH_FEEDBACK_SAME;
  return of_case->case_kind == QUOTH_CASE_ALIKE;
}

static gboolean
is_shown (QuothCaseList *self, QuothCaseItem *item)
{
  const QuothCase *of_case = quoth_case_item_get (item);

  if ((self->kind != 0 && of_case->kind != self->kind) || (self->differing && is_same (self, of_case)))
    return FALSE;
  switch (self->filter)
    {
    case QUOTH_CASE_FILTER_WAITING:
      return quoth_case_item_is_waiting (item);
    case QUOTH_CASE_FILTER_OUTDATED:
      return of_case->state == QUOTH_CASE_OUTDATED;
    case QUOTH_CASE_FILTER_SETTLED:
      return of_case->state == QUOTH_CASE_SETTLED;
    default:
      return TRUE;
    }
}

static gboolean
is_at (QuothCaseList *self, guint position, QuothCaseItem *item)
{
  g_autoptr (QuothCaseItem) there = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  return there == item;
}

/* Exchanges the part of the list between what is the same at its beginning and at its end. */
static void
fill (QuothCaseList *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint first = 0, last = 0;

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (is_shown (self, self->items->pdata[i]))
      g_ptr_array_add (wanted, self->items->pdata[i]);
  while (first < n && first < wanted->len && is_at (self, first, wanted->pdata[first]))
    first++;
  while (last < n - first && last < wanted->len - first && is_at (self, n - 1 - last, wanted->pdata[wanted->len - 1 - last]))
    last++;
  if (first + last < n || first + last < wanted->len)
    g_list_store_splice (self->shown, first, n - first - last, wanted->pdata + first, wanted->len - first - last);
}

/* ---- Reading ---- */

typedef struct
{
  QuothId document;
  QuothId coder;
} Wanted;

static gpointer
read_cases (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  if (!quoth_id_is_none (&wanted->coder))
    return quoth_adjudication_load_feedback (reader, &wanted->document, &wanted->coder, cancellable, error);
  return quoth_adjudication_load (reader, &wanted->document, cancellable, error);
}

/* Those that were there stay, with what they are now. */
static void
take_cases (QuothCaseList *self, QuothAdjudication *adjudication)
{
  g_autoptr (GHashTable) known = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GPtrArray) before = self->items;
  GPtrArray *cases = quoth_adjudication_get_cases (adjudication);

  for (guint i = 0; before != NULL && i < before->len; i++)
    g_hash_table_insert (known, (gpointer) quoth_case_item_get_id (before->pdata[i]), before->pdata[i]);
  self->items = g_ptr_array_new_full (cases->len, g_object_unref);
  for (guint i = 0; i < cases->len; i++)
    {
      const QuothCase *of_case = cases->pdata[i];
      gpointer key, item;

      if (!g_hash_table_steal_extended (known, quoth_case_get_id (of_case), &key, &item))
        {
          g_ptr_array_add (self->items, quoth_case_item_new (adjudication, of_case, quoth_case_list_is_feedback (self)));
          continue;
        }
      self->n_outdated += of_case->state == QUOTH_CASE_OUTDATED && quoth_case_item_get (item)->state != QUOTH_CASE_OUTDATED;
      g_ptr_array_add (self->items, g_object_ref (item));
      quoth_case_item_set (item, adjudication, of_case);
    }
}

static void
forget (QuothCaseList *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->adjudication, quoth_adjudication_unref);
  g_clear_error (&self->error);
  g_hash_table_remove_all (self->pending);
}

static void
take (QuothCaseList *self, QuothAdjudication *adjudication, GError *error)
{
  gboolean is_foreign = self->is_foreign && self->items != NULL && !self->is_stale;

  if (adjudication == NULL)
    {
      forget (self);
      self->error = g_error_copy (error);
      fill (self);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  take_cases (self, adjudication);
  g_clear_error (&self->error);
  g_clear_pointer (&self->adjudication, quoth_adjudication_unref);
  self->adjudication = adjudication;
  g_hash_table_remove_all (self->pending);
  fill (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (is_foreign)
    g_signal_emit (self, signals[SIGNAL_ARRIVED], 0, self->n_outdated);
  if (is_foreign || !self->is_foreign)
    self->n_outdated = 0;
  if (is_foreign)
    self->is_foreign = FALSE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothCaseList) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothAdjudication *adjudication = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&adjudication, quoth_adjudication_unref);
      return;
    }
  g_clear_object (&self->loading);
  take (self, adjudication, error);
  if (self->is_stale)
    load (self);
}

static void
load (QuothCaseList *self)
{
  Wanted *wanted = g_new (Wanted, 1);

  self->is_stale = FALSE;
  self->loading = g_cancellable_new ();
  *wanted = (Wanted){ self->document, self->coder };
  quoth_store_read_async (quoth_session_get_store (self->session), read_cases, wanted, g_free, (GDestroyNotify) quoth_adjudication_unref,
                          self->loading, read_cb, g_object_ref (self));
}

static void
stop_loading (QuothCaseList *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* ---- News ---- */

/* Whether something in the text, or a verdict, is another one. */
static gboolean
touches (QuothCaseList *self, const QuothNews *news)
{
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      const QuothNewsItem *item = quoth_news_get_item (news, i);

      if (item->kind == QUOTH_KIND_VERDICT || quoth_id_equal (&item->document, &self->document))
        return TRUE;
    }
  return FALSE;
}

/* What is called otherwise is read again, too; a memo changes nothing. */
static gboolean
is_told (const QuothNews *news)
{
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    if (quoth_news_get_item (news, i)->kind != QUOTH_KIND_MEMO)
      return TRUE;
  return FALSE;
}

static void
news_cb (QuothStore *store, const QuothNews *news, QuothCaseList *self)
{
  if (quoth_id_is_none (&self->document) || !is_told (news))
    return;
  self->is_foreign |= quoth_news_is_foreign (news) && touches (self, news);
  self->is_stale = TRUE;
  if (self->loading == NULL)
    load (self);
}

static void
failed_cb (QuothSession *session, const GError *error, QuothCaseList *self)
{
  if (g_hash_table_size (self->pending) == 0)
    return;
  g_hash_table_remove_all (self->pending);
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0);
}

/* ---- The class ---- */

static void
quoth_case_list_finalize (GObject *object)
{
  QuothCaseList *self = QUOTH_CASE_LIST (object);

  forget (self);
  g_hash_table_unref (self->pending);
  g_object_unref (self->shown);
  g_object_unref (self->session);
  G_OBJECT_CLASS (quoth_case_list_parent_class)->finalize (object);
}

static void
quoth_case_list_class_init (QuothCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_case_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QUOTH_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ARRIVED]
    = g_signal_new ("arrived", QUOTH_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", QUOTH_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_case_list_init (QuothCaseList *self)
{
  self->shown = g_list_store_new (QUOTH_TYPE_CASE_ITEM);
  self->pending = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
}

QuothCaseList *
quoth_case_list_new (QuothSession *session)
{
  QuothCaseList *self = g_object_new (QUOTH_TYPE_CASE_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (quoth_session_get_store (session), "news", G_CALLBACK (news_cb), self, 0);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, 0);
  return self;
}

void
quoth_case_list_open (QuothCaseList *self, const QuothId *document, const QuothId *coder)
{
  quoth_case_list_close (self);
  self->document = *document;
  self->coder = coder != NULL ? *coder : QUOTH_ID_NONE;
  load (self);
}

void
quoth_case_list_close (QuothCaseList *self)
{
  stop_loading (self);
  forget (self);
  self->document = QUOTH_ID_NONE;
  self->is_foreign = self->is_stale = FALSE;
  fill (self);
}

void
quoth_case_list_set_filter (QuothCaseList *self, QuothCaseFilter filter, QuothKind kind, gboolean differing)
{
  if (self->filter == filter && self->kind == kind && self->differing == differing)
    return;
  self->filter = filter;
  self->kind = kind;
  self->differing = differing;
  fill (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

QuothAdjudication *
quoth_case_list_get_adjudication (QuothCaseList *self)
{
  return self->adjudication;
}

const GError *
quoth_case_list_get_error (QuothCaseList *self)
{
  return self->error;
}

gboolean
quoth_case_list_is_feedback (QuothCaseList *self)
{
  return !quoth_id_is_none (&self->coder);
}

GListModel *
quoth_case_list_get_model (QuothCaseList *self)
{
  return G_LIST_MODEL (self->shown);
}

int
quoth_case_list_find (QuothCaseList *self, const QuothId *annotation)
{
  const QuothCase *of_case = self->adjudication != NULL ? quoth_adjudication_find_case (self->adjudication, annotation, NULL) : NULL;

  for (guint i = 0; of_case != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (QuothCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (quoth_case_item_get (item) == of_case)
        return (int) i;
    }
  return -1;
}

/* ---- Deciding ---- */

gboolean
quoth_case_list_decide (QuothCaseList *self, QuothCaseItem *item, QuothDecision *decision)
{
  QuothAdjudicating *adjudicating;

  if (!g_hash_table_add (self->pending, quoth_id_memdup (quoth_case_item_get_id (item))))
    {
      quoth_decision_free (decision);
      return FALSE;
    }
  adjudicating = quoth_adjudicating_new (quoth_session_get_coder (self->session), NULL);
  quoth_adjudicating_add (adjudicating, decision);
  quoth_session_build (self->session, quoth_adjudicating_build, adjudicating, (GDestroyNotify) quoth_adjudicating_free);
  return TRUE;
}

gboolean
quoth_case_list_is_pending (QuothCaseList *self, QuothCaseItem *item)
{
  return g_hash_table_contains (self->pending, quoth_case_item_get_id (item));
}
