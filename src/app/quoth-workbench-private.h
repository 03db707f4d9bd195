/* quoth-workbench-private.h: what the files of the workbench share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-workbench.h"

#include "quoth-actor-picker.h"
#include "quoth-editor.h"
#include "quoth-inspector.h"
#include "quoth-library.h"

G_BEGIN_DECLS

struct _QuothWorkbench
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *read_only;
  GtkLabel *read_only_label;
  AdwFlap *library_flap;
  AdwFlap *inspector_flap;
  QuothLibrary *library;
  QuothInspector *inspector;
  GtkStack *middle;
  GtkWidget *editor_bin;
  GtkLabel *counts;
  GtkWidget *hints;
  GtkLabel *state;

  /* Owned */
  GtkWidget *editor;
  GtkWidget *actor_picker;
  QuothDesk *desk;
  GCancellable *loading;
  QuothId wanted;      /* to be selected when the document is there */
  QuothId fresh;       /* just made: to be selected when it is announced */
  QuothRange tag_range; /* what the actor picker is open for */
  gboolean library_shown;
  gboolean inspector_shown;
  gboolean following;
};

/** quoth_workbench_select_fresh: selects what was just made, once it is there. */
void quoth_workbench_select_fresh (QuothWorkbench *self);

G_END_DECLS
