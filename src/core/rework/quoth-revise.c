/* quoth-revise.c: correcting the text of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-revise.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rework/quoth-revise-private.h"
#include "text/quoth-error.h"

struct _QuothRevise
{
  gatomicrefcount ref_count;

  QuothId document;
  QuothId revision; /* whose text is taken when it is built; none if the text is given */
  QuothText *text;
  char *note;
  QuothCoder *coder;
  gboolean has_base;
  guint8 base[32];

  gboolean has_file;
  char *encoding;
  QuothNewline newline;
  gboolean bom;
  GBytes *original;

  QuothReviseReport report;
};

static void
revised_free (gpointer data)
{
  QuothRevised *self = data;

  quoth_value_unref (self->before);
  quoth_value_unref (self->after);
  g_free (self);
}

static QuothRevise *
revise_new (const QuothId *document, const QuothCoder *coder)
{
  QuothRevise *self = g_new0 (QuothRevise, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->document = *document;
  self->coder = quoth_coder_copy (coder);
  self->report.told = g_ptr_array_new_with_free_func (revised_free);
  return self;
}

QuothRevise *
quoth_revise_new (const QuothId *document, QuothText *text, const char *note, const QuothCoder *coder)
{
  QuothRevise *self = revise_new (document, coder);

  self->text = quoth_text_ref (text);
  self->note = g_strdup (note);
  return self;
}

QuothRevise *
quoth_revise_new_back (const QuothId *document, const QuothId *revision, const QuothCoder *coder)
{
  QuothRevise *self = revise_new (document, coder);

  self->revision = *revision;
  return self;
}

QuothRevise *
quoth_revise_ref (QuothRevise *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
quoth_revise_unref (QuothRevise *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->text, quoth_text_unref);
  g_free (self->note);
  quoth_value_unref (self->coder);
  g_free (self->encoding);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_ptr_array_unref (self->report.told);
  g_free (self);
}

void
quoth_revise_set_base (QuothRevise *self, const guint8 sha256[32])
{
  self->has_base = TRUE;
  memcpy (self->base, sha256, sizeof self->base);
}

void
quoth_revise_set_file (QuothRevise *self, const QuothDecoded *decoded, GBytes *bytes)
{
  self->has_file = TRUE;
  g_free (self->encoding);
  self->encoding = g_strdup (decoded->encoding);
  self->newline = decoded->newline;
  self->bom = decoded->bom;
  g_clear_pointer (&self->original, g_bytes_unref);
  if (!decoded->exact)
    self->original = g_bytes_ref (bytes);
}

static gboolean
is_blank (QuothText *text)
{
  for (const char *p = quoth_text_get_utf8 (text); *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
check (QuothRevise *self, const QuothDocument *document, GError **error)
{
  if (self->has_base && memcmp (self->base, document->sha256, sizeof self->base) != 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                 _("The text of “%s” was corrected meanwhile; look at what it is now, and correct that"),
                 document->name);
  else if (is_blank (self->text))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY,
                 _("The corrected text of “%s” is empty; a document needs a text"), document->name);
  else
    return TRUE;
  return FALSE;
}

static QuothDocument *
make_document (QuothRevise *self, const QuothDocument *old, QuothAnchor *anchor)
{
  QuothDocument *document = quoth_document_copy (old);

  memcpy (document->corrects, old->sha256, sizeof document->corrects);
  quoth_document_set_text (document, self->text);
  g_free (document->revision_note);
  document->revision_note = g_strdup (self->note);
  g_clear_pointer (&document->original, g_bytes_unref);
  if (self->has_file)
    {
      g_free (document->encoding);
      document->encoding = g_strdup (self->encoding);
      document->newline = self->newline;
      document->bom = self->bom;
      document->original = self->original != NULL ? g_bytes_ref (self->original) : NULL;
    }
  g_clear_pointer (&document->segments, g_ptr_array_unref);
  document->segments = quoth_revise_segments (old, self->text, anchor);
  return document;
}

/* What becomes of @before. */
static QuothRevised *
move_annotation (QuothRevise *self, QuothAnchor *anchor, QuothValue *before)
{
  QuothRevised *revised = g_new0 (QuothRevised, 1);

  revised->before = quoth_value_ref (before);
  revised->after = quoth_value_copy (before);
  revised->fate = quoth_revise_spans (self->text, anchor, before, revised->after);
  if (revised->fate == QUOTH_FATE_LOST)
    {
      quoth_value_unref (revised->after);
      revised->after = quoth_value_copy (before);
      QUOTH_ANNOTATION (revised->after)->unplaced = TRUE;
    }
  return revised;
}

/* An unplaced annotation as it is in the new text, if it stood in just that text. */
static gboolean
place_again (QuothRevise *self, QuothReader *reader, QuothValue *before, QuothRevised **revised, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (QuothText) text = quoth_reader_load_text_of (reader, before, &local_error);

  *revised = NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (text == NULL
      || memcmp (quoth_text_get_sha256 (text), quoth_text_get_sha256 (self->text), 32) != 0)
    return TRUE;
  *revised = g_new0 (QuothRevised, 1);
  (*revised)->before = quoth_value_ref (before);
  (*revised)->after = quoth_value_copy (before);
  QUOTH_ANNOTATION ((*revised)->after)->unplaced = FALSE;
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const QuothRevised *x = *(const QuothRevised *const *) a;
  const QuothRevised *y = *(const QuothRevised *const *) b;
  int order = quoth_range_compare (quoth_annotation_get_extent (x->before),
                                   quoth_annotation_get_extent (y->before));

  return order != 0 ? order : quoth_id_compare (&x->before->id, &y->before->id);
}

static void
tell (QuothReviseReport *report, QuothRevised *revised, QuothChange *change)
{
  gboolean was_unplaced = QUOTH_ANNOTATION (revised->before)->unplaced;

  if (was_unplaced)
    report->n_placed++;
  else
    report->n[revised->fate]++;
  if (was_unplaced || revised->fate != QUOTH_FATE_STAYS)
    quoth_change_put (change, revised->after);
  if (was_unplaced || revised->fate >= QUOTH_FATE_CHANGES)
    g_ptr_array_add (report->told, revised);
  else
    revised_free (revised);
}

static gboolean
add_annotations (QuothRevise *self,
                 QuothReader *reader,
                 QuothAnchor *anchor,
                 QuothChange *change,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, &self->document, error);

  if (annotations == NULL)
    return FALSE;
  for (guint i = 0; i < annotations->len; i++)
    {
      QuothValue *before = annotations->pdata[i];
      QuothRevised *revised;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!QUOTH_ANNOTATION (before)->unplaced)
        revised = move_annotation (self, anchor, before);
      else if (!place_again (self, reader, before, &revised, error))
        return FALSE;
      if (revised != NULL)
        tell (&self->report, revised, change);
      else
        self->report.n_waiting++;
    }
  g_ptr_array_sort (self->report.told, compare_places);
  return TRUE;
}

/* A rejected suggestion goes with its words; without them it is forgotten. */
static gboolean
move_rejections (QuothRevise *self, QuothReader *reader, QuothAnchor *anchor, QuothChange *change, GError **error)
{
  g_autoptr (GPtrArray) rejections = quoth_reader_list_rejections (reader, &self->document, error);

  for (guint i = 0; rejections != NULL && i < rejections->len; i++)
    {
      QuothRejection *rejection = rejections->pdata[i];
      QuothRange range;
      QuothFate fate = quoth_anchor_map (anchor, rejection->range, &range);

      if (fate == QUOTH_FATE_STAYS && quoth_range_equal (range, rejection->range))
        continue;
      quoth_change_forget_rejection (change, rejection);
      rejection->range = range;
      if (fate < QUOTH_FATE_CHANGES)
        quoth_change_reject (change, rejection);
    }
  return rejections != NULL;
}

static void
clear_report (QuothReviseReport *report)
{
  GPtrArray *told = report->told;

  g_ptr_array_set_size (told, 0);
  *report = (QuothReviseReport){ .told = told };
}

/* The text of a revision, if that is what was asked for. */
static gboolean
load_text (QuothRevise *self, QuothReader *reader, const QuothDocument *document, GError **error)
{
  g_autoptr (GPtrArray) revisions = NULL;

  if (self->text != NULL)
    return TRUE;
  revisions = quoth_reader_list_revisions (reader, &self->document, error);
  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    {
      const QuothRevision *revision = revisions->pdata[i];

      if (!quoth_id_equal (&revision->id, &self->revision))
        continue;
      self->note = g_strdup (revision->note);
      self->text = quoth_reader_load_revision_text (reader, revision, error);
      return self->text != NULL;
    }
  if (revisions != NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("That text of “%s” is not in the project any more"), document->name);
  return FALSE;
}

QuothChange *
quoth_revise_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothRevise *self = data;
  g_autoptr (QuothDocument) old = quoth_reader_load_document (reader, &self->document, error);
  g_autoptr (QuothDocument) new = NULL;
  g_autoptr (QuothChange) change = NULL;
  g_autoptr (QuothDiff) diff = NULL;
  g_autoptr (QuothAnchor) anchor = NULL;
  g_autofree char *label = NULL;

  clear_report (&self->report);
  if (old == NULL || !load_text (self, reader, old, error) || !check (self, old, error))
    return NULL;
  label = g_strdup_printf (_("Correct the text of “%s”"), old->title != NULL && *old->title != '\0' ? old->title : old->name);
  change = quoth_change_new (label, &self->coder->value.id);
  self->report.is_same = memcmp (old->sha256, quoth_text_get_sha256 (self->text), 32) == 0;
  if (self->report.is_same)
    return g_steal_pointer (&change);

  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->coder->value.id))
    quoth_change_put (change, self->coder);
  diff = quoth_diff_new (old->text, self->text);
  anchor = quoth_anchor_new (diff);
  new = make_document (self, old, anchor);
  quoth_change_put (change, new);
  return add_annotations (self, reader, anchor, change, cancellable, error) && move_rejections (self, reader, anchor, change, error) ? g_steal_pointer (&change) : NULL;
}

const QuothReviseReport *
quoth_revise_get_report (QuothRevise *self)
{
  return &self->report;
}
