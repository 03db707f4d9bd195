/* quoth-lexicons.c: all languages there are words for, and which of them a text is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "suggest/quoth-lexicon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

/* How much of a text is looked at to guess its language, in code points, from the middle of its first part: what
 * stands at the top of a text is often a name and a date. */
#define SAMPLE 6000

struct _QuothLexicons
{
  gatomicrefcount refs;
  GPtrArray *all;
  QuothLexicon *empty;
};

static QuothLexicons *
lexicons_new (void)
{
  QuothLexicons *self = g_new0 (QuothLexicons, 1);

  g_atomic_ref_count_init (&self->refs);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_lexicon_unref);
  self->empty = quoth_lexicon_new ("und", "", "", NULL);
  return self;
}

QuothLexicons *
quoth_lexicons_ref (QuothLexicons *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
quoth_lexicons_unref (QuothLexicons *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->all);
  quoth_lexicon_unref (self->empty);
  g_free (self);
}

static gboolean
load_file (QuothLexicons *self, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *language = g_strndup (name, strlen (name) - strlen (".words"));
  g_autofree char *data = NULL;
  QuothLexicon *lexicon;

  if (!g_file_get_contents (path, &data, NULL, error))
    return FALSE;
  lexicon = quoth_lexicon_new (language, data, path, error);
  if (lexicon == NULL)
    return FALSE;
  g_ptr_array_add (self->all, lexicon);
  return TRUE;
}

static int
compare_lexicons (gconstpointer a, gconstpointer b)
{
  return strcmp (quoth_lexicon_get_language (*(QuothLexicon *const *) a), quoth_lexicon_get_language (*(QuothLexicon *const *) b));
}

QuothLexicons *
quoth_lexicons_load (const char *folder, GError **error)
{
  g_autoptr (QuothLexicons) self = lexicons_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".words") && !load_file (self, folder, name, error))
      return NULL;
  g_ptr_array_sort (self->all, compare_lexicons);
  return g_steal_pointer (&self);
}

/* ---- The language of a text ---- */

typedef enum
{
  SCRIPT_OTHER,
  SCRIPT_LATIN,
  SCRIPT_CYRILLIC,
  SCRIPT_HAN,
  N_SCRIPTS
} Script;

static Script
get_script (gunichar c)
{
  if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF))
    return SCRIPT_HAN;
  if (c >= 0x400 && c <= 0x52F)
    return SCRIPT_CYRILLIC;
  return g_unichar_isalpha (c) && c < 0x250 ? SCRIPT_LATIN : SCRIPT_OTHER;
}

/* A Chinese character is about as much as four letters. */
static Script
find_script (QuothText *text, QuothRange range)
{
  guint n[N_SCRIPTS] = { 0 };
  Script best = SCRIPT_LATIN;
  const char *p = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, range.start);

  for (guint i = range.start; i < range.end; i++, p = g_utf8_next_char (p))
    n[get_script (g_utf8_get_char (p))]++;
  n[SCRIPT_HAN] *= 4;
  for (Script script = SCRIPT_LATIN; script < N_SCRIPTS; script++)
    if (n[script] > n[best])
      best = script;
  return best;
}

/* How many letters of @range are in words that are common in the language, and in its own script. */
static guint
count_common (QuothLexicon *lexicon, QuothText *text, QuothRange range, Script script)
{
  g_autoptr (GArray) marks = quoth_lexicon_mark (lexicon, text, range);
  guint n = 0;
  guint end = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const QuothLexiconMark *mark = &g_array_index (marks, QuothLexiconMark, i);

      if ((mark->classes & QUOTH_WORD_COMMON) == 0 || mark->range.start < end ||
          get_script (quoth_text_get_char (text, mark->range.start)) != script)
        continue;
      n += quoth_range_length (mark->range);
      end = mark->range.end;
    }
  return n;
}

static QuothLexicon *
guess (QuothLexicons *self, QuothText *text)
{
  guint length = quoth_text_get_length (text);
  guint start = length > 2 * SAMPLE ? SAMPLE / 2 : 0;
  QuothRange range = quoth_range (start, MIN (start + SAMPLE, length));
  Script script = find_script (text, range);
  QuothLexicon *best = self->empty;
  guint most = 0;

  for (guint i = 0; i < self->all->len; i++)
    {
      guint n = count_common (self->all->pdata[i], text, range, script);

      if (n > most)
        {
          best = self->all->pdata[i];
          most = n;
        }
    }
  return best;
}

/* "de-AT" is "de"; "zh_TW" too is Chinese. */
static gboolean
is_language (const QuothLexicon *lexicon, const char *language)
{
  const char *known = quoth_lexicon_get_language (lexicon);
  gsize length = strlen (known);

  return g_ascii_strncasecmp (known, language, length) == 0 &&
         (language[length] == '\0' || language[length] == '-' || language[length] == '_');
}

QuothLexicon *
quoth_lexicons_choose (QuothLexicons *self, const char *language, QuothText *text)
{
  if (language == NULL || *language == '\0' || g_str_equal (language, "und"))
    return guess (self, text);
  for (guint i = 0; i < self->all->len; i++)
    if (is_language (self->all->pdata[i], language))
      return self->all->pdata[i];
  return self->empty;
}
