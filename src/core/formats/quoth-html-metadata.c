/* quoth-html-metadata.c: what a web page says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-html-metadata.h"

#include "formats/quoth-html-content.h"
#include "formats/quoth-html-linked-data.h"
#include "formats/quoth-proposal.h"

#include <string.h>

/* Where a <meta> says what, and how good it is against the other places: 1 is JSON-LD's. Names in lower case. */
static const struct
{
  const char *name;
  QuothHtmlField field;
  guint rank;
} metas[] = {
  { "article:author", QUOTH_HTML_AUTHOR, 4 },
  { "article:published_time", QUOTH_HTML_DATE, 2 },
  { "author", QUOTH_HTML_AUTHOR, 2 },
  { "byl", QUOTH_HTML_AUTHOR, 4 },
  { "application-name", QUOTH_HTML_SOURCE, 5 },
  { "citation_author", QUOTH_HTML_AUTHOR, 3 },
  { "citation_journal_title", QUOTH_HTML_SOURCE, 3 },
  { "citation_publication_date", QUOTH_HTML_DATE, 3 },
  { "citation_title", QUOTH_HTML_TITLE, 2 },
  { "content-language", QUOTH_HTML_LANGUAGE, 4 },
  { "date", QUOTH_HTML_DATE, 3 },
  { "datepublished", QUOTH_HTML_DATE, 2 },
  { "dc.creator", QUOTH_HTML_AUTHOR, 3 },
  { "dc.date", QUOTH_HTML_DATE, 3 },
  { "dc.date.issued", QUOTH_HTML_DATE, 3 },
  { "dc.language", QUOTH_HTML_LANGUAGE, 3 },
  { "dc.publisher", QUOTH_HTML_SOURCE, 4 },
  { "dc.title", QUOTH_HTML_TITLE, 3 },
  { "dcterms.created", QUOTH_HTML_DATE, 3 },
  { "dcterms.creator", QUOTH_HTML_AUTHOR, 3 },
  { "dcterms.issued", QUOTH_HTML_DATE, 3 },
  { "dcterms.title", QUOTH_HTML_TITLE, 3 },
  { "og:article:published_time", QUOTH_HTML_DATE, 2 },
  { "og:locale", QUOTH_HTML_LANGUAGE, 5 },
  { "og:site_name", QUOTH_HTML_SOURCE, 1 },
  { "og:title", QUOTH_HTML_TITLE, 2 },
  { "og:url", QUOTH_HTML_URL, 2 },
  { "parsely-author", QUOTH_HTML_AUTHOR, 3 },
  { "parsely-pub-date", QUOTH_HTML_DATE, 3 },
  { "parsely-title", QUOTH_HTML_TITLE, 3 },
  { "pubdate", QUOTH_HTML_DATE, 3 },
  { "publish-date", QUOTH_HTML_DATE, 3 },
  { "sailthru.author", QUOTH_HTML_AUTHOR, 4 },
  { "sailthru.date", QUOTH_HTML_DATE, 4 },
  { "twitter:creator", QUOTH_HTML_HANDLE, 1 },
  { "twitter:title", QUOTH_HTML_TITLE, 3 },
};

static gboolean
is_web_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http://", 7) == 0 || g_ascii_strncasecmp (value, "https://", 8) == 0;
}

/* Whether a value can be what it says it is; pages have their own ideas at times. */
static gboolean
is_plausible (QuothHtmlField field, const char *value)
{
  g_autofree char *date = NULL;

  switch (field)
    {
    case QUOTH_HTML_URL:
      return is_web_address (value);
    case QUOTH_HTML_AUTHOR:
      return !is_web_address (value);
    case QUOTH_HTML_HANDLE:
      return *value == '@' && value[1] != '\0' && strchr (value, ' ') == NULL;
    case QUOTH_HTML_DATE:
      date = quoth_proposal_dup_date (value);
      return date != NULL;
    case QUOTH_HTML_LANGUAGE:
      return g_ascii_isalpha (value[0]) && g_ascii_isalpha (value[1]) && strlen (value) < 36
             && strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen (value);
    default:
      return TRUE;
    }
}

/* Some sites write HTML into what is text already. */
static char *
dup_plain (const char *value)
{
  g_autoptr (xmlDoc) tree = NULL;
  xmlNode *root = NULL;

  if (strchr (value, '&') != NULL && strchr (value, ';') != NULL && strchr (value, '<') == NULL)
    tree = quoth_html_parse (value, strlen (value), NULL);
  if (tree != NULL)
    root = xmlDocGetRootElement (tree);
  return root != NULL ? quoth_html_dup_text (root) : g_strdup (value);
}

static char *
dup_squeezed (const char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " \t\n\r\f", -1);
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (squeezed, "%s%s", squeezed->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}

void
quoth_html_metadata_propose (QuothHtmlMetadata *self, QuothHtmlField field, guint rank, const char *value)
{
  g_autofree char *plain = NULL;
  g_autofree char *squeezed = NULL;

  if (value == NULL || (self->values[field] != NULL && self->ranks[field] <= rank))
    return;
  plain = dup_plain (value);
  squeezed = dup_squeezed (plain);
  if (*squeezed == '\0' || !is_plausible (field, squeezed))
    return;
  g_free (self->values[field]);
  self->values[field] = g_steal_pointer (&squeezed);
  self->ranks[field] = rank;
}

void
quoth_html_metadata_clear (QuothHtmlMetadata *self)
{
  for (guint i = 0; i < QUOTH_HTML_N_FIELDS; i++)
    g_clear_pointer (&self->values[i], g_free);
}

static void
read_meta (QuothHtmlMetadata *metadata, const xmlNode *node)
{
  static const char *const attributes[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = quoth_html_get_attribute (node, "content");

  for (guint i = 0; content != NULL && i < G_N_ELEMENTS (attributes); i++)
    {
      const char *name = quoth_html_get_attribute (node, attributes[i]);

      for (guint j = 0; name != NULL && j < G_N_ELEMENTS (metas); j++)
        if (g_ascii_strcasecmp (name, metas[j].name) == 0)
          quoth_html_metadata_propose (metadata, metas[j].field, metas[j].rank, content);
      if (name != NULL && g_ascii_strcasecmp (name, "og:type") == 0 && g_ascii_strcasecmp (content, "article") == 0)
        quoth_html_metadata_propose (metadata, QUOTH_HTML_KIND, 2, "article");
    }
}

typedef struct
{
  QuothHtmlMetadata *metadata;
  xmlNode *content;
} Walk;

/* What an element in the body is marked as. Those of the main content come before those of teasers. */
static void
read_marked (const Walk *walk, xmlNode *node)
{
  g_autofree char *text = NULL;
  gboolean is_time = quoth_html_is (node, "time");
  gboolean is_author = quoth_html_has_word (node, "rel", "author") || quoth_html_has_word (node, "itemprop", "author");
  guint rank = is_time || is_author ? (quoth_html_is_read_in (walk->content, node) ? 5 : 7) : 0;

  if (is_time
      && (quoth_html_get_attribute (node, "pubdate") != NULL
          || quoth_html_has_word (node, "itemprop", "datePublished")))
    rank--;
  if (is_time)
    quoth_html_metadata_propose (walk->metadata, QUOTH_HTML_DATE, rank, quoth_html_get_attribute (node, "datetime"));
  else if (is_author)
    {
      text = quoth_html_dup_text (node);
      quoth_html_metadata_propose (walk->metadata, QUOTH_HTML_AUTHOR, rank, text);
    }
}

static gboolean
read_node_cb (xmlNode *node, gpointer user_data)
{
  const Walk *walk = user_data;
  QuothHtmlMetadata *metadata = walk->metadata;
  g_autofree char *text = NULL;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  if (quoth_html_is (node, "meta"))
    read_meta (metadata, node);
  else if (quoth_html_is (node, "link") && quoth_html_has_word (node, "rel", "canonical"))
    quoth_html_metadata_propose (metadata, QUOTH_HTML_URL, 1, quoth_html_get_attribute (node, "href"));
  else if (quoth_html_is (node, "title"))
    {
      text = quoth_html_dup_text (node);
      quoth_html_metadata_propose (metadata, QUOTH_HTML_TITLE, 6, text);
    }
  else if (quoth_html_is (node, "html"))
    quoth_html_metadata_propose (metadata, QUOTH_HTML_LANGUAGE, 1, quoth_html_get_attribute (node, "lang"));
  else if (quoth_html_is (node, "script") && quoth_html_has_word (node, "type", "application/ld+json"))
    {
      xmlChar *json = xmlNodeGetContent (node);

      if (json != NULL)
        quoth_html_linked_data_read ((const char *) json, metadata);
      xmlFree (json);
    }
  else
    read_marked (walk, node);
  return !quoth_html_is (node, "svg");
}

/* "Headline | The Paper" without the paper. */
static char *
dup_title (const QuothHtmlMetadata *metadata)
{
  static const char *const signs[] = { " | ", " - ", " – ", " — ", " · ", " :: " };
  const char *title = metadata->values[QUOTH_HTML_TITLE];
  const char *source = metadata->values[QUOTH_HTML_SOURCE];

  for (guint i = 0; title != NULL && source != NULL && i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *suffix = g_strconcat (signs[i], source, NULL);

      if (g_str_has_suffix (title, suffix) && strlen (title) > strlen (suffix))
        return g_strndup (title, strlen (title) - strlen (suffix));
    }
  return g_strdup (title);
}

static void
read_headline (xmlDoc *page, QuothHtmlMetadata *metadata)
{
  xmlNode *headline = quoth_html_find_headline (page);
  g_autofree char *words = headline != NULL ? quoth_html_dup_text (headline) : NULL;

  quoth_html_metadata_propose (metadata, QUOTH_HTML_TITLE, 4, words);
}

void
quoth_html_metadata_read (xmlDoc *page, QuothDocument *document)
{
  xmlNode *root = xmlDocGetRootElement (page);
  g_auto (QuothHtmlMetadata) metadata = { 0 };
  Walk walk = { &metadata, quoth_html_find_content (page) };
  const char *author;

  if (root == NULL)
    return;
  quoth_html_walk (root, read_node_cb, NULL, &walk);
  read_headline (page, &metadata);
  document->title = dup_title (&metadata);
  /* The handle that a page gives beside a name is often that of the paper. */
  author = metadata.values[QUOTH_HTML_AUTHOR];
  document->author = g_strdup (author != NULL ? author : metadata.values[QUOTH_HTML_HANDLE]);
  document->date = quoth_proposal_dup_date (metadata.values[QUOTH_HTML_DATE]);
  document->url = g_steal_pointer (&metadata.values[QUOTH_HTML_URL]);
  document->source = g_steal_pointer (&metadata.values[QUOTH_HTML_SOURCE]);
  document->language = g_steal_pointer (&metadata.values[QUOTH_HTML_LANGUAGE]);
  document->document_kind = g_steal_pointer (&metadata.values[QUOTH_HTML_KIND]);
  if (document->language != NULL)
    g_strdelimit (document->language, "_", '-');
}
