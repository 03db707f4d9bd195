/* quoth-json.h: the members of a JSON object, as libquoth writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"
