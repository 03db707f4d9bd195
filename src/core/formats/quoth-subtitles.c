/* quoth-subtitles.c: the format "subtitles": what is said in a film or a talk, with the times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cue is what fits on a screen, not what somebody says: sentences go over several. So the cues are put together to running text, and a
 * paragraph begins where another person speaks, where nobody does for a while, and with a sentence when the one before has become long.
 * Each paragraph keeps the time at which it begins.
 */

#include "config.h"

#include "formats/quoth-clean-text.h"
#include "formats/quoth-formats-private.h"
#include "formats/quoth-proposal.h"
#include "formats/quoth-subtitle-cues.h"
#include "formats/quoth-text-places.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A tree of cues takes some ten times the room of the file; a day of film has 3 MB. */
#define MAX_BYTES (64 * 1024 * 1024)
/* A paragraph ends, in milliseconds without a word: at the end of a sentence, and anywhere. */
#define SENTENCE_PAUSE 2000
#define PAUSE 5000
/* In bytes: after these it ends with the next sentence, and with the next cue. */
#define LONG_PARAGRAPH 500
#define MAX_PARAGRAPH 4000
/* The longest name of a speaker, in bytes. */
#define MAX_SPEAKER 60

static const char *const extensions[] = { "srt", "vtt", NULL };
static const char *const mime_types[] = { "application/x-subrip", "text/vtt", NULL };

static const char *
skip_blank (const char *head, gsize n_bytes)
{
  const char *p = n_bytes >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0 ? head + 3 : head;

  while (p < head + n_bytes && g_ascii_isspace (*p))
    p++;
  return p;
}

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');
  const char *start = skip_blank ((const char *) head, n_bytes);
  gsize n_left = n_bytes - (gsize) (start - (const char *) head);
  g_autofree char *begin = g_strndup (start, MIN (n_left, 100));
  gsize n_digits = strspn (begin, "0123456789");

  if (g_str_has_prefix (begin, "WEBVTT"))
    return 96;
  if (dot != NULL && (g_ascii_strcasecmp (dot + 1, "srt") == 0 || g_ascii_strcasecmp (dot + 1, "vtt") == 0))
    return 90;
  return n_digits > 0 && strchr ("\r\n", begin[n_digits]) != NULL && strstr (begin, "-->") != NULL ? 70 : 0;
}

/* Who speaks. */

/* Whether a line begins with somebody's name: "ANNA BERG: ", "Moderator: ". */
static gboolean
names_speaker (const char *line)
{
  const char *colon = strchr (line, ':');

  if (colon == NULL || colon == line || colon - line > MAX_SPEAKER || (colon[1] != ' ' && colon[1] != '\0'))
    return FALSE;
  if (!g_unichar_isupper (g_utf8_get_char (line)))
    return FALSE;
  for (const char *p = line; p < colon; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && strchr (" .'-()", (int) MIN (c, 0x7f)) == NULL && c != 0x2019)
        return FALSE;
    }
  return TRUE;
}

/* The words of a line after ">>", which captions for the deaf write where another person begins to speak. */
static const char *
skip_chevrons (const char *line)
{
  gsize n = strspn (line, ">");

  return n >= 2 ? line + n + strspn (line + n, " ") : line;
}

static gboolean
begins_with_dash (const char *line)
{
  gunichar c = g_utf8_get_char (line);

  return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014;
}

/* Two who speak in one cue have a line each, after a dash. */
static gboolean
is_dialogue (char **lines)
{
  guint n_dashes = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_dashes += begins_with_dash (lines[i]);
  return n_dashes >= 2;
}

/* Paragraphs. */

typedef struct
{
  QuothCleanText *text;
  QuothTextPlaces *places;
  const char *speaker; /* (nullable): the last one that the markup named */
  gsize paragraph;     /* the byte at which it begins */
  gint64 end;          /* of the cue before */
  gboolean is_sentence; /* whether what is written ends with the end of a sentence */
} Writing;

static gboolean
ends_sentence (const char *line)
{
  gsize n = strlen (line);
  const char *last;

  while (n > 0 && strchr ("\"')]", line[n - 1]) != NULL)
    n--;
  if (n == 0)
    return FALSE;
  last = g_utf8_find_prev_char (line, line + n);
  switch (g_utf8_get_char (last))
    {
    case '.': case '!': case '?': case 0x2026: case 0x3002: case 0xff01: case 0xff1f: case 0x061f: case 0x06d4:
    case 0x201d: case 0xbb:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_due (const Writing *self, const QuothSubtitleCue *cue)
{
  gint64 pause = cue->start - self->end;
  gsize length = quoth_clean_text_get_length (self->text) - self->paragraph;

  return pause >= PAUSE || length >= MAX_PARAGRAPH || (self->is_sentence && (pause >= SENTENCE_PAUSE || length >= LONG_PARAGRAPH));
}

static void
begin_paragraph (Writing *self)
{
  quoth_clean_text_break (self->text, 2);
  self->paragraph = quoth_clean_text_get_length (self->text);
}

static void
write_cue (Writing *self, const QuothSubtitleCue *cue)
{
  g_auto (GStrv) lines = g_strsplit (cue->text, "\n", -1);
  gboolean dialogue = is_dialogue (lines);
  gboolean is_new = cue->speaker != NULL && g_strcmp0 (cue->speaker, self->speaker) != 0;

  if (is_new || is_due (self, cue))
    begin_paragraph (self);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = skip_chevrons (g_strstrip (lines[i]));

      if (*line == '\0')
        continue;
      if (line != lines[i] || names_speaker (line) || (dialogue && begins_with_dash (line)))
        begin_paragraph (self);
      quoth_text_places_add_time (self->places, quoth_clean_text_get_length (self->text), cue->start);
      if (is_new && cue->speaker != NULL)
        {
          quoth_clean_text_append (self->text, cue->speaker, -1);
          quoth_clean_text_append (self->text, ": ", 2);
          is_new = FALSE;
        }
      quoth_clean_text_append (self->text, line, -1);
      quoth_clean_text_append (self->text, "\n", 1);
      self->is_sentence = ends_sentence (line);
    }
  if (cue->speaker != NULL)
    self->speaker = cue->speaker;
  self->end = MAX (self->end, cue->end);
}

static gboolean
check (const QuothSubtitles *subtitles, GPtrArray *warnings, GError **error)
{
  if (subtitles->n_times == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
                           _("There is no time in the file (“00:01:02,500 --> 00:01:05,000”): it holds no subtitles. A text without times can be "
                             "read as plain text"));
      return FALSE;
    }
  if (subtitles->cues->len == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _("There are times in the file, but not a word"));
      return FALSE;
    }
  if (subtitles->n_wrong > 0 && warnings != NULL)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time cannot be read, in line %u: its words are kept",
                                                   "%u times cannot be read, the first in line %u: their words are kept",
                                                   subtitles->n_wrong),
                                      subtitles->n_wrong, subtitles->wrong_line));
  return TRUE;
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothCleanText) clean = quoth_clean_text_new ();
  g_autoptr (QuothTextPlaces) places = quoth_text_places_new ();
  g_autoptr (QuothSubtitles) subtitles = NULL;
  g_autoptr (QuothDecoded) decoded = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (QuothText) text = NULL;
  Writing writing = { .text = clean, .places = places };

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("The file is larger than %d MB; no more than that can be read as subtitles"),
                   MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  decoded = quoth_proposal_decode (document, bytes, encoding, warnings, error);
  if (decoded == NULL)
    return NULL;
  subtitles = quoth_subtitles_new (quoth_text_get_utf8 (decoded->text));
  if (!check (subtitles, warnings, error))
    return NULL;
  for (guint i = 0; i < subtitles->cues->len; i++)
    write_cue (&writing, subtitles->cues->pdata[i]);
  text = quoth_clean_text_finish (clean, &marks, error);
  if (text == NULL)
    return NULL;
  document->original = g_bytes_ref (bytes);
  document->title = g_strdup (subtitles->title);
  document->language = g_strdup (subtitles->language);
  quoth_proposal_finish (document, text, marks);
  quoth_text_places_apply (places, document);
  return g_steal_pointer (&document);
}

const QuothFormat quoth_format_subtitles = {
  .id = "subtitles",
  .name = N_("Subtitles"),
  .summary = N_("SubRip and WebVTT files: what is said, as running text; each paragraph keeps the time at which it begins"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
