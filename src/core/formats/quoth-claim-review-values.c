/* quoth-claim-review-values.c: JSON-LD of schema.org, as it is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys come in any order, with or without a prefix; whatever there is one of may be a list, and whatever is a text may have a language
 * beside it, or be a thing with a name. Nothing is looked up: what "@id" leads to stays an address.
 */

#include "formats/quoth-claim-review.h"

#include <string.h>

#include "formats/quoth-json-records.h"

#define MAX_DEPTH 8

/* Under the names that people know them by. */
static const struct
{
  const char *attribute;
  const char *path;
} names[] = {
  { "rating", "reviewRating.alternateName" },
  { "ratingValue", "reviewRating.ratingValue" },
  { "bestRating", "reviewRating.bestRating" },
  { "worstRating", "reviewRating.worstRating" },
  { "reviewer", "author.name" },
  { "claimant", "itemReviewed.author.name" },
  { "claimed", "itemReviewed.datePublished" },
  { "appearance", "itemReviewed.appearance.url" },
  { "firstAppearance", "itemReviewed.firstAppearance.url" },
};

const char *
quoth_claim_review_find_path (const char *attribute)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].attribute, attribute))
      return names[i].path;
  return attribute;
}

const char *
quoth_claim_review_find_attribute (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].path, path))
      return names[i].attribute;
  return path;
}

/* "schema:author" and "https://schema.org/author" are "author". */
static const char *
skip_prefix (const char *name)
{
  static const char *const prefixes[] = { "schema:", "http://schema.org/", "https://schema.org/" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      return name + strlen (prefixes[i]);
  return name;
}

json_t *
quoth_linked_get (json_t *object, const char *wanted)
{
  json_t *member = json_object_get (object, wanted), *other;
  const char *key;

  if (member != NULL)
    return member;
  json_object_foreach (object, key, other)
    if (g_str_equal (skip_prefix (key), wanted))
      return other;
  return NULL;
}

gsize
quoth_linked_count (json_t *value)
{
  return json_is_array (value) ? json_array_size (value) : value != NULL && !json_is_null (value) ? 1 : 0;
}

json_t *
quoth_linked_nth (json_t *value, gsize i)
{
  return json_is_array (value) ? json_array_get (value, i) : value;
}

static char *
dup_first_member (json_t *object)
{
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    if (json_is_string (member) && *key != '@' && json_string_length (member) > 0)
      return quoth_json_dup_text (member);
  return NULL;
}

char *
quoth_linked_dup_text (json_t *value)
{
  static const char *const keys[] = { "@value", "name", "text", "@id" };
  json_t *one = quoth_linked_nth (value, 0);
  char *text = NULL;

  if (!json_is_object (one) && !json_is_array (one))
    {
      text = one != NULL ? quoth_json_dup_text (one) : NULL;
      if (text != NULL && *text == '\0')
        g_clear_pointer (&text, g_free);
      return text;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys) && text == NULL; i++)
    {
      json_t *member = quoth_linked_nth (quoth_linked_get (one, keys[i]), 0);

      if (json_is_string (member) && json_string_length (member) > 0)
        text = quoth_json_dup_text (member);
    }
  return text != NULL ? text : dup_first_member (one);
}

gboolean
quoth_linked_has_type (json_t *object, const char *type)
{
  json_t *types = json_object_get (object, "@type");

  for (gsize i = 0; i < quoth_linked_count (types); i++)
    {
      json_t *one = quoth_linked_nth (types, i);

      if (json_is_string (one) && g_str_equal (skip_prefix (json_string_value (one)), type))
        return TRUE;
    }
  return FALSE;
}

/* ---- All that is said ---- */

static void
feature_clear (gpointer data)
{
  QuothFeature *self = data;

  g_free (self->key);
  g_free (self->value);
}

GArray *
quoth_linked_features_new (void)
{
  GArray *features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));

  g_array_set_clear_func (features, feature_clear);
  return features;
}

void
quoth_linked_add_feature (GArray *features, const char *key, const char *value)
{
  QuothFeature feature = { g_strdup (key), g_strdup (value) };

  g_array_append_val (features, feature);
}

static gboolean
are_plain_types (json_t *types)
{
  static const char *const plain[] = { "ClaimReview", "Review", "Rating", "Claim", "CreativeWork", "Thing", "Organization", NULL };

  for (gsize i = 0; i < quoth_linked_count (types); i++)
    {
      json_t *type = quoth_linked_nth (types, i);

      if (!json_is_string (type) || !g_strv_contains (plain, skip_prefix (json_string_value (type))))
        return FALSE;
    }
  return TRUE;
}

/* What is clear from where it stands. */
static gboolean
says_nothing (const char *key, json_t *value)
{
  return g_str_equal (key, "@context") || (g_str_equal (key, "@type") && are_plain_types (value))
         || (g_str_equal (key, "@id") && json_is_string (value) && g_str_has_prefix (json_string_value (value), QUOTH_CLAIM_REVIEW_ID));
}

typedef struct
{
  const char *const *skip;
  GArray *features;
} Flattening;

static void flatten (Flattening *self, const char *path, json_t *value, guint depth);

static void
flatten_object (Flattening *self, const char *path, json_t *object, guint depth)
{
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    {
      const char *name = skip_prefix (key);
      g_autofree char *below = *path == '\0' ? g_strdup (name) : g_strconcat (path, ".", name, NULL);

      if (says_nothing (name, member) || (self->skip != NULL && g_strv_contains (self->skip, below)))
        continue;
      flatten (self, g_str_equal (name, "@value") && *path != '\0' ? path : below, member, depth + 1);
    }
}

static void
flatten (Flattening *self, const char *path, json_t *value, guint depth)
{
  g_autofree char *text = NULL;
  json_t *member;
  gsize i;

  if (depth < MAX_DEPTH && json_is_object (value))
    flatten_object (self, path, value, depth);
  else if (depth < MAX_DEPTH && json_is_array (value))
    json_array_foreach (value, i, member)
      flatten (self, path, member, depth + 1);
  else if (*path != '\0' && (text = quoth_json_dup_text (value)) != NULL && *text != '\0')
    quoth_linked_add_feature (self->features, path, text);
}

void
quoth_linked_flatten (json_t *object, const char *const *skip, GArray *features)
{
  Flattening self = { skip, features };

  flatten (&self, "", object, 0);
}
