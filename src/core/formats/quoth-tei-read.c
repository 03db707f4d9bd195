/* quoth-tei-read.c: reading TEI
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of each TEI element: its header is the metadata, its text the text, the names in the text mentions, and what stands in its standOff
 * spans: one whose ends are anchors or other elements, or that is an element, or a stretch of one counted in characters. What a span is, is
 * what its "ana" refers to, else its type. Names are the actors' that their "ref" refers to, else those that their "key" says, else
 * what stands there.
 */

#include "config.h"

#include "formats/quoth-tei-codes.h"
#include "formats/quoth-tei-notes.h"
#include "formats/quoth-tei-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text at work. */
typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  xmlNode *node;
  QuothTeiText *text;
  QuothDocument *document;
  GHashTable *elements;   /* by xml:id: those beside the text */
  GHashTable *link_notes; /* xml:id of a link: the span with what is written on it */
  QuothMarkup *markup;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->text, quoth_tei_text_free);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->elements, g_hash_table_unref);
  g_clear_pointer (&self->link_notes, g_hash_table_unref);
  g_clear_pointer (&self->markup, quoth_markup_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* ---- Small things ---- */

char *
quoth_tei_dup_id (xmlNode *node)
{
  xmlChar *id = xmlGetNsProp (node, (const xmlChar *) "id", XML_XML_NAMESPACE);
  char *copy = g_strdup ((const char *) id);

  xmlFree (id);
  return copy;
}

char *
quoth_tei_dup_line (xmlNode *node)
{
  g_autofree char *content = quoth_xml_dup_content (node);
  GString *line = g_string_new (NULL);

  for (const char *p = content; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  return g_strchomp (g_string_free (line, FALSE));
}

/* The words of an attribute, which are pointers. (transfer full) */
static char **
split_pointers (xmlNode *node, const char *attribute)
{
  g_autofree char *value = quoth_xml_dup_attribute (node, attribute);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit_set (value != NULL ? value : "", " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* (transfer none) (nullable): the element beside the text that "#ID" refers to. */
static xmlNode *
find_element (Reading *self, const char *pointer)
{
  return *pointer == '#' ? g_hash_table_lookup (self->elements, pointer + 1) : NULL;
}

/* All elements with an id but those in the text. Depth is limited by the parser. */
static void
collect_elements (GHashTable *elements, xmlNode *node)
{
  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    {
      char *id = quoth_xml_is (child, "text") || quoth_xml_is (child, "TEI") ? NULL : quoth_tei_dup_id (child);

      if (id != NULL)
        g_hash_table_insert (elements, id, child);
      if (!quoth_xml_is (child, "text") && !quoth_xml_is (child, "TEI"))
        collect_elements (elements, child);
    }
}

static gboolean
add_range (Reading *self, QuothMark *mark, QuothRange range, gboolean *fits, GError **error)
{
  *fits = range.start <= range.end && range.end <= quoth_text_get_length (self->document->text);
  if (*fits)
    {
      quoth_mark_add_range (mark, range);
      return TRUE;
    }
  return quoth_intake_lose (self->intake, mark->line, _("spans outside their text, left out"),
                            _("a span ends before it begins, and is left out"), error);
}

/* ---- Names ---- */

/* The name of a person, an organisation or a place in a list. */
static char *
dup_listed_name (xmlNode *element)
{
  static const char *const tags[] = { "persName", "orgName", "placeName", "name", NULL };

  for (guint i = 0; tags[i] != NULL; i++)
    if (quoth_xml_find (element, tags[i]) != NULL)
      return quoth_xml_dup_content (quoth_xml_find (element, tags[i]));
  return NULL;
}

static void
add_actor (Reading *self, QuothMark *mark, xmlNode *node, const char *attribute)
{
  g_auto (GStrv) pointers = split_pointers (node, attribute);
  xmlNode *element = pointers[0] != NULL ? find_element (self, pointers[0]) : NULL;
  g_autofree char *name = element != NULL ? dup_listed_name (element) : NULL;
  g_autofree char *key = quoth_xml_dup_name (node, "key");

  if (name != NULL && *name != '\0')
    quoth_mark_add_feature (mark, "actor", name);
  else if (key != NULL)
    quoth_mark_add_feature (mark, "actor", key);
}

static gboolean
take_name (Reading *self, const QuothTeiName *name, guint number, GError **error)
{
  g_autofree char *id = quoth_tei_dup_id (name->node);
  QuothMark *mark;
  gboolean fits;

  if (id == NULL)
    id = g_strdup_printf ("#%u", number);
  mark = quoth_markup_add_mark (self->markup, id, name->label, quoth_xml_get_line (name->node));
  add_actor (self, mark, name->node, "ref");
  return add_range (self, mark, name->range, &fits, error);
}

/* ---- Spans ---- */

/* "string-range(ID,2,5)": a stretch of an element, its start and length in characters. */
static gboolean
read_string_range (Reading *self, const char *pointer, QuothRange *range)
{
  g_autoptr (GRegex) regex
    = g_regex_new ("^#?string-range\\(\\s*#?([^,\\s]+)\\s*,\\s*([0-9]{1,9})\\s*,\\s*([0-9]{1,9})\\s*\\)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *id = NULL, *start = NULL, *length = NULL;
  const QuothRange *whole;

  if (!g_regex_match (regex, pointer, 0, &match))
    return FALSE;
  id = g_match_info_fetch (match, 1);
  start = g_match_info_fetch (match, 2);
  length = g_match_info_fetch (match, 3);
  whole = g_hash_table_lookup (self->text->ids, id);
  if (whole == NULL)
    return FALSE;
  range->start = whole->start + (guint) g_ascii_strtoull (start, NULL, 10);
  range->end = range->start + (guint) g_ascii_strtoull (length, NULL, 10);
  return range->end <= whole->end;
}

static gboolean
read_pointer (Reading *self, const char *pointer, QuothRange *range)
{
  const QuothRange *found = *pointer == '#' ? g_hash_table_lookup (self->text->ids, pointer + 1) : NULL;

  if (found == NULL)
    return read_string_range (self, pointer, range);
  *range = *found;
  return TRUE;
}

/* Of an anchor, the start is where something begins at it, and the end where something ends at it; so one of them may be the greater. */
static gboolean
read_span_range (Reading *self, xmlNode *node, QuothRange *range)
{
  g_auto (GStrv) from = split_pointers (node, quoth_xml_is (node, "annotation") ? "target" : "from");
  g_auto (GStrv) to = split_pointers (node, "to");
  g_auto (GStrv) target = split_pointers (node, "target");
  const char *start = from[0] != NULL ? from[0] : target[0];
  QuothRange first, last;

  if (start == NULL || !read_pointer (self, start, &first))
    return FALSE;
  last = first;
  if (to[0] != NULL && !read_pointer (self, to[0], &last))
    return FALSE;
  *range = quoth_range (first.start, last.end);
  if (range->start > range->end && first.end <= range->end)
    range->start = range->end;
  return TRUE;
}

/* What its first "ana" refers to; else its type, or its group's. Further ones are codes. */
static char *
dup_label (Reading *self, xmlNode *node)
{
  g_auto (GStrv) pointers = split_pointers (node, "ana");
  char *label = NULL;

  if (pointers[0] != NULL)
    {
      xmlNode *element = find_element (self, pointers[0]);

      label = element == NULL ? g_strdup (*pointers[0] == '#' ? pointers[0] + 1 : pointers[0])
                              : quoth_xml_is (element, "interp") ? quoth_xml_dup_content (element)
                                                                 : quoth_tei_dup_line (quoth_xml_find (element, NULL));
    }
  for (xmlNode *with_type = node; label == NULL && with_type != NULL && with_type->type == XML_ELEMENT_NODE && with_type != self->node;
       with_type = with_type->parent)
    label = quoth_xml_dup_name (with_type, "type");
  if (label == NULL || *label == '\0')
    {
      g_free (label);
      label = g_strdup ((const char *) node->name);
    }
  return label;
}

/* Its attributes, and its notes: fields of a claim by their type, else memos; else its own words are one. */
static void
add_notes (Reading *self, QuothMark *mark, xmlNode *node)
{
  g_autofree char *words = quoth_tei_dup_line (node);
  gboolean has_notes = quoth_xml_find (node, "fs") != NULL;

  quoth_tei_read_attributes (node, &mark->attributes);
  for (xmlNode *note = quoth_xml_find (node, "note"); note != NULL; note = quoth_xml_next (note->next, "note"))
    {
      g_autofree char *type = quoth_xml_dup_name (note, "type");
      g_autofree char *content = quoth_xml_dup_content (note);

      has_notes = TRUE;
      if (type == NULL || g_str_equal (type, QUOTH_MARKUP_MEMO))
        quoth_tei_read_note (self->elements, note, &mark->notes);
      else if (g_str_equal (type, "chain"))
        quoth_mark_read_source (mark, content);
      else
        quoth_mark_add_feature (mark, type, content);
    }
  if (!has_notes && *words != '\0')
    quoth_mark_add_feature (mark, QUOTH_MARKUP_MEMO, words);
}

/* Whose the span is: its own "resp" or that of its group. */
static char *
dup_coder (Reading *self, xmlNode *node)
{
  for (xmlNode *parent = node; parent != NULL && parent->type == XML_ELEMENT_NODE && parent != self->node; parent = parent->parent)
    {
      g_autofree char *pointer = quoth_xml_dup_name (parent, "resp");

      if (pointer != NULL)
        return quoth_tei_dup_responsible (self->elements, parent);
    }
  return NULL;
}

/* Whether it is what is written on a link, which then is asked for by that. */
static gboolean
keep_link_note (Reading *self, xmlNode *node)
{
  g_auto (GStrv) target = split_pointers (node, "target");
  xmlNode *element = target[0] != NULL ? find_element (self, target[0]) : NULL;

  if (element == NULL || !quoth_xml_is (element, "link"))
    return FALSE;
  g_hash_table_insert (self->link_notes, g_strdup (target[0] + 1), node);
  return TRUE;
}

static gboolean
take_span (Reading *self, xmlNode *node, GError **error)
{
  guint line = quoth_xml_get_line (node);
  g_autofree char *coder = dup_coder (self, node);
  g_autofree char *label = dup_label (self, node);
  g_autofree char *id = quoth_tei_dup_id (node);
  QuothMark *mark;
  QuothRange range;
  gboolean fits;

  if (keep_link_note (self, node))
    return TRUE;
  if (!read_span_range (self, node, &range))
    return quoth_intake_lose (self->intake, line, _("spans without a place in a text, left out"),
                              _("a span refers to no place in its text, and is left out"), error);
  if (id == NULL)
    id = g_strdup_printf ("#%u/%u", line, self->markup->marks->len);
  mark = quoth_markup_add_mark (self->markup, id, label, line);
  mark->coder = g_steal_pointer (&coder);
  add_actor (self, mark, node, "corresp");
  add_notes (self, mark, node);
  return add_range (self, mark, range, &fits, error);
}

/* What is written on a link, and whose it is. */
static void
add_link_notes (Reading *self, QuothMarkLink *link, xmlNode *node)
{
  g_autofree char *id = quoth_tei_dup_id (node);
  xmlNode *span = id != NULL ? g_hash_table_lookup (self->link_notes, id) : NULL;

  link->coder = quoth_tei_dup_responsible (self->elements, node);
  if (span == NULL)
    return;
  quoth_tei_read_attributes (span, &link->attributes);
  for (xmlNode *note = quoth_xml_find (span, "note"); note != NULL; note = quoth_xml_next (note->next, "note"))
    quoth_tei_read_note (self->elements, note, &link->notes);
}

static gboolean
take_link (Reading *self, xmlNode *node, GError **error)
{
  g_auto (GStrv) targets = split_pointers (node, "target");
  g_autofree char *label = quoth_xml_dup_name (node, "n");

  if (label == NULL)
    label = quoth_xml_dup_name (node, "type");
  if (g_strv_length (targets) < 2 || *targets[0] != '#')
    return quoth_intake_lose (self->intake, quoth_xml_get_line (node), _("links with one end, left out"),
                              _("a link refers to fewer than two places, and is left out"), error);
  for (guint i = 1; targets[i] != NULL; i++)
    {
      const char *to = targets[i] + (*targets[i] == '#');

      add_link_notes (self, quoth_markup_add_link (self->markup, label != NULL ? label : "link", targets[0] + 1, to, quoth_xml_get_line (node)),
                      node);
    }
  return TRUE;
}

/* Spans, then the links between them. */
static gboolean
take_elements (Reading *self, xmlNode *node, gboolean links, GError **error)
{
  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    {
      gboolean is_span = quoth_xml_is (child, "span") || quoth_xml_is (child, "annotation");
      gboolean done = TRUE;

      if (is_span)
        done = links || take_span (self, child, error);
      else if (quoth_xml_is (child, "link"))
        done = !links || take_link (self, child, error);
      else
        done = take_elements (self, child, links, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* ---- A text ---- */

static void
set_text (Reading *self, QuothText *text)
{
  quoth_document_set_text (self->document, text);
  if (self->text->segments->len == 0)
    return;
  g_clear_pointer (&self->document->segments, g_ptr_array_unref);
  self->document->segments = g_ptr_array_ref (self->text->segments);
}

static gboolean
read_text (Reading *self, xmlNode *text, GError **error)
{
  g_autoptr (QuothText) whole = NULL;

  self->text = quoth_tei_text_new (text);
  whole = quoth_text_new (self->text->text->str, (gssize) self->text->text->len, error);
  if (whole == NULL)
    {
      g_prefix_error (error, "%s:%u: ", self->intake->file, quoth_xml_get_line (text));
      return FALSE;
    }
  set_text (self, whole);
  quoth_losses_add (self->intake->losses, _("notes in the text, left out"), self->text->n_left_out);
  return TRUE;
}

static gboolean
take_marks (Reading *self, GError **error)
{
  for (guint i = 0; i < self->text->names->len; i++)
    if (!take_name (self, &g_array_index (self->text->names, QuothTeiName, i), i, error))
      return FALSE;
  return take_elements (self, self->node, FALSE, error) && take_elements (self, self->node, TRUE, error);
}

/* @document: (nullable) */
static void
begin_reading (Reading *self, QuothDocument *document)
{
  self->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->link_notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->markup = quoth_markup_new (document);
  self->markup->line = quoth_xml_get_line (self->node);
  collect_elements (self->elements, self->node);
}

static gboolean
take_document (QuothIntake *intake, QuothMarkupReader *reader, xmlNode *node, GError **error)
{
  g_auto (Reading) self = { .intake = intake, .reader = reader, .node = node };
  xmlNode *text = quoth_xml_find (node, "text");
  xmlNode *header = quoth_xml_find (node, "teiHeader");

  if (text == NULL)
    return quoth_intake_lose (intake, quoth_xml_get_line (node), _("TEI without a text, left out"),
                              _("this TEI has no <text>; it is left out"), error);
  self.document = quoth_document_new (NULL);
  begin_reading (&self, self.document);
  if (!read_text (&self, text, error))
    return FALSE;
  if (header != NULL && !quoth_tei_read_codes (intake, reader, header, error))
    return FALSE;
  if (header != NULL)
    quoth_tei_read_header (self.markup, header, self.elements);
  return take_marks (&self, error) && quoth_markup_reader_take (reader, g_steal_pointer (&self.markup), error);
}

/* What stands beside all texts: links between them. Whose they are is in the header of the corpus. */
static gboolean
take_far_links (QuothIntake *intake, QuothMarkupReader *reader, xmlNode *node, xmlNode *header, GError **error)
{
  g_auto (Reading) self = { .intake = intake, .reader = reader, .node = node };

  begin_reading (&self, NULL);
  if (header != NULL)
    collect_elements (self.elements, header);
  for (xmlNode *group = quoth_xml_find (node, "spanGrp"); group != NULL; group = quoth_xml_next (group->next, "spanGrp"))
    for (xmlNode *span = quoth_xml_find (group, "span"); span != NULL; span = quoth_xml_next (span->next, "span"))
      keep_link_note (&self, span);
  for (xmlNode *group = quoth_xml_find (node, "linkGrp"); group != NULL; group = quoth_xml_next (group->next, "linkGrp"))
    for (xmlNode *link = quoth_xml_find (group, "link"); link != NULL; link = quoth_xml_next (link->next, "link"))
      if (!take_link (&self, link, error))
        return FALSE;
  quoth_markup_reader_add_far_links (reader, self.markup->links);
  return TRUE;
}

/* ---- The file ---- */

/* A text, or what all texts of a corpus have in common. @header: (inout) (nullable): a copy of that of the corpus */
static gboolean
take_element (QuothIntake *intake, QuothMarkupReader *reader, xmlNode *node, xmlNode **header, GError **error)
{
  if (quoth_xml_is (node, "TEI"))
    return take_document (intake, reader, node, error);
  if (quoth_xml_is (node, "standOff"))
    return take_far_links (intake, reader, node, *header, error);
  if (*header == NULL)
    *header = xmlCopyNode (node, 1);
  return quoth_tei_read_codes (intake, reader, node, error);
}

static gboolean
take_file (QuothIntake *intake, QuothMarkupReader *reader, QuothXmlReader *xml, xmlNode **header, GError **error)
{
  gboolean over = FALSE;
  GError *local = NULL;

  while (quoth_xml_reader_next (xml, over, &local))
    {
      const char *name = quoth_xml_reader_get_name (xml);
      xmlNode *node;

      over = g_str_equal (name, "TEI") || g_str_equal (name, "teiHeader") || g_str_equal (name, "standOff");
      if (quoth_xml_reader_get_depth (xml) == 0 && !g_str_equal (name, "TEI") && !g_str_equal (name, "teiCorpus"))
        return quoth_intake_refuse (intake, quoth_xml_reader_get_line (xml),
                                    _("this is no TEI text: it must begin with <TEI> or <teiCorpus>"), error);
      if (over
          && ((node = quoth_xml_reader_expand (xml, error)) == NULL || !take_element (intake, reader, node, header, error)))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL && quoth_markup_reader_finish (reader, error);
}

gboolean
quoth_tei_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  g_autoptr (QuothXmlReader) xml = NULL;
  xmlNode *header = NULL;
  gboolean is_done;

  if (reader == NULL || (xml = quoth_xml_reader_new (intake, bytes, _("a TEI text"), error)) == NULL)
    return FALSE;
  is_done = take_file (intake, reader, xml, &header, error);
  xmlFreeNode (header);
  return is_done;
}
