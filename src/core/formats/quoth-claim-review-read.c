/* quoth-claim-review-read.c: reviews of claims, in JSON-LD of schema.org
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is a review, a list or a graph of them, or a feed, as collections of fact checks are published. What is reviewed is a proposition;
 * all that the review says of it (who rates it how, where it is published …) becomes attributes of the proposition, under the names of
 * quoth-claim-review-values.c or else the path in the file. A rating is kept as it is worded. A second review of the same proposition, or
 * one that says other than the project does, is kept as a memo on it: nobody but a person can say which holds.
 *
 * Where the claim appears is read by quoth-claim-review-appearances.c, if the project has the text; else the address becomes an attribute,
 * and what is said beyond it a memo.
 */

#include "config.h"

#include "formats/quoth-claim-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-cas.h"
#include "formats/quoth-json-records.h"
#include "formats/quoth-markup-annotation.h"
#include "formats/quoth-markup-names.h"

#define MAX_DEPTH 8
#define MAX_ATTRIBUTES 200

typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  QuothMarkupNames *names;
  QuothAppearances *appearances;
  GHashTable *attributes; /* of propositions in the project, by id: QuothAttribute */
  GHashTable *known;      /* statement: QuothProposition of the project */
  GHashTable *memos;      /* "ID TEXT" of the project, "STATEMENT TEXT" of the file */
  GHashTable *said;       /* statement: what was said of it in this file */
  GHashTable *keys;       /* the attributes that the file needs */
  guint depth;
} Reading;

/* ---- What the project has ---- */

static gboolean
add_attribute_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_insert (((Reading *) user_data)->attributes, quoth_id_memdup (&QUOTH_VALUE (value)->id), quoth_value_ref (value));
  return TRUE;
}

static gboolean
add_proposition_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_insert (((Reading *) user_data)->known, g_strdup (quoth_proposition (value)->statement), quoth_value_ref (value));
  return TRUE;
}

static gboolean
add_memo_cb (gpointer value, gpointer user_data, GError **error)
{
  const QuothMemo *memo = value;
  g_autofree char *target = quoth_id_dup_string (&memo->target);

  g_hash_table_add (((Reading *) user_data)->memos, g_strconcat (target, " ", memo->text, NULL));
  return TRUE;
}

static gboolean
load (Reading *self, GError **error)
{
  QuothQuery attributes = { .kind = QUOTH_KIND_ATTRIBUTE }, propositions = { .kind = QUOTH_KIND_PROPOSITION },
             memos = { .kind = QUOTH_KIND_MEMO };
  QuothReader *reader = self->intake->reader;

  return quoth_reader_foreach (reader, &attributes, add_attribute_cb, self, error)
         && quoth_reader_foreach (reader, &propositions, add_proposition_cb, self, error)
         && quoth_reader_foreach (reader, &memos, add_memo_cb, self, error);
}

/* ---- What is said of a proposition ---- */

/* (transfer full): all of it, a line each. */
static char *
dup_lines (const GArray *features)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (features, QuothFeature, i);

      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "\n" : "", feature->key, feature->value);
    }
  return g_string_free (lines, FALSE);
}

/* Those of a key joined, as attributes have them. */
static GHashTable *
join (const GArray *features)
{
  GHashTable *joined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (features, QuothFeature, i);
      const char *there = g_hash_table_lookup (joined, feature->key);

      g_hash_table_insert (joined, g_strdup (feature->key),
                           there != NULL ? g_strconcat (there, "; ", feature->value, NULL) : g_strdup (feature->value));
    }
  return joined;
}

/* Whether the project says all of @features of its proposition already. */
static gboolean
says_so (Reading *self, const QuothProposition *proposition, const GArray *features)
{
  g_autoptr (GHashTable) joined = join (features);
  const GPtrArray *values = proposition->value.attributes;
  guint n_same = 0;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothAttributeValue *value = values->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->attributes, &value->attribute);

      if (attribute != NULL && g_strcmp0 (g_hash_table_lookup (joined, attribute->key), value->value) == 0)
        n_same++;
    }
  return n_same == g_hash_table_size (joined);
}

static void
write_memo (Reading *self, const char *id, const char *statement, const char *text, guint line)
{
  const QuothProposition *known = g_hash_table_lookup (self->known, statement);
  g_autofree char *known_id = known != NULL ? quoth_id_dup_string (&known->value.id) : NULL;
  g_autofree char *there = g_strdup_printf ("%s %s", known_id != NULL ? known_id : "", text);
  GString *out = self->intake->edits;

  if (*text == '\0' || g_hash_table_contains (self->memos, there)
      || !g_hash_table_add (self->memos, g_strdup_printf ("%s\n%s", statement, text)))
    return;
  g_string_append (out, "{\"type\":\"memo\"");
  quoth_markup_append_field (out, "target", id);
  quoth_markup_append_field (out, "text", text);
  g_string_append_c (out, '}');
  quoth_intake_end_edit (self->intake, line);
}

/* A file that has another key for each value shall not fill the codebook. */
static void
limit_keys (Reading *self, GArray *features)
{
  guint n = 0;

  for (guint i = 0; i < features->len; i++)
    {
      QuothFeature feature = g_array_index (features, QuothFeature, i);
      gboolean fits = g_hash_table_contains (self->keys, feature.key) || g_hash_table_size (self->keys) < MAX_ATTRIBUTES;

      if (fits)
        g_hash_table_add (self->keys, g_strdup (feature.key));
      else
        quoth_losses_add (self->intake->losses, _("things that reviews say under more than 200 names, left out"), 1);
      g_array_index (features, QuothFeature, i) = g_array_index (features, QuothFeature, n);
      g_array_index (features, QuothFeature, n) = feature;
      n += fits;
    }
  g_array_set_size (features, n);
}

static void
write_attributes (Reading *self, const char *id, const GArray *features, const char *note, guint line)
{
  g_autoptr (GString) out = g_string_new (NULL);

  quoth_markup_append_field (out, "note", note);
  quoth_markup_append_attributes (out, features, QUOTH_KIND_PROPOSITION, self->names, self->intake, line);
  if (out->len == 0)
    return;
  g_string_append_printf (self->intake->edits, "{\"type\":\"proposition\",\"id\":\"%s\"%s}", id, out->str);
  quoth_intake_end_edit (self->intake, line);
}

/* What this very project wrote: all of it but claims is there, or follows from them. */
static gboolean
is_own (Reading *self, json_t *review, const char *statement)
{
  const QuothProposition *known = g_hash_table_lookup (self->known, statement);
  const char *id = json_string_value (json_object_get (review, "@id"));
  QuothId parsed;

  return known != NULL && id != NULL && g_str_has_prefix (id, QUOTH_CLAIM_REVIEW_ID)
         && quoth_id_from_string (id + strlen (QUOTH_CLAIM_REVIEW_ID), &parsed) && quoth_id_equal (&parsed, &known->value.id);
}

/* @note: (nullable): what is said of the claim itself */
static void
say (Reading *self, const char *id, const char *statement, GArray *features, const char *note, guint line)
{
  const QuothProposition *known = g_hash_table_lookup (self->known, statement);
  gboolean is_first = !g_hash_table_contains (self->said, statement);
  gboolean is_free = is_first && (known == NULL || known->value.attributes == NULL || known->value.attributes->len == 0);
  gboolean has_note = note != NULL && (!is_first || (known != NULL && known->note != NULL && *known->note != '\0'));
  g_autofree char *lines = NULL;

  limit_keys (self, features);
  lines = dup_lines (features);
  if (has_note && (!is_first || !g_str_equal (known->note, note)))
    write_memo (self, id, statement, note, line);
  if (is_free)
    write_attributes (self, id, features, has_note ? NULL : note, line);
  else if (is_first ? says_so (self, known, features) : g_strcmp0 (g_hash_table_lookup (self->said, statement), lines) == 0)
    quoth_losses_add (self->intake->losses, _("reviews that are there already, left as they are"), 1);
  else
    {
      write_memo (self, id, statement, lines, line);
      quoth_losses_add (self->intake->losses, _("further reviews of a proposition, kept as memos on it"), 1);
    }
  if (is_first)
    g_hash_table_insert (self->said, g_strdup (statement), g_steal_pointer (&lines));
}

/* ---- Appearances ---- */

static gboolean
read_appearance (Reading *self, json_t *appearance, const char *key, const char *id, const char *statement, GArray *features, guint line, GError **error)
{
  g_autoptr (GArray) all = quoth_linked_features_new ();
  g_autofree char *address = quoth_linked_dup_text (
    json_is_object (appearance) && quoth_linked_get (appearance, "url") != NULL ? quoth_linked_get (appearance, "url") : appearance);
  g_autofree char *lines = NULL;
  gboolean is_known;

  if (!quoth_appearances_take (self->appearances, appearance, statement, line, &is_known, error))
    return FALSE;
  if (is_known || address == NULL)
    return TRUE;
  quoth_linked_add_feature (features, key, address);
  quoth_linked_flatten (appearance, NULL, all);
  if (all->len < 2)
    return TRUE;
  lines = dup_lines (all);
  write_memo (self, id, statement, lines, line);
  return TRUE;
}

static gboolean
read_appearances (Reading *self, json_t *claim, const char *id, const char *statement, GArray *features, guint line, GError **error)
{
  static const char *const keys[] = { "firstAppearance", "appearance" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      json_t *list = quoth_linked_get (claim, keys[i]);

      for (gsize j = 0; j < quoth_linked_count (list); j++)
        if (!read_appearance (self, quoth_linked_nth (list, j), keys[i], id, statement, features, line, error))
          return FALSE;
    }
  return TRUE;
}

/* ---- Reviews ---- */

/* (transfer full) (nullable): what is reviewed, on one line. */
static char *
dup_statement (json_t *review)
{
  json_t *item = quoth_linked_nth (quoth_linked_get (review, "itemReviewed"), 0);
  char *statement = quoth_linked_dup_text (quoth_linked_get (review, "claimReviewed"));

  if (statement == NULL && quoth_linked_has_type (item, "Claim"))
    statement = quoth_linked_dup_text (quoth_linked_get (item, "text"));
  if (statement == NULL && quoth_linked_has_type (item, "Claim"))
    statement = quoth_linked_dup_text (quoth_linked_get (item, "name"));
  return statement;
}

/* Under the names that people know them by. What is a plain text is the statement or the note, and said with that. */
static GArray *
list_features (json_t *review)
{
  json_t *items = quoth_linked_get (review, "itemReviewed");
  gboolean is_plain = json_is_string (quoth_linked_get (review, "claimReviewed"));
  gboolean has_note = json_is_object (items) && json_is_string (quoth_linked_get (items, "description"));
  const char *const skip[] = { "itemReviewed.appearance", "itemReviewed.firstAppearance", is_plain ? "claimReviewed" : "", has_note ? "itemReviewed.description" : "", NULL };
  GArray *features = quoth_linked_features_new ();

  quoth_linked_flatten (review, skip, features);
  for (guint i = 0; i < features->len; i++)
    {
      QuothFeature *feature = &g_array_index (features, QuothFeature, i);
      char *name = g_strdup (quoth_claim_review_find_attribute (feature->key));

      g_free (feature->key);
      feature->key = name;
    }
  return features;
}

static gboolean
read_review (Reading *self, json_t *review, guint line, GError **error)
{
  json_t *items = quoth_linked_get (review, "itemReviewed");
  g_autofree char *statement = dup_statement (review);
  g_autofree char *note = NULL;
  g_autoptr (GArray) features = NULL;
  const char *id;

  if (statement == NULL)
    return quoth_intake_lose (self->intake, line, _("reviews that do not say what they review, left out"),
                              _("a review needs “claimReviewed”; it is left out"), error);
  id = quoth_markup_names_get_proposition (self->names, statement, line);
  features = list_features (review);
  for (gsize i = 0; i < quoth_linked_count (items); i++)
    {
      json_t *item = quoth_linked_nth (items, i);

      if (note == NULL && json_is_object (items) && json_is_string (quoth_linked_get (item, "description")))
        note = quoth_linked_dup_text (quoth_linked_get (item, "description"));
      if (!read_appearances (self, item, id, statement, features, line, error))
        return FALSE;
    }
  if (is_own (self, review, statement))
    quoth_losses_add (self->intake->losses, _("reviews that are there already, left as they are"), 1);
  else
    say (self, id, statement, features, note, line);
  return TRUE;
}

/* ---- The file ---- */

static gboolean
read_thing (Reading *self, const QuothJsonPart *part, GError **error)
{
  g_autoptr (json_t) json = quoth_json_part_load (part, self->intake, error);

  if (json == NULL)
    return FALSE;
  if (quoth_linked_has_type (json, "ClaimReview") || quoth_linked_get (json, "claimReviewed") != NULL)
    return read_review (self, json, part->line, error);
  quoth_losses_add (self->intake->losses, _("things that are no reviews of claims, left out"), 1);
  return TRUE;
}

static gboolean
holds_others (const char *key)
{
  static const char *const keys[] = { "@graph", "dataFeedElement", "itemListElement", "item", NULL };

  return g_strv_contains (keys, key);
}

typedef struct
{
  gboolean is_review;
  gboolean holds_others;
} Kind;

static gboolean
find_kind_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Kind *kind = user_data;

  kind->is_review = kind->is_review || g_str_has_suffix (part->key, "claimReviewed") || g_str_has_suffix (part->key, "itemReviewed");
  kind->holds_others = kind->holds_others || holds_others (part->key);
  return TRUE;
}

static gboolean read_part_cb (const QuothJsonPart *part, gpointer user_data, GError **error);

static gboolean
read_member_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  return !holds_others (part->key) || read_part_cb (part, user_data, error);
}

/* A list, what holds one, or a thing. */
static gboolean
read_part_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  char first = part->start < part->end ? *part->start : '\0';
  Kind kind = { 0 };
  gboolean done;

  if (self->depth >= MAX_DEPTH)
    return quoth_intake_refuse (self->intake, part->line, _("lists of reviews are nested too deeply"), error);
  self->depth++;
  if (first == '[')
    done = quoth_json_foreach_part (self->intake, part, read_part_cb, self, error);
  else if (first != '{')
    done = read_thing (self, part, error);
  else if (!quoth_json_foreach_part (self->intake, part, find_kind_cb, &kind, error))
    done = FALSE;
  else if (kind.holds_others && !kind.is_review)
    done = quoth_json_foreach_part (self->intake, part, read_member_cb, self, error);
  else
    done = read_thing (self, part, error);
  self->depth--;
  return done;
}

static gboolean
read_file (Reading *self, GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  QuothJsonPart whole = { .start = data, .end = data + n_bytes, .line = 1 };

  if (n_bytes >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    whole.start += 3;
  for (; whole.start < whole.end && g_ascii_isspace (*whole.start); whole.start++)
    whole.line += *whole.start == '\n';
  return load (self, error) && read_part_cb (&whole, self, error) && quoth_appearances_end (self->appearances, error);
}

static GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

gboolean
quoth_claim_review_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  g_autoptr (QuothAppearances) appearances = reader != NULL ? quoth_appearances_new (intake, reader) : NULL;
  g_autoptr (GHashTable) attributes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, quoth_value_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) memos = set_new ();
  g_autoptr (GHashTable) keys = set_new ();
  Reading self = { .intake = intake, .reader = reader, .appearances = appearances, .attributes = attributes,
                   .known = known,   .memos = memos,   .said = said,               .keys = keys };

  if (reader == NULL)
    return FALSE;
  self.names = quoth_markup_reader_get_names (reader);
  return read_file (&self, bytes, error);
}
