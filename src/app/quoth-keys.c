/* quoth-keys.c: which keys actions have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is stored is what differs from the table, by the name of the action. What is stored and makes no sense (an action that is no
 * more, a key that is none, a key that nothing may have) is passed over: the action has then the keys of the table.
 */

#include "config.h"

#include "quoth-keys.h"

#include <glib/gi18n.h>

#include "quoth-settings.h"

#define STORED "keys"
#define HELD (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)

struct _QuothKeys
{
  GObject parent_instance;

  GPtrArray *keys;   /* of GStrv: for each action of the table */
  GArray *changed;   /* of gboolean: whether they are not the table's */
};

G_DEFINE_FINAL_TYPE (QuothKeys, quoth_keys, G_TYPE_OBJECT)

static guint changed_signal;

/* Keys */

/* Keys that look different and mean the same to a person. */
static const struct
{
  guint key;
  guint twin;
} twins[] = {
  { GDK_KEY_Return, GDK_KEY_KP_Enter },   { GDK_KEY_Delete, GDK_KEY_KP_Delete }, { GDK_KEY_plus, GDK_KEY_KP_Add },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract }, { GDK_KEY_0, GDK_KEY_KP_0 },           { GDK_KEY_slash, GDK_KEY_KP_Divide },
};

static gboolean
parse (const char *key, guint *keyval, GdkModifierType *held)
{
  return gtk_accelerator_parse (key, keyval, held) && *keyval != 0;
}

static gboolean
is_same (const char *a, const char *b)
{
  guint key_a, key_b;
  GdkModifierType held_a, held_b;

  return parse (a, &key_a, &held_a) && parse (b, &key_b, &held_b) && held_a == held_b &&
         gdk_keyval_to_lower (key_a) == gdk_keyval_to_lower (key_b);
}

static gboolean
has_key (const char *const *keys, const char *key)
{
  for (; *keys != NULL; keys++)
    if (is_same (*keys, key))
      return TRUE;
  return FALSE;
}

/* Whether Shift may be needed to type it, which depends on the keyboard. */
static gboolean
is_symbol (guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  return c != 0 && g_unichar_isgraph (c) && !g_unichar_isalnum (c);
}

static gboolean
moves (guint keyval)
{
  const guint moving[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up,   GDK_KEY_Down,      GDK_KEY_Home,
                           GDK_KEY_End,  GDK_KEY_space, GDK_KEY_Page_Up, GDK_KEY_Page_Down };

  for (guint i = 0; i < G_N_ELEMENTS (moving); i++)
    if (keyval == moving[i])
      return TRUE;
  return FALSE;
}

/* Those of entries: to copy, cut, paste and select all, to move by words. */
static gboolean
edits (guint keyval, GdkModifierType held)
{
  return (held & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK &&
         (moves (keyval) || keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete ||
          (held == GDK_CONTROL_MASK && strchr ("acvx", (int) gdk_keyval_to_lower (keyval)) != NULL));
}

gboolean
quoth_keys_works_everywhere (const QuothAction *action, const char *key)
{
  guint keyval;
  GdkModifierType held;

  return action->place == QUOTH_EVERYWHERE && parse (key, &keyval, &held) &&
         ((held & HELD) != 0 || (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F35));
}

const char *
quoth_keys_explain (const QuothAction *action, const char *key)
{
  g_auto (GStrv) own = g_strsplit (action->keys != NULL ? action->keys : "", " ", -1);
  guint keyval;
  GdkModifierType held;

  if (!parse (key, &keyval, &held))
    return _ ("This is not a key");
  if (has_key ((const char *const *) own, key))
    return NULL;
  if ((held & HELD) == 0 && moves (keyval))
    return _ ("This key moves the caret");
  if ((held & HELD) == 0 && held == 0 && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return _ ("The keys 1 to 9 set categories");
  if ((held & HELD) == 0 && (keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_Escape))
    return _ ("Tab and Escape lead on and back everywhere");
  return edits (keyval, held) ? _ ("Fields need this key to edit what is in them") : NULL;
}

static GStrv
expand (const char *key)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv expanded;
  guint keyval = 0;
  GdkModifierType held = 0;

  g_strv_builder_add (builder, key);
  if (parse (key, &keyval, &held))
    {
      g_autofree char *shifted = gtk_accelerator_name (keyval, held | GDK_SHIFT_MASK);

      if (is_symbol (keyval) && (held & GDK_SHIFT_MASK) == 0)
        g_strv_builder_add (builder, shifted);
      for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
        if (twins[i].key == keyval)
          {
            g_autofree char *twin = gtk_accelerator_name (twins[i].twin, held);

            g_strv_builder_add (builder, twin);
          }
    }
  expanded = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return expanded;
}

GtkShortcutTrigger *
quoth_keys_new_trigger (const char *key)
{
  g_auto (GStrv) expanded = expand (key);
  g_autofree char *joined = g_strjoinv ("|", expanded);

  return gtk_shortcut_trigger_parse_string (joined);
}

/* The table, and what is stored */

static guint
get_index (const QuothAction *action)
{
  return (guint) (action - quoth_actions_get ());
}

static GStrv
dup_default (const QuothAction *action)
{
  return g_strsplit (action->keys != NULL ? action->keys : "", " ", -1);
}

/* (transfer full) (nullable): those of @stored that are keys @action can have; %NULL: none is, but some were meant. */
static GStrv
dup_valid (const QuothAction *action, const char *const *stored)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (const char *const *key = stored; *key != NULL; key++)
    if (quoth_keys_explain (action, *key) == NULL)
      {
        g_strv_builder_add (builder, *key);
        n++;
      }
  return n > 0 || stored[0] == NULL ? g_strv_builder_end (builder) : NULL;
}

static void
take_stored (QuothKeys *self, const char *name, const char *const *stored)
{
  const QuothAction *action = quoth_actions_find (name);
  GStrv keys = action != NULL && action->name != NULL ? dup_valid (action, stored) : NULL;
  guint i;

  if (keys == NULL)
    return;
  i = get_index (action);
  g_strfreev (self->keys->pdata[i]);
  self->keys->pdata[i] = keys;
  g_array_index (self->changed, gboolean, i) = TRUE;
}

static void
load (QuothKeys *self)
{
  g_autoptr (GVariant) stored = g_settings_get_value (quoth_settings_get (), STORED);
  GVariantIter iter;
  const char *name;
  char **keys;
  guint n = quoth_actions_get_count ();

  g_ptr_array_set_size (self->keys, 0);
  g_array_set_size (self->changed, 0);
  g_array_set_size (self->changed, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->keys, dup_default (&quoth_actions_get ()[i]));
  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "{&s^a&s}", &name, &keys))
    {
      take_stored (self, name, (const char *const *) keys);
      g_free (keys);
    }
}

/* Stores @keys, or with %NULL nothing, for @action; what is stored of others stays, known here or not. */
static void
store (const QuothAction *action, const char *const *keys)
{
  g_autoptr (GVariant) stored = g_settings_get_value (quoth_settings_get (), STORED);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, &value))
    {
      if (!g_str_equal (name, action->name))
        g_variant_builder_add (&builder, "{s@as}", name, value);
      g_variant_unref (value);
    }
  if (keys != NULL)
    g_variant_builder_add (&builder, "{s^as}", action->name, keys);
  g_settings_set_value (quoth_settings_get (), STORED, g_variant_builder_end (&builder));
}

static void
stored_changed_cb (QuothKeys *self)
{
  load (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The object */

static void
quoth_keys_finalize (GObject *object)
{
  QuothKeys *self = QUOTH_KEYS (object);

  g_ptr_array_unref (self->keys);
  g_array_unref (self->changed);
  G_OBJECT_CLASS (quoth_keys_parent_class)->finalize (object);
}

static void
quoth_keys_class_init (QuothKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_keys_finalize;
  changed_signal =
    g_signal_new ("changed", QUOTH_TYPE_KEYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_keys_init (QuothKeys *self)
{
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->changed = g_array_new (FALSE, TRUE, sizeof (gboolean));
  load (self);
  g_signal_connect_object (quoth_settings_get (), "changed::" STORED, G_CALLBACK (stored_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

QuothKeys *
quoth_keys_get_default (void)
{
  static QuothKeys *keys;

  if (keys == NULL)
    keys = g_object_new (QUOTH_TYPE_KEYS, NULL);
  return keys;
}

const char *const *
quoth_keys_get (QuothKeys *self, const QuothAction *action)
{
  return self->keys->pdata[get_index (action)];
}

gboolean
quoth_keys_is_changed (QuothKeys *self, const QuothAction *action)
{
  return g_array_index (self->changed, gboolean, get_index (action));
}

void
quoth_keys_set (QuothKeys *self, const QuothAction *action, const char *const *keys)
{
  g_auto (GStrv) own = dup_default (action);

  g_return_if_fail (action->name != NULL);

  if (keys != NULL && g_strv_equal (keys, (const char *const *) own))
    keys = NULL;
  store (action, keys);
}

/* @instead (nullable): what @other gets for @key. */
static void
hand_over (QuothKeys *self,
           const QuothAction *action,
           const QuothAction *other,
           const char *key,
           const char *const *instead)
{
  const char *const *others = quoth_keys_get (self, other);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) rest = NULL;

  for (; *others != NULL; others++)
    if (!is_same (*others, key))
      g_strv_builder_add (builder, *others);
  for (; instead != NULL && *instead != NULL; instead++)
    if (quoth_keys_explain (other, *instead) == NULL)
      g_strv_builder_add (builder, *instead);
  rest = g_strv_builder_end (builder);
  quoth_keys_set (self, action, (const char *const[]){ key, NULL });
  quoth_keys_set (self, other, (const char *const *) rest);
}

void
quoth_keys_swap (QuothKeys *self, const QuothAction *action, const QuothAction *other, const char *key)
{
  hand_over (self, action, other, key, quoth_keys_get (self, action));
}

void
quoth_keys_take (QuothKeys *self, const QuothAction *action, const QuothAction *other, const char *key)
{
  hand_over (self, action, other, key, NULL);
}

void
quoth_keys_reset (QuothKeys *self)
{
  g_settings_reset (quoth_settings_get (), STORED);
}

/* A page has letters of its own, since the text is not there then; what is held with Ctrl or Alt reaches it from everywhere. */
static gboolean
can_meet (const QuothAction *a, const QuothAction *b, const char *key)
{
  guint keyval;
  GdkModifierType held;

  if (a->place != QUOTH_IN_A_WIDGET && b->place != QUOTH_IN_A_WIDGET)
    return TRUE;
  return quoth_keys_works_everywhere (a, key) || quoth_keys_works_everywhere (b, key) ||
         (parse (key, &keyval, &held) && (held & HELD) != 0);
}

const QuothAction *
quoth_keys_find_other (QuothKeys *self, const QuothAction *action, const char *key)
{
  for (const QuothAction *other = quoth_actions_get (); other->title != NULL; other++)
    if (other != action && has_key (quoth_keys_get (self, other), key) && can_meet (action, other, key))
      return other;
  return NULL;
}

char *
quoth_keys_dup_label (QuothKeys *self, const char *name)
{
  const QuothAction *action = quoth_actions_find (name);
  const char *const *keys = action != NULL ? quoth_keys_get (self, action) : NULL;
  guint keyval;
  GdkModifierType held;

  if (keys == NULL || keys[0] == NULL || !parse (keys[0], &keyval, &held))
    return NULL;
  /* As a keyboard has it, a letter is a capital; in the text, where a and Shift+A are two things, it is small. */
  if ((held & (HELD | GDK_SHIFT_MASK)) == 0 && g_unichar_isalpha (gdk_keyval_to_unicode (keyval)))
    return g_strdup (gdk_keyval_name (gdk_keyval_to_lower (keyval)));
  return gtk_accelerator_get_label (keyval, held);
}

char *
quoth_keys_dup_tooltip (QuothKeys *self, const char *text, const char *name)
{
  g_autofree char *label = quoth_keys_dup_label (self, name);

  return label != NULL ? g_strdup_printf ("%s (%s)", text, label) : g_strdup (text);
}

static void
set_accels (QuothKeys *self, const QuothAction *action, GtkApplication *app)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accels = NULL;
  g_auto (GStrv) old = NULL;

  for (const char *const *key = quoth_keys_get (self, action); *key != NULL; key++)
    if (quoth_keys_works_everywhere (action, *key))
      {
        g_auto (GStrv) expanded = expand (*key);

        g_strv_builder_addv (builder, (const char **) expanded);
      }
  accels = g_strv_builder_end (builder);
  old = gtk_application_get_accels_for_action (app, action->name);
  if (accels[0] != NULL || old[0] != NULL)
    gtk_application_set_accels_for_action (app, action->name, (const char *const *) accels);
}

static void
set_all_accels (GtkApplication *app)
{
  QuothKeys *self = quoth_keys_get_default ();

  for (const QuothAction *action = quoth_actions_get (); action->title != NULL; action++)
    if (action->name != NULL && action->place == QUOTH_EVERYWHERE)
      set_accels (self, action, app);
}

void
quoth_keys_set_accels (QuothKeys *self, GtkApplication *app)
{
  set_all_accels (app);
  g_signal_connect_object (self, "changed", G_CALLBACK (set_all_accels), app, G_CONNECT_SWAPPED);
}
