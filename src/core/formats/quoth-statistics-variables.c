/* quoth-statistics-variables.c: claims as variables of a statistics program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-statistics-variables.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Stata's limit; SPSS has 64. */
#define MAX_NAME 32

/* Columns of the table of claims that are variables, and what people call them; the other columns are ids of the project. */
static const struct
{
  const char *column;
  const char *label;
  gboolean is_number;
} columns[] = {
  { "id", N_ ("Id of the claim"), FALSE },
  { "document", N_ ("Text"), FALSE },
  { "coder", N_ ("Coder"), FALSE },
  { "start", N_ ("First character in the text, from 0"), TRUE },
  { "end", N_ ("Character behind the last one"), TRUE },
  { "quote", N_ ("What the text says"), FALSE },
  { "statement", N_ ("Statement, in the coder's words"), FALSE },
  { "claimants", N_ ("Who claims it"), FALSE },
  { "addressees", N_ ("To whom"), FALSE },
  { "objects", N_ ("About whom"), FALSE },
  { "attribution", N_ ("Who reports whom"), FALSE },
  { "propositions", N_ ("Propositions"), FALSE },
  { "form", N_ ("Form of action"), FALSE },
  { "date", N_ ("When it was claimed"), FALSE },
  { "place", N_ ("Where it was claimed"), FALSE },
  { "confidence", N_ ("The coder's confidence, from 0 to 1"), TRUE },
};

/* ---- Names ---- */

static gboolean
is_reserved (const char *lower)
{
  static const char *const words[]
    = { "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",                     /* SPSS */
        "byte", "double", "float", "if", "in", "int", "long", "strl", "using", "_all", "_b", "_n", "_cons", "_pi", /* Stata */
        "_pred", "_rc", "_skip", "_coef", "_r", NULL };
  gboolean is_type = g_str_has_prefix (lower, "str") && lower[3] != '\0' && lower[3 + strspn (lower + 3, "0123456789")] == '\0';

  return is_type || g_strv_contains (words, lower);
}

char *
quoth_variable_clean_name (const char *text, GHashTable *taken)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *stem = NULL;

  for (const char *p = ascii; *p != '\0' && name->len < MAX_NAME - 4; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (name, *p);
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  while (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0 || !g_ascii_isalpha (*name->str))
    g_string_prepend (name, "v_");
  stem = g_strndup (name->str, MAX_NAME - 4);
  g_string_assign (name, stem);
  for (guint n = 2;; n++)
    {
      g_autofree char *lower = g_ascii_strdown (name->str, -1);

      if (!is_reserved (lower) && g_hash_table_add (taken, g_steal_pointer (&lower)))
        return g_string_free (g_steal_pointer (&name), FALSE);
      g_string_printf (name, "%s_%u", stem, n);
    }
}

/* ---- Variables ---- */

static void
free_variable (gpointer data)
{
  QuothVariable *self = data;

  g_free (self->name);
  g_free (self->label);
  g_clear_pointer ((QuothValue **) &self->attribute, quoth_value_unref);
  g_free (self);
}

static QuothVariable *
add (QuothVariables *self, GHashTable *taken, QuothVariableKind kind, const char *name, const char *label, gboolean is_number)
{
  QuothVariable *variable = g_new0 (QuothVariable, 1);

  variable->kind = kind;
  variable->name = quoth_variable_clean_name (name, taken);
  variable->label = g_strdup (label);
  variable->is_number = is_number;
  g_ptr_array_add (self->list, variable);
  return variable;
}

static const QuothCsvColumn *
find_column (const char *name)
{
  for (const QuothCsvColumn *column = quoth_csv_claim_columns; column->name != NULL; column++)
    if (g_str_equal (column->name, name))
      return column;
  g_assert_not_reached ();
}

static void
add_codes (QuothVariables *self, GHashTable *taken)
{
  for (guint i = 0; i < self->n_codes; i++)
    {
      g_autofree char *code = g_strdup_printf ("code%u", i + 1);
      g_autofree char *stance = g_strdup_printf ("stance%u", i + 1);
      g_autofree char *code_label = g_strdup_printf (_ ("Code %u"), i + 1);
      g_autofree char *stance_label = g_strdup_printf (_ ("Stance towards code %u"), i + 1);

      add (self, taken, QUOTH_VARIABLE_CODE, code, code_label, TRUE)->index = i;
      add (self, taken, QUOTH_VARIABLE_STANCE, stance, stance_label, TRUE)->index = i;
    }
}

static gboolean
add_attributes (QuothVariables *self, GHashTable *taken, GError **error)
{
  g_autoptr (GPtrArray) attributes = quoth_export_list (self->export, QUOTH_KIND_ATTRIBUTE, error);

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      QuothAttribute *attribute = attributes->pdata[i];
      gboolean is_number = attribute->type == QUOTH_ATTRIBUTE_NUMBER || attribute->type == QUOTH_ATTRIBUTE_BOOLEAN;

      if (attribute->on == QUOTH_KIND_CLAIM)
        add (self, taken, QUOTH_VARIABLE_ATTRIBUTE, attribute->key, attribute->name, is_number)->attribute
          = quoth_value_ref (attribute);
    }
  return attributes != NULL;
}

/* ---- The walk ---- */

static gboolean
count_codes_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothVariables *self = user_data;

  self->n_rows++;
  self->n_codes = MAX (self->n_codes, quoth_claim (value)->categories->len);
  return TRUE;
}

static gboolean
measure_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothVariables *self = user_data;

  for (guint i = 0; i < self->list->len; i++)
    {
      QuothVariable *variable = self->list->pdata[i];

      if (!variable->is_number)
        {
          g_autofree char *text = quoth_variables_dup_text (self, variable, value);

          variable->width = MAX (variable->width, strlen (text));
        }
    }
  return TRUE;
}

static gboolean
list_codes (QuothVariables *self, GError **error)
{
  self->codes = quoth_export_list (self->export, QUOTH_KIND_CODE, error);
  for (guint i = 0; self->codes != NULL && i < self->codes->len; i++)
    g_hash_table_insert (self->numbers, &QUOTH_VALUE (self->codes->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  return self->codes != NULL;
}

QuothVariables *
quoth_variables_new (QuothExport *export, GError **error)
{
  g_autoptr (QuothVariables) self = g_new0 (QuothVariables, 1);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->export = export;
  self->list = g_ptr_array_new_with_free_func (free_variable);
  self->numbers = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  if (!list_codes (self, error) || !quoth_export_peek (export, QUOTH_KIND_CLAIM, count_codes_cb, self, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add (self, taken, QUOTH_VARIABLE_COLUMN, columns[i].column, _ (columns[i].label), columns[i].is_number)->column
      = find_column (columns[i].column);
  add_codes (self, taken);
  add (self, taken, QUOTH_VARIABLE_FACTUALITY, "factuality", _ ("How sure the author of the text presents it"), TRUE);
  add (self, taken, QUOTH_VARIABLE_MODE, "mode", _ ("How it is quoted"), TRUE);
  if (!add_attributes (self, taken, error) || !quoth_export_peek (export, QUOTH_KIND_CLAIM, measure_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
quoth_variables_free (QuothVariables *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_free (self);
}

/* ---- Values ---- */

static double
parse (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (g_str_equal (text, "true"))
    return 1;
  if (g_str_equal (text, "false"))
    return 0;
  return end == text || *end != '\0' ? NAN : number;
}

double
quoth_variables_get_number (QuothVariables *self, const QuothVariable *variable, const QuothClaim *claim)
{
  g_autofree char *text = NULL;
  const QuothCategory *category
    = variable->index < claim->categories->len ? &g_array_index (claim->categories, QuothCategory, variable->index) : NULL;

  switch (variable->kind)
    {
    case QUOTH_VARIABLE_FACTUALITY:
      return claim->factuality == QUOTH_FACTUALITY_UNSET ? NAN : claim->factuality;
    case QUOTH_VARIABLE_MODE:
      return claim->mode == QUOTH_MODE_UNSET ? NAN : claim->mode;
    case QUOTH_VARIABLE_CODE:
      return category != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &category->code)) : NAN;
    case QUOTH_VARIABLE_STANCE:
      return category != NULL && category->stance != QUOTH_STANCE_UNSET ? category->stance : NAN;
    default:
      text = quoth_variables_dup_text (self, variable, claim);
      return parse (text);
    }
}

char *
quoth_variables_dup_text (QuothVariables *self, const QuothVariable *variable, const QuothClaim *claim)
{
  const QuothCsvRow row = { .export = self->export, .owner = claim, .item = claim, .style = QUOTH_CSV_PLAIN };
  GString *text;
  const char *value;
  QuothId actor;

  if (variable->kind == QUOTH_VARIABLE_ATTRIBUTE)
    {
      value = quoth_value_get_attribute (claim, &variable->attribute->value.id);
      if (value != NULL && variable->attribute->type == QUOTH_ATTRIBUTE_ACTOR && quoth_id_from_string (value, &actor))
        value = quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &actor);
      return g_strdup (value != NULL ? value : "");
    }
  text = g_string_new (NULL);
  variable->column->put (text, &row, variable->column);
  return g_string_free (text, FALSE);
}
