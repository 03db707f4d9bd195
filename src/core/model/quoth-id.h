/* quoth-id.h: the ids of everything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothId:
 *
 * A UUID, by value. New ones are version 7 (RFC 9562, 5.7): they sort by the time they were made.
 * All zeros is "none".
 */
typedef struct
{
  guint8 bytes[16];
} QuothId;

/** QUOTH_ID_STRING_SIZE: room for a UUID as text and its NUL. */
#define QUOTH_ID_STRING_SIZE 37

/** QUOTH_ID_NONE: no id. */
#define QUOTH_ID_NONE ((QuothId){ { 0 } })

/** quoth_id_new: a new id, greater than every one that this process made before. Any thread. */
QuothId quoth_id_new (void);

/** quoth_id_from_string: reads the usual form of a UUID, in either case. Returns: %FALSE if it is not one. */
gboolean quoth_id_from_string (const char *string, QuothId *id);

/** quoth_id_to_string: writes the usual lower-case form into @buffer. Returns: @buffer. */
char *quoth_id_to_string (const QuothId *id, char buffer[QUOTH_ID_STRING_SIZE]);

/** quoth_id_dup_string: (transfer full): the usual lower-case form. */
char *quoth_id_dup_string (const QuothId *id);

/** quoth_id_is_none: whether it is %QUOTH_ID_NONE. */
gboolean quoth_id_is_none (const QuothId *id);

/** quoth_id_compare: by bytes, like memcmp(). */
int quoth_id_compare (const QuothId *a, const QuothId *b);

/** quoth_id_equal: a #GEqualFunc of pointers to ids. */
gboolean quoth_id_equal (gconstpointer a, gconstpointer b);

/** quoth_id_hash: a #GHashFunc of pointers to ids. */
guint quoth_id_hash (gconstpointer id);

/**
 * quoth_id_derive:
 * @what: what it is the id of, of these
 *
 * An id that follows from other ids (version 8: made in a way of one's own), the same wherever it is made.
 */
QuothId quoth_id_derive (const char *what, const QuothId *ids, guint n_ids);

/** quoth_id_memdup: (transfer full): a copy on the heap, for hash tables; g_free() it. */
QuothId *quoth_id_memdup (const QuothId *id);

G_END_DECLS
