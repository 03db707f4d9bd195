/* quoth-dna-entities.c: who and what a database of Discourse Network Analyzer knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-dna-entities.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)
#define LATE_HOURS (2 * 60 * 60)

/* ---- Small things ---- */

char *
quoth_dna_dup_color (sqlite3_stmt *row, int column)
{
  guint parts[3];

  for (int i = 0; i < 3; i++)
    parts[i] = (guint) CLAMP (sqlite3_column_int (row, column + i), 0, 255);
  return parts[0] + parts[1] + parts[2] == 0 ? NULL
                                             : g_strdup_printf ("#%02x%02x%02x", parts[0], parts[1], parts[2]);
}

char *
quoth_dna_dup_value (QuothDna *self, sqlite3_stmt *row, int column)
{
  return self->is_ours ? quoth_dna_dup_letters (row, column) : quoth_dna_dup_text (row, column);
}

/* Version 2 wrote midnight of the zone that it ran in: in central Europe that is 22 or 23 o'clock UTC of the day before. */
static void
set_date (QuothIntake *intake, QuothMarkup *markup, gint64 seconds, gboolean is_3)
{
  gint64 time = ((seconds % DAY) + DAY) % DAY;
  gboolean is_zoned = !is_3 && time % (60 * 60) == 0 && time >= DAY - LATE_HOURS;
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (is_zoned ? seconds + DAY - time : seconds);
  g_autofree char *date = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char *clock = moment != NULL && !is_zoned && time != 0 ? g_date_time_format (moment, "%H:%M:%S") : NULL;

  if (date == NULL)
    return;
  quoth_markup_set_metadata (markup, "date", date);
  if (clock != NULL)
    quoth_markup_add_feature (markup, "time", clock);
  if (is_zoned)
    quoth_losses_add (
      intake->losses, _("dates at 22 or 23 o'clock UTC, taken for the day that began then in central Europe"), 1);
}

/* Here the name of a text with a title is its section, the first day of 1970 no date, and the type a kind. */
static void
read_own_metadata (QuothDna *self, QuothMarkup *markup, sqlite3_stmt *row)
{
  static const char *const keys[] = { "name", "author", "source", NULL, "note", "kind" };
  g_autofree char *name = quoth_dna_dup_letters (row, 5);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = keys[i] != NULL ? quoth_dna_dup_letters (row, 2 + (int) i) : NULL;

      if (value != NULL)
        quoth_markup_set_metadata (markup, i == 0 && name != NULL ? "title" : keys[i], value);
    }
  if (name != NULL)
    quoth_markup_set_metadata (markup, "name", name);
  if (sqlite3_column_int64 (row, 8) != 0)
    set_date (self->intake, markup, sqlite3_column_int64 (row, 8), TRUE);
}

void
quoth_dna_read_metadata (QuothDna *self, QuothMarkup *markup, sqlite3_stmt *row, gboolean is_3)
{
  static const char *const keys[] = { "name", "author", "source", "section", "note", "type" };
  gint64 date = sqlite3_column_int64 (row, 8);

  if (self->is_ours)
    {
      read_own_metadata (self, markup, row);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *value = quoth_dna_dup_text (row, 2 + (int) i);

      if (value != NULL)
        quoth_markup_set_metadata (markup, keys[i], value);
    }
  if (sqlite3_column_type (row, 8) != SQLITE_NULL)
    set_date (self->intake, markup, is_3 ? date : date / 1000 - (date % 1000 < 0), is_3);
}

/* ---- Entities ---- */

/* One at work. @ids: what stands for each in edits, by its ID; @parents: ID of each that has one: that of its parent. */
typedef struct
{
  QuothDna *dna;
  QuothDnaTables *tables;
  GHashTable *variables;
  GHashTable *ids;
  GHashTable *parents;
  GHashTable *kinds; /* ID: "code" or "actor" */
  sqlite3_stmt *attributes;
} Entities;

static gpointer
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
feature_clear (gpointer data)
{
  g_free (((QuothFeature *) data)->key);
  g_free (((QuothFeature *) data)->value);
}

/* What version 3 says: any attributes, of which these three are in every database. */
static gboolean
load_attributes (Entities *self, gint64 id, GArray *features, char **alias, char **note, GError **error)
{
  GError *local = NULL;

  sqlite3_reset (self->attributes);
  sqlite3_bind_int64 (self->attributes, 1, id);
  while (quoth_dna_tables_step (self->tables, self->attributes, &local))
    {
      QuothFeature feature = { quoth_dna_dup_text (self->attributes, 0), quoth_dna_dup_value (self->dna, self->attributes, 1) };

      if (feature.key != NULL && feature.value != NULL && *alias == NULL && g_str_equal (feature.key, "Alias"))
        *alias = g_steal_pointer (&feature.value);
      else if (feature.key != NULL && feature.value != NULL && *note == NULL && g_str_equal (feature.key, "Notes"))
        *note = g_steal_pointer (&feature.value);
      if (feature.key != NULL && feature.value != NULL)
        g_array_append_val (features, feature);
      else
        feature_clear (&feature);
    }
  sqlite3_reset (self->attributes);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* What version 2 says, in columns 6 to 8. */
static void
read_attributes (sqlite3_stmt *row, GArray *features, char **alias, char **note)
{
  QuothFeature type = { g_strdup ("Type"), quoth_dna_dup_text (row, 7) };

  if (type.value != NULL)
    g_array_append_val (features, type);
  else
    feature_clear (&type);
  *alias = quoth_dna_dup_text (row, 8);
  *note = quoth_dna_dup_text (row, 9);
}

static void
remember (Entities *self, sqlite3_stmt *row, QuothDnaPart part, const char *id)
{
  gint64 entity = sqlite3_column_int64 (row, 0), parent = sqlite3_column_int64 (row, 6);

  g_hash_table_insert (self->ids, dup_id (entity), g_strdup (id));
  g_hash_table_insert (self->kinds, dup_id (entity), (gpointer) (part == QUOTH_DNA_CONCEPT ? "code" : "actor"));
  if (parent > 0)
    g_hash_table_insert (self->parents, dup_id (entity), dup_id (parent));
}

/* An alias of a concept is an attribute: codes have no other names. */
static void
add_alias_of_code (QuothDnaEntity *entity)
{
  QuothFeature feature = { g_strdup ("Alias"), g_strdup (entity->alias) };

  g_array_append_val (entity->features, feature);
  entity->alias = NULL;
}

/* What of the features is a field, where this program wrote it. */
static void
set_own_fields (QuothDnaEntity *entity)
{
  const struct
  {
    const char *key;
    const char **field;
  } fields[] = { { "Type", &entity->kind },           { "Key", &entity->key },
                 { "Wikidata", &entity->wikidata },   { "Inclusion", &entity->inclusion },
                 { "Exclusion", &entity->exclusion } };

  for (guint i = 0; i < entity->features->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      if (g_str_equal (g_array_index (entity->features, QuothFeature, i).key, fields[j].key))
        *fields[j].field = g_array_index (entity->features, QuothFeature, i).value;
}

static gboolean
take_entity (Entities *self, sqlite3_stmt *row, QuothDnaPart part, GError **error)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (QuothFeature));
  g_autofree char *name = quoth_dna_dup_value (self->dna, row, 2), *color = quoth_dna_dup_color (row, 3);
  g_autofree char *alias = NULL, *note = NULL;
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));
  QuothDnaEntity entity = { .part = part, .name = name, .color = color, .features = features };

  g_array_set_clear_func (features, feature_clear);
  if (self->attributes == NULL)
    read_attributes (row, features, &alias, &note);
  else if (!load_attributes (self, sqlite3_column_int64 (row, 0), features, &alias, &note, error))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (part == QUOTH_DNA_OTHER || part == QUOTH_DNA_AGREEMENT)
    {
      quoth_losses_add (self->dna->intake->losses,
                        _("descriptions of the values of other variables, left out"),
                        features->len + (alias != NULL) + (note != NULL));
      return TRUE;
    }
  entity.alias = alias;
  entity.note = note;
  if (self->dna->is_ours)
    {
      set_own_fields (&entity);
      entity.features = none;
    }
  if (part == QUOTH_DNA_CONCEPT && alias != NULL)
    add_alias_of_code (&entity);
  if (part != QUOTH_DNA_CONCEPT && color != NULL)
    quoth_losses_add (self->dna->intake->losses, _("colours of actors, left out"), 1);
  remember (self, row, part, quoth_dna_take_entity (self->dna, &entity, (guint) sqlite3_column_int64 (row, 0)));
  return TRUE;
}

/* ---- Parents ---- */

/* Whether the way up from @id comes back to it, or goes on for ever. */
static gboolean
is_cycle (Entities *self, gint64 id)
{
  const gint64 *at = &id;

  for (guint i = 0; i <= g_hash_table_size (self->parents); i++)
    if ((at = g_hash_table_lookup (self->parents, at)) == NULL)
      return FALSE;
    else if (*at == id || i > 100)
      return TRUE;
  return TRUE;
}

static void
write_parent (Entities *self, gint64 child, gint64 parent)
{
  const char *id = g_hash_table_lookup (self->ids, &child), *of = g_hash_table_lookup (self->ids, &parent);
  const char *kind = g_hash_table_lookup (self->kinds, &child);

  if (of == NULL || g_str_equal (id, of) || is_cycle (self, child)
      || !g_str_equal (kind, g_hash_table_lookup (self->kinds, &parent)))
    {
      quoth_losses_add (self->dna->intake->losses, _("parents of actors or codes that can be none, left out"), 1);
      return;
    }
  if (!g_str_has_prefix (id, "_:"))
    return;
  g_string_append_printf (self->dna->intake->edits, "{\"type\":\"%s\",\"id\":\"%s\",\"parent\":\"%s\"}", kind, id, of);
  quoth_intake_end_edit (self->dna->intake, (guint) child);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static void
write_parents (Entities *self)
{
  g_autoptr (GList) children = g_list_sort (g_hash_table_get_keys (self->parents), compare_ids);

  for (GList *child = children; child != NULL; child = child->next)
    write_parent (self, *(gint64 *) child->data, *(gint64 *) g_hash_table_lookup (self->parents, child->data));
}

/* ---- All of them ---- */

/* Those of one part; organizations are to come before persons. */
static gboolean
take_part (Entities *self, const char *sql, QuothDnaPart part, GError **error)
{
  sqlite3_stmt *row = quoth_dna_tables_prepare (self->tables, sql, error);
  gboolean done = row != NULL;
  GError *local = NULL;

  while (done && quoth_dna_tables_step (self->tables, row, &local))
    {
      gint64 id = sqlite3_column_int64 (row, 1);
      const QuothDnaVariable *variable = g_hash_table_lookup (self->variables, &id);

      if ((variable != NULL ? variable->part : QUOTH_DNA_OTHER) == part)
        done = take_entity (self, row, part, error);
    }
  sqlite3_finalize (row);
  if (local != NULL)
    g_propagate_error (error, local);
  return done && local == NULL;
}

static void
entities_clear (Entities *self)
{
  sqlite3_finalize (self->attributes);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entities, entities_clear)

gboolean
quoth_dna_take_entities (QuothDna *dna, QuothDnaTables *tables, GHashTable *variables, gboolean is_3, GError **error)
{
  static const QuothDnaPart order[]
    = { QUOTH_DNA_ORGANIZATION, QUOTH_DNA_PERSON, QUOTH_DNA_CONCEPT, QUOTH_DNA_AGREEMENT, QUOTH_DNA_OTHER };
  const char *sql = !is_3 ? "SELECT ID, VariableId, Value, Red, Green, Blue, 0, Type, Alias, Notes FROM ATTRIBUTES ORDER BY ID"
                    : quoth_dna_tables_has_column (tables, "ENTITIES", "ChildOf")
                      ? "SELECT ID, VariableId, Value, Red, Green, Blue, ChildOf FROM ENTITIES ORDER BY ID"
                      : "SELECT ID, VariableId, Value, Red, Green, Blue, 0 FROM ENTITIES ORDER BY ID";
  g_auto (Entities) self = {
    .dna = dna,
    .tables = tables,
    .variables = variables,
    .ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };

  if (is_3)
    self.attributes = quoth_dna_tables_prepare (
      tables,
      "SELECT a.AttributeVariable, v.AttributeValue FROM ATTRIBUTEVALUES v"
      " JOIN ATTRIBUTEVARIABLES a ON a.ID = v.AttributeVariableId WHERE v.EntityId = ?1 ORDER BY v.ID",
      error);
  if (is_3 && self.attributes == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (!take_part (&self, sql, order[i], error))
      return FALSE;
  write_parents (&self);
  return TRUE;
}
