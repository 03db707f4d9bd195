/* quoth-markup-far.c: links between the texts of a file of another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-markup-far.h"
#include "formats/quoth-markup-notes.h"

#include <glib/gi18n-lib.h>

/* What a mark has become; @id: what stands for it in edits. */
typedef struct
{
  QuothKind kind;
  gboolean is_known;
  gboolean is_skipped;
  char *id;
} End;

/* @ends: the id of a mark that was announced: End, or NULL; @links: (element-type QuothMarkLink) */
struct _QuothMarkupFar
{
  GHashTable *ends;
  GPtrArray *links;
};

static void
end_free (gpointer data)
{
  End *self = data;

  if (self != NULL)
    g_free (self->id);
  g_free (self);
}

QuothMarkupFar *
quoth_markup_far_new (void)
{
  QuothMarkupFar *self = g_new0 (QuothMarkupFar, 1);

  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, end_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_mark_link_free);
  return self;
}

void
quoth_markup_far_free (QuothMarkupFar *self)
{
  g_hash_table_unref (self->ends);
  g_ptr_array_unref (self->links);
  g_free (self);
}

void
quoth_markup_far_expect (QuothMarkupFar *self, const char *id)
{
  if (!g_hash_table_contains (self->ends, id))
    g_hash_table_insert (self->ends, g_strdup (id), NULL);
}

gboolean
quoth_markup_far_expects (const QuothMarkupFar *self, const QuothMarkLink *link)
{
  return g_hash_table_contains (self->ends, link->from) && g_hash_table_contains (self->ends, link->to);
}

void
quoth_markup_far_keep (QuothMarkupFar *self, const char *id, QuothMarkupItem *item)
{
  End *end;

  if (!g_hash_table_contains (self->ends, id))
    return;
  end = g_new0 (End, 1);
  end->kind = item->target->kind;
  end->is_known = item->known != NULL;
  end->is_skipped = item->target->skip;
  end->id = g_strdup (quoth_markup_item_need_id (item));
  g_hash_table_insert (self->ends, g_strdup (id), end);
}

void
quoth_markup_far_add_link (QuothMarkupFar *self, QuothMarkLink *link)
{
  g_ptr_array_add (self->links, link);
}

gboolean
quoth_markup_lose_link (QuothIntake *intake, const QuothMarkLink *link, GError **error)
{
  g_autofree char *message
    = g_strdup_printf (_("the link “%s” leads from or to a span that is not there, and is left out"), link->label);

  return quoth_intake_lose (intake, link->line, _("links from or to spans that are not there, left out"), message, error);
}

static gboolean
lose_foreign (QuothIntake *intake, const QuothMarkLink *link, GError **error)
{
  g_autofree char *message
    = g_strdup_printf (_("the link “%s” between two texts is none between claims, and is left out"), link->label);

  return quoth_intake_lose (intake, link->line, _("links between texts that are none between claims, left out"), message, error);
}

static gboolean
take_link (QuothMarkupFar *self, const QuothMarkLink *link, QuothIntake *intake, QuothMarkupNames *names, GError **error)
{
  const End *from = g_hash_table_lookup (self->ends, link->from);
  const End *to = g_hash_table_lookup (self->ends, link->to);

  if (from == NULL || to == NULL)
    return quoth_markup_lose_link (intake, link, error);
  if (from->is_skipped || to->is_skipped)
    quoth_losses_add (intake->losses, _("links of spans that are left out, as was asked for"), 1);
  else if (from->kind != QUOTH_KIND_CLAIM || to->kind != QUOTH_KIND_CLAIM || *link->label == '\0')
    return lose_foreign (intake, link, error);
  else if (!from->is_known || !to->is_known)
    quoth_markup_write_relation (link, from->id, to->id, intake, names, NULL);
  return TRUE;
}

gboolean
quoth_markup_far_finish (QuothMarkupFar *self, QuothIntake *intake, QuothMarkupNames *names, GError **error)
{
  for (guint i = 0; i < self->links->len; i++)
    if (!take_link (self, self->links->pdata[i], intake, names, error))
      return FALSE;
  return TRUE;
}
