/* quoth-webanno-write.c: texts with layers of annotations, for WebAnno and INCEpTION
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader of the format puts the text together from the sentences: each ends with a newline, which is dropped where the next begins at
 * once, and what is missing before the next are spaces. So a sentence reaches to the beginning of the next, and its white space with it, unless
 * that is just what a reader would put there.
 */

#include "config.h"

#include "formats/quoth-webanno.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A column: the value that marks have for @key after @n others. */
typedef struct
{
  const char *key;
  guint n;
} Column;

typedef struct
{
  QuothLayerFiles files;
  QuothExportFile *file; /* the one at work */
  const QuothMarkup *markup;
  QuothId document; /* the one before */
  GArray *units;
  GArray *columns;
  GHashTable *numbers;  /* mark: its number in the markup, from 1 */
  GArray *places;       /* for each mark its first unit */
  GArray *ids;          /* for each mark what tells it apart, or 0 */
  GHashTable *incoming; /* unit: GPtrArray of the links that lead to a mark which begins there */
} Writer;

/* ---- Escapes ---- */

static void
append_text (GString *out, const char *text, gsize n_bytes)
{
  static const char *const shorts[0x20] = { ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r" };

  for (gsize i = 0; i < n_bytes; i++)
    {
      guchar c = (guchar) text[i];

      if (c < 0x20 && shorts[c] != NULL)
        {
          g_string_append (out, shorts[c]);
          continue;
        }
      if (c == '\\' || (c < 0x20 && c != '\v'))
        g_string_append_c (out, '\\');
      g_string_append_c (out, (char) c);
    }
}

static void
append_value (GString *out, const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '\t' || *p == '\n' || *p == '\r')
        {
          g_string_append (out, *p == '\t' ? "\\t" : *p == '\n' ? "\\n" : "\\r");
          continue;
        }
      if (strchr ("\\[]|_;*", *p) != NULL || (*p == '-' && p[1] == '>'))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* ---- The head ---- */

static void
add_column (GArray *columns, const char *key, guint n)
{
  Column column = { key, n };

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, Column, i).key, key) && g_array_index (columns, Column, i).n == n)
      return;
  g_array_append_val (columns, column);
}

static GArray *
list_columns (const QuothMarkup *markup)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < markup->marks->len; i++)
    {
      const QuothMark *mark = markup->marks->pdata[i];

      for (guint j = 0; j < mark->features->len; j++)
        {
          const char *key = g_array_index (mark->features, QuothFeature, j).key;
          guint n = 0;

          for (guint k = 0; k < j; k++)
            n += g_str_equal (g_array_index (mark->features, QuothFeature, k).key, key);
          add_column (columns, key, n);
        }
    }
  return columns;
}

static void
append_head (Writer *self)
{
  GString *out = self->file->buffer;

  g_string_append (out, QUOTH_WEBANNO_HEAD "3.3\n#T_SP=" QUOTH_LAYER_SPAN "|" QUOTH_LAYER_LABEL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column column = g_array_index (self->columns, Column, i);

      g_string_append_printf (out, "|%s", column.key);
      if (column.n > 0)
        g_string_append_printf (out, "%u", column.n + 1);
    }
  g_string_append_c (out, '\n');
  if (self->markup->links->len > 0)
    g_string_append (out, "#T_RL=" QUOTH_LAYER_LINK "|" QUOTH_LAYER_LABEL "|BT_" QUOTH_LAYER_SPAN "\n");
  g_string_append_c (out, '\n');
}

/* ---- Rows ---- */

static guint
get_number (Writer *self, const QuothMark *mark)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, mark)) - 1;
}

static void
append_unit_id (GString *out, const QuothWebannoUnit *unit)
{
  g_string_append_printf (out, "%u-%u", unit->sentence, unit->number);
  if (unit->part > 0)
    g_string_append_printf (out, ".%u", unit->part);
}

/* What the marks of a row have for @key; NULL: their labels. */
static void
append_cell (Writer *self, const QuothWebannoUnit *unit, const char *key, guint n)
{
  GString *out = self->file->buffer;

  if (unit->marks == NULL)
    g_string_append_c (out, '_');
  for (guint i = 0; unit->marks != NULL && i < unit->marks->len; i++)
    {
      const QuothMark *mark = unit->marks->pdata[i];
      const char *value = key != NULL ? quoth_layers_get_nth (mark, key, n) : mark->label;
      guint id = g_array_index (self->ids, guint, get_number (self, mark));

      if (i > 0)
        g_string_append_c (out, '|');
      if (value != NULL)
        append_value (out, value);
      else
        g_string_append_c (out, '*');
      if (id != 0)
        g_string_append_printf (out, "[%u]", id);
    }
  g_string_append_c (out, '\t');
}

/* The number of the mark with this id in the markup, whose ids follow each other. */
static guint
find_number (Writer *self, const char *id)
{
  const QuothMark *first = self->markup->marks->pdata[0];

  return (guint) (g_ascii_strtoull (id, NULL, 10) - g_ascii_strtoull (first->id, NULL, 10));
}

static void
append_source (Writer *self, const QuothMarkLink *link)
{
  GString *out = self->file->buffer;
  guint from = find_number (self, link->from), to = find_number (self, link->to);
  guint from_id = g_array_index (self->ids, guint, from), to_id = g_array_index (self->ids, guint, to);

  append_unit_id (out, &g_array_index (self->units, QuothWebannoUnit, g_array_index (self->places, guint, from)));
  if (from_id != 0 || to_id != 0)
    g_string_append_printf (out, "[%u_%u]", from_id, to_id);
}

static void
append_links (Writer *self, guint place)
{
  GPtrArray *links = g_hash_table_lookup (self->incoming, GUINT_TO_POINTER (place));
  GString *out = self->file->buffer;

  for (guint column = 0; column < 2; column++)
    {
      for (guint i = 0; links != NULL && i < links->len; i++)
        {
          const QuothMarkLink *link = links->pdata[i];

          if (i > 0)
            g_string_append_c (out, '|');
          if (column == 0)
            append_value (out, link->label);
          else
            append_source (self, link);
        }
      g_string_append (out, links != NULL ? "\t" : "_\t");
    }
}

static void
append_row (Writer *self, guint place)
{
  const QuothWebannoUnit *unit = &g_array_index (self->units, QuothWebannoUnit, place);
  const QuothText *text = self->markup->document->text;
  GString *out = self->file->buffer;
  gsize start = quoth_text_to_byte (text, unit->range.start), end = quoth_text_to_byte (text, unit->range.end);

  append_unit_id (out, unit);
  g_string_append_printf (
    out, "\t%u-%u\t", quoth_text_to_utf16 (text, unit->range.start), quoth_text_to_utf16 (text, unit->range.end));
  append_text (out, quoth_text_get_utf8 (text) + start, end - start);
  g_string_append_c (out, '\t');
  append_cell (self, unit, NULL, 0);
  for (guint i = 0; i < self->columns->len; i++)
    append_cell (self, unit, g_array_index (self->columns, Column, i).key, g_array_index (self->columns, Column, i).n);
  if (self->markup->links->len > 0)
    append_links (self, place);
  g_string_append_c (out, '\n');
}

/* ---- Sentences ---- */

/* Where the sentence ends whose last unit is before @next; @next: the first unit of the one after it. */
static guint
find_sentence_end (Writer *self, guint end, guint next)
{
  const QuothText *text = self->markup->document->text;
  guint start;

  if (next >= self->units->len)
    return quoth_text_get_length (text);
  start = g_array_index (self->units, QuothWebannoUnit, next).range.start;
  if (end == start || quoth_text_get_char (text, end) != '\n')
    return start;
  for (guint p = end + 1; p < start; p++)
    if (quoth_text_get_char (text, p) != ' ')
      return start;
  return end;
}

/* The sentence that begins with the unit @first. Returns: the first unit of the next one. */
static guint
append_sentence_text (Writer *self, guint first)
{
  const QuothWebannoUnit *unit = &g_array_index (self->units, QuothWebannoUnit, first);
  const QuothText *text = self->markup->document->text;
  g_autofree char *said = NULL;
  g_auto (GStrv) lines = NULL;
  guint next = first, end = unit->range.end;

  for (; next < self->units->len; next++)
    {
      const QuothWebannoUnit *other = &g_array_index (self->units, QuothWebannoUnit, next);

      if (other->sentence != unit->sentence)
        break;
      end = MAX (end, other->range.end);
    }
  said = quoth_text_dup_slice (text, quoth_range (unit->range.start, find_sentence_end (self, end, next)));
  lines = g_strsplit (said, "\n", -1);
  g_string_append_c (self->file->buffer, '\n');
  for (guint i = 0; i == 0 || lines[i] != NULL; i++)
    {
      g_string_append (self->file->buffer, "#Text=");
      if (lines[i] != NULL)
        append_text (self->file->buffer, lines[i], strlen (lines[i]));
      g_string_append_c (self->file->buffer, '\n');
      if (lines[i] == NULL)
        break;
    }
  return next;
}

static gboolean
write_rows (Writer *self, GError **error)
{
  guint next = 0;

  append_head (self);
  for (guint i = 0; i < self->units->len; i++)
    {
      if (i == next)
        next = append_sentence_text (self, i);
      append_row (self, i);
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  if (self->units->len == 0)
    g_string_append_c (self->file->buffer, '\n');
  return TRUE;
}

/* ---- Documents ---- */

/* What covers several rows, or has a row in common with another one, is told apart by a number. */
static GArray *
list_ids (Writer *self, const GArray *n_units)
{
  g_autofree gboolean *shares = g_new0 (gboolean, MAX (self->markup->marks->len, 1));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      GPtrArray *marks = g_array_index (self->units, QuothWebannoUnit, i).marks;

      for (guint j = 0; marks != NULL && marks->len > 1 && j < marks->len; j++)
        shares[get_number (self, marks->pdata[j])] = TRUE;
    }
  for (guint i = 0; i < self->markup->marks->len; i++)
    {
      guint id = shares[i] || g_array_index (n_units, guint, i) > 1 ? ++last : 0;

      g_array_append_val (ids, id);
    }
  return ids;
}

static GHashTable *
list_incoming (Writer *self)
{
  GHashTable *incoming = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->markup->links->len; i++)
    {
      QuothMarkLink *link = self->markup->links->pdata[i];
      gpointer place = GUINT_TO_POINTER (g_array_index (self->places, guint, find_number (self, link->to)));
      GPtrArray *links = g_hash_table_lookup (incoming, place);

      if (links == NULL)
        {
          links = g_ptr_array_new ();
          g_hash_table_insert (incoming, place, links);
        }
      g_ptr_array_add (links, link);
    }
  return incoming;
}

/* A text comes in by its first file. */
static void
count_losses (Writer *self, const char *file_name)
{
  const QuothDocument *document = self->markup->document;
  g_autofree char *plain = g_strconcat (document->name, ".tsv", NULL);

  if (quoth_id_equal (&self->document, &document->value.id))
    return;
  self->document = document->value.id;
  quoth_export_add_loss (
    self->files.export, _("names of texts, which are called by their files"), !g_str_equal (plain, file_name));
}

static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  g_autofree char *name = quoth_layer_files_dup_name (&self->files, markup);
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self->files.export, name, error);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) n_units = NULL;
  g_autoptr (GArray) units = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) incoming = NULL;

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < markup->marks->len; i++)
    g_hash_table_insert (numbers, markup->marks->pdata[i], GUINT_TO_POINTER (i + 1));
  self->file = file;
  self->markup = markup;
  self->numbers = numbers;
  self->units = units = quoth_webanno_units_new (markup, &places, &n_units);
  self->places = places;
  self->columns = columns = list_columns (markup);
  self->ids = ids = list_ids (self, n_units);
  self->incoming = incoming = list_incoming (self);
  count_losses (self, name);
  return write_rows (self, error) && quoth_export_file_close (file, error);
}

gboolean
quoth_webanno_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer self = { .files = { export, ".tsv", names } };

  return quoth_markup_foreach (
    export, QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY | QUOTH_MARKUP_MEMOS | QUOTH_MARKUP_NAMELESS, write_markup_cb, &self, error);
}
