/* quoth-dna-xml.c: files of version 1 of Discourse Network Analyzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * <discourse> with articles; each has text, date ("31.12.2009"), title and statements. Since 1.21 they are in <articles>, and <metadata>
 * describes persons and organizations. The first character of a text is number 1: version 1 took its offsets from a view of HTML, in
 * which a newline comes before the text.
 *
 * Before 1.09 the text was the content of the article, with the statements as elements in it.
 */

#include "config.h"

#include "formats/quoth-dna-private.h"
#include "formats/quoth-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Persons and organizations ---- */

static char *
dup_child (xmlNode *node, const char *name)
{
  xmlNode *child = quoth_xml_find (node, name);
  char *text = child != NULL ? g_strstrip (quoth_xml_dup_content (child)) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
take_entity (QuothDna *self, xmlNode *node, QuothDnaPart part)
{
  g_autofree char *name = dup_child (node, "name"), *type = dup_child (node, "type");
  g_autofree char *alias = dup_child (node, "alias"), *note = dup_child (node, "note");
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));
  QuothFeature feature = { (char *) "Type", type };
  QuothDnaEntity entity = { .part = part, .name = name, .alias = alias, .note = note, .features = features };

  if (name == NULL)
    return;
  if (type != NULL)
    g_array_append_val (features, feature);
  quoth_dna_take_entity (self, &entity, quoth_xml_get_line (node));
}

static void
take_entities (QuothDna *self, xmlNode *metadata, const char *list, const char *one, QuothDnaPart part)
{
  xmlNode *parent = quoth_xml_find (metadata, list);

  for (xmlNode *node = parent != NULL ? quoth_xml_find (parent, one) : NULL; node != NULL;
       node = quoth_xml_next (node->next, one))
    take_entity (self, node, part);
}

static guint
count_children (xmlNode *parent)
{
  guint n = 0;

  for (xmlNode *node = parent != NULL ? quoth_xml_find (parent, NULL) : NULL; node != NULL;
       node = quoth_xml_next (node->next, NULL))
    n++;
  return n;
}

static void
lose_regexes (QuothDna *self, xmlNode *regex)
{
  quoth_losses_add (
    self->intake->losses, _("search terms that are coloured in texts, left out"), count_children (regex));
}

static void
take_metadata (QuothDna *self, xmlNode *metadata)
{
  take_entities (self, metadata, "organizations", "organization", QUOTH_DNA_ORGANIZATION);
  take_entities (self, metadata, "persons", "person", QUOTH_DNA_PERSON);
  lose_regexes (self, quoth_xml_find (metadata, "regex"));
  quoth_losses_add (self->intake->losses,
                    _("colours of the types of actors, left out"),
                    count_children (quoth_xml_find (metadata, "personTypes"))
                      + count_children (quoth_xml_find (metadata, "organizationTypes")));
}

/* ---- Articles ---- */

static void
set_metadata (QuothMarkup *markup, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    quoth_markup_set_metadata (markup, key, value);
}

static void
set_date (QuothMarkup *markup, const char *day, const char *month, const char *year)
{
  g_autofree char *date = NULL;
  gint64 d = day != NULL ? g_ascii_strtoll (day, NULL, 10) : 0;
  gint64 m = month != NULL ? g_ascii_strtoll (month, NULL, 10) : 0;
  gint64 y = year != NULL ? g_ascii_strtoll (year, NULL, 10) : 0;

  if (d < 1 || d > 31 || m < 1 || m > 12 || y < 1 || y > 9999)
    return;
  date = g_strdup_printf ("%04d-%02d-%02d", (int) y, (int) m, (int) d);
  quoth_markup_set_metadata (markup, "date", date);
}

static void
set_written_date (QuothMarkup *markup, const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date != NULL ? date : "", ".", 4);

  if (g_strv_length (parts) == 3)
    set_date (markup, parts[0], parts[1], parts[2]);
  if (markup->document->date == NULL)
    set_metadata (markup, "date", date);
}

static QuothStance
parse_agreement (const char *agreement)
{
  if (agreement == NULL)
    return QUOTH_STANCE_UNSET;
  return g_ascii_strcasecmp (agreement, "yes") == 0 || g_ascii_strcasecmp (agreement, "true") == 0
           ? QUOTH_STANCE_FOR
         : g_ascii_strcasecmp (agreement, "no") == 0 || g_ascii_strcasecmp (agreement, "false") == 0
           ? QUOTH_STANCE_AGAINST
           : QUOTH_STANCE_UNSET;
}

/* An actor or concept that the file does not describe. */
static void
need_entity (QuothDna *self, QuothDnaPart part, const char *name, guint line)
{
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));
  QuothDnaEntity entity = { .part = part, .name = name, .features = features };

  if (name != NULL && *name != '\0')
    quoth_dna_take_entity (self, &entity, line);
}

static QuothMark *
add_mark (QuothDna *self, QuothMarkup *markup, guint line)
{
  g_autofree char *id = g_strdup_printf ("%u", markup->marks->len + 1);
  gboolean is_mapped = self->intake->mapping != NULL && g_hash_table_contains (self->intake->mapping, "DNA Statement");

  return quoth_markup_add_mark (markup, id, is_mapped ? "DNA Statement" : "claim", line);
}

/* @dup: how a field of the statement is had: as an element or an attribute. */
static void
fill_mark (QuothDna *self, QuothMarkup *markup, QuothRange range, xmlNode *node, char *(*dup) (xmlNode *, const char *))
{
  QuothMark *mark = add_mark (self, markup, quoth_xml_get_line (node));
  g_autofree char *person = dup (node, "person"), *organization = dup (node, "organization");
  g_autofree char *concept = dup (node, "category"), *agreement = dup (node, "agreement");

  quoth_mark_add_range (mark, range);
  need_entity (self, QUOTH_DNA_ORGANIZATION, organization, mark->line);
  need_entity (self, QUOTH_DNA_PERSON, person, mark->line);
  quoth_dna_add_statement (mark, person, organization, concept, parse_agreement (agreement));
}

static gboolean
take_statement (QuothDna *self, QuothMarkup *markup, const QuothUnits *units, xmlNode *node, GError **error)
{
  g_autofree char *start = dup_child (node, "start"), *end = dup_child (node, "end");
  guint line = quoth_xml_get_line (node);
  QuothRange range;
  gboolean fits;

  if (!quoth_intake_read_range (self->intake,
                                units,
                                QUOTH_UNIT_UTF16,
                                start != NULL ? g_ascii_strtoll (start, NULL, 10) - 1 : -1,
                                end != NULL ? g_ascii_strtoll (end, NULL, 10) - 1 : -1,
                                line,
                                &range,
                                &fits,
                                error))
    return FALSE;
  if (fits)
    fill_mark (self, markup, range, node, dup_child);
  return TRUE;
}

static gboolean
take_article (QuothDna *self, xmlNode *node, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autofree char *text = quoth_xml_dup_content (quoth_xml_find (node, "text"));
  g_autofree char *date = dup_child (node, "date"), *title = dup_child (node, "title");
  xmlNode *statements = quoth_xml_find (node, "statements");
  g_autoptr (QuothUnits) units = NULL;

  markup->line = quoth_xml_get_line (node);
  units = quoth_intake_read_text (self->intake, document, text, strlen (text), markup->line, error);
  if (units == NULL)
    return FALSE;
  set_metadata (markup, "name", title);
  set_written_date (markup, date);
  for (xmlNode *child = statements != NULL ? quoth_xml_find (statements, "statement") : NULL; child != NULL;
       child = quoth_xml_next (child->next, "statement"))
    if (!take_statement (self, markup, units, child, error))
      return FALSE;
  return quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error);
}

/* ---- Articles of the first versions ---- */

static void
take_inline (QuothDna *self, QuothMarkup *markup, xmlNode *node, GString *text)
{
  g_autofree char *content = quoth_xml_dup_content (node);
  QuothRange range = { .start = (guint) g_utf8_strlen (text->str, (gssize) text->len) };

  g_string_append (text, content);
  range.end = (guint) g_utf8_strlen (text->str, (gssize) text->len);
  if (quoth_xml_is (node, "statement"))
    fill_mark (self, markup, range, node, quoth_xml_dup_name);
}

static gboolean
take_mixed_article (QuothDna *self, xmlNode *node, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autofree char *title = quoth_xml_dup_name (node, "title"), *day = quoth_xml_dup_name (node, "day");
  g_autofree char *month = quoth_xml_dup_name (node, "month"), *year = quoth_xml_dup_name (node, "year");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QuothUnits) units = NULL;

  markup->line = quoth_xml_get_line (node);
  set_metadata (markup, "name", title);
  set_date (markup, day, month, year);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      take_inline (self, markup, child, text);
    else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      g_string_append (text, (const char *) child->content);
  units = quoth_intake_read_text (self->intake, document, text->str, text->len, markup->line, error);
  if (units == NULL)
    return FALSE;
  /* Places were counted as they came; what the text has no room for (a CR by its number) shifts them. */
  for (guint i = 0; i < markup->marks->len; i++)
    {
      QuothMark *mark = markup->marks->pdata[i];
      QuothRange *range = &g_array_index (mark->ranges, QuothRange, 0);

      if (!quoth_units_convert (units, QUOTH_UNIT_CODE_POINTS, range->start, &range->start)
          || !quoth_units_convert (units, QUOTH_UNIT_CODE_POINTS, range->end, &range->end))
        g_array_set_size (mark->ranges, 0);
    }
  return quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error);
}

/* ---- The file ---- */

static gboolean
take_element (QuothDna *self, QuothXmlReader *xml, const char *name, GError **error)
{
  xmlNode *node = quoth_xml_reader_expand (xml, error);

  if (node == NULL)
    return FALSE;
  if (g_str_equal (name, "metadata"))
    take_metadata (self, node);
  else if (g_str_equal (name, "regex"))
    lose_regexes (self, node);
  else if (g_str_equal (name, "article"))
    return quoth_xml_find (node, "text") != NULL ? take_article (self, node, error)
                                                 : take_mixed_article (self, node, error);
  return TRUE;
}

static gboolean
check_root (QuothDna *self, QuothXmlReader *xml, GError **error)
{
  return g_str_equal (quoth_xml_reader_get_name (xml), "discourse")
         || quoth_intake_refuse (self->intake,
                                 quoth_xml_reader_get_line (xml),
                                 _("this is no file of Discourse Network Analyzer: it should be a database, or XML "
                                   "whose first element is “discourse”"),
                                 error);
}

gboolean
quoth_dna_read_xml (QuothDna *self, GBytes *bytes, GError **error)
{
  g_autoptr (QuothXmlReader) xml
    = quoth_xml_reader_new (self->intake, bytes, _("a file of Discourse Network Analyzer"), error);
  gboolean over = FALSE;
  GError *local = NULL;

  if (xml == NULL)
    return FALSE;
  while (quoth_xml_reader_next (xml, over, &local))
    {
      const char *name = quoth_xml_reader_get_name (xml);
      guint depth = quoth_xml_reader_get_depth (xml);

      if (depth == 0 && !check_root (self, xml, error))
        return FALSE;
      over = depth > 0 && !(depth == 1 && g_str_equal (name, "articles"));
      if (over && !take_element (self, xml, name, error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}
