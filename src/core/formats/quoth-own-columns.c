/* quoth-own-columns.c: what the columns of the tables that this program exports become again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-own-columns.h"

#include <string.h>

#include "formats/quoth-csv.h"

#define TEXT(name) { name, name, QUOTH_OWN_TEXT, 0 }
#define SAID(name) { name, name, QUOTH_OWN_SAID, 0 }
#define TIME(name) { name, name, QUOTH_OWN_TIME, 0 }
#define NUMBER(name) { name, name, QUOTH_OWN_NUMBER, 0 }
#define TRUTH(name) { name, name, QUOTH_OWN_TRUTH, 0 }
#define REFERENCE(name, field, KIND) { name, field, QUOTH_OWN_REFERENCE, QUOTH_KIND_##KIND }
#define NEEDED(name, field, KIND) { name, field, QUOTH_OWN_NEEDED, QUOTH_KIND_##KIND }
#define LATER(name, field, KIND) { name, field, QUOTH_OWN_LATER, QUOTH_KIND_##KIND }
#define END { NULL, NULL, QUOTH_OWN_TEXT, 0 }

/* ---- Who and what there is ---- */

static const QuothOwnColumn coders[] = { SAID ("name"), TEXT ("color"), TRUTH ("active"), END };

static const QuothOwnColumn actor_kinds[] = { SAID ("key"), SAID ("name"), TEXT ("color"), NUMBER ("position"), END };

static const QuothOwnColumn annotation_types[]
  = { SAID ("key"), SAID ("name"), TEXT ("color"), TEXT ("definition"), NUMBER ("position"), END };

static const QuothOwnColumn codes[]
  = { SAID ("key"),       SAID ("name"),      LATER ("parent_id", "parent", CODE), TEXT ("definition"), TEXT ("inclusion"),
      TEXT ("exclusion"), TEXT ("color"), TEXT ("shortcut"),                   NUMBER ("position"),  END };

static const QuothOwnColumn relation_types[] = { SAID ("key"),
                                                 SAID ("name"),
                                                 TEXT ("definition"),
                                                 TRUTH ("symmetric"),
                                                 REFERENCE ("from_code_id", "from", CODE),
                                                 REFERENCE ("to_code_id", "to", CODE),
                                                 TEXT ("color"),
                                                 NUMBER ("position"),
                                                 END };

static const QuothOwnColumn attributes[] = { SAID ("on"),
                                             SAID ("key"),
                                             SAID ("name"),
                                             { "type", "value_type", QUOTH_OWN_SAID, 0 },
                                             { "choices", "choices", QUOTH_OWN_LINES, 0 },
                                             TEXT ("definition"),
                                             NUMBER ("position"),
                                             END };

static const QuothOwnColumn codebook_versions[]
  = { NUMBER ("number"), TEXT ("name"), TEXT ("note"), TIME ("time"), REFERENCE ("coder_id", "coder", CODER), SAID ("content"), END };

static const QuothOwnColumn actors[]
  = { SAID ("name"), SAID ("kind"), TEXT ("wikidata"), LATER ("parent_id", "parent", ACTOR), TEXT ("note"), END };

static const QuothOwnColumn aliases[]
  = { SAID ("text"), SAID ("language"), SAID ("script"), TRUTH ("match_case"), TRUTH ("part_of_word"), END };

static const QuothOwnColumn affiliations[]
  = { NEEDED ("to_actor_id", "actor", ACTOR), SAID ("role"), SAID ("from"), SAID ("to"), END };

static const QuothOwnColumn documents[] = { SAID ("name"), TEXT ("title"), TEXT ("kind"), TEXT ("author"), TEXT ("source"), TEXT ("url"),
                                            TEXT ("date"), TEXT ("language"), TEXT ("note"), TIME ("imported"), SAID ("encoding"),
                                            SAID ("newline"), TRUTH ("bom"), SAID ("sha256"), SAID ("text"), END };

static const QuothOwnColumn segments[]
  = { NEEDED ("document_id", "document", DOCUMENT), SAID ("kind"), SAID ("number"), NUMBER ("start"), NUMBER ("end"), END };

static const QuothOwnColumn propositions[] = { SAID ("statement"), TEXT ("note"), END };

/* ---- Annotations; where they are is read apart ---- */

#define ANNOTATION \
  NEEDED ("document_id", "document", DOCUMENT), REFERENCE ("coder_id", "coder", CODER), TIME ("created"), SAID ("origin"), TRUTH ("gold")

static const QuothOwnColumn mentions[] = { ANNOTATION, NEEDED ("actor_id", "actor", ACTOR), END };

static const QuothOwnColumn claims[] = { ANNOTATION,
                                         TEXT ("statement"),
                                         TEXT ("factuality"),
                                         TEXT ("mode"),
                                         TEXT ("form"),
                                         TEXT ("date"),
                                         TEXT ("place"),
                                         { "confidence", "confidence", QUOTH_OWN_REAL, 0 },
                                         END };

static const QuothOwnColumn claim_categories[] = { NEEDED ("code_id", "code", CODE), NUMBER ("stance"), END };

static const QuothOwnColumn claim_roles[]
  = { SAID ("role"), NEEDED ("actor_id", "actor", ACTOR), REFERENCE ("mention_id", "mention", MENTION), END };

static const QuothOwnColumn claim_chain[]
  = { NEEDED ("actor_id", "actor", ACTOR), REFERENCE ("mention_id", "mention", MENTION), SAID ("factuality"), END };

static const QuothOwnColumn claim_propositions[]
  = { NEEDED ("proposition_id", "proposition", PROPOSITION), SAID ("link"), END };

static const QuothOwnColumn cues[] = { ANNOTATION, SAID ("kind"), REFERENCE ("claim_id", "claim", CLAIM), END };

/* ---- On all these ---- */

static const QuothOwnColumn code_examples[]
  = { SAID ("text"), { "annotation_id", "annotation", QUOTH_OWN_REFERENCE, QUOTH_OWN_ANY }, SAID ("note"), END };

static const QuothOwnColumn relations[] = { SAID ("kind"),
                                            NEEDED ("from_claim_id", "from", CLAIM),
                                            NEEDED ("to_claim_id", "to", CLAIM),
                                            REFERENCE ("coder_id", "coder", CODER),
                                            TIME ("created"),
                                            END };

static const QuothOwnColumn assignments[] = { NEEDED ("coder_id", "coder", CODER),
                                              NEEDED ("document_id", "document", DOCUMENT),
                                              SAID ("state"),
                                              SAID ("purpose"),
                                              TRUTH ("blind"),
                                              TRUTH ("opened"),
                                              TEXT ("deadline"),
                                              TEXT ("note"),
                                              END };

static const QuothOwnColumn verdicts[] = { { "source_id", "source", QUOTH_OWN_NEEDED, QUOTH_OWN_ANY },
                                           SAID ("verdict"),
                                           { "gold_id", "gold", QUOTH_OWN_REFERENCE, QUOTH_OWN_ANY },
                                           TEXT ("reason"),
                                           REFERENCE ("coder_id", "coder", CODER),
                                           TIME ("time"),
                                           SAID ("seen"),
                                           END };

static const QuothOwnColumn memos[]
  = { REFERENCE ("coder_id", "coder", CODER), SAID ("text"), TIME ("time"), LATER ("parent_id", "parent", MEMO), END };

static const QuothOwnColumn attribute_values[] = { END };

const QuothOwnTable quoth_own_tables[] = {
  { "coders", QUOTH_KIND_CODER, "id", NULL, coders },
  { "actor_kinds", QUOTH_KIND_ACTOR_KIND, "id", NULL, actor_kinds },
  { "annotation_types", QUOTH_KIND_ANNOTATION_TYPE, "id", NULL, annotation_types },
  { "codes", QUOTH_KIND_CODE, "id", NULL, codes },
  { "relation_types", QUOTH_KIND_RELATION_TYPE, "id", NULL, relation_types },
  { "attributes", QUOTH_KIND_ATTRIBUTE, "id", NULL, attributes },
  { "codebook_versions", QUOTH_KIND_CODEBOOK_VERSION, "id", NULL, codebook_versions },
  { "actors", QUOTH_KIND_ACTOR, "id", NULL, actors },
  { "aliases", QUOTH_KIND_ACTOR, "actor_id", "aliases", aliases },
  { "affiliations", QUOTH_KIND_ACTOR, "actor_id", "affiliations", affiliations },
  { "documents", QUOTH_KIND_DOCUMENT, "id", NULL, documents },
  { "segments", QUOTH_KIND_DOCUMENT, NULL, NULL, segments },
  { "propositions", QUOTH_KIND_PROPOSITION, "id", NULL, propositions },
  { "mentions", QUOTH_KIND_MENTION, "id", NULL, mentions },
  { "claims", QUOTH_KIND_CLAIM, "id", NULL, claims },
  { "claim_categories", QUOTH_KIND_CLAIM, "claim_id", "categories", claim_categories },
  { "claim_roles", QUOTH_KIND_CLAIM, "claim_id", "roles", claim_roles },
  { "claim_chain", QUOTH_KIND_CLAIM, "claim_id", "chain", claim_chain },
  { "claim_propositions", QUOTH_KIND_CLAIM, "claim_id", "propositions", claim_propositions },
  { "cues", QUOTH_KIND_CUE, "id", NULL, cues },
  { "code_examples", QUOTH_KIND_CODE, "code_id", "examples", code_examples },
  { "relations", QUOTH_KIND_RELATION, "id", NULL, relations },
  { "assignments", QUOTH_KIND_ASSIGNMENT, "id", NULL, assignments },
  { "verdicts", QUOTH_KIND_VERDICT, "id", NULL, verdicts },
  { "memos", QUOTH_KIND_MEMO, "id", NULL, memos },
  { "attribute_values", QUOTH_KIND_ATTRIBUTE, NULL, NULL, attribute_values },
  { NULL, QUOTH_KIND_CODER, NULL, NULL, NULL },
};

const QuothOwnTable *
quoth_own_table_find (const char *name, gsize n_bytes)
{
  for (const QuothOwnTable *table = quoth_own_tables; table->name != NULL; table++)
    if (strncmp (table->name, name, n_bytes) == 0 && table->name[n_bytes] == '\0')
      return table;
  return NULL;
}

/* The columns that an export gives the table. */
static const QuothCsvColumn *
get_written (const QuothOwnTable *self)
{
  for (guint i = 0; i < QUOTH_N_CSV_TABLES; i++)
    if (g_str_equal (quoth_csv_tables[i].name, self->name))
      return quoth_csv_tables[i].columns;
  g_assert_not_reached ();
}

static gboolean
has_column (GPtrArray *header, const char *name)
{
  return g_ptr_array_find_with_equal_func (header, name, g_str_equal, NULL);
}

static gboolean
is_written (const QuothCsvColumn *written, const char *name)
{
  for (const QuothCsvColumn *column = written; column->name != NULL; column++)
    if (g_str_equal (column->name, name))
      return TRUE;
  return FALSE;
}

/* How many columns @header has too few and too many; all of them if one that ids are in is not there. */
static void
compare (const QuothOwnTable *self, GPtrArray *header, guint *n_written, guint *n_missing, guint *n_unknown)
{
  const QuothCsvColumn *written = get_written (self);
  gboolean has_ids = TRUE;

  *n_written = *n_missing = *n_unknown = 0;
  for (const QuothCsvColumn *column = written; column->name != NULL; column++)
    {
      gboolean is_there = has_column (header, column->name);

      *n_written += 1;
      *n_missing += !is_there;
      has_ids = has_ids && (is_there || !(g_str_equal (column->name, "id") || g_str_has_suffix (column->name, "_id")));
    }
  for (guint i = 0; i < header->len; i++)
    *n_unknown += *(const char *) header->pdata[i] != '\0' && !is_written (written, header->pdata[i]);
  if (!has_ids)
    *n_missing = *n_written;
}

gboolean
quoth_own_table_fits (const QuothOwnTable *self, GPtrArray *header)
{
  guint n_written, n_missing, n_unknown;

  compare (self, header, &n_written, &n_missing, &n_unknown);
  return n_unknown == 0 && n_missing <= n_written / 4;
}

gboolean
quoth_own_table_resembles (const QuothOwnTable *self, GPtrArray *header)
{
  guint n_written, n_missing, n_unknown;

  compare (self, header, &n_written, &n_missing, &n_unknown);
  return n_unknown + n_missing <= n_written / 2;
}
