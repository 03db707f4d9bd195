/* quoth-fragment-list.h: the pieces of an annotation, as a field of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothFragmentList: lists the fragments of an annotation with a way to each, and to take it away. To be put into a field, which is seen only where there are several. */
#define QUOTH_TYPE_FRAGMENT_LIST (quoth_fragment_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothFragmentList, quoth_fragment_list, QUOTH, FRAGMENT_LIST, GtkWidget)

void quoth_fragment_list_show (QuothFragmentList *self, QuothDesk *desk, QuothAnnotation *annotation);

G_END_DECLS
