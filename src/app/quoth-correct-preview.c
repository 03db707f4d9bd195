/* quoth-correct-preview.c: what a correction of a text does to what is coded in it, before it is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-correct-preview.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-line.h"
#include "quoth-names.h"

typedef struct
{
  QuothDocument *document;
  QuothCoder *coder;
  char *typed;
  char *note;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  quoth_value_unref (self->document);
  quoth_value_unref (self->coder);
  g_free (self->typed);
  g_free (self->note);
  g_free (self);
}

void
quoth_correct_preview_free (QuothCorrectPreview *self)
{
  quoth_revise_unref (self->revise);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* What was pasted may have the line ends of another system. */
static void
tidy_newlines (char *text)
{
  char *out = text;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\r')
      *out++ = *p;
    else if (p[1] != '\n')
      *out++ = '\n';
  *out = '\0';
}

/* Lines */

static char *
dup_fate (const QuothRevised *revised)
{
  g_autofree char *after = NULL;

  if (QUOTH_ANNOTATION (revised->before)->unplaced)
    return g_strdup (_ ("gets its place again"));
  if (revised->fate == QUOTH_FATE_LOST)
    return g_strdup (_ ("finds no place"));
  after = quoth_annotation_dup_quote (revised->after);
  /* Translators: what an annotation reads after the text was corrected */
  return g_strdup_printf (_ ("will read “%s”"), after);
}

static QuothLine *
make_line (const QuothRevised *revised)
{
  g_autofree char *before = quoth_annotation_dup_quote (revised->before);
  g_autofree char *fate = dup_fate (revised);
  g_autofree char *title = g_strdup_printf ("“%s”", before);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", quoth_name_of_annotation (revised->before->kind), fate);

  return quoth_line_new (title, subtitle);
}

static void
add_lines (GPtrArray *lines, GPtrArray *told, gboolean lost, const char *heading)
{
  gboolean any = FALSE;

  for (guint i = 0; i < told->len; i++)
    {
      const QuothRevised *revised = told->pdata[i];

      if ((revised->fate == QUOTH_FATE_LOST) != lost)
        continue;
      if (!any)
        g_ptr_array_add (lines, quoth_line_new_heading (heading));
      any = TRUE;
      g_ptr_array_add (lines, make_line (revised));
    }
}

static GPtrArray *
make_lines (GPtrArray *told)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  add_lines (lines, told, TRUE, _ ("Without a place"));
  add_lines (lines, told, FALSE, _ ("Changed"));
  return lines;
}

static gpointer
preview (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (QuothText) text = NULL;
  g_autoptr (QuothRevise) revise = NULL;
  g_autoptr (QuothChange) change = NULL;
  QuothCorrectPreview *self;

  tidy_newlines (job->typed);
  text = quoth_text_new_take (job->typed, strlen (job->typed), error);
  job->typed = NULL;
  if (text == NULL)
    return NULL;
  revise = quoth_revise_new (&job->document->value.id, text, job->note, job->coder);
  quoth_revise_set_base (revise, job->document->sha256);
  change = quoth_revise_build (reader, revise, cancellable, error);
  if (change == NULL)
    return NULL;
  self = g_new0 (QuothCorrectPreview, 1);
  self->lines = make_lines (quoth_revise_get_report (revise)->told);
  self->revise = g_steal_pointer (&revise);
  return self;
}

void
quoth_correct_preview_async (QuothSession *session,
                             QuothDocument *document,
                             char *typed,
                             const char *note,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->document = quoth_value_ref (document);
  job->coder = quoth_coder_copy (quoth_session_get_coder (session));
  job->typed = typed;
  job->note = g_strdup (note);
  quoth_store_read_async (quoth_session_get_store (session), preview, job, job_free,
                          (GDestroyNotify) quoth_correct_preview_free, cancellable, callback, user_data);
}

QuothCorrectPreview *
quoth_correct_preview_finish (QuothSession *session, GAsyncResult *result, GError **error)
{
  return quoth_store_read_finish (quoth_session_get_store (session), result, error);
}
