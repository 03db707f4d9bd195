/* test-attribute.c: tests of quoth-attribute.c and quoth-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

#include <math.h>

static void
assert_takes (QuothAttributeType type, const char *text, const char *expected)
{
  g_autoptr (QuothAttribute) attribute = quoth_attribute_new (NULL);
  g_autofree char *canonical = NULL;
  g_autoptr (GError) error = NULL;

  attribute->name = g_strdup ("Salience");
  attribute->type = type;
  if (type == QUOTH_ATTRIBUTE_CHOICE)
    attribute->choices = g_strsplit ("low,high", ",", -1);
  if (expected == NULL)
    {
      g_assert_false (quoth_attribute_check (attribute, text, &canonical, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
      g_assert_null (canonical);
      return;
    }
  g_assert_true (quoth_attribute_check (attribute, text, &canonical, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (canonical, ==, expected);
  g_assert_true (quoth_attribute_check (attribute, text, NULL, NULL));
}

static void
test_check (void)
{
  static const struct
  {
    QuothAttributeType type;
    const char *text;
    const char *canonical;
  } cases[] = {
    { QUOTH_ATTRIBUTE_TEXT, " 习近平 ", " 习近平 " },
    { QUOTH_ATTRIBUTE_TEXT, "", NULL },
    { QUOTH_ATTRIBUTE_TEXT, "\xff", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, "12", "12" },
    { QUOTH_ATTRIBUTE_NUMBER, "+12.50", "12.5" },
    { QUOTH_ATTRIBUTE_NUMBER, "-0", "0" },
    { QUOTH_ATTRIBUTE_NUMBER, "1e3", "1000" },
    { QUOTH_ATTRIBUTE_NUMBER, ".5", "0.5" },
    { QUOTH_ATTRIBUTE_NUMBER, "1e400", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, "0x10", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, "inf", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, "nan", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, " 1", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, "1,5", NULL },
    { QUOTH_ATTRIBUTE_NUMBER, "1 2", NULL },
    { QUOTH_ATTRIBUTE_BOOLEAN, "true", "true" },
    { QUOTH_ATTRIBUTE_BOOLEAN, "false", "false" },
    { QUOTH_ATTRIBUTE_BOOLEAN, "yes", NULL },
    { QUOTH_ATTRIBUTE_BOOLEAN, "1", NULL },
    { QUOTH_ATTRIBUTE_DATE, "2024-02-29", "2024-02-29" },
    { QUOTH_ATTRIBUTE_DATE, "2024", "2024" },
    { QUOTH_ATTRIBUTE_DATE, "2023-02-29", NULL },
    { QUOTH_ATTRIBUTE_DATE, "2023-13", NULL },
    { QUOTH_ATTRIBUTE_DATE, "21.3.2023", NULL },
    { QUOTH_ATTRIBUTE_CHOICE, "high", "high" },
    { QUOTH_ATTRIBUTE_CHOICE, "High", NULL },
    { QUOTH_ATTRIBUTE_ACTOR, "01900000-0000-7000-8000-00000000000A", "01900000-0000-7000-8000-00000000000a" },
    { QUOTH_ATTRIBUTE_ACTOR, "00000000-0000-0000-0000-000000000000", NULL },
    { QUOTH_ATTRIBUTE_ACTOR, "Xi", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_takes (cases[i].type, cases[i].text, cases[i].canonical);
}

/* The canonical form of a number is that number, and its own canonical form. */
static void
test_numbers (void)
{
  g_autoptr (QuothAttribute) attribute = quoth_attribute_new (NULL);

  attribute->name = g_strdup ("Salience");
  attribute->type = QUOTH_ATTRIBUTE_NUMBER;
  for (guint i = 0; i < 2000; i++)
    {
      double number = (g_test_rand_double () - 0.5) * pow (10, g_test_rand_int_range (-30, 30));
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      g_ascii_dtostr (text, sizeof text, number);
      g_assert_true (quoth_attribute_check (attribute, text, &once, NULL));
      g_assert_true (quoth_attribute_check (attribute, once, &twice, NULL));
      g_assert_cmpstr (once, ==, twice);
      g_assert_true (g_ascii_strtod (once, NULL) == number);
    }
}

/* Like a table from attributes to texts. */
static void
test_values (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  QuothId ids[8];
  const char *expected[8] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = quoth_id_new ();
  for (guint i = 0; i < 500; i++)
    {
      static const char *const texts[] = { NULL, "", "a", "b", "🇺🇦" };
      guint which = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (ids));
      const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      GPtrArray *values;
      guint n = 0;

      quoth_value_set_attribute (claim, &ids[which], text);
      expected[which] = text != NULL && *text != '\0' ? text : NULL;
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_assert_cmpstr (quoth_value_get_attribute (claim, &ids[j]), ==, expected[j]);
          n += expected[j] != NULL;
        }
      values = QUOTH_VALUE (claim)->attributes;
      g_assert_cmpuint (values != NULL ? values->len : 0, ==, n);
      for (guint j = 1; values != NULL && j < values->len; j++)
        g_assert_cmpint (quoth_id_compare (&((QuothAttributeValue *) values->pdata[j - 1])->attribute,
                                           &((QuothAttributeValue *) values->pdata[j])->attribute),
                         <, 0);
    }
}

static void
test_nicks (void)
{
  for (int i = 0; i < QUOTH_N_ATTRIBUTE_TYPES; i++)
    {
      QuothAttributeType type;

      g_assert_true (quoth_attribute_type_from_nick (quoth_attribute_type_to_nick ((QuothAttributeType) i), &type));
      g_assert_cmpint (type, ==, i);
    }
  g_assert_false (quoth_attribute_type_from_nick ("colour", &(QuothAttributeType){ 0 }));
  g_assert_false (quoth_attribute_type_from_nick (NULL, &(QuothAttributeType){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attribute/check", test_check);
  g_test_add_func ("/attribute/numbers", test_numbers);
  g_test_add_func ("/attribute/values", test_values);
  g_test_add_func ("/attribute/nicks", test_nicks);
  return g_test_run ();
}
