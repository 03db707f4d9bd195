/* suggestions-fixture.h: what the tests of the suggestions share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-fixture.h"

/* (transfer full): read once. */
static inline QuothLexicons *
suggestions_load_lexicons (void)
{
  static QuothLexicons *known;
  g_autofree char *folder = g_build_filename (g_getenv ("QUOTH_DATA_DIR"), "suggest", NULL);
  g_autoptr (GError) error = NULL;

  if (known == NULL)
    known = quoth_lexicons_load (folder, &error);
  g_assert_no_error (error);
  return quoth_lexicons_ref (known);
}

/* (transfer full): a document of one line a paragraph. */
static inline QuothDocument *
suggestions_make_document (const char *utf8, const char *language, const char *author)
{
  QuothDocument *document = quoth_document_new (NULL);
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);

  document->name = g_strdup ("text");
  document->language = g_strdup (language);
  document->author = g_strdup (author);
  quoth_document_set_text (document, text);
  return document;
}

static inline QuothActor *
suggestions_make_actor (const char *name, const char *kind, const char *alias)
{
  QuothActor *actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup (kind);
  if (alias != NULL)
    quoth_actor_add_alias (actor, alias);
  return actor;
}

/* "WORDS = ACTOR", for a claim "WORDS < CLAIMANT", a line each. */
static inline char *
suggestions_tell (QuothText *text, GPtrArray *suggestions)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const QuothSuggestion *suggestion = suggestions->pdata[i];

      g_string_append (out, i > 0 ? "\n" : "");
      for (guint n = 0; n < suggestion->n_spans; n++)
        {
          g_autofree char *words = quoth_text_dup_slice (text, suggestion->spans[n]);

          g_string_append_printf (out, "%s%s", n > 0 ? " … " : "", words);
        }
      g_string_append_printf (out, suggestion->kind == QUOTH_KIND_MENTION ? " = %s" : " < %s",
                              suggestion->actor.name != NULL ? suggestion->actor.name : "?");
    }
  return g_string_free (out, FALSE);
}
