/* quoth-workbench-correct.c: correcting the open text, and placing what that left without a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include "quoth-correct-dialog.h"
#include "quoth-placing-bar.h"

void
quoth_workbench_correct_text (QuothWorkbench *self)
{
  QuothEditor *editor = QUOTH_EDITOR (self->editor);
  GtkWidget *dialog;

  if (self->desk == NULL || quoth_desk_get_model (self->desk) == NULL || !quoth_desk_can_edit (self->desk))
    return;
  dialog = quoth_correct_dialog_new (self->desk, quoth_editor_get_selection (editor).start);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The bar is made when it is first needed. */
static void
start_placing (QuothWorkbench *self, const QuothId *annotation)
{
  if (self->placing_bar == NULL)
    {
      self->placing_bar = quoth_placing_bar_new (QUOTH_EDITOR (self->editor));
      gtk_box_prepend (GTK_BOX (self->editor_bin), self->placing_bar);
    }
  quoth_placing_bar_start (QUOTH_PLACING_BAR (self->placing_bar), self->desk, annotation);
}

void
quoth_workbench_place (QuothWorkbench *self, const QuothId *document, const QuothId *annotation)
{
  const QuothDocument *open;

  quoth_workbench_open (self, document, NULL);
  open = quoth_desk_get_document (self->desk);
  self->to_place = QUOTH_ID_NONE;
  if (open != NULL && quoth_id_equal (&open->value.id, document))
    start_placing (self, annotation);
  else
    self->to_place = *annotation;
}

void
quoth_workbench_place_wanted (QuothWorkbench *self)
{
  if (!quoth_id_is_none (&self->to_place))
    start_placing (self, &self->to_place);
  self->to_place = QUOTH_ID_NONE;
}
