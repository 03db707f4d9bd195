/* quoth-change-group.c: all that changed about one thing of a codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-change-group.h"

struct _QuothChangeGroup
{
  GObject parent_instance;

  GPtrArray *changes; /* of the whole comparison */
  guint first;
  guint size;
};

G_DEFINE_FINAL_TYPE (QuothChangeGroup, quoth_change_group, G_TYPE_OBJECT)

static void
quoth_change_group_finalize (GObject *object)
{
  g_ptr_array_unref (QUOTH_CHANGE_GROUP (object)->changes);
  G_OBJECT_CLASS (quoth_change_group_parent_class)->finalize (object);
}

static void
quoth_change_group_class_init (QuothChangeGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_change_group_finalize;
}

static void
quoth_change_group_init (QuothChangeGroup *self)
{
}

GListModel *
quoth_change_groups_new (GPtrArray *changes)
{
  GListStore *groups = g_list_store_new (QUOTH_TYPE_CHANGE_GROUP);
  guint next;

  for (guint first = 0; first < changes->len; first = next)
    {
      g_autoptr (QuothChangeGroup) group = g_object_new (QUOTH_TYPE_CHANGE_GROUP, NULL);
      guint subject = ((QuothCodebookChange *) changes->pdata[first])->subject;

      next = first + 1;
      while (next < changes->len && ((QuothCodebookChange *) changes->pdata[next])->subject == subject)
        next++;
      group->changes = g_ptr_array_ref (changes);
      group->first = first;
      group->size = next - first;
      g_list_store_append (groups, group);
    }
  return G_LIST_MODEL (groups);
}

guint
quoth_change_group_get_size (QuothChangeGroup *self)
{
  return self->size;
}

const QuothCodebookChange *
quoth_change_group_get (QuothChangeGroup *self, guint n)
{
  return self->changes->pdata[self->first + n];
}
