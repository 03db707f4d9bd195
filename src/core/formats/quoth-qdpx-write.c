/* quoth-qdpx-write.c: writing a REFI-QDA project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the elements is fixed, and what comes first (codes, cases) follows from what comes later (the selections). So each part goes
 * to a temporary file of its own while the texts go into the archive one by one; at the end the parts are put one after the other. In
 * memory are one text with its marks, and for each actor where it is mentioned. Parts that would be empty are left out, as the schema wants.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-archive-writer.h"
#include "formats/quoth-qdc.h"
#include "formats/quoth-qdpx-registry.h"
#include "formats/quoth-spool.h"
#include "formats/quoth-xml.h"

/* How many characters of a selection are its name, which programs list it by. */
#define NAME_LENGTH 80

typedef enum
{
  PART_CODES,
  PART_CASES,
  PART_SOURCES,
  PART_NOTES,
  PART_LINKS,
  PART_MEMBERS,
  PART_ALL,
} Part;

#define N_PARTS (PART_ALL + 1)

/* An export at work. */
typedef struct
{
  QuothExport *export;
  QuothArchiveWriter *archive;
  QuothExportFile *parts[N_PARTS];
  gsize n_written[N_PARTS];
  guint n_codes;
  guint n_links;
  QuothQdpxOut out;
  QuothQdpxRegistry registry;

  GString *project_notes; /* NoteRefs */
  GHashTable *codes;      /* key: QuothId */
  GHashTable *labels;     /* of selections that are no code's: a set */

  QuothDocument *document; /* the one whose element is open */
  GString *values;         /* what is to come at its end: NoteRefs and values */
} Writer;

/* ---- Small things ---- */

static GString *
get_buffer (Writer *self, Part part)
{
  self->n_written[part]++;
  return self->parts[part]->buffer;
}

static QuothId
make_mark_guid (const char *mark)
{
  return quoth_qdpx_make_guid ("selection", mark);
}

/* ---- A selection ---- */

/* What the text says there, on one line. */
static char *
dup_excerpt (QuothText *text, QuothRange range)
{
  gboolean is_long = range.end - range.start > NAME_LENGTH;
  g_autofree char *quote
    = quoth_text_dup_slice (text, quoth_range (range.start, is_long ? range.start + NAME_LENGTH : range.end));
  GString *excerpt = g_string_new (NULL);

  for (const char *p = quote; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (excerpt, g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : c);
    }
  if (is_long)
    g_string_append (excerpt, "…");
  return g_string_free (excerpt, FALSE);
}

/* @codes: gets the ids of the codes; @description: what else is said of the mark, a line each. */
static void
collect_features (Writer *self, const QuothMark *mark, GArray *codes, GString *description)
{
  g_autoptr (GString) stances = g_string_new (NULL);
  gboolean has_stance = FALSE;

  for (guint i = 0; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (g_str_equal (feature->key, "code"))
        {
          const char *stance;
          g_autofree char *key = quoth_qdpx_split_code (feature->value, &stance);

          g_array_append_vals (codes, g_hash_table_lookup (self->codes, key), 1);
          g_string_append_printf (stances, "%s%s", stances->len > 0 ? ", " : "", stance);
          has_stance = has_stance || !g_str_equal (stance, "unset");
        }
      else if (!g_str_equal (feature->key, "actor"))
        quoth_qdpx_append_feature (description, feature->key, feature->value);
    }
  if (has_stance)
    quoth_qdpx_append_feature (description, "stance", stances->str);
  if (codes->len == 0)
    {
      QuothId id = quoth_qdpx_make_guid ("label", mark->label);

      g_array_append_val (codes, id);
      g_hash_table_add (self->labels, g_strdup (mark->label));
    }
}

static void
append_codings (Writer *self, GString *out, const QuothMark *mark, const char *coder, const GArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", mark->id, i);
      QuothId id = quoth_qdpx_make_guid ("coding", name);

      g_string_append (out, "        <Coding");
      quoth_qdpx_append_guid (out, "guid", &id);
      quoth_qdpx_append_creation (&self->out, out, coder, mark->time);
      g_string_append (out, "><CodeRef");
      quoth_qdpx_append_guid (out, "targetGUID", &g_array_index (codes, QuothId, i));
      g_string_append (out, "/></Coding>\n");
    }
}

static gboolean
write_selection (Writer *self, const QuothMark *mark, const QuothMarkup *markup, GError **error)
{
  GString *out = get_buffer (self, PART_SOURCES);
  QuothRange range = g_array_index (mark->ranges, QuothRange, 0);
  g_autofree char *excerpt = dup_excerpt (markup->document->text, range);
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (GString) description = g_string_new (NULL);
  const char *actor = quoth_mark_get_feature (mark, "actor");
  QuothId id = make_mark_guid (mark->id);

  collect_features (self, mark, codes, description);
  g_string_append (out, "      <PlainTextSelection");
  quoth_qdpx_append_guid (out, "guid", &id);
  quoth_qdpx_append_attribute (&self->out, out, "name", excerpt);
  g_string_append_printf (out, " startPosition=\"%u\" endPosition=\"%u\"", range.start, range.end);
  quoth_qdpx_append_creation (&self->out, out, markup->coder, mark->time);
  g_string_append (out, ">\n");
  if (description->len > 0)
    {
      g_string_append (out, "        ");
      quoth_qdpx_append_element (&self->out, out, "Description", description->str);
      g_string_append_c (out, '\n');
    }
  append_codings (self, out, mark, markup->coder, codes);
  if (!quoth_qdpx_append_notes (&self->out, out, &id, mark->notes, error)
      || (mark->attributes != NULL
          && !quoth_qdpx_append_attributes_note (&self->out, out, &id, mark->attributes, markup->coder, mark->time, error)))
    return FALSE;
  g_string_append (out, "      </PlainTextSelection>\n");
  if (actor != NULL)
    quoth_qdpx_registry_add_selection (&self->registry, mark->label, actor, &id);
  return quoth_export_file_spill (self->parts[PART_SOURCES], error);
}

/* The standard says neither whose a link is nor when it was made. Where that is not whose the claim is, its note says it. */
static gboolean
write_link (Writer *self, const QuothMarkLink *link, const char *coder, GError **error)
{
  GString *out = get_buffer (self, PART_LINKS);
  g_autofree char *name = g_strdup_printf ("%u %s %s %s", self->n_links++, link->label, link->from, link->to);
  QuothId id = quoth_qdpx_make_guid ("link", name);
  QuothId from = make_mark_guid (link->from);
  QuothId to = make_mark_guid (link->to);
  gboolean has_note = link->attributes != NULL || link->coder != NULL;

  g_string_append (out, "    <Link");
  quoth_qdpx_append_guid (out, "guid", &id);
  quoth_qdpx_append_attribute (&self->out, out, "name", link->label);
  g_string_append (out, " direction=\"OneWay\"");
  quoth_qdpx_append_guid (out, "originGUID", &from);
  quoth_qdpx_append_guid (out, "targetGUID", &to);
  g_string_append_c (out, '>');
  if (!quoth_qdpx_append_notes (&self->out, out, &id, link->notes, error)
      || (has_note
          && !quoth_qdpx_append_attributes_note (
            &self->out, out, &id, link->attributes, link->coder != NULL ? link->coder : coder, link->time, error)))
    return FALSE;
  g_string_append (out, "</Link>\n");
  if (!has_note)
    quoth_export_add_loss (self->export, _("when annotations, relations and memos were made, and how"), link->time != 0);
  return quoth_export_file_spill (self->parts[PART_LINKS], error);
}

/* ---- A source ---- */

static void
add_value_cb (const char *key, const char *value, gpointer user_data)
{
  Writer *self = user_data;

  if (!g_str_equal (key, "name") && !g_str_equal (key, "note"))
    quoth_qdpx_append_value (&self->out, self->values, key, value);
}

/* What stands at the end of a source: notes, then values. */
static gboolean
collect_values (Writer *self, const QuothMarkup *markup, GError **error)
{
  if (!quoth_qdpx_append_notes (&self->out, self->values, &markup->document->value.id, markup->notes, error))
    return FALSE;
  quoth_markup_foreach_metadata (markup, add_value_cb, self);
  for (guint i = 0; i < markup->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (markup->features, QuothFeature, i);

      quoth_qdpx_append_value (&self->out, self->values, feature->key, feature->value);
    }
  return TRUE;
}

static gboolean
end_source (Writer *self, GError **error)
{
  GString *out = self->parts[PART_SOURCES]->buffer;

  if (self->document == NULL)
    return TRUE;
  g_string_append_len (out, self->values->str, (gssize) self->values->len);
  g_string_append (out, "    </TextSource>\n");
  g_string_truncate (self->values, 0);
  g_clear_pointer (&self->document, quoth_value_unref);
  return quoth_export_file_spill (self->parts[PART_SOURCES], error);
}

static gboolean
begin_source (Writer *self, const QuothMarkup *markup, GError **error)
{
  QuothDocument *document = markup->document;
  GString *out = get_buffer (self, PART_SOURCES);
  char guid[QUOTH_ID_STRING_SIZE];
  g_autofree char *path = NULL;
  const char *text = quoth_text_get_utf8 (document->text);

  quoth_id_to_string (&document->value.id, guid);
  path = g_strdup_printf ("Sources/%s.txt", guid);
  g_string_append (out, "    <TextSource");
  quoth_qdpx_append_guid (out, "guid", &document->value.id);
  quoth_qdpx_append_attribute (&self->out, out, "name", document->name);
  g_string_append_printf (out, " plainTextPath=\"internal://%s.txt\"", guid);
  quoth_qdpx_append_creation (&self->out, out, NULL, document->imported);
  g_string_append (out, ">\n");
  if (document->note != NULL && *document->note != '\0')
    {
      g_string_append (out, "      ");
      quoth_qdpx_append_element (&self->out, out, "Description", document->note);
      g_string_append_c (out, '\n');
    }
  if (!collect_values (self, markup, error))
    return FALSE;
  self->document = quoth_value_ref (document);
  return quoth_archive_writer_add (self->archive, path, text, strlen (text), error);
}

/* Comes once for each coder of a document, and at last for the links between documents. */
static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  gboolean is_same = markup->document == NULL
    || (self->document != NULL && quoth_id_equal (&self->document->value.id, &markup->document->value.id));

  if (!is_same && (!end_source (self, error) || !begin_source (self, markup, error)))
    return FALSE;
  for (guint i = 0; i < markup->marks->len; i++)
    if (!write_selection (self, markup->marks->pdata[i], markup, error))
      return FALSE;
  for (guint i = 0; i < markup->links->len; i++)
    if (!write_link (self, markup->links->pdata[i], markup->coder, error))
      return FALSE;
  return TRUE;
}

/* ---- What is written when all selections are ---- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The keys of a table, sorted: the same project is the same file. */
static GPtrArray *
list_names (GHashTable *table)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
append_users (Writer *self, GString *out)
{
  g_autoptr (GPtrArray) names = list_names (self->out.coders);

  if (names->len == 0)
    return;
  g_string_append (out, "  <Users>\n");
  for (guint i = 0; i < names->len; i++)
    {
      g_string_append (out, "    <User");
      quoth_qdpx_append_guid (out, "guid", g_hash_table_lookup (self->out.coders, names->pdata[i]));
      quoth_qdpx_append_attribute (&self->out, out, "name", names->pdata[i]);
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "  </Users>\n");
}

static gboolean
append_codebook (Writer *self, GString *out, GError **error)
{
  g_autoptr (GPtrArray) labels = list_names (self->labels);

  if (self->n_codes + labels->len == 0)
    return TRUE;
  g_string_append (out, "  <CodeBook>\n  <Codes>\n");
  if (!quoth_spool_append (self->parts[PART_CODES], self->parts[PART_ALL], error))
    return FALSE;
  for (guint i = 0; i < labels->len; i++)
    {
      QuothId id = quoth_qdpx_make_guid ("label", labels->pdata[i]);

      g_string_append (out, "    <Code");
      quoth_qdpx_append_guid (out, "guid", &id);
      quoth_qdpx_append_attribute (&self->out, out, "name", labels->pdata[i]);
      g_string_append (out, " isCodable=\"true\"/>\n");
    }
  g_string_append (out, "  </Codes>\n  </CodeBook>\n");
  return TRUE;
}

static void
append_variable (Writer *self, GString *out, const char *name, QuothId id)
{
  g_string_append (out, "    <Variable");
  quoth_qdpx_append_guid (out, "guid", &id);
  quoth_qdpx_append_attribute (&self->out, out, "name", name);
  g_string_append (out, " typeOfVariable=\"Text\"/>\n");
}

static void
append_variables (Writer *self, GString *out)
{
  g_autoptr (GPtrArray) names = list_names (self->out.variables), fields = list_names (self->out.fields);

  if (names->len + fields->len == 0)
    return;
  g_string_append (out, "  <Variables>\n");
  for (guint i = 0; i < fields->len; i++)
    {
      /* Some programs have one variable of a name. */
      g_autofree char *name
        = g_hash_table_contains (self->out.variables, fields->pdata[i]) ? g_strconcat ("actor ", fields->pdata[i], NULL) : NULL;

      append_variable (self, out, name != NULL ? name : fields->pdata[i], quoth_qdpx_make_field_guid (fields->pdata[i]));
    }
  for (guint i = 0; i < names->len; i++)
    append_variable (self, out, names->pdata[i], quoth_qdpx_make_guid ("variable", names->pdata[i]));
  g_string_append (out, "  </Variables>\n");
}

static gboolean
append_list (Writer *self, Part part, guint n, const char *name, GError **error)
{
  GString *out = self->parts[PART_ALL]->buffer;

  if (n == 0)
    return TRUE;
  g_string_append_printf (out, "  <%s>\n", name);
  if (!quoth_spool_append (self->parts[part], self->parts[PART_ALL], error))
    return FALSE;
  g_string_append_printf (out, "  </%s>\n", name);
  return TRUE;
}

/* Propositions, if there are any. */
static gboolean
append_sets (Writer *self, GError **error)
{
  GString *out = self->parts[PART_ALL]->buffer;
  QuothId id = quoth_qdpx_make_propositions_guid ();

  if (self->registry.n_members == 0)
    return TRUE;
  g_string_append (out, "  <Sets>\n    <Set");
  quoth_qdpx_append_guid (out, "guid", &id);
  quoth_qdpx_append_attribute (&self->out, out, "name", _("Propositions"));
  g_string_append_c (out, '>');
  if (!quoth_spool_append (self->parts[PART_MEMBERS], self->parts[PART_ALL], error))
    return FALSE;
  g_string_append (out, "</Set>\n  </Sets>\n");
  return TRUE;
}

static void
append_root (Writer *self, GString *out)
{
  QuothQuery query = { .kind = QUOTH_KIND_PROJECT };
  g_autoptr (GPtrArray) projects = quoth_reader_list (self->export->reader, &query, NULL);
  const char *name = projects != NULL && projects->len > 0 ? quoth_project (projects->pdata[0])->name : NULL;

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project xmlns=\"" QUOTH_QDPX_NAMESPACE "\"");
  quoth_qdpx_append_attribute (&self->out, out, "name", name != NULL && *name != '\0' ? name : "Quoth");
  g_string_append (out, " origin=\"" QUOTH_QDPX_ORIGIN " " QUOTH_VERSION "\">\n");
}

static gboolean
write_project (Writer *self, GError **error)
{
  GString *out = self->parts[PART_ALL]->buffer;
  g_autoptr (GInputStream) stream = NULL;
  guint64 n_bytes;

  append_root (self, out);
  append_users (self, out);
  if (!append_codebook (self, out, error))
    return FALSE;
  append_variables (self, out);
  if (!append_list (self, PART_CASES, self->registry.n_cases, "Cases", error)
      || !append_list (self, PART_SOURCES, self->n_written[PART_SOURCES], "Sources", error)
      || !append_list (self, PART_NOTES, self->out.n_notes, "Notes", error)
      || !append_list (self, PART_LINKS, self->n_written[PART_LINKS] + self->registry.n_links, "Links", error) || !append_sets (self, error))
    return FALSE;
  g_string_append_len (out, self->project_notes->str, (gssize) self->project_notes->len);
  g_string_append (out, "</Project>\n");
  quoth_export_add_loss (self->export, _("control characters, which XML cannot hold and U+FFFD stands for"), self->out.n_replaced);
  stream = quoth_spool_read (self->parts[PART_ALL], &n_bytes, error);
  return stream != NULL && quoth_archive_writer_add_stream (self->archive, "project.qde", stream, n_bytes, error)
         && quoth_archive_writer_close (self->archive, error);
}

/* ---- All of it ---- */

static gboolean
add_coder_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothCoder *coder = quoth_coder (value);

  g_hash_table_insert (self->out.coders, g_strdup (coder->name), quoth_id_memdup (&coder->value.id));
  return TRUE;
}

static gboolean
append_code_notes_cb (const QuothCode *code, GString *out, gpointer user_data, GError **error)
{
  return quoth_qdpx_registry_append_code_notes (&((Writer *) user_data)->registry, code, out, error);
}

static gboolean
write_codes (Writer *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_CODE };
  g_autoptr (GPtrArray) codes = quoth_reader_list (self->export->reader, &query, error);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    g_hash_table_insert (self->codes, g_strdup (quoth_code (codes->pdata[i])->key),
                         quoth_id_memdup (&quoth_code (codes->pdata[i])->value.id));
  return codes != NULL
         && quoth_qdc_write_codes (self->export, self->parts[PART_CODES], append_code_notes_cb, self, &self->n_codes, error);
}

static gboolean
write_project_notes (Writer *self, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_PROJECT };
  g_autoptr (GPtrArray) projects = quoth_reader_list (self->export->reader, &query, error);

  for (guint i = 0; projects != NULL && i < projects->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (projects->pdata[i])->id;
      g_autoptr (GPtrArray) notes = quoth_markup_notes_take (self->registry.memos, id);

      if (!quoth_qdpx_append_notes (&self->out, self->project_notes, id, notes, error))
        return FALSE;
    }
  return projects != NULL;
}

static gboolean
write_parts (Writer *self, GError **error)
{
  const QuothMarkupFlags flags = QUOTH_MARKUP_FEATURES | QUOTH_MARKUP_EMPTY | QUOTH_MARKUP_CODERS | QUOTH_MARKUP_TIMES;

  for (guint i = 0; i < N_PARTS; i++)
    if ((self->parts[i] = quoth_spool_new (self->export, error)) == NULL)
      return FALSE;
  self->out.notes = self->parts[PART_NOTES];
  self->registry.export = self->export;
  self->registry.out = &self->out;
  self->registry.cases = self->parts[PART_CASES];
  self->registry.links = self->parts[PART_LINKS];
  self->registry.members = self->parts[PART_MEMBERS];
  self->registry.memos = quoth_markup_notes_new (self->export, error);
  return self->registry.memos != NULL && quoth_qdpx_registry_index (&self->registry, error)
         && quoth_export_foreach (self->export, QUOTH_KIND_CODER, add_coder_cb, self, error)
         && write_codes (self, error) && write_project_notes (self, error)
         && quoth_markup_foreach_whole (self->export, flags, self->registry.memos, write_markup_cb, self, error)
         && end_source (self, error) && quoth_qdpx_registry_write (&self->registry, error) && write_project (self, error);
}

static void
writer_clear (Writer *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], quoth_export_file_free);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->archive, quoth_archive_writer_free);
  g_clear_pointer (&self->registry.memos, quoth_markup_notes_free);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->out.coders);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->out.variables);
  g_hash_table_unref (self->out.fields);
  g_hash_table_unref (self->registry.mentions);
  g_hash_table_unref (self->registry.selections);
  g_string_free (self->values, TRUE);
  g_string_free (self->project_notes, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

gboolean
quoth_qdpx_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  g_auto (Writer) self = { .export = export };

  self.codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.out.coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.out.variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.out.fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.registry.mentions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.registry.selections = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_array_unref);
  self.values = g_string_new (NULL);
  self.project_notes = g_string_new (NULL);
  if (file == NULL)
    return FALSE;
  self.archive = quoth_archive_writer_new (file->stream, cancellable);
  return write_parts (&self, error) && quoth_export_file_close (file, error);
}
