/* quoth-preset.c: how files of one sort are imported, kept for the next time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-preset.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "text/quoth-error.h"

#define ENDING ".json"

/* More is no list of labels that anybody wrote. */
#define MAX_SIZE (4 * 1024 * 1024)
#define MAX_NAME 80

QuothPreset *
quoth_preset_new (const char *name, const char *format)
{
  QuothPreset *self = g_new0 (QuothPreset, 1);

  self->name = g_strdup (name);
  self->format = g_strdup (format);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
quoth_preset_free (QuothPreset *self)
{
  g_free (self->name);
  g_free (self->format);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->columns);
  g_free (self);
}

char *
quoth_preset_dup_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "quoth", "presets", NULL);
}

/* The name is that of a file, too. */
gboolean
quoth_preset_check_name (const char *name, GError **error)
{
  const char *reason = NULL;

  if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
    reason = _("A preset needs a name");
  else if (*name == '.' || strpbrk (name, "/\\") != NULL || g_utf8_strlen (name, -1) > MAX_NAME)
    reason = _("The name of a preset begins with no dot, has no slash in it, and is not longer than 80 characters");
  else
    for (const char *p = name; reason == NULL && *p != '\0'; p++)
      if (g_ascii_iscntrl (*p))
        reason = _("The name of a preset is one line");
  if (reason != NULL)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, reason);
  return reason == NULL;
}

static char *
dup_path (const char *name)
{
  g_autofree char *folder = quoth_preset_dup_folder ();
  g_autofree char *base = g_strconcat (name, ENDING, NULL);

  return g_build_filename (folder, base, NULL);
}

/* ---- Reading ---- */

static gboolean
read_pairs (GHashTable *pairs, json_t *object, const char *path, const char *member, GError **error)
{
  const char *key;
  json_t *value;

  if (object != NULL && !json_is_object (object))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s: “%s” is no object"), path, member);
      return FALSE;
    }
  json_object_foreach (object, key, value)
  {
    if (!json_is_string (value))
      {
        g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s: “%s” in “%s” is no string"), path, key, member);
        return FALSE;
      }
    g_hash_table_insert (pairs, g_strdup (key), g_strdup (json_string_value (value)));
  }
  return TRUE;
}

static QuothPreset *
read_preset (json_t *root, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *name = json_string_value (json_object_get (root, "name"));
  g_autoptr (QuothPreset) self = NULL;

  if (!json_is_object (root))
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("%s: is no preset: it holds no object"), path);
      return NULL;
    }
  if (g_str_has_suffix (base, ENDING))
    base[strlen (base) - strlen (ENDING)] = '\0';
  self = quoth_preset_new (name != NULL ? name : base, json_string_value (json_object_get (root, "format")));
  self->divided = json_is_true (json_object_get (root, "divide"));
  if (!read_pairs (self->labels, json_object_get (root, "labels"), path, "labels", error)
      || !read_pairs (self->columns, json_object_get (root, "columns"), path, "columns", error))
    return NULL;
  return g_steal_pointer (&self);
}

QuothPreset *
quoth_preset_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  json_error_t problem;
  json_t *root;
  QuothPreset *self;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAX_SIZE)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("%s: is too large for a preset"), path);
      return NULL;
    }
  root = json_loadb (text, length, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, "%s:%d: %s", path, problem.line, problem.text);
      return NULL;
    }
  self = read_preset (root, path, error);
  json_decref (root);
  return self;
}

static char *
list_names (void)
{
  g_autoptr (GPtrArray) presets = quoth_presets_list (NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < presets->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((QuothPreset *) presets->pdata[i])->name);
  return g_string_free (names, FALSE);
}

QuothPreset *
quoth_preset_find (const char *name, GError **error)
{
  g_autofree char *path = strchr (name, '/') == NULL ? dup_path (name) : NULL;
  g_autofree char *names = NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return quoth_preset_load (path, error);
  if (path == NULL || g_file_test (name, G_FILE_TEST_EXISTS))
    return quoth_preset_load (name, error);
  names = list_names ();
  if (*names == '\0')
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("there is no preset “%s”, nor any other, and no file of that name"), name);
  else
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("there is no preset “%s”, and no file of that name; there are: %s"), name, names);
  return NULL;
}

/* ---- Writing ---- */

/* In order, so that the same preset is the same file. */
static json_t *
write_pairs (GHashTable *pairs)
{
  json_t *object = json_object ();
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (pairs), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    json_object_set_new (object, l->data, json_string (g_hash_table_lookup (pairs, l->data)));
  return object;
}

gboolean
quoth_preset_save (QuothPreset *self, GError **error)
{
  g_autofree char *folder = quoth_preset_dup_folder ();
  g_autofree char *path = NULL;
  json_t *root;
  char *text;
  gboolean done;

  if (!quoth_preset_check_name (self->name, error))
    return FALSE;
  path = dup_path (self->name);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("%s: cannot be made"), folder);
      return FALSE;
    }
  root = json_object ();
  json_object_set_new (root, "name", json_string (self->name));
  if (self->format != NULL)
    json_object_set_new (root, "format", json_string (self->format));
  if (self->divided)
    json_object_set_new (root, "divide", json_true ());
  json_object_set_new (root, "labels", write_pairs (self->labels));
  if (g_hash_table_size (self->columns) > 0)
    json_object_set_new (root, "columns", write_pairs (self->columns));
  text = json_dumps (root, JSON_INDENT (2));
  json_decref (root);
  done = g_file_set_contents (path, text, -1, error);
  free (text);
  return done;
}

/* ---- The user's ---- */

static int
compare_presets (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(QuothPreset *const *) a)->name, (*(QuothPreset *const *) b)->name);
}

GPtrArray *
quoth_presets_list (const char *format)
{
  GPtrArray *presets = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_preset_free);
  g_autofree char *folder = quoth_preset_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *base;

  while (dir != NULL && (base = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, base, NULL);
      g_autoptr (QuothPreset) preset = g_str_has_suffix (base, ENDING) ? quoth_preset_load (path, NULL) : NULL;

      if (preset != NULL && (format == NULL || preset->format == NULL || g_str_equal (preset->format, format)))
        g_ptr_array_add (presets, g_steal_pointer (&preset));
    }
  g_ptr_array_sort (presets, compare_presets);
  return presets;
}
