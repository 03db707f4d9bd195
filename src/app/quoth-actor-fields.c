/* quoth-actor-fields.c: what is known of an actor, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-actor-check.h"
#include "quoth-actor-kinds.h"
#include "quoth-actor-picker.h"
#include "quoth-affiliation-row.h"
#include "quoth-alias-popover.h"
#include "quoth-attribute-fields.h"
#include "quoth-chips.h"
#include "quoth-coding.h"
#include "quoth-field.h"
#include "quoth-memo-thread.h"
#include "quoth-names.h"
#include "quoth-row.h"
#include "quoth-text-field.h"

struct _QuothActorFields
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  QuothTextField *name;
  GtkDropDown *kind;
  QuothChips *aliases;
  GtkWidget *parent;
  QuothRow *parent_row;
  GtkWidget *parent_go;
  GtkWidget *parent_remove;
  QuothTextField *wikidata;
  QuothTextField *note;
  GtkBox *affiliations;
  GtkWidget *add_affiliation;
  QuothAttributeFields *attributes;
  QuothMemoThread *memos;

  /* Each made when it is first asked */
  GtkWidget *alias_popover;
  GtkWidget *parent_picker;
  GtkWidget *affiliation_picker;

  QuothDesk *desk;
  QuothId actor;
  GStrv kinds;
  GStrv aliases_shown;
  guint n_expected; /* affiliations there will be when the one that was added has come; 0: none was */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothActorFields, quoth_actor_fields, GTK_TYPE_WIDGET)

static QuothSession *
get_session (QuothActorFields *self)
{
  return quoth_desk_get_session (self->desk);
}

/* (transfer none) (nullable): as the last edit made it. */
static const QuothActor *
get_actor (QuothActorFields *self)
{
  gpointer actor = self->desk != NULL ? quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, &self->actor) : NULL;

  return actor != NULL ? quoth_session_latest (get_session (self), actor) : NULL;
}

/* ---- Text ---- */

static void
put (QuothActorFields *self, const char *format, QuothActor *actor)
{
  g_autofree char *label = quoth_coding_make_label (format, actor->name);

  quoth_session_put (get_session (self), label, actor);
}

static void
put_text (QuothActorFields *self, const char *format, gsize member, const char *text)
{
  const QuothActor *actor = get_actor (self);
  g_autoptr (QuothActor) copy = actor != NULL ? quoth_actor_copy (actor) : NULL;
  char **field;

  if (copy == NULL)
    return;
  field = (char **) G_STRUCT_MEMBER_P (copy, member);
  g_free (*field);
  *field = g_strdup (text);
  put (self, format, copy);
}

static void
name_committed_cb (QuothTextField *field, const char *text, QuothActorFields *self)
{
  const QuothActor *actor = get_actor (self);

  if (*text != '\0')
    {
      put_text (self, _ ("Rename to “%s”"), G_STRUCT_OFFSET (QuothActor, name), text);
      return;
    }
  if (actor != NULL)
    quoth_text_field_set_text (field, actor->name);
  quoth_field_refuse (GTK_WIDGET (field), _ ("An actor needs a name"));
}

static char *
check_name (const char *text, gpointer owner, GError **error)
{
  return quoth_valid_name (N_ ("the name of the actor"), text, error) ? quoth_name_one_line (text, G_MAXUINT) : NULL;
}

static void
wikidata_committed_cb (QuothTextField *field, const char *text, QuothActorFields *self)
{
  put_text (self, _ ("Change the Wikidata item of “%s”"), G_STRUCT_OFFSET (QuothActor, wikidata), text);
}

/* The address of an item is as good as its id. */
static char *
check_wikidata (const char *text, gpointer owner, GError **error)
{
  const char *slash = strrchr (text, '/');
  g_autofree char *id = g_ascii_strup (slash != NULL ? slash + 1 : text, -1);

  return quoth_valid_wikidata (N_ ("the Wikidata id of the actor"), id, error) ? g_steal_pointer (&id) : NULL;
}

static void
note_committed_cb (QuothTextField *field, const char *text, QuothActorFields *self)
{
  put_text (self, _ ("Change the note on “%s”"), G_STRUCT_OFFSET (QuothActor, note), text);
}

static void
kind_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothActorFields *self)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!self->showing && selected != GTK_INVALID_LIST_POSITION)
    put_text (self, _ ("Change the kind of “%s”"), G_STRUCT_OFFSET (QuothActor, actor_kind), self->kinds[selected]);
}

/* ---- Other names ---- */

static void
alias_closed_cb (QuothActorFields *self)
{
  quoth_chips_refocus (self->aliases);
}

static void
ask_alias (QuothActorFields *self, guint n, const char *typed)
{
  GtkWidget *at = quoth_chips_get_chip (self->aliases, n);
  graphene_rect_t bounds;

  if (self->alias_popover == NULL)
    {
      self->alias_popover = quoth_alias_popover_new ();
      gtk_widget_set_parent (self->alias_popover, GTK_WIDGET (self->aliases));
      g_signal_connect_swapped (self->alias_popover, "closed", G_CALLBACK (alias_closed_cb), self);
    }
  if (at == NULL)
    at = quoth_chips_get_button (self->aliases);
  if (gtk_widget_compute_bounds (at, GTK_WIDGET (self->aliases), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->alias_popover),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                  (int) bounds.size.width, (int) bounds.size.height });
  quoth_alias_popover_ask (QUOTH_ALIAS_POPOVER (self->alias_popover), self->desk, &self->actor, n, typed);
}

static void
alias_add_cb (QuothChips *chips, QuothActorFields *self)
{
  const QuothActor *actor = get_actor (self);

  if (actor == NULL)
    return;
  quoth_chips_expect (chips, actor->aliases->len);
  ask_alias (self, actor->aliases->len, quoth_chips_get_query (chips));
}

static void
alias_menu_cb (QuothChips *chips, guint n, QuothActorFields *self)
{
  ask_alias (self, n, "");
}

static void
alias_remove_cb (QuothChips *chips, guint n, QuothActorFields *self)
{
  const QuothActor *actor = get_actor (self);
  g_autoptr (QuothActor) copy = NULL;
  g_autofree char *label = NULL;

  if (actor == NULL || n >= actor->aliases->len)
    return;
  label = quoth_coding_make_label (_ ("Remove the name “%s”"), ((QuothAlias *) actor->aliases->pdata[n])->text);
  copy = quoth_actor_copy (actor);
  g_ptr_array_remove_index (copy->aliases, n);
  quoth_session_put (get_session (self), label, copy);
}

static void
alias_move_cb (QuothChips *chips, guint n, int step, QuothActorFields *self)
{
  const QuothActor *actor = get_actor (self);
  g_autoptr (QuothActor) copy = NULL;
  guint to = n + (guint) step;

  /* Below 0 is above all. */
  if (actor == NULL || n >= actor->aliases->len || to >= actor->aliases->len)
    return;
  copy = quoth_actor_copy (actor);
  g_ptr_array_insert (copy->aliases, (int) to, g_ptr_array_steal_index (copy->aliases, n));
  quoth_chips_expect (chips, to);
  put (self, _ ("Reorder the names of “%s”"), copy);
}

/* (transfer full): its text, and what is not as usual about it. */
static char *
describe_alias (const QuothAlias *alias)
{
  g_autoptr (GString) text = g_string_new (alias->text);

  quoth_name_append (text, alias->language);
  quoth_name_append (text, alias->script);
  quoth_name_append (text, alias->match_case ? "Aa" : NULL);
  quoth_name_append (text, alias->part_of_word ? _ ("part of word") : NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- What it is a part of ---- */

static void
parent_picked (QuothActor *parent, gboolean is_new, gpointer user_data)
{
  QuothActorFields *self = user_data;
  const QuothActor *actor = get_actor (self);
  g_autoptr (QuothActor) copy = NULL;
  g_autoptr (QuothChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (actor == NULL)
    return;
  quoth_actor_check_parent (quoth_session_get_list (get_session (self), QUOTH_KIND_ACTOR), actor, &parent->value.id,
                            &error);
  quoth_field_refuse (self->parent, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  copy = quoth_actor_copy (actor);
  copy->parent = parent->value.id;
  label = quoth_coding_make_label (_ ("Make a part of “%s”"), parent->name);
  change = quoth_session_new_change (get_session (self), label);
  if (is_new)
    quoth_change_put (change, parent);
  quoth_change_put (change, copy);
  quoth_session_commit (get_session (self), change);
}

static void
ask_actor (QuothActorFields *self, GtkWidget **picker, GtkWidget *on, const char *label, QuothActorPicked func)
{
  if (*picker == NULL)
    {
      *picker = quoth_actor_picker_new ();
      gtk_widget_set_parent (*picker, on);
    }
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (*picker), self->desk, label, "", func, self);
}

static void
parent_clicked_cb (QuothActorFields *self)
{
  ask_actor (self, &self->parent_picker, self->parent, _ ("Part of"), parent_picked);
}

static void
parent_go_cb (QuothActorFields *self)
{
  const QuothActor *actor = get_actor (self);

  if (actor != NULL)
    quoth_desk_show_page (self->desk, "actor", &actor->parent);
}

static void
parent_remove_cb (QuothActorFields *self)
{
  const QuothActor *actor = get_actor (self);
  g_autoptr (QuothActor) copy = actor != NULL ? quoth_actor_copy (actor) : NULL;

  if (copy == NULL)
    return;
  copy->parent = QUOTH_ID_NONE;
  quoth_field_refuse (self->parent, NULL);
  put (self, _ ("Make “%s” no part of another"), copy);
}

static void
show_parent (QuothActorFields *self, const QuothActor *actor, gboolean can_edit)
{
  const QuothActor *parent = quoth_session_find (get_session (self), QUOTH_KIND_ACTOR, &actor->parent);
  gboolean has = !quoth_id_is_none (&actor->parent);
  GdkRGBA color;

  if (parent != NULL)
    quoth_palette_get_kind_color (quoth_session_get_palette (get_session (self)), parent->actor_kind, &color);
  quoth_row_set_color (self->parent_row, parent != NULL ? &color : NULL);
  quoth_row_set_title (self->parent_row, parent != NULL ? parent->name : has ? "…" : _ ("No other actor"));
  gtk_widget_set_sensitive (self->parent, can_edit);
  gtk_widget_set_visible (self->parent_go, has);
  gtk_widget_set_visible (self->parent_remove, has && can_edit);
}

/* ---- Affiliations ---- */

static void
affiliation_picked (QuothActor *other, gboolean is_new, gpointer user_data)
{
  QuothActorFields *self = user_data;
  const QuothActor *actor = get_actor (self);
  g_autofree char *label = quoth_coding_make_label (_ ("Affiliate to “%s”"), other->name);
  g_autoptr (QuothChange) change = quoth_session_new_change (get_session (self), label);
  g_autoptr (QuothActor) copy = NULL;
  g_autoptr (GError) error = NULL;

  if (actor == NULL)
    return;
  quoth_actor_check_affiliation (actor, actor->affiliations->len, other, &error);
  quoth_field_refuse (self->add_affiliation, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  copy = quoth_actor_copy (actor);
  quoth_actor_add_affiliation (copy, &other->value.id, NULL);
  self->n_expected = copy->affiliations->len;
  if (is_new)
    quoth_change_put (change, other);
  quoth_change_put (change, copy);
  quoth_session_commit (get_session (self), change);
}

static void
add_affiliation_cb (QuothActorFields *self)
{
  ask_actor (self, &self->affiliation_picker, self->add_affiliation, _ ("Affiliated to"), affiliation_picked);
}

static void
show_affiliations (QuothActorFields *self, const QuothActor *actor)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->affiliations));

  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      if (row == NULL)
        {
          row = quoth_affiliation_row_new ();
          gtk_box_append (self->affiliations, row);
        }
      quoth_affiliation_row_show (QUOTH_AFFILIATION_ROW (row), self->desk, actor, i);
      /* As what is what one would say next. */
      if (i + 1 == self->n_expected)
        {
          quoth_affiliation_row_focus (QUOTH_AFFILIATION_ROW (row));
          self->n_expected = 0;
        }
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->affiliations, row);
      row = next;
    }
}

/* ---- The widget ---- */

static void
quoth_actor_fields_dispose (GObject *object)
{
  QuothActorFields *self = QUOTH_ACTOR_FIELDS (object);

  g_clear_pointer (&self->alias_popover, gtk_widget_unparent);
  g_clear_pointer (&self->parent_picker, gtk_widget_unparent);
  g_clear_pointer (&self->affiliation_picker, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_clear_pointer (&self->aliases_shown, g_strfreev);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_actor_fields_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-actor-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, box);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, name);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, aliases);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, parent);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, parent_row);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, parent_go);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, parent_remove);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, wikidata);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, note);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, affiliations);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, add_affiliation);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, attributes);
  gtk_widget_class_bind_template_child (widget_class, QuothActorFields, memos);
  gtk_widget_class_bind_template_callback (widget_class, name_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_go_cb);
  gtk_widget_class_bind_template_callback (widget_class, parent_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, wikidata_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_affiliation_cb);
}

static void
quoth_actor_fields_class_init (QuothActorFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_actor_fields_dispose;
  g_type_ensure (QUOTH_TYPE_ATTRIBUTE_FIELDS);
  g_type_ensure (QUOTH_TYPE_CHIPS);
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_MEMO_THREAD);
  g_type_ensure (QUOTH_TYPE_ROW);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_actor_fields_init (QuothActorFields *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_chips_set_labels (self->aliases, _ ("Add another name"), _ ("name"));
  quoth_text_field_set_check (self->name, check_name, self);
  quoth_text_field_set_check (self->wikidata, check_wikidata, self);
  self->showing = FALSE;
}

static void
show_kind (QuothActorFields *self, const QuothActor *actor)
{
  guint selected = 0;

  g_strfreev (self->kinds);
  self->kinds = quoth_actor_kinds_list (get_session (self));
  while (self->kinds[selected] != NULL && !g_str_equal (self->kinds[selected], actor->actor_kind))
    selected++;
  self->showing = TRUE;
  quoth_actor_kinds_offer (get_session (self), (const char *const *) self->kinds, self->kind);
  gtk_drop_down_set_selected (self->kind, selected);
  self->showing = FALSE;
}

/* They are filled anew only where they are others: a popover of one may be open, and must keep the focus. */
static void
show_aliases (QuothActorFields *self, const QuothActor *actor, gboolean can_edit)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < actor->aliases->len; i++)
    {
      g_autofree char *label = describe_alias (actor->aliases->pdata[i]);

      g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);
  if (self->aliases_shown != NULL &&
      g_strv_equal ((const char *const *) labels, (const char *const *) self->aliases_shown))
    return;
  quoth_chips_clear (self->aliases);
  quoth_chips_set_editable (self->aliases, can_edit);
  for (guint i = 0; labels[i] != NULL; i++)
    quoth_chips_add (self->aliases, labels[i], NULL);
  g_strfreev (self->aliases_shown);
  self->aliases_shown = g_steal_pointer (&labels);
}

void
quoth_actor_fields_show (QuothActorFields *self, QuothDesk *desk, const QuothActor *actor)
{
  gboolean can_edit = quoth_desk_can_edit (desk);

  if (!quoth_id_equal (&self->actor, &actor->value.id))
    {
      quoth_actor_fields_commit (self);
      quoth_field_refuse (self->parent, NULL);
      quoth_field_refuse (self->add_affiliation, NULL);
      self->n_expected = 0;
    }
  g_set_object (&self->desk, desk);
  self->actor = actor->value.id;
  quoth_text_field_set_text (self->name, actor->name);
  quoth_text_field_set_text (self->wikidata, actor->wikidata);
  quoth_text_field_set_text (self->note, actor->note);
  quoth_text_field_set_editable (self->name, can_edit);
  quoth_text_field_set_editable (self->wikidata, can_edit);
  quoth_text_field_set_editable (self->note, can_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), can_edit);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->add_affiliation, QUOTH_TYPE_FIELD), can_edit);
  show_kind (self, actor);
  show_aliases (self, actor, can_edit);
  show_parent (self, actor, can_edit);
  show_affiliations (self, actor);
  quoth_attribute_fields_show (self->attributes, desk, (gpointer) actor);
  quoth_memo_thread_show (self->memos, desk, &self->actor);
}

void
quoth_actor_fields_commit (QuothActorFields *self)
{
  QuothTextField *fields[] = { self->name, self->wikidata, self->note };

  if (self->desk == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      quoth_text_field_commit (fields[i]);
      /* What may not be stored must not be taken for the next actor's. */
      quoth_text_field_revert (fields[i]);
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->affiliations)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    quoth_affiliation_row_commit (QUOTH_AFFILIATION_ROW (row));
  quoth_attribute_fields_commit (self->attributes);
  quoth_memo_thread_commit (self->memos);
}

void
quoth_actor_fields_rename (QuothActorFields *self)
{
  quoth_text_field_focus (self->name);
}
