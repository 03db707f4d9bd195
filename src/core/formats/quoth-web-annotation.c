/* quoth-web-annotation.c: a project as W3C Web Annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder with the text NAME.txt of each document, and beside it NAME.jsonld, a page of annotations in JSON-LD. Each mark is one: who
 * made it and when; what it is, as a body that classifies; what else is said of it, as tags "key=value"; memos as comments. Its target is
 * the document's address or else the text file, the place both as positions in code points and as the words with 32 characters around
 * them; several stretches are several targets, in order. How one mark stands to another is an annotation that links, whose two targets
 * are what it leads from and to, as RecogitoJS has it.
 *
 * One document at a time is in memory.
 */

#include "config.h"

#include "formats/quoth-web-annotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define MARK "{\"@context\":\"" CONTEXT "\",\"type\":\"AnnotationPage\",\"generator\":{\"type\":\"Software\",\"name\":\"Quoth\"}"
#define N_AROUND 32

/*
 * @file: (nullable): the page at work, of the document @id
 * @n_items: how many it has
 * @source: what its annotations are on
 */
typedef struct
{
  QuothExport *export;
  GHashTable *names;
  QuothExportFile *file;
  QuothId id;
  guint n_items;
  guint n_links;
  char *source;
} Writer;

/* ---- Annotations ---- */

static void
append_member (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "\"%s\":", key);
  quoth_json_append_string (out, value);
}

static void
begin_item (Writer *self)
{
  g_string_append (self->file->buffer, self->n_items++ > 0 ? ",\n" : "\n");
}

static void
append_creator (GString *out, const char *coder)
{
  if (coder == NULL)
    return;
  g_string_append (out, ",\"creator\":{\"type\":\"Person\",");
  append_member (out, "name", coder);
  g_string_append_c (out, '}');
}

static void
append_body (GString *out, const char *purpose, const char *value)
{
  g_string_append_printf (out, "{\"type\":\"TextualBody\",\"purpose\":\"%s\",", purpose);
  append_member (out, "value", value);
  g_string_append_c (out, '}');
}

/* A key that has a "=" itself is written so that it has none. */
static void
append_feature (GString *out, const QuothFeature *feature)
{
  g_autofree char *key = g_uri_escape_string (feature->key, NULL, TRUE);
  g_autofree char *tag = g_strconcat (key, "=", feature->value, NULL);

  if (g_str_equal (feature->key, QUOTH_MARKUP_MEMO))
    append_body (out, "commenting", feature->value);
  else
    append_body (out, "tagging", tag);
}

static void
append_slice (GString *out, const char *key, QuothText *text, QuothRange range)
{
  g_autofree char *slice = quoth_text_dup_slice (text, range);

  append_member (out, key, slice);
}

static void
append_target (Writer *self, QuothText *text, QuothRange range)
{
  GString *out = self->file->buffer;
  guint length = quoth_text_get_length (text);
  guint before = range.start > N_AROUND ? range.start - N_AROUND : 0;
  guint behind = length - range.end > N_AROUND ? range.end + N_AROUND : length;

  g_string_append_c (out, '{');
  append_member (out, "source", self->source);
  g_string_append_printf (
    out, ",\"selector\":[{\"type\":\"TextPositionSelector\",\"start\":%u,\"end\":%u},{\"type\":\"TextQuoteSelector\",", range.start,
    range.end);
  append_slice (out, "exact", text, range);
  g_string_append_c (out, ',');
  append_slice (out, "prefix", text, quoth_range (before, range.start));
  g_string_append_c (out, ',');
  append_slice (out, "suffix", text, quoth_range (range.end, behind));
  g_string_append (out, "}]}");
}

static void
append_mark (Writer *self, const QuothMarkup *markup, const QuothMark *mark)
{
  GString *out = self->file->buffer;

  begin_item (self);
  g_string_append_printf (out, "{\"id\":\"#%s\",\"type\":\"Annotation\",\"motivation\":\"classifying\"", mark->id);
  append_creator (out, markup->coder);
  if (mark->time != 0)
    {
      g_string_append (out, ",\"created\":\"");
      quoth_json_append_time (out, mark->time);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ",\"body\":[");
  append_body (out, "classifying", mark->label);
  for (guint i = 0; i < mark->features->len; i++)
    {
      g_string_append_c (out, ',');
      append_feature (out, &g_array_index (mark->features, QuothFeature, i));
    }
  g_string_append (out, "],\"target\":[");
  for (guint i = 0; i < mark->ranges->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_target (self, markup->document->text, g_array_index (mark->ranges, QuothRange, i));
    }
  g_string_append (out, "]}");
}

static void
append_link (Writer *self, const QuothMarkup *markup, const QuothMarkLink *link)
{
  GString *out = self->file->buffer;

  begin_item (self);
  g_string_append_printf (out, "{\"id\":\"#link-%u\",\"type\":\"Annotation\",\"motivation\":\"linking\"", ++self->n_links);
  append_creator (out, markup->coder);
  g_string_append (out, ",\"body\":[");
  append_body (out, "tagging", link->label);
  g_string_append_printf (out, "],\"target\":[{\"id\":\"#%s\"},{\"id\":\"#%s\"}]}", link->from, link->to);
}

/* ---- Documents ---- */

static void
count_document_losses (Writer *self, const QuothMarkup *markup, const char *file_name)
{
  const QuothDocument *document = markup->document;
  gboolean has_address = document->url != NULL && g_uri_peek_scheme (document->url) != NULL && markup->marks->len > 0;
  const char *const fields[] = { document->title, document->document_kind, document->author, document->source, document->date,
                                 document->language, document->note, has_address ? NULL : document->url };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    quoth_export_add_loss (
      self->export, _("titles, authors and other data of texts"), fields[i] != NULL && *fields[i] != '\0');
  quoth_export_add_loss (
    self->export, _("names of texts, which are called by their files"), !g_str_equal (document->name, file_name));
}

/* Distinct also where capitals do not count. */
static char *
make_file_name (Writer *self, const char *document)
{
  g_autofree char *base = quoth_export_file_name (document);
  char *name = g_strdup (base);

  for (guint n = 2; !g_hash_table_add (self->names, g_utf8_casefold (name, -1)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", base, n);
    }
  return name;
}

static gboolean
write_text (Writer *self, const QuothDocument *document, const char *file_name, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self->export, file_name, error);

  if (file == NULL)
    return FALSE;
  g_string_append_len (file->buffer, quoth_text_get_utf8 (document->text), (gssize) quoth_text_get_n_bytes (document->text));
  return quoth_export_file_close (file, error);
}

static gboolean
end_page (Writer *self, GError **error)
{
  g_autoptr (QuothExportFile) file = g_steal_pointer (&self->file);

  if (file == NULL)
    return TRUE;
  g_string_append (file->buffer, "\n]}\n");
  g_clear_pointer (&self->source, g_free);
  return quoth_export_file_close (file, error);
}

static gboolean
begin_page (Writer *self, const QuothMarkup *markup, GError **error)
{
  const QuothDocument *document = markup->document;
  g_autofree char *name = make_file_name (self, document->name);
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *file_name = g_strconcat (name, ".jsonld", NULL);
  g_autofree char *id = g_uri_escape_string (file_name, NULL, FALSE);

  count_document_losses (self, markup, name);
  if (!write_text (self, document, text_name, error)
      || (self->file = quoth_export_open_file (self->export, file_name, error)) == NULL)
    return FALSE;
  self->id = document->value.id;
  self->n_items = self->n_links = 0;
  if (document->url != NULL && g_uri_peek_scheme (document->url) != NULL)
    self->source = g_strdup (document->url);
  else
    self->source = g_uri_escape_string (text_name, NULL, FALSE);
  g_string_append (self->file->buffer, MARK ",");
  append_member (self->file->buffer, "id", id);
  g_string_append (self->file->buffer, ",\"items\":[");
  return TRUE;
}

/* Several coders' annotations in one document come one after the other. */
static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;

  if (self->file == NULL || !quoth_id_equal (&self->id, &markup->document->value.id))
    if (!end_page (self, error) || !begin_page (self, markup, error))
      return FALSE;
  for (guint i = 0; i < markup->marks->len; i++)
    {
      append_mark (self, markup, markup->marks->pdata[i]);
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  for (guint i = 0; i < markup->links->len; i++)
    {
      append_link (self, markup, markup->links->pdata[i]);
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_web_annotation (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer self = { .export = export, .names = names };
  QuothMarkupFlags flags = QUOTH_MARKUP_FRAGMENTS | QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY | QUOTH_MARKUP_CODERS
                           | QUOTH_MARKUP_MEMOS | QUOTH_MARKUP_TIMES;
  gboolean done = quoth_markup_foreach (export, flags, write_markup_cb, &self, error) && end_page (&self, error);

  g_clear_pointer (&self.file, quoth_export_file_free);
  g_free (self.source);
  return done;
}

/* ---- The format ---- */

/* A person's own folder of texts, or of annotations, is never replaced: only pages that begin as ours do, and their texts. */
static gboolean
is_own_file (const char *folder, const char *basename)
{
  g_autofree char *stem = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  if (!g_str_has_suffix (basename, ".txt") && !g_str_has_suffix (basename, ".jsonld"))
    return FALSE;
  stem = g_strndup (basename, (gsize) (strrchr (basename, '.') - basename));
  path = g_strdup_printf ("%s/%s.jsonld", folder, stem);
  return g_file_get_contents (path, &content, NULL, NULL) && g_str_has_prefix (content, MARK);
}

static int
detect_web_annotation (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  const char *first = start + (g_str_has_prefix (start, "\357\273\277") ? 3 : 0);

  first += strspn (first, " \t\r\n");
  if (*first != '{' && *first != '[')
    return 0;
  if (strstr (start, CONTEXT) != NULL)
    return 95;
  return strstr (start, "\"TextQuoteSelector\"") != NULL || strstr (start, "\"TextPositionSelector\"") != NULL ? 90 : 0;
}

static const char *const extensions[] = { "jsonld", NULL };
static const char *const mime_types[] = { "application/ld+json", NULL };

static const char *const losses[] = {
  N_ ("who the actors are, but for their names and, where they are mentioned, their kinds"),
  N_ ("relations between claims of different documents or coders"),
  N_ ("actors and codes by themselves, and what else a codebook defines"),
  N_ ("metadata of documents other than an address, segments, and original files"),
  NULL,
};

const QuothFormat quoth_format_web_annotation = {
  .id = "web-annotation",
  .name = N_ ("W3C Web Annotation"),
  .summary = N_ ("A folder of texts and annotations in JSON-LD, as Hypothesis and Recogito have them"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_COMES_IN_FOLDERS,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION) | QUOTH_KIND_BIT (MEMO),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS | QUOTH_KEEPS_TIMES,
  .losses = losses,
  .detect = detect_web_annotation,
  .read_edits = quoth_web_annotation_read,
  .write = write_web_annotation,
  .is_own_file = is_own_file,
};
