/* quoth-actor-rows.c: actors as rows of a panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-rows.h"

#include <glib/gi18n.h>

#include "quoth-actor-kinds.h"
#include "quoth-names.h"

static int
compare_claims_made (QuothItem *a, QuothItem *b)
{
  return (int) quoth_item_get_n_claims (b) - (int) quoth_item_get_n_claims (a);
}

static int
compare_mentions (QuothItem *a, QuothItem *b)
{
  return (int) quoth_item_get_n_mentions (b) - (int) quoth_item_get_n_mentions (a);
}

static int
compare_kinds (QuothItem *a, QuothItem *b)
{
  return g_strcmp0 (((QuothActor *) quoth_item_get_value (a))->actor_kind,
                    ((QuothActor *) quoth_item_get_value (b))->actor_kind);
}

static const QuothPanelOrder orders[] = {
  { N_ ("Name"), NULL },
  { N_ ("Kind"), compare_kinds },
  { N_ ("Mentions"), compare_mentions },
  { N_ ("Claims"), compare_claims_made },
  { NULL, NULL },
};

void
quoth_actor_rows_fill (QuothRow *row, QuothItem *item, QuothSession *session)
{
  const QuothActor *actor = quoth_item_get_value (item);
  guint n_mentions = quoth_item_get_n_mentions (item);
  guint n_claims = quoth_item_get_n_claims (item);
  g_autofree char *count = g_strdup_printf ("%u · %u", n_mentions, n_claims);
  g_autofree char *tooltip = g_strdup_printf (_ ("%u mentions · %u claims"), n_mentions, n_claims);
  GdkRGBA color;

  quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_title (row, actor->name);
  quoth_row_set_subtitle (row, quoth_actor_kinds_get_name (session, actor->actor_kind));
  quoth_row_set_count (row, count, tooltip);
}

char *
quoth_actor_rows_dup_text (QuothItem *item, gpointer owner)
{
  const QuothActor *actor = quoth_item_get_value (item);
  GString *text = g_string_new (actor->name);

  for (guint i = 0; i < actor->aliases->len; i++)
    g_string_append_printf (text, " %s", ((QuothAlias *) actor->aliases->pdata[i])->text);
  g_string_append_printf (text, " %s", quoth_name_of_actor_kind (actor->actor_kind));
  return g_string_free (text, FALSE);
}

const QuothPanelOrder *
quoth_actor_rows_get_orders (void)
{
  return orders;
}
