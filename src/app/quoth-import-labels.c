/* quoth-import-labels.c: what the labels of files become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-labels.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "quoth-import-presets.h"
#include "quoth-import-target.h"
#include "quoth-names.h"
#include "quoth-option-popover.h"

/* Fewer are found by looking. */
#define N_WITHOUT_SEARCH 12
#define N_AT_ONCE 50
#define LABEL_OF_ROW "quoth-label"

struct _QuothImportLabels
{
  GtkWidget parent_instance;

  GtkLabel *makes;
  GtkSpinner *spinner;
  QuothImportPresets *presets;
  GtkSearchEntry *search;
  GtkListBox *rows;
  GtkLabel *none;
  GtkButton *more;
  GtkWidget *popover; /* (nullable): until something is first chosen */

  QuothSession *session;
  GHashTable *labels;
  GPtrArray *found; /* of QuothLabel: what is looked for; borrowed */
  guint n_shown;
  GStrv targets;        /* what the popover offers */
  const QuothLabel *at; /* for that label */
};

G_DEFINE_FINAL_TYPE (QuothImportLabels, quoth_import_labels, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  USE,
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- Counts ---- */

static QuothKind
get_kind (const char *target)
{
  gboolean is_cue = g_str_equal (target, "cue") || g_str_equal (target, "evidence") || g_str_has_prefix (target, "type:");

  return g_str_has_prefix (target, "mention:") ? QUOTH_KIND_MENTION : is_cue ? QUOTH_KIND_CUE : QUOTH_KIND_CLAIM;
}

static void
show_makes (QuothImportLabels *self)
{
  guint counts[QUOTH_N_KINDS] = { 0 };
  guint n_left_out = 0;
  GHashTableIter iter;
  gpointer value;
  g_autofree char *makes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QuothLabel *label = value;

      if (g_str_equal (label->target, "skip"))
        n_left_out += label->count;
      else
        counts[get_kind (label->target)] += label->count;
    }
  makes = quoth_kind_counts_to_text (counts);
  quoth_name_append (text, makes);
  if (n_left_out > 0)
    {
      g_autofree char *left_out
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u left out", "%u left out", n_left_out), n_left_out);

      quoth_name_append (text, left_out);
    }
  gtk_label_set_label (self->makes, text->str);
}

/* ---- Rows ---- */

static GtkWidget *
get_button (GtkListBoxRow *row)
{
  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
}

static void
show_target (QuothImportLabels *self, GtkListBoxRow *row, const QuothLabel *label)
{
  GtkWidget *button = get_button (row);
  GtkWidget *text = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *name = quoth_import_target_dup_name (self->session, label->target);
  /* Translators: a label of a file, and what it becomes */
  g_autofree char *about = g_strdup_printf (_ ("%1$s becomes %2$s"), label->label, name);

  gtk_label_set_label (GTK_LABEL (text), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
}

static void
chosen_cb (guint option, gpointer user_data)
{
  QuothImportLabels *self = user_data;
  QuothLabel *label = (QuothLabel *) self->at;
  GtkWidget *row = gtk_widget_get_ancestor (self->popover, GTK_TYPE_LIST_BOX_ROW);

  if (g_str_equal (label->target, self->targets[option]))
    return;
  g_free (label->target);
  label->target = g_strdup (self->targets[option]);
  show_target (self, GTK_LIST_BOX_ROW (row), label);
  show_makes (self);
  g_signal_emit (self, signals[CHOSEN], 0, label->label, label->target);
}

static void
clicked_cb (GtkButton *button, QuothImportLabels *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *question = NULL;

  if (self->popover == NULL)
    self->popover = g_object_ref_sink (quoth_option_popover_new ());
  self->at = g_object_get_data (G_OBJECT (row), LABEL_OF_ROW);
  g_strfreev (self->targets);
  self->targets = quoth_import_targets_list (self->session, self->at->label);
  question = g_strdup_printf (_ ("What “%s” becomes"), self->at->label);
  quoth_option_popover_hang (QUOTH_OPTION_POPOVER (self->popover), GTK_WIDGET (button));
  quoth_option_popover_begin (QUOTH_OPTION_POPOVER (self->popover), question);
  for (guint i = 0; self->targets[i] != NULL; i++)
    {
      g_autofree char *name = quoth_import_target_dup_name (self->session, self->targets[i]);

      quoth_option_popover_add (QUOTH_OPTION_POPOVER (self->popover), i, name, NULL, NULL,
                                g_str_equal (self->targets[i], self->at->target) ? "object-select-symbolic" : NULL, NULL);
    }
  quoth_option_popover_ask (QUOTH_OPTION_POPOVER (self->popover), chosen_cb, self);
}

static GtkWidget *
make_button (QuothImportLabels *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 20);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return button;
}

static char *
describe (const QuothLabel *label)
{
  /* Translators: how often a label is there, and an example of what is labelled so */
  return *label->quote != '\0' ? g_strdup_printf (_ ("%1$u · “%2$s”"), label->count, label->quote)
                               : g_strdup_printf ("%u", label->count);
}

static void
add_row (QuothImportLabels *self, QuothLabel *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = make_button (self);
  g_autofree char *about = describe (label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), LABEL_OF_ROW, label);
  gtk_list_box_append (self->rows, row);
  show_target (self, GTK_LIST_BOX_ROW (row), label);
}

static void
show_up_to (QuothImportLabels *self, guint n)
{
  guint n_left;

  while (self->n_shown < MIN (n, self->found->len))
    add_row (self, self->found->pdata[self->n_shown++]);
  n_left = self->found->len - self->n_shown;
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
  if (n_left > 0)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More", "%u More", n_left), n_left);

      gtk_button_set_label (self->more, more);
    }
}

static void
more_cb (GtkButton *button, QuothImportLabels *self)
{
  guint n = self->n_shown;

  show_up_to (self, n + N_AT_ONCE);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, (int) n)));
}

static void
clear_rows (QuothImportLabels *self)
{
  GtkListBoxRow *row;

  if (self->popover != NULL && gtk_widget_get_parent (self->popover) != NULL)
    gtk_widget_unparent (self->popover);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  self->n_shown = 0;
}

/* What is looked for: by label, by what is labelled so, and by what it becomes. */
static void
fill_rows (QuothImportLabels *self)
{
  g_autofree char *query = quoth_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GPtrArray) all = quoth_labels_list (self->labels);

  clear_rows (self);
  g_ptr_array_set_size (self->found, 0);
  for (guint i = 0; i < all->len; i++)
    {
      QuothLabel *label = all->pdata[i];
      g_autofree char *target = quoth_import_target_dup_name (self->session, label->target);
      g_autofree char *text = g_strjoin (" ", label->label, label->quote, target, NULL);

      if (quoth_fold_matches (text, query))
        g_ptr_array_add (self->found, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->found->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->found->len == 0);
  show_up_to (self, N_AT_ONCE);
}

static void
use_cb (QuothImportLabels *self, guint index)
{
  g_signal_emit (self, signals[USE], 0, index);
}

static void
save_cb (QuothImportLabels *self, const char *name)
{
  g_signal_emit (self, signals[SAVE], 0, name);
}

static void
search_cb (GtkSearchEntry *search, QuothImportLabels *self)
{
  if (self->labels != NULL)
    fill_rows (self);
}

/* Whether @labels are those that are shown: then the rows stay, and the focus with them. */
static gboolean
take_over (QuothImportLabels *self, GHashTable *labels)
{
  GHashTableIter iter;
  gpointer value;

  if (self->labels == NULL || g_hash_table_size (labels) != g_hash_table_size (self->labels))
    return FALSE;
  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QuothLabel *label = value;
      const QuothLabel *shown = quoth_labels_find (self->labels, label->label);

      if (shown == NULL || shown->count != label->count || !g_str_equal (shown->target, label->target))
        return FALSE;
    }
  return TRUE;
}

static void
quoth_import_labels_dispose (GObject *object)
{
  QuothImportLabels *self = QUOTH_IMPORT_LABELS (object);
  GtkWidget *child;

  if (self->rows != NULL)
    clear_rows (self);
  g_clear_object (&self->popover);
  self->rows = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_import_labels_parent_class)->dispose (object);
}

static void
quoth_import_labels_finalize (GObject *object)
{
  QuothImportLabels *self = QUOTH_IMPORT_LABELS (object);

  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_ptr_array_unref (self->found);
  g_strfreev (self->targets);
  G_OBJECT_CLASS (quoth_import_labels_parent_class)->finalize (object);
}

static void
quoth_import_labels_class_init (QuothImportLabelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_import_labels_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_import_labels_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", QUOTH_TYPE_IMPORT_LABELS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[USE] = g_signal_new ("use", QUOTH_TYPE_IMPORT_LABELS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SAVE] = g_signal_new ("save", QUOTH_TYPE_IMPORT_LABELS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-import-labels.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, makes);
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, spinner);
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, presets);
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, search);
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, none);
  gtk_widget_class_bind_template_child (widget_class, QuothImportLabels, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
quoth_import_labels_init (QuothImportLabels *self)
{
  self->found = g_ptr_array_new ();
  g_type_ensure (QUOTH_TYPE_IMPORT_PRESETS);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_import_labels_show (QuothImportLabels *self, QuothSession *session, GHashTable *labels)
{
  g_set_object (&self->session, session);
  if (take_over (self, labels))
    return;
  clear_rows (self);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  self->labels = g_hash_table_ref (labels);
  gtk_widget_set_visible (GTK_WIDGET (self), g_hash_table_size (labels) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), g_hash_table_size (labels) > N_WITHOUT_SEARCH);
  fill_rows (self);
  show_makes (self);
}

void
quoth_import_labels_show_presets (QuothImportLabels *self, GPtrArray *presets)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  quoth_import_presets_show (self->presets, presets != NULL ? presets : none);
}

void
quoth_import_labels_set_busy (QuothImportLabels *self, gboolean busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  quoth_import_presets_set_busy (self->presets, busy);
}
