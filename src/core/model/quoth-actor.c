/* quoth-actor.c: who claims, and who is claimed about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-actor.h"
#include "model/quoth-value-private.h"

static void
alias_free (gpointer data)
{
  QuothAlias *self = data;

  g_free (self->text);
  g_free (self->language);
  g_free (self->script);
  g_free (self);
}

static gpointer
alias_copy (gconstpointer data, gpointer user_data)
{
  QuothAlias *self = g_memdup2 (data, sizeof *self);

  (void) user_data;
  self->text = g_strdup (self->text);
  self->language = g_strdup (self->language);
  self->script = g_strdup (self->script);
  return self;
}

static void
affiliation_free (gpointer data)
{
  QuothAffiliation *self = data;

  g_free (self->role);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gpointer
affiliation_copy (gconstpointer data, gpointer user_data)
{
  QuothAffiliation *self = g_memdup2 (data, sizeof *self);

  (void) user_data;
  self->role = g_strdup (self->role);
  self->from = g_strdup (self->from);
  self->to = g_strdup (self->to);
  return self;
}

static void
init (gpointer value)
{
  QuothActor *self = value;

  self->aliases = g_ptr_array_new_with_free_func (alias_free);
  self->affiliations = g_ptr_array_new_with_free_func (affiliation_free);
}

static GPtrArray *
copy_array (GPtrArray *from, GCopyFunc copy, GDestroyNotify free)
{
  GPtrArray *to = g_ptr_array_copy (from, copy, NULL);

  g_ptr_array_set_free_func (to, free);
  return to;
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothActor *self = to;

  (void) from;
  self->name = g_strdup (self->name);
  self->actor_kind = g_strdup (self->actor_kind);
  self->wikidata = g_strdup (self->wikidata);
  self->note = g_strdup (self->note);
  self->aliases = copy_array (self->aliases, (GCopyFunc) alias_copy, alias_free);
  self->affiliations
    = copy_array (self->affiliations, (GCopyFunc) affiliation_copy, affiliation_free);
}

static void
clear (gpointer value)
{
  QuothActor *self = value;

  g_free (self->name);
  g_free (self->actor_kind);
  g_free (self->wikidata);
  g_free (self->note);
  g_ptr_array_unref (self->aliases);
  g_ptr_array_unref (self->affiliations);
}

const QuothValueClass quoth_actor_class = {
  .nick = "actor",
  .size = sizeof (QuothActor),
  .init = init,
  .copy = copy_fields,
  .clear = clear,
};

QuothAlias *
quoth_actor_add_alias (QuothActor *self, const char *text)
{
  QuothAlias *alias;

  if (g_strcmp0 (self->name, text) == 0)
    return NULL;
  for (guint i = 0; i < self->aliases->len; i++)
    if (g_str_equal (((QuothAlias *) self->aliases->pdata[i])->text, text))
      return NULL;

  alias = g_new0 (QuothAlias, 1);
  alias->text = g_strdup (text);
  g_ptr_array_add (self->aliases, alias);
  return alias;
}

QuothAffiliation *
quoth_actor_add_affiliation (QuothActor *self, const QuothId *actor, const char *role)
{
  QuothAffiliation *affiliation = g_new0 (QuothAffiliation, 1);

  affiliation->actor = *actor;
  affiliation->role = g_strdup (role);
  g_ptr_array_add (self->affiliations, affiliation);
  return affiliation;
}

const char *const *
quoth_actor_get_kinds (void)
{
  static const char *const kinds[]
    = { "person", "organisation", "state", "group", "media", "other", NULL };

  return kinds;
}
