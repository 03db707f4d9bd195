/* test-rework-dialogs.c: deleting what is in use, and merging, by the dialogs that ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "quoth-fixture.h"
#include "quoth-merge-dialog.h"
#include "quoth-replace-dialog.h"

#define TEXT "Putin said that V. Putin said nothing, and Xi neither."

/* A project with three actors: "Putin" (two mentions), "V. Putin" (one, and a claim), "Xi" (none); and a window. */
typedef struct
{
  char *folder;
  char *path;
  QuothSession *session;
  QuothDesk *desk;
  GtkWidget *button;
  GtkWindow *window;
  QuothId putin;
  QuothId vladimir;
  QuothId xi;
} Fixture;

/* ---- The project ---- */

static QuothId
put_actor (QuothChange *change, const char *name)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);
  return actor->value.id;
}

static void
put_annotation (QuothChange *change, gpointer annotation, const QuothDocument *document, guint start)
{
  QUOTH_ANNOTATION (annotation)->document = document->value.id;
  QUOTH_ANNOTATION (annotation)->coder = *quoth_change_get_coder (change);
  quoth_annotation_set_range (annotation, quoth_range (start, start + 5));
  quoth_change_put (change, annotation);
}

static void
put_mention (QuothChange *change, const QuothDocument *document, const QuothId *actor, guint start)
{
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

  mention->actor = *actor;
  put_annotation (change, mention, document, start);
}

static void
fill_project (Fixture *self, QuothStore *store)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Fill", &coder->value.id);
  g_autoptr (QuothDocument) document = quoth_fixture_make_document (TEXT);
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (GError) error = NULL;

  coder->name = g_strdup ("A");
  document->encoding = g_strdup ("UTF-8");
  quoth_change_put (change, coder);
  quoth_change_put (change, document);
  self->putin = put_actor (change, "Putin");
  self->vladimir = put_actor (change, "V. Putin");
  self->xi = put_actor (change, "Xi <Jinping>");
  put_mention (change, document, &self->putin, 0);
  put_mention (change, document, &self->putin, 19);
  put_mention (change, document, &self->vladimir, 16);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->vladimir, NULL);
  put_annotation (change, claim, document, 6);
  quoth_store_commit (store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(QuothSession **) user_data = quoth_session_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = NULL;

  self->folder = g_dir_make_tmp ("quoth-dialogs-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "p.quoth", NULL);
  store = quoth_store_create (self->path, NULL, &error);
  g_assert_no_error (error);
  fill_project (self, store);
  g_clear_object (&store);

  quoth_session_open_async (self->path, FALSE, NULL, opened_cb, &self->session);
  while (self->session == NULL)
    g_main_context_iteration (NULL, TRUE);
  self->desk = quoth_desk_new (self->session);
  self->button = gtk_button_new_with_label ("Ask");
  self->window = quoth_fixture_show (self->button);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

/* A reading that nobody waits for may hold the project open for a moment yet, and then its log is there. */
static void
remove_folder (const char *folder)
{
  guint tries = 0;

  do
    {
      g_assert_cmpuint (tries++, <, 200);
      g_usleep (tries > 1 ? 20000 : 0);
      remove_files (folder);
    }
  while (g_rmdir (folder) != 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  quoth_store_close (quoth_session_get_store (self->session));
  g_object_unref (self->desk);
  g_object_unref (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* ---- What is on the screen ---- */

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (ADW_IS_MESSAGE_DIALOG (link->data) && gtk_widget_get_mapped (link->data))
      return link->data;
  return NULL;
}

static AdwMessageDialog *
wait_for_dialog (void)
{
  AdwMessageDialog *dialog;

  while ((dialog = find_dialog ()) == NULL)
    g_main_context_iteration (NULL, TRUE);
  quoth_fixture_wait (GTK_WIDGET (dialog), 3);
  return dialog;
}

static void
wait_until_enabled (AdwMessageDialog *dialog, const char *response)
{
  while (!adw_message_dialog_get_response_enabled (dialog, response))
    g_main_context_iteration (NULL, TRUE);
  quoth_fixture_wait (GTK_WIDGET (dialog), 3);
}

/* The first widget of @type that can be seen. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
type_text (AdwMessageDialog *dialog, const char *text)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* For a look at it, where $QUOTH_PICTURES says so. */
static void
take_picture (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("QUOTH_PICTURES");
  g_autofree char *line = NULL;

  if (folder == NULL)
    return;
  quoth_fixture_wait (widget, 10);
  line = g_strdup_printf ("import -window root %s/%s.png", folder, name);
  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, NULL, NULL));
}

/* ---- What is in the project ---- */

static void
wait_until_saved (Fixture *self)
{
  while (quoth_session_get_state (self->session) == QUOTH_SAVE_STATE_SAVING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (quoth_session_get_state (self->session), ==, QUOTH_SAVE_STATE_SAVED);
}

static void
assert_uses (Fixture *self, const QuothId *actor, guint n_mentions, guint n_claims)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (quoth_session_get_store (self->session), NULL);
  guint counts[QUOTH_N_KINDS];

  g_assert_true (quoth_reader_count_uses (reader, QUOTH_KIND_ACTOR, actor, counts, NULL));
  g_assert_cmpuint (counts[QUOTH_KIND_MENTION], ==, n_mentions);
  g_assert_cmpuint (counts[QUOTH_KIND_CLAIM], ==, n_claims);
}

static gboolean
has_actor (Fixture *self, const QuothId *actor)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (quoth_session_get_store (self->session), NULL);

  return quoth_reader_has (reader, QUOTH_KIND_ACTOR, actor);
}

/* ---- Tests ---- */

static void
test_delete_unused (Fixture *self, gconstpointer data)
{
  quoth_replace_dialog_ask (self->desk, self->button, QUOTH_KIND_ACTOR, &self->xi);
  while (quoth_session_get_state (self->session) != QUOTH_SAVE_STATE_SAVING)
    g_main_context_iteration (NULL, TRUE);
  wait_until_saved (self);
  g_assert_null (find_dialog ());
  g_assert_false (has_actor (self, &self->xi));
}

static void
test_replace (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  quoth_replace_dialog_ask (self->desk, self->button, QUOTH_KIND_ACTOR, &self->vladimir);
  dialog = wait_for_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Delete “V. Putin”?");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "used by 1 mention and 1 claim."));
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "replace"));
  type_text (dialog, "V. Putin");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "replace"));
  type_text (dialog, "in");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "replace"));
  take_picture (GTK_WIDGET (dialog), "replace");
  type_text (dialog, "putin");
  adw_message_dialog_response (dialog, "replace");
  wait_until_saved (self);
  g_assert_false (has_actor (self, &self->vladimir));
  assert_uses (self, &self->putin, 3, 1);
  quoth_session_step (self->session, QUOTH_STEP_UNDO, NULL);
  wait_until_saved (self);
  assert_uses (self, &self->vladimir, 1, 1);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  quoth_replace_dialog_ask (self->desk, self->button, QUOTH_KIND_ACTOR, &self->vladimir);
  dialog = wait_for_dialog ();
  type_text (dialog, "putin");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until_saved (self);
  assert_uses (self, &self->vladimir, 1, 1);
}

/* The one that is used most stays, until somebody says otherwise. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  QuothId ids[] = { self->xi, self->vladimir, self->putin };
  AdwMessageDialog *dialog;

  quoth_merge_dialog_ask (self->desk, self->button, QUOTH_KIND_ACTOR, ids, 3);
  dialog = wait_for_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Merge 3 actors");
  wait_until_enabled (dialog, "merge");
  take_picture (GTK_WIDGET (dialog), "merge");
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (find_widget (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "merge"));
  wait_until_enabled (dialog, "merge");
  adw_message_dialog_response (dialog, "merge");
  wait_until_saved (self);
  assert_uses (self, &self->xi, 3, 1);
  g_assert_false (has_actor (self, &self->putin));
  g_assert_false (has_actor (self, &self->vladimir));
}

/* From one: the other is chosen in the dialog. */
static void
test_merge_with (Fixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  quoth_merge_dialog_ask (self->desk, self->button, QUOTH_KIND_ACTOR, &self->vladimir, 1);
  dialog = wait_for_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Merge “V. Putin” with…");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "merge"));
  type_text (dialog, "xi");
  wait_until_enabled (dialog, "merge");
  take_picture (GTK_WIDGET (dialog), "merge-with");
  type_text (dialog, "putin");
  wait_until_enabled (dialog, "merge");
  adw_message_dialog_response (dialog, "merge");
  wait_until_saved (self);
  g_assert_true (has_actor (self, &self->xi));
  g_assert_true (has_actor (self, &self->putin) != has_actor (self, &self->vladimir));
}

#define ADD(name, func) g_test_add ("/rework-dialogs/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  ADD ("delete-unused", test_delete_unused);
  ADD ("replace", test_replace);
  ADD ("cancel", test_cancel);
  ADD ("merge", test_merge);
  ADD ("merge-with", test_merge_with);
  return g_test_run ();
}
