/* quoth-bulk-edit.c: setting a field in many values, as one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bulk-edit.h"

typedef struct
{
  QuothBulkField *field;
  QuothBulkValue to;
  GArray *ids;
  QuothId coder;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  quoth_bulk_field_unref (edit->field);
  g_free (edit->to.text);
  g_array_unref (edit->ids);
  g_free (edit);
}

static QuothChange *
build_edit (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  return quoth_bulk_build (reader, edit->field, &edit->to, (const QuothId *) (gpointer) edit->ids->data, edit->ids->len,
                           &edit->coder, error);
}

void
quoth_bulk_edit (QuothSession *session, QuothBulkField *field, const QuothBulkValue *to, GArray *ids)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->field = quoth_bulk_field_ref (field);
  edit->to.text = g_strdup (to->text);
  edit->to.id = to->id;
  edit->ids = ids;
  edit->coder = quoth_session_get_coder (session)->value.id;
  quoth_session_build (session, build_edit, edit, edit_free);
}

GPtrArray *
quoth_bulk_list_fields (QuothSession *session, QuothKind kind)
{
  g_autoptr (GPtrArray) attributes = quoth_item_list_dup_values (quoth_session_get_list (session, QUOTH_KIND_ATTRIBUTE));
  g_autoptr (GPtrArray) kinds = quoth_item_list_dup_values (quoth_session_get_list (session, QUOTH_KIND_ACTOR_KIND));

  g_ptr_array_extend_and_steal (kinds, quoth_item_list_dup_values (quoth_session_get_list (session, QUOTH_KIND_ANNOTATION_TYPE)));
  return quoth_bulk_fields_list (kind, attributes, kinds);
}
