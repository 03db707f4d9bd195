/* quoth-prodigy.c: texts with tokens, spans and relations, for and from Prodigy and spaCy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON Lines, an object an example:
 *
 *   {"text": "…", "tokens": [{"text": "Xi", "start": 0, "end": 2, "id": 0, "ws": true}, …],
 *    "spans": [{"start": 0, "end": 2, "token_start": 0, "token_end": 0, "label": "person"}],
 *    "relations": [{"head": 3, "child": 0, "head_span": {…}, "child_span": {…}, "label": "claimant"}], "answer": "accept"}
 *
 * Offsets are code points. A relation has its two spans in it; where these have no id, they are the spans with that place and
 * label. What was rejected or ignored is a text without what is marked in it.
 */

#include "config.h"

#include "formats/quoth-json-markup.h"
#include "formats/quoth-json-records.h"
#include "formats/quoth-prodigy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;

  QuothUnits *units; /* of the example at work */
  QuothMarkup *markup;
  GHashTable *places; /* "START END LABEL": the id of the first mark there */
  guint line;
} Reading;

/* ---- Spans ---- */

static gboolean
get_offsets (Reading *self, json_t *tokens, json_t *span, gint64 *start, gint64 *end)
{
  gint64 first, last;

  if (quoth_json_get_offset (json_object_get (span, "start"), start)
      && quoth_json_get_offset (json_object_get (span, "end"), end))
    return TRUE;
  /* Older files have the tokens alone. */
  if (!quoth_json_get_offset (json_object_get (span, "token_start"), &first)
      || !quoth_json_get_offset (json_object_get (span, "token_end"), &last) || first < 0 || last < 0)
    return FALSE;
  return quoth_json_get_offset (json_object_get (json_array_get (tokens, (gsize) first), "start"), start)
         && quoth_json_get_offset (json_object_get (json_array_get (tokens, (gsize) last), "end"), end);
}

static char *
dup_member (json_t *object, const char *name)
{
  json_t *member = json_object_get (object, name);

  return member != NULL ? quoth_json_dup_text (member) : NULL;
}

static char *
dup_place (gint64 start, gint64 end, const char *label)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", start, end, label);
}

static gboolean
read_span (Reading *self, json_t *tokens, json_t *span, GError **error)
{
  g_autofree char *label = dup_member (span, "label");
  g_autofree char *id = dup_member (span, "id");
  gint64 start, end;
  QuothRange range;
  gboolean fits;
  char *place;

  if (label == NULL || *label == '\0' || !get_offsets (self, tokens, span, &start, &end))
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("spans without a place or a label, left out"),
                              _("a span needs a start, an end and a label; it is left out"),
                              error);
  if (!quoth_intake_read_range (
        self->intake, self->units, QUOTH_UNIT_CODE_POINTS, start, end, self->line, &range, &fits, error))
    return FALSE;
  if (!fits)
    return TRUE;
  if (id == NULL || *id == '\0')
    {
      g_free (id);
      id = g_strdup_printf ("#%u", self->markup->marks->len);
    }
  quoth_mark_add_range (quoth_markup_add_mark (self->markup, id, label, self->line), range);
  place = dup_place (start, end, label);
  if (g_hash_table_contains (self->places, place))
    g_free (place);
  else
    g_hash_table_insert (self->places, place, g_steal_pointer (&id));
  return TRUE;
}

/* ---- Relations ---- */

/* (transfer full) (nullable): which mark the end of a relation is. */
static char *
dup_end (Reading *self, json_t *tokens, json_t *span)
{
  g_autofree char *id = dup_member (span, "id");
  g_autofree char *label = dup_member (span, "label");
  g_autofree char *place = NULL;
  gint64 start, end;

  if (id != NULL && *id != '\0')
    return g_steal_pointer (&id);
  if (label == NULL || !get_offsets (self, tokens, span, &start, &end))
    return NULL;
  place = dup_place (start, end, label);
  return g_strdup (g_hash_table_lookup (self->places, place));
}

static gboolean
read_relation (Reading *self, json_t *tokens, json_t *relation, GError **error)
{
  g_autofree char *label = dup_member (relation, "label");
  g_autofree char *head = dup_end (self, tokens, json_object_get (relation, "head_span"));
  g_autofree char *child = dup_end (self, tokens, json_object_get (relation, "child_span"));

  if (label == NULL || *label == '\0' || head == NULL || child == NULL)
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("relations that are not between two spans, left out"),
                              _("a relation needs a label and two labelled spans that are there; it is left out"),
                              error);
  quoth_markup_add_link (self->markup, label, head, child, self->line);
  return TRUE;
}

/* ---- Examples ---- */

static gboolean
read_marks (Reading *self, json_t *example, GError **error)
{
  json_t *tokens = json_object_get (example, "tokens"), *member;
  gsize i;

  json_array_foreach (json_object_get (example, "spans"), i, member)
    if (!read_span (self, tokens, member, error))
      return FALSE;
  json_array_foreach (json_object_get (example, "relations"), i, member)
    if (!read_relation (self, tokens, member, error))
      return FALSE;
  return TRUE;
}

/* What Prodigy keeps for itself begins with "_"; "accept" is what was chosen among "options". */
static void
read_metadata (Reading *self, json_t *example)
{
  static const char *const own[] = { "text", "tokens", "spans", "relations", "answer", "options", "config", NULL };
  json_t *annotator = json_object_get (example, "_annotator_id"), *member;
  const char *key;

  json_object_foreach (example, key, member)
    if (*key != '_' && !g_strv_contains (own, key))
      quoth_json_add_metadata (self->markup, key, member);
  if (self->markup->coder == NULL && json_string_length (annotator) > 0)
    self->markup->coder = quoth_json_dup_text (annotator);
}

static gboolean
is_accepted (json_t *example)
{
  const char *answer = json_string_value (json_object_get (example, "answer"));

  return answer == NULL || g_str_equal (answer, "accept");
}

static gboolean
read_example_cb (json_t *example, guint line, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  json_t *text = json_object_get (example, "text");
  g_autoptr (QuothUnits) units = NULL;
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!json_is_string (text))
    return quoth_intake_lose (self->intake,
                              line,
                              _("records without a text, left out"),
                              _("this record has no “text”; it is left out"),
                              error);
  units = quoth_intake_read_text (
    self->intake, document, json_string_value (text), json_string_length (text), line, error);
  if (units == NULL)
    return FALSE;
  self->units = units;
  self->markup = markup;
  self->places = places;
  self->line = markup->line = line;
  if (!is_accepted (example))
    {
      quoth_losses_add (
        self->intake->losses, _("examples that were rejected or ignored: texts without what is marked in them"), 1);
      return quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error);
    }
  read_metadata (self, example);
  return read_marks (self, example, error)
         && quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error);
}

static gboolean
read_prodigy (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  Reading self = { .intake = intake, .reader = reader };
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return reader != NULL && quoth_json_foreach_record (intake, data, n_bytes, read_example_cb, &self, error);
}

/* ---- The format ---- */

/* A record that begins with its text, and has no spans in what is seen of it, is Prodigy's rather than another program's. */
static int
detect_prodigy (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);

  if (*start == '\0' || start[strspn (start, " \t\r\n[")] != '{' || strstr (start, "\"text\"") == NULL)
    return 0;
  if (strstr (start, "\"_input_hash\"") != NULL || strstr (start, "\"token_start\"") != NULL)
    return 96;
  if (g_regex_match_simple ("\"(spans|tokens)\"\\s*:\\s*\\[", start, G_REGEX_RAW, 0))
    return 92;
  return g_regex_match_simple ("^\\s*\\{\\s*\"text\"\\s*:\\s*\"", start, G_REGEX_RAW, 0) ? 60 : 0;
}

static const char *const extensions[] = { "jsonl", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("everything about a claim but its place, its first code and what it has to do with others"),
  N_ ("who the actors are that are mentioned, where the text has other words"),
  N_ ("relations between claims of different documents or coders"),
  N_ ("annotations of no width"),
  N_ ("attributes and memos, actors and codes by themselves, and what else a codebook defines"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_prodigy = {
  .id = "prodigy",
  .name = N_ ("Prodigy"),
  .summary = N_ ("Texts with tokens, spans and relations, for and from Prodigy, and for training spaCy"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .detect = detect_prodigy,
  .read_edits = read_prodigy,
  .write = quoth_prodigy_write,
};
