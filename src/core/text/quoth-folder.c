/* quoth-folder.c: a text as a stream of folded characters that know where they come from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Case folding and decomposition say of each code point what it becomes, whatever stands beside it; only combining marks must then
 * be put in order. So the work is a table, filled when a code point is met first, and one look-up for each that follows:
 * O(n), with nothing kept of the text but what the caller asked for.
 *
 * quoth_fold() drops every mark, which is right for a name that somebody types. In a text it is not: the vowels of Hindi
 * and the voicing of Japanese are marks too, and कि is not का. Here marks are dropped that stand above or below a
 * letter that is one without them, as their combining class tells, and the selectors of a variant.
 */

#include "text/quoth-folder.h"

#define PAGE 256
#define N_PAGES (0x110000u / PAGE)

/* An entry of a page: one code point; or, with the bit, the place of a sequence. */
#define UNKNOWN 0u
#define SEQUENCE 0x80000000u

/* Combining classes that make another letter: nuktas, the voicing of kana, viramas. */
#define FIRST_LETTER_CLASS 7
#define LAST_LETTER_CLASS 9

struct _QuothFolder
{
  QuothFoldFlags flags;
  guint32 **pages; /* by code point; NULL until one of the page is met */
  GArray *sequences; /* of guint32: a length, and so many code points; [0] is the empty one */
};

QuothFolder *
quoth_folder_new (QuothFoldFlags flags)
{
  QuothFolder *self = g_new0 (QuothFolder, 1);
  guint32 nothing = 0;

  self->flags = flags;
  self->pages = g_new0 (guint32 *, N_PAGES);
  self->sequences = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->sequences, nothing);
  return self;
}

void
quoth_folder_free (QuothFolder *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
  g_free (self->pages);
  g_array_unref (self->sequences);
  g_free (self);
}

static gboolean
is_diacritic (gunichar c)
{
  int class = g_unichar_combining_class (c);

  if ((c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef))
    return TRUE;
  return class != 0 && (class < FIRST_LETTER_CLASS || class > LAST_LETTER_CLASS);
}

/* What is written for @c on a typewriter: quotation marks, apostrophes and hyphens have no decomposition. */
static gunichar
simplify (gunichar c)
{
  switch (c)
    {
    case 0x02bc:
    case 0x2018:
    case 0x2019:
    case 0x201b:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return c;
    }
}

/* A sign like "´" is written as a space with a mark, but is not found by one. */
static gboolean
is_mark_alone (const char *split)
{
  return *split == ' ' && split[1] != '\0';
}

/* What is compared instead of @c, before marks are dropped. */
static gunichar *
decompose (QuothFolder *self, gunichar c)
{
  GNormalizeMode mode = (self->flags & QUOTH_FOLD_MARKS) != 0 ? G_NORMALIZE_ALL : G_NORMALIZE_DEFAULT;
  g_autofree char *folded = NULL;
  g_autofree char *split = NULL;
  char utf8[8] = "";

  g_unichar_to_utf8 ((self->flags & QUOTH_FOLD_MARKS) != 0 ? simplify (c) : c, utf8);
  split = g_utf8_normalize (utf8, -1, mode);
  if (is_mark_alone (split))
    return g_utf8_to_ucs4_fast (utf8, -1, NULL);
  if ((self->flags & QUOTH_FOLD_CASE) != 0)
    {
      folded = g_utf8_casefold (split, -1);
      g_free (split);
      split = g_utf8_normalize (folded, -1, mode);
    }
  return g_utf8_to_ucs4_fast (split, -1, NULL);
}

static guint32
make_entry (QuothFolder *self, gunichar c)
{
  g_autofree gunichar *split = decompose (self, c);
  guint place = self->sequences->len;
  guint32 n = 0;

  g_array_append_val (self->sequences, n);
  for (guint i = 0; split[i] != 0; i++)
    if ((self->flags & QUOTH_FOLD_MARKS) == 0 || !is_diacritic (split[i]))
      {
        g_array_append_val (self->sequences, split[i]);
        n++;
      }
  if (n == 1)
    {
      guint32 only = g_array_index (self->sequences, guint32, place + 1);

      g_array_set_size (self->sequences, place);
      return only;
    }
  g_array_index (self->sequences, guint32, place) = n;
  return SEQUENCE | place;
}

static inline guint32
get_entry (QuothFolder *self, gunichar c)
{
  guint32 **page = &self->pages[c / PAGE];

  if (*page == NULL)
    *page = g_new0 (guint32, PAGE);
  if ((*page)[c % PAGE] == UNKNOWN)
    (*page)[c % PAGE] = make_entry (self, c);
  return (*page)[c % PAGE];
}

static void
add_units (QuothFolder *self, GArray *units, guint source, gunichar raw)
{
  guint32 entry = get_entry (self, raw);
  gboolean is_sequence = (entry & SEQUENCE) != 0;
  const guint32 *sequence = &g_array_index (self->sequences, guint32, is_sequence ? entry & ~SEQUENCE : 0);
  guint n = is_sequence ? sequence[0] : 1;

  for (guint i = 0; i < n; i++)
    {
      QuothUnit unit = { is_sequence ? sequence[i + 1] : entry, source, raw };

      g_array_append_val (units, unit);
    }
}

static int
compare_classes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_unichar_combining_class (*(const gunichar *) a) - g_unichar_combining_class (*(const gunichar *) b);
}

/* Puts the marks at @units in canonical order. Where each comes from stays as it was: they are of one cluster. */
static void
order_marks (QuothUnit *units, guint n)
{
  g_autofree gunichar *marks = g_new (gunichar, n);

  for (guint i = 0; i < n; i++)
    marks[i] = units[i].c;
  g_qsort_with_data (marks, (int) n, sizeof (gunichar), compare_classes, NULL);
  for (guint i = 0; i < n; i++)
    units[i].c = marks[i];
}

static void
order_all_marks (GArray *units, guint from)
{
  QuothUnit *all = (QuothUnit *) (gpointer) units->data;

  for (guint i = from, end; i < units->len; i = MAX (end, i + 1))
    {
      end = i;
      while (end < units->len && all[end].c >= 0x300 && g_unichar_combining_class (all[end].c) != 0)
        end++;
      if (end > i + 1)
        order_marks (all + i, end - i);
    }
}

/* Most of many texts: characters of ASCII, of which each folds to one. Returns: how many. */
static guint
add_ascii (QuothFolder *self, GArray *units, const char *p, const char *end, guint n, guint source)
{
  guint room = units->len;
  guint length = 0;
  QuothUnit *out;

  while (length < n && p + length < end && (guint8) p[length] < 0x80)
    length++;
  if (length == 0)
    return 0;
  g_array_set_size (units, room + length);
  out = &g_array_index (units, QuothUnit, room);
  for (guint i = 0; i < length; i++)
    {
      gunichar raw = (guint8) p[i];

      out[i] = (QuothUnit){ get_entry (self, raw), source + i, raw };
    }
  return length;
}

const char *
quoth_folder_add (QuothFolder *self,
                  GArray *units,
                  const char *p,
                  const char *end,
                  guint n,
                  guint source,
                  guint *next_source)
{
  guint first = units->len;
  gboolean has_marks = FALSE;

  while (p < end)
    {
      guint n_ascii = add_ascii (self, units, p, end, n, source);
      gunichar raw;
      gboolean is_mark;

      n -= n_ascii;
      p += n_ascii;
      source += n_ascii;
      if (p == end)
        break;
      raw = g_utf8_get_char (p);
      is_mark = raw >= 0x300 && g_unichar_combining_class (raw) != 0;
      if (n == 0 && !is_mark)
        break;
      n -= n > 0;
      has_marks |= is_mark || (get_entry (self, raw) & SEQUENCE) != 0;
      add_units (self, units, source, raw);
      p = g_utf8_next_char (p);
      source++;
    }
  if (has_marks)
    order_all_marks (units, first);
  *next_source = source;
  return p;
}
