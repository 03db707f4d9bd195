/* quoth-brat-read.c: a text and its .ann from brat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An event is a span of its own with the place of its trigger; its arguments, relations and equivalences are links. Attributes, references
 * and notes are features and memos; notes that the writer of this program makes say more (quoth-brat-notes.h).
 *
 * O(n log n) in the text and its annotations.
 */

#include "config.h"

#include "formats/quoth-brat-spans.h"
#include "formats/quoth-brat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * @marks: (element-type utf8 QuothMark): by id
 * @relations: (element-type utf8): the ids of those that there are
 * @kinds: (element-type utf8 utf8): of whose actors a mark is, where it has one of this program's
 * @codes: (element-type utf8 utf8): attributes of this program's exports, in small letters: the key of the code, "" where it may be of several
 */
typedef struct
{
  QuothIntake *intake;
  GPtrArray *lines;
  QuothBratSpans *spans;
  GHashTable *marks;
  GHashTable *relations;
  QuothBratNotes *notes;
  GHashTable *kinds;
  QuothMarkup *markup;
  GHashTable *codes;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->spans, quoth_brat_spans_free);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->relations, g_hash_table_unref);
  g_clear_pointer (&self->notes, quoth_brat_notes_free);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->markup, quoth_markup_free);
  g_clear_pointer (&self->codes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* ---- Marks ---- */

/* What is called @name in letters that brat takes, if the note on it still says so. */
static const char *
find_noted_kind (Reading *self, const char *id, const char *name)
{
  const char *kind = quoth_brat_notes_get (self->notes, QUOTH_BRAT_KIND, id);
  g_autofree char *plain = kind != NULL ? quoth_brat_dup_name ("", kind) : NULL;

  return plain != NULL && g_ascii_strncasecmp (name, plain, strlen (plain)) == 0 ? kind : NULL;
}

/* brat's names of types have capitals; this program's labels have none. What a person said becomes of a type goes before. */
static char *
dup_label (Reading *self, const QuothBratLine *line, const char *type)
{
  const char *kind = g_hash_table_lookup (self->kinds, line->id);

  if (kind != NULL && *kind == '\0' && find_noted_kind (self, line->id, type) != NULL)
    kind = find_noted_kind (self, line->id, type);
  if (self->intake->mapping != NULL && g_hash_table_contains (self->intake->mapping, type))
    return g_strdup (type);
  if (kind != NULL)
    return *kind != '\0' ? g_strconcat ("mention:", kind, NULL) : g_strdup_printf ("mention:%c%s", g_ascii_tolower (*type), type + 1);
  if (g_str_equal (type, "Claim") || g_str_equal (type, "Cue") || g_str_equal (type, "Evidence"))
    return g_ascii_strdown (type, -1);
  kind = find_noted_kind (self, line->id, type);
  return g_strdup (kind != NULL ? kind : type);
}

static void
add_mark (Reading *self, const QuothBratLine *line, const char *type, const GArray *ranges)
{
  g_autofree char *label = dup_label (self, line, type);
  QuothMark *mark = quoth_markup_add_mark (self->markup, line->id, label, line->number);

  mark->coder = g_strdup (quoth_brat_notes_get (self->notes, QUOTH_BRAT_CODER, line->id));
  for (guint i = 0; i < ranges->len; i++)
    quoth_mark_add_range (mark, g_array_index (ranges, QuothRange, i));
  g_hash_table_insert (self->marks, line->id, mark);
}

/* "Claim:T3 Claimant:T1": the place is the trigger's. */
static gboolean
read_event (Reading *self, const QuothBratLine *line, GError **error)
{
  const char *colon = strchr (line->words[0], ':');
  g_autofree char *type = colon != NULL ? g_strndup (line->words[0], (gsize) (colon - line->words[0])) : NULL;
  QuothBratSpan *trigger = colon != NULL ? g_hash_table_lookup (self->spans->by_id, colon + 1) : NULL;
  g_autoptr (GArray) noted = NULL;
  g_autofree char *message = NULL;

  if (trigger == NULL || *type == '\0')
    {
      message = g_strdup_printf (_("the event “%s” has no trigger that came in, and is left out"), line->id);
      return quoth_intake_lose (self->intake, line->number, _("events without a trigger, left out"), message, error);
    }
  if (g_hash_table_contains (self->marks, line->id))
    return quoth_brat_lose_double (self->intake, line, error);
  trigger->is_trigger = TRUE;
  noted = quoth_brat_spans_find_noted (self->spans, self->notes, line, trigger->ranges);
  add_mark (self, line, type, noted != NULL ? noted : trigger->ranges);
  return TRUE;
}

/* A span with a reference to an actor of this program is a mention, whatever the kind is called: "" where that actor is not in the project. */
static void
find_kinds (Reading *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const QuothBratLine *line = self->lines->pdata[i];
      const char *reference = *line->id == 'N' && line->words[1] != NULL ? line->words[2] : NULL;
      g_autoptr (QuothActor) actor = NULL;
      QuothId id;

      if (reference == NULL || !g_str_has_prefix (reference, QUOTH_BRAT_ACTOR))
        continue;
      if (quoth_id_from_string (reference + strlen (QUOTH_BRAT_ACTOR), &id))
        actor = quoth_reader_get (self->intake->reader, QUOTH_KIND_ACTOR, &id, NULL);
      g_hash_table_insert (self->kinds, line->words[1], g_strdup (actor != NULL ? actor->actor_kind : ""));
    }
}

static gboolean
read_marks (Reading *self, GError **error)
{
  self->notes = quoth_brat_notes_new (self->lines);
  find_kinds (self);
  if (!quoth_brat_spans_read (self->spans, self->lines, self->notes, error))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const QuothBratLine *line = self->lines->pdata[i];

      if (*line->id == 'E' && !read_event (self, line, error))
        return FALSE;
    }
  for (guint i = 0; i < self->spans->in_order->len; i++)
    {
      const QuothBratSpan *span = self->spans->in_order->pdata[i];

      if (!span->is_trigger)
        add_mark (self, span->line, span->line->words[0], span->ranges);
    }
  return TRUE;
}

/* ---- What is said of them ---- */

static gboolean
lose_said (Reading *self, const QuothBratLine *line, GError **error)
{
  g_autofree char *message = g_strdup_printf (_("“%s” is about nothing that came in, and is left out"), line->id);

  return quoth_intake_lose (self->intake,
                            line->number,
                            _("attributes, references and notes on what is not there, left out"),
                            message,
                            error);
}

static const char *
get_stance (const char *value)
{
  return g_str_equal (value, "For")       ? "=for"
         : g_str_equal (value, "Against") ? "=against"
         : g_str_equal (value, "Neutral") ? "=neutral"
                                          : "=unset";
}

static gboolean
is_of_several (Reading *self, const char *folded)
{
  gsize length = strlen (folded);
  g_autofree char *base = NULL;

  while (length > 0 && g_ascii_isdigit (folded[length - 1]))
    length--;
  base = length > 0 && folded[length - 1] == '_' ? g_strndup (folded, length - 1) : g_strdup (folded);
  return g_strcmp0 (g_hash_table_lookup (self->codes, folded), "") == 0
         || g_strcmp0 (g_hash_table_lookup (self->codes, base), "") == 0;
}

/* The code that an attribute of a claim stands for: %NULL for none, and for one that may be of several codes. */
static const char *
find_code (Reading *self, const QuothBratLine *line, const char *folded)
{
  static const char *const stances[] = { "For", "Against", "Neutral", "Unset", NULL };
  const char *code = g_hash_table_lookup (self->codes, folded);
  const char *noted = quoth_brat_notes_get_key (self->notes, line->words[1], line->words[0]);

  if (line->words[2] == NULL || !g_strv_contains (stances, line->words[2]) || (noted == NULL && is_of_several (self, folded)))
    return NULL;
  if (noted != NULL)
    return noted;
  if (code == NULL && g_str_has_prefix (line->words[0], QUOTH_BRAT_CODE))
    return line->words[0] + strlen (QUOTH_BRAT_CODE);
  return code;
}

/* "NAME T1 VALUE"; without a value it is said to be so. */
static void
add_attribute (Reading *self, QuothMark *mark, const QuothBratLine *line)
{
  const char *name = line->words[0], *value = line->words[2] != NULL ? line->words[2] : "true";
  g_autofree char *folded = g_ascii_strdown (name, -1);
  const char *code = find_code (self, line, folded);
  g_autofree char *category = NULL;

  if (g_str_equal (folded, "factuality") || g_str_equal (folded, "mode"))
    {
      quoth_mark_add_feature (mark, folded, value);
      return;
    }
  category = code != NULL ? g_strconcat (code, get_stance (value), NULL) : NULL;
  quoth_mark_add_feature (mark, code != NULL ? "code" : name, code != NULL ? category : value);
}

/* What @shown, which is one line, is of. */
static const char *
find_name (Reading *self, const char *id, const char *shown)
{
  const char *name = quoth_brat_notes_get (self->notes, QUOTH_BRAT_NAME, id);
  g_autoptr (GString) flat = g_string_new (NULL);

  if (name != NULL)
    quoth_brat_append_flat (flat, name);
  return name != NULL && g_str_equal (flat->str, shown) ? name : shown;
}

/* "Reference T1 Wikidata:Q42": the third field has the name; brat puts one more tab before it each time that it writes the file. Of an actor of this program what it is in Wikidata is no matter of the mention. */
static void
add_reference (Reading *self, QuothMark *mark, const QuothBratLine *line)
{
  const char *colon = line->words[2] != NULL ? strchr (line->words[2], ':') : NULL;

  const char *name = line->tail != NULL ? line->tail + strspn (line->tail, "\t") : "";

  if (*name != '\0' && quoth_mark_get_feature (mark, "actor") == NULL)
    quoth_mark_add_feature (mark, "actor", find_name (self, line->words[1], name));
  if (colon != NULL && !g_hash_table_contains (self->kinds, line->words[1]))
    {
      g_autofree char *key = g_strndup (line->words[2], (gsize) (colon - line->words[2]));

      quoth_mark_add_feature (mark, key, colon + 1);
    }
}

/* Notes may be on relations and triggers, too, which are no marks. */
static gboolean
is_taken (Reading *self, const QuothBratLine *line)
{
  return quoth_brat_notes_has (self->notes, line)
         && (g_hash_table_contains (self->relations, line->words[1])
             || g_hash_table_contains (self->spans->by_id, line->words[1]));
}

static gboolean
read_said (Reading *self, const QuothBratLine *line, GError **error)
{
  QuothMark *mark = line->words[1] != NULL ? g_hash_table_lookup (self->marks, line->words[1]) : NULL;

  if (mark == NULL)
    return is_taken (self, line) || lose_said (self, line, error);
  if (*line->id == 'N')
    add_reference (self, mark, line);
  else if (*line->id == '#' && !quoth_brat_notes_has (self->notes, line))
    quoth_brat_read_note (mark, line);
  else if (*line->id != '#')
    add_attribute (self, mark, line);
  return TRUE;
}

/* ---- Links ---- */

static QuothMarkLink *
add_link (Reading *self, const QuothBratLine *line, const char *label, const char *from, const char *to)
{
  gboolean is_cue = g_str_equal (label, "evidence");

  return quoth_markup_add_link (self->markup, is_cue ? "cue" : label, from, to, line->number);
}

static gboolean
lose_link (Reading *self, const QuothBratLine *line, GError **error)
{
  g_autofree char *message = g_strdup_printf (_("“%s” does not say what it leads from and to, and is left out"), line->id);

  return quoth_intake_lose (
    self->intake, line->number, _("relations without an end or a type, left out"), message, error);
}

static gboolean
read_arguments (Reading *self, const QuothBratLine *line, GError **error)
{
  for (guint i = 1; g_hash_table_contains (self->marks, line->id) && line->words[i] != NULL; i++)
    {
      g_autofree char *role = NULL;
      const char *id;

      if (quoth_brat_parse_argument (line->words[i], &role, &id))
        add_link (self, line, role, line->id, id);
      else if (!lose_link (self, line, error))
        return FALSE;
    }
  return TRUE;
}

/* "contradicts Arg1:E1 Arg2:E2" */
static gboolean
read_relation (Reading *self, const QuothBratLine *line, GError **error)
{
  g_autofree char *first_role = NULL;
  g_autofree char *second_role = NULL;
  const char *first, *second, *kind = find_noted_kind (self, line->id, line->words[0]);
  QuothMarkLink *link;

  if (g_strv_length (line->words) < 3 || !quoth_brat_parse_argument (line->words[1], &first_role, &first)
      || !quoth_brat_parse_argument (line->words[2], &second_role, &second))
    return lose_link (self, line, error);
  link = add_link (self, line, kind != NULL ? kind : line->words[0], first, second);
  link->coder = g_strdup (quoth_brat_notes_get (self->notes, QUOTH_BRAT_CODER, line->id));
  return TRUE;
}

/* "Equiv T1 T2 T3" */
static gboolean
read_equivalence (Reading *self, const QuothBratLine *line, GError **error)
{
  if (g_strv_length (line->words) < 3)
    return lose_link (self, line, error);
  for (guint i = 2; line->words[i] != NULL; i++)
    add_link (self, line, line->words[0], line->words[1], line->words[i]);
  return TRUE;
}

static gboolean
read_rest (Reading *self, const QuothBratLine *line, GError **error)
{
  switch (*line->id)
    {
    case 'T':
      return TRUE;
    case 'E':
      return read_arguments (self, line, error);
    case 'R':
      return read_relation (self, line, error);
    case '*':
      return read_equivalence (self, line, error);
    default:
      return read_said (self, line, error);
    }
}

/* ---- The whole ---- */

/* The names that an export has for the codes of this project. */
static gboolean
list_codes (Reading *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (self->intake->reader, &query, error);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      const char *key = quoth_code (codes->pdata[i])->key;
      g_autofree char *name = quoth_brat_dup_name (QUOTH_BRAT_CODE, key);
      char *folded = g_ascii_strdown (name, -1);
      gboolean is_taken = g_hash_table_contains (self->codes, folded);

      g_hash_table_insert (self->codes, folded, g_strdup (is_taken ? "" : key));
    }
  return codes != NULL;
}

static void
list_relations (Reading *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const QuothBratLine *line = self->lines->pdata[i];

      if (*line->id == 'R')
        g_hash_table_add (self->relations, line->id);
    }
}

static gboolean
take (Reading *self, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (self->intake, error);

  return reader != NULL && quoth_markup_reader_take (reader, g_steal_pointer (&self->markup), error);
}

gboolean
quoth_brat_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_auto (Reading) self = { .intake = intake };

  self.marks = g_hash_table_new (g_str_hash, g_str_equal);
  self.relations = g_hash_table_new (g_str_hash, g_str_equal);
  self.kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if ((self.spans = quoth_brat_spans_new (intake, error)) == NULL || !list_codes (&self, error)
      || (self.lines = quoth_brat_split_lines (intake, bytes, error)) == NULL)
    return FALSE;
  self.markup = quoth_markup_new (self.spans->document);
  self.markup->line = 1;
  list_relations (&self);
  if (!read_marks (&self, error))
    return FALSE;
  for (guint i = 0; i < self.lines->len; i++)
    if (!read_rest (&self, self.lines->pdata[i], error))
      return FALSE;
  return take (&self, error);
}
