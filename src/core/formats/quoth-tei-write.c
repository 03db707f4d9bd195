/* quoth-tei-write.c: writing TEI
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is coded in a text stands before it, and comes once for each coder; the anchors of all stand in it. So of each text the
 * parts are collected, and written when the next one comes; and since links between texts stand before all of them, the texts go to a
 * temporary file.
 */

#include "config.h"

#include "formats/quoth-spool.h"
#include "formats/quoth-tei-codes.h"
#include "formats/quoth-tei-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

/* An end of a span. */
typedef struct
{
  guint place;
  guint span;
  gboolean is_end;
} Anchor;

/* An export at work; what follows @document is of the one that is collected. */
typedef struct
{
  QuothExport *export;
  QuothExportFile *file; /* where the texts go */
  QuothMarkupNotes *memos;
  guint n_documents;
  guint n_replaced;
  guint n_links;
  GHashTable *codes; /* key: the number of its category */

  QuothDocument *document;
  GString *bibl;
  GString *coders;
  GString *persons;
  GString *orgs;
  GString *labels;
  GString *spans;
  GString *links;
  GString *link_notes;
  GHashTable *coder_numbers; /* of respStmts */
  GHashTable *actors; /* "LABEL NAME": its number */
  GHashTable *known_labels;
  GArray *anchors;
  guint n_spans;
} Writer;

/* ---- Small things ---- */

static void
append_element (Writer *self, GString *out, const char *tag, const char *type, const char *content)
{
  if (content == NULL || *content == '\0')
    return;
  g_string_append_printf (out, "<%s", tag);
  if (type != NULL)
    g_string_append_printf (out, " type=\"%s\"", type);
  g_string_append_c (out, '>');
  self->n_replaced += quoth_xml_append_text (out, content);
  g_string_append_printf (out, "</%s>", tag);
}

/* The number of @name in @table, where it has one; else the next, and @is_new. */
static guint
number_name (GHashTable *table, const char *name, gboolean *is_new)
{
  gpointer number = g_hash_table_lookup (table, name);

  *is_new = number == NULL;
  if (*is_new)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (table) + 1);
      g_hash_table_insert (table, g_strdup (name), number);
    }
  return GPOINTER_TO_UINT (number);
}

/* In the header of the text, or of the corpus where there is none. (transfer full) */
static char *
need_coder_cb (const char *coder, gpointer user_data)
{
  Writer *self = user_data;
  gboolean is_new;
  guint number = number_name (self->coder_numbers, coder, &is_new);
  g_autofree char *id = self->document != NULL ? g_strdup_printf ("d%u.c%u", self->n_documents, number) : g_strdup_printf ("c%u", number);

  if (is_new)
    {
      g_string_append_printf (self->coders, "<respStmt xml:id=\"%s\"><resp>coder</resp>", id);
      append_element (self, self->coders, "name", NULL, coder);
      g_string_append (self->coders, "</respStmt>");
    }
  return g_steal_pointer (&id);
}

static void
append_said (Writer *self, GString *out, const GArray *attributes, const GPtrArray *notes)
{
  self->n_replaced += quoth_tei_append_attributes (out, attributes);
  self->n_replaced += quoth_tei_append_notes (out, notes, need_coder_cb, self);
}

/* ---- A span ---- */

static guint
need_label (Writer *self, const char *label)
{
  gboolean is_new;
  guint number = number_name (self->known_labels, label, &is_new);

  if (is_new)
    {
      g_string_append_printf (self->labels, "      <interp xml:id=\"d%u.l%u\">", self->n_documents, number);
      self->n_replaced += quoth_xml_append_text (self->labels, label);
      g_string_append (self->labels, "</interp>\n");
    }
  return number;
}

static guint
need_actor (Writer *self, const char *label, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s %s", label, name);
  gboolean is_person = g_str_equal (label, "person"), is_new;
  guint number = number_name (self->actors, key, &is_new);
  GString *out = is_person ? self->persons : self->orgs;

  if (is_new)
    {
      g_string_append_printf (out, "      <%s xml:id=\"d%u.a%u\">", is_person ? "person" : "org", self->n_documents, number);
      append_element (self, out, is_person ? "persName" : "orgName", NULL, name);
      g_string_append_printf (out, "</%s>\n", is_person ? "person" : "org");
    }
  return number;
}

static void
append_codes (Writer *self, const QuothMark *mark)
{
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);
      gpointer number = NULL;

      for (gsize n = strlen (feature->value); g_str_equal (feature->key, "code") && number == NULL && n > 0; n--)
        if (n == strlen (feature->value) || feature->value[n] == '=')
          {
            g_autofree char *key = g_strndup (feature->value, n);

            number = g_hash_table_lookup (self->codes, key);
          }
      if (number != NULL)
        g_string_append_printf (self->spans, " #code.%u", GPOINTER_TO_UINT (number));
    }
}

static void
add_anchors (Writer *self, QuothRange range)
{
  Anchor start = { range.start, self->n_spans, FALSE };
  Anchor end = { range.end, self->n_spans, TRUE };

  g_array_append_val (self->anchors, start);
  g_array_append_val (self->anchors, end);
}

static void
add_span (Writer *self, const QuothMark *mark)
{
  const char *actor = quoth_mark_get_feature (mark, "actor");
  guint label = need_label (self, mark->label);
  guint d = self->n_documents;

  self->n_spans++;
  add_anchors (self, g_array_index (mark->ranges, QuothRange, 0));
  g_string_append_printf (self->spans, "      <span xml:id=\"s%s\" from=\"#d%u.s%u.from\" to=\"#d%u.s%u.to\" ana=\"#d%u.l%u",
                          mark->id, d, self->n_spans, d, self->n_spans, d, label);
  append_codes (self, mark);
  g_string_append_c (self->spans, '"');
  if (actor != NULL)
    g_string_append_printf (self->spans, " corresp=\"#d%u.a%u\"", d, need_actor (self, mark->label, actor));
  g_string_append_c (self->spans, '>');
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (!g_str_equal (feature->key, "actor"))
        append_element (self, self->spans, "note", feature->key, feature->value);
    }
  append_said (self, self->spans, mark->attributes, mark->notes);
  g_string_append (self->spans, "</span>\n");
}

/* A link is empty: what is written on it stands in a span whose target it is. */
static void
add_link (Writer *self, const QuothMarkLink *link)
{
  g_autofree char *coder = link->coder != NULL ? need_coder_cb (link->coder, self) : NULL;
  gboolean is_target = link->attributes != NULL || link->notes != NULL;

  g_string_append (self->links, "      <link n=\"");
  self->n_replaced += quoth_xml_append_value (self->links, link->label);
  g_string_append_c (self->links, '"');
  if (is_target)
    g_string_append_printf (self->links, " xml:id=\"k%u\"", ++self->n_links);
  if (coder != NULL)
    g_string_append_printf (self->links, " resp=\"#%s\"", coder);
  g_string_append_printf (self->links, " target=\"#s%s #s%s\"/>\n", link->from, link->to);
  if (!is_target)
    return;
  g_string_append_printf (self->link_notes, "      <span target=\"#k%u\">", self->n_links);
  append_said (self, self->link_notes, link->attributes, link->notes);
  g_string_append (self->link_notes, "</span>\n");
}

/* ---- The text ---- */

static int
compare_anchors (gconstpointer a, gconstpointer b)
{
  const Anchor *x = a, *y = b;

  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return x->span != y->span ? (x->span < y->span ? -1 : 1) : (int) x->is_end - (int) y->is_end;
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c >= 0x20;
}

/* Of the line [start, end). @next: the first anchor that is not yet written. */
static gboolean
append_line (Writer *self, QuothRange line, guint *next, GError **error)
{
  GString *out = self->file->buffer;

  for (guint place = line.start; place <= line.end; place++)
    {
      gunichar c = place < line.end ? quoth_text_get_char (self->document->text, place) : 0;

      for (; *next < self->anchors->len && g_array_index (self->anchors, Anchor, *next).place == place; (*next)++)
        {
          const Anchor *anchor = &g_array_index (self->anchors, Anchor, *next);

          g_string_append_printf (
            out, "<anchor xml:id=\"d%u.s%u.%s\"/>", self->n_documents, anchor->span, anchor->is_end ? "to" : "from");
        }
      if (place == line.end)
        break;
      if (!is_xml_char (c) || c == 0xfffe || c == 0xffff)
        g_string_append_printf (out, "<g n=\"U+%04X\">\357\277\275</g>", c);
      else
        {
          char utf8[7] = { 0 };

          g_unichar_to_utf8 (c, utf8);
          quoth_xml_append_text (out, utf8);
        }
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  return TRUE;
}

/* NULL for a paragraph. */
static const char *
get_type (Writer *self, QuothRange line)
{
  const QuothSegment *segment = self->document->segments != NULL && !quoth_range_is_empty (line)
                                  ? quoth_document_find_segment (self->document, line.start)
                                  : NULL;

  return segment != NULL && segment->kind != QUOTH_SEGMENT_PARAGRAPH && segment->range.start <= line.start
             && segment->range.end >= line.end
           ? quoth_segment_kind_to_nick (segment->kind)
           : NULL;
}

static gboolean
write_line (Writer *self, QuothRange line, guint *next, GError **error)
{
  GString *out = self->file->buffer;
  gboolean has_anchors
    = *next < self->anchors->len && g_array_index (self->anchors, Anchor, *next).place <= line.end;
  const char *type = get_type (self, line);

  if (quoth_range_is_empty (line) && !has_anchors && line.start > 0)
    {
      g_string_append (out, "<lb/>\n");
      return TRUE;
    }
  if (type != NULL)
    g_string_append_printf (out, "<ab type=\"%s\">", type);
  else
    g_string_append (out, "<p>");
  if (!append_line (self, line, next, error))
    return FALSE;
  g_string_append (out, type != NULL ? "</ab>\n" : "</p>\n");
  return TRUE;
}

static gboolean
write_text (Writer *self, GError **error)
{
  QuothText *text = self->document->text;
  guint length = quoth_text_get_length (text), start = 0, next = 0;

  g_array_sort (self->anchors, compare_anchors);
  g_string_append (self->file->buffer, "    <text xml:space=\"preserve\"><body>\n");
  for (guint place = 0; place <= length; place++)
    if (place == length || quoth_text_get_char (text, place) == '\n')
      {
        if (!write_line (self, quoth_range (start, place), &next, error))
          return FALSE;
        start = place + 1;
      }
  g_string_append (self->file->buffer, "</body></text>\n");
  return TRUE;
}

/* ---- A document ---- */

static void
add_metadata_cb (const char *key, const char *value, gpointer user_data)
{
  static const struct
  {
    const char *key;
    const char *tag;
    const char *type;
  } fields[] = { { "title", "title", NULL }, { "author", "author", NULL }, { "source", "publisher", NULL },
                 { "date", "date", NULL },   { "url", "idno", "URL" } };
  Writer *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      {
        append_element (self, self->bibl, fields[i].tag, fields[i].type, value);
        return;
      }
  append_element (self, self->bibl, "note", key, value);
}

static void
append_header (Writer *self, GString *out)
{
  const QuothDocument *document = self->document;
  const char *title = document->title != NULL && *document->title != '\0' ? document->title : document->name;

  g_string_append (out, "    <teiHeader><fileDesc><titleStmt>");
  append_element (self, out, "title", NULL, title);
  append_element (self, out, "author", NULL, document->author);
  g_string_append_printf (out, "%s</titleStmt>\n    <publicationStmt><p>", self->coders->str);
  quoth_xml_append_text (out, _("Exported by Quoth"));
  g_string_append_printf (
    out, "</p></publicationStmt>\n    <sourceDesc><bibl>%s</bibl></sourceDesc></fileDesc></teiHeader>\n", self->bibl->str);
}

static void
append_list (GString *out, const char *tag, const GString *list)
{
  if (list->len == 0)
    return;
  g_string_append_printf (out, "      <%s>\n", tag);
  g_string_append_len (out, list->str, (gssize) list->len);
  g_string_append_printf (out, "      </%s>\n", tag);
}

static gboolean
end_document (Writer *self, GError **error)
{
  GString *out = self->file->buffer;

  if (self->document == NULL)
    return TRUE;
  g_string_append_printf (out, "  <TEI xml:id=\"d%u\">\n", self->n_documents);
  append_header (self, out);
  if (self->n_spans > 0)
    {
      g_string_append (out, "    <standOff>\n");
      append_list (out, "listPerson", self->persons);
      append_list (out, "listOrg", self->orgs);
      append_list (out, "interpGrp", self->labels);
      g_string_append_len (out, self->spans->str, (gssize) self->spans->len);
      append_list (out, "linkGrp", self->links);
      append_list (out, "spanGrp", self->link_notes);
      g_string_append (out, "    </standOff>\n");
    }
  if (!write_text (self, error))
    return FALSE;
  g_string_append (out, "  </TEI>\n");
  return quoth_export_file_spill (self->file, error);
}

static void
forget_document (Writer *self)
{
  GString *const strings[]
    = { self->bibl, self->coders, self->persons, self->orgs, self->labels, self->spans, self->links, self->link_notes };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_truncate (strings[i], 0);
  g_hash_table_remove_all (self->actors);
  g_hash_table_remove_all (self->known_labels);
  g_hash_table_remove_all (self->coder_numbers);
  g_array_set_size (self->anchors, 0);
  g_clear_pointer (&self->document, quoth_value_unref);
  self->n_spans = 0;
}

static void
begin_document (Writer *self, const QuothMarkup *markup)
{
  forget_document (self);
  self->document = quoth_value_ref (markup->document);
  self->n_documents++;
  quoth_markup_foreach_metadata (markup, add_metadata_cb, self);
  append_said (self, self->bibl, markup->features->len > 0 ? markup->features : NULL, markup->notes);
}

static void
add_markup (Writer *self, const QuothMarkup *markup)
{
  g_autofree char *coder = NULL;

  if (markup->marks->len > 0)
    {
      coder = need_coder_cb (markup->coder, self);
      g_string_append_printf (self->spans, "      <spanGrp resp=\"#%s\">\n", coder);
      for (guint i = 0; i < markup->marks->len; i++)
        add_span (self, markup->marks->pdata[i]);
      g_string_append (self->spans, "      </spanGrp>\n");
    }
  for (guint i = 0; i < markup->links->len; i++)
    add_link (self, markup->links->pdata[i]);
}

/* Comes once for each coder of a document, and at last for the links between documents. */
static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;

  if (self->document == NULL || markup->document == NULL || !quoth_id_equal (&self->document->value.id, &markup->document->value.id))
    {
      if (!end_document (self, error))
        return FALSE;
      if (markup->document != NULL)
        begin_document (self, markup);
      else
        forget_document (self);
    }
  add_markup (self, markup);
  return TRUE;
}

/* ---- All of it ---- */

static gboolean
write_texts (Writer *self, GError **error)
{
  const QuothMarkupFlags flags = QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY | QUOTH_MARKUP_CODERS;

  if (!quoth_markup_foreach_whole (self->export, flags, self->memos, write_markup_cb, self, error) || !end_document (self, error))
    return FALSE;
  if (self->document != NULL)
    forget_document (self);
  if (self->n_documents > 0)
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The project has no texts; TEI needs one at least"));
  return FALSE;
}

/* What is left of the parts is of no text, but between them. */
static gboolean
write_corpus (Writer *self, QuothExportFile *file, QuothExportFile *codes, GError **error)
{
  GString *out = file->buffer;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"" QUOTH_TEI_NAMESPACE
                        "\">\n  <teiHeader><fileDesc><titleStmt><title>");
  quoth_xml_append_text (out, _("Coded texts"));
  g_string_append_printf (out, "</title>%s</titleStmt>\n    <publicationStmt><p>Quoth " QUOTH_VERSION
                               "</p></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>\n", self->coders->str);
  if (!quoth_spool_append (codes, file, error))
    return FALSE;
  g_string_append (out, "  </teiHeader>\n");
  if (self->links->len > 0)
    {
      g_string_append (out, "    <standOff>\n");
      append_list (out, "linkGrp", self->links);
      append_list (out, "spanGrp", self->link_notes);
      g_string_append (out, "    </standOff>\n");
    }
  if (!quoth_spool_append (self->file, file, error))
    return FALSE;
  g_string_append (out, "</teiCorpus>\n");
  quoth_export_add_loss (self->export, _("control characters, which XML cannot hold and U+FFFD stands for"), self->n_replaced);
  return quoth_export_file_close (file, error);
}

static gboolean
write_all (Writer *self, QuothExportFile *file, GError **error)
{
  g_autoptr (QuothExportFile) codes = quoth_spool_new (self->export, error);
  g_autoptr (QuothExportFile) texts = codes != NULL ? quoth_spool_new (self->export, error) : NULL;

  if (texts == NULL || (self->memos = quoth_markup_notes_new (self->export, error)) == NULL)
    return FALSE;
  self->file = texts;
  return quoth_tei_write_codes (self->export, codes, self->codes, &self->n_replaced, error) && write_texts (self, error)
         && write_corpus (self, file, codes, error);
}

static void
writer_clear (Writer *self)
{
  GString *const strings[]
    = { self->bibl, self->coders, self->persons, self->orgs, self->labels, self->spans, self->links, self->link_notes };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_free (strings[i], TRUE);
  g_clear_pointer (&self->memos, quoth_markup_notes_free);
  g_hash_table_unref (self->coder_numbers);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->known_labels);
  g_array_unref (self->anchors);
  g_clear_pointer (&self->document, quoth_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

gboolean
quoth_tei_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  g_auto (Writer) self = { .export = export };

  self.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.known_labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  self.bibl = g_string_new (NULL);
  self.coders = g_string_new (NULL);
  self.persons = g_string_new (NULL);
  self.orgs = g_string_new (NULL);
  self.labels = g_string_new (NULL);
  self.spans = g_string_new (NULL);
  self.links = g_string_new (NULL);
  self.link_notes = g_string_new (NULL);
  self.coder_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return file != NULL && write_all (&self, file, error);
}
