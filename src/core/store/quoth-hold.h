/* quoth-hold.h: not letting go of an open project by accident (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothHold:
 *
 * Holds a project that is open with its log, so that no other program takes it for closed.
 */
typedef struct _QuothHold QuothHold;

/** quoth_hold_new: (transfer full): for the project at @path, on which this program has a connection. It is not held yet. */
QuothHold *quoth_hold_new (const char *path);

/** quoth_hold_free: after the connections that it was for. */
void quoth_hold_free (QuothHold *self);

/** quoth_hold_keep: holds the file and its log, which were read from at least once. */
void quoth_hold_keep (QuothHold *self);

/**
 * quoth_hold_keep_safely:
 *
 * Says to other programs that the project is open in safe mode (quoth-log.h), where SQLite has no lock on it but while it reads or writes. The file must not be held
 * otherwise: SQLite needs it for itself with each write.
 */
void quoth_hold_keep_safely (QuothHold *self);

/** quoth_hold_is_safe_elsewhere: whether somebody else has said so. Keeps the file open, as all of them do, until @self is freed. */
gboolean quoth_hold_is_safe_elsewhere (QuothHold *self);

/** quoth_hold_leave: does not hold it for a while: SQLite needs it for itself, to close it or to do without the log. */
void quoth_hold_leave (QuothHold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothHold, quoth_hold_free)

G_END_DECLS
