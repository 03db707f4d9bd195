/* quoth-csv-values.c: the columns of all that is not an annotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-csv.h"

/* ---- Coders ---- */

const QuothCsvColumn quoth_csv_coder_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothCoder, value.id) },
  { "name", quoth_csv_put_text, offsetof (QuothCoder, name) },
  { "color", quoth_csv_put_text, offsetof (QuothCoder, color) },
  { "active", quoth_csv_put_boolean, offsetof (QuothCoder, active) },
  { NULL },
};

/* ---- Actors ---- */

const QuothCsvColumn quoth_csv_actor_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothActor, value.id) },
  { "name", quoth_csv_put_text, offsetof (QuothActor, name) },
  { "kind", quoth_csv_put_text, offsetof (QuothActor, actor_kind) },
  { "wikidata", quoth_csv_put_text, offsetof (QuothActor, wikidata) },
  { "parent_id", quoth_csv_put_id, offsetof (QuothActor, parent) },
  { "parent", quoth_csv_put_name, offsetof (QuothActor, parent), QUOTH_KIND_ACTOR },
  { "note", quoth_csv_put_text, offsetof (QuothActor, note) },
  { NULL },
};

const QuothCsvColumn quoth_csv_alias_columns[] = {
  { "actor_id", quoth_csv_put_owner_id },
  { "actor", quoth_csv_put_owner_text, offsetof (QuothActor, name) },
  { "text", quoth_csv_put_text, offsetof (QuothAlias, text) },
  { "language", quoth_csv_put_text, offsetof (QuothAlias, language) },
  { "script", quoth_csv_put_text, offsetof (QuothAlias, script) },
  { "match_case", quoth_csv_put_boolean, offsetof (QuothAlias, match_case) },
  { "part_of_word", quoth_csv_put_boolean, offsetof (QuothAlias, part_of_word) },
  { NULL },
};

const QuothCsvColumn quoth_csv_affiliation_columns[] = {
  { "actor_id", quoth_csv_put_owner_id },
  { "actor", quoth_csv_put_owner_text, offsetof (QuothActor, name) },
  { "to_actor_id", quoth_csv_put_id, offsetof (QuothAffiliation, actor) },
  { "to_actor", quoth_csv_put_name, offsetof (QuothAffiliation, actor), QUOTH_KIND_ACTOR },
  { "role", quoth_csv_put_text, offsetof (QuothAffiliation, role) },
  { "from", quoth_csv_put_text, offsetof (QuothAffiliation, from) },
  { "to", quoth_csv_put_text, offsetof (QuothAffiliation, to) },
  { NULL },
};

/* ---- Documents ---- */

static void
put_sha256 (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothDocument *document = row->item;

  for (guint i = 0; i < G_N_ELEMENTS (document->sha256); i++)
    g_string_append_printf (out, "%02x", document->sha256[i]);
}

static void
put_newline (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_newline_to_nick (((const QuothDocument *) row->item)->newline));
}

static void
put_document_text (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothDocument *document = row->item;

  if (g_strcmp0 (quoth_export_get_option (row->export, "text"), "yes") == 0)
    quoth_csv_append (out, row, quoth_text_get_utf8 (document->text));
}

const QuothCsvColumn quoth_csv_document_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothDocument, value.id) },
  { "name", quoth_csv_put_text, offsetof (QuothDocument, name) },
  { "title", quoth_csv_put_text, offsetof (QuothDocument, title) },
  { "kind", quoth_csv_put_text, offsetof (QuothDocument, document_kind) },
  { "author", quoth_csv_put_text, offsetof (QuothDocument, author) },
  { "source", quoth_csv_put_text, offsetof (QuothDocument, source) },
  { "url", quoth_csv_put_text, offsetof (QuothDocument, url) },
  { "date", quoth_csv_put_text, offsetof (QuothDocument, date) },
  { "language", quoth_csv_put_text, offsetof (QuothDocument, language) },
  { "note", quoth_csv_put_text, offsetof (QuothDocument, note) },
  { "imported", quoth_csv_put_time, offsetof (QuothDocument, imported) },
  { "encoding", quoth_csv_put_text, offsetof (QuothDocument, encoding) },
  { "newline", put_newline },
  { "bom", quoth_csv_put_boolean, offsetof (QuothDocument, bom) },
  { "length", quoth_csv_put_uint, offsetof (QuothDocument, length) },
  { "sha256", put_sha256 },
  { "text", put_document_text },
  { NULL },
};

static void
put_segment_kind (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_segment_kind_to_nick (((const QuothSegment *) row->item)->kind));
}

const QuothCsvColumn quoth_csv_segment_columns[] = {
  { "document_id", quoth_csv_put_owner_id },
  { "document", quoth_csv_put_owner_text, offsetof (QuothDocument, name) },
  { "kind", put_segment_kind },
  { "number", quoth_csv_put_text, offsetof (QuothSegment, number) },
  { "start", quoth_csv_put_uint, offsetof (QuothSegment, range.start) },
  { "end", quoth_csv_put_uint, offsetof (QuothSegment, range.end) },
  { NULL },
};

/* ---- Across documents ---- */

const QuothCsvColumn quoth_csv_proposition_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothProposition, value.id) },
  { "statement", quoth_csv_put_text, offsetof (QuothProposition, statement) },
  { "note", quoth_csv_put_text, offsetof (QuothProposition, note) },
  { NULL },
};

const QuothCsvColumn quoth_csv_relation_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothRelation, value.id) },
  { "kind", quoth_csv_put_text, offsetof (QuothRelation, relation_kind) },
  { "from_claim_id", quoth_csv_put_id, offsetof (QuothRelation, from) },
  { "to_claim_id", quoth_csv_put_id, offsetof (QuothRelation, to) },
  { "coder_id", quoth_csv_put_id, offsetof (QuothRelation, coder) },
  { "coder", quoth_csv_put_name, offsetof (QuothRelation, coder), QUOTH_KIND_CODER },
  { "created", quoth_csv_put_time, offsetof (QuothRelation, created) },
  { NULL },
};

/* ---- Teams ---- */

static void
put_state (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_assignment_state_to_nick (((const QuothAssignment *) row->item)->state));
}

static void
put_purpose (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_assignment_purpose_to_nick (((const QuothAssignment *) row->item)->purpose));
}

const QuothCsvColumn quoth_csv_assignment_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothAssignment, value.id) },
  { "document_id", quoth_csv_put_id, offsetof (QuothAssignment, document) },
  { "document", quoth_csv_put_name, offsetof (QuothAssignment, document), QUOTH_KIND_DOCUMENT },
  { "coder_id", quoth_csv_put_id, offsetof (QuothAssignment, coder) },
  { "coder", quoth_csv_put_name, offsetof (QuothAssignment, coder), QUOTH_KIND_CODER },
  { "state", put_state },
  { "purpose", put_purpose },
  { "blind", quoth_csv_put_boolean, offsetof (QuothAssignment, blind) },
  { "opened", quoth_csv_put_boolean, offsetof (QuothAssignment, opened) },
  { "deadline", quoth_csv_put_text, offsetof (QuothAssignment, deadline) },
  { "note", quoth_csv_put_text, offsetof (QuothAssignment, note) },
  { NULL },
};

static void
put_verdict_kind (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, quoth_verdict_kind_to_nick (((const QuothVerdict *) row->item)->verdict_kind));
}

const QuothCsvColumn quoth_csv_verdict_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothVerdict, value.id) },
  { "source_id", quoth_csv_put_id, offsetof (QuothVerdict, source) },
  { "verdict", put_verdict_kind },
  { "gold_id", quoth_csv_put_id, offsetof (QuothVerdict, gold) },
  { "reason", quoth_csv_put_text, offsetof (QuothVerdict, reason) },
  { "coder_id", quoth_csv_put_id, offsetof (QuothVerdict, coder) },
  { "coder", quoth_csv_put_name, offsetof (QuothVerdict, coder), QUOTH_KIND_CODER },
  { "time", quoth_csv_put_time, offsetof (QuothVerdict, time) },
  { "seen", quoth_csv_put_text, offsetof (QuothVerdict, seen) },
  { NULL },
};

/* ---- Memos ---- */

static void
put_target_kind (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothMemo *memo = row->item;

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    if (quoth_reader_has (row->export->reader, kind, &memo->target))
      {
        quoth_csv_append (out, row, quoth_kind_to_nick (kind));
        return;
      }
}

const QuothCsvColumn quoth_csv_memo_columns[] = {
  { "id", quoth_csv_put_id, offsetof (QuothMemo, value.id) },
  { "target_id", quoth_csv_put_id, offsetof (QuothMemo, target) },
  { "target_kind", put_target_kind },
  { "coder_id", quoth_csv_put_id, offsetof (QuothMemo, coder) },
  { "coder", quoth_csv_put_name, offsetof (QuothMemo, coder), QUOTH_KIND_CODER },
  { "text", quoth_csv_put_text, offsetof (QuothMemo, text) },
  { "time", quoth_csv_put_time, offsetof (QuothMemo, time) },
  { "parent_id", quoth_csv_put_id, offsetof (QuothMemo, parent) },
  { NULL },
};
