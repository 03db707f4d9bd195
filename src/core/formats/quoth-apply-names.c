/* quoth-apply-names.c: ids, local names and names in an apply
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file may use a name before it defines it, and may define one that the project has too, so what a name means is known
 * only after the last line. Until then a fresh id, the symbol's, stands for it in the values; afterwards quoth-apply-resolve.c
 * puts the true ids in. Pointers to the places that are to be filled were tried on paper and rejected: a later line may
 * replace the list that holds the place.
 *
 * A line with a local id ("_:x"), or none, usually makes a new value. But to apply two coders' files on the same codebook
 * and the same actors must not double these, so such a line is about the value that the project has where that is plain: the
 * coder of that name, the code (or kind of actors, type of relations, attribute) with that key, the document with that name, the proposition with that very statement, and
 * the actor with that name and kind if there is exactly one (two people may share a name; given aliases are added then).
 * Two lines with different local ids are never one value.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-apply-private.h"

/* ---- The names in the project ---- */

static void
add_name (QuothApplyIndex *self, const char *name, gpointer value)
{
  GPtrArray *named = g_hash_table_lookup (self->by_name, name);

  if (named == NULL)
    {
      named = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, (gpointer) name, named);
    }
  if (named->len == 0 || named->pdata[named->len - 1] != value)
    g_ptr_array_add (named, value);
}

static void
add_value (QuothApplyIndex *self, gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      add_name (self, quoth_coder (value)->name, value);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      add_name (self, quoth_actor_kind (value)->key, value);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      add_name (self, quoth_annotation_type (value)->key, value);
      break;
    case QUOTH_KIND_CODE:
      add_name (self, quoth_code (value)->key, value);
      add_name (self, quoth_code (value)->name, value);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      add_name (self, quoth_relation_type (value)->key, value);
      break;
    case QUOTH_KIND_ATTRIBUTE:
      add_name (self, quoth_attribute (value)->key, value);
      break;
    case QUOTH_KIND_ACTOR:
      add_name (self, quoth_actor (value)->name, value);
      for (guint i = 0; i < quoth_actor (value)->aliases->len; i++)
        add_name (self, ((QuothAlias *) quoth_actor (value)->aliases->pdata[i])->text, value);
      break;
    case QUOTH_KIND_DOCUMENT:
      add_name (self, quoth_document (value)->name, value);
      break;
    case QUOTH_KIND_PROPOSITION:
      add_name (self, quoth_proposition (value)->statement, value);
      break;
    default:
      break;
    }
}

QuothApplyIndex *
quoth_apply_index_new (GPtrArray *values)
{
  QuothApplyIndex *self = g_new0 (QuothApplyIndex, 1);

  self->values = values;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < values->len; i++)
    add_value (self, values->pdata[i]);
  return self;
}

QuothApplyIndex *
quoth_apply_get_index (QuothApply *self, QuothKind kind, GError **error)
{
  QuothQuery query = { .kind = kind };
  GPtrArray *values;

  if (self->indexes[kind] != NULL)
    return self->indexes[kind];
  values = quoth_reader_list (self->reader, &query, error);
  if (values != NULL)
    self->indexes[kind] = quoth_apply_index_new (values);
  return self->indexes[kind];
}

void
quoth_apply_index_free (QuothApplyIndex *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* ---- Symbols ---- */

static QuothSymbol *
get_symbol (QuothApply *self, GHashTable *table, const char *text, guint kind)
{
  QuothSymbol *symbol = g_hash_table_lookup (table, text);

  if (symbol != NULL)
    return symbol;
  symbol = g_new0 (QuothSymbol, 1);
  symbol->text = g_strdup (text);
  symbol->kind = kind;
  symbol->line = self->line;
  symbol->id = quoth_id_new ();
  g_hash_table_insert (table, symbol->text, symbol);
  g_hash_table_insert (self->symbols, &symbol->id, symbol);
  return symbol;
}

static gboolean
has_names (guint kind)
{
  return kind == QUOTH_KIND_CODER || kind == QUOTH_KIND_CODE || kind == QUOTH_KIND_ACTOR
         || kind == QUOTH_KIND_DOCUMENT || kind == QUOTH_KIND_PROPOSITION;
}

gboolean
quoth_apply_get_reference (QuothApply *self,
                           const char *name,
                           guint kind,
                           const QuothJson *json,
                           QuothId *id,
                           GError **error)
{
  const char *text;

  if (!quoth_apply_get_string (name, json, &text, error))
    return FALSE;
  *id = QUOTH_ID_NONE;
  if (text == NULL || *text == '\0' || quoth_id_from_string (text, id))
    return TRUE;
  if (g_str_has_prefix (text, "_:"))
    {
      *id = get_symbol (self, self->locals, text, QUOTH_KIND_ANY)->id;
      return TRUE;
    }
  if (has_names (kind))
    {
      *id = get_symbol (self, self->names[kind], text, kind)->id;
      return TRUE;
    }
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_REFERENCE,
               _("“%s” cannot be “%s”; it must be an id, or a local name that begins with “_:”"),
               name,
               text);
  return FALSE;
}

/* ---- Which value a line is about ---- */

QuothPending *
quoth_apply_find_pending (QuothApply *self, const QuothId *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

QuothPending *
quoth_apply_add_pending (QuothApply *self, gpointer value, gboolean is_new)
{
  QuothPending *pending = g_new0 (QuothPending, 1);

  pending->value = value;
  pending->is_new = is_new;
  pending->line = self->line;
  g_ptr_array_add (self->pending, pending);
  g_hash_table_replace (self->by_id, &pending->value->id, pending);
  return pending;
}

/* What a codebook defines, but that no field of a value names by an id. */
static gboolean
has_key_alone (QuothKind kind)
{
  return kind == QUOTH_KIND_ACTOR_KIND || kind == QUOTH_KIND_ANNOTATION_TYPE || kind == QUOTH_KIND_RELATION_TYPE
         || kind == QUOTH_KIND_ATTRIBUTE;
}

static const char *
get_key_member (QuothKind kind)
{
  if (kind == QUOTH_KIND_CODE || has_key_alone (kind))
    return "key";
  return kind == QUOTH_KIND_PROPOSITION ? "statement" : "name";
}

static gboolean
is_same (gpointer value, QuothKind kind, const char *key, const QuothJson *json)
{
  switch ((int) kind)
    {
    case QUOTH_KIND_CODE:
      return g_strcmp0 (quoth_code (value)->key, key) == 0;
    case QUOTH_KIND_ACTOR:
      return g_strcmp0 (quoth_actor (value)->name, key) == 0
             && g_strcmp0 (quoth_actor (value)->actor_kind,
                           quoth_json_get_string (json, "kind"))
                  == 0;
    case QUOTH_KIND_ATTRIBUTE:
      return g_strcmp0 (quoth_kind_to_nick (quoth_attribute (value)->on),
                        quoth_json_get_string (json, "on"))
             == 0;
    default:
      return TRUE;
    }
}

/* The one value of the project that a line with a local id, or none, is about: see the top. */
static gboolean
find_same (QuothApply *self, QuothKind kind, const QuothJson *json, QuothValue **same, GError **error)
{
  const char *key = quoth_json_get_string (json, get_key_member (kind));
  QuothApplyIndex *index;
  GPtrArray *named;
  guint n = 0;

  *same = NULL;
  if ((!has_names (kind) && !has_key_alone (kind)) || key == NULL)
    return TRUE;
  index = quoth_apply_get_index (self, kind, error);
  if (index == NULL)
    return FALSE;
  named = g_hash_table_lookup (index->by_name, key);
  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      QuothValue *value = named->pdata[i];

      if (!is_same (value, kind, key, json) || value == *same)
        continue;
      *same = value;
      n++;
    }
  if (n != 1 || quoth_apply_find_pending (self, &(*same)->id) != NULL)
    *same = NULL;
  return TRUE;
}

static gboolean
count_kind (QuothApply *self, QuothKind kind, GError **error)
{
  QuothQuery query = { .kind = kind };

  if (self->n_in_project[kind] < 0)
    self->n_in_project[kind] = quoth_reader_count (self->reader, &query, error);
  return self->n_in_project[kind] >= 0;
}

/* Whether the project has @id as a @kind; the common case, a project that has nothing of that kind yet, asks nothing. */
static gboolean
is_in_project (QuothApply *self, QuothKind kind, const QuothId *id)
{
  return count_kind (self, kind, NULL) && self->n_in_project[kind] > 0
         && quoth_reader_has (self->reader, kind, id);
}

static gboolean
refuse_kind (const char *text, QuothKind is, QuothKind wanted, GError **error)
{
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("“%s” is of the type “%s” already and cannot become one of the type “%s”"),
               text,
               quoth_kind_to_nick (is),
               quoth_kind_to_nick (wanted));
  return FALSE;
}

static gboolean
start_new (QuothApply *self, QuothKind kind, const QuothId *id)
{
  gpointer value = quoth_value_new (kind, id);

  if (quoth_kind_is_annotation (kind))
    QUOTH_ANNOTATION (value)->origin = g_strdup ("manual");
  if (kind == QUOTH_KIND_DOCUMENT)
    {
      quoth_document (value)->encoding = g_strdup ("UTF-8");
      quoth_document (value)->newline = QUOTH_NEWLINE_LF;
    }
  /* The one kind that it cannot be for, until a line says for which it is. */
  if (kind == QUOTH_KIND_ATTRIBUTE)
    quoth_attribute (value)->on = QUOTH_KIND_PROJECT;
  self->current = quoth_apply_add_pending (self, value, TRUE);
  return TRUE;
}

static gboolean
start_from_project (QuothApply *self, QuothKind kind, const QuothId *id, GError **error)
{
  gpointer value = quoth_reader_get (self->reader, kind, id, error);

  if (value == NULL)
    return FALSE;
  self->current = quoth_apply_add_pending (self, quoth_value_copy (value), FALSE);
  quoth_value_unref (value);
  return TRUE;
}

/* A later line makes again what an earlier one deleted. Returns: whether there was such a deletion. */
static gboolean
void_deletion (QuothApply *self, const QuothId *id)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->deleted, id));

  if (n == 0)
    return FALSE;
  g_array_index (self->deletions, QuothDeletion, n - 1).is_void = TRUE;
  g_hash_table_remove (self->deleted, id);
  return TRUE;
}

static gboolean
continue_pending (QuothApply *self, QuothPending *pending, QuothKind kind, const char *text, GError **error)
{
  if (pending->value->kind != kind)
    return refuse_kind (text, pending->value->kind, kind, error);
  if (pending->was_deleted)
    void_deletion (self, &pending->value->id);
  pending->was_deleted = FALSE;
  pending->line = self->line;
  self->current = pending;
  return TRUE;
}

static gboolean
define_by_id (QuothApply *self, QuothKind kind, const QuothId *id, const char *text, GError **error)
{
  QuothPending *pending = quoth_apply_find_pending (self, id);

  if (pending != NULL)
    return continue_pending (self, pending, kind, text, error);
  void_deletion (self, id);
  if (is_in_project (self, kind, id))
    return start_from_project (self, kind, id, error);
  for (guint other = QUOTH_KIND_MENTION; quoth_kind_is_annotation (kind) && other <= QUOTH_KIND_CUE; other++)
    if (other != kind && is_in_project (self, other, id))
      return refuse_kind (text, other, kind, error);
  return start_new (self, kind, id);
}

/* The document of the project with that id, or that name alone. */
static gboolean
find_document (QuothApply *self, const char *text, QuothId *id)
{
  QuothApplyIndex *index;
  GPtrArray *named;

  if (text == NULL || quoth_id_from_string (text, id))
    return text != NULL;
  index = quoth_apply_get_index (self, QUOTH_KIND_DOCUMENT, NULL);
  named = index != NULL ? g_hash_table_lookup (index->by_name, text) : NULL;
  if (named == NULL || named->len != 1)
    return FALSE;
  *id = QUOTH_VALUE (named->pdata[0])->id;
  return TRUE;
}

/* The id of an assignment or a verdict follows from what it is about, if the project has that. */
static gboolean
find_made_id (QuothApply *self, QuothKind kind, const QuothJson *json, QuothId *id)
{
  const char *coder = quoth_json_get_string (json, "coder");
  const char *source = quoth_json_get_string (json, "source");
  QuothId who, what;

  if (kind == QUOTH_KIND_VERDICT && source != NULL && quoth_id_from_string (source, &what))
    {
      *id = quoth_verdict_make_id (&what);
      return TRUE;
    }
  if (kind != QUOTH_KIND_ASSIGNMENT || coder == NULL
      || !(quoth_id_from_string (coder, &who) || quoth_reader_find_coder (self->reader, coder, &who))
      || !find_document (self, quoth_json_get_string (json, "document"), &what))
    return FALSE;
  *id = quoth_assignment_make_id (&who, &what);
  return TRUE;
}

/* A new value, or the one of the project that is meant. */
static gboolean
define_by_name (QuothApply *self, QuothKind kind, const QuothId *id, const QuothJson *json, GError **error)
{
  QuothValue *same;
  QuothId made;

  if (find_made_id (self, kind, json, &made))
    return define_by_id (self, kind, &made, quoth_kind_to_nick (kind), error);
  if (!find_same (self, kind, json, &same, error))
    return FALSE;
  self->adds_to_actor = same != NULL && kind == QUOTH_KIND_ACTOR;
  return same != NULL ? start_from_project (self, kind, &same->id, error) : start_new (self, kind, id);
}

static gboolean
define_local (QuothApply *self, QuothKind kind, const char *text, const QuothJson *json, GError **error)
{
  QuothSymbol *symbol = get_symbol (self, self->locals, text, QUOTH_KIND_ANY);

  if (symbol->resolved)
    {
      QuothPending *pending = quoth_apply_find_pending (self, &symbol->target);

      return continue_pending (self, pending, kind, text, error);
    }
  if (!define_by_name (self, kind, &symbol->id, json, error))
    return FALSE;
  symbol->kind = kind;
  symbol->target = self->current->value->id;
  symbol->resolved = TRUE;
  return TRUE;
}

gboolean
quoth_apply_define (QuothApply *self, QuothKind kind, const QuothJson *id_json, const QuothJson *json, GError **error)
{
  const char *text = NULL;
  QuothId id;

  self->adds_to_actor = FALSE;
  if (kind == QUOTH_KIND_PROJECT)
    {
      QuothPending *pending = quoth_apply_find_pending (self, &self->project);

      self->has_project_line = TRUE;
      return pending != NULL ? continue_pending (self, pending, kind, "project", error)
                             : start_from_project (self, kind, &self->project, error);
    }
  if (id_json != NULL && !quoth_apply_get_string ("id", id_json, &text, error))
    return FALSE;
  if (text == NULL || *text == '\0')
    return define_by_name (self, kind, NULL, json, error);
  if (g_str_has_prefix (text, "_:"))
    return define_local (self, kind, text, json, error);
  if (quoth_id_from_string (text, &id) && !quoth_id_is_none (&id))
    return define_by_id (self, kind, &id, text, error);
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_INVALID,
               _("“id” cannot be “%s”; it must be a UUID, or a local name that begins with “_:”"),
               text);
  return FALSE;
}

/* ---- Deleting ---- */

static gboolean
refuse_deletion (const char *text, GError **error)
{
  g_set_error (
    error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE, _("There is nothing with the id “%s” to delete"), text);
  return FALSE;
}

static gboolean
find_kind (QuothApply *self, const QuothId *id, const char *text, QuothKind *kind, GError **error)
{
  for (guint k = QUOTH_KIND_CODER; k < QUOTH_N_KINDS; k++)
    if (is_in_project (self, k, id))
      {
        *kind = k;
        return TRUE;
      }
  return refuse_deletion (text, error);
}

static gboolean
get_deleted_id (QuothApply *self, const QuothJson *json, const char **text, QuothId *id, GError **error)
{
  QuothSymbol *symbol;

  *text = quoth_json_get_string (json, "id");
  if (*text == NULL)
    {
      g_set_error_literal (
        error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("This delete needs “id”, the id of what is to be deleted"));
      return FALSE;
    }
  symbol = g_hash_table_lookup (self->locals, *text);
  if (symbol != NULL && symbol->resolved)
    {
      *id = symbol->target;
      return TRUE;
    }
  if (quoth_id_from_string (*text, id))
    return TRUE;
  return refuse_deletion (*text, error);
}

gboolean
quoth_apply_delete (QuothApply *self, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "type", "id", "kind", NULL };
  QuothDeletion deletion = { .line = self->line };
  QuothPending *pending;
  const char *text;
  QuothKind wanted;

  if (!quoth_apply_check_members (self, "delete", known, json, error)
      || !get_deleted_id (self, json, &text, &deletion.id, error))
    return FALSE;
  pending = quoth_apply_find_pending (self, &deletion.id);
  if (g_hash_table_contains (self->deleted, &deletion.id) || (pending != NULL && pending->was_deleted))
    return refuse_deletion (text, error);
  if (pending != NULL)
    deletion.kind = pending->value->kind;
  else if (!find_kind (self, &deletion.id, text, &deletion.kind, error))
    return FALSE;
  if (quoth_json_get (json, "kind") != NULL
      && (!quoth_kind_from_nick (quoth_json_get_string (json, "kind"), &wanted) || wanted != deletion.kind))
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("“%s” is of the type “%s”, which is not what “kind” says"),
                   text,
                   quoth_kind_to_nick (deletion.kind));
      return FALSE;
    }

  if (pending != NULL)
    pending->was_deleted = TRUE;
  if (pending == NULL || !pending->is_new)
    {
      g_array_append_val (self->deletions, deletion);
      g_hash_table_insert (
        self->deleted, quoth_id_memdup (&deletion.id), GUINT_TO_POINTER (self->deletions->len));
    }
  return TRUE;
}
