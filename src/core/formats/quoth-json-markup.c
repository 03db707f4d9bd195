/* quoth-json-markup.c: what is said of a whole text, in JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-json-markup.h"

#include "formats/quoth-json-records.h"
#include "formats/quoth-jsonl.h"

static void
append_field (const char *key, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, ",\"%s\":", key);
  quoth_json_append_string (user_data, value);
}

void
quoth_json_append_metadata (GString *out, const QuothMarkup *markup)
{
  quoth_markup_foreach_metadata (markup, append_field, out);
  if (markup->coder != NULL)
    append_field ("coder", markup->coder, out);
}

void
quoth_json_add_metadata (QuothMarkup *markup, const char *key, json_t *json)
{
  g_autofree char *value = NULL;
  const char *member_key;
  json_t *member;
  gsize i;

  if (json_is_array (json))
    json_array_foreach (json, i, member)
      {
        g_autofree char *text = quoth_json_dup_text (member);

        if (text != NULL)
          quoth_markup_add_feature (markup, key, text);
      }
  else if (json_is_object (json) && g_str_equal (key, "meta"))
    json_object_foreach (json, member_key, member)
      quoth_json_add_metadata (markup, member_key, member);
  else if ((value = quoth_json_dup_text (json)) == NULL)
    return;
  else if (g_str_equal (key, "coder") && markup->coder == NULL && *value != '\0')
    markup->coder = g_steal_pointer (&value);
  else
    quoth_markup_set_metadata (markup, key, value);
}
