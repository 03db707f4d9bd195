/* quoth-change-row.c: what changed about one thing of a codebook, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-change-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-codebook-fields.h"
#include "quoth-names.h"

struct _QuothChangeRow
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothChangeRow, quoth_change_row, GTK_TYPE_BOX)

/* A way to change, in the order of the badges. */
enum
{
  ADDED,
  REMOVED,
  RENAMED,
  CHANGED,
  MOVED,
  N_WAYS
};

/* A sign that stands for itself where colours are not told apart. */
static const struct
{
  const char *css_class;
  const char *badge;
} ways[N_WAYS] = {
  [ADDED] = { "added", N_ ("+ added") },
  [REMOVED] = { "removed", N_ ("− removed") },
  [RENAMED] = { "renamed", N_ ("= renamed") },
  [CHANGED] = { "changed", N_ ("~ changed") },
  [MOVED] = { "moved", N_ ("→ moved") },
};

/* What a field is called, by its name in jsonl. */
static const struct
{
  const char *field;
  const char *title;
} titles[] = {
  { "name", N_ ("Name") },
  { "key", N_ ("Key") },
  { "definition", N_ ("Definition") },
  { "inclusion", N_ ("Use it for") },
  { "exclusion", N_ ("Not for") },
  { "examples", N_ ("Examples") },
  { "shortcut", N_ ("Shortcut") },
  { "color", N_ ("Colour") },
  { "parent", N_ ("Belongs to") },
  { "place", N_ ("Comes after") },
  { "from", N_ ("Leads from") },
  { "to", N_ ("Leads to") },
  { "symmetric", N_ ("Same from both ends") },
  { "on", N_ ("For") },
  { "value_type", N_ ("Values") },
  { "choices", N_ ("Choices") },
};

static guint
get_way (const QuothCodebookChange *change)
{
  switch (change->type)
    {
    case QUOTH_CODEBOOK_ADDED:
      return ADDED;
    case QUOTH_CODEBOOK_REMOVED:
      return REMOVED;
    case QUOTH_CODEBOOK_MOVED:
      return MOVED;
    default:
      return g_str_equal (change->field, "name") || g_str_equal (change->field, "key") ? RENAMED : CHANGED;
    }
}

/* A set of bits. */
static guint
get_ways (QuothChangeGroup *group)
{
  guint set = 0;

  for (guint i = 0; i < quoth_change_group_get_size (group); i++)
    set |= 1u << get_way (quoth_change_group_get (group, i));
  return set;
}

/* ---- Words ---- */

/* (transfer full): the attribute of codes with this key, by its name if there still is one. */
static char *
dup_attribute_title (QuothSession *session, const char *key)
{
  QuothItemList *list = quoth_session_get_list (session, QUOTH_KIND_ATTRIBUTE);

  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      const QuothAttribute *attribute = quoth_item_get_value (quoth_item_list_get (list, i));

      if (attribute->on == QUOTH_KIND_CODE && g_str_equal (attribute->key, key))
        return g_strdup (attribute->name);
    }
  return g_strdup (key);
}

static char *
dup_title (QuothSession *session, const QuothCodebookChange *change)
{
  if (change->field == NULL)
    return g_strdup (_ ("Definition"));
  if (g_str_has_prefix (change->field, "attributes."))
    return dup_attribute_title (session, change->field + strlen ("attributes."));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].field, change->field))
      return g_strdup (_ (titles[i].title));
  return g_strdup (change->field);
}

/* What stands for nothing, where nothing is something. */
static const char *
get_absence (const char *field)
{
  if (g_str_equal (field, "parent"))
    return _ ("no other code");
  if (g_str_equal (field, "place"))
    return _ ("nothing: it is the first");
  if (g_str_equal (field, "from") || g_str_equal (field, "to"))
    return _ ("any claim");
  return g_str_equal (field, "symmetric") ? _ ("no") : NULL;
}

/* (transfer none) (nullable): what the field holds, for people. */
static const char *
get_words (const QuothCodebookChange *change, const char *value, const char *name)
{
  QuothAttributeType type;
  QuothKind kind;

  if (change->field == NULL)
    return value;
  if (value == NULL)
    return get_absence (change->field);
  if (name != NULL)
    return name;
  if (g_str_equal (value, "true"))
    return _ ("yes");
  if (g_str_equal (value, "false"))
    return _ ("no");
  if (g_str_equal (change->field, "value_type") && quoth_attribute_type_from_nick (value, &type))
    return quoth_codebook_name_of_type (type);
  if (g_str_equal (change->field, "on") && quoth_kind_from_nick (value, &kind))
    return quoth_codebook_name_of_kind (kind);
  return value;
}

static char *
dup_kind (const QuothCodebookChange *change)
{
  switch ((int) change->kind)
    {
    case QUOTH_KIND_CODE:
      return g_strdup (_ ("code"));
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf (_ ("attribute · %s"), quoth_codebook_name_of_kind (change->on));
    case QUOTH_KIND_RELATION_TYPE:
      return g_strdup (_ ("type of relations"));
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strdup (_ ("annotation type"));
    default:
      return g_strdup (_ ("kind of actors"));
    }
}

/* ---- Texts with what was taken out and put in ---- */

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
} Marked;

/* Colour is not the only sign: what is gone is struck out, what came is underlined. */
static void
mark (Marked *self, const char *text, gssize n_bytes, gboolean is_new)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  PangoAttribute *sign = is_new ? pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) : pango_attr_strikethrough_new (TRUE);
  PangoColor color;
  PangoAttribute *foreground;

  pango_color_parse (&color, is_new ? (dark ? "#8ff0a4" : "#1a6b3a") : (dark ? "#ff938c" : "#a51d2d"));
  foreground = pango_attr_foreground_new (color.red, color.green, color.blue);
  sign->start_index = foreground->start_index = (guint) self->text->len;
  g_string_append_len (self->text, text, n_bytes);
  sign->end_index = foreground->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, sign);
  pango_attr_list_insert (self->attributes, foreground);
}

static void
append_range (Marked *self, QuothText *text, QuothRange range, int how)
{
  gsize from = quoth_text_to_byte (text, range.start);
  gssize n_bytes = (gssize) (quoth_text_to_byte (text, range.end) - from);
  const char *utf8 = quoth_text_get_utf8 (text) + from;

  if (how == 0)
    g_string_append_len (self->text, utf8, n_bytes);
  else if (n_bytes > 0)
    mark (self, utf8, n_bytes, how > 0);
}

static void
append_words (Marked *self, QuothDiff *diff)
{
  QuothText *before = quoth_diff_get_before (diff);
  guint n;
  const QuothEdit *words = quoth_diff_get_words (diff, &n);
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      append_range (self, before, quoth_range (last, words[i].before.start), 0);
      append_range (self, before, words[i].before, -1);
      /* What came does not run together with what it came for. */
      if (words[i].before.start < words[i].before.end && words[i].after.start < words[i].after.end)
        g_string_append_c (self->text, ' ');
      append_range (self, quoth_diff_get_after (diff), words[i].after, 1);
      last = words[i].before.end;
    }
  append_range (self, before, quoth_range (last, quoth_text_get_length (before)), 0);
}

static gboolean
is_prose (const QuothCodebookChange *change)
{
  const char *const fields[] = { "definition", "inclusion", "exclusion", "examples", "choices", NULL };

  return change->field != NULL && g_strv_contains (fields, change->field);
}

/* Of a text word by word, of anything else as a whole. */
static void
append_change (Marked *self, const QuothCodebookChange *change)
{
  const char *before = get_words (change, change->before, change->before_name);
  const char *after = get_words (change, change->after, change->after_name);
  g_autoptr (QuothText) old = is_prose (change) && before != NULL ? quoth_text_new (before, -1, NULL) : NULL;
  g_autoptr (QuothText) new = old != NULL && after != NULL ? quoth_text_new (after, -1, NULL) : NULL;

  if (new != NULL)
    {
      g_autoptr (QuothDiff) diff = quoth_diff_new (old, new);

      append_words (self, diff);
      return;
    }
  if (before != NULL)
    mark (self, before, -1, FALSE);
  if (before != NULL && after != NULL)
    g_string_append (self->text, strchr (before, '\n') != NULL || strchr (after, '\n') != NULL ? "\n" : "  →  ");
  if (after != NULL)
    mark (self, after, -1, TRUE);
}

/* ---- The widget ---- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_head (QuothChangeRow *self, QuothChangeGroup *group)
{
  const QuothCodebookChange *change = quoth_change_group_get (group, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = new_label (change->name, "heading");
  g_autofree char *kind = dup_kind (change);
  GtkWidget *what = new_label (kind, "dim-label");
  guint set = get_ways (group);

  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), what);
  gtk_label_set_wrap (GTK_LABEL (what), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (what, TRUE);
  for (guint i = 0; i < N_WAYS; i++)
    if (set & 1u << i)
      {
        GtkWidget *badge = gtk_label_new (_ (ways[i].badge));

        gtk_widget_add_css_class (badge, "change-badge");
        gtk_widget_add_css_class (badge, ways[i].css_class);
        gtk_widget_set_valign (badge, GTK_ALIGN_START);
        gtk_box_append (GTK_BOX (head), badge);
      }
  gtk_box_append (GTK_BOX (self), head);
}

static void
add_change (QuothChangeRow *self, QuothSession *session, const QuothCodebookChange *change)
{
  g_autofree char *title = dup_title (session, change);
  Marked marked = { g_string_new (NULL), pango_attr_list_new () };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (title, "dim-label");
  GtkWidget *text;

  append_change (&marked, change);
  text = new_label (marked.text->str, NULL);
  gtk_label_set_attributes (GTK_LABEL (text), marked.attributes);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_size_request (label, 110, -1);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (self), line);
  g_string_free (marked.text, TRUE);
  pango_attr_list_unref (marked.attributes);
}

static void
quoth_change_row_class_init (QuothChangeRowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothchange");
}

static void
quoth_change_row_init (QuothChangeRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
quoth_change_row_new (void)
{
  return g_object_new (QUOTH_TYPE_CHANGE_ROW, NULL);
}

void
quoth_change_row_show (QuothChangeRow *self, QuothSession *session, QuothChangeGroup *group)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  add_head (self, group);
  for (guint i = 0; i < quoth_change_group_get_size (group); i++)
    {
      const QuothCodebookChange *change = quoth_change_group_get (group, i);

      /* What was added or removed has its definition only. */
      if (change->field != NULL || change->before != NULL || change->after != NULL)
        add_change (self, session, change);
    }
}

/* (transfer full) (nullable): how many changed in that way, if any did. */
static char *
dup_count (guint way, guint n)
{
  if (n == 0)
    return NULL;
  switch (way)
    {
    case ADDED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u added", "%u added", n), n);
    case REMOVED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u removed", "%u removed", n), n);
    case RENAMED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u renamed", "%u renamed", n), n);
    case CHANGED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", n), n);
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u moved", "%u moved", n), n);
    }
}

char *
quoth_change_row_dup_summary (GListModel *groups)
{
  guint counts[N_WAYS] = { 0 };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (QuothChangeGroup) group = g_list_model_get_item (groups, i);
      guint set = get_ways (group);

      for (guint way = 0; way < N_WAYS; way++)
        counts[way] += set >> way & 1;
    }
  for (guint way = 0; way < N_WAYS; way++)
    {
      g_autofree char *part = dup_count (way, counts[way]);

      quoth_name_append (line, part);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}
