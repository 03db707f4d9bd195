/* quoth-merge-adopt.c: merging a project that shares no history with this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "quoth-columns.h"
#include "quoth-counts.h"
#include "quoth-json.h"
#include "quoth-merge-run.h"

typedef struct
{
  QuothAdoption *adoption;
  char **maps;
  gboolean is_open; /* somebody has to choose first: nothing is built */
  gboolean dry_run;
  gboolean brings_nothing;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->adoption, quoth_adoption_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
describe_open (GString *list, const QuothPairing *pairing)
{
  g_string_append_printf (list, "\n  %s:%s=", quoth_kind_to_nick (pairing->kind), pairing->name);
  for (guint i = 0; i < pairing->candidates->len; i++)
    {
      const QuothCandidate *candidate = pairing->candidates->pdata[i];
      char id[QUOTH_ID_STRING_SIZE];

      g_string_append_printf (list, "%s%s (%s)", i > 0 ? " | " : "", quoth_id_to_string (&candidate->id, id), candidate->name);
    }
}

static gboolean
refuse_open (QuothAdoption *adoption, GError **error)
{
  GPtrArray *pairings = quoth_adoption_get_pairings (adoption);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < pairings->len; i++)
    if (((QuothPairing *) pairings->pdata[i])->is_open)
      describe_open (list, pairings->pdata[i]);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: %s is a list, one a line */
               _("Some of what the other project has could be more than one thing here; say which with “--map”, or "
                 "that it is new by nothing after the “=”:%s"),
               list->str);
  g_string_free (list, TRUE);
  return FALSE;
}

static QuothChange *
build_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Run *self = data;

  if (!quoth_adoption_propose (self->adoption, reader, cancellable, error)
      || !quoth_merge_choose (self->adoption, reader, self->maps, error))
    return NULL;
  self->is_open = quoth_adoption_count_open (self->adoption) > 0;
  if (!self->is_open)
    return quoth_adoption_build (reader, self->adoption, cancellable, error);
  if (self->dry_run)
    return quoth_change_new ("", &QUOTH_ID_NONE);
  refuse_open (self->adoption, error);
  return NULL;
}

/* ---- Telling ---- */

static void
add_pairing (GString *out, const QuothPairing *pairing)
{
  const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);
  char id[QUOTH_ID_STRING_SIZE];

  quoth_json_add_name (out, NULL);
  g_string_append_c (out, '{');
  quoth_json_add_string (out, "type", quoth_kind_to_nick (pairing->kind));
  quoth_json_add_string (out, "theirs", quoth_id_to_string (&pairing->theirs, id));
  quoth_json_add_string (out, "name", pairing->name);
  quoth_json_add_boolean (out, "open", pairing->is_open);
  quoth_json_add_name (out, "candidates");
  g_string_append_c (out, '[');
  for (guint i = 0; i < pairing->candidates->len; i++)
    quoth_json_add_string (out, NULL, quoth_id_to_string (&((QuothCandidate *) pairing->candidates->pdata[i])->id, id));
  g_string_append_c (out, ']');
  if (candidate != NULL)
    {
      quoth_json_add_string (out, "ours", quoth_id_to_string (&candidate->id, id));
      quoth_json_add_string (out, "why", quoth_pair_reason_describe (candidate->reason));
    }
  g_string_append_c (out, '}');
}

static void
add_shares (GString *out, const QuothAdoptionReport *report)
{
  quoth_json_add_name (out, "coders");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->shares->len; i++)
    {
      const QuothAdoptionShare *share = report->shares->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "name", share->name);
      quoth_counts_add_json (out, "new", share->n);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* What was changed there since it came in: the first of them. */
static void
add_changed (GString *out, const QuothAdoptionReport *report)
{
  char id[QUOTH_ID_STRING_SIZE];

  quoth_json_add_name (out, "changed");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->changed->len; i++)
    {
      const QuothValue *value = report->changed->pdata[i];

      quoth_json_add_name (out, NULL);
      g_string_append_c (out, '{');
      quoth_json_add_string (out, "kind", quoth_kind_to_nick (value->kind));
      quoth_json_add_string (out, "id", quoth_id_to_string (&value->id, id));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static gboolean
write_json (QuothInvocation *invocation, const Run *self, GError **error)
{
  const QuothAdoptionReport *report = quoth_adoption_get_report (self->adoption);
  GPtrArray *pairings = quoth_adoption_get_pairings (self->adoption);
  GString *out = quoth_output_get_buffer (invocation->output);

  g_string_append_c (out, '{');
  quoth_json_add_boolean (out, "applied", !self->dry_run);
  quoth_json_add_boolean (out, "related", FALSE);
  quoth_json_add_string (out, "name", quoth_adoption_get_name (self->adoption));
  quoth_counts_add_json (out, "new", report->n_new);
  quoth_counts_add_json (out, "here", report->n_here);
  quoth_json_add_number (out, "filled", report->n_filled);
  quoth_json_add_number (out, "changed_there", report->n_changed);
  add_changed (out, report);
  quoth_json_add_number (out, "unplaced", report->n_unplaced);
  add_shares (out, report);
  quoth_json_add_name (out, "told");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->told->len; i++)
    quoth_json_add_string (out, NULL, report->told->pdata[i]);
  g_string_append_c (out, ']');
  quoth_json_add_name (out, "pairs");
  g_string_append_c (out, '[');
  for (guint i = 0; i < pairings->len; i++)
    add_pairing (out, pairings->pdata[i]);
  g_string_append (out, "]}");
  return quoth_output_end_line (invocation->output, error);
}

static const char *const headings[] = { N_("Type"), N_("In the other project"), N_("Here"), N_("Why"), NULL };

static gboolean
write_pairings (QuothInvocation *invocation, QuothAdoption *adoption, GError **error)
{
  g_autoptr (QuothColumns) columns = quoth_columns_new (invocation->output, headings);
  GPtrArray *pairings = quoth_adoption_get_pairings (adoption);

  for (guint i = 0; i < pairings->len; i++)
    {
      const QuothPairing *pairing = pairings->pdata[i];
      const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);
      const char *cells[] = {
        quoth_kind_to_nick (pairing->kind),
        pairing->name,
        candidate != NULL ? candidate->name : "",
        candidate != NULL    ? quoth_pair_reason_describe (candidate->reason)
        : pairing->is_open ? _("could be several: say which")
                           : _("new"),
      };

      if (!quoth_columns_add (columns, cells, error))
        return FALSE;
    }
  return quoth_columns_finish (columns, error);
}

static void
say_changed (QuothInvocation *invocation, const QuothAdoptionReport *report)
{
  quoth_invocation_say (invocation,
                        g_dngettext (GETTEXT_PACKAGE, "Changed there since it came in: %u, which is left here as it is",
                                     "Changed there since they came in: %u, which are left here as they are", report->n_changed),
                        report->n_changed);
  for (guint i = 0; i < report->changed->len; i++)
    {
      const QuothValue *value = report->changed->pdata[i];
      g_autofree char *name = quoth_rework_dup_name (report->changed->pdata[i]);

      quoth_invocation_say (invocation, "  %s “%s”", quoth_kind_to_nick (value->kind), name);
    }
  if (report->n_changed > report->changed->len)
    quoth_invocation_say (invocation, _("  and more"));
}

static void
say_done (QuothInvocation *invocation, const Run *self)
{
  const QuothAdoptionReport *report = quoth_adoption_get_report (self->adoption);
  g_autofree char *new = quoth_counts_dup_text (report->n_new);

  quoth_invocation_say (invocation, self->dry_run ? _("From “%s” would come in: %s") : _("From “%s” came in: %s"),
                        quoth_adoption_get_name (self->adoption), new);
  for (guint i = 0; i < report->shares->len; i++)
    {
      const QuothAdoptionShare *share = report->shares->pdata[i];
      g_autofree char *counts = quoth_counts_dup_text (share->n);

      /* Translators: a coder, and what they made: "  Anna: 214 mentions, 12 claims" */
      quoth_invocation_say (invocation, _("  %s: %s"), share->name, counts);
    }
  if (report->n_filled > 0)
    quoth_invocation_say (invocation, _("Added to what was here: to %u"), report->n_filled);
  if (report->n_changed > 0)
    say_changed (invocation, report);
  if (report->n_unplaced > 0)
    quoth_invocation_say (invocation,
                          g_dngettext (GETTEXT_PACKAGE, "%u annotation has no place, since the text here is another",
                                       "%u annotations have no place, since the text here is another", report->n_unplaced),
                          report->n_unplaced);
  for (guint i = 0; i < report->told->len; i++)
    quoth_invocation_say (invocation, self->dry_run ? _("Would be noted: %s") : _("Noted: %s"), (char *) report->told->pdata[i]);
}

static gboolean
say (QuothInvocation *invocation, const Run *self, GError **error)
{
  if (invocation->json)
    return write_json (invocation, self, error);
  if (self->dry_run && !invocation->quiet && !write_pairings (invocation, self->adoption, error))
    return FALSE;
  if (!self->is_open)
    say_done (invocation, self);
  return TRUE;
}

/* Before anything is done, a backup among it, which there is none of what brings nothing. */
static gboolean
check (Run *self, QuothStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  g_autoptr (QuothChange) change = NULL;

  if (reader == NULL || !quoth_adoption_propose (self->adoption, reader, cancellable, error)
      || !quoth_merge_choose (self->adoption, reader, self->maps, error)
      || (quoth_adoption_count_open (self->adoption) > 0 && !refuse_open (self->adoption, error)))
    return FALSE;
  change = quoth_adoption_build (reader, self->adoption, cancellable, error);
  self->brings_nothing = change != NULL && quoth_change_is_empty (change);
  return change != NULL;
}

gboolean
quoth_merge_adopt (QuothInvocation *invocation,
                   QuothStore *store,
                   const char *other,
                   const QuothMergeOptions *options,
                   GError **error)
{
  g_autoptr (QuothStore) theirs = quoth_invocation_open (invocation, other, QUOTH_STORE_READ_ONLY, error);
  g_autoptr (QuothCoder) coder = NULL;
  g_auto (Run) self = { .maps = options->maps, .dry_run = options->dry_run };
  gboolean done;

  if (theirs == NULL)
    return FALSE;
  coder = quoth_invocation_dup_coder (invocation, store, error);
  if (coder == NULL)
    return FALSE;
  self.adoption = quoth_adoption_new (theirs, coder);
  if (!self.dry_run
      && (!check (&self, store, invocation->cancellable, error)
          || (!self.brings_nothing && !quoth_merge_keep_backup (invocation, store, error))))
    return FALSE;
  quoth_progress_start (invocation->progress, _("Merging"));
  done = self.dry_run ? quoth_store_try (store, build_cb, &self, invocation->cancellable, error)
                      : quoth_store_build (store, build_cb, &self, invocation->cancellable, error);
  quoth_progress_erase (invocation->progress);
  return done && say (invocation, &self, error);
}
