/* quoth-case-item.c: a case of adjudication as an item of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-case-item.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* Longer quotes are seen in the text. */
#define QUOTE_MAX 160

struct _QuothCaseItem
{
  GObject parent_instance;

  QuothAdjudication *adjudication;
  const QuothCase *of_case; /* of the former */
  gboolean is_feedback;
};

G_DEFINE_FINAL_TYPE (QuothCaseItem, quoth_case_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
quoth_case_item_finalize (GObject *object)
{
  quoth_adjudication_unref (QUOTH_CASE_ITEM (object)->adjudication);
  G_OBJECT_CLASS (quoth_case_item_parent_class)->finalize (object);
}

static void
quoth_case_item_class_init (QuothCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_case_item_finalize;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_CASE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_case_item_init (QuothCaseItem *self)
{
}

QuothCaseItem *
quoth_case_item_new (QuothAdjudication *adjudication, const QuothCase *of_case, gboolean is_feedback)
{
  QuothCaseItem *self = g_object_new (QUOTH_TYPE_CASE_ITEM, NULL);

  self->adjudication = quoth_adjudication_ref (adjudication);
  self->of_case = of_case;
  self->is_feedback = is_feedback;
  return self;
}

void
quoth_case_item_set (QuothCaseItem *self, QuothAdjudication *adjudication, const QuothCase *of_case)
{
  QuothAdjudication *before = self->adjudication;

  self->adjudication = quoth_adjudication_ref (adjudication);
  self->of_case = of_case;
  quoth_adjudication_unref (before);
  g_signal_emit (self, changed_signal, 0);
}

const QuothCase *
quoth_case_item_get (QuothCaseItem *self)
{
  return self->of_case;
}

QuothAdjudication *
quoth_case_item_get_adjudication (QuothCaseItem *self)
{
  return self->adjudication;
}

const QuothId *
quoth_case_item_get_id (QuothCaseItem *self)
{
  return quoth_case_get_id (self->of_case);
}

gboolean
quoth_case_item_is_feedback (QuothCaseItem *self)
{
  return self->is_feedback;
}

gboolean
quoth_case_item_is_waiting (QuothCaseItem *self)
{
  if (self->is_feedback)
    return quoth_case_get_feedback (self->of_case) != QUOTH_FEEDBACK_SAME;
  return self->of_case->state != QUOTH_CASE_SETTLED;
}

char *
quoth_case_item_dup_quote (QuothCaseItem *self)
{
  const QuothCase *of_case = self->of_case;
  const QuothCaseMember *first = of_case->members->len > 0 ? of_case->members->pdata[0] : NULL;
  g_autofree char *quote = quoth_annotation_dup_quote (of_case->gold != NULL ? of_case->gold : first->annotation);

  return quoth_name_one_line (quote, QUOTE_MAX);
}

/* (transfer full) (nullable): the fields in which its members differ. */
static char *
dup_fields (const QuothCase *of_case)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < QUOTH_N_CASE_FIELDS; i++)
    if ((of_case->differing & (1u << i)) != 0)
      g_ptr_array_add (names, (gpointer) quoth_case_field_get_name (i));
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

char *
quoth_case_item_dup_summary (QuothCaseItem *self)
{
  const QuothCase *of_case = self->of_case;
  g_autofree char *kind = quoth_name_capitalize (quoth_name_of_annotation (of_case->kind));
  g_autofree char *fields = dup_fields (of_case);
  const char *how = self->is_feedback ? quoth_feedback_kind_get_name (quoth_case_get_feedback (of_case))
                                      : quoth_case_kind_get_name (of_case->case_kind);
  GString *line = g_string_new (kind);
  g_autofree char *both = NULL;

  if (!self->is_feedback && of_case->state != QUOTH_CASE_OPEN)
    quoth_name_append (line, quoth_case_state_get_name (of_case->state));
  /* Translators: how annotations differ, and in which fields: "other values: Factuality, Mode" */
  both = fields != NULL ? g_strdup_printf (_ ("%s: %s"), how, fields) : g_strdup (how);
  quoth_name_append (line, both);
  return g_string_free (line, FALSE);
}
