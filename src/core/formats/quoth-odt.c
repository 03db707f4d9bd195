/* quoth-odt.c: the format "odt": text documents of LibreOffice and all that writes OpenDocument
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was deleted while changes were tracked is kept in OpenDocument apart from the text, and is not read. Notes come at the end, each
 * with the sign that stands in the text; comments are left out and counted.
 */

#include "config.h"

#include "formats/quoth-formats-private.h"
#include "formats/quoth-package.h"
#include "formats/quoth-proposal.h"
#include "formats/quoth-text-places.h"
#include "formats/quoth-xml.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A table with a longer cell is there for the layout, in bytes. */
#define MAX_CELL 800
#define MAX_BASES 20

static const char *const extensions[] = { "odt", "fodt", "ott", NULL };
static const char *const mime_types[] = { "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-flat-xml", NULL };

typedef struct
{
  QuothCleanText *text;
  QuothTextPlaces *places;
  GHashTable *styles; /* name: the style:style */
  GPtrArray *notes;   /* (element-type xmlNode): text:note, in the order of their signs */
  GHashTable *lists;  /* name: the text:list-style */
  GArray *open_lists; /* of List: those around */
  gboolean is_item;   /* whether the next paragraph is the first of an item */
  gboolean is_table;
  gboolean is_first_cell;
  gboolean is_note;
  guint page;
  guint n_comments;
} Walk;

/* A list that is open. */
typedef struct
{
  const char *style;
  guint n_items;
} List;

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  if (n_bytes > 0 && *head == '<'
      && g_strstr_len ((const char *) head, (gssize) n_bytes, "application/vnd.oasis.opendocument.text") != NULL)
    return 97;
  return quoth_package_detect (basename, extensions, "mimetypeapplication/vnd.oasis.opendocument.text", head, n_bytes);
}

/* Styles. */

static void
add_styles (GHashTable *styles, const char *kind, xmlNode *parent)
{
  for (xmlNode *node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    {
      const char *name = quoth_html_is (node, kind) ? quoth_html_get_attribute (node, "name") : NULL;

      if (name != NULL)
        g_hash_table_insert (styles, (gpointer) name, node);
    }
}

static void
read_styles (GHashTable *styles, const char *kind, xmlDoc *file)
{
  xmlNode *root = file != NULL ? xmlDocGetRootElement (file) : NULL;

  if (root == NULL)
    return;
  add_styles (styles, kind, quoth_xml_find (root, "styles"));
  add_styles (styles, kind, quoth_xml_find (root, "automatic-styles"));
}

/* The paragraph's style, or one that it is made from, has a name that says what it is: names of styles have "_20_" for a space. */
static gboolean
is_quote (const Walk *walk, xmlNode *paragraph)
{
  const char *name = quoth_html_get_attribute (paragraph, "style-name");

  for (guint i = 0; name != NULL && i < MAX_BASES; i++)
    {
      xmlNode *style = g_hash_table_lookup (walk->styles, name);

      if (strcmp (name, "Quotations") == 0 || strcmp (name, "Quote") == 0 || strcmp (name, "Intense_20_Quote") == 0)
        return TRUE;
      name = style != NULL ? quoth_html_get_attribute (style, "parent-style-name") : NULL;
    }
  return FALSE;
}

static gboolean
is_title (const Walk *walk, xmlNode *paragraph)
{
  const char *name = quoth_html_get_attribute (paragraph, "style-name");
  xmlNode *style = name != NULL ? g_hash_table_lookup (walk->styles, name) : NULL;
  const char *parent = style != NULL ? quoth_html_get_attribute (style, "parent-style-name") : NULL;

  return g_strcmp0 (name, "Title") == 0 || g_strcmp0 (name, "Subtitle") == 0 || g_strcmp0 (parent, "Title") == 0
         || g_strcmp0 (parent, "Subtitle") == 0;
}

/* Paragraphs and lists. */

/* How the items of a list are numbered at this depth (from 1); NULL for a bullet. */
static xmlNode *
find_numbering (const Walk *walk, const char *style, guint depth)
{
  xmlNode *list = style != NULL ? g_hash_table_lookup (walk->lists, style) : NULL;

  for (xmlNode *node = list != NULL ? list->children : NULL; node != NULL; node = node->next)
    {
      const char *level = quoth_html_is (node, "list-level-style-number") ? quoth_html_get_attribute (node, "level") : NULL;
      const char *format = quoth_html_get_attribute (node, "num-format");

      if (level != NULL && g_ascii_strtoull (level, NULL, 10) == depth && format != NULL && *format != '\0')
        return node;
    }
  return NULL;
}

/* What stands before an item; letters and Roman numbers are only made as far as lists go. */
static char *
make_marker (const Walk *walk, const List *list, guint depth)
{
  xmlNode *numbering = find_numbering (walk, list->style, depth);
  const char *format = numbering != NULL ? quoth_html_get_attribute (numbering, "num-format") : NULL;
  const char *suffix = numbering != NULL ? quoth_html_get_attribute (numbering, "num-suffix") : NULL;

  if (numbering == NULL)
    return g_strdup ("- ");
  if ((*format == 'a' || *format == 'A') && list->n_items <= 26)
    return g_strdup_printf ("%c%s ", (char) (*format + (char) list->n_items - 1), suffix != NULL ? suffix : ".");
  return g_strdup_printf ("%u%s ", list->n_items, suffix != NULL ? suffix : ".");
}

static void
begin_item (Walk *walk)
{
  guint depth = walk->open_lists->len;
  List *list = depth > 0 ? &g_array_index (walk->open_lists, List, depth - 1) : NULL;
  g_autofree char *marker = NULL;

  if (list == NULL)
    return;
  list->n_items++;
  marker = make_marker (walk, list, depth);
  quoth_clean_text_item (walk->text, marker, depth - 1);
}

/* A list in a list goes on with its style. */
static void
enter_list (Walk *walk, xmlNode *node)
{
  guint depth = walk->open_lists->len;
  List list = { quoth_html_get_attribute (node, "style-name"), 0 };

  if (list.style == NULL && depth > 0)
    list.style = g_array_index (walk->open_lists, List, depth - 1).style;
  quoth_clean_text_break (walk->text, depth > 0 ? 1 : 2);
  g_array_append_val (walk->open_lists, list);
}

static void
leave_list (Walk *walk)
{
  g_array_set_size (walk->open_lists, walk->open_lists->len - 1);
  if (walk->open_lists->len == 0)
    quoth_clean_text_break (walk->text, 2);
}

static void
enter_paragraph (Walk *walk, xmlNode *node)
{
  gboolean is_heading = quoth_html_is (node, "h") || is_title (walk, node);

  if (!walk->is_note)
    quoth_clean_text_break (walk->text, walk->open_lists->len > 0 && !is_heading ? 1 : 2);
  walk->is_note = FALSE;
  if (is_heading || is_quote (walk, node))
    quoth_clean_text_open (walk->text, is_heading ? QUOTH_SEGMENT_HEADING : QUOTH_SEGMENT_QUOTE);
  /* Headings may be in a list only to be numbered. */
  if (walk->is_item && !is_heading)
    begin_item (walk);
  walk->is_item = FALSE;
}

static void
leave_paragraph (Walk *walk, xmlNode *node)
{
  gboolean is_heading = quoth_html_is (node, "h") || is_title (walk, node);

  quoth_clean_text_item (walk->text, NULL, 0);
  if (is_heading || is_quote (walk, node))
    quoth_clean_text_close (walk->text);
  quoth_clean_text_break (walk->text, walk->open_lists->len > 0 && !is_heading ? 1 : 2);
}

/* Tables. */

static gboolean
add_length_cb (xmlNode *node, gpointer user_data)
{
  if (node->type == XML_TEXT_NODE && node->content != NULL)
    *(gsize *) user_data += strlen ((const char *) node->content);
  return TRUE;
}

static gboolean
look_at_cell_cb (xmlNode *node, gpointer user_data)
{
  guint *counts = user_data; /* of cells in the row, of rows with several, of cells that are too long */

  if (quoth_html_is (node, "table-row"))
    counts[0] = 0;
  if (quoth_html_is (node, "table-cell"))
    {
      gsize length = 0;

      counts[1] += ++counts[0] == 2;
      quoth_html_walk (node, add_length_cb, NULL, &length);
      counts[2] += length > MAX_CELL || quoth_package_find (node, "table") != NULL;
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_data_table (xmlNode *table)
{
  guint counts[3] = { 0, 0, 0 };

  quoth_html_walk (table, look_at_cell_cb, NULL, counts);
  return counts[1] > 0 && counts[2] == 0;
}

static void
enter_table (Walk *walk, xmlNode *node)
{
  if (quoth_html_is (node, "table"))
    {
      quoth_clean_text_break (walk->text, 2);
      walk->is_table = walk->is_table || is_data_table (node);
    }
  else if (quoth_html_is (node, "table-row") && walk->is_table)
    {
      quoth_clean_text_set_flat (walk->text, FALSE);
      quoth_clean_text_break (walk->text, 1);
      walk->is_first_cell = TRUE;
    }
  else if (quoth_html_is (node, "table-cell") && walk->is_table)
    {
      quoth_clean_text_set_flat (walk->text, TRUE);
      if (!walk->is_first_cell)
        quoth_clean_text_tab (walk->text);
      walk->is_first_cell = FALSE;
    }
}

static void
leave_table (Walk *walk)
{
  quoth_clean_text_set_flat (walk->text, FALSE);
  quoth_clean_text_break (walk->text, 2);
  walk->is_table = FALSE;
}

/* Words. */

static void
add_note (Walk *walk, xmlNode *node)
{
  g_autofree char *sign = NULL;

  g_ptr_array_add (walk->notes, node);
  sign = g_strdup_printf ("[%u]", walk->notes->len);
  quoth_clean_text_append (walk->text, sign, -1);
}

static void
begin_page (Walk *walk)
{
  g_autofree char *label = g_strdup_printf ("%u", ++walk->page);

  if (walk->page == 2)
    quoth_text_places_add_page (walk->places, 0, "1");
  quoth_text_places_add_page (walk->places, quoth_clean_text_get_length (walk->text), label);
}

static gboolean
is_text_of (xmlNode *node)
{
  static const char *const not_text[] = { "body", "list", "list-item", "section", "table", "table-cell", "table-row", "text", "tracked-changes" };

  return node->parent != NULL && !quoth_html_is_one_of (node->parent, not_text, G_N_ELEMENTS (not_text));
}

/* What no reader reads in the text; sorted. */
static const char *const unread[] = {
  "alphabetical-index", "annotation", "annotation-end", "bibliography", "binary-data", "forms", "illustration-index", "note",
  "object-index", "ruby-text", "sequence-decls", "table-index", "table-of-content", "tracked-changes", "user-field-decls", "variable-decls",
};

static gboolean
enter_cb (xmlNode *node, gpointer user_data)
{
  Walk *walk = user_data;

  if (node->type == XML_TEXT_NODE && node->content != NULL && is_text_of (node))
    quoth_clean_text_append (walk->text, (const char *) node->content, -1);
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  if (quoth_html_is (node, "note"))
    add_note (walk, node);
  walk->n_comments += quoth_html_is (node, "annotation");
  if (quoth_html_is_one_of (node, unread, G_N_ELEMENTS (unread)))
    return FALSE;
  if (quoth_html_is (node, "p") || quoth_html_is (node, "h"))
    enter_paragraph (walk, node);
  else if (quoth_html_is (node, "list"))
    enter_list (walk, node);
  else if (quoth_html_is (node, "list-item"))
    walk->is_item = TRUE;
  else if (quoth_html_is (node, "s") || quoth_html_is (node, "tab"))
    quoth_clean_text_append (walk->text, " ", 1);
  else if (quoth_html_is (node, "line-break"))
    quoth_clean_text_new_line (walk->text);
  else if (quoth_html_is (node, "soft-page-break"))
    begin_page (walk);
  else
    enter_table (walk, node);
  return TRUE;
}

static void
leave_cb (xmlNode *node, gpointer user_data)
{
  Walk *walk = user_data;

  if (quoth_html_is (node, "p") || quoth_html_is (node, "h"))
    leave_paragraph (walk, node);
  else if (quoth_html_is (node, "list"))
    leave_list (walk);
  else if (quoth_html_is (node, "table") && walk->is_table && is_data_table (node))
    leave_table (walk);
}

static void
render_notes (Walk *walk)
{
  for (guint i = 0; i < walk->notes->len && i < 100000; i++)
    {
      xmlNode *body = quoth_xml_find (walk->notes->pdata[i], "note-body");
      g_autofree char *sign = g_strdup_printf ("[%u] ", i + 1);

      if (body == NULL)
        continue;
      quoth_clean_text_break (walk->text, 2);
      quoth_clean_text_append (walk->text, sign, -1);
      walk->is_note = TRUE;
      quoth_html_walk (body, enter_cb, leave_cb, walk);
    }
}

/* The file. */

static void
read_metadata (xmlNode *root, QuothDocument *document)
{
  g_autofree char *created = NULL;

  quoth_package_take_field (root, "title", &document->title);
  quoth_package_take_field (root, "initial-creator", &document->author);
  quoth_package_take_field (root, "creator", &document->author);
  quoth_package_take_field (root, "language", &document->language);
  quoth_package_take_field (root, "creation-date", &created);
  quoth_package_take_field (root, "date", &created);
  document->date = quoth_proposal_dup_date (created);
}

static void
read_language (xmlDoc *file, QuothDocument *document)
{
  xmlNode *root = file != NULL ? xmlDocGetRootElement (file) : NULL;
  xmlNode *defaults = root != NULL ? quoth_package_find (root, "default-style") : NULL;
  xmlNode *properties = defaults != NULL ? quoth_xml_find (defaults, "text-properties") : NULL;
  const char *language = properties != NULL ? quoth_html_get_attribute (properties, "language") : NULL;
  const char *country = properties != NULL ? quoth_html_get_attribute (properties, "country") : NULL;

  if (document->language != NULL || language == NULL || strlen (language) < 2 || g_str_equal (language, "none"))
    return;
  document->language = country != NULL && strlen (country) == 2 ? g_strdup_printf ("%s-%s", language, country) : g_strdup (language);
}

static gboolean
is_locked (QuothArchive *package)
{
  g_autoptr (xmlDoc) manifest = quoth_package_load_optional (package, "META-INF/manifest.xml");

  return manifest != NULL && quoth_package_find (xmlDocGetRootElement (manifest), "encryption-data") != NULL;
}

/* The three files that matter, of which a flat document is all. */
static gboolean
load (GBytes *bytes, xmlDoc **content, xmlDoc **styles, xmlDoc **meta, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (QuothArchive) package = NULL;

  if (n_bytes > 3 && (*data == '<' || memcmp (data, "\xef\xbb\xbf", 3) == 0))
    {
      *content = quoth_package_parse (bytes, _("the document"), error);
      return *content != NULL;
    }
  package = quoth_package_open (bytes, error);
  if (package == NULL)
    return FALSE;
  if (is_locked (package))
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT,
                           _("The document is locked by a password: save it without one, and import that"));
      return FALSE;
    }
  *content = quoth_package_load (package, "content.xml", error);
  *styles = quoth_package_load_optional (package, "styles.xml");
  *meta = quoth_package_load_optional (package, "meta.xml");
  return *content != NULL;
}

static void
tell (const Walk *walk, xmlNode *root, GPtrArray *warnings)
{
  xmlNode *changes = quoth_package_find (root, "tracked-changes");
  guint n_deleted = 0;
  guint n_inserted = 0;

  for (xmlNode *node = changes != NULL ? changes->children : NULL; node != NULL; node = node->next)
    {
      n_deleted += quoth_html_is (node, "changed-region") && quoth_xml_find (node, "deletion") != NULL;
      n_inserted += quoth_html_is (node, "changed-region") && quoth_xml_find (node, "insertion") != NULL;
    }
  if (warnings == NULL)
    return;
  if (walk->n_comments > 0)
    g_ptr_array_add (warnings, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u comment is left out", "%u comments are left out", walk->n_comments),
                                                walk->n_comments));
  if (n_deleted + n_inserted > 0)
    g_ptr_array_add (warnings, g_strdup_printf (_("Changes were tracked: the text is that with all of them (%u insertions, %u deletions)"),
                                                n_inserted, n_deleted));
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (xmlDoc) content = NULL;
  g_autoptr (xmlDoc) styles = NULL;
  g_autoptr (xmlDoc) meta = NULL;
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) lists = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) open_lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (QuothCleanText) clean = quoth_clean_text_new ();
  g_autoptr (QuothTextPlaces) places = quoth_text_places_new ();
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  Walk walk = { .text = clean, .places = places, .styles = by_name, .lists = lists, .open_lists = open_lists, .notes = notes,
                .page = 1 };
  xmlNode *root, *body;

  if (!load (bytes, &content, &styles, &meta, error))
    return NULL;
  root = xmlDocGetRootElement (content);
  read_styles (by_name, "style", styles);
  read_styles (by_name, "style", content);
  read_styles (lists, "list-style", styles);
  read_styles (lists, "list-style", content);
  body = quoth_package_find (root, "body");
  if (body != NULL)
    quoth_html_walk (body, enter_cb, leave_cb, &walk);
  render_notes (&walk);
  read_metadata (meta != NULL ? xmlDocGetRootElement (meta) : quoth_xml_find (root, "meta"), document);
  read_language (styles != NULL ? styles : content, document);
  if (!quoth_package_finish (document, clean, bytes, error))
    return NULL;
  quoth_text_places_apply (places, document);
  tell (&walk, root, warnings);
  return g_steal_pointer (&document);
}

const QuothFormat quoth_format_odt = {
  .id = "odt",
  .name = N_("OpenDocument text"),
  .summary = N_("Text documents of LibreOffice and others: the text with headings, lists, tables and notes, as it is after all tracked changes"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
