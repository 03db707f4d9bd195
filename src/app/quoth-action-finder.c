/* quoth-action-finder.c: finding what can be done, and what is there, by typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All is found anew with each letter: O(actions + texts + actors + codes). The rows are few, since only the best of each kind are
 * shown.
 */

#include "config.h"

#include "quoth-action-finder.h"

#include <glib/gi18n.h>

#include "quoth-action-match.h"
#include "quoth-keys.h"
#include "quoth-names.h"
#include "quoth-pick-list.h"
#include "quoth-settings.h"

#define RECENT "recent-actions"
#define N_RECENT_MAX 6
#define N_VALUES_MAX 6
/* Of a word that is not typed yet, there is too much. */
#define N_LETTERS_MIN 2

/* A row: an action, or something of the project. */
typedef struct
{
  const QuothAction *action;
  QuothItem *item; /* borrowed while the list is filled */
  QuothKind kind;
  QuothId id;
  const char *missing; /* why it cannot be done now */
  guint score;
  guint place; /* among those as good */
} Found;

struct _QuothActionFinder
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothSession *session;
  QuothActionNeeds given;
  GArray *found;
};

G_DEFINE_FINAL_TYPE (QuothActionFinder, quoth_action_finder, GTK_TYPE_POPOVER)

enum
{
  ACTION,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Finding */

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if ((first->missing != NULL) != (second->missing != NULL))
    return first->missing != NULL ? 1 : -1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

static guint
find_recent (char **recent, const char *name)
{
  guint i = 0;

  while (recent[i] != NULL && !g_str_equal (recent[i], name))
    i++;
  return recent[i] != NULL ? i : G_MAXUINT;
}

static void
find_actions (QuothActionFinder *self, const char *query)
{
  g_auto (GStrv) recent = g_settings_get_strv (quoth_settings_get (), RECENT);

  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    {
      Found found = { .action = action, .missing = quoth_actions_explain (action->needs, self->given) };
      g_autofree char *folded = quoth_fold (quoth_actions_get_name (action));
      guint rank;

      /* This one is being done. */
      if (action->name == NULL || g_str_equal (action->name, "win.find-action"))
        continue;
      if ((found.score = quoth_action_match (folded, query)) == 0 || (*query == '\0' && found.missing != NULL))
        continue;
      rank = find_recent (recent, action->name);
      found.place = rank != G_MAXUINT ? rank : N_RECENT_MAX + (guint) (action - quoth_actions_get ());
      g_array_append_val (self->found, found);
    }
  g_array_sort (self->found, compare_found);
}

static const char *
get_name (QuothItem *item, QuothKind kind)
{
  gpointer value = quoth_item_get_value (item);

  if (kind == QUOTH_KIND_DOCUMENT)
    return quoth_name_of_document (value);
  return kind == QUOTH_KIND_ACTOR ? quoth_actor (value)->name : quoth_code (value)->name;
}

/* The best of @kind are added to @best. */
static void
find_values (QuothActionFinder *self, QuothKind kind, const char *query, GArray *best)
{
  QuothItemList *items = quoth_session_get_list (self->session, kind);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < quoth_item_list_get_size (items); i++)
    {
      QuothItem *item = quoth_item_list_get (items, i);
      Found found = { .item = item, .kind = kind, .id = *quoth_item_get_id (item), .place = i };
      g_autofree char *folded = quoth_fold (get_name (item, kind));

      if ((found.score = quoth_action_match (folded, query)) > 0)
        g_array_append_val (values, found);
    }
  g_array_sort (values, compare_found);
  g_array_append_vals (best, values->data, MIN (values->len, N_VALUES_MAX));
}

/* What is there comes after what can be done, and before what cannot. */
static void
find_all (QuothActionFinder *self, const char *query)
{
  const QuothKind kinds[] = { QUOTH_KIND_DOCUMENT, QUOTH_KIND_ACTOR, QUOTH_KIND_CODE };
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GArray) values = NULL;
  guint n = 0;

  g_array_set_size (self->found, 0);
  find_actions (self, query);
  if (self->session == NULL || g_utf8_strlen (query, -1) < N_LETTERS_MIN)
    return;
  while (n < self->found->len && g_array_index (self->found, Found, n).missing == NULL)
    n++;
  rest = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_append_vals (rest, &g_array_index (self->found, Found, n), self->found->len - n);
  g_array_set_size (self->found, n);
  values = g_array_new (FALSE, FALSE, sizeof (Found));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    find_values (self, kinds[i], query, values);
  g_array_sort (values, compare_found);
  g_array_append_vals (self->found, values->data, values->len);
  g_array_append_vals (self->found, rest->data, rest->len);
}

/* Showing */

static const char *
get_kind_name (QuothKind kind)
{
  switch (kind)
    {
    case QUOTH_KIND_DOCUMENT:
      return _ ("Text");
    case QUOTH_KIND_ACTOR:
      return _ ("Actor");
    default:
      return _ ("Code");
    }
}

static void
add_row (QuothActionFinder *self, const Found *found)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());

  if (found->action != NULL)
    {
      g_autofree char *key = quoth_keys_dup_label (quoth_keys_get_default (), found->action->name);

      quoth_row_set_title (row, quoth_actions_get_name (found->action));
      quoth_row_set_subtitle (row, found->missing);
      quoth_row_set_key (row, key);
    }
  else
    {
      quoth_row_set_title (row, get_name (found->item, found->kind));
      quoth_row_set_count (row, get_kind_name (found->kind), NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row), found->missing == NULL);
  quoth_pick_list_add (self->list, row);
}

/* What is there is looked for as soon as enough is typed. */
static void
show_empty (QuothActionFinder *self)
{
  const char *query = quoth_pick_list_get_query (self->list);
  g_autofree char *text = NULL;

  if (self->found->len == 0)
    text = g_strdup_printf (self->session != NULL ? _ ("No action, text, actor or code is called “%s”") : _ ("No action is called “%s”"),
                            query);
  quoth_pick_list_set_empty (self->list, text);
}

static void
query_changed_cb (QuothPickList *list, QuothActionFinder *self)
{
  g_autofree char *query = g_strstrip (quoth_fold (quoth_pick_list_get_query (list)));

  quoth_pick_list_clear (list);
  find_all (self, query);
  for (guint i = 0; i < self->found->len; i++)
    add_row (self, &g_array_index (self->found, Found, i));
  show_empty (self);
}

static void
remember (const char *name)
{
  g_auto (GStrv) old = g_settings_get_strv (quoth_settings_get (), RECENT);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 1;

  g_strv_builder_add (builder, name);
  for (char **p = old; *p != NULL && n < N_RECENT_MAX; p++)
    if (!g_str_equal (*p, name))
      {
        g_strv_builder_add (builder, *p);
        n++;
      }
  recent = g_strv_builder_end (builder);
  g_settings_set_strv (quoth_settings_get (), RECENT, (const char *const *) recent);
}

static void
picked_cb (QuothPickList *list, guint index, QuothActionFinder *self)
{
  Found found = g_array_index (self->found, Found, index);

  if (found.missing != NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (found.action != NULL)
    {
      remember (found.action->name);
      g_signal_emit (self, signals[ACTION], 0, found.action->name);
    }
  else
    g_signal_emit (self, signals[GO], 0, (int) found.kind, &found.id);
}

static void
quoth_action_finder_dispose (GObject *object)
{
  g_clear_object (&QUOTH_ACTION_FINDER (object)->session);
  G_OBJECT_CLASS (quoth_action_finder_parent_class)->dispose (object);
}

static void
quoth_action_finder_finalize (GObject *object)
{
  g_array_unref (QUOTH_ACTION_FINDER (object)->found);
  G_OBJECT_CLASS (quoth_action_finder_parent_class)->finalize (object);
}

static void
quoth_action_finder_class_init (QuothActionFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_action_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_action_finder_finalize;

  signals[ACTION] = g_signal_new ("action", QUOTH_TYPE_ACTION_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GO] = g_signal_new ("go", QUOTH_TYPE_ACTION_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_POINTER);
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-action-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothActionFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_action_finder_init (QuothActionFinder *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_pick_list_set_label (self->list, _ ("Find an action, a text, an actor or a code"));
}

GtkWidget *
quoth_action_finder_new (void)
{
  return g_object_new (QUOTH_TYPE_ACTION_FINDER, NULL);
}

void
quoth_action_finder_ask (QuothActionFinder *self, QuothSession *session, QuothActionNeeds given)
{
  g_set_object (&self->session, session);
  self->given = given;
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
