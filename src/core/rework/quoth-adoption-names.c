/* quoth-adoption-names.c: what comes in gets a name of its own where it needs one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-adoption-private.h"

/* Before a shortcut, in the table of the keys of codes: no key can begin with it. */
#define SHORTCUT "\x01"

/* What must be unique of @value. */
static char **
get_unique_field (gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return &quoth_coder (value)->name;
    case QUOTH_KIND_ACTOR_KIND:
      return &quoth_actor_kind (value)->key;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return &quoth_annotation_type (value)->key;
    case QUOTH_KIND_CODE:
      return &quoth_code (value)->key;
    case QUOTH_KIND_RELATION_TYPE:
      return &quoth_relation_type (value)->key;
    case QUOTH_KIND_ATTRIBUTE:
      return &quoth_attribute (value)->key;
    case QUOTH_KIND_DOCUMENT:
      return &quoth_document (value)->name;
    default:
      return NULL;
    }
}

/* A name as people number them, a key as scripts can have it. */
static char *
dup_numbered (QuothKind kind, const char *name, guint n)
{
  if (kind == QUOTH_KIND_CODER || kind == QUOTH_KIND_DOCUMENT)
    return g_strdup_printf ("%s (%u)", name, n);
  return g_strdup_printf ("%s-%u", name, n);
}

/* The key of an attribute is unique among those of one kind only. */
static char *
dup_taken_name (gpointer value, const char *name)
{
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_ATTRIBUTE)
    return g_strdup_printf ("%s %s", quoth_kind_to_nick (quoth_attribute (value)->on), name);
  return g_strdup (name);
}

static void
take_shortcut (GHashTable *taken, QuothCode *code)
{
  if (code->shortcut != NULL && *code->shortcut != '\0')
    g_hash_table_add (taken, g_strconcat (SHORTCUT, code->shortcut, NULL));
}

static gboolean
take_cb (gpointer value, gpointer data, GError **error)
{
  g_hash_table_add (data, dup_taken_name (value, *get_unique_field (value)));
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_CODE)
    take_shortcut (data, value);
  return TRUE;
}

static gboolean
load_taken (QuothAdoptionRun *self, QuothKind kind, GError **error)
{
  QuothQuery query = { .kind = kind };

  if (self->taken[kind] != NULL)
    return TRUE;
  self->taken[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return quoth_reader_foreach (self->ours, &query, take_cb, self->taken[kind], error);
}

/* A key sets one code: ours keep theirs. */
static void
drop_shortcut (GHashTable *taken, QuothCode *code)
{
  g_autofree char *key = code->shortcut != NULL ? g_strconcat (SHORTCUT, code->shortcut, NULL) : NULL;

  if (key != NULL && g_hash_table_contains (taken, key))
    g_clear_pointer (&code->shortcut, g_free);
  take_shortcut (taken, code);
}

gboolean
quoth_adoption_rename (QuothAdoptionRun *self, gpointer value, GError **error)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;
  char **field = get_unique_field (value);
  g_autofree char *name = NULL;

  if (field == NULL)
    return TRUE;
  if (!load_taken (self, kind, error))
    return FALSE;
  name = g_strdup (*field);
  for (guint n = 2;; n++)
    {
      g_autofree char *taken = dup_taken_name (value, *field);

      if (g_hash_table_add (self->taken[kind], g_steal_pointer (&taken)))
        break;
      g_free (*field);
      *field = dup_numbered (kind, name, n);
    }
  if (kind == QUOTH_KIND_CODE)
    drop_shortcut (self->taken[kind], value);
  return TRUE;
}
