/* facts.h: a project as facts that can be compared with those of another one, for the tests of what formats carry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fact is one thing that is said of something: "claim.statement" of the claim at [3, 9) of a text. What it is said of is called by what
 * it is, not by its id, which files do not have: a text by its words, an actor by its name, an annotation by its kind and place. So
 * what is lost of a project on its way through a file can be counted, each thing once: of what is not there at all, nothing else is.
 */

#pragma once

#include "formats-fixture.h"

/* @facts: "SORT OWNER SAID", with U+001F between them, and how often each is true. @owners: what there is, with how often. */
typedef struct
{
  QuothReader *reader;
  GHashTable *facts;
  GHashTable *owners;
  GHashTable *names; /* id: what it is called */
  GHashTable *attributes; /* id: key */
  GHashTable *types;      /* key of a type of annotations: name */
  gboolean has_names;     /* whether codes are called by their names, since the format has no keys */
} Facts;

static inline void
facts_count (GHashTable *table, char *key, int n)
{
  int now = GPOINTER_TO_INT (g_hash_table_lookup (table, key)) + n;

  g_hash_table_insert (table, key, GINT_TO_POINTER (now));
}

/* As a file of XML has it: U+FFFD stands for what that cannot hold. */
static inline char *
facts_dup_clean (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
      g_string_append (out, "\357\277\275");
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static inline void
facts_add (Facts *self, const char *sort, const char *owner, const char *said)
{
  g_autofree char *clean = said != NULL && *said != '\0' ? facts_dup_clean (said) : NULL;

  if (clean != NULL)
    facts_count (self->facts, g_strdup_printf ("%s\037%s\037%s", sort, owner, clean), 1);
}

static inline void
facts_add_number (Facts *self, const char *sort, const char *owner, gint64 number)
{
  g_autofree char *said = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  facts_add (self, sort, owner, said);
}

/* When it was made, and how. */
static inline void
facts_add_made (Facts *self, const char *owner, gint64 time, const char *origin)
{
  g_autofree char *said = g_strdup_printf ("%" G_GINT64_FORMAT " %s", time, origin != NULL ? origin : "");

  facts_add (self, "made", owner, said);
}

/* What @id is called. "" for none. */
static inline const char *
facts_name (Facts *self, const QuothId *id)
{
  const char *name = quoth_id_is_none (id) ? "" : g_hash_table_lookup (self->names, id);

  return name != NULL ? name : "?";
}

static inline void
facts_add_ref (Facts *self, const char *sort, const char *owner, const QuothId *id)
{
  facts_add (self, sort, owner, facts_name (self, id));
}

/* Calls @value @name (transfer full), and says that it is there. */
static inline const char *
facts_own (Facts *self, gconstpointer value, char *said)
{
  char *name = facts_dup_clean (said);

  g_free (said);
  g_hash_table_insert (self->names, quoth_id_memdup (&((const QuothValue *) value)->id), name);
  facts_count (self->owners, g_strdup (name), 1);
  return name;
}

static inline void
facts_add_attributes (Facts *self, gconstpointer value, const char *owner)
{
  const QuothValue *head = value;
  g_autofree char *sort = g_strdup_printf ("%s.value", quoth_kind_to_nick (head->kind));

  for (guint i = 0; head->attributes != NULL && i < head->attributes->len; i++)
    {
      const QuothAttributeValue *attribute = head->attributes->pdata[i];
      QuothId actor;
      const char *shown = quoth_id_from_string (attribute->value, &actor) ? facts_name (self, &actor) : attribute->value;
      g_autofree char *said
        = g_strdup_printf ("%s=%s", (const char *) g_hash_table_lookup (self->attributes, &attribute->attribute), shown);

      facts_add (self, sort, owner, said);
    }
}

/* ---- The codebook and who there is ---- */

static inline void
facts_add_code (Facts *self, const QuothCode *code)
{
  const char *owner = facts_name (self, &code->value.id);

  facts_add (self, self->has_names ? "code.key" : "code.name", owner, self->has_names ? code->key : code->name);
  facts_add_ref (self, "code.parent", owner, &code->parent);
  facts_add (self, "code.rule", owner, code->definition);
  facts_add (self, "code.rule", owner, code->inclusion);
  facts_add (self, "code.rule", owner, code->exclusion);
  facts_add (self, "code.color", owner, code->color);
  facts_add (self, "code.shortcut", owner, code->shortcut);
  if (code->position != 0 && !self->has_names) /* such formats keep the order, and it is numbered anew */
    facts_add_number (self, "code.position", owner, code->position);
  for (guint i = 0; i < code->examples->len; i++)
    {
      const QuothCodeExample *example = code->examples->pdata[i];
      g_autofree char *said = g_strdup_printf ("%s (%s)", example->text, example->note != NULL ? example->note : "");

      facts_add (self, "code.example", owner, said);
    }
}

static inline void
facts_add_actor (Facts *self, const QuothActor *actor)
{
  const char *owner = facts_name (self, &actor->value.id);

  facts_add (self, "actor.kind", owner, actor->actor_kind);
  facts_add_ref (self, "actor.field", owner, &actor->parent);
  facts_add (self, "actor.field", owner, actor->wikidata);
  facts_add (self, "actor.field", owner, actor->note);
  for (guint i = 0; i < actor->aliases->len; i++)
    {
      const QuothAlias *alias = actor->aliases->pdata[i];
      g_autofree char *said = g_strdup_printf ("%s %s %s%s%s", alias->text, alias->language != NULL ? alias->language : "",
                                               alias->script != NULL ? alias->script : "", alias->match_case ? " case" : "",
                                               alias->part_of_word ? " part" : "");

      facts_add (self, "actor.alias", owner, said);
    }
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      const QuothAffiliation *affiliation = actor->affiliations->pdata[i];
      g_autofree char *said = g_strdup_printf ("%s %s %s-%s", facts_name (self, &affiliation->actor), affiliation->role,
                                               affiliation->from, affiliation->to != NULL ? affiliation->to : "");

      facts_add (self, "actor.affiliation", owner, said);
    }
}

static inline void
facts_add_definition (Facts *self, gpointer value)
{
  const char *owner = facts_name (self, &QUOTH_VALUE (value)->id);

  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      facts_add (self, "coder.color", owner, quoth_coder (value)->color);
      break;
    case QUOTH_KIND_ACTOR_KIND:
      facts_add (self, "actor-kind.name", owner, quoth_actor_kind (value)->name);
      facts_add (self, "actor-kind.color", owner, quoth_actor_kind (value)->color);
      break;
    case QUOTH_KIND_ANNOTATION_TYPE:
      facts_add (self, "annotation-type.field", owner, quoth_annotation_type (value)->key);
      facts_add (self, "annotation-type.field", owner, quoth_annotation_type (value)->color);
      facts_add (self, "annotation-type.field", owner, quoth_annotation_type (value)->definition);
      break;
    case QUOTH_KIND_RELATION_TYPE:
      facts_add (self, "relation-type.field", owner, quoth_relation_type (value)->name);
      facts_add (self, "relation-type.field", owner, quoth_relation_type (value)->definition);
      facts_add (self, "relation-type.field", owner, quoth_relation_type (value)->symmetric ? "yes" : NULL);
      facts_add_ref (self, "relation-type.field", owner, &quoth_relation_type (value)->from_code);
      facts_add_ref (self, "relation-type.field", owner, &quoth_relation_type (value)->to_code);
      break;
    case QUOTH_KIND_ATTRIBUTE:
      facts_add (self, "attribute.name", owner, quoth_attribute (value)->name);
      facts_add (self, "attribute.type", owner, quoth_attribute_type_to_nick (quoth_attribute (value)->type));
      facts_add (self, "attribute.definition", owner, quoth_attribute (value)->definition);
      break;
    case QUOTH_KIND_CODE:
      facts_add_code (self, value);
      break;
    case QUOTH_KIND_ACTOR:
      facts_add_actor (self, value);
      break;
    case QUOTH_KIND_PROPOSITION:
      facts_add (self, "proposition.note", owner, quoth_proposition (value)->note);
      break;
    default:
      break;
    }
  facts_add_attributes (self, value, owner);
}

static inline char *
facts_dup_name (Facts *self, gpointer value)
{
  switch ((int) QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CODER:
      return g_strconcat ("coder ", quoth_coder (value)->name, NULL);
    case QUOTH_KIND_ACTOR_KIND:
      return g_strconcat ("actor-kind ", quoth_actor_kind (value)->key, NULL);
    case QUOTH_KIND_ANNOTATION_TYPE:
      return g_strconcat ("annotation-type ", quoth_annotation_type (value)->name, NULL);
    case QUOTH_KIND_CODE:
      return g_strconcat ("code ", self->has_names ? quoth_code (value)->name : quoth_code (value)->key, NULL);
    case QUOTH_KIND_RELATION_TYPE:
      return g_strconcat ("relation-type ", quoth_relation_type (value)->key, NULL);
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf ("attribute %s %s", quoth_kind_to_nick (quoth_attribute (value)->on), quoth_attribute (value)->key);
    case QUOTH_KIND_CODEBOOK_VERSION:
      return g_strdup_printf ("codebook-version %u", quoth_codebook_version (value)->number);
    case QUOTH_KIND_ACTOR:
      return g_strconcat ("actor ", quoth_actor (value)->name, NULL);
    case QUOTH_KIND_PROPOSITION:
      return g_strconcat ("proposition ", quoth_proposition (value)->statement, NULL);
    default:
      g_assert_not_reached ();
    }
}

/* ---- Texts ---- */

static inline char *
facts_describe_segments (const QuothDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];

      g_string_append_printf (out, "%s %u-%u %s;", quoth_segment_kind_to_nick (segment->kind), segment->range.start,
                              segment->range.end, segment->number != NULL ? segment->number : "");
    }
  return g_string_free (out, FALSE);
}

static inline void
facts_add_document (Facts *self, const QuothId *id)
{
  g_autoptr (QuothDocument) document = quoth_reader_load_document (self->reader, id, NULL);
  const char *owner = facts_own (self, document, g_strconcat ("document ", quoth_text_get_utf8 (document->text), NULL));
  g_autofree char *segments = facts_describe_segments (document);

  facts_add (self, "document.name", owner, document->name);
  facts_add (self, "document.field", owner, document->title);
  facts_add (self, "document.field", owner, document->document_kind);
  facts_add (self, "document.field", owner, document->author);
  facts_add (self, "document.field", owner, document->source);
  facts_add (self, "document.field", owner, document->url);
  facts_add (self, "document.field", owner, document->date);
  facts_add (self, "document.field", owner, document->language);
  facts_add (self, "document.field", owner, document->note);
  facts_add (self, "document.file", owner, g_strcmp0 (document->encoding, "UTF-8") != 0 ? document->encoding : NULL);
  if (document->newline > QUOTH_NEWLINE_LF)
    facts_add_number (self, "document.file", owner, document->newline);
  facts_add (self, "document.file", owner, document->bom ? "mark" : NULL);
  facts_add (self, "document.segments", owner, *segments != '\0' ? segments : "none");
  facts_add (self, "document.original", owner, document->original != NULL ? "there" : NULL);
  facts_add_attributes (self, document, owner);
}

/* ---- Annotations ---- */

static inline char *
facts_dup_place (Facts *self, const QuothAnnotation *annotation)
{
  GString *out = g_string_new (quoth_kind_to_nick (annotation->value.kind));

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      g_string_append_printf (out, " %u-%u", range.start, range.end);
    }
  g_string_append_printf (out, " in %s", facts_name (self, &annotation->document));
  return g_string_free (out, FALSE);
}

static inline void
facts_add_claim_lists (Facts *self, const QuothClaim *claim, const char *owner)
{
  g_autoptr (GString) chain = g_string_new (NULL);

  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);
      g_autofree char *stance = g_strdup_printf ("%s %d", facts_name (self, &category->code), category->stance);

      facts_add_ref (self, "claim.code", owner, &category->code);
      if (category->stance != QUOTH_STANCE_UNSET)
        facts_add (self, "claim.stance", owner, stance);
    }
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      gboolean is_placed = !quoth_id_is_none (&role->mention);
      g_autofree char *said = g_strdup_printf (
        "%s %s", quoth_role_to_nick (role->role), facts_name (self, is_placed ? &role->mention : &role->actor));

      facts_add (self, "claim.role", owner, said);
    }
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, i);

      g_string_append_printf (chain, "%s %d;", facts_name (self, quoth_id_is_none (&link->mention) ? &link->actor : &link->mention),
                              (int) link->factuality);
    }
  facts_add (self, "claim.chain", owner, chain->str);
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);
      g_autofree char *said = g_strdup_printf ("%s %s", quoth_link_to_nick (link->link), facts_name (self, &link->proposition));

      facts_add (self, "claim.proposition", owner, said);
    }
}

static inline void
facts_add_claim (Facts *self, const QuothClaim *claim, const char *owner)
{
  g_autofree char *confidence = claim->confidence >= 0 ? g_strdup_printf ("%.9g", claim->confidence) : NULL;

  facts_add (self, "claim.field", owner, claim->statement);
  facts_add (self, "claim.field", owner, quoth_factuality_to_nick (claim->factuality));
  facts_add (self, "claim.field", owner, quoth_mode_to_nick (claim->mode));
  facts_add (self, "claim.field", owner, claim->form);
  facts_add (self, "claim.field", owner, claim->date);
  facts_add (self, "claim.field", owner, claim->place);
  facts_add (self, "claim.field", owner, confidence);
  facts_add_claim_lists (self, claim, owner);
}

static inline void
facts_add_annotation (Facts *self, gpointer value)
{
  const QuothAnnotation *annotation = value;
  const char *owner = facts_name (self, &annotation->value.id);

  facts_add_ref (self, "annotation.coder", owner, &annotation->coder);
  facts_add_made (self, owner, annotation->created, annotation->origin);
  facts_add_attributes (self, annotation, owner);
  if (annotation->value.kind == QUOTH_KIND_MENTION)
    facts_add_ref (self, "mention.actor", owner, &quoth_mention (value)->actor);
  else if (annotation->value.kind == QUOTH_KIND_CLAIM)
    facts_add_claim (self, value, owner);
  else
    {
      const char *type = g_hash_table_lookup (self->types, quoth_cue (value)->cue_kind);

      facts_add (self, "cue.kind", owner, type != NULL ? type : quoth_cue (value)->cue_kind);
      facts_add_ref (self, "cue.claim", owner, &quoth_cue (value)->claim);
    }
}

/* ---- What is between them ---- */

static inline void
facts_add_relation (Facts *self, const QuothRelation *relation)
{
  const char *owner = facts_own (self, relation,
                                 g_strdup_printf ("relation %s %s → %s", relation->relation_kind, facts_name (self, &relation->from),
                                                  facts_name (self, &relation->to)));

  facts_add_ref (self, "relation.coder", owner, &relation->coder);
  facts_add_made (self, owner, relation->created, "");
  facts_add_attributes (self, relation, owner);
}

static inline void
facts_add_memo (Facts *self, const QuothMemo *memo)
{
  const char *owner = facts_own (self, memo, g_strdup_printf ("memo %s on %s", memo->text, facts_name (self, &memo->target)));

  facts_add_ref (self, "memo.coder", owner, &memo->coder);
  facts_add_made (self, owner, memo->time, "");
  facts_add_ref (self, "memo.parent", owner, &memo->parent);
  facts_add_attributes (self, memo, owner);
}

/* ---- All of it ---- */

static inline GPtrArray *
facts_list (Facts *self, QuothKind kind)
{
  QuothQuery query = { .kind = kind };

  return quoth_reader_list (self->reader, &query, NULL);
}

static inline void
facts_add_named (Facts *self)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CODER,         QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_ANNOTATION_TYPE, QUOTH_KIND_CODE,  QUOTH_KIND_RELATION_TYPE,
                                     QUOTH_KIND_ATTRIBUTE,     QUOTH_KIND_CODEBOOK_VERSION, QUOTH_KIND_ACTOR, QUOTH_KIND_PROPOSITION };

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        g_autoptr (GPtrArray) values = facts_list (self, kinds[i]);

        for (guint j = 0; j < values->len; j++)
          if (pass > 0)
            facts_add_definition (self, values->pdata[j]);
          else
            {
              facts_own (self, values->pdata[j], facts_dup_name (self, values->pdata[j]));
              if (kinds[i] == QUOTH_KIND_ANNOTATION_TYPE)
                g_hash_table_insert (self->types, g_strdup (quoth_annotation_type (values->pdata[j])->key),
                                     g_strdup (quoth_annotation_type (values->pdata[j])->name));
              if (kinds[i] == QUOTH_KIND_ATTRIBUTE)
                g_hash_table_insert (self->attributes, quoth_id_memdup (&QUOTH_VALUE (values->pdata[j])->id),
                                     g_strdup (quoth_attribute (values->pdata[j])->key));
            }
      }
}

static inline void
facts_add_annotations (Facts *self)
{
  for (guint pass = 0; pass < 2; pass++)
    for (QuothKind kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
      {
        g_autoptr (GPtrArray) all = facts_list (self, kind);

        for (guint i = 0; i < all->len; i++)
          if (pass > 0)
            facts_add_annotation (self, all->pdata[i]);
          else
            facts_own (self, all->pdata[i], facts_dup_place (self, all->pdata[i]));
      }
}

static inline void
facts_add_between (Facts *self)
{
  g_autoptr (GPtrArray) relations = facts_list (self, QUOTH_KIND_RELATION), memos = facts_list (self, QUOTH_KIND_MEMO);

  for (guint i = 0; i < relations->len; i++)
    facts_add_relation (self, relations->pdata[i]);
  for (guint i = 0; i < memos->len; i++)
    facts_add_memo (self, memos->pdata[i]);
}

static inline Facts *
facts_new (QuothStore *store, gboolean has_names)
{
  Facts *self = g_new0 (Facts, 1);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (QuothProject) project = NULL;

  self->has_names = has_names;
  self->reader = quoth_store_open_reader (store, NULL);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self->attributes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  project = quoth_reader_get (self->reader, QUOTH_KIND_PROJECT, NULL, NULL);
  facts_own (self, project, g_strdup ("project"));
  facts_add (self, "project.name", "project", project->name);
  facts_add (self, "project.description", "project", project->description);
  documents = facts_list (self, QUOTH_KIND_DOCUMENT);
  facts_add_named (self);
  for (guint i = 0; i < documents->len; i++)
    facts_add_document (self, &QUOTH_VALUE (documents->pdata[i])->id);
  facts_add_annotations (self);
  facts_add_between (self);
  return self;
}

static inline void
facts_free (Facts *self)
{
  quoth_reader_free (self->reader);
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->attributes);
  g_hash_table_unref (self->types);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Facts, facts_free)

/* ---- What is lost ---- */

static inline gboolean
facts_has_owner (const Facts *self, const char *fact)
{
  const char *start = strchr (fact, '\037') + 1, *end = strrchr (fact, '\037');
  g_autofree char *owner = g_strndup (start, (gsize) (end - start));

  return g_hash_table_contains (self->owners, owner);
}

/* Of @from, what @to has not: "SORT": how often; for what is not there at all the first word of its name. */
static inline GHashTable *
facts_subtract (const Facts *from, const Facts *to, gboolean tell)
{
  GHashTable *lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from->owners);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int n = GPOINTER_TO_INT (value) - GPOINTER_TO_INT (g_hash_table_lookup (to->owners, key));

      if (n > 0)
        facts_count (lost, g_strndup (key, strcspn (key, " ")), n);
      if (n > 0 && tell)
        g_test_message ("%s", (char *) key);
    }
  g_hash_table_iter_init (&iter, from->facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      int n = GPOINTER_TO_INT (value) - GPOINTER_TO_INT (g_hash_table_lookup (to->facts, key));

      if (n <= 0 || !facts_has_owner (to, key))
        continue;
      facts_count (lost, g_strndup (key, strcspn (key, "\037")), n);
      if (tell)
        g_test_message ("%s", (char *) key);
    }
  return lost;
}
