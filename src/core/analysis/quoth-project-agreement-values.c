/* quoth-project-agreement-values.c: what an annotation says, as a rating
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ratings are of names, so that what is measured can be read, and checked with a table. Two actors of one name are told apart by their ids, and a bar in a
 * name is no bar between members.
 */

#include "config.h"

#include "analysis/quoth-project-agreement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const nicks[] = {
  [QUOTH_CODING_MENTION] = "mention",       [QUOTH_CODING_CLAIM] = "claim",   [QUOTH_CODING_CUE] = "cue",
  [QUOTH_CODING_CATEGORY] = "category",     [QUOTH_CODING_STANCE] = "stance", [QUOTH_CODING_FACTUALITY] = "factuality",
  [QUOTH_CODING_ROLE] = "role",             [QUOTH_CODING_RELATION] = "relation",
  [QUOTH_CODING_ATTRIBUTE] = "attribute",
};

const char *
quoth_coding_layer_to_nick (QuothCodingLayer layer)
{
  return nicks[layer];
}

static const char *const names[] = {
  [QUOTH_CODING_MENTION] = N_("Mentions"),       [QUOTH_CODING_CLAIM] = N_("Claims"),   [QUOTH_CODING_CUE] = N_("Cues"),
  [QUOTH_CODING_CATEGORY] = N_("Categories"),    [QUOTH_CODING_STANCE] = N_("Stance"),  [QUOTH_CODING_FACTUALITY] = N_("Factuality"),
  [QUOTH_CODING_ROLE] = N_("Roles"),             [QUOTH_CODING_RELATION] = N_("Relations"),
  [QUOTH_CODING_ATTRIBUTE] = N_("Attribute"),
};

const char *
quoth_coding_layer_get_name (QuothCodingLayer layer)
{
  return _(names[layer]);
}

gboolean
quoth_coding_layer_from_nick (const char *nick, QuothCodingLayer *layer)
{
  for (guint i = 0; i < QUOTH_N_CODING_LAYERS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *layer = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
quoth_coding_layer_has_ratings (QuothCodingLayer layer)
{
  return layer != QUOTH_CODING_CLAIM;
}

gboolean
quoth_coding_layer_has_spans (QuothCodingLayer layer)
{
  return layer <= QUOTH_CODING_CATEGORY;
}

gboolean
quoth_coding_layer_has_topics (QuothCodingLayer layer)
{
  return layer == QUOTH_CODING_STANCE || layer == QUOTH_CODING_ROLE;
}

/* ---- Names ---- */

/* What can be a member of a set, and no other value's name. */
static void
add_label (QuothProjectAgreement *self, GHashTable *taken, const QuothId *id, const char *name)
{
  g_autofree char *label = g_strdup (name != NULL && *name != '\0' ? name : "?");
  char buffer[QUOTH_ID_STRING_SIZE];

  g_strdelimit (label, "|", '/');
  if (g_hash_table_contains (taken, label) || g_str_equal (label, "{}") || g_str_equal (label, "."))
    {
      char *with_id = g_strdup_printf ("%s (%s)", label, quoth_id_to_string (id, buffer));

      g_free (label);
      label = with_id;
    }
  g_hash_table_insert (self->labels, quoth_id_memdup (id), g_string_chunk_insert_const (self->strings, label));
  g_hash_table_add (taken, g_hash_table_lookup (self->labels, id));
}

typedef struct
{
  QuothProjectAgreement *agreement;
  GHashTable *taken;
} Naming;

static gboolean
name_cb (gpointer value, gpointer user_data, GError **error)
{
  Naming *self = user_data;
  const char *name = QUOTH_VALUE (value)->kind == QUOTH_KIND_ACTOR ? quoth_actor (value)->name : quoth_code (value)->key;

  add_label (self->agreement, self->taken, &QUOTH_VALUE (value)->id, name);
  return TRUE;
}

gboolean
quoth_coding_values_load (QuothProjectAgreement *self, QuothReader *reader, GError **error)
{
  static const QuothKind kinds[] = { QUOTH_KIND_ACTOR, QUOTH_KIND_CODE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
      Naming naming = { self, taken };
      QuothQuery query = { .kind = kinds[i] };

      if (!quoth_reader_foreach (reader, &query, name_cb, &naming, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
get_label (const QuothProjectAgreement *self, const QuothId *id)
{
  return g_hash_table_lookup (self->labels, id);
}

/* ---- Sets ---- */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

const char *
quoth_coding_values_join (GStringChunk *strings, GPtrArray *members)
{
  g_autoptr (GString) set = g_string_new (NULL);

  g_ptr_array_sort (members, compare_strings);
  for (guint i = 0; i < members->len; i++)
    if (i == 0 || strcmp (members->pdata[i], members->pdata[i - 1]) != 0)
      g_string_append_printf (set, "%s%s", i > 0 ? "|" : "", (const char *) members->pdata[i]);
  return g_string_chunk_insert_const (strings, members->len > 0 ? set->str : "{}");
}

gboolean
quoth_coding_value_has (const char *value, const char *member)
{
  gsize length = strlen (member);

  for (const char *at = value; at != NULL; at = strchr (at, '|') != NULL ? strchr (at, '|') + 1 : NULL)
    if (strncmp (at, member, length) == 0 && (at[length] == '|' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* ---- Facts ---- */

static void
add_fact (QuothProjectAgreement *self, const char *topic, const char *value)
{
  CodingFact fact = { topic, value != NULL ? g_string_chunk_insert_const (self->strings, value) : NULL };

  g_array_append_val (self->facts, fact);
}

static void
add_categories (QuothProjectAgreement *self, const QuothClaim *claim)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < claim->categories->len; i++)
    g_ptr_array_add (members, (gpointer) get_label (self, &g_array_index (claim->categories, QuothCategory, i).code));
  add_fact (self, NULL, quoth_coding_values_join (self->strings, members));
}

static void
add_stances (QuothProjectAgreement *self, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      char number[8];

      g_snprintf (number, sizeof number, "%d", (int) category->stance);
      add_fact (self, get_label (self, &category->code), category->stance == QUOTH_STANCE_UNSET ? NULL : number);
    }
}

static void
add_roles (QuothProjectAgreement *self, const QuothClaim *claim)
{
  for (QuothRole role = QUOTH_ROLE_CLAIMANT; role <= QUOTH_ROLE_OBJECT; role++)
    {
      g_autoptr (GPtrArray) members = g_ptr_array_new ();

      for (guint i = 0; i < claim->roles->len; i++)
        {
          const QuothClaimRole *one = &g_array_index (claim->roles, QuothClaimRole, i);

          if (one->role == role)
            g_ptr_array_add (members, (gpointer) get_label (self, &one->actor));
        }
      if (members->len > 0)
        add_fact (self, quoth_role_to_nick (role), quoth_coding_values_join (self->strings, members));
    }
}

/* The canonical form, but for an actor, who has a name. */
static void
add_attribute (QuothProjectAgreement *self, gconstpointer annotation)
{
  const char *value = quoth_value_get_attribute (annotation, &self->attribute);
  const char *label = NULL;
  QuothId id;

  if (value != NULL && quoth_id_from_string (value, &id))
    label = get_label (self, &id);
  add_fact (self, NULL, label != NULL ? label : value);
}

void
quoth_coding_values_add (QuothProjectAgreement *self, gconstpointer annotation)
{
  switch (self->layer)
    {
    case QUOTH_CODING_MENTION:
      add_fact (self, NULL, get_label (self, &((const QuothMention *) annotation)->actor));
      break;
    case QUOTH_CODING_CUE:
      add_fact (self, NULL, ((const QuothCue *) annotation)->cue_kind);
      break;
    case QUOTH_CODING_CATEGORY:
      add_categories (self, annotation);
      break;
    case QUOTH_CODING_STANCE:
      add_stances (self, annotation);
      break;
    case QUOTH_CODING_FACTUALITY:
      add_fact (self, NULL, quoth_factuality_to_nick (((const QuothClaim *) annotation)->factuality));
      break;
    case QUOTH_CODING_ROLE:
      add_roles (self, annotation);
      break;
    case QUOTH_CODING_ATTRIBUTE:
      add_attribute (self, annotation);
      break;
    case QUOTH_CODING_CLAIM:
    case QUOTH_CODING_RELATION:
      break;
    }
}
