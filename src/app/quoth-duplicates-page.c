/* quoth-duplicates-page.c: actors that are perhaps the same, to be merged or told apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pair goes from the list as its key is pressed, so that the next key means the next pair; what the merge did to the other pairs
 * is read when the session tells of it. Until then, an actor that was merged is among the leaving ones: no pair of it is shown.
 */

#include "config.h"

#include "quoth-duplicates-page.h"

#include <glib/gi18n.h>

#include "quoth-duplicate-row.h"
#include "quoth-focus.h"
#include "quoth-page-frame.h"

struct _QuothDuplicatesPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkWidget *again;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *merge_left;
  GtkWidget *merge_right;

  QuothDesk *desk;
  GListStore *store;
  GtkSingleSelection *selection;
  GPtrArray *pairs;     /* of QuothPair: all that were found; NULL before */
  GHashTable *apart;    /* keys of pairs that are not the same */
  GHashTable *leaving;  /* QuothId: actors that are being merged into others */
  GCancellable *loading;
  gboolean is_stale;
  gboolean is_filled;
};

G_DEFINE_FINAL_TYPE (QuothDuplicatesPage, quoth_duplicates_page, GTK_TYPE_WIDGET)

static QuothSession *
get_session (QuothDuplicatesPage *self)
{
  return quoth_desk_get_session (self->desk);
}

static QuothPair *
get_selected (QuothDuplicatesPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* ---- What is listed ---- */

static gboolean
is_there (QuothDuplicatesPage *self, const QuothActor *actor)
{
  return quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, &actor->value.id) != NULL &&
         !g_hash_table_contains (self->leaving, &actor->value.id);
}

static gboolean
shows (QuothDuplicatesPage *self, QuothPair *pair)
{
  const QuothDuplicate *duplicate = quoth_pair_get (pair);

  return is_there (self, duplicate->a) && is_there (self, duplicate->b) &&
         !g_hash_table_contains (self->apart, quoth_pair_get_key (pair));
}

static void
show_summary (QuothDuplicatesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_apart = g_hash_table_size (self->apart);
  g_autofree char *pairs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pair", "%u pairs", n), n);
  g_autofree char *apart =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u set aside until the project is closed",
                                  "%u set aside until the project is closed", n_apart),
                     n_apart);
  g_autofree char *both = g_strdup_printf ("%s · %s", pairs, apart);

  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), n_apart > 0 ? both : pairs);
  gtk_widget_set_visible (self->again, n_apart > 0);
  if (self->pairs != NULL)
    gtk_stack_set_visible_child_name (self->stack, n > 0 ? "pairs" : n_apart > 0 ? "done" : "none");
}

/* Where the pair is that was selected; where it was, if it has gone. */
static void
select_again (QuothDuplicatesPage *self, const char *key, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; key != NULL && i < n; i++)
    {
      g_autoptr (QuothPair) pair = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_str_equal (quoth_pair_get_key (pair), key))
        position = i;
    }
  if (n > 0)
    {
      position = MIN (position, n - 1);
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
    }
}

static void
fill (QuothDuplicatesPage *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  QuothPair *selected = get_selected (self);
  g_autofree char *key = selected != NULL ? g_strdup (quoth_pair_get_key (selected)) : NULL;
  guint position = gtk_single_selection_get_selected (self->selection);
  /* The first time, the list is what somebody came for. */
  gboolean takes_focus = quoth_focus_is_within (GTK_WIDGET (self->view)) || gtk_widget_is_focus (GTK_WIDGET (self)) ||
                         (self->pairs != NULL && !self->is_filled && gtk_widget_get_mapped (GTK_WIDGET (self)));

  for (guint i = 0; self->pairs != NULL && i < self->pairs->len; i++)
    if (shows (self, self->pairs->pdata[i]))
      g_ptr_array_add (shown, self->pairs->pdata[i]);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), shown->pdata, shown->len);
  select_again (self, key, position == GTK_INVALID_LIST_POSITION ? 0 : position);
  /* Before the list goes: a key that follows must not land in whatever comes next. */
  if (takes_focus && shown->len == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  show_summary (self);
  if (takes_focus && shown->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->is_filled = self->pairs != NULL;
}

/* ---- Reading ---- */

static void load (QuothDuplicatesPage *self);

static gpointer
read_pairs (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) duplicates = quoth_duplicate_actors_find (reader, cancellable, error);
  GPtrArray *pairs;

  if (duplicates == NULL)
    return NULL;
  pairs = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (duplicates, NULL);
  for (guint i = 0; i < duplicates->len; i++)
    g_ptr_array_add (pairs, quoth_pair_new (duplicates->pdata[i]));
  return pairs;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothDuplicatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&pairs, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->loading);
  if (pairs == NULL)
    {
      g_signal_emit_by_name (get_session (self), "failed", error);
      return;
    }
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = pairs;
  for (guint i = 0; i < pairs->len; i++)
    quoth_pair_turn (pairs->pdata[i], get_session (self));
  fill (self);
  if (self->is_stale)
    load (self);
}

static void
load (QuothDuplicatesPage *self)
{
  self->is_stale = FALSE;
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (get_session (self)), read_pairs, NULL, NULL,
                          (GDestroyNotify) g_ptr_array_unref, self->loading, read_cb, g_object_ref (self));
}

/* A page that nobody sees is read again when it is shown. */
static void
map_cb (QuothDuplicatesPage *self)
{
  if (self->is_stale && self->loading == NULL)
    load (self);
}

/* Who is gone need not be told to be leaving any more, and can come back by an undo. */
static void
session_changed_cb (QuothDuplicatesPage *self)
{
  GHashTableIter iter;
  gpointer actor;

  g_hash_table_iter_init (&iter, self->leaving);
  while (g_hash_table_iter_next (&iter, &actor, NULL))
    if (quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, actor) == NULL)
      g_hash_table_iter_remove (&iter);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    map_cb (self);
}

static void
failed_cb (QuothDuplicatesPage *self)
{
  g_hash_table_remove_all (self->leaving);
  if (self->pairs != NULL)
    fill (self);
}

/* ---- What is done with a pair ---- */

static void
merge (QuothDuplicatesPage *self, gboolean into_left)
{
  QuothPair *pair = get_selected (self);
  const QuothDuplicate *duplicate = pair != NULL ? quoth_pair_get (pair) : NULL;
  const QuothId *into, *from;
  QuothRework *rework;

  if (duplicate == NULL || !quoth_desk_can_edit (self->desk))
    return;
  into = into_left ? &duplicate->a->value.id : &duplicate->b->value.id;
  from = into_left ? &duplicate->b->value.id : &duplicate->a->value.id;
  rework = quoth_rework_new_merge (QUOTH_KIND_ACTOR, into, from, 1, quoth_session_get_coder (get_session (self)));
  g_hash_table_add (self->leaving, quoth_id_memdup (from));
  quoth_session_build (get_session (self), quoth_rework_build, rework, (GDestroyNotify) quoth_rework_unref);
  fill (self);
}

static void
set_apart (QuothDuplicatesPage *self)
{
  QuothPair *pair = get_selected (self);

  if (pair == NULL)
    return;
  g_hash_table_add (self->apart, g_strdup (quoth_pair_get_key (pair)));
  fill (self);
}

static void
step (QuothDuplicatesPage *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint position = gtk_single_selection_get_selected (self->selection) + (guint) by;

  if (position < n)
    select_again (self, NULL, position);
}

static void
open_page (QuothDuplicatesPage *self, gboolean left)
{
  QuothPair *pair = get_selected (self);
  QuothId id;

  if (pair == NULL)
    return;
  id = left ? quoth_pair_get (pair)->a->value.id : quoth_pair_get (pair)->b->value.id;
  quoth_desk_show_page (self->desk, "actor", &id);
}

static gboolean
key_pressed_cb (
  GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothDuplicatesPage *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      /* Elsewhere it presses a button. */
      if (!quoth_focus_is_within (GTK_WIDGET (self->view)))
        return GDK_EVENT_PROPAGATE;
      merge (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_m:
      merge (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_r:
      merge (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_x:
      set_apart (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_o:
    case GDK_KEY_O:
      open_page (self, keyval == GDK_KEY_o);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
merge_left_cb (QuothDuplicatesPage *self)
{
  merge (self, TRUE);
}

static void
merge_right_cb (QuothDuplicatesPage *self)
{
  merge (self, FALSE);
}

static void
again_cb (QuothDuplicatesPage *self)
{
  g_hash_table_remove_all (self->apart);
  fill (self);
  /* The button that was pressed goes: the next key is for the list that comes. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- The list ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothDuplicatesPage *self)
{
  gtk_list_item_set_child (list_item, quoth_duplicate_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothDuplicatesPage *self)
{
  quoth_duplicate_row_show (QUOTH_DUPLICATE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item),
                            get_session (self));
}

/* Whoever comes to the page comes to the list. */
static gboolean
quoth_duplicates_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  QuothDuplicatesPage *self = QUOTH_DUPLICATES_PAGE (widget);

  if (!quoth_focus_is_within (widget) && gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
      gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    return TRUE;
  return GTK_WIDGET_CLASS (quoth_duplicates_page_parent_class)->focus (widget, direction);
}

static void
quoth_duplicates_page_dispose (GObject *object)
{
  QuothDuplicatesPage *self = QUOTH_DUPLICATES_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->frame != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->apart, g_hash_table_unref);
  g_clear_pointer (&self->leaving, g_hash_table_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_duplicates_page_parent_class)->dispose (object);
}

static void
quoth_duplicates_page_class_init (QuothDuplicatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_duplicates_page_dispose;
  widget_class->focus = quoth_duplicates_page_focus;
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothDuplicatesPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothDuplicatesPage, again);
  gtk_widget_class_bind_template_child (widget_class, QuothDuplicatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothDuplicatesPage, view);
  gtk_widget_class_bind_template_child (widget_class, QuothDuplicatesPage, merge_left);
  gtk_widget_class_bind_template_child (widget_class, QuothDuplicatesPage, merge_right);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_right_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_apart);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_duplicates_page_init (QuothDuplicatesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->leaving = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->store = g_list_store_new (QUOTH_TYPE_PAIR);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_duplicates_page_new (QuothDesk *desk)
{
  QuothDuplicatesPage *self = g_object_new (QUOTH_TYPE_DUPLICATES_PAGE, NULL);
  QuothSession *session = quoth_desk_get_session (desk);

  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->merge_left, quoth_desk_can_edit (desk));
  gtk_widget_set_sensitive (self->merge_right, quoth_desk_can_edit (desk));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/* There is no one pair to choose. */
void
quoth_duplicates_page_show (GtkWidget *page, const QuothId *id)
{
}
