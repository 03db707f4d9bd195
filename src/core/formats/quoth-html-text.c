/* quoth-html-text.c: what a reader reads of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-html-text.h"

#include "formats/quoth-html-content.h"

#include <stdlib.h>
#include <string.h>

/* A table with a cell longer than this (in letters) or with blocks in it is there for the layout, not for data. */
#define MAX_DATA_CELL 400
/* An emoji that is shown as a picture; a flag of a region has seven code points. */
#define MAX_EMOJI 8

/* All sorted. */
static const char *const paragraphs[] = {
  "address", "article", "body",     "center",  "details", "dialog", "div", "dl",  "fieldset", "figcaption", "figure",
  "footer",  "form",    "header",   "hgroup",  "legend",  "main",   "p",   "section", "summary",
};
static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
static const char *const listings[] = { "listing", "plaintext", "pre", "xmp" };
static const char *const lists[] = { "dir", "ol", "ul" };
static const char *const cells[] = { "td", "th" };
static const char *const not_in_data[] = {
  "blockquote", "dl", "form", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "pre", "table", "ul",
};
static const char *const never_read[] = { "script", "style", "template", "title" };

#define IS_ONE_OF(node, names) quoth_html_is_one_of (node, names, G_N_ELEMENTS (names))

typedef struct
{
  QuothCleanText *text;
  gboolean everything; /* navigation and the like too */
  guint listing_depth;
  guint quote_depth;
  GArray *numbers; /* of int: of the next item of each list around; -1 for bullets */
  GArray *tables;  /* of gboolean: of each table around: whether it is one of data */
  gboolean first_cell;
  QuothHtmlVisit visit; /* (nullable) */
  gpointer visit_data;
} Walk;

/* Tables. */

typedef struct
{
  gboolean is_data;
  gboolean has_columns;
  guint n_cells;
  guint n_letters;
  guint n_paragraphs;
} TableLook;

static gboolean
look_at_table_cb (xmlNode *node, gpointer user_data)
{
  TableLook *look = user_data;

  if (node->parent != NULL && IS_ONE_OF (node, not_in_data))
    look->is_data = FALSE;
  else if (quoth_html_is (node, "tr"))
    look->n_cells = 0;
  else if (IS_ONE_OF (node, cells))
    {
      look->has_columns = look->has_columns || ++look->n_cells > 1;
      look->n_letters = 0;
      look->n_paragraphs = 0;
    }
  else if (quoth_html_is (node, "p"))
    look->is_data = look->is_data && ++look->n_paragraphs < 2;
  else if (node->type == XML_TEXT_NODE && node->content != NULL)
    {
      look->n_letters += strlen ((const char *) node->content);
      look->is_data = look->is_data && look->n_letters <= MAX_DATA_CELL;
    }
  return look->is_data;
}

static gboolean
is_data_table (xmlNode *table)
{
  TableLook look = { TRUE, FALSE, 0, 0, 0 };

  if (quoth_html_has_word (table, "role", "presentation"))
    return FALSE;
  for (xmlNode *child = table->children; child != NULL; child = child->next)
    quoth_html_walk (child, look_at_table_cb, NULL, &look);
  return look.is_data && look.has_columns;
}

static gboolean
is_in_data (const Walk *walk)
{
  return walk->tables->len > 0 && g_array_index (walk->tables, gboolean, walk->tables->len - 1);
}

static void
enter_table (Walk *walk, xmlNode *node)
{
  gboolean is_data = is_data_table (node);

  quoth_clean_text_break (walk->text, 2);
  g_array_append_val (walk->tables, is_data);
}

static void
leave_table (Walk *walk)
{
  quoth_clean_text_set_flat (walk->text, FALSE);
  g_array_set_size (walk->tables, walk->tables->len - 1);
  quoth_clean_text_break (walk->text, 2);
}

static void
enter_row (Walk *walk)
{
  quoth_clean_text_set_flat (walk->text, FALSE);
  quoth_clean_text_break (walk->text, is_in_data (walk) ? 1 : 2);
  walk->first_cell = TRUE;
}

static void
enter_cell (Walk *walk)
{
  if (!is_in_data (walk))
    {
      quoth_clean_text_break (walk->text, 2);
      return;
    }
  quoth_clean_text_set_flat (walk->text, TRUE);
  if (!walk->first_cell)
    quoth_clean_text_tab (walk->text);
  walk->first_cell = FALSE;
}

/* Lists. */

static int
get_number (const xmlNode *node, const char *attribute, int otherwise)
{
  const char *value = quoth_html_get_attribute (node, attribute);
  gint64 number = 0;

  return value != NULL && g_ascii_string_to_signed (value, 10, 0, G_MAXINT16, &number, NULL) ? (int) number : otherwise;
}

static void
enter_list (Walk *walk, xmlNode *node)
{
  int number = quoth_html_is (node, "ol") ? get_number (node, "start", 1) : -1;

  quoth_clean_text_break (walk->text, walk->numbers->len > 0 ? 1 : 2);
  g_array_append_val (walk->numbers, number);
}

static void
leave_list (Walk *walk)
{
  g_array_set_size (walk->numbers, walk->numbers->len - 1);
  quoth_clean_text_break (walk->text, walk->numbers->len > 0 ? 1 : 2);
}

static void
enter_item (Walk *walk, xmlNode *node)
{
  guint depth = walk->numbers->len;
  int *next = depth > 0 ? &g_array_index (walk->numbers, int, depth - 1) : NULL;
  char marker[24] = "- ";

  if (next != NULL && *next >= 0)
    {
      *next = get_number (node, "value", *next);
      g_snprintf (marker, sizeof marker, "%d. ", (*next)++);
    }
  quoth_clean_text_break (walk->text, 1);
  quoth_clean_text_item (walk->text, marker, MAX (depth, 1) - 1);
}

/* All else. */

/* Flags and other emoji are often pictures, with the character itself as the words in their place. */
static gboolean
is_emoji (const char *words)
{
  guint length = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x200d || g_unichar_isalnum (c) || ++length > MAX_EMOJI)
        return FALSE;
    }
  return length > 0;
}

static void
enter_void (Walk *walk, xmlNode *node)
{
  const char *words = quoth_html_is (node, "img") ? quoth_html_get_attribute (node, "alt") : NULL;

  if (words != NULL && is_emoji (words))
    quoth_clean_text_append (walk->text, words, -1);
  else if (quoth_html_is (node, "br"))
    quoth_clean_text_new_line (walk->text);
  else if (quoth_html_is (node, "hr"))
    quoth_clean_text_break (walk->text, 2);
  else if (quoth_html_is (node, "dt") || quoth_html_is (node, "dd"))
    quoth_clean_text_break (walk->text, 1);
  else if (quoth_html_is (node, "q"))
    quoth_clean_text_append (walk->text, walk->quote_depth++ % 2 == 0 ? "“" : "‘", -1);
}

static void
enter_marked (Walk *walk, QuothSegmentKind kind)
{
  quoth_clean_text_break (walk->text, 2);
  quoth_clean_text_open (walk->text, kind);
}

static void
append_text (Walk *walk, const xmlNode *node)
{
  if (node->content == NULL)
    return;
  if (walk->listing_depth > 0)
    quoth_clean_text_append_verbatim (walk->text, (const char *) node->content, -1);
  else
    quoth_clean_text_append (walk->text, (const char *) node->content, -1);
}

static gboolean
enter_cb (xmlNode *node, gpointer user_data)
{
  Walk *walk = user_data;

  if (walk->everything ? IS_ONE_OF (node, never_read) : quoth_html_is_unread (node))
    return FALSE;
  if (walk->visit != NULL && node->type == XML_ELEMENT_NODE && walk->visit (node, walk->text, walk->visit_data))
    return FALSE;
  if (node->type == XML_TEXT_NODE)
    append_text (walk, node);
  else if (IS_ONE_OF (node, paragraphs) || quoth_html_is (node, "caption"))
    quoth_clean_text_break (walk->text, 2);
  else if (IS_ONE_OF (node, headings))
    enter_marked (walk, QUOTH_SEGMENT_HEADING);
  else if (quoth_html_is (node, "blockquote"))
    enter_marked (walk, QUOTH_SEGMENT_QUOTE);
  else if (IS_ONE_OF (node, lists))
    enter_list (walk, node);
  else if (quoth_html_is (node, "li"))
    enter_item (walk, node);
  else if (quoth_html_is (node, "table"))
    enter_table (walk, node);
  else if (quoth_html_is (node, "tr"))
    enter_row (walk);
  else if (IS_ONE_OF (node, cells))
    enter_cell (walk);
  else if (IS_ONE_OF (node, listings))
    {
      quoth_clean_text_break (walk->text, 2);
      walk->listing_depth++;
    }
  else
    enter_void (walk, node);
  return TRUE;
}

static void
leave_cb (xmlNode *node, gpointer user_data)
{
  Walk *walk = user_data;

  if (IS_ONE_OF (node, headings) || quoth_html_is (node, "blockquote"))
    {
      quoth_clean_text_close (walk->text);
      quoth_clean_text_break (walk->text, 2);
    }
  else if (IS_ONE_OF (node, paragraphs) || quoth_html_is (node, "caption"))
    quoth_clean_text_break (walk->text, 2);
  else if (IS_ONE_OF (node, lists))
    leave_list (walk);
  else if (quoth_html_is (node, "li"))
    quoth_clean_text_item (walk->text, NULL, 0);
  else if (quoth_html_is (node, "table"))
    leave_table (walk);
  else if (IS_ONE_OF (node, cells))
    quoth_clean_text_set_flat (walk->text, FALSE);
  else if (IS_ONE_OF (node, listings))
    {
      walk->listing_depth--;
      quoth_clean_text_break (walk->text, 2);
    }
  else if (quoth_html_is (node, "q"))
    quoth_clean_text_append (walk->text, --walk->quote_depth % 2 == 0 ? "”" : "’", -1);
}

static void
render_visited (xmlNode *node, gboolean everything, QuothCleanText *text, QuothHtmlVisit visit, gpointer visit_data)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Walk walk = { text, everything, 0, 0, numbers, tables, FALSE, visit, visit_data };

  quoth_html_walk (node, enter_cb, leave_cb, &walk);
}

static void
render (xmlNode *node, gboolean everything, QuothCleanText *text)
{
  render_visited (node, everything, text, NULL, NULL);
}

void
quoth_html_render_all (xmlNode *root, QuothCleanText *text, QuothHtmlVisit visit, gpointer user_data)
{
  render_visited (root, TRUE, text, visit, user_data);
}

void
quoth_html_render_fragment (const char *html, QuothCleanText *text)
{
  g_autoptr (xmlDoc) tree = quoth_html_parse (html, strlen (html), NULL);
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  if (root != NULL)
    render (root, FALSE, text);
}

/* Whether one is how the other begins: "Headline" and "Headline | The Paper". */
static gboolean
says_the_same (const char *one, const char *other)
{
  g_autofree char *a = g_utf8_casefold (one, -1);
  g_autofree char *b = g_utf8_casefold (other, -1);

  return *a != '\0' && *b != '\0' && (g_str_has_prefix (a, b) || g_str_has_prefix (b, a));
}

static void
render_headline (xmlDoc *page, xmlNode *content, const char *title, QuothCleanText *text)
{
  xmlNode *headline = quoth_html_find_headline (page);
  g_autofree char *words = NULL;

  if (headline == NULL || quoth_html_is_read_in (content, headline))
    return;
  words = quoth_html_dup_text (headline);
  if (title == NULL || says_the_same (words, title))
    render (headline, FALSE, text);
}

void
quoth_html_render_page (xmlDoc *page, const char *title, QuothCleanText *text)
{
  xmlNode *content = quoth_html_find_content (page);

  if (content == NULL)
    return;
  render_headline (page, content, title, text);
  render (content, FALSE, text);
  if (quoth_clean_text_is_empty (text))
    render (xmlDocGetRootElement (page), TRUE, text);
}
