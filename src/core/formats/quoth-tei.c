/* quoth-tei.c: texts as the Text Encoding Initiative has them (P5)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project is a teiCorpus, each of its texts a TEI element. What is coded in it stands apart, in its standOff: actors as listPerson and listOrg, each
 * mention, claim and cue as a span, links as links (those between texts in a standOff of the corpus). Memos are notes, what answers them notes in
 * these; attributes are feature structures, and what is written on a link stands in a span whose target it is. A span's ends are anchors in the text. The Guidelines have pointers that count
 * characters, too (string-range), but hardly a program knows them, what counts as a character depends on the normalisation of
 * blanks, and whoever corrects a comma moves all that follows; an anchor stays where it is, may stand inside of a word, and overlaps
 * with whatever it likes.
 *
 * The text of our files is exact: each line is a p, or an ab with its type where it is a heading or the like, an empty line is a lb; blanks
 * stand for themselves (xml:space), and a character that XML cannot have is a g with its number. Other files are read as
 * people read them: see quoth-tei-text.c.
 */

#include "config.h"

#include "formats/quoth-tei-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
detect_tei (const char *basename, const guint8 *head, gsize n_bytes)
{
  const char *start = (const char *) head;
  g_autofree char *lower = g_ascii_strdown (basename, -1);

  if (g_strstr_len (start, (gssize) n_bytes, QUOTH_TEI_NAMESPACE) != NULL
      && (g_strstr_len (start, (gssize) n_bytes, "<TEI") != NULL || g_strstr_len (start, (gssize) n_bytes, "<teiCorpus") != NULL))
    return 100;
  return g_str_has_suffix (lower, ".tei") || g_str_has_suffix (lower, ".tei.xml") ? 80 : 0;
}

static const char *const extensions[] = { "tei", "xml", NULL };
static const char *const mime_types[] = { "application/tei+xml", NULL };

static const char *const losses[] = {
  N_ ("colours, shortcuts and examples of codes"),
  N_ ("everything about an actor but the name and where it is mentioned"),
  N_ ("where actors of attribution chains are mentioned"),
  N_ ("attributes of actors, codes, coders and propositions, and those that name an actor"),
  N_ ("memos on the project, and on actors, codes, coders and propositions"),
  N_ ("when annotations, relations and memos were made"),
  N_ ("kinds of actors, types of relations, types of attributes and versions of the codebook"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_tei = {
  .id = "tei",
  .name = N_ ("TEI"),
  .summary = N_ ("Texts of the Text Encoding Initiative (P5), with what is coded in them beside the text"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_NONE,
  .carries = QUOTH_KIND_BIT (CODER) | QUOTH_KIND_BIT (CODE) | QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION)
             | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE) | QUOTH_KIND_BIT (RELATION) | QUOTH_KIND_BIT (MEMO),
  .keeps = QUOTH_KEEPS_CODERS | QUOTH_KEEPS_CODES | QUOTH_KEEPS_CODE_TREE | QUOTH_KEEPS_CODE_RULES | QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS | QUOTH_KEEPS_CODE_NAMES,
  .losses = losses,
  .detect = detect_tei,
  .read_edits = quoth_tei_read,
  .write = quoth_tei_write,
};
