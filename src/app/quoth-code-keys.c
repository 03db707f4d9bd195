/* quoth-code-keys.c: which code the keys 1 to 9 set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-code-keys.h"

#define N_KEYS 9

typedef struct
{
  QuothId code;
  gboolean own; /* the code asks for this key */
} Key;

struct _QuothCodeKeys
{
  Key keys[N_KEYS];
  GHashTable *codes; /* QuothId, of all codes there are */
  GArray *recent;    /* QuothId, the latest first; some may be of no code any more */
};

static const char *const labels[N_KEYS] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };

QuothCodeKeys *
quoth_code_keys_new (void)
{
  QuothCodeKeys *self = g_new0 (QuothCodeKeys, 1);

  self->codes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->recent = g_array_new (FALSE, FALSE, sizeof (QuothId));
  return self;
}

void
quoth_code_keys_free (QuothCodeKeys *self)
{
  g_hash_table_unref (self->codes);
  g_array_unref (self->recent);
  g_free (self);
}

static Key *
find_key (QuothCodeKeys *self, const QuothId *code)
{
  for (guint i = 0; i < N_KEYS; i++)
    if (quoth_id_equal (&self->keys[i].code, code))
      return &self->keys[i];
  return NULL;
}

static Key *
find_free (QuothCodeKeys *self)
{
  return find_key (self, &QUOTH_ID_NONE);
}

/* The key of the code that was not used for the longest time. */
static Key *
find_oldest (QuothCodeKeys *self)
{
  for (guint i = self->recent->len; i > 1; i--)
    {
      Key *key = find_key (self, &g_array_index (self->recent, QuothId, i - 1));

      if (key != NULL && !key->own)
        return key;
    }
  return NULL;
}

static void
give_keys (QuothCodeKeys *self)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      const QuothId *code = &g_array_index (self->recent, QuothId, i);
      Key *key = NULL;

      if (!g_hash_table_contains (self->codes, code) || find_key (self, code) != NULL)
        continue;
      key = find_free (self);
      if (key == NULL && i == 0)
        key = find_oldest (self);
      if (key != NULL)
        key->code = *code;
    }
}

static void
take_key (QuothCodeKeys *self, const QuothCode *code)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      Key *old = find_key (self, &code->value.id);

      if (g_strcmp0 (code->shortcut, labels[i]) != 0 || self->keys[i].own)
        continue;
      if (old != NULL)
        *old = (Key){ QUOTH_ID_NONE, FALSE };
      self->keys[i] = (Key){ code->value.id, TRUE };
    }
}

void
quoth_code_keys_set_codes (QuothCodeKeys *self, GPtrArray *codes)
{
  g_hash_table_remove_all (self->codes);
  for (guint i = 0; i < codes->len; i++)
    g_hash_table_add (self->codes, quoth_id_memdup (&QUOTH_VALUE (codes->pdata[i])->id));
  for (guint i = 0; i < N_KEYS; i++)
    if (self->keys[i].own || !g_hash_table_contains (self->codes, &self->keys[i].code))
      self->keys[i] = (Key){ QUOTH_ID_NONE, FALSE };
  for (guint i = 0; i < codes->len; i++)
    take_key (self, codes->pdata[i]);
  give_keys (self);
}

static void
note (QuothCodeKeys *self, const QuothId *code)
{
  QuothId id = *code;

  for (guint i = 0; i < self->recent->len; i++)
    if (quoth_id_equal (&g_array_index (self->recent, QuothId, i), &id))
      {
        g_array_remove_index (self->recent, i);
        break;
      }
  g_array_prepend_val (self->recent, id);
}

void
quoth_code_keys_use (QuothCodeKeys *self, const QuothId *code)
{
  note (self, code);
  give_keys (self);
}

void
quoth_code_keys_use_all (QuothCodeKeys *self, GArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    note (self, &g_array_index (codes, QuothCodeCounts, i).code);
  give_keys (self);
}

const QuothId *
quoth_code_keys_get_code (QuothCodeKeys *self, guint key)
{
  if (key < 1 || key > N_KEYS || quoth_id_is_none (&self->keys[key - 1].code))
    return NULL;
  return &self->keys[key - 1].code;
}

const char *
quoth_code_keys_get_label (QuothCodeKeys *self, const QuothId *code)
{
  Key *key = quoth_id_is_none (code) ? NULL : find_key (self, code);

  return key != NULL ? labels[key - self->keys] : NULL;
}
