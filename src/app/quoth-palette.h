/* quoth-palette.h: the colours of what is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothPalette:
 *
 * Which colour an annotation has: a mention that of its actor's kind, a claim that of its first code that has one
 * (or of claims), a cue a grey. Knows a light and a dark form; colour-blind safe.
 */
#define QUOTH_TYPE_PALETTE (quoth_palette_get_type ())
G_DECLARE_FINAL_TYPE (QuothPalette, quoth_palette, QUOTH, PALETTE, GObject)

/* Signal "changed": colours are others now. Property "dark". */

QuothPalette *quoth_palette_new (void);

void quoth_palette_set_dark (QuothPalette *self, gboolean dark);

/**
 * quoth_palette_set_page:
 * @page: (nullable): what the text stands on; %NULL: on the window's own, which is dark or light
 * @text: (nullable): what it is written in, with at least 4.5:1 on @page
 *
 * The dark or the light form of the colours is for the window still, and should be for @page.
 */
void quoth_palette_set_page (QuothPalette *self, const GdkRGBA *page, const GdkRGBA *text);

/**
 * quoth_palette_set_safe: whether codes and kinds have only colours that colour-blind people can tell apart, instead of those that
 * were chosen for them.
 */
void quoth_palette_set_safe (QuothPalette *self, gboolean safe);

/** quoth_palette_set_actors: (element-type QuothActor): the actors, for their kinds. */
void quoth_palette_set_actors (QuothPalette *self, GPtrArray *actors);

/** quoth_palette_set_codes: (element-type QuothCode): the codebook, for its colours. */
void quoth_palette_set_codes (QuothPalette *self, GPtrArray *codes);

/** quoth_palette_set_actor_kinds: (element-type QuothActorKind): the project's own kinds of actors, for their colours. */
void quoth_palette_set_actor_kinds (QuothPalette *self, GPtrArray *kinds);

/** quoth_palette_set_annotation_types: (element-type QuothAnnotationType): the project's own types of annotations, in their order. */
void quoth_palette_set_annotation_types (QuothPalette *self, GPtrArray *types);

/** quoth_palette_find_annotation_type: (transfer none) (nullable): the one with @key, of those that were set. */
const QuothAnnotationType *quoth_palette_find_annotation_type (QuothPalette *self, const char *key);

/** quoth_palette_get_cue_color: the strong colour of cues of @kind: the one that was chosen for the type, or one by its place. */
void quoth_palette_get_cue_color (QuothPalette *self, const char *kind, GdkRGBA *color);

/** quoth_palette_get_color: the strong colour of an annotation: of its bracket. */
void quoth_palette_get_color (QuothPalette *self, const QuothAnnotation *annotation, GdkRGBA *color);

/** quoth_palette_get_kind_color: the strong colour of an actor's kind: the one that was chosen for it, or its own. */
void quoth_palette_get_kind_color (QuothPalette *self, const char *actor_kind, GdkRGBA *color);

/** quoth_palette_get_code_color: the strong colour of a code: its own, an ancestor's, or one by its place. */
void quoth_palette_get_code_color (QuothPalette *self, const QuothId *code, GdkRGBA *color);

/** quoth_palette_get_background: what the text stands on. */
void quoth_palette_get_background (QuothPalette *self, GdkRGBA *color);

/** quoth_palette_get_actor: (transfer none) (nullable): the actor with @id, of those that were set. */
const QuothActor *quoth_palette_get_actor (QuothPalette *self, const QuothId *id);

/** quoth_palette_get_code: (transfer none) (nullable): the code with @id, of those that were set. */
const QuothCode *quoth_palette_get_code (QuothPalette *self, const QuothId *id);

/** quoth_palette_get_tint: the alpha of a tint on this page; twice that for what is selected. */
float quoth_palette_get_tint (QuothPalette *self);

/** QUOTH_PALETTE_TINT: the alpha of a tint on the window's own page, and the most there is. */
#define QUOTH_PALETTE_TINT QUOTH_COLOR_TINT

/**
 * quoth_palette_find_tint: the strongest alpha of a tint with which @text can be read on @page (4.5:1, WCAG 2.1), whatever the colour,
 * also where something selected lies on something else; at most %QUOTH_PALETTE_TINT, 0: none.
 */
float quoth_palette_find_tint (const GdkRGBA *page, const GdkRGBA *text);

/** quoth_palette_contrast: of two opaque colours, 1 to 21 (WCAG 2.1). */
double quoth_palette_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_END_DECLS
