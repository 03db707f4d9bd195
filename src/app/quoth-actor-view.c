/* quoth-actor-view.c: an actor, and all that is said by, to and of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields are shown from what the session has; all else is read in a thread, when another actor is chosen and when
 * news tell of what it depends on: an edit of the fields is none of that.
 */

#include "config.h"

#include "quoth-actor-view.h"

#include <glib/gi18n.h>

#include "quoth-actor-fields.h"
#include "quoth-actor-kinds.h"
#include "quoth-actor-reading.h"
#include "quoth-choice.h"
#include "quoth-dot.h"
#include "quoth-follow.h"
#include "quoth-line-list.h"
#include "quoth-merge-dialog.h"
#include "quoth-names.h"
#include "quoth-replace-dialog.h"
#include "quoth-split-actor-dialog.h"

/* The parts of the stack, in the order of the buttons. */
static const char *const parts[] = { "about", "mentions", "claims", "others" };

struct _QuothActorView
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  QuothDot *dot;
  GtkLabel *name;
  GtkLabel *counts;
  GtkWidget *first;
  GtkWidget *last;
  QuothChoice *choice;
  GtkStack *stack;
  QuothActorFields *fields;
  QuothLineList *mentions;
  QuothLineList *claims;
  QuothLineList *others;
  GtkWidget *no_mentions;
  GtkWidget *no_claims;
  GtkWidget *no_others;

  QuothDesk *desk;
  QuothSession *session;
  QuothId actor;
  QuothActorReading *reading; /* of the actor; NULL until it is read */
  GCancellable *loading;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (QuothActorView, quoth_actor_view, GTK_TYPE_WIDGET)

static void load (QuothActorView *self);

static const QuothActor *
get_actor (QuothActorView *self)
{
  gpointer actor = self->session != NULL ? quoth_session_find (self->session, QUOTH_KIND_ACTOR, &self->actor) : NULL;

  return actor != NULL ? quoth_session_latest (self->session, actor) : NULL;
}

/* ---- The head ---- */

/* (transfer full): "person · 24 mentions · 15 claims · in 4 texts". */
static char *
dup_counts (QuothActorView *self, const QuothActor *actor)
{
  g_autoptr (GString) text = g_string_new (quoth_actor_kinds_get_name (self->session, actor->actor_kind));
  g_autofree char *mentions = NULL;
  g_autofree char *claims = NULL;
  g_autofree char *texts = NULL;
  guint n;

  if (self->reading == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  n = self->reading->mentions->len;
  mentions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention", "%u mentions", n), n);
  n = self->reading->n_claims;
  claims = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n), n);
  n = self->reading->profile->n_documents;
  texts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u text", "in %u texts", n), n);
  quoth_name_append (text, mentions);
  quoth_name_append (text, claims);
  quoth_name_append (text, n > 0 ? texts : NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_appearance (GtkWidget *button, gboolean first, const QuothAppearance *appearance)
{
  g_autoptr (GString) place = g_string_new (NULL);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (button, appearance != NULL && appearance->document != NULL);
  if (appearance == NULL || appearance->document == NULL)
    return;
  date = quoth_name_of_date (appearance->document->date);
  quoth_name_append (place, date);
  quoth_name_append (place, quoth_name_of_document (appearance->document));
  text = g_strdup_printf (first ? _ ("First: %s") : _ ("Last: %s"), place->str);
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
}

static void
show_head (QuothActorView *self, const QuothActor *actor)
{
  const QuothActorProfile *profile = self->reading != NULL ? self->reading->profile : NULL;
  g_autofree char *counts = dup_counts (self, actor);
  GdkRGBA color;

  quoth_palette_get_kind_color (quoth_session_get_palette (self->session), actor->actor_kind, &color);
  quoth_dot_set_color (self->dot, &color);
  gtk_label_set_label (self->name, actor->name);
  gtk_label_set_label (self->counts, counts);
  show_appearance (self->first, TRUE, profile != NULL ? &profile->first : NULL);
  show_appearance (self->last, FALSE, profile != NULL ? &profile->last : NULL);
}

static void
go_to_appearance (QuothActorView *self, gboolean first)
{
  const QuothAppearance *appearance;
  QuothId document, annotation;

  if (self->reading == NULL)
    return;
  appearance = first ? &self->reading->profile->first : &self->reading->profile->last;
  if (appearance->document == NULL)
    return;
  document = appearance->document->value.id;
  annotation = appearance->annotation;
  quoth_desk_go (self->desk, &document, &annotation);
}

static void
first_cb (QuothActorView *self)
{
  go_to_appearance (self, TRUE);
}

static void
last_cb (QuothActorView *self)
{
  go_to_appearance (self, FALSE);
}

/* ---- The lists ---- */

static void
line_activated_cb (QuothActorView *self, QuothLine *line)
{
  QuothId document = line->document;
  QuothId annotation = line->annotation;

  quoth_desk_go (self->desk, &document, &annotation);
}

static void
other_activated_cb (QuothActorView *self, QuothLine *line)
{
  QuothId actor = line->actor;

  quoth_desk_show_page (self->desk, "actor", &actor);
}

/* (transfer full): "3 claims · 2 propositions, 1 against · 4 texts". */
static char *
describe_co_claimant (const QuothCoClaimant *one)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *claims =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "the same claim %u time", "the same claim %u times", one->n_claims),
                     one->n_claims);
  g_autofree char *agrees =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "agrees on %u proposition", "agrees on %u propositions", one->n_propositions),
                     one->n_propositions);
  g_autofree char *opposes =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "disagrees on %u proposition", "disagrees on %u propositions", one->n_opposed),
                     one->n_opposed);
  g_autofree char *texts =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "claims in %u text too", "claims in %u texts too", one->n_documents),
                     one->n_documents);

  quoth_name_append (text, one->n_claims > 0 ? claims : NULL);
  quoth_name_append (text, one->n_propositions > 0 ? agrees : NULL);
  quoth_name_append (text, one->n_opposed > 0 ? opposes : NULL);
  quoth_name_append (text, one->n_documents > 0 ? texts : NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_others (QuothActorView *self)
{
  GArray *co_claimants = self->reading->profile->co_claimants;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < co_claimants->len; i++)
    {
      const QuothCoClaimant *one = &g_array_index (co_claimants, QuothCoClaimant, i);
      const QuothActor *actor = quoth_session_find (self->session, QUOTH_KIND_ACTOR, &one->actor);
      g_autofree char *counts = describe_co_claimant (one);
      QuothLine *line = quoth_line_new (actor != NULL ? actor->name : "…", counts);

      line->actor = one->actor;
      g_ptr_array_add (lines, line);
    }
  quoth_line_list_set_lines (self->others, lines);
  gtk_widget_set_visible (self->no_others, lines->len == 0);
}

static void
show_reading (QuothActorView *self)
{
  quoth_line_list_set_lines (self->mentions, self->reading->mentions);
  quoth_line_list_set_lines (self->claims, self->reading->claims);
  gtk_widget_set_visible (self->no_mentions, self->reading->mentions->len == 0);
  gtk_widget_set_visible (self->no_claims, self->reading->claims->len == 0);
  show_others (self);
}

/* Nothing, until it is read. */
static void
clear_reading (QuothActorView *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  QuothLineList *lists[] = { self->mentions, self->claims, self->others };

  g_clear_pointer (&self->reading, quoth_actor_reading_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      quoth_line_list_set_lines (lists[i], none);
      quoth_line_list_to_top (lists[i]);
    }
  gtk_widget_set_visible (self->no_mentions, FALSE);
  gtk_widget_set_visible (self->no_claims, FALSE);
  gtk_widget_set_visible (self->no_others, FALSE);
}

/* ---- Reading ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothActorView) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothActorReading *reading = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&reading, quoth_actor_reading_free);
      return;
    }
  g_clear_object (&self->loading);
  if (reading == NULL)
    {
      /* Gone meanwhile: the session will say so. */
      if (!g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND))
        g_signal_emit_by_name (self->session, "failed", error);
      return;
    }
  g_clear_pointer (&self->reading, quoth_actor_reading_free);
  self->reading = reading;
  show_reading (self);
  if (get_actor (self) != NULL)
    show_head (self, get_actor (self));
  if (self->is_stale)
    load (self);
}

static void
load (QuothActorView *self)
{
  self->is_stale = FALSE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (self->session), quoth_actor_reading_read,
                          quoth_id_memdup (&self->actor), g_free, (GDestroyNotify) quoth_actor_reading_free,
                          self->loading, read_cb, g_object_ref (self));
}

static void
update (QuothActorView *self)
{
  const QuothActor *actor = get_actor (self);

  gtk_widget_set_visible (self->box, actor != NULL);
  if (actor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  show_head (self, actor);
  quoth_actor_fields_show (self->fields, self->desk, actor);
  if (self->is_stale && self->loading == NULL)
    load (self);
}

static void
news_cb (QuothStore *store, QuothNews *news, QuothActorView *self)
{
  if (!quoth_news_touches (news, QUOTH_KIND_MENTION) && !quoth_news_touches (news, QUOTH_KIND_CLAIM) &&
      !quoth_news_touches (news, QUOTH_KIND_DOCUMENT) && !quoth_news_touches (news, QUOTH_KIND_PROPOSITION))
    return;
  self->is_stale = TRUE;
}

/* ---- What is done with it ---- */

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothActorView *self = QUOTH_ACTOR_VIEW (widget);

  quoth_actor_fields_commit (self->fields);
  quoth_merge_dialog_ask (self->desk, widget, QUOTH_KIND_ACTOR, &self->actor, 1);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothActorView *self = QUOTH_ACTOR_VIEW (widget);

  quoth_actor_fields_commit (self->fields);
  quoth_split_actor_dialog_ask (self->desk, widget, &self->actor);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothActorView *self = QUOTH_ACTOR_VIEW (widget);

  quoth_actor_fields_commit (self->fields);
  quoth_replace_dialog_ask (self->desk, widget, QUOTH_KIND_ACTOR, &self->actor);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_actor_view_rename (QUOTH_ACTOR_VIEW (widget));
}

static void
show_part (QuothActorView *self, int part)
{
  quoth_choice_set_selected (self->choice, part);
  gtk_stack_set_visible_child_name (self->stack, parts[part]);
}

static void
chosen_cb (QuothChoice *choice, int index, QuothActorView *self)
{
  /* Pressing the one that is down lets it up: one is always down here. */
  for (int i = 0; index < 0 && i < (int) G_N_ELEMENTS (parts); i++)
    if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), parts[i]))
      index = i;
  show_part (self, index);
}

static void
quoth_actor_view_dispose (GObject *object)
{
  QuothActorView *self = QUOTH_ACTOR_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->box != NULL)
    quoth_actor_fields_commit (self->fields);
  quoth_follow (self, &self->session, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->reading, quoth_actor_reading_free);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_actor_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-actor-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, box);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, dot);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, name);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, counts);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, first);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, last);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, choice);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, fields);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, mentions);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, claims);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, others);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, no_mentions);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, no_claims);
  gtk_widget_class_bind_template_child (widget_class, QuothActorView, no_others);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_activated_cb);
}

static void
quoth_actor_view_class_init (QuothActorViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_actor_view_dispose;
  g_type_ensure (QUOTH_TYPE_ACTOR_FIELDS);
  g_type_ensure (QUOTH_TYPE_CHOICE);
  g_type_ensure (QUOTH_TYPE_DOT);
  g_type_ensure (QUOTH_TYPE_LINE_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "actor.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "actor.split", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "actor.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "actor.rename", NULL, rename_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "actor.rename", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_actor_view_init (QuothActorView *self)
{
  const char *const labels[] = { _ ("About"), _ ("Mentions"), _ ("Claims"), _ ("Others"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->box, FALSE);
  quoth_choice_set_labels (self->choice, _ ("What of the actor is shown"), labels);
  show_part (self, 0);
  quoth_line_list_begin (self->mentions, QUOTH_LINES_CONTEXT, _ ("Mentions"));
  quoth_line_list_begin (self->claims, QUOTH_LINES_PLAIN, _ ("Claims"));
  quoth_line_list_begin (self->others, QUOTH_LINES_PLAIN, _ ("Others who claim with the actor, or against"));
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

void
quoth_actor_view_set_desk (QuothActorView *self, QuothDesk *desk)
{
  const char *const editing[] = { "actor.merge", "actor.split", "actor.delete", "actor.rename" };

  self->desk = g_object_ref (desk);
  quoth_follow (self, &self->session, quoth_desk_get_session (desk));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quoth_session_get_store (self->session), "news", G_CALLBACK (news_cb), self, 0);
  quoth_line_list_set_session (self->others, self->session);
  for (guint i = 0; i < G_N_ELEMENTS (editing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), editing[i], quoth_desk_can_edit (desk));
}

void
quoth_actor_view_show (QuothActorView *self, const QuothId *id)
{
  if (id != NULL && quoth_id_equal (id, &self->actor))
    return;
  quoth_actor_fields_commit (self->fields);
  self->actor = id != NULL ? *id : QUOTH_ID_NONE;
  clear_reading (self);
  self->is_stale = TRUE;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  update (self);
}

void
quoth_actor_view_rename (QuothActorView *self)
{
  show_part (self, 0);
  quoth_actor_fields_rename (self->fields);
}

void
quoth_actor_view_step (QuothActorView *self, int step)
{
  int n = (int) G_N_ELEMENTS (parts);

  show_part (self, (quoth_choice_get_selected (self->choice) + step + n) % n);
}
