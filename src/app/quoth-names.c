/* quoth-names.c: what the kinds of things are called, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-names.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *nick;
  const char *name;
} Name;

static const Name actor_kinds[] = {
  { "person", N_ ("person") }, { "organisation", N_ ("organisation") },
  { "state", N_ ("state") },   { "group", N_ ("group") },
  { "media", N_ ("media") },   { "other", N_ ("other") },
  { NULL, NULL },
};

static const Name document_kinds[] = {
  { "thread", N_ ("thread") }, { "article", N_ ("article") }, { "interview", N_ ("interview") },
  { "speech", N_ ("speech") }, { "text", N_ ("text") },       { NULL, NULL },
};

const char *const quoth_document_kinds[QUOTH_N_DOCUMENT_KINDS] = { "thread", "article", "interview", "speech", "text" };

static const char *const segment_kinds[] = {
  [QUOTH_SEGMENT_POST] = N_ ("post"),
  [QUOTH_SEGMENT_HEADING] = N_ ("heading"),
  [QUOTH_SEGMENT_PARAGRAPH] = N_ ("paragraph"),
  [QUOTH_SEGMENT_QUOTE] = N_ ("quote"),
  [QUOTH_SEGMENT_QUESTION] = N_ ("question"),
  [QUOTH_SEGMENT_ANSWER] = N_ ("answer"),
  [QUOTH_SEGMENT_BOILERPLATE] = N_ ("boilerplate"),
  [QUOTH_SEGMENT_METADATA] = N_ ("head of the text"),
};

/* What a relation is at the end it goes to. */
static const Name relation_kinds[] = {
  { "supports", N_ ("supports") },     { "contradicts", N_ ("contradicts") }, { "repeats", N_ ("repeats") },
  { "elaborates", N_ ("elaborates") }, { "qualifies", N_ ("qualifies") },     { NULL, NULL },
};

static const Name relation_kinds_back[] = {
  { "supports", N_ ("is supported by") },
  { "contradicts", N_ ("is contradicted by") },
  { "repeats", N_ ("is repeated by") },
  { "elaborates", N_ ("is elaborated by") },
  { "qualifies", N_ ("is qualified by") },
  { NULL, NULL },
};

static const char *const links[] = {
  [QUOTH_LINK_SUPPORTS] = N_ ("supports"),
  [QUOTH_LINK_DENIES] = N_ ("denies"),
  [QUOTH_LINK_REPORTS] = N_ ("reports"),
};

static const char *
find_name (const Name *names, const char *nick)
{
  for (; names->nick != NULL; names++)
    if (g_strcmp0 (names->nick, nick) == 0)
      return _ (names->name);
  return nick != NULL ? nick : "";
}

const char *
quoth_name_of_actor_kind (const char *kind)
{
  return find_name (actor_kinds, kind);
}

const char *
quoth_name_of_link (QuothLink link)
{
  return _ (links[link]);
}

char *
quoth_name_of_relation (const char *kind, gboolean is_from)
{
  const char *name = find_name (is_from ? relation_kinds : relation_kinds_back, kind);

  if (!is_from && g_str_equal (name, kind))
    return g_strdup_printf ("← %s", kind);
  return g_strdup (name);
}

const char *
quoth_name_of_document_kind (const char *kind)
{
  return find_name (document_kinds, kind);
}

const char *
quoth_name_of_segment_kind (QuothSegmentKind kind)
{
  return _ (segment_kinds[kind]);
}

char *
quoth_name_of_date (const char *date)
{
  int year, month = 1, day = 1;
  int n = date != NULL ? sscanf (date, "%4d-%2d-%2d", &year, &month, &day) : 0;
  g_autoptr (GDateTime) time = n > 0 ? g_date_time_new_local (year, month, day, 0, 0, 0) : NULL;
  char *name = NULL;

  if (time != NULL && n == 3)
    name = g_date_time_format (time, "%-d %b %Y");
  else if (time != NULL && n == 2)
    name = g_date_time_format (time, "%b %Y");
  return name != NULL ? name : g_strdup (date);
}

const char *
quoth_name_of_document (const QuothDocument *document)
{
  return document->title != NULL && *document->title != '\0' ? document->title : document->name;
}

char *
quoth_name_of_place (const QuothDocument *document, guint offset)
{
  const QuothSegment *segment =
    document->segments != NULL ? quoth_document_find_segment (document, offset) : NULL;
  const char *kind = segment != NULL ? quoth_name_of_segment_kind (segment->kind) : NULL;
  guint n = 0;

  if (segment == NULL)
    return g_strdup ("");
  if (quoth_segment_get_page (segment) != NULL || quoth_segment_get_time (segment) >= 0)
    return g_strdup (segment->number);
  if (segment->number != NULL)
    {
      g_autofree char *number = g_strdup (segment->number);

      number[strcspn (number, "/")] = '\0';
      return g_strdup_printf ("%s %s", kind, number);
    }
  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *other = document->segments->pdata[i];

      n += other->kind == segment->kind;
      if (other == segment)
        break;
    }
  return g_strdup_printf ("%s %u", kind, n);
}

char *
quoth_name_one_line (const char *text, guint max)
{
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n == max)
        {
          g_string_append (out, "…");
          break;
        }
      if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
      n++;
    }
  return g_string_free (out, FALSE);
}

char *
quoth_name_capitalize (const char *text)
{
  GString *capitalized = g_string_new (NULL);

  if (*text == '\0')
    return g_string_free (capitalized, FALSE);
  g_string_append_unichar (capitalized, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (capitalized, g_utf8_next_char (text));
  return g_string_free (capitalized, FALSE);
}

void
quoth_name_append (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

const char *
quoth_name_of_kind (QuothKind kind)
{
  static const char *const names[QUOTH_N_KINDS] = {
    [QUOTH_KIND_PROJECT] = N_ ("project"),
    [QUOTH_KIND_CODER] = N_ ("coder"),
    [QUOTH_KIND_DOCUMENT] = N_ ("text"),
    [QUOTH_KIND_ACTOR_KIND] = N_ ("kind of actor"),
    [QUOTH_KIND_ACTOR] = N_ ("actor"),
    [QUOTH_KIND_CODE] = N_ ("code"),
    [QUOTH_KIND_CODEBOOK_VERSION] = N_ ("version of the codebook"),
    [QUOTH_KIND_ATTRIBUTE] = N_ ("attribute"),
    [QUOTH_KIND_PROPOSITION] = N_ ("proposition"),
    [QUOTH_KIND_MENTION] = N_ ("mention"),
    [QUOTH_KIND_CLAIM] = N_ ("claim"),
    [QUOTH_KIND_CUE] = N_ ("cue"),
    [QUOTH_KIND_RELATION_TYPE] = N_ ("type of relation"),
    [QUOTH_KIND_RELATION] = N_ ("relation"),
    [QUOTH_KIND_MEMO] = N_ ("memo"),
  };

  return names[kind] != NULL ? _ (names[kind]) : quoth_kind_to_nick (kind);
}

const char *
quoth_name_of_annotation (QuothKind kind)
{
  switch (kind)
    {
    case QUOTH_KIND_MENTION:
      return _ ("mention");
    case QUOTH_KIND_CLAIM:
      return _ ("claim");
    default:
      return _ ("cue");
    }
}

char *
quoth_name_of_unplaced (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to place", "%u to place", n), n);
}

char *
quoth_name_of_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / 1000);

  /* Translators: the form of a date and time, as in g_date_time_format(): "12 Apr 2023, 14:05" */
  return local != NULL ? g_date_time_format (local, _ ("%-d %b %Y, %H:%M")) : g_strdup ("");
}
