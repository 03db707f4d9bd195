/* quoth-pages.c: what the middle of the workbench can show instead of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-pages.h"

#include <glib/gi18n.h>

#include "quoth-actor-page.h"
#include "quoth-agreement-page.h"
#include "quoth-codebook-page.h"
#include "quoth-disagreements-page.h"
#include "quoth-duplicates-page.h"
#include "quoth-history-page.h"
#include "quoth-progress-page.h"
#include "quoth-project-page.h"
#include "quoth-propositions-page.h"
#include "quoth-tables-page.h"
#include "quoth-unplaced-page.h"

static const QuothPageKind kinds[] = {
  { "actor", N_ ("_Actors"), quoth_actor_page_new, quoth_actor_page_show },
  { "duplicates", N_ ("_Duplicate Actors"), quoth_duplicates_page_new, quoth_duplicates_page_show },
  { "codebook", N_ ("_Codebook"), quoth_codebook_page_new, quoth_codebook_page_show },
  { "propositions", N_ ("_Propositions"), quoth_propositions_page_new, quoth_propositions_page_show },
  { "tables", N_ ("_Tables"), quoth_tables_page_new, quoth_tables_page_show },
  { "progress", N_ ("Pro_gress"), quoth_progress_page_new, quoth_progress_page_show },
  { "project", N_ ("Pro_ject"), quoth_project_page_new, quoth_project_page_show },
  { "history", N_ ("_History"), quoth_history_page_new, quoth_history_page_show },
  { "agreement", N_ ("A_greement"), quoth_agreement_page_new, quoth_agreement_page_show },
  { "disagreements", N_ ("Dis_agreements"), quoth_disagreements_page_new, quoth_disagreements_page_show },
  { "unplaced", N_ ("_Without a Place"), quoth_unplaced_page_new, quoth_unplaced_page_show },
  { NULL, NULL, NULL, NULL },
};

const QuothPageKind *
quoth_pages_get (void)
{
  return kinds;
}

const QuothPageKind *
quoth_pages_find (const char *name)
{
  const QuothPageKind *kind = kinds;

  while (kind->name != NULL && !g_str_equal (kind->name, name))
    kind++;
  g_assert (kind->name != NULL);
  return kind;
}

static GMenuItem *
new_item (const QuothPageKind *kind, guint count)
{
  /* Translators: the name of a page, and how much waits there */
  g_autofree char *label = count > 0 ? g_strdup_printf (_ ("%s (%u)"), _ (kind->title), count) : g_strdup (_ (kind->title));
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.show-page", "s", kind->name);
  return item;
}

GMenuModel *
quoth_pages_new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) about_text = g_menu_new ();

  for (const QuothPageKind *kind = kinds; kind->name != NULL; kind++)
    if (kind->title != NULL)
      {
        g_autoptr (GMenuItem) item = new_item (kind, 0);

        g_menu_append_item (menu, item);
      }
  g_menu_append (about_text, _ ("Ad_judicate the Text"), "win.adjudicate");
  g_menu_append (about_text, _ ("_My Coding Against Gold"), "win.feedback");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (about_text));
  return G_MENU_MODEL (menu);
}

void
quoth_pages_set_count (GMenuModel *menu, const char *name, guint count)
{
  int position = 0;

  for (const QuothPageKind *kind = kinds; kind->name != NULL; kind++)
    {
      if (kind->title == NULL)
        continue;
      if (g_str_equal (kind->name, name))
        {
          g_autoptr (GMenuItem) item = new_item (kind, count);

          g_menu_remove (G_MENU (menu), position);
          g_menu_insert_item (G_MENU (menu), position, item);
        }
      position++;
    }
}
