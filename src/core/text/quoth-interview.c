/* quoth-interview.c: questions and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interviews are printed in four ways, tried in this order:
 *
 *  1. turns with a label ("Q:", "Interviewer:", "SMITH:"): labels that come again and again; who mostly asks is the
 *     interviewer; without one it is a debate or a play, and left alone;
 *  2. questions in bold (Markdown's **…**);
 *  3. questions without any mark: a good part of the paragraphs end in "?", with long answers between;
 *  4. in reported form: narration, and answers in quotation marks, long ones, some over several paragraphs.
 *
 * A turn goes on, as one segment, up to the next turn or heading.
 */

#include "config.h"

#include "text/quoth-outline-private.h"

#include <string.h>

#define MAX_LABEL 60

typedef struct
{
  guint n;
  guint n_questions;
  gboolean asks;    /* by its name */
  gboolean answers; /* by its name */
} Label;

typedef struct
{
  GHashTable *labels; /* char* → Label */
  char **of_line;     /* the label of each line, or NULL; borrowed from @labels */
  guint n_open;
  guint n_lines;
} Labels;

static const char *const asking[] = {
  "q", "question", "interviewer", "вопрос", "frage", "pregunta", "domanda", "问", "記者", "记者", "корреспондент",
};

static const char *const answering[] = {
  "a", "answer", "ответ", "antwort", "respuesta", "réponse", "risposta", "答",
};

static QuothLine *
get_line (const QuothOutline *outline, guint index)
{
  return quoth_lines_get (&outline->lines, index);
}

static gboolean
is_listed (const char *const *list, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (list[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* Where the label that begins at @p ends, or NULL if there is none. */
static const char *
find_label_end (const char *p, const char *end)
{
  const char *stop = MIN (end, p + MAX_LABEL);
  guint n_words = 1;

  if (end - p >= 3 && (*p == 'Q' || *p == 'A') && p[1] == '.' && p[2] == ' ')
    return p + 1;
  if (!g_unichar_isupper (g_utf8_get_char (p))
      && g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_OTHER_LETTER)
    return NULL;
  for (; p < stop; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ':' || c == 0xff1a)
        return n_words <= 5 && (c == 0xff1a || p + 1 == end || p[1] == ' ' || p[1] == '*' || p[1] == '_') ? p : NULL;
      if (c == '\n' || c == ',' || c == ';' || c == '?' || c == '!' || c == '(' || c == 0x2026 || c == 0x3002
          || c == '"' || (c >= 0x2018 && c <= 0x201e))
        return NULL;
      n_words += c == ' ';
    }
  return NULL;
}

/* (transfer full) (nullable): the label of a turn, in small letters */
static char *
dup_label (const QuothLine *line)
{
  const char *p = line->p, *end = p + line->n, *stop;
  gsize n_head = MIN (line->n, MAX_LABEL + 4);

  if (memchr (p, ':', n_head) == NULL && !quoth_bytes_contain (p, n_head, "：") && (line->n < 3 || p[1] != '.'))
    return NULL;
  while (p < end && (*p == '*' || *p == '_'))
    p++;
  stop = p < end ? find_label_end (p, end) : NULL;
  return stop != NULL && stop > p ? g_utf8_strdown (p, stop - p) : NULL;
}

static void
count_label (Labels *self, const QuothLine *line, guint index)
{
  g_autofree char *name = dup_label (line);
  gpointer key, value;
  Label *label;

  if (name == NULL)
    return;
  if (!g_hash_table_lookup_extended (self->labels, name, &key, &value))
    {
      value = g_new0 (Label, 1);
      label = value;
      label->asks = is_listed (asking, G_N_ELEMENTS (asking), name);
      label->answers = is_listed (answering, G_N_ELEMENTS (answering), name);
      key = g_steal_pointer (&name);
      g_hash_table_insert (self->labels, key, value);
    }
  label = value;
  label->n++;
  label->n_questions += quoth_line_ends_question (line);
  self->of_line[index] = key;
}

static void
labels_init (Labels *self, const QuothOutline *outline)
{
  self->n_lines = outline->lines.lines->len;
  self->n_open = 0;
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->of_line = g_new0 (char *, self->n_lines);
  for (guint i = outline->body; i < self->n_lines; i++)
    if (get_line (outline, i)->kind == QUOTH_KIND_OPEN)
      {
        self->n_open++;
        count_label (self, get_line (outline, i), i);
      }
}

static void
labels_clear (Labels *self)
{
  g_hash_table_unref (self->labels);
  g_free (self->of_line);
}

static gboolean
is_turn (const Label *label)
{
  return label->n >= 2 || label->asks || label->answers;
}

static gboolean
is_interviewer (const Label *label)
{
  return label->asks || (!label->answers && label->n_questions * 2 >= label->n && label->n_questions > 0);
}

/* Whether the labels are those of an interview; with @has_answers, its answers have labels too. */
static gboolean
are_of_interview (const Labels *self, gboolean *has_answers)
{
  GHashTableIter iter;
  gpointer value;
  guint n_turns = 0, n_known = 0, n_asking = 0, n_answering = 0;

  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Label *label = value;

      if (!is_turn (label))
        continue;
      n_turns += label->n;
      n_known += label->asks ? label->n : 0;
      n_asking += is_interviewer (label);
      n_answering += !is_interviewer (label);
    }
  *has_answers = n_answering > 0;
  if (n_known >= 2 || (n_known >= 1 && n_answering > 0))
    return TRUE;
  return n_asking > 0 && n_answering > 0 && n_turns >= 4 && n_turns * 10 >= self->n_open * 3;
}

static gboolean
begins_turn (const Labels *self, guint index, gboolean *is_question)
{
  const Label *label = self->of_line[index] != NULL ? g_hash_table_lookup (self->labels, self->of_line[index]) : NULL;

  if (label == NULL || !is_turn (label))
    return FALSE;
  *is_question = is_interviewer (label);
  return TRUE;
}

/* Between turns, a short line of nobody's is a heading. */
static void
mark_headings_between (QuothOutline *outline, const Labels *labels)
{
  gboolean is_question;

  for (guint i = outline->body; i + 1 < labels->n_lines; i++)
    {
      const QuothLine *line = get_line (outline, i);

      if (labels->of_line[i] == NULL && labels->of_line[i + 1] != NULL && quoth_prose_is_heading_like (line)
          && !quoth_line_ends_sentence (line) && line->blank_before
          && begins_turn (labels, i + 1, &is_question) && is_question)
        quoth_outline_set_kind (outline, i, i + 1, QUOTH_SEGMENT_HEADING);
    }
}

static gboolean
mark_labelled (QuothOutline *outline)
{
  Labels labels;
  gboolean has_answers, is_question = FALSE, in_turn = FALSE, found;
  guint start = 0;

  labels_init (&labels, outline);
  found = are_of_interview (&labels, &has_answers);
  if (found)
    mark_headings_between (outline, &labels);
  for (guint i = outline->body; found && i <= labels.n_lines; i++)
    {
      gboolean open = i < labels.n_lines && get_line (outline, i)->kind == QUOTH_KIND_OPEN;
      gboolean was_question = is_question;
      gboolean begins = open && begins_turn (&labels, i, &is_question);
      gboolean answers = open && !begins && in_turn && was_question && !has_answers;

      if (in_turn && (!open || begins || answers))
        quoth_outline_set_kind (outline, start, i, was_question ? QUOTH_SEGMENT_QUESTION : QUOTH_SEGMENT_ANSWER);
      if (begins || answers)
        start = i;
      if (answers)
        is_question = FALSE;
      in_turn = (in_turn && open) || begins;
    }
  labels_clear (&labels);
  return found;
}

typedef gboolean (*QuestionFunc) (const QuothLine *line);

static gboolean
is_bold_question (const QuothLine *line)
{
  const char *end = line->p + line->n;

  return line->n > 5 && (strncmp (line->p, "**", 2) == 0 || strncmp (line->p, "__", 2) == 0)
         && strncmp (end - 2, line->p, 2) == 0 && quoth_line_ends_question (line);
}

static gboolean
is_bare_question (const QuothLine *line)
{
  gunichar first = quoth_line_first (line);

  return quoth_line_length (line) <= 400 && quoth_line_ends_question (line) && !quoth_char_opens_quote (first)
         && !quoth_char_is_dash (first) && first != 0x2018 && first != '\'';
}

/* Gives the questions, and what follows each up to the next or a heading, their kinds. */
static void
mark_questions (QuothOutline *outline, QuestionFunc is_question)
{
  guint n = outline->lines.lines->len;

  for (guint i = outline->body; i < n;)
    {
      guint end = i + 1;

      if (get_line (outline, i)->kind != QUOTH_KIND_OPEN || !is_question (get_line (outline, i)))
        {
          i++;
          continue;
        }
      quoth_outline_set_kind (outline, i, i + 1, QUOTH_SEGMENT_QUESTION);
      while (end < n && get_line (outline, end)->kind == QUOTH_KIND_OPEN && !is_question (get_line (outline, end)))
        end++;
      quoth_outline_set_kind (outline, i + 1, end, QUOTH_SEGMENT_ANSWER);
      i = end;
    }
}

static gboolean
mark_bold (QuothOutline *outline)
{
  guint n_found = 0;

  for (guint i = outline->body; i < outline->lines.lines->len; i++)
    n_found += get_line (outline, i)->kind == QUOTH_KIND_OPEN && is_bold_question (get_line (outline, i));
  if (n_found < 2)
    return FALSE;
  mark_questions (outline, is_bold_question);
  return TRUE;
}

static gboolean
mark_bare (QuothOutline *outline)
{
  guint n_open = 0, n_questions = 0, n_answers = 0;
  gboolean after_question = FALSE;
  guint64 length = 0;

  for (guint i = outline->body; i < outline->lines.lines->len; i++)
    {
      const QuothLine *line = get_line (outline, i);
      gboolean is_question;

      if (line->kind != QUOTH_KIND_OPEN)
        continue;
      n_open++;
      is_question = is_bare_question (line);
      n_questions += is_question;
      n_answers += after_question && !is_question;
      if (!is_question)
        length += quoth_line_length (line);
      after_question = is_question;
    }
  if (n_questions < 3 || n_questions * 5 < n_open || n_answers * 10 < n_questions * 8
      || length < 150 * (guint64) n_questions)
    return FALSE;
  mark_questions (outline, is_bare_question);
  return TRUE;
}

static gboolean
mark_reported (QuothOutline *outline)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = outline->lines.lines->len, n_answers = 0, n_long = 0, n_narration = 0;
  guint64 quoted = 0, all = 0;

  for (guint i = outline->body; i < n;)
    {
      guint end = get_line (outline, i)->kind == QUOTH_KIND_OPEN ? quoth_quotation_end (outline, i) : i;
      guint length = 0;

      for (guint k = i; k < MAX (end, i + 1); k++)
        if (get_line (outline, k)->kind == QUOTH_KIND_OPEN)
          length += quoth_line_length (get_line (outline, k));
      all += length;
      quoted += end > i ? length : 0;
      n_answers += end > i;
      n_long += end > i + 1;
      n_narration += end == i && quoth_prose_is_long (get_line (outline, i));
      g_array_append_val (ends, end);
      i = MAX (end, i + 1);
    }
  if (n_answers < 2 || n_narration < 1 || quoted * 100 < all * 35
      || (n_long == 0 && quoted < 400 * (guint64) n_answers))
    return FALSE;

  for (guint i = outline->body, k = 0; i < n; k++)
    {
      guint end = g_array_index (ends, guint, k);

      quoth_outline_set_kind (outline, i, end, QUOTH_SEGMENT_ANSWER);
      i = MAX (end, i + 1);
    }
  return TRUE;
}

gboolean
quoth_interview_mark (QuothOutline *outline)
{
  return mark_labelled (outline) || mark_bold (outline) || mark_bare (outline) || mark_reported (outline);
}
