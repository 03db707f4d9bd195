/* quoth-brat-writer.c: lines that are alike for all that is coded in a document, for brat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of an .ann is one annotation, and brat splits lines wherever Python's str.splitlines() does, so a span is split
 * into fragments at any of those characters; fragments of white space only mark nothing and are left out.
 */

#include "config.h"

#include "formats/quoth-brat-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-private.h"

/* ---- Places in the text ---- */

static void
add_fragment (QuothBratWriter *self, GArray *fragments, QuothRange range)
{
  gboolean blank = TRUE;

  for (guint i = range.start; blank && i < range.end; i++)
    {
      gunichar c = quoth_text_get_char (self->document->text, i);

      blank = g_unichar_isspace (c) || c == 0x1f;
    }
  if (!blank)
    g_array_append_val (fragments, range);
}

static GArray *
make_fragments (QuothBratWriter *self, const QuothAnnotation *annotation)
{
  GArray *fragments = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;
      guint start = range.start;

      for (guint p = range.start; p < range.end; p++)
        if (quoth_letters_end_line (quoth_text_get_char (self->document->text, p)))
          {
            add_fragment (self, fragments, quoth_range (start, p));
            start = p + 1;
          }
      add_fragment (self, fragments, quoth_range (start, range.end));
    }
  return fragments;
}

static void
lose (QuothBratWriter *self, const char *what, guint n)
{
  quoth_export_add_loss (self->brat->export, what, n);
}

/* "10 14;15 20" */
static void
append_places (GString *out, const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      QuothRange range = g_array_index (ranges, QuothRange, i);

      if (i > 0)
        g_string_append_c (out, ';');
      quoth_json_append_uint (out, range.start);
      g_string_append_c (out, ' ');
      quoth_json_append_uint (out, range.end);
    }
}

/* "T1<tab>Person 10 14;15 20<tab>the text". Returns: its number, or 0 if there is nothing to mark. */
guint
quoth_brat_write_textbound (QuothBratWriter *self, const char *type, const QuothAnnotation *annotation)
{
  g_autoptr (GArray) fragments = make_fragments (self, annotation);
  const char *utf8 = quoth_text_get_utf8 (self->document->text);

  if (fragments->len == 0)
    {
      lose (self, _("annotations of no width or of white space only, left out"), 1);
      self->brat->export->n_written[annotation->value.kind]--;
      return 0;
    }
  g_string_append_printf (self->out, "T%u\t%s ", ++self->n_textbounds, type);
  append_places (self->out, fragments);
  for (guint i = 0; i < fragments->len; i++)
    {
      QuothRange range = g_array_index (fragments, QuothRange, i);
      gsize start = quoth_text_to_byte (self->document->text, range.start);
      gsize end = quoth_text_to_byte (self->document->text, range.end);

      g_string_append_c (self->out, i > 0 ? ' ' : '\t');
      g_string_append_len (self->out, utf8 + start, (gssize) (end - start));
    }
  g_string_append_c (self->out, '\n');
  return self->n_textbounds;
}

/* ---- Notes ---- */

/* "#1<tab>Statement E1<tab>text"; nothing where there is no text. */
void
quoth_brat_write_note (QuothBratWriter *self, const char *type, char prefix, guint n, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (self->out, "#%u\t%s %c%u\t", ++self->n_notes, type, prefix, n);
  quoth_letters_append (self->out, text, NULL);
  g_string_append_c (self->out, '\n');
}

/* What @kind is called by in letters that brat takes, if that is not what a reader makes of those. */
void
quoth_brat_note_kind (QuothBratWriter *self, char prefix, guint n, const char *kind, const char *name)
{
  gboolean is_said = prefix == 'T' ? g_ascii_tolower (*name) == *kind && g_str_equal (name + 1, kind + 1) : g_str_equal (name, kind);

  if (!is_said)
    quoth_brat_write_note (self, QUOTH_BRAT_KIND, prefix, n, kind);
}

void
quoth_brat_write_coder (QuothBratWriter *self, char prefix, guint n, const QuothId *coder)
{
  if (!self->brat->names_coders)
    {
      lose (self, _("annotations, relations and memos of which the file does not say whose they are"), 1);
      return;
    }
  g_string_append_printf (self->out, "#%u\t" QUOTH_BRAT_CODER " %c%u\t", ++self->n_notes, prefix, n);
  quoth_brat_append_flat (self->out, quoth_export_get_name (self->brat->export, QUOTH_KIND_CODER, coder));
  g_string_append_c (self->out, '\n');
}

void
quoth_brat_lose_attributes (QuothBratWriter *self, const QuothValue *value)
{
  lose (self, _("attributes"), value->attributes != NULL ? value->attributes->len : 0);
}

static void
write_memos (QuothBratWriter *self, char prefix, guint n, const QuothAnnotation *annotation)
{
  QuothExport *export = self->brat->export;
  GPtrArray *memos = g_hash_table_lookup (self->brat->memos, &annotation->value.id);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      const QuothMemo *memo = memos->pdata[i];

      quoth_brat_write_note (self, QUOTH_BRAT_MEMO, prefix, n, memo->text);
      lose (self, _("which memos answer others"), !quoth_id_is_none (&memo->parent));
      if (self->brat->names_coders)
        lose (self, _("who wrote memos on what another coder marked"), !quoth_id_equal (&memo->coder, &annotation->coder));
      else
        lose (self, _("annotations, relations and memos of which the file does not say whose they are"), 1);
      quoth_brat_lose_attributes (self, &memo->value);
      quoth_export_take_loss (export, _("memos on anything but annotations"));
      export->n_written[QUOTH_KIND_MEMO]++;
    }
}

/* Of an attribute that has the name of a field, a reader could not tell which it is. */
static gboolean
has_place (const QuothAttribute *attribute)
{
  static const char *const fields[]
    = { "actor",      "code",     "statement", "factuality", "mode",   "form",     "date",   "place",
        "confidence", "claimant", "addressee", "object",     "memo",   "supports", "denies", "reports", NULL };
  g_autofree char *lower = attribute != NULL ? g_ascii_strdown (attribute->key, -1) : NULL;

  return lower != NULL && attribute->type != QUOTH_ATTRIBUTE_ACTOR && !g_strv_contains (fields, lower);
}

static void
write_values (QuothBratWriter *self, char prefix, guint n, const QuothAnnotation *annotation)
{
  const GPtrArray *values = annotation->value.attributes;

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothAttributeValue *value = values->pdata[i];
      const QuothAttribute *attribute = g_hash_table_lookup (self->brat->attributes, &value->attribute);

      if (!has_place (attribute))
        {
          lose (self, _("attributes"), 1);
          continue;
        }
      quoth_export_note_named (self->brat->export, &attribute->value.id);
      g_string_append_printf (self->out, "#%u\t" QUOTH_BRAT_VALUE " %c%u\t", ++self->n_notes, prefix, n);
      quoth_letters_append (self->out, attribute->key, "=");
      g_string_append_c (self->out, '=');
      quoth_letters_append (self->out, value->value, NULL);
      g_string_append_c (self->out, '\n');
    }
}

/* Where it is, if its fragments do not say that. brat refuses notes on the trigger of an event: those of a claim are on that. */
static void
note_spans (QuothBratWriter *self, char prefix, guint n, const QuothAnnotation *annotation)
{
  g_autoptr (GArray) fragments = make_fragments (self, annotation);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  g_autoptr (GString) places = g_string_new (NULL);

  quoth_brat_join_lines (self->document->text, fragments);
  for (guint i = 0; i < annotation->spans->len; i++)
    g_array_append_val (ranges, quoth_annotation_get_span (annotation, i)->range);
  if (ranges->len == fragments->len && memcmp (ranges->data, fragments->data, ranges->len * sizeof (QuothRange)) == 0)
    return;
  append_places (places, ranges);
  quoth_brat_write_note (self, QUOTH_BRAT_SPANS, prefix, n, places->str);
}

/* What all annotations have. */
void
quoth_brat_write_common (QuothBratWriter *self, char prefix, guint n, const QuothAnnotation *annotation)
{
  note_spans (self, prefix, n, annotation);
  quoth_brat_write_coder (self, prefix, n, &annotation->coder);
  write_values (self, prefix, n, annotation);
  write_memos (self, prefix, n, annotation);
}
