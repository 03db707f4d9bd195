/* quoth-case-card.c: a case of adjudication, its coders side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field in which they differ has a sign before its name, and so has a value of the few where most agree: colour says nothing that is
 * not said besides.
 */

#include "config.h"

#include "quoth-case-card.h"

#include <glib/gi18n.h>

#include "quoth-coder-color.h"
#include "quoth-dot.h"
#include "quoth-frozen-grid.h"
#include "quoth-late-tooltip.h"
#include "quoth-names.h"

/* Of columns, in characters; and how many lines a value may have: the whole of it is in the inspector. */
#define MIN_CHARS 11
#define MAX_CHARS 28
#define MAX_LINES 5

/* So many members have a key. */
#define N_KEYS 9

struct _QuothCaseCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *told;
  GtkWidget *grid;
  GtkWidget *scrolled;
};

G_DEFINE_FINAL_TYPE (QuothCaseCard, quoth_case_card, GTK_TYPE_WIDGET)

static guint accept_signal;

static GtkLabel *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
new_value (const char *text)
{
  GtkLabel *label = new_label (text, "case-value");

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, MAX_LINES);
  gtk_label_set_width_chars (label, MIN_CHARS);
  gtk_label_set_max_width_chars (label, MAX_CHARS);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  return GTK_WIDGET (label);
}

/* Of what may have no room. */
static void
set_tooltip (GtkWidget *label, const char *text)
{
  quoth_late_tooltip_set (label, g_utf8_strlen (text, -1) > MIN_CHARS ? text : NULL);
}

/* ---- The heads of the columns ---- */

static void
accept_cb (GtkWidget *button, QuothCaseCard *self)
{
  g_signal_emit (self, accept_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "member")));
}

static GtkWidget *
new_head_box (QuothSession *session, const QuothCoder *coder, guint key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (coder->name);
  g_autofree char *digit = g_strdup_printf ("%u", key);
  GdkRGBA color;

  if (key >= 1 && key <= N_KEYS)
    {
      GtkWidget *keycap = gtk_label_new (digit);

      gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (keycap, "keycap");
      gtk_box_append (GTK_BOX (box), keycap);
    }
  if (quoth_coder_color_get (session, &coder->value.id, &color))
    {
      GtkWidget *dot = quoth_dot_new ();

      quoth_dot_set_color (QUOTH_DOT (dot), &color);
      gtk_box_append (GTK_BOX (box), dot);
    }
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (box), name);
  return box;
}

static GtkWidget *
new_head (QuothCaseCard *self, QuothSession *session, const QuothCoder *coder, guint member, gboolean can_accept)
{
  GtkWidget *box = new_head_box (session, coder, can_accept ? member + 1 : 0);
  GtkWidget *button;
  g_autofree char *about = NULL;

  if (!can_accept)
    return box;
  button = gtk_button_new ();
  /* Translators: the name of a coder: what they made becomes gold */
  about = g_strdup_printf (_ ("Accept what %s made"), coder->name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data (G_OBJECT (button), "member", GUINT_TO_POINTER (member));
  g_signal_connect_object (button, "clicked", G_CALLBACK (accept_cb), self, 0);
  return button;
}

/* Whether gold has a column of its own: in feedback it is the other member. */
static gboolean
has_gold (QuothCaseItem *item)
{
  return !quoth_case_item_is_feedback (item) && quoth_case_item_get (item)->gold != NULL;
}

static void
add_heads (QuothCaseCard *self, QuothSession *session, QuothCaseItem *item, gboolean can_accept)
{
  const QuothCase *of_case = quoth_case_item_get (item);
  QuothAdjudication *adjudication = quoth_case_item_get_adjudication (item);

  for (guint i = 0; i < of_case->members->len; i++)
    {
      const QuothCaseMember *member = of_case->members->pdata[i];
      const QuothCoder *coder = quoth_adjudication_get_coder (adjudication, member->coder);

      gtk_grid_attach (GTK_GRID (self->grid), new_head (self, session, coder, i, can_accept), (int) i + 1, 0, 1, 1);
    }
  if (has_gold (item))
    gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (new_label (_ ("Gold"), "gold-head")), (int) of_case->members->len + 1, 0, 1, 1);
}

/* ---- The fields ---- */

static guint
count_alike (const QuothCaseRow *row, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < row->n_values; i++)
    n += g_strcmp0 (row->values[i], value) == 0;
  return n;
}

/* How many say what most say. */
static guint
count_most (const QuothCaseRow *row)
{
  guint most = 0;

  for (guint i = 0; i < row->n_values; i++)
    most = MAX (most, count_alike (row, row->values[i]));
  return most;
}

static void
add_value (QuothCaseCard *self, const QuothCaseRow *row, guint member, int line, guint most)
{
  const char *value = row->values[member];
  gboolean is_odd = row->differs && count_alike (row, value) < MAX (most, 2);
  GtkWidget *label = new_value (NULL);
  g_autofree char *text = NULL;

  if (is_odd && most > 1)
    /* Translators: one of the few who say something else than most; %s is what */
    text = g_strdup_printf (_ ("≠ %s"), value != NULL ? value : _ ("nothing"));
  else
    text = g_strdup (value != NULL ? value : _ ("nothing"));
  gtk_label_set_label (GTK_LABEL (label), text);
  set_tooltip (label, text);
  if (value == NULL)
    gtk_widget_add_css_class (label, "none");
  if (is_odd)
    gtk_widget_add_css_class (label, "odd");
  if (!row->differs)
    gtk_widget_add_css_class (label, "alike");
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) member + 1, line, 1, 1);
}

static void
add_gold (QuothCaseCard *self, const QuothCaseRow *row, int line)
{
  const char *text = row->gold != NULL ? row->gold : _ ("nothing");
  GtkWidget *label = new_value (text);

  set_tooltip (label, text);
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) row->n_values + 1, line, 1, 1);
}

static void
add_row (QuothCaseCard *self, const QuothCaseRow *row, int line, gboolean has_gold)
{
  /* Translators: the name of a field in which coders differ */
  g_autofree char *name = row->differs ? g_strdup_printf (_ ("≠ %s"), row->name) : g_strdup (row->name);
  GtkLabel *label = new_label (name, "caption");
  guint most = count_most (row);

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, 14);
  gtk_widget_add_css_class (GTK_WIDGET (label), row->differs ? "differs" : "alike");
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (label), 0, line, 1, 1);
  for (guint i = 0; i < row->n_values; i++)
    add_value (self, row, i, line, most);
  if (has_gold)
    add_gold (self, row, line);
}

/* ---- What is said of it all ---- */

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* (transfer full) (nullable): whose it is, and what was changed. */
static char *
dup_provenance (QuothCaseItem *item)
{
  const QuothCase *of_case = quoth_case_item_get (item);
  g_autoptr (GString) accepted = g_string_new (NULL);
  g_autoptr (GString) changed = g_string_new (NULL);

  for (guint i = 0; i < of_case->members->len; i++)
    {
      const QuothCaseMember *member = of_case->members->pdata[i];
      GString *names = member->verdict == NULL                                      ? NULL
                       : member->verdict->verdict_kind == QUOTH_VERDICT_ACCEPTED ? accepted
                       : member->verdict->verdict_kind == QUOTH_VERDICT_CHANGED  ? changed
                                                                                    : NULL;

      if (names != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                quoth_adjudication_get_coder (quoth_case_item_get_adjudication (item), member->coder)->name);
    }
  if (accepted->len > 0 && changed->len > 0)
    /* Translators: names of coders */
    return g_strdup_printf (_ ("Gold as %s has it, with something of %s"), accepted->str, changed->str);
  if (accepted->len > 0)
    return g_strdup_printf (_ ("Gold as %s has it"), accepted->str);
  if (changed->len > 0)
    return g_strdup_printf (_ ("Gold after %s, changed"), changed->str);
  return of_case->state == QUOTH_CASE_OPEN ? NULL : g_strdup (of_case->gold != NULL ? _ ("Gold, written anew") : _ ("Nothing of it is gold"));
}

/* (transfer full) (nullable): which coders made nothing here. */
static char *
dup_missing (QuothCaseItem *item)
{
  const QuothCase *of_case = quoth_case_item_get (item);
  QuothAdjudication *adjudication = quoth_case_item_get_adjudication (item);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint coder = 0; coder < quoth_adjudication_get_n_coders (adjudication); coder++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < of_case->members->len && !found; i++)
        found = ((const QuothCaseMember *) of_case->members->pdata[i])->coder == coder;
      if (!found)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", quoth_adjudication_get_coder (adjudication, coder)->name);
    }
  /* Translators: names of coders */
  return names->len > 0 ? g_strdup_printf (_ ("Nothing here of: %s"), names->str) : NULL;
}

static void
show_told (QuothCaseCard *self, QuothCaseItem *item)
{
  const QuothCase *of_case = quoth_case_item_get (item);
  gboolean is_feedback = quoth_case_item_is_feedback (item);
  const char *reason = quoth_case_get_reason (of_case);
  g_autofree char *outdated = is_feedback ? NULL : quoth_case_dup_outdated (of_case, quoth_case_item_get_adjudication (item));
  g_autofree char *provenance = is_feedback ? NULL : dup_provenance (item);
  g_autofree char *missing = is_feedback ? NULL : dup_missing (item);
  g_autofree char *because = reason != NULL && *reason != '\0' ? g_strdup_printf (_ ("Reason: %s"), reason) : NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  append_line (told, outdated);
  append_line (told, provenance);
  append_line (told, because);
  append_line (told, missing);
  gtk_label_set_label (self->told, told->str);
  quoth_late_tooltip_set (GTK_WIDGET (self->told), told->str);
  gtk_widget_set_visible (GTK_WIDGET (self->told), told->len > 0);
}

static void
show_title (QuothCaseCard *self, const QuothCase *of_case, gboolean is_feedback)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *kind = quoth_name_capitalize (quoth_name_of_annotation (of_case->kind));
  static const char *const classes[] = { "open", "settled", "outdated" };

  quoth_name_append (title, kind);
  quoth_name_append (title, is_feedback ? quoth_feedback_kind_get_name (quoth_case_get_feedback (of_case))
                                        : quoth_case_kind_get_name (of_case->case_kind));
  gtk_label_set_label (self->title, title->str);
  gtk_label_set_label (self->state, quoth_case_state_get_name (of_case->state));
  gtk_widget_set_visible (GTK_WIDGET (self->state), !is_feedback);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), classes[of_case->state]);
}

void
quoth_case_card_show (QuothCaseCard *self, QuothSession *session, QuothCaseItem *item, gboolean can_accept)
{
  const QuothCase *of_case = item != NULL ? quoth_case_item_get (item) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *child;

  gtk_widget_set_visible (self->box, item != NULL);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (item == NULL)
    return;
  show_title (self, of_case, quoth_case_item_is_feedback (item));
  show_told (self, item);
  add_heads (self, session, item, can_accept);
  rows = quoth_adjudication_list_rows (quoth_case_item_get_adjudication (item), of_case);
  for (guint i = 0; i < rows->len; i++)
    add_row (self, rows->pdata[i], (int) i + 1, has_gold (item));
}

static void
quoth_case_card_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_CASE_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_case_card_parent_class)->dispose (object);
}

static void
quoth_case_card_class_init (QuothCaseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_case_card_dispose;
  accept_signal
    = g_signal_new ("accept", QUOTH_TYPE_CASE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "quothcase");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_case_card_init (QuothCaseCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->title = new_label (NULL, "heading");
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->state = new_label (NULL, "case-state");
  self->told = new_label (NULL, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->told), "case-told");
  gtk_label_set_wrap (self->told, TRUE);
  /* With eight coders it would be as high as the card, where that is narrow. */
  gtk_label_set_lines (self->told, 3);
  gtk_label_set_ellipsize (self->told, PANGO_ELLIPSIZE_END);
  self->grid = quoth_frozen_grid_new (0);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->grid);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->told));
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
quoth_case_card_new (void)
{
  return g_object_new (QUOTH_TYPE_CASE_CARD, NULL);
}
