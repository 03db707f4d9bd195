/* quoth-pattern.c: a regular expression, bounded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PCRE2, which GLib brings along. Not by GRegex: it tells the place of an error only within a sentence, and cannot be stopped.
 * Not ICU's, whose text is UTF-16: a book would be copied for each search, and every place converted.
 *
 * What bounds it: at each place where a match may begin PCRE2 may try MATCH_LIMIT times, some hundredths of a second, which ends
 * the patterns that try exponentially many ways ("(a+)+b"). For those that try much at every place there is a callout at the head of the
 * pattern, which is called once a place: it looks whether somebody has cancelled, and whether MAX_SECONDS have gone by.
 */

#include "config.h"

#include "text/quoth-pattern-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "text/quoth-boundaries.h"
#include "text/quoth-error.h"

#define CALLOUT "(?C1)"
#define MATCH_LIMIT 1000000
#define HEAP_LIMIT_KIB (64 * 1024)
#define STACK_START (32 * 1024)
#define STACK_MAX (4 * 1024 * 1024)
#define MAX_SECONDS 20
#define CALLOUTS_PER_LOOK 64

struct _QuothPattern
{
  pcre2_code *code;
  gboolean is_raw; /* it speaks of code points itself */
};

/* What one run needs. */
typedef struct
{
  pcre2_match_data *data;
  pcre2_match_context *context;
  pcre2_jit_stack *stack;
  GCancellable *cancellable;
  gint64 end_time;
  guint n_callouts;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->data, pcre2_match_data_free);
  g_clear_pointer (&self->context, pcre2_match_context_free);
  g_clear_pointer (&self->stack, pcre2_jit_stack_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
names_code_points (const char *pattern)
{
  static const char *const signs[] = { "\\x", "\\N{U+", "\\p{M", "\\P{M", "\\pM", "\\PM" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (pattern, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
set_syntax_error (GError **error, const char *pattern, int code, gsize byte)
{
  gsize length = strlen (pattern);
  gsize at = byte > strlen (CALLOUT) ? MIN (byte - strlen (CALLOUT), length) : 0;
  char message[256] = "";

  pcre2_get_error_message (code, (PCRE2_UCHAR *) message, sizeof message);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX,
               /* Translators: the second %s says what is wrong with it, in English */
               _ ("“%s” is not a regular expression: after character %ld, %s"), pattern,
               g_utf8_strlen (pattern, (gssize) at), message);
}

static pcre2_code *
compile (const char *pattern, QuothSearchFlags flags, GError **error)
{
  g_autofree char *with_callout = g_strconcat (CALLOUT, pattern, NULL);
  pcre2_compile_context *context = pcre2_compile_context_create (NULL);
  guint32 options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
  pcre2_code *code;
  gsize place;
  int problem;

  if ((flags & QUOTH_SEARCH_MATCH_CASE) == 0)
    options |= PCRE2_CASELESS;
  if ((flags & QUOTH_SEARCH_WORDS) != 0)
    pcre2_set_compile_extra_options (context, PCRE2_EXTRA_MATCH_WORD);
  pcre2_set_newline (context, PCRE2_NEWLINE_LF);
  code = pcre2_compile ((PCRE2_SPTR) with_callout, PCRE2_ZERO_TERMINATED, options, &problem, &place, context);
  pcre2_compile_context_free (context);
  if (code == NULL)
    set_syntax_error (error, pattern, problem, place);
  return code;
}

QuothPattern *
quoth_pattern_new (const char *pattern, QuothSearchFlags flags, GError **error)
{
  pcre2_code *code = compile (pattern, flags, error);
  QuothPattern *self;

  if (code == NULL)
    return NULL;
  /* Where no code may be made at run time, it is interpreted. */
  pcre2_jit_compile (code, PCRE2_JIT_COMPLETE);
  self = g_new0 (QuothPattern, 1);
  self->code = code;
  self->is_raw = names_code_points (pattern);
  return self;
}

void
quoth_pattern_free (QuothPattern *self)
{
  pcre2_code_free (self->code);
  g_free (self);
}

static int
callout_cb (pcre2_callout_block *block, void *user_data)
{
  Run *run = user_data;

  if (g_cancellable_is_cancelled (run->cancellable))
    return PCRE2_ERROR_CALLOUT;
  if (++run->n_callouts % CALLOUTS_PER_LOOK == 0 && g_get_monotonic_time () > run->end_time)
    return PCRE2_ERROR_MATCHLIMIT;
  return 0;
}

static void
run_init (Run *self, QuothPattern *pattern, GCancellable *cancellable)
{
  self->data = pcre2_match_data_create_from_pattern (pattern->code, NULL);
  self->context = pcre2_match_context_create (NULL);
  self->stack = pcre2_jit_stack_create (STACK_START, STACK_MAX, NULL);
  self->cancellable = cancellable;
  self->end_time = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  pcre2_set_match_limit (self->context, MATCH_LIMIT);
  pcre2_set_heap_limit (self->context, HEAP_LIMIT_KIB);
  pcre2_set_callout (self->context, callout_cb, self);
  if (self->stack != NULL)
    pcre2_jit_stack_assign (self->context, NULL, self->stack);
}

/* Returns: the byte to go on from. */
static gsize
add_match (QuothPattern *self, QuothText *text, GArray *matches, const gsize *bytes)
{
  QuothRange range = { quoth_text_from_byte (text, bytes[0]), quoth_text_from_byte (text, bytes[1]) };
  guint last = matches->len > 0 ? g_array_index (matches, QuothRange, matches->len - 1).end : 0;

  if (!self->is_raw)
    range = quoth_text_snap_to_clusters (text, range);
  if (range.start >= last)
    g_array_append_val (matches, range);
  return MAX (bytes[1], quoth_text_to_byte (text, range.end));
}

static gboolean
set_run_error (GError **error, int code)
{
  char message[256] = "";

  switch (code)
    {
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_JIT_STACKLIMIT:
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE,
                           _ ("This regular expression has too many ways to match, and was stopped: a repetition inside a "
                              "repetition, as in (a+)+, is better written as one"));
      break;
    default:
      pcre2_get_error_message (code, (PCRE2_UCHAR *) message, sizeof message);
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _ ("The regular expression failed: %s"), message);
      break;
    }
  return FALSE;
}

gboolean
quoth_pattern_run (QuothPattern *self, QuothText *text, GArray *matches, GCancellable *cancellable, GError **error)
{
  const guint32 options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
  PCRE2_SPTR utf8 = (PCRE2_SPTR) quoth_text_get_utf8 (text);
  gsize n_bytes = quoth_text_get_n_bytes (text);
  g_auto (Run) run = { NULL };
  gsize at = 0;

  run_init (&run, self, cancellable);
  while (at < n_bytes)
    {
      int n = pcre2_match (self->code, utf8, n_bytes, at, options, run.data, run.context);
      const gsize *bytes = pcre2_get_ovector_pointer (run.data);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n == PCRE2_ERROR_NOMATCH)
        break;
      if (n < 0)
        return set_run_error (error, n);
      at = bytes[0] < bytes[1] ? MAX (at + 1, add_match (self, text, matches, bytes)) : at + 1;
      while (at < n_bytes && (utf8[at] & 0xc0) == 0x80)
        at++;
    }
  return TRUE;
}
