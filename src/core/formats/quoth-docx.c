/* quoth-docx.c: the format "docx": documents of Word, and of all that writes its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is what a reader of the last version reads: what was inserted while changes were tracked is there, what was deleted is not. A
 * text box comes after the paragraph that it hangs on, notes at the end, each with the sign that stands in the text. Word writes down
 * where its pages ended when it last showed the document: where it did, paragraphs keep their pages.
 */

#include "config.h"

#include "formats/quoth-docx-styles.h"
#include "formats/quoth-formats-private.h"
#include "formats/quoth-proposal.h"
#include "formats/quoth-text-places.h"
#include "formats/quoth-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A table with a longer cell is there for the layout, in bytes. */
#define MAX_CELL 800

static const char *const extensions[] = { "docx", "docm", "dotx", NULL };
static const char *const mime_types[] = { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", NULL };

typedef struct
{
  QuothCleanText *text;
  QuothDocxStyles *styles;
  QuothTextPlaces *places;
  GPtrArray *boxes; /* (element-type xmlNode): w:txbxContent that come after the paragraph */
  GPtrArray *notes; /* (element-type utf8): "footnote 3", in the order of their signs */
  guint page;
  guint n_deleted;
  guint n_inserted;
  guint n_paragraphs; /* open: a text box has paragraphs inside of one */
  gboolean joins;     /* whether the end of the paragraph before was deleted */
  gboolean is_table;
  gboolean is_first_cell;
} Walk;

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  return quoth_package_detect (basename, extensions, "word/", head, n_bytes);
}

/* Paragraphs. */

static void
enter_paragraph (Walk *walk, xmlNode *node)
{
  xmlNode *properties = quoth_xml_find (node, "pPr");
  QuothDocxLook look = quoth_docx_styles_get_look (walk->styles, properties);
  guint depth = 0;
  g_autofree char *marker = quoth_docx_styles_count (walk->styles, properties, &depth);

  walk->n_paragraphs++;
  if (!walk->joins)
    quoth_clean_text_break (walk->text, marker != NULL && look == QUOTH_DOCX_PLAIN ? 1 : 2);
  if (look != QUOTH_DOCX_PLAIN)
    quoth_clean_text_open (walk->text, look == QUOTH_DOCX_HEADING ? QUOTH_SEGMENT_HEADING : QUOTH_SEGMENT_QUOTE);
  if (marker != NULL && !walk->joins)
    quoth_clean_text_item (walk->text, marker, look == QUOTH_DOCX_PLAIN ? depth : 0);
  walk->joins = FALSE;
}

static void
leave_paragraph (Walk *walk, xmlNode *node)
{
  xmlNode *properties = quoth_xml_find (node, "pPr");
  xmlNode *mark = properties != NULL ? quoth_xml_find (properties, "rPr") : NULL;
  gboolean is_item = properties != NULL && quoth_xml_find (properties, "numPr") != NULL;
  gboolean is_marked = quoth_docx_styles_get_look (walk->styles, properties) != QUOTH_DOCX_PLAIN;

  walk->n_paragraphs--;
  walk->joins = mark != NULL && quoth_xml_find (mark, "del") != NULL;
  quoth_clean_text_item (walk->text, NULL, 0);
  if (is_marked)
    quoth_clean_text_close (walk->text);
  if (!walk->joins)
    quoth_clean_text_break (walk->text, is_item && !is_marked ? 1 : 2);
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
is_data_table (xmlNode *table)
{
  gboolean has_columns = FALSE;

  for (xmlNode *row = table->children; row != NULL; row = row->next)
    {
      guint n_cells = 0;

      for (xmlNode *cell = quoth_html_is (row, "tr") ? row->children : NULL; cell != NULL; cell = cell->next)
        {
          gsize length = 0;

          if (!quoth_html_is (cell, "tc"))
            continue;
          quoth_html_walk (cell, add_length_cb, NULL, &length);
          if (length > MAX_CELL || quoth_package_find (cell, "tbl") != NULL)
            return FALSE;
          has_columns = has_columns || ++n_cells > 1;
        }
    }
  return has_columns;
}

static void
enter_row (Walk *walk)
{
  quoth_clean_text_set_flat (walk->text, FALSE);
  quoth_clean_text_break (walk->text, 1);
  walk->is_first_cell = TRUE;
}

static void
enter_cell (Walk *walk)
{
  quoth_clean_text_set_flat (walk->text, TRUE);
  if (!walk->is_first_cell)
    quoth_clean_text_tab (walk->text);
  walk->is_first_cell = FALSE;
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
add_note (Walk *walk, xmlNode *node, const char *kind)
{
  const char *id = quoth_html_get_attribute (node, "id");
  g_autofree char *sign = NULL;

  if (id == NULL)
    return;
  g_ptr_array_add (walk->notes, g_strdup_printf ("%s %s", kind, id));
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

/* A sign of a font of pictures; only what stands for itself is text. */
static void
add_symbol (Walk *walk, xmlNode *node)
{
  const char *code = quoth_html_get_attribute (node, "char");
  gunichar c = code != NULL ? (gunichar) g_ascii_strtoull (code, NULL, 16) : 0;
  char utf8[8];

  if (c > ' ' && g_unichar_validate (c) && g_unichar_type (c) != G_UNICODE_PRIVATE_USE)
    quoth_clean_text_append (walk->text, utf8, g_unichar_to_utf8 (c, utf8));
}

static gboolean
is_hidden (xmlNode *run)
{
  xmlNode *properties = quoth_xml_find (run, "rPr");
  xmlNode *vanish = properties != NULL ? quoth_xml_find (properties, "vanish") : NULL;
  const char *value = vanish != NULL ? quoth_html_get_attribute (vanish, "val") : NULL;

  return vanish != NULL && (value == NULL || (strcmp (value, "0") != 0 && strcmp (value, "false") != 0));
}

static void
add_word (Walk *walk, xmlNode *node)
{
  if (quoth_html_is (node, "tab") && !quoth_html_is (node->parent, "tabs"))
    quoth_clean_text_append (walk->text, "\t", 1);
  else if (quoth_html_is (node, "br") || quoth_html_is (node, "cr"))
    quoth_clean_text_new_line (walk->text);
  else if (quoth_html_is (node, "noBreakHyphen"))
    quoth_clean_text_append (walk->text, "\xe2\x80\x91", -1);
  else if (quoth_html_is (node, "footnoteReference"))
    add_note (walk, node, "footnote");
  else if (quoth_html_is (node, "endnoteReference"))
    add_note (walk, node, "endnote");
  else if (quoth_html_is (node, "lastRenderedPageBreak"))
    begin_page (walk);
  else if (quoth_html_is (node, "sym"))
    add_symbol (walk, node);
  else if (quoth_html_is (node, "p"))
    enter_paragraph (walk, node);
  else if (quoth_html_is (node, "tr") && walk->is_table)
    enter_row (walk);
  else if (quoth_html_is (node, "tc") && walk->is_table)
    enter_cell (walk);
  else if (quoth_html_is (node, "tbl"))
    {
      quoth_clean_text_break (walk->text, 2);
      walk->is_table = walk->is_table || is_data_table (node);
    }
}

/* What no reader sees; all sorted. A text box stands twice in the file, once for old programs. */
static const char *const unread[] = {
  "Fallback", "del", "delInstrText", "delText", "instrText", "moveFrom", "pPr", "rPr", "rt", "sdtEndPr", "sdtPr", "sectPr", "tblPr", "tcPr", "trPr",
};

/* A line of the table of contents: what it lists stands in the text. */
static gboolean
is_contents (const Walk *walk, xmlNode *node)
{
  return quoth_html_is (node, "p")
         && quoth_docx_styles_get_look (walk->styles, quoth_xml_find (node, "pPr")) == QUOTH_DOCX_CONTENTS;
}

static gboolean
enter_cb (xmlNode *node, gpointer user_data)
{
  Walk *walk = user_data;

  if (node->type == XML_TEXT_NODE && node->content != NULL)
    {
      if (quoth_html_is (node->parent, "t"))
        quoth_clean_text_append (walk->text, (const char *) node->content, -1);
      return FALSE;
    }
  if (quoth_html_is_one_of (node, unread, G_N_ELEMENTS (unread)))
    {
      walk->n_deleted += quoth_html_is (node, "del") || quoth_html_is (node, "moveFrom");
      return FALSE;
    }
  if (quoth_html_is (node, "txbxContent") && walk->n_paragraphs > 0)
    {
      g_ptr_array_add (walk->boxes, node);
      return FALSE;
    }
  if ((quoth_html_is (node, "r") && is_hidden (node)) || is_contents (walk, node))
    return FALSE;
  walk->n_inserted += quoth_html_is (node, "ins") || quoth_html_is (node, "moveTo");
  add_word (walk, node);
  return TRUE;
}

static void render (Walk *walk, xmlNode *node);

static void
leave_cb (xmlNode *node, gpointer user_data)
{
  Walk *walk = user_data;

  if (quoth_html_is (node, "p"))
    {
      leave_paragraph (walk, node);
      while (walk->boxes->len > 0 && walk->n_paragraphs == 0)
        render (walk, g_ptr_array_steal_index (walk->boxes, 0));
    }
  else if (quoth_html_is (node, "tbl") && walk->is_table && is_data_table (node))
    leave_table (walk);
}

/* A text box in a text box is in the list of boxes when the outer one is read: so this does not go deep. */
static void
render (Walk *walk, xmlNode *node)
{
  gboolean is_table = walk->is_table;

  walk->is_table = FALSE;
  quoth_html_walk (node, enter_cb, leave_cb, walk);
  walk->is_table = is_table;
}

/* Notes. */

static xmlNode *
find_note (xmlDoc *file, const char *kind, const char *id)
{
  xmlNode *root = file != NULL ? xmlDocGetRootElement (file) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (quoth_html_is (node, kind) && g_strcmp0 (quoth_html_get_attribute (node, "id"), id) == 0)
      return node;
  return NULL;
}

/* What the notes refer to may refer to notes: those come after, too. */
static void
render_notes (Walk *walk, QuothArchive *package)
{
  g_autoptr (xmlDoc) footnotes = quoth_package_load_optional (package, "word/footnotes.xml");
  g_autoptr (xmlDoc) endnotes = quoth_package_load_optional (package, "word/endnotes.xml");

  for (guint i = 0; i < walk->notes->len && i < 100000; i++)
    {
      const char *key = walk->notes->pdata[i];
      gboolean is_footnote = g_str_has_prefix (key, "footnote ");
      xmlNode *note = find_note (is_footnote ? footnotes : endnotes, is_footnote ? "footnote" : "endnote", strchr (key, ' ') + 1);
      g_autofree char *sign = g_strdup_printf ("[%u] ", i + 1);

      if (note == NULL)
        continue;
      quoth_clean_text_break (walk->text, 2);
      quoth_clean_text_append (walk->text, sign, -1);
      walk->joins = TRUE;
      render (walk, note);
    }
}

/* Metadata. */

static void
read_properties (QuothArchive *package, QuothDocument *document, const QuothDocxStyles *styles)
{
  g_autoptr (xmlDoc) file = quoth_package_load_optional (package, "docProps/core.xml");
  xmlNode *root = file != NULL ? xmlDocGetRootElement (file) : NULL;
  g_autofree char *created = NULL;

  quoth_package_take_field (root, "title", &document->title);
  quoth_package_take_field (root, "creator", &document->author);
  quoth_package_take_field (root, "language", &document->language);
  quoth_package_take_field (root, "created", &created);
  if (document->language == NULL)
    document->language = g_strdup (quoth_docx_styles_get_language (styles));
  document->date = quoth_proposal_dup_date (created);
}

static void
tell (const Walk *walk, QuothArchive *package, GPtrArray *warnings)
{
  g_autoptr (xmlDoc) comments = quoth_package_load_optional (package, "word/comments.xml");
  xmlNode *root = comments != NULL ? xmlDocGetRootElement (comments) : NULL;
  guint n_comments = 0;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    n_comments += quoth_html_is (node, "comment");
  if (warnings == NULL)
    return;
  if (n_comments > 0)
    g_ptr_array_add (warnings, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u comment is left out", "%u comments are left out", n_comments),
                                                n_comments));
  if (walk->n_deleted + walk->n_inserted > 0)
    g_ptr_array_add (warnings, g_strdup_printf (_("Changes were tracked: the text is that with all of them (%u insertions, %u deletions)"),
                                                walk->n_inserted, walk->n_deleted));
}

/* Where the main part is; nearly always in word/document.xml. */
static char *
dup_main_part (QuothArchive *package)
{
  g_autoptr (xmlDoc) relations = quoth_package_load_optional (package, "_rels/.rels");
  xmlNode *root = relations != NULL ? xmlDocGetRootElement (relations) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      const char *type = quoth_html_get_attribute (node, "Type");
      const char *target = quoth_html_get_attribute (node, "Target");

      if (type != NULL && target != NULL && g_str_has_suffix (type, "/officeDocument"))
        return g_strdup (*target == '/' ? target + 1 : target);
    }
  return g_strdup ("word/document.xml");
}

static QuothDocument *
read_document (GBytes *bytes, const char *encoding, GPtrArray *warnings, GError **error)
{
  g_autoptr (QuothArchive) package = quoth_package_open (bytes, error);
  g_autofree char *main_part = package != NULL ? dup_main_part (package) : NULL;
  g_autoptr (xmlDoc) main_file = package != NULL ? quoth_package_load (package, main_part, error) : NULL;
  g_autoptr (xmlDoc) styles_file = main_file != NULL ? quoth_package_load_optional (package, "word/styles.xml") : NULL;
  g_autoptr (xmlDoc) numbering = main_file != NULL ? quoth_package_load_optional (package, "word/numbering.xml") : NULL;
  g_autoptr (QuothDocxStyles) styles = quoth_docx_styles_new (styles_file, numbering);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothCleanText) clean = quoth_clean_text_new ();
  g_autoptr (QuothTextPlaces) places = quoth_text_places_new ();
  g_autoptr (GPtrArray) boxes = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { .text = clean, .styles = styles, .places = places, .boxes = boxes, .notes = notes, .page = 1 };

  if (main_file == NULL)
    return NULL;
  render (&walk, xmlDocGetRootElement (main_file));
  render_notes (&walk, package);
  read_properties (package, document, styles);
  if (!quoth_package_finish (document, clean, bytes, error))
    return NULL;
  quoth_text_places_apply (places, document);
  tell (&walk, package, warnings);
  return g_steal_pointer (&document);
}

const QuothFormat quoth_format_docx = {
  .id = "docx",
  .name = N_("Word document"),
  .summary = N_("Documents of Word 2007 and later: the text with headings, lists, tables and notes, as it is after all tracked changes"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .read_document = read_document,
};
