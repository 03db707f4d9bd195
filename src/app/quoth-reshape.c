/* quoth-reshape.c: the edits that give an annotation other words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-reshape.h"

#include <glib/gi18n.h>

#include "quoth-coding.h"

typedef struct
{
  const QuothValue *annotation;
  QuothAnnotation *same;
} Search;

static gboolean
compare_cb (QuothRange range, gpointer value, gpointer user_data)
{
  Search *search = user_data;

  if (quoth_id_equal (&QUOTH_VALUE (value)->id, &search->annotation->id)
      || !quoth_annotation_is_same (value, search->annotation))
    return G_SOURCE_CONTINUE;
  search->same = value;
  return G_SOURCE_REMOVE;
}

QuothAnnotation *
quoth_reshape_find_same (QuothDesk *desk, gconstpointer annotation)
{
  Search search = { annotation, NULL };

  quoth_document_model_foreach (
    quoth_desk_get_model (desk), quoth_annotation_get_extent (annotation), compare_cb, &search);
  return search.same;
}

static gboolean
check_new (QuothDesk *desk, gconstpointer annotation, GError **error)
{
  if (quoth_reshape_find_same (desk, annotation) == NULL)
    return TRUE;
  switch (((const QuothValue *) annotation)->kind)
    {
    case QUOTH_KIND_MENTION:
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("These words are a mention of that actor already"));
      break;
    case QUOTH_KIND_CLAIM:
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("These words are the same claim already"));
      break;
    default:
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _ ("These words are a cue of that claim already"));
    }
  return FALSE;
}

static const char *
get_change_format (QuothKind kind)
{
  switch (kind)
    {
    case QUOTH_KIND_MENTION:
      return _ ("Change the words of mention “%s”");
    case QUOTH_KIND_CLAIM:
      return _ ("Change the words of claim “%s”");
    default:
      return _ ("Change the words of cue “%s”");
    }
}

static const char *
get_split_format (QuothKind kind)
{
  switch (kind)
    {
    case QUOTH_KIND_MENTION:
      return _ ("Split mention “%s”");
    case QUOTH_KIND_CLAIM:
      return _ ("Split claim “%s”");
    default:
      return _ ("Split cue “%s”");
    }
}

gboolean
quoth_reshape_set_fragment (QuothDesk *desk, QuothAnnotation *annotation, guint n, QuothRange range, GError **error)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (QuothValue) copy = quoth_value_copy (quoth_session_latest (session, annotation));
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *label = quoth_coding_make_label (get_change_format (copy->kind), quote);

  quoth_fragments_set (copy, n, range);
  if (!check_new (desk, copy, error))
    return FALSE;
  quoth_session_put (session, label, copy);
  return TRUE;
}

typedef struct
{
  QuothSession *session;
  QuothChange *change;
  const QuothValue *first;
  const QuothValue *second;
} Parting;

static gboolean
lead_cue_cb (QuothRange range, gpointer value, gpointer user_data)
{
  Parting *parting = user_data;
  const QuothCue *cue;
  g_autoptr (QuothCue) copy = NULL;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CUE || range.start != quoth_annotation_get_extent (value).start)
    return G_SOURCE_CONTINUE;
  cue = quoth_session_latest (parting->session, value);
  if (!quoth_cue_goes_along (cue, parting->first, parting->second))
    return G_SOURCE_CONTINUE;
  copy = quoth_cue_copy (cue);
  copy->claim = parting->second->id;
  quoth_change_put (parting->change, copy);
  return G_SOURCE_CONTINUE;
}

/* The cues and the evidence of the second half. */
static void
lead_cues (QuothDesk *desk, Parting *parting)
{
  QuothDocumentModel *model = quoth_desk_get_model (desk);
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));

  if (parting->first->kind == QUOTH_KIND_CLAIM)
    quoth_document_model_foreach (
      model, quoth_range (quoth_annotation_get_extent (parting->second).start, length), lead_cue_cb, parting);
}

gboolean
quoth_reshape_split (QuothDesk *desk, QuothAnnotation *annotation, guint offset, QuothId *second_id, GError **error)
{
  QuothSession *session = quoth_desk_get_session (desk);
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (desk));
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *label = quoth_coding_make_label (get_split_format (annotation->value.kind), quote);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);
  g_autoptr (QuothValue) first = NULL;
  g_autoptr (QuothValue) second
    = quoth_annotation_split (quoth_session_latest (session, annotation), text, offset, (gpointer *) &first, error);

  if (second == NULL || !check_new (desk, first, error) || !check_new (desk, second, error))
    return FALSE;
  quoth_change_put (change, first);
  quoth_change_put (change, second);
  lead_cues (desk, &(Parting){ .session = session, .change = change, .first = first, .second = second });
  quoth_session_commit (session, change);
  *second_id = second->id;
  return TRUE;
}

QuothId
quoth_reshape_join (QuothDesk *desk, GPtrArray *annotations)
{
  QuothSession *session = quoth_desk_get_session (desk);
  const QuothAnnotation *first = annotations->pdata[0];
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autofree char *quote = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < annotations->len; i++)
    {
      const QuothAnnotation *annotation = annotations->pdata[i];

      if (quoth_range_compare (quoth_annotation_get_extent (annotation), quoth_annotation_get_extent (first)) < 0)
        first = annotation;
      g_array_append_val (ids, annotation->value.id);
    }
  quote = quoth_annotation_dup_quote (first);
  label = quoth_coding_make_label (_ ("Join with “%s”"), quote);
  quoth_session_build (session, quoth_joining_build,
                       quoth_joining_new (first->value.kind, (const QuothId *) (gpointer) ids->data, ids->len, label,
                                          &quoth_session_get_coder (session)->value.id),
                       (GDestroyNotify) quoth_joining_free);
  return first->value.id;
}
