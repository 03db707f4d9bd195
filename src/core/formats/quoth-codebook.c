/* quoth-codebook.c: versions of a codebook, and what differs between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A version is the codebook in jsonl, whose names are made of keys and not of ids: so two versions are compared by key, line by
 * line and field by field, and a version of another project as well.
 */

#include "config.h"

#include "formats/quoth-codebook.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "formats/quoth-jsonl.h"
#include "text/quoth-error.h"

/* What is not a field of its own: it tells what the object is. */
static const char *const identifying[] = { "type", "id", "key", "on", "position", NULL };

static void
change_free (gpointer data)
{
  QuothCodebookChange *self = data;

  g_free (self->key);
  g_free (self->name);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Reading */

typedef struct
{
  GPtrArray *objects; /* of json_t, in order */
  GHashTable *by_name;
} Codebook;

static void
codebook_free (Codebook *self)
{
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Codebook, codebook_free)

static const char *
get (json_t *object, const char *field)
{
  const char *text = json_string_value (json_object_get (object, field));

  return text != NULL ? text : "";
}

/* (transfer full): what is the same in all versions. */
static char *
make_name (json_t *object)
{
  return g_strjoin ("\n", get (object, "type"), get (object, "on"), get (object, "key"), NULL);
}

static Codebook *
parse (const char *content, GError **error)
{
  g_autoptr (Codebook) self = g_new0 (Codebook, 1);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  self->objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      json_error_t problem;
      json_t *object;

      if (*lines[i] == '\0')
        continue;
      object = json_loads (lines[i], 0, &problem);
      if (object == NULL)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("line %u of the codebook is not JSON: %s"), i + 1, problem.text);
          return NULL;
        }
      g_ptr_array_add (self->objects, object);
      g_hash_table_insert (self->by_name, make_name (object), object);
    }
  return g_steal_pointer (&self);
}

/* Comparing */

/* (transfer full) (nullable): a field in words. */
static char *
dup_field (json_t *object, const char *field)
{
  json_t *value = json_object_get (object, field);
  g_autofree char *text = NULL;
  char *dump;

  if (value == NULL)
    return NULL;
  if (json_is_string (value))
    {
      const char *string = json_string_value (value);

      return g_strdup (g_str_has_prefix (string, "_:code/") ? string + strlen ("_:code/") : string);
    }
  dump = json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT);
  text = g_strdup (dump);
  free (dump);
  return g_steal_pointer (&text);
}

static QuothCodebookChange *
add_change (GPtrArray *changes, QuothCodebookChangeType type, json_t *object)
{
  QuothCodebookChange *change = g_new0 (QuothCodebookChange, 1);

  change->type = type;
  quoth_kind_from_nick (get (object, "type"), &change->kind);
  change->key = g_strdup (get (object, "key"));
  change->name = g_strdup (get (object, "name"));
  g_ptr_array_add (changes, change);
  return change;
}

static void
compare_field (GPtrArray *changes, json_t *before, json_t *after, const char *field)
{
  g_autofree char *old = dup_field (before, field);
  g_autofree char *new = dup_field (after, field);
  QuothCodebookChange *change;

  if (g_strv_contains (identifying, field) || g_strcmp0 (old, new) == 0)
    return;
  change = add_change (changes, QUOTH_CODEBOOK_CHANGED, after);
  change->field = g_strdup (field);
  change->before = g_steal_pointer (&old);
  change->after = g_steal_pointer (&new);
}

static void
compare_objects (GPtrArray *changes, json_t *before, json_t *after)
{
  const char *field;
  json_t *value;

  json_object_foreach (after, field, value)
    compare_field (changes, before, after, field);
  json_object_foreach (before, field, value)
    if (json_object_get (after, field) == NULL)
      compare_field (changes, before, after, field);
}

GPtrArray *
quoth_codebook_diff (const char *before, const char *after, GError **error)
{
  g_autoptr (Codebook) old = parse (before, error);
  g_autoptr (Codebook) new = old != NULL ? parse (after, error) : NULL;
  GPtrArray *changes;

  if (new == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func (change_free);
  for (guint i = 0; i < old->objects->len; i++)
    {
      g_autofree char *name = make_name (old->objects->pdata[i]);

      if (!g_hash_table_contains (new->by_name, name))
        add_change (changes, QUOTH_CODEBOOK_REMOVED, old->objects->pdata[i]);
    }
  for (guint i = 0; i < new->objects->len; i++)
    {
      g_autofree char *name = make_name (new->objects->pdata[i]);
      json_t *same = g_hash_table_lookup (old->by_name, name);

      if (same == NULL)
        add_change (changes, QUOTH_CODEBOOK_ADDED, new->objects->pdata[i]);
      else
        compare_objects (changes, same, new->objects->pdata[i]);
    }
  return changes;
}

/* Saving */

char *
quoth_codebook_dup_content (QuothReader *reader, GError **error)
{
  g_autoptr (GString) content = g_string_new (NULL);

  if (!quoth_jsonl_append_codebook (content, reader, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&content), FALSE);
}

QuothCodebookSaving *
quoth_codebook_saving_new (const QuothCoder *coder, const char *name, const char *note)
{
  QuothCodebookSaving *self = g_new0 (QuothCodebookSaving, 1);

  self->coder = quoth_value_ref ((gpointer) coder);
  self->name = g_strdup (name);
  self->note = g_strdup (note);
  return self;
}

void
quoth_codebook_saving_free (QuothCodebookSaving *self)
{
  quoth_value_unref (self->coder);
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

QuothChange *
quoth_codebook_save (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothCodebookSaving *self = data;
  g_autofree char *content = quoth_codebook_dup_content (reader, error);
  g_autoptr (QuothChange) change = NULL;
  g_autoptr (QuothCodebookVersion) version = NULL;

  if (content == NULL)
    return NULL;
  if (*content == '\0')
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                           _ ("there is nothing in the codebook yet: a version needs a code or another definition"));
      return NULL;
    }
  change = quoth_change_new (_ ("Save a version of the codebook"), &self->coder->value.id);
  version = quoth_codebook_version_new (NULL);
  version->name = g_strdup (self->name);
  version->note = g_strdup (self->note);
  version->coder = self->coder->value.id;
  version->time = g_get_real_time () / 1000;
  version->content = g_steal_pointer (&content);
  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->coder->value.id))
    quoth_change_put (change, self->coder);
  quoth_change_put (change, version);
  return g_steal_pointer (&change);
}
