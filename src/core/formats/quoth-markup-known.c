/* quoth-markup-known.c: what of a file is in the project already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-markup-known.h"

struct _QuothMarkupKnown
{
  QuothReader *reader;
  GHashTable *annotations; /* key: GPtrArray of those that it fits, the oldest last */
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
      return g_strdup (quoth_cue_kind_to_nick (quoth_cue (annotation)->cue_kind));
    default:
      if (quoth_claim (annotation)->categories->len == 0)
        return g_strdup ("");
      return dup_name (
        self, QUOTH_KIND_CODE, &g_array_index (quoth_claim (annotation)->categories, QuothCategory, 0).code);
    }
}

static void
add (QuothMarkupKnown *self, QuothAnnotation *annotation)
{
  GString *key = g_string_new (quoth_kind_to_nick (annotation->value.kind));
  g_autofree char *what = dup_what (self, annotation);
  GPtrArray *same;

  for (guint i = 0; i < annotation->spans->len; i++)
    append_range (key, quoth_annotation_get_span (annotation, i)->range);
  g_string_append_printf (key, " %s", what);
  same = g_hash_table_lookup (self->annotations, key->str);
  if (same == NULL)
    {
      same = quoth_values_new ();
      g_hash_table_insert (self->annotations, g_string_free (key, FALSE), same);
    }
  else
    g_string_free (key, TRUE);
  g_ptr_array_insert (same, 0, quoth_value_ref (annotation));
}

QuothMarkupKnown *
quoth_markup_known_new (QuothReader *reader, const char *document, const char *coder, GError **error)
{
  g_autoptr (QuothMarkupKnown) self = g_new0 (QuothMarkupKnown, 1);
  g_autoptr (GPtrArray) all = NULL;
  QuothId id, coder_id;

  self->reader = reader;
  self->annotations
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!quoth_id_from_string (document, &id) || !quoth_reader_find_coder (reader, coder, &coder_id))
    return g_steal_pointer (&self);
  all = quoth_reader_load_annotations (reader, &id, error);
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      QuothAnnotation *annotation = all->pdata[i];

      if (!annotation->unplaced && quoth_id_equal (&annotation->coder, &coder_id))
        add (self, annotation);
    }
  return g_steal_pointer (&self);
}

void
quoth_markup_known_free (QuothMarkupKnown *self)
{
  g_hash_table_unref (self->annotations);
  g_free (self);
}

QuothAnnotation *
quoth_markup_known_take (QuothMarkupKnown *self, const QuothMarkupItem *item)
{
  g_autoptr (GString) key = NULL;
  g_autofree char *what = NULL;
  GPtrArray *same;

  if (g_hash_table_size (self->annotations) == 0)
    return NULL;
  key = g_string_new (quoth_kind_to_nick (item->target->kind));
  what = quoth_markup_item_dup_what (item);
  for (guint i = 0; i < item->mark->ranges->len; i++)
    append_range (key, g_array_index (item->mark->ranges, QuothRange, i));
  g_string_append_printf (key, " %s", what);
  same = g_hash_table_lookup (self->annotations, key->str);
  return same != NULL && same->len > 0 ? g_ptr_array_steal_index (same, same->len - 1) : NULL;
}
