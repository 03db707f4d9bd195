/* quoth-inspector.c: the pane with the fields of what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-inspector.h"

#include <glib/gi18n.h>

#include "quoth-attribute-fields.h"
#include "quoth-bulk-inspector.h"
#include "quoth-claim-inspector.h"
#include "quoth-cue-inspector.h"
#include "quoth-document-inspector.h"
#include "quoth-follow.h"
#include "quoth-gold-note.h"
#include "quoth-memo-thread.h"
#include "quoth-mention-inspector.h"
#include "quoth-names.h"
#include "quoth-pane-layout.h"

struct _QuothInspector
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *box;
  GtkStack *stack;

  /* Each made when it is first to be seen */
  QuothDocumentInspector *document;
  QuothMentionInspector *mention;
  QuothClaimInspector *claim;
  QuothCueInspector *cue;
  QuothBulkInspector *bulk;
  QuothAttributeFields *attributes;
  GtkWidget *memo_heading;
  QuothMemoThread *memos;
  GtkWidget *making;      /* who coded it, when, and how it came about; leads to its history */
  GtkLabel *making_label;
  QuothGoldNote *gold;    /* what was decided of it */

  QuothDesk *desk;
  guint memos_source; /* until the memos are made */
};

G_DEFINE_FINAL_TYPE (QuothInspector, quoth_inspector, GTK_TYPE_WIDGET)

/* (transfer none): the page that @page points to, made if it is not there yet. */
static gpointer
need_page (QuothInspector *self, gpointer page, GType type)
{
  GtkWidget **widget = page;

  if (*widget == NULL)
    {
      *widget = g_object_new (type, NULL);
      gtk_stack_add_child (self->stack, *widget);
    }
  return *widget;
}

static void
show_annotation (QuothInspector *self, QuothAnnotation *annotation)
{
  switch (annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      quoth_mention_inspector_show (need_page (self, &self->mention, QUOTH_TYPE_MENTION_INSPECTOR), self->desk, quoth_mention (annotation));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->mention));
      break;
    case QUOTH_KIND_CLAIM:
      quoth_claim_inspector_show (need_page (self, &self->claim, QUOTH_TYPE_CLAIM_INSPECTOR), self->desk, quoth_claim (annotation));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->claim));
      break;
    default:
      quoth_cue_inspector_show (need_page (self, &self->cue, QUOTH_TYPE_CUE_INSPECTOR), self->desk, quoth_cue (annotation));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->cue));
    }
}

/* Attributes of the project's own */

static gpointer
find_document (QuothInspector *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  const QuothDocument *open = quoth_desk_get_document (self->desk);
  gpointer document = open != NULL ? quoth_session_find (session, QUOTH_KIND_DOCUMENT, &open->value.id) : NULL;

  return document != NULL ? quoth_session_latest (session, document) : NULL;
}

static void
show_attributes (QuothInspector *self, gpointer value)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  guint n = quoth_item_list_get_size (quoth_session_get_list (session, QUOTH_KIND_ATTRIBUTE));

  if (self->attributes == NULL && (n == 0 || value == NULL))
    return;
  if (self->attributes == NULL)
    {
      self->attributes = QUOTH_ATTRIBUTE_FIELDS (quoth_attribute_fields_new ());
      gtk_box_insert_child_after (self->box, GTK_WIDGET (self->attributes), GTK_WIDGET (self->stack));
    }
  if (value != NULL)
    quoth_attribute_fields_show (self->attributes, self->desk, value);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->attributes), FALSE);
}

/* Memos */

static void
make_memos (QuothInspector *self)
{
  self->memo_heading = gtk_label_new (_ ("Memo"));
  gtk_label_set_xalign (GTK_LABEL (self->memo_heading), 0);
  gtk_widget_add_css_class (self->memo_heading, "heading");
  gtk_box_append (self->box, self->memo_heading);
  self->memos = QUOTH_MEMO_THREAD (quoth_memo_thread_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->memos));
}

/* What a memo would be on: the selected annotation, or the open document; nothing where several are selected. */
static const QuothId *
get_target (QuothInspector *self)
{
  QuothAnnotation *annotation = self->desk != NULL ? quoth_desk_get_selected (self->desk) : NULL;
  const QuothDocument *document = self->desk != NULL ? quoth_desk_get_document (self->desk) : NULL;

  if (self->bulk != NULL && gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->bulk))
    return NULL;
  if (annotation != NULL)
    return &annotation->value.id;
  return document != NULL ? &document->value.id : NULL;
}

static void
show_memos (QuothInspector *self)
{
  const QuothId *target = get_target (self);

  if (self->memos == NULL && target != NULL)
    make_memos (self);
  if (self->memos == NULL)
    return;
  gtk_widget_set_visible (self->memo_heading, target != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->memos), target != NULL);
  if (target != NULL)
    quoth_memo_thread_show (self->memos, self->desk, target);
}

/* How it came about; what was coded by hand says nothing of it. */
static const char *
get_origin_name (const char *origin)
{
  if (g_strcmp0 (origin, "manual") == 0)
    return NULL;
  if (g_strcmp0 (origin, "suggestion") == 0)
    return _ ("was suggested");
  if (g_strcmp0 (origin, "tag-all") == 0)
    return _ ("tagged with all occurrences");
  return g_strcmp0 (origin, "import") == 0 ? _ ("imported") : origin;
}

static void
show_making (QuothInspector *self)
{
  const QuothAnnotation *annotation = self->desk != NULL ? quoth_desk_get_selected (self->desk) : NULL;
  QuothSession *session = annotation != NULL ? quoth_desk_get_session (self->desk) : NULL;
  const QuothCoder *coder = session != NULL ? quoth_session_find (session, QUOTH_KIND_CODER, &annotation->coder) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = NULL;

  if (self->making == NULL)
    return;
  gtk_widget_set_visible (self->making, annotation != NULL && get_target (self) != NULL);
  if (annotation == NULL)
    return;
  when = annotation->created != 0 ? quoth_name_of_time (annotation->created) : NULL;
  quoth_name_append (text, coder != NULL ? coder->name : NULL);
  quoth_name_append (text, when);
  quoth_name_append (text, get_origin_name (annotation->origin));
  gtk_label_set_label (self->making_label, text->str);
}

static void
show_gold (QuothInspector *self)
{
  const QuothAnnotation *annotation = self->desk != NULL ? quoth_desk_get_selected (self->desk) : NULL;

  if (self->gold != NULL)
    quoth_gold_note_show (self->gold, self->desk, annotation != NULL && get_target (self) != NULL ? annotation : NULL);
}

static void
show_history_cb (QuothInspector *self)
{
  const QuothAnnotation *annotation = quoth_desk_get_selected (self->desk);

  if (annotation != NULL)
    quoth_desk_show_page (self->desk, "history", &annotation->value.id);
}

static void
make_making (QuothInspector *self)
{
  self->making = gtk_button_new ();
  self->making_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->making_label, 0);
  gtk_label_set_wrap (self->making_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->making_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->making_label), "dim-label");
  gtk_widget_add_css_class (self->making, "flat");
  gtk_widget_add_css_class (self->making, "field-button");
  gtk_widget_set_tooltip_text (self->making, _ ("Its history: who changed it, and when"));
  gtk_button_set_child (GTK_BUTTON (self->making), GTK_WIDGET (self->making_label));
  g_signal_connect_object (self->making, "clicked", G_CALLBACK (show_history_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, self->making);
  self->gold = QUOTH_GOLD_NOTE (quoth_gold_note_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->gold));
}

static gboolean
show_memos_cb (gpointer user_data)
{
  QuothInspector *self = user_data;

  self->memos_source = 0;
  show_memos (self);
  if (self->memos != NULL && self->making == NULL)
    make_making (self);
  show_making (self);
  show_gold (self);
  return G_SOURCE_REMOVE;
}

/* The first time they are made when the window is drawn, which must not wait for them. */
static void
show_memos_soon (QuothInspector *self)
{
  if (self->memos != NULL && self->making != NULL)
    {
      show_memos (self);
      show_making (self);
      show_gold (self);
    }
  else if (self->memos_source == 0)
    self->memos_source = g_idle_add_full (G_PRIORITY_LOW, show_memos_cb, self, NULL);
}

/* Pages */

static void
commit_claim (QuothInspector *self)
{
  if (self->claim != NULL)
    quoth_claim_inspector_commit (self->claim);
}

static void
commit_document (QuothInspector *self)
{
  if (self->document != NULL)
    quoth_document_inspector_commit (self->document);
}

static void
selection_changed_cb (QuothInspector *self)
{
  QuothAnnotation *annotation = quoth_desk_get_selected (self->desk);
  g_autoptr (GPtrArray) selection = quoth_desk_dup_selection (self->desk);

  if (annotation == NULL || annotation->value.kind != QUOTH_KIND_CLAIM)
    commit_claim (self);
  if (selection->len > 1)
    {
      quoth_inspector_commit (self);
      quoth_bulk_inspector_show (need_page (self, &self->bulk, QUOTH_TYPE_BULK_INSPECTOR), self->desk, selection);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->bulk));
    }
  else if (annotation != NULL)
    {
      commit_document (self);
      show_annotation (self, annotation);
    }
  else if (quoth_desk_get_model (self->desk) != NULL)
    {
      quoth_document_inspector_show (need_page (self, &self->document, QUOTH_TYPE_DOCUMENT_INSPECTOR), self->desk);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->document));
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  if (selection->len > 1)
    show_attributes (self, NULL);
  else
    show_attributes (self, annotation != NULL ? annotation : find_document (self));
  show_memos_soon (self);
}

static void
quoth_inspector_dispose (GObject *object)
{
  QuothInspector *self = QUOTH_INSPECTOR (object);

  quoth_inspector_set_desk (self, NULL);
  g_clear_handle_id (&self->memos_source, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_inspector_parent_class)->dispose (object);
}

static void
quoth_inspector_class_init (QuothInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_inspector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothInspector, box);
  gtk_widget_class_bind_template_child (widget_class, QuothInspector, stack);
  gtk_widget_class_set_layout_manager_type (widget_class, QUOTH_TYPE_PANE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "quothinspector");
}

static void
quoth_inspector_init (QuothInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_inspector_set_desk (QuothInspector *self, QuothDesk *desk)
{
  if (!quoth_follow (self, &self->desk, desk) || desk == NULL)
    return;
  g_signal_connect_object (desk, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

void
quoth_inspector_commit (QuothInspector *self)
{
  commit_claim (self);
  commit_document (self);
  if (self->attributes != NULL)
    quoth_attribute_fields_commit (self->attributes);
  if (self->memos != NULL)
    quoth_memo_thread_commit (self->memos);
}

void
quoth_inspector_focus_memo (QuothInspector *self)
{
  show_memos (self);
  if (self->memos != NULL)
    quoth_memo_thread_focus (self->memos);
}

void
quoth_inspector_focus (QuothInspector *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (page == GTK_WIDGET (self->document))
    quoth_document_inspector_focus (self->document);
  else if (page == GTK_WIDGET (self->mention))
    quoth_mention_inspector_focus (self->mention);
  else if (page == GTK_WIDGET (self->claim))
    quoth_claim_inspector_focus (self->claim);
  else if (page == GTK_WIDGET (self->cue))
    quoth_cue_inspector_focus (self->cue);
  else if (page == GTK_WIDGET (self->bulk))
    quoth_bulk_inspector_focus (self->bulk);
}
