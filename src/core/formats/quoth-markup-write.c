/* quoth-markup-write.c: a project as coded texts of the kind that most programs know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is loaded, its annotations are put in the order of their coders, and each coder's become marks; then what they say of each
 * other becomes links. What a link cannot reach, since it is another coder's or another document's, is counted. One document at a
 * time is in memory.
 */

#include "config.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothExport *export;
  QuothMarkupFlags flags;
  QuothMarkupFunc func;
  gpointer user_data;
  GHashTable *relations; /* claim: GPtrArray of the relations that come from it */
  GHashTable *memos;     /* annotation: GPtrArray of the memos on it, where they are wanted */
  guint64 n_marks;

  QuothMarkup *markup; /* the one at work */
  gboolean is_named;   /* whether the file says whose it is */
  GHashTable *marks;   /* id of an annotation: its first mark */
} Writer;

#define LEFT_RELATIONS \
  _("relations between claims of different documents or coders, or to claims that are left out")

#define NAMELESS _("annotations, relations and memos of which the file does not say whose they are")

static void
lose (Writer *self, const char *what, guint n)
{
  quoth_export_add_loss (self->export, what, n);
}

/* ---- A mark ---- */

static char *
dup_label (Writer *self, const QuothAnnotation *annotation)
{
  gpointer value = (gpointer) annotation;
  QuothActor *actor;
  const char *key;

  switch ((int) annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &quoth_mention (value)->actor);
      if (actor == NULL)
        return g_strdup ("other");
      quoth_export_note_kind (self->export, &actor->value.id);
      return g_strv_contains (quoth_actor_get_kinds (), actor->actor_kind)
               ? g_strdup (actor->actor_kind)
               : g_strconcat ("mention:", actor->actor_kind, NULL);
    case QUOTH_KIND_CUE:
      return g_strdup (quoth_cue_kind_to_nick (quoth_cue (value)->cue_kind));
    default:
      if ((self->flags & QUOTH_MARKUP_FEATURES) != 0 || quoth_claim (value)->categories->len == 0)
        return g_strdup ("claim");
      key = quoth_export_get_name (
        self->export, QUOTH_KIND_CODE, &g_array_index (quoth_claim (value)->categories, QuothCategory, 0).code);
      return g_strconcat ("claim:", key, NULL);
    }
}

static QuothMark *
add_mark (Writer *self, const char *label)
{
  g_autofree char *id = g_strdup_printf ("%" G_GUINT64_FORMAT, ++self->n_marks);

  return quoth_markup_add_mark (self->markup, id, label, 0);
}

/* The first mark of the annotation, or NULL if there is nothing that could be marked. */
static QuothMark *
add_marks (Writer *self, const QuothAnnotation *annotation)
{
  g_autofree char *label = dup_label (self, annotation);
  gboolean is_one = (self->flags & QUOTH_MARKUP_FRAGMENTS) != 0;
  QuothMark *first = NULL, *last = NULL;

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (annotation, i)->range;

      if (quoth_range_is_empty (range) && (self->flags & QUOTH_MARKUP_EMPTY) == 0)
        {
          lose (self, _("spans of no width, left out"), 1);
          continue;
        }
      if (last == NULL || !is_one)
        {
          QuothMark *mark = add_mark (self, label);

          if (last != NULL)
            quoth_markup_add_link (self->markup, QUOTH_MARKUP_CONTINUES, last->id, mark->id, 0);
          first = first != NULL ? first : mark;
          last = mark;
        }
      quoth_mark_add_range (last, range);
    }
  if (first == NULL)
    self->export->n_written[annotation->value.kind]--;
  else
    g_hash_table_insert (self->marks, (gpointer) &annotation->value.id, first);
  return first;
}

/* ---- What is said of it ---- */

static void
add_feature (QuothMark *mark, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    quoth_mark_add_feature (mark, key, value);
}

/* "KEY=for"; "=unset" where the key ends as if it had a stance. */
static void
add_category (Writer *self, QuothMark *mark, const QuothCategory *category)
{
  static const char *const endings[] = { "=for", "=against", "=neutral", "=unset" };
  const char *key = quoth_export_get_name (self->export, QUOTH_KIND_CODE, &category->code);
  const char *ending = category->stance == QUOTH_STANCE_FOR       ? endings[0]
                       : category->stance == QUOTH_STANCE_AGAINST ? endings[1]
                       : category->stance == QUOTH_STANCE_NEUTRAL ? endings[2]
                                                                  : "";
  g_autofree char *value = NULL;

  for (guint i = 0; *ending == '\0' && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (key, endings[i]))
      ending = endings[3];
  value = g_strconcat (key, ending, NULL);
  quoth_mark_add_feature (mark, "code", value);
}

static void
add_claim_features (Writer *self, QuothMark *mark, const QuothClaim *claim)
{
  add_feature (mark, "statement", claim->statement);
  for (guint i = 0; i < claim->categories->len; i++)
    add_category (self, mark, &g_array_index (claim->categories, QuothCategory, i));
  add_feature (mark, "factuality", quoth_factuality_to_nick (claim->factuality));
  add_feature (mark, "mode", quoth_mode_to_nick (claim->mode));
  add_feature (mark, "form", claim->form);
  add_feature (mark, "date", claim->date);
  add_feature (mark, "place", claim->place);
  if (claim->confidence >= 0)
    {
      g_autoptr (GString) number = g_string_new (NULL);

      quoth_json_append_double (number, claim->confidence);
      quoth_mark_add_feature (mark, "confidence", number->str);
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);

      add_feature (mark,
                   quoth_link_to_nick (link->link),
                   quoth_export_get_name (self->export, QUOTH_KIND_PROPOSITION, &link->proposition));
    }
}

static guint
count_set (const char *const *strings, guint n)
{
  guint n_set = 0;

  for (guint i = 0; i < n; i++)
    n_set += strings[i] != NULL && *strings[i] != '\0';
  return n_set;
}

static void
count_claim_features (Writer *self, const QuothClaim *claim)
{
  const char *const fields[] = { claim->statement, quoth_factuality_to_nick (claim->factuality),
                                 quoth_mode_to_nick (claim->mode), claim->form, claim->date, claim->place };

  lose (self,
        _("statements, factuality, mode, form, date, place and confidence of claims"),
        count_set (fields, G_N_ELEMENTS (fields)) + (claim->confidence >= 0));
  lose (self, _("propositions of claims"), claim->propositions->len);
  for (guint i = 0; i < claim->categories->len; i++)
    {
      if (i > 0)
        lose (self, _("codes of claims beyond the first"), 1);
      if (g_array_index (claim->categories, QuothCategory, i).stance != QUOTH_STANCE_UNSET)
        lose (self, _("stances of claims"), 1);
    }
}

static void
describe_mention (Writer *self, QuothMark *mark, const QuothMention *mention)
{
  const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &mention->actor);
  g_autofree char *quote = NULL;

  if ((self->flags & QUOTH_MARKUP_FEATURES) != 0)
    {
      add_feature (mark, "actor", quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &mention->actor));
      return;
    }
  quote = quoth_annotation_dup_quote (mention);
  if (actor != NULL && g_str_equal (quote, actor->name))
    quoth_export_note_named (self->export, &mention->actor);
  else
    lose (self, _("names of the actors that are mentioned, where the text has other words"), 1);
}

static void
lose_attributes (Writer *self, const QuothValue *value)
{
  lose (self, _("attributes"), value->attributes != NULL ? value->attributes->len : 0);
}

/* A mark comes in at its time, as what was imported; nothing else has one. */
static void
lose_time (Writer *self, gboolean is_lost)
{
  if ((self->flags & QUOTH_MARKUP_TIMES) != 0)
    lose (self, _("when annotations, relations and memos were made, and how"), is_lost);
}

static void
add_memos (Writer *self, QuothMark *mark, const QuothAnnotation *annotation)
{
  GPtrArray *memos = g_hash_table_lookup (self->memos, &annotation->value.id);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    {
      const QuothMemo *memo = memos->pdata[i];

      add_feature (mark, QUOTH_MARKUP_MEMO, memo->text);
      lose (self, _("which memos answer others"), !quoth_id_is_none (&memo->parent));
      if (self->is_named)
        lose (self, _("who wrote memos on what another coder marked"), !quoth_id_equal (&memo->coder, &annotation->coder));
      else
        lose (self, NAMELESS, 1);
      lose_attributes (self, &memo->value);
      lose_time (self, TRUE);
      quoth_export_take_loss (self->export, _("memos"));
      self->export->n_written[QUOTH_KIND_MEMO]++;
    }
}

static void
add_annotation (Writer *self, const QuothAnnotation *annotation)
{
  gboolean is_claim = annotation->value.kind == QUOTH_KIND_CLAIM;
  QuothMark *mark = add_marks (self, annotation);

  if (mark == NULL)
    return;
  lose_attributes (self, &annotation->value);
  lose (self, NAMELESS, !self->is_named);
  mark->time = annotation->created;
  lose_time (self, annotation->created == 0 || g_strcmp0 (annotation->origin, "import") != 0);
  add_memos (self, mark, annotation);
  if (is_claim)
    lose (self, _("attribution chains"), ((const QuothClaim *) annotation)->chain->len > 0);
  if (annotation->value.kind == QUOTH_KIND_MENTION)
    describe_mention (self, mark, (const QuothMention *) annotation);
  else if (is_claim && (self->flags & QUOTH_MARKUP_FEATURES) != 0)
    add_claim_features (self, mark, (const QuothClaim *) annotation);
  else if (is_claim)
    count_claim_features (self, (const QuothClaim *) annotation);
}

/* ---- Links ---- */

static const QuothMark *
find_mark (Writer *self, const QuothId *annotation)
{
  return quoth_id_is_none (annotation) ? NULL : g_hash_table_lookup (self->marks, annotation);
}

static void
add_roles (Writer *self, QuothMark *mark, const QuothClaim *claim)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);
      const QuothMark *mention = find_mark (self, &role->mention);
      const char *nick = quoth_role_to_nick (role->role);

      if (mention != NULL)
        quoth_markup_add_link (self->markup, nick, mark->id, mention->id, 0);
      else if ((self->flags & QUOTH_MARKUP_FEATURES) != 0)
        {
          add_feature (mark, nick, quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &role->actor));
          lose (self, _("where actors of roles are mentioned, if another coder marked it"), !quoth_id_is_none (&role->mention));
        }
      else
        lose (self, _("roles without a mention"), 1);
    }
}

static void
add_relations (Writer *self, const QuothMark *mark, const QuothClaim *claim)
{
  GPtrArray *relations = g_hash_table_lookup (self->relations, &claim->annotation.value.id);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      const QuothMark *to = find_mark (self, &relation->to);

      if (to == NULL || !quoth_id_equal (&relation->coder, &claim->annotation.coder))
        continue;
      quoth_markup_add_link (self->markup, relation->relation_kind, mark->id, to->id, 0);
      quoth_export_note_relation_kind (self->export, relation->relation_kind);
      lose_attributes (self, &relation->value);
      lose_time (self, TRUE);
      lose (self, NAMELESS, !self->is_named);
      quoth_export_take_loss (self->export, LEFT_RELATIONS);
      self->export->n_written[QUOTH_KIND_RELATION]++;
    }
}

static void
add_links (Writer *self, QuothAnnotation *annotation)
{
  QuothMark *mark = g_hash_table_lookup (self->marks, &annotation->value.id);
  const QuothMark *claim;

  if (mark == NULL)
    return;
  if (annotation->value.kind == QUOTH_KIND_CUE && !quoth_id_is_none (&quoth_cue (annotation)->claim))
    {
      claim = find_mark (self, &quoth_cue (annotation)->claim);
      if (claim != NULL)
        quoth_markup_add_link (self->markup, "cue", claim->id, mark->id, 0);
      else
        lose (self, _("claims of cues, where they are another coder's or left out"), 1);
    }
  if (annotation->value.kind == QUOTH_KIND_CLAIM)
    {
      add_roles (self, mark, quoth_claim (annotation));
      add_relations (self, mark, quoth_claim (annotation));
    }
}

/* ---- Documents ---- */

static int
compare_coders (gconstpointer a, gconstpointer b)
{
  const QuothAnnotation *x = *(const QuothAnnotation *const *) a;
  const QuothAnnotation *y = *(const QuothAnnotation *const *) b;
  int order = quoth_id_compare (&x->coder, &y->coder);

  if (order == 0 && x->value.kind != y->value.kind)
    order = x->value.kind < y->value.kind ? -1 : 1;
  return order != 0 ? order : quoth_id_compare (&x->value.id, &y->value.id);
}

static void
name_coder (Writer *self, const QuothId *id, gboolean is_alone)
{
  const QuothCoder *coder = quoth_export_lookup (self->export, QUOTH_KIND_CODER, id);

  self->is_named = (!is_alone || (self->flags & QUOTH_MARKUP_CODERS) != 0) && (self->flags & QUOTH_MARKUP_NAMELESS) == 0;
  if (self->is_named)
    quoth_export_note_named (self->export, id);
  if (coder != NULL && (!is_alone || (self->flags & QUOTH_MARKUP_CODERS) != 0))
    self->markup->coder = g_strdup (coder->name);
}

/* Those from @first that have one coder. */
static gboolean
write_coder (Writer *self, QuothDocument *document, GPtrArray *all, guint *first, gboolean is_alone, GError **error)
{
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);
  g_autoptr (GHashTable) marks = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  guint start = *first;

  self->markup = markup;
  self->marks = marks;
  if (start < all->len)
    name_coder (self, &QUOTH_ANNOTATION (all->pdata[start])->coder, is_alone);
  for (; *first < all->len; (*first)++)
    {
      if (!quoth_id_equal (&QUOTH_ANNOTATION (all->pdata[*first])->coder, &QUOTH_ANNOTATION (all->pdata[start])->coder))
        break;
      add_annotation (self, all->pdata[*first]);
    }
  for (guint i = start; i < *first; i++)
    add_links (self, all->pdata[i]);
  return self->func (markup, self->user_data, error);
}

static gboolean
write_document (Writer *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) all = NULL;
  gboolean is_alone;
  guint first = 0;

  if (document == NULL || (all = quoth_export_load_annotations (self->export, document, error)) == NULL)
    return FALSE;
  g_ptr_array_sort (all, compare_coders);
  is_alone = all->len == 0
             || quoth_id_equal (&QUOTH_ANNOTATION (all->pdata[0])->coder,
                                &QUOTH_ANNOTATION (all->pdata[all->len - 1])->coder);
  do
    if (!write_coder (self, document, all, &first, is_alone, error))
      return FALSE;
  while (first < all->len);
  return TRUE;
}

static void
add_to_list (GHashTable *lists, const QuothId *key, gpointer value)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = quoth_values_new ();
      g_hash_table_insert (lists, quoth_id_memdup (key), list);
    }
  g_ptr_array_add (list, quoth_value_ref (value));
}

/* Each that is written is taken off what is lost again. */
static gboolean
collect_relations (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) relations = quoth_export_list (self->export, QUOTH_KIND_RELATION, error);
  g_autoptr (GPtrArray) memos = NULL;

  if (relations == NULL || (memos = quoth_export_list (self->export, QUOTH_KIND_MEMO, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    add_to_list (self->relations, &quoth_relation (relations->pdata[i])->from, relations->pdata[i]);
  for (guint i = 0; (self->flags & QUOTH_MARKUP_MEMOS) != 0 && i < memos->len; i++)
    add_to_list (self->memos, &quoth_memo (memos->pdata[i])->target, memos->pdata[i]);
  lose (self, LEFT_RELATIONS, relations->len);
  lose (self, _("memos"), memos->len);
  return TRUE;
}

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

gboolean
quoth_markup_foreach (
  QuothExport *export, QuothMarkupFlags flags, QuothMarkupFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (export, QUOTH_KIND_DOCUMENT, error);
  g_autoptr (GHashTable) relations = lists_new ();
  g_autoptr (GHashTable) memos = lists_new ();
  Writer self = {
    .export = export, .flags = flags, .func = func, .user_data = user_data, .relations = relations, .memos = memos
  };

  if (documents == NULL || !collect_relations (&self, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (&self, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}
