/* quoth-split-dialog.c: giving some claims of a code to a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-split-dialog.h"

#include <glib/gi18n.h>

#include "quoth-code-edit.h"
#include "quoth-line-list.h"
#include "quoth-names.h"

#define MAX_QUOTE 240

struct _QuothSplitDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *split;
  GtkEditable *name;
  GtkLabel *count;
  QuothLineList *claims;

  QuothDesk *desk;
  QuothCode *code;
};

G_DEFINE_FINAL_TYPE (QuothSplitDialog, quoth_split_dialog, ADW_TYPE_WINDOW)

static QuothSession *
get_session (QuothSplitDialog *self)
{
  return quoth_desk_get_session (self->desk);
}

static char *
dup_name (QuothSplitDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

/* Adds to @rework (nullable) what is ticked. Returns: how much that is */
static guint
collect_ticked (QuothSplitDialog *self, QuothRework *rework)
{
  GListModel *lines = quoth_line_list_get_model (self->claims);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      if (!quoth_line_get_ticked (line))
        continue;
      n++;
      if (rework != NULL)
        quoth_rework_add_claim (rework, &line->annotation);
    }
  return n;
}

static void
update (QuothSplitDialog *self)
{
  guint n = g_list_model_get_n_items (quoth_line_list_get_model (self->claims));
  guint n_ticked = collect_ticked (self, NULL);
  g_autofree char *name = dup_name (self);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u claim goes along", "%u of %u claims go along", n), n_ticked, n);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->split, *name != '\0' && n_ticked > 0);
}

static void
split_cb (QuothSplitDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (QuothCode) part = NULL;
  QuothRework *rework;

  if (!gtk_widget_get_sensitive (self->split))
    return;
  part = quoth_code_new_named (get_session (self), name, quoth_id_is_none (&self->code->parent) ? NULL : &self->code->parent);
  rework = quoth_rework_new_split_code (&self->code->value.id, part, quoth_session_get_coder (get_session (self)));
  collect_ticked (self, rework);
  quoth_session_build (get_session (self), quoth_rework_build, rework, (GDestroyNotify) quoth_rework_unref);
  gtk_window_close (GTK_WINDOW (self));
}

static void
quoth_split_dialog_dispose (GObject *object)
{
  QuothSplitDialog *self = QUOTH_SPLIT_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->code, quoth_value_unref);
  G_OBJECT_CLASS (quoth_split_dialog_parent_class)->dispose (object);
}

static void
quoth_split_dialog_class_init (QuothSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_split_dialog_dispose;
  g_type_ensure (QUOTH_TYPE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, split);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, name);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, count);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, claims);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_split_dialog_init (QuothSplitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_line_list_begin (self->claims, QUOTH_LINES_TICKED, _ ("Claims that go along"));
}

/* Listing */

static gboolean
collect_claim (gpointer value, gpointer user_data, GError **error)
{
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_CLAIM)
    g_ptr_array_add (user_data, quoth_value_ref (value));
  return TRUE;
}

static gpointer
read_claims (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) claims = quoth_values_new ();

  if (!quoth_reader_foreach_use (reader, QUOTH_KIND_CODE, data, collect_claim, claims, error))
    return NULL;
  return g_steal_pointer (&claims);
}

/* (transfer full): what was said, and by whom, and where. */
static QuothLine *
new_line (QuothSplitDialog *self, const QuothClaim *claim)
{
  const QuothDocument *document = quoth_session_find (get_session (self), QUOTH_KIND_DOCUMENT, &claim->annotation.document);
  const QuothActor *claimant = quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, quoth_claim_get_claimant (claim));
  g_autofree char *quote = quoth_annotation_dup_quote (claim);
  g_autofree char *words = quoth_name_one_line (quote, MAX_QUOTE);
  g_autoptr (GString) subtitle = g_string_new (claimant != NULL ? claimant->name : NULL);
  QuothLine *line;

  quoth_name_append (subtitle, document != NULL ? quoth_name_of_document (document) : NULL);
  line = quoth_line_new (words, subtitle->str);
  line->annotation = claim->annotation.value.id;
  return line;
}

static void
claims_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->desk == NULL)
    return;
  if (claims == NULL)
    {
      g_signal_emit_by_name (get_session (self), "failed", error);
      return;
    }
  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (lines, new_line (self, claims->pdata[i]));
  quoth_line_list_set_lines (self->claims, lines);
  update (self);
}

void
quoth_split_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothCode *code)
{
  QuothSplitDialog *self = g_object_new (QUOTH_TYPE_SPLIT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  g_autofree char *title = g_strdup_printf (_ ("Split “%s”"), code->name);

  self->desk = g_object_ref (desk);
  self->code = quoth_value_ref (code);
  gtk_window_set_title (GTK_WINDOW (self), title);
  quoth_store_read_async (quoth_session_get_store (get_session (self)), read_claims, quoth_id_memdup (&code->value.id), g_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, claims_read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
