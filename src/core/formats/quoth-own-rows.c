/* quoth-own-rows.c: the rows of an export's tables that are values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-own-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-members.h"
#include "formats/quoth-json-private.h"
#include "formats/quoth-jsonl.h"

/* ---- Where annotations are ---- */

/* Its quotes, where the text cannot say them. */
static void
add_old_quote (GString *out, guint n_spans, const char *quote)
{
  g_auto (GStrv) parts = n_spans == 1 ? NULL : g_strsplit (quote, " … ", (int) n_spans);
  const char *const one[] = { quote, NULL };

  if (parts == NULL || g_strv_length (parts) == n_spans)
    quoth_json_add_strings (out, "quote", parts != NULL ? (const char *const *) parts : one);
}

static void
add_spans (GString *out, const GArray *spans)
{
  quoth_json_add_name (out, "spans");
  for (guint i = 0; i < spans->len; i++)
    {
      QuothRange range = g_array_index (spans, QuothRange, i);

      g_string_append_printf (out, "%s[%u,%u]", i > 0 ? "," : "[", range.start, range.end);
    }
  g_string_append_c (out, ']');
}

/* Returns: whether the row is taken; %FALSE with or without an error. */
static gboolean
add_place (QuothOwnTables *self, GString *out, GError **error)
{
  g_autofree char *cell = quoth_own_dup_cell (self, "spans"), *quote = quoth_own_dup_cell (self, "quote"), *unplaced = quoth_own_dup_cell (self, "unplaced");
  g_autofree char *document = quoth_own_dup_cell (self, "document_id");
  g_autoptr (GArray) spans = cell != NULL ? quoth_own_parse_spans (cell) : NULL;
  gboolean is_unplaced = g_strcmp0 (unplaced, "1") == 0;
  QuothText *text;
  QuothId id;

  if (spans == NULL)
    return quoth_own_lose_row (self, _("rows without a place, left out"), _("“spans” has no places such as 100-180;195-230"), error) && FALSE;
  quoth_own_ids_find (self->ids, document, QUOTH_KIND_DOCUMENT, &id);
  text = quoth_own_texts_get (self->texts, &id, error);
  if (text == NULL)
    return FALSE;
  if (!is_unplaced && quote != NULL && !quoth_own_is_quote (text, spans, quote, self->style == QUOTH_OWN_CUT))
    return quoth_own_lose_row (self, _("rows whose quote is not what the text has at their place, left out"),
                     _("the text has other words at this place than “quote”"), error)
           && FALSE;
  add_spans (out, spans);
  if (is_unplaced)
    {
      quoth_json_add_boolean (out, "unplaced", TRUE);
      add_old_quote (out, spans->len, quote != NULL ? quote : "");
    }
  return TRUE;
}

/* What a memo is on: the project has no id outside of it. */
static gboolean
add_target (QuothOwnTables *self, GString *out, GError **error)
{
  g_autofree char *kind = quoth_own_dup_cell (self, "target_kind"), *cell = quoth_own_dup_cell (self, "target_id");
  g_autofree char *message = NULL;
  QuothId target;

  if (g_strcmp0 (kind, "project") == 0)
    {
      quoth_json_add_string (out, "target", "project");
      return TRUE;
    }
  if (quoth_own_ids_find (self->ids, cell, QUOTH_OWN_ANY, &target))
    {
      quoth_own_add_id (out, "target", &target);
      return TRUE;
    }
  message = g_strdup_printf (_("“%s” is %s, which is neither in the tables nor in the project"), "target_id", cell);
  return quoth_own_lose_row (self, _("rows that refer to what is not there, left out"), message, error) && FALSE;
}

/* ---- Values ---- */

/* (transfer full) (nullable): what the row's value is called by besides its id. */
static char *
dup_row_name (QuothOwnTables *self)
{
  static const char *const columns[QUOTH_N_KINDS][2] = {
    [QUOTH_KIND_CODER] = { "name" },         [QUOTH_KIND_ACTOR_KIND] = { "key" },
    [QUOTH_KIND_CODE] = { "key" },           [QUOTH_KIND_RELATION_TYPE] = { "key" },
    [QUOTH_KIND_ATTRIBUTE] = { "on", "key" }, [QUOTH_KIND_ACTOR] = { "kind", "name" },
    [QUOTH_KIND_PROPOSITION] = { "statement" }, [QUOTH_KIND_ANNOTATION_TYPE] = { "key" },
  };
  const char *const *of = columns[self->table->kind];
  g_autofree char *first = of[0] != NULL ? quoth_own_dup_cell (self, of[0]) : NULL;
  g_autofree char *second = of[1] != NULL ? quoth_own_dup_cell (self, of[1]) : NULL;

  if (first == NULL || of[1] == NULL)
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s %s", first, second != NULL ? second : "");
}

static gboolean
is_hash (const guint8 sha256[32], const char *said)
{
  for (guint i = 0; i < 32; i++)
    if (g_ascii_xdigit_value (said[2 * i]) != sha256[i] >> 4 || g_ascii_xdigit_value (said[2 * i + 1]) != (sha256[i] & 15))
      return FALSE;
  return said[64] == '\0';
}

static gboolean
parse_hash (const char *said, guint8 sha256[32])
{
  if (said == NULL || strlen (said) != 64 || strspn (said, "0123456789abcdefABCDEF") != 64)
    return FALSE;
  for (guint i = 0; i < 32; i++)
    sha256[i] = (guint8) (g_ascii_xdigit_value (said[2 * i]) << 4 | g_ascii_xdigit_value (said[2 * i + 1]));
  return TRUE;
}

/* What becomes of a row of texts. Returns: %FALSE if it is left out, or with an error */
static gboolean
judge_document (QuothOwnTables *self, const QuothId *id, QuothId *target, QuothOwnState *state, GError **error)
{
  g_autoptr (QuothDocument) there
    = *state == QUOTH_OWN_SAME ? quoth_reader_get (self->intake->reader, QUOTH_KIND_DOCUMENT, id, NULL) : NULL;
  g_autofree char *said = quoth_own_dup_cell (self, "sha256"), *words = quoth_own_dup_cell (self, "text");
  g_autoptr (QuothText) text = NULL;
  guint8 sha256[32];
  gboolean has_hash = parse_hash (said, sha256);

  if (there != NULL)
    {
      *state = has_hash && !is_hash (there->sha256, said) ? QUOTH_OWN_TWIN : QUOTH_OWN_SAME;
      return TRUE;
    }
  if (has_hash && quoth_reader_find_text (self->intake->reader, sha256, target))
    {
      *state = QUOTH_OWN_TWIN;
      return TRUE;
    }
  if (words == NULL || *words == '\0')
    return quoth_own_lose_row (self, _("texts that are not in the tables (an export to csv has them with the option text=yes), nor in the project"),
                     _("the text is neither in the table nor in the project"), error)
           && FALSE;
  text = quoth_text_new (words, -1, NULL);
  if (text == NULL || (has_hash && !is_hash (quoth_text_get_sha256 (text), said)))
    return quoth_own_lose_row (self, _("texts that are not what they were when they were written, left out"),
                     _("the text is not the one that “sha256” tells of"), error)
           && FALSE;
  quoth_own_texts_add (self->texts, id, text);
  return TRUE;
}

/* Which value of the project the row is, and what becomes of it. Returns: likewise */
static gboolean
judge_row (QuothOwnTables *self, const QuothId *id, QuothId *target, QuothOwnState *state, GError **error)
{
  QuothKind kind = self->table->kind;
  g_autofree char *name = NULL;

  *target = *id;
  *state = quoth_reader_has (self->intake->reader, kind, id) ? QUOTH_OWN_SAME : QUOTH_OWN_NEW;
  if (kind == QUOTH_KIND_DOCUMENT)
    return judge_document (self, id, target, state, error);
  if (*state == QUOTH_OWN_SAME)
    return TRUE;
  name = dup_row_name (self);
  if (quoth_own_ids_find_twin (self->ids, kind, name, target))
    *state = QUOTH_OWN_TWIN;
  return TRUE;
}

/* Into @out: the edit that makes the value. */
static gboolean
append_value (QuothOwnTables *self, GString *out, const QuothId *id, gboolean is_there, GError **error)
{
  QuothKind kind = self->table->kind;

  g_string_append_printf (out, "{\"type\":\"%s\"", quoth_kind_to_nick (kind));
  quoth_own_add_id (out, "id", id);
  if (!quoth_own_add_cells (self, out, id, is_there, error))
    return (error == NULL || *error == NULL) && quoth_own_lose_loose_row (self, error) && FALSE;
  if (quoth_kind_is_annotation (kind) && !add_place (self, out, error))
    return FALSE;
  if (kind == QUOTH_KIND_MEMO && !add_target (self, out, error))
    return FALSE;
  if (kind == QUOTH_KIND_DOCUMENT && self->has_segments)
    g_string_append (out, ",\"segments\":[]");
  g_string_append_c (out, '}');
  return TRUE;
}

gboolean
quoth_own_take_value (QuothOwnTables *self, GError **error)
{
  GString *edits = self->intake->edits;
  gsize n_before = edits->len;
  g_autofree char *cell = quoth_own_dup_cell (self, self->table->id);
  g_autoptr (GError) local = NULL;
  QuothOwnState state;
  QuothId id, target;

  if (!quoth_id_from_string (cell, &id))
    return quoth_own_lose_row (self, _("rows without an id, left out"), _("there is no id in the row"), error);
  if (quoth_own_ids_has (self->ids, &id))
    return quoth_own_lose_row (self, _("rows with the id of another row, left out"), _("another row has this id"), error);
  if (judge_row (self, &id, &target, &state, &local)
      && (state == QUOTH_OWN_TWIN || append_value (self, edits, &id, state == QUOTH_OWN_SAME, &local)))
    {
      quoth_own_ids_add (self->ids, &id, &target, state == QUOTH_OWN_TWIN);
      if (state == QUOTH_OWN_TWIN)
        quoth_losses_add (self->intake->losses, _("rows of what the project has already, which stays as it is there"), 1);
      else
        quoth_intake_end_edit (self->intake, self->line);
      if (state == QUOTH_OWN_SAME)
        g_hash_table_add (self->same[self->table->kind], quoth_id_memdup (&id));
      return TRUE;
    }
  g_string_truncate (edits, n_before);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
