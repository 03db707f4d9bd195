/* quoth-mapping.c: what the labels of another program become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-mapping.h"
#include "model/quoth-value-names.h"
#include "text/quoth-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _QuothMapping
{
  GHashTable *said;    /* label: target as a person wrote it; not ours */
  GHashTable *kinds;   /* folded key or name of a kind of actors: its key */
  GHashTable *codes;   /* key, name and folded name of a code: the code */
  GHashTable *types;   /* the same of a type of annotations */
  GHashTable *keys;    /* that are taken by types: the name of each; of the intake, or ours */
  GHashTable *targets; /* label: QuothTarget */
};

/* The names that corpora and taggers have for what actors are (CoNLL 2003, OntoNotes, ACE, spaCy). What has a government is a state to
 * who reads of politics more often than not, but nobody can be sure: it is told in the loss report. Other places, and what is neither
 * ("LOC", "MISC"), are no actors. */
static const struct
{
  const char *label;
  const char *kind;
} common[] = {
  { "per", "person" },     { "pers", "person" },       { "person", "person" },
  { "org", "organisation" }, { "organization", "organisation" }, { "organisation", "organisation" },
  { "gpe", "state" },      { "country", "state" },     { "norp", "group" },
};

static void
target_free (gpointer data)
{
  QuothTarget *self = data;

  g_free (self->name);
  g_free (self->type);
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

/* @name: (transfer full) */
static void
add_named (GHashTable *named, char *name, gpointer value)
{
  if (g_hash_table_contains (named, name))
    g_free (name);
  else
    g_hash_table_insert (named, name, quoth_value_ref (value));
}

/* A key is meant rather than a name, and a name rather than one in other capitals. */
static gboolean
load_codes (QuothMapping *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (reader, &query, error);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    add_named (self->codes, g_strdup (quoth_code (codes->pdata[i])->key), codes->pdata[i]);
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    add_named (self->codes, g_strdup (quoth_code (codes->pdata[i])->name), codes->pdata[i]);
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    add_named (self->codes, g_utf8_casefold (quoth_code (codes->pdata[i])->name, -1), codes->pdata[i]);
  return codes != NULL;
}

/* A type that only names one of the two kinds that every project has is none of its own. */
static gboolean
load_types (QuothMapping *self, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ANNOTATION_TYPE };
  g_autoptr (GPtrArray) types = quoth_reader_list (reader, &query, error);

  for (guint i = types != NULL ? types->len : 0; i > 0; i--)
    if (!quoth_cue_kind_is_own (quoth_annotation_type (types->pdata[i - 1])->key))
      g_ptr_array_remove_index (types, i - 1);
  for (guint i = 0; types != NULL && i < types->len; i++)
    {
      add_named (self->types, g_strdup (quoth_annotation_type (types->pdata[i])->key), types->pdata[i]);
      g_hash_table_insert (self->keys, g_strdup (quoth_annotation_type (types->pdata[i])->key),
                           g_strdup (quoth_annotation_type (types->pdata[i])->name));
    }
  for (guint i = 0; types != NULL && i < types->len; i++)
    add_named (self->types, g_strdup (quoth_annotation_type (types->pdata[i])->name), types->pdata[i]);
  for (guint i = 0; types != NULL && i < types->len; i++)
    add_named (self->types, g_utf8_casefold (quoth_annotation_type (types->pdata[i])->name, -1), types->pdata[i]);
  return types != NULL;
}

/* @keys: (nullable): those of types that other files have made */
static QuothMapping *
mapping_new (QuothReader *reader, GHashTable *said, GHashTable *keys, GError **error)
{
  g_autoptr (QuothMapping) self = g_new0 (QuothMapping, 1);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR_KIND };

  self->said = said;
  self->keys = keys != NULL ? g_hash_table_ref (keys) : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, target_free);
  for (const char *const *kind = quoth_actor_get_kinds (); *kind != NULL; kind++)
    g_hash_table_insert (self->kinds, g_strdup (*kind), g_strdup (*kind));
  if (!quoth_reader_foreach (reader, &query, add_kind_cb, self->kinds, error) || !load_codes (self, reader, error)
      || !load_types (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

QuothMapping *
quoth_mapping_new (QuothIntake *intake, GError **error)
{
  return mapping_new (intake->reader, intake->mapping, intake->type_keys, error);
}

QuothMapping *
quoth_mapping_new_to_write (QuothReader *reader, GError **error)
{
  return mapping_new (reader, NULL, NULL, error);
}

void
quoth_mapping_free (QuothMapping *self)
{
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->targets);
  g_free (self);
}

/* ---- Targets as they are written ---- */

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

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
  else if (g_str_has_prefix (text, "type:") && !is_blank (text + 5))
    {
      self->kind = QUOTH_KIND_CUE;
      self->type = g_strdup (text + 5);
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
    return self->type != NULL ? g_strconcat ("type:", self->type, NULL) : g_strdup (self->name);
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
  g_free (parsed.type);
  if (!fits)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("a label cannot become “%s”; it can become: mention:KIND, claim, claim:CODE, cue, evidence, type:TYPE, skip"),
                 target);
  return fits;
}

/* ---- Types of annotations ---- */

/* (transfer full): that of the type @name which is to be made, or has been made by a file before. */
static char *
take_key (QuothMapping *self, const char *name)
{
  g_autofree char *plain = quoth_name_make_key (name);
  g_autofree char *key = g_strdup (plain);
  const char *taken;

  for (guint n = 2; !quoth_cue_kind_is_own (key) || ((taken = g_hash_table_lookup (self->keys, key)) != NULL && !g_str_equal (taken, name));
       n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", plain, n);
    }
  g_hash_table_insert (self->keys, g_strdup (key), g_strdup (name));
  return g_steal_pointer (&key);
}

/* A key is meant rather than a name, and a name rather than one in other capitals. */
static QuothAnnotationType *
find_type (QuothMapping *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  QuothAnnotationType *type = g_hash_table_lookup (self->types, name);

  return type != NULL ? type : g_hash_table_lookup (self->types, folded);
}

/* What spans become that are of the type @name (transfer full), which may be one that there is. */
static void
set_type (QuothMapping *self, QuothTarget *target, char *name)
{
  QuothAnnotationType *type = find_type (self, name);

  target->kind = QUOTH_KIND_CUE;
  target->is_new = type == NULL;
  target->name = type != NULL ? g_strdup (type->key) : take_key (self, name);
  target->type = g_strdup (type == NULL ? name : find_type (self, type->name) == type ? type->name : type->key);
  g_free (name);
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

/* What this program writes in small letters, as others write it. */
static gboolean
parse_target_in_capitals (QuothTarget *self, const char *folded)
{
  static const char *const plain[] = { "claim", QUOTH_CUE_CUE, QUOTH_CUE_EVIDENCE, NULL };

  return g_strv_contains (plain, folded) && parse_target (self, folded);
}

static void
find_target (QuothMapping *self, QuothTarget *target, const char *label)
{
  const char *said = self->said != NULL ? g_hash_table_lookup (self->said, label) : NULL;
  g_autofree char *folded = g_utf8_casefold (label, -1);
  const char *kind = g_hash_table_lookup (self->kinds, folded);

  if ((said != NULL || !g_str_equal (label, "skip"))
      && (parse_target (target, said != NULL ? said : label) || parse_target_in_capitals (target, folded)))
    {
      target->is_own = said == NULL;
      if (target->type != NULL)
        set_type (self, target, g_steal_pointer (&target->type));
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
    {
      quoth_value_ref (target->code);
      target->kind = QUOTH_KIND_CLAIM;
      target->name = g_strdup (target->code->key);
    }
  else if (find_type (self, label) == NULL && find_common (folded) != NULL)
    set_mention (target, find_common (folded), label, TRUE);
  else
    {
      set_type (self, target, g_strdup (is_blank (label) ? _ ("unlabelled") : label));
      target->is_own = !target->is_new;
    }
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

char *
quoth_mapping_dup_label (QuothMapping *self, const char *kind)
{
  const QuothAnnotationType *type = quoth_cue_kind_is_own (kind) ? g_hash_table_lookup (self->types, kind) : NULL;
  const char *name = type != NULL ? type->name : kind;
  g_autofree char *folded = g_utf8_casefold (name, -1);
  const QuothTarget *target;

  if (type == NULL || !g_str_equal (type->key, kind))
    return g_strdup (kind);
  if (find_type (self, name) != type)
    return g_strconcat ("type:", kind, NULL);
  target = quoth_mapping_find (self, name);
  if (find_common (folded) != NULL || target->kind != QUOTH_KIND_CUE || g_strcmp0 (target->name, kind) != 0)
    return g_strconcat ("type:", name, NULL);
  return g_strdup (name);
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
