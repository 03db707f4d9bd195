/* quoth-application.h: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothApplication:
 *
 * The one process of the workbench: its command line, its windows (one a project) and the actions that belong
 * to no project.
 */
#define QUOTH_TYPE_APPLICATION (quoth_application_get_type ())
G_DECLARE_FINAL_TYPE (QuothApplication, quoth_application, QUOTH, APPLICATION, AdwApplication)

QuothApplication *quoth_application_new (void);

G_END_DECLS
