/* quoth-mardy-claims.c: political claims of the MARDY project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of the published corpus are scrambled, letter by letter, as its copyright asks for: places hold, words do not. So a quote that
 * differs from its text is no error; it is kept as an attribute, since it is all that can be read of the claim, and told. Where it is a
 * real text, the words decide between code points and UTF-16, and find a claim that stands elsewhere, if they stand there once.
 *
 * Who claims is a list of names ("per_…" for persons, "org_…" for organisations), of which nothing tells whether two are one actor ("per_
 * Yasmin Fahimi", "per_Generalsekretärin"): each is a claimant. Numbers among them, and whatever else there is no field for, become
 * attributes under their own names. Sentences, tokens and entities were found by a program: the first two are found anew, entities come
 * in where a person maps their category (I-PER=mention:person), or the file says which actor each is, as files written here do.
 */

#include "config.h"

#include "formats/quoth-mardy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-records.h"
#include "formats/quoth-markup-names.h"
#include "formats/quoth-quote-places.h"
#include "model/quoth-date.h"

/* ---- Small change ---- */

char *
quoth_mardy_dup_member (json_t *object, const char *key)
{
  json_t *member = json_object_get (object, key);
  g_autofree char *text = member != NULL ? quoth_json_dup_text (member) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
quoth_mardy_is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* Runs of white space are one space. */
static char *
dup_tidy (const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);
  g_autofree char *joined = g_strjoinv (" ", words);

  return g_strdup (g_strstrip (joined));
}

QuothMarkup *
quoth_mardy_get_markup (QuothMardyReading *self, const char *coder)
{
  const char *whose = coder != NULL ? coder : self->coder;
  QuothMarkup *markup;

  for (guint i = 0; i < self->markups->len; i++)
    if (g_strcmp0 (((QuothMarkup *) self->markups->pdata[i])->coder, whose) == 0)
      return self->markups->pdata[i];
  markup = quoth_markup_new (self->document);
  markup->coder = g_strdup (whose);
  markup->line = self->line;
  g_ptr_array_add (self->markups, markup);
  return markup;
}

static QuothMark *
add_mark (QuothMardyReading *self, json_t *object, const char *label)
{
  g_autofree char *coder = quoth_mardy_dup_member (object, "coder");
  QuothMarkup *markup = quoth_mardy_get_markup (self, coder);
  g_autofree char *id = g_strdup_printf ("#%u", markup->marks->len);

  return quoth_markup_add_mark (markup, id, label, self->line);
}

/* So that who is named by name alone later is of this kind. */
static void
need_actor (QuothMardyReading *self, const char *name, const char *kind)
{
  QuothMarkupNames *names = quoth_markup_reader_get_names (self->reader);

  if (g_hash_table_contains (self->actors, name))
    return;
  g_hash_table_insert (self->actors, g_strdup (name), g_strdup (kind));
  quoth_markup_names_add_actor (names, name, quoth_markup_names_get_actor (names, name, kind, self->line));
}

/* ---- Places ---- */

static gboolean
get_offsets (json_t *object, gint64 *start, gint64 *end)
{
  return quoth_json_get_offset (json_object_get (object, "begin"), start) && quoth_json_get_offset (json_object_get (object, "end"), end);
}

/* All stretches of an annotation that has several. Returns: whether it says so, and they are in the text. */
static gboolean
add_spans (QuothMardyReading *self, QuothMark *mark, json_t *spans)
{
  guint n = (guint) json_array_size (spans);

  for (guint i = 0; i < n; i++)
    {
      json_t *span = json_array_get (spans, i);
      gint64 start, end;
      QuothRange range;

      if (!quoth_json_get_offset (json_array_get (span, 0), &start) || !quoth_json_get_offset (json_array_get (span, 1), &end)
          || start > end || !quoth_units_convert (self->units, QUOTH_UNIT_CODE_POINTS, start, &range.start)
          || !quoth_units_convert (self->units, QUOTH_UNIT_CODE_POINTS, end, &range.end))
        {
          g_array_set_size (mark->ranges, 0);
          return FALSE;
        }
      quoth_mark_add_range (mark, range);
    }
  return n > 0;
}

static gboolean
matches (QuothMardyReading *self, QuothOffsetUnit unit, gint64 start, gint64 end, const char *quote, QuothRange *range)
{
  QuothRange place;

  if (start > end || !quoth_units_convert (self->units, unit, start, &place.start)
      || !quoth_units_convert (self->units, unit, end, &place.end) || !quoth_quote_matches (self->document->text, place, quote))
    return FALSE;
  *range = place;
  return TRUE;
}

static gboolean
find_elsewhere (QuothMardyReading *self, const char *quote, QuothRange *range)
{
  g_autoptr (GArray) places = quoth_quote_find (self->document->text, quote, 2);

  if (places->len != 1)
    return FALSE;
  *range = g_array_index (places, QuothRange, 0);
  quoth_losses_add (self->intake->losses, _("claims whose words stand elsewhere in the text, put to their words"), 1);
  return TRUE;
}

static void
tell_of_quote (QuothMardyReading *self)
{
  quoth_losses_add (self->intake->losses, _("quotes that are not what the text says at their place, kept as an attribute"), 1);
  if (!self->has_warned)
    quoth_intake_warn (self->intake, self->line,
                       _("there are quotes that are not what the text says at their place, as in corpora whose texts are scrambled; "
                         "the places are taken as they are"));
  self->has_warned = TRUE;
}

/* @differs: (out): whether @quote is not there. Returns: %FALSE with an error where the import is strict */
static gboolean
find_place (QuothMardyReading *self, json_t *object, const char *quote, QuothRange *range, gboolean *fits, gboolean *differs, GError **error)
{
  gint64 start, end;

  *differs = *fits = FALSE;
  if (!get_offsets (object, &start, &end))
    return quoth_intake_lose (self->intake, self->line, _("claims and entities without a place, left out"),
                              _("a claim or entity needs “begin” and “end”; it is left out"), error);
  *fits = quote != NULL
          && (matches (self, QUOTH_UNIT_CODE_POINTS, start, end, quote, range)
              || matches (self, QUOTH_UNIT_UTF16, start, end, quote, range) || find_elsewhere (self, quote, range));
  if (*fits)
    return TRUE;
  *differs = quote != NULL;
  return quoth_intake_read_range (self->intake, self->units, QUOTH_UNIT_CODE_POINTS, start, end, self->line, range, fits, error);
}

/* ---- Claims ---- */

/* "20151024" */
static void
add_date (QuothMark *mark, const char *text)
{
  g_autofree char *date = strlen (text) == 8 && quoth_mardy_is_number (text) ? g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6) : g_strdup (text);

  if (quoth_date_is_valid (date))
    quoth_mark_add_feature (mark, "date", date);
  else
    quoth_mark_add_feature (mark, "cdate", text);
}

/* @kinds: (nullable): what files written here say of it, by name */
static void
add_actor (QuothMardyReading *self, QuothMark *mark, json_t *kinds, const char *text)
{
  const char *kind = g_str_has_prefix (text, "per_") ? "person" : g_str_has_prefix (text, "org_") ? "organisation" : NULL;
  const char *given = kind != NULL ? text + strlen ("per_") : text;
  g_autofree char *name = self->is_ours ? g_strdup (given) : dup_tidy (given);
  g_autofree char *said = self->is_ours ? quoth_mardy_dup_member (kinds, name) : NULL;
  const char *there;

  if (*name == '\0' || (kind == NULL && quoth_mardy_is_number (name)))
    {
      quoth_mark_add_feature (mark, "actorvalues", text);
      return;
    }
  need_actor (self, name, said != NULL ? said : kind);
  there = g_hash_table_lookup (self->actors, name);
  if (kind != NULL && there != NULL && g_str_equal (kind, "person") != g_str_equal (there, "person"))
    quoth_losses_add (self->intake->losses, _("claimants that are a person here and none elsewhere, taken for what they were first"), 1);
  quoth_mark_add_feature (mark, "claimant", name);
}

/* (nullable): the stance that @polarity is, as features of marks have it. */
static const char *
get_stance (const char *polarity)
{
  return polarity == NULL                 ? NULL
         : g_str_equal (polarity, "1")  ? "for"
         : g_str_equal (polarity, "-1") ? "against"
         : g_str_equal (polarity, "0")  ? "neutral"
                                        : NULL;
}

/* (transfer full): a list, one of them, or a list as text: "[200,207]". */
static char **
dup_codes (json_t *codes)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  gsize n = json_is_array (codes) ? json_array_size (codes) : codes != NULL ? 1 : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = quoth_json_dup_text (json_is_array (codes) ? json_array_get (codes, i) : codes);
      g_auto (GStrv) parts = NULL;

      if (text == NULL)
        continue;
      if (!json_is_array (codes) && *text == '[')
        parts = g_regex_split_simple ("[\\[\\]\"', ]+", text, 0, 0);
      if (parts == NULL)
        g_strv_builder_add (list, text);
      else
        g_strv_builder_addv (list, (const char **) parts);
    }
  return g_strv_builder_end (list);
}

static void
add_codes (QuothMark *mark, json_t *json, const char *polarity)
{
  const char *stance = get_stance (polarity);
  g_auto (GStrv) codes = dup_codes (json);
  guint n_codes = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *code = codes[i];
      g_autofree char *value = g_strconcat (code, "=", stance != NULL ? stance : "unset", NULL);

      if (*code == '\0')
        continue;
      quoth_mark_add_feature (mark, "code", value);
      n_codes++;
    }
  if (polarity != NULL && !g_str_equal (polarity, "empty") && (stance == NULL || n_codes == 0))
    quoth_mark_add_feature (mark, "cpos", polarity);
}

static void
add_actors (QuothMardyReading *self, QuothMark *mark, json_t *object, const char *key)
{
  json_t *actors = json_object_get (object, key), *kinds = json_object_get (object, QUOTH_MARDY_ACTOR_KINDS);
  gsize n = json_is_array (actors) ? json_array_size (actors) : actors != NULL ? 1 : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = quoth_json_dup_text (json_is_array (actors) ? json_array_get (actors, i) : actors);

      if (text != NULL)
        add_actor (self, mark, kinds, text);
    }
}

/* What else a claim says. */
static void
add_others (QuothMardyReading *self, QuothMark *mark, json_t *object)
{
  static const char *const whole[] = { "begin", "end", "quote", "cdate", "actorvalues", "claims", "cpos", "coder", "spans", NULL };
  static const char *const loose[]
    = { "begin", "end", "quote", "cdate", "actorvalues", "claims", "cpos", "coder", "spans", "claimvalues", "name", "doc_id", NULL };
  const char *const *known = self->same != NULL ? loose : whole;
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    {
      gboolean is_known = g_strv_contains (known, key) || (self->is_ours && g_str_equal (key, QUOTH_MARDY_ACTOR_KINDS));
      g_autofree char *text = is_known ? NULL : quoth_json_dup_text (member);

      if (text != NULL && *text != '\0')
        quoth_mark_add_feature (mark, key, text);
    }
}

static gboolean
has_feature (const QuothMark *mark, const QuothFeature *feature)
{
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *other = &g_array_index (mark->features, QuothFeature, i);

      if (g_str_equal (other->key, feature->key) && g_str_equal (other->value, feature->value))
        return TRUE;
    }
  return FALSE;
}

/* What @mark says goes to another claim that is the same but for the actor, if there is one, and the mark goes. */
static void
merge_same (QuothMardyReading *self, json_t *object, QuothMark *mark)
{
  g_autofree char *coder = quoth_mardy_dup_member (object, "coder");
  QuothMarkup *markup = quoth_mardy_get_markup (self, coder);
  QuothRange range = g_array_index (mark->ranges, QuothRange, 0);
  g_autoptr (GString) key = g_string_new (coder);
  QuothMark *first;

  g_string_append_printf (key, " %u %u", range.start, range.end);
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (g_str_equal (feature->key, "code") || g_str_equal (feature->key, "date") || g_str_equal (feature->key, "cpos"))
        g_string_append_printf (key, " %s", feature->value);
    }
  first = g_hash_table_lookup (self->same, key->str);
  if (first == NULL)
    {
      g_hash_table_insert (self->same, g_strdup (key->str), mark);
      return;
    }
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (!has_feature (first, feature))
        quoth_mark_add_feature (first, feature->key, feature->value);
    }
  g_ptr_array_set_size (markup->marks, (int) markup->marks->len - 1);
}

gboolean
quoth_mardy_read_claim (QuothMardyReading *self, json_t *object, GError **error)
{
  g_autofree char *quote = quoth_mardy_dup_member (object, "quote");
  g_autofree char *date = quoth_mardy_dup_member (object, "cdate");
  g_autofree char *polarity = quoth_mardy_dup_member (object, "cpos");
  gboolean fits, differs;
  QuothRange range;
  QuothMark *mark;

  if (!find_place (self, object, quote, &range, &fits, &differs, error))
    return FALSE;
  if (!fits)
    return TRUE;
  mark = add_mark (self, object, "claim");
  if (!add_spans (self, mark, json_object_get (object, "spans")))
    quoth_mark_add_range (mark, range);
  if (differs)
    {
      tell_of_quote (self);
      quoth_mark_add_feature (mark, "quote", quote);
    }
  if (date != NULL)
    add_date (mark, date);
  if (self->same == NULL || json_object_get (object, "claims") != NULL)
    add_codes (mark, json_object_get (object, "claims"), polarity);
  add_actors (self, mark, object, "actorvalues");
  if (self->same != NULL)
    {
      if (json_object_get (object, "claims") == NULL)
        add_codes (mark, json_object_get (object, "claimvalues"), polarity);
      add_actors (self, mark, object, "name");
    }
  add_others (self, mark, object);
  if (self->same != NULL)
    merge_same (self, object, mark);
  return TRUE;
}

/* ---- Entities ---- */

/* (transfer full): as marks have the kind of an actor. */
static char *
dup_label (json_t *object, const char *category)
{
  g_autofree char *kind = quoth_mardy_dup_member (object, "kind");
  const char *found = kind != NULL                           ? kind
                      : g_str_has_suffix (category, "PER") ? "person"
                      : g_str_has_suffix (category, "ORG") ? "organisation"
                      : g_str_has_suffix (category, "LOC") ? "state"
                                                           : "other";

  return g_strv_contains (quoth_actor_get_kinds (), found) ? g_strdup (found) : g_strconcat ("mention:", found, NULL);
}

gboolean
quoth_mardy_read_entity (QuothMardyReading *self, json_t *object, GError **error)
{
  g_autofree char *actor = quoth_mardy_dup_member (object, "actor");
  g_autofree char *category = quoth_mardy_dup_member (object, "category");
  gboolean is_mapped = category != NULL && self->intake->mapping != NULL && g_hash_table_contains (self->intake->mapping, category);
  gboolean fits, differs;
  QuothRange range;
  QuothMark *mark;

  if (actor == NULL && !is_mapped)
    {
      quoth_losses_add (self->intake->losses, _("names that a program found in the texts, left out as nothing says what they become"), 1);
      return TRUE;
    }
  if (!find_place (self, object, NULL, &range, &fits, &differs, error))
    return FALSE;
  if (!fits)
    return TRUE;
  if (is_mapped)
    mark = add_mark (self, object, category);
  else
    {
      g_autofree char *label = dup_label (object, category != NULL ? category : "");

      need_actor (self, actor, g_str_has_prefix (label, "mention:") ? label + strlen ("mention:") : label);
      mark = add_mark (self, object, label);
    }
  if (actor != NULL)
    quoth_mark_add_feature (mark, "actor", actor);
  if (!add_spans (self, mark, json_object_get (object, "spans")))
    quoth_mark_add_range (mark, range);
  return TRUE;
}
