/* quoth-brat.c: a project as a folder for brat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NAME.txt has the exact text of a document, NAME.ann what is coded in it, three .conf files what there is to code. brat counts
 * code points, as Quoth does. How Quoth's things become brat's:
 *
 *   mention    an entity of the actor's kind; the actor as normalisations "Quoth:ID" and, where known, "Wikidata:Q…"
 *   claim      an event "Claim"; roles whose mention is in the document as arguments; each code as an attribute of its
 *              own whose value is the stance; factuality and mode as attributes
 *   cue        an entity "Cue" or "Evidence", and an argument of its claim
 *   relation   a relation, where both claims are in one document
 *
 * What brat has no place for stands in an annotator's note, so that a person can read it. Several coders' work is side by side in
 * one .ann; a note "Coder" tells whose each is. quoth-brat-read.c reads all of it, and what brat itself made.
 */

#include "config.h"

#include "formats/quoth-brat.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Names that brat takes ---- */

char *
quoth_brat_dup_name (const char *prefix, const char *text)
{
  GString *name = g_string_new (prefix);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_c (name, g_ascii_isalnum (*p) || *p == '-' ? *p : '_');
  if (name->len == 0 || !g_ascii_isalpha (name->str[0]))
    g_string_prepend (name, "T_");
  return g_string_free (name, FALSE);
}

/* Not taken yet; what has no such letters is told apart by a number. */
static char *
make_name (QuothBrat *self, const char *prefix, const char *text)
{
  g_autofree char *plain = quoth_brat_dup_name (prefix, text);
  g_autoptr (GString) name = g_string_new (plain);
  gsize length = name->len;

  for (guint n = 2;; n++)
    {
      char *lower = g_ascii_strdown (name->str, -1);

      if (g_hash_table_add (self->names, lower))
        return g_strdup (name->str);
      g_string_truncate (name, length);
      g_string_append_printf (name, "_%u", n);
    }
}

static void
reserve_names (QuothBrat *self)
{
  static const char *const reserved[]
    = { "claim", "cue", "evidence", "claimant", "addressee", "object", "factuality", "mode" };

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    g_hash_table_add (self->names, g_strdup (reserved[i]));
}

static void
add_entity (QuothBrat *self, const char *kind)
{
  g_autofree char *capital = NULL;

  if (g_hash_table_contains (self->entities, kind))
    return;
  capital = g_strdup (kind);
  capital[0] = g_ascii_toupper (capital[0]);
  g_hash_table_insert (self->entities, g_strdup (kind), make_name (self, "", capital));
}

/* What a file calls it, in letters that brat takes. */
static gboolean
collect_type_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothBrat *self = user_data;
  const QuothAnnotationType *type = quoth_annotation_type (value);
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);

  quoth_cue_set_kind (cue, type->key);
  if (quoth_cue_kind_is_own (type->key) && !g_hash_table_contains (self->types, type->key))
    g_hash_table_insert (self->types, g_strdup (type->key), make_name (self, "", quoth_export_label_cue (self->export, cue)));
  return TRUE;
}

static void
add_relation_kind (QuothBrat *self, const char *kind)
{
  if (!g_hash_table_contains (self->relation_kinds, kind))
    g_hash_table_insert (self->relation_kinds, g_strdup (kind), make_name (self, "", kind));
}

/* ---- What there is to code ---- */

static gboolean
collect_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothBrat *self = user_data;
  QuothActor *actor = quoth_actor (value);

  add_entity (self, actor->actor_kind);
  return TRUE;
}

static gboolean
collect_code_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothBrat *self = user_data;
  QuothCode *code = quoth_code (value);

  g_hash_table_insert (
    self->codes, quoth_id_memdup (&code->value.id), make_name (self, QUOTH_BRAT_CODE, code->key));
  return TRUE;
}

static gboolean
collect_attribute_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_insert (((QuothBrat *) user_data)->attributes, &QUOTH_VALUE (value)->id, quoth_value_ref (value));
  return TRUE;
}

static void
group (GHashTable *table, const QuothId *key, gpointer value)
{
  GPtrArray *values = g_hash_table_lookup (table, key);

  if (values == NULL)
    {
      values = quoth_values_new ();
      g_hash_table_insert (table, quoth_id_memdup (key), values);
    }
  g_ptr_array_add (values, quoth_value_ref (value));
}

static gboolean
collect_links (QuothBrat *self, GError **error)
{
  g_autoptr (GPtrArray) relations = quoth_export_list (self->export, QUOTH_KIND_RELATION, error);
  g_autoptr (GPtrArray) memos = NULL;
  gint64 n_memos;

  if (relations == NULL || (memos = quoth_export_list (self->export, QUOTH_KIND_MEMO, error)) == NULL
      || (n_memos = quoth_export_count_memos (self->export, error)) < 0)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      QuothRelation *relation = quoth_relation (relations->pdata[i]);

      add_relation_kind (self, relation->relation_kind);
      group (self->relations, &relation->from, relation);
    }
  for (guint i = 0; i < memos->len; i++)
    group (self->memos, &quoth_memo (memos->pdata[i])->target, memos->pdata[i]);
  /* Each that a document writes is taken off again. */
  quoth_export_add_loss (
    self->export, _("relations between claims of different documents, or to claims that are left out"), relations->len);
  quoth_export_add_loss (self->export, _("memos on anything but annotations"), (guint) n_memos);
  return TRUE;
}

/* Whether annotations of several coders are written. */
static gboolean
find_coders (QuothBrat *self, GError **error)
{
  QuothId first = QUOTH_ID_NONE;

  for (guint kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE && !self->names_coders; kind++)
    {
      g_autoptr (GPtrArray) annotations = quoth_export_list (self->export, kind, error);

      if (annotations == NULL)
        return FALSE;
      for (guint i = 0; i < annotations->len; i++)
        {
          const QuothId *coder = &QUOTH_ANNOTATION (annotations->pdata[i])->coder;

          if (quoth_id_is_none (&first))
            first = *coder;
          self->names_coders = self->names_coders || !quoth_id_equal (&first, coder);
        }
    }
  return TRUE;
}

static gboolean
collect (QuothBrat *self, GError **error)
{
  if (!find_coders (self, error))
    return FALSE;
  reserve_names (self);
  for (guint i = 0; quoth_actor_get_kinds ()[i] != NULL; i++)
    add_entity (self, quoth_actor_get_kinds ()[i]);
  for (guint i = 0; quoth_relation_get_kinds ()[i] != NULL; i++)
    add_relation_kind (self, quoth_relation_get_kinds ()[i]);
  return quoth_export_foreach (self->export, QUOTH_KIND_CODE, collect_code_cb, self, error)
         && quoth_export_foreach (self->export, QUOTH_KIND_ACTOR, collect_actor_cb, self, error)
         && quoth_export_peek (self->export, QUOTH_KIND_ANNOTATION_TYPE, collect_type_cb, self, error)
         && quoth_export_peek (self->export, QUOTH_KIND_ATTRIBUTE, collect_attribute_cb, self, error)
         && collect_links (self, error);
}

/* ---- Documents ---- */

/* Distinct also where capitals do not count. */
static char *
make_file_name (QuothBrat *self, const char *document)
{
  g_autofree char *base = quoth_export_file_name (document);
  char *name = g_strdup (base);

  for (guint n = 2; !g_hash_table_add (self->file_names, g_utf8_casefold (name, -1)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", base, n);
    }
  return name;
}

static gboolean
write_text (QuothBrat *self, QuothDocument *document, const char *name, GError **error)
{
  g_autofree char *file_name = g_strconcat (name, ".txt", NULL);
  g_autoptr (QuothExportFile) file = quoth_export_open_file (self->export, file_name, error);

  if (file == NULL)
    return FALSE;
  g_string_append_len (file->buffer,
                       quoth_text_get_utf8 (document->text),
                       (gssize) quoth_text_get_n_bytes (document->text));
  return quoth_export_file_close (file, error);
}

static gboolean
write_document (QuothBrat *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (QuothExportFile) file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;

  if (document == NULL
      || (annotations = quoth_export_load_annotations (self->export, document, error)) == NULL)
    return FALSE;
  name = make_file_name (self, document->name);
  quoth_export_add_loss (self->export, _("names of texts, which are called by their files"), !g_str_equal (name, document->name));
  file_name = g_strconcat (name, ".ann", NULL);
  if (!write_text (self, document, name, error)
      || (file = quoth_export_open_file (self->export, file_name, error)) == NULL)
    return FALSE;
  return quoth_brat_write_annotations (self, document, annotations, file, error)
         && quoth_export_file_close (file, error);
}

static gboolean
write_all (QuothBrat *self, GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;

  if (!collect (self, error)
      || (documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (self, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return quoth_brat_write_configuration (self, error);
}

static gboolean
write_brat (QuothExport *export, GCancellable *cancellable, GError **error)
{
  QuothBrat self = {
    .export = export,
    .entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .codes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free),
    .types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .relation_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .attributes = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref),
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .file_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .relations
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .memos
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
  };
  gboolean done = write_all (&self, error);

  g_hash_table_unref (self.entities);
  g_hash_table_unref (self.codes);
  g_hash_table_unref (self.types);
  g_hash_table_unref (self.relation_kinds);
  g_hash_table_unref (self.attributes);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.file_names);
  g_hash_table_unref (self.relations);
  g_hash_table_unref (self.memos);
  return done;
}

/* ---- Whose folder it is ---- */

static gboolean
is_marked (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "annotation.conf", NULL);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && g_str_has_prefix (content, QUOTH_BRAT_MARK);
}

/* A person's own folder of texts, or for brat, has the same kinds of files: only one with our mark may be replaced. */
static gboolean
is_own_file (const char *folder, const char *basename)
{
  g_autofree char *stem = NULL;
  g_autofree char *path = NULL;

  if (!is_marked (folder))
    return FALSE;
  if (g_str_equal (basename, "annotation.conf") || g_str_equal (basename, "visual.conf")
      || g_str_equal (basename, "tools.conf"))
    return TRUE;
  if (!g_str_has_suffix (basename, ".txt") && !g_str_has_suffix (basename, ".ann"))
    return FALSE;
  stem = g_strndup (basename, strlen (basename) - 4);
  path = g_strdup_printf ("%s/%s.%s", folder, stem, g_str_has_suffix (basename, ".txt") ? "ann" : "txt");
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* ---- The format ---- */

/* A file for brat without annotations is empty. */
static int
detect_brat (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);

  if (!g_str_has_suffix (basename, ".ann"))
    return 0;
  if (n_bytes == 0)
    return 60;
  return g_regex_match_simple ("^([TEREAMN#][^\\t\\n ]+|\\*)\\t", start, G_REGEX_RAW, 0) ? 95 : 60;
}

static const char *const extensions[] = { "ann", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("relations between claims of different documents"),
  N_ ("actors and codes by themselves: their names and kinds alone are there"),
  N_ ("attributes of anything but annotations, and what else a codebook defines"),
  N_ ("metadata of documents, segments, and original files"),
  N_ ("annotations of no width or of white space only"),
  N_ ("memos on anything but annotations, and who wrote them"),
  NULL,
};

const QuothFormat quoth_format_brat = {
  .id = "brat",
  .name = N_ ("brat standoff"),
  .summary = N_ ("A folder of texts and annotations, for and from the annotation tool brat"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_IS_FOLDER | QUOTH_FORMAT_COMES_IN_FOLDERS,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (CODE) | QUOTH_KIND_BIT (ACTOR) | QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION)
             | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE) | QUOTH_KIND_BIT (RELATION) | QUOTH_KIND_BIT (MEMO),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES,
  .losses = losses,
  .detect = detect_brat,
  .read_edits = quoth_brat_read,
  .write = write_brat,
  .is_own_file = is_own_file,
};
