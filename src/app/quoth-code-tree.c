/* quoth-code-tree.c: the codebook as an indented list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-code-tree.h"

typedef struct
{
  GHashTable *children; /* QuothId → GPtrArray of QuothCode, in order */
  GPtrArray *ordered;
  GArray *depths;
} Walk;

static void
walk_below (Walk *walk, const QuothId *parent, guint depth)
{
  GPtrArray *children = g_hash_table_lookup (walk->children, parent);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      QuothCode *code = children->pdata[i];

      g_ptr_array_add (walk->ordered, code);
      g_array_append_val (walk->depths, depth);
      walk_below (walk, &code->value.id, depth + 1);
    }
}

void
quoth_code_tree_fill (QuothItemList *list, GPtrArray *codes)
{
  g_autoptr (GHashTable) children = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL,
                                                           (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();
  g_autoptr (GArray) depths = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { children, ordered, depths };

  for (guint i = 0; i < codes->len; i++)
    {
      QuothCode *code = codes->pdata[i];
      GPtrArray *siblings = g_hash_table_lookup (children, &code->parent);

      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (children, &code->parent, siblings);
        }
      g_ptr_array_add (siblings, code);
    }
  walk_below (&walk, &QUOTH_ID_NONE, 0);
  quoth_item_list_reset (list, ordered);
  for (guint i = 0; i < ordered->len; i++)
    quoth_item_set_depth (quoth_item_list_get (list, i), g_array_index (depths, guint, i));
}
