/* quoth-label-studio.c: texts with labelled regions, relations and answers, for and from Label Studio
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of tasks: {"data": {"text": "…"}, "annotations": [{"completed_by": 1, "result": [RESULT, …]}]}. A result is a region with
 * labels, an answer (choices, text, a number …) on the region with its id or on the whole text, or a relation between two. Here regions
 * become marks, answers on them features, those on the text features of the text. A region is one stretch, so fragments are regions
 * of their own, joined by the relation "continues".
 *
 * Label Studio counts code points, and a region ends before its end; old versions count UTF-16, as what runs in a browser does, and
 * versions before 1.0 name the last character for the end. A region has its quote, so for each annotation the way of counting is
 * taken by which most quotes are what the text says. In quotes it writes a newline as "\n" in two signs, and some
 * versions trim them, so white space does not count.
 */

#include "config.h"

#include "formats/quoth-json-markup.h"
#include "formats/quoth-json-records.h"
#include "formats/quoth-label-studio.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  char *annotator; /* the first who has a number only: it is the coder of the import */

  json_t *data; /* of the task at work */
  const char *text_key;
  QuothUnits *units;
  QuothOffsetUnit unit;
  gboolean is_inclusive;
  QuothMarkup *markup;
  GHashTable *regions; /* id: QuothMark */
  guint line;
} Reading;

/* ---- The unit ---- */

/* @text without white space, also without newlines as "\n". */
static char *
dup_bare (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (p[0] == '\\' && p[1] == 'n')
      p++;
    else if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

static gboolean
says_quote (Reading *self, QuothOffsetUnit unit, gint64 start, gint64 end, const char *quote)
{
  g_autofree char *slice = NULL;
  g_autofree char *there = NULL;
  g_autofree char *bare = NULL;
  QuothRange range;

  if (start > end || !quoth_units_convert (self->units, unit, start, &range.start)
      || !quoth_units_convert (self->units, unit, end, &range.end))
    return FALSE;
  slice = quoth_text_dup_slice (quoth_units_get_text (self->units), range);
  there = dup_bare (slice);
  bare = dup_bare (quote);
  return g_str_equal (there, bare);
}

/* Where a region begins and ends; one in a text with markup has paths there, and the offsets beside them. */
static gboolean
get_offsets (json_t *value, gint64 *start, gint64 *end)
{
  json_t *global = json_object_get (value, "globalOffsets");

  return quoth_json_get_offset (json_object_get (global != NULL ? global : value, "start"), start)
         && quoth_json_get_offset (json_object_get (global != NULL ? global : value, "end"), end);
}

static guint
count_quotes (Reading *self, json_t *results, QuothOffsetUnit unit, gboolean is_inclusive)
{
  guint n = 0;
  json_t *result;
  gsize i;

  json_array_foreach (results, i, result)
    {
      json_t *value = json_object_get (result, "value");
      const char *quote = json_string_value (json_object_get (value, "text"));
      gint64 start, end;

      if (quote != NULL && *quote != '\0' && get_offsets (value, &start, &end))
        n += says_quote (self, unit, start, end + is_inclusive, quote);
    }
  return n;
}

static void
find_unit (Reading *self, json_t *results)
{
  guint best = count_quotes (self, results, QUOTH_UNIT_CODE_POINTS, FALSE);

  self->unit = QUOTH_UNIT_CODE_POINTS;
  self->is_inclusive = FALSE;
  for (guint i = 1; i < 4; i++)
    {
      QuothOffsetUnit unit = i % 2 == 1 ? QUOTH_UNIT_UTF16 : QUOTH_UNIT_CODE_POINTS;
      guint n = count_quotes (self, results, unit, i >= 2);

      if (n <= best)
        continue;
      best = n;
      self->unit = unit;
      self->is_inclusive = i >= 2;
    }
  if (self->unit == QUOTH_UNIT_UTF16)
    quoth_intake_warn (self->intake, self->line, _("the offsets of this text are counted in UTF-16, as the quotes show"));
  if (self->is_inclusive)
    quoth_intake_warn (
      self->intake, self->line, _("the ends of regions in this text are their last characters, as the quotes show"));
}

/* ---- Regions ---- */

/* What a result of @type says: value.labels, value.choices, value.text …; a taxonomy is a list of paths. */
static json_t *
get_said (json_t *value, const char *type)
{
  if (g_str_equal (type, "textarea"))
    return json_object_get (value, "text");
  return json_object_get (value, type);
}

static char *
dup_path (json_t *json)
{
  GString *path;
  json_t *member;
  gsize i;

  if (!json_is_array (json))
    return quoth_json_dup_text (json);
  path = g_string_new (NULL);
  json_array_foreach (json, i, member)
    {
      g_autofree char *part = quoth_json_dup_text (member);

      g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", part != NULL ? part : "");
    }
  return g_string_free (path, FALSE);
}

/* (transfer full) (element-type utf8): what was said, one or several. */
static GPtrArray *
list_said (json_t *value, const char *type)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  json_t *json = get_said (value, type), *member;
  gsize i;

  if (json_is_array (json))
    json_array_foreach (json, i, member)
      g_ptr_array_add (said, dup_path (member));
  else if (json != NULL)
    g_ptr_array_add (said, quoth_json_dup_text (json));
  for (i = said->len; i > 0; i--)
    if (said->pdata[i - 1] == NULL || *(char *) said->pdata[i - 1] == '\0')
      g_ptr_array_remove_index (said, (guint) i - 1);
  return said;
}

static gboolean
check_quote (Reading *self, json_t *value, gint64 start, gint64 end, GError **error)
{
  const char *quote = json_string_value (json_object_get (value, "text"));

  return quote == NULL || says_quote (self, self->unit, start, end, quote)
         || quoth_intake_lose (self->intake,
                               self->line,
                               _("regions whose quote is not what the text says there, taken by their offsets"),
                               _("the quote of a region is not what the text says there"),
                               error);
}

/* The place of a region. @fits: whether it has one. */
static gboolean
read_place (Reading *self, json_t *value, QuothRange *range, gboolean *fits, GError **error)
{
  gint64 start, end;

  *fits = get_offsets (value, &start, &end);
  if (!*fits)
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("regions that are no stretches of a text, left out"),
                              _("a region has no whole numbers for its start and end; it is left out"),
                              error);
  end += self->is_inclusive;
  return quoth_intake_read_range (self->intake, self->units, self->unit, start, end, self->line, range, fits, error)
         && (!*fits || check_quote (self, value, start, end, error));
}

/* A region with several labels is several marks; what else is said of it is the first one's. */
static gboolean
add_region (Reading *self, const char *id, GPtrArray *labels, json_t *value, GError **error)
{
  QuothRange range;
  gboolean fits;

  if (!read_place (self, value, &range, &fits, error))
    return FALSE;
  for (guint i = 0; fits && i < labels->len; i++)
    {
      g_autofree char *own_id
        = i == 0 && !g_hash_table_contains (self->regions, id) ? g_strdup (id) : g_strdup_printf ("%s #%u", id, self->markup->marks->len);
      QuothMark *mark = quoth_markup_add_mark (self->markup, own_id, labels->pdata[i], self->line);

      quoth_mark_add_range (mark, range);
      if (!g_hash_table_contains (self->regions, id))
        g_hash_table_insert (self->regions, g_strdup (id), mark);
    }
  return TRUE;
}

static const char *
get_string (json_t *object, const char *name)
{
  const char *string = json_string_value (json_object_get (object, name));

  return string != NULL ? string : "";
}

static gboolean
read_region (Reading *self, json_t *result, GError **error)
{
  json_t *value = json_object_get (result, "value");
  const char *type = get_string (result, "type");
  g_autoptr (GPtrArray) labels = NULL;

  if (!g_str_has_suffix (type, "labels") || !json_is_object (value))
    return TRUE;
  labels = list_said (value, type);
  if (labels->len == 0)
    g_ptr_array_add (labels, g_strdup (*get_string (result, "from_name") != '\0' ? get_string (result, "from_name") : "region"));
  return add_region (self, get_string (result, "id"), labels, value, error);
}

/* ---- Answers and relations ---- */

static gboolean
read_answer (Reading *self, json_t *result, GError **error)
{
  json_t *value = json_object_get (result, "value");
  const char *type = get_string (result, "type"), *key = get_string (result, "from_name"), *id = get_string (result, "id");
  g_autoptr (GPtrArray) said = list_said (value, type);
  gboolean is_on_region = json_object_get (value, "start") != NULL;
  QuothMark *mark = g_hash_table_lookup (self->regions, id);

  if (is_on_region && mark == NULL)
    {
      g_autoptr (GPtrArray) labels = g_ptr_array_new ();

      g_ptr_array_add (labels, (gpointer) (*key != '\0' ? key : type));
      /* The "text" of an answer in words is no quote. */
      json_object_del (value, "text");
      if (!add_region (self, id, labels, value, error))
        return FALSE;
      mark = g_hash_table_lookup (self->regions, id);
      if (mark == NULL)
        return TRUE;
    }
  for (guint i = 0; i < said->len; i++)
    {
      const char *name = *key != '\0' ? key : type;

      if (mark != NULL && is_on_region)
        quoth_mark_add_feature (mark, name, said->pdata[i]);
      else
        quoth_markup_add_feature (self->markup, name, said->pdata[i]);
    }
  return TRUE;
}

static void
read_relation (Reading *self, json_t *result)
{
  g_autoptr (GPtrArray) labels = list_said (result, "labels");
  const char *from = get_string (result, "from_id"), *to = get_string (result, "to_id");

  if (g_str_equal (get_string (result, "direction"), "left"))
    {
      const char *other = from;

      from = to;
      to = other;
    }
  if (labels->len == 0)
    g_ptr_array_add (labels, g_strdup ("relation"));
  for (guint i = 0; i < labels->len; i++)
    quoth_markup_add_link (self->markup, labels->pdata[i], from, to, self->line);
}

/* Regions first: what is said of one may stand before it. */
static gboolean
read_results (Reading *self, json_t *results, GError **error)
{
  json_t *result;
  gsize i;

  find_unit (self, results);
  json_array_foreach (results, i, result)
    if (!read_region (self, result, error))
      return FALSE;
  json_array_foreach (results, i, result)
    {
      const char *type = get_string (result, "type");

      if (g_str_equal (type, "relation"))
        read_relation (self, result);
      else if (!g_str_has_suffix (type, "labels") && json_is_object (json_object_get (result, "value"))
               && !read_answer (self, result, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Annotations ---- */

/* (transfer full) (nullable): whose it is: by name, or one more than the first who has a number only. */
static char *
dup_coder (Reading *self, json_t *annotation)
{
  json_t *by = json_object_get (annotation, "completed_by");
  const char *name = json_is_object (by) ? get_string (by, "email") : json_string_value (by);
  g_autofree char *number = NULL;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  by = json_is_object (by) ? json_object_get (by, "id") : by;
  number = json_is_integer (by) ? quoth_json_dup_text (by) : NULL;
  if (number == NULL)
    return NULL;
  if (self->annotator == NULL)
    self->annotator = g_strdup (number);
  return g_str_equal (self->annotator, number) ? NULL : g_strdup_printf (_("annotator %s"), number);
}

static void
read_data (Reading *self)
{
  const char *key;
  json_t *member;

  json_object_foreach (self->data, key, member)
    if (!g_str_equal (key, self->text_key))
      quoth_json_add_metadata (self->markup, key, member);
}

/* @annotation: NULL for a task that nobody has coded. */
static gboolean
read_annotation (Reading *self, json_t *annotation, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autoptr (GHashTable) regions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  quoth_document_set_text (document, quoth_units_get_text (self->units));
  self->markup = markup;
  self->regions = regions;
  markup->line = self->line;
  read_data (self);
  if (annotation != NULL)
    {
      if (markup->coder == NULL)
        markup->coder = dup_coder (self, annotation);
      if (!read_results (self, json_object_get (annotation, "result"), error))
        return FALSE;
    }
  return quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error);
}

static gboolean
read_annotations (Reading *self, json_t *task, GError **error)
{
  json_t *annotations = json_object_get (task, "annotations"), *annotation;
  guint n_read = 0;
  gsize i;

  /* The name before version 1.0. */
  if (annotations == NULL)
    annotations = json_object_get (task, "completions");
  quoth_losses_add (self->intake->losses,
                    _("predictions of a model, left out"),
                    (guint) json_array_size (json_object_get (task, "predictions")));
  json_array_foreach (annotations, i, annotation)
    {
      if (json_is_true (json_object_get (annotation, "was_cancelled")))
        {
          quoth_losses_add (self->intake->losses, _("annotations that their annotators cancelled, left out"), 1);
          continue;
        }
      if (!read_annotation (self, annotation, error))
        return FALSE;
      n_read++;
    }
  return n_read > 0 || read_annotation (self, NULL, error);
}

/* ---- Tasks ---- */

/* (nullable): which member is the text: the configuration, which the file has not, would say. */
static const char *
find_text_key (json_t *data)
{
  const char *key, *longest = NULL;
  gsize length = 0;
  json_t *member;

  if (json_is_string (json_object_get (data, "text")))
    return "text";
  json_object_foreach (data, key, member)
    if (json_is_string (member) && (longest == NULL || json_string_length (member) > length))
      {
        longest = key;
        length = json_string_length (member);
      }
  return longest;
}

static gboolean
read_task_cb (json_t *task, guint line, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (QuothUnits) units = NULL;
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  json_t *text;

  self->line = line;
  self->data = json_object_get (task, "data");
  self->text_key = find_text_key (self->data);
  if (self->text_key == NULL)
    return quoth_intake_lose (self->intake,
                              line,
                              _("tasks without a text, left out"),
                              _("this task has no “data” with a text; it is left out"),
                              error);
  text = json_object_get (self->data, self->text_key);
  units = quoth_intake_read_text (
    self->intake, document, json_string_value (text), json_string_length (text), line, error);
  if (units == NULL)
    return FALSE;
  self->units = units;
  return read_annotations (self, task, error);
}

static gboolean
read_label_studio (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  Reading self = { .intake = intake, .reader = reader };
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gboolean done = reader != NULL && quoth_json_foreach_record (intake, data, n_bytes, read_task_cb, &self, error);

  g_free (self.annotator);
  return done;
}

/* ---- The format ---- */

static int
detect_label_studio (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  const char *first = start + strspn (start, " \t\r\n");
  gboolean has_data = strstr (start, "\"data\"") != NULL;

  if (*first != '[' && *first != '{')
    return 0;
  if (strstr (start, "\"from_name\"") != NULL && strstr (start, "\"to_name\"") != NULL)
    return 95;
  if (has_data && (strstr (start, "\"annotations\"") != NULL || strstr (start, "\"completions\"") != NULL))
    return 85;
  return g_regex_match_simple ("^\\s*\\[\\s*\\{\\s*(\"id\"\\s*:\\s*[0-9]+\\s*,\\s*)?\"data\"\\s*:\\s*\\{", start, G_REGEX_RAW, 0) ? 80 : 0;
}

static const char *const extensions[] = { "json", NULL };
static const char *const mime_types[] = { "application/json", NULL };
static const char *const contents[] = { "tasks", "configuration", NULL };

static const QuothFormatOption options[] = {
  { "content", N_ ("the texts with what is coded in them, or the labelling configuration for a new project of Label Studio"), contents, "tasks" },
  { NULL, NULL, NULL, NULL },
};

static const char *const losses[] = {
  N_ ("attribution chains"),
  N_ ("relations between claims of different documents or coders"),
  N_ ("annotations of no width"),
  N_ ("attributes and memos, actors and codes by themselves, and what else a codebook defines"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_label_studio = {
  .id = "label-studio",
  .name = N_ ("Label Studio"),
  .summary = N_ ("Texts with labelled regions, relations and answers, for and from the annotation tool Label Studio"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .options = options,
  .detect = detect_label_studio,
  .read_edits = read_label_studio,
  .write = quoth_label_studio_write,
};
