/* quoth-cas-write.c: a text with its marks as structures of UIMA
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text, what is said of it, its sentences and tokens as DKPro has them, the marks as annotations of one layer and what they have to
 * do with each other as relations of another, as INCEpTION has them: a relation has the place of what it leads to.
 */

#include "formats/quoth-cas.h"

#include "formats/quoth-tokens.h"

#define DKPRO "de.tudarmstadt.ukp.dkpro.core.api."
#define SENTENCE_TYPE DKPRO "segmentation.type.Sentence"
#define TOKEN_TYPE DKPRO "segmentation.type.Token"
#define METADATA_TYPE DKPRO "metadata.type.DocumentMetaData"

#define STRING "uima.cas.String"
#define STRINGS "uima.cas.StringArray"

static const QuothCasFeature span_features[] = {
  { QUOTH_LAYER_LABEL, STRING }, { "actor", STRING },     { "statement", STRING }, { "code", STRINGS },
  { "factuality", STRING },      { "mode", STRING },      { "form", STRING },      { "date", STRING },
  { "place", STRING },           { "confidence", STRING }, { "supports", STRINGS }, { "denies", STRINGS },
  { "reports", STRINGS },        { "claimant", STRINGS }, { "addressee", STRINGS }, { "object", STRINGS },
  { QUOTH_MARKUP_MEMO, STRINGS }, { NULL, NULL },
};

static const QuothCasFeature link_features[] = {
  { QUOTH_LAYER_LABEL, STRING }, { "Governor", QUOTH_LAYER_SPAN }, { "Dependent", QUOTH_LAYER_SPAN }, { NULL, NULL },
};

static const QuothCasFeature text_features[] = {
  { "name", STRING }, { "title", STRING }, { "kind", STRING },     { "author", STRING }, { "source", STRING }, { "url", STRING },
  { "date", STRING }, { "language", STRING }, { "note", STRING },  { "coder", STRING },  { NULL, NULL },
};

static const QuothCasFeature metadata_features[]
  = { { "documentTitle", STRING }, { "documentId", STRING }, { NULL, NULL } };

static const QuothCasFeature no_features[] = { { NULL, NULL } };

static const QuothCasType types[] = {
  { QUOTH_LAYER_SPAN, "uima.tcas.Annotation", span_features },
  { QUOTH_LAYER_LINK, "uima.tcas.Annotation", link_features },
  { QUOTH_CAS_TEXT_TYPE, "uima.cas.AnnotationBase", text_features },
  { METADATA_TYPE, "uima.tcas.DocumentAnnotation", metadata_features },
  { SENTENCE_TYPE, "uima.tcas.Annotation", no_features },
  { TOKEN_TYPE, "uima.tcas.Annotation", no_features },
  { NULL, NULL, NULL },
};

const QuothCasType *
quoth_cas_get_types (void)
{
  return types;
}

/* ---- Structures ---- */

/* The text is the first of all. */
#define SOFA 1

static guint
begin (QuothCasSink *self, const char *type)
{
  guint id = ++self->last_id;

  self->begin (self, id, type);
  if (id != SOFA)
    {
      self->add_reference (self, "sofa", SOFA);
      g_array_append_val (self->members, id);
    }
  return id;
}

static guint
begin_at (QuothCasSink *self, const char *type, const QuothText *text, QuothRange range)
{
  guint id = begin (self, type);

  self->add_number (self, "begin", quoth_text_to_utf16 (text, range.start));
  self->add_number (self, "end", quoth_text_to_utf16 (text, range.end));
  return id;
}

static gboolean
write_sofa (QuothCasSink *self, const QuothText *text, GError **error)
{
  begin (self, QUOTH_CAS_SOFA_TYPE);
  self->add_number (self, "sofaNum", 1);
  self->add_string (self, "sofaID", "_InitialView");
  self->add_string (self, "mimeType", "text");
  self->add_string (self, "sofaString", quoth_text_get_utf8 (text));
  return self->end (self, error);
}

static void
add_field_cb (const char *key, const char *value, gpointer user_data)
{
  QuothCasSink *self = user_data;

  self->add_string (self, key, value);
}

static gboolean
write_metadata (QuothCasSink *self, const QuothMarkup *markup, GError **error)
{
  const QuothDocument *document = markup->document;

  begin_at (self, METADATA_TYPE, document->text, quoth_range (0, quoth_text_get_length (document->text)));
  self->add_string (
    self, "language", document->language != NULL && *document->language != '\0' ? document->language : "x-unspecified");
  self->add_string (self, "documentTitle", document->name);
  self->add_string (self, "documentId", document->name);
  if (!self->end (self, error))
    return FALSE;
  begin (self, QUOTH_CAS_TEXT_TYPE);
  quoth_markup_foreach_metadata (markup, add_field_cb, self);
  if (markup->coder != NULL)
    self->add_string (self, "coder", markup->coder);
  return self->end (self, error);
}

static gboolean
write_sentences (QuothCasSink *self, const QuothText *text, const GArray *tokens, GError **error)
{
  for (guint i = 0, next; i < tokens->len; i = next)
    {
      QuothRange range = g_array_index (tokens, QuothToken, i).range;

      for (next = i + 1; next < tokens->len && !g_array_index (tokens, QuothToken, next).begins_sentence; next++)
        range.end = g_array_index (tokens, QuothToken, next).range.end;
      begin_at (self, SENTENCE_TYPE, text, range);
      if (!self->end (self, error))
        return FALSE;
    }
  for (guint i = 0; i < tokens->len; i++)
    {
      begin_at (self, TOKEN_TYPE, text, g_array_index (tokens, QuothToken, i).range);
      if (!self->end (self, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Marks ---- */

static void
add_values (QuothCasSink *self, const QuothMark *mark, const QuothCasFeature *feature)
{
  g_autoptr (GPtrArray) values = NULL;

  if (feature->range[sizeof STRING - 1] == '\0')
    {
      const char *value = quoth_mark_get_feature (mark, feature->name);

      if (value != NULL)
        self->add_string (self, feature->name, value);
      return;
    }
  values = g_ptr_array_new ();
  for (guint i = 0; i < mark->features->len; i++)
    if (g_str_equal (g_array_index (mark->features, QuothFeature, i).key, feature->name))
      g_ptr_array_add (values, g_array_index (mark->features, QuothFeature, i).value);
  if (values->len == 0)
    return;
  g_ptr_array_add (values, NULL);
  self->add_strings (self, feature->name, (const char *const *) values->pdata);
}

static gboolean
write_marks (QuothCasSink *self, const QuothMarkup *markup, GHashTable *ids, GError **error)
{
  for (guint i = 0; i < markup->marks->len; i++)
    {
      const QuothMark *mark = markup->marks->pdata[i];
      guint id = begin_at (
        self, QUOTH_LAYER_SPAN, markup->document->text, g_array_index (mark->ranges, QuothRange, 0));

      g_hash_table_insert (ids, mark->id, GUINT_TO_POINTER (id));
      self->add_string (self, QUOTH_LAYER_LABEL, mark->label);
      for (const QuothCasFeature *feature = span_features + 1; mark->features->len > 0 && feature->name != NULL; feature++)
        add_values (self, mark, feature);
      if (!self->end (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_links (QuothCasSink *self, const QuothMarkup *markup, GHashTable *ids, GError **error)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < markup->marks->len; i++)
    g_hash_table_insert (marks, ((QuothMark *) markup->marks->pdata[i])->id, markup->marks->pdata[i]);
  for (guint i = 0; i < markup->links->len; i++)
    {
      const QuothMarkLink *link = markup->links->pdata[i];
      const QuothMark *to = g_hash_table_lookup (marks, link->to);

      begin_at (self, QUOTH_LAYER_LINK, markup->document->text, g_array_index (to->ranges, QuothRange, 0));
      self->add_string (self, QUOTH_LAYER_LABEL, link->label);
      self->add_reference (self, "Governor", GPOINTER_TO_UINT (g_hash_table_lookup (ids, link->from)));
      self->add_reference (self, "Dependent", GPOINTER_TO_UINT (g_hash_table_lookup (ids, link->to)));
      if (!self->end (self, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_cas_write (QuothCasSink *self, const QuothMarkup *markup, GError **error)
{
  g_autoptr (GArray) tokens = quoth_tokens_new (markup->document);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  self->last_id = 0;
  g_array_set_size (self->members, 0);
  return write_sofa (self, markup->document->text, error) && write_metadata (self, markup, error)
         && write_sentences (self, markup->document->text, tokens, error) && write_marks (self, markup, ids, error)
         && write_links (self, markup, ids, error);
}
