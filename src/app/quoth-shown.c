/* quoth-shown.c: which annotations are shown in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the settings: "mention", "claim", "cue" for kinds that are hidden, "coder:ID" for coders who are, "coders" and "gold" for layers,
 * "type:KEY" for types of annotations of a project's own, "code:ID" for the one code whose claims are shown. Ids are unique in the world, so what is set in one project is no matter in another.
 */

#include "config.h"

#include "quoth-shown.h"

#include "quoth-settings.h"

#define KEY "hidden-annotations"
#define TYPE "type:"

/* By #QuothLayer: what the settings call it. */
static const char *const layers[] = { NULL, "coders", "gold" };

struct _QuothShown
{
  GObject parent_instance;

  gboolean hidden[QUOTH_N_KINDS];
  gboolean hidden_layers[G_N_ELEMENTS (layers)];
  GHashTable *coders; /* of QuothId: those that are hidden */
  GHashTable *types;  /* keys of the project's own that are hidden */
  QuothId code;       /* or none */
  GHashTable *below;  /* of QuothId: the code and those below it; empty if the project has no such code */
};

G_DEFINE_FINAL_TYPE (QuothShown, quoth_shown, G_TYPE_OBJECT)

static guint changed_signal;

static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };

static void
save (QuothShown *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) tokens = NULL;
  GHashTableIter iter;
  gpointer coder, type;
  char id[QUOTH_ID_STRING_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->hidden[kinds[i]])
      g_strv_builder_add (builder, quoth_kind_to_nick (kinds[i]));
  for (guint i = QUOTH_LAYER_CODERS; i < G_N_ELEMENTS (layers); i++)
    if (self->hidden_layers[i])
      g_strv_builder_add (builder, layers[i]);
  g_hash_table_iter_init (&iter, self->coders);
  while (g_hash_table_iter_next (&iter, &coder, NULL))
    {
      g_autofree char *token = g_strconcat ("coder:", quoth_id_to_string (coder, id), NULL);

      g_strv_builder_add (builder, token);
    }
  g_hash_table_iter_init (&iter, self->types);
  while (g_hash_table_iter_next (&iter, &type, NULL))
    {
      g_autofree char *token = g_strconcat (TYPE, type, NULL);

      g_strv_builder_add (builder, token);
    }
  if (!quoth_id_is_none (&self->code))
    {
      g_autofree char *token = g_strconcat ("code:", quoth_id_to_string (&self->code, id), NULL);

      g_strv_builder_add (builder, token);
    }
  tokens = g_strv_builder_end (builder);
  g_settings_set_strv (quoth_settings_get (), KEY, (const char *const *) tokens);
}

static void
load_token (QuothShown *self, const char *token)
{
  QuothId id;
  QuothKind kind;

  for (guint i = QUOTH_LAYER_CODERS; i < G_N_ELEMENTS (layers); i++)
    self->hidden_layers[i] |= g_str_equal (token, layers[i]);
  if (g_str_has_prefix (token, "coder:") && quoth_id_from_string (token + strlen ("coder:"), &id))
    g_hash_table_add (self->coders, quoth_id_memdup (&id));
  else if (g_str_has_prefix (token, TYPE))
    g_hash_table_add (self->types, g_strdup (token + strlen (TYPE)));
  else if (g_str_has_prefix (token, "code:") && quoth_id_from_string (token + strlen ("code:"), &id))
    self->code = id;
  else if (quoth_kind_from_nick (token, &kind) && quoth_kind_is_annotation (kind))
    self->hidden[kind] = TRUE;
}

static void
changed (QuothShown *self)
{
  save (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
quoth_shown_finalize (GObject *object)
{
  QuothShown *self = QUOTH_SHOWN (object);

  g_hash_table_unref (self->coders);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->below);
  G_OBJECT_CLASS (quoth_shown_parent_class)->finalize (object);
}

static void
quoth_shown_class_init (QuothShownClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_shown_finalize;
  changed_signal
    = g_signal_new ("changed", QUOTH_TYPE_SHOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_shown_init (QuothShown *self)
{
  g_auto (GStrv) tokens = g_settings_get_strv (quoth_settings_get (), KEY);

  self->coders = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->below = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  for (char **token = tokens; *token != NULL; token++)
    load_token (self, *token);
}

QuothShown *
quoth_shown_new (void)
{
  return g_object_new (QUOTH_TYPE_SHOWN, NULL);
}

static gboolean
has_code (QuothShown *self, const QuothClaim *claim)
{
  if (g_hash_table_size (self->below) == 0)
    return TRUE;
  for (guint i = 0; i < claim->categories->len; i++)
    if (g_hash_table_contains (self->below, &g_array_index (claim->categories, QuothCategory, i).code))
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden_by_kind (QuothShown *self, const QuothAnnotation *annotation)
{
  const QuothCue *cue = (const QuothCue *) annotation;

  if (annotation->value.kind == QUOTH_KIND_CUE && quoth_cue_kind_is_own (cue->cue_kind))
    return g_hash_table_size (self->types) > 0 && g_hash_table_contains (self->types, cue->cue_kind);
  return self->hidden[annotation->value.kind];
}

gboolean
quoth_shown_has (QuothShown *self, const QuothAnnotation *annotation)
{
  g_return_val_if_fail (QUOTH_IS_SHOWN (self), TRUE);

  if (is_hidden_by_kind (self, annotation) || self->hidden_layers[annotation->gold ? QUOTH_LAYER_GOLD : QUOTH_LAYER_CODERS])
    return FALSE;
  if (!annotation->gold && g_hash_table_size (self->coders) > 0 && g_hash_table_contains (self->coders, &annotation->coder))
    return FALSE;
  return annotation->value.kind != QUOTH_KIND_CLAIM || has_code (self, (const QuothClaim *) annotation);
}

void
quoth_shown_set_kind (QuothShown *self, QuothKind kind, gboolean shown)
{
  g_return_if_fail (QUOTH_IS_SHOWN (self));

  if (self->hidden[kind] == !shown)
    return;
  self->hidden[kind] = !shown;
  changed (self);
}

gboolean
quoth_shown_get_kind (QuothShown *self, QuothKind kind)
{
  g_return_val_if_fail (QUOTH_IS_SHOWN (self), TRUE);

  return !self->hidden[kind];
}

void
quoth_shown_set_type (QuothShown *self, const char *type, gboolean shown)
{
  gboolean other;

  g_return_if_fail (QUOTH_IS_SHOWN (self));

  if (shown)
    other = g_hash_table_remove (self->types, type);
  else
    other = g_hash_table_add (self->types, g_strdup (type));
  if (other)
    changed (self);
}

gboolean
quoth_shown_get_type_shown (QuothShown *self, const char *type)
{
  g_return_val_if_fail (QUOTH_IS_SHOWN (self), TRUE);

  return !g_hash_table_contains (self->types, type);
}

void
quoth_shown_set_coder (QuothShown *self, const QuothId *coder, gboolean shown)
{
  gboolean other;

  g_return_if_fail (QUOTH_IS_SHOWN (self));

  if (shown)
    other = g_hash_table_remove (self->coders, coder);
  else
    other = g_hash_table_add (self->coders, quoth_id_memdup (coder));
  if (other)
    changed (self);
}

gboolean
quoth_shown_get_coder (QuothShown *self, const QuothId *coder)
{
  g_return_val_if_fail (QUOTH_IS_SHOWN (self), TRUE);

  return !g_hash_table_contains (self->coders, coder);
}

void
quoth_shown_set_layer (QuothShown *self, QuothLayer layer, gboolean shown)
{
  g_return_if_fail (QUOTH_IS_SHOWN (self));

  if (self->hidden_layers[layer] == !shown)
    return;
  self->hidden_layers[layer] = !shown;
  changed (self);
}

gboolean
quoth_shown_get_layer (QuothShown *self, QuothLayer layer)
{
  g_return_val_if_fail (QUOTH_IS_SHOWN (self), TRUE);

  return !self->hidden_layers[layer];
}

void
quoth_shown_set_code (QuothShown *self, const QuothId *code)
{
  QuothId wanted = code != NULL ? *code : QUOTH_ID_NONE;

  g_return_if_fail (QUOTH_IS_SHOWN (self));

  if (quoth_id_equal (&wanted, &self->code))
    return;
  self->code = wanted;
  g_hash_table_remove_all (self->below);
  if (code != NULL)
    g_hash_table_add (self->below, quoth_id_memdup (code));
  changed (self);
}

const QuothId *
quoth_shown_get_code (QuothShown *self)
{
  g_return_val_if_fail (QUOTH_IS_SHOWN (self), NULL);

  return quoth_id_is_none (&self->code) ? NULL : &self->code;
}

/* A parent may come after its children: looks again until nothing is found. */
static void
find_below (QuothShown *self, GPtrArray *codes)
{
  gboolean found = TRUE;

  g_hash_table_remove_all (self->below);
  for (guint i = 0; i < codes->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (codes->pdata[i])->id, &self->code))
      g_hash_table_add (self->below, quoth_id_memdup (&self->code));
  while (found)
    {
      found = FALSE;
      for (guint i = 0; i < codes->len; i++)
        {
          const QuothCode *code = codes->pdata[i];

          if (g_hash_table_contains (self->below, &code->parent) && !g_hash_table_contains (self->below, &code->value.id))
            found = g_hash_table_add (self->below, quoth_id_memdup (&code->value.id));
        }
    }
}

void
quoth_shown_set_codes (QuothShown *self, GPtrArray *codes)
{
  g_return_if_fail (QUOTH_IS_SHOWN (self));

  if (quoth_id_is_none (&self->code))
    return;
  find_below (self, codes);
  g_signal_emit (self, changed_signal, 0);
}

void
quoth_shown_set_all (QuothShown *self)
{
  g_return_if_fail (QUOTH_IS_SHOWN (self));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->hidden[kinds[i]] = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    self->hidden_layers[i] = FALSE;
  g_hash_table_remove_all (self->coders);
  g_hash_table_remove_all (self->types);
  g_hash_table_remove_all (self->below);
  self->code = QUOTH_ID_NONE;
  changed (self);
}
