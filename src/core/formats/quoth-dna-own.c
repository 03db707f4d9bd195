/* quoth-dna-own.c: statements of databases that this program wrote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(n) in the statements and what they say.
 */

#include "formats/quoth-dna-own.h"

#include <string.h>

#include "formats/quoth-letters.h"

/* @seen: "KEY VALUE" of its features; @mentions, @chain, @relations: (nullable): as they stand in the file. */
typedef struct
{
  QuothMark *mark;
  QuothRange range;
  GHashTable *seen;
  char *mentions;
  char *chain;
  char *relations;
} Claim;

struct _QuothDnaOwn
{
  GPtrArray *in_order;  /* of Claim */
  GHashTable *claims;   /* number: Claim */
  GHashTable *mentions; /* number: QuothMark */
  GPtrArray *cues;      /* of QuothMark */
  GArray *cue_claims;   /* the number of the claim of each */

  QuothMark *mark; /* the statement at work */
  Claim *claim;    /* (nullable): it is of that */
  gboolean is_again;
  guint n_before; /* features */
  char *stance;
  char *spans;
};

gboolean
quoth_dna_is_own_variable (const char *name)
{
  static const char *const names[] = {
    "person",   "organization", "organisation", "concept",  "category", "agreement", "statement",  "factuality", "mode",
    "form",     "date",         "place",        "note",     "memo",     "code",      "confidence", "claimant",   "addressee",
    "object",   "supports",     "denies",       "reports",  "claim",    "spans",     "stance",     "mentions",   "chain",
    "relations", "actor",       "kind",         "mention",  NULL,
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strv_contains (names, lower);
}

gboolean
quoth_dna_is_field (const char *name, const char *data_type)
{
  static const char *const fields[] = { "statement", "factuality", "mode", "form", "date", "place", "confidence",
                                        "addressee", "object", "supports", "denies", "reports", NULL };

  return g_strcmp0 (data_type, "long text") == 0 && g_strv_contains (fields, name);
}

static void
claim_free (gpointer data)
{
  Claim *self = data;

  g_hash_table_unref (self->seen);
  g_free (self->mentions);
  g_free (self->chain);
  g_free (self->relations);
  g_free (self);
}

QuothDnaOwn *
quoth_dna_own_new (void)
{
  QuothDnaOwn *self = g_new0 (QuothDnaOwn, 1);

  self->in_order = g_ptr_array_new_with_free_func (claim_free);
  self->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->mentions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cues = g_ptr_array_new ();
  self->cue_claims = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
quoth_dna_own_free (QuothDnaOwn *self)
{
  g_ptr_array_unref (self->in_order);
  g_hash_table_unref (self->claims);
  g_hash_table_unref (self->mentions);
  g_ptr_array_unref (self->cues);
  g_array_unref (self->cue_claims);
  g_free (self->stance);
  g_free (self->spans);
  g_free (self);
}

/* ---- A statement ---- */

QuothMark *
quoth_dna_own_find_claim (QuothDnaOwn *self, gint64 number, QuothRange range, const char *coder)
{
  const Claim *claim = number != 0 ? g_hash_table_lookup (self->claims, &number) : NULL;

  return claim != NULL && quoth_range_equal (claim->range, range) && g_strcmp0 (claim->mark->coder, coder) == 0 ? claim->mark : NULL;
}

static Claim *
add_claim (QuothDnaOwn *self, QuothMark *mark, gint64 number)
{
  Claim *claim = g_new0 (Claim, 1);

  claim->mark = mark;
  claim->range = g_array_index (mark->ranges, QuothRange, 0);
  claim->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->in_order, claim);
  if (number != 0 && !g_hash_table_contains (self->claims, &number))
    g_hash_table_insert (self->claims, g_memdup2 (&number, sizeof number), claim);
  return claim;
}

void
quoth_dna_own_begin (QuothDnaOwn *self, QuothMark *mark, gint64 number)
{
  Claim *claim = number != 0 ? g_hash_table_lookup (self->claims, &number) : NULL;

  self->mark = mark;
  self->is_again = claim != NULL && claim->mark == mark;
  self->claim = self->is_again                              ? claim
                : g_strcmp0 (mark->label, "claim") == 0 ? add_claim (self, mark, number)
                                                            : NULL;
  self->n_before = mark->features->len;
  g_clear_pointer (&self->stance, g_free);
  g_clear_pointer (&self->spans, g_free);
}

/* One feature a line. */
static void
add_lines (QuothMark *mark, const char *key, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *text = quoth_letters_dup (lines[i]);

      if (*text != '\0')
        quoth_mark_add_feature (mark, key, text);
    }
}

static void
keep (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

static void
set_label (QuothMark *mark, char *label)
{
  g_free (mark->label);
  mark->label = label;
}

static void
take_number (QuothDnaOwn *self, const char *variable, const char *value)
{
  gint64 number = g_ascii_strtoll (value, NULL, 10);

  if (g_str_equal (variable, "mention"))
    g_hash_table_insert (self->mentions, g_memdup2 (&number, sizeof number), self->mark);
  else if (self->claim == NULL && number != 0)
    {
      g_ptr_array_add (self->cues, self->mark);
      g_array_append_val (self->cue_claims, number);
    }
}

/* Of mentions and cues. */
static void
take_kind (QuothDnaOwn *self, const char *value)
{
  if (g_str_equal (self->mark->label, QUOTH_DNA_MENTION))
    set_label (self->mark, g_strconcat ("mention:", value, NULL));
  else
    set_label (self->mark, g_strdup (*value != '\0' ? value : QUOTH_CUE_CUE));
}

void
quoth_dna_own_take_value (QuothDnaOwn *self, const char *variable, const char *value)
{
  static const char *const lists[] = { "addressee", "object", "supports", "denies", "reports", NULL };

  if (g_str_equal (variable, "stance"))
    keep (&self->stance, value);
  else if (self->is_again)
    return;
  else if (g_str_equal (variable, "spans"))
    keep (&self->spans, value);
  else if (g_str_equal (variable, "claim") || g_str_equal (variable, "mention"))
    take_number (self, variable, value);
  else if (g_str_equal (variable, "kind"))
    take_kind (self, value);
  else if (g_str_equal (variable, "note"))
    add_lines (self->mark, QUOTH_MARKUP_MEMO, value);
  else if (self->claim != NULL && g_str_equal (variable, "mentions"))
    keep (&self->claim->mentions, value);
  else if (self->claim != NULL && g_str_equal (variable, "chain"))
    keep (&self->claim->chain, value);
  else if (self->claim != NULL && g_str_equal (variable, "relations"))
    keep (&self->claim->relations, value);
  else if (g_strv_contains (lists, variable))
    add_lines (self->mark, variable, value);
  else
    quoth_mark_add_feature (self->mark, variable, value);
}

static void
feature_free (const QuothFeature *feature)
{
  g_free (feature->key);
  g_free (feature->value);
}

/* A statement for each code and claimant says most of it again. */
void
quoth_dna_own_end (QuothDnaOwn *self)
{
  GArray *features = self->mark->features;
  guint n = self->n_before;

  for (guint i = n; self->claim != NULL && i < features->len; i++)
    {
      QuothFeature feature = g_array_index (features, QuothFeature, i);

      if (g_hash_table_add (self->claim->seen, g_strdup_printf ("%s %s", feature.key, feature.value))
          || g_str_equal (feature.key, QUOTH_MARKUP_MEMO))
        g_array_index (features, QuothFeature, n++) = feature;
      else
        {
          feature_free (&feature);
          g_array_index (features, QuothFeature, i) = (QuothFeature){ NULL, NULL };
        }
    }
  for (guint i = n; self->claim != NULL && i < features->len; i++)
    g_array_index (features, QuothFeature, i) = (QuothFeature){ NULL, NULL };
  if (self->claim != NULL)
    g_array_set_size (features, n);
}

QuothStance
quoth_dna_own_get_stance (QuothDnaOwn *self, QuothStance agreement)
{
  if (agreement != QUOTH_STANCE_FOR || self->stance == NULL)
    return agreement;
  return g_str_equal (self->stance, "neutral") ? QUOTH_STANCE_NEUTRAL
         : g_str_equal (self->stance, "unset") ? QUOTH_STANCE_UNSET
                                               : agreement;
}

/* The stretches of a mark, if the first is still where it was. */
void
quoth_dna_own_set_spans (QuothDnaOwn *self, const QuothUnits *units)
{
  g_auto (GStrv) words = g_strsplit (self->spans != NULL ? self->spans : "", " ", -1);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end;
      gint64 start = g_ascii_strtoll (words[i], &end, 10), stop = *end == '-' ? g_ascii_strtoll (end + 1, NULL, 10) : -1;
      QuothRange range;

      if (start > stop || !quoth_units_convert (units, QUOTH_UNIT_UTF16, start, &range.start)
          || !quoth_units_convert (units, QUOTH_UNIT_UTF16, stop, &range.end))
        return;
      g_array_append_val (ranges, range);
    }
  if (ranges->len == 0
      || !quoth_range_equal (g_array_index (ranges, QuothRange, 0), g_array_index (self->mark->ranges, QuothRange, 0)))
    return;
  for (guint i = 1; i < ranges->len; i++)
    quoth_mark_add_range (self->mark, g_array_index (ranges, QuothRange, i));
}

/* ---- What is between them ---- */

/* "claimant NAME" of the roles that have a mention. */
static void
link_mentions (QuothDnaOwn *self, QuothMarkup *markup, Claim *claim)
{
  g_auto (GStrv) lines = g_strsplit (claim->mentions, "\n", -1);
  g_autoptr (GHashTable) linked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *features = claim->mark->features;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');
      gint64 number = space != NULL ? g_ascii_strtoll (space + 1, NULL, 10) : 0;
      const QuothMark *mention = g_hash_table_lookup (self->mentions, &number);
      const char *actor = mention != NULL ? quoth_mark_get_feature (mention, "actor") : NULL;
      g_autofree char *role = NULL;

      if (actor == NULL)
        continue;
      *space = '\0';
      role = g_strdup_printf ("%s %s", lines[i], actor);
      if (!g_hash_table_contains (claim->seen, role) || !g_hash_table_add (linked, g_steal_pointer (&role)))
        continue;
      quoth_markup_add_link (markup, lines[i], claim->mark->id, mention->id, claim->mark->line);
    }
  for (guint i = features->len; i > 0; i--)
    {
      QuothFeature *feature = &g_array_index (features, QuothFeature, i - 1);
      g_autofree char *role = g_strdup_printf ("%s %s", feature->key, feature->value);

      if (g_hash_table_contains (linked, role))
        g_array_remove_index_fast (features, i - 1);
    }
}

static void
add_sources (QuothDnaOwn *self, Claim *claim)
{
  g_auto (GStrv) lines = g_strsplit (claim->chain, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      QuothFactuality factuality = QUOTH_FACTUALITY_UNSET;
      g_autofree char *name = g_strv_length (words) == 3 ? quoth_letters_dup (words[2]) : NULL;
      gint64 number = name != NULL ? g_ascii_strtoll (words[1], NULL, 10) : 0;
      const QuothMark *mention = g_hash_table_lookup (self->mentions, &number);

      if (name == NULL || *name == '\0')
        continue;
      quoth_factuality_from_nick (words[0], &factuality);
      quoth_mark_add_source (claim->mark, name, mention != NULL ? mention->id : NULL, factuality);
    }
}

static void
link_claims (QuothDnaOwn *self, QuothMarkup *markup, Claim *claim, GHashTable *coders)
{
  g_auto (GStrv) lines = g_strsplit (claim->relations, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);
      g_autofree char *kind = g_strv_length (words) == 3 ? quoth_letters_dup (words[2]) : NULL;
      gint64 number = kind != NULL ? g_ascii_strtoll (words[0], NULL, 10) : 0;
      gint64 coder = kind != NULL ? g_ascii_strtoll (words[1], NULL, 10) : 0;
      const Claim *to = g_hash_table_lookup (self->claims, &number);

      if (to != NULL && to != claim && *kind != '\0')
        quoth_markup_add_link (markup, kind, claim->mark->id, to->mark->id, claim->mark->line)->coder
          = g_strdup (g_hash_table_lookup (coders, &coder));
    }
}

void
quoth_dna_own_finish (QuothDnaOwn *self, QuothMarkup *markup, GHashTable *coders)
{
  for (guint i = 0; i < self->in_order->len; i++)
    {
      Claim *claim = self->in_order->pdata[i];

      if (claim->mentions != NULL)
        link_mentions (self, markup, claim);
      if (claim->chain != NULL)
        add_sources (self, claim);
      if (claim->relations != NULL)
        link_claims (self, markup, claim, coders);
    }
  for (guint i = 0; i < self->cues->len; i++)
    {
      const QuothMark *cue = self->cues->pdata[i];
      const Claim *claim = g_hash_table_lookup (self->claims, &g_array_index (self->cue_claims, gint64, i));

      if (claim != NULL)
        quoth_markup_add_link (markup, "cue", claim->mark->id, cue->id, cue->line);
    }
}
