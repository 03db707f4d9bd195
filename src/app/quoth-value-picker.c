/* quoth-value-picker.c: choosing one of what is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-value-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-actor-kinds.h"
#include "quoth-pick-list.h"

#define MAX_HITS 8

/* A dialog grows with what its content must have: with a part of the list, once there is one, so that it does not jump while one types. */
#define LIST_HEIGHT 210
#define ENTRY_HEIGHT 46
#define ROW_HEIGHT 54

struct _QuothValuePicker
{
  GtkWidget parent_instance;

  QuothPickList *list;
  GtkLabel *none; /* why nothing is found */

  QuothSession *session;
  QuothKind kind;
  GArray *excluded;
  GPtrArray *hits; /* of QuothValue */
  int chosen;
};

G_DEFINE_FINAL_TYPE (QuothValuePicker, quoth_value_picker, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* All that @value may be called, a name a line. */
static char *
join_names (gpointer value)
{
  GString *names = g_string_new (NULL);

  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_ACTOR:
      g_string_append (names, quoth_actor (value)->name);
      for (guint i = 0; i < quoth_actor (value)->aliases->len; i++)
        g_string_append_printf (
          names, "\n%s", ((QuothAlias *) quoth_actor (value)->aliases->pdata[i])->text);
      break;
    case QUOTH_KIND_CODE:
      g_string_append_printf (names, "%s\n%s", quoth_code (value)->name, quoth_code (value)->key);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      g_string_append_printf (
        names, "%s\n%s", quoth_actor_kind (value)->name, quoth_actor_kind (value)->key);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      g_string_append_printf (
        names, "%s\n%s", quoth_annotation_type (value)->name, quoth_annotation_type (value)->key);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      g_string_append_printf (
        names, "%s\n%s", quoth_relation_type (value)->name, quoth_relation_type (value)->key);
      break;
    case QUOTH_KIND_PROPOSITION:
    default:
      g_string_append (names, quoth_proposition (value)->statement);
      break;
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_excluded (QuothValuePicker *self, const QuothId *id)
{
  for (guint i = 0; i < self->excluded->len; i++)
    if (quoth_id_equal (&g_array_index (self->excluded, QuothId, i), id))
      return TRUE;
  return FALSE;
}

/* Names that begin so first; both parts in the order of the list. Returns: (nullable): one that is called so, but may not be chosen. */
static gpointer
find_hits (QuothValuePicker *self, const char *query)
{
  QuothItemList *list = quoth_session_get_list (self->session, self->kind);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  gpointer barred = NULL;

  g_ptr_array_set_size (self->hits, 0);
  for (guint i = 0; *query != '\0' && i < quoth_item_list_get_size (list); i++)
    {
      QuothValue *value = quoth_item_get_value (quoth_item_list_get (list, i));
      g_autofree char *names = join_names (value);
      g_autofree char *folded = quoth_fold (names);

      if (!quoth_fold_matches (names, query))
        continue;
      if (is_excluded (self, &value->id))
        barred = value;
      else if (g_str_has_prefix (folded, query))
        g_ptr_array_add (self->hits, quoth_value_ref (value));
      else
        g_ptr_array_add (others, value);
    }
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (self->hits, quoth_value_ref (others->pdata[i]));
  if (self->hits->len > MAX_HITS)
    g_ptr_array_set_size (self->hits, MAX_HITS);
  return barred;
}

static void
show_none (QuothValuePicker *self, gpointer barred)
{
  g_autofree char *name = barred != NULL ? quoth_rework_dup_name (barred) : NULL;
  /* Translators: a name */
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("“%s” itself cannot be chosen"), name)
                                       : g_strdup (_ ("Nothing is called so"));

  gtk_label_set_label (self->none, text);
}

static void
add_row (QuothValuePicker *self, gpointer value)
{
  QuothPalette *palette = quoth_session_get_palette (self->session);
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  g_autofree char *name = quoth_rework_dup_name (value);
  QuothKind kind = QUOTH_VALUE (value)->kind;
  GdkRGBA color;

  quoth_row_set_title (row, name);
  if (kind == QUOTH_KIND_ACTOR)
    {
      quoth_palette_get_kind_color (palette, quoth_actor (value)->actor_kind, &color);
      quoth_row_set_color (row, &color);
      quoth_row_set_subtitle (row, quoth_actor_kinds_get_name (self->session, quoth_actor (value)->actor_kind));
    }
  else if (kind == QUOTH_KIND_CODE)
    {
      quoth_palette_get_code_color (palette, &QUOTH_VALUE (value)->id, &color);
      quoth_row_set_color (row, &color);
      quoth_row_set_subtitle (row, quoth_code (value)->key);
    }
  else if (kind == QUOTH_KIND_PROPOSITION)
    quoth_row_set_lines (row, 2);
  quoth_pick_list_add (self->list, row);
}

static void
query_changed_cb (QuothPickList *list, QuothValuePicker *self)
{
  g_autofree char *query = NULL;
  gpointer barred;

  if (self->session == NULL)
    return;
  query = g_strstrip (quoth_fold (quoth_pick_list_get_query (list)));
  quoth_pick_list_clear (list);
  self->chosen = -1;
  barred = find_hits (self, query);
  show_none (self, barred);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->hits->len == 0 && *query != '\0');
  for (guint i = 0; i < self->hits->len; i++)
    add_row (self, self->hits->pdata[i]);
  if (self->hits->len > 0)
    gtk_widget_set_size_request (GTK_WIDGET (self), -1, LIST_HEIGHT);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
selected_cb (QuothPickList *list, guint index, QuothValuePicker *self)
{
  self->chosen = (int) index;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who has picked types no more: no room is kept for what might be found. */
static void
picked_cb (QuothPickList *list, guint index, QuothValuePicker *self)
{
  self->chosen = (int) index;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, MIN (LIST_HEIGHT, ENTRY_HEIGHT + (int) self->hits->len * ROW_HEIGHT));
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
quoth_value_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QUOTH_VALUE_PICKER (widget)->list));
}

static void
quoth_value_picker_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&QUOTH_VALUE_PICKER (object)->session);
  G_OBJECT_CLASS (quoth_value_picker_parent_class)->dispose (object);
}

static void
quoth_value_picker_finalize (GObject *object)
{
  QuothValuePicker *self = QUOTH_VALUE_PICKER (object);

  g_array_unref (self->excluded);
  g_ptr_array_unref (self->hits);
  G_OBJECT_CLASS (quoth_value_picker_parent_class)->finalize (object);
}

static void
quoth_value_picker_class_init (QuothValuePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_value_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_value_picker_finalize;
  widget_class->grab_focus = quoth_value_picker_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", QUOTH_TYPE_VALUE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] = g_signal_new ("picked", QUOTH_TYPE_VALUE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-value-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothValuePicker, list);
  gtk_widget_class_bind_template_child (widget_class, QuothValuePicker, none);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_value_picker_init (QuothValuePicker *self)
{
  self->excluded = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->hits = quoth_values_new ();
  self->chosen = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

void
quoth_value_picker_begin (
  QuothValuePicker *self, QuothSession *session, QuothKind kind, GArray *excluded, const char *label)
{
  g_set_object (&self->session, session);
  self->kind = kind;
  g_array_unref (self->excluded);
  self->excluded = g_array_ref (excluded);
  quoth_pick_list_set_label (self->list, label);
  quoth_pick_list_begin (self->list, NULL);
}

gpointer
quoth_value_picker_get_chosen (QuothValuePicker *self)
{
  return self->chosen >= 0 && self->chosen < (int) self->hits->len ? self->hits->pdata[self->chosen] : NULL;
}
