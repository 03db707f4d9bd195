/* quoth-table-columns.c: what the columns of somebody's table are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-table-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-error.h"
#include "text/quoth-fold.h"

/* What a field is called on the command line, and what columns of it are called by people and programs: folded, without signs. */
static const struct
{
  const char *nick;
  const char *names[12];
} fields[QUOTH_N_TABLE_FIELDS] = {
  [QUOTH_TABLE_DOCUMENT] = { "document", { "document", "documentname", "doc", "file", "filename", "article", "textname" } },
  [QUOTH_TABLE_TEXT] = { "text", { "quote", "text", "quotation", "codedsegment", "segment", "passage", "excerpt", "selection", "quotationcontent" } },
  [QUOTH_TABLE_START] = { "start", { "start", "begin", "startoffset", "startposition", "pos0", "from" } },
  [QUOTH_TABLE_END] = { "end", { "end", "stop", "endoffset", "endposition", "pos1", "to" } },
  [QUOTH_TABLE_SPANS] = { "spans", { "spans" } },
  [QUOTH_TABLE_TYPE] = { "type", { "type", "label", "kind", "annotationtype", "tag" } },
  [QUOTH_TABLE_ACTOR] = { "actor", { "actor", "speaker", "person", "organization", "organisation", "entity", "name" } },
  [QUOTH_TABLE_ACTOR_KIND] = { "actor-kind", { "actorkind", "entitytype", "actortype" } },
  [QUOTH_TABLE_CLAIMANT] = { "claimant", { "claimant", "claimants", "source", "claimer" } },
  [QUOTH_TABLE_ADDRESSEE] = { "addressee", { "addressee", "addressees", "target" } },
  [QUOTH_TABLE_OBJECT] = { "object", { "object", "objects" } },
  [QUOTH_TABLE_CODE] = { "code", { "code", "codes", "category", "categories", "concept", "claimcategory", "codename" } },
  [QUOTH_TABLE_STANCE] = { "stance", { "stance", "agreement", "polarity", "position" } },
  [QUOTH_TABLE_STATEMENT] = { "statement", { "statement", "claim", "paraphrase", "summary" } },
  [QUOTH_TABLE_FACTUALITY] = { "factuality", { "factuality" } },
  [QUOTH_TABLE_MODE] = { "mode", { "mode" } },
  [QUOTH_TABLE_FORM] = { "form", { "form", "action", "formofaction" } },
  [QUOTH_TABLE_DATE] = { "date", { "date", "day" } },
  [QUOTH_TABLE_PLACE] = { "place", { "place", "location" } },
  [QUOTH_TABLE_CONFIDENCE] = { "confidence", { "confidence" } },
  [QUOTH_TABLE_CODER] = { "coder", { "coder", "annotator", "codername", "owner" } },
};

/* Columns of our own tables that say nothing which another does not, or nothing outside of the project. */
static const char *const ignored[] = { "id", "documentid", "coderid", "actorid", "claimid", "created", "origin", "attribution", NULL };

/* Of a field that a person said has no column. */
#define NO_COLUMN -2

const char *
quoth_table_field_to_nick (QuothTableField field)
{
  return fields[field].nick;
}

const char *const *
quoth_table_fields_get (void)
{
  static const char *nicks[QUOTH_N_TABLE_FIELDS + 1];

  for (guint i = 0; i < QUOTH_N_TABLE_FIELDS; i++)
    g_atomic_pointer_set (&nicks[i], fields[i].nick);
  return nicks;
}

gboolean
quoth_table_field_check (const char *nick, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < QUOTH_N_TABLE_FIELDS; i++)
    {
      if (g_str_equal (fields[i].nick, nick))
        return TRUE;
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", fields[i].nick);
    }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("a column cannot be “%s”; it can be: %s"), nick, list->str);
  return FALSE;
}

/* (transfer full): what counts of a name: letters and digits. */
static char *
dup_key (const char *name)
{
  g_autofree char *folded = quoth_fold (name);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}

/* The place of the column called so, exactly or nearly; -1 for none. */
static int
find_column (GPtrArray *header, const char *name)
{
  g_autofree char *key = dup_key (name);

  for (guint i = 0; i < header->len; i++)
    if (g_str_equal (header->pdata[i], name))
      return (int) i;
  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *other = dup_key (header->pdata[i]);

      if (*key != '\0' && g_str_equal (key, other))
        return (int) i;
    }
  return -1;
}

static gboolean
take_said (QuothTableColumns *self, GPtrArray *header, GHashTable *said, gboolean *taken, GPtrArray *missing, GError **error)
{
  for (guint field = 0; said != NULL && field < QUOTH_N_TABLE_FIELDS; field++)
    {
      const char *name = g_hash_table_lookup (said, fields[field].nick);
      g_autofree char *list = NULL;

      if (name == NULL)
        continue;
      self->of[field] = *name != '\0' ? find_column (header, name) : NO_COLUMN;
      if (self->of[field] == NO_COLUMN)
        continue;
      if (self->of[field] >= 0)
        {
          taken[self->of[field]] = TRUE;
          continue;
        }
      if (missing != NULL)
        {
          g_ptr_array_add (missing, g_strdup (name));
          continue;
        }
      g_ptr_array_add (self->names, NULL);
      list = g_strjoinv (", ", (char **) self->names->pdata);
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("1: there is no column “%s”; there are: %s"), name, list);
      return FALSE;
    }
  return TRUE;
}

/* The first of the names of the field that a column has: one of quotes is the quote, also where another is of texts. */
static void
take_field (QuothTableColumns *self, QuothTableField field, GPtrArray *keys, gboolean *taken)
{
  for (guint i = 0; self->of[field] == -1 && i < G_N_ELEMENTS (fields[field].names) && fields[field].names[i] != NULL; i++)
    for (guint place = 0; self->of[field] == -1 && place < keys->len; place++)
      if (!taken[place] && g_str_equal (keys->pdata[place], fields[field].names[i]))
        {
          self->of[field] = (int) place;
          taken[place] = TRUE;
        }
}

static void
take_known (QuothTableColumns *self, gboolean *taken)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (keys, dup_key (self->names->pdata[i]));
  for (guint field = 0; field < QUOTH_N_TABLE_FIELDS; field++)
    {
      take_field (self, field, keys, taken);
      self->of[field] = MAX (self->of[field], -1);
    }
  for (guint i = 0; i < keys->len; i++)
    if (!taken[i] && *(const char *) keys->pdata[i] != '\0' && !g_strv_contains (ignored, keys->pdata[i]))
      g_array_append_val (self->others, i);
}

QuothTableColumns *
quoth_table_columns_new (GPtrArray *header, GHashTable *said, GPtrArray *missing, GError **error)
{
  g_autoptr (QuothTableColumns) self = g_new0 (QuothTableColumns, 1);
  g_autofree gboolean *taken = g_new0 (gboolean, MAX (header->len, 1));

  self->others = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < header->len; i++)
    g_ptr_array_add (self->names, g_strstrip (g_strdup (header->pdata[i])));
  for (guint field = 0; field < QUOTH_N_TABLE_FIELDS; field++)
    self->of[field] = -1;
  if (!take_said (self, header, said, taken, missing, error))
    return NULL;
  take_known (self, taken);
  return g_steal_pointer (&self);
}

void
quoth_table_columns_free (QuothTableColumns *self)
{
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

gboolean
quoth_table_columns_is_coded (GPtrArray *header)
{
  g_autoptr (QuothTableColumns) self = quoth_table_columns_new (header, NULL, NULL, NULL);

  return self->of[QUOTH_TABLE_DOCUMENT] >= 0
         && (self->of[QUOTH_TABLE_TEXT] >= 0 || self->of[QUOTH_TABLE_START] >= 0 || self->of[QUOTH_TABLE_SPANS] >= 0);
}
