/* markup-fixture.h: files of other annotation programs on their way in and round, for the tests of their formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-fixture.h"

/* Imports @content as @format. With an error, nothing is done. (transfer full) (nullable): the import, with its items. */
static inline QuothImport *
markup_try_import (
  Formats *self, QuothStore *store, const char *format, const char *content, gssize n_bytes, gboolean strict, GError **error)
{
  g_autoptr (QuothImport) import = quoth_import_new (store, self->coder);
  g_autofree char *path = g_build_filename (self->folder, "coded.file", NULL);
  QuothImportItem *item;

  g_assert_true (g_file_set_contents (path, content, n_bytes, NULL));
  quoth_import_add_path (import, path);
  quoth_import_set_format (import, quoth_format_find (format));
  quoth_import_set_strict (import, strict);
  g_assert_true (quoth_import_prepare (import, NULL, error));
  item = quoth_import_get_items (import)->pdata[0];
  if (item->error != NULL)
    g_propagate_error (error, g_error_copy (item->error));
  else if (quoth_import_commit (import, NULL, error))
    return g_steal_pointer (&import);
  return NULL;
}

/* The same of a file with @text (nullable: none) in a file beside it, as brat has it. */
static inline QuothImport *
markup_try_import_beside (
  Formats *self, const char *format, const char *text, const char *content, gssize n_bytes, gboolean strict, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "coded.file.txt", NULL);

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return markup_try_import (self, self->store, format, content, n_bytes, strict, error);
}

static inline QuothImport *
markup_import_beside (Formats *self, const char *format, const char *text, const char *content)
{
  g_autoptr (GError) error = NULL;
  QuothImport *import = markup_try_import_beside (self, format, text, content, -1, FALSE, &error);

  g_assert_no_error (error);
  return import;
}

static inline QuothImport *
markup_import (Formats *self, QuothStore *store, const char *format, const char *content)
{
  g_autoptr (GError) error = NULL;
  QuothImport *import = markup_try_import (self, store, format, content, -1, FALSE, &error);

  g_assert_no_error (error);
  return import;
}

static inline QuothImportItem *
markup_get_item (QuothImport *import)
{
  return quoth_import_get_items (import)->pdata[0];
}

static inline guint
markup_get_loss (QuothImport *import, const char *words)
{
  GPtrArray *losses = markup_get_item (import)->losses;
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    if (strstr (((QuothLoss *) losses->pdata[i])->what, words) != NULL)
      n += ((QuothLoss *) losses->pdata[i])->count;
  return n;
}

/* (transfer full): what files call cues of @kind: a type is known by its name there. */
static inline char *
markup_dup_type (QuothReader *reader, const char *kind)
{
  QuothQuery query = { .kind = QUOTH_KIND_ANNOTATION_TYPE };
  g_autoptr (GPtrArray) types = quoth_reader_list (reader, &query, NULL);

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (quoth_annotation_type (types->pdata[i])->key, kind))
      return g_strdup (quoth_annotation_type (types->pdata[i])->name);
  return g_strdup (kind);
}

/* Nothing is lost but the kind of an actor whom a file before named without one. */
static inline gboolean
markup_is_whole (const QuothImportItem *item)
{
  for (guint i = 0; i < item->losses->len; i++)
    if (strstr (((QuothLoss *) item->losses->pdata[i])->what, "of another kind in the file") == NULL)
      return FALSE;
  return TRUE;
}

static inline gboolean
markup_has_warning (QuothImport *import, const char *place, const char *words)
{
  GPtrArray *warnings = markup_get_item (import)->warnings;

  for (guint i = 0; i < warnings->len; i++)
    if (strstr (warnings->pdata[i], place) != NULL && strstr (warnings->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* Refused with that place in the error, and nothing is done. */
static inline void
markup_refuse (Formats *self, const char *format, const char *content, gssize n_bytes, gboolean strict, const char *place)
{
  g_autofree char *before = formats_export_jsonl (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothImport) import = markup_try_import (self, self->store, format, content, n_bytes, strict, &error);
  g_autofree char *after = formats_export_jsonl (self->store);

  g_assert_null (import);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_cmpstr (before, ==, after);
}

/* ---- What a format carries of a project, in lines that can be compared ---- */

static inline int
markup_compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What is looked at. @all: of the kinds that formats with features carry: names of actors, all codes and fields. */
typedef struct
{
  QuothReader *reader;
  GHashTable *values; /* by id: what is named */
  GHashTable *seen;   /* annotations of the document, by id */
  gboolean empty;
  gboolean whole;
  gboolean all;
  gboolean is_alone; /* whether the document has one coder's annotations only */
} MarkupView;

static inline const char *
markup_view_name (MarkupView *self, const QuothId *id)
{
  QuothValue *value = g_hash_table_lookup (self->values, id);

  switch (value != NULL ? (int) value->kind : -1)
    {
    case QUOTH_KIND_CODER:
      return quoth_coder (value)->name;
    case QUOTH_KIND_CODE:
      return quoth_code (value)->key;
    case QUOTH_KIND_ACTOR:
      return quoth_actor (value)->name;
    case QUOTH_KIND_PROPOSITION:
      return quoth_proposition (value)->statement;
    default:
      return "";
    }
}

/* Kind and place: what every format carries of an annotation, and what others can call it by. "" if it has no place that counts. */
static inline char *
markup_view_place (MarkupView *self, const QuothAnnotation *annotation)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      if (self->empty || !quoth_range_is_empty (range))
        g_string_append_printf (places, " %u-%u", range.start, range.end);
    }
  if (places->len == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s%s by %s",
                          quoth_kind_to_nick (annotation->value.kind),
                          places->str,
                          self->is_alone ? "?" : markup_view_name (self, &annotation->coder));
}

static inline void
markup_view_append_text (GString *out, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, " %s=%s", name, text);
}

static inline void
markup_view_append_fields (MarkupView *self, GString *out, const QuothClaim *claim)
{
  markup_view_append_text (out, "statement", claim->statement);
  markup_view_append_text (out, "factuality", quoth_factuality_to_nick (claim->factuality));
  markup_view_append_text (out, "mode", quoth_mode_to_nick (claim->mode));
  markup_view_append_text (out, "form", claim->form);
  markup_view_append_text (out, "date", claim->date);
  markup_view_append_text (out, "place", claim->place);
  if (claim->confidence >= 0)
    g_string_append_printf (out, " confidence=%.17g", claim->confidence);
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      g_string_append_printf (
        out, " %s=%s", quoth_link_to_nick (link->link), markup_view_name (self, &link->proposition));
    }
}

/* Of a role without a mention that the file has, formats with features have the actor's name. */
static inline void
markup_view_append_roles (MarkupView *self, GString *out, const QuothClaim *claim)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothAnnotation *mention = g_hash_table_lookup (self->seen, &role->mention);
      g_autofree char *place = NULL;

      if (mention != NULL && (self->whole || quoth_id_equal (&mention->coder, &claim->annotation.coder)))
        place = markup_view_place (self, mention);
      if (place != NULL && *place != '\0')
        g_ptr_array_add (roles, g_strdup_printf (" %s@%s", quoth_role_to_nick (role->role), place));
      else if (self->all)
        g_ptr_array_add (
          roles, g_strdup_printf (" %s=%s", quoth_role_to_nick (role->role), markup_view_name (self, &role->actor)));
    }
  g_ptr_array_sort (roles, markup_compare_lines);
  for (guint i = 0; i < roles->len; i++)
    g_string_append (out, roles->pdata[i]);
}

static inline void
markup_view_append_claim (MarkupView *self, GString *out, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->categories->len && (self->all || i == 0); i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

      g_string_append_printf (out, " code=%s", markup_view_name (self, &category->code));
      if (self->all)
        g_string_append_printf (out, "/%d", category->stance);
    }
  if (self->all)
    markup_view_append_fields (self, out, claim);
  markup_view_append_roles (self, out, claim);
}

static inline char *
markup_view_describe (MarkupView *self, QuothAnnotation *annotation)
{
  g_autofree char *place = markup_view_place (self, annotation);
  GString *out = g_string_new (place);
  g_autofree char *type = NULL;
  const QuothActor *actor;
  const QuothAnnotation *claim;

  switch ((int) annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      actor = g_hash_table_lookup (self->values, &quoth_mention (annotation)->actor);
      g_string_append_printf (out, " kind=%s", actor->actor_kind);
      if (self->all)
        markup_view_append_text (out, "actor", actor->name);
      break;
    case QUOTH_KIND_CUE:
      g_string_append_printf (out, " kind=%s", type = markup_dup_type (self->reader, quoth_cue (annotation)->cue_kind));
      claim = g_hash_table_lookup (self->seen, &quoth_cue (annotation)->claim);
      if (claim != NULL && (self->whole || quoth_id_equal (&claim->coder, &annotation->coder)))
        {
          g_autofree char *of = markup_view_place (self, claim);

          markup_view_append_text (out, "claim", of);
        }
      break;
    default:
      markup_view_append_claim (self, out, quoth_claim (annotation));
    }
  return g_string_free (out, FALSE);
}

static inline void
markup_view_list_document (MarkupView *self, const QuothDocument *document, GPtrArray *lines)
{
  g_autoptr (GPtrArray) all = quoth_reader_load_annotations (self->reader, &document->value.id, NULL);
  g_autoptr (QuothText) text = quoth_reader_load_text (self->reader, &document->value.id, NULL);

  g_ptr_array_add (lines, g_strdup_printf ("%s: %s", document->name, quoth_text_get_utf8 (text)));
  g_hash_table_remove_all (self->seen);
  self->is_alone = TRUE;
  for (guint i = 0; i < all->len; i++)
    {
      QuothAnnotation *annotation = all->pdata[i];

      self->is_alone
        = self->is_alone && quoth_id_equal (&annotation->coder, &QUOTH_ANNOTATION (all->pdata[0])->coder);
      g_hash_table_insert (self->seen, &annotation->value.id, annotation);
    }
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *place = markup_view_place (self, all->pdata[i]);
      g_autofree char *line = markup_view_describe (self, all->pdata[i]);

      if (*place != '\0')
        g_ptr_array_add (lines, g_strdup_printf ("%s: %s", document->name, line));
    }
}

static inline guint
markup_view_list_relations (MarkupView *self, GPtrArray *lines)
{
  QuothQuery query = { .kind = QUOTH_KIND_RELATION };
  g_autoptr (GPtrArray) relations = quoth_reader_list (self->reader, &query, NULL);
  guint n = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      g_autoptr (QuothClaim) from = quoth_reader_get (self->reader, QUOTH_KIND_CLAIM, &relation->from, NULL);
      g_autoptr (QuothClaim) to = quoth_reader_get (self->reader, QUOTH_KIND_CLAIM, &relation->to, NULL);
      g_autofree char *from_place = markup_view_place (self, &from->annotation);
      g_autofree char *to_place = markup_view_place (self, &to->annotation);

      if (!self->whole
          && (!quoth_id_equal (&from->annotation.document, &to->annotation.document)
              || !quoth_id_equal (&from->annotation.coder, &to->annotation.coder)
              || !quoth_id_equal (&from->annotation.coder, &relation->coder) || *from_place == '\0' || *to_place == '\0'))
        continue;
      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s%s", from_place, relation->relation_kind, to_place,
                                               self->whole ? markup_view_name (self, &relation->coder) : ""));
      n++;
    }
  return n;
}

/* What of @store comes round, a line a thing, sorted. @whole: links lead to any coder's and text's. @n_relations: (out): of how many relations. */
static inline GPtrArray *
markup_describe_links (QuothStore *store, gboolean all, gboolean empty, gboolean whole, guint *n_relations)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (GHashTable) values = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  MarkupView self = { .reader = reader, .values = values, .seen = seen, .all = all, .empty = empty, .whole = whole };
  static const QuothKind kinds[] = { QUOTH_KIND_CODER, QUOTH_KIND_CODE, QUOTH_KIND_ACTOR, QUOTH_KIND_PROPOSITION };
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  g_autoptr (GPtrArray) documents = quoth_reader_list (reader, &query, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery named = { .kind = kinds[i] };
      g_autoptr (GPtrArray) list = quoth_reader_list (reader, &named, NULL);

      for (guint j = 0; j < list->len; j++)
        g_hash_table_insert (values, &QUOTH_VALUE (list->pdata[j])->id, quoth_value_ref (list->pdata[j]));
    }
  for (guint i = 0; i < documents->len; i++)
    markup_view_list_document (&self, documents->pdata[i], lines);
  self.is_alone = TRUE;
  *n_relations = markup_view_list_relations (&self, lines);
  g_ptr_array_sort (lines, markup_compare_lines);
  return lines;
}

static inline GPtrArray *
markup_describe (QuothStore *store, gboolean all, gboolean empty, guint *n_relations)
{
  return markup_describe_links (store, all, empty, FALSE, n_relations);
}

static inline void
markup_assert_same (GPtrArray *expected, GPtrArray *found)
{
  for (guint i = 0; i < expected->len && i < found->len; i++)
    g_assert_cmpstr (found->pdata[i], ==, expected->pdata[i]);
  g_assert_cmpuint (found->len, ==, expected->len);
}

/*
 * Random projects, out and in again: what comes back is the project less what the loss report said. @all, @empty: what the format
 * carries; see MarkupView.
 */
static inline void
markup_check_round_trips (Formats *self, const char *format, guint n_rounds, gboolean all, gboolean empty)
{
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *from_name = g_strdup_printf ("from%u", i);
      g_autofree char *to_name = g_strdup_printf ("to%u", i);
      g_autofree char *file_name = g_strdup_printf ("file%u", i);
      g_autoptr (QuothStore) from = formats_create (self, from_name);
      g_autoptr (QuothStore) to = formats_create (self, to_name);
      g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find (format));
      g_autoptr (QuothImport) import = NULL;
      g_autoptr (GPtrArray) expected = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autofree char *path = NULL;
      g_autofree char *content = NULL;
      guint n_relations, n_found;

      formats_fill (from, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, file_name);
      content = formats_read (path, NULL);
      import = markup_import (self, to, format, content);
      expected = markup_describe (from, all, empty, &n_relations);
      found = markup_describe (to, all, empty, &n_found);
      markup_assert_same (expected, found);
      g_assert_cmpuint (n_found, ==, n_relations);
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_RELATION), ==, n_relations);
      g_assert_cmpuint (formats_get_loss (export, "relations between"), ==, 12 - n_relations);
      g_assert_cmpuint (markup_get_item (import)->losses->len, ==, 0);
      g_assert_cmpuint (markup_get_item (import)->warnings->len, ==, 0);
    }
}

/* One to eight bytes of @content are left out, doubled, changed or put elsewhere. */
static inline GString *
markup_mutate (const char *content)
{
  GString *bytes = g_string_new (content);

  for (guint i = 1 + formats_random (8); i > 0 && bytes->len > 1; i--)
    {
      gssize place = formats_random ((guint) bytes->len);
      static const char signs[] = "\"\\{}[],:0919-eE.\r\n\t \xff\xf0\x9f#_*|;=TB";

      switch (formats_random (4))
        {
        case 0:
          g_string_erase (bytes, place, 1);
          break;
        case 1:
          g_string_insert_c (bytes, place, signs[formats_random (sizeof signs - 1)]);
          break;
        case 2:
          bytes->str[place] = signs[formats_random (sizeof signs - 1)];
          break;
        default:
          g_string_truncate (bytes, formats_random (20) == 0 ? (gsize) place : bytes->len);
        }
    }
  return bytes;
}

/* A file with a few wrong bytes is taken in as far as it can be, or refused with its name; nothing falls over, and nothing is done by halves. */
static inline void
markup_check_mutations (Formats *self, const char *format, guint n_rounds)
{
  g_autoptr (QuothStore) from = formats_create (self, "mutated");
  g_autoptr (QuothExport) export = quoth_export_new (from, quoth_format_find (format));
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  guint n_taken = 0;

  formats_fill (from, 1);
  quoth_export_set_boilerplate (export, TRUE);
  path = formats_export (self, export, "mutated.file");
  content = formats_read (path, NULL);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) bytes = markup_mutate (content);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothImport) import
        = markup_try_import (self, self->store, format, bytes->str, (gssize) bytes->len, FALSE, &error);

      if (import == NULL && strstr (error->message, "coded.file") == NULL)
        g_test_message ("%s", error->message);
      g_assert_true (import != NULL || strstr (error->message, "coded.file") != NULL);
      n_taken += import != NULL;
    }
  g_test_message ("%u of %u were taken in", n_taken, n_rounds);
}
