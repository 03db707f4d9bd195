/* fuzz.c: libFuzzer's way to the targets: quoth-fuzz --target=NAME CORPUS (tests/fuzz/run sets it up)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "quoth-fuzz-kept.h"
#include "quoth-fuzz.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes);

static QuothFuzz *fuzz;

static void
end (void)
{
  g_clear_pointer (&fuzz, quoth_fuzz_free);
  quoth_fuzz_kept_end ();
}

/* libFuzzer passes over what begins with "--". */
static const char *
find_target (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--target="))
      return argv[i] + strlen ("--target=");
  return "";
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);
  quoth_fuzz_kept_begin ();
  fuzz = quoth_fuzz_new (find_target (*argc, *argv));
  if (fuzz == NULL)
    {
      g_auto (GStrv) targets = quoth_fuzz_list ();
      g_autofree char *names = g_strjoinv (" ", targets);

      g_printerr ("quoth-fuzz --target=NAME CORPUS..., with one of: %s\n", names);
      _exit (2);
    }
  quoth_fuzz_hurry (fuzz);
  atexit (end);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  quoth_fuzz_run (fuzz, data, n_bytes);
  return 0;
}
