/* quoth-lookup.c: between names and ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-lookup.h"

#include <glib/gi18n-lib.h>

/* An error names no more than this many of what there is. */
#define MOST_NAMED 20

struct _QuothNames
{
  QuothReader *reader; /* borrowed */
  GHashTable *by_id[QUOTH_N_KINDS];
};

static const char *
name_value (gconstpointer value)
{
  switch (((const QuothValue *) value)->kind)
    {
    case QUOTH_KIND_CODER:
      return ((const QuothCoder *) value)->name;
    case QUOTH_KIND_CODE:
      return ((const QuothCode *) value)->key;
    case QUOTH_KIND_ACTOR:
      return ((const QuothActor *) value)->name;
    case QUOTH_KIND_DOCUMENT:
      return ((const QuothDocument *) value)->name;
    case QUOTH_KIND_CLAIM:
      return ((const QuothClaim *) value)->statement;
    case QUOTH_KIND_PROPOSITION:
      return ((const QuothProposition *) value)->statement;
    default:
      return NULL;
    }
}

static char *
list_names (GPtrArray *values)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (values->len, MOST_NAMED); i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", name_value (g_ptr_array_index (values, i)));
  if (values->len > MOST_NAMED)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static gboolean
append_found (GArray *ids, GPtrArray *values, const char *name)
{
  QuothId id = QUOTH_ID_NONE;
  gboolean is_id = quoth_id_from_string (name, &id);

  for (guint i = 0; i < values->len; i++)
    {
      QuothValue *value = g_ptr_array_index (values, i);

      gboolean is_named = value->kind == QUOTH_KIND_CODE && g_strcmp0 (quoth_code (value)->name, name) == 0;

      if (is_named || g_strcmp0 (name_value (value), name) == 0 || (is_id && quoth_id_equal (&value->id, &id)))
        {
          g_array_append_val (ids, value->id);
          return TRUE;
        }
    }
  return FALSE;
}

static void
set_not_found (GError **error, QuothKind kind, const char *name, GPtrArray *values)
{
  g_autofree char *list = list_names (values);

  if (kind == QUOTH_KIND_CODER)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                 values->len > 0 ? _("There is no coder “%s” in the project; it has %s")
                                 : _("There is no coder “%s” in the project; it has none yet%s"),
                 name, list);
  else if (kind == QUOTH_KIND_CODE)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                 values->len > 0 ? _("There is no code “%s” in the project; it has %s")
                                 : _("There is no code “%s” in the project; it has none yet%s"),
                 name, list);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                 values->len > 0 ? _("There is no document “%s” in the project; it has %s")
                                 : _("There is no document “%s” in the project; it has none yet%s"),
                 name, list);
}

static GArray *
find_all (QuothReader *reader, QuothKind kind, const char *const *names, GError **error)
{
  QuothQuery query = { .kind = kind };
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));

  if (names == NULL || *names == NULL)
    return g_steal_pointer (&ids);
  values = quoth_reader_list (reader, &query, error);
  if (values == NULL)
    return NULL;
  for (; *names != NULL; names++)
    if (!append_found (ids, values, *names))
      {
        set_not_found (error, kind, *names, values);
        return NULL;
      }
  return g_steal_pointer (&ids);
}

GArray *
quoth_lookup_coders (QuothReader *reader, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (names, i));
  g_ptr_array_add (list, NULL);
  return find_all (reader, QUOTH_KIND_CODER, (const char *const *) list->pdata, error);
}

GArray *
quoth_lookup_documents (QuothReader *reader, const char *const *names, GError **error)
{
  return find_all (reader, QUOTH_KIND_DOCUMENT, names, error);
}

GArray *
quoth_lookup_codes (QuothReader *reader, const char *const *names, GError **error)
{
  return find_all (reader, QUOTH_KIND_CODE, names, error);
}

QuothNames *
quoth_names_new (QuothReader *reader)
{
  QuothNames *self = g_new0 (QuothNames, 1);

  self->reader = reader;
  return self;
}

void
quoth_names_free (QuothNames *self)
{
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
  g_free (self);
}

static gboolean
keep_name_cb (gpointer value, gpointer user_data, GError **error)
{
  const char *name = name_value (value);
  gboolean by_quote = QUOTH_VALUE (value)->kind == QUOTH_KIND_CLAIM && (name == NULL || *name == '\0');

  g_hash_table_insert (user_data, quoth_id_memdup (&QUOTH_VALUE (value)->id),
                       by_quote ? quoth_annotation_dup_quote (value) : g_strdup (name));
  return TRUE;
}

gboolean
quoth_names_load (QuothNames *self, QuothKind kind, GError **error)
{
  QuothQuery query = { .kind = kind };

  if (self->by_id[kind] != NULL)
    return TRUE;
  self->by_id[kind] = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  return quoth_reader_foreach (self->reader, &query, keep_name_cb, self->by_id[kind], error);
}

const char *
quoth_names_get (QuothNames *self, QuothKind kind, const QuothId *id)
{
  const char *name = self->by_id[kind] != NULL ? g_hash_table_lookup (self->by_id[kind], id) : NULL;

  return name != NULL ? name : "";
}
