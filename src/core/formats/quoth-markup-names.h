/* quoth-markup-names.h: what a file of another program names, in the project (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-mapping.h"
#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/**
 * QuothMarkupNames:
 *
 * Finds what is named (coders, actors, codes, documents …) in the project, or makes the edit that brings it there the first time
 * that it is named: so call these between two edits of the intake. What they return stands for it in an edit ("_:a1", or an id);
 * it lives as long as this.
 */
typedef struct _QuothMarkupNames QuothMarkupNames;

/** quoth_markup_names_new: (transfer full) */
QuothMarkupNames *quoth_markup_names_new (QuothIntake *intake, GError **error);
void quoth_markup_names_free (QuothMarkupNames *self);

/**
 * quoth_markup_names_get_document: the document with this text (and name, if there are several), else a new one, whose name is
 * that of @document or of the file, with " (2)" where it is taken.
 */
const char *quoth_markup_names_get_document (QuothMarkupNames *self, QuothDocument *document, guint line);

/** quoth_markup_names_make_id: (transfer full): what may stand for something new in edits, and stands for nothing yet. */
char *quoth_markup_names_make_id (QuothMarkupNames *self);

const char *quoth_markup_names_get_coder (QuothMarkupNames *self, const char *name, guint line);

/**
 * quoth_markup_names_get_actor: the actor called @name, of @kind if there are several; @kind: (nullable): any, also one that the file
 * has named before; "other" for a new one, until a file of the same import says more. A kind that the project has stays.
 */
const char *quoth_markup_names_get_actor (QuothMarkupNames *self, const char *name, const char *kind, guint line);

/** quoth_markup_names_add_actor: from now on @id stands for @name where no kind is asked for. */
void quoth_markup_names_add_actor (QuothMarkupNames *self, const char *name, const char *id);

/** quoth_markup_names_get_code: the code with this key or, if there is none, this name. */
const char *quoth_markup_names_get_code (QuothMarkupNames *self, const char *key, guint line);

/** quoth_markup_names_add_code: from now on @id stands for the code @key, of which an edit has been made already. */
void quoth_markup_names_add_code (QuothMarkupNames *self, const char *key, const char *id);

const char *quoth_markup_names_get_proposition (QuothMarkupNames *self, const char *statement, guint line);

/** quoth_markup_names_need_relation_type: makes sure that relations can have @key. */
void quoth_markup_names_need_relation_type (QuothMarkupNames *self, const char *key, guint line);

/** quoth_markup_names_need_type: makes the annotation type that @target is to be of, where the project has none. */
void quoth_markup_names_need_type (QuothMarkupNames *self, const QuothTarget *target, guint line);

/** quoth_markup_names_add_attribute: makes the attribute @key of @kind, whose values are of @type, where there is none. */
void quoth_markup_names_add_attribute (
  QuothMarkupNames *self, QuothKind kind, const char *key, QuothAttributeType type, guint line);

/**
 * quoth_markup_names_need_attribute: makes sure that values of @kind can have @value for @key.
 * @json: gets the value as an edit has it: a number or a yes or no is no string there
 *
 * Returns: %FALSE if that attribute cannot have it
 */
gboolean quoth_markup_names_need_attribute (
  QuothMarkupNames *self, QuothKind kind, const char *key, const char *value, guint line, GString *json);

/** quoth_markup_append_field: ',"name":"string"'; nothing for %NULL and "". */
void quoth_markup_append_field (GString *out, const char *name, const char *string);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkupNames, quoth_markup_names_free)

G_END_DECLS
