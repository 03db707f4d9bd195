/* quoth-apply-resolve.c: after the last line of an apply: what the names mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-apply-private.h"

/* ---- Who the coder is ---- */

static gboolean
find_pending_coder (QuothApply *self, const char *name, QuothId *id)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (pending->value->kind == QUOTH_KIND_CODER && !pending->was_deleted
          && g_strcmp0 (quoth_coder (pending->value)->name, name) == 0)
        {
          *id = pending->value->id;
          return TRUE;
        }
    }
  return FALSE;
}

/* The values have the coder's own id so far, as if it were a symbol: it becomes one. No local name can look like its text. */
static void
let_coder_be (QuothApply *self, const QuothId *id)
{
  QuothSymbol *symbol = g_new0 (QuothSymbol, 1);

  symbol->text = g_strconcat ("coder ", self->coder->name, NULL);
  symbol->kind = QUOTH_KIND_CODER;
  symbol->id = self->coder->value.id;
  symbol->target = *id;
  symbol->resolved = TRUE;
  g_hash_table_insert (self->locals, symbol->text, symbol);
  g_hash_table_insert (self->symbols, &symbol->id, symbol);
  self->coder_id = *id;
}

/* A whole project is applied that knows nothing of this coder: the change is booked on one whom it knows, if there is one. */
static gboolean
find_other_coder (QuothApply *self, GError **error)
{
  QuothApplyIndex *index;

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (pending->value->kind == QUOTH_KIND_CODER && !pending->was_deleted)
        {
          self->coder_id = pending->value->id;
          return TRUE;
        }
    }
  index = quoth_apply_get_index (self, QUOTH_KIND_CODER, error);
  if (index != NULL && index->values->len > 0)
    self->coder_id = QUOTH_VALUE (index->values->pdata[0])->id;
  return index != NULL;
}

/* Whether the file makes all of a project that is new: nobody who takes it in is added to what it says. */
static gboolean
is_whole_project (QuothApply *self)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODER };

  return self->has_project_line && quoth_reader_count (self->reader, &query, NULL) == 0;
}

gboolean
quoth_apply_set_coder (QuothApply *self, GError **error)
{
  QuothId id;

  self->coder_id = self->coder->value.id;
  if (quoth_reader_has (self->reader, QUOTH_KIND_CODER, &self->coder_id)
      || quoth_apply_find_pending (self, &self->coder_id) != NULL)
    return TRUE;
  if (find_pending_coder (self, self->coder->name, &id)
      || quoth_reader_find_coder (self->reader, self->coder->name, &id))
    {
      let_coder_be (self, &id);
      return TRUE;
    }
  if (self->needs_coder || g_hash_table_contains (self->names[QUOTH_KIND_CODER], self->coder->name)
      || (!is_whole_project (self) && self->pending->len > 0))
    {
      self->line = 0;
      quoth_apply_add_pending (self, quoth_coder_copy (self->coder), TRUE);
      return TRUE;
    }
  return find_other_coder (self, error);
}

/* ---- What names mean ---- */

/* Of several lines that are wrong, the first is told of. */
static QuothSymbol *
find_first_unresolved (GHashTable *table)
{
  QuothSymbol *first = NULL;
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      QuothSymbol *symbol = data;

      if (!symbol->resolved && (first == NULL || symbol->line < first->line))
        first = symbol;
    }
  return first;
}

/* The names of what the file makes or changes, of one kind. */
static QuothApplyIndex *
index_pending (QuothApply *self, QuothKind kind)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (pending->value->kind == kind && !pending->was_deleted)
        g_ptr_array_add (values, pending->value);
    }
  return quoth_apply_index_new (values);
}

static void
add_candidates (QuothApply *self, GPtrArray *candidates, QuothApplyIndex *index, const char *name, gboolean pending)
{
  GPtrArray *named = g_hash_table_lookup (index->by_name, name);

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      QuothValue *value = named->pdata[i];

      if (pending
          || (quoth_apply_find_pending (self, &value->id) == NULL
              && !g_hash_table_contains (self->deleted, &value->id)))
        g_ptr_array_add (candidates, value);
    }
}

/* A key is meant before a name. */
static void
prefer_keys (GPtrArray *candidates, const char *name)
{
  gboolean has_key = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    has_key = has_key || g_strcmp0 (quoth_code (candidates->pdata[i])->key, name) == 0;
  for (guint i = candidates->len; has_key && i > 0; i--)
    if (g_strcmp0 (quoth_code (candidates->pdata[i - 1])->key, name) != 0)
      g_ptr_array_remove_index (candidates, i - 1);
}

static const char *
get_title (gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return quoth_coder (value)->name;
    case QUOTH_KIND_CODE:
      return quoth_code (value)->key;
    case QUOTH_KIND_ACTOR:
      return quoth_actor (value)->name;
    case QUOTH_KIND_DOCUMENT:
      return quoth_document (value)->name;
    default:
      return quoth_proposition (value)->statement;
    }
}

static gboolean
refuse_name (QuothApply *self, QuothSymbol *symbol, GPtrArray *candidates, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      char id[QUOTH_ID_STRING_SIZE];

      g_string_append_printf (list,
                              "%s%s (%s)",
                              i > 0 ? ", " : "",
                              get_title (candidates->pdata[i]),
                              quoth_id_to_string (&QUOTH_VALUE (candidates->pdata[i])->id, id));
    }
  if (candidates->len == 0)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_REFERENCE,
                 _("There is no %s “%s”, neither in the project nor in the file"),
                 quoth_kind_to_nick (symbol->kind),
                 symbol->text);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_REFERENCE,
                 _("The %s “%s” could be any of these: %s; name it by its id"),
                 quoth_kind_to_nick (symbol->kind),
                 symbol->text,
                 list->str);
  return quoth_apply_fail_at (self, symbol->line, error);
}

static gboolean
resolve_name (QuothApply *self,
              QuothSymbol *symbol,
              QuothApplyIndex *project,
              QuothApplyIndex *file,
              gboolean tell,
              GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  add_candidates (self, candidates, project, symbol->text, FALSE);
  add_candidates (self, candidates, file, symbol->text, TRUE);
  if (symbol->kind == QUOTH_KIND_CODE)
    prefer_keys (candidates, symbol->text);
  if (candidates->len == 1)
    {
      symbol->target = QUOTH_VALUE (candidates->pdata[0])->id;
      symbol->resolved = TRUE;
      return TRUE;
    }
  return tell ? refuse_name (self, symbol, candidates, error) : FALSE;
}

static gboolean
resolve_names (QuothApply *self, QuothKind kind, GError **error)
{
  QuothApplyIndex *project = quoth_apply_get_index (self, kind, error);
  QuothApplyIndex *file;
  QuothSymbol *failed;
  GHashTableIter iter;
  gpointer symbol;

  if (project == NULL)
    return FALSE;
  file = index_pending (self, kind);
  g_hash_table_iter_init (&iter, self->names[kind]);
  while (g_hash_table_iter_next (&iter, NULL, &symbol))
    resolve_name (self, symbol, project, file, FALSE, NULL);
  failed = find_first_unresolved (self->names[kind]);
  if (failed != NULL)
    resolve_name (self, failed, project, file, TRUE, error);
  quoth_apply_index_free (file);
  return failed == NULL;
}

static gboolean
resolve_symbols (QuothApply *self, GError **error)
{
  QuothSymbol *local = find_first_unresolved (self->locals);

  if (local != NULL)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_REFERENCE,
                   _("“%s” is used here, but no line of the file has it as its “id”"),
                   local->text);
      return quoth_apply_fail_at (self, local->line, error);
    }
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (g_hash_table_size (self->names[kind]) > 0 && !resolve_names (self, kind, error))
      return FALSE;
  return TRUE;
}

/* ---- True ids in the values ---- */

#define VISIT(place, KIND) \
  if (!func (&(place), QUOTH_KIND_##KIND, user_data, error)) \
    return FALSE

static gboolean
foreach_of_claim (QuothClaim *claim, QuothReferenceFunc func, gpointer user_data, GError **error)
{
  for (guint i = 0; i < claim->categories->len; i++)
    VISIT (g_array_index (claim->categories, QuothCategory, i).code, CODE);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      VISIT (g_array_index (claim->roles, QuothClaimRole, i).actor, ACTOR);
      VISIT (g_array_index (claim->roles, QuothClaimRole, i).mention, MENTION);
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      VISIT (g_array_index (claim->chain, QuothChainLink, i).actor, ACTOR);
      VISIT (g_array_index (claim->chain, QuothChainLink, i).mention, MENTION);
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    VISIT (g_array_index (claim->propositions, QuothClaimProposition, i).proposition, PROPOSITION);
  return TRUE;
}

gboolean
quoth_apply_foreach_reference (gpointer value, QuothReferenceFunc func, gpointer user_data, GError **error)
{
  if (quoth_kind_is_annotation (QUOTH_VALUE (value)->kind))
    {
      VISIT (QUOTH_ANNOTATION (value)->document, DOCUMENT);
      VISIT (QUOTH_ANNOTATION (value)->coder, CODER);
    }
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODE:
      VISIT (quoth_code (value)->parent, CODE);
      for (guint i = 0; i < quoth_code (value)->examples->len; i++)
        VISIT (((QuothCodeExample *) quoth_code (value)->examples->pdata[i])->annotation, ANY);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      VISIT (quoth_relation_type (value)->from_code, CODE);
      VISIT (quoth_relation_type (value)->to_code, CODE);
      break;
    case QUOTH_KIND_CODEBOOK_VERSION:
      VISIT (quoth_codebook_version (value)->coder, CODER);
      break;
    case QUOTH_KIND_ACTOR:
      VISIT (quoth_actor (value)->parent, ACTOR);
      for (guint i = 0; i < quoth_actor (value)->affiliations->len; i++)
        VISIT (((QuothAffiliation *) quoth_actor (value)->affiliations->pdata[i])->actor, ACTOR);
      break;
    case QUOTH_KIND_MENTION:
      VISIT (quoth_mention (value)->actor, ACTOR);
      break;
    case QUOTH_KIND_CLAIM:
      return foreach_of_claim (quoth_claim (value), func, user_data, error);
    case QUOTH_KIND_CUE:
      VISIT (quoth_cue (value)->claim, CLAIM);
      break;
    case QUOTH_KIND_RELATION:
      VISIT (quoth_relation (value)->from, CLAIM);
      VISIT (quoth_relation (value)->to, CLAIM);
      VISIT (quoth_relation (value)->coder, CODER);
      break;
    case QUOTH_KIND_ASSIGNMENT:
      VISIT (quoth_assignment (value)->coder, CODER);
      VISIT (quoth_assignment (value)->document, DOCUMENT);
      break;
    case QUOTH_KIND_VERDICT:
      VISIT (quoth_verdict (value)->source, ANY);
      VISIT (quoth_verdict (value)->gold, ANY);
      VISIT (quoth_verdict (value)->coder, CODER);
      break;
    case QUOTH_KIND_MEMO:
      VISIT (quoth_memo (value)->target, ANY);
      VISIT (quoth_memo (value)->coder, CODER);
      VISIT (quoth_memo (value)->parent, MEMO);
      break;
    default:
      break;
    }
  return TRUE;
}

#undef VISIT

gboolean
quoth_apply_replace_symbol (QuothApply *self, QuothId *id, guint kind, GError **error)
{
  QuothSymbol *symbol;

  if (quoth_id_is_none (id))
    return TRUE;
  symbol = g_hash_table_lookup (self->symbols, id);
  if (symbol == NULL)
    return TRUE;
  if (kind != QUOTH_KIND_ANY && symbol->kind != kind)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_REFERENCE,
                   _("“%s” is of the type “%s”; here one of the type “%s” is needed"),
                   symbol->text,
                   quoth_kind_to_nick (symbol->kind),
                   quoth_kind_to_nick (kind));
      return FALSE;
    }
  *id = symbol->target;
  return TRUE;
}

static gboolean
replace_cb (QuothId *id, guint kind, gpointer user_data, GError **error)
{
  return quoth_apply_replace_symbol (user_data, id, kind, error);
}

gboolean
quoth_apply_resolve (QuothApply *self, GError **error)
{
  if (!quoth_apply_set_coder (self, error) || !resolve_symbols (self, error))
    return FALSE;
  if (g_hash_table_size (self->symbols) == 0)
    return TRUE;

  for (guint i = 0; i < self->pending->len; i++)
    {
      QuothPending *pending = self->pending->pdata[i];

      if (!pending->was_deleted
          && !quoth_apply_foreach_reference (pending->value, replace_cb, self, error))
        return quoth_apply_fail_at (self, pending->line, error);
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      QuothSegmentLine *line = &g_array_index (self->segments, QuothSegmentLine, i);

      if (!replace_cb (&line->document, QUOTH_KIND_DOCUMENT, self, error))
        return quoth_apply_fail_at (self, line->line, error);
    }
  return TRUE;
}
