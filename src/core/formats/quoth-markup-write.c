/* quoth-markup-write.c: a project as coded texts of the kind that most programs know
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is loaded, its annotations are put in the order of their coders, and each coder's become marks; then what they say of each
 * other becomes links. What a link cannot reach, since it is another coder's or another document's, is counted; for a format that is whole
 * they reach both. One document at a time is in memory, and for links between documents where their ends are.
 */

#include "config.h"

#include "formats/quoth-markup-claim.h"
#include "formats/quoth-markup-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one coder made in a text: those from @first on of its annotations. */
typedef struct
{
  QuothMarkup *markup;
  GHashTable *marks; /* id of an annotation that its links may lead to: its first mark */
  gboolean is_named; /* whether the file says whose it is */
  guint first;
  guint end;
} Share;

typedef struct
{
  QuothExport *export;
  QuothMarkupFlags flags;
  QuothMarkupNotes *notes; /* (nullable): of a format that is whole */
  QuothMarkupFunc func;
  gpointer user_data;
  GHashTable *relations;    /* claim: GPtrArray of the relations that come from it */
  GHashTable *memos;        /* annotation: GPtrArray of the memos on it, where they are wanted as features */
  GHashTable *ends;         /* (nullable): claim at an end of a relation: the id of its first mark, or NULL */
  GPtrArray *far_relations; /* those that lead into another text; borrowed */
  guint64 n_marks;

  Share *share; /* the one at work */
} Writer;

static void
share_free (gpointer data)
{
  Share *self = data;

  quoth_markup_free (self->markup);
  g_hash_table_unref (self->marks);
  g_free (self);
}

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
      quoth_export_note_cue_kind (self->export, value);
      return g_strdup (quoth_export_label_cue (self->export, value));
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

  return quoth_markup_add_mark (self->share->markup, id, label, 0);
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
            quoth_markup_add_link (self->share->markup, QUOTH_MARKUP_CONTINUES, last->id, mark->id, 0);
          first = first != NULL ? first : mark;
          last = mark;
        }
      quoth_mark_add_range (last, range);
    }
  if (first == NULL)
    self->export->n_written[annotation->value.kind]--;
  else
    g_hash_table_insert (self->share->marks, (gpointer) &annotation->value.id, first);
  if (first != NULL && self->ends != NULL && g_hash_table_contains (self->ends, &annotation->value.id))
    g_hash_table_insert (self->ends, quoth_id_memdup (&annotation->value.id), g_strdup (first->id));
  return first;
}

/* ---- What is said of it ---- */

static void
add_feature (QuothMark *mark, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    quoth_mark_add_feature (mark, key, value);
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
      if (self->share->is_named)
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
  lose (self, NAMELESS, !self->share->is_named);
  mark->time = annotation->created;
  lose_time (self, annotation->created == 0 || g_strcmp0 (annotation->origin, "import") != 0);
  if (self->notes != NULL)
    {
      mark->attributes = quoth_markup_list_attributes (self->export, annotation);
      mark->notes = quoth_markup_notes_take (self->notes, &annotation->value.id);
    }
  else
    {
      lose_attributes (self, &annotation->value);
      add_memos (self, mark, annotation);
    }
  if (is_claim && self->notes == NULL)
    lose (self, _("attribution chains"), ((const QuothClaim *) annotation)->chain->len > 0);
  if (annotation->value.kind == QUOTH_KIND_MENTION)
    describe_mention (self, mark, (const QuothMention *) annotation);
  else if (is_claim && (self->flags & QUOTH_MARKUP_FEATURES) != 0)
    quoth_markup_describe_claim (self->export, mark, (const QuothClaim *) annotation, self->notes != NULL);
  else if (is_claim)
    quoth_markup_count_claim (self->export, (const QuothClaim *) annotation);
}

/* ---- Links ---- */

static const QuothMark *
find_mark (Writer *self, const QuothId *annotation)
{
  return quoth_id_is_none (annotation) ? NULL : g_hash_table_lookup (self->share->marks, annotation);
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
        quoth_markup_add_link (self->share->markup, nick, mark->id, mention->id, 0);
      else if ((self->flags & QUOTH_MARKUP_FEATURES) != 0)
        {
          add_feature (mark, nick, quoth_export_get_name (self->export, QUOTH_KIND_ACTOR, &role->actor));
          lose (self, _("where actors of roles are mentioned, if another coder marked it"), !quoth_id_is_none (&role->mention));
        }
      else
        lose (self, _("roles without a mention"), 1);
    }
}

/* Of a format that is whole. The link leads between marks, of whosever markup. */
static void
add_whole_relation (Writer *self, QuothMarkup *markup, const QuothRelation *relation, const char *from, const char *to)
{
  QuothMarkLink *link = quoth_markup_add_link (markup, relation->relation_kind, from, to, 0);
  const QuothCoder *coder = quoth_export_lookup (self->export, QUOTH_KIND_CODER, &relation->coder);

  if (coder != NULL && g_strcmp0 (coder->name, markup->coder) != 0)
    {
      link->coder = g_strdup (coder->name);
      quoth_export_note_named (self->export, &relation->coder);
    }
  link->time = relation->created;
  lose_time (self, relation->created == 0);
  link->attributes = quoth_markup_list_attributes (self->export, relation);
  link->notes = quoth_markup_notes_take (self->notes, &relation->value.id);
}

static void
add_relation (Writer *self, const QuothMark *mark, const QuothRelation *relation, const QuothMark *to)
{
  if (self->notes != NULL)
    add_whole_relation (self, self->share->markup, relation, mark->id, to->id);
  else
    {
      quoth_markup_add_link (self->share->markup, relation->relation_kind, mark->id, to->id, 0);
      lose_attributes (self, &relation->value);
      lose_time (self, TRUE);
      lose (self, NAMELESS, !self->share->is_named);
    }
}

static void
count_relation (Writer *self, const QuothRelation *relation)
{
  quoth_export_note_relation_kind (self->export, relation->relation_kind);
  quoth_export_take_loss (self->export, LEFT_RELATIONS);
  self->export->n_written[QUOTH_KIND_RELATION]++;
}

static void
add_relations (Writer *self, const QuothMark *mark, const QuothClaim *claim)
{
  GPtrArray *relations = g_hash_table_lookup (self->relations, &claim->annotation.value.id);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];
      const QuothMark *to = find_mark (self, &relation->to);

      if (to == NULL && self->notes != NULL)
        g_ptr_array_add (self->far_relations, relations->pdata[i]);
      if (to == NULL || (self->notes == NULL && !quoth_id_equal (&relation->coder, &claim->annotation.coder)))
        continue;
      add_relation (self, mark, relation, to);
      count_relation (self, relation);
    }
}

static void
add_links (Writer *self, QuothAnnotation *annotation)
{
  QuothMark *mark = g_hash_table_lookup (self->share->marks, &annotation->value.id);
  const QuothMark *claim;

  if (mark == NULL)
    return;
  if (annotation->value.kind == QUOTH_KIND_CUE && !quoth_id_is_none (&quoth_cue (annotation)->claim))
    {
      claim = find_mark (self, &quoth_cue (annotation)->claim);
      if (claim != NULL)
        quoth_markup_add_link (self->share->markup, "cue", claim->id, mark->id, 0);
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
  gboolean is_said = !is_alone || (self->flags & QUOTH_MARKUP_CODERS) != 0;

  self->share->is_named = is_said && (self->flags & QUOTH_MARKUP_NAMELESS) == 0;
  if (self->share->is_named)
    quoth_export_note_named (self->export, id);
  if (coder != NULL && is_said)
    self->share->markup->coder = g_strdup (coder->name);
}

/* Makes marks of those from @first that have one coder. @all_marks: (nullable): those of all coders, where links may lead to them */
static Share *
collect_share (Writer *self, QuothDocument *document, GPtrArray *all, guint first, gboolean is_alone, GHashTable *all_marks)
{
  Share *share = g_new0 (Share, 1);

  share->markup = quoth_markup_new (document);
  share->marks = all_marks != NULL ? g_hash_table_ref (all_marks) : g_hash_table_new (quoth_id_hash, quoth_id_equal);
  share->first = first;
  share->end = first;
  self->share = share;
  if (first < all->len)
    name_coder (self, &QUOTH_ANNOTATION (all->pdata[first])->coder, is_alone);
  for (; share->end < all->len; share->end++)
    {
      if (!quoth_id_equal (&QUOTH_ANNOTATION (all->pdata[share->end])->coder, &QUOTH_ANNOTATION (all->pdata[first])->coder))
        break;
      add_annotation (self, all->pdata[share->end]);
    }
  return share;
}

/* What is said of the text that it has no field for. It was counted as lost when the text was loaded. */
static void
add_document_values (Writer *self, QuothMarkup *markup)
{
  const GPtrArray *values = markup->document->value.attributes;
  g_autoptr (GArray) attributes = quoth_markup_list_attributes (self->export, markup->document);

  for (guint i = 0; values != NULL && i < values->len; i++)
    quoth_export_take_loss (self->export, _("attributes"));
  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothFeature *feature = &g_array_index (attributes, QuothFeature, i);

      if (quoth_markup_is_metadata (feature->key))
        lose (self, _("attributes"), 1);
      else
        quoth_markup_add_feature (markup, feature->key, feature->value);
    }
  markup->notes = quoth_markup_notes_take (self->notes, &markup->document->value.id);
}

static gboolean
write_shares (Writer *self, GPtrArray *shares, GPtrArray *all, GError **error)
{
  for (guint i = 0; i < shares->len; i++)
    {
      self->share = shares->pdata[i];
      for (guint j = self->share->first; j < self->share->end; j++)
        add_links (self, all->pdata[j]);
      if (!self->func (self->share->markup, self->user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_document (Writer *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (share_free);
  g_autoptr (GHashTable) all_marks = self->notes != NULL ? g_hash_table_new (quoth_id_hash, quoth_id_equal) : NULL;
  gboolean is_alone;
  guint first = 0;

  if (document == NULL || (all = quoth_export_load_annotations (self->export, document, error)) == NULL)
    return FALSE;
  g_ptr_array_sort (all, compare_coders);
  is_alone = all->len == 0
             || quoth_id_equal (&QUOTH_ANNOTATION (all->pdata[0])->coder,
                                &QUOTH_ANNOTATION (all->pdata[all->len - 1])->coder);
  do
    {
      Share *share = collect_share (self, document, all, first, is_alone, all_marks);

      g_ptr_array_add (shares, share);
      first = share->end;
    }
  while (first < all->len);
  if (self->notes != NULL)
    add_document_values (self, ((Share *) shares->pdata[0])->markup);
  return write_shares (self, shares, all, error);
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

  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    {
      const QuothRelation *relation = relations->pdata[i];

      add_to_list (self->relations, &relation->from, relations->pdata[i]);
      if (self->ends == NULL)
        continue;
      g_hash_table_insert (self->ends, quoth_id_memdup (&relation->from), NULL);
      g_hash_table_insert (self->ends, quoth_id_memdup (&relation->to), NULL);
    }
  lose (self, LEFT_RELATIONS, relations->len);
  return TRUE;
}

static gboolean
collect_memos (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) memos = NULL;
  gint64 n_memos;

  if (self->notes != NULL)
    return TRUE;
  memos = quoth_export_list (self->export, QUOTH_KIND_MEMO, error);
  n_memos = memos != NULL ? quoth_export_count_memos (self->export, error) : -1;
  if (n_memos < 0)
    return FALSE;
  for (guint i = 0; (self->flags & QUOTH_MARKUP_MEMOS) != 0 && i < memos->len; i++)
    add_to_list (self->memos, &quoth_memo (memos->pdata[i])->target, memos->pdata[i]);
  lose (self, _("memos"), (guint) n_memos);
  return TRUE;
}

/* Links between texts, now that it is known where both ends are. */
static gboolean
write_far_relations (Writer *self, GError **error)
{
  g_autoptr (QuothMarkup) markup = quoth_markup_new (NULL);

  for (guint i = 0; i < self->far_relations->len; i++)
    {
      const QuothRelation *relation = self->far_relations->pdata[i];
      const char *from = g_hash_table_lookup (self->ends, &relation->from);
      const char *to = g_hash_table_lookup (self->ends, &relation->to);

      if (from == NULL || to == NULL)
        continue;
      add_whole_relation (self, markup, relation, from, to);
      count_relation (self, relation);
    }
  return markup->links->len == 0 || self->func (markup, self->user_data, error);
}

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
write_all (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);

  if (documents == NULL || !collect_relations (self, error) || !collect_memos (self, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (self, &QUOTH_VALUE (documents->pdata[i])->id, error))
      return FALSE;
  return self->notes == NULL || write_far_relations (self, error);
}

gboolean
quoth_markup_foreach (
  QuothExport *export, QuothMarkupFlags flags, QuothMarkupFunc func, gpointer user_data, GError **error)
{
  return quoth_markup_foreach_whole (export, flags, NULL, func, user_data, error);
}

gboolean
quoth_markup_foreach_whole (QuothExport *export,
                            QuothMarkupFlags flags,
                            QuothMarkupNotes *notes,
                            QuothMarkupFunc func,
                            gpointer user_data,
                            GError **error)
{
  g_autoptr (GHashTable) relations = lists_new ();
  g_autoptr (GHashTable) memos = lists_new ();
  g_autoptr (GHashTable) ends = notes == NULL ? NULL : g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  g_autoptr (GPtrArray) far_relations = g_ptr_array_new ();
  Writer self = { .export = export,
                  .flags = flags,
                  .notes = notes,
                  .func = func,
                  .user_data = user_data,
                  .relations = relations,
                  .memos = memos,
                  .ends = ends,
                  .far_relations = far_relations };

  return write_all (&self, error);
}
