/* quoth-alias-matcher.c: many names looked for in one pass
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are a tree of their folded code points; each node knows the longest proper suffix of what leads to it that is in the
 * tree too (`fail`), and the nearest such suffix that is a name (`output`). The text goes through it once: O(text + matches), however
 * many names there are. What a name asks for beyond its letters (case, edges of words, clusters) is looked at when its letters are
 * found: O(length of the name) for case, else O(1).
 *
 * Folding is from one code point to one, so that offsets stay those of the text. (Rejected: full case folding and NFC, with a map back
 * to the text. "ß" and "SS" would be one, and a decomposed "é" would be found; but what is found has to be a stretch of the text, and names are
 * taken from texts. A table of transitions for each node: the alphabet is Unicode. So all edges are in one hash table of (node, code point).)
 */

#include "suggest/quoth-alias-matcher.h"

#include "text/quoth-boundaries.h"

#define ROOT 0
#define NONE G_MAXUINT32

typedef struct
{
  guint32 fail;
  guint32 output;  /* NONE if no suffix is a name */
  guint32 pattern; /* the first that ends here; NONE */
  guint32 first_child;
  guint32 next_sibling;
  gunichar c;
} Node;

typedef struct
{
  gunichar *chars;
  guint length;
  QuothAliasFlags flags;
  guint32 next; /* another that ends in the same node; NONE */
} Pattern;

typedef struct
{
  guint64 key; /* 0: empty. No text has U+0000, so no edge from the root is 0. */
  guint32 node;
} Edge;

struct _QuothAliasMatcher
{
  GArray *nodes;
  GArray *patterns;
  Edge *edges;
  guint n_edges;
  guint mask;
  gboolean only_words; /* every name is to begin where a word begins */
  gboolean is_built;
};

static void
pattern_clear (gpointer data)
{
  g_free (((Pattern *) data)->chars);
}

static Node *
get_node (QuothAliasMatcher *self, guint32 node)
{
  return &g_array_index (self->nodes, Node, node);
}

static Pattern *
get_pattern (QuothAliasMatcher *self, guint32 pattern)
{
  return &g_array_index (self->patterns, Pattern, pattern);
}

static guint32
add_node (QuothAliasMatcher *self, gunichar c)
{
  Node node = { ROOT, NONE, NONE, NONE, NONE, c };

  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

QuothAliasMatcher *
quoth_alias_matcher_new (void)
{
  QuothAliasMatcher *self = g_new0 (QuothAliasMatcher, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_array_set_clear_func (self->patterns, pattern_clear);
  self->only_words = TRUE;
  self->mask = 63;
  self->edges = g_new0 (Edge, self->mask + 1);
  add_node (self, 0);
  return self;
}

void
quoth_alias_matcher_free (QuothAliasMatcher *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->patterns);
  g_free (self->edges);
  g_free (self);
}

/* ---- Characters ---- */

gunichar
quoth_alias_fold (gunichar c)
{
  if (c < 0x80)
    return c >= 'A' && c <= 'Z' ? c + 32 : c == '\n' || c == '\t' ? ' ' : c;
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xFF07)
    return '\'';
  if (c == 0x2010 || c == 0x2011)
    return '-';
  return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
}

/* Scripts whose words stand without blanks between them. */
static gboolean
is_unparted (gunichar c)
{
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x2E80 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) || c == '_';
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

gboolean
quoth_alias_binds (gunichar before, gunichar after)
{
  if (!is_letter (after))
    return FALSE;
  if (before == '@' || before == '#')
    return TRUE;
  return is_letter (before) && !is_unparted (before) && !is_unparted (after);
}

/* ---- The tree ---- */

static guint
find_slot (const QuothAliasMatcher *self, guint64 key)
{
  guint slot = (guint) ((key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32) & self->mask;

  while (self->edges[slot].key != 0 && self->edges[slot].key != key)
    slot = (slot + 1) & self->mask;
  return slot;
}

static guint64
make_key (guint32 node, gunichar c)
{
  return (guint64) node << 32 | c;
}

static guint32
follow (const QuothAliasMatcher *self, guint32 node, gunichar c)
{
  const Edge *edge = &self->edges[find_slot (self, make_key (node, c))];

  return edge->key != 0 ? edge->node : NONE;
}

static void
grow (QuothAliasMatcher *self)
{
  g_autofree Edge *old = self->edges;
  guint n = self->mask + 1;

  self->mask = 2 * n - 1;
  self->edges = g_new0 (Edge, 2 * n);
  for (guint i = 0; i < n; i++)
    if (old[i].key != 0)
      self->edges[find_slot (self, old[i].key)] = old[i];
}

static guint32
add_child (QuothAliasMatcher *self, guint32 parent, gunichar c)
{
  guint32 child = add_node (self, c);
  guint slot;

  get_node (self, child)->next_sibling = get_node (self, parent)->first_child;
  get_node (self, parent)->first_child = child;
  if (2 * ++self->n_edges > self->mask)
    grow (self);
  slot = find_slot (self, make_key (parent, c));
  self->edges[slot] = (Edge){ make_key (parent, c), child };
  return child;
}

guint
quoth_alias_matcher_add (QuothAliasMatcher *self, const char *name, QuothAliasFlags flags)
{
  glong length;
  Pattern pattern = { g_utf8_to_ucs4_fast (name, -1, &length), 0, flags, NONE };
  guint32 node = ROOT;

  g_assert (!self->is_built);
  pattern.length = (guint) length;
  self->only_words &= (flags & QUOTH_ALIAS_WORD_START) != 0;
  for (guint i = 0; i < pattern.length; i++)
    {
      gunichar c = quoth_alias_fold (pattern.chars[i]);
      guint32 child = follow (self, node, c);

      node = child != NONE ? child : add_child (self, node, c);
    }
  if (pattern.length > 0)
    {
      pattern.next = get_node (self, node)->pattern;
      get_node (self, node)->pattern = self->patterns->len;
    }
  g_array_append_val (self->patterns, pattern);
  return self->patterns->len - 1;
}

static guint32
step (const QuothAliasMatcher *self, guint32 node, gunichar c)
{
  guint32 next;

  while ((next = follow (self, node, c)) == NONE && node != ROOT)
    node = g_array_index (self->nodes, Node, node).fail;
  return next != NONE ? next : ROOT;
}

void
quoth_alias_matcher_build (QuothAliasMatcher *self)
{
  g_autoptr (GArray) queue = NULL;
  guint32 root = ROOT;

  if (self->is_built)
    return;
  queue = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->is_built = TRUE;
  g_array_append_val (queue, root);
  for (guint i = 0; i < queue->len; i++)
    {
      guint32 node = g_array_index (queue, guint32, i);

      for (guint32 child = get_node (self, node)->first_child; child != NONE; child = get_node (self, child)->next_sibling)
        {
          Node *it = get_node (self, child);
          guint32 fail = node != ROOT ? step (self, get_node (self, node)->fail, it->c) : ROOT;

          it->fail = fail;
          it->output = get_node (self, fail)->pattern != NONE ? fail : get_node (self, fail)->output;
          g_array_append_val (queue, child);
        }
    }
}

/* ---- The search ---- */

typedef struct
{
  QuothAliasMatcher *matcher;
  QuothText *text;
  const char *begin; /* of the whole text */
  GArray *matches;
} Search;

static gboolean
fits_case (const Pattern *pattern, const char *p)
{
  for (guint i = 0; i < pattern->length; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar wanted = pattern->chars[i];

      if ((pattern->flags & QUOTH_ALIAS_MATCH_CASE) != 0 && c != wanted && g_unichar_isalpha (c))
        return FALSE;
      if ((pattern->flags & QUOTH_ALIAS_CAPITALS) != 0 && g_unichar_isupper (wanted) && !g_unichar_isupper (c))
        return FALSE;
    }
  return TRUE;
}

/* The character before @p, of one inside the text; 0 at its beginning. */
static gunichar
get_before (const Search *self, const char *p)
{
  return p > self->begin ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/* Below U+0300 each character is a cluster. */
static gboolean
is_boundary (const Search *self, guint offset, gunichar before, gunichar after)
{
  return (before < 0x300 && after < 0x300) || quoth_text_is_cluster_boundary (self->text, offset);
}

/* @start and @end: of @range. Nothing is asked by offset where the characters tell it: most matches are of common words. */
static gboolean
fits (const Search *self, const Pattern *pattern, QuothRange range, const char *start, const char *end)
{
  gunichar first = g_utf8_get_char (start);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));
  gunichar before = get_before (self, start);
  gunichar after = g_utf8_get_char (end);

  if ((pattern->flags & QUOTH_ALIAS_WORD_START) != 0 && quoth_alias_binds (before, first))
    return FALSE;
  if ((pattern->flags & QUOTH_ALIAS_WORD_END) != 0 && quoth_alias_binds (last, after))
    return FALSE;
  return ((pattern->flags & (QUOTH_ALIAS_MATCH_CASE | QUOTH_ALIAS_CAPITALS)) == 0 || fits_case (pattern, start)) &&
         is_boundary (self, range.start, before, first) && is_boundary (self, range.end, last, after);
}

static void
add_matches (const Search *self, guint32 node, guint end_offset, const char *end)
{
  guint length = 0;
  const char *start = end;

  for (guint32 n = get_node (self->matcher, node)->pattern; n != NONE; n = get_pattern (self->matcher, n)->next)
    {
      const Pattern *pattern = get_pattern (self->matcher, n);
      QuothAliasMatch match = { quoth_range (end_offset - pattern->length, end_offset), n };

      for (; length < pattern->length; length++)
        start = g_utf8_prev_char (start);
      if (fits (self, pattern, match.range, start, end))
        g_array_append_val (self->matches, match);
    }
}

/* Where every name begins with a word, nothing begins inside one: that leaves out most of a text. */
void
quoth_alias_matcher_find (QuothAliasMatcher *self, QuothText *text, QuothRange range, GArray *matches)
{
  Search search = { self, text, quoth_text_get_utf8 (text), matches };
  const char *p = search.begin + quoth_text_to_byte (text, range.start);
  gunichar before = get_before (&search, p);
  guint32 node = ROOT;

  quoth_alias_matcher_build (self);
  for (guint i = range.start; i < range.end; i++)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (node != ROOT || !self->only_words || !quoth_alias_binds (before, c))
        node = step (self, node, quoth_alias_fold (c));
      for (guint32 n = node; n != NONE && node != ROOT; n = get_node (self, n)->output)
        add_matches (&search, n, i + 1, p);
      before = c;
    }
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const QuothAliasMatch *one = a;
  const QuothAliasMatch *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  if (one->range.end != other->range.end)
    return one->range.end > other->range.end ? -1 : 1;
  return one->pattern < other->pattern ? -1 : one->pattern > other->pattern;
}

void
quoth_alias_matches_resolve (GArray *matches)
{
  guint kept = 0;
  guint end = 0;

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      QuothAliasMatch match = g_array_index (matches, QuothAliasMatch, i);

      if (match.range.start < end)
        continue;
      end = match.range.end;
      g_array_index (matches, QuothAliasMatch, kept++) = match;
    }
  g_array_set_size (matches, kept);
}
