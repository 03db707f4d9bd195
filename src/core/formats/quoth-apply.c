/* quoth-apply.c: edits in the jsonl format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines are read one at a time: each is parsed once, becomes a value of the model, and is dropped; a line may be as long
 * as a text. A value that several lines tell of is one value. After the last line the names are resolved, the documents get
 * their segments, and everything goes to the store as one change: all puts in the order of the file, each with the last line that
 * told of it, then the deletions. What only the store can know (whether a quote is what the text says, whether a name is
 * taken) it says there, with the same "FILE:LINE: " in front.
 *
 * O(n) in the size of the input; memory for the values, not for their JSON.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-apply-private.h"

#define CHUNK (256 * 1024)
#define MAX_LINE ((gsize) 1 << 30)

void
quoth_apply_report_free (QuothApplyReport *self)
{
  g_array_unref (self->made);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

const char *
quoth_apply_get_file (const QuothApply *self, guint *line)
{
  for (guint i = self->files != NULL ? self->files->len : 0; i > 0; i--)
    {
      const QuothSourceFile *file = &g_array_index (self->files, QuothSourceFile, i - 1);

      if (*line <= file->base)
        continue;
      *line -= file->base;
      return file->name;
    }
  return self->file;
}

gboolean
quoth_apply_fail_at (QuothApply *self, guint line, GError **error)
{
  const char *file = quoth_apply_get_file (self, &line);

  if (line > 0)
    g_prefix_error (error, "%s:%u: ", file, line);
  else
    g_prefix_error (error, "%s: ", self->file);
  return FALSE;
}

/* ---- Begin and end ---- */

static void
symbol_free (gpointer data)
{
  QuothSymbol *self = data;

  g_free (self->text);
  g_free (self);
}

static void
pending_free (gpointer data)
{
  QuothPending *self = data;

  quoth_value_unref (self->value);
  g_free (self);
}

static void
segment_line_clear (gpointer data)
{
  quoth_segment_free (((QuothSegmentLine *) data)->segment);
}

static void
apply_init (QuothApply *self)
{
  self->tree = quoth_json_tree_new ();
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  self->by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->symbols = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->locals = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, symbol_free);
  self->deleted = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->deletions = g_array_new (FALSE, FALSE, sizeof (QuothDeletion));
  self->attributes = quoth_apply_attributes_new ();
  self->segments = g_array_new (FALSE, FALSE, sizeof (QuothSegmentLine));
  g_array_set_clear_func (self->segments, segment_line_clear);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    {
      self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, symbol_free);
      self->n_in_project[i] = -1;
    }
  self->report = g_new0 (QuothApplyReport, 1);
  self->report->made = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->report->warnings = g_ptr_array_new_with_free_func (g_free);
}

/* What a change is made with, and which it does not need to be written. */
static void
drop_workings (QuothApply *self)
{
  g_clear_pointer (&self->tree, quoth_json_tree_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->symbols, g_hash_table_unref);
  g_clear_pointer (&self->locals, g_hash_table_unref);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_pointer (&self->annotation_types, g_hash_table_unref);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    {
      g_clear_pointer (&self->names[i], g_hash_table_unref);
      g_clear_pointer (&self->indexes[i], quoth_apply_index_free);
    }
  g_clear_pointer (&self->deletions, g_array_unref);
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->attributes, g_array_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
}

static void
apply_clear (QuothApply *self)
{
  drop_workings (self);
  g_clear_pointer (&self->report, quoth_apply_report_free);
  if (self->reader != NULL)
    quoth_reader_end (self->reader);
  g_clear_pointer (&self->reader, quoth_reader_free);
}

static gboolean
open_project (QuothApply *self, QuothStore *store, GError **error)
{
  g_autoptr (QuothProject) project = NULL;

  self->reader = quoth_store_open_reader (store, error);
  if (self->reader == NULL || !quoth_reader_begin (self->reader, error))
    return FALSE;
  project = quoth_reader_get (self->reader, QUOTH_KIND_PROJECT, NULL, error);
  if (project == NULL)
    return FALSE;
  self->project = project->value.id;
  return TRUE;
}

/* ---- One line ---- */

#define TYPES \
  "project, coder, actor-kind, annotation-type, code, relation-type, attribute, codebook-version, actor, document, segment, mention, claim, cue, " \
  "proposition, relation, assignment, verdict, memo, delete"

/* What names no coder is the coder's who applies it. */
static void
complete_coder (QuothApply *self)
{
  QuothValue *value = self->current->value;
  QuothId *coder = NULL;

  if (quoth_kind_is_annotation (value->kind))
    coder = &QUOTH_ANNOTATION (value)->coder;
  else if (value->kind == QUOTH_KIND_RELATION)
    coder = &quoth_relation (value)->coder;
  else if (value->kind == QUOTH_KIND_MEMO)
    coder = &quoth_memo (value)->coder;
  else if (value->kind == QUOTH_KIND_VERDICT)
    coder = &quoth_verdict (value)->coder;
  else if (value->kind == QUOTH_KIND_CODEBOOK_VERSION)
    coder = &quoth_codebook_version (value)->coder;
  if (coder == NULL || !quoth_id_is_none (coder))
    return;
  *coder = self->coder->value.id;
  self->needs_coder = TRUE;
}

static gboolean
refuse_object_type (QuothApply *self, const QuothJson *type, GError **error)
{
  if (quoth_json_is (type, QUOTH_JSON_STRING) && self->lenient)
    {
      guint line = self->line;
      const char *file = quoth_apply_get_file (self, &line);

      g_ptr_array_add (self->report->warnings,
                       g_strdup_printf (_("%s:%u: objects of the type “%s” are not known; it was passed over"),
                                        file,
                                        line,
                                        type->string));
      return TRUE;
    }
  if (quoth_json_is (type, QUOTH_JSON_STRING))
    return quoth_apply_refuse_choice ("type", type->string, TYPES, error);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The object needs a “type”: one of %s"), TYPES);
  return FALSE;
}

static gboolean
apply_object (QuothApply *self, const QuothJson *json, GError **error)
{
  const QuothJson *type = quoth_json_get (json, "type");
  const char *nick = quoth_json_is (type, QUOTH_JSON_STRING) ? type->string : NULL;
  QuothKind kind;

  if (g_strcmp0 (nick, "segment") == 0)
    return quoth_apply_read_segment (self, json, error);
  if (g_strcmp0 (nick, "delete") == 0)
    return quoth_apply_delete (self, json, error);
  if (nick == NULL || !quoth_kind_from_nick (nick, &kind))
    return refuse_object_type (self, type, error);
  if (!quoth_apply_define (self, kind, quoth_json_get (json, "id"), json, error)
      || !quoth_apply_read_fields (self, json, error))
    return FALSE;
  complete_coder (self);
  return quoth_apply_check_required (self, error);
}

static gboolean
is_blank (const char *line, gsize n_bytes)
{
  return strspn (line, " \t\r") >= n_bytes;
}

/* What errors call line @n, from 0, of the stream. */
static guint
get_line (const QuothApply *self, guint n)
{
  return self->lines != NULL && n < self->lines->len ? g_array_index (self->lines, guint, n) : n + 1;
}

/* @line is followed by a NUL; it is written over. */
static gboolean
apply_line (QuothApply *self, char *line, gsize n_bytes, GError **error)
{
  const QuothJson *json;
  gboolean done;

  self->line = get_line (self, self->n_lines++);
  if (self->n_lines == 1 && n_bytes >= 3 && memcmp (line, "\357\273\277", 3) == 0)
    {
      line += 3;
      n_bytes -= 3;
    }
  if (is_blank (line, n_bytes))
    return TRUE;

  json = quoth_json_tree_read (self->tree, line, n_bytes, error);
  if (json == NULL)
    return quoth_apply_fail_at (self, self->line, error);
  if (json->type == QUOTH_JSON_OBJECT)
    done = apply_object (self, json, error);
  else
    done = quoth_apply_refuse_type (_("the line"), _("an object"), json, error);
  return done || quoth_apply_fail_at (self, self->line, error);
}

/* ---- All lines ---- */

/* Applies the whole lines of @buffer and takes them out. @searched: how much of it is known to have no newline. */
static gboolean
apply_buffer (QuothApply *self, GByteArray *buffer, gsize *searched, GError **error)
{
  char *start = (char *) buffer->data;
  char *end = start + buffer->len;
  char *newline;

  while ((newline = memchr (start + *searched, '\n', (gsize) (end - start) - *searched)) != NULL)
    {
      *newline = '\0';
      if (!apply_line (self, start, (gsize) (newline - start), error))
        return FALSE;
      start = newline + 1;
      *searched = 0;
    }
  *searched = (gsize) (end - start);
  if (start != (char *) buffer->data)
    g_byte_array_remove_range (buffer, 0, (guint) (start - (char *) buffer->data));
  if (*searched <= MAX_LINE)
    return TRUE;
  g_set_error_literal (
    error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The line is longer than 1 GB, the most that is read"));
  return quoth_apply_fail_at (self, get_line (self, self->n_lines), error);
}

static gboolean
apply_stream (QuothApply *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) owned = stream;
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  gsize searched = 0;
  gssize n;

  do
    {
      guint old = buffer->len;

      g_byte_array_set_size (buffer, old + CHUNK);
      n = g_input_stream_read (owned, buffer->data + old, CHUNK, cancellable, error);
      g_byte_array_set_size (buffer, old + (guint) MAX (n, 0));
      if (n < 0)
        return FALSE;
      if (!apply_buffer (self, buffer, &searched, error))
        return FALSE;
    }
  while (n > 0);

  /* The last line may do without its newline. */
  g_byte_array_append (buffer, (const guint8 *) "", 1);
  return buffer->len == 1 || apply_line (self, (char *) buffer->data, buffer->len - 1, error);
}

/* ---- To the store ---- */

static QuothChange *
make_change (QuothApply *self)
{
  g_autofree char *basename = g_path_get_basename (self->file);
  g_autofree char *label = g_strdup_printf (_("Apply edits from %s"), basename);
  QuothChange *change = quoth_change_new (label, &self->coder_id);
  const char *file;
  guint line;

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (pending->was_deleted)
        continue;
      line = pending->line;
      file = quoth_apply_get_file (self, &line);
      quoth_change_set_source (change, file, line);
      quoth_change_put (change, pending->value);
      self->report->n_put[pending->value->kind]++;
      if (pending->is_new && quoth_kind_is_annotation (pending->value->kind))
        g_array_append_val (self->report->made, pending->value->id);
    }
  for (guint i = 0; i < self->deletions->len; i++)
    {
      const QuothDeletion *deletion = &g_array_index (self->deletions, QuothDeletion, i);

      if (deletion->is_void)
        continue;
      line = deletion->line;
      file = quoth_apply_get_file (self, &line);
      quoth_change_set_source (change, file, line);
      quoth_change_delete (change, deletion->kind, &deletion->id);
      self->report->n_deleted[deletion->kind]++;
    }
  return change;
}

static gboolean
commit (QuothApply *self, QuothStore *store, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothChange) change = NULL;

  if (dry_run && !quoth_apply_check (self, error))
    return FALSE;
  change = make_change (self);
  drop_workings (self);
  return dry_run || quoth_change_get_n_ops (change) == 0
         || quoth_store_commit (store, change, cancellable, error);
}

QuothApplyReport *
quoth_apply_lines (QuothStore *store,
                   GInputStream *stream,
                   const GArray *lines,
                   const GArray *files,
                   const char *file,
                   const QuothCoder *coder,
                   gboolean lenient,
                   gboolean dry_run,
                   GCancellable *cancellable,
                   GError **error)
{
  QuothApply self = { .file = file, .coder = coder, .lenient = lenient, .lines = lines, .files = files };
  g_autoptr (GInputStream) owned = stream;
  QuothApplyReport *report = NULL;

  apply_init (&self);
  if (open_project (&self, store, error) && apply_stream (&self, g_steal_pointer (&owned), cancellable, error)
      && quoth_apply_find_attributes (&self, error) && quoth_apply_resolve (&self, error)
      && quoth_apply_place_attributes (&self, error) && quoth_apply_place_segments (&self, error)
      && commit (&self, store, dry_run, cancellable, error))
    report = g_steal_pointer (&self.report);
  apply_clear (&self);
  return report;
}

QuothApplyReport *
quoth_apply (QuothStore *store,
             GInputStream *stream,
             const char *file,
             const QuothCoder *coder,
             gboolean lenient,
             gboolean dry_run,
             GCancellable *cancellable,
             GError **error)
{
  return quoth_apply_lines (store, g_object_ref (stream), NULL, NULL, file, coder, lenient, dry_run, cancellable, error);
}
