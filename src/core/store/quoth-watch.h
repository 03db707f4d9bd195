/* quoth-watch.h: noticing that somebody wrote to a file (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothWatch:
 *
 * Looks at a project's file and its log. It cannot tell who writes: whoever is told must look (quoth_writer_look()).
 */
typedef struct _QuothWatch QuothWatch;

/**
 * quoth_watch_new: (transfer full): calls @written with @owner, in the thread-default main context, some time after the file at @path or
 * its log was written, by whomever. Where the system cannot tell, never; with @asks, besides, each second: on a network drive nobody tells what other computers
 * write. @owner is not held, and may be freed in any thread.
 */
QuothWatch *quoth_watch_new (const char *path, gboolean asks, void (*written) (gpointer owner), gpointer owner);
void quoth_watch_free (QuothWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWatch, quoth_watch_free)

G_END_DECLS
