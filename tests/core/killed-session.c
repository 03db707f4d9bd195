/* killed-session.c: nothing that was acknowledged is lost when the program is killed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child process works on a project through the real store, and says after each step what was acknowledged. It is killed: at a random moment, or
 * at a random call to the disk, where moments seldom fall. Then the project is opened at once, and must be what the child was told, whole.
 *
 * There are hundreds of children, so they are forked from a process that was forked from this one before it had threads: starting a program
 * anew takes longer than it lives.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "faulty-vfs.h"
#include "work.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROUNDS 100
#define N_ROUNDS_SLOW 1000

/* The project is made anew so often: what is slow in a grown one is not what is tested. */
#define ROUNDS_PER_PROJECT 10

#define STEPS_MAX 40

/* Microseconds, and calls to the disk. Some children live to the end. */
#define LIFE_MAX 40000
#define CALLS_MAX 600

typedef struct
{
  char path[512];
  char coder[QUOTH_ID_STRING_SIZE];
  char seed[64];
  guint life;   /* microseconds; 0: as long as @n_calls */
  guint n_calls;
  gboolean from_open; /* its life begins when it has opened the project */
} Order;

static int forge = -1;

/* The child: it writes what was acknowledged to a file, since what is written is written whatever becomes of the writer. */
static void
live (const Order *order, int opened)
{
  g_autofree char *seed = g_strconcat ("--seed=", order->seed, NULL);
  g_autofree char *told = g_strconcat (order->path, ".told", NULL);
  char *arguments[] = { (char *) "child", seed, (char *) "-q", NULL };
  char **argv = arguments;
  int argc = 3;
  int fd = open (told, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  World world = { .path = (char *) order->path };

  g_test_init (&argc, &argv, NULL);
  quoth_id_from_string (order->coder, &world.coder);
  if (order->n_calls > 0)
    {
      faulty_vfs_install ();
      faulty_vfs_arm (FAULT_KILLED, order->n_calls);
    }
  world.store = quoth_store_open (order->path, QUOTH_STORE_READ_WRITE, NULL);
  close (opened);
  for (guint i = 0; world.store != NULL && i < STEPS_MAX; i++)
    {
      char letter = work_step (&world, WORK_BACKUPS | WORK_BIG);

      if (letter != 0 && write (fd, &letter, 1) != 1)
        _exit (2);
    }
  g_clear_object (&world.store);
  _exit (0);
}

static pid_t
fork_child (const Order *order, int orders, int *opened)
{
  int ends[2];
  pid_t child;

  if (pipe2 (ends, O_CLOEXEC) != 0)
    _exit (1);
  child = fork ();
  if (child == 0)
    {
      int nowhere = open ("/dev/null", O_WRONLY | O_CLOEXEC);

      dup2 (nowhere, STDOUT_FILENO);
      close (orders);
      close (ends[0]);
      live (order, ends[1]);
    }
  close (ends[1]);
  *opened = ends[0];
  return child;
}

/* Forks children as ordered, and answers how each of them ended. */
static void
run_forge (int orders)
{
  Order order;

  while (read (orders, &order, sizeof order) == sizeof order)
    {
      int status = 0;
      int opened;
      pid_t child = fork_child (&order, orders, &opened);
      char end;

      if (order.from_open && read (opened, &end, 1) != 0)
        break;
      if (order.life > 0)
        {
          g_usleep (order.life);
          kill (child, SIGKILL);
        }
      close (opened);
      if (waitpid (child, &status, 0) != child || write (orders, &status, sizeof status) != sizeof status)
        break;
    }
  _exit (0);
}

static void
start_forge (void)
{
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    g_error ("%s", g_strerror (errno));
  if (fork () == 0)
    {
      close (ends[0]);
      run_forge (ends[1]);
    }
  close (ends[1]);
  forge = ends[0];
}

/* Returns: whether the child was killed. */
static gboolean
let_work (World *world, gboolean by_time)
{
  Order order = { .life = 0 };
  int status;

  g_strlcpy (order.path, world->path, sizeof order.path);
  quoth_id_to_string (&world->coder, order.coder);
  g_snprintf (order.seed, sizeof order.seed, "R02S%08x%08x%08x%08x", g_test_rand_int (), g_test_rand_int (), g_test_rand_int (),
              g_test_rand_int ());
  if (by_time)
    order.life = (guint) g_test_rand_int_range (1, LIFE_MAX);
  else
    order.n_calls = (guint) g_test_rand_int_range (1, CALLS_MAX);
  order.from_open = g_test_rand_int_range (0, 5) != 0;
  g_assert_cmpint (write (forge, &order, sizeof order), ==, sizeof order);
  g_assert_cmpint (read (forge, &status, sizeof status), ==, sizeof status);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  return WIFSIGNALED (status);
}

static char *
take_told (World *world)
{
  g_autofree char *path = g_strconcat (world->path, ".told", NULL);
  char *told = NULL;

  if (!g_file_get_contents (path, &told, NULL, NULL))
    return g_strdup ("");
  g_unlink (path);
  return told;
}

/* One that is killed while it makes a backup leaves a half one under its hidden name, and the good one under its name. */
static void
check_backup (World *world)
{
  g_autofree char *path = g_strconcat (world->path, ".backup", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  store = quoth_store_open (path, QUOTH_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  problems = quoth_store_check (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
make_anew (World *world)
{
  if (world->folder != NULL)
    world_tear_down (world, NULL);
  *world = (World){ NULL };
  world_set_up (world, NULL);
  world_add_document (world, "text", "Ada said that Bob said that all is well. 👩‍👩‍👧 Nobody asked 习近平.");
  g_clear_object (&world->store);
}

static void
test_killed (gconstpointer by_time)
{
  guint n_rounds = g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS;
  guint n_killed = 0, n_told = 0;
  gint64 longest = 0;
  World world = { NULL };

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (Aftermath) aftermath = NULL;
      g_autofree char *told = NULL;
      gint64 took;

      if (i % ROUNDS_PER_PROJECT == 0)
        make_anew (&world);
      aftermath = aftermath_new (world.path);
      n_killed += let_work (&world, by_time != NULL);
      told = take_told (&world);
      n_told += (guint) strlen (told);
      took = aftermath_check (aftermath, &world, told);
      longest = MAX (longest, took);
      g_clear_object (&world.store);
      check_backup (&world);
    }
  world_tear_down (&world, NULL);
  g_test_message ("%u kills, %u steps acknowledged, 0 lost; the longest open took %.1f ms", n_killed, n_told, (double) longest / 1000);
  g_assert_cmpuint (n_killed, >, n_rounds / 2);
  g_assert_cmpuint (n_told, >, 0);
}

int
main (int argc, char **argv)
{
  start_forge ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/at-a-moment", GINT_TO_POINTER (1), test_killed);
  g_test_add_data_func ("/kill/at-a-call", NULL, test_killed);
  return g_test_run ();
}
