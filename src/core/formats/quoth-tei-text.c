/* quoth-tei-text.c: what a reader reads of a TEI text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In files of our own (xml:space="preserve") every character stands for itself. In others blanks are one space, a paragraph or the like
 * stands apart from the next by an empty line, a line of verse or an item by a new line; notes are no part of the running text, and of
 * several readings the corrected or regularised one is read.
 *
 * Blanks and new lines are not written when they come but when something comes after them. So a place between two words is two places:
 * where the first ends and where the second begins. What begins there begins at the latter, and what ends there at the former.
 */

#include "config.h"

#include "formats/quoth-tei-text.h"

#include <string.h>

typedef struct
{
  QuothTeiText *out;
  gboolean is_exact;
  gboolean has_space;  /* a blank is to come */
  guint n_newlines;    /* so many new lines are to come */
  gboolean is_heading;
  gboolean has_line;   /* exact: a line was begun */
  guint segment_start; /* of the block at work; G_MAXUINT for none */
  gboolean segment_is_heading;
  GPtrArray *waiting; /* ranges whose start is not known yet */
} Rendering;

static void
name_clear (gpointer data)
{
  g_free (((QuothTeiName *) data)->label);
}

void
quoth_tei_text_free (QuothTeiText *self)
{
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->ids);
  g_array_unref (self->names);
  g_ptr_array_unref (self->segments);
  g_free (self);
}

/* ---- Characters ---- */

static void
end_segment (Rendering *self)
{
  QuothSegmentKind kind = self->segment_is_heading ? QUOTH_SEGMENT_HEADING : QUOTH_SEGMENT_PARAGRAPH;

  if (self->segment_start != G_MAXUINT)
    g_ptr_array_add (self->out->segments,
                     quoth_segment_new (kind, quoth_range (self->segment_start, self->out->length), NULL));
  self->segment_start = G_MAXUINT;
}

static void
append_char (Rendering *self, gunichar c)
{
  g_string_append_unichar (self->out->text, c);
  self->out->length++;
}

/* What was put off. */
static void
settle (Rendering *self)
{
  if (self->out->length > 0)
    {
      if (self->n_newlines > 1)
        end_segment (self);
      for (guint i = 0; i < self->n_newlines; i++)
        append_char (self, '\n');
      if (self->n_newlines == 0 && self->has_space)
        append_char (self, ' ');
    }
  self->n_newlines = 0;
  self->has_space = FALSE;
  for (guint i = 0; i < self->waiting->len; i++)
    ((QuothRange *) self->waiting->pdata[i])->start = self->out->length;
  g_ptr_array_set_size (self->waiting, 0);
}

static void
write_char (Rendering *self, gunichar c)
{
  settle (self);
  if (self->segment_start == G_MAXUINT)
    {
      self->segment_start = self->out->length;
      self->segment_is_heading = self->is_heading;
    }
  append_char (self, c);
}

static void
write_text (Rendering *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (self->is_exact)
        {
          settle (self);
          append_char (self, c);
        }
      else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        self->has_space = TRUE;
      else
        write_char (self, c);
    }
}

static void
break_lines (Rendering *self, guint n)
{
  self->n_newlines = MAX (self->n_newlines, n);
}

/* ---- Elements ---- */

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  return g_strv_contains (names, (const char *) node->name);
}

static const char *const blocks[]
  = { "front",    "body",     "back",      "group",    "div",     "div1",     "div2",      "div3",       "div4",     "div5",
      "p",        "ab",       "head",      "lg",       "list",    "sp",       "table",     "opener",     "closer",   "salute",
      "signed",   "dateline", "byline",    "trailer",  "epigraph", "argument", "postscript", "titlePage", "docTitle", "titlePart",
      "docAuthor", "docDate", "docImprint", "floatingText", "figure", "stage", "u",        "entry",      "castList", "listBibl", NULL };
static const char *const lines[]
  = { "l", "item", "row", "speaker", "label", "castItem", "cell", NULL };
static const char *const left_out[]
  = { "note", "fw", "teiHeader", "standOff", "del", "rdg", "figDesc", "index", "interp", "interpGrp", "span", "spanGrp", "noteGrp", NULL };

/* What a name is, as its element says; NULL if it is none. */
static char *
dup_label (xmlNode *node)
{
  static const struct
  {
    const char *tag;
    const char *label;
  } tags[] = { { "persName", "person" }, { "orgName", "organisation" }, { "placeName", "mention:other" },
               { "geogName", "mention:other" }, { "country", "country" } };
  static const struct
  {
    const char *type;
    const char *label;
  } types[] = { { "person", "person" }, { "pers", "person" }, { "org", "organisation" }, { "organization", "organisation" },
                { "organisation", "organisation" }, { "place", "mention:other" } };
  g_autofree char *type = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (quoth_xml_is (node, tags[i].tag))
      return g_strdup (tags[i].label);
  if (!quoth_xml_is (node, "rs") && !quoth_xml_is (node, "name"))
    return NULL;
  type = quoth_xml_dup_name (node, "type");
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (type, types[i].type) == 0)
      return g_strdup (types[i].label);
  return type != NULL ? g_steal_pointer (&type) : g_strdup ((const char *) node->name);
}

/* Of several readings in a choice, the one that is read. */
static xmlNode *
choose (xmlNode *node)
{
  static const char *const better[] = { "corr", "reg", "expan", "lem", NULL };
  xmlNode *found = NULL;

  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL && found == NULL; child = quoth_xml_next (child->next, NULL))
    if (is_one_of (child, better))
      found = child;
  return found != NULL ? found : quoth_xml_find (node, NULL);
}

static void render (Rendering *self, xmlNode *node);

static void
render_children (Rendering *self, xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      write_text (self, (const char *) child->content);
    else if (child->type == XML_ELEMENT_NODE)
      render (self, child);
}

/* A character that XML cannot have. */
static void
render_character (Rendering *self, xmlNode *node)
{
  g_autofree char *number = quoth_xml_dup_attribute (node, "n");
  guint64 c;

  if (self->is_exact && number != NULL && g_str_has_prefix (number, "U+")
      && g_ascii_string_to_unsigned (number + 2, 16, 1, 0xffff, &c, NULL) && g_unichar_validate ((gunichar) c))
    {
      settle (self);
      append_char (self, (gunichar) c);
    }
  else
    render_children (self, node);
}

static void
render_inside (Rendering *self, xmlNode *node)
{
  gboolean was_heading = self->is_heading;

  self->is_heading = was_heading || quoth_xml_is (node, "head");
  if (quoth_xml_is (node, "choice") || quoth_xml_is (node, "app"))
    {
      xmlNode *chosen = choose (node);

      if (chosen != NULL)
        render (self, chosen);
    }
  else if (quoth_xml_is (node, "g"))
    render_character (self, node);
  else if (quoth_xml_is (node, "lb") || quoth_xml_is (node, "pb") || quoth_xml_is (node, "cb"))
    {
      g_autofree char *broken = quoth_xml_dup_attribute (node, "break");

      self->has_space = self->has_space || g_strcmp0 (broken, "no") != 0;
    }
  else
    render_children (self, node);
  self->is_heading = was_heading;
}

/* Notes where its element begins and ends, for what refers to it. */
static void
render_place (Rendering *self, xmlNode *node)
{
  g_autofree char *id = quoth_tei_dup_id (node);
  char *label = dup_label (node);
  QuothRange *range = g_new0 (QuothRange, 1);
  guint before = self->out->length;

  range->start = before;
  g_ptr_array_add (self->waiting, range);
  render_inside (self, node);
  range->end = self->out->length;
  if (label != NULL)
    {
      QuothTeiName name = { node, label, *range };

      /* With nothing in it. */
      if (range->end > before)
        g_array_append_val (self->out->names, name);
      else
        g_free (label);
    }
  if (id == NULL)
    {
      g_ptr_array_remove (self->waiting, range);
      g_free (range);
    }
  else if (!g_hash_table_contains (self->out->ids, id))
    g_hash_table_insert (self->out->ids, g_steal_pointer (&id), range);
  else
    {
      g_ptr_array_remove (self->waiting, range);
      g_free (range);
    }
}

/* Lines of our own files: each but the first begins with a new line. */
static void
render_exact_line (Rendering *self, xmlNode *node)
{
  if (self->has_line)
    {
      settle (self);
      append_char (self, '\n');
    }
  self->has_line = TRUE;
  if (!quoth_xml_is (node, "lb"))
    render_children (self, node);
}

static void
render (Rendering *self, xmlNode *node)
{
  guint n_breaks = is_one_of (node, blocks) ? 2 : is_one_of (node, lines) ? 1 : 0;

  if (is_one_of (node, left_out))
    {
      self->out->n_left_out += quoth_xml_is (node, "note");
      return;
    }
  break_lines (self, n_breaks);
  render_place (self, node);
  break_lines (self, n_breaks);
}

/* Whether all there is are lines, as our own files have them. */
static gboolean
is_exact (xmlNode *node, xmlNode *body)
{
  static const char *const own[] = { "p", "ab", "lb", NULL };

  if (body == NULL || xmlNodeGetSpacePreserve (node) != 1 || quoth_xml_next (body->next, NULL) != NULL
      || quoth_xml_find (node, NULL) != body)
    return FALSE;
  for (xmlNode *child = quoth_xml_find (body, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    if (!is_one_of (child, own))
      return FALSE;
  return TRUE;
}

QuothTeiText *
quoth_tei_text_new (xmlNode *node)
{
  QuothTeiText *out = g_new0 (QuothTeiText, 1);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  Rendering self = { .out = out, .waiting = waiting, .segment_start = G_MAXUINT };
  xmlNode *body = quoth_xml_find (node, "body");

  out->text = g_string_new (NULL);
  out->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  out->names = g_array_new (FALSE, FALSE, sizeof (QuothTeiName));
  g_array_set_clear_func (out->names, name_clear);
  out->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  self.is_exact = is_exact (node, body);
  if (self.is_exact)
    for (xmlNode *child = quoth_xml_find (body, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
      render_exact_line (&self, child);
  else
    render_children (&self, node);
  end_segment (&self);
  return out;
}
