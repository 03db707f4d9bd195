/* quoth-error.c: the one error domain of libquoth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-error.h"

G_DEFINE_QUARK (quoth-error-quark, quoth_error)
