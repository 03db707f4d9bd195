/* quoth-proposition-picker.c: choosing a proposition, or making one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-proposition-picker.h"

#include <glib/gi18n.h>

#include "quoth-names.h"
#include "quoth-pick-list.h"

#define MAX_ROWS 60
#define MAX_STATEMENT 300

struct _QuothPropositionPicker
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothDesk *desk;
  GPtrArray *matches;
  char *statement;
  QuothPropositionPicked picked;
  gpointer owner;

  GPtrArray *found; /* of QuothProposition */
  char *creation;   /* what the last row would make; NULL if there is none */
};

G_DEFINE_FINAL_TYPE (QuothPropositionPicker, quoth_proposition_picker, GTK_TYPE_POPOVER)

static void
add_proposition (QuothPropositionPicker *self, QuothProposition *proposition, const char *why)
{
  QuothRow *row;

  if (proposition == NULL || g_ptr_array_find (self->found, proposition, NULL))
    return;
  row = QUOTH_ROW (quoth_row_new ());
  quoth_row_set_title (row, proposition->statement);
  quoth_row_set_lines (row, 2);
  quoth_row_set_subtitle (row, why);
  quoth_pick_list_add (self->list, row);
  g_ptr_array_add (self->found, quoth_value_ref (proposition));
}

static void
add_matches (QuothPropositionPicker *self, QuothSession *session)
{
  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const QuothStatementMatch *match = self->matches->pdata[i];
      g_autofree char *why = NULL;

      if (!quoth_id_is_none (&match->claim))
        {
          g_autofree char *words = quoth_name_one_line (match->text, 80);

          /* Translators: a claim that is linked to the proposition */
          why = g_strdup_printf (_ ("like “%s”"), words);
        }
      add_proposition (self, quoth_session_find (session, QUOTH_KIND_PROPOSITION, &match->proposition),
                       why != NULL ? why : _ ("alike"));
    }
}

static void
offer_creation (QuothPropositionPicker *self, const char *statement)
{
  QuothRow *row;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->creation, g_free);
  if (statement == NULL || *statement == '\0')
    return;
  for (guint i = 0; i < self->found->len; i++)
    if (g_str_equal (((QuothProposition *) self->found->pdata[i])->statement, statement))
      return;
  self->creation = g_strdup (statement);
  row = QUOTH_ROW (quoth_row_new ());
  title = g_strdup_printf (_ ("Create proposition “%s”"), statement);
  quoth_row_set_icon (row, "list-add-symbolic");
  quoth_row_set_title (row, title);
  quoth_row_set_lines (row, 3);
  quoth_pick_list_add (self->list, row);
}

static void
query_changed_cb (QuothPickList *list, QuothPropositionPicker *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (quoth_pick_list_get_query (list)));
  g_autofree char *query = quoth_fold (typed);
  QuothSession *session;
  QuothItemList *all;

  if (self->desk == NULL)
    return;
  session = quoth_desk_get_session (self->desk);
  all = quoth_session_get_list (session, QUOTH_KIND_PROPOSITION);
  g_ptr_array_set_size (self->found, 0);
  quoth_pick_list_clear (list);
  if (*query == '\0')
    add_matches (self, session);
  for (guint i = 0; i < quoth_item_list_get_size (all) && self->found->len < MAX_ROWS; i++)
    {
      QuothProposition *proposition = quoth_item_get_value (quoth_item_list_get (all, i));

      if (quoth_fold_matches (proposition->statement, query))
        add_proposition (self, proposition, NULL);
    }
  offer_creation (self, *typed != '\0' ? typed : self->statement);
}

static void
picked_cb (QuothPickList *list, guint index, QuothPropositionPicker *self)
{
  gboolean is_new = index >= self->found->len;
  g_autoptr (QuothProposition) proposition = NULL;

  if (is_new)
    {
      proposition = quoth_proposition_new (NULL);
      proposition->statement = g_strdup (self->creation);
    }
  else
    {
      proposition = quoth_value_ref (self->found->pdata[index]);
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  self->picked (proposition, is_new, self->owner);
}

static void
quoth_proposition_picker_finalize (GObject *object)
{
  QuothPropositionPicker *self = QUOTH_PROPOSITION_PICKER (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self->statement);
  g_free (self->creation);
  G_OBJECT_CLASS (quoth_proposition_picker_parent_class)->finalize (object);
}

static void
quoth_proposition_picker_class_init (QuothPropositionPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_proposition_picker_finalize;
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-proposition-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPropositionPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_proposition_picker_init (QuothPropositionPicker *self)
{
  self->found = quoth_values_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_proposition_picker_new (void)
{
  return g_object_new (QUOTH_TYPE_PROPOSITION_PICKER, NULL);
}

void
quoth_proposition_picker_ask (QuothPropositionPicker *self,
                              QuothDesk *desk,
                              GPtrArray *matches,
                              const char *statement,
                              QuothPropositionPicked picked,
                              gpointer owner)
{
  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = matches != NULL ? g_ptr_array_ref (matches) : NULL;
  g_free (self->statement);
  self->statement = statement != NULL ? quoth_name_one_line (statement, MAX_STATEMENT) : NULL;
  self->picked = picked;
  self->owner = owner;
  quoth_pick_list_set_label (self->list, _ ("Find a proposition"));
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
