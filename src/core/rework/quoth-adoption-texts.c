/* quoth-adoption-texts.c: the documents of another project, and what stands in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new document comes with all its texts, each as a revision of the one before, so that what has no place in the last is still found in
 * the one it stood in. The time of a revision is that of the merge, and of the original files only the last is known to the model.
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

#include <string.h>

#include "rework/quoth-revise-private.h"

static gboolean
put_revision (QuothAdoptionRun *self,
              const QuothDocument *document,
              const QuothRevision *revision,
              guint8 corrects[32],
              GError **error)
{
  g_autoptr (QuothText) text = quoth_reader_load_revision_text (self->theirs, revision, error);
  g_autoptr (QuothDocument) older = NULL;

  if (text == NULL)
    return FALSE;
  older = quoth_document_copy (document);
  g_clear_pointer (&older->original, g_bytes_unref);
  g_clear_pointer (&older->segments, g_ptr_array_unref);
  g_free (older->revision_note);
  older->revision_note = g_strdup (revision->note);
  quoth_document_set_text (older, text);
  memcpy (older->corrects, corrects, sizeof older->corrects);
  memcpy (corrects, older->sha256, sizeof older->sha256);
  quoth_change_put (self->change, older);
  return TRUE;
}

gboolean
quoth_adoption_put_document (QuothAdoptionRun *self, QuothDocument *document, GError **error)
{
  g_autoptr (QuothDocument) whole = quoth_reader_load_document (self->theirs, &document->value.id, error);
  g_autoptr (GPtrArray) revisions
    = whole != NULL ? quoth_reader_list_revisions (self->theirs, &document->value.id, error) : NULL;
  guint8 corrects[32] = { 0 };

  if (revisions == NULL)
    return FALSE;
  quoth_document_set_text (document, whole->text);
  document->original = whole->original != NULL ? g_bytes_ref (whole->original) : NULL;
  document->segments = whole->segments != NULL ? g_ptr_array_ref (whole->segments) : NULL;
  for (guint i = 0; i < revisions->len; i++)
    {
      const QuothRevision *revision = revisions->pdata[i];

      if (!revision->is_current && !put_revision (self, document, revision, corrects, error))
        return FALSE;
    }
  memcpy (document->corrects, corrects, sizeof document->corrects);
  quoth_change_put (self->change, document);
  return TRUE;
}

/* Whether the text of @their_document is another one here; then the way from theirs to ours is ready. */
static gboolean
start_document (QuothAdoptionRun *self, const QuothId *their_document, GError **error)
{
  QuothId ours = *their_document;
  g_autoptr (QuothText) their_text = NULL;
  g_autoptr (QuothDiff) diff = NULL;

  if (quoth_id_equal (&self->document, their_document))
    return TRUE;
  g_clear_pointer (&self->anchor, quoth_anchor_free);
  g_clear_pointer (&self->text, quoth_text_unref);
  self->document = *their_document;
  quoth_adoption_lead_id (self, &ours);
  if (!quoth_reader_has (self->ours, QUOTH_KIND_DOCUMENT, &ours))
    return TRUE;
  their_text = quoth_reader_load_text (self->theirs, their_document, error);
  self->text = their_text != NULL ? quoth_reader_load_text (self->ours, &ours, error) : NULL;
  if (self->text == NULL)
    return FALSE;
  if (memcmp (quoth_text_get_sha256 (their_text), quoth_text_get_sha256 (self->text), 32) == 0)
    return TRUE;
  diff = quoth_diff_new (their_text, self->text);
  self->anchor = quoth_anchor_new (diff);
  return TRUE;
}

gboolean
quoth_adoption_place (QuothAdoptionRun *self, const QuothId *their_document, gpointer annotation, GError **error)
{
  QuothAnnotation *head = annotation;
  g_autoptr (QuothValue) before = NULL;

  if (!start_document (self, their_document, error))
    return FALSE;
  if (self->anchor == NULL || head->unplaced)
    return TRUE;
  before = quoth_value_copy (annotation);
  if (quoth_revise_spans (self->text, self->anchor, before, annotation) < QUOTH_FATE_CHANGES)
    return TRUE;
  g_array_unref (head->spans);
  head->spans = g_array_ref (QUOTH_ANNOTATION (before)->spans);
  head->unplaced = TRUE;
  self->adoption->report.n_unplaced++;
  return TRUE;
}

gboolean
quoth_adoption_put_rejections (QuothAdoptionRun *self, const QuothId *their_document, GError **error)
{
  g_autoptr (GPtrArray) rejections = quoth_reader_list_rejections (self->theirs, their_document, error);

  if (rejections == NULL || rejections->len == 0)
    return rejections != NULL;
  if (!start_document (self, their_document, error))
    return FALSE;
  for (guint i = 0; i < rejections->len && self->anchor == NULL; i++)
    {
      QuothRejection *rejection = rejections->pdata[i];

      quoth_adoption_lead_id (self, &rejection->document);
      quoth_adoption_lead_id (self, &rejection->coder);
      quoth_change_reject (self->change, rejection);
    }
  return TRUE;
}
