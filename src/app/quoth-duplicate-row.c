/* quoth-duplicate-row.c: two actors that are perhaps one, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-duplicate-row.h"

#include <glib/gi18n.h>

#include "quoth-actor-kinds.h"
#include "quoth-late-tooltip.h"
#include "quoth-names.h"
#include "quoth-row.h"

/* ---- The item ---- */

struct _QuothPair
{
  GObject parent_instance;

  QuothDuplicate *duplicate;
  char *key;
};

G_DEFINE_FINAL_TYPE (QuothPair, quoth_pair, G_TYPE_OBJECT)

static void
quoth_pair_finalize (GObject *object)
{
  QuothPair *self = QUOTH_PAIR (object);

  quoth_duplicate_free (self->duplicate);
  g_free (self->key);
  G_OBJECT_CLASS (quoth_pair_parent_class)->finalize (object);
}

static void
quoth_pair_class_init (QuothPairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_pair_finalize;
}

static void
quoth_pair_init (QuothPair *self)
{
}

QuothPair *
quoth_pair_new (QuothDuplicate *duplicate)
{
  QuothPair *self = g_object_new (QUOTH_TYPE_PAIR, NULL);
  char a[QUOTH_ID_STRING_SIZE];
  char b[QUOTH_ID_STRING_SIZE];

  self->duplicate = duplicate;
  self->key = g_strconcat (quoth_id_to_string (&duplicate->a->value.id, a),
                           quoth_id_to_string (&duplicate->b->value.id, b), NULL);
  return self;
}

const QuothDuplicate *
quoth_pair_get (QuothPair *self)
{
  return self->duplicate;
}

const char *
quoth_pair_get_key (QuothPair *self)
{
  return self->key;
}

static guint
count_uses (QuothSession *session, const QuothActor *actor)
{
  QuothItem *item = quoth_item_list_find (quoth_session_get_list (session, QUOTH_KIND_ACTOR), &actor->value.id);

  return item != NULL ? quoth_item_get_n_mentions (item) + quoth_item_get_n_claims (item) : 0;
}

void
quoth_pair_turn (QuothPair *self, QuothSession *session)
{
  QuothDuplicate *duplicate = self->duplicate;
  QuothActor *actor = duplicate->a;
  char *name = duplicate->name_a;

  if (count_uses (session, duplicate->b) <= count_uses (session, duplicate->a))
    return;
  duplicate->a = duplicate->b;
  duplicate->name_a = duplicate->name_b;
  duplicate->b = actor;
  duplicate->name_b = name;
}

/* ---- The row ---- */

struct _QuothDuplicateRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  QuothRow *left;
  QuothRow *right;
  GtkLabel *why;
};

G_DEFINE_FINAL_TYPE (QuothDuplicateRow, quoth_duplicate_row, GTK_TYPE_WIDGET)

static void
quoth_duplicate_row_dispose (GObject *object)
{
  g_clear_pointer (&QUOTH_DUPLICATE_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_duplicate_row_parent_class)->dispose (object);
}

static void
quoth_duplicate_row_class_init (QuothDuplicateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_duplicate_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "quothduplicate");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_duplicate_row_init (QuothDuplicateRow *self)
{
  GtkWidget *actors = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_set_homogeneous (GTK_BOX (actors), TRUE);
  self->left = QUOTH_ROW (quoth_row_new ());
  self->right = QUOTH_ROW (quoth_row_new ());
  gtk_box_append (GTK_BOX (actors), GTK_WIDGET (self->left));
  gtk_box_append (GTK_BOX (actors), GTK_WIDGET (self->right));
  self->why = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->why, 0);
  gtk_label_set_ellipsize (self->why, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "why");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), actors);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->why));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
quoth_duplicate_row_new (void)
{
  return g_object_new (QUOTH_TYPE_DUPLICATE_ROW, NULL);
}

static void
show_actor (QuothRow *row, const QuothActor *actor, QuothSession *session)
{
  QuothItem *item = quoth_item_list_find (quoth_session_get_list (session, QUOTH_KIND_ACTOR), &actor->value.id);
  guint n_mentions = item != NULL ? quoth_item_get_n_mentions (item) : 0;
  guint n_claims = item != NULL ? quoth_item_get_n_claims (item) : 0;
  g_autofree char *mentions =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mention", "%u mentions", n_mentions), n_mentions);
  g_autofree char *claims = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n_claims), n_claims);
  g_autoptr (GString) subtitle = g_string_new (quoth_actor_kinds_get_name (session, actor->actor_kind));
  GdkRGBA color;

  quoth_name_append (subtitle, mentions);
  quoth_name_append (subtitle, claims);
  quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_title (row, actor->name);
  quoth_row_set_subtitle (row, subtitle->str);
  quoth_late_tooltip_set (GTK_WIDGET (row), actor->name);
}

/* (transfer full): "the same other name: “MFA” – “mfa” · 90 %"; the names where they are not what stands above. */
static char *
dup_why (const QuothDuplicate *duplicate)
{
  g_autoptr (GString) text = g_string_new (quoth_duplicate_reason_get_label (duplicate->reason));
  g_autofree char *score = g_strdup_printf (_ ("%d %%"), (int) (duplicate->score * 100 + 0.5));
  g_autofree char *names = NULL;

  if (g_strcmp0 (duplicate->name_a, duplicate->name_b) == 0)
    names = g_strdup_printf (_ ("“%s”"), duplicate->name_a);
  else
    names = g_strdup_printf (_ ("“%s” – “%s”"), duplicate->name_a, duplicate->name_b);
  if (g_strcmp0 (duplicate->name_a, duplicate->a->name) != 0 || g_strcmp0 (duplicate->name_b, duplicate->b->name) != 0)
    quoth_name_append (text, names);
  quoth_name_append (text, score);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
quoth_duplicate_row_show (QuothDuplicateRow *self, QuothPair *pair, QuothSession *session)
{
  g_autofree char *why = dup_why (pair->duplicate);

  show_actor (self->left, pair->duplicate->a, session);
  show_actor (self->right, pair->duplicate->b, session);
  gtk_label_set_label (self->why, why);
}
