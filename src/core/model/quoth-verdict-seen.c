/* quoth-verdict-seen.c: what a verdict has seen of what it judges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is a set is told in the order of its bytes, so that it makes no difference who was added first. Which mention stands for an actor is not told.
 */

#include "model/quoth-verdict-seen.h"

#include <string.h>

#include "model/quoth-claim.h"
#include "model/quoth-cue.h"
#include "model/quoth-mention.h"
#include "text/quoth-sha256.h"

static void
see (GString *seen, gconstpointer data, gsize size)
{
  guint32 length = GUINT32_TO_LE ((guint32) size);

  g_string_append_len (seen, (const char *) &length, sizeof length);
  g_string_append_len (seen, data, (gssize) size);
}

static void
see_text (GString *seen, const char *text)
{
  see (seen, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (*(GBytes *const *) a, *(GBytes *const *) b);
}

static void
see_set (GString *seen, GPtrArray *items)
{
  g_ptr_array_sort (items, compare_bytes);
  see_text (seen, NULL);
  for (guint i = 0; i < items->len; i++)
    see (seen, g_bytes_get_data (items->pdata[i], NULL), g_bytes_get_size (items->pdata[i]));
}

static GBytes *
pack (const QuothId *id, int what)
{
  guint8 bytes[sizeof (QuothId) + 1];

  memcpy (bytes, id->bytes, sizeof id->bytes);
  bytes[sizeof (QuothId)] = (guint8) (what + 8);
  return g_bytes_new (bytes, sizeof bytes);
}

static void
see_claim (GString *seen, const QuothClaim *claim)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) propositions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  see_text (seen, claim->statement);
  see_text (seen, quoth_factuality_to_nick (claim->factuality));
  see_text (seen, quoth_mode_to_nick (claim->mode));
  see_text (seen, claim->form);
  see_text (seen, claim->date);
  see_text (seen, claim->place);
  see_text (seen, g_ascii_dtostr (confidence, sizeof confidence, claim->confidence));
  for (guint i = 0; i < claim->categories->len; i++)
    g_ptr_array_add (categories, pack (&g_array_index (claim->categories, QuothCategory, i).code,
                                       (int) g_array_index (claim->categories, QuothCategory, i).stance));
  for (guint i = 0; i < claim->roles->len; i++)
    g_ptr_array_add (roles, pack (&g_array_index (claim->roles, QuothClaimRole, i).actor, (int) g_array_index (claim->roles, QuothClaimRole, i).role));
  for (guint i = 0; i < claim->propositions->len; i++)
    g_ptr_array_add (propositions, pack (&g_array_index (claim->propositions, QuothClaimProposition, i).proposition,
                                         (int) g_array_index (claim->propositions, QuothClaimProposition, i).link));
  see_set (seen, categories);
  see_set (seen, roles);
  see_set (seen, propositions);
  for (guint i = 0; i < claim->chain->len; i++)
    {
      g_autoptr (GBytes) link = pack (&g_array_index (claim->chain, QuothChainLink, i).actor,
                                      (int) g_array_index (claim->chain, QuothChainLink, i).factuality);

      see (seen, g_bytes_get_data (link, NULL), g_bytes_get_size (link));
    }
}

static int
compare_attributes (gconstpointer a, gconstpointer b)
{
  const QuothAttributeValue *x = *(QuothAttributeValue *const *) a, *y = *(QuothAttributeValue *const *) b;

  return quoth_id_compare (&x->attribute, &y->attribute);
}

/* As the project's file has them, however they were set. */
static void
see_attributes (GString *seen, GPtrArray *attributes)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (attributes, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_attributes);
  for (guint i = 0; i < sorted->len; i++)
    {
      const QuothAttributeValue *one = sorted->pdata[i];

      see (seen, &one->attribute, sizeof one->attribute);
      see_text (seen, one->value);
    }
}

/* The first 64 bits of a SHA-256 of all it says, after a letter for this way to say it. */
char *
quoth_verdict_dup_seen (gconstpointer annotation)
{
  const QuothValue *value = annotation;
  g_autoptr (GString) seen = g_string_sized_new (512);
  guint8 sha256[QUOTH_SHA256_SIZE];
  GString *hex = g_string_new ("a");

  see_text (seen, quoth_kind_to_nick (value->kind));
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    see_text (seen, quoth_annotation_get_span (annotation, i)->quote);
  if (value->kind == QUOTH_KIND_MENTION)
    see (seen, &((const QuothMention *) annotation)->actor, sizeof (QuothId));
  else if (value->kind == QUOTH_KIND_CLAIM)
    see_claim (seen, annotation);
  else
    {
      see_text (seen, ((const QuothCue *) annotation)->cue_kind);
      see (seen, &((const QuothCue *) annotation)->claim, sizeof (QuothId));
    }
  if (value->attributes != NULL)
    see_attributes (seen, value->attributes);
  quoth_sha256 (seen->str, seen->len, sha256);
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (hex, "%02x", sha256[i]);
  return g_string_free (hex, FALSE);
}

gboolean
quoth_verdict_has_seen (const QuothVerdict *self, gconstpointer annotation)
{
  g_autofree char *seen = quoth_verdict_dup_seen (annotation);

  return g_strcmp0 (self->seen, seen) == 0;
}

gboolean
quoth_verdict_follow (QuothVerdict *self, gconstpointer before, gconstpointer after)
{
  g_autofree char *seen = NULL;

  if (!quoth_verdict_has_seen (self, before) || quoth_verdict_has_seen (self, after))
    return FALSE;
  seen = g_steal_pointer (&self->seen);
  self->seen = quoth_verdict_dup_seen (after);
  return TRUE;
}
