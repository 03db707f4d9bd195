/* quoth-search.c: finding words in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pattern and text are folded alike (quoth-folder.c), and the folded pattern is looked for in the folded text, which is made in
 * pieces of CHUNK code points, so that a book is never held twice. A folded character knows where it comes from; a match counts
 * if it begins with the first character of a cluster and the next character after it is of another. That is asked of the
 * text for a candidate only, and not at all between code points below U+0300, of which each is a cluster.
 *
 * Rejected: to fold the whole text and keep it (five times the memory, and a text is searched once for each key that is typed); and ICU's
 * collation search, which is a hundred times slower and in which not even a space is always a space.
 *
 * O(n + candidates × length of the pattern).
 */

#include "config.h"

#include "text/quoth-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/uscript.h>

#include "text/quoth-boundaries.h"
#include "text/quoth-error.h"
#include "text/quoth-folder.h"
#include "text/quoth-pattern-private.h"

#define CHUNK 16384

struct _QuothSearch
{
  gatomicrefcount ref_count;
  QuothSearchFlags flags;
  char *pattern;

  /* a plain one */
  QuothFoldFlags fold;
  GArray *needle; /* of gunichar */
  gboolean cuts;  /* it begins with a mark */

  /* a regular expression */
  QuothPattern *regex;
};

/* One search of one text for a plain pattern. */
typedef struct
{
  QuothSearch *search;
  QuothText *text;
  GArray *matches;
  QuothFolder *folder;
  GArray *units;
  guint before;          /* of units: how many at the head were looked at already */
  QuothRange cluster;    /* the last one that was asked for */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->folder, quoth_folder_free);
  g_clear_pointer (&self->units, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* ---- The pattern ---- */

static void
fold_needle (QuothSearch *self)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (QuothUnit));
  g_autoptr (QuothFolder) folder = quoth_folder_new (self->fold);
  guint end;

  quoth_folder_add (folder, units, self->pattern, self->pattern + strlen (self->pattern), G_MAXUINT, 0, &end);
  g_array_set_size (self->needle, 0);
  for (guint i = 0; i < units->len; i++)
    g_array_append_val (self->needle, g_array_index (units, QuothUnit, i).c);
}

static void
prepare_plain (QuothSearch *self)
{
  self->cuts = g_unichar_ismark (g_utf8_get_char (self->pattern));
  if ((self->flags & QUOTH_SEARCH_MATCH_CASE) == 0)
    self->fold |= QUOTH_FOLD_CASE;
  /* Who looks for a mark does not want it to be overlooked. */
  if ((self->flags & QUOTH_SEARCH_MATCH_MARKS) == 0 && !self->cuts)
    self->fold |= QUOTH_FOLD_MARKS;
  self->needle = g_array_new (FALSE, FALSE, sizeof (gunichar));
  fold_needle (self);
}

QuothSearch *
quoth_search_new (const char *pattern, QuothSearchFlags flags, GError **error)
{
  g_autoptr (QuothSearch) self = g_new0 (QuothSearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->flags = flags;
  self->pattern = g_utf8_make_valid (pattern, -1);
  if (*pattern == '\0')
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY, _ ("Nothing was given to look for"));
      return NULL;
    }
  if ((flags & QUOTH_SEARCH_REGEX) == 0)
    prepare_plain (self);
  else if ((self->regex = quoth_pattern_new (self->pattern, flags, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

QuothSearch *
quoth_search_ref (QuothSearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
quoth_search_unref (QuothSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->needle, g_array_unref);
  g_clear_pointer (&self->regex, quoth_pattern_free);
  g_free (self->pattern);
  g_free (self);
}

/* ---- Whole words ---- */

static gboolean
is_word_char (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
has_no_spaces (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;

  return c >= 0x80 && uscript_breaksBetweenLetters (uscript_getScript ((UChar32) c, &status));
}

static gunichar
get_char_before (QuothText *text, guint offset, guint n)
{
  return offset >= n ? quoth_text_get_char (text, offset - n) : 0;
}

static gboolean
is_word_edge (QuothText *text, guint offset)
{
  gunichar before = get_char_before (text, offset, 1);
  gunichar after = quoth_text_get_char (text, offset);

  if (!is_word_char (after))
    return TRUE;
  if (before == '@' || before == '#' || before == 0xff20 || before == 0xff03)
    return is_word_char (get_char_before (text, offset, 2));
  return !is_word_char (before) || has_no_spaces (before) || has_no_spaces (after);
}

/* ---- Plain ---- */

static inline gboolean
is_always_cluster (const QuothUnit *unit)
{
  return unit->raw < 0x300;
}

/* Where the cluster begins that holds @offset, and the next one. They are asked for in ascending order. */
static QuothRange
find_cluster (Run *self, guint offset)
{
  if (!quoth_range_contains (self->cluster, offset))
    {
      self->cluster.start = quoth_text_is_cluster_boundary (self->text, offset)
                              ? offset
                              : quoth_text_previous_cluster (self->text, offset);
      self->cluster.end = quoth_text_next_cluster (self->text, offset);
    }
  return self->cluster;
}

static gboolean
begins_cluster (Run *self, const QuothUnit *units, guint at)
{
  guint start = units[at].source;

  if (self->search->cuts)
    return TRUE;
  if (at > 0 && units[at - 1].source == start)
    return FALSE;
  if (at > 0 && units[at - 1].source + 1 == start && is_always_cluster (&units[at]) && is_always_cluster (&units[at - 1]))
    return TRUE;
  return find_cluster (self, start).start == start;
}

/* @end: (out): where the cluster ends whose last unit is before @at. */
static gboolean
ends_cluster (Run *self, const QuothUnit *units, guint at, guint *end)
{
  const QuothUnit *last = &units[at - 1];

  if (at < self->units->len && last->source + 1 == units[at].source && is_always_cluster (last)
      && is_always_cluster (&units[at]))
    *end = last->source + 1;
  else
    *end = find_cluster (self, last->source).end;
  return at == self->units->len || units[at].source >= *end;
}

static gboolean
reads_same (const QuothUnit *units, const gunichar *needle, guint n)
{
  for (guint i = 0; i < n; i++)
    if (units[i].c != needle[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_match (Run *self, const QuothUnit *units, guint at, QuothRange *match)
{
  guint n = self->search->needle->len;

  if (!reads_same (units + at, (const gunichar *) (gpointer) self->search->needle->data, n))
    return FALSE;
  match->start = units[at].source;
  return begins_cluster (self, units, at) && ends_cluster (self, units, at + n, &match->end)
         && ((self->search->flags & QUOTH_SEARCH_WORDS) == 0
             || (is_word_edge (self->text, match->start) && is_word_edge (self->text, match->end)));
}

/* Looks at all units that have a needle's length after them, and one more if there @is_more to come. */
static void
search_units (Run *self, gboolean is_more)
{
  const QuothUnit *units = (const QuothUnit *) (gpointer) self->units->data;
  const gunichar first = g_array_index (self->search->needle, gunichar, 0);
  guint needed = self->search->needle->len + (is_more ? 1 : 0);
  guint at = self->before;

  for (; at + needed <= self->units->len; at++)
    {
      QuothRange match;
      guint last = self->matches->len > 0 ? g_array_index (self->matches, QuothRange, self->matches->len - 1).end : 0;

      while (at + needed < self->units->len && units[at].c != first)
        at++;
      if (units[at].c == first && units[at].source >= last && is_match (self, units, at, &match))
        g_array_append_val (self->matches, match);
    }
  /* One that was looked at stays: it says whether the next one begins a cluster. */
  at = MIN (at, self->units->len);
  if (at > 1)
    g_array_remove_range (self->units, 0, at - 1);
  self->before = MIN (at, 1);
}

static gboolean
run_plain (QuothSearch *search, QuothText *text, GArray *matches, GCancellable *cancellable, GError **error)
{
  const char *p = quoth_text_get_utf8 (text);
  const char *end = p + quoth_text_get_n_bytes (text);
  g_auto (Run) self = {
    .search = search,
    .text = text,
    .matches = matches,
    .folder = quoth_folder_new (search->fold),
    .units = g_array_sized_new (FALSE, FALSE, sizeof (QuothUnit), CHUNK),
  };
  guint source = 0;

  while (p < end)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      p = quoth_folder_add (self.folder, self.units, p, end, CHUNK, source, &source);
      search_units (&self, p < end);
    }
  return TRUE;
}

/* ---- Both ---- */

GArray *
quoth_search_run (QuothSearch *self, QuothText *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  if (self->regex != NULL ? quoth_pattern_run (self->regex, text, matches, cancellable, error)
                          : run_plain (self, text, matches, cancellable, error))
    return g_steal_pointer (&matches);
  return NULL;
}

/* What a search in a thread holds. */
typedef struct
{
  QuothSearch *search;
  QuothText *text;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  quoth_search_unref (self->search);
  quoth_text_unref (self->text);
  g_free (self);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  GArray *matches = quoth_search_run (job->search, job->text, cancellable, &error);

  if (matches != NULL)
    g_task_return_pointer (task, matches, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
quoth_search_run_async (QuothSearch *self,
                        QuothText *text,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->search = quoth_search_ref (self);
  job->text = quoth_text_ref (text);
  g_task_set_source_tag (task, quoth_search_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

GArray *
quoth_search_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
quoth_search_find_next (GArray *matches, guint offset)
{
  guint first = 0, end = matches->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (matches, QuothRange, middle).start < offset)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}
