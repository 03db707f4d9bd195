/* quoth-adoption.c: bringing in the work of a project that shares no history with this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Their values are read kind by kind, in the order in which references point back, and each goes one of three ways: it is here (by its id)
 * and stays as it is; it is taken for one of ours, which gets what it has not (quoth-adoption-fill.c); or it is new, and comes in with
 * its own id, all it refers to led to ours (quoth-adoption-lead.c). So the values of a second merge are all here, and it writes
 * nothing. All is one QuothChange: the store checks it as any edit. O(theirs) time; the memory is that of what comes in.
 * (Rejected: to replay their journal. Its entries speak of rows of their project; nothing here says which of ours these are.)
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rework/quoth-rework.h"
#include "text/quoth-sha256.h"

/* ---- The adoption ---- */

static void
share_free (gpointer data)
{
  QuothAdoptionShare *self = data;

  g_free (self->name);
  g_free (self);
}

QuothAdoption *
quoth_adoption_new (QuothStore *theirs, const QuothCoder *coder)
{
  QuothAdoption *self = g_new0 (QuothAdoption, 1);

  g_atomic_ref_count_init (&self->refs);
  self->theirs = g_object_ref (theirs);
  self->coder = quoth_coder_copy (coder);
  self->pairings = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_pairing_free);
  self->by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->report.shares = g_ptr_array_new_with_free_func (share_free);
  self->report.values = quoth_values_new ();
  self->report.changed = quoth_values_new ();
  self->report.told = g_ptr_array_new_with_free_func (g_free);
  return self;
}

QuothAdoption *
quoth_adoption_ref (QuothAdoption *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_adoption_unref (QuothAdoption *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->theirs);
  quoth_value_unref (self->coder);
  g_free (self->name);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->pairings);
  g_ptr_array_unref (self->report.shares);
  g_ptr_array_unref (self->report.values);
  g_ptr_array_unref (self->report.changed);
  g_ptr_array_unref (self->report.told);
  g_free (self);
}

static gboolean
propose (QuothAdoption *self, QuothReader *ours, QuothReader *theirs, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothProject) project = quoth_reader_get (theirs, QUOTH_KIND_PROJECT, NULL, error);

  if (project == NULL)
    return FALSE;
  g_free (self->name);
  self->name = g_strdup (project->name);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->pairings, 0);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (quoth_adoption_has_pairing (kind) && !quoth_adoption_pair (self, ours, theirs, kind, error))
      return FALSE;
  if (!quoth_adoption_learn (self, ours, theirs, cancellable, error))
    return FALSE;
  g_ptr_array_sort (self->pairings, quoth_pairing_compare);
  return TRUE;
}

gboolean
quoth_adoption_propose (QuothAdoption *self, QuothReader *ours, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothReader) theirs = quoth_store_open_reader (self->theirs, error);
  gboolean done;

  if (theirs == NULL || !quoth_reader_begin (theirs, error))
    return FALSE;
  done = propose (self, ours, theirs, cancellable, error);
  quoth_reader_end (theirs);
  return done;
}

GPtrArray *
quoth_adoption_get_pairings (QuothAdoption *self)
{
  return self->pairings;
}

guint
quoth_adoption_count_open (QuothAdoption *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pairings->len; i++)
    n += ((QuothPairing *) self->pairings->pdata[i])->is_open;
  return n;
}

const char *
quoth_adoption_get_name (QuothAdoption *self)
{
  return self->name;
}

const QuothAdoptionReport *
quoth_adoption_get_report (QuothAdoption *self)
{
  return &self->report;
}

void
quoth_adoption_choose (QuothAdoption *self, QuothPairing *pairing, const QuothId *ours)
{
  pairing->is_open = FALSE;
  pairing->choice = -1;
  if (ours == NULL)
    return;
  quoth_pairing_add (pairing, ours, "", QUOTH_PAIR_CHOSEN);
  for (guint i = 0; i < pairing->candidates->len; i++)
    if (quoth_id_equal (&((QuothCandidate *) pairing->candidates->pdata[i])->id, ours))
      pairing->choice = (int) i;
}

/* ---- A build ---- */

static void
run_clear (QuothAdoptionRun *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    {
      g_clear_pointer (&self->keys[i], g_hash_table_unref);
      g_clear_pointer (&self->taken[i], g_hash_table_unref);
    }
  g_clear_pointer (&self->edited, g_hash_table_unref);
  g_clear_pointer (&self->tales, g_hash_table_unref);
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_clear_pointer (&self->added, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->assignments, g_hash_table_unref);
  g_clear_pointer (&self->our_touches, g_hash_table_unref);
  g_clear_pointer (&self->their_touches, g_hash_table_unref);
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->anchor, quoth_anchor_free);
  g_clear_pointer (&self->change, quoth_change_unref);
  g_clear_pointer (&self->theirs, quoth_reader_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothAdoptionRun, run_clear)

static void
free_tale (gpointer tale)
{
  g_string_free (tale, TRUE);
}

/* What is somebody else here: whoever merges may be one of theirs, who comes in. */
static QuothId
find_coder (QuothAdoption *self, QuothReader *ours)
{
  const QuothId *id = &self->coder->value.id;

  for (guint i = 0; i < self->pairings->len && !quoth_reader_has (ours, QUOTH_KIND_CODER, id); i++)
    {
      const QuothPairing *pairing = self->pairings->pdata[i];

      if (pairing->kind == QUOTH_KIND_CODER && pairing->choice < 0 && g_strcmp0 (pairing->name, self->coder->name) == 0)
        return pairing->theirs;
    }
  return *id;
}

static gboolean
count_place_cb (gpointer value, gpointer data, GError **error)
{
  QuothAdoptionRun *self = data;
  const QuothCode *code = value;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &code->parent));

  g_hash_table_insert (self->places, quoth_id_memdup (&code->parent), GUINT_TO_POINTER (MAX (place, code->position + 1)));
  return TRUE;
}

static gboolean
keep_attribute_cb (gpointer value, gpointer data, GError **error)
{
  g_hash_table_insert (data, &QUOTH_VALUE (value)->id, quoth_value_ref (value));
  return TRUE;
}

/* Theirs is @ours from here on. */
static void
lead_to (QuothAdoptionRun *self, const QuothId *theirs, const QuothId *ours)
{
  if (!quoth_id_equal (theirs, ours))
    g_hash_table_insert (self->ids, quoth_id_memdup (theirs), quoth_id_memdup (ours));
}

/* Kinds of actors, and types of annotations and relations, are known by their keys: %NULL of all else. */
static const char *
get_key (gconstpointer value)
{
  switch ((int) ((const QuothValue *) value)->kind)
    {
    case QUOTH_KIND_ACTOR_KIND:
      return ((const QuothActorKind *) value)->key;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return ((const QuothAnnotationType *) value)->key;
    case QUOTH_KIND_RELATION_TYPE:
      return ((const QuothRelationType *) value)->key;
    default:
      return NULL;
    }
}

/* What had the key @theirs is @value here. */
static void
lead_key (QuothAdoptionRun *self, const char *theirs, gconstpointer value)
{
  const char *key = get_key (value);

  if (key != NULL && !g_str_equal (key, theirs))
    g_hash_table_insert (self->keys[((const QuothValue *) value)->kind], g_strdup (theirs), g_strdup (key));
}

static gboolean
lead_pairing (QuothAdoptionRun *self, const QuothPairing *pairing, const QuothId *ours, GError **error)
{
  g_autoptr (QuothValue) value = NULL;

  lead_to (self, &pairing->theirs, ours);
  if (pairing->kind != QUOTH_KIND_ACTOR_KIND && pairing->kind != QUOTH_KIND_ANNOTATION_TYPE
      && pairing->kind != QUOTH_KIND_RELATION_TYPE)
    return TRUE;
  value = quoth_reader_get (self->ours, pairing->kind, ours, error);
  if (value != NULL)
    lead_key (self, pairing->key, value);
  return value != NULL;
}

static gboolean
lead_pairings (QuothAdoptionRun *self, GError **error)
{
  for (guint i = 0; i < self->adoption->pairings->len; i++)
    {
      const QuothPairing *pairing = self->adoption->pairings->pdata[i];
      const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);

      if (pairing->is_open)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _("“%s” could be more than one thing in this project; say which, or that it is new"), pairing->name);
          return FALSE;
        }
      if (candidate != NULL && !lead_pairing (self, pairing, &candidate->id, error))
        return FALSE;
    }
  return TRUE;
}

static void
make_tables (QuothAdoptionRun *self)
{
  self->ids = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self->keys[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->edited = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->tales = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, free_tale);
  self->attributes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->added = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->places = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
}

static gboolean
run_init (QuothAdoptionRun *self, QuothAdoption *adoption, QuothReader *ours, GCancellable *cancellable, GError **error)
{
  QuothQuery attributes = { .kind = QUOTH_KIND_ATTRIBUTE };
  QuothQuery codes = { .kind = QUOTH_KIND_CODE };
  g_autoptr (QuothProject) our_project = quoth_reader_get (ours, QUOTH_KIND_PROJECT, NULL, error);
  g_autoptr (QuothProject) their_project = NULL;
  g_autofree char *label = g_strdup_printf (_("Merge with “%s”"), adoption->name);

  *self = (QuothAdoptionRun){ .adoption = adoption, .ours = ours, .cancellable = cancellable };
  make_tables (self);
  self->theirs = quoth_store_open_reader (adoption->theirs, error);
  their_project = self->theirs != NULL ? quoth_reader_get (self->theirs, QUOTH_KIND_PROJECT, NULL, error) : NULL;
  if (our_project == NULL || their_project == NULL)
    return FALSE;
  lead_to (self, &their_project->value.id, &our_project->value.id);
  self->coder = find_coder (adoption, ours);
  self->change = quoth_change_new (label, &self->coder);
  return quoth_reader_foreach (self->theirs, &attributes, keep_attribute_cb, self->attributes, error)
         && quoth_reader_foreach (ours, &codes, count_place_cb, self, error) && lead_pairings (self, error);
}

/* ---- What comes in ---- */

/* @value: as they have it. */
static void
count_share (QuothAdoptionRun *self, gconstpointer value)
{
  GPtrArray *shares = self->adoption->report.shares;
  const QuothId *coder = quoth_adoption_get_coder (value);
  QuothAdoptionShare *share = NULL;

  if (coder == NULL)
    return;
  for (guint i = 0; i < shares->len && share == NULL; i++)
    if (quoth_id_equal (&((QuothAdoptionShare *) shares->pdata[i])->coder, coder))
      share = shares->pdata[i];
  if (share == NULL)
    {
      const QuothPairing *pairing = g_hash_table_lookup (self->adoption->by_id, coder);

      share = g_new0 (QuothAdoptionShare, 1);
      share->coder = *coder;
      share->name = g_strdup (pairing != NULL ? pairing->name : "");
      g_ptr_array_add (shares, share);
    }
  share->n[((const QuothValue *) value)->kind]++;
}

/* After all that is there already. */
static void
place_code (QuothAdoptionRun *self, QuothCode *code)
{
  code->position += GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &code->parent));
}

static gboolean
bring_in (QuothAdoptionRun *self, QuothValue *value, GError **error)
{
  g_autoptr (QuothValue) copy = quoth_value_copy (value);
  QuothAdoptionReport *report = &self->adoption->report;

  quoth_adoption_lead (self, copy);
  if (!quoth_adoption_rename (self, copy, error))
    return FALSE;
  lead_key (self, get_key (value), copy);
  if (copy->kind == QUOTH_KIND_RELATION && !quoth_adoption_allow_relation (self, quoth_relation (copy), error))
    return FALSE;
  if (copy->kind == QUOTH_KIND_CODE)
    place_code (self, quoth_code (copy));
  if (copy->kind == QUOTH_KIND_CODEBOOK_VERSION)
    quoth_codebook_version (copy)->number = 0;
  if (quoth_kind_is_annotation (copy->kind))
    {
      if (!quoth_adoption_place (self, &QUOTH_ANNOTATION (value)->document, copy, error) || !quoth_adoption_lead_seen (self, value, copy, error))
        return FALSE;
    }
  else
    g_hash_table_insert (self->added, &copy->id, quoth_value_ref (copy));
  if (copy->kind != QUOTH_KIND_DOCUMENT)
    quoth_change_put (self->change, copy);
  else if (!quoth_adoption_put_document (self, quoth_document (copy), error))
    return FALSE;
  count_share (self, value);
  report->n_new[copy->kind]++;
  g_ptr_array_add (report->values, g_steal_pointer (&copy));
  return TRUE;
}

/* What is taken for one of ours. One that came in before stays as it is. */
static gboolean
fill_ours (QuothAdoptionRun *self, const QuothId *ours, QuothValue *value, GError **error)
{
  g_autoptr (QuothValue) copy = NULL;

  if (quoth_id_equal (ours, &value->id))
    return TRUE;
  copy = quoth_value_copy (value);
  quoth_adoption_lead (self, copy);
  return quoth_adoption_fill (self, ours, copy, error);
}

/* So many of what changed there are named. */
#define MOST_CHANGED 20

/* What came in before may have been changed there since: by their journal, after it came into ours. It may have been changed here, too, so
 * nothing is overwritten; somebody has to look. */
static gboolean
note_change (QuothAdoptionRun *self, const QuothValue *value, GError **error)
{
  QuothAdoptionReport *report = &self->adoption->report;
  const QuothTouch *ours, *theirs;

  if (self->our_touches == NULL)
    self->our_touches = quoth_reader_list_touches (self->ours, self->cancellable, error);
  if (self->our_touches != NULL && self->their_touches == NULL)
    self->their_touches = quoth_reader_list_touches (self->theirs, self->cancellable, error);
  if (self->their_touches == NULL)
    return FALSE;
  ours = g_hash_table_lookup (self->our_touches, &value->id);
  theirs = g_hash_table_lookup (self->their_touches, &value->id);
  if (ours == NULL || theirs == NULL || theirs->last <= ours->made)
    return TRUE;
  if (report->n_changed++ < MOST_CHANGED)
    {
      QuothValue *here = quoth_reader_get (self->ours, value->kind, &value->id, error);

      if (here == NULL)
        return FALSE;
      g_ptr_array_add (report->changed, here);
    }
  return TRUE;
}

static gboolean
adopt_assignment (QuothAdoptionRun *self, QuothAssignment *theirs, GError **error)
{
  g_autoptr (QuothAssignment) copy = quoth_assignment_copy (theirs);
  gboolean is_here;

  if (!quoth_adoption_lead_assignment (self, copy, &is_here, error))
    return FALSE;
  self->adoption->report.n_here[QUOTH_KIND_ASSIGNMENT] += is_here;
  return is_here || bring_in (self, &copy->value, error);
}

static gboolean
adopt_cb (gpointer data, gpointer user_data, GError **error)
{
  QuothAdoptionRun *self = user_data;
  QuothValue *value = data;
  const QuothPairing *pairing = g_hash_table_lookup (self->adoption->by_id, &value->id);
  const QuothCandidate *candidate = pairing != NULL ? quoth_pairing_get_choice (pairing) : NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (value->kind == QUOTH_KIND_DOCUMENT && !quoth_adoption_put_rejections (self, &value->id, error))
    return FALSE;
  if (value->kind == QUOTH_KIND_ASSIGNMENT)
    return adopt_assignment (self, quoth_assignment (value), error);
  if (candidate == NULL && !quoth_reader_has (self->ours, value->kind, &value->id))
    return bring_in (self, value, error);
  self->adoption->report.n_here[value->kind]++;
  if (candidate == NULL || quoth_id_equal (&candidate->id, &value->id))
    return note_change (self, value, error);
  return candidate == NULL || fill_ours (self, &candidate->id, value, error);
}

static gboolean
fill_parent_cb (gpointer data, gpointer user_data, GError **error)
{
  QuothAdoptionRun *self = user_data;
  g_autoptr (QuothActor) actor = NULL;
  const QuothId *ours = g_hash_table_lookup (self->ids, &QUOTH_VALUE (data)->id);

  if (ours == NULL)
    return TRUE;
  actor = quoth_actor_copy (data);
  quoth_adoption_lead (self, actor);
  return quoth_adoption_fill_parent (self, ours, actor, error);
}

static gboolean
adopt_all (QuothAdoptionRun *self, GError **error)
{
  QuothQuery actors = { .kind = QUOTH_KIND_ACTOR };

  for (guint kind = QUOTH_KIND_CODER; kind < QUOTH_N_KINDS; kind++)
    {
      QuothQuery query = { .kind = kind };

      if (!quoth_reader_foreach (self->theirs, &query, adopt_cb, self, error))
        return FALSE;
    }
  return quoth_reader_foreach (self->theirs, &actors, fill_parent_cb, self, error);
}

/* ---- The end ---- */

/* The same for the same target and the same project, so that a second merge does not tell it again. */
static QuothId
make_memo_id (QuothAdoptionRun *self, const QuothId *target)
{
  g_autoptr (QuothProject) project = quoth_reader_get (self->theirs, QUOTH_KIND_PROJECT, NULL, NULL);
  guint8 both[32] = { 0 };
  guint8 sha256[QUOTH_SHA256_SIZE];
  QuothId id;

  memcpy (both, target->bytes, 16);
  if (project != NULL)
    memcpy (both + 16, project->value.id.bytes, 16);
  quoth_sha256 (both, sizeof both, sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  /* A UUID of version 8: made in a way of one's own. */
  id.bytes[6] = 0x80 | (id.bytes[6] & 0x0f);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);
  return id;
}

static void
put_tale (QuothAdoptionRun *self, const QuothId *target, const GString *tale)
{
  QuothId id = make_memo_id (self, target);
  g_autoptr (QuothMemo) memo = NULL;
  g_auto (GStrv) sentences = g_strsplit (tale->str, "\n", -1);

  if (quoth_reader_has (self->ours, QUOTH_KIND_MEMO, &id))
    return;
  memo = quoth_memo_new (&id);
  memo->target = *target;
  memo->coder = self->coder;
  memo->text = g_strdup (tale->str);
  memo->time = g_get_real_time () / 1000;
  quoth_change_put (self->change, memo);
  for (guint i = 0; sentences[i] != NULL; i++)
    g_ptr_array_add (self->adoption->report.told, g_strdup (sentences[i]));
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const QuothAdoptionShare *const *) a)->name, (*(const QuothAdoptionShare *const *) b)->name);
}

static void
finish (QuothAdoptionRun *self)
{
  QuothAdoption *adoption = self->adoption;
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->edited);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      quoth_change_put (self->change, value);
      adoption->report.n_filled++;
    }
  g_hash_table_iter_init (&iter, self->tales);
  while (g_hash_table_iter_next (&iter, &key, &value))
    put_tale (self, key, value);
  if (!quoth_change_is_empty (self->change) && quoth_id_equal (&self->coder, &adoption->coder->value.id)
      && !quoth_reader_has (self->ours, QUOTH_KIND_CODER, &self->coder))
    quoth_change_put (self->change, adoption->coder);
  g_ptr_array_sort (adoption->report.shares, compare_shares);
}

static void
clear_report (QuothAdoptionReport *report)
{
  g_ptr_array_set_size (report->shares, 0);
  g_ptr_array_set_size (report->values, 0);
  g_ptr_array_set_size (report->changed, 0);
  g_ptr_array_set_size (report->told, 0);
  memset (report->n_new, 0, sizeof report->n_new);
  memset (report->n_here, 0, sizeof report->n_here);
  report->n_filled = 0;
  report->n_changed = 0;
  report->n_unplaced = 0;
}

QuothChange *
quoth_adoption_build (QuothReader *ours, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (QuothAdoptionRun) self = { 0 };
  gboolean done;

  clear_report (&((QuothAdoption *) data)->report);
  if (!run_init (&self, data, ours, cancellable, error) || !quoth_reader_begin (self.theirs, error))
    return NULL;
  done = adopt_all (&self, error);
  if (done)
    finish (&self);
  quoth_reader_end (self.theirs);
  return done ? g_steal_pointer (&self.change) : NULL;
}
