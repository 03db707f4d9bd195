/* quoth-markup-known.c: what of a file is in the project already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-markup-known.h"

struct _QuothMarkupKnown
{
  QuothReader *reader;
  GPtrArray *all;          /* (nullable): of the document, by whomever */
  GHashTable *annotations; /* key: GPtrArray of those that it fits, the oldest last */
  GHashTable *places;      /* kind and place: GPtrArray of those that no mark stands for yet */
  GHashTable *n_new;       /* kind and place: how many marks there stand for none */
  guint n_same;
  gboolean is_judged, is_whole;
};

static void
append_range (GString *key, QuothRange range)
{
  g_string_append_printf (key, " %u-%u", range.start, range.end);
}

/* (transfer full): the name of the value, or "". */
static char *
dup_name (QuothMarkupKnown *self, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothValue) value = quoth_reader_get (self->reader, kind, id, NULL);

  if (value == NULL)
    return g_strdup ("");
  return g_strdup (kind == QUOTH_KIND_ACTOR ? quoth_actor (value)->actor_kind : quoth_code (value)->key);
}

static char *
dup_what (QuothMarkupKnown *self, gpointer annotation)
{
  switch ((int) QUOTH_VALUE (annotation)->kind)
    {
    case QUOTH_KIND_MENTION:
      return dup_name (self, QUOTH_KIND_ACTOR, &quoth_mention (annotation)->actor);
    case QUOTH_KIND_CUE:
      return g_strdup (quoth_cue (annotation)->cue_kind);
    default:
      if (quoth_claim (annotation)->categories->len == 0)
        return g_strdup ("");
      return dup_name (
        self, QUOTH_KIND_CODE, &g_array_index (quoth_claim (annotation)->categories, QuothCategory, 0).code);
    }
}

/* Its kind and place. */
static char *
dup_place (QuothAnnotation *annotation)
{
  GString *place = g_string_new (quoth_kind_to_nick (annotation->value.kind));

  for (guint i = 0; i < annotation->spans->len; i++)
    append_range (place, quoth_annotation_get_span (annotation, i)->range);
  return g_string_free (place, FALSE);
}

static char *
dup_place_of_item (const QuothMarkupItem *item)
{
  GString *place = g_string_new (quoth_kind_to_nick (item->target->kind));

  for (guint i = 0; i < item->mark->ranges->len; i++)
    append_range (place, g_array_index (item->mark->ranges, QuothRange, i));
  return g_string_free (place, FALSE);
}

/* @key: (transfer full) */
static void
add_to (GHashTable *lists, char *key, QuothAnnotation *annotation)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = quoth_values_new ();
      g_hash_table_insert (lists, key, list);
    }
  else
    g_free (key);
  g_ptr_array_insert (list, 0, quoth_value_ref (annotation));
}

static void
add (QuothMarkupKnown *self, QuothAnnotation *annotation)
{
  g_autofree char *what = dup_what (self, annotation);
  g_autofree char *place = dup_place (annotation);

  add_to (self->annotations, g_strdup_printf ("%s %s", place, what), annotation);
  add_to (self->places, g_steal_pointer (&place), annotation);
}

QuothMarkupKnown *
quoth_markup_known_new (QuothReader *reader, GPtrArray *all, const char *coder)
{
  QuothMarkupKnown *self = g_new0 (QuothMarkupKnown, 1);
  QuothId coder_id;

  self->reader = reader;
  self->annotations
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->n_new = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (all == NULL || !quoth_reader_find_coder (reader, coder, &coder_id))
    return self;
  self->all = g_ptr_array_ref (all);
  for (guint i = 0; i < self->all->len; i++)
    {
      QuothAnnotation *annotation = self->all->pdata[i];

      if (!annotation->unplaced && quoth_id_equal (&annotation->coder, &coder_id))
        add (self, annotation);
    }
  return self;
}

void
quoth_markup_known_free (QuothMarkupKnown *self)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_hash_table_unref (self->annotations);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->n_new);
  g_free (self);
}

static QuothAnnotation *
take (QuothMarkupKnown *self, GPtrArray *same, const char *place)
{
  QuothAnnotation *annotation = g_ptr_array_steal_index (same, same->len - 1);

  self->n_same++;
  g_ptr_array_remove (g_hash_table_lookup (self->places, place), annotation);
  return annotation;
}

QuothAnnotation *
quoth_markup_known_take (QuothMarkupKnown *self, const QuothMarkupItem *item)
{
  g_autofree char *place = NULL;
  g_autofree char *what = NULL;
  g_autofree char *key = NULL;
  GPtrArray *same;

  if (g_hash_table_size (self->annotations) == 0)
    return NULL;
  place = dup_place_of_item (item);
  what = quoth_markup_item_dup_what (item);
  key = g_strdup_printf ("%s %s", place, what);
  same = g_hash_table_lookup (self->annotations, key);
  return same != NULL && same->len > 0 ? take (self, same, place) : NULL;
}

/* ---- Other labels ---- */

void
quoth_markup_known_see_new (QuothMarkupKnown *self, const QuothMarkupItem *item)
{
  char *place = NULL;
  guint n;

  if (g_hash_table_size (self->places) == 0)
    return;
  place = dup_place_of_item (item);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_new, place));
  g_hash_table_replace (self->n_new, place, GUINT_TO_POINTER (n + 1));
}

/* Whether the file has all that the coder has here, under whatever labels, and some of it under its own: so it is no other layer. */
static gboolean
is_whole (QuothMarkupKnown *self)
{
  GHashTableIter iter;
  gpointer place, left;

  if (self->is_judged)
    return self->is_whole;
  self->is_judged = TRUE;
  self->is_whole = self->n_same > 0;
  g_hash_table_iter_init (&iter, self->places);
  while (self->is_whole && g_hash_table_iter_next (&iter, &place, &left))
    self->is_whole = ((GPtrArray *) left)->len <= GPOINTER_TO_UINT (g_hash_table_lookup (self->n_new, place));
  return self->is_whole;
}

static gboolean
is_in_chain (QuothMarkupKnown *self, const QuothId *mention)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const QuothClaim *claim = self->all->pdata[i];

      for (guint j = 0; claim->annotation.value.kind == QUOTH_KIND_CLAIM && j < claim->chain->len; j++)
        if (quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, j).mention, mention))
          return TRUE;
    }
  return FALSE;
}

QuothAnnotation *
quoth_markup_known_take_changed (QuothMarkupKnown *self, const QuothMarkupItem *item, QuothMapping *mapping)
{
  g_autofree char *place = g_hash_table_size (self->places) > 0 ? dup_place_of_item (item) : NULL;
  GPtrArray *here = place != NULL ? g_hash_table_lookup (self->places, place) : NULL;
  QuothAnnotation *annotation = here != NULL && here->len == 1 ? here->pdata[0] : NULL;
  g_autofree char *what = annotation != NULL ? dup_what (self, annotation) : NULL;

  if (annotation == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (self->n_new, place)) != 1
      || !(item->target->is_own || is_whole (self) || quoth_mapping_makes (mapping, item->target->kind, what))
      || (annotation->value.kind == QUOTH_KIND_MENTION && is_in_chain (self, &annotation->value.id)))
    return NULL;
  return g_ptr_array_steal_index (here, 0);
}

static void
append_role (GString *out, const QuothClaimRole *role, const char *actor)
{
  g_autofree char *own = quoth_id_dup_string (&role->actor);
  g_autofree char *mention = quoth_id_is_none (&role->mention) ? NULL : quoth_id_dup_string (&role->mention);

  g_string_append_printf (out, "%s{\"role\":\"%s\",\"actor\":\"%s\"", out->len > 0 ? "," : "",
                          quoth_role_to_nick (role->role), actor != NULL ? actor : own);
  if (mention != NULL)
    g_string_append_printf (out, ",\"mention\":\"%s\"", mention);
  g_string_append_c (out, '}');
}

static gboolean
is_tied (const QuothClaim *claim, GHashTable *actors)
{
  for (guint i = 0; i < claim->roles->len; i++)
    if (g_hash_table_contains (actors, &g_array_index (claim->roles, QuothClaimRole, i).mention))
      return TRUE;
  return FALSE;
}

/* An actor who has the role already has it once. */
static void
append_roles (GString *out, const QuothClaim *claim, GHashTable *actors)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) roles = g_string_new (NULL);

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const char *actor = g_hash_table_lookup (actors, &role->mention);
      g_autofree char *own = quoth_id_dup_string (&role->actor);

      if (g_hash_table_add (seen, g_strdup_printf ("%d %s", role->role, actor != NULL ? actor : own)))
        append_role (roles, role, actor);
    }
  g_string_append_printf (out, ",\"roles\":[%s]", roles->str);
}

void
quoth_markup_known_write_ties (GPtrArray *all, GHashTable *actors, QuothIntake *intake, guint line)
{
  for (guint i = 0; g_hash_table_size (actors) > 0 && i < all->len; i++)
    {
      const QuothClaim *claim = all->pdata[i];
      g_autofree char *id = quoth_id_dup_string (&claim->annotation.value.id);

      if (claim->annotation.value.kind != QUOTH_KIND_CLAIM || !is_tied (claim, actors))
        continue;
      g_string_append_printf (intake->edits, "{\"type\":\"claim\",\"id\":\"%s\"", id);
      append_roles (intake->edits, claim, actors);
      g_string_append_c (intake->edits, '}');
      quoth_intake_end_edit (intake, line);
    }
}
