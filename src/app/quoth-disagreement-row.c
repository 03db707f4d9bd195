/* quoth-disagreement-row.c: what two sides say of one thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-disagreement-row.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* ---- The item ---- */

struct _QuothDisagreementItem
{
  GObject parent_instance;

  QuothDisagreement *disagreement;
  char *held_by;
  char *other_by;
};

G_DEFINE_FINAL_TYPE (QuothDisagreementItem, quoth_disagreement_item, G_TYPE_OBJECT)

static void
quoth_disagreement_item_finalize (GObject *object)
{
  QuothDisagreementItem *self = QUOTH_DISAGREEMENT_ITEM (object);

  quoth_disagreement_free (self->disagreement);
  g_free (self->held_by);
  g_free (self->other_by);
  G_OBJECT_CLASS (quoth_disagreement_item_parent_class)->finalize (object);
}

static void
quoth_disagreement_item_class_init (QuothDisagreementItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_disagreement_item_finalize;
}

static void
quoth_disagreement_item_init (QuothDisagreementItem *self)
{
}

QuothDisagreementItem *
quoth_disagreement_item_new (QuothDisagreement *disagreement)
{
  QuothDisagreementItem *self = g_object_new (QUOTH_TYPE_DISAGREEMENT_ITEM, NULL);

  self->disagreement = disagreement;
  return self;
}

const QuothDisagreement *
quoth_disagreement_item_get (QuothDisagreementItem *self)
{
  return self->disagreement;
}

static void
set_by (char **by, const char *who, gint64 time)
{
  g_autofree char *when = quoth_name_of_time (time);

  g_free (*by);
  *by = who != NULL ? g_strdup_printf ("%s · %s", who, when) : g_steal_pointer (&when);
}

void
quoth_disagreement_item_set_entry (QuothDisagreementItem *self, const QuothId *entry, const char *who, gint64 time)
{
  if (quoth_id_equal (&self->disagreement->held_entry, entry))
    set_by (&self->held_by, who, time);
  if (quoth_id_equal (&self->disagreement->other_entry, entry))
    set_by (&self->other_by, who, time);
}

/* ---- The row ---- */

/* One side of it. */
typedef struct
{
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *text;
  GtkLabel *by;
} Side;

struct _QuothDisagreementRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *phrase;
  GtkLabel *what;
  Side held;
  Side other;
};

G_DEFINE_FINAL_TYPE (QuothDisagreementRow, quoth_disagreement_row, GTK_TYPE_WIDGET)

static GtkLabel *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

/* A long value is cut after three lines: the whole of it is in the text. */
static void
init_side (Side *self, GtkWidget *sides, const char *css_class)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->title = new_label ("caption");
  self->text = new_label (NULL);
  self->by = new_label ("caption");
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->text, 3);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "side-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->by), "side-title");
  gtk_widget_add_css_class (self->box, "side");
  gtk_widget_add_css_class (self->box, css_class);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->by));
  gtk_box_append (GTK_BOX (sides), self->box);
}

static void
show_side (Side *self, const char *title, const char *text, const char *by)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, text != NULL && *text != '\0' ? text : _ ("nothing"));
  gtk_label_set_label (self->by, by != NULL ? by : "");
  gtk_widget_set_visible (GTK_WIDGET (self->by), by != NULL);
}

/* What holds where no field has two values. */
static const char *
get_held (const QuothDisagreement *disagreement)
{
  if (disagreement->held != NULL || disagreement->other != NULL)
    return disagreement->held;
  return disagreement->type == QUOTH_DISAGREE_DELETED ? _ ("it stays")
         : disagreement->type == QUOTH_DISAGREE_PLACE ? _ ("no place, until you give it one")
                                                      : _ ("what is here");
}

static const char *
get_other (const QuothDisagreement *disagreement)
{
  if (disagreement->held != NULL || disagreement->other != NULL)
    return disagreement->other;
  return disagreement->type == QUOTH_DISAGREE_DELETED ? _ ("deleted")
         : disagreement->type == QUOTH_DISAGREE_PLACE ? _ ("a place in the text as it was")
                                                      : _ ("something else");
}

void
quoth_disagreement_row_show (QuothDisagreementRow *self,
                             const QuothDisagreement *disagreement,
                             const char *held_by,
                             const char *other_by)
{
  gboolean is_twice = disagreement->type == QUOTH_DISAGREE_TWICE;
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *line = quoth_name_one_line (disagreement->phrase != NULL ? disagreement->phrase : "", 200);
  g_autofree char *phrase = quoth_name_capitalize (line);

  quoth_name_append (what, disagreement->field);
  quoth_name_append (what, quoth_disagreement_type_describe (disagreement->type));
  gtk_label_set_label (self->phrase, *phrase != '\0' ? phrase : quoth_name_of_kind (disagreement->kind));
  gtk_label_set_label (self->what, what->str);
  show_side (&self->held, is_twice ? _ ("One") : _ ("Holds"), get_held (disagreement), held_by);
  show_side (&self->other, is_twice ? _ ("The other") : _ ("The other side"), get_other (disagreement), other_by);
}

void
quoth_disagreement_row_show_item (QuothDisagreementRow *self, QuothDisagreementItem *item)
{
  quoth_disagreement_row_show (self, item->disagreement, item->held_by, item->other_by);
}

static void
quoth_disagreement_row_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_DISAGREEMENT_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_disagreement_row_parent_class)->dispose (object);
}

static void
quoth_disagreement_row_class_init (QuothDisagreementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_disagreement_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "quothdisagreement");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_disagreement_row_init (QuothDisagreementRow *self)
{
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->phrase = new_label (NULL);
  self->what = new_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "side-title");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->phrase));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->what));
  gtk_box_append (GTK_BOX (self->box), sides);
  init_side (&self->held, sides, "held");
  init_side (&self->other, sides, "other");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
quoth_disagreement_row_new (void)
{
  return g_object_new (QUOTH_TYPE_DISAGREEMENT_ROW, NULL);
}
