/* quoth-epub.c: the format "epub": electronic books
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book is web pages and a list of them in the order in which they are read (the spine). The pages are rendered as any web page, without
 * looking for what of them is the text: all of it is. Where the file marks the pages of the printed book, paragraphs keep their numbers. A book is
 * one document, or, divided, one for each of the files of the spine with a text, which are chapters nearly always; each is called by what the
 * table of contents calls it, else by its first heading.
 */

#include "config.h"

#include "formats/quoth-formats-private.h"
#include "formats/quoth-html-text.h"
#include "formats/quoth-package.h"
#include "formats/quoth-proposal.h"
#include "formats/quoth-text-places.h"
#include "formats/quoth-xml.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A book with more files is none. */
#define MAX_CHAPTERS 20000
/* The number of a page is shorter, in bytes. */
#define MAX_LABEL 20

static const char *const extensions[] = { "epub", NULL };
static const char *const mime_types[] = { "application/epub+zip", NULL };

typedef struct
{
  QuothArchive *package;
  char *folder;      /* of the file that lists all others, "" or with a slash at its end */
  xmlDoc *list;      /* that file */
  GHashTable *titles; /* path: what the table of contents calls it */
} Book;

static void
book_clear (Book *self)
{
  g_clear_pointer (&self->package, quoth_archive_free);
  g_clear_pointer (&self->list, xmlFreeDoc);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

static int
detect (const char *basename, const guint8 *head, gsize n_bytes)
{
  return quoth_package_detect (basename, extensions, "mimetypeapplication/epub+zip", head, n_bytes);
}

/* Paths. */

/* The entry that @reference means in a file that lies in @folder: without a fragment, "%20" and "..". */
static char *
resolve (const char *folder, const char *reference)
{
  g_autofree char *plain = g_strndup (reference, strcspn (reference, "#?"));
  g_autofree char *unescaped = g_uri_unescape_string (plain, NULL);
  g_autofree char *joined = g_strconcat (folder, unescaped != NULL ? unescaped : plain, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (strcmp (parts[i], "..") == 0 && kept->len > 0)
      g_ptr_array_set_size (kept, (int) kept->len - 1);
    else if (*parts[i] != '\0' && strcmp (parts[i], ".") != 0 && strcmp (parts[i], "..") != 0)
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static char *
dup_folder (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? g_strndup (path, (gsize) (slash - path) + 1) : g_strdup ("");
}

/* The list of files. */

static gboolean
open_book (Book *self, GBytes *bytes, GError **error)
{
  g_autoptr (xmlDoc) container = NULL;
  g_autofree char *path = NULL;
  xmlNode *root;

  self->package = quoth_package_open (bytes, error);
  container = self->package != NULL ? quoth_package_load (self->package, "META-INF/container.xml", error) : NULL;
  if (container == NULL)
    return FALSE;
  root = quoth_package_find (xmlDocGetRootElement (container), "rootfile");
  if (root == NULL || quoth_html_get_attribute (root, "full-path") == NULL)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX, _("“META-INF/container.xml” in the file names no list of what is in the book"));
      return FALSE;
    }
  path = resolve ("", quoth_html_get_attribute (root, "full-path"));
  self->folder = dup_folder (path);
  self->list = quoth_package_load (self->package, path, error);
  return self->list != NULL;
}

static xmlNode *
find_item (const Book *self, const char *id)
{
  xmlNode *manifest = quoth_package_find (xmlDocGetRootElement (self->list), "manifest");

  for (xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    if (quoth_html_is (node, "item") && g_strcmp0 (quoth_html_get_attribute (node, "id"), id) == 0)
      return node;
  return NULL;
}

/* (element-type utf8): the paths of the pages that are read, in order. What is not "linear" is read on the side: notes, pictures. */
static GPtrArray *
list_spine (const Book *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  xmlNode *spine = quoth_package_find (xmlDocGetRootElement (self->list), "spine");

  for (xmlNode *node = spine != NULL ? spine->children : NULL; node != NULL && paths->len < MAX_CHAPTERS; node = node->next)
    {
      const char *id = quoth_html_is (node, "itemref") ? quoth_html_get_attribute (node, "idref") : NULL;
      xmlNode *item = id != NULL ? find_item (self, id) : NULL;
      const char *reference = item != NULL ? quoth_html_get_attribute (item, "href") : NULL;
      const char *type = item != NULL ? quoth_html_get_attribute (item, "media-type") : NULL;
      gboolean is_contents = item != NULL && quoth_html_has_word (item, "properties", "nav");

      if (reference != NULL && !is_contents && (type == NULL || strstr (type, "html") != NULL))
        g_ptr_array_add (paths, resolve (self->folder, reference));
    }
  return paths;
}

/* The table of contents. */

static void
add_title (Book *self, const char *folder, const char *reference, xmlNode *label)
{
  g_autofree char *path = reference != NULL ? resolve (folder, reference) : NULL;
  g_autofree char *title = label != NULL ? quoth_html_dup_text (label) : NULL;

  if (path != NULL && title != NULL && *title != '\0' && !g_hash_table_contains (self->titles, path))
    g_hash_table_insert (self->titles, g_steal_pointer (&path), g_steal_pointer (&title));
}

typedef struct
{
  Book *book;
  const char *folder;
} Contents;

/* "navPoint" in EPUB 2, links in the page of contents in EPUB 3. */
static gboolean
add_title_cb (xmlNode *node, gpointer user_data)
{
  Contents *contents = user_data;

  if (quoth_html_is (node, "a"))
    add_title (contents->book, contents->folder, quoth_html_get_attribute (node, "href"), node);
  else if (quoth_html_is (node, "navPoint"))
    {
      xmlNode *content = quoth_xml_find (node, "content");

      add_title (contents->book, contents->folder, content != NULL ? quoth_html_get_attribute (content, "src") : NULL,
                 quoth_xml_find (node, "navLabel"));
    }
  return TRUE;
}

static void
read_contents (Book *self)
{
  xmlNode *manifest = quoth_package_find (xmlDocGetRootElement (self->list), "manifest");

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    {
      const char *reference = quoth_html_is (node, "item") ? quoth_html_get_attribute (node, "href") : NULL;
      const char *type = quoth_html_get_attribute (node, "media-type");

      if (reference != NULL && (quoth_html_has_word (node, "properties", "nav") || g_strcmp0 (type, "application/x-dtbncx+xml") == 0))
        {
          g_autofree char *path = resolve (self->folder, reference);
          g_autofree char *folder = dup_folder (path);
          g_autoptr (xmlDoc) file = quoth_package_load_optional (self->package, path);
          Contents contents = { self, folder };

          if (file != NULL)
            quoth_html_walk (xmlDocGetRootElement (file), add_title_cb, NULL, &contents);
        }
    }
}

/* Documents. */

typedef struct
{
  const Book *book;
  QuothCleanText *text;
  QuothTextPlaces *places;
} Writing;

/* A page of the printed book begins: <span epub:type="pagebreak" title="12"/>, or role="doc-pagebreak". */
static gboolean
mark_page_cb (xmlNode *node, QuothCleanText *text, gpointer user_data)
{
  QuothTextPlaces *places = user_data;
  const char *label = quoth_html_get_attribute (node, "title");
  g_autofree char *words = NULL;

  if (!quoth_html_has_word (node, "epub:type", "pagebreak") && !quoth_html_has_word (node, "type", "pagebreak")
      && !quoth_html_has_word (node, "role", "doc-pagebreak"))
    return FALSE;
  words = quoth_html_dup_text (node);
  if (label == NULL)
    label = quoth_html_get_attribute (node, "aria-label");
  if (label == NULL || *label == '\0')
    label = words;
  if (*label != '\0' && strlen (label) < MAX_LABEL)
    quoth_text_places_add_page (places, quoth_clean_text_get_length (text), label);
  /* In a page that is no right XML what follows may seem to be in it. */
  return strlen (words) < MAX_LABEL;
}

/* The page with characters for the entities of HTML, which XML does not know without a definition that lies elsewhere. */
static GBytes *
expand_entities (const char *html)
{
  GString *xml = g_string_new (NULL);

  while (*html != '\0')
    {
      const char *end = *html == '&' ? strchr (html, ';') : NULL;
      g_autofree char *name = end != NULL && end - html < 12 ? g_strndup (html + 1, (gsize) (end - html) - 1) : NULL;
      const htmlEntityDesc *entity = name != NULL ? htmlEntityLookup ((const xmlChar *) name) : NULL;

      if (entity != NULL && strchr ("<>&\"'", (int) MIN (entity->value, 0x7f)) == NULL)
        {
          g_string_append_unichar (xml, entity->value);
          html = end + 1;
        }
      else
        g_string_append_c (xml, *html++);
    }
  return g_string_free_to_bytes (xml);
}

/* The pages of books are XHTML, where an element may be closed in its own tag; those of some are only HTML. */
static xmlDoc *
parse_page (const QuothDecoded *decoded, const char *path, GError **error)
{
  const char *html = quoth_text_get_utf8 (decoded->text);
  gboolean is_utf8 = g_ascii_strcasecmp (decoded->encoding, "UTF-8") == 0;
  g_autoptr (GBytes) xml = is_utf8 ? expand_entities (html) : NULL;
  xmlDoc *page = xml != NULL ? quoth_package_parse (xml, path, NULL) : NULL;

  return page != NULL ? page : quoth_html_parse (html, quoth_text_get_n_bytes (decoded->text), error);
}

static gboolean
write_chapter (const Writing *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_archive_load (self->book->package, path, error);
  g_autoptr (QuothDocument) unused = quoth_document_new (NULL);
  g_autoptr (QuothDecoded) decoded = NULL;
  g_autoptr (xmlDoc) page = NULL;
  xmlNode *body;

  if (bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) == 0)
    return TRUE;
  decoded = quoth_proposal_decode (unused, bytes, NULL, NULL, NULL);
  if (decoded == NULL)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT,
                   _("“%s” in the book is no text: it is locked (by a DRM) or damaged. Only books without a lock can be read"), path);
      return FALSE;
    }
  page = parse_page (decoded, path, error);
  body = page != NULL ? quoth_package_find (xmlDocGetRootElement (page), "body") : NULL;
  if (page == NULL)
    return FALSE;
  quoth_clean_text_break (self->text, 2);
  if (body != NULL)
    quoth_html_render_all (body, self->text, mark_page_cb, self->places);
  quoth_clean_text_break (self->text, 2);
  return TRUE;
}

static void
read_metadata (const Book *self, QuothDocument *document)
{
  xmlNode *metadata = quoth_package_find (xmlDocGetRootElement (self->list), "metadata");
  g_autofree char *date = NULL;

  quoth_package_take_field (metadata, "title", &document->title);
  quoth_package_take_field (metadata, "creator", &document->author);
  quoth_package_take_field (metadata, "publisher", &document->source);
  quoth_package_take_field (metadata, "language", &document->language);
  quoth_package_take_field (metadata, "date", &date);
  document->date = quoth_proposal_dup_date (date);
}

/* @path: of the chapter that the document is; NULL for the whole book. */
static QuothDocument *
make_document (const Writing *writing, const char *path, GBytes *original, GError **error)
{
  const Book *book = writing->book;
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  const char *title = path != NULL ? g_hash_table_lookup (book->titles, path) : NULL;

  if (path != NULL)
    document->name = g_strdup (title);
  read_metadata (book, document);
  /* A chapter is called after itself, and its medium is the book. */
  if (path != NULL)
    {
      g_free (document->source);
      document->source = g_steal_pointer (&document->title);
      document->title = g_strdup (title);
    }
  if (!quoth_package_finish (document, writing->text, original, error))
    return NULL;
  quoth_text_places_apply (writing->places, document);
  return g_steal_pointer (&document);
}

static QuothDocument *
read_whole (const Book *book, GPtrArray *spine, GBytes *bytes, GError **error)
{
  g_autoptr (QuothCleanText) text = quoth_clean_text_new ();
  g_autoptr (QuothTextPlaces) places = quoth_text_places_new ();
  Writing writing = { book, text, places };

  for (guint i = 0; i < spine->len; i++)
    if (!write_chapter (&writing, spine->pdata[i], error))
      return NULL;
  return make_document (&writing, NULL, bytes, error);
}

/* The original of a chapter is its page: the book would be there as often as it has chapters. */
static gboolean
read_chapters (const Book *book, GPtrArray *spine, GPtrArray *documents, GError **error)
{
  for (guint i = 0; i < spine->len; i++)
    {
      g_autoptr (QuothCleanText) text = quoth_clean_text_new ();
      g_autoptr (QuothTextPlaces) places = quoth_text_places_new ();
      Writing writing = { book, text, places };
      g_autoptr (GBytes) page = NULL;
      QuothDocument *document;

      if (!write_chapter (&writing, spine->pdata[i], error))
        return FALSE;
      if (quoth_clean_text_is_empty (text))
        continue;
      page = quoth_archive_load (book->package, spine->pdata[i], error);
      document = page != NULL ? make_document (&writing, spine->pdata[i], page, error) : NULL;
      if (document == NULL)
        return FALSE;
      g_ptr_array_add (documents, document);
    }
  return TRUE;
}

static GPtrArray *
read_documents (GBytes *bytes, const char *encoding, gboolean divided, GPtrArray *warnings, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (quoth_value_unref);
  g_autoptr (GPtrArray) spine = NULL;
  g_auto (Book) book = { NULL, NULL, NULL, NULL };
  QuothDocument *whole;

  if (!open_book (&book, bytes, error))
    return NULL;
  read_contents (&book);
  spine = list_spine (&book);
  if (divided && !read_chapters (&book, spine, documents, error))
    return NULL;
  if (documents->len > 0)
    return g_steal_pointer (&documents);
  whole = read_whole (&book, spine, bytes, error);
  if (whole == NULL)
    return NULL;
  g_ptr_array_add (documents, whole);
  return g_steal_pointer (&documents);
}

const QuothFormat quoth_format_epub = {
  .id = "epub",
  .name = N_("Electronic book"),
  .summary = N_("EPUB files: the text in the order in which it is read, as one text or one for each chapter; pages of the printed book are kept where marked"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_DOCUMENTS,
  .detect = detect,
  .parts = N_("chapters"),
  .read_documents = read_documents,
};
