/* quoth-front-matter.c: what a Markdown file says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-front-matter.h"

#include "formats/quoth-proposal.h"

#include <string.h>

/* Without the quotation marks, if it stands in a pair of them. */
static char *
dup_unquoted (const char *value, gssize n_bytes)
{
  g_autofree char *stripped = g_strstrip (n_bytes < 0 ? g_strdup (value) : g_strndup (value, n_bytes));
  gsize length = strlen (stripped);

  if (length >= 2 && (*stripped == '"' || *stripped == '\'') && stripped[length - 1] == *stripped)
    return g_strndup (stripped + 1, length - 2);
  return g_steal_pointer (&stripped);
}

/* "[A, B]" is "A, B". */
static char *
dup_value (const char *value)
{
  g_autofree char *plain = dup_unquoted (value, -1);
  gsize length = strlen (plain);
  g_autoptr (GString) joined = NULL;
  g_auto (GStrv) items = NULL;

  if (length < 2 || *plain != '[' || plain[length - 1] != ']')
    return g_steal_pointer (&plain);
  plain[length - 1] = '\0';
  items = g_strsplit (plain + 1, ",", -1);
  joined = g_string_new (NULL);
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = dup_unquoted (items[i], -1);

      g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", item);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static char **
find_field (QuothDocument *document, const char *key)
{
  struct
  {
    const char *key;
    char **field;
  } fields[] = {
    { "title", &document->title },       { "author", &document->author },   { "authors", &document->author },
    { "date", &document->date },         { "published", &document->date },  { "url", &document->url },
    { "link", &document->url },          { "canonical_url", &document->url }, { "source", &document->source },
    { "publication", &document->source }, { "site", &document->source },    { "language", &document->language },
    { "lang", &document->language },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (fields[i].key, key) == 0)
      return fields[i].field;
  return NULL;
}

/* The first value of a field holds; those of one list are joined. */
static void
set_field (char **field, const char *value, gboolean join)
{
  if (field == NULL || *value == '\0')
    return;
  if (*field == NULL)
    *field = g_strdup (value);
  else if (join)
    {
      g_autofree char *joined = g_strconcat (*field, ", ", value, NULL);

      g_free (*field);
      *field = g_steal_pointer (&joined);
    }
}

/* Whether @line is "key:" with perhaps a value after it. */
static gboolean
split_line (const char *line, char **key, const char **value)
{
  gsize length = 0;

  while (g_ascii_isalnum (line[length]) || line[length] == '_' || line[length] == '-')
    length++;
  if (length == 0 || line[length] != ':' || (line[length + 1] != '\0' && line[length + 1] != ' '))
    return FALSE;
  *key = g_strndup (line, length);
  *value = line + length + 1;
  return TRUE;
}

/* What the fields are read from: NULL if it is no front matter. @end: after its last line. */
static char **
split_lines (const char *markdown, gsize *end)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *line = markdown;

  if (!g_str_has_prefix (markdown, "---\n"))
    return NULL;
  for (line = markdown + 4; *line != '\0';)
    {
      const char *newline = line + strcspn (line, "\n");
      g_autofree char *copy = g_strchomp (g_strndup (line, newline - line));

      line = *newline != '\0' ? newline + 1 : newline;
      if (strcmp (copy, "---") == 0 || strcmp (copy, "...") == 0)
        {
          *end = line - markdown;
          g_ptr_array_add (lines, NULL);
          return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
        }
      g_ptr_array_add (lines, g_steal_pointer (&copy));
    }
  return NULL;
}

static gboolean
is_front_matter (char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (*lines[i] != '\0' && strchr (" \t-#", *lines[i]) == NULL && !split_line (lines[i], &key, &value))
        return FALSE;
    }
  return TRUE;
}

/* Dates as the store has them; languages as BCP 47 writes them. */
static void
tidy (QuothDocument *document)
{
  g_autofree char *date = quoth_proposal_dup_date (document->date);

  g_free (document->date);
  document->date = g_steal_pointer (&date);
  if (document->language != NULL)
    g_strdelimit (document->language, "_", '-');
}

gsize
quoth_front_matter_read (const char *markdown, QuothDocument *document)
{
  gsize end = 0;
  g_auto (GStrv) lines = split_lines (markdown, &end);
  char **field = NULL;

  if (lines == NULL || !is_front_matter (lines))
    return 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *plain = NULL;
      const char *value = NULL;
      const char *item = lines[i] + strspn (lines[i], " \t");

      if (split_line (lines[i], &key, &value))
        {
          field = find_field (document, key);
          if (field != NULL && *field != NULL)
            field = NULL;
          plain = dup_value (value);
          set_field (field, plain, FALSE);
        }
      else if (g_str_has_prefix (item, "- "))
        {
          plain = dup_unquoted (item + 2, -1);
          set_field (field, plain, TRUE);
        }
    }
  tidy (document);
  return end;
}
