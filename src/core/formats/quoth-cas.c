/* quoth-cas.c: a graph of typed structures over texts, as UIMA has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file may have hundreds of thousands of structures, most of them tokens. So they are rows of an array, their values rows of
 * another, and all texts lie in one pool; of tokens and sentences no values are kept at all.
 */

#include "config.h"

#include "formats/quoth-cas.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _QuothCas
{
  QuothIntake *intake;
  GArray *structures;
  GArray *values;
  GString *pool;
  GHashTable *by_id;  /* id: its number in structures, from 1; but for texts */
  GHashTable *texts;  /* ids of texts: some programs give these to something else, too */
  GHashTable *ranges; /* a type and a feature: the number of its range, from 1 */
  GHashTable *supertypes; /* number of a type: that of its supertype, from 1 */
  GHashTable *leads;      /* a type and a feature: what was found out of them */
  GHashTable *names;  /* of types and features: their number, from 1 */
  GPtrArray *name_list;
  gboolean has_index;

  QuothCasStructure structure; /* the one at work */
  gboolean is_skipped;
};

QuothCas *
quoth_cas_new (QuothIntake *intake)
{
  QuothCas *self = g_new0 (QuothCas, 1);

  self->intake = intake;
  self->structures = g_array_new (FALSE, FALSE, sizeof (QuothCasStructure));
  self->values = g_array_new (FALSE, FALSE, sizeof (QuothCasValue));
  self->pool = g_string_new (NULL);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->texts = g_hash_table_new (NULL, NULL);
  self->ranges = g_hash_table_new (NULL, NULL);
  self->supertypes = g_hash_table_new (NULL, NULL);
  self->leads = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->name_list = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
quoth_cas_free (QuothCas *self)
{
  g_array_unref (self->structures);
  g_array_unref (self->values);
  g_string_free (self->pool, TRUE);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->ranges);
  g_hash_table_unref (self->supertypes);
  g_hash_table_unref (self->leads);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->name_list);
  g_free (self);
}

static guint
intern (QuothCas *self, const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, name));

  if (number > 0)
    return number - 1;
  g_ptr_array_add (self->name_list, g_strdup (name));
  g_hash_table_insert (self->names, self->name_list->pdata[self->name_list->len - 1], GUINT_TO_POINTER (self->name_list->len));
  return self->name_list->len - 1;
}

/* A type and a feature as one key. */
static gpointer
pair (guint type, guint key)
{
  return GSIZE_TO_POINTER (((gsize) type << 32) | key);
}

void
quoth_cas_add_type (QuothCas *self, const char *type, const char *supertype)
{
  g_hash_table_insert (
    self->supertypes, GUINT_TO_POINTER (intern (self, type)), GUINT_TO_POINTER (intern (self, supertype) + 1));
}

void
quoth_cas_add_feature (QuothCas *self, const char *type, const char *feature, const char *range)
{
  g_hash_table_insert (
    self->ranges, pair (intern (self, type), intern (self, feature)), GUINT_TO_POINTER (intern (self, range) + 1));
}

/* ---- Structures ---- */

void
quoth_cas_begin (QuothCas *self, gint64 id, const char *type, guint line)
{
  self->structure = (QuothCasStructure){ .id = id,
                                         .sofa = -1,
                                         .start = -1,
                                         .end = -1,
                                         .type = intern (self, type),
                                         .line = line,
                                         .first = self->values->len };
  self->is_skipped = quoth_layer_is_structure (type) && strstr (type, ".metadata.") == NULL
                     && !g_str_equal (type, "uima.tcas.DocumentAnnotation")
                     && !g_str_has_suffix (type, ".CASMetadata");
}

static gboolean
parse_number (const char *text, gint64 *number)
{
  char *rest;

  *number = g_ascii_strtoll (text, &rest, 10);
  return rest != text && *rest == '\0';
}

void
quoth_cas_add_text (QuothCas *self, const char *feature, const char *text, gboolean is_raw)
{
  QuothCasValue value = { .sort = is_raw ? QUOTH_CAS_RAW : QUOTH_CAS_TEXT, .value = (gint64) self->pool->len };
  gint64 *field = g_str_equal (feature, "begin") ? &self->structure.start
                  : g_str_equal (feature, "end") ? &self->structure.end
                  : g_str_equal (feature, "sofa") ? &self->structure.sofa
                                                  : NULL;

  if (field != NULL && parse_number (text, field))
    return;
  if (self->is_skipped)
    return;
  value.key = intern (self, feature);
  g_string_append_len (self->pool, text, (gssize) strlen (text) + 1);
  g_array_append_val (self->values, value);
}

void
quoth_cas_add_reference (QuothCas *self, const char *feature, gint64 id)
{
  QuothCasValue value = { .sort = QUOTH_CAS_REFERENCE, .value = id };

  if (g_str_equal (feature, "sofa"))
    self->structure.sofa = id;
  else if (!self->is_skipped)
    {
      value.key = intern (self, feature);
      g_array_append_val (self->values, value);
    }
}

gboolean
quoth_cas_end (QuothCas *self, GError **error)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) self->structure.id);
  gboolean is_text = g_str_equal (self->name_list->pdata[self->structure.type], QUOTH_CAS_SOFA_TYPE);

  self->structure.n = self->values->len - self->structure.first;
  if (g_hash_table_contains (is_text ? self->texts : self->by_id, key))
    {
      g_array_set_size (self->values, self->structure.first);
      return quoth_intake_lose (self->intake,
                                self->structure.line,
                                _("structures with the id of another one, left out"),
                                _("this has the id of another structure, and is left out"),
                                error);
    }
  g_array_append_val (self->structures, self->structure);
  g_hash_table_insert (is_text ? self->texts : self->by_id, key, GUINT_TO_POINTER (self->structures->len));
  return TRUE;
}

void
quoth_cas_add_member (QuothCas *self, gint64 id)
{
  QuothCasStructure *structure = quoth_cas_find (self, id);

  self->has_index = TRUE;
  if (structure != NULL)
    structure->is_indexed = TRUE;
}

/* ---- What is in it ---- */

GArray *
quoth_cas_get_structures (QuothCas *self)
{
  return self->structures;
}

QuothIntake *
quoth_cas_get_intake (QuothCas *self)
{
  return self->intake;
}

gboolean
quoth_cas_has_index (QuothCas *self)
{
  return self->has_index;
}

QuothCasStructure *
quoth_cas_find (QuothCas *self, gint64 id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER ((gsize) id)));

  return number > 0 ? &g_array_index (self->structures, QuothCasStructure, number - 1) : NULL;
}

const char *
quoth_cas_get_type (QuothCas *self, const QuothCasStructure *structure)
{
  return self->name_list->pdata[structure->type];
}

const QuothCasValue *
quoth_cas_get_value (QuothCas *self, const QuothCasStructure *structure, guint n)
{
  return &g_array_index (self->values, QuothCasValue, structure->first + n);
}

const char *
quoth_cas_get_key (QuothCas *self, const QuothCasValue *value)
{
  return self->name_list->pdata[value->key];
}

const char *
quoth_cas_get_text (QuothCas *self, const QuothCasValue *value)
{
  return self->pool->str + value->value;
}

const char *
quoth_cas_find_text (QuothCas *self, const QuothCasStructure *structure, const char *feature)
{
  for (guint i = 0; i < structure->n; i++)
    {
      const QuothCasValue *value = quoth_cas_get_value (self, structure, i);

      if (value->sort != QUOTH_CAS_REFERENCE && g_str_equal (quoth_cas_get_key (self, value), feature))
        return quoth_cas_get_text (self, value);
    }
  return NULL;
}

/* ---- References ---- */

/* The features that the types of UIMA and DKPro have for others, and INCEpTION gives its own. */
static gboolean
is_reference_name (const char *key)
{
  static const char *const names[]
    = { "Governor", "Dependent", "target", "source", "elements", "head", "tail", "first", "next", "from", "to", NULL };

  return g_strv_contains (names, key);
}

/* Whether @text is nothing but ids of structures. @are_links: and of such as have no place, which nobody would name by chance */
static gboolean
is_ids (QuothCas *self, const char *text, gboolean are_links)
{
  const char *p = text;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (*p != '\0')
    {
      char *rest;
      gint64 id = g_ascii_strtoll (p, &rest, 10);
      const QuothCasStructure *structure = quoth_cas_find (self, id);

      if (rest == p || (*rest != ' ' && *rest != '\0') || (id != 0 && structure == NULL)
          || (are_links && (structure == NULL || structure->start >= 0)))
        return FALSE;
      p = rest + (*rest == ' ');
    }
  return TRUE;
}

typedef enum
{
  LEADS_UNKNOWN = 1,
  LEADS_NOWHERE,
  LEADS_ELSEWHERE,
} Leads;

/* Types that are none of structures, or of numbers alone. */
static gboolean
is_plain (const char *type)
{
  static const char *const names[]
    = { "uima.cas.String",       "uima.cas.Integer",      "uima.cas.Boolean",    "uima.cas.Float",
        "uima.cas.Double",       "uima.cas.Byte",         "uima.cas.Short",      "uima.cas.Long",
        "uima.cas.IntegerArray", "uima.cas.BooleanArray", "uima.cas.FloatArray", "uima.cas.DoubleArray",
        "uima.cas.ByteArray",    "uima.cas.ShortArray",   "uima.cas.LongArray",  NULL };

  return g_strv_contains (names, type);
}

/* The type that the numbers of the file lead to from @type, one up; G_MAXUINT for none. */
static guint
get_supertype (QuothCas *self, guint type)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->supertypes, GUINT_TO_POINTER (type))) - 1;
}

/* What the types say of the feature: the structure's, or one above it that has the feature. */
static Leads
find_leads (QuothCas *self, guint type, guint key)
{
  guint range = 0;

  for (guint i = 0; i < 100 && type != G_MAXUINT && range == 0; i++, type = get_supertype (self, type))
    range = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranges, pair (type, key)));
  if (range == 0)
    return LEADS_UNKNOWN;
  range--;
  for (guint i = 0; i < 100 && range != G_MAXUINT; i++, range = get_supertype (self, range))
    if (is_plain (self->name_list->pdata[range]))
      return LEADS_NOWHERE;
  return LEADS_ELSEWHERE;
}

gboolean
quoth_cas_is_reference (QuothCas *self, const QuothCasStructure *structure, const QuothCasValue *value)
{
  gpointer key = pair (structure->type, value->key);
  Leads leads;

  if (value->sort != QUOTH_CAS_RAW)
    return value->sort == QUOTH_CAS_REFERENCE;
  leads = (Leads) GPOINTER_TO_UINT (g_hash_table_lookup (self->leads, key));
  if (leads == 0)
    {
      leads = find_leads (self, structure->type, value->key);
      if (leads == LEADS_UNKNOWN && is_reference_name (self->name_list->pdata[value->key]))
        leads = LEADS_ELSEWHERE;
      g_hash_table_insert (self->leads, key, GUINT_TO_POINTER (leads));
    }
  return leads != LEADS_NOWHERE && is_ids (self, quoth_cas_get_text (self, value), leads == LEADS_UNKNOWN);
}

void
quoth_cas_foreach_reference (QuothCas *self,
                             const QuothCasValue *value,
                             void (*func) (gint64 id, gpointer user_data),
                             gpointer user_data)
{
  const char *p = value->sort == QUOTH_CAS_REFERENCE ? NULL : quoth_cas_get_text (self, value);

  if (p == NULL)
    {
      func (value->value, user_data);
      return;
    }
  while (*p != '\0')
    {
      char *rest;
      gint64 id = g_ascii_strtoll (p, &rest, 10);

      if (rest == p)
        return;
      func (id, user_data);
      p = rest + (*rest == ' ');
    }
}
