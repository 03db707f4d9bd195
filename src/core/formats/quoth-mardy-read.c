/* quoth-mardy-read.c: texts and claims as the MARDY project publishes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text and its claims are an object of a file. DebateNet 2 comes otherwise, since its texts are not public: claims in JSON Lines, each
 * with its text's number ("doc_id"), once for each actor ("name"), its codes as "claimvalues"; and an object of texts by their numbers.
 * That was not seen, but follows from what programs for it read. Its claims go into texts of the project that have the numbers for names,
 * and what differs in the actor alone is one claim.
 */

#include "config.h"

#include "formats/quoth-mardy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-markup.h"
#include "formats/quoth-json-records.h"
#include "formats/quoth-web-annotation.h"

/* @text: the number of its text */
typedef struct
{
  char *text;
  json_t *claim;
  guint line;
} Loose;

/* ---- Texts ---- */

static gboolean
read_list (QuothMardyReading *self, json_t *list, gboolean (*read) (QuothMardyReading *self, json_t *object, GError **error), GError **error)
{
  json_t *member;
  gsize i;

  json_array_foreach (list, i, member)
    if (!json_is_object (member))
      {
        if (!quoth_intake_lose (self->intake, self->line, _("claims and entities without a place, left out"),
                                _("a claim or entity should be an object, with “{”; it is left out"), error))
          return FALSE;
      }
    else if (!read (self, member, error))
      return FALSE;
  return TRUE;
}

static void
read_others (QuothMardyReading *self, json_t *object)
{
  static const char *const known[] = { "text", "claims", "entities", "generator", "coder", NULL };
  QuothMarkup *markup = quoth_mardy_get_markup (self, NULL);
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    if (g_str_equal (key, "sentences") || g_str_equal (key, "tokens"))
      quoth_losses_add (self->intake->losses, _("sentences and tokens that a program found, which are found anew"),
                        self->is_ours ? 0 : (guint) json_array_size (member));
    else if (!g_strv_contains (known, key))
      quoth_json_add_metadata (markup, key, member);
}

static gboolean
take_markups (QuothMardyReading *self, GError **error)
{
  while (self->markups->len > 0)
    if (!quoth_markup_reader_take (self->reader, g_ptr_array_steal_index (self->markups, 0), error))
      return FALSE;
  return TRUE;
}

/* Actors that are mentioned say more of their kind than those in a list of claimants, so they come first. */
static gboolean
read_text (QuothMardyReading *self, json_t *object, GError **error)
{
  g_autofree char *generator = quoth_mardy_dup_member (object, "generator");
  g_autofree char *coder = quoth_mardy_dup_member (object, "coder");

  self->coder = coder;
  self->is_ours = g_strcmp0 (generator, "Quoth") == 0;
  read_others (self, object);
  if (!read_list (self, json_object_get (object, "entities"), quoth_mardy_read_entity, error)
      || !read_list (self, json_object_get (object, "claims"), quoth_mardy_read_claim, error))
    return FALSE;
  return take_markups (self, error);
}

/* ---- Claims and texts apart ---- */

static void
loose_free (gpointer data)
{
  Loose *self = data;

  g_free (self->text);
  json_decref (self->claim);
  g_free (self);
}

/* Those of one text, from @first. */
static gboolean
read_loose_text (QuothMardyReading *self, guint first, QuothWebText *text, GError **error)
{
  g_autoptr (GPtrArray) markups = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_markup_free);
  g_autoptr (GHashTable) same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const Loose *head = self->loose->pdata[first];

  self->document = text->document;
  self->units = text->units;
  self->markups = markups;
  self->same = same;
  self->coder = NULL;
  for (guint i = first; i < self->loose->len; i++)
    {
      const Loose *loose = self->loose->pdata[i];

      self->line = loose->line;
      if (g_str_equal (loose->text, head->text) && !quoth_mardy_read_claim (self, loose->claim, error))
        return FALSE;
    }
  return take_markups (self, error);
}

static gboolean
read_loose (QuothMardyReading *self, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->loose->len; i++)
    {
      const Loose *loose = self->loose->pdata[i];
      g_autofree char *message = NULL;
      QuothWebText *text = NULL;
      gboolean is_read;

      if (g_hash_table_contains (done, loose->text))
        continue;
      if (!quoth_web_text_load_known (self->intake, loose->text, &text, error))
        return FALSE;
      g_hash_table_add (done, loose->text);
      is_read = text != NULL && read_loose_text (self, i, text, error);
      if (text != NULL)
        {
          quoth_web_text_free (text);
          if (!is_read)
            return FALSE;
          continue;
        }
      message = g_strdup_printf (_("the project has no text “%s”, which claims are in: import the texts first; the claims are left out"), loose->text);
      if (!quoth_intake_lose (self->intake, loose->line, _("texts that are not there, with the claims in them"), message, error))
        return FALSE;
    }
  return TRUE;
}

/* {"108168": "…"} */
static gboolean
are_texts (json_t *object)
{
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    if (!json_is_string (member) || !quoth_mardy_is_number (key))
      return FALSE;
  return json_object_size (object) > 0;
}

static gboolean
read_texts (QuothMardyReading *self, json_t *object, guint line, GError **error)
{
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    {
      g_autoptr (QuothDocument) document = quoth_document_new (NULL);
      g_autoptr (QuothUnits) units
        = quoth_intake_read_text (self->intake, document, json_string_value (member), json_string_length (member), line, error);

      if (units == NULL)
        return FALSE;
      document->name = g_strdup (key);
      if (!quoth_markup_reader_take (self->reader, quoth_markup_new (document), error))
        return FALSE;
    }
  return TRUE;
}

/* A claim with the number of its text, or texts by their numbers. */
static gboolean
read_apart (QuothMardyReading *self, json_t *object, guint line, GError **error)
{
  g_autofree char *text = quoth_mardy_dup_member (object, "doc_id");
  Loose *loose;

  if (text == NULL && are_texts (object))
    return read_texts (self, object, line, error);
  if (text == NULL)
    return quoth_intake_lose (self->intake, line, _("records without a text, left out"),
                              _("this record has no “text”; it is left out"), error);
  loose = g_new0 (Loose, 1);
  loose->text = g_steal_pointer (&text);
  loose->claim = json_incref (object);
  loose->line = line;
  g_ptr_array_add (self->loose, loose);
  return TRUE;
}

static gboolean
read_record_cb (json_t *object, guint line, gpointer user_data, GError **error)
{
  QuothMardyReading *self = user_data;
  json_t *text = json_object_get (object, "text");
  g_autoptr (GPtrArray) markups = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_markup_free);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothUnits) units = NULL;

  if (!json_is_string (text))
    return read_apart (self, object, line, error);
  units = quoth_intake_read_text (self->intake, document, json_string_value (text), json_string_length (text), line, error);
  if (units == NULL)
    return FALSE;
  self->line = line;
  self->document = document;
  self->units = units;
  self->markups = markups;
  return read_text (self, object, error);
}

gboolean
quoth_mardy_read (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  g_autoptr (GHashTable) actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) loose = g_ptr_array_new_with_free_func (loose_free);
  QuothMardyReading self = { .intake = intake, .reader = reader, .actors = actors, .loose = loose };
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return reader != NULL && quoth_json_foreach_record (intake, data, n_bytes, read_record_cb, &self, error)
         && read_loose (&self, error);
}
