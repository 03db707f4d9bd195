/* quoth-dna.c: statements coded in Discourse Network Analyzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Discourse Network Analyzer (github.com/leifeld/dna) has texts and, in them, statements: a stretch of text and the values of some
 * variables. Version 1 was XML, 2 and 3 are SQLite databases. A statement of its own type says that a person of an organization
 * agrees, or not, with a concept. Here that is:
 *
 *   statement → claim               concept → code of the claim        agreement → stance to that code
 *   person, organization → claimants: both speak, and its networks are drawn of either
 *   other variables → attributes of the claim, with their type          coder → coder, with the colour
 *   Type of an actor or concept → attribute; Alias → aliases; Notes → note, or definition of a code; ChildOf → parent
 *   a statement of another type, but those that quoth-dna-statements.c writes → claim under a code of the type's name, as for any label that is not known
 *
 * (Rejected: concepts as propositions. They are a list that coders choose from, and stand on one side of; so are codes here, while
 * propositions have no side of their own and are found while reading.)
 *
 * It counts text in UTF-16, as Java does.
 */

#include "config.h"

#include "formats/quoth-dna-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-jsonl.h"
#include "formats/quoth-markup-annotation.h"

QuothDnaPart
quoth_dna_find_part (const char *variable)
{
  static const struct
  {
    const char *name;
    QuothDnaPart part;
  } parts[] = {
    { "person", QUOTH_DNA_PERSON },         { "organization", QUOTH_DNA_ORGANIZATION },
    { "organisation", QUOTH_DNA_ORGANIZATION }, { "concept", QUOTH_DNA_CONCEPT },
    { "category", QUOTH_DNA_CONCEPT },      { "agreement", QUOTH_DNA_AGREEMENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_ascii_strcasecmp (variable, parts[i].name) == 0)
      return parts[i].part;
  return QUOTH_DNA_OTHER;
}

QuothDna *
quoth_dna_new (QuothIntake *intake, GError **error)
{
  g_autoptr (QuothDna) self = g_new0 (QuothDna, 1);

  self->intake = intake;
  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reader = quoth_markup_reader_new (intake, error);
  if (self->reader == NULL)
    return NULL;
  self->names = quoth_markup_reader_get_names (self->reader);
  return g_steal_pointer (&self);
}

void
quoth_dna_free (QuothDna *self)
{
  g_clear_pointer (&self->reader, quoth_markup_reader_free);
  g_hash_table_unref (self->described);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->organizations);
  g_free (self);
}

/* ---- Who and what ---- */

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static void
append_aliases (GString *out, const char *alias)
{
  g_auto (GStrv) parts = g_strsplit (alias, ";", -1);
  gboolean is_first = TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_blank (g_strstrip (parts[i])))
        continue;
      g_string_append (out, is_first ? ",\"aliases\":[" : ",");
      quoth_json_append_string (out, parts[i]);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (out, ']');
}

/* The edit that says more of what is new. */
static void
describe (QuothDna *self, const QuothDnaEntity *entity, const char *id, guint line)
{
  gboolean is_code = entity->part == QUOTH_DNA_CONCEPT;
  g_autoptr (GString) out = g_string_new (NULL);

  if (is_code)
    quoth_markup_append_field (out, "color", entity->color);
  else if (entity->alias != NULL)
    append_aliases (out, entity->alias);
  quoth_markup_append_field (out, is_code ? "definition" : "note", entity->note);
  quoth_markup_append_field (out, "name", entity->key != NULL ? entity->name : NULL);
  quoth_markup_append_field (out, "wikidata", entity->wikidata);
  quoth_markup_append_field (out, "inclusion", entity->inclusion);
  quoth_markup_append_field (out, "exclusion", entity->exclusion);
  quoth_markup_append_attributes (
    out, entity->features, is_code ? QUOTH_KIND_CODE : QUOTH_KIND_ACTOR, self->names, self->intake, line);
  if (out->len == 0)
    return;
  g_string_append_printf (
    self->intake->edits, "{\"type\":\"%s\",\"id\":\"%s\"%s}", is_code ? "code" : "actor", id, out->str);
  quoth_intake_end_edit (self->intake, line);
}

static const char *
get_actor (QuothDna *self, const QuothDnaEntity *entity, guint line)
{
  const char *there = g_hash_table_lookup (self->organizations, entity->name);
  const char *kind = entity->kind != NULL                     ? entity->kind
                     : entity->part == QUOTH_DNA_PERSON ? "person"
                                                              : "organisation";
  const char *id;

  if (there != NULL)
    return there;
  id = quoth_markup_names_get_actor (self->names, entity->name, kind, line);
  quoth_markup_names_add_actor (self->names, entity->name, id);
  if (entity->part == QUOTH_DNA_ORGANIZATION)
    g_hash_table_insert (self->organizations, g_strdup (entity->name), g_strdup (id));
  return id;
}

/* Statements call it by its name. */
static const char *
get_code (QuothDna *self, const QuothDnaEntity *entity, guint line)
{
  if (entity->key == NULL)
    return quoth_markup_names_get_code (self->names, entity->name, line);
  g_hash_table_insert (self->keys, g_strdup (entity->name), g_strdup (entity->key));
  return quoth_markup_names_get_code (self->names, entity->key, line);
}

const char *
quoth_dna_take_entity (QuothDna *self, const QuothDnaEntity *entity, guint line)
{
  const char *id = entity->part == QUOTH_DNA_CONCEPT ? get_code (self, entity, line) : get_actor (self, entity, line);
  gboolean is_new = g_str_has_prefix (id, "_:") && g_hash_table_add (self->described, g_strdup (id));

  if (is_new)
    describe (self, entity, id, line);
  else if (entity->alias != NULL || entity->note != NULL || entity->features->len > 0)
    quoth_losses_add (self->intake->losses, _("descriptions of actors and codes that are there already, left out"), 1);
  return id;
}

/* ---- Statements ---- */

static void
add_claimant (QuothMark *mark, const char *name)
{
  if (name != NULL && *name != '\0')
    quoth_mark_add_feature (mark, "claimant", name);
}

void
quoth_dna_add_statement (
  QuothMark *mark, const char *person, const char *organization, const char *concept, QuothStance agreement)
{
  static const char *const endings[] = { "=against", "=neutral", "=for", "=unset" };

  add_claimant (mark, person);
  if (g_strcmp0 (person, organization) != 0)
    add_claimant (mark, organization);
  if (concept != NULL && *concept != '\0')
    {
      g_autofree char *code = g_strconcat (concept, endings[agreement + 1], NULL);

      quoth_mark_add_feature (mark, "code", code);
    }
  else if (agreement != QUOTH_STANCE_UNSET)
    quoth_mark_add_feature (mark, "agreement", agreement == QUOTH_STANCE_FOR ? "yes" : "no");
}

/* ---- The format ---- */

static gboolean
is_database (const guint8 *head, gsize n_bytes)
{
  return n_bytes >= 16 && memcmp (head, "SQLite format 3", 16) == 0;
}

static gboolean
read_dna (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothDna) self = quoth_dna_new (intake, error);
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (self == NULL)
    return FALSE;
  return is_database (data, n_bytes) ? quoth_dna_read_database (self, bytes, error)
                                     : quoth_dna_read_xml (self, bytes, error);
}

static int
detect_dna (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (basename, -1);
  gboolean is_named = g_str_has_suffix (lower, ".dna");
  const char *start = (const char *) head;

  if (is_database (head, n_bytes))
    return is_named ? 100 : 0;
  if (n_bytes > 0 && g_strstr_len (start, (gssize) n_bytes, "<discourse") != NULL)
    return is_named ? 100 : 70;
  return is_named ? 60 : 0;
}

static const char *const extensions[] = { "dna", NULL };
static const char *const mime_types[] = { "application/x-dna", NULL };

static const char *const losses[] = {
  N_ ("relations between claims of different documents, and memos on anything but annotations"),
  N_ ("affiliations of actors, and languages and rules of their aliases"),
  N_ ("addresses and languages of texts, segments, and original files"),
  N_ ("attributes of anything but annotations, and what else a codebook defines"),
  N_ ("annotations of no width, and ends of names and notes of more than 190 characters"),
  N_ ("passwords: that of every coder and of Admin is “quoth”"),
  NULL,
};

const QuothFormat quoth_format_dna = {
  .id = "dna",
  .name = N_ ("Discourse Network Analyzer"),
  .summary = N_ ("Texts and statements of Discourse Network Analyzer: databases of version 3; reads also version 2, and XML of version 1"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_UTF16,
  .carries = QUOTH_KIND_BIT (CODER) | QUOTH_KIND_BIT (CODE) | QUOTH_KIND_BIT (ACTOR) | QUOTH_KIND_BIT (DOCUMENT)
             | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE) | QUOTH_KIND_BIT (RELATION)
             | QUOTH_KIND_BIT (MEMO),
  .keeps = QUOTH_KEEPS_CODERS | QUOTH_KEEPS_CODER_COLORS | QUOTH_KEEPS_CODES | QUOTH_KEEPS_CODE_NAMES | QUOTH_KEEPS_CODE_TREE
           | QUOTH_KEEPS_CODE_RULES | QUOTH_KEEPS_CODE_COLORS | QUOTH_KEEPS_ACTORS | QUOTH_KEEPS_ACTOR_FIELDS
           | QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .detect = detect_dna,
  .read_edits = read_dna,
  .write = quoth_dna_write,
};
