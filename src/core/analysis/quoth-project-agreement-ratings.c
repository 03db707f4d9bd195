/* quoth-project-agreement-ratings.c: what coders said of what they marked together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit is something that two coders or more said something of; what one only said something of is no unit (it would count among the values that
 * chance draws from), but is counted. Of claims under codes each code is a unit, and each role that anybody filled, where who filled it with nobody gave an
 * empty set; a relation is one of each two claims between which anybody drew one.
 */

#include "config.h"

#include "analysis/quoth-project-agreement-private.h"

#include <string.h>

#include "model/quoth-attribute-scale.h"

/* @values: of the unit in the making, one for each coder of @coders; @groups: of each piece. */
typedef struct
{
  const QuothProjectAgreement *agreement;
  const QuothCodingSlice *slice;
  guint *coders;
  guint n_coders;
  QuothCodingRatings *result;
  const char **values;
  guint *groups;
  guint *n_groups; /* of each text */
  gboolean *marked; /* for relations: whether the unit, counted from the first piece of its text, is marked by each coder */
} Rating;

void
quoth_coding_ratings_free (QuothCodingRatings *self)
{
  if (self == NULL)
    return;
  quoth_ratings_free (self->ratings);
  g_array_unref (self->units);
  g_array_unref (self->marks);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
rating_clear (Rating *self)
{
  g_clear_pointer (&self->coders, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->groups, g_free);
  g_clear_pointer (&self->n_groups, g_free);
  g_clear_pointer (&self->marked, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rating, rating_clear)

static const CodingPiece *
get_piece (const Rating *self, guint piece)
{
  return &g_array_index (self->agreement->pieces, CodingPiece, piece);
}

/* By code: whether it was given. */
static const char *
narrow (const Rating *self, const char *value)
{
  if (value == NULL || self->slice->code == NULL || quoth_coding_layer_has_topics (self->agreement->layer))
    return value;
  return quoth_coding_value_has (value, self->slice->code) ? "1" : "0";
}

/* The values of the coders are its ratings, if there are two. */
static void
finish_unit (Rating *self, QuothCodingUnit *unit)
{
  guint n = 0;

  for (guint c = 0; c < self->n_coders; c++)
    n += self->values[c] != NULL;
  if (n < 2)
    {
      self->result->counts.n_unsaid += n;
      return;
    }
  unit->row = quoth_ratings_add_unit (self->result->ratings);
  for (guint c = 0; c < self->n_coders; c++)
    quoth_ratings_set_name (self->result->ratings, unit->row, c, narrow (self, self->values[c]));
  g_array_append_val (self->result->units, *unit);
}

static void
add_mark (Rating *self, const CodingPiece *piece)
{
  QuothCodingMark mark = { (guint) quoth_coding_find (piece->coder, self->coders, self->n_coders), piece->id, piece->place };

  g_array_append_val (self->result->marks, mark);
}

/* ---- Annotations ---- */

typedef struct
{
  guint *pieces;
  guint n_pieces;
  QuothRange place;
  guint first_mark; /* in the marks of the result */
} Group;

static Group *
list_groups (const Rating *self, guint text, guint *store)
{
  const QuothProjectAgreement *agreement = self->agreement;
  guint n_groups = self->n_groups[text];
  Group *groups = g_new0 (Group, n_groups + 1);

  for (guint i = agreement->firsts[text]; i < agreement->firsts[text + 1]; i++)
    if (self->groups[i] != G_MAXUINT)
      groups[self->groups[i]].n_pieces++;
  for (guint g = 0; g < n_groups; g++)
    {
      groups[g].pieces = store;
      store += groups[g].n_pieces;
      groups[g].n_pieces = 0;
    }
  for (guint i = agreement->firsts[text]; i < agreement->firsts[text + 1]; i++)
    {
      Group *group = self->groups[i] != G_MAXUINT ? &groups[self->groups[i]] : NULL;
      QuothRange place = get_piece (self, i)->place;

      if (group == NULL)
        continue;
      group->place = group->n_pieces == 0
                       ? place
                       : quoth_range (MIN (group->place.start, place.start), MAX (group->place.end, place.end));
      group->pieces[group->n_pieces++] = i;
    }
  return groups;
}

static const CodingFact *
find_fact (const Rating *self, const CodingPiece *piece, const char *topic)
{
  for (guint f = 0; f < piece->n_facts; f++)
    {
      const CodingFact *fact = &g_array_index (self->agreement->facts, CodingFact, piece->first_fact + f);

      if (fact->topic == topic)
        return fact;
    }
  return NULL;
}

/* Of the pieces without boilerplate, which is nobody's work. */
static gboolean
is_same_place (const Rating *self, const CodingPiece *one, const CodingPiece *other)
{
  for (guint i = 0; i < MIN (one->n_ranges, other->n_ranges); i++)
    if (!quoth_range_equal (g_array_index (self->agreement->ranges, QuothRange, one->first_range + i),
                            g_array_index (self->agreement->ranges, QuothRange, other->first_range + i)))
      return FALSE;
  return one->n_ranges == other->n_ranges;
}

/* Where the layer is about what was said, the ends are another layer's. */
static gboolean
has_other_ends (const Rating *self, const Group *group)
{
  QuothCodingLayer layer = self->agreement->layer;

  if (layer != QUOTH_CODING_MENTION && layer != QUOTH_CODING_CLAIM && layer != QUOTH_CODING_CUE)
    return FALSE;
  for (guint i = 1; i < group->n_pieces; i++)
    if (!is_same_place (self, get_piece (self, group->pieces[0]), get_piece (self, group->pieces[i])))
      return TRUE;
  return FALSE;
}

static QuothCodingUnit
make_unit (const Rating *self, guint text, const Group *group)
{
  return (QuothCodingUnit){ .text = text,
                            .place = group->place,
                            .row = G_MAXUINT,
                            .coder = G_MAXUINT,
                            .ends_differ = has_other_ends (self, group),
                            .first_mark = group->first_mark,
                            .n_marks = group->n_pieces };
}

static void
rate_topic (Rating *self, guint text, const Group *group, const char *topic)
{
  QuothCodingUnit unit = make_unit (self, text, group);

  memset (self->values, 0, self->n_coders * sizeof *self->values);
  for (guint i = 0; i < group->n_pieces; i++)
    {
      const CodingPiece *piece = get_piece (self, group->pieces[i]);
      const CodingFact *fact = find_fact (self, piece, topic);
      int coder = quoth_coding_find (piece->coder, self->coders, self->n_coders);

      if (fact != NULL)
        self->values[coder] = fact->value;
      else if (self->agreement->layer == QUOTH_CODING_ROLE)
        self->values[coder] = "{}";
    }
  unit.topic = topic;
  finish_unit (self, &unit);
}

static gboolean
is_new_topic (const Rating *self, const Group *group, guint n_before, const char *topic)
{
  if (self->slice->code != NULL && topic != NULL && !g_str_equal (topic, self->slice->code))
    return FALSE;
  for (guint i = 0; i < n_before; i++)
    if (find_fact (self, get_piece (self, group->pieces[i]), topic) != NULL)
      return FALSE;
  return TRUE;
}

/* (transfer none) (nullable): all that the piece says: "economy: 1; health: −1". */
static const char *
tell_facts (Rating *self, const CodingPiece *piece)
{
  const CodingFact *facts = &g_array_index (self->agreement->facts, CodingFact, piece->first_fact);
  g_autoptr (GString) all = g_string_new (NULL);

  if (piece->n_facts > 0 && !quoth_coding_layer_has_topics (self->agreement->layer))
    return facts[0].value;
  for (guint f = 0; f < piece->n_facts; f++)
    if (facts[f].value != NULL)
      g_string_append_printf (all, "%s%s: %s", all->len > 0 ? "; " : "", facts[f].topic, facts[f].value);
  return all->len > 0 ? g_string_chunk_insert_const (self->result->strings, all->str) : NULL;
}

static void
note_alone (Rating *self, guint text, const Group *group)
{
  const CodingPiece *piece = get_piece (self, group->pieces[0]);
  QuothCodingUnit unit = make_unit (self, text, group);

  unit.coder = (guint) quoth_coding_find (piece->coder, self->coders, self->n_coders);
  unit.value = tell_facts (self, piece);
  self->result->counts.n_alone++;
  g_array_append_val (self->result->units, unit);
}

/* Of a claim there is nothing to say but that it was marked. */
static void
note_marked (Rating *self, guint text, const Group *group)
{
  QuothCodingUnit unit = make_unit (self, text, group);

  g_array_append_val (self->result->units, unit);
}

static void
rate_group (Rating *self, guint text, Group *group)
{
  group->first_mark = self->result->marks->len;
  for (guint i = 0; i < group->n_pieces; i++)
    add_mark (self, get_piece (self, group->pieces[i]));
  if (group->n_pieces == 1)
    note_alone (self, text, group);
  else if (self->agreement->layer == QUOTH_CODING_CLAIM)
    note_marked (self, text, group);
  for (guint i = 0; group->n_pieces > 1 && i < group->n_pieces; i++)
    {
      const CodingPiece *piece = get_piece (self, group->pieces[i]);

      for (guint f = 0; f < piece->n_facts; f++)
        {
          const char *topic = g_array_index (self->agreement->facts, CodingFact, piece->first_fact + f).topic;

          if (is_new_topic (self, group, i, topic))
            rate_topic (self, text, group, topic);
        }
    }
}

static gboolean
rate_text (Rating *self, guint text, GCancellable *cancellable, GError **error)
{
  const QuothProjectAgreement *agreement = self->agreement;
  guint first = agreement->firsts[text], n = agreement->firsts[text + 1] - first, n_coders = 0;
  g_autofree guint *coders = g_new (guint, self->n_coders + 1);
  g_autofree guint *store = g_new (guint, n + 1);
  g_autofree Group *groups = NULL;

  for (guint c = 0; c < self->n_coders; c++)
    if (quoth_project_agreement_has_coded (agreement, text, self->coders[c]))
      coders[n_coders++] = self->coders[c];
  if (!quoth_coding_match (agreement, text, coders, n_coders, self->groups + first, &self->n_groups[text], cancellable, error))
    return FALSE;
  groups = list_groups (self, text, store);
  for (guint g = 0; g < self->n_groups[text]; g++)
    rate_group (self, text, &groups[g]);
  return TRUE;
}

/* ---- Relations ---- */

/* Between two units of claims; @members: of each coder the kinds they gave. */
typedef struct
{
  guint from_text;
  guint from;
  guint to_text;
  guint to;
  guint from_piece;
  guint to_piece;
  GPtrArray **members;
} Link;

static void
link_free (Link *self, guint n_coders)
{
  for (guint c = 0; c < n_coders; c++)
    g_clear_pointer (&self->members[c], g_ptr_array_unref);
  g_free (self->members);
  g_free (self);
}

static GHashTable *
index_pieces (const Rating *self)
{
  GHashTable *index = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < self->agreement->pieces->len; i++)
    if (self->groups[i] != G_MAXUINT)
      g_hash_table_insert (index, (gpointer) &get_piece (self, i)->id, GUINT_TO_POINTER (i + 1));
  return index;
}

/* A text has as many units as pieces at most. */
static gboolean *
find_marked (const Rating *self, guint text, guint group, guint coder)
{
  return &self->marked[((gsize) self->agreement->firsts[text] + group) * self->n_coders + coder];
}

static void
list_marked (Rating *self)
{
  self->marked = g_new0 (gboolean, (gsize) self->agreement->pieces->len * self->n_coders + 1);
  for (guint i = 0; i < self->agreement->pieces->len; i++)
    if (self->groups[i] != G_MAXUINT)
      *find_marked (self, get_piece (self, i)->text, self->groups[i],
                    (guint) quoth_coding_find (get_piece (self, i)->coder, self->coders, self->n_coders))
        = TRUE;
}

/* (transfer full): an id for the two units. */
static char *
make_key (const Rating *self, guint from, guint to)
{
  return g_strdup_printf ("%u %u %u %u", get_piece (self, from)->text, self->groups[from], get_piece (self, to)->text, self->groups[to]);
}

static Link *
find_link (Rating *self, GHashTable *by_key, GPtrArray *links, guint from, guint to)
{
  g_autofree char *key = make_key (self, from, to);
  Link *link = g_hash_table_lookup (by_key, key);

  if (link == NULL)
    {
      link = g_new0 (Link, 1);
      *link = (Link){ get_piece (self, from)->text, self->groups[from], get_piece (self, to)->text, self->groups[to], from, to, NULL };
      link->members = g_new0 (GPtrArray *, self->n_coders);
      g_ptr_array_add (links, link);
      g_hash_table_insert (by_key, g_steal_pointer (&key), link);
    }
  return link;
}

static void
rate_link (Rating *self, const Link *link)
{
  const QuothCodedText *text = self->agreement->texts->pdata[link->to_text];
  QuothRange to = get_piece (self, link->to_piece)->place;
  QuothCodingUnit unit = { .text = link->from_text, .coder = G_MAXUINT, .n_marks = 1 };
  g_autofree char *topic = NULL;
  guint n = 0;

  for (guint c = 0; c < self->n_coders; c++)
    {
      self->values[c] = NULL;
      if (!*find_marked (self, link->from_text, link->from, c) || !*find_marked (self, link->to_text, link->to, c))
        continue;
      self->values[c] = link->members[c] != NULL ? quoth_coding_values_join (self->result->strings, link->members[c]) : "{}";
      n++;
    }
  if (n < 2)
    {
      self->result->counts.n_loose++;
      return;
    }
  topic = g_strdup_printf ("→ %s %u–%u", text->document->name, to.start, to.end);
  unit.place = get_piece (self, link->from_piece)->place;
  unit.topic = g_string_chunk_insert_const (self->result->strings, topic);
  unit.first_mark = self->result->marks->len;
  add_mark (self, get_piece (self, link->from_piece));
  finish_unit (self, &unit);
}

static void
rate_relations (Rating *self)
{
  g_autoptr (GHashTable) index = index_pieces (self);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  list_marked (self);
  for (guint i = 0; i < self->agreement->relations->len; i++)
    {
      const CodingRelation *relation = &g_array_index (self->agreement->relations, CodingRelation, i);
      guint from = GPOINTER_TO_UINT (g_hash_table_lookup (index, &relation->from));
      guint to = GPOINTER_TO_UINT (g_hash_table_lookup (index, &relation->to));
      int coder = quoth_coding_find (relation->coder, self->coders, self->n_coders);
      Link *link;

      if (from == 0 || to == 0 || coder < 0)
        continue;
      link = find_link (self, by_key, links, from - 1, to - 1);
      if (link->members[coder] == NULL)
        link->members[coder] = g_ptr_array_new ();
      g_ptr_array_add (link->members[coder], (gpointer) relation->kind);
    }
  for (guint i = 0; i < links->len; i++)
    {
      rate_link (self, links->pdata[i]);
      link_free (links->pdata[i], self->n_coders);
    }
}

/* ---- All ---- */

static gboolean
rate_texts (Rating *self, GCancellable *cancellable, GError **error)
{
  for (guint t = 0; t < self->agreement->texts->len; t++)
    {
      gboolean is_in = quoth_coding_slice_has (self->slice, t)
                       && quoth_coding_slice_count (self->agreement, t, self->coders, self->n_coders) > 1;

      if (quoth_coding_slice_has (self->slice, t))
        quoth_coding_counts_add (&self->result->counts, self->agreement, t, self->coders, self->n_coders, is_in);
      if (is_in && !rate_text (self, t, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Choices are known by their names, and stand in an order; dates are no numbers. */
static void
scale_values (const Rating *self)
{
  QuothRatings *ratings = self->result->ratings;
  const QuothAttribute *scale = self->agreement->scale;

  for (guint32 v = 0; scale != NULL && self->slice->code == NULL && v < quoth_ratings_get_n_values (ratings); v++)
    quoth_ratings_set_number (ratings, v, quoth_attribute_get_number (scale, quoth_ratings_get_value (ratings, v)));
}

QuothCodingRatings *
quoth_coding_ratings_new (
  const QuothProjectAgreement *agreement, const QuothCodingSlice *slice, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothCodingRatings) result = g_new0 (QuothCodingRatings, 1);
  g_auto (Rating) self = { .agreement = agreement, .slice = slice, .result = result };

  self.coders = quoth_coding_slice_dup_coders (agreement, slice, &self.n_coders);
  self.values = g_new0 (const char *, self.n_coders + 1);
  self.groups = g_new (guint, agreement->pieces->len + 1);
  self.n_groups = g_new0 (guint, agreement->texts->len + 1);
  for (guint i = 0; i < agreement->pieces->len; i++)
    self.groups[i] = G_MAXUINT;
  result->strings = g_string_chunk_new (256);
  result->ratings = quoth_ratings_new (NULL);
  result->units = g_array_new (FALSE, FALSE, sizeof (QuothCodingUnit));
  result->marks = g_array_new (FALSE, FALSE, sizeof (QuothCodingMark));
  for (guint c = 0; c < self.n_coders; c++)
    quoth_ratings_add_coder (result->ratings, agreement->coders->pdata[self.coders[c]]);
  if (!rate_texts (&self, cancellable, error))
    return NULL;
  if (agreement->layer == QUOTH_CODING_RELATION)
    rate_relations (&self);
  scale_values (&self);
  return g_steal_pointer (&result);
}

/* ---- What was said ---- */

const QuothCodingMark *
quoth_coding_ratings_find_mark (const QuothCodingRatings *self, const QuothCodingUnit *unit, guint coder)
{
  for (guint i = 0; i < unit->n_marks; i++)
    {
      const QuothCodingMark *mark = &g_array_index (self->marks, QuothCodingMark, unit->first_mark + i);

      if (mark->coder == coder)
        return mark;
    }
  return NULL;
}

const char *
quoth_coding_ratings_get_said (const QuothCodingRatings *self, const QuothCodingUnit *unit, guint coder)
{
  guint32 value;

  if (unit->row == G_MAXUINT)
    return unit->coder == coder ? unit->value : NULL;
  value = quoth_ratings_get (self->ratings, unit->row, coder);
  return value != QUOTH_RATING_MISSING ? quoth_ratings_get_value (self->ratings, value) : NULL;
}

gboolean
quoth_coding_ratings_is_disputed (const QuothCodingRatings *self, const QuothCodingUnit *unit)
{
  guint32 first = QUOTH_RATING_MISSING;

  if (unit->coder != G_MAXUINT || unit->ends_differ)
    return TRUE;
  for (guint c = 0; unit->row != G_MAXUINT && c < quoth_ratings_get_n_coders (self->ratings); c++)
    {
      guint32 value = quoth_ratings_get (self->ratings, unit->row, c);

      if (value == QUOTH_RATING_MISSING || value == first)
        continue;
      if (first != QUOTH_RATING_MISSING)
        return TRUE;
      first = value;
    }
  return FALSE;
}
