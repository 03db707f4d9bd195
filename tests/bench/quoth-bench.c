/* quoth-bench.c: two ways of doing one thing, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench.h"

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

QuothBench *
quoth_bench_new (void)
{
  QuothBench *self = g_new0 (QuothBench, 1);
  const char *runs = g_getenv ("QUOTH_BENCH_RUNS");
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quoth-bench-XXXXXX", &error);
  g_assert_no_error (error);
  self->n_runs = runs != NULL ? g_ascii_strtoull (runs, NULL, 10) : 5;
  self->n_runs = MAX (self->n_runs, 1);
  if (g_getenv ("QUOTH_SANITIZED") != NULL)
    g_print ("(built with sanitizers: the ratios mean nothing)\n");
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
quoth_bench_free (QuothBench *self)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self);
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static double
find_median (GArray *times)
{
  g_array_sort (times, compare_times_cb);
  return g_array_index (times, gint64, times->len / 2) / 1000.0;
}

static gint64
add_cpu_time (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return G_USEC_PER_SEC * ((gint64) usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

/* Of this program, and of those that it ran. */
static gint64
get_cpu_time (void)
{
  return add_cpu_time (RUSAGE_SELF) + add_cpu_time (RUSAGE_CHILDREN);
}

/* What one of the two took, run by run, in microseconds. */
typedef struct
{
  GArray *times;
  GArray *cpu_times;
} Side;

static void
side_init (Side *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cpu_times = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
side_clear (Side *self)
{
  g_array_unref (self->times);
  g_array_unref (self->cpu_times);
}

static void
measure (QuothBench *self, QuothBenchFunc func, guint run, gpointer data, Side *side)
{
  gint64 start = g_get_monotonic_time (), cpu_start = get_cpu_time ();
  gint64 time, cpu_time;

  func (self, run, data);
  time = g_get_monotonic_time () - start;
  cpu_time = get_cpu_time () - cpu_start;
  if (run == 0)
    return;
  g_array_append_val (side->times, time);
  g_array_append_val (side->cpu_times, cpu_time);
}

void
quoth_bench_compare (QuothBench *self,
                     const char *what,
                     double goal,
                     QuothBenchFunc ours,
                     QuothBenchFunc theirs,
                     gpointer data)
{
  Side our_side, their_side;
  double our_median, their_median, our_cpu, their_cpu;

  side_init (&our_side);
  side_init (&their_side);
  for (guint run = 0; run <= self->n_runs; run++)
    {
      measure (self, ours, run, data, &our_side);
      measure (self, theirs, run, data, &their_side);
    }
  our_median = find_median (our_side.times);
  their_median = find_median (their_side.times);
  our_cpu = find_median (our_side.cpu_times);
  their_cpu = find_median (their_side.cpu_times);
  g_print ("%s: %.0f ms, plainly %.0f ms: ratio %.2f", what, our_median, their_median, our_median / their_median);
  /* A peer that goes on running beside us shows its CPU time only when it ends. */
  if (their_cpu > their_median / 10)
    g_print (", of CPU time %.2f", our_cpu / their_cpu);
  g_print (" (goal: at most %.2g)%s\n", goal, our_median / their_median <= goal ? "" : " MISSED");
  side_clear (&our_side);
  side_clear (&their_side);
}

char *
quoth_bench_path (QuothBench *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
quoth_bench_shell (QuothBench *self, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawn (launcher, &error, "sh", "-ec", line, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

guint
quoth_bench_measure_memory (QuothBench *self, const char *line)
{
  const char *arguments[] = { "sh", "-ec", line, NULL };
  struct rusage usage;
  int status;
  GPid pid;

  g_assert_true (g_spawn_async (
    self->folder, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return (guint) (usage.ru_maxrss / 1024);
}

gint64
quoth_bench_get_time (void)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *line = NULL;
  char *delay = NULL;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &line, NULL, NULL))
    delay = strchr (line, ' ');
  return now - (delay != NULL ? g_ascii_strtoll (delay, NULL, 10) / 1000 : 0);
}

void
quoth_bench_append_words (GString *text, gsize n_bytes, GRand *random)
{
  static const char *const words[] = {
    "the", "minister", "said", "that", "talks", "in", "Moscow", "were", "not", "over", "according", "to", "officials", "café", "“no”",
    "習近平", "🇨🇳", "and", "of", "trade", "which", "Beijing", "denies", "has", "reported",
  };
  gsize end = text->len + n_bytes;
  guint n = 0;

  while (text->len < end)
    {
      n++;
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, n % 120 == 0 ? ".\n\n" : n % 12 == 0 ? ". " : " ");
    }
  g_string_append_c (text, '\n');
}
