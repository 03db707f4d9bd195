/* quoth-webanno-marks.c: what the cells of a file of WebAnno say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell has a value for each annotation of its layer in the row, separated by "|", and after it the number that tells the annotation
 * apart, "[2]", if it covers several rows or shares one. What leads elsewhere names a row and, where that is not enough, such a number; so
 * it is followed when all rows are read.
 */

#include "config.h"

#include "formats/quoth-webanno.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* An annotation. @chain: "CHAIN-NUMBER" of an element of a chain, or NULL; @next: how that goes on */
typedef struct
{
  guint layer;
  char *id;
  gint64 start;
  gint64 end;
  GArray *features; /* of QuothFeature */
  char *chain;
  char *next;
  guint line;
} Span;

/* What leads from one annotation to another. Each end is the id of a Span or a row, with a number or 0. */
typedef struct
{
  const char *type;
  GArray *features;
  char *from;
  char *to;
  guint from_id;
  guint to_id;
  guint line;
} Reference;

typedef struct
{
  QuothWebannoFile *file;
  QuothLayers *layers;
  GPtrArray *spans;      /* of Span */
  GPtrArray *references; /* of Reference */
  GPtrArray *stack;      /* what one layer has in the row at work: Span or Reference, borrowed */
  GArray *is_told;       /* of gboolean: whether these were there in a row before */
  GHashTable *by_id;     /* "LAYER ID": Span; "ID": the first of any layer */
  GHashTable *by_row;    /* "LAYER ROW": the first Span there; "ROW": of any layer */
  GHashTable *chains;    /* "CHAIN-NUMBER": Span */
} Reader;

static void
feature_clear (gpointer data)
{
  g_free (((QuothFeature *) data)->key);
  g_free (((QuothFeature *) data)->value);
}

static GArray *
features_new (void)
{
  GArray *features = g_array_new (FALSE, FALSE, sizeof (QuothFeature));

  g_array_set_clear_func (features, feature_clear);
  return features;
}

static void
add_feature (GArray *features, const char *key, const char *value)
{
  QuothFeature feature = { g_strdup (key), g_strdup (value) };

  g_array_append_val (features, feature);
}

static void
span_free (gpointer data)
{
  Span *self = data;

  g_free (self->id);
  g_array_unref (self->features);
  g_free (self->chain);
  g_free (self->next);
  g_free (self);
}

static void
reference_free (gpointer data)
{
  Reference *self = data;

  g_array_unref (self->features);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* ---- Cells ---- */

/* The end of what begins at @p: the next of @separators that is not escaped, or @end. */
static const char *
find_separator (const char *p, const char *end, const char *separators)
{
  while (p < end && strchr (separators, *p) == NULL)
    p += *p == '\\' && p + 1 < end ? 2 : 1;
  return MIN (p, end);
}

/* The cell in the column @n of the row, or NULL if the row is too short. */
static const char *
find_cell (const QuothWebannoRow *row, guint n, const char **end)
{
  const char *p = row->cells;

  for (; n > 0 && p != NULL; n--)
    {
      p = strchr (p, '\t');
      p = p != NULL ? p + 1 : NULL;
    }
  if (p == NULL || *p == '\0')
    return NULL;
  *end = p + strcspn (p, "\t");
  return p;
}

/* (transfer full): what begins at @p, up to the next of @separators; @p: goes behind it, or is NULL after the last. */
static char *
take_part (const char **p, const char *end, const char *separators)
{
  const char *start = *p, *stop = find_separator (start, end, separators);

  *p = stop < end ? stop + 1 : NULL;
  return g_strndup (start, (gsize) (stop - start));
}

/* Takes "[…]" off the end of a value. Returns: what is in it, or "" */
static const char *
take_bracket (char *value)
{
  char *bracket = strrchr (value, '[');
  guint n_escapes = 0;

  if (bracket == NULL || bracket[1] == '\0' || bracket[1 + strspn (bracket + 1, "0123456789_-")] != ']')
    return "";
  while (bracket - n_escapes > value && *(bracket - n_escapes - 1) == '\\')
    n_escapes++;
  if (n_escapes % 2 == 1)
    return "";
  *bracket = '\0';
  return bracket + 1;
}

static guint
parse_id (const char *text)
{
  guint64 id = g_ascii_strtoull (text, NULL, 10);

  return (guint) MIN (id, G_MAXINT32);
}

/* (transfer full): without escapes */
static char *
dup_unescaped (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p != '\\' || p[1] == '\0')
        {
          g_string_append_c (out, *p);
          continue;
        }
      p++;
      g_string_append_c (out, *p == 't' ? '\t' : *p == 'n' ? '\n' : *p == 'r' ? '\r' : *p);
    }
  return g_string_free (out, FALSE);
}

/* ---- Annotations ---- */

static void
insert_once (GHashTable *table, char *key, gpointer value)
{
  if (g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, value);
}

static char *
dup_row_id (const QuothWebannoRow *row)
{
  return g_strndup (row->id, strcspn (row->id, "\t"));
}

static Span *
add_span (Reader *self, guint layer, const QuothWebannoRow *row)
{
  Span *span = g_new0 (Span, 1);

  span->layer = layer;
  span->id = g_strdup_printf ("#%u", self->spans->len + 1);
  span->start = row->start;
  span->end = row->end;
  span->features = features_new ();
  span->line = row->line;
  g_ptr_array_add (self->spans, span);
  return span;
}

/* The next annotation of @layer in the row: one with this @key of rows before, which then reaches to here, or a new one. */
static Span *
stack_span (Reader *self, guint layer, const QuothWebannoRow *row, GHashTable *table, char *key)
{
  g_autofree char *row_id = dup_row_id (row);
  Span *span = key != NULL ? g_hash_table_lookup (table, key) : NULL;
  gboolean is_told = span != NULL;

  if (span == NULL)
    span = add_span (self, layer, row);
  span->start = MIN (span->start, row->start);
  span->end = MAX (span->end, row->end);
  g_ptr_array_add (self->stack, span);
  g_array_append_val (self->is_told, is_told);
  if (key != NULL)
    insert_once (table, key, span);
  insert_once (self->by_row, g_strdup_printf ("%u %s", layer, row_id), span);
  insert_once (self->by_row, g_steal_pointer (&row_id), span);
  return span;
}

static Span *
get_span (Reader *self, guint layer, const QuothWebannoRow *row, guint index, guint id)
{
  Span *span;

  if (index < self->stack->len)
    return self->stack->pdata[index];
  span = stack_span (self, layer, row, self->by_id, id != 0 ? g_strdup_printf ("%u %u", layer, id) : NULL);
  if (id != 0)
    insert_once (self->by_id, g_strdup_printf ("%u", id), span);
  return span;
}

static Reference *
add_reference (Reader *self, const char *type, guint line)
{
  Reference *reference = g_new0 (Reference, 1);

  reference->type = type;
  reference->features = features_new ();
  reference->line = line;
  g_ptr_array_add (self->references, reference);
  return reference;
}

static gboolean
is_nothing (const char *value)
{
  return *value == '\0' || g_str_equal (value, "*") || g_str_equal (value, "_");
}

static void
add_value (GArray *features, const char *key, const char *value)
{
  g_autofree char *plain = dup_unescaped (value);

  if (!is_nothing (value))
    add_feature (features, key, plain);
}

/* ---- Slots ---- */

/* The roles that were in the column before are kept as a feature of this name, until the fillers come. */
#define ROLES "\t"

static void
add_filler (Reader *self, const Span *span, const char *name, const char *role, char *filler)
{
  guint id = parse_id (take_bracket (filler));
  g_autofree char *plain = dup_unescaped (role);
  Reference *reference;

  if (is_nothing (filler))
    return;
  reference = add_reference (self, g_array_index (self->file->layers, QuothWebannoLayer, span->layer).type, span->line);
  add_feature (reference->features, QUOTH_LAYER_LABEL, is_nothing (role) ? name : plain);
  reference->from = g_strdup (span->id);
  reference->to = g_strdup (filler);
  reference->to_id = id;
}

static void
add_slot (Reader *self, Span *span, const char *name, const char *fillers)
{
  QuothFeature *last
    = span->features->len > 0 ? &g_array_index (span->features, QuothFeature, span->features->len - 1) : NULL;
  g_autofree char *roles = g_strdup (last != NULL && g_str_equal (last->key, ROLES) ? last->value : "");
  const char *role = roles, *filler = fillers;

  if (last != NULL && g_str_equal (last->key, ROLES))
    g_array_set_size (span->features, span->features->len - 1);
  while (filler != NULL)
    {
      g_autofree char *said = role != NULL ? take_part (&role, roles + strlen (roles), ";") : g_strdup ("");
      g_autofree char *leads_to = take_part (&filler, fillers + strlen (fillers), ";");

      add_filler (self, span, name, said, leads_to);
    }
}

/* ---- Layers ---- */

static void
read_span_value (Reader *self, guint layer, guint column, const QuothWebannoRow *row, guint index, char *value)
{
  const QuothWebannoColumn *said = &g_array_index (self->file->columns, QuothWebannoColumn, column);
  guint id = said->kind != QUOTH_WEBANNO_FILLER ? parse_id (take_bracket (value)) : 0;
  Span *span = get_span (self, layer, row, index, id);

  if (g_array_index (self->is_told, gboolean, index))
    return;
  if (said->kind == QUOTH_WEBANNO_ROLE)
    add_feature (span->features, ROLES, value);
  else if (said->kind == QUOTH_WEBANNO_FILLER)
    add_slot (self, span, g_array_index (self->file->columns, QuothWebannoColumn, column - 1).name, value);
  else
    add_value (span->features, said->name, value);
}

static void
read_relation_value (Reader *self, guint layer, guint column, const QuothWebannoRow *row, guint index, char *value)
{
  const QuothWebannoColumn *said = &g_array_index (self->file->columns, QuothWebannoColumn, column);
  const char *ids = take_bracket (value), *second = strchr (ids, '_');
  Reference *reference;

  if (index >= self->stack->len)
    g_ptr_array_add (
      self->stack, add_reference (self, g_array_index (self->file->layers, QuothWebannoLayer, layer).type, row->line));
  reference = self->stack->pdata[index];
  if (said->kind == QUOTH_WEBANNO_SOURCE && reference->from == NULL)
    {
      reference->from = g_strdup (value);
      reference->to = dup_row_id (row);
      reference->from_id = parse_id (ids);
      reference->to_id = second != NULL ? parse_id (second + 1) : 0;
    }
  else if (said->kind == QUOTH_WEBANNO_VALUE)
    add_value (reference->features, said->name, value);
}

/* "coref->1-2": an element of the chain 1, the second of it. The columns before it say what it is. */
static void
read_chain_value (Reader *self, guint layer, guint column, const QuothWebannoRow *row, guint index, char *value)
{
  char *arrow = g_strrstr (value, "->");
  const QuothWebannoLayer *said = &g_array_index (self->file->layers, QuothWebannoLayer, layer);
  Span *span;

  if (g_array_index (self->file->columns, QuothWebannoColumn, column).kind != QUOTH_WEBANNO_NEXT || arrow == NULL)
    return;
  *arrow = '\0';
  span = stack_span (self, layer, row, self->chains, g_strdup (arrow + 2));
  if (g_array_index (self->is_told, gboolean, self->is_told->len - 1))
    return;
  span->chain = g_strdup (arrow + 2);
  span->next = is_nothing (value) ? g_strdup ("coref") : dup_unescaped (value);
  for (guint i = said->first; i < column; i++)
    {
      const char *end, *cell = find_cell (row, i, &end);
      g_autofree char *type = NULL;

      for (guint n = 0; cell != NULL && n <= index; n++)
        {
          g_free (type);
          type = take_part (&cell, end, "|");
        }
      if (type != NULL)
        {
          take_bracket (type);
          add_value (span->features, g_array_index (self->file->columns, QuothWebannoColumn, i).name, type);
        }
    }
}

static void
read_cell (Reader *self, guint layer, guint column, const QuothWebannoRow *row, const char *cell, const char *end)
{
  char sort = g_array_index (self->file->layers, QuothWebannoLayer, layer).sort;

  for (guint index = 0; cell != NULL; index++)
    {
      g_autofree char *value = take_part (&cell, end, "|");

      if (sort == 'S')
        read_span_value (self, layer, column, row, index, value);
      else if (sort == 'R')
        read_relation_value (self, layer, column, row, index, value);
      else
        read_chain_value (self, layer, column, row, index, value);
    }
}

/* The columns of the layers follow each other, so one walk over the cells finds them all. */
static gboolean
read_row (Reader *self, const QuothWebannoRow *row, GError **error)
{
  const char *cell = row->cells;

  for (guint i = 0; i < self->file->layers->len; i++)
    {
      const QuothWebannoLayer *layer = &g_array_index (self->file->layers, QuothWebannoLayer, i);

      g_ptr_array_set_size (self->stack, 0);
      g_array_set_size (self->is_told, 0);
      for (guint j = layer->first; j < layer->first + layer->n_columns; j++)
        {
          const char *end = cell + strcspn (cell, "\t");

          if (*cell == '\0')
            return quoth_intake_lose (self->file->intake,
                                      row->line,
                                      _("rows with fewer columns than the head says: what is missing is left out"),
                                      _("this row has fewer columns than the layers in the head say; what is missing is left out"),
                                      error);
          if (end - cell != 1 || *cell != '_')
            read_cell (self, i, j, row, cell, end);
          cell = *end == '\t' ? end + 1 : end;
        }
    }
  return TRUE;
}

/* ---- What leads from one to another ---- */

/* The type of what a layer's columns lead to decides among annotations of a row; it may be any. */
static const Span *
find_span (Reader *self, const Reference *reference, const char *row, guint id)
{
  g_autofree char *any = id != 0 ? g_strdup_printf ("%u", id) : g_strdup (row);
  GHashTable *table = id != 0 ? self->by_id : self->by_row;

  for (guint i = 0; i < self->file->layers->len; i++)
    {
      const QuothWebannoLayer *layer = &g_array_index (self->file->layers, QuothWebannoLayer, i);

      for (guint j = layer->first; g_str_equal (layer->type, reference->type) && j < layer->first + layer->n_columns; j++)
        {
          const QuothWebannoColumn *column = &g_array_index (self->file->columns, QuothWebannoColumn, j);

          if (column->kind != QUOTH_WEBANNO_SOURCE && column->kind != QUOTH_WEBANNO_FILLER)
            continue;
          for (guint k = 0; k < self->file->layers->len; k++)
            {
              g_autofree char *key = g_strdup_printf ("%u %s", k, any);

              if (g_str_equal (g_array_index (self->file->layers, QuothWebannoLayer, k).type, column->name)
                  && g_hash_table_contains (table, key))
                return g_hash_table_lookup (table, key);
            }
        }
    }
  return g_hash_table_lookup (table, any);
}

static gboolean
take_reference (Reader *self, const Reference *reference, GError **error)
{
  const Span *from, *to;

  if (quoth_layers_leaves_out (self->layers, reference->type))
    return TRUE;
  if (reference->from == NULL)
    return quoth_intake_lose (self->file->intake,
                              reference->line,
                              _("relations from nowhere, left out"),
                              _("a relation has no row that it comes from; it is left out"),
                              error);
  to = find_span (self, reference, reference->to, reference->to_id);
  from = *reference->from == '#' ? NULL : find_span (self, reference, reference->from, reference->from_id);
  quoth_layers_add_relation (self->layers,
                             reference->type,
                             from != NULL ? from->id : reference->from,
                             to != NULL ? to->id : reference->to,
                             reference->features,
                             reference->line);
  return TRUE;
}

static void
take_chain (Reader *self, const Span *span)
{
  guint chain = 0, number = 0;
  const Span *next;
  g_autofree char *key = NULL;
  g_autoptr (GArray) features = features_new ();

  if (sscanf (span->chain, "%u-%u", &chain, &number) != 2)
    return;
  key = g_strdup_printf ("%u-%u", chain, number + 1);
  next = g_hash_table_lookup (self->chains, key);
  if (next == NULL)
    return;
  add_feature (features, QUOTH_LAYER_LABEL, span->next);
  quoth_layers_add_relation (
    self->layers, g_array_index (self->file->layers, QuothWebannoLayer, span->layer).type, span->id, next->id, features, span->line);
}

/* ---- All of it ---- */

static gboolean
take_span (Reader *self, const Span *span, GError **error)
{
  const char *type = g_array_index (self->file->layers, QuothWebannoLayer, span->layer).type;

  if (quoth_layers_leaves_out (self->layers, type))
    return TRUE;
  if (span->chain != NULL)
    quoth_losses_add (self->file->intake->losses, _("elements of chains, taken in as spans, each with a link to the next"), 1);
  return quoth_layers_add_span (self->layers, type, span->id, span->start, span->end, span->features, span->line, error);
}

static gboolean
take_all (Reader *self, GError **error)
{
  for (guint i = 0; i < self->file->rows->len; i++)
    if (!read_row (self, &g_array_index (self->file->rows, QuothWebannoRow, i), error))
      return FALSE;
  for (guint i = 0; i < self->spans->len; i++)
    if (!take_span (self, self->spans->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->spans->len; i++)
    if (((Span *) self->spans->pdata[i])->chain != NULL)
      take_chain (self, self->spans->pdata[i]);
  for (guint i = 0; i < self->references->len; i++)
    if (!take_reference (self, self->references->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_webanno_read_marks (QuothWebannoFile *self, QuothLayers *layers, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (span_free);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  g_autoptr (GArray) is_told = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .file = self,
                    .layers = layers,
                    .spans = spans,
                    .references = references,
                    .stack = stack,
                    .is_told = is_told,
                    .by_id = by_id,
                    .by_row = by_row,
                    .chains = chains };

  return take_all (&reader, error);
}
