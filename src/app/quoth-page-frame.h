/* quoth-page-frame.h: the head of a page, and the page below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothPageFrame:
 *
 * The root of a page's template: a row with a way back to the text, a title and what the page does, and below it the page.
 *
 * Properties: "title", "subtitle" (nullable), "child" (the page), "tools" (nullable: what stands at the end of the row).
 */
#define QUOTH_TYPE_PAGE_FRAME (quoth_page_frame_get_type ())
G_DECLARE_FINAL_TYPE (QuothPageFrame, quoth_page_frame, QUOTH, PAGE_FRAME, GtkWidget)

void quoth_page_frame_set_title (QuothPageFrame *self, const char *title);

/** quoth_page_frame_set_subtitle: %NULL or "": none. */
void quoth_page_frame_set_subtitle (QuothPageFrame *self, const char *subtitle);

G_END_DECLS
