/* quoth-disagreements-page.c: what merged copies disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As on the page of duplicates, what is settled goes from the list as its key is pressed, so that the next key means the next one; the
 * truth is read when it is written. To settle is an edit: undo brings it back.
 */

#include "config.h"

#include "quoth-disagreements-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-disagreement-row.h"
#include "quoth-focus.h"
#include "quoth-merge-dialog.h"
#include "quoth-page-frame.h"

struct _QuothDisagreementsPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *keep;
  GtkWidget *take;
  GtkWidget *dismiss;

  QuothDesk *desk;
  GListStore *store; /* of QuothDisagreementItem */
  GtkSingleSelection *selection;
  GPtrArray *items;    /* of QuothDisagreementItem: all that were read; NULL before */
  GHashTable *leaving; /* QuothId: disagreements that are being settled */
  GCancellable *loading;
  gboolean is_stale;
  gboolean is_filled;
};

G_DEFINE_FINAL_TYPE (QuothDisagreementsPage, quoth_disagreements_page, GTK_TYPE_WIDGET)

static QuothSession *
get_session (QuothDisagreementsPage *self)
{
  return quoth_desk_get_session (self->desk);
}

static const QuothDisagreement *
get_selected (QuothDisagreementsPage *self)
{
  QuothDisagreementItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? quoth_disagreement_item_get (item) : NULL;
}

/* ---- What is listed ---- */

static void
show_summary (QuothDisagreementsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to settle", "%u to settle", n), n);

  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), n > 0 ? open : NULL);
  if (self->items != NULL)
    gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

static void
select_at (QuothDisagreementsPage *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (n == 0)
    return;
  position = MIN (position, n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* Where the one is that was selected; where it was, if it has gone. */
static guint
find_position (QuothDisagreementsPage *self, const QuothId *id, guint position)
{
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (QuothDisagreementItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (quoth_id_equal (&quoth_disagreement_item_get (item)->id, id))
        return i;
    }
  return position == GTK_INVALID_LIST_POSITION ? 0 : position;
}

static void
fill (QuothDisagreementsPage *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  const QuothDisagreement *selected = get_selected (self);
  QuothId id = selected != NULL ? selected->id : QUOTH_ID_NONE;
  guint position = gtk_single_selection_get_selected (self->selection);
  /* The first time, the list is what somebody came for. */
  gboolean takes_focus = quoth_focus_is_within (GTK_WIDGET (self->view)) || gtk_widget_is_focus (GTK_WIDGET (self))
                         || (self->items != NULL && !self->is_filled && gtk_widget_get_mapped (GTK_WIDGET (self)));

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (!g_hash_table_contains (self->leaving, &quoth_disagreement_item_get (self->items->pdata[i])->id))
      g_ptr_array_add (shown, self->items->pdata[i]);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), shown->pdata, shown->len);
  select_at (self, find_position (self, selected != NULL ? &id : NULL, position));
  /* Before the list goes: a key that follows must not land in whatever comes next. */
  if (takes_focus && shown->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_summary (self);
  if (takes_focus && shown->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->is_filled = self->items != NULL;
}

/* ---- Reading ---- */

static void load (QuothDisagreementsPage *self);

/* @wanted: QuothId → whether it was found; @items: whose entries they are. */
typedef struct
{
  GPtrArray *items;
  GHashTable *wanted;
} Authors;

static void
want (GHashTable *wanted, const QuothId *entry)
{
  if (!quoth_id_is_none (entry))
    g_hash_table_add (wanted, (gpointer) entry);
}

static gboolean
find_author_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  Authors *self = data;

  if (!g_hash_table_remove (self->wanted, &entry->id))
    return TRUE;
  for (guint i = 0; i < self->items->len; i++)
    quoth_disagreement_item_set_entry (self->items->pdata[i], &entry->id, entry->coder_name, entry->time);
  return g_hash_table_size (self->wanted) > 0;
}

/* By whom the sides are, and when; what cannot be found is passed over. */
static void
find_authors (QuothReader *reader, GPtrArray *items, GCancellable *cancellable)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  QuothHistoryQuery query = { 0 };
  Authors authors = { .items = items, .wanted = wanted };

  for (guint i = 0; i < items->len; i++)
    {
      const QuothDisagreement *disagreement = quoth_disagreement_item_get (items->pdata[i]);

      want (wanted, &disagreement->held_entry);
      want (wanted, &disagreement->other_entry);
    }
  if (g_hash_table_size (wanted) > 0)
    quoth_reader_foreach_entry (reader, &query, find_author_cb, &authors, cancellable, NULL);
}

static gpointer
read_items (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) disagreements = quoth_reader_list_disagreements (reader, FALSE, cancellable, error);
  GPtrArray *items;

  if (disagreements == NULL || !quoth_reader_find_sides (reader, disagreements, cancellable, error))
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (disagreements, NULL);
  for (guint i = 0; i < disagreements->len; i++)
    g_ptr_array_add (items, quoth_disagreement_item_new (disagreements->pdata[i]));
  find_authors (reader, items, cancellable);
  return items;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothDisagreementsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *items = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->loading);
  if (items == NULL)
    {
      g_signal_emit_by_name (get_session (self), "failed", error);
      return;
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  fill (self);
  if (self->is_stale)
    load (self);
}

static void
load (QuothDisagreementsPage *self)
{
  self->is_stale = FALSE;
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (get_session (self)), read_items, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          self->loading, read_cb, g_object_ref (self));
}

/* A page that nobody sees is read again when it is shown. */
static void
map_cb (QuothDisagreementsPage *self)
{
  if (self->is_stale && self->loading == NULL)
    load (self);
}

static void
refresh (QuothDisagreementsPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    map_cb (self);
}

/* ---- What is done with one ---- */

/* What the thread that settles is given. */
typedef struct
{
  QuothStore *store;
  QuothId disagreement;
  QuothSettlement verdict;
  QuothId document;
  QuothId revision; /* to go back to; none for any other verdict */
  QuothCoder *coder;
} Settling;

static void
settling_free (gpointer data)
{
  Settling *self = data;

  g_object_unref (self->store);
  quoth_value_unref (self->coder);
  g_free (self);
}

/* The text of the other side is put in by correcting the one that holds. */
static gboolean
take_text (const Settling *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothRevise) revise = quoth_revise_new_back (&self->document, &self->revision, self->coder);

  return quoth_store_settle_by (self->store, &self->disagreement, self->coder, quoth_revise_build, revise, cancellable, error);
}

static void
settle_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Settling *settling = data;
  GError *error = NULL;

  if (quoth_id_is_none (&settling->revision)
        ? quoth_store_settle (settling->store, &settling->disagreement, settling->verdict, settling->coder, cancellable, &error)
        : take_text (settling, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* It is settled, or was not: either way the list says what is. */
static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothDisagreementsPage *self = QUOTH_DISAGREEMENTS_PAGE (source);
  const Settling *settling = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL)
    return;
  g_hash_table_remove (self->leaving, &settling->disagreement);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit_by_name (get_session (self), "failed", error);
  refresh (self);
}

static void
settle (QuothDisagreementsPage *self, QuothSettlement verdict)
{
  const QuothDisagreement *disagreement = get_selected (self);
  g_autoptr (GTask) task = NULL;
  Settling *settling;

  if (disagreement == NULL || !quoth_desk_can_edit (self->desk))
    return;
  settling = g_new0 (Settling, 1);
  settling->store = g_object_ref (quoth_session_get_store (get_session (self)));
  settling->disagreement = disagreement->id;
  settling->verdict = verdict;
  settling->document = disagreement->document;
  if (verdict == QUOTH_SETTLE_TAKE && disagreement->type == QUOTH_DISAGREE_CHANGED)
    settling->revision = disagreement->second;
  settling->coder = quoth_coder_copy (quoth_session_get_coder (get_session (self)));
  task = g_task_new (self, NULL, settled_cb, NULL);
  g_task_set_task_data (task, settling, settling_free);
  g_task_run_in_thread (task, settle_thread);
  g_hash_table_add (self->leaving, quoth_id_memdup (&settling->disagreement));
  fill (self);
}

/* Two that are one are made one where somebody sees what follows; what cannot be merged can only be left. */
static void
merge_both (QuothDisagreementsPage *self, const QuothDisagreement *disagreement)
{
  QuothId ids[] = { disagreement->value, disagreement->second };

  if (quoth_rework_can_replace (disagreement->kind))
    quoth_merge_dialog_ask (self->desk, GTK_WIDGET (self), disagreement->kind, ids, 2);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _ ("These two cannot be made one; rename one of them, or dismiss it"));
}

static void
keep_held (QuothDisagreementsPage *self)
{
  settle (self, QUOTH_SETTLE_KEEP);
}

static void
take_other (QuothDisagreementsPage *self)
{
  const QuothDisagreement *disagreement = get_selected (self);

  if (disagreement != NULL && disagreement->type == QUOTH_DISAGREE_TWICE)
    merge_both (self, disagreement);
  else if (disagreement != NULL && disagreement->type == QUOTH_DISAGREE_PLACE)
    quoth_desk_place (self->desk, &disagreement->document, &disagreement->value);
  else
    settle (self, QUOTH_SETTLE_TAKE);
}

static void
dismiss (QuothDisagreementsPage *self)
{
  settle (self, QUOTH_SETTLE_DISMISS);
}

/* Where the thing is that it is about. */
static void
open_place (QuothDisagreementsPage *self)
{
  const QuothDisagreement *disagreement = get_selected (self);

  if (disagreement == NULL)
    return;
  if (disagreement->type == QUOTH_DISAGREE_PLACE)
    quoth_desk_show_page (self->desk, "unplaced", NULL);
  else if (disagreement->kind == QUOTH_KIND_ACTOR)
    quoth_desk_show_page (self->desk, "actor", &disagreement->value);
  else if (disagreement->kind == QUOTH_KIND_PROPOSITION)
    quoth_desk_show_page (self->desk, "propositions", &disagreement->value);
  else if (quoth_kind_is_annotation (disagreement->kind) && !quoth_id_is_none (&disagreement->document))
    quoth_desk_go (self->desk, &disagreement->document, &disagreement->value);
  else if (disagreement->kind == QUOTH_KIND_DOCUMENT)
    quoth_desk_go (self->desk, &disagreement->value, NULL);
  else if (disagreement->kind == QUOTH_KIND_CODE)
    quoth_desk_show_page (self->desk, "codebook", &disagreement->value);
}

static gboolean
key_pressed_cb (
  GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothDisagreementsPage *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      keep_held (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_2:
    case GDK_KEY_KP_2:
      take_other (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_3:
    case GDK_KEY_KP_3:
      dismiss (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- The list ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, quoth_disagreement_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  quoth_disagreement_row_show_item (QUOTH_DISAGREEMENT_ROW (gtk_list_item_get_child (list_item)),
                                    gtk_list_item_get_item (list_item));
}

/* Whoever comes to the page comes to the list. */
static gboolean
quoth_disagreements_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothDisagreementsPage *self = QUOTH_DISAGREEMENTS_PAGE (widget);

  if (!quoth_focus_is_within (widget) && gtk_widget_get_mapped (GTK_WIDGET (self->view))
      && gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    return TRUE;
  return GTK_WIDGET_CLASS (quoth_disagreements_page_parent_class)->focus (widget, direction);
}

static void
quoth_disagreements_page_dispose (GObject *object)
{
  QuothDisagreementsPage *self = QUOTH_DISAGREEMENTS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->frame != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->leaving, g_hash_table_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_disagreements_page_parent_class)->dispose (object);
}

static void
quoth_disagreements_page_class_init (QuothDisagreementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_disagreements_page_dispose;
  widget_class->focus = quoth_disagreements_page_focus;
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-disagreements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothDisagreementsPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothDisagreementsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothDisagreementsPage, view);
  gtk_widget_class_bind_template_child (widget_class, QuothDisagreementsPage, keep);
  gtk_widget_class_bind_template_child (widget_class, QuothDisagreementsPage, take);
  gtk_widget_class_bind_template_child (widget_class, QuothDisagreementsPage, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_held);
  gtk_widget_class_bind_template_callback (widget_class, take_other);
  gtk_widget_class_bind_template_callback (widget_class, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, open_place);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_disagreements_page_init (QuothDisagreementsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->leaving = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->store = g_list_store_new (QUOTH_TYPE_DISAGREEMENT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_disagreements_page_new (QuothDesk *desk)
{
  QuothDisagreementsPage *self = g_object_new (QUOTH_TYPE_DISAGREEMENTS_PAGE, NULL);
  gboolean can_edit = quoth_desk_can_edit (desk);

  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->keep, can_edit);
  gtk_widget_set_sensitive (self->take, can_edit);
  gtk_widget_set_sensitive (self->dismiss, can_edit);
  g_signal_connect_object (quoth_desk_get_session (desk), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

void
quoth_disagreements_page_show (GtkWidget *page, const QuothId *id)
{
  refresh (QUOTH_DISAGREEMENTS_PAGE (page));
}
