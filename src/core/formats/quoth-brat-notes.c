/* quoth-brat-notes.c: what brat has no place for, as notes that are read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-brat-notes.h"

#include <string.h>

#include "formats/quoth-brat-spans.h"

struct _QuothBratNotes
{
  GHashTable *said;  /* "TYPE ID" and, of codes, "TYPE ID ATTRIBUTE": what it says */
  GHashTable *lines; /* those that are in it */
};

void
quoth_brat_append_flat (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || quoth_letters_end_line (c))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
}

/* ---- What is said beforehand ---- */

/* Returns: (transfer full) (nullable) */
static char *
dup_said (const QuothBratLine *line, char **key)
{
  static const char *const types[] = { QUOTH_BRAT_SPANS, QUOTH_BRAT_KIND, QUOTH_BRAT_NAME, NULL };
  const char *type = line->words[0], *space = line->tail != NULL ? strchr (line->tail, ' ') : NULL;

  if (*line->id != '#' || line->words[1] == NULL || line->tail == NULL)
    return NULL;
  *key = g_strconcat (type, " ", line->words[1], NULL);
  if (g_str_equal (type, QUOTH_BRAT_CODER))
    return g_strdup (line->tail);
  if (g_strv_contains (types, type))
    return quoth_letters_dup (line->tail);
  g_clear_pointer (key, g_free);
  if (!g_str_equal (type, QUOTH_BRAT_KEY) || space == NULL)
    return NULL;
  *key = g_strdup_printf ("%s %s %.*s", type, line->words[1], (int) (space - line->tail), line->tail);
  return quoth_letters_dup (space + 1);
}

QuothBratNotes *
quoth_brat_notes_new (GPtrArray *lines)
{
  QuothBratNotes *self = g_new0 (QuothBratNotes, 1);

  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lines = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      char *key = NULL;
      char *said = dup_said (lines->pdata[i], &key);

      if (said == NULL)
        continue;
      g_hash_table_insert (self->said, key, said);
      g_hash_table_add (self->lines, lines->pdata[i]);
    }
  return self;
}

void
quoth_brat_notes_free (QuothBratNotes *self)
{
  g_hash_table_unref (self->said);
  g_hash_table_unref (self->lines);
  g_free (self);
}

const char *
quoth_brat_notes_get (QuothBratNotes *self, const char *type, const char *id)
{
  g_autofree char *key = g_hash_table_size (self->said) > 0 ? g_strconcat (type, " ", id, NULL) : NULL;

  return key != NULL ? g_hash_table_lookup (self->said, key) : NULL;
}

const char *
quoth_brat_notes_get_key (QuothBratNotes *self, const char *id, const char *attribute)
{
  g_autofree char *key
    = g_hash_table_size (self->said) > 0 ? g_strconcat (QUOTH_BRAT_KEY " ", id, " ", attribute, NULL) : NULL;

  return key != NULL ? g_hash_table_lookup (self->said, key) : NULL;
}

gboolean
quoth_brat_notes_has (QuothBratNotes *self, const QuothBratLine *line)
{
  return g_hash_table_contains (self->lines, line);
}

/* ---- What is said of a mark ---- */

static void
add_source (QuothMark *mark, const char *tail)
{
  g_auto (GStrv) words = g_strsplit (tail, " ", 3);
  QuothFactuality factuality = QUOTH_FACTUALITY_UNSET;
  g_autofree char *name = NULL;

  if (g_strv_length (words) < 3 || *words[2] == '\0')
    return;
  quoth_factuality_from_nick (words[0], &factuality);
  name = quoth_letters_dup (words[2]);
  quoth_mark_add_source (mark, name, g_str_equal (words[1], "-") ? NULL : words[1], factuality);
}

static void
add_value (QuothMark *mark, const char *tail)
{
  const char *equals = strchr (tail, '=');
  g_autofree char *start = equals != NULL ? g_strndup (tail, (gsize) (equals - tail)) : NULL;
  g_autofree char *key = start != NULL ? quoth_letters_dup (start) : NULL;
  g_autofree char *value = start != NULL ? quoth_letters_dup (equals + 1) : NULL;

  if (key != NULL)
    quoth_mark_add_feature (mark, key, value);
}

/* What a claim has a field for. */
static gboolean
is_field (const char *type)
{
  static const char *const fields[] = { "Statement", "Form",      "Date",   "Place",    "Confidence", "Claimant",
                                        "Addressee", "Object",    "Supports", "Denies", "Reports",    NULL };

  return g_strv_contains (fields, type);
}

void
quoth_brat_read_note (QuothMark *mark, const QuothBratLine *line)
{
  const char *type = line->words[0];
  gboolean is_claim = *mark->id == 'E';
  g_autofree char *lower = is_claim && is_field (type) ? g_ascii_strdown (type, -1) : NULL;
  g_autofree char *text = NULL;

  if (line->tail == NULL)
    return;
  text = quoth_letters_dup (line->tail);
  if (lower != NULL)
    quoth_mark_add_feature (mark, lower, text);
  else if (is_claim && g_str_equal (type, QUOTH_BRAT_SOURCE))
    add_source (mark, line->tail);
  else if (g_str_equal (type, QUOTH_BRAT_VALUE) && strchr (line->tail, '=') != NULL)
    add_value (mark, line->tail);
  else if (g_str_equal (type, QUOTH_BRAT_MEMO))
    quoth_mark_add_feature (mark, QUOTH_MARKUP_MEMO, text);
  else
    quoth_mark_add_feature (mark, QUOTH_MARKUP_MEMO, g_str_has_prefix (line->tail, "memo: ") ? line->tail + strlen ("memo: ") : line->tail);
}
