/* quoth-bench-intake.c: a file of another program, to be read for a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench-intake.h"

#include "formats/quoth-format.h"

void
quoth_bench_insist (gboolean done, const GError *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "it failed");
}

void
quoth_bench_intake_open (QuothBenchIntake *self, const char *project, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize n_bytes;

  self->store = quoth_store_open (project, QUOTH_STORE_READ_ONLY, &error);
  quoth_bench_insist (self->store != NULL, error);
  self->reader = quoth_store_open_reader (self->store, &error);
  quoth_bench_insist (self->reader != NULL, error);
  self->coder = quoth_coder_new (NULL);
  self->coder->name = g_strdup ("A");
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->losses = quoth_losses_new ();
  self->intake = quoth_intake_new (path, self->reader, self->coder, NULL, FALSE, self->warnings, self->losses);
  quoth_bench_insist (g_file_get_contents (path, &content, &n_bytes, &error), error);
  self->bytes = g_bytes_new_take (content, n_bytes);
}

void
quoth_bench_intake_clear (QuothBenchIntake *self)
{
  g_bytes_unref (self->bytes);
  quoth_intake_free (self->intake);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->losses);
  quoth_value_unref (self->coder);
  quoth_reader_free (self->reader);
  g_object_unref (self->store);
}

guint
quoth_bench_intake_read (QuothBenchIntake *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  quoth_bench_insist (quoth_format_find (id)->read_edits (self->intake, self->bytes, &error), error);
  return self->intake->lines->len;
}
