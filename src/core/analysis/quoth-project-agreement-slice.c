/* quoth-project-agreement-slice.c: which coders and texts count, what is left out, and what was marked in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "analysis/quoth-project-agreement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

QuothCodingLayer
quoth_project_agreement_get_layer (const QuothProjectAgreement *self)
{
  return self->layer;
}

guint
quoth_project_agreement_get_n_coders (const QuothProjectAgreement *self)
{
  return self->coders->len;
}

const char *
quoth_project_agreement_get_coder (const QuothProjectAgreement *self, guint coder)
{
  return self->coders->pdata[coder];
}

GPtrArray *
quoth_project_agreement_get_texts (const QuothProjectAgreement *self)
{
  return self->texts;
}

gboolean
quoth_project_agreement_has_coded (const QuothProjectAgreement *self, guint text, guint coder)
{
  return self->coded[text * self->coders->len + coder];
}

/* ---- What can be told apart in a table by code ---- */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_members (GHashTable *codes, const char *value)
{
  g_auto (GStrv) members = g_strsplit (value, "|", -1);

  for (guint i = 0; members[i] != NULL; i++)
    if (!g_str_equal (members[i], "{}"))
      g_hash_table_add (codes, g_strdup (members[i]));
}

GPtrArray *
quoth_project_agreement_list_codes (const QuothProjectAgreement *self)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer code;

  for (guint i = 0; i < self->facts->len; i++)
    {
      const CodingFact *fact = &g_array_index (self->facts, CodingFact, i);

      if (quoth_coding_layer_has_topics (self->layer))
        g_hash_table_add (codes, g_strdup (fact->topic));
      else if (fact->value != NULL)
        add_members (codes, fact->value);
    }
  for (guint i = 0; i < self->relations->len; i++)
    g_hash_table_add (codes, g_strdup (g_array_index (self->relations, CodingRelation, i).kind));
  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (list, g_strdup (code));
  g_ptr_array_sort (list, compare_strings);
  return list;
}

/* ---- Slices ---- */

guint *
quoth_coding_slice_dup_coders (const QuothProjectAgreement *self, const QuothCodingSlice *slice, guint *n_coders)
{
  guint *coders;

  *n_coders = slice->coders != NULL ? slice->n_coders : self->coders->len;
  coders = g_new (guint, *n_coders + 1);
  for (guint i = 0; i < *n_coders; i++)
    coders[i] = slice->coders != NULL ? slice->coders[i] : i;
  return coders;
}

gboolean
quoth_coding_slice_has (const QuothCodingSlice *slice, guint text)
{
  return slice->texts == NULL || slice->texts[text];
}

guint
quoth_coding_slice_count (const QuothProjectAgreement *self, guint text, const guint *coders, guint n_coders)
{
  guint n = 0;

  for (guint i = 0; i < n_coders; i++)
    n += quoth_project_agreement_has_coded (self, text, coders[i]);
  return n;
}

int
quoth_coding_find (guint coder, const guint *coders, guint n_coders)
{
  for (guint i = 0; i < n_coders; i++)
    if (coders[i] == coder)
      return (int) i;
  return -1;
}

void
quoth_coding_counts_add (
  QuothCodingCounts *self, const QuothProjectAgreement *agreement, guint text, const guint *coders, guint n_coders, gboolean counts)
{
  if (!counts)
    {
      self->n_texts_apart++;
      return;
    }
  self->n_texts++;
  self->n_texts_unfinished += ((QuothCodedText *) agreement->texts->pdata[text])->n_unfinished > 0;
  for (guint i = agreement->firsts[text]; i < agreement->firsts[text + 1]; i++)
    {
      const CodingPiece *piece = &g_array_index (agreement->pieces, CodingPiece, i);

      if (quoth_coding_find (piece->coder, coders, n_coders) < 0)
        continue;
      self->n_gold += piece->state == CODING_GOLD;
      self->n_unplaced += piece->state == CODING_UNPLACED;
      self->n_boilerplate += piece->state == CODING_BOILERPLATE;
    }
}

void
quoth_coding_counts_tell (const QuothCodingCounts *self, QuothAgreement *agreement)
{
  quoth_agreement_leave_out (agreement, g_strdup (_("texts that too few of the coders coded")), self->n_texts_apart);
  quoth_agreement_leave_out (agreement, g_strdup (_("annotations that only one coder made")), self->n_alone);
  quoth_agreement_leave_out (agreement, g_strdup (_("what only one coder said something of")), self->n_unsaid);
  quoth_agreement_leave_out (agreement, g_strdup (_("relations with an end that only one coder marked")), self->n_loose);
  quoth_agreement_leave_out (agreement, g_strdup (_("annotations without a place in the text")), self->n_unplaced);
  quoth_agreement_leave_out (agreement, g_strdup (_("annotations in boilerplate")), self->n_boilerplate);
  quoth_agreement_leave_out (agreement, g_strdup (_("annotations of the gold layer")), self->n_gold);
}

/* ---- What was marked ---- */

static gboolean
add_unit (
  QuothContinuum *continuum, const QuothProjectAgreement *self, const CodingPiece *piece, guint coder, const char *code, guint base, GError **error)
{
  g_autofree QuothRange *ranges = g_new (QuothRange, piece->n_ranges);

  for (guint i = 0; i < piece->n_ranges; i++)
    {
      QuothRange range = g_array_index (self->ranges, QuothRange, piece->first_range + i);

      ranges[i] = quoth_range (base + range.start, base + range.end);
    }
  return quoth_continuum_add (continuum, coder, quoth_continuum_intern_code (continuum, code), ranges, piece->n_ranges, error);
}

static gboolean
add_piece (QuothContinuum *continuum,
           const QuothProjectAgreement *self,
           const QuothCodingSlice *slice,
           const CodingPiece *piece,
           guint coder,
           guint base,
           GError **error)
{
  const char *value = piece->n_facts > 0 ? g_array_index (self->facts, CodingFact, piece->first_fact).value : NULL;
  g_auto (GStrv) codes = NULL;

  if (piece->n_facts == 0)
    value = quoth_coding_layer_to_nick (self->layer);
  codes = g_strsplit (value != NULL && !g_str_equal (value, "{}") ? value : _("(none)"), "|", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if ((slice->code == NULL || g_str_equal (slice->code, codes[i]))
        && !add_unit (continuum, self, piece, coder, codes[i], base, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_text (QuothContinuum *continuum,
          const QuothProjectAgreement *self,
          const QuothCodingSlice *slice,
          guint text,
          const guint *coders,
          guint n_coders,
          guint base,
          GError **error)
{
  for (guint i = self->firsts[text]; i < self->firsts[text + 1]; i++)
    {
      const CodingPiece *piece = &g_array_index (self->pieces, CodingPiece, i);
      int coder = quoth_coding_find (piece->coder, coders, n_coders);

      if (coder >= 0 && piece->state == CODING_COUNTS && !add_piece (continuum, self, slice, piece, (guint) coder, base, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_complete (const QuothProjectAgreement *self, const QuothCodingSlice *slice, guint text, const guint *coders, guint n_coders)
{
  return quoth_coding_slice_has (slice, text) && quoth_coding_slice_count (self, text, coders, n_coders) == n_coders;
}

static gboolean
measure_length (const QuothProjectAgreement *self, const guint *texts, guint n_texts, guint gap, guint *length, GError **error)
{
  guint64 sum = 0;

  for (guint i = 0; i < n_texts; i++)
    sum += (guint64) self->lengths[texts[i]] + gap;
  if (sum >= G_MAXINT32)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE,
                   _("The texts are too long to be measured as one; measure a part of them, or text by text"));
      return FALSE;
    }
  *length = (guint) sum;
  return TRUE;
}

guint *
quoth_coding_slice_list_complete (const QuothProjectAgreement *self, const QuothCodingSlice *slice, guint *n_texts)
{
  guint n_coders;
  g_autofree guint *coders = quoth_coding_slice_dup_coders (self, slice, &n_coders);
  guint *texts = g_new (guint, self->texts->len + 1);

  *n_texts = 0;
  for (guint t = 0; t < self->texts->len; t++)
    if (is_complete (self, slice, t, coders, n_coders))
      texts[(*n_texts)++] = t;
  return texts;
}

QuothContinuum *
quoth_coding_continuum_new (
  const QuothProjectAgreement *self, const QuothCodingSlice *slice, const guint *texts, guint n_texts, guint gap, GError **error)
{
  guint n_coders, length, base = 0;
  g_autofree guint *coders = quoth_coding_slice_dup_coders (self, slice, &n_coders);
  g_autoptr (QuothContinuum) continuum = NULL;

  if (!measure_length (self, texts, n_texts, gap, &length, error))
    return NULL;
  continuum = quoth_continuum_new (length);
  for (guint i = 0; i < n_coders; i++)
    quoth_continuum_intern_coder (continuum, self->coders->pdata[coders[i]]);
  for (guint i = 0; i < n_texts; i++)
    {
      if (!add_text (continuum, self, slice, texts[i], coders, n_coders, base, error))
        return NULL;
      base += self->lengths[texts[i]] + gap;
    }
  return g_steal_pointer (&continuum);
}

QuothContinuum *
quoth_project_agreement_dup_continuum (
  const QuothProjectAgreement *self, const QuothCodingSlice *slice, guint gap, QuothCodingCounts *counts, GError **error)
{
  guint n_coders, n_texts;
  g_autofree guint *coders = quoth_coding_slice_dup_coders (self, slice, &n_coders);
  g_autofree guint *texts = quoth_coding_slice_list_complete (self, slice, &n_texts);

  *counts = (QuothCodingCounts){ 0 };
  for (guint t = 0; t < self->texts->len; t++)
    if (quoth_coding_slice_has (slice, t))
      quoth_coding_counts_add (counts, self, t, coders, n_coders, is_complete (self, slice, t, coders, n_coders));
  return quoth_coding_continuum_new (self, slice, texts, n_texts, gap, error);
}
