/* quoth-code.c: a category of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-code.h"
#include "model/quoth-value-private.h"

static void
example_free (gpointer data)
{
  QuothCodeExample *self = data;

  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

static gpointer
example_copy (gconstpointer data, gpointer user_data)
{
  QuothCodeExample *self = g_memdup2 (data, sizeof *self);

  (void) user_data;
  self->text = g_strdup (self->text);
  self->note = g_strdup (self->note);
  return self;
}

static void
init (gpointer value)
{
  QuothCode *self = value;

  self->examples = g_ptr_array_new_with_free_func (example_free);
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothCode *self = to;

  (void) from;
  self->key = g_strdup (self->key);
  self->name = g_strdup (self->name);
  self->definition = g_strdup (self->definition);
  self->inclusion = g_strdup (self->inclusion);
  self->exclusion = g_strdup (self->exclusion);
  self->color = g_strdup (self->color);
  self->shortcut = g_strdup (self->shortcut);
  self->examples = g_ptr_array_copy (self->examples, example_copy, NULL);
  g_ptr_array_set_free_func (self->examples, example_free);
}

static void
clear (gpointer value)
{
  QuothCode *self = value;

  g_free (self->key);
  g_free (self->name);
  g_free (self->definition);
  g_free (self->inclusion);
  g_free (self->exclusion);
  g_free (self->color);
  g_free (self->shortcut);
  g_ptr_array_unref (self->examples);
}

const QuothValueClass quoth_code_class = {
  .nick = "code",
  .size = sizeof (QuothCode),
  .init = init,
  .copy = copy_fields,
  .clear = clear,
};

QuothCodeExample *
quoth_code_add_example (QuothCode *self, const QuothId *annotation, const char *text, const char *note)
{
  QuothCodeExample *example = g_new0 (QuothCodeExample, 1);

  example->id = quoth_id_new ();
  if (annotation != NULL)
    example->annotation = *annotation;
  example->text = g_strdup (text);
  example->note = g_strdup (note);
  g_ptr_array_add (self->examples, example);
  return example;
}
