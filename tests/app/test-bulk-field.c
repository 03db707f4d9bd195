/* test-bulk-field.c: tests of quoth-bulk-field.c: setting fields in many values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bulk-field.h"

#include <glib/gstdio.h>

#define TEXT "Moscow said that Xi Jinping would come.\n"

typedef struct
{
  char *folder;
  QuothStore *store;
  QuothReader *reader;
  QuothId coder;
  QuothId actor;
  QuothId code;
  QuothId proposition;
  GPtrArray *values;     /* two of each kind that has fields */
  GPtrArray *attributes; /* one of each type on claims, and one on actors */
  GPtrArray *actor_kinds;
} Fixture;

static void
commit (Fixture *self, QuothChange *change)
{
  g_autoptr (GError) error = NULL;

  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

static QuothId
keep (Fixture *self, gpointer value)
{
  g_ptr_array_add (self->values, value);
  return QUOTH_VALUE (value)->id;
}

static gpointer
fill (Fixture *self, gpointer annotation, const QuothId *document)
{
  QUOTH_ANNOTATION (annotation)->document = *document;
  QUOTH_ANNOTATION (annotation)->coder = self->coder;
  quoth_annotation_add_span (annotation, quoth_range (0, 6), NULL);
  return annotation;
}

static QuothId
add_document (Fixture *self, guint n)
{
  g_autofree char *utf8 = g_strdup_printf (TEXT "%u", n);
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  QuothDocument *document = quoth_document_new (NULL);

  document->name = g_strdup_printf ("document %u", n);
  document->document_kind = g_strdup ("text");
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  quoth_document_set_text (document, text);
  return keep (self, document);
}

static void
add_values (Fixture *self, guint n)
{
  QuothActor *actor = quoth_actor_new (NULL);
  QuothCode *code = quoth_code_new (NULL);
  QuothProposition *proposition = quoth_proposition_new (NULL);
  QuothMention *mention = quoth_mention_new (NULL);
  QuothClaim *claim = quoth_claim_new (NULL);
  QuothId document = add_document (self, n);

  actor->name = g_strdup_printf ("actor %u", n);
  actor->actor_kind = g_strdup ("person");
  code->key = g_strdup_printf ("code-%u", n);
  code->name = g_strdup_printf ("code %u", n);
  proposition->statement = g_strdup_printf ("statement %u", n);
  self->actor = mention->actor = keep (self, actor);
  quoth_claim_set_category (claim, &code->value.id, QUOTH_STANCE_UNSET);
  keep (self, code);
  self->proposition = keep (self, proposition);
  keep (self, fill (self, mention, &document));
  keep (self, fill (self, claim, &document));
  keep (self, fill (self, quoth_cue_new (NULL), &document));
}

static void
add_attribute (Fixture *self, QuothKind on, QuothAttributeType type)
{
  QuothAttribute *attribute = quoth_attribute_new (NULL);

  attribute->on = on;
  attribute->key = g_strdup (quoth_attribute_type_to_nick (type));
  attribute->name = g_strdup_printf ("Its %s", attribute->key);
  attribute->type = type;
  if (type == QUOTH_ATTRIBUTE_CHOICE)
    attribute->choices = g_strdupv ((char **) (const char *const[]){ "red", "green", NULL });
  g_ptr_array_add (self->attributes, attribute);
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = NULL;
  QuothActorKind *kind = quoth_actor_kind_new (NULL);
  QuothCode *code = quoth_code_new (NULL);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quoth-test-XXXXXX", &error);
  path = g_build_filename (self->folder, "p.quoth", NULL);
  self->store = quoth_store_create (path, NULL, &error);
  g_assert_no_error (error);
  self->values = quoth_values_new ();
  self->attributes = quoth_values_new ();
  self->actor_kinds = quoth_values_new ();
  coder->name = g_strdup ("A");
  self->coder = coder->value.id;
  kind->key = g_strdup ("party");
  kind->name = g_strdup ("Party");
  g_ptr_array_add (self->actor_kinds, kind);
  for (guint type = 0; type < QUOTH_N_ATTRIBUTE_TYPES; type++)
    add_attribute (self, QUOTH_KIND_CLAIM, type);
  add_attribute (self, QUOTH_KIND_ACTOR, QUOTH_ATTRIBUTE_NUMBER);
  code->key = g_strdup ("other");
  code->name = g_strdup ("Other");
  self->code = keep (self, code);
  add_values (self, 0);
  add_values (self, 1);

  change = quoth_change_new ("Everything", &self->coder);
  quoth_change_put (change, coder);
  quoth_change_put (change, kind);
  for (guint i = 0; i < self->attributes->len; i++)
    quoth_change_put (change, self->attributes->pdata[i]);
  for (guint i = 0; i < self->values->len; i++)
    quoth_change_put (change, self->values->pdata[i]);
  commit (self, change);
  self->reader = quoth_store_open_reader (self->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  quoth_reader_free (self->reader);
  quoth_store_close (self->store);
  g_object_unref (self->store);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->actor_kinds);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static GArray *
list_ids (Fixture *self, QuothKind kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (QuothId));

  for (guint i = 0; i < self->values->len; i++)
    if (QUOTH_VALUE (self->values->pdata[i])->kind == kind)
      g_array_append_val (ids, QUOTH_VALUE (self->values->pdata[i])->id);
  return ids;
}

static QuothBulkField *
find_field (Fixture *self, QuothKind kind, const char *title)
{
  g_autoptr (GPtrArray) fields = quoth_bulk_fields_list (kind, self->attributes, self->actor_kinds);

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((QuothBulkField *) fields->pdata[i])->title, title))
      return quoth_bulk_field_ref (fields->pdata[i]);
  g_error ("no field %s", title);
}

/* Sets @field in all values of its kind; what is refused comes as @error. */
static gboolean
set_all (Fixture *self, QuothBulkField *field, const char *text, const QuothId *id, GError **error)
{
  g_autoptr (GArray) ids = list_ids (self, field->kind);
  QuothBulkValue to = { (char *) text, id != NULL ? *id : QUOTH_ID_NONE };
  g_autoptr (QuothChange) change = quoth_bulk_build (self->reader, field, &to, (const QuothId *) (gpointer) ids->data,
                                                     ids->len, &self->coder, error);

  return change != NULL && quoth_store_commit (self->store, change, NULL, error);
}

/* What the values of its kind have in @field. */
static void
assert_all (Fixture *self, QuothBulkField *field, const char *text)
{
  g_autoptr (GArray) ids = list_ids (self, field->kind);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (QuothValue) value = quoth_reader_get (self->reader, field->kind, &g_array_index (ids, QuothId, i), NULL);
      g_autofree char *got = quoth_bulk_field_get (field, value);

      g_assert_cmpstr (got != NULL ? got : "", ==, text);
    }
}

/* What a field can be set to, whatever it is. */
static void
choose (Fixture *self, QuothBulkField *field, const char **text, const QuothId **id)
{
  const QuothAttributeType type = field->attribute != NULL ? field->attribute->type : QUOTH_ATTRIBUTE_TEXT;

  *text = NULL;
  *id = NULL;
  if (field->input == QUOTH_BULK_ACTOR)
    *id = field->kind == QUOTH_KIND_ACTOR ? NULL : &self->actor;
  else if (field->input == QUOTH_BULK_CODE)
    *id = field->kind == QUOTH_KIND_CODE ? NULL : &self->code;
  else if (field->input == QUOTH_BULK_PROPOSITION)
    *id = &self->proposition;
  else if (field->input == QUOTH_BULK_CHOICE)
    *text = field->choices[0];
  else if (type == QUOTH_ATTRIBUTE_DATE || strstr (field->title, "Date") != NULL)
    *text = "2024-05-18";
  else if (type == QUOTH_ATTRIBUTE_NUMBER || g_str_equal (field->title, "Confidence"))
    *text = "0.5";
  else
    *text = "en";
}

/* Every field of every kind can be set in all values, told, and cleared where it may be empty. */
static void
test_every_field (Fixture *self, gconstpointer user_data)
{
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) fields = quoth_bulk_fields_list (kind, self->attributes, self->actor_kinds);

      for (guint i = 0; i < fields->len; i++)
        {
          QuothBulkField *field = fields->pdata[i];
          char buffer[QUOTH_ID_STRING_SIZE];
          const char *text;
          const QuothId *id;
          g_autoptr (GError) error = NULL;

          choose (self, field, &text, &id);
          g_assert_true (set_all (self, field, text, id, &error));
          g_assert_no_error (error);
          if (quoth_bulk_field_can_get (field))
            assert_all (self, field, id != NULL ? quoth_id_to_string (id, buffer) : text);
          if (!field->can_clear)
            continue;
          g_assert_true (set_all (self, field, NULL, NULL, &error));
          g_assert_no_error (error);
          if (quoth_bulk_field_can_get (field))
            assert_all (self, field, "");
        }
    }
}

/* What is not of the attribute's type, or no confidence, or no date, is refused, and nothing is written. */
static void
test_refused (Fixture *self, gconstpointer user_data)
{
  static const struct
  {
    const char *title;
    const char *text;
    gboolean is_checked; /* while it is typed */
  } wrong[] = {
    { "Its number", "many", TRUE }, { "Its date", "yesterday", TRUE }, { "Its boolean", "perhaps", TRUE },
    { "Its choice", "blue", TRUE }, { "Confidence", "2", TRUE },       { "Confidence", "0.5x", TRUE },
    { "Date", "yesterday", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (QuothBulkField) field = find_field (self, QUOTH_KIND_CLAIM, wrong[i].title);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) refused = NULL;

      g_assert_cmpint (quoth_bulk_field_check (field, wrong[i].text, &error), ==, !wrong[i].is_checked);
      g_assert_false (set_all (self, field, wrong[i].text, NULL, &refused));
      g_assert_nonnull (refused);
      assert_all (self, field, "");
    }
}

/* A claimant or a category is there once, however often it is added; a stance is that of every category. */
static void
test_lists (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GArray) ids = list_ids (self, QUOTH_KIND_CLAIM);
  g_autoptr (QuothBulkField) claimant = find_field (self, QUOTH_KIND_CLAIM, "Add claimant");
  g_autoptr (QuothBulkField) category = find_field (self, QUOTH_KIND_CLAIM, "Add category");
  g_autoptr (QuothBulkField) removal = find_field (self, QUOTH_KIND_CLAIM, "Remove category");
  g_autoptr (QuothBulkField) stance = find_field (self, QUOTH_KIND_CLAIM, "Stance");
  g_autoptr (QuothClaim) claim = NULL;
  g_autoptr (QuothClaim) after = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (set_all (self, claimant, NULL, &self->actor, NULL));
      g_assert_true (set_all (self, category, NULL, &self->code, NULL));
    }
  g_assert_true (set_all (self, stance, "-1", NULL, NULL));
  claim = quoth_reader_get (self->reader, QUOTH_KIND_CLAIM, &g_array_index (ids, QuothId, 1), NULL);
  g_assert_cmpuint (claim->roles->len, ==, 1);
  g_assert_cmpuint (claim->categories->len, ==, 2);
  g_assert_cmpint (g_array_index (claim->categories, QuothCategory, 1).stance, ==, QUOTH_STANCE_AGAINST);
  g_assert_true (set_all (self, removal, NULL, &self->code, NULL));
  after = quoth_reader_get (self->reader, QUOTH_KIND_CLAIM, &g_array_index (ids, QuothId, 1), NULL);
  g_assert_cmpuint (after->categories->len, ==, 1);
}

/* What was deleted meanwhile is left out; the kinds of actors are those of the project, too. */
static void
test_around (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothBulkField) kind = find_field (self, QUOTH_KIND_ACTOR, "Kind");
  QuothId ids[] = { quoth_id_new (), self->actor };
  QuothBulkValue to = { (char *) "party", QUOTH_ID_NONE };
  g_autoptr (QuothChange) change =
    quoth_bulk_build (self->reader, kind, &to, ids, G_N_ELEMENTS (ids), &self->coder, NULL);

  g_assert_cmpuint (quoth_change_get_n_ops (change), ==, 1);
  g_assert_cmpstr (kind->choices[0], ==, "party");
  g_assert_cmpstr (kind->choices[1], ==, "Party");
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/bulk-field/every-field", test_every_field);
  add ("/bulk-field/refused", test_refused);
  add ("/bulk-field/lists", test_lists);
  add ("/bulk-field/around", test_around);
  return g_test_run ();
}
