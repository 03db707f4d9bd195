/* quoth-jsonl-private.h: how the objects of jsonl are put together (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"

G_BEGIN_DECLS

/* Strings of fixed length, without strlen() at run time. */
#define APPEND(out, literal) g_string_append_len ((out), (literal), sizeof (literal) - 1)
#define FIELD(out, name) APPEND ((out), ",\"" name "\":")

#define STRING_FIELD(out, name, string) \
  G_STMT_START \
  { \
    const char *string_ = (string); \
    if (string_ != NULL && *string_ != '\0') \
      { \
        FIELD (out, name); \
        quoth_json_append_string ((out), string_); \
      } \
  } \
  G_STMT_END

#define ID_FIELD(out, name, id) \
  G_STMT_START \
  { \
    const QuothId *id_ = (id); \
    if (!quoth_id_is_none (id_)) \
      { \
        FIELD (out, name); \
        quoth_json_append_id ((out), id_); \
      } \
  } \
  G_STMT_END

#define TIME_FIELD(out, name, time) \
  G_STMT_START \
  { \
    gint64 time_ = (time); \
    if (time_ != 0) \
      { \
        FIELD (out, name); \
        g_string_append_c ((out), '"'); \
        quoth_json_append_time ((out), time_); \
        g_string_append_c ((out), '"'); \
      } \
  } \
  G_STMT_END

#define POSITION_FIELD(out, position) \
  G_STMT_START \
  { \
    guint position_ = (position); \
    if (position_ > 0) \
      { \
        FIELD (out, "position"); \
        quoth_json_append_uint ((out), position_); \
      } \
  } \
  G_STMT_END

/* The fields of each kind that belongs to a codebook (quoth-jsonl-codebook.c). */
void quoth_jsonl_append_actor_kind (GString *out, const QuothActorKind *self);
void quoth_jsonl_append_annotation_type (GString *out, const QuothAnnotationType *self);
void quoth_jsonl_append_code (GString *out, const QuothCode *self, const QuothJsonlContext *context);
void quoth_jsonl_append_relation_type (GString *out, const QuothRelationType *self, const QuothJsonlContext *context);
void quoth_jsonl_append_attribute (GString *out, const QuothAttribute *self);
void quoth_jsonl_append_version (GString *out, const QuothCodebookVersion *self);

/** quoth_jsonl_append_attributes: the field "attributes", if @value has any. */
void quoth_jsonl_append_attributes (GString *out, const QuothValue *value, const QuothJsonlContext *context);

/** quoth_jsonl_append_name: the local name of @id, else the id. */
void quoth_jsonl_append_name (GString *out, const QuothId *id, const QuothJsonlContext *context);

G_END_DECLS
