/* quoth-places.c: places of a text, by what somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-places.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-names.h"

#define N_ANNOTATIONS_MAX 8
#define N_CODES_MAX 5
#define TITLE_MAX 120

void
quoth_place_free (QuothPlace *self)
{
  g_free (self->title);
  g_free (self->what);
  g_free (self);
}

static QuothPlace *
add_place (GPtrArray *places, char *title, char *what, QuothRange range)
{
  QuothPlace *place = g_new0 (QuothPlace, 1);

  place->title = title;
  place->what = what;
  place->range = range;
  g_ptr_array_add (places, place);
  return place;
}

static char *
dup_line (QuothDocumentModel *model, QuothRange range)
{
  QuothText *text = quoth_document_model_get_text (model);
  g_autofree char *slice = quoth_text_dup_slice (text, quoth_range (range.start, MIN (range.end, range.start + 2 * TITLE_MAX)));

  return quoth_name_one_line (slice, TITLE_MAX);
}

/* ---- Offsets ---- */

static void
find_offset (QuothDocumentModel *model, const char *digits, GPtrArray *places)
{
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));
  guint64 offset;

  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &offset, NULL))
    {
      add_place (places, g_strdup (_ ("After @ comes the number of a character")), g_strdup ("@1234"), quoth_range (0, 0))->is_wrong = TRUE;
      return;
    }
  if (offset > length)
    {
      add_place (places, g_strdup_printf (_ ("The text has %u characters"), length), NULL, quoth_range (0, 0))->is_wrong = TRUE;
      return;
    }
  add_place (places, quoth_context_dup_right (quoth_document_model_get_text (model), (guint) offset, TITLE_MAX),
             g_strdup_printf (_ ("Character %u"), (guint) offset), quoth_range ((guint) offset, (guint) offset));
}

/* ---- Segments ---- */

/* The number that the gutter has for @segment, as it counts those without one of their own; 0: none. */
static guint
get_number (const QuothSegment *segment, guint *n)
{
  const char *digits;

  if (segment->kind == QUOTH_SEGMENT_BOILERPLATE || segment->kind == QUOTH_SEGMENT_HEADING
      || segment->kind == QUOTH_SEGMENT_METADATA)
    return 0;
  (*n)++;
  if (quoth_segment_get_page (segment) != NULL || quoth_segment_get_time (segment) >= 0)
    return *n;
  digits = segment->number != NULL ? strpbrk (segment->number, "0123456789") : NULL;
  return digits != NULL ? (guint) g_ascii_strtoull (digits, NULL, 10) : *n;
}

static gboolean
is_name_of_segment (const char *name)
{
  g_autofree char *folded = quoth_fold (name);

  if (*folded == '\0' || g_str_equal (name, "¶") || g_str_equal (name, "#") || g_str_equal (folded, "segment"))
    return TRUE;
  for (guint kind = 0; kind <= QUOTH_SEGMENT_METADATA; kind++)
    {
      g_autofree char *other = quoth_fold (quoth_name_of_segment_kind (kind));

      if (g_str_has_prefix (other, folded))
        return TRUE;
    }
  return FALSE;
}

/* Whether @query is the number of a segment ("post 7", "12/"). */
static gboolean
read_number (const char *query, guint *number)
{
  gsize n = strcspn (query, "0123456789");
  g_autofree char *name = g_strstrip (g_strndup (query, n));
  char *end;

  if (query[n] == '\0' || !is_name_of_segment (name))
    return FALSE;
  *number = (guint) MIN (g_ascii_strtoull (query + n, &end, 10), G_MAXUINT);
  return *end == '\0' || *end == '/' || *end == '.' || *end == ')';
}

static void
find_segment (QuothDocumentModel *model, guint number, GPtrArray *places)
{
  const GPtrArray *segments = quoth_document_model_get_document (model)->segments;
  guint n = 0;
  guint last = 0;

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const QuothSegment *segment = segments->pdata[i];
      guint its = get_number (segment, &n);

      last = MAX (last, its);
      if (its == number && its > 0)
        add_place (places, dup_line (model, segment->range),
                   g_strdup_printf ("%s %u", quoth_name_of_segment_kind (segment->kind), its),
                   quoth_range (segment->range.start, segment->range.start));
    }
  if (places->len == 0)
    add_place (places, g_strdup_printf (_ ("There is no %u: the numbers beside the text end with %u"), number, last),
               NULL, quoth_range (0, 0))->is_wrong = TRUE;
}

/* ---- Pages and times ---- */

/* What is typed for a page ("p. 12", "page iv", "pp 3"), without the word; NULL if it is none. */
static const char *
skip_page_word (const char *typed)
{
  g_autofree char *translated = quoth_fold (_ ("page"));
  const char *words[] = { "page", "pp.", "pp", "p.", "p", translated };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (typed, words[i], strlen (words[i])) == 0)
      {
        const char *rest = typed + strlen (words[i]);

        rest += strspn (rest, " ");
        return *rest != '\0' ? rest : NULL;
      }
  return NULL;
}

static void
find_page (QuothDocumentModel *model, const char *page, GPtrArray *places)
{
  const GPtrArray *segments = quoth_document_model_get_document (model)->segments;

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const QuothSegment *segment = segments->pdata[i];

      if (segment->kind == QUOTH_SEGMENT_BOILERPLATE || !quoth_segment_is_on_page (segment, page))
        continue;
      add_place (places, dup_line (model, segment->range), g_strdup (segment->number),
                 quoth_range (segment->range.start, segment->range.start));
      return;
    }
}

/* "12:05", "1:02:03". */
static gboolean
read_time (const char *typed, gint64 *seconds)
{
  g_auto (GStrv) parts = g_strsplit (typed, ":", -1);

  *seconds = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 value;

      if (i > 2 || !g_ascii_string_to_unsigned (parts[i], 10, 0, 99999, &value, NULL))
        return FALSE;
      *seconds = *seconds * 60 + (gint64) value;
    }
  return g_strv_length (parts) >= 2;
}

/* What was being said at that time. */
static void
find_time (QuothDocumentModel *model, gint64 seconds, GPtrArray *places)
{
  const GPtrArray *segments = quoth_document_model_get_document (model)->segments;
  const QuothSegment *found = NULL;

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      gint64 time = quoth_segment_get_time (segments->pdata[i]);

      if (time >= 0 && (time <= seconds || found == NULL))
        found = segments->pdata[i];
    }
  if (found != NULL)
    add_place (places, dup_line (model, found->range), g_strdup (found->number),
               quoth_range (found->range.start, found->range.start));
}

/* ---- Annotations ---- */

typedef struct
{
  const char *query;
  GPtrArray *places;
  guint n_max;
  QuothRange starts; /* where it must begin */
} Words;

static gboolean
look_at (QuothRange range, gpointer value, gpointer user_data)
{
  Words *words = user_data;
  QuothAnnotation *annotation = value;
  const char *statement = annotation->value.kind == QUOTH_KIND_CLAIM ? quoth_claim (value)->statement : NULL;
  g_autofree char *quote = NULL;
  QuothPlace *place;

  if (!quoth_range_contains (words->starts, range.start)
      || !quoth_range_equal (range, quoth_annotation_get_span (annotation, 0)->range))
    return G_SOURCE_CONTINUE;
  quote = quoth_annotation_dup_quote (annotation);
  if (!quoth_fold_matches (quote, words->query) && (statement == NULL || !quoth_fold_matches (statement, words->query)))
    return G_SOURCE_CONTINUE;
  place = add_place (words->places, quoth_name_one_line (quoth_fold_matches (quote, words->query) ? quote : statement, TITLE_MAX),
                     g_strdup (quoth_name_of_annotation (annotation->value.kind)), range);
  place->annotation = annotation->value.id;
  return words->places->len < words->n_max ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
find_annotations (QuothDocumentModel *model, guint caret, const char *query, GPtrArray *places)
{
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_place_free);
  Words words = { query, places, N_ANNOTATIONS_MAX, quoth_range (caret, length + 1) };

  quoth_document_model_foreach (model, quoth_range (caret, length), look_at, &words);
  if (caret == 0 || places->len >= N_ANNOTATIONS_MAX)
    return;
  words.places = before;
  words.n_max -= places->len;
  words.starts = quoth_range (0, caret);
  quoth_document_model_foreach (model, words.starts, look_at, &words);
  g_ptr_array_extend_and_steal (places, g_steal_pointer (&before));
}

/* ---- Codes ---- */

static gboolean
has_code (gpointer value, const QuothId *code)
{
  const QuothClaim *claim = QUOTH_VALUE (value)->kind == QUOTH_KIND_CLAIM ? quoth_claim (value) : NULL;

  for (guint i = 0; claim != NULL && i < claim->categories->len; i++)
    if (quoth_id_equal (&g_array_index (claim->categories, QuothCategory, i).code, code))
      return TRUE;
  return FALSE;
}

/* Claims come in order; where @from comes, those that come later are after it. */
typedef struct
{
  const QuothId *code;
  const QuothId *from;
  guint offset;
  gboolean is_after;
  QuothAnnotation *first;
  QuothAnnotation *before;
  QuothAnnotation *after;
  QuothAnnotation *last;
} CodeWalk;

static gboolean
walk_cb (QuothRange range, gpointer value, gpointer user_data)
{
  CodeWalk *walk = user_data;

  if (!quoth_range_equal (range, quoth_annotation_get_span (value, 0)->range))
    return G_SOURCE_CONTINUE;
  if (walk->from != NULL && quoth_id_equal (&QUOTH_VALUE (value)->id, walk->from))
    {
      walk->is_after = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (walk->from == NULL && range.start >= walk->offset)
    walk->is_after = TRUE;
  if (!has_code (value, walk->code))
    return G_SOURCE_CONTINUE;
  if (walk->first == NULL)
    walk->first = value;
  if (!walk->is_after)
    walk->before = value;
  else if (walk->after == NULL)
    walk->after = value;
  walk->last = value;
  return G_SOURCE_CONTINUE;
}

QuothAnnotation *
quoth_places_find_code (QuothDocumentModel *model, const QuothId *code, const QuothId *from, guint offset, int step)
{
  guint length = quoth_text_get_length (quoth_document_model_get_text (model));
  CodeWalk walk = { .code = code, .from = from, .offset = offset };

  quoth_document_model_foreach (model, quoth_range (0, length), walk_cb, &walk);
  if (step > 0)
    return walk.after != NULL ? walk.after : walk.first;
  return walk.before != NULL ? walk.before : walk.last;
}

static void
find_codes (QuothDocumentModel *model, GPtrArray *codes, guint caret, const char *query, GPtrArray *places)
{
  guint n = 0;

  for (guint i = 0; i < codes->len && n < N_CODES_MAX; i++)
    {
      const QuothCode *code = codes->pdata[i];
      QuothAnnotation *next;
      QuothPlace *place;

      if (!quoth_fold_matches (code->name, query))
        continue;
      n++;
      next = quoth_places_find_code (model, &code->value.id, NULL, caret, 1);
      place = add_place (places, g_strdup (code->name), g_strdup (next != NULL ? _ ("Code") : _ ("No claim here is under it")),
                         next != NULL ? quoth_annotation_get_extent (next) : quoth_range (0, 0));
      place->is_wrong = next == NULL;
      place->code = code->value.id;
      if (next != NULL)
        place->annotation = next->value.id;
    }
}

GPtrArray *
quoth_places_find (QuothDocumentModel *model, GPtrArray *codes, guint caret, const char *query)
{
  g_autofree char *typed = g_strstrip (g_strdup (query));
  g_autofree char *folded = quoth_fold (typed);
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_place_free);
  const char *page = skip_page_word (typed);
  gint64 seconds;
  guint number;

  if (*typed == '\0')
    return places;
  find_page (model, page != NULL ? page : typed, places);
  if (read_time (typed, &seconds))
    find_time (model, seconds, places);
  if (places->len > 0 && !g_ascii_isdigit (*typed))
    return places;
  if (*typed == '@' && (typed[1] == '\0' || g_ascii_isdigit (typed[1])))
    find_offset (model, typed + 1, places);
  else if (read_number (typed, &number))
    find_segment (model, number, places);
  else
    {
      GPtrArray *annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_place_free);

      find_codes (model, codes, caret, folded, places);
      find_annotations (model, caret, folded, annotations);
      g_ptr_array_extend_and_steal (places, annotations);
    }
  if (places->len == 0)
    add_place (places, g_strdup (_ ("Nothing coded here says so")),
               g_strdup (_ ("Type 7, @1234, words that are coded, or a code")),
               quoth_range (0, 0))->is_wrong = TRUE;
  return places;
}
