/* analysis-fixture.h: random projects for the tests of the analysis, and the plain way to look at them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "project-fixture.h"
#include "random-project.h"

#define WORLD_TEXT_LENGTH 40

/* Values of a project in which claims often meet: few documents, coders, actors and propositions. In their texts all
 * from the code point 30 on is boilerplate in every second document. */
typedef struct
{
  GPtrArray *values;
  GPtrArray *by_kind[QUOTH_N_KINDS];
} World;

static inline void
world_free (World *self)
{
  g_ptr_array_unref (self->values);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_ptr_array_unref (self->by_kind[i]);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static inline gpointer
world_add (World *self, gpointer value)
{
  g_ptr_array_add (self->values, value);
  g_ptr_array_add (self->by_kind[QUOTH_VALUE (value)->kind], quoth_value_ref (value));
  return value;
}

static inline gpointer
world_pick (World *self, QuothKind kind)
{
  return self->by_kind[kind]->pdata[random_below (self->by_kind[kind]->len)];
}

static inline const QuothId *
world_pick_id (World *self, QuothKind kind)
{
  return &QUOTH_VALUE (world_pick (self, kind))->id;
}

static inline char *
world_date (void)
{
  static const char *const dates[] = { "2022-12-31", "2023", "2023-03", "2023-03-21", "2024-01-01", NULL };

  return random_choice (dates);
}

/* The third actor has a name of the second, so that an author of that name is nobody. */
static inline void
world_add_actor (World *self, guint n)
{
  QuothActor *actor = world_add (self, quoth_actor_new (NULL));

  actor->name = g_strdup_printf ("Actor %c", 'A' + (char) n);
  actor->actor_kind = g_strdup ("person");
  if (n == 0)
    quoth_actor_add_alias (actor, "@a_handle");
  if (n == 2)
    quoth_actor_add_alias (actor, "ACTOR B");
}

static inline void
world_add_document (World *self, guint n)
{
  static const char *const authors[] = { "Actor A", "actor a (@a_handle)", "Actor B", "Nobody", "nobody", "Actor C and Actor D", NULL };
  QuothDocument *document;
  g_autofree char *name = g_strdup_printf ("document-%u", n);
  g_autofree char *body = g_strnfill (WORLD_TEXT_LENGTH, (char) ('a' + n));

  document = world_add (self, fixture_new_document (name, body));
  document->author = random_choice (authors);
  document->date = world_date ();
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, 30), NULL));
  g_ptr_array_add (document->segments,
                   quoth_segment_new (n % 2 == 0 ? QUOTH_SEGMENT_BOILERPLATE : QUOTH_SEGMENT_POST,
                                      quoth_range (30, WORLD_TEXT_LENGTH), n % 2 == 0 ? NULL : "2/"));
}

static inline void
world_add_spans (World *self, QuothAnnotation *annotation)
{
  guint start = random_below (WORLD_TEXT_LENGTH - 8);

  annotation->document = *world_pick_id (self, QUOTH_KIND_DOCUMENT);
  annotation->coder = *world_pick_id (self, QUOTH_KIND_CODER);
  quoth_annotation_add_span (annotation, quoth_range (start, start + 1 + random_below (3)), NULL);
  if (random_chance ())
    quoth_annotation_add_span (annotation, quoth_range (start + 5, start + 6 + random_below (3)), NULL);
  annotation->unplaced = random_below (8) == 0;
  for (guint i = 0; annotation->unplaced && i < annotation->spans->len; i++)
    g_array_index (annotation->spans, QuothSpan, i).quote = g_strdup ("it was");
}

static inline void
world_add_mention (World *self)
{
  QuothMention *mention = world_add (self, quoth_mention_new (NULL));

  world_add_spans (self, &mention->annotation);
  mention->actor = *world_pick_id (self, QUOTH_KIND_ACTOR);
}

static inline void
world_add_claim (World *self)
{
  QuothClaim *claim = world_add (self, quoth_claim_new (NULL));
  const QuothId *last = NULL;

  world_add_spans (self, &claim->annotation);
  claim->date = random_chance () ? world_date () : NULL;
  claim->factuality = (QuothFactuality) random_below (QUOTH_FACTUALITY_U_U + 1);
  for (guint i = random_below (3); i > 0; i--)
    quoth_claim_add_role (claim, (QuothRole) random_below (QUOTH_ROLE_OBJECT + 1), world_pick_id (self, QUOTH_KIND_ACTOR), NULL);
  for (guint i = random_below (3); i > 0; i--)
    {
      QuothChainLink link = { .actor = *world_pick_id (self, QUOTH_KIND_ACTOR) };

      if (last != NULL && quoth_id_equal (last, &link.actor))
        continue;
      g_array_append_val (claim->chain, link);
      last = &g_array_index (claim->chain, QuothChainLink, claim->chain->len - 1).actor;
    }
  for (guint i = 0; i < self->by_kind[QUOTH_KIND_PROPOSITION]->len; i++)
    if (random_below (3) == 0)
      {
        QuothClaimProposition part = { QUOTH_VALUE (self->by_kind[QUOTH_KIND_PROPOSITION]->pdata[i])->id,
                                       (QuothLink) random_below (QUOTH_LINK_REPORTS + 1) };

        g_array_append_val (claim->propositions, part);
      }
}

static inline void
world_add_relation (World *self)
{
  static const char *const kinds[] = { "contradicts", "repeats", "supports" };
  QuothRelation *relation = quoth_relation_new (NULL);

  relation->relation_kind = g_strdup (kinds[random_below (3)]);
  relation->from = *world_pick_id (self, QUOTH_KIND_CLAIM);
  do
    relation->to = *world_pick_id (self, QUOTH_KIND_CLAIM);
  while (quoth_id_equal (&relation->from, &relation->to));
  relation->coder = *world_pick_id (self, QUOTH_KIND_CODER);
  world_add (self, relation);
}

static inline World *
world_new (guint n_claims)
{
  World *self = g_new0 (World, 1);

  self->values = quoth_values_new ();
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self->by_kind[i] = quoth_values_new ();
  for (guint i = 0; i < 2; i++)
    ((QuothCoder *) world_add (self, quoth_coder_new (NULL)))->name = random_name ();
  for (guint i = 0; i < 4; i++)
    world_add_actor (self, i);
  for (guint i = 0; i < 4; i++)
    world_add_document (self, i);
  for (guint i = random_below (4); i > 0; i--)
    ((QuothProposition *) world_add (self, quoth_proposition_new (NULL)))->statement = random_name ();
  for (guint i = 0; i < n_claims; i++)
    world_add_mention (self);
  for (guint i = 0; i < n_claims; i++)
    world_add_claim (self);
  for (guint i = n_claims > 1 ? random_below (n_claims) : 0; i > 0; i--)
    world_add_relation (self);
  return self;
}

static inline void
world_put (World *self, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_try_put (fixture, self->values, &error);
  g_assert_no_error (error);
}

/* Every second time of one coder, of two documents, and of boilerplate too. @ids: room for what it refers to. */
static inline QuothScope
world_scope (World *self, QuothId ids[3])
{
  QuothScope scope = { .boilerplate = random_chance () };

  ids[0] = *world_pick_id (self, QUOTH_KIND_CODER);
  ids[1] = *world_pick_id (self, QUOTH_KIND_DOCUMENT);
  ids[2] = *world_pick_id (self, QUOTH_KIND_DOCUMENT);
  if (random_chance ())
    {
      scope.coders = &ids[0];
      scope.n_coders = 1;
    }
  if (random_chance ())
    {
      scope.documents = &ids[1];
      scope.n_documents = 2;
    }
  return scope;
}

/* ---- The plain way ---- */

static inline QuothDocument *
plain_document (World *self, const QuothAnnotation *annotation)
{
  for (guint i = 0; i < self->by_kind[QUOTH_KIND_DOCUMENT]->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (self->by_kind[QUOTH_KIND_DOCUMENT]->pdata[i])->id, &annotation->document))
      return self->by_kind[QUOTH_KIND_DOCUMENT]->pdata[i];
  g_assert_not_reached ();
}

static inline gboolean
plain_is_in_scope (World *self, const QuothScope *scope, const QuothAnnotation *annotation)
{
  gboolean has_document = scope->documents == NULL;

  for (guint i = 0; i < scope->n_documents; i++)
    has_document |= quoth_id_equal (&scope->documents[i], &annotation->document);
  return has_document && !annotation->unplaced && (scope->coders == NULL || quoth_id_equal (scope->coders, &annotation->coder)) &&
         (scope->boilerplate ||
          !quoth_document_is_boilerplate (plain_document (self, annotation), quoth_annotation_get_extent (annotation).start));
}

static inline gboolean
plain_are_twins (const QuothClaim *a, const QuothClaim *b)
{
  if (!quoth_id_equal (&a->annotation.document, &b->annotation.document) || quoth_id_equal (&a->annotation.coder, &b->annotation.coder))
    return FALSE;
  for (guint i = 0; i < quoth_annotation_get_n_spans (a); i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (b); j++)
      if (quoth_range_overlaps (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, j)->range))
        return TRUE;
  return FALSE;
}

/* Who claims, one after the other, each in brackets; "" for nobody. */
static inline char *
plain_claimants (World *self, const QuothClaim *claim)
{
  GString *keys = g_string_new (NULL);
  const char *author = plain_document (self, &claim->annotation)->author;
  char buffer[QUOTH_ID_STRING_SIZE];

  for (guint i = 0; i < claim->roles->len; i++)
    if (g_array_index (claim->roles, QuothClaimRole, i).role == QUOTH_ROLE_CLAIMANT)
      g_string_append_printf (keys, "[%s]", quoth_id_to_string (&g_array_index (claim->roles, QuothClaimRole, i).actor, buffer));
  if (keys->len == 0 && claim->chain->len > 0)
    g_string_append_printf (keys, "[%s]", quoth_id_to_string (quoth_claim_get_claimant (claim), buffer));
  if (keys->len > 0 || author == NULL)
    return g_string_free (keys, FALSE);
  if (g_ascii_strncasecmp (author, "actor a", 7) == 0)
    author = quoth_id_to_string (&QUOTH_VALUE (self->by_kind[QUOTH_KIND_ACTOR]->pdata[0])->id, buffer);
  else if (g_ascii_strcasecmp (author, "nobody") == 0)
    author = "nobody";
  g_string_append_printf (keys, "[%s]", author);
  return g_string_free (keys, FALSE);
}

static inline gboolean
plain_have_claimant_in_common (World *self, const QuothClaim *a, const QuothClaim *b)
{
  g_autofree char *keys_a = plain_claimants (self, a);
  g_autofree char *keys_b = plain_claimants (self, b);
  g_auto (GStrv) each = g_strsplit (keys_a, "]", -1);

  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    {
      g_autofree char *key = g_strconcat (each[i], "]", NULL);

      if (strstr (keys_b, key) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* -1: @claim is not linked to @proposition. */
static inline int
plain_link (const QuothClaim *claim, const QuothId *proposition)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *part = &g_array_index (claim->propositions, QuothClaimProposition, i);

      if (quoth_id_equal (&part->proposition, proposition))
        return (int) part->link;
    }
  return -1;
}

/* "name:1,3,4": the place of each of @values in the world. */
static inline void
plain_append (World *self, GString *out, const char *name, GPtrArray *values)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  g_string_append_printf (out, " %s:", name);
  for (guint i = 0; i < values->len; i++)
    for (guint place = 0; place < self->values->len; place++)
      if (quoth_id_equal (&QUOTH_VALUE (values->pdata[i])->id, &QUOTH_VALUE (self->values->pdata[place])->id))
        g_array_append_val (places, place);
  g_assert_cmpuint (places->len, ==, values->len);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (out, "%s%u", i > 0 ? "," : "", g_array_index (places, guint, i));
}

/* The claims of utterances, as values; that they are in order is asserted. */
static inline GPtrArray *
plain_claims (GPtrArray *utterances)
{
  GPtrArray *claims = g_ptr_array_new ();

  for (guint i = 0; i < utterances->len; i++)
    {
      g_ptr_array_add (claims, ((QuothUtterance *) utterances->pdata[i])->claim);
      if (i > 0)
        g_assert_cmpint (quoth_utterance_compare (utterances->pdata[i - 1], utterances->pdata[i]), <, 0);
    }
  return claims;
}

static inline int
plain_compare_ids (gconstpointer a, gconstpointer b)
{
  return quoth_id_compare (&(*(QuothValue *const *) a)->id, &(*(QuothValue *const *) b)->id);
}

static inline const char *
plain_date (World *self, const QuothClaim *claim)
{
  const char *date = claim->date != NULL ? claim->date : plain_document (self, &claim->annotation)->date;

  return date != NULL ? date : "~";
}

/* The order in which claims were said; the documents' names are in the order of their making. */
static inline int
plain_compare_claims (gconstpointer a, gconstpointer b, gpointer world)
{
  const QuothClaim *one = *(QuothClaim *const *) a;
  const QuothClaim *other = *(QuothClaim *const *) b;
  int order = strcmp (plain_date (world, one), plain_date (world, other));

  if (order == 0)
    order = strcmp (plain_document (world, &one->annotation)->name, plain_document (world, &other->annotation)->name);
  if (order == 0)
    order = quoth_range_compare (quoth_annotation_get_extent (one), quoth_annotation_get_extent (other));
  return order != 0 ? order : plain_compare_ids (a, b);
}
