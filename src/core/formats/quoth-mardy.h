/* quoth-mardy.h: the parts of the format MARDY JSON (private to quoth-mardy*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/** QUOTH_MARDY_GENERATOR: how files begin that were written here: their names are taken letter by letter. */
#define QUOTH_MARDY_GENERATOR "{\"generator\":\"Quoth\""

/** quoth_mardy_read: the reader of the format. */
gboolean quoth_mardy_read (QuothIntake *intake, GBytes *bytes, GError **error);

G_END_DECLS
