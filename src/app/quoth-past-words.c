/* quoth-past-words.c: what was written in a field before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-past-words.h"

static int
compare_uses (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *uses = user_data;
  const char *left = *(const char *const *) a;
  const char *right = *(const char *const *) b;
  guint left_uses = GPOINTER_TO_UINT (g_hash_table_lookup (uses, left));
  guint right_uses = GPOINTER_TO_UINT (g_hash_table_lookup (uses, right));

  if (left_uses != right_uses)
    return left_uses > right_uses ? -1 : 1;
  return g_utf8_collate (left, right);
}

GStrv
quoth_past_words (QuothSession *session, QuothKind kind, gsize member)
{
  QuothItemList *items = quoth_session_get_list (session, kind);
  g_autoptr (GHashTable) uses = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv result;

  for (guint i = 0; i < quoth_item_list_get_size (items); i++)
    {
      gpointer value = quoth_item_get_value (quoth_item_list_get (items, i));
      const char *word = G_STRUCT_MEMBER (const char *, value, member);
      guint n;

      if (word == NULL || *word == '\0')
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (uses, word));
      if (n == 0)
        g_ptr_array_add (words, (gpointer) word);
      g_hash_table_insert (uses, (gpointer) word, GUINT_TO_POINTER (n + 1));
    }
  g_ptr_array_sort_with_data (words, compare_uses, uses);
  for (guint i = 0; i < words->len; i++)
    g_strv_builder_add (builder, words->pdata[i]);
  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return result;
}
