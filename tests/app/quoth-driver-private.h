/* quoth-driver-private.h: what the files of the driver share (private to it)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-driver.h"

G_BEGIN_DECLS

struct _QuothDriver
{
  char *home;
  char *pictures;
  GSubprocessLauncher *launcher;
  GSubprocess *process;
};

/** quoth_driver_run: (transfer full): runs @arguments (NULL-terminated), which must succeed; what it printed. */
char *quoth_driver_run (const char *const *arguments);

/** quoth_driver_await_answer: until the program, if it is on the bus, has come to what it was asked just now. */
void quoth_driver_await_answer (QuothDriver *self);

G_END_DECLS
