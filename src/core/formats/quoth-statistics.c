/* quoth-statistics.c: claims for SPSS and Stata
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are written by ReadStat. It wants to know how many rows there will be and how wide each text is, so the claims are walked through
 * before (quoth-statistics-variables.c), and then written row by row.
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <readstat.h>
#include <string.h>

#include "formats/quoth-statistics-variables.h"
#include "text/quoth-error.h"

/* What fits into a text: of SPSS, and of Stata other than in its "strL". */
#define MAX_SPSS 32767
#define MAX_STATA 2045

/* Longer labels of values SPSS cuts off. */
#define MAX_LABEL 120

typedef struct
{
  QuothExport *export;
  QuothExportFile *file;
  QuothVariables *variables;
  readstat_writer_t *writer;
  readstat_variable_t **columns;
  gsize max_width;
  GError *error; /* what the file could not take */
} Writer;

/* ---- The file ---- */

static ssize_t
write_bytes_cb (const void *data, size_t size, void *user_data)
{
  Writer *self = user_data;

  g_string_append_len (self->file->buffer, data, (gssize) size);
  if (self->error == NULL && quoth_export_file_spill (self->file, &self->error))
    return (ssize_t) size;
  return -1;
}

/* Returns: FALSE with an error: of the file, or what ReadStat says. */
static gboolean
check (Writer *self, readstat_error_t result, GError **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (result != READSTAT_OK)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _ ("The file cannot be written: %s"), readstat_error_message (result));
  else
    return TRUE;
  return FALSE;
}

/* (transfer full): no longer than @max bytes, in whole characters. */
static char *
cut (const char *text, gsize max)
{
  gsize n = strlen (text);

  if (n <= max)
    return g_strdup (text);
  n = max;
  while (n > 0 && ((guchar) text[n] & 0xc0) == 0x80)
    n--;
  return g_strndup (text, n);
}

/* ---- What the numbers mean ---- */

static void
label_value (readstat_label_set_t *set, double value, const char *label)
{
  g_autofree char *short_label = cut (label, MAX_LABEL);

  readstat_label_double_value (set, value, short_label);
}

static readstat_label_set_t *
add_codes (Writer *self)
{
  readstat_label_set_t *set = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE, "codes");

  for (guint i = 0; i < self->variables->codes->len; i++)
    label_value (set, i + 1, quoth_code (self->variables->codes->pdata[i])->name);
  return set;
}

static readstat_label_set_t *
add_stances (Writer *self)
{
  readstat_label_set_t *set = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE, "stances");

  label_value (set, QUOTH_STANCE_AGAINST, _ ("against"));
  label_value (set, QUOTH_STANCE_NEUTRAL, _ ("neutral"));
  label_value (set, QUOTH_STANCE_FOR, _ ("for"));
  return set;
}

static readstat_label_set_t *
add_factualities (Writer *self)
{
  readstat_label_set_t *set = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE, "factualities");

  for (guint i = QUOTH_FACTUALITY_CT_PLUS; i <= QUOTH_FACTUALITY_U_U; i++)
    label_value (set, i, quoth_factuality_to_nick (i));
  return set;
}

static readstat_label_set_t *
add_modes (Writer *self)
{
  readstat_label_set_t *set = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE, "modes");

  for (guint i = QUOTH_MODE_DIRECT; i <= QUOTH_MODE_UNATTRIBUTED; i++)
    label_value (set, i, quoth_mode_to_nick (i));
  return set;
}

static readstat_label_set_t *
add_truth (Writer *self)
{
  readstat_label_set_t *set = readstat_add_label_set (self->writer, READSTAT_TYPE_DOUBLE, "truth");

  label_value (set, 0, _ ("no"));
  label_value (set, 1, _ ("yes"));
  return set;
}

/* ---- Variables ---- */

static void
add_variables (Writer *self)
{
  readstat_label_set_t *sets[] = { [QUOTH_VARIABLE_FACTUALITY] = add_factualities (self),
                                   [QUOTH_VARIABLE_MODE] = add_modes (self),
                                   [QUOTH_VARIABLE_CODE] = add_codes (self),
                                   [QUOTH_VARIABLE_STANCE] = add_stances (self) };
  readstat_label_set_t *truth = add_truth (self);

  for (guint i = 0; i < self->variables->list->len; i++)
    {
      const QuothVariable *variable = self->variables->list->pdata[i];
      g_autofree char *label = cut (variable->label, 80);
      gsize width = CLAMP (variable->width, 1, self->max_width);
      readstat_label_set_t *set = variable->kind < G_N_ELEMENTS (sets) ? sets[variable->kind] : NULL;

      if (variable->attribute != NULL && variable->attribute->type == QUOTH_ATTRIBUTE_BOOLEAN)
        set = truth;
      self->columns[i] = readstat_add_variable (
        self->writer, variable->name, variable->is_number ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING,
        variable->is_number ? 0 : width);
      readstat_variable_set_label (self->columns[i], label);
      readstat_variable_set_measure (self->columns[i],
                                     variable->is_number && set == NULL ? READSTAT_MEASURE_SCALE : READSTAT_MEASURE_NOMINAL);
      if (set != NULL)
        readstat_variable_set_label_set (self->columns[i], set);
    }
}

/* ---- Rows ---- */

static readstat_error_t
insert (Writer *self, guint i, const QuothClaim *claim)
{
  const QuothVariable *variable = self->variables->list->pdata[i];
  g_autofree char *text = NULL;
  g_autofree char *fitting = NULL;
  double number;

  if (variable->is_number)
    {
      number = quoth_variables_get_number (self->variables, variable, claim);
      return isnan (number) ? readstat_insert_missing_value (self->writer, self->columns[i])
                            : readstat_insert_double_value (self->writer, self->columns[i], number);
    }
  text = quoth_variables_dup_text (self->variables, variable, claim);
  fitting = cut (text, self->max_width);
  if (strlen (fitting) < strlen (text))
    quoth_export_add_loss (self->export, _ ("texts longer than the format can have, cut off"), 1);
  return readstat_insert_string_value (self->writer, self->columns[i], fitting);
}

static gboolean
write_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  readstat_error_t result = READSTAT_OK;

  if (!quoth_export_step (self->export, error))
    return FALSE;
  result = readstat_begin_row (self->writer);
  for (guint i = 0; result == READSTAT_OK && i < self->variables->list->len; i++)
    result = insert (self, i, value);
  if (result == READSTAT_OK)
    result = readstat_end_row (self->writer);
  self->export->n_written[QUOTH_KIND_CLAIM]++;
  if (quoth_annotation_get_n_spans (value) > 1)
    quoth_export_add_loss (self->export, _ ("where the fragments of a claim begin and end"), 1);
  return check (self, result, error);
}

static gboolean
write_rows (Writer *self, gboolean is_stata, GError **error)
{
  readstat_error_t result;

  readstat_set_data_writer (self->writer, write_bytes_cb);
  readstat_writer_set_file_label (self->writer, "Claims");
  if (is_stata)
    readstat_writer_set_file_format_version (self->writer, 118);
  add_variables (self);
  result = is_stata ? readstat_begin_writing_dta (self->writer, self, self->variables->n_rows)
                    : readstat_begin_writing_sav (self->writer, self, self->variables->n_rows);
  if (!check (self, result, error) || !quoth_export_peek (self->export, QUOTH_KIND_CLAIM, write_claim_cb, self, error))
    return FALSE;
  result = readstat_end_writing (self->writer);
  return check (self, result, error);
}

/* What is no claim is in another format. */
static gboolean
count_cb (gpointer value, gpointer user_data, GError **error)
{
  ++*(guint *) user_data;
  return TRUE;
}

static gboolean
count_others (QuothExport *export, GError **error)
{
  const struct
  {
    QuothKind kind;
    const char *what;
  } others[] = { { QUOTH_KIND_MENTION, _ ("mentions") },
                 { QUOTH_KIND_CUE, _ ("cues") },
                 { QUOTH_KIND_RELATION, _ ("relations between claims") },
                 { QUOTH_KIND_MEMO, _ ("memos") } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      guint n = 0;

      if (!quoth_export_peek (export, others[i].kind, count_cb, &n, error))
        return FALSE;
      quoth_export_add_loss (export, others[i].what, n);
    }
  return TRUE;
}

static gboolean
write_statistics (QuothExport *export, gboolean is_stata, GError **error)
{
  g_autoptr (QuothVariables) variables = quoth_variables_new (export, error);
  g_autoptr (QuothExportFile) file = variables != NULL ? quoth_export_open_file (export, NULL, error) : NULL;
  g_autofree readstat_variable_t **columns = NULL;
  Writer self = { .export = export, .file = file, .variables = variables, .max_width = is_stata ? MAX_STATA : MAX_SPSS };
  gboolean done;

  if (file == NULL)
    return FALSE;
  self.columns = columns = g_new0 (readstat_variable_t *, variables->list->len);
  self.writer = readstat_writer_init ();
  done = write_rows (&self, is_stata, error);
  readstat_writer_free (self.writer);
  g_clear_error (&self.error);
  return done && count_others (export, error) && quoth_export_file_close (file, error);
}

/* ---- The formats ---- */

static gboolean
write_sav (QuothExport *export, GCancellable *cancellable, GError **error)
{
  return write_statistics (export, FALSE, error);
}

static gboolean
write_dta (QuothExport *export, GCancellable *cancellable, GError **error)
{
  return write_statistics (export, TRUE, error);
}

static const char *const sav_extensions[] = { "sav", NULL };
static const char *const dta_extensions[] = { "dta", NULL };
static const char *const sav_mime_types[] = { "application/x-spss-sav", NULL };
static const char *const dta_mime_types[] = { "application/x-stata-dta", NULL };

static const char *const losses[] = {
  N_ ("everything but claims and what is said of them"),
  N_ ("where the fragments of a claim begin and end"),
  N_ ("texts longer than the format can have (SPSS 32,767 bytes, Stata 2,045)"),
  NULL,
};

const QuothFormat quoth_format_sav = {
  .id = "sav",
  .name = N_ ("SPSS"),
  .summary = N_ ("The claims as a table with labels, for SPSS, PSPP and R"),
  .extensions = sav_extensions,
  .mime_types = sav_mime_types,
  .flags = QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (CLAIM),
  .keeps = QUOTH_KEEPS_ALL,
  .losses = losses,
  .write = write_sav,
};

const QuothFormat quoth_format_dta = {
  .id = "dta",
  .name = N_ ("Stata"),
  .summary = N_ ("The claims as a table with labels, for Stata 14 or later and R"),
  .extensions = dta_extensions,
  .mime_types = dta_mime_types,
  .flags = QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (CLAIM),
  .keeps = QUOTH_KEEPS_ALL,
  .losses = losses,
  .write = write_dta,
};
