/* quoth-part-field.c: how far whoever codes here is with a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-part-field.h"

#include <glib/gi18n.h>

#include "quoth-field.h"
#include "quoth-follow.h"
#include "quoth-names.h"

struct _QuothPartField
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkDropDown *state;
  GtkLabel *terms;
  GtkWidget *feedback;

  QuothSession *session; /* followed */
  QuothId document;
  QuothAssignment *assignment; /* (nullable) */
  gboolean has_gold; /* that whoever codes here may see, and is done */
  GCancellable *reading;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QuothPartField, quoth_part_field, GTK_TYPE_WIDGET)

/* ---- What is asked for ---- */

/* Who, and what; and what they have of it: nothing, or one. */
typedef struct
{
  QuothCoder *coder;
  QuothId document;
  GPtrArray *found;
} Part;

static Part *
part_new (QuothSession *session, const QuothId *document)
{
  Part *self = g_new0 (Part, 1);

  self->coder = quoth_coder_copy (quoth_session_get_coder (session));
  self->document = *document;
  return self;
}

static void
part_free (gpointer data)
{
  quoth_value_unref (((Part *) data)->coder);
  g_free (data);
}

static gboolean
find_cb (gpointer value, gpointer data, GError **error)
{
  Part *self = data;
  const QuothAssignment *assignment = quoth_assignment (value);

  if (quoth_id_equal (&assignment->coder, &self->coder->value.id) && quoth_id_equal (&assignment->document, &self->document))
    g_ptr_array_add (self->found, quoth_value_ref (value));
  return TRUE;
}

/* (element-type QuothAssignment): by who and what, since it may have any id. */
static gpointer
find_part (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Part *self = data;
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT };
  g_autoptr (GPtrArray) found = quoth_values_new ();

  self->found = found;
  return quoth_reader_foreach (reader, &query, find_cb, self, error) ? g_steal_pointer (&found) : NULL;
}

/* Their part, and whether there is gold to hold it against. */
typedef struct
{
  QuothAssignment *assignment; /* (nullable) */
  gboolean has_gold;
} Found;

static void
found_free (gpointer data)
{
  g_clear_pointer (&((Found *) data)->assignment, quoth_value_unref);
  g_free (data);
}

/* What somebody may not see yet is not there. */
static gboolean
has_gold (QuothReader *reader, const QuothId *document)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery query = { .kind = kinds[i], .documents = document, .n_documents = 1, .layer = QUOTH_LAYER_GOLD };

      if (quoth_reader_count (reader, &query, NULL) > 0)
        return TRUE;
    }
  return FALSE;
}

static gpointer
read_part (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) parts = find_part (reader, data, cancellable, error);
  Found *found = parts != NULL ? g_new0 (Found, 1) : NULL;

  if (found == NULL || parts->len == 0)
    return found;
  found->assignment = quoth_value_ref (parts->pdata[0]);
  found->has_gold = found->assignment->state == QUOTH_ASSIGNMENT_DONE && has_gold (reader, &found->assignment->document);
  return found;
}

/* ---- What is shown ---- */

static char *
describe_terms (const QuothAssignment *assignment)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  gboolean is_training = assignment->purpose == QUOTH_ASSIGNMENT_TRAINING;
  g_autofree char *deadline = assignment->deadline != NULL
                                /* Translators: the date of a deadline */
                                ? g_strdup_printf (_ ("until %s"), assignment->deadline)
                                : NULL;

  if (is_training)
    quoth_name_append (terms, _ ("training"));
  if (assignment->blind || is_training)
    quoth_name_append (terms, assignment->opened ? _ ("opened") : _ ("blind"));
  quoth_name_append (terms, deadline);
  quoth_name_append (terms, assignment->note);
  return g_string_free (g_steal_pointer (&terms), FALSE);
}

static void
show (QuothPartField *self)
{
  g_autofree char *terms = self->assignment != NULL ? describe_terms (self->assignment) : NULL;

  gtk_widget_set_visible (self->box, self->assignment != NULL);
  if (self->assignment == NULL)
    return;
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->state, self->assignment->state);
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), quoth_session_get_read_only_reason (self->session) == NULL);
  gtk_label_set_label (self->terms, terms);
  gtk_widget_set_visible (GTK_WIDGET (self->terms), *terms != '\0');
  gtk_widget_set_visible (self->feedback, self->has_gold);
  self->showing = FALSE;
}


static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothPartField) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&self->assignment, quoth_value_unref);
      self->assignment = found != NULL ? g_steal_pointer (&found->assignment) : NULL;
      self->has_gold = found != NULL && found->has_gold;
      show (self);
    }
  g_clear_pointer (&found, found_free);
}

static void
stop_reading (QuothPartField *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
load (QuothPartField *self)
{
  stop_reading (self);
  if (quoth_id_is_none (&self->document))
    {
      gtk_widget_set_visible (self->box, FALSE);
      return;
    }
  self->reading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (self->session), read_part, part_new (self->session, &self->document), part_free,
                          found_free, self->reading, read_cb, g_object_ref (self));
}

void
quoth_part_field_show (QuothPartField *self, QuothDesk *desk, const QuothId *document)
{
  QuothSession *session = quoth_desk_get_session (desk);
  gboolean is_other = !quoth_id_equal (document, &self->document);

  if (quoth_follow (self, &self->session, session))
    g_signal_connect_object (session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  else if (!is_other)
    return;
  self->document = *document;
  g_clear_pointer (&self->assignment, quoth_value_unref);
  gtk_widget_set_visible (self->box, FALSE);
  load (self);
}

/* ---- What is said ---- */

static void
state_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothPartField *self)
{
  g_autoptr (QuothAssignment) copy = NULL;

  if (self->showing || self->assignment == NULL)
    return;
  copy = quoth_assignment_copy (quoth_session_latest (self->session, self->assignment));
  copy->state = (QuothAssignmentState) gtk_drop_down_get_selected (drop_down);
  quoth_session_put (self->session, _ ("Set how far a coder is"), copy);
}

static QuothChange *
build_mark (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Part *self = data;
  g_autoptr (GPtrArray) found = find_part (reader, data, cancellable, error);
  g_autoptr (QuothAssignment) copy = NULL;
  g_autoptr (QuothChange) change = NULL;

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("This text is not assigned to %s; texts are assigned on the page Progress"),
                   self->coder->name);
      return NULL;
    }
  copy = quoth_assignment_copy (found->pdata[0]);
  copy->state = copy->state == QUOTH_ASSIGNMENT_DONE ? QUOTH_ASSIGNMENT_IN_PROGRESS : QUOTH_ASSIGNMENT_DONE;
  change = quoth_change_new (copy->state == QUOTH_ASSIGNMENT_DONE ? _ ("Be done with a text") : _ ("Go on with a text"), &self->coder->value.id);
  quoth_change_put (change, copy);
  return g_steal_pointer (&change);
}

void
quoth_part_mark_done (QuothSession *session, const QuothId *document)
{
  quoth_session_build (session, build_mark, part_new (session, document), part_free);
}

/* ---- The widget ---- */

static void
quoth_part_field_dispose (GObject *object)
{
  QuothPartField *self = QUOTH_PART_FIELD (object);

  stop_reading (self);
  quoth_follow (self, &self->session, NULL);
  g_clear_pointer (&self->assignment, quoth_value_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_part_field_parent_class)->dispose (object);
}

static void
quoth_part_field_class_init (QuothPartFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_part_field_dispose;
  g_type_ensure (QUOTH_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-part-field.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothPartField, box);
  gtk_widget_class_bind_template_child (widget_class, QuothPartField, state);
  gtk_widget_class_bind_template_child (widget_class, QuothPartField, terms);
  gtk_widget_class_bind_template_child (widget_class, QuothPartField, feedback);
  gtk_widget_class_bind_template_callback (widget_class, state_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_part_field_init (QuothPartField *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}
