/* quoth-adoption-private.h: an adoption at work (private to the adoption)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rework/quoth-adoption.h"
#include "text/quoth-anchor.h"
#include "text/quoth-error.h"

G_BEGIN_DECLS

/**
 * QuothAdoption:
 * @name: (nullable): of the other project
 * @pairings: (element-type QuothPairing)
 * @by_id: (element-type QuothId QuothPairing): the same, by the value of the other project
 */
struct _QuothAdoption
{
  gatomicrefcount refs;
  QuothStore *theirs;
  QuothCoder *coder;
  char *name;
  GPtrArray *pairings;
  GHashTable *by_id;
  QuothAdoptionReport report;
};

/**
 * QuothAdoptionRun:
 * @ours: (borrowed)
 * @theirs: (borrowed)
 * @cancellable: (nullable)
 * @ids: (element-type QuothId QuothId): of theirs what is another one here, to which
 * @keys: (element-type utf8 utf8): of kinds of actors and types of relations: their keys that are others here; by kind
 * @taken: (element-type utf8): of each kind the names or keys that there are, where each needs one of its own; %NULL until it is asked for
 * @edited: (element-type QuothId QuothValue): of ours what gets something: copies
 * @tales: (element-type QuothId GString): what is told in a memo on one of ours, or on what comes in
 * @attributes: (element-type QuothId QuothAttribute): of theirs
 * @added: (element-type QuothId QuothValue): what is new, but annotations
 * @places: (element-type QuothId guint): under each code of ours (or none): how many places are taken
 * @assignments: (element-type QuothId QuothId): what is assigned here, and comes in; %NULL until it is asked for
 * @seen: (element-type QuothId utf8): of what comes in and was judged: what its verdict has seen, led
 * @our_touches: (element-type QuothId QuothTouch): when each value here was made; %NULL until it is asked for
 * @their_touches: the same of theirs
 * @document: the document of theirs whose annotations are placed, and the text here, and the way into it, if that is another
 *
 * One build.
 */
typedef struct
{
  QuothAdoption *adoption;
  QuothReader *ours;
  QuothReader *theirs;
  GCancellable *cancellable;
  QuothId coder;
  GHashTable *ids;
  GHashTable *keys[QUOTH_N_KINDS];
  GHashTable *taken[QUOTH_N_KINDS];
  GHashTable *edited;
  GHashTable *tales;
  GHashTable *attributes;
  GHashTable *added;
  GHashTable *places;
  GHashTable *assignments;
  GHashTable *seen;
  GHashTable *our_touches;
  GHashTable *their_touches;
  QuothId document;
  QuothText *text;
  QuothAnchor *anchor;
  QuothChange *change;
} QuothAdoptionRun;

/* ---- quoth-adoption-pair.c: what is the same in both ---- */

void quoth_pairing_free (QuothPairing *self);

/** quoth_pairing_add: a candidate, unless it is one. */
void quoth_pairing_add (QuothPairing *self, const QuothId *id, const char *name, QuothPairReason reason);

/** quoth_pairing_compare: a #GCompareFunc of pairings in an array: by kind, the open ones first, then by name. */
int quoth_pairing_compare (gconstpointer a, gconstpointer b);

/** quoth_pairing_decide: proposes the one that is better than all others; open if several are the best. */
void quoth_pairing_decide (QuothPairing *self);

/** quoth_adoption_has_pairing: whether values of @kind may be the same in both projects. */
gboolean quoth_adoption_has_pairing (QuothKind kind);

/** quoth_adoption_pair: (transfer full): for each of their values of @kind which of ours it may be, by what they are called. */
gboolean quoth_adoption_pair (QuothAdoption *self, QuothReader *ours, QuothReader *theirs, QuothKind kind, GError **error);

/* ---- quoth-adoption-learn.c: what came in before ---- */

/** quoth_adoption_learn: adds the candidates that annotations which came in before refer to. */
gboolean quoth_adoption_learn (QuothAdoption *self, QuothReader *ours, QuothReader *theirs, GCancellable *cancellable, GError **error);

/* ---- quoth-adoption-lead.c: what their values refer to ---- */

/** quoth_adoption_lead: lets @value, a copy of one of theirs, refer to what is ours. */
void quoth_adoption_lead (QuothAdoptionRun *self, gpointer value);

/** quoth_adoption_lead_seen: @theirs comes in as @led: its verdict, which comes later, will have seen that, if it has seen @theirs. */
gboolean quoth_adoption_lead_seen (QuothAdoptionRun *self, const QuothValue *theirs, gconstpointer led, GError **error);

/** quoth_adoption_lead_id: puts our id for theirs; returns whether it is another. */
gboolean quoth_adoption_lead_id (QuothAdoptionRun *self, QuothId *id);

/** quoth_adoption_get_coder: (transfer none) (nullable): who made @value, an annotation, a relation or a memo. */
const QuothId *quoth_adoption_get_coder (gconstpointer value);

/* ---- quoth-adoption-assignments.c: who is to code what ---- */

/**
 * quoth_adoption_lead_assignment: gives @theirs (a copy, not led) the id that it has here.
 * @is_here: (out): whether that is one that is here already, or comes in
 */
gboolean quoth_adoption_lead_assignment (QuothAdoptionRun *self, QuothAssignment *theirs, gboolean *is_here, GError **error);

/* ---- quoth-adoption-fill.c: what ours get of theirs ---- */

/** quoth_adoption_fill: @theirs (led) is the same thing as @ours: adds what it has beyond that. */
gboolean quoth_adoption_fill (QuothAdoptionRun *self, const QuothId *ours, gpointer theirs, GError **error);

/** quoth_adoption_fill_parent: once all actors are here: gives one of ours, without a parent, that of @theirs (led). */
gboolean quoth_adoption_fill_parent (QuothAdoptionRun *self, const QuothId *ours, const QuothActor *theirs, GError **error);

/** quoth_adoption_tell: a sentence in a memo on the value @target. */
void quoth_adoption_tell (QuothAdoptionRun *self, const QuothId *target, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* ---- quoth-adoption-names.c: names of their own ---- */

/** quoth_adoption_rename: gives @value, a copy that is new here, a name or key that nothing else has. */
gboolean quoth_adoption_rename (QuothAdoptionRun *self, gpointer value, GError **error);

/* ---- quoth-adoption-relations.c: relations that the codebook here would not allow ---- */

/** quoth_adoption_allow_relation: gives @relation, a copy, led, a type that allows it. */
gboolean quoth_adoption_allow_relation (QuothAdoptionRun *self, QuothRelation *relation, GError **error);

/* ---- quoth-adoption-texts.c: documents, and what stands in them ---- */

/** quoth_adoption_put_document: @document (led and renamed, without its text) is new: puts it with all the texts it had. */
gboolean quoth_adoption_put_document (QuothAdoptionRun *self, QuothDocument *document, GError **error);

/**
 * quoth_adoption_place:
 * @their_document: where it stood
 * @annotation: a copy, led
 *
 * Finds its place in the text that is here. One that does not read the same here has no place, until a person gives it one. Of one
 * document after the other.
 */
gboolean quoth_adoption_place (QuothAdoptionRun *self, const QuothId *their_document, gpointer annotation, GError **error);

/** quoth_adoption_put_rejections: brings in what coders rejected in @their_document. */
gboolean quoth_adoption_put_rejections (QuothAdoptionRun *self, const QuothId *their_document, GError **error);

G_END_DECLS
