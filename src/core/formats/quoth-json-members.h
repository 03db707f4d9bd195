/* quoth-json-members.h: the members of a JSON object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Each adds one member to the object (or, where @name is %NULL, one item to the array) that is open at the end of @out, with
 * the comma that it may need. Braces and brackets are the caller's.
 */
void quoth_json_add_name (GString *out, const char *name);
void quoth_json_add_string (GString *out, const char *name, const char *value);
void quoth_json_add_number (GString *out, const char *name, guint64 value);
void quoth_json_add_double (GString *out, const char *name, double value);
void quoth_json_add_boolean (GString *out, const char *name, gboolean value);

/** quoth_json_add_strings: an array of strings; %NULL is an empty one. */
void quoth_json_add_strings (GString *out, const char *name, const char *const *values);

G_END_DECLS
