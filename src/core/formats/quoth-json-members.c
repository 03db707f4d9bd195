/* quoth-json-members.c: the members of a JSON object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-json-members.h"

#include "formats/quoth-jsonl.h"

void
quoth_json_add_name (GString *out, const char *name)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '{';

  if (last != '{' && last != '[')
    g_string_append_c (out, ',');
  if (name == NULL)
    return;
  quoth_json_append_string (out, name);
  g_string_append_c (out, ':');
}

void
quoth_json_add_string (GString *out, const char *name, const char *value)
{
  quoth_json_add_name (out, name);
  quoth_json_append_string (out, value);
}

void
quoth_json_add_number (GString *out, const char *name, guint64 value)
{
  quoth_json_add_name (out, name);
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, value);
}

void
quoth_json_add_double (GString *out, const char *name, double value)
{
  quoth_json_add_name (out, name);
  quoth_json_append_double (out, value);
}

void
quoth_json_add_boolean (GString *out, const char *name, gboolean value)
{
  quoth_json_add_name (out, name);
  g_string_append (out, value ? "true" : "false");
}

void
quoth_json_add_strings (GString *out, const char *name, const char *const *values)
{
  quoth_json_add_name (out, name);
  g_string_append_c (out, '[');
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    quoth_json_add_string (out, NULL, values[i]);
  g_string_append_c (out, ']');
}
