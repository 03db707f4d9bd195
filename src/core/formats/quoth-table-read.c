/* quoth-table-read.c: a table of what is coded, as edits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are kept by the text they are about, and by coder within it; then one text after the other is read, and its rows become marks
 * in it (quoth-table-row.c). The rows of the file are in memory once, each until it is a mark, of the texts one at a time.
 */

#include "config.h"

#include "formats/quoth-table-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-table-row.h"
#include "text/quoth-error.h"

/* The rows of one text. */
typedef struct
{
  QuothId document;
  GPtrArray *rows; /* of QuothTableRow */
} Rows;

struct _QuothTableReader
{
  QuothIntake *intake;
  QuothMarkupReader *markup_reader;
  QuothMapping *mapping;
  QuothTableColumns *columns; /* NULL until the first row */
  GHashTable *documents;      /* a name in small letters, or an id: QuothId; all zeros where several have that name */
  QuothId only;               /* the text, if the project has one alone */
  GPtrArray *texts;           /* of Rows, as they come */
  GHashTable *by_document;    /* QuothId: Rows */
};

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* ---- The texts of the project ---- */

/* Without the ending that a file name has. */
static char *
dup_stem (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;
  const char *dot = strrchr (base, '.');

  return dot != NULL && dot > base && strlen (dot) <= 6 ? g_strndup (base, (gsize) (dot - base)) : g_strdup (base);
}

static void
add_name (QuothTableReader *self, const char *name, const QuothId *id)
{
  g_autofree char *key = g_utf8_casefold (name, -1);
  const QuothId *known = g_hash_table_lookup (self->documents, key);

  if (known == NULL)
    g_hash_table_insert (self->documents, g_steal_pointer (&key), quoth_id_memdup (id));
  else if (!quoth_id_equal (known, id))
    g_hash_table_insert (self->documents, g_steal_pointer (&key), quoth_id_memdup (&QUOTH_ID_NONE));
}

static gboolean
add_document_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothTableReader *self = user_data;
  const QuothDocument *document = value;
  g_autofree char *id = quoth_id_dup_string (&document->value.id);
  g_autofree char *stem = dup_stem (document->name);

  self->only = g_hash_table_size (self->documents) == 0 ? document->value.id : QUOTH_ID_NONE;
  add_name (self, id, &document->value.id);
  add_name (self, document->name, &document->value.id);
  if (!g_str_equal (stem, document->name))
    add_name (self, stem, &document->value.id);
  return TRUE;
}

static const QuothId *
find_name (QuothTableReader *self, const char *name)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (self->documents, key);
}

/* NULL for a text that the project has not, none for one of which it has several. */
static const QuothId *
find_document (QuothTableReader *self, const char *name)
{
  g_autofree char *stem = NULL;
  const QuothId *id;

  if (*name == '\0')
    return quoth_id_is_none (&self->only) ? NULL : &self->only;
  id = find_name (self, name);
  if (id != NULL)
    return id;
  stem = dup_stem (name);
  return find_name (self, stem);
}

QuothTableReader *
quoth_table_reader_new (QuothIntake *intake, GError **error)
{
  g_autoptr (QuothTableReader) self = g_new0 (QuothTableReader, 1);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };

  self->intake = intake;
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->texts = g_ptr_array_new_with_free_func (rows_free);
  self->by_document = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->markup_reader = quoth_markup_reader_new (intake, error);
  self->mapping = self->markup_reader != NULL ? quoth_mapping_new (intake, error) : NULL;
  if (self->mapping == NULL || !quoth_reader_foreach (intake->reader, &query, add_document_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
quoth_table_reader_free (QuothTableReader *self)
{
  g_clear_pointer (&self->markup_reader, quoth_markup_reader_free);
  g_clear_pointer (&self->mapping, quoth_mapping_free);
  g_clear_pointer (&self->columns, quoth_table_columns_free);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->by_document, g_hash_table_unref);
  g_free (self);
}

/* ---- Rows ---- */

/* What somebody sees who says what the columns are. */
static void
look_at_columns (QuothTableReader *self)
{
  for (guint field = 0; self->intake->look != NULL && field < QUOTH_N_TABLE_FIELDS; field++)
    if (self->columns->of[field] >= 0)
      quoth_table_look_set_field (self->intake->look, (guint) self->columns->of[field], quoth_table_field_to_nick (field));
}

static gboolean
find_columns (QuothTableReader *self, GPtrArray *fields, GError **error)
{
  QuothIntake *intake = self->intake;
  g_autoptr (GPtrArray) missing = intake->columns_may_miss ? g_ptr_array_new_with_free_func (g_free) : NULL;

  if (intake->look != NULL && intake->look->names->len == 0)
    quoth_table_look_set_header (intake->look, fields);
  self->columns = quoth_table_columns_new (fields, intake->columns, missing, error);
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      g_autofree char *message
        = g_strdup_printf (_("there is no column “%s”, which the preset is about"), (char *) missing->pdata[i]);

      quoth_intake_warn (intake, 1, message);
    }
  return self->columns != NULL;
}

static gboolean
take_header (QuothTableReader *self, GPtrArray *fields, GError **error)
{
  const int *of;

  if (!find_columns (self, fields, error))
    {
      g_prefix_error (error, "%s:", self->intake->file);
      return FALSE;
    }
  look_at_columns (self);
  of = self->columns->of;
  if (of[QUOTH_TABLE_TEXT] >= 0 || of[QUOTH_TABLE_START] >= 0 || of[QUOTH_TABLE_SPANS] >= 0)
    return TRUE;
  return quoth_intake_refuse (self->intake, 1,
                              _("no column says where something is coded: one of quotes (“text”) or of places (“start” and “end”) is "
                                "needed; --column text=NAME says which"),
                              error);
}

static Rows *
get_rows (QuothTableReader *self, const QuothId *document)
{
  Rows *rows = g_hash_table_lookup (self->by_document, document);

  if (rows != NULL)
    return rows;
  rows = g_new0 (Rows, 1);
  rows->document = *document;
  rows->rows = g_ptr_array_new_with_free_func (quoth_table_row_free);
  g_ptr_array_add (self->texts, rows);
  g_hash_table_insert (self->by_document, &rows->document, rows);
  return rows;
}

static gboolean
lose_row (QuothTableReader *self, const char *name, gboolean is_there, guint line, GError **error)
{
  g_autofree char *message
    = is_there ? g_strdup_printf (_("the project has several texts “%s”; the row is left out"), name)
      : *name == '\0'
        ? g_strdup (_("the row names no text, and the project has not one alone; it is left out"))
        : g_strdup_printf (_("the project has no text “%s”; the row is left out (the texts come first)"), name);

  return quoth_intake_lose (
    self->intake, line, _("rows about texts that the project does not have, left out"), message, error);
}

gboolean
quoth_table_reader_take_row (QuothTableReader *self, GPtrArray *fields, guint line, GError **error)
{
  QuothTableRow *row;
  const char *name;
  const QuothId *document;

  if (self->columns == NULL)
    return take_header (self, fields, error);
  if (self->intake->look != NULL)
    quoth_table_look_add_row (self->intake->look, fields);
  row = quoth_table_row_new (self->columns, fields, line);
  name = row->fields[QUOTH_TABLE_DOCUMENT];
  document = find_document (self, name);
  if (document == NULL || quoth_id_is_none (document))
    {
      gboolean goes_on = lose_row (self, name, document != NULL, line, error);

      quoth_table_row_free (row);
      return goes_on;
    }
  g_ptr_array_add (get_rows (self, document)->rows, row);
  return TRUE;
}

/* ---- Texts ---- */

/* Those of one coder, from *@first on; they are sorted by coder. */
static gboolean
take_coder (QuothTableReader *self, QuothDocument *document, GPtrArray *rows, guint *first, GError **error)
{
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autofree char *coder = g_strdup (((QuothTableRow *) rows->pdata[*first])->fields[QUOTH_TABLE_CODER]);

  markup->coder = *coder != '\0' ? g_strdup (coder) : NULL;
  markup->line = ((QuothTableRow *) rows->pdata[*first])->line;
  for (; *first < rows->len; (*first)++)
    {
      QuothTableRow *row = rows->pdata[*first];

      if (!g_str_equal (row->fields[QUOTH_TABLE_CODER], coder))
        break;
      if (!quoth_table_row_add_mark (row, markup, self->columns, self->mapping, self->intake, error))
        return FALSE;
      g_clear_pointer (&rows->pdata[*first], quoth_table_row_free);
    }
  return quoth_markup_reader_take (self->markup_reader, g_steal_pointer (&markup), error);
}

static int
compare_coders (gconstpointer a, gconstpointer b)
{
  const QuothTableRow *x = *(const QuothTableRow *const *) a, *y = *(const QuothTableRow *const *) b;
  int order = strcmp (x->fields[QUOTH_TABLE_CODER], y->fields[QUOTH_TABLE_CODER]);

  return order != 0 ? order : x->line < y->line ? -1 : x->line > y->line;
}

gboolean
quoth_table_reader_finish (QuothTableReader *self, GError **error)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      Rows *rows = self->texts->pdata[i];
      g_autoptr (QuothDocument) document = quoth_reader_load_document (self->intake->reader, &rows->document, error);
      guint first = 0;

      if (document == NULL)
        return FALSE;
      g_ptr_array_sort (rows->rows, compare_coders);
      while (first < rows->rows->len)
        if (!take_coder (self, document, rows->rows, &first, error))
          return FALSE;
    }
  return TRUE;
}
