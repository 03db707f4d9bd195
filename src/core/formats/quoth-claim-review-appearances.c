/* quoth-claim-review-appearances.c: where reviewed claims appear, as claims in the texts of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text is found by its address, its SHA-256 or its name, and a quotation in it by its words: where its places ("char=5,9") say they are,
 * else where they stand once. A quotation that several reviews have is one claim that makes several propositions. Marks are collected text
 * by text, since their edits can be made only when all is known of each.
 */

#include "config.h"

#include "formats/quoth-claim-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-markup-names.h"
#include "formats/quoth-web-annotation.h"
#include "model/quoth-date.h"

struct _QuothAppearances
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  GHashTable *texts;   /* a source: QuothWebText of the project; NULL: there is none */
  GPtrArray *owned;    /* QuothWebText */
  GPtrArray *markups;  /* QuothMarkup, one for each text and coder */
  GHashTable *marks;   /* "TEXT CODER ID": its QuothMark */
  GHashTable *actors;  /* the names that the project has */
};

QuothAppearances *
quoth_appearances_new (QuothIntake *intake, QuothMarkupReader *reader)
{
  QuothAppearances *self = g_new0 (QuothAppearances, 1);

  self->intake = intake;
  self->reader = reader;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_web_text_free);
  self->markups = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_markup_free);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
quoth_appearances_free (QuothAppearances *self)
{
  g_hash_table_unref (self->texts);
  g_ptr_array_unref (self->owned);
  g_ptr_array_unref (self->markups);
  g_hash_table_unref (self->marks);
  g_clear_pointer (&self->actors, g_hash_table_unref);
  g_free (self);
}

/* ---- Texts ---- */

static QuothWebText *
find_owned (QuothAppearances *self, const QuothWebText *text)
{
  for (guint i = 0; i < self->owned->len; i++)
    {
      QuothWebText *other = self->owned->pdata[i];

      if (g_str_equal (other->document->name, text->document->name))
        return other;
    }
  return NULL;
}

/* @text: (out) (nullable) */
static gboolean
load_text (QuothAppearances *self, const char *source, QuothWebText **text, GError **error)
{
  QuothWebText *there;

  if (g_hash_table_lookup_extended (self->texts, source, NULL, (gpointer *) text))
    return TRUE;
  if (!quoth_web_text_load_known (self->intake, source, text, error))
    return FALSE;
  there = *text != NULL ? find_owned (self, *text) : NULL;
  if (there != NULL)
    {
      quoth_web_text_free (*text);
      *text = there;
    }
  else if (*text != NULL)
    g_ptr_array_add (self->owned, *text);
  g_hash_table_insert (self->texts, g_strdup (source), *text);
  return TRUE;
}

/* By the first of what it says of itself that leads to one. */
static gboolean
find_text (QuothAppearances *self, json_t *appearance, QuothWebText **text, GError **error)
{
  static const char *const keys[] = { "url", "sameAs", "identifier", "@id", "name" };

  *text = NULL;
  if (json_is_string (appearance))
    return load_text (self, json_string_value (appearance), text, error);
  for (guint i = 0; i < G_N_ELEMENTS (keys) && *text == NULL; i++)
    {
      json_t *sources = quoth_linked_get (appearance, keys[i]);

      for (gsize j = 0; j < quoth_linked_count (sources) && *text == NULL; j++)
        {
          json_t *source = quoth_linked_nth (sources, j);

          if (json_is_string (source) && json_string_length (source) > 0
              && !load_text (self, json_string_value (source), text, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* ---- Places ---- */

static gboolean
parse_chars (const char *place, QuothWebText *text, QuothRange *range)
{
  const char *p = g_str_has_prefix (place, QUOTH_CLAIM_REVIEW_CHARS) ? place + strlen (QUOTH_CLAIM_REVIEW_CHARS) : NULL;
  guint64 start, end;
  char *rest;

  if (p == NULL || !g_ascii_isdigit (*p))
    return FALSE;
  start = g_ascii_strtoull (p, &rest, 10);
  if (*rest != ',' || !g_ascii_isdigit (rest[1]))
    return FALSE;
  end = g_ascii_strtoull (rest + 1, &rest, 10);
  if (*rest != '\0' || start > end || end > quoth_text_get_length (text->document->text))
    return FALSE;
  *range = quoth_range ((guint) start, (guint) end);
  return TRUE;
}

/* The stretches that the quotation says it is, if its words are there. */
static GArray *
find_said (QuothWebText *text, json_t *places, const char *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  g_autoptr (GString) found = g_string_new (NULL);

  for (gsize i = 0; i < quoth_linked_count (places); i++)
    {
      json_t *place = quoth_linked_nth (places, i);
      g_autofree char *slice = NULL;
      QuothRange range;

      if (!json_is_string (place) || !parse_chars (json_string_value (place), text, &range))
        continue;
      slice = quoth_text_dup_slice (text->document->text, range);
      g_string_append_printf (found, "%s%s", ranges->len > 0 ? " … " : "", slice);
      g_array_append_val (ranges, range);
    }
  if (!g_str_equal (found->str, words))
    g_array_set_size (ranges, 0);
  return ranges;
}

static GArray *
find_words (QuothWebText *text, json_t *quotation)
{
  g_autofree char *words = quoth_linked_dup_text (quoth_linked_get (quotation, "text"));
  GArray *ranges = find_said (text, quoth_linked_get (quotation, "identifier"), words != NULL ? words : "");
  QuothWebSpot *spot;
  QuothRange range;

  if (ranges->len > 0 || words == NULL)
    return ranges;
  spot = quoth_web_spot_new ();
  spot->exact = g_strdup (words);
  if (quoth_web_text_find (text, spot, &range) == QUOTH_WEB_PLACE_FOUND)
    g_array_append_val (ranges, range);
  quoth_web_spot_free (spot);
  return ranges;
}

/* ---- Who claims ---- */

static gboolean
note_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_add (user_data, g_strdup (quoth_actor (value)->name));
  return TRUE;
}

static gboolean
has_actor (QuothAppearances *self, const char *name, gboolean *has, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };

  if (self->actors == NULL)
    {
      self->actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!quoth_reader_foreach (self->intake->reader, &query, note_actor_cb, self->actors, error))
        return FALSE;
    }
  *has = !g_hash_table_add (self->actors, g_strdup (name));
  return TRUE;
}

/* (transfer full) (nullable): "Q15031", of the first address of Wikidata. */
static char *
dup_wikidata (json_t *person)
{
  json_t *addresses = quoth_linked_get (person, "sameAs");

  for (gsize i = 0; i < quoth_linked_count (addresses); i++)
    {
      const char *address = json_string_value (quoth_linked_nth (addresses, i));
      const char *id = address != NULL && strstr (address, "wikidata.org/") != NULL ? strrchr (address, '/') + 1 : NULL;

      if (id != NULL && id[0] == 'Q' && g_ascii_isdigit (id[1]) && id[1 + strspn (id + 1, "0123456789")] == '\0')
        return g_strdup (id);
    }
  return NULL;
}

/* An actor whom the project does not have gets its kind and its id. */
static gboolean
add_claimant (QuothAppearances *self, QuothMark *mark, json_t *person, GError **error)
{
  QuothMarkupNames *names = quoth_markup_reader_get_names (self->reader);
  g_autofree char *name = quoth_linked_dup_text (person);
  g_autofree char *wikidata = dup_wikidata (person);
  const char *kind = quoth_linked_has_type (person, "Person")                  ? "person"
                     : quoth_linked_has_type (person, "NewsMediaOrganization") ? "media"
                     : quoth_linked_has_type (person, "Organization")          ? "organisation"
                                                                               : NULL;
  const char *id;
  gboolean has;

  if (name == NULL)
    return TRUE;
  if (!has_actor (self, name, &has, error))
    return FALSE;
  quoth_mark_add_feature (mark, "claimant", name);
  if (has)
    return TRUE;
  id = quoth_markup_names_get_actor (names, name, kind, mark->line);
  quoth_markup_names_add_actor (names, name, id);
  if (wikidata == NULL)
    return TRUE;
  g_string_append_printf (self->intake->edits, "{\"type\":\"actor\",\"id\":\"%s\",\"wikidata\":\"%s\"}", id, wikidata);
  quoth_intake_end_edit (self->intake, mark->line);
  return TRUE;
}

/* ---- Claims ---- */

static QuothMarkup *
get_markup (QuothAppearances *self, QuothWebText *text, const char *coder, guint line)
{
  QuothMarkup *markup;

  for (guint i = 0; i < self->markups->len; i++)
    {
      markup = self->markups->pdata[i];
      if (markup->document == text->document && g_strcmp0 (markup->coder, coder) == 0)
        return markup;
    }
  markup = quoth_markup_new (text->document);
  markup->coder = g_strdup (coder);
  markup->line = line;
  g_ptr_array_add (self->markups, markup);
  return markup;
}

static gboolean
fill_mark (QuothAppearances *self, QuothMark *mark, json_t *quotation, GError **error)
{
  json_t *persons = quoth_linked_get (quotation, "spokenByCharacter");
  g_autofree char *date = quoth_linked_dup_text (quoth_linked_get (quotation, "dateCreated"));
  g_autofree char *said = quoth_linked_dup_text (quoth_linked_get (quotation, "description"));

  for (gsize i = 0; i < quoth_linked_count (persons); i++)
    if (!add_claimant (self, mark, quoth_linked_nth (persons, i), error))
      return FALSE;
  if (date != NULL && quoth_date_is_valid (date))
    quoth_mark_add_feature (mark, "date", date);
  else if (date != NULL)
    quoth_mark_add_feature (mark, "dateCreated", date);
  if (said != NULL)
    quoth_mark_add_feature (mark, "statement", said);
  return TRUE;
}

static const char *
get_link (json_t *quotation)
{
  json_t *words = quoth_linked_get (quotation, "keywords");
  QuothLink link;

  for (gsize i = 0; i < quoth_linked_count (words); i++)
    {
      const char *word = json_string_value (quoth_linked_nth (words, i));

      if (word != NULL && *word != '\0' && quoth_link_from_nick (word, &link))
        return quoth_link_to_nick (link);
    }
  return quoth_link_to_nick (QUOTH_LINK_SUPPORTS);
}

/* Whether it is a claim of the project itself. */
static gboolean
is_there (QuothAppearances *self, const char *id)
{
  g_autoptr (QuothValue) claim = NULL;
  QuothId parsed;

  if (id == NULL || !g_str_has_prefix (id, QUOTH_CLAIM_REVIEW_ID)
      || !quoth_id_from_string (id + strlen (QUOTH_CLAIM_REVIEW_ID), &parsed))
    return FALSE;
  claim = quoth_reader_get (self->intake->reader, QUOTH_KIND_CLAIM, &parsed, NULL);
  if (claim != NULL)
    quoth_losses_add (self->intake->losses, _("annotations that are there already, left as they are"), 1);
  return claim != NULL;
}

/* @is_found: (out): whether it is a claim now */
static gboolean
read_quotation (QuothAppearances *self, QuothWebText *text, json_t *quotation, const char *statement, guint line, gboolean *is_found, GError **error)
{
  const char *id = json_string_value (json_object_get (quotation, "@id"));
  g_autofree char *coder = quoth_linked_dup_text (quoth_linked_get (quotation, "contributor"));
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *key = NULL;
  QuothMarkup *markup;
  QuothMark *mark;

  *is_found = TRUE;
  if (is_there (self, id))
    return TRUE;
  ranges = find_words (text, quotation);
  *is_found = ranges->len > 0;
  if (!*is_found)
    return quoth_intake_lose (self->intake, line, _("quotations that are not in their text, or stand there several times, kept as memos"),
                              _("a quotation is not in its text, or stands there several times; it is kept as a memo"), error);
  markup = get_markup (self, text, coder, line);
  key = g_strdup_printf ("%p %s", (gpointer) markup, id != NULL ? id : "");
  mark = id != NULL ? g_hash_table_lookup (self->marks, key) : NULL;
  if (mark == NULL)
    {
      g_autofree char *number = g_strdup_printf ("#%u", markup->marks->len);

      mark = quoth_markup_add_mark (markup, number, "claim", line);
      g_array_append_vals (mark->ranges, ranges->data, ranges->len);
      g_hash_table_insert (self->marks, g_steal_pointer (&key), mark);
      if (!fill_mark (self, mark, quotation, error))
        return FALSE;
    }
  quoth_mark_add_feature (mark, get_link (quotation), statement);
  return TRUE;
}

gboolean
quoth_appearances_take (
  QuothAppearances *self, json_t *appearance, const char *statement, guint line, gboolean *is_known, GError **error)
{
  json_t *parts = quoth_linked_get (appearance, "hasPart");
  gboolean all_found = TRUE, is_found;
  QuothWebText *text;
  guint n_quotations = 0;

  *is_known = FALSE;
  if (!find_text (self, appearance, &text, error))
    return FALSE;
  for (gsize i = 0; i < quoth_linked_count (parts) && text != NULL; i++)
    {
      json_t *part = quoth_linked_nth (parts, i);

      if (!quoth_linked_has_type (part, "Quotation"))
        {
          all_found = FALSE;
          continue;
        }
      if (!read_quotation (self, text, part, statement, line, &is_found, error))
        return FALSE;
      all_found = all_found && is_found;
      n_quotations++;
    }
  *is_known = n_quotations > 0 && all_found;
  return TRUE;
}

gboolean
quoth_appearances_end (QuothAppearances *self, GError **error)
{
  while (self->markups->len > 0)
    if (!quoth_markup_reader_take (self->reader, g_ptr_array_steal_index (self->markups, 0), error))
      return FALSE;
  return TRUE;
}
