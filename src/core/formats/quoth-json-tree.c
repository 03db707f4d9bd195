/* quoth-json-tree.c: a line of JSON as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project is a million lines, and each has ten members that are looked at once. jansson makes two or three pieces of memory and a
 * place in a hash table of each of them, which took a third of the time of an import. So what is plain is read here: objects with few
 * members, lists, numbers and strings, into nodes that are used again for the next line, with the strings left where they
 * are. Nothing is written into the line before all of it is known to be so. Whatever is not plain (an escape with "u",
 * many members, deep lists), and all that is wrong, is given to jansson, so that it alone says what is JSON and what is not.
 *
 * O(n) in the line: members are compared with each other, but there are never more than MAX_MEMBERS of them.
 */

#include "config.h"

#include "formats/quoth-json-tree.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "text/quoth-error.h"

#define MAX_MEMBERS 64
#define MAX_DEPTH 32
#define N_BLOCK 512

/* A value, and whether its string has escapes, as long as the line is as it was. */
typedef struct
{
  QuothJson json;
  gboolean is_escaped;
} Node;

/*
 * @blocks: (element-type Node): N_BLOCK of them each, which stay where they are
 * @p: how far the line is read; behind its last byte is a NUL
 * @theirs: (nullable): what jansson made of the line
 */
struct _QuothJsonTree
{
  GPtrArray *blocks;
  guint n_nodes;
  char *p;
  json_t *theirs;
};

QuothJsonTree *
quoth_json_tree_new (void)
{
  QuothJsonTree *self = g_new0 (QuothJsonTree, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
quoth_json_tree_free (QuothJsonTree *self)
{
  g_ptr_array_unref (self->blocks);
  json_decref (self->theirs);
  g_free (self);
}

static Node *
get_node (QuothJsonTree *self, guint n)
{
  return (Node *) self->blocks->pdata[n / N_BLOCK] + n % N_BLOCK;
}

static QuothJson *
add_node (QuothJsonTree *self, QuothJsonType type)
{
  Node *node;

  if (self->n_nodes == self->blocks->len * N_BLOCK)
    g_ptr_array_add (self->blocks, g_new (Node, N_BLOCK));
  node = get_node (self, self->n_nodes++);
  memset (node, 0, sizeof *node);
  node->json.type = type;
  return &node->json;
}

/* ---- What is plain ---- */

static QuothJson *read_value (QuothJsonTree *self, guint depth);

static void
skip_space (QuothJsonTree *self)
{
  while (*self->p == ' ' || *self->p == '\t' || *self->p == '\r' || *self->p == '\n')
    self->p++;
}

/* Goes behind the string that begins after the quote at @p. Returns: %FALSE if it is not plain. */
static gboolean
read_string (QuothJsonTree *self, const char **string, guint *size, gboolean *is_escaped)
{
  const char *start = ++self->p;
  gboolean is_ascii = TRUE;

  for (;; self->p++)
    {
      guchar c = (guchar) *self->p;

      if (c == '"')
        break;
      if (c < 0x20)
        return FALSE;
      if (c == '\\')
        {
          self->p++;
          *is_escaped = TRUE;
          if (*self->p == '\0' || strchr ("\"\\/bfnrt", *self->p) == NULL)
            return FALSE;
        }
      is_ascii = is_ascii && c < 0x80;
    }
  *string = start;
  *size = (guint) (self->p - start);
  self->p++;
  return is_ascii || g_utf8_validate_len (start, *size, NULL);
}

static gboolean
skip_digits (QuothJsonTree *self)
{
  const char *start = self->p;

  while (g_ascii_isdigit (*self->p))
    self->p++;
  return self->p > start;
}

static QuothJson *
read_real (QuothJsonTree *self, const char *start)
{
  QuothJson *json = add_node (self, QUOTH_JSON_REAL);

  if (*self->p == '.')
    {
      self->p++;
      if (!skip_digits (self))
        return NULL;
    }
  if (*self->p == 'e' || *self->p == 'E')
    {
      self->p++;
      if (*self->p == '+' || *self->p == '-')
        self->p++;
      if (!skip_digits (self))
        return NULL;
    }
  json->real = g_ascii_strtod (start, NULL);
  return json->real >= -G_MAXDOUBLE && json->real <= G_MAXDOUBLE ? json : NULL;
}

/* Numbers of more than eighteen digits are not plain. */
static QuothJson *
read_number (QuothJsonTree *self)
{
  const char *start = self->p;
  gboolean is_negative = *self->p == '-';
  const char *digits = start + is_negative;
  gint64 number = 0;
  QuothJson *json;

  self->p += is_negative;
  if (!skip_digits (self) || self->p - digits > 18 || (*digits == '0' && self->p - digits > 1))
    return NULL;
  if (*self->p == '.' || *self->p == 'e' || *self->p == 'E')
    return read_real (self, start);
  for (const char *p = digits; p < self->p; p++)
    number = 10 * number + (*p - '0');
  json = add_node (self, QUOTH_JSON_INTEGER);
  json->integer = is_negative ? -number : number;
  return json;
}

static QuothJson *
read_word (QuothJsonTree *self, const char *word, QuothJsonType type)
{
  gsize n = strlen (word);

  if (strncmp (self->p, word, n) != 0)
    return NULL;
  self->p += n;
  return add_node (self, type);
}

/* After an item or a member: whether another one follows. Returns: %FALSE if neither it nor @end does. */
static gboolean
read_comma (QuothJsonTree *self, char end, gboolean *goes_on)
{
  skip_space (self);
  *goes_on = *self->p == ',';
  if (*self->p != ',' && *self->p != end)
    return FALSE;
  self->p++;
  if (*goes_on)
    skip_space (self);
  return TRUE;
}

static QuothJson *
read_array (QuothJsonTree *self, guint depth)
{
  QuothJson *array = add_node (self, QUOTH_JSON_ARRAY);
  QuothJson **last = &array->first;
  gboolean goes_on;

  self->p++;
  skip_space (self);
  goes_on = *self->p != ']';
  self->p += !goes_on;
  while (goes_on)
    {
      QuothJson *item = read_value (self, depth);

      if (item == NULL || !read_comma (self, ']', &goes_on))
        return NULL;
      *last = item;
      last = &item->next;
      array->size++;
    }
  return array;
}

static gboolean
has_member (const QuothJson *object, const char *name, guint name_size)
{
  for (const QuothJson *member = object->first; member != NULL; member = member->next)
    if (member->name_size == name_size && memcmp (member->name, name, name_size) == 0)
      return TRUE;
  return FALSE;
}

/* The value gets the name that stands before it. A name with escapes might be that of another member in other letters. */
static QuothJson *
read_member (QuothJsonTree *self, const QuothJson *object, guint depth)
{
  const char *name;
  gboolean is_escaped = FALSE;
  guint name_size;
  QuothJson *member;

  if (*self->p != '"' || !read_string (self, &name, &name_size, &is_escaped) || is_escaped
      || object->size == MAX_MEMBERS || has_member (object, name, name_size))
    return NULL;
  skip_space (self);
  if (*self->p != ':')
    return NULL;
  self->p++;
  skip_space (self);
  member = read_value (self, depth);
  if (member == NULL)
    return NULL;
  member->name = name;
  member->name_size = name_size;
  return member;
}

static QuothJson *
read_object (QuothJsonTree *self, guint depth)
{
  QuothJson *object = add_node (self, QUOTH_JSON_OBJECT);
  QuothJson **last = &object->first;
  gboolean goes_on;

  self->p++;
  skip_space (self);
  goes_on = *self->p != '}';
  self->p += !goes_on;
  while (goes_on)
    {
      QuothJson *member = read_member (self, object, depth);

      if (member == NULL || !read_comma (self, '}', &goes_on))
        return NULL;
      *last = member;
      last = &member->next;
      object->size++;
    }
  return object;
}

static QuothJson *
read_text (QuothJsonTree *self)
{
  QuothJson *json = add_node (self, QUOTH_JSON_STRING);
  Node *node = get_node (self, self->n_nodes - 1);

  return read_string (self, &json->string, &json->size, &node->is_escaped) ? json : NULL;
}

static QuothJson *
read_value (QuothJsonTree *self, guint depth)
{
  if (depth == MAX_DEPTH)
    return NULL;
  switch (*self->p)
    {
    case '"':
      return read_text (self);
    case '{':
      return read_object (self, depth + 1);
    case '[':
      return read_array (self, depth + 1);
    case 't':
      return read_word (self, "true", QUOTH_JSON_TRUE);
    case 'f':
      return read_word (self, "false", QUOTH_JSON_FALSE);
    case 'n':
      return read_word (self, "null", QUOTH_JSON_NULL);
    default:
      return read_number (self);
    }
}

/* ---- The strings, once the line is known to be plain ---- */

static char
get_escaped (char c)
{
  static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
  const char *letter = strchr (letters, c);

  return letter != NULL ? meant[letter - letters] : c;
}

static void
unescape (QuothJson *json)
{
  char *out = (char *) json->string;
  const char *end = json->string + json->size;

  for (const char *p = json->string; p < end; p++)
    {
      if (*p == '\\')
        *out++ = get_escaped (*++p);
      else
        *out++ = *p;
    }
  json->size = (guint) (out - json->string);
}

static void
end_strings (QuothJsonTree *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      Node *node = get_node (self, i);
      QuothJson *json = &node->json;

      if (json->name != NULL)
        ((char *) json->name)[json->name_size] = '\0';
      if (json->type != QUOTH_JSON_STRING)
        continue;
      if (node->is_escaped)
        unescape (json);
      ((char *) json->string)[json->size] = '\0';
    }
}

/* ---- What is not plain ---- */

static QuothJson *convert (QuothJsonTree *self, json_t *theirs);

static void
convert_items (QuothJsonTree *self, QuothJson *json, json_t *theirs)
{
  QuothJson **last = &json->first;
  gsize i;
  json_t *item;

  json_array_foreach (theirs, i, item)
    {
      *last = convert (self, item);
      last = &(*last)->next;
      json->size++;
    }
}

static void
convert_members (QuothJsonTree *self, QuothJson *json, json_t *theirs)
{
  QuothJson **last = &json->first;
  const char *name;
  json_t *member;

  json_object_foreach (theirs, name, member)
    {
      *last = convert (self, member);
      (*last)->name = name;
      (*last)->name_size = (guint) strlen (name);
      last = &(*last)->next;
      json->size++;
    }
}

static QuothJson *
convert (QuothJsonTree *self, json_t *theirs)
{
  static const QuothJsonType types[] = {
    [JSON_OBJECT] = QUOTH_JSON_OBJECT,   [JSON_ARRAY] = QUOTH_JSON_ARRAY, [JSON_STRING] = QUOTH_JSON_STRING,
    [JSON_INTEGER] = QUOTH_JSON_INTEGER, [JSON_REAL] = QUOTH_JSON_REAL,   [JSON_TRUE] = QUOTH_JSON_TRUE,
    [JSON_FALSE] = QUOTH_JSON_FALSE,     [JSON_NULL] = QUOTH_JSON_NULL,
  };
  QuothJson *json = add_node (self, types[json_typeof (theirs)]);

  if (json->type == QUOTH_JSON_OBJECT)
    convert_members (self, json, theirs);
  else if (json->type == QUOTH_JSON_ARRAY)
    convert_items (self, json, theirs);
  else if (json->type == QUOTH_JSON_INTEGER)
    json->integer = json_integer_value (theirs);
  else if (json->type == QUOTH_JSON_REAL)
    json->real = json_real_value (theirs);
  else if (json->type == QUOTH_JSON_STRING)
    {
      json->string = json_string_value (theirs);
      json->size = (guint) json_string_length (theirs);
    }
  return json;
}

static const QuothJson *
read_theirs (QuothJsonTree *self, const char *line, gsize n_bytes, GError **error)
{
  json_error_t problem;

  self->theirs = json_loadb (line, n_bytes, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &problem);
  if (self->theirs != NULL)
    return convert (self, self->theirs);
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_SYNTAX,
               _("This is not JSON, at column %d: %s; each line must be one whole object"),
               problem.column,
               problem.text);
  return NULL;
}

/* ---- The whole ---- */

/* What one very long line took is given back. */
static void
reset (QuothJsonTree *self)
{
  g_clear_pointer (&self->theirs, json_decref);
  self->n_nodes = 0;
  if (self->blocks->len > 1)
    g_ptr_array_set_size (self->blocks, 1);
}

const QuothJson *
quoth_json_tree_read (QuothJsonTree *self, char *line, gsize n_bytes, GError **error)
{
  const QuothJson *json;

  reset (self);
  self->p = line;
  skip_space (self);
  json = read_value (self, 0);
  skip_space (self);
  if (json != NULL && self->p == line + n_bytes)
    {
      end_strings (self);
      return json;
    }
  reset (self);
  return read_theirs (self, line, n_bytes, error);
}

const QuothJson *
quoth_json_get (const QuothJson *json, const char *name)
{
  gsize size = strlen (name);

  if (json->type != QUOTH_JSON_OBJECT)
    return NULL;
  for (const QuothJson *member = json->first; member != NULL; member = member->next)
    if (member->name_size == size && memcmp (member->name, name, size) == 0)
      return member;
  return NULL;
}

const char *
quoth_json_get_string (const QuothJson *json, const char *name)
{
  const QuothJson *member = quoth_json_get (json, name);

  return member != NULL && member->type == QUOTH_JSON_STRING ? member->string : NULL;
}
