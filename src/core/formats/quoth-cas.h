/* quoth-cas.h: a graph of typed structures over texts, as UIMA has it (private to the formats of UIMA)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-layers.h"

G_BEGIN_DECLS

/** QUOTH_CAS_SOFA_TYPE: the type of texts. */
#define QUOTH_CAS_SOFA_TYPE "uima.cas.Sofa"

/* ---- Reading ---- */

/**
 * QuothCas:
 *
 * What a file holds: structures, each with an id, a type and features, whose values are texts or other structures; and which of them are in
 * the index of a text. XMI does not say which values are ids; it is the types' to say, or else is found out by the names that everybody uses.
 */
typedef struct _QuothCas QuothCas;

/** quoth_cas_new: (transfer full): an empty one for a file of @intake. */
QuothCas *quoth_cas_new (QuothIntake *intake);
void quoth_cas_free (QuothCas *self);

void quoth_cas_add_type (QuothCas *self, const char *type, const char *supertype);

/** quoth_cas_add_feature: that a feature of @type has values of the type @range. */
void quoth_cas_add_feature (QuothCas *self, const char *type, const char *feature, const char *range);

/** quoth_cas_begin: the structure @id begins; what is added next is its. @line: of the file */
void quoth_cas_begin (QuothCas *self, gint64 id, const char *type, guint line);

/** quoth_cas_add_text: @is_raw: whether it may be an id, or several, after all. A feature can have several values. */
void quoth_cas_add_text (QuothCas *self, const char *feature, const char *text, gboolean is_raw);

void quoth_cas_add_reference (QuothCas *self, const char *feature, gint64 id);

/** quoth_cas_end: Returns: %FALSE with an error where the import is strict and the id was there before; else that structure is lost. */
gboolean quoth_cas_end (QuothCas *self, GError **error);

/** quoth_cas_add_member: that the structure @id is in an index. */
void quoth_cas_add_member (QuothCas *self, gint64 id);

/** quoth_cas_take: gives each text with what is in its index to @reader. */
gboolean quoth_cas_take (QuothCas *self, QuothMarkupReader *reader, GError **error);

/* ---- The graph (for quoth-cas-read.c) ---- */

typedef enum
{
  QUOTH_CAS_TEXT,
  QUOTH_CAS_RAW, /* a text that may be ids */
  QUOTH_CAS_REFERENCE,
} QuothCasSort;

/** QuothCasValue: @value: an id, or where the text begins in the pool */
typedef struct
{
  guint key;
  QuothCasSort sort;
  gint64 value;
} QuothCasValue;

/** QuothCasStructure: @start, @end, @sofa: -1 for none; @first, @n: its values */
typedef struct
{
  gint64 id;
  gint64 sofa;
  gint64 start;
  gint64 end;
  guint type;
  guint line;
  guint first;
  guint n;
  guint is_indexed : 1;
  guint is_wanted : 1; /* whether one that is in an index leads to it */
} QuothCasStructure;

/** quoth_cas_get_structures: (transfer none) (element-type QuothCasStructure) */
GArray *quoth_cas_get_structures (QuothCas *self);

QuothIntake *quoth_cas_get_intake (QuothCas *self);

/** quoth_cas_has_index: whether the file says what is in an index at all. */
gboolean quoth_cas_has_index (QuothCas *self);

/** quoth_cas_find: (transfer none) (nullable): the structure @id, until one is added. */
QuothCasStructure *quoth_cas_find (QuothCas *self, gint64 id);

/** quoth_cas_get_type: (transfer none): the name of its type. */
const char *quoth_cas_get_type (QuothCas *self, const QuothCasStructure *structure);

/** quoth_cas_get_value: (transfer none): one of its values. */
const QuothCasValue *quoth_cas_get_value (QuothCas *self, const QuothCasStructure *structure, guint n);

/** quoth_cas_get_key: (transfer none): the name of the feature. */
const char *quoth_cas_get_key (QuothCas *self, const QuothCasValue *value);

/** quoth_cas_get_text: (transfer none): what it says; not for a reference. */
const char *quoth_cas_get_text (QuothCas *self, const QuothCasValue *value);

/** quoth_cas_find_text: (transfer none) (nullable): what the first value of @feature says. */
const char *quoth_cas_find_text (QuothCas *self, const QuothCasStructure *structure, const char *feature);

/** quoth_cas_is_reference: whether a value of @structure leads to others. */
gboolean quoth_cas_is_reference (QuothCas *self, const QuothCasStructure *structure, const QuothCasValue *value);

/** quoth_cas_foreach_reference: calls @func with each id that the value has. */
void quoth_cas_foreach_reference (QuothCas *self,
                                  const QuothCasValue *value,
                                  void (*func) (gint64 id, gpointer user_data),
                                  gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCas, quoth_cas_free)

/* ---- Writing (quoth-cas-write.c) ---- */

#define QUOTH_CAS_TEXT_TYPE "webanno.custom.QuothText"

/** QuothCasFeature: @range: "uima.cas.String" … */
typedef struct
{
  const char *name;
  const char *range;
} QuothCasFeature;

/** QuothCasType: @features: ended by one without a name */
typedef struct
{
  const char *name;
  const char *supertype;
  const QuothCasFeature *features;
} QuothCasType;

/** quoth_cas_get_types: the types of what is written, ended by one without a name. */
const QuothCasType *quoth_cas_get_types (void);

/**
 * QuothCasSink:
 * @begin: a structure begins; @id: from 1
 * @add_strings: a feature with several values, all of them at once
 *
 * Where what is written goes: one structure after the other, the text (uima.cas.Sofa) first. Ids that a sink needs for itself it takes
 * from @last_id.
 */
typedef struct _QuothCasSink QuothCasSink;

struct _QuothCasSink
{
  void (*begin) (QuothCasSink *self, guint id, const char *type);
  void (*add_string) (QuothCasSink *self, const char *feature, const char *string);
  void (*add_number) (QuothCasSink *self, const char *feature, guint number);
  void (*add_reference) (QuothCasSink *self, const char *feature, guint id);
  void (*add_strings) (QuothCasSink *self, const char *feature, const char *const *strings);
  gboolean (*end) (QuothCasSink *self, GError **error);
  guint last_id;
  GArray *members; /* of guint: what is in the index */
};

/** quoth_cas_write: writes a text with its marks, but for what stands before and after the structures. */
gboolean quoth_cas_write (QuothCasSink *self, const QuothMarkup *markup, GError **error);

G_END_DECLS
