/* quoth-interrupt.h: Ctrl+C
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * quoth_interrupt_watch:
 *
 * From here on the first SIGINT, SIGTERM or SIGHUP cancels @cancellable, and a second one ends the program at once. Signals that
 * the program was started to ignore stay ignored. Must be called before any other thread is started; @cancellable must live
 * until the program ends.
 */
void quoth_interrupt_watch (GCancellable *cancellable);

G_END_DECLS
