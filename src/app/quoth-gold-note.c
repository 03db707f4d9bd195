/* quoth-gold-note.c: what was decided of an annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-gold-note.h"

#include <glib/gi18n.h>

#include "quoth-follow.h"

struct _QuothGoldNote
{
  GtkWidget parent_instance;

  GtkLabel *label;
  QuothStore *store; /* of what is shown, while it is listened to */
  QuothId id;        /* or none */
  QuothId document;
  QuothKind kind;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothGoldNote, quoth_gold_note, GTK_TYPE_WIDGET)

/* ---- In the thread that reads ---- */

typedef struct
{
  QuothId id;
  QuothId document;
  QuothKind kind;
} Wanted;

/* (transfer full): the name of who has this id; "?" for somebody who is not in the project. */
static char *
dup_coder (QuothReader *reader, const QuothId *id)
{
  g_autoptr (QuothCoder) coder = quoth_reader_get (reader, QUOTH_KIND_CODER, id, NULL);

  return g_strdup (coder != NULL ? coder->name : "?");
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

static void
append_reason (GString *text, const QuothVerdict *verdict)
{
  g_autofree char *reason = NULL;

  if (verdict->reason == NULL || *verdict->reason == '\0')
    return;
  reason = g_strdup_printf (_ ("Reason: %s"), verdict->reason);
  append_sentence (text, reason);
}

/* @verdict is on the annotation itself, which a coder made. */
static void
tell_verdict (QuothReader *reader, const QuothVerdict *verdict, GString *text)
{
  g_autofree char *judge = dup_coder (reader, &verdict->coder);
  g_autofree char *sentence = NULL;

  switch (verdict->verdict_kind)
    {
    case QUOTH_VERDICT_ACCEPTED:
      /* Translators: the name of who adjudicated */
      sentence = g_strdup_printf (_ ("%s accepted it: it is gold"), judge);
      break;
    case QUOTH_VERDICT_CHANGED:
      sentence = g_strdup_printf (_ ("%s made gold of it, changed"), judge);
      break;
    default:
      sentence = g_strdup_printf (_ ("%s rejected it"), judge);
    }
  append_sentence (text, sentence);
  append_reason (text, verdict);
}

/* @verdict is on something that went into the annotation, which is gold. */
static void
tell_source (QuothReader *reader, const QuothVerdict *verdict, QuothKind kind, GString *text)
{
  g_autoptr (QuothValue) source = quoth_reader_get (reader, kind, &verdict->source, NULL);
  g_autofree char *coder = source != NULL ? dup_coder (reader, &QUOTH_ANNOTATION (source)->coder) : NULL;
  g_autofree char *sentence = NULL;

  if (coder == NULL || verdict->verdict_kind == QUOTH_VERDICT_REJECTED)
    return;
  if (verdict->verdict_kind == QUOTH_VERDICT_ACCEPTED)
    /* Translators: the name of a coder, whose annotation became gold */
    sentence = g_strdup_printf (_ ("From %s, as it is"), coder);
  else
    sentence = g_strdup_printf (_ ("From %s, changed"), coder);
  append_sentence (text, sentence);
  append_reason (text, verdict);
}

static gpointer
read_text (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) verdicts = quoth_reader_list_verdicts (reader, &wanted->document, error);
  GString *text;

  if (verdicts == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < verdicts->len; i++)
    {
      const QuothVerdict *verdict = verdicts->pdata[i];

      if (quoth_id_equal (&verdict->source, &wanted->id))
        tell_verdict (reader, verdict, text);
      else if (quoth_id_equal (&verdict->gold, &wanted->id))
        tell_source (reader, verdict, wanted->kind, text);
    }
  return g_string_free (text, FALSE);
}

/* ---- In the window's ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothGoldNote) self = user_data;
  g_autofree char *text = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->loading);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
}

static void
load (QuothGoldNote *self)
{
  Wanted *wanted;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (quoth_id_is_none (&self->id))
    return;
  wanted = g_new (Wanted, 1);
  *wanted = (Wanted){ self->id, self->document, self->kind };
  self->loading = g_cancellable_new ();
  quoth_store_read_async (self->store, read_text, wanted, g_free, g_free, self->loading, read_cb, g_object_ref (self));
}

static void
news_cb (QuothStore *store, const QuothNews *news, QuothGoldNote *self)
{
  if (quoth_news_touches (news, QUOTH_KIND_VERDICT))
    load (self);
}

void
quoth_gold_note_show (QuothGoldNote *self, QuothDesk *desk, const QuothAnnotation *annotation)
{
  QuothId id = annotation != NULL ? annotation->value.id : QUOTH_ID_NONE;

  if (quoth_follow (self, &self->store, annotation != NULL ? quoth_session_get_store (quoth_desk_get_session (desk)) : NULL)
      && annotation != NULL)
    g_signal_connect_object (self->store, "news", G_CALLBACK (news_cb), self, 0);
  if (quoth_id_equal (&id, &self->id))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->id = id;
  self->document = annotation != NULL ? annotation->document : QUOTH_ID_NONE;
  self->kind = annotation != NULL ? annotation->value.kind : QUOTH_KIND_PROJECT;
  load (self);
}

static void
quoth_gold_note_dispose (GObject *object)
{
  QuothGoldNote *self = QUOTH_GOLD_NOTE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  quoth_follow (self, &self->store, NULL);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->label)));
  G_OBJECT_CLASS (quoth_gold_note_parent_class)->dispose (object);
}

static void
quoth_gold_note_class_init (QuothGoldNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_gold_note_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "quothgoldnote");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_gold_note_init (QuothGoldNote *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
quoth_gold_note_new (void)
{
  return g_object_new (QUOTH_TYPE_GOLD_NOTE, NULL);
}
