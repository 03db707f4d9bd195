/* quoth-codebook.c: versions of a codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-codebook.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-jsonl.h"
#include "text/quoth-error.h"

char *
quoth_codebook_dup_content (QuothReader *reader, GError **error)
{
  g_autoptr (GString) content = g_string_new (NULL);

  if (!quoth_jsonl_append_codebook (content, reader, FALSE, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&content), FALSE);
}

QuothCodebookSaving *
quoth_codebook_saving_new (const QuothCoder *coder, const char *name, const char *note)
{
  QuothCodebookSaving *self = g_new0 (QuothCodebookSaving, 1);

  self->coder = quoth_value_ref ((gpointer) coder);
  self->name = g_strdup (name);
  self->note = g_strdup (note);
  return self;
}

void
quoth_codebook_saving_free (QuothCodebookSaving *self)
{
  quoth_value_unref (self->coder);
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

QuothChange *
quoth_codebook_save (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothCodebookSaving *self = data;
  g_autofree char *content = quoth_codebook_dup_content (reader, error);
  g_autoptr (QuothChange) change = NULL;
  g_autoptr (QuothCodebookVersion) version = NULL;

  if (content == NULL)
    return NULL;
  if (*content == '\0')
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                           _ ("there is nothing in the codebook yet: a version needs a code or another definition"));
      return NULL;
    }
  change = quoth_change_new (_ ("Save a version of the codebook"), &self->coder->value.id);
  version = quoth_codebook_version_new (NULL);
  version->name = g_strdup (self->name);
  version->note = g_strdup (self->note);
  version->coder = self->coder->value.id;
  version->time = g_get_real_time () / 1000;
  version->content = g_steal_pointer (&content);
  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->coder->value.id))
    quoth_change_put (change, self->coder);
  quoth_change_put (change, version);
  return g_steal_pointer (&change);
}
