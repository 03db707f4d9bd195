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
#include "quoth-factuality.h"
#include "quoth-field.h"
#include "quoth-fragment-list.h"
#include "quoth-source-menu.h"
#include "quoth-text-field.h"

struct _QuothClaimSources
{
  QuothClaimSection parent_instance;

  QuothFragmentList *fragments;
  QuothTextField *statement;
  QuothChips *claimants;
  QuothChips *chain;
  QuothChips *addressees;
  QuothChips *objects;

  /* Each made when it is first asked; they move from row to row. */
  GtkWidget *actor_picker;
  GtkWidget *menu;

  /* what they are open for */
  QuothParty party;
  guint place;
};

G_DEFINE_FINAL_TYPE (QuothClaimSources, quoth_claim_sources, QUOTH_TYPE_CLAIM_SECTION)

/* What the rows and their undo steps are called. */
static const struct
{
  const char *add;
  const char *what;
  const char *added;
  const char *removed;
  const char *moved;
  const char *tied;
} names[QUOTH_N_PARTIES] = {
  [QUOTH_PARTY_CLAIMANT] = { N_ ("Add a claimant"), N_ ("claimant"), N_ ("Set claimant “%s”"), N_ ("Remove claimant “%s”"),
                             N_ ("Move claimant “%s”"), N_ ("Say where claimant “%s” is named") },
  [QUOTH_PARTY_ADDRESSEE] = { N_ ("Add an addressee"), N_ ("addressee"), N_ ("Set addressee “%s”"),
                              N_ ("Remove addressee “%s”"), N_ ("Move addressee “%s”"),
                              N_ ("Say where addressee “%s” is named") },
  [QUOTH_PARTY_OBJECT] = { N_ ("Add whom it is about"), N_ ("object"), N_ ("Set object “%s”"), N_ ("Remove object “%s”"),
                           N_ ("Move object “%s”"), N_ ("Say where object “%s” is named") },
  [QUOTH_PARTY_SOURCE] = { N_ ("Add a source"), N_ ("source"), N_ ("Add source “%s”"), N_ ("Remove source “%s”"),
                           N_ ("Move source “%s”"), N_ ("Say where source “%s” is named") },
};

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

static QuothChips *
get_chips (QuothClaimSources *self, QuothParty party)
{
  QuothChips *rows[QUOTH_N_PARTIES] = {
    [QUOTH_PARTY_CLAIMANT] = self->claimants,
    [QUOTH_PARTY_ADDRESSEE] = self->addressees,
    [QUOTH_PARTY_OBJECT] = self->objects,
    [QUOTH_PARTY_SOURCE] = self->chain,
  };

  return rows[party];
}

static QuothParty
get_party (QuothClaimSources *self, QuothChips *chips)
{
  QuothParty party = QUOTH_PARTY_CLAIMANT;

  while (get_chips (self, party) != chips)
    party++;
  return party;
}

static const QuothActor *
find_actor (QuothClaimSources *self, const QuothClaim *claim, QuothParty party, guint n)
{
  return quoth_session_find (quoth_desk_get_session (get_desk (self)), QUOTH_KIND_ACTOR,
                             quoth_party_get_actor (claim, party, n));
}

static const char *
name_actor (QuothClaimSources *self, const QuothClaim *claim, QuothParty party, guint n)
{
  const QuothActor *actor = find_actor (self, claim, party, n);

  /* One that was made a moment ago may not have come in yet. */
  return actor != NULL ? actor->name : "…";
}

static void
statement_committed_cb (QuothTextField *field, const char *text, QuothClaimSection *self)
{
  quoth_claim_section_put_text (self, _ ("Change claim’s words"), offsetof (QuothClaim, statement), text);
}

/* ---- Edits ---- */

/* Commits @claim as edited, or says at the row why it may not be so; the chip @n of the row will have the focus. */
static gboolean
finish (QuothClaimSources *self, const char *label, QuothClaim *claim, QuothParty party, guint n, const GError *error)
{
  QuothChips *chips = get_chips (self, party);

  quoth_field_refuse (GTK_WIDGET (chips), error != NULL ? error->message : NULL);
  if (error != NULL)
    return FALSE;
  quoth_chips_expect (chips, n);
  quoth_claim_section_put (QUOTH_CLAIM_SECTION (self), label, claim);
  return TRUE;
}

static void
actor_picked (QuothActor *actor, gboolean is_new, gpointer user_data)
{
  QuothClaimSources *self = user_data;
  QuothSession *session = quoth_desk_get_session (get_desk (self));
  QuothChips *chips = get_chips (self, self->party);
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (QUOTH_CLAIM_SECTION (self));
  g_autofree char *label = quoth_coding_make_label (_ (names[self->party].added), actor->name);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);
  g_autoptr (GError) error = NULL;

  quoth_party_insert (claim, self->party, self->place, &actor->value.id, NULL, &error);
  quoth_field_refuse (GTK_WIDGET (chips), error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  if (is_new)
    quoth_change_put (change, actor);
  quoth_change_put (change, claim);
  quoth_chips_expect (chips, self->place);
  quoth_session_commit (session, change);
}

static void
remove_actor (QuothClaimSources *self, QuothParty party, guint n)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (QUOTH_CLAIM_SECTION (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (n >= quoth_party_count (claim, party))
    return;
  label = quoth_coding_make_label (_ (names[party].removed), name_actor (self, claim, party, n));
  quoth_party_remove (claim, party, n, &error);
  finish (self, label, claim, party, n, error);
}

static void
move_actor (QuothClaimSources *self, QuothParty party, guint n, int step)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (QUOTH_CLAIM_SECTION (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (n >= quoth_party_count (claim, party))
    return;
  label = quoth_coding_make_label (_ (names[party].moved), name_actor (self, claim, party, n));
  quoth_party_move (claim, party, n, step, &error);
  finish (self, label, claim, party, n + (guint) step, error);
}

/* ---- What pops up ---- */

static void
closed_cb (GtkPopover *popover, QuothClaimSources *self)
{
  quoth_chips_refocus (get_chips (self, self->party));
}

static void
chips_add_cb (QuothChips *chips, QuothClaimSources *self)
{
  GtkWidget *button = quoth_chips_get_button (chips);

  self->party = get_party (self, chips);
  self->place = quoth_chips_get_place (chips);
  if (self->actor_picker == NULL)
    {
      self->actor_picker = g_object_ref_sink (quoth_actor_picker_new ());
      g_signal_connect (self->actor_picker, "closed", G_CALLBACK (closed_cb), self);
    }
  if (gtk_widget_get_parent (self->actor_picker) != button)
    {
      if (gtk_widget_get_parent (self->actor_picker) != NULL)
        gtk_widget_unparent (self->actor_picker);
      gtk_widget_set_parent (self->actor_picker, button);
    }
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (self->actor_picker), get_desk (self), _ (names[self->party].add), "",
                          actor_picked, self);
  if (*quoth_chips_get_query (chips) != '\0')
    quoth_actor_picker_type (QUOTH_ACTOR_PICKER (self->actor_picker), quoth_chips_get_query (chips));
}

/* The menu, about the chip @n. */
static QuothOptionPopover *
open_menu (QuothClaimSources *self, QuothChips *chips, guint n)
{
  GtkWidget *chip = quoth_chips_get_chip (chips, n);
  graphene_rect_t bounds;

  if (self->menu == NULL)
    {
      self->menu = g_object_ref_sink (quoth_option_popover_new ());
      g_signal_connect (self->menu, "closed", G_CALLBACK (closed_cb), self);
    }
  quoth_option_popover_hang (QUOTH_OPTION_POPOVER (self->menu), GTK_WIDGET (chips));
  if (chip != NULL && gtk_widget_compute_bounds (chip, GTK_WIDGET (chips), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                  (int) bounds.size.width, (int) bounds.size.height });
  self->party = get_party (self, chips);
  self->place = n;
  return QUOTH_OPTION_POPOVER (self->menu);
}

static void
go_to_mention (QuothClaimSources *self, QuothParty party, guint n)
{
  QuothId document = get_claim (self)->annotation.document;
  QuothId mention = *quoth_party_get_mention (get_claim (self), party, n);

  quoth_desk_go (get_desk (self), &document, &mention);
}

static void
show_actor_page (QuothClaimSources *self, QuothParty party, guint n)
{
  QuothId actor = *quoth_party_get_actor (get_claim (self), party, n);

  quoth_desk_show_page (get_desk (self), "actor", &actor);
}

static void
apply_deed (QuothClaimSources *self, guint deed)
{
  g_autoptr (QuothClaim) claim = quoth_claim_section_edit (QUOTH_CLAIM_SECTION (self));
  g_autofree char *label = NULL;

  if (self->place >= quoth_party_count (claim, self->party)
      || !quoth_source_menu_apply (deed, get_desk (self), claim, self->party, self->place))
    return;
  label = quoth_coding_make_label (deed >= QUOTH_SOURCE_SET_FACTUALITY ? _ ("Set how sure “%s” is") : _ (names[self->party].tied),
                                   name_actor (self, claim, self->party, self->place));
  finish (self, label, claim, self->party, self->place, NULL);
}

static void chips_badge_cb (QuothChips *chips, guint n, QuothClaimSources *self);

static void
deed_chosen (guint deed, gpointer user_data)
{
  QuothClaimSources *self = user_data;
  QuothChips *chips = get_chips (self, self->party);

  switch (deed)
    {
    case QUOTH_SOURCE_GO:
      go_to_mention (self, self->party, self->place);
      break;
    case QUOTH_SOURCE_PAGE:
      show_actor_page (self, self->party, self->place);
      break;
    case QUOTH_SOURCE_FACTUALITY:
      chips_badge_cb (chips, self->place, self);
      break;
    case QUOTH_SOURCE_ADD_BEFORE:
      quoth_chips_ask_to_add (chips, self->place, "");
      break;
    case QUOTH_SOURCE_ADD_AFTER:
      quoth_chips_ask_to_add (chips, self->place + 1, "");
      break;
    case QUOTH_SOURCE_MOVE_BACK:
      move_actor (self, self->party, self->place, -1);
      break;
    case QUOTH_SOURCE_MOVE_ON:
      move_actor (self, self->party, self->place, 1);
      break;
    case QUOTH_SOURCE_REMOVE:
      remove_actor (self, self->party, self->place);
      break;
    default:
      apply_deed (self, deed);
    }
}

/* ---- What the rows ask for ---- */

static void
chips_remove_cb (QuothChips *chips, guint n, QuothClaimSources *self)
{
  remove_actor (self, get_party (self, chips), n);
}

static void
chips_move_cb (QuothChips *chips, guint n, int step, QuothClaimSources *self)
{
  move_actor (self, get_party (self, chips), n, step);
}

static void
chips_open_cb (QuothChips *chips, guint n, QuothClaimSources *self)
{
  show_actor_page (self, get_party (self, chips), n);
}

static void
chips_menu_cb (QuothChips *chips, guint n, QuothClaimSources *self)
{
  QuothOptionPopover *menu = open_menu (self, chips, n);

  quoth_source_menu_fill (menu, get_desk (self), get_claim (self), self->party, n);
  quoth_option_popover_ask (menu, deed_chosen, self);
}

static void
chips_badge_cb (QuothChips *chips, guint n, QuothClaimSources *self)
{
  QuothOptionPopover *menu = open_menu (self, chips, n);

  quoth_source_menu_fill_factuality (menu, name_actor (self, get_claim (self), self->party, n));
  quoth_option_popover_ask (menu, deed_chosen, self);
}

/* To where the text names the actor; where it does not, to what can be done about that. */
static void
chips_activate_cb (QuothChips *chips, guint n, QuothClaimSources *self)
{
  QuothParty party = get_party (self, chips);

  if (quoth_document_model_get_annotation (quoth_desk_get_model (get_desk (self)),
                                           quoth_party_get_mention (get_claim (self), party, n)) != NULL)
    go_to_mention (self, party, n);
  else
    chips_menu_cb (chips, n, self);
}

static void
claimants_accept_cb (QuothChips *chips, QuothClaimSources *self)
{
  QuothDesk *desk = get_desk (self);

  quoth_chips_expect (chips, 0);
  quoth_coding_accept_claimant (desk, quoth_session_latest (quoth_desk_get_session (desk), get_claim (self)));
}

/* ---- The claim is shown ---- */

static void
add_chip (QuothClaimSources *self, const QuothClaim *claim, QuothParty party, guint n, gboolean editable)
{
  QuothSession *session = quoth_desk_get_session (get_desk (self));
  const QuothActor *actor = find_actor (self, claim, party, n);
  g_autofree char *where = quoth_source_describe_tie (get_desk (self), quoth_party_get_mention (claim, party, n));
  g_autofree char *about = NULL;
  QuothChip *chip;
  GdkRGBA color;

  if (actor != NULL)
    quoth_palette_get_kind_color (quoth_session_get_palette (session), actor->actor_kind, &color);
  chip = quoth_chips_add (get_chips (self, party), name_actor (self, claim, party, n), actor != NULL ? &color : NULL);
  quoth_chip_set_tie (chip, where);
  if (party == QUOTH_PARTY_SOURCE)
    {
      QuothFactuality factuality = g_array_index (claim->chain, QuothChainLink, n).factuality;
      const char *nick = quoth_factuality_to_nick (factuality);

      if (n > 0)
        quoth_chip_set_lead (chip, "←");
      about = g_strdup_printf (_ ("How sure this source is: %s"), quoth_factuality_get_name (factuality));
      if (editable || nick != NULL)
        quoth_chip_set_badge (chip, nick != NULL ? nick : "—", about);
    }
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
  for (QuothParty party = QUOTH_PARTY_CLAIMANT; party <= QUOTH_PARTY_SOURCE; party++)
    {
      QuothChips *chips = get_chips (self, party);

      quoth_chips_clear (chips);
      quoth_chips_set_editable (chips, editable);
      for (guint n = 0; n < quoth_party_count (claim, party); n++)
        add_chip (self, claim, party, n, editable);
    }
  if (editable && quoth_claim_get_claimant (claim) == NULL)
    suggest_claimant (self, claim);
}

static void
quoth_claim_sources_show (QuothClaimSection *section)
{
  QuothClaimSources *self = QUOTH_CLAIM_SOURCES (section);
  const QuothClaim *claim = get_claim (self);
  gboolean editable = quoth_desk_can_edit (get_desk (self));

  quoth_fragment_list_show (self->fragments, get_desk (self), &get_claim (self)->annotation);
  quoth_text_field_set_text (self->statement, claim->statement);
  quoth_text_field_set_editable (self->statement, editable);
  for (QuothParty party = QUOTH_PARTY_CLAIMANT; party <= QUOTH_PARTY_SOURCE; party++)
    quoth_field_refuse (GTK_WIDGET (get_chips (self, party)), NULL);
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
drop_popover (QuothClaimSources *self, GtkWidget **popover)
{
  if (*popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*popover, self);
  if (gtk_widget_get_parent (*popover) != NULL)
    gtk_widget_unparent (*popover);
  g_clear_object (popover);
}

static void
quoth_claim_sources_dispose (GObject *object)
{
  QuothClaimSources *self = QUOTH_CLAIM_SOURCES (object);

  drop_popover (self, &self->actor_picker);
  drop_popover (self, &self->menu);
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
  g_type_ensure (QUOTH_TYPE_FRAGMENT_LIST);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-claim-sources.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, fragments);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, statement);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, claimants);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, chain);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, addressees);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimSources, objects);
  gtk_widget_class_bind_template_callback (widget_class, statement_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_badge_cb);
  gtk_widget_class_bind_template_callback (widget_class, claimants_accept_cb);
}

static void
quoth_claim_sources_init (QuothClaimSources *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (QuothParty party = QUOTH_PARTY_CLAIMANT; party <= QUOTH_PARTY_SOURCE; party++)
    quoth_chips_set_labels (get_chips (self, party), _ (names[party].add), _ (names[party].what));
}
