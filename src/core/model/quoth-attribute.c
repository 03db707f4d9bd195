/* quoth-attribute.c: fields that a project adds to what it codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-attribute.h"
#include "model/quoth-date.h"
#include "model/quoth-value-private.h"
#include "text/quoth-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_nicks[QUOTH_N_ATTRIBUTE_TYPES] = {
  [QUOTH_ATTRIBUTE_TEXT] = "text",       [QUOTH_ATTRIBUTE_NUMBER] = "number",
  [QUOTH_ATTRIBUTE_BOOLEAN] = "boolean", [QUOTH_ATTRIBUTE_DATE] = "date",
  [QUOTH_ATTRIBUTE_CHOICE] = "choice",   [QUOTH_ATTRIBUTE_ACTOR] = "actor",
};

const char *
quoth_attribute_type_to_nick (QuothAttributeType type)
{
  return type_nicks[type];
}

gboolean
quoth_attribute_type_from_nick (const char *nick, QuothAttributeType *type)
{
  int found = quoth_nick_find (type_nicks, QUOTH_N_ATTRIBUTE_TYPES, nick);

  if (found < 0)
    return FALSE;
  *type = (QuothAttributeType) found;
  return TRUE;
}

static void
init (gpointer value)
{
  QuothAttribute *self = value;

  self->on = QUOTH_KIND_CLAIM;
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothAttribute *self = to;

  (void) from;
  self->key = g_strdup (self->key);
  self->name = g_strdup (self->name);
  self->choices = g_strdupv (self->choices);
  self->definition = g_strdup (self->definition);
}

static void
clear (gpointer value)
{
  QuothAttribute *self = value;

  g_free (self->key);
  g_free (self->name);
  g_strfreev (self->choices);
  g_free (self->definition);
}

const QuothValueClass quoth_attribute_class = {
  .nick = "attribute",
  .size = sizeof (QuothAttribute),
  .init = init,
  .copy = copy_fields,
  .clear = clear,
};

gboolean
quoth_attribute_allows_kind (QuothKind kind)
{
  return kind == QUOTH_KIND_CODER || kind == QUOTH_KIND_CODE
         || (kind >= QUOTH_KIND_ACTOR && kind != QUOTH_KIND_ASSIGNMENT && kind != QUOTH_KIND_VERDICT);
}

/* ---- What a value may be ---- */

static gboolean
refuse (const QuothAttribute *self, const char *text, const char *right, GError **error)
{
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               /* Translators: "the attribute “Salience” cannot be “high”: it must be a number such as 12 or 0.5" */
               _ ("the attribute “%s” cannot be “%s”: it must be %s"),
               self->name != NULL ? self->name : self->key,
               text,
               right);
  return FALSE;
}

/* The shortest form that reads back as the same number; one that JSON allows too. */
static char *
format_number (double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  return g_strdup (buffer);
}

static char *
canonize_number (const char *text)
{
  char *end;
  double number;

  if (text[strspn (text, "+-.0123456789eE")] != '\0')
    return NULL;
  errno = 0;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (number))
    return NULL;
  return format_number (number == 0 ? 0 : number);
}

static char *
canonize_id (const char *text)
{
  QuothId id;

  return quoth_id_from_string (text, &id) && !quoth_id_is_none (&id) ? quoth_id_dup_string (&id) : NULL;
}

static gboolean
check_choice (const QuothAttribute *self, const char *text, GError **error)
{
  g_autofree char *choices = NULL;

  if (self->choices != NULL && g_strv_contains ((const char *const *) self->choices, text))
    return TRUE;
  choices = self->choices != NULL ? g_strjoinv (", ", self->choices) : g_strdup ("");
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               /* Translators: "the attribute “Genre” cannot be “poem”: its choices are news, opinion" */
               _ ("the attribute “%s” cannot be “%s”: its choices are %s"),
               self->name != NULL ? self->name : self->key,
               text,
               choices);
  return FALSE;
}

static gboolean
check_text (const QuothAttribute *self, const char *text, GError **error)
{
  if (text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               text == NULL || *text == '\0' ? _ ("the attribute “%s” has no value")
                                             : _ ("the value of the attribute “%s” is not valid UTF-8"),
               self->name != NULL ? self->name : self->key);
  return FALSE;
}

/* (transfer full) (nullable): @text in its canonical form. */
static char *
canonize (const QuothAttribute *self, const char *text, GError **error)
{
  g_autofree char *canonical = NULL;

  switch (self->type)
    {
    case QUOTH_ATTRIBUTE_NUMBER:
      canonical = canonize_number (text);
      if (canonical == NULL)
        refuse (self, text, _ ("a number such as 12 or 0.5"), error);
      break;
    case QUOTH_ATTRIBUTE_BOOLEAN:
      if (g_str_equal (text, "true") || g_str_equal (text, "false"))
        canonical = g_strdup (text);
      else
        refuse (self, text, _ ("true or false"), error);
      break;
    case QUOTH_ATTRIBUTE_DATE:
      if (quoth_date_is_valid (text))
        canonical = g_strdup (text);
      else
        refuse (self, text, _ ("a date of the calendar, written as 2023, 2023-03 or 2023-03-21"), error);
      break;
    case QUOTH_ATTRIBUTE_CHOICE:
      canonical = check_choice (self, text, error) ? g_strdup (text) : NULL;
      break;
    case QUOTH_ATTRIBUTE_ACTOR:
      canonical = canonize_id (text);
      if (canonical == NULL)
        refuse (self, text, _ ("the id of an actor"), error);
      break;
    case QUOTH_ATTRIBUTE_TEXT:
    default:
      canonical = g_strdup (text);
      break;
    }
  return g_steal_pointer (&canonical);
}

gboolean
quoth_attribute_check (const QuothAttribute *self, const char *text, char **canonical, GError **error)
{
  g_autofree char *form = check_text (self, text, error) ? canonize (self, text, error) : NULL;

  if (form == NULL)
    return FALSE;
  if (canonical != NULL)
    *canonical = g_steal_pointer (&form);
  return TRUE;
}

/* ---- The attributes of a value ---- */

static void
attribute_value_free (gpointer data)
{
  QuothAttributeValue *self = data;

  g_free (self->value);
  g_free (self);
}

static gpointer
attribute_value_copy (gconstpointer data, gpointer user_data)
{
  QuothAttributeValue *self = g_memdup2 (data, sizeof *self);

  (void) user_data;
  self->value = g_strdup (self->value);
  return self;
}

GPtrArray *
quoth_attribute_values_copy (GPtrArray *values)
{
  GPtrArray *copy = g_ptr_array_copy (values, attribute_value_copy, NULL);

  g_ptr_array_set_free_func (copy, attribute_value_free);
  return copy;
}

/* Where @attribute is among @values, or where it would be: they are in the order of the ids. */
static guint
find_place (GPtrArray *values, const QuothId *attribute, gboolean *found)
{
  guint place = 0;
  int order = -1;

  while (place < values->len)
    {
      const QuothAttributeValue *there = values->pdata[place];

      order = quoth_id_compare (&there->attribute, attribute);
      if (order >= 0)
        break;
      place++;
    }
  *found = place < values->len && order == 0;
  return place;
}

const char *
quoth_value_get_attribute (gconstpointer value, const QuothId *attribute)
{
  GPtrArray *values = ((const QuothValue *) value)->attributes;
  gboolean found;
  guint place;

  if (values == NULL)
    return NULL;
  place = find_place (values, attribute, &found);
  return found ? ((const QuothAttributeValue *) values->pdata[place])->value : NULL;
}

static void
remove_attribute (QuothValue *self, const QuothId *attribute)
{
  gboolean found = FALSE;
  guint place = self->attributes != NULL ? find_place (self->attributes, attribute, &found) : 0;

  if (!found)
    return;
  g_ptr_array_remove_index (self->attributes, place);
  if (self->attributes->len == 0)
    g_clear_pointer (&self->attributes, g_ptr_array_unref);
}

void
quoth_value_set_attribute (gpointer value, const QuothId *attribute, const char *text)
{
  QuothValue *self = value;
  QuothAttributeValue *entry;
  gboolean found;
  guint place;

  if (text == NULL || *text == '\0')
    {
      remove_attribute (self, attribute);
      return;
    }
  if (self->attributes == NULL)
    self->attributes = g_ptr_array_new_with_free_func (attribute_value_free);
  place = find_place (self->attributes, attribute, &found);
  if (found)
    {
      entry = self->attributes->pdata[place];
      g_free (entry->value);
    }
  else
    {
      entry = g_new0 (QuothAttributeValue, 1);
      entry->attribute = *attribute;
      g_ptr_array_insert (self->attributes, (int) place, entry);
    }
  entry->value = g_strdup (text);
}
