/* quoth-workbench-relating.c: relating one claim to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other claim is found in the picker, or pointed to: then the status bar says what is being made, the user goes
 * wherever they like, other texts too, and Enter on a claim makes it; Escape gives it up.
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-coding.h"
#include "quoth-connectors.h"
#include "quoth-names.h"
#include "quoth-relation-picker.h"

static void
show_hint (QuothWorkbench *self)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (self->relation_kind != NULL)
    {
      name = quoth_name_of_relation (self->relation_kind, TRUE);
      /* Translators: the type of a relation that is being made */
      text = g_strdup_printf (_ ("“%s”: go to the other claim, then Enter · Escape gives it up"), name);
    }
  gtk_label_set_label (GTK_LABEL (self->hints), text != NULL ? text : _ ("a actor · c claim · e cue · r relate · ? all keys"));
}

static void
give_up (QuothWorkbench *self)
{
  g_clear_pointer (&self->relation_kind, g_free);
  show_hint (self);
}

static void
relate (QuothWorkbench *self, const char *kind, const QuothId *from, const QuothId *to)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);

  relation->relation_kind = g_strdup (kind);
  relation->from = *from;
  relation->to = *to;
  relation->coder = quoth_session_get_coder (session)->value.id;
  relation->created = g_get_real_time () / 1000;
  quoth_session_put (session, _ ("Relate two claims"), relation);
}

static void
picked (const char *kind, const QuothId *from, const QuothId *to, gpointer user_data)
{
  QuothWorkbench *self = user_data;

  if (to != NULL)
    {
      relate (self, kind, from, to);
    }
  else
    {
      g_free (self->relation_kind);
      self->relation_kind = g_strdup (kind);
      self->relation_from = *from;
      show_hint (self);
    }
  quoth_workbench_focus_text (self);
}

void
quoth_workbench_relate (QuothWorkbench *self)
{
  QuothClaim *claim = quoth_workbench_get_claim (self);

  if (claim == NULL)
    return;
  if (self->relation_picker == NULL)
    {
      self->relation_picker = quoth_relation_picker_new ();
      gtk_widget_set_parent (self->relation_picker, self->editor_bin);
      g_signal_connect_object (self->relation_picker, "closed", G_CALLBACK (quoth_workbench_focus_text), self, G_CONNECT_SWAPPED);
      gtk_popover_set_position (GTK_POPOVER (self->relation_picker), GTK_POS_BOTTOM);
    }
  quoth_workbench_point_at (self, self->relation_picker, quoth_annotation_get_extent (claim));
  quoth_relation_picker_ask (QUOTH_RELATION_PICKER (self->relation_picker), self->desk, &claim->annotation.value.id,
                             picked, self);
}

gboolean
quoth_workbench_finish_relating (QuothWorkbench *self)
{
  QuothClaim *claim = quoth_workbench_get_claim (self);

  if (self->relation_kind == NULL)
    return FALSE;
  if (claim == NULL || quoth_id_equal (&claim->annotation.value.id, &self->relation_from))
    return TRUE;
  relate (self, self->relation_kind, &self->relation_from, &claim->annotation.value.id);
  give_up (self);
  return TRUE;
}

gboolean
quoth_workbench_give_up_relating (QuothWorkbench *self)
{
  if (self->relation_kind == NULL)
    return FALSE;
  give_up (self);
  return TRUE;
}

/* The lines between claims */

/* What a reader's thread is asked for, and what it found. */
typedef struct
{
  QuothId claim;
  GArray *connectors;
} Search;

static gboolean
collect (gpointer value, gpointer user_data, GError **error)
{
  Search *search = user_data;
  const QuothRelation *relation = value;
  QuothConnector connector;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_RELATION)
    return TRUE;
  connector.is_from = quoth_id_equal (&relation->from, &search->claim);
  connector.other = connector.is_from ? relation->to : relation->from;
  connector.is_against = g_strcmp0 (relation->relation_kind, "contradicts") == 0;
  g_array_append_val (search->connectors, connector);
  return TRUE;
}

static gpointer
read_connectors (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Search search = { *(const QuothId *) data, g_array_new (FALSE, FALSE, sizeof (QuothConnector)) };

  if (!quoth_reader_foreach_use (reader, QUOTH_KIND_CLAIM, data, collect, &search, error))
    g_clear_pointer (&search.connectors, g_array_unref);
  return search.connectors;
}

static void
connectors_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothWorkbench) self = user_data;
  g_autoptr (GArray) connectors = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);

  /* One that was cancelled, or whose claim is gone, draws nothing. */
  if (connectors != NULL && self->editor != NULL)
    quoth_editor_set_connectors (QUOTH_EDITOR (self->editor), connectors);
}

void
quoth_workbench_show_connectors (QuothWorkbench *self)
{
  QuothAnnotation *selected = quoth_desk_get_selected (self->desk);

  g_cancellable_cancel (self->connecting);
  g_clear_object (&self->connecting);
  quoth_editor_set_connectors (QUOTH_EDITOR (self->editor), NULL);
  if (selected == NULL || selected->value.kind != QUOTH_KIND_CLAIM)
    return;
  self->connecting = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), read_connectors,
                          quoth_id_memdup (&selected->value.id), g_free, (GDestroyNotify) g_array_unref,
                          self->connecting, connectors_read_cb, g_object_ref (self));
}
