/* quoth-post-table.c: the format "posts": tables with a text in each row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What exports of social networks and press databases are: a row a post or an article, its text in one column and what is known of it in
 * others. Each becomes a document; the posts of a thread, which a column tells, become one, in the order of their times, each a segment,
 * unless the import is to be divided. The original of a document is its rows with the header above: what no field of a document is for is
 * there.
 */

#include "config.h"

#include "formats/quoth-csv-read.h"
#include "formats/quoth-formats-private.h"
#include "formats/quoth-post-columns.h"
#include "formats/quoth-proposal.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES (256 * 1024 * 1024)
#define MAX_DOCUMENTS 200000

static const char *const extensions[] = { "csv", "tsv", "tab", NULL };
static const char *const mime_types[] = { "text/csv", "text/tab-separated-values", NULL };

/* The table as it is read. */
typedef struct
{
  GPtrArray *header;
  int columns[QUOTH_POST_N_FIELDS];
  GPtrArray *rows; /* (element-type GPtrArray) */
  guint n_empty;   /* rows without a text */
  guint n_dates;   /* that could not be read */
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->header, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static GPtrArray *
copy_fields (GPtrArray *fields)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (copy, g_strdup (fields->pdata[i]));
  return copy;
}

/* (nullable): what a row says; NULL for nothing. */
static const char *
get_field (const Table *self, GPtrArray *row, QuothPostField field)
{
  int column = self->columns[field];
  const char *value = column >= 0 && (guint) column < row->len ? row->pdata[column] : NULL;

  return value != NULL && value[strspn (value, " \t\n")] != '\0' ? value : NULL;
}

static gboolean
take_row_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  Table *self = user_data;

  if (self->header == NULL)
    {
      self->header = copy_fields (fields);
      quoth_post_columns_find (self->header, self->columns);
      if (self->columns[QUOTH_POST_TEXT] >= 0)
        return TRUE;
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
                   _("The first row of the table names no column that is a text: call the one with the texts “text”"));
      return FALSE;
    }
  if (get_field (self, fields, QUOTH_POST_TEXT) == NULL)
    self->n_empty++;
  else if (self->rows->len == MAX_DOCUMENTS)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The table has more than %d texts; split it into parts"), MAX_DOCUMENTS);
      return FALSE;
    }
  else
    g_ptr_array_add (self->rows, copy_fields (fields));
  return TRUE;
}

/* Looks only at the first row, of which all must be in the head. */
static gboolean
take_header_cb (GPtrArray *fields, guint line, gpointer user_data, GError **error)
{
  int columns[QUOTH_POST_N_FIELDS];

  *(gboolean *) user_data = quoth_post_columns_find (fields, columns);
  return FALSE;
}

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');
  g_autofree char *text = n_bytes > 0 ? g_utf8_make_valid ((const char *) head, (gssize) n_bytes) : g_strdup ("");
  const char *start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  gsize n_line = strcspn (start, "\r\n");
  gboolean is_named = FALSE;
  gboolean is_posts = FALSE;

  for (guint i = 0; dot != NULL && extensions[i] != NULL; i++)
    is_named = is_named || g_ascii_strcasecmp (dot + 1, extensions[i]) == 0;
  if (!is_named)
    return 0;
  quoth_csv_foreach_row (start, n_line, quoth_csv_find_separator (start, strlen (start)), take_header_cb, &is_posts, NULL);
  return is_posts ? 88 : 0;
}

/* Originals. */

static void
append_row (GString *out, GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (row->pdata[i], "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", doubled);
    }
  g_string_append (out, "\r\n");
}

static GBytes *
make_original (const Table *self, GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  append_row (out, self->header);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, rows->pdata[i]);
  return g_string_free_to_bytes (out);
}

/* Documents. */

static char *
dup_author (const Table *self, GPtrArray *row)
{
  const char *name = get_field (self, row, QUOTH_POST_AUTHOR);
  const char *told = get_field (self, row, QUOTH_POST_HANDLE);
  g_autofree char *handle = told != NULL && *told != '@' ? g_strconcat ("@", told, NULL) : g_strdup (told);

  return quoth_proposal_dup_author (name, handle);
}

static char *
dup_date (Table *self, GPtrArray *row)
{
  const char *told = get_field (self, row, QUOTH_POST_DATE);
  char *date = quoth_post_dup_date (told);

  self->n_dates += told != NULL && date == NULL;
  return date;
}

static char *
dup_stripped (const char *value)
{
  return value != NULL ? g_strstrip (g_strdup (value)) : NULL;
}

/* Whether several people write in a thread: it is then told who each time. */
static gboolean
is_conversation (const Table *self, GPtrArray *rows)
{
  g_autofree char *first = dup_author (self, rows->pdata[0]);

  for (guint i = 1; i < rows->len; i++)
    {
      g_autofree char *author = dup_author (self, rows->pdata[i]);

      if (g_strcmp0 (first, author) != 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  QuothSegmentKind kind;
  gsize start;
  gsize end;
  guint number;
} Part;

static void
append_part (GString *text, GArray *parts, QuothSegmentKind kind, const char *words, guint number)
{
  g_autofree char *stripped = dup_stripped (words);
  Part part = { kind, 0, 0, number };

  if (text->len > 0)
    g_string_append (text, parts->len > 0 && g_array_index (parts, Part, parts->len - 1).kind == QUOTH_SEGMENT_METADATA ? "\n" : "\n\n");
  part.start = text->len;
  g_string_append (text, stripped);
  part.end = text->len;
  g_array_append_val (parts, part);
}

/* The segments of a thread are its posts, whatever else they look like. */
static GPtrArray *
make_segments (QuothText *text, GArray *parts)
{
  GPtrArray *segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      QuothRange range = quoth_range (quoth_text_from_byte (text, part->start), quoth_text_from_byte (text, part->end));
      g_autofree char *number = part->number > 0 ? g_strdup_printf ("%u/", part->number) : NULL;

      g_ptr_array_add (segments, quoth_segment_new (part->kind, range, number));
    }
  return segments;
}

static QuothText *
write_posts (Table *self, GPtrArray *rows, GArray *parts, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_told = is_conversation (self, rows);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *author = is_told ? dup_author (self, rows->pdata[i]) : NULL;

      if (author != NULL)
        append_part (text, parts, QUOTH_SEGMENT_METADATA, author, 0);
      append_part (text, parts, QUOTH_SEGMENT_POST, get_field (self, rows->pdata[i], QUOTH_POST_TEXT), rows->len > 1 ? i + 1 : 0);
    }
  g_string_append_c (text, '\n');
  return quoth_text_new (text->str, (gssize) text->len, error);
}

/* A row with a title is an article, and divided as one; else it is a post. */
static QuothDocument *
make_document (Table *self, GPtrArray *rows, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (QuothText) text = write_posts (self, rows, parts, error);
  GPtrArray *first = rows->pdata[0];
  gboolean is_thread = rows->len > 1 || get_field (self, first, QUOTH_POST_TITLE) == NULL;

  if (text == NULL)
    return NULL;
  document->original = make_original (self, rows);
  document->encoding = g_strdup ("UTF-8");
  document->newline = QUOTH_NEWLINE_CRLF;
  document->name = dup_stripped (get_field (self, first, rows->len > 1 ? QUOTH_POST_THREAD : QUOTH_POST_ID));
  document->title = dup_stripped (get_field (self, first, QUOTH_POST_TITLE));
  document->author = dup_author (self, first);
  document->date = dup_date (self, first);
  document->url = dup_stripped (get_field (self, first, QUOTH_POST_URL));
  document->source = dup_stripped (get_field (self, first, QUOTH_POST_SOURCE));
  document->language = dup_stripped (get_field (self, first, QUOTH_POST_LANGUAGE));
  document->document_kind = is_thread ? g_strdup ("thread") : NULL;
  quoth_proposal_finish (document, text, NULL);
  if (is_thread)
    {
      g_clear_pointer (&document->segments, g_ptr_array_unref);
      document->segments = make_segments (text, parts);
    }
  if (document->title == NULL)
    document->title = quoth_proposal_dup_first_words (text, quoth_range (0, quoth_text_get_length (text)));
  return g_steal_pointer (&document);
}

/* Threads. */

/* What posts are put in order by; NULL if the time says nothing of that. */
static const char *
get_time (const Table *self, GPtrArray *row)
{
  const char *time = get_field (self, row, QUOTH_POST_DATE);

  return time != NULL && strspn (time, "0123456789") >= 4 ? time : NULL;
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *one = get_time (user_data, *(GPtrArray *const *) a);
  const char *other = get_time (user_data, *(GPtrArray *const *) b);

  return strcmp (one, other);
}

static void
sort_thread (Table *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (get_time (self, rows->pdata[i]) == NULL)
      return;
  g_ptr_array_sort_with_data (rows, compare_times, self);
}

/* (element-type GPtrArray): the rows of each document, in the order of the first row of each. */
static GPtrArray *
group_rows (Table *self, gboolean divided)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) threads = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *thread = divided ? NULL : get_field (self, self->rows->pdata[i], QUOTH_POST_THREAD);
      GPtrArray *group = thread != NULL ? g_hash_table_lookup (threads, thread) : NULL;

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          if (thread != NULL)
            g_hash_table_insert (threads, (gpointer) thread, group);
        }
      g_ptr_array_add (group, self->rows->pdata[i]);
    }
  for (guint i = 0; i < groups->len; i++)
    sort_thread (self, groups->pdata[i]);
  return groups;
}

static void
tell (const Table *self, GPtrArray *warnings)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < self->header->len; i++)
    {
      gboolean is_field = FALSE;

      for (guint field = 0; field < QUOTH_POST_N_FIELDS; field++)
        is_field = is_field || self->columns[field] == (int) i;
      if (!is_field)
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", (const char *) self->header->pdata[i]);
    }
  if (warnings == NULL)
    return;
  if (self->n_empty > 0)
    g_ptr_array_add (warnings, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row has no text and is left out",
                                                             "%u rows have no text and are left out", self->n_empty),
                                                self->n_empty));
  if (self->n_dates > 0)
    g_ptr_array_add (warnings, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u date cannot be read, or may be two (4/5/2023), and is left out",
                                                             "%u dates cannot be read, or may be two (4/5/2023), and are left out", self->n_dates),
                                                self->n_dates));
  if (others->len > 0)
    g_ptr_array_add (warnings, g_strdup_printf (_("Columns that are no field of a text are kept with its original only: %s"), others->str));
}

static gboolean
read_table (Table *self, GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothDocument) unused = quoth_document_new (NULL);
  g_autoptr (QuothDecoded) decoded = NULL;
  const char *utf8;
  gsize n_bytes;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The table is larger than %d MB; split it into parts"), MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  decoded = quoth_proposal_decode (unused, bytes, encoding, warnings, error);
  if (decoded == NULL)
    return FALSE;
  utf8 = quoth_text_get_utf8 (decoded->text);
  n_bytes = quoth_text_get_n_bytes (decoded->text);
  if (!quoth_csv_foreach_row (utf8, n_bytes, quoth_csv_find_separator (utf8, n_bytes), take_row_cb, self, error))
    return FALSE;
  if (self->rows->len == 0)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("There is no text in the table: no row has anything in the column of texts"));
  return self->rows->len > 0;
}

static GPtrArray *
read_documents (GBytes *bytes, const char *encoding, gboolean divided, GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (quoth_value_unref);
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (Table) self = { .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref) };

  if (!read_table (&self, bytes, encoding, warnings, error))
    return NULL;
  groups = group_rows (&self, divided);
  for (guint i = 0; i < groups->len; i++)
    {
      QuothDocument *document = make_document (&self, groups->pdata[i], error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (documents, document);
    }
  tell (&self, warnings);
  return g_steal_pointer (&documents);
}

const QuothFormat quoth_format_posts = {
  .id = "posts",
  .name = N_("Table of posts or articles"),
  .summary = N_("CSV files with a text in each row, and who wrote it, when and where: a text each, or one for all posts of a thread"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .parts = N_("posts"),
  .read_documents = read_documents,
};
