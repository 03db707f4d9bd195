/* quoth-claim-section.c: a part of the inspector's page for a claim
 *
 * Every edit begins from the claim as the last edit left it (see quoth_session_latest()), changes one field of
 * a copy, and commits that: one step to undo a field. What is shown is only ever what came back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claim-section.h"

#define SPACING 10

typedef struct
{
  QuothDesk *desk;
  QuothClaim *claim;
} QuothClaimSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (QuothClaimSection, quoth_claim_section, GTK_TYPE_BOX)

static QuothClaimSectionPrivate *
get_private (QuothClaimSection *self)
{
  return quoth_claim_section_get_instance_private (self);
}

static void
quoth_claim_section_dispose (GObject *object)
{
  QuothClaimSectionPrivate *priv = get_private (QUOTH_CLAIM_SECTION (object));

  /* The fields go first: one that is being typed in hands in what it has when it is left. */
  G_OBJECT_CLASS (quoth_claim_section_parent_class)->dispose (object);
  g_clear_object (&priv->desk);
  g_clear_pointer ((gpointer *) &priv->claim, quoth_value_unref);
}

static void
quoth_claim_section_class_init (QuothClaimSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_claim_section_dispose;
}

static void
quoth_claim_section_init (QuothClaimSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
}

void
quoth_claim_section_show (QuothClaimSection *self, QuothDesk *desk, QuothClaim *claim)
{
  QuothClaimSectionPrivate *priv = get_private (self);

  g_set_object (&priv->desk, desk);
  quoth_value_ref (claim);
  g_clear_pointer ((gpointer *) &priv->claim, quoth_value_unref);
  priv->claim = claim;
  QUOTH_CLAIM_SECTION_GET_CLASS (self)->show (self);
}

void
quoth_claim_section_commit (QuothClaimSection *self)
{
  QuothClaimSectionClass *klass = QUOTH_CLAIM_SECTION_GET_CLASS (self);

  if (get_private (self)->claim != NULL && klass->commit != NULL)
    klass->commit (self);
}

QuothDesk *
quoth_claim_section_get_desk (QuothClaimSection *self)
{
  return get_private (self)->desk;
}

QuothClaim *
quoth_claim_section_get_claim (QuothClaimSection *self)
{
  return get_private (self)->claim;
}

QuothClaim *
quoth_claim_section_edit (QuothClaimSection *self)
{
  QuothClaimSectionPrivate *priv = get_private (self);

  return quoth_claim_copy (quoth_session_latest (quoth_desk_get_session (priv->desk), priv->claim));
}

void
quoth_claim_section_put (QuothClaimSection *self, const char *label, QuothClaim *claim)
{
  quoth_session_put (quoth_desk_get_session (get_private (self)->desk), label, claim);
}

void
quoth_claim_section_put_text (QuothClaimSection *self, const char *label, gsize member, const char *text)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (self);
  char **string = G_STRUCT_MEMBER_P (claim, member);

  g_free (*string);
  *string = *text != '\0' ? g_strdup (text) : NULL;
  quoth_claim_section_put (self, label, claim);
}
