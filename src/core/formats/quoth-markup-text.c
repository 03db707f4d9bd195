/* quoth-markup-text.c: the text of a file of another program, and places in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-markup.h"

#include <glib/gi18n-lib.h>

QuothUnits *
quoth_intake_read_text (
  QuothIntake *self, QuothDocument *document, const char *utf8, gsize n_bytes, guint line, GError **error)
{
  g_autoptr (QuothUnits) units = quoth_units_new (utf8, n_bytes, error);

  if (units == NULL)
    {
      g_prefix_error (error, "%s:%u: ", self->file, line);
      return NULL;
    }
  quoth_losses_add (self->losses,
                    _("characters that no text here has (CR, U+0000, a byte order mark), left out or replaced"),
                    quoth_units_get_n_changed (units));
  quoth_document_set_text (document, quoth_units_get_text (units));
  return g_steal_pointer (&units);
}

gboolean
quoth_intake_read_range (QuothIntake *self,
                         const QuothUnits *units,
                         QuothOffsetUnit unit,
                         gint64 start,
                         gint64 end,
                         guint line,
                         QuothRange *range,
                         gboolean *fits,
                         GError **error)
{
  g_autofree char *message = NULL;

  *fits = start <= end && quoth_units_convert (units, unit, start, &range->start)
          && quoth_units_convert (units, unit, end, &range->end);
  if (*fits)
    return TRUE;
  message = g_strdup_printf (_("the span [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                               "] is none in this text, and is left out"),
                             start,
                             end);
  return quoth_intake_lose (self, line, _("spans outside their text, left out"), message, error);
}
