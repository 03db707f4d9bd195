/* quoth-tag-all.c: tagging an actor wherever its name occurs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview and the change are made by the same search, so that one cannot tell what the other does not do. What was chosen in the
 * preview is remembered by its place; where the search for the change does not come upon it again, the text is another one now, and
 * nothing is written at all.
 *
 * O(length of the texts × names); one text at a time is held.
 */

#include "config.h"

#include "rework/quoth-tag-all.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-context.h"
#include "text/quoth-error.h"
#include "text/quoth-fold.h"
#include "text/quoth-search.h"

/* Clusters on each side in the preview. */
#define CONTEXT 60

/* The longest word that is an acronym if it is written in capitals. */
#define MAX_ACRONYM 5

struct _QuothTagAll
{
  QuothActor *actor;
  QuothCoder *coder;
  GPtrArray *searches; /* of QuothSearch */
  GArray *documents;   /* of QuothId; empty: all */
  GHashTable *chosen;  /* of Place; NULL: all that are free */
  guint n_tagged;
};

/* Where an occurrence is: all bytes are compared. */
typedef struct
{
  QuothId document;
  QuothRange range;
} Place;

void
quoth_occurrence_free (QuothOccurrence *self)
{
  g_clear_pointer ((gpointer *) &self->document, quoth_value_unref);
  g_free (self->left);
  g_free (self->key);
  g_free (self->right);
  g_free (self);
}

static guint
place_hash (gconstpointer data)
{
  const Place *place = data;

  return quoth_id_hash (&place->document) * 31 + place->range.start;
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;

  return quoth_id_equal (&one->document, &other->document) && quoth_range_equal (one->range, other->range);
}

/* ---- What is wanted ---- */

QuothTagAll *
quoth_tag_all_new (QuothActor *actor, const QuothCoder *coder)
{
  QuothTagAll *self = g_new0 (QuothTagAll, 1);

  self->actor = quoth_value_ref (actor);
  self->coder = quoth_coder_copy (coder);
  self->searches = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_search_unref);
  self->documents = g_array_new (FALSE, FALSE, sizeof (QuothId));
  return self;
}

void
quoth_tag_all_free (QuothTagAll *self)
{
  quoth_value_unref (self->actor);
  quoth_value_unref (self->coder);
  g_ptr_array_unref (self->searches);
  g_array_unref (self->documents);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_free (self);
}

void
quoth_tag_all_add_name (QuothTagAll *self, const char *name, gboolean match_case, gboolean part_of_word)
{
  QuothSearchFlags flags = (match_case ? QUOTH_SEARCH_MATCH_CASE : 0) | (part_of_word ? 0 : QUOTH_SEARCH_WORDS);
  QuothSearch *search = quoth_search_new (name, flags, NULL);

  if (search != NULL)
    g_ptr_array_add (self->searches, search);
}

gboolean
quoth_tag_all_is_acronym (const char *name)
{
  if (g_utf8_strlen (name, -1) > MAX_ACRONYM)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return *name != '\0';
}

void
quoth_tag_all_add_actor (QuothTagAll *self)
{
  quoth_tag_all_add_name (self, self->actor->name, quoth_tag_all_is_acronym (self->actor->name), FALSE);
  for (guint i = 0; i < self->actor->aliases->len; i++)
    {
      const QuothAlias *alias = self->actor->aliases->pdata[i];

      quoth_tag_all_add_name (self, alias->text, alias->match_case, alias->part_of_word);
    }
}

gboolean
quoth_tag_all_find_flags (const QuothActor *actor, const char *words, gboolean *match_case, gboolean *part_of_word)
{
  g_autofree char *folded = quoth_fold (words);
  g_autofree char *name = quoth_fold (actor->name);

  *match_case = quoth_tag_all_is_acronym (words);
  *part_of_word = FALSE;
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];
      g_autofree char *other = quoth_fold (alias->text);

      if (!g_str_equal (folded, other))
        continue;
      *match_case = alias->match_case;
      *part_of_word = alias->part_of_word;
      return TRUE;
    }
  return g_str_equal (folded, name);
}

void
quoth_tag_all_add_words (QuothTagAll *self, const char *words)
{
  gboolean match_case, part_of_word;

  if (quoth_tag_all_find_flags (self->actor, words, &match_case, &part_of_word))
    quoth_tag_all_add_actor (self);
  else
    quoth_tag_all_add_name (self, words, match_case, part_of_word);
}

void
quoth_tag_all_add_document (QuothTagAll *self, const QuothId *document)
{
  g_array_append_val (self->documents, *document);
}

void
quoth_tag_all_choose (QuothTagAll *self, const QuothOccurrence *occurrence)
{
  Place place = { occurrence->document->value.id, occurrence->range };

  if (self->chosen == NULL)
    self->chosen = g_hash_table_new_full (place_hash, place_equal, g_free, NULL);
  g_hash_table_add (self->chosen, g_memdup2 (&place, sizeof place));
}

guint
quoth_tag_all_get_n_tagged (const QuothTagAll *self)
{
  return self->n_tagged;
}

/* ---- One document ---- */

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  return quoth_range_compare (*(const QuothRange *) a, *(const QuothRange *) b);
}

/* Where the names are: none overlaps another, the leftmost and longest first. */
static GArray *
find_ranges (QuothTagAll *self, QuothText *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  GArray *ranges;
  guint end = 0;

  for (guint i = 0; i < self->searches->len; i++)
    {
      g_autoptr (GArray) found = quoth_search_run (self->searches->pdata[i], text, cancellable, error);

      if (found == NULL)
        return NULL;
      g_array_append_vals (all, found->data, found->len);
    }
  g_array_sort (all, compare_ranges);
  ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  for (guint i = 0; i < all->len; i++)
    {
      QuothRange range = g_array_index (all, QuothRange, i);

      if (range.start < end)
        continue;
      g_array_append_val (ranges, range);
      end = range.end;
    }
  return ranges;
}

static gboolean
add_mention_cb (gpointer value, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, quoth_value_ref (value));
  return TRUE;
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  return quoth_range_compare (quoth_annotation_get_extent (*(gconstpointer *) a),
                              quoth_annotation_get_extent (*(gconstpointer *) b));
}

/* (element-type QuothMention): what the coder has tagged in @document, by place. */
static GPtrArray *
load_mentions (QuothReader *reader, QuothTagAll *self, const QuothId *document, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_MENTION, .documents = document, .n_documents = 1,
                       .coders = &self->coder->value.id, .n_coders = 1, .skip_unplaced = TRUE };
  g_autoptr (GPtrArray) mentions = quoth_values_new ();

  if (!quoth_reader_foreach (reader, &query, add_mention_cb, mentions, error))
    return NULL;
  g_ptr_array_sort (mentions, compare_mentions);
  return g_steal_pointer (&mentions);
}

static gboolean
touches (const QuothMention *mention, QuothRange range)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (mention); i++)
    if (quoth_range_overlaps (quoth_annotation_get_span (mention, i)->range, range))
      return TRUE;
  return FALSE;
}

/*
 * Sets what is tagged already. @mentions and ranges ascend, and @first goes along: those before it end before @range. A long mention
 * (a fragmented one) keeps it back.
 */
static void
look_at_mentions (QuothTagAll *self, QuothOccurrence *occurrence, GPtrArray *mentions, guint *first)
{
  QuothRange range = occurrence->range;

  while (*first < mentions->len && quoth_annotation_get_extent (mentions->pdata[*first]).end <= range.start)
    (*first)++;
  for (guint i = *first; i < mentions->len; i++)
    {
      const QuothMention *mention = mentions->pdata[i];

      if (quoth_annotation_get_extent (mention).start >= range.end)
        break;
      if (!touches (mention, range))
        continue;
      if (quoth_id_equal (&mention->actor, &self->actor->value.id))
        {
          occurrence->state = QUOTH_OCCURRENCE_TAGGED;
          return;
        }
      occurrence->state = QUOTH_OCCURRENCE_OTHER;
      occurrence->actor = mention->actor;
    }
}

static QuothDocument *
make_head (const QuothDocument *document)
{
  QuothDocument *head = quoth_document_copy (document);

  g_clear_pointer (&head->text, quoth_text_unref);
  g_clear_pointer (&head->segments, g_ptr_array_unref);
  g_clear_pointer (&head->original, g_bytes_unref);
  return head;
}

/* What stands around it, for somebody to see. */
static void
add_context (QuothOccurrence *occurrence, QuothText *text)
{
  g_autofree char *words = quoth_text_dup_slice (text, occurrence->range);

  occurrence->left = quoth_context_dup_left (text, occurrence->range.start, CONTEXT);
  occurrence->key = quoth_context_flatten (words);
  occurrence->right = quoth_context_dup_right (text, occurrence->range.end, CONTEXT);
}

static gboolean
look_through (QuothReader *reader,
              QuothTagAll *self,
              const QuothId *id,
              gboolean in_context,
              GPtrArray *occurrences,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, id, error);
  g_autoptr (GArray) ranges = document != NULL ? find_ranges (self, document->text, cancellable, error) : NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (QuothDocument) head = NULL;
  guint first = 0;

  if (ranges == NULL)
    return FALSE;
  if (ranges->len == 0)
    return TRUE;
  mentions = load_mentions (reader, self, id, error);
  if (mentions == NULL)
    return FALSE;
  head = make_head (document);
  for (guint i = 0; i < ranges->len; i++)
    {
      QuothOccurrence *occurrence = g_new0 (QuothOccurrence, 1);

      occurrence->range = g_array_index (ranges, QuothRange, i);
      occurrence->document = quoth_value_ref (head);
      if (in_context)
        add_context (occurrence, document->text);
      if (quoth_document_is_boilerplate (document, occurrence->range.start))
        occurrence->state = QUOTH_OCCURRENCE_BOILERPLATE;
      look_at_mentions (self, occurrence, mentions, &first);
      g_ptr_array_add (occurrences, occurrence);
    }
  return TRUE;
}

/* ---- All documents ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (quoth_document (*(gpointer *) a)->name, quoth_document (*(gpointer *) b)->name);
}

/* @only: (nullable): a set of the documents that may have what is looked for. */
static GPtrArray *
find (QuothReader *reader, QuothTagAll *self, GHashTable *only, gboolean in_context, GCancellable *cancellable, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT,
                       .documents = (const QuothId *) (gpointer) self->documents->data,
                       .n_documents = self->documents->len };
  g_autoptr (GPtrArray) occurrences = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_occurrence_free);
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, error);

  if (documents == NULL)
    return NULL;
  g_ptr_array_sort (documents, compare_names);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if ((only == NULL || g_hash_table_contains (only, id))
          && !look_through (reader, self, id, in_context, occurrences, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&occurrences);
}

GPtrArray *
quoth_tag_all_find (QuothReader *reader, QuothTagAll *self, GCancellable *cancellable, GError **error)
{
  return find (reader, self, NULL, TRUE, cancellable, error);
}

gboolean
quoth_tag_all_count (QuothReader *reader,
                     QuothTagAll *self,
                     const QuothId *here,
                     QuothRange except,
                     QuothTagAllCounts *counts,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) occurrences = find (reader, self, NULL, FALSE, cancellable, error);

  if (occurrences == NULL)
    return FALSE;
  *counts = (QuothTagAllCounts){ 0, 0 };
  for (guint i = 0; i < occurrences->len; i++)
    {
      const QuothOccurrence *occurrence = occurrences->pdata[i];
      gboolean is_here = quoth_id_equal (&occurrence->document->value.id, here);

      if (occurrence->state != QUOTH_OCCURRENCE_FREE || (is_here && quoth_range_overlaps (occurrence->range, except)))
        continue;
      counts->n_here += is_here;
      counts->n_all++;
    }
  return TRUE;
}

/* ---- The change ---- */

static gboolean
is_chosen (QuothTagAll *self, const QuothOccurrence *occurrence)
{
  Place place = { occurrence->document->value.id, occurrence->range };

  if (self->chosen == NULL)
    return occurrence->state == QUOTH_OCCURRENCE_FREE;
  return g_hash_table_contains (self->chosen, &place);
}

static QuothMention *
make_mention (QuothTagAll *self, const QuothOccurrence *occurrence)
{
  QuothMention *mention = quoth_mention_new (NULL);

  mention->annotation.document = occurrence->document->value.id;
  mention->annotation.coder = self->coder->value.id;
  mention->annotation.created = g_get_real_time () / 1000;
  mention->annotation.origin = g_strdup ("tag-all");
  mention->actor = self->actor->value.id;
  quoth_annotation_set_range (mention, occurrence->range);
  return mention;
}

static char *
make_label (QuothTagAll *self, guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Tag actor “%s” in %u place", "Tag actor “%s” in %u places", n),
                          self->actor->name, n);
}

/* (transfer container) (element-type QuothOccurrence): those to be tagged; NULL if one that was chosen is not there. */
static GPtrArray *
pick (QuothTagAll *self, GPtrArray *occurrences, GError **error)
{
  g_autoptr (GPtrArray) picked = g_ptr_array_new ();
  guint n_found = 0;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const QuothOccurrence *occurrence = occurrences->pdata[i];

      if (!is_chosen (self, occurrence))
        continue;
      n_found++;
      if (occurrence->state != QUOTH_OCCURRENCE_TAGGED)
        g_ptr_array_add (picked, (gpointer) occurrence);
    }
  if (self->chosen == NULL || n_found == g_hash_table_size (self->chosen))
    return g_steal_pointer (&picked);
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                       _ ("A text was corrected after these places were found, so nothing was tagged; look for them again"));
  return NULL;
}

/* (transfer full) (nullable): the documents in which something was chosen, if it was. */
static GHashTable *
collect_chosen (QuothTagAll *self)
{
  GHashTable *documents;
  GHashTableIter iter;
  gpointer place;

  if (self->chosen == NULL)
    return NULL;
  documents = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    g_hash_table_add (documents, &((Place *) place)->document);
  return documents;
}

QuothChange *
quoth_tag_all_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothTagAll *self = data;
  g_autoptr (GHashTable) only = collect_chosen (self);
  g_autoptr (GPtrArray) occurrences = find (reader, self, only, FALSE, cancellable, error);
  g_autoptr (GPtrArray) picked = occurrences != NULL ? pick (self, occurrences, error) : NULL;
  g_autofree char *label = NULL;
  QuothChange *change;

  if (picked == NULL)
    return NULL;
  self->n_tagged = picked->len;
  label = make_label (self, picked->len);
  change = quoth_change_new (label, &self->coder->value.id);
  if (picked->len == 0)
    return change;
  if (!quoth_reader_has (reader, QUOTH_KIND_CODER, &self->coder->value.id))
    quoth_change_put (change, self->coder);
  if (!quoth_reader_has (reader, QUOTH_KIND_ACTOR, &self->actor->value.id))
    quoth_change_put (change, self->actor);
  for (guint i = 0; i < picked->len; i++)
    {
      g_autoptr (QuothMention) mention = make_mention (self, picked->pdata[i]);

      quoth_change_put (change, mention);
    }
  return change;
}
