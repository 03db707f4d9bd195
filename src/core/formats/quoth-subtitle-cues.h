/* quoth-subtitle-cues.h: what is said when, as files of subtitles have it (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothSubtitleCue:
 * @start: when it is shown, in milliseconds
 * @end: when it goes
 * @text: what is said: its lines, without markup; never empty
 * @speaker: (nullable): who says it, where the markup tells
 */
typedef struct
{
  gint64 start;
  gint64 end;
  char *text;
  char *speaker;
} QuothSubtitleCue;

/**
 * QuothSubtitles:
 * @cues: (element-type QuothSubtitleCue): by time; what is shown twice, as captions do that roll, comes once
 * @title: (nullable): as the head of the file says
 * @language: (nullable): the same
 * @n_times: how many times were found, also of cues without a text
 * @n_wrong: how many lines look like times and are none
 * @wrong_line: the first of them, from 1
 */
typedef struct
{
  GPtrArray *cues;
  char *title;
  char *language;
  guint n_times;
  guint n_wrong;
  guint wrong_line;
} QuothSubtitles;

/** quoth_subtitles_new: (transfer full): reads SubRip (.srt) or WebVTT (.vtt), however broken; @text: UTF-8, lines end with "\n". O(n log n). */
QuothSubtitles *quoth_subtitles_new (const char *text);

void quoth_subtitles_free (QuothSubtitles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSubtitles, quoth_subtitles_free)

G_END_DECLS
