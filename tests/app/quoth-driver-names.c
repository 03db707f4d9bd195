/* quoth-driver-names.c: whether all that can be reached has a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#define N_LOOKS 20
#define LOOK_AGAIN (100 * 1000)

/* Libatspi has cleanup functions for its types only in some versions. */
typedef AtspiAccessible Widget;
typedef AtspiComponent Face;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Widget, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Face, g_object_unref)

static gboolean
is_seen (AtspiAccessible *widget)
{
  g_autoptr (Face) component = atspi_accessible_get_component_iface (widget);
  g_autofree AtspiRect *rect
    = component != NULL ? atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL) : NULL;

  return rect != NULL && rect->width > 0 && rect->height > 0;
}

/* Of the others, such as rows, what is in them is read out. */
static gboolean
needs_name (AtspiAccessible *widget)
{
  switch (atspi_accessible_get_role (widget, NULL))
    {
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_COMBO_BOX:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_LIST:
    case ATSPI_ROLE_LIST_BOX:
    case ATSPI_ROLE_PAGE_TAB_LIST:
    case ATSPI_ROLE_PUSH_BUTTON:
    case ATSPI_ROLE_RADIO_BUTTON:
    case ATSPI_ROLE_SLIDER:
    case ATSPI_ROLE_SPIN_BUTTON:
    case ATSPI_ROLE_TABLE:
    case ATSPI_ROLE_TEXT:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_TREE:
    case ATSPI_ROLE_TREE_TABLE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where it is: the names and roles of what it is in. */
static void
append_way (AtspiAccessible *widget, GString *missing)
{
  g_autoptr (Widget) parent = atspi_accessible_get_parent (widget, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (widget, NULL);
  g_autofree char *name = atspi_accessible_get_name (widget, NULL);

  if (parent != NULL)
    append_way (parent, missing);
  g_string_append_printf (missing, " / %s “%s”", role, name);
}

/* Asks as little as can be: each question is a message to the program. */
static void
append_missing (AtspiAccessible *widget, GString *missing)
{
  int n = atspi_accessible_get_child_count (widget, NULL);

  if (needs_name (widget))
    {
      g_autofree char *name = atspi_accessible_get_name (widget, NULL);

      if ((name == NULL || *name == '\0') && is_seen (widget))
        {
          append_way (widget, missing);
          g_string_append_c (missing, '\n');
        }
    }
  for (int i = 0; i < n; i++)
    {
      g_autoptr (Widget) child = atspi_accessible_get_child_at_index (widget, i, NULL);

      if (child != NULL)
        append_missing (child, missing);
    }
}

/* What was just shown may get its name a moment later. */
static gboolean
has_names (QuothDriver *self, gpointer data)
{
  GString *missing = data;
  g_autoptr (Widget) desktop = atspi_get_desktop (0);

  g_string_truncate (missing, 0);
  append_missing (desktop, missing);
  return missing->len == 0;
}

void
quoth_driver_look (QuothDriver *self, const char *name)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  g_free (quoth_driver_screenshot (self, name));
  for (int i = 0; i < N_LOOKS && !has_names (self, missing); i++)
    g_usleep (LOOK_AGAIN);
  if (missing->len > 0)
    g_error ("without an accessible name, in %s:\n%s", name, missing->str);
}
