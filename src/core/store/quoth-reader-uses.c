/* quoth-reader-uses.c: who refers to a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each use is a query for the ids of the values of one kind that refer to the value ?1, so that counting them and
 * reading them agree. Each finds its rows by an index, but for those of a codebook's own kinds and types, which are used by name.
 */

#include "config.h"

#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

/* @count and @ids are literals (see quoth_database_prepare()). */
typedef struct
{
  QuothKind used;
  QuothKind user;
  const char *count;
  const char *ids;
} Use;

#define USE(used, user, sql)                                                            \
  {                                                                                     \
    QUOTH_KIND_##used, QUOTH_KIND_##user, "SELECT count (*) FROM (" sql ")", sql " ORDER BY 1" \
  }

#define ANNOTATIONS_OF(used, user, nick, column) \
  USE (used, user, "SELECT id FROM annotation WHERE " column " = ?1 AND kind = '" nick "'")

#define MEMOS_ON(used) USE (used, MEMO, "SELECT id FROM memo WHERE target = ?1")

#define VERDICTS_ON(used) USE (used, VERDICT, "SELECT id FROM verdict WHERE source = ?1 UNION SELECT id FROM verdict WHERE gold = ?1")

/* The values of the kind @nick that have an actor as what one of their attributes says. */
#define NAMING_AS_ATTRIBUTE(nick)                                                     \
  "SELECT v.target FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id" \
  " WHERE a.on_kind = '" nick "' AND a.type = 'actor' AND v.target <> ?1 AND v.value = " QUOTH_ID_AS_TEXT

#define OR_NAMING_AS_ATTRIBUTE(nick) " UNION " NAMING_AS_ATTRIBUTE (nick)

#define ATTRIBUTED(user, nick)                                           \
  USE (ATTRIBUTE, user,                                                  \
       "SELECT v.target FROM attribute_value v JOIN attribute a ON a.id = v.attribute" \
       " WHERE v.attribute = ?1 AND a.on_kind = '" nick "'")

#define EXAMPLES_FROM(used) USE (used, CODE, "SELECT DISTINCT code FROM code_example WHERE annotation = ?1")

/* By the user's kind, for each kind that is used. */
static const Use all_uses[] = {
  MEMOS_ON (PROJECT),
  USE (CODER, CODEBOOK_VERSION, "SELECT id FROM codebook_version WHERE coder = ?1"),
  ANNOTATIONS_OF (CODER, MENTION, "mention", "coder"),
  ANNOTATIONS_OF (CODER, CLAIM, "claim", "coder"),
  ANNOTATIONS_OF (CODER, CUE, "cue", "coder"),
  USE (CODER, RELATION, "SELECT id FROM relation WHERE coder = ?1"),
  USE (CODER, ASSIGNMENT, "SELECT id FROM assignment WHERE coder = ?1"),
  USE (CODER, VERDICT, "SELECT id FROM verdict WHERE coder = ?1"),
  USE (CODER, MEMO, "SELECT id FROM memo WHERE coder = ?1 OR target = ?1"),
  USE (ACTOR_KIND, ACTOR, "SELECT a.id FROM actor_kind k JOIN actor a ON a.kind = k.key WHERE k.id = ?1"),
  MEMOS_ON (ACTOR_KIND),
  USE (ANNOTATION_TYPE, CUE, "SELECT c.annotation FROM annotation_type t JOIN cue c ON c.kind = t.key WHERE t.id = ?1"),
  MEMOS_ON (ANNOTATION_TYPE),
  USE (CODE, CODE, "SELECT id FROM code WHERE parent = ?1"),
  USE (CODE, RELATION_TYPE, "SELECT id FROM relation_type WHERE from_code = ?1 OR to_code = ?1"),
  USE (CODE, CLAIM, "SELECT claim FROM claim_category WHERE code = ?1"),
  MEMOS_ON (CODE),
  USE (RELATION_TYPE,
       RELATION,
       "SELECT r.id FROM relation_type t JOIN relation r ON r.kind = t.key WHERE t.id = ?1"),
  MEMOS_ON (RELATION_TYPE),
  ATTRIBUTED (CODER, "coder"),
  ATTRIBUTED (CODE, "code"),
  ATTRIBUTED (ACTOR, "actor"),
  ATTRIBUTED (DOCUMENT, "document"),
  ATTRIBUTED (PROPOSITION, "proposition"),
  ATTRIBUTED (MENTION, "mention"),
  ATTRIBUTED (CLAIM, "claim"),
  ATTRIBUTED (CUE, "cue"),
  ATTRIBUTED (RELATION, "relation"),
  USE (ATTRIBUTE,
       MEMO,
       "SELECT id FROM memo WHERE target = ?1"
       " UNION SELECT v.target FROM attribute_value v JOIN attribute a ON a.id = v.attribute"
       " WHERE v.attribute = ?1 AND a.on_kind = 'memo'"),
  MEMOS_ON (CODEBOOK_VERSION),
  USE (ACTOR, CODER, NAMING_AS_ATTRIBUTE ("coder")),
  USE (ACTOR, CODE, NAMING_AS_ATTRIBUTE ("code")),
  USE (ACTOR,
       ACTOR,
       "SELECT id FROM actor WHERE parent = ?1"
       " UNION SELECT actor FROM actor_affiliation WHERE to_actor = ?1" OR_NAMING_AS_ATTRIBUTE ("actor")),
  USE (ACTOR, DOCUMENT, NAMING_AS_ATTRIBUTE ("document")),
  USE (ACTOR, PROPOSITION, NAMING_AS_ATTRIBUTE ("proposition")),
  USE (ACTOR,
       MENTION,
       "SELECT annotation FROM mention WHERE actor = ?1" OR_NAMING_AS_ATTRIBUTE ("mention")),
  USE (ACTOR,
       CLAIM,
       "SELECT claim FROM claim_role WHERE actor = ?1"
       " UNION SELECT claim FROM claim_chain WHERE actor = ?1" OR_NAMING_AS_ATTRIBUTE ("claim")),
  USE (ACTOR, CUE, NAMING_AS_ATTRIBUTE ("cue")),
  USE (ACTOR, RELATION, NAMING_AS_ATTRIBUTE ("relation")),
  USE (ACTOR, MEMO, "SELECT id FROM memo WHERE target = ?1" OR_NAMING_AS_ATTRIBUTE ("memo")),
  ANNOTATIONS_OF (DOCUMENT, MENTION, "mention", "document"),
  ANNOTATIONS_OF (DOCUMENT, CLAIM, "claim", "document"),
  ANNOTATIONS_OF (DOCUMENT, CUE, "cue", "document"),
  USE (DOCUMENT, ASSIGNMENT, "SELECT id FROM assignment WHERE document = ?1"),
  MEMOS_ON (DOCUMENT),
  USE (PROPOSITION, CLAIM, "SELECT claim FROM claim_proposition WHERE proposition = ?1"),
  MEMOS_ON (PROPOSITION),
  EXAMPLES_FROM (MENTION),
  USE (MENTION,
       CLAIM,
       "SELECT claim FROM claim_role WHERE mention = ?1"
       " UNION SELECT claim FROM claim_chain WHERE mention = ?1"),
  VERDICTS_ON (MENTION),
  MEMOS_ON (MENTION),
  EXAMPLES_FROM (CLAIM),
  USE (CLAIM, CUE, "SELECT annotation FROM cue WHERE claim = ?1"),
  USE (CLAIM, RELATION, "SELECT id FROM relation WHERE from_claim = ?1 OR to_claim = ?1"),
  VERDICTS_ON (CLAIM),
  MEMOS_ON (CLAIM),
  EXAMPLES_FROM (CUE),
  VERDICTS_ON (CUE),
  MEMOS_ON (CUE),
  MEMOS_ON (RELATION),
  MEMOS_ON (ASSIGNMENT),
  MEMOS_ON (VERDICT),
  USE (MEMO, MEMO, "SELECT id FROM memo WHERE parent = ?1 OR target = ?1"),
};

static gboolean
stream_use (QuothReader *self,
            const Use *use,
            const QuothId *id,
            QuothValueFunc func,
            gpointer user_data,
            GError **error)
{
  g_autoptr (GArray) users = quoth_query_ids (quoth_reader_get_database (self), use->ids, id, error);

  if (users == NULL)
    return FALSE;
  for (guint i = 0; i < users->len; i++)
    {
      g_autoptr (QuothValue) user
        = quoth_reader_get (self, use->user, &g_array_index (users, QuothId, i), error);

      if (user == NULL || !func (user, user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_reader_foreach_use (QuothReader *self,
                          QuothKind kind,
                          const QuothId *id,
                          QuothValueFunc func,
                          gpointer user_data,
                          GError **error)
{
  gboolean done = TRUE;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return FALSE;
  for (guint i = 0; done && i < G_N_ELEMENTS (all_uses); i++)
    if (all_uses[i].used == kind)
      done = stream_use (self, &all_uses[i], id, func, user_data, error);
  quoth_reader_leave (self, entered);
  return done;
}

gboolean
quoth_reader_count_uses (QuothReader *self,
                         QuothKind kind,
                         const QuothId *id,
                         guint counts[QUOTH_N_KINDS],
                         GError **error)
{
  gboolean done = TRUE;
  gboolean entered;

  if (!quoth_reader_enter (self, &entered, error))
    return FALSE;
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    counts[i] = 0;
  for (guint i = 0; done && i < G_N_ELEMENTS (all_uses); i++)
    if (all_uses[i].used == kind)
      {
        gint64 n = 0;

        done = quoth_query_number (
          quoth_reader_get_database (self), all_uses[i].count, id, &n, error);
        counts[all_uses[i].user] = (guint) n;
      }
  quoth_reader_leave (self, entered);
  return done;
}
