/* quoth-assigning.c: handing out texts to coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rework/quoth-assigning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"
#include "text/quoth-sha256.h"

struct _QuothAssigning
{
  QuothCoder *author;
  guint n_each;
  GArray *documents;
  GArray *coders;
  guint64 seed;
  QuothBalance balance;
  gboolean blind;
  QuothAssignmentPurpose purpose;
  char *deadline;

  GPtrArray *made;
  GPtrArray *shares;
};

/* While it is built. @lot: the place in the order that is drawn. */
typedef struct
{
  QuothDocument *document;
  guint64 lot;
} Text;

static void
share_free (gpointer data)
{
  QuothShare *self = data;

  g_free (self->name);
  g_free (self);
}

static void
text_clear (gpointer data)
{
  quoth_value_unref (((Text *) data)->document);
}

QuothAssigning *
quoth_assigning_new (guint n_each, const QuothCoder *author)
{
  QuothAssigning *self = g_new0 (QuothAssigning, 1);

  self->author = quoth_coder_copy (author);
  self->n_each = n_each;
  self->documents = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->coders = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->made = quoth_values_new ();
  self->shares = g_ptr_array_new_with_free_func (share_free);
  return self;
}

void
quoth_assigning_free (QuothAssigning *self)
{
  quoth_value_unref (self->author);
  g_array_unref (self->documents);
  g_array_unref (self->coders);
  g_free (self->deadline);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->shares);
  g_free (self);
}

static void
set_ids (GArray *ids, const QuothId *values, guint n)
{
  g_array_set_size (ids, 0);
  if (n > 0)
    g_array_append_vals (ids, values, n);
}

void
quoth_assigning_set_documents (QuothAssigning *self, const QuothId *documents, guint n)
{
  set_ids (self->documents, documents, n);
}

void
quoth_assigning_set_coders (QuothAssigning *self, const QuothId *coders, guint n)
{
  set_ids (self->coders, coders, n);
}

void
quoth_assigning_set_seed (QuothAssigning *self, guint64 seed)
{
  self->seed = seed;
}

void
quoth_assigning_set_balance (QuothAssigning *self, QuothBalance balance)
{
  self->balance = balance;
}

void
quoth_assigning_set_terms (QuothAssigning *self, gboolean blind, QuothAssignmentPurpose purpose, const char *deadline)
{
  self->blind = blind;
  self->purpose = purpose;
  g_free (self->deadline);
  self->deadline = g_strdup (deadline);
}

GPtrArray *
quoth_assigning_get_made (QuothAssigning *self)
{
  return self->made;
}

GPtrArray *
quoth_assigning_get_shares (QuothAssigning *self)
{
  return self->shares;
}

/* ---- What is drawn ---- */

/* @other: (nullable). The first 64 bits of a SHA-256. */
static guint64
draw_lot (const QuothAssigning *self, const char *name, const char *other)
{
  g_autofree char *text
    = g_strdup_printf ("%" G_GUINT64_FORMAT "\n%s\n%s", self->seed, name, other != NULL ? other : "");
  guint8 sha256[QUOTH_SHA256_SIZE];
  guint64 lot = 0;

  quoth_sha256 (text, strlen (text), sha256);
  for (guint i = 0; i < 8; i++)
    lot = lot << 8 | sha256[i];
  return lot;
}

static int
compare_lots (gconstpointer a, gconstpointer b)
{
  const Text *x = a, *y = b;

  if (x->lot != y->lot)
    return x->lot < y->lot ? -1 : 1;
  return quoth_id_compare (&x->document->value.id, &y->document->value.id);
}

/* ---- Who and what ---- */

static gboolean
has_id (GArray *ids, const QuothId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (quoth_id_equal (&g_array_index (ids, QuothId, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
add_coder_cb (gpointer value, gpointer data, GError **error)
{
  QuothAssigning *self = data;
  const QuothCoder *coder = quoth_coder (value);
  QuothShare *share;

  if (self->coders->len > 0 ? !has_id (self->coders, &coder->value.id) : !coder->active)
    return TRUE;
  if (!coder->active)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("The coder “%s” does not code any more; name another, or let them code again"), coder->name);
      return FALSE;
    }
  share = g_new0 (QuothShare, 1);
  share->coder = coder->value.id;
  share->name = g_strdup (coder->name);
  g_ptr_array_add (self->shares, share);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const QuothShare *x = *(const QuothShare *const *) a, *y = *(const QuothShare *const *) b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : quoth_id_compare (&x->coder, &y->coder);
}

static gboolean
find_coders (QuothAssigning *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODER };

  g_ptr_array_set_size (self->shares, 0);
  if (!quoth_reader_foreach (reader, &query, add_coder_cb, self, error))
    return FALSE;
  g_ptr_array_sort (self->shares, compare_names);
  if (self->n_each > 0 && self->n_each <= self->shares->len)
    return TRUE;
  if (self->shares->len == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("Nobody codes in this project who could be given a text; add coders first"));
      return FALSE;
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               /* Translators: the first number is how many coders each text needs, the second how many there are */
               _ ("Each text cannot be coded by %u of %u coders; it is 1 at least, and as many as there are at most"), self->n_each,
               self->shares->len);
  return FALSE;
}

static QuothShare *
find_share (QuothAssigning *self, const QuothId *coder)
{
  for (guint i = 0; i < self->shares->len; i++)
    if (quoth_id_equal (&((QuothShare *) self->shares->pdata[i])->coder, coder))
      return self->shares->pdata[i];
  return NULL;
}

/* ---- The plan ---- */

typedef struct
{
  QuothAssigning *assigning;
  GHashTable *lengths; /* QuothId of a text → QuothDocument, borrowed */
  GHashTable *taken;   /* what quoth_assignment_make_id() makes of who has what */
} Plan;

static void
give (QuothShare *share, const QuothDocument *document)
{
  share->n_texts++;
  share->length += document != NULL ? document->length : 0;
}

static gboolean
take_assignment_cb (gpointer value, gpointer data, GError **error)
{
  Plan *self = data;
  const QuothAssignment *assignment = quoth_assignment (value);
  QuothShare *share = find_share (self->assigning, &assignment->coder);
  QuothId made = quoth_assignment_make_id (&assignment->coder, &assignment->document);

  if (share != NULL)
    give (share, g_hash_table_lookup (self->lengths, &assignment->document));
  g_hash_table_add (self->taken, quoth_id_memdup (&made));
  return TRUE;
}

static gboolean
has_taken (const Plan *self, const QuothShare *share, const QuothDocument *document)
{
  QuothId made = quoth_assignment_make_id (&share->coder, &document->value.id);

  return g_hash_table_contains (self->taken, &made);
}

/* The coder who has least, and not this text; of several, the one that is drawn. */
static QuothShare *
find_least (const Plan *self, const QuothDocument *document)
{
  GPtrArray *shares = self->assigning->shares;
  QuothShare *least = NULL;
  guint64 least_lot = 0;

  for (guint i = 0; i < shares->len; i++)
    {
      QuothShare *share = shares->pdata[i];
      gboolean by_length = self->assigning->balance == QUOTH_BALANCE_LENGTH;
      guint64 load = by_length ? share->length : share->n_texts;
      guint64 least_load = least == NULL ? 0 : by_length ? least->length : least->n_texts;
      guint64 lot;

      if (has_taken (self, share, document) || (least != NULL && load > least_load))
        continue;
      lot = draw_lot (self->assigning, document->name, share->name);
      if (least == NULL || load < least_load || lot < least_lot)
        {
          least = share;
          least_lot = lot;
        }
    }
  return least;
}

static void
assign (Plan *self, QuothShare *share, const QuothDocument *document, QuothChange *change)
{
  QuothAssigning *assigning = self->assigning;
  QuothId id = quoth_assignment_make_id (&share->coder, &document->value.id);
  QuothAssignment *assignment = quoth_assignment_new (&id);

  assignment->coder = share->coder;
  assignment->document = document->value.id;
  assignment->blind = assigning->blind;
  assignment->purpose = assigning->purpose;
  assignment->deadline = g_strdup (assigning->deadline);
  quoth_change_put (change, assignment);
  g_ptr_array_add (assigning->made, assignment);
  g_hash_table_add (self->taken, quoth_id_memdup (&id));
  give (share, document);
  share->n_new++;
}

static void
assign_text (Plan *self, const QuothDocument *document, QuothChange *change)
{
  GPtrArray *shares = self->assigning->shares;
  guint n = 0;

  for (guint i = 0; i < shares->len; i++)
    n += has_taken (self, shares->pdata[i], document) ? 1 : 0;
  for (; n < self->assigning->n_each; n++)
    assign (self, find_least (self, document), document, change);
}

/* The texts that are handed out, in the order that is drawn. */
static GArray *
draw_texts (QuothAssigning *self, GPtrArray *documents)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (Text));

  g_array_set_clear_func (texts, text_clear);
  for (guint i = 0; i < documents->len; i++)
    {
      QuothDocument *document = documents->pdata[i];
      Text text = { document, draw_lot (self, document->name, NULL) };

      if (self->documents->len > 0 && !has_id (self->documents, &document->value.id))
        continue;
      quoth_value_ref (document);
      g_array_append_val (texts, text);
    }
  g_array_sort (texts, compare_lots);
  return texts;
}

static char *
format_label (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Assign %u text", "Assign %u texts", n), n);
}

QuothChange *
quoth_assigning_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothAssigning *self = data;
  QuothQuery texts_query = { .kind = QUOTH_KIND_DOCUMENT };
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &texts_query, error);
  g_autoptr (GHashTable) lengths = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GArray) texts = NULL;
  g_autoptr (QuothChange) change = NULL;
  g_autofree char *label = NULL;
  Plan plan = { self, lengths, taken };

  g_ptr_array_set_size (self->made, 0);
  if (documents == NULL || !find_coders (self, reader, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    g_hash_table_insert (lengths, &QUOTH_VALUE (documents->pdata[i])->id, documents->pdata[i]);
  if (!quoth_reader_foreach (reader, &query, take_assignment_cb, &plan, error))
    return NULL;
  texts = draw_texts (self, documents);
  if (texts->len == 0)
    {
      g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("The project has no text that could be handed out; import texts first"));
      return NULL;
    }
  label = format_label (texts->len);
  change = quoth_change_new (label, &self->author->value.id);
  for (guint i = 0; i < texts->len; i++)
    assign_text (&plan, g_array_index (texts, Text, i).document, change);
  if (!quoth_change_is_empty (change) && !quoth_reader_has (reader, QUOTH_KIND_CODER, &self->author->value.id))
    quoth_change_put (change, self->author);
  return g_steal_pointer (&change);
}
