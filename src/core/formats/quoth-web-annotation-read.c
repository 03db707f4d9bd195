/* quoth-web-annotation-read.c: W3C Web Annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is an annotation, a page, a collection with its first page in it, or a plain list, as Hypothesis and RecogitoJS export. Each
 * annotation is parsed alone and kept as what counts of it; when all are known, so are the texts and how their places are counted
 * (quoth-web-annotation-texts.c). The text is NAME.txt beside the file, or one of the project whose address, SHA-256 or name the source
 * says. What an annotation is stands in a body that classifies, else in its first tag; tags "key=value" and other bodies say more of it,
 * comments are memos. It was made when it says so; when it was changed is not taken over.
 */

#include "config.h"

#include "formats/quoth-json-cas.h"
#include "formats/quoth-json-private.h"
#include "formats/quoth-json-records.h"
#include "formats/quoth-web-annotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 4

/* The year 10000, in milliseconds since 1970: times are written with four digits for the year. */
#define END_OF_TIME G_GINT64_CONSTANT (253402300800000)

/* @depth: in how many pages and collections this is */
typedef struct
{
  QuothIntake *intake;
  GPtrArray *notes;
  GPtrArray *ties;
  guint depth;
} Reading;

static void
note_free (gpointer data)
{
  QuothWebNote *self = data;

  g_free (self->id);
  g_free (self->source);
  g_free (self->coder);
  g_free (self->label);
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->spots);
  g_free (self);
}

static void
tie_free (gpointer data)
{
  QuothWebTie *self = data;

  g_free (self->label);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWebNote, note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWebTie, tie_free)

/* ---- Small change ---- */

/* (nullable): a string that says something. */
static char *
dup_string (json_t *json)
{
  return json_is_string (json) && json_string_length (json) > 0 ? quoth_json_dup_text (json) : NULL;
}

/* JSON-LD lets one thing stand for a list of it. */
static gsize
count_members (json_t *json)
{
  return json_is_array (json) ? json_array_size (json) : json != NULL && !json_is_null (json) ? 1 : 0;
}

static json_t *
get_member (json_t *json, gsize i)
{
  return json_is_array (json) ? json_array_get (json, i) : json;
}

/* "oa:linking" is "linking". */
static char *
dup_purpose (json_t *json)
{
  char *purpose = dup_string (get_member (json, 0));

  if (purpose != NULL && g_str_has_prefix (purpose, "oa:"))
    memmove (purpose, purpose + 3, strlen (purpose + 3) + 1);
  return purpose;
}

static char *
dup_first (json_t *object, const char *const *keys)
{
  char *found = NULL;

  for (guint i = 0; keys[i] != NULL && found == NULL; i++)
    found = dup_string (json_object_get (object, keys[i]));
  return found;
}

/* ---- What is said ---- */

static void
add_feature (QuothWebNote *self, const char *key, const char *value)
{
  g_ptr_array_add (self->features, g_strdup (key));
  g_ptr_array_add (self->features, g_strdup (value));
}

/* "key=value", or what the annotation is where nothing else says so. */
static void
add_tag (QuothWebNote *self, const char *tag)
{
  const char *equal = strchr (tag, '=');
  g_autofree char *escaped = equal != NULL && equal > tag ? g_strndup (tag, (gsize) (equal - tag)) : NULL;
  g_autofree char *key = escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;

  if (escaped != NULL && equal[1] != '\0')
    add_feature (self, key != NULL ? key : escaped, equal + 1);
  else if (self->label == NULL)
    self->label = g_strdup (tag);
  else
    add_feature (self, "tag", tag);
}

static void
add_said (QuothWebNote *self, const char *purpose, const char *value)
{
  if (purpose == NULL || g_str_equal (purpose, "commenting") || g_str_equal (purpose, "describing"))
    add_feature (self, QUOTH_MARKUP_MEMO, value);
  else if (g_str_equal (purpose, "tagging"))
    add_tag (self, value);
  else if (!g_str_equal (purpose, "classifying"))
    add_feature (self, purpose, value);
  else if (g_strcmp0 (self->label, value) != 0)
    add_feature (self, "tag", value);
}

static char *
dup_body (json_t *body)
{
  static const char *const keys[] = { "value", "chars", "source", "id", NULL };

  return json_is_object (body) ? dup_first (body, keys) : dup_string (body);
}

static char *
dup_body_purpose (json_t *body, const char *motivation)
{
  char *purpose = dup_purpose (json_object_get (body, "purpose"));

  return purpose != NULL ? purpose : g_strdup (motivation);
}

/* What classifies counts before any tag, wherever it stands. */
static void
find_label (QuothWebNote *self, json_t *bodies, const char *motivation)
{
  for (gsize i = 0; i < count_members (bodies) && self->label == NULL; i++)
    {
      g_autofree char *purpose = dup_body_purpose (get_member (bodies, i), motivation);

      if (g_strcmp0 (purpose, "classifying") == 0)
        self->label = dup_body (get_member (bodies, i));
    }
}

static void
read_bodies (QuothWebNote *self, json_t *object, const char *motivation)
{
  json_t *bodies = json_object_get (object, "body"), *tags = json_object_get (object, "tags");
  g_autofree char *value = dup_string (json_object_get (object, "bodyValue"));
  g_autofree char *text = dup_string (json_object_get (object, "text"));

  find_label (self, bodies, motivation);
  for (gsize i = 0; i < count_members (bodies); i++)
    {
      g_autofree char *purpose = dup_body_purpose (get_member (bodies, i), motivation);
      g_autofree char *said = dup_body (get_member (bodies, i));

      if (said != NULL)
        add_said (self, purpose, said);
    }
  for (gsize i = 0; i < count_members (tags); i++)
    {
      g_autofree char *tag = dup_string (get_member (tags, i));

      if (tag != NULL)
        add_tag (self, tag);
    }
  if (value != NULL)
    add_said (self, motivation, value);
  if (text != NULL)
    add_feature (self, QUOTH_MARKUP_MEMO, text);
  if (self->label == NULL)
    self->label = g_strdup (motivation != NULL ? motivation : "annotation");
}

static char *
dup_creator (json_t *object)
{
  static const char *const names[] = { "name", "nickname", "id", NULL };
  json_t *creator = get_member (json_object_get (object, "creator"), 0);

  if (creator == NULL)
    return dup_string (json_object_get (object, "user"));
  return json_is_object (creator) ? dup_first (creator, names) : dup_string (creator);
}

/* "created" */
static gboolean
read_time (Reading *self, QuothWebNote *note, json_t *json, GError **error)
{
  g_autofree char *said = dup_string (json);
  gint64 time;

  if (json == NULL || json_is_null (json))
    return TRUE;
  if (said != NULL && quoth_json_parse_time (said, &time) && time > 0 && time < END_OF_TIME)
    {
      note->time = time;
      return TRUE;
    }
  return quoth_intake_lose (self->intake, note->line, _("times that are none, left out"),
                            _("“created” should be a time, as 2024-05-31T08:00:00Z; it is left out"), error);
}

/* ---- Where it is ---- */

static gboolean
lose_refinement (Reading *self, guint line, GError **error)
{
  return quoth_intake_lose (self->intake, line, _("places that are said more exactly within another, taken as the whole"),
                            _("what refines the place of this annotation is not looked at; all of that place is taken"), error);
}

/* Of several selectors those that are of text count. */
static gboolean
read_selectors (Reading *self, json_t *selectors, QuothWebSpot *spot, guint line, GError **error)
{
  for (gsize i = 0; i < count_members (selectors); i++)
    {
      json_t *selector = get_member (selectors, i);
      g_autofree char *type = dup_purpose (json_object_get (selector, "type"));
      gboolean is_position = g_strcmp0 (type, "TextPositionSelector") == 0, is_quote = g_strcmp0 (type, "TextQuoteSelector") == 0;

      if (is_position && !spot->has_position)
        spot->has_position = quoth_json_get_offset (json_object_get (selector, "start"), &spot->start)
                             && quoth_json_get_offset (json_object_get (selector, "end"), &spot->end);
      if (is_quote && spot->exact == NULL && json_is_string (json_object_get (selector, "exact")))
        {
          spot->exact = quoth_json_dup_text (json_object_get (selector, "exact"));
          spot->prefix = dup_string (json_object_get (selector, "prefix"));
          spot->suffix = dup_string (json_object_get (selector, "suffix"));
        }
      if ((is_position || is_quote) && json_object_get (selector, "refinedBy") != NULL && !lose_refinement (self, line, error))
        return FALSE;
    }
  return TRUE;
}

/* %NULL where it has none that can be found. */
static char *
dup_source (json_t *target)
{
  json_t *source = json_is_object (target) ? json_object_get (target, "source") : target;

  return json_is_object (source) ? dup_string (json_object_get (source, "id")) : dup_string (source);
}

static gboolean
lose_target (Reading *self, const QuothWebNote *note, const char *message, GError **error)
{
  return quoth_intake_lose (
    self->intake, note->line, _("annotations of anything but words of one text, left out"), message, error);
}

/* @is_whole: (out): whether all of its targets have a place */
static gboolean
read_targets (Reading *self, QuothWebNote *note, json_t *targets, gboolean *is_whole, GError **error)
{
  *is_whole = count_members (targets) > 0;
  for (gsize i = 0; i < count_members (targets) && *is_whole; i++)
    {
      json_t *target = get_member (targets, i);
      g_autofree char *source = dup_source (target);
      QuothWebSpot *spot = quoth_web_spot_new ();

      g_ptr_array_add (note->spots, spot);
      if (!read_selectors (self, json_object_get (target, "selector"), spot, note->line, error))
        return FALSE;
      if (i > 0 && g_strcmp0 (source, note->source) != 0)
        *is_whole = FALSE;
      else if (!spot->has_position && (spot->exact == NULL || *spot->exact == '\0'))
        *is_whole = FALSE;
      else if (i == 0)
        note->source = g_steal_pointer (&source);
    }
  return *is_whole
         || lose_target (self, note,
                         _("an annotation needs targets in one text, each with a TextPositionSelector or a TextQuoteSelector; it is left out"),
                         error);
}

/* ---- Links ---- */

static char *
dup_end (json_t *target)
{
  return json_is_object (target) ? dup_string (json_object_get (target, "id")) : dup_string (target);
}

static gboolean
is_link (json_t *object, const char *motivation)
{
  json_t *targets = json_object_get (object, "target");

  if (g_strcmp0 (motivation, "linking") != 0)
    return FALSE;
  for (gsize i = 0; i < count_members (targets); i++)
    if (json_object_get (get_member (targets, i), "selector") != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
lose_link (Reading *self, guint line, GError **error)
{
  return quoth_intake_lose (self->intake, line, _("relations without an end or a type, left out"),
                            _("an annotation that links needs two targets that are annotations, and a body that says how; it is left out"), error);
}

static gboolean
read_link (Reading *self, json_t *object, guint line, GError **error)
{
  json_t *targets = json_object_get (object, "target");
  g_autoptr (QuothWebTie) tie = g_new0 (QuothWebTie, 1);

  tie->line = line;
  tie->label = dup_body (get_member (json_object_get (object, "body"), 0));
  tie->from = count_members (targets) == 2 ? dup_end (get_member (targets, 0)) : NULL;
  tie->to = count_members (targets) == 2 ? dup_end (get_member (targets, 1)) : NULL;
  if (tie->label == NULL || tie->from == NULL || tie->to == NULL)
    return lose_link (self, line, error);
  g_ptr_array_add (self->ties, g_steal_pointer (&tie));
  return TRUE;
}

/* ---- Annotations ---- */

static gboolean
read_annotation (Reading *self, json_t *object, guint line, GError **error)
{
  g_autofree char *motivation = dup_purpose (json_object_get (object, "motivation"));
  g_autoptr (QuothWebNote) note = g_new0 (QuothWebNote, 1);
  gboolean is_whole;

  note->line = line;
  note->features = g_ptr_array_new_with_free_func (g_free);
  note->spots = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_web_spot_free);
  if (!json_is_object (object))
    return lose_target (self, note, _("an annotation should be an object; this is none, and is left out"), error);
  if (is_link (object, motivation))
    return read_link (self, object, line, error);
  note->id = dup_string (json_object_get (object, "id"));
  note->coder = dup_creator (object);
  if (!read_time (self, note, json_object_get (object, "created"), error))
    return FALSE;
  read_bodies (note, object, motivation);
  if (!read_targets (self, note, json_object_get (object, "target"), &is_whole, error))
    return FALSE;
  if (note->source == NULL)
    note->source = dup_string (json_object_get (object, "uri"));
  if (note->id == NULL)
    note->id = g_strdup_printf ("\n%u", self->notes->len);
  if (is_whole)
    g_ptr_array_add (self->notes, g_steal_pointer (&note));
  return TRUE;
}

static gboolean
read_annotation_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  json_t *json = quoth_json_part_load (part, self->intake, error);
  gboolean done = json != NULL && read_annotation (self, json, part->line, error);

  json_decref (json);
  return done;
}

static gboolean
is_items (const char *key)
{
  return g_str_equal (key, "items") || g_str_equal (key, "@graph") || g_str_equal (key, "rows");
}

static gboolean
find_kind_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  gboolean *holds_others = user_data;

  *holds_others = *holds_others || is_items (part->key) || g_str_equal (part->key, "first");
  return TRUE;
}

static gboolean read_page (Reading *self, const QuothJsonPart *part, GError **error);

static gboolean
read_member_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (is_items (part->key) && part->start < part->end && *part->start == '[')
    return quoth_json_foreach_part (self->intake, part, read_annotation_cb, self, error);
  if (g_str_equal (part->key, "first") && part->start < part->end && *part->start == '{')
    return read_page (self, part, error);
  if (is_items (part->key) || g_str_equal (part->key, "first") || g_str_equal (part->key, "next"))
    return quoth_intake_lose (self->intake, part->line, _("pages of annotations that are not in the file, left out"),
                              _("the annotations should stand here, not an address of them; they are left out"), error);
  return TRUE;
}

static gboolean
read_page (Reading *self, const QuothJsonPart *part, GError **error)
{
  gboolean holds_others = FALSE;

  if (++self->depth > MAX_DEPTH)
    return quoth_intake_refuse (self->intake, part->line, _("pages of annotations are nested too deeply"), error);
  if (!quoth_json_foreach_part (self->intake, part, find_kind_cb, &holds_others, error))
    return FALSE;
  return holds_others ? quoth_json_foreach_part (self->intake, part, read_member_cb, self, error)
                      : read_annotation_cb (part, self, error);
}

static gboolean
read_file (Reading *self, GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  QuothJsonPart whole = { .start = data, .end = data + n_bytes, .line = 1 };

  if (n_bytes >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    whole.start += 3;
  for (; whole.start < whole.end && g_ascii_isspace (*whole.start); whole.start++)
    whole.line += *whole.start == '\n';
  if (whole.start < whole.end && *whole.start == '[')
    return quoth_json_foreach_part (self->intake, &whole, read_annotation_cb, self, error);
  return read_page (self, &whole, error);
}

gboolean
quoth_web_annotation_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (note_free);
  g_autoptr (GPtrArray) ties = g_ptr_array_new_with_free_func (tie_free);
  Reading self = { .intake = intake, .notes = notes, .ties = ties };

  return read_file (&self, bytes, error) && quoth_web_annotation_mark (intake, notes, ties, error);
}
