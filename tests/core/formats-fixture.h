/* formats-fixture.h: projects for the tests of the formats: random ones, and ways in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "quoth.h"

/* A folder of its own, and projects in it. */
typedef struct
{
  char *folder;
  QuothStore *store;
  QuothCoder *coder;
} Formats;

static inline QuothStore *
formats_create (Formats *self, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".quoth", NULL);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GError) error = NULL;
  QuothStore *store = quoth_store_create (path, name, &error);

  g_assert_no_error (error);
  return store;
}

static inline void
formats_set_up (Formats *self, gconstpointer user_data)
{
  self->folder = g_dir_make_tmp ("quoth-formats-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->store = formats_create (self, "project");
  self->coder = quoth_coder_new (NULL);
  self->coder->name = g_strdup ("A");
}

static inline void
formats_remove (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      formats_remove (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static inline void
formats_tear_down (Formats *self, gconstpointer user_data)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->coder, quoth_value_unref);
  formats_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

#define formats_test(path, func) g_test_add (path, Formats, NULL, formats_set_up, func, formats_tear_down)

static inline void
formats_commit (QuothStore *store, QuothChange *change)
{
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_commit (store, change, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* ---- Out and in ---- */

static inline char *
formats_export_jsonl (QuothStore *store)
{
  g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("jsonl"));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  quoth_export_set_stream (export, stream);
  quoth_export_run (export, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_export_get_losses (export)->len, ==, 0);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static inline QuothApplyReport *
formats_try_apply (QuothStore *store, const QuothCoder *coder, const char *jsonl, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (jsonl, (gssize) strlen (jsonl), NULL);

  return quoth_apply (store, stream, "edits.jsonl", coder, FALSE, FALSE, NULL, error);
}

static inline QuothApplyReport *
formats_apply (QuothStore *store, const QuothCoder *coder, const char *jsonl)
{
  g_autoptr (GError) error = NULL;
  QuothApplyReport *report = formats_try_apply (store, coder, jsonl, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

/* Exports to @name in the folder; gives the path. The export can then be asked for its losses. */
static inline char *
formats_export (Formats *self, QuothExport *export, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  quoth_export_set_output (export, path, FALSE);
  quoth_export_run (export, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static inline char *
formats_read (const char *folder, const char *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : g_strdup (folder);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static inline guint
formats_get_loss (QuothExport *export, const char *words)
{
  GPtrArray *losses = quoth_export_get_losses (export);
  guint n = 0;

  for (guint i = 0; i < losses->len; i++)
    if (strstr (((QuothLoss *) losses->pdata[i])->what, words) != NULL)
      n += ((QuothLoss *) losses->pdata[i])->count;
  return n;
}

/* ---- Random projects ---- */

static inline guint
formats_random (guint n)
{
  return n == 0 ? 0 : (guint) g_test_rand_int_range (0, (gint32) n);
}

static inline const char *
formats_pick (const char *const *strings)
{
  return strings[formats_random (g_strv_length ((char **) strings))];
}

/* Whole clusters: what a text may be cut between. */
static inline char *
formats_random_text (guint n_clusters)
{
  static const char *const clusters[] = {
    "a", "b", "Xi", " met ", " ", " ", "\n", "\n\n", "\t", ". ", "习近平", "👨‍👩‍👧", "🇷🇺", "🇨🇳", "e\u0301", "n\u0303",
    "العربية", "שלום", "\"", ",", ";", "'", "…", "é", "👍🏽", "🧵", "|", "->", "[x]", "@Dimi", " #tag", "\\", "क्षि",
    "\u00a0", "\u2028", "«", "»", "\302\205", "\001", "\177", "=1+2", "C", NULL,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_clusters; i++)
    g_string_append (text, formats_pick (clusters));
  return g_string_free (text, FALSE);
}

/* A text that is not blank, for a name; or nothing, now and then, where that is allowed. */
static inline char *
formats_random_name (const char *prefix)
{
  g_autofree char *tail = formats_random_text (1 + formats_random (4));

  return g_strdup_printf ("%s %u%s", prefix, g_test_rand_int_range (0, G_MAXINT32), tail);
}

static inline char *
formats_random_note (void)
{
  return formats_random (2) == 0 ? NULL : formats_random_name ("note");
}

static inline char *
formats_random_date (void)
{
  static const char *const dates[] = { "2023", "2023-03", "2023-03-21", "1999-12-31", "2024-02-29", NULL };

  return formats_random (2) == 0 ? NULL : g_strdup (formats_pick (dates));
}

static inline QuothId
formats_random_id (GPtrArray *values)
{
  return QUOTH_VALUE (values->pdata[formats_random (values->len)])->id;
}

/* One to three ascending spans between clusters of the document. */
static inline void
formats_random_spans (gpointer annotation, QuothDocument *document)
{
  guint n_clusters = quoth_text_get_n_clusters (document->text);
  guint n_spans = formats_random (4) == 0 ? 1 + formats_random (3) : 1;
  guint after = formats_random (n_clusters);

  QUOTH_ANNOTATION (annotation)->document = document->value.id;
  for (guint i = 0; i < n_spans; i++)
    {
      guint start = after + (i > 0 ? formats_random (3) : 0);
      guint end = start + 1 + formats_random (12);

      if (start >= n_clusters)
        break;
      end = formats_random (10) == 0 ? n_clusters : MIN (end, n_clusters);
      quoth_annotation_add_span (annotation,
                                 quoth_range (quoth_text_from_cluster (document->text, start),
                                              end == n_clusters ? document->length
                                                                : quoth_text_from_cluster (document->text, end)),
                                 NULL);
      after = end;
    }
}

/* The values of a project, by kind, while it is made. */
typedef struct
{
  GPtrArray *of[QUOTH_N_KINDS];
  QuothChange *change;
  QuothId project;
} Maker;

static inline gpointer
maker_add (Maker *self, QuothKind kind)
{
  gpointer value = quoth_value_new (kind, NULL);

  g_ptr_array_add (self->of[kind], value);
  return value;
}

static inline void
maker_add_coders (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothCoder *coder = maker_add (self, QUOTH_KIND_CODER);

      coder->name = g_strdup_printf ("Coder \"%u\", é", i);
      coder->color = i == 0 ? NULL : g_strdup ("#1c71d8");
    }
}

static inline void
maker_add_codes (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothId parent = i > 2 ? formats_random_id (self->of[QUOTH_KIND_CODE]) : QUOTH_ID_NONE;
      QuothCode *code = maker_add (self, QUOTH_KIND_CODE);

      code->key = g_strdup_printf ("key-%u/ü", i);
      code->name = formats_random_name ("code");
      code->parent = parent;
      code->definition = formats_random_note ();
      code->inclusion = formats_random_note ();
      code->exclusion = formats_random_note ();
      code->color = formats_random (2) == 0 ? NULL : g_strdup ("#e66100");
      code->shortcut = i < 3 ? g_strdup_printf ("%u", i + 1) : NULL;
      code->position = formats_random (4);
    }
}

static inline void
maker_add_actors (Maker *self, guint n)
{
  static const char *const kinds[] = { "person", "state", "media", "think-tank", NULL };

  for (guint i = 0; i < n; i++)
    {
      QuothId other = i > 0 ? formats_random_id (self->of[QUOTH_KIND_ACTOR]) : QUOTH_ID_NONE;
      QuothActor *actor = maker_add (self, QUOTH_KIND_ACTOR);

      actor->name = formats_random_name ("actor");
      actor->actor_kind = g_strdup (formats_pick (kinds));
      actor->wikidata = formats_random (2) == 0 ? NULL : g_strdup ("Q15031");
      actor->note = formats_random_note ();
      actor->parent = formats_random (3) == 0 ? other : QUOTH_ID_NONE;
      for (guint j = formats_random (4); j > 0; j--)
        {
          g_autofree char *text = formats_random_name ("alias");
          QuothAlias *alias = quoth_actor_add_alias (actor, text);

          alias->language = formats_random (2) == 0 ? NULL : g_strdup ("zh-Hans");
          alias->script = formats_random (2) == 0 ? NULL : g_strdup ("Hans");
          alias->match_case = formats_random (2) == 0;
          alias->part_of_word = formats_random (2) == 0;
        }
      if (i > 0 && formats_random (2) == 0)
        {
          QuothAffiliation *affiliation = quoth_actor_add_affiliation (actor, &other, "president");

          affiliation->from = g_strdup ("2013");
          affiliation->to = formats_random (2) == 0 ? NULL : g_strdup ("2023-05");
        }
    }
}

static inline void
maker_add_documents (Maker *self, guint n)
{
  static const char *const kinds[] = { "thread", "article", "interview", "speech", "text", NULL };
  static const char *const encodings[] = { "UTF-8", "UTF-8", "windows-1251", NULL };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *utf8 = formats_random_text (40 + formats_random (200));
      g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
      g_autoptr (QuothSegmentation) found = quoth_segmentation_new (text);
      QuothDocument *document = maker_add (self, QUOTH_KIND_DOCUMENT);

      quoth_document_set_text (document, text);
      document->name = g_strdup_printf ("doc/%u: \"é\"", i);
      document->title = formats_random_note ();
      document->document_kind = formats_random (3) == 0 ? NULL : g_strdup (formats_pick (kinds));
      document->author = formats_random_note ();
      document->source = formats_random_note ();
      document->url = formats_random_note ();
      document->date = formats_random_date ();
      document->language = formats_random (2) == 0 ? NULL : g_strdup ("en");
      document->note = formats_random_note ();
      document->imported = formats_random (2) == 0 ? 0 : 1700000000000 + formats_random (100000);
      document->encoding = g_strdup (formats_pick (encodings));
      document->newline = (QuothNewline) formats_random (QUOTH_NEWLINE_MIXED + 1);
      document->bom = formats_random (2) == 0;
      document->original = formats_random (2) == 0 ? NULL : g_bytes_new (utf8, strlen (utf8));
      document->segments = formats_random (4) == 0
                             ? g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free)
                             : g_ptr_array_ref (found->segments);
    }
}

static inline void
maker_set_annotation (Maker *self, QuothAnnotation *annotation)
{
  static const char *const origins[] = { "manual", "manual", "import", "suggestion", "tag-all", NULL };
  GPtrArray *documents = self->of[QUOTH_KIND_DOCUMENT];

  annotation->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
  annotation->created = 1700000000000 + formats_random (1000000);
  annotation->origin = g_strdup (formats_pick (origins));
  formats_random_spans (annotation, quoth_document (documents->pdata[formats_random (documents->len)]));
}

static inline void
maker_add_mentions (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothMention *mention = maker_add (self, QUOTH_KIND_MENTION);

      maker_set_annotation (self, &mention->annotation);
      mention->actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
    }
}

/* A mention of that actor in the claim's document, or none. */
static inline QuothId
maker_find_mention (Maker *self, const QuothClaim *claim, const QuothId *actor)
{
  GPtrArray *mentions = self->of[QUOTH_KIND_MENTION];

  for (guint i = 0; i < mentions->len; i++)
    {
      const QuothMention *mention = mentions->pdata[i];

      if (quoth_id_equal (&mention->actor, actor)
          && quoth_id_equal (&mention->annotation.document, &claim->annotation.document))
        return mention->annotation.value.id;
    }
  return QUOTH_ID_NONE;
}

static inline void
maker_fill_claim (Maker *self, QuothClaim *claim)
{
  for (guint i = formats_random (3); i > 0; i--)
    {
      QuothId code = formats_random_id (self->of[QUOTH_KIND_CODE]);

      quoth_claim_set_category (claim, &code, (QuothStance) ((int) formats_random (4) - 1));
    }
  for (guint i = formats_random (4); i > 0; i--)
    {
      QuothId actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
      QuothId mention = maker_find_mention (self, claim, &actor);

      quoth_claim_add_role (claim, (QuothRole) formats_random (3), &actor, &mention);
    }
  for (guint i = formats_random (4); i > 0; i--)
    {
      QuothId actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
      QuothChainLink link = { actor, maker_find_mention (self, claim, &actor), (QuothFactuality) formats_random (9) };
      guint n = claim->chain->len;

      if (n == 0 || !quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, n - 1).actor, &actor))
        g_array_append_val (claim->chain, link);
    }
  if (formats_random (2) == 0)
    {
      QuothClaimProposition link = { formats_random_id (self->of[QUOTH_KIND_PROPOSITION]), (QuothLink) formats_random (3) };

      g_array_append_val (claim->propositions, link);
    }
}

static inline void
maker_add_claims (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothClaim *claim = maker_add (self, QUOTH_KIND_CLAIM);

      maker_set_annotation (self, &claim->annotation);
      claim->statement = formats_random_note ();
      claim->factuality = (QuothFactuality) formats_random (9);
      claim->mode = (QuothMode) formats_random (5);
      claim->form = formats_random_note ();
      claim->date = formats_random_date ();
      claim->place = formats_random_note ();
      claim->confidence = formats_random (2) == 0 ? -1 : g_test_rand_double ();
      maker_fill_claim (self, claim);
    }
}

static inline void
maker_add_cues (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothCue *cue = maker_add (self, QUOTH_KIND_CUE);
      QuothClaim *claim = self->of[QUOTH_KIND_CLAIM]->pdata[formats_random (self->of[QUOTH_KIND_CLAIM]->len)];

      maker_set_annotation (self, &cue->annotation);
      cue->cue_kind = (QuothCueKind) formats_random (2);
      if (quoth_id_equal (&claim->annotation.document, &cue->annotation.document))
        cue->claim = claim->annotation.value.id;
    }
}

static inline void
maker_add_links (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothRelation *relation = maker_add (self, QUOTH_KIND_RELATION);

      relation->relation_kind = g_strdup (formats_pick (quoth_relation_get_kinds ()));
      relation->from = formats_random_id (self->of[QUOTH_KIND_CLAIM]);
      do
        relation->to = formats_random_id (self->of[QUOTH_KIND_CLAIM]);
      while (quoth_id_equal (&relation->from, &relation->to));
      relation->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
      relation->created = 1700000000000 + formats_random (100000);
    }
  for (guint i = 0; i < n; i++)
    {
      QuothKind kind;
      QuothMemo *memo;

      do
        kind = (QuothKind) formats_random (QUOTH_KIND_MEMO);
      while (kind != QUOTH_KIND_PROJECT && self->of[kind]->len == 0);
      memo = maker_add (self, QUOTH_KIND_MEMO);

      memo->target = kind == QUOTH_KIND_PROJECT ? self->project : formats_random_id (self->of[kind]);
      memo->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
      memo->text = formats_random_name ("memo");
      memo->time = 1700000000000 + formats_random (100000);
    }
}

static inline void
maker_add_project (Maker *self, QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (QuothProject) project = quoth_reader_get (reader, QUOTH_KIND_PROJECT, NULL, NULL);
  QuothProject *copy = quoth_project_copy (project);

  g_free (copy->name);
  copy->name = formats_random_name ("project");
  g_free (copy->description);
  copy->description = formats_random_note ();
  self->project = copy->value.id;
  g_ptr_array_add (self->of[QUOTH_KIND_PROJECT], copy);
}

/* Fills @store with something of everything. */
static inline void
formats_fill (QuothStore *store, guint n_documents)
{
  Maker self = { 0 };

  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self.of[i] = quoth_values_new ();
  maker_add_project (&self, store);
  maker_add_coders (&self, 3);
  maker_add_codes (&self, 8);
  maker_add_actors (&self, 10);
  maker_add_documents (&self, n_documents);
  for (guint i = 0; i < 4; i++)
    {
      QuothProposition *proposition = maker_add (&self, QUOTH_KIND_PROPOSITION);

      proposition->statement = formats_random_name ("statement");
      proposition->note = formats_random_note ();
    }
  maker_add_mentions (&self, 30);
  maker_add_claims (&self, 25);
  maker_add_cues (&self, 10);
  maker_add_links (&self, 12);

  self.change = quoth_change_new ("Fill", &QUOTH_VALUE (self.of[QUOTH_KIND_CODER]->pdata[0])->id);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    for (guint i = 0; i < self.of[kind]->len; i++)
      quoth_change_put (self.change, self.of[kind]->pdata[i]);
  formats_commit (store, self.change);
  quoth_change_unref (self.change);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_ptr_array_unref (self.of[i]);
}
