/* test-daily-backup.c: tests of a backup a day while a project is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-daily-backup.h"

#include <glib/gstdio.h>

#include "quoth-fixture.h"
#include "quoth-settings.h"

typedef struct
{
  char *folder;
  char *path;
  char *backups; /* the folder of them */
  QuothStore *store;
  QuothDailyBackup *daily;
  GString *complaints;
} Fixture;

static void
complain_cb (const GError *error, gpointer user_data)
{
  Fixture *self = user_data;

  g_string_append (self->complaints, error->message);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quoth-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "p.quoth", NULL);
  self->store = quoth_store_create (self->path, NULL, &error);
  g_assert_no_error (error);
  self->backups = quoth_backups_get_folder (self->path);
  self->complaints = g_string_new (NULL);
  self->daily = quoth_daily_backup_new (self->store, 0, complain_cb, self);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  quoth_daily_backup_free (self->daily);
  g_clear_object (&self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_all (self->folder);
  g_string_free (self->complaints, TRUE);
  g_free (self->backups);
  g_free (self->path);
  g_free (self->folder);
}

static void
edit (Fixture *self, const char *name)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Edit", &coder->value.id);
  g_autoptr (GError) error = NULL;

  coder->name = g_strdup (name);
  quoth_change_put (change, coder);
  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GPtrArray) backups = quoth_backups_list (self->path, NULL, NULL);

  return backups != NULL ? backups->len : 0;
}

static gboolean
end_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for one that should not come to have come. */
static void
wait_a_second (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (1000, end_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* The first edit of a day brings one, the next ones none. */
static void
test_one_a_day (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_cmpuint (count_backups (self), ==, 0);
  edit (self, "Ada");
  while (count_backups (self) == 0)
    g_main_context_iteration (NULL, FALSE);
  edit (self, "Bob");
  wait_a_second ();
  backups = quoth_backups_list (self->path, NULL, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpint (((QuothBackup *) backups->pdata[0])->reason, ==, QUOTH_BACKUP_DAILY);
  g_assert_cmpuint (((QuothBackup *) backups->pdata[0])->n_problems, ==, 0);
  g_assert_cmpuint (((QuothBackup *) backups->pdata[0])->n_behind, ==, 1);
  g_assert_cmpstr (self->complaints->str, ==, "");
}

static void
test_not_wanted (Fixture *self, gconstpointer data)
{
  g_settings_set_boolean (quoth_settings_get (), "backup-daily", FALSE);
  edit (self, "Ada");
  wait_a_second ();
  g_assert_cmpuint (count_backups (self), ==, 0);
  g_settings_reset (quoth_settings_get (), "backup-daily");
}

/* It is said once, and work goes on. */
static void
test_fails (Fixture *self, gconstpointer data)
{
  gsize told;

  g_assert_true (g_file_set_contents (self->backups, "in the way", -1, NULL));
  edit (self, "Ada");
  while (self->complaints->len == 0)
    g_main_context_iteration (NULL, TRUE);
  told = self->complaints->len;
  edit (self, "Bob");
  wait_a_second ();
  g_assert_cmpuint (self->complaints->len, ==, told);
}

#define ADD(name, func) g_test_add ("/daily-backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;

  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  application = g_application_new ("org.quoth.Test", G_APPLICATION_NON_UNIQUE);
  g_application_set_default (application);
  ADD ("one-a-day", test_one_a_day);
  ADD ("not-wanted", test_not_wanted);
  ADD ("fails", test_fails);
  return g_test_run ();
}
