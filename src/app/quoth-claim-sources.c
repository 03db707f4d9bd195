/* quoth-claim-sources.c: who says it, to whom and about whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-sources.h"

#include <glib/gi18n.h>

#include "quoth-actor-picker.h"
#include "quoth-chips.h"
#include "quoth-claimant.h"
#include "quoth-coding.h"
#include "quoth-field.h"
#include "quoth-text-field.h"

struct _QuothClaimSources
{
  QuothClaimSection parent_instance;

  QuothTextField *statement;
  QuothChips *claimants;
  QuothChips *chain;
  QuothChips *addressees;
  QuothChips *objects;

  GtkWidget *actor_picker; /* made when it is first asked */
  QuothChips *adding;      /* the field that it is open for */
};

G_DEFINE_FINAL_TYPE (QuothClaimSources, quoth_claim_sources, QUOTH_TYPE_CLAIM_SECTION)

static QuothDesk *
get_desk (QuothClaimSources *self)
{
  return quoth_claim_section_get_desk (QUOTH_CLAIM_SECTION (self));
}

static QuothClaim *
get_claim (QuothClaimSources *self)
{
  return quoth_claim_section_get_claim (QUOTH_CLAIM_SECTION (self));
}

static void
statement_committed_cb (QuothTextField *field, const char *text, QuothClaimSection *self)
{
  quoth_claim_section_put_text (self, _ ("Change claim’s words"), offsetof (QuothClaim, statement), text);
}

/* ---- Actors are added and removed ---- */

static QuothRole
role_of (QuothClaimSources *self, QuothChips *chips)
{
  if (chips == self->claimants)
    return QUOTH_ROLE_CLAIMANT;
  return chips == self->addressees ? QUOTH_ROLE_ADDRESSEE : QUOTH_ROLE_OBJECT;
}

static void
add_link (QuothClaimSources *self, QuothActor *actor, gboolean is_new)
{
  QuothSession *session = quoth_desk_get_session (get_desk (self));
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (QUOTH_CLAIM_SECTION (self));
  g_autoptr (QuothChange) change = quoth_session_new_change (session, _ ("Add a source"));
  QuothChainLink link = { .actor = actor->value.id };

  g_array_append_val (claim->chain, link);
  if (is_new)
    quoth_change_put (change, actor);
  quoth_change_put (change, claim);
  quoth_session_commit (session, change);
}

static void
actor_picked (QuothActor *actor, gboolean is_new, gpointer user_data)
{
  QuothClaimSources *self = user_data;

  if (self->adding == self->chain)
    add_link (self, actor, is_new);
  else
    quoth_coding_add_role (get_desk (self), get_claim (self), role_of (self, self->adding), actor, is_new, NULL);
}

/* The picker hangs on the button that asked for it; it moves from one to the next. */
static void
hang_picker_on (QuothClaimSources *self, GtkWidget *button)
{
  if (self->actor_picker == NULL)
    self->actor_picker = g_object_ref_sink (quoth_actor_picker_new ());
  if (gtk_widget_get_parent (self->actor_picker) == button)
    return;
  if (gtk_widget_get_parent (self->actor_picker) != NULL)
    gtk_widget_unparent (self->actor_picker);
  gtk_widget_set_parent (self->actor_picker, button);
}

static const char *
label_for (QuothClaimSources *self, QuothChips *chips)
{
  if (chips == self->claimants)
    return _ ("Add a claimant");
  if (chips == self->chain)
    return _ ("Add a source");
  return chips == self->addressees ? _ ("Add an addressee") : _ ("Add whom it is about");
}

static void
chips_add_cb (QuothChips *chips, QuothClaimSources *self)
{
  self->adding = chips;
  hang_picker_on (self, quoth_chips_get_button (chips));
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (self->actor_picker), get_desk (self), label_for (self, chips), "",
                          actor_picked, self);
}

static void
remove_role (QuothClaim *claim, QuothRole role, guint index)
{
  guint n = 0;

  for (guint i = 0; i < claim->roles->len; i++)
    if (g_array_index (claim->roles, QuothClaimRole, i).role == role && n++ == index)
      {
        g_array_remove_index (claim->roles, i);
        return;
      }
}

static void
chips_remove_cb (QuothChips *chips, guint index, QuothClaimSources *self)
{
  QuothClaimSection *section = QUOTH_CLAIM_SECTION (self);
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (section);

  if (chips == self->chain)
    {
      if (index < claim->chain->len)
        g_array_remove_index (claim->chain, index);
      quoth_claim_section_put (section, _ ("Remove source"), claim);
    }
  else
    {
      remove_role (claim, role_of (self, chips), index);
      quoth_claim_section_put (section, _ ("Remove actor from claim"), claim);
    }
}

static void
claimants_accept_cb (QuothChips *chips, QuothClaimSources *self)
{
  QuothDesk *desk = get_desk (self);

  quoth_coding_accept_claimant (desk, quoth_session_latest (quoth_desk_get_session (desk), get_claim (self)));
}

/* ---- The claim is shown ---- */

static void
add_actor_chip (QuothClaimSources *self, QuothChips *chips, const QuothId *id)
{
  QuothSession *session = quoth_desk_get_session (get_desk (self));
  const QuothActor *actor = quoth_session_find (session, QUOTH_KIND_ACTOR, id);
  GdkRGBA color;

  /* One that was made a moment ago may not have come in yet. */
  if (actor == NULL)
    {
      quoth_chips_add (chips, "…", NULL);
      return;
    }
  quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  quoth_chips_add (chips, actor->name, &color);
}

static void
suggest_claimant (QuothClaimSources *self, const QuothClaim *claim)
{
  QuothId mention;
  const QuothActor *actor = quoth_claimant_suggest (get_desk (self), claim, &mention);

  if (actor != NULL)
    quoth_chips_suggest (self->claimants, actor->name, "y");
}

static void
show_actors (QuothClaimSources *self, const QuothClaim *claim, gboolean editable)
{
  QuothChips *by_role[] = { self->claimants, self->addressees, self->objects };
  QuothChips *all[] = { self->claimants, self->addressees, self->objects, self->chain };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      quoth_chips_clear (all[i]);
      quoth_chips_set_editable (all[i], editable);
    }
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      add_actor_chip (self, by_role[role->role], &role->actor);
    }
  for (guint i = 0; i < claim->chain->len; i++)
    add_actor_chip (self, self->chain, &g_array_index (claim->chain, QuothChainLink, i).actor);
  if (editable && quoth_claim_get_claimant (claim) == NULL)
    suggest_claimant (self, claim);
}

static void
quoth_claim_sources_show (QuothClaimSection *section)
{
  QuothClaimSources *self = QUOTH_CLAIM_SOURCES (section);
  const QuothClaim *claim = get_claim (self);
  gboolean editable = quoth_desk_can_edit (get_desk (self));

  quoth_text_field_set_text (self->statement, claim->statement);
  quoth_text_field_set_editable (self->statement, editable);
  show_actors (self, claim, editable);
}

static void
quoth_claim_sources_commit (QuothClaimSection *section)
{
  quoth_text_field_commit (QUOTH_CLAIM_SOURCES (section)->statement);
}

static gboolean
quoth_claim_sources_grab_focus (GtkWidget *widget)
{
  quoth_text_field_focus (QUOTH_CLAIM_SOURCES (widget)->statement);
  return TRUE;
}

static void
quoth_claim_sources_dispose (GObject *object)
{
  QuothClaimSources *self = QUOTH_CLAIM_SOURCES (object);

  if (self->actor_picker != NULL)
    gtk_widget_unparent (self->actor_picker);
  g_clear_object (&self->actor_picker);
  G_OBJECT_CLASS (quoth_claim_sources_parent_class)->dispose (object);
}

static void
quoth_claim_sources_class_init (QuothClaimSourcesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  QuothClaimSectionClass *section_class = QUOTH_CLAIM_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_claim_sources_dispose;
  widget_class->grab_focus = quoth_claim_sources_grab_focus;
  section_class->show = quoth_claim_sources_show;
  section_class->commit = quoth_claim_sources_commit;

  g_type_ensure (QUOTH_TYPE_CHIPS);
  g_type_ensure (QUOTH_TYPE_FIELD);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-claim-sources.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, statement);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, claimants);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, chain);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, addressees);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, objects);
  gtk_widget_class_bind_template_callback (widget_class, statement_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, claimants_accept_cb);
}

static void
quoth_claim_sources_init (QuothClaimSources *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_chips_set_labels (self->claimants, _ ("Add a claimant"), _ ("claimant"));
  quoth_chips_set_labels (self->chain, _ ("Add a source"), _ ("source"));
  quoth_chips_set_labels (self->addressees, _ ("Add an addressee"), _ ("addressee"));
  quoth_chips_set_labels (self->objects, _ ("Add whom it is about"), _ ("object"));
}
