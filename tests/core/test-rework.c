/* test-rework.c: tests of quoth-rework.c: what is in use becomes something else, and everything follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On random projects, what a rework leaves is held against the same projects with the ids exchanged by hand.
 */

#include "rework-fixture.h"

/* ---- Ids exchanged by hand ---- */

typedef struct
{
  RandomProject *project;
  QuothKind kind;
  const QuothId *from;
  guint n_from;
  QuothId into;
  gboolean folded;
} Exchange;

/* The key of what is known by one. */
static const char *
get_key (const Exchange *self, const QuothId *id)
{
  GPtrArray *values = self->project->by_kind[self->kind];

  for (guint i = 0; i < values->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (values->pdata[i])->id, id))
      return self->kind == QUOTH_KIND_ACTOR_KIND        ? quoth_actor_kind (values->pdata[i])->key
             : self->kind == QUOTH_KIND_ANNOTATION_TYPE ? quoth_annotation_type (values->pdata[i])->key
                                                        : quoth_relation_type (values->pdata[i])->key;
  g_assert_not_reached ();
}

static void
exchange_key (const Exchange *self, char **key)
{
  for (guint i = 0; i < self->n_from; i++)
    if (g_strcmp0 (*key, get_key (self, &self->from[i])) == 0)
      {
        g_free (*key);
        *key = g_strdup (get_key (self, &self->into));
      }
}

static void
exchange (const Exchange *self, QuothId *id)
{
  for (guint i = 0; i < self->n_from; i++)
    if (quoth_id_equal (id, &self->from[i]))
      *id = self->into;
}

/* What names an actor as an attribute names it by its id as text; random texts are no ids. */
static void
exchange_attributes (const Exchange *self, QuothValue *value)
{
  for (guint i = 0; value->attributes != NULL && i < value->attributes->len; i++)
    {
      QuothAttributeValue *entry = value->attributes->pdata[i];
      QuothId id;

      if (!quoth_id_from_string (entry->value, &id))
        continue;
      exchange (self, &id);
      g_free (entry->value);
      entry->value = quoth_id_dup_string (&id);
    }
}

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const QuothClaimRole *first = a;
  const QuothClaimRole *second = b;

  return first->role != second->role ? (int) first->role - (int) second->role
                                     : quoth_id_compare (&first->actor, &second->actor);
}

/* Drops what follows its like in a list whose elements begin with an id, or have one at @offset. */
static void
drop_like (Exchange *self, GArray *list, gsize size, gsize offset, gboolean anywhere)
{
  for (guint i = 0; i < list->len; i++)
    for (guint j = i + 1; j < list->len;)
      {
        const char *a = list->data + i * size;
        const char *b = list->data + j * size;

        if (!quoth_id_equal (a + offset, b + offset) || (offset > 0 && memcmp (a, b, offset) != 0))
          {
            if (!anywhere)
              break;
            j++;
            continue;
          }
        g_array_remove_index (list, j);
        self->folded = TRUE;
      }
}

static void
exchange_claim (Exchange *self, QuothClaim *claim)
{
  for (guint i = 0; i < claim->categories->len; i++)
    exchange (self, &g_array_index (claim->categories, QuothCategory, i).code);
  for (guint i = 0; i < claim->roles->len; i++)
    exchange (self, &g_array_index (claim->roles, QuothClaimRole, i).actor);
  for (guint i = 0; i < claim->chain->len; i++)
    exchange (self, &g_array_index (claim->chain, QuothChainLink, i).actor);
  for (guint i = 0; i < claim->propositions->len; i++)
    exchange (self, &g_array_index (claim->propositions, QuothClaimProposition, i).proposition);
  drop_like (self, claim->categories, sizeof (QuothCategory), G_STRUCT_OFFSET (QuothCategory, code), TRUE);
  drop_like (self, claim->roles, sizeof (QuothClaimRole), G_STRUCT_OFFSET (QuothClaimRole, actor), TRUE);
  drop_like (self, claim->chain, sizeof (QuothChainLink), G_STRUCT_OFFSET (QuothChainLink, actor), FALSE);
  drop_like (self,
             claim->propositions,
             sizeof (QuothClaimProposition),
             G_STRUCT_OFFSET (QuothClaimProposition, proposition),
             TRUE);
}

static gboolean
is_like (const QuothAffiliation *a, const QuothAffiliation *b)
{
  return quoth_id_equal (&a->actor, &b->actor) && g_strcmp0 (a->role, b->role) == 0
         && g_strcmp0 (a->from, b->from) == 0 && g_strcmp0 (a->to, b->to) == 0;
}

/* An affiliation that is the like of another now is one too many. */
static void
exchange_actor (Exchange *self, QuothActor *actor)
{
  exchange (self, &actor->parent);
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      QuothAffiliation *affiliation = actor->affiliations->pdata[i];
      QuothId before = affiliation->actor;
      gboolean doubled = FALSE;

      exchange (self, &affiliation->actor);
      if (quoth_id_equal (&before, &affiliation->actor))
        continue;
      for (guint j = 0; j < actor->affiliations->len; j++)
        doubled = doubled || (j != i && is_like (actor->affiliations->pdata[j], affiliation));
      if (doubled)
        g_ptr_array_remove_index (actor->affiliations, i--);
    }
}

static void
exchange_value (Exchange *self, QuothValue *value)
{
  exchange_attributes (self, value);
  if (value->kind == QUOTH_KIND_ACTOR && self->kind == QUOTH_KIND_ACTOR_KIND)
    exchange_key (self, &quoth_actor (value)->actor_kind);
  if (value->kind == QUOTH_KIND_CUE && self->kind == QUOTH_KIND_ANNOTATION_TYPE)
    exchange_key (self, &quoth_cue (value)->cue_kind);
  if (value->kind == QUOTH_KIND_RELATION && self->kind == QUOTH_KIND_RELATION_TYPE)
    exchange_key (self, &quoth_relation (value)->relation_kind);
  if (value->kind == QUOTH_KIND_CODE)
    exchange (self, &quoth_code (value)->parent);
  else if (value->kind == QUOTH_KIND_RELATION_TYPE)
    {
      exchange (self, &quoth_relation_type (value)->from_code);
      exchange (self, &quoth_relation_type (value)->to_code);
    }
  else if (value->kind == QUOTH_KIND_ACTOR)
    exchange_actor (self, quoth_actor (value));
  else if (value->kind == QUOTH_KIND_MENTION)
    exchange (self, &quoth_mention (value)->actor);
  else if (value->kind == QUOTH_KIND_MEMO)
    exchange (self, &quoth_memo (value)->target);
  else if (value->kind == QUOTH_KIND_CLAIM)
    exchange_claim (self, quoth_claim (value));
}

/* What is kept of two that were folded is another test's. */
static void
blur_claim (QuothClaim *claim)
{
  g_array_sort (claim->roles, compare_roles);
  for (guint i = 0; i < claim->categories->len; i++)
    g_array_index (claim->categories, QuothCategory, i).stance = QUOTH_STANCE_UNSET;
  for (guint i = 0; i < claim->roles->len; i++)
    g_array_index (claim->roles, QuothClaimRole, i).mention = QUOTH_ID_NONE;
  for (guint i = 0; i < claim->chain->len; i++)
    {
      g_array_index (claim->chain, QuothChainLink, i).mention = QUOTH_ID_NONE;
      g_array_index (claim->chain, QuothChainLink, i).factuality = QUOTH_FACTUALITY_UNSET;
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    g_array_index (claim->propositions, QuothClaimProposition, i).link = QUOTH_LINK_REPORTS;
}

/* ---- Random merges ---- */

/* Up to three sources and a target, all different; returns how many sources. */
static guint
choose (RandomProject *project, QuothKind kind, QuothId ids[4])
{
  GPtrArray *values = project->by_kind[kind];
  guint n = 1 + random_below (MIN (3, values->len - 1));

  for (guint i = 0; i <= n;)
    {
      gboolean is_new = TRUE;

      ids[i] = random_id (project, kind);
      for (guint j = 0; j < i; j++)
        is_new = is_new && !quoth_id_equal (&ids[i], &ids[j]);
      i += is_new ? 1 : 0;
    }
  return n;
}

static void
assert_followed (World *world, RandomProject *project, Exchange *ids, QuothReworkKept kept)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);

  for (guint i = 0; i < project->values->len; i++)
    {
      g_autoptr (QuothValue) expected = quoth_value_copy (project->values->pdata[i]);
      g_autoptr (QuothValue) found = NULL;
      gboolean is_source = FALSE;

      for (guint j = 0; j < ids->n_from; j++)
        is_source = is_source || quoth_id_equal (&expected->id, &ids->from[j]);
      found = quoth_reader_get (reader, expected->kind, &expected->id, NULL);
      if (is_source && kept == SOURCES_GO)
        g_assert_null (found);
      if (is_source || quoth_id_equal (&expected->id, &ids->into))
        continue;
      ids->folded = FALSE;
      if (expected->kind != QUOTH_KIND_MEMO || kept == SOURCES_GO
          || !quoth_id_equal (&quoth_memo (expected)->target, &ids->from[0]))
        exchange_value (ids, expected);
      if (ids->folded)
        {
          blur_claim (quoth_claim (expected));
          blur_claim (quoth_claim (found));
        }
      if (expected->kind == QUOTH_KIND_CODE && quoth_id_equal (&quoth_code (expected)->parent, &ids->into))
        quoth_code (expected)->position = quoth_code (found)->position;
      assert_same_value (found, expected);
    }
}

/* Whether the value with @id is named anywhere in @dump, in a column of its own or as text. */
static gboolean
dump_names (const char *dump, const QuothId *id)
{
  g_autoptr (GString) hex = g_string_new (NULL);
  char text[QUOTH_ID_STRING_SIZE];

  for (guint i = 0; i < sizeof id->bytes; i++)
    g_string_append_printf (hex, "%02x", id->bytes[i]);
  return strstr (dump, hex->str) != NULL || strstr (dump, quoth_id_to_string (id, text)) != NULL;
}

/* Does it, if the tree allows it, and looks at what has become of the project; then takes it back and makes it again. */
static gboolean
check_rework (World *world, RandomProject *project, QuothRework *rework, Exchange *ids, QuothReworkKept kept)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!quoth_store_build (world->store, quoth_rework_build, rework, NULL, &error))
    {
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "cannot take the place of"));
      assert_dump (world, before);
      return FALSE;
    }
  after = world_dump (world->path);
  assert_followed (world, project, ids, kept);
  for (guint i = 0; i < ids->n_from && kept == SOURCES_GO; i++)
    g_assert_false (dump_names (after, &ids->from[i]));
  assert_sound (world);
  /* What changes nothing is no step. */
  if (g_str_equal (before, after))
    return TRUE;
  quoth_store_undo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  assert_dump (world, before);
  quoth_store_redo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  assert_dump (world, after);
  quoth_store_undo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  return TRUE;
}

static const QuothKind kinds[] = { QUOTH_KIND_ACTOR, QUOTH_KIND_CODE, QUOTH_KIND_ACTOR, QUOTH_KIND_PROPOSITION,
                                   QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_RELATION_TYPE, QUOTH_KIND_ANNOTATION_TYPE };

static void
test_random_merges (World *world, gconstpointer data)
{
  g_autoptr (RandomProject) project = put_random_project (world, 14);
  guint n_done = 0;

  for (guint round = 0; round < 30; round++)
    {
      QuothKind kind = kinds[round % G_N_ELEMENTS (kinds)];
      QuothId chosen[4];
      guint n = choose (project, kind, chosen);
      Exchange ids = { project, kind, chosen + 1, n, chosen[0], FALSE };
      g_autoptr (QuothRework) rework
        = quoth_rework_new_merge (kind, &chosen[0], chosen + 1, n, rework_coder (world));

      n_done += check_rework (world, project, rework, &ids, SOURCES_GO) ? 1 : 0;
    }
  g_test_message ("%u merges were done", n_done);
  g_assert_cmpuint (n_done, >, 10);
}

static void
test_random_replacements (World *world, gconstpointer data)
{
  g_autoptr (RandomProject) project = put_random_project (world, 14);
  guint n_done = 0;

  for (guint round = 0; round < 20; round++)
    {
      QuothKind kind = kinds[round % G_N_ELEMENTS (kinds)];
      QuothReworkKept kept = round % 2 == 0 ? SOURCES_GO : SOURCES_STAY;
      QuothId chosen[4];
      Exchange ids = { project, kind, chosen + 1, 1, QUOTH_ID_NONE, FALSE };
      g_autoptr (QuothRework) rework = NULL;

      choose (project, kind, chosen);
      ids.into = chosen[0];
      rework = kept == SOURCES_GO
                 ? quoth_rework_new_delete (kind, &chosen[1], &chosen[0], rework_coder (world))
                 : quoth_rework_new_replace (kind, &chosen[1], &chosen[0], rework_coder (world));
      n_done += check_rework (world, project, rework, &ids, kept) ? 1 : 0;
    }
  g_test_message ("%u replacements were done", n_done);
  g_assert_cmpuint (n_done, >, 7);
}

/* ---- What is refused ---- */

static void
test_refused (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "They said so.");
  QuothId nothing = quoth_id_new ();
  QuothId xi = world_add_actor (world, "Xi");
  QuothId putin = world_add_actor (world, "Putin");
  QuothId both[] = { putin, xi };
  const QuothCoder *coder = rework_coder (world);
  g_autoptr (QuothMention) mention
    = world_new_mention (&world->coder, &document, &xi, quoth_range (0, 4));

  put_value (world, mention);
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &xi, &xi, 1, coder), QUOTH_ERROR_INVALID,
          "“Xi” cannot be merged with itself");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &xi, both, 2, coder), QUOTH_ERROR_INVALID,
          "“Xi” cannot be merged with itself");
  refuse (world, quoth_rework_new_replace (QUOTH_KIND_ACTOR, &xi, &xi, coder), QUOTH_ERROR_INVALID,
          "“Xi” cannot be replaced by itself");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &xi, &nothing, 1, coder), QUOTH_ERROR_NOT_FOUND,
          "actor");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &nothing, &xi, 1, coder), QUOTH_ERROR_NOT_FOUND,
          "actor");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_CODE, &xi, &putin, 1, coder), QUOTH_ERROR_NOT_FOUND,
          "code");
  refuse (world, quoth_rework_new_replace (QUOTH_KIND_DOCUMENT, &document, &document, coder),
          QUOTH_ERROR_INVALID, "“document”");
  refuse (world, quoth_rework_new_delete (QUOTH_KIND_ACTOR, &xi, NULL, coder), QUOTH_ERROR_REFERENCE,
          "the actor “Xi” is used by 1 mention");
  refuse (world, quoth_rework_new_delete (QUOTH_KIND_ACTOR, &nothing, NULL, coder), QUOTH_ERROR_NOT_FOUND,
          "actor");
}

/* What is between two that become one cannot be above and below it. */
static void
test_refused_circles (World *world, gconstpointer data)
{
  g_autoptr (QuothCode) top = new_code ("top", NULL, 0);
  g_autoptr (QuothCode) middle = new_code ("middle", &top->value.id, 0);
  g_autoptr (QuothCode) bottom = new_code ("bottom", &middle->value.id, 0);
  const QuothCoder *coder = rework_coder (world);
  g_autofree char *tree = NULL;

  put_value (world, top);
  put_value (world, middle);
  put_value (world, bottom);
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_CODE, &bottom->value.id, &top->value.id, 1, coder),
          QUOTH_ERROR_INVALID, "“bottom” cannot take the place of “top”: “middle” is above");
  {
    QuothId upper[] = { top->value.id, middle->value.id };
    g_autoptr (QuothRework) rework
      = quoth_rework_new_merge (QUOTH_KIND_CODE, &bottom->value.id, upper, 2, coder);

    do_rework (world, rework);
  }
  tree = dump_tree (world);
  g_assert_cmpstr (tree, ==, "bottom 0");
}

/* Deleting what nothing refers to. */
static void
test_delete (World *world, gconstpointer data)
{
  QuothId xi = world_add_actor (world, "Xi");
  g_autofree char *before = world_dump (world->path);
  g_autoptr (QuothRework) rework
    = quoth_rework_new_delete (QUOTH_KIND_ACTOR, &xi, NULL, rework_coder (world));
  g_autoptr (GError) error = NULL;

  do_rework (world, rework);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 0);
  quoth_store_undo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  assert_dump (world, before);
}

/* Somebody who is not in the project yet comes with what they do; a preview does nothing. */
static void
test_new_coder (World *world, gconstpointer data)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  QuothId ids[] = { world_add_actor (world, "Xi"), world_add_actor (world, "Putin") };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothRework) rework = NULL;
  g_autoptr (QuothChange) preview = NULL;
  g_autoptr (GError) error = NULL;

  coder->name = g_strdup ("B");
  put_memo (world, &ids[1], "Who?");
  rework = quoth_rework_new_merge (QUOTH_KIND_ACTOR, &ids[0], &ids[1], 1, coder);
  preview = quoth_rework_build (reader, rework, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_change_get_label (preview), ==, "Merge “Putin” into “Xi”");
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MEMO], ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 1);
  do_rework (world, rework);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MEMO], ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 2);
}

#define ADD(name, func) g_test_add ("/rework/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("random-merges", test_random_merges);
  ADD ("random-replacements", test_random_replacements);
  ADD ("refused", test_refused);
  ADD ("refused-circles", test_refused_circles);
  ADD ("delete", test_delete);
  ADD ("new-coder", test_new_coder);
  return g_test_run ();
}
