/* quoth-markup.c: a coded text as most programs for annotation know it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-markup.h"

#include "model/quoth-date.h"

#include <string.h>

static void
feature_clear (gpointer data)
{
  QuothFeature *self = data;

  g_free (self->key);
  g_free (self->value);
}

GArray *
quoth_features_new (void)
{
  GArray *features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));

  g_array_set_clear_func (features, feature_clear);
  return features;
}

void
quoth_features_add (GArray *features, const char *key, const char *value)
{
  QuothFeature feature = { g_strdup (key), g_strdup (value) };

  g_array_append_val (features, feature);
}

GPtrArray *
quoth_mark_notes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_mark_note_free);
}

QuothMarkNote *
quoth_mark_note_new (const char *text)
{
  QuothMarkNote *self = g_new0 (QuothMarkNote, 1);

  self->text = g_strdup (text);
  self->answers = quoth_mark_notes_new ();
  return self;
}

void
quoth_mark_note_free (QuothMarkNote *self)
{
  g_free (self->text);
  g_free (self->coder);
  g_clear_pointer (&self->attributes, g_array_unref);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

static void
mark_free (gpointer data)
{
  QuothMark *self = data;

  g_free (self->id);
  g_free (self->label);
  g_array_unref (self->ranges);
  g_array_unref (self->features);
  g_clear_pointer (&self->attributes, g_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_array_unref);
  g_free (self->coder);
  g_free (self);
}

static void
source_clear (gpointer data)
{
  QuothMarkSource *self = data;

  g_free (self->actor);
  g_free (self->mention);
}

void
quoth_mark_link_free (QuothMarkLink *self)
{
  g_free (self->label);
  g_free (self->from);
  g_free (self->to);
  g_free (self->coder);
  g_clear_pointer (&self->attributes, g_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

QuothMarkup *
quoth_markup_new (QuothDocument *document)
{
  QuothMarkup *self = g_new0 (QuothMarkup, 1);

  self->document = document != NULL ? quoth_value_ref (document) : NULL;
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_mark_link_free);
  self->features = quoth_features_new ();
  return self;
}

void
quoth_markup_free (QuothMarkup *self)
{
  g_clear_pointer (&self->document, quoth_value_unref);
  g_free (self->coder);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->links);
  g_array_unref (self->features);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

QuothMark *
quoth_markup_add_mark (QuothMarkup *self, const char *id, const char *label, guint line)
{
  QuothMark *mark = g_new0 (QuothMark, 1);

  mark->id = g_strdup (id);
  mark->label = g_strdup (label);
  mark->ranges = g_array_new (FALSE, FALSE, sizeof (QuothRange));
  mark->features = quoth_features_new ();
  mark->line = line;
  g_ptr_array_add (self->marks, mark);
  return mark;
}

QuothMarkLink *
quoth_markup_add_link (QuothMarkup *self, const char *label, const char *from, const char *to, guint line)
{
  QuothMarkLink *link = g_new0 (QuothMarkLink, 1);

  link->label = g_strdup (label);
  link->from = g_strdup (from);
  link->to = g_strdup (to);
  link->line = line;
  g_ptr_array_add (self->links, link);
  return link;
}

void
quoth_mark_add_source (QuothMark *self, const char *actor, const char *mention, QuothFactuality factuality)
{
  QuothMarkSource source = { g_strdup (actor), g_strdup (mention), factuality };

  if (self->sources == NULL)
    {
      self->sources = g_array_new (FALSE, FALSE, sizeof source);
      g_array_set_clear_func (self->sources, source_clear);
    }
  g_array_append_val (self->sources, source);
}

void
quoth_mark_read_source (QuothMark *self, const char *value)
{
  const char *nick = strrchr (value, '=');
  QuothFactuality factuality = QUOTH_FACTUALITY_UNSET;
  gboolean is_told
    = nick != NULL && nick > value && (g_str_equal (nick, "=unset") || quoth_factuality_from_nick (nick + 1, &factuality));
  g_autofree char *name = is_told ? g_strndup (value, (gsize) (nick - value)) : g_strdup (value);

  quoth_mark_add_source (self, name, NULL, factuality);
}

void
quoth_markup_add_feature (QuothMarkup *self, const char *key, const char *value)
{
  quoth_features_add (self->features, key, value);
}

/* The fields of a document that people know it by, under the names of jsonl. */
static const struct
{
  const char *key;
  gsize offset;
} fields[] = {
  { "name", offsetof (QuothDocument, name) },     { "title", offsetof (QuothDocument, title) },
  { "kind", offsetof (QuothDocument, document_kind) }, { "author", offsetof (QuothDocument, author) },
  { "source", offsetof (QuothDocument, source) }, { "url", offsetof (QuothDocument, url) },
  { "date", offsetof (QuothDocument, date) },     { "language", offsetof (QuothDocument, language) },
  { "note", offsetof (QuothDocument, note) },
};

void
quoth_markup_set_metadata (QuothMarkup *self, const char *key, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char **field = G_STRUCT_MEMBER_P (self->document, fields[i].offset);

      if (!g_str_equal (fields[i].key, key) || *field != NULL)
        continue;
      if (g_str_equal (key, "date") && !quoth_date_is_valid (value))
        break;
      *field = g_strdup (value);
      return;
    }
  quoth_markup_add_feature (self, key, value);
}

gboolean
quoth_markup_is_metadata (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      return TRUE;
  return FALSE;
}

void
quoth_markup_foreach_metadata (const QuothMarkup *self,
                               void (*func) (const char *key, const char *value, gpointer user_data),
                               gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = G_STRUCT_MEMBER (char *, self->document, fields[i].offset);

      if (value != NULL && *value != '\0')
        func (fields[i].key, value, user_data);
    }
}

void
quoth_mark_add_range (QuothMark *self, QuothRange range)
{
  g_array_append_val (self->ranges, range);
}

void
quoth_mark_add_feature (QuothMark *self, const char *key, const char *value)
{
  quoth_features_add (self->features, key, value);
}

const char *
quoth_mark_get_feature (const QuothMark *self, const char *key)
{
  for (guint i = 0; i < self->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (self->features, QuothFeature, i);

      if (g_str_equal (feature->key, key))
        return feature->value;
    }
  return NULL;
}
