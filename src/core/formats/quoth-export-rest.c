/* quoth-export-rest.c: what of a project an export had no place for, beside the annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A format says in one word what it keeps of the registry, the codebook and the texts' data (#QuothKeeps); all else is counted here, once
 * everything is written, so that no format can forget it. What nothing names in the file is not there at all, and is counted as one: its
 * fields are not counted besides. O(registry + texts), without the texts themselves.
 */

#include "config.h"

#include "formats/quoth-export-private.h"
#include "formats/quoth-mapping.h"
#include "model/quoth-value-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMED 1
#define KIND_TOLD 2

/* ---- What the writers say while they write ---- */

static void
note (QuothExport *self, const QuothId *id, guint what)
{
  guint known;

  if (self->format->keeps == QUOTH_KEEPS_ALL)
    return;
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->named, id));
  if ((known & what) != what)
    g_hash_table_insert (self->named, quoth_id_memdup (id), GUINT_TO_POINTER (known | what));
}

void
quoth_export_note_named (QuothExport *self, const QuothId *id)
{
  note (self, id, NAMED);
}

gboolean
quoth_export_is_named (QuothExport *self, const QuothId *id)
{
  return (GPOINTER_TO_UINT (g_hash_table_lookup (self->named, id)) & NAMED) != 0;
}

void
quoth_export_note_kind (QuothExport *self, const QuothId *actor)
{
  note (self, actor, KIND_TOLD);
}

void
quoth_export_note_relation_kind (QuothExport *self, const char *key)
{
  g_hash_table_add (self->relation_kinds, g_strdup (key));
}

const char *
quoth_export_label_cue (QuothExport *self, const QuothCue *cue)
{
  const char *label = g_hash_table_lookup (self->cue_labels, cue->cue_kind);
  char *made;

  if (label != NULL)
    return label;
  if (self->mapping == NULL)
    self->mapping = quoth_mapping_new_to_write (self->reader, NULL);
  made = self->mapping != NULL ? quoth_mapping_dup_label (self->mapping, cue->cue_kind) : g_strdup (cue->cue_kind);
  g_hash_table_insert (self->cue_labels, g_strdup (cue->cue_kind), made);
  return made;
}

void
quoth_export_note_cue_kind (QuothExport *self, const QuothCue *cue)
{
  if (!g_hash_table_contains (self->cue_kinds, cue->cue_kind))
    g_hash_table_add (self->cue_kinds, g_strdup (cue->cue_kind));
}

void
quoth_export_note_attribute (QuothExport *self, const QuothId *value)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_said, value));

  g_hash_table_insert (self->n_said, quoth_id_memdup (value), GUINT_TO_POINTER (n + 1));
}

/* ---- Counting ---- */

static gboolean
keeps (QuothExport *self, QuothKeeps what)
{
  return (self->format->keeps & what) != 0;
}

static guint
get_noted (QuothExport *self, gconstpointer value)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->named, &((const QuothValue *) value)->id));
}

static guint
is_set (const char *string)
{
  return string != NULL && *string != '\0';
}

static void
lose (QuothExport *self, QuothKeeps what, const char *words, guint n)
{
  if (!keeps (self, what))
    quoth_export_add_loss (self, words, n);
}

static void
count_attributes (QuothExport *self, gconstpointer value)
{
  const QuothValue *head = value;
  guint n_said = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_said, &head->id));

  lose (self, QUOTH_KEEPS_ATTRIBUTES, _("attributes"), head->attributes != NULL ? head->attributes->len - n_said : 0);
}

/* Whether it is in the file at all. */
static gboolean
is_there (QuothExport *self, gconstpointer value, QuothKeeps all, const char *words)
{
  if (keeps (self, all) || (get_noted (self, value) & NAMED) != 0)
    return TRUE;
  quoth_export_add_loss (self, words, 1);
  return FALSE;
}

static void
count_project (QuothExport *self, const QuothProject *project)
{
  lose (self, QUOTH_KEEPS_PROJECT, _("the project's name and description"),
        is_set (project->name) + is_set (project->description));
}

static void
count_coder (QuothExport *self, const QuothCoder *coder)
{
  if (!is_there (self, coder, QUOTH_KEEPS_CODERS, _("coders whom nothing in the file names")))
    return;
  lose (self, QUOTH_KEEPS_CODER_COLORS, _("colours of coders"), is_set (coder->color));
  count_attributes (self, coder);
}

static void
count_code (QuothExport *self, const QuothCode *code)
{
  if (!is_there (self, code, QUOTH_KEEPS_CODES, _("codes that nothing in the file has")))
    return;
  lose (self, QUOTH_KEEPS_CODE_NAMES, _("names of codes (keys are kept)"), g_strcmp0 (code->name, code->key) != 0);
  lose (self, QUOTH_KEEPS_CODE_TREE, _("parents of codes"), !quoth_id_is_none (&code->parent));
  lose (self, QUOTH_KEEPS_CODE_RULES, _("definitions and rules of codes"),
        is_set (code->definition) + is_set (code->inclusion) + is_set (code->exclusion));
  lose (self, QUOTH_KEEPS_CODE_COLORS, _("colours of codes"), is_set (code->color));
  lose (self, QUOTH_KEEPS_CODE_SHORTCUTS, _("shortcuts of codes"), is_set (code->shortcut));
  lose (self, QUOTH_KEEPS_CODE_ORDER, _("places of codes in their order"), code->position != 0);
  lose (self, QUOTH_KEEPS_CODE_EXAMPLES, _("examples of codes"), code->examples->len);
  count_attributes (self, code);
}

static void
count_actor (QuothExport *self, const QuothActor *actor)
{
  if (!is_there (self, actor, QUOTH_KEEPS_ACTORS, _("actors whom nothing in the file names")))
    return;
  lose (self, QUOTH_KEEPS_ACTORS, _("kinds of actors who are named, but nowhere mentioned"),
        (get_noted (self, actor) & KIND_TOLD) == 0 && !g_str_equal (actor->actor_kind, "other"));
  lose (self, QUOTH_KEEPS_ACTOR_FIELDS, _("aliases of actors"), actor->aliases->len);
  lose (self, QUOTH_KEEPS_ACTOR_FIELDS, _("affiliations of actors"), actor->affiliations->len);
  lose (self, QUOTH_KEEPS_ACTOR_FIELDS, _("parents, Wikidata ids and notes of actors"),
        !quoth_id_is_none (&actor->parent) + is_set (actor->wikidata) + is_set (actor->note));
  count_attributes (self, actor);
}

static void
count_proposition (QuothExport *self, const QuothProposition *proposition)
{
  if (!is_there (self, proposition, QUOTH_KEEPS_PROPOSITIONS, _("propositions that no claim in the file has")))
    return;
  lose (self, QUOTH_KEEPS_PROPOSITIONS, _("notes on propositions"), is_set (proposition->note));
  count_attributes (self, proposition);
}

/* A kind of relation that the file has is made anew by its key alone. */
static void
count_relation_type (QuothExport *self, const QuothRelationType *type)
{
  if (keeps (self, QUOTH_KEEPS_CODEBOOK))
    return;
  if (!g_hash_table_contains (self->relation_kinds, type->key))
    quoth_export_add_loss (self, _("types of relations that nothing in the file has"), 1);
  else
    quoth_export_add_loss (self, _("names, definitions, ends and symmetry of types of relations"),
                           (g_strcmp0 (type->name, type->key) != 0) + is_set (type->definition) + type->symmetric
                             + !quoth_id_is_none (&type->from_code) + !quoth_id_is_none (&type->to_code));
}

/* One that cues in the file are of is made anew by its label. */
static void
count_annotation_type (QuothExport *self, const QuothAnnotationType *type)
{
  const char *label = g_hash_table_lookup (self->cue_labels, type->key);
  const char *name = label != NULL && g_str_has_prefix (label, "type:") ? label + strlen ("type:") : label;
  gboolean is_own = quoth_cue_kind_is_own (type->key);
  g_autofree char *key = name != NULL ? quoth_name_make_key (name) : NULL;

  if (keeps (self, QUOTH_KEEPS_CODEBOOK))
    return;
  if (label == NULL || !is_own || !g_hash_table_contains (self->cue_kinds, type->key))
    quoth_export_add_loss (self, _("types of annotations that nothing in the file has"), 1);
  else
    quoth_export_add_loss (self, _("keys, names, colours and definitions of types of annotations that are in the file"),
                           !g_str_equal (key, type->key) + !g_str_equal (name, type->name) + is_set (type->color)
                             + is_set (type->definition));
}

/* One that values in the file have is made anew by its key, for text. */
static void
count_attribute (QuothExport *self, const QuothAttribute *attribute)
{
  if (is_there (self, attribute, QUOTH_KEEPS_CODEBOOK, _("definitions of attributes")))
    lose (self, QUOTH_KEEPS_CODEBOOK, _("names, types and definitions of attributes that are in the file"),
          (g_strcmp0 (attribute->name, attribute->key) != 0) + is_set (attribute->definition) + (attribute->type != QUOTH_ATTRIBUTE_TEXT));
}

static void
count_document (QuothExport *self, const QuothDocument *document)
{
  const char *const fields[] = { document->title, document->document_kind, document->author, document->source,
                                 document->url,   document->date,          document->language, document->note };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    lose (self, QUOTH_KEEPS_DOCUMENT_FIELDS, _("titles, authors and other data of texts"), is_set (fields[i]));
  lose (self, QUOTH_KEEPS_DOCUMENT_FILES, _("encodings, newlines and byte order marks that texts had in their files"),
        (is_set (document->encoding) && g_ascii_strcasecmp (document->encoding, "UTF-8") != 0)
          + (document->newline > QUOTH_NEWLINE_LF) + document->bom);
  lose (self, QUOTH_KEEPS_DOCUMENT_NAMES, _("names of texts, which are called by their files"), 1);
}

/* Of a format without texts; what it carries in spite of that it counts itself. */
static gboolean
count_texts (QuothExport *self, GError **error)
{
  const struct
  {
    QuothKind kind;
    const char *words;
  } kinds[] = { { QUOTH_KIND_DOCUMENT, _("texts") }, { QUOTH_KIND_MENTION, _("mentions of actors") },
                { QUOTH_KIND_CLAIM, _("claims") },   { QUOTH_KIND_CUE, _("cues") },
                { QUOTH_KIND_RELATION, _("relations between claims") }, { QUOTH_KIND_MEMO, _("memos") } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery query = { .kind = kinds[i].kind };
      gint64 n = (self->format->carries & (1u << kinds[i].kind)) == 0 ? quoth_reader_count (self->reader, &query, error) : 0;

      if (n < 0)
        return FALSE;
      quoth_export_add_loss (self, kinds[i].words, (guint) n);
    }
  return TRUE;
}

static gboolean
count_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothExport *self = user_data;

  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_PROJECT:
      count_project (self, value);
      break;
    case QUOTH_KIND_CODER:
      count_coder (self, value);
      break;
    case QUOTH_KIND_CODE:
      count_code (self, value);
      break;
    case QUOTH_KIND_ACTOR:
      count_actor (self, value);
      break;
    case QUOTH_KIND_PROPOSITION:
      count_proposition (self, value);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      count_relation_type (self, value);
      break;
    case QUOTH_KIND_DOCUMENT:
      if ((self->format->carries & QUOTH_KIND_BIT (DOCUMENT)) != 0)
        count_document (self, value);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      lose (self, QUOTH_KEEPS_CODEBOOK, _("kinds of actors of the project's own, by themselves"), 1);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      count_annotation_type (self, value);
      break;
    case QUOTH_KIND_ATTRIBUTE:
      count_attribute (self, value);
      break;
    default:
      lose (self, QUOTH_KEEPS_CODEBOOK, _("versions of the codebook"), 1);
    }
  return TRUE;
}

gboolean
quoth_export_count_rest (QuothExport *self, GError **error)
{
  static const QuothKind kinds[]
    = { QUOTH_KIND_PROJECT,       QUOTH_KIND_CODER,     QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_ANNOTATION_TYPE, QUOTH_KIND_CODE,  QUOTH_KIND_RELATION_TYPE,
        QUOTH_KIND_ATTRIBUTE,     QUOTH_KIND_CODEBOOK_VERSION, QUOTH_KIND_ACTOR, QUOTH_KIND_DOCUMENT, QUOTH_KIND_PROPOSITION };
  guint n_made = 0;

  if (self->format->keeps == QUOTH_KEEPS_ALL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!quoth_export_peek (self, kinds[i], count_cb, self, error))
      return FALSE;
  for (QuothKind kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_MEMO; kind++)
    n_made += self->n_written[kind];
  lose (self, QUOTH_KEEPS_TIMES, _("when annotations, relations and memos were made, and how"), n_made);
  return (self->format->carries & QUOTH_KIND_BIT (DOCUMENT)) != 0 || count_texts (self, error);
}
