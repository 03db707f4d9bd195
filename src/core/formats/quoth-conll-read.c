/* quoth-conll-read.c: texts as tokens with BIO labels, of which there are many sorts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A token a line, its label in the last column: BIO, IOB, BIOES, BILOU or plain types. What this program writes has the places of the tokens
 * too; then a text of that name in the project is found again, and else there are spaces wherever no token says what is there. Of other files the text
 * is the tokens with spaces between them, a line a sentence. CoNLL-U has its labels as "NER=B-PER" in the last of ten columns, and says
 * where there is no space, and may say what else is there ("SpacesAfter=\n"). Between sentences it is a new line, whatever "SpaceAfter" says, except in
 * our own files.
 */

#include "config.h"

#include "formats/quoth-conll.h"
#include "formats/quoth-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a text may be without tokens: a wrong number should not fill the memory. */
#define MAX_GAP (1 << 20)

/* @type: of the annotation that it is in, or NULL; @begins: whether that begins with it */
typedef struct
{
  guint start;
  guint end;
  char *type;
  gboolean begins;
  guint line;
} Token;

typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  GHashTable *documents; /* name: QuothId of those in the project */
  guint line;

  /* The text at work. */
  GString *text;
  guint length; /* in code points */
  GArray *tokens;
  char *name;
  char *coder;
  gboolean has_places;
  gboolean is_new_sentence;
  gboolean is_glued;   /* whether the next token follows without a space */
  gboolean is_closed;  /* whether an annotation ended with the last token */
  gboolean has_spaces; /* whether @spaces is what the next token follows */
  gboolean is_exact;   /* whether the file is ours */
  GString *spaces;
  guint n_covered;     /* words of CoNLL-U that a token before stands for */
} Reader;

static void
token_clear (gpointer data)
{
  g_free (((Token *) data)->type);
}

/* ---- Texts ---- */

/* (transfer full) (nullable): the text of that name in the project, if all tokens are where they should be. */
static char *
find_known (Reader *self)
{
  const QuothId *id = self->has_places && self->name != NULL ? g_hash_table_lookup (self->documents, self->name) : NULL;
  g_autoptr (QuothText) known = id != NULL ? quoth_reader_load_text (self->intake->reader, id, NULL) : NULL;
  g_autoptr (QuothText) made = known != NULL ? quoth_text_new (self->text->str, (gssize) self->text->len, NULL) : NULL;

  if (made == NULL)
    return NULL;
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const Token *token = &g_array_index (self->tokens, Token, i);
      g_autofree char *word = quoth_text_dup_slice (made, quoth_range (token->start, token->end));

      if (token->end > quoth_text_get_length (known)
          || !quoth_text_slice_equals (known, quoth_range (token->start, token->end), word))
        return NULL;
    }
  return g_strdup (quoth_text_get_utf8 (known));
}

static gboolean
add_mark (Reader *self, QuothMarkup *markup, const QuothUnits *units, guint first, guint end, GError **error)
{
  const Token *from = &g_array_index (self->tokens, Token, first), *to = &g_array_index (self->tokens, Token, end - 1);
  g_autofree char *id = g_strdup_printf ("#%u", first);
  QuothRange range;
  gboolean fits;

  if (!quoth_intake_read_range (
        self->intake, units, QUOTH_UNIT_CODE_POINTS, from->start, to->end, from->line, &range, &fits, error))
    return FALSE;
  if (fits)
    quoth_mark_add_range (quoth_markup_add_mark (markup, id, from->type, from->line), range);
  return TRUE;
}

static gboolean
add_marks (Reader *self, QuothMarkup *markup, const QuothUnits *units, GError **error)
{
  for (guint i = 0, end; i < self->tokens->len; i = end)
    {
      end = i + 1;
      if (g_array_index (self->tokens, Token, i).type == NULL)
        continue;
      while (end < self->tokens->len && g_array_index (self->tokens, Token, end).type != NULL
             && !g_array_index (self->tokens, Token, end).begins)
        end++;
      if (!add_mark (self, markup, units, i, end, error))
        return FALSE;
    }
  return TRUE;
}

static void
begin_text (Reader *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->tokens, 0);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->coder, g_free);
  self->length = 0;
  self->n_covered = 0;
  g_string_truncate (self->spaces, 0);
  self->has_spaces = self->has_places = self->is_new_sentence = self->is_glued = self->is_closed = FALSE;
}

static gboolean
end_text (Reader *self, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autofree char *known = NULL;
  g_autoptr (QuothUnits) units = NULL;
  const char *text;

  if (self->tokens->len == 0)
    {
      begin_text (self);
      return TRUE;
    }
  g_string_append_len (self->text, self->spaces->str, self->has_spaces ? (gssize) self->spaces->len : 0);
  known = find_known (self);
  text = known != NULL ? known : self->text->str;
  document->name = g_strdup (self->name);
  markup->coder = g_strdup (self->coder);
  markup->line = g_array_index (self->tokens, Token, 0).line;
  units = quoth_intake_read_text (self->intake, document, text, strlen (text), markup->line, error);
  if (units == NULL || !add_marks (self, markup, units, error)
      || !quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error))
    return FALSE;
  if (self->has_places && known == NULL)
    quoth_losses_add (self->intake->losses, _("texts that are no more than their tokens, with spaces between them"), 1);
  begin_text (self);
  return TRUE;
}

/* ---- Labels ---- */

static gboolean
is_prefix (const char *label)
{
  return *label != '\0' && strchr ("BIESLU", *label) != NULL && label[1] == '-' && label[2] != '\0';
}

/* What the label says of the token, after those before it. */
static void
read_label (Reader *self, Token *token, const char *label)
{
  const Token *last = self->tokens->len > 0 ? &g_array_index (self->tokens, Token, self->tokens->len - 1) : NULL;
  char prefix = is_prefix (label) ? *label : 'I';
  const char *type = is_prefix (label) ? label + 2 : label;

  if (*label == '\0' || g_str_equal (label, "O") || g_str_equal (label, "_") || g_str_equal (label, "-"))
    {
      self->is_closed = FALSE;
      return;
    }
  token->type = g_strdup (type);
  token->begins = strchr ("BSU", prefix) != NULL || self->is_closed || last == NULL
                  || g_strcmp0 (last->type, type) != 0 || (self->is_new_sentence && !self->has_places && !self->is_exact);
  self->is_closed = strchr ("ESLU", prefix) != NULL;
}

/* ---- Tokens ---- */

static void
append_gap (Reader *self, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (self->text, i == 0 && self->is_new_sentence && self->text->len > 0 ? '\n' : ' ');
  self->length += n;
}

/* What is before a token that has no place. */
static void
append_space (Reader *self)
{
  gboolean is_free = !self->is_glued || (self->is_new_sentence && !self->is_exact);

  if (self->has_spaces)
    {
      g_string_append_len (self->text, self->spaces->str, (gssize) self->spaces->len);
      self->length += (guint) g_utf8_strlen (self->spaces->str, (gssize) self->spaces->len);
      self->has_spaces = FALSE;
      return;
    }
  self->is_new_sentence = self->is_new_sentence && !self->is_exact;
  append_gap (self, self->text->len > 0 && is_free);
}

static gboolean
add_token (Reader *self, const char *word, const char *label, gint64 start, gint64 end, GError **error)
{
  Token token = { .line = self->line };
  guint n = (guint) g_utf8_strlen (word, -1);

  self->has_places = self->has_places || start >= 0;
  if (start < 0)
    append_space (self);
  else if (start < self->length || start - self->length > MAX_GAP || end - start != n)
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("tokens that cannot be where they should be, left out"),
                              _("this token is not as long as its place, or begins before the last one ends; it is left out"),
                              error);
  else
    append_gap (self, (guint) start - self->length);
  token.start = self->length;
  token.end = self->length += n;
  g_string_append (self->text, word);
  read_label (self, &token, label);
  g_array_append_val (self->tokens, token);
  self->is_new_sentence = self->is_glued = FALSE;
  return TRUE;
}

static gboolean
is_number (const char *text, gint64 *number)
{
  char *rest;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *number = g_ascii_strtoll (text, &rest, 10);
  return *rest == '\0' && *number <= G_MAXINT32;
}

gboolean
quoth_conll_is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x0b || c == 0x85;
}

/* The white space that @value stands for; it is none if there is anything else. */
static gboolean
read_spaces (GString *spaces, const char *value)
{
  static const char codes[] = "stnr", signs[] = " \t\n\r";

  g_string_truncate (spaces, 0);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '\\' && p[1] != '\0' && strchr (codes, p[1]) != NULL)
      g_string_append_c (spaces, signs[strchr (codes, *++p) - codes]);
    else if (quoth_conll_is_space (g_utf8_get_char (p)))
      g_string_append_unichar (spaces, g_utf8_get_char (p));
    else
      return FALSE;
  return spaces->len > 0;
}

/* ID, form, lemma and seven others: what is of use here is the form, and of the last "NER=…" and the spaces. */
static gboolean
read_conll_u (Reader *self, char **columns, GError **error)
{
  g_auto (GStrv) others = g_strsplit (columns[9], "|", -1);
  const char *dash = strchr (columns[0], '-'), *label = "O", *after = NULL;
  gboolean is_glued = FALSE;

  if (strchr (columns[0], '.') != NULL)
    return TRUE;
  if (dash == NULL && self->n_covered > 0)
    {
      self->n_covered--;
      return TRUE;
    }
  for (guint i = 0; others[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (others[i], "NER=", 4) == 0)
        label = others[i] + 4;
      is_glued = is_glued || g_str_equal (others[i], "SpaceAfter=No");
      if (g_str_has_prefix (others[i], "SpacesAfter="))
        after = others[i] + strlen ("SpacesAfter=");
      else if (g_str_has_prefix (others[i], "SpacesBefore=") && self->text->len == 0)
        self->has_spaces = read_spaces (self->spaces, others[i] + strlen ("SpacesBefore="));
    }
  if (!add_token (self, columns[1], label, -1, -1, error))
    return FALSE;
  self->is_glued = is_glued;
  self->has_spaces = after != NULL && read_spaces (self->spaces, after);
  if (dash != NULL)
    {
      gint64 n = g_ascii_strtoll (dash + 1, NULL, 10) - g_ascii_strtoll (columns[0], NULL, 10);

      self->n_covered = (guint) CLAMP (n, 0, 1000) + 1;
    }
  return TRUE;
}

static gboolean
read_token (Reader *self, const char *said, GError **error)
{
  g_auto (GStrv) columns = strchr (said, '\t') != NULL ? g_strsplit (said, "\t", -1) : g_strsplit_set (said, " ", -1);
  guint n = 0;
  gint64 start, end;

  for (guint i = 0; columns[i] != NULL; i++)
    if (*columns[i] != '\0' || strchr (said, '\t') != NULL)
      columns[n++] = columns[i];
    else
      g_free (columns[i]);
  columns[n] = NULL;
  if (n < 2 || *columns[0] == '\0')
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("lines that are no token with a label, left out"),
                              _("a token and its label should stand here, with a tab between them; the line is left out"),
                              error);
  if (g_str_equal (columns[0], "-DOCSTART-"))
    return end_text (self, error);
  if (n == 10 && g_ascii_isdigit (*columns[0]) && *columns[1] != '\0')
    return read_conll_u (self, columns, error);
  if (n >= 4 && is_number (columns[1], &start) && is_number (columns[2], &end) && start < end)
    return add_token (self, columns[0], columns[n - 1], start, end, error);
  return add_token (self, columns[0], columns[n - 1], -1, -1, error);
}

/* ---- Lines ---- */

static gboolean
read_comment (Reader *self, const char *said, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (said + 1, "=", 2);
  const char *key = parts[0] != NULL ? g_strstrip (parts[0]) : "", *value = parts[0] != NULL && parts[1] != NULL ? g_strchug (parts[1]) : "";

  if (g_str_equal (key, "document") || g_str_has_prefix (key, "newdoc"))
    {
      if (!end_text (self, error))
        return FALSE;
      self->name = *value != '\0' ? g_strdup (value) : NULL;
    }
  else if (g_str_equal (key, "generator"))
    {
      self->is_exact = g_str_has_prefix (value, QUOTH_CONLL_GENERATOR " ");
    }
  else if (g_str_equal (key, "coder") && *value != '\0')
    {
      g_free (self->coder);
      self->coder = g_strdup (value);
    }
  return TRUE;
}

static gboolean
read_line (Reader *self, const char *said, GError **error)
{
  if (!g_utf8_validate (said, -1, NULL))
    return quoth_intake_refuse (self->intake, self->line, _("this is not UTF-8; save the file in it"), error);
  if (said[strspn (said, " \t")] == '\0')
    {
      self->is_new_sentence = TRUE;
      self->n_covered = 0;
      return TRUE;
    }
  /* A token may be "#": it has a label after a tab. */
  if (*said == '#' && (strchr (said, '\t') == NULL || said[1] == ' '))
    return read_comment (self, said, error);
  return read_token (self, said, error);
}

static gboolean
read_lines (Reader *self, const char *data, gsize n_bytes, GError **error)
{
  const char *p = data, *end = data + n_bytes;

  if (n_bytes >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    p += 3;
  while (p < end)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      gsize length = (gsize) ((stop != NULL ? stop : end) - p);
      g_autofree char *said = g_strndup (p, length);

      self->line++;
      if (length > 0 && said[length - 1] == '\r')
        said[length - 1] = '\0';
      if (!read_line (self, said, error))
        return FALSE;
      p = stop != NULL ? stop + 1 : end;
    }
  return end_text (self, error);
}

static gboolean
add_document_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_insert (user_data, g_strdup (quoth_document (value)->name), quoth_id_memdup (&QUOTH_VALUE (value)->id));
  return TRUE;
}

gboolean
quoth_conll_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) spaces = g_string_new (NULL);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  Reader self = { .intake = intake, .reader = reader, .documents = documents, .text = text, .spaces = spaces, .tokens = tokens };
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gboolean done;

  g_array_set_clear_func (tokens, token_clear);
  if (reader == NULL || !quoth_reader_foreach (intake->reader, &query, add_document_cb, documents, error))
    return FALSE;
  done = read_lines (&self, data, n_bytes, error);
  begin_text (&self);
  return done;
}

/* ---- Detection ---- */

static gboolean
has_label (const char *said)
{
  const char *space = strrchr (said, '\t') != NULL ? strrchr (said, '\t') : strrchr (said, ' ');

  return space != NULL && space > said && (g_str_equal (space + 1, "O") || is_prefix (space + 1));
}

int
quoth_conll_detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  g_auto (GStrv) lines = NULL;
  guint n_labels = 0, n_others = 0;

  if (!g_utf8_validate (start, (gssize) strlen (start), NULL))
    start[strlen (start) > 4 ? strlen (start) - 4 : 0] = '\0';
  lines = g_strsplit_set (start, "\n", -1);
  /* The last line may be cut off. */
  for (guint i = 0; lines[i] != NULL && (lines[i + 1] != NULL || i == 0); i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0' || *lines[i] == '#' || g_str_has_prefix (lines[i], "-DOCSTART-"))
        continue;
      if (has_label (lines[i]))
        n_labels++;
      else
        n_others++;
    }
  if (g_str_has_prefix (start, "-DOCSTART-") || g_str_has_prefix (start, "# newdoc") || g_str_has_suffix (basename, ".conllu"))
    return 90;
  /* More than a text is by its name alone. */
  return n_labels >= 3 && n_others == 0 ? 96 : n_labels >= 2 && n_others == 0 ? 85 : 0;
}
