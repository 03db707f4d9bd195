/* quoth-webanno-lines.c: the lines of a file of WebAnno: its layers, its text and its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is put together from the sentences and the offsets of their first tokens. These count UTF-16, but many files are made by
 * scripts that count code points. Both are tried where they differ, and the unit is that in which more rows say the word that the text has there.
 */

#include "config.h"

#include "formats/quoth-webanno.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many spaces may be missing before a sentence: a wrong number should not fill the memory. */
#define MAX_GAP (1 << 20)

/* @text: its lines, each with its newline; @first: its first row */
typedef struct
{
  GString *text;
  guint first;
} Sentence;

typedef struct
{
  QuothWebannoFile *file;
  char *p;
  char *end;
  guint line;
  GString *heading; /* the text of the sentence that begins next, or NULL */
} Parser;

static void
layer_clear (gpointer data)
{
  g_free (((QuothWebannoLayer *) data)->type);
}

static void
column_clear (gpointer data)
{
  g_free (((QuothWebannoColumn *) data)->name);
}

static void
sentence_clear (gpointer data)
{
  g_string_free (((Sentence *) data)->text, TRUE);
}

void
quoth_webanno_file_free (QuothWebannoFile *self)
{
  g_array_unref (self->layers);
  g_array_unref (self->columns);
  g_array_unref (self->sentences);
  g_array_unref (self->rows);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* ---- The head ---- */

static void
add_column (QuothWebannoFile *self, QuothWebannoColumnKind kind, const char *name)
{
  QuothWebannoColumn column = { kind, g_strdup (name) };

  g_array_append_val (self->columns, column);
}

/* "ROLE_pkg.Frame:Roles_pkg.FrameRolesLink": the feature is "Roles". */
static char *
dup_slot_name (const char *field)
{
  const char *colon = strchr (field, ':');
  const char *start = colon != NULL ? colon + 1 : field + strlen ("ROLE_");
  const char *end = strchr (start, '_');

  return end != NULL && end > start ? g_strndup (start, (gsize) (end - start)) : g_strdup (start);
}

static void
add_field (QuothWebannoFile *self, QuothWebannoLayer *layer, const char *field)
{
  const QuothWebannoColumn *last = self->columns->len > layer->first
                                     ? &g_array_index (self->columns, QuothWebannoColumn, self->columns->len - 1)
                                     : NULL;

  if (layer->sort == 'S' && g_str_has_prefix (field, "ROLE_"))
    {
      g_autofree char *name = dup_slot_name (field);

      add_column (self, QUOTH_WEBANNO_ROLE, name);
    }
  else if (last != NULL && last->kind == QUOTH_WEBANNO_ROLE)
    add_column (self, QUOTH_WEBANNO_FILLER, field);
  else if (layer->sort == 'R' && g_str_has_prefix (field, "BT_"))
    add_column (self, QUOTH_WEBANNO_SOURCE, field + strlen ("BT_"));
  else if (layer->sort == 'C' && g_str_equal (field, "referenceRelation"))
    add_column (self, QUOTH_WEBANNO_NEXT, field);
  else
    add_column (self, QUOTH_WEBANNO_VALUE, field);
}

static gboolean
read_layer (Parser *self, const char *said, GError **error)
{
  QuothWebannoFile *file = self->file;
  g_auto (GStrv) fields = g_strsplit (said + strlen ("#T_XX="), "|", -1);
  QuothWebannoLayer layer = { .sort = said[3], .first = file->columns->len };

  if (fields[0] == NULL || *g_strstrip (fields[0]) == '\0')
    return quoth_intake_refuse (
      file->intake, self->line, _("a layer has no type here; right would be “#T_SP=TYPE|FEATURE”"), error);
  layer.type = g_strdup (fields[0]);
  for (guint i = 1; fields[i] != NULL; i++)
    if (*g_strstrip (fields[i]) != '\0')
      add_field (file, &layer, fields[i]);
  if (file->columns->len == layer.first)
    add_column (file, QUOTH_WEBANNO_PLACE, "");
  layer.n_columns = file->columns->len - layer.first;
  g_array_append_val (file->layers, layer);
  return TRUE;
}

static gboolean
read_version (Parser *self, const char *said, GError **error)
{
  g_autofree char *message = NULL;
  double version;

  if (g_str_has_prefix (said, QUOTH_WEBANNO_HEAD))
    {
      version = g_ascii_strtod (said + strlen (QUOTH_WEBANNO_HEAD), NULL);
      self->file->is_java = version < 3.2;
      if (version >= 3 && version < 4)
        return TRUE;
    }
  message = g_strdup_printf (_("“%.100s” is no head that can be read here; it should be “%s3.3”"), said, QUOTH_WEBANNO_HEAD);
  return quoth_intake_refuse (self->file->intake, self->line, message, error);
}

/* ---- Texts ---- */

static gboolean
append_java_escape (GString *out, const char **p)
{
  gunichar c = 0;

  for (guint i = 1; i <= 4; i++)
    {
      if (!g_ascii_isxdigit ((*p)[i]))
        return FALSE;
      c = c * 16 + (gunichar) g_ascii_xdigit_value ((*p)[i]);
    }
  if (c == 0 || !g_unichar_validate (c))
    return FALSE;
  g_string_append_unichar (out, c);
  *p += 5;
  return TRUE;
}

static void
append_unescaped (QuothWebannoFile *self, GString *out, const char *text)
{
  static const char letters[] = "tnrfb", signs[] = "\t\n\r\f\b";

  for (const char *p = text; *p != '\0';)
    {
      const char *letter;

      if (*p != '\\' || p[1] == '\0')
        {
          g_string_append_c (out, *p++);
          continue;
        }
      p++;
      letter = strchr (letters, *p);
      if (letter != NULL)
        g_string_append_c (out, signs[letter - letters]);
      else if (self->is_java && *p == 'u' && append_java_escape (out, &p))
        continue;
      else
        g_string_append_c (out, *p);
      p++;
    }
}

static void
read_text (Parser *self, const char *said)
{
  if (self->heading == NULL)
    self->heading = g_string_new (NULL);
  append_unescaped (self->file, self->heading, said + strlen ("#Text="));
  g_string_append_c (self->heading, '\n');
}

/* ---- Rows ---- */

static gboolean
parse_offsets (const char *text, gint64 *start, gint64 *end)
{
  guint64 first, second;
  char *rest;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  first = g_ascii_strtoull (text, &rest, 10);
  if (*rest != '-' || !g_ascii_isdigit (rest[1]))
    return FALSE;
  second = g_ascii_strtoull (rest + 1, &rest, 10);
  *start = (gint64) MIN (first, G_MAXINT32);
  *end = (gint64) MIN (second, G_MAXINT32);
  return *rest == '\t' && *start <= *end;
}

static gboolean
begin_sentence (Parser *self, GError **error)
{
  Sentence sentence = { self->heading, self->file->rows->len };

  if (self->heading == NULL)
    return self->file->sentences->len > 0
           || quoth_intake_refuse (
             self->file->intake, self->line, _("a row comes before any text; “#Text=” should stand before it"), error);
  self->heading = NULL;
  g_array_append_val (self->file->sentences, sentence);
  return TRUE;
}

static gboolean
read_row (Parser *self, const char *said, GError **error)
{
  QuothWebannoRow row = { .id = said, .line = self->line };
  const char *offsets = strchr (said, '\t');
  const char *word = offsets != NULL ? strchr (offsets + 1, '\t') : NULL;

  if (word == NULL || !parse_offsets (offsets + 1, &row.start, &row.end))
    return quoth_intake_refuse (
      self->file->intake,
      self->line,
      _("this is no row; one begins with a number as 1-2, where it is as 4-9, and the word there, with tabs between them"),
      error);
  row.word = word + 1;
  row.cells = strchr (row.word, '\t');
  row.cells = row.cells != NULL ? row.cells + 1 : "";
  if (!begin_sentence (self, error))
    return FALSE;
  g_array_append_val (self->file->rows, row);
  return TRUE;
}

static gboolean
read_line (Parser *self, char *said, GError **error)
{
  if (self->line == 1)
    return read_version (self, said, error);
  if (g_str_has_prefix (said, "#T_SP=") || g_str_has_prefix (said, "#T_RL=") || g_str_has_prefix (said, "#T_CH="))
    return read_layer (self, said, error);
  if (g_str_has_prefix (said, "#Text="))
    {
      read_text (self, said);
      return TRUE;
    }
  return *said == '\0' || *said == '#' || read_row (self, said, error);
}

/* Lines end at LF; a CR before it is none of theirs. */
static gboolean
read_lines (Parser *self, GError **error)
{
  while (self->p < self->end)
    {
      char *start = self->p, *stop = memchr (start, '\n', (gsize) (self->end - start));

      stop = stop != NULL ? stop : self->end;
      self->p = stop + 1;
      self->line++;
      *stop = '\0';
      if (!g_utf8_validate (start, stop - start, NULL))
        return quoth_intake_refuse (
          self->file->intake, self->line, _("this is not UTF-8, which the format always has"), error);
      if (stop > start && stop[-1] == '\r')
        stop[-1] = '\0';
      if (!read_line (self, start, error))
        return FALSE;
    }
  return self->line > 0
         || quoth_intake_refuse (self->file->intake, 1, _("the file is empty; it should begin with “#FORMAT=WebAnno TSV 3.3”"), error);
}

/* ---- The whole text ---- */

/* A text that no row follows comes right after the one before it. */
static void
end_texts (Parser *self)
{
  Sentence sentence = { self->heading, self->file->rows->len };

  if (self->heading != NULL)
    g_array_append_val (self->file->sentences, sentence);
  self->heading = NULL;
}

static gint64
measure (const char *text, gsize n_bytes, QuothOffsetUnit unit)
{
  gint64 n = 0;

  for (const char *p = text; p < text + n_bytes; p++)
    n += ((guchar) *p & 0xc0) != 0x80 ? 1 + (unit == QUOTH_UNIT_UTF16 && (guchar) *p >= 0xf0) : 0;
  return n;
}

/* Returns: the first line that says something else about the text than those before it; 0 if they agree. */
static guint
put_together (QuothWebannoFile *self, QuothOffsetUnit unit)
{
  gint64 length = 0;

  g_string_truncate (self->text, 0);
  for (guint i = 0; i < self->sentences->len; i++)
    {
      const Sentence *sentence = &g_array_index (self->sentences, Sentence, i);
      const QuothWebannoRow *row
        = sentence->first < self->rows->len ? &g_array_index (self->rows, QuothWebannoRow, sentence->first) : NULL;
      gint64 start = row != NULL ? row->start : length;

      if (length == start + 1)
        {
          g_string_truncate (self->text, self->text->len - 1);
          length--;
        }
      if (length > start || start - length > MAX_GAP)
        return row->line;
      for (; length < start; length++)
        g_string_append_c (self->text, ' ');
      g_string_append_len (self->text, sentence->text->str, (gssize) sentence->text->len);
      length += measure (sentence->text->str, sentence->text->len, unit);
    }
  if (self->text->len > 0)
    g_string_truncate (self->text, self->text->len - 1);
  return 0;
}

/* How many rows have another word than the text. Rows come in order, so one walk over the text finds them all. */
static guint
count_misfits (QuothWebannoFile *self, QuothOffsetUnit unit)
{
  const char *p = self->text->str, *text_end = p + self->text->len;
  g_autoptr (GString) word = g_string_new (NULL);
  gint64 at = 0;
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const QuothWebannoRow *row = &g_array_index (self->rows, QuothWebannoRow, i);
      g_autofree char *said = g_strndup (row->word, strcspn (row->word, "\t"));

      if (memchr (row->id, '.', strcspn (row->id, "\t")) != NULL)
        continue;
      for (; p < text_end && at < row->start; p = g_utf8_next_char (p))
        at += 1 + (unit == QUOTH_UNIT_UTF16 && (guchar) *p >= 0xf0);
      g_string_truncate (word, 0);
      append_unescaped (self, word, said);
      n += at != row->start || strncmp (p, word->str, word->len) != 0
           || at + measure (word->str, word->len, unit) != row->end;
    }
  return n;
}

static gboolean
find_text (QuothWebannoFile *self, GError **error)
{
  guint line = put_together (self, QUOTH_UNIT_UTF16), other = 0;
  guint n_misfits = line == 0 ? count_misfits (self, QUOTH_UNIT_UTF16) : G_MAXUINT;

  self->unit = QUOTH_UNIT_UTF16;
  if (n_misfits > 0 && put_together (self, QUOTH_UNIT_CODE_POINTS) == 0)
    {
      other = count_misfits (self, QUOTH_UNIT_CODE_POINTS);
      if (other < n_misfits)
        {
          self->unit = QUOTH_UNIT_CODE_POINTS;
          quoth_intake_warn (self->intake, 1, _("the offsets count characters, not UTF-16 as the format has them; they are read so"));
          line = 0;
          n_misfits = other;
        }
    }
  if (line != 0)
    return quoth_intake_refuse (
      self->intake, line, _("this row does not begin where the sentence above it does, after the sentences before"), error);
  put_together (self, self->unit);
  quoth_losses_add (self->intake->losses, _("rows whose word is another than the text has there: the place counts"), n_misfits);
  return TRUE;
}

QuothWebannoFile *
quoth_webanno_file_new (QuothIntake *intake, char *data, gsize n_bytes, GError **error)
{
  g_autoptr (QuothWebannoFile) self = g_new0 (QuothWebannoFile, 1);
  Parser parser = { .file = self, .p = data, .end = data + n_bytes };
  gboolean done;

  self->intake = intake;
  self->layers = g_array_new (FALSE, FALSE, sizeof (QuothWebannoLayer));
  self->columns = g_array_new (FALSE, FALSE, sizeof (QuothWebannoColumn));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  self->rows = g_array_new (FALSE, FALSE, sizeof (QuothWebannoRow));
  self->text = g_string_new (NULL);
  g_array_set_clear_func (self->layers, layer_clear);
  g_array_set_clear_func (self->columns, column_clear);
  g_array_set_clear_func (self->sentences, sentence_clear);
  if (n_bytes >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    parser.p += 3;
  done = read_lines (&parser, error);
  end_texts (&parser);
  return done && find_text (self, error) ? g_steal_pointer (&self) : NULL;
}
