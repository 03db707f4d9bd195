/* quoth-merge-choices.c: what `--map` says is the same in two projects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "quoth-find.h"
#include "quoth-merge-run.h"

static gboolean
refuse_map (const char *text, GError **error)
{
  quoth_invocation_set_usage_error (error,
                                    _("“%s” does not say what is what: write TYPE:THEIRS=OURS, as “code:trade=economy/trade”, "
                                      "or TYPE:THEIRS= for something new"),
                                    text);
  return FALSE;
}

static gboolean
is_called (const QuothPairing *pairing, const char *name)
{
  char id[QUOTH_ID_STRING_SIZE];

  return g_strcmp0 (pairing->name, name) == 0 || g_strcmp0 (pairing->key, name) == 0
         || g_ascii_strcasecmp (quoth_id_to_string (&pairing->theirs, id), name) == 0;
}

static gboolean
find_pairing (QuothAdoption *adoption, QuothKind kind, const char *name, QuothPairing **found, GError **error)
{
  GPtrArray *pairings = quoth_adoption_get_pairings (adoption);

  *found = NULL;
  for (guint i = 0; i < pairings->len; i++)
    {
      QuothPairing *pairing = pairings->pdata[i];

      if (pairing->kind != kind || !is_called (pairing, name))
        continue;
      if (*found != NULL)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _("The other project has more than one %s “%s”; name it by its id"), quoth_kind_to_nick (kind), name);
          return FALSE;
        }
      *found = pairing;
    }
  if (*found == NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                 /* Translators: %s is a kind of value as the jsonl format names it ("actor"), then a name or id */
                 _("There is no %s “%s” in the other project"), quoth_kind_to_nick (kind), name);
  return *found != NULL;
}

/* What came in before is here as itself, whatever a map says. */
static gboolean
is_here (const QuothPairing *pairing)
{
  const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);

  return candidate != NULL && candidate->reason == QUOTH_PAIR_HERE;
}

static gboolean
choose (QuothAdoption *adoption, QuothReader *ours, const char *map, GError **error)
{
  const char *equals = strchr (map, '=');
  const char *colon = strchr (map, ':');
  g_autofree char *nick = NULL;
  g_autofree char *name = NULL;
  QuothPairing *pairing;
  QuothKind kind;
  QuothId id;

  if (equals == NULL || colon == NULL || colon > equals)
    return refuse_map (map, error);
  nick = g_strndup (map, (gsize) (colon - map));
  name = g_strndup (colon + 1, (gsize) (equals - colon - 1));
  if (!quoth_kind_from_nick (g_strstrip (nick), &kind))
    return refuse_map (map, error);
  if (!find_pairing (adoption, kind, g_strstrip (name), &pairing, error))
    return FALSE;
  if (is_here (pairing))
    return TRUE;
  if (equals[1] != '\0' && !quoth_find_value (ours, kind, equals + 1, &id, error))
    return FALSE;
  quoth_adoption_choose (adoption, pairing, equals[1] != '\0' ? &id : NULL);
  return TRUE;
}

/* A file says the same, one a line. */
static gboolean
choose_by_file (QuothAdoption *adoption, QuothReader *ours, const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      if (!choose (adoption, ours, line, error))
        {
          g_prefix_error (error, "%s:%u: ", path, i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
quoth_merge_choose (QuothAdoption *adoption, QuothReader *ours, char **maps, GError **error)
{
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    if (!(strchr (maps[i], '=') != NULL ? choose (adoption, ours, maps[i], error)
                                        : choose_by_file (adoption, ours, maps[i], error)))
      return FALSE;
  return TRUE;
}
