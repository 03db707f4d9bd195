/* quoth-json-cas.c: texts with layers of annotations as JSON, for and from UIMA, DKPro and INCEpTION
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON CAS 0.4, a file a text:
 *
 *   {"%TYPES": {"webanno.custom.Quoth": {"%NAME": "webanno.custom.Quoth", "%SUPER_TYPE": "uima.tcas.Annotation", …}, …},
 *    "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "…", …},
 *                            {"%ID": 2, "%TYPE": "webanno.custom.Quoth", "@sofa": 1, "begin": 0, "end": 2, "label": "person"}],
 *    "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}}}
 *
 * Offsets are UTF-16. What leads elsewhere has "@" before its name, a number that no JSON can have "#", an offset "^"; so no types are needed
 * to read it. The structures may also be an object by their numbers, or the whole file.
 */

#include "config.h"

#include "formats/quoth-json-cas.h"
#include "formats/quoth-json-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothIntake *intake;
  QuothCas *cas;
  GArray *members; /* of gint64 */
  guint n_parts;   /* that belong to the format */
} Reader;

/* ---- Structures ---- */

static gboolean
is_number_array (const char *type)
{
  static const char *const names[]
    = { "uima.cas.Integer[]", "uima.cas.Boolean[]", "uima.cas.Float[]", "uima.cas.Double[]", "uima.cas.Byte[]",
        "uima.cas.Short[]",   "uima.cas.Long[]",    "uima.cas.String[]", NULL };

  return g_strv_contains (names, type);
}

static void
add_value (Reader *self, const char *feature, json_t *value, gboolean leads)
{
  g_autofree char *text = NULL;

  if (leads && json_is_integer (value))
    quoth_cas_add_reference (self->cas, feature, json_integer_value (value));
  else if (!leads && (text = quoth_json_dup_text (value)) != NULL)
    quoth_cas_add_text (self->cas, feature, text, FALSE);
}

static void
add_values (Reader *self, const char *feature, json_t *values, gboolean leads)
{
  json_t *value;
  gsize i;

  if (!json_is_array (values))
    add_value (self, feature, values, leads);
  json_array_foreach (values, i, value)
    add_value (self, feature, value, leads);
}

static void
add_members_of (Reader *self, json_t *object, const char *type)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
    if (g_str_equal (key, "%ELEMENTS"))
      add_values (self, "elements", value, g_str_equal (type, "uima.cas.FSArray") || (g_str_has_suffix (type, "[]") && !is_number_array (type)));
    else if (*key == '@')
      add_values (self, key + 1, value, TRUE);
    else if (*key != '%')
      add_values (self, *key == '^' || *key == '#' ? key + 1 : key, value, FALSE);
}

static gboolean
find_number (const QuothJsonPart *part, json_t *object, gint64 *id)
{
  json_t *said = json_object_get (object, "%ID");
  char *rest;

  if (json_is_integer (said))
    {
      *id = json_integer_value (said);
      return TRUE;
    }
  *id = g_ascii_strtoll (part->key, &rest, 10);
  return said == NULL && rest != part->key && *rest == '\0';
}

/* Of what has one type only, a list, UIMA has two names. */
static const char *
get_type (json_t *object)
{
  const char *type = json_string_value (json_object_get (object, "%TYPE"));

  return type != NULL && is_number_array (type) ? "uima.cas.StringArray" : type;
}

static gboolean
read_structure_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  json_t *object = quoth_json_part_load (part, self->intake, error);
  gboolean done;
  gint64 id;

  if (object == NULL)
    return FALSE;
  if (!json_is_object (object) || get_type (object) == NULL || !find_number (part, object, &id))
    done = quoth_intake_lose (self->intake,
                              part->line,
                              _("structures without a number or a type, left out"),
                              _("this structure needs an “%ID”, which is a whole number, and a “%TYPE”; it is left out"),
                              error);
  else
    {
      quoth_cas_begin (self->cas, id, get_type (object), part->line);
      add_members_of (self, object, json_string_value (json_object_get (object, "%TYPE")));
      done = quoth_cas_end (self->cas, error);
    }
  json_decref (object);
  return done;
}

/* ---- Views ---- */

static gboolean
read_view_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  json_t *view = quoth_json_part_load (part, self->intake, error), *member;
  gsize i;

  if (view == NULL)
    return FALSE;
  json_array_foreach (json_object_get (view, "%MEMBERS"), i, member)
    {
      gint64 id = json_integer_value (member);

      g_array_append_val (self->members, id);
    }
  json_decref (view);
  return TRUE;
}

/* ---- The file ---- */

static gboolean
read_part_cb (const QuothJsonPart *part, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  QuothJsonPartFunc func = g_str_equal (part->key, "%FEATURE_STRUCTURES") ? read_structure_cb
                           : g_str_equal (part->key, "%VIEWS")            ? read_view_cb
                                                                          : NULL;
  json_t *json;

  if (func != NULL)
    {
      self->n_parts++;
      return quoth_json_foreach_part (self->intake, part, func, self, error);
    }
  /* The types are not needed, but should be JSON. */
  json = quoth_json_part_load (part, self->intake, error);
  json_decref (json);
  return json != NULL;
}

static gboolean
read_all (Reader *self, const char *data, gsize n_bytes, GError **error)
{
  QuothJsonPart whole = { .key = (char *) "", .start = data, .end = data + n_bytes, .line = 1 };

  if (n_bytes >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    whole.start += 3;
  if (whole.start < whole.end && *whole.start == '[')
    return quoth_json_foreach_part (self->intake, &whole, read_structure_cb, self, error);
  if (!quoth_json_foreach_part (self->intake, &whole, read_part_cb, self, error))
    return FALSE;
  return self->n_parts > 0
         || quoth_intake_refuse (
           self->intake, 1, _("this is no JSON CAS of UIMA: it should have “%FEATURE_STRUCTURES” and “%VIEWS”"), error);
}

static gboolean
read_json_cas (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  g_autoptr (QuothCas) cas = quoth_cas_new (intake);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reader self = { .intake = intake, .cas = cas, .members = members };
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  if (reader == NULL || !read_all (&self, data, n_bytes, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    quoth_cas_add_member (cas, g_array_index (members, gint64, i));
  return quoth_cas_take (cas, reader, error);
}

/* ---- The format ---- */

static int
detect_json_cas (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);

  return strstr (start, "\"%TYPES\"") != NULL || strstr (start, "\"%FEATURE_STRUCTURES\"") != NULL
             || (strstr (start, "\"%ID\"") != NULL && strstr (start, "\"%TYPE\"") != NULL)
           ? 97
           : 0;
}

/* One that this program wrote has its own type first. */
static gboolean
is_own_file (const char *folder, const char *basename)
{
  g_autofree char *path = g_build_filename (folder, basename, NULL);
  g_autofree char *content = NULL;

  return g_str_has_suffix (basename, ".json") && g_file_get_contents (path, &content, NULL, NULL)
         && g_str_has_prefix (content, "{\"%TYPES\":{\"" QUOTH_LAYER_SPAN "\":");
}

static const char *const extensions[] = { "json", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("relations between claims of different documents or coders"),
  N_ ("attribution chains, attributes, memos on other things, actors and codes by themselves, and what else a codebook defines"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_json_cas = {
  .id = "json-cas",
  .name = N_ ("UIMA JSON CAS"),
  .summary = N_ ("A folder of texts with layers of annotations as JSON, for and from UIMA, DKPro and INCEpTION"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_COMES_IN_FOLDERS,
  .unit = QUOTH_UNIT_UTF16,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .detect = detect_json_cas,
  .read_edits = read_json_cas,
  .write = quoth_json_cas_write,
  .is_own_file = is_own_file,
};
