/* quoth-form.h: the fields of a value, made from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothFormInput: what a field edits, and so what its offset points to. */
typedef enum
{
  QUOTH_FORM_TEXT,   /* char * */
  QUOTH_FORM_LINES,  /* char **, one a line; %NULL for none */
  QUOTH_FORM_COLOR,  /* char *, "#rrggbb" */
  QUOTH_FORM_CODE,   /* QuothId of a code, or none */
  QUOTH_FORM_SWITCH, /* gboolean */
  QUOTH_FORM_CHOICE, /* an enum */
} QuothFormInput;

/** QuothFormChoice: a value of an enum, and what it is called (marked with N_()). */
typedef struct
{
  int number;
  const char *name;
} QuothFormChoice;

/**
 * QuothFormField:
 * @title: what stands at the left, marked with N_()
 * @placeholder: (nullable): what stands in an empty field, or for no code
 * @label: what an edit is called in the history
 * @offset: where in the struct of the value
 * @choices: for a choice: what there is, ended by one without a name
 * @shows: (nullable): whether @value has this field
 * @follow: (nullable): changes what goes with the field, in the copy that is to be put; @old: the value before
 * @check: (nullable): (transfer full) (nullable): why @edited, a copy with the new text, cannot be put
 */
typedef struct
{
  const char *title;
  const char *placeholder;
  const char *label;
  QuothFormInput input;
  gsize offset;
  const QuothFormChoice *choices;
  gboolean (*shows) (gconstpointer value);
  void (*follow) (QuothSession *session, gpointer edited, gconstpointer old);
  char *(*check) (QuothSession *session, gconstpointer edited);
} QuothFormField;

/**
 * QuothForm:
 *
 * A card of fields that edit one value of a session: each edit is a step of the history. One that the table's check refuses
 * is taken back, with the reason under the field. What the form shows is only ever what the project has.
 */
#define QUOTH_TYPE_FORM (quoth_form_get_type ())
G_DECLARE_FINAL_TYPE (QuothForm, quoth_form, QUOTH, FORM, GtkWidget)

/** quoth_form_set_fields: what it is made of, once: @fields is ended by one without a title, and is not copied. */
void quoth_form_set_fields (QuothForm *self, const QuothFormField *fields);

/** quoth_form_show: edits @value (nullable) from now on; what was being typed on another one is saved first. */
void quoth_form_show (QuothForm *self, QuothDesk *desk, gpointer value);

/** quoth_form_commit: saves what is being typed. */
void quoth_form_commit (QuothForm *self);

/** quoth_form_focus: puts the caret into field @n. */
void quoth_form_focus (QuothForm *self, guint n);

G_END_DECLS
