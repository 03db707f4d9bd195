/* quoth-import-names.c: what documents are called that come in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-import-private.h"
#include "formats/quoth-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names that are taken. */

static gboolean
add_name_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_add (user_data, g_strdup (quoth_document (value)->name));
  return TRUE;
}

GHashTable *
quoth_import_load_names (QuothReader *reader, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };

  return quoth_reader_foreach (reader, &query, add_name_cb, names, error) ? g_steal_pointer (&names) : NULL;
}

char *
quoth_import_take_name (GHashTable *names, const char *name)
{
  g_autofree char *free_name = g_strdup (name);

  for (guint n = 2; g_hash_table_contains (names, free_name); n++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s (%u)", name, n);
    }
  g_hash_table_add (names, g_strdup (free_name));
  return g_steal_pointer (&free_name);
}

void
quoth_import_make_unique (QuothDocument *document, GHashTable *names)
{
  char *name = quoth_import_take_name (names, document->name);

  g_free (document->name);
  document->name = name;
}

/* Names from files. */

/* Where the ending begins: after the last dot, if what follows looks like one and something stands before. */
static gsize
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize length = strlen (name);

  if (dot == NULL || dot == name || strlen (dot + 1) > 10)
    return length;
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return length;
  return dot - name;
}

char *
quoth_import_dup_stem (const char *path)
{
  g_autofree char *basename = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (basename);
  g_autofree char *stem = g_strndup (name, find_ending (name));

  for (char *p = stem; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == 0x7f)
      *p = ' ';
  g_strstrip (stem);
  return *stem != '\0' ? g_steal_pointer (&stem) : g_strdup (_("Text"));
}

static char *
dup_pasted_name (QuothDocument *document)
{
  guint length = quoth_text_get_length (document->text);

  if (document->title != NULL)
    return g_strdup (document->title);
  return quoth_proposal_dup_first_words (document->text, quoth_range (0, length));
}

void
quoth_import_name (QuothDocument *document, const char *path, guint part)
{
  g_autofree char *stem = path != NULL ? quoth_import_dup_stem (path) : dup_pasted_name (document);
  g_autofree char *own = g_steal_pointer (&document->name);

  if (part == 0)
    document->name = g_steal_pointer (&stem);
  else if (own != NULL && *own != '\0')
    document->name = g_strdup_printf ("%s – %s", stem, own);
  else
    document->name = g_strdup_printf ("%s – %u", stem, part);
}
