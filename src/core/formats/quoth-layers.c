/* quoth-layers.c: layers of annotations with features, as UIMA and INCEpTION have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-layers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DKPRO "de.tudarmstadt.ukp.dkpro.core.api."

/* ---- What types are ---- */

const char *
quoth_layer_get_name (const char *type)
{
  const char *dot = strrchr (type, '.');

  return dot != NULL && dot[1] != '\0' ? dot + 1 : type;
}

gboolean
quoth_layer_is_structure (const char *type)
{
  static const char *const names[] = { "Token", "Sentence", "Paragraph", "Heading", "Div", "Document", "Line", "Page", NULL };

  return g_str_equal (type, "uima.tcas.DocumentAnnotation") || g_str_has_prefix (type, DKPRO "metadata.")
         || g_str_has_prefix (type, "de.tudarmstadt.ukp.clarin.webanno.api.type.")
         || (g_str_has_prefix (type, DKPRO "segmentation.type.") && g_strv_contains (names, quoth_layer_get_name (type)));
}

gboolean
quoth_layer_is_linguistic (const char *type)
{
  static const char *const prefixes[] = { DKPRO "lexmorph.", DKPRO "syntax.", DKPRO "segmentation.", DKPRO "transform.", NULL };

  static const char *const names[] = { "Token", "WordToken", "Sentence", NULL };

  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (type, prefixes[i]))
      return TRUE;
  /* Other programs' own; what somebody made a layer of in INCEpTION is meant. */
  return g_strv_contains (names, quoth_layer_get_name (type)) && !g_str_has_prefix (type, "webanno.custom.");
}

gboolean
quoth_layers_leaves_out (QuothLayers *self, const char *type)
{
  GHashTable *said = self->intake->mapping;

  if (quoth_layer_is_structure (type))
    return TRUE;
  if (!quoth_layer_is_linguistic (type) || (said != NULL && g_hash_table_contains (said, quoth_layer_get_name (type))))
    return FALSE;
  quoth_losses_add (self->intake->losses, _("annotations of words and clauses (parts of speech, lemmas, dependencies …), left out"), 1);
  return TRUE;
}

/* ---- Reading ---- */

/* Which feature says what the span is; -1 for none: its type does. */
static int
find_label (const char *type, const GArray *features)
{
  for (guint i = 0; i < features->len && !quoth_layer_is_linguistic (type); i++)
    {
      const QuothFeature *feature = &g_array_index (features, QuothFeature, i);

      if (*feature->value != '\0'
          && (g_ascii_strcasecmp (feature->key, "label") == 0 || g_ascii_strcasecmp (feature->key, "value") == 0))
        return (int) i;
    }
  return -1;
}

/* In our own layer, "code2" is the second "code". */
static void
add_feature (QuothMark *mark, const char *type, const QuothFeature *feature)
{
  gsize length = strlen (feature->key);
  g_autofree char *key = NULL;

  while (g_str_equal (type, QUOTH_LAYER_SPAN) && length > 1 && g_ascii_isdigit (feature->key[length - 1]))
    length--;
  key = g_strndup (feature->key, length);
  quoth_mark_add_feature (mark, key, feature->value);
}

gboolean
quoth_layers_add_span (QuothLayers *self,
                       const char *type,
                       const char *id,
                       gint64 start,
                       gint64 end,
                       const GArray *features,
                       guint line,
                       GError **error)
{
  int label = find_label (type, features);
  QuothMark *mark;
  QuothRange range;
  gboolean fits;

  if (!quoth_intake_read_range (self->intake, self->units, self->unit, start, end, line, &range, &fits, error))
    return FALSE;
  if (!fits)
    return TRUE;
  mark = quoth_markup_add_mark (self->markup,
                                id,
                                label >= 0 ? g_array_index (features, QuothFeature, label).value : quoth_layer_get_name (type),
                                line);
  quoth_mark_add_range (mark, range);
  for (guint i = 0; i < features->len; i++)
    if ((int) i != label)
      add_feature (mark, type, &g_array_index (features, QuothFeature, i));
  return TRUE;
}

void
quoth_layers_add_relation (
  QuothLayers *self, const char *type, const char *from, const char *to, const GArray *features, guint line)
{
  int label = find_label (type, features);

  quoth_losses_add (self->intake->losses, _("what is said of relations, but what they are"), features->len - (label >= 0));
  quoth_markup_add_link (self->markup,
                         label >= 0 ? g_array_index (features, QuothFeature, label).value : quoth_layer_get_name (type),
                         from,
                         to,
                         line);
}

/* ---- Writing ---- */

const char *
quoth_layers_get_nth (const QuothMark *mark, const char *key, guint n)
{
  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (g_str_equal (feature->key, key) && n-- == 0)
        return feature->value;
    }
  return NULL;
}

char *
quoth_layer_files_dup_name (QuothLayerFiles *self, const QuothMarkup *markup)
{
  g_autofree char *full = markup->coder != NULL ? g_strdup_printf ("%s (%s)", markup->document->name, markup->coder)
                                                : g_strdup (markup->document->name);
  g_autofree char *base = quoth_export_file_name (full);
  g_autofree char *name = g_strdup (base);

  for (guint n = 2; !g_hash_table_add (self->names, g_utf8_casefold (name, -1)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", base, n);
    }
  return g_strconcat (name, self->extension, NULL);
}
