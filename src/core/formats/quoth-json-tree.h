/* quoth-json-tree.h: a line of JSON as a tree (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QUOTH_JSON_NULL,
  QUOTH_JSON_FALSE,
  QUOTH_JSON_TRUE,
  QUOTH_JSON_INTEGER,
  QUOTH_JSON_REAL,
  QUOTH_JSON_STRING,
  QUOTH_JSON_ARRAY,
  QUOTH_JSON_OBJECT,
} QuothJsonType;

typedef struct _QuothJson QuothJson;

/**
 * QuothJson:
 * @name: of a member of an object: what it is called, UTF-8; else %NULL
 * @name_size: how many bytes @name has
 * @type: says which of the others are set
 * @string: of a string: UTF-8 without U+0000, followed by a NUL; else %NULL
 * @size: of a string how many bytes it has, of an array how many items, of an object how many members
 * @first: (nullable): the first item or member; they come in the order of the line
 * @next: (nullable): the one after this in the same array or object
 *
 * A value of JSON. It is its tree's, and never changed.
 */
struct _QuothJson
{
  const char *name;
  guint name_size;
  QuothJsonType type;
  guint size;
  union
  {
    const char *string;
    gint64 integer;
    double real;
    QuothJson *first;
  };
  QuothJson *next;
};

/** QuothJsonTree: room for the values of one line after the other. Of one thread at a time. */
typedef struct _QuothJsonTree QuothJsonTree;

QuothJsonTree *quoth_json_tree_new (void);
void quoth_json_tree_free (QuothJsonTree *self);

/**
 * quoth_json_tree_read:
 * @line: UTF-8, @n_bytes of it, and then a NUL; it is written over
 *
 * Reads one value of JSON, of any type, in which no object has two members of one name.
 *
 * Returns: (transfer none) (nullable): the value, which is there as long as @line is, and until the next one is read; or %NULL with
 *   %QUOTH_ERROR_SYNTAX, where @line is not JSON
 */
const QuothJson *quoth_json_tree_read (QuothJsonTree *self, char *line, gsize n_bytes, GError **error);

/** quoth_json_is: whether @json (nullable) is there, and a @type. */
static inline gboolean
quoth_json_is (const QuothJson *json, QuothJsonType type)
{
  return json != NULL && json->type == type;
}

/** quoth_json_get: (nullable): the member @name of @json; %NULL for none, and where @json is no object. */
const QuothJson *quoth_json_get (const QuothJson *json, const char *name);

/** quoth_json_get_string: (nullable): the text that the member @name of @json is; %NULL if it is none, or not there. */
const char *quoth_json_get_string (const QuothJson *json, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothJsonTree, quoth_json_tree_free)

G_END_DECLS
