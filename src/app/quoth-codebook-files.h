/* quoth-codebook-files.h: the codebook alone, from and to files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** quoth_codebook_files_import: asks for a file over the window of @widget, takes it in as one step and tells what came of it. */
void quoth_codebook_files_import (QuothDesk *desk, GtkWidget *widget);

/** quoth_codebook_files_export: opens the dialog for it over the window of @widget. */
void quoth_codebook_files_export (QuothDesk *desk, GtkWidget *widget);

G_END_DECLS
