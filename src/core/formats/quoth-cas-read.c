/* quoth-cas-read.c: the texts of a graph of UIMA with what is marked in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has a place is a mark; what has a place and a governor and a dependent is a relation between two others. What leads elsewhere is a link: straight
 * to another annotation, or by a structure without a place that has a role and a target, or by a list of either. A text (sofa) is a
 * document of its own, with what the structures of metadata say of it.
 */

#include "config.h"

#include "formats/quoth-cas.h"
#include "formats/quoth-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far lists may lead before they are taken for a ring. */
#define MAX_STEPS 100000

/* Arrays have others in them, or themselves, where a file is broken or means harm. */
#define MAX_DEPTH 16

typedef struct
{
  QuothCas *cas;
  QuothIntake *intake;
  gint64 sofa; /* the text at work */
  QuothLayers *layers;

  GString *id;                   /* the last that was written out */
  const QuothCasStructure *host; /* what leads elsewhere */
  const char *key;               /* by which feature */
  GArray *features;              /* of the host, gathered: QuothFeature, its strings borrowed */
  guint n_steps;
  guint depth; /* of arrays in arrays */
} Reader;

static gboolean
is_text (Reader *self, const QuothCasStructure *structure)
{
  return g_str_equal (quoth_cas_get_type (self->cas, structure), QUOTH_CAS_SOFA_TYPE);
}

static gboolean
is_here (Reader *self, const QuothCasStructure *structure)
{
  return structure->sofa == self->sofa && structure->start >= 0 && structure->end >= 0 && !is_text (self, structure);
}

/* (nullable): what the one reference under @key leads to */
static QuothCasStructure *
find_target (Reader *self, const QuothCasStructure *structure, const char *key)
{
  for (guint i = 0; i < structure->n; i++)
    {
      const QuothCasValue *value = quoth_cas_get_value (self->cas, structure, i);

      if (!g_str_equal (quoth_cas_get_key (self->cas, value), key) || !quoth_cas_is_reference (self->cas, structure, value))
        continue;
      return quoth_cas_find (
        self->cas, value->sort == QUOTH_CAS_REFERENCE ? value->value : g_ascii_strtoll (quoth_cas_get_text (self->cas, value), NULL, 10));
    }
  return NULL;
}

static gboolean
is_relation (Reader *self, const QuothCasStructure *structure)
{
  return find_target (self, structure, "Governor") != NULL && find_target (self, structure, "Dependent") != NULL;
}

/* ---- What leads elsewhere ---- */

static void
add_link (Reader *self, const char *label, QuothCasStructure *target)
{
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, self->host->id);
  g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, target->id);

  if (quoth_layer_is_structure (quoth_cas_get_type (self->cas, target)))
    return;
  target->is_wanted = TRUE;
  if (self->layers != NULL)
    quoth_markup_add_link (self->layers->markup, label, from, to, self->host->line);
}

static void
add_texts (Reader *self, const QuothCasStructure *list)
{
  for (guint i = 0; i < list->n && self->features != NULL; i++)
    {
      const QuothCasValue *value = quoth_cas_get_value (self->cas, list, i);
      QuothFeature feature = { (char *) self->key, NULL };

      if (value->sort == QUOTH_CAS_REFERENCE)
        continue;
      feature.value = (char *) quoth_cas_get_text (self->cas, value);
      g_array_append_val (self->features, feature);
    }
}

static void follow_cb (gint64 id, gpointer user_data);

static void
follow_values (Reader *self, const QuothCasStructure *structure, const char *key)
{
  for (guint i = 0; i < structure->n; i++)
    {
      const QuothCasValue *value = quoth_cas_get_value (self->cas, structure, i);

      if (g_str_equal (quoth_cas_get_key (self->cas, value), key) && quoth_cas_is_reference (self->cas, structure, value))
        quoth_cas_foreach_reference (self->cas, value, follow_cb, self);
    }
}

/* A list of UIMA: each of its structures has a value, and the next. */
static void
follow_list (Reader *self, const QuothCasStructure *list)
{
  while (list != NULL && list->start < 0 && self->n_steps++ < MAX_STEPS)
    {
      const char *text = quoth_cas_find_text (self->cas, list, "head");
      QuothFeature feature = { (char *) self->key, (char *) text };

      if (find_target (self, list, "head") != NULL)
        follow_values (self, list, "head");
      else if (text != NULL && self->features != NULL)
        g_array_append_val (self->features, feature);
      list = find_target (self, list, "tail");
    }
}

static void
follow_cb (gint64 id, gpointer user_data)
{
  Reader *self = user_data;
  QuothCasStructure *structure = quoth_cas_find (self->cas, id);
  const char *type, *role;
  QuothCasStructure *target;

  if (structure == NULL || id == 0 || self->n_steps++ > MAX_STEPS || self->depth >= MAX_DEPTH)
    return;
  self->depth++;
  type = quoth_cas_get_type (self->cas, structure);
  if (structure->start >= 0)
    add_link (self, self->key, structure);
  else if (g_str_equal (type, "uima.cas.FSArray") || g_str_has_suffix (type, "[]"))
    follow_values (self, structure, "elements");
  else if (g_str_has_prefix (type, "uima.cas.NonEmpty"))
    follow_list (self, structure);
  else if (g_str_has_prefix (type, "uima.cas.") && g_str_has_suffix (type, "Array"))
    add_texts (self, structure);
  else if ((target = find_target (self, structure, "target")) != NULL)
    {
      role = quoth_cas_find_text (self->cas, structure, "role");
      add_link (self, role != NULL && *role != '\0' ? role : self->key, target);
    }
  else if (self->layers != NULL && !g_str_has_prefix (type, "uima.cas.Empty"))
    quoth_losses_add (self->intake->losses, _("values that are structures of their own, left out"), 1);
  self->depth--;
}

/* Goes over what @host says: gathers its features, and with @layers makes its links. */
static void
look_at (Reader *self, const QuothCasStructure *host, QuothLayers *layers)
{
  gboolean is_chain = find_target (self, host, "next") != NULL;
  const char *chain_label = is_chain ? quoth_cas_find_text (self->cas, host, "referenceRelation") : NULL;

  g_array_set_size (self->features, 0);
  self->host = host;
  self->layers = layers;
  self->n_steps = 0;
  for (guint i = 0; i < host->n; i++)
    {
      const QuothCasValue *value = quoth_cas_get_value (self->cas, host, i);
      const char *key = quoth_cas_get_key (self->cas, value);
      QuothFeature feature = { (char *) key, NULL };

      self->key = is_chain && g_str_equal (key, "next") ? (chain_label != NULL ? chain_label : "coref") : key;
      if (quoth_cas_is_reference (self->cas, host, value))
        quoth_cas_foreach_reference (self->cas, value, follow_cb, self);
      else
        {
          feature.value = (char *) quoth_cas_get_text (self->cas, value);
          g_array_append_val (self->features, feature);
        }
    }
  if (is_chain && layers != NULL)
    quoth_losses_add (self->intake->losses, _("elements of chains, taken in as spans, each with a link to the next"), 1);
}

/* ---- Marks ---- */

static const char *
write_id (Reader *self, gint64 id)
{
  g_string_assign (self->id, id < 0 ? "-" : "");
  quoth_json_append_uint (self->id, id < 0 ? 0 - (guint64) id : (guint64) id);
  return self->id->str;
}

static gboolean
take_mark (Reader *self, QuothLayers *layers, const QuothCasStructure *structure, GError **error)
{
  const char *type = quoth_cas_get_type (self->cas, structure);

  if (is_relation (self, structure) || quoth_layers_leaves_out (layers, type))
    return TRUE;
  if (!structure->is_indexed && !structure->is_wanted && quoth_cas_has_index (self->cas))
    {
      quoth_losses_add (self->intake->losses, _("annotations that are in no index, left out: they were deleted"), 1);
      return TRUE;
    }
  look_at (self, structure, layers);
  return quoth_layers_add_span (
    layers, type, write_id (self, structure->id), structure->start, structure->end, self->features, structure->line, error);
}

static void
take_relation (Reader *self, QuothLayers *layers, const QuothCasStructure *structure)
{
  const char *type = quoth_cas_get_type (self->cas, structure);
  const QuothCasStructure *from = find_target (self, structure, "Governor");
  const QuothCasStructure *to = find_target (self, structure, "Dependent");
  g_autofree char *from_id = NULL;
  g_autofree char *to_id = NULL;

  if (from == NULL || to == NULL || quoth_layers_leaves_out (layers, type)
      || (!structure->is_indexed && quoth_cas_has_index (self->cas)))
    return;
  from_id = g_strdup_printf ("%" G_GINT64_FORMAT, from->id);
  to_id = g_strdup_printf ("%" G_GINT64_FORMAT, to->id);
  look_at (self, structure, NULL);
  quoth_layers_add_relation (layers, type, from_id, to_id, self->features, structure->line);
}

static gboolean
take_marks (Reader *self, QuothLayers *layers, GError **error)
{
  GArray *structures = quoth_cas_get_structures (self->cas);

  for (guint i = 0; i < structures->len; i++)
    {
      const QuothCasStructure *structure = &g_array_index (structures, QuothCasStructure, i);

      if (is_here (self, structure) && structure->is_indexed)
        look_at (self, structure, NULL);
    }
  for (guint i = 0; i < structures->len; i++)
    if (is_here (self, &g_array_index (structures, QuothCasStructure, i))
        && !take_mark (self, layers, &g_array_index (structures, QuothCasStructure, i), error))
      return FALSE;
  for (guint i = 0; i < structures->len; i++)
    if (is_here (self, &g_array_index (structures, QuothCasStructure, i)))
      take_relation (self, layers, &g_array_index (structures, QuothCasStructure, i));
  return TRUE;
}

/* ---- Texts ---- */

static void
set_metadata (QuothMarkup *markup, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    quoth_markup_set_metadata (markup, key, value);
}

/* What this program wrote of the text. */
static void
read_own_metadata (Reader *self, QuothMarkup *markup, const QuothCasStructure *structure)
{
  for (guint i = 0; i < structure->n; i++)
    {
      const QuothCasValue *value = quoth_cas_get_value (self->cas, structure, i);
      const char *key = quoth_cas_get_key (self->cas, value);

      if (value->sort == QUOTH_CAS_REFERENCE)
        continue;
      if (g_str_equal (key, "coder") && markup->coder == NULL)
        markup->coder = g_strdup (quoth_cas_get_text (self->cas, value));
      else
        set_metadata (markup, key, quoth_cas_get_text (self->cas, value));
    }
}

/* What DKPro and INCEpTION have: the title is the name of the file, the URI mostly where it lay on a server. */
static void
read_metadata (Reader *self, QuothMarkup *markup, const QuothCasStructure *structure)
{
  const char *type = quoth_cas_get_type (self->cas, structure);
  const char *language = quoth_cas_find_text (self->cas, structure, "language");
  const char *uri = quoth_cas_find_text (self->cas, structure, "documentUri");
  const char *title = quoth_cas_find_text (self->cas, structure, "documentTitle");

  if (g_str_equal (type, QUOTH_CAS_TEXT_TYPE))
    {
      read_own_metadata (self, markup, structure);
      return;
    }
  if (language != NULL && !g_str_equal (language, "x-unspecified") && markup->document->language == NULL)
    set_metadata (markup, "language", language);
  if (uri != NULL && g_str_has_prefix (uri, "http") && markup->document->url == NULL)
    set_metadata (markup, "url", uri);
  if (title == NULL)
    title = quoth_cas_find_text (self->cas, structure, "sourceDocumentName");
  if (title == NULL)
    title = quoth_cas_find_text (self->cas, structure, "documentId");
  if (markup->document->name == NULL)
    set_metadata (markup, "name", title);
  title = quoth_cas_find_text (self->cas, structure, "username");
  if (title != NULL && *title != '\0' && markup->coder == NULL)
    markup->coder = g_strdup (title);
}

static gboolean
is_metadata (const char *type)
{
  return g_str_equal (type, QUOTH_CAS_TEXT_TYPE) || g_str_equal (type, "uima.tcas.DocumentAnnotation")
         || g_str_has_suffix (type, ".DocumentMetaData") || g_str_has_suffix (type, ".CASMetadata");
}

/* Our own first: other programs' say less, and another thing by the same word. */
static void
read_all_metadata (Reader *self, QuothMarkup *markup)
{
  GArray *structures = quoth_cas_get_structures (self->cas);

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < structures->len; i++)
      {
        const QuothCasStructure *structure = &g_array_index (structures, QuothCasStructure, i);
        const char *type = quoth_cas_get_type (self->cas, structure);

        if (structure->sofa == self->sofa && is_metadata (type)
            && g_str_equal (type, QUOTH_CAS_TEXT_TYPE) == (round == 0))
          read_metadata (self, markup, structure);
      }
}

/* Some programs count as their language does. What they say of the whole text tells: it is as long as they count it. */
static gboolean
find_unit (Reader *self, const QuothCasStructure *sofa, const char *text, QuothOffsetUnit *unit, GError **error)
{
  GArray *structures = quoth_cas_get_structures (self->cas);
  gint64 n_chars = g_utf8_strlen (text, -1), n_utf16 = n_chars, n_bytes = (gint64) strlen (text);

  for (const char *p = text; *p != '\0'; p++)
    n_utf16 += (guchar) *p >= 0xf0;
  for (guint i = 0; i < structures->len; i++)
    {
      const QuothCasStructure *structure = &g_array_index (structures, QuothCasStructure, i);

      if (structure->sofa != self->sofa || structure->start != 0 || structure->end == n_utf16
          || !is_metadata (quoth_cas_get_type (self->cas, structure)))
        continue;
      if (structure->end == n_chars)
        {
          *unit = QUOTH_UNIT_CODE_POINTS;
          quoth_intake_warn (self->intake, sofa->line, _("the offsets count characters, not UTF-16 as the format has them; they are read so"));
        }
      else if (structure->end == n_bytes)
        return quoth_intake_refuse (
          self->intake, sofa->line, _("the offsets count bytes of UTF-8; export the file again with offsets in UTF-16"), error);
    }
  return TRUE;
}

static gboolean
take_text (Reader *self, const QuothCasStructure *sofa, QuothMarkupReader *reader, GError **error)
{
  const char *text = quoth_cas_find_text (self->cas, sofa, "sofaString");
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autoptr (QuothUnits) units = NULL;
  QuothLayers layers = { .intake = self->intake, .markup = markup, .unit = QUOTH_UNIT_UTF16 };

  if (text == NULL)
    return quoth_intake_lose (self->intake,
                              sofa->line,
                              _("views without a text, left out"),
                              _("this view has no text of its own; it is left out"),
                              error);
  units = quoth_intake_read_text (self->intake, document, text, strlen (text), sofa->line, error);
  if (units == NULL)
    return FALSE;
  layers.units = units;
  markup->line = sofa->line;
  self->sofa = sofa->id;
  read_all_metadata (self, markup);
  return find_unit (self, sofa, text, &layers.unit, error) && take_marks (self, &layers, error) && quoth_markup_reader_take (reader, g_steal_pointer (&markup), error);
}

gboolean
quoth_cas_take (QuothCas *cas, QuothMarkupReader *reader, GError **error)
{
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));
  GArray *structures = quoth_cas_get_structures (cas);
  g_autoptr (GString) id = g_string_new (NULL);
  Reader self = { .cas = cas, .intake = quoth_cas_get_intake (cas), .id = id, .features = features };
  guint n_texts = 0;

  for (guint i = 0; i < structures->len; i++)
    {
      const QuothCasStructure *structure = &g_array_index (structures, QuothCasStructure, i);

      if (!is_text (&self, structure))
        continue;
      n_texts++;
      if (!take_text (&self, structure, reader, error))
        return FALSE;
    }
  return n_texts > 0
         || quoth_intake_lose (self.intake,
                               1,
                               _("files without a text"),
                               _("there is no text in this file: no structure of the type uima.cas.Sofa"),
                               error);
}
