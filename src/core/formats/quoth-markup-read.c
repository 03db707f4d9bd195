/* quoth-markup-read.c: a coded text of another program as edits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each mark becomes what its label means here (quoth-mapping.h); fragments that a link joins become one annotation again. Then the
 * links are given to the marks they are about: roles and cues of claims, relations between claims. What the model has no place for is
 * kept beside it, and counted: a link of any other sort as a memo on the annotation it comes from, a feature without a field as
 * an attribute of the project's own. Claims may be linked to those of another text: what stands for marks that such links were announced for
 * is kept until the end.
 */

#include "config.h"

#include "formats/quoth-markup-far.h"
#include "formats/quoth-markup-known.h"
#include "formats/quoth-markup-notes.h"
#include "text/quoth-boundaries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of what is coded is shown as an example of a label, in code points. */
#define MAX_EXAMPLE 60

struct _QuothMarkupReader
{
  QuothIntake *intake;
  QuothMapping *mapping;
  QuothMarkupNames *names;
  guint n_annotations;
  QuothMarkupFar *far;
  GHashTable *memos;    /* (nullable): "TARGET TEXT" of all memos of the project, once that is asked */

  QuothMarkup *markup;  /* the one at work */
  GPtrArray *items;     /* of QuothMarkupItem */
  GHashTable *by_id;    /* id of a mark: its item */
  GHashTable *actors;   /* id of a mention that has another actor than before: what stands for that; borrowed */
  GPtrArray *there;     /* (nullable): the annotations that the project has of the text */
  GHashTable *known;    /* a coder's name: the QuothMarkupKnown of theirs; names are borrowed */
  const char *document; /* what stands for them in edits */
  const char *coder;
};

QuothMarkupReader *
quoth_markup_reader_new (QuothIntake *intake, GError **error)
{
  g_autoptr (QuothMarkupReader) self = g_new0 (QuothMarkupReader, 1);

  self->intake = intake;
  self->far = quoth_markup_far_new ();
  self->mapping = quoth_mapping_new (intake, error);
  self->names = self->mapping != NULL ? quoth_markup_names_new (intake, error) : NULL;
  return self->names != NULL ? g_steal_pointer (&self) : NULL;
}

void
quoth_markup_reader_free (QuothMarkupReader *self)
{
  g_clear_pointer (&self->mapping, quoth_mapping_free);
  g_clear_pointer (&self->names, quoth_markup_names_free);
  g_clear_pointer (&self->memos, g_hash_table_unref);
  quoth_markup_far_free (self->far);
  g_free (self);
}

void
quoth_markup_reader_add_code (QuothMarkupReader *self, const char *key, const char *id)
{
  quoth_markup_names_add_code (self->names, key, id);
}

QuothMarkupNames *
quoth_markup_reader_get_names (QuothMarkupReader *self)
{
  return self->names;
}

/* ---- Places ---- */

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const QuothRange *x = a, *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1) : x->end < y->end ? -1 : x->end > y->end;
}

/* In order and apart, and none cuts a character. */
static gboolean
place_mark (QuothMarkupReader *self, QuothMark *mark, GError **error)
{
  QuothText *text = self->markup->document->text;
  gboolean is_widened = FALSE;
  guint n = 0;

  for (guint i = 0; i < mark->ranges->len; i++)
    {
      QuothRange *range = &g_array_index (mark->ranges, QuothRange, i);
      QuothRange whole = quoth_text_snap_to_clusters (text, *range);

      is_widened = is_widened || !quoth_range_equal (whole, *range);
      *range = whole;
    }
  g_array_sort (mark->ranges, compare_ranges);
  for (guint i = 0; i < mark->ranges->len; i++)
    {
      QuothRange range = g_array_index (mark->ranges, QuothRange, i);
      QuothRange *last = n > 0 ? &g_array_index (mark->ranges, QuothRange, n - 1) : NULL;

      if (last != NULL && range.start < last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (mark->ranges, QuothRange, n++) = range;
    }
  g_array_set_size (mark->ranges, n);
  return !is_widened
         || quoth_intake_lose (self->intake,
                               mark->line,
                               _("spans that cut a character, widened to it"),
                               _("a span begins or ends inside of what a reader takes for one character, and is widened to it"),
                               error);
}

/* ---- Marks ---- */

static gboolean
lose_mark (QuothMarkupReader *self, const QuothMark *mark, GError **error)
{
  return quoth_intake_lose (self->intake,
                            mark->line,
                            _("spans with the id of another one, left out"),
                            _("a span has the id of another one, and is left out"),
                            error);
}

static gboolean
add_item (QuothMarkupReader *self, QuothMark *mark, GError **error)
{
  QuothMarkupItem *item;

  if (mark->ranges->len == 0)
    return TRUE;
  if (g_hash_table_contains (self->by_id, mark->id))
    return lose_mark (self, mark, error);
  item = quoth_markup_item_new (mark, quoth_mapping_find (self->mapping, mark->label));
  item->coder = mark->coder != NULL ? quoth_markup_names_get_coder (self->names, mark->coder, mark->line) : self->coder;
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->by_id, mark->id, item);
  return TRUE;
}

static QuothMarkupItem *
find_item (QuothMarkupReader *self, const char *id)
{
  QuothMarkupItem *item = g_hash_table_lookup (self->by_id, id);

  while (item != NULL && item->joined_to != NULL)
    {
      if (item->joined_to->joined_to != NULL)
        item->joined_to = item->joined_to->joined_to;
      item = item->joined_to;
    }
  return item;
}

static void
join_notes (QuothMark *first, QuothMark *second)
{
  for (guint i = 0; second->attributes != NULL && i < second->attributes->len; i++)
    {
      const QuothFeature *feature = &g_array_index (second->attributes, QuothFeature, i);

      if (first->attributes == NULL)
        first->attributes = quoth_features_new ();
      quoth_features_add (first->attributes, feature->key, feature->value);
    }
  if (second->notes != NULL && first->notes == NULL)
    first->notes = quoth_mark_notes_new ();
  while (second->notes != NULL && second->notes->len > 0)
    g_ptr_array_add (first->notes, g_ptr_array_steal_index (second->notes, 0));
}

/* Two fragments of one annotation: what the second has is the first's. */
static gboolean
join (QuothMarkupReader *self, const QuothMarkLink *link)
{
  QuothMarkupItem *first = find_item (self, link->from);
  QuothMarkupItem *second = find_item (self, link->to);

  if (!g_str_equal (link->label, QUOTH_MARKUP_CONTINUES) || first == NULL || second == NULL || first == second
      || !g_str_equal (first->mark->label, second->mark->label))
    return FALSE;
  g_array_append_vals (first->mark->ranges, second->mark->ranges->data, second->mark->ranges->len);
  for (guint i = 0; i < second->mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (second->mark->features, QuothFeature, i);

      quoth_mark_add_feature (first->mark, feature->key, feature->value);
    }
  join_notes (first->mark, second->mark);
  second->joined_to = first;
  return TRUE;
}

/* What it says there, on one line, cut where it is long. */
static char *
dup_example (QuothMarkupReader *self, const QuothMark *mark)
{
  QuothRange range = g_array_index (mark->ranges, QuothRange, 0);
  g_autofree char *quote = NULL;

  range.end = MIN (range.end, range.start + MAX_EXAMPLE);
  quote = quoth_text_dup_slice (self->markup->document->text, range);
  for (char *p = quote; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  return g_strconcat (g_strstrip (quote), range.end < g_array_index (mark->ranges, QuothRange, 0).end ? "…" : NULL, NULL);
}

static void
note_label (QuothMarkupReader *self, const QuothMarkupItem *item)
{
  GHashTable *labels = self->intake->labels;
  g_autofree char *quote = NULL;
  g_autofree char *target = NULL;

  if (labels == NULL)
    return;
  if (quoth_labels_find (labels, item->mark->label) == NULL)
    {
      quote = dup_example (self, item->mark);
      target = quoth_target_dup_text (item->target);
    }
  quoth_labels_add (labels, item->mark->label, 1, quote, target);
}

/* What becomes of it is said in the loss report, where that is not what its label says. */
static gboolean
judge_item (QuothMarkupReader *self, QuothMarkupItem *item, GError **error)
{
  if (item->target->skip)
    quoth_losses_add (self->intake->losses, _("spans with labels that are left out, as was asked for"), 1);
  else if (item->target->loss != NULL)
    quoth_losses_add (self->intake->losses, item->target->loss, 1);
  if (!place_mark (self, item->mark, error))
    return FALSE;
  note_label (self, item);
  return TRUE;
}

static gboolean
collect_marks (QuothMarkupReader *self, GError **error)
{
  for (guint i = 0; i < self->markup->marks->len; i++)
    if (!add_item (self, self->markup->marks->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->markup->links->len; i++)
    {
      QuothMarkLink *link = self->markup->links->pdata[i];

      if (join (self, link))
        g_clear_pointer (&link->label, g_free);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothMarkupItem *item = self->items->pdata[i];

      if (item->joined_to == NULL && !judge_item (self, item, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Links ---- */

/* For the end, when the other text was read. Its place in the markup stays, with nothing. */
static void
put_off_link (QuothMarkupReader *self, guint i, const QuothMarkupItem *from)
{
  QuothMarkLink *link = self->markup->links->pdata[i];
  const char *coder = from != NULL && from->mark->coder != NULL ? from->mark->coder : self->markup->coder;

  if (link->coder == NULL)
    link->coder = g_strdup (coder);
  quoth_markup_far_add_link (self->far, link);
  self->markup->links->pdata[i] = g_new0 (QuothMarkLink, 1);
}

static gboolean
take_link (QuothMarkupReader *self, guint i, GError **error)
{
  const QuothMarkLink *link = self->markup->links->pdata[i];
  QuothMarkupItem *from = NULL, *to = NULL;

  if (link->label == NULL)
    return TRUE;
  from = find_item (self, link->from);
  to = find_item (self, link->to);
  if ((from == NULL || to == NULL) && quoth_markup_far_expects (self->far, link))
    {
      put_off_link (self, i, from);
      return TRUE;
    }
  if (from == NULL || to == NULL)
    return quoth_markup_lose_link (self->intake, link, error);
  if (from->target->skip || to->target->skip)
    {
      quoth_losses_add (self->intake->losses, _("links of spans that are left out, as was asked for"), 1);
      return TRUE;
    }
  if (!quoth_markup_item_link (from, link, to))
    quoth_markup_item_keep_link (from, link, to, self->markup->document->text, self->intake);
  return TRUE;
}

/* Who is mentioned in the chains of claims. */
static void
find_sources (QuothMarkupReader *self, QuothMarkupItem *item)
{
  const GArray *sources = item->target->kind == QUOTH_KIND_CLAIM ? item->mark->sources : NULL;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const char *id = g_array_index (sources, QuothMarkSource, i).mention;
      QuothMarkupItem *mention = id != NULL ? find_item (self, id) : NULL;
      gboolean is_mention = mention != NULL && mention->target->kind == QUOTH_KIND_MENTION && !mention->target->skip;

      quoth_markup_item_add_source (item, is_mention ? mention : NULL);
    }
}

/* ---- What is there already ---- */

static gboolean
load_there (QuothMarkupReader *self, GError **error)
{
  QuothId id;

  if (!quoth_id_from_string (self->document, &id)) /* the file's own */
    return TRUE;
  self->there = quoth_reader_load_annotations (self->intake->reader, &id, error);
  for (guint i = self->there != NULL ? self->there->len : 0; i > 0; i--)
    if (self->intake->made != NULL && g_hash_table_contains (self->intake->made, &QUOTH_VALUE (self->there->pdata[i - 1])->id))
      g_ptr_array_remove_index (self->there, i - 1);
  return self->there != NULL;
}

static QuothMarkupKnown *
get_known (QuothMarkupReader *self, const QuothMarkupItem *item)
{
  const char *coder = item->mark->coder != NULL     ? item->mark->coder
                      : self->markup->coder != NULL ? self->markup->coder
                                                    : self->intake->coder->name;
  QuothMarkupKnown *known = g_hash_table_lookup (self->known, coder);

  if (known == NULL)
    {
      known = quoth_markup_known_new (self->intake->reader, self->there, coder);
      g_hash_table_insert (self->known, (gpointer) coder, known);
    }
  return known;
}

static gboolean
is_new (const QuothMarkupItem *item)
{
  return item->joined_to == NULL && item->known == NULL && !item->target->skip;
}

/* Those that are the same first: which of the others have another label can be seen only then. */
static void
find_known (QuothMarkupReader *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothMarkupItem *item = self->items->pdata[i];
      QuothAnnotation *annotation = is_new (item) ? quoth_markup_known_take (get_known (self, item), item) : NULL;

      if (annotation == NULL && is_new (item))
        quoth_markup_known_see_new (get_known (self, item), item);
      if (annotation == NULL)
        continue;
      quoth_markup_item_set_known (item, annotation);
      quoth_losses_add (self->intake->losses, _("annotations that are there already, left as they are"), 1);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothMarkupItem *item = self->items->pdata[i];
      QuothAnnotation *annotation
        = is_new (item) ? quoth_markup_known_take_changed (get_known (self, item), item, self->mapping) : NULL;

      if (annotation == NULL)
        continue;
      quoth_markup_item_set_known (item, annotation);
      item->is_changed = TRUE;
    }
}

/* ---- Edits ---- */

static void
write_text_features (QuothMarkupReader *self)
{
  GArray *features = self->markup->features;
  g_autoptr (GString) out = g_string_new (NULL);

  if (features->len == 0)
    return;
  quoth_markup_append_attributes (out, features, QUOTH_KIND_DOCUMENT, self->names, self->intake, self->markup->line);
  if (out->len == 0)
    return;
  g_string_append (self->intake->edits, "{\"type\":\"document\"");
  quoth_markup_append_field (self->intake->edits, "id", self->document);
  g_string_append (self->intake->edits, out->str);
  g_string_append_c (self->intake->edits, '}');
  quoth_intake_end_edit (self->intake, self->markup->line);
}

/* @item has another label than before. Claims that name its actor by it name the new one. */
static void
write_change (QuothMarkupReader *self, QuothMarkupItem *item, const QuothMarkupEdits *edits)
{
  if (!quoth_markup_item_write_change (item, edits))
    quoth_losses_add (self->intake->losses, _("annotations that are there already, left as they are"), 1);
  else
    {
      self->intake->n_changed++;
      if (item->target->kind == QUOTH_KIND_MENTION)
        g_hash_table_insert (self->actors, &item->known->value.id, item->actor);
    }
}

/* Of one kind, since what refers to another comes after it. */
static void
write_kind (QuothMarkupReader *self, QuothKind kind, const QuothMarkupEdits *edits)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothMarkupItem *item = self->items->pdata[i];

      if (item->target->kind == kind && is_new (item))
        quoth_markup_item_write (item, edits);
      else if (item->target->kind == kind && item->is_changed)
        write_change (self, item, edits);
    }
}

static void
write_annotations (QuothMarkupReader *self)
{
  g_autoptr (GHashTable) actors = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_auto (QuothMarkupScratch) scratch = { 0 };
  QuothMarkupEdits edits = { .intake = self->intake,
                             .names = self->names,
                             .markup = self->markup,
                             .document = self->document,
                             .scratch = &scratch };

  quoth_markup_scratch_init (&scratch);
  self->actors = actors;
  write_kind (self, QUOTH_KIND_MENTION, &edits);
  quoth_markup_known_write_ties (self->there, actors, self->intake, self->markup->line);
  write_kind (self, QUOTH_KIND_CLAIM, &edits);
  write_kind (self, QUOTH_KIND_CUE, &edits);
  for (guint i = 0; i < self->items->len; i++)
    quoth_markup_item_write_relations (self->items->pdata[i], &edits);
}

/* What was announced, before it is written. */
static void
keep_far_ends (QuothMarkupReader *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const QuothMark *mark = ((QuothMarkupItem *) self->items->pdata[i])->mark;

      quoth_markup_far_keep (self->far, mark->id, find_item (self, mark->id));
    }
}

static gboolean
take_marks (QuothMarkupReader *self, GError **error)
{
  g_autoptr (GHashTable) known
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) quoth_markup_known_free);

  if (!collect_marks (self, error) || !load_there (self, error))
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    ((QuothMarkupItem *) self->items->pdata[i])->number = ++self->n_annotations;
  self->known = known;
  find_known (self);
  keep_far_ends (self);
  for (guint i = 0; i < self->markup->links->len; i++)
    if (!take_link (self, i, error))
      return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    find_sources (self, self->items->pdata[i]);
  write_annotations (self);
  return TRUE;
}

gboolean
quoth_markup_reader_take (QuothMarkupReader *self, QuothMarkup *markup, GError **error)
{
  g_autoptr (QuothMarkup) owned = markup;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_markup_item_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_done;

  if (g_cancellable_set_error_if_cancelled (self->intake->cancellable, error))
    return FALSE;
  self->markup = owned;
  self->items = items;
  self->by_id = by_id;
  self->document = quoth_markup_names_get_document (self->names, owned->document, owned->line);
  self->coder
    = owned->coder != NULL ? quoth_markup_names_get_coder (self->names, owned->coder, owned->line) : NULL;
  write_text_features (self);
  is_done = quoth_markup_reader_take_notes (self, owned->notes, self->document, self->coder, owned->line, error)
            && take_marks (self, error);
  g_clear_pointer (&self->there, g_ptr_array_unref);
  return is_done;
}

/* ---- What is on something else than a mark ---- */

static gboolean
add_memo_cb (gpointer value, gpointer user_data, GError **error)
{
  const QuothMemo *memo = quoth_memo (value);
  char target[QUOTH_ID_STRING_SIZE];

  g_hash_table_add (user_data, g_strdup_printf ("%s %s", quoth_id_to_string (&memo->target, target), memo->text));
  return TRUE;
}

gboolean
quoth_markup_reader_take_notes (
  QuothMarkupReader *self, const GPtrArray *notes, const char *target, const char *coder, guint line, GError **error)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  QuothQuery query = { .kind = QUOTH_KIND_MEMO };

  if (notes == NULL || notes->len == 0)
    return TRUE;
  if (self->memos == NULL)
    {
      self->memos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!quoth_reader_foreach (self->intake->reader, &query, add_memo_cb, self->memos, error))
        return FALSE;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s %s", target, ((const QuothMarkNote *) notes->pdata[i])->text);

      if (!g_hash_table_contains (self->memos, key))
        g_ptr_array_add (fresh, notes->pdata[i]);
    }
  quoth_markup_write_notes (fresh, target, self->intake, self->names, coder, line);
  return TRUE;
}

/* ---- Links between texts ---- */

void
quoth_markup_reader_expect (QuothMarkupReader *self, const char *id)
{
  quoth_markup_far_expect (self->far, id);
}

void
quoth_markup_reader_add_far_links (QuothMarkupReader *self, GPtrArray *links)
{
  while (links->len > 0)
    {
      QuothMarkLink *link = g_ptr_array_steal_index (links, 0);

      quoth_markup_far_expect (self->far, link->from);
      quoth_markup_far_expect (self->far, link->to);
      quoth_markup_far_add_link (self->far, link);
    }
}

gboolean
quoth_markup_reader_finish (QuothMarkupReader *self, GError **error)
{
  return quoth_markup_far_finish (self->far, self->intake, self->names, error);
}
