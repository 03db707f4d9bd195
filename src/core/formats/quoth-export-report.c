/* quoth-export-report.c: what an export wrote, and what not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-export-private.h"

#include <jansson.h>

/* Under a name of its own, which goes with the run. */
void
quoth_export_set_trial (QuothExport *self)
{
  QuothId id = quoth_id_new ();
  g_autofree char *unique = quoth_id_dup_string (&id);
  g_autofree char *name = g_strconcat ("quoth-trial-", unique, NULL);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  quoth_export_set_output (self, path, FALSE);
  self->trial = TRUE;
}

char *
quoth_export_dup_report (QuothExport *self)
{
  json_t *report = json_object ();
  json_t *written = json_object ();
  json_t *losses = json_array ();
  char *json, *text;

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (self->n_written[kind] > 0)
      json_object_set_new (written, quoth_kind_to_nick (kind), json_integer (self->n_written[kind]));
  for (guint i = 0; i < self->losses->len; i++)
    {
      const QuothLoss *loss = self->losses->pdata[i];
      json_t *object = json_object ();

      json_object_set_new (object, "what", json_string (loss->what));
      json_object_set_new (object, "count", json_integer (loss->count));
      json_array_append_new (losses, object);
    }
  json_object_set_new (report, "format", json_string (self->format->id));
  json_object_set_new (report, "written", written);
  json_object_set_new (report, "losses", losses);
  json = json_dumps (report, JSON_INDENT (2));
  json_decref (report);
  text = g_strconcat (json, "\n", NULL);
  free (json);
  return text;
}
