/* test-chips.c: a row of chips keeps the focus when it is filled anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-chips.h"

#include "quoth-fixture.h"

static void
fill (QuothChips *chips, guint n)
{
  quoth_chips_clear (chips);
  quoth_chips_set_editable (chips, TRUE);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      QuothChip *chip = quoth_chips_add (chips, name, NULL);

      quoth_chip_set_badge (chip, "—", "How sure");
    }
}

static void
assert_focus (GtkWindow *window, QuothChips *chips, guint n)
{
  quoth_fixture_wait (GTK_WIDGET (window), 2);
  g_assert_true (gtk_window_get_focus (window) == quoth_chips_get_chip (chips, n));
}

/* An edit is shown more than once: by its own news, and by what is read again after it; maybe behind another window. */
static void
test_focus (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  QuothChips *chips = g_object_new (QUOTH_TYPE_CHIPS, NULL);
  GtkWindow *window, *other;

  quoth_chips_set_labels (chips, "Add an actor", "actor");
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("First"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chips));
  window = quoth_fixture_show (box);
  fill (chips, 0);
  gtk_widget_grab_focus (quoth_chips_get_button (chips));

  for (guint n = 1; n < 6; n++)
    for (guint times = 1; times < 5; times++)
      {
        quoth_chips_expect (chips, n - 1);
        for (guint i = 0; i < times; i++)
          fill (chips, n);
        assert_focus (window, chips, n - 1);
      }

  /* One fewer: the last has it. */
  fill (chips, 3);
  fill (chips, 3);
  assert_focus (window, chips, 2);

  other = quoth_fixture_show (gtk_entry_new ());
  while (gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  quoth_chips_expect (chips, 0);
  fill (chips, 3);
  assert_focus (window, chips, 0);
  gtk_window_destroy (other);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add_func ("/chips/focus", test_focus);
  return g_test_run ();
}
