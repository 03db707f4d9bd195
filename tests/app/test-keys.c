/* test-keys.c: tests of quoth-actions.c and quoth-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-editor.h"
#include "quoth-fixture.h"
#include "quoth-keys.h"
#include "quoth-settings.h"
#include "quoth-window.h"

static QuothKeys *
get_keys (void)
{
  QuothKeys *keys = quoth_keys_get_default ();

  quoth_keys_reset (keys);
  return keys;
}

static char *
dup_keys (QuothKeys *keys, const char *name)
{
  return g_strjoinv (" ", (char **) quoth_keys_get (keys, quoth_actions_find (name)));
}

static void
assert_keys (QuothKeys *keys, const char *name, const char *expected)
{
  g_autofree char *found = dup_keys (keys, name);

  g_assert_cmpstr (found, ==, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* GTK looks for the letter of a field before anything else hears of it, wherever the focus is. */
static gboolean
is_mnemonic (const char *key)
{
  return g_str_has_prefix (key, "<Alt>") && strlen (key) == strlen ("<Alt>n");
}

/* Each name can be parsed and is there once, each key is one in GTK's own writing, and no key does two things in one place. */
static void
test_table (void)
{
  QuothKeys *keys = get_keys ();

  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_test_message ("%s", action->title);
      if (action->name != NULL)
        {
          g_assert_true (g_action_parse_detailed_name (action->name, &name, &target, NULL));
          g_assert_true (quoth_actions_find (action->name) == action);
        }
      for (const char *const *key = quoth_keys_get (keys, action); *key != NULL; key++)
        {
          g_autofree char *normal = NULL;
          guint keyval;
          GdkModifierType held;

          g_assert_true (gtk_accelerator_parse (*key, &keyval, &held));
          normal = gtk_accelerator_name (keyval, held);
          g_assert_cmpstr (normal, ==, *key);
          if (action->name != NULL)
            g_assert_null (quoth_keys_explain (action, *key));
          if (action->place != QUOTH_IN_A_WIDGET)
            {
              const QuothAction *other = quoth_keys_find_other (keys, action, *key);

              if (other != NULL)
                g_test_message ("%s: also “%s”", *key, other->title);
              g_assert_true (other == NULL || (other->place == QUOTH_IN_A_WIDGET && !is_mnemonic (*key)));
            }
        }
    }
}

/* Whether a class of widgets has the action, with such a target (nullable). */
static gboolean
is_installed (GType type, const char *name, GVariant *target)
{
  GtkWidgetClass *klass = g_type_class_ref (type);
  const char *found_name, *property;
  const GVariantType *wanted;
  GType owner;
  gboolean found = FALSE;

  for (guint i = 0; !found && gtk_widget_class_query_action (klass, i, &owner, &found_name, &wanted, &property); i++)
    found = g_str_equal (found_name, name) &&
            (target == NULL ? wanted == NULL : wanted != NULL && g_variant_is_of_type (target, wanted));
  g_type_class_unref (klass);
  return found;
}

static void
test_installed (void)
{
  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (action->name == NULL || g_str_has_prefix (action->name, "app."))
        continue;
      g_test_message ("%s", action->name);
      g_assert_true (g_action_parse_detailed_name (action->name, &name, &target, NULL));
      g_assert_true (is_installed (QUOTH_TYPE_WINDOW, name, target) || is_installed (QUOTH_TYPE_EDITOR, name, target));
    }
}

static void
test_set (void)
{
  QuothKeys *keys = get_keys ();
  const QuothAction *tag = quoth_actions_find ("win.tag-actor");
  g_autoptr (GVariant) stored = NULL;
  guint n = 0;
  gulong handler = g_signal_connect_swapped (keys, "changed", G_CALLBACK (count_cb), &n);

  g_assert_false (quoth_keys_is_changed (keys, tag));
  quoth_keys_set (keys, tag, (const char *const[]){ "t", "<Control>t", NULL });
  assert_keys (keys, "win.tag-actor", "t <Control>t");
  g_assert_true (quoth_keys_is_changed (keys, tag));
  g_assert_cmpuint (n, ==, 1);
  quoth_keys_set (keys, quoth_actions_find ("editor.extend(1)"), (const char *const[]){ NULL });
  assert_keys (keys, "editor.extend(1)", "");
  assert_keys (keys, "editor.extend(-1)", "<Shift>p");

  /* What is as in the table is not stored. */
  quoth_keys_set (keys, tag, (const char *const[]){ "a", NULL });
  stored = g_settings_get_value (quoth_settings_get (), "keys");
  g_assert_cmpuint (g_variant_n_children (stored), ==, 1);
  g_assert_false (quoth_keys_is_changed (keys, tag));
  quoth_keys_reset (keys);
  assert_keys (keys, "editor.extend(1)", "<Shift>n");
  g_signal_handler_disconnect (keys, handler);
}

/* Letters of the text and of pages do not meet; what is held with Ctrl meets all. */
static void
test_others (void)
{
  QuothKeys *keys = get_keys ();
  const QuothAction *tag = quoth_actions_find ("win.tag-actor");
  const QuothAction *export = quoth_actions_find ("win.export");

  g_assert_true (quoth_keys_find_other (keys, tag, "c") == quoth_actions_find ("win.tag-claim"));
  g_assert_true (quoth_keys_find_other (keys, tag, "C") == quoth_actions_find ("win.tag-claim"));
  g_assert_true (quoth_keys_find_other (keys, tag, "<Ctrl>e") == export);
  g_assert_null (quoth_keys_find_other (keys, tag, "ntilde"));
  g_assert_true (quoth_keys_find_other (keys, tag, "m") == quoth_actions_find ("win.memo"));
  g_assert_null (quoth_keys_find_other (keys, tag, "a"));
  g_assert_nonnull (quoth_keys_find_other (keys, export, "F2"));
  g_assert_nonnull (quoth_keys_find_other (keys, export, "<Control>Return"));
  g_assert_nonnull (quoth_keys_find_other (keys, tag, "<Alt>c"));
}

static void
test_swap (void)
{
  QuothKeys *keys = get_keys ();
  const QuothAction *tag = quoth_actions_find ("win.tag-actor");
  const QuothAction *redo = quoth_actions_find ("win.redo");

  quoth_keys_swap (keys, tag, quoth_actions_find ("win.tag-claim"), "c");
  assert_keys (keys, "win.tag-actor", "c");
  assert_keys (keys, "win.tag-claim", "a");
  quoth_keys_swap (keys, quoth_actions_find ("win.undo"), redo, "<Control>y");
  assert_keys (keys, "win.undo", "<Control>y");
  assert_keys (keys, "win.redo", "<Shift><Control>z <Control>z");
  quoth_keys_reset (keys);
}

static void
test_refused (void)
{
  const QuothAction *tag = quoth_actions_find ("win.tag-actor");
  const char *const refused[] = { "Left", "<Shift>Down", "space", "5", "Tab", "Escape", "<Control>v", "<Control>Left", "", "nonsense" };
  const char *const taken[] = { "a", "<Shift>5", "0", "<Control>5", "F5", "Delete", "<Alt>Left", "<Shift><Control>v", "Cyrillic_ya" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_nonnull (quoth_keys_explain (tag, refused[i]));
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    g_assert_null (quoth_keys_explain (tag, taken[i]));
  g_assert_null (quoth_keys_explain (quoth_actions_find ("editor.copy"), "<Control>c"));
}

/* What somebody wrote into the settings by hand. */
static void
test_invalid (void)
{
  QuothKeys *keys = get_keys ();

  g_settings_set_value (quoth_settings_get (), "keys",
                        g_variant_new_parsed ("{'win.tag-actor': ['nonsense', 'Tab'], 'win.tag-claim': ['', 'k'],"
                                              " 'win.nothing': ['x'], '': ['x'], 'win.undo': @as []}"));
  assert_keys (keys, "win.tag-actor", "a");
  assert_keys (keys, "win.tag-claim", "k");
  assert_keys (keys, "win.undo", "");
  assert_keys (keys, "win.redo", "<Shift><Control>z <Control>y");
  quoth_keys_reset (keys);
  assert_keys (keys, "win.tag-claim", "c");
}

static void
test_words (void)
{
  QuothKeys *keys = get_keys ();
  g_autofree char *tooltip = quoth_keys_dup_tooltip (keys, "Library", "win.toggle-library");
  g_autofree char *none = quoth_keys_dup_tooltip (keys, "Backup", "win.backup");
  g_autofree char *letter = quoth_keys_dup_label (keys, "win.tag-actor");
  g_autofree char *capital = quoth_keys_dup_label (keys, "win.tag-evidence");

  g_assert_cmpstr (tooltip, ==, "Library (F9)");
  g_assert_cmpstr (none, ==, "Backup");
  g_assert_cmpstr (letter, ==, "a");
  g_assert_cmpstr (capital, ==, "Shift+E");
}

/* The keypad, and symbols for which some keyboards need Shift. */
static void
test_trigger (void)
{
  g_autoptr (GtkShortcutTrigger) plus = quoth_keys_new_trigger ("plus");
  g_autoptr (GtkShortcutTrigger) plain = quoth_keys_new_trigger ("n");
  g_autofree char *words = gtk_shortcut_trigger_to_string (plus);

  g_assert_cmpstr (words, ==, "plus|<Shift>plus|KP_Add");
  g_assert_true (GTK_IS_KEYVAL_TRIGGER (plain));
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add_func ("/keys/table", test_table);
  g_test_add_func ("/keys/installed", test_installed);
  g_test_add_func ("/keys/set", test_set);
  g_test_add_func ("/keys/others", test_others);
  g_test_add_func ("/keys/swap", test_swap);
  g_test_add_func ("/keys/refused", test_refused);
  g_test_add_func ("/keys/invalid", test_invalid);
  g_test_add_func ("/keys/words", test_words);
  g_test_add_func ("/keys/trigger", test_trigger);
  return g_test_run ();
}
