/* quoth-own-parts.c: the rows of an export's tables that are the lists of values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A spreadsheet may have sorted them, so that a list is known when the last row is read.
 */

#include "formats/quoth-own-private.h"

#include "formats/quoth-jsonl.h"
#include "formats/quoth-json-private.h"

typedef struct
{
  guint position;
  char *item;
} Part;

typedef struct
{
  QuothId owner;
  guint line;
  GArray *parts;
} List;

struct _QuothOwnParts
{
  GPtrArray *lists; /* of List, as they come */
  GHashTable *by_owner;
  GHashTable *kept; /* QuothId */
};

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->item);
}

static void
list_free (gpointer data)
{
  List *self = data;

  g_array_unref (self->parts);
  g_free (self);
}

QuothOwnParts *
quoth_own_parts_new (void)
{
  QuothOwnParts *self = g_new0 (QuothOwnParts, 1);

  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->by_owner = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->kept = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  return self;
}

void
quoth_own_parts_free (QuothOwnParts *self)
{
  g_hash_table_unref (self->by_owner);
  g_hash_table_unref (self->kept);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

void
quoth_own_parts_add (QuothOwnParts *self, const QuothId *owner, guint position, guint line, char *item)
{
  List *list = g_hash_table_lookup (self->by_owner, owner);
  Part part = { position, item };

  if (list == NULL)
    {
      list = g_new0 (List, 1);
      list->owner = *owner;
      list->line = line;
      list->parts = g_array_sized_new (FALSE, FALSE, sizeof (Part), 2);
      g_array_set_clear_func (list->parts, part_clear);
      g_ptr_array_add (self->lists, list);
      g_hash_table_insert (self->by_owner, &list->owner, list);
    }
  g_array_append_val (list->parts, part);
}

void
quoth_own_parts_keep (QuothOwnParts *self, const QuothId *owner)
{
  g_hash_table_add (self->kept, quoth_id_memdup (owner));
}

/* Stable, as GLib's sorting of arrays is: those without a position stay as they come. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  guint x = ((const Part *) a)->position, y = ((const Part *) b)->position;

  return x < y ? -1 : x > y;
}

static void
begin_list (GString *out, const QuothOwnTable *table, const QuothId *owner)
{
  g_string_append_printf (out, "{\"type\":\"%s\",\"id\":", quoth_kind_to_nick (table->kind));
  quoth_json_append_id (out, owner);
  g_string_append_printf (out, ",\"%s\":[", table->list);
}

void
quoth_own_parts_write (QuothOwnParts *self, const QuothOwnTable *table, GHashTable *emptied, QuothIntake *intake)
{
  GHashTableIter iter;
  gpointer owner;

  for (guint i = 0; i < self->lists->len; i++)
    {
      List *list = self->lists->pdata[i];

      if (g_hash_table_contains (self->kept, &list->owner))
        continue;
      g_array_sort (list->parts, compare_parts);
      begin_list (intake->edits, table, &list->owner);
      for (guint j = 0; j < list->parts->len; j++)
        g_string_append_printf (intake->edits, "%s%s", j > 0 ? "," : "", g_array_index (list->parts, Part, j).item);
      g_string_append (intake->edits, "]}");
      quoth_intake_end_edit (intake, list->line);
    }
  g_hash_table_iter_init (&iter, emptied);
  while (g_hash_table_iter_next (&iter, &owner, NULL))
    if (!g_hash_table_contains (self->by_owner, owner))
      {
        begin_list (intake->edits, table, owner);
        g_string_append (intake->edits, "]}");
        quoth_intake_end_edit (intake, 1);
      }
}
