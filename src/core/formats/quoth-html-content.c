/* quoth-html-content.c: where the text of a web page is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what the page says itself is used: its elements, roles and a few ids that are customs of the web. A guess by the
 * density of text and links would catch more of what is not marked, and now and then drop a paragraph that is the
 * author's; what is too much, a coder sees and can mark as boilerplate, what is missing nobody sees.
 *
 *  1. one article, or one twice as long as the next: that one (the others are teasers);
 *  2. else the main element;
 *  3. else the body.
 *
 * Each step counts letters in one walk: O(n).
 */

#include "formats/quoth-html-content.h"

#include <string.h>

/* An article shorter than this is one only if the page has no other text. */
#define MIN_ARTICLE 140

/* Sorted. The head is not one: libxml2 lets it run on over HTML 5's elements where the page has no <body>. */
static const char *const unread_elements[] = {
  "applet", "aside",  "audio",    "button", "canvas", "datalist", "dialog", "embed",    "frameset",
  "iframe", "input",  "map",      "math",   "menu",   "meter",    "nav",    "noframes", "noscript", "object",
  "option", "script", "select",   "style",  "svg",    "template", "textarea", "title",  "video",
};

static const char *const unread_roles[] = {
  "alert",  "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
  "navigation", "search",  "tablist", "toolbar",
};

static const char *const unread_ids[] = { "comments", "disqus_thread", "respond" };

static const char *const unread_classes[] = {
  "comment-list", "comments-area", "screen-reader-text", "sr-only", "visually-hidden",
};

static gboolean
has_any_word (const xmlNode *node, const char *attribute, const char *const *words, gsize n_words)
{
  if (quoth_html_get_attribute (node, attribute) == NULL)
    return FALSE;
  for (gsize i = 0; i < n_words; i++)
    if (quoth_html_has_word (node, attribute, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const xmlNode *node)
{
  const char *aria = quoth_html_get_attribute (node, "aria-hidden");
  const char *style = quoth_html_get_attribute (node, "style");
  g_autoptr (GString) squeezed = NULL;

  if (quoth_html_get_attribute (node, "hidden") != NULL || (aria != NULL && strcmp (aria, "true") == 0))
    return TRUE;
  if (style == NULL)
    return FALSE;
  squeezed = g_string_new (NULL);
  for (; *style != '\0'; style++)
    if (!g_ascii_isspace (*style))
      g_string_append_c (squeezed, g_ascii_tolower (*style));
  return strstr (squeezed->str, "display:none") != NULL || strstr (squeezed->str, "visibility:hidden") != NULL;
}

static gboolean
is_inside (const xmlNode *node, const char *name)
{
  for (const xmlNode *up = node->parent; up != NULL; up = up->parent)
    if (quoth_html_is (up, name))
      return TRUE;
  return FALSE;
}

static gboolean
is_content_cb (xmlNode *node, gpointer user_data)
{
  gboolean *found = user_data;

  *found = *found || quoth_html_is (node, "article") || quoth_html_is (node, "main") || quoth_html_is (node, "h1")
           || quoth_html_is (node, "h2");
  return !*found;
}

/* Some servers wrap the whole page in one form. */
static gboolean
holds_content (const xmlNode *node)
{
  gboolean found = FALSE;

  quoth_html_walk ((xmlNode *) node, is_content_cb, NULL, &found);
  return found;
}

/* A header or footer of the page is its furniture; that of an article has its headline, that of a quote its source. */
static gboolean
is_furniture (const xmlNode *node)
{
  if (quoth_html_is (node, "header"))
    return !is_inside (node, "article") && !is_inside (node, "main") && !is_inside (node, "section");
  if (quoth_html_is (node, "footer"))
    return !is_inside (node, "blockquote");
  return quoth_html_is (node, "form") && !holds_content (node);
}

gboolean
quoth_html_is_unread (const xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return node->type != XML_TEXT_NODE && node->type != XML_HTML_DOCUMENT_NODE;
  if (quoth_html_is (node, "html") || quoth_html_is (node, "body"))
    return FALSE;
  return quoth_html_is_one_of (node, unread_elements, G_N_ELEMENTS (unread_elements)) || is_furniture (node)
         || has_any_word (node, "role", unread_roles, G_N_ELEMENTS (unread_roles))
         || has_any_word (node, "id", unread_ids, G_N_ELEMENTS (unread_ids))
         || has_any_word (node, "class", unread_classes, G_N_ELEMENTS (unread_classes)) || is_hidden (node);
}

gboolean
quoth_html_is_read_in (const xmlNode *root, const xmlNode *node)
{
  for (; node != NULL && node != root; node = node->parent)
    if (quoth_html_is_unread (node))
      return FALSE;
  return node != NULL;
}

typedef struct
{
  guint64 n_letters;  /* so far */
  guint article_depth;
  guint64 article_start;
  xmlNode *article;   /* the longest */
  guint64 article_letters;
  guint64 next_letters; /* of the second longest */
  guint main_depth;
  guint64 main_start;
  xmlNode *main;
  guint64 main_letters;
} Search;

static gboolean
is_article (const xmlNode *node)
{
  return quoth_html_is (node, "article") || quoth_html_has_word (node, "role", "article")
         || quoth_html_has_word (node, "itemprop", "articleBody");
}

static gboolean
is_main (const xmlNode *node)
{
  return quoth_html_is (node, "main") || quoth_html_has_word (node, "role", "main");
}

static gboolean
enter_search_cb (xmlNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (quoth_html_is_unread (node))
    return FALSE;
  if (node->type == XML_TEXT_NODE)
    for (const char *p = (const char *) node->content; p != NULL && *p != '\0'; p++)
      search->n_letters += !g_ascii_isspace (*p);
  if (is_article (node) && search->article_depth++ == 0)
    search->article_start = search->n_letters;
  if (is_main (node) && search->main_depth++ == 0)
    search->main_start = search->n_letters;
  return TRUE;
}

static void
leave_search_cb (xmlNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (is_article (node) && --search->article_depth == 0)
    {
      guint64 n_letters = search->n_letters - search->article_start;

      if (search->article == NULL || n_letters > search->article_letters)
        {
          search->next_letters = search->article_letters;
          search->article_letters = n_letters;
          search->article = node;
        }
      else
        search->next_letters = MAX (search->next_letters, n_letters);
    }
  if (is_main (node) && --search->main_depth == 0
      && (search->main == NULL || search->n_letters - search->main_start > search->main_letters))
    {
      search->main_letters = search->n_letters - search->main_start;
      search->main = node;
    }
}

xmlNode *
quoth_html_find_content (xmlDoc *page)
{
  xmlNode *root = xmlDocGetRootElement (page);
  Search search = { 0 };

  if (root == NULL)
    return NULL;
  quoth_html_walk (root, enter_search_cb, leave_search_cb, &search);
  if (search.article != NULL && search.article_letters >= 2 * search.next_letters
      && (search.article_letters >= MIN_ARTICLE || 2 * search.article_letters >= search.n_letters))
    return search.article;
  if (search.main != NULL && search.main_letters > 0)
    return search.main;
  return root;
}

typedef struct
{
  xmlNode *headline;
  guint n_headlines;
} Headlines;

static gboolean
count_headlines_cb (xmlNode *node, gpointer user_data)
{
  Headlines *headlines = user_data;

  if (!quoth_html_is (node, "h1"))
    return node->type != XML_ELEMENT_NODE || !is_hidden (node);
  headlines->headline = node;
  headlines->n_headlines++;
  return FALSE;
}

xmlNode *
quoth_html_find_headline (xmlDoc *page)
{
  xmlNode *root = xmlDocGetRootElement (page);
  Headlines headlines = { NULL, 0 };

  if (root != NULL)
    quoth_html_walk (root, count_headlines_cb, NULL, &headlines);
  return headlines.n_headlines == 1 ? headlines.headline : NULL;
}
