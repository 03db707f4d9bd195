/* quoth-dna-private.h: what reading of the versions of Discourse Network Analyzer shares (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-names.h"

G_BEGIN_DECLS

/** QuothDnaPart: what a variable of a statement is here. */
typedef enum
{
  QUOTH_DNA_OTHER,
  QUOTH_DNA_PERSON,
  QUOTH_DNA_ORGANIZATION,
  QUOTH_DNA_CONCEPT,
  QUOTH_DNA_AGREEMENT,
} QuothDnaPart;

/** QUOTH_DNA_MARK: the property of SETTINGS that says that this program wrote the database: texts in it are taken letter by letter. */
#define QUOTH_DNA_MARK "quoth"

/** QUOTH_DNA_MENTION, QUOTH_DNA_CUE: the types of statements that are no claims. */
#define QUOTH_DNA_MENTION "Mention"
#define QUOTH_DNA_CUE "Cue"

/** quoth_dna_is_own_variable: whether statements written by this program have a variable @name (in whatever capitals), or a claim a field. */
gboolean quoth_dna_is_own_variable (const char *name);

/** quoth_dna_is_field: whether a variable of this name and type (as DATATYPE says it) is a field that claims have, as this program writes it. */
gboolean quoth_dna_is_field (const char *name, const char *data_type);

/** quoth_dna_find_part: by its name, in whatever capitals. */
QuothDnaPart quoth_dna_find_part (const char *variable);

/**
 * QuothDna:
 * @names: the reader's
 * @described: what stands for the actors and codes that are new, and of which something was said
 * @organizations: the names of the organizations of the file
 * @keys: (element-type utf8 utf8): names of codes that have another key: that
 * @is_ours: whether this program wrote it
 */
typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;
  QuothMarkupNames *names;
  GHashTable *described;
  GHashTable *organizations;
  GHashTable *keys;
  gboolean is_ours;
} QuothDna;

QuothDna *quoth_dna_new (QuothIntake *intake, GError **error);
void quoth_dna_free (QuothDna *self);

/**
 * QuothDnaEntity:
 * @alias: (nullable): other names, with a semicolon between them
 * @note: (nullable)
 * @color: (nullable): "#rrggbb"
 * @kind: (nullable): of an actor, where that is neither a person nor an organisation
 * @key: (nullable): of a code, where that is not its name
 * @wikidata, @inclusion, @exclusion: (nullable): as edits have them
 * @features: (element-type QuothFeature): what else is said of it; borrowed
 *
 * A person, an organization or a concept, as a file describes it.
 */
typedef struct
{
  QuothDnaPart part;
  const char *name;
  const char *alias;
  const char *note;
  const char *color;
  const char *kind;
  const char *key;
  const char *wikidata;
  const char *inclusion;
  const char *exclusion;
  GArray *features;
} QuothDnaEntity;

/**
 * quoth_dna_take_entity: makes an actor or a code of it, if there is none. Organizations come before persons: what is both is one
 * actor.
 *
 * Returns: (transfer none): what stands for it in edits
 */
const char *quoth_dna_take_entity (QuothDna *self, const QuothDnaEntity *entity, guint line);

/**
 * quoth_dna_add_statement: what a statement says of who and what.
 * @agreement: of the stance; %QUOTH_STANCE_UNSET where the statement has none
 */
void quoth_dna_add_statement (
  QuothMark *mark, const char *person, const char *organization, const char *concept, QuothStance agreement);

/** quoth_dna_read_database: versions 2 and 3. */
gboolean quoth_dna_read_database (QuothDna *self, GBytes *bytes, GError **error);

/** quoth_dna_read_xml: version 1. */
gboolean quoth_dna_read_xml (QuothDna *self, GBytes *bytes, GError **error);

/** quoth_dna_write: see QuothFormat. */
gboolean quoth_dna_write (QuothExport *export, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDna, quoth_dna_free)

G_END_DECLS
