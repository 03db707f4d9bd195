/* quoth-codebook-diff.c: what differs between two codebooks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A codebook is a line of jsonl for each thing that it defines. Things of the two are matched by id, so that one whose key was changed
 * is still the same, and what is left by kind and key, so that a codebook of another project, whose ids are others, can be compared as
 * well, or one whose ids are only local names. Then fields are compared one by one, a reference by what it leads to.
 *
 * Numbers of places are not compared: one code put to the front changes all of them. Of those that were and are below the same
 * parent, the longest series whose order is the same stayed where it was, and what is not in it was moved: what a person did who
 * moved one code is then told as that. O(n log n).
 *
 * Changes are told in the order in which a person sees the codebook: kind by kind, a code before those below it, and those below one
 * parent by their places. The lines of a codebook are in the order in which things were made.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "formats/quoth-codebook.h"
#include "text/quoth-error.h"

/* What is not a field of its own: it tells what the object is, or is compared in another way. */
static const char *const passed_over[] = { "type", "id", "position", "parent", NULL };

typedef struct _Entry Entry;

/* A thing that a codebook defines. */
struct _Entry
{
  json_t *object;
  QuothKind kind;
  guint line;
  guint position;
  Entry *parent;   /* (nullable) */
  Entry *previous; /* (nullable): what it comes after, below the same parent */
  Entry *next;     /* (nullable): what comes after it, likewise */
  Entry *first;    /* (nullable): the first below it */
  Entry *other;    /* (nullable): the same thing in the other codebook */
  guint place;     /* in the order of all of the codebook */
  gboolean moved;  /* among those of its parent */
};

typedef struct
{
  GPtrArray *entries; /* of Entry, in the order of the lines */
  GPtrArray *tree;    /* the same, as they are seen */
  GHashTable *by_id;
  GHashTable *by_name;
} Codebook;

typedef struct
{
  const Codebook *before;
  const Codebook *after;
  GPtrArray *changes;
} Comparison;

static void
change_free (gpointer data)
{
  QuothCodebookChange *self = data;

  g_free (self->key);
  g_free (self->name);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self->before_name);
  g_free (self->after_name);
  g_free (self);
}

/* ---- Reading ---- */

static void
entry_free (gpointer data)
{
  Entry *self = data;

  json_decref (self->object);
  g_free (self);
}

static void
codebook_free (Codebook *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->tree, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Codebook, codebook_free)

static const char *
get (const Entry *entry, const char *field)
{
  const char *text = json_string_value (json_object_get (entry->object, field));

  return text != NULL ? text : "";
}

/* (transfer full): by what it is known where its id is not: attributes for two kinds may have one key. */
static char *
make_name (const Entry *entry)
{
  return g_strjoin ("\n", get (entry, "type"), get (entry, "on"), get (entry, "key"), NULL);
}

static void
add_entry (Codebook *self, json_t *object)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->object = object;
  quoth_kind_from_nick (get (entry, "type"), &entry->kind);
  entry->line = self->entries->len;
  entry->position = (guint) json_integer_value (json_object_get (object, "position"));
  g_ptr_array_add (self->entries, entry);
  if (*get (entry, "id") != '\0')
    g_hash_table_insert (self->by_id, (gpointer) get (entry, "id"), entry);
  g_hash_table_insert (self->by_name, make_name (entry), entry);
}

/* By kind, parent and place. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(Entry *const *) a;
  const Entry *second = *(Entry *const *) b;
  int order = (first->kind > second->kind) - (first->kind < second->kind);

  if (order == 0 && first->parent != second->parent)
    order = first->parent == NULL ? -1 : second->parent == NULL ? 1 : first->parent->line < second->parent->line ? -1 : 1;
  if (order == 0)
    order = (first->position > second->position) - (first->position < second->position);
  return order != 0 ? order : (first->line > second->line) - (first->line < second->line);
}

static gboolean
are_siblings (const Entry *entry, const Entry *other)
{
  return entry->parent == other->parent && entry->kind == other->kind;
}

/* Adds @entry and what is below it to the tree, each before what is below that. */
static void
walk (Codebook *self, Entry *entry)
{
  for (const Entry *at = entry; at != NULL;)
    {
      g_ptr_array_add (self->tree, (gpointer) at);
      if (at->first != NULL)
        {
          at = at->first;
          continue;
        }
      while (at != entry && at->next == NULL)
        at = at->parent;
      at = at != entry ? at->next : NULL;
    }
}

/* What goes round in a circle hangs on nothing, and comes last. */
static void
make_tree (Codebook *self, const GPtrArray *ordered)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ordered->len; i++)
    if (((Entry *) ordered->pdata[i])->parent == NULL)
      walk (self, ordered->pdata[i]);
  for (guint i = 0; i < self->tree->len; i++)
    g_hash_table_add (seen, self->tree->pdata[i]);
  for (guint i = 0; i < ordered->len; i++)
    if (g_hash_table_add (seen, ordered->pdata[i]))
      g_ptr_array_add (self->tree, ordered->pdata[i]);
}

static void
link_entries (Codebook *self)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_copy (self->entries, NULL, NULL);

  g_ptr_array_set_free_func (ordered, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      Entry *parent = g_hash_table_lookup (self->by_id, get (entry, "parent"));

      entry->parent = parent != NULL && parent->kind == entry->kind ? parent : NULL;
    }
  g_ptr_array_sort (ordered, compare_places);
  for (guint i = 0; i < ordered->len; i++)
    {
      Entry *entry = ordered->pdata[i];

      entry->place = i;
      if (i > 0 && are_siblings (entry, ordered->pdata[i - 1]))
        entry->previous = ordered->pdata[i - 1];
      if (entry->previous != NULL)
        entry->previous->next = entry;
      else if (entry->parent != NULL)
        entry->parent->first = entry;
    }
  make_tree (self, ordered);
}

static Codebook *
parse (const char *content, GError **error)
{
  g_autoptr (Codebook) self = g_new0 (Codebook, 1);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->tree = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      json_error_t problem;
      json_t *object;

      if (*lines[i] == '\0')
        continue;
      object = json_loads (lines[i], 0, &problem);
      if (object == NULL)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("line %u of the codebook is not JSON: %s"), i + 1, problem.text);
          return NULL;
        }
      add_entry (self, object);
    }
  link_entries (self);
  return g_steal_pointer (&self);
}

/* ---- Matching ---- */

static void
match (Entry *entry, Entry *other)
{
  if (other == NULL || other->other != NULL || entry->other != NULL)
    return;
  entry->other = other;
  other->other = entry;
}

static void
match_all (const Codebook *before, const Codebook *after)
{
  for (guint i = 0; i < after->entries->len; i++)
    match (after->entries->pdata[i], g_hash_table_lookup (before->by_id, get (after->entries->pdata[i], "id")));
  for (guint i = 0; i < after->entries->len; i++)
    {
      g_autofree char *name = make_name (after->entries->pdata[i]);

      match (after->entries->pdata[i], g_hash_table_lookup (before->by_name, name));
    }
}

static gboolean
has_same_parent (const Entry *entry)
{
  const Entry *before = entry->other->parent;

  return entry->parent == NULL ? before == NULL : before != NULL && entry->parent->other == before;
}

/* Equal positions are in no order: then it is as it was. */
static int
compare_before (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(Entry *const *) a;
  const Entry *second = *(Entry *const *) b;

  if (first->other->position != second->other->position)
    return first->other->position < second->other->position ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

/* Of one group, in the order of before: what is not in the longest series that does not descend has moved. */
static void
mark_moved (GPtrArray *group)
{
  g_autofree guint *ends = g_new (guint, group->len); /* of the best series of each length */
  g_autofree guint *links = g_new (guint, group->len);
  guint length = 0;

  for (guint i = 0; i < group->len; i++)
    {
      Entry *entry = group->pdata[i];
      guint low = 0;

      for (guint high = length; low < high;)
        {
          guint middle = (low + high) / 2;

          if (((Entry *) group->pdata[ends[middle]])->position <= entry->position)
            low = middle + 1;
          else
            high = middle;
        }
      links[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
      entry->moved = TRUE;
    }
  for (guint i = length > 0 ? ends[length - 1] : G_MAXUINT; i != G_MAXUINT; i = links[i])
    ((Entry *) group->pdata[i])->moved = FALSE;
}

/* Those that stayed below their parent, parent by parent. */
static void
find_moved (const Codebook *after)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_copy (after->entries, NULL, NULL);
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  g_ptr_array_set_free_func (ordered, NULL);
  g_ptr_array_sort (ordered, compare_places);
  for (guint i = 0; i < ordered->len; i++)
    {
      Entry *entry = ordered->pdata[i];

      if (entry->other != NULL && has_same_parent (entry))
        g_ptr_array_add (group, entry);
      if (i + 1 < ordered->len && are_siblings (entry, ordered->pdata[i + 1]))
        continue;
      g_ptr_array_sort (group, compare_before);
      mark_moved (group);
      g_ptr_array_set_size (group, 0);
    }
}

/* ---- Fields ---- */

/* (transfer full) (nullable): a scalar, or an example: its text and its note. */
static char *
dup_scalar (json_t *value)
{
  const char *text = json_string_value (json_is_object (value) ? json_object_get (value, "text") : value);
  const char *note = json_string_value (json_object_get (value, "note"));
  g_autofree char *copy = NULL;
  char *dump;

  if (text != NULL)
    return note != NULL ? g_strdup_printf ("%s — %s", text, note) : g_strdup (text);
  dump = json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT);
  copy = g_strdup (dump);
  free (dump);
  return g_steal_pointer (&copy);
}

/* (transfer full) (nullable): a field as text. */
static char *
dup_text (json_t *value)
{
  g_autoptr (GString) lines = NULL;

  if (value == NULL)
    return NULL;
  if (!json_is_array (value))
    return dup_scalar (value);
  lines = g_string_new (NULL);
  for (gsize i = 0; i < json_array_size (value); i++)
    {
      g_autofree char *line = dup_scalar (json_array_get (value, i));

      if (i > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static QuothCodebookChange *
add_change (const Comparison *self, QuothCodebookChangeType type, const Entry *entry, const char *field)
{
  QuothCodebookChange *change = g_new0 (QuothCodebookChange, 1);

  change->type = type;
  change->subject = entry->line + (type == QUOTH_CODEBOOK_REMOVED ? self->after->entries->len : 0);
  change->kind = entry->kind;
  if (change->kind == QUOTH_KIND_ATTRIBUTE)
    quoth_kind_from_nick (get (entry, "on"), &change->on);
  change->key = g_strdup (get (entry, "key"));
  change->name = g_strdup (get (entry, "name"));
  change->field = g_strdup (field);
  g_ptr_array_add (self->changes, change);
  return change;
}

/* (transfer full) (nullable): what tells of something that is there in one of the two only. */
static char *
dup_definition (const Entry *entry)
{
  return dup_text (json_object_get (entry->object, "definition"));
}

static void
compare_values (const Comparison *self, const Entry *entry, const char *field, json_t *before, json_t *after)
{
  g_autofree char *old = dup_text (before);
  g_autofree char *new = dup_text (after);
  QuothCodebookChange *change;

  if (g_strcmp0 (old, new) == 0)
    return;
  change = add_change (self, QUOTH_CODEBOOK_CHANGED, entry, field);
  change->before = g_steal_pointer (&old);
  change->after = g_steal_pointer (&new);
}

/* @entry (nullable): what a field refers to; @field: what it holds. */
static void
name_reference (const Entry *entry, const char *field, char **key, char **name)
{
  if (entry != NULL)
    {
      *key = g_strdup (get (entry, "key"));
      *name = g_strdup (get (entry, "name"));
    }
  else if (*field != '\0')
    *key = g_strdup (field);
}

static void
add_references (QuothCodebookChange *change, const Entry *before, const Entry *after, const char *old, const char *new)
{
  name_reference (before, old, &change->before, &change->before_name);
  name_reference (after, new, &change->after, &change->after_name);
}

static void
compare_references (const Comparison *self, const Entry *entry, const char *field, QuothCodebookChangeType type)
{
  const char *old = get (entry->other, field);
  const char *new = get (entry, field);
  const Entry *before = g_hash_table_lookup (self->before->by_id, old);
  const Entry *after = g_hash_table_lookup (self->after->by_id, new);

  if (before != NULL && after != NULL ? after->other == before : before == after && g_str_equal (old, new))
    return;
  add_references (add_change (self, type, entry, field), before, after, old, new);
}

static void
compare_attributes (const Comparison *self, const Entry *entry, json_t *before, json_t *after)
{
  const char *key;
  json_t *value;

  json_object_foreach (after, key, value)
  {
    g_autofree char *field = g_strconcat ("attributes.", key, NULL);

    compare_values (self, entry, field, json_object_get (before, key), value);
  }
  json_object_foreach (before, key, value)
  {
    g_autofree char *field = g_strconcat ("attributes.", key, NULL);

    if (json_object_get (after, key) == NULL)
      compare_values (self, entry, field, value, NULL);
  }
}

static void
compare_field (const Comparison *self, const Entry *entry, const char *field)
{
  json_t *before = json_object_get (entry->other->object, field);
  json_t *after = json_object_get (entry->object, field);

  if (g_strv_contains (passed_over, field))
    return;
  if (g_str_equal (field, "from") || g_str_equal (field, "to"))
    compare_references (self, entry, field, QUOTH_CODEBOOK_CHANGED);
  else if (g_str_equal (field, "attributes"))
    compare_attributes (self, entry, before, after);
  else
    compare_values (self, entry, field, before, after);
}

static void
compare_entries (const Comparison *self, const Entry *entry)
{
  const char *field;
  json_t *value;

  json_object_foreach (entry->object, field, value)
    compare_field (self, entry, field);
  json_object_foreach (entry->other->object, field, value)
    if (json_object_get (entry->object, field) == NULL)
      compare_field (self, entry, field);
  compare_references (self, entry, "parent", QUOTH_CODEBOOK_MOVED);
  if (entry->moved)
    add_references (add_change (self, QUOTH_CODEBOOK_MOVED, entry, "place"), entry->other->previous, entry->previous, "", "");
}

GPtrArray *
quoth_codebook_diff (const char *before, const char *after, GError **error)
{
  g_autoptr (Codebook) old = parse (before, error);
  g_autoptr (Codebook) new = old != NULL ? parse (after, error) : NULL;
  Comparison self = { old, new, NULL };

  if (new == NULL)
    return NULL;
  self.changes = g_ptr_array_new_with_free_func (change_free);
  match_all (old, new);
  find_moved (new);
  for (guint i = 0; i < old->tree->len; i++)
    {
      const Entry *entry = old->tree->pdata[i];

      if (entry->other == NULL)
        add_change (&self, QUOTH_CODEBOOK_REMOVED, entry, NULL)->before = dup_definition (entry);
    }
  for (guint i = 0; i < new->tree->len; i++)
    {
      const Entry *entry = new->tree->pdata[i];

      if (entry->other == NULL)
        add_change (&self, QUOTH_CODEBOOK_ADDED, entry, NULL)->after = dup_definition (entry);
      else
        compare_entries (&self, entry);
    }
  return self.changes;
}
