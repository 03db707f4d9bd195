/* quoth-driver.c: the workbench as a user has it: a program on a screen, with keys, a mouse and a screen reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE (20 * G_USEC_PER_SEC)
#define STEP (50 * 1000)
#define GUTTER 62
#define FRAME 5 /* the window's own frame, which its coordinates leave out */

/* Libatspi has cleanup functions for its types only in some versions: here they have names of our own. */
typedef AtspiAccessible Accessible;
typedef AtspiText TextFace;
typedef AtspiComponent Component;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Accessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TextFace, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Component, g_object_unref)

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
write_gtk_settings (const char *config, int double_click_time)
{
  g_autofree char *contents = g_strdup_printf ("[Settings]\n"
                                               "gtk-enable-animations=false\n"
                                               "gtk-cursor-blink=false\n"
                                               "gtk-double-click-time=%d\n"
                                               "gtk-font-name=Cantarell 11\n",
                                               double_click_time);
  g_autofree char *folder = g_build_filename (config, "gtk-4.0", NULL);
  g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (file, contents, -1, &error);
  g_assert_no_error (error);
}

/* Libatspi warns of a program that it asks while that starts or ends; such a warning must not end the test. */
void
quoth_driver_init (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  atspi_set_timeout (3000, 8000);
}

QuothDriver *
quoth_driver_new (void)
{
  QuothDriver *self = g_new0 (QuothDriver, 1);
  g_autofree char *cache = NULL;
  g_autofree char *config = NULL;
  g_autofree char *data = NULL;
  g_autofree char *name = g_path_get_basename (g_get_prgname ());
  g_autoptr (GError) error = NULL;

  self->home = g_dir_make_tmp ("quoth-test-XXXXXX", &error);
  g_assert_no_error (error);
  cache = g_build_filename (self->home, "cache", NULL);
  config = g_build_filename (self->home, "config", NULL);
  data = g_build_filename (self->home, "data", NULL);
  write_gtk_settings (config, 1);
  self->pictures = g_build_filename (g_getenv ("QUOTH_PICTURES"), name, NULL);
  g_mkdir_with_parents (self->pictures, 0755);

  self->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_subprocess_launcher_setenv (self->launcher, "HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (self->launcher, "XDG_CACHE_HOME", cache, TRUE);
  g_subprocess_launcher_setenv (self->launcher, "XDG_CONFIG_HOME", config, TRUE);
  g_subprocess_launcher_setenv (self->launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (self->launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (self->launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (self->launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_unsetenv (self->launcher, "GTK_A11Y");
  return self;
}

void
quoth_driver_free (QuothDriver *self)
{
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  g_clear_object (&self->process);
  g_clear_object (&self->launcher);
  remove_tree (self->home);
  g_free (self->home);
  g_free (self->pictures);
  g_free (self);
}

const char *
quoth_driver_get_home (QuothDriver *self)
{
  return self->home;
}

/* What @arguments print, and whether they succeeded. They are given a minute: a display that does not answer shall fail the test. */
static char *
try_to_run (const char *const *arguments, GSubprocessFlags flags, gboolean *succeeded)
{
  g_autoptr (GPtrArray) timed = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_ptr_array_add (timed, (gpointer) "timeout");
  g_ptr_array_add (timed, (gpointer) "60");
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (timed, (gpointer) *arguments);
  g_ptr_array_add (timed, NULL);
  process = g_subprocess_newv (
    (const char *const *) timed->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | flags, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  *succeeded = g_subprocess_get_successful (process);
  return out;
}

char *
quoth_driver_run (const char *const *arguments)
{
  gboolean succeeded;
  char *out = try_to_run (arguments, G_SUBPROCESS_FLAGS_NONE, &succeeded);

  if (!succeeded)
    g_error ("%s %s failed", arguments[0], arguments[1]);
  return out;
}

char *
quoth_driver_run_cli (QuothDriver *self, const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  va_list more;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("QUOTH_CLI"));
  va_start (more, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (more, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (more);
  g_ptr_array_add (arguments, NULL);
  return quoth_driver_run ((const char *const *) arguments->pdata);
}

static void
fail (QuothDriver *self, const char *what)
{
  g_autofree char *picture = quoth_driver_screenshot (self, "failure");

  g_error ("%s did not come; the screen is in %s", what, picture);
}

void
quoth_driver_wait_for (QuothDriver *self,
                       gboolean (*check) (QuothDriver *self, gpointer data),
                       gpointer data,
                       const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!check (self, data))
    {
      if (g_get_monotonic_time () > end)
        fail (self, what);
      g_usleep (STEP);
    }
}

/* The program is the accessible application with its process id: there may be others on the bus. */
static AtspiAccessible *
get_application (QuothDriver *self)
{
  g_autoptr (Accessible) desktop = atspi_get_desktop (0);
  const char *identifier = g_subprocess_get_identifier (self->process);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  if (identifier == NULL)
    g_error ("the workbench has ended by itself");
  for (int i = 0; i < n; i++)
    {
      g_autoptr (Accessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL
          && atspi_accessible_get_process_id (child, NULL)
               == g_ascii_strtoull (identifier, NULL, 10))
        return g_steal_pointer (&child);
    }
  return NULL;
}

void
quoth_driver_await_answer (QuothDriver *self)
{
  g_autoptr (Accessible) application = get_application (self);

  if (application != NULL)
    atspi_accessible_get_child_count (application, NULL);
}

typedef gboolean (*MatchFunc) (AtspiAccessible *widget, AtspiRole role, const char *text);

/* GTK 4.8 tells the state "showing" of windows only: what shows is what has a size. */
static gboolean
is_showing (AtspiAccessible *widget)
{
  g_autoptr (Component) component = atspi_accessible_get_component_iface (widget);
  g_autofree AtspiRect *rect = NULL;

  if (component != NULL)
    rect = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);

  return rect != NULL && rect->width > 0 && rect->height > 0;
}

static AtspiAccessible *
search (AtspiAccessible *widget, MatchFunc match, AtspiRole role, const char *text)
{
  int n = atspi_accessible_get_child_count (widget, NULL);

  if (match (widget, role, text) && is_showing (widget))
    return g_object_ref (widget);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (Accessible) child = atspi_accessible_get_child_at_index (widget, i, NULL);
      AtspiAccessible *found = child != NULL ? search (child, match, role, text) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
match_name (AtspiAccessible *widget, AtspiRole role, const char *text)
{
  g_autofree char *name = NULL;

  if (atspi_accessible_get_role (widget, NULL) != role)
    return FALSE;
  if (text == NULL)
    return TRUE;
  name = atspi_accessible_get_name (widget, NULL);
  return g_strcmp0 (name, text) == 0;
}

static char *
dup_text (AtspiAccessible *widget)
{
  g_autoptr (TextFace) text = atspi_accessible_get_text_iface (widget);

  if (text == NULL)
    return atspi_accessible_get_name (widget, NULL);
  /* All of it: to ask how long it is first would be another message for each label of the window. */
  return atspi_text_get_text (text, 0, G_MAXINT, NULL);
}

/* A label that warns is one too. */
static gboolean
match_text (AtspiAccessible *widget, AtspiRole role, const char *text)
{
  AtspiRole there_role = atspi_accessible_get_role (widget, NULL);
  g_autofree char *there = NULL;

  if (there_role != role && !(role == ATSPI_ROLE_LABEL && (there_role == ATSPI_ROLE_ALERT || there_role == ATSPI_ROLE_NOTIFICATION)))
    return FALSE;
  there = dup_text (widget);
  return there != NULL && g_str_has_prefix (there, text);
}

static AtspiAccessible *
search_now (QuothDriver *self, MatchFunc match, AtspiRole role, const char *text)
{
  g_autoptr (Accessible) application = get_application (self);

  return application != NULL ? search (application, match, role, text) : NULL;
}

static AtspiAccessible *
search_long (QuothDriver *self, MatchFunc match, AtspiRole role, const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      AtspiAccessible *found = search_now (self, match, role, text);

      if (found != NULL)
        return found;
      g_usleep (STEP);
    }
  fail (self, text);
  return NULL;
}

AtspiAccessible *
quoth_driver_find (QuothDriver *self, AtspiRole role, const char *name)
{
  return search_long (self, match_name, role, name);
}

AtspiAccessible *
quoth_driver_find_text (QuothDriver *self, const char *text)
{
  return search_long (self, match_text, ATSPI_ROLE_LABEL, text);
}

AtspiAccessible *
quoth_driver_find_in (QuothDriver *self, const char *window, AtspiRole role, const char *name)
{
  g_autoptr (Accessible) application = get_application (self);
  int n = atspi_accessible_get_child_count (application, NULL);
  AtspiAccessible *found = NULL;

  for (int i = 0; i < n && found == NULL; i++)
    {
      g_autoptr (Accessible) child = atspi_accessible_get_child_at_index (application, i, NULL);

      g_autofree char *title = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (g_strcmp0 (title, window) == 0)
        found = search (child, match_name, role, name);
    }
  if (found == NULL)
    fail (self, name);
  return found;
}

gboolean
quoth_driver_has (QuothDriver *self, AtspiRole role, const char *name)
{
  g_autoptr (Accessible) found = search_now (self, match_name, role, name);

  return found != NULL;
}

gboolean
quoth_driver_has_text (QuothDriver *self, const char *text)
{
  g_autoptr (Accessible) found = search_now (self, match_text, ATSPI_ROLE_LABEL, text);

  return found != NULL;
}

char *
quoth_driver_dup_text (QuothDriver *self, AtspiAccessible *widget)
{
  return dup_text (widget);
}

static gboolean
has_window (QuothDriver *self, gpointer data)
{
  const char *pid = g_subprocess_get_identifier (self->process);
  const char *const argv[] = { "xdotool", "search", "--onlyvisible", "--pid", pid, NULL };
  g_autofree char *out = NULL;
  gboolean succeeded;

  if (pid == NULL)
    g_error ("the workbench has ended before it showed a window");
  out = try_to_run (argv, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &succeeded);
  if (!succeeded || *out == '\0')
    return FALSE;
  out[strcspn (out, "\n")] = '\0';
  *(char **) data = g_steal_pointer (&out);
  return TRUE;
}

void
quoth_driver_start (QuothDriver *self, const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *window = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("QUOTH_APP"));
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  self->process
    = g_subprocess_launcher_spawnv (self->launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);

  quoth_driver_wait_for (self, has_window, &window, "the window");
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "windowfocus", "--sync", window, NULL }));
}

void
quoth_driver_quit (QuothDriver *self)
{
  g_autoptr (GError) error = NULL;

  quoth_driver_key (self, "ctrl+q");
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

void
quoth_driver_kill (QuothDriver *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_false (g_subprocess_get_successful (self->process));
  g_clear_object (&self->process);
}

void
quoth_driver_allow_double_clicks (QuothDriver *self)
{
  g_autofree char *config = g_build_filename (self->home, "config", NULL);

  write_gtk_settings (config, 1000);
}

const char *
quoth_driver_get_pid (QuothDriver *self)
{
  return g_subprocess_get_identifier (self->process);
}

GSubprocess *
quoth_driver_spawn (QuothDriver *self, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_launcher_spawnv (self->launcher, argv, &error);

  g_assert_no_error (error);
  return process;
}

static AtspiRect *
get_extents (AtspiAccessible *widget)
{
  g_autoptr (Component) component = atspi_accessible_get_component_iface (widget);
  AtspiRect *rect = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);

  g_assert_nonnull (rect);
  rect->x += FRAME;
  rect->y += FRAME;
  return rect;
}

QuothPoint
quoth_driver_get_center (QuothDriver *self, AtspiAccessible *widget)
{
  g_autofree AtspiRect *rect = get_extents (widget);

  return (QuothPoint){ rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

static void
move_to (QuothPoint point)
{
  g_autofree char *x = g_strdup_printf ("%d", point.x);
  g_autofree char *y = g_strdup_printf ("%d", point.y);

  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "mousemove", x, y, NULL }));
}

void
quoth_driver_click_at (QuothDriver *self, QuothPoint point)
{
  move_to (point);
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "click", "1", NULL }));
  g_usleep (STEP);
}

void
quoth_driver_click (QuothDriver *self, AtspiAccessible *widget)
{
  quoth_driver_click_at (self, quoth_driver_get_center (self, widget));
}

void
quoth_driver_drag (QuothDriver *self, QuothPoint from, QuothPoint to)
{
  const int n_steps = 8;

  move_to (from);
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "mousedown", "1", NULL }));
  for (int i = 1; i <= n_steps; i++)
    {
      g_usleep (STEP / 2);
      move_to ((QuothPoint){ from.x + (to.x - from.x) * i / n_steps,
                             from.y + (to.y - from.y) * i / n_steps });
    }
  g_usleep (STEP);
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "mouseup", "1", NULL }));
  g_usleep (STEP);
}

void
quoth_driver_key (QuothDriver *self, const char *key)
{
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "key", key, NULL }));
  g_usleep (STEP);
}

void
quoth_driver_keys (QuothDriver *self, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) "key");
  for (char **name = names; *name != NULL; name++)
    g_ptr_array_add (argv, *name);
  g_ptr_array_add (argv, NULL);
  g_free (quoth_driver_run ((const char *const *) argv->pdata));
  g_usleep (STEP);
}

void
quoth_driver_key_on_loan (QuothDriver *self, const char *key)
{
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "key", "--delay", "500", key, NULL }));
  g_usleep (STEP);
}

void
quoth_driver_type (QuothDriver *self, const char *text)
{
  g_free (quoth_driver_run ((const char *const[]){ "xdotool", "type", "--delay", "30", "--", text, NULL }));
  g_usleep (STEP);
}

static int
caret_after_click (QuothDriver *self, AtspiText *text, QuothPoint point)
{
  quoth_driver_click_at (self, point);
  g_usleep (STEP);
  return atspi_text_get_caret_offset (text, NULL);
}

QuothPoint
quoth_driver_locate (QuothDriver *self, AtspiAccessible *view, int offset)
{
  g_autoptr (TextFace) text = atspi_accessible_get_text_iface (view);
  g_autofree AtspiRect *rect = get_extents (view);
  int left = rect->x + GUTTER;
  int right = rect->x + rect->width - 12;
  int top = rect->y + 4;
  int bottom = rect->y + rect->height - 4;

  /* The last height whose line begins at or before the character, then the last place in it. */
  while (bottom - top > 3)
    {
      int middle = (top + bottom) / 2;

      if (caret_after_click (self, text, (QuothPoint){ left, middle }) <= offset)
        top = middle;
      else
        bottom = middle;
    }
  top -= 14;
  while (right - left > 1)
    {
      int middle = (left + right) / 2;

      if (caret_after_click (self, text, (QuothPoint){ middle, top }) <= offset)
        left = middle;
      else
        right = middle;
    }
  return (QuothPoint){ left, top };
}
