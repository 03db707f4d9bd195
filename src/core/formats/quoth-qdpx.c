/* quoth-qdpx.c: projects as REFI-QDA has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The exchange format of the programs for qualitative analysis (www.qdasoftware.org): a zip archive of "project.qde", which is XML, and
 * a folder "Sources" with the texts. NVivo, MAXQDA, ATLAS.ti, QualCoder and others know users, codes, selections of a text with
 * codes, notes, links and cases; they know no claims. So:
 *
 *   coder → User            code → Code              text → TextSource with its text as a file, LF, without a BOM
 *   mention, claim, cue, each of their fragments → PlainTextSelection with the places in code points
 *   the codes of a claim → Coding with the Code      what else it is → Coding with a Code of that name ("person", "claim", "cue")
 *   actor → Case that refers to its mentions; its kind, aliases, affiliations and attributes → VariableValue; what it is a part of, its memos → Link
 *   claimant, cue, relation, "continues" → Link      proposition → Note in a Set of such
 *   memo → Note that the selection, the text, the code, the link or the Note that it answers refers to
 *   metadata of a text, and its attributes → Variable and VariableValue
 *   attributes of a selection or a link → the same of a Note on it, since a Note is a source
 *   the other fields of a claim → lines "statement: …" in the Description of its selection, which people can read too
 */

#include "config.h"

#include "formats/quoth-qdpx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-archive.h"
#include "text/quoth-sha256.h"

QuothId
quoth_qdpx_make_guid (const char *sort, const char *name)
{
  g_autofree char *full = g_strconcat ("quoth ", sort, " ", name, NULL);
  guint8 sha256[QUOTH_SHA256_SIZE];
  QuothId id;

  quoth_sha256 (full, strlen (full), sha256);
  memcpy (id.bytes, sha256, sizeof id.bytes);
  /* RFC 9562, 5.8: a UUID made in a way of one's own. */
  id.bytes[6] = (guint8) (0x80 | (id.bytes[6] & 0x0f));
  id.bytes[8] = (guint8) (0x80 | (id.bytes[8] & 0x3f));
  return id;
}

QuothId
quoth_qdpx_make_field_guid (const char *field)
{
  return quoth_qdpx_make_guid ("field of actors", field);
}

QuothId
quoth_qdpx_make_propositions_guid (void)
{
  return quoth_qdpx_make_guid ("set", "propositions");
}

QuothId
quoth_qdpx_make_attributes_guid (const QuothId *owner)
{
  char text[QUOTH_ID_STRING_SIZE];

  return quoth_qdpx_make_guid ("attributes", quoth_id_to_string (owner, text));
}

/* ---- The lines of a description ---- */

/* What stands in such lines: the fields of a claim, roles without a mention, propositions, its sources, and the stance of each code. */
static gboolean
is_feature (const char *key)
{
  static const char *const fields[] = { "stance", "statement", "factuality", "mode", "form", "date", "place", "confidence", "chain", NULL };
  QuothRole role;
  QuothLink link;

  return *key != '\0' && (g_strv_contains (fields, key) || quoth_role_from_nick (key, &role) || quoth_link_from_nick (key, &link));
}

/* A line of a value that is not its first begins with a tab. */
void
quoth_qdpx_append_feature (GString *description, const char *key, const char *value)
{
  if (description->len > 0)
    g_string_append_c (description, '\n');
  g_string_append_printf (description, "%s: ", key);
  for (const char *p = value; *p != '\0'; p++)
    {
      g_string_append_c (description, *p);
      if (*p == '\n')
        g_string_append_c (description, '\t');
    }
}

/* Where the next line begins that is no more of the same value; the NUL at the end. */
static const char *
find_end (const char *start)
{
  const char *p = start;

  while (*p != '\0' && !(*p == '\n' && p[1] != '\t'))
    p++;
  return p;
}

static gboolean
parse_feature (GArray *features, const char *start, const char *end)
{
  const char *colon = g_strstr_len (start, end - start, ": ");
  QuothFeature feature;
  GString *value;

  if (colon == NULL)
    return FALSE;
  feature.key = g_strndup (start, (gsize) (colon - start));
  if (!is_feature (feature.key))
    {
      g_free (feature.key);
      return FALSE;
    }
  value = g_string_new (NULL);
  for (const char *p = colon + 2; p < end; p++)
    if (*p != '\t' || p[-1] != '\n')
      g_string_append_c (value, *p);
  feature.value = g_string_free (value, FALSE);
  g_array_append_val (features, feature);
  return TRUE;
}

GArray *
quoth_qdpx_parse_features (const char *description)
{
  g_autoptr (GArray) features = quoth_features_new ();
  const char *start = description;

  while (*start != '\0')
    {
      const char *end = find_end (start);

      if (!parse_feature (features, start, end))
        return NULL;
      start = *end == '\0' ? end : end + 1;
    }
  return features->len > 0 ? g_steal_pointer (&features) : NULL;
}

char *
quoth_qdpx_split_code (const char *value, const char **stance)
{
  static const char *const endings[] = { "=for", "=against", "=neutral", "=unset" };

  *stance = "unset";
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (value, endings[i]) && strlen (value) > strlen (endings[i]))
      {
        *stance = endings[i] + 1;
        return g_strndup (value, strlen (value) - strlen (endings[i]));
      }
  return g_strdup (value);
}

/* ---- The format ---- */

static int
detect_qdpx (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (basename, -1);
  const char *start = (const char *) head;

  if (g_strstr_len (start, (gssize) n_bytes, "<Project") != NULL
      && g_strstr_len (start, (gssize) n_bytes, "urn:QDA-XML:project") != NULL)
    return 100;
  if (g_str_has_suffix (lower, ".qdpx"))
    return quoth_archive_is (head, n_bytes) ? 100 : 80;
  return g_str_has_suffix (lower, ".qde") ? 80 : 0;
}

static const char *const extensions[] = { "qdpx", "qde", NULL };
static const char *const mime_types[] = { "application/x-refi-qdpx", NULL };

static const char *const losses[] = {
  N_ ("keys of codes (names are kept)"),
  N_ ("shortcuts and examples of codes"),
  N_ ("where actors of attribution chains are mentioned"),
  N_ ("attributes of coders, and those that name an actor"),
  N_ ("memos on coders"),
  N_ ("when relations were made"),
  N_ ("kinds of actors, types of relations, types of attributes and versions of the codebook"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_qdpx = {
  .id = "qdpx",
  .name = N_ ("REFI-QDA Project"),
  .summary = N_ ("Texts, codes and what is coded, for and from NVivo, MAXQDA, ATLAS.ti, QualCoder and others"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (CODER) | QUOTH_KIND_BIT (ACTOR) | QUOTH_KIND_BIT (PROPOSITION) | QUOTH_KIND_BIT (CODE) | QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION)
             | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE) | QUOTH_KIND_BIT (RELATION) | QUOTH_KIND_BIT (MEMO),
  .keeps = QUOTH_KEEPS_CODERS | QUOTH_KEEPS_CODES | QUOTH_KEEPS_CODE_TREE | QUOTH_KEEPS_CODE_RULES | QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS | QUOTH_KEEPS_CODE_NAMES | QUOTH_KEEPS_CODE_COLORS | QUOTH_KEEPS_CODE_SHORTCUTS | QUOTH_KEEPS_CODE_EXAMPLES | QUOTH_KEEPS_CODE_ORDER
           | QUOTH_KEEPS_TIMES | QUOTH_KEEPS_ACTORS | QUOTH_KEEPS_ACTOR_FIELDS | QUOTH_KEEPS_PROPOSITIONS,
  .losses = losses,
  .detect = detect_qdpx,
  .read_edits = quoth_qdpx_read,
  .write = quoth_qdpx_write,
};
