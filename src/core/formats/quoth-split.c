/* quoth-split.c: which documents are for training, and which for testing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-split.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/quoth-split-private.h"
#include "text/quoth-error.h"
#include "text/quoth-sha256.h"

#define MOST_PARTS 100

struct _QuothSplit
{
  GPtrArray *parts;
  guint64 seed;
  QuothSplitGroup group;
  gboolean stratified;
  GPtrArray *copies;
};

static const char *const group_nicks[] = { "document", "source", "author" };

const char *
quoth_split_group_to_nick (QuothSplitGroup group)
{
  return group_nicks[group];
}

gboolean
quoth_split_group_from_nick (const char *nick, QuothSplitGroup *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (group_nicks); i++)
    if (g_strcmp0 (nick, group_nicks[i]) == 0)
      {
        *group = i;
        return TRUE;
      }
  return FALSE;
}

static void
free_part (gpointer data)
{
  QuothSplitPart *part = data;

  g_free (part->name);
  g_array_unref (part->documents);
  g_free (part);
}

/* ---- What was asked for ---- */

static gboolean
is_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_' && (*p != '-' || p == name))
      return FALSE;
  return *name != '\0' && strlen (name) <= 40;
}

static gboolean
has_part (QuothSplit *self, const char *name)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_ascii_strcasecmp (((QuothSplitPart *) self->parts->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_part (QuothSplit *self, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, "=", 2);
  const char *name = words[0] != NULL ? g_strstrip (words[0]) : "";
  char *end = NULL;
  double weight = words[0] != NULL && words[1] != NULL ? g_ascii_strtod (g_strstrip (words[1]), &end) : -1;
  QuothSplitPart *part;

  if (!is_name (name) || end == NULL || end == words[1] || *end != '\0' || !isfinite (weight) || weight <= 0)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _("“%s” is no part of a split; one is a name of letters and digits and a weight above 0, as “train=80”"), text);
  else if (has_part (self, name))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("The split has two parts “%s”"), name);
  else if (self->parts->len >= MOST_PARTS)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("A split can have %u parts at most"), MOST_PARTS);
  else
    {
      part = g_new0 (QuothSplitPart, 1);
      part->name = g_strdup (name);
      part->share = weight;
      part->documents = g_array_new (FALSE, FALSE, sizeof (QuothId));
      g_ptr_array_add (self->parts, part);
      return TRUE;
    }
  return FALSE;
}

static gboolean
add_parts (QuothSplit *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double sum = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_part (self, parts[i], error))
      return FALSE;
  if (self->parts->len < 2)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("A split has two parts or more, as “train=80,dev=10,test=10”"));
      return FALSE;
    }
  for (guint i = 0; i < self->parts->len; i++)
    sum += ((QuothSplitPart *) self->parts->pdata[i])->share;
  for (guint i = 0; i < self->parts->len; i++)
    ((QuothSplitPart *) self->parts->pdata[i])->share /= sum;
  return TRUE;
}

QuothSplit *
quoth_split_new (const char *parts, guint64 seed, GError **error)
{
  g_autoptr (QuothSplit) self = g_new0 (QuothSplit, 1);

  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->copies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->seed = seed;
  return add_parts (self, parts, error) ? g_steal_pointer (&self) : NULL;
}

void
quoth_split_free (QuothSplit *self)
{
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

void
quoth_split_set_group (QuothSplit *self, QuothSplitGroup group)
{
  self->group = group;
}

void
quoth_split_set_stratified (QuothSplit *self, gboolean stratified)
{
  self->stratified = stratified;
}

guint64
quoth_split_get_seed (const QuothSplit *self)
{
  return self->seed;
}

QuothSplitGroup
quoth_split_get_group (const QuothSplit *self)
{
  return self->group;
}

gboolean
quoth_split_get_stratified (const QuothSplit *self)
{
  return self->stratified;
}

GPtrArray *
quoth_split_get_parts (QuothSplit *self)
{
  return self->parts;
}

GPtrArray *
quoth_split_get_copies (QuothSplit *self)
{
  return self->copies;
}

/* ---- What it gives ---- */

/* From 0 to 1, and for each key another: the first 53 bits of a SHA-256. */
static double
hash_key (QuothSplit *self, const char *key)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT "\n%s", self->seed, key);
  guint8 sha256[QUOTH_SHA256_SIZE];
  guint64 number = 0;

  quoth_sha256 (text, strlen (text), sha256);
  for (guint i = 0; i < 8; i++)
    number = number << 8 | sha256[i];
  return (double) (number >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

static guint
find_part (QuothSplit *self, double hash)
{
  double end = 0;

  for (guint i = 0; i + 1 < self->parts->len; i++)
    {
      end += ((QuothSplitPart *) self->parts->pdata[i])->share;
      if (hash < end)
        return i;
    }
  return self->parts->len - 1;
}

static void
note_copies (QuothSplit *self, GArray *items)
{
  g_autofree GPtrArray **names = g_new0 (GPtrArray *, MAX (items->len, 1));

  for (guint i = 0; i < items->len; i++)
    {
      const QuothSplitItem *item = &g_array_index (items, QuothSplitItem, i);

      if (item->copy_of == i)
        continue;
      if (names[item->copy_of] == NULL)
        {
          names[item->copy_of] = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (names[item->copy_of], g_strdup (g_array_index (items, QuothSplitItem, item->copy_of).name));
          g_ptr_array_add (self->copies, names[item->copy_of]);
        }
      g_ptr_array_add (names[item->copy_of], g_strdup (item->name));
    }
}

gboolean
quoth_split_make (QuothSplit *self, QuothReader *reader, GArray *documents, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) items = quoth_split_list_items (reader, documents, self->group, cancellable, error);
  g_autofree double *hashes = NULL;
  g_autofree guint *places = NULL;

  if (items == NULL)
    return FALSE;
  g_ptr_array_set_size (self->copies, 0);
  hashes = g_new0 (double, MAX (items->len, 1));
  places = g_new0 (guint, MAX (items->len, 1));
  for (guint i = 0; i < items->len; i++)
    {
      guint group = g_array_index (items, QuothSplitItem, i).group;

      hashes[i] = hash_key (self, g_array_index (items, QuothSplitItem, group).key);
      places[i] = find_part (self, hashes[i]);
    }
  if (self->stratified && !quoth_split_stratify (reader, items, self->parts, hashes, places, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    g_array_set_size (((QuothSplitPart *) self->parts->pdata[i])->documents, 0);
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (((QuothSplitPart *) self->parts->pdata[places[i]])->documents,
                        g_array_index (items, QuothSplitItem, i).id);
  note_copies (self, items);
  return TRUE;
}
