/* quoth-settings.c: what the workbench remembers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-settings.h"

#define MAX_RECENT 12
#define MAX_PROJECTS 100
#define MAX_PLACES 500

GSettings *
quoth_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (QUOTH_APP_ID);
  return settings;
}

char *
quoth_settings_dup_coder (void)
{
  g_autofree char *name = g_settings_get_string (quoth_settings_get (), "coder");
  const char *real = g_get_real_name ();

  g_strstrip (name);
  if (*name != '\0')
    return g_steal_pointer (&name);
  /* GLib says "Unknown" where the system has no full name. */
  if (real == NULL || *real == '\0' || g_str_equal (real, "Unknown"))
    real = g_get_user_name ();
  return g_strdup (real);
}

char **
quoth_settings_dup_recent (void)
{
  return g_settings_get_strv (quoth_settings_get (), "recent-projects");
}

/* The recent projects without @uri, and with @first (nullable) in front. */
static void
set_recent (const char *uri, const char *first)
{
  g_auto (GStrv) old = quoth_settings_dup_recent ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 0;

  if (first != NULL)
    {
      g_strv_builder_add (builder, first);
      n++;
    }
  for (char **p = old; *p != NULL && n < MAX_RECENT; p++)
    if (!g_str_equal (*p, uri))
      {
        g_strv_builder_add (builder, *p);
        n++;
      }
  recent = g_strv_builder_end (builder);
  g_settings_set_strv (quoth_settings_get (), "recent-projects", (const char *const *) recent);
}

void
quoth_settings_add_recent (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  set_recent (uri, uri);
}

void
quoth_settings_remove_recent (const char *uri)
{
  set_recent (uri, NULL);
}

gboolean
quoth_settings_get_last_document (const QuothId *project, QuothId *document)
{
  g_autoptr (GVariant) value = g_settings_get_value (quoth_settings_get (), "last-documents");
  char key[QUOTH_ID_STRING_SIZE];
  const char *id;

  return g_variant_lookup (value, quoth_id_to_string (project, key), "&s", &id) &&
         quoth_id_from_string (id, document);
}

void
quoth_settings_set_last_document (const QuothId *project, const QuothId *document)
{
  g_autoptr (GVariant) old = g_settings_get_value (quoth_settings_get (), "last-documents");
  GVariantBuilder builder;
  GVariantIter iter;
  char project_key[QUOTH_ID_STRING_SIZE];
  char document_key[QUOTH_ID_STRING_SIZE];
  const char *key;
  const char *id;
  guint n = 1;

  quoth_id_to_string (project, project_key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", project_key, quoth_id_to_string (document, document_key));
  g_variant_iter_init (&iter, old);
  while (n < MAX_PROJECTS && g_variant_iter_next (&iter, "{&s&s}", &key, &id))
    if (!g_str_equal (key, project_key))
      {
        g_variant_builder_add (&builder, "{ss}", key, id);
        n++;
      }
  g_settings_set_value (quoth_settings_get (), "last-documents", g_variant_builder_end (&builder));
}

guint
quoth_settings_get_place (const QuothId *document)
{
  g_autoptr (GVariant) places = g_settings_get_value (quoth_settings_get (), "places");
  GVariantIter iter;
  char key[QUOTH_ID_STRING_SIZE];
  const char *id;
  guint32 offset;

  quoth_id_to_string (document, key);
  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "(&su)", &id, &offset))
    if (g_str_equal (id, key))
      return offset;
  return 0;
}

void
quoth_settings_set_place (const QuothId *document, guint offset)
{
  g_autoptr (GVariant) old = g_settings_get_value (quoth_settings_get (), "places");
  GVariantBuilder builder;
  GVariantIter iter;
  char key[QUOTH_ID_STRING_SIZE];
  const char *id;
  guint32 other;
  guint n = 1;

  quoth_id_to_string (document, key);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(su)"));
  g_variant_builder_add (&builder, "(su)", key, (guint32) offset);
  g_variant_iter_init (&iter, old);
  while (n < MAX_PLACES && g_variant_iter_next (&iter, "(&su)", &id, &other))
    if (!g_str_equal (id, key))
      {
        g_variant_builder_add (&builder, "(su)", id, other);
        n++;
      }
  g_settings_set_value (quoth_settings_get (), "places", g_variant_builder_end (&builder));
}

GFile *
quoth_settings_dup_folder (void)
{
  g_autofree char *uri = g_settings_get_string (quoth_settings_get (), "last-folder");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (*uri != '\0')
    {
      g_autoptr (GFile) folder = g_file_new_for_uri (uri);

      if (g_file_query_exists (folder, NULL))
        return g_steal_pointer (&folder);
    }
  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

void
quoth_settings_set_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (quoth_settings_get (), "last-folder", uri);
}
