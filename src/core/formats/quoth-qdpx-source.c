/* quoth-qdpx-source.c: one source of a REFI-QDA project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A selection has codings, each with a code and a coder. Those of one coder whose codes are codes here are one claim under all of them;
 * each of the others is a mark of its own, labelled with the code's name. A case that refers to the selection names the actor of a mention;
 * if there is none, one is made. What is written on a selection becomes a memo on the first of its marks, or the fields of a claim
 * where this program wrote it.
 */

#include "config.h"

#include "formats/quoth-qdpx-source.h"
#include "formats/quoth-qdpx-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text at work. */
typedef struct
{
  QuothQdpxTables *tables;
  QuothIntake *intake;
  QuothDocument *document;
  QuothUnits *units;
  QuothMarkup *markup;
} Source;

/* A selection at work. @claim_coder: whose @claim is */
typedef struct
{
  Source *source;
  xmlNode *node;
  QuothId guid;
  gboolean has_guid;
  QuothRange range;
  gint64 time;
  guint n_marks;
  QuothMark *first;
  QuothMark *claim;
  const char *claim_coder;
  GPtrArray *actors;
} Selection;

static void
source_clear (Source *self)
{
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->units, quoth_units_free);
  g_clear_pointer (&self->markup, quoth_markup_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* ---- Coders ---- */

/* The first of the attributes that names a user. (transfer none) (nullable) */
static const char *
find_coder (Source *self, xmlNode *node)
{
  static const char *const attributes[] = { "creatingUser", "modifyingUser" };
  QuothId guid;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (quoth_qdpx_read_guid (node, attributes[i], &guid))
      return g_hash_table_lookup (self->tables->users, &guid);
  return NULL;
}

/* ---- Marks ---- */

/* The first has the id of the selection, which links know. */
static QuothMark *
add_mark (Selection *self, const char *coder, const char *label)
{
  QuothMarkup *markup = self->source->markup;
  g_autofree char *guid = self->has_guid ? quoth_id_dup_string (&self->guid) : NULL;
  g_autofree char *id = NULL;
  QuothMark *mark;

  if (guid == NULL)
    id = g_strdup_printf ("#%u", markup->marks->len);
  else
    id = self->n_marks == 0 ? g_strdup (guid) : g_strdup_printf ("%s/%u", guid, self->n_marks);
  mark = quoth_markup_add_mark (markup, id, label, quoth_xml_get_line (self->node));
  quoth_mark_add_range (mark, self->range);
  mark->coder = g_strdup (coder);
  mark->time = self->time;
  self->n_marks++;
  if (self->first == NULL)
    self->first = mark;
  return mark;
}

static QuothMark *
need_claim (Selection *self, const char *coder)
{
  if (self->claim == NULL || g_strcmp0 (self->claim_coder, coder) != 0)
    {
      self->claim = add_mark (self, coder, "claim");
      self->claim_coder = coder;
    }
  return self->claim;
}

static gboolean
add_coding (Selection *self, xmlNode *coding, GError **error)
{
  QuothQdpxTables *tables = self->source->tables;
  const char *coder = find_coder (self->source, coding);
  const QuothQdpxCode *code = NULL;
  gint64 time = quoth_qdpx_read_time (coding, "creationDateTime");
  QuothId guid;

  if (time != 0)
    self->time = time;
  if (quoth_qdpx_read_guid (quoth_xml_find (coding, "CodeRef"), "targetGUID", &guid))
    code = g_hash_table_lookup (tables->codes, &guid);
  if (code == NULL)
    return quoth_intake_lose (self->source->intake, quoth_xml_get_line (coding),
                              _("codings with a code that the codebook has not, left out"),
                              _("a coding refers to a code that the codebook has not, and is left out"), error);
  if (coder == NULL)
    coder = find_coder (self->source, self->node);
  if (code->actor != NULL)
    g_ptr_array_add (self->actors, g_strdup (code->actor));
  else if (code->key != NULL)
    quoth_mark_add_feature (need_claim (self, coder), "code", code->key);
  else if (g_str_equal (code->label, "claim"))
    need_claim (self, coder);
  else
    add_mark (self, coder, code->label);
  return TRUE;
}

/* ---- Actors ---- */

static gboolean
is_mention (Selection *self, const QuothMark *mark)
{
  const QuothTarget *target = quoth_mapping_find (self->source->tables->mapping, mark->label);

  return target->kind == QUOTH_KIND_MENTION && !target->skip;
}

/* The first actor is that of the mention that there is; every other has one made. */
static void
add_actors (Selection *self)
{
  GPtrArray *cases = self->has_guid ? g_hash_table_lookup (self->source->tables->selection_cases, &self->guid) : NULL;
  gboolean is_free = self->first != NULL && is_mention (self, self->first);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    if (!g_ptr_array_find_with_equal_func (self->actors, cases->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (self->actors, g_strdup (cases->pdata[i]));
  for (guint i = 0; i < self->actors->len; i++)
    {
      QuothMark *mark = self->first;

      if (!is_free)
        {
          mark = add_mark (self, find_coder (self->source, self->node), "mention:other");
          quoth_losses_add (self->source->intake->losses, _("selections of cases, taken for mentions of an actor of that name"), 1);
        }
      quoth_mark_add_feature (mark, "actor", self->actors->pdata[i]);
      is_free = FALSE;
    }
}

/* ---- What is written on a selection ---- */

/* The first mark of a selection that has something written on it, but no code. */
static QuothMark *
need_first (Selection *self)
{
  if (self->first == NULL)
    add_mark (self, find_coder (self->source, self->node), _("Note"));
  return self->first;
}

/* The stances are in the order of the codes. */
static void
add_stances (QuothMark *mark, const char *stances)
{
  g_auto (GStrv) words = g_strsplit (stances, ", ", -1);
  guint n = 0;

  for (guint i = 0; i < mark->features->len && words[n] != NULL; i++)
    {
      QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);
      char *value;

      if (!g_str_equal (feature->key, "code"))
        continue;
      value = g_strdup_printf ("%s=%s", feature->value, words[n++]);
      g_free (feature->value);
      feature->value = value;
    }
}

static void
add_description (Selection *self)
{
  g_autofree char *text = quoth_xml_dup_content (quoth_xml_find (self->node, "Description"));
  g_autoptr (GArray) features = quoth_qdpx_parse_features (text);
  g_autofree char *blank = g_strstrip (g_strdup (text));

  if (*blank == '\0')
    return;
  if (features == NULL || self->claim == NULL)
    {
      quoth_mark_add_feature (need_first (self), QUOTH_MARKUP_MEMO, text);
      return;
    }
  for (guint i = 0; i < features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (features, QuothFeature, i);

      if (g_str_equal (feature->key, "stance"))
        add_stances (self->claim, feature->value);
      else if (g_str_equal (feature->key, "chain"))
        quoth_mark_read_source (self->claim, feature->value);
      else
        quoth_mark_add_feature (self->claim, feature->key, feature->value);
    }
}

static void
add_note (Selection *self, const QuothId *note)
{
  GPtrArray *notes = NULL;
  QuothMark *mark;

  if (self->has_guid && self->first != NULL && quoth_qdpx_read_attributes (self->source->tables, &self->guid, note, &self->first->attributes, NULL, NULL))
    return;
  quoth_qdpx_take_note (self->source->tables, note, &notes);
  if (notes == NULL)
    return;
  mark = need_first (self);
  if (mark->notes == NULL)
    mark->notes = notes;
  else
    {
      g_ptr_array_add (mark->notes, g_ptr_array_steal_index (notes, 0));
      g_ptr_array_unref (notes);
    }
}

/* Of the selection, or of one of its codings. */
static void
add_note_refs (Selection *self, xmlNode *node)
{
  QuothId note;

  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    if (quoth_xml_is (child, "Coding"))
      add_note_refs (self, child);
    else if (quoth_xml_is (child, "NoteRef") && quoth_qdpx_read_guid (child, "targetGUID", &note))
      add_note (self, &note);
}

/* ---- Links ---- */

/* NVivo links a note to what it is written on, in either direction. */
static void
add_linked_notes (Selection *self, GHashTable *table, gboolean is_from)
{
  GPtrArray *links = self->has_guid ? g_hash_table_lookup (table, &self->guid) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      QuothQdpxLink *link = links->pdata[i];
      const QuothId *other = is_from ? &link->to : &link->from;

      if (!quoth_qdpx_has_note (self->source->tables, other))
        continue;
      link->is_used = TRUE;
      add_note (self, other);
    }
}

/* What is written on a link, and whose it is, if its note says so. */
static void
add_link_notes (Selection *self, QuothMarkLink *made, const QuothQdpxLink *link)
{
  for (guint i = 0; i < link->notes->len; i++)
    {
      const QuothId *note = &g_array_index (link->notes, QuothId, i);
      const char *coder = NULL;

      if (quoth_qdpx_read_attributes (self->source->tables, &link->guid, note, &made->attributes, &coder, &made->time))
        made->coder = g_strdup (coder);
      else
        quoth_qdpx_take_note (self->source->tables, note, &made->notes);
    }
}

static void
add_links (Selection *self)
{
  GPtrArray *links = self->has_guid ? g_hash_table_lookup (self->source->tables->links_from, &self->guid) : NULL;

  for (guint i = 0; self->first != NULL && links != NULL && i < links->len; i++)
    {
      QuothQdpxLink *link = links->pdata[i];
      g_autofree char *to = quoth_id_dup_string (&link->to);
      const char *name = link->name != NULL && *link->name != '\0' ? link->name : "link";

      if (link->is_used)
        continue;
      link->is_used = TRUE;
      add_link_notes (self, quoth_markup_add_link (self->source->markup, name, self->first->id, to, link->line), link);
    }
}

/* ---- Selections ---- */

static gboolean
take_selection (Source *source, xmlNode *node, QuothRange range, GError **error)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_free);
  Selection self = { .source = source, .node = node, .range = range, .actors = actors };

  self.has_guid = quoth_qdpx_read_guid (node, "guid", &self.guid);
  self.time = quoth_qdpx_read_time (node, "creationDateTime");
  for (xmlNode *coding = quoth_xml_find (node, "Coding"); coding != NULL; coding = quoth_xml_next (coding->next, "Coding"))
    if (!add_coding (&self, coding, error))
      return FALSE;
  add_actors (&self);
  add_description (&self);
  add_note_refs (&self, node);
  add_linked_notes (&self, source->tables->links_from, TRUE);
  add_linked_notes (&self, source->tables->links_to, FALSE);
  add_links (&self);
  if (self.first == NULL)
    quoth_losses_add (source->intake->losses, _("selections without a code or a note, left out"), 1);
  return TRUE;
}

static gboolean
place_selection (Source *self, xmlNode *node, GError **error)
{
  guint line = quoth_xml_get_line (node);
  gint64 start, end;
  QuothRange range;
  gboolean fits;

  if (!quoth_qdpx_read_selection (node, &start, &end))
    return quoth_intake_lose (self->intake, line, _("selections without a place in a text, left out"),
                              _("a selection needs a “startPosition” and an “endPosition”; it is left out"), error);
  if (!quoth_intake_read_range (self->intake, self->units, self->tables->places.unit, start, end, line, &range, &fits, error))
    return FALSE;
  return !fits || take_selection (self, node, range, error);
}

/* Codes of the whole source. */
static gboolean
take_whole (Source *self, xmlNode *node, GError **error)
{
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (g_free);
  Selection selection = { .source = self, .node = node, .actors = actors };

  selection.range = quoth_range (0, quoth_text_get_length (self->document->text));
  selection.has_guid = quoth_qdpx_read_guid (node, "guid", &selection.guid);
  for (xmlNode *coding = quoth_xml_find (node, "Coding"); coding != NULL; coding = quoth_xml_next (coding->next, "Coding"))
    {
      if (quoth_range_is_empty (selection.range))
        {
          quoth_losses_add (self->intake->losses, _("codes of sources without a text, left out"), 1);
          continue;
        }
      quoth_losses_add (self->intake->losses, _("codes of whole sources, put on the whole text"), 1);
      if (!add_coding (&selection, coding, error))
        return FALSE;
    }
  for (guint i = 0; i < actors->len; i++)
    quoth_markup_add_feature (self->markup, "case", actors->pdata[i]);
  add_links (&selection);
  return TRUE;
}

/* ---- What is said of a text ---- */

/* @source: the element that stands for the text in the project; @node: the one that has it. */
static void
add_metadata (Source *self, xmlNode *source, xmlNode *node)
{
  QuothMarkup *markup = self->markup;
  g_autofree char *description = quoth_xml_dup_content (quoth_xml_find (source, "Description"));
  GArray *values = NULL;
  QuothId guid;

  if (*description != '\0')
    quoth_markup_set_metadata (markup, "note", description);
  for (xmlNode *child = quoth_xml_find (source, "VariableValue"); child != NULL; child = quoth_xml_next (child->next, "VariableValue"))
    {
      g_autofree char *value = NULL;
      const char *name;

      if (quoth_qdpx_read_value (self->tables, child, &name, &value))
        quoth_markup_set_metadata (markup, name, value);
    }
  if (quoth_qdpx_read_guid (source, "guid", &guid))
    values = g_hash_table_lookup (self->tables->source_values, &guid);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothFeature *feature = &g_array_index (values, QuothFeature, i);

      quoth_markup_set_metadata (markup, feature->key, feature->value);
    }
  quoth_qdpx_take_refs (self->tables, source, &markup->notes);
  if (node != source)
    quoth_qdpx_take_refs (self->tables, node, &markup->notes);
}

/* ---- Texts ---- */

static char *
dup_name (xmlNode *source, xmlNode *node)
{
  char *name = quoth_xml_dup_name (source, "name");

  return name != NULL ? name : quoth_xml_dup_name (node, "name");
}

static gboolean
read_text (Source *self, GBytes *text, guint line, GError **error)
{
  gsize n_bytes = g_bytes_get_size (text), n_prepared;
  const char *data = n_bytes > 0 ? g_bytes_get_data (text, NULL) : "";
  g_autofree char *prepared = quoth_qdpx_prepare (self->tables->places, data, n_bytes, &n_prepared);

  self->units = quoth_intake_read_text (self->intake, self->document, prepared, n_prepared, line, error);
  return self->units != NULL;
}

static gboolean
read_children (Source *self, xmlNode *node, GError **error)
{
  for (xmlNode *child = quoth_xml_find (node, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    if ((quoth_xml_is (child, "PlainTextSelection") || quoth_xml_is (child, "TranscriptSelection"))
        && !place_selection (self, child, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_text (QuothQdpxTables *tables, xmlNode *source, xmlNode *node, GBytes *text, GError **error)
{
  g_auto (Source) self = { .tables = tables, .intake = tables->intake };
  guint line = quoth_xml_get_line (node);

  self.document = quoth_document_new (NULL);
  self.document->name = dup_name (source, node);
  self.markup = quoth_markup_new (self.document);
  self.markup->line = line;
  if (!read_text (&self, text, line, error))
    return FALSE;
  add_metadata (&self, source, node);
  return read_children (&self, node, error) && take_whole (&self, node, error)
         && quoth_markup_reader_take (tables->reader, g_steal_pointer (&self.markup), error);
}

/* Parts of pictures, sound, film and pages, which are no text. */
static void
lose_selections (QuothQdpxTables *tables, xmlNode *source)
{
  static const char *const names[]
    = { "PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection", NULL };

  for (xmlNode *child = quoth_xml_find (source, NULL); child != NULL; child = quoth_xml_next (child->next, NULL))
    if (g_strv_contains (names, (const char *) child->name))
      quoth_losses_add (tables->intake->losses, _("selections in pictures, sound, film and pages, left out"), 1);
    else if (quoth_xml_is (child, "Coding") && !quoth_xml_is (source, "TextSource"))
      quoth_losses_add (tables->intake->losses, _("codes of sources that are no texts, left out"), 1);
}

static gboolean
lose_source (QuothQdpxTables *tables, xmlNode *source, const char *why, GError **error)
{
  g_autofree char *name = quoth_xml_dup_attribute (source, "name");
  g_autofree char *message = g_strdup_printf (_("the source “%s” is left out: %s"), name != NULL ? name : "", why);

  return quoth_intake_lose (
    tables->intake, quoth_xml_get_line (source), _("sources without a text that can be read, left out"), message, error);
}

gboolean
quoth_qdpx_take_source (QuothQdpxTables *tables, xmlNode *source, GError **error)
{
  g_autoptr (GPtrArray) texts = quoth_qdpx_list_texts (source);

  lose_selections (tables, source);
  if (texts->len == 0)
    return lose_source (tables, source, _("it has no plain text"), error);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *why = NULL;
      g_autoptr (GBytes) text = quoth_qdpx_load_text (tables, texts->pdata[i], &why);

      if (text == NULL ? !lose_source (tables, source, why, error)
                       : !take_text (tables, source, texts->pdata[i], text, error))
        return FALSE;
    }
  return TRUE;
}
