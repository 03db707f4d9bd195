/* quoth-conll.c: one layer of a project as tokens with BIO labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One token a line: the token, its start and end in code points of the document's text, its label, separated by tabs; a blank
 * line after each sentence; before each document "# document = NAME" and, after a blank line again, the next. A token has
 * one label, so of annotations that overlap the longest stays (of equals the one that begins first, then the older), and the
 * others are counted. What two coders made in one document would be nothing but overlaps: such a document is written once for
 * each of them, with "# coder = NAME".
 *
 * A token that begins with "#" begins a line as a comment does; readers tell them by the tabs.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-conll-write.h"
#include "formats/quoth-conll.h"
#include "formats/quoth-json-private.h"

typedef QuothConllWriter Writer;
typedef QuothConllLabels Labels;

/* ---- Which annotations stay ---- */

static guint
get_covered (const QuothAnnotation *self)
{
  guint n = 0;

  for (guint i = 0; i < self->spans->len; i++)
    n += quoth_range_length (quoth_annotation_get_span (self, i)->range);
  return n;
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *x = *(const QuothAnnotation *const *) a;
  const QuothAnnotation *y = *(const QuothAnnotation *const *) b;
  guint n = get_covered (x), m = get_covered (y);
  guint start = quoth_annotation_get_extent (x).start, other = quoth_annotation_get_extent (y).start;

  if (n != m)
    return n > m ? -1 : 1;
  if (start != other)
    return start < other ? -1 : 1;
  return quoth_id_compare (&x->value.id, &y->value.id);
}

static gboolean
is_free (const Labels *labels, const QuothAnnotation *annotation)
{
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      guint first, end;

      quoth_tokens_find (labels->tokens, quoth_annotation_get_span (annotation, i)->range, &first, &end);
      for (guint t = first; t < end; t++)
        if (labels->owners[t] != NULL)
          return FALSE;
    }
  return TRUE;
}

/* Returns: how many tokens the annotation got; @cut: whether one of them reaches over an end of it. */
static guint
take_tokens (Labels *labels, const QuothAnnotation *annotation, gboolean *cut)
{
  guint n = 0;

  *cut = FALSE;
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;
      guint first, end;

      if (!quoth_tokens_find (labels->tokens, range, &first, &end))
        continue;
      *cut = *cut || g_array_index (labels->tokens, QuothToken, first).range.start < range.start
             || g_array_index (labels->tokens, QuothToken, end - 1).range.end > range.end;
      for (guint t = first; t < end; t++)
        {
          n++;
          /* Two fragments may meet in one token: then they are one stretch. */
          if (labels->owners[t] == annotation)
            continue;
          labels->begins[t] = t == first;
          labels->owners[t] = annotation;
        }
    }
  return n;
}

static void
label_tokens (Writer *self, Labels *labels, GPtrArray *annotations)
{
  g_ptr_array_sort (annotations, compare_rank);
  for (guint i = 0; i < annotations->len; i++)
    {
      const QuothAnnotation *annotation = annotations->pdata[i];
      gboolean cut;

      if (!is_free (labels, annotation))
        {
          quoth_export_add_loss (self->export, _("annotations that overlap a longer one, left out"), 1);
          self->export->n_written[self->layer]--;
          continue;
        }
      if (take_tokens (labels, annotation, &cut) == 0)
        {
          quoth_export_add_loss (self->export, _("annotations that hold no word or sign, left out"), 1);
          self->export->n_written[self->layer]--;
          continue;
        }
      quoth_conll_count_losses (self, labels, annotation, cut);
    }
}

/* ---- Writing ---- */

static const char *
get_label (Writer *self, const QuothAnnotation *annotation)
{
  gpointer value = (gpointer) annotation;
  QuothActor *actor;
  QuothClaim *claim;
  QuothCode *code;

  switch ((int) self->layer)
    {
    case QUOTH_KIND_MENTION:
      actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &quoth_mention (value)->actor);
      return actor != NULL ? actor->actor_kind : "other";
    case QUOTH_KIND_CLAIM:
      claim = quoth_claim (value);
      if (claim->categories->len == 0)
        return "claim";
      code = quoth_export_lookup (self->export, QUOTH_KIND_CODE, &g_array_index (claim->categories, QuothCategory, 0).code);
      return code != NULL ? code->key : "";
    default:
      return quoth_export_label_cue (self->export, value);
    }
}

static char
get_prefix (Writer *self, const Labels *labels, guint n)
{
  gboolean ends = n + 1 == labels->tokens->len || labels->owners[n + 1] != labels->owners[n] || labels->begins[n + 1];

  if (self->marks_ends && ends)
    return labels->begins[n] ? 'S' : 'E';
  return labels->begins[n] ? 'B' : 'I';
}

/* A code that is there under another name is not there. */
static void
note_label (Writer *self, const Labels *labels, guint n, gboolean is_whole)
{
  gpointer value = (gpointer) labels->owners[n];

  if (!is_whole && labels->begins[n])
    quoth_export_add_loss (self->export, _("labels with white space or “|”, which became “_”"), 1);
  if (is_whole && self->layer == QUOTH_KIND_CLAIM && quoth_claim (value)->categories->len > 0)
    quoth_export_note_named (self->export, &g_array_index (quoth_claim (value)->categories, QuothCategory, 0).code);
  if (is_whole && self->layer == QUOTH_KIND_CUE)
    quoth_export_note_cue_kind (self->export, value);
}

/* Columns are separated by white space for some readers, so a label has none. */
void
quoth_conll_append_label (QuothConllWriter *self, const QuothConllLabels *labels, guint n)
{
  GString *out = self->file->buffer;
  gboolean is_whole = TRUE;

  if (labels->owners[n] == NULL)
    {
      g_string_append_c (out, 'O');
      return;
    }
  g_string_append_c (out, get_prefix (self, labels, n));
  g_string_append_c (out, '-');
  for (const char *p = get_label (self, labels->owners[n]); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == self->separator)
        {
          g_string_append_c (out, '_');
          is_whole = FALSE;
        }
      else
        g_string_append_unichar (out, c);
    }
  note_label (self, labels, n, is_whole);
}

static gboolean
write_token (Writer *self, const QuothDocument *document, const Labels *labels, guint n, GError **error)
{
  const QuothToken *token = &g_array_index (labels->tokens, QuothToken, n);
  GString *out = self->file->buffer;
  const char *utf8 = quoth_text_get_utf8 (document->text);
  gsize start = quoth_text_to_byte (document->text, token->range.start);
  gsize end = quoth_text_to_byte (document->text, token->range.end);

  if (token->begins_sentence && n > 0)
    g_string_append_c (out, '\n');
  g_string_append_len (out, utf8 + start, (gssize) (end - start));
  g_string_append_c (out, '\t');
  quoth_json_append_uint (out, token->range.start);
  g_string_append_c (out, '\t');
  quoth_json_append_uint (out, token->range.end);
  g_string_append_c (out, '\t');
  quoth_conll_append_label (self, labels, n);
  g_string_append_c (out, '\n');
  return quoth_export_file_spill (self->file, error);
}

void
quoth_conll_append_comment (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "# %s = ", key);
  for (const char *p = value; *p != '\0'; p++)
    g_string_append_c (out, (guchar) *p < 0x20 ? ' ' : *p);
  g_string_append_c (out, '\n');
}

static gboolean
write_block (
  Writer *self, const QuothDocument *document, const Labels *labels, const char *coder, GError **error)
{
  quoth_conll_append_comment (self->file->buffer, "document", document->name);
  if (coder != NULL)
    quoth_conll_append_comment (self->file->buffer, "coder", coder);
  for (guint i = 0; i < labels->tokens->len; i++)
    if (!write_token (self, document, labels, i, error))
      return FALSE;
  g_string_append_c (self->file->buffer, '\n');
  return TRUE;
}

/* The document once, with @annotations, which are all @coder's (or nobody's). */
static gboolean
label_block (Writer *self,
             const QuothDocument *document,
             GArray *tokens,
             GPtrArray *annotations,
             const QuothId *coder,
             GError **error)
{
  g_autofree const QuothAnnotation **owners = g_new0 (const QuothAnnotation *, MAX (tokens->len, 1));
  g_autofree gboolean *begins = g_new0 (gboolean, MAX (tokens->len, 1));
  Labels labels = { tokens, owners, begins };

  self->is_named = coder != NULL;
  label_tokens (self, &labels, annotations);
  return self->write_block (self,
                            document,
                            &labels,
                            coder != NULL ? quoth_export_get_name (self->export, QUOTH_KIND_CODER, coder) : NULL,
                            error);
}

static int
compare_coders (gconstpointer a, gconstpointer b)
{
  return quoth_id_compare (&(*(const QuothAnnotation *const *) a)->coder,
                           &(*(const QuothAnnotation *const *) b)->coder);
}

/* Takes those of one coder off the end of @annotations, which are sorted by coder. */
static GPtrArray *
take_coder (GPtrArray *annotations, QuothId *coder)
{
  GPtrArray *taken = g_ptr_array_new ();
  guint first = annotations->len;

  if (first > 0)
    *coder = QUOTH_ANNOTATION (annotations->pdata[first - 1])->coder;
  while (first > 0 && quoth_id_equal (&QUOTH_ANNOTATION (annotations->pdata[first - 1])->coder, coder))
    g_ptr_array_add (taken, annotations->pdata[--first]);
  g_ptr_array_set_size (annotations, (int) first);
  return taken;
}

static gboolean
write_document (Writer *self, const QuothDocument *document, GPtrArray *layer, GError **error)
{
  g_autoptr (GArray) tokens = self->find_tokens (self, document);
  gboolean alone = TRUE;

  g_ptr_array_sort (layer, compare_coders);
  for (guint i = 1; i < layer->len; i++)
    alone = alone && compare_coders (&layer->pdata[i - 1], &layer->pdata[i]) == 0;
  do
    {
      QuothId coder = QUOTH_ID_NONE;
      g_autoptr (GPtrArray) annotations = take_coder (layer, &coder);

      if (!label_block (self, document, tokens, annotations, alone ? NULL : &coder, error))
        return FALSE;
    }
  while (layer->len > 0);
  return TRUE;
}

/* The annotations of the layer; the others are a loss. Borrowed from @all. */
static GPtrArray *
pick_layer (Writer *self, GPtrArray *all)
{
  GPtrArray *layer = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      QuothKind kind = QUOTH_VALUE (all->pdata[i])->kind;

      if (kind == self->layer)
        {
          g_ptr_array_add (layer, all->pdata[i]);
          continue;
        }
      self->export->n_written[kind]--;
      quoth_export_add_loss (self->export,
                             kind == QUOTH_KIND_MENTION ? _("mentions, since another layer was asked for")
                             : kind == QUOTH_KIND_CLAIM ? _("claims, since another layer was asked for")
                                                        : _("cues, since another layer was asked for"),
                             1);
    }
  return layer;
}

gboolean
quoth_conll_write (QuothConllWriter *self, QuothExport *export, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (export, QUOTH_KIND_DOCUMENT, error);
  g_autoptr (QuothExportFile) file = NULL;

  if (documents == NULL || (file = quoth_export_open_file (export, NULL, error)) == NULL)
    return FALSE;
  self->export = export;
  self->file = file;
  self->marks_ends = g_strcmp0 (quoth_export_get_option (export, "scheme"), "BIOES") == 0;
  quoth_kind_from_nick (quoth_export_get_option (export, "layer"), &self->layer);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothDocument) document = quoth_export_load_document (export, id, error);
      g_autoptr (GPtrArray) all = NULL;
      g_autoptr (GPtrArray) layer = NULL;

      if (document == NULL || (all = quoth_export_load_annotations (export, document, error)) == NULL)
        return FALSE;
      layer = pick_layer (self, all);
      if (!write_document (self, document, layer, error))
        return FALSE;
    }
  return quoth_conll_count_links (self, error) && quoth_export_file_close (file, error);
}

static GArray *
find_tokens (Writer *self, const QuothDocument *document)
{
  return quoth_tokens_new (document);
}

static gboolean
write_conll (QuothExport *export, GCancellable *cancellable, GError **error)
{
  Writer self = { .find_tokens = find_tokens, .write_block = write_block };

  return quoth_conll_write (&self, export, error);
}

static const char *const extensions[] = { "conll", "conllu", "bio", "iob", NULL };
static const char *const mime_types[] = { NULL };
static const char *const layers[] = { "mention", "claim", "cue", NULL };
static const char *const schemes[] = { "BIO", "BIOES", NULL };

const QuothFormatOption quoth_conll_options[] = {
  { "layer", N_ ("what the labels are of: mentions (the actor's kind), claims (the first code) or cues"), layers, "mention" },
  { "scheme", N_ ("how the labels begin: B-, I- and O, or also E- for the last token and S- for an only one"), schemes, "BIO" },
  { NULL, NULL, NULL, NULL },
};

const char *const quoth_conll_losses[] = {
  N_ ("annotations of other layers"),
  N_ ("annotations that overlap a longer one"),
  N_ ("which fragments are of one annotation"),
  N_ ("everything about an annotation but its place and one label"),
  NULL,
};

const QuothFormat quoth_format_conll = {
  .id = "conll",
  .name = N_ ("CoNLL (BIO)"),
  .summary = N_ ("One token a line with a label, for training taggers, and from CoNLL 2003, BIO, BIOES and CoNLL-U"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_TIMES,
  .losses = quoth_conll_losses,
  .options = quoth_conll_options,
  .detect = quoth_conll_detect,
  .read_edits = quoth_conll_read,
  .write = write_conll,
};
