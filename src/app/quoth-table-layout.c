/* quoth-table-layout.c: how somebody arranged the columns of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept for each kind: (the ids of the columns in their order, the widths that are not the usual ones, what is sorted by, whether
 * the other way round). A column that is new since then (an attribute) stays behind the others; one that is gone is passed over.
 */

#include "config.h"

#include "quoth-table-layout.h"

#include "quoth-settings.h"

#define KEY "table-layouts"
#define HIDDEN_KEY "table-hidden-columns"
#define LAYOUT "(asa{si}sb)"

static GtkColumnViewColumn *
get_column (GtkColumnView *view, guint position)
{
  return g_list_model_get_item (gtk_column_view_get_columns (view), position);
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *id)
{
  guint n = g_list_model_get_n_items (gtk_column_view_get_columns (view));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = get_column (view, i);

      if (g_str_equal (quoth_table_columns_get_id (column), id))
        return g_steal_pointer (&column);
    }
  return NULL;
}

/* Restoring */

static void
restore_order (GtkColumnView *view, GVariant *order)
{
  guint place = 0;
  GVariantIter iter;
  const char *id;

  g_variant_iter_init (&iter, order);
  while (g_variant_iter_next (&iter, "&s", &id))
    {
      g_autoptr (GtkColumnViewColumn) column = find_column (view, id);
      g_autoptr (GtkColumnViewColumn) there = column != NULL ? get_column (view, place) : NULL;

      if (column != NULL && column != there)
        gtk_column_view_insert_column (view, place, column);
      place += column != NULL;
    }
}

static void
restore_widths (GtkColumnView *view, GVariant *widths)
{
  GVariantIter iter;
  const char *id;
  int width;

  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &id, &width))
    {
      g_autoptr (GtkColumnViewColumn) column = find_column (view, id);

      if (column != NULL && width > 0)
        gtk_column_view_column_set_fixed_width (column, width);
    }
}

void
quoth_table_layout_restore (GtkColumnView *view, QuothKind kind)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (quoth_settings_get (), KEY);
  g_autoptr (GVariant) layout =
    g_variant_lookup_value (layouts, quoth_kind_to_nick (kind), G_VARIANT_TYPE (LAYOUT));
  g_autoptr (GVariant) order = NULL;
  g_autoptr (GVariant) widths = NULL;
  g_autoptr (GtkColumnViewColumn) sorted = NULL;
  const char *sort;
  gboolean descending;

  if (layout == NULL)
    return;
  g_variant_get (layout, "(@as@a{si}&sb)", &order, &widths, &sort, &descending);
  restore_order (view, order);
  restore_widths (view, widths);
  sorted = find_column (view, sort);
  if (sorted != NULL)
    gtk_column_view_sort_by_column (view, sorted, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* Saving */

static GVariant *
make_layout (GtkColumnView *view)
{
  guint n = g_list_model_get_n_items (gtk_column_view_get_columns (view));
  gboolean descending;
  const char *sort = quoth_table_columns_get_sort (view, &descending);
  GVariantBuilder order;
  GVariantBuilder widths;

  g_variant_builder_init (&order, G_VARIANT_TYPE ("as"));
  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = get_column (view, i);
      const char *id = quoth_table_columns_get_id (column);
      int width = gtk_column_view_column_get_fixed_width (column);

      g_variant_builder_add (&order, "s", id);
      if (width != quoth_table_columns_get_usual_width (column))
        g_variant_builder_add (&widths, "{si}", id, width);
    }
  return g_variant_new (LAYOUT, &order, &widths, sort != NULL ? sort : "", sort != NULL && descending);
}

/* @layout: (nullable): of tables of @kind, instead of the one there is */
static void
set_layout (QuothKind kind, GVariant *layout)
{
  g_autoptr (GVariant) old = g_settings_get_value (quoth_settings_get (), KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *nick;
  GVariant *other;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s" LAYOUT "}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_loop (&iter, "{&s@" LAYOUT "}", &nick, &other))
    if (!g_str_equal (nick, quoth_kind_to_nick (kind)))
      g_variant_builder_add (&builder, "{s@" LAYOUT "}", nick, other);
  if (layout != NULL)
    g_variant_builder_add (&builder, "{s@" LAYOUT "}", quoth_kind_to_nick (kind), layout);
  g_settings_set_value (quoth_settings_get (), KEY, g_variant_builder_end (&builder));
}

void
quoth_table_layout_save (GtkColumnView *view, QuothKind kind)
{
  set_layout (kind, make_layout (view));
}

/* Hidden columns */

static void
add_hidden (GStrvBuilder *builder, const char *const *keys, QuothKind kind, gboolean of_kind)
{
  g_autofree char *prefix = quoth_table_columns_dup_key (kind, "");

  for (; *keys != NULL; keys++)
    if (g_str_has_prefix (*keys, prefix) == of_kind)
      g_strv_builder_add (builder, *keys);
}

void
quoth_table_layout_reset (QuothKind kind)
{
  g_autoptr (GVariant) usual = g_settings_get_default_value (quoth_settings_get (), HIDDEN_KEY);
  g_autofree const char **usually_hidden = g_variant_get_strv (usual, NULL);
  g_auto (GStrv) hidden = quoth_table_layout_dup_hidden ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  set_layout (kind, NULL);
  add_hidden (builder, (const char *const *) hidden, kind, FALSE);
  add_hidden (builder, usually_hidden, kind, TRUE);
  now = g_strv_builder_end (builder);
  g_settings_set_strv (quoth_settings_get (), HIDDEN_KEY, (const char *const *) now);
}

GStrv
quoth_table_layout_dup_hidden (void)
{
  return g_settings_get_strv (quoth_settings_get (), HIDDEN_KEY);
}

void
quoth_table_layout_set_hidden (QuothKind kind, const char *column, gboolean hidden)
{
  g_autofree char *key = quoth_table_columns_dup_key (kind, column);
  g_auto (GStrv) old = quoth_table_layout_dup_hidden ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) now = NULL;

  for (char **one = old; *one != NULL; one++)
    if (!g_str_equal (*one, key))
      g_strv_builder_add (builder, *one);
  if (hidden)
    g_strv_builder_add (builder, key);
  now = g_strv_builder_end (builder);
  g_settings_set_strv (quoth_settings_get (), HIDDEN_KEY, (const char *const *) now);
}
