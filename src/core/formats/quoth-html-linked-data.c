/* quoth-html-linked-data.c: what a web page says of itself in JSON-LD
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of JSON-LD only what newspapers and blogs write is read: schema.org objects, alone, in an array or in an @graph, which
 * may name each other by @id.
 */

#include "formats/quoth-html-linked-data.h"

#include <jansson.h>
#include <string.h>

/* Sites nest a graph in an array, and no deeper. */
#define MAX_DEPTH 8

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

typedef struct
{
  QuothHtmlMetadata *metadata;
  GHashTable *by_id; /* @id → json_t, borrowed */
} Graph;

static void
index_ids (Graph *graph, json_t *value, guint depth)
{
  const char *key;
  json_t *child;
  size_t i;
  const char *id = json_string_value (json_object_get (value, "@id"));

  /* A reference has an id and nothing else. */
  if (id != NULL && json_object_size (value) > 1)
    g_hash_table_insert (graph->by_id, (gpointer) id, value);
  if (depth == MAX_DEPTH)
    return;
  json_array_foreach (value, i, child)
    index_ids (graph, child, depth + 1);
  json_object_foreach (value, key, child)
    index_ids (graph, child, depth + 1);
}

/* The object that @value is, or names. */
static json_t *
resolve (const Graph *graph, json_t *value)
{
  const char *id = json_string_value (json_object_get (value, "@id"));
  json_t *whole = id != NULL ? g_hash_table_lookup (graph->by_id, id) : NULL;

  return whole != NULL ? whole : value;
}

static gboolean
has_type_ending (const json_t *object, const char *ending)
{
  json_t *types = json_object_get (object, "@type");
  json_t *type;
  size_t i;

  if (json_is_string (types))
    return g_str_has_suffix (json_string_value (types), ending);
  json_array_foreach (types, i, type)
    if (json_is_string (type) && g_str_has_suffix (json_string_value (type), ending))
      return TRUE;
  return FALSE;
}

static gboolean
is_article (const json_t *object)
{
  static const char *const endings[] = { "Article", "BlogPosting", "Report", "Review", "Interview" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (has_type_ending (object, endings[i]))
      return TRUE;
  return FALSE;
}

/* A string, or the name or id of an object, or of the first of an array. */
static const char *
get_name (const Graph *graph, json_t *value, const char *key)
{
  if (json_is_array (value))
    value = json_array_get (value, 0);
  if (json_is_string (value))
    return json_string_value (value);
  return json_string_value (json_object_get (resolve (graph, value), key));
}

static char *
dup_names (const Graph *graph, json_t *value)
{
  g_autoptr (GString) names = g_string_new (NULL);
  json_t *child;
  size_t i;

  if (!json_is_array (value))
    return g_strdup (get_name (graph, value, "name"));
  json_array_foreach (value, i, child)
    {
      const char *name = get_name (graph, child, "name");

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
propose (const Graph *graph, json_t *object, guint rank)
{
  QuothHtmlMetadata *metadata = graph->metadata;
  g_autofree char *authors = dup_names (graph, json_object_get (object, "author"));
  const char *title = json_string_value (json_object_get (object, "headline"));
  const char *url = json_string_value (json_object_get (object, "url"));

  if (title == NULL)
    title = json_string_value (json_object_get (object, "name"));
  if (url == NULL)
    url = get_name (graph, json_object_get (object, "mainEntityOfPage"), "@id");
  quoth_html_metadata_propose (metadata, QUOTH_HTML_TITLE, rank, title);
  quoth_html_metadata_propose (metadata, QUOTH_HTML_AUTHOR, rank, authors);
  quoth_html_metadata_propose (metadata, QUOTH_HTML_DATE, rank,
                               json_string_value (json_object_get (object, "datePublished")));
  quoth_html_metadata_propose (metadata, QUOTH_HTML_URL, rank + 2, url);
  quoth_html_metadata_propose (metadata, QUOTH_HTML_SOURCE, rank + 1,
                               get_name (graph, json_object_get (object, "publisher"), "name"));
  quoth_html_metadata_propose (metadata, QUOTH_HTML_LANGUAGE, rank,
                               get_name (graph, json_object_get (object, "inLanguage"), "alternateName"));
}

static void
read_value (const Graph *graph, json_t *value, guint depth)
{
  json_t *child;
  size_t i;

  if (is_article (value))
    {
      propose (graph, value, 1);
      quoth_html_metadata_propose (graph->metadata, QUOTH_HTML_KIND, 1,
                                   has_type_ending (value, "Interview") ? "interview" : "article");
    }
  else if (has_type_ending (value, "WebPage"))
    propose (graph, value, 5);
  else if (has_type_ending (value, "WebSite"))
    quoth_html_metadata_propose (graph->metadata, QUOTH_HTML_SOURCE, 3,
                                 json_string_value (json_object_get (value, "name")));
  if (depth == MAX_DEPTH)
    return;
  json_array_foreach (value, i, child)
    read_value (graph, child, depth + 1);
  json_array_foreach (json_object_get (value, "@graph"), i, child)
    read_value (graph, child, depth + 1);
}

void
quoth_html_linked_data_read (const char *json, QuothHtmlMetadata *metadata)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Graph graph = { metadata, by_id };
  g_autoptr (json_t) root = NULL;
  /* Old pages hide a script in a comment or in CDATA: what stands around the value is passed over. */
  const char *start = strpbrk (json, "{[");

  if (start != NULL && g_str_has_prefix (start, "[CDATA["))
    start = strpbrk (start + strlen ("[CDATA["), "{[");
  if (start != NULL)
    root = json_loads (start, JSON_DISABLE_EOF_CHECK, NULL);
  if (root == NULL)
    return;
  index_ids (&graph, root, 0);
  read_value (&graph, root, 0);
}
