/* quoth-web-annotation-marks.c: web annotations become marks in their texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All texts are found first, and how the places in them are counted; then each annotation gets its place, or is left out and listed.
 * O(n) in the annotations, apart from what it takes to find their words.
 */

#include "config.h"

#include "formats/quoth-web-annotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * @notes: (element-type QuothWebNote)
 * @ties: (element-type QuothWebTie)
 * @texts: (element-type utf8 QuothWebText): by source, "" for none; %NULL where there is no text
 * @owned: (element-type QuothWebText): those of them that are not @beside
 * @markups: (element-type utf8 QuothMarkup): by text and coder; @in_order: the same as they come
 * @by_id: (element-type utf8 QuothMarkup): in which the mark is
 * @beside: (nullable): the text beside the file, which has this name
 */
typedef struct
{
  QuothIntake *intake;
  GPtrArray *notes;
  GPtrArray *ties;
  GHashTable *texts;
  GPtrArray *owned;
  GHashTable *markups;
  GHashTable *by_id;
  GPtrArray *in_order;
  QuothWebText *beside;
  char *beside_name;
} Marking;

static void
marking_clear (Marking *self)
{
  g_clear_pointer (&self->markups, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->in_order, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->owned, g_ptr_array_unref);
  g_clear_pointer (&self->beside, quoth_web_text_free);
  g_clear_pointer (&self->beside_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marking, marking_clear)

/* ---- Texts ---- */

/* (nullable): the text that @source is. One that says nothing, or is the only one of the file, is the text beside it. */
static gboolean
find_text (Marking *self, const char *source, gboolean is_only, QuothWebText **text, GError **error)
{
  const char *key = source != NULL ? source : "", *slash = strrchr (key, '/');
  g_autofree char *last = g_uri_unescape_string (slash != NULL ? slash + 1 : key, NULL);

  if (g_hash_table_lookup_extended (self->texts, key, NULL, (gpointer *) text))
    return TRUE;
  *text = NULL;
  if (self->beside != NULL && (source == NULL || is_only || g_strcmp0 (last, self->beside_name) == 0))
    *text = self->beside;
  else if (source != NULL && !quoth_web_text_load_known (self->intake, source, text, error))
    return FALSE;
  if (*text != NULL && *text != self->beside)
    g_ptr_array_add (self->owned, *text);
  g_hash_table_insert (self->texts, g_strdup (key), *text);
  if (*text != NULL && *text == self->beside && is_only && source != NULL && g_uri_peek_scheme (source) != NULL)
    self->beside->document->url = g_strdup (source);
  return TRUE;
}

static gboolean
find_texts (Marking *self, GError **error)
{
  g_autofree char *stem = quoth_web_dup_stem (self->intake->file);
  g_autofree char *path = g_strconcat (stem, ".txt", NULL);
  g_autofree char *message = NULL;
  gboolean is_only = TRUE;
  guint n_found = 0;

  self->beside_name = g_path_get_basename (path);
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR)
      && (self->beside = quoth_web_text_load_beside (self->intake, stem, error)) == NULL)
    return FALSE;
  for (guint i = 1; i < self->notes->len; i++)
    is_only = is_only && g_strcmp0 (((QuothWebNote *) self->notes->pdata[0])->source, ((QuothWebNote *) self->notes->pdata[i])->source) == 0;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const QuothWebNote *note = self->notes->pdata[i];
      QuothWebText *text;

      if (!find_text (self, note->source, is_only, &text, error))
        return FALSE;
      n_found += text != NULL;
      for (guint j = 0; text != NULL && j < note->spots->len; j++)
        quoth_web_text_count (text, note->spots->pdata[j]);
    }
  if (self->beside != NULL || n_found > 0)
    return TRUE;
  message = g_strdup_printf (_("the text of these annotations must be in “%s” beside them, or a text of the project with the address, the SHA-256 or the name that they give as their source"),
                             self->beside_name);
  return quoth_intake_refuse (self->intake, 1, message, error);
}

/* ---- Marks ---- */

static QuothMarkup *
get_markup (Marking *self, QuothWebText *text, const char *coder)
{
  g_autofree char *key = g_strdup_printf ("%p %s", (gpointer) text, coder != NULL ? coder : "");
  QuothMarkup *markup = g_hash_table_lookup (self->markups, key);

  if (markup != NULL)
    return markup;
  markup = quoth_markup_new (text->document);
  markup->coder = g_strdup (coder);
  markup->line = 1;
  g_hash_table_insert (self->markups, g_steal_pointer (&key), markup);
  g_ptr_array_add (self->in_order, markup);
  return markup;
}

static gboolean
lose_place (Marking *self, const QuothWebNote *note, QuothWebPlace place, const char *words, GError **error)
{
  g_autofree char *message = NULL;

  if (place == QUOTH_WEB_PLACE_OUTSIDE)
    return quoth_intake_lose (self->intake, note->line, _("annotations outside their text, left out"),
                              _("the place of this annotation is not in the text; it is left out"), error);
  if (place == QUOTH_WEB_PLACE_SEVERAL)
    {
      message = g_strdup_printf (_("“%s” stands several times in the text, and nothing tells which is meant; it is left out"), words);
      return quoth_intake_lose (self->intake, note->line, _("annotations whose words stand several times, left out"), message, error);
    }
  message = g_strdup_printf (_("“%s” is not in the text; the annotation is left out"), words);
  return quoth_intake_lose (self->intake, note->line, _("annotations whose words are not in the text, left out"), message, error);
}

static gboolean
warn_moved (Marking *self, const QuothWebNote *note, const char *words, GError **error)
{
  g_autofree char *message = g_strdup_printf (_("“%s” is not where the annotation says, but elsewhere; it is put to its words"), words);

  return quoth_intake_lose (
    self->intake, note->line, _("annotations whose places are wrong, put to their words"), message, error);
}

/* @ranges: (out): %NULL where it has none that can be told */
static gboolean
find_places (Marking *self, const QuothWebNote *note, QuothWebText *text, GArray **ranges, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  *ranges = NULL;
  for (guint i = 0; i < note->spots->len; i++)
    {
      const QuothWebSpot *spot = note->spots->pdata[i];
      QuothRange range;
      QuothWebPlace place = quoth_web_text_find (text, spot, &range);

      if (place != QUOTH_WEB_PLACE_FOUND && place != QUOTH_WEB_PLACE_MOVED)
        return lose_place (self, note, place, spot->exact, error);
      if (place == QUOTH_WEB_PLACE_MOVED && !warn_moved (self, note, spot->exact, error))
        return FALSE;
      g_array_append_val (found, range);
    }
  *ranges = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
make_mark (Marking *self, const QuothWebNote *note, GError **error)
{
  QuothWebText *text = g_hash_table_lookup (self->texts, note->source != NULL ? note->source : "");
  g_autoptr (GArray) ranges = NULL;
  QuothMarkup *markup;
  QuothMark *mark;

  if (text == NULL)
    return quoth_intake_lose (self->intake, note->line, _("annotations of texts that are not there, left out"),
                              _("what this annotation is on is neither beside the file nor in the project; it is left out"), error);
  if (g_hash_table_contains (self->by_id, note->id))
    return quoth_intake_lose (self->intake, note->line, _("annotations with the id of another one, left out"),
                              _("the id of this annotation is that of another one; it is left out"), error);
  if (!find_places (self, note, text, &ranges, error))
    return FALSE;
  if (ranges == NULL)
    return TRUE;
  markup = get_markup (self, text, note->coder);
  mark = quoth_markup_add_mark (markup, note->id, note->label, note->line);
  mark->time = note->time;
  for (guint i = 0; i < ranges->len; i++)
    quoth_mark_add_range (mark, g_array_index (ranges, QuothRange, i));
  for (guint i = 0; i < note->features->len; i += 2)
    quoth_mark_add_feature (mark, note->features->pdata[i], note->features->pdata[i + 1]);
  g_hash_table_insert (self->by_id, note->id, markup);
  return TRUE;
}

/* ---- The whole ---- */

/* A link is its first end's. What it has no end for is listed where markups are taken in. */
static gboolean
make_link (Marking *self, const QuothWebTie *tie, GError **error)
{
  QuothMarkup *markup = g_hash_table_lookup (self->by_id, tie->from);

  if (markup == NULL)
    return quoth_intake_lose (self->intake, tie->line, _("relations without an end or a type, left out"),
                              _("what this annotation links is not there; it is left out"), error);
  quoth_markup_add_link (markup, tie->label, tie->from, tie->to, tie->line);
  return TRUE;
}

static void
warn_units (Marking *self)
{
  GHashTableIter iter;
  gpointer text;
  gboolean is_utf16 = FALSE;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    is_utf16 = is_utf16 || (text != NULL && quoth_web_text_counts_utf16 (text));
  if (is_utf16)
    quoth_intake_warn (self->intake, 1, _("the places in this file count UTF-16, not code points as the specification does; they are taken so"));
}

static gboolean
take (Marking *self, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (self->intake, error);

  if (reader == NULL)
    return FALSE;
  if (self->in_order->len == 0 && self->beside != NULL)
    get_markup (self, self->beside, NULL);
  while (self->in_order->len > 0)
    if (!quoth_markup_reader_take (reader, g_ptr_array_steal_index (self->in_order, 0), error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_web_annotation_mark (QuothIntake *intake, GPtrArray *notes, GPtrArray *ties, GError **error)
{
  g_auto (Marking) self = { .intake = intake, .notes = notes, .ties = ties };

  self.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.owned = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_web_text_free);
  self.markups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self.in_order = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_markup_free);
  if (!find_texts (&self, error))
    return FALSE;
  warn_units (&self);
  for (guint i = 0; i < notes->len; i++)
    if (!make_mark (&self, notes->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < ties->len; i++)
    if (!make_link (&self, ties->pdata[i], error))
      return FALSE;
  return take (&self, error);
}
