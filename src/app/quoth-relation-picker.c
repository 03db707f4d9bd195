/* quoth-relation-picker.c: choosing how one claim stands to another, and to which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-relation-picker.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-pick-list.h"

#define MAX_ROWS 40
#define SEARCH_TIME (40 * 1000) /* microseconds, between two looks whether it was cancelled */

struct _QuothRelationPicker
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothDesk *desk;
  QuothId from;
  QuothRelationPicked picked;
  gpointer owner;

  char *kind;          /* the one that was chosen; NULL while it is asked for */
  GPtrArray *kinds;    /* of char: what the rows are, while it is */
  GArray *claims;      /* of QuothId: what the rows are afterwards, but for the first one */
  QuothListingTexts *texts; /* what claims say, from when it was asked */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothRelationPicker, quoth_relation_picker, GTK_TYPE_POPOVER)

/* Types */

static void
add_kind (QuothRelationPicker *self, const char *kind, const char *name, const char *definition, const char *query)
{
  QuothRow *row;

  if (!quoth_fold_matches (name, query))
    return;
  row = QUOTH_ROW (quoth_row_new ());
  quoth_row_set_title (row, name);
  quoth_row_set_subtitle (row, definition);
  quoth_pick_list_add (self->list, row);
  g_ptr_array_add (self->kinds, g_strdup (kind));
}

static void
list_kinds (QuothRelationPicker *self, const char *query)
{
  QuothItemList *types = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_RELATION_TYPE);
  const char *const *built_in = quoth_relation_get_kinds ();

  g_ptr_array_set_size (self->kinds, 0);
  for (const char *const *kind = built_in; *kind != NULL; kind++)
    {
      g_autofree char *name = quoth_name_of_relation (*kind, TRUE);

      add_kind (self, *kind, name, NULL, query);
    }
  for (guint i = 0; i < quoth_item_list_get_size (types); i++)
    {
      const QuothRelationType *type = quoth_item_get_value (quoth_item_list_get (types, i));

      if (!g_strv_contains (built_in, type->key))
        add_kind (self, type->key, type->name, type->definition, query);
    }
}

/* Claims */

static void
add_claim (QuothRelationPicker *self, const QuothId *id, const char *words, const char *subtitle)
{
  QuothRow *row;

  if (quoth_id_equal (id, &self->from))
    return;
  row = QUOTH_ROW (quoth_row_new ());
  quoth_row_set_title (row, words);
  quoth_row_set_lines (row, 2);
  quoth_row_set_subtitle (row, subtitle);
  quoth_pick_list_add (self->list, row);
  g_array_append_vals (self->claims, id, 1);
}

static gboolean
list_claim_cb (QuothRange range, gpointer value, gpointer user_data)
{
  QuothRelationPicker *self = user_data;
  QuothClaim *claim;
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CLAIM || quoth_annotation_get_span (value, 0)->range.start != range.start)
    return G_SOURCE_CONTINUE;
  claim = quoth_claim (value);
  quote = quoth_annotation_dup_quote (claim);
  place = quoth_name_of_place (quoth_desk_get_document (self->desk), range.start);
  add_claim (self, &claim->annotation.value.id,
             claim->statement != NULL && *claim->statement != '\0' ? claim->statement : quote, place);
  return self->claims->len < MAX_ROWS;
}

static void
list_claims_here (QuothRelationPicker *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);

  if (model != NULL)
    quoth_document_model_foreach (
      model, quoth_range (0, quoth_text_get_length (quoth_document_model_get_text (model))), list_claim_cb, self);
}

/* What a search found: the rows and where their cells are. */
typedef struct
{
  GPtrArray *rows;
  guint words;
  guint claimant;
  guint document;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->rows);
  g_free (found);
}

static guint
find_column (GPtrArray *columns, const char *id)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((QuothListingColumn *) columns->pdata[i])->id, id))
      return i;
  g_assert_not_reached ();
}

typedef struct
{
  QuothListingTexts *texts;
  char *query;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  quoth_listing_texts_unref (asked->texts);
  g_free (asked->query);
  g_free (asked);
}

/* The first claims with the words; those behind them are not read. */
static GArray *
find_claims (QuothReader *reader, const Asked *asked, GCancellable *cancellable, GError **error)
{
  QuothListing listing = { .kind = QUOTH_KIND_CLAIM };
  g_autoptr (GArray) ids = quoth_reader_list_ids (reader, &listing, NULL, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QuothId));
  QuothListingSearch search = { .query = asked->query, .ids = ids };

  if (ids == NULL)
    return NULL;
  for (; search.first < ids->len && found->len < MAX_ROWS; search.first = search.end)
    {
      g_autoptr (GArray) some = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      some = quoth_reader_search_listing (reader, asked->texts, &search, SEARCH_TIME, error);
      if (some == NULL)
        return NULL;
      g_array_append_vals (found, some->data, some->len);
    }
  return g_steal_pointer (&found);
}

static gpointer
search_claims (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) columns = quoth_reader_list_columns (reader, QUOTH_KIND_CLAIM, error);
  g_autoptr (GArray) ids = columns != NULL ? find_claims (reader, data, cancellable, error) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Found *found;

  if (ids == NULL)
    return NULL;
  rows = quoth_reader_list_rows (reader, QUOTH_KIND_CLAIM, NULL, (const QuothId *) (gpointer) ids->data,
                                 MIN (ids->len, MAX_ROWS), error);
  if (rows == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->rows = g_steal_pointer (&rows);
  found->words = find_column (columns, "statement");
  found->claimant = find_column (columns, "claimant");
  found->document = find_column (columns, "document");
  return found;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothRelationPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  for (guint i = 0; i < found->rows->len; i++)
    {
      const QuothListingRow *row = found->rows->pdata[i];
      g_autoptr (GString) subtitle = g_string_new (NULL);

      quoth_name_append (subtitle, row->cells[found->claimant]);
      quoth_name_append (subtitle, row->cells[found->document]);
      add_claim (self, &row->id, row->cells[found->words], subtitle->str);
    }
  found_free (found);
}

static void
list_claims (QuothRelationPicker *self, const char *typed)
{
  QuothRow *row;

  g_array_set_size (self->claims, 0);
  if (*typed != '\0')
    {
      Asked *asked = g_new0 (Asked, 1);

      asked->texts = quoth_listing_texts_ref (self->texts);
      asked->query = g_strdup (typed);
      self->loading = g_cancellable_new ();
      quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), search_claims,
                              asked, asked_free, found_free, self->loading, searched_cb, g_object_ref (self));
      return;
    }
  row = QUOTH_ROW (quoth_row_new ());
  quoth_row_set_icon (row, "find-location-symbolic");
  quoth_row_set_title (row, _ ("Point to it in a text"));
  quoth_pick_list_add (self->list, row);
  g_array_append_val (self->claims, QUOTH_ID_NONE);
  list_claims_here (self);
}

/* The list */

static void
query_changed_cb (QuothPickList *list, QuothRelationPicker *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (quoth_pick_list_get_query (list)));
  g_autofree char *query = quoth_fold (typed);

  if (self->desk == NULL)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  quoth_pick_list_clear (list);
  if (self->kind == NULL)
    list_kinds (self, query);
  else
    list_claims (self, typed);
}

static void
picked_cb (QuothPickList *list, guint index, QuothRelationPicker *self)
{
  QuothId to;

  if (self->kind == NULL)
    {
      self->kind = g_strdup (self->kinds->pdata[index]);
      quoth_pick_list_set_label (list, _ ("Find the other claim"));
      quoth_pick_list_begin (list, "");
      return;
    }
  to = g_array_index (self->claims, QuothId, index);
  gtk_popover_popdown (GTK_POPOVER (self));
  self->picked (self->kind, &self->from, quoth_id_is_none (&to) ? NULL : &to, self->owner);
}

static void
quoth_relation_picker_dispose (GObject *object)
{
  QuothRelationPicker *self = QUOTH_RELATION_PICKER (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  G_OBJECT_CLASS (quoth_relation_picker_parent_class)->dispose (object);
}

static void
quoth_relation_picker_finalize (GObject *object)
{
  QuothRelationPicker *self = QUOTH_RELATION_PICKER (object);

  g_clear_object (&self->desk);
  g_free (self->kind);
  g_ptr_array_unref (self->kinds);
  g_array_unref (self->claims);
  g_clear_pointer (&self->texts, quoth_listing_texts_unref);
  G_OBJECT_CLASS (quoth_relation_picker_parent_class)->finalize (object);
}

static void
quoth_relation_picker_class_init (QuothRelationPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_relation_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_relation_picker_finalize;
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-relation-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothRelationPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_relation_picker_init (QuothRelationPicker *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->claims = g_array_new (FALSE, FALSE, sizeof (QuothId));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_relation_picker_new (void)
{
  return g_object_new (QUOTH_TYPE_RELATION_PICKER, NULL);
}

void
quoth_relation_picker_ask (QuothRelationPicker *self,
                           QuothDesk *desk,
                           const QuothId *from,
                           QuothRelationPicked picked,
                           gpointer owner)
{
  g_set_object (&self->desk, desk);
  self->from = *from;
  self->picked = picked;
  self->owner = owner;
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->texts, quoth_listing_texts_unref);
  self->texts = quoth_listing_texts_new (QUOTH_KIND_CLAIM);
  quoth_pick_list_set_label (self->list, _ ("How the claim stands to another"));
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
