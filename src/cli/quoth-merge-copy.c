/* quoth-merge-copy.c: merging a copy of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-counts.h"
#include "quoth-disagreement-findings.h"
#include "quoth-json.h"
#include "quoth-merge-run.h"

/* How many values of each kind are different, in one way. */
static void
count_items (const QuothMergeReport *report, QuothNewsType type, guint counts[QUOTH_N_KINDS])
{
  memset (counts, 0, sizeof (guint) * QUOTH_N_KINDS);
  for (guint i = 0; i < report->items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (report->items, QuothNewsItem, i);

      if (item->type == type)
        counts[item->kind]++;
    }
}

/* ---- JSON ---- */

static void
add_counts (GString *out, const char *name, const QuothMergeReport *report, QuothNewsType type)
{
  guint counts[QUOTH_N_KINDS];

  count_items (report, type, counts);
  quoth_counts_add_json (out, name, counts);
}

static void
add_time (GString *out, const char *name, gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  if (text != NULL)
    quoth_json_add_string (out, name, text);
}

static void
add_shares (GString *out, const QuothMergeReport *report)
{
  quoth_json_add_name (out, "coders");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->shares->len; i++)
    {
      const QuothMergeShare *share = report->shares->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "name", share->name != NULL ? share->name : "");
      quoth_json_add_number (out, "entries", share->n_entries);
      add_time (out, "first", share->first);
      add_time (out, "last", share->last);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static gboolean
write_json (QuothInvocation *self, const QuothMergeReport *report, gboolean applied, GError **error)
{
  GString *out = quoth_output_get_buffer (self->output);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", applied);
  quoth_json_add_boolean (out, "related", TRUE);
  quoth_json_add_number (out, "entries", report->n_entries);
  quoth_json_add_number (out, "ahead", report->n_ahead);
  add_shares (out, report);
  add_counts (out, "added", report, QUOTH_NEWS_ADDED);
  add_counts (out, "changed", report, QUOTH_NEWS_CHANGED);
  add_counts (out, "removed", report, QUOTH_NEWS_REMOVED);
  quoth_json_add_name (out, "disagreements");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->disagreements->len; i++)
    {
      quoth_json_add_name (out, NULL);
      quoth_disagreement_append_json (report->disagreements->pdata[i], out);
    }
  g_string_append_c (out, ']');
  quoth_json_add_name (out, "warnings");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->warnings->len; i++)
    quoth_json_add_string (out, NULL, report->warnings->pdata[i]);
  g_string_append (out, "]}");
  return quoth_output_end_line (self->output, error);
}

/* ---- For people ---- */

static void
say_share (QuothInvocation *self, const QuothMergeShare *share)
{
  g_autofree char *edits
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit", "%u edits", share->n_entries), share->n_entries);

  quoth_invocation_say (self, _("  %s: %s"), share->name != NULL ? share->name : _("the program"), edits);
}

static void
say_items (QuothInvocation *self, const QuothMergeReport *report, QuothNewsType type)
{
  guint counts[QUOTH_N_KINDS];
  g_autofree char *text = NULL;
  guint n = 0;

  count_items (report, type, counts);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    n += counts[i];
  if (n == 0)
    return;
  text = quoth_counts_dup_text (counts);
  if (type == QUOTH_NEWS_ADDED)
    quoth_invocation_say (self, _("New: %s"), text);
  else if (type == QUOTH_NEWS_CHANGED)
    quoth_invocation_say (self, _("Changed: %s"), text);
  else
    quoth_invocation_say (self, _("Deleted: %s"), text);
}

static void
say_disagreement (QuothInvocation *self, const QuothDisagreement *disagreement)
{
  const char *held = disagreement->held != NULL ? disagreement->held : "";
  const char *other = disagreement->other != NULL ? disagreement->other : "";

  if (disagreement->field != NULL && (disagreement->held != NULL || disagreement->other != NULL))
    /* Translators: “Disagrees: the claim “They want peace”: stance: “for” holds, “against” on the other side” */
    quoth_invocation_say (self, _("Disagrees: %s: %s: “%s” holds, “%s” on the other side"), disagreement->phrase,
                          disagreement->field, held, other);
  else
    /* Translators: “Disagrees: the claim “They want peace”: deleted on one side, changed or used on the other” */
    quoth_invocation_say (self, _("Disagrees: %s: %s"), disagreement->phrase,
                          quoth_disagreement_type_describe (disagreement->type));
}

static void
say_report (QuothInvocation *self, const QuothMergeReport *report, const char *other, gboolean applied)
{
  g_autofree char *edits
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit", "%u edits", report->n_entries), report->n_entries);

  if (report->n_entries == 0)
    quoth_invocation_say (self, _("Nothing to merge: all that is in “%s” is here already"), other);
  else
    quoth_invocation_say (self, applied ? _("From “%s” came in: %s") : _("From “%s” would come in: %s"), other, edits);
  for (guint i = 0; i < report->shares->len; i++)
    say_share (self, report->shares->pdata[i]);
  say_items (self, report, QUOTH_NEWS_ADDED);
  say_items (self, report, QUOTH_NEWS_CHANGED);
  say_items (self, report, QUOTH_NEWS_REMOVED);
  for (guint i = 0; i < report->disagreements->len; i++)
    say_disagreement (self, report->disagreements->pdata[i]);
  if (report->disagreements->len > 0 && applied)
    quoth_invocation_say (self, _("“quoth-cli list PROJECT disagreements” tells both sides; “quoth-cli settle” decides"));
  if (report->n_ahead > 0)
    quoth_invocation_say (self,
                          g_dngettext (GETTEXT_PACKAGE, "“%s” does not have %u edit that is here",
                                       "“%s” does not have %u edits that are here", report->n_ahead),
                          other, report->n_ahead);
}

/* Of what brings nothing no backup is made. */
static gboolean
brings_something (QuothInvocation *self, QuothStore *store, const char *other, gboolean *something, GError **error)
{
  g_autoptr (QuothMergeReport) report = NULL;

  if (!quoth_store_merge (store, other, QUOTH_MERGE_LOOK, NULL, NULL, self->cancellable, &report, error))
    return FALSE;
  *something = report->n_entries > 0;
  return TRUE;
}

gboolean
quoth_merge_copy (QuothInvocation *self, QuothStore *store, const char *other, const QuothMergeOptions *options, GError **error)
{
  g_autoptr (QuothMergeReport) report = NULL;
  QuothMergeFlags flags = options->dry_run ? QUOTH_MERGE_TRY : QUOTH_MERGE_NORMAL;
  gboolean done, something = FALSE;

  if (options->maps != NULL)
    {
      quoth_invocation_set_usage_error (error, _("“--map” is of no use here: “%s” is a copy of this project"), other);
      return FALSE;
    }
  if (!options->dry_run && !brings_something (self, store, other, &something, error))
    return FALSE;
  if (something && !quoth_merge_keep_backup (self, store, error))
    return FALSE;
  quoth_progress_start (self->progress, _("Merging"));
  done = quoth_store_merge (store, other, flags, quoth_progress_update_cb, self->progress, self->cancellable, &report, error);
  quoth_progress_erase (self->progress);
  if (!done)
    return FALSE;
  for (guint i = 0; i < report->warnings->len; i++)
    quoth_invocation_warn (self, "%s", (char *) report->warnings->pdata[i]);
  if (self->json)
    return write_json (self, report, !options->dry_run, error);
  say_report (self, report, other, !options->dry_run);
  return TRUE;
}
