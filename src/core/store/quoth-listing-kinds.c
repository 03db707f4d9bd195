/* quoth-listing-kinds.c: what a table of each kind reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-listing-private.h"

#define TEXT(id, title, sql)                                     \
  {                                                              \
    id, title, QUOTH_LISTING_TEXT, sql, QUOTH_LISTING_COUNT_NONE \
  }
#define NUMBER(id, title, sql)                                     \
  {                                                                \
    id, title, QUOTH_LISTING_NUMBER, sql, QUOTH_LISTING_COUNT_NONE \
  }
#define COUNT(id, title, what)                                        \
  {                                                                   \
    id, title, QUOTH_LISTING_NUMBER, NULL, QUOTH_LISTING_COUNT_##what \
  }
#define END                                                        \
  {                                                                \
    NULL, NULL, QUOTH_LISTING_TEXT, NULL, QUOTH_LISTING_COUNT_NONE \
  }

/* A list inside a value, as one text in its order. */
#define JOINED(expression, from, order)                                                           \
  "(SELECT group_concat (x, ', ') FROM (SELECT " expression " AS x FROM " from " ORDER BY " order \
  "))"

#define DOCUMENT_TITLE "coalesce (d.title, d.name)"
#define QUOTE                                                                                   \
  "(SELECT group_concat (quote, ' … ') FROM (SELECT quote FROM span WHERE annotation = a.id " \
  "ORDER BY position))"
#define START "(SELECT start FROM span WHERE annotation = a.id AND position = 0)"
#define ANNOTATIONS \
  "annotation a JOIN document d ON d.id = a.document JOIN coder k ON k.id = a.coder JOIN "
#define PLACED "a.unplaced = 0"
#define ANNOTATION_ORDER DOCUMENT_TITLE " COLLATE NOCASE, a.document, " START ", a.id"

static const QuothListingCell documents[] = {
  TEXT ("title", N_ ("Title"), DOCUMENT_TITLE),  TEXT ("kind", N_ ("Kind"), "d.kind"),
  TEXT ("author", N_ ("Author"), "d.author"),    TEXT ("source", N_ ("Source"), "d.source"),
  TEXT ("date", N_ ("Date"), "d.date"),          TEXT ("language", N_ ("Language"), "d.language"),
  COUNT ("mentions", N_ ("Mentions"), MENTIONS), COUNT ("claims", N_ ("Claims"), CLAIMS),
  TEXT ("name", N_ ("Name"), "d.name"),          END,
};

static const QuothListingCell actors[] = {
  TEXT ("name", N_ ("Name"), "t.name"),
  TEXT ("kind", N_ ("Kind"), "t.kind"),
  TEXT ("aliases", N_ ("Aliases"), JOINED ("text", "actor_alias WHERE actor = t.id", "position")),
  COUNT ("mentions", N_ ("Mentions"), MENTIONS),
  COUNT ("claims", N_ ("Claims"), CLAIMS),
  TEXT ("parent", N_ ("Part of"), "(SELECT name FROM actor WHERE id = t.parent)"),
  TEXT ("wikidata", N_ ("Wikidata"), "t.wikidata"),
  END,
};

static const QuothListingCell codes[] = {
  TEXT ("name", N_ ("Name"), "t.name"),
  TEXT ("key", N_ ("Key"), "t.key"),
  TEXT ("parent", N_ ("Below"), "(SELECT name FROM code WHERE id = t.parent)"),
  NUMBER ("claims", N_ ("Claims"), "(SELECT count (*) FROM claim_category WHERE code = t.id)"),
  TEXT ("shortcut", N_ ("Key Cap"), "t.shortcut"),
  TEXT ("definition", N_ ("Definition"), "t.definition"),
  END,
};

#define LINKS(link) \
  "(SELECT count (*) FROM claim_proposition WHERE proposition = t.id AND link = '" link "')"

static const QuothListingCell propositions[] = {
  TEXT ("statement", N_ ("Statement"), "t.statement"),
  NUMBER ("supports", N_ ("Support"), LINKS ("supports")),
  NUMBER ("denies", N_ ("Deny"), LINKS ("denies")),
  NUMBER ("reports", N_ ("Report"), LINKS ("reports")),
  TEXT ("note", N_ ("Note"), "t.note"),
  END,
};

static const QuothListingCell mentions[] = {
  TEXT ("quote", N_ ("Words"), QUOTE),
  TEXT ("actor", N_ ("Actor"), "t.name"),
  TEXT ("actor-kind", N_ ("Kind"), "t.kind"),
  TEXT ("document", N_ ("Text"), DOCUMENT_TITLE),
  NUMBER ("start", N_ ("Place"), START),
  TEXT ("coder", N_ ("Coder"), "k.name"),
  END,
};

#define ROLES(role)                                                                              \
  JOINED ("t.name",                                                                              \
          "claim_role r JOIN actor t ON t.id = r.actor WHERE r.claim = a.id AND r.role = '" role \
          "'",                                                                                   \
          "r.position")
#define INNERMOST                                                                                \
  "(SELECT t.name FROM claim_chain h JOIN actor t ON t.id = h.actor WHERE h.claim = a.id ORDER " \
  "BY h.position DESC LIMIT 1)"

static const QuothListingCell claims[] = {
  TEXT ("statement", N_ ("Claim"), "coalesce (nullif (c.statement, ''), " QUOTE ")"),
  TEXT ("claimant", N_ ("Claimant"), "coalesce (" ROLES ("claimant") ", " INNERMOST ")"),
  TEXT ("category",
        N_ ("Category"),
        JOINED (
          "o.name || CASE g.stance WHEN 1 THEN ' +' WHEN -1 THEN ' −' WHEN 0 THEN ' 0' ELSE '' END",
          "claim_category g JOIN code o ON o.id = g.code WHERE g.claim = a.id",
          "g.position")),
  TEXT ("factuality", N_ ("Factuality"), "c.factuality"),
  TEXT (
    "proposition",
    N_ ("Proposition"),
    JOINED ("p.statement",
            "claim_proposition l JOIN proposition p ON p.id = l.proposition WHERE l.claim = a.id",
            "l.position")),
  TEXT ("document", N_ ("Text"), DOCUMENT_TITLE),
  TEXT ("date", N_ ("Date"), "coalesce (c.date, d.date)"),
  TEXT ("mode", N_ ("Mode"), "c.mode"),
  TEXT ("addressee", N_ ("Addressee"), ROLES ("addressee")),
  TEXT ("object", N_ ("About"), ROLES ("object")),
  NUMBER ("start", N_ ("Place"), START),
  NUMBER ("confidence", N_ ("Confidence"), "c.confidence"),
  TEXT ("coder", N_ ("Coder"), "k.name"),
  TEXT ("quote", N_ ("Words"), QUOTE),
  END,
};

static const QuothListingCell cues[] = {
  TEXT ("quote", N_ ("Words"), QUOTE),
  TEXT ("kind", N_ ("Kind"), "coalesce ((SELECT name FROM annotation_type WHERE key = c.kind ORDER BY id LIMIT 1), c.kind)"),
  TEXT ("document", N_ ("Text"), DOCUMENT_TITLE),
  NUMBER ("start", N_ ("Place"), START),
  TEXT ("coder", N_ ("Coder"), "k.name"),
  END,
};

#define CLAIM_WORDS(id)                                                                          \
  "(SELECT coalesce (nullif (statement, ''), (SELECT group_concat (quote, ' … ') FROM (SELECT quote " \
  "FROM span WHERE annotation = " id " ORDER BY position))) FROM claim WHERE annotation = " id ")"
#define DOCUMENT_OF(id) "(SELECT document FROM annotation WHERE id = " id ")"
#define TITLE_OF(id) \
  "(SELECT " DOCUMENT_TITLE " FROM annotation a JOIN document d ON d.id = a.document WHERE a.id = " id ")"

static const QuothListingCell relations[] = {
  TEXT ("relation-kind", N_ ("Kind"), "coalesce ((SELECT name FROM relation_type WHERE key = r.kind ORDER BY id LIMIT 1), r.kind)"),
  TEXT ("from", N_ ("From"), CLAIM_WORDS ("r.from_claim")),
  TEXT ("to", N_ ("To"), CLAIM_WORDS ("r.to_claim")),
  TEXT ("document",
        N_ ("Text"),
        TITLE_OF ("r.from_claim") " || CASE WHEN " DOCUMENT_OF ("r.from_claim") " IS " DOCUMENT_OF (
          "r.to_claim") " THEN '' ELSE ' → ' || " TITLE_OF ("r.to_claim") " END"),
  TEXT ("coder", N_ ("Coder"), "k.name"),
  END,
};

/* A memo may be on anything: what that is, and what it is called. */
#define NAME_OF(column, table) "(SELECT " column " FROM " table " WHERE id = m.target)"
#define KIND_OF(nick, table) "(SELECT '" nick "' FROM " table " WHERE id = m.target)"
#define TARGET_KIND                                                                                \
  "coalesce (" NAME_OF ("kind", "annotation") ", " KIND_OF ("actor", "actor") ", " KIND_OF (       \
    "document", "document") ", " KIND_OF ("code", "code") ", " KIND_OF ("proposition", "proposition") \
  ", " KIND_OF ("relation", "relation") ", " KIND_OF ("project", "project") ", " KIND_OF ("coder", "coder") \
  ", " KIND_OF ("memo", "memo") ", " KIND_OF ("relation-type", "relation_type") ", " KIND_OF (     \
    "actor-kind", "actor_kind") ", " KIND_OF ("attribute", "attribute") ", " KIND_OF (             \
    "annotation-type", "annotation_type") ", " KIND_OF ("codebook-version", "codebook_version") ")"
#define TARGET_NAME                                                                                \
  "coalesce (" CLAIM_WORDS ("m.target") ", (SELECT group_concat (quote, ' … ') FROM (SELECT quote FROM span " \
  "WHERE annotation = m.target ORDER BY position)), " NAME_OF ("name", "actor") ", " NAME_OF (     \
    "coalesce (title, name)", "document") ", " NAME_OF ("name", "code") ", " NAME_OF ("statement", \
    "proposition") ", (SELECT " CLAIM_WORDS ("r.from_claim") " || ' → ' || " CLAIM_WORDS ("r.to_claim") \
  " FROM relation r WHERE r.id = m.target), " NAME_OF ("name", "project") ", " NAME_OF ("name",    \
    "coder") ", " NAME_OF ("text", "memo") ", " NAME_OF ("name", "relation_type") ", " NAME_OF ("name", \
    "actor_kind") ", " NAME_OF ("name", "annotation_type") ", " NAME_OF ("name", "attribute") ", " NAME_OF ("coalesce (name, number)",      \
    "codebook_version") ")"

static const QuothListingCell memos[] = {
  TEXT ("text", N_ ("Memo"), "m.text"),
  TEXT ("target", N_ ("On"), TARGET_NAME),
  TEXT ("target-kind", N_ ("Kind"), TARGET_KIND),
  TEXT ("answers", N_ ("Answers"), "(SELECT text FROM memo WHERE id = m.parent)"),
  TEXT ("coder", N_ ("Coder"), "k.name"),
  TEXT ("time", N_ ("Time"), "strftime ('%Y-%m-%d %H:%M', m.time / 1000, 'unixepoch', 'localtime')"),
  END,
};

/* A thread begins with the memo that answers none. */
#define THREAD(column)                                                                          \
  "(WITH RECURSIVE up (id, parent, time) AS (SELECT m.id, m.parent, m.time UNION SELECT p.id, " \
  "p.parent, p.time FROM up JOIN memo p ON p.id = up.parent) SELECT " column                    \
  " FROM up WHERE parent IS NULL)"

/* A relation has no place: who follows a memo on one is taken to the claim it comes from. */
#define RELATED NAME_OF ("from_claim", "relation")
#define LEADS_TO "coalesce (" RELATED ", m.target)"

#define ITSELF NULL, NULL

static const QuothListingKind kinds[] = {
  { QUOTH_KIND_DOCUMENT, "document d", "d.id", "d.id", ITSELF, NULL,
    DOCUMENT_TITLE " COLLATE NOCASE, d.id", documents },
  { QUOTH_KIND_ACTOR, "actor t", "t.id", "NULL", ITSELF, NULL, "t.name COLLATE NOCASE, t.id",
    actors },
  { QUOTH_KIND_CODE, "code t", "t.id", "NULL", ITSELF, NULL, "t.key COLLATE NOCASE, t.id", codes },
  { QUOTH_KIND_PROPOSITION, "proposition t", "t.id", "NULL", ITSELF, NULL,
    "t.statement COLLATE NOCASE, t.id", propositions },
  { QUOTH_KIND_MENTION,
    ANNOTATIONS "mention m ON m.annotation = a.id JOIN actor t ON t.id = m.actor", "a.id",
    "a.document", ITSELF, PLACED, ANNOTATION_ORDER, mentions },
  { QUOTH_KIND_CLAIM, ANNOTATIONS "claim c ON c.annotation = a.id", "a.id", "a.document", ITSELF,
    PLACED, ANNOTATION_ORDER, claims },
  { QUOTH_KIND_CUE, ANNOTATIONS "cue c ON c.annotation = a.id", "a.id", "a.document", ITSELF,
    PLACED, ANNOTATION_ORDER, cues },
  { QUOTH_KIND_RELATION, "relation r JOIN coder k ON k.id = r.coder", "r.id",
    DOCUMENT_OF ("r.from_claim"), "r.from_claim", "'claim'", NULL, "r.kind, r.created, r.id",
    relations },
  { QUOTH_KIND_MEMO, "memo m JOIN coder k ON k.id = m.coder", "m.id",
    "coalesce (" DOCUMENT_OF (LEADS_TO) ", " NAME_OF ("id", "document") ")", LEADS_TO,
    "CASE WHEN " RELATED " IS NULL THEN " TARGET_KIND " ELSE 'claim' END", NULL,
    THREAD ("time") ", " THREAD ("id") ", m.time, m.id", memos },
};

const QuothListingKind *
quoth_listing_kind_find (QuothKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return &kinds[i];
  return NULL;
}
