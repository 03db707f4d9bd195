/* quoth-apply-lists.c: the fields of an object that are lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that is given replaces the one there was; null empties it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-apply-private.h"

static gboolean
refuse_item (const char *name, const char *wanted, GError **error)
{
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("each item of “%s” must be %s"), name, wanted);
  return FALSE;
}

/* ---- Spans ---- */

static gboolean
read_span (const QuothJson *json, QuothRange *range, GError **error)
{
  if (!quoth_json_is (json, QUOTH_JSON_ARRAY) || json->size != 2)
    return refuse_item ("spans", _("a pair [start, end] of code points"), error);
  return quoth_apply_get_uint ("spans", json->first, &range->start, error)
         && quoth_apply_get_uint ("spans", json->first->next, &range->end, error);
}

gboolean
quoth_apply_read_spans (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothAnnotation *annotation = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("spans", json, &item, error))
    return FALSE;
  g_array_set_size (annotation->spans, 0);
  for (; item != NULL; item = item->next)
    {
      QuothRange range;

      if (!read_span (item, &range, error))
        return FALSE;
      quoth_annotation_add_span (annotation, range, NULL);
    }
  return TRUE;
}

gboolean
quoth_apply_read_quote (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothAnnotation *annotation = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("quote", json, &item, error))
    return FALSE;
  if (!quoth_json_is (json, QUOTH_JSON_NULL) && json->size != annotation->spans->len)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("“quote” has %u items and “spans” has %u; there must be one quote for each span"),
                   json->size,
                   annotation->spans->len);
      return FALSE;
    }
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothSpan *span = &g_array_index (annotation->spans, QuothSpan, i);

      if (item != NULL && item->type != QUOTH_JSON_STRING)
        return refuse_item ("quote", _("a text"), error);
      g_free (span->quote);
      span->quote = item != NULL ? g_strndup (item->string, item->size) : NULL;
      item = item != NULL ? item->next : NULL;
    }
  return TRUE;
}

/* ---- Actors ---- */

static gboolean
read_alias_object (QuothApply *self, QuothActor *actor, const QuothJson *json, GError **error)
{
  static const char *const known[]
    = { "text", "language", "script", "match_case", "part_of_word", NULL };
  const char *text = NULL, *language = NULL, *script = NULL;
  gboolean match_case = FALSE, part_of_word = FALSE;
  QuothAlias *alias;
  const QuothJson *member;

  if (!quoth_apply_check_members (self, "aliases", known, json, error))
    return FALSE;
  if (((member = quoth_json_get (json, "text")) != NULL
       && !quoth_apply_get_string ("text", member, &text, error))
      || ((member = quoth_json_get (json, "language")) != NULL
          && !quoth_apply_get_string ("language", member, &language, error))
      || ((member = quoth_json_get (json, "script")) != NULL
          && !quoth_apply_get_string ("script", member, &script, error))
      || ((member = quoth_json_get (json, "match_case")) != NULL
          && !quoth_apply_get_boolean ("match_case", member, &match_case, error))
      || ((member = quoth_json_get (json, "part_of_word")) != NULL
          && !quoth_apply_get_boolean ("part_of_word", member, &part_of_word, error)))
    return FALSE;
  if (text == NULL || *text == '\0')
    return refuse_item ("aliases", _("a text, or an object with a “text”"), error);

  alias = quoth_actor_add_alias (actor, text);
  if (alias != NULL)
    {
      alias->language = g_strdup (language);
      alias->script = g_strdup (script);
      alias->match_case = match_case;
      alias->part_of_word = part_of_word;
    }
  return TRUE;
}

gboolean
quoth_apply_read_aliases (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothActor *actor = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("aliases", json, &item, error))
    return FALSE;
  if (!self->adds_to_actor)
    g_ptr_array_set_size (actor->aliases, 0);
  for (; item != NULL; item = item->next)
    {
      if (quoth_json_is (item, QUOTH_JSON_OBJECT))
        {
          if (!read_alias_object (self, actor, item, error))
            return FALSE;
        }
      else if (quoth_json_is (item, QUOTH_JSON_STRING) && item->size > 0)
        {
          quoth_actor_add_alias (actor, item->string);
        }
      else
        {
          return refuse_item ("aliases", _("a text, or an object with a “text”"), error);
        }
    }
  return TRUE;
}

/* The string member @name, if it is there. */
static gboolean
get_member (const QuothJson *json, const char *name, const char **string, GError **error)
{
  const QuothJson *member = quoth_json_get (json, name);

  *string = NULL;
  return member == NULL || quoth_apply_get_string (name, member, string, error);
}

/* The reference @name, which must be there if @required. */
static gboolean
get_reference (QuothApply *self,
               const QuothJson *json,
               const char *list,
               const char *name,
               QuothKind kind,
               gboolean required,
               QuothId *id,
               GError **error)
{
  const QuothJson *member = quoth_json_get (json, name);

  *id = QUOTH_ID_NONE;
  if (member != NULL && !quoth_apply_get_reference (self, name, kind, member, id, error))
    return FALSE;
  if (required && quoth_id_is_none (id))
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_INVALID,
                   _("each item of “%s” needs “%s”"),
                   list,
                   name);
      return FALSE;
    }
  return TRUE;
}

/* Whether @item of @list is an object with nothing but what is @known. */
static gboolean
check_object (QuothApply *self, const QuothJson *item, const char *list, const char *const *known, GError **error)
{
  if (item->type != QUOTH_JSON_OBJECT)
    return refuse_item (list, _("an object"), error);
  return quoth_apply_check_members (self, list, known, item, error);
}

gboolean
quoth_apply_read_affiliations (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "actor", "role", "from", "to", NULL };
  QuothActor *actor = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("affiliations", json, &item, error))
    return FALSE;
  g_ptr_array_set_size (actor->affiliations, 0);
  for (; item != NULL; item = item->next)
    {
      const char *role, *from, *to;
      QuothAffiliation *affiliation;
      QuothId id;

      if (!check_object (self, item, "affiliations", known, error)
          || !get_reference (self, item, "affiliations", "actor", QUOTH_KIND_ACTOR, TRUE, &id, error)
          || !get_member (item, "role", &role, error) || !get_member (item, "from", &from, error)
          || !get_member (item, "to", &to, error))
        return FALSE;
      affiliation = quoth_actor_add_affiliation (actor, &id, role);
      affiliation->from = g_strdup (from);
      affiliation->to = g_strdup (to);
    }
  return TRUE;
}

/* ---- The codebook ---- */

/* The id that an example with this text has already: to say it again is no change. */
static void
keep_example (GPtrArray *there, QuothCodeExample *example)
{
  for (guint i = 0; i < there->len; i++)
    {
      const QuothCodeExample *other = there->pdata[i];

      if (g_strcmp0 (other->text, example->text) != 0)
        continue;
      example->id = other->id;
      g_ptr_array_remove_index (there, i);
      return;
    }
}

gboolean
quoth_apply_read_examples (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "text", "annotation", "note", NULL };
  QuothCode *code = value;
  g_autoptr (QuothCode) before = quoth_code_copy (code);
  const QuothJson *item;

  if (!quoth_apply_get_list ("examples", json, &item, error))
    return FALSE;
  g_ptr_array_set_size (code->examples, 0);
  for (; item != NULL; item = item->next)
    {
      const char *text, *note;
      QuothId annotation = QUOTH_ID_NONE;

      if (!check_object (self, item, "examples", known, error) || !get_member (item, "text", &text, error)
          || !get_member (item, "note", &note, error)
          || (quoth_json_get (item, "annotation") != NULL
              && !quoth_apply_get_reference (
                self, "annotation", QUOTH_KIND_ANY, quoth_json_get (item, "annotation"), &annotation, error)))
        return FALSE;
      if (text == NULL || *text == '\0')
        return refuse_item ("examples", _("an object with a “text”"), error);
      keep_example (before->examples, quoth_code_add_example (code, &annotation, text, note));
    }
  return TRUE;
}

gboolean
quoth_apply_read_choices (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothAttribute *attribute = value;
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  const QuothJson *item;

  if (!quoth_apply_get_list ("choices", json, &item, error))
    return FALSE;
  for (; item != NULL; item = item->next)
    {
      if (!quoth_json_is (item, QUOTH_JSON_STRING) || item->size == 0)
        return refuse_item ("choices", _("a text"), error);
      g_ptr_array_add (choices, g_strdup (item->string));
    }
  g_clear_pointer (&attribute->choices, g_strfreev);
  if (choices->len == 0)
    return TRUE;
  g_ptr_array_add (choices, NULL);
  attribute->choices = (char **) g_ptr_array_free (g_steal_pointer (&choices), FALSE);
  return TRUE;
}

/* ---- Claims ---- */

static gboolean
read_stance (const QuothJson *json, QuothStance *stance, GError **error)
{
  const QuothJson *member = quoth_json_get (json, "stance");

  *stance = QUOTH_STANCE_UNSET;
  if (member == NULL || quoth_json_is (member, QUOTH_JSON_NULL))
    return TRUE;
  if (quoth_json_is (member, QUOTH_JSON_INTEGER) && member->integer >= -1 && member->integer <= 1)
    {
      *stance = (QuothStance) member->integer;
      return TRUE;
    }
  g_set_error_literal (
    error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“stance” can be -1, 0, 1 or null and nothing else"));
  return FALSE;
}

gboolean
quoth_apply_read_categories (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "code", "stance", NULL };
  QuothClaim *claim = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("categories", json, &item, error))
    return FALSE;
  g_array_set_size (claim->categories, 0);
  for (; item != NULL; item = item->next)
    {
      QuothCategory category;

      if (!check_object (self, item, "categories", known, error)
          || !get_reference (self, item, "categories", "code", QUOTH_KIND_CODE, TRUE, &category.code, error)
          || !read_stance (item, &category.stance, error))
        return FALSE;
      g_array_append_val (claim->categories, category);
    }
  return TRUE;
}

gboolean
quoth_apply_read_roles (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "role", "actor", "mention", NULL };
  QuothClaim *claim = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("roles", json, &item, error))
    return FALSE;
  g_array_set_size (claim->roles, 0);
  for (; item != NULL; item = item->next)
    {
      QuothClaimRole role;
      const char *nick;

      if (!check_object (self, item, "roles", known, error) || !get_member (item, "role", &nick, error)
          || !get_reference (self, item, "roles", "actor", QUOTH_KIND_ACTOR, TRUE, &role.actor, error)
          || !get_reference (self, item, "roles", "mention", QUOTH_KIND_MENTION, FALSE, &role.mention, error))
        return FALSE;
      if (nick == NULL || *nick == '\0' || !quoth_role_from_nick (nick, &role.role))
        return quoth_apply_refuse_choice ("role", nick, "claimant, addressee, object", error);
      g_array_append_val (claim->roles, role);
    }
  return TRUE;
}

static gboolean
read_chain_link (QuothApply *self, const QuothJson *json, QuothChainLink *link, GError **error)
{
  static const char *const known[] = { "actor", "mention", "factuality", NULL };
  const char *factuality;

  link->mention = QUOTH_ID_NONE;
  link->factuality = QUOTH_FACTUALITY_UNSET;
  if (quoth_json_is (json, QUOTH_JSON_STRING))
    {
      if (!quoth_apply_get_reference (self, "chain", QUOTH_KIND_ACTOR, json, &link->actor, error))
        return FALSE;
      return !quoth_id_is_none (&link->actor) || refuse_item ("chain", _("an actor"), error);
    }
  if (!quoth_json_is (json, QUOTH_JSON_OBJECT))
    return refuse_item ("chain", _("an actor, or an object with an “actor”"), error);
  if (!quoth_apply_check_members (self, "chain", known, json, error)
      || !get_reference (self, json, "chain", "actor", QUOTH_KIND_ACTOR, TRUE, &link->actor, error)
      || !get_reference (self, json, "chain", "mention", QUOTH_KIND_MENTION, FALSE, &link->mention, error)
      || !get_member (json, "factuality", &factuality, error))
    return FALSE;
  return quoth_factuality_from_nick (factuality, &link->factuality)
         || quoth_apply_refuse_choice (
           "factuality", factuality, "CT+, CT-, PR+, PR-, PS+, PS-, CTu, Uu", error);
}

gboolean
quoth_apply_read_chain (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  QuothClaim *claim = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("chain", json, &item, error))
    return FALSE;
  g_array_set_size (claim->chain, 0);
  for (; item != NULL; item = item->next)
    {
      QuothChainLink link;

      if (!read_chain_link (self, item, &link, error))
        return FALSE;
      g_array_append_val (claim->chain, link);
    }
  return TRUE;
}

gboolean
quoth_apply_read_propositions (QuothApply *self, gpointer value, const QuothJson *json, GError **error)
{
  static const char *const known[] = { "proposition", "link", NULL };
  QuothClaim *claim = value;
  const QuothJson *item;

  if (!quoth_apply_get_list ("propositions", json, &item, error))
    return FALSE;
  g_array_set_size (claim->propositions, 0);
  for (; item != NULL; item = item->next)
    {
      QuothClaimProposition link;
      const char *nick;

      if (!check_object (self, item, "propositions", known, error)
          || !get_reference (self, item, "propositions", "proposition", QUOTH_KIND_PROPOSITION, TRUE, &link.proposition, error)
          || !get_member (item, "link", &nick, error))
        return FALSE;
      if (nick == NULL || *nick == '\0' || !quoth_link_from_nick (nick, &link.link))
        return quoth_apply_refuse_choice ("link", nick, "supports, denies, reports", error);
      g_array_append_val (claim->propositions, link);
    }
  return TRUE;
}
