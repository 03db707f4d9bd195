/* quoth-intake.c: a file of codings on its way to edits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-intake.h"

#include <glib/gi18n-lib.h>

#include "text/quoth-error.h"

/* How many of one sort are listed with their lines: the first few show what it is, and the count how much. */
#define MAX_LISTED 10

/* A file has at most 1 GiB, and its edits are seldom longer; but what it says once, and refers to a million times, each of them would repeat. */
#define MAX_BYTES ((gsize) 2 << 30)

static void
source_file_clear (gpointer data)
{
  g_free (((QuothSourceFile *) data)->name);
}

QuothIntake *
quoth_intake_new (const char *file,
                  QuothReader *reader,
                  const QuothCoder *coder,
                  GHashTable *mapping,
                  gboolean strict,
                  GPtrArray *warnings,
                  GPtrArray *losses)
{
  QuothIntake *self = g_new0 (QuothIntake, 1);

  self->file = file;
  self->reader = reader;
  self->coder = coder;
  self->mapping = mapping;
  self->strict = strict;
  self->max_bytes = MAX_BYTES;
  self->edits = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->files = g_array_new (FALSE, FALSE, sizeof (QuothSourceFile));
  g_array_set_clear_func (self->files, source_file_clear);
  self->warnings = g_ptr_array_ref (warnings);
  self->losses = g_ptr_array_ref (losses);
  return self;
}

void
quoth_intake_free (QuothIntake *self)
{
  g_string_free (self->edits, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->files);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->losses);
  g_free (self);
}

/* Lines are counted on from file to file, so that a number is one line of one of them. */
void
quoth_intake_begin_file (QuothIntake *self, const char *file)
{
  QuothSourceFile source = { self->last_line, g_strdup (file) };

  g_array_append_val (self->files, source);
  self->file = source.name;
}

void
quoth_intake_end_edit (QuothIntake *self, guint line)
{
  guint counted = line;

  if (self->files->len > 0)
    counted += g_array_index (self->files, QuothSourceFile, self->files->len - 1).base;
  self->last_line = MAX (self->last_line, counted);
  g_string_append_c (self->edits, '\n');
  g_array_append_val (self->lines, counted);
  if (self->edits->len <= self->max_bytes)
    return;
  if (self->full_at == 0)
    self->full_at = line > 0 ? line : 1;
  g_string_free (self->edits, TRUE);
  self->edits = g_string_new (NULL);
  g_array_set_size (self->lines, 0);
}

GInputStream *
quoth_intake_steal_edits (QuothIntake *self, GError **error)
{
  gsize n_bytes = self->edits->len;
  char *edits;

  if (self->full_at > 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("%s:%u: What the file says comes to more than %u MB from here on"),
                   self->file, self->full_at, (guint) (self->max_bytes >> 20));
      return NULL;
    }
  edits = g_string_free (self->edits, FALSE);
  self->edits = g_string_new (NULL);
  return g_memory_input_stream_new_from_data (edits, (gssize) n_bytes, g_free);
}

void
quoth_intake_warn (QuothIntake *self, guint line, const char *message)
{
  g_ptr_array_add (self->warnings, g_strdup_printf ("%s:%u: %s", self->file, line, message));
}

gboolean
quoth_intake_refuse (QuothIntake *self, guint line, const char *message, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, "%s:%u: %s", self->file, line, message);
  return FALSE;
}

static guint
count_losses (QuothIntake *self, const char *what)
{
  for (guint i = 0; i < self->losses->len; i++)
    {
      const QuothLoss *loss = self->losses->pdata[i];

      if (g_str_equal (loss->what, what))
        return loss->count;
    }
  return 0;
}

gboolean
quoth_intake_lose (QuothIntake *self, guint line, const char *what, const char *message, GError **error)
{
  if (self->strict)
    return quoth_intake_refuse (self, line, message, error);
  quoth_losses_add (self->losses, what, 1);
  if (count_losses (self, what) <= MAX_LISTED)
    quoth_intake_warn (self, line, message);
  return TRUE;
}
