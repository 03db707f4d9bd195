/* quoth-export-scope.c: which texts, which claims and whose names an export has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Worked out once, at the begin of a run: the documents that are named, of the time that is asked for and assigned as asked for, the annotations that belong to
 * the codes that are asked for, and what coders are called where their names are to stay at home. Where nothing of this is asked
 * for, nothing of it is made.
 *
 * Coders are numbered by their ids, which ascend with the time they were made: all of the project, not only those who are selected, so
 * that "coder 2" is the same person in every export of it.
 */

#include "config.h"

#include "formats/quoth-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"

/* ---- Texts ---- */

/* Dates are as exact as is known: "2023" is before, in and after "2023-03". */
static int
compare_dates (const char *a, const char *b)
{
  return strncmp (a, b, MIN (strlen (a), strlen (b)));
}

static gboolean
is_of_time (QuothExport *self, const QuothDocument *document)
{
  if (document->date == NULL || *document->date == '\0')
    return FALSE;
  return (self->from == NULL || compare_dates (document->date, self->from) >= 0)
         && (self->to == NULL || compare_dates (document->date, self->to) <= 0);
}

static GArray *
list_all_documents (QuothExport *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (self->reader, &query, error);
  GArray *ids = documents != NULL ? g_array_new (FALSE, FALSE, sizeof (QuothId)) : NULL;

  for (guint i = 0; ids != NULL && i < documents->len; i++)
    g_array_append_val (ids, ((QuothValue *) documents->pdata[i])->id);
  return ids;
}

static gboolean
find_documents (QuothExport *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT,
                       .documents = self->documents->len > 0 ? (const QuothId *) (gpointer) self->documents->data : NULL,
                       .n_documents = self->documents->len };
  gboolean by_time = self->from != NULL || self->to != NULL;
  g_autoptr (GPtrArray) documents = NULL;
  guint n_dateless = 0;

  if (self->documents->len == 0 && !by_time)
    return TRUE;
  documents = quoth_reader_list (self->reader, &query, error);
  if (documents == NULL)
    return FALSE;
  self->scope = g_array_new (FALSE, FALSE, sizeof (QuothId));
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothDocument *document = documents->pdata[i];

      n_dateless += by_time && (document->date == NULL || *document->date == '\0');
      if (!by_time || is_of_time (self, document))
        g_array_append_val (self->scope, document->value.id);
    }
  quoth_export_add_loss (self, _("texts without a date, left out since a time was asked for"), n_dateless);
  if (self->scope->len > 0)
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("No text of the project is of the time that was asked for"));
  return FALSE;
}

/* ---- Assignments ---- */

/* @others: documents in which somebody is in another state. */
typedef struct
{
  QuothExport *export;
  GHashTable *documents;
  GHashTable *others;
} Assigned;

static gboolean
add_assignment_cb (gpointer value, gpointer user_data, GError **error)
{
  Assigned *self = user_data;
  const QuothAssignment *assignment = quoth_assignment (value);
  gboolean is_in_state = g_str_equal (quoth_assignment_state_to_nick (assignment->state), self->export->state);
  QuothId id = quoth_assignment_make_id (&assignment->coder, &assignment->document);

  g_hash_table_add (is_in_state ? self->documents : self->others, quoth_id_memdup (&assignment->document));
  if (is_in_state)
    g_hash_table_add (self->export->assigned, quoth_id_memdup (&id));
  return TRUE;
}

/* Keeps what is assigned of the documents that were found. */
static void
narrow_scope (Assigned *self, GArray *all)
{
  gboolean needs_all = self->export->layer == QUOTH_LAYER_GOLD;
  GArray *scope = g_array_new (FALSE, FALSE, sizeof (QuothId));

  for (guint i = 0; i < all->len; i++)
    {
      const QuothId *document = &g_array_index (all, QuothId, i);

      if (g_hash_table_contains (self->documents, document)
          && !(needs_all && g_hash_table_contains (self->others, document)))
        g_array_append_val (scope, *document);
    }
  g_clear_pointer (&self->export->scope, g_array_unref);
  self->export->scope = scope;
}

static gboolean
find_assigned (QuothExport *self, GError **error)
{
  g_autoptr (GHashTable) documents = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GHashTable) others = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  Assigned assigned = { self, documents, others };
  QuothQuery query = { .kind = QUOTH_KIND_ASSIGNMENT,
                       .coders = self->coders->len > 0 ? (const QuothId *) (gpointer) self->coders->data : NULL,
                       .n_coders = self->coders->len };
  g_autoptr (GArray) all = NULL;

  if (self->state == NULL)
    return TRUE;
  self->assigned = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  all = self->scope != NULL ? g_array_ref (self->scope) : list_all_documents (self, error);
  if (all == NULL || !quoth_reader_foreach (self->reader, &query, add_assignment_cb, &assigned, error))
    return FALSE;
  narrow_scope (&assigned, all);
  if (self->scope->len > 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _("No text of those that were asked for is assigned and “%s”"), self->state);
  return FALSE;
}

/* ---- What belongs to some codes ---- */

static void
choose (QuothExport *self, const QuothId *id)
{
  if (!quoth_id_is_none (id))
    g_hash_table_add (self->chosen, quoth_id_memdup (id));
}

/* The codes that were asked for and those below them; parents come before their children. */
static gboolean
add_code_cb (gpointer value, gpointer user_data, GError **error)
{
  if (g_hash_table_contains (user_data, &quoth_code (value)->parent))
    g_hash_table_add (user_data, quoth_id_memdup (&QUOTH_VALUE (value)->id));
  return TRUE;
}

typedef struct
{
  QuothExport *export;
  GHashTable *codes;
} Choice;

static gboolean
choose_claim_cb (gpointer value, gpointer user_data, GError **error)
{
  Choice *self = user_data;
  const QuothClaim *claim = quoth_claim (value);
  gboolean has = FALSE;

  for (guint i = 0; i < claim->categories->len && !has; i++)
    has = g_hash_table_contains (self->codes, &g_array_index (claim->categories, QuothCategory, i).code);
  if (!has)
    return TRUE;
  choose (self->export, &claim->annotation.value.id);
  for (guint i = 0; i < claim->roles->len; i++)
    choose (self->export, &g_array_index (claim->roles, QuothClaimRole, i).mention);
  for (guint i = 0; i < claim->chain->len; i++)
    choose (self->export, &g_array_index (claim->chain, QuothChainLink, i).mention);
  return TRUE;
}

static gboolean
choose_cue_cb (gpointer value, gpointer user_data, GError **error)
{
  Choice *self = user_data;

  if (g_hash_table_contains (self->export->chosen, &quoth_cue (value)->claim))
    choose (self->export, &QUOTH_VALUE (value)->id);
  return TRUE;
}

static gboolean
find_coded (QuothExport *self, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  Choice choice = { self, codes };

  if (self->codes->len == 0)
    return TRUE;
  self->chosen = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  for (guint i = 0; i < self->codes->len; i++)
    g_hash_table_add (codes, quoth_id_memdup (&g_array_index (self->codes, QuothId, i)));
  if (!quoth_reader_foreach (self->reader, &query, add_code_cb, codes, error))
    return FALSE;
  query.kind = QUOTH_KIND_CLAIM;
  if (!quoth_reader_foreach (self->reader, &query, choose_claim_cb, &choice, error))
    return FALSE;
  query.kind = QUOTH_KIND_CUE;
  return quoth_reader_foreach (self->reader, &query, choose_cue_cb, &choice, error);
}

/* ---- Names of coders ---- */

static gboolean
name_coder_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothExport *self = user_data;
  QuothCoder *alias = quoth_coder_new (&QUOTH_VALUE (value)->id);

  /* Translators: what a coder is called in an export without names */
  alias->name = g_strdup_printf (_("coder %u"), g_hash_table_size (self->aliases) + 1);
  g_hash_table_insert (self->aliases, &alias->value.id, alias);
  g_ptr_array_add (self->coder_names, g_strdup (quoth_coder (value)->name));
  return TRUE;
}

/* The longer first: "Ann Berg" before "Ann". */
static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize x = strlen (*(const char *const *) a), y = strlen (*(const char *const *) b);

  return x > y ? -1 : x < y;
}

static gboolean
name_coders (QuothExport *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODER };

  if (!self->anonymous)
    return TRUE;
  self->aliases = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  self->coder_names = g_ptr_array_new_with_free_func (g_free);
  if (!quoth_reader_foreach (self->reader, &query, name_coder_cb, self, error))
    return FALSE;
  g_ptr_array_sort (self->coder_names, compare_lengths);
  return TRUE;
}

gboolean
quoth_export_resolve (QuothExport *self, GError **error)
{
  return find_documents (self, error) && find_assigned (self, error) && find_coded (self, error) && name_coders (self, error);
}

void
quoth_export_forget_scope (QuothExport *self)
{
  g_clear_pointer (&self->scope, g_array_unref);
  g_clear_pointer (&self->assigned, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->aliases, g_hash_table_unref);
  g_clear_pointer (&self->coder_names, g_ptr_array_unref);
}

static gboolean
is_word (const char *text, const char *at, gsize length)
{
  gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
  gunichar after = g_utf8_get_char (at + length);

  return !g_unichar_isalnum (before) && !g_unichar_isalnum (after);
}

/* What coders write to each other has their names in it. One letter is nobody's name that could be found. */
static void
replace_names (QuothExport *self, char **text)
{
  for (guint i = 0; *text != NULL && i < self->coder_names->len; i++)
    {
      const char *name = self->coder_names->pdata[i];
      gsize length = strlen (name);
      g_autoptr (GString) replaced = g_string_new (NULL);
      const char *from = *text, *at = from;

      while (g_utf8_strlen (name, 2) > 1 && (at = strstr (at, name)) != NULL)
        {
          if (is_word (*text, at, length))
            {
              g_string_append_len (replaced, from, at - from);
              g_string_append (replaced, _("a coder"));
              from = at + length;
            }
          at += length;
        }
      if (from == *text)
        continue;
      g_string_append (replaced, from);
      g_free (*text);
      *text = g_string_free (g_steal_pointer (&replaced), FALSE);
      quoth_export_add_loss (self, _("names of coders in memos and notes on the codebook, replaced"), 1);
    }
}

gpointer
quoth_export_disguise (QuothExport *self, gpointer value)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;
  gpointer copy;

  if (self->aliases == NULL)
    return quoth_value_ref (value);
  if (kind == QUOTH_KIND_CODER)
    {
      copy = g_hash_table_lookup (self->aliases, &QUOTH_VALUE (value)->id);
      quoth_export_add_loss (self, _("attributes of coders, which may name them"), QUOTH_VALUE (value)->attributes != NULL);
      return quoth_value_ref (copy != NULL ? copy : value);
    }
  if (kind != QUOTH_KIND_MEMO && kind != QUOTH_KIND_CODEBOOK_VERSION && kind != QUOTH_KIND_DOCUMENT
      && kind != QUOTH_KIND_ASSIGNMENT && kind != QUOTH_KIND_VERDICT)
    return quoth_value_ref (value);

  copy = quoth_value_copy (value);
  if (kind == QUOTH_KIND_MEMO)
    replace_names (self, &quoth_memo (copy)->text);
  else if (kind == QUOTH_KIND_ASSIGNMENT)
    replace_names (self, &quoth_assignment (copy)->note);
  else if (kind == QUOTH_KIND_VERDICT)
    replace_names (self, &quoth_verdict (copy)->reason);
  else if (kind == QUOTH_KIND_CODEBOOK_VERSION)
    {
      replace_names (self, &quoth_codebook_version (copy)->name);
      replace_names (self, &quoth_codebook_version (copy)->note);
    }
  else
    {
      replace_names (self, &quoth_document (copy)->note);
      replace_names (self, &quoth_document (copy)->revision_note);
      if (quoth_document (copy)->original != NULL)
        quoth_export_add_loss (self, _("original files of documents, which may name people"), 1);
      g_clear_pointer (&quoth_document (copy)->original, g_bytes_unref);
    }
  return copy;
}
