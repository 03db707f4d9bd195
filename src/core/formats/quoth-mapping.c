/* quoth-mapping.c: what the labels of another program become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-mapping.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _QuothMapping
{
  GHashTable *said;    /* label: target as a person wrote it; not ours */
  GHashTable *kinds;   /* folded key or name of a kind of actors: its key */
  GHashTable *codes;   /* key, name and folded name of a code: the code */
  GHashTable *targets; /* label: QuothTarget */
};

/* The names that corpora and taggers have for what actors are (CoNLL 2003, OntoNotes, ACE, spaCy). A place is a state to
 * who reads of politics more often than not, but nobody can be sure: it is told in the loss report. */
static const struct
{
  const char *label;
  const char *kind;
} common[] = {
  { "per", "person" },     { "pers", "person" },       { "person", "person" },
  { "org", "organisation" }, { "organization", "organisation" }, { "organisation", "organisation" },
  { "gpe", "state" },      { "country", "state" },     { "norp", "group" },
  { "misc", "other" },     { "loc", "other" },         { "location", "other" },
};

static void
target_free (gpointer data)
{
  QuothTarget *self = data;

  g_free (self->name);
  g_clear_pointer (&self->code, quoth_value_unref);
  g_free (self->loss);
  g_free (self);
}

/* ---- What the project has ---- */

static gboolean
add_kind_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothActorKind *kind = quoth_actor_kind (value);
  GHashTable *kinds = user_data;

  g_hash_table_insert (kinds, g_utf8_casefold (kind->name, -1), g_strdup (kind->key));
  g_hash_table_insert (kinds, g_utf8_casefold (kind->key, -1), g_strdup (kind->key));
  return TRUE;
}

static void
add_code (GHashTable *codes, char *name, QuothCode *code)
{
  if (g_hash_table_contains (codes, name))
    g_free (name);
  else
    g_hash_table_insert (codes, name, quoth_value_ref (code));
}

/* A key is meant rather than a name, and a name rather than one in other capitals. */
static gboolean
load_codes (QuothMapping *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, error);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    add_code (self->codes, g_strdup (quoth_code (codes->pdata[i])->key), codes->pdata[i]);
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    add_code (self->codes, g_strdup (quoth_code (codes->pdata[i])->name), codes->pdata[i]);
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    add_code (self->codes, g_utf8_casefold (quoth_code (codes->pdata[i])->name, -1), codes->pdata[i]);
  return codes != NULL;
}

QuothMapping *
quoth_mapping_new (QuothIntake *intake, GError **error)
{
  g_autoptr (QuothMapping) self = g_new0 (QuothMapping, 1);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR_KIND };

  self->said = intake->mapping;
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, target_free);
  for (const char *const *kind = quoth_actor_get_kinds (); *kind != NULL; kind++)
    g_hash_table_insert (self->kinds, g_strdup (*kind), g_strdup (*kind));
  if (!quoth_reader_foreach (intake->reader, &query, add_kind_cb, self->kinds, error)
      || !load_codes (self, intake->reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
quoth_mapping_free (QuothMapping *self)
{
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->targets);
  g_free (self);
}

/* ---- Targets as they are written ---- */

static gboolean
parse_target (QuothTarget *self, const char *text)
{
  if (g_str_equal (text, "skip"))
    self->skip = TRUE;
  else if (g_str_equal (text, "claim"))
    self->kind = QUOTH_KIND_CLAIM;
  else if (g_strv_contains (quoth_cue_get_kinds (), text))
    {
      self->kind = QUOTH_KIND_CUE;
      self->name = g_strdup (text);
    }
  else if (g_str_has_prefix (text, "claim:") && text[6] != '\0')
    {
      self->kind = QUOTH_KIND_CLAIM;
      self->name = g_strdup (text + 6);
    }
  else if (g_str_has_prefix (text, "mention:") && text[8] != '\0')
    {
      self->kind = QUOTH_KIND_MENTION;
      self->name = g_strdup (text + 8);
    }
  else
    return FALSE;
  return TRUE;
}

char *
quoth_target_dup_text (const QuothTarget *self)
{
  if (self->skip)
    return g_strdup ("skip");
  if (self->kind == QUOTH_KIND_CUE)
    return g_strdup (self->name);
  if (self->kind == QUOTH_KIND_MENTION)
    return g_strconcat ("mention:", self->name, NULL);
  return self->name != NULL ? g_strconcat ("claim:", self->name, NULL) : g_strdup ("claim");
}

gboolean
quoth_mapping_check (const char *target, GError **error)
{
  QuothTarget parsed = { 0 };
  gboolean fits = parse_target (&parsed, target);

  g_free (parsed.name);
  if (!fits)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("a label cannot become “%s”; it can become: mention:KIND, claim, claim:CODE, cue, evidence, skip"),
                 target);
  return fits;
}

/* ---- What a label becomes ---- */

static void
set_mention (QuothTarget *self, const char *kind, const char *label, gboolean is_guess)
{
  self->kind = QUOTH_KIND_MENTION;
  self->name = g_strdup (kind);
  if (is_guess)
    self->loss = g_strdup_printf (_ ("spans labelled “%s”, taken for mentions of the kind “%s”"), label, kind);
}

static const char *
find_common (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (common[i].label, folded))
      return common[i].kind;
  return NULL;
}

static void
find_target (QuothMapping *self, QuothTarget *target, const char *label)
{
  const char *said = self->said != NULL ? g_hash_table_lookup (self->said, label) : NULL;
  g_autofree char *folded = g_utf8_casefold (label, -1);
  const char *kind = g_hash_table_lookup (self->kinds, folded);

  if (parse_target (target, said != NULL ? said : label))
    {
      if (target->skip && said == NULL)
        {
          target->skip = FALSE;
          target->kind = QUOTH_KIND_CLAIM;
          target->name = g_strdup (label);
        }
      else
        target->is_own = said == NULL;
      return;
    }
  if (kind != NULL)
    {
      set_mention (target, kind, label, FALSE);
      target->is_own = TRUE;
      return;
    }
  target->code = g_hash_table_lookup (self->codes, label);
  if (target->code == NULL)
    target->code = g_hash_table_lookup (self->codes, folded);
  if (target->code != NULL)
    quoth_value_ref (target->code);
  else if (find_common (folded) != NULL)
    {
      set_mention (target, find_common (folded), label, TRUE);
      return;
    }
  else
    target->loss = g_strdup_printf (_ ("spans labelled “%s”, taken in as claims under a code of that name"), label);
  target->kind = QUOTH_KIND_CLAIM;
  target->name = g_strdup (target->code != NULL ? target->code->key : label);
}

const QuothTarget *
quoth_mapping_find (QuothMapping *self, const char *label)
{
  QuothTarget *target = g_hash_table_lookup (self->targets, label);

  if (target != NULL)
    return target;
  target = g_new0 (QuothTarget, 1);
  find_target (self, target, label);
  if (target->kind == QUOTH_KIND_CLAIM && target->name != NULL && target->code == NULL)
    {
      target->code = g_hash_table_lookup (self->codes, target->name);
      if (target->code != NULL)
        quoth_value_ref (target->code);
    }
  g_hash_table_insert (self->targets, g_strdup (label), target);
  return target;
}

gboolean
quoth_mapping_makes (QuothMapping *self, QuothKind kind, const char *what)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->targets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QuothTarget *target = value;

      if (!target->skip && target->kind == kind && g_strcmp0 (target->name, what) == 0)
        return TRUE;
    }
  return FALSE;
}
