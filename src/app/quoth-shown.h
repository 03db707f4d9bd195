/* quoth-shown.h: which annotations are shown in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothShown:
 *
 * What of the coding is hidden in the text: kinds of annotations, coders, layers, claims that are not under one code. Remembered in the settings.
 * Nothing but what is drawn depends on it: lists, tables and exports have everything.
 *
 * Signal: "changed".
 */
#define QUOTH_TYPE_SHOWN (quoth_shown_get_type ())
G_DECLARE_FINAL_TYPE (QuothShown, quoth_shown, QUOTH, SHOWN, GObject)

/** quoth_shown_new: as it was set last. */
QuothShown *quoth_shown_new (void);

/** quoth_shown_has: whether @annotation is shown. O(1), for a claim O(its categories). */
gboolean quoth_shown_has (QuothShown *self, const QuothAnnotation *annotation);

/** quoth_shown_set_type: cues of a type of the project's own, by its key. */
void quoth_shown_set_type (QuothShown *self, const char *type, gboolean shown);
gboolean quoth_shown_get_type_shown (QuothShown *self, const char *type);

/** quoth_shown_set_kind: mentions, claims, or cues that are of none of the project's own types. */
void quoth_shown_set_kind (QuothShown *self, QuothKind kind, gboolean shown);
gboolean quoth_shown_get_kind (QuothShown *self, QuothKind kind);

void quoth_shown_set_coder (QuothShown *self, const QuothId *coder, gboolean shown);
gboolean quoth_shown_get_coder (QuothShown *self, const QuothId *coder);

/** quoth_shown_set_layer: what the coders made, or what was adjudicated. A layer is not hidden with whoever made what is in it. */
void quoth_shown_set_layer (QuothShown *self, QuothLayer layer, gboolean shown);
gboolean quoth_shown_get_layer (QuothShown *self, QuothLayer layer);

/** quoth_shown_set_code: only claims under @code (nullable: all of them) or one of those below it. */
void quoth_shown_set_code (QuothShown *self, const QuothId *code);

/** quoth_shown_get_code: (transfer none) (nullable) */
const QuothId *quoth_shown_get_code (QuothShown *self);

/** quoth_shown_set_codes: (element-type QuothCode): the codebook, for what is below what. A code that is not in it hides nothing. */
void quoth_shown_set_codes (QuothShown *self, GPtrArray *codes);

/** quoth_shown_set_all: hides nothing any more. */
void quoth_shown_set_all (QuothShown *self);

G_END_DECLS
