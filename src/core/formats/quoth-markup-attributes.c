/* quoth-markup-attributes.c: what another program says that there is no field for, as the project's own attributes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-markup-annotation.h"

#include <glib/gi18n-lib.h>

static char *
dup_joined (const GArray *features, guint first)
{
  const char *key = g_array_index (features, QuothFeature, first).key;
  GString *value = g_string_new (NULL);

  for (guint i = first; i < features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (features, QuothFeature, i);

      if (!g_str_equal (feature->key, key) || *feature->value == '\0')
        continue;
      g_string_append_printf (value, "%s%s", value->len > 0 ? "; " : "", feature->value);
    }
  return g_string_free (value, FALSE);
}

void
quoth_markup_append_attributes (GString *out,
                                const GArray *features,
                                QuothKind kind,
                                QuothMarkupNames *names,
                                QuothIntake *intake,
                                guint line)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GString) members = NULL;

  if (features->len == 0)
    return;
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  members = g_string_new (NULL);
  for (guint i = 0; i < features->len; i++)
    {
      const char *key = g_array_index (features, QuothFeature, i).key;
      g_autofree char *value = dup_joined (features, i);
      g_autoptr (GString) json = g_string_new (NULL);

      if (*key == '\0' || *value == '\0' || !g_hash_table_add (seen, (gpointer) key))
        continue;
      if (!quoth_markup_names_need_attribute (names, kind, key, value, line, json))
        {
          quoth_losses_add (intake->losses, _("values that an attribute of the project cannot have, left out"), 1);
          continue;
        }
      if (members->len > 0)
        g_string_append_c (members, ',');
      quoth_json_append_string (members, key);
      g_string_append_printf (members, ":%s", json->str);
    }
  if (members->len > 0)
    g_string_append_printf (out, ",\"attributes\":{%s}", members->str);
}
