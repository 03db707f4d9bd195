/* quoth-docx-styles.c: what the styles and lists of a Word document say of its paragraphs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-docx-styles.h"

#include "formats/quoth-xml.h"

#include <string.h>

/* Styles are based on others; a file may be made so that they go round in a circle. */
#define MAX_BASES 20
#define N_LEVELS 9

struct _QuothDocxStyles
{
  xmlDoc *styles;
  GHashTable *by_id;     /* id: the w:style */
  GHashTable *lists;     /* w:numId: the w:abstractNum */
  GHashTable *counters;  /* the w:abstractNum: guint[N_LEVELS] */
};

static const char *
get_value (xmlNode *parent, const char *name)
{
  xmlNode *node = parent != NULL ? quoth_xml_find (parent, name) : NULL;

  return node != NULL ? quoth_html_get_attribute (node, "val") : NULL;
}

static void
read_styles (QuothDocxStyles *self)
{
  xmlNode *root = self->styles != NULL ? xmlDocGetRootElement (self->styles) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      const char *id = quoth_html_is (node, "style") ? quoth_html_get_attribute (node, "styleId") : NULL;

      if (id != NULL)
        g_hash_table_insert (self->by_id, (gpointer) id, node);
    }
}

static void
read_lists (QuothDocxStyles *self, xmlDoc *numbering)
{
  xmlNode *root = numbering != NULL ? xmlDocGetRootElement (numbering) : NULL;
  g_autoptr (GHashTable) abstract = g_hash_table_new (g_str_hash, g_str_equal);

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      const char *id = quoth_html_is (node, "abstractNum") ? quoth_html_get_attribute (node, "abstractNumId") : NULL;

      if (id != NULL)
        g_hash_table_insert (abstract, (gpointer) id, node);
    }
  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      const char *id = quoth_html_is (node, "num") ? quoth_html_get_attribute (node, "numId") : NULL;
      const char *target = id != NULL ? get_value (node, "abstractNumId") : NULL;

      if (target != NULL)
        g_hash_table_insert (self->lists, (gpointer) id, g_hash_table_lookup (abstract, target));
    }
}

QuothDocxStyles *
quoth_docx_styles_new (xmlDoc *styles, xmlDoc *numbering)
{
  QuothDocxStyles *self = g_new0 (QuothDocxStyles, 1);

  self->styles = styles;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->lists = g_hash_table_new (g_str_hash, g_str_equal);
  self->counters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  read_styles (self);
  read_lists (self, numbering);
  return self;
}

void
quoth_docx_styles_free (QuothDocxStyles *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->counters);
  g_free (self);
}

/* The style that a paragraph has, by its properties. */
static xmlNode *
find_style (const QuothDocxStyles *self, xmlNode *properties)
{
  const char *id = get_value (properties, "pStyle");

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

static xmlNode *
find_base (const QuothDocxStyles *self, xmlNode *style)
{
  const char *id = get_value (style, "basedOn");

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

static QuothDocxLook
look_by_name (const char *name)
{
  if (name == NULL)
    return QUOTH_DOCX_PLAIN;
  if (g_ascii_strncasecmp (name, "heading", strlen ("heading")) == 0 || g_ascii_strcasecmp (name, "title") == 0
      || g_ascii_strcasecmp (name, "subtitle") == 0)
    return QUOTH_DOCX_HEADING;
  if (g_ascii_strncasecmp (name, "toc ", strlen ("toc ")) == 0)
    return QUOTH_DOCX_CONTENTS;
  if (g_ascii_strcasecmp (name, "quote") == 0 || g_ascii_strcasecmp (name, "intense quote") == 0
      || g_ascii_strcasecmp (name, "block text") == 0 || g_ascii_strcasecmp (name, "quotations") == 0)
    return QUOTH_DOCX_QUOTE;
  return QUOTH_DOCX_PLAIN;
}

/* The level of an outline: 0 to 8 are headings, 9 is text. */
static gboolean
has_level (xmlNode *properties)
{
  const char *level = get_value (properties, "outlineLvl");

  return level != NULL && *level >= '0' && *level < '9' && level[1] == '\0';
}

QuothDocxLook
quoth_docx_styles_get_look (const QuothDocxStyles *self, xmlNode *properties)
{
  xmlNode *style = find_style (self, properties);
  /* The names of the built-in styles are ids, too, where a file has no styles. */
  QuothDocxLook look = style == NULL ? look_by_name (get_value (properties, "pStyle")) : QUOTH_DOCX_PLAIN;

  if (has_level (properties))
    return QUOTH_DOCX_HEADING;
  for (guint i = 0; look == QUOTH_DOCX_PLAIN && style != NULL && i < MAX_BASES; i++, style = find_base (self, style))
    look = has_level (quoth_xml_find (style, "pPr")) ? QUOTH_DOCX_HEADING : look_by_name (get_value (style, "name"));
  return look;
}

/* Lists. */

/* Where the paragraph or its style says which list it is in. */
static xmlNode *
find_list (const QuothDocxStyles *self, xmlNode *properties)
{
  xmlNode *list = properties != NULL ? quoth_xml_find (properties, "numPr") : NULL;
  xmlNode *style = find_style (self, properties);

  for (guint i = 0; list == NULL && style != NULL && i < MAX_BASES; i++, style = find_base (self, style))
    {
      xmlNode *its = quoth_xml_find (style, "pPr");

      list = its != NULL ? quoth_xml_find (its, "numPr") : NULL;
    }
  return list;
}

static xmlNode *
find_level (xmlNode *abstract, guint depth)
{
  for (xmlNode *node = abstract->children; node != NULL; node = node->next)
    {
      const char *level = quoth_html_is (node, "lvl") ? quoth_html_get_attribute (node, "ilvl") : NULL;

      if (level != NULL && g_ascii_strtoull (level, NULL, 10) == depth)
        return node;
    }
  return NULL;
}

static char *
make_roman (guint number)
{
  static const struct
  {
    guint value;
    const char *letters;
  } digits[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
                 { 40, "xl" },  { 10, "x" },   { 9, "ix" }, { 5, "v" },    { 4, "iv" },  { 1, "i" } };
  GString *roman = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    for (; number >= digits[i].value && roman->len < 20; number -= digits[i].value)
      g_string_append (roman, digits[i].letters);
  return g_string_free (roman, FALSE);
}

static char *
make_number (const char *format, guint number)
{
  g_autofree char *letters = NULL;

  if (format != NULL && (strcmp (format, "lowerRoman") == 0 || strcmp (format, "upperRoman") == 0))
    letters = make_roman (number);
  else if (format != NULL && (strcmp (format, "lowerLetter") == 0 || strcmp (format, "upperLetter") == 0) && number > 0)
    letters = g_strnfill ((number - 1) / 26 % 10 + 1, (char) ('a' + (number - 1) % 26));
  else
    return g_strdup_printf ("%u", number);
  return format[0] == 'u' ? g_ascii_strup (letters, -1) : g_steal_pointer (&letters);
}

/* "%1.%2" with the numbers of the levels. */
static char *
make_marker (xmlNode *abstract, const guint *counters, const char *pattern)
{
  GString *marker = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    if (*p == '%' && p[1] >= '1' && p[1] <= '9')
      {
        guint depth = (guint) (*++p - '1');
        xmlNode *level = find_level (abstract, depth);
        g_autofree char *number = make_number (get_value (level, "numFmt"), counters[depth]);

        g_string_append (marker, number);
      }
    else
      g_string_append_c (marker, *p);
  if (marker->len > 0)
    g_string_append_c (marker, ' ');
  return g_string_free (marker, FALSE);
}

static guint
get_start (xmlNode *level)
{
  const char *start = get_value (level, "start");

  return start != NULL ? (guint) MIN (g_ascii_strtoull (start, NULL, 10), G_MAXINT) : 1;
}

char *
quoth_docx_styles_count (QuothDocxStyles *self, xmlNode *properties, guint *depth)
{
  xmlNode *list = find_list (self, properties);
  const char *id = get_value (list, "numId");
  const char *told = get_value (list, "ilvl");
  xmlNode *abstract = id != NULL ? g_hash_table_lookup (self->lists, id) : NULL;
  xmlNode *level;
  guint *counters;
  const char *format, *pattern;

  /* 0 takes a paragraph out of the list of its style. */
  if (id == NULL || strcmp (id, "0") == 0)
    return NULL;
  *depth = told != NULL ? (guint) MIN (g_ascii_strtoull (told, NULL, 10), N_LEVELS - 1) : 0;
  level = abstract != NULL ? find_level (abstract, *depth) : NULL;
  if (level == NULL)
    return g_strdup ("- ");
  counters = g_hash_table_lookup (self->counters, abstract);
  if (counters == NULL)
    g_hash_table_insert (self->counters, abstract, counters = g_new0 (guint, N_LEVELS));
  counters[*depth] = counters[*depth] == 0 ? get_start (level) : counters[*depth] + 1;
  for (guint i = *depth + 1; i < N_LEVELS; i++)
    counters[i] = 0;
  format = get_value (level, "numFmt");
  pattern = get_value (level, "lvlText");
  if (format != NULL && strcmp (format, "none") == 0)
    return NULL;
  if (format == NULL || strcmp (format, "bullet") == 0 || pattern == NULL)
    return g_strdup ("- ");
  return make_marker (abstract, counters, pattern);
}

const char *
quoth_docx_styles_get_language (const QuothDocxStyles *self)
{
  xmlNode *root = self->styles != NULL ? xmlDocGetRootElement (self->styles) : NULL;
  xmlNode *defaults = root != NULL ? quoth_xml_find (root, "docDefaults") : NULL;
  xmlNode *language = defaults != NULL ? quoth_package_find (defaults, "lang") : NULL;

  return language != NULL ? quoth_html_get_attribute (language, "val") : NULL;
}
