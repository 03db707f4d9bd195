/* quoth-apply-json.c: what an apply expects of JSON, and what it says where that is not so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-apply-private.h"

static const char *
describe_type (const QuothJson *json)
{
  switch (json->type)
    {
    case QUOTH_JSON_OBJECT:
      return _("an object");
    case QUOTH_JSON_ARRAY:
      return _("a list");
    case QUOTH_JSON_STRING:
      return _("a text");
    case QUOTH_JSON_INTEGER:
      return _("a whole number");
    case QUOTH_JSON_REAL:
      return _("a number with a fraction");
    case QUOTH_JSON_TRUE:
      return "true";
    case QUOTH_JSON_FALSE:
      return "false";
    case QUOTH_JSON_NULL:
    default:
      return "null";
    }
}

gboolean
quoth_apply_refuse_type (const char *name, const char *wanted, const QuothJson *json, GError **error)
{
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("“%s” must be %s, not %s"),
               name,
               wanted,
               describe_type (json));
  return FALSE;
}

gboolean
quoth_apply_get_string (const char *name, const QuothJson *json, const char **string, GError **error)
{
  if (!quoth_json_is (json, QUOTH_JSON_STRING) && !quoth_json_is (json, QUOTH_JSON_NULL))
    return quoth_apply_refuse_type (name, _("a text"), json, error);
  *string = quoth_json_is (json, QUOTH_JSON_STRING) ? json->string : NULL;
  return TRUE;
}

gboolean
quoth_apply_get_uint (const char *name, const QuothJson *json, guint *number, GError **error)
{
  if (quoth_json_is (json, QUOTH_JSON_NULL))
    {
      *number = 0;
      return TRUE;
    }
  if (!quoth_json_is (json, QUOTH_JSON_INTEGER))
    return quoth_apply_refuse_type (name, _("a whole number"), json, error);
  if (json->integer < 0 || json->integer > G_MAXUINT32)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("“%s” cannot be %" G_GINT64_FORMAT "; it must be a whole number from 0"),
                   name,
                   (gint64) json->integer);
      return FALSE;
    }
  *number = (guint) json->integer;
  return TRUE;
}

gboolean
quoth_apply_get_boolean (const char *name, const QuothJson *json, gboolean *boolean, GError **error)
{
  if (!quoth_json_is (json, QUOTH_JSON_TRUE) && !quoth_json_is (json, QUOTH_JSON_FALSE)
      && !quoth_json_is (json, QUOTH_JSON_NULL))
    return quoth_apply_refuse_type (name, _("true or false"), json, error);
  *boolean = quoth_json_is (json, QUOTH_JSON_TRUE);
  return TRUE;
}

gboolean
quoth_apply_get_list (const char *name, const QuothJson *json, const QuothJson **first, GError **error)
{
  if (!quoth_json_is (json, QUOTH_JSON_ARRAY) && !quoth_json_is (json, QUOTH_JSON_NULL))
    return quoth_apply_refuse_type (name, _("a list"), json, error);
  *first = quoth_json_is (json, QUOTH_JSON_ARRAY) ? json->first : NULL;
  return TRUE;
}

gboolean
quoth_apply_refuse_choice (const char *name, const char *given, const char *choices, GError **error)
{
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("“%s” cannot be “%s”; it can be: %s"),
               name,
               given != NULL ? given : "null",
               choices);
  return FALSE;
}

/* ---- Members ---- */

#define MAX_NAME 40

/* How many letters must be put, taken out, changed or swapped (Damerau 1964, in its restricted form). */
static guint
edit_distance (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b);
  guint d[MAX_NAME + 1][MAX_NAME + 1];

  if (n > MAX_NAME || m > MAX_NAME)
    return G_MAXUINT;
  for (gsize i = 0; i <= n; i++)
    d[i][0] = (guint) i;
  for (gsize j = 0; j <= m; j++)
    d[0][j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    for (gsize j = 1; j <= m; j++)
      {
        guint best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

        best = MIN (best, MIN (d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          best = MIN (best, d[i - 2][j - 2] + 1);
        d[i][j] = best;
      }
  return d[n][m];
}

static const char *
find_near (const char *name, const char *const *known)
{
  const char *nearest = NULL;
  guint least = 3;

  for (guint i = 0; known[i] != NULL; i++)
    {
      guint distance = edit_distance (name, known[i]);

      if (distance < least && distance < strlen (known[i]))
        {
          least = distance;
          nearest = known[i];
        }
    }
  return nearest;
}

static gboolean
refuse_member (QuothApply *self,
               const char *what,
               const char *name,
               const char *const *known,
               GError **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) known);
  const char *near = find_near (name, known);

  if (self->lenient)
    {
      guint line = self->line;
      const char *file = quoth_apply_get_file (self, &line);

      g_ptr_array_add (self->report->warnings,
                       g_strdup_printf (_("%s:%u: the field “%s” of “%s” is not known and was passed over"),
                                        file,
                                        line,
                                        name,
                                        what));
      return TRUE;
    }
  if (near != NULL)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_INVALID,
                 _("“%s” has no field “%s”; did you mean “%s”? It has: %s"),
                 what,
                 name,
                 near,
                 all);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_INVALID,
                 _("“%s” has no field “%s”; it has: %s"),
                 what,
                 name,
                 all);
  return FALSE;
}

gboolean
quoth_apply_check_members (QuothApply *self,
                           const char *what,
                           const char *const *known,
                           const QuothJson *json,
                           GError **error)
{
  for (const QuothJson *member = json->first; member != NULL; member = member->next)
    {
      if (!g_strv_contains (known, member->name) && !refuse_member (self, what, member->name, known, error))
        return FALSE;
    }
  return TRUE;
}
