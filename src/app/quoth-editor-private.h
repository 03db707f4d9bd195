/* quoth-editor-private.h: what the files of the editor share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-editor.h"
#include "quoth-option-popover.h"
#include "quoth-overview.h"
#include "quoth-source-view.h"

G_BEGIN_DECLS

/**
 * QuothEditorDrag:
 * @annotation: (nullable): the one whose end is dragged, as it was
 * @range: where the fragment would be
 * @dx, @dy: from the pointer to the middle of the line that the end is on
 * @x, @y: the pointer, in the view
 * @other_grain: by character where the setting says words, and the other way round
 * @used: the press that is let go was on a grip
 * @patience: until the preview goes by itself
 */
typedef struct
{
  QuothAnnotation *annotation;
  guint fragment;
  QuothEnd end;
  QuothRange range;
  double dx, dy;
  double x, y;
  gboolean other_grain;
  gboolean used;
  gboolean hovered;
  guint tick;
  guint patience;
} QuothEditorDrag;

struct _QuothEditor
{
  GtkWidget parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  QuothSourceView *view;
  QuothOverview *overview;
  GMenuModel *context_menu;

  /* borrowed */
  GtkEventController *keys; /* of the view */

  /* owned */
  GtkWidget *menu; /* made when it is first opened */
  QuothDocumentModel *model;
  QuothPalette *palette;
  char *description; /* of what is coded at the caret, as screen readers were told */

  QuothGhosts *ghosts;          /* what is suggested; NULL: nothing */
  const QuothSuggestion *ghost; /* of these the one at the caret; borrowed */
  QuothId selected; /* the selected annotation, or none */
  GHashTable *others; /* of QuothId: those that are selected besides */
  gboolean snap_to_words;

  /* the selected text as it was last announced, and whether it is to be taken as it is */
  QuothRange text_selection;
  gboolean exact;
  gboolean selecting;

  /* the mouse: where the button went down, where it last chose an annotation */
  double press_x, press_y;
  gboolean press_adds; /* with Ctrl */
  double click_x, click_y;
  guint release_id;
  gboolean press_picks;  /* with Alt */
  gboolean drag_free;    /* Alt was held when the button was let go */
  gboolean press_double; /* the second of two on the same place */
  guint32 press_time;
  QuothEditorDrag drag;

  /* what overlaps somewhere, to be chosen from; NULL until it is first asked */
  QuothOptionPopover *pick;
  GArray *picks; /* of QuothId */

  /* where it is scrolling to; 0 if nowhere */
  QuothRange goal;
  gboolean goal_at_top;
  guint goal_frames;
  guint goal_settled;
  GtkTextMark *goal_mark; /* borrowed; NULL until it is first needed */
  guint scroll_id;

  /* of a long document: the view's adjustment, while the scroll bar has its own; the selection in its offsets */
  GtkAdjustment *inner; /* owned */
  double outer_value;   /* of the scroll bar's, as it was last seen */
  double upper;         /* that GTK gave the former last */
  double zoomed;        /* with the wheel, in steps, since the last whole one */
  double pitch;         /* pixels for a code point; 0: not known yet */
  guint anchor;
  guint caret;
  guint moved_from;   /* the caret, before a key moved it */
  gboolean skipping;  /* moves it once more */
  gboolean sliding;   /* the window moves: what marks and adjustments say is not yet true */
  gboolean scrolling; /* sets the scroll bar */
  gboolean fitting;   /* sets the view's */
  guint slide_id;

  /* while the text is replaced by its correction: what was shown of which text, and whether the buffer held it as it is */
  guint place;
  QuothText *text;
  gboolean was_plain;
};

/* The whole editor */
void quoth_editor_emit_selection_changed (QuothEditor *self);
void quoth_editor_emit_span_moved (QuothEditor *self, guint fragment, QuothRange before, QuothRange after);
void quoth_editor_emit_move_end (QuothEditor *self, QuothEnd end, int direction, QuothGrain grain);

/* quoth-editor-selection.c */
void quoth_editor_init_selection (QuothEditor *self);
QuothRange quoth_editor_get_raw_selection (QuothEditor *self);
void quoth_editor_set_raw_selection (QuothEditor *self, QuothRange range, gboolean caret_at_start, gboolean exact);
void quoth_editor_step (QuothEditor *self, int step);
/** quoth_editor_list_at: (transfer container) (element-type QuothAnnotation): what is coded at @offset and shown, innermost first. */
GPtrArray *quoth_editor_list_at (QuothEditor *self, guint offset);

/* (transfer full) (element-type QuothAnnotation): what holds the caret, or ends at it. */
GPtrArray *quoth_editor_find_at_caret (QuothEditor *self);

void quoth_editor_pick_at_caret (QuothEditor *self);
gboolean quoth_editor_cycle (QuothEditor *self, int step);
gboolean quoth_editor_let_go (QuothEditor *self);
void quoth_editor_move_end (QuothEditor *self, gboolean start, int direction, gboolean by_cluster);
void quoth_editor_show_snapped (QuothEditor *self, gboolean other_grain);

/* quoth-editor-several.c */
void quoth_editor_toggle_selected (QuothEditor *self, const QuothId *id);
void quoth_editor_extend (QuothEditor *self, int step);
void quoth_editor_let_go_of_others (QuothEditor *self);
void quoth_editor_drop_lost_others (QuothEditor *self);

/* quoth-editor-keys.c */
void quoth_editor_init_keys (QuothEditor *self);
void quoth_editor_class_init_actions (GtkWidgetClass *widget_class);

/* quoth-editor-pointer.c */
void quoth_editor_init_pointer (QuothEditor *self);
void quoth_editor_dispose_pointer (QuothEditor *self);
void quoth_editor_popup_menu (QuothEditor *self, const GdkRectangle *at);

/* quoth-editor-copy.c */
void quoth_editor_init_copy (QuothEditor *self);

/* quoth-editor-grips.c */
void quoth_editor_init_grips (QuothEditor *self);
void quoth_editor_dispose_grips (QuothEditor *self);
gboolean quoth_editor_hover_grip (QuothEditor *self, double x, double y);
gboolean quoth_editor_cancel_drag (QuothEditor *self);
void quoth_editor_follow_drag (QuothEditor *self);

/* quoth-editor-ghosts.c */
void quoth_editor_follow_ghost (QuothEditor *self);

/* quoth-editor-pick.c */

/** quoth_editor_pick: (element-type QuothAnnotation): lets the user choose one of @annotations. Returns: %FALSE if there are none. */
gboolean quoth_editor_pick (QuothEditor *self, GPtrArray *annotations, const GdkRectangle *at);

/* quoth-editor-scroll.c */
void quoth_editor_init_scroll (QuothEditor *self);
void quoth_editor_scroll_to (QuothEditor *self, QuothRange range, gboolean at_top);
void quoth_editor_stop_scrolling (QuothEditor *self);

/* quoth-editor-window.c */
void quoth_editor_init_window (QuothEditor *self);
void quoth_editor_dispose_window (QuothEditor *self);
void quoth_editor_fit_scroll_bar (QuothEditor *self);
void quoth_editor_update_scroll_bar (QuothEditor *self);
double quoth_editor_get_text_height (QuothEditor *self);
void quoth_editor_hold_marks (QuothEditor *self);
void quoth_editor_place_marks (QuothEditor *self);
void quoth_editor_before_correction (QuothEditor *self);
void quoth_editor_after_correction (QuothEditor *self);

/** quoth_editor_reveal: sees to it that the buffer holds @offset; does not scroll. Returns: whether it holds another part of the text now. */
gboolean quoth_editor_reveal (QuothEditor *self, guint offset);

/* quoth-editor-describe.c */
char *quoth_editor_describe_one (QuothEditor *self, const QuothAnnotation *annotation);
char *quoth_editor_describe (QuothEditor *self, GPtrArray *annotations);
void quoth_editor_describe_caret (QuothEditor *self);

G_END_DECLS
