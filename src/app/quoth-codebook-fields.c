/* quoth-codebook-fields.c: what a codebook's values are made of, and what may be in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store refuses all that may not be, and does so again. What can be told from the lists of the session is looked at
 * here too, so that the reason stands under the field that was edited.
 */

#include "config.h"

#include "quoth-codebook-fields.h"

#include <glib/gi18n.h>

#include "quoth-code-edit.h"

/* What the kinds have in common */

/* Where a kind keeps what all of them have. */
typedef struct
{
  QuothKind kind;
  gsize name;
  gsize key;
  gsize position;
  const QuothFormField *fields;
} Layout;

static const Layout *find_layout (QuothKind kind);

#define MEMBER(value, member, type) \
  G_STRUCT_MEMBER (type, value, find_layout (((const QuothValue *) (value))->kind)->member)

const char *
quoth_codebook_value_get_name (gconstpointer value)
{
  return MEMBER (value, name, const char *);
}

static const char *
get_key (gconstpointer value)
{
  return MEMBER (value, key, const char *);
}

guint *
quoth_codebook_value_get_position (gpointer value)
{
  return &MEMBER (value, position, guint);
}

/* Whether the keys of the two must differ. */
static gboolean
share_keys (gconstpointer value, gconstpointer other)
{
  return ((const QuothValue *) value)->kind != QUOTH_KIND_ATTRIBUTE
         || ((const QuothAttribute *) value)->on == ((const QuothAttribute *) other)->on;
}

/* (nullable): another value with the key of @value. */
static gpointer
find_same_key (QuothSession *session, gconstpointer value)
{
  const QuothValue *self = value;
  QuothItemList *list = quoth_session_get_list (session, self->kind);

  for (guint i = 0; i < quoth_item_list_get_size (list); i++)
    {
      gpointer other = quoth_session_latest (session, quoth_item_get_value (quoth_item_list_get (list, i)));

      if (!quoth_id_equal (&QUOTH_VALUE (other)->id, &self->id) && share_keys (value, other)
          && g_strcmp0 (get_key (other), get_key (value)) == 0)
        return other;
    }
  return NULL;
}

/* Checks */

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *stripped == '\0';
}

static char *
check_name (QuothSession *session, gconstpointer value)
{
  return is_blank (quoth_codebook_value_get_name (value)) ? g_strdup (_ ("It needs a name")) : NULL;
}

static gboolean
is_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c != '-' && c != '_' && (!g_unichar_isalnum (c) || g_unichar_isupper (c)))
        return FALSE;
    }
  return TRUE;
}

static char *
check_key (QuothSession *session, gconstpointer value)
{
  const char *key = get_key (value);
  gpointer other;

  if (is_blank (key))
    return g_strdup (_ ("It needs a key: scripts and files know it by that"));
  if (((const QuothValue *) value)->kind == QUOTH_KIND_ACTOR_KIND && !is_word (key))
    return g_strdup (_ ("The key of a kind is one word of small letters"));
  if (((const QuothValue *) value)->kind == QUOTH_KIND_ANNOTATION_TYPE && !is_word (key))
    return g_strdup (_ ("The key of a type is one word of small letters"));
  other = find_same_key (session, value);
  if (other == NULL)
    return NULL;
  return g_strdup_printf (_ ("“%s” has the key “%s” already; each needs a key of its own"),
                          quoth_codebook_value_get_name (other), key);
}

static char *
check_shortcut (QuothSession *session, gconstpointer value)
{
  const QuothCode *code = value;
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);

  if (is_blank (code->shortcut))
    return NULL;
  if (code->shortcut[0] < '1' || code->shortcut[0] > '9' || code->shortcut[1] != '\0')
    return g_strdup (_ ("A shortcut is one of the keys 1 to 9"));
  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      const QuothCode *other = quoth_session_latest (session, quoth_item_get_value (quoth_item_list_get (codes, i)));

      if (!quoth_id_equal (&other->value.id, &code->value.id) && g_strcmp0 (other->shortcut, code->shortcut) == 0)
        return g_strdup_printf (_ ("The key %s is that of “%s”; a key can set one code only"), code->shortcut, other->name);
    }
  return NULL;
}

static char *
check_choices (QuothSession *session, gconstpointer value)
{
  const QuothAttribute *attribute = value;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (attribute->type != QUOTH_ATTRIBUTE_CHOICE)
    return NULL;
  if (attribute->choices == NULL)
    return g_strdup (_ ("There must be something to choose, one a line"));
  for (char **choice = attribute->choices; *choice != NULL; choice++)
    if (!g_hash_table_add (seen, *choice))
      return g_strdup_printf (_ ("“%s” is there twice"), *choice);
  return NULL;
}

/* A key that none of its like has. */
static void
give_key (QuothSession *session, gpointer value, const char *word)
{
  char **key = &MEMBER (value, key, char *);

  *key = g_strdup (word);
  for (guint n = 2; find_same_key (session, value) != NULL
                    || (QUOTH_VALUE (value)->kind == QUOTH_KIND_ANNOTATION_TYPE && !quoth_cue_kind_is_own (*key));
       n++)
    {
      g_free (*key);
      *key = g_strdup_printf ("%s-%u", word, n);
    }
}

/* What goes with an edit */

/* A code that nobody has named yet has no key that anybody knows. */
static void
follow_code_name (QuothSession *session, gpointer edited, gconstpointer old)
{
  QuothCode *code = edited;

  if (g_strcmp0 (((const QuothCode *) old)->name, quoth_code_get_new_name ()) != 0 || is_blank (code->name))
    return;
  g_free (code->key);
  code->key = quoth_code_make_key (session, code->name, &code->parent);
}

/* The same of a type of annotations. */
static void
follow_type_name (QuothSession *session, gpointer edited, gconstpointer old)
{
  QuothAnnotationType *type = edited;
  g_autofree char *word = quoth_name_make_key (type->name);

  if (g_strcmp0 (((const QuothAnnotationType *) old)->name, _ ("New type")) != 0 || is_blank (type->name))
    return;
  g_free (type->key);
  give_key (session, type, word);
}

/* A choice has something to choose, and nothing else has. */
static void
follow_type (QuothSession *session, gpointer edited, gconstpointer old)
{
  QuothAttribute *attribute = edited;
  const char *const first[] = { _ ("First choice"), NULL };

  if (attribute->type != QUOTH_ATTRIBUTE_CHOICE)
    g_clear_pointer (&attribute->choices, g_strfreev);
  else if (attribute->choices == NULL)
    attribute->choices = g_strdupv ((char **) first);
}

static gboolean
is_choice (gconstpointer value)
{
  return ((const QuothAttribute *) value)->type == QUOTH_ATTRIBUTE_CHOICE;
}

/* The tables */

static const QuothFormChoice types[] = {
  { QUOTH_ATTRIBUTE_TEXT, N_ ("Text") },
  { QUOTH_ATTRIBUTE_NUMBER, N_ ("Number") },
  { QUOTH_ATTRIBUTE_BOOLEAN, N_ ("Yes or no") },
  { QUOTH_ATTRIBUTE_DATE, N_ ("Date") },
  { QUOTH_ATTRIBUTE_CHOICE, N_ ("Choice") },
  { QUOTH_ATTRIBUTE_ACTOR, N_ ("Actor") },
  { 0, NULL },
};

static const QuothFormChoice kinds[] = {
  { QUOTH_KIND_CLAIM, N_ ("Claims") },
  { QUOTH_KIND_MENTION, N_ ("Mentions") },
  { QUOTH_KIND_CUE, N_ ("Cues") },
  { QUOTH_KIND_RELATION, N_ ("Relations") },
  { QUOTH_KIND_ACTOR, N_ ("Actors") },
  { QUOTH_KIND_DOCUMENT, N_ ("Texts") },
  { QUOTH_KIND_PROPOSITION, N_ ("Propositions") },
  { QUOTH_KIND_CODE, N_ ("Codes") },
  { QUOTH_KIND_CODER, N_ ("Coders") },
  { QUOTH_KIND_MEMO, N_ ("Memos") },
  { 0, NULL },
};

static const QuothFormField code_fields[] = {
  { N_ ("Name"), N_ ("What people call it"), N_ ("Rename a code"), QUOTH_FORM_TEXT, G_STRUCT_OFFSET (QuothCode, name),
    NULL, NULL, follow_code_name, check_name },
  { N_ ("Definition"), N_ ("What it means"), N_ ("Define a code"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothCode, definition), NULL, NULL, NULL, NULL },
  { N_ ("Use it for"), N_ ("When it applies"), N_ ("Change when a code applies"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothCode, inclusion), NULL, NULL, NULL, NULL },
  { N_ ("Not for"), N_ ("When it does not, and what instead"), N_ ("Change when a code does not apply"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothCode, exclusion), NULL, NULL, NULL, NULL },
  { N_ ("Key"), N_ ("What files and scripts call it"), N_ ("Change the key of a code"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothCode, key), NULL, NULL, NULL, check_key },
  { N_ ("Shortcut"), N_ ("1 to 9"), N_ ("Change the shortcut of a code"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothCode, shortcut), NULL, NULL, NULL, check_shortcut },
  { N_ ("Colour"), NULL, N_ ("Change the colour of a code"), QUOTH_FORM_COLOR, G_STRUCT_OFFSET (QuothCode, color),
    NULL, NULL, NULL, NULL },
  { NULL },
};

static const QuothFormField attribute_fields[] = {
  { N_ ("Name"), N_ ("What people call it"), N_ ("Rename an attribute"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothAttribute, name), NULL, NULL, NULL, check_name },
  { N_ ("For"), NULL, N_ ("Change what has an attribute"), QUOTH_FORM_CHOICE, G_STRUCT_OFFSET (QuothAttribute, on), kinds,
    NULL, NULL, check_key },
  { N_ ("Values"), NULL, N_ ("Change the type of an attribute"), QUOTH_FORM_CHOICE,
    G_STRUCT_OFFSET (QuothAttribute, type), types, NULL, follow_type, check_choices },
  { N_ ("Choices"), N_ ("One a line (Shift+Enter)"), N_ ("Change the choices of an attribute"), QUOTH_FORM_LINES,
    G_STRUCT_OFFSET (QuothAttribute, choices), NULL, is_choice, NULL, check_choices },
  { N_ ("Definition"), N_ ("What it tells"), N_ ("Define an attribute"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothAttribute, definition), NULL, NULL, NULL, NULL },
  { N_ ("Key"), N_ ("What files and scripts call it"), N_ ("Change the key of an attribute"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothAttribute, key), NULL, NULL, NULL, check_key },
  { NULL },
};

static const QuothFormField relation_type_fields[] = {
  { N_ ("Name"), N_ ("What people call it"), N_ ("Rename a type of relations"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothRelationType, name), NULL, NULL, NULL, check_name },
  { N_ ("Definition"), N_ ("What it means"), N_ ("Define a type of relations"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothRelationType, definition), NULL, NULL, NULL, NULL },
  { N_ ("Leads from"), N_ ("Any claim"), N_ ("Change where relations lead from"), QUOTH_FORM_CODE,
    G_STRUCT_OFFSET (QuothRelationType, from_code), NULL, NULL, NULL, NULL },
  { N_ ("Leads to"), N_ ("Any claim"), N_ ("Change where relations lead to"), QUOTH_FORM_CODE,
    G_STRUCT_OFFSET (QuothRelationType, to_code), NULL, NULL, NULL, NULL },
  { N_ ("Same from both ends"), NULL, N_ ("Change whether relations are symmetric"), QUOTH_FORM_SWITCH,
    G_STRUCT_OFFSET (QuothRelationType, symmetric), NULL, NULL, NULL, NULL },
  { N_ ("Key"), N_ ("What files and scripts call it"), N_ ("Change the key of a type of relations"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothRelationType, key), NULL, NULL, NULL, check_key },
  { N_ ("Colour"), NULL, N_ ("Change the colour of a type of relations"), QUOTH_FORM_COLOR,
    G_STRUCT_OFFSET (QuothRelationType, color), NULL, NULL, NULL, NULL },
  { NULL },
};

static const QuothFormField annotation_type_fields[] = {
  { N_ ("Name"), N_ ("What people call it"), N_ ("Rename an annotation type"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothAnnotationType, name), NULL, NULL, follow_type_name, check_name },
  { N_ ("Definition"), N_ ("What is to be marked by it"), N_ ("Define an annotation type"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothAnnotationType, definition), NULL, NULL, NULL, NULL },
  { N_ ("Key"), N_ ("One word of small letters"), N_ ("Change the key of an annotation type"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothAnnotationType, key), NULL, NULL, NULL, check_key },
  { N_ ("Colour"), NULL, N_ ("Change the colour of an annotation type"), QUOTH_FORM_COLOR,
    G_STRUCT_OFFSET (QuothAnnotationType, color), NULL, NULL, NULL, NULL },
  { NULL },
};

static const QuothFormField actor_kind_fields[] = {
  { N_ ("Name"), N_ ("What people call it"), N_ ("Rename a kind of actors"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothActorKind, name), NULL, NULL, NULL, check_name },
  { N_ ("Key"), N_ ("One word of small letters"), N_ ("Change the key of a kind of actors"), QUOTH_FORM_TEXT,
    G_STRUCT_OFFSET (QuothActorKind, key), NULL, NULL, NULL, check_key },
  { N_ ("Colour"), NULL, N_ ("Change the colour of a kind of actors"), QUOTH_FORM_COLOR,
    G_STRUCT_OFFSET (QuothActorKind, color), NULL, NULL, NULL, NULL },
  { NULL },
};

#define LAYOUT(KIND, Type, fields) \
  { QUOTH_KIND_##KIND, G_STRUCT_OFFSET (Type, name), G_STRUCT_OFFSET (Type, key), G_STRUCT_OFFSET (Type, position), fields }

static const Layout layouts[] = {
  LAYOUT (CODE, QuothCode, code_fields),
  LAYOUT (ATTRIBUTE, QuothAttribute, attribute_fields),
  LAYOUT (RELATION_TYPE, QuothRelationType, relation_type_fields),
  LAYOUT (ACTOR_KIND, QuothActorKind, actor_kind_fields),
  LAYOUT (ANNOTATION_TYPE, QuothAnnotationType, annotation_type_fields),
};

static const Layout *
find_layout (QuothKind kind)
{
  const Layout *layout = layouts;

  while (layout->kind != kind)
    layout++;
  return layout;
}

const QuothFormField *
quoth_codebook_fields_get (QuothKind kind)
{
  return find_layout (kind)->fields;
}

/* New values */

static void
name_value (QuothSession *session, gpointer value, const char *name, const char *word)
{
  MEMBER (value, name, char *) = g_strdup (name);
  give_key (session, value, word);
}

QuothAnnotationType *
quoth_codebook_annotation_type_new (QuothSession *session, const char *name)
{
  QuothAnnotationType *type = quoth_annotation_type_new (NULL);
  g_autofree char *word = quoth_name_make_key (name);

  type->position = quoth_item_list_get_size (quoth_session_get_list (session, QUOTH_KIND_ANNOTATION_TYPE));
  name_value (session, type, name, word);
  return type;
}

gpointer
quoth_codebook_value_new (QuothSession *session, QuothKind kind)
{
  QuothValue *value;

  if (kind == QUOTH_KIND_CODE)
    return quoth_code_new_named (session, quoth_code_get_new_name (), NULL);
  value = quoth_value_new (kind, NULL);
  *quoth_codebook_value_get_position (value) = quoth_item_list_get_size (quoth_session_get_list (session, kind));
  if (kind == QUOTH_KIND_ATTRIBUTE)
    quoth_attribute (value)->on = QUOTH_KIND_CLAIM;
  if (kind == QUOTH_KIND_ATTRIBUTE)
    name_value (session, value, _ ("New attribute"), "attribute");
  else if (kind == QUOTH_KIND_RELATION_TYPE || kind == QUOTH_KIND_ANNOTATION_TYPE)
    name_value (session, value, _ ("New type"), "type");
  else
    name_value (session, value, _ ("New kind"), "kind");
  return value;
}

static const char *
find_name (const QuothFormChoice *choices, int number)
{
  while (choices->name != NULL && choices->number != number)
    choices++;
  return choices->name != NULL ? _ (choices->name) : "";
}

const char *
quoth_codebook_name_of_type (QuothAttributeType type)
{
  return find_name (types, (int) type);
}

const char *
quoth_codebook_name_of_kind (QuothKind kind)
{
  return find_name (kinds, (int) kind);
}

static gboolean
has_definition (gconstpointer value)
{
  return ((const QuothValue *) value)->kind == QUOTH_KIND_ANNOTATION_TYPE && !is_blank (((const QuothAnnotationType *) value)->definition);
}

char *
quoth_codebook_dup_summary (QuothSession *session, gconstpointer value)
{
  const QuothAttribute *attribute = value;
  const QuothRelationType *type = value;
  const QuothCode *from, *to;

  switch ((int) attribute->value.kind)
    {
    case QUOTH_KIND_ATTRIBUTE:
      return g_strdup_printf ("%s · %s", quoth_codebook_name_of_kind (attribute->on),
                              quoth_codebook_name_of_type (attribute->type));
    case QUOTH_KIND_RELATION_TYPE:
      from = quoth_session_find (session, QUOTH_KIND_CODE, &type->from_code);
      to = quoth_session_find (session, QUOTH_KIND_CODE, &type->to_code);
      if (from == NULL && to == NULL)
        return g_strdup (_ ("Any claim to any claim"));
      return g_strdup_printf ("%s %s %s", from != NULL ? from->name : _ ("Any claim"), type->symmetric ? "↔" : "→",
                              to != NULL ? to->name : _ ("any claim"));
    default:
      return g_strdup (has_definition (value) ? ((const QuothAnnotationType *) value)->definition : get_key (value));
    }
}
