/* quoth-json-records.c: the objects of a JSON or JSON Lines file, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an object ends is found by counting braces outside of strings, and what lies between is given to the parser. In JSON
 * Lines a newline before "{" ends an object in any case: no string goes over a newline, and who writes an object over several
 * lines indents what is in it.
 */

#include "config.h"

#include "formats/quoth-json-records.h"
#include "formats/quoth-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothIntake *intake;
  const char *p;
  const char *end;
  guint line;
  gboolean is_list;
} Scanner;

static void
skip_space (Scanner *self, const char *also)
{
  for (; self->p < self->end && strchr (also, *self->p) != NULL && *self->p != '\0'; self->p++)
    self->line += *self->p == '\n';
}

/* Goes behind the object that begins here. Returns: %FALSE if it has no end. */
static gboolean
skip_object (Scanner *self)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (; self->p < self->end; self->p++)
    {
      char c = *self->p;

      if (c == '\n' && !self->is_list && self->p + 1 < self->end && self->p[1] == '{')
        return FALSE;
      self->line += c == '\n';
      if (in_string)
        {
          if (c == '\\' && self->p + 1 < self->end && self->p[1] != '\n')
            self->p++;
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        {
          self->p++;
          return TRUE;
        }
    }
  return FALSE;
}

static void
skip_line (Scanner *self)
{
  while (self->p < self->end && *self->p != '\n')
    self->p++;
}

/* In a list nobody knows where the next object begins. */
static gboolean
lose (Scanner *self, guint line, const char *message, GError **error)
{
  g_autofree char *said = g_strdup_printf (_("This is not JSON: %s"), message);

  if (self->is_list)
    return quoth_intake_refuse (self->intake, line, said, error);
  return quoth_intake_lose (self->intake, line, _("records that are not JSON, left out"), said, error);
}

static gboolean
read_object (Scanner *self, QuothRecordFunc func, gpointer user_data, GError **error)
{
  const char *start = self->p;
  guint line = self->line;
  json_error_t problem;
  json_t *object;
  gboolean done;

  if (!skip_object (self))
    return lose (self, line, _("the object that begins here has no end"), error);
  object = json_loadb (start, (size_t) (self->p - start), JSON_ALLOW_NUL, &problem);
  if (object == NULL)
    return lose (self, line + (guint) MAX (problem.line, 1) - 1, problem.text, error);
  done = func (object, line, user_data, error);
  json_decref (object);
  return done;
}

gboolean
quoth_json_foreach_record (
  QuothIntake *intake, const char *data, gsize n_bytes, QuothRecordFunc func, gpointer user_data, GError **error)
{
  Scanner self = { .intake = intake, .p = data, .end = data + n_bytes, .line = 1 };
  gboolean is_closed = FALSE;

  if (n_bytes >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    self.p += 3;
  skip_space (&self, " \t\r\n");
  if (self.p < self.end && *self.p == '[')
    {
      self.is_list = TRUE;
      self.p++;
    }
  for (;;)
    {
      skip_space (&self, self.is_list ? " \t\r\n," : " \t\r\n");
      if (self.p >= self.end)
        break;
      if (self.is_list && !is_closed && *self.p == ']')
        {
          is_closed = TRUE;
          self.p++;
        }
      else if (*self.p == '{' && !is_closed)
        {
          if (!read_object (&self, func, user_data, error))
            return FALSE;
        }
      else if (!lose (&self, self.line, _("an object should begin here, with “{”"), error))
        return FALSE;
      else
        skip_line (&self);
    }
  return !self.is_list || is_closed || lose (&self, self.line, _("the list has no end"), error);
}

static char *
dup_string (json_t *json)
{
  gsize length = json_string_length (json);
  GString *copy = g_string_new_len (json_string_value (json), (gssize) length);

  if (memchr (copy->str, '\0', length) == NULL)
    return g_string_free (copy, FALSE);
  g_string_truncate (copy, 0);
  for (gsize i = 0; i < length; i++)
    if (json_string_value (json)[i] == '\0')
      g_string_append (copy, "\357\277\275");
    else
      g_string_append_c (copy, json_string_value (json)[i]);
  return g_string_free (copy, FALSE);
}

char *
quoth_json_dup_text (json_t *json)
{
  g_autoptr (GString) number = NULL;
  char *dumped, *copy;

  switch (json_typeof (json))
    {
    case JSON_NULL:
      return NULL;
    case JSON_STRING:
      return dup_string (json);
    case JSON_INTEGER:
      return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (json));
    case JSON_REAL:
      number = g_string_new (NULL);
      quoth_json_append_double (number, json_real_value (json));
      return g_strdup (number->str);
    case JSON_TRUE:
      return g_strdup ("true");
    case JSON_FALSE:
      return g_strdup ("false");
    default:
      dumped = json_dumps (json, JSON_COMPACT);
      copy = g_strdup (dumped);
      free (dumped);
      return copy;
    }
}

gboolean
quoth_json_get_offset (json_t *json, gint64 *offset)
{
  if (json_is_integer (json))
    *offset = json_integer_value (json);
  else if (json_is_real (json) && json_real_value (json) >= 0 && json_real_value (json) < G_MAXUINT
           && json_real_value (json) == (double) (gint64) json_real_value (json))
    *offset = (gint64) json_real_value (json);
  else
    return FALSE;
  return TRUE;
}
