/* quoth-value-names.c: what the model's kinds and values are called, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/quoth-value-names.h"

#include <glib/gi18n-lib.h>
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

static const Name cue_kinds[] = {
  { "cue", N_ ("cue") },
  { "evidence", N_ ("evidence") },
  { NULL, NULL },
};

static const Name document_kinds[] = {
  { "thread", N_ ("thread") }, { "article", N_ ("article") }, { "interview", N_ ("interview") },
  { "speech", N_ ("speech") }, { "text", N_ ("text") },       { NULL, NULL },
};

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

static const char *const factualities[] = {
  [QUOTH_FACTUALITY_UNSET] = N_ ("not said"),
  [QUOTH_FACTUALITY_CT_PLUS] = N_ ("certain"),
  [QUOTH_FACTUALITY_CT_MINUS] = N_ ("certainly not"),
  [QUOTH_FACTUALITY_PR_PLUS] = N_ ("probable"),
  [QUOTH_FACTUALITY_PR_MINUS] = N_ ("probably not"),
  [QUOTH_FACTUALITY_PS_PLUS] = N_ ("possible"),
  [QUOTH_FACTUALITY_PS_MINUS] = N_ ("possibly not"),
  [QUOTH_FACTUALITY_CT_U] = N_ ("certain, either way"),
  [QUOTH_FACTUALITY_U_U] = N_ ("uncommitted"),
};

static const char *const modes[] = {
  [QUOTH_MODE_UNSET] = N_ ("not said"),
  [QUOTH_MODE_DIRECT] = N_ ("direct"),
  [QUOTH_MODE_INDIRECT] = N_ ("indirect"),
  [QUOTH_MODE_MIXED] = N_ ("mixed"),
  [QUOTH_MODE_UNATTRIBUTED] = N_ ("unattributed"),
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
quoth_name_of_cue_kind (const char *kind)
{
  return find_name (cue_kinds, kind);
}

char *
quoth_name_make_key (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean fits = g_unichar_isalpha (c) || (key->len > 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_'));

      if (fits && !g_unichar_isupper (c) && !g_unichar_istitle (c))
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }
  if (key->len == 0)
    g_string_append (key, "type");
  else if (key->str[key->len - 1] == '-' && !g_str_has_suffix (lower, "-"))
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
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

const char *
quoth_factuality_get_name (QuothFactuality factuality)
{
  return _ (factualities[factuality]);
}

const char *
quoth_name_of_mode (QuothMode mode)
{
  return _ (modes[mode]);
}

const char *
quoth_name_of_stance (QuothStance stance)
{
  switch (stance)
    {
    case QUOTH_STANCE_FOR:
      return _ ("for");
    case QUOTH_STANCE_AGAINST:
      return _ ("against");
    case QUOTH_STANCE_NEUTRAL:
      return _ ("neutral");
    case QUOTH_STANCE_UNSET:
      break;
    }
  return "";
}
