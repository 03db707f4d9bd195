/* quoth-report-text.c: the coded texts of a report, paragraph after paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paragraph is a line of the text. Blank lines are left out, unless something begins there. What lies on what is known by a sweep: the
 * fragments by their begin, and those that are not yet over. O(n log n + lines · what spans them) for n fragments; lanes as in the window:
 * mentions and cues nearest to the words, then claims.
 */

#include "config.h"

#include "formats/quoth-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-boundaries.h"
#include "text/quoth-lanes.h"

/* In code points: more is cut, since a block is held, and laid out, as one. */
#define PARAGRAPH_MAX 6000
#define CUT_BEFORE 400

typedef struct
{
  QuothAnnotation *annotation;
  guint lane;
  guint number; /* of a claim */
  GPtrArray *cues; /* (nullable): of a claim */
} Mark;

typedef struct
{
  QuothRange range;
  Mark *mark;
  gboolean is_first;
} Fragment;

typedef struct
{
  QuothReport *report;
  QuothDocument *document;
  GArray *marks;     /* Mark: mentions, then cues, then claims, by place */
  GArray *fragments; /* Fragment: by place, the longer first */
  guint next;        /* of the fragments */
  GPtrArray *active; /* those that are not yet over */
  guint n_paragraphs;
  const QuothSegment *labelled;
  const char *label; /* (nullable): the page or time that was told last */
} Writer;

/* ---- Marks ---- */

static int
rank (const QuothAnnotation *annotation)
{
  return annotation->value.kind == QUOTH_KIND_MENTION ? 0 : annotation->value.kind == QUOTH_KIND_CUE ? 1 : 2;
}

static int
compare_ranges (QuothRange a, QuothRange b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  return a.end != b.end ? (a.end > b.end ? -1 : 1) : 0;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *x = ((const Mark *) a)->annotation, *y = ((const Mark *) b)->annotation;
  int order = rank (x) - rank (y);

  if (order == 0)
    order = compare_ranges (quoth_annotation_get_extent (x), quoth_annotation_get_extent (y));
  return order != 0 ? order : quoth_id_compare (&x->value.id, &y->value.id);
}

static int
compare_fragments (gconstpointer a, gconstpointer b)
{
  const Fragment *x = a, *y = b;
  int order = compare_ranges (x->range, y->range);

  return order != 0 ? order : x->mark < y->mark ? -1 : x->mark > y->mark;
}

static void
assign_lanes (Writer *self)
{
  g_autofree QuothLaneItem *items = g_new0 (QuothLaneItem, self->marks->len);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  for (guint i = 0; i < self->marks->len; i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (g_array_index (self->marks, Mark, i).annotation); j++)
      g_array_append_val (ranges, quoth_annotation_get_span (g_array_index (self->marks, Mark, i).annotation, j)->range);
  for (guint i = 0, n = 0; i < self->marks->len; i++)
    {
      const QuothAnnotation *annotation = g_array_index (self->marks, Mark, i).annotation;

      items[i].ranges = &g_array_index (ranges, QuothRange, n);
      items[i].n_ranges = quoth_annotation_get_n_spans (annotation);
      items[i].first = rank (annotation) == 2 ? 1 : 0;
      n += items[i].n_ranges;
    }
  quoth_lanes_assign (items, self->marks->len);
  for (guint i = 0; i < self->marks->len; i++)
    g_array_index (self->marks, Mark, i).lane = MIN (items[i].lane, QUOTH_REPORT_LANES);
}

static void
clear_mark (gpointer data)
{
  g_clear_pointer (&((Mark *) data)->cues, g_ptr_array_unref);
}

/* Cues stand in the notes of their claims. */
static void
join_cues (Writer *self)
{
  g_autoptr (GHashTable) claims = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < self->marks->len; i++)
    if (rank (g_array_index (self->marks, Mark, i).annotation) == 2)
      g_hash_table_insert (claims, &g_array_index (self->marks, Mark, i).annotation->value.id, &g_array_index (self->marks, Mark, i));
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);
      Mark *claim = rank (mark->annotation) == 1 ? g_hash_table_lookup (claims, &quoth_cue (mark->annotation)->claim) : NULL;

      if (claim == NULL)
        continue;
      if (claim->cues == NULL)
        claim->cues = g_ptr_array_new ();
      g_ptr_array_add (claim->cues, mark->annotation);
      mark->number = claim->number;
    }
}

static void
number_claims (Writer *self)
{
  QuothReport *report = self->report;

  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (rank (mark->annotation) != 2)
        continue;
      mark->number = ++report->n_claims;
      if (g_hash_table_contains (report->related, &mark->annotation->value.id))
        g_hash_table_insert (report->related, quoth_id_memdup (&mark->annotation->value.id), GUINT_TO_POINTER (mark->number));
    }
}

static void
set_annotations (Writer *self, GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      Mark mark = { .annotation = annotations->pdata[i] };

      g_array_append_val (self->marks, mark);
    }
  g_array_sort (self->marks, compare_marks);
  assign_lanes (self);
  number_claims (self);
  join_cues (self);
  for (guint i = 0; i < self->marks->len; i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (g_array_index (self->marks, Mark, i).annotation); j++)
      {
        Mark *mark = &g_array_index (self->marks, Mark, i);
        Fragment fragment = { quoth_annotation_get_span (mark->annotation, j)->range, mark, j == 0 };

        g_array_append_val (self->fragments, fragment);
      }
  g_array_sort (self->fragments, compare_fragments);
}

/* ---- Who is named where ---- */

static void
note_place (GArray *places, QuothReportPlace place)
{
  const QuothReportPlace *last = places->len > 0 ? &g_array_index (places, QuothReportPlace, places->len - 1) : NULL;

  if (last == NULL || last->text != place.text || last->paragraph != place.paragraph)
    g_array_append_val (places, place);
}

static void
note_use (QuothReport *report, QuothKind kind, const QuothId *id, guint claim, int how)
{
  QuothReportUse use = { claim, how };

  g_array_append_val (quoth_report_get_item (report, kind, id)->uses, use);
}

static void
note_claim (Writer *self, const Mark *mark)
{
  const QuothClaim *claim = quoth_claim (mark->annotation);
  QuothReport *report = self->report;

  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

      note_use (report, QUOTH_KIND_CODE, &category->code, mark->number, category->stance);
    }
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role == QUOTH_ROLE_CLAIMANT)
        note_use (report, QUOTH_KIND_ACTOR, &role->actor, mark->number, role->role);
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      note_use (report, QUOTH_KIND_PROPOSITION, &link->proposition, mark->number, link->link);
    }
}

/* ---- A paragraph ---- */

static QuothReportShape
get_shape (const QuothAnnotation *annotation)
{
  if (annotation->value.kind == QUOTH_KIND_CUE)
    return quoth_cue_is ((gpointer) annotation, QUOTH_CUE_CUE)        ? QUOTH_REPORT_CUE
           : quoth_cue_is ((gpointer) annotation, QUOTH_CUE_EVIDENCE) ? QUOTH_REPORT_EVIDENCE
                                                                      : QUOTH_REPORT_OWN;
  return annotation->value.kind == QUOTH_KIND_MENTION ? QUOTH_REPORT_MENTION : QUOTH_REPORT_CLAIM;
}

static void
name_mark (Writer *self, QuothReportBlock *block, const Mark *mark, QuothReportMark *out)
{
  const QuothAnnotation *annotation = mark->annotation;

  out->number = mark->number;
  if (annotation->value.kind == QUOTH_KIND_MENTION)
    {
      const QuothId *id = &quoth_mention ((gpointer) annotation)->actor;
      const QuothActor *actor = quoth_export_lookup (self->report->export, QUOTH_KIND_ACTOR, id);

      out->title = quoth_report_block_keep (
        block, g_strdup_printf ("%s (%s)", actor != NULL ? actor->name : "?", quoth_name_of_actor_kind (actor != NULL ? actor->actor_kind : "other")));
      out->target = quoth_report_block_keep (block, quoth_report_dup_anchor (self->report, QUOTH_KIND_ACTOR, id));
    }
  else if (mark->number > 0)
    out->target = quoth_report_block_keep (block, g_strdup_printf ("claim-%u", mark->number));
}

static void
add_mark (Writer *self, QuothReportBlock *block, const Fragment *fragment, QuothRange line)
{
  QuothText *text = self->document->text;
  gsize begin = quoth_text_to_byte (text, line.start);
  guint start = MAX (fragment->range.start, line.start), end = MIN (fragment->range.end, line.end);
  QuothReportMark mark = { .shape = get_shape (fragment->mark->annotation),
                           .lane = fragment->mark->lane,
                           .starts = fragment->range.start >= line.start,
                           .ends = fragment->range.end <= line.end,
                           .leads = fragment->is_first && fragment->range.start >= line.start,
                           .color = quoth_report_get_color (self->report, fragment->mark->annotation) };

  /* Of what has nothing on this line there is nothing to show, but the number of a claim that begins at its end. */
  if (start > end || (start == end && !quoth_range_is_empty (fragment->range) && !mark.leads))
    return;
  mark.start = quoth_text_to_byte (text, start) - begin;
  mark.end = quoth_text_to_byte (text, end) - begin;
  name_mark (self, block, fragment->mark, &mark);
  g_array_append_val (block->marks, mark);
  if (mark.lane < QUOTH_REPORT_LANES)
    block->n_lanes = MAX (block->n_lanes, mark.lane + 1);
}

/* One note for all mentions that begin in a paragraph: who is named, for each coder. */
static void
add_mention (Writer *self, QuothReportBlock *block, GHashTable *lines, const QuothAnnotation *annotation, gsize place)
{
  const QuothId *actor = &quoth_mention ((gpointer) annotation)->actor;
  QuothReport *report = self->report;
  QuothReportLine *line = g_hash_table_lookup (lines, &annotation->coder);
  QuothReportNote *note = g_hash_table_lookup (lines, &QUOTH_ID_NONE);
  g_autofree char *target = quoth_report_dup_anchor (report, QUOTH_KIND_ACTOR, actor);
  QuothReportPlace here = { report->n_texts, self->n_paragraphs };
  guint n_coders = g_hash_table_size (report->items[QUOTH_KIND_CODER]);

  note_place (quoth_report_get_item (report, QUOTH_KIND_ACTOR, actor)->places, here);
  if (note == NULL)
    {
      note = quoth_report_block_add_note (block, 0, NULL, place, -1);
      g_hash_table_insert (lines, quoth_id_memdup (&QUOTH_ID_NONE), note);
    }
  if (line == NULL)
    {
      line = quoth_report_note_add_line (note);
      g_hash_table_insert (lines, quoth_id_memdup (&annotation->coder), line);
      if (n_coders > 1)
        quoth_report_line_add (line, QUOTH_REPORT_DIM, quoth_export_get_name (report->export, QUOTH_KIND_CODER, &annotation->coder));
    }
  for (guint i = 0; i < line->len; i++)
    if (g_strcmp0 (((QuothReportRun *) line->pdata[i])->target, target) == 0)
      return;
  if (line->len > 0)
    quoth_report_line_add (line, QUOTH_REPORT_DIM, n_coders > 1 && line->len == 1 ? ": " : ", ");
  quoth_report_line_add_link (line, QUOTH_REPORT_PLAIN, quoth_export_get_name (report->export, QUOTH_KIND_ACTOR, actor), target,
                              quoth_report_get_color (report, annotation));
}

/* What begins in it has its note beside it: at its end, too, where no other paragraph begins. */
static void
add_notes (Writer *self, QuothReportBlock *block, QuothRange line, gboolean goes_on)
{
  gsize begin = quoth_text_to_byte (self->document->text, line.start);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);

  for (guint mentions = 0; mentions < 2; mentions++)
    for (guint i = 0; i < self->active->len; i++)
      {
        const Fragment *fragment = self->active->pdata[i];
        const Mark *mark = fragment->mark;
        guint at = fragment->range.start;
        gsize place = quoth_text_to_byte (self->document->text, at) - begin;

        if (!fragment->is_first || at < line.start || (goes_on && at >= line.end) || (rank (mark->annotation) == 0) != (mentions == 1))
          continue;
        if (mentions == 1)
          add_mention (self, block, lines, mark->annotation, place);
        else if (rank (mark->annotation) == 1 && mark->number == 0)
          quoth_report_add_cue_note (self->report, block, quoth_cue (mark->annotation), place);
        else if (rank (mark->annotation) == 2)
          {
            quoth_report_add_claim_note (self->report, block, quoth_claim (mark->annotation), mark->number, place, mark->cues);
            note_claim (self, mark);
          }
      }
}

static void
set_role (Writer *self, QuothReportBlock *block, QuothRange line)
{
  const QuothSegment *segment = self->document->segments != NULL ? quoth_document_find_segment (self->document, line.start) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", self->n_paragraphs);
  gboolean has_place = segment != NULL && (quoth_segment_get_page (segment) != NULL || quoth_segment_get_time (segment) >= 0);

  /* Where it stands in what the text was made from, when that is another place. */
  if (has_place && g_strcmp0 (segment->number, self->label) != 0)
    {
      self->label = segment->number;
      block->label = g_strdup_printf ("%s\n%s", number, segment->number);
    }
  else
    block->label = g_steal_pointer (&number);
  if (segment == NULL || segment->range.end < line.start)
    return;
  if (segment->kind == QUOTH_SEGMENT_HEADING)
    block->role = QUOTH_REPORT_TITLE;
  else if (segment->kind == QUOTH_SEGMENT_QUOTE)
    block->role = QUOTH_REPORT_WORDS_OF;
  else if (segment->kind == QUOTH_SEGMENT_BOILERPLATE || segment->kind == QUOTH_SEGMENT_METADATA)
    block->role = QUOTH_REPORT_ASIDE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* Takes in what begins in [@line], and lets go what is over. @goes_on: the paragraph goes on behind it. */
static gboolean
sweep (Writer *self, QuothRange line, gboolean goes_on)
{
  gboolean begins = FALSE;

  for (guint i = 0; i < self->active->len;)
    if (((Fragment *) self->active->pdata[i])->range.end <= line.start)
      g_ptr_array_remove_index (self->active, i);
    else
      i++;
  for (; self->next < self->fragments->len; self->next++)
    {
      Fragment *fragment = &g_array_index (self->fragments, Fragment, self->next);

      if (fragment->range.start > line.end || (goes_on && fragment->range.start == line.end))
        break;
      g_ptr_array_add (self->active, fragment);
      begins = begins || fragment->is_first;
    }
  return begins;
}

static gboolean
write_line (Writer *self, QuothRange line, gboolean continues, gboolean goes_on, GError **error)
{
  QuothReport *report = self->report;
  g_autofree char *text = quoth_text_dup_slice (self->document->text, line);
  gboolean begins = sweep (self, line, goes_on);
  QuothReportBlock *block;

  if (!begins && is_blank (text) && !continues && !goes_on)
    return TRUE;
  block = quoth_report_block_new (QUOTH_REPORT_PARAGRAPH);
  block->text = g_steal_pointer (&text);
  block->language = g_strdup (self->document->language);
  block->continues = continues;
  self->n_paragraphs += !continues;
  set_role (self, block, line);
  if (continues)
    g_clear_pointer (&block->label, g_free);
  else
    block->anchor = g_strdup_printf ("text-%u-%u", report->n_texts, self->n_paragraphs);
  for (guint i = 0; i < self->active->len; i++)
    add_mark (self, block, self->active->pdata[i], line);
  add_notes (self, block, line, goes_on);
  return quoth_report_give (report, block, error);
}

/* Where the line [start, end) is to be cut: at its end, or if it is too long at a blank before that. */
static guint
find_cut (Writer *self, guint start, guint end)
{
  guint cut = start + PARAGRAPH_MAX;

  if (end <= cut)
    return end;
  for (guint i = cut; i > cut - CUT_BEFORE; i--)
    if (g_unichar_isspace (quoth_text_get_char (self->document->text, i - 1)) && quoth_text_is_cluster_boundary (self->document->text, i))
      return i;
  cut = quoth_text_previous_cluster (self->document->text, cut + 1);
  return cut > start ? cut : end;
}

static gboolean
write_paragraphs (Writer *self, GError **error)
{
  QuothText *text = self->document->text;
  const char *utf8 = quoth_text_get_utf8 (text);
  guint length = quoth_text_get_length (text);

  for (guint start = 0; start < length || (start == length && self->next < self->fragments->len); start++)
    {
      const char *at = utf8 + quoth_text_to_byte (text, start);
      guint end = start + (guint) g_utf8_strlen (at, (gssize) strcspn (at, "\n"));
      guint from = start;

      for (guint cut; (cut = find_cut (self, from, end)) < end; from = cut)
        if (!write_line (self, quoth_range (from, cut), from > start, TRUE, error))
          return FALSE;
      if (!write_line (self, quoth_range (from, end), from > start, FALSE, error))
        return FALSE;
      start = end;
    }
  return TRUE;
}

/* ---- A text ---- */

static gboolean
write_head (Writer *self, GError **error)
{
  QuothDocument *document = self->document;
  QuothReport *report = self->report;
  g_autofree char *anchor = g_strdup_printf ("text-%u", report->n_texts);
  g_autofree char *date = quoth_name_of_date (document->date);
  g_autoptr (GPtrArray) attributes = quoth_report_list_facts (report, document);
  QuothReportBlock *facts = quoth_report_block_new (QUOTH_REPORT_FACTS);
  gboolean has_title = document->title != NULL && *document->title != '\0';

  quoth_report_block_add_fact (facts, _("Author"), document->author);
  quoth_report_block_add_fact (facts, _("Source"), document->source);
  quoth_report_block_add_fact (facts, _("Date"), date);
  quoth_report_block_add_fact (facts, _("Kind"), quoth_name_of_document_kind (document->document_kind));
  quoth_report_block_add_fact (facts, _("Language"), document->language);
  quoth_report_block_add_fact (facts, _("Address"), document->url);
  quoth_report_block_add_fact (facts, _("Name"), has_title ? document->name : NULL);
  quoth_report_block_add_fact (facts, _("Note"), document->note);
  quoth_report_block_add_fact (facts, _("Correction"), document->revision_note);
  for (guint i = 0; i < attributes->len; i++)
    quoth_report_block_add_fact (facts, _("Attribute"), attributes->pdata[i]);
  quoth_report_add_memos (report, document, facts->lines);
  if (quoth_report_give_heading (report, 2, anchor, quoth_name_of_document (document), error))
    return quoth_report_give (report, facts, error);
  quoth_report_block_free (facts);
  return FALSE;
}

static gboolean
write_text (QuothReport *report, QuothDocument *document, GError **error)
{
  g_autoptr (GPtrArray) annotations = quoth_export_load_annotations (report->export, document, error);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (Fragment));
  g_autoptr (GPtrArray) active = g_ptr_array_new ();
  Writer self = { .report = report, .document = document, .marks = marks, .fragments = fragments, .active = active };

  if (annotations == NULL)
    return FALSE;
  g_array_set_clear_func (marks, clear_mark);
  set_annotations (&self, annotations);
  return write_head (&self, error) && write_paragraphs (&self, error);
}

gboolean
quoth_report_write_texts (QuothReport *self, GError **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      g_autoptr (QuothDocument) document
        = quoth_export_load_document (self->export, &QUOTH_VALUE (self->documents->pdata[i])->id, error);

      self->n_texts = i + 1;
      if (document == NULL || !write_text (self, document, error))
        return FALSE;
    }
  return TRUE;
}
