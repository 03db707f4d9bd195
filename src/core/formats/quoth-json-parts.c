/* quoth-json-parts.c: the members of one large JSON object or list, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a member ends is found by counting brackets outside of strings; whether what lies between is JSON, its parser says.
 */

#include "config.h"

#include "formats/quoth-json-cas.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothIntake *intake;
  const char *p;
  const char *end;
  guint line;
} Scanner;

static gboolean
refuse (Scanner *self, const char *message, GError **error)
{
  g_autofree char *said = g_strdup_printf (_("This is not JSON: %s"), message);

  return quoth_intake_refuse (self->intake, self->line, said, error);
}

static void
skip_space (Scanner *self)
{
  for (; self->p < self->end && (*self->p == ' ' || *self->p == '\t' || *self->p == '\r' || *self->p == '\n'); self->p++)
    self->line += *self->p == '\n';
}

/* Goes behind the string that begins here. Returns: FALSE if it has no end */
static gboolean
skip_string (Scanner *self)
{
  for (self->p++; self->p < self->end; self->p++)
    {
      if (*self->p == '"')
        {
          self->p++;
          return TRUE;
        }
      self->line += *self->p == '\n';
      if (*self->p == '\\' && self->p + 1 < self->end)
        self->p++;
    }
  return FALSE;
}

/* Goes behind the value that begins here. Returns: FALSE if it has no end */
static gboolean
skip_value (Scanner *self)
{
  guint depth = 0;

  for (; self->p < self->end; self->p++)
    {
      char c = *self->p;

      if (depth == 0 && (c == ',' || c == ']' || c == '}'))
        return TRUE;
      self->line += c == '\n';
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      else if (c == '"' && !skip_string (self))
        return FALSE;
      else if (c == '"')
        self->p--;
    }
  return FALSE;
}

/* (transfer full): the key of the member that begins here, behind whose colon it goes */
static char *
take_key (Scanner *self, GError **error)
{
  QuothJsonPart part = { .start = self->p, .line = self->line };
  json_t *key;
  char *copy;

  if (*self->p != '"' || !skip_string (self))
    {
      refuse (self, _("a member should begin here, with its name"), error);
      return NULL;
    }
  part.end = self->p;
  skip_space (self);
  if (self->p >= self->end || *self->p != ':')
    {
      refuse (self, _("a colon should stand here, between a name and what it has"), error);
      return NULL;
    }
  self->p++;
  skip_space (self);
  key = quoth_json_part_load (&part, self->intake, error);
  copy = key != NULL ? g_strdup (json_string_value (key)) : NULL;
  json_decref (key);
  return copy;
}

static gboolean
read_member (Scanner *self, gboolean is_object, QuothJsonPartFunc func, gpointer user_data, GError **error)
{
  g_autofree char *key = is_object ? take_key (self, error) : g_strdup ("");
  QuothJsonPart part = { .key = key, .start = self->p, .line = self->line };

  if (key == NULL)
    return FALSE;
  if (!skip_value (self))
    return refuse (self, _("it ends too soon"), error);
  part.end = self->p;
  return func (&part, user_data, error);
}

gboolean
quoth_json_foreach_part (
  QuothIntake *intake, const QuothJsonPart *whole, QuothJsonPartFunc func, gpointer user_data, GError **error)
{
  Scanner self = { intake, whole->start, whole->end, whole->line };
  gboolean is_object, is_closed = FALSE;

  skip_space (&self);
  if (self.p >= self.end || (*self.p != '{' && *self.p != '['))
    return refuse (&self, _("an object or a list should begin here"), error);
  is_object = *self.p++ == '{';
  skip_space (&self);
  while (self.p < self.end && !is_closed)
    {
      if (*self.p == (is_object ? '}' : ']'))
        is_closed = TRUE;
      else if (!read_member (&self, is_object, func, user_data, error))
        return FALSE;
      else if (self.p < self.end && *self.p != (is_object ? '}' : ']') && *self.p != ',')
        return refuse (&self, _("a comma or the end should stand here"), error);
      else if (*self.p != ',')
        continue;
      self.p++;
      skip_space (&self);
    }
  if (!is_closed)
    return refuse (&self, _("it ends too soon"), error);
  return self.p >= self.end || refuse (&self, _("nothing should come after its end"), error);
}

json_t *
quoth_json_part_load (const QuothJsonPart *self, QuothIntake *intake, GError **error)
{
  json_error_t problem;
  json_t *json
    = json_loadb (self->start, (size_t) (self->end - self->start), JSON_ALLOW_NUL | JSON_DECODE_ANY, &problem);
  g_autofree char *message = NULL;

  if (json != NULL)
    return json;
  message = g_strdup_printf (_("This is not JSON: %s"), problem.text);
  quoth_intake_refuse (intake, self->line + (guint) MAX (problem.line, 1) - 1, message, error);
  return NULL;
}
