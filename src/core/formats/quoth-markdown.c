/* quoth-markdown.c: the format "markdown": Markdown files (CommonMark) as a reader reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The syntax tree that cmark makes is walked without recursion, so that no nesting is too deep for the stack. The marks of
 * the markup go (emphasis, the addresses of links, the signs of headings), what a reader reads stays.
 */

#include "config.h"

#include "formats/quoth-clean-text.h"
#include "formats/quoth-formats-private.h"
#include "formats/quoth-front-matter.h"
#include "formats/quoth-html-text.h"
#include "formats/quoth-proposal.h"
#include "text/quoth-error.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* cmark's tree takes some ten times the room of its text. */
#define MAX_BYTES (128 * 1024 * 1024)

static const char *const extensions[] = { "md", "markdown", "mkd", NULL };
static const char *const mime_types[] = { "text/markdown", "text/x-markdown", NULL };

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *dot = strrchr (basename, '.');

  for (guint i = 0; dot != NULL && extensions[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      return 80;
  return 0;
}

/* A paragraph of a tight list is a line, every other block stands alone. */
static guint
get_break (cmark_node *node)
{
  cmark_node *parent = cmark_node_parent (node);
  cmark_node *list = parent != NULL ? cmark_node_parent (parent) : NULL;

  if (parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_ITEM && cmark_node_get_list_tight (list))
    return 1;
  return 2;
}

typedef struct
{
  QuothCleanText *text;
  guint list_depth;
  guint image_depth;
  GArray *numbers; /* of guint: that of the next item, of each list around; 0 for bullets */
} Walk;

static void
enter_list (Walk *walk, cmark_node *node)
{
  gboolean ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  /* 0 may be the first number of a list, so that numbers are kept plus one. */
  guint number = ordered ? (guint) cmark_node_get_list_start (node) + 1 : 0;

  quoth_clean_text_break (walk->text, walk->list_depth > 0 ? 1 : 2);
  g_array_append_val (walk->numbers, number);
  walk->list_depth++;
}

static void
leave_list (Walk *walk)
{
  walk->list_depth--;
  g_array_set_size (walk->numbers, walk->numbers->len - 1);
  quoth_clean_text_break (walk->text, walk->list_depth > 0 ? 1 : 2);
}

static void
enter_item (Walk *walk, cmark_node *node)
{
  cmark_node *list = cmark_node_parent (node);
  guint *number = &g_array_index (walk->numbers, guint, walk->numbers->len - 1);
  char delimiter = cmark_node_get_list_delim (list) == CMARK_PAREN_DELIM ? ')' : '.';
  char marker[24] = "- ";

  if (*number > 0)
    g_snprintf (marker, sizeof marker, "%u%c ", (*number)++ - 1, delimiter);
  quoth_clean_text_break (walk->text, cmark_node_get_list_tight (list) ? 1 : 2);
  quoth_clean_text_item (walk->text, marker, walk->list_depth - 1);
}

/* CommonMark knows no tables: their rows stay lines, as they were written. */
static gboolean
is_before_row (cmark_node *node)
{
  cmark_node *next = cmark_node_next (node);
  const char *literal = next != NULL ? cmark_node_get_literal (next) : NULL;

  return literal != NULL && *literal == '|';
}

static void
enter_leaf (Walk *walk, cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_CODE_BLOCK:
      quoth_clean_text_break (walk->text, 2);
      quoth_clean_text_append_verbatim (walk->text, literal, -1);
      quoth_clean_text_break (walk->text, 2);
      break;
    case CMARK_NODE_HTML_BLOCK:
      quoth_clean_text_break (walk->text, 2);
      quoth_html_render_fragment (literal, walk->text);
      quoth_clean_text_break (walk->text, 2);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      quoth_clean_text_break (walk->text, 2);
      break;
    case CMARK_NODE_TEXT:
      quoth_clean_text_append (walk->text, literal, -1);
      break;
    case CMARK_NODE_CODE:
      quoth_clean_text_append_verbatim (walk->text, literal, -1);
      break;
    case CMARK_NODE_SOFTBREAK:
      if (is_before_row (node))
        quoth_clean_text_new_line (walk->text);
      else
        quoth_clean_text_append (walk->text, "\n", 1);
      break;
    case CMARK_NODE_LINEBREAK:
      quoth_clean_text_new_line (walk->text);
      break;
    case CMARK_NODE_HTML_INLINE:
      if (g_ascii_strncasecmp (literal, "<br", 3) == 0 && !g_ascii_isalpha (literal[3]))
        quoth_clean_text_new_line (walk->text);
      break;
    default:
      break;
    }
}

static void
enter_node (Walk *walk, cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
      quoth_clean_text_break (walk->text, 2);
      quoth_clean_text_open (walk->text, QUOTH_SEGMENT_QUOTE);
      break;
    case CMARK_NODE_LIST:
      enter_list (walk, node);
      break;
    case CMARK_NODE_ITEM:
      enter_item (walk, node);
      break;
    case CMARK_NODE_PARAGRAPH:
      quoth_clean_text_break (walk->text, get_break (node));
      break;
    case CMARK_NODE_HEADING:
      quoth_clean_text_break (walk->text, 2);
      quoth_clean_text_open (walk->text, QUOTH_SEGMENT_HEADING);
      break;
    case CMARK_NODE_IMAGE:
      walk->image_depth++;
      break;
    default:
      if (walk->image_depth == 0)
        enter_leaf (walk, node);
      break;
    }
}

static void
leave_node (Walk *walk, cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_HEADING:
      quoth_clean_text_close (walk->text);
      quoth_clean_text_break (walk->text, 2);
      break;
    case CMARK_NODE_LIST:
      leave_list (walk);
      break;
    case CMARK_NODE_ITEM:
      quoth_clean_text_item (walk->text, NULL, 0);
      break;
    case CMARK_NODE_PARAGRAPH:
      quoth_clean_text_break (walk->text, get_break (node));
      break;
    case CMARK_NODE_IMAGE:
      walk->image_depth--;
      break;
    default:
      break;
    }
}

static void
render (const char *markdown, gsize n_bytes, QuothCleanText *text)
{
  g_autoptr (cmark_node) root = cmark_parse_document (markdown, n_bytes, CMARK_OPT_DEFAULT);
  g_autoptr (cmark_iter) iter = cmark_iter_new (root);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { text, 0, 0, numbers };
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter_node (&walk, cmark_iter_get_node (iter));
    else
      leave_node (&walk, cmark_iter_get_node (iter));
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothCleanText) clean = quoth_clean_text_new ();
  g_autoptr (QuothDecoded) decoded = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (QuothText) text = NULL;
  const char *markdown;
  gsize start;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE,
                   _("The Markdown file is larger than %d MB; read it as plain text, or in parts"),
                   MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  decoded = quoth_proposal_decode (document, bytes, encoding, warnings, error);
  if (decoded == NULL)
    return NULL;
  markdown = quoth_text_get_utf8 (decoded->text);
  start = quoth_front_matter_read (markdown, document);
  render (markdown + start, quoth_text_get_n_bytes (decoded->text) - start, clean);
  if (quoth_clean_text_is_empty (clean))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY,
                           _("There is nothing in the file that a reader would see"));
      return NULL;
    }
  text = quoth_clean_text_finish (clean, &marks, error);
  if (text == NULL)
    return NULL;
  if (!decoded->exact || strcmp (quoth_text_get_utf8 (text), markdown) != 0)
    document->original = g_bytes_ref (bytes);
  quoth_proposal_finish (document, text, marks);
  return g_steal_pointer (&document);
}

const QuothFormat quoth_format_markdown = {
  .id = "markdown",
  .name = N_("Markdown"),
  .summary = N_("Markdown files; the text is what a reader reads, headings and quotes become segments"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
