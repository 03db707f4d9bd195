/* quoth-export.c: writing a project, or a part of it, in a format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-export-private.h"
#include "formats/quoth-mapping.h"
#include "model/quoth-date.h"
#include "text/quoth-error.h"

/* ---- Setting up ---- */

QuothExport *
quoth_export_new (QuothStore *store, const QuothFormat *format)
{
  QuothExport *self = g_new0 (QuothExport, 1);

  self->store = g_object_ref (store);
  self->format = format;
  self->documents = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->coders = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->codes = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->boilerplate = g_str_equal (format->id, "jsonl");
  self->unplaced = self->boilerplate;
  self->layer = self->boilerplate ? QUOTH_LAYER_ALL : QUOTH_LAYER_CODERS;
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->losses = quoth_losses_new ();
  return self;
}

static void
end_run (QuothExport *self)
{
  g_clear_pointer (&self->output, quoth_export_output_free);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_clear_pointer (&self->lookups[i], g_hash_table_unref);
  g_clear_pointer (&self->written, g_hash_table_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->relation_kinds, g_hash_table_unref);
  g_clear_pointer (&self->cue_labels, g_hash_table_unref);
  g_clear_pointer (&self->cue_kinds, g_hash_table_unref);
  g_clear_pointer (&self->mapping, quoth_mapping_free);
  g_clear_pointer (&self->n_said, g_hash_table_unref);
  quoth_export_forget_scope (self);
  if (self->reader != NULL)
    quoth_reader_end (self->reader);
  g_clear_pointer (&self->reader, quoth_reader_free);
  self->cancellable = NULL;
}

void
quoth_export_free (QuothExport *self)
{
  end_run (self);
  g_object_unref (self->store);
  g_free (self->path);
  g_clear_object (&self->stream);
  g_array_unref (self->documents);
  g_array_unref (self->coders);
  g_array_unref (self->codes);
  g_free (self->from);
  g_free (self->to);
  g_clear_pointer (&self->split, quoth_split_free);
  g_hash_table_unref (self->options);
  g_ptr_array_unref (self->losses);
  g_free (self);
}

void
quoth_export_set_output (QuothExport *self, const char *path, gboolean force)
{
  g_free (self->path);
  self->path = g_strdup (path);
  self->force = force;
  g_clear_object (&self->stream);
}

void
quoth_export_set_stream (QuothExport *self, GOutputStream *stream)
{
  g_set_object (&self->stream, stream);
  g_clear_pointer (&self->path, g_free);
}

static void
set_ids (GArray *ids, const QuothId *values, guint n)
{
  g_array_set_size (ids, 0);
  if (n > 0)
    g_array_append_vals (ids, values, n);
}

void
quoth_export_set_documents (QuothExport *self, const QuothId *documents, guint n)
{
  set_ids (self->documents, documents, n);
}

void
quoth_export_set_coders (QuothExport *self, const QuothId *coders, guint n)
{
  set_ids (self->coders, coders, n);
}

void
quoth_export_set_codes (QuothExport *self, const QuothId *codes, guint n)
{
  set_ids (self->codes, codes, n);
}

gboolean
quoth_export_set_dates (QuothExport *self, const char *from, const char *to, GError **error)
{
  const char *wrong = from != NULL && !quoth_date_is_valid (from) ? from
                      : to != NULL && !quoth_date_is_valid (to)   ? to
                                                                  : NULL;

  if (wrong != NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _("“%s” is not a date; one is 2023, 2023-03 or 2023-03-21"), wrong);
  else if (from != NULL && to != NULL && strncmp (from, to, MIN (strlen (from), strlen (to))) > 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("From %s to %s is the wrong way round"), from, to);
  else
    {
      g_free (self->from);
      g_free (self->to);
      self->from = g_strdup (from);
      self->to = g_strdup (to);
      return TRUE;
    }
  return FALSE;
}

void
quoth_export_set_anonymous (QuothExport *self, gboolean anonymous)
{
  self->anonymous = anonymous;
}

void
quoth_export_set_layer (QuothExport *self, QuothLayer layer)
{
  self->layer = layer;
}

gboolean
quoth_export_set_state (QuothExport *self, const char *state, GError **error)
{
  QuothAssignmentState known;

  if (state == NULL || quoth_assignment_state_from_nick (state, &known))
    {
      self->state = state != NULL ? quoth_assignment_state_to_nick (known) : NULL;
      return TRUE;
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _("“%s” is no state of an assignment; they are to-do, in-progress and done"), state);
  return FALSE;
}

void
quoth_export_set_boilerplate (QuothExport *self, gboolean include)
{
  self->boilerplate = include;
}

void
quoth_export_set_progress (QuothExport *self, QuothProgressFunc progress, gpointer user_data)
{
  self->progress = progress;
  self->progress_data = user_data;
}

void
quoth_export_set_split (QuothExport *self, QuothSplit *split)
{
  g_clear_pointer (&self->split, quoth_split_free);
  self->split = split;
}

QuothSplit *
quoth_export_get_split (QuothExport *self)
{
  return self->split;
}

gboolean
quoth_export_makes_folder (QuothExport *self)
{
  return (self->format->flags & QUOTH_FORMAT_IS_FOLDER) != 0 || self->split != NULL;
}

static const QuothFormatOption *
find_option (const QuothFormat *format, const char *name)
{
  for (const QuothFormatOption *o = format->options; o != NULL && o->name != NULL; o++)
    if (g_strcmp0 (o->name, name) == 0)
      return o;
  return NULL;
}

static gboolean
refuse_option (const QuothFormat *format, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const QuothFormatOption *o = format->options; o != NULL && o->name != NULL; o++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", o->name);
  if (names->len > 0)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_INVALID,
                 _("The format %s has no option “%s”; there is: %s"),
                 format->id,
                 name,
                 names->str);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The format %s has no options"), format->id);
  return FALSE;
}

gboolean
quoth_export_set_option (QuothExport *self, const char *name, const char *value, GError **error)
{
  const QuothFormatOption *option = find_option (self->format, name);

  if (option == NULL)
    return refuse_option (self->format, name, error);
  if (option->choices != NULL && !g_strv_contains (option->choices, value))
    {
      g_autofree char *choices = g_strjoinv (", ", (char **) option->choices);

      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("The option %s cannot be “%s”; it can be: %s"),
                   name,
                   value,
                   choices);
      return FALSE;
    }
  g_hash_table_insert (self->options, g_strdup (name), g_strdup (value));
  return TRUE;
}

/* ---- For the writers ---- */

const char *
quoth_export_get_option (QuothExport *self, const char *name)
{
  const char *value = g_hash_table_lookup (self->options, name);
  const QuothFormatOption *option = find_option (self->format, name);

  return value != NULL ? value : option != NULL ? option->value : NULL;
}

void
quoth_export_add_loss (QuothExport *self, const char *what, guint n)
{
  quoth_losses_add (self->losses, what, n);
}

void
quoth_export_take_loss (QuothExport *self, const char *what)
{
  quoth_losses_take (self->losses, what);
}

gboolean
quoth_export_step (QuothExport *self, GError **error)
{
  self->done++;
  if (self->done % 256 != 0 && self->done != self->total)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    {
      gint64 now = g_get_monotonic_time ();

      if (now - self->told >= G_USEC_PER_SEC / 10 || self->done == self->total)
        {
          self->told = now;
          self->progress (self->done, MAX (self->done, self->total), self->progress_data);
        }
    }
  return TRUE;
}

gpointer
quoth_export_lookup (QuothExport *self, QuothKind kind, const QuothId *id)
{
  if (self->lookups[kind] == NULL)
    {
      QuothQuery query = { .kind = kind };
      g_autoptr (GPtrArray) values = quoth_reader_list (self->reader, &query, NULL);

      self->lookups[kind]
        = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
      for (guint i = 0; values != NULL && i < values->len; i++)
        {
          QuothValue *value = quoth_export_disguise (self, values->pdata[i]);

          g_hash_table_insert (self->lookups[kind], &value->id, value);
        }
    }
  return g_hash_table_lookup (self->lookups[kind], id);
}

const char *
quoth_export_get_name (QuothExport *self, QuothKind kind, const QuothId *id)
{
  gpointer value = quoth_id_is_none (id) ? NULL : quoth_export_lookup (self, kind, id);
  const char *name = NULL;

  if (value == NULL)
    return "";
  quoth_export_note_named (self, id);
  switch ((int) kind)
    {
    case QUOTH_KIND_CODER:
      name = quoth_coder (value)->name;
      break;
    case QUOTH_KIND_CODE:
      name = quoth_code (value)->key;
      break;
    case QUOTH_KIND_ACTOR:
      name = quoth_actor (value)->name;
      break;
    case QUOTH_KIND_DOCUMENT:
      name = quoth_document (value)->name;
      break;
    case QUOTH_KIND_PROPOSITION:
      name = quoth_proposition (value)->statement;
      break;
    default:
      g_assert_not_reached ();
    }
  return name != NULL ? name : "";
}

/* ---- A run ---- */

static gboolean
open_output (QuothExport *self, GError **error)
{
  if (self->split != NULL && (self->format->carries & QUOTH_KIND_BIT (DOCUMENT)) == 0)
    {
      g_set_error (
        error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The format %s has no texts that could be split"), self->format->id);
      return FALSE;
    }
  if (self->stream != NULL && self->split != NULL)
    {
      g_set_error_literal (
        error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("A split is a folder of files and cannot be written to a stream"));
      return FALSE;
    }
  if (self->stream != NULL && (self->format->flags & QUOTH_FORMAT_IS_FOLDER) != 0)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("The format %s makes a folder and cannot be written to a stream"),
                   self->format->id);
      return FALSE;
    }
  if (self->stream != NULL)
    return TRUE;
  if (self->path == NULL)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The export has no destination"));
      return FALSE;
    }
  self->output = quoth_export_output_new (self, error);
  return self->output != NULL;
}

static gboolean
write_part_cb (QuothExport *self, gpointer user_data, GError **error)
{
  return self->format->write (self, self->cancellable, error);
}

static gboolean
write_all (QuothExport *self, GError **error)
{
  if (self->split == NULL)
    return self->format->write (self, self->cancellable, error);
  if (!quoth_split_make (self->split, self->reader, self->scope, self->cancellable, error))
    return FALSE;
  if ((self->format->flags & QUOTH_FORMAT_HAS_SPLITS) != 0)
    return self->format->write (self, self->cancellable, error);
  return quoth_export_foreach_part (self, write_part_cb, NULL, error) && quoth_export_write_splits (self, error);
}

gboolean
quoth_export_run (QuothExport *self, GCancellable *cancellable, GError **error)
{
  gboolean done;

  if (self->format->write == NULL)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("The format %s can be read but not written"),
                   self->format->id);
      return FALSE;
    }

  g_ptr_array_set_size (self->losses, 0);
  memset (self->n_written, 0, sizeof self->n_written);
  self->done = 0;
  self->total = 0;
  self->told = 0;
  self->cancellable = cancellable;
  self->named = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->relation_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cue_labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cue_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_said = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  done = open_output (self, error);
  if (done)
    {
      self->reader = quoth_store_open_view (self->store, error);
      done = self->reader != NULL && quoth_export_begin (self, error)
             && write_all (self, error) && quoth_export_count_rest (self, error)
             && !g_cancellable_set_error_if_cancelled (cancellable, error)
             && (self->output == NULL || self->trial || quoth_export_output_commit (self->output, error));
    }
  end_run (self);
  return done;
}

GPtrArray *
quoth_export_get_losses (QuothExport *self)
{
  return self->losses;
}

guint
quoth_export_get_n_written (QuothExport *self, QuothKind kind)
{
  return self->n_written[kind];
}
