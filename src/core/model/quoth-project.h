/* quoth-project.h: what a project says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothProject:
 * @name: never empty
 * @created: when it was made
 */
typedef struct
{
  QuothValue value;
  char *name;
  char *description;
  gint64 created;
} QuothProject;

QUOTH_DECLARE_VALUE (QuothProject, quoth_project, PROJECT)

G_END_DECLS
